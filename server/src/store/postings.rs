//! Letters to print and post（印刷して郵送する通知）.

use super::case_list::Scope;
use super::{StoreError, Stored, Tx, Write, on};
use chrono::{DateTime, NaiveDate, Utc};
use domain::official::Sheet;
use domain::people::{OpinionId, OrganisationId, PersonId, SubmissionId};
use domain::postings::{About, Posted};
use sqlx::QueryBuilder;
use sqlx::types::Json;
use uuid::Uuid;

/// Letters that a list shows and that one PDF holds.
pub const MOST: i64 = 100;

/// A letter on its way to the printer.
#[derive(Debug, Clone, PartialEq)]
pub struct NewPosting {
    /// Which.
    pub id: Uuid,
    /// The same event has the same key: it is printed once.
    pub dedup_key: String,
    /// What it is about.
    pub about: About,
    /// Who posts it.
    pub department: OrganisationId,
    /// Kind of letter, see [`domain::messages::Letter::code`].
    pub letter: String,
    /// What it says.
    pub sheet: Sheet,
    /// The official letter that goes with it.
    pub official: Option<Uuid>,
}

/// A letter as it is kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Posting {
    /// Which.
    pub id: Uuid,
    /// What it is about.
    pub about: About,
    /// Receipt number of the case or opinion; `None` for a case that is still keyed in.
    pub number: Option<String>,
    /// Kind of letter.
    pub letter: String,
    /// What it says.
    pub sheet: Sheet,
    /// The official letter that goes with it.
    pub official: Option<Uuid>,
    /// When it was written.
    pub made_at: DateTime<Utc>,
    /// That it was posted.
    pub posted: Option<Posted>,
    /// Who says so.
    pub posted_by: Option<String>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    submission_id: Option<Uuid>,
    opinion_id: Option<Uuid>,
    number: Option<String>,
    letter: String,
    sheet: Json<Sheet>,
    official_id: Option<Uuid>,
    made_at: DateTime<Utc>,
    posted_on: Option<NaiveDate>,
    posted_at: Option<DateTime<Utc>>,
    posted_by: Option<Uuid>,
    by_name: Option<String>,
}

impl TryFrom<Row> for Posting {
    type Error = StoreError;
    fn try_from(row: Row) -> Stored<Posting> {
        let posted = match (row.posted_on, row.posted_at, row.posted_by) {
            (Some(on), Some(at), Some(by)) => Some(Posted { on, at, by: PersonId(by) }),
            (None, None, None) => None,
            _ => return Err(StoreError::corrupt("posting", "posted_on", row.id, "half")),
        };
        let about = match (row.submission_id, row.opinion_id) {
            (Some(case), None) => About::Case(SubmissionId(case)),
            (None, Some(opinion)) => About::Opinion(OpinionId(opinion)),
            _ => return Err(StoreError::corrupt("posting", "opinion_id", row.id, "both or none")),
        };
        Ok(Posting {
            id: row.id,
            about,
            number: row.number,
            letter: row.letter,
            sheet: row.sheet.0,
            official: row.official_id,
            made_at: row.made_at,
            posted,
            posted_by: row.by_name,
        })
    }
}

/// The columns of a letter, joined with its case or opinion and whoever posted it.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT l.id, l.submission_id, l.opinion_id, COALESCE(s.number, o.number) AS number, l.letter, l.sheet, l.official_id, l.made_at, l.posted_on, l.posted_at,
                l.posted_by, p.name AS by_name
             FROM posting l LEFT JOIN submission s ON s.id = l.submission_id LEFT JOIN opinion o ON o.id = l.opinion_id
             LEFT JOIN person p ON p.id = l.posted_by WHERE ",
            $rest
        )
    };
}

