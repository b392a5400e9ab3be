//! The rehearsal's door in the real city, and within it the choice of a part and the clock（練習の画面）.
//!
//! A request to the rehearsal passes the real city's guard first: only who is signed in there and works for it comes in.
//! Then the rehearsal's own service answers, which knows nothing of where it lies; what leads back into it is put right on
//! the way out, addresses in pages by `app::frame`, redirects here.

use super::accounts::home_of;
use super::errors::{Answer, Trouble};
use super::guard::{Guard, Routes};
use super::proposals::see_other;
use super::request::{Ctx, Fields, viewer};
use super::sessions::{self, Proof};
use crate::actions::cases::NotDone;
use crate::actions::rehearsals as actions;
use crate::seed::demo::SIGN_INS;
use crate::store::journal::{self, Wanted};
use crate::store::{Stored, people, rehearsals as store};
use app::links::{self, at};
use app::pages::rehearsals::{self as pages, Coming, Past, RehearsalPage, Running};
use axum::body::Body;
use axum::extract::{ConnectInfo, Request};
use axum::http::header::LOCATION;
use axum::http::uri::{PathAndQuery, Uri};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{Redirect, Response};
use domain::folding::email_key;
use domain::history::END_REHEARSAL;
use domain::problems::{Problems, Refusal};
use domain::rehearsals::may_direct;
use std::net::SocketAddr;
use tower::ServiceExt;
use tower_sessions::Session;

/// How many earlier rehearsals are told of.
const PAST: usize = 5;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default()
        .get(links::staff_rehearsal(), Guard::Colleague, show)
        .post(links::staff_rehearsal(), Guard::Director, begin)
        .post(links::staff_rehearsal_end(), Guard::Director, end)
        .get(links::rehearsed(&links::rehearsal_leave()), Guard::Colleague, leave)
        .get(links::REHEARSAL, Guard::Colleague, forward)
        .get(format!("{}/", links::REHEARSAL), Guard::Colleague, forward)
        .get(at::REHEARSED, Guard::Colleague, forward)
        .post(at::REHEARSED, Guard::Colleague, forward)
        .get(links::controls(), Guard::RehearsalOnly, controls)
        .post(links::controls_part(), Guard::RehearsalOnly, choose_part)
        .post(links::controls_clock(), Guard::RehearsalOnly, move_clock)
}

async fn show(ctx: Ctx) -> Answer {
    page(&ctx, StatusCode::OK, &Problems::none()).await
}

async fn page(ctx: &Ctx, status: StatusCode, problems: &Problems) -> Answer {
    if ctx.state.is_rehearsal {
        return Err(Refusal::NotFound.into());
    }
    let running = match ctx.state.rehearsals.find(&ctx.state).await {
        Ok(None) => Running::None,
        Ok(Some(open)) => Running::Open {
            begun_at: open.sheet.begun_at,
            begun_by: open.sheet.begun_by.clone(),
            now: open.state.clock.now(),
        },
        Err(error) => {
            tracing::error!(request_id = %ctx.request_id, %error, "the rehearsal does not open");
            Running::Broken
        }
    };
    let past = past(ctx).await?;
    let may_direct = may_direct(ctx.viewer()).is_ok();
    Ok(ctx.page_with(status, |frame| {
        pages::rehearsal(
            frame,
            &RehearsalPage { running: &running, parts: &parts(), may_direct, past: &past, problems },
        )
    }))
}

/// Whom one can play: what the person is, address, name.
fn parts() -> Vec<(&'static str, &'static str, &'static str)> {
    SIGN_INS.iter().map(|one| (one.role, one.address, one.name)).collect()
}

/// Earlier rehearsals, as the journal tells of their ends.
async fn past(ctx: &Ctx) -> Stored<Vec<Past>> {
    let wanted = Wanted { action: END_REHEARSAL.to_owned(), ..Wanted::default() };
    let found = journal::page(&mut ctx.state.db.read().await?, &wanted).await?;
    let past = found.into_iter().take(PAST).map(|found| {
        let count = |what: &str| found.entry.detail[what].as_i64().unwrap_or_default();
        let removed = ["cases", "people", "letters", "files"].map(count);
        Past { at: found.entry.at, who: found.who, removed }
    });
    Ok(past.collect())
}

async fn begin(ctx: Ctx) -> Answer {
    actions::begin(&ctx.state, ctx.viewer(), ctx.now()).await?;
    Ok(see_other(&links::staff_rehearsal()))
}

