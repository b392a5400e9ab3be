//! Pages of the public, rendered once for everybody who asks in the same second（公開ページの保持）.
//!
//! A page that a guest reads follows from its address, the language, the second and what is in the database, and from
//! nothing else. So it is kept, packed as it goes out, for as long as all four are the same: until this process writes
//! what the public may read ([`crate::store::Db::writes`]), and never past the second, which is how long another process
//! on the same database may have written unseen. Nobody reads an old page, and nothing has to be told what to forget.
//!
//! Who has any cookie but that of the language gets a page of their own. See ADR 0031.

use super::request::{LANG_COOKIE, language};
use crate::state::{Moment, State};
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{MatchedPath, Request};
use axum::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_LENGTH, COOKIE, ETAG, IF_NONE_MATCH, SET_COOKIE, VARY,
};
use axum::http::{Extensions, HeaderMap, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::Response;
use domain::texts::Lang;
use sha2::{Digest, Sha256};
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex};
use tokio::sync::OnceCell;
use tower_sessions::cookie::Cookie;

/// Most bytes that are kept at once. What does not fit is rendered for whoever asks.
const MOST: usize = 16 * 1024 * 1024;
/// The longest page that is kept. A longer one is rendered for whoever asks.
const LONGEST: usize = 2 * 1024 * 1024;
/// The longest address, or list of codings, by which a page is kept.
const KEY_MAX: usize = 512;

/// The browser asks again before it shows the page once more, and gets the few bytes of a 304 if it is the same. Shared
/// caches keep nothing: whoever is signed in has another page under the same address.
const ASK_AGAIN: HeaderValue = HeaderValue::from_static("private, no-cache");
const BY_WHAT: HeaderValue = HeaderValue::from_static("accept-encoding, accept-language, cookie");

#[derive(Debug, PartialEq, Eq, Hash)]
struct Key {
    address: String,
    lang: Lang,
    codings: String,
}

/// An answer as it goes out.
#[derive(Debug, Clone)]
struct Page {
    headers: HeaderMap,
    extensions: Extensions,
    body: Bytes,
}

/// `None`: another answer than a page, which everybody asks for anew.
type Slot = Arc<OnceCell<Option<Page>>>;

#[derive(Debug, Default)]
struct Pages {
    moment: Moment,
    slots: HashMap<Key, Slot>,
    bytes: usize,
}

/// The pages of the present moment, and which routes have any.
#[derive(Debug, Clone)]
pub struct Kept {
    pages: Arc<Mutex<Pages>>,
    routes: Arc<HashSet<String>>,
}

impl Kept {
    /// Keeps the answers of these routes.
    pub fn of(routes: HashSet<String>) -> Kept {
        Kept { pages: Arc::default(), routes: Arc::new(routes) }
    }

    /// Where a page of this moment lies, or may be put.
    fn slot(&self, moment: Moment, key: Key) -> Slot {
        let Ok(mut pages) = self.pages.lock() else { return Slot::default() };
        if pages.moment != moment {
            *pages = Pages { moment, ..Pages::default() };
        }
        if let Some(slot) = pages.slots.get(&key) {
            return slot.clone();
        }
        let slot = Slot::default();
        if pages.bytes < MOST {
            // Every slot counts, also one that stays empty: addresses that nobody has a page for are many.
            pages.bytes += key.address.len() + size_of::<Page>();
            pages.slots.insert(key, slot.clone());
        }
        slot
    }

    fn weigh(&self, moment: Moment, bytes: usize) {
        if let Ok(mut pages) = self.pages.lock()
            && pages.moment == moment
        {
            pages.bytes += bytes;
        }
    }

    fn key(&self, request: &Request) -> Option<Key> {
        let route = request.extensions().get::<MatchedPath>()?;
        let headers = request.headers();
        let codings = headers.get(ACCEPT_ENCODING).map_or(Some(""), |value| value.to_str().ok())?;
        let address = request.uri().path_and_query()?.as_str();
        let fits = address.len() <= KEY_MAX && codings.len() <= KEY_MAX;
        let keeps = request.method() == Method::GET && self.routes.contains(route.as_str()) && is_nobody(headers);
        let key = || Key { address: address.to_owned(), lang: language(headers), codings: codings.to_owned() };
        (fits && keeps).then(key)
    }
}

/// Whether nothing but a language is known of whoever asks.
fn is_nobody(headers: &HeaderMap) -> bool {
    headers.get_all(COOKIE).iter().all(|line| {
        let line = line.to_str().unwrap_or("?");
        Cookie::split_parse(line).all(|cookie| cookie.is_ok_and(|cookie| cookie.name() == LANG_COOKIE))
    })
}

/// Middleware: answers guests from what is kept, and keeps what was rendered for one.
pub async fn keep(
    axum::extract::State((state, kept)): axum::extract::State<(State, Kept)>,
    request: Request,
    next: Next,
) -> Response {
    let Some(key) = kept.key(&request) else { return next.run(request).await };
    // Before anything is read: a write in the middle makes the page newer than it says, never older.
    let moment = state.moment();
    let slot = kept.slot(moment, key);
    // What is read has no body to pass on.
    let (head, _) = request.into_parts();
    let ask = || next.clone().run(Request::from_parts(head.clone(), Body::empty()));
    let mut own = None;
    let found = slot.get_or_init(|| async {
        match page_of(ask().await).await {
            Ok(page) => {
                kept.weigh(moment, page.body.len());
                Some(page)
            }
            Err(other) => {
                own = other.map(|response| *response);
                None
            }
        }
    });
    match (found.await.clone(), own) {
        (Some(page), _) => page.answer(head.headers.get(IF_NONE_MATCH)),
        (None, Some(own)) => own,
        // Somebody else found out that there is no page to keep, or it was read too far to be passed on.
        (None, None) => ask().await,
    }
}

/// Takes a page apart for keeping; gives back what is none, or not everybody's. Nothing comes back of a page that is too
/// long: that shows only when much of it has been read.
async fn page_of(response: Response) -> Result<Page, Option<Box<Response>>> {
    let (head, body) = response.into_parts();
    let is_page = head.status == StatusCode::OK && !head.headers.contains_key(SET_COOKIE);
    if !is_page {
        return Err(Some(Box::new(Response::from_parts(head, body))));
    }
    let Ok(body) = to_bytes(body, LONGEST).await else {
        tracing::warn!("a page of the public is longer than {LONGEST} bytes and is not kept");
        return Err(None);
    };
    let mut headers = head.headers;
    let tag = format!("W/\"{}\"", hex::encode(&Sha256::digest(&body)[..12]));
    headers.insert(CACHE_CONTROL, ASK_AGAIN);
    headers.insert(VARY, BY_WHAT);
    if let Ok(tag) = HeaderValue::try_from(tag) {
        headers.insert(ETAG, tag);
    }
    Ok(Page { headers, extensions: head.extensions, body })
}

impl Page {
    fn answer(self, asked: Option<&HeaderValue>) -> Response {
        let tag = self.headers.get(ETAG);
        let same = asked.zip(tag).is_some_and(|(asked, tag)| super::assets::names(asked, tag.to_str().unwrap_or("")));
        let (status, body) =
            if same { (StatusCode::NOT_MODIFIED, Body::empty()) } else { (StatusCode::OK, self.body.into()) };
        let mut response = Response::new(body);
        *response.status_mut() = status;
        *response.headers_mut() = self.headers;
        *response.extensions_mut() = self.extensions;
        if same {
            response.headers_mut().remove(CONTENT_LENGTH);
        }
        response
    }
}
