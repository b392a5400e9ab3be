//! Making consultations, and everything that changes their course（意見募集の作成・決裁・訂正・延長・打ち切り）.

pub mod course;
pub mod documents;
pub mod files;

use super::cases::{NotDone, commit};
use crate::state::State;
use crate::store::calls::Programme;
use crate::store::{Failure, Tx, Write, call_files, calls, consultations, history, people, plans, programmes};
use chrono::{DateTime, Days, NaiveTime, Utc};
use domain::calendar::{self, date_in_japan};
use domain::calls::Dates;
use domain::calls::editing::{read_code, words};
use domain::consultations::{
    Act, Consultation, EditPage, Gap, Particulars, SHORTEST_TERM, State as Stored, Surroundings, Where,
};
use domain::folding::clean;
use domain::forms::Answers;
use domain::history::{CREATE_CONSULTATION, Entry, Subject};
use domain::people::{CallId, OrganisationId, ProgrammeId, Viewer};
use domain::plans::{Plan, PlanKind};
use domain::problems::{Problem, Problems, Refusal};
use domain::texts::{Lang, Words, staff_consultations as texts};
use serde_json::json;
use uuid::Uuid;

/// How many days ahead a new consultation is proposed to begin.
const AHEAD: u64 = 14;
/// How many years its papers are kept, until the department says otherwise.
const RETENTION: i32 = 5;

/// The consultation, with the turn on it taken, if the viewer works in its department.
pub(super) async fn hold(tx: &mut Write, viewer: &Viewer, slug: &str) -> Result<Consultation, Failure> {
    let found = consultations::hold(tx, slug).await?;
    Ok(found.filter(|found| viewer.is_staff_of(found.department)).ok_or(Refusal::NotFound)?)
}

/// Notes in the journal that a part of a consultation was written.
pub(super) async fn note(
    tx: &mut Write,
    viewer: &Viewer,
    consultation: &Consultation,
    detail: serde_json::Value,
    now: DateTime<Utc>,
) -> Result<(), Failure> {
    let entry = Entry::new(viewer.id(), Subject::Call(consultation.call.0), Act::Edit.code()).with(detail);
    history::append(tx, &entry, now).await?;
    Ok(())
}

/// Everything around a notice that its gate looks at.
pub struct Around {
    /// The last edition of the draft document.
    pub plan: Option<Plan>,
    /// How many papers lie beside it.
    pub files: usize,
    /// The department in charge.
    pub department: domain::people::Organisation,
}

impl Around {
    /// Reads it.
    ///
    /// # Errors
    /// `NotFound`, or the store's.
    pub async fn find(tx: &mut Tx, consultation: &Consultation) -> Result<Around, Failure> {
        let plan = plans::latest(tx, consultation.call, PlanKind::Draft).await?;
        let files = call_files::of_call(tx, consultation.call).await?.len();
        let department = people::organisation(tx, consultation.department).await?.ok_or(Refusal::NotFound)?;
        Ok(Around { plan, files, department })
    }

    /// What is missing.
    pub fn gaps(&self, consultation: &Consultation, now: DateTime<Utc>) -> Vec<(Where, Gap)> {
        let around = Surroundings { plan: self.plan.as_ref(), files: self.files, department: &self.department };
        consultation.gaps(around, now)
    }
}

/// The fields that a new consultation needs.
struct New {
    title: Words,
    slug: String,
    code: String,
    department: OrganisationId,
}

fn read_new(viewer: &Viewer, typed: &Answers) -> Result<New, Problems> {
    let mut problems = Problems::none();
    let title = words(typed, "title");
    if title.is_empty() {
        problems.add("title", Problem::Missing);
    }
    let slug = clean(typed.get("slug"));
    let good = |letter: u8| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == b'-';
    if slug.is_empty() || slug.len() > 60 || !slug.bytes().all(good) {
        problems.add("slug", Problem::NotASlug);
    }
    let code = read_code(typed.get("code"), &mut problems);
    let mine = viewer.departments();
    let chosen = mine.iter().find(|department| department.to_string() == typed.get("department"));
    let only = if mine.len() == 1 { mine.first() } else { None };
    let department = chosen.or(only).copied();
    if department.is_none() {
        problems.add("department", Problem::Missing);
    }
    match department {
        Some(department) if problems.is_empty() => Ok(New { title, slug, code, department }),
        _ => Err(problems),
    }
}

