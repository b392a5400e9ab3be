//! Conditions and offers with their answers, days that pass, decisions that replace others（条件付き採択・次点・決定を改める）.

use crate::round::{Round, redraft, refused, screen, verb};
use crate::world::{Browser, Reply, on_both};
use axum::http::StatusCode;
use chrono::TimeDelta;
use domain::messages::Letter;
use domain::submissions::Stage;
use server::actions::reminders;
use server::store::{messages, submissions};

const RELEASE: &str = "/staff/calls/wagamachi-r8/release";

/// Takes a case to a drafted decision that asks for an answer.
async fn ask(round: &Round, number: &str, outcome: &str, amount: &str) -> Reply {
    let mut officer = round.browser(round.officer).await;
    screen(&mut officer, number).await.redirect();
    officer.post(&verb(number, "review"), &[]).await.redirect();
    let opinion = [("fit", "yes"), ("amount", amount), ("remarks", "審査会の附帯意見")];
    officer.post(&verb(number, "opinion"), &opinion).await.redirect();
    draft(&mut officer, number, outcome, amount).await
}

async fn draft(officer: &mut Browser, number: &str, outcome: &str, amount: &str) -> Reply {
    let sheet = [
        ("outcome", outcome),
        ("amount", amount),
        ("conditions", "警備の計画を出すこと"),
        ("reply_days", "7"),
        ("reason", "安全の面で確認が要る"),
        ("correction", "金額を誤っていたため"),
    ];
    officer.post(&verb(number, "decision"), &sheet).await
}

async fn approve(round: &Round, number: &str) {
    let mut approver = round.browser(round.approver).await;
    approver.post(&verb(number, "approval"), &[]).await.redirect();
}

async fn page_of(round: &Round, number: &str) -> String {
    let mut tx = round.world.state.db.read().await.expect("a snapshot");
    let case = submissions::find_by_number(&mut tx, number).await.expect("an answer").expect("the case");
    format!("/proposals/{}", case.id)
}

async fn told(round: &Round, letter: Letter) -> usize {
    let mut tx = round.world.state.db.read().await.expect("a snapshot");
    let all = messages::newest(&mut tx, 1000, 0).await.expect("letters");
    all.iter().filter(|message| message.letter == letter.code()).count()
}

async fn tick(round: &Round) -> usize {
    reminders::send(&round.world.state, round.world.state.clock.now()).await.expect("a round")
}

/// Everything that people without an account can read about results.
async fn public(round: &Round) -> String {
    let mut guest = round.world.browser();
    let mut text = String::new();
    for path in [
        "/",
        "/calls",
        "/calls/wagamachi-r8",
        "/calls.atom",
        "/results",
        "/results/wagamachi-r8",
        "/results/wagamachi-r8/data.csv",
        "/results/wagamachi-r8/data.json",
    ] {
        text.push_str(&guest.get(path).await.text());
    }
    text
}

