//! Saving what is being written, page by page, beside others who write too（下書きの保存・同時編集）.

use super::cases::commit;
use crate::state::State;
use crate::store::proposals::Whole;
use crate::store::{Failure, Stored, Write, drafts, filings, proposals, submissions};
use chrono::{DateTime, Utc};
use domain::budget::RawLine;
use domain::changes;
use domain::drafts::{Base, COMPARED_FIELD, MINE, PageSaves, THEIRS, choose};
use domain::folding::clean;
use domain::forms::{Answers, FormPage};
use domain::people::{SubmissionId, Viewer};
use domain::problems::{Problems, Refusal};
use domain::proposals::{BUDGET, TITLE};
use domain::submissions::Stage;

/// The proposal that the viewer writes, with its case locked until the end of the transaction, so that two saves
/// of two pages at once both stay.
pub(super) async fn hold(tx: &mut Write, viewer: &Viewer, id: SubmissionId) -> Result<Whole, Failure> {
    if !submissions::lock(tx, id).await? {
        return Err(Refusal::NotFound.into());
    }
    let whole = proposals::find(tx, id).await?.ok_or(Refusal::NotFound)?;
    if whole.proposal.case.is_written_by(viewer) { Ok(whole) } else { Err(Refusal::NotFound.into()) }
}

/// The same, where it may still be changed.
pub(super) async fn hold_open(
    tx: &mut Write,
    viewer: &Viewer,
    id: SubmissionId,
    now: DateTime<Utc>,
) -> Result<Whole, Failure> {
    let whole = hold(tx, viewer, id).await?;
    whole.proposal.may_edit(viewer, now)?;
    Ok(whole)
}

/// Writes down what lists say of the case.
pub(super) async fn describe(tx: &mut Write, whole: &mut Whole) -> Stored<()> {
    let title = clean(whole.proposal.answers.get(TITLE));
    let requested = whole.proposal.assessment().requested;
    submissions::describe(tx, whole.proposal.case.id, &title, requested).await?;
    whole.proposal.case.title = title;
    Ok(())
}

/// Writes down the present answers. Lists go on showing what was handed in until a correction is.
pub(super) async fn keep(tx: &mut Write, whole: &mut Whole, now: DateTime<Utc>) -> Stored<()> {
    filings::save(tx, whole.filing.id, &whole.proposal.answers, now).await?;
    whole.filing.saved_at = now;
    if whole.proposal.case.stage == Stage::Draft {
        describe(tx, whole).await?;
    }
    Ok(())
}

/// What became of a save.
#[derive(Debug)]
pub enum Saved {
    /// It is stored; the form goes on from this count of saves.
    Kept(Box<Whole>, i32),
    /// Somebody else has saved meanwhile. Nothing was changed; what is stored comes back.
    Stale(Box<Whole>, PageSaves),
    /// Both texts were compared, but nothing was said on some of them.
    Unchosen(Box<Whole>, PageSaves, Problems),
}

/// Counts a save of a page.
async fn count(
    tx: &mut Write,
    viewer: &Viewer,
    whole: &Whole,
    page: &str,
    before: Option<&PageSaves>,
    base: Option<&Base>,
    now: DateTime<Utc>,
) -> Result<i32, Failure> {
    let by = viewer.id().ok_or(Refusal::SignInFirst)?;
    let window = base.map_or("", |base| base.window.as_str());
    let saves = PageSaves::after(before, window, by, now);
    drafts::put_saves(tx, whole.filing.id, page, &saves).await?;
    Ok(saves.version)
}

