//! The staff's list of opinions with its numbers, and the page of one（意見の一覧・意見の画面）.

mod entry;
mod judging;
mod redaction;
mod request;
mod show;

pub use entry::{CheckPage, EntryPage, check, entry, nothing_to_check};
pub use judging::{Judging, report};
pub use redaction::{RedactPage, redact};
pub use request::{RequestPage, request};
pub use show::{AuthorShown, Shown, show};

use crate::frame::{Frame, Page};
use crate::links;
use crate::pages::staff::viewer::is_shown;
use crate::ui::{Pager, error_summary, pager, t};
use chrono::{DateTime, NaiveDate, Utc};
use domain::calendar::{date_and_time, short_date};
use domain::consultations::Consultation;
use domain::opinions::{Channel, Validity};
use domain::problems::Problems;
use domain::texts::{Lang, Text, opinions as texts, staff_opinions as words};
use leptos::prelude::*;
use uuid::Uuid;

/// A row of the list.
pub struct OpinionRow {
    /// Receipt number.
    pub number: String,
    /// How it came.
    pub channel: Channel,
    /// Whether it counts.
    pub validity: Validity,
    /// When it was entered.
    pub received_at: DateTime<Utc>,
    /// The day that decides.
    pub received_on: NaiveDate,
    /// How its first piece begins.
    pub begins: String,
    /// How many have the same text.
    pub copies: i64,
    /// Fold of the text.
    pub text_hash: String,
    /// Whether it came in a burst.
    pub burst: bool,
    /// For what was keyed in: whether somebody compared it.
    pub compared: Option<bool>,
}

/// Numbers of a way, or of all.
#[derive(Clone, Copy, Default)]
pub struct Numbers {
    /// 提出数
    pub opinions: i64,
    /// 異なる文
    pub texts: i64,
    /// 提出者
    pub senders: i64,
    /// Those whose sender nothing tells apart.
    pub unknown: i64,
}

/// What is looked for, as it stands in the address.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// Code of a validity.
    pub validity: String,
    /// Code of a channel.
    pub channel: String,
    /// `yes` for what was not compared yet.
    pub unchecked: String,
    /// Words, or a number.
    pub words: String,
    /// Fold of a text.
    pub copies: String,
}

impl Asked {
    /// The address of the list with this filter.
    pub fn address(&self, slug: &str, more: &[(&str, &str)]) -> String {
        self.address_of(&links::staff_opinions(slug), more)
    }

    /// The address of something else that takes the same filter.
    pub fn address_of(&self, page: &str, more: &[(&str, &str)]) -> String {
        let own = [
            ("validity", self.validity.as_str()),
            ("channel", &self.channel),
            ("unchecked", &self.unchecked),
            ("words", &self.words),
            ("copies", &self.copies),
        ];
        links::with_query(page, &[&own, more].concat())
    }
}

/// The numbers of a consultation.
pub struct AllNumbers {
    /// Numbers of all.
    pub total: Numbers,
    /// Numbers by channel.
    pub by_channel: Vec<(Channel, Numbers)>,
    /// Numbers by validity.
    pub by_validity: Vec<(Validity, i64)>,
}

/// What the list shows.
pub struct OpinionList<'a> {
    /// The consultation.
    pub consultation: &'a Consultation,
    /// What is looked for.
    pub asked: &'a Asked,
    /// The rows of this stretch.
    pub rows: &'a [OpinionRow],
    /// How many fit.
    pub count: i64,
    /// The way on and back.
    pub pager: Pager,
    /// The numbers of the consultation, where the list begins; a page further on, or of a filter, does without.
    pub numbers: Option<AllNumbers>,
    /// How many wait for the viewer to compare them.
    pub to_compare: i64,
    /// Whether the viewer may key in.
    pub may_key_in: bool,
    /// The form in which many are judged; `None` for who may not.
    pub judging: Option<Judging<'a>>,
}

/// The tag of a validity.
pub fn validity_tag(lang: Lang, validity: Validity) -> AnyView {
    let class = match validity {
        Validity::Received => "tag tag--info",
        Validity::Valid => "tag tag--good",
        Validity::OutOfScope | Validity::Invalid => "tag tag--bad",
        Validity::Withdrawn => "tag tag--neutral",
    };
    view! { <span class=class>{t(texts::validity(lang, validity))}</span> }.into_any()
}

