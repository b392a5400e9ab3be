//! The thread of a case, as both sides read it（申請者とのやりとり）.

use crate::ui::{Field, t, text_area};
use chrono::{DateTime, Utc};
use domain::calendar::date_and_time;
use domain::notes::NOTE_MAX;
use domain::problems::Problems;
use domain::texts::{Lang, Text, case_talk as words};
use leptos::prelude::*;

/// Something that somebody wrote.
#[derive(Debug, Clone)]
pub struct Said {
    /// Who.
    pub author: String,
    /// Whether the city wrote it.
    pub from_city: bool,
    /// What.
    pub body: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Whether it waits for an answer.
    pub open: bool,
}

/// A text that came back, with what is wrong.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    /// Name of its field.
    pub key: &'static str,
    /// What was typed.
    pub text: String,
    /// What is wrong.
    pub problems: Problems,
}

/// The messages, oldest first.
pub fn thread(lang: Lang, said: &[Said]) -> AnyView {
    if said.is_empty() {
        return view! { <p>{t(words::no_messages(lang))}</p> }.into_any();
    }
    let items = said.iter().map(|said| {
        let side = if said.from_city { words::from_city(lang) } else { words::from_applicant(lang) };
        let class = if said.from_city { "tag tag--info" } else { "tag tag--neutral" };
        let open = (said.open && !said.from_city)
            .then(|| view! { " " <span class="tag tag--action">{t(words::open_question(lang))}</span> });
        view! {
            <li class="timeline__item">
                <p class="timeline__when"><time datetime=said.at.to_rfc3339()>{date_and_time(said.at, lang)}</time></p>
                <p class="timeline__who"><span class=class>{t(side)}</span> " " {said.author.clone()} {open}</p>
                <p class="typed">{said.body.clone()}</p>
            </li>
        }
    });
    view! { <ol class="timeline" role="list">{items.collect_view()}</ol> }.into_any()
}

/// A form with one text and one button.
pub fn write(
    lang: Lang,
    action: String,
    key: &'static str,
    label: Text,
    button: Text,
    lead: Text,
    typed: Option<&Typed>,
) -> AnyView {
    let typed = typed.filter(|typed| typed.key == key).cloned().unwrap_or_default();
    let field = Field::new(key, label, &typed.text, lang).help(lead).problems(&typed.problems);
    view! {
        <form class="form" method="post" action=action novalidate>
            {text_area(&field, 4, Some(NOTE_MAX))}
            <div class="buttons"><button class="btn">{t(button)}</button></div>
        </form>
    }
    .into_any()
}
