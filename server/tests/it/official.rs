//! Official letters: made with the step, numbered, as they were; their templates; their PDF（通知書）.

use crate::round::{Round, refused, verb};
use crate::world::{World, on_both};
use axum::http::StatusCode;
use domain::official::{LetterKind, Sheet};
use domain::people::SubmissionId;
use server::paper::{PaperError, Press};
use server::store::letter_templates::{self, Version};
use server::store::official_letters::{self, OfficialLetter};
use server::store::submissions;
use std::path::Path;

const RELEASE: &str = "/staff/calls/wagamachi-r8/release";

async fn letters(round: &Round, number: &str) -> (SubmissionId, Vec<OfficialLetter>) {
    let mut tx = round.world.state.db.read().await.expect("a snapshot");
    let case = submissions::find_by_number(&mut tx, number).await.expect("an answer").expect("the case");
    (case.id, official_letters::of_case(&mut tx, case.id).await.expect("letters"))
}

#[test]
fn a_decision_comes_as_an_official_letter_that_stays_as_it_was() {
    on_both(|world| async move {
        let round = Round::new(world).await;
        let number = round.case(1, "浜の清掃 <b>{決定額}</b>", "𠮷田の会", 120_000).await;
        let other = round.case(2, "山の道", "山道の会", 90_000).await;
        round.decide(&number, 100_000).await;
        round.decide(&other, 0).await;
        assert!(letters(&round, &number).await.1.is_empty(), "nothing is made before the release");
        round.browser(round.approver).await.post(RELEASE, &[]).await.redirect();
        let (case, made) = letters(&round, &number).await;
        assert_eq!(made.len(), 1, "one letter says that it is selected and granted");
        let letter = &made[0];
        assert_eq!((letter.kind, letter.number.as_str()), (LetterKind::Grant, "8対協第1号"));
        assert_eq!(letter.sheet.addressee[0], "𠮷田の会");
        assert_eq!((letter.sheet.sender.as_str(), letter.template_version), ("対馬市長", 0));
        assert!(letter.sheet.items.contains(&("交付決定額".to_owned(), "金 100,000円".to_owned())));
        let (_, refusals) = letters(&round, &other).await;
        assert_eq!((refusals[0].kind, refusals[0].number.as_str()), (LetterKind::Rejected, "8対協第2号"));

        let mut resident = round.browser(round.resident).await;
        let page = resident.get(&format!("/proposals/{case}")).await;
        assert_eq!(page.select("#official .files__name"), ["交付決定通知書"]);
        let address = format!("/proposals/{case}/letters/{}", letter.id);
        let shown = resident.get(&address).await.expect(StatusCode::OK);
        assert_eq!(shown.select(".letter__title"), ["わがまち元気創出支援事業の補助金の交付決定について（通知）"]);
        assert!(shown.select(".letter b").is_empty(), "what residents type is no markup");
        assert!(shown.text().contains("{決定額}"), "and no placeholder");
        let foreign = format!("/proposals/{case}/letters/{}", refusals[0].id);
        refused(resident.get(&foreign).await, StatusCode::NOT_FOUND);
        refused(round.browser(round.stranger).await.get(&address).await, StatusCode::NOT_FOUND);
        let staff = format!("/staff/cases/{number}/letters/{}", letter.id);
        refused(round.browser(round.stranger).await.get(&staff).await, StatusCode::NOT_FOUND);
        let mut officer = round.browser(round.officer).await;
        officer.get(&staff).await.expect(StatusCode::OK);
        if round.world.state.press.is_ready() {
            let pdf = resident.get(&format!("{address}/pdf")).await.expect(StatusCode::OK);
            assert_eq!(pdf.headers["content-type"], "application/pdf");
            assert!(pdf.body.starts_with(b"%PDF-"));
            officer.get(&format!("{staff}/pdf")).await.expect(StatusCode::OK);
        }
        refused(round.browser(round.stranger).await.get(&format!("{staff}/pdf")).await, StatusCode::NOT_FOUND);
    });
}

