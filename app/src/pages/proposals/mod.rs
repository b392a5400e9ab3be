//! The pages on which a proposal is made, handed in and followed（提案）.

pub mod answer;
mod answers;
pub mod apply;
mod award;
pub mod budget;
pub mod check;
pub mod copy;
pub mod form;
pub mod mine;
mod paper;
pub mod papers;
pub mod receipt;
pub mod show;
pub mod stale;
pub mod withdraw;

use crate::frame::{Frame, Page, Saving};
use crate::links;
use crate::pages::keepers::{self, SAVED_ID};
use crate::ui::t;
use chrono::{DateTime, Utc};
use domain::calendar;
use domain::drafts::{Base, VERSION_FIELD, WINDOW_FIELD};
use domain::forms::Form;
use domain::intake::Intake;
use domain::problems::Refusal;
use domain::proposals::{Proposal, Task, TaskState};
use domain::texts::{Lang, Text, drafts, intake, proposals as words, shell};
use leptos::prelude::*;
use uuid::Uuid;

/// The form that islands watch.
const FORM_ID: &str = "draft";

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
    /// Why the day of its correction was moved, if it was.
    pub moved: Option<String>,
    /// What it has beside, where staff key it in from paper.
    pub intake: Option<&'a Intake>,
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

/// A page of a draft: among the staff's where they key it in from paper.
fn page(draft: &Draft<'_>, title: Text, body: impl IntoView + 'static) -> Page {
    match draft.intake {
        Some(_) => Page::staff(title, body).under(links::staff_intake()),
        None => Page::public(title, body).under(links::my_page()),
    }
}

/// Whose paper is keyed in, where staff do that.
fn banner(lang: Lang, draft: &Draft<'_>) -> Option<AnyView> {
    let paper = draft.intake?;
    let channel = intake::channel_name(lang, draft.proposal.case.channel);
    let stamp = intake::banner_stamp(lang, channel, calendar::date(paper.stamped_on, lang));
    let who = intake::banner_who(lang, draft.group, paper.contact.name.as_str());
    Some(
        view! {
            <div class="notice" id="paper">
                <h2 class="notice__title">{t(intake::banner(lang))}</h2>
                <p>{t(who)}</p>
                <p>{t(stamp)}</p>
                <p class="quiet">{t(intake::scan_reminder(lang))}</p>
            </div>
        }
        .into_any(),
    )
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

/// How a page of a draft is left by its step bar and its way back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Leave {
    /// Nothing can be typed here: by links.
    Freely,
    /// By buttons of the form, which save what was typed and then go there. They say what a link says and look
    /// like one. What the return key sends is named here.
    Saving(&'static str),
}

impl Leave {
    /// What the frame has to know of it.
    fn saving(self) -> Option<Saving> {
        match self {
            Leave::Freely => None,
            Leave::Saving(usual) => Some(Saving { form: FORM_ID, usual }),
        }
    }
}

/// The prefix of the value of `go` that saves and then leads elsewhere, whatever was typed.
pub const GO_TO: &str = "to:";
/// The value that leads to the list of tasks.
pub const TO_TASKS: &str = "to:tasks";
/// The values that lead to the budget, the papers and the check.
pub const TO_PARTS: [&str; 3] = ["to:budget", "to:papers", "to:check"];

/// The value that leads to a page of questions.
pub fn to_page(key: &str) -> String {
    format!("to:page:{key}")
}

/// The value that leads to where the file of an answer is attached.
pub fn to_paper(key: &str) -> String {
    format!("to:paper:{key}")
}

/// Where a value of `go` leads, if it leads anywhere.
pub fn target(proposal: &Proposal, go: &str) -> Option<String> {
    let id = proposal.case.id.0;
    let place = go.strip_prefix(GO_TO)?;
    Some(match place.split_once(':') {
        Some(("page", key)) if proposal.call.form.shown(&proposal.answers).page(key).is_some() => {
            links::proposal_page(id, key)
        }
        Some(("paper", key)) if proposal.call.form.questions().any(|question| question.key == key) => {
            format!("{}#f-paper-q-{key}", links::proposal_papers(id))
        }
        None if go == TO_PARTS[0] => links::proposal_budget(id),
        None if go == TO_PARTS[1] => links::proposal_papers(id),
        None if go == TO_PARTS[2] => links::proposal_check(id),
        _ => links::proposal(id),
    })
}

/// The value of `go` that leads to a task.
fn go_to(proposal: &Proposal, task: &Task) -> String {
    match task {
        Task::Section(key) => {
            let form = proposal.call.form.shown(&proposal.answers);
            let section = form.sections.iter().find(|section| section.key == *key);
            let page = section.and_then(|section| section.pages.first());
            page.map_or_else(|| TO_TASKS.to_owned(), |page| to_page(&page.key))
        }
        Task::Budget => TO_PARTS[0].to_owned(),
        Task::Papers => TO_PARTS[1].to_owned(),
        Task::Check => TO_PARTS[2].to_owned(),
    }
}

/// A way out of the page that looks and sounds like a link, and saves first where something can be typed.
fn way(leave: Leave, class: &'static str, href: String, go: String, words: AnyView) -> AnyView {
    match leave {
        Leave::Freely => view! { <a class=class href=href>{words}</a> }.into_any(),
        Leave::Saving(_) => view! {
            <button class=format!("{class} as-link") form=FORM_ID name="go" value=go role="link">{words}</button>
        }
        .into_any(),
    }
}

/// The bar of all steps with the present one marked.
fn steps(lang: Lang, proposal: &Proposal, current: &Task, leave: Leave) -> AnyView {
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
        let way = way(leave, "steps__way", task_href(proposal, task), go_to(proposal, task), name.into_any());
        view! { <li class=class>{way}{note}</li> }.into_any()
    });
    view! { <ol class="steps" role="list" aria-label=words::steps(lang).bare()>{rows.collect_view()}</ol> }.into_any()
}

