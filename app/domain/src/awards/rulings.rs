//! What the city decides after the grant（額の確定・変更承認・中止承認・取消・財産処分の承認）: drafted by one person, approved along the
//! department's route by others, in force at the last step.

use super::{Award, AwardProblem, Ledger};
use crate::calendar::date_in_japan;
use crate::corrections::coming_day;
use crate::decisions::{DecisionState, Passed, REMARK_MAX, Route, RouteStep};
use crate::forms::Answers;
use crate::money::Yen;
use crate::people::{FilingId, PersonId, RulingId, SubmissionId, Viewer};
use crate::problems::{Problem, Problems, Refusal};
use crate::submissions::{Objection, Step, Submission, Verb};
use chrono::{DateTime, NaiveDate, Utc};
use serde_json::json;

/// What is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RulingKind {
    /// 額の確定
    Settlement,
    /// 変更の承認
    Change,
    /// 中止・廃止の承認
    Discontinuation,
    /// 交付決定の取消し
    Revocation,
    /// 財産の処分の承認
    Dealing,
    /// 財産の処分の不承認
    DealingRefusal,
}

impl RulingKind {
    /// Every kind.
    pub const ALL: [RulingKind; 6] = [
        RulingKind::Settlement,
        RulingKind::Change,
        RulingKind::Discontinuation,
        RulingKind::Revocation,
        RulingKind::Dealing,
        RulingKind::DealingRefusal,
    ];

    /// The code in the database.
    pub fn code(self) -> &'static str {
        match self {
            RulingKind::Settlement => "settlement",
            RulingKind::Change => "change",
            RulingKind::Discontinuation => "discontinuation",
            RulingKind::Revocation => "revocation",
            RulingKind::Dealing => "dealing",
            RulingKind::DealingRefusal => "dealing_refusal",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        RulingKind::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// The verb that drafts it.
    pub fn drafting(self) -> Verb {
        match self {
            RulingKind::Settlement => Verb::DraftSettlement,
            RulingKind::Change => Verb::DraftChange,
            RulingKind::Discontinuation => Verb::DraftDiscontinuation,
            RulingKind::Revocation => Verb::DraftRevocation,
            RulingKind::Dealing => Verb::DraftDealing,
            RulingKind::DealingRefusal => Verb::DraftDealingRefusal,
        }
    }

    /// The verb that puts it in force.
    pub fn approving(self) -> Verb {
        match self {
            RulingKind::Settlement => Verb::Confirm,
            RulingKind::Change => Verb::ApproveChange,
            RulingKind::Discontinuation => Verb::Discontinue,
            RulingKind::Revocation => Verb::Revoke,
            RulingKind::Dealing => Verb::AllowDealing,
            RulingKind::DealingRefusal => Verb::RefuseDealing,
        }
    }

    /// Whether money is to be returned where a ruling says `amount` and the group has `held`. A change leaves more to be
    /// settled later; what is said of property has nothing to do with what the group was paid.
    fn asks_for_money(self, amount: Yen, held: Yen) -> bool {
        match self {
            RulingKind::Change | RulingKind::DealingRefusal => false,
            RulingKind::Dealing => amount > Yen::ZERO,
            RulingKind::Settlement | RulingKind::Discontinuation | RulingKind::Revocation => amount < held,
        }
    }

    /// The amount of its form, at most `most`.
    fn amount(self, typed: &str, most: Yen) -> Result<Yen, Problem> {
        let above = match self {
            RulingKind::Dealing => AwardProblem::AboveGrant { most },
            _ => AwardProblem::AboveFormula { most },
        };
        match Yen::parse(typed) {
            _ if self == RulingKind::DealingRefusal => Ok(Yen::ZERO),
            _ if typed.trim().is_empty() => Err(Problem::Missing),
            Err(_) => Err(Problem::NotMoney),
            Ok(amount) if amount.is_negative() || amount > most => Err(Problem::Award(above)),
            Ok(amount) => Ok(amount),
        }
    }
}

/// A ruling.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ruling {
    /// Which.
    pub id: RulingId,
    /// On which case.
    pub submission: SubmissionId,
    /// What.
    pub kind: RulingKind,
    /// The report or request that it answers.
    pub filing: Option<FilingId>,
    /// What it leaves the group: 確定額, or 変更後の交付決定額. Of a leave to do something with property: what has to be
    /// paid for it（納付額）.
    pub amount: Yen,
    /// By when money is to be returned, where some is.
    pub repay_by: Option<NaiveDate>,
    /// Reason, told to the group.
    pub reason: String,
    /// Where it stands.
    pub state: DecisionState,
    /// Who drafted it.
    pub drafted_by: PersonId,
    /// When.
    pub drafted_at: DateTime<Utc>,
    /// The route it was drafted for.
    pub route: Route,
    /// Who has passed it on, in order.
    pub passed: Vec<Passed>,
    /// Document number, once it is in force.
    pub number: Option<String>,
    /// Its date.
    pub decided_on: Option<NaiveDate>,
}

