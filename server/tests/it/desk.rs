//! The officer's desk as a browser meets it（担当者の机）: work lists, exports, bulk actions, notes, messages, archives.

use crate::round::{Round, refused, screen, verb};
use crate::world::{Browser, Reply, on_both};
use axum::http::StatusCode;
use calamine::{Data, Reader, Xlsx};
use chrono::TimeDelta;
use domain::messages::Delivery;
use domain::people::{Membership, PersonId, Role};
use server::actions::case_talk::tell_mentions;
use server::store::journal::{Chain, prove};
use server::store::{messages, people, submissions};
use std::io::{Cursor, Read};
use uuid::Uuid;

fn attachment_name(reply: &Reply) -> String {
    let disposition = reply.headers["content-disposition"].to_str().expect("text");
    let name = disposition.split("filename*=UTF-8''").nth(1).expect("a name");
    percent_encoding::percent_decode_str(name).decode_utf8().expect("UTF-8").into_owned()
}

#[test]
fn the_desk_says_what_waits_and_for_whom() {
    on_both(|world| async move {
        let round = Round::new(world).await;
        let first = round.case(1, "浜の清掃", "浜の会", 120_000).await;
        let second = round.case(2, "山の道", "山の会", 80_000).await;
        let mut officer = round.browser(round.officer).await;
        let desk = officer.get("/staff").await.expect(StatusCode::OK);
        assert_eq!(desk.select("#arrived tbody td:first-child"), [first.clone(), second.clone()]);
        assert!(desk.select("#due").is_empty() && desk.select("#approvals").is_empty());

        round.draft(&first, 50_000).await;
        let mut approver = round.browser(round.approver).await;
        let desk = approver.get("/staff").await.expect(StatusCode::OK);
        assert_eq!(desk.select("#approvals tbody td:first-child"), std::slice::from_ref(&first));
        assert!(officer.get("/staff").await.select("#approvals").is_empty(), "who drafted it does not approve it");
        approver.post(&verb(&first, "return"), &[("reason", "金額の根拠が足りない")]).await.redirect();
        assert_eq!(
            officer.get("/staff").await.select("#given-back tbody td:first-child"),
            std::slice::from_ref(&first)
        );
        assert!(approver.get("/staff").await.select("#given-back").is_empty());

        let due = [("mark-title", "yes"), ("why-title", "略さずに"), ("due", "2026年11月25日")];
        let asked = officer.post(&verb(&second, "correction"), &due).await;
        assert_eq!(asked.status, StatusCode::SEE_OTHER, "{}", asked.text());
        assert_eq!(
            officer.get("/staff").await.select("#due tbody td:first-child"),
            std::slice::from_ref(&second),
            "due within a week"
        );
        round.world.state.clock.turn(TimeDelta::days(5));
        let late = officer.get("/staff").await;
        assert!(late.select("#due .tag--bad").contains(&"期限超過".to_owned()));
        let over = officer.get("/staff/cases?due=over").await;
        assert_eq!(over.select("tbody td:nth-child(2)"), [second]);

        let mut stranger = round.browser(round.stranger).await;
        let desk = stranger.get("/staff").await.expect(StatusCode::OK);
        assert!(!desk.text().contains(&first) && !desk.text().contains("浜の清掃"));
        let mut resident = round.browser(round.resident).await;
        refused(resident.get("/staff").await, StatusCode::FORBIDDEN);
    });
}

