//! What the city does after the grant: rulings, payments, closing（額の確定・変更承認・中止・取消・財産処分の承認・支払・完了）.

use super::cases::{NotDone, carry_out, commit, in_turn, next_document};
use crate::state::State;
use crate::store::reports::{self, Filed, Granted};
use crate::store::{
    Failure, Stored, Write, approval_routes, awards as store, decisions, filings, history, programmes, rulings,
};
use chrono::{DateTime, NaiveDate, Utc};
use domain::awards::{
    self as rules, Award, BankAccount, Payment, PaymentKind, RequestKind, Returned, Ruling, RulingKind,
};
use domain::calendar::{date_in_japan, parse_date};
use domain::decisions::{DecisionState, Passed};
use domain::filings::FilingKind;
use domain::forms::Answers;
use domain::history::{Entry, SEE_ACCOUNT, Subject};
use domain::money::Yen;
use domain::people::{FilingId, Role, RulingId, Viewer};
use domain::problems::{Problem, Problems, Refusal};
use domain::submissions::{Stage, Submission, Verb};
use serde_json::json;
use uuid::Uuid;

/// The answer of the application that says when the project ends.
const ENDS: &str = "ends";

/// Begins the record of a grant that was just decided. Called by every step that leads there.
///
/// # Errors
/// The store's.
pub(super) async fn begin(tx: &mut Write, case: &Submission, now: DateTime<Utc>) -> Stored<()> {
    let Some(decision) = decisions::in_force(tx, case.id).await? else { return Ok(()) };
    let Some(filing) = filings::latest_final(tx, case.id, FilingKind::Application).await? else { return Ok(()) };
    let Some(call) = crate::store::calls::find(tx, case.call).await? else { return Ok(()) };
    // Where the grant follows its own application, it has its own day.
    let granted_on = if call.rules.apply_after_selection { None } else { decision.decided_on };
    let granted_on = granted_on.unwrap_or_else(|| date_in_japan(now));
    let ends_on = parse_date(filing.answers.get(ENDS)).ok();
    let award = Award::begun(case.id, decision.amount, granted_on, ends_on, &call.rules.terms);
    store::put(tx, case, &award).await?;
    for filed in reports::requests(tx, case.id).await? {
        if filed.kind == RequestKind::Grant && filed.outcome.is_none() {
            reports::settle(tx, filed.filing.id, Returned::Accepted, now).await?;
        }
    }
    Ok(())
}

/// A case after its grant, in the turn of its call. The table of moves speaks first.
async fn hold(tx: &mut Write, viewer: &Viewer, number: &str, verb: Verb) -> Result<(Submission, Granted), NotDone> {
    let case = in_turn(tx, number).await?;
    case.allows(viewer, verb)?;
    let granted = reports::granted(tx, case.id).await?.ok_or_else(|| reports::no_award(case.id))?;
    Ok((case, granted))
}

/// The request of a kind that waits for the city.
async fn open_request(tx: &mut Write, case: &Submission, kind: RequestKind) -> Stored<Option<Filed>> {
    let all = reports::requests(tx, case.id).await?;
    Ok(all.into_iter().rfind(|filed| filed.kind == kind && filed.outcome.is_none()))
}

