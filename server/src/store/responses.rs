//! What the city says to groups of texts（市の考え方）, with what it said before and by whom.

use super::{StoreError, Stored, Tx, Write, on, push_ids};
use chrono::{DateTime, Days, NaiveDate, Utc};
use domain::answers::{Counts, Duty, Outline, Response, ResponseState, Writing};
use domain::people::{CallId, OpinionId, OrganisationId, PersonId, ResponseId, StandardId};
use sqlx::QueryBuilder;
use std::collections::HashMap;
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    call_id: Uuid,
    number: i32,
    summary: String,
    answer: String,
    class: String,
    changes: String,
    state: String,
    version: i32,
    department_id: Uuid,
    officer_id: Option<Uuid>,
    standard_id: Option<Uuid>,
    due_on: Option<NaiveDate>,
    drafted_by: Option<Uuid>,
    approved_by: Option<Uuid>,
    approved_at: Option<DateTime<Utc>>,
    points: i64,
    texts: i64,
    senders: i64,
}

impl TryFrom<Row> for Response {
    type Error = StoreError;
    fn try_from(row: Row) -> Stored<Response> {
        let state = ResponseState::from_code(&row.state)
            .ok_or_else(|| StoreError::corrupt("response", "state", row.id, &row.state))?;
        Ok(Response {
            id: ResponseId(row.id),
            call: CallId(row.call_id),
            number: row.number,
            writing: Writing { summary: row.summary, answer: row.answer, class: row.class, changes: row.changes },
            state,
            version: row.version,
            department: OrganisationId(row.department_id),
            officer: row.officer_id.map(PersonId),
            standard: row.standard_id.map(StandardId),
            due_on: row.due_on,
            drafted_by: row.drafted_by.map(PersonId),
            approved_by: row.approved_by.map(PersonId),
            approved_at: row.approved_at,
            counts: Counts { points: row.points, texts: row.texts, senders: row.senders },
        })
    }
}

macro_rules! columns {
    () => {
        "id, call_id, number, summary, answer, class, changes, state, version, department_id, officer_id, standard_id, \
         due_on, drafted_by, approved_by, approved_at, points, texts, senders"
    };
}

/// Opens an answer with the next number of its call, for whom it falls to. Take the turn on the call first.
///
/// # Errors
/// The driver's.
pub async fn open(tx: &mut Write, call: CallId, duty: Duty, at: DateTime<Utc>) -> Stored<Response> {
    let sql = "SELECT COALESCE(max(number), 0) FROM response WHERE call_id = $1";
    let last: i32 = on!(tx, c => sqlx::query_scalar(sql).bind(call.0).fetch_one(c).await)?;
    let response = Response {
        id: ResponseId(Uuid::now_v7()),
        call,
        number: last + 1,
        writing: Writing::default(),
        state: ResponseState::Drafting,
        version: 0,
        department: duty.department,
        officer: duty.officer,
        standard: None,
        due_on: None,
        drafted_by: None,
        approved_by: None,
        approved_at: None,
        counts: Counts::default(),
    };
    let sql =
        "INSERT INTO response (id, call_id, number, summary, answer, class, changes, state, version, department_id,
                   officer_id, points, texts, senders, created_at)
               VALUES ($1, $2, $3, '', '', '', '', $4, 0, $5, $6, 0, 0, 0, $7)";
    on!(tx, c => sqlx::query(sql)
        .bind(response.id.0)
        .bind(call.0)
        .bind(response.number)
        .bind(response.state.code())
        .bind(duty.department.0)
        .bind(duty.officer.map(|id| id.0))
        .bind(at)
        .execute(c).await.map(drop))?;
    Ok(response)
}

/// Writes down everything of an answer that may change, if it still is in the version that was seen. Says whether it was.
///
/// # Errors
/// The driver's.
pub async fn update(tx: &mut Write, changed: &Response, seen: i32) -> Stored<bool> {
    let sql = "UPDATE response SET summary = $3, answer = $4, class = $5, changes = $6, state = $7, version = $8,
                   department_id = $9, due_on = $10, drafted_by = $11, approved_by = $12, approved_at = $13, officer_id = $14, standard_id = $15
               WHERE id = $1 AND version = $2";
    let rows = on!(tx, c => sqlx::query(sql)
        .bind(changed.id.0)
        .bind(seen)
        .bind(&changed.writing.summary)
        .bind(&changed.writing.answer)
        .bind(&changed.writing.class)
        .bind(&changed.writing.changes)
        .bind(changed.state.code())
        .bind(changed.version)
        .bind(changed.department.0)
        .bind(changed.due_on)
        .bind(changed.drafted_by.map(|id| id.0))
        .bind(changed.approved_by.map(|id| id.0))
        .bind(changed.approved_at)
        .bind(changed.officer.map(|id| id.0))
        .bind(changed.standard.map(|id| id.0))
        .execute(c).await?.rows_affected());
    Ok(rows == 1)
}

