//! HTTP: which address is answered by which handler, and what lies around them all（ウェブ）.

pub mod about;
pub mod accounts;
pub mod answer_desk;
pub mod assets;
pub mod backup_state;
pub mod budget;
pub mod calls;
pub mod conclusions;
pub mod consultations;
pub mod demo_mail;
pub mod departments;
pub mod directory;
pub mod downloads;
pub mod drafts;
pub mod errors;
mod exports;
pub mod following;
pub mod groups;
pub mod guard;
pub mod headers;
pub mod health;
pub mod intake;
mod kept;
pub mod keyset;
pub mod limits;
pub mod look;
pub mod mail_state;
pub mod members;
pub mod my_data;
pub mod official;
pub mod opinion_entry;
mod opinion_files;
mod opinion_list;
pub mod opinions;
pub mod oversight;
pub mod own_opinions;
pub mod panels;
pub mod papers;
pub mod passkeys;
pub mod place;
pub mod postings;
pub mod proposals;
pub mod rehearsals;
pub mod reports;
pub mod request;
pub mod requests;
pub mod results;
pub mod retention;
pub mod reviews;
pub mod second_factor;
pub mod sessions;
pub mod settings;
pub mod setup;
pub mod sign_off;
pub mod staff;
pub mod staff_access;
pub mod staff_opinions;
pub mod staff_people;
pub mod staff_review;
pub mod workbench;

use crate::state::State;
use app::links;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::get;
use chrono::TimeDelta;
use domain::rehearsals::FURTHEST;
use guard::{Route, Routes};
use kept::Kept;
use sessions::Sessions;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_sessions::cookie::SameSite;
use tower_sessions::cookie::time::Duration as CookieDuration;
use tower_sessions::{Expiry, SessionManagerLayer};

/// How long somebody stays signed in without doing anything. A person writes an application over days;
/// being thrown out while typing is the complaint heard most of systems like this.
const SESSION_DAYS: i64 = 14;

/// Every route of every feature.
pub fn routes() -> Routes {
    Routes::default()
        .and(calls::routes())
        .and(following::routes())
        .and(consultations::routes())
        .and(proposals::routes())
        .and(official::routes())
        .and(drafts::routes())
        .and(papers::routes())
        .and(reports::routes())
        .and(requests::routes())
        .and(sign_off::routes())
        .and(staff::routes())
        .and(opinions::routes())
        .and(own_opinions::routes())
        .and(opinion_files::routes())
        .and(staff_opinions::routes())
        .and(opinion_list::routes())
        .and(opinion_entry::routes())
        .and(intake::routes())
        .and(postings::routes())
        .and(workbench::routes())
        .and(answer_desk::routes())
        .and(conclusions::routes())
        .and(oversight::routes())
        .and(results::routes())
        .and(about::routes())
        .and(demo_mail::routes())
        .and(accounts::routes())
        .and(groups::routes())
        .and(members::routes())
        .and(directory::routes())
        .and(settings::routes())
        .and(passkeys::routes())
        .and(second_factor::routes())
        .and(my_data::routes())
        .and(setup::routes())
        .and(staff_people::routes())
        .and(staff_access::routes())
        .and(departments::routes())
        .and(look::routes())
        .and(retention::routes())
        .and(reviews::routes())
        .and(panels::routes())
        .and(staff_review::routes())
        .and(mail_state::routes())
        .and(backup_state::routes())
        .and(rehearsals::routes())
}

/// Every route with its guard, for the test that walks them.
pub fn route_list() -> Vec<Route> {
    routes().into_parts().1
}

/// The whole service.
pub fn service(state: State) -> Router {
    let sessions = sessions(&state);
    let (pages, list) = routes().into_parts();
    let kept = Kept::of(list.into_iter().filter(|route| route.kept).map(|route| route.path).collect());
    let pages = pages
        .layer(CatchPanicLayer::new())
        .layer(from_fn(limits::in_time))
        .layer(from_fn_with_state(state.clone(), headers::refuse_foreign))
        .fallback(not_found)
        .layer(from_fn_with_state(state.clone(), request::identify))
        .layer(sessions)
        .layer(CompressionLayer::new())
        .layer(from_fn_with_state((state.clone(), kept), kept::keep))
        .layer(DefaultBodyLimit::disable());
    Router::new()
        .route(&links::healthz(), get(health::alive))
        .route(&links::readyz(), get(health::ready))
        .merge(assets::routes())
        .merge(pages)
        .layer(from_fn_with_state(state.clone(), headers::outermost))
        .with_state(state)
}

/// The cookie and the store behind it. Those of a rehearsal have another name, stay beneath its address and lie in its own
/// database: no sign-in crosses from one city to the other.
fn sessions(state: &State) -> SessionManagerLayer<Sessions> {
    let secure = state.settings.is_https();
    let (name, path) = match (state.is_rehearsal, secure) {
        (false, true) => ("__Host-tomoni", "/"),
        (false, false) => ("tomoni", "/"),
        (true, true) => ("__Secure-tomoni-rehearsal", links::REHEARSAL),
        (true, false) => ("tomoni-rehearsal", links::REHEARSAL),
    };
    // Where the clock leaps by weeks, nobody is thrown out by it.
    let lasts = TimeDelta::days(SESSION_DAYS) + if state.is_rehearsal { FURTHEST } else { TimeDelta::zero() };
    SessionManagerLayer::new(Sessions { db: state.db.clone(), clock: state.clock.clone(), lasts })
        .with_name(name)
        .with_secure(secure)
        .with_http_only(true)
        .with_same_site(SameSite::Lax)
        .with_path(path)
        .with_expiry(Expiry::OnInactivity(CookieDuration::days(SESSION_DAYS)))
}

async fn not_found() -> errors::Trouble {
    domain::problems::Refusal::NotFound.into()
}
