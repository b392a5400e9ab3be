//! Departments are told on the mornings of working days what waits（毎朝のまとめ）.

use crate::round::{Round, refused};
use crate::world::on_both;
use axum::http::StatusCode;
use chrono::{NaiveDate, TimeDelta};
use domain::calendar::start_of_day;
use domain::people::Role;
use server::actions::digests::send;
use server::store::{digests, messages};

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).expect("a day")
}

async fn at(round: &Round, of_month: u32, hour: i64) -> usize {
    let state = &round.world.state;
    state.clock.turn(start_of_day(day(of_month)) + TimeDelta::hours(hour) - state.clock.now());
    send(state, state.clock.now()).await.expect("sent")
}

async fn digests_of(round: &Round) -> Vec<messages::Message> {
    let mut tx = round.world.state.db.read().await.expect("a snapshot");
    let mut all = messages::newest(&mut tx, 200, 0).await.expect("letters");
    all.retain(|letter| letter.letter == "S-rem");
    all
}

#[test]
fn a_department_is_told_once_on_working_days_and_only_of_what_waits() {
    on_both(|world| async move {
        let round = Round::new(world).await;
        let first = round.case(1, "浜の清掃", "浜の会", 120_000).await;
        let second = round.case(2, "山の道", "山の会", 80_000).await;
        round.draft(&second, 50_000).await;
        assert_eq!(at(&round, 22, 9).await, 0, "Sunday");
        assert_eq!(at(&round, 23, 9).await, 0, "a holiday");
        assert_eq!(at(&round, 24, 7).await, 0, "too early");
        assert_eq!(at(&round, 24, 8).await, 1, "the department with cases, and not the one without");
        for hour in [8, 9, 15] {
            assert_eq!(at(&round, 24, hour).await, 0, "once");
        }
        let told = digests_of(&round).await;
        assert_eq!(told.len(), 1);
        let letter = &told[0];
        assert_eq!(letter.to_address, "kyodo@city.example.jp");
        assert!(letter.subject.contains("今日の仕事のまとめ"), "{}", letter.subject);
        assert!(letter.body.contains("届いた案件（形式審査の前）：1件"), "{}", letter.body);
        assert!(letter.body.contains("決裁を待っている決定：1件"), "{}", letter.body);
        assert!(!letter.body.contains("0件") && letter.body.contains("/staff"), "{}", letter.body);
        assert!(!letter.subject.contains(&first));
        assert_eq!(at(&round, 25, 8).await, 1, "the next day again");
    });
}

#[test]
fn two_workers_tell_once() {
    on_both(|world| async move {
        let round = Round::new(world).await;
        round.case(1, "浜の清掃", "浜の会", 120_000).await;
        let state = &round.world.state;
        state.clock.turn(start_of_day(day(24)) + TimeDelta::hours(8) - state.clock.now());
        let now = state.clock.now();
        let (first, second) = tokio::join!(send(state, now), send(state, now));
        assert_eq!(first.expect("sent") + second.expect("sent"), 1);
        assert_eq!(digests_of(&round).await.len(), 1);
    });
}

#[test]
fn an_administrator_switches_it_off_for_a_department() {
    on_both(|world| async move {
        let round = Round::new(world).await;
        round.case(1, "浜の清掃", "浜の会", 120_000).await;
        let admin = round.colleague("管理 者", Role::Admin).await;
        let mut browser = round.browser(admin).await;
        let department = round.call.department.0;
        let home = format!("/staff/departments/{department}");
        let switch = format!("{home}/digest");
        assert!(browser.get(&home).await.select("#digest").concat().contains("いまは送っています"));
        for _ in 0..2 {
            assert!(browser.post(&switch, &[("digest", "off")]).await.redirect().starts_with(&home));
        }
        assert!(browser.get(&home).await.select("#digest").concat().contains("いまは送っていません"));
        assert_eq!(at(&round, 24, 8).await, 0);
        browser.post(&switch, &[("digest", "on")]).await.redirect();
        assert_eq!(at(&round, 24, 9).await, 1);
        let mut officer = round.browser(round.officer).await;
        refused(officer.post(&switch, &[("digest", "off")]).await, StatusCode::FORBIDDEN);
        refused(browser.post(&format!("/staff/departments/{}/digest", round.own.0), &[]).await, StatusCode::NOT_FOUND);
    });
}

#[test]
fn a_day_is_taken_once_and_counted_by_department() {
    on_both(|world| async move {
        let round = Round::new(world).await;
        let number = round.case(1, "浜の清掃", "浜の会", 120_000).await;
        let (state, department) = (&round.world.state, round.call.department);
        let mut resident = round.browser(round.resident).await;
        let mut tx = state.db.write().await.expect("a transaction");
        assert!(digests::due(&mut tx, day(24)).await.expect("departments").contains(&department));
        assert!(digests::claim(&mut tx, department, day(24)).await.expect("an answer"));
        assert!(!digests::claim(&mut tx, department, day(24)).await.expect("an answer"));
        assert!(!digests::due(&mut tx, day(24)).await.expect("departments").contains(&department));
        assert!(digests::due(&mut tx, day(25)).await.expect("departments").contains(&department));
        digests::switch(&mut tx, department, true).await.expect("off");
        assert!(digests::is_off(&mut tx, department).await.expect("an answer"));
        assert!(!digests::claim(&mut tx, department, day(25)).await.expect("an answer"), "it wants none");
        assert!(!digests::due(&mut tx, day(25)).await.expect("departments").contains(&department));
        assert_eq!(digests::decisions(&mut tx, department).await.expect("a count"), 0);
        tx.commit().await.expect("kept");
        let id = {
            let mut tx = state.db.read().await.expect("a snapshot");
            server::store::submissions::find_by_number(&mut tx, &number).await.expect("an answer").expect("a case").id
        };
        for text in ["写しでよいですか。", "急いでいます。"] {
            resident.post(&format!("/proposals/{id}/messages"), &[("say", text)]).await.redirect();
        }
        round.draft(&number, 50_000).await;
        let mut tx = state.db.read().await.expect("a snapshot");
        assert_eq!(digests::questions(&mut tx, department).await.expect("a count"), 1, "one case, two questions");
        assert_eq!(digests::decisions(&mut tx, department).await.expect("a count"), 1);
    });
}
