//! Writing a proposal: pages of questions, and the check before handing in（下書き・確認）.
//!
//! Every POST saves everything first. What cannot be read is said afterwards, with 422, from what is stored.

use super::accounts::switch_language;
use super::budget;
use super::errors::{Answer, Trouble};
use super::guard::{Guard, Routes};
use super::proposals::{after_paper, draft, mine, read_id, see_other};
use super::request::{Ctx, Fields};
use crate::actions::cases::NotDone;
use crate::actions::drafts::{self as saving, Saved, gathered};
use crate::actions::{proposals as actions, sign_off as sign_offs, takeover};
use crate::store::proposals::Whole;
use crate::store::{Failure, drafts as store, groups, people, sign_off};
use app::frame;
use app::links::{self, at};
use app::pages::proposals::form::FROM_GROUP;
use app::pages::proposals::{Draft, Waiting, check, form, stale, target};
use axum::extract::Path;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::calendar;
use domain::drafts::{Base, PageSaves};
use domain::forms::{Answers, FormPage, Question};
use domain::groups::differing;
use domain::problems::{Problems, Refusal};
use domain::texts::proposals as words;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use uuid::Uuid;

/// The header with which the draft saver asks for no page.
const QUIET: HeaderName = HeaderName::from_static("x-tomoni-save");
/// The header in which it is told when that was.
const SAVED: HeaderName = HeaderName::from_static("x-tomoni-saved");
/// The header with the count of saves that its next one rests on.
const VERSION: HeaderName = HeaderName::from_static("x-tomoni-version");

/// The routes of this feature.
pub fn routes() -> Routes {
    let signed_in = Guard::SignedIn;
    Routes::default()
        .get(at::PROPOSAL_PAGE, signed_in, page)
        .post(at::PROPOSAL_PAGE, signed_in, save_page)
        .get(at::PROPOSAL_BUDGET, signed_in, budget::show)
        .post(at::PROPOSAL_BUDGET, signed_in, budget::save)
        .get(at::PROPOSAL_CHECK, signed_in, show_check)
        .post(at::PROPOSAL_CHECK, signed_in, submit)
        .post(at::PROPOSAL_SIGN_OFF, signed_in, ask_sign_off)
}

/// Whether the draft saver asks, which wants no page.
pub(super) fn asks_quietly(headers: &HeaderMap) -> bool {
    headers.contains_key(QUIET)
}

/// The same, or a button that asks for no page.
pub(super) fn is_quiet(headers: &HeaderMap, fields: &Fields) -> bool {
    asks_quietly(headers) || fields.get("go") == "save"
}

/// Tells the draft saver when it was, in the language of the page, and what its next save rests on.
pub(super) fn saved(ctx: &Ctx, version: i32) -> Response {
    let said = words::saved_at(ctx.lang(), calendar::time(ctx.now(), ctx.lang())).bare();
    let said = utf8_percent_encode(&said, NON_ALPHANUMERIC).to_string();
    let said = HeaderValue::from_str(&said).unwrap_or_else(|_| HeaderValue::from_static(""));
    (StatusCode::NO_CONTENT, [(SAVED, said), (VERSION, HeaderValue::from(version))]).into_response()
}

/// Why a save was refused, where the person should see what was typed once more.
pub(super) fn closed(failure: Failure) -> Result<Refusal, Trouble> {
    match failure {
        Failure::Refused(refusal @ (Refusal::CallNotOpen | Refusal::NotNow(_) | Refusal::NotMarked)) => Ok(refusal),
        other => Err(other.into()),
    }
}

/// Why nothing can be changed any more, if so. A case that was handed in has a page of its own, whose
/// address is the error.
pub(super) fn state_of(ctx: &Ctx, whole: &Whole) -> Result<Option<Refusal>, String> {
    let case = &whole.proposal.case;
    if !case.stage.is_being_written() {
        return Err(links::proposal(case.id.0));
    }
    Ok(whole.proposal.may_edit(ctx.viewer(), ctx.now()).err())
}

/// What a page that is loaded now rests on. Every load is a window of its own.
pub(super) async fn base(ctx: &Ctx, whole: &Whole, page: &str) -> Result<Base, Trouble> {
    let mut tx = ctx.state.db.read().await?;
    let saves = store::saves(&mut tx, whole.filing.id, page).await?;
    let window = Uuid::new_v4().simple().to_string();
    Ok(Base { version: saves.map_or(0, |saves| saves.version), window })
}

/// The same window after a save.
pub(super) fn base_after(fields: &Fields, version: i32) -> Base {
    let window = Base::read(&fields.answers()).map_or_else(|| Uuid::new_v4().simple().to_string(), |base| base.window);
    Base { version, window }
}

