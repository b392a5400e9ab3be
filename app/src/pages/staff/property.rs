//! Keeping the register of what was acquired with grants: of one case, one entry, and what is restricted
//! （財産管理台帳・処分が制限されている財産）.

use super::award::AwardView;
use super::calls::{Sheet, choice};
use super::case::CaseView;
use crate::frame::{Frame, Page};
use crate::links;
use crate::pages::awards::property::{described, shown, table};
use crate::ui::{Pager, Typing, error_summary, input, pager, select, t, text_area};
use domain::awards::{Dealing, Property, told};
use domain::calendar::{date, date_and_time, date_in_japan, short_date};
use domain::decisions::REMARK_MAX;
use domain::forms::Answers;
use domain::history::HistoryEntry;
use domain::money::Yen;
use domain::problems::Problems;
use domain::retention::REASON_MAX;
use domain::texts::{Lang, awards, oversight, property as words, shell, staff};
use leptos::prelude::*;

/// Whether the page of a case has the register: the call keeps one, or something is in it.
pub fn has_sheet(data: &CaseView<'_>, view: &AwardView) -> bool {
    data.proposal.call.rules.terms.property_from.is_some() || !view.property.is_empty()
}

/// The register on the page of a case.
pub fn sheet(frame: &Frame, data: &CaseView<'_>, view: &AwardView) -> Option<AnyView> {
    let lang = frame.lang;
    let of = data.may_act.then(|| data.number());
    let open = of.map(|number| {
        view! { <p class="no-print"><a class="btn btn--small" href=links::staff_register(number)>{t(words::to_register(lang))}</a></p> }
    });
    has_sheet(data, view).then(|| {
        view! {
            <section class="sheet" id="property">
                <div class="sheet__head"><h2>{t(words::title(lang))}</h2></div>
                <div class="sheet__body stack">{table(lang, &view.property, date_in_japan(frame.now), of)} {open}</div>
            </section>
        }
        .into_any()
    })
}

/// The case whose register it is.
pub struct Register<'a> {
    /// Receipt number.
    pub number: &'a str,
    /// Name of the project.
    pub title: &'a str,
    /// The price from which the call keeps one, where it does.
    pub from: Option<Yen>,
}

impl Register<'_> {
    fn head(&self, lang: Lang) -> AnyView {
        let lead = self.from.map_or_else(|| words::lead_closed(lang), |from| words::lead(lang, from));
        view! {
            <a class="back" href=format!("{}#property", links::staff_case(self.number))>{self.number.to_owned()}</a>
            <header class="page__head">
                <p class="page__over">{self.number.to_owned()} "　" {self.title.to_owned()}</p>
                <h1>{t(words::title(lang))}</h1>
                <p class="lead">{t(lead)}</p>
            </header>
        }
        .into_any()
    }
}

/// The fields that every entry has.
fn fields(sheet: &Sheet<'_>) -> AnyView {
    let lang = sheet.lang;
    let line = |key: &'static str| sheet.field(key, words::field(lang, key));
    view! {
        {input(&line("name"), Typing::TEXT, None)}
        {input(&line("model").optional(), Typing::TEXT, None)}
        {input(&line("quantity"), Typing::NUMBER, None)}
        {input(&line("price"), Typing::NUMBER, Some(shell::yen(lang)))}
        {input(&line("acquired"), Typing::DATE, None)}
        {input(&line("place").help(words::place_help(lang)), Typing::TEXT, None)}
        {input(&line("years").help(words::years_help(lang)).unmarked(), Typing::NUMBER, None)}
        {input(&line("until").unmarked(), Typing::DATE, None)}
    }
    .into_any()
}

/// The register of a case, with the form for another entry where the call keeps one.
pub fn register(
    frame: &Frame,
    of: &Register<'_>,
    entries: &[Property],
    (typed, problems): (&Answers, &Problems),
) -> Page {
    let lang = frame.lang;
    let sheet = Sheet { lang, typed, problems };
    let form = of.from.map(|_| {
        view! {
            <section class="stack" id="enter">
                <h2 class="h-line">{t(words::entry(lang))}</h2>
                <form class="form" method="post" action=links::staff_register(of.number) novalidate>
                    {fields(&sheet)}
                    <div class="buttons"><button class="btn btn--primary">{t(words::enter(lang))}</button></div>
                </form>
            </section>
        }
    });
    let body = view! {
        <div class="page">
            {error_summary(lang, problems, |key| words::field(lang, key))}
            {of.head(lang)}
            <div class="stack--l">
                {table(lang, entries, date_in_japan(frame.now), Some(of.number))}
                {form}
            </div>
        </div>
    };
    Page::staff(words::title(lang), body).under(links::staff_cases()).with_problems(problems)
}

