//! Erasing a person and what was the person's alone（登録の削除）.

use super::{Stored, Tx, Write, exactly_one, on, orphans};
use chrono::{DateTime, Utc};
use domain::people::{OrganisationId, PersonId, SubmissionId};
use uuid::Uuid;

/// Whether a group has a case on which somebody still works.
///
/// # Errors
/// The driver's.
pub async fn has_running_case(tx: &mut Tx, group: OrganisationId) -> Stored<bool> {
    let sql = "SELECT count(*) FROM submission WHERE group_id = $1
        AND stage NOT IN ('draft', 'ineligible', 'rejected', 'withdrawn')";
    let count: i64 = on!(tx, c => sqlx::query_scalar(sql).bind(group.0).fetch_one(c).await)?;
    Ok(count > 0)
}

/// Deletes the drafts of a person, or of a group, with answers, lines and files. What was handed in stays.
///
/// # Errors
/// The driver's.
pub async fn drafts(tx: &mut Write, person: PersonId, group: OrganisationId, at: DateTime<Utc>) -> Stored<u64> {
    let sql = "SELECT id FROM submission WHERE owner_id = $1 AND group_id = $2 AND stage = 'draft' LIMIT 1000";
    let ids: Vec<Uuid> = on!(tx, c => sqlx::query_scalar(sql).bind(person.0).bind(group.0).fetch_all(c).await)?;
    for id in &ids {
        draft(tx, SubmissionId(*id), at).await?;
    }
    Ok(ids.len() as u64)
}

/// Deletes one draft with answers, lines and files.
///
/// # Errors
/// The driver's.
pub async fn draft(tx: &mut Write, id: SubmissionId, at: DateTime<Utc>) -> Stored<()> {
    let sql = "SELECT DISTINCT sha256 FROM attachment WHERE submission_id = $1";
    let bytes: Vec<String> = on!(tx, c => sqlx::query_scalar(sql).bind(id.0).fetch_all(c).await)?;
    for sha256 in bytes {
        orphans::add(tx, &sha256, at).await?;
    }
    let statements = [
        "UPDATE message SET submission_id = NULL WHERE submission_id = $1",
        "DELETE FROM draft_page WHERE filing_id IN (SELECT id FROM filing WHERE submission_id = $1)",
        "DELETE FROM budget_line WHERE filing_id IN (SELECT id FROM filing WHERE submission_id = $1)",
        "DELETE FROM filing WHERE submission_id = $1",
        "DELETE FROM attachment WHERE submission_id = $1",
        "DELETE FROM submission WHERE id = $1",
    ];
    for sql in statements {
        on!(tx, c => sqlx::query(sql).bind(id.0).execute(c).await.map(drop))?;
    }
    Ok(())
}

/// Empties what a group without people has said of itself and kept here.
///
/// # Errors
/// The driver's.
pub async fn group(tx: &mut Write, group: OrganisationId, at: DateTime<Utc>) -> Stored<()> {
    let sql = "SELECT DISTINCT sha256 FROM group_file WHERE organisation_id = $1";
    let bytes: Vec<String> = on!(tx, c => sqlx::query_scalar(sql).bind(group.0).fetch_all(c).await)?;
    for sha256 in bytes {
        orphans::add(tx, &sha256, at).await?;
    }
    let statements = [
        "DELETE FROM group_profile WHERE organisation_id = $1",
        "DELETE FROM group_file WHERE organisation_id = $1",
        "DELETE FROM group_invitation WHERE organisation_id = $1",
    ];
    for sql in statements {
        on!(tx, c => sqlx::query(sql).bind(group.0).execute(c).await.map(drop))?;
    }
    Ok(())
}

/// Takes away everything that tells who a person was: the row stays for cases and the journal to refer to,
/// under another name. Letters that are not about a case go; the one that says good-bye is written afterwards.
///
/// # Errors
/// The driver's, or no such person.
pub async fn person(tx: &mut Write, id: PersonId, name: &str, at: DateTime<Utc>) -> Stored<()> {
    // No address has this form, so nobody can ever register it.
    let tombstone = format!("erased:{id}");
    // The opinions still count as one sender's, whom nothing tells any more.
    let sql = "UPDATE opinion SET sender_key = $2 WHERE person_id = $1 AND sender_key IS NOT NULL";
    on!(tx, c => sqlx::query(sql).bind(id.0).bind(&tombstone).execute(c).await.map(drop))?;
    let statements = [
        "DELETE FROM web_session WHERE person_id = $1",
        "DELETE FROM link_token WHERE person_id = $1",
        "DELETE FROM passkey WHERE person_id = $1",
        "DELETE FROM passkey_ceremony WHERE person_id = $1",
        "DELETE FROM recovery_code WHERE person_id = $1",
        "DELETE FROM second_factor WHERE person_id = $1",
        "DELETE FROM email_change WHERE person_id = $1",
        "DELETE FROM message WHERE to_person_id = $1 AND submission_id IS NULL",
        "DELETE FROM opinion_author WHERE opinion_id IN (SELECT id FROM opinion WHERE person_id = $1)",
        "UPDATE opinion SET person_id = NULL, manage_hash = NULL WHERE person_id = $1",
        "DELETE FROM group_invitation WHERE invited_by = $1",
        "UPDATE message SET subscription_id = NULL WHERE subscription_id IN
             (SELECT id FROM subscription WHERE email_key = (SELECT email_key FROM person WHERE id = $1))",
        "DELETE FROM subscription WHERE email_key = (SELECT email_key FROM person WHERE id = $1)",
        "DELETE FROM group_invitation WHERE email_key = (SELECT email_key FROM person WHERE id = $1)",
    ];
    for sql in statements {
        on!(tx, c => sqlx::query(sql).bind(id.0).execute(c).await.map(drop))?;
    }
    let sql = "UPDATE person SET name = $2, name_folded = '', email = '', email_key = $3, password_hash = NULL,
                   confirmed_at = NULL, erased_at = $4 WHERE id = $1";
    let rows = on!(tx, c => sqlx::query(sql)
        .bind(id.0)
        .bind(name)
        .bind(&tombstone)
        .bind(at)
        .execute(c).await?.rows_affected());
    exactly_one("person", id, rows)
}