/// What a ruling is about: the filing, and the most that it may leave the group.
async fn subject(
    tx: &mut Write,
    case: &Submission,
    granted: &Granted,
    kind: RulingKind,
) -> Result<(Option<FilingId>, Yen), NotDone> {
    let none = || NotDone::from(Refusal::NotNow(kind.drafting()));
    Ok(match kind {
        RulingKind::Settlement => {
            let whole = reports::handed_in(tx, granted).await?.ok_or_else(none)?;
            let settlement = whole.report.accounts().settlement.ok_or_else(none)?;
            (whole.filing.map(|filing| filing.id), settlement.confirmed)
        }
        RulingKind::Change => {
            let filed = open_request(tx, case, RequestKind::Change).await?.ok_or_else(none)?;
            let amount =
                super::requests::change_of(granted, case, &filed.filing.answers).map_err(NotDone::Mend)?.amount;
            (Some(filed.filing.id), amount)
        }
        RulingKind::Discontinuation => {
            let filed = open_request(tx, case, RequestKind::Discontinuation).await?.ok_or_else(none)?;
            let grant = granted.application.proposal.grant();
            let most = rules::most_at_end(&grant, granted.award.granted, &filed.filing.answers);
            (Some(filed.filing.id), most)
        }
        RulingKind::Revocation => (None, granted.award.confirmed.unwrap_or(granted.award.granted)),
        RulingKind::Dealing | RulingKind::DealingRefusal => {
            let filed = open_request(tx, case, RequestKind::Dealing).await?.ok_or_else(none)?;
            (Some(filed.filing.id), granted.award.confirmed.unwrap_or(granted.award.granted))
        }
    })
}

/// Drafts a ruling（起案する）.
///
/// # Errors
/// Missing or unreadable fields, a rule's refusal, or the store's.
pub async fn draft(
    state: &State,
    viewer: &Viewer,
    number: &str,
    kind: RulingKind,
    sheet: &Answers,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let (case, granted) = hold(&mut tx, viewer, number, kind.drafting()).await?;
    let present = rulings::of_case(&mut tx, case.id).await?.pop();
    let (filing, most) = subject(&mut tx, &case, &granted, kind).await?;
    let held = granted.ledger.held();
    let (drafted, step) = rules::draft(viewer, &case, kind, present.as_ref(), (most, held), sheet, now)?;
    let route = approval_routes::of_department(&mut tx, case.department).await?;
    let ruling = Ruling {
        id: RulingId(Uuid::now_v7()),
        submission: case.id,
        kind,
        filing,
        amount: drafted.amount,
        repay_by: drafted.repay_by,
        reason: drafted.reason,
        state: DecisionState::Drafted,
        drafted_by: viewer.id().ok_or(Refusal::SignInFirst)?,
        drafted_at: now,
        route,
        passed: Vec::new(),
        number: None,
        decided_on: None,
    };
    rulings::add(&mut tx, &ruling).await?;
    carry_out(&mut tx, state, &case, kind.drafting(), &step, now).await?;
    Ok(commit(tx, state).await?)
}

/// The ruling that waits on a case.
async fn pending(tx: &mut Write, viewer: &Viewer, number: &str) -> Result<(Submission, Ruling), NotDone> {
    let case = in_turn(tx, number).await?;
    case.allows(viewer, Verb::SendBackRuling)?;
    let last = rulings::of_case(tx, case.id).await?.pop().filter(Ruling::is_pending);
    Ok((case, last.ok_or(Refusal::NotNow(Verb::ConsentRuling))?))
}

/// Passes a ruling on, or puts it in force at the last step of its route（承認・決裁する）. `seen` is the draft that stood
/// on the approver's page.
///
/// # Errors
/// A rule's refusal, or the store's.
pub async fn approve(
    state: &State,
    viewer: &Viewer,
    number: &str,
    seen: Option<RulingId>,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let (case, mut ruling) = pending(&mut tx, viewer, number).await?;
    let verb = ruling.approving_verb();
    if seen.is_some_and(|seen| seen != ruling.id) {
        return Err(Refusal::NotNow(verb).into());
    }
    let step = rules::approve(viewer, &case, &ruling)?;
    let in_force = ruling.is_at_last_step();
    ruling.passed.push(Passed { by: viewer.id().ok_or(Refusal::SignInFirst)?, at: now });
    rulings::pass_on(&mut tx, ruling.id, &ruling.passed).await?;
    if in_force {
        put_in_force(&mut tx, &case, &ruling, now).await?;
    }
    carry_out(&mut tx, state, &case, verb, &step, now).await?;
    if in_force && step.to != case.stage && step.to != Stage::Confirmed {
        close_if_settled(&mut tx, &Submission { stage: step.to, ..case.clone() }, now).await?;
    }
    Ok(commit(tx, state).await?)
}

