//! What belongs to calls: lists by key, files, forms of before, talks.

use super::{Ground, day, ground, later};
use crate::world::on_both;
use domain::calls::{Call, CallKind, Dates, GuideFile};
use domain::folding::fold;
use domain::forms::Form;
use domain::people::{CallId, FileId};
use server::store::call_lists::{self, Stretch, Which};
use server::store::calls::CallLine;
use server::store::{StoreError, call_files, call_forms, calls, programmes, proposals, talks};
use uuid::Uuid;

/// Copies of the ground's call that open and close at these minutes.
async fn more_calls(ground: &mut Ground, minutes: impl IntoIterator<Item = (i64, i64)>) {
    for (index, (opens, closes)) in minutes.into_iter().enumerate() {
        let id = CallId(Uuid::now_v7());
        let dates = Dates { opens_at: later(opens), closes_at: later(closes), ..ground.call.dates };
        let call = Call { id, slug: format!("c{index}-{opens}-{closes}"), dates, ..ground.call.clone() };
        calls::add(&mut ground.tx, &call, later(0)).await.expect("a call");
    }
}

async fn list(ground: &mut Ground, which: Which, minute: i64, from: Stretch) -> (Vec<CallLine>, bool) {
    call_lists::stretch(&mut ground.tx, CallKind::Grant, which, later(minute), from).await.expect("a list")
}

#[test]
fn every_call_stands_in_one_list_at_every_second() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        // The ground's call is published at -60 and takes submissions from -30 to 60.
        let cases =
            [(-61, [0, 0, 0]), (-60, [0, 1, 0]), (-31, [0, 1, 0]), (-30, [1, 0, 0]), (60, [1, 0, 0]), (61, [0, 0, 1])];
        for (minute, expected) in cases {
            let mut found = [0; 3];
            for (index, which) in [Which::Open, Which::Upcoming, Which::Past].into_iter().enumerate() {
                found[index] = list(&mut ground, which, minute, Stretch::First).await.0.len();
            }
            assert_eq!(found, expected, "at minute {minute}");
        }
        let feed = call_lists::for_feed(&mut ground.tx, CallKind::Grant, later(-60), 10).await.expect("a list");
        assert_eq!(feed.len(), 1);
        assert!(
            call_lists::for_feed(&mut ground.tx, CallKind::Grant, later(-61), 10).await.expect("a list").is_empty()
        );
    });
}

#[test]
fn a_long_list_is_walked_to_its_end_and_back() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        // Several close at the same second, so that only the id tells them apart.
        more_calls(&mut ground, (0..44).map(|index| (-30, 100 + index / 3))).await;
        let (first, more) = list(&mut ground, Which::Open, 0, Stretch::First).await;
        assert!(more && first.len() == call_lists::PAGE);
        let mut walked: Vec<CallLine> = first.clone();
        let mut more = more;
        while more {
            let last = walked.last().expect("a call");
            let from = Stretch::After(last.dates.closes_at, last.id);
            let (next, and_more) = list(&mut ground, Which::Open, 0, from).await;
            walked.extend(next);
            more = and_more;
        }
        assert_eq!(walked.len(), 45);
        assert!(walked.is_sorted_by_key(|call| call.dates.closes_at));
        let back_from = &walked[call_lists::PAGE];
        let from = Stretch::Before(back_from.dates.closes_at, back_from.id);
        let (back, more) = list(&mut ground, Which::Open, 0, from).await;
        assert!(!more);
        assert_eq!(back, first);

        let nowhere = CallId(Uuid::max());
        let outside = Stretch::After(later(-9000), nowhere);
        assert_eq!(
            list(&mut ground, Which::Open, 0, outside).await.0,
            first,
            "a place before the list is its beginning"
        );
        let outside = Stretch::After(later(9000), nowhere);
        assert!(list(&mut ground, Which::Past, 0, outside).await.0.is_empty(), "open calls are not over");

        let (past, more) = list(&mut ground, Which::Past, 1000, Stretch::First).await;
        assert!(more && past.is_sorted_by(|a, b| a.dates.closes_at >= b.dates.closes_at), "the last first");
        let (upcoming, _) = list(&mut ground, Which::Upcoming, -40, Stretch::First).await;
        assert!(upcoming.is_sorted_by_key(|call| call.dates.opens_at) && upcoming.len() == call_lists::PAGE);
    });
}

