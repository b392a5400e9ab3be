//! A search in the list of cases shows the same in every order, page by page, by a word and by a letter of it.

use super::directory::plan;
use super::ground;
use crate::world::{World, on_both};
use domain::listing::{Count, Sort};
use domain::submissions::Stage;
use server::seed::{demo, load};
use server::store::case_list::{self, Assigned, Filter, Line, Scope, Stretch, Tally};
use server::store::{Db, Tx, calls, people};
use uuid::Uuid;

async fn stretch(tx: &mut Tx, filter: &Filter, sort: Sort, from: Stretch) -> (Vec<Line>, bool) {
    case_list::stretch(tx, filter, sort, &from, 7).await.expect("a list")
}

/// Every page of a list, forwards, checked against the way back.
async fn pages(tx: &mut Tx, filter: &Filter, sort: Sort) -> Vec<Vec<String>> {
    let (mut pages, mut from): (Vec<Vec<String>>, _) = (Vec::new(), Stretch::First);
    loop {
        let (lines, more) = stretch(tx, filter, sort, from).await;
        let page: Vec<String> = lines.into_iter().map(|line| line.number).collect();
        if let (Some(before), Some(first)) = (pages.last(), page.first()) {
            let (back, _) = stretch(tx, filter, sort, Stretch::Before(first.clone())).await;
            assert_eq!(&back.into_iter().map(|line| line.number).collect::<Vec<_>>(), before, "{sort:?} backwards");
        }
        let last = page.last().cloned();
        pages.extend((!page.is_empty()).then_some(page));
        match last {
            Some(last) if more => from = Stretch::After(last),
            _ => return pages,
        }
    }
}

async fn counts(tx: &mut Tx, filter: &Filter) -> Vec<(Stage, i64)> {
    let mut counts = case_list::counts(tx, filter).await.expect("counts");
    counts.sort_by_key(|(stage, _)| stage.code());
    counts
}

#[test]
fn every_order_and_filter_shows_the_same_hits_page_by_page() {
    on_both(|world| async move {
        let state = &world.state;
        demo::city(state).await.expect("the demo city");
        load::load(state, 500, 3, |_| {}).await.expect("volume data");
        state.db.refresh_statistics().await.expect("statistics");
        let mut tx = state.db.read().await.expect("a snapshot");
        let call = calls::find_by_slug(&mut tx, "load-3-0").await.expect("an answer").expect("a past round");
        let scope = Scope::Departments(vec![call.department]);
        let within = Filter { scope, call: Some(call.id), ..Filter::default() };
        let open = vec![Stage::Submitted, Stage::Eligible, Stage::Reviewing, Stage::Recommended];
        let filters = [
            within.clone(),
            Filter { stages: open, ..within.clone() },
            Filter { due_before: Some(state.clock.now()), ..within.clone() },
            Filter { assigned: Assigned::Nobody, received_until: Some(call.dates.closes_at), ..within },
        ];
        // In volume data 掃 stands in 清掃 alone; a letter is looked up in another way than a word.
        for filter in filters {
            let all = case_list::count(&mut tx, &filter).await.expect("a count");
            let [word, letter] = ["清掃", "掃"].map(|words| Filter { words: words.to_owned(), ..filter.clone() });
            let hits = counts(&mut tx, &word).await;
            assert_eq!(hits, counts(&mut tx, &letter).await);
            let count: i64 = hits.iter().map(|(_, count)| count).sum();
            assert!(0 < count && count < all, "{count} of {all} show nothing");
            for sort in Sort::ALL {
                let list = pages(&mut tx, &word, sort).await;
                assert_eq!(list, pages(&mut tx, &letter, sort).await, "{sort:?} {filter:?}");
                assert_eq!(list.iter().map(Vec::len).sum::<usize>() as i64, count, "{sort:?} {filter:?}");
            }
        }
    });
}

async fn execute(world: &World, sql: &'static str, id: Uuid) -> u64 {
    match &world.state.db {
        Db::Sqlite { writer, .. } => sqlx::query(sql).bind(id).execute(writer).await.expect("done").rows_affected(),
        Db::Postgres { pool, .. } => sqlx::query(sql).bind(id).execute(pool).await.expect("done").rows_affected(),
    }
}

