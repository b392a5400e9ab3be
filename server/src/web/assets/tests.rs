//! What a browser asks and what it gets（静的ファイルの試験）.

use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Request, StatusCode, header},
};
use http_body_util::BodyExt;
use tower::ServiceExt;

use super::*;

#[path = "../../../build/css.rs"]
mod css;

const TRIAL: Asset = Asset {
    name: "trial.css",
    path: "/assets/0123456789/trial.css",
    mime: "text/css; charset=utf-8",
    etag: "W/\"0123456789\"",
    identity: b"plain",
    brotli: Some(b"br"),
    gzip: Some(b"gz"),
};

fn accept(list: &'static str) -> HeaderMap {
    HeaderMap::from_iter([(header::ACCEPT_ENCODING, HeaderValue::from_static(list))])
}

#[test]
fn chooses_the_coding_that_the_browser_wants_most() {
    let wishes = [
        ("gzip, deflate, br, zstd", Some("br")),
        ("gzip", Some("gzip")),
        ("GZIP", Some("gzip")),
        ("br;q=0.5, gzip;q=0.8", Some("gzip")),
        ("br;q=0, gzip", Some("gzip")),
        ("br; q=0.001", Some("br")),
        ("*", Some("br")),
        ("br;q=0, *;q=0.1", Some("gzip")),
        ("gzip;q=0, br;q=0", None),
        ("br;q=nonsense", None),
        ("identity", None),
        ("", None),
    ];
    for (wish, coding) in wishes {
        assert_eq!(choose(&TRIAL, &accept(wish)).0, coding, "Accept-Encoding: {wish}");
    }
    assert_eq!(choose(&TRIAL, &HeaderMap::new()), (None, TRIAL.identity));
}

#[test]
fn falls_back_when_a_form_is_absent() {
    let picture = Asset { brotli: None, ..TRIAL };
    assert_eq!(choose(&picture, &accept("br, gzip")).0, Some("gzip"));
    let packed = Asset { brotli: None, gzip: None, ..TRIAL };
    assert_eq!(choose(&packed, &accept("br, gzip")), (None, packed.identity));
}

#[test]
fn recognises_its_own_tag() {
    let tags = |list| names(&HeaderValue::from_static(list), TRIAL.etag);
    assert!(tags("W/\"0123456789\""));
    assert!(tags("\"0123456789\""));
    assert!(tags("\"other\", W/\"0123456789\""));
    assert!(tags("*"));
    assert!(!tags("\"other\""));
    assert!(!tags("0123456789"));
}

async fn ask(path: &str, name: &str, value: &str) -> Response {
    let request = Request::get(path).header(name, value).body(Body::empty()).expect("a request");
    let router: Router = routes();
    router.oneshot(request).await.expect("an answer")
}

#[tokio::test]
async fn serves_the_style_sheet_for_ever() {
    let path = url("tomoni.css").expect("every build has the style sheet");
    let answer = ask(path, "accept-encoding", "br").await;
    assert_eq!(answer.status(), StatusCode::OK);
    let headers = answer.headers();
    assert_eq!(headers[header::CONTENT_TYPE], "text/css; charset=utf-8");
    assert_eq!(headers[header::CONTENT_ENCODING], "br");
    assert_eq!(headers[header::CACHE_CONTROL], "public, max-age=31536000, immutable");
    assert_eq!(headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
    assert_eq!(headers[header::VARY], "accept-encoding");

    let tag = headers[header::ETAG].to_str().expect("plain letters").to_owned();
    let again = ask(path, "if-none-match", &tag).await;
    assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
    assert_eq!(again.headers()[header::ETAG], tag.as_str());
    assert!(again.into_body().collect().await.expect("a body").to_bytes().is_empty());
}

#[tokio::test]
async fn knows_no_other_hash() {
    for path in ["/assets/0000000000/tomoni.css", "/assets/0000000000/%2e%2e", "/assets/x/y/tomoni.css"] {
        assert_eq!(ask(path, "accept", "*/*").await.status(), StatusCode::NOT_FOUND, "{path}");
    }
}

#[test]
fn every_file_has_its_own_address() {
    for asset in ASSETS {
        assert_eq!(url(asset.name), Some(asset.path));
        assert!(asset.path.ends_with(&format!("/{}", asset.name)));
        assert!(!asset.identity.is_empty(), "{} is empty", asset.name);
    }
    let folder = |name| url(name).and_then(|path| path.rsplit_once('/')).map(|(folder, _)| folder);
    for part in ["islands.js", "islands_bg.wasm"] {
        assert_eq!(folder("boot.js"), folder(part), "the starting script finds the others beside itself");
    }
}

#[test]
fn style_sheets_lose_comments_and_indentation_only() {
    let cases = [
        ("a {\n  color: red;\n}\n", "a {\ncolor: red;\n}\n"),
        ("/* 色 */\n:root{--x:1}", ":root{--x:1}"),
        ("a/* x */b { margin:  0   auto }", "a b { margin: 0 auto }"),
        ("a { } /* one */ /* two */\n\n\n  b { }", "a { }\nb { }"),
        ("q { content: \"/* no */  x\" }", "q { content: \"/* no */  x\" }"),
        (r#"q { content: "\"/* no */" } /* yes */"#, r#"q { content: "\"/* no */" } "#),
        ("q { content: '\\\\' } /* yes */ p {}", "q { content: '\\\\' } p {}"),
        ("a {} /* never closed", "a {} "),
    ];
    for (source, small) in cases {
        assert_eq!(css::minify(source), small, "{source}");
    }
}
