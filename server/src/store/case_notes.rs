//! Notes among staff, and who is called upon in them（内部メモ・呼びかけ）.

use super::{Stored, Tx, Write, on};
use chrono::{DateTime, Utc};
use domain::people::{PersonId, SubmissionId};
use uuid::Uuid;

/// A note on a case.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Note {
    /// Which.
    pub id: Uuid,
    /// Name of who wrote it.
    pub author: String,
    /// What it says.
    pub body: String,
    /// When it was written.
    pub created_at: DateTime<Utc>,
}

/// Writes a note.
///
/// # Errors
/// The driver's.
pub async fn add(
    tx: &mut Write,
    id: Uuid,
    case: SubmissionId,
    author: PersonId,
    body: &str,
    at: DateTime<Utc>,
) -> Stored<()> {
    let sql = "INSERT INTO case_note (id, submission_id, author_id, body, created_at) VALUES ($1, $2, $3, $4, $5)";
    on!(tx, c => sqlx::query(sql)
        .bind(id)
        .bind(case.0)
        .bind(author.0)
        .bind(body)
        .bind(at)
        .execute(c).await.map(drop))?;
    Ok(())
}

/// Calls upon somebody in a note.
///
/// # Errors
/// The driver's.
pub async fn mention(tx: &mut Write, note: Uuid, person: PersonId) -> Stored<()> {
    let sql = "INSERT INTO case_mention (note_id, person_id) VALUES ($1, $2)";
    on!(tx, c => sqlx::query(sql).bind(note).bind(person.0).execute(c).await.map(drop))?;
    Ok(())
}

/// The notes on a case, oldest first.
///
/// # Errors
/// The driver's.
pub async fn of_case(tx: &mut Tx, case: SubmissionId) -> Stored<Vec<Note>> {
    const SQL: &str = "SELECT n.id, p.name AS author, n.body, n.created_at FROM case_note n
        JOIN person p ON p.id = n.author_id WHERE n.submission_id = $1 ORDER BY n.created_at, n.id LIMIT 500";
    Ok(on!(tx, c => sqlx::query_as(SQL).bind(case.0).fetch_all(c).await)?)
}

/// Notes that call upon a person and were not looked at, with the case's number, oldest first. What has become
/// of the person's roles since is asked by whoever shows them.
///
/// # Errors
/// The driver's.
pub async fn unseen(tx: &mut Tx, person: PersonId) -> Stored<Vec<(SubmissionId, String, Note)>> {
    const SQL: &str =
        "SELECT s.id AS case_id, COALESCE(s.number, '') AS number, n.id, p.name AS author, n.body, n.created_at
        FROM case_mention m JOIN case_note n ON n.id = m.note_id
        JOIN submission s ON s.id = n.submission_id JOIN person p ON p.id = n.author_id
        WHERE m.person_id = $1 AND m.seen_at IS NULL ORDER BY n.created_at, n.id LIMIT 50";
    #[derive(sqlx::FromRow)]
    struct Row {
        case_id: Uuid,
        number: String,
        #[sqlx(flatten)]
        note: Note,
    }
    let rows: Vec<Row> = on!(tx, c => sqlx::query_as(SQL).bind(person.0).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|row| (SubmissionId(row.case_id), row.number, row.note)).collect())
}

/// Notes that the person has looked at the notes of a case. `false`: there was nothing new.
///
/// # Errors
/// The driver's.
pub async fn see(tx: &mut Write, case: SubmissionId, person: PersonId, at: DateTime<Utc>) -> Stored<bool> {
    let sql = "UPDATE case_mention SET seen_at = $3 WHERE person_id = $2 AND seen_at IS NULL
               AND note_id IN (SELECT id FROM case_note WHERE submission_id = $1)";
    let rows = on!(tx, c => sqlx::query(sql).bind(case.0).bind(person.0).bind(at).execute(c).await?.rows_affected());
    Ok(rows > 0)
}

/// People whom a note from before `until` calls upon, who have neither looked nor been told by mail.
///
/// # Errors
/// The driver's.
pub async fn untold(tx: &mut Tx, until: DateTime<Utc>) -> Stored<Vec<PersonId>> {
    let sql = "SELECT DISTINCT m.person_id FROM case_mention m JOIN case_note n ON n.id = m.note_id
               WHERE m.seen_at IS NULL AND m.told_at IS NULL AND n.created_at <= $1 LIMIT 200";
    let ids: Vec<Uuid> = on!(tx, c => sqlx::query_scalar(sql).bind(until).fetch_all(c).await)?;
    Ok(ids.into_iter().map(PersonId).collect())
}

/// Notes that a person was told by mail of everything that waits. `false`: somebody else told.
///
/// # Errors
/// The driver's.
pub async fn tell(tx: &mut Write, person: PersonId, at: DateTime<Utc>) -> Stored<bool> {
    let sql = "UPDATE case_mention SET told_at = $2 WHERE person_id = $1 AND seen_at IS NULL AND told_at IS NULL";
    let rows = on!(tx, c => sqlx::query(sql).bind(person.0).bind(at).execute(c).await?.rows_affected());
    Ok(rows > 0)
}
