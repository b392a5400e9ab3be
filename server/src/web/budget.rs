//! The budget of a draft: every button saves all rows and then does what it says（予算）.

use super::drafts::{base, base_after, closed, is_quiet, left, other, saved, state_of};
use super::errors::Answer;
use super::proposals::{draft, mine, see_other};
use super::request::{Ctx, Fields};
use crate::actions::drafts::{self as saving, BudgetSheet, Saved};
use crate::store::proposals::Whole;
use app::links;
use app::pages::proposals::{GO_TO, budget, stale};
use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::budget::form::{self as rows, Way};
use domain::budget::{Budget, RawLine, Side};
use domain::drafts::{Base, PageSaves};
use domain::money::Yen;
use domain::problems::Refusal;
use domain::proposals::{BUDGET, Proposal};
use domain::texts::{Lang, budget as money};
use uuid::Uuid;

pub async fn show(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let whole = mine(&ctx, &id).await?;
    let closed = match state_of(&ctx, &whole) {
        Ok(closed) => closed,
        Err(elsewhere) => return Ok(see_other(&elsewhere)),
    };
    let base = base(&ctx, &whole, BUDGET).await?;
    let draft = draft(&whole, closed.as_ref());
    let data = budget::BudgetPage { draft: &draft, base: &base, checked: false, refused: false };
    Ok(ctx.page(|frame| budget::budget(frame, &data)))
}

/// What a button of the budget does with its rows.
enum Press {
    Add(Side),
    Remove(Side, usize),
    Move(Side, usize, Way),
    Fill,
    Calculate,
    Leave,
}

fn pressed(fields: &Fields) -> Press {
    if let Some((side, row)) = rows::read_row_name(fields.get("remove")) {
        return Press::Remove(side, row);
    }
    for (name, way) in [("up", Way::Up), ("down", Way::Down)] {
        if let Some((side, row)) = rows::read_row_name(fields.get(name)) {
            return Press::Move(side, row, way);
        }
    }
    match fields.get("go") {
        "add-e" => Press::Add(Side::Expense),
        "add-i" => Press::Add(Side::Income),
        "fill" => Press::Fill,
        "next" | "list" | "back" => Press::Leave,
        other if other.starts_with(GO_TO) => Press::Leave,
        _ => Press::Calculate,
    }
}

/// The rows as they are to be stored. Rows that nobody touched are not kept, unless one more is wanted.
fn arranged(mut lines: Vec<RawLine>, press: &Press, proposal: &Proposal, lang: Lang) -> Vec<RawLine> {
    match press {
        Press::Add(side) => rows::add_row(&mut lines, *side),
        Press::Remove(side, row) => rows::remove(&mut lines, *side, *row),
        Press::Move(side, row, way) => rows::shift(&mut lines, *side, *row, *way),
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

pub async fn save(ctx: Ctx, Path(id): Path<String>, headers: HeaderMap, fields: Fields) -> Answer {
    let before = mine(&ctx, &id).await?;
    let press = pressed(&fields);
    let typed = rows::rows(fields.0.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    let quiet = is_quiet(&headers, &fields);
    let take = fields.has("take").then(|| fields.get("take").to_owned());
    let sheet = BudgetSheet {
        lines: arranged(typed.clone(), &press, &before.proposal, ctx.lang()),
        base: Base::read(&fields.answers()),
        take,
    };
    let case = before.proposal.case.id;
    let (whole, version) = match saving::save_budget(&ctx.state, ctx.viewer(), case, sheet, ctx.now()).await {
        Ok(Saved::Kept(whole, version)) => (whole, version),
        Ok(_) if quiet => return Ok(StatusCode::PRECONDITION_FAILED.into_response()),
        Ok(Saved::Stale(whole, saves) | Saved::Unchosen(whole, saves, _)) => {
            return compare(&ctx, &whole, &typed, &saves, &fields).await;
        }
        Err(failure) => return Ok(not_saved(&ctx, before, typed, &closed(failure)?)),
    };
    if quiet {
        return Ok(saved(&ctx, version));
    }
    if let Some(left) = left(&ctx, &whole, fields.get("go"), &links::proposal_budget(case.0)).await? {
        return Ok(left);
    }
    let reading = whole.proposal.reading();
    if let (false, Press::Calculate | Press::Leave) = (reading.problems.is_empty(), &press) {
        let draft = draft(&whole, None);
        let base = base_after(&fields, version);
        let data = budget::BudgetPage { draft: &draft, base: &base, checked: true, refused: false };
        return Ok(ctx.form_again(|frame| budget::budget(frame, &data)));
    }
    Ok(see_other(&after_budget(&whole, &press, fields.get("go"))))
}

/// Both tables beside each other.
async fn compare(ctx: &Ctx, whole: &Whole, typed: &[RawLine], saves: &PageSaves, fields: &Fields) -> Answer {
    let other = other(ctx, saves).await?;
    let draft = draft(whole, None);
    let base = base_after(fields, saves.version);
    let typed: Vec<RawLine> = typed.iter().filter(|line| !line.is_untouched()).cloned().collect();
    let data = stale::StaleBudget { draft: &draft, typed: &typed, base: &base, other };
    Ok(ctx.page_with(StatusCode::CONFLICT, |frame| stale::budget(frame, &data)))
}

fn not_saved(ctx: &Ctx, mut before: Whole, typed: Vec<RawLine>, refusal: &Refusal) -> Response {
    before.proposal.lines = typed;
    let draft = draft(&before, Some(refusal));
    let base = Base::default();
    let data = budget::BudgetPage { draft: &draft, base: &base, checked: false, refused: true };
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
        Press::Move(side, row, way) => {
            let row = match way {
                Way::Up => row.saturating_sub(1),
                Way::Down => row.saturating_add(1),
            };
            format!("{here}#f-{}", rows::field_name(*side, row, "category"))
        }
        Press::Fill | Press::Calculate => format!("{here}#sums"),
        Press::Leave if go == "list" => links::proposal(id),
        Press::Leave if go == "back" => {
            let last = whole.proposal.call.form.pages().last();
            last.map_or_else(|| links::proposal(id), |page| links::proposal_page(id, &page.key))
        }
        Press::Leave => links::proposal_papers(id),
    }
}
