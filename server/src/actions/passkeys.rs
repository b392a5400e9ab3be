//! Adding and removing passkeys, and signing in with one（パスキー）.

use super::accounts::Visit;
use super::cases::{NotDone, commit};
use crate::mail::keys as letters;
use crate::passkeys::{Asked, Assertion, Credential, Site, Unverified};
use crate::secrets;
use crate::state::State;
use crate::store::passkeys::{self, Ceremony, Passkey};
use crate::store::{Failure, Stored, Write, history, people};
use chrono::{DateTime, TimeDelta, Utc};
use domain::folding::clean;
use domain::history::{Entry, Subject};
use domain::keys::{PASSKEYS_MAX, check_passkey_name};
use domain::people::{Person, PersonId, Viewer};
use domain::problems::{Problem, Problems, Refusal};
use domain::texts::shell;
use serde_json::Value;
use uuid::Uuid;

/// How long an answer is awaited; browsers are told the same.
const CEREMONY_LASTS: TimeDelta = TimeDelta::minutes(5);

/// What a browser is asked, and the secret that its answer brings along.
#[derive(Debug)]
pub struct Question {
    /// Names the ceremony.
    pub secret: String,
    /// What to ask for.
    pub options: Value,
}

/// A passkey as it was sent with the form.
#[derive(Debug, Clone, Copy)]
pub struct Answer<'a> {
    /// The secret of the question.
    pub secret: &'a str,
    /// What the browser said, as JSON.
    pub credential: &'a str,
}

fn site(state: &State) -> Result<&Site, Failure> {
    Ok(state.site.as_ref().ok_or(Refusal::NotFound)?)
}

fn fails(error: &Unverified) -> NotDone {
    tracing::info!(%error, "a passkey was not verified");
    NotDone::Mend(Problems::one("credential", Problem::PasskeyFails))
}

async fn remember(tx: &mut Write, person: PersonId, action: &'static str, now: DateTime<Utc>) -> Stored<()> {
    history::append(tx, &Entry::new(Some(person), Subject::Person(person.0), action), now).await?;
    Ok(())
}

async fn keep(state: &State, ceremony: Ceremony, asked: Asked, now: DateTime<Utc>) -> Result<Question, NotDone> {
    let secret = secrets::random::<32>();
    let mut tx = state.db.write().await?;
    passkeys::begin(&mut tx, &secrets::hash(&secret), ceremony, &asked.state, now + CEREMONY_LASTS).await?;
    tx.commit().await?;
    Ok(Question { secret, options: asked.options })
}

/// What to ask a browser for that shall make a passkey for the viewer.
///
/// # Errors
/// `NotFound` where the site has no name, too many tries, or the store's.
pub async fn ask_new(state: &State, viewer: &Viewer, visit: Visit) -> Result<Question, NotDone> {
    let person = viewer.who().ok_or(Refusal::SignInFirst)?;
    state.limits.passkey(visit.place)?;
    let site = site(state)?;
    let known = passkeys::of_person(&mut state.db.read().await?, person.id).await?;
    let known = known.into_iter().map(|passkey| (passkey.credential_id, passkey.transports)).collect();
    let asked = site.ask_new(&shell::product(visit.lang).bare(), person, known).map_err(|error| fails(&error))?;
    keep(state, Ceremony::Register(person.id), asked, visit.now).await
}

