//! The staff's list and the page of one case（案件の一覧・案件のページ）.

use crate::actions::views;
use crate::store::case_files::{self, CaseFile};
use crate::store::submissions::{self, CaseLine, Filter, Stretch};
use crate::store::{calls, messages};
use crate::web::official;
use crate::web::errors::{Answer, Trouble};
use crate::web::request::Ctx;
use app::frame::{Frame, Page};
use app::links;
use app::pages::staff::case::{CaseView, LetterLine, case};
use app::pages::staff::cases::{CaseList, CaseRow, list as list_page};
use app::pages::staff::forms::Typed;
use app::ui::Pager;
use axum::extract::{Path, Query};
use chrono::DateTime;
use domain::calendar::{date_and_time, date_in_japan};
use domain::people::SubmissionId;
use domain::problems::Refusal;
use domain::submissions::Stage;
use serde::Deserialize;

/// What of the list is asked for.
#[derive(Debug, Deserialize, Default)]
#[serde(default)]
pub struct Asked {
    call: String,
    stage: String,
    after: String,
    before: String,
    page: String,
}

/// A row as it stands in an address: seconds since 1970 and the id.
fn mark(line: &CaseLine) -> String {
    format!("{}.{}", line.submitted_at.map_or(0, |at| at.timestamp()), line.id)
}

fn read_mark(mark: &str) -> Option<(DateTime<chrono::Utc>, SubmissionId)> {
    let (seconds, id) = mark.split_once('.')?;
    Some((DateTime::from_timestamp(seconds.parse().ok()?, 0)?, id.parse().ok()?))
}

impl Asked {
    fn stretch(&self) -> Stretch {
        let after = read_mark(&self.after).map(|(at, id)| Stretch::After(at, id));
        let before = || read_mark(&self.before).map(|(at, id)| Stretch::Before(at, id));
        after.or_else(before).unwrap_or_default()
    }

    fn pager(&self, rows: &[CaseLine], more: bool) -> Pager {
        let number = self.page.parse::<i64>().unwrap_or(1).clamp(1, 100_000);
        let address = |key: &str, mark: String, page: i64| {
            let page = page.max(1).to_string();
            let pairs = [("call", &*self.call), ("stage", &*self.stage), (key, &*mark), ("page", &*page)];
            links::with_query(&links::staff_cases(), &pairs)
        };
        let (has_previous, has_next) = match self.stretch() {
            Stretch::First => (false, more),
            Stretch::After(..) => (true, more),
            Stretch::Before(..) => (more, true),
        };
        let previous = rows.first().filter(|_| has_previous).map(|line| address("before", mark(line), number - 1));
        let next = rows.last().filter(|_| has_next).map(|line| address("after", mark(line), number + 1));
        Pager { previous, number, next }
    }
}

pub async fn list(ctx: Ctx, Query(asked): Query<Asked>) -> Answer {
    let departments = ctx.viewer().departments();
    let mut tx = ctx.state.db.read().await?;
    let choices = calls::of_departments(&mut tx, &departments).await?;
    let chosen = choices.iter().find(|call| call.slug == asked.call).map(|call| call.id);
    let counts = match chosen {
        Some(call) => submissions::counts_of_call(&mut tx, call).await?,
        None => submissions::counts(&mut tx, &departments).await?,
    };
    let filter = Filter { call: chosen, stage: Stage::from_code(&asked.stage), stretch: asked.stretch(), departments };
    let (lines, more) = submissions::list(&mut tx, &filter).await?;
    let list = CaseList {
        pager: asked.pager(&lines, more),
        calls: choices.into_iter().map(|call| (call.slug, call.title.text(ctx.lang()).bare())).collect(),
        call: chosen.map(|_| asked.call),
        stage: filter.stage,
        counts,
        rows: lines.into_iter().map(row).collect(),
    };
    Ok(ctx.page(|frame| list_page(frame, list)))
}

fn row(line: CaseLine) -> CaseRow {
    CaseRow {
        number: line.number.unwrap_or_default(),
        title: line.title,
        group: line.group,
        call: line.call,
        stage: line.stage,
        requested: line.requested,
        submitted_at: line.submitted_at,
    }
}

pub async fn show(ctx: Ctx, Path(number): Path<String>) -> Answer {
    let file = open(&ctx, &number).await?;
    let has_font = ctx.state.press.is_ready();
    Ok(ctx.page(|frame| page(frame, &file, has_font, None)))
}

/// Everything on file for a case, after noting that its personal data were looked at.
pub async fn open(ctx: &Ctx, number: &str) -> Result<CaseFile, Trouble> {
    let mut tx = ctx.state.db.read().await?;
    let found = submissions::find_by_number(&mut tx, number).await?;
    let found = found.filter(|case| case.is_readable_by(ctx.viewer()) && ctx.viewer().is_staff_of(case.department));
    let found = found.ok_or(Refusal::NotFound)?;
    drop(tx);
    views::note(&ctx.state, ctx.viewer(), found.id, ctx.now()).await?;
    let mut tx = ctx.state.db.read().await?;
    Ok(case_files::read(&mut tx, found.id, date_in_japan(ctx.now())).await?.ok_or(Refusal::NotFound)?)
}

/// The page of a case, with the form that came back, if one did. `has_font` is whether letters can be made as PDF.
pub fn page(frame: &Frame, file: &CaseFile, has_font: bool, typed: Option<Typed>) -> Page {
    let letters = file.letters.iter().map(|letter| letter_line(frame, letter)).collect();
    let view = CaseView {
        proposal: &file.proposal,
        earlier: file.earlier.iter().map(|whole| &whole.proposal).collect(),
        corrections: &file.corrections,
        group: &file.group,
        owner: &file.owner,
        screening: file.screening.as_ref(),
        opinion: file.opinion.as_ref(),
        decision: file.decision.as_ref(),
        in_force: file.in_force.as_ref(),
        reply: file.reply.as_ref(),
        holders: &file.holders,
        drafter: file.drafter.as_ref().map(|person| &*person.name),
        approver: file.approver.as_ref().map(|person| &*person.name),
        approved_total: file.approved_total,
        history: &file.history,
        views: &file.views,
        official: official::rows(&file.official),
        has_font,
        letters,
        typed,
    };
    case(frame, &view)
}

fn letter_line(frame: &Frame, letter: &messages::Message) -> LetterLine {
    LetterLine {
        subject: letter.subject.clone(),
        to: letter.to_address.clone(),
        state: letter.state,
        attempts: letter.attempts,
        written: date_and_time(letter.created_at, frame.lang),
        answer: letter.answer.clone(),
    }
}
