//! Opinions: received, corrected, withdrawn（意見の受付・訂正・取下げ）.

use super::cases::{NotDone, commit};
use super::opinion_drafts::{Draft, files_hash};
use crate::mail::opinions::{Told, tell};
use crate::sealing::SealBroken;
use crate::secrets;
use crate::state::State;
use crate::store::opinions::{self, Keys};
use crate::store::{
    Failure, Stored, Tx, Write, consultations, districts, history, next_number, opinion_draft_files, opinion_drafts,
    opinion_search, people, plans,
};
use app::links;
use chrono::{DateTime, Utc};
use domain::calendar::{FiscalYear, date_in_japan};
use domain::consultations::Consultation;
use domain::districts::DistrictId;
use domain::forms::{Answers, Strictness};
use domain::history::{Entry, Subject};
use domain::messages::Letter;
use domain::opinions::{
    Author, Channel, Naming, OPINION_CORRECTED, OPINION_RECEIVED, OPINION_WITHDRAWN, Opinion, Sender, Validity,
    may_change, may_write, read_parts, read_sender, sender_words, text_hash,
};
use domain::people::{OpinionId, OrganisationId, Viewer};
use domain::plans::{Plan, PlanKind};
use domain::problems::{Problem, Problems, Refusal};
use domain::submissions::receipt_number;
use domain::texts::Lang;
use serde_json::json;
use uuid::Uuid;

/// What the keyed hash of a sender is made for.
const SENDERS: &str = "opinion senders";

/// What is kept of who sent an opinion, to count senders. Without the key beside the data nobody can try out addresses.
///
/// # Errors
/// The key is out of reach.
pub fn sender_key(state: &State, naming: Naming, author: &Author) -> Result<Option<String>, SealBroken> {
    let Some(words) = sender_words(naming, author) else { return Ok(None) };
    let key = state.sealing.marks(SENDERS)?;
    Ok(Some(hex::encode(ring::hmac::sign(&key, words.as_bytes()))))
}

/// The next receipt number of a consultation in the present fiscal year: one series for every way, without gaps.
///
/// # Errors
/// The store's.
pub async fn next_receipt(tx: &mut Write, code: &str, now: DateTime<Utc>) -> Stored<String> {
    let year = FiscalYear::at(now).code();
    let running = next_number(tx, &format!("receipt {year}-{code}")).await?;
    Ok(receipt_number(&year, code, running))
}

/// The draft that opinions are written on now: the last edition that was published.
///
/// # Errors
/// `NotFound` where none was, or the store's.
pub async fn present_plan(tx: &mut Tx, consultation: &Consultation) -> Result<Plan, Failure> {
    Ok(plans::published(tx, consultation.call, PlanKind::Draft).await?.ok_or(Refusal::NotFound)?)
}

/// Who sends an opinion, and how it is received.
#[derive(Debug, Clone, Copy)]
pub struct Sending<'a> {
    /// Who is signed in, if anybody.
    pub viewer: &'a Viewer,
    /// The language of the screen, and of letters.
    pub lang: Lang,
    /// The cookie under which the draft lies.
    pub cookie: Option<&'a str>,
    /// Whether many come from the same place: marked for staff, never refused.
    pub burst: bool,
    /// Whether a copy may go by mail: an address that has got many just now gets no more.
    pub may_write: bool,
}

/// Reads the sender and, for people who act for groups, in whose name it is.
///
/// # Errors
/// What is wrong, by field.
pub async fn read_who(
    tx: &mut Tx,
    consultation: &Consultation,
    viewer: &Viewer,
    typed: &Answers,
) -> Result<(Sender, Option<OrganisationId>), NotDone> {
    let read = read_sender(typed, &consultation.particulars, Strictness::Complete);
    let mut sender = read.map_err(NotDone::Mend)?;
    if let Some(district) = sender.author.district
        && districts::all(tx).await?.find(DistrictId(district)).is_none()
    {
        return Err(NotDone::Mend(Problems::one("district", Problem::NotAChoice)));
    }
    let group = match typed.get("group") {
        "" => None,
        chosen => {
            let group: Option<OrganisationId> = chosen.parse().ok().filter(|group| viewer.acts_for(*group));
            Some(group.ok_or_else(|| NotDone::Mend(Problems::one("group", Problem::NotAChoice)))?)
        }
    };
    if let Some(id) = group
        && let Some(group) = people::organisation(tx, id).await?
        && sender.author.organisation.is_empty()
    {
        sender.author.organisation = group.name;
    }
    Ok((sender, group))
}

