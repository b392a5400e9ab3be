//! What staff do with opinions（意見の入力・確認・判定）: keying in, comparing with the paper, judging, scans.

use super::answer_chores::settled;
use super::bytes::keep;
use super::cases::{NotDone, commit};
use super::opinions::{next_receipt, present_plan, sender_key};
use super::papers::{NotAttached, Upload};
use crate::mail::opinions::{Told, tell, tell_on_paper};
use crate::secrets;
use crate::state::State;
use crate::store::opinion_files::{self, OpinionFile, SCAN};
use crate::store::opinion_redactions::{self, Hidden};
use crate::store::opinions::{self, Keys};
use crate::store::{
    Failure, Stored, Tx, Write, bulk_reports, consultations, districts, history, opinion_search, plans,
};
use app::links;
use chrono::{DateTime, Utc};
use domain::bulk::{Done, Outcome};
use domain::calendar::{date_in_japan, start_of_day};
use domain::consultations::Consultation;
use domain::districts::DistrictId;
use domain::forms::Answers;
use domain::history::{Entry, Subject, VIEW_PERSONAL};
use domain::messages::Letter;
use domain::opinions::{
    Arrival, Author, JUDGED_MAX, Keyed, OPINION_CHECKED, OPINION_KEYED, OPINION_REDACTED, OPINION_SCANNED, Opinion,
    Part, Validity, judge as rule, judging, may_check, may_judge, may_key_in, may_read, read_judgement, read_keyed,
    text_hash,
};
use domain::people::{OpinionId, Viewer};
use domain::plans::Plan;
use domain::postings::by_post;
use domain::problems::{Problem, Problems, Refusal};
use domain::redaction::{Redacted, ground};
use domain::texts::{Lang, staff_opinions as words};
use serde_json::json;
use uuid::Uuid;

/// An opinion with what belongs to it, for those who may read it.
///
/// # Errors
/// `NotFound` to other departments, or the store's.
pub async fn find(tx: &mut Tx, viewer: &Viewer, number: &str) -> Result<(Opinion, Consultation, Plan), Failure> {
    let opinion = opinions::find_by_number(tx, number).await?.ok_or(Refusal::NotFound)?;
    let consultation = consultations::find(tx, opinion.call).await?.ok_or(Refusal::NotFound)?;
    if !may_read(viewer, &consultation) {
        return Err(Refusal::NotFound.into());
    }
    let plan = plans::find(tx, opinion.plan).await?.ok_or(Refusal::NotFound)?;
    Ok((opinion, consultation, plan))
}

/// Notes that somebody saw who wrote an opinion: once for each person, opinion and day.
///
/// # Errors
/// The store's.
pub async fn note_view(state: &State, viewer: &Viewer, opinion: OpinionId, now: DateTime<Utc>) -> Stored<()> {
    let entry = Entry::new(viewer.id(), Subject::Opinion(opinion.0), VIEW_PERSONAL);
    let mut tx = state.db.write().await?;
    history::append_once(&mut tx, &entry, start_of_day(date_in_japan(now)), now).await?;
    tx.commit().await
}

async fn known_district(tx: &mut Tx, author: &Author) -> Result<(), NotDone> {
    match author.district {
        Some(id) if districts::all(tx).await?.find(DistrictId(id)).is_none() => {
            Err(NotDone::Mend(Problems::one("district", Problem::NotAChoice)))
        }
        _ => Ok(()),
    }
}

