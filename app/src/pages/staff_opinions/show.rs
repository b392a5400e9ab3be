//! One opinion, for staff（意見の画面）: the original, its versions, its state, its scan; who wrote it on request.

use super::validity_tag;
use crate::frame::{Frame, Page};
use crate::links;
use crate::pages::opinions::{FileRow, file_list, pieces};
use crate::pages::staff::postings::{self, PostingRow};
use crate::ui::{Choice, Field, choices, error_summary, file_input, summary, t, text_area};
use chrono::{DateTime, Utc};
use domain::calendar::{date, date_and_time};
use domain::consultations::Consultation;
use domain::forms::Answers;
use domain::opinions::{Opinion, Part, Sender, Validity};
use domain::plans::Plan;
use domain::problems::Problems;
use domain::redaction::Redacted;
use domain::texts::{Lang, Text, opinions as texts, oversight, staff_opinions as words};
use leptos::prelude::*;
use uuid::Uuid;

/// Who wrote it, once somebody has asked.
pub struct AuthorShown {
    /// The sender; `None` once that was erased.
    pub sender: Option<Sender>,
    /// The full name of the district.
    pub district: String,
    /// What is required and was not told.
    pub lacking: Vec<&'static str>,
}

/// What the page shows.
pub struct Shown<'a> {
    /// The opinion.
    pub opinion: &'a Opinion,
    /// The consultation.
    pub consultation: &'a Consultation,
    /// The edition that it was written on.
    pub plan: &'a Plan,
    /// Versions before the present one.
    pub before: &'a [(i32, Vec<Part>)],
    /// How many have the same text.
    pub copies: i64,
    /// Whether it came in a burst.
    pub burst: bool,
    /// Who keyed it in, and who compared it.
    pub by: (Option<String>, Option<String>),
    /// Who wrote it, if somebody has asked.
    pub author: Option<AuthorShown>,
    /// Scans: id, name, type.
    pub scans: &'a [(Uuid, String, String)],
    /// The files that its author brought, those taken back too.
    pub files: &'a [FileRow],
    /// What stays unpublished, piece by piece: of the opinion and of its reason.
    pub hidden: &'a [Option<(Option<Redacted>, Option<Redacted>)>],
    /// Whether the viewer may judge and add.
    pub may_judge: bool,
    /// What was typed into the form of judging.
    pub typed: &'a Answers,
    /// What is wrong with it.
    pub problems: &'a Problems,
    /// Whether the viewer may change it because its author asks.
    pub may_change: bool,
    /// Letters to its author that go by post.
    pub postings: Vec<PostingRow>,
    /// What happened: when, who, code, reason.
    pub history: &'a [(DateTime<Utc>, Option<String>, String, String)],
}

fn label(lang: Lang, key: &str) -> Text {
    match key {
        "reason" => words::judge_reason(lang),
        "to" => words::judge_to(lang),
        _ => words::scan(lang),
    }
}

/// The page.
pub fn show(frame: &Frame, data: &Shown<'_>) -> Page {
    let lang = frame.lang;
    let opinion = data.opinion;
    let slug = data.consultation.slug.as_str();
    let asked = super::Asked { copies: opinion.text_hash.clone(), ..super::Asked::default() };
    let copies = (data.copies > 1)
        .then(|| view! { <p><a href=asked.address(slug, &[])>{t(words::copies(lang, data.copies))}</a></p> });
    let burst = data.burst.then(|| {
        view! { <div class="notice"><h2 class="notice__title">{t(words::burst(lang))}</h2><p>{t(words::burst_help(lang))}</p></div> }
    });
    let request = data.may_change.then(|| {
        view! { <p><a href=links::staff_opinion_request(&opinion.number)>{t(words::request_title(lang))}</a></p> }
    });
    let reason =
        (!opinion.validity_reason.is_empty()).then(|| view! { <p class="typed">{opinion.validity_reason.clone()}</p> });
    let body = view! {
        <div class="page">
            {error_summary(lang, data.problems, |key| label(lang, key))}
            <a class="back" href=links::staff_opinions(slug)>{t(words::to_list(lang))}</a>
            <header class="page__head">
                <p class="page__over">{t(data.consultation.title.text(lang))}</p>
                <h1><span class="num">{opinion.number.clone()}</span> " " {validity_tag(lang, opinion.validity)}</h1>
                {reason}
            </header>
            <div class="case">
                <aside class="case__facts">
                    {facts(lang, data)}
                    {author(lang, data)}
                </aside>
                <div class="case__body stack--l">
                    {burst}
                    {copies}
                    {pieces(lang, data.plan, &opinion.parts)}
                    {redactions(lang, data)}
                    {versions(lang, data)}
                    {(data.may_judge && opinion.validity != Validity::Withdrawn).then(|| judge(lang, data))}
                    {(!data.files.is_empty()).then(|| files(lang, data))}
                    {opinion.channel.is_keyed_in().then(|| scans(lang, data))}
                    {postings::of_case(lang, &data.postings)}
                    {request}
                    {history(lang, data)}
                </div>
            </div>
        </div>
    };
    Page::staff(Text::typed(&opinion.number), body).under(links::staff_consultations()).with_problems(data.problems)
}

