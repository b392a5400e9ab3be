//! Passkeys: adding and removing one's own, and signing in with one（パスキー）.

use super::accounts::{enter, sign_in_again, visit};
use super::errors::Answer;
use super::guard::{Guard, Routes};
use super::place::Place;
use super::proposals::see_other;
use super::request::{Ctx, Fields};
use super::sessions::Proof;
use crate::actions::cases::NotDone;
use crate::actions::passkeys::{self as actions, Question};
use crate::store::passkeys;
use app::links;
use app::pages::keys::{self as pages, KnownPasskey, PasskeysPage};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, USER_AGENT};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::IntoResponse;
use domain::devices::describe;
use domain::problems::Problems;
use serde_json::json;
use tower_sessions::Session;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default()
        .get(links::my_passkeys(), Guard::SignedIn, show)
        .post(links::my_passkeys(), Guard::SignedIn, add)
        .post(links::my_passkeys_begin(), Guard::SignedIn, ask_new)
        .post(links::my_passkeys_remove(), Guard::SignedIn, remove)
        .post(links::sign_in_passkey_begin(), Guard::Anyone, ask_any)
        .post(links::sign_in_passkey(), Guard::Anyone, sign_in)
}

fn question(asked: Result<Question, NotDone>) -> Answer {
    match asked {
        Ok(Question { secret, options }) => {
            let headers = [
                (CONTENT_TYPE, HeaderValue::from_static("application/json")),
                (CACHE_CONTROL, HeaderValue::from_static("no-store")),
            ];
            Ok((headers, json!({ "ceremony": secret, "options": options }).to_string()).into_response())
        }
        // The library could not ask; the script says that it failed.
        Err(NotDone::Mend(_)) => Ok(StatusCode::UNPROCESSABLE_ENTITY.into_response()),
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

fn answer(fields: &Fields) -> actions::Answer<'_> {
    actions::Answer { secret: fields.get("ceremony"), credential: fields.get("credential") }
}

async fn page(ctx: &Ctx, status: StatusCode, name: &str, problems: &Problems) -> Answer {
    let found = passkeys::of_person(&mut ctx.state.db.read().await?, ctx.person()?).await?;
    let known = found.into_iter().map(|passkey| KnownPasskey {
        id: passkey.id,
        name: passkey.name,
        made: passkey.created_at,
        used: passkey.used_at,
    });
    let known: Vec<KnownPasskey> = known.collect();
    let host = ctx.state.site.as_ref().map(crate::passkeys::Site::host);
    Ok(ctx.page_with(status, |frame| pages::passkeys(frame, &PasskeysPage { known: &known, host, name, problems })))
}

async fn show(ctx: Ctx, headers: HeaderMap) -> Answer {
    let agent = headers.get(USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let name = describe(agent).unwrap_or_default();
    page(&ctx, StatusCode::OK, &name, &Problems::none()).await
}

async fn ask_new(ctx: Ctx, place: Place) -> Answer {
    question(actions::ask_new(&ctx.state, ctx.viewer(), visit(&ctx, place)).await)
}

async fn add(ctx: Ctx, fields: Fields) -> Answer {
    let name = fields.get("name");
    match actions::add(&ctx.state, ctx.viewer(), name, answer(&fields), ctx.now()).await {
        Ok(()) => Ok(see_other(&links::my_passkeys())),
        Err(NotDone::Mend(problems)) => page(&ctx, StatusCode::UNPROCESSABLE_ENTITY, name, &problems).await,
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

async fn remove(ctx: Ctx, fields: Fields) -> Answer {
    actions::remove(&ctx.state, ctx.viewer(), fields.get("passkey"), ctx.now()).await?;
    Ok(see_other(&links::my_passkeys()))
}

async fn ask_any(ctx: Ctx, place: Place) -> Answer {
    question(actions::ask_any(&ctx.state, visit(&ctx, place)).await)
}

async fn sign_in(ctx: Ctx, session: Session, place: Place, fields: Fields) -> Answer {
    let next = links::local(fields.get("next")).unwrap_or_default();
    match actions::sign_in(&ctx.state, answer(&fields), visit(&ctx, place)).await {
        Ok(person) => enter(&ctx, &session, person, Proof::Both, next).await,
        Err(NotDone::Mend(problems)) => Ok(sign_in_again(&ctx, "", next, &problems)),
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}
