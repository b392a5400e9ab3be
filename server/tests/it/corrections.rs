//! Papers are given back, mended, and handed in once more（補正）; their day is moved, and the request taken back.

use crate::paper;
use crate::proposals::{LINES, PDF, PLEDGES, attach, begun, fill_in, sign_in, states};
use crate::round::{Round, verb};
use crate::world::{Browser, World, on_both};
use axum::http::StatusCode;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::calendar::end_of_day;
use domain::people::SubmissionId;
use domain::processing::Clock;
use domain::submissions::Stage;
use server::actions::reminders::send;
use server::store::{history, messages, proposals, submissions};

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

async fn clock(world: &World, id: SubmissionId) -> Clock {
    let mut tx = world.state.db.read().await.expect("a snapshot");
    submissions::clock(&mut tx, id).await.expect("an answer").expect("a clock")
}

fn due(day: u32) -> DateTime<Utc> {
    end_of_day(NaiveDate::from_ymd_opt(2026, 12, day).expect("a day"))
}

/// Lets the time come at which a correction due on a day of December is remembered; how many reminders there were by then.
async fn remind(world: &World, id: SubmissionId, day: u32) -> usize {
    let moment = due(day) - TimeDelta::hours(36);
    world.state.clock.turn(moment - world.state.clock.now());
    send(&world.state, moment).await.expect("reminders");
    letters(world, id, "A-rem-correction").await.len()
}

/// Both sides sign in again: by now their sessions are over.
async fn both(world: &World) -> (Browser, Browser) {
    (sign_in(world, "resident@tomoni.example").await, sign_in(world, "officer@tomoni.example").await)
}

/// Types half of what [`ASKED`] asks for: an answer and a file.
async fn half_corrected(applicant: &mut Browser, home: &str) -> String {
    applicant.post(&format!("{home}/form/aim"), &[("problem", "漂着ごみが年に3トン。")]).await.redirect();
    let old = applicant.get(&format!("{home}/papers")).await.attributes(".mend .files__item form", "action").remove(0);
    applicant.post(&old, &[]).await.redirect();
    attach(applicant, home, "rules", "規約（全部）.pdf", b"%PDF-1.7\nnew\n").await.redirect();
    applicant.get(&format!("{home}/papers")).await.attributes(".mend .files__name", "href").remove(0)
}

#[test]
fn a_correction_asked_for_by_mistake_is_taken_back_and_nothing_typed_is_lost() {
    on_both(|world| async move {
        let (mut applicant, home, id, number) = handed_in(&world).await;
        let mut officer = sign_in(&world, "officer@tomoni.example").await;
        let (ask, back) = (verb(&number, "correction"), verb(&number, "correction/taken-back"));
        let (copy, begun) = (applicant.get(&format!("{home}/copy")).await.text(), clock(&world, id).await);
        officer.post(&back, &[("reason", "まだ")]).await.expect(StatusCode::CONFLICT);
        officer.post(&ask, &ASKED).await.redirect();
        world.state.clock.turn(TimeDelta::days(3));
        let fresh = half_corrected(&mut applicant, &home).await;

        let silent = officer.post(&back, &[("reason", " ")]).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(silent.attributes(".errors__list a", "href"), ["#f-reason"]);
        officer.post(&back, &[("reason", "別の案件と取り違えました。")]).await.redirect();
        officer.post(&back, &[("reason", "もう一度")]).await.expect(StatusCode::CONFLICT);
        assert_eq!(clock(&world, id).await, begun, "the days count as if nothing had been asked");
        let told = letters(&world, id, "A2f").await;
        assert!(told.len() == 1 && told[0].contains("直していただく必要はありません"), "{told:?}");

        let page = applicant.get(&home).await.expect(StatusCode::OK);
        assert!(page.select(".status__say")[0].contains("補正のお願いを取り消しました"));
        assert!(page.select(".status__now")[0].contains("別の案件と取り違えました。"));
        let aside = page.select("#aside").concat();
        assert!(aside.contains("年に3トン") && aside.contains("規約（全部）.pdf"), "{aside}");
        assert_eq!(applicant.get(&format!("{home}/copy")).await.text(), copy, "what was handed in counts");
        applicant.get(&fresh).await.expect(StatusCode::OK);
        officer.get(&fresh).await.expect(StatusCode::NOT_FOUND);
        let late = applicant.post(&format!("{home}/form/aim"), &[("problem", "書いている間に")]).await;
        assert!(late.expect(StatusCode::CONFLICT).text().contains("書いている間に"));
        let case = officer.get(&format!("/staff/cases/{number}")).await.expect(StatusCode::OK);
        assert!(case.select("#files")[0].contains("規約（髙橋）.pdf") && !case.text().contains("年に3トン"));
        assert!(case.select("#corrections").is_empty());
        assert!(case.select(".timeline__what").contains(&"補正のお願いを取り消しました".to_owned()));

        // Asked for rightly, and for less: what was typed for the same places is there again.
        world.state.clock.turn(TimeDelta::days(1));
        let rightly =
            [("why-problem", "数字を入れてください。"), ("why-paper-rules", "全部を。"), ("due", "2026-12-20")];
        officer.post(&ask, &rightly).await.redirect();
        let form = applicant.get(&format!("{home}/form/aim")).await.expect(StatusCode::OK);
        assert!(form.text().contains("年に3トン"));
        let papers = applicant.get(&format!("{home}/papers")).await.select(".mend .files__name");
        assert_eq!(papers, ["規約（髙橋）.pdf", "規約（全部）.pdf"]);
        assert_eq!(remind(&world, id, 6).await, 0, "the day that was taken back is nobody's any more");
        let (mut applicant, mut officer) = both(&world).await;
        applicant.post(&format!("{home}/form/aim"), &[("problem", "漂着ごみが年に5トン。")]).await.redirect();
        applicant.post(&format!("{home}/check"), &[]).await.redirect();
        let aside = applicant.get(&home).await.select("#aside").concat();
        assert!(aside.contains('3') && !aside.contains("規約（全部）.pdf"), "what was handed in is not aside: {aside}");
        world.state.clock.turn(TimeDelta::days(1));
        officer.post(&ask, &[("why-problem", "出典も。"), ("due", "2026-12-24")]).await.redirect();
        let form = applicant.get(&format!("{home}/form/aim")).await.text();
        assert!(form.contains("年に5トン"), "what was handed in since is newer than what was set aside");
    });
}

