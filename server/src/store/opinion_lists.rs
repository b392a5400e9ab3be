//! Lists and numbers of opinions（意見の一覧・件数）: walked by key, one question a page.

use super::opinions::{Row, columns, fill};
use super::search::{Kind, Search};
use super::{StoreError, Stored, Tx, on, push_ids};
use chrono::{DateTime, NaiveDate, Utc};
use domain::opinions::{Channel, Naming, Opinion, Validity};
use domain::people::{CallId, OpinionId, OrganisationId, PersonId};
use domain::texts::Words;
use sqlx::QueryBuilder;
use sqlx::types::Json;
use std::collections::HashMap;
use uuid::Uuid;

/// How many opinions stand on one page.
pub const PAGE: i64 = 50;
/// How many opinions of one person or group are shown.
pub const MOST_OWN: i64 = 200;
/// Letters of what was written that a list shows.
const EXCERPT: i64 = 160;

/// Which stretch; it begins beside an opinion, named by its receipt number.
pub use super::case_list::Stretch;

/// What is looked for in one consultation. Everything left open fits everything.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    /// Of which consultation.
    pub call: CallId,
    /// Only this validity.
    pub validity: Option<Validity>,
    /// Only this way.
    pub channel: Option<Channel>,
    /// Only what was keyed in and not compared yet.
    pub unchecked: bool,
    /// Only copies of this text.
    pub text_hash: Option<String>,
    /// Words that stand in it.
    pub words: String,
}

impl Filter {
    /// Everything of a consultation.
    pub fn of(call: CallId) -> Filter {
        Filter { call, validity: None, channel: None, unchecked: false, text_hash: None, words: String::new() }
    }
}

/// An opinion in the list. Nothing in it tells who wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Which.
    pub id: OpinionId,
    /// Receipt number.
    pub number: String,
    /// How it came.
    pub channel: Channel,
    /// Whether it counts.
    pub validity: Validity,
    /// When it was entered.
    pub received_at: DateTime<Utc>,
    /// The day that decides.
    pub received_on: NaiveDate,
    /// How the author is named.
    pub naming: Naming,
    /// What the author is to the city.
    pub category: String,
    /// Its version.
    pub version: i32,
    /// Fold of what was written.
    pub text_hash: String,
    /// How its first piece begins.
    pub begins: String,
    /// How many opinions of the consultation have the same text, this one counted.
    pub copies: i64,
    /// Whether it came among many from one place in a short time.
    pub burst: bool,
    /// Whether staff keyed it in.
    pub is_keyed_in: bool,
    /// Whether somebody compared it with the paper.
    pub is_checked: bool,
}

#[derive(sqlx::FromRow)]
struct LineRow {
    id: Uuid,
    number: String,
    channel: String,
    validity: String,
    received_at: DateTime<Utc>,
    received_on: NaiveDate,
    naming: String,
    category: String,
    version: i32,
    text_hash: String,
    begins: Option<String>,
    burst: bool,
    keyed_by: Option<Uuid>,
    checked_by: Option<Uuid>,
}

fn line(row: LineRow, copies: &HashMap<String, i64>) -> Stored<Line> {
    let corrupt = |column, value: &str| StoreError::corrupt("opinion", column, row.id, value);
    Ok(Line {
        channel: Channel::from_code(&row.channel).ok_or_else(|| corrupt("channel", &row.channel))?,
        validity: Validity::from_code(&row.validity).ok_or_else(|| corrupt("validity", &row.validity))?,
        naming: Naming::from_code(&row.naming).ok_or_else(|| corrupt("naming", &row.naming))?,
        copies: copies.get(&row.text_hash).copied().unwrap_or(1),
        id: OpinionId(row.id),
        number: row.number,
        received_at: row.received_at,
        received_on: row.received_on,
        category: row.category,
        version: row.version,
        text_hash: row.text_hash,
        begins: row.begins.unwrap_or_default(),
        burst: row.burst,
        is_keyed_in: row.keyed_by.is_some(),
        is_checked: row.checked_by.is_some(),
    })
}