#[test]
fn a_department_changes_its_letters_a_version_at_a_time() {
    on_both(|world| async move {
        let round = Round::new(world).await;
        let number = round.case(1, "浜の清掃", "浜の会", 120_000).await;
        let address = format!("/staff/letters/{}/ineligible", round.call.department);
        let mut officer = round.browser(round.officer).await;
        assert_eq!(officer.get("/staff/letters").await.select("tbody tr").len(), LetterKind::ALL.len());
        officer.get(&address).await.expect(StatusCode::OK);
        refused(round.browser(round.stranger).await.get(&address).await, StatusCode::NOT_FOUND);

        let wrong = [("text", "件名：通知\n\n{団体名}の{市長の気持ち}\n\n{決定額}"), ("do", "save")];
        let again = officer.post(&address, &wrong).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        let said = again.select(".errors__list li");
        assert_eq!(said.len(), 2);
        assert!(said[0].contains("3行目：「市長の気持ち」") && said[1].contains("5行目：「決定額」"), "{said:?}");
        assert!(again.text().contains("{市長の気持ち}"), "what was typed is still there");

        let text = "様式：様式第9号\n件名：対象外の通知\n\n　{団体名}のみなさまへ。\n\n記\n・理由：{理由}";
        let seen = officer.post(&address, &[("text", text), ("case", &number), ("do", "preview")]).await;
        let seen = seen.expect(StatusCode::OK);
        assert_eq!(seen.select("#preview .letter__text"), ["浜の会のみなさまへ。"]);
        assert!(seen.text().contains("〔理由〕"), "what the case has not yet stands as the name of its place");
        let nowhere = [("text", text), ("case", "R8-XX-9999"), ("do", "preview")];
        officer.post(&address, &nowhere).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        let foreign = round.browser(round.stranger).await.post(&address, &[("text", text), ("do", "save")]).await;
        refused(foreign, StatusCode::NOT_FOUND);
        for _ in 0..2 {
            officer.post(&address, &[("text", text), ("do", "save")]).await.redirect();
        }
        let mut approver = round.browser(round.approver).await;
        approver.post(&verb(&number, "exclusion"), &[("reason", "営利の活動であるため")]).await.redirect();
        let (_, made) = letters(&round, &number).await;
        assert_eq!((made.len(), made[0].template_version), (1, 1), "pressed twice, it is one version");
        assert_eq!(made[0].sheet.form, "様式第9号");
        assert_eq!(made[0].sheet.items, [("理由".to_owned(), "営利の活動であるため".to_owned())]);
        assert_eq!(made[0].number, "8対協第1号");
        officer.post(&address, &[("text", &text.replace("みなさま", "皆様")), ("do", "save")]).await.redirect();
        let (_, after) = letters(&round, &number).await;
        assert_eq!(after, made, "letters that were made do not change");
    });
}

#[test]
fn letters_and_templates_are_kept() {
    on_both(|world| async move {
        let round = Round::new(world).await;
        let number = round.case(1, "浜の清掃", "浜の会", 120_000).await;
        let (case, _) = letters(&round, &number).await;
        let (department, kind) = (round.call.department, LetterKind::Receipt);
        let now = round.world.state.clock.now();
        let mut tx = round.world.state.db.write().await.expect("a transaction");
        assert_eq!(letter_templates::latest(&mut tx, department, kind).await.expect("an answer"), None);
        let version = Version { version: 1, text: "件名：𠮷".into(), made_by: round.officer, made_at: now };
        letter_templates::add(&mut tx, department, kind, &version).await.expect("kept");
        let second = Version { version: 2, ..version };
        letter_templates::add(&mut tx, department, kind, &second).await.expect("kept");
        assert_eq!(letter_templates::latest(&mut tx, department, kind).await.expect("an answer"), Some(second));
        let id = uuid::Uuid::now_v7();
        let letter = OfficialLetter {
            id,
            submission: case,
            kind,
            number: String::new(),
            template_version: 2,
            sheet: hard(),
            made_at: now,
        };
        official_letters::add(&mut tx, &letter).await.expect("on file");
        assert_eq!(official_letters::find(&mut tx, id).await.expect("an answer"), Some(letter.clone()));
        assert_eq!(official_letters::of_case(&mut tx, case).await.expect("a list"), [letter]);
    });
}