impl Ruling {
    /// Whether it waits for somebody on its route.
    pub fn is_pending(&self) -> bool {
        self.state == DecisionState::Drafted
    }

    /// The step that it waits for.
    pub fn waits_for(&self) -> Option<&RouteStep> {
        if self.is_pending() { self.route.0.get(self.passed.len()) } else { None }
    }

    /// Whether the step it waits for puts it in force.
    pub fn is_at_last_step(&self) -> bool {
        self.passed.len() + 1 >= self.route.0.len()
    }

    /// Who has had it: nobody sees the same draft twice.
    pub fn hands(&self) -> Vec<PersonId> {
        self.passed.iter().map(|passed| passed.by).chain([self.drafted_by]).collect()
    }

    /// What passing the present step is called.
    pub fn approving_verb(&self) -> Verb {
        if self.is_at_last_step() { self.kind.approving() } else { Verb::ConsentRuling }
    }
}

/// What a drafted ruling says, once its form was checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RulingDraft {
    /// What it leaves the group.
    pub amount: Yen,
    /// By when money is to be returned.
    pub repay_by: Option<NaiveDate>,
    /// Reason.
    pub reason: String,
}

/// Drafts a ruling from its form: `amount`, `reason`, and `repay-by` where the group would have more than it is left.
/// `most` is what the formula gives on the figures of the report or of the change; a revocation leaves at most what was
/// granted, and a leave to do something with property asks for no more. A refusal of it has no amount. `present` is the last
/// ruling of the case.
///
/// # Errors
/// Missing or unreadable fields, more than the formula gives, a ruling that waits, or the table's refusal.
pub fn draft(
    viewer: &Viewer,
    case: &Submission,
    kind: RulingKind,
    present: Option<&Ruling>,
    (most, held): (Yen, Yen),
    sheet: &Answers,
    now: DateTime<Utc>,
) -> Result<(RulingDraft, Step), Objection> {
    let mut step = case.step(viewer, kind.drafting(), None, "")?;
    if present.is_some_and(Ruling::is_pending) {
        return Err(Refusal::NotNow(kind.drafting()).into());
    }
    let mut problems = Problems::none();
    let amount = kind.amount(sheet.get("amount"), most).map_err(|problem| problems.add("amount", problem)).ok();
    let length = sheet.get("reason").chars().count();
    if sheet.get("reason").trim().is_empty() {
        problems.add("reason", Problem::Missing);
    } else if length > REMARK_MAX {
        problems.add("reason", Problem::TooLong { max: REMARK_MAX, now: length });
    }
    let returns = amount.is_some_and(|amount| kind.asks_for_money(amount, held));
    let repay_by = if returns { coming_day("repay-by", sheet.get("repay-by"), now, &mut problems) } else { None };
    match amount {
        Some(amount) if problems.is_empty() => {
            let repay_by = repay_by.map(date_in_japan);
            step.entry = step.entry.with(json!({ "amount": amount.0 }));
            Ok((RulingDraft { amount, repay_by, reason: sheet.get("reason").to_owned() }, step))
        }
        _ => Err(problems.into()),
    }
}

fn may_act(viewer: &Viewer, case: &Submission, ruling: &Ruling, verb: Verb) -> Result<(), Refusal> {
    let waits = ruling.waits_for().ok_or(Refusal::NotNow(verb))?;
    if viewer.id().is_some_and(|id| ruling.hands().contains(&id)) {
        return Err(Refusal::OwnDraft);
    }
    if waits.is_of(viewer, case.department) { Ok(()) } else { Err(Refusal::NotYourTurn) }
}

