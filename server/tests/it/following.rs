//! Following calls: by mail with a button at each end, by feed, by calendar（購読）.

use crate::world::{Browser, World, morning, on_both};
use axum::http::{Method, StatusCode};
use chrono::TimeDelta;
use server::actions::following::tell_due;
use server::seed::demo;
use server::store::messages::{self, Message};

pub async fn letters_to(world: &World, address: &str) -> Vec<Message> {
    let mut tx = world.state.db.read().await.expect("a snapshot");
    let mut all = Vec::new();
    for page in 0..5 {
        all.extend(messages::newest(&mut tx, 50, page).await.expect("letters"));
    }
    all.retain(|message| message.to_address == address);
    all.sort_by_key(|message| message.id);
    all.dedup_by_key(|message| message.id);
    all
}

/// The path behind a link in a letter.
fn path_in(letter: &Message, part: &str) -> String {
    let line = letter.body.lines().find(|line| line.contains(part)).expect("a link");
    line.split_once("3000").map_or_else(|| line.to_owned(), |(_, path)| path.to_owned())
}

pub async fn follow(world: &World, browser: &mut Browser, page: &str, address: &str) {
    assert_eq!(browser.post(page, &[("email", address)]).await.redirect(), "/follow/sent");
    let letters = letters_to(world, address).await;
    let asked = letters.iter().rfind(|letter| letter.letter == "F1").expect("a letter that asks");
    let confirm = path_in(asked, "/follow/confirm/");
    browser.get(&confirm).await.expect(StatusCode::OK);
    assert_eq!(letters_to(world, address).await.len(), letters.len(), "a look does nothing");
    let done = browser.post(&confirm, &[]).await.expect(StatusCode::OK);
    assert_eq!(done.select("h1"), ["お知らせを始めました"]);
    browser.post(&confirm, &[]).await.expect(StatusCode::GONE);
}

pub async fn tell_all(world: &World) {
    let mut rounds = 0;
    while tell_due(&world.state, world.state.clock.now()).await.expect("told") {
        rounds += 1;
        assert!(rounds < 100, "it comes to an end");
    }
}

#[test]
fn followers_are_told_once_in_their_language_and_silence_is_silence() {
    on_both(|world| async move {
        demo::city(&world.state).await.expect("the demo city");
        tell_all(&world).await;
        let mut browser = world.browser();
        browser.plant("lang", "en");
        // The page is English, so the words of the test's helper are looked up in Japanese by another browser.
        let mut japanese = world.browser();
        follow(&world, &mut japanese, "/follow", "hana@example.jp").await;
        follow(&world, &mut japanese, "/calls/wagamachi/follow", "hana@example.jp").await;
        assert_eq!(
            browser.post("/calls/wagamachi/follow", &[("email", "maria@example.jp")]).await.redirect(),
            "/follow/sent"
        );
        let asked = letters_to(&world, "maria@example.jp").await.remove(0);
        browser.post(&path_in(&asked, "/follow/confirm/"), &[]).await.expect(StatusCode::OK);

        // Who follows already hears so by mail; the page says the same as to anybody.
        assert_eq!(japanese.post("/follow", &[("email", "HANA@example.jp")]).await.redirect(), "/follow/sent");
        assert!(letters_to(&world, "hana@example.jp").await.iter().any(|letter| letter.letter == "F2"));

        // Three days before the end of wagamachi.
        world.state.clock.turn(TimeDelta::days(23) + TimeDelta::hours(14));
        let closing = |letters: Vec<Message>| letters.into_iter().filter(|l| l.letter == "F4").collect::<Vec<_>>();
        tell_all(&world).await;
        assert!(closing(letters_to(&world, "hana@example.jp").await).is_empty(), "nobody is woken at midnight");
        world.state.clock.turn(TimeDelta::hours(9));
        tell_all(&world).await;
        tell_all(&world).await;
        let hana = closing(letters_to(&world, "hana@example.jp").await);
        assert_eq!(hana.len(), 1, "followed twice, told once");
        assert!(hana[0].subject.starts_with("【対馬市】まもなく締切："), "{}", hana[0].subject);
        let maria = closing(letters_to(&world, "maria@example.jp").await);
        assert!(maria[0].subject.contains("Closing soon"), "{}", maria[0].subject);

        // One click from a mail program: no cookie, no page of ours.
        let leave = hana[0].unsubscribe.clone().expect("an address to stop");
        let leave = leave.split_once("3000").expect("ours").1.to_owned();
        japanese.get(&leave).await.expect(StatusCode::OK);
        assert_eq!(closing(letters_to(&world, "hana@example.jp").await).len(), 1, "a look does nothing");
        let one_click = b"List-Unsubscribe=One-Click".to_vec();
        let mut program = world.browser();
        let done = program.send(Method::POST, &leave, None, one_click).await.expect(StatusCode::OK);
        assert_eq!(done.select("h1"), ["お知らせをやめました"]);
        assert_eq!(closing(letters_to(&world, "hana@example.jp").await).len(), 0, "what has not left does not leave");
        program.get(&leave).await.expect(StatusCode::OK);
    });
}

