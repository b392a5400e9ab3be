//! The plan as it was decided, why its clauses were changed, and the numbers of the result（成案・修正の理由・結果の数）.

use super::{StoreError, Stored, Tx, Write, exactly_one, on};
use chrono::{DateTime, Utc};
use domain::answers::{Cause, Figures};
use domain::opinions::{Author, Channel, Naming};
use domain::people::{CallId, PlanId, PlanNodeId, ResponseId};
use sqlx::types::Json;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Writes a clause of a plan anew that was not published yet.
///
/// # Errors
/// The driver's, or no such clause that may still change.
pub async fn write_clause(tx: &mut Write, plan: PlanId, node: PlanNodeId, title: &str, body: &str) -> Stored<()> {
    let sql = "UPDATE plan_node SET title = $3, body = $4 WHERE id = $1 AND plan_id = $2
               AND EXISTS (SELECT 1 FROM plan WHERE plan.id = $2 AND plan.frozen_at IS NULL)";
    let rows = on!(tx, c => sqlx::query(sql)
        .bind(node.0)
        .bind(plan.0)
        .bind(title)
        .bind(body)
        .execute(c).await?.rows_affected());
    exactly_one("plan_node", node, rows)
}

/// Writes down why a clause was changed, instead of what was written before.
///
/// # Errors
/// The driver's.
pub async fn put_cause(tx: &mut Write, node: PlanNodeId, reason: &str, answers: &[ResponseId]) -> Stored<()> {
    let sql =
        "INSERT INTO clause_change (node_id, reason) VALUES ($1, $2) ON CONFLICT (node_id) DO UPDATE SET reason = $2";
    on!(tx, c => sqlx::query(sql).bind(node.0).bind(reason).execute(c).await.map(drop))?;
    let sql = "DELETE FROM clause_change_response WHERE node_id = $1";
    on!(tx, c => sqlx::query(sql).bind(node.0).execute(c).await.map(drop))?;
    for answer in answers {
        let sql = "INSERT INTO clause_change_response (node_id, response_id) VALUES ($1, $2)";
        on!(tx, c => sqlx::query(sql).bind(node.0).bind(answer.0).execute(c).await.map(drop))?;
    }
    Ok(())
}

/// Why the clauses of a plan were changed.
///
/// # Errors
/// The driver's.
pub async fn causes(tx: &mut Tx, plan: PlanId) -> Stored<Vec<(PlanNodeId, Cause)>> {
    let sql = "SELECT c.node_id, c.reason, r.number FROM plan_node n JOIN clause_change c ON c.node_id = n.id
               LEFT JOIN clause_change_response l ON l.node_id = n.id LEFT JOIN response r ON r.id = l.response_id
               WHERE n.plan_id = $1 ORDER BY n.position, r.number";
    let rows: Vec<(Uuid, String, Option<i32>)> = on!(tx, c => sqlx::query_as(sql).bind(plan.0).fetch_all(c).await)?;
    let mut found: Vec<(PlanNodeId, Cause)> = Vec::new();
    for (node, reason, number) in rows {
        if found.last().is_none_or(|(last, _)| last.0 != node) {
            found.push((PlanNodeId(node), Cause { answers: Vec::new(), reason }));
        }
        if let Some((_, cause)) = found.last_mut() {
            cause.answers.extend(number);
        }
    }
    Ok(found)
}

/// Counts everything that the result tells. Reads every opinion of the call: asked once, at the publication.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn count(tx: &mut Tx, call: CallId) -> Stored<Figures> {
    let sql = "SELECT validity, count(*) FROM opinion WHERE call_id = $1 GROUP BY validity";
    let by_validity: Vec<(String, i64)> = on!(tx, c => sqlx::query_as(sql).bind(call.0).fetch_all(c).await)?;
    let by_validity: BTreeMap<String, i64> = by_validity.into_iter().collect();
    let of = |code: &str| by_validity.get(code).copied().unwrap_or(0);
    let sql = "SELECT o.channel, count(DISTINCT o.id), count(DISTINCT p.sender) FROM opinion o
               JOIN point p ON p.opinion_id = o.id WHERE o.call_id = $1 GROUP BY o.channel ORDER BY o.channel";
    let channels: Vec<(String, i64, i64)> = on!(tx, c => sqlx::query_as(sql).bind(call.0).fetch_all(c).await)?;
    let by_channel = channels.into_iter().map(|(code, opinions, senders)| {
        let channel =
            Channel::from_code(&code).ok_or_else(|| StoreError::corrupt("opinion", "channel", call, &code))?;
        Ok((channel, opinions, senders))
    });
    let by_channel = by_channel.collect::<Stored<Vec<_>>>()?;
    let sql = "SELECT class, count(*), CAST(sum(points) AS BIGINT) FROM response WHERE call_id = $1 AND texts > 0
               GROUP BY class ORDER BY class";
    let by_class: Vec<(String, i64, i64)> = on!(tx, c => sqlx::query_as(sql).bind(call.0).fetch_all(c).await)?;
    let sql = "SELECT count(*) FROM opinion o JOIN opinion_author a ON a.opinion_id = o.id
               WHERE o.call_id = $1 AND o.validity = 'valid' AND a.organisation <> ''";
    let of_groups: i64 = on!(tx, c => sqlx::query_scalar(sql).bind(call.0).fetch_one(c).await)?;
    let tally = super::wordings::tally(tx, call).await?;
    Ok(Figures {
        opinions: of("valid"),
        senders: tally.senders,
        of_groups,
        points: tally.points,
        texts: tally.texts,
        out_of_scope: of("out_of_scope"),
        invalid: of("invalid"),
        by_channel,
        by_class,
    })
}

