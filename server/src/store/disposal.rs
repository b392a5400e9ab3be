//! Disposals: proposed, answered, carried out case by case, on record（廃棄・廃棄記録簿）.

use super::retention::{self, Hold};
use super::search::{self, Kind};
use super::{StoreError, Stored, Tx, Write, awards, erasure, exactly_one, on, orphans, redactions};
use chrono::{DateTime, NaiveDate, Utc};
use domain::people::{OrganisationId, PersonId, ProgrammeId, SubmissionId};
use domain::redaction::Field;
use domain::retention::{ENDED, Erased, State};
use domain::submissions::Submission;
use uuid::Uuid;

/// How many disposals a page of the record lists.
pub const PAGE: i64 = 50;

/// A disposal with the names of those who wanted it and what was erased so far.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Disposal {
    /// Which.
    pub id: Uuid,
    /// The programme.
    pub programme_id: Uuid,
    /// Its name when it was proposed.
    pub programme: String,
    /// The rule the programme rests on.
    pub basis: String,
    /// How many years its papers are kept.
    pub years: i64,
    /// The fiscal year in which the cases ended.
    pub fiscal_year: i64,
    /// Where it stands, by code.
    pub state: String,
    /// Who proposed it.
    pub proposed_by: Uuid,
    /// By name.
    pub proposer: String,
    /// When.
    pub proposed_at: DateTime<Utc>,
    /// Who approved or refused it, by name.
    pub answerer: Option<String>,
    /// When.
    pub answered_at: Option<DateTime<Utc>>,
    /// Why it was refused.
    pub answer: String,
    /// When the last case was erased.
    pub done_at: Option<DateTime<Utc>>,
    /// How many cases it has.
    pub cases: i64,
    /// How many consultations, of which those who wrote are erased.
    pub consultations: i64,
    /// How many of the cases are erased.
    pub erased: i64,
    /// How many were left as they are.
    pub kept: i64,
    /// What was erased with them.
    pub people: i64,
    /// Forms.
    pub filings: i64,
    /// Files.
    pub files: i64,
    /// Letters.
    pub letters: i64,
    /// Notes.
    pub notes: i64,
}

impl Disposal {
    /// Where it stands.
    ///
    /// # Errors
    /// A code that the program does not know.
    pub fn standing(&self) -> Stored<State> {
        State::from_code(&self.state).ok_or_else(|| StoreError::corrupt("disposal", "state", self.id, &self.state))
    }
}

macro_rules! disposals {
    ($rest:literal) => {
        concat!(
            "SELECT d.id, d.programme_id, d.programme, d.basis, d.years, d.fiscal_year, d.state, d.proposed_by,
                 p.name AS proposer, d.proposed_at, a.name AS answerer, d.answered_at, d.answer, d.done_at,
                 (SELECT count(*) FROM disposal_case x WHERE x.disposal_id = d.id) AS cases,
                 (SELECT count(*) FROM disposal_call y WHERE y.disposal_id = d.id) AS consultations,
                 (SELECT count(x.erased_at) FROM disposal_case x WHERE x.disposal_id = d.id) AS erased,
                 (SELECT count(x.kept_at) FROM disposal_case x WHERE x.disposal_id = d.id)
                     + (SELECT count(y.kept_at) FROM disposal_call y WHERE y.disposal_id = d.id) AS kept,
                 (SELECT CAST(coalesce(sum(x.people), 0) AS BIGINT) FROM disposal_case x WHERE x.disposal_id = d.id)
                     + (SELECT CAST(coalesce(sum(y.people), 0) AS BIGINT) FROM disposal_call y WHERE y.disposal_id = d.id) AS people,
                 (SELECT CAST(coalesce(sum(x.filings), 0) AS BIGINT) FROM disposal_case x WHERE x.disposal_id = d.id) AS filings,
                 (SELECT CAST(coalesce(sum(x.files), 0) AS BIGINT) FROM disposal_case x WHERE x.disposal_id = d.id)
                     + (SELECT CAST(coalesce(sum(y.files), 0) AS BIGINT) FROM disposal_call y WHERE y.disposal_id = d.id) AS files,
                 (SELECT CAST(coalesce(sum(x.letters), 0) AS BIGINT) FROM disposal_case x WHERE x.disposal_id = d.id)
                     + (SELECT CAST(coalesce(sum(y.letters), 0) AS BIGINT) FROM disposal_call y WHERE y.disposal_id = d.id) AS letters,
                 (SELECT CAST(coalesce(sum(x.notes), 0) AS BIGINT) FROM disposal_case x WHERE x.disposal_id = d.id) AS notes
             FROM disposal d JOIN person p ON p.id = d.proposed_by LEFT JOIN person a ON a.id = d.answered_by ",
            $rest
        )
    };
}

