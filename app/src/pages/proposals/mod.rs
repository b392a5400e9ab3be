//! The pages on which a proposal is made, handed in and followed（提案）.

pub mod answer;
mod answers;
pub mod apply;
pub mod budget;
pub mod check;
pub mod copy;
pub mod form;
pub mod mine;
pub mod papers;
pub mod receipt;
pub mod show;
pub mod stale;
pub mod withdraw;

use crate::frame::Frame;
use crate::links;
use crate::ui::t;
use chrono::{DateTime, Utc};
use domain::calendar;
use domain::drafts::{Base, VERSION_FIELD, WINDOW_FIELD};
use domain::forms::Form;
use domain::problems::Refusal;
use domain::proposals::{Proposal, Task, TaskState};
use domain::texts::{Lang, Text, drafts, proposals as words, shell};
use leptos::prelude::*;
use uuid::Uuid;

/// The form that islands watch.
const FORM_ID: &str = "draft";
/// The line that says when something was saved.
const SAVED_ID: &str = "saved";

/// A proposal as its pages see it.
pub struct Draft<'a> {
    /// All that was put together.
    pub proposal: &'a Proposal,
    /// The group's name.
    pub group: &'a str,
    /// The last save.
    pub saved_at: DateTime<Utc>,
    /// Forms of the call that came before the present one.
    pub older: &'a [Form],
    /// Why nothing can be changed any more, if so.
    pub closed: Option<&'a Refusal>,
    /// How it stands with the group's representative.
    pub sign_off: Waiting,
}

/// How a proposal stands with the group's representative.
#[derive(Debug, Clone, Default)]
pub struct Waiting {
    /// Whether the viewer has to leave handing in to the representative.
    pub bound: bool,
    /// Who asked the representative, and when.
    pub asked: Option<(String, DateTime<Utc>)>,
}

impl Draft<'_> {
    fn id(&self) -> Uuid {
        self.proposal.case.id.0
    }

    fn call_title(&self, lang: Lang) -> Text {
        self.proposal.call.title.text(lang)
    }

    fn deadline(&self, lang: Lang) -> String {
        calendar::date_and_time(self.proposal.call.dates.closes_at, lang)
    }
}

/// The name of the project, or that it has none yet.
fn title_of(lang: Lang, title: &str) -> Text {
    if title.trim().is_empty() { words::untitled(lang) } else { Text::typed(title) }
}

/// Where a task is worked on.
fn task_href(proposal: &Proposal, task: &Task) -> String {
    let id = proposal.case.id.0;
    match task {
        Task::Section(key) => {
            let form = proposal.call.form.shown(&proposal.answers);
            let section = form.sections.iter().find(|section| section.key == *key);
            let page = section.and_then(|section| section.pages.first());
            page.map_or_else(|| links::proposal(id), |page| links::proposal_page(id, &page.key))
        }
        Task::Budget => links::proposal_budget(id),
        Task::Papers => links::proposal_papers(id),
        Task::Check => links::proposal_check(id),
    }
}

/// What a task is called.
fn task_name(lang: Lang, proposal: &Proposal, task: &Task) -> Text {
    match task {
        Task::Section(key) => {
            let section = proposal.call.form.sections.iter().find(|section| section.key == *key);
            section.map_or_else(|| Text::typed(key), |section| section.title.text(lang))
        }
        Task::Budget => words::task_budget(lang),
        Task::Papers => words::task_papers(lang),
        Task::Check => words::task_check(lang),
    }
}

/// The bar of all steps with the present one marked.
fn steps(lang: Lang, proposal: &Proposal, current: &Task) -> AnyView {
    let tasks = proposal.tasks();
    let count = tasks.len();
    let rows = tasks.iter().zip(1..).map(|((task, state), place)| {
        let name = task_name(lang, proposal, task);
        if task == current {
            return view! {
                <li class="steps__item steps__item--now" aria-current="step"><span class="steps__at">
                    <span class="steps__of">{t(words::step_of(lang, place, count))}</span><span class="steps__name">{t(name)}</span>
                </span></li>
            }
            .into_any();
        }
        let done = *state == TaskState::Done;
        let class = if done { "steps__item steps__item--done" } else { "steps__item" };
        let note = done.then(|| view! { <span class="vh">{t(words::step_done(lang))}</span> });
        let name = view! { <span class="steps__name">{t(name)}</span> };
        if *state == TaskState::Locked {
            return view! { <li class=class><span class="steps__at">{name}</span></li> }.into_any();
        }
        view! { <li class=class><a href=task_href(proposal, task)>{name}</a>{note}</li> }.into_any()
    });
    view! { <ol class="steps" role="list" aria-label=words::steps(lang).bare()>{rows.collect_view()}</ol> }.into_any()
}

/// The head of a page of a draft: way back, steps, what it is about.
fn head(lang: Lang, draft: &Draft<'_>, task: &Task, over: Option<Text>, title: Text, lead: Option<Text>) -> AnyView {
    let over = over.map(|over| view! { " · " {t(over)} });
    let lead = lead.filter(|lead| !lead.bare().is_empty()).map(|lead| view! { <p class="lead">{t(lead)}</p> });
    view! {
        <a class="back" href=links::proposal(draft.id())>{t(words::to_tasks(lang))}</a>
        {steps(lang, draft.proposal, task)}
        <header class="page__head">
            <p class="page__over">{t(draft.call_title(lang))}{over}</p>
            <h1>{t(title)}</h1>
            {lead}
        </header>
    }
    .into_any()
}

