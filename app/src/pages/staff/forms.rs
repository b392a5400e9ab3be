//! The forms of the moves on a case: what each needs and whom it tells（手続きの入力）.

use super::case::CaseView;
use super::{award, correction};
use crate::frame::Frame;
use crate::links;
use crate::ui::{Choice, Field, Typing, choices, input, t, text_area, tick};
use domain::calendar::date;
use domain::calls::Rules;
use domain::corrections::{later_due, mark_field, reason_field, usual_due};
use domain::decisions::{Decision, DecisionState, Outcome, REMARK_MAX, USUAL_REPLY_DAYS};
use domain::forms::Answers;
use domain::intake::Telling;
use domain::messages::Audience;
use domain::money::Yen;
use domain::problems::Problems;
use domain::proposals::Proposal;
use domain::submissions::{Stage, Verb, letters};
use domain::texts::{Lang, Text, case_talk, decisions as decided, drafts, intake, shell, staff as words, submissions};
use leptos::prelude::*;

/// What somebody typed into the form of a verb, with what is wrong.
#[derive(Debug, Clone)]
pub struct Typed {
    /// Whose form.
    pub verb: Verb,
    /// What was typed.
    pub answers: Answers,
    /// What is wrong.
    pub problems: Problems,
}

/// A form at hand: what stands in its fields.
pub(super) struct Sheet {
    pub(super) lang: Lang,
    pub(super) answers: Answers,
    pub(super) problems: Problems,
    /// The code of its verb, where it is not the form that stands open: several forms ask for a reason, and each label
    /// belongs to its own field.
    pub(super) of: &'static str,
}

impl Sheet {
    pub(super) fn field<'a>(&'a self, key: &'a str, label: Text) -> Field<'a> {
        Field::new(key, label, self.answers.get(key), self.lang).problems(&self.problems).of(self.of)
    }

    fn remark(&self, key: &str, label: Text) -> AnyView {
        text_area(&self.field(key, label), 4, Some(REMARK_MAX))
    }

    pub(super) fn optional_remark(&self, key: &str, label: Text) -> AnyView {
        text_area(&self.field(key, label).optional(), 3, Some(REMARK_MAX))
    }

    fn amount(&self, label: Text, requested: Yen) -> AnyView {
        let field = self.field("amount", label).help(words::amount_help(self.lang, requested));
        input(&Field { required: None, ..field }, Typing::NUMBER, Some(shell::yen(self.lang)))
    }
}

/// What the fields of all forms are called, for the summary of problems.
pub fn label(lang: Lang, proposal: &Proposal, key: &str) -> Text {
    if let Some(label) = award::label(lang, key).or_else(|| correction::label(lang, proposal, key)) {
        return label;
    }
    let rules = &proposal.call.rules;
    if let Some(line) = key.strip_prefix("check-").and_then(|index| rules.checklist.get(index.parse::<usize>().ok()?)) {
        return line.text(lang);
    }
    match key {
        "body" => case_talk::note(lang),
        "say" => case_talk::message(lang),
        "note" => words::note(lang),
        "fit" => words::fit(lang),
        "amount" => words::amount(lang),
        "remarks" => words::remarks(lang),
        "outcome" => words::outcome(lang),
        "conditions" => words::conditions(lang),
        "application" => words::grant_tick(lang),
        "reply_days" => decided::reply_days(lang),
        "correction" => decided::correction(lang),
        "due" => decided::return_due(lang),
        _ => words::decision_reason(lang),
    }
}

/// The form of a verb. `first`: it is the one most likely wanted, and stands open.
pub fn form(frame: &Frame, data: &CaseView<'_>, verb: Verb, first: bool) -> AnyView {
    let lang = frame.lang;
    let number = data.number();
    let of_round = verb == Verb::Release && data.proposal.case.stage == Stage::Recommended;
    let Some((action, needs)) = place(lang, number, verb).filter(|_| !of_round) else {
        return other_page(lang, data, verb);
    };
    let name = if verb == Verb::Release { decided::do_announce(lang) } else { submissions::verb(lang, verb) };
    let typed = data.typed.as_ref().filter(|typed| typed.verb == verb);
    let open = typed.is_some() || (first && data.typed.is_none());
    let of = if open { "" } else { verb.code() };
    let sheet = match typed {
        Some(typed) => Sheet { lang, answers: typed.answers.clone(), problems: typed.problems.clone(), of },
        None => Sheet { lang, answers: prefilled(frame, data, verb), problems: Problems::none(), of },
    };
    let danger = award::is_dangerous(verb)
        || matches!(
            verb,
            Verb::TakeBackReturn
                | Verb::Reopen
                | Verb::Exclude
                | Verb::SendBackDecision
                | Verb::DraftAnew
                | Verb::ReturnReply
        );
    let class = if danger { "btn btn--danger" } else { "btn btn--primary" };
    let later = (verb == Verb::PassScreening).then(|| {
        view! { <button class="btn" formaction=links::staff_sheet(number)>{t(case_talk::save_sheet(lang))}</button> }
    });
    view! {
        <details class="more" open=open>
            <summary>{t(name.clone())}</summary>
            <div class="more__body"><form class="form" method="post" action=action novalidate>
                <p>{t(needs)}</p>
                {fields(&sheet, data, verb)}
                <div class="buttons">
                    <button class=class>{t(name)}</button>
                    {later}
                    <p class="buttons__note">{t(tells(lang, data, verb))}</p>
                </div>
            </form></div>
        </details>
    }
    .into_any()
}