/// A new proposal.
#[derive(Debug, Clone)]
pub struct Proposal<'a> {
    /// Its id.
    pub id: Uuid,
    /// The programme.
    pub programme: Uuid,
    /// Its name.
    pub name: &'a str,
    /// The rule it rests on.
    pub basis: &'a str,
    /// How many years.
    pub years: i32,
    /// The fiscal year in which the cases ended.
    pub fiscal_year: i32,
    /// Who proposes.
    pub by: PersonId,
}

/// Keeps a proposal with its cases, and with its consultations by id and name in addresses.
///
/// # Errors
/// The driver's.
pub async fn propose(
    tx: &mut Write,
    new: &Proposal<'_>,
    cases: &[(Uuid, String)],
    calls: &[(Uuid, String)],
    at: DateTime<Utc>,
) -> Stored<()> {
    let sql = "INSERT INTO disposal (id, programme_id, programme, basis, years, fiscal_year, state, proposed_by,
                   proposed_at, answer) VALUES ($1, $2, $3, $4, $5, $6, 'proposed', $7, $8, '')";
    on!(tx, c => sqlx::query(sql)
        .bind(new.id)
        .bind(new.programme)
        .bind(new.name)
        .bind(new.basis)
        .bind(i64::from(new.years))
        .bind(i64::from(new.fiscal_year))
        .bind(new.by.0)
        .bind(at)
        .execute(c).await.map(drop))?;
    let sql = "INSERT INTO disposal_case (disposal_id, submission_id, number) VALUES ($1, $2, $3)";
    for (case, number) in cases {
        on!(tx, c => sqlx::query(sql).bind(new.id).bind(case).bind(number).execute(c).await.map(drop))?;
    }
    let sql = "INSERT INTO disposal_call (disposal_id, call_id, slug) VALUES ($1, $2, $3)";
    for (call, slug) in calls {
        on!(tx, c => sqlx::query(sql).bind(new.id).bind(call).bind(slug).execute(c).await.map(drop))?;
    }
    Ok(())
}

/// The disposal with this id.
///
/// # Errors
/// The driver's.
pub async fn find(tx: &mut Tx, id: Uuid) -> Stored<Option<Disposal>> {
    let sql = disposals!("WHERE d.id = $1");
    Ok(on!(tx, c => sqlx::query_as(sql).bind(id).fetch_optional(c).await)?)
}

/// Those that wait for an answer or are being carried out, the oldest first.
///
/// # Errors
/// The driver's.
pub async fn running(tx: &mut Tx) -> Stored<Vec<Disposal>> {
    let sql = disposals!("WHERE d.state IN ('proposed', 'approved') ORDER BY d.proposed_at, d.id LIMIT 200");
    Ok(on!(tx, c => sqlx::query_as(sql).fetch_all(c).await)?)
}

