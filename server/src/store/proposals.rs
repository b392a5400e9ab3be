//! A proposal as a whole, put together from its case, call, filing, lines and files（提案の全体）.

use super::{StoreError, Stored, Tx, attachments, call_forms, calls, filings, intakes, on, people, submissions, talks};
use chrono::{DateTime, Utc};
use domain::calendar::date_in_japan;
use domain::calls::Standing;
use domain::corrections::{Aside, Correction};
use domain::filings::{Filing, FilingKind};
use domain::forms::Form;
use domain::intake::Intake;
use domain::people::{Organisation, OrganisationId, ProgrammeId, SubmissionId};
use domain::proposals::{Proposal, Revision};
use domain::submissions::{Stage, Submission};

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
    /// What it has beside, where it came on paper.
    pub intake: Option<Intake>,
}

/// The proposal with this id as its group sees it: with a correction that is being written.
///
/// # Errors
/// The driver's, or a case without its call, filing or group.
pub async fn find(tx: &mut Tx, id: SubmissionId) -> Stored<Option<Whole>> {
    let Some(case) = submissions::find(tx, id).await? else { return Ok(None) };
    let filing = filings::latest(tx, id, FilingKind::Application).await?.ok_or_else(|| gone("filing", id))?;
    let mut whole = whole(tx, case, filing).await?;
    if whole.proposal.case.stage == Stage::Returned {
        whole.proposal.revision = revision(tx, &whole).await?;
    }
    Ok(Some(whole))
}

/// The proposal with this id as it was last handed in: all that the city sees. `None` for a draft.
///
/// # Errors
/// The driver's, or a case without its call or group.
pub async fn handed_in(tx: &mut Tx, id: SubmissionId) -> Stored<Option<Whole>> {
    let Some(case) = submissions::find(tx, id).await? else { return Ok(None) };
    let Some(filing) = filings::latest_final(tx, id, FilingKind::Application).await? else { return Ok(None) };
    whole(tx, case, filing).await.map(Some)
}

/// Every version that was handed in, the first one first.
///
/// # Errors
/// As [`handed_in`].
pub async fn versions(tx: &mut Tx, id: SubmissionId) -> Stored<Vec<Whole>> {
    let Some(case) = submissions::find(tx, id).await? else { return Ok(Vec::new()) };
    let mut versions = Vec::new();
    for filing in filings::versions(tx, id, FilingKind::Application).await? {
        if filing.submitted_at.is_some() {
            versions.push(whole(tx, case.clone(), filing).await?);
        }
    }
    Ok(versions)
}

/// What the group had typed for corrections that were taken back, the first one first（途中の補正）.
///
/// # Errors
/// The driver's, or one of which nobody knows what was asked for.
pub async fn asides(tx: &mut Tx, id: SubmissionId) -> Stored<Vec<Aside>> {
    let mut asides = Vec::new();
    for filing in filings::versions(tx, id, FilingKind::SetAside).await? {
        asides.push(Aside {
            correction: asked(tx, &filing).await?,
            lines: filings::lines(tx, filing.id).await?,
            files: attachments::added_in(tx, id, FilingKind::SetAside, filing.version).await?,
            saved_at: filing.saved_at,
            answers: filing.answers,
        });
    }
    Ok(asides)
}

async fn whole(tx: &mut Tx, case: Submission, filing: Filing) -> Stored<Whole> {
    let mut call = calls::find(tx, case.call).await?.ok_or_else(|| gone("call", case.call))?;
    let older = if call.form.version > 1 { call_forms::older(tx, call.id).await? } else { Vec::new() };
    if let Some(then) = case.submitted_at.filter(|_| !older.is_empty()) {
        call.form = call_forms::at(tx, call.id, then).await?.unwrap_or(call.form);
    }
    let group = people::organisation(tx, case.group).await?.ok_or_else(|| gone("organisation", case.group))?;
    let lines = filings::lines(tx, filing.id).await?;
    let files = attachments::of_version(tx, case.id, filing.version).await?;
    let standing = Standing {
        kind: Some(group.kind),
        times_used: times_supported(tx, case.group, call.programme, case.id, case.submitted_at).await?,
        consulted: call.rules.terms.consultation_required && talks::held(tx, call.id, &group.name).await?,
    };
    let answers = filing.answers.clone();
    let proposal = Proposal { case, call, answers, lines, files, standing, revision: None };
    let intake = match proposal.case.channel.is_paper() {
        true => Some(intakes::find(tx, proposal.case.id).await?.ok_or_else(|| gone("intake", proposal.case.id))?),
        false => None,
    };
    Ok(Whole { proposal, filing, group, older, intake })
}

async fn revision(tx: &mut Tx, whole: &Whole) -> Stored<Option<Revision>> {
    let id = whole.proposal.case.id;
    let correction = asked(tx, &whole.filing).await?;
    let before = handed_in(tx, id).await?.ok_or_else(|| gone("filing", id))?;
    Ok(Some(Revision { correction, before: Box::new(before.proposal) }))
}

/// What a filing that is a correction has to mend.
async fn asked(tx: &mut Tx, filing: &Filing) -> Stored<Correction> {
    let correction = filings::correction(tx, filing.id).await?;
    correction.ok_or_else(|| StoreError::corrupt("filing", "due_at", filing.id, "nothing"))
}

fn gone(table: &'static str, id: impl ToString) -> StoreError {
    StoreError::RowCount { table, id: id.to_string(), expected: 1, found: 0 }
}

/// How often a programme has supported a group, other than by one case. What was decided after that case had been handed
/// in does not count: a grant of the next year must not lower the rate of the one before.
///
/// # Errors
/// The driver's.
pub async fn times_supported(
    tx: &mut Tx,
    group: OrganisationId,
    programme: ProgrammeId,
    other_than: SubmissionId,
    handed_in: Option<DateTime<Utc>>,
) -> Stored<u32> {
    let sql = "SELECT count(*) FROM submission s JOIN call c ON c.id = s.call_id
               WHERE s.group_id = $1 AND c.programme_id = $2 AND s.id <> $3 AND s.stage NOT IN ('withdrawn', 'revoked')
                 AND EXISTS (SELECT 1 FROM decision d
                             WHERE d.submission_id = s.id AND d.state = 'released' AND d.outcome <> 'rejected')
                 AND ($4 IS NULL OR EXISTS (SELECT 1 FROM decision first
                             WHERE first.submission_id = s.id AND first.decided_on <= $4
                               AND first.outcome <> 'rejected' AND first.state IN ('released', 'replaced')))";
    let count: i64 = on!(tx, c => sqlx::query_scalar(sql)
        .bind(group.0)
        .bind(programme.0)
        .bind(other_than.0)
        .bind(handed_in.map(date_in_japan))
        .fetch_one(c).await)?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}
