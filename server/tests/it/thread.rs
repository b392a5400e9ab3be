//! One proposal from signing up to the grant, every letter read as a real mail server took it（通しの試験）.

use crate::post_office::{PostOffice, Taken};
use crate::proposals::{PLEDGES, fill_in, sign_in};
use crate::world::{Browser, World, on_both};
use axum::http::StatusCode;
use chrono::TimeDelta;
use domain::submissions::Stage;
use server::config::Encryption;
use server::jobs::mail::Worker;
use server::seed::demo;
use server::state::State;
use server::store::{Db, calls, submissions};
use tokio_util::sync::CancellationToken;

const RESIDENT: &str = "foo..bar@docomo.ne.jp";
const PASSWORD: &str = "みんなで守る舟志の海";

/// The post office of the town, and what it has delivered so far.
struct Mail {
    office: PostOffice,
    worker: Worker,
    read: usize,
}

impl Mail {
    /// Sends what waits, and gives what arrived since the last look.
    async fn arrived(&mut self) -> Vec<Taken> {
        while self.worker.drain_once().await.expect("drained") > 0 {}
        let new = self.office.taken().split_off(self.read);
        self.read += new.len();
        new
    }

    /// Who got which subject since the last look.
    async fn subjects(&mut self) -> Vec<(String, String)> {
        let letters = self.arrived().await;
        let pair = |letter: &Taken| (letter.to[0].clone(), letter.header("Subject").to_owned());
        letters.iter().map(pair).collect()
    }
}

/// The people and calls of the demo city in a real one, whose mail goes to a post office.
async fn town(mut world: World) -> (World, Mail) {
    demo::city(&world.state).await.expect("the demo city");
    let real = "UPDATE city SET demo = $1";
    match &world.state.db {
        Db::Sqlite { writer, .. } => sqlx::query(real).bind(false).execute(writer).await.map(drop),
        Db::Postgres { pool, .. } => sqlx::query(real).bind(false).execute(pool).await.map(drop),
    }
    .expect("the city becomes real");
    let office = PostOffice::open();
    let mut settings = (*world.state.settings).clone();
    settings.smtp_host = format!("localhost:{}", office.port);
    settings.smtp_security = Encryption::None;
    settings.mail_from = "ともに <tomoni@city.example.jp>".to_owned();
    let State { db, clock, files, .. } = world.state;
    world.state = State::new(db, clock, settings, files);
    world.service = server::web::service(world.state.clone());
    let worker = Worker::new(world.state.clone(), CancellationToken::new()).expect("good settings");
    let mut mail = Mail { office, worker, read: 0 };
    mail.arrived().await; // what the years before have written
    (world, mail)
}

/// The path of the one link in a letter.
fn link(letter: &Taken) -> String {
    let line = letter.body.lines().find(|line| line.starts_with("http")).expect("a link on a line of its own");
    let url: url::Url = line.parse().expect("an address");
    url.path().to_owned()
}

async fn sign_up(world: &World, mail: &mut Mail) -> Browser {
    let mut browser = world.browser();
    let fields = [("name", "髙橋 𠮷郎"), ("email", RESIDENT), ("password", PASSWORD)];
    browser.post("/sign-up", &fields).await.redirect();
    let letters = mail.arrived().await;
    assert_eq!(letters.len(), 1);
    assert_eq!(letters[0].to, [RESIDENT], "an address that carriers have given out");
    let confirm = link(&letters[0]);
    browser.get(&confirm).await.expect(StatusCode::OK);
    let still_a_guest = browser.get("/me").await.redirect();
    assert!(still_a_guest.starts_with("/sign-in"), "opening the link alone does nothing: {still_a_guest}");
    browser.post(&confirm, &[]).await.redirect();
    browser.get("/me").await.expect(StatusCode::OK);
    browser
}

async fn submit(browser: &mut Browser) -> (String, String) {
    let group = [("group", "new"), ("kind", "citizen_group"), ("name", "舟志の海を守る会")];
    let home = browser.post("/calls/wagamachi/apply", &group).await.redirect();
    fill_in(browser, &home).await;
    let receipt = browser.post(&format!("{home}/check"), &PLEDGES).await.redirect();
    let number = browser.get(&receipt).await.expect(StatusCode::OK).select(".receipt__no").remove(0);
    (home, number)
}

