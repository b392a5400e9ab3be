//! Which cases have run out of their years, and which are held back（保存年限）.

use super::{Stored, Tx, Write, on};
use chrono::{DateTime, NaiveDate, Utc};
use domain::calendar::{FiscalYear, start_of_day};
use domain::people::{PersonId, ProgrammeId, SubmissionId};
use domain::retention::{Erased, Term};
use domain::texts::Words;
use sqlx::types::Json;
use uuid::Uuid;

/// How many cases a page of the rehearsal lists.
pub const PAGE: usize = 50;

/// Cases of a programme that have ended（`domain::retention::ENDED`）, each with the last instant of its proceedings, which
/// leaves out `domain::retention::NOT_PROCEEDINGS`. $1 is the programme; the end lies from $2 until before $3; $4 is the day
/// of the question. No case ends before it was handed in, so older ones are found by index. A grant may have to be kept
/// longer: until the last day of its own papers, until what has to be returned is due, as long as something that was
/// acquired with it is restricted（`domain::awards::Property::binds_until`）, and until the money is settled.
macro_rules! ended {
    ($columns:literal, $rest:literal) => {
        concat!(
            "SELECT ",
            $columns,
            " FROM (SELECT s.id, s.number, s.stage,
                 coalesce((SELECT max(h.at) FROM history h WHERE h.subject_id = s.id AND h.action NOT IN
                     ('view_personal', 'export', 'archive', 'assign', 'send_again', 'settle_letter', 'hold',
                      'release_hold', 'keep_longer', 'enter_property', 'correct_property', 'strike_property')),
                     s.submitted_at) AS ended_at,
                 (SELECT count(*) FROM disposal_hold d WHERE d.submission_id = s.id) AS held,
                 (SELECT count(*) FROM disposal_case dc JOIN disposal d ON d.id = dc.disposal_id
                     WHERE dc.submission_id = s.id AND d.state IN ('proposed', 'approved')) AS proposed,
                 (SELECT max(d.day) FROM (
                     SELECT a.keep_until AS day FROM award a WHERE a.submission_id = s.id
                     UNION ALL SELECT a.repay_by FROM award a WHERE a.submission_id = s.id
                     UNION ALL SELECT p.restricted_until FROM property p WHERE p.submission_id = s.id
                         AND p.struck_on IS NULL AND (p.dealing IS NULL OR p.dealing IN ('divert', 'lend', 'pledge'))) d
                     WHERE d.day >= $4) AS longer_until,
                 (SELECT count(*) FROM award a WHERE a.submission_id = s.id AND a.closed_on IS NULL
                     AND s.stage IN ('discontinued', 'revoked')) AS unsettled
             FROM submission s JOIN call c ON c.id = s.call_id
             WHERE c.programme_id = $1 AND s.number IS NOT NULL AND s.disposed_at IS NULL
                 AND s.stage IN ('ineligible', 'rejected', 'withdrawn', 'called_off', 'closed', 'discontinued', 'revoked')
                 AND s.submitted_at < $3) q
             WHERE q.ended_at >= $2 AND q.ended_at < $3 ",
            $rest
        )
    };
}

/// The same, as a list of ids of those that can be disposed of.
macro_rules! ready {
    ($from:literal) => {
        concat!(
            $from,
            ended!("q.id", "AND q.held = 0 AND q.proposed = 0 AND q.longer_until IS NULL AND q.unsettled = 0"),
            ")"
        )
    };
}

/// Between which instants the cases ended, and the day on which it is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The day of the question.
    pub today: NaiveDate,
    /// The first instant.
    pub from: DateTime<Utc>,
    /// The first instant after the last.
    pub until: DateTime<Utc>,
}

/// A case whose years have run out.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Line {
    /// Which.
    pub id: Uuid,
    /// Receipt number.
    pub number: String,
    /// Where it stands.
    pub stage: String,
    /// When it ended.
    pub ended_at: DateTime<Utc>,
    /// 1 where it is held back.
    pub held: i64,
    /// 1 where its disposal was proposed already.
    pub proposed: i64,
    /// The last day of its papers, where that is later than the years of its programme and still to come.
    pub longer_until: Option<NaiveDate>,
    /// 1 where its money is not settled.
    pub unsettled: i64,
}