/// Where the form of a verb is sent, and what it needs.
fn place(lang: Lang, number: &str, verb: Verb) -> Option<(String, Text)> {
    Some(match verb {
        Verb::PassScreening => (links::staff_screening(number), words::need_screening(lang)),
        Verb::Return => (links::staff_correction(number), drafts::ask_need(lang)),
        Verb::MoveDue => (links::staff_correction_day(number), words::need_move_due(lang)),
        Verb::TakeBackReturn => (links::staff_correction_back(number), words::need_taking_back(lang)),
        Verb::Reopen => (links::staff_reopening(number), words::need_reopening(lang)),
        Verb::Exclude => (links::staff_exclusion(number), words::need_exclusion(lang)),
        Verb::StartReview => (links::staff_review(number), words::need_review(lang)),
        Verb::RecordOpinion => (links::staff_opinion(number), words::need_opinion(lang)),
        Verb::DraftDecision => (links::staff_decision(number), words::need_decision(lang)),
        Verb::DraftAnew => (links::staff_decision(number), decided::need_anew(lang)),
        Verb::Consent => (links::staff_approval(number), decided::need_consent(lang)),
        Verb::Release => (links::staff_announcement(number), decided::need_release(lang)),
        Verb::ConfirmReply => (links::staff_reply_confirm(number), decided::need_confirm(lang)),
        Verb::ReturnReply => (links::staff_reply_return(number), decided::need_reply_return(lang)),
        Verb::ApproveDecision => (links::staff_approval(number), words::need_approval(lang)),
        Verb::SendBackDecision => (links::staff_return(number), words::need_return(lang)),
        Verb::Grant => (links::staff_grant(number), words::need_grant(lang)),
        Verb::Submit | Verb::Resubmit | Verb::Withdraw | Verb::Reply | Verb::Lapse | Verb::CallOff => return None,
        _ => return award::place(lang, number, verb),
    })
}

/// Results are released for a whole call, on its own page; and what came on paper is keyed in on the applicant's.
fn other_page(lang: Lang, data: &CaseView<'_>, verb: Verb) -> AnyView {
    let id = data.proposal.case.id.0;
    let keyed = match verb {
        Verb::Resubmit => Some((links::proposal(id), intake::key_correction(lang))),
        Verb::Reply if data.decision.is_some_and(Decision::awaits_reply) => {
            Some((links::proposal_answer(id), intake::key_reply(lang)))
        }
        Verb::Withdraw => Some((links::proposal_withdraw(id), intake::key_withdrawal(lang))),
        _ => award::keyed(data, verb).map(|href| (href, submissions::verb(lang, verb))),
    };
    if let Some((href, name)) = keyed {
        let class = if verb == Verb::Withdraw { "btn btn--quiet" } else { "btn btn--primary" };
        return view! { <p><a class=class href=href>{t(name)}</a></p> }.into_any();
    }
    let release = (verb == Verb::Release).then(|| {
        let href = links::staff_release(&data.proposal.call.slug);
        view! { <p><a class="btn" href=href>{t(words::to_release(lang))}</a></p> }
    });
    release.into_any()
}

/// Whom a move tells, and by what way: an applicant without mail is told by post.
fn tells(lang: Lang, data: &CaseView<'_>, verb: Verb) -> Text {
    let by_post = data.intake.is_some_and(|(intake, _)| intake.contact.telling == Telling::Post);
    let mut who: Vec<Text> = Vec::new();
    for letter in letters(verb) {
        let name = words::audience(lang, letter.audience());
        let name = match letter.audience() {
            Audience::Applicant if by_post => words::by_post(lang, name),
            _ => words::by_mail(lang, name),
        };
        if !who.contains(&name) {
            who.push(name);
        }
    }
    match who.into_iter().reduce(|before, next| words::and(lang, before, next)) {
        Some(who) => words::tells(lang, who),
        None => words::tells_nobody(lang),
    }
}

