//! What may happen to an opinion, and when: keying in, judging, correcting, withdrawing（受付・有効性・訂正・取下げ）.

use super::{Channel, Opinion, Validity};
use crate::calendar::{date_in_japan, end_of_day};
use crate::calls::Phase;
use crate::consultations::{Consultation, PostalRule, Standing, State};
use crate::history::{Entry, Subject};
use crate::people::Viewer;
use crate::problems::{Problem, Problems, Refusal};
use crate::submissions::Objection;
use chrono::{DateTime, Days, NaiveDate, Utc};

/// The longest reason for a judgement.
pub const JUDGEMENT_MAX: usize = 400;

/// The action of an opinion that was received（意見の受付）.
pub const OPINION_RECEIVED: &str = "opinion_received";
/// The action of staff who keyed an opinion in（意見の入力）.
pub const OPINION_KEYED: &str = "opinion_keyed";
/// The action of an author who corrected an opinion（意見の訂正）.
pub const OPINION_CORRECTED: &str = "opinion_corrected";
/// The action of an author who took an opinion back（意見の取下げ）.
pub const OPINION_WITHDRAWN: &str = "opinion_withdrawn";
/// The action of staff who judged whether an opinion counts（有効性の判定）.
pub const OPINION_JUDGED: &str = "opinion_judged";
/// The action of somebody who compared what was keyed in with the paper（入力の確認）.
pub const OPINION_CHECKED: &str = "opinion_checked";

/// The action of somebody who kept a scan with an opinion, or took it away（写し）.
pub const OPINION_SCANNED: &str = "opinion_scanned";
/// Its author has added a file, or taken one away.
pub const OPINION_FILED: &str = "opinion_filed";
/// The action of somebody who hid passages from publication, or no longer（墨消し）.
pub const OPINION_REDACTED: &str = "opinion_redacted";

/// Whether an opinion may be written here at this moment.
///
/// # Errors
/// `NotFound` before the notice is public, else `CallNotOpen`.
pub fn may_write(consultation: &Consultation, now: DateTime<Utc>) -> Result<(), Refusal> {
    match consultation.standing(now) {
        Standing::Open => Ok(()),
        Standing::Draft | Standing::Waiting => Err(Refusal::NotFound),
        _ => Err(Refusal::CallNotOpen),
    }
}

/// Whether its author may still correct or withdraw an opinion: until the close, and not after taking it back.
///
/// # Errors
/// `CallNotOpen` after the close, `Frozen` for one that was withdrawn.
pub fn may_change(opinion: &Opinion, consultation: &Consultation, now: DateTime<Utc>) -> Result<(), Refusal> {
    may_write(consultation, now)?;
    if opinion.validity == Validity::Withdrawn { Err(Refusal::Frozen) } else { Ok(()) }
}

/// Whether staff may correct or withdraw an opinion on paper because its author asked for it: until the days of grace are
/// over, for a letter that was on its way.
///
/// # Errors
/// `NotFound` to other departments and for what was not keyed in, `CallNotOpen` when it is too late, `Frozen` for one that
/// was withdrawn.
pub fn may_change_on_request(
    viewer: &Viewer,
    opinion: &Opinion,
    consultation: &Consultation,
    now: DateTime<Utc>,
) -> Result<(), Refusal> {
    may_key_in(viewer, consultation, now)?;
    match (opinion.keyed_by, opinion.validity) {
        (None, _) => Err(Refusal::NotFound),
        (_, Validity::Withdrawn) => Err(Refusal::Frozen),
        _ if now > grace_ends(consultation) => Err(Refusal::CallNotOpen),
        _ => Ok(()),
    }
}

/// How and when the author asked, in words: field `asked`.
///
/// # Errors
/// Missing, or too long.
pub fn read_request(typed: &str) -> Result<String, Problems> {
    let asked = typed.trim();
    match asked.chars().count() {
        0 => Err(Problems::one("asked", Problem::Missing)),
        now if now > JUDGEMENT_MAX => Err(Problems::one("asked", Problem::TooLong { max: JUDGEMENT_MAX, now })),
        _ => Ok(asked.to_owned()),
    }
}

/// When an opinion on paper counts as handed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Arrival {
    /// 期間内
    InTime,
    /// 期間前
    Early,
    /// 期間後
    Late,
}

/// Whether paper came in time. It counts by the day of the city's stamp; under 消印有効 paper by post counts by its
/// postmark, where there is one. First and last day count whole.
pub fn arrival(
    consultation: &Consultation,
    channel: Channel,
    received_on: NaiveDate,
    postmark_on: Option<NaiveDate>,
) -> Arrival {
    let by_postmark = channel == Channel::Post && consultation.particulars.postal == PostalRule::Postmark;
    let day = postmark_on.filter(|_| by_postmark).unwrap_or(received_on);
    if day < date_in_japan(consultation.dates.opens_at) {
        Arrival::Early
    } else if day > date_in_japan(consultation.dates.closes_at) {
        Arrival::Late
    } else {
        Arrival::InTime
    }
}

/// The last instant at which paper is usually keyed in（入力の猶予）: the end of the last day of grace.
pub fn grace_ends(consultation: &Consultation) -> DateTime<Utc> {
    let days = Days::new(consultation.particulars.grace_days.into());
    let closes_on = date_in_japan(consultation.dates.closes_at);
    end_of_day(closes_on.checked_add_days(days).unwrap_or(closes_on))
}

