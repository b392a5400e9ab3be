//! What a handler knows of its request: who asks, in which language, and the frame of the answer（リクエスト）.

use super::errors::Trouble;
use super::headers::NeedsScript;
use crate::state::State;
use crate::store::{Stored, people, reviews, second_factors};
use crate::web::sessions::SESSION_BOTH;
use crate::web::{assets, sessions};
use app::frame::{Assets, Frame, Page, document};
use app::links;
use axum::body::{Body, to_bytes};
use axum::extract::{FromRef, FromRequest, FromRequestParts, Request};
use axum::http::header::{ACCEPT_LANGUAGE, CACHE_CONTROL, CONTENT_TYPE, COOKIE, USER_AGENT};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use chrono::{DateTime, Utc};
use domain::calendar::date_in_japan;
use domain::forms::Answers;
use domain::keys::{Owed, owed, works_for_the_city};
use domain::people::{PersonId, Viewer};
use domain::problems::Refusal;
use domain::texts::Lang;
use std::sync::Arc;
use tower_sessions::Session;
use tower_sessions::cookie::Cookie;

/// The key under which a session keeps who is signed in.
pub const SESSION_PERSON: &str = "person";
/// The name of the cookie that keeps the language.
pub const LANG_COOKIE: &str = "lang";
/// Largest form in bytes; files have a limit of their own. A page of twenty answers of 10,000 characters fits: on its
/// way a kanji takes nine bytes, a rare one twelve.
pub const FORM_MAX: usize = 3 * 1024 * 1024;

/// What a handler works with.
#[derive(Clone)]
pub struct Ctx {
    /// Everything shared.
    pub state: State,
    /// Who asks, in which language, when.
    pub frame: Frame,
    /// The number that log lines and error pages share.
    pub request_id: Arc<str>,
    /// Who gave one proof and owes a second. Until then nobody is signed in.
    pub waiting: Option<Waiting>,
}

/// Somebody between the two proofs.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// Who it will be.
    pub viewer: Viewer,
    /// What is owed.
    pub owed: Owed,
}

impl Waiting {
    /// The page that asks for it.
    pub fn page(&self, next: &str) -> String {
        let page = if self.owed == Owed::Code { links::sign_in_code() } else { links::second_factor_set_up() };
        links::with_query(&page, &[("next", next)])
    }
}

impl Ctx {
    /// The present instant; the same for the whole request.
    pub fn now(&self) -> DateTime<Utc> {
        self.frame.now
    }

    /// Who asks.
    pub fn viewer(&self) -> &Viewer {
        &self.frame.viewer
    }

    /// Whom the session knows, though a second proof may be owed.
    pub fn known(&self) -> Option<&Viewer> {
        self.waiting.as_ref().map(|waiting| &waiting.viewer)
    }

    /// The language of the answer.
    pub fn lang(&self) -> Lang {
        self.frame.lang
    }

    /// Who is signed in.
    ///
    /// # Errors
    /// `SignInFirst` for guests.
    pub fn person(&self) -> Result<PersonId, Refusal> {
        self.viewer().id().ok_or(Refusal::SignInFirst)
    }

    /// A page as a good answer.
    pub fn page(&self, build: impl FnOnce(&Frame) -> Page) -> Response {
        self.page_with(StatusCode::OK, build)
    }

    /// A form that comes back with its problems: 422, everything typed still in it.
    pub fn form_again(&self, build: impl FnOnce(&Frame) -> Page) -> Response {
        self.page_with(StatusCode::UNPROCESSABLE_ENTITY, build)
    }

    /// A page with a status of its own. No cache keeps it: it may name a person. Those of [`Routes::public`] are kept by
    /// ourselves, for guests.
    ///
    /// [`Routes::public`]: super::guard::Routes::public
    pub fn page_with(&self, status: StatusCode, build: impl FnOnce(&Frame) -> Page) -> Response {
        let (html, scripts) = document(&self.frame, || build(&self.frame));
        let mut response = (status, html).into_response();
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
        if scripts.islands && self.frame.assets.islands.is_some() {
            response.extensions_mut().insert(NeedsScript::Islands);
        } else if scripts.passkeys {
            response.extensions_mut().insert(NeedsScript::Passkeys);
        }
        response
    }
}

