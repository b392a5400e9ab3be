//! Making calls: create, edit page by page, publish（募集をつくる）.

pub mod cancel;
pub mod comment;
pub mod forms;
pub mod parts;

use super::cases::{NotDone, commit};
use crate::seed::schemes::Scheme;
use crate::state::State;
use crate::store::calls::{self, Programme};
use crate::store::{Failure, Write, announcements, call_files, history, people, programmes};
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use domain::calendar::{self, date_in_japan, jst};
use domain::calls::editing::{read_code, read_moment};
use domain::calls::{Call, CallKind, Dates, EditPage, GuideFile, Notice, Phase, Rules, Terms, words};
use domain::folding::clean;
use domain::forms::{Answers, Form, read_number};
use domain::history::{Entry, Subject};
use domain::money::{Base, Grant, Rate, Unit};
use domain::people::{CallId, FileId, OrganisationId, ProgrammeId, Viewer};
use domain::problems::{Problem, Problems, Refusal};
use serde_json::json;
use std::collections::BTreeSet;
use uuid::Uuid;

/// The call, if the viewer works in its department, with the turn on it taken.
pub(super) async fn hold(tx: &mut Write, viewer: &Viewer, slug: &str) -> Result<Call, Failure> {
    let call = calls::hold(tx, slug).await?;
    Ok(call.filter(|call| viewer.is_staff_of(call.department)).ok_or(Refusal::NotFound)?)
}

/// Notes in the journal what somebody did to a call.
pub(super) async fn note(
    tx: &mut Write,
    viewer: &Viewer,
    call: &Call,
    action: &'static str,
    detail: serde_json::Value,
    now: DateTime<Utc>,
) -> Result<(), Failure> {
    let entry = Entry::new(viewer.id(), Subject::Call(call.id.0), action).with(detail);
    history::append(tx, &entry, now).await?;
    Ok(())
}

/// What a programme is, read from its form: `name`, `basis`, `retention`.
fn read_programme(typed: &Answers) -> Result<(String, String, i32), Problems> {
    let mut problems = Problems::none();
    let (name, basis) = (clean(typed.get("name")), clean(typed.get("basis")));
    for (key, value) in [("name", &name), ("basis", &basis)] {
        if value.is_empty() {
            problems.add(key, Problem::Missing);
        }
    }
    let years = read_number(typed.get("retention")).filter(|years| (1..=100).contains(years));
    if years.is_none() {
        problems.add("retention", Problem::OutOfRange { min: 1, max: 100 });
    }
    let years = years.and_then(|years| i32::try_from(years).ok()).unwrap_or(1);
    problems.or((name, basis, years))
}

/// Makes a programme.
///
/// # Errors
/// What is missing, or the store's.
pub async fn add_programme(state: &State, viewer: &Viewer, typed: &Answers, now: DateTime<Utc>) -> Result<(), NotDone> {
    let (name, legal_basis, retention_years) = read_programme(typed).map_err(NotDone::Mend)?;
    let mine = viewer.departments();
    let chosen = mine.iter().find(|department| department.to_string() == typed.get("department"));
    let only = if mine.len() == 1 { mine.first() } else { None };
    let department = *chosen.or(only).ok_or_else(|| NotDone::Mend(Problems::one("department", Problem::Missing)))?;
    let mut tx = state.db.write().await?;
    let id = ProgrammeId(Uuid::now_v7());
    let programme = Programme { id, name, department, legal_basis, retention_years };
    calls::add_programme(&mut tx, &programme, now).await?;
    let entry = Entry::new(viewer.id(), Subject::Organisation(department.0), "add_programme");
    history::append(&mut tx, &entry.with(json!({ "programme": id.to_string(), "name": programme.name })), now).await?;
    Ok(commit(tx, state).await?)
}

/// Changes a programme.
///
/// # Errors
/// What is missing, `NotFound`, or the store's.
pub async fn edit_programme(
    state: &State,
    viewer: &Viewer,
    id: ProgrammeId,
    typed: &Answers,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let found = programmes::find(&mut tx, id).await?;
    let department = found.map(|found| OrganisationId(found.department_id));
    let department = department.filter(|department| viewer.is_staff_of(*department)).ok_or(Refusal::NotFound)?;
    let (name, basis, years) = read_programme(typed).map_err(NotDone::Mend)?;
    programmes::update(&mut tx, id, &name, &basis, years).await?;
    let entry = Entry::new(viewer.id(), Subject::Organisation(department.0), "edit_programme");
    let detail = json!({ "programme": id.to_string(), "name": name, "basis": basis, "retention": years });
    history::append(&mut tx, &entry.with(detail), now).await?;
    Ok(commit(tx, state).await?)
}

