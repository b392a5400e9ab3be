//! Opinions（意見）: received, corrected, judged; the author apart from what was written.

use super::{StoreError, Stored, Tx, Write, exactly_one, on, push_ids};
use chrono::{DateTime, NaiveDate, Utc};
use domain::folding::fold;
use domain::opinions::{Author, Channel, Naming, Opinion, Part, Validity, text_id};
use domain::people::{CallId, OpinionId, OrganisationId, PersonId, PlanId, PlanNodeId};
use domain::texts::Lang;
use sqlx::QueryBuilder;
use std::collections::BTreeMap;
use uuid::Uuid;

#[derive(sqlx::FromRow)]
pub(super) struct Row {
    id: Uuid,
    call_id: Uuid,
    plan_id: Uuid,
    number: String,
    channel: String,
    validity: String,
    validity_reason: String,
    received_at: DateTime<Utc>,
    received_on: NaiveDate,
    postmark_on: Option<NaiveDate>,
    naming: String,
    category: String,
    lang: String,
    version: i32,
    text_hash: String,
    sender_key: Option<String>,
    person_id: Option<Uuid>,
    group_id: Option<Uuid>,
    keyed_by: Option<Uuid>,
    checked_by: Option<Uuid>,
}

impl TryFrom<Row> for Opinion {
    type Error = StoreError;
    fn try_from(row: Row) -> Stored<Opinion> {
        let corrupt = |column, value: &str| StoreError::corrupt("opinion", column, row.id, value);
        Ok(Opinion {
            channel: Channel::from_code(&row.channel).ok_or_else(|| corrupt("channel", &row.channel))?,
            validity: Validity::from_code(&row.validity).ok_or_else(|| corrupt("validity", &row.validity))?,
            naming: Naming::from_code(&row.naming).ok_or_else(|| corrupt("naming", &row.naming))?,
            lang: Lang::from_code(&row.lang).ok_or_else(|| corrupt("lang", &row.lang))?,
            id: OpinionId(row.id),
            call: CallId(row.call_id),
            plan: PlanId(row.plan_id),
            number: row.number,
            validity_reason: row.validity_reason,
            received_at: row.received_at,
            received_on: row.received_on,
            postmark_on: row.postmark_on,
            category: row.category,
            version: row.version,
            text_hash: row.text_hash,
            sender_key: row.sender_key,
            person: row.person_id.map(PersonId),
            group: row.group_id.map(OrganisationId),
            keyed_by: row.keyed_by.map(PersonId),
            checked_by: row.checked_by.map(PersonId),
            parts: Vec::new(),
        })
    }
}

/// The columns of an opinion, from `opinion o`.
macro_rules! columns {
    () => {
        "o.id, o.call_id, o.plan_id, o.number, o.channel, o.validity, o.validity_reason, o.received_at, o.received_on, \
         o.postmark_on, o.naming, o.category, o.lang, o.version, o.text_hash, o.sender_key, o.person_id, o.group_id, \
         o.keyed_by, o.checked_by"
    };
}
pub(super) use columns;

/// What is kept with a new opinion beside itself and its author.
#[derive(Debug, Clone, Copy, Default)]
pub struct Keys<'a> {
    /// Hash of the key in the link by which the author comes back; `None` for paper without one.
    pub manage_hash: Option<&'a str>,
    /// The key of one press of the button: pressed twice, it is one opinion.
    pub once_key: Option<&'a str>,
}

/// Adds an opinion with its author and its pieces.
///
/// # Errors
/// The driver's; a duplicate where the number or a key is there already.
pub async fn add(tx: &mut Write, new: &Opinion, author: &Author, keys: Keys<'_>) -> Stored<()> {
    let sql = "INSERT INTO opinion (id, call_id, plan_id, number, channel, validity, validity_reason, received_at,
                   received_on, postmark_on, naming, category, lang, version, text_hash, sender_key, manage_hash,
                   once_key, person_id, group_id, keyed_by, checked_by, text_id)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21,
                   $22, $23)";
    on!(tx, c => sqlx::query(sql)
        .bind(new.id.0)
        .bind(new.call.0)
        .bind(new.plan.0)
        .bind(&new.number)
        .bind(new.channel.code())
        .bind(new.validity.code())
        .bind(&new.validity_reason)
        .bind(new.received_at)
        .bind(new.received_on)
        .bind(new.postmark_on)
        .bind(new.naming.code())
        .bind(&new.category)
        .bind(new.lang.code())
        .bind(new.version)
        .bind(&new.text_hash)
        .bind(&new.sender_key)
        .bind(keys.manage_hash)
        .bind(keys.once_key)
        .bind(new.person.map(|id| id.0))
        .bind(new.group.map(|id| id.0))
        .bind(new.keyed_by.map(|id| id.0))
        .bind(new.checked_by.map(|id| id.0))
        .bind(text_id(&new.text_hash))
        .execute(c).await.map(drop))?;
    put_author(tx, new.id, author).await?;
    add_parts(tx, new.id, new.version, &new.parts).await
}

