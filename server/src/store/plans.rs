//! Texts of the city in editions, with their clauses（計画・案の版と項目）.

use super::{StoreError, Stored, Tx, Write, exactly_one, on};
use chrono::{DateTime, Utc};
use domain::people::{CallId, PlanId, PlanNodeId};
use domain::plans::{Plan, PlanKind, PlanNode};
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    call_id: Uuid,
    kind: String,
    edition: i32,
    title: String,
    errata: String,
    frozen_at: Option<DateTime<Utc>>,
}

#[derive(sqlx::FromRow)]
struct NodeRow {
    id: Uuid,
    depth: i32,
    label: String,
    title: String,
    body: String,
    origin_id: Option<Uuid>,
}

impl From<NodeRow> for PlanNode {
    fn from(row: NodeRow) -> Self {
        PlanNode {
            id: PlanNodeId(row.id),
            depth: row.depth,
            label: row.label,
            title: row.title,
            body: row.body,
            origin: row.origin_id.map(PlanNodeId),
        }
    }
}

/// Adds an edition with its clauses.
///
/// # Errors
/// The driver's; a duplicate where the edition is there already.
pub async fn add(tx: &mut Write, plan: &Plan, at: DateTime<Utc>) -> Stored<()> {
    let sql = "INSERT INTO plan (id, call_id, kind, edition, title, errata, frozen_at, created_at)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    on!(tx, c => sqlx::query(sql)
        .bind(plan.id.0)
        .bind(plan.call.0)
        .bind(plan.kind.code())
        .bind(plan.edition)
        .bind(&plan.title)
        .bind(&plan.errata)
        .bind(plan.frozen_at)
        .bind(at)
        .execute(c).await.map(std::mem::drop))?;
    add_nodes(tx, plan).await
}

/// Writes an edition anew that was not published yet: its title, its errata, its clauses.
///
/// # Errors
/// The driver's, or no such edition that may still change.
pub async fn replace(tx: &mut Write, plan: &Plan) -> Stored<()> {
    let sql = "UPDATE plan SET title = $2, errata = $3 WHERE id = $1 AND frozen_at IS NULL";
    let rows = on!(tx, c => sqlx::query(sql)
        .bind(plan.id.0)
        .bind(&plan.title)
        .bind(&plan.errata)
        .execute(c).await?.rows_affected());
    exactly_one("plan", plan.id, rows)?;
    let sql = "DELETE FROM plan_node WHERE plan_id = $1";
    on!(tx, c => sqlx::query(sql).bind(plan.id.0).execute(c).await.map(std::mem::drop))?;
    add_nodes(tx, plan).await
}

/// Notes that an edition was published. It stays as it is from then on.
///
/// # Errors
/// The driver's, or no such edition that was not published yet.
pub async fn freeze(tx: &mut Write, id: PlanId, at: DateTime<Utc>) -> Stored<()> {
    let sql = "UPDATE plan SET frozen_at = $2 WHERE id = $1 AND frozen_at IS NULL";
    let rows = on!(tx, c => sqlx::query(sql).bind(id.0).bind(at).execute(c).await?.rows_affected());
    exactly_one("plan", id, rows)
}

/// Throws an edition away that nobody has seen.
///
/// # Errors
/// The driver's, or no edition that was not published.
pub async fn drop(tx: &mut Write, id: PlanId) -> Stored<()> {
    let nodes = "DELETE FROM plan_node WHERE plan_id IN (SELECT id FROM plan WHERE id = $1 AND frozen_at IS NULL)";
    on!(tx, c => sqlx::query(nodes).bind(id.0).execute(c).await.map(std::mem::drop))?;
    let sql = "DELETE FROM plan WHERE id = $1 AND frozen_at IS NULL";
    let rows = on!(tx, c => sqlx::query(sql).bind(id.0).execute(c).await?.rows_affected());
    exactly_one("plan", id, rows)
}

