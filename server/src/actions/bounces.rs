//! What comes of a report about a letter（不達の記録）.

use super::cases::commit;
use crate::mail::returned::{Marks, Reading, Returned, read};
use crate::state::State;
use crate::store::{Stored, bounces, history, messages, subscriptions};
use chrono::{DateTime, Utc};
use domain::bounces::{Reason, Verdict};
use domain::history::{CAME_BACK, Entry, Subject};
use serde_json::json;

/// What became of a mail that came back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// A letter did not arrive, and now that is known.
    Undelivered,
    /// A letter is still under way.
    Delayed,
    /// Nothing to do: nothing is wrong, the letter is not out, or the report was read before.
    Nothing,
    /// An answering machine.
    Automatic,
    /// Nothing that we understand, or about no letter that we have: a person should look at it.
    Unclear,
}

/// Reads a mail that came back and writes down what it says. The same one twice changes nothing.
///
/// # Errors
/// The store's; then the mail was not read.
pub async fn take(state: &State, raw: &[u8], recipient: &str, marks: &Marks, now: DateTime<Utc>) -> Stored<Outcome> {
    let outcome = match read(raw, recipient, marks) {
        Reading::Report(report) => record(state, &report, now).await?,
        Reading::Automatic => Outcome::Automatic,
        Reading::Unclear => Outcome::Unclear,
    };
    let name = match outcome {
        Outcome::Undelivered => "undelivered",
        Outcome::Delayed => "delayed",
        Outcome::Nothing => "nothing",
        Outcome::Automatic => "automatic",
        Outcome::Unclear => "unclear",
    };
    metrics::counter!("tomoni_mail_returned_total", "outcome" => name).increment(1);
    Ok(outcome)
}

async fn record(state: &State, report: &Returned, now: DateTime<Utc>) -> Stored<Outcome> {
    let id = report.letter;
    let mut tx = state.db.write().await?;
    let Some(letter) = messages::find(&mut tx, id).await? else { return Ok(Outcome::Unclear) };
    if !bounces::note(&mut tx, &report.fingerprint, id, now).await? {
        return Ok(Outcome::Nothing);
    }
    let outcome = match report.verdict {
        Verdict::Undelivered(reason) if bounces::fail(&mut tx, id, &report.said, now).await? => {
            if let Some(case) = letter.submission {
                let detail = json!({ "letter": id.to_string(), "said": report.said });
                let entry = Entry::new(None, Subject::Submission(case.0), CAME_BACK).with(detail);
                history::append(&mut tx, &entry, now).await?;
            }
            stop_news(&mut tx, &letter, reason).await?;
            tracing::warn!(%id, letter = letter.letter, said = report.said, "letter came back: tell the person in another way");
            Outcome::Undelivered
        }
        Verdict::Delayed(_) if bounces::delay(&mut tx, id, &report.said, now).await? => {
            tracing::info!(%id, letter = letter.letter, said = report.said, "letter still under way");
            Outcome::Delayed
        }
        Verdict::Undelivered(_) | Verdict::Delayed(_) | Verdict::Nothing => Outcome::Nothing,
    };
    commit(tx, state).await?;
    Ok(outcome)
}

/// News to an address that nobody has would come back for ever, and cost the city its good name with carriers.
async fn stop_news(tx: &mut crate::store::Write, letter: &messages::Message, reason: Reason) -> Stored<()> {
    match letter.subscription {
        Some(subscription) if reason.is_about_the_address() => subscriptions::end(tx, subscription).await,
        _ => Ok(()),
    }
}
