//! The workbench as a browser meets it（意見の整理と回答）: from texts of the same words to an approved answer, with forms alone.

use crate::store::answers::{Desk, ROOF, SLUG, desk};
use crate::world::{Browser, on_both};
use axum::http::StatusCode;
use calamine::Reader as _;
use domain::people::Viewer;

impl Desk {
    async fn browser(&self, viewer: &Viewer) -> Browser {
        self.world.browser_of(viewer.id().expect("a person")).await
    }
}

fn texts() -> String {
    format!("/staff/consultations/{SLUG}/texts")
}

fn answer(number: i32) -> String {
    format!("/staff/consultations/{SLUG}/answers/{number}")
}

#[test]
fn an_officer_answers_texts_and_an_approver_approves() {
    on_both(|world| async move {
        world.found_city().await;
        let desk = desk(world).await;
        desk.opinion("R8-PC-0001", "a", ROOF).await;
        desk.opinion("R8-PC-0002", "b", ROOF).await;
        desk.opinion("R8-PC-0003", "c", &ROOF.replace("高齢者", "子ども")).await;
        desk.catch_up().await;
        let mut officer = desk.browser(&desk.officer).await;
        let page = officer.get(&texts()).await.expect(StatusCode::OK);
        assert_eq!(page.select(".figures dd"), ["3", "3", "2", "3", "2", "1"]);
        assert_eq!(page.select("tbody tr").len(), 2);
        let near = officer.get(&format!("{}?which=near", texts())).await.expect(StatusCode::OK);
        assert_eq!(near.select("tbody tr").len(), 1);
        let copy = near.attributes("tbody a", "href").remove(0);
        let compared = officer.get(&copy).await.expect(StatusCode::OK);
        assert!(compared.select("mark").iter().any(|run| run.contains("港の待合所に屋根をつけて")));
        officer.post(&copy, &[("go", "same")]).await.redirect();
        let page = officer.get(&texts()).await;
        assert_eq!(page.select(".figures dd")[4], "0", "both have the answer now");

        // What is missing comes back with everything typed; half of an answer can be kept.
        let typed = [
            ("version", "0"),
            ("summary", "屋根がほしい"),
            ("answer", ""),
            ("class", "A"),
            ("changes", ""),
            ("go", "finish"),
        ];
        let again = officer.post(&answer(1), &typed).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(again.attributes(".errors__list a", "href"), ["#f-answer", "#f-changes"]);
        assert!(again.text().contains("屋根がほしい"));
        let whole = [
            ("version", "0"),
            ("summary", "屋根がほしい"),
            ("answer", "設けます"),
            ("class", "A"),
            ("changes", "屋根を設ける"),
            ("go", "finish"),
        ];
        officer.post(&answer(1), &whole).await.redirect();
        let late = officer
            .post(&answer(1), &whole.map(|(key, value)| if key == "answer" { (key, "あとから") } else { (key, value) }))
            .await;
        let late = late.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert!(late.text().contains("あとから") && late.text().contains("設けます"), "both texts stand on the page");
        let refused = officer.post(&answer(1), &[("go", "approve")]).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);

        let mut approver = desk.browser(&desk.approver).await;
        approver.post(&answer(1), &[("go", "back"), ("reason", "")]).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        approver.post(&answer(1), &[("go", "approve")]).await.redirect();
        let list = approver.get(&format!("/staff/consultations/{SLUG}/answers")).await.expect(StatusCode::OK);
        assert!(list.select(".tag--good").contains(&"決裁済み".to_owned()));

        let mut stranger = desk.browser(&desk.other).await;
        stranger.get(&texts()).await.expect(StatusCode::NOT_FOUND);
    });
}

#[test]
fn an_opinion_is_cut_with_boxes() {
    on_both(|world| async move {
        world.found_city().await;
        let desk = desk(world).await;
        desk.opinion("R8-PC-0001", "a", "バスを増やす。港にベンチがほしい。").await;
        desk.catch_up().await;
        let mut officer = desk.browser(&desk.officer).await;
        let path = format!("/staff/consultations/{SLUG}/cut/R8-PC-0001");
        let page = officer.get(&path).await.expect(StatusCode::OK);
        assert_eq!(page.attributes("input[name=at]", "value"), ["7"]);
        officer.post(&path, &[("part", "0"), ("at", "7")]).await.redirect();
        assert_eq!(officer.get(&texts()).await.select("tbody tr").len(), 2);
        officer.post(&path, &[("part", "0")]).await.redirect();
        assert_eq!(officer.get(&texts()).await.select("tbody tr").len(), 1);
        officer.get(&format!("/staff/consultations/{SLUG}/cut/R8-PC-9999")).await.expect(StatusCode::NOT_FOUND);
    });
}

