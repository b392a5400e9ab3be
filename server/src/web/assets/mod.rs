//! Style sheet, pictures and islands from inside the binary（静的ファイル）, each under the hash of its content.

use axum::{
    Router,
    extract::Request,
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};

/// One file in the forms that `build.rs` prepared; a form that would not be smaller is absent.
pub struct Asset {
    pub name: &'static str,
    pub path: &'static str,
    pub mime: &'static str,
    pub etag: &'static str,
    pub identity: &'static [u8],
    pub brotli: Option<&'static [u8]>,
    pub gzip: Option<&'static [u8]>,
}

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

pub fn routes<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().route("/assets/{hash}/{name}", get(serve))
}

/// The address of a file for a page to name; `None` for the islands of a quick build that has none.
pub fn url(name: &str) -> Option<&'static str> {
    ASSETS.iter().find(|asset| asset.name == name).map(|asset| asset.path)
}

async fn serve(request: Request) -> Response {
    // The hash is part of the path: an old one must not answer with new content that may be kept for ever.
    match ASSETS.iter().find(|asset| asset.path == request.uri().path()) {
        Some(asset) => answer(asset, request.headers()),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

fn answer(asset: &Asset, asked: &HeaderMap) -> Response {
    let kept = [
        (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable")),
        (header::ETAG, HeaderValue::from_static(asset.etag)),
        (header::VARY, HeaderValue::from_static("accept-encoding")),
    ];
    if asked.get_all(header::IF_NONE_MATCH).iter().any(|tags| names(tags, asset.etag)) {
        return (StatusCode::NOT_MODIFIED, kept).into_response();
    }
    let (coding, bytes) = choose(asset, asked);
    let content = [
        (header::CONTENT_TYPE, HeaderValue::from_static(asset.mime)),
        (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    ];
    let coding: Option<[(HeaderName, HeaderValue); 1]> =
        coding.map(|coding| [(header::CONTENT_ENCODING, HeaderValue::from_static(coding))]);
    match coding {
        Some(coding) => (kept, content, coding, bytes).into_response(),
        None => (kept, content, bytes).into_response(),
    }
}

/// `If-None-Match` compares weakly (RFC 9110 §13.1.2), so the mark of weakness does not count.
pub(super) fn names(tags: &HeaderValue, etag: &str) -> bool {
    let bare = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    tags.to_str().is_ok_and(|tags| tags.split(',').any(|tag| tag.trim() == "*" || bare(tag) == bare(etag)))
}

fn choose(asset: &Asset, asked: &HeaderMap) -> (Option<&'static str>, &'static [u8]) {
    let forms = [("br", asset.brotli), ("gzip", asset.gzip)];
    let mut best = (None, asset.identity);
    let mut best_weight = 0;
    for (coding, bytes) in forms {
        let weight = weight(asked, coding);
        if let Some(bytes) = bytes.filter(|_| weight > best_weight) {
            best = (Some(coding), bytes);
            best_weight = weight;
        }
    }
    best
}

/// How much the browser wants a coding, in thousandths; what it does not name it does not get (RFC 9110 §12.5.3).
fn weight(asked: &HeaderMap, coding: &str) -> u16 {
    let lists = asked.get_all(header::ACCEPT_ENCODING).iter().filter_map(|list| list.to_str().ok());
    let mut any = 0;
    for item in lists.flat_map(|list| list.split(',')) {
        let (name, rest) = item.split_once(';').unwrap_or((item, ""));
        let weight = thousandths(rest);
        match name.trim() {
            name if name.eq_ignore_ascii_case(coding) => return weight,
            "*" => any = weight,
            _ => {}
        }
    }
    any
}

fn thousandths(parameters: &str) -> u16 {
    let Some((_, q)) = parameters.split_once('=') else { return 1000 };
    let q: f32 = q.trim().parse().unwrap_or(0.0);
    (q.clamp(0.0, 1.0) * 1000.0).round() as u16
}

#[cfg(test)]
mod tests;
