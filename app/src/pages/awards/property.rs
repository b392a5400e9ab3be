//! The register of what was acquired with a grant, as both sides see it（財産管理台帳）.

use crate::links;
use crate::ui::t;
use chrono::NaiveDate;
use domain::awards::Property;
use domain::calendar::{date, short_date};
use domain::money::Yen;
use domain::texts::{Lang, Text, property as words, shell};
use leptos::prelude::*;

/// Where the restriction of an entry stands on a day.
fn state(lang: Lang, property: &Property, today: NaiveDate) -> AnyView {
    let (class, said) = match (property.struck_on, property.dealt) {
        (Some(_), _) => ("tag tag--bad", words::struck(lang)),
        (None, Some((dealing, on))) => {
            ("tag tag--neutral", words::dealt(lang, words::dealing_of(lang, dealing), short_date(on)))
        }
        (None, None) if property.is_restricted(today) => ("tag tag--action", words::restricted(lang)),
        (None, None) => ("tag tag--neutral", words::over(lang)),
    };
    view! { <span class=class>{t(said)}</span> }.into_any()
}

/// The entries in rows; on a narrow screen each is a card. `of` is the case whose staff correct them here.
pub fn table(lang: Lang, entries: &[Property], today: NaiveDate, of: Option<&str>) -> AnyView {
    if entries.is_empty() {
        return view! { <p>{t(words::none(lang))}</p> }.into_any();
    }
    let rows = entries.iter().map(|entry| {
        let model = (!entry.model.is_empty()).then(|| view! { <span class="table__sub">{entry.model.clone()}</span> });
        let correct = of.map(|number| {
            let what = format!("：{} {}", entry.nth, entry.name);
            let open = entry.struck_on.is_none();
            let label = if open { words::correct(lang) } else { words::history(lang) };
            view! {
                <td class="no-print"><a href=links::staff_property(number, entry.nth)>{t(label)}<span class="vh">{what}</span></a></td>
            }
        });
        view! {
            <tr>
                <td data-label=words::nth(lang).bare()>{entry.nth}</td>
                <td data-label=words::name(lang).bare()>{entry.name.clone()} {model}</td>
                <td class="n" data-label=words::quantity(lang).bare()>{entry.quantity}</td>
                <td class="yen" data-label=words::price(lang).bare()>{entry.price.to_string()}</td>
                <td class="yen" data-label=words::value(lang).bare()>{entry.value().to_string()}</td>
                <td class="nowrap" data-label=words::acquired(lang).bare()>{short_date(entry.acquired_on)}</td>
                <td data-label=words::place(lang).bare()>{entry.place.clone()}</td>
                <td class="nowrap" data-label=words::until(lang).bare()>{short_date(entry.restricted_until)}</td>
                <td data-label=words::state(lang).bare()>{state(lang, entry, today)}</td>
                {correct}
            </tr>
        }
    });
    let rows = rows.collect_view();
    let act =
        of.map(|_| view! { <th scope="col" class="no-print"><span class="vh">{t(words::correct(lang))}</span></th> });
    view! {
        <div class="table-wrap" role="region" aria-label=words::title(lang).bare() tabindex="0">
            <table class="table table--dense table--stack">
                <thead><tr>
                    <th scope="col">{t(words::nth(lang))}</th><th scope="col">{t(words::name(lang))}</th>
                    <th scope="col" class="n">{t(words::quantity(lang))}</th><th scope="col" class="n">{t(words::price(lang))}</th>
                    <th scope="col" class="n">{t(words::value(lang))}</th><th scope="col">{t(words::acquired(lang))}</th>
                    <th scope="col">{t(words::place(lang))}</th><th scope="col">{t(words::until(lang))}</th>
                    <th scope="col">{t(words::state(lang))}</th>{act}
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// The register on the group's own page, with what it must not do; nothing where nothing is in it.
pub fn of_group(lang: Lang, entries: &[Property], today: NaiveDate) -> Option<AnyView> {
    let entries: Vec<Property> = entries.iter().filter(|entry| entry.struck_on.is_none()).cloned().collect();
    let binds = entries.iter().any(|entry| entry.is_restricted(today));
    (!entries.is_empty()).then(|| {
        view! {
            <section class="sheet" id="property">
                <div class="sheet__head"><h2>{t(words::title(lang))}</h2></div>
                <div class="sheet__body stack">
                    {binds.then(|| view! { <p>{t(words::of_group(lang))}</p> })}
                    {table(lang, &entries, today, None)}
                </div>
            </section>
        }
        .into_any()
    })
}

/// What a group is asked for with its report, where the call keeps a register.
pub(super) fn asked(lang: Lang, from: Yen) -> AnyView {
    view! {
        <div class="notice" id="property">
            <h2 class="notice__title">{t(words::report_title(lang))}</h2>
            <p>{t(words::of_report(lang, from))}</p>
        </div>
    }
    .into_any()
}

/// A whole entry in words, a line a fact.
pub fn described(lang: Lang, entry: &Property) -> String {
    let fact = |label: Text, value: String| format!("{}：{value}", label.bare());
    let mut facts = vec![
        fact(words::nth(lang), entry.nth.to_string()),
        fact(words::name(lang), format!("{}　{}", entry.name, entry.model).trim_end().to_owned()),
        fact(words::quantity(lang), entry.quantity.to_string()),
        fact(words::price(lang), entry.price.to_string()),
        fact(words::acquired(lang), date(entry.acquired_on, lang)),
        fact(words::place(lang), entry.place.clone()),
        fact(words::until(lang), date(entry.restricted_until, lang)),
    ];
    facts.extend(entry.dealt.map(|(dealing, on)| {
        fact(words::dealing(lang), words::dealt(lang, words::dealing_of(lang, dealing), date(on, lang)).bare())
    }));
    facts.extend(entry.struck_on.map(|on| words::struck_note(lang, date(on, lang)).bare()));
    facts.join("\n")
}

/// What stood in a field, as people read it: the journal keeps days and kinds by their codes.
pub fn shown(lang: Lang, key: &str, cell: &str) -> String {
    let day = || cell.parse::<NaiveDate>().ok().map(|day| date(day, lang));
    let said = match key {
        "acquired" | "until" | "dealt-on" => day(),
        "price" => cell.parse().ok().map(|yen| shell::amount(lang, Yen(yen)).bare()),
        "dealing" => domain::awards::Dealing::from_code(cell).map(|dealing| words::dealing_of(lang, dealing).bare()),
        _ => (!cell.is_empty()).then(|| cell.to_owned()),
    };
    said.unwrap_or_else(|| words::empty(lang).bare())
}
