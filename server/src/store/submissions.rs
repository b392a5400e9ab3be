//! Cases（案件）: finding, listing, and moving them from stage to stage.

use super::{StoreError, Stored, Tx, Write, exactly_one, on, push_ids};
use chrono::{DateTime, Utc};
use domain::folding::fold;
use domain::intake::Channel;
use domain::money::Yen;
use domain::people::{CallId, OrganisationId, PersonId, SubmissionId};
use domain::processing::Clock;
use domain::submissions::{Stage, Submission};
use sqlx::QueryBuilder;
use std::collections::HashMap;
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    number: Option<String>,
    call_id: Uuid,
    department_id: Uuid,
    owner_id: Uuid,
    group_id: Uuid,
    channel: String,
    title: String,
    stage: String,
    begun_at: DateTime<Utc>,
    submitted_at: Option<DateTime<Utc>>,
    disposed_at: Option<DateTime<Utc>>,
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
            channel: read_channel(row.id, &row.channel)?,
            title: row.title,
            begun_at: row.begun_at,
            submitted_at: row.submitted_at,
            disposed_at: row.disposed_at,
        })
    }
}

pub(super) fn read_stage(id: Uuid, code: &str) -> Stored<Stage> {
    Stage::from_code(code).ok_or_else(|| StoreError::corrupt("submission", "stage", id, code))
}

pub(super) fn read_channel(id: Uuid, code: &str) -> Stored<Channel> {
    Channel::from_code(code).ok_or_else(|| StoreError::corrupt("submission", "channel", id, code))
}

/// Begins a case.
///
/// # Errors
/// The driver's.
pub async fn add(tx: &mut Write, new: &Submission) -> Stored<()> {
    let sql = "INSERT INTO submission (id, number, call_id, department_id, owner_id, group_id, title, title_folded,
                   stage, requested, begun_at, submitted_at, channel, group_folded)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13,
                   (SELECT name_folded FROM organisation WHERE id = $6))";
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
        .bind(new.channel.code())
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
    let sql = "UPDATE submission SET number = $2, submitted_at = $3, arrived_at = $3 WHERE id = $1 AND number IS NULL";
    let rows = on!(tx, c => sqlx::query(sql).bind(id.0).bind(number).bind(at).execute(c).await?.rows_affected());
    exactly_one("submission", id, rows)
}

/// Notes that something came in for a case: a correction.
///
/// # Errors
/// The driver's.
pub async fn arrive(tx: &mut Write, id: SubmissionId, at: DateTime<Utc>) -> Stored<()> {
    let sql = "UPDATE submission SET arrived_at = $2 WHERE id = $1";
    let rows = on!(tx, c => sqlx::query(sql).bind(id.0).bind(at).execute(c).await?.rows_affected());
    exactly_one("submission", id, rows)
}

/// Where a case stands that has no day: at the end of time, so that lists walk one index in one order.
const NEVER: i64 = 253_402_214_400;

pub(super) fn never() -> DateTime<Utc> {
    DateTime::from_timestamp(NEVER, 0).unwrap_or(DateTime::<Utc>::MAX_UTC)
}

/// The days of a case, as they are stored.
#[derive(Debug, Clone, Copy, sqlx::FromRow)]
pub(super) struct ClockRow {
    clock_from: Option<DateTime<Utc>>,
    paused_at: Option<DateTime<Utc>>,
    due_at: DateTime<Utc>,
}

impl ClockRow {
    pub(super) fn clock(self) -> Option<Clock> {
        let due_at = Some(self.due_at).filter(|due_at| *due_at < never());
        self.clock_from.map(|from| Clock { from, paused_at: self.paused_at, due_at })
    }
}

/// The clock of a case（標準処理期間）.
///
/// # Errors
/// The driver's.
pub async fn clock(tx: &mut Tx, id: SubmissionId) -> Stored<Option<Clock>> {
    let sql = "SELECT clock_from, paused_at, due_at FROM submission WHERE id = $1";
    let row: Option<ClockRow> = on!(tx, c => sqlx::query_as(sql).bind(id.0).fetch_optional(c).await)?;
    Ok(row.and_then(ClockRow::clock))
}

/// Sets the clock of a case, or takes it away.
///
/// # Errors
/// The driver's.
pub async fn set_clock(tx: &mut Write, id: SubmissionId, clock: Option<Clock>) -> Stored<()> {
    let sql = "UPDATE submission SET clock_from = $2, paused_at = $3, due_at = $4 WHERE id = $1";
    let rows = on!(tx, c => sqlx::query(sql)
        .bind(id.0)
        .bind(clock.map(|clock| clock.from))
        .bind(clock.and_then(|clock| clock.paused_at))
        .bind(clock.and_then(|clock| clock.due_at).unwrap_or_else(never))
        .execute(c).await?.rows_affected());
    exactly_one("submission", id, rows)
}

/// Who works on a case（担当）.
///
/// # Errors
/// The driver's.
pub async fn assignee(tx: &mut Tx, id: SubmissionId) -> Stored<Option<PersonId>> {
    let sql = "SELECT assigned_to FROM submission WHERE id = $1";
    let found: Option<Option<Uuid>> = on!(tx, c => sqlx::query_scalar(sql).bind(id.0).fetch_optional(c).await)?;
    Ok(found.flatten().map(PersonId))
}

/// Gives a case to somebody, or to nobody.
///
/// # Errors
/// The driver's.
pub async fn assign(tx: &mut Write, id: SubmissionId, to: Option<PersonId>) -> Stored<()> {
    let sql = "UPDATE submission SET assigned_to = $2 WHERE id = $1";
    let rows = on!(tx, c => sqlx::query(sql).bind(id.0).bind(to.map(|to| to.0)).execute(c).await?.rows_affected());
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
            push_ids(&mut query, groups.iter().map(|group| group.0));
            query.push(")");
        }
        query.push(") ORDER BY s.begun_at DESC, s.id DESC LIMIT 100");
        query.build_query_as().fetch_all(c).await
    })?;
    rows.into_iter().map(CaseLine::try_from).collect()
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
