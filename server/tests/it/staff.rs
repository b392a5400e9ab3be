//! What staff do with cases, and what they may not（職員の手続き）.

use crate::round::{Round, redraft, refused, screen, verb};
use crate::world::on_both;
use axum::http::StatusCode;
use chrono::TimeDelta;
use domain::submissions::Stage;
use server::store::{history, submissions};

#[test]
fn a_case_goes_from_the_check_to_an_approved_decision() {
    on_both(|world| async move {
        let round = Round::new(world).await;
        let number = round.case(1, "浜の清掃", "浜の会", 120_000).await;
        let mut officer = round.browser(round.officer).await;

        let list = officer.get("/staff/cases").await.expect(StatusCode::OK);
        assert_eq!(list.select("tbody td:nth-child(3)"), ["浜の清掃"]);
        let page = officer.get(&format!("/staff/cases/{number}")).await.expect(StatusCode::OK);
        assert_eq!(page.select(".status details.more > summary")[..1], ["形式審査を終える"]);
        assert!(page.text().contains("知らせる相手：申請者（メール）"));
        assert!(page.text().contains("0920-00-1234"), "staff see the answers");

        let half = [("check-0", "yes"), ("note", "書類が一つ足りない")];
        let again = officer.post(&verb(&number, "screening"), &half).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert!(again.text().contains("書類が一つ足りない"), "what was typed is kept");
        assert_eq!(again.attributes(".errors__list a", "href"), ["#f-check-1"]);
        assert_eq!(again.select("details[open] > summary"), ["形式審査を終える"]);
        assert!(again.select("title")[0].starts_with("エラー："));

        screen(&mut officer, &number).await.redirect();
        refused(screen(&mut officer, &number).await, StatusCode::CONFLICT);
        officer.post(&verb(&number, "review"), &[]).await.redirect();
        let empty = officer.post(&verb(&number, "opinion"), &[]).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(empty.attributes(".errors__list a", "href"), ["#f-fit", "#f-remarks"]);
        let opinion = [("fit", "yes"), ("amount", "100,000"), ("remarks", "広報を工夫すること")];
        officer.post(&verb(&number, "opinion"), &opinion).await.redirect();
        let page = officer.get(&format!("/staff/cases/{number}")).await;
        assert_eq!(page.attributes("#f-amount", "value"), ["100,000"], "the opinion is proposed");

        let above = [("outcome", "selected"), ("amount", "120,001"), ("reason", "x")];
        let above = officer.post(&verb(&number, "decision"), &above).await;
        refused(above, StatusCode::UNPROCESSABLE_ENTITY);
        redraft(&mut officer, &number, 100_000).await.redirect();
        refused(redraft(&mut officer, &number, 90_000).await, StatusCode::CONFLICT);

        let mut approver = round.browser(round.approver).await;
        let page = approver.get(&format!("/staff/cases/{number}")).await;
        assert!(page.text().contains("この決定の後の残り"));
        approver.post(&verb(&number, "approval"), &[]).await.redirect();
        refused(approver.post(&verb(&number, "approval"), &[]).await, StatusCode::CONFLICT);
        let page = approver.get(&format!("/staff/cases/{number}")).await.expect(StatusCode::OK);
        let told = page.select(".timeline__what");
        assert_eq!(
            told,
            [
                "形式審査を終えました",
                "審査会にかけました",
                "審査会の意見を記録しました",
                "起案しました",
                "決裁しました"
            ]
        );
        assert_eq!(round.stage(&number).await, Stage::Recommended, "nothing is out before the release");
    });
}

#[test]
fn a_formal_check_is_taken_up_again_with_a_reason_that_the_applicant_reads() {
    on_both(|world| async move {
        let round = Round::new(world).await;
        let number = round.case(1, "浜の清掃", "浜の会", 120_000).await;
        let mut officer = round.browser(round.officer).await;
        refused(officer.post(&verb(&number, "reopening"), &[("reason", "早すぎる")]).await, StatusCode::CONFLICT);
        screen(&mut officer, &number).await.redirect();
        let page = officer.get(&format!("/staff/cases/{number}")).await.expect(StatusCode::OK);
        assert_eq!(page.select("details.more[open] > summary"), ["審査会にかける"], "the usual next step stands open");

        let again = officer.post(&verb(&number, "reopening"), &[("reason", " ")]).await;
        let again = again.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(again.attributes(".errors__list a", "href"), ["#f-reason"]);
        officer.post(&verb(&number, "reopening"), &[("reason", "名簿の日付を見落としました。")]).await.redirect();
        assert_eq!(round.stage(&number).await, Stage::Submitted);
        assert!(own_page(&round, &number).await.contains("名簿の日付を見落としました。"));

        // The second sheet lies beside the first.
        screen(&mut officer, &number).await.redirect();
        assert!(!own_page(&round, &number).await.contains("見落とし"), "the reason of a move that is over");
        officer.post(&verb(&number, "review"), &[]).await.redirect();
        refused(officer.post(&verb(&number, "reopening"), &[("reason", "遅い")]).await, StatusCode::CONFLICT);
    });
}