/// A page of the record, the last first; one more than a page where there are more.
///
/// # Errors
/// The driver's.
pub async fn record(tx: &mut Tx, page: i64) -> Stored<Vec<Disposal>> {
    let sql = disposals!("WHERE d.done_at IS NOT NULL ORDER BY d.done_at DESC, d.id DESC LIMIT $1 OFFSET $2");
    let offset = page.saturating_mul(PAGE);
    Ok(on!(tx, c => sqlx::query_as(sql).bind(PAGE + 1).bind(offset).fetch_all(c).await)?)
}

/// What is known of the papers of a case.
#[derive(Debug, Clone, Default)]
pub struct OfCase {
    /// Their last day, once the case has ended.
    pub until: Option<NaiveDate>,
    /// What keeps them longer.
    pub hold: Option<Hold>,
    /// When they were disposed of, and by which disposal.
    pub disposed: Option<(DateTime<Utc>, Disposal)>,
    /// Until when those of its grant are kept beyond that, for a case with one.
    pub grant: Option<Option<NaiveDate>>,
}

/// How long the papers of a case are kept, or when they went.
///
/// # Errors
/// The driver's.
pub async fn papers(tx: &mut Tx, case: &Submission, today: NaiveDate) -> Stored<OfCase> {
    let disposed = of_case(tx, case.id).await?;
    let hold = retention::hold_of(tx, case.id).await?;
    let sql = "SELECT programme_id FROM call WHERE id = $1";
    let programme: Option<Uuid> = on!(tx, c => sqlx::query_scalar(sql).bind(case.call.0).fetch_optional(c).await)?;
    let until = match programme {
        Some(programme) if ENDED.contains(&case.stage) => {
            retention::kept_until(tx, ProgrammeId(programme), case.id, today).await?
        }
        _ => None,
    };
    let grant = awards::keep_until(tx, case.id).await?;
    Ok(OfCase { until, hold, disposed, grant })
}

/// When a case was disposed of, and by which disposal; `None` while it is whole.
///
/// # Errors
/// The driver's.
pub async fn of_case(tx: &mut Tx, case: SubmissionId) -> Stored<Option<(DateTime<Utc>, Disposal)>> {
    let sql = "SELECT disposal_id, erased_at FROM disposal_case WHERE submission_id = $1 AND erased_at IS NOT NULL";
    let found: Option<(Uuid, DateTime<Utc>)> = on!(tx, c => sqlx::query_as(sql).bind(case.0).fetch_optional(c).await)?;
    let Some((id, at)) = found else { return Ok(None) };
    Ok(find(tx, id).await?.map(|disposal| (at, disposal)))
}

/// The receipt numbers of the cases that a disposal erased, and the names of its consultations.
///
/// # Errors
/// The driver's.
pub async fn numbers(tx: &mut Tx, id: Uuid) -> Stored<Vec<String>> {
    let sql =
        "SELECT number FROM disposal_case WHERE disposal_id = $1 AND erased_at IS NOT NULL
         UNION ALL SELECT slug FROM disposal_call WHERE disposal_id = $1 AND erased_at IS NOT NULL ORDER BY 1 LIMIT 20000";
    Ok(on!(tx, c => sqlx::query_scalar(sql).bind(id).fetch_all(c).await)?)
}

/// Records the answer to a proposal; `false` where somebody has answered it meanwhile.
///
/// # Errors
/// The driver's.
pub async fn answer(
    tx: &mut Write,
    id: Uuid,
    state: State,
    by: PersonId,
    why: &str,
    at: DateTime<Utc>,
) -> Stored<bool> {
    let sql = "UPDATE disposal SET state = $2, answered_by = $3, answer = $4, answered_at = $5
               WHERE id = $1 AND state = 'proposed'";
    let rows = on!(tx, c => sqlx::query(sql)
        .bind(id)
        .bind(state.code())
        .bind(by.0)
        .bind(why)
        .bind(at)
        .execute(c).await?.rows_affected());
    Ok(rows > 0)
}

