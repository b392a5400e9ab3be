//! Writing a proposal: pages of questions, the budget, the check before handing in（下書き・予算・確認）.
//!
//! Every POST saves everything first. What cannot be read is said afterwards, with 422, from what is stored.

use super::errors::{Answer, Trouble};
use super::guard::{Guard, Routes};
use super::proposals::{draft, mine, read_id, see_other};
use super::request::{Ctx, Fields};
use crate::actions::cases::NotDone;
use crate::actions::proposals as actions;
use crate::actions::takeover;
use crate::store::proposals::Whole;
use crate::store::{Failure, groups};
use app::links::{self, at};
use app::pages::proposals::form::FROM_GROUP;
use app::pages::proposals::{budget, check, form};
use axum::extract::Path;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::budget::form as rows;
use domain::budget::{Budget, RawLine, Side};
use domain::calendar;
use domain::forms::{Answers, FormPage};
use domain::groups::differing;
use domain::money::Yen;
use domain::problems::{Problems, Refusal};
use domain::proposals::Proposal;
use domain::submissions::Stage;
use domain::texts::{Lang, budget as money, proposals as words};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use uuid::Uuid;

/// The header with which the draft saver asks for no page.
const QUIET: HeaderName = HeaderName::from_static("x-tomoni-save");
/// The header in which it is told when that was.
const SAVED: HeaderName = HeaderName::from_static("x-tomoni-saved");

/// The routes of this feature.
pub fn routes() -> Routes {
    let signed_in = Guard::SignedIn;
    Routes::default()
        .get(at::PROPOSAL_PAGE, signed_in, page)
        .post(at::PROPOSAL_PAGE, signed_in, save_page)
        .get(at::PROPOSAL_BUDGET, signed_in, show_budget)
        .post(at::PROPOSAL_BUDGET, signed_in, save_budget)
        .get(at::PROPOSAL_CHECK, signed_in, show_check)
        .post(at::PROPOSAL_CHECK, signed_in, submit)
}

/// Whether the draft saver asks, which wants no page.
fn is_quiet(headers: &HeaderMap, fields: &Fields) -> bool {
    headers.contains_key(QUIET) || fields.get("go") == "save"
}

/// Tells the draft saver when it was, in the language of the page.
fn saved(ctx: &Ctx) -> Response {
    let said = words::saved_at(ctx.lang(), calendar::time(ctx.now(), ctx.lang())).bare();
    let said = utf8_percent_encode(&said, NON_ALPHANUMERIC).to_string();
    let said = HeaderValue::from_str(&said).unwrap_or_else(|_| HeaderValue::from_static(""));
    (StatusCode::NO_CONTENT, [(SAVED, said)]).into_response()
}

/// Why a save was refused, where the person should see what was typed once more.
fn closed(failure: Failure) -> Result<Refusal, Trouble> {
    match failure {
        Failure::Refused(refusal @ (Refusal::CallNotOpen | Refusal::NotNow(_))) => Ok(refusal),
        other => Err(other.into()),
    }
}

/// Why nothing can be changed any more, if so. A case that was handed in has a page of its own, whose
/// address is the error.
fn state_of(ctx: &Ctx, whole: &Whole) -> Result<Option<Refusal>, String> {
    let case = &whole.proposal.case;
    if case.stage != Stage::Draft {
        return Err(links::proposal(case.id.0));
    }
    Ok(whole.proposal.may_edit(ctx.viewer(), ctx.now()).err())
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
    let draft = draft(&whole, closed.as_ref());
    let problems = whole.proposal.page_problems(&key);
    let answers = &whole.proposal.answers;
    let facts = facts(&ctx, &whole).await?;
    let offered = &differing(&page, answers, &facts);
    let data = form::Questions { draft: &draft, page: &page, answers, problems: &problems, refused: false, offered };
    Ok(ctx.page(|frame| form::form(frame, &data)))
}

/// What the group has said of itself, which the page offers where answers differ.
async fn facts(ctx: &Ctx, whole: &Whole) -> Result<Answers, Trouble> {
    let group = groups::find(&mut ctx.state.db.read().await?, whole.proposal.case.group).await?;
    Ok(group.map(|group| group.facts).unwrap_or_default())
}

