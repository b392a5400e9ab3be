//! Everything that was handed in on one page, for paper（控え）.

use super::{Draft, answers, title_of};
use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::t;
use chrono::{DateTime, Utc};
use domain::calendar;
use domain::texts::{Text, drafts as words, proposals, shell};
use leptos::prelude::*;

/// The page. `version` counts from 1 and rises with each correction.
pub fn copy(frame: &Frame, draft: &Draft<'_>, version: i32, at: DateTime<Utc>) -> Page {
    let lang = frame.lang;
    let case = &draft.proposal.case;
    let fact = |label: Text, value: AnyView| view! { <div><dt>{t(label)}</dt><dd>{value}</dd></div> };
    let number = case.number.clone().unwrap_or_default();
    let when = calendar::date_and_time(at, lang);
    let corrected = (version > 1).then(|| view! { "　" {t(words::copy_version(lang, version))} });
    let body = view! {
        <div class="page"><div class="stack--l">
            <a class="back no-print" href=links::proposal(draft.id())>{t(shell::back(lang))}</a>
            <header class="page__head">
                <p class="page__over">{frame.city.to_string()} "　" {t(draft.call_title(lang))}</p>
                <h1>{t(words::copy_title(lang))}</h1>
                <p class="no-print">{t(words::copy_hint(lang))}</p>
            </header>
            <dl class="facts facts--wide">
                {fact(proposals::number(lang), number.into_any())}
                {fact(proposals::submitted_on(lang), view! { {when} {corrected} }.into_any())}
                {fact(proposals::project(lang), t(title_of(lang, &case.title)))}
                {fact(proposals::group(lang), draft.group.to_owned().into_any())}
            </dl>
            {answers::all(lang, draft, false)}
        </div></div>
    };
    Page::public(words::copy_title(lang), body).under(links::my_page())
}