fn facts(lang: Lang, data: &Shown<'_>) -> AnyView {
    let opinion = data.opinion;
    let fact = |label: Text, value: Option<String>| {
        value.map(|value| view! { <div><dt>{t(label)}</dt><dd>{value}</dd></div> })
    };
    view! {
        <dl class="facts">
            {fact(words::channel(lang), Some(texts::channel(lang, opinion.channel).bare()))}
            {fact(words::received_on(lang), Some(date(opinion.received_on, lang)))}
            {fact(words::postmark(lang), opinion.postmark_on.map(|day| date(day, lang)))}
            {fact(words::entered_at(lang), Some(date_and_time(opinion.received_at, lang)))}
            {fact(words::keyed_by(lang), data.by.0.clone())}
            {fact(words::checked_by(lang), data.by.1.clone().or_else(|| opinion.keyed_by.map(|_| words::not_compared(lang).bare())))}
            {fact(texts::naming(lang), Some(texts::naming_name(lang, opinion.naming).bare()))}
        </dl>
        <p class="quiet">{t(words::edition(lang, data.plan.edition))}</p>
    }
    .into_any()
}

fn author(lang: Lang, data: &Shown<'_>) -> AnyView {
    let inside = match &data.author {
        None => view! {
            <p class="quiet">{t(words::author_hidden(lang))}</p>
            <form method="post" action=links::staff_opinion_author(&data.opinion.number)>
                <button class="btn btn--small">{t(words::author_show(lang))}</button>
            </form>
        }
        .into_any(),
        Some(AuthorShown { sender: None, .. }) => view! { <p>{t(words::author_erased(lang))}</p> }.into_any(),
        Some(AuthorShown { sender: Some(sender), district, lacking }) => {
            let rows = crate::pages::opinions::sender_rows(lang, data.consultation, sender, district, None);
            let names: Vec<String> =
                lacking.iter().map(|key| crate::pages::opinions::field_name(lang, key).bare()).collect();
            let lacking =
                (!names.is_empty()).then(|| view! { <p class="late">{t(words::lacking(lang, names.join("、")))}</p> });
            view! { {summary(lang, rows)} {lacking} }.into_any()
        }
    };
    view! { <section class="box" id="author"><h2 class="box__title">{t(words::author(lang))}</h2>{inside}</section> }
        .into_any()
}

fn versions(lang: Lang, data: &Shown<'_>) -> AnyView {
    let rows = data.before.iter().map(|(version, parts)| {
        view! {
            <details class="more">
                <summary>{t(words::version_title(lang, *version))}</summary>
                <div class="more__body">{pieces(lang, data.plan, parts)}</div>
            </details>
        }
    });
    rows.collect_view().into_any()
}

