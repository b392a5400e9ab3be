//! Rounds of a panel: seats, assignments, interests（審査の回・割り当て・回避）.

use super::{StoreError, Stored, Tx, Write, exactly_one, on};
use chrono::{DateTime, NaiveDate, Utc};
use domain::people::{CallId, OrganisationId, PersonId, SubmissionId};
use domain::review::{Assignment, Conflict, Part, Round};
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct RoundRow {
    id: Uuid,
    call_id: Uuid,
    track: String,
    panel_id: Uuid,
    part: String,
    due_on: NaiveDate,
    opened_at: DateTime<Utc>,
    tallied_at: Option<DateTime<Utc>>,
    prepared_at: Option<DateTime<Utc>>,
}

impl TryFrom<RoundRow> for Round {
    type Error = StoreError;
    fn try_from(row: RoundRow) -> Stored<Round> {
        Ok(Round {
            part: Part::from_code(&row.part)
                .ok_or_else(|| StoreError::corrupt("review_round", "part", row.id, &row.part))?,
            id: row.id,
            call: CallId(row.call_id),
            track: row.track,
            panel: OrganisationId(row.panel_id),
            due_on: row.due_on,
            opened_at: row.opened_at,
            tallied_at: row.tallied_at,
            prepared_at: row.prepared_at,
        })
    }
}

/// Begins a round.
///
/// # Errors
/// The driver's; there is one for the track already.
pub async fn open(tx: &mut Write, round: &Round) -> Stored<()> {
    let sql = "INSERT INTO review_round (id, call_id, track, panel_id, part, due_on, opened_at)
               VALUES ($1, $2, $3, $4, $5, $6, $7)";
    on!(tx, c => sqlx::query(sql)
        .bind(round.id)
        .bind(round.call.0)
        .bind(&round.track)
        .bind(round.panel.0)
        .bind(round.part.code())
        .bind(round.due_on)
        .bind(round.opened_at)
        .execute(c).await.map(drop))?;
    Ok(())
}

/// Keeps where a round stands.
///
/// # Errors
/// The driver's, or no such round.
pub async fn save(tx: &mut Write, round: &Round) -> Stored<()> {
    let sql = "UPDATE review_round SET part = $2, due_on = $3, tallied_at = $4, prepared_at = $5 WHERE id = $1";
    let rows = on!(tx, c => sqlx::query(sql)
        .bind(round.id)
        .bind(round.part.code())
        .bind(round.due_on)
        .bind(round.tallied_at)
        .bind(round.prepared_at)
        .execute(c).await?.rows_affected());
    exactly_one("review_round", round.id, rows)
}

/// The round of a track.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn of_track(tx: &mut Tx, call: CallId, track: &str) -> Stored<Option<Round>> {
    let sql = "SELECT * FROM review_round WHERE call_id = $1 AND track = $2";
    let row: Option<RoundRow> = on!(tx, c => sqlx::query_as(sql).bind(call.0).bind(track).fetch_optional(c).await)?;
    row.map(Round::try_from).transpose()
}

/// The round with this id, after taking its turn: sheets and the tally never pass each other.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn in_turn(tx: &mut Write, id: Uuid) -> Stored<Option<Round>> {
    let sql = "UPDATE review_round SET track = track WHERE id = $1";
    on!(tx, c => sqlx::query(sql).bind(id).execute(c).await.map(drop))?;
    find(tx, id).await
}

/// The round with this id.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn find(tx: &mut Tx, id: Uuid) -> Stored<Option<Round>> {
    let sql = "SELECT * FROM review_round WHERE id = $1";
    let row: Option<RoundRow> = on!(tx, c => sqlx::query_as(sql).bind(id).fetch_optional(c).await)?;
    row.map(Round::try_from).transpose()
}

/// The rounds in which somebody has a seat, the last first.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn of_person(tx: &mut Tx, person: PersonId) -> Stored<Vec<Round>> {
    let sql = "SELECT r.* FROM review_seat s JOIN review_round r ON r.id = s.round_id
               WHERE s.person_id = $1 ORDER BY r.opened_at DESC, r.id LIMIT 20";
    let rows: Vec<RoundRow> = on!(tx, c => sqlx::query_as(sql).bind(person.0).fetch_all(c).await)?;
    rows.into_iter().map(Round::try_from).collect()
}

/// Gives somebody a seat in a round.
///
/// # Errors
/// The driver's.
pub async fn seat(tx: &mut Write, round: Uuid, person: PersonId) -> Stored<()> {
    let sql = "INSERT INTO review_seat (round_id, person_id) VALUES ($1, $2) ON CONFLICT DO NOTHING";
    on!(tx, c => sqlx::query(sql).bind(round).bind(person.0).execute(c).await.map(drop))?;
    Ok(())
}

/// Somebody with a seat.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Seat {
    /// Who.
    pub person_id: Uuid,
    /// By name.
    pub name: String,
    /// Whether the person came on the day; unknown before.
    pub present: Option<bool>,
}

