//! Everything that can go wrong in an answer, and the page each becomes（エラー画面）.
//!
//! Handlers return [`Trouble`]; it carries no page yet, because it does not know the viewer's language.
//! [`dress`] puts the page on at the outside, in one place, so that no failure reaches a person bare.

use super::request::{Ctx, Fields};
use crate::rehearsals::RehearsalFailed;
use crate::store::{Failure, StoreError};
use app::links;
use app::pages::faults::{Fault, fault};
use axum::http::header::{LOCATION, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::problems::Refusal;
use domain::texts::{Text, shell as words};
use std::sync::Arc;

/// Why a request was not done.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// A rule said no.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The file store failed.
    #[error("file store: {0}")]
    Files(#[from] object_store::Error),
    /// Something that cannot happen did.
    #[error("{0}")]
    Bug(String),
}

/// What a handler returns.
pub type Answer = Result<Response, Trouble>;

impl Trouble {
    /// Something that cannot happen did.
    pub fn bug(what: impl ToString) -> Trouble {
        Trouble::Bug(what.to_string())
    }

    /// The session could not be read. Its store reports only texts, but its one cause is the database.
    pub fn session(error: impl std::fmt::Display) -> Trouble {
        Trouble::Store(StoreError::Driver(sqlx::Error::Io(std::io::Error::other(error.to_string()))))
    }
}

impl From<Failure> for Trouble {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Refused(refusal) => refusal.into(),
            Failure::Store(error) => error.into(),
            Failure::Hashing(error) => Trouble::bug(error),
            Failure::Sealed(error) => Trouble::bug(error),
            Failure::Paper(error) => Trouble::bug(error),
            Failure::Rehearsal(error) => error.into(),
        }
    }
}

impl From<RehearsalFailed> for Trouble {
    fn from(error: RehearsalFailed) -> Self {
        Trouble::bug(error)
    }
}

impl From<sqlx::Error> for Trouble {
    fn from(error: sqlx::Error) -> Self {
        Trouble::Store(error.into())
    }
}

/// Which page a bare response becomes.
#[derive(Debug, Clone)]
enum Bare {
    Refused(Refusal),
    Outage(Arc<str>),
    NoFiles(Arc<str>),
    Broken(Arc<str>),
}

impl IntoResponse for Trouble {
    fn into_response(self) -> Response {
        let (status, bare) = match self {
            Trouble::Refused(refusal) => {
                let status = StatusCode::from_u16(refusal.status()).unwrap_or(StatusCode::FORBIDDEN);
                (status, Bare::Refused(refusal))
            }
            Trouble::Store(error) if error.is_outage() => {
                (StatusCode::SERVICE_UNAVAILABLE, Bare::Outage(error.to_string().into()))
            }
            // Bytes that are lost are a fault of ours that no waiting mends.
            Trouble::Files(error) if !matches!(error, object_store::Error::NotFound { .. }) => {
                (StatusCode::SERVICE_UNAVAILABLE, Bare::NoFiles(causes(&error).into()))
            }
            other => (StatusCode::INTERNAL_SERVER_ERROR, Bare::Broken(other.to_string().into())),
        };
        let mut response = status.into_response();
        response.extensions_mut().insert(bare);
        response
    }
}

/// An error with what lies behind it: a library's outermost words are often only that something went wrong.
pub fn causes(error: &dyn std::error::Error) -> String {
    let mut said = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        let more = error.to_string();
        if !said.contains(&more) {
            said = format!("{said}: {more}");
        }
        cause = error.source();
    }
    said.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Puts a page on a response that has none: our own troubles, and whatever a library answered bare
