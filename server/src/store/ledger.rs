//! The ledger of grants of a fiscal year, what is overdue, and what waits after the grant（交付台帳・期限超過）.

use super::case_list::Scope;
use super::desk::Waiting;
use super::{Stored, Tx, on, push_ids};
use chrono::{DateTime, NaiveDate, Utc};
use domain::people::{OrganisationId, PersonId};
use sqlx::QueryBuilder;

/// Most cases of one year that a ledger holds.
const MOST: i64 = 2000;
/// How many things of a kind the desk shows.
const SHOWN: i64 = 20;

/// A grant in the ledger.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Line {
    /// The call's name in addresses.
    pub slug: String,
    /// The call's title in Japanese.
    pub call: String,
    /// When the call closed.
    pub closes_at: DateTime<Utc>,
    /// Receipt number.
    pub number: String,
    /// Name of the project.
    pub title: String,
    /// The group's name.
    pub group_name: String,
    /// Stage, as stored.
    pub stage: String,
    /// 交付決定額
    pub granted: i64,
    /// 交付決定日
    pub granted_on: NaiveDate,
    /// 実績報告の期限
    pub report_due_on: NaiveDate,
    /// 決算額
    pub actual: Option<i64>,
    /// 確定額
    pub confirmed: Option<i64>,
    /// 支払済額
    pub paid: i64,
    /// 返還済額
    pub returned: i64,
}

/// The grants of a fiscal year, by call and receipt number.
///
/// # Errors
/// The driver's.
pub async fn of_year(tx: &mut Tx, scope: &Scope, year: i32) -> Stored<Vec<Line>> {
    if scope.is_empty() {
        return Ok(Vec::new());
    }
    let title = if tx.is_sqlite() { "json_extract(c.title, '$.ja')" } else { "c.title->>'ja'" };
    Ok(on!(tx, c => {
        let mut query = QueryBuilder::new("SELECT c.slug, ");
        query.push(title).push(" AS call, c.closes_at, s.number, s.title, o.name AS group_name, s.stage, a.granted, a.granted_on,
                 a.report_due_on, a.actual, a.confirmed,
                 CAST(COALESCE((SELECT SUM(p.amount) FROM payment p
                                WHERE p.submission_id = a.submission_id AND p.kind <> 'refund'), 0) AS BIGINT) AS paid,
                 CAST(COALESCE((SELECT SUM(p.amount) FROM payment p
                                WHERE p.submission_id = a.submission_id AND p.kind = 'refund'), 0) AS BIGINT) AS returned
             FROM award a JOIN submission s ON s.id = a.submission_id
             JOIN call c ON c.id = a.call_id JOIN organisation o ON o.id = s.group_id
             WHERE a.fiscal_year = ").push_bind(year);
        scope.push(&mut query, "a.department_id", "a.submission_id");
        query.push(" ORDER BY c.closes_at, c.id, s.number LIMIT ").push_bind(MOST);
        query.build_query_as().fetch_all(c).await
    })?)
}

/// The fiscal years in which something was granted, the last one first.
///
/// # Errors
/// The driver's.
pub async fn years(tx: &mut Tx, scope: &Scope) -> Stored<Vec<i32>> {
    if scope.is_empty() {
        return Ok(Vec::new());
    }
    Ok(on!(tx, c => {
        let mut query = QueryBuilder::new("SELECT DISTINCT a.fiscal_year FROM award a WHERE a.fiscal_year > 0");
        scope.push(&mut query, "a.department_id", "a.submission_id");
        query.push(" ORDER BY a.fiscal_year DESC LIMIT 50");
        query.build_query_scalar().fetch_all(c).await
    })?)
}

/// A report that is late.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Overdue {
    /// Receipt number.
    pub number: String,
    /// Name of the project.
    pub title: String,
    /// The group's name.
    pub group_name: String,
    /// By when it was due.
    pub due_on: NaiveDate,
}