async fn save_page(ctx: Ctx, Path((id, key)): Path<(String, String)>, headers: HeaderMap, fields: Fields) -> Answer {
    let typed = fields.answers();
    let done = actions::save_page(&ctx.state, ctx.viewer(), read_id(&id)?, &key, &typed, ctx.now()).await;
    let whole = match done {
        Ok(whole) => whole,
        Err(failure) => return page_not_saved(&ctx, &id, &key, &typed, closed(failure)?).await,
    };
    if is_quiet(&headers, &fields) {
        return Ok(saved(&ctx));
    }
    if fields.get("go") == FROM_GROUP {
        takeover::take_facts(&ctx.state, ctx.viewer(), whole.proposal.case.id, &key, ctx.now()).await?;
        return Ok(see_other(&links::proposal_page(whole.proposal.case.id.0, &key)));
    }
    let problems = whole.proposal.page_problems(&key);
    if problems.is_empty() {
        return Ok(see_other(&after_page(&whole, &key, fields.get("go"))));
    }
    let draft = draft(&whole, None);
    let page = find_page(&whole, &key)?;
    let answers = &whole.proposal.answers;
    let facts = facts(&ctx, &whole).await?;
    let offered = &differing(&page, answers, &facts);
    let data = form::Questions { draft: &draft, page: &page, answers, problems: &problems, refused: false, offered };
    Ok(ctx.form_again(|frame| form::form(frame, &data)))
}

/// Nothing was saved, so what was typed is all there is: it comes back on the page.
async fn page_not_saved(ctx: &Ctx, id: &str, key: &str, typed: &Answers, refusal: Refusal) -> Answer {
    let whole = mine(ctx, id).await?;
    let page = find_page(&whole, key)?;
    let draft = draft(&whole, Some(&refusal));
    let problems = Problems::none();
    let data = form::Questions {
        draft: &draft,
        page: &page,
        answers: typed,
        problems: &problems,
        refused: true,
        offered: &[],
    };
    Ok(ctx.page_with(StatusCode::CONFLICT, |frame| form::form(frame, &data)))
}

fn after_page(whole: &Whole, key: &str, go: &str) -> String {
    let id = whole.proposal.case.id.0;
    match (go, whole.proposal.call.form.shown(&whole.proposal.answers).page_after(key)) {
        ("list", _) => links::proposal(id),
        ("more", _) => links::proposal_page(id, key),
        (_, Some(next)) => links::proposal_page(id, &next.key),
        (_, None) => links::proposal_budget(id),
    }
}

async fn show_budget(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let whole = mine(&ctx, &id).await?;
    let closed = match state_of(&ctx, &whole) {
        Ok(closed) => closed,
        Err(elsewhere) => return Ok(see_other(&elsewhere)),
    };
    let draft = draft(&whole, closed.as_ref());
    let data = budget::BudgetPage { draft: &draft, checked: false, refused: false };
    Ok(ctx.page(|frame| budget::budget(frame, &data)))
}

/// What a button of the budget does with its rows.
enum Press {
    Add(Side),
    Remove(Side, usize),
    Fill,
    Calculate,
    Leave,
}

fn pressed(fields: &Fields) -> Press {
    if let Some((side, row)) = rows::read_row_name(fields.get("remove")) {
        return Press::Remove(side, row);
    }
    match fields.get("go") {
        "add-e" => Press::Add(Side::Expense),
        "add-i" => Press::Add(Side::Income),
        "fill" => Press::Fill,
        "next" | "list" => Press::Leave,
        _ => Press::Calculate,
    }
}

/// The rows as they are to be stored. Rows that nobody touched are not kept, unless one more is wanted.
fn arranged(mut lines: Vec<RawLine>, press: &Press, proposal: &Proposal, lang: Lang) -> Vec<RawLine> {
    match press {
        Press::Add(side) => rows::add_row(&mut lines, *side),
        Press::Remove(side, row) => rows::remove(&mut lines, *side, *row),
        Press::Fill => fill(&mut lines, proposal, lang),
        Press::Calculate | Press::Leave => {}
    }
    if !matches!(press, Press::Add(_)) {
        lines.retain(|line| !line.is_untouched());
    }
    lines
}