/// Keeps what an answer says now as a version of it.
///
/// # Errors
/// The driver's; a duplicate where the version is there already.
pub async fn keep_version(tx: &mut Write, response: &Response, by: PersonId, at: DateTime<Utc>) -> Stored<()> {
    let sql = "INSERT INTO response_version (response_id, version, summary, answer, class, changes, saved_by, saved_at)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    on!(tx, c => sqlx::query(sql)
        .bind(response.id.0)
        .bind(response.version)
        .bind(&response.writing.summary)
        .bind(&response.writing.answer)
        .bind(&response.writing.class)
        .bind(&response.writing.changes)
        .bind(by.0)
        .bind(at)
        .execute(c).await.map(drop))?;
    Ok(())
}

/// What an answer said in one version.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Version {
    /// Which, from 1.
    pub version: i32,
    /// 意見の概要
    pub summary: String,
    /// 市の考え方
    pub answer: String,
    /// 反映区分
    pub class: String,
    /// 修正後の文言
    pub changes: String,
    /// Who saved it.
    pub saved_by: String,
    /// When.
    pub saved_at: DateTime<Utc>,
}

/// The last versions of an answer, the newest first.
///
/// # Errors
/// The driver's.
pub async fn versions(tx: &mut Tx, id: ResponseId, limit: i64) -> Stored<Vec<Version>> {
    let sql = "SELECT v.version, v.summary, v.answer, v.class, v.changes, p.name AS saved_by, v.saved_at
               FROM response_version v JOIN person p ON p.id = v.saved_by
               WHERE v.response_id = $1 ORDER BY v.version DESC LIMIT $2";
    Ok(on!(tx, c => sqlx::query_as(sql).bind(id.0).bind(limit).fetch_all(c).await)?)
}

/// The answer with this number.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn find(tx: &mut Tx, call: CallId, number: i32) -> Stored<Option<Response>> {
    let sql = concat!("SELECT ", columns!(), " FROM response WHERE call_id = $1 AND number = $2");
    let row: Option<Row> = on!(tx, c => sqlx::query_as(sql).bind(call.0).bind(number).fetch_optional(c).await)?;
    row.map(Response::try_from).transpose()
}

/// Letters of a summary that an outline has.
const BEGINS: i32 = 60;

#[derive(sqlx::FromRow)]
struct OutlineRow {
    number: i32,
    begins: String,
    has_answer: bool,
    has_changes: bool,
    class: String,
    state: String,
    in_use: bool,
}

/// All answers of a call by number, as far as they decide what is missing.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn outlines(tx: &mut Tx, call: CallId) -> Stored<Vec<Outline>> {
    let sql =
        "SELECT number, substr(summary, 1, $2) AS begins, answer <> '' AS has_answer, changes <> '' AS has_changes,
                   class, state, texts > 0 AS in_use
               FROM response WHERE call_id = $1 ORDER BY number";
    let rows: Vec<OutlineRow> = on!(tx, c => sqlx::query_as(sql).bind(call.0).bind(BEGINS).fetch_all(c).await)?;
    let read = |row: OutlineRow| match ResponseState::from_code(&row.state) {
        None => Err(StoreError::corrupt("response", "state", row.number, &row.state)),
        Some(state) => Ok(Outline {
            number: row.number,
            begins: row.begins,
            has_answer: row.has_answer,
            has_changes: row.has_changes,
            class: row.class,
            state,
            in_use: row.in_use,
        }),
    };
    rows.into_iter().map(read).collect()
}

/// Which answers are looked for. Everything left open fits everything.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// The department that writes it.
    pub department: Option<OrganisationId>,
    /// How far it is.
    pub state: Option<ResponseState>,
    /// Its class.
    pub class: Option<String>,
    /// Wanted before this day and not finished.
    pub due_before: Option<NaiveDate>,
    /// Only those that answer something: what the public reads.
    pub in_use: bool,
}

