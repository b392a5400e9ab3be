//! What a letter about a case says, put together from the case（案件の通知の文面）. No I/O, so that snapshots can hold it.

use super::{Body, Letterhead};
use chrono::{DateTime, NaiveDate, Utc};
use domain::awards::{ACCOUNTS, PHOTOS, Payment, RECEIPTS, RequestKind, Ruling, form as report_form};
use domain::budget::{Budget, Side};
use domain::calendar::{date, date_and_time, date_in_japan};
use domain::calls::Call;
use domain::corrections::Correction;
use domain::decisions::Decision;
use domain::forms::Answers;
use domain::intake::PAPER_FORM;
use domain::messages::{Audience, Letter};
use domain::money::Yen;
use domain::proposals::{BUDGET, paper_field};
use domain::retention::last_day_of_draft;
use domain::submissions::Submission;
use domain::texts::{
    Lang, Text, awards, budget as money, intake, letters as words, letters_awards, letters_decisions as replies,
    postings, shell,
};

/// Everything that a letter about a case may tell.
#[derive(Debug, Clone)]
pub struct Matter {
    /// Who writes.
    pub head: Letterhead,
    /// The case.
    pub case: Submission,
    /// The call it answers.
    pub call: Call,
    /// The group's name.
    pub group: String,
    /// The decision on it, if there is one.
    pub decision: Option<Decision>,
    /// What was submitted, where the letter brings a copy.
    pub filed: Option<Filed>,
    /// What was asked to be mended, where the letter is about it.
    pub correction: Option<Correction>,
    /// Who asks the representative, where somebody does.
    pub asks: Option<String>,
    /// The day of the stamp of what came in last, where that was paper.
    pub stamped_on: Option<NaiveDate>,
    /// What the step left behind, where it comes after the grant.
    pub after: AfterGrant,
    /// The applicant's page of the case.
    pub page: String,
    /// The staff's page of the case.
    pub staff_page: String,
    /// Now.
    pub now: DateTime<Utc>,
}

/// What a letter may tell of what comes after the grant.
#[derive(Debug, Clone, Default)]
pub struct AfterGrant {
    /// The request that was handed in or given back.
    pub request: Option<RequestKind>,
    /// The last ruling in force.
    pub ruling: Option<Ruling>,
    /// The last payment.
    pub payment: Option<Payment>,
    /// The day by which the report is due.
    pub report_due_on: Option<NaiveDate>,
}

/// What was submitted.
#[derive(Debug, Clone)]
pub struct Filed {
    /// Answers.
    pub answers: Answers,
    /// Budget.
    pub budget: Budget,
    /// Files: the key of the paper, and the name.
    pub files: Vec<(String, String)>,
}

/// A letter as it goes into the outbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Subject.
    pub subject: String,
    /// Text.
    pub body: String,
}

/// Writes a letter to `name`; `None` for kinds that are not about a case.
pub fn write(matter: &Matter, letter: Letter, lang: Lang, name: &str) -> Option<Written> {
    let number = matter.case.number.as_deref();
    let said = words::of_case(lang, letter, number.unwrap_or_default(), &detail(matter, letter, lang))?;
    let to_staff = !matches!(letter.audience(), Audience::Applicant | Audience::Representatives);
    let greeting = match letter.audience() {
        Audience::Department => words::to_office(lang, name),
        _ => words::to(lang, name),
    };
    let body = Body::to(lang, greeting).say(said.news).facts(facts(matter, letter, lang));
    let mut body = particulars(body, matter, letter, lang).say(said.next);
    let without_link = match number {
        Some(number) if to_staff => words::without_link_staff(lang, number),
        Some(number) => words::without_link(lang, number),
        None => words::without_link_draft(lang, matter.case.title.as_str()),
    };
    body = match to_staff {
        true => body.link(words::open_case(lang), &matter.staff_page).say(without_link),
        false => body.link(words::open_page(lang), &matter.page).say(without_link),
    };
    if let (Letter::Received | Letter::CorrectionReceived, Some(filed)) = (letter, &matter.filed) {
        body = copy(body, &matter.call, filed, lang);
    }
    Some(Written { subject: matter.head.subject(&said.subject), body: body.sign(&matter.head) })
}

/// What has to be mended, and why a call was given up, where the letter is about that.
fn particulars(mut body: Body, matter: &Matter, letter: Letter, lang: Lang) -> Body {
    if let Some(correction) = matter.correction.as_ref().filter(|_| asks_to_correct(letter)) {
        body = marks(body, &matter.call, correction, lang);
    }
    if letter == Letter::CallCancelled {
        body = body.quote(words::called_off_reason(lang), &matter.call.notice.cancelled);
    }
    body
}

