//! Everything on file for a case as one archive, for the city's document system（一件書類・文書管理用）.

use super::cases;
use crate::actions::archive::{Archive, gather};
use crate::files::Files;
use crate::web::downloads::disposition;
use crate::web::errors::{Answer, Trouble};
use crate::web::request::Ctx;
use axum::body::Body;
use axum::extract::Path;
use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_TYPE};
use axum::response::IntoResponse;
use futures::StreamExt;
use std::fs::File;
use std::io::{Seek, SeekFrom, Write};
use tokio::runtime::Handle;
use tokio_util::io::ReaderStream;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

pub async fn download(ctx: Ctx, Path(number): Path<String>) -> Answer {
    let opened = cases::open(&ctx, &number).await?;
    let archive = gather(&ctx.state, ctx.viewer(), &opened.file, ctx.lang(), ctx.now()).await?;
    let (files, handle) = (ctx.state.files.clone(), Handle::current());
    let packed = tokio::task::spawn_blocking(move || pack(&archive, &files, &handle)).await.map_err(Trouble::bug)?;
    let (file, length) = packed.map_err(Trouble::bug)?;
    let body = Body::from_stream(ReaderStream::new(tokio::fs::File::from_std(file)));
    let name = HeaderValue::from_str(&disposition(&format!("{number}.zip"))).map_err(Trouble::bug)?;
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static("application/zip")),
        (CONTENT_DISPOSITION, name),
        (CONTENT_LENGTH, HeaderValue::from(length)),
        (CACHE_CONTROL, HeaderValue::from_static("private, no-store")),
    ];
    Ok((headers, body).into_response())
}

/// Writes the archive into a file without a name, which is gone once it was read. Papers run into it piece by piece.
fn pack(archive: &Archive, files: &Files, handle: &Handle) -> anyhow::Result<(File, u64)> {
    let options = SimpleFileOptions::default();
    let mut zip = ZipWriter::new(tempfile::tempfile()?);
    for (path, text) in &archive.texts {
        zip.start_file(path.as_str(), options)?;
        zip.write_all(text.as_bytes())?;
    }
    for (path, sha256) in &archive.files {
        let mut pieces = handle.block_on(files.open(sha256, None))?.bytes;
        zip.start_file(path.as_str(), options)?;
        while let Some(piece) = handle.block_on(pieces.next()) {
            zip.write_all(&piece?)?;
        }
    }
    let mut file = zip.finish()?;
    let length = file.seek(SeekFrom::End(0))?;
    file.rewind()?;
    Ok((file, length))
}