/// Reports that were due before a day and have not come, the latest first due first.
///
/// # Errors
/// The driver's.
pub async fn overdue(tx: &mut Tx, scope: &Scope, today: NaiveDate) -> Stored<Vec<Overdue>> {
    if scope.is_empty() {
        return Ok(Vec::new());
    }
    Ok(on!(tx, c => {
        let mut query = QueryBuilder::new(
            "SELECT s.number, s.title, o.name AS group_name, a.report_due_on AS due_on
             FROM award a JOIN submission s ON s.id = a.submission_id AND s.stage = 'granted'
             JOIN organisation o ON o.id = s.group_id
             WHERE a.confirmed IS NULL AND a.report_due_on < ",
        );
        query.push_bind(today);
        scope.push(&mut query, "a.department_id", "a.submission_id");
        query.push(" ORDER BY a.report_due_on, a.submission_id LIMIT ").push_bind(SHOWN);
        query.build_query_as().fetch_all(c).await
    })?)
}

/// Rulings that somebody else has drafted in these departments and that wait for a step of their route.
///
/// # Errors
/// The driver's.
pub async fn rulings(tx: &mut Tx, person: PersonId, departments: &[OrganisationId]) -> Stored<Vec<Waiting>> {
    if departments.is_empty() {
        return Ok(Vec::new());
    }
    Ok(on!(tx, c => {
        let mut query = QueryBuilder::new(
            "SELECT s.number, s.title, o.name AS group_name, p.name AS who, r.drafted_at AS at
             FROM ruling r CROSS JOIN submission s JOIN organisation o ON o.id = s.group_id
             JOIN person p ON p.id = r.drafted_by
             WHERE s.id = r.submission_id AND r.state IN ('drafted', 'sent_back') AND r.state = 'drafted'
               AND r.drafted_by <> ",
        );
        query.push_bind(person.0).push(" AND s.department_id IN (");
        push_ids(&mut query, departments.iter().map(|department| department.0));
        query.push(") ORDER BY r.drafted_at, r.id LIMIT 200");
        query.build_query_as().fetch_all(c).await
    })?)
}

/// Rulings that a person drafted and that were given back.
///
/// # Errors
/// The driver's.
pub async fn given_back(tx: &mut Tx, person: PersonId) -> Stored<Vec<Waiting>> {
    let sql = "SELECT s.number, s.title, o.name AS group_name, COALESCE(p.name, '') AS who,
                   COALESCE(h.at, r.drafted_at) AS at
               FROM ruling r JOIN submission s ON s.id = r.submission_id JOIN organisation o ON o.id = s.group_id
               LEFT JOIN history h ON h.seq = (SELECT max(b.seq) FROM history b
                                               WHERE b.subject_id = s.id AND b.action = 'send_back_ruling')
               LEFT JOIN person p ON p.id = h.actor_id
               WHERE r.state IN ('drafted', 'sent_back') AND r.state = 'sent_back' AND r.drafted_by = $1
                 AND NOT EXISTS (SELECT 1 FROM ruling n WHERE n.submission_id = r.submission_id
                                 AND (n.drafted_at, n.id) > (r.drafted_at, r.id))
               ORDER BY r.drafted_at, r.id LIMIT 200";
    Ok(on!(tx, c => sqlx::query_as(sql).bind(person.0).fetch_all(c).await)?)
}

/// Requests that wait for the city, the longest waiting first; `who` is the code of what was filed.
///
/// # Errors
/// The driver's.
pub async fn requests(tx: &mut Tx, scope: &Scope) -> Stored<Vec<Waiting>> {
    if scope.is_empty() {
        return Ok(Vec::new());
    }
    Ok(on!(tx, c => {
        let mut query = QueryBuilder::new(
            "SELECT s.number, s.title, o.name AS group_name, f.kind AS who, f.submitted_at AS at
             FROM filing f CROSS JOIN submission s JOIN organisation o ON o.id = s.group_id
             WHERE s.id = f.submission_id AND f.outcome = '' AND f.submitted_at IS NOT NULL
               AND f.kind IN ('grant_application', 'change', 'discontinuation', 'advance', 'invoice', 'dealing')",
        );
        scope.push(&mut query, "s.department_id", "s.id");
        query.push(" ORDER BY f.submitted_at, f.id LIMIT ").push_bind(SHOWN);
        query.build_query_as().fetch_all(c).await
    })?)
}
