//! A draft that nobody handed in goes a year after the close, and never unannounced（出されなかった下書きの消去）.

use crate::retention::found;
use crate::round::Round;
use crate::world::on_both;
use axum::http::StatusCode;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::calendar::{end_of_day, start_of_day};
use domain::filings::{Filing, FilingKind};
use domain::forms::Answers;
use domain::history::LAPSE_DRAFT;
use domain::intake::Channel;
use domain::messages::Letter;
use domain::money::Yen;
use domain::people::{FilingId, SubmissionId};
use domain::submissions::{Stage, Submission};
use server::actions::lapsed_drafts::sweep;
use server::store::{calls, filings, history, lapsed_drafts, messages, submissions};
use uuid::Uuid;

fn noon(year: i32, month: u32, day: u32) -> DateTime<Utc> {
    start_of_day(NaiveDate::from_ymd_opt(year, month, day).expect("a day")) + TimeDelta::hours(12)
}

async fn draft(round: &Round, title: &str, channel: Channel) -> SubmissionId {
    let at = round.call.dates.closes_at - TimeDelta::days(3);
    let case = Submission {
        id: SubmissionId(Uuid::now_v7()),
        number: None,
        call: round.call.id,
        department: round.call.department,
        owner: round.resident,
        group: round.own,
        channel,
        title: String::new(),
        stage: Stage::Draft,
        begun_at: at,
        submitted_at: None,
        disposed_at: None,
    };
    let mut answers = Answers::default();
    answers.set("title", title);
    let mut tx = round.world.state.db.write().await.expect("a transaction");
    submissions::add(&mut tx, &case).await.expect("a case");
    submissions::describe(&mut tx, case.id, title, Yen(1_000)).await.expect("a title");
    let filing = Filing {
        id: FilingId(Uuid::now_v7()),
        submission: case.id,
        kind: FilingKind::Application,
        version: 1,
        answers,
        saved_at: at,
        submitted_at: None,
    };
    filings::add(&mut tx, &filing).await.expect("a filing");
    tx.commit().await.expect("a commit");
    case.id
}

async fn told(round: &Round) -> Vec<String> {
    let mut tx = round.world.state.db.read().await.expect("a snapshot");
    let all = messages::newest(&mut tx, 1000, 0).await.expect("letters");
    all.into_iter().filter(|one| one.letter == Letter::DraftLapses.code()).map(|one| one.body).collect()
}

#[test]
fn the_owner_is_told_a_month_before_and_then_nothing_is_left() {
    on_both(|world| async move {
        let round = Round::new(world).await;
        let state = round.world.state.clone();
        // The call closed on 21 November 2026.
        let id = draft(&round, "出さなかった浜", Channel::Online).await;
        let paper = draft(&round, "紙の下書き", Channel::Counter).await;
        let number = round.case(1, "出した浜", "浜の会", 1_000).await;
        assert_eq!(sweep(&state, noon(2027, 10, 21)).await.expect("swept"), (0, 0), "not yet");
        assert_eq!(
            sweep(&state, noon(2027, 10, 24) + TimeDelta::hours(11)).await.expect("swept"),
            (0, 0),
            "not at night"
        );
        assert_eq!(sweep(&state, noon(2027, 10, 24)).await.expect("swept"), (1, 0));
        assert_eq!(sweep(&state, noon(2027, 10, 25)).await.expect("swept"), (0, 0), "told once");
        let letters = told(&round).await;
        assert_eq!(letters.len(), 1);
        assert!(letters[0].contains("令和9年11月23日") && letters[0].contains("出さなかった浜"), "{}", letters[0]);
        let last = end_of_day(NaiveDate::from_ymd_opt(2027, 11, 23).expect("a day"));
        assert_eq!(sweep(&state, last).await.expect("swept"), (0, 0), "its last day is whole");
        let mut owner = round.browser(round.resident).await;
        owner.get(&format!("/proposals/{}", id.0)).await.expect(StatusCode::OK);
        assert_eq!(sweep(&state, last + TimeDelta::seconds(1)).await.expect("swept"), (0, 1));
        assert_eq!(sweep(&state, last + TimeDelta::days(1)).await.expect("swept"), (0, 0), "gone once");
        assert_eq!(found(&state.db, "出さなかった浜").await, Vec::<String>::new(), "letters too");
        let mut tx = state.db.read().await.expect("a snapshot");
        assert!(submissions::find(&mut tx, id).await.expect("an answer").is_none());
        assert!(submissions::find(&mut tx, paper).await.expect("an answer").is_some(), "paper has arrived");
        assert!(submissions::find_by_number(&mut tx, &number).await.expect("an answer").is_some());
        let journal = history::of_subject(&mut tx, id.0).await.expect("a journal");
        assert_eq!(journal.iter().filter(|(entry, _)| entry.action == LAPSE_DRAFT).count(), 1);
    });
}

#[test]
fn a_call_that_opens_again_takes_the_word_back() {
    on_both(|world| async move {
        let round = Round::new(world).await;
        let state = round.world.state.clone();
        let id = draft(&round, "出さなかった浜", Channel::Online).await;
        assert_eq!(sweep(&state, noon(2027, 10, 24)).await.expect("swept"), (1, 0));
        let mut later = round.call.clone();
        later.dates.closes_at = noon(2027, 11, 10);
        let mut tx = state.db.write().await.expect("a transaction");
        calls::update(&mut tx, &later).await.expect("opened again");
        let closed = noon(2029, 1, 1);
        assert_eq!(
            lapsed_drafts::untold(&mut tx, closed, 10).await.expect("drafts"),
            [id],
            "told before the new close"
        );
        assert!(lapsed_drafts::ripe(&mut tx, closed, closed, 10).await.expect("drafts").is_empty());
        tx.commit().await.expect("a commit");
        assert_eq!(sweep(&state, noon(2027, 12, 24)).await.expect("swept"), (0, 0));
        assert_eq!(sweep(&state, noon(2028, 10, 20)).await.expect("swept"), (1, 0), "told again");
        assert_eq!(sweep(&state, noon(2028, 11, 30)).await.expect("swept"), (0, 1));
        let mut tx = state.db.write().await.expect("a transaction");
        assert!(lapsed_drafts::told(&mut tx, id, closed).await.is_err(), "no such draft");
        lapsed_drafts::erase_letters(&mut tx, id).await.expect("nothing is left");
    });
}
