//! Programmes, and calls for subsidy（制度・募集）. Calls of other kinds have stores of their own.

use super::{StoreError, Stored, Tx, Write, exactly_one, on};
use chrono::{DateTime, Utc};
use domain::calls::{Call, CallKind, Dates, Notice, Rules};
use domain::forms::Form;
use domain::people::{CallId, OrganisationId, ProgrammeId};
use domain::texts::Words;
use sqlx::types::Json;
use uuid::Uuid;

/// How many calls stand on one page of a list.
pub const PAGE: i64 = 20;

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    programme_id: Uuid,
    department_id: Uuid,
    kind: String,
    slug: String,
    code: String,
    title: Json<Words>,
    notice: Json<Notice>,
    form: Json<Form>,
    rules: Json<Rules>,
    published_at: Option<DateTime<Utc>>,
    opens_at: DateTime<Utc>,
    closes_at: DateTime<Utc>,
    results_published_at: Option<DateTime<Utc>>,
    cancelled_at: Option<DateTime<Utc>>,
}

impl TryFrom<Row> for Call {
    type Error = StoreError;
    fn try_from(row: Row) -> Stored<Call> {
        let kind =
            CallKind::from_code(&row.kind).ok_or_else(|| StoreError::corrupt("call", "kind", row.id, &row.kind))?;
        Ok(Call {
            id: CallId(row.id),
            programme: ProgrammeId(row.programme_id),
            kind,
            slug: row.slug,
            code: row.code,
            title: row.title.0,
            department: OrganisationId(row.department_id),
            dates: Dates {
                published_at: row.published_at,
                opens_at: row.opens_at,
                closes_at: row.closes_at,
                results_published_at: row.results_published_at,
                cancelled_at: row.cancelled_at,
            },
            notice: row.notice.0,
            form: row.form.0,
            rules: row.rules.0,
        })
    }
}

/// A programme as it is stored.
#[derive(Debug, Clone)]
pub struct Programme {
    /// Which.
    pub id: ProgrammeId,
    /// Name.
    pub name: String,
    /// The department in charge.
    pub department: OrganisationId,
    /// The rule it rests on.
    pub legal_basis: String,
    /// How many years papers are kept.
    pub retention_years: i32,
}

/// Adds a programme.
///
/// # Errors
/// The driver's.
pub async fn add_programme(tx: &mut Write, programme: &Programme, at: DateTime<Utc>) -> Stored<()> {
    let sql = "INSERT INTO programme (id, name, department_id, legal_basis, retention_years, created_at)
               VALUES ($1, $2, $3, $4, $5, $6)";
    on!(tx, c => sqlx::query(sql)
        .bind(programme.id.0)
        .bind(&programme.name)
        .bind(programme.department.0)
        .bind(&programme.legal_basis)
        .bind(programme.retention_years)
        .bind(at)
        .execute(c).await.map(drop))?;
    Ok(())
}

/// The programmes by name, with the years that their papers are kept.
///
/// # Errors
/// The driver's.
pub async fn retention(tx: &mut Tx) -> Stored<Vec<(String, i32)>> {
    let sql = "SELECT name, retention_years FROM programme ORDER BY name, id LIMIT 200";
    Ok(on!(tx, c => sqlx::query_as(sql).fetch_all(c).await)?)
}

/// Adds a call.
///
/// # Errors
/// The driver's.
pub async fn add(tx: &mut Write, call: &Call, at: DateTime<Utc>) -> Stored<()> {
    let sql = "INSERT INTO call (id, programme_id, department_id, kind, slug, code, title, notice, form, rules,
                   published_at, opens_at, closes_at, results_published_at, cancelled_at, created_at)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)";
    on!(tx, c => sqlx::query(sql)
        .bind(call.id.0)
        .bind(call.programme.0)
        .bind(call.department.0)
        .bind(call.kind.code())
        .bind(&call.slug)
        .bind(&call.code)
        .bind(Json(&call.title))
        .bind(Json(&call.notice))
        .bind(Json(&call.form))
        .bind(Json(&call.rules))
        .bind(call.dates.published_at)
        .bind(call.dates.opens_at)
        .bind(call.dates.closes_at)
        .bind(call.dates.results_published_at)
        .bind(call.dates.cancelled_at)
        .bind(at)
        .execute(c).await.map(drop))?;
    Ok(())
}

/// Writes down everything of a call that its editor changes.
///
/// # Errors
/// The driver's, or no such call.
pub async fn update(tx: &mut Write, call: &Call) -> Stored<()> {
    let sql = "UPDATE call SET code = $2, title = $3, notice = $4, form = $5, rules = $6, published_at = $7,
                   opens_at = $8, closes_at = $9 WHERE id = $1";
    let rows = on!(tx, c => sqlx::query(sql)
        .bind(call.id.0)
        .bind(&call.code)
        .bind(Json(&call.title))
        .bind(Json(&call.notice))
        .bind(Json(&call.form))
        .bind(Json(&call.rules))
        .bind(call.dates.published_at)
        .bind(call.dates.opens_at)
        .bind(call.dates.closes_at)
        .execute(c).await?.rows_affected());
    exactly_one("call", call.id, rows)
}

/// Takes the turn on a call until the end of the transaction, so that two pages saved at once both stay.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn hold(tx: &mut Write, slug: &str) -> Stored<Option<Call>> {
    let sql = "UPDATE call SET slug = slug WHERE slug = $1 AND kind = 'grant' RETURNING *";
    let row: Option<Row> = on!(tx, c => sqlx::query_as(sql).bind(slug).fetch_optional(c).await)?;
    row.map(Call::try_from).transpose()
}

