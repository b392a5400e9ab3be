//! The numbers of a consultation and of its answers（件数の集計）. Whatever reads a whole consultation reads a snapshot; what is then
//! written takes the writer's turn for a moment only, and only where nothing has changed in between.

use super::{Stored, Tx, Write, on, push_ids};
use domain::answers::Counts;
use domain::people::{CallId, ResponseId};
use sqlx::QueryBuilder;
use std::collections::BTreeMap;
use uuid::Uuid;

/// The numbers of a consultation at a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    call: CallId,
    /// The revision of the texts, and how often they had been put under answers, when this was counted.
    seen: (i64, i64),
    opinions: i64,
    whole: Counts,
    /// Answers whose numbers are no longer right, with the right ones.
    changed: Vec<(Uuid, Counts)>,
}

/// Counts a consultation and its answers. Reads all of its points: give it a snapshot, never the writer.
///
/// # Errors
/// The driver's.
pub async fn count(tx: &mut Tx, call: CallId) -> Stored<Option<Counted>> {
    let sql = "SELECT revision, grouped FROM answering WHERE call_id = $1";
    let seen: Option<(i64, i64)> = on!(tx, c => sqlx::query_as(sql).bind(call.0).fetch_optional(c).await)?;
    let Some(seen) = seen else { return Ok(None) };
    let sql = "SELECT (SELECT count(*) FROM opinion o WHERE o.call_id = $1 AND o.validity = 'valid'),
                   (SELECT CAST(COALESCE(sum(w.points), 0) AS BIGINT) FROM wording w WHERE w.call_id = $1),
                   (SELECT count(*) FROM wording w WHERE w.call_id = $1 AND w.points > 0),
                   (SELECT count(DISTINCT p.sender) FROM point p WHERE p.call_id = $1)";
    let (opinions, points, texts, senders): (i64, i64, i64, i64) =
        on!(tx, c => sqlx::query_as(sql).bind(call.0).fetch_one(c).await)?;
    let sql = "SELECT id, points, texts, senders FROM response WHERE call_id = $1";
    let kept: Vec<(Uuid, i64, i64, i64)> = on!(tx, c => sqlx::query_as(sql).bind(call.0).fetch_all(c).await)?;
    let ids: Vec<Uuid> = kept.iter().map(|(id, ..)| *id).collect();
    let right = of_responses(tx, &ids).await?;
    let changed = kept.into_iter().filter_map(|(id, points, texts, senders)| {
        let right = right.get(&id).copied().unwrap_or_default();
        (right != Counts { points, texts, senders }).then_some((id, right))
    });
    let whole = Counts { points, texts, senders };
    Ok(Some(Counted { call, seen, opinions, whole, changed: changed.collect() }))
}

/// Answers of one question.
const ASKED: usize = 2_000;

/// What answers come to by now.
async fn of_responses(tx: &mut Tx, ids: &[Uuid]) -> Stored<BTreeMap<Uuid, Counts>> {
    let mut found: BTreeMap<Uuid, Counts> = BTreeMap::new();
    for ids in ids.chunks(ASKED) {
        let texts: Vec<(Uuid, i64, i64)> = on!(tx, c => {
            let mut query = QueryBuilder::new(
                "SELECT response_id, CAST(sum(points) AS BIGINT), count(*) FROM wording WHERE points > 0 AND response_id IN (",
            );
            push_ids(&mut query, ids.iter().copied());
            query.push(") GROUP BY response_id").build_query_as().fetch_all(c).await
        })?;
        let senders: Vec<(Uuid, i64)> = on!(tx, c => {
            let mut query = QueryBuilder::new(
                "SELECT w.response_id, count(DISTINCT p.sender) FROM wording w JOIN point p ON p.wording_id = w.id
                 WHERE w.response_id IN (",
            );
            push_ids(&mut query, ids.iter().copied());
            query.push(") GROUP BY w.response_id").build_query_as().fetch_all(c).await
        })?;
        let senders: BTreeMap<Uuid, i64> = senders.into_iter().collect();
        found.extend(texts.into_iter().map(|(id, points, texts)| {
            (id, Counts { points, texts, senders: senders.get(&id).copied().unwrap_or(0) })
        }));
    }
    Ok(found)
}

/// Writes down what was counted, unless something has changed since. Says whether it was written.
///
/// # Errors
/// The driver's.
pub async fn keep(tx: &mut Write, counted: &Counted) -> Stored<bool> {
    let sql = "UPDATE answering SET is_counted = TRUE, opinions = $4, points = $5, texts = $6, senders = $7
               WHERE call_id = $1 AND revision = $2 AND grouped = $3";
    let rows = on!(tx, c => sqlx::query(sql)
        .bind(counted.call.0)
        .bind(counted.seen.0)
        .bind(counted.seen.1)
        .bind(counted.opinions)
        .bind(counted.whole.points)
        .bind(counted.whole.texts)
        .bind(counted.whole.senders)
        .execute(c).await?.rows_affected());
    if rows == 0 {
        return Ok(false);
    }
    put(tx, counted.changed.iter().copied()).await?;
    Ok(true)
}

async fn put(tx: &mut Write, counts: impl Iterator<Item = (Uuid, Counts)>) -> Stored<()> {
    for (id, counts) in counts {
        let sql = "UPDATE response SET points = $2, texts = $3, senders = $4 WHERE id = $1";
        on!(tx, c => sqlx::query(sql)
            .bind(id)
            .bind(counts.points)
            .bind(counts.texts)
            .bind(counts.senders)
            .execute(c).await.map(drop))?;
    }
    Ok(())
}

/// Counts answers anew to which texts were given, or from which they were taken; whoever is counting the whole at this moment
/// hears of it. Take the turn on the call first.
///
/// # Errors
/// The driver's.
pub async fn recount(tx: &mut Write, call: CallId, responses: &[ResponseId]) -> Stored<()> {
    let ids: Vec<Uuid> = responses.iter().map(|id| id.0).collect();
    let right = of_responses(tx, &ids).await?;
    put(tx, ids.iter().map(|id| (*id, right.get(id).copied().unwrap_or_default()))).await?;
    let sql = "UPDATE answering SET grouped = grouped + 1 WHERE call_id = $1";
    Ok(on!(tx, c => sqlx::query(sql).bind(call.0).execute(c).await.map(drop))?)
}
