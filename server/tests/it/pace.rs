//! Limits on letters, the order in which they leave, and quiet nights（送信の速さ・順番・夜間）.

use crate::mail::{drain, posting, read, with, worker};
use crate::post_office::PostOffice;
use crate::round::Round;
use crate::world::on_both;
use axum::http::StatusCode;
use chrono::{DateTime, TimeDelta, Utc};
use domain::calendar::{date_in_japan, start_of_day};
use domain::messages::{Delivery, Letter};
use domain::pace::Urgency;
use domain::people::{MessageId, Role};
use domain::texts::Lang;
use server::state::State;
use server::store::messages::{self, NewMessage};
use server::store::pace;
use uuid::Uuid;

async fn write(state: &State, letter: Letter) -> MessageId {
    let new = NewMessage {
        id: MessageId(Uuid::now_v7()),
        dedup_key: Uuid::new_v4().to_string(),
        letter: letter.code(),
        lang: Lang::Ja,
        to_address: "hanako@example.jp".to_owned(),
        to_person: None,
        submission: None,
        subject: letter.code().to_owned(),
        body: "本文\n".to_owned(),
    };
    let mut tx = state.db.write().await.expect("a transaction");
    messages::add(&mut tx, &new, state.clock.now()).await.expect("added");
    tx.commit().await.expect("committed");
    new.id
}

fn limited(state: &State, per_minute: u32, per_day: u32) -> State {
    let mut state = state.clone();
    let mut settings = (*state.settings).clone();
    (settings.mail_per_minute, settings.mail_per_day) = (per_minute, per_day);
    state.settings = settings.into();
    state
}

/// Turns the clock to an hour of the same or a later day in Japan.
fn turn_to(state: &State, days: i64, hour: i64) -> DateTime<Utc> {
    let now = state.clock.now();
    let wanted = start_of_day(date_in_japan(now)) + TimeDelta::days(days) + TimeDelta::hours(hour);
    state.clock.turn(wanted - now);
    wanted
}

fn kinds(office: &PostOffice) -> Vec<String> {
    office.taken().iter().map(|letter| letter.header("Subject").to_owned()).collect()
}

#[test]
fn the_most_urgent_leave_first_and_the_rest_waits_for_the_morning() {
    on_both(|world| async move {
        let office = PostOffice::open();
        let state = posting(&world, &office);
        turn_to(&state, 0, 22);
        let news = write(&state, Letter::CallPublished).await;
        let reminder = write(&state, Letter::DraftReminder).await;
        write(&state, Letter::Received).await;
        write(&state, Letter::ResetPassword).await;
        let mut tx = state.db.read().await.expect("a snapshot");
        let queues = messages::queues(&mut tx).await.expect("counts");
        assert_eq!(queues.iter().map(|(_, count, _)| *count).collect::<Vec<_>>(), [1, 1, 1, 1]);
        assert_eq!(messages::backlog(&mut tx, Urgency::Case).await.expect("a count").0, 2, "at night these are late");
        drop(tx);
        assert_eq!(drain(&state).await, 2);
        let mut left = kinds(&office);
        left.sort();
        assert_eq!(left, ["A1", "reset"]);
        turn_to(&state, 1, 6);
        assert_eq!(drain(&state).await, 0, "nobody is woken");
        turn_to(&state, 0, 7);
        assert_eq!(drain(&state).await, 2);
        for id in [news, reminder] {
            assert_eq!(read(&state, id).await.state, Delivery::Sent);
        }
    });
}

#[test]
fn one_lane_takes_accounts_before_news_however_many_there_are() {
    on_both(|world| async move {
        let office = PostOffice::open();
        let state = limited(&posting(&world, &office), 1, 0);
        for _ in 0..5 {
            write(&state, Letter::CallPublished).await;
        }
        state.clock.turn(TimeDelta::seconds(1));
        write(&state, Letter::ResetPassword).await;
        assert_eq!(drain(&state).await, 1);
        assert_eq!(kinds(&office), ["reset"], "though it was written last");
    });
}

