//! The list as CSV and for spreadsheets（案件一覧の書き出し）.

use super::list::{choices, filter};
use crate::actions::exports::{Export, begin};
use crate::store::Stored;
use crate::tables::{BOM, csv_line};
use crate::web::downloads::disposition;
use crate::web::errors::{Answer, Trouble};
use crate::web::request::{Ctx, Fields};
use crate::workbook;
use axum::body::Body;
use axum::extract::RawQuery;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_TYPE};
use axum::http::{HeaderName, HeaderValue};
use axum::response::IntoResponse;
use bytes::Bytes;
use domain::calendar::date_in_japan;
use domain::listing::Asked;
use domain::problems::Refusal;
use domain::texts::desk as words;
use futures::stream;
use tokio::sync::mpsc;
use tokio_util::io::ReaderStream;

async fn open(ctx: &Ctx, query: Option<String>, format: &'static str) -> Result<Export, Trouble> {
    let query = query.unwrap_or_default();
    let fields = Fields::of_query(&query);
    let asked = Asked::read(fields.0.iter().map(|(key, value)| (key.as_str(), value.as_str())));
    let mut tx = ctx.state.db.read().await?;
    let calls = choices(ctx, &mut tx).await?;
    drop(tx);
    let filter = filter(ctx, &asked, &calls).ok_or(Refusal::NotFound)?;
    let noted: String = query.chars().take(500).collect();
    Ok(begin(&ctx.state, ctx.viewer(), filter, asked.sort, (format, &noted), ctx.lang(), ctx.now()).await?)
}

fn headers(
    ctx: &Ctx,
    export: &Export,
    ending: &str,
    kind: &'static str,
) -> Result<[(HeaderName, HeaderValue); 3], Trouble> {
    let day = date_in_japan(ctx.now()).format("%Y%m%d");
    let name = format!("{}-{day}-{}.{ending}", words::file_name(ctx.lang()).bare(), export.count);
    Ok([
        (CONTENT_TYPE, HeaderValue::from_static(kind)),
        (CONTENT_DISPOSITION, HeaderValue::from_str(&disposition(&name)).map_err(Trouble::bug)?),
        (CACHE_CONTROL, HeaderValue::from_static("private, no-store")),
    ])
}

pub async fn csv(ctx: Ctx, RawQuery(query): RawQuery) -> Answer {
    let export = open(&ctx, query, "csv").await?;
    let headers = headers(&ctx, &export, "csv", "text/csv; charset=utf-8")?;
    let first = format!("{BOM}{}", csv_line(&export.heading()));
    let body = stream::unfold((export, Some(first), false), |(mut export, first, over)| async move {
        if let Some(first) = first {
            return Some((Ok(Bytes::from(first)), (export, None, over)));
        }
        if over {
            return None;
        }
        let (piece, over) = match piece(&mut export).await {
            Ok(piece) => piece,
            // The download breaks off, and without its last line the table is not whole.
            Err(error) => {
                tracing::error!(%error, "an export broke off");
                return Some((Err(std::io::Error::other(error)), (export, None, true)));
            }
        };
        Some((Ok(Bytes::from(piece)), (export, None, over)))
    });
    Ok((headers, Body::from_stream(body)).into_response())
}

/// The next lines; and whether they are the last.
async fn piece(export: &mut Export) -> Stored<(String, bool)> {
    let rows = export.next().await?;
    match rows.is_empty() {
        true => Ok((csv_line(&export.end()), true)),
        false => Ok((rows.iter().map(|row| csv_line(row)).collect(), false)),
    }
}

pub async fn xlsx(ctx: Ctx, RawQuery(query): RawQuery) -> Answer {
    let mut export = open(&ctx, query, "xlsx").await?;
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    let headers = headers(&ctx, &export, "xlsx", kind)?;
    let lang = ctx.lang();
    let (sender, receiver) = mpsc::channel(workbook::WAITING);
    let writer = tokio::task::spawn_blocking(move || workbook::write(receiver, lang));
    let mut rows = vec![export.heading()];
    while !rows.is_empty() {
        for row in rows {
            // A writer that has stopped says why below.
            if sender.send(row).await.is_err() {
                break;
            }
        }
        rows = export.next().await?;
    }
    drop(sender.send(export.end()).await);
    drop(sender);
    let (file, length) = writer.await.map_err(Trouble::bug)?.map_err(Trouble::bug)?;
    let body = Body::from_stream(ReaderStream::new(tokio::fs::File::from_std(file)));
    Ok((headers, [(CONTENT_LENGTH, HeaderValue::from(length))], body).into_response())
}
