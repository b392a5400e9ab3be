//! The demo city is there, whole and only once（デモの市）.

use crate::world::on_both;
use axum::http::StatusCode;
use domain::folding::email_key;
use domain::history::FIRST_HASH;
use domain::submissions::Stage;
use server::seed::demo::{self, SIGN_INS, Seeded};
use server::store::case_list::{self, Filter, Scope};
use server::store::{calls, consultations, decisions, finals, history, people, wordings};

#[test]
fn the_demo_city_has_people_calls_and_cases_in_many_stages() {
    on_both(|world| async move {
        let state = &world.state;
        let seeded = demo::city(state).await.expect("the demo city");
        assert!(matches!(seeded, Seeded::Made { calls: 5, cases: 15.. }), "{seeded:?}");
        assert_eq!(demo::city(state).await.expect("a second call"), Seeded::AlreadyThere);

        let mut tx = state.db.read().await.expect("a snapshot");
        for sign_in in SIGN_INS {
            let key = email_key(sign_in.address).expect("an address");
            let (person, hash) =
                people::find_by_email(&mut tx, &key).await.expect("the store answers").expect(sign_in.address);
            assert!(person.confirmed_at.is_some());
            let fits = state.passwords.check(sign_in.password, hash).await.expect("hashing works");
            assert!(fits, "{}", sign_in.address);
        }

        let past = calls::find_by_slug(&mut tx, "wagamachi-zenkai").await.expect("an answer").expect("last round");
        let counts = case_list::counts(
            &mut tx,
            &Filter { scope: Scope::Departments(vec![past.department]), ..Filter::default() },
        )
        .await
        .expect("counts");
        let stages: Vec<Stage> = counts.iter().map(|(stage, _)| *stage).collect();
        // A whole round that was given up is no part of the demo's story, and neither is what ends badly.
        let not_told = [
            Stage::Draft,
            Stage::Selected,
            Stage::CalledOff,
            Stage::ReportReturned,
            Stage::Confirmed,
            Stage::Discontinued,
            Stage::Revoked,
        ];
        for stage in Stage::ALL.into_iter().filter(|stage| !not_told.contains(stage)) {
            assert!(stages.contains(&stage), "no case is {stage:?}: {stages:?}");
        }
        let finished = calls::find_by_slug(&mut tx, "one-percent").await.expect("an answer").expect("a finished round");
        assert!(finished.dates.results_published_at.is_some());
        assert_eq!(decisions::adopted(&mut tx, finished.id).await.expect("results").len(), 3);

        let mut previous = FIRST_HASH.to_owned();
        for entry in history::after(&mut tx, 0, 1000).await.expect("the journal") {
            assert!(entry.follows(&previous), "entry {} does not follow", entry.seq);
            previous = entry.hash;
        }
        drop(tx);

        let mut browser = world.browser();
        let page = browser.get("/calls/wagamachi").await.expect(StatusCode::OK);
        assert_eq!(page.select("h1"), ["わがまち元気創出支援事業"]);
    });
}

#[test]
fn many_voices_wait_to_be_answered() {
    on_both(|world| async move {
        demo::city(&world.state).await.expect("the demo city");
        for _ in 0..2 {
            let heard = server::seed::voices::hear(&world.state).await.expect("voices");
            assert_eq!((heard.people, heard.points), (79, 172));
        }
        let mut tx = world.state.db.read().await.expect("a snapshot");
        let found = consultations::find_by_slug(&mut tx, "minato").await.expect("an answer");
        let call = found.expect("the consultation").call;
        let tally = wordings::tally(&mut tx, call).await.expect("numbers");
        assert_eq!((tally.opinions, tally.points, tally.texts, tally.senders), (79, 171, 20, 79));
        assert!(wordings::proposed(&mut tx, call).await.expect("a number") >= 1, "near copies");
        let over = consultations::find_by_slug(&mut tx, "toshokan").await.expect("an answer").expect("the other one");
        let figures = finals::figures(&mut tx, over.call).await.expect("an answer").expect("a result");
        assert_eq!((figures.opinions, figures.points, figures.out_of_scope), (13, 13, 1));
        assert_eq!(figures.by_class.len(), 5, "answers of every class");
    });
}