#[test]
fn from_answers_to_a_published_result() {
    on_both(|world| async move {
        world.found_city().await;
        let desk = desk(world).await;
        let first = desk.opinion("R8-PC-0001", "a", ROOF).await;
        desk.sql(
            "INSERT INTO opinion_author (opinion_id, name, name_folded, organisation, postcode, address, email, phone)
             VALUES ($1, $2, $2, '', '', '', $3, '')",
            first,
            &["対馬 花子", "hanako@example.jp"],
        )
        .await;
        desk.catch_up().await;
        let (mut officer, mut approver) = (desk.browser(&desk.officer).await, desk.browser(&desk.approver).await);
        let plan = format!("/staff/consultations/{SLUG}/plan");
        let result = format!("/consultations/{SLUG}/result");
        let text = officer.get(&texts()).await.attributes("input[name=text]", "value").remove(0);
        officer.post(&texts(), &[("text", &text), ("under", "")]).await.redirect();
        let written = [
            ("version", "0"),
            ("summary", "屋根がほしい"),
            ("answer", "設けます"),
            ("class", "A"),
            ("changes", "屋根を設ける"),
            ("go", "finish"),
        ];
        officer.post(&answer(1), &written).await.redirect();
        approver.post(&answer(1), &[("go", "approve")]).await.redirect();

        // An answer that changes the draft has to have changed a clause, and a changed clause says why.
        officer.post(&plan, &[("go", "begin")]).await.redirect();
        let missing = approver.get(&plan).await.expect(StatusCode::OK);
        assert_eq!(missing.select("details li").len(), 1, "{:?}", missing.select("details li"));
        let refused = approver.post(&plan, &[("go", "approve")]).await;
        assert_eq!(refused.status, StatusCode::CONFLICT);
        let clause = officer.get(&plan).await.attributes(".sheet__head a", "href").remove(0);
        let edited = [("title", "交通"), ("body", "本文と屋根"), ("answers", ""), ("reason", "")];
        officer.post(&clause, &edited).await.redirect();
        assert_eq!(approver.get(&plan).await.select("details li").len(), 2);
        let wrong = edited.map(|(key, value)| if key == "answers" { (key, "99") } else { (key, value) });
        officer.post(&clause, &wrong).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        let linked = edited.map(|(key, value)| if key == "answers" { (key, "１") } else { (key, value) });
        officer.post(&clause, &linked).await.redirect();
        assert!(approver.get(&plan).await.select("details li").is_empty());

        let mut anyone = desk.world.browser();
        anyone.get(&result).await.expect(StatusCode::NOT_FOUND);
        approver.post(&plan, &[("go", "approve")]).await.redirect();
        let late = officer.post(&texts(), &[("text", &text), ("under", "")]).await;
        assert_eq!(late.status, StatusCode::CONFLICT, "nothing changes any more");
        approver.post(&plan, &[("go", "conclude"), ("decided_on", "")]).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        approver.post(&plan, &[("go", "conclude"), ("decided_on", "2026-11-20")]).await.redirect();

        let page = anyone.get(&result).await.expect(StatusCode::OK);
        assert!(page.text().contains("屋根がほしい") && page.text().contains("設けます"));
        assert_eq!(page.select("#changes ins"), ["と屋根"]);
        let order = page.attributes("#counts, main section[id]", "id");
        assert_eq!(order, ["counts", "changes", "answers", "numbers", "downloads"], "a reader comes for the answers");
        assert_eq!(page.select("#counts"), ["1人・団体から1件の意見をいただき、1件の市の考え方にまとめました。"]);
        let found = anyone.get(&format!("{result}?number=r8-pc-0001")).await.expect(StatusCode::OK);
        assert!(found.attributes("a", "href").iter().any(|href| href.ends_with("#answer-1")));
        for secret in ["対馬 花子", "hanako", "高齢者が安心して"] {
            assert!(!found.text().contains(secret), "{secret} is not for the public");
        }
        let nobody = anyone.get(&format!("{result}?number=R8-PC-9999")).await.expect(StatusCode::OK);
        assert!(nobody.text().contains("見つかりません"));
        let csv = anyone.get(&format!("{result}/answers.csv")).await.expect(StatusCode::OK);
        assert!(csv.text().contains("\"1\",\"屋根がほしい\",\"設けます\",\"A\",\"1\",\"1\",\"1\""));
        let json = anyone.get(&format!("{result}/result.json")).await.expect(StatusCode::OK);
        let json: serde_json::Value = serde_json::from_str(&json.text()).expect("JSON");
        assert_eq!(json["figures"]["opinions"], 1);
        assert_eq!(json["decided_on"], "2026-11-20");

        // The same as files of the office, and as sheets to print.
        let xlsx = anyone.get(&format!("{result}/answers.xlsx")).await.expect(StatusCode::OK);
        let mut book: calamine::Xlsx<_> = calamine::Xlsx::new(std::io::Cursor::new(xlsx.body)).expect("a workbook");
        let range = book.worksheet_range_at(0).expect("a sheet").expect("its cells");
        assert_eq!(range.height(), 2);
        assert_eq!(range.get_value((1, 1)).map(ToString::to_string).as_deref(), Some("屋根がほしい"));
        let docx = anyone.get(&format!("{result}/result.docx")).await.expect(StatusCode::OK);
        assert!(docx.file_name().ends_with(".docx"));
        let lines = server::docx::lines(&docx.body).expect("a document");
        let read: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
        for words in
            ["「計画（案）」に対する意見募集の結果について", "屋根がほしい", "設けます", "屋根を設ける", "本文と屋根"]
        {
            assert!(read.contains(&words), "{words}: {read:?}");
        }
        let sheets = anyone.get(&format!("{result}/print")).await.expect(StatusCode::OK);
        assert!(sheets.text().contains("意見募集の結果について") && sheets.text().contains("もとになった意見：番号 1"));

        // Everybody who wrote is told, once.
        let state = &desk.world.state;
        let now = state.clock.now();
        while server::actions::conclusions::tell_writers(state, now).await.expect("told") {}
        let sent = desk.letters("N4w").await;
        assert_eq!(sent.len(), 1);
        assert_eq!(sent[0].0, "hanako@example.jp");
        assert!(sent[0].1.contains("R8-PC-0001") && sent[0].1.contains("/result?number=R8-PC-0001"), "{}", sent[0].1);
    });
}
