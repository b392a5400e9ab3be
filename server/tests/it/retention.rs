//! From the end of the years to the record of the disposal, by real forms; and nothing is left of the people（保存年限・廃棄）.

use crate::round::{Round, refused, verb};
use crate::world::on_both;
use axum::http::StatusCode;
use bytes::Bytes;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::awards::{PaymentKind, RequestKind, RulingKind};
use domain::calendar::{FiscalYear, start_of_day};
use domain::filings::Attachment;
use domain::history::{
    APPROVE_DISPOSAL, DISPOSE, FINISH_DISPOSAL, FIRST_HASH, HOLD, PROPOSE_DISPOSAL, RELEASE_HOLD, Subject,
};
use domain::intake::{Contact, Intake, Telling};
use domain::people::{FileId, PersonId, ProgrammeId, Role, SubmissionId};
use domain::retention::State;
use domain::submissions::{Stage, Submission};
use domain::texts::Lang;
use server::actions::bytes::sweep;
use server::actions::disposal::{carry_on, span};
use server::store::disposal::{self, Proposal};
use server::store::people::NewPerson;
use server::store::{Db, attachments, awards, history, intakes, people, retention, submissions, talks};
use sha2::{Digest, Sha256};
use sqlx::Row;
use std::collections::BTreeSet;
use uuid::Uuid;

const PAGE: &str = "/staff/retention";
/// What must be nowhere afterwards.
const PLANTED: [&str; 8] = [
    "秘田",
    "対馬市秘密町",
    "0920-99-8877",
    "himitsu.example.jp",
    "0920-00-1234",
    "秘密の事業",
    "秘密の会",
    "内緒の見積",
];

async fn case_of(round: &Round, number: &str) -> Submission {
    let mut tx = round.world.state.db.read().await.expect("a snapshot");
    submissions::find_by_number(&mut tx, number).await.expect("an answer").expect("the case")
}

/// A round whose applicant is known from paper alone.
async fn paper_round(world: crate::world::World) -> Round {
    let mut round = Round::new(world).await;
    let id = PersonId(Uuid::now_v7());
    let mut tx = round.world.state.db.write().await.expect("a transaction");
    let new = NewPerson {
        id,
        name: "秘田 密子",
        email: "mitsuko@himitsu.example.jp",
        email_key: &format!("paper:{id}"),
        lang: Lang::Ja,
        password_hash: None,
        confirmed_at: None,
    };
    people::add(&mut tx, &new, round.world.state.clock.now()).await.expect("a person");
    tx.commit().await.expect("a commit");
    round.resident = id;
    round
}

/// Puts something personal into every place that a case has.
async fn plant(round: &Round, number: &str) -> String {
    let case = case_of(round, number).await;
    let now = round.world.state.clock.now();
    let bytes = "内緒の見積 秘田密子".as_bytes().to_vec();
    let sha256 = hex::encode(Sha256::digest(&bytes));
    let size = i64::try_from(bytes.len()).expect("small");
    round.world.state.files.put(&sha256, Bytes::from(bytes)).await.expect("kept");
    let contact = Contact {
        name: "秘田 密子".into(),
        telling: Telling::Post,
        postcode: "817-0022".into(),
        address: "長崎県対馬市秘密町1-2-3".into(),
        phone: "0920-99-8877".into(),
        email: String::new(),
    };
    let stamped_on = NaiveDate::from_ymd_opt(2026, 11, 10).expect("a day");
    let mut tx = round.world.state.db.write().await.expect("a transaction");
    let intake = Intake { stamped_on, keyed_by: round.officer, contact };
    intakes::add(&mut tx, case.id, &intake).await.expect("an intake");
    let file = Attachment {
        id: FileId(Uuid::now_v7()),
        submission: case.id,
        paper: "estimate".into(),
        name: "内緒の見積.pdf".into(),
        bytes: size,
        mime: "application/pdf".into(),
        sha256: sha256.clone(),
        added_at: now,
    };
    attachments::add(&mut tx, &file, 1).await.expect("a file");
    server::store::case_search::write(&mut tx, case.id).await.expect("to be found");
    tx.commit().await.expect("a commit");
    let mut officer = round.browser(round.officer).await;
    officer.post(&verb(number, "notes"), &[("body", "秘田さん 0920-99-8877 に電話した")]).await.redirect();
    officer.post(&verb(number, "messages"), &[("say", "秘田さま、対馬市秘密町の件です")]).await.redirect();
    let talk = [("group", "秘密の会"), ("day", "2026/11/1"), ("note", "秘田さんが来た")];
    officer.post("/staff/calls/wagamachi-r8/talks", &talk).await.redirect();
    sha256
}