#[test]
fn the_list_is_searched_kept_and_given_out() {
    on_both(|world| async move {
        let round = Round::new(world).await;
        let first = round.case(1, "浜の清掃", "浜の会", 120_000).await;
        round.case(2, "山の道", "山の会", 80_000).await;
        while server::actions::clocks::fill(&round.world.state).await.expect("written down") {}
        let mut officer = round.browser(round.officer).await;
        for (words, expected) in [("清掃", 1), ("ﾔﾏ", 0), ("山の会", 1), ("0920", 2), ("r8-gk-0001", 1)] {
            let path = format!("/staff/cases?words={words}");
            let path = url::Url::parse("http://x").expect("a url").join(&path).expect("a path");
            let found = officer.get(&path[url::Position::BeforePath..]).await.expect(StatusCode::OK);
            assert_eq!(found.select("tbody tr").len(), expected, "{words}");
        }
        let unnamed = [("q-due", "over"), ("name", " ")];
        let again = officer.post("/staff/filters", &unnamed).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(again.attributes(".errors__list a", "href"), ["#f-name"]);
        let kept = [("q-stage", "submitted"), ("q-stage", "returned"), ("q-sort", "group"), ("name", "急ぐもの")];
        let back = officer.post("/staff/filters", &kept).await.redirect();
        assert_eq!(back, "/staff/cases?stage=submitted&stage=returned&sort=group");
        let page = officer.get("/staff/cases").await;
        assert!(page.attributes("main li a", "href").contains(&back));
        assert!(!round.browser(round.approver).await.get("/staff/cases").await.text().contains("急ぐもの"));
        let forget = page.attributes("form[action$=forget]", "action").pop().expect("a way to forget it");
        refused(round.browser(round.approver).await.post(&forget, &[]).await, StatusCode::NOT_FOUND);
        officer.post(&forget, &[]).await.redirect();
        assert!(!officer.get("/staff/cases").await.text().contains("急ぐもの"));

        let to = round.second.to_string();
        officer.post(&verb(&first, "assignment"), &[("to", &to)]).await.redirect();
        let mut second = round.browser(round.second).await;
        assert_eq!(
            second.get("/staff/cases?assigned=me").await.select("tbody td:nth-child(2)"),
            std::slice::from_ref(&first)
        );
        let stranger = round.stranger.to_string();
        refused(
            officer.post(&verb(&first, "assignment"), &[("to", &stranger)]).await,
            StatusCode::UNPROCESSABLE_ENTITY,
        );
        let none = officer.get("/staff/cases?assigned=nobody").await;
        assert_eq!(none.select("tbody tr").len(), 1);
    });
}

/// A case whose texts are hard on spreadsheets.
async fn awkward(round: &Round) {
    round.case(1, "=HYPERLINK(\"http://evil.example\")", "𠮷田・髙﨑の会", 120_000).await;
    round.case(2, "+81", "\"引用\", と 改行", 80_000).await;
    round.case(3, "0012", "浜の会", 50_000).await;
}

#[test]
fn what_the_list_shows_is_what_a_table_holds() {
    on_both(|world| async move {
        let round = Round::new(world).await;
        awkward(&round).await;
        let mut officer = round.browser(round.officer).await;
        let page = officer.get("/staff/cases?sort=number").await.expect(StatusCode::OK);
        assert!(page.text().contains("この3件をCSVで保存"));
        let csv = officer.get("/staff/export/cases.csv?call=wagamachi-r8&sort=number").await.expect(StatusCode::OK);
        assert_eq!(attachment_name(&csv), "案件一覧-20261122-3.csv");
        let text = csv.text();
        assert!(text.starts_with('\u{FEFF}'));
        assert!(text.contains("\"'=HYPERLINK(\"\"http://evil.example\"\")\"") && text.contains("\"'+81\""), "{text}");
        assert!(text.contains("\"0012\"") && text.contains("\"𠮷田・髙﨑の会\""), "{text}");
        assert!(text.contains("\"0920-00-1234\""), "the answers of the one call: {text}");
        assert!(text.ends_with("\"以上 3件\"\r\n"), "{text}");
        let one = officer.get("/staff/export/cases.csv?stage=eligible").await.text();
        assert!(one.ends_with("\"以上 0件\"\r\n") && !one.contains("R8-GK"), "{one}");

        let xlsx = officer.get("/staff/export/cases.xlsx?call=wagamachi-r8&sort=number").await.expect(StatusCode::OK);
        assert_eq!(attachment_name(&xlsx), "案件一覧-20261122-3.xlsx");
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(xlsx.body)).expect("a workbook");
        let sheet = book.worksheet_range_at(0).expect("a sheet").expect("rows");
        assert_eq!(sheet.height(), 5, "heading, three cases, the end");
        let cell = |row: u32, column: u32| sheet.get_value((row, column)).cloned().unwrap_or(Data::Empty);
        assert_eq!(cell(1, 4), Data::String("=HYPERLINK(\"http://evil.example\")".into()), "text, not a formula");
        assert_eq!(cell(1, 3), Data::String("𠮷田・髙﨑の会".into()));
        assert_eq!(cell(3, 4), Data::String("0012".into()));
        assert_eq!(cell(1, 6), Data::Float(120_000.0));
        assert!(matches!(cell(1, 1), Data::DateTime(_)), "{:?}", cell(1, 1));
        assert_eq!(cell(4, 0), Data::String("以上 3件".into()));

        let mut stranger = round.browser(round.stranger).await;
        for path in
            ["/staff/export/cases.csv", "/staff/export/cases.csv?words=0920", "/staff/export/cases.csv?assigned=nobody"]
        {
            let table = stranger.get(path).await.expect(StatusCode::OK).text();
            assert!(table.ends_with("\"以上 0件\"\r\n") && !table.contains("R8-GK"), "{path}: {table}");
        }
        refused(stranger.get("/staff/export/cases.csv?call=wagamachi-r8").await, StatusCode::NOT_FOUND);
        let mut auditor = auditor(&round).await;
        let noted = auditor.get("/staff/views?action=export").await.expect(StatusCode::OK);
        assert!(noted.select("tbody tr").iter().any(|row| row.contains("佐藤 健") && row.contains("count: 3")));
    });
}