impl<S> FromRequestParts<S> for Ctx
where
    S: Send + Sync,
{
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Trouble> {
        parts.extensions.get::<Ctx>().cloned().ok_or_else(|| Trouble::bug("a handler outside `identify`"))
    }
}

/// Middleware: finds out who asks and in which language, and puts a [`Ctx`] beside the request.
pub async fn identify(
    axum::extract::State(state): axum::extract::State<State>,
    session: Session,
    request_id: axum::Extension<super::headers::RequestId>,
    request: Request,
    next: Next,
) -> Response {
    let now = state.clock.now();
    let mut ctx = Ctx {
        frame: Frame {
            lang: language(request.headers()),
            viewer: Viewer::guest(),
            city: "".into(),
            look: Arc::default(),
            demo: false,
            mount: if state.is_rehearsal { links::REHEARSAL } else { "" },
            path: path_of(&request),
            now,
            assets: Assets {
                css: assets::url("tomoni.css").unwrap_or_default(),
                icon: assets::url("favicon.svg").unwrap_or_default(),
                islands: assets::url("boot.js"),
                passkeys: assets::url("passkeys.js").unwrap_or_default(),
            },
        },
        request_id: request_id.0.0,
        waiting: None,
        state,
    };
    let (mut request, typed) = match hold_form(request).await {
        Ok(held) => held,
        Err(trouble) => return super::errors::dress(&ctx, trouble.into_response(), &Fields::default()),
    };
    let device = device(request.headers()).to_owned();
    let outcome = match fill(&mut ctx, &session, &device).await {
        Ok(()) if ctx.frame.city.is_empty() && !is_before_setup(&request) => to_setup(),
        Ok(()) => {
            request.extensions_mut().insert(ctx.clone());
            let is_get = request.method() == Method::GET;
            let response = next.run(request).await;
            let only_forms = is_get && response.status() == StatusCode::METHOD_NOT_ALLOWED;
            if only_forms { Redirect::to(above(&ctx.frame.path)).into_response() } else { response }
        }
        Err(trouble) => trouble.into_response(),
    };
    super::errors::dress(&ctx, outcome, &typed)
}

