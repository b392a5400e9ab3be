//! Consultations and the editions of their documents.

use super::{Ground, ground, later};
use crate::world::on_both;
use chrono::{NaiveDate, TimeDelta};
use domain::calls::{CallKind, Dates};
use domain::consultations::{Consultation, Exemption, Ground as Exception, Particulars, Place, State};
use domain::following::Topic;
use domain::history::{Entry, Subject};
use domain::people::{CallId, PlanId, PlanNodeId};
use domain::plans::{Plan, PlanKind, PlanNode};
use domain::texts::Words;
use server::store::call_lists::{self, Stretch, Which};
use server::store::{StoreError, announcements, calls, consultations, history, plans};
use uuid::Uuid;

/// A draft that opens in ten minutes, written by the ground's officer.
pub(super) fn consultation(ground: &Ground, slug: &str) -> Consultation {
    Consultation {
        call: CallId(Uuid::now_v7()),
        programme: ground.call.programme,
        department: ground.department,
        slug: slug.to_owned(),
        code: "PC".to_owned(),
        title: Words::of("計画（案）", "計画《けいかく》の 案《あん》", "Draft"),
        summary: Words::of("要旨", "要旨《ようし》", "Summary"),
        dates: Dates {
            published_at: None,
            opens_at: later(10),
            closes_at: later(100),
            results_published_at: None,
            cancelled_at: None,
        },
        state: State::Draft,
        particulars: Particulars {
            legal_basis: "市民基本条例第25条".to_owned(),
            places: vec![Place { name: "本庁".to_owned(), hours: "平日".to_owned() }],
            publish_at: Some(later(5)),
            ..Particulars::usual()
        },
        drafted_by: ground.officer,
        approved_by: None,
        approved_at: None,
        answered_by: None,
        answered_at: None,
        decided_on: None,
    }
}

/// An edition with a chapter and two sections.
pub(super) fn edition(call: CallId, kind: PlanKind, edition: i32) -> Plan {
    let node = |depth, label: &str, title: &str, body: &str| PlanNode {
        id: PlanNodeId(Uuid::now_v7()),
        depth,
        label: label.to_owned(),
        title: title.to_owned(),
        body: body.to_owned(),
        origin: None,
    };
    Plan {
        id: PlanId(Uuid::now_v7()),
        call,
        kind,
        edition,
        title: "計画（案）".to_owned(),
        errata: String::new(),
        frozen_at: None,
        nodes: vec![
            node(0, "第1章", "目的", ""),
            node(1, "1", "背景", "𠮷田川の氾濫\n\n二段目"),
            node(1, "2", "", "短い項目"),
        ],
    }
}

#[test]
fn a_consultation_is_kept_whole_and_changes_whole() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        let mut new = consultation(&ground, "keikaku");
        consultations::add(&mut ground.tx, &new, later(0)).await.expect("a consultation");
        let found = consultations::find_by_slug(&mut ground.tx, "keikaku").await.expect("an answer");
        assert_eq!(found.as_ref(), Some(&new));
        assert_eq!(consultations::find(&mut ground.tx, new.call).await.expect("an answer"), found);

        let twin = consultation(&ground, "keikaku-2");
        consultations::add(&mut ground.tx, &twin, later(0)).await.expect("another");

        new.title = Words::of("新しい題", "新《あたら》しい", "New");
        new.summary.ja = "新しい要旨".to_owned();
        new.code = "PD".to_owned();
        new.state = State::Concluded;
        new.dates = Dates {
            published_at: Some(later(5)),
            opens_at: later(6),
            closes_at: later(50),
            results_published_at: Some(later(90)),
            cancelled_at: Some(later(95)),
        };
        new.particulars.exemption = Some(Exemption { ground: Exception::Urgent, reason: "緊急".to_owned() });
        (new.approved_by, new.approved_at) = (Some(ground.agent), Some(later(4)));
        (new.answered_by, new.answered_at) = (Some(ground.agent), Some(later(80)));
        new.decided_on = NaiveDate::from_ymd_opt(2027, 1, 15);
        let held = consultations::hold(&mut ground.tx, "keikaku").await.expect("an answer").expect("it is there");
        assert_eq!(Some(held), found);
        consultations::update(&mut ground.tx, &new).await.expect("it changes");
        assert_eq!(consultations::find(&mut ground.tx, new.call).await.expect("an answer"), Some(new.clone()));
        let other = consultations::find(&mut ground.tx, twin.call).await.expect("an answer");
        assert_eq!(other, Some(twin), "the other one stays as it was");

        let nobody = Consultation { call: CallId(Uuid::now_v7()), ..new };
        let missing = consultations::update(&mut ground.tx, &nobody).await;
        assert!(matches!(missing, Err(StoreError::RowCount { .. })), "{missing:?}");
        let mine = consultations::of_departments(&mut ground.tx, &[ground.department]).await.expect("a list");
        assert_eq!(mine.len(), 2, "both, and no call for subsidy");
        assert_eq!(consultations::received(&mut ground.tx, nobody.call).await.expect("a count"), 0);
        assert!(calls::is_taken(&mut ground.tx, "keikaku").await.expect("an answer"));
        assert!(!calls::is_taken(&mut ground.tx, "nothing").await.expect("an answer"));
        assert_eq!(consultations::hold(&mut ground.tx, "nothing").await.expect("an answer"), None);
    });
}