/// What a ruling does besides moving the case: its number, the amounts, the answer to a request.
async fn put_in_force(tx: &mut Write, case: &Submission, ruling: &Ruling, now: DateTime<Utc>) -> Result<(), NotDone> {
    let today = date_in_japan(now);
    let granted = reports::granted(tx, case.id).await?.ok_or_else(|| reports::no_award(case.id))?;
    let call = &granted.application.proposal.call;
    let number = next_document(tx, call, now).await?;
    rulings::put_in_force(tx, ruling.id, &number, today).await?;
    match ruling.kind {
        RulingKind::Change => {
            let filed = open_request(tx, case, RequestKind::Change).await?;
            let filed = filed.filter(|filed| Some(filed.filing.id) == ruling.filing);
            let filed = filed.ok_or(Refusal::NotNow(Verb::ApproveChange))?;
            super::requests::put_change(tx, &granted, case, &filed.filing, Some(ruling.amount), now).await?;
            reports::settle(tx, filed.filing.id, Returned::Accepted, now).await?;
        }
        RulingKind::Settlement => {
            let whole = reports::handed_in(tx, &granted).await?;
            let actual = whole.map(|whole| whole.report.accounts().expense());
            store::confirm(tx, case.id, (ruling.amount, actual), today, ruling.repay_by).await?;
        }
        RulingKind::Dealing | RulingKind::DealingRefusal => {
            let filed = open_request(tx, case, RequestKind::Dealing).await?;
            let filed = filed.filter(|filed| Some(filed.filing.id) == ruling.filing);
            let filed = filed.ok_or(Refusal::NotNow(ruling.kind.approving()))?;
            let allowed = ruling.kind == RulingKind::Dealing;
            let outcome = if allowed { Returned::Accepted } else { Returned::Refused };
            reports::settle(tx, filed.filing.id, outcome, now).await?;
        }
        RulingKind::Discontinuation | RulingKind::Revocation => {
            store::confirm(tx, case.id, (ruling.amount, None), today, ruling.repay_by).await?;
            for filed in reports::requests(tx, case.id).await? {
                let answered = Some(filed.filing.id) == ruling.filing;
                if filed.outcome.is_none() && filed.kind.waits_for_answer() {
                    let outcome = if answered { Returned::Accepted } else { Returned::GivenBack };
                    reports::settle(tx, filed.filing.id, outcome, now).await?;
                }
            }
        }
    }
    Ok(())
}

/// Gives a drafted ruling back to who wrote it（差し戻す）.
///
/// # Errors
/// A missing reason, a rule's refusal, or the store's.
pub async fn send_back(
    state: &State,
    viewer: &Viewer,
    number: &str,
    reason: &str,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let (case, ruling) = pending(&mut tx, viewer, number).await?;
    let step = rules::send_back(viewer, &case, &ruling, reason)?;
    rulings::send_back(&mut tx, ruling.id).await?;
    carry_out(&mut tx, state, &case, Verb::SendBackRuling, &step, now).await?;
    Ok(commit(tx, state).await?)
}

/// Gives a request back to the group with a reason（申請・請求を差し戻す）.
///
/// # Errors
/// Missing fields, a rule's refusal, or the store's.
pub async fn give_back(
    state: &State,
    viewer: &Viewer,
    number: &str,
    sheet: &Answers,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let case = in_turn(&mut tx, number).await?;
    case.allows(viewer, Verb::ReturnRequest)?;
    let last = rulings::of_case(&mut tx, case.id).await?.pop();
    if last.is_some_and(|ruling| ruling.is_pending()) {
        return Err(Refusal::NotNow(Verb::ReturnRequest).into());
    }
    let Some(kind) = RequestKind::from_code(sheet.get("request")).filter(|kind| kind.waits_for_answer()) else {
        return Err(NotDone::Mend(Problems::one("request", Problem::Missing)));
    };
    let step = rules::give_back(viewer, &case, kind, sheet.get("reason"))?;
    let filed = open_request(&mut tx, &case, kind).await?.ok_or(Refusal::NotNow(Verb::ReturnRequest))?;
    reports::settle(&mut tx, filed.filing.id, Returned::GivenBack, now).await?;
    carry_out(&mut tx, state, &case, Verb::ReturnRequest, &step, now).await?;
    Ok(commit(tx, state).await?)
}

