//! Several people write one draft, and nothing anybody typed is written over（同時編集・代表の確認）.

use crate::proposals::{ANSWERS, LINES, PDF, PLEDGES, attach, begun, fill_in, sign_in, states};
use crate::world::{Browser, Reply, World, on_both};
use axum::http::StatusCode;
use chrono::{NaiveDate, TimeDelta};
use domain::folding::email_key;
use domain::people::{Membership, Role, SubmissionId};
use server::store::{messages, people, submissions};

const SECOND: &str = "resident2@tomoni.example";

fn id_of(home: &str) -> SubmissionId {
    home.trim_start_matches("/proposals/").parse().expect("an id")
}

/// A second person of the group, who may write but does not stand for it.
async fn contact(world: &World, home: &str) -> Browser {
    let mut tx = world.state.db.write().await.expect("a transaction");
    let case = submissions::find(&mut tx, id_of(home)).await.expect("an answer").expect("the case");
    let key = email_key(SECOND).expect("an address");
    let (person, _) = people::find_by_email(&mut tx, &key).await.expect("an answer").expect("the second resident");
    let from = NaiveDate::from_ymd_opt(2020, 4, 1).expect("a day");
    let membership = Membership { organisation: case.group, role: Role::Contact, from, until: None };
    people::add_membership(&mut tx, person.id, &membership).await.expect("a role");
    tx.commit().await.expect("a commit");
    sign_in(world, SECOND).await
}

/// The fields of a form as a browser would send them, with some typed over.
fn filled(page: &Reply, typed: &[(&str, &str)]) -> Vec<(String, String)> {
    let names = page.attributes("main form input[type=hidden]", "name");
    let values = page.attributes("main form input[type=hidden]", "value");
    let hidden = names.into_iter().zip(values).filter(|(name, _)| !typed.iter().any(|(key, _)| key == name));
    hidden.chain(typed.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned()))).collect()
}

async fn send(browser: &mut Browser, path: &str, page: &Reply, typed: &[(&str, &str)]) -> Reply {
    let fields = filled(page, typed);
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    browser.post(path, &fields).await
}

#[test]
fn a_stale_save_changes_nothing_and_shows_both_texts() {
    on_both(|world| async move {
        let (mut first, home) = begun(&world).await;
        let mut second = contact(&world, &home).await;
        let path = format!("{home}/form/aim");
        let (mine, theirs) = (first.get(&path).await, second.get(&path).await);
        let stored = [("problem", "漂着ごみが多い。"), ("purpose", "同じ文")];
        send(&mut second, &path, &theirs, &stored).await.redirect();

        let typed = [("problem", "漂着ごみと流木が多い。</textarea>"), ("purpose", "同じ文")];
        let compare = send(&mut first, &path, &mine, &typed).await.expect(StatusCode::CONFLICT);
        assert!(compare.select("#stale")[0].contains("さんが"), "{:?}", compare.select("#stale"));
        assert_eq!(compare.select(".compare h2"), ["地域の課題"], "only what differs");
        assert!(compare.select(".compare .compare__sides > div:first-child .typed")[0].contains("漂着ごみが多い。"));
        assert!(compare.text().contains("漂着ごみと流木が多い。&lt;/textarea&gt;"));
        assert!(second.get(&path).await.text().contains("漂着ごみが多い。"), "nothing was written over");
        let quiet = [typed[0], typed[1], ("go", "save")];
        let quiet = send(&mut first, &path, &mine, &quiet).await.expect(StatusCode::PRECONDITION_FAILED);
        assert!(quiet.body.is_empty() || !quiet.text().contains("漂着"), "the saver is told without a page");

        let unsaid = send(&mut first, &path, &compare, &typed).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(unsaid.attributes(".errors__list a", "href"), ["#f-problem"]);
        assert!(unsaid.text().contains("流木"));
        let edited = [("problem", "漂着ごみと流木がとても多い。"), ("take-problem", "mine"), ("purpose", "同じ文")];
        send(&mut first, &path, &unsaid, &edited).await.redirect();
        assert!(first.get(&path).await.text().contains("流木がとても多い。"));
    });
}