#[test]
fn two_departments_stand_in_one_order() {
    on_both(|world| async move {
        let state = &world.state;
        demo::city(state).await.expect("the demo city");
        load::load(state, 200, 3, |_| {}).await.expect("volume data");
        let mut tx = state.db.read().await.expect("a snapshot");
        let call = calls::find_by_slug(&mut tx, "load-3-0").await.expect("an answer").expect("a past round");
        let all = people::departments(&mut tx).await.expect("departments");
        let other = all.into_iter().find(|one| one.id != call.department).expect("another department").id;
        drop(tx);
        let moved = "UPDATE submission SET department_id = $1 WHERE number LIKE '%1' OR number LIKE '%4'";
        assert!(execute(&world, moved, other.0).await > 20);
        state.db.refresh_statistics().await.expect("statistics");
        let mut tx = state.db.read().await.expect("a snapshot");
        let of = |scope: Scope, words: &str| Filter {
            scope,
            call: Some(call.id),
            words: words.to_owned(),
            ..Filter::default()
        };
        for words in ["", "清掃"] {
            let both = of(Scope::Departments(vec![call.department, other]), words);
            let city = of(Scope::City, words);
            let one = of(Scope::Departments(vec![other]), words);
            let counts = [&both, &city, &one].map(Clone::clone);
            let mut sizes = Vec::new();
            for filter in counts {
                sizes.push(case_list::count(&mut tx, &filter).await.expect("a count"));
            }
            assert!(sizes[0] == sizes[1] && 0 < sizes[2] && sizes[2] < sizes[0], "{sizes:?}");
            for sort in Sort::ALL {
                assert_eq!(pages(&mut tx, &both, sort).await, pages(&mut tx, &city, sort).await, "{sort:?} {words}");
            }
        }
    });
}

/// Copies a case so many times, each to be found by の.
async fn copy(world: &World, id: Uuid) {
    let copies = match &world.state.db {
        Db::Sqlite { .. } => [
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5002)
             INSERT INTO submission (id, number, call_id, department_id, owner_id, group_id, title, title_folded, stage,
                 requested, begun_at, submitted_at)
             SELECT randomblob(16), 'X-' || n.i, s.call_id, s.department_id, s.owner_id, s.group_id, '浜の会', '浜の会',
                 CASE WHEN n.i <= 2 THEN 'eligible' ELSE 'submitted' END, 1, s.begun_at, s.submitted_at
             FROM n, submission s WHERE s.id = $1",
            "INSERT INTO search_entry (kind, subject_id) SELECT 'case', id FROM submission WHERE id <> $1 AND number LIKE 'X-%'",
            "INSERT INTO _search (rowid, words) SELECT seq, '浜の の会 会' FROM search_entry WHERE subject_id <> $1",
        ],
        Db::Postgres { .. } => [
            "INSERT INTO submission (id, number, call_id, department_id, owner_id, group_id, title, title_folded, stage,
                 requested, begun_at, submitted_at)
             SELECT gen_random_uuid(), 'X-' || n.i, s.call_id, s.department_id, s.owner_id, s.group_id, '浜の会', '浜の会',
                 CASE WHEN n.i <= 2 THEN 'eligible' ELSE 'submitted' END, 1, s.begun_at, s.submitted_at
             FROM generate_series(1, 5002) AS n (i), submission s WHERE s.id = $1",
            "INSERT INTO search_entry (kind, subject_id) SELECT 'case', id FROM submission WHERE id <> $1 AND number LIKE 'X-%'",
            "INSERT INTO _search (seq, words) SELECT seq, to_tsvector('simple', '浜の の会 会') FROM search_entry
             WHERE subject_id <> $1",
        ],
    };
    for sql in copies {
        assert_eq!(execute(world, sql, id).await, 5002);
    }
}

