//! What is on file for a case beside the application: sheets, decision, history, letters（審査の記録・経過）.

use super::case::{CaseView, LetterLine, day};
use super::postings;
use crate::links;
use crate::ui::{Row, summary, t};
use domain::bounces::Reason;
use domain::calendar::{date, date_and_time};
use domain::corrections::moved_days;
use domain::decisions::Decision;
use domain::filings::Filing;
use domain::forms::read_number;
use domain::history::HistoryEntry;
use domain::messages::Delivery;
use domain::money::Yen;
use domain::texts::{
    Lang, Text, bounces as returned, case_talk as talk, decisions as decided, mail_state, official,
    postings as by_post, shell, staff as words, submissions,
};
use leptos::prelude::*;
use std::cmp::Ordering;

fn row(label: Text, value: impl Into<String>) -> Row {
    Row { label, value: value.into(), change: None }
}

/// The check sheet: every line with its tick, and the note.
pub fn screening(lang: Lang, data: &CaseView<'_>, filing: &Filing) -> AnyView {
    let lines = data.proposal.call.rules.checklist.iter().enumerate();
    let mut rows: Vec<Row> = lines
        .map(|(index, line)| {
            let ticked = filing.answers.get(&format!("check-{index}")) == "yes";
            let said = if ticked { words::checked(lang) } else { words::not_checked(lang) };
            row(line.text(lang), said.bare())
        })
        .collect();
    rows.push(row(words::note(lang), filing.answers.get("note")));
    summary(lang, rows)
}

/// The panel's opinion.
pub fn opinion(lang: Lang, filing: &Filing) -> AnyView {
    let fit = filing.answers.get("fit") == "yes";
    let said = if fit { words::fit_yes(lang) } else { words::fit_no(lang) };
    let mut rows = vec![row(words::fit(lang), said.bare())];
    if let Some(amount) = read_number(filing.answers.get("amount")) {
        rows.push(row(words::panel_amount(lang), shell::amount(lang, Yen(amount)).bare()));
    }
    rows.push(row(words::remarks(lang), filing.answers.get("remarks")));
    summary(lang, rows)
}

/// The decision that counts.
pub fn decision(lang: Lang, data: &CaseView<'_>, decision: &Decision) -> AnyView {
    let by = |name: Option<&str>, at: Option<chrono::DateTime<chrono::Utc>>| {
        let when = at.map(day).unwrap_or_default();
        words::recorded_by(lang, name.unwrap_or_default(), when).bare()
    };
    let mut rows = vec![
        row(words::decision_stands(lang), submissions::decision_state(lang, decision.state).bare()),
        row(words::outcome(lang), submissions::outcome(lang, decision.outcome).bare()),
        row(words::amount(lang), shell::amount(lang, decision.amount).bare()),
        row(words::conditions(lang), decision.conditions.clone()),
        row(words::decision_reason(lang), decision.reason.clone()),
    ];
    if let Some(days) = decision.reply_days {
        rows.push(row(decided::reply_days(lang), format!("{days}{}", decided::days_unit(lang).bare())));
    }
    if let Some(last) = decision.reply_by {
        rows.push(row(decided::reply_by(lang), date_and_time(last, lang)));
        let said = decision.replied_at.map_or_else(|| decided::not_replied(lang).bare(), |at| date_and_time(at, lang));
        rows.push(row(decided::replied_at(lang), said));
    }
    if !decision.correction.is_empty() {
        rows.push(row(decided::correction(lang), decision.correction.clone()));
    }
    let is_last = data.decision.is_some_and(|last| last.id == decision.id);
    if is_last {
        rows.push(row(words::drafted_by(lang), by(data.drafter, Some(decision.drafted_at))));
    }
    if decision.approved_at.is_some() && is_last {
        rows.push(row(words::approved_by(lang), by(data.approver, decision.approved_at)));
    }
    if let (Some(number), Some(decided_on)) = (&decision.number, decision.decided_on) {
        rows.push(row(words::document(lang), number.clone()));
        rows.push(row(words::decided_on(lang), date(decided_on, lang)));
    }
    let draft = (is_last && decision.is_pending() && data.may_act).then(|| {
        view! { <p class="no-print"><a class="btn btn--small" href=links::staff_draft_letter(data.number())>{t(official::draft(lang))}</a></p> }
    });
    view! { {summary(lang, rows)} {draft} }.into_any()
}