/// The day and the amount of a payment, as its form sends them: `amount`, `on`, `note`.
fn read_payment(
    kind: PaymentKind,
    granted: &Granted,
    asked: Option<Yen>,
    sheet: &Answers,
    today: NaiveDate,
) -> Result<Payment, Problems> {
    let mut problems = Problems::none();
    let amount = match Yen::parse(sheet.get("amount")) {
        _ if sheet.get("amount").trim().is_empty() => Err(Problem::Missing),
        Err(_) => Err(Problem::NotMoney),
        Ok(amount) => Ok(amount),
    };
    let amount = amount.map_err(|problem| problems.add("amount", problem)).ok();
    let on = match parse_date(sheet.get("on")) {
        _ if sheet.get("on").trim().is_empty() => Err(Problem::Missing),
        Err(_) => Err(Problem::NotADate),
        Ok(day) => granted.award.check_payment_day(day, today).map(|()| day).map_err(Problem::Award),
    };
    let on = on.map_err(|problem| problems.add("on", problem)).ok();
    let now = sheet.get("note").chars().count();
    if now > 200 {
        problems.add("note", Problem::TooLong { max: 200, now });
    }
    let (Some(amount), Some(on)) = (amount, on) else { return Err(problems) };
    let payment = Payment { kind, amount, on };
    if let Err(problem) = granted.ledger.after(payment, asked) {
        problems.add("amount", Problem::Award(problem));
    }
    problems.or(payment)
}

/// The verb that records a payment.
pub fn paying_verb(kind: PaymentKind) -> Verb {
    match kind {
        PaymentKind::Advance => Verb::PayAdvance,
        PaymentKind::Balance => Verb::PayBalance,
        PaymentKind::Refund => Verb::TakeRefund,
    }
}

/// Records a payment or a refund（支払い・返還を記録する）. Money goes out only on a request for it.
///
/// # Errors
/// Missing or unreadable fields, more than may be paid, a rule's refusal, or the store's.
pub async fn pay(
    state: &State,
    viewer: &Viewer,
    number: &str,
    kind: PaymentKind,
    sheet: &Answers,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let verb = paying_verb(kind);
    let mut tx = state.db.write().await?;
    let (case, granted) = hold(&mut tx, viewer, number, verb).await?;
    let asked = match kind {
        PaymentKind::Advance => Some(RequestKind::Advance),
        PaymentKind::Balance => Some(RequestKind::Invoice),
        PaymentKind::Refund => None,
    };
    let request = match asked {
        Some(request) => Some(open_request(&mut tx, &case, request).await?.ok_or(Refusal::NotNow(verb))?),
        None => None,
    };
    let wanted = request.as_ref().and_then(|filed| rules::asked_in_advance(&filed.filing.answers));
    let payment = read_payment(kind, &granted, wanted, sheet, date_in_japan(now)).map_err(NotDone::Mend)?;
    let by = viewer.id().ok_or(Refusal::SignInFirst)?;
    store::add_payment(&mut tx, case.id, &payment, sheet.get("note"), by, now).await?;
    let after = granted
        .ledger
        .after(payment, wanted)
        .map_err(|problem| NotDone::Mend(Problems::one("amount", Problem::Award(problem))))?;
    if let Some(filed) = request
        && (kind == PaymentKind::Advance || after.payable() == Yen::ZERO)
    {
        reports::settle(&mut tx, filed.filing.id, Returned::Accepted, now).await?;
    }
    let mut step = case.step(viewer, verb, None, "")?;
    step.entry = step.entry.with(json!({ "amount": payment.amount.0, "on": payment.on.to_string() }));
    carry_out(&mut tx, state, &case, verb, &step, now).await?;
    if case.stage != Stage::Confirmed {
        close_if_settled(&mut tx, &case, now).await?;
    }
    Ok(commit(tx, state).await?)
}