/// The head of a page of a draft: way back, steps, what it is about.
fn head(
    lang: Lang,
    draft: &Draft<'_>,
    (task, leave): (&Task, Leave),
    over: Option<Text>,
    title: Text,
    lead: Option<Text>,
) -> AnyView {
    let over = over.map(|over| view! { " · " {t(over)} });
    let lead = lead.filter(|lead| !lead.bare().is_empty()).map(|lead| view! { <p class="lead">{t(lead)}</p> });
    let back = t(words::to_tasks(lang)).into_any();
    view! {
        {way(leave, "back", links::proposal(draft.id()), TO_TASKS.to_owned(), back)}
        {steps(lang, draft.proposal, task, leave)}
        <header class="page__head">
            <p class="page__over">{t(draft.call_title(lang))}{over}</p>
            <h1>{t(title)}</h1>
            {lead}
        </header>
        {banner(lang, draft)}
    }
    .into_any()
}

/// What the next save of a page rests on. A browser that brings typed text back after a reload brings these back
/// with it, so that the text still rests on what it was written over.
pub(in crate::pages) fn base_fields(base: &Base) -> AnyView {
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
    let moved = draft.moved.as_ref().map(|reason| {
        view! { <p><strong>{t(drafts::day_was_moved(lang))}</strong></p><p class="typed">{reason.clone()}</p> }
    });
    Some(
        view! {
            <div class="notice notice--warn" id="correction">
                <h2 class="notice__title">{t(drafts::correction_title(lang, correction.marks.len()))}</h2>
                <p>{t(due)}</p>
                {moved}
                <p>{t(drafts::correction_only(lang))}</p>
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

/// The islands that keep a form, as long as it may be changed.
fn keepers(frame: &Frame, draft: &Draft<'_>) -> Option<AnyView> {
    draft.closed.is_none().then(|| keepers::keepers(frame, FORM_ID, keepers::saver_words(frame.lang)))
}
