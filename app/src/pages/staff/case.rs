//! One case on one page for staff: facts, state, next moves, everything on file（案件のページ）.

use super::award::{self, AwardView};
use super::forms::{self, Typed};
use super::keeping::{self, Keeping};
use super::postings::PostingRow;
use super::{cases, correction, paper, property, record, talk};
use crate::frame::{Frame, Page};
use crate::links;
use crate::pages::awards::parts::{self, FiledRow};
use crate::pages::case_parts;
use crate::pages::case_thread::{self, Said};
use crate::pages::official::{self as pages, LetterRow, Place};
use crate::ui::{error_summary, t};
use domain::calendar::{date_and_time, date_in_japan, short_date};
use domain::corrections::Correction;
use domain::decisions::{self, Decision, DecisionState};
use domain::filings::Filing;
use domain::history::HistoryEntry;
use domain::intake::Intake;
use domain::messages::Delivery;
use domain::money::Yen;
use domain::people::{Organisation, Person};
use domain::processing::Clock;
use domain::proposals::Proposal;
use domain::submissions::{Stage, Verb};
use domain::texts::{
    Lang, Text, awards, case_talk, decisions as decided, desk, drafts, official, property as register, redaction,
    retention, staff as words, submissions,
};
use leptos::prelude::*;
use uuid::Uuid;

/// Everything on file for a case.
pub struct CaseView<'a> {
    /// The application as it was last handed in.
    pub proposal: &'a Proposal,
    /// What was handed in before it, the first version first.
    pub earlier: Vec<&'a Proposal>,
    /// Corrections that were asked for, each with the version it made or will make.
    pub corrections: &'a [(i32, Correction)],
    /// Who applies.
    pub group: &'a Organisation,
    /// Who began it.
    pub owner: &'a Person,
    /// The check sheet.
    pub screening: Option<&'a Filing>,
    /// The panel's opinion.
    pub opinion: Option<&'a Filing>,
    /// The last decision: in force, or on its way.
    pub decision: Option<&'a Decision>,
    /// The decision in force, where it is another.
    pub in_force: Option<&'a Decision>,
    /// The applicant's last answer to conditions or an offer.
    pub reply: Option<&'a Filing>,
    /// Who holds the present step of the draft's route.
    pub holders: &'a [String],
    /// Name of who drafted it.
    pub drafter: Option<&'a str>,
    /// Name of who approved it.
    pub approver: Option<&'a str>,
    /// All that the round has approved for its other cases.
    pub approved_total: Yen,
    /// What happened, with names.
    pub history: &'a [(HistoryEntry, Option<String>)],
    /// Who looked, with names; and how many are listed at most.
    pub views: &'a [(HistoryEntry, Option<String>)],
    /// Official letters about it.
    pub official: Vec<LetterRow>,
    /// Whether PDF can be made.
    pub has_font: bool,
    /// Letters about it.
    pub letters: Vec<LetterLine>,
    /// The check sheet as it was saved half way.
    pub sheet: Option<&'a Filing>,
    /// Its days.
    pub clock: Option<Clock>,
    /// Who works on it.
    pub assigned: Option<&'a Person>,
    /// Who may take it; nobody where the viewer may change nothing.
    pub colleagues: &'a [Person],
    /// Notes among staff.
    pub notes: Vec<Said>,
    /// The thread with the applicant.
    pub thread: Vec<Said>,
    /// Whether the viewer works on the case.
    pub may_act: bool,
    /// The form that came back with problems.
    pub typed: Option<Typed>,
    /// The note or message that came back with problems.
    pub talk: Option<case_thread::Typed>,
    /// What it has beside, where it came on paper; and who keyed it in.
    pub intake: Option<(&'a Intake, &'a str)>,
    /// Letters about it that go by post.
    pub postings: Vec<PostingRow>,
    /// What it has after its grant.
    pub award: Option<AwardView>,
    /// What was filed after the selection.
    pub filed: Vec<FiledRow>,
    /// How long its papers are kept, or when they went.
    pub keeping: Keeping,
    /// Whether a panel scores it here now.
    pub in_round: bool,
}