impl Line {
    /// Whether nothing speaks against its disposal, once it was proposed.
    pub fn may_go(&self) -> bool {
        self.held == 0 && self.longer_until.is_none() && self.unsettled == 0
    }
}

/// A programme with its years.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Kept {
    /// Which.
    pub id: Uuid,
    /// Name.
    pub name: String,
    /// The rule it rests on.
    pub legal_basis: String,
    /// How many years its papers are kept.
    pub retention_years: i32,
}

/// Every programme by name.
///
/// # Errors
/// The driver's.
pub async fn programmes(tx: &mut Tx) -> Stored<Vec<Kept>> {
    let sql = "SELECT id, name, legal_basis, retention_years FROM programme ORDER BY name, id LIMIT 1000";
    Ok(on!(tx, c => sqlx::query_as(sql).fetch_all(c).await)?)
}

/// The programme with this id.
///
/// # Errors
/// The driver's.
pub async fn programme(tx: &mut Tx, id: ProgrammeId) -> Stored<Option<Kept>> {
    let sql = "SELECT id, name, legal_basis, retention_years FROM programme WHERE id = $1";
    Ok(on!(tx, c => sqlx::query_as(sql).bind(id.0).fetch_optional(c).await)?)
}

/// Takes the turn on a programme, so that no case is proposed twice.
///
/// # Errors
/// The driver's.
pub async fn lock(tx: &mut Write, id: ProgrammeId) -> Stored<()> {
    let sql = "UPDATE programme SET name = name WHERE id = $1";
    on!(tx, c => sqlx::query(sql).bind(id.0).execute(c).await.map(drop))?;
    Ok(())
}

/// When each case of a programme ended, and whether it is held back or proposed already.
///
/// # Errors
/// The driver's.
pub async fn ends(tx: &mut Tx, programme: ProgrammeId, span: Span) -> Stored<Vec<(DateTime<Utc>, i64, i64)>> {
    let sql = ended!("q.ended_at, q.held, q.proposed", "LIMIT 100000");
    Ok(
        on!(tx, c => sqlx::query_as(sql).bind(programme.0).bind(span.from).bind(span.until).bind(span.today).fetch_all(c).await)?,
    )
}

/// The cases behind a number in the order of their numbers, one more than a page where there are more.
///
/// # Errors
/// The driver's.
pub async fn lines(tx: &mut Tx, programme: ProgrammeId, span: Span, after: &str) -> Stored<Vec<Line>> {
    let sql = ended!("*", "AND q.number > $5 ORDER BY q.number LIMIT 51");
    Ok(on!(tx, c => sqlx::query_as(sql)
        .bind(programme.0)
        .bind(span.from)
        .bind(span.until)
        .bind(span.today)
        .bind(after)
        .fetch_all(c).await)?)
}

/// The cases that can be disposed of now.
///
/// # Errors
/// The driver's.
pub async fn ready(tx: &mut Tx, programme: ProgrammeId, span: Span) -> Stored<Vec<(Uuid, String)>> {
    let sql = ended!(
        "q.id, q.number",
        "AND q.held = 0 AND q.proposed = 0 AND q.longer_until IS NULL AND q.unsettled = 0 ORDER BY q.number LIMIT 20000"
    );
    Ok(
        on!(tx, c => sqlx::query_as(sql).bind(programme.0).bind(span.from).bind(span.until).bind(span.today).fetch_all(c).await)?,
    )
}

