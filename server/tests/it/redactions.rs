//! What staff hide is hidden wherever the public reads, and nowhere else（公表用の墨消し）.

use crate::awards::Granted;
use crate::retention::{close, found};
use crate::round::{Round, refused, verb};
use crate::world::on_both;
use axum::http::StatusCode;
use chrono::NaiveDate;
use domain::calendar::start_of_day;
use domain::forms::Answers;
use domain::history::{REDACT, UNREDACT};
use domain::money::Yen;
use domain::people::Role;
use domain::redaction::{Field, Ground, MASK, Redacted};
use domain::submissions::Stage;
use server::actions::disposal::carry_on;
use server::store::{history, redactions, submissions};

const SECRETS: [&str; 2] = ["山田花子", "0920-53-9999"];

/// Everything that the public can read of a round.
async fn public(round: &Round) -> String {
    let mut all = String::new();
    for path in [
        "/",
        "/results",
        "/results/wagamachi-r8",
        "/results/wagamachi-r8/data.csv",
        "/results/wagamachi-r8/data.json",
        "/calls",
        "/calls.atom",
        "/calls.ics",
        "/calls/wagamachi-r8",
        "/calls/wagamachi-r8/guide",
        "/groups",
    ] {
        all += &round.world.browser().get(path).await.expect(StatusCode::OK).text();
    }
    all
}

#[test]
fn what_is_hidden_stands_nowhere_in_public() {
    on_both(|world| async move {
        let round = Round::new(world).await;
        let state = round.world.state.clone();
        let number =
            round.case(1, "山田花子さんと浜の清掃（０９２０－５３－９９９９）", "山田　花子の会", 120_000).await;
        round.decide(&number, 100_000).await;
        let page = verb(&number, "redaction");
        let mut officer = round.browser(round.officer).await;
        let seen = officer.get(&page).await.expect(StatusCode::OK);
        assert!(
            seen.select("#title .notice").concat().contains("０９２０－５３－９９９９"),
            "proposed: {}",
            seen.text()
        );
        assert!(officer.get(&format!("/staff/cases/{number}")).await.text().contains(&page));

        let wrong = [("field", "title"), ("title-passages", "山田太郎"), ("title-ground", "other"), ("go", "mark")];
        let again = officer.post(&page, &wrong).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert!(again.select(".errors").concat().contains("山田太郎"), "{}", again.text());
        assert!(again.select("#f-title-passages").concat().contains("山田太郎"));
        assert_eq!(again.select(".errors li").len(), 2);

        let title = "山田花子\n0920-53-9999";
        let form = [("field", "title"), ("title-passages", title), ("title-ground", "personal"), ("go", "mark")];
        assert_eq!(officer.post(&page, &form).await.redirect(), format!("{page}#title"));
        let form = [("field", "group"), ("group-passages", "山田花子"), ("group-ground", "personal"), ("go", "mark")];
        officer.post(&page, &form).await.redirect();
        let seen = officer.get(&page).await.expect(StatusCode::OK);
        assert_eq!(seen.select("#title mark"), ["山田花子", "０９２０－５３－９９９９"]);
        assert!(seen.select("#title dl").concat().contains("■■■さんと浜の清掃（■■■）"));

        let mut approver = round.browser(round.approver).await;
        approver.post("/staff/calls/wagamachi-r8/release", &[]).await.redirect();
        let project = format!("/results/wagamachi-r8/projects/{number}");
        let project = round.world.browser().get(&project).await.expect(StatusCode::OK).text();
        assert!(project.contains("■■■さんと浜の清掃（■■■）") && project.contains("■■■の会"), "{project}");
        let all = public(&round).await;
        assert_eq!(all.matches("■■■さんと浜の清掃（■■■）").count(), 3, "page, table and data");
        let all = all + &project;
        for secret in SECRETS.into_iter().chain(["山田　花子", "０９２０－５３－９９９９"]) {
            assert!(!all.contains(secret), "{secret} is published");
        }
        assert!(officer.get("/staff/cases").await.text().contains("山田花子さんと浜の清掃"), "staff read the original");

        let mut tx = state.db.read().await.expect("a snapshot");
        let case = submissions::find_by_number(&mut tx, &number).await.expect("an answer").expect("the case");
        let journal = history::of_subject(&mut tx, case.id.0).await.expect("a journal");
        let entries: Vec<_> = journal.iter().filter(|(entry, _)| entry.action == REDACT).collect();
        assert_eq!(entries.len(), 2);
        assert_eq!(entries[0].0.detail, serde_json::json!({"field": "title", "ground": "personal", "places": 2}));
        drop(tx);

        let mut stranger = round.browser(round.stranger).await;
        refused(stranger.get(&page).await, StatusCode::NOT_FOUND);
        let own = round.case_of(2, "身内の事業", round.own, 1_000).await;
        let mut insider = round.browser(round.insider).await;
        refused(insider.post(&verb(&own, "redaction"), &form).await, StatusCode::FORBIDDEN);
    });
}