/// The list.
pub fn list(frame: &Frame, data: &OpinionList<'_>) -> Page {
    let lang = frame.lang;
    let slug = data.consultation.slug.as_str();
    let acts = data.may_key_in.then(|| {
        let compare = (data.to_compare > 0).then(|| {
            view! { <a class="btn" href=links::staff_opinion_checks(slug)>{t(words::to_compare(lang, data.to_compare))}</a> }
        });
        view! {
            <div class="acts">
                <a class="btn btn--primary" href=links::staff_opinion_entry(slug)>{t(words::key_in(lang))}</a>
                {compare}
            </div>
        }
    });
    let rows = data.rows.iter().map(|row| opinion_row(lang, data, row)).collect_view();
    let heads = [
        texts::number(lang),
        words::received_on(lang),
        words::channel(lang),
        words::validity(lang),
        words::begins(lang),
    ];
    let heads = heads.map(|head| view! { <th scope="col">{t(head)}</th> }).collect_view();
    let choose =
        data.judging.is_some().then(|| view! { <th scope="col"><span class="vh">{t(words::choose(lang))}</span></th> });
    let table = match data.rows.is_empty() {
        true => view! { <div class="empty"><p class="empty__title">{t(words::none(lang))}</p></div> }.into_any(),
        false => view! {
            <p class="pager-note">{t(words::rows(lang, data.count))}</p>
            {judging::around(lang, data, view! {
                <div class="table-wrap" id="f-opinion" role="region" aria-label=words::list_title(lang).bare() tabindex="0">
                    <table class="table table--dense table--stack"><thead><tr>{choose}{heads}</tr></thead><tbody>{rows}</tbody></table>
                </div>
            }.into_any())}
            {pager(lang, data.pager.clone())}
            {take_along(lang, data)}
        }
        .into_any(),
    };
    let none = Problems::none();
    let problems = data.judging.as_ref().map_or(&none, |form| form.problems);
    let body = view! {
        <div class="page">
            {error_summary(lang, problems, |key| judging::label(lang, key))}
            <a class="back" href=links::staff_consultation(slug)>{t(words::back_to_consultation(lang))}</a>
            <header class="page__head">
                <p class="page__over">{t(data.consultation.title.text(lang))}</p>
                <h1>{t(words::list_title(lang))}</h1>
            </header>
            <div class="stack--l">
                {acts}
                {data.numbers.as_ref().map(|all| numbers(lang, data, all))}
                {filter(lang, data)}
                {table}
            </div>
        </div>
    };
    Page::staff(words::list_title(lang), body).under(links::staff_consultations()).with_problems(problems)
}

/// The same opinions as a table.
fn take_along(lang: Lang, data: &OpinionList<'_>) -> AnyView {
    let slug = &data.consultation.slug;
    let xlsx = data.asked.address_of(&links::staff_opinions_xlsx(slug), &[]);
    let csv = data.asked.address_of(&links::staff_opinions_csv(slug), &[]);
    view! {
        <div class="stack">
            <div class="acts">
                <a class="btn btn--small" href=xlsx download="">{t(words::take_xlsx(lang, data.count))}</a>
                <a class="btn btn--small" href=csv download="">{t(words::take_csv(lang, data.count))}</a>
            </div>
            <p class="quiet">{t(words::take_note(lang))}</p>
        </div>
    }
    .into_any()
}

fn numbers(lang: Lang, data: &OpinionList<'_>, all: &AllNumbers) -> AnyView {
    let figure = |label: Text, count: i64| view! { <div><dt>{t(label)}</dt><dd>{count}</dd></div> };
    let unknown = all.total.unknown;
    let unknown = (unknown > 0).then(|| view! { <p class="quiet">{t(words::senders_unknown(lang, unknown))}</p> });
    let rows = all.by_channel.iter().map(|(channel, numbers)| {
        view! {
            <tr>
                <th scope="row">{t(texts::channel(lang, *channel))}</th>
                <td class="n" data-label=words::opinions(lang).bare()>{numbers.opinions}</td>
                <td class="n" data-label=words::texts_count(lang).bare()>{numbers.texts}</td>
                <td class="n" data-label=words::senders(lang).bare()>{numbers.senders}</td>
            </tr>
        }
    });
    let validities = all.by_validity.iter().map(|(validity, count)| {
        let asked = Asked { validity: validity.code().to_owned(), ..Asked::default() };
        view! { <li><a href=asked.address(&data.consultation.slug, &[])>{validity_tag(lang, *validity)} " " <span class="num">{*count}</span></a></li> }
    });
    view! {
        <section class="stack">
            <dl class="figures">
                {figure(words::opinions(lang), all.total.opinions)}
                {figure(words::texts_count(lang), all.total.texts)}
                {figure(words::senders(lang), all.total.senders)}
            </dl>
            {unknown}
            <ul class="row" role="list">{validities.collect_view()}</ul>
            <p class="quiet">{t(words::counts_help(lang))}</p>
            <details class="more"><summary>{t(words::by_channel(lang))}</summary><div class="more__body">
                <div class="table-wrap" role="region" aria-label=words::channel(lang).bare() tabindex="0">
                    <table class="table table--dense table--stack">
                        <thead><tr>
                            <th scope="col">{t(words::channel(lang))}</th><th scope="col" class="n">{t(words::opinions(lang))}</th>
                            <th scope="col" class="n">{t(words::texts_count(lang))}</th><th scope="col" class="n">{t(words::senders(lang))}</th>
                        </tr></thead>
                        <tbody>{rows.collect_view()}</tbody>
                    </table>
                </div>
            </div></details>
        </section>
    }
    .into_any()
}

