//! Volume data.

use crate::world::on_both;
use domain::history::FIRST_HASH;
use domain::listing::Sort;
use server::actions::exports::Table;
use server::actions::opinion_exports;
use server::seed::{demo, flood, load};
use server::store::case_list::{self, Filter, Scope, Stretch};
use server::store::opinion_lists::{self, Filter as Opinions};
use server::store::{
    Db, bulk, bulk_opinions, calls, case_files, consultations, history, ledger, responses, submissions, take_numbers,
    wordings,
};

/// What every index was made with.
async fn indexes(db: &Db) -> Vec<String> {
    let of_sqlite = "SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY name";
    let of_postgres = "SELECT indexdef FROM pg_indexes WHERE schemaname = current_schema() ORDER BY indexname";
    match db {
        Db::Sqlite { readers, .. } => sqlx::query_scalar(of_sqlite).fetch_all(readers).await,
        Db::Postgres { pool, .. } => sqlx::query_scalar(of_postgres).fetch_all(pool).await,
    }
    .expect("the catalogue")
}

#[test]
fn volume_data_leaves_every_index_as_it_was() {
    on_both(|world| async move {
        let state = &world.state;
        demo::city(state).await.expect("the demo city");
        let before = indexes(&state.db).await;
        assert!(before.len() > 50, "{before:?}");
        load::load(state, 120, 1, |_| {}).await.expect("more than there are");
        assert_eq!(indexes(&state.db).await, before);
        load::load(state, 10, 2, |_| {}).await.expect("a few more");
        assert_eq!(indexes(&state.db).await, before);

        let mut tx = state.db.write().await.expect("a transaction");
        assert!(bulk::submission_count(&mut tx).await.expect("a count") > 130);
        let taken = bulk::take_indexes_off(&mut tx).await.expect("the catalogue");
        tx.commit().await.expect("kept");
        assert!(indexes(&state.db).await.len() + 20 <= before.len(), "what only helps to find rows is off");
        let mut tx = state.db.write().await.expect("a transaction");
        bulk::put_indexes_back(&mut tx, taken).await.expect("indexes");
        tx.commit().await.expect("kept");
        assert_eq!(indexes(&state.db).await, before);
    });
}

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
fn a_flood_is_whole_and_can_be_taken_along() {
    on_both(|world| async move {
        let state = &world.state;
        demo::city(state).await.expect("the demo city");
        let loaded = flood::load(state, 2_500, 3, |_| {}).await.expect("a flood");
        assert_eq!((loaded.opinions, loaded.slug.as_str()), (2_500, "flood-3"));
        let again = flood::load(state, 10, 3, |_| {}).await.expect_err("the same once more");
        assert!(again.to_string().contains("--rng 3"), "{again}");

        let mut tx = state.db.read().await.expect("a snapshot");
        let it = consultations::find_by_slug(&mut tx, "flood-3").await.expect("an answer").expect("the consultation");
        let counts = opinion_lists::counts(&mut tx, it.call).await.expect("numbers");
        assert!((2_450..2_500).contains(&counts.opinions), "a few were taken back: {counts:?}");
        assert!((90..=100).contains(&counts.texts), "96 of 100 are copies: {counts:?}");
        assert!(counts.unknown > counts.opinions / 2, "most are unsigned: {counts:?}");
        let tally = wordings::tally(&mut tx, it.call).await.expect("numbers");
        assert!(tally.is_counted && tally.is_compared && tally.points == tally.opinions, "{tally:?}");
        let list = wordings::stretch(&mut tx, it.call, &wordings::Filter::default(), None).await.expect("texts");
        assert!(list[0].points > list[20].points, "the most frequent first");
        let first = opinion_lists::walk(&mut tx, &Opinions::of(it.call), None, 1).await.expect("an opinion");
        let hash = first[0].text_hash.as_str();
        let copies = opinion_lists::copies_of(&mut tx, it.call, &[hash, hash, "none"]).await.expect("copies");
        let same = Opinions { text_hash: Some(hash.to_owned()), ..Opinions::of(it.call) };
        assert_eq!(copies.get(hash), Some(&opinion_lists::count(&mut tx, &same).await.expect("a count")));
        assert_eq!(copies.len(), 1);
        drop(tx);

        let (nobody, now, lang) = (domain::people::Viewer::guest(), state.clock.now(), domain::texts::Lang::Ja);
        let filter = Opinions::of(it.call);
        let table = opinion_exports::begin(state, &nobody, it, filter, ("csv", ""), lang, now);
        let mut table = table.await.expect("a table");
        assert!(table.name().starts_with("意見一覧-flood-3-") && table.name().ends_with("-2500"), "{}", table.name());
        let mut rows = 0;
        loop {
            let stretch = table.next().await.expect("rows");
            assert!(stretch.iter().all(|row| row.len() == table.heading().len()));
            match stretch.len() {
                0 => break,
                read => rows += read,
            }
        }
        assert_eq!(rows, 2_500, "every opinion has a line");
        assert_eq!(table.end()[0].plain(), "以上 2500件");
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
        bulk_opinions::opinions(&mut tx, &[]).await.expect("nothing");
        bulk_opinions::authors(&mut tx, &[]).await.expect("nothing");
        bulk_opinions::parts(&mut tx, &[]).await.expect("nothing");
        for last in [5, 10] {
            assert_eq!(take_numbers(&mut tx, "receipt of a test", 5).await.expect("numbers"), last);
        }
        assert_eq!(responses::to_opinions(&mut tx, &[]).await.expect("an answer").len(), 0);
        assert_eq!(server::store::opinion_files::names_of(&mut tx, &[]).await.expect("an answer").len(), 0);
        tx.commit().await.expect("kept");
    });
}
