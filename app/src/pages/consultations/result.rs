//! The result of a consultation for everybody（結果の公表）: what was changed, what people said, what the city says; the numbers
//! one by one come after it, for a reader comes for the answers.

use crate::frame::{Frame, Page};
use crate::links;
use crate::pages::workbench::{cause, change};
use crate::ui::t;
use domain::answers::{Cause, Figures, Pair, Response};
use domain::calendar::{date, date_in_japan};
use domain::consultations::Consultation;
use domain::people::{Organisation, PlanNodeId};
use domain::texts::{Lang, Text, consultation_results as words, consultations};
use leptos::prelude::*;

/// What the result shows.
pub struct ResultPage<'a> {
    /// The consultation.
    pub it: &'a Consultation,
    /// The department in charge.
    pub department: &'a Organisation,
    /// The numbers as they were when it was published.
    pub figures: &'a Figures,
    /// A stretch of the answers.
    pub answers: Vec<Response>,
    /// Address of what follows.
    pub next: Option<String>,
    /// The clauses that were changed.
    pub changed: Vec<Pair<'a>>,
    /// Why.
    pub causes: &'a [(PlanNodeId, Cause)],
    /// The receipt number that is looked for, and the answers to it.
    pub looked_for: Option<(&'a str, Vec<i32>)>,
}

/// The page.
pub fn result(frame: &Frame, data: &ResultPage<'_>) -> Page {
    let (lang, it) = (frame.lang, data.it);
    let title = words::result(lang, it.title.text(lang));
    let table = match data.figures.points {
        0 => view! { <p class="notice">{t(words::none_came(lang))}</p> }.into_any(),
        _ => answers(lang, data),
    };
    let body = view! {
        <div class="page">
            <a class="back" href=links::consultation(&it.slug)>{t(it.title.text(lang))}</a>
            <header class="page__head"><h1>{t(title.clone())}</h1><p class="lead">{t(words::result_lead(lang))}</p></header>
            <div class="stack stack--l">
                {counts(lang, data)}
                {changes(lang, data)}
                {(data.figures.points > 0).then(|| find(lang, data))}
                <section class="section" id="answers"><h2 class="h-line">{t(words::table(lang))}</h2>{table}</section>
                {numbers(lang, data)}
                {downloads(lang, &it.slug)}
            </div>
        </div>
    };
    Page::public(title, body).under(links::consultations())
}

/// What came, in one line: whoever comes for the answers need not read more of the numbers.
fn counts(lang: Lang, data: &ResultPage<'_>) -> Option<AnyView> {
    let figures = data.figures;
    let answers: i64 = figures.by_class.iter().map(|(_, answers, _)| *answers).sum();
    let line = words::in_one_line(lang, figures.senders, figures.points, answers);
    (figures.points > 0).then(|| view! { <p class="lead" id="counts">{t(line)}</p> }.into_any())
}

fn downloads(lang: Lang, slug: &str) -> AnyView {
    let ways = [
        (links::consultation_result_print(slug), words::print(lang)),
        (links::consultation_result_docx(slug), words::docx(lang)),
        (links::consultation_result_xlsx(slug), words::xlsx(lang)),
        (links::consultation_result_csv(slug), words::csv(lang)),
        (links::consultation_result_json(slug), words::json(lang)),
    ];
    let ways = ways.map(|(href, name)| view! { <li><a href=href>{t(name)}</a></li> }).into_iter().collect_view();
    view! {
        <section class="section no-print" id="downloads"><h2 class="h-line">{t(words::take_along(lang))}</h2><ul class="list">{ways}</ul></section>
    }
    .into_any()
}

fn fact(label: Text, value: Text) -> AnyView {
    view! { <div><dt>{t(label)}</dt><dd>{t(value)}</dd></div> }.into_any()
}