/// The same letter for an applicant without an account, in Japanese: nothing leads to a page, and the reason that
/// the page would show stands in it. Says the subject, without the city in front, and the text without a sign-off.
pub fn write_apart(matter: &Matter, letter: Letter, name: &str, reason: Option<&str>) -> Option<(Text, Body)> {
    let lang = Lang::Ja;
    let day = detail(matter, letter, lang);
    let said = words::of_case(lang, letter, matter.case.number.as_deref().unwrap_or_default(), &day)?;
    let said = postings::apart(lang, letter, said, &day);
    let mut body = Body::to(lang, words::to(lang, name)).say(said.news).facts(facts(matter, letter, lang));
    body = particulars(body, matter, letter, lang);
    if let Some(reason) = reason.filter(|reason| !reason.trim().is_empty()) {
        body = body.quote(postings::reason(lang), reason);
    }
    body = body.say(said.next);
    if let (Letter::Received | Letter::CorrectionReceived, Some(filed)) = (letter, &matter.filed) {
        body = copy(body, &matter.call, filed, lang);
    }
    Some((said.subject, body))
}

/// Letters that say a decision is in force.
fn is_decision(letter: Letter) -> bool {
    matches!(letter, Letter::Selected | Letter::Conditional | Letter::Waitlisted | Letter::Rejected | Letter::Granted)
}

/// Letters that ask for an answer by a day.
fn asks_for_reply(letter: Letter) -> bool {
    matches!(letter, Letter::Conditional | Letter::Waitlisted | Letter::ReplyReturned | Letter::ReplyReminder)
}

/// Letters that say what has to be mended by a day.
fn asks_to_correct(letter: Letter) -> bool {
    matches!(
        letter,
        Letter::CorrectionWanted
            | Letter::CorrectionDayMoved
            | Letter::CorrectionReminder
            | Letter::ReportCorrectionWanted
    )
}

/// What the news of a letter names: a day, or who asks.
fn detail(matter: &Matter, letter: Letter, lang: Lang) -> String {
    match letter {
        Letter::SignOffWanted => matter.asks.clone().unwrap_or_default(),
        Letter::DraftReminder => date_and_time(matter.call.dates.closes_at, lang),
        Letter::DraftLapses => date(last_day_of_draft(matter.now), lang),
        Letter::RequestReceived | Letter::RequestArrived | Letter::RequestReturned => {
            matter.after.request.map(|kind| awards::request(lang, kind).with_brackets()).unwrap_or_default()
        }
        Letter::ReportReminder => date(matter.after.report_due_on.unwrap_or_else(|| date_in_japan(matter.now)), lang),
        _ if asks_to_correct(letter) => {
            let due = matter.correction.as_ref().map_or(matter.now, |correction| correction.due_at);
            date(date_in_japan(due), lang)
        }
        _ if asks_for_reply(letter) => {
            let last = matter.decision.as_ref().and_then(|decision| decision.reply_by);
            date(date_in_japan(last.unwrap_or(matter.now)), lang)
        }
        _ => {
            let decided_on = matter.decision.as_ref().and_then(|decision| decision.decided_on);
            date(decided_on.unwrap_or_else(|| date_in_japan(matter.now)), lang)
        }
    }
}

fn facts(matter: &Matter, letter: Letter, lang: Lang) -> Vec<(Text, Text)> {
    let case = &matter.case;
    let number = case.number.as_deref().map(|number| (words::number(lang), Text::typed(number)));
    let mut facts: Vec<(Text, Text)> = number.into_iter().collect();
    facts.extend([
        (words::call(lang), matter.call.title.text(lang)),
        (words::project(lang), Text::typed(&case.title)),
        (words::group(lang), Text::typed(&matter.group)),
    ]);
    let in_force = is_decision(letter);
    match letter {
        Letter::Received | Letter::NewSubmission => {
            let typed = || date_and_time(case.submitted_at.unwrap_or(matter.now), lang);
            let at = matter.stamped_on.map_or_else(typed, |day| date(day, lang));
            facts.push((words::received_at(lang), Text::typed(&at)));
        }
        Letter::CorrectionReceived | Letter::CorrectionArrived => {
            let at = matter.stamped_on.map_or_else(|| date_and_time(matter.now, lang), |day| date(day, lang));
            facts.push((words::received_at(lang), Text::typed(&at)));
        }
        _ if asks_to_correct(letter) => {
            facts.push((words::due(lang), Text::typed(&detail(matter, letter, lang))));
        }
        Letter::DraftReminder | Letter::DraftLapses | Letter::SignOffWanted => {
            let closes = date_and_time(matter.call.dates.closes_at, lang);
            facts.push((words::closes(lang), Text::typed(&closes)));
        }
        _ if is_after_grant(letter) => facts.extend(after_grant(matter, letter, lang)),
        _ if in_force => {
            let decision = matter.decision.as_ref();
            if let Some(number) = decision.and_then(|decision| decision.number.as_deref()) {
                facts.push((words::document(lang), Text::typed(number)));
            }
            let day = matter.decision.as_ref().and_then(|decision| decision.decided_on);
            let day = day.unwrap_or_else(|| date_in_japan(matter.now));
            facts.push((words::decided_on(lang), Text::typed(&date(day, lang))));
        }
        _ => facts.push((words::date(lang), Text::typed(&date(date_in_japan(matter.now), lang)))),
    }
    if asks_for_reply(letter) {
        facts.push((replies::reply_by(lang), Text::typed(&detail(matter, letter, lang))));
    }
    if letter == Letter::NewSubmission {
        let closes = date_and_time(matter.call.dates.closes_at, lang);
        facts.push((words::closes(lang), Text::typed(&closes)));
    }
    facts
}

