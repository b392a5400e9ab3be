//! Empties the mail box that reports come to（不達通知の取り込み）.

use crate::actions::bounces::{Outcome, take};
use crate::mail::imap::{Keep, MailBox};
use crate::mail::returned::{Marks, READ};
use crate::state::State;
use std::time::Duration;
use tokio_util::sync::CancellationToken;

const EVERY: Duration = Duration::from_secs(120);

/// Looks every two minutes, if there is such a mail box. In a demo city nothing was ever sent.
pub async fn run(state: State, stop: CancellationToken) {
    let mail_box = match MailBox::of(&state.settings) {
        Ok(Some(mail_box)) => mail_box,
        Ok(None) => return,
        Err(error) => {
            tracing::error!(%error, "reports about letters are not read");
            return;
        }
    };
    loop {
        let is_demo = state.city().await.ok().flatten().is_some_and(|city| city.demo);
        if !is_demo {
            match empty(&state, &mail_box, &stop).await {
                Ok(0) => {}
                Ok(count) => tracing::info!(count, "mails about letters read"),
                Err(error) => tracing::warn!(error, "the mail box of reports was not read; the next visit tries again"),
            }
        }
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(EVERY) => {}
        }
    }
}

/// Reads what is new and says how much it was. Every mail is recorded before it is marked as seen, and recorded
/// once however often it is read: whatever breaks in between, nothing is lost and nothing doubled.
///
/// # Errors
/// What went wrong, in words for the operator; what was read stays read.
pub async fn empty(state: &State, mail_box: &MailBox, stop: &CancellationToken) -> Result<usize, String> {
    let marks = Marks::of(state).map_err(|error| error.to_string())?;
    let mut visit = mail_box.visit().await?;
    let mut count = 0;
    while !stop.is_cancelled()
        && let Some((uid, raw)) = visit.next(READ).await?
    {
        let outcome = take(state, &raw, "", &marks, state.clock.now()).await.map_err(|error| error.to_string())?;
        let keep = match outcome {
            Outcome::Unclear => Keep::ForAPerson,
            Outcome::Undelivered | Outcome::Delayed | Outcome::Nothing | Outcome::Automatic => Keep::Done,
        };
        visit.put_away(uid, keep).await?;
        count += 1;
    }
    visit.end().await;
    Ok(count)
}