fn facts(lang: Lang, data: &ResultPage<'_>) -> AnyView {
    let (it, figures) = (data.it, data.figures);
    let day = |at| date(date_in_japan(at), lang);
    let period = format!("{} – {}", day(it.dates.opens_at), day(it.dates.closes_at));
    let decided = it.decided_on.map(|on| fact(words::decided_on(lang), Text::typed(&date(on, lang))));
    let originals = &it.particulars.originals_at;
    let originals = (!originals.is_empty()).then(|| fact(words::originals(lang), Text::typed(originals)));
    let number = |number: i64| Text::typed(&number.to_string());
    view! {
        <dl class="facts facts--wide">
            {fact(words::period(lang), Text::typed(&period))}
            {decided}
            {fact(words::senders(lang), words::senders_of(lang, figures.senders, figures.of_groups))}
            {fact(words::opinions(lang), number(figures.opinions))}
            {fact(words::points(lang), number(figures.points))}
            {fact(words::texts(lang), number(figures.texts))}
            {fact(words::out_of_scope(lang), words::apart(lang, figures.out_of_scope, figures.invalid))}
            {originals}
            {fact(domain::texts::staff_calls::department(lang), Text::typed(&data.department.name))}
        </dl>
    }
    .into_any()
}

fn find(lang: Lang, data: &ResultPage<'_>) -> AnyView {
    let said = data.looked_for.as_ref().map(|(number, answers)| {
        let text = match answers.is_empty() {
            true => words::not_found(lang, *number),
            false => words::found(lang, *number, list(answers)),
        };
        let ways = answers.iter().map(|answer| {
            let href = format!(
                "{}#answer-{answer}",
                links::with_query(&links::consultation_result(&data.it.slug), &[("from", &answer.to_string())])
            );
            view! { <li><a href=href>{t(words::answer(lang))} " " {*answer}</a></li> }
        });
        view! { <div class="notice" role="status"><p>{t(text)}</p><ul class="list">{ways.collect_view()}</ul></div> }
    });
    let typed = data.looked_for.as_ref().map(|(number, _)| (*number).to_owned()).unwrap_or_default();
    view! {
        <section class="section no-print"><h2 class="h-line">{t(words::find_mine(lang))}</h2>
            {said}
            <form class="filter" method="get" action=links::consultation_result(&data.it.slug)>
                <div class="filter__item filter__item--grow">
                    <label class="filter__label" for="f-number">{t(words::receipt(lang))}</label>
                    <input class="input w-24" id="f-number" name="number" value=typed />
                </div>
                <button class="btn">{t(words::find(lang))}</button>
            </form>
        </section>
    }
    .into_any()
}

fn list(numbers: &[i32]) -> String {
    numbers.iter().map(i32::to_string).collect::<Vec<_>>().join(", ")
}

/// The consultation and its numbers one by one, behind the answers.
fn numbers(lang: Lang, data: &ResultPage<'_>) -> AnyView {
    view! {
        <section class="section stack--l" id="numbers">
            <h2 class="h-line">{t(words::numbers(lang))}</h2>
            {facts(lang, data)}
            {(data.figures.points > 0).then(|| charts(lang, data))}
        </section>
    }
    .into_any()
}

fn charts(lang: Lang, data: &ResultPage<'_>) -> AnyView {
    let channels: Vec<(String, i64, i64)> = data
        .figures
        .by_channel
        .iter()
        .map(|(channel, opinions, senders)| (consultations::channel(lang, *channel).bare(), *opinions, *senders))
        .collect();
    let classes: Vec<(String, i64, i64)> = data
        .figures
        .by_class
        .iter()
        .map(|(code, answers, points)| (class_name(lang, data.it, code), *points, *answers))
        .collect();
    view! {
        <h3>{t(words::by_class(lang))}</h3>
        {chart(words::by_class(lang), [words::class(lang), words::points(lang), words::answers_count(lang)], &classes)}
        <h3>{t(words::by_channel(lang))}</h3>
        {chart(words::by_channel(lang), [words::channel(lang), words::opinions(lang), words::senders(lang)], &channels)}
    }
    .into_any()
}

/// A class by its code, with its name.
pub fn class_name(lang: Lang, it: &Consultation, code: &str) -> String {
    let name = domain::answers::class(it, code).map(|class| class.label.text(lang).bare()).unwrap_or_default();
    format!("{code} {name}").trim().to_owned()
}