fn filter(lang: Lang, data: &OpinionList<'_>) -> AnyView {
    let asked = data.asked;
    let all = |chosen: &str| view! { <option value="" selected=chosen.is_empty()>{words::every(lang).bare()}</option> };
    let validities = Validity::ALL.map(|validity| {
        let selected = asked.validity == validity.code();
        view! { <option value=validity.code() selected=selected>{texts::validity(lang, validity).bare()}</option> }
    });
    let channels = Channel::ALL.map(|channel| {
        let selected = asked.channel == channel.code();
        view! { <option value=channel.code() selected=selected>{texts::channel(lang, channel).bare()}</option> }
    });
    view! {
        <form class="filter" method="get" action=links::staff_opinions(&data.consultation.slug)>
            <div class="filter__item filter__item--grow">
                <label class="filter__label" for="f-words">{t(words::words(lang))}</label>
                <input class="input" id="f-words" name="words" type="text" value=asked.words.clone() />
            </div>
            <div class="filter__item">
                <label class="filter__label" for="f-validity">{t(words::validity(lang))}</label>
                <select class="select" id="f-validity" name="validity">{all(&asked.validity)}{validities.collect_view()}</select>
            </div>
            <div class="filter__item">
                <label class="filter__label" for="f-channel">{t(words::channel(lang))}</label>
                <select class="select" id="f-channel" name="channel">{all(&asked.channel)}{channels.collect_view()}</select>
            </div>
            <div class="filter__item"><div class="choice">
                <input class="choice__input" type="checkbox" id="f-unchecked" name="unchecked" value="yes" checked={asked.unchecked == "yes"} />
                <label class="choice__label" for="f-unchecked">{t(words::unchecked(lang))}</label>
            </div></div>
            <button class="btn">{t(words::filter(lang))}</button>
        </form>
    }
    .into_any()
}

fn opinion_row(lang: Lang, data: &OpinionList<'_>, row: &OpinionRow) -> AnyView {
    let copies = (row.copies > 1).then(|| {
        let asked = Asked { copies: row.text_hash.clone(), ..Asked::default() };
        view! { <a class="table__sub" href=asked.address(&data.consultation.slug, &[])>{t(words::copies(lang, row.copies))}</a> }
    });
    let burst = row.burst.then(|| view! { <span class="table__sub">{t(words::burst(lang))}</span> });
    let compared = row.compared.map(|done| {
        let word = if done { words::compared(lang) } else { words::not_compared(lang) };
        view! { <span class="table__sub">{t(word)}</span> }
    });
    let tick = data.judging.as_ref().map(|form| {
        let checked = form.ticked.contains(&row.number.as_str());
        let name = words::choose_opinion(lang, row.number.as_str()).bare();
        view! { <td><input type="checkbox" name="opinion" value=row.number.clone() checked=checked aria-label=name /></td> }
    });
    view! {
        <tr>
            {tick}
            <td class="nowrap" data-label=texts::number(lang).bare()><a href=links::staff_opinion_show(&row.number)>{row.number.clone()}</a></td>
            <td class="nowrap" data-label=words::received_on(lang).bare()>
                <time datetime=row.received_on.to_string() title=date_and_time(row.received_at, lang)>{short_date(row.received_on)}</time>
            </td>
            <td class="nowrap" data-label=words::channel(lang).bare()><div>{t(texts::channel(lang, row.channel))}{compared}</div></td>
            <td class="nowrap" data-label=words::validity(lang).bare()>{validity_tag(lang, row.validity)}</td>
            <td class="said" data-label=words::begins(lang).bare()><span class="table__lines">{row.begins.clone()}</span>{copies}{burst}</td>
        </tr>
    }
    .into_any()
}

/// Scans as they are looked at: id, name and type of each.
fn scan_views(lang: Lang, number: &str, scans: &[(Uuid, String, String)]) -> AnyView {
    if scans.is_empty() {
        return view! { <p>{t(words::no_scan(lang))}</p> }.into_any();
    }
    let rows = scans.iter().map(|(id, name, mime)| {
        let href = links::staff_opinion_scan(number, *id);
        let name = name.clone();
        let inside = match mime.as_str() {
            "image/jpeg" | "image/png" => {
                view! { <img class="viewer__file" src=href.clone() alt=name.clone() /> }.into_any()
            }
            mime if is_shown(mime) => {
                view! { <iframe class="viewer__file" src=href.clone() title=name.clone()></iframe> }.into_any()
            }
            _ => ().into_any(),
        };
        view! { <p><a href=href>{name}</a></p> {inside} }
    });
    rows.collect_view().into_any()
}
