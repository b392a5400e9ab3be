//! What staff see and do after the grant: reports, requests, rulings, payments（実績報告・申請・決定・支払）.

use super::case::CaseView;
use super::forms::Sheet;
use super::property::leave;
use super::record;
use crate::frame::{Frame, Page};
use crate::links;
use crate::pages::awards::parts::{self, FiledRow};
use crate::ui::{Choice, Row, Typing, choices, input, summary, t, text_area, tick};
use domain::awards::{
    ACCOUNTS, Award, BankAccount, Ledger, Open, PHOTOS, PaymentKind, Property, RECEIPTS, Report, RequestKind, Ruling,
    RulingKind, fields as report_fields, form as report_form,
};
use domain::calendar::{date, date_in_japan};
use domain::corrections::{mark_field, reason_field, usual_due};
use domain::decisions::{DecisionState, REMARK_MAX};
use domain::forms::Answers;
use domain::money::Yen;
use domain::submissions::Verb;
use domain::texts::{Lang, Text, awards as words, decisions as decided, drafts, property as register, shell, staff};
use leptos::prelude::*;

/// What a case has after its grant.
pub struct AwardView {
    /// The grant.
    pub award: Award,
    /// The money.
    pub ledger: Ledger,
    /// The report as it was last handed in.
    pub report: Option<Report>,
    /// What was filed on the way.
    pub filed: Vec<FiledRow>,
    /// Every ruling, the first one first, with the names of drafter and holders of its present step.
    pub rulings: Vec<(Ruling, String, Vec<String>)>,
    /// The most that a change that waits may leave.
    pub change: Option<Yen>,
    /// The most that an early end that waits may leave.
    pub end: Option<Yen>,
    /// The register of what was acquired with it, with what was struck out.
    pub property: Vec<Property>,
}

impl AwardView {
    /// The last ruling.
    pub fn last(&self) -> Option<&Ruling> {
        self.rulings.last().map(|(ruling, ..)| ruling)
    }

    /// The kinds of request of which one waits.
    pub fn waiting(&self) -> Vec<RequestKind> {
        self.filed.iter().filter(|filed| filed.outcome.is_none()).map(|filed| filed.kind).collect()
    }

    /// What the request for an advance that waits asks for.
    fn asked_in_advance(&self) -> Option<Yen> {
        let waits = |filed: &&FiledRow| filed.kind == RequestKind::Advance && filed.outcome.is_none();
        self.filed.iter().rfind(waits).and_then(|filed| domain::awards::asked_in_advance(&filed.answers))
    }

    /// What the formula gives on the report.
    fn formula(&self) -> Option<Yen> {
        self.report.as_ref().and_then(|report| report.accounts().settlement).map(|settlement| settlement.confirmed)
    }
}

/// Takes the verbs away that make no sense now.
pub fn narrow(frame: &Frame, data: &CaseView<'_>, verbs: &mut Vec<Verb>) {
    let view = data.award.as_ref();
    let today = date_in_japan(frame.now);
    let waiting = data.filed.iter().filter(|filed| filed.outcome.is_none()).map(|filed| filed.kind);
    let waiting: Vec<RequestKind> = waiting.collect();
    let open = Open {
        award: view.map(|view| &view.award),
        ledger: view.map(|view| &view.ledger),
        ruling: view.and_then(AwardView::last),
        requests: &waiting,
        is_restricted: view.is_some_and(|view| view.property.iter().any(|entry| entry.is_restricted(today))),
    };
    domain::awards::verbs(&frame.viewer, &data.proposal.case, verbs, open);
}

