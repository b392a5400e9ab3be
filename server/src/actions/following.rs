//! Following by mail: ask, confirm, stop, tell（購読の申し込み・確認・停止・お知らせ）.

use super::cases::{NotDone, commit};
use crate::mail::following::News;
use crate::mail::{Letterhead, consultations as office, following as letters};
use crate::secrets;
use crate::state::State;
use crate::store::subscriptions::{self, Confirm, Subscription};
use crate::store::{Failure, Stored, Tx, Write, announcements, calls, consultations, history};
use app::links;
use chrono::{DateTime, TimeDelta, Utc};
use domain::accounts::check_email;
use domain::consultations::{Act, Consultation};
use domain::folding::clean;
use domain::following::{CONFIRM_DAYS, Event, OFFICE, Topic, is_courteous};
use domain::history::{Entry, Subject};
use domain::people::CallId;
use domain::problems::{Problems, Refusal};
use domain::texts::{Lang, Text, following as words};
use uuid::Uuid;

/// How many followers are told in one transaction.
const STRETCH: i64 = 200;

/// What a topic is called.
///
/// # Errors
/// `NotFound` for a call that is not there, or the store's.
pub async fn topic_name(tx: &mut Tx, topic: Topic, lang: Lang) -> Result<Text, Failure> {
    Ok(match topic {
        Topic::Calls => words::topic_calls(lang),
        Topic::Consultations => words::topic_consultations(lang),
        Topic::Call(id) => match calls::find(tx, id).await? {
            Some(call) => call.title.text(lang),
            None => consultations::find(tx, id).await?.ok_or(Refusal::NotFound)?.title.text(lang),
        },
    })
}

/// Somebody wants to follow. The answer is the same whether the address follows already or not; only its owner
/// reads the difference.
///
/// # Errors
/// An address that is none, or the store's.
pub async fn ask(state: &State, topic: Topic, email: &str, lang: Lang, now: DateTime<Utc>) -> Result<(), NotDone> {
    let email_key = check_email(email).map_err(|problem| NotDone::Mend(Problems::one("email", problem)))?;
    let secret = secrets::random::<32>();
    let new = Subscription {
        id: Uuid::now_v7(),
        topic,
        email: clean(email),
        email_key,
        lang,
        leave_key: secrets::random::<32>(),
        confirmed_at: None,
    };
    let until = now + TimeDelta::days(CONFIRM_DAYS);
    let mut tx = state.db.write().await?;
    let hash = secrets::hash(&secret);
    let found = subscriptions::ask(&mut tx, &new, Confirm { hash: &hash, until }, now).await?;
    let topic = topic_name(&mut tx, topic, found.lang).await?;
    if found.confirmed_at.is_some() {
        letters::known(&mut tx, state, &found, &topic, now).await?;
    } else {
        let link = state.settings.absolute(&links::follow_confirm(&secret));
        letters::ask(&mut tx, &found, &topic, &link, until, now).await?;
    }
    Ok(commit(tx, state).await?)
}

/// The owner of the address wants it.
///
/// # Errors
/// `LinkNotValid`, or the store's.
pub async fn confirm(state: &State, secret: &str, now: DateTime<Utc>) -> Result<Subscription, Failure> {
    let mut tx = state.db.write().await?;
    let found = subscriptions::confirm(&mut tx, &secrets::hash(secret), now).await?;
    let found = found.ok_or(Refusal::LinkNotValid)?;
    commit(tx, state).await?;
    Ok(found)
}

/// Ends a subscription, or all of its mail box. What is ended already is ended.
///
/// # Errors
/// The store's.
pub async fn leave(state: &State, leave_key: &str, all: bool) -> Stored<()> {
    let mut tx = state.db.write().await?;
    let Some(found) = subscriptions::find(&mut tx, leave_key).await? else { return Ok(()) };
    let mut ended = vec![found.id];
    if all {
        let others = subscriptions::of_address(&mut tx, &found.email_key).await?;
        ended.extend(others.into_iter().map(|other| other.id).filter(|id| *id != found.id));
    }
    for id in ended {
        subscriptions::end(&mut tx, id).await?;
    }
    commit(tx, state).await
}

/// Tells followers what is due, a stretch at a time, and says whether there is more to tell. A letter that was
/// written is never written again, however often this runs and in how many processes.
///
/// # Errors
/// The store's.
pub async fn tell_due(state: &State, now: DateTime<Utc>) -> Stored<bool> {
    let mut tx = state.db.write().await?;
    let Some(due) = announcements::next_due(&mut tx, now, !is_courteous(now)).await? else { return Ok(false) };
    let news = news(&mut tx, due.call).await?.filter(|news| due.event.holds(news.dates(), now));
    let Some(news) = news else {
        announcements::finish(&mut tx, due.id, now).await?;
        tx.commit().await?;
        return Ok(true);
    };
    if let (OFFICE, News::Consultation(it, received)) = (due.topic.as_str(), &news) {
        tell_office(&mut tx, state, it, due.event, *received, now).await?;
        announcements::finish(&mut tx, due.id, now).await?;
        commit(tx, state).await?;
        return Ok(true);
    }
    let head = Letterhead::find(&mut tx, Some(news.department())).await?;
    let followers = subscriptions::followers(&mut tx, &due.topic, due.told_to, STRETCH).await?;
    for follower in &followers {
        letters::tell(&mut tx, state, &head, &news, due.event, follower, now).await?;
    }
    match followers.last() {
        Some(last) => announcements::told(&mut tx, due.id, last.id).await?,
        None => announcements::finish(&mut tx, due.id, now).await?,
    }
    commit(tx, state).await?;
    Ok(true)
}

/// What there is to tell of a call of either kind.
async fn news(tx: &mut Tx, id: CallId) -> Stored<Option<News>> {
    if let Some(call) = calls::find(tx, id).await? {
        return Ok(Some(News::Grant(Box::new(call))));
    }
    let Some(it) = consultations::find(tx, id).await? else { return Ok(None) };
    let received = consultations::received(tx, id).await?;
    Ok(Some(News::Consultation(Box::new(it), received)))
}

/// What the clock did stands in the journal, and the office hears that the term is over.
async fn tell_office(
    tx: &mut Write,
    state: &State,
    it: &Consultation,
    event: Event,
    received: i64,
    now: DateTime<Utc>,
) -> Stored<()> {
    let act = if event == Event::Closed { Act::Close } else { Act::Publish };
    history::append(tx, &Entry::new(None, Subject::Call(it.call.0), act.code()), now).await?;
    if event == Event::Closed {
        office::closed(tx, state, it, received, now).await?;
    }
    Ok(())
}