/// Receives an opinion. Pressed twice, it is received once.
///
/// # Errors
/// What is wrong with it, `CallNotOpen` after the close, `NotFound`, or the store's.
pub async fn submit(
    state: &State,
    slug: &str,
    draft: &Draft,
    sending: Sending<'_>,
    now: DateTime<Utc>,
) -> Result<Opinion, NotDone> {
    let held = secrets::hash(&draft.secret);
    match try_submit(state, slug, draft, sending, now).await {
        // On Postgres two presses may come so close that only the key keeps them apart.
        Err(NotDone::Failed(Failure::Store(error))) if error.is_duplicate() => {
            let first = opinions::find_by_key(&mut state.db.read().await?, &held).await?;
            first.ok_or_else(|| error.into())
        }
        other => other,
    }
}

async fn try_submit(
    state: &State,
    slug: &str,
    draft: &Draft,
    sending: Sending<'_>,
    now: DateTime<Utc>,
) -> Result<Opinion, NotDone> {
    let held = secrets::hash(&draft.secret);
    // While opinions are taken, no page says how many came.
    let mut tx = state.db.write_unseen().await?;
    if let Some(first) = opinions::find_by_key(&mut tx, &held).await? {
        return Ok(first);
    }
    let consultation = consultations::find_by_slug(&mut tx, slug).await?.ok_or(Refusal::NotFound)?;
    may_write(&consultation, now)?;
    let plan = plans::find(&mut tx, draft.plan).await?.filter(|plan| plan.call == consultation.call);
    let plan = plan.ok_or(Refusal::NotFound)?;
    let parts = read_parts(&draft.typed, &plan).map_err(NotDone::Mend)?;
    let (sender, group) = read_who(&mut tx, &consultation, sending.viewer, &draft.typed).await?;
    let opinion = Opinion {
        id: OpinionId(Uuid::now_v7()),
        call: consultation.call,
        plan: plan.id,
        number: next_receipt(&mut tx, &consultation.code, now).await?,
        channel: Channel::Online,
        validity: Validity::Received,
        validity_reason: String::new(),
        received_at: now,
        received_on: date_in_japan(now),
        postmark_on: None,
        naming: sender.naming,
        category: sender.category,
        lang: sending.lang,
        version: 1,
        text_hash: text_hash(&parts),
        sender_key: sender_key(state, sender.naming, &sender.author)?,
        person: sending.viewer.id(),
        group,
        keyed_by: None,
        checked_by: None,
        parts,
    };
    opinions::add(&mut tx, &opinion, &sender.author, Keys { manage_hash: Some(&held), once_key: Some(&held) }).await?;
    opinion_search::write(&mut tx, &opinion).await?;
    let files = opinion_draft_files::hand_in(&mut tx, &files_hash(draft), opinion.id).await?;
    let (channel, burst, number) = (opinion.channel.code(), sending.burst, &opinion.number);
    let detail = json!({ "channel": channel, "burst": burst, "number": number, "files": files });
    let entry = Entry::new(sending.viewer.id(), Subject::Opinion(opinion.id.0), OPINION_RECEIVED).with(detail);
    history::append(&mut tx, &entry, now).await?;
    if sending.burst {
        opinions::mark_burst(&mut tx, opinion.id).await?;
    }
    let page = state.settings.absolute(&links::opinion(&draft.secret));
    let address = sender.author.email.as_str();
    if sending.may_write && !address.is_empty() {
        let told = Told { consultation: &consultation, opinion: &opinion, plan: &plan, page: Some(&page), address };
        tell(&mut tx, Letter::OpinionReceived, told, now).await?;
    }
    if let Some(cookie) = sending.cookie {
        opinion_drafts::remove(&mut tx, &super::opinion_drafts::key_hash(cookie, consultation.call)).await?;
    }
    commit(tx, state).await?;
    Ok(opinion)
}

/// An opinion with all that belongs to it, for its author.
#[derive(Debug, Clone)]
pub struct Held {
    /// The opinion.
    pub opinion: Opinion,
    /// The consultation.
    pub consultation: Consultation,
    /// The edition that it was written on.
    pub plan: Plan,
    /// Who wrote it; empty once that was erased.
    pub author: Author,
}

/// How an author comes back to an opinion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum By {
    /// With the key of the link.
    Key(String),
    /// Signed in, by its number.
    Number(String),
}

impl By {
    /// The page with the receipt.
    pub fn page(&self) -> String {
        match self {
            By::Key(key) => links::opinion(key),
            By::Number(number) => links::my_opinion(number),
        }
    }
}