/// A case that ended early or was revoked is done with once the money is where it belongs.
async fn close_if_settled(tx: &mut Write, case: &Submission, now: DateTime<Utc>) -> Result<(), NotDone> {
    if !matches!(case.stage, Stage::Discontinued | Stage::Revoked) {
        return Ok(());
    }
    let granted = reports::granted(tx, case.id).await?.ok_or_else(|| reports::no_award(case.id))?;
    if granted.ledger.is_settled() {
        keep(tx, &granted, date_in_japan(now)).await?;
    }
    Ok(())
}

/// Notes the day on which a case was done with, and until when its papers are kept.
async fn keep(tx: &mut Write, granted: &Granted, today: NaiveDate) -> Stored<()> {
    let proposal = &granted.application.proposal;
    let years = programmes::find(tx, proposal.call.programme).await?.map_or(5, |programme| programme.retention_years);
    let years = u32::try_from(years).unwrap_or(5);
    store::close(tx, proposal.case.id, today, rules::keep_until(today, years)).await
}

/// Closes a case whose money is where it belongs（完了とする）.
///
/// # Errors
/// A rule's refusal, or the store's.
pub async fn close(state: &State, viewer: &Viewer, number: &str, now: DateTime<Utc>) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let (case, granted) = hold(&mut tx, viewer, number, Verb::Close).await?;
    if !granted.ledger.is_settled() {
        return Err(Refusal::NotNow(Verb::Close).into());
    }
    let step = case.step(viewer, Verb::Close, None, "")?;
    keep(&mut tx, &granted, date_in_japan(now)).await?;
    carry_out(&mut tx, state, &case, Verb::Close, &step, now).await?;
    Ok(commit(tx, state).await?)
}

/// The purpose for which a bank account is sealed: it opens for no other case.
pub(super) fn purpose(case: &Submission) -> Vec<u8> {
    format!("account:{}", case.id).into_bytes()
}

/// The bank account of a case, for those who pay. That somebody looked is noted before anything is shown.
///
/// # Errors
/// `NotFound` to those who may not know of the case, `NotPermitted` to all who do not pay, or the store's.
pub async fn account(
    state: &State,
    viewer: &Viewer,
    number: &str,
    now: DateTime<Utc>,
) -> Result<(Submission, Option<BankAccount>), Failure> {
    let mut tx = state.db.write().await?;
    let case = crate::store::submissions::find_by_number(&mut tx, number).await?.ok_or(Refusal::NotFound)?;
    if !viewer.reads(case.department) || !case.is_readable_by(viewer) {
        return Err(Refusal::NotFound.into());
    }
    if case.is_of(viewer) {
        return Err(Refusal::OwnCase.into());
    }
    if !viewer.is_in(Role::Payer, case.department) {
        return Err(Refusal::NotPermitted.into());
    }
    let Some((sealed, _)) = store::account(&mut tx, case.id).await? else { return Ok((case, None)) };
    let entry = Entry::new(viewer.id(), Subject::Submission(case.id.0), SEE_ACCOUNT);
    history::append(&mut tx, &entry, now).await?;
    let open = state.sealing.open(&purpose(&case), &sealed)?;
    tx.commit().await?;
    let account = serde_json::from_slice(&open)
        .map_err(|_| crate::store::StoreError::corrupt("bank_account", "sealed", case.id, "unreadable"))?;
    Ok((case, Some(account)))
}
