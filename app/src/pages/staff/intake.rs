//! Applications on paper（窓口受付）: what can be keyed in, what was begun, how it came and who applies.

use crate::frame::{Frame, Page};
use crate::links;
use crate::pages::case_parts::stage_tag;
use crate::ui::{Choice, Field, Typing, choices, error_summary, input, t, tick};
use chrono::NaiveDate;
use domain::calendar::{date, date_in_japan, short_date};
use domain::calls::{Call, Phase};
use domain::forms::Answers;
use domain::intake::{Channel, STAMP, Telling};
use domain::problems::Problems;
use domain::submissions::Stage;
use domain::texts::{Lang, Text, intake as words, people, shell, staff};
use leptos::prelude::*;
use uuid::Uuid;

/// A call that takes papers now.
pub struct CallRow {
    /// Name in addresses.
    pub slug: String,
    /// Title.
    pub title: Text,
    /// The last day of its term.
    pub until: NaiveDate,
    /// Whether it has closed.
    pub closed: bool,
}

/// Something that is half keyed in.
pub struct EntryRow {
    /// Its case.
    pub id: Uuid,
    /// How it came.
    pub channel: Channel,
    /// The day of its stamp.
    pub stamped_on: NaiveDate,
    /// The group's name.
    pub group: String,
    /// The call's title.
    pub call: Text,
    /// Who keys it in.
    pub keyed_by: String,
    /// The day on which it was begun.
    pub begun_on: NaiveDate,
}

/// A case whose group has the same name.
pub struct SameRow {
    /// Where it is.
    pub href: String,
    /// Receipt number, if it has one.
    pub number: Option<String>,
    /// Name of the project.
    pub title: String,
    /// The group's name.
    pub group: String,
    /// How it came.
    pub channel: Channel,
    /// Where it stands.
    pub stage: Stage,
}

/// The list: calls that take papers, and what was begun.
pub fn list(frame: &Frame, calls: &[CallRow], entries: &[EntryRow]) -> Page {
    let lang = frame.lang;
    let rows = calls.iter().map(|call| call_row(lang, call)).collect_view();
    let calls = match calls.is_empty() {
        true => view! { <div class="empty"><p class="empty__title">{t(words::no_calls(lang))}</p></div> }.into_any(),
        false => view! { <ul class="tasks" role="list">{rows}</ul> }.into_any(),
    };
    let body = view! {
        <div class="page">
            <header class="page__head"><h1>{t(words::title(lang))}</h1><p class="lead">{t(words::lead(lang))}</p></header>
            <div class="stack--l">
                <section class="stack"><h2 class="h-line">{t(words::open_calls(lang))}</h2>{calls}</section>
                <section class="stack"><h2 class="h-line">{t(words::unfinished(lang))}</h2>{unfinished(lang, entries)}</section>
            </div>
        </div>
    };
    Page::staff(words::title(lang), body).under(links::staff_intake())
}

fn call_row(lang: Lang, call: &CallRow) -> AnyView {
    let until = date(call.until, lang);
    let note = match call.closed {
        true => words::after_close(lang, until),
        false => domain::texts::proposals::deadline_is(lang, until),
    };
    let name = call.title.bare();
    view! {
        <li class="tasks__item">
            <div class="tasks__main"><p class="tasks__name">{t(call.title.clone())}</p><p class="tasks__help">{t(note)}</p></div>
            <a class="btn btn--small" href=links::staff_intake_new(&call.slug)>
                {t(words::key_in(lang))}<span class="vh">{t(words::key_in_of(lang, name))}</span>
            </a>
        </li>
    }
    .into_any()
}