/// Where the form of a verb is sent, and what it needs; `None` for verbs of others.
pub fn place(lang: Lang, number: &str, verb: Verb) -> Option<(String, Text)> {
    let ruling = |kind: RulingKind| links::staff_ruling(number, kind.code());
    let payment = |kind: PaymentKind| links::staff_payment(number, kind.code());
    Some(match verb {
        Verb::DraftSettlement => (ruling(RulingKind::Settlement), words::need_settlement(lang)),
        Verb::DraftChange => (ruling(RulingKind::Change), words::need_change(lang)),
        Verb::DraftDiscontinuation => (ruling(RulingKind::Discontinuation), words::need_discontinuation(lang)),
        Verb::DraftRevocation => (ruling(RulingKind::Revocation), words::need_revocation(lang)),
        Verb::DraftDealing => (ruling(RulingKind::Dealing), register::need_dealing(lang)),
        Verb::DraftDealingRefusal => (ruling(RulingKind::DealingRefusal), register::need_dealing_refusal(lang)),
        Verb::Confirm
        | Verb::ApproveChange
        | Verb::Discontinue
        | Verb::Revoke
        | Verb::AllowDealing
        | Verb::RefuseDealing
        | Verb::ConsentRuling => (links::staff_ruling_approval(number), words::need_ruling_approval(lang)),
        Verb::SendBackRuling => (links::staff_ruling_return(number), staff::need_return(lang)),
        Verb::ReturnReport => (links::staff_report_correction(number), words::need_return_report(lang)),
        Verb::ReturnRequest => (links::staff_request_return(number), words::need_return_request(lang)),
        Verb::PayAdvance => (payment(PaymentKind::Advance), words::need_payment(lang)),
        Verb::PayBalance => (payment(PaymentKind::Balance), words::need_payment(lang)),
        Verb::TakeRefund => (payment(PaymentKind::Refund), words::need_refund(lang)),
        Verb::Close => (links::staff_closing(number), words::need_close(lang)),
        _ => return None,
    })
}

/// What staff key in for a group on paper: the page where that is done.
pub fn keyed(data: &CaseView<'_>, verb: Verb) -> Option<String> {
    let id = data.proposal.case.id.0;
    match verb {
        Verb::Report | Verb::Rereport => Some(links::report(id)),
        _ => RequestKind::of_verb(verb).map(|kind| links::request(id, kind.code())),
    }
}

/// Whether a button of this verb takes something away.
pub fn is_dangerous(verb: Verb) -> bool {
    matches!(
        verb,
        Verb::SendBackRuling
            | Verb::DraftRevocation
            | Verb::Revoke
            | Verb::DraftDealingRefusal
            | Verb::RefuseDealing
            | Verb::ReturnRequest
    )
}

/// What a fresh form proposes.
pub fn prefilled(frame: &Frame, data: &CaseView<'_>, verb: Verb) -> Answers {
    let mut answers = Answers::default();
    let Some(view) = &data.award else { return answers };
    let (lang, sent_back) = (frame.lang, view.last().filter(|ruling| ruling.state == DecisionState::SentBack));
    let amount = match verb {
        Verb::DraftSettlement => view.formula(),
        Verb::DraftChange => view.change,
        Verb::PayAdvance => view.asked_in_advance(),
        Verb::DraftDiscontinuation => view.end,
        Verb::PayBalance => Some(view.ledger.payable()),
        Verb::TakeRefund => Some(view.ledger.refundable()),
        Verb::DraftDealing => Some(Yen::ZERO),
        _ => None,
    };
    if let Some(amount) = amount {
        answers.set("amount", &amount.to_string());
    }
    match verb {
        Verb::ReturnReport => answers.set("due", &date(usual_due(frame.now), lang)),
        Verb::PayAdvance | Verb::PayBalance | Verb::TakeRefund => {
            answers.set("on", &date(date_in_japan(frame.now), lang));
        }
        Verb::ReturnRequest => {
            if let Some(kind) = view.waiting().into_iter().find(|kind| kind.waits_for_answer()) {
                answers.set("request", kind.code());
            }
        }
        _ => {}
    }
    // What was sent back comes again as it was.
    if let Some(before) = sent_back.filter(|before| before.kind.drafting() == verb) {
        answers.set("amount", &before.amount.to_string());
        answers.set("reason", &before.reason);
    }
    answers
}

