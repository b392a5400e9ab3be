//! Who works on a case, notes among staff, and the thread with the applicant（担当・内部メモ・やりとり）.

use super::case::CaseView;
use crate::links;
use crate::pages::case_thread::{self, Said};
use crate::ui::t;
use domain::calendar::date_and_time;
use domain::texts::{Lang, case_talk as words, desk};
use leptos::prelude::*;

/// Who works on the case, with the form that changes it.
pub fn assigned(lang: Lang, data: &CaseView<'_>) -> AnyView {
    let now = data.assigned.map_or_else(|| desk::nobody(lang).bare(), |person| person.name.clone());
    let form = (!data.colleagues.is_empty()).then(|| {
        let options = data.colleagues.iter().map(|person| {
            let selected = data.assigned.is_some_and(|assigned| assigned.id == person.id);
            view! { <option value=person.id.to_string() selected=selected>{person.name.clone()}</option> }
        });
        let options = options.collect_view();
        view! {
            <details class="more no-print"><summary>{t(desk::assigned_now(lang))}</summary>
                <form class="more__body stack" method="post" action=links::staff_assignment(data.number())>
                    <label class="vh" for="f-to">{t(desk::assign_to(lang))}</label>
                    <select class="select" id="f-to" name="to">
                        <option value="">{desk::nobody(lang).bare()}</option>{options}
                    </select>
                    <button class="btn btn--small">{t(desk::assign(lang))}</button>
                </form>
            </details>
        }
    });
    view! { <div><dt>{t(desk::assigned(lang))}</dt><dd>{now} {form}</dd></div> }.into_any()
}

/// The notes with the form for another.
pub fn notes(lang: Lang, data: &CaseView<'_>) -> AnyView {
    let items = data.notes.iter().map(|note| {
        view! {
            <li class="timeline__item">
                <p class="timeline__when"><time datetime=note.at.to_rfc3339()>{date_and_time(note.at, lang)}</time></p>
                <p class="timeline__who">{note.author.clone()}</p>
                <p class="typed">{note.body.clone()}</p>
            </li>
        }
    });
    let items = items.collect_view();
    let list = match data.notes.is_empty() {
        true => view! { <p>{t(words::no_notes(lang))}</p> }.into_any(),
        false => view! { <ol class="timeline" role="list">{items}</ol> }.into_any(),
    };
    let form = data.may_act.then(|| {
        let action = links::staff_notes(data.number());
        let (label, button, lead) = (words::note(lang), words::add_note(lang), words::notes_lead(lang));
        case_thread::write(lang, action, "body", label, button, lead, data.talk.as_ref())
    });
    view! { <div class="stack">{list}{form}</div> }.into_any()
}

/// The thread with the form for another message.
pub fn thread(lang: Lang, data: &CaseView<'_>) -> AnyView {
    let waits = data.thread.iter().any(|said: &Said| said.open && !said.from_city);
    let done = (waits && data.may_act).then(|| {
        view! {
            <form method="post" action=links::staff_no_answer(data.number())>
                <button class="link">{t(words::no_answer_needed(lang))}</button>
            </form>
        }
    });
    let form = data.may_act.then(|| {
        let action = links::staff_messages(data.number());
        let (label, button, lead) = (words::message(lang), words::send(lang), words::thread_lead(lang));
        case_thread::write(lang, action, "say", label, button, lead, data.talk.as_ref())
    });
    view! { <div class="stack">{case_thread::thread(lang, &data.thread)}{done}{form}</div> }.into_any()
}