/// What the applicant answered to conditions or an offer.
pub fn reply(lang: Lang, filing: &Filing) -> AnyView {
    let said = match filing.answers.get("answer") {
        "decline" => decided::decline(lang),
        _ => decided::accepted(lang),
    };
    let at = filing.submitted_at.unwrap_or(filing.saved_at);
    let rows = vec![
        row(decided::answer(lang), said.bare()),
        row(decided::text_conditions(lang), filing.answers.get("text")),
        row(decided::replied_at(lang), date_and_time(at, lang)),
    ];
    summary(lang, rows)
}

/// Where a draft stands on its route: every step, and who has it now.
pub fn route(lang: Lang, data: &CaseView<'_>) -> Option<AnyView> {
    let decision = data.decision.filter(|decision| decision.waits_for().is_some())?;
    let steps = decision.route.0.iter().enumerate().map(|(index, step)| {
        let name = step_name(lang, &step.title, index + 1 == decision.route.0.len());
        let said = match index.cmp(&decision.passed.len()) {
            Ordering::Less => decided::step_done(lang, name, day(decision.passed[index].at)),
            Ordering::Equal if data.holders.is_empty() => decided::step_nobody(lang, name),
            Ordering::Equal => decided::step_now(lang, name, data.holders.join("、")),
            Ordering::Greater => decided::step_later(lang, name),
        };
        let class =
            if index == decision.passed.len() { "timeline__item timeline__item--now" } else { "timeline__item" };
        view! { <li class=class><p class="timeline__what">{t(said)}</p></li> }
    });
    Some(view! { <ol class="timeline" role="list">{steps.collect_view()}</ol> }.into_any())
}

/// What a step of a route is called: as the office named it, or in the usual words.
pub fn step_name(lang: Lang, title: &str, is_last: bool) -> Text {
    match (title.trim(), is_last) {
        ("", true) => words::approved_by(lang),
        ("", false) => decided::consent(lang),
        (title, _) => Text::typed(title),
    }
}

/// What happened, oldest first, and below it who looked.
pub fn history(lang: Lang, data: &CaseView<'_>) -> AnyView {
    let items = data.history.iter().map(|(entry, name)| timeline_item(lang, entry, name.as_deref()));
    let items = items.collect_view();
    let views = data.views.iter().map(|(entry, name)| {
        view! { <li>{date_and_time(entry.at, lang)} "　" {who(lang, name.as_deref())}</li> }
    });
    let views = views.collect_view();
    view! {
        <ol class="timeline" role="list">{items}</ol>
        <details class="more">
            <summary>{t(words::views(lang))}</summary>
            <div class="more__body">
                <p class="quiet">{t(words::views_note(lang, data.views.len()))}</p>
                <ul class="list">{views}</ul>
            </div>
        </details>
    }
    .into_any()
}

fn who(lang: Lang, name: Option<&str>) -> String {
    name.map_or_else(|| words::system(lang).bare(), str::to_owned)
}

fn timeline_item(lang: Lang, entry: &HistoryEntry, name: Option<&str>) -> AnyView {
    let what = domain::texts::oversight::action(lang, &entry.action);
    let reason = (!entry.reason.is_empty())
        .then(|| view! { <p class="typed">{t(words::reason_given(lang, entry.reason.as_str()))}</p> });
    let days = moved_days(entry).map(|(before, after)| {
        view! { <p>{t(words::due_moved_from(lang, date(before, lang), date(after, lang)))}</p> }
    });
    view! {
        <li class="timeline__item">
            <p class="timeline__when"><time datetime=entry.at.to_rfc3339()>{date_and_time(entry.at, lang)}</time></p>
            <p class="timeline__what">{t(what)}</p>
            {days}
            {reason}
            <p class="timeline__who">{who(lang, name)}</p>
        </li>
    }
    .into_any()
}