/// The fields of a verb's form.
pub(super) fn fields(sheet: &Sheet, data: &CaseView<'_>, verb: Verb) -> AnyView {
    let lang = sheet.lang;
    let Some(view) = &data.award else {
        return if verb == Verb::ReturnRequest { give_back(sheet, &[RequestKind::Grant]) } else { ().into_any() };
    };
    let money = |label: Text, most: Yen| {
        let field = sheet.field("amount", label).help(words::amount_help(lang, most)).unmarked();
        input(&field, Typing::NUMBER, Some(shell::yen(lang)))
    };
    let ruling = |label: Text, most: Yen| {
        let repay = sheet.field("repay-by", words::repay_by(lang)).help(words::repay_help(lang)).unmarked();
        let repay =
            (view.ledger.held() > Yen::ZERO && verb != Verb::DraftChange).then(|| input(&repay, Typing::DATE, None));
        view! {
            {money(label, most)}
            {repay}
            {text_area(&sheet.field("reason", words::ruling_reason(lang)), 4, Some(REMARK_MAX))}
        }
        .into_any()
    };
    match verb {
        Verb::DraftSettlement => {
            let accounts = view.report.as_ref().map(Report::accounts);
            let eligible = accounts.map(|accounts| accounts.eligible()).unwrap_or_default();
            let most = view.formula().unwrap_or_default();
            view! { <p><strong>{t(words::formula_says(lang, eligible, most))}</strong></p> {ruling(words::amount_left(lang), most)} }
                .into_any()
        }
        Verb::DraftChange => {
            let changes = view.filed.iter().rfind(|filed| filed.kind == RequestKind::Change && filed.outcome.is_none());
            let changes = changes.map(|filed| parts::before_after(lang, &filed.changes));
            view! { {changes} {ruling(words::amount_after(lang), view.change.unwrap_or_default())} }.into_any()
        }
        Verb::DraftDiscontinuation => ruling(words::amount_left(lang), view.end.unwrap_or_default()),
        Verb::DraftRevocation => ruling(words::amount_kept(lang), view.award.confirmed.unwrap_or(view.award.granted)),
        Verb::DraftDealing => leave(sheet, view.award.confirmed.unwrap_or(view.award.granted)),
        Verb::DraftDealingRefusal => text_area(&sheet.field("reason", words::ruling_reason(lang)), 4, Some(REMARK_MAX)),
        Verb::Confirm
        | Verb::ApproveChange
        | Verb::Discontinue
        | Verb::Revoke
        | Verb::AllowDealing
        | Verb::RefuseDealing
        | Verb::ConsentRuling => {
            let last = view.rulings.last();
            let seen =
                last.map(|(ruling, ..)| view! { <input type="hidden" name="ruling" value=ruling.id.to_string() /> });
            let shown = last.map(|(ruling, drafter, _)| one(lang, ruling, drafter));
            view! { {shown} {seen} }.into_any()
        }
        Verb::SendBackRuling => text_area(&sheet.field("reason", words::send_back_why(lang)), 4, Some(REMARK_MAX)),
        Verb::ReturnReport => marks(sheet),
        Verb::ReturnRequest => give_back(sheet, &view.waiting()),
        Verb::PayAdvance | Verb::PayBalance | Verb::TakeRefund => payment(sheet, data, view, verb),
        _ => ().into_any(),
    }
}

fn give_back(sheet: &Sheet, waiting: &[RequestKind]) -> AnyView {
    let lang = sheet.lang;
    let options = waiting.iter().filter(|kind| kind.waits_for_answer()).map(|kind| Choice {
        value: kind.code().to_owned(),
        label: words::request(lang, *kind),
        help: None,
    });
    view! {
        {choices(&sheet.field("request", words::which_request(lang)), options.collect())}
        {text_area(&sheet.field("reason", words::return_why(lang)), 4, Some(REMARK_MAX))}
    }
    .into_any()
}

