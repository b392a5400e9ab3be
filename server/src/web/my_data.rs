//! Everything that is held of a person, as one file to take along（自分のデータ）.

use super::errors::{Answer, Trouble};
use super::guard::{Guard, Routes};
use super::place::Place;
use super::request::Ctx;
use crate::actions::my_data::{MyData, gather};
use crate::files::Files;
use crate::tables::csv;
use app::links;
use axum::body::Body;
use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_TYPE};
use axum::response::IntoResponse;
use std::fs::File;
use std::io::{Seek, SeekFrom, Write};
use tokio::runtime::Handle;
use tokio_util::io::ReaderStream;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default().get(links::my_data(), Guard::SignedIn, download)
}

async fn download(ctx: Ctx, place: Place) -> Answer {
    // Gathering reads much; nobody needs it often.
    ctx.state.limits.letter(&format!("data {}", ctx.person()?), place.0)?;
    let data = gather(&ctx.state, ctx.viewer(), ctx.now()).await?;
    let (files, handle) = (ctx.state.files.clone(), Handle::current());
    let packed = tokio::task::spawn_blocking(move || pack(&data, &files, &handle)).await.map_err(Trouble::bug)?;
    let (file, length) = packed.map_err(|error| match error.downcast::<object_store::Error>() {
        Ok(error) => Trouble::Files(error),
        Err(error) => Trouble::bug(error),
    })?;
    let body = Body::from_stream(ReaderStream::new(tokio::fs::File::from_std(file)));
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static("application/zip")),
        (CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"tomoni-data.zip\"")),
        (CONTENT_LENGTH, HeaderValue::from(length)),
        (CACHE_CONTROL, HeaderValue::from_static("private, no-store")),
    ];
    Ok((headers, body).into_response())
}

/// Writes the archive into a file without a name, which is gone once it was read.
fn pack(data: &MyData, files: &Files, handle: &Handle) -> anyhow::Result<(File, u64)> {
    let options = SimpleFileOptions::default();
    let mut zip = ZipWriter::new(tempfile::tempfile()?);
    zip.start_file("index.html", options)?;
    zip.write_all(data.html.as_bytes())?;
    zip.start_file("data.json", options)?;
    zip.write_all(serde_json::to_string_pretty(&data.json)?.as_bytes())?;
    for (name, rows) in [("applications.csv", &data.applications), ("letters.csv", &data.letters)] {
        zip.start_file(name, options)?;
        zip.write_all(csv(rows).as_bytes())?;
    }
    for (path, sha256) in &data.files {
        let bytes = handle.block_on(files.get(sha256))?;
        zip.start_file(path.as_str(), options)?;
        zip.write_all(&bytes)?;
    }
    let mut file = zip.finish()?;
    let length = file.seek(SeekFrom::End(0))?;
    file.rewind()?;
    Ok((file, length))
}
