//! Handing a file out, whole or from where a broken download stopped（ファイルの受け渡し）.

use super::errors::{Answer, Trouble};
use super::request::Ctx;
use crate::archives::{Archive, NotPacked};
use axum::body::Body;
use axum::http::header::{
    ACCEPT_RANGES, CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_RANGE, CONTENT_SECURITY_POLICY,
    CONTENT_TYPE, ETAG, IF_RANGE, RANGE, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::IntoResponse;
use object_store::GetRange;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use tokio_util::io::ReaderStream;

/// An archive as something to save.
pub(super) async fn archive_response(ctx: &Ctx, name: &str, archive: Archive) -> Answer {
    let (file, length) = archive.pack(ctx.state.files.clone()).await.map_err(|error| match error {
        NotPacked::Files(error) => Trouble::Files(error),
        other => Trouble::bug(other),
    })?;
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static("application/zip")),
        (CONTENT_DISPOSITION, HeaderValue::from_str(&disposition(name)).map_err(Trouble::bug)?),
        (CONTENT_LENGTH, HeaderValue::from(length)),
        (CACHE_CONTROL, HeaderValue::from_static("private, no-store")),
    ];
    Ok((headers, Body::from_stream(ReaderStream::new(file))).into_response())
}

/// The bytes of a file as something to save, never to run.
pub(super) async fn file_response(ctx: &Ctx, asked: &HeaderMap, name: &str, mime: &str, sha256: &str) -> Answer {
    let text = |value: &str| HeaderValue::from_str(value).map_err(Trouble::bug);
    // Equal hashes are equal bytes.
    let tag = text(&format!("\"{sha256}\""))?;
    let same = asked.get(IF_RANGE).is_none_or(|known| *known == tag);
    let range = asked.get(RANGE).filter(|_| same).and_then(|range| range.to_str().ok()).and_then(part);
    let opened = match ctx.state.files.open(sha256, range.clone()).await {
        // It begins behind the end, or another range we do not serve: the whole file is a good answer too.
        Err(error) if range.is_some() && !is_lost(&error) => ctx.state.files.open(sha256, None).await?,
        opened => opened?,
    };
    let length = opened.range.end - opened.range.start;
    let is_part = length != opened.size;
    let mut headers = HeaderMap::from_iter([
        (CONTENT_TYPE, text(mime)?),
        (CONTENT_DISPOSITION, text(&disposition(name))?),
        (CONTENT_LENGTH, HeaderValue::from(length)),
        (ACCEPT_RANGES, HeaderValue::from_static("bytes")),
        (ETAG, tag),
        (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
        (CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; sandbox")),
        (CACHE_CONTROL, HeaderValue::from_static("private, no-store")),
    ]);
    if is_part {
        let range = format!("bytes {}-{}/{}", opened.range.start, opened.range.end - 1, opened.size);
        headers.insert(CONTENT_RANGE, text(&range)?);
    }
    let status = if is_part { StatusCode::PARTIAL_CONTENT } else { StatusCode::OK };
    Ok((status, headers, Body::from_stream(opened.bytes)).into_response())
}

fn is_lost(error: &object_store::Error) -> bool {
    matches!(error, object_store::Error::NotFound { .. })
}

/// `bytes=FIRST-` or `bytes=FIRST-LAST`, as a browser asks that goes on with a download. Others get everything.
fn part(range: &str) -> Option<GetRange> {
    let (first, last) = range.strip_prefix("bytes=")?.split_once('-')?;
    let first: u64 = first.trim().parse().ok()?;
    if last.trim().is_empty() {
        return Some(GetRange::Offset(first));
    }
    let end = last.trim().parse::<u64>().ok()?.checked_add(1)?;
    (first < end).then_some(GetRange::Bounded(first..end))
}

/// The headers of something that was made just now, for one person to save.
pub(super) fn made_here(name: &str, mime: &'static str) -> Result<HeaderMap, Trouble> {
    let disposition = HeaderValue::from_str(&disposition(name)).map_err(Trouble::bug)?;
    Ok(HeaderMap::from_iter([
        (CONTENT_TYPE, HeaderValue::from_static(mime)),
        (CONTENT_DISPOSITION, disposition),
        (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
        (CACHE_CONTROL, HeaderValue::from_static("private, no-store")),
    ]))
}

/// RFC 6266 with the name of RFC 5987; very old browsers get a plain one with the right ending.
pub(super) fn disposition(name: &str) -> String {
    const NAME: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_');
    let ending = name.rsplit_once('.').map(|(_, ending)| ending).unwrap_or_default();
    let ending: String = ending.chars().filter(char::is_ascii_alphanumeric).collect();
    let name = utf8_percent_encode(name, NAME);
    format!("attachment; filename=\"file.{ending}\"; filename*=UTF-8''{name}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_download_goes_on_where_it_stopped() {
        assert_eq!(part("bytes=10-"), Some(GetRange::Offset(10)));
        assert_eq!(part("bytes=0-0"), Some(GetRange::Bounded(0..1)));
        assert_eq!(part("bytes=5-9"), Some(GetRange::Bounded(5..10)));
        for other in
            ["bytes=-5", "bytes=9-5", "bytes=0-1,4-5", "items=0-1", "bytes=a-b", "bytes=0-18446744073709551615"]
        {
            assert_eq!(part(other), None, "{other}");
        }
    }
}
