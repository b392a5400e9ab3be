//! Letters about a case（案件の通知）: who is told, and the rows of the outbox.

use super::case_letter::{self, AfterGrant, Filed, Matter};
use super::{Letterhead, apart};
use crate::state::State;
use crate::store::messages::NewMessage;
use crate::store::{StoreError, Stored, Tx, Write};
use crate::store::{
    attachments, awards, calls, decisions, filings, history, intakes, messages, people, reviews, rulings, sign_off,
    submissions,
};
use app::links;
use chrono::{DateTime, NaiveDate, Utc};
use domain::awards::RequestKind;
use domain::budget::Budget;
use domain::calendar::date_in_japan;
use domain::calls::Call;
use domain::filings::FilingKind;
use domain::folding::email_key;
use domain::history::KEYED_CORRECTION;
use domain::intake::OF_ARRIVALS;
use domain::messages::{Audience, Letter};
use domain::people::{MessageId, Person, PersonId, Role, SubmissionId};
use domain::submissions::{Stage, Submission, Verb};
use domain::texts::Lang;
use uuid::Uuid;

/// Writes the letters of a step to everybody they are for. `occasion` is the history's number of the
/// step: the same step tells the same recipient once.
///
/// # Errors
/// The store's.
pub async fn tell(
    tx: &mut Write,
    state: &State,
    case: &Submission,
    letters: &[Letter],
    occasion: i64,
    now: DateTime<Utc>,
) -> Stored<()> {
    if letters.is_empty() {
        return Ok(());
    }
    let copy = letters.iter().any(|letter| matches!(letter, Letter::Received | Letter::CorrectionReceived));
    let matter = gather(tx, state, case.id, copy, now).await?;
    let intake = intakes::find(tx, case.id).await?;
    for &letter in letters {
        if let (Some(intake), Audience::Applicant) = (&intake, letter.audience()) {
            apart::tell(tx, &matter, letter, intake, occasion).await?;
            continue;
        }
        if intake.is_some() && OF_ARRIVALS.contains(&letter) {
            continue;
        }
        let recipients = recipients(tx, &matter, letter).await?;
        if recipients.is_empty() {
            tracing::warn!(letter = letter.code(), case = matter.case.number, "nobody is there to be told");
        }
        for to in recipients {
            let Some(written) = case_letter::write(&matter, letter, to.lang, &to.name) else { continue };
            let message = NewMessage {
                id: MessageId(Uuid::now_v7()),
                dedup_key: format!("{}:{}:{occasion}:{}", letter.code(), case.id, key(&to.address)),
                letter: letter.code(),
                lang: to.lang,
                to_address: to.address,
                to_person: to.person,
                submission: Some(case.id),
                subject: written.subject,
                body: written.body,
            };
            messages::add(tx, &message, now).await?;
        }
    }
    Ok(())
}

/// Reads what the letters may tell, as it stands in this very transaction.
async fn gather(tx: &mut Tx, state: &State, id: SubmissionId, copy: bool, now: DateTime<Utc>) -> Stored<Matter> {
    let case = submissions::find(tx, id).await?.ok_or_else(|| missing("submission", id))?;
    let call = calls::find(tx, case.call).await?.ok_or_else(|| missing("call", case.call))?;
    let group = people::organisation(tx, case.group).await?.ok_or_else(|| missing("organisation", case.group))?;
    let filed = if copy { filed(tx, &call, id).await? } else { None };
    let number = case.number.as_deref().unwrap_or_default();
    let kind = if case.stage == Stage::ReportReturned { FilingKind::Report } else { FilingKind::Application };
    let latest = filings::latest(tx, id, kind).await?;
    let correction = match &latest {
        Some(filing) => filings::correction(tx, filing.id).await?,
        None => None,
    };
    let asked = sign_off::of_case(tx, id, date_in_japan(now)).await?.asked;
    let asks = match asked {
        Some((by, _)) => people::find(tx, by).await?.map(|person| person.name),
        None => None,
    };
    Ok(Matter {
        correction,
        asks,
        stamped_on: stamp(tx, &case).await?,
        head: Letterhead::find(tx, Some(case.department)).await?,
        decision: decisions::of_case(tx, id).await?,
        after: if case.stage.has_award() || case.stage == Stage::Selected {
            after_grant(tx, id).await?
        } else {
            AfterGrant::default()
        },
        page: state.settings.absolute(&links::proposal(id.0)),
        staff_page: state.settings.absolute(&links::staff_case(number)),
        group: group.name,
        filed,
        call,
        case,
        now,
    })
}

/// What the last step after the grant left behind.
async fn after_grant(tx: &mut Tx, id: SubmissionId) -> Stored<AfterGrant> {
    let last = history::last_move(tx, id.0).await?;
    let request = last.as_ref().and_then(|last| {
        let filed = Verb::from_code(&last.action).and_then(RequestKind::of_verb);
        filed.or_else(|| last.detail["request"].as_str().and_then(RequestKind::from_code))
    });
    let ruling = rulings::of_case(tx, id).await?.pop();
    let (mut payment, mut report_due_on) = (None, None);
    if let Some(award) = awards::find(tx, id).await? {
        payment = awards::ledger(tx, &award, None).await?.payments.pop();
        report_due_on = Some(award.report_due_on);
    }
    Ok(AfterGrant { request, ruling, payment, report_due_on })
}