/// A letter in the list of a case.
#[derive(Debug, Clone)]
pub struct LetterLine {
    /// Which.
    pub id: Uuid,
    /// Whether somebody has told the recipient in another way.
    pub settled: bool,
    /// Subject.
    pub subject: String,
    /// Address.
    pub to: String,
    /// How far it got.
    pub state: Delivery,
    /// Tries.
    pub attempts: i32,
    /// When it was written.
    pub written: String,
    /// What the server last said.
    pub answer: String,
    /// Whether it went to the department itself.
    pub to_office: bool,
    /// What the last report about it said, and when it came.
    pub came_back: Option<(String, chrono::DateTime<chrono::Utc>)>,
}

impl CaseView<'_> {
    /// The receipt number; every case that staff may read has one.
    pub fn number(&self) -> &str {
        self.proposal.case.number.as_deref().unwrap_or_default()
    }

    /// The amount asked for.
    pub fn requested(&self) -> Yen {
        self.proposal.assessment().requested
    }
}

/// The page.
pub fn case(frame: &Frame, data: &CaseView<'_>) -> Page {
    let lang = frame.lang;
    let title = Text::typed(&format!("{} {}", data.number(), data.proposal.case.title));
    let typed = data.typed.as_ref().map(|typed| &typed.problems);
    let problems = typed.or(data.talk.as_ref().map(|typed| &typed.problems));
    let summary =
        problems.and_then(|problems| error_summary(lang, problems, |key| forms::label(lang, data.proposal, key)));
    let page_title = title.clone();
    let body = view! {
        <div class="page">
            {summary}
            <nav class="crumbs" aria-label=domain::texts::shell::here(lang).bare()><ol>
                <li><a href=links::staff_cases()>{t(words::cases_title(lang))}</a></li>
                <li aria-current="page">{data.number().to_owned()}</li>
            </ol></nav>
            <header class="page__head">
                <p class="page__over">{t(data.proposal.call.title.text(lang))}</p>
                <h1>{data.proposal.case.title.clone()}</h1>
            </header>
            {keeping::notice(lang, &data.keeping)}
            <div class="case">
                <aside class="case__facts">{facts(frame, data)}<hr />{toc(lang, data)}<hr />{papers(lang, data)}</aside>
                <div class="case__body">
                    {status(frame, data)}
                    {sheets(frame, data)}
                </div>
            </div>
        </div>
    };
    let page = Page::staff(page_title, body).under(links::staff_cases());
    match problems {
        Some(problems) => page.with_problems(problems),
        None => page,
    }
}

fn facts(frame: &Frame, data: &CaseView<'_>) -> AnyView {
    let lang = frame.lang;
    let case = &data.proposal.case;
    let received = case.submitted_at.map(|at| date_and_time(at, lang)).unwrap_or_default();
    let rows = [
        (words::number(lang), data.number().to_owned()),
        (words::group(lang), data.group.name.clone()),
        (words::contact_person(lang), data.owner.name.clone()),
        (domain::texts::about::email(lang), paper::email(data)),
        (words::requested(lang), data.requested().to_string()),
        (words::received(lang), received),
    ];
    let rows = rows.map(|(label, value)| view! { <div><dt>{t(label)}</dt><dd>{value}</dd></div> });
    view! {
        <h2 class="vh">{t(words::facts(lang))}</h2>
        <dl class="facts">
            {rows.collect_view()}
            {paper::channel(lang, data)}
            {talk::assigned(lang, data)}
            {data.clock.map(|clock| view! { <div><dt>{t(desk::due(lang))}</dt><dd>{cases::due_cell(frame, Some(clock))}</dd></div> })}
            {keeping::facts(lang, &data.keeping)}
        </dl>
    }
    .into_any()
}

/// What can be done with the papers of the case as a whole.
fn papers(lang: Lang, data: &CaseView<'_>) -> AnyView {
    view! {
        <div class="stack">
            {data.may_act.then(|| view! { <p class="no-print"><a href=links::staff_redaction(data.number())>{t(redaction::title(lang))}</a></p> })}
            {data.may_act.then(|| view! { <p class="no-print"><a href=links::staff_keeping(data.number())>{t(retention::of_case(lang))}</a></p> })}
            <p class="no-print"><a href=links::staff_archive(data.number()) download="">{t(case_talk::archive(lang))}</a></p>
            <p class="quiet">{t(words::views_are_noted(lang))}</p>
        </div>
    }
    .into_any()
}

