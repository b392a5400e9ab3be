//! Letters about cases that reached nobody（まだ知らせが届いていない方）.
//!
//! Few of them wait and many cases are there: CROSS JOIN says so to SQLite, which else begins with the cases.

use super::case_list::Scope;
use super::{Stored, Tx, on};
use chrono::{DateTime, Utc};
use domain::people::SubmissionId;
use sqlx::QueryBuilder;
use uuid::Uuid;

/// How many stand on one page.
pub const PAGE: i64 = 20;

/// A letter that reached nobody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreached {
    /// Which.
    pub id: Uuid,
    /// Its case.
    pub case: SubmissionId,
    /// Receipt number of its case.
    pub number: String,
    /// Name of the project.
    pub title: String,
    /// The group's name.
    pub group: String,
    /// The code of the letter.
    pub letter: String,
    /// Subject.
    pub subject: String,
    /// Whom it was for, if that is a person: name and present address.
    pub person: Option<(String, String)>,
    /// Where it was sent.
    pub to_address: String,
    /// What the server or the last report said.
    pub said: String,
    /// When it was written.
    pub created_at: DateTime<Utc>,
    /// When it came back, if a server had taken it.
    pub came_back_at: Option<DateTime<Utc>>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    submission_id: Uuid,
    number: String,
    title: String,
    group_name: String,
    letter: String,
    subject: String,
    person_name: Option<String>,
    person_email: Option<String>,
    to_address: String,
    answer: String,
    came_back: String,
    created_at: DateTime<Utc>,
    came_back_at: Option<DateTime<Utc>>,
}

impl From<Row> for Unreached {
    fn from(row: Row) -> Unreached {
        Unreached {
            id: row.id,
            case: SubmissionId(row.submission_id),
            number: row.number,
            title: row.title,
            group: row.group_name,
            letter: row.letter,
            subject: row.subject,
            person: row.person_name.zip(row.person_email),
            to_address: row.to_address,
            said: if row.came_back.is_empty() { row.answer } else { row.came_back },
            created_at: row.created_at,
            came_back_at: row.came_back_at,
        }
    }
}

const OPEN: &str =
    " WHERE s.id = m.submission_id AND m.state = 'failed' AND m.settled_at IS NULL AND s.submitted_at IS NOT NULL";

/// Those that nobody has dealt with, the oldest first, after one of them; and whether more follow.
///
/// # Errors
/// The driver's.
pub async fn page(
    tx: &mut Tx,
    scope: &Scope,
    after: Option<(DateTime<Utc>, Uuid)>,
    limit: i64,
) -> Stored<(Vec<Unreached>, bool)> {
    if scope.is_empty() {
        return Ok((Vec::new(), false));
    }
    let rows: Vec<Row> = on!(tx, c => {
        let mut query = QueryBuilder::new(
            "SELECT m.id, m.submission_id, s.number, s.title, o.name AS group_name, m.letter, m.subject,
                    p.name AS person_name, p.email AS person_email, m.to_address, m.answer, m.came_back,
                    m.created_at, m.came_back_at
             FROM message m CROSS JOIN submission s JOIN organisation o ON o.id = s.group_id
             LEFT JOIN person p ON p.id = m.to_person_id",
        );
        query.push(OPEN);
        scope.push(&mut query, "s.department_id", "s.id");
        if let Some((at, id)) = after {
            query.push(" AND (m.created_at, m.id) > (").push_bind(at).push(", ").push_bind(id).push(")");
        }
        query.push(" ORDER BY m.created_at, m.id LIMIT ").push_bind(limit + 1);
        query.build_query_as().fetch_all(c).await
    })?;
    let size = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = rows.len() > size;
    Ok((rows.into_iter().take(size).map(Unreached::from).collect(), more))
}

/// How many there are.
///
/// # Errors
/// The driver's.
pub async fn count(tx: &mut Tx, scope: &Scope) -> Stored<i64> {
    if scope.is_empty() {
        return Ok(0);
    }
    Ok(on!(tx, c => {
        let mut query = QueryBuilder::new("SELECT count(*) FROM message m CROSS JOIN submission s");
        query.push(OPEN);
        scope.push(&mut query, "s.department_id", "s.id");
        query.build_query_scalar().fetch_one(c).await
    })?)
}