/// Ends a grant, as if all had been reported and paid.
pub async fn close(round: &Round, number: &str) {
    let case = case_of(round, number).await;
    let mut tx = round.world.state.db.write().await.expect("a transaction");
    assert!(submissions::advance(&mut tx, case.id, Stage::Granted, Stage::Closed).await.expect("closed"));
    tx.commit().await.expect("a commit");
}

/// Every place of the database where a text stands.
pub async fn found(db: &Db, text: &str) -> Vec<String> {
    let mut places = Vec::new();
    let like = format!("%{text}%");
    match db {
        Db::Sqlite { readers, .. } => {
            let sql = "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c
                       WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' AND m.name NOT LIKE '\\_%' ESCAPE '\\'";
            for row in sqlx::query(sql).fetch_all(readers).await.expect("the schema") {
                let (table, column): (String, String) = (row.get(0), row.get(1));
                let sql = format!("SELECT count(*) FROM {table} WHERE CAST({column} AS TEXT) LIKE $1");
                let count: i64 =
                    sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).bind(&like).fetch_one(readers).await.expect("a count");
                places.extend((count > 0).then(|| format!("{table}.{column}")));
            }
        }
        Db::Postgres { pool, .. } => {
            let sql = "SELECT table_name::text, column_name::text FROM information_schema.columns
                       WHERE table_schema = current_schema()";
            for row in sqlx::query(sql).fetch_all(pool).await.expect("the schema") {
                let (table, column): (String, String) = (row.get(0), row.get(1));
                let sql = format!("SELECT count(*) FROM \"{table}\" WHERE CAST(\"{column}\" AS TEXT) LIKE $1");
                let count: i64 =
                    sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).bind(&like).fetch_one(pool).await.expect("a count");
                places.extend((count > 0).then(|| format!("{table}.{column}")));
            }
        }
    }
    places
}

async fn assert_chain(round: &Round) {
    let mut tx = round.world.state.db.read().await.expect("a snapshot");
    let mut previous = FIRST_HASH.to_owned();
    for entry in history::after(&mut tx, 0, 10_000).await.expect("the journal") {
        assert!(entry.follows(&previous), "entry {} does not follow", entry.seq);
        previous = entry.hash;
    }
}

fn turn_to(round: &Round, year: i32, month: u32, day: u32) -> DateTime<Utc> {
    let clock = &round.world.state.clock;
    let there = start_of_day(NaiveDate::from_ymd_opt(year, month, day).expect("a day"));
    clock.turn(there - clock.now());
    there
}

