//! The proposal's own page: its tasks while it is a draft, afterwards its state, decision and letters（提案のページ）.

use super::{Draft, answers, award, banner, paper, revision_note, task_href, task_name, title_of};
use crate::frame::{Frame, Page};
use crate::links;
use crate::pages::awards::parts::FiledRow;
use crate::pages::calls::contact;
use crate::pages::case_parts;
use crate::pages::case_thread::{self, Said, Typed};
use crate::pages::official::{self as pages, LetterRow, Place};
use crate::pages::staff::correction;
use crate::ui::{error_summary, t};
use chrono::{DateTime, Utc};
use domain::awards::{Award, Ledger, Property, Report, RequestKind};
use domain::calendar::{self, Deadline};
use domain::changes::between;
use domain::corrections::Aside;
use domain::decisions::{Decision, Outcome};
use domain::filings::Filing;
use domain::people::Organisation;
use domain::problems::Problem;
use domain::proposals::{Task, TaskState};
use domain::submissions::{Stage, Verb};
use domain::texts::{
    Lang, Text, case_talk, decisions, drafts, intake, official, proposals as words, retention, shell, submissions,
};
use leptos::prelude::*;

/// A letter to the applicant.
pub struct Letter {
    /// Subject.
    pub subject: String,
    /// Text.
    pub body: String,
    /// Address.
    pub to: String,
    /// When it was written.
    pub at: DateTime<Utc>,
}

/// What the page shows.
pub struct Show<'a> {
    /// The proposal.
    pub draft: &'a Draft<'a>,
    /// The department in charge.
    pub department: &'a Organisation,
    /// The decision, once it is in force.
    pub decision: Option<&'a Decision>,
    /// Official letters, oldest first.
    pub official: &'a [LetterRow],
    /// Whether PDF can be made.
    pub has_font: bool,
    /// The last answer to conditions or an offer.
    pub reply: Option<&'a Filing>,
    /// Why the city made its last move, where the applicant must be told.
    pub reason: Option<&'a str>,
    /// Whether that move was to take a request for a correction back.
    pub taken_back: bool,
    /// What was typed for requests that were taken back.
    pub asides: &'a [Aside],
    /// Letters to the applicant, oldest first.
    pub letters: &'a [Letter],
    /// The thread with the department.
    pub thread: &'a [Said],
    /// The message that came back.
    pub typed: Option<Typed>,
    /// What it has after its grant.
    pub award: Option<AfterGrant>,
    /// What was filed on the way.
    pub filed: Vec<FiledRow>,
    /// The requests that may be made now.
    pub offered: Vec<RequestKind>,
}

/// What a case has after its grant.
pub struct AfterGrant {
    /// The grant.
    pub award: Award,
    /// The money.
    pub ledger: Ledger,
    /// The report as it was last handed in.
    pub report: Option<Report>,
    /// Whether a report was begun.
    pub begun: bool,
    /// The register of what was acquired with it.
    pub property: Vec<Property>,
}