/// Bars, drawn by the server, and the same as a table.
fn chart(title: Text, heads: [Text; 3], rows: &[(String, i64, i64)]) -> AnyView {
    const ROW: usize = 28;
    let most = rows.iter().map(|(_, number, _)| *number).max().unwrap_or(0).max(1);
    let bars = rows.iter().enumerate().map(|(at, (name, number, _))| {
        let width = (number * 380 / most).max(1);
        let y = at * ROW;
        view! {
            <text x="0" y=(y + 18).to_string() font-size="13">{name.clone()}</text>
            <rect x="180" y=(y + 4).to_string() width=width.to_string() height="18" fill="#0055ad" />
            <text x=(180 + width + 6).to_string() y=(y + 18).to_string() font-size="13">{*number}</text>
        }
    });
    let bars = bars.collect_view();
    let view_box = format!("0 0 640 {}", rows.len() * ROW);
    let [first, one, other] = heads;
    let lines = rows.iter().map(|(name, number, beside)| {
        view! {
            <tr><th scope="row">{name.clone()}</th><td class="n" data-label=one.bare()>{*number}</td><td class="n" data-label=other.bare()>{*beside}</td></tr>
        }
    });
    let lines = lines.collect_view();
    view! {
        <svg class="chart" viewBox=view_box role="img" aria-label=title.bare() width="100%">{bars}</svg>
        <div class="table-wrap" role="region" aria-label=title.bare() tabindex="0">
            <table class="table table--dense table--stack">
                <thead><tr><th scope="col">{t(first)}</th><th scope="col" class="n">{t(one)}</th><th scope="col" class="n">{t(other)}</th></tr></thead>
                <tbody>{lines}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn answers(lang: Lang, data: &ResultPage<'_>) -> AnyView {
    let rows = data.answers.iter().map(|one| {
        let writing = &one.writing;
        let changes =
            (!writing.changes.is_empty()).then(|| view! { <p class="typed"><ins>{writing.changes.clone()}</ins></p> });
        view! {
            <tr id=format!("answer-{}", one.number)>
                <td class="n" data-label=words::number(lang).bare()>{one.number}</td>
                <td class="typed said" data-label=words::summary(lang).bare()>{writing.summary.clone()}</td>
                <td class="said" data-label=words::answer(lang).bare()>
                    <p class="typed">{writing.answer.clone()}</p>{changes}
                </td>
                <td data-label=words::class(lang).bare()>{class_name(lang, data.it, &writing.class)}</td>
                <td class="n" data-label=words::count(lang).bare()>{one.counts.points}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let heads = [
        ("n", words::number(lang)),
        ("", words::summary(lang)),
        ("", words::answer(lang)),
        ("", words::class(lang)),
        ("n", words::count(lang)),
    ];
    let heads =
        heads.map(|(class, head)| view! { <th scope="col" class=class>{t(head)}</th> }).into_iter().collect_view();
    let next = data
        .next
        .clone()
        .map(|href| view! { <p class="no-print"><a class="btn" href=href rel="next">{t(words::more(lang))}</a></p> });
    view! {
        <div class="table-wrap" role="region" aria-label=words::table(lang).bare() tabindex="0">
            <table class="table table--stack"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>
        </div>
        {next}
    }
    .into_any()
}

fn changes(lang: Lang, data: &ResultPage<'_>) -> AnyView {
    let rows = data.changed.iter().map(|pair| {
        let why = data.causes.iter().find(|(id, _)| *id == pair.after.id).map(|(_, found)| cause(lang, found));
        let name = format!("{} {}", pair.before.label, pair.before.title).trim().to_owned();
        view! { <section class="sheet"><div class="sheet__head"><h3>{name}</h3></div><div class="sheet__body">{change(pair.pieces())}{why}</div></section> }
    });
    let rows = match data.changed.is_empty() {
        true => view! { <p>{t(words::no_changes(lang))}</p> }.into_any(),
        false => view! { <div class="stack">{rows.collect_view()}</div> }.into_any(),
    };
    view! { <section class="section" id="changes"><h2 class="h-line">{t(words::changes_title(lang))}</h2>{rows}</section> }
        .into_any()
}
