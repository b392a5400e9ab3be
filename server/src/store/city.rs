//! The one row that says which city this is（市の設定）.

use super::{Stored, Tx, Write, on};
use chrono::{DateTime, Utc};

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