fn payment(sheet: &Sheet, data: &CaseView<'_>, view: &AwardView, verb: Verb) -> AnyView {
    let lang = sheet.lang;
    let kind = match verb {
        Verb::PayAdvance => PaymentKind::Advance,
        Verb::PayBalance => PaymentKind::Balance,
        _ => PaymentKind::Refund,
    };
    let most = words::above_open(lang, view.ledger.most_of(kind, view.asked_in_advance()));
    let amount = sheet.field("amount", words::payment_amount(lang)).help(most);
    let account = (kind != PaymentKind::Refund).then(|| {
        view! {
            <p><a class="btn btn--small" href=links::staff_account(data.number())>{t(words::see_account(lang))}</a> " "
                <span class="quiet">{t(words::see_account_note(lang))}</span></p>
        }
    });
    view! {
        {account}
        {input(&amount, Typing::NUMBER, Some(shell::yen(lang)))}
        {input(&sheet.field("on", words::payment_on(lang)), Typing::DATE, None)}
        {input(&sheet.field("note", words::payment_note(lang)).optional(), Typing::TEXT, None)}
    }
    .into_any()
}

/// What a field of a report is called.
pub fn field_name(lang: Lang, field: &str) -> Text {
    match field {
        ACCOUNTS => words::task_accounts(lang),
        RECEIPTS => words::task_receipts(lang),
        PHOTOS => words::task_photos(lang),
        _ => {
            let question = report_form().questions().find(|question| question.key == field);
            question.map_or_else(|| Text::typed(field), |question| question.label.text(lang))
        }
    }
}

/// What fields of these forms are called, for the summary of problems.
pub fn label(lang: Lang, key: &str) -> Option<Text> {
    if let Some(field) = report_fields().into_iter().find(|field| reason_field(field) == key) {
        return Some(drafts::ask_reason(lang, field_name(lang, &field)));
    }
    Some(match key {
        "repay-by" => words::repay_by(lang),
        "on" => words::payment_on(lang),
        "request" => words::which_request(lang),
        _ => return None,
    })
}

/// Everything of a report that can be marked, each with its reason.
fn marks(sheet: &Sheet) -> AnyView {
    let lang = sheet.lang;
    let rows = report_fields().into_iter().map(|field| {
        let (mark, why) = (mark_field(&field), reason_field(&field));
        let name = field_name(lang, &field);
        let ticked = tick(&sheet.field(&mark, name.clone()).unmarked());
        let reason = sheet.field(&why, drafts::ask_reason(lang, name)).unmarked();
        view! { <div class="mark">{ticked}{input(&reason, Typing::TEXT, None)}</div> }
    });
    let rows = rows.collect_view();
    let problem = sheet.problems.of("marks").map(|problem| {
        view! { <p class="field__error">"＊" {t(problem.text(lang))}</p> }
    });
    let due = sheet.field("due", drafts::ask_due(lang)).help(drafts::ask_due_help(lang));
    view! {
        <fieldset class="field" id="f-marks" tabindex="-1">
            <legend class="field__label">{t(drafts::ask_marks(lang))}</legend>
            {problem}
            {rows}
        </fieldset>
        {input(&due, Typing::DATE, None)}
        {sheet.optional_remark("message", drafts::ask_note(lang))}
    }
    .into_any()
}

/// The name of where a ruling stands.
fn stands(lang: Lang, ruling: &Ruling) -> Text {
    match ruling.state {
        DecisionState::Drafted | DecisionState::Approved => words::ruling_drafted(lang),
        DecisionState::SentBack => words::ruling_back(lang),
        DecisionState::Released | DecisionState::Replaced => words::ruling_in_force(lang),
    }
}

