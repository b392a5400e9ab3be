//! Passages of published texts that the public does not read（公表用の墨消し）.

use super::{StoreError, Stored, Tx, Write, on};
use chrono::{DateTime, Utc};
use domain::forms::Answers;
use domain::people::{CallId, PersonId, SubmissionId};
use domain::redaction::{Field, Ground, MASK, Redacted, among};
use std::collections::HashMap;
use uuid::Uuid;

/// Whose texts they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// A case.
    Case(SubmissionId),
    /// A call.
    Call(CallId),
}

impl Of {
    fn kind(self) -> &'static str {
        match self {
            Of::Case(_) => "submission",
            Of::Call(_) => "call",
        }
    }

    fn id(self) -> Uuid {
        match self {
            Of::Case(id) => id.0,
            Of::Call(id) => id.0,
        }
    }
}

impl From<SubmissionId> for Of {
    fn from(id: SubmissionId) -> Of {
        Of::Case(id)
    }
}

impl From<CallId> for Of {
    fn from(id: CallId) -> Of {
        Of::Call(id)
    }
}

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

fn corrupt(id: Uuid, column: &'static str, value: &str) -> StoreError {
    StoreError::corrupt("redaction", column, id, value)
}

/// What is hidden of the texts of a case, or of a call.
///
/// # Errors
/// The driver's, or a row that the rules do not know.
pub async fn of(tx: &mut Tx, of: impl Into<Of>) -> Stored<Vec<Marked>> {
    let of = of.into();
    let id = of.id();
    let sql = "SELECT r.field, r.original, r.passages, r.ground, r.why, p.name AS marked_by, r.marked_at
               FROM redaction r JOIN person p ON p.id = r.marked_by
               WHERE r.subject_kind = $1 AND r.subject_id = $2 ORDER BY r.field LIMIT 100";
    let rows: Vec<Row> = on!(tx, c => sqlx::query_as(sql).bind(of.kind()).bind(id).fetch_all(c).await)?;
    let read = |row: Row| {
        let marked = Redacted::mark(&row.original, &row.passages);
        Ok(Marked {
            field: Field::from_code(&row.field).ok_or_else(|| corrupt(id, "field", &row.field))?,
            redacted: marked.map_err(|_| corrupt(id, "passages", "…"))?,
            ground: Ground::from_code(&row.ground).ok_or_else(|| corrupt(id, "ground", &row.ground))?,
            why: row.why,
            by: row.marked_by,
            at: row.marked_at,
        })
    };
    rows.into_iter().map(read).collect()
}