#[test]
fn limits_hold_however_many_workers_there_are() {
    on_both(|world| async move {
        let office = PostOffice::open();
        let state = limited(&posting(&world, &office), 5, 20);
        turn_to(&state, 1, 9);
        for _ in 0..30 {
            write(&state, Letter::CallPublished).await;
        }
        let minute = async || {
            let (first, second) = (worker(&state), worker(&state));
            let run = |worker: server::jobs::mail::Worker| async move {
                let mut took = 0;
                loop {
                    match worker.drain_once().await.expect("drained") {
                        0 => return took,
                        count => took += count,
                    }
                }
            };
            let (first, second) = tokio::join!(tokio::spawn(run(first)), tokio::spawn(run(second)));
            state.clock.turn(TimeDelta::seconds(60));
            first.expect("no panic") + second.expect("no panic")
        };
        assert_eq!((minute().await, minute().await, minute().await), (5, 5, 5));
        assert_eq!((minute().await, minute().await), (1, 0), "a fifth of the day is kept for those who wait");
        for _ in 0..6 {
            write(&state, Letter::ResetPassword).await;
        }
        assert_eq!((minute().await, minute().await), (4, 0), "and then the day is over");
        let mut tx = state.db.write().await.expect("a transaction");
        let gone = pace::read(&mut tx).await.expect("a count");
        assert_eq!((gone.in_day, gone), (20, pace::hold(&mut tx).await.expect("the same")));
        pace::keep(&mut tx, &gone).await.expect("kept");
        drop(tx);
        turn_to(&state, 1, 8);
        assert_eq!(minute().await, 5, "a new day");
        let first: Vec<String> = kinds(&office).split_off(20);
        assert_eq!(first.iter().filter(|kind| *kind == "reset").count(), 2, "who waited goes first: {first:?}");
    });
}

#[test]
fn an_administrator_sees_how_mail_stands_and_nobody_else() {
    on_both(|world| async move {
        let round = Round::new(world).await;
        let admin = round.colleague("管理 者", Role::Admin).await;
        let mut browser = round.browser(admin).await;
        let page = browser.get("/staff/mail").await.expect(StatusCode::OK);
        assert!(page.text().contains("smtp_host"), "there is no way out yet");
        assert_eq!(page.select("tbody tr").len(), 4);
        assert!(page.select("dd").contains(&"上限なし".to_owned()));

        let office = PostOffice::open();
        let state = limited(&posting(&round.world, &office), 0, 2);
        for _ in 0..4 {
            write(&state, Letter::Received).await;
        }
        while drain(&state).await > 0 {}
        assert_eq!(office.taken().len(), 2);
        let mut shown = round.world.browser_of(admin).await;
        shown.visit(server::web::service(limited(&round.world.state, 0, 2)));
        let page = shown.get("/staff/mail").await.expect(StatusCode::OK);
        assert!(page.text().contains("今日の上限に達しました"), "{}", page.text());
        assert!(page.select("dd").contains(&"2通".to_owned()));
        assert!(!page.text().contains("hanako@example.jp"), "nobody is named");

        let mut officer = round.browser(round.officer).await;
        officer.get("/staff/mail").await.expect(StatusCode::FORBIDDEN);
    });
}

#[test]
fn every_letter_tells_machines_not_to_answer_and_only_news_can_be_stopped() {
    on_both(|world| async move {
        let office = PostOffice::open();
        let state = with(&world, |settings| {
            settings.smtp_host = format!("localhost:{}", office.port);
            settings.smtp_security = server::config::Encryption::None;
        });
        for letter in Letter::ALL {
            write(&state, letter).await;
        }
        while drain(&state).await > 0 {}
        let taken = office.taken();
        assert_eq!(taken.len(), Letter::ALL.len());
        for letter in taken {
            assert_eq!(letter.header("Auto-Submitted"), "auto-generated", "{}", letter.header("Subject"));
            assert_eq!(letter.header("List-Unsubscribe"), "", "no subscription, nothing to stop");
            assert_eq!(letter.header("List-Unsubscribe-Post"), "");
        }
    });
}