/// Writes down who wrote an opinion, instead of what stood there.
///
/// # Errors
/// The driver's.
pub async fn put_author(tx: &mut Write, id: OpinionId, author: &Author) -> Stored<()> {
    let sql = "INSERT INTO opinion_author (opinion_id, name, name_folded, organisation, postcode, address, district_id,
                   email, phone)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
               ON CONFLICT (opinion_id) DO UPDATE SET name = $2, name_folded = $3, organisation = $4, postcode = $5,
                   address = $6, district_id = $7, email = $8, phone = $9";
    on!(tx, c => sqlx::query(sql)
        .bind(id.0)
        .bind(&author.name)
        .bind(fold(&author.name))
        .bind(&author.organisation)
        .bind(&author.postcode)
        .bind(&author.address)
        .bind(author.district)
        .bind(&author.email)
        .bind(&author.phone)
        .execute(c).await.map(drop))?;
    Ok(())
}

async fn add_parts(tx: &mut Write, id: OpinionId, version: i32, parts: &[Part]) -> Stored<()> {
    let part_sql = "INSERT INTO opinion_part (opinion_id, version, position, place, body, reason)
                    VALUES ($1, $2, $3, $4, $5, $6)";
    let node_sql = "INSERT INTO opinion_part_node (opinion_id, version, position, node_id) VALUES ($1, $2, $3, $4)";
    for (position, part) in (0_i32..).zip(parts) {
        on!(tx, c => sqlx::query(part_sql)
            .bind(id.0)
            .bind(version)
            .bind(position)
            .bind(&part.place)
            .bind(&part.body)
            .bind(&part.reason)
            .execute(c).await.map(drop))?;
        for node in &part.nodes {
            on!(tx, c => sqlx::query(node_sql)
                .bind(id.0)
                .bind(version)
                .bind(position)
                .bind(node.0)
                .execute(c).await.map(drop))?;
        }
    }
    Ok(())
}

/// Adds a version of what was written; the ones before stay. Whoever is the second to correct the same version is
/// told `false`, and nothing is written.
///
/// # Errors
/// The driver's.
pub async fn add_version(tx: &mut Write, before: &Opinion, parts: &[Part], text_hash: &str) -> Stored<bool> {
    let sql = "UPDATE opinion SET version = version + 1, text_hash = $3, text_id = $4 WHERE id = $1 AND version = $2";
    let rows = on!(tx, c => sqlx::query(sql)
        .bind(before.id.0)
        .bind(before.version)
        .bind(text_hash)
        .bind(text_id(text_hash))
        .execute(c).await?.rows_affected());
    if rows == 0 {
        return Ok(false);
    }
    add_parts(tx, before.id, before.version + 1, parts).await?;
    Ok(true)
}

/// Changes how its author is named, told apart and written to.
///
/// # Errors
/// The driver's, or no such opinion.
pub async fn put_sender(tx: &mut Write, changed: &Opinion) -> Stored<()> {
    let sql = "UPDATE opinion SET naming = $2, category = $3, sender_key = $4 WHERE id = $1";
    let rows = on!(tx, c => sqlx::query(sql)
        .bind(changed.id.0)
        .bind(changed.naming.code())
        .bind(&changed.category)
        .bind(&changed.sender_key)
        .execute(c).await?.rows_affected());
    exactly_one("opinion", changed.id, rows)
}

/// Writes down how and when paper came, after somebody has compared it.
///
/// # Errors
/// The driver's, or no such opinion.
pub async fn put_arrival(tx: &mut Write, changed: &Opinion) -> Stored<()> {
    let sql = "UPDATE opinion SET channel = $2, received_on = $3, postmark_on = $4 WHERE id = $1";
    let rows = on!(tx, c => sqlx::query(sql)
        .bind(changed.id.0)
        .bind(changed.channel.code())
        .bind(changed.received_on)
        .bind(changed.postmark_on)
        .execute(c).await?.rows_affected());
    exactly_one("opinion", changed.id, rows)
}