/// The opinion that an author comes back to. Whoever has neither the key nor a part in it learns nothing, not even
/// that there is one of that number.
///
/// # Errors
/// `LinkNotValid`, `NotFound`, or the store's.
pub async fn held(tx: &mut Tx, viewer: &Viewer, by: &By) -> Result<Held, Failure> {
    let opinion = match by {
        By::Key(key) => opinions::find_by_key(tx, &secrets::hash(key)).await?.ok_or(Refusal::LinkNotValid)?,
        By::Number(number) => {
            let found = opinions::find_by_number(tx, number).await?;
            let is_own = |opinion: &Opinion| {
                let mine = opinion.person.is_some() && opinion.person == viewer.id();
                mine || opinion.group.is_some_and(|group| viewer.acts_for(group))
            };
            found.filter(is_own).ok_or(Refusal::NotFound)?
        }
    };
    let consultation = consultations::find(tx, opinion.call).await?.ok_or(Refusal::NotFound)?;
    let plan = plans::find(tx, opinion.plan).await?.ok_or(Refusal::NotFound)?;
    let author = opinions::author(tx, opinion.id).await?.unwrap_or_default();
    Ok(Held { opinion, consultation, plan, author })
}

/// Takes a correction by the author: a new version on the same edition. Pressed twice, it is one version.
///
/// # Errors
/// What is wrong with it; `version` where it was corrected in the meantime; a rule's refusal, or the store's.
pub async fn correct(
    state: &State,
    viewer: &Viewer,
    by: &By,
    typed: &Answers,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let seen = held(&mut tx, viewer, by).await?;
    opinions::hold(&mut tx, &seen.opinion.number).await?;
    let Held { opinion, consultation, plan, author } = held(&mut tx, viewer, by).await?;
    may_change(&opinion, &consultation, now)?;
    let parts = read_parts(typed, &plan).map_err(NotDone::Mend)?;
    if parts == opinion.parts {
        return Ok(());
    }
    if typed.get("version") != opinion.version.to_string() {
        return Err(NotDone::Mend(Problems::one("version", Problem::CorrectedElsewhere)));
    }
    let hash = text_hash(&parts);
    opinions::add_version(&mut tx, &opinion, &parts, &hash).await?;
    let corrected = Opinion { version: opinion.version + 1, text_hash: hash, parts, ..opinion.clone() };
    let corrected = Held { opinion: corrected, consultation, plan, author };
    opinion_search::write(&mut tx, &corrected.opinion).await?;
    opinion_search::forget(&mut tx, &opinion.text_hash).await?;
    // A judgement was made on the version before; the office looks at it again.
    if matches!(opinion.validity, Validity::Valid | Validity::OutOfScope | Validity::Invalid) {
        opinions::judge(&mut tx, opinion.id, opinion.validity, Validity::Received, "").await?;
    }
    let detail = json!({ "version": corrected.opinion.version });
    let entry = Entry::new(viewer.id(), Subject::Opinion(opinion.id.0), OPINION_CORRECTED).with(detail);
    history::append(&mut tx, &entry, now).await?;
    write_to(&mut tx, state, Letter::OpinionCorrected, &corrected, by, now).await?;
    Ok(commit(tx, state).await?)
}

/// Takes an opinion back for its author. Pressed twice, it is taken back once.
///
/// # Errors
/// A rule's refusal, or the store's.
pub async fn withdraw(state: &State, viewer: &Viewer, by: &By, now: DateTime<Utc>) -> Result<(), Failure> {
    let mut tx = state.db.write().await?;
    let of = held(&mut tx, viewer, by).await?;
    let opinion = &of.opinion;
    if opinion.validity == Validity::Withdrawn {
        return Ok(());
    }
    may_change(opinion, &of.consultation, now)?;
    if opinions::withdraw(&mut tx, opinion.id, now).await? {
        let mut entry = Entry::new(viewer.id(), Subject::Opinion(opinion.id.0), OPINION_WITHDRAWN);
        (entry.from, entry.to) = (Some(opinion.validity.code()), Some(Validity::Withdrawn.code()));
        history::append(&mut tx, &entry, now).await?;
        write_to(&mut tx, state, Letter::OpinionWithdrawn, &of, by, now).await?;
    }
    Ok(commit(tx, state).await?)
}

async fn write_to(tx: &mut Write, state: &State, letter: Letter, of: &Held, by: &By, now: DateTime<Utc>) -> Stored<()> {
    let address = of.author.email.as_str();
    if address.is_empty() {
        return Ok(());
    }
    let page = state.settings.absolute(&by.page());
    let (consultation, opinion, plan) = (&of.consultation, &of.opinion, &of.plan);
    tell(tx, letter, Told { consultation, opinion, plan, page: Some(&page), address }, now).await
}