/// What is left to show of a case whose papers are gone（廃棄済み）: that it was, what was decided, and by whom.
fn remains(lang: Lang, data: &CaseView<'_>) -> AnyView {
    view! {
        {data.decision.map(|decision| sheet("decision", last_title(lang, data), record::decision(lang, data, decision)))}
        {sheet("history", words::history(lang), record::history(lang, data))}
    }
    .into_any()
}

fn toc(lang: Lang, data: &CaseView<'_>) -> AnyView {
    let form = data.proposal.form();
    let sections = form.sections.iter();
    let mut places: Vec<(String, Text)> = vec![("status".to_owned(), words::next_moves(lang))];
    if let Some(view) = &data.award {
        places.push(("award".to_owned(), awards::award(lang)));
        if view.report.is_some() {
            places.push(("report".to_owned(), awards::report_title(lang)));
        }
        if property::has_sheet(data, view) {
            places.push(("property".to_owned(), register::title(lang)));
        }
    }
    if data.intake.is_some() {
        places.push(("paper".to_owned(), paper::title(lang, data)));
    }
    if !data.corrections.is_empty() {
        places.push(("corrections".to_owned(), submissions::returned(lang)));
    }
    places.extend(sections.map(|section| (format!("s-{}", section.key), section.title.text(lang))));
    places.push(("budget".to_owned(), words::budget(lang)));
    places.push(("files".to_owned(), words::files(lang)));
    if data.screening.is_some() {
        places.push(("screening".to_owned(), words::screening(lang)));
    }
    if data.opinion.is_some() {
        places.push(("opinion".to_owned(), words::opinion(lang)));
    }
    if data.reply.is_some() {
        places.push(("reply".to_owned(), decided::reply(lang)));
    }
    if data.decision.is_some() {
        places.push(("decision".to_owned(), last_title(lang, data)));
    }
    if !data.official.is_empty() {
        places.push(("official".to_owned(), official::letters(lang)));
    }
    places.push(("notes".to_owned(), case_talk::notes(lang)));
    places.push(("thread".to_owned(), case_talk::thread(lang)));
    places.push(("history".to_owned(), words::history(lang)));
    places.push(("letters".to_owned(), words::letters(lang)));
    if data.keeping.disposed.is_some() {
        places.retain(|(id, _)| ["status", "decision", "history"].contains(&id.as_str()));
    }
    let rows = places.into_iter().map(|(id, name)| view! { <li><a href=format!("#{id}")>{t(name)}</a></li> });
    view! {
        <nav aria-label=words::on_this_page(lang).bare()><ul class="toc" role="list">{rows.collect_view()}</ul></nav>
    }
    .into_any()
}

/// What a case waits for, in the words of those who work on it.
fn say(lang: Lang, stage: Stage, decision: Option<&Decision>) -> Text {
    let replied = decision.is_some_and(Decision::has_reply);
    match (stage, decision.map(|decision| decision.state)) {
        (Stage::Draft | Stage::Submitted, _) => words::say_submitted(lang),
        (Stage::Returned, _) => words::say_returned(lang),
        (Stage::Eligible, _) => words::say_eligible(lang),
        (Stage::Reviewing, _) => words::say_reviewing(lang),
        (Stage::Recommended, Some(DecisionState::Drafted)) => words::say_drafted(lang),
        (Stage::Recommended, Some(DecisionState::SentBack)) => words::say_sent_back(lang),
        (Stage::Recommended, Some(_)) => words::say_approved(lang),
        (Stage::Recommended, None) => words::say_recommended(lang),
        (Stage::Selected | Stage::Conditional | Stage::Waitlisted | Stage::Rejected, Some(DecisionState::Drafted)) => {
            decided::say_redrafted(lang)
        }
        (Stage::Selected | Stage::Conditional | Stage::Waitlisted | Stage::Rejected, Some(DecisionState::SentBack)) => {
            words::say_sent_back(lang)
        }
        (Stage::Selected | Stage::Conditional | Stage::Waitlisted | Stage::Rejected, Some(DecisionState::Approved)) => {
            decided::say_redecided(lang)
        }
        (Stage::Conditional | Stage::Waitlisted, _) if replied => decided::say_replied(lang),
        (Stage::Conditional | Stage::Waitlisted, _) => decided::say_conditional(lang),
        (Stage::Selected, _) => words::say_selected(lang),
        (Stage::Granted, _) => awards::say_staff_granted(lang),
        (Stage::Reported, _) => awards::say_staff_reported(lang),
        (Stage::ReportReturned, _) => awards::say_staff_report_returned(lang),
        (Stage::Confirmed, _) => awards::say_staff_confirmed(lang),
        (Stage::Ineligible | Stage::Rejected | Stage::Closed, _) => words::say_done(lang),
        (Stage::Discontinued, _) => awards::say_discontinued(lang),
        (Stage::Revoked, _) => awards::revoked(lang),
        (Stage::Withdrawn, _) => words::say_withdrawn(lang),
        (Stage::CalledOff, _) => words::say_called_off(lang),
    }
}

