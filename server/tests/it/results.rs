//! The release of results: all or nothing, once, and what the public then sees（結果の公表）.

use crate::round::{Round, refused};
use crate::world::{Browser, on_both};
use axum::http::StatusCode;
use chrono::TimeDelta;
use domain::submissions::Stage;
use server::store::history;

const RELEASE: &str = "/staff/calls/wagamachi-r8/release";
const COMMENT: &str = "/staff/calls/wagamachi-r8/release/comment";

/// Every public page that could tell of a result.
async fn public_pages(browser: &mut Browser) -> String {
    let mut text = String::new();
    for path in [
        "/",
        "/calls",
        "/calls/wagamachi-r8",
        "/results",
        "/results/wagamachi-r8",
        "/results/wagamachi-r8/data.csv",
        "/results/wagamachi-r8/data.json",
        "/story",
        "/contact",
        "/privacy",
    ] {
        text.push_str(&browser.get(path).await.text());
    }
    text
}

#[test]
fn results_come_out_together_and_once() {
    on_both(|world| async move {
        let round = Round::new(world).await;
        let chosen = round.case(1, "浜の清掃", "浜の会", 120_000).await;
        let refused_case = round.case(2, "山の道", "山道の会", 90_000).await;
        let open = round.case(3, "川の灯", "川の会", 80_000).await;
        round.decide(&chosen, 100_000).await;
        round.decide(&refused_case, 0).await;
        round.draft(&open, 80_000).await;

        let mut approver = round.browser(round.approver).await;
        let preview = approver.get(RELEASE).await.expect(StatusCode::OK);
        assert_eq!(preview.select(".notice__title"), ["決裁が終わっていない案件が1件あります"]);
        let forms = preview.attributes("main form", "action");
        assert_eq!(forms, [COMMENT], "no button while a case is undecided");
        refused(approver.post(RELEASE, &[]).await, StatusCode::CONFLICT);
        assert_eq!(round.stage(&chosen).await, Stage::Recommended, "nothing moved");

        let mut guest = round.world.browser();
        let before = public_pages(&mut guest).await;
        for hidden in ["浜の会", "山道の会", "川の会", "浜の清掃", "100,000"] {
            assert!(!before.contains(hidden), "{hidden} is known before the release");
        }
        for path in ["/results/wagamachi-r8", "/results/wagamachi-r8/data.csv", "/results/wagamachi-r8/data.json"] {
            refused(guest.get(path).await, StatusCode::NOT_FOUND);
        }

        approver.post(&format!("/staff/cases/{open}/approval"), &[]).await.redirect();
        let mut officer = round.browser(round.officer).await;
        refused(officer.post(RELEASE, &[]).await, StatusCode::FORBIDDEN);
        let written = round.letters().await;
        approver.post(RELEASE, &[]).await.redirect();
        let told = round.letters().await;
        assert!(told > written, "the release tells the applicants");
        refused(approver.post(RELEASE, &[]).await, StatusCode::CONFLICT);
        assert_eq!(round.letters().await, told, "nobody is told twice");

        assert_eq!(round.stage(&chosen).await, Stage::Granted);
        assert_eq!(round.stage(&refused_case).await, Stage::Rejected);
        let page = approver.get(&format!("/staff/cases/{chosen}")).await;
        assert!(page.text().contains("8対協第1号"), "document numbers begin with the year of the era");

        let results = guest.get("/results/wagamachi-r8").await.expect(StatusCode::OK);
        assert_eq!(results.select(".figures dd"), ["3件", "2件", "1件", "180,000円"]);
        assert_eq!(results.select("tbody tr").len(), 2);
        assert_eq!(results.select("tfoot td"), ["200,000", "180,000"]);
        assert_eq!(guest.get("/results").await.select(".card__title"), ["わがまち元気創出支援事業"]);
        let table = guest.get("/results/wagamachi-r8/data.csv").await.expect(StatusCode::OK).text();
        let lines: Vec<&str> = table.trim_end().split("\r\n").collect();
        assert_eq!(lines.len(), 3, "{table}");
        assert!(lines[1].starts_with("\"R8-GK-0001\",\"浜の清掃\",\"浜の会\",\"120000\",\"100000\""), "{table}");
        let data = guest.get("/results/wagamachi-r8/data.json").await.expect(StatusCode::OK).text();
        let data: serde_json::Value = serde_json::from_str(&data).expect("JSON");
        assert_eq!((&data["counts"]["received"], &data["counts"]["rejected"]), (&3.into(), &1.into()));
        assert_eq!((&data["decided"], &data["projects"][1]["group"]), (&180_000.into(), &"川の会".into()));
        let after = public_pages(&mut guest).await;
        assert!(after.contains("浜の会") && after.contains("川の灯"));
        assert!(!after.contains("山道の会") && !after.contains("山の道"), "who was not chosen is never named");
    });
}

