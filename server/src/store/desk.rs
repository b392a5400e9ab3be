//! What waits for somebody at the desk beside the list itself（今日の仕事）: approvals, drafts given back, questions.
//!
//! Few things wait and many cases are there. CROSS JOIN says so to SQLite, which else begins with the cases; to
//! Postgres it is a join like any other.

use super::case_list::Scope;
use super::{Stored, Tx, Write, on, push_ids};
use chrono::{DateTime, NaiveDate, Utc};
use domain::people::{OrganisationId, PersonId, SubmissionId};
use sqlx::QueryBuilder;
use uuid::Uuid;

/// How many things of a kind the desk shows.
pub const SHOWN: i64 = 20;

/// How many drafts are looked at; whose turn it is, and what may be drafted anew, is for the rules to say.
const LOOKED_AT: i64 = 200;

/// A case that waits, with who made it wait and since when.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Waiting {
    /// Receipt number.
    pub number: String,
    /// Name of the project.
    pub title: String,
    /// The group's name.
    pub group_name: String,
    /// Who drafted, gave back or wrote.
    pub who: String,
    /// Since when.
    pub at: DateTime<Utc>,
}

/// Decisions that somebody else has drafted in these departments and that wait for a step of their route, the
/// longest waiting first. Cases of the person's own groups are somebody else's to approve.
///
/// # Errors
/// The driver's.
pub async fn approvals(tx: &mut Tx, person: PersonId, departments: &[OrganisationId]) -> Stored<Vec<Waiting>> {
    if departments.is_empty() {
        return Ok(Vec::new());
    }
    Ok(on!(tx, c => {
        let mut query = QueryBuilder::new(
            "SELECT s.number, s.title, o.name AS group_name, p.name AS who, d.drafted_at AS at
             FROM decision d CROSS JOIN submission s JOIN organisation o ON o.id = s.group_id
             JOIN person p ON p.id = d.drafted_by
             WHERE s.id = d.submission_id AND d.state IN ('drafted', 'sent_back') AND d.state = 'drafted' AND d.drafted_by <> ",
        );
        query.push_bind(person.0).push(" AND s.owner_id <> ").push_bind(person.0);
        query.push(" AND s.group_id NOT IN (SELECT m.organisation_id FROM membership m WHERE m.person_id = ");
        query.push_bind(person.0).push(" AND m.role IN ('representative', 'contact')) AND s.department_id IN (");
        push_ids(&mut query, departments.iter().map(|department| department.0));
        query.push(") ORDER BY d.drafted_at, d.id LIMIT ").push_bind(LOOKED_AT);
        query.build_query_as().fetch_all(c).await
    })?)
}

/// Drafts of a person that an approver gave back and that were not drafted anew, with who gave them back and when.
///
/// # Errors
/// The driver's.
pub async fn given_back(tx: &mut Tx, person: PersonId) -> Stored<Vec<Waiting>> {
    const SQL: &str = "SELECT s.number, s.title, o.name AS group_name, COALESCE(p.name, '') AS who,
            COALESCE(h.at, d.drafted_at) AS at
        FROM decision d JOIN submission s ON s.id = d.submission_id JOIN organisation o ON o.id = s.group_id
        LEFT JOIN history h ON h.seq = (SELECT max(b.seq) FROM history b
                                        WHERE b.subject_id = s.id AND b.action = 'send_back_decision')
        LEFT JOIN person p ON p.id = h.actor_id
        WHERE d.state IN ('drafted', 'sent_back') AND d.state = 'sent_back' AND d.drafted_by = $1
          AND NOT EXISTS (SELECT 1 FROM decision n WHERE n.submission_id = d.submission_id
                            AND (n.drafted_at, n.id) > (d.drafted_at, d.id))
        ORDER BY d.drafted_at, d.id LIMIT $2";
    Ok(on!(tx, c => sqlx::query_as(SQL).bind(person.0).bind(LOOKED_AT).fetch_all(c).await)?)
}

