//! What papers are refused, who is told in which way, and where a paper is seen（紙の申請の決まり）.

use crate::paper::{ENTRY, NEW, begun, entry, errors, letters, received};
use crate::proposals::{ANSWERS, LINES, PDF, PLEDGES, attach, sign_in};
use crate::round::{Round, refused, screen, verb};
use crate::world::{Reply, on_both};
use axum::http::StatusCode;
use chrono::TimeDelta;
use domain::intake::{Channel, PAPER_FORM};
use domain::pace::Urgency;
use domain::people::{OrganisationId, PersonId, SubmissionId};
use domain::submissions::Stage;
use server::actions::{digests, reminders};
use server::store::{intakes, messages, people, submissions};

#[test]
fn a_late_stamp_is_refused_and_nothing_is_received_twice() {
    on_both(|world| async move {
        let round = Round::new(world).await;
        let mut officer = round.browser(round.officer).await;
        for stamp in ["2026/11/22", "2026/10/1", "2026/11/30"] {
            let late = officer.post(NEW, &entry(&[("stamp", stamp)])).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
            assert_eq!(errors(&late), ["f-stamp"], "{stamp}");
            assert!(late.text().contains("対馬市上対馬町比田勝１"), "what was typed is still there");
        }
        let number = round.case(7, "別の花", "ミドリ区", 10_000).await;
        let warned = officer.post(NEW, &ENTRY).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(
            warned.attributes("#namesakes li a", "href"),
            [format!("/staff/cases/{number}")],
            "however it is typed"
        );
        assert_eq!(errors(&warned), ["f-same"]);
        let home = officer.post(NEW, &entry(&[("same", "yes")])).await.redirect();
        let again = officer.post(NEW, &ENTRY).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(again.attributes("#namesakes li a", "href").len(), 2, "a second press meets the first");
        let other = officer.post(NEW, &entry(&[("same", "yes")])).await.redirect();
        let (one, two) = (parties(&round, &home).await, parties(&round, &other).await);
        assert_eq!(one, two, "who applies on paper twice is one group");
        let drop = format!("{}/drop", other.replace("/proposals/", "/staff/intake/"));
        refused(round.browser(round.stranger).await.post(&drop, &[]).await, StatusCode::NOT_FOUND);
        assert_eq!(officer.post(&drop, &[]).await.redirect(), "/staff/intake");
        refused(officer.get(&other).await, StatusCode::NOT_FOUND);
        officer.get(&home).await.expect(StatusCode::OK);
        let drop = format!("{}/drop", home.replace("/proposals/", "/staff/intake/"));
        officer.post(&drop, &[]).await.redirect();
        let mut tx = round.world.state.db.read().await.expect("a snapshot");
        let person = people::find(&mut tx, one.1).await.expect("an answer").expect("a row stays for the journal");
        assert_eq!(person.name, "", "whose paper was given up is forgotten");
    });
}

/// The group and the person of a draft.
async fn parties(round: &Round, home: &str) -> (OrganisationId, PersonId) {
    let id: SubmissionId = home.trim_start_matches("/proposals/").parse().expect("an id");
    let mut tx = round.world.state.db.read().await.expect("a snapshot");
    let case = submissions::find(&mut tx, id).await.expect("an answer").expect("the case");
    (case.group, case.owner)
}