/// The conditions of a filter.
macro_rules! push_filter {
    ($query:ident, $filter:expr, $search:expr) => {
        $query.push("call_id = ").push_bind($filter.call.0);
        if let Some(validity) = $filter.validity {
            $query.push(" AND validity = ").push_bind(validity.code());
        }
        if let Some(channel) = $filter.channel {
            $query.push(" AND channel = ").push_bind(channel.code());
        }
        if $filter.unchecked {
            $query.push(" AND keyed_by IS NOT NULL AND checked_by IS NULL");
        }
        if let Some(hash) = &$filter.text_hash {
            $query.push(" AND text_hash = ").push_bind(hash);
        }
        if let Some(search) = &$search {
            // Copies share an entry of the search.
            let [before, between, end] = search.sql();
            $query.push(" AND text_id IN ").push(before).push_bind(search.kind());
            $query.push(between).push_bind(search.question()).push(end);
        }
    };
}

/// A stretch of the list in at most `limit` rows, the first received first; and whether more rows lie beyond it in
/// its direction.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn stretch(tx: &mut Tx, filter: &Filter, from: &Stretch, limit: i64) -> Stored<(Vec<Line>, bool)> {
    let search = Search::read(tx, Kind::Opinion, &filter.words);
    let back = matches!(from, Stretch::Before(_));
    let rows: Vec<LineRow> = on!(tx, c => {
        // The page is cut out of one index first; texts are joined to its rows alone.
        let mut query = QueryBuilder::new(
            "SELECT o.id, o.number, o.channel, o.validity, o.received_at, o.received_on, o.naming, o.category,
                 o.version, o.text_hash, substr(p.body, 1, ",
        );
        query.push(EXCERPT).push(") AS begins, o.burst, o.keyed_by, o.checked_by FROM (SELECT * FROM opinion WHERE ");
        push_filter!(query, filter, search);
        if let Stretch::After(number) | Stretch::Before(number) = from {
            query.push(if back { " AND (received_at, id) < (" } else { " AND (received_at, id) > (" });
            query.push("SELECT m.received_at, m.id FROM opinion m WHERE m.number = ").push_bind(number).push(")");
        }
        query.push(if back { " ORDER BY received_at DESC, id DESC LIMIT " } else { " ORDER BY received_at, id LIMIT " });
        query.push_bind(limit + 1).push(") o LEFT JOIN opinion_part p ON p.opinion_id = o.id AND p.version = o.version
            AND p.position = 0 ORDER BY o.received_at, o.id");
        query.build_query_as().fetch_all(c).await
    })?;
    let hashes: Vec<&str> = rows.iter().map(|row| row.text_hash.as_str()).collect();
    let copies = copies_of(tx, filter.call, &hashes).await?;
    let size = usize::try_from(limit).unwrap_or(usize::MAX);
    let mut lines: Vec<Line> = rows.into_iter().map(|row| line(row, &copies)).collect::<Stored<_>>()?;
    let more = lines.len() > size;
    match back {
        true if more => drop(lines.remove(0)),
        _ => lines.truncate(size),
    }
    Ok((lines, more))
}

/// How many opinions of a consultation have each of these texts.
///
/// # Errors
/// The driver's.
pub async fn copies_of(tx: &mut Tx, call: CallId, hashes: &[&str]) -> Stored<HashMap<String, i64>> {
    if hashes.is_empty() {
        return Ok(HashMap::new());
    }
    let mut hashes = hashes.to_vec();
    hashes.sort_unstable();
    hashes.dedup();
    let found: Vec<(String, i64)> = on!(tx, c => {
        let mut query = QueryBuilder::new("SELECT text_hash, count(*) FROM opinion WHERE call_id = ");
        let mut list = query.push_bind(call.0).push(" AND text_hash IN (").separated(", ");
        for hash in &hashes {
            list.push_bind(*hash);
        }
        query.push(") GROUP BY text_hash").build_query_as().fetch_all(c).await
    })?;
    Ok(found.into_iter().collect())
}

/// How many opinions fit.
///
/// # Errors
/// The driver's.
pub async fn count(tx: &mut Tx, filter: &Filter) -> Stored<i64> {
    let search = Search::read(tx, Kind::Opinion, &filter.words);
    Ok(on!(tx, c => {
        let mut query = QueryBuilder::new("SELECT count(*) FROM opinion WHERE ");
        push_filter!(query, filter, search);
        query.build_query_scalar().fetch_one(c).await
    })?)
}

/// Opinions with all that was written, for whoever works through them: in the order of receipt, after the given one.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn walk(tx: &mut Tx, filter: &Filter, after: Option<&Opinion>, limit: i64) -> Stored<Vec<Opinion>> {
    let search = Search::read(tx, Kind::Opinion, &filter.words);
    let rows: Vec<Row> = on!(tx, c => {
        let mut query = QueryBuilder::new(concat!("SELECT ", columns!(), " FROM opinion o WHERE "));
        push_filter!(query, filter, search);
        if let Some(after) = after {
            query.push(" AND (received_at, id) > (").push_bind(after.received_at);
            query.push(", ").push_bind(after.id.0).push(")");
        }
        query.push(" ORDER BY received_at, id LIMIT ").push_bind(limit).build_query_as().fetch_all(c).await
    })?;
    let mut opinions = rows.into_iter().map(Opinion::try_from).collect::<Stored<Vec<_>>>()?;
    fill(tx, &mut opinions).await?;
    Ok(opinions)
}

