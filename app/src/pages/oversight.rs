//! The journal, and who looked at personal data（操作の履歴・閲覧の記録）.

use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::t;
use chrono::{DateTime, Utc};
use domain::calendar::date_and_time;
use domain::texts::{Lang, Text, oversight as words, staff};
use leptos::prelude::*;

/// What is looked for, as typed.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    /// Part of a name.
    pub who: String,
    /// Code of an action.
    pub action: String,
    /// Receipt number.
    pub number: String,
    /// First day.
    pub from: String,
    /// Last day.
    pub until: String,
}

/// An entry.
#[derive(Debug, Clone)]
pub struct Line {
    /// Its place in the journal.
    pub seq: i64,
    /// When.
    pub at: DateTime<Utc>,
    /// Who; `None` for the system.
    pub who: Option<String>,
    /// Code of what happened.
    pub action: String,
    /// Receipt number of the case it is about.
    pub number: Option<String>,
    /// Code of the kind of thing it is about.
    pub kind: String,
    /// Reason and detail.
    pub more: String,
}

/// Which of the two pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// Everything that happened.
    Journal,
    /// Who looked at personal data.
    Views,
}

impl Which {
    fn address(self) -> String {
        match self {
            Which::Journal => links::staff_journal(),
            Which::Views => links::staff_views(),
        }
    }
}

/// The page. `actions` can be chosen from; `before` is the place where earlier entries go on.
pub fn journal(
    frame: &Frame,
    which: Which,
    typed: &Typed,
    actions: &[String],
    lines: &[Line],
    before: Option<i64>,
) -> Page {
    let lang = frame.lang;
    let (title, lead) = match which {
        Which::Journal => (words::journal(lang), words::journal_lead(lang)),
        Which::Views => (words::views(lang), words::views_lead(lang)),
    };
    let rows = lines.iter().map(|line| row(lang, line)).collect_view();
    let heads = [
        words::place(lang),
        words::when(lang),
        words::who(lang),
        words::what(lang),
        words::about(lang),
        words::reason(lang),
    ];
    let heads = heads.map(|head| view! { <th scope="col">{t(head)}</th> });
    let table = match lines.is_empty() {
        true => view! { <div class="empty"><p class="empty__title">{t(words::nothing(lang))}</p></div> }.into_any(),
        false => view! {
            <div class="table-wrap" role="region" aria-label=title.bare() tabindex="0">
                <table class="table table--dense"><thead><tr>{heads.collect_view()}</tr></thead><tbody>{rows}</tbody></table>
            </div>
        }
        .into_any(),
    };
    let older = before.map(|before| {
        let before = before.to_string();
        let pairs = [
            ("who", &*typed.who),
            ("action", &*typed.action),
            ("number", &*typed.number),
            ("from", &*typed.from),
            ("until", &*typed.until),
            ("before", &*before),
        ];
        let href = links::with_query(&which.address(), &pairs);
        view! { <p class="onward"><a href=href rel="next">{t(words::older(lang))}</a></p> }
    });
    let body = view! {
        <div class="page">
            <header class="page__head"><h1>{t(title.clone())}</h1><p class="quiet">{t(lead)}</p></header>
            <div class="stack">{filter(lang, which, typed, actions)}{table}{older}</div>
        </div>
    };
    Page::staff(title, body).under(which.address())
}

fn text_box(id: &'static str, key: &'static str, label: Text, value: &str) -> AnyView {
    view! {
        <div class="filter__item">
            <label class="filter__label" for=id>{t(label)}</label>
            <input class="input" id=id name=key value=value.to_owned() maxlength="60" />
        </div>
    }
    .into_any()
}

fn filter(lang: Lang, which: Which, typed: &Typed, actions: &[String]) -> AnyView {
    let options = actions.iter().map(|code| {
        let selected = *code == typed.action;
        view! { <option value=code.clone() selected=selected>{words::action(lang, code).bare()}</option> }
    });
    let options = options.collect_view();
    let actions = (!actions.is_empty()).then(|| {
        view! {
            <div class="filter__item">
                <label class="filter__label" for="f-action">{t(words::what(lang))}</label>
                <select class="select" id="f-action" name="action">
                    <option value="">{words::any_action(lang).bare()}</option>{options}
                </select>
            </div>
        }
    });
    view! {
        <form class="filter" method="get" action=which.address()>
            {text_box("f-who", "who", words::who(lang), &typed.who)}
            {actions}
            {text_box("f-number", "number", staff::number(lang), &typed.number)}
            {text_box("f-from", "from", words::from_day(lang), &typed.from)}
            {text_box("f-until", "until", words::until_day(lang), &typed.until)}
            <button class="btn">{t(staff::filter(lang))}</button>
        </form>
    }
    .into_any()
}

fn row(lang: Lang, line: &Line) -> AnyView {
    let who = line.who.clone().unwrap_or_else(|| staff::system(lang).bare());
    let about = line.number.clone().unwrap_or_else(|| words::kind(lang, &line.kind).bare());
    view! {
        <tr>
            <td class="n">{line.seq}</td>
            <td class="nowrap">{date_and_time(line.at, lang)}</td>
            <td>{who}</td>
            <td>{t(words::action(lang, &line.action))}</td>
            <td class="nowrap">{about}</td>
            <td class="typed">{line.more.clone()}</td>
        </tr>
    }
    .into_any()
}
