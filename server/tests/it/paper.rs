//! Applications that come on paper, from the counter to the last letter in the post box（窓口受付・郵送での通知）.

use crate::proposals::{ANSWERS, LINES, PDF, PLEDGES, attach, sign_in};
use crate::round::{Round, redraft, refused, screen, verb};
use crate::world::{Browser, Reply, World, on_both};
use axum::http::StatusCode;
use chrono::TimeDelta;
use domain::intake::{Channel, PAPER_FORM};
use domain::pace::Urgency;
use domain::people::{Membership, OrganisationId, PersonId, Role, SubmissionId};
use domain::submissions::Stage;
use server::store::intakes;
use server::store::postings::{self, Posting};
use server::store::{history, messages, people, submissions};

const NEW: &str = "/staff/calls/wagamachi-r8/paper";
const ENTRY: [(&str, &str); 9] = [
    ("channel", "counter"),
    ("stamp", "令和8年11月20日"),
    ("kind", "ward"),
    ("group", "みどり区"),
    ("name", "阿比留 キク"),
    ("telling", "post"),
    ("postcode", "８１７－１７０１"),
    ("address", "対馬市上対馬町比田勝１"),
    ("phone", "0920-86-0000"),
];
const BUDGET: [(&str, &str); 6] = [
    ("e-0-category", "printing"),
    ("e-0-text", "チラシ"),
    ("e-0-amount", "50,000"),
    ("i-0-category", "subsidy"),
    ("i-0-text", "市補助金"),
    ("i-0-amount", "50,000"),
];

/// The entry with other values in some fields.
fn entry<'a>(changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields: Vec<(&str, &str)> = ENTRY.to_vec();
    for (key, value) in changes {
        fields.retain(|(known, _)| known != key);
        fields.push((key, value));
    }
    fields
}

fn errors(reply: &Reply) -> Vec<String> {
    reply
        .attributes(".errors__list a", "href")
        .iter()
        .map(|href| href.rsplit('#').next().unwrap_or_default().to_owned())
        .collect()
}

async fn letters(world: &World, number: &str) -> Vec<Posting> {
    let mut tx = world.state.db.read().await.expect("a snapshot");
    let case = submissions::find_by_number(&mut tx, number).await.expect("an answer").expect("the case");
    postings::of_case(&mut tx, case.id).await.expect("letters")
}

/// Keys in what the paper says: nothing but a title. Gives the address of the draft.
async fn begun(officer: &mut Browser) -> String {
    let home = officer.post(NEW, &ENTRY).await.redirect();
    officer.post(&format!("{home}/form/plan"), &[("title", "道の花"), ("phone", "")]).await.redirect();
    home
}

/// The same, received with its scan and everything else recorded as missing. Gives the draft and the number.
async fn received(officer: &mut Browser) -> (String, String) {
    let home = begun(officer).await;
    attach(officer, &home, PAPER_FORM, "申請書.pdf", PDF).await.redirect();
    let case = officer.post(&format!("{home}/check"), &[("blank", "yes")]).await.redirect();
    (home, case.trim_start_matches("/staff/cases/").to_owned())
}

