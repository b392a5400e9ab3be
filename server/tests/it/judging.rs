//! Whether opinions count, judged for many in one go, each of them reported（有効性の一括判定）.

use crate::store::answers::{Desk, ROOF, SLUG, desk};
use crate::world::{Browser, on_both};
use axum::http::StatusCode;
use domain::people::Viewer;

async fn as_browser(desk: &Desk, viewer: &Viewer) -> Browser {
    desk.world.browser_of(viewer.id().expect("a person")).await
}

#[test]
fn many_opinions_are_judged_for_one_reason_and_each_is_reported() {
    on_both(|world| async move {
        world.found_city().await;
        let desk = desk(world).await;
        for (number, text) in [("0001", ROOF), ("0002", "バスを"), ("0003", "街灯を"), ("0004", "船を")] {
            desk.opinion(&format!("R8-PC-{number}"), number, text).await;
        }
        let gone = desk.opinion("R8-PC-0005", "e", "取り下げます").await;
        desk.sql("UPDATE opinion SET validity = 'withdrawn' WHERE id = $1", gone, &[]).await;
        let list = format!("/staff/consultations/{SLUG}/opinions");
        let mut officer = as_browser(&desk, &desk.officer).await;
        assert_eq!(officer.get(&list).await.expect(StatusCode::OK).select("tbody input[name=opinion]").len(), 5);

        // What is missing comes back beside its field, with every tick and word still there.
        let one = ("opinion", "R8-PC-0001");
        let nobody = officer.post(&list, &[("to", "invalid"), ("reason", "重複")]).await;
        assert_eq!(nobody.expect(StatusCode::UNPROCESSABLE_ENTITY).select(".errors li").len(), 1);
        officer.post(&list, &[one]).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        officer
            .post(&list, &[one, ("to", "withdrawn"), ("reason", "x")])
            .await
            .expect(StatusCode::UNPROCESSABLE_ENTITY);
        let query = ("query", "validity=valid");
        let again = officer.post(&list, &[one, query, ("to", "invalid"), ("reason", " ")]).await;
        let again = again.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(again.attributes("tbody input[checked]", "value"), ["R8-PC-0001"]);
        assert_eq!(again.attributes("input[name=query]", "value"), ["validity=valid"]);
        assert_eq!(again.select("tbody input[name=opinion]").len(), 4, "the list is still the filtered one");

        let mut sent = vec![("to", "out_of_scope"), ("reason", "案件と関係がありません。")];
        let ticked = ["R8-PC-0001", "R8-PC-0005", "R8-PC-0002", "R8-PC-0099"];
        sent.extend(ticked.map(|number| ("opinion", number)));
        let report = officer.post(&list, &sent).await.redirect();
        let page = officer.get(&report).await.expect(StatusCode::OK);
        assert_eq!(
            page.select("tbody td .tag"),
            ["行いました", "いまの状態ではできません", "行いました", "見つかりません"]
        );
        assert!(page.text().contains("2件を行い、2件は行いませんでした。"));
        assert_eq!(page.attributes("tbody a", "href").len(), 3, "what there is has its page");
        let judged = officer.get("/staff/opinions/R8-PC-0002").await.expect(StatusCode::OK).text();
        assert!(judged.contains("対象外") && judged.contains("案件と関係がありません。"));

        // Twice is once; the filter stands for all that it finds.
        let report = officer.post(&list, &sent[..3]).await.redirect();
        assert_eq!(officer.get(&report).await.select("tbody td .tag"), ["すでにそうなっています"]);
        let all = [query, ("all", "yes"), ("to", "invalid"), ("reason", "期間の後に届きました。")];
        let report = officer.post(&list, &all).await.redirect();
        let page = officer.get(&report).await;
        assert_eq!(page.select("tbody td:first-child"), ["R8-PC-0003", "R8-PC-0004"]);

        let mut stranger = as_browser(&desk, &desk.other).await;
        stranger.get(&report).await.expect(StatusCode::NOT_FOUND);
        stranger.post(&list, &sent).await.expect(StatusCode::NOT_FOUND);
        let mut approver = as_browser(&desk, &desk.approver).await;
        approver.get(&report).await.expect(StatusCode::NOT_FOUND);
    });
}
