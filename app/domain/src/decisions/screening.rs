//! From the formal check to the panel's opinion, and taking a case back（形式審査・対象外・取下げ・審査会の意見）.

use super::{check_amount, check_remark, with_reason};
use crate::calls::Rules;
use crate::forms::Answers;
use crate::money::Yen;
use crate::people::Viewer;
use crate::problems::{Problem, Problems};
use crate::submissions::{Objection, Step, Submission, Verb};

/// The check sheet of the formal check, as sent by the form.
///
/// # Errors
/// `MustAgree` for every line of the checklist that is not ticked (field `check-N`), or the table's refusal.
pub fn pass_screening(viewer: &Viewer, case: &Submission, rules: &Rules, sheet: &Answers) -> Result<Step, Objection> {
    let step = case.step(viewer, Verb::PassScreening, None, sheet.get("note"))?;
    let mut problems = Problems::none();
    for index in 0..rules.checklist.len() {
        let field = format!("check-{index}");
        if sheet.get(&field) != "yes" {
            problems.add(field, Problem::MustAgree);
        }
    }
    check_remark("note", sheet.get("note"), false, &mut problems);
    Ok(problems.or(step)?)
}

/// What of a sent form belongs on the check sheet: the ticks of the checklist and the note.
pub fn screening_sheet(rules: &Rules, sent: &Answers) -> Answers {
    let ticks = (0..rules.checklist.len()).map(|index| format!("check-{index}"));
    only(sent, ticks.chain(["note".to_owned()]))
}

/// What of a sent form belongs to the panel's opinion. A case that does not fit has no amount.
pub fn opinion_sheet(sent: &Answers) -> Answers {
    let amount = (sent.get("fit") != "no").then_some("amount");
    only(sent, ["fit"].into_iter().chain(amount).chain(["remarks"]).map(str::to_owned))
}

fn only(sent: &Answers, keys: impl Iterator<Item = String>) -> Answers {
    keys.map(|key| {
        let value = sent.get(&key).to_owned();
        (key, value)
    })
    .collect()
}

/// A move that needs nothing beyond its row but a reason, which the other side reads: taking the formal check up
/// again（再確認）, declaring a case ineligible（対象外）, taking a case back（取下げ）.
///
/// # Errors
/// A missing reason, or the table's refusal.
pub fn because(viewer: &Viewer, case: &Submission, verb: Verb, reason: &str) -> Result<Step, Objection> {
    let step = case.step(viewer, verb, None, reason)?;
    with_reason(step, reason)
}

/// What the panel said, as the secretariat writes it down: `fit` (yes/no), `amount`, `remarks`.
///
/// # Errors
/// Missing or unreadable fields, or the table's refusal.
pub fn record_opinion(viewer: &Viewer, case: &Submission, requested: Yen, sheet: &Answers) -> Result<Step, Objection> {
    let step = case.step(viewer, Verb::RecordOpinion, None, "")?;
    let mut problems = Problems::none();
    match sheet.get("fit") {
        "yes" => drop(check_amount(sheet.get("amount"), requested, &mut problems)),
        "no" => {}
        "" => problems.add("fit", Problem::Missing),
        _ => problems.add("fit", Problem::NotAChoice),
    }
    check_remark("remarks", sheet.get("remarks"), true, &mut problems);
    Ok(problems.or(step)?)
}
