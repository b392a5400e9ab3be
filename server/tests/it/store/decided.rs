//! Decisions, the journal, and the whole file of a case.

use super::{Ground, day, filing, ground, later};
use crate::world::{morning, on_both};
use domain::decisions::{Decision, DecisionState, Drafted, Holder, Outcome, Passed, Route, RouteStep};
use domain::filings::Filing;
use domain::history::{Entry, FIRST_HASH, Subject, VIEW_PERSONAL};
use domain::money::Yen;
use domain::people::{DecisionId, Role, SubmissionId};
use domain::submissions::{Stage, Submission};
use serde_json::json;
use server::store::{approval_routes, calls, case_files, decisions, filings, history, people, reminders, submissions};
use uuid::Uuid;

fn drafted(ground: &Ground, submission: SubmissionId, amount: i64) -> Decision {
    let drafted = Drafted {
        outcome: if amount > 0 { Outcome::Selected } else { Outcome::Rejected },
        amount: Yen(amount),
        conditions: "条件".into(),
        reason: "理由".into(),
        reply_days: None,
        correction: String::new(),
    };
    let id = DecisionId(Uuid::now_v7());
    Decision::drafted(id, submission, drafted, Route::default(), ground.officer, morning())
}

async fn recommended(ground: &mut Ground, minutes: i64) -> Submission {
    let mut case = ground.submitted(minutes).await;
    submissions::advance(&mut ground.tx, case.id, Stage::Submitted, Stage::Recommended).await.expect("a move");
    case.stage = Stage::Recommended;
    case
}

#[test]
fn a_decision_is_approved_once_and_released_once() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        let case = recommended(&mut ground, 1).await;
        let decision = drafted(&ground, case.id, 91_000);
        let (tx, call, by) = (&mut ground.tx, ground.call.id, ground.agent);
        decisions::add(tx, call, &decision).await.expect("drafted");
        decisions::lock_round(tx, call).await.expect("a turn");
        assert_eq!(decisions::of_case(tx, case.id).await.expect("an answer"), Some(decision.clone()));
        assert_eq!(decisions::approved_total(tx, call, None).await.expect("a sum"), Yen(0));
        assert!(decisions::release(tx, decision.id, "1号", day(), None).await.is_err(), "not approved yet");
        decisions::approve(tx, decision.id, by, later(5)).await.expect("approved");
        assert!(decisions::approve(tx, decision.id, by, later(6)).await.is_err());
        assert!(decisions::send_back(tx, decision.id).await.is_err(), "it does not wait any more");
        assert_eq!(decisions::approved_total(tx, call, None).await.expect("a sum"), Yen(91_000));
        decisions::release(tx, decision.id, "2026対協第1号", day(), None).await.expect("released");
        let kept = decisions::of_case(tx, case.id).await.expect("an answer").expect("the decision");
        assert_eq!((kept.state, kept.decided_on), (DecisionState::Released, Some(day())));
        assert_eq!((kept.approved_by, kept.approved_at), (Some(by), Some(later(5))));
    });
}

#[test]
fn the_last_draft_counts() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        let case = recommended(&mut ground, 1).await;
        let first = drafted(&ground, case.id, 91_000);
        let second = Decision { drafted_at: later(9), ..drafted(&ground, case.id, 0) };
        let (tx, call) = (&mut ground.tx, ground.call.id);
        decisions::add(tx, call, &first).await.expect("drafted");
        decisions::send_back(tx, first.id).await.expect("sent back");
        decisions::add(tx, call, &second).await.expect("drafted again");
        let present = decisions::of_case(tx, case.id).await.expect("an answer").map(|decision| decision.id);
        assert_eq!(present, Some(second.id));
        let latest = decisions::latest_of_call(tx, call).await.expect("decisions");
        assert_eq!(latest[&case.id].id, second.id);
    });
}

