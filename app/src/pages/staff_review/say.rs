//! What the panel says of a case: its amount, its comment, and where it wants something else than the ranking
//! （審査会の判断・講評）.

use super::Where;
use crate::frame::{Frame, Page};
use crate::links;
use crate::pages::staff::calls::Sheet;
use crate::ui::{Choice, Typing, error_summary, input, select, t, text_area};
use domain::decisions::{Outcome, REMARK_MAX};
use domain::money::Yen;
use domain::texts::{Lang, Text, shell, staff_review as words, submissions};
use leptos::prelude::*;

/// Everything that the page shows.
pub struct SayView<'a> {
    /// Call and track.
    pub place: Where<'a>,
    /// Receipt number.
    pub number: String,
    /// Name of the project.
    pub title: String,
    /// The group.
    pub group: String,
    /// What it asks for.
    pub requested: Yen,
    /// What reviewers remarked, without names.
    pub remarks: Vec<String>,
    /// The form, and what is wrong with it.
    pub sheet: &'a Sheet<'a>,
}

fn label(lang: Lang, key: &str) -> Text {
    match key {
        "recommended" => words::recommended(lang),
        "comment" => words::comment(lang),
        "amount" => words::amount(lang),
        _ => words::reason(lang),
    }
}

/// The page.
pub fn say(frame: &Frame, data: &SayView<'_>) -> Page {
    let lang = frame.lang;
    let (title, sheet) = (words::say_title(lang), data.sheet);
    let money = |key: &'static str| sheet.field(key, label(lang, key)).optional();
    let number = |class: &'static str| Typing { class, ..Typing::NUMBER };
    let outcomes = Outcome::ALL.map(|one| Choice {
        value: one.code().to_owned(),
        label: submissions::outcome(lang, one),
        help: None,
    });
    let as_ranked = Choice { value: String::new(), label: words::as_ranked(lang), help: None };
    let outcomes = [as_ranked].into_iter().chain(outcomes).collect();
    let remarks = data.remarks.iter().map(|remark| view! { <li class="typed">{remark.clone()}</li> }).collect_view();
    let remarks = match data.remarks.is_empty() {
        true => view! { <p>{t(words::no_remarks(lang))}</p> }.into_any(),
        false => view! { <ul class="list">{remarks}</ul> }.into_any(),
    };
    let comment = sheet.field("comment", words::comment(lang)).optional().help(words::comment_help(lang));
    let reason = sheet.field("reason", words::reason(lang)).optional();
    let body = view! {
        <div class="page page--text">
            {error_summary(lang, sheet.problems, |key| label(lang, key))}
            {data.place.head(lang, title.clone())}
            <div class="stack--l">
                <dl class="facts">
                    <div><dt>{data.number.clone()}</dt><dd>{data.title.clone()} "（" {data.group.clone()} "）"</dd></div>
                    <div><dt>{t(words::requested(lang))}</dt><dd>{data.requested.with_unit()}</dd></div>
                </dl>
                <section class="stack"><h2 class="h-line">{t(words::remarks_title(lang))}</h2>{remarks}</section>
                <form class="form" method="post" action=links::staff_say(&data.place.call.slug, data.place.code, &data.number) novalidate>
                    {input(&money("recommended").help(words::recommended_help(lang)), number("input--num w-16"), Some(shell::yen(lang)))}
                    {text_area(&comment, 5, Some(REMARK_MAX))}
                    <h2 class="h-line">{t(words::override_title(lang))}</h2>
                    <p>{t(words::override_lead(lang))}</p>
                    {select(&sheet.field("outcome", words::outcome(lang)).unmarked(), outcomes)}
                    {input(&money("amount"), number("input--num w-16"), Some(shell::yen(lang)))}
                    {text_area(&reason, 3, Some(REMARK_MAX))}
                    <div class="buttons"><button class="btn btn--primary">{t(words::say_button(lang))}</button></div>
                </form>
            </div>
        </div>
    };
    Page::staff(title, body).under(links::staff_calls()).with_problems(sheet.problems)
}