#[test]
fn a_title_that_changes_stays_hidden_until_somebody_looks() {
    on_both(|world| async move {
        let round = Round::new(world).await;
        let number = round.case(1, "山田花子の浜", "浜の会", 120_000).await;
        round.decide(&number, 100_000).await;
        let page = verb(&number, "redaction");
        let mut officer = round.browser(round.officer).await;
        let form = [("field", "title"), ("title-passages", "山田花子"), ("title-ground", "personal"), ("go", "mark")];
        officer.post(&page, &form).await.redirect();
        round.browser(round.approver).await.post("/staff/calls/wagamachi-r8/release", &[]).await.redirect();
        let change = async |title: &str| {
            let mut tx = round.world.state.db.write().await.expect("a transaction");
            let case = submissions::find_by_number(&mut tx, &number).await.expect("an answer").expect("the case");
            // Titles change while the applicant writes; here the case is taken back to that for a moment.
            submissions::advance(&mut tx, case.id, case.stage, Stage::Returned).await.expect("back");
            submissions::describe(&mut tx, case.id, title, Yen(120_000)).await.expect("a title");
            submissions::advance(&mut tx, case.id, Stage::Returned, case.stage).await.expect("on again");
            tx.commit().await.expect("a commit");
        };
        change("山田　花子の山").await;
        assert!(public(&round).await.contains("■■■の山"));
        assert!(officer.get(&page).await.text().contains("墨消しのあとで原文が変わりました"));
        change("やまだはなこの山").await;
        let all = public(&round).await;
        assert!(!all.contains("やまだはなこ") && all.contains("■■■"), "nobody knows what became of the passage");

        let clear = [("field", "title"), ("go", "clear")];
        for _ in 0..2 {
            assert_eq!(officer.post(&page, &clear).await.redirect(), format!("{page}#title"));
        }
        assert!(public(&round).await.contains("やまだはなこの山"));
        let mut tx = round.world.state.db.read().await.expect("a snapshot");
        let case = submissions::find_by_number(&mut tx, &number).await.expect("an answer").expect("the case");
        let journal = history::of_subject(&mut tx, case.id.0).await.expect("a journal");
        assert_eq!(journal.iter().filter(|(entry, _)| entry.action == UNREDACT).count(), 1);
    });
}

#[test]
fn passages_that_stand_only_in_a_report_are_hidden_on_the_page_of_the_project() {
    on_both(|world| async move {
        let granted = Granted::new(world).await;
        let round = &granted.round;
        let page = verb(&granted.number, "redaction");
        let mut officer = round.browser(round.officer).await;
        assert!(officer.get(&page).await.select("#report-held").is_empty(), "there is no report yet");
        granted.report("100,000").await;
        let seen = officer.get(&page).await.expect(StatusCode::OK);
        assert!(seen.select("#report-held").concat().contains("浜を掃除した。"), "{}", seen.text());
        let wrong = [("field", "report-held"), ("report-held-passages", "山田"), ("go", "mark")];
        let again = officer.post(&page, &wrong).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert!(again.select("#f-report-held-passages").concat().contains("山田"));
        let form = |field: &'static str, passages: &'static str| {
            [
                ("field".to_owned(), field.to_owned()),
                (format!("{field}-passages"), passages.to_owned()),
                (format!("{field}-ground"), "personal".to_owned()),
                ("go".to_owned(), "mark".to_owned()),
            ]
        };
        for (field, passages) in [("report-held", "掃除"), ("report-results", "２０袋\nごみ")] {
            let typed = form(field, passages);
            let typed: Vec<(&str, &str)> = typed.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
            assert_eq!(officer.post(&page, &typed).await.redirect(), format!("{page}#{field}"));
        }
        let seen = officer.get(&page).await.expect(StatusCode::OK);
        assert_eq!(seen.select("#report-held mark"), ["掃除"]);
        assert_eq!(seen.select("#report-results mark"), ["ごみ20袋"], "two that touch are one");
        granted.finish("100,000").await;
        let address = format!("/results/wagamachi-r8/projects/{}", granted.number);
        let public = round.world.browser().get(&address).await.expect(StatusCode::OK);
        let told = public.select("#outcome").concat();
        assert!(told.contains("浜を■■■した。") && told.contains("よかった"), "{told}");
        assert!(!public.text().contains("掃除") && !public.text().contains("ごみ"), "{told}");
        assert!(
            officer.get(&format!("/staff/cases/{}", granted.number)).await.text().contains("ごみ20袋"),
            "staff read the original"
        );
        let unknown = [("field", "report-nothing"), ("go", "mark")];
        assert_eq!(officer.post(&page, &unknown).await.redirect(), page);
    });
}

