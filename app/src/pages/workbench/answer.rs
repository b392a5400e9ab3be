//! One answer（市の考え方）: the texts that it answers, the form, its approval, and what it said before.

use super::answers::class_name;
use super::{Bench, TextLine, counts, head, state_tag, text_table};
use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::{Choice, Field, Typing, choices, error_summary, input, select, t, text_area};
use domain::answers::{ANSWER_MAX, CHANGES_MAX, Duty, Response, SUMMARY_MAX, Writing};
use domain::forms::Answers;
use domain::problems::Problems;
use domain::texts::{Lang, Text, answer_desk as desk, workbench as words};
use leptos::prelude::*;

/// What the page of an answer shows.
pub struct AnswerPage<'a> {
    /// Which consultation, and what the viewer may do.
    pub bench: Bench<'a>,
    /// The answer as it is kept.
    pub response: Response,
    /// What stands in the form: what is kept, or what was typed.
    pub writing: Writing,
    /// Whether a colleague was faster.
    pub was_faster: bool,
    /// The texts that it answers, the most frequent first.
    pub lines: Vec<TextLine>,
    /// Departments and officers that can be asked.
    pub duties: Vec<Choice>,
    /// Standard answers that it can take its text from.
    pub standards: Vec<Choice>,
    /// The standard answer from which its text was taken.
    pub taken_from: Option<(String, String)>,
    /// Whether the viewer may write, approve, give back.
    pub may: [bool; 3],
    /// Number, writing, name and time of the versions before.
    pub versions: Vec<(i32, Writing, String, String)>,
    /// What happened, by whom, when, why.
    pub history: Vec<[String; 4]>,
    /// What was typed into the other forms.
    pub typed: &'a Answers,
    /// What is wrong with a form that came back.
    pub problems: &'a Problems,
}

fn label(lang: Lang, key: &str) -> Text {
    match key {
        "summary" => words::summary(lang),
        "class" => words::class(lang),
        "changes" => words::changes(lang),
        "department" => words::department(lang),
        "due" => words::due(lang),
        "standard" => desk::standards(lang),
        "reason" => words::reason(lang),
        _ => words::answer(lang),
    }
}

/// The page.
pub fn answer(frame: &Frame, data: &AnswerPage<'_>) -> Page {
    let lang = frame.lang;
    let slug = &data.bench.consultation.slug;
    let number = data.response.number;
    let [may_write, may_approve, may_return] = data.may;
    let written = if may_write { form(lang, data) } else { reading(lang, data) };
    let from = data.taken_from.clone().map(|(href, title)| {
        view! { <p class="quiet"><a href=href>{t(desk::taken_from(lang, title.as_str()))}</a></p> }
    });
    let faster = data.was_faster.then(|| {
        view! {
            <div class="notice notice--warn" role="alert"><p>{t(words::faster(lang))}</p>
                <p class="typed">{data.response.writing.summary.clone()}</p><p class="typed">{data.response.writing.answer.clone()}</p></div>
        }
    });
    let approval = may_approve.then(|| {
        view! {
            <form method="post" action=links::staff_answer(slug, number)>
                <button class="btn btn--primary" name="go" value="approve" accesskey="a">{t(words::approve(lang))}</button>
            </form>
        }
    });
    let body = view! {
        <div class="page">
            {error_summary(lang, data.problems, |key| label(lang, key))}
            <a class="back" href=links::staff_answers(slug)>{t(words::back_to_answers(lang))}</a>
            {head(frame, &data.bench, words::answer_number(lang, number), "")}
            <div class="stack stack--l">
                <p>{state_tag(lang, data.response.state)} " " {t(counts(lang, data.response.counts))}</p>
                {faster}
                {approval}
                <section class="section"><h2 class="h-line">{t(words::texts_of_answer(lang))}</h2>{text_table(lang, slug, &data.lines, false)}</section>
                {from}
                {may_write.then(|| standard(lang, data))}
                {written}
                {data.bench.may_sort.then(|| route(lang, data))}
                {may_return.then(|| send_back(lang, data))}
                {versions(lang, data)}
                {history(lang, data)}
            </div>
        </div>
    };
    Page::staff(words::answer_number(lang, number), body).with_problems(data.problems)
}

fn form(lang: Lang, data: &AnswerPage<'_>) -> AnyView {
    let (writing, problems) = (&data.writing, data.problems);
    let field = |key: &'static str, name: Text, value| Field::new(key, name, value, lang).problems(problems);
    let summary = field("summary", words::summary(lang), &writing.summary).help(words::summary_help(lang));
    let answer = field("answer", words::answer(lang), &writing.answer).help(words::answer_help(lang));
    let changes = field("changes", words::changes(lang), &writing.changes).help(words::changes_help(lang)).optional();
    let class = field("class", words::class(lang), &writing.class);
    let options = data.bench.consultation.particulars.classes.iter().map(|class| Choice {
        value: class.code.clone(),
        label: class_name(lang, class),
        help: Some(class.meaning.text(lang)).filter(|text| !text.bare().is_empty()),
    });
    view! {
        <form class="form" method="post" action=links::staff_answer(&data.bench.consultation.slug, data.response.number) novalidate>
            <input type="hidden" name="version" value=data.response.version.to_string() />
            {text_area(&summary, 4, Some(SUMMARY_MAX))}
            {text_area(&answer, 8, Some(ANSWER_MAX))}
            {choices(&class, options.collect())}
            {text_area(&changes, 4, Some(CHANGES_MAX))}
            <div class="buttons">
                <button class="btn" name="go" value="save" accesskey="k">{t(words::save(lang))}</button>
                <button class="btn btn--primary" name="go" value="finish">{t(words::finish(lang))}</button>
            </div>
        </form>
    }
    .into_any()
}

