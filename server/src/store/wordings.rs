//! The different texts of a consultation with their numbers（異なる文）: lists, proposals of near copies, totals.

use super::search::{Kind, Search};
use super::{Stored, Tx, Write, exactly_one, on, push_ids};
use chrono::{DateTime, Utc};
use domain::answers::Work;
use domain::people::{CallId, PersonId, PlanNodeId, ResponseId, WordingId};
use sqlx::QueryBuilder;
use std::collections::HashSet;
use uuid::Uuid;

/// Texts on one page.
pub const PAGE: usize = 30;

/// Which texts are looked for. Everything left open fits everything.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Texts to one of these clauses: one clause in its editions.
    pub nodes: Vec<PlanNodeId>,
    /// Only those without an answer.
    pub open: bool,
    /// Only those that are proposed to be put with another.
    pub proposed: bool,
    /// Those of one answer.
    pub response: Option<ResponseId>,
    /// Words.
    pub words: String,
}

/// A text with its numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// Which.
    pub id: WordingId,
    /// The text as it was first written.
    pub body: String,
    /// How often it was sent in.
    pub points: i64,
    /// By how many senders.
    pub senders: i64,
    /// The answer that it is given, and its number.
    pub response: Option<(ResponseId, i32)>,
    /// The text that it is proposed to be put with, and how like they are in hundredths.
    pub near: Option<(WordingId, i32)>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    body: String,
    points: i64,
    senders: i64,
    response_id: Option<Uuid>,
    number: Option<i32>,
    near_id: Option<Uuid>,
    likeness: Option<i32>,
}

impl From<Row> for Wording {
    fn from(row: Row) -> Self {
        Wording {
            id: WordingId(row.id),
            body: row.body,
            points: row.points,
            senders: row.senders,
            response: row.response_id.map(ResponseId).zip(row.number),
            near: row.near_id.map(WordingId).zip(row.likeness),
        }
    }
}

/// A place in a list: the number of points and the id of the last text that was seen.
pub type Mark = (i64, WordingId);

/// A stretch of the texts of a call, the most frequent first; one more than a page, to know whether another follows.
///
/// # Errors
/// The driver's.
pub async fn stretch(tx: &mut Tx, call: CallId, filter: &Filter, after: Option<Mark>) -> Stored<Vec<Wording>> {
    let search = Search::read(tx, Kind::Wording, &filter.words);
    let rows: Vec<Row> = on!(tx, c => {
        let mut query = QueryBuilder::new(
            "SELECT w.id, w.body, w.points, w.senders, w.response_id, r.number, w.near_id, w.likeness FROM (SELECT w.* FROM ",
        );
        // The walk is along the index of the narrowest condition.
        let (key, id) = match filter.nodes.is_empty() {
            true => ("w.points", "w.id"),
            false => ("n.points", "n.wording_id"),
        };
        match filter.nodes.is_empty() {
            true => query.push("wording w WHERE w.call_id = ").push_bind(call.0),
            false => {
                query.push("wording_node n JOIN wording w ON w.id = n.wording_id WHERE n.node_id IN (");
                push_ids(&mut query, filter.nodes.iter().map(|node| node.0));
                query.push(")")
            }
        };
        query.push(" AND ").push(key).push(" > 0");
        if filter.open {
            query.push(" AND w.response_id IS NULL");
        }
        if filter.proposed {
            query.push(" AND w.near_id IS NOT NULL");
        }
        if let Some(response) = filter.response {
            query.push(" AND w.response_id = ").push_bind(response.0);
        }
        if let Some(search) = &search {
            let [before, between, end] = search.sql();
            query.push(" AND w.id IN ").push(before).push_bind(search.kind());
            query.push(between).push_bind(search.question()).push(end);
        }
        if let Some((points, last)) = after {
            query.push(" AND (").push(key).push(", ").push(id).push(") < (").push_bind(points).push(", ").push_bind(last.0).push(")");
        }
        query.push(" ORDER BY ").push(key).push(" DESC, ").push(id).push(" DESC LIMIT ").push_bind(PAGE as i64 + 1);
        query.push(") w LEFT JOIN response r ON r.id = w.response_id ORDER BY w.points DESC, w.id DESC");
        query.build_query_as().fetch_all(c).await
    })?;
    Ok(rows.into_iter().map(Wording::from).collect())
}