/// Keeps the numbers of a result.
///
/// # Errors
/// The driver's; a duplicate where they are there already.
pub async fn keep_figures(tx: &mut Write, call: CallId, figures: &Figures, at: DateTime<Utc>) -> Stored<()> {
    let sql = "INSERT INTO consultation_result (call_id, figures, counted_at, told_after) VALUES ($1, $2, $3, $4)";
    on!(tx, c => sqlx::query(sql)
        .bind(call.0)
        .bind(Json(figures))
        .bind(at)
        .bind(Uuid::nil())
        .execute(c).await.map(drop))?;
    Ok(())
}

/// A consultation whose result not everybody who wrote has been told of, and after which opinion to go on.
///
/// # Errors
/// The driver's.
pub async fn untold(tx: &mut Tx) -> Stored<Option<(CallId, Uuid)>> {
    let sql = "SELECT call_id, told_after FROM consultation_result WHERE told_after IS NOT NULL LIMIT 1";
    let found: Option<(Uuid, Uuid)> = on!(tx, c => sqlx::query_as(sql).fetch_optional(c).await)?;
    Ok(found.map(|(call, after)| (CallId(call), after)))
}

/// Notes up to which opinion everybody was told; `None` when all are.
///
/// # Errors
/// The driver's.
pub async fn told(tx: &mut Write, call: CallId, after: Option<Uuid>) -> Stored<()> {
    let sql = "UPDATE consultation_result SET told_after = $2 WHERE call_id = $1";
    Ok(on!(tx, c => sqlx::query(sql).bind(call.0).bind(after).execute(c).await.map(drop))?)
}

/// Somebody who wrote and left an address for mail, or wrote on paper and left one for post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Writer {
    /// The opinion.
    pub id: Uuid,
    /// Its receipt number.
    pub number: String,
    /// The language to write in.
    pub lang: String,
    /// How the author is named.
    pub naming: Naming,
    /// Who it is, as far as it was told.
    pub author: Author,
}

#[derive(sqlx::FromRow)]
struct WriterRow {
    id: Uuid,
    number: String,
    lang: String,
    naming: String,
    name: String,
    organisation: String,
    postcode: String,
    address: String,
    email: String,
}

/// A stretch of those who wrote and can be told, unless they took their opinion back.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn writers(tx: &mut Tx, call: CallId, after: Uuid, limit: i64) -> Stored<Vec<Writer>> {
    let sql =
        "SELECT o.id, o.number, o.lang, o.naming, a.name, a.organisation, a.postcode, a.address, a.email FROM opinion o
               JOIN opinion_author a ON a.opinion_id = o.id
               WHERE o.call_id = $1 AND o.id > $2 AND o.validity <> 'withdrawn'
                 AND (a.email <> '' OR (o.keyed_by IS NOT NULL AND a.address <> '')) ORDER BY o.id LIMIT $3";
    let rows: Vec<WriterRow> =
        on!(tx, c => sqlx::query_as(sql).bind(call.0).bind(after).bind(limit).fetch_all(c).await)?;
    let writer = |row: WriterRow| {
        let naming = Naming::from_code(&row.naming)
            .ok_or_else(|| StoreError::corrupt("opinion", "naming", row.id, &row.naming))?;
        let author = Author {
            name: row.name,
            organisation: row.organisation,
            postcode: row.postcode,
            address: row.address,
            email: row.email,
            ..Author::default()
        };
        Ok(Writer { id: row.id, number: row.number, lang: row.lang, naming, author })
    };
    rows.into_iter().map(writer).collect()
}

/// The numbers of a result, once it is published.
///
/// # Errors
/// The driver's.
pub async fn figures(tx: &mut Tx, call: CallId) -> Stored<Option<Figures>> {
    let sql = "SELECT figures FROM consultation_result WHERE call_id = $1";
    let found: Option<Json<Figures>> = on!(tx, c => sqlx::query_scalar(sql).bind(call.0).fetch_optional(c).await)?;
    Ok(found.map(|found| found.0))
}