/// Puts a letter on the pile. One whose key is there already is the same letter: nothing happens.
///
/// # Errors
/// The driver's.
pub async fn add(tx: &mut Write, new: &NewPosting, at: DateTime<Utc>) -> Stored<bool> {
    let sql = "INSERT INTO posting (id, dedup_key, submission_id, opinion_id, department_id, letter, sheet, official_id, made_at)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (dedup_key) DO NOTHING";
    let (case, opinion) = match new.about {
        About::Case(case) => (Some(case.0), None),
        About::Opinion(opinion) => (None, Some(opinion.0)),
    };
    let rows = on!(tx, c => sqlx::query(sql)
        .bind(new.id)
        .bind(&new.dedup_key)
        .bind(case)
        .bind(opinion)
        .bind(new.department.0)
        .bind(&new.letter)
        .bind(Json(&new.sheet))
        .bind(new.official)
        .bind(at)
        .execute(c).await?.rows_affected());
    Ok(rows == 1)
}

/// The letter with this id.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn find(tx: &mut Tx, id: Uuid) -> Stored<Option<Posting>> {
    const SQL: &str = select!("l.id = $1");
    let row: Option<Row> = on!(tx, c => sqlx::query_as(SQL).bind(id).fetch_optional(c).await)?;
    row.map(Posting::try_from).transpose()
}

/// The letters of a case, oldest first.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn of_case(tx: &mut Tx, case: SubmissionId) -> Stored<Vec<Posting>> {
    const SQL: &str = select!("l.submission_id = $1 ORDER BY l.made_at, l.id LIMIT $2");
    let rows: Vec<Row> = on!(tx, c => sqlx::query_as(SQL).bind(case.0).bind(MOST).fetch_all(c).await)?;
    rows.into_iter().map(Posting::try_from).collect()
}

/// The letters about an opinion, oldest first.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn of_opinion(tx: &mut Tx, opinion: OpinionId) -> Stored<Vec<Posting>> {
    const SQL: &str = select!("l.opinion_id = $1 ORDER BY l.made_at, l.id LIMIT $2");
    let rows: Vec<Row> = on!(tx, c => sqlx::query_as(SQL).bind(opinion.0).bind(MOST).fetch_all(c).await)?;
    rows.into_iter().map(Posting::try_from).collect()
}

/// The letters that wait to be posted, the oldest first.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn waiting(tx: &mut Tx, scope: &Scope) -> Stored<Vec<Posting>> {
    if scope.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<Row> = on!(tx, c => {
        let mut query = QueryBuilder::new(select!("l.posted_on IS NULL"));
        scope.push(&mut query, "l.department_id", "COALESCE(l.submission_id, l.id)");
        query.push(" ORDER BY l.made_at, l.id LIMIT ").push_bind(MOST);
        query.build_query_as().fetch_all(c).await
    })?;
    rows.into_iter().map(Posting::try_from).collect()
}

/// How many wait, and since when the oldest does.
///
/// # Errors
/// The driver's.
pub async fn backlog(tx: &mut Tx, scope: &Scope) -> Stored<(i64, Option<DateTime<Utc>>)> {
    if scope.is_empty() {
        return Ok((0, None));
    }
    Ok(on!(tx, c => {
        let mut query = QueryBuilder::new("SELECT count(*), min(l.made_at) FROM posting l WHERE l.posted_on IS NULL");
        scope.push(&mut query, "l.department_id", "COALESCE(l.submission_id, l.id)");
        query.build_query_as().fetch_one(c).await
    })?)
}

/// Records that a letter was posted. `false`: somebody has recorded it already.
///
/// # Errors
/// The driver's.
pub async fn post(tx: &mut Write, id: Uuid, posted: &Posted) -> Stored<bool> {
    let sql = "UPDATE posting SET posted_on = $2, posted_at = $3, posted_by = $4 WHERE id = $1 AND posted_on IS NULL";
    let rows = on!(tx, c => sqlx::query(sql)
        .bind(id)
        .bind(posted.on)
        .bind(posted.at)
        .bind(posted.by.0)
        .execute(c).await?.rows_affected());
    Ok(rows == 1)
}

/// Takes that back. `false`: it waits already.
///
/// # Errors
/// The driver's.
pub async fn take_back(tx: &mut Write, id: Uuid) -> Stored<bool> {
    let sql = "UPDATE posting SET posted_on = NULL, posted_at = NULL, posted_by = NULL
               WHERE id = $1 AND posted_on IS NOT NULL";
    let rows = on!(tx, c => sqlx::query(sql).bind(id).execute(c).await?.rows_affected());
    Ok(rows == 1)
}