#[test]
fn a_paper_goes_from_the_counter_to_its_last_letter() {
    on_both(|world| async move {
        let round = Round::new(world).await;
        let mut officer = round.browser(round.officer).await;
        let list = officer.get("/staff/intake").await.expect(StatusCode::OK);
        assert_eq!(
            list.attributes(".tasks a", "href"),
            [NEW],
            "a call that closed yesterday takes what was stamped in time"
        );
        officer.get(NEW).await.expect(StatusCode::OK);

        let home = begun(&mut officer).await;
        let tasks = officer.get(&home).await.expect(StatusCode::OK);
        assert!(tasks.select("#paper")[0].contains("みどり区") && tasks.select("#paper")[0].contains("11月20日"));
        assert_eq!(officer.get("/staff/intake").await.select("tbody a"), ["みどり区"]);
        let again = officer.post(&format!("{home}/check"), &[]).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(errors(&again), [format!("f-paper-{PAPER_FORM}"), "f-blank".to_owned()]);
        attach(&mut officer, &home, PAPER_FORM, "申請書.exe", b"MZ\x90").await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        attach(&mut officer, &home, PAPER_FORM, "申請書.pdf", PDF).await.redirect();
        let case = officer.post(&format!("{home}/check"), &[("blank", "yes")]).await.redirect();
        assert_eq!(case, "/staff/cases/R8-GK-0001");
        assert_eq!(officer.post(&format!("{home}/check"), &[("blank", "yes")]).await.redirect(), case, "pressed twice");
        let number = "R8-GK-0001";

        let page = officer.get(&case).await.expect(StatusCode::OK);
        assert_eq!(page.select("#still-missing li"), ["電話番号", "収支予算"]);
        for words in ["窓口受付（窓口）", "佐藤 健", "〒817-1701", "申請書.pdf", "紙の申請を入力して受付"]
        {
            assert!(page.text().contains(words), "{words}");
        }
        assert_eq!(page.attributes("#f-mark-phone[checked]", "id"), ["f-mark-phone"], "what is missing is asked for");
        refused(screen(&mut officer, number).await, StatusCode::CONFLICT);

        let asked = [
            ("mark-phone", "yes"),
            ("why-phone", "書かれていません。"),
            ("mark-budget", "yes"),
            ("why-budget", "ありません。"),
            ("due", "2026-12-10"),
        ];
        officer.post(&verb(number, "correction"), &asked).await.redirect();
        round.world.state.clock.turn(TimeDelta::days(5));
        correct(&mut officer, &home).await;

        screen(&mut officer, number).await.redirect();
        officer.post(&verb(number, "review"), &[]).await.redirect();
        let opinion = [("fit", "yes"), ("amount", "50,000"), ("remarks", "よい")];
        officer.post(&verb(number, "opinion"), &opinion).await.redirect();
        redraft(&mut officer, number, 50_000).await.redirect();
        let mut approver = round.browser(round.approver).await;
        approver.post(&verb(number, "approval"), &[]).await.redirect();
        approver.post("/staff/calls/wagamachi-r8/release", &[]).await.redirect();
        assert_eq!(round.stage(number).await, Stage::Granted);

        told_by_post(&round, number).await;
        post_them_all(&round, number).await;
    });
}

/// Keys in what came back, and nothing that was not asked for.
async fn correct(officer: &mut Browser, home: &str) {
    let tasks = officer.get(home).await.expect(StatusCode::OK);
    assert!(tasks.select("#correction")[0].contains("2か所"));
    let fields = [("phone", "0920-86-0000"), ("title", "勝手に変えた")];
    officer.post(&format!("{home}/form/plan"), &fields).await.redirect();
    officer.post(&format!("{home}/budget"), &BUDGET).await.redirect();
    attach(officer, home, PAPER_FORM, "補正.pdf", b"%PDF-1.7\nsecond\n").await.redirect();
    let check = format!("{home}/check");
    let early = officer.post(&check, &[("stamp", "2026/11/19")]).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(errors(&early), ["f-stamp"]);
    officer.post(&check, &[("stamp", "令和8年11月26日")]).await.redirect();
}

/// Nothing went by mail, every event became a letter, and each says what it must.
async fn told_by_post(round: &Round, number: &str) {
    let all = letters(&round.world, number).await;
    let kinds: Vec<&str> = all.iter().map(|letter| letter.letter.as_str()).collect();
    assert_eq!(kinds, ["A1", "A2", "A1b", "A3", "A6", "A10"]);
    let enclosed: Vec<bool> = all.iter().map(|letter| letter.official.is_some()).collect();
    assert_eq!(enclosed, [true, true, false, false, false, true], "with the official letter in the same envelope");
    let said: Vec<String> = all
        .iter()
        .map(|letter| {
            let sheet = &letter.sheet;
            let (to, body, contact) = (sheet.addressee.join("\n"), sheet.body.join("\n"), sheet.contact.join("\n"));
            format!(
                "== {}\n{}\n{to}\n{}\n\n{}\n\n{body}\n\n{contact}",
                letter.letter, sheet.date, sheet.sender, sheet.subject
            )
        })
        .collect();
    insta::assert_snapshot!("letters_by_post", said.join("\n\n"));
    let mut tx = round.world.state.db.read().await.expect("a snapshot");
    let mails = messages::newest(&mut tx, 100, 0).await.expect("mail");
    assert!(mails.iter().all(|mail| !mail.to_address.is_empty()), "nobody writes to nowhere");
    let case = submissions::find_by_number(&mut tx, number).await.expect("an answer").expect("the case");
    assert_eq!(case.title, "道の花", "what was not asked for stays");
    let happened = history::of_subject(&mut tx, case.id.0).await.expect("history");
    let actions: Vec<&str> = happened.iter().map(|(entry, _)| entry.action.as_str()).collect();
    assert_eq!(actions[..4], ["begin", "keyed_in", "return", "keyed_correction"]);
    assert_eq!(happened[1].0.detail["stamped"], "2026-11-20");
    assert_eq!(happened[3].0.detail["stamped"], "2026-11-26");
}

