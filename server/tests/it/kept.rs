//! Pages of the public are kept for the second, and nobody reads an old one（公開ページの保持）.

use crate::world::{Browser, World, on_both};
use axum::http::header::{CACHE_CONTROL, ETAG, SET_COOKIE};
use axum::http::{Method, StatusCode};
use chrono::TimeDelta;
use server::seed::demo;
use server::store::{Db, people};
use std::collections::{BTreeMap, BTreeSet};

const PASSWORD: &str = "minna-de-tomoni";

async fn demo_city(world: &World) {
    demo::city(&world.state).await.expect("the demo city");
}

/// Somebody of whom more is known than the language, so that the page is rendered for them alone.
pub fn somebody(world: &World) -> Browser {
    let mut browser = world.browser();
    browser.plant("newspaper", "asahi");
    browser
}

async fn signed_in(world: &World, address: &str) -> Browser {
    let mut browser = world.browser();
    world.enter(&mut browser, address, PASSWORD).await;
    browser
}

fn matches(pattern: &str, address: &str) -> bool {
    let path = address.split('?').next().unwrap_or_default();
    let (mut wanted, mut found) = (pattern.split('/'), path.split('/'));
    loop {
        match (wanted.next(), found.next()) {
            (None, None) => return true,
            (Some(place), Some(value)) if place.starts_with('{') && !value.is_empty() => {}
            (Some(same), Some(value)) if same == value => {}
            _ => return false,
        }
    }
}

/// Every page that links of public pages lead to and that is kept, under the pattern of its route.
pub async fn kept_addresses(world: &World) -> BTreeMap<String, String> {
    let mut patterns = server::web::route_list();
    patterns.retain(|route| route.kept);
    let mut browser = somebody(world);
    // The demo city has corrected no document: earlier editions have no link, and there is no list of errata.
    patterns.retain(|route| !route.path.contains("/errata/"));
    let first = "/consultations/action-plan/document/1".to_owned();
    let (mut waiting, mut seen) = (vec!["/".to_owned(), first], BTreeSet::new());
    let mut found = BTreeMap::new();
    while let Some(address) = waiting.pop() {
        let Some(route) = patterns.iter().find(|route| matches(&route.path, &address)) else { continue };
        if !seen.insert(address.clone()) || seen.len() > 300 {
            continue;
        }
        found.insert(address.clone(), route.path.clone());
        let page = browser.get(&address).await.expect(StatusCode::OK);
        let links = page.attributes("a", "href").into_iter().filter(|link| link.starts_with('/'));
        waiting.extend(links.map(|link| link.split('#').next().unwrap_or_default().to_owned()));
    }
    let walked: BTreeSet<&String> = found.values().collect();
    let missed: Vec<&str> = patterns.iter().map(|route| route.path.as_str()).collect();
    let missed: Vec<&str> = missed.into_iter().filter(|path| !walked.contains(&(*path).to_owned())).collect();
    assert!(missed.is_empty(), "no link of the demo city leads to {missed:?}");
    found
}

#[test]
fn what_is_kept_is_what_would_be_rendered() {
    on_both(|world| async move {
        demo_city(&world).await;
        for address in kept_addresses(&world).await.keys() {
            let fresh = somebody(&world).get(address).await.expect(StatusCode::OK);
            assert_eq!(fresh.headers[CACHE_CONTROL], "private, no-store", "{address}");
            let first = world.browser().get(address).await.expect(StatusCode::OK);
            let again = world.browser().get(address).await.expect(StatusCode::OK);
            assert_eq!(first.text(), fresh.text(), "{address}");
            assert_eq!(again.text(), fresh.text(), "{address}");
            assert_eq!(again.headers["content-security-policy"], fresh.headers["content-security-policy"], "{address}");
            assert_eq!(again.headers[CACHE_CONTROL], "private, no-cache", "{address}");
            assert!(!again.headers.contains_key(SET_COOKIE), "{address}");
            let tag = again.headers[ETAG].to_str().expect("text").to_owned();
            let asked = [("if-none-match", tag.as_str())];
            let same = world.browser().send_with(Method::GET, address, &asked).await.expect(StatusCode::NOT_MODIFIED);
            assert!(same.body.is_empty(), "{address}");
        }
    });
}

#[test]
fn every_language_and_coding_has_its_own() {
    on_both(|world| async move {
        demo_city(&world).await;
        let mut titles = BTreeSet::new();
        for lang in ["ja", "easy", "en"] {
            let mut browser = world.browser();
            browser.plant("lang", lang);
            titles.insert(browser.get("/calls").await.text());
        }
        assert_eq!(titles.len(), 3);
        for coding in ["br", "gzip"] {
            let packed = world.browser().send_with(Method::GET, "/calls", &[("accept-encoding", coding)]).await;
            assert_eq!(packed.headers["content-encoding"], coding);
        }
        let plain = world.browser().get("/calls").await;
        assert!(!plain.headers.contains_key("content-encoding"));
    });
}

/// A name that nobody wrote through this process, as another one on the same database would.
async fn rename_behind_its_back(world: &World, name: &str) {
    let sql = "UPDATE organisation SET name = $1 WHERE kind = 'department'";
    match &world.state.db {
        Db::Sqlite { writer, .. } => sqlx::query(sql).bind(name).execute(writer).await.map(drop),
        Db::Postgres { pool, .. } => sqlx::query(sql).bind(name).execute(pool).await.map(drop),
    }
    .expect("rows");
}

#[test]
fn a_write_is_read_at_once_and_another_process_within_a_second() {
    on_both(|world| async move {
        demo_city(&world).await;
        let before = world.browser().get("/contact").await.text();
        rename_behind_its_back(&world, "ひそかに変えた課").await;
        assert_eq!(world.browser().get("/contact").await.text(), before, "kept: nothing says that it changed");
        world.state.clock.turn(TimeDelta::seconds(1));
        assert!(world.browser().get("/contact").await.text().contains("ひそかに変えた課"));
        let mut admin = signed_in(&world, "admin@tomoni.example").await;
        world.browser().get("/contact").await;
        let departments = people::departments(&mut world.state.db.read().await.expect("a snapshot")).await;
        let one = departments.expect("departments").swap_remove(0);
        let address = format!("/staff/departments/{}", one.id);
        let typed = [("name", "あたらしい課"), ("email", "kyodo@city.example"), ("phone", "0920-53-6111")];
        admin.post(&address, &typed).await.redirect();
        assert!(world.browser().get("/contact").await.text().contains("あたらしい課"));
    });
}

#[test]
fn sessions_and_drafts_leave_pages_kept() {
    on_both(|world| async move {
        demo_city(&world).await;
        let before = world.state.db.writes();
        let mut resident = signed_in(&world, "resident@tomoni.example").await;
        let page = resident.get("/me").await.expect(StatusCode::OK);
        assert_eq!(page.headers[CACHE_CONTROL], "private, no-store");
        assert_eq!(world.state.db.writes(), before, "signing in changes nothing that the public reads");
        // What a signed-in person reads never goes into the same place.
        let name = resident.get("/calls").await.text();
        assert!(!world.browser().get("/calls").await.text().contains("/sign-out") && name.contains("/sign-out"));
    });
}

#[test]
fn a_page_too_long_to_be_kept_is_read_all_the_same() {
    on_both(|world| async move {
        demo_city(&world).await;
        let name = "とても長い名前の課".repeat(100_000);
        rename_behind_its_back(&world, &name).await;
        for _ in 0..2 {
            assert!(world.browser().get("/contact").await.expect(StatusCode::OK).text().contains(&name));
        }
    });
}