/// Those with a seat in a round, by name.
///
/// # Errors
/// The driver's.
pub async fn seats(tx: &mut Tx, round: Uuid) -> Stored<Vec<Seat>> {
    let sql = "SELECT s.person_id, p.name, s.present FROM review_seat s JOIN person p ON p.id = s.person_id
               WHERE s.round_id = $1 ORDER BY p.name_folded, p.id";
    Ok(on!(tx, c => sqlx::query_as(sql).bind(round).fetch_all(c).await)?)
}

/// Keeps who came on the day.
///
/// # Errors
/// The driver's, or nobody with such a seat.
pub async fn set_present(tx: &mut Write, round: Uuid, person: Uuid, present: bool) -> Stored<()> {
    let sql = "UPDATE review_seat SET present = $3 WHERE round_id = $1 AND person_id = $2";
    let rows = on!(tx, c => sqlx::query(sql).bind(round).bind(person).bind(present).execute(c).await?.rows_affected());
    exactly_one("review_seat", person, rows)
}

#[derive(sqlx::FromRow)]
struct AssignmentRow {
    id: Uuid,
    round_id: Uuid,
    submission_id: Uuid,
    person_id: Uuid,
    conflict: String,
    declared_at: Option<DateTime<Utc>>,
}

fn read_conflict(id: Uuid, code: &str) -> Stored<Option<Conflict>> {
    match code {
        "" => Ok(None),
        code => Conflict::from_code(code)
            .map(Some)
            .ok_or_else(|| StoreError::corrupt("review_assignment", "conflict", id, code)),
    }
}

impl TryFrom<AssignmentRow> for Assignment {
    type Error = StoreError;
    fn try_from(row: AssignmentRow) -> Stored<Assignment> {
        Ok(Assignment {
            conflict: read_conflict(row.id, &row.conflict)?,
            id: row.id,
            round: row.round_id,
            case: SubmissionId(row.submission_id),
            reviewer: PersonId(row.person_id),
            declared_at: row.declared_at,
        })
    }
}

/// Gives a case to a reviewer. One that the reviewer has already stays as it is.
///
/// # Errors
/// The driver's.
pub async fn assign(tx: &mut Write, new: &Assignment) -> Stored<()> {
    let sql = "INSERT INTO review_assignment (id, round_id, submission_id, person_id, conflict, declared_at)
               VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (submission_id, person_id) DO NOTHING";
    on!(tx, c => sqlx::query(sql)
        .bind(new.id)
        .bind(new.round)
        .bind(new.case.0)
        .bind(new.reviewer.0)
        .bind(new.conflict.map_or("", Conflict::code))
        .bind(new.declared_at)
        .execute(c).await.map(drop))?;
    Ok(())
}

/// Takes a case from a reviewer, with what was begun on its sheet. One with an interest on record, or with a sheet that
/// was handed in, stays: says whether it went.
///
/// # Errors
/// The driver's.
pub async fn unassign(tx: &mut Write, id: Uuid) -> Stored<bool> {
    let sql = "DELETE FROM review_assignment WHERE id = $1 AND conflict = '' AND NOT EXISTS
               (SELECT 1 FROM review_sheet s WHERE s.assignment_id = $1 AND s.handed_in_at IS NOT NULL)";
    Ok(on!(tx, c => sqlx::query(sql).bind(id).execute(c).await?.rows_affected()) == 1)
}

/// The assignment with this id.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn assignment(tx: &mut Tx, id: Uuid) -> Stored<Option<Assignment>> {
    let sql = "SELECT * FROM review_assignment WHERE id = $1";
    let row: Option<AssignmentRow> = on!(tx, c => sqlx::query_as(sql).bind(id).fetch_optional(c).await)?;
    row.map(Assignment::try_from).transpose()
}

/// The place of a reviewer at a case.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn place_of(tx: &mut Tx, case: SubmissionId, person: PersonId) -> Stored<Option<Assignment>> {
    let sql = "SELECT * FROM review_assignment WHERE submission_id = $1 AND person_id = $2";
    let row: Option<AssignmentRow> =
        on!(tx, c => sqlx::query_as(sql).bind(case.0).bind(person.0).fetch_optional(c).await)?;
    row.map(Assignment::try_from).transpose()
}

/// Keeps that a reviewer answered, and whether there is an interest.
///
/// # Errors
/// The driver's, or no such assignment.
pub async fn declare(
    tx: &mut Write,
    id: Uuid,
    conflict: Option<Conflict>,
    declared_at: Option<DateTime<Utc>>,
) -> Stored<()> {
    let sql = "UPDATE review_assignment SET conflict = $2, declared_at = $3 WHERE id = $1";
    let code = conflict.map_or("", Conflict::code);
    let rows = on!(tx, c => sqlx::query(sql).bind(id).bind(code).bind(declared_at).execute(c).await?.rows_affected());
    exactly_one("review_assignment", id, rows)
}