#[test]
fn an_excluded_applicant_reads_why() {
    on_both(|world| async move {
        let round = Round::new(world).await;
        let number = round.case(1, "浜の清掃", "浜の会", 120_000).await;
        let mut approver = round.browser(round.approver).await;
        let reason = [("reason", "市外の団体のため、要綱第2条に当たりません。")];
        approver.post(&verb(&number, "exclusion"), &reason).await.redirect();
        assert!(own_page(&round, &number).await.contains("市外の団体のため、要綱第2条に当たりません。"));
    });
}

/// What the applicant sees of a case.
async fn own_page(round: &Round, number: &str) -> String {
    let mut tx = round.world.state.db.read().await.expect("a snapshot");
    let case = submissions::find_by_number(&mut tx, number).await.expect("an answer").expect("the case");
    drop(tx);
    let mut resident = round.browser(round.resident).await;
    resident.get(&format!("/proposals/{}", case.id.0)).await.expect(StatusCode::OK).text()
}

#[test]
fn an_approver_cannot_approve_an_own_draft_but_may_be_sent_back_to() {
    on_both(|world| async move {
        let round = Round::new(world).await;
        let number = round.case(1, "浜の清掃", "浜の会", 120_000).await;
        round.draft(&number, 100_000).await;
        let mut approver = round.browser(round.approver).await;
        let empty = approver.post(&verb(&number, "return"), &[("reason", " ")]).await;
        refused(empty, StatusCode::UNPROCESSABLE_ENTITY);
        approver.post(&verb(&number, "return"), &[("reason", "金額の根拠を書くこと")]).await.redirect();
        let page = approver.get(&format!("/staff/cases/{number}")).await;
        assert_eq!(page.attributes("#f-amount", "value"), ["100,000"], "the draft that came back is proposed");

        redraft(&mut approver, &number, 80_000).await.redirect();
        let page = approver.get(&format!("/staff/cases/{number}")).await;
        assert!(!page.select("details.more > summary").contains(&"決裁する".to_owned()));
        refused(approver.post(&verb(&number, "approval"), &[]).await, StatusCode::FORBIDDEN);
        let mut second = round.browser(round.second).await;
        second.post(&verb(&number, "approval"), &[]).await.redirect();
    });
}

#[test]
fn strangers_and_insiders_are_kept_out() {
    on_both(|world| async move {
        let round = Round::new(world).await;
        let number = round.case_of(1, "身内の事業", round.own, 50_000).await;
        round.draft(&number, 50_000).await;

        let mut stranger = round.browser(round.stranger).await;
        assert!(stranger.get("/staff/cases").await.select("tbody tr").is_empty());
        let filtered = stranger.get("/staff/cases?call=wagamachi-r8").await;
        assert!(filtered.select("tbody tr").is_empty());
        for path in [format!("/staff/cases/{number}"), "/staff/calls/wagamachi-r8/release".to_owned()] {
            refused(stranger.get(&path).await, StatusCode::NOT_FOUND);
        }
        for name in
            ["screening", "reopening", "exclusion", "review", "opinion", "decision", "approval", "return", "grant"]
        {
            let reply = stranger.post(&verb(&number, name), &[("reason", "x")]).await;
            refused(reply, StatusCode::NOT_FOUND);
        }
        refused(stranger.post("/staff/calls/wagamachi-r8/release", &[]).await, StatusCode::NOT_FOUND);

        let mut insider = round.browser(round.insider).await;
        insider.get(&format!("/staff/cases/{number}")).await.expect(StatusCode::OK);
        refused(insider.post(&verb(&number, "approval"), &[]).await, StatusCode::FORBIDDEN);

        let mut officer = round.browser(round.officer).await;
        refused(officer.post(&verb(&number, "approval"), &[]).await, StatusCode::FORBIDDEN);
        let mut resident = round.browser(round.resident).await;
        refused(resident.get(&format!("/staff/cases/{number}")).await, StatusCode::FORBIDDEN);
        assert!(round.world.browser().get("/staff/cases").await.redirect().starts_with("/sign-in"));
    });
}