/// Keys in one paper. Pressed twice, it is one opinion. Paper out of time is taken in too, as invalid with its
/// reason, so that nothing that came is ever without a number.
///
/// # Errors
/// What is wrong with the form, a rule's refusal, or the store's.
pub async fn key_in(
    state: &State,
    viewer: &Viewer,
    slug: &str,
    typed: &Answers,
    now: DateTime<Utc>,
) -> Result<Opinion, NotDone> {
    let keyed_by = viewer.id().ok_or(Refusal::SignInFirst)?;
    let once = secrets::hash(&format!("entry:{keyed_by}:{}", typed.get("once")));
    let mut tx = state.db.write().await?;
    let consultation = consultations::hold(&mut tx, slug).await?.ok_or(Refusal::NotFound)?;
    if let Some(first) = opinions::find_by_once(&mut tx, &once).await? {
        return Ok(first);
    }
    may_key_in(viewer, &consultation, now)?;
    let plan = present_plan(&mut tx, &consultation).await?;
    let keyed = read_keyed(typed, &consultation, &plan, now).map_err(NotDone::Mend)?;
    known_district(&mut tx, &keyed.sender.author).await?;
    let (validity, validity_reason) = match keyed.arrival {
        Arrival::InTime => (Validity::Received, String::new()),
        Arrival::Late => (Validity::Invalid, words::late_reason(Lang::Ja).bare()),
        Arrival::Early => (Validity::Invalid, words::early_reason(Lang::Ja).bare()),
    };
    let Keyed { channel, received_on, postmark_on, sender, parts, .. } = keyed;
    let opinion = Opinion {
        id: OpinionId(Uuid::now_v7()),
        call: consultation.call,
        plan: plan.id,
        number: next_receipt(&mut tx, &consultation.code, now).await?,
        channel,
        validity,
        validity_reason: validity_reason.clone(),
        received_at: now,
        received_on,
        postmark_on,
        naming: sender.naming,
        category: sender.category,
        lang: Lang::Ja,
        version: 1,
        text_hash: text_hash(&parts),
        sender_key: sender_key(state, sender.naming, &sender.author)?,
        person: None,
        group: None,
        keyed_by: Some(keyed_by),
        checked_by: None,
        parts,
    };
    let asked = typed.get("copy") == "yes";
    if asked && sender.author.email.is_empty() && by_post(sender.naming, &sender.author).is_none() {
        // Neither mail nor a postman would find whoever asked for the copy.
        return Err(NotDone::Mend(Problems::one("address", Problem::Missing)));
    }
    let wants_copy = asked && !sender.author.email.is_empty();
    let secret = secrets::random::<32>();
    let manage = wants_copy.then(|| secrets::hash(&secret));
    let keys = Keys { manage_hash: manage.as_deref(), once_key: Some(&once) };
    opinions::add(&mut tx, &opinion, &sender.author, keys).await?;
    opinion_search::write(&mut tx, &opinion).await?;
    let detail = json!({
        "channel": channel.code(),
        "number": opinion.number,
        "stamped": received_on.to_string(),
        "postmark": postmark_on.map(|day| day.to_string()),
    });
    let mut entry = Entry::new(viewer.id(), Subject::Opinion(opinion.id.0), OPINION_KEYED).with(detail);
    entry = entry.because(validity_reason);
    history::append(&mut tx, &entry, now).await?;
    if wants_copy {
        let page = state.settings.absolute(&links::opinion(&secret));
        let address = sender.author.email.as_str();
        let told = Told { consultation: &consultation, opinion: &opinion, plan: &plan, page: Some(&page), address };
        tell(&mut tx, Letter::OpinionReceived, told, now).await?;
    } else if asked {
        let told = Told { consultation: &consultation, opinion: &opinion, plan: &plan, page: None, address: "" };
        tell_on_paper(&mut tx, Letter::OpinionReceived, told, &sender.author, now).await?;
    }
    commit(tx, state).await?;
    Ok(opinion)
}

/// Confirms that what was keyed in is what the paper says, mended where it was not: then it is a new version.
///
/// # Errors
/// What is wrong with the form, a rule's refusal, or the store's.
pub async fn check(
    state: &State,
    viewer: &Viewer,
    number: &str,
    typed: &Answers,
    now: DateTime<Utc>,
) -> Result<Opinion, NotDone> {
    let by = viewer.id().ok_or(Refusal::SignInFirst)?;
    let mut tx = state.db.write().await?;
    opinions::hold(&mut tx, number).await?;
    let (opinion, consultation, plan) = find(&mut tx, viewer, number).await?;
    may_check(&opinion, &consultation, viewer, now)?;
    let mut after = typed.clone();
    // The days of grace are over or not for who keyed it in, not for who compares.
    after.set(domain::opinions::AFTER_GRACE, "yes");
    let keyed = read_keyed(&after, &consultation, &plan, now).map_err(NotDone::Mend)?;
    known_district(&mut tx, &keyed.sender.author).await?;
    let author = opinions::author(&mut tx, opinion.id).await?.unwrap_or_default();
    let mut changed = Vec::new();
    let mut mended = opinion.clone();
    if keyed.parts != opinion.parts {
        changed.push("parts");
        let hash = text_hash(&keyed.parts);
        opinions::add_version(&mut tx, &opinion, &keyed.parts, &hash).await?;
        mended = Opinion { version: opinion.version + 1, text_hash: hash, parts: keyed.parts.clone(), ..mended };
        opinion_search::write(&mut tx, &mended).await?;
        opinion_search::forget(&mut tx, &opinion.text_hash).await?;
    }
    let sender = &keyed.sender;
    if (sender.naming, &sender.category, &sender.author) != (opinion.naming, &opinion.category, &author) {
        changed.push("sender");
        mended.naming = sender.naming;
        mended.category.clone_from(&sender.category);
        mended.sender_key = sender_key(state, sender.naming, &sender.author)?;
        opinions::put_author(&mut tx, opinion.id, &sender.author).await?;
        opinions::put_sender(&mut tx, &mended).await?;
    }
    if (keyed.channel, keyed.received_on, keyed.postmark_on)
        != (opinion.channel, opinion.received_on, opinion.postmark_on)
    {
        changed.push("arrival");
        (mended.channel, mended.received_on, mended.postmark_on) =
            (keyed.channel, keyed.received_on, keyed.postmark_on);
        opinions::put_arrival(&mut tx, &mended).await?;
    }
    opinions::check(&mut tx, opinion.id, by, now).await?;
    let detail = json!({ "changed": changed, "version": mended.version });
    let entry = Entry::new(viewer.id(), Subject::Opinion(opinion.id.0), OPINION_CHECKED).with(detail);
    history::append(&mut tx, &entry, now).await?;
    commit(tx, state).await?;
    Ok(mended)
}