#[test]
fn no_kind_of_call_is_taken_for_the_other() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        let new = consultation(&ground, "keikaku");
        consultations::add(&mut ground.tx, &new, later(0)).await.expect("a consultation");
        assert!(calls::find_by_slug(&mut ground.tx, "keikaku").await.expect("an answer").is_none());
        assert!(calls::find(&mut ground.tx, new.call).await.expect("an answer").is_none());
        assert!(calls::hold(&mut ground.tx, "keikaku").await.expect("an answer").is_none());
        let grant = ground.call.slug.clone();
        assert!(consultations::find_by_slug(&mut ground.tx, &grant).await.expect("an answer").is_none());
        assert!(consultations::find(&mut ground.tx, ground.call.id).await.expect("an answer").is_none());
        assert!(consultations::hold(&mut ground.tx, &grant).await.expect("an answer").is_none());
    });
}

#[test]
fn a_name_in_addresses_is_given_once() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        let taken = consultation(&ground, &ground.call.slug);
        let refused = consultations::add(&mut ground.tx, &taken, later(0)).await;
        assert!(refused.is_err_and(|error| error.is_duplicate()));
    });
}

#[test]
fn editions_are_kept_in_order_and_stay_as_they_were_published() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        let new = consultation(&ground, "keikaku");
        consultations::add(&mut ground.tx, &new, later(0)).await.expect("a consultation");
        let tx = &mut ground.tx;
        let (draft, last) = (PlanKind::Draft, PlanKind::Final);
        assert_eq!(plans::latest(tx, new.call, draft).await.expect("an answer"), None);

        let mut first = edition(new.call, draft, 1);
        plans::add(tx, &first, later(0)).await.expect("an edition");
        assert_eq!(plans::find(tx, first.id).await.expect("an answer"), Some(first.clone()));
        assert_eq!(plans::published(tx, new.call, draft).await.expect("an answer"), None);

        // Until it is published it may be written anew, in another order and with other clauses.
        first.title = "改めた題".to_owned();
        first.nodes.swap(1, 2);
        first.nodes.truncate(2);
        plans::replace(tx, &first).await.expect("it may change");
        assert_eq!(plans::latest(tx, new.call, draft).await.expect("an answer"), Some(first.clone()));
        plans::freeze(tx, first.id, later(5)).await.expect("it is published");
        plans::thaw(tx, first.id, later(4)).await.expect("nobody has seen it");
        plans::replace(tx, &first).await.expect("it may change again");
        plans::freeze(tx, first.id, later(5)).await.expect("it is published");
        assert!(plans::thaw(tx, first.id, later(5)).await.is_err(), "now everybody has");
        first.frozen_at = Some(later(5));
        assert!(plans::drop(tx, first.id).await.is_err());
        for refused in [plans::replace(tx, &first).await, plans::freeze(tx, first.id, later(6)).await] {
            assert!(matches!(refused, Err(StoreError::RowCount { .. })), "{refused:?}");
        }

        let mut second = edition(new.call, draft, 2);
        second.errata = "数字の誤りを直しました。".to_owned();
        second.nodes[0].origin = Some(first.nodes[0].id);
        plans::add(tx, &second, later(20)).await.expect("a second edition");
        plans::add(tx, &edition(new.call, last, 1), later(20)).await.expect("the text as decided");
        assert_eq!(plans::published(tx, new.call, draft).await.expect("an answer"), Some(first.clone()));
        assert_eq!(plans::latest(tx, new.call, draft).await.expect("an answer"), Some(second.clone()));
        assert_eq!(plans::editions(tx, new.call, draft).await.expect("an answer"), [first, second.clone()]);
        assert_eq!(plans::editions(tx, new.call, last).await.expect("an answer").len(), 1);

        let third = edition(new.call, draft, 3);
        plans::add(tx, &third, later(21)).await.expect("a third edition");
        plans::drop(tx, third.id).await.expect("nobody has seen it");
        assert_eq!(plans::find(tx, third.id).await.expect("an answer"), None);
        let again = Plan { id: PlanId(Uuid::now_v7()), nodes: Vec::new(), ..second };
        let twice = plans::add(tx, &again, later(30) + TimeDelta::seconds(1)).await;
        assert!(twice.is_err_and(|error| error.is_duplicate()), "an edition has its number once");
    });
}