async fn end(ctx: Ctx, fields: Fields) -> Answer {
    match actions::end(&ctx.state, ctx.viewer(), fields.get("sure") == "yes", ctx.now()).await {
        Ok(()) => Ok(see_other(&links::staff_rehearsal())),
        Err(NotDone::Mend(problems)) => page(&ctx, StatusCode::UNPROCESSABLE_ENTITY, &problems).await,
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

async fn leave(_: Ctx) -> Redirect {
    Redirect::to(&links::staff_rehearsal())
}

/// Passes a request on to the rehearsal's city.
async fn forward(ctx: Ctx, request: Request) -> Answer {
    // There is no rehearsal within a rehearsal.
    if ctx.state.is_rehearsal {
        return Err(Refusal::NotFound.into());
    }
    let Some(open) = ctx.state.rehearsals.find(&ctx.state).await? else {
        return Ok(see_other(&links::staff_rehearsal()));
    };
    ctx.state.rehearsals.touch(ctx.now())?;
    let pages = open.pages.get_or_init(|| super::service(open.state.clone())).clone();
    let request = within(request)?;
    let mut response = pages.oneshot(request).await.unwrap_or_else(|never| match never {});
    bring_back(&mut response)?;
    Ok(response)
}

/// The request as the rehearsal's city shall see it: under its own address, with nothing that the real city has found out.
fn within(request: Request) -> Result<Request, Trouble> {
    let (head, body) = request.into_parts();
    let peer = head.extensions.get::<ConnectInfo<SocketAddr>>().copied();
    let mut inner = Request::new(Body::new(body));
    *inner.method_mut() = head.method;
    *inner.uri_mut() = uri_within(&head.uri)?;
    *inner.headers_mut() = head.headers;
    if let Some(peer) = peer {
        inner.extensions_mut().insert(peer);
    }
    Ok(inner)
}

fn uri_within(uri: &Uri) -> Result<Uri, Trouble> {
    let whole = uri.path_and_query().map_or("/", PathAndQuery::as_str);
    let rest = whole.strip_prefix(links::REHEARSAL).unwrap_or(whole);
    let rest = if rest.starts_with('/') { rest.to_owned() } else { format!("/{rest}") };
    rest.parse().map_err(Trouble::bug)
}

/// A redirect of the rehearsal's city leads to its own pages.
fn bring_back(response: &mut Response) -> Result<(), Trouble> {
    let there = response.headers().get(LOCATION).and_then(|value| value.to_str().ok());
    if let Some(there) = there.filter(|there| there.starts_with('/')) {
        let there = HeaderValue::from_str(&links::rehearsed(there)).map_err(Trouble::bug)?;
        response.headers_mut().insert(LOCATION, there);
    }
    Ok(())
}

async fn controls(ctx: Ctx) -> Answer {
    controls_page(&ctx, StatusCode::OK, "", &Problems::none()).await
}

async fn controls_page(ctx: &Ctx, status: StatusCode, day: &str, problems: &Problems) -> Answer {
    let coming = store::coming(&mut ctx.state.db.read().await?, ctx.now()).await?;
    let coming: Vec<Coming> = coming
        .into_iter()
        .map(|(occasion, name, at)| Coming { day: occasion.seen_on(at), occasion, name: name.text(ctx.lang()).bare() })
        .collect();
    Ok(ctx.page_with(status, |frame| pages::controls(frame, &parts(), &coming, day, problems)))
}

/// Signs in as somebody invented, without proof: the door of the real city has seen one.
async fn choose_part(ctx: Ctx, session: Session, fields: Fields) -> Answer {
    let known = SIGN_INS.iter().find(|one| one.address == fields.get("part")).ok_or(Refusal::NotFound)?;
    let key = email_key(known.address).map_err(Trouble::bug)?;
    let found = people::find_by_email(&mut ctx.state.db.read().await?, &key).await?;
    let (person, _) = found.ok_or(Refusal::NotFound)?;
    sessions::enter(&session, person.id, Proof::Both).await?;
    let viewer = viewer(&ctx.state, person.id, ctx.now()).await?;
    Ok(see_other(&home_of(&viewer)))
}

async fn move_clock(ctx: Ctx, fields: Fields) -> Answer {
    let day = fields.get("day");
    let leap = if fields.has("leap") { fields.get("leap") } else { day };
    match actions::advance(&ctx.state, leap).await {
        Ok(()) => Ok(see_other(&links::controls())),
        Err(NotDone::Mend(problems)) => controls_page(&ctx, StatusCode::UNPROCESSABLE_ENTITY, day, &problems).await,
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::response::IntoResponse;

    #[test]
    fn addresses_lose_the_mount_and_redirects_get_it_back() {
        let within = |uri: &'static str| uri_within(&Uri::from_static(uri)).map(|uri| uri.to_string()).ok();
        assert_eq!(within("/rehearsal/staff/cases?q=a%2Fb").as_deref(), Some("/staff/cases?q=a%2Fb"));
        assert_eq!(within("/rehearsal").as_deref(), Some("/"));
        assert_eq!(within("/rehearsal?page=2").as_deref(), Some("/?page=2"));
        for (to, expected) in [("/", "/rehearsal"), ("/me#x", "/rehearsal/me#x"), ("https://a.jp/", "https://a.jp/")] {
            let mut response = Redirect::to(to).into_response();
            bring_back(&mut response).expect("a header");
            assert_eq!(response.headers()[LOCATION], expected);
        }
    }
}