fn fill(lines: &mut Vec<RawLine>, proposal: &Proposal, lang: Lang) {
    let assessment = Budget::read(lines.iter(), &proposal.call.rules.eligible).budget.assess(&proposal.grant());
    let limit = assessment.calculation.map(|calculation| calculation.limit);
    if let Some(limit) = limit.filter(|limit| *limit > Yen::ZERO) {
        rows::request(lines, limit, &money::subsidy_line(lang).bare());
    }
}

async fn save_budget(ctx: Ctx, Path(id): Path<String>, headers: HeaderMap, fields: Fields) -> Answer {
    let before = mine(&ctx, &id).await?;
    let press = pressed(&fields);
    let typed = rows::rows(fields.0.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    let lines = arranged(typed.clone(), &press, &before.proposal, ctx.lang());
    let case = before.proposal.case.id;
    let whole = match actions::save_budget(&ctx.state, ctx.viewer(), case, lines, ctx.now()).await {
        Ok(whole) => whole,
        Err(failure) => return Ok(budget_not_saved(&ctx, before, typed, &closed(failure)?)),
    };
    if is_quiet(&headers, &fields) {
        return Ok(saved(&ctx));
    }
    let reading = whole.proposal.reading();
    if let (false, Press::Calculate | Press::Leave) = (reading.problems.is_empty(), &press) {
        let draft = draft(&whole, None);
        let data = budget::BudgetPage { draft: &draft, checked: true, refused: false };
        return Ok(ctx.form_again(|frame| budget::budget(frame, &data)));
    }
    Ok(see_other(&after_budget(&whole, &press, fields.get("go"))))
}

fn budget_not_saved(ctx: &Ctx, mut before: Whole, typed: Vec<RawLine>, refusal: &Refusal) -> Response {
    before.proposal.lines = typed;
    let draft = draft(&before, Some(refusal));
    let data = budget::BudgetPage { draft: &draft, checked: false, refused: true };
    ctx.page_with(StatusCode::CONFLICT, |frame| budget::budget(frame, &data))
}

fn after_budget(whole: &Whole, press: &Press, go: &str) -> String {
    let id: Uuid = whole.proposal.case.id.0;
    let here = links::proposal_budget(id);
    match press {
        Press::Add(side) => {
            let last = rows::places(&whole.proposal.lines).into_iter().rfind(|(other, _)| other == side);
            let row = last.map_or(0, |(_, row)| row);
            format!("{here}#f-{}", rows::field_name(*side, row, "category"))
        }
        Press::Remove(side, _) => format!("{here}#total-{}", side.letter()),
        Press::Fill | Press::Calculate => format!("{here}#sums"),
        Press::Leave if go == "list" => links::proposal(id),
        Press::Leave => links::proposal_papers(id),
    }
}

async fn show_check(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let whole = mine(&ctx, &id).await?;
    let closed = match state_of(&ctx, &whole) {
        Ok(closed) => closed,
        Err(elsewhere) => return Ok(see_other(&elsewhere)),
    };
    let draft = draft(&whole, closed.as_ref());
    let (ticked, problems) = (Answers::default(), Problems::none());
    let data = check::Check { draft: &draft, ticked: &ticked, problems: &problems };
    Ok(ctx.page(|frame| check::check(frame, &data)))
}

async fn submit(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer {
    let ticked = fields.answers();
    let case = read_id(&id)?;
    match actions::submit(&ctx.state, ctx.viewer(), case, &ticked, ctx.now()).await {
        Ok(()) => Ok(see_other(&links::proposal_receipt(case.0))),
        Err(NotDone::Mend(problems)) => {
            let whole = mine(&ctx, &id).await?;
            let draft = draft(&whole, None);
            let data = check::Check { draft: &draft, ticked: &ticked, problems: &problems };
            Ok(ctx.form_again(|frame| check::check(frame, &data)))
        }
        Err(NotDone::Failed(failure)) => {
            let refusal = closed(failure)?;
            let whole = mine(&ctx, &id).await?;
            let draft = draft(&whole, Some(&refusal));
            let problems = Problems::none();
            let data = check::Check { draft: &draft, ticked: &ticked, problems: &problems };
            Ok(ctx.page_with(StatusCode::CONFLICT, |frame| check::check(frame, &data)))
        }
    }
}
