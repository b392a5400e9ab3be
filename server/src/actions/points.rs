//! Making points of opinions, counting them, and proposing near copies: stretch by stretch, so that a stop loses nothing（論点の準備）.

use crate::state::State;
use crate::store::{Stored, points, tallies, wordings};
use chrono::{DateTime, TimeDelta, Utc};
use domain::likeness::{NEAR, Near, Signature, likeness, near_copies};
use domain::people::{CallId, WordingId};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// How many opinions one transaction takes.
const BATCH: i64 = 1_000;
/// How many texts are read at once to be compared.
const READ: i64 = 2_000;
/// How many proposals one transaction writes.
const WRITTEN: usize = 500;
/// Comparing all texts again for each opinion that comes in would be waste: once in so many minutes is enough.
const AGAIN: TimeDelta = TimeDelta::minutes(10);

/// Does one stretch of the work: makes points, or takes them away, or counts. Says whether more is left.
///
/// # Errors
/// The store's; what was done stays done.
pub async fn step(state: &State) -> Stored<bool> {
    // Whoever only looks does not take the writer's turn.
    if points::is_due(&mut state.db.read().await?).await? {
        let mut tx = state.db.write().await?;
        let worked = match points::unmake(&mut tx, BATCH).await? {
            None => points::make(&mut tx, BATCH).await?,
            some => some,
        };
        tx.commit().await?;
        return Ok(worked.is_some());
    }
    let mut snapshot = state.db.read().await?;
    let Some(call) = wordings::uncounted(&mut snapshot).await? else { return Ok(false) };
    let Some(counted) = tallies::count(&mut snapshot, call).await? else { return Ok(false) };
    drop(snapshot);
    let mut tx = state.db.write().await?;
    // What changed meanwhile is counted the next time.
    tallies::keep(&mut tx, &counted).await?;
    tx.commit().await?;
    Ok(true)
}

/// Does all of it, for commands and tests.
///
/// # Errors
/// The store's.
pub async fn catch_up(state: &State, now: DateTime<Utc>) -> Stored<()> {
    while step(state).await? {}
    while let Some((call, revision)) = wordings::uncompared(&mut state.db.read().await?, now).await? {
        compare(state, call, revision, now).await?;
    }
    Ok(())
}

/// Compares the texts of a consultation that have changed, if any has. Says whether one had.
///
/// # Errors
/// The store's.
pub async fn compare_next(state: &State, now: DateTime<Utc>) -> Stored<bool> {
    let next = wordings::uncompared(&mut state.db.read().await?, now - AGAIN).await?;
    match next {
        None => Ok(false),
        Some((call, revision)) => compare(state, call, revision, now).await.map(|()| true),
    }
}

/// What is known of a text while all are compared.
struct Known {
    id: Uuid,
    response: Option<Uuid>,
    near: Option<Uuid>,
}

/// Compares all texts of a consultation and writes the proposals down. Texts come by in stretches; what stays in
/// memory of each is its signature. Stopped half way, it begins anew and comes to the same.
async fn compare(state: &State, call: CallId, revision: i64, now: DateTime<Utc>) -> Stored<()> {
    find_and_write(state, call).await?;
    let mut tx = state.db.write().await?;
    wordings::compared(&mut tx, call, revision, now).await?;
    tx.commit().await
}

async fn find_and_write(state: &State, call: CallId) -> Stored<()> {
    let mut tx = state.db.read().await?;
    let told = wordings::told_apart(&mut tx, call).await?;
    let mut known: Vec<Known> = Vec::new();
    let mut signatures: Vec<Option<Signature>> = Vec::new();
    let mut after = None;
    loop {
        let texts = wordings::texts(&mut tx, call, after, READ).await?;
        let Some(last) = texts.last() else { break };
        after = Some((last.points, last.id));
        known.extend(texts.iter().map(|text| Known { id: text.id, response: text.response_id, near: text.near_id }));
        signatures.extend(
            in_background(move || texts.iter().map(|text| Signature::of(&text.body)).collect::<Vec<_>>()).await,
        );
    }
    drop(tx);
    let ids: Vec<WordingId> = known.iter().map(|text| WordingId(text.id)).collect();
    let found = in_background(move || {
        let apart =
            |one: usize, other: usize| told.contains(&(ids[one], ids[other])) || told.contains(&(ids[other], ids[one]));
        near_copies(&signatures, apart)
    })
    .await;
    write(state, &known, &found).await
}

/// Work that would keep the server from answering.
async fn in_background<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    match tokio::task::spawn_blocking(work).await {
        Ok(done) => done,
        Err(broken) => std::panic::resume_unwind(broken.into_panic()),
    }
}

/// Writes what has changed: a question that is settled, as both texts have the same answer, is none.
async fn write(state: &State, known: &[Known], found: &[Near]) -> Stored<()> {
    let is_open = |near: &&Near| {
        let (one, other) = (known[near.text].response, known[near.to].response);
        one.is_none() || one != other
    };
    let open: Vec<&Near> = found.iter().filter(is_open).collect();
    let mut kept: HashSet<usize> = HashSet::new();
    for stretch in open.chunks(WRITTEN) {
        let ids: HashSet<Uuid> = stretch.iter().flat_map(|near| [known[near.text].id, known[near.to].id]).collect();
        let ids: Vec<Uuid> = ids.into_iter().collect();
        let bodies: HashMap<Uuid, String> =
            wordings::bodies(&mut state.db.read().await?, &ids).await?.into_iter().collect();
        let mut tx = state.db.write().await?;
        for near in stretch {
            let (text, to) = (&known[near.text], &known[near.to]);
            let (Some(one), Some(other)) = (bodies.get(&text.id), bodies.get(&to.id)) else { continue };
            // The estimate may err by a few hundredths; what is shown is the true share.
            let likeness = likeness(one, other);
            if likeness >= NEAR {
                kept.insert(near.text);
                if text.near != Some(to.id) {
                    wordings::propose(&mut tx, WordingId(text.id), Some((WordingId(to.id), likeness))).await?;
                }
            }
        }
        tx.commit().await?;
    }
    let stale: Vec<&Known> = known
        .iter()
        .enumerate()
        .filter(|(at, text)| text.near.is_some() && !kept.contains(at))
        .map(|(_, text)| text)
        .collect();
    for stretch in stale.chunks(WRITTEN) {
        let mut tx = state.db.write().await?;
        for text in stretch {
            wordings::propose(&mut tx, WordingId(text.id), None).await?;
        }
        tx.commit().await?;
    }
    Ok(())
}