/// The oldest disposal that was approved and is not done.
///
/// # Errors
/// The driver's.
pub async fn approved(tx: &mut Tx) -> Stored<Option<Disposal>> {
    let sql = disposals!("WHERE d.state = 'approved' ORDER BY d.proposed_at, d.id LIMIT 1");
    Ok(on!(tx, c => sqlx::query_as(sql).fetch_optional(c).await)?)
}

/// Cases of a disposal that are still to be erased.
///
/// # Errors
/// The driver's.
pub async fn waiting(tx: &mut Tx, id: Uuid, limit: i64) -> Stored<Vec<Uuid>> {
    let sql = "SELECT submission_id FROM disposal_case
               WHERE disposal_id = $1 AND erased_at IS NULL AND kept_at IS NULL ORDER BY submission_id LIMIT $2";
    Ok(on!(tx, c => sqlx::query_scalar(sql).bind(id).bind(limit).fetch_all(c).await)?)
}

/// Takes a case to erase it; `false` where another worker has taken it.
///
/// # Errors
/// The driver's.
pub async fn take(tx: &mut Write, id: Uuid, case: SubmissionId, at: DateTime<Utc>) -> Stored<bool> {
    let sql = "UPDATE disposal_case SET erased_at = $3
               WHERE disposal_id = $1 AND submission_id = $2 AND erased_at IS NULL AND kept_at IS NULL";
    Ok(on!(tx, c => sqlx::query(sql).bind(id).bind(case.0).bind(at).execute(c).await?.rows_affected()) > 0)
}

/// Records that a case which was taken is left as it is.
///
/// # Errors
/// The driver's.
pub async fn leave(tx: &mut Write, id: Uuid, case: SubmissionId, at: DateTime<Utc>) -> Stored<()> {
    let sql = "UPDATE disposal_case SET erased_at = NULL, kept_at = $3 WHERE disposal_id = $1 AND submission_id = $2";
    let rows = on!(tx, c => sqlx::query(sql).bind(id).bind(case.0).bind(at).execute(c).await?.rows_affected());
    exactly_one("disposal_case", case, rows)
}

/// Records what was erased with a case.
///
/// # Errors
/// The driver's.
pub async fn count(tx: &mut Write, id: Uuid, case: SubmissionId, erased: Erased) -> Stored<()> {
    let sql = "UPDATE disposal_case SET people = $3, filings = $4, files = $5, letters = $6, notes = $7
               WHERE disposal_id = $1 AND submission_id = $2";
    let rows = on!(tx, c => sqlx::query(sql)
        .bind(id)
        .bind(case.0)
        .bind(erased.people)
        .bind(erased.filings)
        .bind(erased.files)
        .bind(erased.letters)
        .bind(erased.notes)
        .execute(c).await?.rows_affected());
    exactly_one("disposal_case", case, rows)
}

/// Takes away the morning digests to departments of a time: they name cases that were disposed of.
///
/// # Errors
/// The driver's.
pub async fn erase_digests(tx: &mut Write, before: DateTime<Utc>) -> Stored<()> {
    let sql = "DELETE FROM message WHERE letter = 'S-rem' AND submission_id IS NULL AND created_at < $1";
    on!(tx, c => sqlx::query(sql).bind(before).execute(c).await.map(drop))?;
    Ok(())
}

/// Ends a disposal; `false` where another worker has ended it.
///
/// # Errors
/// The driver's.
pub async fn finish(tx: &mut Write, id: Uuid, at: DateTime<Utc>) -> Stored<bool> {
    let sql = "UPDATE disposal SET state = 'done', done_at = $2 WHERE id = $1 AND state = 'approved'";
    Ok(on!(tx, c => sqlx::query(sql).bind(id).bind(at).execute(c).await?.rows_affected()) > 0)
}

