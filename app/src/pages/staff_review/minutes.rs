//! The minutes of a panel as a draft, to copy and print（議事録の案）. What it says is put together in Japanese, as the record
//! of the city is kept.

use super::Where;
use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::t;
use domain::texts::staff_review as words;
use leptos::prelude::*;

/// The page. `text`: the minutes, line by line.
pub fn minutes(frame: &Frame, place: &Where<'_>, text: &str) -> Page {
    let lang = frame.lang;
    let title = words::minutes(lang);
    let body = view! {
        <div class="page page--text">
            {place.head(lang, title.clone())}
            <p class="lead no-print">{t(words::minutes_lead(lang))}</p>
            <pre class="mail__body" lang="ja">{text.to_owned()}</pre>
        </div>
    };
    Page::staff(title, body).under(links::staff_calls())
}