/// What a disposal of those would erase. Who exists for one case alone is counted as it is done; here it is everybody
/// whom only paper knows.
///
/// # Errors
/// The driver's.
pub async fn would_erase(tx: &mut Tx, programme: ProgrammeId, span: Span) -> Stored<Erased> {
    let sqls = [
        ready!(
            "SELECT count(DISTINCT p.id) FROM submission x JOIN person p ON p.id = x.owner_id
                WHERE p.email_key LIKE 'paper:%' AND x.id IN ("
        ),
        ready!("SELECT count(*) FROM filing WHERE submission_id IN ("),
        ready!("SELECT count(*) FROM attachment WHERE submission_id IN ("),
        ready!("SELECT count(*) FROM message WHERE submission_id IN ("),
        ready!("SELECT count(*) FROM posting WHERE submission_id IN ("),
        ready!("SELECT count(*) FROM official_letter WHERE submission_id IN ("),
        ready!("SELECT count(*) FROM case_note WHERE submission_id IN ("),
        ready!("SELECT count(*) FROM case_message WHERE submission_id IN ("),
    ];
    let mut counts = [0_i64; 8];
    for (count, sql) in counts.iter_mut().zip(sqls) {
        *count = on!(tx, c => sqlx::query_scalar(sql)
            .bind(programme.0)
            .bind(span.from)
            .bind(span.until)
            .bind(span.today)
            .fetch_one(c).await)?;
    }
    let [people, filings, files, mails, postings, official, notes, messages] = counts;
    Ok(Erased { people, filings, files, letters: mails + postings + official, notes: notes + messages })
}

/// When one case ended, if its stage is one of an end and it was not disposed of.
///
/// # Errors
/// The driver's.
pub async fn end_of(tx: &mut Tx, programme: ProgrammeId, span: Span, case: SubmissionId) -> Stored<Option<Line>> {
    let sql = ended!("*", "AND q.id = $5");
    Ok(on!(tx, c => sqlx::query_as(sql)
        .bind(programme.0)
        .bind(span.from)
        .bind(span.until)
        .bind(span.today)
        .bind(case.0)
        .fetch_optional(c).await)?)
}

/// A case that is held back.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Hold {
    /// Which.
    pub submission_id: Uuid,
    /// Its receipt number.
    pub number: String,
    /// Why.
    pub reason: String,
    /// Who, by name.
    pub held_by: String,
    /// When.
    pub held_at: DateTime<Utc>,
}

/// The cases that are held back, the last first.
///
/// # Errors
/// The driver's.
pub async fn holds(tx: &mut Tx) -> Stored<Vec<Hold>> {
    let sql = "SELECT d.submission_id, coalesce(s.number, '') AS number, d.reason, p.name AS held_by, d.held_at
               FROM disposal_hold d JOIN submission s ON s.id = d.submission_id JOIN person p ON p.id = d.held_by
               ORDER BY d.held_at DESC, d.submission_id LIMIT 500";
    Ok(on!(tx, c => sqlx::query_as(sql).fetch_all(c).await)?)
}

/// The hold of a case.
///
/// # Errors
/// The driver's.
pub async fn hold_of(tx: &mut Tx, case: SubmissionId) -> Stored<Option<Hold>> {
    let sql = "SELECT d.submission_id, coalesce(s.number, '') AS number, d.reason, p.name AS held_by, d.held_at
               FROM disposal_hold d JOIN submission s ON s.id = d.submission_id JOIN person p ON p.id = d.held_by
               WHERE d.submission_id = $1";
    Ok(on!(tx, c => sqlx::query_as(sql).bind(case.0).fetch_optional(c).await)?)
}

/// The last day on which the papers of a case are kept; `None` while it has not ended.
///
/// # Errors
/// The driver's.
pub async fn kept_until(
    tx: &mut Tx,
    id: ProgrammeId,
    case: SubmissionId,
    today: NaiveDate,
) -> Stored<Option<NaiveDate>> {
    let until = start_of_day(FiscalYear(9_000).start());
    let ever = Span { from: DateTime::<Utc>::UNIX_EPOCH, until, today };
    let Some(kept) = programme(tx, id).await? else { return Ok(None) };
    let line = end_of(tx, id, ever, case).await?;
    Ok(line.map(|line| {
        let ends = Term::of(line.ended_at, kept.retention_years).ends();
        line.longer_until.map_or(ends, |longer| longer.max(ends))
    }))
}