#[test]
fn the_budget_of_a_round_holds_even_for_two_at_once() {
    on_both(|world| async move {
        let round = Round::new(world).await;
        let first = round.case(1, "一", "一の会", 200_000).await;
        let other = round.case(2, "二", "二の会", 200_000).await;
        round.draft(&first, 200_000).await;
        round.draft(&other, 200_000).await;
        let mut one = round.browser(round.approver).await;
        let mut two = round.browser(round.second).await;
        let (first_path, other_path) = (verb(&first, "approval"), verb(&other, "approval"));
        let (left, right) = tokio::join!(
            tokio::spawn(async move { one.post(&first_path, &[]).await.status }),
            tokio::spawn(async move { two.post(&other_path, &[]).await.status }),
        );
        let mut statuses = [left.expect("an answer").as_u16(), right.expect("an answer").as_u16()];
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 409], "one is approved, the other would exceed the budget");
    });
}

#[test]
fn looking_at_personal_data_is_remembered_once_a_day() {
    on_both(|world| async move {
        let round = Round::new(world).await;
        let number = round.case(1, "浜の清掃", "浜の会", 120_000).await;
        let mut officer = round.browser(round.officer).await;
        let path = format!("/staff/cases/{number}");
        for _ in 0..3 {
            officer.get(&path).await.expect(StatusCode::OK);
        }
        round.browser(round.approver).await.get(&path).await.expect(StatusCode::OK);
        round.world.state.clock.turn(TimeDelta::days(1));
        officer.get(&path).await.expect(StatusCode::OK);
        let mut tx = round.world.state.db.read().await.expect("a snapshot");
        let case = submissions::find_by_number(&mut tx, &number).await.expect("an answer").expect("the case");
        let views = history::views_of(&mut tx, case.id.0, 50).await.expect("views");
        let names: Vec<_> = views.iter().filter_map(|(_, name)| name.as_deref()).collect();
        assert_eq!(names, ["佐藤 健", "課長 一", "佐藤 健"]);
        assert!(history::of_subject(&mut tx, case.id.0).await.expect("history").is_empty(), "nothing happened to it");
    });
}

#[test]
fn the_list_is_paged_and_filtered_by_its_address() {
    on_both(|world| async move {
        let round = Round::new(world).await;
        for nth in 1..=120 {
            round.case_of(nth, &format!("事業{nth}"), round.own, 10_000).await;
        }
        let mut officer = round.browser(round.officer).await;
        screen(&mut officer, "R8-GK-0007").await.redirect();

        let mut seen = Vec::new();
        let mut path = "/staff/cases".to_owned();
        loop {
            let page = officer.get(&path).await.expect(StatusCode::OK);
            assert_eq!(page.select(".pager-note")[0], "全120件");
            seen.push(page.select("tbody td:nth-child(2)"));
            match page.attributes("a[rel=next]", "href").pop() {
                Some(next) => path = next,
                None => break,
            }
        }
        assert_eq!(seen.iter().map(Vec::len).collect::<Vec<_>>(), [50, 50, 20]);
        let expected: Vec<String> = (1..=120).map(|nth| format!("R8-GK-{nth:04}")).collect();
        assert_eq!(seen.concat(), expected, "the longest waiting first, none twice, none missing");

        let last = officer.get(&path).await;
        let back = last.attributes("a[rel=prev]", "href").pop().expect("a way back");
        assert_eq!(officer.get(&back).await.select("tbody td:nth-child(2)"), seen[1]);

        let eligible = officer.get("/staff/cases?call=wagamachi-r8&stage=eligible").await.expect(StatusCode::OK);
        assert_eq!(eligible.select("tbody td:nth-child(2)"), ["R8-GK-0007"]);
        assert!(eligible.select("nav li").contains(&"受付済み 119件".to_owned()));
        let odd = officer.get("/staff/cases?stage=nonsense&after=x.y&page=z").await.expect(StatusCode::OK);
        assert_eq!(odd.select("tbody tr").len(), 50, "an address that says nothing shows the beginning");
        let gone = officer.get("/staff/cases?call=none").await.expect(StatusCode::OK);
        assert!(gone.select("tbody tr").is_empty(), "a call that is not there has no cases");
    });
}
