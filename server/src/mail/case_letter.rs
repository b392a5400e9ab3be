//! What a letter about a case says, put together from the case（案件の通知の文面）. No I/O, so that snapshots can hold it.

use super::{Body, Letterhead};
use chrono::{DateTime, Utc};
use domain::budget::Budget;
use domain::calendar::{date, date_and_time, date_in_japan};
use domain::calls::Call;
use domain::decisions::Decision;
use domain::forms::Answers;
use domain::messages::{Audience, Letter};
use domain::money::Yen;
use domain::submissions::Submission;
use domain::texts::{Lang, Text, letters as words};

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
    /// The applicant's page of the case.
    pub page: String,
    /// The staff's page of the case.
    pub staff_page: String,
    /// Now.
    pub now: DateTime<Utc>,
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
    let number = matter.case.number.as_deref().unwrap_or_default();
    let decided_on = matter.decision.as_ref().and_then(|decision| decision.decided_on);
    let day = date(decided_on.unwrap_or_else(|| date_in_japan(matter.now)), lang);
    let said = words::of_case(lang, letter, number, &day)?;
    let to_staff = !matches!(letter.audience(), Audience::Applicant);
    let greeting = match letter.audience() {
        Audience::Department => words::to_office(lang, name),
        _ => words::to(lang, name),
    };
    let mut body = Body::to(lang, greeting).say(said.news).facts(facts(matter, letter, lang)).say(said.next);
    body = match to_staff {
        true => body.link(words::open_case(lang), &matter.staff_page).say(words::without_link_staff(lang, number)),
        false => body.link(words::open_page(lang), &matter.page).say(words::without_link(lang, number)),
    };
    if let (Letter::Received, Some(filed)) = (letter, &matter.filed) {
        body = copy(body, &matter.call, filed, lang);
    }
    Some(Written { subject: matter.head.subject(&said.subject), body: body.sign(&matter.head) })
}

fn facts(matter: &Matter, letter: Letter, lang: Lang) -> Vec<(Text, Text)> {
    let case = &matter.case;
    let mut facts = vec![
        (words::number(lang), Text::typed(case.number.as_deref().unwrap_or_default())),
        (words::call(lang), matter.call.title.text(lang)),
        (words::project(lang), Text::typed(&case.title)),
        (words::group(lang), Text::typed(&matter.group)),
    ];
    let in_force = matches!(letter, Letter::Selected | Letter::Rejected | Letter::Granted);
    match letter {
        Letter::Received | Letter::NewSubmission => {
            let at = date_and_time(case.submitted_at.unwrap_or(matter.now), lang);
            facts.push((words::received_at(lang), Text::typed(&at)));
        }
        _ if in_force => {
            let decision = matter.decision.as_ref();
            if let Some(number) = decision.and_then(|decision| decision.number.as_deref()) {
                facts.push((words::document(lang), Text::typed(number)));
            }
            let day = decision.and_then(|decision| decision.decided_on);
            let day = date(day.unwrap_or_else(|| date_in_japan(matter.now)), lang);
            facts.push((words::decided_on(lang), Text::typed(&day)));
        }
        _ => facts.push((words::date(lang), Text::typed(&date(date_in_japan(matter.now), lang)))),
    }
    if letter == Letter::NewSubmission {
        let closes = date_and_time(matter.call.dates.closes_at, lang);
        facts.push((words::closes(lang), Text::typed(&closes)));
    }
    facts
}

/// The copy for the applicant's own files: every question that was answered, the sums, the papers.
fn copy(body: Body, call: &Call, filed: &Filed, lang: Lang) -> Body {
    let mut body = body.heading(words::copy(lang));
    let form = call.form.asked(&filed.answers);
    for question in form.questions() {
        let typed = filed.answers.get(&question.key);
        if !typed.is_empty() {
            body = body.quote(question.label.text(lang), &question.read_out(typed, lang, |text| text.with_brackets()));
        }
    }
    let yen = |amount: Yen| words::yen(lang, amount);
    let budget = &filed.budget;
    body = body.heading(words::budget(lang)).facts([
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
        let known = call.rules.papers.iter().find(|paper| paper.key == key);
        let asked = || form.questions().filter_map(|one| one.paper(filed.answers.get(&one.key))).find(|p| p.key == key);
        known.cloned().or_else(asked).map_or_else(|| Text::typed(key), |paper| paper.label.text(lang))
    };
    body.facts(filed.files.iter().map(|(key, name)| (paper(key), Text::typed(name))))
}

#[cfg(test)]
mod tests;
