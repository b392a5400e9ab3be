//! Reports and requests after the grant, put together from their filings（実績報告・申請・請求）.

use super::proposals::{self, Whole as Application};
use super::{StoreError, Stored, Tx, Write, attachments, awards, exactly_one, filings, on};
use chrono::{DateTime, Utc};
use domain::awards::{Award, Ledger, Report, RequestKind, Returned};
use domain::budget::Budget;
use domain::filings::{Filing, FilingKind};
use domain::forms::Answers;
use domain::people::{FilingId, SubmissionId};
use domain::submissions::Stage;

/// A case after its grant, with what its pages need.
#[derive(Debug, Clone)]
pub struct Granted {
    /// The application as it was handed in.
    pub application: Application,
    /// The grant.
    pub award: Award,
    /// What was paid and returned.
    pub ledger: Ledger,
    /// The budget as it was last approved.
    pub plan: Budget,
}

/// A report with the filing that its answers stand in.
#[derive(Debug, Clone)]
pub struct Whole {
    /// The report.
    pub report: Report,
    /// Its filing; none before anything was saved.
    pub filing: Option<Filing>,
}

/// A request with how it ended.
#[derive(Debug, Clone)]
pub struct Filed {
    /// What it is.
    pub kind: RequestKind,
    /// Its filing.
    pub filing: Filing,
    /// How the city answered; nothing while it waits.
    pub outcome: Option<Returned>,
}

/// A case after its grant. `None` before.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn granted(tx: &mut Tx, id: SubmissionId) -> Stored<Option<Granted>> {
    let Some(award) = awards::find(tx, id).await? else { return Ok(None) };
    let Some(application) = proposals::handed_in(tx, id).await? else { return Ok(None) };
    let ledger = awards::ledger(tx, &award, application.proposal.call.rules.terms.advance).await?;
    let plan = plan(tx, &application).await?;
    Ok(Some(Granted { application, award, ledger, plan }))
}

/// The budget of a case as it was last approved: that of the last change in force, or of the application.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn plan(tx: &mut Tx, application: &Application) -> Stored<Budget> {
    let allowed = &application.proposal.call.rules.eligible;
    let in_force = requests(tx, application.proposal.case.id).await?.into_iter().rfind(|filed| {
        filed.kind == RequestKind::Change && matches!(filed.outcome, Some(Returned::Accepted | Returned::Noted))
    });
    let lines = match in_force {
        Some(change) => filings::lines(tx, change.filing.id).await?,
        None => application.proposal.lines.clone(),
    };
    Ok(Budget::read(&lines, allowed).budget)
}

/// The report of a case as its group sees it: the one that is being written.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn find(tx: &mut Tx, granted: &Granted) -> Stored<Whole> {
    let filing = filings::latest(tx, granted.application.proposal.case.id, FilingKind::Report).await?;
    whole(tx, granted, filing).await
}

/// The report as it was last handed in: all that the city sees.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn handed_in(tx: &mut Tx, granted: &Granted) -> Stored<Option<Whole>> {
    let id = granted.application.proposal.case.id;
    match filings::latest_final(tx, id, FilingKind::Report).await? {
        Some(filing) => whole(tx, granted, Some(filing)).await.map(Some),
        None => Ok(None),
    }
}

/// What the report says as it was last handed in. `None` before.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn answers(tx: &mut Tx, id: SubmissionId) -> Stored<Option<Answers>> {
    Ok(filings::latest_final(tx, id, FilingKind::Report).await?.map(|filing| filing.answers))
}

async fn whole(tx: &mut Tx, granted: &Granted, filing: Option<Filing>) -> Stored<Whole> {
    let proposal = &granted.application.proposal;
    let (mut answers, mut files, mut correction) = (Answers::default(), Vec::new(), None);
    if let Some(filing) = &filing {
        answers = filing.answers.clone();
        files = attachments::of_filing(tx, proposal.case.id, FilingKind::Report, filing.version).await?;
        if proposal.case.stage == Stage::ReportReturned && filing.submitted_at.is_none() {
            correction = filings::correction(tx, filing.id).await?;
        }
    }
    let report = Report {
        case: proposal.case.clone(),
        award: granted.award.clone(),
        ledger: granted.ledger.clone(),
        grant: proposal.grant(),
        allowed: proposal.call.rules.eligible.clone(),
        plan: granted.plan.clone(),
        answers,
        files,
        correction,
    };
    Ok(Whole { report, filing })
}

/// The requests that a group has handed in, the first one first.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn requests(tx: &mut Tx, id: SubmissionId) -> Stored<Vec<Filed>> {
    let sql = "SELECT id, outcome FROM filing WHERE submission_id = $1 AND submitted_at IS NOT NULL
                   AND kind IN ('grant_application', 'change', 'discontinuation', 'advance', 'status', 'invoice',
                       'dealing')
               LIMIT 300";
    let rows: Vec<(uuid::Uuid, String)> = on!(tx, c => sqlx::query_as(sql).bind(id.0).fetch_all(c).await)?;
    let outcome = |filing: &Filing| rows.iter().find(|(id, _)| *id == filing.id.0).map(|(_, code)| code.clone());
    let mut found = Vec::new();
    for kind in RequestKind::ALL {
        if rows.is_empty() {
            break;
        }
        for filing in filings::versions(tx, id, kind.filing()).await? {
            let Some(code) = outcome(&filing) else { continue };
            found.push(Filed { kind, filing, outcome: Returned::from_code(&code) });
        }
    }
    found.sort_by_key(|filed| (filed.filing.submitted_at, filed.filing.id.0));
    Ok(found)
}

/// Keeps how a request ended.
///
/// # Errors
/// The driver's, or it was answered already.
pub async fn settle(tx: &mut Write, id: FilingId, outcome: Returned, at: DateTime<Utc>) -> Stored<()> {
    let sql = "UPDATE filing SET outcome = $2, settled_at = $3 WHERE id = $1 AND outcome = ''";
    let rows =
        on!(tx, c => sqlx::query(sql).bind(id.0).bind(outcome.code()).bind(at).execute(c).await?.rows_affected());
    exactly_one("filing", id, rows)
}

/// What is corrupt about a case that has a grant and no record of it.
pub fn no_award(id: SubmissionId) -> StoreError {
    StoreError::RowCount { table: "award", id: id.to_string(), expected: 1, found: 0 }
}
