//! A person's own account: name, password, address, devices, data, deletion; signing in by mail（登録の内容と安全）.

use super::accounts::{enter, visit};
use super::errors::{Answer, Trouble};
use super::guard::{Guard, Routes};
use super::place::Place;
use super::proposals::see_other;
use super::request::{Ctx, Fields};
use super::sessions::{Proof, SESSION_DEVICE, SESSION_SEEN, hash_of};
use crate::actions::cases::NotDone;
use crate::actions::{accounts, erasure, settings as actions};
use crate::store::tokens::TokenKind;
use crate::store::{Failure, Stored, Tx, email_changes, passkeys, people, sessions};
use app::links::{self, at};
use app::pages::settings::{self as pages, Device, Settings, Typed};
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use chrono::{DateTime, Utc};
use domain::devices::describe;
use domain::keys::works_for_the_city;
use domain::people::PersonId;
use domain::problems::{Problems, Refusal};
use serde::Deserialize;
use tower_sessions::Session;

/// The routes of this feature.
pub fn routes() -> Routes {
    let signed_in = Guard::SignedIn;
    Routes::default()
        .get(links::my_account(), signed_in, show)
        .post(links::my_name(), signed_in, rename)
        .post(links::my_password(), signed_in, change_password)
        .post(links::my_email(), signed_in, ask_email)
        .post(links::my_sessions_end(), signed_in, end_session)
        .get(links::my_erasure(), signed_in, erasure_form)
        .post(links::my_erasure(), signed_in, erase)
        .post(links::my_erasure_mail(), signed_in, ask_erasure)
        .get(at::ERASE, Guard::Anyone, erase_link)
        .post(at::ERASE, Guard::Anyone, erase_by_link)
        .get(at::EMAIL_CHANGE, Guard::Anyone, email_form)
        .post(at::EMAIL_CHANGE, Guard::Anyone, agree)
        .get(links::sign_in_link(), Guard::Anyone, link_form)
        .post(links::sign_in_link(), Guard::Anyone, ask_link)
        .get(at::SIGN_IN_WITH, Guard::Anyone, entrance)
        .post(at::SIGN_IN_WITH, Guard::Anyone, enter_by_link)
}

/// The hash under which the present session is kept.
fn this_session(session: &Session) -> String {
    session.id().map(|id| hash_of(&id)).unwrap_or_default()
}

/// Where a person is signed in. `this` is the hash of the session that asks, if it is one of them.
///
/// # Errors
/// The store's.
pub(super) async fn devices(tx: &mut Tx, person: PersonId, this: &str, now: DateTime<Utc>) -> Stored<Vec<Device>> {
    let kept = sessions::of_person(tx, person, now).await?;
    let device = |kept: sessions::Kept| {
        let text = |key: &str| kept.data.get("data").unwrap_or(&kept.data).get(key).cloned();
        let agent = text(SESSION_DEVICE).and_then(|value| value.as_str().map(str::to_owned));
        Device {
            this: kept.id_hash == this,
            name: agent.as_deref().and_then(describe),
            begun: kept.created_at,
            seen: text(SESSION_SEEN).and_then(|value| serde_json::from_value(value).ok()),
            id: kept.id_hash,
        }
    };
    Ok(kept.into_iter().map(device).collect())
}

async fn page(ctx: &Ctx, session: &Session, status: StatusCode, typed: &Typed, problems: &Problems) -> Answer {
    let id = ctx.person()?;
    let this = this_session(session);
    let mut tx = ctx.state.db.read().await?;
    let person = people::find(&mut tx, id).await?.ok_or(Refusal::NotFound)?;
    let has_password = people::has_password(&mut tx, id).await?;
    let waits = email_changes::of_person(&mut tx, id, ctx.now()).await?;
    let devices = devices(&mut tx, id, &this, ctx.now()).await?;
    let passkeys = passkeys::of_person(&mut tx, id).await?.len();
    let data = Settings {
        person: &person,
        has_password,
        waits: waits.map(|change| (change.email, change.expires_at)),
        devices: &devices,
        passkeys,
        works_for_the_city: works_for_the_city(ctx.viewer()),
        typed,
        problems,
    };
    Ok(ctx.page_with(status, |frame| pages::settings(frame, &data)))
}