/// Saves a page of answers, whatever they are, unless somebody else has changed them meanwhile.
///
/// # Errors
/// `NotFound`, `CallNotOpen`, `NotNow` after submission, or the store's.
pub async fn save_page(
    state: &State,
    viewer: &Viewer,
    id: SubmissionId,
    key: &str,
    typed: &Answers,
    now: DateTime<Utc>,
) -> Result<Saved, Failure> {
    let mut tx = state.db.write_unseen().await?;
    let mut whole = hold_open(&mut tx, viewer, id, now).await?;
    let shown = whole.proposal.call.form.shown(&whole.proposal.answers);
    let mut page = shown.page(key).ok_or(Refusal::NotFound)?.clone();
    let typed = &gathered(&page, typed);
    page.questions.retain(|question| whole.proposal.is_unlocked(&question.key));
    let saves = drafts::saves(&mut tx, whole.filing.id, key).await?;
    let base = Base::read(typed);
    let stored = &whole.proposal.answers;
    let differs = page.questions.iter().any(|question| stored.get(&question.key) != typed.get(&question.key));
    if let Some(saves) = stale(saves.as_ref(), base.as_ref()) {
        let version = saves.version;
        // Who stores the same as somebody else has stored has nothing to compare.
        return Ok(if differs { Saved::Stale(whole.into(), saves) } else { Saved::Kept(whole.into(), version) });
    }
    let mut chosen = typed.clone();
    if let (Some(saves), "yes") = (&saves, typed.get(COMPARED_FIELD)) {
        chosen = match choose(&page, stored, typed) {
            Ok(chosen) => chosen,
            Err(problems) => return Ok(Saved::Unchosen(whole.into(), saves.clone(), problems)),
        };
    }
    for question in &page.questions {
        whole.proposal.answers.set(&question.key, chosen.get(&question.key));
    }
    keep(&mut tx, &mut whole, now).await?;
    let version = count(&mut tx, viewer, &whole, key, saves.as_ref(), base.as_ref(), now).await?;
    commit(tx, state).await?;
    Ok(Saved::Kept(whole.into(), version))
}

/// What was typed, with every question's answer under its own key: a table is sent cell by cell.
pub fn gathered(page: &FormPage, typed: &Answers) -> Answers {
    let mut gathered = typed.clone();
    for question in &page.questions {
        gathered.set(&question.key, &question.take(typed));
    }
    gathered
}

fn stale(saves: Option<&PageSaves>, base: Option<&Base>) -> Option<PageSaves> {
    saves.filter(|saves| base.is_some_and(|base| saves.makes_stale(base))).cloned()
}

/// The budget as a form sends it.
#[derive(Debug, Clone)]
pub struct BudgetSheet {
    /// The rows.
    pub lines: Vec<RawLine>,
    /// What the form was loaded from.
    pub base: Option<Base>,
    /// What was chosen where both tables were compared: `mine`, `theirs`, or anything else for both.
    pub take: Option<String>,
}

/// Saves the lines of the budget, whatever they are, unless somebody else has changed them meanwhile.
///
/// # Errors
/// As [`save_page`], and `NotMarked` where the budget is no part of a correction.
pub async fn save_budget(
    state: &State,
    viewer: &Viewer,
    id: SubmissionId,
    sheet: BudgetSheet,
    now: DateTime<Utc>,
) -> Result<Saved, Failure> {
    let mut tx = state.db.write_unseen().await?;
    let mut whole = hold_open(&mut tx, viewer, id, now).await?;
    if !whole.proposal.is_unlocked(BUDGET) {
        return Err(Refusal::NotMarked.into());
    }
    let saves = drafts::saves(&mut tx, whole.filing.id, BUDGET).await?;
    let BudgetSheet { mut lines, base, take } = sheet;
    if let Some(saves) = stale(saves.as_ref(), base.as_ref()) {
        let version = saves.version;
        let same = whole.proposal.lines == lines;
        return Ok(if same { Saved::Kept(whole.into(), version) } else { Saved::Stale(whole.into(), saves) });
    }
    lines = match take.as_deref() {
        None | Some(MINE) => lines,
        Some(THEIRS) => whole.proposal.lines.clone(),
        Some(_) => changes::both(&whole.proposal.lines, &lines),
    };
    filings::put_lines(&mut tx, whole.filing.id, &lines).await?;
    whole.proposal.lines = lines;
    keep(&mut tx, &mut whole, now).await?;
    let version = count(&mut tx, viewer, &whole, BUDGET, saves.as_ref(), base.as_ref(), now).await?;
    commit(tx, state).await?;
    Ok(Saved::Kept(whole.into(), version))
}
