//! Filters of the list that a person keeps under a name（保存した絞り込み）.

use super::{Stored, Tx, Write, on};
use chrono::{DateTime, Utc};
use domain::people::PersonId;
use uuid::Uuid;

/// A filter under a name.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Kept {
    /// Which.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// What stands behind `?` in the address of the list.
    pub query: String,
}

/// Keeps a filter; one of the same name is replaced.
///
/// # Errors
/// The driver's.
pub async fn keep(tx: &mut Write, person: PersonId, name: &str, query: &str, at: DateTime<Utc>) -> Stored<()> {
    let sql = "INSERT INTO kept_filter (id, person_id, name, query, created_at) VALUES ($1, $2, $3, $4, $5)
               ON CONFLICT (person_id, name) DO UPDATE SET query = excluded.query";
    on!(tx, c => sqlx::query(sql)
        .bind(Uuid::now_v7())
        .bind(person.0)
        .bind(name)
        .bind(query)
        .bind(at)
        .execute(c).await.map(drop))?;
    Ok(())
}

/// The filters of a person, by name.
///
/// # Errors
/// The driver's.
pub async fn of_person(tx: &mut Tx, person: PersonId) -> Stored<Vec<Kept>> {
    const SQL: &str = "SELECT id, name, query FROM kept_filter WHERE person_id = $1 ORDER BY name LIMIT 50";
    Ok(on!(tx, c => sqlx::query_as(SQL).bind(person.0).fetch_all(c).await)?)
}

/// Forgets a filter of a person. `false`: there is none.
///
/// # Errors
/// The driver's.
pub async fn forget(tx: &mut Write, person: PersonId, id: Uuid) -> Stored<bool> {
    let sql = "DELETE FROM kept_filter WHERE person_id = $1 AND id = $2";
    let rows = on!(tx, c => sqlx::query(sql).bind(person.0).bind(id).execute(c).await?.rows_affected());
    Ok(rows == 1)
}