/// Hides passages of a text; what was hidden of it before is no longer asked.
///
/// # Errors
/// The driver's.
pub async fn put(
    tx: &mut Write,
    of: impl Into<Of>,
    field: Field,
    redacted: &Redacted,
    (ground, why): (Ground, &str),
    by: PersonId,
    at: DateTime<Utc>,
) -> Stored<()> {
    let of = of.into();
    let sql =
        "INSERT INTO redaction (subject_kind, subject_id, field, original, passages, ground, why, marked_by, marked_at)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
               ON CONFLICT (subject_kind, subject_id, field) DO UPDATE SET original = excluded.original,
                   passages = excluded.passages, ground = excluded.ground, why = excluded.why,
                   marked_by = excluded.marked_by, marked_at = excluded.marked_at";
    on!(tx, c => sqlx::query(sql)
        .bind(of.kind())
        .bind(of.id())
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
pub async fn remove(tx: &mut Write, of: impl Into<Of>, field: Field) -> Stored<bool> {
    let of = of.into();
    let sql = "DELETE FROM redaction WHERE subject_kind = $1 AND subject_id = $2 AND field = $3";
    let rows = on!(tx, c => sqlx::query(sql)
        .bind(of.kind())
        .bind(of.id())
        .bind(field.code())
        .execute(c).await?.rows_affected());
    Ok(rows > 0)
}

/// What the public reads of the texts of a call and its cases.
#[derive(Debug, Clone, Default)]
pub struct Hidden {
    of_cases: HashMap<String, Vec<(Field, Option<Redacted>)>>,
    comment: Option<Option<Redacted>>,
}

impl Hidden {
    fn marks(&self, number: &str) -> &[(Field, Option<Redacted>)] {
        self.of_cases.get(number).map(Vec::as_slice).unwrap_or_default()
    }

    /// The public wording of the answers of a case, which are those that `field` names: whatever is hidden of any text
    /// of the case is hidden in them.
    pub fn hide_in(&self, number: &str, answers: &mut Answers, field: fn(&str) -> Option<Field>) {
        if self.marks(number).is_empty() {
            return;
        }
        let public = |key: &str, text: &str| match field(key) {
            Some(field) => self.public(number, field, text),
            None => said(None, text, &self.passages(number)),
        };
        *answers = answers.iter().map(|(key, text)| (key.to_owned(), public(key, text))).collect();
    }

    /// Every passage that is hidden of the texts of a case, one a line.
    fn passages(&self, number: &str) -> String {
        let passages = self.marks(number).iter().filter_map(|(_, mark)| Some(mark.as_ref()?.passages()));
        passages.collect::<Vec<_>>().join("\n")
    }

    /// The public wording of a text of the case with this receipt number. Where what was kept cannot be read, nothing
    /// is published.
    pub fn public(&self, number: &str, field: Field, text: &str) -> String {
        let own = self.marks(number).iter().find(|(of, _)| *of == field).map(|(_, mark)| mark.as_ref());
        let beside = if field.is_name() { String::new() } else { self.passages(number) };
        said(own, text, &beside)
    }

    /// The public wording of the comment on the call.
    pub fn comment(&self, text: &str) -> String {
        said(self.comment.as_ref().map(Option::as_ref), text, "")
    }
}

/// A text without its own passages and those beside it; `Some(None)` where its own cannot be read.
fn said(own: Option<Option<&Redacted>>, text: &str, beside: &str) -> String {
    let hidden = match own {
        Some(None) => None,
        Some(Some(own)) => among(text, Some(own), beside),
        None => among(text, None, beside),
    };
    hidden.map_or_else(|| MASK.to_owned(), |hidden| hidden.public())
}

/// Everything that is hidden of a call and its cases, in two questions.
///
/// # Errors
/// The driver's, or a row that the rules do not know.
pub async fn of_call(tx: &mut Tx, call: CallId) -> Stored<Hidden> {
    let sql = "SELECT s.id, coalesce(s.number, '') AS number, r.field, r.original, r.passages
               FROM submission s JOIN redaction r ON r.subject_kind = 'submission' AND r.subject_id = s.id
               WHERE s.call_id = $1 LIMIT 10000";
    let rows: Vec<(Uuid, String, String, String, String)> =
        on!(tx, c => sqlx::query_as(sql).bind(call.0).fetch_all(c).await)?;
    let mut hidden = Hidden::default();
    for (id, number, field, original, passages) in rows {
        let field = Field::from_code(&field).ok_or_else(|| corrupt(id, "field", &field))?;
        let marks = hidden.of_cases.entry(number).or_default();
        marks.push((field, Redacted::mark(&original, &passages).ok()));
    }
    let sql = "SELECT original, passages FROM redaction WHERE subject_kind = 'call' AND subject_id = $1
               AND field = 'comment'";
    let comment: Option<(String, String)> = on!(tx, c => sqlx::query_as(sql).bind(call.0).fetch_optional(c).await)?;
    hidden.comment = comment.map(|(original, passages)| Redacted::mark(&original, &passages).ok());
    Ok(hidden)
}

/// Passages that are hidden of cases of a call: what its comment should perhaps not name either.
///
/// # Errors
/// The driver's.
pub async fn passages(tx: &mut Tx, call: CallId) -> Stored<Vec<String>> {
    let sql = "SELECT r.passages FROM submission s
               JOIN redaction r ON r.subject_kind = 'submission' AND r.subject_id = s.id
               WHERE s.call_id = $1 ORDER BY r.subject_id, r.field LIMIT 10000";
    let rows: Vec<String> = on!(tx, c => sqlx::query_scalar(sql).bind(call.0).fetch_all(c).await)?;
    Ok(rows.iter().flat_map(|row| row.lines()).map(str::to_owned).collect())
}
