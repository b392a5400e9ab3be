//! How the city appears, in force and as a draft（市の表示）.

use super::{Stored, Tx, Write, city, on, orphans};
use chrono::{DateTime, Utc};
use domain::look::{Appearance, Logo, Look};
use sqlx::types::Json;

/// Which of the two a logo belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    InForce,
    Draft,
}

impl Place {
    fn code(self) -> &'static str {
        match self {
            Place::InForce => "in_force",
            Place::Draft => "draft",
        }
    }
}

/// The look in force; the usual one where none was ever put in force.
///
/// # Errors
/// The driver's.
pub async fn in_force(tx: &mut Tx) -> Stored<Look> {
    let sql = "SELECT in_force FROM city_look WHERE id = 1";
    let row: Option<Json<Look>> = on!(tx, c => sqlx::query_scalar(sql).fetch_optional(c).await)?;
    Ok(row.map(|look| look.0).unwrap_or_default())
}

/// What is in force, with the names; `None` before there is a city.
///
/// # Errors
/// The driver's.
pub async fn appearance(tx: &mut Tx) -> Stored<Option<Appearance>> {
    let Some(city) = city::find(tx).await? else { return Ok(None) };
    let look = in_force(tx).await?;
    Ok(Some(Appearance { name: city.name, mayor_title: city.mayor_title, look }))
}

/// The draft, if there is one.
///
/// # Errors
/// The driver's.
pub async fn draft(tx: &mut Tx) -> Stored<Option<Appearance>> {
    let sql = "SELECT draft FROM city_look WHERE id = 1";
    let row: Option<Option<Json<Appearance>>> = on!(tx, c => sqlx::query_scalar(sql).fetch_optional(c).await)?;
    Ok(row.flatten().map(|draft| draft.0))
}

/// Keeps a draft, or throws it away.
///
/// # Errors
/// The driver's.
pub async fn keep_draft(tx: &mut Write, draft: Option<&Appearance>, at: DateTime<Utc>) -> Stored<()> {
    let sql = "INSERT INTO city_look (id, in_force, draft, changed_at) VALUES (1, $1, $2, $3)
               ON CONFLICT (id) DO UPDATE SET draft = excluded.draft, changed_at = excluded.changed_at";
    on!(tx, c => sqlx::query(sql)
        .bind(Json(Look::default()))
        .bind(draft.map(Json))
        .bind(at)
        .execute(c).await.map(drop))?;
    let logo = draft.and_then(|draft| draft.look.logo.as_ref());
    point(tx, Place::Draft, logo, at).await
}

/// Puts an appearance in force; no draft is left.
///
/// # Errors
/// The driver's.
pub async fn put_in_force(tx: &mut Write, new: &Appearance, at: DateTime<Utc>) -> Stored<()> {
    let sql = "INSERT INTO city_look (id, in_force, draft, changed_at) VALUES (1, $1, NULL, $2)
               ON CONFLICT (id) DO UPDATE SET in_force = excluded.in_force, draft = NULL, changed_at = excluded.changed_at";
    on!(tx, c => sqlx::query(sql).bind(Json(&new.look)).bind(at).execute(c).await.map(drop))?;
    point(tx, Place::InForce, new.look.logo.as_ref(), at).await?;
    point(tx, Place::Draft, None, at).await?;
    city::rename(tx, &new.name, &new.mayor_title).await
}

/// Has a place point to a logo, or to none. The bytes it pointed to are left to the sweep.
async fn point(tx: &mut Write, place: Place, logo: Option<&Logo>, at: DateTime<Utc>) -> Stored<()> {
    let sql = "SELECT sha256 FROM city_logo WHERE place = $1";
    let before: Option<String> = on!(tx, c => sqlx::query_scalar(sql).bind(place.code()).fetch_optional(c).await)?;
    if before.as_deref() == logo.map(|logo| logo.sha256.as_str()) {
        return Ok(());
    }
    if let Some(before) = before {
        orphans::add(tx, &before, at).await?;
    }
    let sql = "DELETE FROM city_logo WHERE place = $1";
    on!(tx, c => sqlx::query(sql).bind(place.code()).execute(c).await.map(drop))?;
    if let Some(logo) = logo {
        let sql = "INSERT INTO city_logo (place, sha256) VALUES ($1, $2)";
        on!(tx, c => sqlx::query(sql).bind(place.code()).bind(&logo.sha256).execute(c).await.map(drop))?;
    }
    Ok(())
}

/// The logo with these bytes, if the city has it or may have it soon.
///
/// # Errors
/// The driver's.
pub async fn logo(tx: &mut Tx, sha256: &str) -> Stored<Option<Logo>> {
    let in_force = in_force(tx).await?.logo;
    let draft = draft(tx).await?.and_then(|draft| draft.look.logo);
    Ok(in_force.into_iter().chain(draft).find(|logo| logo.sha256 == sha256))
}