#[test]
fn nothing_is_left_of_people_and_the_public_sees_no_difference() {
    on_both(|world| async move {
        let round = paper_round(world).await;
        let state = round.world.state.clone();
        let chosen = round.case(1, "浜の清掃", "浜の会", 120_000).await;
        let other = round.case(2, "秘密の事業", "秘密の会", 90_000).await;
        let sha256 = plant(&round, &other).await;
        round.decide(&chosen, 100_000).await;
        round.decide(&other, 0).await;
        let mut approver = round.browser(round.approver).await;
        approver.post("/staff/calls/wagamachi-r8/release", &[]).await.redirect();
        close(&round, &chosen).await;
        for text in PLANTED.iter().filter(|text| **text != "himitsu.example.jp") {
            assert!(!found(&state.db, text).await.is_empty(), "{text} was planted");
        }

        // On the last day they are still kept, even to look at; on the next they have run out.
        let proposer = round.colleague("管理 一", Role::Admin).await;
        let second = round.colleague("管理 二", Role::Admin).await;
        let auditor = round.colleague("監査 三", Role::Auditor).await;
        let year = format!("{PAGE}/{}/2026", round.call.programme.0);
        turn_to(&round, 2032, 3, 31);
        let mut admin = round.browser(proposer).await;
        assert!(admin.get(PAGE).await.text().contains("保存年限を過ぎた案件はありません"));
        refused(admin.get(&year).await, StatusCode::NOT_FOUND);
        refused(admin.post(&year, &[]).await, StatusCode::CONFLICT);

        turn_to(&round, 2032, 4, 1);
        let results = async |path: &str| round.world.browser().get(path).await.expect(StatusCode::OK).text();
        let public = ["/results/wagamachi-r8", "/results/wagamachi-r8/data.csv", "/results/wagamachi-r8/data.json"];
        let mut before = Vec::new();
        for path in public {
            before.push(results(path).await);
        }
        let mut admin = round.browser(proposer).await;
        assert_eq!(admin.get(PAGE).await.select("#run-out tbody td:nth-child(5)"), ["2"]);
        let page = admin.get(&year).await.expect(StatusCode::OK);
        assert_eq!(page.select("#cases tbody td:first-child"), [chosen.as_str(), &other]);
        for text in PLANTED {
            assert!(!page.text().contains(text), "administrators see no case: {text}");
        }
        let mut reader = round.browser(auditor).await;
        assert!(reader.get(&year).await.expect(StatusCode::OK).select("main form").is_empty());
        refused(reader.post(&year, &[]).await, StatusCode::FORBIDDEN);

        admin.post(&year, &[]).await.redirect();
        refused(admin.post(&year, &[]).await, StatusCode::CONFLICT);
        let forms = round.browser(second).await.get(PAGE).await.attributes("#running form", "action");
        let approve = forms.into_iter().find(|form| form.ends_with("/approve")).expect("a button");
        assert!(admin.get(PAGE).await.select("#running form").is_empty(), "not for who proposed it");
        refused(admin.post(&approve, &[]).await, StatusCode::FORBIDDEN);
        assert!(!carry_on(&state, state.clock.now()).await.expect("looked"), "nothing is approved yet");
        round.browser(second).await.post(&approve, &[]).await.redirect();
        refused(round.browser(second).await.post(&approve, &[]).await, StatusCode::CONFLICT);

        while carry_on(&state, state.clock.now()).await.expect("carried on") {}
        for text in PLANTED {
            assert_eq!(found(&state.db, text).await, Vec::<String>::new(), "{text} is still there");
        }
        for (path, before) in public.into_iter().zip(before) {
            assert_eq!(results(path).await, before, "{path}");
        }
        assert_chain(&round).await;
        sweep(&state, state.clock.now() + TimeDelta::days(4_000)).await.expect("swept");
        assert!(state.files.get(&sha256).await.is_err(), "the file is gone");

        let record = reader.get(&format!("{PAGE}/record.csv")).await.expect(StatusCode::OK).text();
        for said in
            [chosen.as_str(), &other, "わがまち元気創出支援事業", "補助金交付要綱", "管理 一", "管理 二", "2032-04-01"]
        {
            assert!(record.contains(said), "{said}: {record}");
        }
        assert!(reader.get(PAGE).await.select("#record tbody td").concat().contains("令和8年度"));
        let mut tx = state.db.read().await.expect("a snapshot");
        let city = history::of_subject(&mut tx, Subject::City.id()).await.expect("a journal");
        let city: Vec<&str> = city.iter().map(|(entry, _)| entry.action.as_str()).collect();
        assert_eq!(city, [PROPOSE_DISPOSAL, APPROVE_DISPOSAL, FINISH_DISPOSAL]);
        drop(tx);
        let mut officer = round.browser(round.officer).await;
        let gone = officer.get(&format!("/staff/cases/{other}")).await.expect(StatusCode::OK);
        let said = gone.select("#disposed").concat();
        for part in ["この案件は令和14年4月1日", "わがまち元気創出支援事業", "令和8年度", "5年", "管理 一", "管理 二"]
        {
            assert!(said.contains(part), "{part}: {said}");
        }
        assert!(gone.select("main form").is_empty());
        refused(officer.get(&verb(&other, "keeping")).await, StatusCode::CONFLICT);
        officer.get("/staff/cases").await.expect(StatusCode::OK);
    });
}

