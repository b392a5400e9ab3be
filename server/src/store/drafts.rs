//! The saves of each page of a draft（ページごとの保存）.

use super::{Stored, Tx, Write, on};
use chrono::{DateTime, Utc};
use domain::drafts::PageSaves;
use domain::people::{FilingId, PersonId};
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct Row {
    version: i32,
    run_from: i32,
    window_id: String,
    saved_by: Uuid,
    saved_at: DateTime<Utc>,
}

/// The saves of a page, if there were any.
///
/// # Errors
/// The driver's.
pub async fn saves(tx: &mut Tx, filing: FilingId, page: &str) -> Stored<Option<PageSaves>> {
    let sql = "SELECT version, run_from, window_id, saved_by, saved_at FROM draft_page
               WHERE filing_id = $1 AND page = $2";
    let row: Option<Row> = on!(tx, c => sqlx::query_as(sql).bind(filing.0).bind(page).fetch_optional(c).await)?;
    Ok(row.map(|row| PageSaves {
        version: row.version,
        run_from: row.run_from,
        window: row.window_id,
        saved_by: PersonId(row.saved_by),
        saved_at: row.saved_at,
    }))
}

/// Keeps the saves of a page.
///
/// # Errors
/// The driver's.
pub async fn put_saves(tx: &mut Write, filing: FilingId, page: &str, saves: &PageSaves) -> Stored<()> {
    let sql = "INSERT INTO draft_page (filing_id, page, version, run_from, window_id, saved_by, saved_at)
               VALUES ($1, $2, $3, $4, $5, $6, $7)
               ON CONFLICT (filing_id, page) DO UPDATE SET version = $3, run_from = $4, window_id = $5,
                   saved_by = $6, saved_at = $7";
    on!(tx, c => sqlx::query(sql)
        .bind(filing.0)
        .bind(page)
        .bind(saves.version)
        .bind(saves.run_from)
        .bind(&saves.window)
        .bind(saves.saved_by.0)
        .bind(saves.saved_at)
        .execute(c).await.map(drop))?;
    Ok(())
}
