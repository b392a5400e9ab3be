//! Applications that come on paper, from the counter to the last letter in the post box（窓口受付・郵送での通知）.

use crate::proposals::{PDF, attach};
use crate::round::{Round, redraft, refused, screen, verb};
use crate::world::{Browser, Reply, World, on_both};
use axum::http::StatusCode;
use chrono::TimeDelta;
use domain::intake::PAPER_FORM;
use domain::people::{Membership, Role};
use domain::submissions::Stage;
use server::store::postings::{self, Posting};
use server::store::{history, messages, people, submissions};

pub const NEW: &str = "/staff/calls/wagamachi-r8/paper";
pub const ENTRY: [(&str, &str); 9] = [
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
pub fn entry<'a>(changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields: Vec<(&str, &str)> = ENTRY.to_vec();
    for (key, value) in changes {
        fields.retain(|(known, _)| known != key);
        fields.push((key, value));
    }
    fields
}

pub fn errors(reply: &Reply) -> Vec<String> {
    reply
        .attributes(".errors__list a", "href")
        .iter()
        .map(|href| href.rsplit('#').next().unwrap_or_default().to_owned())
        .collect()
}

pub async fn letters(world: &World, number: &str) -> Vec<Posting> {
    let mut tx = world.state.db.read().await.expect("a snapshot");
    let case = submissions::find_by_number(&mut tx, number).await.expect("an answer").expect("the case");
    postings::of_case(&mut tx, case.id).await.expect("letters")
}

/// Keys in what the paper says: nothing but a title. Gives the address of the draft.
pub async fn begun(officer: &mut Browser) -> String {
    let home = officer.post(NEW, &ENTRY).await.redirect();
    officer.post(&format!("{home}/form/plan"), &[("title", "道の花"), ("phone", "")]).await.redirect();
    home
}

/// The same, received with its scan and everything else recorded as missing. Gives the draft and the number.
pub async fn received(officer: &mut Browser) -> (String, String) {
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
        let tells = page.select("form[action$='/screening'] .buttons__note").concat();
        assert!(tells.contains("申請者（郵送）") && !tells.contains("メール"), "{tells}");
        assert_eq!(page.select("#still-missing li"), ["電話番号", "収支予算"]);
        for words in ["窓口受付（窓口）", "佐藤 健", "〒817-1701", "申請書.pdf", "紙の申請を入力して受付"]
        {
            assert!(page.text().contains(words), "{words}");
        }
        assert_eq!(
            page.attributes("[name=mark-phone][checked]", "name"),
            ["mark-phone"],
            "what is missing is asked for"
        );
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
        not_told_of_its_own_keys(&round, number).await;
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

/// The department keyed it in, so it is not told that it came in; but its approvers are told what waits for them.
async fn not_told_of_its_own_keys(round: &Round, number: &str) {
    let mut tx = round.world.state.db.read().await.expect("a snapshot");
    let case = submissions::find_by_number(&mut tx, number).await.expect("an answer").expect("the case");
    let mails = messages::of_case(&mut tx, case.id).await.expect("letters");
    let kinds: Vec<&str> = mails.iter().map(|mail| mail.letter.as_str()).collect();
    assert!(!kinds.iter().any(|kind| kind.starts_with("S1")), "{kinds:?}");
    assert!(!kinds.is_empty(), "approvers are told");
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
