//! The officer's desk: the list, its search, clocks, notes, messages, filters, reports, the journal.

use super::{Ground, day, filing, ground, later, since_yesterday};
use crate::world::on_both;
use chrono::Days;
use domain::bulk::{Done, Outcome};
use domain::decisions::{Decision, DecisionState};
use domain::filings::Filing;
use domain::history::{Entry, Subject, VIEW_PERSONAL};
use domain::listing::Sort;
use domain::messages::Delivery;
use domain::pace::Urgency;
use domain::people::{DecisionId, Membership, MessageId, OrganisationId, Role};
use domain::processing::Clock;
use domain::submissions::{Stage, Submission};
use domain::texts::Lang;
use server::store::case_list::{self, Assigned, Filter, Scope, Stretch};
use server::store::journal::{Chain, Wanted};
use server::store::messages::{NewMessage, Tried};
use server::store::{
    bulk_reports, case_messages, case_notes, case_search, decisions, desk, filings, history, journal, kept_filters,
    members, messages,
    search::{self, Kind},
    submissions, unreached,
};
use uuid::Uuid;

fn all(ground: &Ground) -> Filter {
    Filter { scope: Scope::Departments(vec![ground.department]), ..Filter::default() }
}

async fn numbers(ground: &mut Ground, filter: &Filter, sort: Sort, from: Stretch, limit: i64) -> (Vec<String>, bool) {
    let (lines, more) = case_list::stretch(&mut ground.tx, filter, sort, &from, limit).await.expect("a list");
    (lines.into_iter().map(|line| line.number).collect(), more)
}

#[test]
fn every_order_walks_both_ways_and_shows_every_case_once() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        let mut cases = Vec::new();
        for minute in 1..=7 {
            cases.push(ground.submitted(minute).await);
        }
        // Some have a day, two of them the same, and some have none.
        for (index, due) in [(0, 30), (2, 20), (4, 20)] {
            let clock = Clock { from: later(1), paused_at: None, due_at: Some(later(due)) };
            submissions::set_clock(&mut ground.tx, cases[index].id, Some(clock)).await.expect("a clock");
            assert_eq!(submissions::clock(&mut ground.tx, cases[index].id).await.expect("an answer"), Some(clock));
        }
        let filter = all(&ground);
        for sort in Sort::ALL {
            let (whole, more) = numbers(&mut ground, &filter, sort, Stretch::First, 50).await;
            assert_eq!((whole.len(), more), (7, false), "{sort:?}");
            let mut walked = Vec::new();
            let mut from = Stretch::First;
            loop {
                let (page, more) = numbers(&mut ground, &filter, sort, from, 3).await;
                from = Stretch::After(page.last().expect("a row").clone());
                walked.extend(page);
                if !more {
                    break;
                }
            }
            assert_eq!(walked, whole, "{sort:?} forwards");
            let (page, more) = numbers(&mut ground, &filter, sort, Stretch::Before(whole[5].clone()), 3).await;
            assert_eq!((page.as_slice(), more), (&whole[2..5], true), "{sort:?} backwards");
            let (page, more) = numbers(&mut ground, &filter, sort, Stretch::Before(whole[2].clone()), 3).await;
            assert_eq!((page.as_slice(), more), (&whole[..2], false), "{sort:?} to the beginning");
        }
        let (due, _) = numbers(&mut ground, &filter, Sort::Due, Stretch::First, 3).await;
        assert_eq!(due, ["R8-GK-0003", "R8-GK-0005", "R8-GK-0001"]);
    });
}

