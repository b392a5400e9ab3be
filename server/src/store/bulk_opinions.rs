//! Many opinions in one statement（意見の一括登録）, for volume data. Everyday writes go through `store::opinions`.

use super::bulk::{VALUES, insert};
use super::{Stored, Write, on};
use domain::folding::fold;
use domain::opinions::{Author, Opinion, Part, text_id};
use domain::people::OpinionId;
use sqlx::QueryBuilder;

/// Adds opinions as they stand, without the keys by which authors come back; whether each is marked as one of many from
/// one place.
///
/// # Errors
/// The driver's.
pub async fn opinions(tx: &mut Write, new: &[(Opinion, bool)]) -> Stored<()> {
    insert!(
        tx,
        "INSERT INTO opinion (id, call_id, plan_id, number, channel, validity, validity_reason, received_at, received_on,
            postmark_on, naming, category, lang, version, text_hash, sender_key, keyed_by, checked_by, text_id, burst) ",
        20,
        new,
        |row, (one, burst)| row
            .push_bind(one.id.0)
            .push_bind(one.call.0)
            .push_bind(one.plan.0)
            .push_bind(&one.number)
            .push_bind(one.channel.code())
            .push_bind(one.validity.code())
            .push_bind(&one.validity_reason)
            .push_bind(one.received_at)
            .push_bind(one.received_on)
            .push_bind(one.postmark_on)
            .push_bind(one.naming.code())
            .push_bind(&one.category)
            .push_bind(one.lang.code())
            .push_bind(one.version)
            .push_bind(&one.text_hash)
            .push_bind(&one.sender_key)
            .push_bind(one.keyed_by.map(|id| id.0))
            .push_bind(one.checked_by.map(|id| id.0))
            .push_bind(text_id(&one.text_hash))
            .push_bind(*burst)
    )
}

/// Adds who wrote opinions.
///
/// # Errors
/// The driver's.
pub async fn authors(tx: &mut Write, new: &[(OpinionId, Author)]) -> Stored<()> {
    insert!(
        tx,
        "INSERT INTO opinion_author (opinion_id, name, name_folded, organisation, postcode, address, district_id, email,
            phone) ",
        9,
        new,
        |row, (id, author)| row
            .push_bind(id.0)
            .push_bind(&author.name)
            .push_bind(fold(&author.name))
            .push_bind(&author.organisation)
            .push_bind(&author.postcode)
            .push_bind(&author.address)
            .push_bind(author.district)
            .push_bind(&author.email)
            .push_bind(&author.phone)
    )
}

/// Adds what was written in opinions, and the clauses that it speaks to.
///
/// # Errors
/// The driver's.
pub async fn parts(tx: &mut Write, of: &[(Opinion, bool)]) -> Stored<()> {
    let parts: Vec<_> = of.iter().flat_map(|(one, _)| (0_i32..).zip(&one.parts).map(move |part| (one, part))).collect();
    written(tx, &parts).await?;
    let nodes: Vec<_> = parts
        .iter()
        .flat_map(|(one, (position, part))| part.nodes.iter().map(move |node| (one.id, one.version, *position, *node)))
        .collect();
    insert!(tx, "INSERT INTO opinion_part_node (opinion_id, version, position, node_id) ", 4, nodes, |row, bound| row
        .push_bind(bound.0.0)
        .push_bind(bound.1)
        .push_bind(bound.2)
        .push_bind(bound.3.0))
}

async fn written(tx: &mut Write, parts: &[(&Opinion, (i32, &Part))]) -> Stored<()> {
    insert!(
        tx,
        "INSERT INTO opinion_part (opinion_id, version, position, place, body, reason) ",
        6,
        parts,
        |row, piece| row
            .push_bind(piece.0.id.0)
            .push_bind(piece.0.version)
            .push_bind(piece.1.0)
            .push_bind(&piece.1.1.place)
            .push_bind(&piece.1.1.body)
            .push_bind(&piece.1.1.reason)
    )
}
