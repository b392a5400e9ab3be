//! Many rows in one statement（一括登録）, for volume data. Everyday writes go through the other modules.

use super::history::{put_head, take_head};
use super::submissions::never;
use super::{Stored, Tx, Write, on};
use chrono::{DateTime, TimeDelta, Utc};
use domain::budget::{RawLine, Side};
use domain::decisions::Decision;
use domain::filings::Filing;
use domain::folding::fold;
use domain::history::{Entry, HistoryEntry};
use domain::money::Yen;
use domain::people::{CallId, FilingId, Organisation, PersonId};
use domain::processing::{Clock, Turn};
use domain::submissions::Submission;
use sqlx::types::Json;
use sqlx::{AssertSqlSafe, QueryBuilder};
use std::sync::Arc;
use uuid::Uuid;

/// Most bound values of one statement; SQLite takes 32 766, Postgres 65 535.
pub(super) const VALUES: usize = 30_000;

/// The tables that volume data fills.
const FILLED: &str = "'submission', 'filing', 'budget_line', 'decision', 'history'";

/// The statements that make indexes which were taken off（索引の作り直し）.
#[derive(Debug)]
#[must_use = "the tables lack their indexes until then"]
pub struct Indexes(Vec<String>);

/// Takes off the indexes that only help to find rows; keys stay. An index that is made of all its rows at once costs less
/// than half of one that takes them up in no order, and volume data writes two dozen of them.
///
/// # Errors
/// The driver's.
pub async fn take_indexes_off(tx: &mut Write) -> Stored<Indexes> {
    let there = match tx.is_sqlite() {
        true => format!(
            "SELECT name, sql FROM sqlite_master
            WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ({FILLED})"
        ),
        false => format!(
            "SELECT c.relname::text, pg_get_indexdef(i.indexrelid)
            FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
            WHERE t.relname IN ({FILLED}) AND t.relnamespace = current_schema()::regnamespace
                AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid)"
        ),
    };
    let there: Vec<(String, String)> = on!(tx, c => sqlx::query_as(AssertSqlSafe(there)).fetch_all(c).await)?;
    let mut made = Vec::with_capacity(there.len());
    for (name, statement) in there {
        let sql = format!("DROP INDEX \"{name}\"");
        on!(tx, c => sqlx::query(AssertSqlSafe(sql)).execute(c).await.map(drop))?;
        made.push(statement);
    }
    Ok(Indexes(made))
}

/// Makes the indexes again.
///
/// # Errors
/// The driver's.
pub async fn put_indexes_back(tx: &mut Write, taken: Indexes) -> Stored<()> {
    for sql in taken.0 {
        on!(tx, c => sqlx::query(AssertSqlSafe(sql)).execute(c).await.map(drop))?;
    }
    Ok(())
}

/// How many cases there are.
///
/// # Errors
/// The driver's.
pub async fn submission_count(tx: &mut Tx) -> Stored<usize> {
    let count: i64 = on!(tx, c => sqlx::query_scalar("SELECT count(*) FROM submission").fetch_one(c).await)?;
    Ok(usize::try_from(count).unwrap_or(0))
}

/// Inserts every row with as few statements as the engines allow.
macro_rules! insert {
    ($tx:expr, $into:literal, $columns:literal, $rows:expr, |$row:ident, $item:pat_param| $bind:expr) => {{
        for chunk in $rows.chunks(VALUES / $columns) {
            on!($tx, c => {
                let mut query = QueryBuilder::new($into);
                query.push_values(chunk, |mut $row, $item| { $bind; });
                query.build().persistent(chunk.len() == VALUES / $columns).execute(c).await.map(drop)
            })?;
        }
        Ok(())
    }};
}
pub(super) use insert;

/// Adds organisations.
///
/// # Errors
/// The driver's.
pub async fn organisations(tx: &mut Write, new: &[Organisation], at: DateTime<Utc>) -> Stored<()> {
    insert!(
        tx,
        "INSERT INTO organisation (id, kind, name, name_folded, email, phone, created_at) ",
        7,
        new,
        |row, org| row
            .push_bind(org.id.0)
            .push_bind(org.kind.code())
            .push_bind(&org.name)
            .push_bind(fold(&org.name))
            .push_bind(&org.email)
            .push_bind(&org.phone)
            .push_bind(at)
    )
}