#[test]
fn filters_narrow_and_nothing_shows_another_department() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        let (first, second) = (ground.submitted(1).await, ground.submitted(2).await);
        ground.case(9).await;
        let clock = Clock { from: later(1), paused_at: None, due_at: Some(later(10)) };
        submissions::set_clock(&mut ground.tx, first.id, Some(clock)).await.expect("a clock");
        submissions::assign(&mut ground.tx, second.id, Some(ground.officer)).await.expect("given");
        let assignee = submissions::assignee(&mut ground.tx, second.id).await.expect("an answer");
        assert_eq!(assignee, Some(ground.officer));
        submissions::arrive(&mut ground.tx, second.id, later(5)).await.expect("noted");
        let call = Some(ground.call.id);
        let filters = [
            (all(&ground), vec!["R8-GK-0001", "R8-GK-0002"]),
            (
                Filter { call, stages: vec![Stage::Submitted, Stage::Eligible], ..all(&ground) },
                vec!["R8-GK-0001", "R8-GK-0002"],
            ),
            (Filter { stages: vec![Stage::Eligible], ..all(&ground) }, vec![]),
            (Filter { due_before: Some(later(11)), ..all(&ground) }, vec!["R8-GK-0001"]),
            (Filter { due_before: Some(later(10)), ..all(&ground) }, vec![]),
            (Filter { assigned: Assigned::Nobody, ..all(&ground) }, vec!["R8-GK-0001"]),
            (Filter { assigned: Assigned::To(ground.officer), ..all(&ground) }, vec!["R8-GK-0002"]),
            (Filter { received_until: Some(later(1)), ..all(&ground) }, vec!["R8-GK-0001"]),
            (Filter { scope: Scope::City, ..Filter::default() }, vec!["R8-GK-0001", "R8-GK-0002"]),
            (Filter::default(), vec![]),
            (Filter { scope: Scope::Departments(vec![OrganisationId(Uuid::nil())]), ..Filter::default() }, vec![]),
        ];
        for (filter, expected) in filters {
            let (found, _) = numbers(&mut ground, &filter, Sort::Received, Stretch::First, 50).await;
            assert_eq!(found, expected, "{filter:?}");
            let count = case_list::count(&mut ground.tx, &filter).await.expect("a count");
            assert_eq!(count, expected.len() as i64, "{filter:?}");
            let counts = case_list::counts(&mut ground.tx, &filter).await.expect("counts");
            assert_eq!(counts.iter().map(|(_, count)| count).sum::<i64>(), count);
        }
        let everything = all(&ground);
        let (lines, _) =
            case_list::stretch(&mut ground.tx, &everything, Sort::Received, &Stretch::First, 9).await.expect("a list");
        assert_eq!((lines[0].assigned.as_deref(), lines[1].assigned.as_deref()), (None, Some("係")));
        assert!(lines[0].arrived_at == lines[0].submitted_at && lines[1].arrived_at > lines[1].submitted_at);
        assert_eq!(lines[0].clock, Some(clock));

        let departments = [ground.department];
        let loads = desk::loads(&mut ground.tx, &departments).await.expect("loads");
        assert!(loads.is_empty(), "a case without a clock is decided: {loads:?}");
        submissions::set_clock(&mut ground.tx, second.id, Some(clock)).await.expect("a clock");
        let loads = desk::loads(&mut ground.tx, &departments).await.expect("loads");
        assert_eq!(loads, [(ground.officer, "係".to_owned(), 1)]);
        let open = desk::open_cases(&mut ground.tx, ground.officer, &departments).await.expect("cases");
        assert_eq!(open, ["R8-GK-0002"]);
    });
}

async fn handed_in(ground: &mut Ground, minute: i64) -> Submission {
    let case = ground.submitted(minute).await;
    let application = Filing { submitted_at: Some(later(minute)), ..filing(case.id) };
    filings::add(&mut ground.tx, &application).await.expect("an application");
    case
}

#[test]
fn cases_are_found_by_what_stands_in_them() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        let case = handed_in(&mut ground, 1).await;
        let draft = ground.case(2).await;
        let tx = &mut ground.tx;
        let (first, nobody) = (Uuid::nil(), Vec::<Uuid>::new());
        assert_eq!(search::missing(tx, Kind::Case, first, 10).await.expect("cases"), [case.id.0]);
        assert_eq!(search::missing(tx, Kind::Case, case.id.0, 10).await.expect("cases"), nobody);
        case_search::write(tx, case.id).await.expect("written");
        case_search::write(tx, case.id).await.expect("written again");
        case_search::write(tx, draft.id).await.expect("a draft is not written down");
        assert_eq!(search::missing(tx, Kind::Case, first, 10).await.expect("cases"), nobody);
        case_search::write_group(tx, ground.group).await.expect("written");
        for (words, found) in [
            ("r8-gk-0001", true),
            ("Ｒ８－ＧＫ－０００１", true),
            ("𠮷田", true),
            ("髙橋", true),
            ("浜", true),
            ("浜の𠮷田", true),
            ("ﾊﾏ", false),
            ("山", false),
            ("浜 山", false),
            ("%", true),
        ] {
            let filter = Filter { words: words.to_owned(), ..Filter { scope: Scope::City, ..Filter::default() } };
            let (lines, _) = case_list::stretch(tx, &filter, Sort::Received, &Stretch::First, 9).await.expect("a list");
            assert_eq!(lines.len(), usize::from(found), "{words}");
        }
        let elsewhere = Scope::Departments(vec![OrganisationId(Uuid::nil())]);
        let filter = Filter { scope: elsewhere, words: "𠮷田".into(), ..Filter::default() };
        assert_eq!(case_list::count(tx, &filter).await.expect("a count"), 0);
    });
}

