//! The workbench as a browser meets it（意見の整理と回答）: from texts of the same words to an approved answer, with forms alone.

use crate::store::answers::{Desk, ROOF, SLUG, desk};
use crate::world::{Browser, on_both};
use axum::http::StatusCode;
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
