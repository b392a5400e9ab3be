//! Standard answers（標準的な考え方）: the library, and one of it with where it is used.

use super::answers::class_name;
use super::{Bench, beginning, head};
use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::{Choice, Field, Typing, error_summary, hidden, input, select, t, text_area, tick};
use domain::answers::ANSWER_MAX;
use domain::answers::standards::{Standard, Typed};
use domain::consultations::Consultation;
use domain::problems::Problems;
use domain::texts::{Lang, Text, answer_desk as words};
use leptos::prelude::*;

/// A standard answer in the library.
pub struct StandardLine {
    /// What it says.
    pub standard: Standard,
    /// Whose it is.
    pub department: String,
    /// How many answers took their text from it.
    pub uses: i64,
}

/// What the library shows.
pub struct StandardsPage<'a> {
    /// Which consultation, and what the viewer may do.
    pub bench: Bench<'a>,
    /// The library.
    pub lines: Vec<StandardLine>,
    /// The id under which a new one is kept; `None` where the viewer writes none.
    pub new: Option<String>,
    /// What was typed.
    pub typed: Typed,
    /// Whether it is for other consultations too.
    pub for_all: bool,
    /// What is wrong with it.
    pub problems: &'a Problems,
}

fn label(lang: Lang, key: &str) -> Text {
    match key {
        "title" => words::title(lang),
        "class" => words::class(lang),
        _ => words::text(lang),
    }
}

/// The library.
pub fn standards(frame: &Frame, data: &StandardsPage<'_>) -> Page {
    let lang = frame.lang;
    let slug = &data.bench.consultation.slug;
    let here = links::staff_standards(slug);
    let found = match data.lines.is_empty() {
        true => {
            view! { <div class="empty"><p class="empty__title">{t(words::no_standards(lang))}</p></div> }.into_any()
        }
        false => table(lang, slug, &data.lines),
    };
    let add = data.new.as_deref().map(|id| {
        let all = Field::new("all", words::for_all(lang), if data.for_all { "yes" } else { "" }, lang).unmarked();
        view! {
            <section class="section"><h2 class="h-line">{t(words::add(lang))}</h2>
                <form class="form" method="post" action=here.clone() novalidate>
                    {hidden("id", id)}
                    {fields(lang, data.bench.consultation, &data.typed, data.problems)}
                    {tick(&all)}
                    <div class="buttons"><button class="btn btn--primary" accesskey="k">{t(words::save(lang))}</button></div>
                </form>
            </section>
        }
    });
    let body = view! {
        <div class="page">
            {error_summary(lang, data.problems, |key| label(lang, key))}
            {head(frame, &data.bench, words::standards(lang), &here)}
            <div class="stack stack--l"><p class="quiet">{t(words::standards_lead(lang))}</p>{found}{add}</div>
        </div>
    };
    Page::staff(words::standards(lang), body).with_problems(data.problems)
}

fn fields(lang: Lang, consultation: &Consultation, typed: &Typed, problems: &Problems) -> AnyView {
    let title = Field::new("title", words::title(lang), &typed.title, lang).problems(problems);
    let answer = Field::new("answer", words::text(lang), &typed.answer, lang).problems(problems);
    let class = Field::new("class", words::class(lang), &typed.class, lang).problems(problems).unmarked();
    let none = Choice { value: String::new(), label: words::any_class(lang), help: None };
    let classes = consultation.particulars.classes.iter().map(|class| Choice {
        value: class.code.clone(),
        label: class_name(lang, class),
        help: None,
    });
    view! {
        {input(&title.help(words::title_help(lang)), Typing::TEXT, None)}
        {text_area(&answer, 8, Some(ANSWER_MAX))}
        {select(&class, [none].into_iter().chain(classes).collect())}
    }
    .into_any()
}