#[test]
fn an_office_suite_opens_the_workbook() {
    let soffice = std::process::Command::new("soffice").arg("--version").output();
    if soffice.is_err() {
        eprintln!("soffice is not here; calamine has read the same file");
        return;
    }
    on_both(|world| async move {
        let round = Round::new(world).await;
        awkward(&round).await;
        let book = round.browser(round.officer).await.get("/staff/export/cases.xlsx").await.expect(StatusCode::OK);
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("cases.xlsx"), book.body).expect("a file");
        let home = format!("-env:UserInstallation=file://{}", folder.path().join("home").display());
        let done = std::process::Command::new("soffice")
            .args([&home, "--headless", "--convert-to", "csv", "cases.xlsx"])
            .current_dir(folder.path())
            .output()
            .expect("it runs");
        let text = std::fs::read_to_string(folder.path().join("cases.csv")).expect("a table");
        assert!(done.status.success() && text.contains("𠮷田・髙﨑の会") && text.contains("0012"), "{text}");
    });
}

#[test]
fn a_bulk_action_reports_every_case_and_does_what_it_may() {
    on_both(|world| async move {
        let round = Round::new(world).await;
        let ready = round.case(1, "浜の清掃", "浜の会", 120_000).await;
        let half = round.case(2, "山の道", "山の会", 80_000).await;
        let own = round.case_of(3, "身内の事業", round.own, 10_000).await;
        let mut officer = round.browser(round.officer).await;
        let sheet = [("check-0", "yes"), ("check-1", "yes"), ("note", "電話で確認")];
        officer.post(&verb(&ready, "sheet"), &sheet).await.redirect();
        officer.post(&verb(&half, "sheet"), &sheet[..1]).await.redirect();
        let page = officer.get(&format!("/staff/cases/{ready}")).await;
        assert_eq!(page.attributes("#f-check-1[checked]", "id").len(), 1, "what was saved stands in the form");
        assert!(page.select("#screening").is_empty(), "a sheet half way is no result");

        let empty = officer.post("/staff/bulk", &[("chore", "pass_screening")]).await;
        let empty = empty.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(empty.select(".errors__list li").len(), 1);
        let chosen =
            [("chore", "pass_screening"), ("case", &*ready), ("case", &*half), ("case", &*own), ("case", "R8-GK-9999")];
        let report = officer.post("/staff/bulk", &chosen).await.redirect();
        let rows = officer.get(&report).await.expect(StatusCode::OK).select("tbody tr");
        let expected = ["行いました", "審査票がそろっていません", "審査票がそろっていません", "見つかりません"];
        for (row, said) in rows.iter().zip(expected) {
            assert!(row.ends_with(said), "{rows:?}");
        }
        assert_eq!(round.stage(&ready).await.code(), "eligible");
        assert_eq!(round.stage(&half).await.code(), "submitted");
        refused(round.browser(round.approver).await.get(&report).await, StatusCode::NOT_FOUND);
        let page = officer.get(&format!("/staff/cases/{ready}")).await;
        assert!(page.select("#screening").concat().contains("電話で確認"));

        let mut insider = round.browser(round.insider).await;
        let both = [("chore", "start_review"), ("case", &*ready), ("case", &*own)];
        let report = insider.post("/staff/bulk", &both).await.redirect();
        let rows = insider.get(&report).await.select("tbody tr");
        assert!(rows[0].ends_with("行いました") && rows[1].ends_with("自分の団体の案件です"), "{rows:?}");

        let mut stranger = round.browser(round.stranger).await;
        let report = stranger.post("/staff/bulk", &[("chore", "start_review"), ("case", &half)]).await.redirect();
        let rows = stranger.get(&report).await.select("tbody tr");
        assert!(rows[0].ends_with("見つかりません"), "another department's case is not there: {rows:?}");

        let (from, to) = (round.officer.to_string(), round.second.to_string());
        screen(&mut officer, &half).await.redirect();
        for number in [&ready, &half] {
            officer.post(&verb(number, "assignment"), &[("to", &from)]).await.redirect();
        }
        let nobody = officer.post("/staff/hand-over", &[("from", &from)]).await;
        refused(nobody, StatusCode::UNPROCESSABLE_ENTITY);
        let report = officer.post("/staff/hand-over", &[("from", &from), ("to", &to)]).await.redirect();
        assert_eq!(officer.get(&report).await.select("tbody tr").len(), 2);
        assert_eq!(officer.get(&format!("/staff/cases?assigned={to}")).await.select("tbody tr").len(), 2);
    });
}

