//! Cases before a panel, and what it says of them（審査会にかける案件・審査会の判断）.

use super::{StoreError, Stored, Tx, Write, exactly_one, on};
use chrono::{DateTime, Utc};
use domain::decisions::Outcome;
use domain::forms::Answers;
use domain::money::Yen;
use domain::people::{CallId, OrganisationId, PersonId, SubmissionId};
use domain::review::{Agenda, Override};
use sqlx::types::Json;
use std::collections::HashMap;
use uuid::Uuid;

/// Most cases of a call that are read at once, as everywhere where a whole round is shown.
const MOST: i64 = 1000;

/// A case that a panel judges, or may.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Which.
    pub id: SubmissionId,
    /// Receipt number.
    pub number: String,
    /// Name of the project.
    pub title: String,
    /// The group.
    pub group: OrganisationId,
    /// By name.
    pub group_name: String,
    /// Code of its stage.
    pub stage: String,
    /// What it asks for.
    pub requested: Yen,
    /// What was answered in the application as it was last handed in.
    pub answers: Answers,
}

/// The cases of a call that wait for a panel or are with one, in the order of their numbers.
///
/// # Errors
/// The driver's.
pub async fn waiting(tx: &mut Tx, call: CallId) -> Stored<Vec<Candidate>> {
    type Row = (Uuid, Option<String>, String, Uuid, String, String, i64, Json<Answers>);
    let sql = "SELECT s.id, s.number, s.title, s.group_id, o.name, s.stage, s.requested, f.answers
        FROM submission s JOIN organisation o ON o.id = s.group_id
        JOIN filing f ON f.submission_id = s.id AND f.kind = 'application' AND f.version =
            (SELECT max(l.version) FROM filing l
             WHERE l.submission_id = s.id AND l.kind = 'application' AND l.submitted_at IS NOT NULL)
        WHERE s.call_id = $1 AND s.stage IN ('eligible', 'reviewing') ORDER BY s.number LIMIT $2";
    let rows: Vec<Row> = on!(tx, c => sqlx::query_as(sql).bind(call.0).bind(MOST).fetch_all(c).await)?;
    let candidate = |(id, number, title, group, group_name, stage, requested, answers): Row| Candidate {
        id: SubmissionId(id),
        number: number.unwrap_or_default(),
        title,
        group: OrganisationId(group),
        group_name,
        stage,
        requested: Yen(requested),
        answers: answers.0,
    };
    Ok(rows.into_iter().map(candidate).collect())
}

/// The people who belong, or once belonged, to the groups that apply in a call, by group.
///
/// # Errors
/// The driver's.
pub async fn people_of_groups(tx: &mut Tx, call: CallId) -> Stored<HashMap<OrganisationId, Vec<(PersonId, String)>>> {
    let sql = "SELECT DISTINCT m.organisation_id, p.id, p.name FROM submission s
        JOIN membership m ON m.organisation_id = s.group_id JOIN person p ON p.id = m.person_id
        WHERE s.call_id = $1 AND s.stage IN ('eligible', 'reviewing')";
    let rows: Vec<(Uuid, Uuid, String)> = on!(tx, c => sqlx::query_as(sql).bind(call.0).fetch_all(c).await)?;
    let mut found: HashMap<OrganisationId, Vec<(PersonId, String)>> = HashMap::new();
    for (group, person, name) in rows {
        found.entry(OrganisationId(group)).or_default().push((PersonId(person), name));
    }
    Ok(found)
}

/// What a panel says of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Which.
    pub case: SubmissionId,
    /// Receipt number.
    pub number: String,
    /// Name of the project.
    pub title: String,
    /// The group's name.
    pub group: String,
    /// What it asks for.
    pub requested: Yen,
    /// Its turn in the running order, from 1.
    pub turn: i32,
    /// Whether it is judged in the last part.
    pub heard: bool,
    /// What the panel would give.
    pub recommended: Option<Yen>,
    /// 講評
    pub comment: String,
    /// What it wants instead of what follows from the ranking.
    pub over: Option<Override>,
}

#[derive(sqlx::FromRow)]
struct SaidRow {
    submission_id: Uuid,
    number: Option<String>,
    title: String,
    group_name: String,
    requested: i64,
    turn: i32,
    heard: bool,
    recommended: Option<i64>,
    comment: String,
    outcome: String,
    amount: Option<i64>,
    reason: String,
}

