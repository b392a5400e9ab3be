//! A proposal as a whole, put together from its case, call, filing, lines and files（提案の全体）.

use super::{StoreError, Stored, Tx, attachments, call_forms, calls, filings, on, people, submissions, talks};
use domain::calls::Standing;
use domain::filings::{Filing, FilingKind};
use domain::forms::Form;
use domain::people::{Organisation, OrganisationId, ProgrammeId, SubmissionId};
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
    /// Forms of the call that came before the present one.
    pub older: Vec<Form>,
}

/// The proposal with this id.
///
/// # Errors
/// The driver's, or a case without its call, filing or group.
pub async fn find(tx: &mut Tx, id: SubmissionId) -> Stored<Option<Whole>> {
    let Some(case) = submissions::find(tx, id).await? else { return Ok(None) };
    let mut call = calls::find(tx, case.call).await?.ok_or_else(|| gone("call", case.call))?;
    let older = if call.form.version > 1 { call_forms::older(tx, call.id).await? } else { Vec::new() };
    if let Some(then) = case.submitted_at.filter(|_| !older.is_empty()) {
        call.form = call_forms::at(tx, call.id, then).await?.unwrap_or(call.form);
    }
    let filing = filings::latest(tx, id, FilingKind::Application).await?.ok_or_else(|| gone("filing", id))?;
    let group = people::organisation(tx, case.group).await?.ok_or_else(|| gone("organisation", case.group))?;
    let lines = filings::lines(tx, filing.id).await?;
    let files = attachments::of_case(tx, id).await?;
    let standing = Standing {
        kind: Some(group.kind),
        times_used: times_supported(tx, case.group, call.programme, id).await?,
        consulted: call.rules.terms.consultation_required && talks::held(tx, call.id, &group.name).await?,
    };
    let proposal = Proposal { case, call, answers: filing.answers.clone(), lines, files, standing };
    Ok(Some(Whole { proposal, filing, group, older }))
}

fn gone(table: &'static str, id: impl ToString) -> StoreError {
    StoreError::RowCount { table, id: id.to_string(), expected: 1, found: 0 }
}

/// How often a programme has supported a group, other than by one case.
///
/// # Errors
/// The driver's.
pub async fn times_supported(
    tx: &mut Tx,
    group: OrganisationId,
    programme: ProgrammeId,
    other_than: SubmissionId,
) -> Stored<u32> {
    let sql = "SELECT count(*) FROM submission s JOIN call c ON c.id = s.call_id
               WHERE s.group_id = $1 AND c.programme_id = $2 AND s.id <> $3 AND s.stage NOT IN ('withdrawn', 'revoked')
                 AND EXISTS (SELECT 1 FROM decision d
                             WHERE d.submission_id = s.id AND d.state = 'released' AND d.outcome <> 'rejected')";
    let count: i64 = on!(tx, c => sqlx::query_scalar(sql)
        .bind(group.0)
        .bind(programme.0)
        .bind(other_than.0)
        .fetch_one(c).await)?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}