#[test]
fn a_hold_keeps_a_case_and_a_killed_worker_goes_on() {
    on_both(|world| async move {
        let round = paper_round(world).await;
        let state = round.world.state.clone();
        let mut numbers = Vec::new();
        for nth in 1..=24 {
            numbers.push(round.case(nth, "浜の清掃", &format!("浜の会{nth}"), 1_000).await);
        }
        let mut tx = state.db.write().await.expect("a transaction");
        for number in &numbers {
            let case = submissions::find_by_number(&mut tx, number).await.expect("an answer").expect("a case");
            submissions::advance(&mut tx, case.id, Stage::Submitted, Stage::Withdrawn).await.expect("withdrawn");
        }
        tx.commit().await.expect("a commit");
        turn_to(&round, 2033, 4, 1);
        let admin = round.colleague("管理 一", Role::Admin).await;
        let second = round.colleague("管理 二", Role::Admin).await;
        let mut browser = round.browser(admin).await;
        let holds = format!("{PAGE}/holds");
        let again = browser.post(&holds, &[("number", "R8-GK-9999"), ("reason", "")]).await;
        let again = again.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(again.attributes("#f-number", "value"), ["R8-GK-9999"]);
        assert_eq!(again.select(".errors li").len(), 2);
        browser.post(&holds, &[("number", &numbers[0].to_lowercase()), ("reason", "住民監査請求")]).await.redirect();
        assert!(browser.get(PAGE).await.select("#holds").concat().contains("住民監査請求"));
        let year = format!("{PAGE}/{}/2026", round.call.programme.0);
        browser.post(&year, &[]).await.redirect();
        // Held back after it was proposed: the worker asks again.
        browser.post(&holds, &[("number", &numbers[1]), ("reason", "争訟")]).await.redirect();
        let mut other = round.browser(second).await;
        let forms = other.get(PAGE).await.attributes("#running form", "action");
        let refuse = forms.iter().find(|form| form.ends_with("/refuse")).expect("a button");
        let bare = other.post(refuse, &[]).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert!(bare.select(".errors").concat().contains("入力してください"));
        let approve = forms.iter().find(|form| form.ends_with("/approve")).expect("a button");
        other.post(approve, &[]).await.redirect();

        assert!(carry_on(&state, state.clock.now()).await.expect("a stretch"));
        let mut tx = state.db.read().await.expect("a snapshot");
        let running = disposal::approved(&mut tx).await.expect("an answer").expect("not done");
        assert_eq!((running.cases, running.erased + running.kept), (23, 20), "killed here");
        drop(tx);
        while carry_on(&state, state.clock.now()).await.expect("carried on") {}
        let mut tx = state.db.read().await.expect("a snapshot");
        let done = disposal::find(&mut tx, running.id).await.expect("an answer").expect("the disposal");
        assert_eq!((done.standing().expect("a state"), done.erased, done.kept), (State::Done, 22, 1));
        for (number, disposed) in numbers.iter().zip([false, false, true, true]) {
            let case = submissions::find_by_number(&mut tx, number).await.expect("an answer").expect("a case");
            let actions = history::of_subject(&mut tx, case.id.0).await.expect("a journal");
            assert_eq!(actions.iter().any(|(entry, _)| entry.action == DISPOSE), disposed, "{number}");
            assert_eq!(case.title.is_empty(), disposed, "{number}");
        }
        drop(tx);
        assert!(!found(&state.db, "秘田 密子").await.is_empty(), "two cases still need the name");

        for number in &numbers[..2] {
            let case = case_of(&round, number).await.id;
            browser.post(&format!("{holds}/{case}/release"), &[]).await.redirect();
        }
        browser.post(&year, &[]).await.redirect();
        let forms = other.get(PAGE).await.attributes("#running form", "action");
        let approve = forms.iter().find(|form| form.ends_with("/approve")).expect("a button");
        other.post(approve, &[]).await.redirect();
        while carry_on(&state, state.clock.now()).await.expect("carried on") {}
        assert_eq!(found(&state.db, "秘田 密子").await, Vec::<String>::new());
        assert_chain(&round).await;
    });
}

#[test]
fn staff_hold_a_case_from_its_own_page_and_an_approver_lets_it_go() {
    on_both(|world| async move {
        let round = paper_round(world).await;
        let number = round.case(1, "浜の清掃", "浜の会", 1_000).await;
        let keeping = verb(&number, "keeping");
        let page = format!("/staff/cases/{number}");
        let mut officer = round.browser(round.officer).await;
        assert!(officer.get(&page).await.text().contains(&keeping), "the page leads there");
        let form = officer.get(&keeping).await.expect(StatusCode::OK);
        assert!(form.text().contains("まだ終わっていない案件です"));
        let bare =
            officer.post(&keeping, &[("go", "hold"), ("reason", " ")]).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(bare.attributes(".errors__list a", "href"), ["#f-reason"]);
        let long = "監".repeat(401);
        let again =
            officer.post(&keeping, &[("go", "hold"), ("reason", &long)]).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert!(again.text().contains(&long), "what was typed is still there");
        for _ in 0..2 {
            assert_eq!(officer.post(&keeping, &[("go", "hold"), ("reason", "住民監査請求")]).await.redirect(), keeping);
        }
        let held = officer.get(&keeping).await.expect(StatusCode::OK);
        assert!(held.select("#held").concat().contains("住民監査請求") && held.select("main form").is_empty());
        assert!(officer.get(&page).await.select(".case__facts").concat().contains("廃棄を保留しています"));
        refused(officer.post(&keeping, &[("go", "release")]).await, StatusCode::FORBIDDEN);
        refused(round.browser(round.stranger).await.get(&keeping).await, StatusCode::NOT_FOUND);
        refused(round.browser(round.stranger).await.post(&keeping, &[("go", "release")]).await, StatusCode::NOT_FOUND);
        let own = round.case_of(2, "身内の事業", round.own, 1_000).await;
        let theirs = [("go", "hold"), ("reason", "監査")];
        refused(round.browser(round.insider).await.post(&verb(&own, "keeping"), &theirs).await, StatusCode::FORBIDDEN);
        let admin = round.colleague("管理 一", Role::Admin).await;
        assert!(round.browser(admin).await.get(PAGE).await.select("#holds").concat().contains("住民監査請求"));
        let mut approver = round.browser(round.approver).await;
        approver.post(&keeping, &[("go", "release")]).await.redirect();
        approver.post(&keeping, &[("go", "release")]).await.redirect();
        assert!(approver.get(&keeping).await.select("#held").is_empty());
        let case = case_of(&round, &number).await;
        let mut tx = round.world.state.db.read().await.expect("a snapshot");
        let journal = history::of_subject(&mut tx, case.id.0).await.expect("a journal");
        let told: Vec<&str> =
            journal.iter().map(|(entry, _)| entry.action.as_str()).filter(|one| one.contains("hold")).collect();
        assert_eq!(told, [HOLD, RELEASE_HOLD], "each once");
    });
}

