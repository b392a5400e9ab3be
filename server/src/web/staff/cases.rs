//! The page of one case（案件のページ）.

use super::{awards, keeping};
use crate::actions::{case_talk, desk, views};
use crate::store::case_files::{self, CaseFile};
use crate::store::{case_messages, messages, reviews, submissions};
use crate::web::errors::{Answer, Trouble};
use crate::web::request::Ctx;
use crate::web::{official, postings};
use app::frame::{Frame, Page};
use app::pages::case_thread::{self, Said};
use app::pages::staff::case::{CaseView, LetterLine, case};
use app::pages::staff::forms::Typed;
use axum::extract::Path;
use domain::calendar::{date_and_time, date_in_japan};
use domain::messages::{Audience, Letter};
use domain::people::Person;
use domain::problems::Refusal;

/// Everything on file for a case, with who may take it from whoever looks.
pub struct Opened {
    /// The file.
    pub file: CaseFile,
    /// Colleagues of the viewer; none where the viewer may change nothing.
    colleagues: Vec<Person>,
    /// Whether the viewer works on the case.
    may_act: bool,
    /// Whether letters can be made as PDF.
    has_font: bool,
    /// Whether a panel scores it here now.
    in_round: bool,
}

pub async fn show(ctx: Ctx, Path(number): Path<String>) -> Answer {
    let opened = open(&ctx, &number).await?;
    Ok(ctx.page(|frame| page(frame, &opened, None, None)))
}

/// Everything on file for a case, after noting that its personal data were looked at.
pub async fn open(ctx: &Ctx, number: &str) -> Result<Opened, Trouble> {
    let mut tx = ctx.state.db.read().await?;
    let found = submissions::find_by_number(&mut tx, number).await?;
    let found = found.filter(|case| case.is_readable_by(ctx.viewer()) && ctx.viewer().reads(case.department));
    let found = found.ok_or(Refusal::NotFound)?;
    drop(tx);
    views::note(&ctx.state, ctx.viewer(), found.id, ctx.now()).await?;
    case_talk::see_notes(&ctx.state, ctx.viewer(), found.id, ctx.now()).await?;
    let may_act = found.may_be_worked_on(ctx.viewer()).is_ok();
    let mut tx = ctx.state.db.read().await?;
    let colleagues = match may_act {
        true => desk::colleagues(&mut tx, found.department, ctx.now()).await?,
        false => Vec::new(),
    };
    let file = case_files::read(&mut tx, found.id, date_in_japan(ctx.now())).await?.ok_or(Refusal::NotFound)?;
    let in_round = reviews::in_open_round(&mut tx, found.id).await?;
    Ok(Opened { file, colleagues, may_act, has_font: ctx.state.press.is_ready(), in_round })
}

/// The page of a case, with the form, note or message that came back, if one did.
pub fn page(frame: &Frame, opened: &Opened, typed: Option<Typed>, talk: Option<case_thread::Typed>) -> Page {
    let file = &opened.file;
    let letters = file.letters.iter().map(|letter| letter_line(frame, file, letter)).collect();
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
        has_font: opened.has_font,
        letters,
        sheet: file.sheet.as_ref(),
        clock: file.clock,
        assigned: file.assigned.as_ref(),
        colleagues: &opened.colleagues,
        notes: notes(file),
        thread: thread(&file.thread),
        may_act: opened.may_act,
        typed,
        talk,
        intake: file.intake.as_ref().map(|(intake, by)| (intake, by.as_str())),
        postings: file.postings.iter().map(postings::row).collect(),
        award: awards::view(file, frame.lang),
        filed: awards::filed(&file.filed, &[], frame.lang),
        keeping: keeping::keeping(&file.papers),
        in_round: opened.in_round,
    };
    case(frame, &view)
}

fn notes(file: &CaseFile) -> Vec<Said> {
    let one = |note: &crate::store::case_notes::Note| Said {
        author: note.author.clone(),
        from_city: true,
        body: note.body.clone(),
        at: note.created_at,
        open: false,
    };
    file.notes.iter().map(one).collect()
}

/// The thread as the pages of both sides show it.
pub fn thread(messages: &[case_messages::CaseMessage]) -> Vec<Said> {
    let one = |message: &case_messages::CaseMessage| Said {
        author: message.author.clone(),
        from_city: message.from_city,
        body: message.body.clone(),
        at: message.created_at,
        open: message.answered_at.is_none(),
    };
    messages.iter().map(one).collect()
}

fn letter_line(frame: &Frame, file: &CaseFile, letter: &messages::Message) -> LetterLine {
    LetterLine {
        id: letter.id.0,
        settled: file.settled.contains(&letter.id.0),
        subject: letter.subject.clone(),
        to: letter.to_address.clone(),
        state: letter.state,
        attempts: letter.attempts,
        written: date_and_time(letter.created_at, frame.lang),
        answer: letter.answer.clone(),
        to_office: Letter::from_code(&letter.letter).is_some_and(|kind| kind.audience() == Audience::Department),
        came_back: letter.came_back_at.map(|at| (letter.came_back.clone(), at)),
    }
}