/// The cases in which somebody has an interest, as a member of a panel.
///
/// # Errors
/// The driver's.
pub async fn kept_out(tx: &mut Tx, person: PersonId) -> Stored<Vec<SubmissionId>> {
    let sql = "SELECT submission_id FROM review_assignment WHERE person_id = $1 AND conflict <> ''";
    let rows: Vec<Uuid> = on!(tx, c => sqlx::query_scalar(sql).bind(person.0).fetch_all(c).await)?;
    Ok(rows.into_iter().map(SubmissionId).collect())
}

/// Whether a panel scores a case here, and no decision was drafted from its round yet.
///
/// # Errors
/// The driver's.
pub async fn in_open_round(tx: &mut Tx, case: SubmissionId) -> Stored<bool> {
    let sql = "SELECT count(*) FROM review_case k JOIN review_round r ON r.id = k.round_id
               WHERE k.submission_id = $1 AND r.prepared_at IS NULL";
    let count: i64 = on!(tx, c => sqlx::query_scalar(sql).bind(case.0).fetch_one(c).await)?;
    Ok(count > 0)
}

/// Who keeps out of a case.
///
/// # Errors
/// The driver's.
pub async fn kept_out_of(tx: &mut Tx, case: SubmissionId) -> Stored<Vec<PersonId>> {
    let sql = "SELECT person_id FROM review_assignment WHERE submission_id = $1 AND conflict <> ''";
    let rows: Vec<Uuid> = on!(tx, c => sqlx::query_scalar(sql).bind(case.0).fetch_all(c).await)?;
    Ok(rows.into_iter().map(PersonId).collect())
}

/// An assignment with its case, its reviewer and the sheet of the present part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The assignment.
    pub assignment: Assignment,
    /// Receipt number of the case.
    pub number: String,
    /// Name of the project.
    pub title: String,
    /// The group's name.
    pub group: String,
    /// Name of the reviewer.
    pub reviewer: String,
    /// Whether the case is judged in the present part.
    pub heard: bool,
    /// Whether a sheet was begun.
    pub begun: bool,
    /// When the sheet was handed in.
    pub handed_in_at: Option<DateTime<Utc>>,
}

#[derive(sqlx::FromRow)]
struct LineRow {
    #[sqlx(flatten)]
    assignment: AssignmentRow,
    number: Option<String>,
    title: String,
    group_name: String,
    reviewer: String,
    heard: bool,
    version: Option<i32>,
    handed_in_at: Option<DateTime<Utc>>,
}

/// The assignments of a round, of everybody or of one reviewer, in the order of the running and by name. Cases that were
/// taken back are left out.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn lines(tx: &mut Tx, round: &Round, person: Option<PersonId>) -> Stored<Vec<Line>> {
    let sql = "SELECT a.id, a.round_id, a.submission_id, a.person_id, a.conflict, a.declared_at, s.number, s.title,
            o.name AS group_name, p.name AS reviewer, k.heard, h.version, h.handed_in_at
        FROM review_assignment a JOIN submission s ON s.id = a.submission_id JOIN organisation o ON o.id = s.group_id
        JOIN person p ON p.id = a.person_id JOIN review_case k ON k.submission_id = a.submission_id
        LEFT JOIN review_sheet h ON h.assignment_id = a.id AND h.part = $2
        WHERE a.round_id = $1 AND ($3 IS NULL OR a.person_id = $3) AND s.stage NOT IN ('withdrawn', 'called_off')
        ORDER BY k.turn, s.number, p.name_folded, p.id";
    let rows: Vec<LineRow> = on!(tx, c => sqlx::query_as(sql)
        .bind(round.id)
        .bind(round.part.code())
        .bind(person.map(|person| person.0))
        .fetch_all(c).await)?;
    let line = |row: LineRow| {
        Ok(Line {
            assignment: Assignment::try_from(row.assignment)?,
            number: row.number.unwrap_or_default(),
            title: row.title,
            group: row.group_name,
            reviewer: row.reviewer,
            heard: row.heard,
            begun: row.version.is_some(),
            handed_in_at: row.handed_in_at,
        })
    };
    rows.into_iter().map(line).collect()
}

/// Rounds whose sheets are due until a day and whose reviewers have not been reminded of it.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn to_remind(tx: &mut Tx, today: NaiveDate, until: NaiveDate) -> Stored<Vec<Round>> {
    let sql = "SELECT * FROM review_round WHERE tallied_at IS NULL AND due_on >= $1 AND due_on <= $2
               AND (reminded_on IS NULL OR reminded_on <> due_on) ORDER BY due_on, id LIMIT 50";
    let rows: Vec<RoundRow> = on!(tx, c => sqlx::query_as(sql).bind(today).bind(until).fetch_all(c).await)?;
    rows.into_iter().map(Round::try_from).collect()
}

/// Keeps that the reviewers of a round were reminded of its day.
///
/// # Errors
/// The driver's, or no such round.
pub async fn set_reminded(tx: &mut Write, round: Uuid) -> Stored<()> {
    let sql = "UPDATE review_round SET reminded_on = due_on WHERE id = $1";
    let rows = on!(tx, c => sqlx::query(sql).bind(round).execute(c).await?.rows_affected());
    exactly_one("review_round", round, rows)
}