/// A consultation whose years have run out, before those who wrote are erased.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Consulted {
    /// Which.
    pub id: Uuid,
    /// Its name in addresses.
    pub slug: String,
    /// Its title.
    pub title: Json<Words>,
    /// When its result was published, or it was given up.
    pub ended_at: DateTime<Utc>,
    /// How many of those who wrote are known.
    pub authors: i64,
    /// Files of opinions, scans of paper among them.
    pub files: i64,
    /// Letters to those who wrote.
    pub letters: i64,
    /// 1 where it was proposed already.
    pub proposed: i64,
    /// 1 where it is held back.
    pub held: i64,
}

/// Consultations of a programme that ended in a span and still tell who wrote.
///
/// # Errors
/// The driver's.
pub async fn consultations(tx: &mut Tx, programme: ProgrammeId, span: Span) -> Stored<Vec<Consulted>> {
    let sql = "SELECT c.id, c.slug, c.title, coalesce(c.results_published_at, c.cancelled_at) AS ended_at,
                   (SELECT count(*) FROM opinion o JOIN opinion_author a ON a.opinion_id = o.id
                       WHERE o.call_id = c.id) AS authors,
                   (SELECT count(*) FROM opinion o JOIN opinion_file f ON f.opinion_id = o.id
                       WHERE o.call_id = c.id) AS files,
                   (SELECT count(*) FROM opinion o JOIN message m ON m.opinion_id = o.id
                       WHERE o.call_id = c.id) + (SELECT count(*) FROM opinion o JOIN posting p ON p.opinion_id = o.id
                       WHERE o.call_id = c.id) AS letters,
                   (SELECT count(*) FROM disposal_call dc JOIN disposal d ON d.id = dc.disposal_id
                       WHERE dc.call_id = c.id AND d.state IN ('proposed', 'approved')) AS proposed,
                   (SELECT count(*) FROM disposal_call_hold h WHERE h.call_id = c.id) AS held
               FROM call c WHERE c.programme_id = $1 AND c.kind = 'consultation' AND c.authors_erased_at IS NULL
                   AND coalesce(c.results_published_at, c.cancelled_at) >= $2
                   AND coalesce(c.results_published_at, c.cancelled_at) < $3
               ORDER BY c.slug LIMIT 1000";
    Ok(on!(tx, c => sqlx::query_as(sql).bind(programme.0).bind(span.from).bind(span.until).fetch_all(c).await)?)
}

/// Holds a case back; says whether it was not held before.
///
/// # Errors
/// The driver's.
pub async fn hold(tx: &mut Write, case: SubmissionId, reason: &str, by: PersonId, at: DateTime<Utc>) -> Stored<bool> {
    let sql = "INSERT INTO disposal_hold (submission_id, reason, held_by, held_at) VALUES ($1, $2, $3, $4)
               ON CONFLICT (submission_id) DO NOTHING";
    let rows = on!(tx, c => sqlx::query(sql)
        .bind(case.0)
        .bind(reason)
        .bind(by.0)
        .bind(at)
        .execute(c).await?.rows_affected());
    Ok(rows > 0)
}

/// Releases a case; says whether it was held.
///
/// # Errors
/// The driver's.
pub async fn release(tx: &mut Write, case: SubmissionId) -> Stored<bool> {
    let sql = "DELETE FROM disposal_hold WHERE submission_id = $1";
    Ok(on!(tx, c => sqlx::query(sql).bind(case.0).execute(c).await?.rows_affected()) > 0)
}

#[cfg(test)]
mod tests {
    use domain::awards::Dealing;
    use domain::retention::{ENDED, NOT_PROCEEDINGS};

    #[test]
    fn the_question_says_what_the_rule_says() {
        let sql = ended!("*", "");
        let stages = ENDED.map(|stage| format!("'{}'", stage.code()));
        assert!(sql.contains(&format!("({})", stages.join(", "))), "{sql}");
        for action in NOT_PROCEEDINGS {
            assert!(sql.contains(&format!("'{action}'")), "{action}");
        }
        let still_there = Dealing::ALL.into_iter().filter(|dealing| !dealing.takes_it_away());
        let still_there: Vec<String> = still_there.map(|dealing| format!("'{}'", dealing.code())).collect();
        assert!(sql.contains(&format!("p.dealing IN ({})", still_there.join(", "))), "{sql}");
    }
}