#[test]
fn a_grant_is_kept_as_long_as_its_own_papers_and_until_its_money_is_settled() {
    on_both(|world| async move {
        let round = paper_round(world).await;
        let state = round.world.state.clone();
        let (one, other) =
            (round.case(1, "浜の清掃", "浜の会", 100_000).await, round.case(2, "山の道", "山の会", 90_000).await);
        for number in [&one, &other] {
            round.decide(number, 90_000).await;
        }
        round.browser(round.approver).await.post("/staff/calls/wagamachi-r8/release", &[]).await.redirect();
        close(&round, &one).await;
        let (kept, owes) = (case_of(&round, &one).await, case_of(&round, &other).await);
        let day = |year| NaiveDate::from_ymd_opt(year, 3, 31).expect("a day");
        let mut tx = state.db.write().await.expect("a transaction");
        awards::close(&mut tx, kept.id, day(2027), day(2037)).await.expect("kept for ten years");
        assert!(submissions::advance(&mut tx, owes.id, Stage::Granted, Stage::Revoked).await.expect("revoked"));
        tx.commit().await.expect("a commit");
        turn_to(&round, 2033, 4, 1);
        let admin = round.colleague("管理 一", Role::Admin).await;
        let mut browser = round.browser(admin).await;
        let year = format!("{PAGE}/{}/2026", round.call.programme.0);
        let page = browser.get(&year).await.expect(StatusCode::OK);
        let states = page.select("#cases tbody td:last-child");
        assert_eq!(states, ["令和19年3月31日（火）まで保存", "精算が済んでいません"]);
        assert!(page.select("main form").is_empty());
        refused(browser.post(&year, &[]).await, StatusCode::CONFLICT);
        let shown = round.browser(round.officer).await.get(&verb(&one, "keeping")).await.expect(StatusCode::OK);
        assert!(shown.select("dl.facts").concat().contains("令和19年3月31日"));

        // Settled at last, and due to be returned by a day that comes later.
        let mut tx = state.db.write().await.expect("a transaction");
        awards::close(&mut tx, owes.id, day(2027), day(2032)).await.expect("settled");
        let today = span(FiscalYear(2026), state.clock.now());
        let ready = retention::ready(&mut tx, round.call.programme, today).await.expect("a list");
        assert_eq!(ready, [(owes.id.0, other.clone())]);
        let years = retention::Span { today: day(2037), ..today };
        assert_eq!(
            retention::ready(&mut tx, round.call.programme, years).await.expect("a list").len(),
            1,
            "the last day"
        );
        let years = retention::Span { today: day(2037).succ_opt().expect("a day"), ..today };
        assert_eq!(retention::ready(&mut tx, round.call.programme, years).await.expect("a list").len(), 2);
    });
}