#[test]
fn passages_of_the_comment_on_a_round_are_hidden_by_the_same_page() {
    on_both(|world| async move {
        let round = Round::new(world).await;
        let number = round.case(1, "山田花子の浜", "浜の会", 120_000).await;
        round.decide(&number, 100_000).await;
        let (release, page) = ("/staff/calls/wagamachi-r8/release", "/staff/calls/wagamachi-r8/release/redaction");
        let mut officer = round.browser(round.officer).await;
        assert!(officer.get(page).await.expect(StatusCode::OK).text().contains("公表される文は、まだありません"));
        assert!(!officer.get(release).await.text().contains(page));
        let comment = [("comment", "山田　花子さんの発表がよかった。")];
        officer.post(&format!("{release}/comment"), &comment).await.redirect();
        assert!(officer.get(release).await.text().contains(page), "the comment leads to what is hidden of it");
        let form = [("field", "title"), ("title-passages", "山田花子"), ("title-ground", "personal"), ("go", "mark")];
        officer.post(&verb(&number, "redaction"), &form).await.redirect();
        let seen = officer.get(page).await.expect(StatusCode::OK);
        assert_eq!(seen.select("#comment .notice li"), ["山田花子"], "proposed, because a case hides it");
        let form =
            [("field", "comment"), ("comment-passages", "山田花子"), ("comment-ground", "personal"), ("go", "mark")];
        assert_eq!(officer.post(page, &form).await.redirect(), format!("{page}#comment"));
        round.browser(round.approver).await.post(release, &[]).await.redirect();
        let mut guest = round.world.browser();
        for there in ["/results/wagamachi-r8", "/results/wagamachi-r8/data.json"] {
            let told = guest.get(there).await.expect(StatusCode::OK).text();
            assert!(told.contains("■■■さんの発表がよかった。") && !told.contains("花子"), "{told}");
        }
        assert!(officer.get(release).await.text().contains("山田　花子さんの発表"), "staff read the original");
        refused(round.browser(round.stranger).await.get(page).await, StatusCode::NOT_FOUND);
        refused(round.browser(round.stranger).await.post(page, &form).await, StatusCode::NOT_FOUND);
        let mut tx = round.world.state.db.read().await.expect("a snapshot");
        let journal = history::of_subject(&mut tx, round.call.id.0).await.expect("a journal");
        let entry = journal.iter().find(|(entry, _)| entry.action == REDACT).expect("an entry");
        assert_eq!(entry.0.detail, serde_json::json!({"field": "comment", "ground": "personal", "places": 1}));
        drop(tx);
        let clear = [("field", "comment"), ("go", "clear")];
        officer.post(page, &clear).await.redirect();
        assert!(guest.get("/results/wagamachi-r8").await.text().contains("山田　花子さんの発表"));
    });
}