/// What is hidden from the public beside the original, piece by piece.
fn redactions(lang: Lang, data: &Shown<'_>) -> AnyView {
    let number = data.opinion.number.as_str();
    let rows = data.opinion.parts.iter().enumerate().map(|(index, part)| {
        let hidden = data.hidden.get(index).and_then(Option::as_ref);
        let published = hidden.map(|(body, reason)| {
            let body = domain::redaction::public(&part.body, body.as_ref());
            let reason = domain::redaction::public(&part.reason, reason.as_ref());
            view! { <p class="typed">{body}</p> <p class="typed">{reason}</p> }
        });
        view! {
            <div class="sheet__body stack">
                <p><strong>{t(texts::piece(lang, index + 1))}</strong></p>
                {published}
                <p><a href=links::staff_opinion_redact(number, index)>{t(words::redact(lang))}</a></p>
            </div>
        }
    });
    view! {
        <section class="sheet"><div class="sheet__head"><h2>{t(words::redaction(lang))}</h2></div>{rows.collect_view()}</section>
    }
    .into_any()
}

fn judge(lang: Lang, data: &Shown<'_>) -> AnyView {
    let field = |key| Field::new(key, label(lang, key), data.typed.get(key), lang).problems(data.problems);
    let offered = [Validity::Valid, Validity::OutOfScope, Validity::Invalid, Validity::Received];
    let offered = offered.into_iter().filter(|to| *to != data.opinion.validity).map(|to| Choice {
        value: to.code().to_owned(),
        label: if to == Validity::Received { words::reopen(lang) } else { texts::validity(lang, to) },
        help: words::judgement_help(lang, to),
    });
    let reason = field("reason").unmarked().help(words::judge_reason_help(lang));
    view! {
        <section class="sheet" id="judge">
            <div class="sheet__head"><h2>{t(words::judge_title(lang))}</h2></div>
            <form class="form sheet__body" method="post" action=links::staff_opinion_judge(&data.opinion.number) novalidate>
                {choices(&field("to"), offered.collect())}
                {text_area(&reason, 2, None)}
                <div class="buttons"><button class="btn btn--primary">{t(words::judge_button(lang))}</button></div>
            </form>
        </section>
    }
    .into_any()
}

fn files(lang: Lang, data: &Shown<'_>) -> AnyView {
    view! {
        <section class="sheet" id="files">
            <div class="sheet__head"><h2>{t(words::files_title(lang))}</h2></div>
            <div class="sheet__body stack">{file_list(lang, data.files)}<p class="quiet">{t(words::files_unseen(lang))}</p></div>
        </section>
    }
    .into_any()
}

fn scans(lang: Lang, data: &Shown<'_>) -> AnyView {
    let number = data.opinion.number.as_str();
    let remove = data.scans.iter().filter(|_| data.may_judge).map(|(id, name, _)| {
        let name = name.clone();
        view! {
            <form method="post" action=links::staff_opinion_unscan(number, *id)>
                <button class="link link--danger">{t(words::scan_remove(lang))} "：" {name}</button>
            </form>
        }
    });
    let field = Field::new("paper-scan", words::scan(lang), "", lang).unmarked().problems(data.problems);
    let add = data.may_judge.then(|| {
        view! {
            <form class="upload" method="post" enctype="multipart/form-data" action=links::staff_opinion_scans(number)>
                {file_input(&field, ".pdf,.jpg,.jpeg,.png")}
                <button class="btn">{t(words::scan_add(lang))}</button>
            </form>
        }
    });
    view! {
        <section class="sheet" id="scans">
            <div class="sheet__head"><h2>{t(words::scans(lang))}</h2></div>
            <div class="sheet__body stack">{super::scan_views(lang, number, data.scans)}{remove.collect_view()}{add}</div>
        </section>
    }
    .into_any()
}

fn history(lang: Lang, data: &Shown<'_>) -> AnyView {
    let rows = data.history.iter().map(|(at, who, code, reason)| {
        let who = who.clone().map(|who| view! { <p class="timeline__who">{who}</p> });
        let reason = (!reason.is_empty()).then(|| view! { <p class="typed">{reason.clone()}</p> });
        view! {
            <li class="timeline__item">
                <p class="timeline__when"><time datetime=at.to_rfc3339()>{date_and_time(*at, lang)}</time></p>
                <p class="timeline__what">{t(oversight::action(lang, code))}</p>{reason}{who}
            </li>
        }
    });
    view! {
        <section class="sheet">
            <div class="sheet__head"><h2>{t(words::history(lang))}</h2></div>
            <div class="sheet__body"><ol class="timeline" role="list">{rows.collect_view()}</ol></div>
        </section>
    }
    .into_any()
}