/// Erases what a case has on file. Its row stays with number, stage and amounts, its decisions with theirs. `title` is
/// what the public has read and goes on reading; with it, what is hidden of the group's name stays too.
///
/// # Errors
/// The driver's, or no such case.
pub async fn erase_case(tx: &mut Write, case: &Submission, title: Option<&str>, at: DateTime<Utc>) -> Stored<Erased> {
    let erased = on_file(tx, case.id).await?;
    let sql = "SELECT DISTINCT sha256 FROM attachment WHERE submission_id = $1";
    let bytes: Vec<String> = on!(tx, c => sqlx::query_scalar(sql).bind(case.id.0).fetch_all(c).await)?;
    for sha256 in bytes {
        orphans::add(tx, &sha256, at).await?;
    }
    let statements = [
        "DELETE FROM case_mention WHERE note_id IN (SELECT id FROM case_note WHERE submission_id = $1)",
        "DELETE FROM case_note WHERE submission_id = $1",
        "DELETE FROM review_sheet WHERE assignment_id IN
             (SELECT id FROM review_assignment WHERE submission_id = $1)",
        "DELETE FROM review_assignment WHERE submission_id = $1",
        "DELETE FROM review_case WHERE submission_id = $1",
        "DELETE FROM case_message WHERE submission_id = $1",
        "DELETE FROM posting WHERE submission_id = $1",
        "DELETE FROM official_letter WHERE submission_id = $1",
        "DELETE FROM message WHERE submission_id = $1",
        "DELETE FROM attachment WHERE submission_id = $1",
        "DELETE FROM intake WHERE submission_id = $1",
        "DELETE FROM draft_page WHERE filing_id IN (SELECT id FROM filing WHERE submission_id = $1)",
        "DELETE FROM budget_line WHERE filing_id IN (SELECT id FROM filing WHERE submission_id = $1)",
        "UPDATE filing SET answers = '{}', marks = '[]', note = '' WHERE submission_id = $1",
        "UPDATE decision SET reason = '', conditions = '', correction = '' WHERE submission_id = $1",
        "UPDATE ruling SET reason = '' WHERE submission_id = $1",
        "UPDATE payment SET note = '' WHERE submission_id = $1",
        "DELETE FROM bank_account WHERE submission_id = $1",
        "DELETE FROM property WHERE submission_id = $1",
        "DELETE FROM prior_talk WHERE call_id = (SELECT call_id FROM submission WHERE id = $1)
             AND group_folded = (SELECT group_folded FROM submission WHERE id = $1)",
        "DELETE FROM redaction WHERE subject_kind = 'submission' AND subject_id = $1 AND field <> 'group'",
    ];
    for sql in statements {
        on!(tx, c => sqlx::query(sql).bind(case.id.0).execute(c).await.map(drop))?;
    }
    search::remove(tx, Kind::Case, case.id.0).await?;
    let sql = "UPDATE submission SET disposed_at = $2, group_folded = '', title_folded = '',
                   title = $3 WHERE id = $1";
    let kept = title.unwrap_or_default();
    let rows = on!(tx, c => sqlx::query(sql).bind(case.id.0).bind(at).bind(kept).execute(c).await?.rows_affected());
    exactly_one("submission", case.id, rows)?;
    if title.is_none() {
        redactions::remove(tx, case.id, Field::Group).await?;
    }
    Ok(erased)
}

/// What a case has on file.
async fn on_file(tx: &mut Tx, case: SubmissionId) -> Stored<Erased> {
    let sql = "SELECT (SELECT count(*) FROM filing WHERE submission_id = $1),
                   (SELECT count(*) FROM attachment WHERE submission_id = $1),
                   (SELECT count(*) FROM message WHERE submission_id = $1)
                       + (SELECT count(*) FROM posting WHERE submission_id = $1)
                       + (SELECT count(*) FROM official_letter WHERE submission_id = $1),
                   (SELECT count(*) FROM case_note WHERE submission_id = $1)
                       + (SELECT count(*) FROM case_message WHERE submission_id = $1)";
    let (filings, files, letters, notes): (i64, i64, i64, i64) =
        on!(tx, c => sqlx::query_as(sql).bind(case.0).fetch_one(c).await)?;
    Ok(Erased { people: 0, filings, files, letters, notes })
}