#[test]
fn the_day_of_a_correction_is_moved_and_the_clock_goes_on_standing() {
    on_both(|world| async move {
        let (mut applicant, home, id, number) = handed_in(&world).await;
        let mut officer = sign_in(&world, "officer@tomoni.example").await;
        let day = verb(&number, "correction/day");
        officer.post(&day, &[("due", "2026-12-20"), ("reason", "まだ")]).await.expect(StatusCode::CONFLICT);
        officer.post(&verb(&number, "correction"), &ASKED).await.redirect();
        let asked = clock(&world, id).await;
        half_corrected(&mut applicant, &home).await;
        assert_eq!(remind(&world, id, 6).await, 1);
        let (mut applicant, mut officer) = both(&world).await;

        for (fields, wrong) in [
            ([("due", "2026-12-6"), ("reason", "同じ日")], vec!["#f-due"]),
            ([("due", "2026-12-5"), ("reason", "早い日")], vec!["#f-due"]),
            ([("due", "あした"), ("reason", "")], vec!["#f-due", "#f-reason"]),
        ] {
            let reply = officer.post(&day, &fields).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
            assert_eq!(reply.attributes(".errors__list a", "href"), wrong, "{fields:?}");
        }
        let reason = "会計の方が不在とのお電話があったため。";
        officer.post(&day, &[("due", "令和8年12月20日"), ("reason", reason)]).await.redirect();
        assert_eq!(clock(&world, id).await, Clock { due_at: Some(due(20)), ..asked }, "it stands as it stood");
        let told = letters(&world, id, "A2e").await;
        assert!(told[0].contains("12月20日") && told[0].contains("最後のページがありません。"), "{told:?}");
        let page = applicant.get(&home).await.expect(StatusCode::OK);
        let note = page.select("#correction").concat();
        assert!(note.contains("12月20日") && note.contains(reason) && !note.contains("12月6日"), "{note}");
        assert!(applicant.get(&format!("{home}/form/aim")).await.text().contains("年に3トン"));
        let case = officer.get(&format!("/staff/cases/{number}")).await.select("#history").concat();
        for words in ["補正の期限を変更しました", "12月6日", "12月20日", reason] {
            assert!(case.contains(words), "{words} in {case}");
        }
        assert_eq!(remind(&world, id, 20).await, 2, "of the new day everybody is reminded again");
        assert_eq!(remind(&world, id, 20).await, 2, "once");
        let (mut applicant, mut officer) = both(&world).await;

        applicant.post(&format!("{home}/check"), &[]).await.redirect();
        let stood = world.state.clock.now() - asked.paused_at.expect("it stood");
        assert_eq!(clock(&world, id).await.from, asked.from + stood, "from the asking to the handing in");
        officer.post(&day, &[("due", "2026-12-24"), ("reason", "おそい")]).await.expect(StatusCode::CONFLICT);
    });
}

#[test]
fn an_applicant_on_paper_hears_of_both_by_post() {
    on_both(|world| async move {
        let round = Round::new(world).await;
        let mut officer = round.browser(round.officer).await;
        let (_, number) = paper::received(&mut officer).await;
        let asked = [("mark-phone", "yes"), ("why-phone", "書かれていません。"), ("due", "2026-12-10")];
        officer.post(&verb(&number, "correction"), &asked).await.redirect();
        let moved = [("due", "2026-12-17"), ("reason", "お電話でのお申し出のため。")];
        officer.post(&verb(&number, "correction/day"), &moved).await.redirect();
        officer
            .post(&verb(&number, "correction/taken-back"), &[("reason", "別の紙に書かれていました。")])
            .await
            .redirect();
        assert_eq!(round.stage(&number).await, Stage::Submitted);
        let posted = paper::letters(&round.world, &number).await;
        let kinds: Vec<&str> = posted.iter().map(|letter| letter.letter.as_str()).collect();
        assert_eq!(kinds, ["A1", "A2", "A2e", "A2f"]);
        let text = |at: usize| posted[at].sheet.body.join("\n");
        for words in ["12月17日", "書かれていません。", "お電話でのお申し出のため。", "窓口"]
        {
            assert!(text(2).contains(words), "{words} in {}", text(2));
        }
        assert!(text(3).contains("別の紙に書かれていました。") && !text(3).contains("マイページ"), "{}", text(3));
        let mut tx = round.world.state.db.read().await.expect("a snapshot");
        let case = submissions::find_by_number(&mut tx, &number).await.expect("an answer").expect("the case");
        let actions = history::of_subject(&mut tx, case.id.0).await.expect("a journal");
        let actions: Vec<&str> = actions.iter().map(|(entry, _)| entry.action.as_str()).collect();
        assert_eq!(actions[2..], ["return", "move_due", "take_back_return"]);
    });
}
