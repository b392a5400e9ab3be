//! Everything on file for one case, as staff read it（一件書類）.

use super::{StoreError, Stored, Tx, attachments, calls, decisions, filings, history, messages, people, submissions};
use domain::decisions::Decision;
use domain::filings::{Filing, FilingKind};
use domain::history::HistoryEntry;
use domain::money::Yen;
use domain::people::{CallId, Organisation, OrganisationId, Person, PersonId, SubmissionId};
use domain::proposals::Proposal;
use domain::submissions::Submission;

/// How many views of personal data a case page lists.
pub const VIEWS: i64 = 50;

/// What staff see of a case.
#[derive(Debug, Clone)]
pub struct CaseFile {
    /// The application as it was handed in.
    pub proposal: Proposal,
    /// Who applies.
    pub group: Organisation,
    /// Who began it.
    pub owner: Person,
    /// The check sheet.
    pub screening: Option<Filing>,
    /// The panel's opinion.
    pub opinion: Option<Filing>,
    /// The decision that counts.
    pub decision: Option<Decision>,
    /// Who drafted it.
    pub drafter: Option<Person>,
    /// Who approved it.
    pub approver: Option<Person>,
    /// All that the round has approved.
    pub approved_total: Yen,
    /// What happened, with names.
    pub history: Vec<(HistoryEntry, Option<String>)>,
    /// Who looked at it, with names.
    pub views: Vec<(HistoryEntry, Option<String>)>,
    /// Letters about it.
    pub letters: Vec<messages::Message>,
}

/// The application of a case: its call, answers, budget and files.
///
/// # Errors
/// The driver's, or a row that refers to nothing.
pub async fn proposal(tx: &mut Tx, case: Submission) -> Stored<Proposal> {
    let call = calls::find(tx, case.call).await?;
    let call = call.ok_or_else(|| StoreError::corrupt("submission", "call_id", case.id, case.call))?;
    let filing = filings::latest(tx, case.id, FilingKind::Application).await?;
    let (answers, lines) = match filing {
        Some(filing) => {
            let lines = filings::lines(tx, filing.id).await?;
            (filing.answers, lines)
        }
        None => Default::default(),
    };
    let files = attachments::of_case(tx, case.id).await?;
    Ok(Proposal { case, call, answers, lines, files })
}

/// Reads everything.
///
/// # Errors
/// The driver's, or a row that refers to nothing.
pub async fn read(tx: &mut Tx, case: Submission) -> Stored<CaseFile> {
    let id = case.id;
    let group = group(tx, id, case.group).await?;
    let owner = person(tx, "submission", "owner_id", case.owner).await?;
    let proposal = proposal(tx, case).await?;
    let screening = filings::latest(tx, id, FilingKind::Screening).await?;
    let opinion = filings::latest(tx, id, FilingKind::PanelOpinion).await?;
    let decision = decisions::of_case(tx, id).await?;
    let (mut drafter, mut approver) = (None, None);
    if let Some(decision) = &decision {
        drafter = people::find(tx, decision.drafted_by).await?;
        if let Some(by) = decision.approved_by {
            approver = people::find(tx, by).await?;
        }
    }
    let approved_total = decisions::approved_total(tx, proposal.call.id).await?;
    let history = history::of_subject(tx, id.0).await?;
    let views = history::views_of(tx, id.0, VIEWS).await?;
    let letters = messages::of_case(tx, id).await?;
    Ok(CaseFile {
        proposal,
        group,
        owner,
        screening,
        opinion,
        decision,
        drafter,
        approver,
        approved_total,
        history,
        views,
        letters,
    })
}

async fn group(tx: &mut Tx, case: SubmissionId, id: OrganisationId) -> Stored<Organisation> {
    people::organisation(tx, id).await?.ok_or_else(|| StoreError::corrupt("submission", "group_id", case, id))
}

async fn person(tx: &mut Tx, table: &'static str, column: &'static str, id: PersonId) -> Stored<Person> {
    people::find(tx, id).await?.ok_or_else(|| StoreError::corrupt(table, column, id, "nobody"))
}

/// A case of a call in the preview of its release.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The case with its decision.
    pub candidate: domain::decisions::Candidate,
    /// The group's name.
    pub group: String,
    /// The amount asked for.
    pub requested: Yen,
}

/// Every submitted case of a call with the decision that counts for it, in the order they came in.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn of_call(tx: &mut Tx, call: CallId) -> Stored<Vec<Listed>> {
    let mut latest = decisions::latest_of_call(tx, call).await?;
    let cases = submissions::of_call(tx, call).await?;
    let mut facts = submissions::facts_of_call(tx, call).await?;
    let listed = cases.into_iter().map(|case| {
        let decision = latest.remove(&case.id);
        let (group, requested) = facts.remove(&case.id).unwrap_or_default();
        Listed { candidate: domain::decisions::Candidate { case, decision }, group, requested }
    });
    Ok(listed.collect())
}