#[test]
fn a_disposal_leaves_the_public_wording_alone() {
    on_both(|world| async move {
        let round = Round::new(world).await;
        let state = round.world.state.clone();
        let number = round.case(1, "山田花子の浜", "山田花子の会", 120_000).await;
        round.decide(&number, 100_000).await;
        let page = verb(&number, "redaction");
        let mut officer = round.browser(round.officer).await;
        for field in ["title", "group"] {
            let (passages, ground) = (format!("{field}-passages"), format!("{field}-ground"));
            let form = [("field", field), (&*passages, "山田花子"), (&*ground, "personal"), ("go", "mark")];
            officer.post(&page, &form).await.redirect();
        }
        round.browser(round.approver).await.post("/staff/calls/wagamachi-r8/release", &[]).await.redirect();
        close(&round, &number).await;
        let there = start_of_day(NaiveDate::from_ymd_opt(2032, 4, 1).expect("a day"));
        state.clock.turn(there - state.clock.now());
        let before = public(&round).await;
        let (one, two) = (round.colleague("管理 一", Role::Admin).await, round.colleague("管理 二", Role::Admin).await);
        let year = format!("/staff/retention/{}/2026", round.call.programme.0);
        round.browser(one).await.post(&year, &[]).await.redirect();
        let mut second = round.browser(two).await;
        let forms = second.get("/staff/retention").await.attributes("#running form", "action");
        second.post(&forms[0], &[]).await.redirect();
        while carry_on(&state, state.clock.now()).await.expect("carried on") {}
        assert_eq!(public(&round).await, before);
        assert_eq!(
            found(&state.db, "山田花子").await,
            ["person.name_folded"],
            "the owner's account stays, and nothing else"
        );
    });
}

#[test]
fn the_store_keeps_one_wording_a_text() {
    on_both(|world| async move {
        let round = Round::new(world).await;
        let number = round.case(1, "山田花子の浜", "浜の会", 1_000).await;
        let now = round.world.state.clock.now();
        let mut tx = round.world.state.db.write().await.expect("a transaction");
        let case = submissions::find_by_number(&mut tx, &number).await.expect("an answer").expect("the case");
        let redacted = |passages| Redacted::mark("山田花子の浜", passages).expect("there");
        let because = (Ground::Other, "理由");
        redactions::put(&mut tx, case.id, Field::Title, &redacted("山田"), because, round.officer, now)
            .await
            .expect("kept");
        redactions::put(&mut tx, case.id, Field::Title, &redacted("花子"), because, round.officer, now)
            .await
            .expect("kept");
        let kept = redactions::of(&mut tx, case.id).await.expect("an answer");
        assert_eq!((kept.len(), kept[0].redacted.public()), (1, "山田■■■の浜".to_owned()));
        assert_eq!((kept[0].why.as_str(), kept[0].by.as_str()), ("理由", "佐藤 健"));
        let hidden = redactions::of_call(&mut tx, round.call.id).await.expect("an answer");
        assert_eq!(hidden.public(&number, Field::Title, "山田花子の浜"), "山田■■■の浜");
        assert_eq!(hidden.public(&number, Field::Group, "浜の会"), "浜の会");
        let own = Redacted::mark("山田と浜を掃く", "浜").expect("there");
        redactions::put(&mut tx, case.id, Field::Plan("purpose"), &own, because, round.officer, now)
            .await
            .expect("kept");
        redactions::put(&mut tx, round.call.id, Field::Comment, &own, because, round.officer, now).await.expect("kept");
        assert_eq!(redactions::of(&mut tx, round.call.id).await.expect("an answer").len(), 1);
        assert_eq!(redactions::passages(&mut tx, round.call.id).await.expect("a list"), ["浜", "花子"]);
        let hidden = redactions::of_call(&mut tx, round.call.id).await.expect("an answer");
        assert_eq!(hidden.comment("山田と浜を掃く"), "山田と■■■を掃く");
        assert_eq!(hidden.comment("やまだと海"), MASK);
        let mut answers = Answers::default();
        answers.set("purpose", "花子と浜を掃く");
        answers.set("effect", "花子の浜がきれいになる");
        hidden.hide_in(&number, &mut answers, |key| Field::from_code(&format!("plan-{key}")));
        assert_eq!(answers.get("purpose"), "■■■と■■■を掃く", "its own and those of the title");
        assert_eq!(answers.get("effect"), "■■■の■■■がきれいになる");
        assert_eq!(hidden.public(&number, Field::Title, "山田花子の浜"), "山田■■■の浜", "a name hides only its own");
        assert!(redactions::remove(&mut tx, case.id, Field::Title).await.expect("removed"));
        assert!(!redactions::remove(&mut tx, case.id, Field::Title).await.expect("an answer"));
    });
}