/// What a fresh form proposes: the panel's opinion, or the draft that was sent back.
fn prefilled(frame: &Frame, data: &CaseView<'_>, verb: Verb) -> Answers {
    let (now, lang) = (frame.now, frame.lang);
    let mut answers = Answers::default();
    let formula = data.proposal.assessment().calculation.map_or(Yen::ZERO, |calculation| calculation.amount);
    let formula = formula.min(data.requested()).to_string();
    match (verb, data.decision, data.opinion) {
        (Verb::PassScreening, ..) => answers = data.sheet.map(|sheet| sheet.answers.clone()).unwrap_or_default(),
        (Verb::Return, ..) => {
            answers.set("due", &date(usual_due(now), lang));
            mark_blanks(lang, data, &mut answers);
        }
        (Verb::MoveDue, ..) => {
            let asked = data.corrections.last().map(|(_, asked)| asked);
            answers.set("due", &asked.map(|asked| date(later_due(asked, now), lang)).unwrap_or_default());
        }
        (Verb::ReturnReply, ..) => answers.set("due", &date(usual_due(now), lang)),
        _ if data.award.is_some() => answers = award::prefilled(frame, data, verb),
        (Verb::RecordOpinion, ..) => answers.set("amount", &formula),
        (Verb::DraftDecision | Verb::DraftAnew, Some(before), _) => {
            answers.set("outcome", before.outcome.code());
            if before.outcome != Outcome::Rejected {
                answers.set("amount", &before.amount.to_string());
            }
            answers.set("reply_days", &before.reply_days.unwrap_or(USUAL_REPLY_DAYS).to_string());
            // What was sent back comes again as it was; a decision in force is replaced for a new reason.
            if before.state == DecisionState::SentBack {
                answers.set("correction", &before.correction);
            }
            answers.set("conditions", &before.conditions);
            answers.set("reason", &before.reason);
        }
        (Verb::DraftDecision, None, Some(opinion)) if opinion.answers.get("fit") == "no" => {
            answers.set("outcome", Outcome::Rejected.code());
            answers.set("reply_days", &USUAL_REPLY_DAYS.to_string());
        }
        (Verb::DraftDecision, None, opinion) => {
            let amount = opinion.map(|opinion| opinion.answers.get("amount")).filter(|amount| !amount.is_empty());
            answers.set("outcome", Outcome::Selected.code());
            answers.set("amount", amount.unwrap_or(&formula));
            answers.set("reply_days", &USUAL_REPLY_DAYS.to_string());
        }
        _ => {}
    }
    answers
}

/// What a paper leaves blank is what its applicant is asked for.
fn mark_blanks(lang: Lang, data: &CaseView<'_>, answers: &mut Answers) {
    if data.intake.is_none() {
        return;
    }
    for (field, _) in data.proposal.blanks().iter() {
        if field.starts_with("pledge-") {
            answers.set("message", &intake::ask_pledges(lang).bare());
        } else {
            answers.set(&mark_field(field), "yes");
            answers.set(&reason_field(field), &intake::ask_blank(lang).bare());
        }
    }
}

fn fields(sheet: &Sheet, data: &CaseView<'_>, verb: Verb) -> AnyView {
    let lang = sheet.lang;
    match verb {
        Verb::PassScreening => screening(sheet, &data.proposal.call.rules),
        Verb::Return => correction::form(sheet, data.proposal),
        Verb::MoveDue => view! {
            {input(&sheet.field("due", drafts::ask_due(lang)).help(drafts::ask_due_help(lang)), Typing::DATE, None)}
            {sheet.remark("reason", words::move_due_reason(lang))}
        }
        .into_any(),
        Verb::TakeBackReturn => sheet.remark("reason", words::taking_back_reason(lang)),
        Verb::Reopen => sheet.remark("reason", words::reopening_reason(lang)),
        Verb::Exclude => sheet.remark("reason", words::exclusion_reason(lang)),
        Verb::RecordOpinion => opinion(sheet, data.requested()),
        Verb::DraftDecision => view! { {round(lang, data)} {draft(sheet, data.requested())} }.into_any(),
        Verb::DraftAnew => {
            let why = sheet.field("correction", decided::correction(lang)).help(decided::correction_help(lang));
            let why = text_area(&why, 3, Some(REMARK_MAX));
            view! { {why} {round(lang, data)} {draft(sheet, data.requested())} }.into_any()
        }
        Verb::Consent | Verb::ApproveDecision => view! { {round(lang, data)} {seen(data)} }.into_any(),
        Verb::ReturnReply => view! {
            {sheet.remark("reason", decided::return_reason(lang))}
            {input(&sheet.field("due", decided::return_due(lang)), Typing::TEXT, None)}
        }
        .into_any(),
        Verb::SendBackDecision => sheet.remark("reason", words::return_reason(lang)),
        Verb::Grant => tick(&sheet.field("application", words::grant_tick(lang))),
        Verb::StartReview
        | Verb::ConfirmReply
        | Verb::Submit
        | Verb::Resubmit
        | Verb::Withdraw
        | Verb::Reply
        | Verb::Lapse
        | Verb::CallOff
        | Verb::Release => ().into_any(),
        _ => award::fields(sheet, data, verb),
    }
}