/// Judges whether an opinion counts.
///
/// # Errors
/// What is wrong with the form, a rule's refusal, or the store's.
pub async fn judge(
    state: &State,
    viewer: &Viewer,
    number: &str,
    typed: &Answers,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    opinions::hold(&mut tx, number).await?;
    let (opinion, consultation, _) = find(&mut tx, viewer, number).await?;
    may_judge(viewer, &consultation, now)?;
    let to = Validity::from_code(typed.get("to"));
    let to = to.ok_or_else(|| NotDone::Mend(Problems::one("to", Problem::Missing)))?;
    judge_one(&mut tx, viewer, &consultation, &opinion, (to, typed.get("reason")), now).await?;
    Ok(commit(tx, state).await?)
}

/// The same within a transaction that does more. `false`: it was so already.
async fn judge_one(
    tx: &mut Write,
    viewer: &Viewer,
    consultation: &Consultation,
    opinion: &Opinion,
    (to, reason): (Validity, &str),
    now: DateTime<Utc>,
) -> Result<bool, NotDone> {
    if to == opinion.validity && reason.trim() == opinion.validity_reason {
        return Ok(false);
    }
    let entry = rule(opinion, consultation, viewer, to, reason, now)?;
    opinions::judge(tx, opinion.id, opinion.validity, to, &entry.reason).await?;
    history::append(tx, &entry, now).await?;
    Ok(true)
}

/// Judges many opinions for one reason and keeps the report（有効性の一括判定）. What a rule forbids for one is reported and
/// does not keep the others from being judged; if the store fails, none is. Field keys: `opinion`, `to`, `reason`.
///
/// # Errors
/// Nothing chosen, no judgement or reason, whoever may not judge here, or the store's.
pub async fn judge_many(
    state: &State,
    viewer: &Viewer,
    slug: &str,
    numbers: &[String],
    typed: &Answers,
    now: DateTime<Utc>,
) -> Result<Uuid, NotDone> {
    let by = viewer.id().ok_or(Refusal::SignInFirst)?;
    let reason = typed.get("reason");
    let mut tx = state.db.write().await?;
    let consultation = consultations::hold(&mut tx, slug).await?.ok_or(Refusal::NotFound)?;
    may_judge(viewer, &consultation, now)?;
    if numbers.is_empty() {
        return Err(NotDone::Mend(Problems::one("opinion", Problem::Missing)));
    }
    let to = read_judgement(typed.get("to"), reason).map_err(NotDone::Mend)?;
    let mut lines = Vec::new();
    for number in numbers.iter().take(JUDGED_MAX) {
        let opinion = opinions::hold(&mut tx, number).await?.filter(|one| one.call == consultation.call);
        let done = match opinion {
            None => Done::NotFound,
            Some(opinion) if opinion.validity == to => Done::Already,
            Some(opinion) => {
                let judged = judge_one(&mut tx, viewer, &consultation, &opinion, (to, reason), now).await;
                settled(judged.map(|changed| if changed { Done::Done } else { Done::Already }))?
            }
        };
        lines.push(Outcome { number: number.clone(), done });
    }
    let report = Uuid::now_v7();
    bulk_reports::add(&mut tx, report, by, &judging(to), &lines, now).await?;
    commit(tx, state).await?;
    Ok(report)
}

