//! Which answers to opinions wait for somebody at the desk（今日の仕事の「意見への回答」）.

use super::{Stored, Tx, on, push_ids};
use chrono::{Days, NaiveDate};
use domain::people::{OrganisationId, PersonId};
use domain::texts::Words;
use sqlx::QueryBuilder;
use sqlx::types::Json;
use uuid::Uuid;

/// Most consultations that the desk shows.
const SHOWN: i64 = 20;

/// What a department still has to write in one consultation.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ToWrite {
    /// Name of the consultation in addresses.
    pub slug: String,
    /// Its title.
    pub title: Json<Words>,
    /// The department.
    pub department_id: Uuid,
    /// Its name.
    pub department: String,
    /// Answers that are not finished.
    pub unfinished: i64,
    /// Of these, those whose day has passed.
    pub late: i64,
    /// Of these, those due within a week.
    pub soon: i64,
    /// Of these, those that one person is to write.
    pub own: i64,
    /// The first day by which one is wanted.
    pub next_due: Option<NaiveDate>,
}

/// Unfinished answers of some departments by consultation, what is due first coming first; `own` counts those of a person.
///
/// # Errors
/// The driver's.
pub async fn to_write(
    tx: &mut Tx,
    departments: &[OrganisationId],
    person: PersonId,
    today: NaiveDate,
) -> Stored<Vec<ToWrite>> {
    if departments.is_empty() {
        return Ok(Vec::new());
    }
    let week = today.checked_add_days(Days::new(7)).unwrap_or(today);
    Ok(on!(tx, c => {
        let mut query = QueryBuilder::new(
            "SELECT c.slug, c.title, w.department_id, o.name AS department, w.unfinished, w.late, w.soon, w.own, w.next_due
             FROM (SELECT r.call_id, r.department_id, count(*) AS unfinished, count(CASE WHEN r.due_on < ",
        );
        query.push_bind(today).push(" THEN 1 END) AS late, count(CASE WHEN r.due_on BETWEEN ");
        query.push_bind(today).push(" AND ").push_bind(week);
        query.push(" THEN 1 END) AS soon, count(CASE WHEN r.officer_id = ").push_bind(person.0);
        query.push(
            " THEN 1 END) AS own, min(r.due_on) AS next_due
               FROM response r WHERE r.state = 'drafting' AND r.texts > 0 AND r.department_id IN (",
        );
        push_ids(&mut query, departments.iter().map(|department| department.0));
        query.push(
            ") GROUP BY r.call_id, r.department_id) w
             JOIN consultation k ON k.call_id = w.call_id AND k.state = 'approved'
             JOIN call c ON c.id = w.call_id JOIN organisation o ON o.id = w.department_id
             ORDER BY CASE WHEN w.next_due IS NULL THEN 1 ELSE 0 END, w.next_due, c.slug, o.name LIMIT ",
        );
        query.push_bind(SHOWN);
        query.build_query_as().fetch_all(c).await
    })?)
}

/// Finished answers of one consultation that wait for an approver.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ToApprove {
    /// Name of the consultation in addresses.
    pub slug: String,
    /// Its title.
    pub title: Json<Words>,
    /// How many that somebody else has drafted.
    pub answers: i64,
}

/// Finished answers in the consultations of some departments that a person has not drafted.
///
/// # Errors
/// The driver's.
pub async fn to_approve(tx: &mut Tx, departments: &[OrganisationId], person: PersonId) -> Stored<Vec<ToApprove>> {
    if departments.is_empty() {
        return Ok(Vec::new());
    }
    Ok(on!(tx, c => {
        // From the few consultations that are being answered to their answers.
        let mut query = QueryBuilder::new(
            "SELECT c.slug, c.title, w.answers
             FROM (SELECT r.call_id, count(*) AS answers FROM consultation k CROSS JOIN response r
                   WHERE k.state = 'approved' AND r.call_id = k.call_id AND r.state = 'drafted' AND r.texts > 0
                     AND r.drafted_by <> ",
        );
        query.push_bind(person.0).push(" GROUP BY r.call_id) w JOIN call c ON c.id = w.call_id WHERE c.department_id IN (");
        push_ids(&mut query, departments.iter().map(|department| department.0));
        query.push(") ORDER BY c.slug LIMIT ").push_bind(SHOWN);
        query.build_query_as().fetch_all(c).await
    })?)
}
