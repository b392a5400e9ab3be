//! Writing an opinion, piece by piece, and correcting it（意見の記入・訂正）.

use super::{FORM, clause_name, field_name, steps};
use crate::frame::{Frame, Page, Saving};
use crate::links;
use crate::pages::keepers::{SAVED_ID, keepers, kept_notice, saver_words};
use crate::ui::{Choice, Field, Typing, error_summary, hidden, input, select, t, text_area};
use chrono::{DateTime, Utc};
use domain::calendar::date_and_time;
use domain::consultations::Consultation;
use domain::drafts::{CARRIED_FIELD, VERSION_FIELD, WINDOW_FIELD};
use domain::forms::Answers;
use domain::opinions::{
    BODY_MAX, NODES_MAX, Opinion, PARTS, PARTS_MAX, body_field, node_field, nodes_field, nodes_shown, parts_shown,
    place_field, reason_field,
};
use domain::plans::Plan;
use domain::problems::Problems;
use domain::texts::{Lang, Text, opinions as words};
use islands::SaverWords;
use leptos::prelude::*;

/// What the page shows.
pub struct WritePage<'a> {
    /// The consultation.
    pub consultation: &'a Consultation,
    /// The edition that is spoken to.
    pub plan: &'a Plan,
    /// What was typed.
    pub typed: &'a Answers,
    /// What is wrong with it.
    pub problems: &'a Problems,
    /// What the form carries beside its fields.
    pub carried: &'a str,
    /// The save that this page shows.
    pub version: u32,
    /// This window.
    pub window: &'a str,
    /// When it was saved last.
    pub saved_at: Option<DateTime<Utc>>,
    /// Whether text of another window was kept too.
    pub both: bool,
    /// Whether the way on leads back to the check page.
    pub changing: bool,
}

/// The page.
pub fn write(frame: &Frame, data: &WritePage<'_>) -> Page {
    let lang = frame.lang;
    let slug = data.consultation.slug.as_str();
    let until = date_and_time(data.consultation.dates.closes_at, lang);
    let saved = data.saved_at.map(|at| t(words::saved(lang, date_and_time(at, lang))));
    let saved = view! { <p class="saved" id=SAVED_ID role="status">{saved}</p> };
    let saver = SaverWords { stale: words::stale_save(lang).bare(), ..saver_words(lang) };
    let both = data.both.then(|| {
        view! { <div class="notice notice--warn" role="status"><p>{t(words::both_kept(lang))}</p></div> }
    });
    let takes_files = data.consultation.particulars.file_rule().is_some();
    let files_before = takes_files.then(|| view! { <p class="quiet">{t(words::files_before(lang))}</p> });
    let body = view! {
        <div class="page page--text">
            {error_summary(lang, data.problems, |key| field_name(lang, key))}
            {steps(lang, 1)}
            <header class="page__head">
                <p class="page__over">{t(data.consultation.title.text(lang))}</p>
                <h1>{t(words::write_title(lang))}</h1>
                <p class="lead">{t(words::write_lead(lang))}</p>
            </header>
            <div class="stack--l">
                <div class="notice"><p>{t(words::not_a_vote(lang))}</p><p>{t(words::until(lang, until))}</p></div>
                {both}
                {kept_notice(lang)}
                {saved}
                <form class="form" id=FORM method="post" action=links::consultation_opinion(slug) novalidate>
                    {hidden(CARRIED_FIELD, data.carried)}
                    <input type="hidden" id=VERSION_FIELD name=VERSION_FIELD value=data.version.to_string() />
                    {hidden(WINDOW_FIELD, data.window)}
                    {data.changing.then(|| hidden("changing", "yes"))}
                    {pieces(lang, data.plan, data.typed, data.problems)}
                    {files_before}
                    <div class="buttons">
                        <button class="btn btn--primary btn--big" name="go" value="next">{t(words::next(lang))}</button>
                        <button class="btn" name="go" value="save">{t(words::save(lang))}</button>
                    </div>
                </form>
                {data.saved_at.map(|_| discard(lang, slug))}
                {keepers(frame, FORM, saver)}
            </div>
        </div>
    };
    let saving = Saving { form: FORM, usual: "next" };
    Page::public(words::write_title(lang), body)
        .under(links::consultations())
        .with_islands()
        .saving(Some(saving))
        .with_problems(data.problems)
}

fn discard(lang: Lang, slug: &str) -> AnyView {
    view! {
        <details class="more">
            <summary>{t(words::discard_title(lang))}</summary>
            <div class="more__body stack">
                <p>{t(words::discard_text(lang))}</p>
                <form method="post" action=links::opinion_discard(slug)>
                    <button class="btn btn--danger">{t(words::discard_button(lang))}</button>
                </form>
            </div>
        </details>
    }
    .into_any()
}