/// Letters that have facts of their own after the grant.
fn is_after_grant(letter: Letter) -> bool {
    matches!(
        letter,
        Letter::Confirmed
            | Letter::ChangeApproved
            | Letter::Discontinued
            | Letter::Revoked
            | Letter::DealingAllowed
            | Letter::DealingRefused
            | Letter::Paid
            | Letter::RefundReceived
            | Letter::ReportReminder
            | Letter::RequestReceived
            | Letter::RequestArrived
            | Letter::RequestReturned
    )
}

fn after_grant(matter: &Matter, letter: Letter, lang: Lang) -> Vec<(Text, Text)> {
    let after = &matter.after;
    let mut facts = Vec::new();
    let typed = |text: &str| Text::typed(text);
    match letter {
        Letter::ReportReminder => {
            facts.push((letters_awards::report_by(lang), typed(&detail(matter, letter, lang))));
        }
        Letter::RequestReceived | Letter::RequestArrived | Letter::RequestReturned => {
            let name = after.request.map(|kind| awards::request(lang, kind));
            facts.extend(name.map(|name| (letters_awards::filed(lang), name)));
            facts.push((words::date(lang), typed(&date(date_in_japan(matter.now), lang))));
        }
        Letter::Paid | Letter::RefundReceived => {
            if let Some(payment) = after.payment {
                facts.push((letters_awards::amount(lang), shell::amount(lang, payment.amount)));
                facts.push((words::date(lang), typed(&date(payment.on, lang))));
            }
        }
        _ => {
            let ruling = after.ruling.as_ref();
            let number = ruling.and_then(|ruling| ruling.number.as_deref());
            facts.extend(number.map(|number| (words::document(lang), typed(number))));
            let day = ruling.and_then(|ruling| ruling.decided_on).unwrap_or_else(|| date_in_japan(matter.now));
            facts.push((words::decided_on(lang), typed(&date(day, lang))));
        }
    }
    facts
}

/// What has to be mended, each with its reason.
fn marks(body: Body, call: &Call, correction: &Correction, lang: Lang) -> Body {
    let mut body = body.heading(words::to_correct(lang));
    for mark in &correction.marks {
        body = body.quote(field_name(call, &mark.field, lang), &mark.reason);
    }
    if correction.note.trim().is_empty() { body } else { body.quote(words::note(lang), &correction.note) }
}

/// A field of the application by the name that people know.
fn field_name(call: &Call, field: &str, lang: Lang) -> Text {
    match field {
        BUDGET => return words::budget(lang),
        ACCOUNTS => return awards::task_accounts(lang),
        RECEIPTS => return awards::task_receipts(lang),
        PHOTOS => return awards::task_photos(lang),
        _ => {}
    }
    if let Some(question) = report_form().questions().find(|question| question.key == field) {
        return question.label.text(lang);
    }
    let question = call.form.questions().find(|question| question.key == field);
    let paper = call.rules.papers.iter().find(|paper| paper_field(&paper.key) == field);
    let label = question.map(|question| &question.label).or(paper.map(|paper| &paper.label));
    label.map_or_else(|| Text::typed(field), |label| label.text(lang))
}

/// The copy for the applicant's own files: every question that was answered, every line, the papers.
fn copy(body: Body, call: &Call, filed: &Filed, lang: Lang) -> Body {
    let mut body = body.heading(words::copy(lang));
    let form = call.form.asked(&filed.answers);
    for question in form.questions() {
        let typed = filed.answers.get(&question.key);
        if !typed.is_empty() {
            body = body.quote(question.label.text(lang), &question.read_out(typed, lang, |text| text.with_brackets()));
        }
    }
    let yen = |amount: Yen| shell::amount(lang, amount);
    let budget = &filed.budget;
    body = body.heading(words::budget(lang));
    for side in [Side::Expense, Side::Income] {
        let lines = budget.lines.iter().filter(|line| line.side() == side);
        let lines: Vec<String> = lines.map(|line| line.read_out(lang, |text| text.with_brackets())).collect();
        body = body.quote(money::side(lang, side), &lines.join("\n"));
    }
    body = body.facts([
        (words::income(lang), yen(budget.income())),
        (words::expense(lang), yen(budget.expense())),
        (words::eligible(lang), yen(budget.eligible())),
        (words::requested(lang), yen(budget.requested())),
    ]);
    body = body.heading(words::files(lang));
    if filed.files.is_empty() {
        return body.say(words::no_files(lang));
    }
    let paper = |key: &str| {
        if key == PAPER_FORM {
            return intake::scan(lang);
        }
        let known = call.rules.papers.iter().find(|paper| paper.key == key);
        let asked = || form.questions().filter_map(|one| one.paper(filed.answers.get(&one.key))).find(|p| p.key == key);
        known.cloned().or_else(asked).map_or_else(|| Text::typed(key), |paper| paper.label.text(lang))
    };
    body.facts(filed.files.iter().map(|(key, name)| (paper(key), Text::typed(name))))
}

#[cfg(test)]
mod tests;
