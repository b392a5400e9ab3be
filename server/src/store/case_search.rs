//! What a case is found by（案件の検索）: its number, title, group, applicant, answers and files as they were last handed in.

use super::search::{self, Kind};
use super::{Stored, Tx, Write, attachments, filings, on, people, submissions};
use domain::filings::FilingKind;
use domain::people::{OrganisationId, SubmissionId};
use uuid::Uuid;

async fn texts(tx: &mut Tx, id: SubmissionId) -> Stored<Vec<String>> {
    let Some(case) = submissions::find(tx, id).await?.filter(|case| case.number.is_some()) else {
        return Ok(Vec::new());
    };
    let mut texts = vec![case.title];
    texts.extend(case.number);
    texts.extend(people::organisation(tx, case.group).await?.map(|group| group.name));
    texts.extend(people::find(tx, case.owner).await?.map(|owner| owner.name));
    if let Some(filing) = filings::latest_final(tx, id, FilingKind::Application).await? {
        let files = attachments::of_version(tx, id, filing.version).await?;
        texts.extend(filing.answers.iter().map(|(_, answer)| answer.to_owned()));
        texts.extend(files.into_iter().map(|file| file.name));
    }
    Ok(texts)
}

/// Writes down what a case is found by, as it stands in this very transaction. Drafts are not found.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn write(tx: &mut Write, id: SubmissionId) -> Stored<()> {
    let texts = texts(tx, id).await?;
    if texts.is_empty() { Ok(()) } else { search::put(tx, Kind::Case, id.0, &texts).await }
}

/// The same for every case of a group, after its name has changed.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn write_group(tx: &mut Write, group: OrganisationId) -> Stored<()> {
    let sql = "SELECT id FROM submission WHERE group_id = $1 AND submitted_at IS NOT NULL ORDER BY begun_at LIMIT 1000";
    let ids: Vec<Uuid> = on!(tx, c => sqlx::query_scalar(sql).bind(group.0).fetch_all(c).await)?;
    for id in ids {
        write(tx, SubmissionId(id)).await?;
    }
    Ok(())
}
