//! What somebody has typed of an opinion so far（意見の書きかけ）: sealed in the database under a key that only the
//! browser has, and once more in the form itself, so that it survives a cookie that is lost.

use crate::secrets;
use crate::state::State;
use crate::store::{Failure, Tx, opinion_draft_files, opinion_drafts as store};
use chrono::{DateTime, TimeDelta, Utc};
use domain::forms::Answers;
use domain::opinions::{PARTS_MAX, body_field, node_field, nodes_field, place_field, reason_field};
use domain::people::{CallId, PlanId};
use serde::{Deserialize, Serialize};

/// How long something typed is kept after the last press of a button.
pub const KEPT_DAYS: i64 = 14;

/// A draft of an opinion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Everything typed, of all pages.
    pub typed: Answers,
    /// The secret by which its author comes back once it is handed in; handed in twice, it is one opinion.
    pub secret: String,
    /// The edition that is spoken to.
    pub plan: PlanId,
    /// When the form was first opened.
    pub begun_at: DateTime<Utc>,
    /// Grows with each save of what was written.
    pub version: u32,
    /// The window that saved what was written last.
    pub window: String,
    /// When it was saved last.
    #[serde(default)]
    pub saved_at: Option<DateTime<Utc>>,
}

impl Draft {
    /// An empty one.
    pub fn new(plan: PlanId, now: DateTime<Utc>) -> Draft {
        Draft {
            typed: Answers::default(),
            secret: secrets::random::<32>(),
            plan,
            begun_at: now,
            version: 0,
            window: String::new(),
            saved_at: None,
        }
    }

    /// Whether another window has saved since this one was opened.
    pub fn is_foreign(&self, version: u32, window: &str) -> bool {
        self.version > version && self.window != window
    }

    /// Puts what a window sends of the pieces in the place of what is kept. Where another window has saved since this
    /// one was opened, what that one wrote stays too, behind; says whether it did.
    pub fn take_parts(&mut self, sent: &Answers, version: u32, window: &str) -> bool {
        let foreign = self.is_foreign(version, window);
        let mut kept = Answers::default();
        if foreign {
            kept = self.typed.clone();
        }
        for part in 0..PARTS_MAX {
            for field in piece_fields(part) {
                self.typed.set(&field, sent.get(&field));
            }
        }
        self.typed.set(domain::opinions::PARTS, sent.get(domain::opinions::PARTS));
        let mut added = false;
        for part in (0..PARTS_MAX).filter(|part| !kept.get(&body_field(*part)).is_empty()) {
            let known = (0..PARTS_MAX).any(|other| self.typed.get(&body_field(other)) == kept.get(&body_field(part)));
            let free = (0..PARTS_MAX).rev().take_while(|other| self.typed.get(&body_field(*other)).is_empty()).last();
            let Some(free) = free.filter(|_| !known) else { continue };
            for (to, from) in piece_fields(free).into_iter().zip(piece_fields(part)) {
                self.typed.set(&to, kept.get(&from));
            }
            added = true;
        }
        self.version += 1;
        window.clone_into(&mut self.window);
        added
    }
}

/// Every field of a piece, in an order that is the same for each.
fn piece_fields(part: usize) -> Vec<String> {
    let mut fields = vec![body_field(part), reason_field(part), place_field(part), nodes_field(part)];
    fields.extend((0..domain::opinions::NODES_MAX).map(|nth| node_field(part, nth)));
    fields
}

/// The key under which a draft lies.
pub(super) fn key_hash(cookie: &str, call: CallId) -> String {
    secrets::hash(&format!("{cookie}:{call}"))
}

/// What the files of a draft lie under: whoever holds the draft finds them.
pub fn files_hash(draft: &Draft) -> String {
    secrets::hash(&format!("files:{}", draft.secret))
}

/// What the form itself carries of a draft.
///
/// # Errors
/// The key of the seal is out of reach.
pub fn seal(state: &State, call: CallId, draft: &Draft) -> Result<String, Failure> {
    let sealed = state.sealing.seal(call.0.as_bytes(), &bytes(draft))?;
    Ok(hex::encode(sealed))
}