fn reading(lang: Lang, data: &AnswerPage<'_>) -> AnyView {
    view! { <section class="sheet">{written(lang, &data.response.writing)}</section> }.into_any()
}

fn written(lang: Lang, writing: &Writing) -> AnyView {
    let rows = [
        (words::summary(lang), writing.summary.clone()),
        (words::answer(lang), writing.answer.clone()),
        (words::class(lang), writing.class.clone()),
        (words::changes(lang), writing.changes.clone()),
    ];
    let rows = rows.into_iter().filter(|(_, text)| !text.is_empty());
    let rows = rows
        .map(|(name, text)| view! { <div class="summary__row"><dt>{t(name)}</dt><dd class="typed">{text}</dd></div> });
    view! { <dl class="summary">{rows.collect_view()}</dl> }.into_any()
}

/// The library of standard answers, to take one.
fn standard(lang: Lang, data: &AnswerPage<'_>) -> Option<AnyView> {
    if data.standards.is_empty() {
        return None;
    }
    let none = Choice { value: String::new(), label: desk::choose_standard(lang), help: None };
    let options = [none].into_iter().chain(data.standards.clone()).collect();
    let which = Field::new("standard", desk::standards(lang), data.typed.get("standard"), lang).problems(data.problems);
    Some(
        view! {
            <form class="form" method="post" action=links::staff_answer(&data.bench.consultation.slug, data.response.number) novalidate>
                <input type="hidden" name="seen" value=data.response.version.to_string() />
                {select(&which.unmarked().help(desk::take_note(lang)), options)}
                <div class="buttons"><button class="btn" name="go" value="take">{t(desk::take(lang))}</button></div>
            </form>
        }
        .into_any(),
    )
}

fn route(lang: Lang, data: &AnswerPage<'_>) -> AnyView {
    let kept = Duty { department: data.response.department, officer: data.response.officer }.code();
    let to = if data.typed.get("department").is_empty() { kept } else { data.typed.get("department").to_owned() };
    let day = data.response.due_on.map(|day| day.to_string()).unwrap_or_default();
    let day = if data.problems.of("due").is_some() { data.typed.get("due").to_owned() } else { day };
    let whom = Field::new("department", words::department(lang), &to, lang).problems(data.problems).unmarked();
    let due =
        Field::new("due", words::due(lang), &day, lang).problems(data.problems).optional().help(words::due_help(lang));
    view! {
        <form class="form" method="post" action=links::staff_answer(&data.bench.consultation.slug, data.response.number) novalidate>
            {select(&whom, data.duties.clone())}
            {input(&due, Typing::DATE, None)}
            <div class="buttons"><button class="btn" name="go" value="route">{t(words::route(lang))}</button></div>
        </form>
    }
    .into_any()
}

fn send_back(lang: Lang, data: &AnswerPage<'_>) -> AnyView {
    let reason = Field::new("reason", words::reason(lang), data.typed.get("reason"), lang).problems(data.problems);
    view! {
        <form class="form" method="post" action=links::staff_answer(&data.bench.consultation.slug, data.response.number) novalidate>
            {text_area(&reason, 3, None)}
            <div class="buttons"><button class="btn" name="go" value="back">{t(words::send_back(lang))}</button></div>
        </form>
    }
    .into_any()
}

fn versions(lang: Lang, data: &AnswerPage<'_>) -> Option<AnyView> {
    let rows = data.versions.iter().map(|(number, writing, who, when)| {
        let title = words::version(lang, *number, who.as_str(), when.as_str());
        view! { <details class="more"><summary>{t(title)}</summary><div class="more__body">{written(lang, writing)}</div></details> }
    });
    let rows = rows.collect_view();
    (!data.versions.is_empty()).then(|| {
        view! { <section class="section"><h2 class="h-line">{t(words::versions(lang))}</h2>{rows}</section> }.into_any()
    })
}

fn history(lang: Lang, data: &AnswerPage<'_>) -> AnyView {
    let rows = data.history.iter().cloned().map(|[what, who, when, why]| {
        view! {
            <li class="timeline__item">
                <p class="timeline__when">{when}</p><p class="timeline__what">{what}</p>
                <p class="timeline__who">{who}</p>{(!why.is_empty()).then(|| view! { <p class="typed">{why}</p> })}
            </li>
        }
    });
    view! { <section class="section"><h2 class="h-line">{t(words::history(lang))}</h2><ol class="timeline">{rows.collect_view()}</ol></section> }.into_any()
}