/// One entry: to be corrected, or struck out, with what happened to it.
pub fn entry(
    frame: &Frame,
    of: &Register<'_>,
    entry: &Property,
    (typed, problems): (&Answers, &Problems),
    history: &[(HistoryEntry, Option<String>)],
) -> Page {
    let lang = frame.lang;
    let sheet = Sheet { lang, typed, problems };
    let act = match entry.struck_on {
        Some(day) => view! {
            <div class="notice" id="struck"><p>{t(words::struck_note(lang, date(day, lang)))}</p></div>
            <p class="typed">{described(lang, entry)}</p>
        }
        .into_any(),
        None => correct(&sheet, of.number, entry.nth),
    };
    let heading = format!("{} {}", entry.nth, entry.name);
    let body = view! {
        <div class="page page--text">
            {error_summary(lang, problems, |key| words::field(lang, key))}
            <a class="back" href=links::staff_register(of.number)>{t(words::title(lang))}</a>
            <header class="page__head">
                <p class="page__over">{of.number.to_owned()} "　" {of.title.to_owned()}</p>
                <h1>{heading}</h1>
            </header>
            <div class="stack--l">{act} {happened(lang, entry.nth, history)}</div>
        </div>
    };
    Page::staff(words::correct(lang), body).under(links::staff_cases()).with_problems(problems)
}

fn correct(sheet: &Sheet<'_>, number: &str, nth: i32) -> AnyView {
    let lang = sheet.lang;
    let here = links::staff_property(number, nth);
    let mut kinds = vec![choice("", words::not_dealt(lang))];
    kinds.extend(Dealing::ALL.map(|dealing| choice(dealing.code(), words::dealing_of(lang, dealing))));
    let dealing = sheet.field("dealing", words::dealing(lang)).help(words::dealing_help(lang)).unmarked();
    let dealt_on = sheet.field("dealt-on", words::dealt_on(lang)).unmarked();
    let reason = sheet.field("reason", words::reason(lang)).help(words::reason_help(lang));
    let why = sheet.field("why", words::why_struck(lang));
    let is_struck_at = sheet.problems.of("why").is_some();
    view! {
        <form class="form" method="post" action=here.clone() novalidate>
            {fields(sheet)}
            {select(&dealing, kinds)}
            {input(&dealt_on, Typing::DATE, None)}
            {text_area(&reason, 3, Some(REASON_MAX))}
            <div class="buttons"><button class="btn btn--primary" name="go" value="correct">{t(words::save(lang))}</button></div>
        </form>
        <details class="more" open=is_struck_at>
            <summary>{t(words::strike(lang))}</summary>
            <div class="more__body">
                <form class="form" method="post" action=here novalidate>
                    <p>{t(words::strike_help(lang))}</p>
                    {text_area(&why, 3, Some(REASON_MAX))}
                    <div class="buttons"><button class="btn btn--danger" name="go" value="strike">{t(words::strike(lang))}</button></div>
                </form>
            </div>
        </details>
    }
    .into_any()
}

/// Every line of the journal about one entry, with what it changed.
fn happened(lang: Lang, nth: i32, history: &[(HistoryEntry, Option<String>)]) -> AnyView {
    let about = |entry: &HistoryEntry| told(&entry.detail).filter(|(of, _)| *of == nth);
    let items = history.iter().filter_map(|(entry, who)| about(entry).map(|(_, changes)| (entry, who, changes)));
    let items = items.map(|(entry, who, changes)| {
        let changes = changes.into_iter().map(|(key, before, after)| {
            let (before, after) = (shown(lang, key, &before), shown(lang, key, &after));
            view! { <li>{t(words::change(lang, words::field(lang, key), before, after))}</li> }
        });
        let changes: Vec<_> = changes.collect();
        let changes = (!changes.is_empty()).then(|| view! { <ul class="list">{changes.into_iter().collect_view()}</ul> });
        let reason = (!entry.reason.is_empty())
            .then(|| view! { <p class="typed">{t(staff::reason_given(lang, entry.reason.as_str()))}</p> });
        view! {
            <li class="timeline__item">
                <p class="timeline__when"><time datetime=entry.at.to_rfc3339()>{date_and_time(entry.at, lang)}</time></p>
                <p class="timeline__what">{t(oversight::action(lang, &entry.action))}</p>
                {changes}
                {reason}
                <p class="timeline__who">{who.clone().unwrap_or_else(|| staff::system(lang).bare())}</p>
            </li>
        }
    });
    view! {
        <section class="stack" id="history">
            <h2 class="h-line">{t(words::history(lang))}</h2>
            <ol class="timeline" role="list">{items.collect_view()}</ol>
        </section>
    }
    .into_any()
}