async fn letters_to(round: &Round, kind: &str) -> Vec<messages::Message> {
    let mut tx = round.world.state.db.read().await.expect("a snapshot");
    let all = messages::newest(&mut tx, 200, 0).await.expect("letters");
    all.into_iter().filter(|letter| letter.letter == kind).collect()
}

#[test]
fn notes_stay_inside_and_call_upon_colleagues() {
    on_both(|world| async move {
        let round = Round::new(world).await;
        let number = round.case(1, "浜の清掃", "浜の会", 120_000).await;
        let mut officer = round.browser(round.officer).await;
        let unheard = officer.post(&verb(&number, "notes"), &[("body", "@山田さん 見てください")]).await;
        let unheard = unheard.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert!(unheard.text().contains("@山田さん 見てください"), "what was typed is kept");
        let body = "@課長 一 金額を見てください <b>急ぎ</b>";
        for _ in 0..2 {
            officer.post(&verb(&number, "notes"), &[("body", body)]).await.redirect();
        }
        let page = officer.get(&format!("/staff/cases/{number}")).await;
        assert_eq!(page.select("#notes li .typed"), [body], "two presses write one note");

        let state = &round.world.state;
        let mut approver = round.browser(round.approver).await;
        assert_eq!(
            approver.get("/staff").await.select("#mentions tbody td:first-child"),
            std::slice::from_ref(&number)
        );
        assert_eq!(tell_mentions(state, state.clock.now()).await.expect("told"), 0, "there is time to read it");
        state.clock.turn(TimeDelta::minutes(31));
        assert_eq!(tell_mentions(state, state.clock.now()).await.expect("told"), 1);
        assert_eq!(tell_mentions(state, state.clock.now()).await.expect("told"), 0, "once");
        let letter = letters_to(&round, "S-note").await.remove(0);
        assert!(letter.body.contains(&number) && !letter.body.contains("金額"), "{}", letter.body);
        approver.get(&format!("/staff/cases/{number}")).await.expect(StatusCode::OK);
        assert!(approver.get("/staff").await.select("#mentions").is_empty(), "read");

        let mut insider = round.browser(round.insider).await;
        let own = round.case_of(2, "身内の事業", round.own, 10_000).await;
        refused(insider.post(&verb(&own, "notes"), &[("body", "x")]).await, StatusCode::FORBIDDEN);
        let mut stranger = round.browser(round.stranger).await;
        refused(stranger.post(&verb(&number, "notes"), &[("body", "x")]).await, StatusCode::NOT_FOUND);
        let mut resident = round.browser(round.resident).await;
        let page = resident.get(&format!("/proposals/{}", id_of(&round, &number).await)).await.expect(StatusCode::OK);
        assert!(!page.text().contains("金額を見てください"), "notes stay inside");
    });
}

