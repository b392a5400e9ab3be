//! Signing up, signing in, passwords, and the language switch（登録・ログイン・ことばの切り替え）.

use super::errors::{Answer, Trouble};
use super::guard::{Guard, Routes};
use super::place::Place;
use super::request::{Ctx, Fields, LANG_COOKIE, Waiting, owed_in, viewer};
use super::sessions::{self, Proof};
use crate::actions::accounts::{self as actions, Entrance, Visit};
use crate::actions::cases::NotDone;
use crate::seed::demo::SIGN_INS;
use crate::store::Failure;
use crate::store::tokens::TokenKind;
use app::frame::staff_home;
use app::links::{self, at};
use app::pages::accounts::{self as pages, DemoSignIn, SignInForm};
use axum::extract::{Path, Query};
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use domain::accounts::SignUp;
use domain::keys::Owed;
use domain::people::{PersonId, Viewer};
use domain::problems::{Problems, Refusal};
use domain::texts::Lang;
use serde::Deserialize;
use tower_sessions::Session;
use tower_sessions::cookie::time::Duration;
use tower_sessions::cookie::{Cookie, SameSite};

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default()
        .get(links::sign_up(), Guard::Anyone, sign_up_form)
        .post(links::sign_up(), Guard::Anyone, sign_up)
        .get(links::check_mail(), Guard::Anyone, check_mail)
        .get(at::CONFIRM, Guard::Anyone, confirm_form)
        .post(at::CONFIRM, Guard::Anyone, confirm)
        .get(links::sign_in(), Guard::Anyone, sign_in_form)
        .post(links::sign_in(), Guard::Anyone, sign_in)
        .post(links::sign_out(), Guard::Anyone, sign_out)
        .get(links::reset(), Guard::Anyone, reset_form)
        .post(links::reset(), Guard::Anyone, ask_reset)
        .get(at::RESET, Guard::Anyone, new_password_form)
        .post(at::RESET, Guard::Anyone, new_password)
        .post(links::language(), Guard::Anyone, language)
}

/// The domain that our letters come from, so that people can let them through before they are sent.
pub(super) fn sender(ctx: &Ctx) -> String {
    let from: Option<lettre::message::Mailbox> = ctx.state.settings.mail_from.parse().ok();
    from.map(|from| from.email.domain().to_owned()).unwrap_or_default()
}

/// Who comes to the door.
pub(super) fn visit(ctx: &Ctx, place: Place) -> Visit {
    Visit { place: place.0, lang: ctx.lang(), now: ctx.now() }
}

/// The fields of a new account.
pub(super) fn sign_up_fields(fields: &Fields) -> SignUp {
    let typed = |key| fields.get(key).to_owned();
    SignUp { name: typed("name"), email: typed("email"), password: typed("password") }
}

async fn sign_up_form(ctx: Ctx) -> Answer {
    if !ctx.viewer().is_guest() {
        return Ok(Redirect::to(&links::my_page()).into_response());
    }
    Ok(ctx.page(|frame| pages::sign_up(frame, &SignUp::default(), &Problems::none(), &sender(&ctx))))
}

