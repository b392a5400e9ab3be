//! What a person typed after the session had ended, ready to be sent again（送り直し）.

use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::{hidden, t};
use domain::texts::shell as words;
use leptos::prelude::*;

/// The page. `typed` are the fields of the form that came without a session.
pub fn again(frame: &Frame, typed: &[(String, String)]) -> Page {
    let lang = frame.lang;
    let fields = typed.iter().map(|(name, value)| hidden(name, value)).collect_view();
    let texts = typed.iter().filter(|(_, value)| !value.trim().is_empty());
    let texts = texts.map(|(_, value)| view! { <div class="typed">{value.clone()}</div> }).collect_view();
    let body = view! {
        <div class="page page--text"><div class="stack--l">
            <header class="page__head"><h1>{t(words::again_title(lang))}</h1><p class="lead">{t(words::again_kept(lang))}</p></header>
            <ol class="list"><li>{t(words::again_first(lang))}</li><li>{t(words::again_second(lang))}</li></ol>
            <form method="post" action=frame.path.clone()>
                {fields}
                <div class="buttons">
                    <a class="btn btn--primary" href=links::sign_in() target="_blank" rel="noopener">{t(words::again_sign_in(lang))}</a>
                    <button class="btn">{t(words::again_send(lang))}</button>
                </div>
            </form>
            <details class="more"><summary>{t(words::again_what(lang))}</summary><div class="more__body stack">{texts}</div></details>
        </div></div>
    };
    Page::public(words::again_title(lang), body)
}