async fn id_of(round: &Round, number: &str) -> Uuid {
    let mut tx = round.world.state.db.read().await.expect("a snapshot");
    submissions::find_by_number(&mut tx, number).await.expect("an answer").expect("the case").id.0
}

#[test]
fn both_sides_write_to_each_other() {
    on_both(|world| async move {
        let round = Round::new(world).await;
        let number = round.case(1, "浜の清掃", "浜の会", 120_000).await;
        let home = format!("/proposals/{}", id_of(&round, &number).await);
        let mut resident = round.browser(round.resident).await;
        let messages_of = format!("{home}/messages");
        resident.post(&messages_of, &[("say", " ")]).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        let asked = "見積書は写しでよいですか？\n𠮷田";
        for _ in 0..2 {
            assert_eq!(resident.post(&messages_of, &[("say", asked)]).await.redirect(), format!("{home}#thread"));
        }
        let mut officer = round.browser(round.officer).await;
        assert_eq!(
            officer.get("/staff").await.select("#questions tbody td:first-child"),
            std::slice::from_ref(&number)
        );
        let letter = letters_to(&round, "S-msg").await;
        assert_eq!((letter.len(), letter[0].to_address.as_str()), (1, "kyodo@city.example.jp"));
        assert!(letter[0].body.contains("見積書は写しでよいですか？"));

        officer.post(&verb(&number, "messages"), &[("say", "写しで結構です。")]).await.redirect();
        assert!(officer.get("/staff").await.select("#questions").is_empty(), "answered");
        let page = resident.get(&home).await.expect(StatusCode::OK);
        assert_eq!(page.select("#thread li .typed"), ["見積書は写しでよいですか？ 𠮷田", "写しで結構です。"]);
        assert_eq!(letters_to(&round, "A-msg").await.len(), 1);

        resident.post(&messages_of, &[("say", "ありがとうございました。")]).await.redirect();
        officer.post(&verb(&number, "no-answer"), &[]).await.redirect();
        assert!(officer.get("/staff").await.select("#questions").is_empty());

        for other in [round.stranger, round.officer] {
            let mut other = round.browser(other).await;
            refused(other.post(&messages_of, &[("say", "x")]).await, StatusCode::NOT_FOUND);
        }
        let mut stranger = round.browser(round.stranger).await;
        refused(stranger.post(&verb(&number, "messages"), &[("say", "x")]).await, StatusCode::NOT_FOUND);
    });
}

#[test]
fn a_letter_is_sent_again_from_the_case() {
    on_both(|world| async move {
        let round = Round::new(world).await;
        let number = round.case(1, "浜の清掃", "浜の会", 120_000).await;
        let mut officer = round.browser(round.officer).await;
        screen(&mut officer, &number).await.redirect();
        let state = &round.world.state;
        let letter = letters_to(&round, "A3").await.remove(0);
        let mut tx = state.db.write().await.expect("a transaction");
        let (worker, now) = (Uuid::new_v4(), state.clock.now());
        messages::lease(&mut tx, worker, now, TimeDelta::minutes(1), 9).await.expect("leased");
        let refused_by = messages::Tried::Refused { answer: "550 no such user".into() };
        messages::settle(&mut tx, letter.id, worker, &refused_by, now).await.expect("failed");
        tx.commit().await.expect("kept");
        let desk = officer.get("/staff").await;
        assert!(desk.select("#unreached tbody").concat().contains("550 no such user"));
        let again = verb(&number, &format!("mails/{}/again", letter.id));
        let mut stranger = round.browser(round.stranger).await;
        refused(stranger.post(&again, &[]).await, StatusCode::NOT_FOUND);
        officer.post(&again, &[]).await.redirect();
        assert_eq!(letters_to(&round, "A3").await[0].state, Delivery::Waiting);
        assert!(officer.get("/staff").await.select("#unreached").is_empty());
        let told = officer.get(&format!("/staff/cases/{number}")).await.select(".timeline__what");
        assert!(told.contains(&"通知を再送".to_owned()), "{told:?}");
    });
}

