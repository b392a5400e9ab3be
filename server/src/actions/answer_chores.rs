//! One thing done to many answers in one transaction, each answer reported（回答の一括処理）.

use super::answers::{is_news, keep, route_one, take_one};
use super::cases::{NotDone, commit};
use crate::mail::answers::{Wanted, tell};
use crate::state::State;
use crate::store::{Failure, Write, bulk_reports, consultations, history, responses};
use chrono::{DateTime, NaiveDate, Utc};
use domain::answers::{
    self as rules, ANSWERS_MAX, AnswerChore, Duty, Response, ResponseState, may_look, may_sort, refused,
};
use domain::bulk::{Done, Outcome};
use domain::consultations::Consultation;
use domain::messages::Letter;
use domain::people::{StandardId, Viewer};
use domain::problems::{Problem, Problems, Refusal};
use uuid::Uuid;

/// What is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// 標準的な考え方を使う
    Standard(StandardId),
    /// 照会する
    Route(Duty, Option<NaiveDate>),
    /// 起案する
    Finish,
    /// 決裁する
    Approve,
}

impl Asked {
    fn chore(self) -> AnswerChore {
        match self {
            Asked::Standard(_) => AnswerChore::TakeStandard,
            Asked::Route(..) => AnswerChore::Route,
            Asked::Finish => AnswerChore::Finish,
            Asked::Approve => AnswerChore::Approve,
        }
    }
}

/// Does it to the chosen answers and keeps the report. What a rule forbids for one is reported and does not keep the
/// others from being done; if the store fails, nothing is done. Field keys: `answers`, `department`.
///
/// # Errors
/// Nothing chosen, no such department, whoever may not look into the workbench, or the store's.
pub async fn run(
    state: &State,
    viewer: &Viewer,
    slug: &str,
    numbers: &[i32],
    asked: Asked,
    now: DateTime<Utc>,
) -> Result<Uuid, NotDone> {
    let by = viewer.id().ok_or(Refusal::SignInFirst)?;
    if numbers.is_empty() {
        return Err(NotDone::Mend(Problems::one("answers", Problem::Missing)));
    }
    let mut tx = state.db.write().await?;
    let consultation = consultations::hold(&mut tx, slug).await?.ok_or(Refusal::NotFound)?;
    let departments = responses::departments(&mut tx, consultation.call).await?;
    may_look(viewer, &consultation, &departments)?;
    let name = match asked {
        Asked::Route(duty, _) => super::duties::name_of(&mut tx, duty, now)
            .await?
            .ok_or_else(|| NotDone::Mend(Problems::one("department", Problem::NotAChoice)))?,
        _ => String::new(),
    };
    let (mut lines, mut routed) = (Vec::new(), Vec::new());
    for number in numbers.iter().take(ANSWERS_MAX) {
        let done = match responses::find(&mut tx, consultation.call, *number).await? {
            None => Done::NotFound,
            Some(response) => {
                let done = one(&mut tx, viewer, &consultation, &response, (asked, &name), now).await;
                if let (Ok(Done::Done), Asked::Route(duty, _)) = (&done, asked)
                    && is_news(viewer, &response, duty)
                {
                    routed.push(response);
                }
                settled(done)?
            }
        };
        lines.push(Outcome { number: number.to_string(), done });
    }
    let report = Uuid::now_v7();
    if let Asked::Route(duty, due_on) = asked
        && !routed.is_empty()
    {
        // One letter for all of them.
        let occasion = report.to_string();
        let wanted = Wanted { it: &consultation, duty, due_on, answers: &routed, occasion: &occasion };
        tell(&mut tx, state, Letter::AnswersWanted, wanted, now).await?;
    }
    bulk_reports::add(&mut tx, report, by, asked.chore().code(), &lines, now).await?;
    commit(tx, state).await?;
    Ok(report)
}

/// What a rule forbids, and what is missing, is a line of the report; what the store says ends it all.
pub(super) fn settled(done: Result<Done, NotDone>) -> Result<Done, NotDone> {
    match done {
        Err(NotDone::Mend(_)) => Ok(Done::Incomplete),
        Err(NotDone::Failed(Failure::Refused(refusal))) => Ok(refused(&refusal)),
        done => done,
    }
}

/// Does it to one answer.
async fn one(
    tx: &mut Write,
    viewer: &Viewer,
    consultation: &Consultation,
    response: &Response,
    (asked, name): (Asked, &str),
    now: DateTime<Utc>,
) -> Result<Done, NotDone> {
    let changed = match asked {
        Asked::Standard(standard) => take_one(tx, viewer, consultation, response, standard, now).await?,
        Asked::Route(duty, due_on) => {
            may_sort(viewer, consultation, now)?;
            if response.state == ResponseState::Approved {
                return Ok(Done::NotNow);
            }
            route_one(tx, viewer, response, (duty, due_on), name, now).await?.is_some()
        }
        Asked::Finish if response.state == ResponseState::Drafted => false,
        Asked::Finish => {
            let (written, entry) = rules::write(viewer, consultation, response, &response.writing, true, now)?;
            keep(tx, viewer, &written, &entry, response.version, now).await?
        }
        Asked::Approve if response.state == ResponseState::Approved => false,
        Asked::Approve => {
            let (approved, entry) = rules::approve(viewer, consultation, response, now)?;
            responses::update(tx, &approved, response.version).await?;
            history::append(tx, &entry, now).await?;
            true
        }
    };
    Ok(if changed { Done::Done } else { Done::Already })
}