#[test]
fn the_public_sees_adopted_projects_after_the_release_alone() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        let (good, bad) = (recommended(&mut ground, 1).await, recommended(&mut ground, 2).await);
        for (case, amount, number) in [(&good, 91_000, "1号"), (&bad, 0, "2号")] {
            let decision = drafted(&ground, case.id, amount);
            let (tx, by) = (&mut ground.tx, ground.agent);
            decisions::add(tx, case.call, &decision).await.expect("drafted");
            decisions::approve(tx, decision.id, by, morning()).await.expect("approved");
            decisions::release(tx, decision.id, number, day(), None).await.expect("released");
            submissions::advance(tx, case.id, Stage::Recommended, decision.outcome.stage()).await.expect("a move");
        }
        let (tx, call) = (&mut ground.tx, ground.call.id);
        assert!(decisions::adopted(tx, call).await.expect("a list").is_empty(), "results are not out");
        calls::publish_results(tx, call, morning()).await.expect("out");
        let adopted = decisions::adopted(tx, call).await.expect("a list");
        assert_eq!(adopted.len(), 1, "rejected groups are not named");
        assert_eq!((adopted[0].group_name.as_str(), adopted[0].amount), ("𠮷田の会", 91_000));
    });
}

#[test]
fn the_journal_is_one_chain() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        let case = ground.case(1).await;
        let (tx, subject) = (&mut ground.tx, Subject::Submission(case.id.0));
        for (index, action) in ["submit", VIEW_PERSONAL, "withdraw"].into_iter().enumerate() {
            let entry = Entry::new(Some(ground.officer), subject, action).because("理由").with(json!({"n": index}));
            history::append(tx, &entry, later(5)).await.expect("an entry");
        }
        let view = Entry::new(Some(ground.officer), subject, VIEW_PERSONAL);
        history::append_once(tx, &view, later(0), later(6)).await.expect("an answer");
        assert_eq!(history::views_of(tx, case.id.0, 10).await.expect("views").len(), 1, "seen within the time");
        history::append_once(tx, &view, later(6), later(7)).await.expect("an answer");
        assert_eq!(history::views_of(tx, case.id.0, 10).await.expect("views").len(), 2);
        assert_eq!(history::last_move(tx, case.id.0).await.expect("an answer"), None, "nothing moved so far");
        let mut step = Entry::new(Some(ground.officer), subject, "exclude").because("要綱に当たらない");
        (step.from, step.to) = (Some("submitted"), Some("ineligible"));
        history::append(tx, &step, later(8)).await.expect("an entry");
        history::append(tx, &view, later(9)).await.expect("an entry");
        let last = history::last_move(tx, case.id.0).await.expect("an answer").expect("a move");
        assert_eq!((last.action.as_str(), last.reason.as_str()), ("exclude", "要綱に当たらない"));

        let told = history::of_subject(tx, case.id.0).await.expect("entries");
        let actions: Vec<_> = told.iter().map(|(entry, _)| entry.action.as_str()).collect();
        assert_eq!(actions, ["submit", "withdraw", "exclude"], "views stand apart");
        assert_eq!(told[0].1.as_deref(), Some("係"));
        let mut previous = FIRST_HASH.to_owned();
        for entry in history::after(tx, 0, 100).await.expect("the journal") {
            assert!(entry.follows(&previous), "{entry:?}");
            previous = entry.hash;
        }
        assert_eq!(history::after(tx, 3, 1).await.expect("the journal")[0].seq, 4);
    });
}

#[test]
fn an_answer_is_awaited_reminded_of_and_lapses() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        let case = recommended(&mut ground, 1).await;
        let mut decision = drafted(&ground, case.id, 91_000);
        (decision.outcome, decision.reply_days) = (Outcome::Waitlisted, Some(7));
        let (tx, call, by) = (&mut ground.tx, ground.call.id, ground.agent);
        decisions::add(tx, call, &decision).await.expect("drafted");
        let passed = [Passed { by, at: later(5) }];
        decisions::pass_on(tx, decision.id, &passed).await.expect("passed on");
        decisions::approve(tx, decision.id, by, later(5)).await.expect("approved");
        assert_eq!(decisions::in_force(tx, case.id).await.expect("an answer"), None);
        decisions::release(tx, decision.id, "1号", day(), Some(later(60))).await.expect("released");
        submissions::advance(tx, case.id, Stage::Recommended, Stage::Waitlisted).await.expect("a move");
        let kept = decisions::in_force(tx, case.id).await.expect("an answer").expect("the decision");
        assert_eq!((kept.reply_days, kept.reply_by, kept.passed), (Some(7), Some(later(60)), passed.to_vec()));
        let due = reminders::replies(tx, later(10), later(90), later(90), 10).await.expect("a list");
        assert_eq!(due, [(case.id, later(60), false)]);
        assert!(reminders::replies(tx, later(70), later(90), later(90), 10).await.expect("a list").is_empty());
        assert!(decisions::lapsed(tx, later(59), 10).await.expect("a list").is_empty());
        assert_eq!(decisions::lapsed(tx, later(61), 10).await.expect("a list"), [case.id]);
        decisions::set_reply(tx, decision.id, Some(later(20)), Some(later(60))).await.expect("answered");
        assert!(decisions::lapsed(tx, later(61), 10).await.expect("a list").is_empty());
        assert_eq!(decisions::approved_total(tx, call, None).await.expect("a sum"), Yen(91_000));
        assert_eq!(decisions::approved_total(tx, call, Some(case.id)).await.expect("a sum"), Yen(0));
        let next = Decision { drafted_at: later(30), ..drafted(&ground, case.id, 80_000) };
        let tx = &mut ground.tx;
        decisions::add(tx, call, &next).await.expect("drafted");
        decisions::approve(tx, next.id, by, later(31)).await.expect("approved");
        assert_eq!(decisions::approved_total(tx, call, None).await.expect("a sum"), Yen(80_000), "the last one counts");
        decisions::release(tx, next.id, "2号", day(), None).await.expect("released");
        let kept = decisions::in_force(tx, case.id).await.expect("an answer").expect("the decision");
        assert_eq!(kept.id, next.id, "the earlier one is replaced");
    });
}

