//! The second factor of staff: at the door, setting it up, and looking after it（二段階の確認）.

use super::accounts::home_of;
use super::errors::{Answer, Trouble};
use super::guard::{Guard, Routes};
use super::proposals::see_other;
use super::request::{Ctx, Fields};
use super::sessions::{self, SESSION_CODES, SESSION_PROPOSED};
use crate::actions::cases::NotDone;
use crate::actions::second_factor as actions;
use crate::codes;
use crate::store::second_factors;
use app::links;
use app::pages::keys::{self as pages, CodePage, DemoCode, FactorPage, SetUpPage};
use axum::extract::Query;
use axum::http::StatusCode;
use domain::keys::{Owed, works_for_the_city};
use domain::people::{Person, PersonId};
use domain::problems::{Problems, Refusal};
use serde::Deserialize;
use tower_sessions::Session;

/// The routes of this feature. Those who owe a second factor are nobody yet, so their pages are open to anyone;
/// the handlers look whom the session knows.
pub fn routes() -> Routes {
    Routes::default()
        .get(links::sign_in_code(), Guard::Anyone, code_form)
        .post(links::sign_in_code(), Guard::Anyone, enter_code)
        .get(links::second_factor_set_up(), Guard::Anyone, set_up_form)
        .post(links::second_factor_set_up(), Guard::Anyone, set_up)
        .get(links::second_factor(), Guard::SignedIn, show)
        .get(links::second_factor_codes(), Guard::SignedIn, fresh_codes)
        .post(links::second_factor_codes(), Guard::SignedIn, codes_noted)
        .post(links::second_factor_codes_new(), Guard::SignedIn, new_codes)
        .post(links::second_factor_remove(), Guard::SignedIn, remove)
}

/// Where to go afterwards.
#[derive(Debug, Default, Deserialize)]
struct Next {
    #[serde(default)]
    next: String,
}

impl Next {
    fn local(&self) -> &str {
        links::local(&self.next).unwrap_or_default()
    }
}

fn onward(ctx: &Ctx, next: &str) -> axum::response::Response {
    match links::local(next) {
        Some(next) => see_other(next),
        None => see_other(&home_of(ctx.known().unwrap_or(ctx.viewer()))),
    }
}

/// Keeps something sealed in the session, for this person alone.
async fn keep(ctx: &Ctx, session: &Session, key: &str, person: PersonId, open: &[u8]) -> Result<(), Trouble> {
    let sealed = ctx.state.sealing.seal(&purpose(key, person), open).map_err(Trouble::bug)?;
    session.insert(key, hex::encode(sealed)).await.map_err(Trouble::session)
}

async fn kept(ctx: &Ctx, session: &Session, key: &str, person: PersonId) -> Result<Option<Vec<u8>>, Trouble> {
    let sealed: Option<String> = session.get(key).await.map_err(Trouble::session)?;
    let Some(sealed) = sealed.and_then(|text| hex::decode(text).ok()) else { return Ok(None) };
    Ok(ctx.state.sealing.open(&purpose(key, person), &sealed).ok())
}

fn purpose(key: &str, person: PersonId) -> Vec<u8> {
    [key.as_bytes(), person.0.as_bytes()].concat()
}

async fn demo_code(ctx: &Ctx, person: PersonId) -> Result<DemoCode, Trouble> {
    if !ctx.frame.demo {
        return Ok(DemoCode::None);
    }
    Ok(match actions::demo_code(&ctx.state, person, ctx.now()).await? {
        Some(code) => DemoCode::Now(code),
        None => DemoCode::Wait,
    })
}

/// Who gave the first proof and owes a code.
fn owes_code(ctx: &Ctx) -> Option<Person> {
    let waiting = ctx.waiting.as_ref().filter(|waiting| waiting.owed == Owed::Code)?;
    waiting.viewer.who().cloned()
}

async fn code_page(ctx: &Ctx, person: &Person, next: &str, status: StatusCode, problems: &Problems) -> Answer {
    let demo = demo_code(ctx, person.id).await?;
    let data = CodePage { name: &person.name, next, demo, problems };
    Ok(ctx.page_with(status, |frame| pages::enter_code(frame, &data)))
}

async fn code_form(ctx: Ctx, Query(next): Query<Next>) -> Answer {
    match owes_code(&ctx) {
        Some(person) => code_page(&ctx, &person, next.local(), StatusCode::OK, &Problems::none()).await,
        None => Ok(see_other(&links::sign_in())),
    }
}