/// Adds people who exist on paper only: id, name, address.
///
/// # Errors
/// The driver's.
pub async fn people(tx: &mut Write, new: &[(PersonId, String, String)], at: DateTime<Utc>) -> Stored<()> {
    insert!(
        tx,
        "INSERT INTO person (id, name, name_folded, email, email_key, lang, confirmed_at, created_at) ",
        8,
        new,
        |row, (id, name, email)| row
            .push_bind(id.0)
            .push_bind(name)
            .push_bind(fold(name))
            .push_bind(email)
            .push_bind(email)
            .push_bind("ja")
            .push_bind(at)
            .push_bind(at)
    )
}

/// Two months, as most cities name it（標準処理期間）.
fn due(case: &Submission) -> DateTime<Utc> {
    let clock = case.submitted_at.and_then(|at| {
        let turn = Turn { to: case.stage, days: Some(60), correction_due: Some(at + TimeDelta::days(14)), at };
        Clock::after(None, turn)
    });
    clock.and_then(|clock| clock.due_at).unwrap_or_else(never)
}

/// Adds cases with the amounts they ask for and the folded names of their groups: asking for each name in the
/// statement would cost SQLite a cursor a row, and each cursor a walk over all before it.
///
/// # Errors
/// The driver's.
pub async fn submissions(tx: &mut Write, new: &[(Submission, Yen, Arc<str>)]) -> Stored<()> {
    insert!(
        tx,
        "INSERT INTO submission (id, number, call_id, department_id, owner_id, group_id, title, title_folded, stage,
            requested, begun_at, submitted_at, arrived_at, clock_from, due_at, group_folded) ",
        16,
        new,
        |row, (case, requested, group)| row
            .push_bind(case.id.0)
            .push_bind(&case.number)
            .push_bind(case.call.0)
            .push_bind(case.department.0)
            .push_bind(case.owner.0)
            .push_bind(case.group.0)
            .push_bind(&case.title)
            .push_bind(fold(&case.title))
            .push_bind(case.stage.code())
            .push_bind(requested.0)
            .push_bind(case.begun_at)
            .push_bind(case.submitted_at)
            .push_bind(case.submitted_at)
            .push_bind(case.submitted_at.filter(|_| case.stage.awaits_decision()))
            .push_bind(due(case))
            .push_bind(&**group)
    )
}

/// Adds filings.
///
/// # Errors
/// The driver's.
pub async fn filings(tx: &mut Write, new: &[Filing]) -> Stored<()> {
    insert!(
        tx,
        "INSERT INTO filing (id, submission_id, kind, version, answers, saved_at, submitted_at) ",
        7,
        new,
        |row, filing| row
            .push_bind(filing.id.0)
            .push_bind(filing.submission.0)
            .push_bind(filing.kind.code())
            .push_bind(filing.version)
            .push_bind(Json(&filing.answers))
            .push_bind(filing.saved_at)
            .push_bind(filing.submitted_at)
    )
}

/// Adds budget lines: filing, position, line.
///
/// # Errors
/// The driver's.
pub async fn lines(tx: &mut Write, new: &[(FilingId, i32, RawLine)]) -> Stored<()> {
    insert!(
        tx,
        "INSERT INTO budget_line (filing_id, position, side, category, text, quantity, unit, price, amount, excluded,
            basis) ",
        11,
        new,
        |row, (filing, position, line)| row
            .push_bind(filing.0)
            .push_bind(position)
            .push_bind(if line.side == Side::Income { "income" } else { "expense" })
            .push_bind(&line.category)
            .push_bind(&line.text)
            .push_bind(&line.quantity)
            .push_bind(&line.unit)
            .push_bind(&line.price)
            .push_bind(&line.amount)
            .push_bind(line.excluded)
            .push_bind(&line.basis)
    )
}