async fn auditor(round: &Round) -> Browser {
    let state = &round.world.state;
    let now = state.clock.now();
    let id = PersonId(Uuid::now_v7());
    let mut tx = state.db.write().await.expect("a transaction");
    let new = people::NewPerson {
        id,
        name: "監査 五",
        email: "kansa@example.jp",
        email_key: "kansa@example.jp",
        lang: domain::texts::Lang::Ja,
        password_hash: None,
        confirmed_at: Some(now),
    };
    people::add(&mut tx, &new, now).await.expect("a person");
    let from = (now - TimeDelta::days(1)).date_naive();
    let membership = Membership { organisation: round.call.department, role: Role::Auditor, from, until: None };
    people::add_membership(&mut tx, id, &membership).await.expect("a role");
    tx.commit().await.expect("kept");
    round.browser(id).await
}

#[test]
fn an_auditor_reads_everything_and_changes_nothing() {
    on_both(|world| async move {
        let round = Round::new(world).await;
        let number = round.case(1, "浜の清掃", "浜の会", 120_000).await;
        round.draft(&number, 50_000).await;
        let mut auditor = auditor(&round).await;
        assert!(auditor.get("/staff/cases").await.text().contains("浜の清掃"));
        let page = auditor.get(&format!("/staff/cases/{number}")).await.expect(StatusCode::OK);
        assert!(page.text().contains("0920-00-1234"));
        let forms = page.attributes("main form[method=post]", "action");
        assert!(forms.is_empty(), "nothing to press: {forms:?}");
        for name in [
            "screening",
            "sheet",
            "correction",
            "review",
            "opinion",
            "decision",
            "approval",
            "return",
            "grant",
            "notes",
            "messages",
            "assignment",
            "no-answer",
        ] {
            let reply = auditor.post(&verb(&number, name), &[("body", "x"), ("say", "x"), ("reason", "x")]).await;
            refused(reply, StatusCode::FORBIDDEN);
        }
        refused(auditor.post("/staff/bulk", &[("chore", "assign"), ("case", &number)]).await, StatusCode::FORBIDDEN);
        refused(auditor.get("/staff/people").await, StatusCode::FORBIDDEN);
        auditor.get(&format!("/staff/cases/{number}/archive")).await.expect(StatusCode::OK);

        let views = auditor.get("/staff/views").await.expect(StatusCode::OK);
        assert!(views.select("tbody tr").iter().any(|row| row.contains("監査 五") && row.contains(&number)));
        let journal = auditor.get("/staff/journal?action=draft_decision").await.expect(StatusCode::OK);
        assert_eq!(journal.select("tbody tr").len(), 1);
        let mut tx = round.world.state.db.read().await.expect("a snapshot");
        assert!(matches!(prove(&mut tx).await.expect("a proof"), Chain::Whole(count) if count > 5));
        let mut officer = round.browser(round.officer).await;
        refused(officer.get("/staff/journal").await, StatusCode::FORBIDDEN);
    });
}