fn screening(sheet: &Sheet, rules: &Rules) -> AnyView {
    let ticks = rules.checklist.iter().enumerate().map(|(index, line)| {
        let key = format!("check-{index}");
        tick(&sheet.field(&key, line.text(sheet.lang)))
    });
    let ticks = ticks.collect_view();
    view! { {ticks} {sheet.optional_remark("note", words::note(sheet.lang))} }.into_any()
}

fn opinion(sheet: &Sheet, requested: Yen) -> AnyView {
    let lang = sheet.lang;
    let options = [("yes", words::fit_yes(lang)), ("no", words::fit_no(lang))];
    let options = options.map(|(value, label)| Choice { value: value.to_owned(), label, help: None });
    view! {
        {choices(&sheet.field("fit", words::fit(lang)), options.to_vec())}
        {sheet.amount(words::panel_amount(lang), requested)}
        {sheet.remark("remarks", words::remarks(lang))}
    }
    .into_any()
}

fn draft(sheet: &Sheet, requested: Yen) -> AnyView {
    let lang = sheet.lang;
    let options = Outcome::ALL.map(|outcome| Choice {
        value: outcome.code().to_owned(),
        label: submissions::outcome(lang, outcome),
        help: None,
    });
    let conditions = sheet.field("conditions", words::conditions(lang)).optional().help(decided::conditions_help(lang));
    let days = sheet.field("reply_days", decided::reply_days(lang)).help(decided::reply_days_help(lang));
    let days = Field { required: None, ..days };
    view! {
        {choices(&sheet.field("outcome", words::outcome(lang)), options.to_vec())}
        {sheet.amount(words::amount(lang), requested)}
        {text_area(&conditions, 3, Some(REMARK_MAX))}
        {input(&days, Typing::NUMBER, Some(decided::days_unit(lang)))}
        {sheet.remark("reason", words::decision_reason(lang))}
    }
    .into_any()
}

/// The draft that stands on this page: nobody approves one that was written meanwhile.
fn seen(data: &CaseView<'_>) -> AnyView {
    data.decision
        .map(|decision| view! { <input type="hidden" name="decision" value=decision.id.to_string() /> })
        .into_any()
}

/// The money of the round: what there is, what is approved, what this decision would leave.
fn round(lang: Lang, data: &CaseView<'_>) -> AnyView {
    let Some(budget) = data.proposal.call.rules.round_budget else {
        return view! { <p>{t(words::round(lang))} "：" {t(words::no_limit(lang))}</p> }.into_any();
    };
    let remaining = Yen(budget.0 - data.approved_total.0);
    let waiting = data.decision.filter(|decision| decision.state == DecisionState::Drafted);
    let after = waiting.map(|decision| Yen(remaining.0 - decision.amount.0));
    let row = |label: Text, amount: Yen, grand: bool| {
        let class = match (amount.is_negative(), grand) {
            (true, _) => "sum__row sum__row--bad",
            (false, true) => "sum__row sum__row--grand",
            (false, false) => "sum__row",
        };
        view! { <div class=class><dt>{t(label)}</dt><dd>{amount.to_string()} {t(shell::yen(lang))}</dd></div> }
    };
    view! {
        <dl class="sum">
            {row(words::round(lang), budget, false)}
            {row(words::approved_sum(lang), data.approved_total, false)}
            {row(words::remaining(lang), remaining, after.is_none())}
            {after.map(|after| row(words::after_this(lang), after, true))}
        </dl>
    }
    .into_any()
}
