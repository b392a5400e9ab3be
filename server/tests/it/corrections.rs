//! Papers are given back, mended, and handed in once more（補正）.

use crate::proposals::{LINES, PDF, PLEDGES, attach, begun, fill_in, sign_in, states};
use crate::world::{Browser, World, on_both};
use axum::http::StatusCode;
use chrono::TimeDelta;
use domain::people::SubmissionId;
use domain::submissions::Stage;
use server::store::{messages, proposals, submissions};

const ASKED: [(&str, &str); 7] = [
    ("mark-problem", "yes"),
    ("why-problem", "数字を入れてください。</textarea><script>alert(1)</script>"),
    ("why-budget", "会場の見積書と額が合いません。"),
    ("mark-paper-rules", "yes"),
    ("why-paper-rules", "最後のページがありません。"),
    ("due", "令和8年12月6日"),
    ("message", "電話でもお尋ねください。"),
];

/// A case that was handed in: the applicant's browser, the page, the id, the number.
async fn handed_in(world: &World) -> (Browser, String, SubmissionId, String) {
    let (mut browser, home) = begun(world).await;
    fill_in(&mut browser, &home).await;
    browser.post(&format!("{home}/check"), &PLEDGES).await.redirect();
    let number = browser.get(&format!("{home}/receipt")).await.select(".receipt__no").remove(0);
    let id = home.trim_start_matches("/proposals/").parse().expect("an id");
    (browser, home, id, number)
}

async fn letters(world: &World, id: SubmissionId, code: &str) -> Vec<String> {
    let mut tx = world.state.db.read().await.expect("a snapshot");
    let all = messages::of_case(&mut tx, id).await.expect("letters");
    all.into_iter().filter(|letter| letter.letter == code).map(|letter| letter.body).collect()
}

#[test]
fn a_correction_unlocks_what_is_marked_and_comes_back_as_a_new_version() {
    on_both(|world| async move {
        let (mut applicant, home, id, number) = handed_in(&world).await;
        let mut officer = sign_in(&world, "officer@tomoni.example").await;
        let verb = format!("/staff/cases/{number}/correction");
        let before = applicant.get(&format!("{home}/copy")).await.expect(StatusCode::OK).text();

        let nothing = officer.post(&verb, &[("due", "2026-12-6")]).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(nothing.attributes(".errors__list a", "href"), ["#f-marks"]);
        let half = [("mark-title", "yes"), ("due", "2026/11/22"), ("message", "ここまで書いた")];
        let half = officer.post(&verb, &half).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(half.attributes(".errors__list a", "href"), ["#f-why-title", "#f-due"]);
        assert!(half.text().contains("ここまで書いた"));
        officer.post(&verb, &ASKED).await.redirect();
        officer.post(&verb, &ASKED).await.expect(StatusCode::CONFLICT);

        let told = letters(&world, id, "A2").await;
        assert!(told[0].contains("最後のページがありません。") && told[0].contains("12月6日"), "{}", told[0]);
        let tasks = applicant.get(&home).await.expect(StatusCode::OK);
        assert_eq!(states(&tasks), ["完了", "直してください", "直してください", "直してください", "これから"]);
        assert!(tasks.select("#correction")[0].contains("3か所"));

        let page = applicant.get(&format!("{home}/form/aim")).await.expect(StatusCode::OK);
        assert_eq!(page.attributes("main textarea", "name"), ["problem"], "the rest is locked");
        assert!(page.select(".field__why")[0].contains("編集不可"));
        assert!(page.select(".mend")[0].contains("数字を入れてください") && !page.text().contains("<script>alert"));
        let typed = [("problem", "漂着ごみが年に3トン。"), ("purpose", "勝手に変えた")];
        applicant.post(&format!("{home}/form/aim"), &typed).await.redirect();
        let page = applicant.get(&format!("{home}/form/aim")).await;
        assert!(page.text().contains("年に3トン") && !page.text().contains("勝手に変えた"));
        attach(&mut applicant, &home, "members", "名簿.pdf", PDF).await.expect(StatusCode::CONFLICT);
        let locked = applicant.get(&format!("{home}/papers")).await;
        let removals = locked.attributes(".files__item form", "action");
        assert_eq!(removals.len(), 1, "only the marked paper can be changed");
        applicant.post(&removals[0], &[]).await.redirect();
        attach(&mut applicant, &home, "rules", "規約（全部）.pdf", b"%PDF-1.7\nnew\n").await.redirect();
        let fresh = applicant.get(&format!("{home}/papers")).await.attributes(".mend .files__name", "href").remove(0);

        let case = officer.get(&format!("/staff/cases/{number}")).await.expect(StatusCode::OK);
        assert!(!case.text().contains("年に3トン"), "the city sees it when it is handed in");
        assert!(case.select("#files")[0].contains("規約（髙橋）.pdf"));
        officer.get(&fresh).await.expect(StatusCode::NOT_FOUND);
        assert_eq!(applicant.get(&format!("{home}/copy")).await.text(), before, "what was handed in stays as it was");

        let unchanged = applicant.get(&format!("{home}/check")).await.select("#unchanged li");
        assert_eq!(unchanged, ["収支予算"]);
        let mut lines = LINES.to_vec();
        lines[1].1 = "会場（公民館）";
        applicant.post(&format!("{home}/budget"), &lines).await.redirect();
        world.state.clock.turn(TimeDelta::days(2));
        for _ in 0..2 {
            assert_eq!(applicant.post(&format!("{home}/check"), &[]).await.redirect(), format!("{home}/receipt"));
        }
        assert_eq!(
            applicant.get(&format!("{home}/receipt")).await.select(".receipt__no"),
            std::slice::from_ref(&number)
        );
        assert!(letters(&world, id, "A1b").await[0].contains("年に3トン"), "with a copy");
        assert_eq!(letters(&world, id, "S1b").await.len(), 1);

        let case = officer.get(&format!("/staff/cases/{number}")).await.expect(StatusCode::OK);
        let changes = &case.select("#corrections")[0];
        for words in ["年に3トン", "会場（公民館）", "規約（全部）.pdf", "規約（髙橋）.pdf"] {
            assert!(changes.contains(words), "{words} in {changes}");
        }
        officer.get(&fresh).await.expect(StatusCode::OK);
        assert_versions(&world, id).await;
        let again = [("why-title", "短くしてください。"), ("due", "2026-12-20")];
        officer.post(&verb, &again).await.redirect();
        assert_eq!(applicant.get(&home).await.select("#correction h2"), ["直していただきたい所が1か所あります"]);
    });
}

