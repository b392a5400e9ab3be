//! Cases（案件）: finding, listing, and moving them from stage to stage.

use super::{StoreError, Stored, Tx, Write, exactly_one, on};
use chrono::{DateTime, Utc};
use domain::folding::fold;
use domain::money::Yen;
use domain::people::{CallId, OrganisationId, PersonId, SubmissionId};
use domain::submissions::{Stage, Submission};
use sqlx::QueryBuilder;
use std::collections::HashMap;
use uuid::Uuid;

/// How many cases stand on one page of a list.
pub const PAGE: i64 = 50;

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    number: Option<String>,
    call_id: Uuid,
    department_id: Uuid,
    owner_id: Uuid,
    group_id: Uuid,
    title: String,
    stage: String,
    begun_at: DateTime<Utc>,
    submitted_at: Option<DateTime<Utc>>,
}

impl TryFrom<Row> for Submission {
    type Error = StoreError;
    fn try_from(row: Row) -> Stored<Submission> {
        Ok(Submission {
            id: SubmissionId(row.id),
            stage: read_stage(row.id, &row.stage)?,
            number: row.number,
            call: CallId(row.call_id),
            department: OrganisationId(row.department_id),
            owner: PersonId(row.owner_id),
            group: OrganisationId(row.group_id),
            title: row.title,
            begun_at: row.begun_at,
            submitted_at: row.submitted_at,
        })
    }
}

fn read_stage(id: Uuid, code: &str) -> Stored<Stage> {
    Stage::from_code(code).ok_or_else(|| StoreError::corrupt("submission", "stage", id, code))
}

/// Begins a case.
///
/// # Errors
/// The driver's.
pub async fn add(tx: &mut Write, new: &Submission) -> Stored<()> {
    let sql = "INSERT INTO submission (id, number, call_id, department_id, owner_id, group_id, title, title_folded,
                   stage, requested, begun_at, submitted_at)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    on!(tx, c => sqlx::query(sql)
        .bind(new.id.0)
        .bind(&new.number)
        .bind(new.call.0)
        .bind(new.department.0)
        .bind(new.owner.0)
        .bind(new.group.0)
        .bind(&new.title)
        .bind(fold(&new.title))
        .bind(new.stage.code())
        .bind(0_i64)
        .bind(new.begun_at)
        .bind(new.submitted_at)
        .execute(c).await.map(drop))?;
    Ok(())
}

/// The case with this id.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn find(tx: &mut Tx, id: SubmissionId) -> Stored<Option<Submission>> {
    let sql = "SELECT * FROM submission WHERE id = $1";
    let row: Option<Row> = on!(tx, c => sqlx::query_as(sql).bind(id.0).fetch_optional(c).await)?;
    row.map(Submission::try_from).transpose()
}

/// The case with this receipt number.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn find_by_number(tx: &mut Tx, number: &str) -> Stored<Option<Submission>> {
    let sql = "SELECT * FROM submission WHERE number = $1";
    let row: Option<Row> = on!(tx, c => sqlx::query_as(sql).bind(number).fetch_optional(c).await)?;
    row.map(Submission::try_from).transpose()
}

/// Makes others who want to change this case wait until the end of the transaction. `false`: there is none.
///
/// # Errors
/// The driver's.
pub async fn lock(tx: &mut Write, id: SubmissionId) -> Stored<bool> {
    let sql = "UPDATE submission SET stage = stage WHERE id = $1";
    let rows = on!(tx, c => sqlx::query(sql).bind(id.0).execute(c).await?.rows_affected());
    Ok(rows == 1)
}

/// Keeps what a proposal that is being written says of itself in lists: its title and the amount it asks for.
///
/// # Errors
/// The driver's, or the case is not being written any more.
pub async fn describe(tx: &mut Write, id: SubmissionId, title: &str, requested: Yen) -> Stored<()> {
    let sql = "UPDATE submission SET title = $2, title_folded = $3, requested = $4
               WHERE id = $1 AND stage IN ('draft', 'returned')";
    let rows = on!(tx, c => sqlx::query(sql)
        .bind(id.0)
        .bind(title)
        .bind(fold(title))
        .bind(requested.0)
        .execute(c).await?.rows_affected());
    exactly_one("submission", id, rows)
}

/// Moves a case on, if it still stands where the rule saw it. `false`: somebody else was faster.
///
/// # Errors
/// The driver's.
pub async fn advance(tx: &mut Write, id: SubmissionId, from: Stage, to: Stage) -> Stored<bool> {
    let sql = "UPDATE submission SET stage = $3 WHERE id = $1 AND stage = $2";
    let rows = on!(tx, c => sqlx::query(sql)
        .bind(id.0)
        .bind(from.code())
        .bind(to.code())
        .execute(c).await?.rows_affected());
    Ok(rows == 1)
}