#[test]
fn files_of_the_guide_belong_to_their_call() {
    on_both(|world| async move {
        let Ground { mut tx, call, .. } = ground(&world).await;
        let file = GuideFile {
            id: FileId(Uuid::now_v7()),
            call: call.id,
            label: "様式第1号".into(),
            name: "様式1.docx".into(),
            bytes: 12,
            mime: "application/pdf".into(),
            sha256: "ab".into(),
        };
        call_files::add(&mut tx, &file, later(0)).await.expect("a file");
        assert_eq!(call_files::of_call(&mut tx, call.id).await.expect("files"), std::slice::from_ref(&file));
        assert_eq!(call_files::find(&mut tx, call.id, file.id).await.expect("an answer"), Some(file.clone()));
        let elsewhere = CallId(Uuid::now_v7());
        assert_eq!(call_files::find(&mut tx, elsewhere, file.id).await.expect("an answer"), None);
        let foreign = call_files::remove(&mut tx, elsewhere, file.id).await;
        assert!(matches!(foreign, Err(StoreError::RowCount { .. })), "{foreign:?}");
        call_files::remove(&mut tx, call.id, file.id).await.expect("removed");
        assert!(call_files::of_call(&mut tx, call.id).await.expect("files").is_empty());
    });
}

#[test]
fn a_form_of_before_is_found_by_its_day() {
    on_both(|world| async move {
        let Ground { mut tx, call, .. } = ground(&world).await;
        let second = Form { version: 2, sections: vec![] };
        let third = Form { version: 3, sections: vec![] };
        call_forms::put_draft(&mut tx, call.id, Some(&second)).await.expect("a draft");
        assert_eq!(call_forms::draft(&mut tx, call.id).await.expect("an answer"), Some(second.clone()));
        call_forms::replace(&mut tx, call.id, &call.form, &second, later(10)).await.expect("in force");
        assert_eq!(call_forms::draft(&mut tx, call.id).await.expect("an answer"), None, "it is in force now");
        call_forms::replace(&mut tx, call.id, &second, &third, later(20)).await.expect("in force");
        for (minute, expected) in [(9, Some(call.form.clone())), (10, Some(second.clone())), (20, None)] {
            assert_eq!(call_forms::at(&mut tx, call.id, later(minute)).await.expect("an answer"), expected, "{minute}");
        }
        assert_eq!(call_forms::older(&mut tx, call.id).await.expect("forms"), [second, call.form]);
        assert_eq!(calls::find(&mut tx, call.id).await.expect("an answer").expect("a call").form, third);
    });
}

#[test]
fn a_talk_is_known_by_the_groups_name_however_it_is_typed() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        let draft = ground.case(1).await;
        let Ground { mut tx, call, officer, group, .. } = ground;
        assert!(!talks::held(&mut tx, call.id, "ＮＰＯ 海の会").await.expect("an answer"));
        talks::record(&mut tx, call.id, "NPO海の会", day(), "予算の相談", officer, later(0)).await.expect("recorded");
        assert!(talks::held(&mut tx, call.id, "ＮＰＯ 海の会").await.expect("an answer"));
        assert_eq!(fold("NPO海の会"), fold("ＮＰＯ 海の会"));
        talks::record(&mut tx, call.id, "ＮＰＯ海の会", day(), "もう一度", officer, later(5)).await.expect("recorded");
        let listed = talks::of_call(&mut tx, call.id).await.expect("talks");
        assert_eq!(listed.iter().map(|talk| talk.note.as_str()).collect::<Vec<_>>(), ["もう一度"]);
        talks::remove(&mut tx, call.id, listed[0].id).await.expect("removed");
        assert!(!talks::held(&mut tx, call.id, "NPO海の会").await.expect("an answer"));
        let times = proposals::times_supported(&mut tx, group, call.programme, draft.id, None).await;
        assert_eq!(times.expect("a count"), 0);
    });
}

#[test]
fn programmes_and_calls_are_changed_in_place() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        let draft = ground.case(1).await;
        let Ground { mut tx, call, department, .. } = ground;
        let lines = programmes::of_departments(&mut tx, &[department]).await.expect("a list");
        assert_eq!((lines.len(), lines[0].calls), (1, 1));
        programmes::update(&mut tx, call.programme, "新しい名前", "新しい要綱", 10).await.expect("changed");
        let found = programmes::find(&mut tx, call.programme).await.expect("an answer").expect("a programme");
        assert_eq!((found.name.as_str(), found.retention_years), ("新しい名前", 10));

        let held = calls::hold(&mut tx, "wagamachi").await.expect("an answer");
        assert_eq!(held.as_ref(), Some(&call));
        assert_eq!(calls::hold(&mut tx, "none").await.expect("an answer"), None);
        let changed = Call { code: "ZZ".into(), dates: Dates { closes_at: later(99), ..call.dates }, ..call.clone() };
        calls::update(&mut tx, &changed).await.expect("changed");
        assert_eq!(calls::find(&mut tx, call.id).await.expect("an answer"), Some(changed));
        let drafts = call_forms::open_drafts(&mut tx, call.id).await.expect("drafts");
        assert_eq!(drafts, [(draft.id, draft.owner)]);
    });
}
