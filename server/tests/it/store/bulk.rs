//! Volume data.

use crate::world::on_both;
use domain::history::FIRST_HASH;
use domain::listing::Sort;
use server::seed::{demo, load};
use server::store::case_list::{self, Filter, Scope, Stretch};
use server::store::{bulk, calls, case_files, history, ledger, submissions};

#[test]
fn volume_data_is_whole() {
    on_both(|world| async move {
        let state = &world.state;
        let early = load::load(state, 10, 1, |_| {}).await.expect_err("there is no city");
        assert!(early.to_string().contains("seed demo"), "{early}");
        demo::city(state).await.expect("the demo city");
        let loaded = load::load(state, 600, 1, |_| {}).await.expect("volume data");
        assert_eq!(loaded.proposals, 600);
        let again = load::load(state, 600, 1, |_| {}).await.expect_err("the same once more");
        assert!(again.to_string().contains("--rng 1"), "{again}");

        let mut tx = state.db.read().await.expect("a snapshot");
        for (slug, expected) in [("load-1-0", 250), ("load-1-1", 250), ("load-1-2", 100)] {
            let call = calls::find_by_slug(&mut tx, slug).await.expect("an answer").expect("a past round");
            assert_eq!(submissions::count_of_call(&mut tx, call.id).await.expect("a count"), expected);
        }
        let call = calls::find_by_slug(&mut tx, "load-1-0").await.expect("an answer").expect("a past round");
        let scope = Scope::Departments(vec![call.department]);
        let filter = Filter { scope, call: Some(call.id), ..Filter::default() };
        let first = Stretch::First;
        let (lines, more) = case_list::stretch(&mut tx, &filter, Sort::Due, &first, 50).await.expect("a list");
        assert!(more);
        let file =
            case_files::read(&mut tx, lines[0].id, crate::store::day()).await.expect("an answer").expect("a case");
        assert!(!file.history.is_empty());
        let assessment = file.proposal.assessment();
        assert!(assessment.problems.is_empty(), "the budget could have been handed in: {:?}", assessment.problems);

        let years = ledger::years(&mut tx, &filter.scope).await.expect("years");
        let lines = ledger::of_year(&mut tx, &filter.scope, years[0]).await.expect("a ledger");
        assert!(!lines.is_empty(), "every grant has its record");

        let mut previous = FIRST_HASH.to_owned();
        let mut seq = 0;
        loop {
            let entries = history::after(&mut tx, seq, 1000).await.expect("the journal");
            let Some(last) = entries.last() else { break };
            seq = last.seq;
            for entry in entries {
                assert!(entry.follows(&previous), "entry {} does not follow", entry.seq);
                previous = entry.hash;
            }
        }
        assert!(seq > 2_000, "the whole history is there: {seq}");
    });
}

#[test]
fn no_row_is_no_statement() {
    on_both(|world| async move {
        let mut tx = world.state.db.write().await.expect("a transaction");
        let now = crate::world::morning();
        bulk::organisations(&mut tx, &[], now).await.expect("nothing");
        bulk::people(&mut tx, &[], now).await.expect("nothing");
        bulk::memberships(&mut tx, &[]).await.expect("nothing");
        bulk::submissions(&mut tx, &[]).await.expect("nothing");
        bulk::filings(&mut tx, &[]).await.expect("nothing");
        bulk::lines(&mut tx, &[]).await.expect("nothing");
        bulk::decisions(&mut tx, &[]).await.expect("nothing");
        bulk::history(&mut tx, &[]).await.expect("nothing");
        bulk::awards(&mut tx).await.expect("nothing");
        tx.commit().await.expect("kept");
    });
}