#[test]
fn what_is_received_is_not_given_up_and_others_see_no_draft() {
    on_both(|world| async move {
        let round = Round::new(world).await;
        let mut officer = round.browser(round.officer).await;
        let home = begun(&mut officer).await;
        for person in [round.stranger, round.resident] {
            refused(round.browser(person).await.get(&home).await, StatusCode::NOT_FOUND);
            refused(round.browser(person).await.post(&format!("{home}/check"), &[]).await, StatusCode::NOT_FOUND);
        }
        round.browser(round.approver).await.get(&home).await.expect(StatusCode::OK);
        attach(&mut officer, &home, PAPER_FORM, "申請書.pdf", PDF).await.redirect();
        let scan = officer.get(&format!("{home}/papers")).await.attributes(".files__name", "href").remove(0);
        refused(round.browser(round.stranger).await.get(&scan).await, StatusCode::NOT_FOUND);
        officer.get(&scan).await.expect(StatusCode::OK);
        let case = officer.post(&format!("{home}/check"), &[("blank", "yes")]).await.redirect();
        let drop = format!("{}/drop", home.replace("/proposals/", "/staff/intake/"));
        refused(officer.post(&drop, &[]).await, StatusCode::CONFLICT);
        assert_eq!(officer.get(&home).await.redirect(), case);
        assert_eq!(officer.get(&format!("{home}/receipt")).await.redirect(), case);
        let page = officer.get(&format!("{home}/withdraw")).await.expect(StatusCode::OK);
        assert_eq!(page.attributes("body", "class"), ["staff"]);
        officer.post(&format!("{home}/withdraw"), &[("reason", "取下届が届いた")]).await.redirect();
        let number = case.trim_start_matches("/staff/cases/");
        assert_eq!(round.stage(number).await, Stage::Withdrawn);
        assert_eq!(letters(&round.world, number).await.last().map(|letter| letter.letter.clone()), Some("A12".into()));
    });
}

#[test]
fn who_has_mail_is_told_by_mail_and_the_contact_can_be_mended() {
    on_both(|world| async move {
        let round = Round::new(world).await;
        let mut officer = round.browser(round.officer).await;
        let by_mail = entry(&[("telling", "mail"), ("email", "kiku@example.jp"), ("postcode", ""), ("address", "")]);
        let home = officer.post(NEW, &by_mail).await.redirect();
        officer.post(&format!("{home}/form/plan"), &[("title", "道の花"), ("phone", "0920-86-0000")]).await.redirect();
        attach(&mut officer, &home, PAPER_FORM, "申請書.pdf", PDF).await.redirect();
        let case = officer.post(&format!("{home}/check"), &[("blank", "yes")]).await.redirect();
        let number = case.trim_start_matches("/staff/cases/").to_owned();
        assert!(letters(&round.world, &number).await.is_empty());
        let mut tx = round.world.state.db.read().await.expect("a snapshot");
        let mails = messages::newest(&mut tx, 10, 0).await.expect("mail");
        let received = mails.iter().find(|mail| mail.letter == "A1").expect("a receipt by mail");
        assert_eq!(received.to_address, "kiku@example.jp");
        assert!(!received.body.contains("://") && !received.body.contains("マイページ"), "{}", received.body);
        drop(tx);

        let contact = verb(&number, "contact");
        let page = officer.get(&contact).await.expect(StatusCode::OK);
        assert_eq!(page.attributes("#f-email", "value"), ["kiku@example.jp"]);
        let half = officer.post(&contact, &[("name", "阿比留 キク"), ("telling", "post")]).await;
        assert_eq!(errors(&half.expect(StatusCode::UNPROCESSABLE_ENTITY)), ["f-postcode", "f-address"]);
        officer.post(&contact, &ENTRY).await.redirect();
        officer.post(&verb(&number, "messages"), &[("say", "お電話ください。")]).await.redirect();
        let told = letters(&round.world, &number).await;
        assert_eq!(told.len(), 1);
        assert!(told[0].sheet.body.join("\n").contains("お電話ください。"));
        assert_eq!(told[0].sheet.addressee[1], "対馬市上対馬町比田勝１");
        assert!(officer.get(&case).await.text().contains("紙の申請の連絡先を変更"));
    });
}

