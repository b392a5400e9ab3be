//! Points（論点）and the texts that they have: made from valid opinions, counted, taken away again.
//!
//! What has to be made follows from the opinions alone: a valid one whose `pointed` is not its version lacks its points, one
//! that counts no longer has too many. So a job that was killed goes on where it stopped, and no action can forget it.

use super::search::{self, Kind};
use super::{Stored, Tx, Write, on, push_ids};
use domain::folding::text_hash;
use domain::people::{CallId, OpinionId, PlanNodeId, WordingId};
use domain::points::{Cuts, Stretch, joined};
use sqlx::QueryBuilder;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use uuid::Uuid;

/// An opinion to make points of.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
struct Uncut {
    id: Uuid,
    version: i32,
    sender_key: Option<String>,
}

#[derive(Debug, sqlx::FromRow)]
struct PartRow {
    opinion_id: Uuid,
    position: i32,
    body: String,
    reason: String,
}

/// A point that is about to be written.
struct New {
    id: Uuid,
    opinion: Uuid,
    version: i32,
    position: i32,
    stretch: Stretch,
    hash: String,
    text: String,
    sender: String,
    nodes: Vec<Uuid>,
}

/// Whether any opinion lacks points or has too many.
///
/// # Errors
/// The driver's.
pub async fn is_due(tx: &mut Tx) -> Stored<bool> {
    for sql in [LACKING, TOO_MANY] {
        let call: Option<Uuid> = on!(tx, c => sqlx::query_scalar(sql).fetch_optional(c).await)?;
        if call.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// A call with an opinion that lacks points, and one with an opinion that has too many.
const LACKING: &str =
    "SELECT call_id FROM opinion WHERE validity = 'valid' AND (pointed IS NULL OR pointed <> version) LIMIT 1";
const TOO_MANY: &str = "SELECT call_id FROM opinion WHERE validity <> 'valid' AND pointed IS NOT NULL LIMIT 1";

/// Makes the points of at most `limit` opinions of one call that lack them, and says which call it was. `None` when
/// nothing is left to do anywhere.
///
/// # Errors
/// The driver's.
pub async fn make(tx: &mut Write, limit: i64) -> Stored<Option<CallId>> {
    let call: Option<Uuid> = on!(tx, c => sqlx::query_scalar(LACKING).fetch_optional(c).await)?;
    let Some(call) = call else { return Ok(None) };
    turn(tx, CallId(call)).await?;
    let sql = "SELECT id, version, sender_key FROM opinion
               WHERE call_id = $1 AND validity = 'valid' AND (pointed IS NULL OR pointed <> version) ORDER BY id LIMIT $2";
    let uncut: Vec<Uncut> = on!(tx, c => sqlx::query_as(sql).bind(call).bind(limit).fetch_all(c).await)?;
    let call = CallId(call);
    let ids: Vec<Uuid> = uncut.iter().map(|opinion| opinion.id).collect();
    remove(tx, &ids).await?;
    let new = whole_parts(tx, &uncut).await?;
    write(tx, call, new).await?;
    on!(tx, c => {
        let mut query = QueryBuilder::new("UPDATE opinion SET pointed = version WHERE id IN (");
        push_ids(&mut query, ids.iter().copied());
        query.push(")").build().execute(c).await.map(drop)
    })?;
    dirty(tx, call).await?;
    Ok(Some(call))
}

/// Takes the points of at most `limit` opinions away that count no longer. `None` when there is none.
///
/// # Errors
/// The driver's.
pub async fn unmake(tx: &mut Write, limit: i64) -> Stored<Option<CallId>> {
    let call: Option<Uuid> = on!(tx, c => sqlx::query_scalar(TOO_MANY).fetch_optional(c).await)?;
    let Some(call) = call else { return Ok(None) };
    turn(tx, CallId(call)).await?;
    let sql = "SELECT id FROM opinion WHERE call_id = $1 AND validity <> 'valid' AND pointed IS NOT NULL LIMIT $2";
    let ids: Vec<Uuid> = on!(tx, c => sqlx::query_scalar(sql).bind(call).bind(limit).fetch_all(c).await)?;
    remove(tx, &ids).await?;
    on!(tx, c => {
        let mut query = QueryBuilder::new("UPDATE opinion SET pointed = NULL WHERE id IN (");
        push_ids(&mut query, ids.iter().copied());
        query.push(")").build().execute(c).await.map(drop)
    })?;
    dirty(tx, CallId(call)).await?;
    Ok(Some(CallId(call)))
}

/// Takes the turn on a call, so that what an officer does to its texts and what the job does stand one after the other.
async fn turn(tx: &mut Write, call: CallId) -> Stored<()> {
    let sql = "UPDATE call SET slug = slug WHERE id = $1";
    Ok(on!(tx, c => sqlx::query(sql).bind(call.0).execute(c).await.map(drop))?)
}

/// Notes that the numbers of a call have to be counted anew, and its texts compared.
async fn dirty(tx: &mut Write, call: CallId) -> Stored<()> {
    let sql = "INSERT INTO answering (call_id, opinions, points, texts, senders, is_counted, revision, compared)
               VALUES ($1, 0, 0, 0, 0, FALSE, 1, 0)
               ON CONFLICT (call_id) DO UPDATE SET is_counted = FALSE, revision = answering.revision + 1";
    on!(tx, c => sqlx::query(sql).bind(call.0).execute(c).await.map(drop))?;
    Ok(())
}

/// One point for each part: how every opinion begins.
async fn whole_parts(tx: &mut Tx, uncut: &[Uncut]) -> Stored<Vec<New>> {
    let parts: Vec<PartRow> = on!(tx, c => {
        let mut query = QueryBuilder::new(
            "SELECT p.opinion_id, p.position, p.body, p.reason FROM opinion o
             JOIN opinion_part p ON p.opinion_id = o.id AND p.version = o.version WHERE o.id IN (",
        );
        push_ids(&mut query, uncut.iter().map(|opinion| opinion.id));
        query.push(") ORDER BY p.opinion_id, p.position").build_query_as().fetch_all(c).await
    })?;
    let nodes: Vec<(Uuid, i32, Uuid)> = on!(tx, c => {
        let mut query = QueryBuilder::new(
            "SELECT n.opinion_id, n.position, n.node_id FROM opinion o
             JOIN opinion_part_node n ON n.opinion_id = o.id AND n.version = o.version WHERE o.id IN (",
        );
        push_ids(&mut query, uncut.iter().map(|opinion| opinion.id));
        query.push(")").build_query_as().fetch_all(c).await
    })?;
    let mut bound: HashMap<(Uuid, i32), Vec<Uuid>> = HashMap::new();
    for (opinion, position, node) in nodes {
        bound.entry((opinion, position)).or_default().push(node);
    }
    let of: HashMap<Uuid, &Uncut> = uncut.iter().map(|opinion| (opinion.id, opinion)).collect();
    let points = parts.into_iter().filter_map(|part| {
        let opinion = of.get(&part.opinion_id)?;
        let nodes = bound.get(&(part.opinion_id, part.position)).cloned().unwrap_or_default();
        let text = joined(&part.body, &part.reason);
        let stretch = Stretch { from: 0, until: text.chars().count() };
        Some(point(opinion, part.position, stretch, text, nodes))
    });
    Ok(points.collect())
}

fn point(opinion: &Uncut, position: i32, stretch: Stretch, text: String, nodes: Vec<Uuid>) -> New {
    // Somebody who left nothing to be told by counts as one sender for each opinion.
    let sender = opinion.sender_key.clone().unwrap_or_else(|| opinion.id.to_string());
    New {
        id: Uuid::now_v7(),
        opinion: opinion.id,
        version: opinion.version,
        position,
        stretch,
        hash: text_hash(&text),
        text,
        sender,
        nodes,
    }
}

/// Rows of a statement of several; SQLite takes 32,766 values at once.
const ROWS: usize = 2_000;

/// Writes points with their texts, and adds them to the numbers of these.
async fn write(tx: &mut Write, call: CallId, new: Vec<New>) -> Stored<()> {
    let mut texts: BTreeMap<&str, &str> = BTreeMap::new();
    for point in &new {
        texts.entry(&point.hash).or_insert(&point.text);
    }
    let wordings = find_or_add(tx, call, &texts).await?;
    let wording = |point: &New| wordings[&point.hash];
    let pairs: BTreeSet<(Uuid, &str)> = new.iter().map(|point| (wording(point), point.sender.as_str())).collect();
    let known = known_senders(tx, &pairs).await?;
    let mut grown: BTreeMap<Uuid, (i64, i64)> = BTreeMap::new();
    for point in &new {
        grown.entry(wording(point)).or_default().0 += 1;
    }
    for (wording, sender) in &pairs {
        if !known.contains(&(*wording, (*sender).to_owned())) {
            grown.entry(*wording).or_default().1 += 1;
        }
    }
    for rows in new.chunks(ROWS) {
        on!(tx, c => {
            let mut query = QueryBuilder::new(
                "INSERT INTO point (id, call_id, opinion_id, version, position, begins, ends, wording_id, sender) ",
            );
            query.push_values(rows, |mut row, point| {
                row.push_bind(point.id).push_bind(call.0).push_bind(point.opinion).push_bind(point.version)
                    .push_bind(point.position).push_bind(place(point.stretch.from)).push_bind(place(point.stretch.until))
                    .push_bind(wording(point)).push_bind(point.sender.as_str());
            });
            query.build().execute(c).await.map(drop)
        })?;
    }
    for (wording, (points, senders)) in &grown {
        let sql = "UPDATE wording SET points = points + $2, senders = senders + $3 WHERE id = $1";
        on!(tx, c => sqlx::query(sql).bind(wording).bind(points).bind(senders).execute(c).await.map(drop))?;
    }
    bind(tx, &new, &wordings).await?;
    weigh(tx, &grown.into_keys().collect::<Vec<_>>()).await
}

/// A place in a text as the database keeps it. Texts are far shorter than two thousand million letters.
fn place(at: usize) -> i32 {
    i32::try_from(at).unwrap_or(i32::MAX)
}

async fn find_or_add(tx: &mut Write, call: CallId, texts: &BTreeMap<&str, &str>) -> Stored<HashMap<String, Uuid>> {
    let mut found: HashMap<String, Uuid> = HashMap::with_capacity(texts.len());
    let hashes: Vec<&str> = texts.keys().copied().collect();
    for hashes in hashes.chunks(ROWS) {
        let rows: Vec<(String, Uuid)> = on!(tx, c => {
            let mut query = QueryBuilder::new("SELECT text_hash, id FROM wording WHERE call_id = ");
            query.push_bind(call.0).push(" AND text_hash IN (");
            let mut list = query.separated(", ");
            for hash in hashes {
                list.push_bind(*hash);
            }
            query.push(")").build_query_as().fetch_all(c).await
        })?;
        found.extend(rows);
    }
    for (hash, text) in texts {
        if !found.contains_key(*hash) {
            let id = Uuid::now_v7();
            let sql =
                "INSERT INTO wording (id, call_id, text_hash, body, points, senders) VALUES ($1, $2, $3, $4, 0, 0)";
            on!(tx, c => sqlx::query(sql).bind(id).bind(call.0).bind(*hash).bind(*text).execute(c).await.map(drop))?;
            search::put(tx, Kind::Wording, id, &[(*text).to_owned()]).await?;
            found.insert((*hash).to_owned(), id);
        }
    }
    Ok(found)
}

async fn known_senders(tx: &mut Tx, pairs: &BTreeSet<(Uuid, &str)>) -> Stored<BTreeSet<(Uuid, String)>> {
    let pairs: Vec<_> = pairs.iter().collect();
    let mut known = BTreeSet::new();
    for pairs in pairs.chunks(ROWS) {
        // A list of values is a table to both engines, and its columns have the same names.
        let rows: Vec<(Uuid, String)> = on!(tx, c => {
            let mut query = QueryBuilder::new("SELECT v.column1, v.column2 FROM (");
            query.push_values(pairs, |mut row, (wording, sender)| {
                row.push_bind(*wording).push_bind(*sender);
            });
            // Asked pair by pair along the index. Asked as a list, SQLite would walk all points of all calls.
            query.push(
                ") AS v WHERE EXISTS (SELECT 1 FROM point p WHERE p.wording_id = v.column1 AND p.sender = v.column2)",
            );
            query.build_query_as().fetch_all(c).await
        })?;
        known.extend(rows);
    }
    Ok(known)
}

/// Binds points and their texts to the clauses.
async fn bind(tx: &mut Write, new: &[New], wordings: &HashMap<String, Uuid>) -> Stored<()> {
    let pairs: Vec<(Uuid, Uuid)> =
        new.iter().flat_map(|point| point.nodes.iter().map(|node| (point.id, *node))).collect();
    for rows in pairs.chunks(ROWS) {
        on!(tx, c => {
            let mut query = QueryBuilder::new("INSERT INTO point_node (point_id, node_id) ");
            query.push_values(rows, |mut row, (point, node)| {
                row.push_bind(*point).push_bind(*node);
            });
            query.build().execute(c).await.map(drop)
        })?;
    }
    let texts: BTreeSet<(Uuid, Uuid)> =
        new.iter().flat_map(|point| point.nodes.iter().map(|node| (wordings[&point.hash], *node))).collect();
    let texts: Vec<_> = texts.into_iter().collect();
    for rows in texts.chunks(ROWS) {
        on!(tx, c => {
            let mut query = QueryBuilder::new("INSERT INTO wording_node (wording_id, node_id, points) ");
            query.push_values(rows, |mut row, (wording, node)| {
                row.push_bind(*wording).push_bind(*node).push("0");
            });
            query.push(" ON CONFLICT (wording_id, node_id) DO NOTHING").build().execute(c).await.map(drop)
        })?;
    }
    Ok(())
}

/// Writes the weight of texts beside their clauses.
async fn weigh(tx: &mut Write, wordings: &[Uuid]) -> Stored<()> {
    for ids in wordings.chunks(ROWS) {
        on!(tx, c => {
            let mut query = QueryBuilder::new(
                "UPDATE wording_node SET points = (SELECT w.points FROM wording w WHERE w.id = wording_id) WHERE wording_id IN (",
            );
            push_ids(&mut query, ids.iter().copied());
            query.push(")").build().execute(c).await.map(drop)
        })?;
    }
    Ok(())
}

/// Takes the points of opinions away, and counts the texts anew that they had. The texts stay, with their answers.
async fn remove(tx: &mut Write, opinions: &[Uuid]) -> Stored<()> {
    // Sorted here: for DISTINCT, SQLite may choose an index in that order and walk all of it.
    let mut wordings: Vec<Uuid> = on!(tx, c => {
        let mut query = QueryBuilder::new("SELECT wording_id FROM point WHERE opinion_id IN (");
        push_ids(&mut query, opinions.iter().copied());
        query.push(")").build_query_scalar().fetch_all(c).await
    })?;
    wordings.sort_unstable();
    wordings.dedup();
    if wordings.is_empty() {
        return Ok(());
    }
    for sql in [
        "DELETE FROM point_node WHERE point_id IN (SELECT id FROM point WHERE opinion_id IN (",
        "DELETE FROM point WHERE id IN (SELECT id FROM point WHERE opinion_id IN (",
    ] {
        on!(tx, c => {
            let mut query = QueryBuilder::new(sql);
            push_ids(&mut query, opinions.iter().copied());
            query.push("))").build().execute(c).await.map(drop)
        })?;
    }
    for wording in &wordings {
        recount(tx, *wording).await?;
    }
    weigh(tx, &wordings).await
}

/// Counts a text anew, and the clauses that its points speak to.
async fn recount(tx: &mut Write, wording: Uuid) -> Stored<()> {
    for sql in [
        "UPDATE wording SET points = (SELECT count(*) FROM point WHERE wording_id = $1),
             senders = (SELECT count(DISTINCT sender) FROM point WHERE wording_id = $1) WHERE id = $1",
        "DELETE FROM wording_node WHERE wording_id = $1 AND NOT EXISTS (SELECT 1 FROM point p
             JOIN point_node n ON n.point_id = p.id WHERE p.wording_id = $1 AND n.node_id = wording_node.node_id)",
    ] {
        on!(tx, c => sqlx::query(sql).bind(wording).execute(c).await.map(drop))?;
    }
    Ok(())
}

/// A part as it is cut.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CutPart {
    /// Its place in the opinion.
    pub position: i32,
    /// Its text: the opinion and its reason.
    pub text: String,
    /// How it is cut.
    pub cuts: Cuts,
    /// The clauses that it speaks to.
    pub nodes: Vec<PlanNodeId>,
}

/// The parts of a valid opinion with their cuts, by its receipt number.
///
/// # Errors
/// The driver's.
pub async fn of_opinion(tx: &mut Tx, call: CallId, number: &str) -> Stored<Option<(OpinionId, Vec<CutPart>)>> {
    let sql = "SELECT id, version, sender_key FROM opinion WHERE number = $1 AND call_id = $2 AND pointed = version";
    let opinion: Option<Uncut> = on!(tx, c => sqlx::query_as(sql).bind(number).bind(call.0).fetch_optional(c).await)?;
    let Some(opinion) = opinion else { return Ok(None) };
    let whole = whole_parts(tx, std::slice::from_ref(&opinion)).await?;
    let sql = "SELECT position, begins FROM point WHERE opinion_id = $1 ORDER BY position, begins";
    let begins: Vec<(i32, i32)> = on!(tx, c => sqlx::query_as(sql).bind(opinion.id).fetch_all(c).await)?;
    let parts = whole.into_iter().map(|part| {
        let places = begins.iter().filter(|(position, _)| *position == part.position);
        let cuts = Cuts::at(&part.text, places.filter_map(|(_, begins)| usize::try_from(*begins).ok()));
        CutPart {
            position: part.position,
            cuts,
            nodes: part.nodes.into_iter().map(PlanNodeId).collect(),
            text: part.text,
        }
    });
    Ok(Some((OpinionId(opinion.id), parts.collect())))
}

/// Cuts the parts of an opinion anew. Texts that no point has any more stay, with the answer that they were given.
///
/// # Errors
/// The driver's.
pub async fn cut(tx: &mut Write, call: CallId, opinion: OpinionId, parts: &[CutPart]) -> Stored<()> {
    let sql = "SELECT id, version, sender_key FROM opinion WHERE id = $1 AND call_id = $2";
    let row: Uncut = on!(tx, c => sqlx::query_as(sql).bind(opinion.0).bind(call.0).fetch_one(c).await)?;
    remove(tx, &[opinion.0]).await?;
    let new = parts.iter().flat_map(|part| {
        let nodes: Vec<Uuid> = part.nodes.iter().map(|node| node.0).collect();
        let row = &row;
        part.cuts
            .stretches(part.text.chars().count())
            .into_iter()
            .map(move |stretch| point(row, part.position, stretch, stretch.of(&part.text), nodes.clone()))
    });
    let new: Vec<New> = new.collect();
    write(tx, call, new).await?;
    dirty(tx, call).await
}

/// Where a text was written: receipt number, part, and the letters of the stretch.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Place {
    /// Its key.
    pub id: Uuid,
    /// Receipt number.
    pub number: String,
    /// How it came.
    pub channel: String,
    /// Which part, from 0.
    pub position: i32,
    /// The first letter.
    pub begins: i32,
}

/// The points that have a text, in a stretch of at most `limit` after a key.
///
/// # Errors
/// The driver's.
pub async fn of_wording(tx: &mut Tx, wording: WordingId, after: Uuid, limit: i64) -> Stored<Vec<Place>> {
    let sql = "SELECT p.id, o.number, o.channel, p.position, p.begins
               FROM (SELECT * FROM point WHERE wording_id = $1 AND id > $2 ORDER BY id LIMIT $3) p
               JOIN opinion o ON o.id = p.opinion_id ORDER BY p.id";
    Ok(on!(tx, c => sqlx::query_as(sql).bind(wording.0).bind(after).bind(limit).fetch_all(c).await)?)
}
