//! Passages of published texts that the public does not read（公表用の墨消し）.

use super::{StoreError, Stored, Tx, Write, on};
use chrono::{DateTime, Utc};
use domain::forms::Answers;
use domain::people::{CallId, PersonId, SubmissionId};
use domain::redaction::{Field, Ground, MASK, Redacted, hide_all};
use std::collections::HashMap;
use uuid::Uuid;

/// The kind of subject in the database: a case.
const CASE: &str = "submission";

/// What is hidden of one text, with who wanted it and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marked {
    /// Which text.
    pub field: Field,
    /// The text of that day with its passages.
    pub redacted: Redacted,
    /// Why.
    pub ground: Ground,
    /// Explained.
    pub why: String,
    /// Who, by name.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
}

#[derive(sqlx::FromRow)]
struct Row {
    field: String,
    original: String,
    passages: String,
    ground: String,
    why: String,
    marked_by: String,
    marked_at: DateTime<Utc>,
}

fn corrupt(case: SubmissionId, column: &'static str, value: &str) -> StoreError {
    StoreError::corrupt("redaction", column, case, value)
}

/// What is hidden of the texts of a case.
///
/// # Errors
/// The driver's, or a row that the rules do not know.
pub async fn of_case(tx: &mut Tx, case: SubmissionId) -> Stored<Vec<Marked>> {
    let sql = "SELECT r.field, r.original, r.passages, r.ground, r.why, p.name AS marked_by, r.marked_at
               FROM redaction r JOIN person p ON p.id = r.marked_by
               WHERE r.subject_kind = $1 AND r.subject_id = $2 ORDER BY r.field LIMIT 20";
    let rows: Vec<Row> = on!(tx, c => sqlx::query_as(sql).bind(CASE).bind(case.0).fetch_all(c).await)?;
    let read = |row: Row| {
        let marked = Redacted::mark(&row.original, &row.passages);
        Ok(Marked {
            field: Field::from_code(&row.field).ok_or_else(|| corrupt(case, "field", &row.field))?,
            redacted: marked.map_err(|_| corrupt(case, "passages", "…"))?,
            ground: Ground::from_code(&row.ground).ok_or_else(|| corrupt(case, "ground", &row.ground))?,
            why: row.why,
            by: row.marked_by,
            at: row.marked_at,
        })
    };
    rows.into_iter().map(read).collect()
}

/// Hides passages of a text of a case; what was hidden of it before is no longer asked.
///
/// # Errors
/// The driver's.
pub async fn put(
    tx: &mut Write,
    case: SubmissionId,
    field: Field,
    redacted: &Redacted,
    (ground, why): (Ground, &str),
    by: PersonId,
    at: DateTime<Utc>,
) -> Stored<()> {
    let sql =
        "INSERT INTO redaction (subject_kind, subject_id, field, original, passages, ground, why, marked_by, marked_at)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
               ON CONFLICT (subject_kind, subject_id, field) DO UPDATE SET original = excluded.original,
                   passages = excluded.passages, ground = excluded.ground, why = excluded.why,
                   marked_by = excluded.marked_by, marked_at = excluded.marked_at";
    on!(tx, c => sqlx::query(sql)
        .bind(CASE)
        .bind(case.0)
        .bind(field.code())
        .bind(redacted.original())
        .bind(redacted.passages())
        .bind(ground.code())
        .bind(why)
        .bind(by.0)
        .bind(at)
        .execute(c).await.map(drop))?;
    Ok(())
}

/// Hides nothing of a text any more; says whether something was hidden.
///
/// # Errors
/// The driver's.
pub async fn remove(tx: &mut Write, case: SubmissionId, field: Field) -> Stored<bool> {
    let sql = "DELETE FROM redaction WHERE subject_kind = $1 AND subject_id = $2 AND field = $3";
    let rows = on!(tx, c => sqlx::query(sql)
        .bind(CASE)
        .bind(case.0)
        .bind(field.code())
        .execute(c).await?.rows_affected());
    Ok(rows > 0)
}

/// What the public reads of the texts of the cases of a call.
#[derive(Debug, Clone, Default)]
pub struct Hidden(HashMap<(String, Field), Option<Redacted>>);

impl Hidden {
    /// Hides in the answers of a case whatever is hidden of its other texts, wherever it stands.
    pub fn hide_in(&self, number: &str, answers: &mut Answers) {
        let of_case = self.0.iter().filter(|((of, _), _)| of == number);
        let passages: Vec<String> = of_case.filter_map(|(_, redacted)| Some(redacted.as_ref()?.passages())).collect();
        if passages.is_empty() {
            return;
        }
        let passages = passages.join("\n");
        let shown: Answers = answers.iter().map(|(key, text)| (key.to_owned(), hide_all(text, &passages))).collect();
        *answers = shown;
    }

    /// The public wording of a text of the case with this receipt number. Where what was kept cannot be read, nothing
    /// is published.
    pub fn public(&self, number: &str, field: Field, text: &str) -> String {
        match self.0.get(&(number.to_owned(), field)) {
            None => text.to_owned(),
            Some(None) => MASK.to_owned(),
            Some(Some(redacted)) => redacted.public_of(text),
        }
    }
}

/// Everything that is hidden of the cases of a call, in one question.
///
/// # Errors
/// The driver's.
pub async fn of_call(tx: &mut Tx, call: CallId) -> Stored<Hidden> {
    let sql = "SELECT s.id, coalesce(s.number, '') AS number, r.field, r.original, r.passages
               FROM submission s JOIN redaction r ON r.subject_kind = 'submission' AND r.subject_id = s.id
               WHERE s.call_id = $1 LIMIT 10000";
    let rows: Vec<(Uuid, String, String, String, String)> =
        on!(tx, c => sqlx::query_as(sql).bind(call.0).fetch_all(c).await)?;
    let mut hidden = Hidden::default();
    for (id, number, field, original, passages) in rows {
        let field = Field::from_code(&field).ok_or_else(|| corrupt(SubmissionId(id), "field", &field))?;
        hidden.0.insert((number, field), Redacted::mark(&original, &passages).ok());
    }
    Ok(hidden)
}