#[test]
fn the_way_it_came_is_seen_in_lists_tables_and_files() {
    on_both(|world| async move {
        let round = Round::new(world).await;
        let mut officer = round.browser(round.officer).await;
        round.case(9, "浜の清掃", "浜の会", 120_000).await;
        let (_, number) = received(&mut officer).await;
        let rows = |reply: &Reply| reply.select("tbody td:nth-child(2)");
        let all = officer.get("/staff/cases").await.expect(StatusCode::OK);
        assert_eq!(rows(&all).len(), 2);
        assert!(all.text().contains("窓口"));
        for (channel, found) in [("counter", 1), ("online", 1), ("fax", 0), ("nonsense", 2)] {
            let page = officer.get(&format!("/staff/cases?channel={channel}")).await.expect(StatusCode::OK);
            assert_eq!(rows(&page).len(), found, "{channel}");
        }
        let csv = officer.get("/staff/export/cases.csv?channel=counter").await.expect(StatusCode::OK).text();
        assert!(
            csv.contains("受付の方法") && csv.contains("\"窓口\",\"2026-11-20\"") && !csv.contains("浜の会"),
            "{csv}"
        );
        let archive = officer.get(&verb(&number, "archive")).await.expect(StatusCode::OK).body;
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(archive)).expect("an archive");
        assert!(archive.by_name("letters/post-001-A1.txt").is_ok(), "a letter that goes by post is a letter");
        let mut json = String::new();
        std::io::Read::read_to_string(&mut archive.by_name("data.json").expect("data"), &mut json).expect("text");
        assert!(json.contains("\"channel\": \"counter\"") && json.contains("\"stamped_on\": \"2026-11-20\""), "{json}");
        let mut tx = round.world.state.db.read().await.expect("a snapshot");
        let mut counts = intakes::counts_of_call(&mut tx, round.call.id).await.expect("counts");
        counts.sort_by_key(|(channel, _)| channel.code());
        assert_eq!(counts, [(Channel::Counter, 1), (Channel::Online, 1)]);
    });
}

#[test]
fn a_whole_form_of_the_demo_city_is_keyed_in_with_its_pledges() {
    on_both(|world| async move {
        server::seed::demo::city(&world.state).await.expect("the demo city");
        let mut officer = sign_in(&world, "officer@tomoni.example").await;
        let today = world.state.clock.now() + TimeDelta::hours(9);
        let stamp = today.date_naive().to_string();
        let typed = entry(&[("stamp", &stamp), ("group", "はるか区"), ("channel", "post")]);
        let home = officer.post("/staff/calls/wagamachi/paper", &typed).await.redirect();
        for (page, answers) in ANSWERS {
            officer.post(&format!("{home}/form/{page}"), answers).await.redirect();
        }
        officer.post(&format!("{home}/budget"), &LINES).await.redirect();
        for paper in ["rules", "members", "estimates", PAPER_FORM] {
            attach(&mut officer, &home, paper, "写し.pdf", PDF).await.redirect();
        }
        let check = format!("{home}/check");
        let page = officer.get(&check).await.expect(StatusCode::OK);
        assert!(page.select("#missing").is_empty(), "{:?}", page.select("#missing"));
        let unsigned = officer.post(&check, &PLEDGES[..2]).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(errors(&unsigned), ["f-blank"], "a pledge that is not signed is seen too");
        assert_eq!(unsigned.attributes("[name^=pledge][checked]", "id"), ["f-pledge-0", "f-pledge-1"]);
        let case = officer.post(&check, &PLEDGES).await.redirect();
        let page = officer.get(&case).await.expect(StatusCode::OK);
        assert!(page.select("#still-missing").is_empty() && page.text().contains("窓口受付（郵送）"));
        assert!(officer.get("/staff/cases?channel=post").await.text().contains("はるか区"));
        let resident = sign_in(&world, "resident@tomoni.example").await.get(&home).await;
        refused(resident, StatusCode::NOT_FOUND);
    });
}

