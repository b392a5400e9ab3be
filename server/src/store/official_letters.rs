//! Official letters as they were made（通知書）.

use super::{StoreError, Stored, Tx, Write, on};
use chrono::{DateTime, Utc};
use domain::official::{LetterKind, Sheet};
use domain::people::SubmissionId;
use sqlx::types::Json;
use uuid::Uuid;

/// Most letters of a case that are listed.
const MOST: i64 = 100;

/// A letter on file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficialLetter {
    /// Which.
    pub id: Uuid,
    /// About which case.
    pub submission: SubmissionId,
    /// What it is.
    pub kind: LetterKind,
    /// Document number; empty for a receipt.
    pub number: String,
    /// Version of the template; 0 is the usual text.
    pub template_version: i32,
    /// What it says.
    pub sheet: Sheet,
    /// When it was made.
    pub made_at: DateTime<Utc>,
}

impl OfficialLetter {
    /// What it is called as a file, without an ending.
    pub fn file_name(&self) -> String {
        match self.number.as_str() {
            "" => self.sheet.form.clone(),
            number => format!("{}-{number}", self.sheet.form),
        }
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    submission_id: Uuid,
    kind: String,
    number: String,
    template_version: i32,
    sheet: Json<Sheet>,
    made_at: DateTime<Utc>,
}

impl TryFrom<Row> for OfficialLetter {
    type Error = StoreError;
    fn try_from(row: Row) -> Stored<OfficialLetter> {
        let kind = LetterKind::from_code(&row.kind);
        Ok(OfficialLetter {
            kind: kind.ok_or_else(|| StoreError::corrupt("official_letter", "kind", row.id, &row.kind))?,
            id: row.id,
            submission: SubmissionId(row.submission_id),
            number: row.number,
            template_version: row.template_version,
            sheet: row.sheet.0,
            made_at: row.made_at,
        })
    }
}

/// Puts a letter on file.
///
/// # Errors
/// The driver's.
pub async fn add(tx: &mut Write, letter: &OfficialLetter) -> Stored<()> {
    let sql = "INSERT INTO official_letter (id, submission_id, kind, number, template_version, sheet, made_at)
               VALUES ($1, $2, $3, $4, $5, $6, $7)";
    on!(tx, c => sqlx::query(sql)
        .bind(letter.id)
        .bind(letter.submission.0)
        .bind(letter.kind.code())
        .bind(&letter.number)
        .bind(letter.template_version)
        .bind(Json(&letter.sheet))
        .bind(letter.made_at)
        .execute(c).await.map(drop))?;
    Ok(())
}

/// The letter with this id.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn find(tx: &mut Tx, id: Uuid) -> Stored<Option<OfficialLetter>> {
    let sql = "SELECT * FROM official_letter WHERE id = $1";
    let row: Option<Row> = on!(tx, c => sqlx::query_as(sql).bind(id).fetch_optional(c).await)?;
    row.map(OfficialLetter::try_from).transpose()
}

/// The letters of a case, oldest first.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn of_case(tx: &mut Tx, submission: SubmissionId) -> Stored<Vec<OfficialLetter>> {
    let sql = "SELECT * FROM official_letter WHERE submission_id = $1 ORDER BY made_at, id LIMIT $2";
    let rows: Vec<Row> = on!(tx, c => sqlx::query_as(sql).bind(submission.0).bind(MOST).fetch_all(c).await)?;
    rows.into_iter().map(OfficialLetter::try_from).collect()
}
