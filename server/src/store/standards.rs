//! Answers that are given again and again（標準的な考え方）, and where they are used.

use super::{Stored, Tx, Write, on, push_ids};
use chrono::{DateTime, Utc};
use domain::answers::standards::Standard;
use domain::people::{CallId, OrganisationId, PersonId, StandardId};
use domain::texts::Words;
use sqlx::QueryBuilder;
use sqlx::types::Json;
use uuid::Uuid;

/// Most of a library that a page shows.
const MOST: i64 = 500;

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    department_id: Uuid,
    call_id: Option<Uuid>,
    title: String,
    answer: String,
    class: String,
    version: i32,
    is_retired: bool,
    uses: i64,
}

impl From<Row> for (Standard, i64) {
    fn from(row: Row) -> Self {
        let standard = Standard {
            id: StandardId(row.id),
            department: OrganisationId(row.department_id),
            call: row.call_id.map(CallId),
            title: row.title,
            answer: row.answer,
            class: row.class,
            version: row.version,
            is_retired: row.is_retired,
        };
        (standard, row.uses)
    }
}

macro_rules! select {
    () => {
        "SELECT s.id, s.department_id, s.call_id, s.title, s.answer, s.class, s.version, s.is_retired,
             (SELECT count(*) FROM response r WHERE r.standard_id = s.id AND r.texts > 0) AS uses
         FROM standard_answer s WHERE "
    };
}

/// Adds one.
///
/// # Errors
/// The driver's.
pub async fn add(tx: &mut Write, new: &Standard, by: PersonId, at: DateTime<Utc>) -> Stored<()> {
    let sql = "INSERT INTO standard_answer (id, department_id, call_id, title, answer, class, version, is_retired, saved_by, saved_at)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (id) DO NOTHING";
    on!(tx, c => sqlx::query(sql)
        .bind(new.id.0)
        .bind(new.department.0)
        .bind(new.call.map(|id| id.0))
        .bind(&new.title)
        .bind(&new.answer)
        .bind(&new.class)
        .bind(new.version)
        .bind(new.is_retired)
        .bind(by.0)
        .bind(at)
        .execute(c).await.map(drop))?;
    Ok(())
}

/// Writes one down anew, if it still is in the version that was seen. Says whether it was.
///
/// # Errors
/// The driver's.
pub async fn update(tx: &mut Write, changed: &Standard, seen: i32, by: PersonId, at: DateTime<Utc>) -> Stored<bool> {
    let sql =
        "UPDATE standard_answer SET title = $3, answer = $4, class = $5, version = $6, is_retired = $7, saved_by = $8,
                   saved_at = $9 WHERE id = $1 AND version = $2";
    let rows = on!(tx, c => sqlx::query(sql)
        .bind(changed.id.0)
        .bind(seen)
        .bind(&changed.title)
        .bind(&changed.answer)
        .bind(&changed.class)
        .bind(changed.version)
        .bind(changed.is_retired)
        .bind(by.0)
        .bind(at)
        .execute(c).await?.rows_affected());
    Ok(rows == 1)
}

/// One, with how many answers took their text from it.
///
/// # Errors
/// The driver's.
pub async fn find(tx: &mut Tx, id: StandardId) -> Stored<Option<(Standard, i64)>> {
    const SQL: &str = concat!(select!(), "s.id = $1");
    let row: Option<Row> = on!(tx, c => sqlx::query_as(SQL).bind(id.0).fetch_optional(c).await)?;
    Ok(row.map(Into::into))
}

/// The libraries of departments for one consultation, by title, each with how many answers took their text from it.
///
/// # Errors
/// The driver's.
pub async fn library(tx: &mut Tx, departments: &[OrganisationId], call: CallId) -> Stored<Vec<(Standard, i64)>> {
    if departments.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<Row> = on!(tx, c => {
        let mut query = QueryBuilder::new(concat!(select!(), "s.department_id IN ("));
        push_ids(&mut query, departments.iter().map(|id| id.0));
        query.push(") AND (s.call_id IS NULL OR s.call_id = ").push_bind(call.0);
        query.push(") ORDER BY s.title, s.id LIMIT ").push_bind(MOST);
        query.build_query_as().fetch_all(c).await
    })?;
    Ok(rows.into_iter().map(Into::into).collect())
}

/// An answer that took its text from a standard one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Use {
    /// The name of the consultation in addresses.
    pub slug: String,
    /// Its title.
    pub title: Words,
    /// Number of the answer.
    pub number: i32,
    /// What it answers.
    pub summary: String,
    /// Whether it says the same still.
    pub is_same: bool,
}

/// Where one is used, a stretch of at most `limit` answers, those of one consultation by number.
///
/// # Errors
/// The driver's.
pub async fn uses(tx: &mut Tx, id: StandardId, limit: i64) -> Stored<Vec<Use>> {
    let sql = "SELECT c.slug, c.title, r.number, r.summary, (r.answer = s.answer) AS is_same
               FROM response r JOIN call c ON c.id = r.call_id JOIN standard_answer s ON s.id = r.standard_id
               WHERE r.standard_id = $1 AND r.texts > 0 ORDER BY r.call_id, r.number LIMIT $2";
    let rows: Vec<(String, Json<Words>, i32, String, bool)> =
        on!(tx, c => sqlx::query_as(sql).bind(id.0).bind(limit).fetch_all(c).await)?;
    let one = |(slug, title, number, summary, is_same): (String, Json<Words>, i32, String, bool)| Use {
        slug,
        title: title.0,
        number,
        summary,
        is_same,
    };
    Ok(rows.into_iter().map(one).collect())
}