/// The fields of a leave to do something with property: what has to be paid for it, at most `most`, by when, and on what
/// conditions.
pub(super) fn leave(sheet: &super::forms::Sheet, most: Yen) -> AnyView {
    let lang = sheet.lang;
    let amount = sheet.field("amount", words::returned(lang)).help(words::returned_help(lang, most)).unmarked();
    let repay = sheet.field("repay-by", awards::repay_by(lang)).help(words::repay_help(lang)).unmarked();
    view! {
        {input(&amount, Typing::NUMBER, Some(shell::yen(lang)))}
        {input(&repay, Typing::DATE, None)}
        {text_area(&sheet.field("reason", awards::ruling_reason(lang)), 4, Some(REMARK_MAX))}
    }
    .into_any()
}

/// An entry with the case that it belongs to.
#[derive(Debug, Clone)]
pub struct Restricted {
    /// Receipt number.
    pub number: String,
    /// Name of the project.
    pub title: String,
    /// The group's name.
    pub group: String,
    /// The entry.
    pub property: Property,
}

/// What is restricted, the first to become free first.
pub fn list(frame: &Frame, rows: &[Restricted], pages: Pager) -> Page {
    let lang = frame.lang;
    let lines = rows.iter().map(|row| {
        let entry = &row.property;
        let model = (!entry.model.is_empty()).then(|| view! { <span class="table__sub">{entry.model.clone()}</span> });
        let number = row.number.clone();
        view! {
            <tr>
                <td class="nowrap" data-label=words::until(lang).bare()>{short_date(entry.restricted_until)}</td>
                <td data-label=words::name(lang).bare()>{entry.name.clone()} {model}</td>
                <td class="n" data-label=words::quantity(lang).bare()>{entry.quantity}</td>
                <td class="yen" data-label=words::value(lang).bare()>{entry.value().to_string()}</td>
                <td data-label=words::place(lang).bare()>{entry.place.clone()}</td>
                <td class="nowrap" data-label=staff::number(lang).bare()>
                    <a href=format!("{}#property", links::staff_case(&row.number))>{number}</a></td>
                <td data-label=staff::project(lang).bare()>{row.title.clone()} <span class="table__sub">{row.group.clone()}</span></td>
            </tr>
        }
    });
    let lines = lines.collect_view();
    let found = if rows.is_empty() {
        view! { <p>{t(words::list_none(lang))}</p> }.into_any()
    } else {
        view! {
            <div class="table-wrap" role="region" aria-label=words::list_title(lang).bare() tabindex="0">
                <table class="table table--dense table--stack">
                    <thead><tr>
                        <th scope="col">{t(words::until(lang))}</th><th scope="col">{t(words::name(lang))}</th>
                        <th scope="col" class="n">{t(words::quantity(lang))}</th><th scope="col" class="n">{t(words::value(lang))}</th>
                        <th scope="col">{t(words::place(lang))}</th><th scope="col">{t(staff::number(lang))}</th>
                        <th scope="col">{t(staff::project(lang))}</th>
                    </tr></thead>
                    <tbody>{lines}</tbody>
                </table>
            </div>
        }
        .into_any()
    };
    let body = view! {
        <div class="page">
            <a class="back" href=links::staff_ledger()>{t(domain::texts::ledger::title(lang))}</a>
            <header class="page__head">
                <h1>{t(words::list_title(lang))}</h1>
                <p class="lead">{t(words::list_lead(lang))}</p>
            </header>
            <div class="stack--l">
                {found}
                {pager(lang, pages)}
                <p class="quiet">{t(words::list_year(lang))}</p>
            </div>
        </div>
    };
    Page::staff(words::list_title(lang), body).under(links::staff_ledger())
}