/// Adds the passkey that a browser made. Field keys: `name`, `credential`.
///
/// # Errors
/// Problems of the form, an answer that is not right, or the store's.
pub async fn add(
    state: &State,
    viewer: &Viewer,
    name: &str,
    answer: Answer<'_>,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let person = viewer.who().ok_or(Refusal::SignInFirst)?;
    let name = clean(name);
    check_passkey_name(&name).map_err(NotDone::Mend)?;
    let site = site(state)?;
    let mut tx = state.db.write().await?;
    let taken = passkeys::take(&mut tx, &secrets::hash(answer.secret), Ceremony::Register(person.id), now).await?;
    let kept = taken.ok_or_else(|| fails(&Unverified::stale()))?;
    // The ceremony is over, however it ends.
    tx.commit().await?;
    let made = site.made(&kept, answer.credential).map_err(|error| fails(&error))?;
    let mut tx = state.db.write().await?;
    people::lock(&mut tx, person.id).await?;
    if passkeys::of_person(&mut tx, person.id).await?.len() >= PASSKEYS_MAX {
        return Err(NotDone::Mend(Problems::one("credential", Problem::TooManyPasskeys { max: PASSKEYS_MAX })));
    }
    let new = passkey(person, &name, made, now);
    match passkeys::add(&mut tx, &new).await {
        Err(error) if error.is_duplicate() => return Err(fails(&Unverified::known())),
        done => done?,
    }
    remember(&mut tx, person.id, "add_passkey", now).await?;
    letters::passkey_added(&mut tx, state, person, &name, now).await?;
    Ok(commit(tx, state).await?)
}

fn passkey(person: &Person, name: &str, made: Credential, now: DateTime<Utc>) -> Passkey {
    Passkey {
        id: Uuid::now_v7(),
        person: person.id,
        credential_id: made.id,
        name: name.to_owned(),
        transports: made.transports,
        fixed: made.fixed,
        moving: made.moving,
        created_at: now,
        used_at: None,
    }
}

/// Removes a passkey of the viewer. One that is gone is gone.
///
/// # Errors
/// The store's.
pub async fn remove(state: &State, viewer: &Viewer, id: &str, now: DateTime<Utc>) -> Result<(), Failure> {
    let person = viewer.id().ok_or(Refusal::SignInFirst)?;
    let id: Uuid = id.parse().map_err(|_| Refusal::NotFound)?;
    let mut tx = state.db.write().await?;
    if passkeys::remove(&mut tx, person, id).await? {
        remember(&mut tx, person, "remove_passkey", now).await?;
        commit(tx, state).await?;
    }
    Ok(())
}

/// What to ask a browser for at the door. Nobody is named, so nothing is told about who has an account.
///
/// # Errors
/// `NotFound` where the site has no name, too many tries, or the store's.
pub async fn ask_any(state: &State, visit: Visit) -> Result<Question, NotDone> {
    state.limits.passkey(visit.place)?;
    let asked = site(state)?.ask_any().map_err(|error| fails(&error))?;
    keep(state, Ceremony::SignIn, asked, visit.now).await
}

/// Whom a passkey lets in. Field key: `credential`.
///
/// # Errors
/// One problem for everything that is not right, too many tries, or the store's.
pub async fn sign_in(state: &State, answer: Answer<'_>, visit: Visit) -> Result<PersonId, NotDone> {
    state.limits.passkey(visit.place)?;
    let (site, now) = (site(state)?, visit.now);
    let mut tx = state.db.write().await?;
    let taken = passkeys::take(&mut tx, &secrets::hash(answer.secret), Ceremony::SignIn, now).await?;
    tx.commit().await?;
    let kept = taken.ok_or_else(|| fails(&Unverified::stale()))?;
    let assertion = Assertion::read(answer.credential).map_err(|error| fails(&error))?;
    let mut tx = state.db.write().await?;
    let found = passkeys::find(&mut tx, &assertion.credential()).await?;
    let passkey = found.ok_or_else(|| fails(&Unverified::unknown()))?;
    let credential = Credential {
        id: passkey.credential_id,
        transports: passkey.transports,
        fixed: passkey.fixed,
        moving: passkey.moving,
    };
    let moved = site.verify(&kept, &assertion, passkey.person, &credential).map_err(|error| fails(&error))?;
    passkeys::used(&mut tx, passkey.id, &moved, now).await?;
    remember(&mut tx, passkey.person, "sign_in_by_passkey", now).await?;
    commit(tx, state).await?;
    Ok(passkey.person)
}