/// What the browser calls itself, so that people recognise their own devices.
fn device(headers: &HeaderMap) -> &str {
    headers.get(USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// Whether a request carries a form without files.
pub fn brings_form(request: &Request) -> bool {
    let kind = request.headers().get(CONTENT_TYPE);
    let is_form = kind.is_some_and(|kind| kind.as_bytes().starts_with(b"application/x-www-form-urlencoded"));
    request.method() == Method::POST && is_form
}

/// Keeps what a form brought, so that whatever fails on the way, the person gets it back. Forms with a
/// password are not kept: it would stand on the page.
async fn hold_form(request: Request) -> Result<(Request, Fields), Trouble> {
    if !brings_form(&request) {
        return Ok((request, Fields::default()));
    }
    let (head, body) = request.into_parts();
    let body = to_bytes(body, FORM_MAX).await.map_err(|_| Refusal::TooLarge)?;
    let fields = Fields::parse(&body);
    let secret = fields.0.iter().any(|(name, _)| name.contains("password"));
    let kept = if secret { Fields::default() } else { fields };
    Ok((Request::from_parts(head, Body::from(body)), kept))
}

async fn fill(ctx: &mut Ctx, session: &Session, device: &str) -> Result<(), Trouble> {
    if let Some((city, look)) = ctx.state.city_and_look().await? {
        ctx.frame.city = city.name.as_str().into();
        ctx.frame.demo = city.demo;
        ctx.frame.look = look;
    }
    if let Some(id) = session.get::<uuid::Uuid>(SESSION_PERSON).await.map_err(Trouble::session)? {
        let viewer = viewer(&ctx.state, PersonId(id), ctx.frame.now).await?;
        match owed_in(&ctx.state, session, &viewer).await? {
            Owed::Nothing => ctx.frame.viewer = viewer,
            owed => ctx.waiting = Some(Waiting { viewer, owed }),
        }
    }
    if !ctx.frame.viewer.is_guest() {
        sessions::keep_alive(session, date_in_japan(ctx.frame.now), device).await?;
    }
    Ok(())
}

/// What a viewer owes in a session. For residents, and once both factors were shown, nothing has to be looked up.
///
/// # Errors
/// The store's.
pub async fn owed_in(state: &State, session: &Session, viewer: &Viewer) -> Result<Owed, Trouble> {
    let both = session.get::<bool>(SESSION_BOTH).await.map_err(Trouble::session)?.unwrap_or_default();
    let (Some(person), true, false) = (viewer.id(), works_for_the_city(viewer), both) else { return Ok(Owed::Nothing) };
    let has_factor = second_factors::find(&mut state.db.read().await?, person).await?.is_some();
    Ok(owed(viewer, state.settings.staff_second_factor, has_factor, both))
}

/// What can be reached before there is a city: the page that makes one, and the language switch on it.
fn is_before_setup(request: &Request) -> bool {
    let path = request.uri().path();
    path == links::setup() || path == links::language()
}

/// The page above an address that only takes forms. People get to such an address by the language switch
/// of a form that came back, or by signing in after their session had ended.
fn above(path: &str) -> &str {
    let path = path.split('?').next().unwrap_or_default();
    match path.rsplit_once('/') {
        Some((above, _)) if !above.is_empty() => above,
        _ => "/",
    }
}

fn to_setup() -> Response {
    Redirect::to(&links::setup()).into_response()
}

/// The viewer that a person is at an instant.
///
/// # Errors
/// The store's.
pub async fn viewer(state: &State, id: PersonId, now: DateTime<Utc>) -> Stored<Viewer> {
    let mut tx = state.db.read().await?;
    let Some(person) = people::find(&mut tx, id).await? else { return Ok(Viewer::guest()) };
    let memberships = people::memberships(&mut tx, id).await?;
    let kept_out = reviews::kept_out(&mut tx, id).await?;
    Ok(Viewer::person(person, memberships, date_in_japan(now)).keeping_out_of(kept_out))
}

/// The language: the cookie, else what the browser prefers, else Japanese.
pub(super) fn language(headers: &HeaderMap) -> Lang {
    let cookies = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
    let chosen = cookies
        .flat_map(|value| Cookie::split_parse(value.to_owned()))
        .filter_map(Result::ok)
        .find(|cookie| cookie.name() == LANG_COOKIE)
        .and_then(|cookie| Lang::from_code(cookie.value()));
    let preferred = || {
        let accepted = headers.get(ACCEPT_LANGUAGE)?.to_str().ok()?;
        let first = accepted.split([',', ';']).next()?.trim();
        Some(if first.is_empty() || first.starts_with("ja") { Lang::Ja } else { Lang::En })
    };
    chosen.or_else(preferred).unwrap_or_default()
}

fn path_of(request: &Request) -> String {
    let uri = request.uri();
    uri.path_and_query().map_or_else(|| "/".to_owned(), |path| path.as_str().to_owned())
}

/// The fields of a form, in the order they were sent.
#[derive(Debug, Clone, Default)]
pub struct Fields(pub Vec<(String, String)>);

impl Fields {
    fn parse(body: &[u8]) -> Fields {
        Fields(url::form_urlencoded::parse(body).into_owned().collect())
    }

    /// The pairs of an address behind its `?`.
    pub fn of_query(query: &str) -> Fields {
        Fields::parse(query.as_bytes())
    }

    /// The first value of a field; empty when it was not sent.
    pub fn get(&self, key: &str) -> &str {
        self.0.iter().find(|(name, _)| name == key).map_or("", |(_, value)| value)
    }

    /// Every value of a field.
    pub fn all<'a>(&'a self, key: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(name, _)| name == key).map(|(_, value)| value.as_str())
    }

    /// Whether a field was sent at all, for instance as the pressed button.
    pub fn has(&self, key: &str) -> bool {
        self.0.iter().any(|(name, _)| name == key)
    }

    /// All fields as answers.
    pub fn answers(&self) -> Answers {
        self.0.iter().cloned().collect()
    }
}

impl<S> FromRequest<S> for Fields
where
    S: Send + Sync,
    State: FromRef<S>,
{
    type Rejection = Trouble;

    async fn from_request(request: Request<Body>, _: &S) -> Result<Self, Trouble> {
        let body = to_bytes(request.into_body(), FORM_MAX).await.map_err(|_| Refusal::TooLarge)?;
        Ok(Fields::parse(&body))
    }
}