/// The page of a draft that can still be handed in: what to do, until when.
pub fn tasks(frame: &Frame, draft: &Draft<'_>) -> Page {
    let lang = frame.lang;
    let case = &draft.proposal.case;
    let due = draft.proposal.revision.as_ref().map(|revision| Deadline(revision.correction.due_at));
    let deadline = due.unwrap_or_else(|| draft.proposal.call.dates.deadline());
    let late = !deadline.is_open_at(frame.now);
    let left = deadline.days_left(frame.now);
    let left = match left {
        0 => domain::texts::calls::last_day(lang),
        days => domain::texts::calls::days_left(lang, days),
    };
    let tasks = draft.proposal.tasks();
    let ready = tasks.iter().any(|(task, state)| *task == Task::Check && *state == TaskState::Open);
    let rows = tasks.iter().map(|(task, state)| task_row(lang, draft, task, *state)).collect_view();
    let is_open = |state: &TaskState| !matches!(state, TaskState::Done | TaskState::Locked);
    let go = tasks.iter().find(|(_, state)| is_open(state));
    let go = go.map(|(task, _)| {
        let text = if ready { words::go_check(lang) } else { words::go_on(lang) };
        view! { <p><a class="btn btn--primary btn--big btn--go" href=task_href(draft.proposal, task)>{t(text)}</a></p> }
    });
    let moment = calendar::date_and_time(draft.saved_at, lang);
    let title = title_of(lang, &case.title);
    let on_paper = draft.intake.is_some();
    let now = (!on_paper).then(|| view! {
        <section class="status status--action">
            <div class="status__now">
                <p class="status__label">{t(words::state_now(lang, submissions::stage_for_applicant(lang, case.stage)))}</p>
                <p class="status__say">{t(words::say(lang, case.stage, Some(&draft.deadline(lang))))}</p>
            </div>
            <div class="status__next">{(!late).then(|| view! { <p>{t(left)}</p> })}{go}</div>
        </section>
    });
    let body = view! {
        <div class="page page--text">
            {on_paper.then(|| view! { <a class="back" href=links::staff_intake()>{t(intake::to_list(lang))}</a> })}
            <header class="page__head">
                <p class="page__over">{t(draft.call_title(lang))} " · " {draft.group.to_owned()}</p>
                <h1>{t(title.clone())}</h1>
                <p class="lead">{t(words::tasks_lead(lang))}</p>
            </header>
            <div class="stack--l">
                {banner(lang, draft)}
                {revision_note(lang, draft, frame.now)}
                {waiting(lang, draft)}
                {now}
                {standing(lang, draft)}
                <section class="stack">
                    <h2 class="h-line">{t(words::tasks_title(lang))}</h2>
                    <ul class="tasks" role="list">{rows}</ul>
                    <p class="saved">{t(words::last_saved(lang, moment))}</p>
                </section>
                {on_paper.then(|| paper::ways(lang, draft))}
                {case_parts::no_longer_asked(lang, draft.older, draft.proposal)}
            </div>
        </div>
    };
    super::page(draft, title, body)
}

/// What the group itself still needs, or what keeps it from applying: better now than at the end.
fn standing(lang: Lang, draft: &Draft<'_>) -> Option<AnyView> {
    let proposal = draft.proposal;
    let talk = proposal.call.rules.terms.consultation_required.then(|| {
        let done = proposal.standing.consulted;
        let class = if done { "notice notice--good" } else { "notice notice--warn" };
        let text = if done { words::consultation_done(lang) } else { words::consultation_open(lang, draft.group) };
        view! { <div class=class id="consultation"><h2 class="notice__title">{t(words::consultation_title(lang))}</h2><p>{t(text)}</p></div> }
    });
    let others = proposal.not_admitted().into_iter().filter(|problem| *problem != Problem::NotConsulted);
    let others: Vec<_> =
        others.map(|problem| view! { <div class="notice notice--bad"><p>{t(problem.text(lang))}</p></div> }).collect();
    (talk.is_some() || !others.is_empty()).then(|| view! { {talk} {others.into_iter().collect_view()} }.into_any())
}

/// That the application waits for the representative, in the words of who reads it.
fn waiting(lang: Lang, draft: &Draft<'_>) -> Option<AnyView> {
    let (name, at) = draft.sign_off.asked.as_ref()?;
    let said = match draft.sign_off.bound {
        true => drafts::sign_off_waits(lang, name.as_str(), calendar::date_and_time(*at, lang)),
        false => drafts::sign_off_yours(lang, name.as_str()),
    };
    let to_check = (!draft.sign_off.bound).then(|| {
        view! {
            <p><a class="btn" href=links::proposal_check(draft.id())>{t(words::go_check(lang))}</a></p>
        }
    });
    Some(
        view! {
            <div class="notice" id="waiting">
                <h2 class="notice__title">{t(drafts::sign_off_state(lang))}</h2>
                <p>{t(said)}</p>
                {to_check}
            </div>
        }
        .into_any(),
    )
}

fn task_row(lang: Lang, draft: &Draft<'_>, task: &Task, state: TaskState) -> AnyView {
    let proposal = draft.proposal;
    let class = match state {
        TaskState::Locked => "tag tag--wait",
        TaskState::Open => "tag tag--neutral",
        TaskState::Begun => "tag tag--info",
        TaskState::ToMend => "tag tag--action",
        TaskState::Done => "tag tag--good",
    };
    let (key, help) = match task {
        Task::Section(key) => (format!("task-{key}"), section_help(lang, draft, key)),
        Task::Budget => ("task-budget".to_owned(), words::task_budget_help(lang)),
        Task::Papers => {
            let needed = proposal.papers().iter().filter(|paper| paper.required).count();
            ("task-papers".to_owned(), words::task_papers_help(lang, needed))
        }
        Task::Check => ("task-check".to_owned(), words::task_check_help(lang)),
    };
    let name = task_name(lang, proposal, task);
    // Even the locked task can be looked at: the page says what is missing, and leads there.
    let name =
        view! { <a class="tasks__link" href=task_href(proposal, task) aria-describedby=key.clone()>{t(name)}</a> };
    view! {
        <li class="tasks__item">
            <div class="tasks__main">{name}<p class="tasks__help">{t(help)}</p></div>
            <span class=class id=key>{t(words::task_state(lang, state))}</span>
        </li>
    }
    .into_any()
}