/// The pile, one letter of it, its day, taking that back, and who may not.
async fn post_them_all(round: &Round, number: &str) {
    let mut officer = round.browser(round.officer).await;
    let desk = officer.get("/staff").await.expect(StatusCode::OK);
    assert_eq!(desk.select("#postings .tag"), ["6"]);
    let pile = officer.get("/staff/postings").await.expect(StatusCode::OK);
    let first = pile.attributes("tbody td:nth-child(2) a", "href").remove(0);
    let letter = officer.get(&first).await.expect(StatusCode::OK);
    assert_eq!(letter.select(".letter").len(), 2, "the letter and the receipt with it");
    assert!(letter.select(".letter")[0].contains("〒817-1701"));
    for (day, status) in [("", 422), ("2026-11-21", 422), ("2026-12-24", 422)] {
        let reply = officer.post(&format!("{first}/posted"), &[("day", day)]).await;
        assert_eq!(reply.status.as_u16(), status, "{day}");
        assert_eq!(errors(&reply), ["f-day"]);
    }
    for _ in 0..2 {
        officer.post(&format!("{first}/posted"), &[("day", "令和8年11月27日")]).await.redirect();
    }
    assert_eq!(officer.get(&first).await.select("main .tag--good"), ["R8.11.27に投函"]);
    let silent = officer.post(&format!("{first}/undo"), &[("reason", " ")]).await;
    assert_eq!(errors(&silent.expect(StatusCode::UNPROCESSABLE_ENTITY)), ["f-reason"]);
    officer.post(&format!("{first}/undo"), &[("reason", "封をしていなかった")]).await.redirect();
    officer.post(&format!("{first}/posted"), &[("day", "2026-11-27")]).await.redirect();
    round.world.state.clock.turn(TimeDelta::days(1));
    refused(officer.post(&format!("{first}/undo"), &[("reason", "おそい")]).await, StatusCode::CONFLICT);

    let case = officer.get(&format!("/staff/cases/{number}")).await.expect(StatusCode::OK).text();
    for words in ["通知を投函", "投函の記録を取消し", "封をしていなかった", "郵送待ち"] {
        assert!(case.contains(words), "{words}");
    }
    assert_eq!(officer.get("/staff").await.select("#postings .tag"), ["5"]);
    if round.world.state.press.is_ready() {
        let all = officer.get("/staff/postings/all.pdf").await.expect(StatusCode::OK);
        assert!(all.body.starts_with(b"%PDF-"));
        officer.get(&format!("{first}/pdf")).await.expect(StatusCode::OK);
    }
    kept_out(round, number, &first).await;
}

async fn kept_out(round: &Round, number: &str, letter: &str) {
    let mut stranger = round.browser(round.stranger).await;
    let contact = verb(number, "contact");
    for path in [letter, &format!("{letter}/pdf"), &contact, NEW] {
        refused(stranger.get(path).await, StatusCode::NOT_FOUND);
    }
    for path in [format!("{letter}/posted"), format!("{letter}/undo"), contact.clone(), NEW.to_owned()] {
        refused(stranger.post(&path, &ENTRY).await, StatusCode::NOT_FOUND);
    }
    assert!(stranger.get("/staff/postings").await.select("tbody tr").is_empty());
    assert_eq!(stranger.get("/staff/postings/all.pdf").await.redirect(), "/staff/postings");

    let now = round.world.state.clock.now();
    let mut tx = round.world.state.db.write().await.expect("a transaction");
    let from = (now - TimeDelta::days(9)).date_naive();
    let auditor = Membership { organisation: round.call.department, role: Role::Auditor, from, until: None };
    people::add_membership(&mut tx, round.resident, &auditor).await.expect("a role");
    tx.commit().await.expect("a commit");
    let mut auditor = round.browser(round.resident).await;
    let page = auditor.get(letter).await.expect(StatusCode::OK);
    assert!(page.select("main form").is_empty(), "an auditor reads");
    assert_eq!(auditor.get("/staff/postings").await.expect(StatusCode::OK).select("tbody tr").len(), 5);
    for path in [format!("{letter}/posted"), contact, NEW.to_owned()] {
        refused(auditor.post(&path, &ENTRY).await, StatusCode::FORBIDDEN);
    }
}

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