/// Takes the date of an edition away that nobody has seen yet, so that it may change again.
///
/// # Errors
/// The driver's, or no edition that is to be published after `now`.
pub async fn thaw(tx: &mut Write, id: PlanId, now: DateTime<Utc>) -> Stored<()> {
    let sql = "UPDATE plan SET frozen_at = NULL WHERE id = $1 AND frozen_at > $2";
    let rows = on!(tx, c => sqlx::query(sql).bind(id.0).bind(now).execute(c).await?.rows_affected());
    exactly_one("plan", id, rows)
}

async fn add_nodes(tx: &mut Write, plan: &Plan) -> Stored<()> {
    let sql = "INSERT INTO plan_node (id, plan_id, position, depth, label, title, body, origin_id)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    for (position, node) in (0_i32..).zip(&plan.nodes) {
        on!(tx, c => sqlx::query(sql)
            .bind(node.id.0)
            .bind(plan.id.0)
            .bind(position)
            .bind(node.depth)
            .bind(&node.label)
            .bind(&node.title)
            .bind(&node.body)
            .bind(node.origin.map(|origin| origin.0))
            .execute(c).await.map(std::mem::drop))?;
    }
    Ok(())
}

/// The edition with this id.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn find(tx: &mut Tx, id: PlanId) -> Stored<Option<Plan>> {
    let sql = "SELECT id, call_id, kind, edition, title, errata, frozen_at FROM plan WHERE id = $1";
    let row: Option<Row> = on!(tx, c => sqlx::query_as(sql).bind(id.0).fetch_optional(c).await)?;
    whole(tx, row).await
}

/// The last edition of a call's text.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn latest(tx: &mut Tx, call: CallId, kind: PlanKind) -> Stored<Option<Plan>> {
    let sql = "SELECT id, call_id, kind, edition, title, errata, frozen_at FROM plan
               WHERE call_id = $1 AND kind = $2 ORDER BY edition DESC LIMIT 1";
    let row: Option<Row> = on!(tx, c => sqlx::query_as(sql).bind(call.0).bind(kind.code()).fetch_optional(c).await)?;
    whole(tx, row).await
}

/// The last edition of a call's text that was published.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn published(tx: &mut Tx, call: CallId, kind: PlanKind) -> Stored<Option<Plan>> {
    let sql = "SELECT id, call_id, kind, edition, title, errata, frozen_at FROM plan
               WHERE call_id = $1 AND kind = $2 AND frozen_at IS NOT NULL ORDER BY edition DESC LIMIT 1";
    let row: Option<Row> = on!(tx, c => sqlx::query_as(sql).bind(call.0).bind(kind.code()).fetch_optional(c).await)?;
    whole(tx, row).await
}

/// Every edition of a call's text, the first first.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn editions(tx: &mut Tx, call: CallId, kind: PlanKind) -> Stored<Vec<Plan>> {
    let sql = "SELECT id, call_id, kind, edition, title, errata, frozen_at FROM plan
               WHERE call_id = $1 AND kind = $2 ORDER BY edition";
    let rows: Vec<Row> = on!(tx, c => sqlx::query_as(sql).bind(call.0).bind(kind.code()).fetch_all(c).await)?;
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        found.extend(whole(tx, Some(row)).await?);
    }
    Ok(found)
}

async fn whole(tx: &mut Tx, row: Option<Row>) -> Stored<Option<Plan>> {
    let Some(row) = row else { return Ok(None) };
    let kind = PlanKind::from_code(&row.kind).ok_or_else(|| StoreError::corrupt("plan", "kind", row.id, &row.kind))?;
    let sql = "SELECT id, depth, label, title, body, origin_id FROM plan_node WHERE plan_id = $1 ORDER BY position";
    let nodes: Vec<NodeRow> = on!(tx, c => sqlx::query_as(sql).bind(row.id).fetch_all(c).await)?;
    Ok(Some(Plan {
        id: PlanId(row.id),
        call: CallId(row.call_id),
        kind,
        edition: row.edition,
        title: row.title,
        errata: row.errata,
        frozen_at: row.frozen_at,
        nodes: nodes.into_iter().map(PlanNode::from).collect(),
    }))
}
