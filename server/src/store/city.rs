//! The one row that says which city this is（市の設定）.

use super::{Stored, Tx, Write, exactly_one, on};
use chrono::{DateTime, Utc};
use domain::folding::fold;

/// The installation.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct City {
    /// Name, e.g. 対馬市.
    pub name: String,
    /// Who signs letters, e.g. 対馬市長.
    pub mayor_title: String,
    /// Whether everything here is invented for show. Every page says so.
    pub demo: bool,
}

/// The city, once it was set up.
///
/// # Errors
/// The driver's.
pub async fn find(tx: &mut Tx) -> Stored<Option<City>> {
    let sql = "SELECT name, mayor_title, demo FROM city WHERE id = 1";
    Ok(on!(tx, c => sqlx::query_as(sql).fetch_optional(c).await)?)
}

/// Sets the city up. Fails with a duplicate when it exists.
///
/// # Errors
/// The driver's.
pub async fn add(tx: &mut Write, city: &City, at: DateTime<Utc>) -> Stored<()> {
    let sql = "INSERT INTO city (id, name, mayor_title, demo, created_at) VALUES (1, $1, $2, $3, $4)";
    on!(tx, c => sqlx::query(sql)
        .bind(&city.name)
        .bind(&city.mayor_title)
        .bind(city.demo)
        .bind(at)
        .execute(c).await.map(drop))?;
    Ok(())
}

/// Changes the names of city and mayor. The city's own entry among the organisations goes along.
///
/// # Errors
/// The driver's, or there is no city yet.
pub async fn rename(tx: &mut Write, name: &str, mayor_title: &str) -> Stored<()> {
    let sql = "UPDATE organisation SET name = $1, name_folded = $2
               WHERE kind = 'city' AND name = (SELECT name FROM city WHERE id = 1)";
    on!(tx, c => sqlx::query(sql).bind(name).bind(fold(name)).execute(c).await.map(drop))?;
    let sql = "UPDATE city SET name = $1, mayor_title = $2 WHERE id = 1";
    let rows = on!(tx, c => sqlx::query(sql).bind(name).bind(mayor_title).execute(c).await?.rows_affected());
    exactly_one("city", 1, rows)
}