/// Why the draft came back, by whom and when: where it is mended.
fn why_back(lang: Lang, data: &CaseView<'_>) -> Option<AnyView> {
    let ruling = data.award.as_ref().and_then(AwardView::last);
    let verb = match (data.decision.map(|decision| decision.state), ruling.map(|ruling| ruling.state)) {
        (_, Some(DecisionState::SentBack)) => Verb::SendBackRuling,
        (Some(DecisionState::SentBack), _) => Verb::SendBackDecision,
        _ => return None,
    };
    let (entry, who) = data.history.iter().rfind(|(entry, _)| entry.action == verb.code())?;
    let by = words::recorded_by(lang, who.as_deref().unwrap_or_default(), day(entry.at));
    Some(
        view! {
            <div class="notice notice--warn" id="why-back">
                <h3 class="notice__title">{t(words::why_back(lang))}</h3>
                <p class="typed">{entry.reason.clone()}</p>
                <p class="quiet">{t(by)}</p>
            </div>
        }
        .into_any(),
    )
}

/// Whether somebody waits for the move: not while the group corrects, whatever the office may do meanwhile.
fn is_awaited(verb: Verb) -> bool {
    !matches!(verb, Verb::MoveDue | Verb::TakeBackReturn)
}

fn status(frame: &Frame, data: &CaseView<'_>) -> AnyView {
    let lang = frame.lang;
    let stage = data.proposal.case.stage;
    let state = data.decision.map(|decision| decision.state);
    let mut verbs = decisions::verbs(&frame.viewer, &data.proposal.case, data.decision);
    award::narrow(frame, data, &mut verbs);
    // What a panel scores here is not written down by hand.
    verbs.retain(|verb| *verb != Verb::RecordOpinion || !data.in_round);
    // What an applicant on paper takes back is the last thing to look for.
    verbs.sort_by_key(|verb| *verb == Verb::Withdraw);
    let class = match stage {
        Stage::Selected | Stage::Granted | Stage::Confirmed | Stage::Closed => "status status--good",
        Stage::Ineligible
        | Stage::Rejected
        | Stage::Withdrawn
        | Stage::CalledOff
        | Stage::Discontinued
        | Stage::Revoked => "status status--end",
        _ if !verbs.iter().any(|verb| is_awaited(*verb)) => "status",
        _ => "status status--action",
    };
    let own_draft = state == Some(DecisionState::Drafted)
        && data.decision.is_some_and(|decision| frame.viewer.id() == Some(decision.drafted_by));
    let why_none = if own_draft { words::own_draft_waits(lang) } else { words::no_moves(lang) };
    let nothing = verbs.is_empty() || (own_draft && !verbs.contains(&Verb::SendBackDecision));
    // Replacing a decision in force is never the usual next step.
    let is_usual = |index: usize, verb: Verb| {
        index == 0 && is_awaited(verb) && !matches!(verb, Verb::DraftAnew | Verb::DraftRevocation)
    };
    let moves = verbs.iter().enumerate().map(|(index, verb)| forms::form(frame, data, *verb, is_usual(index, *verb)));
    let moves = moves.collect_view();
    view! {
        <section class=class id="status">
            <div class="status__now">
                <p class="status__label">{t(words::now(lang, submissions::stage(lang, stage)))}</p>
                <p class="status__say">{t(say(lang, stage, data.decision))}</p>
                {why_back(lang, data)}
                {record::route(lang, data)}
                {data.award.as_ref().and_then(|view| award::route(lang, view))}
            </div>
            <div class="status__next">
                <h2 class="h-line">{t(words::next_moves(lang))}</h2>
                {(nothing || own_draft).then(|| view! { <p>{t(why_none)}</p> })}
                {moves}
            </div>
        </section>
    }
    .into_any()
}