fn one(lang: Lang, ruling: &Ruling, drafter: &str) -> AnyView {
    let row = |label: Text, value: String| Row { label, value, change: None };
    let mut rows = vec![
        row(words::stands(lang), stands(lang, ruling).bare()),
        row(words::ruling_reason(lang), ruling.reason.clone()),
    ];
    let label = match ruling.kind {
        RulingKind::DealingRefusal => None,
        RulingKind::Dealing => Some(register::returned(lang)),
        _ => Some(words::payment_amount(lang)),
    };
    if let Some(label) = label {
        rows.insert(1, row(label, shell::amount(lang, ruling.amount).bare()));
    }
    rows.extend(ruling.repay_by.map(|day| row(words::repay_by(lang), date(day, lang))));
    let by = staff::recorded_by(lang, drafter, super::case::day(ruling.drafted_at)).bare();
    rows.push(row(staff::drafted_by(lang), by));
    if let (Some(number), Some(day)) = (&ruling.number, ruling.decided_on) {
        rows.push(row(staff::document(lang), number.clone()));
        rows.push(row(staff::decided_on(lang), date(day, lang)));
    }
    summary(lang, rows)
}

/// Where a drafted ruling stands on its route: who has it now.
pub fn route(lang: Lang, view: &AwardView) -> Option<AnyView> {
    let (ruling, _, holders) = view.rulings.last().filter(|(ruling, ..)| ruling.is_pending())?;
    let step = ruling.waits_for()?;
    let name = record::step_name(lang, &step.title, ruling.is_at_last_step());
    let said = match holders.is_empty() {
        true => decided::step_nobody(lang, name),
        false => decided::step_now(lang, name, holders.join("、")),
    };
    Some(view! { <p>{t(words::ruling(lang, ruling.kind))} "：" {t(said)}</p> }.into_any())
}

/// The sheets of the case's page: the money, what was filed, the report, rulings.
pub fn sheets(lang: Lang, view: &AwardView) -> AnyView {
    let sheet = |id: &'static str, title: Text, body: AnyView| {
        view! {
            <section class="sheet" id=id>
                <div class="sheet__head"><h2>{t(title)}</h2></div>
                <div class="sheet__body">{body}</div>
            </section>
        }
    };
    let rulings = view.rulings.iter().map(|(ruling, drafter, _)| {
        view! { <h3>{t(words::ruling(lang, ruling.kind))}</h3> {one(lang, ruling, drafter)} }
    });
    let rulings = rulings.collect_view().into_any();
    let due = view! { <p>{t(words::report_due(lang, date(view.award.report_due_on, lang)))}</p> };
    view! {
        {sheet("award", words::award(lang), view! { {parts::money(lang, &view.award, &view.ledger)} {due} }.into_any())}
        {(!view.filed.is_empty()).then(|| sheet("filed", words::filed(lang), parts::filed(lang, &view.filed)))}
        {(!view.rulings.is_empty()).then(|| sheet("rulings", staff::decision(lang), rulings))}
        {view.report.as_ref().map(|report| parts::report(lang, report))}
    }
    .into_any()
}

/// The bank account, for those who pay.
pub fn account(frame: &Frame, number: &str, title: &str, account: Option<&BankAccount>) -> Page {
    let lang = frame.lang;
    let row = |label: Text, value: String| Row { label, value, change: None };
    let body = match account {
        None => view! { <p>{t(words::no_account(lang))}</p> }.into_any(),
        Some(account) => summary(
            lang,
            vec![
                row(words::bank(lang), account.bank.clone()),
                row(words::branch(lang), account.branch.clone()),
                row(words::account_kind(lang), words::account(lang, account.kind).bare()),
                row(words::account_number(lang), account.number.clone()),
                row(words::holder(lang), account.holder.clone()),
            ],
        ),
    };
    let heading = words::bank_title(lang);
    let page = view! {
        <div class="page page--text">
            <a class="back" href=links::staff_case(number)>{t(words::back_to_case(lang))}</a>
            <header class="page__head"><p class="page__over">{number.to_owned()} "　" {title.to_owned()}</p><h1>{t(heading.clone())}</h1></header>
            <div class="stack--l">{body}<p class="quiet">{t(words::see_account_note(lang))}</p></div>
        </div>
    };
    Page::staff(heading, page).under(links::staff_cases())
}