#[test]
fn notes_wait_for_whom_they_call_upon() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        let case = ground.submitted(1).await;
        let (tx, officer) = (&mut ground.tx, ground.officer);
        let note = Uuid::now_v7();
        case_notes::add(tx, note, case.id, ground.agent, "@係 見て", later(2)).await.expect("a note");
        case_notes::mention(tx, note, officer).await.expect("a call");
        assert_eq!(case_notes::of_case(tx, case.id).await.expect("notes")[0].body, "@係 見て");
        let unseen = case_notes::unseen(tx, officer).await.expect("notes");
        assert_eq!((unseen.len(), unseen[0].0, unseen[0].1.as_str()), (1, case.id, "R8-GK-0001"));
        assert!(case_notes::untold(tx, later(1)).await.expect("people").is_empty(), "not old enough");
        assert_eq!(case_notes::untold(tx, later(2)).await.expect("people"), [officer]);
        assert!(case_notes::tell(tx, officer, later(3)).await.expect("an answer"));
        assert!(!case_notes::tell(tx, officer, later(3)).await.expect("an answer"), "told once");
        assert!(case_notes::untold(tx, later(9)).await.expect("people").is_empty());
        assert!(case_notes::see(tx, case.id, officer, later(4)).await.expect("an answer"));
        assert!(!case_notes::see(tx, case.id, officer, later(4)).await.expect("an answer"));
        assert!(case_notes::unseen(tx, officer).await.expect("notes").is_empty());
    });
}

#[test]
fn a_question_waits_until_it_is_answered() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        let case = ground.submitted(1).await;
        let tx = &mut ground.tx;
        let scope = Scope::Departments(vec![ground.department]);
        case_messages::add(tx, Uuid::now_v7(), case.id, ground.agent, false, "いつですか", later(2)).await.expect("it");
        let waiting = desk::questions(tx, &scope).await.expect("questions");
        assert_eq!((waiting.len(), waiting[0].who.as_str()), (1, "髙橋 なみ"));
        assert!(desk::questions(tx, &Scope::default()).await.expect("questions").is_empty());
        case_messages::add(tx, Uuid::now_v7(), case.id, ground.officer, true, "来月です", later(3)).await.expect("it");
        assert!(desk::questions(tx, &scope).await.expect("questions").is_empty());
        let thread = case_messages::of_case(tx, case.id).await.expect("a thread");
        assert_eq!(thread.iter().map(|said| said.from_city).collect::<Vec<_>>(), [false, true]);
        assert_eq!(thread[0].answered_at, Some(later(3)));
        assert!(case_messages::answer(tx, case.id, true, later(4)).await.expect("an answer"));
        assert!(!case_messages::answer(tx, case.id, false, later(4)).await.expect("an answer"));
    });
}

#[test]
fn decisions_wait_for_somebody_else_and_come_back() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        let case = ground.submitted(1).await;
        let tx = &mut ground.tx;
        submissions::advance(tx, case.id, Stage::Submitted, Stage::Recommended).await.expect("a move");
        let decision = Decision {
            id: DecisionId(Uuid::now_v7()),
            submission: case.id,
            outcome: domain::decisions::Outcome::Rejected,
            amount: domain::money::Yen(0),
            conditions: String::new(),
            reason: "理由".into(),
            state: DecisionState::Drafted,
            drafted_by: ground.officer,
            drafted_at: later(2),
            approved_by: None,
            approved_at: None,
            number: None,
            decided_on: None,
            reply_days: None,
            reply_by: None,
            replied_at: None,
            correction: String::new(),
            route: domain::decisions::Route::default(),
            passed: Vec::new(),
        };
        decisions::add(tx, case.call, &decision).await.expect("a draft");
        let departments = [ground.department];
        let nobody = desk::approvals(tx, ground.officer, &departments).await.expect("a list");
        assert!(nobody.is_empty(), "the own draft is another's to approve");
        assert!(desk::approvals(tx, ground.agent, &departments).await.expect("a list").is_empty(), "own group");
        let stranger = super::person(tx, "課長", "kacho@example.jp").await;
        let waiting = desk::approvals(tx, stranger, &departments).await.expect("a list");
        assert_eq!((waiting.len(), waiting[0].who.as_str()), (1, "係"));
        assert!(desk::approvals(tx, stranger, &[]).await.expect("a list").is_empty());
        decisions::send_back(tx, decision.id).await.expect("back");
        assert!(desk::approvals(tx, stranger, &departments).await.expect("a list").is_empty());
        assert_eq!(desk::given_back(tx, ground.officer).await.expect("a list").len(), 1);
        let again = Decision { id: DecisionId(Uuid::now_v7()), drafted_at: later(3), ..decision };
        decisions::add(tx, case.call, &again).await.expect("a new draft");
        assert!(desk::given_back(tx, ground.officer).await.expect("a list").is_empty());
    });
}