fn sheets(frame: &Frame, data: &CaseView<'_>) -> AnyView {
    let lang = frame.lang;
    if data.keeping.disposed.is_some() {
        return remains(lang, data);
    }
    let proposal = data.proposal;
    view! {
        {data.award.as_ref().map(|view| award::sheets(lang, view))}
        {data.award.as_ref().and_then(|view| property::sheet(frame, data, view))}
        {(data.award.is_none() && !data.filed.is_empty())
            .then(|| sheet("filed", awards::filed(lang), parts::filed(lang, &data.filed)))}
        {data.intake.map(|(kept, by)| sheet("paper", paper::title(lang, data), paper::sheet(lang, data, kept, by)))}
        {(!data.corrections.is_empty()).then(|| corrections(lang, data))}
        {case_parts::sections(lang, proposal)}
        {sheet("budget", words::budget(lang), case_parts::budget(lang, proposal))}
        {sheet("files", words::files(lang), files(lang, data))}
        {data.screening.map(|filing| sheet("screening", words::screening(lang), record::screening(lang, data, filing)))}
        {data.opinion.map(|filing| sheet("opinion", words::opinion(lang), record::opinion(lang, filing)))}
        {data.in_force.map(|decision| sheet("in-force", words::decision(lang), record::decision(lang, data, decision)))}
        {data.reply.map(|filing| sheet("reply", decided::reply(lang), record::reply(lang, filing)))}
        {data.decision.map(|decision| sheet("decision", last_title(lang, data), record::decision(lang, data, decision)))}
        {(!data.official.is_empty()).then(|| sheet("official", official::letters(lang), official_list(lang, data)))}
        {sheet("notes", case_talk::notes(lang), talk::notes(lang, data))}
        {sheet("thread", case_talk::thread(lang), talk::thread(lang, data))}
        {sheet("history", words::history(lang), record::history(lang, data))}
        {sheet("letters", words::letters(lang), record::letters(lang, data))}
    }
    .into_any()
}

fn official_list(lang: Lang, data: &CaseView<'_>) -> AnyView {
    pages::list(lang, Place::Staff(data.number()), &data.official, data.has_font)
}

fn last_title(lang: Lang, data: &CaseView<'_>) -> Text {
    if data.in_force.is_some() { decided::pending(lang) } else { words::decision(lang) }
}

/// Attached files, and the page that shows them side by side.
fn files(lang: Lang, data: &CaseView<'_>) -> AnyView {
    let viewer = (!data.proposal.files.is_empty()).then(|| {
        view! { <p class="no-print"><a class="btn btn--small" href=links::staff_case_files(data.number())>{t(case_talk::viewer(lang))}</a></p> }
    });
    view! { {case_parts::files(lang, &data.proposal.papers(), &data.proposal.files)} {viewer} }.into_any()
}

/// What was asked to be mended and what came back, the newest first.
fn corrections(lang: Lang, data: &CaseView<'_>) -> AnyView {
    let mut versions = data.earlier.clone();
    versions.push(data.proposal);
    let handed_in = i32::try_from(versions.len()).unwrap_or(i32::MAX);
    let rows = data.corrections.iter().rev().map(|(version, asked)| {
        let index = usize::try_from(*version).unwrap_or_default();
        let pair = versions.get(index.saturating_sub(2)).zip(versions.get(index.saturating_sub(1)));
        let changes = pair.filter(|_| *version <= handed_in).map(|(old, new)| {
            view! { <h3>{t(drafts::changes_of(lang, *version))}</h3> {correction::changes(lang, old, new)} }
        });
        view! {
            <h3>{t(drafts::asked(lang, *version))}</h3>
            {correction::asked(lang, data.proposal, asked, *version > handed_in)}
            {changes}
        }
    });
    sheet(
        "corrections",
        submissions::returned(lang),
        view! { <div class="stack--l">{rows.collect_view()}</div> }.into_any(),
    )
}

fn sheet(id: &'static str, title: Text, content: AnyView) -> AnyView {
    view! {
        <section class="sheet" id=id>
            <div class="sheet__head"><h2>{t(title)}</h2></div>
            <div class="sheet__body">{content}</div>
        </section>
    }
    .into_any()
}

/// A day in a narrow place.
pub(super) fn day(at: chrono::DateTime<chrono::Utc>) -> String {
    short_date(date_in_japan(at))
}
