//! Whoever has begun something is reminded before it is too late: once, and by day（締切・期限の前の知らせ）.

use crate::proposals::{PLEDGES, begun, fill_in, sign_in};
use crate::world::{World, on_both};
use chrono::{DateTime, TimeDelta, Utc};
use domain::people::SubmissionId;
use server::actions::reminders::send;
use server::store::{calls, messages, reminders};

async fn letters(world: &World, id: SubmissionId, code: &str) -> Vec<messages::Message> {
    let mut tx = world.state.db.read().await.expect("a snapshot");
    let all = messages::of_case(&mut tx, id).await.expect("letters");
    all.into_iter().filter(|letter| letter.letter == code).collect()
}

async fn closing(world: &World) -> DateTime<Utc> {
    let mut tx = world.state.db.read().await.expect("a snapshot");
    calls::find_by_slug(&mut tx, "wagamachi").await.expect("an answer").expect("the call").dates.closes_at
}

async fn at(world: &World, moment: DateTime<Utc>) -> usize {
    world.state.clock.turn(moment - world.state.clock.now());
    send(&world.state, moment).await.expect("reminders")
}

#[test]
fn a_draft_is_remembered_once_three_days_before_the_closing() {
    on_both(|world| async move {
        let (_, home) = begun(&world).await;
        let id: SubmissionId = home.trim_start_matches("/proposals/").parse().expect("an id");
        // 23:59:59 in Japan.
        let closes = closing(&world).await;
        let days = |days: i64| closes - TimeDelta::days(days);
        at(&world, days(4) - TimeDelta::hours(8)).await;
        assert!(letters(&world, id, "A-rem-draft").await.is_empty(), "too early");
        assert_eq!(at(&world, days(3) + TimeDelta::minutes(5)).await, 0, "at midnight nobody is woken");
        assert!(at(&world, days(3) + TimeDelta::hours(8)).await > 0, "but in the morning");
        for hours in [9, 20, 34] {
            at(&world, days(3) + TimeDelta::hours(hours)).await;
        }
        let told = letters(&world, id, "A-rem-draft").await;
        assert_eq!(told.len(), 1);
        assert!(
            told[0].body.contains("まだ提出されていません") && told[0].body.contains("23時59分"),
            "{}",
            told[0].body
        );
        let mut tx = world.state.db.read().await.expect("a snapshot");
        let now = world.state.clock.now();
        let again = reminders::drafts(&mut tx, now, now + TimeDelta::days(3), now, 10).await.expect("a list");
        assert!(again.iter().all(|(case, _)| *case != id));
    });
}

#[test]
fn who_has_handed_in_is_left_alone() {
    on_both(|world| async move {
        let (mut browser, home) = begun(&world).await;
        let id: SubmissionId = home.trim_start_matches("/proposals/").parse().expect("an id");
        fill_in(&mut browser, &home).await;
        browser.post(&format!("{home}/check"), &PLEDGES).await.redirect();
        let closes = closing(&world).await;
        at(&world, closes - TimeDelta::hours(30)).await;
        assert!(letters(&world, id, "A-rem-draft").await.is_empty());
    });
}

#[test]
fn a_correction_is_remembered_two_days_before_its_day() {
    on_both(|world| async move {
        let (mut browser, home) = begun(&world).await;
        let id: SubmissionId = home.trim_start_matches("/proposals/").parse().expect("an id");
        fill_in(&mut browser, &home).await;
        browser.post(&format!("{home}/check"), &PLEDGES).await.redirect();
        let number = browser.get(&format!("{home}/receipt")).await.select(".receipt__no").remove(0);
        let mut officer = sign_in(&world, "officer@tomoni.example").await;
        let asked = [("why-title", "短くしてください。"), ("due", "2026-12-10")];
        officer.post(&format!("/staff/cases/{number}/correction"), &asked).await.redirect();
        let due = domain::calendar::end_of_day(chrono::NaiveDate::from_ymd_opt(2026, 12, 10).expect("a day"));
        at(&world, due - TimeDelta::days(3)).await;
        assert!(letters(&world, id, "A-rem-correction").await.is_empty(), "too early");
        let now = due - TimeDelta::hours(36);
        let mut tx = world.state.db.read().await.expect("a snapshot");
        let found = reminders::corrections(&mut tx, now, now + TimeDelta::days(2), now + TimeDelta::days(20), 10)
            .await
            .expect("a list");
        assert!(found.contains(&(id, due, false)), "{found:?}");
        drop(tx);
        for hours in [36, 35, 12] {
            at(&world, due - TimeDelta::hours(hours)).await;
        }
        let told = letters(&world, id, "A-rem-correction").await;
        assert_eq!(told.len(), 1);
        assert!(told[0].body.contains("短くしてください。"), "{}", told[0].body);
    });
}
