//! A proposal as a whole, put together from its case, call, filing, lines and files（提案の全体）.

use super::{StoreError, Stored, Tx, attachments, calls, filings, people, submissions};
use domain::filings::{Filing, FilingKind};
use domain::people::{Organisation, SubmissionId};
use domain::proposals::Proposal;

/// A proposal with what its pages need beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct Whole {
    /// The proposal.
    pub proposal: Proposal,
    /// The filing that its answers stand in.
    pub filing: Filing,
    /// The group that applies.
    pub group: Organisation,
}

/// The proposal with this id.
///
/// # Errors
/// The driver's, or a case without its call, filing or group.
pub async fn find(tx: &mut Tx, id: SubmissionId) -> Stored<Option<Whole>> {
    let Some(case) = submissions::find(tx, id).await? else { return Ok(None) };
    let call = calls::find(tx, case.call).await?.ok_or_else(|| gone("call", case.call))?;
    let filing = filings::latest(tx, id, FilingKind::Application).await?.ok_or_else(|| gone("filing", id))?;
    let group = people::organisation(tx, case.group).await?.ok_or_else(|| gone("organisation", case.group))?;
    let lines = filings::lines(tx, filing.id).await?;
    let files = attachments::of_case(tx, id).await?;
    let proposal = Proposal { case, call, answers: filing.answers.clone(), lines, files };
    Ok(Some(Whole { proposal, filing, group }))
}

fn gone(table: &'static str, id: impl ToString) -> StoreError {
    StoreError::RowCount { table, id: id.to_string(), expected: 1, found: 0 }
}
