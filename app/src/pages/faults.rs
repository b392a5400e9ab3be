//! Pages for what could not be done: the reason, a way onward, and what was typed（エラーの画面）.

use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::{brand, hidden, t};
use domain::texts::{Lang, Text, drafts, shell as words};
use leptos::prelude::*;

/// The fields of a form that was sent but not taken.
pub type Typed = [(String, String)];

/// A page that says why something is not possible, and what can be done next.
pub struct Fault<'a> {
    /// Heading.
    pub title: Text,
    /// The reason.
    pub reason: Text,
    /// The request's id, where an operator may have to look it up.
    pub request_id: Option<String>,
    /// Ways onward: address and name.
    pub ways: Vec<(String, Text)>,
    /// What was sent and can be sent again.
    pub typed: &'a Typed,
}

/// The page of a [`Fault`].
pub fn fault(frame: &Frame, fault: Fault<'_>) -> Page {
    let lang = frame.lang;
    let ways = fault.ways.into_iter().map(|(href, text)| view! { <li><a href=href>{t(text)}</a></li> });
    let send_again = (!fault.typed.is_empty()).then(|| send_again(frame, fault.typed));
    let body = view! {
        <div class="page page--text"><section class="fault">
            {brand::boat()}
            <h1>{t(fault.title.clone())}</h1>
            <p>{t(fault.reason)}</p>
            {send_again}
            <h2 class="vh">{t(words::ways_onward(lang))}</h2>
            <ul class="fault__ways">{ways.collect_view()}</ul>
            {fault.request_id.map(|id| view! { <p class="fault__id">{t(words::request_id(lang, id))}</p> })}
        </section></div>
    };
    Page::public(fault.title, body)
}

fn send_again(frame: &Frame, typed: &Typed) -> AnyView {
    let lang = frame.lang;
    view! {
        <div class="stack--l">
            <p>{t(words::still_here(lang))}</p>
            <form method="post" action=frame.path.clone()>
                {fields(typed)}
                <div class="buttons"><button class="btn btn--primary">{t(words::again_send(lang))}</button></div>
            </form>
            {what_was_sent(lang, typed)}
        </div>
    }
    .into_any()
}

/// The page for a form that was sent after the session had ended.
pub fn signed_out(frame: &Frame, typed: &Typed) -> Page {
    let lang = frame.lang;
    let body = view! {
        <div class="page page--text"><div class="stack--l">
            <header class="page__head"><h1>{t(words::again_title(lang))}</h1><p class="lead">{t(words::again_kept(lang))}</p></header>
            <ol class="list"><li>{t(words::again_first(lang))}</li><li>{t(words::again_second(lang))}</li></ol>
            <form method="post" action=frame.path.clone()>
                {fields(typed)}
                <div class="buttons">
                    <a class="btn btn--primary" href=links::sign_in() target="_blank" rel="noopener">{t(words::again_sign_in(lang))}</a>
                    <button class="btn">{t(words::again_send(lang))}</button>
                </div>
            </form>
            {what_was_sent(lang, typed)}
        </div></div>
    };
    Page::public(words::again_title(lang), body)
}

/// The page for a file that was sent after the session had ended.
pub fn file_lost(frame: &Frame) -> Page {
    let lang = frame.lang;
    let sign_in = links::with_query(&links::sign_in(), &[("next", &frame.path)]);
    let body = view! {
        <div class="page page--text"><section class="fault">
            {brand::boat()}
            <h1>{t(drafts::file_lost_title(lang))}</h1>
            <p>{t(drafts::file_lost(lang))}</p>
            <div class="buttons"><a class="btn btn--primary" href=sign_in>{t(words::sign_in(lang))}</a></div>
        </section></div>
    };
    Page::public(drafts::file_lost_title(lang), body)
}

fn fields(typed: &Typed) -> AnyView {
    typed.iter().map(|(name, value)| hidden(name, value)).collect_view().into_any()
}

fn what_was_sent(lang: Lang, typed: &Typed) -> AnyView {
    let texts = typed.iter().filter(|(_, value)| !value.trim().is_empty());
    let texts = texts.map(|(_, value)| view! { <div class="typed">{value.clone()}</div> }).collect_view();
    view! {
        <details class="more"><summary>{t(words::again_what(lang))}</summary><div class="more__body stack">{texts}</div></details>
    }
    .into_any()
}