/// Answers of a call by number after one, at most `limit`. Those that answer nothing any more stay in the list.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn stretch(tx: &mut Tx, call: CallId, filter: &Filter, after: i32, limit: i64) -> Stored<Vec<Response>> {
    let rows: Vec<Row> = on!(tx, c => {
        let mut query = QueryBuilder::new(concat!("SELECT ", columns!(), " FROM response WHERE call_id = "));
        query.push_bind(call.0).push(" AND number > ").push_bind(after);
        if let Some(department) = filter.department {
            query.push(" AND department_id = ").push_bind(department.0);
        }
        if let Some(state) = filter.state {
            query.push(" AND state = ").push_bind(state.code());
        }
        if let Some(class) = &filter.class {
            query.push(" AND class = ").push_bind(class.clone());
        }
        if let Some(day) = filter.due_before {
            query.push(" AND state = 'drafting' AND due_on < ").push_bind(day);
        }
        if filter.in_use {
            query.push(" AND texts > 0");
        }
        query.push(" ORDER BY number LIMIT ").push_bind(limit);
        query.build_query_as().fetch_all(c).await
    })?;
    rows.into_iter().map(Response::try_from).collect()
}

/// How far a department is with its answers.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Progress {
    /// Which.
    pub department_id: Uuid,
    /// Its name.
    pub name: String,
    /// Answers that it writes.
    pub answers: i64,
    /// Of these, finished ones.
    pub finished: i64,
    /// Of these, approved ones.
    pub approved: i64,
    /// Unfinished ones whose day has passed.
    pub overdue: i64,
}

/// How far each department is, in the order of names.
///
/// # Errors
/// The driver's.
pub async fn progress(tx: &mut Tx, call: CallId, today: NaiveDate) -> Stored<Vec<Progress>> {
    let sql = "SELECT r.department_id, o.name, count(*) AS answers,
                   sum(CASE WHEN r.state <> 'drafting' THEN 1 ELSE 0 END) AS finished,
                   sum(CASE WHEN r.state = 'approved' THEN 1 ELSE 0 END) AS approved,
                   sum(CASE WHEN r.state = 'drafting' AND r.due_on < $2 THEN 1 ELSE 0 END) AS overdue
               FROM response r JOIN organisation o ON o.id = r.department_id
               WHERE r.call_id = $1 AND r.texts > 0 GROUP BY r.department_id, o.name ORDER BY o.name";
    Ok(on!(tx, c => sqlx::query_as(sql).bind(call.0).bind(today).fetch_all(c).await)?)
}

/// The departments that were asked to answer something, or to which what is said to a clause falls.
///
/// # Errors
/// The driver's.
pub async fn departments(tx: &mut Tx, call: CallId) -> Stored<Vec<OrganisationId>> {
    let sql = "SELECT department_id FROM response WHERE call_id = $1
               UNION SELECT department_id FROM clause_duty WHERE call_id = $1";
    let found: Vec<Uuid> = on!(tx, c => sqlx::query_scalar(sql).bind(call.0).fetch_all(c).await)?;
    Ok(found.into_iter().map(OrganisationId).collect())
}

/// The numbers of the answers to the pieces of some opinions: by opinion and place of the piece.
///
/// # Errors
/// The driver's.
pub async fn to_opinions(tx: &mut Tx, ids: &[OpinionId]) -> Stored<HashMap<(OpinionId, i32), Vec<i32>>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<(Uuid, i32, i32)> = on!(tx, c => {
        let mut query = QueryBuilder::new(
            "SELECT p.opinion_id, p.position, r.number FROM point p JOIN wording w ON w.id = p.wording_id
             JOIN response r ON r.id = w.response_id WHERE p.opinion_id IN (",
        );
        push_ids(&mut query, ids.iter().map(|id| id.0));
        query.push(") ORDER BY p.opinion_id, p.position, p.begins").build_query_as().fetch_all(c).await
    })?;
    let mut found: HashMap<(OpinionId, i32), Vec<i32>> = HashMap::new();
    for (opinion, position, number) in rows {
        let numbers = found.entry((OpinionId(opinion), position)).or_default();
        if !numbers.contains(&number) {
            numbers.push(number);
        }
    }
    Ok(found)
}

/// The numbers of the answers to one opinion, by its receipt number, in the order of what was written. Nothing of who
/// wrote it is read.
///
/// # Errors
/// The driver's.
pub async fn to_opinion(tx: &mut Tx, call: CallId, number: &str) -> Stored<Vec<i32>> {
    let sql = "SELECT r.number FROM opinion o JOIN point p ON p.opinion_id = o.id JOIN wording w ON w.id = p.wording_id
               JOIN response r ON r.id = w.response_id
               WHERE o.number = $1 AND o.call_id = $2 ORDER BY p.position, p.begins";
    Ok(on!(tx, c => sqlx::query_scalar(sql).bind(number).bind(call.0).fetch_all(c).await)?)
}