/// The call with this id.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn find(tx: &mut Tx, id: CallId) -> Stored<Option<Call>> {
    let sql = "SELECT * FROM call WHERE id = $1 AND kind = 'grant'";
    let row: Option<Row> = on!(tx, c => sqlx::query_as(sql).bind(id.0).fetch_optional(c).await)?;
    row.map(Call::try_from).transpose()
}

/// The call with this name in addresses.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn find_by_slug(tx: &mut Tx, slug: &str) -> Stored<Option<Call>> {
    let sql = "SELECT * FROM call WHERE slug = $1 AND kind = 'grant'";
    let row: Option<Row> = on!(tx, c => sqlx::query_as(sql).bind(slug).fetch_optional(c).await)?;
    row.map(Call::try_from).transpose()
}

/// Whether a call of any kind has this name in addresses.
///
/// # Errors
/// The driver's.
pub async fn is_taken(tx: &mut Tx, slug: &str) -> Stored<bool> {
    let sql = "SELECT count(*) FROM call WHERE slug = $1";
    let found: i64 = on!(tx, c => sqlx::query_scalar(sql).bind(slug).fetch_one(c).await)?;
    Ok(found > 0)
}

/// A call in a list: without its form and rules.
#[derive(Debug, Clone, PartialEq)]
pub struct CallLine {
    /// Which.
    pub id: CallId,
    /// The name in addresses.
    pub slug: String,
    /// Title.
    pub title: Words,
    /// What the list says of it.
    pub summary: Words,
    /// The instants that decide its phase.
    pub dates: Dates,
}

#[derive(sqlx::FromRow)]
pub(super) struct LineRow {
    id: Uuid,
    slug: String,
    title: Json<Words>,
    #[sqlx(default)]
    notice: Json<Notice>,
    published_at: Option<DateTime<Utc>>,
    opens_at: DateTime<Utc>,
    closes_at: DateTime<Utc>,
    results_published_at: Option<DateTime<Utc>>,
    cancelled_at: Option<DateTime<Utc>>,
}

impl From<LineRow> for CallLine {
    fn from(row: LineRow) -> Self {
        CallLine {
            id: CallId(row.id),
            slug: row.slug,
            title: row.title.0,
            summary: row.notice.0.summary,
            dates: Dates {
                published_at: row.published_at,
                opens_at: row.opens_at,
                closes_at: row.closes_at,
                results_published_at: row.results_published_at,
                cancelled_at: row.cancelled_at,
            },
        }
    }
}

/// Calls whose results are out, the newest first.
///
/// # Errors
/// The driver's.
pub async fn with_results(tx: &mut Tx, now: DateTime<Utc>, page: i64) -> Stored<Vec<CallLine>> {
    let sql = "SELECT id, slug, title, notice, published_at, opens_at, closes_at, results_published_at, cancelled_at
               FROM call WHERE kind = 'grant' AND results_published_at <= $1 AND cancelled_at IS NULL
               ORDER BY results_published_at DESC, id DESC LIMIT $2 OFFSET $3";
    lines(tx, sql, now, page).await
}

async fn lines(tx: &mut Tx, sql: &'static str, now: DateTime<Utc>, page: i64) -> Stored<Vec<CallLine>> {
    let rows: Vec<LineRow> =
        on!(tx, c => sqlx::query_as(sql).bind(now).bind(PAGE + 1).bind(page * PAGE).fetch_all(c).await)?;
    Ok(rows.into_iter().map(CallLine::from).collect())
}

/// The calls for subsidy of some departments, newest first: the choices of the staff's filter. Their summaries stay
/// empty: a row is wide, and what is asked for here lies in the index.
///
/// # Errors
/// The driver's.
pub async fn of_departments(tx: &mut Tx, departments: &[OrganisationId]) -> Stored<Vec<CallLine>> {
    let mut found = Vec::new();
    let sql = "SELECT id, slug, title, published_at, opens_at, closes_at, results_published_at, cancelled_at
               FROM call WHERE department_id = $1 AND kind = 'grant' ORDER BY closes_at DESC, id DESC LIMIT 100";
    for department in departments {
        let rows: Vec<LineRow> = on!(tx, c => sqlx::query_as(sql).bind(department.0).fetch_all(c).await)?;
        found.extend(rows.into_iter().map(CallLine::from));
    }
    Ok(found)
}

/// Writes down that a call was given up, and why.
///
/// # Errors
/// The driver's, or no such call that still goes on.
pub async fn cancel(tx: &mut Write, call: &Call) -> Stored<()> {
    let sql = "UPDATE call SET cancelled_at = $2, notice = $3
               WHERE id = $1 AND cancelled_at IS NULL AND results_published_at IS NULL";
    let rows = on!(tx, c => sqlx::query(sql)
        .bind(call.id.0)
        .bind(call.dates.cancelled_at)
        .bind(Json(&call.notice))
        .execute(c).await?.rows_affected());
    exactly_one("call", call.id, rows)
}

/// Notes that the results of a call are out. Only the first release counts.
///
/// # Errors
/// The driver's, or no such call without results.
pub async fn publish_results(tx: &mut Write, id: CallId, at: DateTime<Utc>) -> Stored<()> {
    let sql = "UPDATE call SET results_published_at = $2 WHERE id = $1 AND results_published_at IS NULL";
    let rows = on!(tx, c => sqlx::query(sql).bind(id.0).bind(at).execute(c).await?.rows_affected());
    exactly_one("call", id, rows)
}