#[test]
fn the_stored_text_can_be_kept_and_a_third_save_is_seen() {
    on_both(|world| async move {
        let (mut first, home) = begun(&world).await;
        let mut second = contact(&world, &home).await;
        let path = format!("{home}/form/aim");
        let (mine, theirs) = (first.get(&path).await, second.get(&path).await);
        send(&mut second, &path, &theirs, &[("problem", "二人目の文")]).await.redirect();
        let compare = send(&mut first, &path, &mine, &[("problem", "一人目の文")]).await;
        // While the first compares, the second saves once more.
        send(&mut second, &path, &theirs, &[("problem", "二人目の新しい文")]).await.redirect();
        let choice = [("problem", "一人目の文"), ("take-problem", "theirs")];
        let again = send(&mut first, &path, &compare, &choice).await.expect(StatusCode::CONFLICT);
        assert!(again.select(".compare .typed")[0].contains("二人目の新しい文"), "{:?}", again.select(".compare"));
        send(&mut first, &path, &again, &choice).await.redirect();
        assert!(first.get(&path).await.text().contains("二人目の新しい文"), "the stored text was chosen");
    });
}

#[test]
fn nobody_is_disturbed_without_need() {
    on_both(|world| async move {
        let (mut first, home) = begun(&world).await;
        let mut second = contact(&world, &home).await;
        let (aim, effect) = (format!("{home}/form/aim"), format!("{home}/form/effect"));
        let page = first.get(&aim).await;
        let other = second.get(&effect).await;
        send(&mut second, &effect, &other, &[("effect", "別のページ")]).await.redirect();
        send(&mut first, &aim, &page, &[("problem", "一度目")]).await.redirect();
        // A double click, the back button, and a saver whose answer was lost: the same window again.
        for text in ["一度目", "戻って直した", "さらに直した"] {
            send(&mut first, &aim, &page, &[("problem", text)]).await.redirect();
        }
        // Two people who type the same have nothing to compare.
        let theirs = second.get(&aim).await;
        send(&mut first, &aim, &page, &[("problem", "同じ文")]).await.redirect();
        send(&mut second, &aim, &theirs, &[("problem", "同じ文")]).await.redirect();
        // The same person in two windows is two writers.
        let one = first.get(&aim).await;
        let two = first.get(&aim).await;
        send(&mut first, &aim, &two, &[("problem", "二つ目の窓")]).await.redirect();
        let compare = send(&mut first, &aim, &one, &[("problem", "一つ目の窓")]).await.expect(StatusCode::CONFLICT);
        assert!(compare.select("#stale")[0].contains("別の画面"), "{:?}", compare.select("#stale"));
        let saved = first.post(&aim, &[("problem", "x"), ("go", "save")]).await.expect(StatusCode::NO_CONTENT);
        assert!(saved.headers.contains_key("x-tomoni-version"));
    });
}

#[test]
fn two_budgets_are_compared_row_by_row() {
    on_both(|world| async move {
        let (mut first, home) = begun(&world).await;
        let mut second = contact(&world, &home).await;
        let path = format!("{home}/budget");
        let fresh = first.get(&path).await;
        send(&mut first, &path, &fresh, &LINES).await.redirect();
        let (mine, theirs) = (first.get(&path).await, second.get(&path).await);
        let row = |text: &'static str| [("e-2-category", "rent"), ("e-2-text", text), ("e-2-amount", "1000")];
        let with = |extra: [(&'static str, &'static str); 3]| LINES.iter().copied().chain(extra).collect::<Vec<_>>();
        send(&mut second, &path, &theirs, &with(row("テント"))).await.redirect();
        let compare = send(&mut first, &path, &mine, &with(row("机と椅子"))).await.expect(StatusCode::CONFLICT);
        assert!(compare.select(".row--gone")[0].contains("テント"), "{:?}", compare.select("tr"));
        assert!(compare.select(".row--new")[0].contains("机と椅子"));
        assert!(!second.get(&path).await.text().contains("机と椅子"), "nothing was written over");

        send(&mut first, &path, &compare, &[("take", "both")]).await.redirect();
        let page = first.get(&path).await;
        let texts = page.attributes("input[name^='e-'][name$='-text']", "value");
        assert_eq!(texts, ["会場の借り上げ", "チラシ", "テント", "机と椅子"]);

        // Rows move by buttons alone.
        let all = [LINES.to_vec(), row("テント").to_vec(), vec![("up", "e-2")]].concat();
        let moved = send(&mut first, &path, &page, &all).await.redirect();
        assert!(moved.ends_with("#f-e-1-category"), "{moved}");
        let texts = first.get(&path).await.attributes("input[name^='e-'][name$='-text']", "value");
        assert_eq!(texts, ["会場の借り上げ", "テント", "チラシ"]);
    });
}