/// Adds decisions as they stand, with the call of each.
///
/// # Errors
/// The driver's.
pub async fn decisions(tx: &mut Write, new: &[(CallId, Decision)]) -> Stored<()> {
    insert!(
        tx,
        "INSERT INTO decision (id, submission_id, call_id, outcome, amount, conditions, reason, state, drafted_by,
            drafted_at, approved_by, approved_at, number, decided_on) ",
        14,
        new,
        |row, (call, decision)| row
            .push_bind(decision.id.0)
            .push_bind(decision.submission.0)
            .push_bind(call.0)
            .push_bind(decision.outcome.code())
            .push_bind(decision.amount.0)
            .push_bind(&decision.conditions)
            .push_bind(&decision.reason)
            .push_bind(decision.state.code())
            .push_bind(decision.drafted_by.0)
            .push_bind(decision.drafted_at)
            .push_bind(decision.approved_by.map(|by| by.0))
            .push_bind(decision.approved_at)
            .push_bind(&decision.number)
            .push_bind(decision.decided_on)
    )
}

/// Writes entries at the end of the chain, in the given order.
///
/// # Errors
/// The driver's.
pub async fn history(tx: &mut Write, new: &[(Entry, DateTime<Utc>)]) -> Stored<()> {
    let (mut seq, mut hash) = take_head(tx).await?;
    let mut chained = Vec::with_capacity(new.len());
    for (entry, at) in new {
        seq += 1;
        let written = HistoryEntry::chained(entry, seq, *at, &hash);
        hash.clone_from(&written.hash);
        chained.push(written);
    }
    put_head(tx, seq, &hash).await?;
    insert!(
        tx,
        "INSERT INTO history (seq, at, actor_id, subject_kind, subject_id, action, from_stage, to_stage, reason, detail,
            hash) ",
        11,
        chained,
        |row, entry| row
            .push_bind(entry.seq)
            .push_bind(entry.at)
            .push_bind(entry.actor)
            .push_bind(&entry.subject_kind)
            .push_bind(entry.subject_id)
            .push_bind(&entry.action)
            .push_bind(&entry.from)
            .push_bind(&entry.to)
            .push_bind(&entry.reason)
            .push_bind(Json(&entry.detail))
            .push_bind(&entry.hash)
    )
}

/// Gives people roles in organisations from a day on: person, organisation, role, first day.
///
/// # Errors
/// The driver's.
pub async fn memberships(tx: &mut Write, new: &[(PersonId, domain::people::Membership)]) -> Stored<()> {
    insert!(tx, "INSERT INTO membership (id, person_id, organisation_id, role, from_on, until_on) ", 6, new, |row,
                                                                                                              (
        person,
        membership,
    )| row
        .push_bind(Uuid::now_v7())
        .push_bind(person.0)
        .push_bind(membership.organisation.0)
        .push_bind(membership.role.code())
        .push_bind(membership.from)
        .push_bind(membership.until))
}

/// Begins the record of every grant that has none yet: its report is due at the end of its fiscal year（交付の記録）.
///
/// # Errors
/// The driver's.
pub async fn awards(tx: &mut Write) -> Stored<()> {
    // The engines have no word in common for the year of a day.
    let year = match tx.is_sqlite() {
        true => "CAST(strftime('%Y', d.decided_on, '-3 months') AS INTEGER)",
        false => "CAST(extract(year FROM d.decided_on - INTERVAL '3 months') AS INTEGER)",
    };
    let last = match tx.is_sqlite() {
        true => format!("({year} + 1) || '-03-31'"),
        false => format!("make_date({year} + 1, 3, 31)"),
    };
    on!(tx, c => {
        let mut query = QueryBuilder::new(
            "INSERT INTO award (submission_id, call_id, department_id, fiscal_year, granted, granted_on, report_due_on)
             SELECT s.id, s.call_id, s.department_id, ",
        );
        query.push(year).push(", d.amount, d.decided_on, ").push(last).push(
            " FROM submission s JOIN decision d ON d.submission_id = s.id
              WHERE s.stage = 'granted' AND d.state = 'released' AND d.outcome = 'selected'
                AND d.decided_on IS NOT NULL
                AND NOT EXISTS (SELECT 1 FROM award a WHERE a.submission_id = s.id)",
        );
        query.build().execute(c).await.map(drop)
    })?;
    Ok(())
}