/// The fields that every new call needs.
struct NewCall {
    title: domain::texts::Words,
    slug: String,
    code: String,
    opens_at: DateTime<Utc>,
    closes_at: DateTime<Utc>,
}

fn read_new(typed: &Answers) -> Result<NewCall, Problems> {
    let mut problems = Problems::none();
    let title = words(typed, "title");
    if title.is_empty() {
        problems.add("title", Problem::Missing);
    }
    let slug = clean(typed.get("slug"));
    let good = |letter: u8| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == b'-';
    if slug.is_empty() || slug.len() > 60 || slug == "new" || !slug.bytes().all(good) {
        problems.add("slug", Problem::NotASlug);
    }
    let code = read_code(typed.get("code"), &mut problems);
    let opens = read_moment(typed, "opens", 0, &mut problems);
    let closes = read_moment(typed, "closes", 59, &mut problems);
    if let (Some(opens), Some(closes)) = (opens, closes)
        && closes <= opens
    {
        problems.add("closes-date", Problem::EndsBeforeItBegins);
    }
    match (opens, closes) {
        (Some(opens_at), Some(closes_at)) if problems.is_empty() => {
            Ok(NewCall { title, slug, code, opens_at, closes_at })
        }
        _ => Err(problems),
    }
}

/// Makes a call that nobody sees yet, and returns its name in addresses.
///
/// # Errors
/// What is missing, `NotFound`, or the store's.
pub async fn create(state: &State, viewer: &Viewer, typed: &Answers, now: DateTime<Utc>) -> Result<String, NotDone> {
    let new = read_new(typed).map_err(NotDone::Mend)?;
    let missing = |key| NotDone::Mend(Problems::one(key, Problem::Missing));
    let mut tx = state.db.write().await?;
    let programme: ProgrammeId = typed.get("programme").parse().map_err(|_| missing("programme"))?;
    let found = programmes::find(&mut tx, programme).await?.ok_or(Refusal::NotFound)?;
    let department = OrganisationId(found.department_id);
    if !viewer.is_staff_of(department) {
        return Err(Refusal::NotFound.into());
    }
    if calls::find_by_slug(&mut tx, &new.slug).await?.is_some() {
        return Err(NotDone::Mend(Problems::one("slug", Problem::NotASlug)));
    }
    let (source, files) = source(&mut tx, viewer, typed.get("from")).await?;
    let mut call = source.unwrap_or_else(|| blank(department));
    call.id = CallId(Uuid::now_v7());
    call.programme = programme;
    call.department = department;
    call.form.version = 1;
    if call.notice.legal_basis.is_empty() {
        call.notice.legal_basis = found.legal_basis;
    }
    call.notice.cancelled.clear();
    call.notice.comment.clear();
    // Readings and translations of a copied title stay only while the title is the same.
    if call.title.ja != new.title.ja {
        call.title = new.title;
    }
    (call.slug, call.code) = (new.slug, new.code);
    call.dates = Dates {
        published_at: None,
        opens_at: new.opens_at,
        closes_at: new.closes_at,
        results_published_at: None,
        cancelled_at: None,
    };
    calls::add(&mut tx, &call, now).await?;
    for file in files {
        let copy = GuideFile { id: FileId(Uuid::now_v7()), call: call.id, ..file };
        call_files::add(&mut tx, &copy, now).await?;
    }
    note(&mut tx, viewer, &call, "create_call", json!({ "slug": call.slug, "from": typed.get("from") }), now).await?;
    commit(tx, state).await?;
    Ok(call.slug)
}

/// What a new call begins from: `call:SLUG` of an own department, `template:CODE`, or nothing.
async fn source(tx: &mut Write, viewer: &Viewer, from: &str) -> Result<(Option<Call>, Vec<GuideFile>), NotDone> {
    let problem = |problem| NotDone::Mend(Problems::one("from", problem));
    if let Some(slug) = from.strip_prefix("call:") {
        let call = calls::find_by_slug(tx, slug).await?;
        let call = call.filter(|call| viewer.is_staff_of(call.department));
        let call = call.ok_or_else(|| problem(Problem::NotAChoice))?;
        let files = call_files::of_call(tx, call.id).await?;
        return Ok((Some(call), files));
    }
    if let Some(code) = from.strip_prefix("template:") {
        let template = Scheme::names().find(|name| *name == code).ok_or_else(|| problem(Problem::NotAChoice))?;
        let dates = blank(OrganisationId(Uuid::nil())).dates;
        let (id, programme) = (CallId(Uuid::nil()), ProgrammeId(Uuid::nil()));
        let made = Scheme::load(template)
            .and_then(|scheme| scheme.call(id, programme, OrganisationId(Uuid::nil()), code, dates));
        let call = made.map_err(|error| {
            tracing::error!(%error, template, "a template cannot be read");
            problem(Problem::NotAChoice)
        })?;
        return Ok((Some(call), Vec::new()));
    }
    match from {
        "nothing" => Ok((None, Vec::new())),
        "" => Err(problem(Problem::Missing)),
        _ => Err(problem(Problem::NotAChoice)),
    }
}

