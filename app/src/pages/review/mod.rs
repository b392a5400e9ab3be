//! What a reviewer sees: the list of cases, the question for interests, a case with its sheet（審査委員の画面）.

pub mod case;
pub mod interests;
pub mod sheet;

use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::t;
use chrono::NaiveDate;
use domain::calendar::date;
use domain::review::Part;
use domain::texts::{Lang, Text, review as words};
use leptos::prelude::*;
use uuid::Uuid;

/// How far a sheet is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// Nothing was written.
    NotBegun,
    /// Something was saved.
    Begun,
    /// It was handed in.
    HandedIn,
}

impl Progress {
    /// From what is stored of a sheet.
    pub fn of(begun: bool, handed_in: bool) -> Progress {
        match (begun, handed_in) {
            (_, true) => Progress::HandedIn,
            (true, false) => Progress::Begun,
            (false, false) => Progress::NotBegun,
        }
    }

    /// As a tag.
    pub fn tag(self, lang: Lang) -> AnyView {
        let (class, text) = match self {
            Progress::NotBegun => ("tag tag--neutral", words::not_begun(lang)),
            Progress::Begun => ("tag tag--info", words::begun(lang)),
            Progress::HandedIn => ("tag tag--good", words::handed_in(lang)),
        };
        view! { <span class=class>{t(text)}</span> }.into_any()
    }
}

/// A round in which the viewer has a seat.
pub struct MyRound {
    /// Which.
    pub id: Uuid,
    /// The call's title.
    pub call: Text,
    /// What is judged now.
    pub part: Part,
    /// The last day.
    pub due_on: NaiveDate,
    /// Whether the tally was made.
    pub tallied: bool,
    /// Whether interests are still to be answered. Until then no case is listed.
    pub asks: bool,
    /// The cases; those in which the viewer has an interest are not among them.
    pub lines: Vec<MyLine>,
}

/// A case to review.
pub struct MyLine {
    /// Receipt number.
    pub number: String,
    /// Name of the project.
    pub title: String,
    /// The group.
    pub group: String,
    /// How far its sheet is.
    pub progress: Progress,
}

/// The list.
pub fn list(frame: &Frame, rounds: &[MyRound]) -> Page {
    let lang = frame.lang;
    let rows = rounds.iter().map(|round| section(lang, round)).collect_view();
    let nothing = rounds.is_empty().then(|| {
        view! { <div class="empty"><p class="empty__title">{t(words::nothing(lang))}</p></div> }
    });
    let body = view! {
        <div class="page page--text">
            <header class="page__head"><h1>{t(words::title(lang))}</h1><p class="lead">{t(words::lead(lang))}</p></header>
            <div class="stack--l">{nothing}{rows}</div>
        </div>
    };
    Page::public(words::title(lang), body).under(links::review())
}

fn section(lang: Lang, round: &MyRound) -> AnyView {
    let done = round.lines.iter().filter(|line| line.progress == Progress::HandedIn).count();
    let what = match (round.tallied, round.asks) {
        (true, _) => view! { <p>{t(words::tallied(lang))}</p> }.into_any(),
        (false, true) => view! {
            <p>{t(words::declare_first(lang))}</p>
            <p><a class="btn btn--primary" href=links::review_interests(round.id)>{t(words::ask_first(lang))}</a></p>
        }
        .into_any(),
        (false, false) => {
            view! { <p><strong>{t(words::progress(lang, done, round.lines.len()))}</strong></p> }.into_any()
        }
    };
    let rows = round.lines.iter().map(|line| {
        view! {
            <li class="tasks__item">
                <div class="tasks__main">
                    <a class="tasks__link" href=links::review_case(&line.number)>{line.title.clone()}</a>
                    <p class="tasks__help">{line.number.clone()} "　" {line.group.clone()}</p>
                </div>
                {line.progress.tag(lang)}
            </li>
        }
    });
    let rows = rows.collect_view();
    let list = (!round.asks && !round.lines.is_empty()).then(|| view! { <ul class="tasks" role="list">{rows}</ul> });
    view! {
        <section class="stack">
            <h2 class="h-line">{t(round.call.clone())}</h2>
            <p class="row"><span class="tag tag--info">{t(words::part(lang, round.part))}</span> " " {t(words::due(lang, date(round.due_on, lang)))}</p>
            {what}
            {list}
        </section>
    }
    .into_any()
}