/// Moves an opinion from one validity to another, if it still has the first.
///
/// # Errors
/// The driver's.
pub async fn judge(tx: &mut Write, id: OpinionId, from: Validity, to: Validity, reason: &str) -> Stored<bool> {
    let sql = "UPDATE opinion SET validity = $3, validity_reason = $4 WHERE id = $1 AND validity = $2";
    let rows = on!(tx, c => sqlx::query(sql)
        .bind(id.0)
        .bind(from.code())
        .bind(to.code())
        .bind(reason)
        .execute(c).await?.rows_affected());
    Ok(rows == 1)
}

/// Takes an opinion back, unless it was taken back already.
///
/// # Errors
/// The driver's.
pub async fn withdraw(tx: &mut Write, id: OpinionId, at: DateTime<Utc>) -> Stored<bool> {
    let sql = "UPDATE opinion SET validity = 'withdrawn', withdrawn_at = $2 WHERE id = $1 AND withdrawn_at IS NULL";
    let rows = on!(tx, c => sqlx::query(sql).bind(id.0).bind(at).execute(c).await?.rows_affected());
    Ok(rows == 1)
}

/// Notes who has compared an opinion with its paper, unless somebody has already.
///
/// # Errors
/// The driver's.
pub async fn check(tx: &mut Write, id: OpinionId, by: PersonId, at: DateTime<Utc>) -> Stored<bool> {
    let sql = "UPDATE opinion SET checked_by = $2, checked_at = $3
               WHERE id = $1 AND keyed_by IS NOT NULL AND checked_by IS NULL";
    let rows = on!(tx, c => sqlx::query(sql).bind(id.0).bind(by.0).bind(at).execute(c).await?.rows_affected());
    Ok(rows == 1)
}

/// Marks an opinion as one of many from one place in a short time.
///
/// # Errors
/// The driver's, or no such opinion.
pub async fn mark_burst(tx: &mut Write, id: OpinionId) -> Stored<()> {
    let sql = "UPDATE opinion SET burst = $2 WHERE id = $1";
    let rows = on!(tx, c => sqlx::query(sql).bind(id.0).bind(true).execute(c).await?.rows_affected());
    exactly_one("opinion", id, rows)
}

/// Whether an opinion is so marked.
///
/// # Errors
/// The driver's.
pub async fn is_burst(tx: &mut Tx, id: OpinionId) -> Stored<bool> {
    let sql = "SELECT count(*) FROM opinion WHERE id = $1 AND burst = $2";
    let count: i64 = on!(tx, c => sqlx::query_scalar(sql).bind(id.0).bind(true).fetch_one(c).await)?;
    Ok(count > 0)
}

/// Takes the turn on an opinion until the end of the transaction, and reads it.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn hold(tx: &mut Write, number: &str) -> Stored<Option<Opinion>> {
    let sql = "UPDATE opinion SET number = number WHERE number = $1";
    on!(tx, c => sqlx::query(sql).bind(number).execute(c).await.map(drop))?;
    find_by_number(tx, number).await
}

/// The opinion with this id.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn find(tx: &mut Tx, id: OpinionId) -> Stored<Option<Opinion>> {
    let sql = concat!("SELECT ", columns!(), " FROM opinion o WHERE o.id = $1");
    let row: Option<Row> = on!(tx, c => sqlx::query_as(sql).bind(id.0).fetch_optional(c).await)?;
    whole(tx, row).await
}

/// The opinion with this receipt number.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn find_by_number(tx: &mut Tx, number: &str) -> Stored<Option<Opinion>> {
    let sql = concat!("SELECT ", columns!(), " FROM opinion o WHERE o.number = $1");
    let row: Option<Row> = on!(tx, c => sqlx::query_as(sql).bind(number).fetch_optional(c).await)?;
    whole(tx, row).await
}

/// The opinion that this press of the button has made.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn find_by_once(tx: &mut Tx, once_key: &str) -> Stored<Option<Opinion>> {
    let sql = concat!("SELECT ", columns!(), " FROM opinion o WHERE o.once_key = $1");
    let row: Option<Row> = on!(tx, c => sqlx::query_as(sql).bind(once_key).fetch_optional(c).await)?;
    whole(tx, row).await
}