async fn show(ctx: Ctx, session: Session) -> Answer {
    page(&ctx, &session, StatusCode::OK, &Typed::default(), &Problems::none()).await
}

/// Back to the page after a good form, or the page once more with what is wrong.
async fn answer(ctx: &Ctx, session: &Session, typed: Typed, done: Result<(), NotDone>) -> Answer {
    match done {
        Ok(()) => Ok(see_other(&links::my_account())),
        Err(NotDone::Mend(problems)) => page(ctx, session, StatusCode::UNPROCESSABLE_ENTITY, &typed, &problems).await,
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

async fn rename(ctx: Ctx, session: Session, fields: Fields) -> Answer {
    let name = fields.get("name");
    let done = actions::rename(&ctx.state, ctx.viewer(), name, ctx.now()).await;
    answer(&ctx, &session, Typed { name: Some(name.to_owned()), ..Typed::default() }, done).await
}

async fn change_password(ctx: Ctx, session: Session, place: Place, fields: Fields) -> Answer {
    let passwords = (fields.get("current_password"), fields.get("password"));
    let this = this_session(&session);
    let done = actions::change_password(&ctx.state, ctx.viewer(), passwords, &this, visit(&ctx, place)).await;
    answer(&ctx, &session, Typed::default(), done).await
}

async fn ask_email(ctx: Ctx, session: Session, place: Place, fields: Fields) -> Answer {
    let email = fields.get("email");
    let done = actions::ask_email(&ctx.state, ctx.viewer(), email, visit(&ctx, place)).await;
    answer(&ctx, &session, Typed { email: email.to_owned(), ..Typed::default() }, done).await
}

async fn end_session(ctx: Ctx, session: Session, fields: Fields) -> Answer {
    match fields.get("session") {
        "others" => {
            let this = this_session(&session);
            actions::end_other_sessions(&ctx.state, ctx.viewer(), &this, ctx.now()).await?;
        }
        id => actions::end_session(&ctx.state, ctx.viewer(), id, ctx.now()).await?,
    }
    Ok(see_other(&links::my_account()))
}

async fn erasure_page(ctx: &Ctx, status: StatusCode, problems: &Problems) -> Answer {
    let mut tx = ctx.state.db.read().await?;
    let hindrance = erasure::hindrance(&mut tx, ctx.viewer(), ctx.now()).await?;
    let has_password = people::has_password(&mut tx, ctx.person()?).await?;
    let status = if hindrance.is_some() && status != StatusCode::OK { StatusCode::CONFLICT } else { status };
    Ok(ctx.page_with(status, |frame| pages::erasure(frame, has_password, hindrance.as_ref(), problems)))
}

async fn erasure_form(ctx: Ctx) -> Answer {
    erasure_page(&ctx, StatusCode::OK, &Problems::none()).await
}

async fn erase(ctx: Ctx, session: Session, place: Place, fields: Fields) -> Answer {
    match erasure::by_password(&ctx.state, ctx.viewer(), fields.get("current_password"), visit(&ctx, place)).await {
        Ok(()) => gone(ctx, &session).await,
        Err(NotDone::Mend(problems)) => erasure_page(&ctx, StatusCode::UNPROCESSABLE_ENTITY, &problems).await,
        Err(NotDone::Failed(Failure::Refused(Refusal::NotPermitted))) => {
            erasure_page(&ctx, StatusCode::CONFLICT, &Problems::none()).await
        }
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

/// The page after the deletion, for somebody who is nobody any more.
async fn gone(mut ctx: Ctx, session: &Session) -> Answer {
    session.flush().await.map_err(Trouble::session)?;
    ctx.frame.viewer = domain::people::Viewer::guest();
    Ok(ctx.page(pages::erased))
}

async fn ask_erasure(ctx: Ctx, place: Place) -> Answer {
    erasure::ask_link(&ctx.state, ctx.viewer(), visit(&ctx, place)).await?;
    Ok(see_other(&links::check_mail()))
}

fn or_dead_link(ctx: &Ctx, failure: Failure) -> Answer {
    match failure {
        Failure::Refused(Refusal::LinkNotValid) => Ok(dead(ctx)),
        other => Err(other.into()),
    }
}

fn dead(ctx: &Ctx) -> Response {
    ctx.page_with(StatusCode::GONE, pages::dead_link)
}

async fn erase_link(ctx: Ctx, Path(token): Path<String>) -> Answer {
    match accounts::owner_of_link(&ctx.state, &token, TokenKind::Erase, ctx.now()).await {
        Ok(_) => Ok(ctx.page(|frame| pages::erase_by_link(frame, &token))),
        Err(failure) => or_dead_link(&ctx, failure),
    }
}

async fn erase_by_link(ctx: Ctx, session: Session, Path(token): Path<String>) -> Answer {
    match erasure::by_link(&ctx.state, &token, ctx.now()).await {
        Ok(()) => gone(ctx, &session).await,
        Err(failure) => or_dead_link(&ctx, failure),
    }
}

async fn email_form(ctx: Ctx, Path(token): Path<String>) -> Answer {
    match actions::look_at_email(&ctx.state, &token, ctx.now()).await {
        Ok((person, change)) => Ok(ctx.page(|frame| pages::email_change(frame, &token, &person.email, &change.email))),
        Err(failure) => or_dead_link(&ctx, failure),
    }
}

async fn agree(ctx: Ctx, Path(token): Path<String>) -> Answer {
    match actions::agree_to_email(&ctx.state, &token, ctx.now()).await {
        Ok(done) => Ok(ctx.page(|frame| pages::email_agreed(frame, done))),
        Err(failure) => or_dead_link(&ctx, failure),
    }
}

/// Where to go after signing in.
#[derive(Debug, Deserialize)]
struct Next {
    #[serde(default)]
    next: String,
}

async fn link_form(ctx: Ctx, Query(Next { next }): Query<Next>) -> Answer {
    let next = links::local(&next).unwrap_or_default();
    Ok(ctx.page(|frame| pages::ask_link(frame, "", next, &Problems::none())))
}

async fn ask_link(ctx: Ctx, place: Place, fields: Fields) -> Answer {
    let (email, next) = (fields.get("email"), links::local(fields.get("next")).unwrap_or_default());
    match accounts::ask_link(&ctx.state, email, next, visit(&ctx, place)).await {
        Ok(()) => Ok(see_other(&links::check_mail())),
        Err(NotDone::Mend(problems)) => Ok(ctx.form_again(|frame| pages::ask_link(frame, email, next, &problems))),
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

async fn entrance(ctx: Ctx, Path(token): Path<String>, Query(Next { next }): Query<Next>) -> Answer {
    let next = links::local(&next).unwrap_or_default();
    match accounts::owner_of_link(&ctx.state, &token, TokenKind::SignIn, ctx.now()).await {
        Ok(person) => Ok(ctx.page(|frame| pages::enter_by_link(frame, &person, &token, next))),
        Err(failure) => or_dead_link(&ctx, failure),
    }
}

async fn enter_by_link(
    ctx: Ctx,
    session: Session,
    Path(token): Path<String>,
    Query(Next { next }): Query<Next>,
) -> Answer {
    match accounts::use_link(&ctx.state, &token, ctx.now()).await {
        Ok(person) => enter(&ctx, &session, person, Proof::One, &next).await,
        Err(failure) => or_dead_link(&ctx, failure),
    }
}