fn blank(department: OrganisationId) -> Call {
    Call {
        id: CallId(Uuid::nil()),
        programme: ProgrammeId(Uuid::nil()),
        kind: CallKind::Grant,
        slug: String::new(),
        code: String::new(),
        title: domain::texts::Words::default(),
        department,
        dates: Dates {
            published_at: None,
            opens_at: DateTime::<Utc>::UNIX_EPOCH,
            closes_at: DateTime::<Utc>::UNIX_EPOCH,
            results_published_at: None,
            cancelled_at: None,
        },
        notice: Notice::default(),
        form: Form::smallest(),
        rules: Rules {
            grant: Grant { rate: Rate::WHOLE, base: Base::Cost, cap: None, unit: Unit::Thousand },
            round_budget: None,
            eligible: BTreeSet::new(),
            tracks: Vec::new(),
            papers: Vec::new(),
            pledges: Vec::new(),
            checklist: Vec::new(),
            document_mark: String::new(),
            apply_after_selection: false,
            terms: Terms::default(),
        },
    }
}

/// The same day and time a year later; 29 February becomes the 28th.
pub fn a_year_later(moment: DateTime<Utc>) -> DateTime<Utc> {
    let local = jst(moment);
    let day = date_in_japan(moment);
    let next = NaiveDate::from_ymd_opt(day.year() + 1, day.month(), day.day());
    let next = next.or_else(|| NaiveDate::from_ymd_opt(day.year() + 1, day.month(), day.day() - 1));
    calendar::at(next.unwrap_or(day), local.time())
}

/// Saves one page of the editor.
///
/// # Errors
/// What cannot be read, `Frozen`, `NotFound`, or the store's.
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
    if !before.is_editable(page, now) {
        return Err(Refusal::Frozen.into());
    }
    let mut call = before.clone();
    call.edit(page, typed, now).map_err(NotDone::Mend)?;
    if call == before {
        return Ok(());
    }
    calls::update(&mut tx, &call).await?;
    if call.dates.published_at.is_some() {
        announcements::plan(&mut tx, &call).await?;
    }
    let mut detail = json!({ "page": page.code() });
    if call.dates.closes_at != before.dates.closes_at {
        detail["closes_before"] = json!(before.dates.closes_at.to_rfc3339());
        detail["closes_now"] = json!(call.dates.closes_at.to_rfc3339());
    }
    note(&mut tx, viewer, &call, "edit_call", detail, now).await?;
    Ok(commit(tx, state).await?)
}

/// Publishes a call, now or at a set instant: `when`, `publish-date`, `publish-time`.
///
/// # Errors
/// An instant that cannot be read, `NotNow` while something is missing, `NotFound`, or the store's.
pub async fn publish(
    state: &State,
    viewer: &Viewer,
    slug: &str,
    typed: &Answers,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let mut call = hold(&mut tx, viewer, slug).await?;
    if call.dates.published_at.is_some() {
        return Ok(());
    }
    if !call.gaps(now).is_empty() || call.dates.phase(now) != Phase::Preparing {
        return Err(Refusal::Incomplete.into());
    }
    let at = match typed.get("when") {
        "now" => now,
        "at" => {
            let mut problems = Problems::none();
            let at = read_moment(typed, "publish", 0, &mut problems);
            if at.is_some_and(|at| at < now) {
                problems.add("publish-date", Problem::PastMoment);
            }
            problems.or(at).map_err(NotDone::Mend)?.unwrap_or(now)
        }
        _ => return Err(NotDone::Mend(Problems::one("when", Problem::Missing))),
    };
    call.dates.published_at = Some(at);
    calls::update(&mut tx, &call).await?;
    announcements::plan(&mut tx, &call).await?;
    note(&mut tx, viewer, &call, "publish_call", json!({ "at": at.to_rfc3339() }), now).await?;
    Ok(commit(tx, state).await?)
}

/// The departments of a viewer, with their names.
///
/// # Errors
/// The store's.
pub async fn departments(
    tx: &mut crate::store::Tx,
    viewer: &Viewer,
) -> Result<Vec<domain::people::Organisation>, crate::store::StoreError> {
    let mut found = Vec::new();
    for id in viewer.departments() {
        found.extend(people::organisation(tx, id).await?);
    }
    Ok(found)
}