fn section_help(lang: Lang, draft: &Draft<'_>, key: &str) -> Text {
    let form = draft.proposal.form();
    let section = form.sections.iter().find(|section| section.key == key);
    let titles = section.map(|section| &section.pages[..]).unwrap_or_default().iter().map(|page| page.title.text(lang));
    titles.reduce(|so_far, title| words::and(lang, so_far, title)).unwrap_or_else(|| words::pages_in(lang, 0))
}

/// Why so little is left of a case whose years are over.
fn disposed(lang: Lang, at: chrono::DateTime<chrono::Utc>) -> AnyView {
    view! {
        <div class="notice notice--warn" id="disposed">
            <h2 class="notice__title">{t(retention::disposed_title(lang, calendar::date(calendar::date_in_japan(at), lang)))}</h2>
            <p>{t(retention::disposed_text(lang))}</p>
        </div>
    }
    .into_any()
}

/// The thread with the department, and the form for a message.
fn talk(lang: Lang, data: &Show<'_>) -> AnyView {
    let action = links::proposal_messages(data.draft.id());
    let (label, button, lead) = (case_talk::message(lang), case_talk::send(lang), case_talk::thread_city_lead(lang));
    if data.draft.proposal.case.still_kept().is_err() {
        return ().into_any();
    }
    view! {
        <section class="stack no-print" id="thread">
            <h2 class="h-line">{t(case_talk::thread_city(lang))}</h2>
            {case_thread::thread(lang, data.thread)}
            {case_thread::write(lang, action, "say", label, button, lead, data.typed.as_ref())}
        </section>
    }
    .into_any()
}

/// The page of a case that is no open draft: state, decision, answers, letters.
pub fn case(frame: &Frame, data: &Show<'_>) -> Page {
    let lang = frame.lang;
    let draft = data.draft;
    let case = &draft.proposal.case;
    let title = title_of(lang, &case.title);
    let is_draft = case.stage == Stage::Draft;
    let problems = data.typed.as_ref().map(|typed| &typed.problems);
    let body = view! {
        <div class="page">
            {problems.and_then(|problems| error_summary(lang, problems, |_| case_talk::message(lang)))}
            <header class="page__head">
                <p class="page__over">{t(draft.call_title(lang))}</p>
                <h1>{t(title.clone())}</h1>
            </header>
            <div class="split">
                <div class="stack--xl">
                    {case.disposed_at.map(|at| disposed(lang, at))}
                    {status(frame, data)}
                    {(!data.official.is_empty()).then(|| official(lang, data))}
                    {data.award.as_ref().map(|after| award::sheet(frame, after))}
                    {(!data.filed.is_empty()).then(|| award::filed(lang, &data.filed))}
                    {data.decision.map(|decision| decided(lang, decision))}
                    {data.reply.map(|filing| replied(lang, filing))}
                    <section class="stack--l">
                        <h2 class="h-line">{t(if is_draft { words::written(lang) } else { words::answers(lang) })}</h2>
                        {answers::all(lang, draft, false)}
                        {is_draft.then(|| case_parts::no_longer_asked(lang, draft.older, draft.proposal))}
                    </section>
                    {unsent(lang, data)}
                    {(!is_draft).then(|| talk(lang, data))}
                    {(!data.letters.is_empty()).then(|| letters(lang, data.letters))}
                </div>
                <aside class="split__side stack--l">
                    {facts(lang, draft)}
                    {contact(lang, data.department)}
                    {withdraw_link(frame, draft)}
                </aside>
            </div>
        </div>
    };
    Page::public(title, body).under(links::my_page())
}

