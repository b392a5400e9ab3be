//! The running order of the day（進行表）.

use super::{change, entry};
use crate::actions::cases::NotDone;
use crate::state::State;
use crate::store::review_cases as store;
use chrono::{DateTime, Utc};
use domain::forms::{Answers, read_number};
use domain::history::CHANGE_REVIEW;
use domain::people::Viewer;
use domain::review::Agenda;
use serde_json::json;

/// The field of a case's turn.
pub fn turn_field(number: &str) -> String {
    format!("turn-{number}")
}

/// Keeps when the panel sits and in which order the cases come: the fields of [`Agenda::read`], and `turn-NUMBER`. A turn that
/// cannot be read leaves its case where it was.
///
/// # Errors
/// Problems of the form, a rule's refusal, or the store's.
pub async fn settle(
    state: &State,
    viewer: &Viewer,
    place: (&str, &str),
    typed: &Answers,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    change(state, viewer, place, now, async |tx, _, round| {
        let agenda = Agenda::read(typed).map_err(NotDone::Mend)?;
        store::set_agenda(tx, round.id, &agenda).await?;
        let mut said = store::said(tx, round.id).await?;
        let wanted = |one: &store::Said| read_number(typed.get(&turn_field(&one.number))).unwrap_or(one.turn.into());
        said.sort_by_key(|one| (wanted(one), one.turn));
        for (turn, mut one) in (1_i32..).zip(said) {
            if one.turn != turn {
                one.turn = turn;
                store::say(tx, &one).await?;
            }
        }
        let detail = json!({ "starts_at": agenda.starts_at.to_rfc3339(), "place": agenda.place });
        Ok(entry(viewer, round, CHANGE_REVIEW, detail))
    })
    .await
}