async fn enter_code(ctx: Ctx, session: Session, fields: Fields) -> Answer {
    let Some(person) = owes_code(&ctx) else { return Ok(see_other(&links::sign_in())) };
    let next = links::local(fields.get("next")).unwrap_or_default();
    match actions::show(&ctx.state, &person, fields.get("code"), ctx.now()).await {
        Ok(()) => {
            sessions::complete(&session).await?;
            Ok(onward(&ctx, next))
        }
        Err(NotDone::Mend(problems)) => {
            code_page(&ctx, &person, next, StatusCode::UNPROCESSABLE_ENTITY, &problems).await
        }
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

/// Who may set one up: who must before coming in, or staff who are in and have none.
async fn may_set_up(ctx: &Ctx) -> Result<Option<(Person, bool)>, Trouble> {
    if let Some(waiting) = &ctx.waiting {
        let owes = waiting.owed == Owed::SetUp;
        return Ok(waiting.viewer.who().filter(|_| owes).map(|person| (person.clone(), false)));
    }
    let Some(person) = ctx.viewer().who().filter(|_| works_for_the_city(ctx.viewer())) else { return Ok(None) };
    let has = second_factors::find(&mut ctx.state.db.read().await?, person.id).await?.is_some();
    Ok((!has).then(|| (person.clone(), true)))
}

/// The secret that this session proposes: another one for everybody who has got as far as here.
async fn proposed(ctx: &Ctx, session: &Session, person: PersonId) -> Result<Vec<u8>, Trouble> {
    if let Some(secret) = kept(ctx, session, SESSION_PROPOSED, person).await? {
        return Ok(secret);
    }
    let secret = codes::new_secret();
    keep(ctx, session, SESSION_PROPOSED, person, &secret).await?;
    Ok(secret.to_vec())
}

async fn set_up_page(
    ctx: &Ctx,
    (person, inside): (&Person, bool),
    secret: &[u8],
    next: &str,
    problems: &Problems,
) -> Answer {
    let issuer = format!("{} {}", domain::texts::shell::product(ctx.lang()).bare(), ctx.frame.city);
    let address = codes::address(secret, &issuer, &person.email).ok_or_else(|| Trouble::bug("no address"))?;
    let picture = codes::picture(&address).ok_or_else(|| Trouble::bug("no QR code"))?;
    let demo = match codes::usable_code(secret, None, ctx.now()) {
        Some(code) if ctx.frame.demo => DemoCode::Now(code),
        _ => DemoCode::None,
    };
    let letters = codes::in_letters(secret);
    let data = SetUpPage { picture, letters: &letters, next, inside, demo, problems };
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(ctx.page_with(status, |frame| pages::set_up(frame, &data)))
}

fn elsewhere(ctx: &Ctx) -> Answer {
    let there = if ctx.viewer().is_guest() { links::sign_in() } else { links::second_factor() };
    Ok(see_other(&there))
}

async fn set_up_form(ctx: Ctx, session: Session, Query(next): Query<Next>) -> Answer {
    let Some((person, inside)) = may_set_up(&ctx).await? else { return elsewhere(&ctx) };
    let secret = proposed(&ctx, &session, person.id).await?;
    set_up_page(&ctx, (&person, inside), &secret, next.local(), &Problems::none()).await
}

async fn set_up(ctx: Ctx, session: Session, fields: Fields) -> Answer {
    let Some((person, inside)) = may_set_up(&ctx).await? else { return elsewhere(&ctx) };
    let next = links::local(fields.get("next")).unwrap_or_default();
    let secret = proposed(&ctx, &session, person.id).await?;
    match actions::set_up(&ctx.state, &person, &secret, fields.get("code"), ctx.now()).await {
        Ok(fresh) => {
            sessions::complete(&session).await?;
            show_codes(&ctx, &session, person.id, &fresh, next).await
        }
        Err(NotDone::Mend(problems)) => set_up_page(&ctx, (&person, inside), &secret, next, &problems).await,
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

/// The codes wait in the session until the person says they are noted, so a lost line loses nothing.
async fn show_codes(ctx: &Ctx, session: &Session, person: PersonId, fresh: &[String], next: &str) -> Answer {
    keep(ctx, session, SESSION_CODES, person, fresh.join(" ").as_bytes()).await?;
    Ok(see_other(&links::with_query(&links::second_factor_codes(), &[("next", next)])))
}

async fn fresh_codes(ctx: Ctx, session: Session, Query(next): Query<Next>) -> Answer {
    let Some(text) = kept(&ctx, &session, SESSION_CODES, ctx.person()?).await? else {
        return Ok(see_other(&links::second_factor()));
    };
    let text = String::from_utf8(text).map_err(Trouble::bug)?;
    let fresh: Vec<String> = text.split(' ').map(str::to_owned).collect();
    Ok(ctx.page(|frame| pages::recovery_codes(frame, &fresh, next.local())))
}

async fn codes_noted(ctx: Ctx, session: Session, fields: Fields) -> Answer {
    session.remove::<String>(SESSION_CODES).await.map_err(Trouble::session)?;
    Ok(onward(&ctx, fields.get("next")))
}

async fn page(ctx: &Ctx, problems: &Problems) -> Answer {
    if !works_for_the_city(ctx.viewer()) {
        return Err(Refusal::NotFound.into());
    }
    let mut tx = ctx.state.db.read().await?;
    let factor = second_factors::find(&mut tx, ctx.person()?).await?;
    let left = second_factors::codes_left(&mut tx, ctx.person()?).await?;
    let data = FactorPage { since: factor.map(|factor| factor.set_up_at), left, problems };
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(ctx.page_with(status, |frame| pages::factor(frame, &data)))
}

async fn show(ctx: Ctx) -> Answer {
    page(&ctx, &Problems::none()).await
}

fn who(ctx: &Ctx) -> Result<Person, Refusal> {
    ctx.viewer().who().cloned().ok_or(Refusal::SignInFirst)
}

async fn new_codes(ctx: Ctx, session: Session, fields: Fields) -> Answer {
    let person = who(&ctx)?;
    match actions::new_codes(&ctx.state, &person, fields.get("code"), ctx.now()).await {
        Ok(fresh) => show_codes(&ctx, &session, person.id, &fresh, &links::second_factor()).await,
        Err(NotDone::Mend(problems)) => page(&ctx, &problems).await,
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

async fn remove(ctx: Ctx, session: Session, fields: Fields) -> Answer {
    let person = who(&ctx)?;
    match actions::remove(&ctx.state, &person, fields.get("move_code"), ctx.now()).await {
        Ok(()) => {
            sessions::step_back(&session).await?;
            Ok(see_other(&links::second_factor_set_up()))
        }
        Err(NotDone::Mend(problems)) => page(&ctx, &problems).await,
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}