/// Answers of one department that are wanted by one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted {
    /// Of which consultation.
    pub call: CallId,
    /// Who writes them.
    pub department: OrganisationId,
    /// The day.
    pub due_on: NaiveDate,
}

/// Unfinished answers due from `today` up to `until` whose departments were not reminded of that day, at most `limit`
/// departments and days.
///
/// # Errors
/// The driver's.
pub async fn due_soon(tx: &mut Tx, today: NaiveDate, until: NaiveDate, limit: i64) -> Stored<Vec<Wanted>> {
    let sql = "SELECT DISTINCT r.call_id, r.department_id, r.due_on FROM response r
               JOIN consultation k ON k.call_id = r.call_id AND k.state = 'approved'
               WHERE r.state = 'drafting' AND r.due_on >= $1 AND r.due_on <= $2 AND r.texts > 0
                 AND (r.reminded_of IS NULL OR r.reminded_of <> r.due_on) ORDER BY r.due_on, r.call_id, r.department_id LIMIT $3";
    let rows: Vec<(Uuid, Uuid, NaiveDate)> =
        on!(tx, c => sqlx::query_as(sql).bind(today).bind(until).bind(limit).fetch_all(c).await)?;
    Ok(rows.into_iter().map(wanted).collect())
}

/// Unfinished answers whose day has passed and whose departments were not told so, at most `limit` departments and days.
///
/// # Errors
/// The driver's.
pub async fn late(tx: &mut Tx, today: NaiveDate, limit: i64) -> Stored<Vec<Wanted>> {
    let sql = "SELECT DISTINCT r.call_id, r.department_id, r.due_on FROM response r
               JOIN consultation k ON k.call_id = r.call_id AND k.state = 'approved'
               WHERE r.state = 'drafting' AND r.due_on < $1 AND r.texts > 0
                 AND (r.told_late_of IS NULL OR r.told_late_of <> r.due_on) ORDER BY r.due_on, r.call_id, r.department_id LIMIT $2";
    let rows: Vec<(Uuid, Uuid, NaiveDate)> =
        on!(tx, c => sqlx::query_as(sql).bind(today).bind(limit).fetch_all(c).await)?;
    Ok(rows.into_iter().map(wanted).collect())
}

fn wanted((call, department, due_on): (Uuid, Uuid, NaiveDate)) -> Wanted {
    Wanted { call: CallId(call), department: OrganisationId(department), due_on }
}

/// Notes that a department was reminded of a day, or told that it has passed, and gives the answers of which it was not
/// yet. Empty where another was faster.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn claim(tx: &mut Write, of: Wanted, is_late: bool) -> Stored<Vec<Response>> {
    let sql = match is_late {
        false => concat!(
            "UPDATE response SET reminded_of = due_on WHERE call_id = $1 AND department_id = $2 AND due_on = $3
               AND state = 'drafting' AND texts > 0 AND (reminded_of IS NULL OR reminded_of <> due_on) RETURNING ",
            columns!()
        ),
        true => concat!(
            "UPDATE response SET told_late_of = due_on WHERE call_id = $1 AND department_id = $2 AND due_on = $3
               AND state = 'drafting' AND texts > 0 AND (told_late_of IS NULL OR told_late_of <> due_on) RETURNING ",
            columns!()
        ),
    };
    let rows: Vec<Row> = on!(tx, c => sqlx::query_as(sql)
        .bind(of.call.0)
        .bind(of.department.0)
        .bind(of.due_on)
        .fetch_all(c).await)?;
    let mut answers = rows.into_iter().map(Response::try_from).collect::<Stored<Vec<_>>>()?;
    answers.sort_by_key(|answer| answer.number);
    Ok(answers)
}

/// Unfinished answers of a department: those whose day has passed, and those due within a week.
///
/// # Errors
/// The driver's.
pub async fn waiting(tx: &mut Tx, department: OrganisationId, today: NaiveDate) -> Stored<(i64, i64)> {
    let sql = "SELECT CAST(COALESCE(sum(CASE WHEN r.due_on < $2 THEN 1 ELSE 0 END), 0) AS BIGINT),
                   CAST(COALESCE(sum(CASE WHEN r.due_on >= $2 THEN 1 ELSE 0 END), 0) AS BIGINT)
               FROM response r JOIN consultation k ON k.call_id = r.call_id AND k.state = 'approved'
               WHERE r.state = 'drafting' AND r.due_on <= $3 AND r.department_id = $1 AND r.texts > 0";
    let until = today.checked_add_days(Days::new(7)).unwrap_or(today);
    Ok(on!(tx, c => sqlx::query_as(sql).bind(department.0).bind(today).bind(until).fetch_one(c).await)?)
}