#[test]
fn every_consultation_stands_in_one_list_and_in_none_of_the_other_kind() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        // Closed at 100; a second has its result, a third was given up, a fourth is nobody's business yet.
        let published = |slug: &str, ground: &Ground| {
            let mut new = consultation(ground, slug);
            new.dates.published_at = Some(later(5));
            new
        };
        let open = published("open", &ground);
        let mut concluded = published("concluded", &ground);
        concluded.dates.results_published_at = Some(later(120));
        let mut abandoned = published("abandoned", &ground);
        abandoned.dates.cancelled_at = Some(later(110));
        let secret = consultation(&ground, "secret");
        for new in [&open, &concluded, &abandoned, &secret] {
            consultations::add(&mut ground.tx, new, later(0)).await.expect("a consultation");
        }
        let all = [Which::Open, Which::Upcoming, Which::Answering, Which::Finished];
        for (minute, expected) in [(4, [0, 0, 0, 0]), (5, [0, 3, 0, 0]), (10, [3, 0, 0, 0]), (130, [0, 0, 1, 2])] {
            let mut found = [0; 4];
            for (index, which) in all.into_iter().enumerate() {
                let (kind, first) = (CallKind::Consultation, Stretch::First);
                let (lines, more) =
                    call_lists::stretch(&mut ground.tx, kind, which, later(minute), first).await.expect("a list");
                assert!(!more);
                found[index] = lines.len();
                if let Some(line) = lines.last() {
                    let place = Stretch::Before(which.instant(line), line.id);
                    let before = call_lists::stretch(&mut ground.tx, kind, which, later(minute), place).await;
                    assert_eq!(before.expect("a list").0.len(), lines.len() - 1, "{which:?} backwards");
                }
            }
            assert_eq!(found, expected, "at minute {minute}");
        }
        let feed = call_lists::for_feed(&mut ground.tx, CallKind::Consultation, later(5), 10).await.expect("a list");
        assert_eq!(feed.len(), 3);
        let grants =
            call_lists::stretch(&mut ground.tx, CallKind::Grant, Which::Past, later(130), Stretch::First).await;
        assert_eq!(grants.expect("a list").0.len(), 1, "only the ground's call");
    });
}

#[test]
fn what_followers_and_the_office_are_told_moves_with_the_dates_and_comes_again() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        let mut it = consultation(&ground, "keikaku");
        it.dates.published_at = Some(later(5));
        consultations::add(&mut ground.tx, &it, later(0)).await.expect("a consultation");
        let tx = &mut ground.tx;
        announcements::plan_consultation(tx, &it).await.expect("planned");
        let mut told = Vec::new();
        while let Some(due) = announcements::next_due(tx, later(6), false).await.expect("an answer") {
            told.push((due.event.code(), due.topic.clone()));
            announcements::finish(tx, due.id, later(6)).await.expect("told");
        }
        told.sort();
        let one = Topic::Call(it.call).code();
        let expected =
            [("published", one.clone()), ("published", "consultations".into()), ("published", "office".into())];
        assert_eq!(told, expected);
        assert_eq!(announcements::next_due(tx, later(99), true).await.expect("an answer"), None);

        for minute in [20, 30] {
            announcements::changed(tx, it.call, later(minute)).await.expect("planned");
            for _ in 0..2 {
                let due =
                    announcements::next_due(tx, later(minute), false).await.expect("an answer").expect("a change");
                assert_eq!(due.event.code(), "changed");
                announcements::finish(tx, due.id, later(minute)).await.expect("told");
            }
        }
        it.dates.closes_at = later(200);
        announcements::plan_consultation(tx, &it).await.expect("it moves");
        assert_eq!(announcements::next_due(tx, later(150), true).await.expect("an answer"), None);
        let closed = announcements::next_due(tx, later(201), true).await.expect("an answer").expect("the close");
        assert_eq!((closed.event.code(), closed.topic.as_str()), ("closed", "office"));
        it.state = State::Exempted;
        announcements::plan_consultation(tx, &it).await.expect("nobody is told");
        assert_eq!(announcements::next_due(tx, later(201), false).await.expect("an answer"), None);
    });
}

#[test]
fn the_journal_knows_whose_hand_was_in_it() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        let subject = Subject::Call(ground.call.id.0);
        let entry = Entry::new(Some(ground.officer), subject, "edit_consultation");
        history::append(&mut ground.tx, &entry, later(0)).await.expect("an entry");
        let actions = ["create_consultation", "edit_consultation"];
        for (who, expected) in [(ground.officer, true), (ground.agent, false)] {
            let found = history::has_done(&mut ground.tx, subject.id(), who, actions).await.expect("an answer");
            assert_eq!(found, expected);
        }
        let others = ["a", "b"];
        assert!(!history::has_done(&mut ground.tx, subject.id(), ground.officer, others).await.expect("an answer"));
    });
}