/// How many opinions there are, honestly: what was sent in, how many texts that is, and by how many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// 提出数
    pub opinions: i64,
    /// 異なる文
    pub texts: i64,
    /// 提出者: those that can be told apart.
    pub senders: i64,
    /// Opinions whose sender nothing tells apart from another.
    pub unknown: i64,
}

/// What [`Counts`] counts.
const COUNTS: &str = "count(*), count(DISTINCT text_id), count(DISTINCT sender_key), count(*) - count(sender_key)";

type CountRow = (i64, i64, i64, i64);

fn counted((opinions, texts, senders, unknown): CountRow) -> Counts {
    Counts { opinions, texts, senders, unknown }
}

/// The numbers of a consultation, without what was taken back.
///
/// # Errors
/// The driver's.
pub async fn counts(tx: &mut Tx, call: CallId) -> Stored<Counts> {
    let row: CountRow = on!(tx, c => {
        let mut query = QueryBuilder::new("SELECT ");
        query.push(COUNTS).push(" FROM opinion WHERE call_id = ").push_bind(call.0);
        query.push(" AND validity <> 'withdrawn'").build_query_as().fetch_one(c).await
    })?;
    Ok(counted(row))
}

/// The same for each way in which opinions came, in the order of [`Channel::ALL`].
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn counts_by_channel(tx: &mut Tx, call: CallId) -> Stored<Vec<(Channel, Counts)>> {
    let rows: Vec<(String, i64, i64, i64, i64)> = on!(tx, c => {
        let mut query = QueryBuilder::new("SELECT channel, ");
        query.push(COUNTS).push(" FROM opinion WHERE call_id = ").push_bind(call.0);
        query.push(" AND validity <> 'withdrawn' GROUP BY channel").build_query_as().fetch_all(c).await
    })?;
    let mut counts = Vec::with_capacity(rows.len());
    for (code, opinions, texts, senders, unknown) in rows {
        let channel =
            Channel::from_code(&code).ok_or_else(|| StoreError::corrupt("opinion", "channel", call, &code))?;
        counts.push((channel, counted((opinions, texts, senders, unknown))));
    }
    counts.sort_by_key(|(channel, _)| *channel);
    Ok(counts)
}

/// How many opinions have each validity.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn counts_by_validity(tx: &mut Tx, call: CallId) -> Stored<Vec<(Validity, i64)>> {
    let sql = "SELECT validity, count(*) FROM opinion WHERE call_id = $1 GROUP BY validity";
    let rows: Vec<(String, i64)> = on!(tx, c => sqlx::query_as(sql).bind(call.0).fetch_all(c).await)?;
    let read = |(code, count): (String, i64)| match Validity::from_code(&code) {
        Some(validity) => Ok((validity, count)),
        None => Err(StoreError::corrupt("opinion", "validity", call, &code)),
    };
    rows.into_iter().map(read).collect()
}

