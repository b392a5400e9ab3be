//! What a group asks for or tells on the way（交付申請・変更・中止・概算払・状況報告・請求・財産処分）.

use super::awards::purpose;
use super::cases::{NotDone, carry_out, case as found, commit};
use crate::state::State;
use crate::store::proposals::{self, Whole as Application};
use crate::store::reports::{self, Granted};
use crate::store::{Stored, Write, awards as store, filings, property, submissions};
use chrono::{DateTime, NaiveDate, Utc};
use domain::awards::{self as rules, Award, BankAccount, Changed, Property, Request, RequestKind, Returned};
use domain::budget::{Budget, RawLine};
use domain::calendar::date_in_japan;
use domain::filings::Filing;
use domain::forms::Answers;
use domain::money::Yen;
use domain::people::{FilingId, SubmissionId, Viewer};
use domain::problems::{Problems, Refusal};
use domain::submissions::Submission;
use uuid::Uuid;

/// Everything that a request is measured against.
#[derive(Debug, Clone)]
pub struct Ground {
    /// The case with its application.
    pub application: Application,
    /// The grant with its money; none before it was decided.
    pub granted: Option<Granted>,
    /// The budget as it was last approved.
    pub plan: Budget,
    /// The kinds of which one waits for the city.
    pub open: Vec<RequestKind>,
    /// What was acquired with the grant and is restricted（財産の処分の制限）.
    pub restricted: Vec<Property>,
}

impl Ground {
    /// Reads it, as of a day.
    ///
    /// # Errors
    /// `NotFound` for a case that was never handed in, or the store's.
    pub async fn read(
        tx: &mut crate::store::Tx,
        id: SubmissionId,
        today: NaiveDate,
    ) -> Result<Ground, crate::store::Failure> {
        let application = proposals::handed_in(tx, id).await?.ok_or(Refusal::NotFound)?;
        let granted = reports::granted(tx, id).await?;
        let plan = match &granted {
            Some(granted) => granted.plan.clone(),
            None => reports::plan(tx, &application).await?,
        };
        let all = reports::requests(tx, id).await?;
        let open = all.iter().filter(|filed| filed.outcome.is_none()).map(|filed| filed.kind).collect();
        let mut restricted = property::of_case(tx, id).await?;
        restricted.retain(|entry| entry.is_restricted(today));
        Ok(Ground { application, granted, plan, open, restricted })
    }

    /// A request with what was typed, and the bank account apart.
    pub fn request<'a>(
        &'a self,
        kind: RequestKind,
        answers: &'a Answers,
        grant: &'a domain::money::Grant,
    ) -> Request<'a> {
        let proposal = &self.application.proposal;
        Request {
            kind,
            case: &proposal.case,
            award: self.granted.as_ref().map(|granted| &granted.award),
            ledger: self.granted.as_ref().map(|granted| &granted.ledger),
            rules: &proposal.call.rules,
            grant,
            plan: &self.plan,
            is_open: self.open.contains(&kind),
            is_restricted: !self.restricted.is_empty(),
            answers,
        }
    }
}

/// What of a sent form stays with the filing: everything but the bank account and what steers the page.
pub fn kept(typed: &Answers) -> Answers {
    let own = typed.iter().filter(|(key, _)| !BankAccount::owns(key) && *key != "go");
    own.map(|(key, value)| (key.to_owned(), value.to_owned())).collect()
}

/// Hands a request in（提出する）. Pressed twice, the second finds that one waits already.
///
/// # Errors
/// Missing fields, a rule's refusal, or the store's.
pub async fn file(
    state: &State,
    viewer: &Viewer,
    id: SubmissionId,
    kind: RequestKind,
    typed: &Answers,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    submissions::lock(&mut tx, id).await?;
    let case = found(&mut tx, id).await?;
    case.allows(viewer, kind.verb())?;
    let ground = Ground::read(&mut tx, id, date_in_japan(now)).await?;
    let (answers, grant) = (kept(typed), ground.application.proposal.grant());
    let request = ground.request(kind, &answers, &grant);
    let (step, account) = request.file(viewer, typed)?;
    let before = filings::latest(&mut tx, id, kind.filing()).await?;
    let filing = Filing {
        id: FilingId(Uuid::now_v7()),
        submission: id,
        kind: kind.filing(),
        version: before.map_or(1, |before| before.version.saturating_add(1)),
        answers: answers.clone(),
        saved_at: now,
        submitted_at: Some(now),
    };
    filings::add(&mut tx, &filing).await?;
    if let Some(account) = account {
        let open = serde_json::to_vec(&account).unwrap_or_default();
        let sealed = state.sealing.seal(&purpose(&case), &open)?;
        store::put_account(&mut tx, id, &sealed, now).await?;
    }
    if let (RequestKind::Change, Some(granted)) = (kind, &ground.granted) {
        let changed = request.changed().map_err(NotDone::Mend)?;
        filings::put_lines(&mut tx, filing.id, &lines(&changed.plan)).await?;
        if changed.is_small {
            put_change(&mut tx, granted, &case, &filing, None, now).await?;
            reports::settle(&mut tx, filing.id, Returned::Noted, now).await?;
        }
    }
    carry_out(&mut tx, state, &case, kind.verb(), &step, now).await?;
    Ok(commit(tx, state).await?)
}

fn lines(plan: &Budget) -> Vec<RawLine> {
    plan.lines.iter().map(domain::budget::BudgetLine::to_raw).collect()
}

/// What a change that was handed in leaves.
///
/// # Errors
/// What of it cannot be read any more.
pub(super) fn change_of(granted: &Granted, case: &Submission, answers: &Answers) -> Result<Changed, Problems> {
    let proposal = &granted.application.proposal;
    let grant = proposal.grant();
    let request = Request {
        kind: RequestKind::Change,
        case,
        award: Some(&granted.award),
        ledger: Some(&granted.ledger),
        rules: &proposal.call.rules,
        grant: &grant,
        plan: &granted.plan,
        is_open: true,
        is_restricted: false,
        answers,
    };
    request.changed()
}

/// Lets a change count: amount, days, and what was begun of the report goes over to the new plan. `amount` is what a
/// ruling left; a small change leaves what was granted, until the amount is confirmed.
pub(super) async fn put_change(
    tx: &mut Write,
    granted: &Granted,
    case: &Submission,
    filing: &Filing,
    amount: Option<Yen>,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let changed = change_of(granted, case, &filing.answers).map_err(NotDone::Mend)?;
    let before = &granted.award;
    let ends_on = changed.ends_on.or(before.ends_on);
    let terms = &granted.application.proposal.call.rules.terms;
    let award = Award {
        granted: amount.unwrap_or(before.granted),
        ends_on,
        report_due_on: rules::report_due(terms, before.granted_on, ends_on),
        ..before.clone()
    };
    store::change(tx, &award).await?;
    carry_report_over(tx, granted, &changed.plan, now).await?;
    Ok(())
}

async fn carry_report_over(tx: &mut Write, granted: &Granted, after: &Budget, now: DateTime<Utc>) -> Stored<()> {
    let whole = reports::find(tx, granted).await?;
    let Some(filing) = whole.filing.filter(|filing| filing.submitted_at.is_none()) else { return Ok(()) };
    let answers = rules::carry_over(&granted.plan, after, &filing.answers);
    filings::save(tx, filing.id, &answers, now).await
}