/// What applicants wrote and nobody has answered, the longest waiting first.
///
/// # Errors
/// The driver's.
pub async fn questions(tx: &mut Tx, scope: &Scope) -> Stored<Vec<Waiting>> {
    if scope.is_empty() {
        return Ok(Vec::new());
    }
    Ok(on!(tx, c => {
        let mut query = QueryBuilder::new(
            "SELECT s.number, s.title, o.name AS group_name, p.name AS who, m.created_at AS at
             FROM case_message m CROSS JOIN submission s
             JOIN organisation o ON o.id = s.group_id JOIN person p ON p.id = m.author_id
             WHERE s.id = m.submission_id AND m.answered_at IS NULL AND s.submitted_at IS NOT NULL AND m.from_city = ",
        );
        query.push_bind(false);
        scope.push(&mut query, "s.department_id", "s.id");
        query.push(" ORDER BY m.created_at, m.id LIMIT ").push_bind(SHOWN);
        query.build_query_as().fetch_all(c).await
    })?)
}

/// Sends a letter of a case again, to the address that the person has by now: one that failed gets new tries; of one that went out, a copy goes. A second
/// press within the same `press` (a stretch of time) sends nothing more. `false`: it still waits, or it did go.
///
/// # Errors
/// The driver's.
pub async fn resend(tx: &mut Write, letter: Uuid, case: Uuid, press: i64, at: DateTime<Utc>) -> Stored<bool> {
    let sql = "UPDATE message SET state = 'waiting', attempts = 0, next_try_at = $3, answer = '', came_back = '', came_back_at = NULL,
                   to_address = COALESCE((SELECT p.email FROM person p WHERE p.id = message.to_person_id AND p.email <> ''), to_address)
               WHERE id = $1 AND submission_id = $2 AND state = 'failed'";
    let rows = on!(tx, c => sqlx::query(sql).bind(letter).bind(case).bind(at).execute(c).await?.rows_affected());
    if rows == 1 {
        return Ok(true);
    }
    let sql =
        "INSERT INTO message (id, dedup_key, letter, lang, to_address, to_person_id, submission_id, subject, body,
                   state, attempts, created_at, next_try_at, answer, urgency)
               SELECT $3, dedup_key || $4, letter, lang,
                   COALESCE((SELECT p.email FROM person p WHERE p.id = message.to_person_id AND p.email <> ''), to_address),
                   to_person_id, submission_id, subject, body, 'waiting', 0, $5, $5, '', urgency FROM message WHERE id = $1 AND submission_id = $2 AND state = 'sent'
               ON CONFLICT (dedup_key) DO NOTHING";
    let rows = on!(tx, c => sqlx::query(sql)
        .bind(letter)
        .bind(case)
        .bind(Uuid::now_v7())
        .bind(format!(":again:{press}"))
        .bind(at)
        .execute(c).await?.rows_affected());
    Ok(rows == 1)
}

/// Gives a letter that failed another address: the department's box has one of its own by now.
///
/// # Errors
/// The driver's.
pub async fn readdress(tx: &mut Write, letter: Uuid, case: Uuid, address: &str) -> Stored<()> {
    let sql = "UPDATE message SET to_address = $3 WHERE id = $1 AND submission_id = $2 AND state = 'failed'";
    on!(tx, c => sqlx::query(sql).bind(letter).bind(case).bind(address).execute(c).await.map(drop))?;
    Ok(())
}

/// Notes that somebody has told the recipient in another way. `false`: the letter has not failed, or it is done.
///
/// # Errors
/// The driver's.
pub async fn settle(tx: &mut Write, letter: Uuid, case: Uuid, by: PersonId, at: DateTime<Utc>) -> Stored<bool> {
    let sql = "UPDATE message SET settled_at = $4, settled_by = $3
               WHERE id = $1 AND submission_id = $2 AND state = 'failed' AND settled_at IS NULL";
    let rows = on!(tx, c => sqlx::query(sql)
        .bind(letter)
        .bind(case)
        .bind(by.0)
        .bind(at)
        .execute(c).await?.rows_affected());
    Ok(rows == 1)
}