/// Erases a person whom only paper knows, once no case is left that needs the name. Says whether it was done.
///
/// # Errors
/// The driver's.
pub async fn erase_owner(tx: &mut Write, owner: PersonId, name: &str, at: DateTime<Utc>) -> Stored<bool> {
    let sql = "SELECT count(*) FROM person p WHERE p.id = $1 AND p.email_key LIKE 'paper:%' AND p.erased_at IS NULL
                   AND NOT EXISTS (SELECT 1 FROM submission s WHERE s.owner_id = p.id AND s.disposed_at IS NULL)";
    let found: i64 = on!(tx, c => sqlx::query_scalar(sql).bind(owner.0).fetch_one(c).await)?;
    if found > 0 {
        erasure::person(tx, owner, name, at).await?;
    }
    Ok(found > 0)
}

/// Empties a group that nobody is left in, once no case is left that needs it; its name stays where a result names it.
///
/// # Errors
/// The driver's.
pub async fn erase_group(tx: &mut Write, group: OrganisationId, name: &str, at: DateTime<Utc>) -> Stored<()> {
    let sql = "SELECT count(*) FROM organisation o WHERE o.id = $1
                   AND NOT EXISTS (SELECT 1 FROM submission s WHERE s.group_id = o.id AND s.disposed_at IS NULL)
                   AND NOT EXISTS (SELECT 1 FROM membership m JOIN person p ON p.id = m.person_id
                                   WHERE m.organisation_id = o.id AND p.erased_at IS NULL)";
    let is_left: i64 = on!(tx, c => sqlx::query_scalar(sql).bind(group.0).fetch_one(c).await)?;
    if is_left == 0 {
        return Ok(());
    }
    erasure::group(tx, group, at).await?;
    search::remove(tx, Kind::Group, group.0).await?;
    let sql = "UPDATE organisation SET email = NULL, phone = NULL WHERE id = $1";
    on!(tx, c => sqlx::query(sql).bind(group.0).execute(c).await.map(drop))?;
    settle_name(tx, group).await?;
    // What is disposed of and keeps its title is published.
    let sql = "UPDATE organisation SET name = $2, name_folded = '' WHERE id = $1
                   AND NOT EXISTS (SELECT 1 FROM submission s WHERE s.group_id = $1 AND s.title <> '')";
    on!(tx, c => sqlx::query(sql).bind(group.0).bind(name).execute(c).await.map(drop))?;
    Ok(())
}

/// Makes what the public reads of a group's name its only name; passages that were hidden go.
async fn settle_name(tx: &mut Write, group: OrganisationId) -> Stored<()> {
    let sql = "SELECT r.subject_id, o.name FROM redaction r JOIN submission s ON s.id = r.subject_id
                   JOIN organisation o ON o.id = s.group_id
               WHERE r.subject_kind = 'submission' AND r.field = 'group' AND s.group_id = $1 LIMIT 1000";
    let found: Vec<(Uuid, String)> = on!(tx, c => sqlx::query_as(sql).bind(group.0).fetch_all(c).await)?;
    for (case, name) in found {
        let case = SubmissionId(case);
        let marked = redactions::of(tx, case).await?;
        if let Some(marked) = marked.into_iter().find(|marked| marked.field == Field::Group) {
            let sql = "UPDATE organisation SET name = $2, name_folded = '' WHERE id = $1";
            let public = marked.redacted.public_of(&name);
            on!(tx, c => sqlx::query(sql).bind(group.0).bind(public).execute(c).await.map(drop))?;
        }
        redactions::remove(tx, case, Field::Group).await?;
    }
    Ok(())
}