#[test]
fn a_letter_that_failed_by_mail_goes_by_post_once() {
    on_both(|world| async move {
        let round = Round::new(world).await;
        let number = round.case(1, "浜の清掃", "浜の会", 120_000).await;
        let mut officer = round.browser(round.officer).await;
        screen(&mut officer, &number).await.redirect();
        let mut tx = round.world.state.db.write().await.expect("a transaction");
        let (now, worker) = (round.world.state.clock.now(), uuid::Uuid::now_v7());
        let taken =
            messages::lease(&mut tx, worker, now, TimeDelta::minutes(5), 10, Urgency::News).await.expect("letters");
        let told = taken.iter().find(|mail| mail.letter == "A3").expect("a letter").id;
        let refusal = messages::Tried::Refused { answer: "550 no such user".into() };
        assert!(messages::settle(&mut tx, told, worker, &refusal, now).await.expect("settled"));
        tx.commit().await.expect("a commit");

        let case = officer.get(&format!("/staff/cases/{number}")).await.expect(StatusCode::OK);
        let instead = case.attributes("#letters a", "href").remove(0);
        assert_eq!(instead, format!("/staff/cases/{number}/mails/{}/post", told.0));
        officer.get(&instead).await.expect(StatusCode::OK);
        let half = officer.post(&instead, &[("name", "山田 花子")]).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(errors(&half), ["f-postcode", "f-address"]);
        refused(round.browser(round.stranger).await.post(&instead, &ENTRY).await, StatusCode::NOT_FOUND);
        for _ in 0..2 {
            officer.post(&instead, &ENTRY).await.redirect();
        }
        let all = letters(&round.world, &number).await;
        assert_eq!(all.len(), 1, "pressed twice, it is one letter");
        let sheet = &all[0].sheet;
        assert_eq!(sheet.addressee, ["〒817-1701", "対馬市上対馬町比田勝１", "浜の会", "阿比留 キク　様"]);
        assert_eq!(sheet.subject, format!("形式審査が終わりました（{number}）"));
        assert!(
            sheet.body[0].contains("そろっている") && !sheet.body.join("").contains("返信できません"),
            "{:?}",
            sheet.body
        );
        let case = officer.get(&format!("/staff/cases/{number}")).await.expect(StatusCode::OK);
        assert!(case.select("#letters a").iter().all(|text| !text.contains("郵送する")), "it is dealt with");
        assert!(officer.get("/staff").await.select("#unreached").is_empty());
    });
}

#[test]
fn who_is_told_by_post_is_reminded_early_enough_and_the_morning_counts_the_letter() {
    on_both(|world| async move {
        let round = Round::new(world).await;
        let mut officer = round.browser(round.officer).await;
        let (_, number) = received(&mut officer).await;
        let asked = [("mark-phone", "yes"), ("why-phone", "書かれていません。"), ("due", "2026-12-10")];
        officer.post(&verb(&number, "correction"), &asked).await.redirect();
        let state = &round.world.state;
        let kinds = || async {
            let all = letters(&round.world, &number).await;
            all.iter().filter(|letter| letter.letter == "A-rem-correction").count()
        };
        // Thursday the 10th is the day: by mail it would be Tuesday, by post it is the Thursday before.
        for (day, expected) in [(2, 0), (3, 1), (4, 1), (8, 1), (9, 1)] {
            let morning = chrono::NaiveDate::from_ymd_opt(2026, 12, day).expect("a day");
            let morning = domain::calendar::start_of_day(morning) + TimeDelta::hours(9);
            state.clock.turn(morning - state.clock.now());
            reminders::send(state, morning).await.expect("reminders");
            assert_eq!(kinds().await, expected, "on the {day}th");
        }
        let waiting = letters(&round.world, &number).await.iter().filter(|letter| letter.posted.is_none()).count();
        let mut tx = state.db.read().await.expect("a snapshot");
        let department = round.call.department;
        let digest = digests::of_department(&mut tx, department, state.clock.now()).await.expect("a digest");
        assert_eq!(usize::try_from(digest.postings).ok(), Some(waiting));
        assert!(waiting >= 3, "receipt, request and reminder wait to be posted: {waiting}");
    });
}
