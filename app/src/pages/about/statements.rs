//! How to reach the city, what is done for accessibility, and with personal data（声・アクセシビリティ・個人情報）.

use super::{departments, list, paragraph, part};
use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::t;
use domain::people::Organisation;
use domain::texts::{Text, about as words};
use leptos::prelude::*;

fn page(title: Text, lead: Text, parts: Vec<AnyView>) -> Page {
    let body = view! {
        <div class="page page--text">
            <header class="page__head"><h1>{t(title.clone())}</h1><p class="lead">{t(lead)}</p></header>
            {parts}
        </div>
    };
    Page::public(title, body)
}

/// How to reach the departments.
pub fn contact(frame: &Frame, found: &[Organisation]) -> Page {
    let lang = frame.lang;
    let how = list([words::how_about_call(lang), words::how_number(lang), words::how_help(lang)]);
    let calls = view! { <p><a class="btn" href=links::calls()>{t(words::see_calls(lang))}</a></p> };
    let parts = vec![
        part(words::which(lang), departments(lang, found)),
        part(words::how_to(lang), view! { {how} {calls} }.into_any()),
    ];
    page(words::contact_title(lang), words::contact_lead(lang), parts)
}

/// The accessibility statement.
pub fn accessibility(frame: &Frame) -> Page {
    let lang = frame.lang;
    let measures = [
        words::measure_script(lang),
        words::measure_keyboard(lang),
        words::measure_errors(lang),
        words::measure_colour(lang),
        words::measure_zoom(lang),
        words::measure_easy(lang),
    ];
    let limits = [words::limit_files(lang), words::limit_typed(lang), words::limit_readers(lang)];
    let tell = view! {
        <p>{t(words::tell_us_text(lang))}</p>
        <p><a class="btn" href=links::contact()>{t(words::to_contact(lang))}</a></p>
    };
    let parts = vec![
        part(words::standard(lang), paragraph(words::standard_text(lang))),
        part(words::measures(lang), list(measures)),
        part(words::tested(lang), paragraph(words::tested_text(lang))),
        part(words::limits(lang), list(limits)),
        part(words::tell_us(lang), tell.into_any()),
    ];
    page(words::access_title(lang), words::access_lead(lang), parts)
}

/// What is done with personal data. `kept`: programmes with the years their papers are kept.
pub fn privacy(frame: &Frame, kept: &[(String, i32)], found: &[Organisation]) -> Page {
    let lang = frame.lang;
    let what = [
        words::kept_account(lang),
        words::kept_group(lang),
        words::kept_case(lang),
        words::kept_trace(lang),
        words::kept_cookies(lang),
    ];
    let rows = kept.iter().map(|(name, years)| {
        view! { <tr><td>{name.clone()}</td><td class="n">{t(words::years_count(lang, *years))}</td></tr> }
    });
    let rows = rows.collect_view();
    let table = (!kept.is_empty()).then(|| {
        view! {
            <table class="table">
                <thead><tr><th scope="col">{t(words::programme(lang))}</th><th scope="col" class="n">{t(words::years(lang))}</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        }
    });
    let how_long = view! { <p>{t(words::how_long_text(lang))}</p> {table} };
    let rights = view! { <p>{t(words::rights_text(lang))}</p> {departments(lang, found)} };
    let parts = vec![
        part(words::what_kept(lang), list(what)),
        part(words::why(lang), paragraph(words::why_text(lang))),
        part(words::public(lang), paragraph(words::public_text(lang))),
        part(words::how_long(lang), how_long.into_any()),
        part(words::safety(lang), paragraph(words::safety_text(lang))),
        part(words::rights(lang), rights.into_any()),
    ];
    page(words::privacy_title(lang), words::privacy_lead(lang), parts)
}