#[test]
fn a_route_belongs_to_its_department_and_knows_who_holds_a_step() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        let case = recommended(&mut ground, 1).await;
        let (department, officer, agent) = (ground.department, ground.officer, ground.agent);
        let tx = &mut ground.tx;
        assert_eq!(approval_routes::of_department(tx, department).await.expect("a route"), Route::default());
        let step = |holder, deputies| RouteStep { title: "課長".into(), holder, deputies };
        let route = Route(vec![step(Holder::Role(Role::Officer), vec![agent]), step(Holder::Person(officer), vec![])]);
        approval_routes::set(tx, department, &Route::default(), morning()).await.expect("set");
        approval_routes::set(tx, department, &route, morning()).await.expect("set again");
        assert_eq!(approval_routes::of_department(tx, department).await.expect("a route"), route);
        let mut decision = Decision { route, ..drafted(&ground, case.id, 1) };
        let tx = &mut ground.tx;
        let found = people::holders_of_step(tx, department, &decision, day()).await.expect("people");
        let ids: Vec<_> = found.iter().map(|person| person.id).collect();
        assert_eq!(ids, [agent], "the drafter holds no step of an own draft");
        decision.passed.push(Passed { by: agent, at: morning() });
        decision.drafted_by = agent;
        let found = people::holders_of_step(tx, department, &decision, day()).await.expect("people");
        assert_eq!(found.iter().map(|person| person.id).collect::<Vec<_>>(), [officer]);
        decision.state = DecisionState::Approved;
        assert!(people::holders_of_step(tx, department, &decision, day()).await.expect("people").is_empty());
    });
}

#[test]
fn the_file_of_a_case_holds_everything() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        let case = recommended(&mut ground, 1).await;
        let decision = drafted(&ground, case.id, 91_000);
        let tx = &mut ground.tx;
        let nobody = SubmissionId(Uuid::nil());
        assert!(case_files::read(tx, nobody, day()).await.expect("an answer").is_none());
        let application = Filing { submitted_at: Some(morning()), ..filing(case.id) };
        filings::add(tx, &application).await.expect("an application");
        decisions::add(tx, case.call, &decision).await.expect("drafted");
        decisions::approve(tx, decision.id, ground.agent, morning()).await.expect("approved");
        history::append(tx, &Entry::new(None, Subject::Submission(case.id.0), "submit"), morning()).await.expect("it");
        let file = case_files::read(tx, case.id, day()).await.expect("an answer").expect("the file");
        assert_eq!((file.owner.id, file.group.id), (ground.agent, ground.group));
        assert_eq!(file.drafter.map(|person| person.id), Some(ground.officer));
        assert_eq!(file.approver.map(|person| person.id), Some(ground.agent));
        assert_eq!((file.approved_total, file.history.len()), (Yen(0), 1), "the round's other cases");
        let listed = case_files::of_call(tx, case.call, day()).await.expect("a list");
        assert_eq!((listed.len(), listed[0].group.as_str()), (1, "𠮷田の会"));
    });
}