/// Who saved meanwhile, in words for the viewer.
pub(super) async fn other(ctx: &Ctx, saves: &PageSaves) -> Result<stale::Other, Trouble> {
    let mine = ctx.viewer().id() == Some(saves.saved_by);
    let mut tx = ctx.state.db.read().await?;
    let name = if mine { None } else { people::find(&mut tx, saves.saved_by).await?.map(|person| person.name) };
    Ok(stale::Other { name, at: saves.saved_at })
}

/// A page with the questions that stand on it now. One whose questions are not asked is not there.
fn find_page(whole: &Whole, key: &str) -> Result<FormPage, Refusal> {
    let form = whole.proposal.call.form.shown(&whole.proposal.answers);
    form.page(key).cloned().ok_or(Refusal::NotFound)
}

async fn page(ctx: Ctx, Path((id, key)): Path<(String, String)>) -> Answer {
    let whole = mine(&ctx, &id).await?;
    let page = find_page(&whole, &key)?;
    let closed = match state_of(&ctx, &whole) {
        Ok(closed) => closed,
        Err(elsewhere) => return Ok(see_other(&elsewhere)),
    };
    let base = base(&ctx, &whole, &key).await?;
    let draft = draft(&whole, closed.as_ref());
    let problems = whole.proposal.page_problems(&key);
    let answers = &whole.proposal.answers;
    let facts = facts(&ctx, &whole).await?;
    let offered = &offered(&whole, &page, &facts);
    let (page, problems) = (&page, &problems);
    let data = form::Questions { draft: &draft, page, answers, problems, base: &base, refused: false, offered };
    Ok(ctx.page(|frame| form::form(frame, &data)))
}

/// What the group has said of itself, which the page offers where answers differ.
async fn facts(ctx: &Ctx, whole: &Whole) -> Result<Answers, Trouble> {
    let group = groups::find(&mut ctx.state.db.read().await?, whole.proposal.case.group).await?;
    Ok(group.map(|group| group.facts).unwrap_or_default())
}

/// Where the group has said something else of itself, of what may be changed.
fn offered<'a>(whole: &Whole, page: &'a FormPage, facts: &'a Answers) -> Vec<(&'a Question, &'a str)> {
    let mut offered = differing(page, &whole.proposal.answers, facts);
    offered.retain(|(question, _)| whole.proposal.is_unlocked(&question.key));
    offered
}

async fn save_page(ctx: Ctx, Path((id, key)): Path<(String, String)>, headers: HeaderMap, fields: Fields) -> Answer {
    let typed = fields.answers();
    let quiet = is_quiet(&headers, &fields);
    let done = saving::save_page(&ctx.state, ctx.viewer(), read_id(&id)?, &key, &typed, ctx.now()).await;
    let none = Problems::none();
    let (whole, version) = match done {
        Ok(Saved::Kept(whole, version)) => (whole, version),
        Ok(Saved::Stale(..)) if quiet => return Ok(StatusCode::PRECONDITION_FAILED.into_response()),
        Ok(Saved::Stale(whole, saves)) => return compare(&ctx, &whole, &key, &saves, &fields, &none).await,
        Ok(Saved::Unchosen(whole, saves, problems)) => {
            return compare(&ctx, &whole, &key, &saves, &fields, &problems).await;
        }
        Err(failure) => return page_not_saved(&ctx, &id, &key, &typed, closed(failure)?).await,
    };
    if quiet {
        return Ok(saved(&ctx, version));
    }
    if fields.get("go") == FROM_GROUP {
        takeover::take_facts(&ctx.state, ctx.viewer(), whole.proposal.case.id, &key, ctx.now()).await?;
        return Ok(see_other(&links::proposal_page(whole.proposal.case.id.0, &key)));
    }
    let here = links::proposal_page(whole.proposal.case.id.0, &key);
    if let Some(left) = left(&ctx, &whole, fields.get("go"), &here).await? {
        return Ok(left);
    }
    let problems = whole.proposal.page_problems(&key);
    if problems.is_empty() {
        return Ok(see_other(&after_page(&whole, &key, fields.get("go"))));
    }
    let draft = draft(&whole, None);
    let (page, answers) = (find_page(&whole, &key)?, &whole.proposal.answers);
    let base = base_after(&fields, version);
    let facts = facts(&ctx, &whole).await?;
    let offered = &offered(&whole, &page, &facts);
    let (page, problems) = (&page, &problems);
    let data = form::Questions { draft: &draft, page, answers, problems, base: &base, refused: false, offered };
    Ok(ctx.form_again(|frame| form::form(frame, &data)))
}

/// Who leaves by the step bar comes back: what is wrong is said then, and on the check page. Who changes the
/// language stays.
pub(super) async fn left(ctx: &Ctx, whole: &Whole, go: &str, here: &str) -> Result<Option<Response>, Trouble> {
    match frame::language(go) {
        Some(lang) => switch_language(ctx, lang, here).await.map(Some),
        None => Ok(target(&whole.proposal, go).map(|target| see_other(&target))),
    }
}

