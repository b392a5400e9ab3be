//! Grants, payments, bank accounts, rulings, requests and files of reports.

use super::{Ground, day, filing, ground, later};
use crate::world::{morning, on_both};
use chrono::Days;
use domain::awards::{Award, Payment, PaymentKind, RequestKind, Returned, Ruling, RulingKind};
use domain::calls::Terms;
use domain::decisions::{DecisionState, Passed, Route};
use domain::filings::{Attachment, Filing, FilingKind};
use domain::forms::Answers;
use domain::money::{Rate, Yen};
use domain::people::{FileId, FilingId, RulingId};
use domain::submissions::{Stage, Submission};
use server::store::case_list::Scope;
use server::store::{attachments, awards, case_files, filings, ledger, people, reports, rulings, submissions};
use uuid::Uuid;

/// A case whose grant was decided today: 100,000 yen, ending in sixty days.
async fn granted(ground: &mut Ground) -> (Submission, Award) {
    let mut case = ground.submitted(1).await;
    submissions::advance(&mut ground.tx, case.id, Stage::Submitted, Stage::Granted).await.expect("a move");
    case.stage = Stage::Granted;
    let award = Award::begun(case.id, Yen(100_000), day(), Some(day() + Days::new(60)), &Terms::default());
    awards::put(&mut ground.tx, &case, &award).await.expect("kept");
    (case, award)
}

#[test]
fn a_grant_keeps_its_days_and_amounts() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        let (case, award) = granted(&mut ground).await;
        let tx = &mut ground.tx;
        assert_eq!(awards::find(tx, case.id).await.expect("an answer"), Some(award.clone()));
        let due = award.report_due_on;
        let asked = |days: u64| (due - Days::new(days), due);
        assert_eq!(awards::reports_due(tx, asked(30), 30, 9).await.expect("due"), [(case.id, due)]);
        awards::set_reminded(tx, case.id, 30).await.expect("noted");
        assert!(awards::reports_due(tx, asked(30), 30, 9).await.expect("due").is_empty(), "once");
        assert_eq!(awards::reports_due(tx, asked(3), 3, 9).await.expect("due").len(), 1, "and again before the day");
        let later_on = due + Days::new(5);
        let changed = Award { granted: Yen(80_000), report_due_on: later_on, ..award.clone() };
        awards::change(tx, &changed).await.expect("changed");
        let again = awards::reports_due(tx, (due, later_on), 30, 9).await.expect("due");
        assert_eq!(again, [(case.id, later_on)], "another day, another reminder");
        awards::confirm(tx, case.id, (Yen(70_000), Some(Yen(150_000))), day(), Some(later_on))
            .await
            .expect("confirmed");
        awards::close(tx, case.id, day(), later_on).await.expect("closed");
        let kept = awards::find(tx, case.id).await.expect("an answer").expect("the grant");
        assert_eq!((kept.granted, kept.confirmed), (Yen(80_000), Some(Yen(70_000))));
        assert_eq!((kept.confirmed_on, kept.repay_by, kept.closed_on), (Some(day()), Some(later_on), Some(day())));
        awards::put(tx, &case, &award).await.expect("a grant that is decided anew takes its place");
        assert_eq!(awards::find(tx, case.id).await.expect("an answer").expect("the grant").granted, Yen(100_000));
    });
}

#[test]
fn payments_stand_in_their_order_and_accounts_are_sealed() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        let (case, award) = granted(&mut ground).await;
        let by = ground.officer;
        let tx = &mut ground.tx;
        let half = Rate::new(1, 2).expect("a rate");
        for (nth, kind) in PaymentKind::ALL.into_iter().enumerate() {
            let payment = Payment { kind, amount: Yen(1_000 * (nth as i64 + 1)), on: day() };
            awards::add_payment(tx, case.id, &payment, "命令第1号", by, later(nth as i64)).await.expect("recorded");
        }
        let ledger = awards::ledger(tx, &award, Some(half)).await.expect("a ledger");
        let kinds: Vec<PaymentKind> = ledger.payments.iter().map(|payment| payment.kind).collect();
        assert_eq!(kinds, PaymentKind::ALL);
        assert_eq!((ledger.held(), ledger.advance_left()), (Yen(0), Yen(50_000)));
        assert_eq!(awards::account(tx, case.id).await.expect("an answer"), None);
        for sealed in [b"first".as_slice(), b"second"] {
            awards::put_account(tx, case.id, sealed, morning()).await.expect("kept");
        }
        assert_eq!(awards::account(tx, case.id).await.expect("an answer"), Some((b"second".to_vec(), morning())));
    });
}