#[test]
fn a_letter_that_reached_nobody_is_sent_again_or_settled() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        let case = ground.submitted(1).await;
        let (tx, worker) = (&mut ground.tx, Uuid::new_v4());
        let scope = Scope::Departments(vec![ground.department]);
        let new = NewMessage {
            id: MessageId(Uuid::now_v7()),
            dedup_key: "a".into(),
            letter: "A1",
            lang: Lang::Ja,
            to_address: "nami@example.jp".into(),
            to_person: None,
            submission: Some(case.id),
            subject: "受け付けました".into(),
            body: "本文".into(),
        };
        messages::add(tx, &new, later(1)).await.expect("written");
        let fail = || Tried::Refused { answer: "550 no such user".into() };
        let lease = chrono::TimeDelta::minutes(1);
        messages::lease(tx, worker, later(2), lease, 9, Urgency::News).await.expect("leased");
        assert!(!desk::resend(tx, new.id.0, case.id.0, 1, later(2)).await.expect("an answer"), "it waits anyway");
        messages::settle(tx, new.id, worker, &fail(), later(2)).await.expect("failed");
        let (found, more) = unreached::page(tx, &scope, None, 20).await.expect("letters");
        assert_eq!((found.len(), found[0].said.as_str(), more), (1, "550 no such user", false));
        let place = Some((found[0].created_at, found[0].id));
        assert!(unreached::page(tx, &scope, place, 20).await.expect("letters").0.is_empty(), "nothing follows");
        assert_eq!(unreached::count(tx, &scope).await.expect("a count"), 1);
        assert!(unreached::page(tx, &Scope::default(), None, 20).await.expect("letters").0.is_empty());
        assert_eq!(unreached::count(tx, &Scope::default()).await.expect("a count"), 0);
        assert_eq!(messages::failed_since(tx, later(0)).await.expect("counts"), (1, 0));
        assert_eq!(messages::failed_since(tx, later(2)).await.expect("counts"), (0, 0), "an older one");
        desk::readdress(tx, new.id.0, Uuid::nil(), "x@example.jp").await.expect("another case's stays");
        desk::readdress(tx, new.id.0, case.id.0, "nami@example.com").await.expect("mended");
        let mended = messages::find(tx, new.id).await.expect("an answer").expect("a letter");
        assert_eq!(mended.to_address, "nami@example.com");

        assert!(!desk::resend(tx, new.id.0, Uuid::nil(), 1, later(3)).await.expect("an answer"), "another case");
        assert!(desk::resend(tx, new.id.0, case.id.0, 1, later(3)).await.expect("an answer"));
        assert_eq!(unreached::count(tx, &scope).await.expect("a count"), 0);
        messages::lease(tx, worker, later(4), lease, 9, Urgency::News).await.expect("leased");
        messages::settle(tx, new.id, worker, &fail(), later(4)).await.expect("failed again");
        assert!(desk::settle(tx, new.id.0, case.id.0, ground.officer, later(5)).await.expect("an answer"));
        assert!(!desk::settle(tx, new.id.0, case.id.0, ground.officer, later(5)).await.expect("an answer"));
        assert_eq!(unreached::count(tx, &scope).await.expect("a count"), 0);
        assert_eq!(desk::settled(tx, case.id).await.expect("letters"), [new.id.0]);

        desk::resend(tx, new.id.0, case.id.0, 1, later(6)).await.expect("an answer");
        messages::lease(tx, worker, later(7), lease, 9, Urgency::News).await.expect("leased");
        let sent = Tried::Accepted { answer: "250".into() };
        messages::settle(tx, new.id, worker, &sent, later(7)).await.expect("sent");
        assert!(desk::resend(tx, new.id.0, case.id.0, 2, later(8)).await.expect("an answer"));
        assert!(!desk::resend(tx, new.id.0, case.id.0, 2, later(8)).await.expect("an answer"), "a second press");
        let letters = messages::of_case(tx, case.id).await.expect("letters");
        assert_eq!(letters.iter().map(|letter| letter.state).collect::<Vec<_>>(), [Delivery::Sent, Delivery::Waiting]);
    });
}

