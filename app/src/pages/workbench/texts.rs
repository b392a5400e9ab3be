//! The list of texts（文の一覧）: filters in the address, a box beside each text, one answer for what is ticked.

use super::{Bench, ClauseChoice, TextLine, answer_choices, head, text_table};
use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::{Choice, Field, error_summary, select, t};
use domain::answers::{Gap, Outline};
use domain::problems::Problems;
use domain::texts::{Lang, Text, answer_desk as desk, workbench as words};
use leptos::prelude::*;

/// What the list of texts shows.
pub struct TextsPage<'a> {
    /// Which consultation, and what the viewer may do.
    pub bench: Bench<'a>,
    /// Opinions, sent in, different texts, senders, without an answer, near copies.
    pub numbers: [i64; 6],
    /// Whether the numbers are those of now.
    pub is_counted: bool,
    /// The texts.
    pub lines: Vec<TextLine>,
    /// Clauses to choose from.
    pub clauses: Vec<ClauseChoice>,
    /// What is asked for: clause, which texts, words.
    pub asked: [&'a str; 3],
    /// Answers that texts can be put under.
    pub answers: Vec<Outline>,
    /// What is missing before the result.
    pub gaps: Vec<Gap>,
    /// Address of what follows.
    pub next: Option<String>,
    /// Whether this is not the top of the list.
    pub is_further: bool,
    /// What is wrong with a form that came back.
    pub problems: &'a Problems,
}

/// The page.
pub fn texts(frame: &Frame, data: &TextsPage<'_>) -> Page {
    let lang = frame.lang;
    let slug = &data.bench.consultation.slug;
    let here = links::staff_texts(slug);
    let found = match data.lines.is_empty() {
        true => view! {
            <div class="empty"><p class="empty__title">{t(words::no_texts(lang))}</p><p>{t(words::no_texts_help(lang))}</p></div>
        }
        .into_any(),
        false => list(lang, data),
    };
    let working = (!data.is_counted).then(|| view! { <p class="notice" role="status">{t(words::working(lang))}</p> });
    let next = data
        .next
        .clone()
        .map(|href| view! { <a class="btn" href=href rel="next" accesskey="n">{t(words::next_texts(lang))}</a> });
    let top = data.is_further.then(|| view! { <a href=here.clone()>{t(words::from_the_top(lang))}</a> });
    let body = view! {
        <div class="page">
            {error_summary(lang, data.problems, |_| words::chosen(lang))}
            {head(frame, &data.bench, words::texts(lang), &here)}
            <div class="stack">
                <p class="quiet">{t(words::texts_lead(lang))}</p>
                {working}
                {figures(lang, data.numbers)}
                {gaps(lang, &data.gaps)}
                {filter(lang, data)}
                {found}
                <div class="acts">{next} {top}</div>
            </div>
        </div>
    };
    Page::staff(words::texts(lang), body).with_problems(data.problems)
}

fn figures(lang: Lang, numbers: [i64; 6]) -> AnyView {
    let names = [
        words::opinions(lang),
        words::points(lang),
        words::different(lang),
        words::senders(lang),
        words::open_texts(lang),
        words::proposals(lang),
    ];
    let each =
        names.into_iter().zip(numbers).map(|(name, number)| view! { <div><dt>{t(name)}</dt><dd>{number}</dd></div> });
    view! { <dl class="figures">{each.collect_view()}</dl> }.into_any()
}

/// What is missing before the result, folded away.
pub(super) fn gaps(lang: Lang, gaps: &[Gap]) -> AnyView {
    if gaps.is_empty() {
        return view! { <p class="notice notice--good">{t(words::no_gaps(lang))}</p> }.into_any();
    }
    let each = gaps.iter().map(|gap| view! { <li>{t(words::gap(lang, gap))}</li> }).collect_view();
    view! {
        <details class="more"><summary>{t(words::gaps_title(lang))}</summary><div class="more__body"><ul class="list">{each}</ul></div></details>
    }
    .into_any()
}

fn filter(lang: Lang, data: &TextsPage<'_>) -> AnyView {
    let [clause, which, typed] = data.asked;
    let choice = |value: &str, label: Text| Choice { value: value.to_owned(), label, help: None };
    let mut clauses = vec![choice("", words::every_clause(lang))];
    clauses.extend(data.clauses.iter().map(|one| choice(&one.id.to_string(), Text::typed(&one.name))));
    let kinds = vec![
        choice("", words::every_text(lang)),
        choice("open", words::open_texts(lang)),
        choice("near", words::proposals(lang)),
    ];
    let clause = select(&Field::new("clause", words::clause(lang), clause, lang).unmarked(), clauses);
    let which = select(&Field::new("which", words::which(lang), which, lang).unmarked(), kinds);
    view! {
        <form class="filter" method="get" action=links::staff_texts(&data.bench.consultation.slug) role="search">
            <div class="filter__item filter__item--grow">
                <label class="filter__label" for="f-words">{t(words::words(lang))}</label>
                <input class="input" id="f-words" name="words" value=typed.to_owned() accesskey="s" />
            </div>
            <div class="filter__item">{which}</div>
            <div class="filter__item">{clause}</div>
            <button class="btn">{t(words::narrow(lang))}</button>
        </form>
    }
    .into_any()
}

fn list(lang: Lang, data: &TextsPage<'_>) -> AnyView {
    let slug = &data.bench.consultation.slug;
    let table = text_table(lang, slug, &data.lines, data.bench.may_sort);
    if !data.bench.may_sort {
        return table;
    }
    let under = Field::new("under", words::group_under(lang), "", lang).unmarked();
    view! {
        <form class="stack" method="post" action=links::staff_texts(slug)>
            {table}
            <div class="stack">
                {select(&under, answer_choices(lang, &data.answers))}
                <p class="quiet">{t(desk::each_note(lang))}</p>
                <div class="buttons">
                    <button class="btn btn--primary" accesskey="g">{t(words::group(lang))}</button>
                    <button class="btn" name="go" value="each">{t(desk::each(lang))}</button>
                </div>
            </div>
        </form>
    }
    .into_any()
}