/// (unknown address, wrong method, panic, time-out). What was typed comes back where the fault is ours.
pub fn dress(ctx: &Ctx, response: Response, typed: &Fields) -> Response {
    let status = response.status();
    match response.extensions().get::<Bare>() {
        Some(Bare::Refused(Refusal::SignInFirst)) => sign_in_first(ctx),
        Some(Bare::Refused(refusal)) => refused(ctx, status, refusal),
        Some(Bare::Outage(cause)) => {
            tracing::error!(request_id = %ctx.request_id, %cause, "the database is out of reach");
            outage(ctx, typed, words::outage(ctx.lang()))
        }
        Some(Bare::NoFiles(cause)) => {
            tracing::error!(request_id = %ctx.request_id, %cause, "the storage of files is out of reach");
            outage(ctx, typed, words::files_outage(ctx.lang()))
        }
        Some(Bare::Broken(cause)) => {
            tracing::error!(request_id = %ctx.request_id, %cause, "request failed");
            broken(ctx, typed)
        }
        None if !is_bare(&response) => response,
        None if status == StatusCode::PAYLOAD_TOO_LARGE => refused(ctx, status, &Refusal::TooLarge),
        None if status.is_client_error() => refused(ctx, status, &Refusal::NotFound),
        None => {
            tracing::error!(request_id = %ctx.request_id, %status, "request failed in a library");
            broken(ctx, typed)
        }
    }
}

/// Whether an error response has no page: those of libraries are empty or plain text.
fn is_bare(response: &Response) -> bool {
    let status = response.status();
    let kind = response.headers().get(axum::http::header::CONTENT_TYPE);
    let is_page = kind.is_some_and(|kind| !kind.as_bytes().starts_with(b"text/plain"));
    (status.is_client_error() || status.is_server_error()) && !is_page
}

/// Guests are sent to sign in and come back afterwards; who owes a second factor is sent there.
fn sign_in_first(ctx: &Ctx) -> Response {
    let target = match &ctx.waiting {
        Some(waiting) => waiting.page(&ctx.frame.path),
        None => links::with_query(&links::sign_in(), &[("next", &ctx.frame.path)]),
    };
    let mut response = StatusCode::SEE_OTHER.into_response();
    if let Ok(value) = HeaderValue::from_str(&target) {
        response.headers_mut().insert(LOCATION, value);
    }
    response
}

fn refused(ctx: &Ctx, status: StatusCode, refusal: &Refusal) -> Response {
    let lang = ctx.lang();
    let title = if *refusal == Refusal::NotFound { words::not_found_title(lang) } else { words::refused_title(lang) };
    let mut response = ctx.page_with(status, |frame| {
        fault(frame, Fault { title, reason: refusal.text(lang), request_id: None, ways: ways(ctx), typed: &[] })
    });
    if *refusal == Refusal::TooManyTries {
        response.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("300"));
    }
    response
}

fn outage(ctx: &Ctx, typed: &Fields, reason: Text) -> Response {
    let lang = ctx.lang();
    let mut response = ctx.page_with(StatusCode::SERVICE_UNAVAILABLE, |frame| {
        let request_id = Some(ctx.request_id.to_string());
        fault(frame, Fault { title: words::outage_title(lang), reason, request_id, ways: ways(ctx), typed: &typed.0 })
    });
    response.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("60"));
    response
}

fn broken(ctx: &Ctx, typed: &Fields) -> Response {
    let lang = ctx.lang();
    ctx.page_with(StatusCode::INTERNAL_SERVER_ERROR, |frame| {
        let request_id = Some(ctx.request_id.to_string());
        let (title, reason) = (words::broken_title(lang), words::broken(lang));
        fault(frame, Fault { title, reason, request_id, ways: ways(ctx), typed: &typed.0 })
    })
}

fn ways(ctx: &Ctx) -> Vec<(String, Text)> {
    let lang = ctx.lang();
    let mut ways = vec![(links::home(), words::to_home(lang))];
    if ctx.viewer().is_reader() {
        ways.push((links::staff_desk(), words::staff_pages(lang)));
    }
    if ctx.viewer().is_guest() {
        ways.push((links::calls(), words::calls(lang)));
        ways.push((links::consultations(), words::consultations(lang)));
    } else {
        ways.push((links::my_page(), words::my_page(lang)));
    }
    ways.push((links::contact(), words::contact(lang)));
    ways
}