/// The receipt numbers of the round's cases that still have to be decided.
async fn undecided(world: &World) -> Vec<String> {
    let mut tx = world.state.db.read().await.expect("a snapshot");
    let call = calls::find_by_slug(&mut tx, "wagamachi").await.expect("an answer").expect("the open call");
    let cases = submissions::of_call(&mut tx, call.id).await.expect("cases");
    cases.into_iter().filter(|case| case.stage == Stage::Submitted).filter_map(|case| case.number).collect()
}

async fn step(browser: &mut Browser, number: &str, verb: &str, fields: &[(&str, &str)]) {
    browser.post(&format!("/staff/cases/{number}/{verb}"), fields).await.redirect();
}

const CHECKS: [(&str, &str); 6] = [
    ("check-0", "yes"),
    ("check-1", "yes"),
    ("check-2", "yes"),
    ("check-3", "yes"),
    ("check-4", "yes"),
    ("check-5", "yes"),
];
const OPINION: [(&str, &str); 3] = [("fit", "yes"), ("amount", "50000"), ("remarks", "地域の力になる計画です。")];
const DECISION: [(&str, &str); 4] =
    [("outcome", "selected"), ("amount", "50000"), ("conditions", ""), ("reason", "公益性が高いと認めたため。")];

#[test]
fn every_step_of_a_proposal_is_told_by_mail() {
    on_both(|world| async move {
        let (world, mut mail) = town(world).await;
        let mut resident = sign_up(&world, &mut mail).await;
        let (home, number) = submit(&mut resident).await;
        let applicant = RESIDENT;
        let to = |address: &str, what: &str| (address.to_owned(), format!("【対馬市】{what}（{number}）"));

        let told = mail.subjects().await;
        assert_eq!(told.len(), 2, "{told:?}");
        assert!(told.contains(&to(applicant, "受け付けました")), "{told:?}");
        assert!(told.iter().any(|(_, subject)| subject.contains("新しい提出")), "{told:?}");

        world.state.clock.turn(TimeDelta::days(120));
        let mut officer = sign_in(&world, "officer@tomoni.example").await;
        let mut approver = sign_in(&world, "approver@tomoni.example").await;
        for each in undecided(&world).await {
            step(&mut officer, &each, "screening", &CHECKS).await;
            step(&mut officer, &each, "review", &[]).await;
            step(&mut officer, &each, "opinion", &OPINION).await;
            step(&mut officer, &each, "decision", &DECISION).await;
            step(&mut approver, &each, "approval", &[]).await;
        }
        let told = mail.subjects().await;
        assert!(told.contains(&to(applicant, "形式審査が終わりました")), "{told:?}");
        assert!(told.iter().any(|(_, subject)| subject.contains("決裁のお願い")), "{told:?}");
        let early = told.iter().filter(|(address, subject)| address == applicant && subject.contains("結果"));
        assert_eq!(early.count(), 0, "nobody hears of a result before the release");

        approver.post("/staff/calls/wagamachi/release", &[]).await.redirect();
        let letters = mail.arrived().await;
        let mine: Vec<&Taken> = letters.iter().filter(|letter| letter.to[0] == applicant).collect();
        let subjects: Vec<&str> = mine.iter().map(|letter| letter.header("Subject")).collect();
        assert_eq!(subjects.len(), 2, "{subjects:?}");
        assert!(subjects.iter().any(|subject| subject.contains("審査結果のお知らせ")), "{subjects:?}");
        assert!(subjects.iter().any(|subject| subject.contains("交付決定のお知らせ")), "{subjects:?}");
        assert!(
            subjects.iter().all(|subject| subject.contains(&number) && !subject.contains("50,000")),
            "{subjects:?}"
        );

        let results = world.browser().get("/results/wagamachi").await.expect(StatusCode::OK);
        assert!(results.text().contains("海岸の清掃と学びの会"));
        let again = [("email", RESIDENT), ("password", PASSWORD)];
        resident.post("/sign-in", &again).await.redirect();
        let case = resident.get(&home).await.expect(StatusCode::OK);
        assert_eq!(case.select(".status__label"), ["いまの状態：交付決定"]);
        world.state.clock.turn(TimeDelta::days(3));
        assert_eq!(mail.subjects().await, [], "nothing is sent twice");
    });
}