/// Gives a case its receipt number and the instant of submission.
///
/// # Errors
/// The driver's, or the case has a number already.
pub async fn receive(tx: &mut Write, id: SubmissionId, number: &str, at: DateTime<Utc>) -> Stored<()> {
    let sql = "UPDATE submission SET number = $2, submitted_at = $3 WHERE id = $1 AND number IS NULL";
    let rows = on!(tx, c => sqlx::query(sql).bind(id.0).bind(number).bind(at).execute(c).await?.rows_affected());
    exactly_one("submission", id, rows)
}

/// A case in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseLine {
    /// Which.
    pub id: SubmissionId,
    /// Receipt number.
    pub number: Option<String>,
    /// Name of the project.
    pub title: String,
    /// The group's name.
    pub group: String,
    /// The call's title in Japanese.
    pub call: String,
    /// Where it stands.
    pub stage: Stage,
    /// The amount asked for.
    pub requested: Yen,
    /// When it was begun.
    pub begun_at: DateTime<Utc>,
    /// When it was submitted.
    pub submitted_at: Option<DateTime<Utc>>,
    /// Last second of the call.
    pub closes_at: DateTime<Utc>,
}

#[derive(sqlx::FromRow)]
struct LineRow {
    id: Uuid,
    number: Option<String>,
    title: String,
    group_name: String,
    call_title: sqlx::types::Json<domain::texts::Words>,
    stage: String,
    requested: i64,
    begun_at: DateTime<Utc>,
    submitted_at: Option<DateTime<Utc>>,
    closes_at: DateTime<Utc>,
}

impl TryFrom<LineRow> for CaseLine {
    type Error = StoreError;
    fn try_from(row: LineRow) -> Stored<CaseLine> {
        Ok(CaseLine {
            stage: read_stage(row.id, &row.stage)?,
            id: SubmissionId(row.id),
            number: row.number,
            title: row.title,
            group: row.group_name,
            call: row.call_title.0.ja,
            requested: Yen(row.requested),
            begun_at: row.begun_at,
            submitted_at: row.submitted_at,
            closes_at: row.closes_at,
        })
    }
}

const LINES_OF: &str =
    "SELECT s.id, s.number, s.title, o.name AS group_name, c.title AS call_title, s.stage, s.requested,
    s.begun_at, s.submitted_at, c.closes_at FROM ";
const LINES_JOIN: &str = "JOIN organisation o ON o.id = s.group_id JOIN call c ON c.id = s.call_id ";

/// The cases of a person and of the groups the person acts for, the newest first.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn of_person(tx: &mut Tx, person: PersonId, groups: &[OrganisationId]) -> Stored<Vec<CaseLine>> {
    let rows: Vec<LineRow> = on!(tx, c => {
        let mut query = QueryBuilder::new(LINES_OF);
        query.push("submission s ").push(LINES_JOIN);
        query.push("WHERE (s.owner_id = ").push_bind(person.0);
        if !groups.is_empty() {
            query.push(" OR s.group_id IN (");
            let mut list = query.separated(", ");
            for group in groups {
                list.push_bind(group.0);
            }
            query.push(")");
        }
        query.push(") ORDER BY s.begun_at DESC, s.id DESC LIMIT 100");
        query.build_query_as().fetch_all(c).await
    })?;
    rows.into_iter().map(CaseLine::try_from).collect()
}

/// Which stretch of the staff's list. A stretch begins beside a row and not at a count of rows, so a page
/// costs the same however far down the list it lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Stretch {
    /// From the beginning.
    #[default]
    First,
    /// The rows after this one.
    After(DateTime<Utc>, SubmissionId),
    /// The rows before this one.
    Before(DateTime<Utc>, SubmissionId),
}

/// What the staff's list shows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// The departments whose cases the viewer may read.
    pub departments: Vec<OrganisationId>,
    /// Only this call.
    pub call: Option<CallId>,
    /// Only this stage.
    pub stage: Option<Stage>,
    /// Which stretch.
    pub stretch: Stretch,
}

macro_rules! push_departments {
    ($query:ident, $departments:expr) => {
        let mut list = $query.push("department_id IN (").separated(", ");
        for department in $departments {
            list.push_bind(department.0);
        }
        $query.push(")");
    };
}

