//! A case on the officer's desk（案件の頁）: notes, messages, letters, the auditor's eyes, the archive.

use crate::round::{Round, redraft, refused, screen, verb};
use crate::world::on_both;
use axum::http::StatusCode;
use chrono::TimeDelta;
use domain::messages::Delivery;
use domain::pace::Urgency;
use domain::people::Role;
use server::actions::case_talk::tell_mentions;
use server::store::journal::{Chain, prove};
use server::store::{messages, submissions};
use std::io::{Cursor, Read};
use uuid::Uuid;

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
        messages::lease(&mut tx, worker, now, TimeDelta::minutes(1), 9, Urgency::News).await.expect("leased");
        let refused_by = messages::Tried::Refused { answer: "550 no such user".into() };
        messages::settle(&mut tx, letter.id, worker, &refused_by, now).await.expect("failed");
        tx.commit().await.expect("kept");
        let desk = officer.get("/staff").await;
        assert!(desk.select("#unreached tbody").concat().contains("このアドレスは使われていません"));
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

#[test]
fn an_auditor_reads_everything_and_changes_nothing() {
    on_both(|world| async move {
        let round = Round::new(world).await;
        let number = round.case(1, "浜の清掃", "浜の会", 120_000).await;
        round.draft(&number, 50_000).await;
        let mut auditor = round.browser(round.colleague("監査 五", Role::Auditor).await).await;
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
        assert_eq!(reply.file_name(), format!("{number}.zip"));
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

#[test]
fn a_draft_that_came_back_says_why_and_what_it_would_send_is_seen_before_it_goes() {
    on_both(|world| async move {
        let round = Round::new(world).await;
        let number = round.case(1, "浜の清掃", "浜の会", 120_000).await;
        round.draft(&number, 100_000).await;
        let mut approver = round.browser(round.approver).await;
        let why = "場所の管理者と話がついているか書き足してください。";
        approver.post(&verb(&number, "return"), &[("reason", why)]).await.redirect();
        let mut officer = round.browser(round.officer).await;
        let desk = officer.get("/staff").await.expect(StatusCode::OK);
        assert!(desk.select("#given-back td").contains(&"課長 一".to_owned()), "who gave it back, not who wrote it");
        let case = officer.get(&format!("/staff/cases/{number}")).await.expect(StatusCode::OK);
        let said = case.select("#why-back").concat();
        assert!(said.contains(why) && said.contains("課長 一"), "{said}");
        redraft(&mut officer, &number, 90_000).await.redirect();
        let case = officer.get(&format!("/staff/cases/{number}")).await;
        assert!(case.select("#why-back").is_empty(), "it is on its way again");

        // Nothing is sent, no number is taken, and everything of the notice is there.
        let letters = round.letters().await;
        let draft = officer.get(&verb(&number, "draft-letter")).await.expect(StatusCode::OK);
        for part in ["浜の会", "90,000円", "公益性を評価した", "（文書番号）", "対馬市長"] {
            assert!(draft.select(".letter").concat().contains(part), "{part}");
        }
        let all = "/staff/calls/wagamachi-r8/release/letters";
        assert!(officer.get(all).await.expect(StatusCode::OK).select(".letter").is_empty(), "it is not approved yet");
        approver.post(&verb(&number, "approval"), &[]).await.redirect();
        let held = approver.get(all).await.expect(StatusCode::OK);
        assert_eq!(held.select(".letter").len(), 1);
        assert_eq!(round.letters().await, letters);
        refused(round.browser(round.stranger).await.get(all).await, StatusCode::NOT_FOUND);
        refused(round.browser(round.stranger).await.get(&verb(&number, "draft-letter")).await, StatusCode::NOT_FOUND);
        approver.post("/staff/calls/wagamachi-r8/release", &[]).await.redirect();
        refused(approver.get(&verb(&number, "draft-letter")).await, StatusCode::NOT_FOUND);
        assert!(approver.get(all).await.expect(StatusCode::OK).select(".letter").is_empty());
    });
}