/// What was typed for requests that were taken back, beside what was handed in.
fn unsent(lang: Lang, data: &Show<'_>) -> Option<AnyView> {
    let handed_in = data.draft.proposal;
    let typed = data.asides.iter().map(|aside| (aside.saved_at, aside.within(handed_in, &aside.correction)));
    let typed: Vec<_> = typed.filter(|(_, typed)| !between(handed_in, typed).is_empty()).collect();
    let rows = typed.iter().map(|(at, typed)| {
        view! {
            <p>{t(drafts::aside_lead(lang, calendar::date_and_time(*at, lang)))}</p>
            {correction::changes(lang, handed_in, typed)}
        }
    });
    (!typed.is_empty()).then(|| {
        view! {
            <section class="stack" id="aside">
                <h2 class="h-line">{t(drafts::aside_title(lang))}</h2>
                {rows.collect_view()}
            </section>
        }
        .into_any()
    })
}

fn status(frame: &Frame, data: &Show<'_>) -> AnyView {
    let lang = frame.lang;
    let stage = data.draft.proposal.case.stage;
    let replied = data.decision.is_some_and(Decision::has_reply);
    let class = match stage {
        Stage::Selected | Stage::Granted | Stage::Confirmed | Stage::Closed => "status status--good",
        Stage::Rejected | Stage::Ineligible | Stage::Revoked => "status status--bad",
        Stage::Draft | Stage::Withdrawn | Stage::CalledOff | Stage::Discontinued => "status status--end",
        Stage::Returned | Stage::ReportReturned => "status status--action",
        Stage::Conditional | Stage::Waitlisted if !replied => "status status--action",
        _ => "status",
    };
    let day = data.decision.and_then(|decision| decision.decided_on).map(|day| calendar::date(day, lang));
    let cancelled = data.draft.proposal.call.dates.cancelled_at.is_some();
    let say = match (stage, data.decision, &day) {
        (Stage::Granted, Some(decision), Some(day)) => submissions::say_granted(lang, decision.amount, day),
        (Stage::Confirmed, ..) => award::say_confirmed(lang, data.award.as_ref()),
        (Stage::Submitted, ..) if data.taken_back => drafts::say_taken_back(lang),
        (Stage::Draft, ..) if cancelled => submissions::say_draft_called_off(lang),
        _ => words::say(lang, stage, None),
    };
    let call = &data.draft.proposal.call;
    let told = data.reason.or((cancelled && stage == Stage::Draft).then_some(call.notice.cancelled.as_str()));
    let reason = told.map(|reason| {
        view! { <p><strong>{t(words::decided_reason(lang))}</strong></p> <div class="typed">{reason.to_owned()}</div> }
    });
    let id = data.draft.id();
    let next = match data.decision.filter(|_| matches!(stage, Stage::Conditional | Stage::Waitlisted)) {
        Some(decision) => answer_now(lang, id, decision),
        None if stage.has_award() || stage == Stage::Selected => award::next(frame, data, day.as_deref()),
        None => view! { <p>{t(words::next_step(lang, stage, None, day.as_deref()))}</p> }.into_any(),
    };
    let receipt = (stage != Stage::Draft).then(|| {
        view! {
            <p class="onward"><a href=links::proposal_receipt(id)>{t(words::to_receipt(lang))}</a></p>
            <p class="onward"><a href=links::proposal_copy(id)>{t(drafts::copy_print(lang))}</a></p>
        }
    });
    view! {
        <section class=class>
            <div class="status__now">
                <p class="status__label">{t(words::state_now(lang, submissions::stage_for_applicant(lang, stage)))}</p>
                <p class="status__say">{t(say)}</p>
                {reason}
            </div>
            <div class="status__next">
                <h2>{t(words::next_thing(lang))}</h2>
                {next}
                {receipt}
            </div>
        </section>
    }
    .into_any()
}

/// What conditions or an offer ask of the applicant, until when.
fn answer_now(lang: Lang, id: uuid::Uuid, decision: &Decision) -> AnyView {
    if decision.has_reply() {
        return view! { <p>{t(decisions::wait_for_city(lang))}</p> }.into_any();
    }
    let last = decision.reply_by.map(|last| calendar::date_and_time(last, lang)).unwrap_or_default();
    view! {
        <p>{t(decisions::answer_lead(lang, last))}</p>
        <div class="buttons"><a class="btn btn--primary btn--big btn--go" href=links::proposal_answer(id)>{t(decisions::to_answer(lang))}</a></div>
    }
    .into_any()
}

fn official(lang: Lang, data: &Show<'_>) -> AnyView {
    let place = Place::Applicant(data.draft.id());
    view! {
        <section class="stack" id="official">
            <h2 class="h-line">{t(official::letters(lang))}</h2>
            <p>{t(official::letters_lead(lang))}</p>
            {pages::list(lang, place, data.official, data.has_font)}
        </section>
    }
    .into_any()
}