/// A page of the staff's list, the longest waiting first, in at most [`PAGE`] rows; and whether more
/// rows lie beyond it in the direction of its stretch.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn list(tx: &mut Tx, filter: &Filter) -> Stored<(Vec<CaseLine>, bool)> {
    if filter.departments.is_empty() {
        return Ok((Vec::new(), false));
    }
    let rows: Vec<LineRow> = on!(tx, c => {
        // The page is cut out of one index first; names are joined to its rows alone.
        let mut query = QueryBuilder::new(LINES_OF);
        query.push("(SELECT * FROM submission WHERE submitted_at IS NOT NULL AND ");
        push_departments!(query, &filter.departments);
        if let Some(call) = filter.call {
            query.push(" AND call_id = ").push_bind(call.0);
        }
        if let Some(stage) = filter.stage {
            query.push(" AND stage = ").push_bind(stage.code());
        }
        let (order, mark) = match filter.stretch {
            Stretch::First => ("submitted_at, id", None),
            Stretch::After(at, id) => ("submitted_at, id", Some((" > ", at, id))),
            Stretch::Before(at, id) => ("submitted_at DESC, id DESC", Some((" < ", at, id))),
        };
        if let Some((relation, at, id)) = mark {
            query.push(" AND (submitted_at, id)").push(relation).push("(");
            query.push_bind(at).push(", ").push_bind(id.0).push(")");
        }
        query.push(" ORDER BY ").push(order).push(" LIMIT ").push_bind(PAGE + 1).push(") s ").push(LINES_JOIN);
        query.push(" ORDER BY s.submitted_at, s.id");
        query.build_query_as().fetch_all(c).await
    })?;
    let size = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let mut lines: Vec<CaseLine> = rows.into_iter().map(CaseLine::try_from).collect::<Stored<_>>()?;
    let more = lines.len() > size;
    match filter.stretch {
        Stretch::Before(..) if more => drop(lines.remove(0)),
        _ => lines.truncate(size),
    }
    Ok((lines, more))
}

/// How many cases of the departments stand in each stage.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn counts(tx: &mut Tx, departments: &[OrganisationId]) -> Stored<Vec<(Stage, i64)>> {
    if departments.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<(String, i64)> = on!(tx, c => {
        let mut query = QueryBuilder::new("SELECT stage, count(*) FROM submission WHERE submitted_at IS NOT NULL AND ");
        push_departments!(query, departments);
        query.push(" GROUP BY stage");
        query.build_query_as().fetch_all(c).await
    })?;
    rows.into_iter().map(|(stage, count)| Ok((read_stage(Uuid::nil(), &stage)?, count))).collect()
}

/// How many submitted cases of a call stand in each stage.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn counts_of_call(tx: &mut Tx, call: CallId) -> Stored<Vec<(Stage, i64)>> {
    let sql = "SELECT stage, count(*) FROM submission WHERE call_id = $1 AND stage <> 'draft' GROUP BY stage";
    let rows: Vec<(String, i64)> = on!(tx, c => sqlx::query_as(sql).bind(call.0).fetch_all(c).await)?;
    rows.into_iter().map(|(stage, count)| Ok((read_stage(call.0, &stage)?, count))).collect()
}

/// Keeps every case of a call from moving until the transaction ends. Whoever moves many cases at once
/// takes them all before the journal; who moves one takes it before the journal too, so neither waits
/// for the other in a circle.
///
/// # Errors
/// The driver's.
pub async fn lock_all(tx: &mut Write, call: CallId) -> Stored<()> {
    let sql = "UPDATE submission SET stage = stage WHERE call_id = $1 AND submitted_at IS NOT NULL";
    on!(tx, c => sqlx::query(sql).bind(call.0).execute(c).await.map(drop))?;
    Ok(())
}

/// How many cases of a call were submitted: all that the public learns before the results.
///
/// # Errors
/// The driver's.
pub async fn count_of_call(tx: &mut Tx, call: CallId) -> Stored<i64> {
    let sql = "SELECT count(*) FROM submission WHERE call_id = $1 AND stage <> 'draft'";
    Ok(on!(tx, c => sqlx::query_scalar(sql).bind(call.0).fetch_one(c).await)?)
}

/// Every submitted case of a call, for the release of its results.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn of_call(tx: &mut Tx, call: CallId) -> Stored<Vec<Submission>> {
    let sql = "SELECT * FROM submission WHERE call_id = $1 AND submitted_at IS NOT NULL ORDER BY submitted_at, id";
    let rows: Vec<Row> = on!(tx, c => sqlx::query_as(sql).bind(call.0).fetch_all(c).await)?;
    rows.into_iter().map(Submission::try_from).collect()
}

/// The group's name and the amount asked for of every submitted case of a call.
///
/// # Errors
/// The driver's.
pub async fn facts_of_call(tx: &mut Tx, call: CallId) -> Stored<HashMap<SubmissionId, (String, Yen)>> {
    let sql = "SELECT s.id, o.name, s.requested FROM submission s JOIN organisation o ON o.id = s.group_id
               WHERE s.call_id = $1 AND s.submitted_at IS NOT NULL";
    let rows: Vec<(Uuid, String, i64)> = on!(tx, c => sqlx::query_as(sql).bind(call.0).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(id, group, requested)| (SubmissionId(id), (group, Yen(requested)))).collect())
}

/// The draft that a person has begun for a call and group, if there is one: a second press of
/// the button comes back to it.
///
/// # Errors
/// The driver's.
pub async fn draft_of(tx: &mut Tx, call: CallId, group: OrganisationId) -> Stored<Option<SubmissionId>> {
    let sql =
        "SELECT id FROM submission WHERE call_id = $1 AND group_id = $2 AND stage = 'draft' ORDER BY begun_at LIMIT 1";
    let id: Option<Uuid> = on!(tx, c => sqlx::query_scalar(sql).bind(call.0).bind(group.0).fetch_optional(c).await)?;
    Ok(id.map(SubmissionId))
}