/// The stamp of what was keyed in last.
async fn stamp(tx: &mut Tx, case: &Submission) -> Stored<Option<NaiveDate>> {
    let Some(intake) = intakes::find(tx, case.id).await? else { return Ok(None) };
    let last = history::last_move(tx, case.id.0).await?.filter(|last| last.action == KEYED_CORRECTION);
    let stamped = last.and_then(|last| last.detail["stamped"].as_str().and_then(|day| day.parse().ok()));
    Ok(Some(stamped.unwrap_or(intake.stamped_on)))
}

async fn filed(tx: &mut Tx, call: &Call, id: SubmissionId) -> Stored<Option<Filed>> {
    let Some(filing) = filings::latest(tx, id, FilingKind::Application).await? else { return Ok(None) };
    let lines = filings::lines(tx, filing.id).await?;
    let files = attachments::of_case(tx, id).await?;
    Ok(Some(Filed {
        answers: filing.answers,
        budget: Budget::read(&lines, &call.rules.eligible).budget,
        files: files.into_iter().map(|file| (file.paper, file.name)).collect(),
    }))
}

/// Somebody who is told.
struct Recipient {
    person: Option<PersonId>,
    name: String,
    address: String,
    lang: Lang,
}

impl From<Person> for Recipient {
    fn from(person: Person) -> Self {
        Recipient { person: Some(person.id), name: person.name, address: person.email, lang: person.lang }
    }
}

async fn recipients(tx: &mut Tx, matter: &Matter, letter: Letter) -> Stored<Vec<Recipient>> {
    let case = &matter.case;
    let today = date_in_japan(matter.now);
    let mut found: Vec<Recipient> = Vec::new();
    match letter.audience() {
        Audience::Applicant => {
            found.extend(people::find(tx, case.owner).await?.map(Recipient::from));
            // A decision concerns the group itself, so whoever stands for it hears of it first hand.
            if matches!(
                letter,
                Letter::Selected
                    | Letter::Conditional
                    | Letter::Waitlisted
                    | Letter::Rejected
                    | Letter::Granted
                    | Letter::ChangeApproved
                    | Letter::Confirmed
                    | Letter::Discontinued
                    | Letter::Revoked
                    | Letter::DealingAllowed
                    | Letter::DealingRefused
            ) {
                let heads = people::holders(tx, case.group, Role::Representative, today).await?;
                found.extend(heads.into_iter().map(Recipient::from));
            }
        }
        Audience::Representatives => {
            let heads = people::holders(tx, case.group, Role::Representative, today).await?;
            found.extend(heads.into_iter().map(Recipient::from));
        }
        Audience::Department => {
            let department = matter.head.department.as_ref();
            found.extend(department.and_then(|department| {
                let address = department.email.clone()?;
                Some(Recipient { person: None, name: department.name.clone(), address, lang: Lang::Ja })
            }));
        }
        Audience::Approvers if letter == Letter::RulingWanted => {
            if let Some(ruling) = &matter.after.ruling {
                let holders = people::holders_of_ruling(tx, case.department, ruling, today).await?;
                found.extend(holders.into_iter().map(Recipient::from));
            }
        }
        Audience::Drafter if letter == Letter::RulingSentBack => {
            if let Some(ruling) = &matter.after.ruling {
                found.extend(people::find(tx, ruling.drafted_by).await?.map(Recipient::from));
            }
        }
        Audience::Approvers => {
            if let Some(decision) = &matter.decision {
                let holders = people::holders_of_step(tx, case.department, decision, today).await?;
                found.extend(holders.into_iter().map(Recipient::from));
            }
        }
        Audience::Drafter => {
            if let Some(decision) = &matter.decision {
                found.extend(people::find(tx, decision.drafted_by).await?.map(Recipient::from));
            }
        }
        // Letters about an account are not about a case.
        Audience::Person | Audience::Followers | Audience::Author => {}
    }
    // Whoever keeps out of a case as a reviewer hears of it by no other office.
    let kept_out = reviews::kept_out_of(tx, case.id).await?;
    let to_applicants = matches!(letter.audience(), Audience::Applicant | Audience::Representatives);
    found.retain(|one| to_applicants || !one.person.is_some_and(|person| kept_out.contains(&person)));
    let mut seen = std::collections::BTreeSet::new();
    found.retain(|recipient| seen.insert(key(&recipient.address)));
    Ok(found)
}

/// One mail box, however its address is typed.
fn key(address: &str) -> String {
    email_key(address).unwrap_or_else(|_| address.to_lowercase())
}

fn missing(table: &'static str, id: impl ToString) -> StoreError {
    StoreError::RowCount { table, id: id.to_string(), expected: 1, found: 0 }
}