#[test]
fn the_representative_hands_in_what_a_contact_wrote() {
    on_both(|world| async move {
        let (mut head, home) = begun(&world).await;
        let mut contact = contact(&world, &home).await;
        let mut tx = world.state.db.read().await.expect("a snapshot");
        let group = submissions::find(&mut tx, id_of(&home)).await.expect("an answer").expect("the case").group;
        drop(tx);
        let setting = format!("/groups/{group}/sign-off");
        contact.post(&setting, &[("sign-off", "on")]).await.expect(StatusCode::FORBIDDEN);
        let mut stranger = sign_in(&world, "officer@tomoni.example").await;
        stranger.post(&setting, &[("sign-off", "on")]).await.expect(StatusCode::NOT_FOUND);
        head.post(&setting, &[("sign-off", "on")]).await.redirect();

        let sign_off = format!("{home}/sign-off");
        let missing = contact.post(&sign_off, &[]).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert!(!missing.select(".errors__list a").is_empty(), "asked only when everything is there");
        head.post(&sign_off, &[]).await.expect(StatusCode::FORBIDDEN);
        fill_in(&mut contact, &home).await;
        let check = contact.get(&format!("{home}/check")).await.expect(StatusCode::OK);
        assert_eq!(check.attributes("main form", "action"), std::slice::from_ref(&sign_off));
        contact.post(&format!("{home}/check"), &PLEDGES).await.expect(StatusCode::FORBIDDEN);

        for _ in 0..2 {
            assert_eq!(contact.post(&sign_off, &[]).await.redirect(), home);
        }
        assert!(contact.get(&home).await.select("#waiting")[0].contains("まだ提出されていません"));
        let waits = head.get(&home).await;
        assert!(waits.select("#waiting")[0].contains("提出をお願いされています"), "{:?}", waits.select("#waiting"));
        let mut tx = world.state.db.read().await.expect("a snapshot");
        let letters = messages::of_case(&mut tx, id_of(&home)).await.expect("letters");
        drop(tx);
        let asked: Vec<_> = letters.iter().filter(|letter| letter.letter == "A-sign").collect();
        assert_eq!(asked.len(), 1, "pressed twice, told once");
        assert_eq!(asked[0].to_address, "resident@tomoni.example");
        assert_eq!(head.post(&format!("{home}/check"), &PLEDGES).await.redirect(), format!("{home}/receipt"));
        let receipt = contact.get(&format!("{home}/receipt")).await.expect(StatusCode::OK);

        let number = receipt.select(".receipt__no").remove(0);
        let asked = [("why-problem", "数字を入れてください。"), ("due", "2026-12-20")];
        stranger.post(&format!("/staff/cases/{number}/correction"), &asked).await.redirect();
        assert!(contact.get(&home).await.select("#waiting").is_empty(), "nobody has asked for this correction yet");
    });
}

#[test]
fn a_group_without_a_representative_does_not_wait_for_one() {
    on_both(|world| async move {
        let (mut head, home) = begun(&world).await;
        let mut contact = contact(&world, &home).await;
        let mut tx = world.state.db.read().await.expect("a snapshot");
        let group = submissions::find(&mut tx, id_of(&home)).await.expect("an answer").expect("the case").group;
        drop(tx);
        head.post(&format!("/groups/{group}/sign-off"), &[("sign-off", "on")]).await.redirect();
        head.post(&format!("/groups/{group}/sign-off"), &[("sign-off", "off")]).await.redirect();
        fill_in(&mut contact, &home).await;
        assert_eq!(contact.post(&format!("{home}/check"), &PLEDGES).await.redirect(), format!("{home}/receipt"));
    });
}