/// The fields of all pieces that are shown, with the buttons that add to them.
fn pieces(lang: Lang, plan: &Plan, typed: &Answers, problems: &Problems) -> AnyView {
    let shown = parts_shown(typed);
    let rows = (0..shown).map(|part| piece(lang, plan, typed, problems, part)).collect_view();
    let more = (shown < PARTS_MAX).then(|| {
        view! { <button class="btn" name="go" value="piece">"＋ " {t(words::more_piece(lang))}</button> }
    });
    let blank = (shown > 1).then(|| view! { <p class="quiet">{t(words::blank_piece(lang))}</p> });
    view! {
        // The return key presses the first button of the form.
        <button class="vh" name="go" value="next" tabindex="-1" aria-hidden="true">{t(words::next(lang))}</button>
        {hidden(PARTS, &shown.to_string())}
        {rows}
        {blank}
        <div class="buttons">{more}</div>
    }
    .into_any()
}

fn clauses(first: Text, plan: &Plan) -> Vec<Choice> {
    let whole = Choice { value: String::new(), label: first, help: None };
    let nodes = plan.nodes.iter().map(|node| {
        let depth = usize::try_from(node.depth).unwrap_or_default().min(6);
        let name = format!("{}{}", "　".repeat(depth), clause_name(node));
        Choice { value: node.id.to_string(), label: Text::typed(&name), help: None }
    });
    std::iter::once(whole).chain(nodes).collect()
}

fn piece(lang: Lang, plan: &Plan, typed: &Answers, problems: &Problems, part: usize) -> AnyView {
    let shown = nodes_shown(typed, part);
    let keys: Vec<String> = (0..shown).map(|nth| node_field(part, nth)).collect();
    let selects = keys.iter().enumerate().map(|(nth, key)| {
        let (label, none) = match nth {
            0 => (words::clause(lang), words::whole(lang)),
            _ => (words::clause_more(lang), words::none_more(lang)),
        };
        let field = Field::new(key, label, typed.get(key), lang).unmarked().problems(problems);
        select(&field, clauses(none, plan))
    });
    let selects = selects.collect_view();
    let add = (shown < NODES_MAX && plan.nodes.len() > 1).then(|| {
        let value = format!("clause-{part}");
        view! { <p><button class="link" name="go" value=value>"＋ " {t(words::more_clause(lang))}</button></p> }
    });
    let (place, body, reason) = (place_field(part), body_field(part), reason_field(part));
    let field = |key, label| Field::new(key, label, typed.get(key), lang).problems(problems);
    let body = field(&body, words::body(lang)).help(words::body_help(lang, BODY_MAX)).required(part == 0);
    let body = if part == 0 { body } else { body.unmarked() };
    view! {
        <fieldset class="stack">
            <legend class="h-line">{t(words::piece(lang, part + 1))}</legend>
            {hidden(&nodes_field(part), &shown.to_string())}
            {selects}
            {add}
            {input(&field(&place, words::place(lang)).optional().help(words::place_help(lang)), Typing { autocomplete: Some("off"), ..Typing::TEXT }, None)}
            {text_area(&body, 8, Some(BODY_MAX))}
            {text_area(&field(&reason, words::reason(lang)).optional(), 4, None)}
        </fieldset>
    }
    .into_any()
}

/// What the page of a correction shows.
pub struct Correcting<'a> {
    /// The consultation.
    pub consultation: &'a Consultation,
    /// The opinion as it is.
    pub opinion: &'a Opinion,
    /// The edition that it was written on.
    pub plan: &'a Plan,
    /// What was typed.
    pub typed: &'a Answers,
    /// What is wrong with it.
    pub problems: &'a Problems,
    /// Where the form goes.
    pub action: String,
    /// The page of the receipt.
    pub back: String,
}

/// The page of a correction.
pub fn correct(frame: &Frame, data: &Correcting<'_>) -> Page {
    let lang = frame.lang;
    let body = view! {
        <div class="page page--text">
            {error_summary(lang, data.problems, |key| field_name(lang, key))}
            <a class="back" href=data.back.clone()>{t(words::receipt_title(lang))}</a>
            <header class="page__head">
                <p class="page__over">{t(data.consultation.title.text(lang))} " " <span class="num">{data.opinion.number.clone()}</span></p>
                <h1>{t(words::correct_title(lang))}</h1>
                <p class="lead">{t(words::correct_lead(lang))}</p>
            </header>
            <form class="form" id=FORM method="post" action=data.action.clone() novalidate>
                <input type="hidden" id="f-version" name="version" value=data.opinion.version.to_string() />
                {pieces(lang, data.plan, data.typed, data.problems)}
                <div class="buttons">
                    <button class="btn btn--primary btn--big" name="go" value="next">{t(words::correct_button(lang))}</button>
                    <a class="btn" href=data.back.clone()>{t(words::keep_as_is(lang))}</a>
                </div>
            </form>
        </div>
    };
    Page::public(words::correct_title(lang), body).under(links::consultations()).with_problems(data.problems)
}