async fn assert_versions(world: &World, id: SubmissionId) {
    let mut tx = world.state.db.read().await.expect("a snapshot");
    let versions = proposals::versions(&mut tx, id).await.expect("versions");
    let seen: Vec<_> = versions
        .iter()
        .map(|whole| {
            let files: Vec<_> = whole.proposal.files.iter().filter(|file| file.paper == "rules").collect();
            (whole.filing.version, whole.proposal.answers.get("problem"), files[0].name.as_str())
        })
        .collect();
    let expected = [(1, "漂着ごみが多い。", "規約（髙橋）.pdf"), (2, "漂着ごみが年に3トン。", "規約（全部）.pdf")];
    assert_eq!(seen, expected);
    assert_eq!(versions[1].proposal.case.stage, Stage::Submitted);
}

#[test]
fn a_late_correction_is_still_taken_until_the_city_decides() {
    on_both(|world| async move {
        let (_, home, id, number) = handed_in(&world).await;
        let mut officer = sign_in(&world, "officer@tomoni.example").await;
        officer.post(&format!("/staff/cases/{number}/correction"), &ASKED).await.redirect();
        officer.post(&format!("/staff/cases/{number}/screening"), &[]).await.expect(StatusCode::CONFLICT);
        world.state.clock.turn(TimeDelta::days(40));
        let mut applicant = sign_in(&world, "resident@tomoni.example").await;
        let page = applicant.get(&home).await.expect(StatusCode::OK);
        assert!(page.select("#correction")[0].contains("期限"), "{:?}", page.select("#correction"));
        applicant.post(&format!("{home}/form/aim"), &[("problem", "遅れて直した")]).await.redirect();
        let mut approver = sign_in(&world, "approver@tomoni.example").await;
        let exclusion = format!("/staff/cases/{number}/exclusion");
        approver.post(&exclusion, &[("reason", "期限までに直らなかった")]).await.redirect();
        let late = applicant.post(&format!("{home}/form/aim"), &[("problem", "もう遅い")]).await;
        assert!(late.expect(StatusCode::CONFLICT).text().contains("もう遅い"), "what was typed is shown once more");
        let mut tx = world.state.db.read().await.expect("a snapshot");
        let case = submissions::find(&mut tx, id).await.expect("an answer").expect("the case");
        assert_eq!(case.stage, Stage::Ineligible);
    });
}

#[test]
fn a_case_that_waits_for_a_correction_can_be_taken_back() {
    on_both(|world| async move {
        let (mut applicant, home, _, number) = handed_in(&world).await;
        let mut officer = sign_in(&world, "officer@tomoni.example").await;
        officer.post(&format!("/staff/cases/{number}/correction"), &ASKED).await.redirect();
        applicant.post(&format!("{home}/withdraw"), &[("reason", "やめます")]).await.redirect();
        let page = applicant.get(&home).await.expect(StatusCode::OK);
        assert_eq!(page.select(".status__say"), ["取り下げました。"]);
        applicant.post(&format!("{home}/check"), &[]).await.redirect();
    });
}
