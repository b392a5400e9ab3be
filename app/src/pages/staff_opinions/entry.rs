//! Keying in papers, one after the other, and comparing them with what was keyed in（紙の意見の入力・確認）.

use super::scan_views;
use crate::frame::{Frame, Page};
use crate::links;
use crate::pages::opinions::sender_fields;
use crate::ui::{Choice, Field, Typing, error_summary, hidden, input, select, t, text_area, tick};
use domain::calendar::date;
use domain::consultations::{Consultation, PostalRule};
use domain::districts::Districts;
use domain::forms::Answers;
use domain::opinions::{
    AFTER_GRACE, Channel, PARTS, PARTS_MAX, body_field, clause_field, grace_ends, parts_shown, place_field,
    reason_field,
};
use domain::plans::Plan;
use domain::problems::Problems;
use domain::texts::{Lang, Text, opinions as texts, staff_opinions as words};
use leptos::prelude::*;
use uuid::Uuid;

/// What the entry screen shows.
pub struct EntryPage<'a> {
    /// The consultation.
    pub consultation: &'a Consultation,
    /// The edition that is spoken to.
    pub plan: &'a Plan,
    /// What was typed.
    pub typed: &'a Answers,
    /// What is wrong with it.
    pub problems: &'a Problems,
    /// The districts of the city.
    pub districts: &'a Districts,
    /// The key of this press.
    pub once: &'a str,
    /// The number of the one before, and whether it came out of time.
    pub done: Option<(&'a str, bool)>,
    /// How many were keyed in since the screen was opened.
    pub count: u32,
}

fn label(lang: Lang, key: &str) -> Text {
    match key.split('-').next().unwrap_or_default() {
        "channel" => words::channel(lang),
        "received" => words::stamp(lang),
        "postmark" => words::postmark(lang),
        "clause" => words::clause(lang),
        "place" => texts::place(lang),
        "body" => texts::body(lang),
        "reason" => texts::reason(lang),
        "naming" => texts::naming(lang),
        "name" => texts::name(lang),
        "organisation" => texts::organisation(lang),
        "category" => texts::category(lang),
        "postcode" => texts::postcode(lang),
        "address" => texts::address(lang),
        "district" => texts::district(lang),
        "email" => texts::email(lang),
        "phone" => texts::phone(lang),
        _ => words::late_tick(lang),
    }
}

/// How and when the paper came.
fn arrival(lang: Lang, consultation: &Consultation, typed: &Answers, problems: &Problems) -> AnyView {
    let field = |key| Field::new(key, label(lang, key), typed.get(key), lang).problems(problems);
    let ways = Channel::ALL.into_iter().filter(|channel| channel.is_keyed_in()).map(|channel| Choice {
        value: channel.code().to_owned(),
        label: texts::channel(lang, channel),
        help: None,
    });
    let postmark = consultation.particulars.postal == PostalRule::Postmark;
    let postmark = (postmark || !typed.get("postmark").is_empty())
        .then(|| input(&field("postmark").optional(), Typing::DATE, None));
    view! {
        {select(&field("channel"), ways.collect())}
        {input(&field("received"), Typing::DATE, None)}
        {postmark}
    }
    .into_any()
}

/// The fields of the pieces, with the clause typed by its sign.
pub(super) fn pieces(lang: Lang, plan: &Plan, typed: &Answers, problems: &Problems) -> AnyView {
    let shown = parts_shown(typed);
    let rows = (0..shown).map(|part| {
        let (clause, place) = (clause_field(part), place_field(part));
        let (body, reason) = (body_field(part), reason_field(part));
        let field = |key| Field::new(key, label(lang, key), typed.get(key), lang).problems(problems);
        let off = Typing { autocomplete: Some("off"), ..Typing::TEXT };
        let clause = field(&clause).optional().help(words::clause_help(lang));
        view! {
            <fieldset class="stack">
                <legend class="h-line">{t(texts::piece(lang, part + 1))}</legend>
                {input(&clause, Typing { class: "w-24", ..off }, None)}
                {input(&field(&place).optional(), Typing { class: "w-24", ..off }, None)}
                {text_area(&field(&body), 6, None)}
                {text_area(&field(&reason).optional(), 2, None)}
            </fieldset>
        }
    });
    let signs = plan.nodes.iter().map(|node| {
        view! { <li><span class="num">{domain::opinions::sign_of(plan, node.id)}</span> " " {node.title.clone()}</li> }
    });
    let more = (shown < PARTS_MAX).then(|| {
        view! { <p><button class="link" name="go" value="piece" accesskey="n">"＋ " {t(words::another_piece(lang))}</button></p> }
    });
    view! {
        {hidden(PARTS, &shown.to_string())}
        {rows.collect_view()}
        {more}
        <details class="more"><summary>{t(words::clause(lang))}</summary><div class="more__body"><ul class="list">{signs.collect_view()}</ul></div></details>
    }
    .into_any()
}