/// A text of a call.
///
/// # Errors
/// The driver's.
pub async fn find(tx: &mut Tx, call: CallId, id: WordingId) -> Stored<Option<Wording>> {
    let sql = "SELECT w.id, w.body, w.points, w.senders, w.response_id, r.number, w.near_id, w.likeness
               FROM wording w LEFT JOIN response r ON r.id = w.response_id WHERE w.id = $1 AND w.call_id = $2";
    let row: Option<Row> = on!(tx, c => sqlx::query_as(sql).bind(id.0).bind(call.0).fetch_optional(c).await)?;
    Ok(row.map(Wording::from))
}

/// Those of some texts that are of a call.
///
/// # Errors
/// The driver's.
pub async fn these(tx: &mut Tx, call: CallId, ids: &[WordingId]) -> Stored<Vec<Wording>> {
    let rows: Vec<Row> = on!(tx, c => {
        let mut query = QueryBuilder::new(
            "SELECT w.id, w.body, w.points, w.senders, w.response_id, r.number, w.near_id, w.likeness
             FROM wording w LEFT JOIN response r ON r.id = w.response_id WHERE w.id IN (",
        );
        push_ids(&mut query, ids.iter().map(|id| id.0));
        query.push(") AND w.call_id = ").push_bind(call.0).build_query_as().fetch_all(c).await
    })?;
    Ok(rows.into_iter().map(Wording::from).collect())
}

/// The text with this id, whatever it was said to.
///
/// # Errors
/// The driver's.
pub async fn body(tx: &mut Tx, id: WordingId) -> Stored<Option<String>> {
    let sql = "SELECT body FROM wording WHERE id = $1";
    Ok(on!(tx, c => sqlx::query_scalar(sql).bind(id.0).fetch_optional(c).await)?)
}

/// Texts that are proposed to be put with this one, the most frequent first.
///
/// # Errors
/// The driver's.
pub async fn near(tx: &mut Tx, id: WordingId, limit: i64) -> Stored<Vec<Wording>> {
    let sql = "SELECT w.id, w.body, w.points, w.senders, w.response_id, r.number, w.near_id, w.likeness
               FROM wording w LEFT JOIN response r ON r.id = w.response_id
               WHERE w.near_id = $1 AND w.points > 0 ORDER BY w.points DESC, w.id DESC LIMIT $2";
    let rows: Vec<Row> = on!(tx, c => sqlx::query_as(sql).bind(id.0).bind(limit).fetch_all(c).await)?;
    Ok(rows.into_iter().map(Wording::from).collect())
}

/// Gives texts an answer, or takes it from them.
///
/// # Errors
/// The driver's.
pub async fn answer_by(tx: &mut Write, ids: &[WordingId], response: Option<ResponseId>) -> Stored<()> {
    on!(tx, c => {
        let mut query = QueryBuilder::new("UPDATE wording SET response_id = ");
        query.push_bind(response.map(|id| id.0)).push(" WHERE id IN (");
        push_ids(&mut query, ids.iter().map(|id| id.0));
        query.push(")").build().execute(c).await.map(drop)
    })?;
    Ok(())
}

/// Which of these texts an opinion says of which passages must not be published.
///
/// # Errors
/// The driver's.
pub async fn hidden(tx: &mut Tx, ids: &[WordingId]) -> Stored<HashSet<WordingId>> {
    if ids.is_empty() {
        return Ok(HashSet::new());
    }
    let rows: Vec<Uuid> = on!(tx, c => {
        let mut query = QueryBuilder::new(
            "SELECT DISTINCT p.wording_id FROM point p JOIN opinion_redaction r ON r.opinion_id = p.opinion_id
             AND r.version = p.version AND r.position = p.position WHERE p.wording_id IN (",
        );
        push_ids(&mut query, ids.iter().map(|id| id.0));
        query.push(")").build_query_scalar().fetch_all(c).await
    })?;
    Ok(rows.into_iter().map(WordingId).collect())
}

/// How many texts of a call have no answer.
///
/// # Errors
/// The driver's.
pub async fn open(tx: &mut Tx, call: CallId) -> Stored<i64> {
    let sql = "SELECT count(*) FROM wording WHERE call_id = $1 AND response_id IS NULL AND points > 0";
    Ok(on!(tx, c => sqlx::query_scalar(sql).bind(call.0).fetch_one(c).await)?)
}

/// How far the work on the opinions of a call is.
///
/// # Errors
/// The driver's.
pub async fn work(tx: &mut Tx, call: CallId) -> Stored<Work> {
    let sql = "SELECT count(*) FROM opinion WHERE call_id = $1 AND validity = 'received'";
    let unjudged = on!(tx, c => sqlx::query_scalar(sql).bind(call.0).fetch_one(c).await)?;
    Ok(Work { unjudged, open_texts: open(tx, call).await?, is_counted: tally(tx, call).await?.is_counted })
}

/// How many texts wait for a person to say whether they are near copies.
///
/// # Errors
/// The driver's.
pub async fn proposed(tx: &mut Tx, call: CallId) -> Stored<i64> {
    let sql = "SELECT count(*) FROM wording WHERE call_id = $1 AND near_id IS NOT NULL AND points > 0";
    Ok(on!(tx, c => sqlx::query_scalar(sql).bind(call.0).fetch_one(c).await)?)
}

/// Notes what a text is proposed to be put with, or that the question is settled.
///
/// # Errors
/// The driver's, or no such text.
pub async fn propose(tx: &mut Write, id: WordingId, near: Option<(WordingId, u8)>) -> Stored<()> {
    let sql = "UPDATE wording SET near_id = $2, likeness = $3 WHERE id = $1";
    let (near, likeness) = near.map(|(near, likeness)| (near.0, i32::from(likeness))).unzip();
    let rows = on!(tx, c => sqlx::query(sql).bind(id.0).bind(near).bind(likeness).execute(c).await?.rows_affected());
    exactly_one("wording", id, rows)
}

/// Settles the questions whether texts are near copies that lie under one answer by now.
///
/// # Errors
/// The driver's.
pub async fn settle(tx: &mut Write, response: ResponseId) -> Stored<()> {
    let sql = "UPDATE wording SET near_id = NULL, likeness = NULL
               WHERE response_id = $1 AND near_id IN (SELECT n.id FROM wording n WHERE n.response_id = $1)";
    Ok(on!(tx, c => sqlx::query(sql).bind(response.0).execute(c).await.map(drop))?)
}

/// Notes that a person has told two texts apart.
///
/// # Errors
/// The driver's.
pub async fn tell_apart(
    tx: &mut Write,
    one: WordingId,
    other: WordingId,
    by: PersonId,
    at: DateTime<Utc>,
) -> Stored<()> {
    let sql = "INSERT INTO told_apart (wording_id, near_id, told_by, told_at) VALUES ($1, $2, $3, $4)
               ON CONFLICT (wording_id, near_id) DO NOTHING";
    on!(tx, c => sqlx::query(sql).bind(one.0).bind(other.0).bind(by.0).bind(at).execute(c).await.map(drop))?;
    Ok(())
}

/// Takes back that two texts were told apart. Says whether they were.
///
/// # Errors
/// The driver's.
pub async fn untell(tx: &mut Write, one: WordingId, other: WordingId) -> Stored<bool> {
    let sql = "DELETE FROM told_apart WHERE wording_id = $1 AND near_id = $2";
    let rows = on!(tx, c => sqlx::query(sql).bind(one.0).bind(other.0).execute(c).await?.rows_affected());
    Ok(rows > 0)
}

/// The texts that a text was told apart from.
///
/// # Errors
/// The driver's.
pub async fn apart_from(tx: &mut Tx, id: WordingId) -> Stored<Vec<Wording>> {
    let sql = "SELECT w.id, w.body, w.points, w.senders, w.response_id, r.number, w.near_id, w.likeness
               FROM told_apart a JOIN wording w ON w.id = a.near_id LEFT JOIN response r ON r.id = w.response_id
               WHERE a.wording_id = $1 ORDER BY a.told_at";
    let rows: Vec<Row> = on!(tx, c => sqlx::query_as(sql).bind(id.0).fetch_all(c).await)?;
    Ok(rows.into_iter().map(Wording::from).collect())
}

/// All pairs of a call that were told apart.
///
/// # Errors
/// The driver's.
pub async fn told_apart(tx: &mut Tx, call: CallId) -> Stored<HashSet<(WordingId, WordingId)>> {
    let sql =
        "SELECT a.wording_id, a.near_id FROM told_apart a JOIN wording w ON w.id = a.wording_id WHERE w.call_id = $1";
    let rows: Vec<(Uuid, Uuid)> = on!(tx, c => sqlx::query_as(sql).bind(call.0).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(one, other)| (WordingId(one), WordingId(other))).collect())
}

/// A text as it is compared.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Text {
    /// Which.
    pub id: Uuid,
    /// Its words.
    pub body: String,
    /// Its weight.
    pub points: i64,
    /// The answer that it has.
    pub response_id: Option<Uuid>,
    /// What it is proposed to be put with so far.
    pub near_id: Option<Uuid>,
}