fn unfinished(lang: Lang, entries: &[EntryRow]) -> AnyView {
    if entries.is_empty() {
        return view! { <p>{t(words::no_unfinished(lang))}</p> }.into_any();
    }
    let rows = entries.iter().map(|entry| {
        view! {
            <tr>
                <td data-label=words::group(lang).bare()><a href=links::proposal(entry.id)>{entry.group.clone()}</a></td>
                <td data-label=staff::call(lang).bare()>{t(entry.call.clone())}</td>
                <td data-label=words::channel(lang).bare()>{t(words::channel_name(lang, entry.channel))}</td>
                <td class="nowrap" data-label=words::stamp(lang).bare()>{short_date(entry.stamped_on)}</td>
                <td data-label=words::keyed_by(lang).bare()>{entry.keyed_by.clone()}</td>
                <td class="nowrap" data-label=words::begun_on(lang).bare()>{short_date(entry.begun_on)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let heads = [
        words::group(lang),
        staff::call(lang),
        words::channel(lang),
        words::stamp(lang),
        words::keyed_by(lang),
        words::begun_on(lang),
    ];
    let heads = heads.map(|head| view! { <th scope="col">{t(head)}</th> }).collect_view();
    view! {
        <div class="table-wrap" role="region" aria-label=words::unfinished(lang).bare() tabindex="0">
            <table class="table table--dense table--stack"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>
        </div>
    }
    .into_any()
}

/// What the first page of a paper shows.
pub struct EntryPage<'a> {
    /// The call.
    pub call: &'a Call,
    /// What was typed.
    pub typed: &'a Answers,
    /// What is wrong with it.
    pub problems: &'a Problems,
    /// Cases whose group has the same name.
    pub same: &'a [SameRow],
}

fn label(lang: Lang, key: &str) -> Text {
    match key {
        "channel" => words::channel(lang),
        "kind" => words::kind(lang),
        "group" => words::group(lang),
        "name" => words::name(lang),
        "telling" => words::telling(lang),
        "postcode" => words::postcode(lang),
        "address" => words::address(lang),
        "phone" => words::phone(lang),
        "email" => words::email(lang),
        "same" => words::applicant(lang),
        _ => words::stamp(lang),
    }
}

/// How a paper came, and who applies.
pub fn entry(frame: &Frame, data: &EntryPage<'_>) -> Page {
    let lang = frame.lang;
    let dates = &data.call.dates;
    let (from, until) = (date_in_japan(dates.opens_at), date_in_japan(dates.closes_at));
    let field = |key| Field::new(key, label(lang, key), data.typed.get(key), lang).problems(data.problems);
    let ways = Channel::PAPER.map(|channel| Choice {
        value: channel.code().to_owned(),
        label: words::channel_name(lang, channel),
        help: None,
    });
    let kinds = data.call.rules.terms.admitted().into_iter().map(|kind| Choice {
        value: kind.code().to_owned(),
        label: people::kind(lang, kind),
        help: None,
    });
    let stamp = field(STAMP).help(words::stamp_help(lang, date(from, lang), date(until, lang)));
    let late = (dates.phase(frame.now) != Phase::Open).then(|| {
        view! { <div class="notice notice--warn"><p>{t(words::after_close(lang, date(until, lang)))}</p></div> }
    });
    let body = view! {
        <div class="page page--text">
            {error_summary(lang, data.problems, |key| label(lang, key))}
            <a class="back" href=links::staff_intake()>{t(words::to_list(lang))}</a>
            <header class="page__head">
                <p class="page__over">{t(data.call.title.text(lang))}</p>
                <h1>{t(words::key_in(lang))}</h1>
                <p class="lead">{t(words::entry_lead(lang))}</p>
            </header>
            <div class="stack--l">
                {late}
                <form class="form" method="post" action=links::staff_intake_new(&data.call.slug) novalidate>
                    {same(lang, data)}
                    {choices(&field("channel"), ways.to_vec())}
                    {input(&stamp, Typing::DATE, None)}
                    <h2 class="h-line">{t(words::applicant(lang))}</h2>
                    {choices(&field("kind"), kinds.collect())}
                    {input(&field("group"), Typing { autocomplete: Some("off"), ..Typing::TEXT }, None)}
                    {contact_fields(lang, data.typed, data.problems)}
                    <p class="quiet">{t(words::purpose(lang))}</p>
                    <div class="buttons"><button class="btn btn--primary btn--big">{t(words::begin(lang))}</button></div>
                </form>
            </div>
        </div>
    };
    Page::staff(words::key_in(lang), body).under(links::staff_intake()).with_problems(data.problems)
}

/// The cases of the same name, with the tick that goes on all the same.
fn same(lang: Lang, data: &EntryPage<'_>) -> Option<AnyView> {
    if data.same.is_empty() {
        return None;
    }
    let rows = data.same.iter().map(|row| {
        let number = row.number.clone().unwrap_or_else(|| words::same_draft(lang).bare());
        view! {
            <li>
                <a href=row.href.clone()>{number}</a> " " {row.group.clone()} " " {row.title.clone()} " "
                {stage_tag(lang, row.stage)} " " {t(words::channel_name(lang, row.channel))}
            </li>
        }
    });
    let field = Field::new("same", words::same_tick(lang), data.typed.get("same"), lang).problems(data.problems);
    Some(
        view! {
            <div class="notice notice--warn stack" id="namesakes">
                <h2 class="notice__title">{t(words::same_title(lang))}</h2>
                <p>{t(words::same_lead(lang))}</p>
                <ul class="list">{rows.collect_view()}</ul>
                {tick(&field)}
            </div>
        }
        .into_any(),
    )
}

/// Where the applicant is reached. The officer's own browser fills nothing in here.
fn contact_fields(lang: Lang, typed: &Answers, problems: &Problems) -> AnyView {
    let field = |key| Field::new(key, label(lang, key), typed.get(key), lang).problems(problems);
    let off = |typing: Typing| Typing { autocomplete: Some("off"), ..typing };
    let ways = Telling::ALL.map(|telling| Choice {
        value: telling.code().to_owned(),
        label: words::telling_name(lang, telling),
        help: (telling == Telling::Post).then(|| words::by_post_help(lang)),
    });
    view! {
        {input(&field("name"), off(Typing::NAME), None)}
        {choices(&field("telling").help(words::telling_help(lang)), ways.to_vec())}
        {input(&field("postcode").unmarked().help(words::postcode_help(lang)), off(Typing::POSTCODE), None)}
        {input(&field("address").unmarked(), off(Typing::TEXT), None)}
        {input(&field("phone").optional(), off(Typing::PHONE), None)}
        {input(&field("email").optional().help(words::email_help(lang)), off(Typing::EMAIL), None)}
    }
    .into_any()
}

/// The form in which the contact of a case is changed.
pub fn contact(frame: &Frame, number: &str, typed: &Answers, problems: &Problems) -> Page {
    let lang = frame.lang;
    let body = view! {
        <div class="page page--text">
            {error_summary(lang, problems, |key| label(lang, key))}
            <a class="back" href=links::staff_case(number)>{t(shell::back(lang))}</a>
            <header class="page__head">
                <p class="page__over">{number.to_owned()}</p>
                <h1>{t(words::change_title(lang))}</h1>
                <p class="lead">{t(words::change_lead(lang))}</p>
            </header>
            <form class="form" method="post" action=links::staff_contact(number) novalidate>
                {contact_fields(lang, typed, problems)}
                <div class="buttons"><button class="btn btn--primary">{t(words::save(lang))}</button></div>
            </form>
        </div>
    };
    Page::staff(words::change_title(lang), body).under(links::staff_cases()).with_problems(problems)
}