#[test]
fn conditions_are_answered_confirmed_and_then_granted() {
    on_both(|world| async move {
        let round = Round::new(world).await;
        let number = round.case(1, "浜の清掃", "浜の会", 120_000).await;
        let mut officer = round.browser(round.officer).await;
        ask(&round, &number, "conditional", "100,000").await.redirect();
        approve(&round, &number).await;
        let mut approver = round.browser(round.approver).await;
        approver.post(RELEASE, &[]).await.redirect();
        assert_eq!(round.stage(&number).await, Stage::Conditional);
        assert_eq!(told(&round, Letter::Conditional).await, 1);
        let results = round.world.browser().get("/results/wagamachi-r8").await;
        assert_eq!(results.select(".figures dd"), ["1件", "0件", "1件", "0件", "0円"]);
        assert!(!public(&round).await.contains("浜の会"), "a condition is no result yet");

        let page = page_of(&round, &number).await;
        let mut resident = round.browser(round.resident).await;
        assert!(resident.get(&page).await.text().contains("警備の計画を出すこと"));
        let form = format!("{page}/answer");
        refused(round.browser(round.stranger).await.get(&form).await, StatusCode::NOT_FOUND);
        let bad = resident.post(&form, &[("answer", "accept"), ("text", "")]).await;
        let bad = bad.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(bad.select(".errors__list li").len(), 1, "how the conditions are met must be said");
        refused(approver.post(&verb(&number, "reply/confirm"), &[]).await, StatusCode::CONFLICT);
        let good = [("answer", "accept"), ("text", "警備員を２人置きます")];
        resident.post(&form, &good).await.redirect();
        resident.post(&form, &good).await.redirect();
        assert_eq!(told(&round, Letter::ReplyArrived).await, 1, "answered twice, it is told once");
        assert!(officer.get(&format!("/staff/cases/{number}")).await.text().contains("警備員を２人置きます"));

        refused(officer.post(&verb(&number, "reply/confirm"), &[]).await, StatusCode::FORBIDDEN);
        let back = [("reason", "人数の根拠がありません"), ("due", "2027-01-08")];
        approver.post(&verb(&number, "reply/return"), &back).await.redirect();
        assert!(resident.get(&page).await.text().contains("人数の根拠がありません"));
        assert_eq!(told(&round, Letter::ReplyReturned).await, 1);
        resident.post(&form, &good).await.redirect();
        approver.post(&verb(&number, "reply/confirm"), &[]).await.redirect();
        refused(approver.post(&verb(&number, "reply/confirm"), &[]).await, StatusCode::CONFLICT);
        assert_eq!(round.stage(&number).await, Stage::Granted);
        let case = approver.get(&format!("/staff/cases/{number}")).await.text();
        assert!(case.contains("8対協第2号"), "the selection has a number of its own");
        assert!(public(&round).await.contains("浜の会"));
    });
}

#[test]
fn an_offer_is_declined_or_lapses_and_its_money_is_free_again() {
    on_both(|world| async move {
        let round = Round::new(world).await;
        let first = round.case(1, "浜の清掃", "浜の会", 200_000).await;
        let second = round.case(2, "山の道", "山道の会", 120_000).await;
        let third = round.case(3, "川の灯", "川の会", 60_000).await;
        round.decide(&first, 200_000).await;
        ask(&round, &second, "waitlisted", "60,000").await.redirect();
        approve(&round, &second).await;
        ask(&round, &third, "waitlisted", "50,000").await.redirect();
        let mut approver = round.browser(round.approver).await;
        let over = approver.post(&verb(&third, "approval"), &[]).await;
        refused(over, StatusCode::CONFLICT);
        approver.post(&verb(&third, "return"), &[("reason", "予算を超える")]).await.redirect();
        draft(&mut round.browser(round.officer).await, &third, "waitlisted", "40,000").await.redirect();
        approve(&round, &third).await;
        let preview = approver.get(RELEASE).await;
        let figures = preview.select(".figures dd");
        assert_eq!(figures, ["1", "0", "2", "0", "300,000", "300,000", "0"], "the remainder is shown");
        approver.post(RELEASE, &[]).await.redirect();
        assert_eq!(round.stage(&second).await, Stage::Waitlisted);

        let mut resident = round.browser(round.resident).await;
        let form = format!("{}/answer", page_of(&round, &second).await);
        let decline = [("answer", "decline"), ("text", "人手が足りません")];
        resident.post(&form, &decline).await.redirect();
        assert_eq!(round.stage(&second).await, Stage::Withdrawn);
        assert_eq!(told(&round, Letter::Withdrawn).await, 1);

        round.world.state.clock.turn(TimeDelta::days(6));
        tick(&round).await;
        assert_eq!(told(&round, Letter::ReplyReminder).await, 1, "two days before");
        tick(&round).await;
        assert_eq!(told(&round, Letter::ReplyReminder).await, 1, "once");
        round.world.state.clock.turn(TimeDelta::days(3));
        let late = format!("{}/answer", page_of(&round, &third).await);
        let mut resident = round.browser(round.resident).await;
        refused(resident.post(&late, &[("answer", "accept"), ("text", "")]).await, StatusCode::CONFLICT);
        tick(&round).await;
        tick(&round).await;
        assert_eq!(round.stage(&third).await, Stage::Withdrawn);
        assert_eq!(told(&round, Letter::OfferLapsed).await, 1);
        assert_eq!(told(&round, Letter::OfferLapsedOffice).await, 1);
        let seen = public(&round).await;
        assert!(!seen.contains("山道の会") && !seen.contains("川の会"));
        let calls = round.browser(round.officer).await.get("/staff/calls").await;
        assert!(calls.select("td.yen").contains(&"100,000".to_owned()), "what remains: {:?}", calls.select("td.yen"));
    });
}

