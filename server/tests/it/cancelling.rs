//! A call is given up: everybody hears of it, nothing is taken any more, and nothing written is lost（募集の中止）.

use crate::following::{follow, letters_to, tell_all};
use crate::proposals::{PDF, PLEDGES, attach, begun, fill_in, sign_in};
use crate::world::{World, on_both};
use axum::http::StatusCode;
use domain::messages::Letter;
use domain::submissions::{Stage, Submission};
use server::store::{call_forms, calls, history, messages, submissions};

const REASON: &str = "台風の被害の復旧を優先するため、\n今年度の募集を取りやめます。";

async fn cases(world: &World, slug: &str) -> Vec<Submission> {
    let mut tx = world.state.db.read().await.expect("a snapshot");
    let call = calls::find_by_slug(&mut tx, slug).await.expect("an answer").expect("the call");
    let mut cases = submissions::of_call(&mut tx, call.id).await.expect("cases");
    for (draft, _) in call_forms::open_drafts(&mut tx, call.id).await.expect("drafts") {
        cases.extend(submissions::find(&mut tx, draft).await.expect("an answer"));
    }
    cases
}

#[test]
fn a_call_is_given_up_and_everybody_hears_of_it() {
    on_both(|world| async move {
        let (mut writer, draft) = begun(&world).await;
        let page = format!("{draft}/form/aim");
        writer.post(&page, &[("problem", "書きかけの文"), ("go", "stay")]).await.redirect();
        attach(&mut writer, &draft, "rules", "規約.pdf", PDF).await.redirect();
        let mut second = sign_in(&world, "resident2@tomoni.example").await;
        let group = [("group", "new"), ("kind", "citizen_group"), ("name", "浜を歩く会")];
        let handed_in = second.post("/calls/wagamachi/apply", &group).await.redirect();
        fill_in(&mut second, &handed_in).await;
        second.post(&format!("{handed_in}/check"), &PLEDGES).await.redirect();
        tell_all(&world).await;
        follow(&world, &mut world.browser(), "/calls/wagamachi/follow", "hana@example.jp").await;
        let before = cases(&world, "wagamachi").await;
        let waiting = before.iter().filter(|case| case.stage.awaits_decision()).count();
        let drafts = before.iter().filter(|case| case.stage == Stage::Draft).count();
        assert!(waiting > 0 && drafts > 1, "somebody waits, and somebody writes");

        let cancel = "/staff/calls/wagamachi/cancel";
        writer.get(cancel).await.expect(StatusCode::FORBIDDEN);
        let mut elsewhere = sign_in(&world, "other@tomoni.example").await;
        elsewhere.get(cancel).await.expect(StatusCode::NOT_FOUND);
        elsewhere.post(cancel, &[("reason", REASON)]).await.expect(StatusCode::NOT_FOUND);
        let mut officer = sign_in(&world, "officer@tomoni.example").await;
        assert!(officer.get("/staff/calls/wagamachi").await.attributes("a", "href").iter().any(|href| href == cancel));
        let said = officer.get(cancel).await.expect(StatusCode::OK).select("#what-happens li");
        assert!(said[1].contains(&format!("{drafts}件")) && said[2].contains(&format!("{waiting}件")), "{said:?}");
        let again = officer.post(cancel, &[("reason", "  \n")]).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(again.select(".errors__list li").len(), 1);
        for _ in 0..2 {
            assert_eq!(officer.post(cancel, &[("reason", REASON)]).await.redirect(), "/staff/calls/wagamachi");
        }

        let public = world.browser().get("/calls/wagamachi").await.expect(StatusCode::OK);
        assert!(public.select(".badge")[0].contains("中止"));
        assert!(public.text().contains("台風の被害の復旧を優先するため、\n今年度"), "the reason as it was typed");
        assert!(public.attributes("a", "href").iter().all(|href| !href.ends_with("/apply")));
        assert_eq!(public.select(".leaf__top"), ["中止"], "the date is that of the end, not a deadline");
        let leaf = writer.get("/calls/wagamachi/calendar.ics").await.expect(StatusCode::OK);
        assert!(leaf.text().contains("STATUS:CANCELLED"), "calendars strike the deadline out: {}", leaf.text());
        writer.get("/calls/wagamachi/apply").await.expect(StatusCode::CONFLICT);
        let kept = writer.get(&draft).await.expect(StatusCode::OK);
        assert!(kept.text().contains("書きかけの文") && kept.text().contains("台風の被害の復旧"), "{}", kept.text());
        let refused = writer.post(&page, &[("problem", "もう一文")]).await.expect(StatusCode::CONFLICT);
        assert!(refused.text().contains("もう一文"), "what was typed comes back");
        writer.post(&format!("{draft}/check"), &[]).await.expect(StatusCode::CONFLICT);

        let mut tx = world.state.db.read().await.expect("a snapshot");
        for case in &before {
            let now = submissions::find(&mut tx, case.id).await.expect("an answer").expect("the case").stage;
            let expected = if case.stage.awaits_decision() { Stage::CalledOff } else { case.stage };
            assert_eq!(now, expected, "{:?}", case.number);
            let letters = messages::of_case(&mut tx, case.id).await.expect("letters");
            let told = letters.iter().filter(|letter| letter.letter == Letter::CallCancelled.code());
            let told: Vec<_> = told.collect();
            let concerned = case.stage.awaits_decision() || case.stage == Stage::Draft;
            assert_eq!(told.len(), usize::from(concerned), "{:?}", case.number);
            assert!(told.iter().all(|letter| letter.body.contains("台風の被害の復旧を優先するため")));
        }
        let call = calls::find_by_slug(&mut tx, "wagamachi").await.expect("an answer").expect("the call");
        let noted = history::of_subject(&mut tx, call.id.0).await.expect("history");
        let noted: Vec<_> = noted.iter().filter(|(entry, _)| entry.action == "cancel_call").collect();
        assert_eq!((noted.len(), noted[0].0.reason.as_str()), (1, REASON));
        drop(tx);
        let mut tx = world.state.db.write().await.expect("a transaction");
        assert!(calls::cancel(&mut tx, &call).await.is_err(), "given up once");
        drop(tx);
        let ended = second.get(&handed_in).await.expect(StatusCode::OK);
        assert!(ended.text().contains("審査を行わずに終わりました") && ended.text().contains("台風の被害の復旧"));
        tell_all(&world).await;
        let news: Vec<_> =
            letters_to(&world, "hana@example.jp").await.into_iter().filter(|letter| letter.letter == "F6").collect();
        assert_eq!(news.len(), 1);
        assert!(news[0].body.contains("台風の被害の復旧を優先するため"), "{}", news[0].body);
        officer.get(cancel).await.redirect();
        let edit = officer.post("/staff/calls/wagamachi/edit/notice", &[("summary", "x")]).await;
        edit.expect(StatusCode::CONFLICT);
    });
}

#[test]
fn a_copy_of_a_call_that_was_given_up_is_a_fresh_one() {
    on_both(|world| async move {
        let (_, _) = begun(&world).await;
        let mut officer = sign_in(&world, "officer@tomoni.example").await;
        officer.post("/staff/calls/wagamachi/cancel", &[("reason", REASON)]).await.redirect();
        let programme = officer.get("/staff/new-call").await.attributes("#f-programme option", "value").pop();
        let programme = programme.expect("a programme");
        let fields = [
            ("programme", programme.as_str()),
            ("from", "call:wagamachi"),
            ("title", "わがまち 次の募集"),
            ("slug", "next"),
            ("code", "NX"),
            ("opens-date", "令和9年4月1日"),
            ("opens-time", "9時"),
            ("closes-date", "2027/4/30"),
            ("closes-time", "17:15"),
        ];
        officer.post("/staff/new-call", &fields).await.redirect();
        let mut tx = world.state.db.read().await.expect("a snapshot");
        let call = calls::find_by_slug(&mut tx, "next").await.expect("an answer").expect("the copy");
        assert_eq!((call.dates.cancelled_at, call.notice.cancelled.as_str()), (None, ""));
    });
}