/// A sheet with names and texts that are hard to print.
fn hard() -> Sheet {
    let long = "公益性・実現性が高く、（株）ABC Sound の見積書123,450円も適当であるため。".repeat(30);
    Sheet {
        form: "様式第4号".into(),
        number: "8対市協第123号".into(),
        date: "令和8年11月24日".into(),
        addressee: vec!["𠮷野の浜を守る会".into(), "髙﨑 𠮷子　様".into()],
        sender: "対馬市長".into(),
        seal: "（公印省略）".into(),
        subject: "補助金の交付決定について（通知）".into(),
        body: vec!["　次のとおり決定しましたので、通知します。".into()],
        items: vec![("理由".into(), long), ("条件".into(), "一　冊子を納めること。\n二　報告すること。".into())],
        contact: vec!["（問い合わせ先）".into(), "対馬市 市民協働課".into()],
    }
}

/// Text of a PDF where poppler is at hand.
pub fn text_of(pdf: &Path) -> Option<String> {
    let found = std::process::Command::new("pdftotext").arg(pdf).arg("-").output().ok()?;
    String::from_utf8(found.stdout).ok()
}

/// Every letter of the demo city as PDF, and as pictures where poppler is at hand, for people to look at.
#[test]
fn letters_of_the_demo_city_print_on_a4() {
    on_both(|world| async move { print_all(&world).await });
}

async fn print_all(world: &World) {
    let press = Press::new("");
    assert!(matches!(Press::new("/nowhere/font.ttf").pdf(hard()).await, Err(PaperError::Unreadable(_))));
    assert!(!Press::new("/nowhere/font.ttf").is_ready());
    let not_a_font = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
    assert!(matches!(Press::new(not_a_font).pdf(hard()).await, Err(PaperError::NotAFont(_))));
    if !press.is_ready() {
        assert!(matches!(press.pdf(hard()).await, Err(PaperError::NoFont)));
        return;
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../end2end/artefacts/letters");
    std::fs::create_dir_all(&folder).expect("a folder for pictures");
    server::seed::demo::city(&world.state).await.expect("the demo city");
    let mut sheets = vec![("hard".to_owned(), hard())];
    let mut tx = world.state.db.read().await.expect("a snapshot");
    for call in ["one-percent", "wagamachi-zenkai", "wagamachi"] {
        let call = server::store::calls::find_by_slug(&mut tx, call).await.expect("an answer").expect("a call");
        for case in submissions::of_call(&mut tx, call.id).await.expect("cases") {
            for letter in official_letters::of_case(&mut tx, case.id).await.expect("letters") {
                let number = case.number.clone().unwrap_or_default();
                sheets.push((format!("{}-{number}", letter.kind.code()), letter.sheet));
            }
        }
    }
    assert!(sheets.len() > 8, "the demo city has letters of several kinds");
    let mut seen = std::collections::BTreeSet::new();
    for (name, sheet) in sheets {
        let kind = name.split('-').next().unwrap_or_default().to_owned();
        if !seen.insert(kind) {
            continue;
        }
        let path = folder.join(format!("{name}.pdf"));
        let names = sheet.addressee.concat();
        std::fs::write(&path, press.pdf(sheet).await.expect("a PDF")).expect("a file");
        if let Some(text) = text_of(&path) {
            let plain = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).collect::<String>();
            assert!(plain(&text).contains(&plain(&names)), "{names} in {text}");
        }
        let picture = folder.join(&name);
        let drawn =
            std::process::Command::new("pdftoppm").args(["-r", "300", "-png"]).arg(&path).arg(&picture).status();
        assert!(drawn.map_or(true, |status| status.success()));
    }
}