#[test]
fn what_the_panel_says_comes_out_with_the_results() {
    on_both(|world| async move {
        let round = Round::new(world).await;
        let case = round.case(1, "浜の清掃", "浜の会", 120_000).await;
        round.decide(&case, 100_000).await;
        let mut officer = round.browser(round.officer).await;
        let long = "あ".repeat(4_001);
        let again = officer.post(COMMENT, &[("comment", &long)]).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert!(again.text().contains(&long) && !again.select(".errors li").is_empty(), "what was typed stays");
        let said = "どの計画も地域の顔が見えました。<b>𠮷田</b>\n来年も期待します。";
        officer.post(COMMENT, &[("comment", said)]).await.redirect();
        let mut guest = round.world.browser();
        assert!(!public_pages(&mut guest).await.contains("地域の顔"), "not before the results");
        refused(guest.post(COMMENT, &[("comment", "x")]).await, StatusCode::UNAUTHORIZED);
        let mut stranger = round.browser(round.stranger).await;
        refused(stranger.post(COMMENT, &[("comment", "x")]).await, StatusCode::NOT_FOUND);

        let mut approver = round.browser(round.approver).await;
        assert!(approver.get(RELEASE).await.text().contains("地域の顔が見えました"), "it is part of the preview");
        approver.post(RELEASE, &[]).await.redirect();
        let shown = guest.get("/results/wagamachi-r8").await.expect(StatusCode::OK);
        assert!(shown.text().contains("&lt;b&gt;𠮷田&lt;/b&gt;\n来年も"), "as typed: {}", shown.text());
        let data = guest.get("/results/wagamachi-r8/data.json").await.expect(StatusCode::OK).text();
        let data: serde_json::Value = serde_json::from_str(&data).expect("JSON");
        assert_eq!(data["comment"], said);
        officer.post(COMMENT, &[("comment", "")]).await.redirect();
        let shown = guest.get("/results/wagamachi-r8").await.expect(StatusCode::OK);
        assert!(shown.select("#comment").is_empty(), "taken away again");
        let mut tx = round.world.state.db.read().await.expect("a snapshot");
        let noted = history::of_subject(&mut tx, round.call.id.0).await.expect("history");
        let noted: Vec<_> = noted.iter().filter(|(entry, _)| entry.action == "comment_on_round").collect();
        assert_eq!((noted.len(), noted[0].0.reason.as_str()), (2, said), "the journal keeps what it said");
    });
}

#[test]
fn a_release_waits_for_the_deadline_and_for_somebody_without_a_stake() {
    on_both(|world| async move {
        let round = Round::new(world).await;
        let own = round.case_of(1, "身内の事業", round.own, 50_000).await;
        round.decide(&own, 50_000).await;
        round.world.state.clock.turn(TimeDelta::days(-2));
        let mut approver = round.browser(round.approver).await;
        refused(approver.post(RELEASE, &[]).await, StatusCode::CONFLICT);
        round.world.state.clock.turn(TimeDelta::days(2));
        let mut insider = round.browser(round.insider).await;
        refused(insider.post(RELEASE, &[]).await, StatusCode::FORBIDDEN);
        assert_eq!(round.stage(&own).await, Stage::Recommended);
        approver.post(RELEASE, &[]).await.redirect();
        assert_eq!(round.stage(&own).await, Stage::Granted);
    });
}

#[test]
fn two_releases_at_once_are_one() {
    on_both(|world| async move {
        let round = Round::new(world).await;
        for nth in 1..=3 {
            let number = round.case(nth, &format!("事業{nth}"), &format!("団体{nth}"), 30_000).await;
            round.decide(&number, 30_000).await;
        }
        let mut one = round.browser(round.approver).await;
        let mut two = round.browser(round.second).await;
        let (left, right) = tokio::join!(
            tokio::spawn(async move { one.post(RELEASE, &[]).await.status }),
            tokio::spawn(async move { two.post(RELEASE, &[]).await.status }),
        );
        let mut statuses = [left.expect("an answer").as_u16(), right.expect("an answer").as_u16()];
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 409]);
    });
}

#[test]
fn pages_about_the_service_have_content_in_every_language() {
    on_both(|world| async move {
        let round = Round::new(world).await;
        for lang in ["ja", "easy", "en"] {
            let mut guest = round.world.browser();
            guest.keep("lang", lang.to_owned());
            for path in ["/story", "/contact", "/accessibility", "/privacy", "/results"] {
                let page = guest.get(path).await.expect(StatusCode::OK);
                assert_eq!(page.select("h1").len(), 1, "{path} in {lang}");
            }
            assert!(guest.get("/contact").await.text().contains("0920-53-6111"));
            assert_eq!(guest.get("/story").await.select("#plan tbody td:first-child").len(), 20);
            assert!(guest.get("/privacy").await.text().contains("わがまち元気創出支援事業"));
        }
    });
}
