//! The pages after the grant: the report, its accounts, receipts and photos, and what a group asks for on the way
//! （実績報告・申請・請求）.

pub mod accounts;
pub mod check;
pub mod files;
pub mod parts;
pub mod property;
pub mod questions;
pub mod request;
pub mod tasks;

use crate::frame::{Frame, Page, Saving};
use crate::links;
use crate::ui::t;
use chrono::{DateTime, Utc};
use domain::awards::{Report, ReportTask, form};
use domain::calendar;
use domain::money::Yen;
use domain::proposals::TaskState;
use domain::texts::{Lang, Text, awards as words, drafts, proposals, shell};
use leptos::prelude::*;
use uuid::Uuid;

/// The form that is saved before its page is left.
const FORM_ID: &str = "report";

/// The value of `go` that leads to the list of parts.
pub const TO_LIST: &str = "list";
/// The value of `go` that leads to the next part.
pub const TO_NEXT: &str = "next";

/// A report as its pages see it.
pub struct Draft<'a> {
    /// The report.
    pub report: &'a Report,
    /// The group's name.
    pub group: &'a str,
    /// The call's title.
    pub call: Text,
    /// The last save; none before the first.
    pub saved_at: Option<DateTime<Utc>>,
    /// Whether staff key it in from paper.
    pub on_paper: bool,
    /// The price from which the call keeps a register of property, where it does.
    pub property_from: Option<Yen>,
}

impl Draft<'_> {
    fn id(&self) -> Uuid {
        self.report.case.id.0
    }
}

/// Where a part is worked on.
pub fn href(id: Uuid, task: &ReportTask) -> String {
    match task {
        ReportTask::Page(key) => links::report_page(id, key),
        ReportTask::Accounts => links::report_accounts(id),
        ReportTask::Receipts => links::report_receipts(id),
        ReportTask::Photos => links::report_photos(id),
        ReportTask::Check => links::report_check(id),
    }
}

/// The part after this one.
pub fn after(report: &Report, task: &ReportTask, now: DateTime<Utc>) -> String {
    let tasks = report.tasks(now);
    let next = tasks.iter().skip_while(|(other, _)| other != task).nth(1);
    next.map_or_else(|| links::report(report.case.id.0), |(next, _)| href(report.case.id.0, next))
}

/// What a part is called.
fn name(lang: Lang, task: &ReportTask) -> Text {
    match task {
        ReportTask::Page(key) => form().page(key).map_or_else(|| Text::typed(key), |page| page.title.text(lang)),
        ReportTask::Accounts => words::task_accounts(lang),
        ReportTask::Receipts => words::task_receipts(lang),
        ReportTask::Photos => words::task_photos(lang),
        ReportTask::Check => words::task_check(lang),
    }
}

/// A page of a report: among the staff's where they key it in.
fn page(draft: &Draft<'_>, title: Text, body: impl IntoView + 'static) -> Page {
    match draft.on_paper {
        true => Page::staff(title, body).under(links::staff_cases()),
        false => Page::public(title, body).under(links::my_page()),
    }
}

/// How a page is left: by links, or by buttons of its form that save what was typed first.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Leave {
    Freely,
    Saving,
}

impl Leave {
    fn saving(self) -> Option<Saving> {
        (self == Leave::Saving).then_some(Saving { form: FORM_ID, usual: TO_NEXT })
    }
}

/// The head of a page: way back, the bar of all parts, what it is about.
fn head(frame: &Frame, draft: &Draft<'_>, task: &ReportTask, leave: Leave, lead: Option<Text>) -> AnyView {
    let lang = frame.lang;
    let tasks = draft.report.tasks(frame.now);
    let count = tasks.len();
    let steps = tasks.iter().zip(1..).map(|((other, state), place)| {
        let label = view! { <span class="steps__name">{t(name(lang, other))}</span> };
        if other == task {
            return view! {
                <li class="steps__item steps__item--now" aria-current="step"><span class="steps__at">
                    <span class="steps__of">{t(proposals::step_of(lang, place, count))}</span>{label}
                </span></li>
            }
            .into_any();
        }
        let class = if *state == TaskState::Done { "steps__item steps__item--done" } else { "steps__item" };
        if *state == TaskState::Locked {
            return view! { <li class=class><span class="steps__at">{label}</span></li> }.into_any();
        }
        let target = href(draft.id(), other);
        view! { <li class=class>{way(leave, "steps__way", target, label.into_any())}</li> }.into_any()
    });
    let back = t(words::back_to_report(lang)).into_any();
    view! {
        {way(leave, "back", links::report(draft.id()), back)}
        <ol class="steps" role="list" aria-label=proposals::steps(lang).bare()>{steps.collect_view()}</ol>
        <header class="page__head">
            <p class="page__over">{t(draft.call.clone())} " · " {draft.group.to_owned()}</p>
            <h1>{t(name(lang, task))}</h1>
            {lead.map(|lead| view! { <p class="lead">{t(lead)}</p> })}
        </header>
        {correction(frame, draft)}
    }
    .into_any()
}

/// A way out of the page that looks like a link, and saves first where something can be typed.
fn way(leave: Leave, class: &'static str, target: String, label: AnyView) -> AnyView {
    match leave {
        Leave::Freely => view! { <a class=class href=target>{label}</a> }.into_any(),
        Leave::Saving => view! {
            <button class=format!("{class} as-link") form=FORM_ID name="go" value=format!("to:{target}") role="link">{label}</button>
        }
        .into_any(),
    }
}

/// That this is a correction, until when, and what the department says.
fn correction(frame: &Frame, draft: &Draft<'_>) -> Option<AnyView> {
    let lang = frame.lang;
    let asked = draft.report.correction.as_ref()?;
    let day = calendar::date(calendar::date_in_japan(asked.due_at), lang);
    let due = match asked.is_late(frame.now) {
        true => drafts::correction_late(lang, day),
        false => drafts::correction_due(lang, day),
    };
    let note = (!asked.note.trim().is_empty()).then(|| {
        view! { <p><strong>{t(drafts::from_office(lang))}</strong></p><p class="typed">{asked.note.clone()}</p> }
    });
    Some(
        view! {
            <div class="notice notice--warn" id="correction">
                <h2 class="notice__title">{t(drafts::correction_title(lang, asked.marks.len()))}</h2>
                <p>{t(due)}</p><p>{t(drafts::correction_only(lang))}</p>
                {note}
            </div>
        }
        .into_any(),
    )
}

/// A part that has to be mended, with the reason above it.
fn mend(lang: Lang, draft: &Draft<'_>, field: &str, content: AnyView) -> AnyView {
    let mark = draft.report.correction.as_ref().and_then(|asked| asked.of(field));
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

/// The ways to save a page, and when it was saved last.
fn save_buttons(lang: Lang, draft: &Draft<'_>) -> AnyView {
    view! {
        <div class="buttons">
            <button class="btn btn--primary" name="go" value=TO_NEXT>{t(shell::save_and_next(lang))}</button>
            <button class="btn" name="go" value=TO_LIST>{t(shell::save_and_back(lang))}</button>
        </div>
        {saved(lang, draft)}
    }
    .into_any()
}

fn saved(lang: Lang, draft: &Draft<'_>) -> Option<AnyView> {
    let at = calendar::date_and_time(draft.saved_at?, lang);
    Some(view! { <p class="saved" role="status">{t(proposals::last_saved(lang, at))}</p> }.into_any())
}