#[test]
fn buttons_lead_on_back_and_to_the_list() {
    on_both(|world| async move {
        let (mut browser, home) = begun(&world).await;
        let path = format!("{home}/form/group-contact");
        let go = |go: &'static str| [("contact-name", "髙橋"), ("go", go)];
        assert_eq!(browser.post(&path, &go("back")).await.redirect(), format!("{home}/form/group-about"));
        assert_eq!(browser.post(&path, &go("list")).await.redirect(), home);
        assert_eq!(browser.post(&path, &go("stay")).await.redirect(), path);
        let first = format!("{home}/form/group-about");
        assert_eq!(browser.post(&first, &[("go", "back")]).await.redirect(), home);
        let budget = browser.post(&format!("{home}/budget"), &[("go", "back")]).await.redirect();
        assert_eq!(budget, format!("{home}/form/effect"));
        assert_eq!(states(&browser.get(&home).await)[0], "入力中");
        let saved = browser.get(&home).await.select(".saved");
        assert!(saved[0].ends_with("10時"), "{saved:?}");
        world.state.clock.turn(TimeDelta::minutes(5));
        attach(&mut browser, &home, "rules", "規約.pdf", PDF).await.redirect();
        assert!(browser.get(&home).await.select(".saved")[0].contains("10時05分"));
        let removal = browser.get(&format!("{home}/papers")).await.attributes(".files__item form", "action").remove(0);
        assert_eq!(browser.get(&removal).await.redirect(), format!("{home}/papers"));
        assert_eq!(ANSWERS[1].0, "group-contact");
    });
}

#[test]
fn the_step_bar_saves_what_was_typed_and_then_leads_on() {
    on_both(|world| async move {
        let (mut browser, home) = begun(&world).await;
        let about = format!("{home}/form/group-about");
        let page = browser.get(&about).await.expect(StatusCode::OK);
        assert!(page.attributes("main a.back, main .steps a", "href").is_empty(), "no link leaves without saving");
        let first = page.attributes("button[form=draft], #draft button", "value").remove(0);
        assert_eq!(first, "next", "the return key does what the main button does");
        let ways = page.attributes(".steps button[form=draft]", "value");
        assert_eq!((ways[0].as_str(), ways[1].as_str()), ("to:page:outline", "to:budget"));
        assert_eq!(page.attributes("button.back[form=draft][role=link]", "value"), ["to:tasks"]);

        // What cannot be read is kept too, and is no reason to stay.
        for (number, (go, expected)) in [
            ("to:budget", format!("{home}/budget")),
            ("to:papers", format!("{home}/papers")),
            ("to:check", format!("{home}/check")),
            ("to:page:aim", format!("{home}/form/aim")),
            ("to:tasks", home.clone()),
            ("to:page:nowhere", home.clone()),
            ("to:paper:nothing", home.clone()),
            ("to://evil.example/", home.clone()),
        ]
        .into_iter()
        .enumerate()
        {
            let members = format!("{number}人くらい、たぶん");
            assert_eq!(browser.post(&about, &[("members", &members), ("go", go)]).await.redirect(), expected, "{go}");
            let kept = browser.get(&about).await;
            assert_eq!(kept.attributes("[name=members]", "value"), [members.as_str()], "{go}");
        }
        let budget = format!("{home}/budget");
        let row = [("e-0-text", "袋"), ("e-0-amount", "たくさん"), ("go", "to:page:aim")];
        assert_eq!(browser.post(&budget, &row).await.redirect(), format!("{home}/form/aim"));
        let kept = browser.get(&budget).await;
        assert_eq!(kept.attributes("[name=e-0-amount]", "value"), ["たくさん"]);
        assert_eq!(kept.attributes("button[form=draft], #draft button", "value")[0], "calc");
    });
}

#[test]
fn who_leaves_a_comparison_by_a_step_loses_neither_text() {
    on_both(|world| async move {
        let (mut browser, home) = begun(&world).await;
        let mut other = contact(&world, &home).await;
        let budget = format!("{home}/budget");
        let mine = browser.get(&budget).await;
        let theirs = other.get(&budget).await;
        send(
            &mut other,
            &budget,
            &theirs,
            &[("e-0-category", "consumables"), ("e-0-text", "袋"), ("e-0-amount", "100"), ("go", "next")],
        )
        .await
        .redirect();
        let row = [("e-0-category", "consumables"), ("e-0-text", "手袋"), ("e-0-amount", "200"), ("go", "next")];
        let compare = send(&mut browser, &budget, &mine, &row).await.expect(StatusCode::CONFLICT);
        send(&mut browser, &budget, &compare, &[("go", "to:papers")]).await.redirect();
        let texts = browser.get(&budget).await.attributes("[name$=-text]", "value");
        assert!(["袋", "手袋"].iter().all(|text| texts.iter().any(|known| known == text)), "{texts:?}");
    });
}