#[test]
fn a_wrong_decision_is_replaced_only_by_a_new_one_with_its_reason() {
    on_both(|world| async move {
        let round = Round::new(world).await;
        let number = round.case(1, "浜の清掃", "浜の会", 120_000).await;
        round.decide(&number, 0).await;
        let mut approver = round.browser(round.approver).await;
        approver.post(RELEASE, &[]).await.redirect();
        let mut officer = round.browser(round.officer).await;
        let silent = redraft(&mut officer, &number, 90_000).await;
        silent.expect(StatusCode::UNPROCESSABLE_ENTITY);
        draft(&mut officer, &number, "selected", "90,000").await.redirect();
        let mut resident = round.browser(round.resident).await;
        let page = page_of(&round, &number).await;
        let seen = resident.get(&page).await.text();
        assert!(seen.contains("8対協第1号") && !seen.contains("金額を誤っていたため"), "nothing is told before");
        refused(officer.post(&verb(&number, "approval"), &[]).await, StatusCode::FORBIDDEN);
        refused(approver.post(&verb(&number, "announcement"), &[]).await, StatusCode::CONFLICT);
        approve(&round, &number).await;
        approver.post(&verb(&number, "announcement"), &[]).await.redirect();
        refused(approver.post(&verb(&number, "announcement"), &[]).await, StatusCode::CONFLICT);
        assert_eq!(round.stage(&number).await, Stage::Granted);
        let seen = resident.get(&page).await.text();
        assert!(seen.contains("8対協第2号") && seen.contains("金額を誤っていたため"));
        assert!(public(&round).await.contains("浜の会"));
    });
}

#[test]
fn a_draft_goes_its_route_and_nobody_takes_two_steps() {
    on_both(|world| async move {
        let round = Round::new(world).await;
        let admin = round.colleague("管理 者", domain::people::Role::Admin).await;
        let mut admin = round.browser(admin).await;
        let address = format!("/staff/departments/{}/route", round.call.department);
        let second = round.second.to_string();
        let wrong = [("holder-0", "approver"), ("holder-1", "officer")];
        admin.post(&address, &wrong).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        let steps = [("title-0", "係長"), ("holder-0", "approver"), ("title-1", "部長"), ("holder-1", second.as_str())];
        admin.post(&address, &steps).await.redirect();
        refused(round.browser(round.officer).await.get(&address).await, StatusCode::FORBIDDEN);

        let number = round.case(1, "浜の清掃", "浜の会", 120_000).await;
        round.draft(&number, 100_000).await;
        let mut officer = round.browser(round.officer).await;
        let mut approver = round.browser(round.approver).await;
        let mut head = round.browser(round.second).await;
        let page = officer.get(&format!("/staff/cases/{number}")).await.text();
        assert!(page.contains("係長：いま待っています"), "who has it is shown");
        approver.post(&verb(&number, "approval"), &[]).await.redirect();
        let page = officer.get(&format!("/staff/cases/{number}")).await.text();
        assert!(page.contains("部長：いま待っています（部長 二）"));
        refused(approver.post(&verb(&number, "approval"), &[]).await, StatusCode::FORBIDDEN);
        refused(approver.post(&verb(&number, "return"), &[("reason", "待って")]).await, StatusCode::FORBIDDEN);
        refused(approver.post(RELEASE, &[]).await, StatusCode::CONFLICT);
        let preview = officer.get(RELEASE).await.text();
        assert!(preview.contains("部長 二"), "the round says who has it");
        head.post(&verb(&number, "return"), &[("reason", "額を確かめて")]).await.redirect();
        redraft(&mut officer, &number, 90_000).await.redirect();
        let stale = [("decision", "00000000-0000-0000-0000-000000000001")];
        refused(approver.post(&verb(&number, "approval"), &stale).await, StatusCode::CONFLICT);
        approver.post(&verb(&number, "approval"), &[]).await.redirect();
        head.post(&verb(&number, "approval"), &[]).await.redirect();
        approver.post(RELEASE, &[]).await.redirect();
        assert_eq!(round.stage(&number).await, Stage::Granted);
    });
}
