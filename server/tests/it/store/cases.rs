//! Calls, cases, filings and files on their way to submission.

use super::{filing, ground, later};
use crate::world::on_both;
use domain::budget::{RawLine, Side};
use domain::filings::FilingKind;
use domain::forms::Answers;
use domain::money::Yen;
use domain::people::{FilingId, SubmissionId};
use domain::submissions::Stage;
use server::store::{StoreError, calls, filings, proposals, rounds, submissions};
use uuid::Uuid;

#[test]
fn calls_keep_their_form_and_stand_in_the_right_list() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        let (tx, call) = (&mut ground.tx, ground.call.clone());
        assert_eq!(calls::find(tx, call.id).await.expect("an answer").as_ref(), Some(&call));
        assert_eq!(calls::find_by_slug(tx, "wagamachi").await.expect("an answer"), Some(call.clone()));
        assert_eq!(calls::find_by_slug(tx, "none").await.expect("an answer"), None);
        assert_eq!(calls::retention(tx).await.expect("programmes"), [("制度".to_owned(), 5)]);

        assert!(calls::with_results(tx, later(99), 0).await.expect("a list").is_empty());
        assert_eq!(calls::of_departments(tx, &[ground.department]).await.expect("a list")[0].id, call.id);

        calls::publish_results(tx, call.id, later(90)).await.expect("published");
        let again = calls::publish_results(tx, call.id, later(95)).await;
        assert!(matches!(again, Err(StoreError::RowCount { .. })), "only once: {again:?}");
        assert_eq!(calls::with_results(tx, later(99), 0).await.expect("a list").len(), 1);
        assert!(calls::with_results(tx, later(89), 0).await.expect("a list").is_empty(), "not before that instant");
    });
}

#[test]
fn a_case_moves_only_from_where_it_stands() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        let case = ground.case(1).await;
        let tx = &mut ground.tx;
        assert_eq!(submissions::find(tx, case.id).await.expect("an answer"), Some(case.clone()));
        let draft = submissions::draft_of(tx, case.call, case.group).await.expect("an answer");
        assert_eq!(draft, Some(case.id));
        assert_eq!(submissions::count_of_call(tx, case.call).await.expect("a count"), 0, "drafts do not count");
        submissions::describe(tx, case.id, "新しい題", Yen(91_000)).await.expect("described");
        assert!(submissions::lock(tx, case.id).await.expect("a turn"));
        assert!(!submissions::lock(tx, SubmissionId(Uuid::nil())).await.expect("an answer"));

        submissions::receive(tx, case.id, "R8-GK-0001", later(2)).await.expect("a number");
        assert!(submissions::receive(tx, case.id, "R8-GK-0002", later(3)).await.is_err(), "one number only");
        assert!(!submissions::advance(tx, case.id, Stage::Eligible, Stage::Reviewing).await.expect("an answer"));
        assert!(submissions::advance(tx, case.id, Stage::Draft, Stage::Submitted).await.expect("an answer"));
        assert!(submissions::describe(tx, case.id, "遅い", Yen(1)).await.is_err(), "no draft any more");

        let found = submissions::find_by_number(tx, "R8-GK-0001").await.expect("an answer").expect("the case");
        assert_eq!((found.title.as_str(), found.stage), ("新しい題", Stage::Submitted));
        assert_eq!(found.submitted_at, Some(later(2)));
        assert_eq!(submissions::draft_of(tx, case.call, case.group).await.expect("an answer"), None);
        assert_eq!(submissions::count_of_call(tx, case.call).await.expect("a count"), 1);
        let facts = submissions::facts_of_call(tx, case.call).await.expect("facts");
        assert_eq!(facts[&case.id], ("𠮷田の会".to_owned(), Yen(91_000)));
    });
}

#[test]
fn lists_show_what_the_viewer_may_see_in_order() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        ground.case(9).await;
        ground.submitted(1).await;
        ground.submitted(2).await;
        let tx = &mut ground.tx;
        let mine = submissions::of_person(tx, ground.agent, &[ground.group]).await.expect("a list");
        assert_eq!(mine.len(), 3, "own drafts too");
        assert!(mine[0].begun_at > mine[2].begun_at, "the newest first");
        let stranger = submissions::of_person(tx, ground.officer, &[]).await.expect("a list");
        assert!(stranger.is_empty());

        let expected = [(Stage::Submitted, 2)];
        assert_eq!(submissions::counts_of_call(tx, ground.call.id).await.expect("counts"), expected);
        submissions::lock_all(tx, ground.call.id).await.expect("turns");
        assert_eq!(submissions::of_call(tx, ground.call.id).await.expect("a list").len(), 2);
        let rounds = rounds::of_departments(tx, &[ground.department]).await.expect("rounds");
        assert_eq!((rounds.len(), rounds[0].counts.as_slice()), (1, expected.as_slice()));
        assert_eq!(rounds[0].budget, Some(Yen(3_000_000)));
    });
}

fn line(text: &str, side: Side) -> RawLine {
    RawLine {
        id: None,
        side,
        category: "other".into(),
        text: text.into(),
        quantity: "３".into(),
        unit: "本".into(),
        price: "1,000".into(),
        amount: String::new(),
        excluded: text == "茶菓",
        basis: "見積書".into(),
    }
}

#[test]
fn a_filing_is_saved_until_it_is_final() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        let case = ground.case(1).await;
        let (tx, new) = (&mut ground.tx, filing(case.id));
        filings::add(tx, &new).await.expect("a filing");
        let lines = [line("杭", Side::Expense), line("茶菓", Side::Expense), line("会費", Side::Income)];
        filings::put_lines(tx, new.id, &lines[..1]).await.expect("one line");
        filings::put_lines(tx, new.id, &lines).await.expect("three instead");
        assert_eq!(filings::lines(tx, new.id).await.expect("lines"), lines);
        let of = filings::lines_of(tx, &[FilingId(Uuid::now_v7()), new.id]).await.expect("lines");
        assert_eq!(of, lines.clone().map(|line| (new.id, line)));
        assert!(filings::lines_of(tx, &[]).await.expect("lines").is_empty());
        let mut answers = Answers::default();
        answers.set("title", "新しい題");
        filings::save(tx, new.id, &answers, later(5)).await.expect("saved");

        let whole = proposals::find(tx, case.id).await.expect("an answer").expect("the draft");
        assert_eq!((whole.filing.saved_at, whole.group.name.as_str()), (later(5), "𠮷田の会"));
        assert_eq!(whole.proposal.lines.len(), 3);
        assert_eq!(whole.proposal.answers, answers);

        filings::finish(tx, new.id, later(6)).await.expect("final");
        assert!(filings::finish(tx, new.id, later(7)).await.is_err());
        assert!(filings::save(tx, new.id, &answers, later(8)).await.is_err(), "final is final");
        let latest = filings::latest(tx, case.id, FilingKind::Application).await.expect("an answer").expect("it");
        assert_eq!(latest.submitted_at, Some(later(6)));
        assert!(filings::latest(tx, case.id, FilingKind::Screening).await.expect("an answer").is_none());
    });
}