/// The letters of a case that failed and whose recipients were told in another way.
///
/// # Errors
/// The driver's.
pub async fn settled(tx: &mut Tx, case: SubmissionId) -> Stored<Vec<Uuid>> {
    let sql = "SELECT id FROM message WHERE submission_id = $1 AND settled_at IS NOT NULL LIMIT 200";
    Ok(on!(tx, c => sqlx::query_scalar(sql).bind(case.0).fetch_all(c).await)?)
}

/// How many undecided cases of the departments each person works on.
///
/// # Errors
/// The driver's.
pub async fn loads(tx: &mut Tx, departments: &[OrganisationId]) -> Stored<Vec<(PersonId, String, i64)>> {
    if departments.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<(Uuid, String, i64)> = on!(tx, c => {
        let mut query = QueryBuilder::new(
            "SELECT p.id, p.name, count(*) FROM submission s JOIN person p ON p.id = s.assigned_to
             WHERE s.clock_from IS NOT NULL AND s.department_id IN (",
        );
        push_ids(&mut query, departments.iter().map(|department| department.0));
        query.push(") GROUP BY p.id, p.name, p.name_folded ORDER BY p.name_folded, p.id LIMIT 200");
        query.build_query_as().fetch_all(c).await
    })?;
    Ok(rows.into_iter().map(|(id, name, count)| (PersonId(id), name, count)).collect())
}

/// Who has no role in a department any more and still stands on undecided cases of it, with how many: they wait to be handed
/// over（異動した職員の案件）.
///
/// # Errors
/// The driver's.
pub async fn left_behind(tx: &mut Tx, departments: &[OrganisationId], today: NaiveDate) -> Stored<Vec<(String, i64)>> {
    if departments.is_empty() {
        return Ok(Vec::new());
    }
    Ok(on!(tx, c => {
        let mut query = QueryBuilder::new(
            // From the people to their cases: those who left are few, the cases are not.
            "SELECT p.name, count(*) FROM (
                 SELECT DISTINCT m.person_id, m.organisation_id FROM membership m
                 WHERE m.role IN ('officer', 'approver') AND m.organisation_id IN (",
        );
        push_ids(&mut query, departments.iter().map(|department| department.0));
        query.push(
            ") AND NOT EXISTS (SELECT 1 FROM membership n WHERE n.person_id = m.person_id
                   AND n.organisation_id = m.organisation_id AND n.role IN ('officer', 'approver') AND n.from_on <= ",
        );
        query.push_bind(today).push(" AND (n.until_on IS NULL OR n.until_on >= ").push_bind(today);
        query.push(
            "))) gone CROSS JOIN submission s JOIN person p ON p.id = gone.person_id
             WHERE s.assigned_to = gone.person_id AND s.department_id = gone.organisation_id AND s.clock_from IS NOT NULL
             GROUP BY p.id, p.name, p.name_folded ORDER BY p.name_folded, p.id LIMIT 200",
        );
        query.build_query_as().fetch_all(c).await
    })?)
}

/// Undecided cases of the departments that a person works on, by receipt number.
///
/// # Errors
/// The driver's.
pub async fn open_cases(tx: &mut Tx, person: PersonId, departments: &[OrganisationId]) -> Stored<Vec<String>> {
    if departments.is_empty() {
        return Ok(Vec::new());
    }
    Ok(on!(tx, c => {
        let mut query = QueryBuilder::new("SELECT s.number FROM submission s WHERE s.clock_from IS NOT NULL AND s.assigned_to = ");
        query.push_bind(person.0).push(" AND s.department_id IN (");
        push_ids(&mut query, departments.iter().map(|department| department.0));
        query.push(") ORDER BY s.number LIMIT 2000");
        query.build_query_scalar().fetch_all(c).await
    })?)
}