/// A stretch of all texts of a call, the most frequent first, to be compared. No more than `limit` are in memory at once.
///
/// # Errors
/// The driver's.
pub async fn texts(tx: &mut Tx, call: CallId, after: Option<(i64, Uuid)>, limit: i64) -> Stored<Vec<Text>> {
    let (points, id) = after.unwrap_or((i64::MAX, Uuid::max()));
    let sql = "SELECT id, body, points, response_id, near_id FROM wording
               WHERE call_id = $1 AND points > 0 AND (points, id) < ($2, $3) ORDER BY points DESC, id DESC LIMIT $4";
    Ok(on!(tx, c => sqlx::query_as(sql).bind(call.0).bind(points).bind(id).bind(limit).fetch_all(c).await)?)
}

/// The words of some texts.
///
/// # Errors
/// The driver's.
pub async fn bodies(tx: &mut Tx, ids: &[Uuid]) -> Stored<Vec<(Uuid, String)>> {
    Ok(on!(tx, c => {
        let mut query = QueryBuilder::new("SELECT id, body FROM wording WHERE id IN (");
        push_ids(&mut query, ids.iter().copied());
        query.push(")").build_query_as().fetch_all(c).await
    })?)
}

/// The numbers of a consultation, and how far its points are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, sqlx::FromRow)]
pub struct Tally {
    /// Opinions that count.
    pub opinions: i64,
    /// 提出数: their points.
    pub points: i64,
    /// 異なる文
    pub texts: i64,
    /// 提出者
    pub senders: i64,
    /// Whether the numbers are those of now.
    pub is_counted: bool,
    /// Whether the texts of now have been compared.
    pub is_compared: bool,
    /// When they were last.
    pub compared_at: Option<DateTime<Utc>>,
}