/// Whether staff may key in opinions. Paper that lay somewhere is taken even after the days of grace, until the
/// answers are approved: it came in time, and its author can do nothing about the drawer. Then somebody has to say so.
///
/// # Errors
/// `NotFound` to other departments, `CallNotOpen` before the opening and once the answers are approved.
pub fn may_key_in(viewer: &Viewer, consultation: &Consultation, now: DateTime<Utc>) -> Result<(), Refusal> {
    if !viewer.is_staff_of(consultation.department) {
        return Err(Refusal::NotFound);
    }
    match (consultation.state, consultation.dates.phase(now)) {
        (State::Approved, Phase::Open | Phase::Judging) => Ok(()),
        _ => Err(Refusal::CallNotOpen),
    }
}

/// Checks the days of a paper: `received` and `postmark`. Late paper is no fault; it is taken in and marked.
pub fn check_days(received_on: NaiveDate, postmark_on: Option<NaiveDate>, now: DateTime<Utc>, problems: &mut Problems) {
    if received_on > date_in_japan(now) {
        problems.add("received", Problem::DayToCome);
    }
    if postmark_on.is_some_and(|postmark| postmark > received_on) {
        problems.add("postmark", Problem::PostmarkAfterStamp);
    }
}

/// Judges whether an opinion counts. Every judgement can be taken back by another, with its reason, until the answers
/// are approved. Only its author withdraws an opinion.
///
/// # Errors
/// `NotFound` to other departments, `NotPermitted`, `CallNotOpen` where it is too early or too late, `Frozen` for one
/// that was withdrawn; a reason that is missing or too long.
pub fn judge(
    opinion: &Opinion,
    consultation: &Consultation,
    viewer: &Viewer,
    to: Validity,
    reason: &str,
    now: DateTime<Utc>,
) -> Result<Entry, Objection> {
    may_judge(viewer, consultation, now)?;
    if opinion.validity == Validity::Withdrawn || to == Validity::Withdrawn {
        return Err(Refusal::Frozen.into());
    }
    let reason = reason.trim();
    let length = reason.chars().count();
    if reason.is_empty() && wants_reason(opinion.validity, to) {
        return Err(Problems::one("reason", Problem::Missing).into());
    }
    if length > JUDGEMENT_MAX {
        return Err(Problems::one("reason", Problem::TooLong { max: JUDGEMENT_MAX, now: length }).into());
    }
    let mut entry = Entry::new(viewer.id(), Subject::Opinion(opinion.id.0), OPINION_JUDGED).because(reason);
    (entry.from, entry.to) = (Some(opinion.validity.code()), Some(to.code()));
    Ok(entry)
}

/// Most opinions that are judged in one go.
pub const JUDGED_MAX: usize = 1_000;

/// What a report of many judgements is kept under（判定の一括処理）.
pub fn judging(to: Validity) -> String {
    format!("judge_{}", to.code())
}

/// Reads that again.
pub fn judged(code: &str) -> Option<Validity> {
    code.strip_prefix("judge_").and_then(Validity::from_code)
}

/// What many opinions are to become, all for one reason: fields `to` and `reason`. A judgement that says no wants its reason
/// at once, so that nobody gets a report full of lines that lack it.
///
/// # Errors
/// No judgement, one that is only the author's, or a reason that is missing or too long.
pub fn read_judgement(to: &str, reason: &str) -> Result<Validity, Problems> {
    let Some(to) = Validity::from_code(to).filter(|to| *to != Validity::Withdrawn) else {
        return Err(Problems::one("to", Problem::Missing));
    };
    let now = reason.trim().chars().count();
    match now {
        0 if wants_reason(Validity::Received, to) => Err(Problems::one("reason", Problem::Missing)),
        _ if now > JUDGEMENT_MAX => Err(Problems::one("reason", Problem::TooLong { max: JUDGEMENT_MAX, now })),
        _ => Ok(to),
    }
}

/// Whether a judgement needs its reason in words: whatever says no, and whatever takes a judgement back.
pub fn wants_reason(from: Validity, to: Validity) -> bool {
    matches!(to, Validity::OutOfScope | Validity::Invalid) || !matches!(from, Validity::Received)
}

/// Whether the viewer may judge opinions of this consultation now.
///
/// # Errors
/// `NotFound` to other departments, `CallNotOpen` before the opening and once the answers are approved.
pub fn may_judge(viewer: &Viewer, consultation: &Consultation, now: DateTime<Utc>) -> Result<(), Refusal> {
    may_key_in(viewer, consultation, now)
}

/// Whether the viewer may compare an opinion with its paper: somebody of the department who did not key it in.
///
/// # Errors
/// `NotFound` to other departments or where nothing was keyed in, `OwnDraft` to who keyed it in, `CallNotOpen`.
pub fn may_check(
    opinion: &Opinion,
    consultation: &Consultation,
    viewer: &Viewer,
    now: DateTime<Utc>,
) -> Result<(), Refusal> {
    may_key_in(viewer, consultation, now)?;
    match opinion.keyed_by {
        None => Err(Refusal::NotFound),
        Some(by) if viewer.id() == Some(by) => Err(Refusal::OwnDraft),
        Some(_) if opinion.validity == Validity::Withdrawn => Err(Refusal::Frozen),
        Some(_) => Ok(()),
    }
}

/// Whether the viewer may read opinions of this consultation as they came in.
pub fn may_read(viewer: &Viewer, consultation: &Consultation) -> bool {
    viewer.reads(consultation.department)
}