#[test]
fn the_archive_holds_the_whole_file_and_nobody_elses() {
    on_both(|world| async move {
        let round = Round::new(world).await;
        let number = round.case(1, "浜の清掃<script>", "𠮷田の会", 120_000).await;
        let mut officer = round.browser(round.officer).await;
        screen(&mut officer, &number).await.redirect();
        let place = format!("/staff/cases/{number}/archive");
        let reply = officer.get(&place).await.expect(StatusCode::OK);
        assert_eq!(attachment_name(&reply), format!("{number}.zip"));
        let mut zip = zip::ZipArchive::new(Cursor::new(reply.body)).expect("an archive");
        let mut read = |name: &str| {
            let mut text = String::new();
            zip.by_name(name).expect(name).read_to_string(&mut text).expect("text");
            text
        };
        let index = read("index.html");
        assert!(index.contains("letters/001-A3.txt") && index.contains("𠮷田の会") && index.contains("電話で確認"));
        assert!(!index.contains("<script>"), "what was typed is text");
        let data: serde_json::Value = serde_json::from_str(&read("data.json")).expect("JSON");
        assert_eq!(data["versions"][0]["answers"]["phone"], "0920-00-1234");
        assert!(read("letters/001-A3.txt").contains(&number));
        let told = officer.get(&format!("/staff/cases/{number}")).await.select(".timeline__what");
        assert!(told.contains(&"一件書類を書き出し".to_owned()), "{told:?}");
        refused(round.browser(round.stranger).await.get(&place).await, StatusCode::NOT_FOUND);
        refused(round.browser(round.resident).await.get(&place).await, StatusCode::FORBIDDEN);
    });
}

/// Every way of asking, as somebody of another department: words that fit, colleagues, calls, stages, orders, places.
fn ways_of_asking(round: &Round, number: &str) -> Vec<String> {
    let officer = round.officer.to_string();
    let mut queries = Vec::new();
    for sort in ["", "number", "group", "due"] {
        for narrow in ["", "due=over", "due=week", "assigned=nobody", "assigned=me", "stage=recommended", "days=1"] {
            queries.push(format!("{narrow}&sort={sort}"));
            queries.push(format!("{narrow}&sort={sort}&words=0920"));
        }
        queries.push(format!("assigned={officer}&sort={sort}"));
        queries.push(format!("words={number}&sort={sort}"));
        queries.push(format!("after={number}&sort={sort}"));
        queries.push(format!("before={number}&sort={sort}"));
    }
    queries
}

#[test]
fn nothing_shows_a_case_to_another_department() {
    on_both(|world| async move {
        let round = Round::new(world).await;
        let number = round.case(1, "浜の清掃", "浜の会", 120_000).await;
        while server::actions::clocks::fill(&round.world.state).await.expect("written down") {}
        let mut officer = round.browser(round.officer).await;
        let to = round.officer.to_string();
        officer.post(&verb(&number, "assignment"), &[("to", &to)]).await.redirect();
        officer.post(&verb(&number, "notes"), &[("body", "@課長 一 内密に")]).await.redirect();
        round.draft(&number, 50_000).await;
        round.world.state.clock.turn(TimeDelta::hours(1));
        tell_mentions(&round.world.state, round.world.state.clock.now()).await.expect("told");

        let mut stranger = round.browser(round.stranger).await;
        let secrets = ["浜の清掃", "浜の会", "0920-00-1234", "内密に"];
        let mut walked = 0;
        for query in ways_of_asking(&round, &number) {
            for place in ["/staff/cases", "/staff/export/cases.csv"] {
                let reply = stranger.get(&format!("{place}?{query}")).await.expect(StatusCode::OK);
                // What was asked for comes back in the form; nothing of the case does.
                let shown = reply.select("tbody tr").len();
                let text = reply.text();
                let leaked = secrets.iter().find(|secret| text.contains(*secret));
                assert!(shown == 0 && leaked.is_none(), "{place}?{query} shows {leaked:?}: {text}");
                assert!(place == "/staff/cases" || text.ends_with("\"以上 0件\"\r\n"), "{query}: {text}");
                walked += 1;
            }
        }
        assert!(walked > 100);
        let book = stranger.get("/staff/export/cases.xlsx?words=0920").await.expect(StatusCode::OK);
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(book.body)).expect("a workbook");
        assert_eq!(book.worksheet_range_at(0).expect("a sheet").expect("rows").height(), 2, "heading and end");

        let state = &round.world.state;
        let mut tx = state.db.read().await.expect("a snapshot");
        let address = people::find(&mut tx, round.stranger).await.expect("an answer").expect("a person").email;
        let letters = messages::newest(&mut tx, 1000, 0).await.expect("letters");
        assert!(letters.len() > 2 && letters.iter().all(|letter| letter.to_address != address), "nobody wrote there");
        assert!(officer.get("/staff/cases?words=0920").await.text().contains(&number), "who works there finds it");
    });
}