/// Passes a drafted ruling on（回議）, or puts it in force at the last step（決裁）.
///
/// # Errors
/// `OwnDraft` for whoever drafted it or had it before, `NotYourTurn`, `NotNow` unless it waits, or the table's refusal.
pub fn approve(viewer: &Viewer, case: &Submission, ruling: &Ruling) -> Result<Step, Refusal> {
    let verb = ruling.approving_verb();
    let mut step = case.step(viewer, verb, None, "")?;
    may_act(viewer, case, ruling, verb)?;
    if ruling.is_at_last_step() {
        step.entry = step.entry.because(&*ruling.reason).with(json!({ "amount": ruling.amount.0 }));
    }
    Ok(step)
}

/// Gives a drafted ruling back to who wrote it（差し戻し）: whoever has it now may, and so may the drafter.
///
/// # Errors
/// A missing reason, `NotYourTurn`, `NotNow` unless it waits, or the table's refusal.
pub fn send_back(viewer: &Viewer, case: &Submission, ruling: &Ruling, reason: &str) -> Result<Step, Objection> {
    let step = case.step(viewer, Verb::SendBackRuling, None, reason)?;
    may_send_back(viewer, case, ruling)?;
    if reason.trim().is_empty() {
        return Err(Problems::one("reason", Problem::Missing).into());
    }
    Ok(step)
}

fn may_send_back(viewer: &Viewer, case: &Submission, ruling: &Ruling) -> Result<(), Refusal> {
    let waits = ruling.waits_for().ok_or(Refusal::NotNow(Verb::SendBackRuling))?;
    let takes_back = viewer.id() == Some(ruling.drafted_by);
    if takes_back || waits.is_of(viewer, case.department) { Ok(()) } else { Err(Refusal::NotYourTurn) }
}

/// What stands open beside the stage: what the page of a case has to know to show its forms.
#[derive(Debug, Clone, Copy)]
pub struct Open<'a> {
    /// The grant.
    pub award: Option<&'a Award>,
    /// The money.
    pub ledger: Option<&'a Ledger>,
    /// The last ruling.
    pub ruling: Option<&'a Ruling>,
    /// The requests that wait for the city.
    pub requests: &'a [super::RequestKind],
    /// Whether something that was acquired with the grant is restricted.
    pub is_restricted: bool,
}

/// Leaves of a list of verbs those that make sense now, knowing rulings, requests and the money as well.
pub fn verbs(viewer: &Viewer, case: &Submission, verbs: &mut Vec<Verb>, open: Open<'_>) {
    use super::RequestKind;
    let pending = open.ruling.filter(|ruling| ruling.is_pending());
    let waits = |kind: RequestKind| open.requests.contains(&kind);
    let money = |wanted: fn(&Ledger) -> Yen| open.ledger.is_some_and(|ledger| wanted(ledger) > Yen::ZERO);
    verbs.retain(|verb| match verb {
        Verb::DraftSettlement | Verb::DraftRevocation => pending.is_none(),
        Verb::DraftChange => pending.is_none() && waits(RequestKind::Change),
        Verb::DraftDiscontinuation => pending.is_none() && waits(RequestKind::Discontinuation),
        Verb::AskDealing => open.is_restricted && !waits(RequestKind::Dealing),
        Verb::DraftDealing | Verb::DraftDealingRefusal => pending.is_none() && waits(RequestKind::Dealing),
        Verb::ReturnReport => pending.is_none(),
        Verb::ReturnRequest => pending.is_none() && open.requests.iter().any(|kind| kind.waits_for_answer()),
        Verb::Confirm
        | Verb::ApproveChange
        | Verb::Discontinue
        | Verb::Revoke
        | Verb::AllowDealing
        | Verb::RefuseDealing
        | Verb::ConsentRuling => {
            let ours = pending.filter(|ruling| ruling.approving_verb() == *verb);
            ours.is_some_and(|ruling| may_act(viewer, case, ruling, *verb).is_ok())
        }
        Verb::SendBackRuling => pending.is_some_and(|ruling| may_send_back(viewer, case, ruling).is_ok()),
        Verb::PayAdvance => waits(RequestKind::Advance),
        Verb::PayBalance => waits(RequestKind::Invoice) && money(Ledger::payable),
        Verb::TakeRefund => money(Ledger::refundable),
        Verb::Close => open.ledger.is_some_and(Ledger::is_settled),
        Verb::Grant => waits(RequestKind::Grant),
        _ => true,
    });
}