#[test]
fn the_store_counts_what_it_would_erase_and_answers_once() {
    on_both(|world| async move {
        let round = paper_round(world).await;
        let number = round.case(1, "浜の清掃", "浜の会", 1_000).await;
        let case = case_of(&round, &number).await;
        let (programme, now) = (round.call.programme, round.world.state.clock.now());
        let year = span(FiscalYear(2026), now);
        let mut tx = round.world.state.db.write().await.expect("a transaction");
        assert!(retention::ready(&mut tx, programme, year).await.expect("an answer").is_empty(), "it has not ended");
        submissions::advance(&mut tx, case.id, Stage::Submitted, Stage::Withdrawn).await.expect("withdrawn");
        assert_eq!(retention::ready(&mut tx, programme, year).await.expect("an answer").len(), 1);
        assert!(retention::ready(&mut tx, programme, span(FiscalYear(2025), now)).await.expect("an answer").is_empty());
        assert_eq!(retention::ends(&mut tx, programme, year).await.expect("an answer").len(), 1);
        assert_eq!(retention::programmes(&mut tx).await.expect("an answer").len(), 1);
        assert!(retention::programme(&mut tx, ProgrammeId(Uuid::nil())).await.expect("an answer").is_none());
        let would = retention::would_erase(&mut tx, programme, year).await.expect("counts");
        assert_eq!((would.people, would.filings, would.files), (1, 1, 0));
        assert_eq!(retention::lines(&mut tx, programme, year, "").await.expect("lines").len(), 1);
        assert!(retention::lines(&mut tx, programme, year, &number).await.expect("lines").is_empty());
        assert!(retention::hold(&mut tx, case.id, "監査", round.officer, now).await.expect("held"));
        assert!(!retention::hold(&mut tx, case.id, "争訟", round.officer, now).await.expect("held already"));
        assert_eq!(retention::holds(&mut tx).await.expect("holds")[0].reason, "監査");
        let hold = retention::hold_of(&mut tx, case.id).await.expect("an answer").expect("a hold");
        assert_eq!((hold.reason.as_str(), hold.number.as_str()), ("監査", number.as_str()));
        let today = year.today;
        let until = retention::kept_until(&mut tx, programme, case.id, today).await.expect("an answer");
        assert_eq!(until, NaiveDate::from_ymd_opt(2032, 3, 31));
        let over = Submission { stage: Stage::Withdrawn, ..case.clone() };
        let papers = disposal::papers(&mut tx, &over, today).await.expect("an answer");
        assert_eq!((papers.until, papers.hold.is_some(), papers.disposed.is_some()), (until, true, false));
        assert!(retention::ready(&mut tx, programme, year).await.expect("an answer").is_empty());
        let line = retention::end_of(&mut tx, programme, year, case.id).await.expect("an answer").expect("a line");
        assert_eq!(line.held, 1);
        assert!(retention::release(&mut tx, case.id).await.expect("released"));
        assert!(retention::hold_of(&mut tx, case.id).await.expect("an answer").is_none());
        assert!(!retention::release(&mut tx, case.id).await.expect("an answer"));

        retention::lock(&mut tx, programme).await.expect("the turn");
        let id = Uuid::now_v7();
        let by = round.officer;
        let new =
            Proposal { id, programme: programme.0, name: "制度", basis: "要綱", years: 5, fiscal_year: 2026, by };
        let cases = retention::ready(&mut tx, programme, year).await.expect("an answer");
        disposal::propose(&mut tx, &new, &cases, &[], now).await.expect("proposed");
        assert!(retention::ready(&mut tx, programme, year).await.expect("an answer").is_empty(), "not twice");
        assert_eq!(disposal::running(&mut tx).await.expect("an answer").len(), 1);
        assert!(disposal::answer(&mut tx, id, State::Approved, round.approver, "", now).await.expect("answered"));
        assert!(!disposal::answer(&mut tx, id, State::Refused, round.approver, "x", now).await.expect("too late"));
        assert_eq!(disposal::waiting(&mut tx, id, 10).await.expect("cases"), [case.id.0]);
        assert!(disposal::take(&mut tx, id, case.id, now).await.expect("taken"));
        assert!(!disposal::take(&mut tx, id, case.id, now).await.expect("taken already"));
        disposal::leave(&mut tx, id, case.id, now).await.expect("left");
        assert!(disposal::numbers(&mut tx, id).await.expect("numbers").is_empty());
        let erased = disposal::erase_case(&mut tx, &case, None, now).await.expect("erased");
        assert_eq!((erased.filings, erased.files), (1, 0));
        disposal::count(&mut tx, id, case.id, erased).await.expect("counted");
        assert!(disposal::of_case(&mut tx, case.id).await.expect("an answer").is_none(), "it was left");
        assert!(disposal::erase_owner(&mut tx, case.owner, "廃棄", now).await.expect("erased"));
        assert!(
            !disposal::erase_owner(&mut tx, round.officer, "廃棄", now).await.expect("an account"),
            "accounts stay"
        );
        disposal::erase_group(&mut tx, case.group, "廃棄", now).await.expect("emptied");
        disposal::erase_digests(&mut tx, now).await.expect("gone");
        assert!(disposal::finish(&mut tx, id, now).await.expect("done"));
        assert!(!disposal::finish(&mut tx, id, now).await.expect("done already"));
        assert_eq!(disposal::record(&mut tx, 0).await.expect("the record").len(), 1);
        assert!(talks::of_call(&mut tx, round.call.id).await.expect("talks").is_empty());
        let nobody = Submission { id: SubmissionId(Uuid::nil()), ..case };
        assert!(disposal::erase_case(&mut tx, &nobody, None, now).await.is_err(), "no such case");
    });
}

