//! What is written unseen leaves every page of the public as it was, so that kept pages may stay kept（公開ページに出ない書込み）.
//! `lint::whoever_writes_unseen_is_known` holds the list of those who do.

use crate::kept::{kept_addresses, somebody};
use crate::mail::drain;
use crate::proposals::{LINES, begun, sign_in};
use crate::world::{Browser, Reply, World, on_both};
use axum::http::StatusCode;
use chrono::TimeDelta;
use server::store::{messages, opinion_draft_files, opinion_drafts, submissions};
use std::collections::BTreeMap;

const WRITE: &str = "/consultations/action-plan/opinion";

/// Every page of the public as it is rendered now, not as it was kept.
async fn rendered(world: &World, addresses: &[String]) -> BTreeMap<String, String> {
    let mut pages = BTreeMap::new();
    for address in addresses {
        let page = somebody(world).get(address).await.expect(StatusCode::OK);
        pages.insert(address.clone(), page.text());
    }
    pages
}

fn hidden(page: &Reply) -> Vec<(String, String)> {
    let [names, values] = ["name", "value"].map(|name| page.attributes("main input[type=hidden]", name));
    names.into_iter().zip(values).collect()
}

/// Sends the form of a page with what it carries and what somebody types.
async fn send(browser: &mut Browser, address: &str, fields: &[(&str, &str)]) -> Reply {
    let carried = hidden(&browser.get(address).await.expect(StatusCode::OK));
    let mut all: Vec<(&str, &str)> = carried.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    all.retain(|(name, _)| !fields.iter().any(|(own, _)| own == name));
    all.extend(fields);
    browser.post(address, &all).await
}

/// An opinion is begun and thrown away, and another is handed in.
async fn opinions(world: &World) {
    let mut guest = world.browser();
    let text = [("body-0", "書きかけの意見"), ("go", "next")];
    send(&mut guest, WRITE, &text).await.redirect();
    guest.post(&format!("{WRITE}/discard"), &[]).await.redirect();
    let text = [("body-0", "だれにも見えない意見"), ("go", "next")];
    send(&mut guest, WRITE, &text).await.redirect();
    let who = [
        ("naming", "named"),
        ("name", "阿比留 キク"),
        ("category", "resident"),
        ("address", "対馬市厳原町"),
        ("email", "kiku@example.jp"),
        ("go", "next"),
    ];
    send(&mut guest, &format!("{WRITE}/sender"), &who).await.redirect();
    world.state.clock.turn(TimeDelta::seconds(20));
    let receipt = send(&mut guest, &format!("{WRITE}/check"), &[]).await.redirect();
    guest.get(&receipt).await.expect(StatusCode::OK);
}

/// A case is read, and lists go out.
async fn desk(world: &World) {
    let mut officer = sign_in(world, "officer@tomoni.example").await;
    let cases = officer.get("/staff/cases").await.expect(StatusCode::OK);
    let case = cases.attributes("tbody a[href^='/staff/cases/']", "href").remove(0);
    officer.get(&case).await.expect(StatusCode::OK);
    officer.get("/staff/export/cases.csv").await.expect(StatusCode::OK);
    officer.get("/staff/consultations/kotsu/opinions.csv").await.expect(StatusCode::OK);
    officer.post("/sign-out", &[]).await.redirect();
}

/// Letters leave, and what is over is swept.
async fn behind_the_pages(world: &World) {
    // In the demo city they go no further than its mail box; leased and settled they are all the same.
    let mut left = 0;
    loop {
        match drain(&world.state).await {
            0 => break,
            some => left += some,
        }
    }
    assert!(left > 0, "letters left");
    let now = world.state.clock.now();
    let mut tx = world.state.db.write_unseen().await.expect("a transaction");
    messages::bring_back(&mut tx, now).await.expect("brought back");
    opinion_drafts::sweep(&mut tx, now).await.expect("swept");
    opinion_draft_files::sweep(&mut tx, now).await.expect("swept");
    tx.commit().await.expect("a commit");
}

#[test]
fn what_is_written_unseen_changes_no_page_of_the_public() {
    on_both(|world| async move {
        let (mut resident, home) = begun(&world).await;
        let addresses: Vec<String> = kept_addresses(&world).await.into_keys().collect();
        let before = rendered(&world, &addresses).await;

        resident.post(&format!("{home}/form/aim"), &[("problem", "漂着ごみ"), ("purpose", "減らす")]).await.redirect();
        resident.post(&format!("{home}/budget"), &LINES).await.redirect();
        opinions(&world).await;
        desk(&world).await;
        behind_the_pages(&world).await;

        for (address, now) in rendered(&world, &addresses).await {
            assert_eq!(now, before[&address], "{address}");
        }
        let mut tx = world.state.db.read().await.expect("a snapshot");
        let id = home.trim_start_matches("/proposals/").parse().expect("an id");
        assert!(submissions::find(&mut tx, id).await.expect("an answer").is_some(), "and yet it was written");
    });
}