/// Takes a case into a round.
///
/// # Errors
/// The driver's.
pub async fn take_in(tx: &mut Write, round: Uuid, case: SubmissionId, turn: i32) -> Stored<()> {
    let sql = "INSERT INTO review_case (submission_id, round_id, turn, heard) VALUES ($1, $2, $3, $4)
               ON CONFLICT (submission_id) DO NOTHING";
    on!(tx, c => sqlx::query(sql).bind(case.0).bind(round).bind(turn).bind(true).execute(c).await.map(drop))?;
    Ok(())
}

/// Keeps what the panel says of a case.
///
/// # Errors
/// The driver's, or no such case.
pub async fn say(tx: &mut Write, said: &Said) -> Stored<()> {
    let sql = "UPDATE review_case SET turn = $2, heard = $3, recommended = $4, comment = $5, outcome = $6, amount = $7,
               reason = $8 WHERE submission_id = $1";
    let over = said.over.as_ref();
    let rows = on!(tx, c => sqlx::query(sql)
        .bind(said.case.0)
        .bind(said.turn)
        .bind(said.heard)
        .bind(said.recommended.map(|yen| yen.0))
        .bind(&said.comment)
        .bind(over.map_or("", |over| over.outcome.code()))
        .bind(over.map(|over| over.amount.0))
        .bind(over.map_or("", |over| over.reason.as_str()))
        .execute(c).await?.rows_affected());
    exactly_one("review_case", said.case, rows)
}

/// What the panel says of the cases of a round, in their running order. Cases that were taken back are left out.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn said(tx: &mut Tx, round: Uuid) -> Stored<Vec<Said>> {
    let sql = "SELECT k.submission_id, s.number, s.title, o.name AS group_name, s.requested, k.turn, k.heard,
            k.recommended, k.comment, k.outcome, k.amount, k.reason
        FROM review_case k JOIN submission s ON s.id = k.submission_id JOIN organisation o ON o.id = s.group_id
        WHERE k.round_id = $1 AND s.stage NOT IN ('withdrawn', 'called_off') ORDER BY k.turn, s.number";
    let rows: Vec<SaidRow> = on!(tx, c => sqlx::query_as(sql).bind(round).fetch_all(c).await)?;
    let read = |row: SaidRow| {
        let outcome = match row.outcome.as_str() {
            "" => None,
            code => Some(
                Outcome::from_code(code)
                    .ok_or_else(|| StoreError::corrupt("review_case", "outcome", row.submission_id, code))?,
            ),
        };
        let amount = Yen(row.amount.unwrap_or(0));
        Ok(Said {
            case: SubmissionId(row.submission_id),
            number: row.number.unwrap_or_default(),
            title: row.title,
            group: row.group_name,
            requested: Yen(row.requested),
            turn: row.turn,
            heard: row.heard,
            recommended: row.recommended.map(Yen),
            comment: row.comment,
            over: outcome.map(|outcome| Override { outcome, amount, reason: row.reason }),
        })
    };
    rows.into_iter().map(read).collect()
}

/// When the panel of a round sits, once that was settled.
///
/// # Errors
/// The driver's.
pub async fn agenda(tx: &mut Tx, round: Uuid) -> Stored<Option<Agenda>> {
    type Row = (DateTime<Utc>, String, i32, i32, i32);
    let sql = "SELECT starts_at, place, talk, questions, scoring FROM review_agenda WHERE round_id = $1";
    let row: Option<Row> = on!(tx, c => sqlx::query_as(sql).bind(round).fetch_optional(c).await)?;
    let minutes = |minutes: i32| u32::try_from(minutes).unwrap_or(0);
    Ok(row.map(|(starts_at, place, talk, questions, scoring)| Agenda {
        starts_at,
        place,
        talk: minutes(talk),
        questions: minutes(questions),
        scoring: minutes(scoring),
    }))
}

/// Keeps when the panel of a round sits.
///
/// # Errors
/// The driver's.
pub async fn set_agenda(tx: &mut Write, round: Uuid, agenda: &Agenda) -> Stored<()> {
    let sql = "INSERT INTO review_agenda (round_id, starts_at, place, talk, questions, scoring)
               VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (round_id) DO UPDATE
               SET starts_at = $2, place = $3, talk = $4, questions = $5, scoring = $6";
    let minutes = |minutes: u32| i32::try_from(minutes).unwrap_or(i32::MAX);
    on!(tx, c => sqlx::query(sql)
        .bind(round)
        .bind(agenda.starts_at)
        .bind(&agenda.place)
        .bind(minutes(agenda.talk))
        .bind(minutes(agenda.questions))
        .bind(minutes(agenda.scoring))
        .execute(c).await.map(drop))?;
    Ok(())
}