/// Keeps a scan with an opinion.
///
/// # Errors
/// A rule's refusal, or the stores'.
pub async fn add_scan(
    state: &State,
    viewer: &Viewer,
    number: &str,
    upload: Upload,
    now: DateTime<Utc>,
) -> Result<(), NotAttached> {
    keep(state, &upload.arrived, now).await?;
    let refused = |failure: Failure| NotAttached::NotDone(failure.into());
    let mut tx = state.db.write().await?;
    let (opinion, consultation, _) = find(&mut tx, viewer, number).await.map_err(refused)?;
    may_key_in(viewer, &consultation, now).map_err(|refusal| refused(refusal.into()))?;
    let file = OpinionFile {
        id: Uuid::now_v7(),
        kind: SCAN.to_owned(),
        name: upload.name,
        bytes: i64::try_from(upload.arrived.bytes).unwrap_or(i64::MAX),
        mime: upload.mime.to_owned(),
        sha256: upload.arrived.sha256,
        added_at: now,
        removed_at: None,
    };
    opinion_files::add(&mut tx, opinion.id, &file).await?;
    let entry = Entry::new(viewer.id(), Subject::Opinion(opinion.id.0), OPINION_SCANNED);
    history::append(&mut tx, &entry.with(json!({ "sha256": file.sha256 })), now).await?;
    commit(tx, state).await?;
    Ok(())
}

/// Takes a scan away.
///
/// # Errors
/// A rule's refusal, or the store's.
pub async fn remove_scan(
    state: &State,
    viewer: &Viewer,
    number: &str,
    file: Uuid,
    now: DateTime<Utc>,
) -> Result<(), Failure> {
    let mut tx = state.db.write().await?;
    let (opinion, consultation, _) = find(&mut tx, viewer, number).await?;
    may_key_in(viewer, &consultation, now)?;
    if opinion_files::remove(&mut tx, opinion.id, file, now).await? {
        let entry = Entry::new(viewer.id(), Subject::Opinion(opinion.id.0), OPINION_SCANNED);
        history::append(&mut tx, &entry.with(json!({ "removed": file.to_string() })), now).await?;
    }
    Ok(commit(tx, state).await?)
}

/// Hides passages of a piece from publication, or hides nothing of it any more. The original stays.
///
/// # Errors
/// A passage that the text does not hold, no ground, a rule's refusal, or the store's.
pub async fn redact(
    state: &State,
    viewer: &Viewer,
    number: &str,
    index: usize,
    hidden: Option<Hidden>,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let by = viewer.id().ok_or(Refusal::SignInFirst)?;
    let mut tx = state.db.write().await?;
    let (opinion, consultation, _) = find(&mut tx, viewer, number).await?;
    may_judge(viewer, &consultation, now)?;
    let part = opinion.parts.get(index).ok_or(Refusal::NotFound)?;
    let position = i32::try_from(index).map_err(|_| Refusal::NotFound)?;
    let place = (opinion.id, opinion.version, position);
    match &hidden {
        None => opinion_redactions::remove(&mut tx, place).await?,
        Some(hidden) => {
            check_hidden(part, hidden).map_err(NotDone::Mend)?;
            opinion_redactions::put(&mut tx, place, hidden, by, now).await?;
        }
    }
    let ground = hidden.map(|hidden| hidden.ground);
    let detail = json!({ "position": position + 1, "ground": ground });
    let entry = Entry::new(viewer.id(), Subject::Opinion(opinion.id.0), OPINION_REDACTED).with(detail);
    history::append(&mut tx, &entry, now).await?;
    Ok(commit(tx, state).await?)
}

/// Every passage must stand in its text: better said than published.
fn check_hidden(part: &Part, hidden: &Hidden) -> Result<(), Problems> {
    let mut problems = Problems::none();
    for (field, text, passages) in [("body", &part.body, &hidden.body), ("reason", &part.reason, &hidden.reason)] {
        if !passages.is_empty()
            && let Err(wrong) = Redacted::mark(text, passages)
        {
            problems.extend(wrong.iter().map(|(_, problem)| (field.to_owned(), problem.clone())));
        }
    }
    if hidden.body.is_empty() && hidden.reason.is_empty() {
        problems.add("body", Problem::Missing);
    }
    if let Err(wrong) = ground(&hidden.ground, &hidden.why) {
        problems.extend(wrong.iter().map(|(field, problem)| (field.to_owned(), problem.clone())));
    }
    problems.or(())
}