/// Makes a consultation that nobody outside sees yet, and returns its name in addresses.
///
/// # Errors
/// What is missing, or the store's.
pub async fn create(state: &State, viewer: &Viewer, typed: &Answers, now: DateTime<Utc>) -> Result<String, NotDone> {
    let new = read_new(viewer, typed).map_err(NotDone::Mend)?;
    let by = viewer.id().ok_or(Refusal::SignInFirst)?;
    let mut tx = state.db.write().await?;
    if calls::is_taken(&mut tx, &new.slug).await? {
        return Err(NotDone::Mend(Problems::one("slug", Problem::NotASlug)));
    }
    let programme = programme(&mut tx, new.department, now).await?;
    let begins = date_in_japan(now) + Days::new(AHEAD);
    let nine = calendar::at(begins, NaiveTime::from_hms_opt(9, 0, 0).unwrap_or_default());
    let consultation = Consultation {
        call: CallId(Uuid::now_v7()),
        programme,
        department: new.department,
        slug: new.slug,
        code: new.code,
        title: new.title,
        summary: Words::default(),
        dates: Dates {
            published_at: None,
            opens_at: nine,
            // The day of publication counts itself; one day more leaves room.
            closes_at: calendar::end_of_day(begins + Days::new(u64::from(SHORTEST_TERM))),
            results_published_at: None,
            cancelled_at: None,
        },
        state: Stored::Draft,
        particulars: Particulars { publish_at: Some(nine), ..Particulars::usual() },
        drafted_by: by,
        approved_by: None,
        approved_at: None,
        answered_by: None,
        answered_at: None,
        decided_on: None,
    };
    consultations::add(&mut tx, &consultation, now).await?;
    let entry = Entry::new(viewer.id(), Subject::Call(consultation.call.0), CREATE_CONSULTATION);
    history::append(&mut tx, &entry.with(json!({ "slug": consultation.slug })), now).await?;
    commit(tx, state).await?;
    Ok(consultation.slug)
}

/// The programme that the consultations of a department are rounds of; made when it is missing.
async fn programme(tx: &mut Write, department: OrganisationId, now: DateTime<Utc>) -> Result<ProgrammeId, Failure> {
    let name = texts::programme(Lang::Ja).bare();
    let found = programmes::of_departments(tx, &[department]).await?;
    if let Some(known) = found.into_iter().find(|known| known.name == name) {
        return Ok(ProgrammeId(known.id));
    }
    let id = ProgrammeId(Uuid::now_v7());
    let legal_basis = texts::programme_basis(Lang::Ja).bare();
    let new = Programme { id, name, department, legal_basis, retention_years: RETENTION };
    calls::add_programme(tx, &new, now).await?;
    Ok(id)
}

/// Saves one page of the editor.
///
/// # Errors
/// What cannot be read, `NotFromHere`, `NotFound`, or the store's.
pub async fn edit(
    state: &State,
    viewer: &Viewer,
    slug: &str,
    page: EditPage,
    typed: &Answers,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let before = hold(&mut tx, viewer, slug).await?;
    before.allows(viewer, Act::Edit, now)?;
    let mut changed = before.clone();
    changed.edit(page, typed).map_err(NotDone::Mend)?;
    if changed == before {
        return Ok(());
    }
    consultations::update(&mut tx, &changed).await?;
    note(&mut tx, viewer, &changed, json!({ "page": page.code() }), now).await?;
    Ok(commit(tx, state).await?)
}