#[test]
fn what_stands_in_very_many_cases_is_counted_no_further_than_the_bound() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        let case = ground.submitted(1).await;
        let department = ground.department;
        ground.tx.commit().await.expect("kept");
        copy(&world, case.id.0).await;
        world.state.db.refresh_statistics().await.expect("statistics");
        let mut tx = world.state.db.read().await.expect("a snapshot");
        let found = Filter { scope: Scope::Departments(vec![department]), words: "の".into(), ..Filter::default() };
        let too_many = Tally { total: Count::AtLeast(Count::BOUND), by_stage: None };
        assert_eq!(case_list::tally(&mut tx, &found).await.expect("numbers"), too_many);
        assert_eq!(
            case_list::count(&mut tx, &found).await.expect("a count"),
            5002,
            "what is exported is counted to the end"
        );
        let few = Filter { stages: vec![Stage::Eligible], ..found.clone() };
        let numbers = case_list::tally(&mut tx, &few).await.expect("numbers");
        assert_eq!(numbers, Tally { total: Count::Exactly(2), by_stage: None }, "few stages are counted by themselves");
        let unasked = Filter { words: String::new(), ..found.clone() };
        let numbers = case_list::tally(&mut tx, &unasked).await.expect("numbers");
        assert_eq!(numbers.total, Count::Exactly(5003), "without words an index tells");
        let nowhere = Filter { scope: Scope::Departments(Vec::new()), ..found.clone() };
        let numbers = case_list::tally(&mut tx, &nowhere).await.expect("numbers");
        assert_eq!(numbers, Tally { total: Count::Exactly(0), by_stage: Some(Vec::new()) });
        let elsewhere = Filter { scope: Scope::Departments(vec![Uuid::nil().into()]), ..found.clone() };
        let numbers = case_list::tally(&mut tx, &elsewhere).await.expect("numbers");
        assert_eq!(numbers, Tally { total: Count::Exactly(0), by_stage: Some(Vec::new()) });
        let none = Filter { words: "山".into(), ..found };
        assert_eq!(case_list::tally(&mut tx, &none).await.expect("numbers").total, Count::Exactly(0));
    });
}

#[test]
fn lists_of_the_city_and_of_two_departments_walk_along_indexes() {
    on_both(|world| async move {
        let of_city = [
            ("SELECT id FROM submission WHERE submitted_at IS NOT NULL ORDER BY submitted_at, id LIMIT 51", "submission_received"),
            ("SELECT id FROM submission WHERE submitted_at IS NOT NULL ORDER BY due_at, id LIMIT 51", "submission_due_of_city"),
            (
                "SELECT id FROM submission WHERE submitted_at IS NOT NULL ORDER BY group_folded, id LIMIT 51",
                "submission_grouped_of_city",
            ),
            (
                "SELECT id FROM submission WHERE submitted_at IS NOT NULL AND (due_at, id) < (SELECT m.due_at, m.id FROM
                 submission m WHERE m.number = 'R8-GK-0001') ORDER BY due_at DESC, id DESC LIMIT 51",
                "submission_due_of_city",
            ),
        ];
        for (sql, index) in of_city {
            let answer = plan(&world, sql).await;
            assert!(answer.contains(index), "{answer}");
            assert!(!answer.contains("TEMP B-TREE") && !answer.contains("Sort"), "{answer}");
        }
        let of_two = match &world.state.db {
            Db::Sqlite { .. } => {
                "SELECT id FROM (SELECT * FROM (SELECT id, due_at FROM submission WHERE submitted_at IS NOT NULL
                     AND department_id = x'01' ORDER BY due_at, id LIMIT 51) part0
                 UNION ALL SELECT * FROM (SELECT id, due_at FROM submission WHERE submitted_at IS NOT NULL
                     AND department_id = x'02' ORDER BY due_at, id LIMIT 51) part1) found ORDER BY due_at, id LIMIT 51"
            }
            Db::Postgres { .. } => {
                "SELECT id FROM (SELECT * FROM (SELECT id, due_at FROM submission WHERE submitted_at IS NOT NULL
                     AND department_id = '00000000-0000-0000-0000-000000000001' ORDER BY due_at, id LIMIT 51) part0
                 UNION ALL SELECT * FROM (SELECT id, due_at FROM submission WHERE submitted_at IS NOT NULL
                     AND department_id = '00000000-0000-0000-0000-000000000002' ORDER BY due_at, id LIMIT 51) part1) found
                 ORDER BY due_at, id LIMIT 51"
            }
        };
        let answer = plan(&world, of_two).await;
        assert_eq!(answer.matches("submission_due").count(), 2, "each by its index: {answer}");
        let sorts = answer.matches("TEMP B-TREE").count() + answer.matches("Sort Key").count();
        assert!(sorts <= 1, "only what the two answer is put in order: {answer}");
    });
}
