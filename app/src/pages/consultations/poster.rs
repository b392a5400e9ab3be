//! A sheet of A4 to hang up where people pass, with a code for telephones（掲示用ちらし）.

use super::show::places;
use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::t;
use domain::calendar;
use domain::consultations::Consultation;
use domain::people::Organisation;
use domain::texts::{Lang, calls, consultations as words, letters};
use leptos::prelude::*;

/// The page. `address`: the page of the consultation; `code`: its QR code as the path of an SVG, and its width.
pub fn poster(
    frame: &Frame,
    it: &Consultation,
    department: &Organisation,
    address: &str,
    code: Option<(usize, String)>,
) -> Page {
    let lang = frame.lang;
    let period = calls::period(
        lang,
        calendar::date_and_time(it.dates.opens_at, lang),
        calendar::date_and_time(it.dates.closes_at, lang),
    );
    let label = words::poster_code(lang, address).bare();
    let picture = code.map(|(width, path)| {
        view! {
            <svg class="poster__code" role="img" aria-label=label viewBox=format!("0 0 {width} {width}") shape-rendering="crispEdges">
                <rect width=width height=width fill="#fff" /><path d=path fill="#000" />
            </svg>
        }
    });
    let easy = (lang != Lang::Easy && it.summary.easy.is_some())
        .then(|| view! { <p class="poster__easy" lang="ja">{t(it.summary.text(Lang::Easy))}</p> });
    let phone = department.phone.clone().map(|phone| view! { <p>{t(letters::phone(lang, phone))}</p> });
    let body = view! {
        <div class="page page--text poster">
            <p class="no-print"><a class="back" href=links::consultation(&it.slug)>{t(it.title.text(lang))}</a> " " {t(words::print_hint(lang))}</p>
            <p class="poster__head">{t(words::poster_head(lang))}</p>
            <h1 class="poster__title">{t(it.title.text(lang))}</h1>
            <p class="poster__text">{t(it.summary.text(lang))}</p>
            {easy}
            <p class="poster__term"><strong>{t(period)}</strong></p>
            <div class="poster__way">
                {picture}
                <div><p>{t(words::poster_scan(lang))}</p><p class="poster__address">{address.to_owned()}</p><p>{t(words::poster_paper(lang))}</p></div>
            </div>
            <h2>{t(words::places(lang))}</h2>
            {places(it)}
            <p class="poster__foot">{frame.city.to_string()} " " {department.name.clone()}</p>
            {phone}
        </div>
    };
    Page::public(words::poster(lang), body).under(links::consultations())
}