fn table(lang: Lang, slug: &str, lines: &[StandardLine]) -> AnyView {
    let rows = lines.iter().map(|line| {
        let one = &line.standard;
        let scope = if one.call.is_some() { words::here_only(lang) } else { words::everywhere(lang) };
        let retired =
            one.is_retired.then(|| view! { " " <span class="tag tag--neutral">{t(words::retired(lang))}</span> });
        view! {
            <tr>
                <td data-label=words::title(lang).bare()>
                    <a href=links::staff_standard(slug, one.id.0)>{one.title.clone()}</a>{retired}
                    <span class="table__sub">{beginning(&one.answer)}</span>
                </td>
                <td data-label=words::class(lang).bare()>{one.class.clone()}</td>
                <td data-label=words::scope(lang).bare()>{line.department.clone()}<span class="table__sub">{t(scope)}</span></td>
                <td class="n" data-label=words::uses(lang).bare()>{line.uses}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <div class="table-wrap" role="region" aria-label=words::standards(lang).bare() tabindex="0">
            <table class="table table--dense table--stack">
                <thead><tr>
                    <th scope="col">{t(words::title(lang))}</th><th scope="col">{t(words::class(lang))}</th>
                    <th scope="col">{t(words::scope(lang))}</th><th scope="col" class="n">{t(words::uses(lang))}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// An answer that took its text from a standard one.
pub struct UseLine {
    /// Its consultation.
    pub title: Text,
    /// The name of the consultation in addresses.
    pub slug: String,
    /// Its number.
    pub number: i32,
    /// What it answers.
    pub summary: String,
    /// Whether it says the same still.
    pub is_same: bool,
}

/// What the page of one shows.
pub struct StandardPage<'a> {
    /// Which consultation, and what the viewer may do.
    pub bench: Bench<'a>,
    /// As it is kept, with how often it is used.
    pub line: StandardLine,
    /// What stands in the form.
    pub typed: Typed,
    /// Where it is used.
    pub uses: Vec<UseLine>,
    /// Whether the viewer writes it.
    pub may_write: bool,
    /// Whether a colleague was faster.
    pub was_faster: bool,
    /// What is wrong with a form that came back.
    pub problems: &'a Problems,
}

/// The page of one.
pub fn standard(frame: &Frame, data: &StandardPage<'_>) -> Page {
    let lang = frame.lang;
    let slug = &data.bench.consultation.slug;
    let one = &data.line.standard;
    let here = links::staff_standard(slug, one.id.0);
    let faster = data.was_faster.then(|| {
        view! { <div class="notice notice--warn" role="alert"><p>{t(words::faster(lang))}</p><p class="typed">{one.answer.clone()}</p></div> }
    });
    let (go, press) = if one.is_retired { ("revive", words::revive(lang)) } else { ("retire", words::retire(lang)) };
    let written = match data.may_write {
        false => view! { <section class="sheet"><p class="typed sheet__body">{one.answer.clone()}</p></section> }.into_any(),
        true => view! {
            <form class="form" method="post" action=here.clone() novalidate>
                {hidden("version", &one.version.to_string())}
                {fields(lang, data.bench.consultation, &data.typed, data.problems)}
                <p class="quiet">{t(words::save_note(lang))}</p>
                <div class="buttons">
                    <button class="btn btn--primary" name="go" value="save" accesskey="k">{t(words::save(lang))}</button>
                    <button class="btn" name="go" value=go>{t(press)}</button>
                </div>
            </form>
        }
        .into_any(),
    };
    let retired =
        one.is_retired.then(|| view! { <p><span class="tag tag--neutral">{t(words::retired(lang))}</span></p> });
    let body = view! {
        <div class="page">
            {error_summary(lang, data.problems, |key| label(lang, key))}
            <a class="back" href=links::staff_standards(slug)>{t(words::back_to_standards(lang))}</a>
            {head(frame, &data.bench, Text::typed(&one.title), "")}
            <div class="stack stack--l">{retired}{faster}{written}{uses(lang, data)}</div>
        </div>
    };
    Page::staff(Text::typed(&one.title), body).with_problems(data.problems)
}

fn uses(lang: Lang, data: &StandardPage<'_>) -> AnyView {
    let rows = data.uses.iter().map(|one| {
        let how = if one.is_same { words::same(lang) } else { words::altered(lang) };
        view! {
            <li>
                <a href=links::staff_answer(&one.slug, one.number)>{t(one.title.clone())} " " {one.number}</a>
                " " <span class="tag tag--neutral">{t(how)}</span>
                <span class="table__sub">{beginning(&one.summary)}</span>
            </li>
        }
    });
    let found = match data.uses.is_empty() {
        true => view! { <p>{t(words::unused(lang))}</p> }.into_any(),
        false => {
            view! { <p>{t(words::uses_count(lang, data.line.uses))}</p><ul class="list">{rows.collect_view()}</ul> }
                .into_any()
        }
    };
    view! { <section class="section"><h2 class="h-line">{t(words::where_used(lang))}</h2>{found}</section> }.into_any()
}
