//! Every route with the guard in front of it（入口の番人）.
//!
//! The guard is a second lock: rules in `domain` decide again, for the very case. Routes are declared
//! through [`Routes`], so that none can be without a guard and a test can walk them all.

use super::errors::Trouble;
use super::request::{Ctx, Fields, brings_form};
use crate::state::State;
use app::frame::Frame;
use app::pages::faults::{file_lost, signed_out};
use axum::Router;
use axum::extract::{FromRequest, Request};
use axum::handler::Handler;
use axum::http::header::CONTENT_TYPE;
use axum::http::{Method, StatusCode};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get, post};
use domain::filings::FILE_MAX;
use domain::keys::works_for_the_city;
use domain::people::Role;
use domain::problems::Refusal;
use domain::rehearsals::may_direct;
use futures::StreamExt;

/// Who may come to a route at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guard {
    /// Everybody.
    Anyone,
    /// People with an account.
    SignedIn,
    /// Officers and approvers.
    Staff,
    /// Officers, approvers and auditors: who may read cases.
    Reader,
    /// Approvers.
    Approver,
    /// Who pays for a department.
    Payer,
    /// Members of panels.
    Reviewer,
    /// Administrators and auditors.
    Oversight,
    /// Administrators.
    Admin,
    /// Everybody who works for the city: who may take part in a rehearsal.
    Colleague,
    /// Approvers and administrators: who may begin and end a rehearsal.
    Director,
    /// Everybody, in a demo city only; elsewhere the page does not exist.
    DemoOnly,
    /// Everybody, in the city of a rehearsal only; elsewhere the page does not exist.
    RehearsalOnly,
}

impl Guard {
    /// Whether the viewer of a frame may pass.
    ///
    /// # Errors
    /// `SignInFirst`, `NotPermitted`, or `NotFound` where the page does not exist.
    pub fn check(self, frame: &Frame) -> Result<(), Refusal> {
        let viewer = &frame.viewer;
        let exists = |here: bool| if here { Ok(()) } else { Err(Refusal::NotFound) };
        let allowed = match self {
            Guard::Anyone => true,
            Guard::DemoOnly => return exists(frame.demo),
            Guard::RehearsalOnly => return exists(frame.is_rehearsal()),
            Guard::Colleague => works_for_the_city(viewer),
            Guard::Director => may_direct(viewer).is_ok(),
            Guard::SignedIn => !viewer.is_guest(),
            Guard::Staff => viewer.is_staff(),
            Guard::Reader => viewer.is_reader(),
            Guard::Oversight => viewer.oversees(),
            Guard::Reviewer => viewer.is_reviewer(),
            Guard::Approver => viewer.is(Role::Approver),
            Guard::Payer => viewer.is(Role::Payer),
            Guard::Admin => viewer.is(Role::Admin),
        };
        match allowed {
            true => Ok(()),
            false if viewer.is_guest() => Err(Refusal::SignInFirst),
            false => Err(Refusal::NotPermitted),
        }
    }
}

/// A route as the walk of all routes sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    /// Method.
    pub method: Method,
    /// Pattern.
    pub path: String,
    /// Guard.
    pub guard: Guard,
    /// Whether what a guest reads here is kept for the next one.
    pub kept: bool,
}

/// Routes under construction.
#[derive(Default)]
pub struct Routes {
    router: Router<State>,
    list: Vec<Route>,
}

impl Routes {
    /// A page or file to read.
    #[must_use]
    pub fn get<H, T>(self, path: impl Into<String>, guard: Guard, handler: H) -> Self
    where
        H: Handler<T, State>,
        T: 'static,
    {
        self.add(Method::GET, path.into(), guard, false, get(handler))
    }

    /// A page for everybody that follows from its address, the language, the time and the database alone: what a guest
    /// reads is kept for the next one ([`super::kept`]).
    #[must_use]
    pub fn public<H, T>(self, path: impl Into<String>, handler: H) -> Self
    where
        H: Handler<T, State>,
        T: 'static,
    {
        self.add(Method::GET, path.into(), Guard::Anyone, true, get(handler))
    }

    /// A form to send.
    #[must_use]
    pub fn post<H, T>(self, path: impl Into<String>, guard: Guard, handler: H) -> Self
    where
        H: Handler<T, State>,
        T: 'static,
    {
        self.add(Method::POST, path.into(), guard, false, post(handler))
    }

    fn add(mut self, method: Method, path: String, guard: Guard, kept: bool, handler: MethodRouter<State>) -> Self {
        let guarded =
            handler.layer(from_fn(move |ctx: Ctx, request: Request, next: Next| stand(guard, ctx, request, next)));
        self.router = self.router.route(&path, guarded);
        self.list.push(Route { method, path, guard, kept });
        self
    }

    /// Adds the routes of another feature.
    #[must_use]
    pub fn and(mut self, other: Routes) -> Self {
        self.router = self.router.merge(other.router);
        self.list.extend(other.list);
        self
    }

    /// The router, and the list of what it answers to.
    pub fn into_parts(self) -> (Router<State>, Vec<Route>) {
        (self.router, self.list)
    }
}

async fn stand(guard: Guard, ctx: Ctx, request: Request, next: Next) -> Response {
    match guard.check(&ctx.frame) {
        Ok(()) => next.run(request).await,
        Err(Refusal::SignInFirst) if brings_form(&request) => keep(&ctx, request).await,
        Err(Refusal::SignInFirst) if brings_files(&request) => lose(&ctx, request).await,
        Err(refusal) => Trouble::from(refusal).into_response(),
    }
}

/// A session may end while somebody types. What was sent comes back, ready to be sent again after
/// signing in.
async fn keep(ctx: &Ctx, request: Request) -> Response {
    match Fields::from_request(request, &ctx.state).await {
        Ok(Fields(typed)) if typed.iter().any(|(_, value)| !value.trim().is_empty()) => {
            ctx.page_with(StatusCode::UNAUTHORIZED, |frame| signed_out(frame, &typed))
        }
        Ok(_) => Trouble::from(Refusal::SignInFirst).into_response(),
        Err(trouble) => trouble.into_response(),
    }
}

fn brings_files(request: &Request) -> bool {
    let kind = request.headers().get(CONTENT_TYPE);
    request.method() == Method::POST && kind.is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/form-data"))
}

/// A file cannot be given back, so the person is told plainly what happened to it. It is read and thrown away:
/// a browser shows our answer only when it was allowed to send everything.
async fn lose(ctx: &Ctx, request: Request) -> Response {
    let mut pieces = request.into_body().into_data_stream();
    let mut read: u64 = 0;
    while let Some(Ok(piece)) = pieces.next().await {
        read += piece.len() as u64;
        if read > FILE_MAX.saturating_mul(2) {
            break;
        }
    }
    ctx.page_with(StatusCode::UNAUTHORIZED, file_lost)
}
