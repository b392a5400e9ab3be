//! Consultations（意見募集）: the call and what it has beside every call, read and written as one.

use super::{StoreError, Stored, Tx, Write, exactly_one, on};
use chrono::{DateTime, NaiveDate, Utc};
use domain::calls::{CallKind, Dates, Notice};
use domain::consultations::{Consultation, Particulars, State};
use domain::people::{CallId, OrganisationId, PersonId, ProgrammeId};
use domain::texts::Words;
use serde_json::json;
use sqlx::types::Json;
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    programme_id: Uuid,
    department_id: Uuid,
    slug: String,
    code: String,
    title: Json<Words>,
    notice: Json<Notice>,
    published_at: Option<DateTime<Utc>>,
    opens_at: DateTime<Utc>,
    closes_at: DateTime<Utc>,
    results_published_at: Option<DateTime<Utc>>,
    cancelled_at: Option<DateTime<Utc>>,
    state: String,
    particulars: Json<Particulars>,
    drafted_by: Uuid,
    approved_by: Option<Uuid>,
    approved_at: Option<DateTime<Utc>>,
    answered_by: Option<Uuid>,
    answered_at: Option<DateTime<Utc>>,
    decided_on: Option<NaiveDate>,
}

impl TryFrom<Row> for Consultation {
    type Error = StoreError;
    fn try_from(row: Row) -> Stored<Consultation> {
        let state = State::from_code(&row.state)
            .ok_or_else(|| StoreError::corrupt("consultation", "state", row.id, &row.state))?;
        Ok(Consultation {
            call: CallId(row.id),
            programme: ProgrammeId(row.programme_id),
            department: OrganisationId(row.department_id),
            slug: row.slug,
            code: row.code,
            title: row.title.0,
            summary: row.notice.0.summary,
            dates: Dates {
                published_at: row.published_at,
                opens_at: row.opens_at,
                closes_at: row.closes_at,
                results_published_at: row.results_published_at,
                cancelled_at: row.cancelled_at,
            },
            state,
            particulars: row.particulars.0,
            drafted_by: PersonId(row.drafted_by),
            approved_by: row.approved_by.map(PersonId),
            approved_at: row.approved_at,
            answered_by: row.answered_by.map(PersonId),
            answered_at: row.answered_at,
            decided_on: row.decided_on,
        })
    }
}

/// The columns of a consultation, from `call c JOIN consultation k`.
macro_rules! columns {
    () => {
        "c.id, c.programme_id, c.department_id, c.slug, c.code, c.title, c.notice, c.published_at, c.opens_at, \
         c.closes_at, c.results_published_at, c.cancelled_at, k.state, k.particulars, k.drafted_by, k.approved_by, \
         k.approved_at, k.answered_by, k.answered_at, k.decided_on"
    };
}

fn notice(consultation: &Consultation) -> Notice {
    Notice {
        summary: consultation.summary.clone(),
        legal_basis: consultation.particulars.legal_basis.clone(),
        ..Notice::default()
    }
}

/// Adds a consultation. Form and rules of its call stay empty: they belong to calls for subsidy.
///
/// # Errors
/// The driver's; a duplicate where the name in addresses is taken.
pub async fn add(tx: &mut Write, new: &Consultation, at: DateTime<Utc>) -> Stored<()> {
    let sql = "INSERT INTO call (id, programme_id, department_id, kind, slug, code, title, notice, form, rules,
                   published_at, opens_at, closes_at, results_published_at, cancelled_at, created_at)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $10, $11, $12, $13, $14, $15)";
    on!(tx, c => sqlx::query(sql)
        .bind(new.call.0)
        .bind(new.programme.0)
        .bind(new.department.0)
        .bind(CallKind::Consultation.code())
        .bind(&new.slug)
        .bind(&new.code)
        .bind(Json(&new.title))
        .bind(Json(notice(new)))
        .bind(Json(json!({})))
        .bind(new.dates.published_at)
        .bind(new.dates.opens_at)
        .bind(new.dates.closes_at)
        .bind(new.dates.results_published_at)
        .bind(new.dates.cancelled_at)
        .bind(at)
        .execute(c).await.map(drop))?;
    let sql = "INSERT INTO consultation (call_id, state, particulars, drafted_by, approved_by, approved_at,
                   answered_by, answered_at, decided_on)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    on!(tx, c => sqlx::query(sql)
        .bind(new.call.0)
        .bind(new.state.code())
        .bind(Json(&new.particulars))
        .bind(new.drafted_by.0)
        .bind(new.approved_by.map(|id| id.0))
        .bind(new.approved_at)
        .bind(new.answered_by.map(|id| id.0))
        .bind(new.answered_at)
        .bind(new.decided_on)
        .execute(c).await.map(drop))?;
    Ok(())
}