/// How many opinions wait to be compared with their paper, and how many of them by somebody else than `by`.
///
/// # Errors
/// The driver's.
pub async fn unchecked(tx: &mut Tx, call: CallId, by: PersonId) -> Stored<(i64, i64)> {
    let sql = "SELECT count(*), count(CASE WHEN keyed_by <> $2 THEN 1 END) FROM opinion
               WHERE call_id = $1 AND keyed_by IS NOT NULL AND checked_by IS NULL AND validity <> 'withdrawn'";
    Ok(on!(tx, c => sqlx::query_as(sql).bind(call.0).bind(by.0).fetch_one(c).await)?)
}

/// The next opinion that this person may compare with its paper, after the one with a receipt number.
///
/// # Errors
/// The driver's.
pub async fn next_unchecked(tx: &mut Tx, call: CallId, by: PersonId, after: &str) -> Stored<Option<String>> {
    let sql = "SELECT number FROM opinion
               WHERE call_id = $1 AND keyed_by IS NOT NULL AND checked_by IS NULL AND validity <> 'withdrawn'
                 AND keyed_by <> $2 AND (received_at, id) > (
                     coalesce((SELECT m.received_at FROM opinion m WHERE m.number = $3), $4),
                     coalesce((SELECT m.id FROM opinion m WHERE m.number = $3), $5))
               ORDER BY received_at, id LIMIT 1";
    Ok(on!(tx, c => sqlx::query_scalar(sql)
        .bind(call.0)
        .bind(by.0)
        .bind(after)
        .bind(DateTime::<Utc>::UNIX_EPOCH)
        .bind(Uuid::nil())
        .fetch_optional(c).await)?)
}

/// An opinion on the page of who wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Own {
    /// Receipt number.
    pub number: String,
    /// The name of its consultation in addresses.
    pub slug: String,
    /// The title of its consultation.
    pub title: Words,
    /// Whether it counts.
    pub validity: Validity,
    /// When it was received.
    pub received_at: DateTime<Utc>,
    /// Last second at which it may be changed.
    pub closes_at: DateTime<Utc>,
    /// The group in whose name it was written.
    pub group: Option<OrganisationId>,
    /// How its first piece begins.
    pub begins: String,
}

#[derive(sqlx::FromRow)]
struct OwnRow {
    id: Uuid,
    number: String,
    slug: String,
    title: Json<Words>,
    validity: String,
    received_at: DateTime<Utc>,
    closes_at: DateTime<Utc>,
    group_id: Option<Uuid>,
    begins: Option<String>,
}

/// The opinions that a person wrote, and those in the name of the person's groups; the newest first.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn own(tx: &mut Tx, person: PersonId, groups: &[OrganisationId]) -> Stored<Vec<Own>> {
    let rows: Vec<OwnRow> = on!(tx, c => {
        let mut query = QueryBuilder::new(
            "SELECT o.id, o.number, c.slug, c.title, o.validity, o.received_at, c.closes_at, o.group_id,
                 substr(p.body, 1, ",
        );
        query.push(EXCERPT).push(
            ") AS begins FROM opinion o JOIN call c ON c.id = o.call_id
             LEFT JOIN opinion_part p ON p.opinion_id = o.id AND p.version = o.version AND p.position = 0
             WHERE o.person_id = ",
        );
        query.push_bind(person.0);
        if !groups.is_empty() {
            query.push(" OR o.group_id IN (");
            push_ids(&mut query, groups.iter().map(|group| group.0));
            query.push(")");
        }
        query.push(" ORDER BY o.received_at DESC, o.id DESC LIMIT ").push_bind(MOST_OWN);
        query.build_query_as().fetch_all(c).await
    })?;
    let read = |row: OwnRow| match Validity::from_code(&row.validity) {
        None => Err(StoreError::corrupt("opinion", "validity", row.id, &row.validity)),
        Some(validity) => Ok(Own {
            number: row.number,
            slug: row.slug,
            title: row.title.0,
            validity,
            received_at: row.received_at,
            closes_at: row.closes_at,
            group: row.group_id.map(OrganisationId),
            begins: row.begins.unwrap_or_default(),
        }),
    };
    rows.into_iter().map(read).collect()
}