fn bytes(draft: &Draft) -> Vec<u8> {
    serde_json::to_vec(draft).unwrap_or_default()
}

/// What was typed: as the database keeps it, else as the form carries it.
///
/// # Errors
/// The store's.
pub async fn find(
    tx: &mut Tx,
    state: &State,
    call: CallId,
    cookie: Option<&str>,
    carried: &str,
    now: DateTime<Utc>,
) -> Result<Option<Draft>, Failure> {
    if let Some(cookie) = cookie {
        let kept = store::find(tx, &key_hash(cookie, call), now).await?;
        let open = kept.and_then(|(sealed, at)| Some((state.sealing.open(cookie.as_bytes(), &sealed).ok()?, at)));
        if let Some((open, at)) = open
            && let Ok(draft) = serde_json::from_slice::<Draft>(&open)
        {
            return Ok(Some(Draft { saved_at: Some(at), ..draft }));
        }
    }
    Ok(find_carried(state, call, carried))
}

/// What was typed, as the form carries it.
pub fn find_carried(state: &State, call: CallId, carried: &str) -> Option<Draft> {
    let carried = hex::decode(carried).ok().and_then(|sealed| state.sealing.open(call.0.as_bytes(), &sealed).ok());
    carried.and_then(|open| serde_json::from_slice(&open).ok())
}

/// Keeps what was typed.
///
/// # Errors
/// The store's.
pub async fn save(state: &State, call: CallId, cookie: &str, draft: &Draft, now: DateTime<Utc>) -> Result<(), Failure> {
    let sealed = state.sealing.seal(cookie.as_bytes(), &bytes(draft))?;
    let mut tx = state.db.write_unseen().await?;
    let expires_at = now + TimeDelta::days(KEPT_DAYS);
    store::put(&mut tx, &key_hash(cookie, call), call, &sealed, now, expires_at).await?;
    opinion_draft_files::keep_until(&mut tx, &files_hash(draft), expires_at).await?;
    Ok(tx.commit().await?)
}

/// Forgets what was typed.
///
/// # Errors
/// The store's.
pub async fn discard(state: &State, call: CallId, cookie: &str, now: DateTime<Utc>) -> Result<(), Failure> {
    let mut tx = state.db.write_unseen().await?;
    let draft = find(&mut tx, state, call, Some(cookie), "", now).await?;
    if let Some(draft) = draft {
        opinion_draft_files::discard(&mut tx, &files_hash(&draft), now).await?;
    }
    store::remove(&mut tx, &key_hash(cookie, call)).await?;
    Ok(tx.commit().await?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn typed(pairs: &[(&str, &str)]) -> Answers {
        pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
    }

    fn bodies(draft: &Draft) -> Vec<String> {
        let bodies = (0..PARTS_MAX).map(|part| draft.typed.get(&body_field(part)).to_owned());
        bodies.filter(|body| !body.is_empty()).collect()
    }

    #[test]
    fn two_windows_lose_nothing_of_each_other() {
        let mut draft = Draft::new(PlanId(Uuid::nil()), DateTime::UNIX_EPOCH);
        draft.typed.set("name", "佐藤");
        assert!(!draft.take_parts(&typed(&[("body-0", "一")]), 0, "left"));
        // The same window again, by the back button: it overwrites its own.
        assert!(!draft.take_parts(&typed(&[("body-0", "一、二")]), 0, "left"));
        assert_eq!((bodies(&draft), draft.version), (vec!["一、二".to_owned()], 2));
        // Another window that was opened before.
        assert!(draft.take_parts(&typed(&[("body-0", "右")]), 1, "right"));
        assert_eq!(bodies(&draft), ["右", "一、二"]);
        assert_eq!(draft.typed.get("name"), "佐藤", "the other page keeps its own");
        // One that has seen everything may take things away.
        assert!(!draft.take_parts(&typed(&[("body-0", "右")]), 3, "third"));
        assert_eq!(bodies(&draft), ["右"]);
        // The same text twice is kept once.
        assert!(!draft.take_parts(&typed(&[("body-0", "右")]), 1, "left"));
        assert_eq!(bodies(&draft), ["右"]);
    }
}
