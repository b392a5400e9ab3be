//! Headers that every answer carries, and the refusal of requests from foreign pages（安全のためのヘッダー）.

use super::errors::Trouble;
use crate::state::State;
use app::links;
use axum::extract::{MatchedPath, Request};
use axum::http::header::{
    CONTENT_SECURITY_POLICY, HOST, HeaderName, ORIGIN, REFERER, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY,
    X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use domain::problems::Refusal;
use std::sync::Arc;

/// Put beside a response whose page needs a script.
#[derive(Debug, Clone, Copy)]
pub enum NeedsScript {
    /// It holds an island.
    Islands,
    /// It asks for a passkey.
    Passkeys,
}

/// Put beside a response whose page shows files of ours in frames.
#[derive(Debug, Clone, Copy)]
pub struct ShowsFiles;

/// The number that log lines and error pages share.
#[derive(Debug, Clone)]
pub struct RequestId(pub Arc<str>);

/// Nothing is allowed but what is named: our style sheet, our pictures, our forms. There is no inline
/// script anywhere, so no nonce is needed and a page can be cached whole.
const CLOSED: &str = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; \
    frame-ancestors 'none'; base-uri 'none'";

/// The same for the page that shows files side by side: PDF in frames, from our own address only.
const WITH_FILES: &str = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; \
    frame-ancestors 'none'; base-uri 'none'; frame-src 'self'";

/// The same for pages with islands: our scripts, compiling our wasm, and posting to our forms.
const WITH_SCRIPT: &str = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; \
    frame-ancestors 'none'; base-uri 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

/// The same for pages that ask for a passkey: our script, and asking us what to ask for.
const WITH_PASSKEYS: &str = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; \
    frame-ancestors 'none'; base-uri 'none'; script-src 'self'; connect-src 'self'";

/// Middleware: numbers the request, logs it, and puts the headers on the answer.
pub async fn outermost(
    axum::extract::State(state): axum::extract::State<State>,
    mut request: Request,
    next: Next,
) -> Response {
    let id: Arc<str> = uuid::Uuid::now_v7().simple().to_string()[8..20].into();
    request.extensions_mut().insert(RequestId(id.clone()));
    let method = request.method().clone();
    let route = route_of(&request);
    let started = std::time::Instant::now();
    let mut response = next.run(request).await;
    let elapsed = started.elapsed();
    let status = response.status();
    // What is asked of a rehearsal was counted once on its way through the real city.
    if !state.is_rehearsal {
        metrics::counter!("tomoni_requests_total", "route" => route.clone(), "status" => status.as_u16().to_string())
            .increment(1);
        metrics::histogram!("tomoni_request_seconds").record(elapsed.as_secs_f64());
    }
    tracing::info!(request_id = %id, %method, route, status = status.as_u16(), ms = elapsed.as_millis() as u64, "request");
    let extensions = response.extensions();
    let policy = match extensions.get::<NeedsScript>() {
        Some(NeedsScript::Islands) => WITH_SCRIPT,
        Some(NeedsScript::Passkeys) => WITH_PASSKEYS,
        None if extensions.get::<ShowsFiles>().is_some() => WITH_FILES,
        None => CLOSED,
    };
    protect(response.headers_mut(), policy, state.settings.is_https());
    response
}

/// The pattern of the address, not the address itself: some addresses carry a secret, as in a letter's link.
fn route_of(request: &Request) -> String {
    let matched = request.extensions().get::<MatchedPath>();
    matched.map_or_else(|| "none".to_owned(), |matched| matched.as_str().to_owned())
}

fn protect(headers: &mut HeaderMap, policy: &'static str, https: bool) {
    let mut put = |name: HeaderName, value: &'static str| {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    };
    put(CONTENT_SECURITY_POLICY, policy);
    put(X_CONTENT_TYPE_OPTIONS, "nosniff");
    put(X_FRAME_OPTIONS, "DENY");
    put(REFERRER_POLICY, "same-origin");
    put(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    put(HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    put(HeaderName::from_static("permissions-policy"), "camera=(), microphone=(), geolocation=(), payment=(), usb=()");
    if https {
        put(STRICT_TRANSPORT_SECURITY, "max-age=31536000; includeSubDomains");
    }
}

/// Middleware: refuses unsafe methods that a page of another origin sent. Browsers say where a request
/// comes from in `Sec-Fetch-Site` or `Origin`; programs that send neither have no cookies to abuse.
/// To the real city, the pages of a rehearsal are foreign too: whatever they send stays in the rehearsal.
pub async fn refuse_foreign(
    axum::extract::State(state): axum::extract::State<State>,
    request: Request,
    next: Next,
) -> Response {
    let strays = !state.is_rehearsal && is_rehearsed(request.headers()) && !is_of_rehearsal(request.uri().path());
    if request.method().is_safe() || (is_ours(request.headers()) && !strays) {
        return next.run(request).await;
    }
    tracing::warn!(route = route_of(&request), strays, "refused a request from a foreign page");
    Trouble::from(Refusal::NotPermitted).into_response()
}

fn is_ours(headers: &HeaderMap) -> bool {
    let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text(HeaderName::from_static("sec-fetch-site")) {
        return matches!(site, "same-origin" | "none");
    }
    match (text(ORIGIN), text(HOST)) {
        (None, _) => true,
        (Some(origin), Some(host)) => origin.split_once("://").is_some_and(|(_, rest)| rest == host),
        (Some(_), None) => false,
    }
}

fn is_of_rehearsal(path: &str) -> bool {
    path.strip_prefix(links::REHEARSAL).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Whether the page that sent a request belongs to a rehearsal. Our pages let browsers say it (`Referrer-Policy`).
fn is_rehearsed(headers: &HeaderMap) -> bool {
    let page = headers.get(REFERER).and_then(|value| value.to_str().ok());
    let page = page.and_then(|page| url::Url::parse(page).ok());
    page.is_some_and(|page| is_of_rehearsal(page.path()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_of_a_rehearsal_are_told_by_their_address() {
        let from = |page: &'static str| is_rehearsed(&headers(&[("referer", page)]));
        assert!(from("https://a.jp/rehearsal/staff") && from("https://a.jp/rehearsal"));
        assert!(!from("https://a.jp/rehearsals") && !from("https://a.jp/staff/rehearsal") && !from("rehearsal"));
        assert!(!is_rehearsed(&headers(&[])));
    }

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value))).collect()
    }

    #[test]
    fn only_our_own_pages_may_post() {
        let cases: [(&[(&str, &str)], bool); 7] = [
            (&[("sec-fetch-site", "same-origin"), ("host", "a.jp")], true),
            (&[("sec-fetch-site", "none"), ("host", "a.jp")], true),
            (&[("sec-fetch-site", "same-site"), ("host", "a.jp")], false),
            (&[("sec-fetch-site", "cross-site"), ("host", "a.jp"), ("origin", "https://a.jp")], false),
            (&[("origin", "https://a.jp"), ("host", "a.jp")], true),
            (&[("origin", "https://evil.jp"), ("host", "a.jp")], false),
            (&[("origin", "null"), ("host", "a.jp")], false),
        ];
        for (pairs, expected) in cases {
            let pairs: Vec<(&'static str, &'static str)> = pairs.to_vec();
            assert_eq!(is_ours(&headers(&pairs)), expected, "{pairs:?}");
        }
    }
}