/// Writes down everything of a consultation that may change. Take the turn by [`hold`] first.
///
/// # Errors
/// The driver's, or no such consultation.
pub async fn update(tx: &mut Write, changed: &Consultation) -> Stored<()> {
    let sql = "UPDATE call SET code = $2, title = $3, notice = $4, published_at = $5, opens_at = $6, closes_at = $7,
                   results_published_at = $8, cancelled_at = $9 WHERE id = $1";
    let rows = on!(tx, c => sqlx::query(sql)
        .bind(changed.call.0)
        .bind(&changed.code)
        .bind(Json(&changed.title))
        .bind(Json(notice(changed)))
        .bind(changed.dates.published_at)
        .bind(changed.dates.opens_at)
        .bind(changed.dates.closes_at)
        .bind(changed.dates.results_published_at)
        .bind(changed.dates.cancelled_at)
        .execute(c).await?.rows_affected());
    exactly_one("call", changed.call, rows)?;
    let sql = "UPDATE consultation SET state = $2, particulars = $3, drafted_by = $4, approved_by = $5,
                   approved_at = $6, answered_by = $7, answered_at = $8, decided_on = $9 WHERE call_id = $1";
    let rows = on!(tx, c => sqlx::query(sql)
        .bind(changed.call.0)
        .bind(changed.state.code())
        .bind(Json(&changed.particulars))
        .bind(changed.drafted_by.0)
        .bind(changed.approved_by.map(|id| id.0))
        .bind(changed.approved_at)
        .bind(changed.answered_by.map(|id| id.0))
        .bind(changed.answered_at)
        .bind(changed.decided_on)
        .execute(c).await?.rows_affected());
    exactly_one("consultation", changed.call, rows)
}

/// The consultation with this name in addresses.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn find_by_slug(tx: &mut Tx, slug: &str) -> Stored<Option<Consultation>> {
    let sql = concat!("SELECT ", columns!(), " FROM call c JOIN consultation k ON k.call_id = c.id WHERE c.slug = $1");
    let row: Option<Row> = on!(tx, c => sqlx::query_as(sql).bind(slug).fetch_optional(c).await)?;
    row.map(Consultation::try_from).transpose()
}

/// The consultation that is this call.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn find(tx: &mut Tx, id: CallId) -> Stored<Option<Consultation>> {
    let sql = concat!("SELECT ", columns!(), " FROM call c JOIN consultation k ON k.call_id = c.id WHERE c.id = $1");
    let row: Option<Row> = on!(tx, c => sqlx::query_as(sql).bind(id.0).fetch_optional(c).await)?;
    row.map(Consultation::try_from).transpose()
}

/// The consultations of some departments, the last to close first.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn of_departments(tx: &mut Tx, departments: &[OrganisationId]) -> Stored<Vec<Consultation>> {
    let sql = concat!(
        "SELECT ",
        columns!(),
        " FROM call c JOIN consultation k ON k.call_id = c.id WHERE c.department_id = $1 AND c.kind = 'consultation'
          ORDER BY c.closes_at DESC, c.id DESC LIMIT 100"
    );
    let mut found = Vec::new();
    for department in departments {
        let rows: Vec<Row> = on!(tx, c => sqlx::query_as(sql).bind(department.0).fetch_all(c).await)?;
        for row in rows {
            found.push(row.try_into()?);
        }
    }
    Ok(found)
}

/// How many opinions came in, without those that their authors took back.
///
/// # Errors
/// The driver's.
pub async fn received(tx: &mut Tx, id: CallId) -> Stored<i64> {
    let sql = "SELECT count(*) FROM opinion WHERE call_id = $1 AND validity <> 'withdrawn'";
    Ok(on!(tx, c => sqlx::query_scalar(sql).bind(id.0).fetch_one(c).await)?)
}

/// Takes the turn on a consultation until the end of the transaction, so that two officers' changes both stay.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn hold(tx: &mut Write, slug: &str) -> Stored<Option<Consultation>> {
    let sql = "UPDATE call SET slug = slug WHERE slug = $1";
    on!(tx, c => sqlx::query(sql).bind(slug).execute(c).await.map(drop))?;
    find_by_slug(tx, slug).await
}
