//! Tables as CSV and for spreadsheets（表の書き出し）: sent, or written to disk, as they are read.

use super::downloads::disposition;
use super::errors::{Answer, Trouble};
use crate::actions::exports::Table;
use crate::store::Stored;
use crate::tables::{BOM, csv_line};
use crate::workbook;
use axum::body::Body;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_TYPE};
use axum::http::{HeaderName, HeaderValue};
use axum::response::IntoResponse;
use bytes::Bytes;
use domain::texts::Lang;
use futures::stream;
use tokio::sync::mpsc;
use tokio_util::io::ReaderStream;

fn headers(table: &impl Table, ending: &str, kind: &'static str) -> Result<[(HeaderName, HeaderValue); 3], Trouble> {
    let name = format!("{}.{ending}", table.name());
    Ok([
        (CONTENT_TYPE, HeaderValue::from_static(kind)),
        (CONTENT_DISPOSITION, HeaderValue::from_str(&disposition(&name)).map_err(Trouble::bug)?),
        (CACHE_CONTROL, HeaderValue::from_static("private, no-store")),
    ])
}

/// A table as CSV.
pub(super) fn csv(table: impl Table) -> Answer {
    let headers = headers(&table, "csv", "text/csv; charset=utf-8")?;
    let first = format!("{BOM}{}", csv_line(&table.heading()));
    let body = stream::unfold((table, Some(first), false), |(mut table, first, over)| async move {
        if let Some(first) = first {
            return Some((Ok(Bytes::from(first)), (table, None, over)));
        }
        if over {
            return None;
        }
        let (piece, over) = match piece(&mut table).await {
            Ok(piece) => piece,
            // The download breaks off, and without its last line the table is not whole.
            Err(error) => {
                tracing::error!(%error, "an export broke off");
                return Some((Err(std::io::Error::other(error)), (table, None, true)));
            }
        };
        Some((Ok(Bytes::from(piece)), (table, None, over)))
    });
    Ok((headers, Body::from_stream(body)).into_response())
}

/// The next lines; and whether they are the last.
async fn piece(table: &mut impl Table) -> Stored<(String, bool)> {
    let rows = table.next().await?;
    match rows.is_empty() {
        true => Ok((csv_line(&table.end()), true)),
        false => Ok((rows.iter().map(|row| csv_line(row)).collect(), false)),
    }
}

/// A table for spreadsheets.
pub(super) async fn xlsx(mut table: impl Table, lang: Lang) -> Answer {
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    let headers = headers(&table, "xlsx", kind)?;
    let (sender, receiver) = mpsc::channel(workbook::WAITING);
    let writer = tokio::task::spawn_blocking(move || workbook::write(receiver, lang));
    let mut rows = vec![table.heading()];
    while !rows.is_empty() {
        for row in rows {
            // A writer that has stopped says why below.
            if sender.send(row).await.is_err() {
                break;
            }
        }
        rows = table.next().await?;
    }
    drop(sender.send(table.end()).await);
    drop(sender);
    let (file, length) = writer.await.map_err(Trouble::bug)?.map_err(Trouble::bug)?;
    let body = Body::from_stream(ReaderStream::new(tokio::fs::File::from_std(file)));
    Ok((headers, [(CONTENT_LENGTH, HeaderValue::from(length))], body).into_response())
}