/// Every form that is sent to one case, from the list of all addresses.
fn forms_of(number: &str, id: SubmissionId) -> Vec<String> {
    let posted = include_str!("route-list.txt").lines().filter_map(|line| line.strip_prefix("POST "));
    let addresses = posted.filter_map(|line| line.split_whitespace().next());
    let of_case = addresses.filter(|it| it.starts_with("/staff/cases/{number}/") || it.starts_with("/proposals/{id}/"));
    // Uploads are no such forms.
    let of_case = of_case.filter(|it| !it.ends_with("/papers") && !it.ends_with("/files"));
    let kinds = ["change", "discontinuation", "invoice", "advance", "status", "grant", "settlement", "revocation"];
    let kinds = kinds.into_iter().chain(["balance", "refund", "dealing", "dealing_refusal"]);
    let paths = of_case.map(|it| {
        let whose = if it.starts_with("/proposals") { id.to_string() } else { String::new() };
        let it = it.replacen("/proposals/{id}", &format!("/proposals/{whose}"), 1).replace("{number}", number);
        it.replace("{page}", "plan")
            .replace("{id}", &Uuid::nil().to_string())
            .replace("{file}", &Uuid::nil().to_string())
            .replace("{nth}", "1")
    });
    paths
        .flat_map(|it| match it.contains("{kind}") {
            true => kinds.clone().map(|kind| it.replace("{kind}", kind)).collect(),
            false => vec![it],
        })
        .collect()
}

/// Whether an address names a kind or a page that there is not.
fn names_nothing(path: &str) -> bool {
    let mut parts = path.rsplit('/');
    let (kind, of) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    match of {
        "requests" => RequestKind::from_code(kind).is_none(),
        "rulings" => RulingKind::from_code(kind).is_none(),
        "payments" => PaymentKind::from_code(kind).is_none(),
        _ => path.ends_with("/report/form/plan"),
    }
}

/// What a form of a case that was disposed of is answered with: the rule says no to whoever may send it, also where a second
/// press of a button would else be taken for the first.
fn answers_of(path: &str, is_resident: bool) -> &'static [StatusCode] {
    match (is_resident, path.starts_with("/proposals/"), names_nothing(path)) {
        (true, true, false) => &[StatusCode::CONFLICT],
        (true, false, _) => &[StatusCode::FORBIDDEN],
        (_, true, true) => &[StatusCode::NOT_FOUND],
        // Staff may know of a case whose requests are not theirs to send.
        (false, true, false) if path.contains("/requests/") => &[StatusCode::FORBIDDEN],
        (false, true, false) => &[StatusCode::NOT_FOUND],
        (false, false, true) => &[StatusCode::NOT_FOUND, StatusCode::FORBIDDEN],
        (false, false, false) => &[StatusCode::CONFLICT, StatusCode::FORBIDDEN],
    }
}