/// The entry screen.
pub fn entry(frame: &Frame, data: &EntryPage<'_>) -> Page {
    let lang = frame.lang;
    let consultation = data.consultation;
    let slug = consultation.slug.as_str();
    let done = data.done.map(|(number, late)| {
        let number = words::entry_done(lang, number);
        let late = late.then(|| view! { <p>{t(words::entry_late(lang))}</p> });
        let count = (data.count > 1).then(|| view! { <p class="quiet">{t(words::entry_count(lang, data.count))}</p> });
        view! { <div class="notice notice--good" role="status"><p><strong>{t(number)}</strong></p>{late}{count}</div> }
    });
    let closed = (frame.now > consultation.dates.closes_at).then(|| {
        let last = domain::calendar::date_in_japan(grace_ends(consultation));
        view! { <div class="notice notice--warn"><p>{t(words::after_close(lang, date(last, lang)))}</p></div> }
    });
    let over = (frame.now > grace_ends(consultation)).then(|| {
        let field = Field::new(AFTER_GRACE, words::late_tick(lang), data.typed.get(AFTER_GRACE), lang);
        tick(&field.problems(data.problems))
    });
    let copy = Field::new("copy", words::copy(lang), data.typed.get("copy"), lang).unmarked();
    let body = view! {
        <div class="page page--text">
            {error_summary(lang, data.problems, |key| label(lang, key))}
            <a class="back" href=links::staff_opinions(slug)>{t(words::to_list(lang))}</a>
            <header class="page__head">
                <p class="page__over">{t(consultation.title.text(lang))}</p>
                <h1>{t(words::entry_title(lang))}</h1>
                <p class="quiet">{t(words::entry_keys(lang))}</p>
            </header>
            <div class="stack--l">
                {done}
                {closed}
                <form class="form" method="post" action=links::staff_opinion_entry(slug) novalidate>
                    <button class="vh" name="go" value="next" tabindex="-1" aria-hidden="true">{t(words::save_next(lang))}</button>
                    {hidden("once", data.once)}
                    {hidden("count", &data.count.to_string())}
                    {arrival(lang, consultation, data.typed, data.problems)}
                    {over}
                    {pieces(lang, data.plan, data.typed, data.problems)}
                    <h2 class="h-line">{t(words::author(lang))}</h2>
                    {sender_fields(lang, consultation, data.typed, data.problems, data.districts, false)}
                    {tick(&copy)}
                    <div class="buttons">
                        <button class="btn btn--primary btn--big" name="go" value="next" accesskey="s">{t(words::save_next(lang))}</button>
                        <button class="btn" name="go" value="scan">{t(words::save_scan(lang))}</button>
                    </div>
                </form>
            </div>
        </div>
    };
    Page::staff(words::entry_title(lang), body).under(links::staff_consultations()).with_problems(data.problems)
}

/// What the page of comparing shows.
pub struct CheckPage<'a> {
    /// Receipt number.
    pub number: &'a str,
    /// The consultation.
    pub consultation: &'a Consultation,
    /// The edition that it was written on.
    pub plan: &'a Plan,
    /// What was keyed in.
    pub typed: &'a Answers,
    /// What is wrong with it.
    pub problems: &'a Problems,
    /// The districts of the city.
    pub districts: &'a Districts,
    /// The scans: id, name, type.
    pub scans: &'a [(Uuid, String, String)],
}

/// Comparing one paper with what was keyed in.
pub fn check(frame: &Frame, data: &CheckPage<'_>) -> Page {
    let lang = frame.lang;
    let slug = data.consultation.slug.as_str();
    let skip = links::with_query(&links::staff_opinion_checks(slug), &[("after", data.number)]);
    let body = view! {
        <div class="page">
            {error_summary(lang, data.problems, |key| label(lang, key))}
            <a class="back" href=links::staff_opinions(slug)>{t(words::to_list(lang))}</a>
            <header class="page__head">
                <p class="page__over">{t(data.consultation.title.text(lang))} " " <span class="num">{data.number.to_owned()}</span></p>
                <h1>{t(words::check_title(lang))}</h1>
                <p class="lead">{t(words::check_lead(lang))}</p>
            </header>
            <div class="viewer">
                <section class="viewer__side" aria-label=words::scans(lang).bare()>{scan_views(lang, data.number, data.scans)}</section>
                <section class="viewer__side" aria-label=words::entry_title(lang).bare()>
                    <form class="form" method="post" action=links::staff_opinion_check(data.number) novalidate>
                        <button class="vh" name="go" value="next" tabindex="-1" aria-hidden="true">{t(words::check_mended(lang))}</button>
                        {arrival(lang, data.consultation, data.typed, data.problems)}
                        {pieces(lang, data.plan, data.typed, data.problems)}
                        <h2 class="h-line">{t(words::author(lang))}</h2>
                        {sender_fields(lang, data.consultation, data.typed, data.problems, data.districts, false)}
                        <div class="buttons">
                            <button class="btn btn--primary" name="go" value="next" accesskey="s">{t(words::check_same(lang))}</button>
                            <a class="btn" href=skip>{t(words::check_skip(lang))}</a>
                            <p class="buttons__note">{t(words::check_lead(lang))}</p>
                        </div>
                    </form>
                </section>
            </div>
        </div>
    };
    Page::staff(words::check_title(lang), body).under(links::staff_consultations()).with_problems(data.problems)
}

/// Nothing waits for the viewer to be compared.
pub fn nothing_to_check(frame: &Frame, consultation: &Consultation) -> Page {
    let lang = frame.lang;
    let body = view! {
        <div class="page page--text">
            <header class="page__head">
                <p class="page__over">{t(consultation.title.text(lang))}</p>
                <h1>{t(words::check_title(lang))}</h1>
                <p class="lead">{t(words::check_none(lang))}</p>
            </header>
            <p><a class="btn" href=links::staff_opinions(&consultation.slug)>{t(words::to_list(lang))}</a></p>
        </div>
    };
    Page::staff(words::check_title(lang), body).under(links::staff_consultations())
}