/// The opinion whose author holds the key with this hash.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn find_by_key(tx: &mut Tx, manage_hash: &str) -> Stored<Option<Opinion>> {
    let sql = concat!("SELECT ", columns!(), " FROM opinion o WHERE o.manage_hash = $1");
    let row: Option<Row> = on!(tx, c => sqlx::query_as(sql).bind(manage_hash).fetch_optional(c).await)?;
    whole(tx, row).await
}

async fn whole(tx: &mut Tx, row: Option<Row>) -> Stored<Option<Opinion>> {
    let Some(row) = row else { return Ok(None) };
    let mut found = [Opinion::try_from(row)?];
    fill(tx, &mut found).await?;
    let [opinion] = found;
    Ok(Some(opinion))
}

/// Reads the pieces of opinions in their present version, for all of them at once.
///
/// # Errors
/// The driver's.
pub(super) async fn fill(tx: &mut Tx, opinions: &mut [Opinion]) -> Stored<()> {
    if opinions.is_empty() {
        return Ok(());
    }
    let ids: Vec<Uuid> = opinions.iter().map(|opinion| opinion.id.0).collect();
    let mut parts = parts_of(tx, &ids).await?;
    for opinion in opinions {
        opinion.parts = parts.remove(&(opinion.id.0, opinion.version)).unwrap_or_default();
    }
    Ok(())
}

#[derive(sqlx::FromRow)]
struct PartRow {
    opinion_id: Uuid,
    version: i32,
    position: i32,
    place: String,
    body: String,
    reason: String,
}

/// Every version's pieces of some opinions, in two questions.
async fn parts_of(tx: &mut Tx, ids: &[Uuid]) -> Stored<BTreeMap<(Uuid, i32), Vec<Part>>> {
    let rows: Vec<PartRow> = on!(tx, c => {
        let mut query = QueryBuilder::new(
            "SELECT opinion_id, version, position, place, body, reason FROM opinion_part WHERE opinion_id IN (",
        );
        push_ids(&mut query, ids.iter().copied());
        query.push(") ORDER BY opinion_id, version, position").build_query_as().fetch_all(c).await
    })?;
    let nodes: Vec<(Uuid, i32, i32, Uuid)> = on!(tx, c => {
        let mut query = QueryBuilder::new(
            "SELECT p.opinion_id, p.version, p.position, p.node_id FROM opinion_part_node p
             JOIN plan_node n ON n.id = p.node_id WHERE p.opinion_id IN (",
        );
        push_ids(&mut query, ids.iter().copied());
        query.push(") ORDER BY p.opinion_id, p.version, p.position, n.position").build_query_as().fetch_all(c).await
    })?;
    let mut nodes_of: BTreeMap<(Uuid, i32, i32), Vec<PlanNodeId>> = BTreeMap::new();
    for (opinion, version, position, node) in nodes {
        nodes_of.entry((opinion, version, position)).or_default().push(PlanNodeId(node));
    }
    let mut parts: BTreeMap<(Uuid, i32), Vec<Part>> = BTreeMap::new();
    for row in rows {
        let nodes = nodes_of.remove(&(row.opinion_id, row.version, row.position)).unwrap_or_default();
        let part = Part { nodes, place: row.place, body: row.body, reason: row.reason };
        parts.entry((row.opinion_id, row.version)).or_default().push(part);
    }
    Ok(parts)
}

/// Every version of what was written, the first first.
///
/// # Errors
/// The driver's.
pub async fn versions(tx: &mut Tx, id: OpinionId) -> Stored<Vec<(i32, Vec<Part>)>> {
    let parts = parts_of(tx, &[id.0]).await?;
    Ok(parts.into_iter().map(|((_, version), parts)| (version, parts)).collect())
}

#[derive(sqlx::FromRow)]
struct AuthorRow {
    name: String,
    organisation: String,
    postcode: String,
    address: String,
    district_id: Option<Uuid>,
    email: String,
    phone: String,
}

/// Who wrote an opinion; `None` once that was erased.
///
/// # Errors
/// The driver's.
pub async fn author(tx: &mut Tx, id: OpinionId) -> Stored<Option<Author>> {
    let sql = "SELECT name, organisation, postcode, address, district_id, email, phone FROM opinion_author
               WHERE opinion_id = $1";
    let row: Option<AuthorRow> = on!(tx, c => sqlx::query_as(sql).bind(id.0).fetch_optional(c).await)?;
    Ok(row.map(|row| Author {
        name: row.name,
        organisation: row.organisation,
        postcode: row.postcode,
        address: row.address,
        district: row.district_id,
        email: row.email,
        phone: row.phone,
    }))
}
