//! A search in the list of cases shows the same in every order, page by page, by a word and by a letter of it.

use crate::world::on_both;
use domain::listing::Sort;
use domain::submissions::Stage;
use server::seed::{demo, load};
use server::store::case_list::{self, Assigned, Filter, Line, Scope, Stretch};
use server::store::{Tx, calls};

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
