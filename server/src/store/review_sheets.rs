//! Scoring sheets（採点票）: as typed, with their saves, and all that were handed in.

use super::{StoreError, Stored, Tx, Write, on};
use chrono::{DateTime, Utc};
use domain::drafts::PageSaves;
use domain::forms::Answers;
use domain::people::{PersonId, SubmissionId};
use domain::review::Part;
use sqlx::types::Json;
use uuid::Uuid;

/// A sheet as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// As typed.
    pub answers: Answers,
    /// Its saves.
    pub saves: PageSaves,
    /// When it was handed in.
    pub handed_in_at: Option<DateTime<Utc>>,
}

#[derive(sqlx::FromRow)]
struct Row {
    answers: Json<Answers>,
    version: i32,
    run_from: i32,
    window_id: String,
    saved_by: Uuid,
    saved_at: DateTime<Utc>,
    handed_in_at: Option<DateTime<Utc>>,
}

/// The sheet of an assignment in a part.
///
/// # Errors
/// The driver's.
pub async fn find(tx: &mut Tx, assignment: Uuid, part: Part) -> Stored<Option<Sheet>> {
    let sql = "SELECT answers, version, run_from, window_id, saved_by, saved_at, handed_in_at
               FROM review_sheet WHERE assignment_id = $1 AND part = $2";
    let row: Option<Row> =
        on!(tx, c => sqlx::query_as(sql).bind(assignment).bind(part.code()).fetch_optional(c).await)?;
    Ok(row.map(|row| Sheet {
        answers: row.answers.0,
        saves: PageSaves {
            version: row.version,
            run_from: row.run_from,
            window: row.window_id,
            saved_by: PersonId(row.saved_by),
            saved_at: row.saved_at,
        },
        handed_in_at: row.handed_in_at,
    }))
}

/// Keeps a sheet.
///
/// # Errors
/// The driver's.
pub async fn save(tx: &mut Write, assignment: Uuid, part: Part, sheet: &Sheet) -> Stored<()> {
    let sql = "INSERT INTO review_sheet (assignment_id, part, answers, version, run_from, window_id, saved_by, saved_at,
                   handed_in_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
               ON CONFLICT (assignment_id, part) DO UPDATE
               SET answers = $3, version = $4, run_from = $5, window_id = $6, saved_by = $7, saved_at = $8, handed_in_at = $9";
    on!(tx, c => sqlx::query(sql)
        .bind(assignment)
        .bind(part.code())
        .bind(Json(&sheet.answers))
        .bind(sheet.saves.version)
        .bind(sheet.saves.run_from)
        .bind(&sheet.saves.window)
        .bind(sheet.saves.saved_by.0)
        .bind(sheet.saves.saved_at)
        .bind(sheet.handed_in_at)
        .execute(c).await.map(drop))?;
    Ok(())
}

/// A sheet that was handed in, or a place without one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cast {
    /// The case.
    pub case: SubmissionId,
    /// The reviewer.
    pub reviewer: PersonId,
    /// Whether the reviewer has an interest.
    pub recused: bool,
    /// The part and what was typed, where a sheet was handed in.
    pub sheet: Option<(Part, Answers)>,
}

/// Every place of a round with the sheets that were handed in: of all its cases, or of one.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn cast(tx: &mut Tx, round: Uuid, case: Option<SubmissionId>) -> Stored<Vec<Cast>> {
    type Row = (Uuid, Uuid, String, Option<String>, Option<Json<Answers>>);
    let sql = "SELECT a.submission_id, a.person_id, a.conflict, h.part, h.answers FROM review_assignment a
        LEFT JOIN review_sheet h ON h.assignment_id = a.id AND h.handed_in_at IS NOT NULL
        WHERE a.round_id = $1 AND ($2 IS NULL OR a.submission_id = $2)
        ORDER BY a.submission_id, a.person_id, h.part";
    let case = case.map(|case| case.0);
    let rows: Vec<Row> = on!(tx, c => sqlx::query_as(sql).bind(round).bind(case).fetch_all(c).await)?;
    let read = |(case, reviewer, conflict, part, answers): Row| {
        let part = match part.as_deref() {
            None => None,
            Some(code) => {
                Some(Part::from_code(code).ok_or_else(|| StoreError::corrupt("review_sheet", "part", case, code))?)
            }
        };
        Ok(Cast {
            case: SubmissionId(case),
            reviewer: PersonId(reviewer),
            recused: !conflict.is_empty(),
            sheet: part.zip(answers.map(|answers| answers.0)),
        })
    };
    rows.into_iter().map(read).collect()
}