/// The numbers of a consultation; all nought before the first opinion.
///
/// # Errors
/// The driver's.
pub async fn tally(tx: &mut Tx, call: CallId) -> Stored<Tally> {
    let sql = "SELECT opinions, points, texts, senders, is_counted, compared = revision AS is_compared, compared_at
               FROM answering WHERE call_id = $1";
    let found: Option<Tally> = on!(tx, c => sqlx::query_as(sql).bind(call.0).fetch_optional(c).await)?;
    Ok(found.unwrap_or(Tally { is_counted: true, is_compared: true, ..Tally::default() }))
}

/// A consultation whose numbers are not those of now.
///
/// # Errors
/// The driver's.
pub async fn uncounted(tx: &mut Tx) -> Stored<Option<CallId>> {
    let sql = "SELECT call_id FROM answering WHERE NOT is_counted LIMIT 1";
    let found: Option<Uuid> = on!(tx, c => sqlx::query_scalar(sql).fetch_optional(c).await)?;
    Ok(found.map(CallId))
}

/// A consultation whose texts have changed since they were compared, unless that was after `since`; and its revision.
///
/// # Errors
/// The driver's.
pub async fn uncompared(tx: &mut Tx, since: DateTime<Utc>) -> Stored<Option<(CallId, i64)>> {
    let sql = "SELECT call_id, revision FROM answering
               WHERE compared <> revision AND (compared_at IS NULL OR compared_at <= $1) LIMIT 1";
    let found: Option<(Uuid, i64)> = on!(tx, c => sqlx::query_as(sql).bind(since).fetch_optional(c).await)?;
    Ok(found.map(|(call, revision)| (CallId(call), revision)))
}

/// Notes that the texts of a revision were compared. What has come in meanwhile made another revision.
///
/// # Errors
/// The driver's.
pub async fn compared(tx: &mut Write, call: CallId, revision: i64, at: DateTime<Utc>) -> Stored<()> {
    let sql = "UPDATE answering SET compared = $2, compared_at = $3 WHERE call_id = $1";
    Ok(on!(tx, c => sqlx::query(sql).bind(call.0).bind(revision).bind(at).execute(c).await.map(drop))?)
}
