//! The officer's desk as a browser meets it（担当者の机）: work lists, exports, bulk actions, and no case of another's.

use crate::round::{Round, refused, screen, verb};
use crate::world::on_both;
use axum::http::StatusCode;
use calamine::{Data, Reader, Xlsx};
use chrono::{Days, TimeDelta};
use domain::calendar::date_in_japan;
use domain::people::Role;
use server::actions::case_talk::tell_mentions;
use server::store::{Db, messages, people};
use std::io::Cursor;

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
        server::actions::finding::fill_all(&round.world.state.db).await.expect("written down");
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
        assert_eq!(csv.file_name(), "案件一覧-20261122-3.csv");
        let text = csv.text();
        assert!(text.starts_with('\u{FEFF}'));
        assert!(text.contains("\"'=HYPERLINK(\"\"http://evil.example\"\")\"") && text.contains("\"'+81\""), "{text}");
        assert!(text.contains("\"0012\"") && text.contains("\"𠮷田・髙﨑の会\""), "{text}");
        assert!(text.contains("\"0920-00-1234\""), "the answers of the one call: {text}");
        assert!(text.ends_with("\"以上 3件\"\r\n"), "{text}");
        let one = officer.get("/staff/export/cases.csv?stage=eligible").await.text();
        assert!(one.ends_with("\"以上 0件\"\r\n") && !one.contains("R8-GK"), "{one}");

        let xlsx = officer.get("/staff/export/cases.xlsx?call=wagamachi-r8&sort=number").await.expect(StatusCode::OK);
        assert_eq!(xlsx.file_name(), "案件一覧-20261122-3.xlsx");
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
        let mut auditor = round.browser(round.colleague("監査 五", Role::Auditor).await).await;
        let noted = auditor.get("/staff/views?action=export").await.expect(StatusCode::OK);
        assert!(noted.select("tbody tr").iter().any(|row| row.contains("佐藤 健") && row.contains("count: 3")));
    });
}

/// Commas, double quotes, UTF-8.
const UTF8_TABLE: &str = "csv:Text - txt - csv (StarCalc):44,34,76";

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
            .args([&home, "--headless", "--convert-to", UTF8_TABLE, "cases.xlsx"])
            .current_dir(folder.path())
            .output()
            .expect("it runs");
        let text = std::fs::read_to_string(folder.path().join("cases.csv")).expect("a table");
        assert!(done.status.success() && text.contains("𠮷田・髙﨑の会") && text.contains(",0012,"), "{text}");
        assert!(text.contains("\"=HYPERLINK("), "text, not a formula: {text}");
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

        // April: whoever has taken them over leaves in turn, and the desk says what was left behind.
        assert!(officer.get("/staff").await.select("#left-behind").is_empty());
        let last = date_in_japan(round.world.state.clock.now()) - Days::new(1);
        let sql = "UPDATE membership SET until_on = $1 WHERE person_id = $2";
        match &round.world.state.db {
            Db::Sqlite { writer, .. } => {
                sqlx::query(sql).bind(last).bind(round.second.0).execute(writer).await.map(drop).expect("an end");
            }
            Db::Postgres { pool, .. } => {
                sqlx::query(sql).bind(last).bind(round.second.0).execute(pool).await.map(drop).expect("an end");
            }
        }
        assert_eq!(officer.get("/staff").await.select("#left-behind li"), ["部長 二（2件）"]);
        assert!(stranger.get("/staff").await.select("#left-behind").is_empty());
        officer.post("/staff/hand-over", &[("from", &to), ("to", &from)]).await.redirect();
        assert!(officer.get("/staff").await.select("#left-behind").is_empty(), "handed over in one step");
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
        server::actions::finding::fill_all(&round.world.state.db).await.expect("written down");
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
