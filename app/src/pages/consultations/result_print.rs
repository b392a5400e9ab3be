//! The result of a consultation as sheets of A4 in the form of the office（結果の印刷用の画面）.

use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::t;
use domain::answers::{Cause, Figures, Pair, Response};
use domain::calendar::{date, date_in_japan};
use domain::consultations::Consultation;
use domain::people::{Organisation, PlanNodeId};
use domain::texts::{Lang, Text, consultation_results as words, consultations};
use leptos::prelude::*;

/// What the sheets show.
pub struct PrintPage<'a> {
    /// The consultation.
    pub it: &'a Consultation,
    /// The department in charge.
    pub department: &'a Organisation,
    /// The numbers as they were when it was published.
    pub figures: &'a Figures,
    /// All answers.
    pub answers: Vec<Response>,
    /// The clauses that were changed.
    pub changed: Vec<Pair<'a>>,
    /// Why.
    pub causes: &'a [(PlanNodeId, Cause)],
}

/// What the office writes above the table: name and value, each once.
pub fn facts(lang: Lang, it: &Consultation, department: &Organisation, figures: &Figures) -> Vec<(Text, Text)> {
    let day = |at| date(date_in_japan(at), lang);
    let period = format!("{} – {}", day(it.dates.opens_at), day(it.dates.closes_at));
    let channels = figures
        .by_channel
        .iter()
        .map(|(channel, opinions, _)| format!("{} {opinions}", consultations::channel(lang, *channel).bare()));
    let channels = channels.collect::<Vec<_>>().join(if lang == Lang::En { ", " } else { "、" });
    let number = |number: i64| Text::typed(&number.to_string());
    let mut all = vec![(words::subject(lang), it.title.text(lang)), (words::period(lang), Text::typed(&period))];
    all.extend(it.decided_on.map(|on| (words::decided_on(lang), Text::typed(&date(on, lang)))));
    all.push((words::senders(lang), words::senders_of(lang, figures.senders, figures.of_groups)));
    all.push((words::opinions(lang), number(figures.opinions)));
    all.push((words::points(lang), number(figures.points)));
    if !channels.is_empty() {
        all.push((words::by_channel(lang), Text::typed(&channels)));
    }
    all.push((words::out_of_scope(lang), words::apart(lang, figures.out_of_scope, figures.invalid)));
    if !it.particulars.originals_at.is_empty() {
        all.push((words::originals(lang), Text::typed(&it.particulars.originals_at)));
    }
    let phone = department.phone.as_deref().unwrap_or_default();
    let mail = department.email.as_deref().unwrap_or_default();
    let contact = [department.name.as_str(), phone, mail].join(" ");
    all.push((words::contact(lang), Text::typed(contact.trim())));
    all
}

/// The page.
pub fn print(frame: &Frame, data: &PrintPage<'_>) -> Page {
    let (lang, it) = (frame.lang, data.it);
    let title = words::office_title(lang, it.title.text(lang));
    let published = it.dates.results_published_at.map(|at| date(date_in_japan(at), lang));
    let rows = facts(lang, it, data.department, data.figures)
        .into_iter()
        .map(|(name, value)| view! { <tr><th scope="row">{t(name)}</th><td>{t(value)}</td></tr> });
    let rows = rows.collect_view();
    let body = view! {
        <div class="page">
            <p class="no-print"><a class="back" href=links::consultation_result(&it.slug)>{t(it.title.text(lang))}</a> " " {t(consultations::print_hint(lang))}</p>
            <article class="stack stack--l">
                <header>
                    <p class="end">{published}<br />{frame.city.to_string()} " " {data.department.name.clone()}</p>
                    <h1>{t(title.clone())}</h1>
                    <p>{t(words::office_lead(lang))}</p>
                </header>
                <div class="table-wrap" role="region" aria-label=title.bare() tabindex="0"><table class="table"><tbody>{rows}</tbody></table></div>
                <section class="section"><h2 class="h-line">{t(words::table(lang))}</h2>{answers(lang, data)}</section>
                <section class="section"><h2 class="h-line">{t(words::changes_title(lang))}</h2>{changes(lang, data)}</section>
            </article>
        </div>
    };
    Page::public(title, body).under(links::consultations())
}

fn answers(lang: Lang, data: &PrintPage<'_>) -> AnyView {
    if data.answers.is_empty() {
        return view! { <p>{t(words::none_came(lang))}</p> }.into_any();
    }
    let rows = data.answers.iter().map(|one| {
        view! {
            <tr>
                <td class="n">{one.number}</td>
                <td class="typed">{one.writing.summary.clone()}</td>
                <td class="typed">{with_changes(lang, one)}</td>
                <td>{super::result::class_name(lang, data.it, &one.writing.class)}</td>
                <td class="n">{one.counts.points}</td>
            </tr>
        }
    });
    let heads = [
        ("n", words::number(lang)),
        ("", words::summary(lang)),
        ("", words::answer(lang)),
        ("", words::class(lang)),
        ("n", words::count(lang)),
    ];
    let heads =
        heads.map(|(class, head)| view! { <th scope="col" class=class>{t(head)}</th> }).into_iter().collect_view();
    view! {
        <div class="table-wrap" role="region" aria-label=words::table(lang).bare() tabindex="0">
            <table class="table"><thead><tr>{heads}</tr></thead><tbody>{rows.collect_view()}</tbody></table>
        </div>
    }
    .into_any()
}

/// The answer, and below it the changed words.
pub fn with_changes(lang: Lang, one: &Response) -> String {
    match one.writing.changes.as_str() {
        "" => one.writing.answer.clone(),
        changes => format!("{}\n\n{}\n{changes}", one.writing.answer, words::changed_words(lang).bare()),
    }
}

/// Why a clause was changed, in one text.
pub fn why(lang: Lang, causes: &[(PlanNodeId, Cause)], clause: PlanNodeId) -> String {
    let Some((_, cause)) = causes.iter().find(|(id, _)| *id == clause) else { return String::new() };
    let numbers = cause.answers.iter().map(i32::to_string).collect::<Vec<_>>().join(", ");
    let by = if numbers.is_empty() { String::new() } else { words::caused_by(lang, numbers).bare() };
    [by, cause.reason.clone()].join("\n").trim().to_owned()
}

fn changes(lang: Lang, data: &PrintPage<'_>) -> AnyView {
    if data.changed.is_empty() {
        return view! { <p>{t(words::no_changes(lang))}</p> }.into_any();
    }
    let rows = data.changed.iter().map(|pair| {
        view! {
            <tr>
                <th scope="row">{pair.before.name()}</th>
                <td class="typed">{pair.before.body.clone()}</td>
                <td class="typed">{pair.after.body.clone()}</td>
                <td class="typed">{why(lang, data.causes, pair.after.id)}</td>
            </tr>
        }
    });
    let heads = [words::clause(lang), words::as_drafted(lang), words::as_decided(lang), words::why(lang)];
    let heads = heads.map(|head| view! { <th scope="col">{t(head)}</th> }).into_iter().collect_view();
    view! {
        <div class="table-wrap" role="region" aria-label=words::changes_title(lang).bare() tabindex="0">
            <table class="table"><thead><tr>{heads}</tr></thead><tbody>{rows.collect_view()}</tbody></table>
        </div>
    }
    .into_any()
}