#[test]
fn a_ruling_goes_its_way_and_is_in_force_once() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        let (case, _) = granted(&mut ground).await;
        let ruling = Ruling {
            id: RulingId(Uuid::now_v7()),
            submission: case.id,
            kind: RulingKind::Settlement,
            filing: None,
            amount: Yen(90_000),
            repay_by: Some(day()),
            reason: "検査の結果".into(),
            state: DecisionState::Drafted,
            drafted_by: ground.officer,
            drafted_at: morning(),
            route: Route::default(),
            passed: Vec::new(),
            number: None,
            decided_on: None,
        };
        let (department, agent) = (ground.department, ground.agent);
        let tx = &mut ground.tx;
        rulings::add(tx, &ruling).await.expect("drafted");
        assert_eq!(rulings::of_case(tx, case.id).await.expect("rulings"), std::slice::from_ref(&ruling));
        assert!(people::holders_of_ruling(tx, department, &ruling, day()).await.expect("people").is_empty());
        rulings::pass_on(tx, ruling.id, &[Passed { by: agent, at: later(1) }]).await.expect("passed on");
        rulings::put_in_force(tx, ruling.id, "8対協第9号", day()).await.expect("in force");
        assert!(rulings::put_in_force(tx, ruling.id, "8対協第10号", day()).await.is_err(), "once");
        assert!(rulings::send_back(tx, ruling.id).await.is_err());
        let other = Ruling { id: RulingId(Uuid::now_v7()), drafted_at: later(2), ..ruling.clone() };
        rulings::add(tx, &other).await.expect("drafted");
        rulings::send_back(tx, other.id).await.expect("sent back");
        let all = rulings::of_case(tx, case.id).await.expect("rulings");
        let states: Vec<DecisionState> = all.iter().map(|ruling| ruling.state).collect();
        assert_eq!(states, [DecisionState::Released, DecisionState::SentBack]);
        assert_eq!(
            (all[0].number.as_deref(), all[0].decided_on, all[0].passed.len()),
            (Some("8対協第9号"), Some(day()), 1)
        );
    });
}

fn file(case: &Submission, paper: &str) -> Attachment {
    Attachment {
        id: FileId(Uuid::now_v7()),
        submission: case.id,
        paper: paper.into(),
        name: "領収書.pdf".into(),
        bytes: 3,
        mime: "application/pdf".into(),
        sha256: "ab".into(),
        added_at: morning(),
    }
}

#[test]
fn reports_and_requests_have_versions_and_files_of_their_own() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        let (case, _) = granted(&mut ground).await;
        let tx = &mut ground.tx;
        let application = Filing { submitted_at: Some(morning()), ..filing(case.id) };
        filings::add(tx, &application).await.expect("an application");
        let of = |kind: FilingKind, version: i32, at| Filing {
            id: FilingId(Uuid::now_v7()),
            submission: case.id,
            kind,
            version,
            answers: Answers::default(),
            saved_at: morning(),
            submitted_at: at,
        };
        let report = of(FilingKind::Report, 1, None);
        filings::add(tx, &report).await.expect("a report");
        let (receipt, paper) = (file(&case, "receipts"), file(&case, "kiyaku"));
        attachments::add_to(tx, &receipt, FilingKind::Report, 1).await.expect("a receipt");
        attachments::add(tx, &paper, 1).await.expect("a paper");
        assert_eq!(attachments::kind_of(tx, receipt.id).await.expect("an answer"), Some(FilingKind::Report));
        let of_report = attachments::of_filing(tx, case.id, FilingKind::Report, 1).await.expect("files");
        assert_eq!(of_report, std::slice::from_ref(&receipt));
        let of_application = attachments::of_version(tx, case.id, 1).await.expect("files");
        assert_eq!(of_application, std::slice::from_ref(&paper), "the application has its own");

        let granted = reports::granted(tx, case.id).await.expect("an answer").expect("a grant");
        assert!(reports::handed_in(tx, &granted).await.expect("an answer").is_none());
        assert!(reports::answers(tx, granted.award.submission).await.expect("an answer").is_none());
        let whole = reports::find(tx, &granted).await.expect("a report");
        assert_eq!((whole.filing.map(|filing| filing.id), whole.report.files.len()), (Some(report.id), 1));

        let change = of(FilingKind::Change, 1, Some(later(1)));
        filings::add(tx, &change).await.expect("a change");
        let all = reports::requests(tx, case.id).await.expect("requests");
        assert_eq!((all.len(), all[0].kind, all[0].outcome), (1, RequestKind::Change, None));
        reports::settle(tx, change.id, Returned::Accepted, later(2)).await.expect("answered");
        assert!(reports::settle(tx, change.id, Returned::GivenBack, later(3)).await.is_err(), "once");
        let plan = reports::plan(tx, &granted.application).await.expect("a plan");
        assert!(plan.lines.is_empty(), "the change in force counts, and it has no lines");
        let after = case_files::after_grant(tx, &case, day()).await.expect("an answer").expect("a grant");
        assert_eq!((after.filed.len(), after.plans.len(), after.change), (1, 1, None));
    });
}