#[test]
fn one_button_ends_everything_an_address_follows() {
    on_both(|world| async move {
        demo::city(&world.state).await.expect("the demo city");
        let mut browser = world.browser();
        follow(&world, &mut browser, "/follow", "kei@example.jp").await;
        follow(&world, &mut browser, "/calls/start/follow", "kei@example.jp").await;
        assert_eq!(browser.post("/follow", &[("email", "kei@example.jp")]).await.redirect(), "/follow/sent");
        let letters = letters_to(&world, "kei@example.jp").await;
        let known = letters.iter().find(|letter| letter.letter == "F2").expect("a letter");
        let leave = path_in(known, "/follow/leave/");
        let page = browser.get(&leave).await.expect(StatusCode::OK);
        assert_eq!(page.select("form li").len(), 2);
        browser.post(&leave, &[("all", "yes")]).await.expect(StatusCode::OK);
        world.state.clock.turn(TimeDelta::days(60));
        tell_all(&world).await;
        let after = letters_to(&world, "kei@example.jp").await;
        assert!(after.iter().all(|letter| letter.letter == "F1"), "no news any more");
    });
}

#[test]
fn bad_addresses_come_back_and_many_tries_are_slowed_down() {
    on_both(|world| async move {
        demo::city(&world.state).await.expect("the demo city");
        let mut browser = world.browser();
        let again = browser.post("/follow", &[("email", "だれか")]).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(again.attributes("#f-email", "value"), ["だれか"]);
        for _ in 0..6 {
            browser.post("/follow", &[("email", "one@example.jp")]).await.redirect();
        }
        browser.post("/follow", &[("email", "one@example.jp")]).await.expect(StatusCode::TOO_MANY_REQUESTS);
    });
}

#[test]
fn the_feed_and_the_calendars_are_for_machines() {
    on_both(|world| async move {
        demo::city(&world.state).await.expect("the demo city");
        let mut browser = world.browser();
        let feed = browser.get("/calls.atom").await.expect(StatusCode::OK);
        assert!(feed.headers["content-type"].to_str().expect("text").starts_with("application/atom+xml"));
        let parsed: atom_syndication::Feed = feed.text().parse().expect("an Atom feed");
        assert_eq!(parsed.entries.len(), 5);
        assert!(parsed.entries[0].links[0].href.starts_with("http://127.0.0.1:3000/calls/"));

        let calendar = browser.get("/calls.ics").await.expect(StatusCode::OK).text();
        assert_eq!(calendar.matches("BEGIN:VEVENT").count(), 3);
        let one = browser.get("/calls/wagamachi/calendar.ics").await.expect(StatusCode::OK).text();
        let closes = morning().date_naive() + TimeDelta::days(26);
        assert!(one.contains(&format!("DTEND:{}T145959Z", closes.format("%Y%m%d"))), "{one}");
        assert!(one.lines().all(|line| line.len() <= 75), "lines are folded");
    });
}