#[test]
fn a_form_sent_by_hand_moves_nothing_of_a_case_that_was_disposed_of() {
    on_both(|world| async move {
        let round = Round::new(world).await;
        let number = round.case(1, "浜の清掃", "浜の会", 120_000).await;
        round.decide(&number, 100_000).await;
        round.browser(round.approver).await.post("/staff/calls/wagamachi-r8/release", &[]).await.redirect();
        let payer = round.colleague("支払 一", Role::Payer).await;
        let case = case_of(&round, &number).await;
        let now = round.world.state.clock.now();
        let mut tx = round.world.state.db.write().await.expect("a transaction");
        disposal::erase_case(&mut tx, &case, None, now).await.expect("erased");
        tx.commit().await.expect("a commit");
        let fields = [
            ("reason", "もう一度"),
            ("body", "メモ"),
            ("say", "連絡"),
            ("to", ""),
            ("go", "hold"),
            ("outcome", "selected"),
            ("amount", "1000"),
            ("repay-by", "2027/3/1"),
            ("paid-on", "2026/11/20"),
            ("answer", "yes"),
        ];
        let entries = async || {
            let mut tx = round.world.state.db.read().await.expect("a snapshot");
            history::of_subject(&mut tx, case.id.0).await.expect("a journal").len()
        };
        let (before, letters) = (entries().await, round.letters().await);
        let mut stage = case.stage;
        let (mut told, mut said_no) = (0, BTreeSet::new());
        for next in
            [Stage::Granted, Stage::Confirmed, Stage::Closed, Stage::Revoked, Stage::Discontinued, Stage::Rejected]
        {
            let mut tx = round.world.state.db.write().await.expect("a transaction");
            assert!(submissions::advance(&mut tx, case.id, stage, next).await.expect("there"));
            tx.commit().await.expect("a commit");
            stage = next;
            for person in [round.officer, round.approver, payer, round.resident] {
                let mut browser = round.browser(person).await;
                for path in forms_of(&number, case.id) {
                    let reply = browser.post(&path, &fields).await;
                    let (expected, status) = (answers_of(&path, person == round.resident), reply.status);
                    assert!(expected.contains(&status), "{path} at {}: {status}", next.code());
                    said_no.extend((status == StatusCode::CONFLICT).then(|| path.clone()));
                    told += usize::from(reply.text().contains("保存年限が過ぎて廃棄されました"));
                }
            }
            assert_eq!(round.stage(&number).await, next);
        }
        assert_eq!((entries().await, round.letters().await), (before, letters));
        assert!(told > 150, "the reason was said {told} times");
        let mut silent = forms_of(&number, case.id);
        silent.retain(|path| !names_nothing(path) && !said_no.contains(path));
        assert!(silent.is_empty(), "nobody was told why nothing happens at {silent:?}");
        let mine = round.browser(round.resident).await.get(&format!("/proposals/{}", case.id)).await;
        let mine = mine.expect(StatusCode::OK);
        assert!(mine.select("#disposed").concat().contains("廃棄されました"));
        assert!(mine.select("main form").is_empty());
    });
}

#[test]
fn papers_of_a_grant_are_kept_longer_for_a_reason_and_never_shorter() {
    on_both(|world| async move {
        let round = Round::new(world).await;
        let number = round.case(1, "山車の新調", "浜の会", 120_000).await;
        let other = round.case(2, "夏祭り", "祭りの会", 1_000).await;
        round.decide(&number, 100_000).await;
        round.decide(&other, 0).await;
        round.browser(round.approver).await.post("/staff/calls/wagamachi-r8/release", &[]).await.redirect();
        let mut officer = round.browser(round.officer).await;
        let page = verb(&number, "keeping");
        let shown = officer.get(&page).await.expect(StatusCode::OK);
        assert!(shown.select("#longer dd").concat().contains("制度の保存年限のとおり"));
        assert!(officer.get(&verb(&other, "keeping")).await.select("#longer").is_empty(), "it has no grant");
        let longer = async |browser: &mut crate::world::Browser, until: &str, why: &str| {
            browser.post(&page, &[("go", "longer"), ("until", until), ("why", why)]).await
        };
        for (until, why) in [("", "理由"), ("2020-01-01", "理由"), ("9999-01-01", "理由"), ("令和18年3月31日", " ")]
        {
            let back = longer(&mut officer, until, why).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
            assert_eq!(back.attributes("#f-until", "value"), [until], "what was typed stays");
        }
        longer(&mut officer, "令和18年3月31日", "山車の処分制限期間が10年のため").await.redirect();
        longer(&mut officer, "令和17年3月31日", "短く").await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        let shown = officer.get(&page).await;
        assert!(shown.select("#longer dd").concat().contains("令和18年3月31日"));
        let case = case_of(&round, &number).await;
        let mut tx = round.world.state.db.write().await.expect("a transaction");
        // What follows from the close is earlier, so it changes nothing.
        let day = |year: i32| NaiveDate::from_ymd_opt(year, 3, 31).expect("a day");
        awards::close(&mut tx, case.id, day(2027), day(2032)).await.expect("closed");
        assert_eq!(awards::keep_until(&mut tx, case.id).await.expect("an answer"), Some(Some(day(2036))));
        let none = case_of(&round, &other).await.id;
        assert_eq!(awards::keep_until(&mut tx, none).await.expect("an answer"), None);
        assert!(awards::keep_longer(&mut tx, none, day(2036)).await.is_err(), "no grant");
        let journal = history::of_subject(&mut tx, case.id.0).await.expect("a journal");
        let said: Vec<_> = journal.iter().filter(|(entry, _)| entry.action == "keep_longer").collect();
        assert_eq!((said.len(), said[0].0.reason.as_str()), (1, "山車の処分制限期間が10年のため"));
        drop(tx);
        refused(officer.post(&verb(&other, "keeping"), &[("go", "longer")]).await, StatusCode::NOT_FOUND);
        let mut stranger = round.browser(round.stranger).await;
        refused(longer(&mut stranger, "令和19年3月31日", "x").await, StatusCode::NOT_FOUND);
    });
}