async fn sign_up(ctx: Ctx, place: Place, fields: Fields) -> Answer {
    let form = sign_up_fields(&fields);
    match actions::sign_up(&ctx.state, &form, visit(&ctx, place)).await {
        Ok(()) => Ok(Redirect::to(&links::check_mail()).into_response()),
        Err(NotDone::Mend(problems)) => {
            Ok(ctx.form_again(|frame| pages::sign_up(frame, &form, &problems, &sender(&ctx))))
        }
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

async fn check_mail(ctx: Ctx) -> Answer {
    Ok(ctx.page(|frame| pages::check_mail(frame, &sender(&ctx))))
}

/// A dead link gets a page of its own, with the ways to a new one.
fn or_dead_link(ctx: &Ctx, failure: Failure) -> Answer {
    match failure {
        Failure::Refused(Refusal::LinkNotValid) => Ok(ctx.page_with(StatusCode::GONE, pages::dead_link)),
        other => Err(other.into()),
    }
}

async fn confirm_form(ctx: Ctx, Path(token): Path<String>) -> Answer {
    match actions::owner_of_link(&ctx.state, &token, TokenKind::Confirm, ctx.now()).await {
        Ok(person) => Ok(ctx.page(|frame| pages::confirm(frame, &person, &token))),
        Err(failure) => or_dead_link(&ctx, failure),
    }
}

async fn confirm(ctx: Ctx, session: Session, Path(token): Path<String>) -> Answer {
    match actions::confirm(&ctx.state, &token, ctx.now()).await {
        Ok(person) => enter(&ctx, &session, person, Proof::One, "").await,
        Err(failure) => or_dead_link(&ctx, failure),
    }
}

/// Where a person's work begins.
pub(super) fn home_of(viewer: &Viewer) -> String {
    staff_home(viewer).unwrap_or_else(links::my_page)
}

/// Signs in and goes on: to the second factor where one is owed, else to `next` if it is ours, else to where the
/// person's work begins.
pub(super) async fn enter(ctx: &Ctx, session: &Session, person: PersonId, proof: Proof, next: &str) -> Answer {
    sessions::enter(session, person, proof).await?;
    let next = links::local(next);
    let viewer = viewer(&ctx.state, person, ctx.now()).await?;
    let owed = owed_in(&ctx.state, session, &viewer).await?;
    let there = match (owed, next) {
        (Owed::Nothing, Some(next)) => next.to_owned(),
        (Owed::Nothing, None) => home_of(&viewer),
        (owed, next) => Waiting { viewer, owed }.page(next.unwrap_or_default()),
    };
    Ok(Redirect::to(&there).into_response())
}

/// Where to go after signing in.
#[derive(Debug, Deserialize)]
struct Next {
    #[serde(default)]
    next: String,
}

async fn sign_in_form(ctx: Ctx, Query(Next { next }): Query<Next>) -> Answer {
    let next = links::local(&next).unwrap_or_default();
    if !ctx.viewer().is_guest() {
        let home = home_of(ctx.viewer());
        return Ok(Redirect::to(if next.is_empty() { &home } else { next }).into_response());
    }
    if let Some(waiting) = &ctx.waiting {
        return Ok(Redirect::to(&waiting.page(next)).into_response());
    }
    Ok(sign_in_page(&ctx, StatusCode::OK, "", next, &Problems::none()))
}

fn sign_in_page(ctx: &Ctx, status: StatusCode, email: &str, next: &str, problems: &Problems) -> Response {
    let demo = demo_sign_ins(ctx);
    let host = ctx.state.site.as_ref().map(crate::passkeys::Site::host);
    let form = SignInForm { email, next, problems, demo: &demo, host };
    ctx.page_with(status, |frame| pages::sign_in(frame, &form))
}

/// The sign-in page with what is wrong.
pub(super) fn sign_in_again(ctx: &Ctx, email: &str, next: &str, problems: &Problems) -> Response {
    sign_in_page(ctx, StatusCode::UNPROCESSABLE_ENTITY, email, next, problems)
}

/// Everybody may be anybody in the demo city, and nowhere else.
fn demo_sign_ins(ctx: &Ctx) -> Vec<DemoSignIn<'static>> {
    let sign_ins = SIGN_INS.iter().filter(|_| ctx.frame.demo);
    sign_ins.map(|one| DemoSignIn { role: one.role, email: one.address, password: one.password }).collect()
}

async fn sign_in(ctx: Ctx, session: Session, place: Place, fields: Fields) -> Answer {
    let (email, next) = (fields.get("email"), links::local(fields.get("next")).unwrap_or_default());
    match actions::sign_in(&ctx.state, email, fields.get("password"), visit(&ctx, place)).await {
        Ok(Entrance::Open(person)) => enter(&ctx, &session, person, Proof::One, next).await,
        Ok(Entrance::ConfirmFirst) => Ok(Redirect::to(&links::check_mail()).into_response()),
        Err(NotDone::Mend(problems)) => Ok(sign_in_again(&ctx, email, next, &problems)),
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

async fn sign_out(session: Session) -> Answer {
    session.flush().await.map_err(Trouble::session)?;
    Ok(Redirect::to(&links::home()).into_response())
}

async fn reset_form(ctx: Ctx) -> Answer {
    Ok(ctx.page(|frame| pages::reset(frame, "", &Problems::none())))
}

async fn ask_reset(ctx: Ctx, place: Place, fields: Fields) -> Answer {
    let email = fields.get("email");
    match actions::ask_reset(&ctx.state, email, visit(&ctx, place)).await {
        Ok(()) => Ok(Redirect::to(&links::check_mail()).into_response()),
        Err(NotDone::Mend(problems)) => Ok(ctx.form_again(|frame| pages::reset(frame, email, &problems))),
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

async fn new_password_form(ctx: Ctx, Path(token): Path<String>) -> Answer {
    match actions::owner_of_link(&ctx.state, &token, TokenKind::Reset, ctx.now()).await {
        Ok(person) => Ok(ctx.page(|frame| pages::new_password(frame, &person, &token, &Problems::none()))),
        Err(failure) => or_dead_link(&ctx, failure),
    }
}

async fn new_password(ctx: Ctx, session: Session, Path(token): Path<String>, fields: Fields) -> Answer {
    match actions::reset(&ctx.state, &token, fields.get("password"), ctx.now()).await {
        Ok(person) => enter(&ctx, &session, person, Proof::One, "").await,
        Err(NotDone::Mend(problems)) => {
            let person = actions::owner_of_link(&ctx.state, &token, TokenKind::Reset, ctx.now()).await?;
            Ok(ctx.form_again(|frame| pages::new_password(frame, &person, &token, &problems)))
        }
        Err(NotDone::Failed(failure)) => or_dead_link(&ctx, failure),
    }
}

async fn language(ctx: Ctx, fields: Fields) -> Answer {
    let back = links::local(fields.get("back")).map_or_else(links::home, str::to_owned);
    match Lang::from_code(fields.get("lang")) {
        Some(lang) => switch_language(&ctx, lang, &back).await,
        None => Ok(Redirect::to(&back).into_response()),
    }
}

/// From now on in this language, for the browser and for the letters of the person.
pub(super) async fn switch_language(ctx: &Ctx, lang: Lang, back: &str) -> Answer {
    if let Some(person) = ctx.viewer().id() {
        actions::choose_language(&ctx.state, person, lang).await?;
    }
    let mut response = Redirect::to(back).into_response();
    remember_language(ctx, &mut response, lang);
    Ok(response)
}

fn remember_language(ctx: &Ctx, response: &mut Response, lang: Lang) {
    let cookie = Cookie::build((LANG_COOKIE, lang.code()))
        .path("/")
        .same_site(SameSite::Lax)
        .http_only(true)
        .secure(ctx.state.settings.is_https())
        .max_age(Duration::days(365))
        .build();
    if let Ok(value) = HeaderValue::from_str(&cookie.to_string()) {
        response.headers_mut().append(SET_COOKIE, value);
    }
}