/// The answer that was sent.
fn replied(lang: Lang, filing: &Filing) -> AnyView {
    let said = match filing.answers.get("answer") {
        "decline" => decisions::decline(lang),
        _ => decisions::accepted(lang),
    };
    let at = calendar::date_and_time(filing.submitted_at.unwrap_or(filing.saved_at), lang);
    view! {
        <section class="sheet" id="reply">
            <div class="sheet__head"><h2>{t(decisions::your_answer(lang))}</h2></div>
            <div class="sheet__body"><p>{at} "　" {t(said)}</p><p class="typed">{filing.answers.get("text").to_owned()}</p></div>
        </section>
    }
    .into_any()
}

fn decided(lang: Lang, decision: &Decision) -> AnyView {
    let fact = |label: Text, value: AnyView| view! { <div><dt>{t(label)}</dt><dd>{value}</dd></div> };
    let typed = |text: &str| view! { <div class="typed">{text.to_owned()}</div> }.into_any();
    let day = decision.decided_on.map(|day| calendar::date(day, lang)).unwrap_or_default();
    let amount = (decision.amount.0 > 0).then(|| {
        let label = match decision.outcome {
            Outcome::Waitlisted => decisions::offered(lang),
            _ => words::decided_amount(lang),
        };
        fact(label, t(shell::amount(lang, decision.amount)))
    });
    let last =
        decision.reply_by.map(|last| fact(decisions::reply_by(lang), calendar::date_and_time(last, lang).into_any()));
    let correction =
        (!decision.correction.is_empty()).then(|| fact(decisions::correction(lang), typed(&decision.correction)));
    let conditions =
        (!decision.conditions.is_empty()).then(|| fact(words::decided_conditions(lang), typed(&decision.conditions)));
    view! {
        <section class="sheet" id="decision">
            <div class="sheet__head"><h2>{t(words::decision(lang))}</h2></div>
            <dl class="facts facts--wide sheet__body">
                {fact(words::decided_outcome(lang), t(submissions::stage(lang, decision.outcome.stage())))}
                {amount}
                {conditions}
                {last}
                {correction}
                {fact(words::decided_reason(lang), typed(&decision.reason))}
                {fact(words::decided_number(lang), decision.number.clone().into_any())}
                {fact(words::decided_on(lang), day.into_any())}
            </dl>
        </section>
    }
    .into_any()
}

fn facts(lang: Lang, draft: &Draft<'_>) -> AnyView {
    let case = &draft.proposal.case;
    let fact = |label: Text, value: AnyView| view! { <div><dt>{t(label)}</dt><dd>{value}</dd></div> };
    let number = case.number.clone().map(|number| fact(words::number(lang), number.into_any()));
    let (label, at) = match case.submitted_at {
        Some(at) => (words::submitted_on(lang), at),
        None => (words::begun_on(lang), case.begun_at),
    };
    let requested = draft.proposal.assessment().requested;
    view! {
        <dl class="facts">
            {number}
            {fact(label, calendar::date_and_time(at, lang).into_any())}
            {fact(words::group(lang), draft.group.to_owned().into_any())}
            {fact(words::requested(lang), t(shell::amount(lang, requested)))}
        </dl>
    }
    .into_any()
}

fn letters(lang: Lang, letters: &[Letter]) -> AnyView {
    let rows = letters.iter().map(|letter| {
        let at = calendar::date_and_time(letter.at, lang);
        view! {
            <li class="timeline__item timeline__item--mail">
                <p class="timeline__when">{at}</p>
                <details class="more">
                    <summary>{letter.subject.clone()}</summary>
                    <div class="more__body"><p class="quiet">{t(words::letter_to(lang, &letter.to))}</p><pre class="mail__body">{letter.body.clone()}</pre></div>
                </details>
            </li>
        }
    });
    view! {
        <section class="stack" id="letters">
            <h2 class="h-line">{t(words::letters(lang))}</h2>
            <ol class="timeline" role="list">{rows.collect_view()}</ol>
        </section>
    }
    .into_any()
}

fn withdraw_link(frame: &Frame, draft: &Draft<'_>) -> Option<AnyView> {
    draft.proposal.case.allows(&frame.viewer, Verb::Withdraw).ok()?;
    let text = t(words::withdraw_title(frame.lang));
    Some(view! { <p class="onward"><a href=links::proposal_withdraw(draft.id())>{text}</a></p> }.into_any())
}