#[test]
fn the_ledger_and_the_desk_know_what_waits() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        let (case, award) = granted(&mut ground).await;
        let (officer, agent, department) = (ground.officer, ground.agent, ground.department);
        let tx = &mut ground.tx;
        let scope = Scope::Departments(vec![department]);
        let year = award.fiscal_year().0;
        for (kind, amount) in [(PaymentKind::Advance, 30_000), (PaymentKind::Refund, 2_000)] {
            let payment = Payment { kind, amount: Yen(amount), on: day() };
            awards::add_payment(tx, case.id, &payment, "", officer, morning()).await.expect("recorded");
        }
        let lines = ledger::of_year(tx, &scope, year).await.expect("a ledger");
        assert_eq!(lines.len(), 1);
        assert_eq!(
            (lines[0].granted, lines[0].paid, lines[0].returned, lines[0].confirmed),
            (100_000, 30_000, 2_000, None)
        );
        assert!(ledger::of_year(tx, &scope, year - 1).await.expect("a ledger").is_empty());
        assert_eq!(ledger::years(tx, &scope).await.expect("years"), [year]);
        assert!(
            ledger::overdue(tx, &scope, award.report_due_on).await.expect("late").is_empty(),
            "the last day counts"
        );
        let late = ledger::overdue(tx, &scope, award.report_due_on + Days::new(1)).await.expect("late");
        assert_eq!((late.len(), late[0].due_on), (1, award.report_due_on));

        let drafted = |id: u128, state: DecisionState| Ruling {
            id: RulingId(Uuid::from_u128(id)),
            submission: case.id,
            kind: RulingKind::Revocation,
            filing: None,
            amount: Yen(0),
            repay_by: None,
            reason: "理由".into(),
            state,
            drafted_by: officer,
            drafted_at: later(id as i64),
            route: Route::default(),
            passed: Vec::new(),
            number: None,
            decided_on: None,
        };
        rulings::add(tx, &drafted(1, DecisionState::Drafted)).await.expect("drafted");
        assert_eq!(ledger::rulings(tx, agent, &[department]).await.expect("rulings").len(), 1);
        assert!(ledger::rulings(tx, officer, &[department]).await.expect("rulings").is_empty(), "not one's own");
        rulings::add(tx, &drafted(2, DecisionState::SentBack)).await.expect("drafted");
        assert_eq!(ledger::given_back(tx, officer).await.expect("given back").len(), 1);
        let invoice = Filing { kind: FilingKind::Invoice, submitted_at: Some(later(3)), ..filing(case.id) };
        filings::add(tx, &invoice).await.expect("an invoice");
        let waiting = ledger::requests(tx, &scope).await.expect("requests");
        assert_eq!((waiting.len(), waiting[0].who.as_str()), (1, "invoice"));
        reports::settle(tx, invoice.id, Returned::Accepted, later(4)).await.expect("answered");
        assert!(ledger::requests(tx, &scope).await.expect("requests").is_empty());
    });
}