#[test]
fn open_cases_of_somebody_whose_role_is_over_are_named() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        let department = ground.department;
        for minute in [1, 2] {
            let case = ground.submitted(minute).await;
            let clock = Clock { from: later(minute), paused_at: None, due_at: None };
            submissions::set_clock(&mut ground.tx, case.id, Some(clock)).await.expect("a clock");
            submissions::assign(&mut ground.tx, case.id, Some(ground.officer)).await.expect("given");
        }
        let tx = &mut ground.tx;
        assert_eq!(desk::left_behind(tx, &[department], day()).await.expect("nobody"), []);
        let over = Membership { until: Some(day()), ..since_yesterday(department, Role::Officer) };
        members::join(tx, ground.officer, &over).await.expect("the last day is today");
        assert_eq!(desk::left_behind(tx, &[department], day()).await.expect("the last day"), []);
        let tomorrow = day() + Days::new(1);
        let left = desk::left_behind(tx, &[department], tomorrow).await.expect("a name");
        assert_eq!(left, [("係".to_owned(), 2)]);
        assert_eq!(desk::left_behind(tx, &[ground.group], tomorrow).await.expect("another department"), []);
        assert_eq!(desk::left_behind(tx, &[], tomorrow).await.expect("no department"), []);
    });
}

#[test]
fn filters_and_reports_belong_to_one_person() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        let (tx, me, other) = (&mut ground.tx, ground.officer, ground.agent);
        kept_filters::keep(tx, me, "期限", "due=over", later(1)).await.expect("kept");
        kept_filters::keep(tx, me, "期限", "due=week", later(2)).await.expect("replaced");
        let kept = kept_filters::of_person(tx, me).await.expect("filters");
        assert_eq!((kept.len(), kept[0].query.as_str()), (1, "due=week"));
        assert!(kept_filters::of_person(tx, other).await.expect("filters").is_empty());
        assert!(!kept_filters::forget(tx, other, kept[0].id).await.expect("an answer"));
        assert!(kept_filters::forget(tx, me, kept[0].id).await.expect("an answer"));

        let (id, lines) = (Uuid::now_v7(), [Outcome { number: "R8-GK-0001".into(), done: Done::SheetOpen }]);
        bulk_reports::add(tx, id, me, "assign", &lines, later(1)).await.expect("kept");
        let report = bulk_reports::find(tx, me, id).await.expect("an answer").expect("a report");
        assert_eq!((report.verb.as_str(), report.lines.as_slice()), ("assign", &lines[..]));
        assert_eq!(bulk_reports::find(tx, other, id).await.expect("an answer"), None);
    });
}

#[test]
fn the_journal_is_searched_and_proved() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        let case = ground.submitted(1).await;
        let tx = &mut ground.tx;
        assert_eq!(journal::prove(tx).await.expect("a proof"), Chain::Whole(0));
        for (minute, action) in [(1, VIEW_PERSONAL), (2, "submit"), (3, VIEW_PERSONAL)] {
            let entry = Entry::new(Some(ground.officer), Subject::Submission(case.id.0), action);
            history::append(tx, &entry, later(minute)).await.expect("an entry");
        }
        history::append(tx, &Entry::new(None, Subject::City, "sweep"), later(4)).await.expect("an entry");
        assert_eq!(journal::actions(tx).await.expect("actions"), ["submit", "sweep", VIEW_PERSONAL]);
        let wanted = Wanted::default();
        let views = VIEW_PERSONAL.to_owned();
        let questions = [
            (wanted.clone(), vec![4, 3, 2, 1]),
            (Wanted { action: views, ..wanted.clone() }, vec![3, 1]),
            (Wanted { who: "係".into(), before: Some(3), ..wanted.clone() }, vec![2, 1]),
            (Wanted { who: "%".into(), ..wanted.clone() }, vec![4, 3, 2, 1]),
            (Wanted { who: "だれ".into(), ..wanted.clone() }, vec![]),
            (Wanted { number: "R8-GK-0001".into(), from: Some(later(2)), ..wanted.clone() }, vec![3, 2]),
            (Wanted { until: Some(later(2)), ..wanted }, vec![2, 1]),
        ];
        for (wanted, expected) in questions {
            let found = journal::page(tx, &wanted).await.expect("entries");
            let seqs: Vec<i64> = found.iter().map(|found| found.entry.seq).collect();
            assert_eq!(seqs, expected, "{wanted:?}");
        }
        let newest = journal::page(tx, &Wanted { before: Some(4), ..Wanted::default() }).await.expect("entries");
        assert_eq!((newest[0].who.as_deref(), newest[0].number.as_deref()), (Some("係"), Some("R8-GK-0001")));
        assert_eq!(journal::prove(tx).await.expect("a proof"), Chain::Whole(4));
    });
}