/// What the next save of a page rests on. A browser that brings typed text back after a reload brings these back
/// with it, so that the text still rests on what it was written over.
fn base_fields(base: &Base) -> AnyView {
    let field = |name: &'static str, value: String| {
        view! { <input type="hidden" name=name id=name value=value /> }
    };
    view! { {field(VERSION_FIELD, base.version.to_string())} {field(WINDOW_FIELD, base.window.clone())} }.into_any()
}

/// When the draft was last saved. Islands write here too.
fn saved_note(lang: Lang, draft: &Draft<'_>) -> AnyView {
    let moment = calendar::date_and_time(draft.saved_at, lang);
    view! { <p class="saved" id=SAVED_ID role="status">{t(words::last_saved(lang, moment))}</p> }.into_any()
}

/// The ways to save a page. `back`: there is a page before it.
fn save_buttons(lang: Lang, draft: &Draft<'_>, back: bool) -> AnyView {
    if draft.closed.is_some() {
        return ().into_any();
    }
    view! {
        <div class="buttons">
            <button class="btn btn--primary" name="go" value="next">{t(shell::save_and_next(lang))}</button>
            {back.then(|| view! { <button class="btn" name="go" value="back">{t(drafts::save_and_previous(lang))}</button> })}
            <button class="btn" name="go" value="list">{t(shell::save_and_back(lang))}</button>
        </div>
        {saved_note(lang, draft)}
    }
    .into_any()
}

/// Says kindly that nothing can be changed any more. `typed`: something was sent just now and not saved.
fn closed_note(lang: Lang, draft: &Draft<'_>, typed: bool) -> Option<AnyView> {
    let refusal = draft.closed?;
    let (title, more) = match typed {
        true => (words::not_saved_title(lang), words::closed_keep(lang)),
        false => (shell::refused_title(lang), words::read_only(lang)),
    };
    let role = typed.then_some("alert");
    Some(
        view! {
            <div class="notice notice--warn" role=role id="closed">
                <h2 class="notice__title">{t(title)}</h2>
                <p>{t(refusal.text(lang))}</p>
                <p>{t(more)}</p>
            </div>
        }
        .into_any(),
    )
}

/// That this is a correction, until when, and what the department says.
fn revision_note(lang: Lang, draft: &Draft<'_>, now: DateTime<Utc>) -> Option<AnyView> {
    let revision = draft.proposal.revision.as_ref()?;
    let correction = &revision.correction;
    let day = calendar::date(calendar::date_in_japan(correction.due_at), lang);
    let due = match correction.is_late(now) {
        true => drafts::correction_late(lang, day),
        false => drafts::correction_due(lang, day),
    };
    let note = (!correction.note.trim().is_empty()).then(|| {
        view! {
            <p><strong>{t(drafts::from_office(lang))}</strong></p><p class="typed">{correction.note.clone()}</p>
        }
    });
    Some(
        view! {
            <div class="notice notice--warn" id="correction">
                <h2 class="notice__title">{t(drafts::correction_title(lang, correction.marks.len()))}</h2>
                <p>{t(due)}</p><p>{t(drafts::correction_only(lang))}</p>
                {note}
            </div>
        }
        .into_any(),
    )
}

/// A field that has to be mended, with the reason above it.
fn mend(lang: Lang, draft: &Draft<'_>, field: &str, content: AnyView) -> AnyView {
    let mark = draft.proposal.revision.as_ref().and_then(|revision| revision.correction.of(field));
    let Some(mark) = mark else { return content };
    view! {
        <div class="mend">
            <p class="mend__why"><strong>{t(drafts::please_mend(lang))}</strong></p>
            <p class="typed">{mark.reason.clone()}</p>
            {content}
        </div>
    }
    .into_any()
}

/// The islands that keep a form: they count characters, save while somebody types, keep on the device what
/// could not be saved, and ask before something unsaved is left behind.
fn keepers(lang: Lang, frame: &Frame, draft: &Draft<'_>) -> Option<AnyView> {
    use islands::{CharCount, DraftSaver, SaverWords};
    if draft.closed.is_some() {
        return None;
    }
    let left = shell::characters_left(lang, "{n}").bare();
    let over = shell::characters_over(lang, "{n}").bare();
    let person = frame.viewer.id().map(|id| id.to_string()).unwrap_or_default();
    let words = SaverWords {
        failed: words::not_saved(lang).bare(),
        kept: drafts::kept_here(lang).bare(),
        stale: drafts::stale_save(lang).bare(),
        signed_out: drafts::signed_out(lang).bare(),
        closed: drafts::closed_save(lang).bare(),
    };
    Some(
        view! {
            <CharCount form=FORM_ID.to_owned() left=left over=over />
            <DraftSaver form=FORM_ID.to_owned() note=SAVED_ID.to_owned() person=person words=words />
        }
        .into_any(),
    )
}

/// What the device has kept; the island shows it where there is something.
fn kept_notice(lang: Lang) -> AnyView {
    view! {
        <div class="notice notice--warn" id="kept" hidden>
            <h2 class="notice__title">{t(drafts::local_title(lang))}</h2>
            <p>{t(drafts::local_text(lang))}</p>
            <div class="buttons">
                <button class="btn" type="button" id="kept-use">{t(drafts::local_use(lang))}</button>
                <button class="btn btn--quiet" type="button" id="kept-drop">{t(drafts::local_drop(lang))}</button>
            </div>
        </div>
    }
    .into_any()
}