/// The letters with how far each got.
pub fn letters(lang: Lang, data: &CaseView<'_>) -> AnyView {
    let letters = &data.letters;
    let posted = postings::of_case(lang, &data.postings);
    if letters.is_empty() && posted.is_some() {
        return posted.into_any();
    }
    if letters.is_empty() {
        return view! { <p>{t(words::no_letters(lang))}</p> }.into_any();
    }
    let number = data.may_act.then(|| data.number());
    let rows = letters.iter().map(|letter| letter_row(lang, letter, number)).collect_view();
    let heads = [words::subject(lang), words::address(lang), words::written_at(lang), words::delivery(lang)];
    let heads = heads.map(|head| view! { <th scope="col">{t(head)}</th> });
    view! {
        <div class="table-wrap" role="region" aria-label=words::letters(lang).bare() tabindex="0">
            <table class="table table--dense"><thead><tr>{heads.collect_view()}</tr></thead><tbody>{rows}</tbody></table>
        </div>
        {posted}
    }
    .into_any()
}

/// What can be done about a letter: sent again, or told in another way where it failed.
fn letter_acts(lang: Lang, letter: &LetterLine, number: &str) -> AnyView {
    let again = (letter.state != Delivery::Waiting).then(|| {
        view! {
            <form method="post" action=links::staff_letter_again(number, letter.id)>
                <button class="link">{t(talk::resend(lang))}<span class="vh">{t(talk::resend_of(lang, letter.subject.as_str()))}</span></button>
            </form>
        }
    });
    let told = (letter.state == Delivery::Failed && !letter.settled).then(|| {
        view! {
            <form method="post" action=links::staff_letter_told(number, letter.id)>
                <button class="link">{t(talk::settle(lang))}<span class="vh">{t(talk::resend_of(lang, letter.subject.as_str()))}</span></button>
            </form>
        }
    });
    let post = (letter.state == Delivery::Failed && !letter.settled).then(|| {
        view! {
            <a href=links::staff_letter_post(number, letter.id)>{t(by_post::instead(lang))}<span class="vh">{t(talk::resend_of(lang, letter.subject.as_str()))}</span></a>
        }
    });
    view! { {again} {told} " " {post} }.into_any()
}

/// Why a letter did not arrive, or not yet: in our words, and in the server's.
fn why_not(lang: Lang, letter: &LetterLine) -> AnyView {
    let (said, when) = match (&letter.came_back, letter.state) {
        (Some((said, at)), Delivery::Failed) => (said.as_str(), Some(returned::came_back(lang, day(*at)))),
        (Some((said, at)), Delivery::Sent) => (said.as_str(), Some(returned::on_the_way(lang, day(*at)))),
        (_, Delivery::Sent) => return ().into_any(),
        (_, Delivery::Waiting | Delivery::Failed) => (letter.answer.as_str(), None),
    };
    let reason = (letter.state == Delivery::Failed).then(|| {
        let reason = Reason::of(said);
        let advice = if letter.to_office { mail_state::office_advice(lang) } else { returned::advice(lang, reason) };
        view! {
            <span class="table__sub">{t(returned::reason(lang, reason))}</span>
            <span class="table__sub">{t(advice)}</span>
        }
    });
    let when = when.map(|when| view! { <span class="table__sub">{t(when)}</span> });
    let said =
        (!said.is_empty()).then(|| view! { <span class="table__sub">{t(words::server_said(lang, said))}</span> });
    view! { {when} {reason} {said} }.into_any()
}

fn letter_row(lang: Lang, letter: &LetterLine, number: Option<&str>) -> AnyView {
    let class = match letter.state {
        Delivery::Waiting => "tag tag--info",
        Delivery::Sent => "tag tag--good",
        Delivery::Failed => "tag tag--bad",
    };
    let settled = letter.settled.then(|| view! { " " <span class="tag tag--neutral">{t(talk::settled(lang))}</span> });
    let acts = number.map(|number| letter_acts(lang, letter, number));
    let trouble = letter.state != Delivery::Sent && letter.attempts > 0;
    let tries = (trouble && letter.came_back.is_none()).then(|| view! { " " {t(words::tries(lang, letter.attempts))} });
    let why = why_not(lang, letter);
    view! {
        <tr>
            <td>{letter.subject.clone()}</td>
            <td>{letter.to.clone()}</td>
            <td class="nowrap">{letter.written.clone()}</td>
            <td><span class=class>{t(words::delivered(lang, letter.state))}</span> {settled} {tries} {why} {acts}</td>
        </tr>
    }
    .into_any()
}