/// Both texts beside each other: 409, or 422 where a choice is missing.
async fn compare(
    ctx: &Ctx,
    whole: &Whole,
    key: &str,
    saves: &PageSaves,
    fields: &Fields,
    problems: &Problems,
) -> Answer {
    let status = if problems.is_empty() { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
    let other = other(ctx, saves).await?;
    let draft = draft(whole, None);
    let page = find_page(whole, key)?;
    let (typed, base) = (gathered(&page, &fields.answers()), base_after(fields, saves.version));
    let data = stale::StaleAnswers { draft: &draft, page: &page, typed: &typed, base: &base, other, problems };
    Ok(ctx.page_with(status, |frame| stale::answers(frame, &data)))
}

/// Nothing was saved, so what was typed is all there is: it comes back on the page.
async fn page_not_saved(ctx: &Ctx, id: &str, key: &str, typed: &Answers, refusal: Refusal) -> Answer {
    let whole = mine(ctx, id).await?;
    let page = find_page(&whole, key)?;
    let draft = draft(&whole, Some(&refusal));
    let typed = gathered(&page, typed);
    let (answers, problems, base) = (&typed, &Problems::none(), &Base::default());
    let data = form::Questions { draft: &draft, page: &page, answers, problems, base, refused: true, offered: &[] };
    Ok(ctx.page_with(StatusCode::CONFLICT, |frame| form::form(frame, &data)))
}

fn after_page(whole: &Whole, key: &str, go: &str) -> String {
    let id = whole.proposal.case.id.0;
    let form = whole.proposal.call.form.shown(&whole.proposal.answers);
    match (go, form.page_after(key), form.page_before(key)) {
        ("list", ..) | ("back", _, None) => links::proposal(id),
        ("stay" | "more", ..) => links::proposal_page(id, key),
        ("back", _, Some(before)) => links::proposal_page(id, &before.key),
        (_, Some(next), _) => links::proposal_page(id, &next.key),
        (_, None, _) => links::proposal_budget(id),
    }
}

/// How a draft stands with the group's representative.
pub(super) async fn waiting(ctx: &Ctx, whole: &Whole) -> Result<Waiting, Trouble> {
    let case = &whole.proposal.case;
    let mut tx = ctx.state.db.read().await?;
    let sign_off = sign_off::of_case(&mut tx, case.id, calendar::date_in_japan(ctx.now())).await?;
    let asked = match sign_off.asked.filter(|_| sign_off.wanted) {
        Some((by, at)) => people::find(&mut tx, by).await?.map(|person| (person.name, at)),
        None => None,
    };
    Ok(Waiting { bound: sign_off.binds(ctx.viewer(), case.group), asked })
}

/// The check page with a status of its own.
async fn check_page(
    ctx: &Ctx,
    whole: &Whole,
    closed: Option<&Refusal>,
    ticked: &Answers,
    problems: &Problems,
    status: StatusCode,
) -> Answer {
    let draft = Draft { sign_off: waiting(ctx, whole).await?, ..draft(whole, closed) };
    let data = check::Check { draft: &draft, ticked, problems };
    Ok(ctx.page_with(status, |frame| check::check(frame, &data)))
}

async fn show_check(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let whole = mine(&ctx, &id).await?;
    let closed = match state_of(&ctx, &whole) {
        Ok(closed) => closed,
        Err(elsewhere) => return Ok(see_other(&elsewhere)),
    };
    check_page(&ctx, &whole, closed.as_ref(), &Answers::default(), &Problems::none(), StatusCode::OK).await
}

async fn submit(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer {
    let ticked = fields.answers();
    let case = read_id(&id)?;
    match actions::submit(&ctx.state, ctx.viewer(), case, &ticked, ctx.now()).await {
        Ok(()) => {
            let whole = mine(&ctx, &id).await?;
            let paper = whole.intake.is_some().then(|| after_paper(&whole));
            Ok(see_other(&paper.unwrap_or_else(|| links::proposal_receipt(case.0))))
        }
        Err(why) => not_handed_in(&ctx, &id, &ticked, why).await,
    }
}

/// The check page once more, with what is missing or which rule said no.
async fn not_handed_in(ctx: &Ctx, id: &str, ticked: &Answers, why: NotDone) -> Answer {
    let (status, problems, refusal) = match why {
        NotDone::Mend(problems) => (StatusCode::UNPROCESSABLE_ENTITY, problems, None),
        NotDone::Failed(failure) => (StatusCode::CONFLICT, Problems::none(), Some(closed(failure)?)),
    };
    let whole = mine(ctx, id).await?;
    check_page(ctx, &whole, refusal.as_ref(), ticked, &problems, status).await
}

/// Asks the representative; then the task list says that it waits.
async fn ask_sign_off(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let case = read_id(&id)?;
    match sign_offs::ask(&ctx.state, ctx.viewer(), case, ctx.now()).await {
        Ok(()) => Ok(see_other(&links::proposal(case.0))),
        Err(why) => not_handed_in(&ctx, &id, &Answers::default(), why).await,
    }
}
