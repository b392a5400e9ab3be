//! Everything on file for one case, as staff read it（一件書類）.

use super::disposal::{self, OfCase};
use super::official_letters::{self, OfficialLetter};
use super::postings::{self, Posting};
use super::proposals::{self, Whole};
use super::reports::{self, Filed, Granted};
use super::rulings::of_case as rulings_of;
use super::{
    StoreError, Stored, Tx, case_messages, case_notes, decisions, desk, filings, history, messages, people, property,
    submissions,
};
use chrono::NaiveDate;
use domain::awards::{Property, Report, RequestKind, Returned, Ruling, most_at_end};
use domain::budget::Budget;
use domain::corrections::Correction;
use domain::decisions::{Candidate, Decision};
use domain::filings::{Filing, FilingKind};
use domain::history::HistoryEntry;
use domain::intake::Intake;
use domain::money::Yen;
use domain::people::{CallId, Organisation, Person, SubmissionId};
use domain::processing::Clock;
use domain::proposals::Proposal;
use domain::submissions::Submission;
use uuid::Uuid;

/// How many views of personal data a case page lists.
pub const VIEWS: i64 = 50;

/// What staff see of a case.
#[derive(Debug, Clone)]
pub struct CaseFile {
    /// The application as it was last handed in.
    pub proposal: Proposal,
    /// Everything that was handed in before it, the first version first.
    pub earlier: Vec<Whole>,
    /// Corrections that were asked for, each with the version it made or will make.
    pub corrections: Vec<(i32, Correction)>,
    /// Who applies.
    pub group: Organisation,
    /// Who began it.
    pub owner: Person,
    /// The check sheet, once it was finished.
    pub screening: Option<Filing>,
    /// The check sheet as it was saved half way.
    pub sheet: Option<Filing>,
    /// The panel's opinion.
    pub opinion: Option<Filing>,
    /// The last decision: in force, or on its way.
    pub decision: Option<Decision>,
    /// The decision in force, where it is another.
    pub in_force: Option<Decision>,
    /// The applicant's last answer to conditions or an offer.
    pub reply: Option<Filing>,
    /// Who holds the present step of the draft's route, by name.
    pub holders: Vec<String>,
    /// Who drafted it.
    pub drafter: Option<Person>,
    /// Who approved it.
    pub approver: Option<Person>,
    /// All that the round has approved.
    pub approved_total: Yen,
    /// What happened, with names.
    pub history: Vec<(HistoryEntry, Option<String>)>,
    /// Who looked at it, with names.
    pub views: Vec<(HistoryEntry, Option<String>)>,
    /// Official letters about it.
    pub official: Vec<OfficialLetter>,
    /// Letters about it.
    pub letters: Vec<messages::Message>,
    /// Its days.
    pub clock: Option<Clock>,
    /// Who works on it.
    pub assigned: Option<Person>,
    /// Notes among staff.
    pub notes: Vec<case_notes::Note>,
    /// The thread with the applicant.
    pub thread: Vec<case_messages::CaseMessage>,
    /// Letters that failed and that somebody has dealt with.
    pub settled: Vec<Uuid>,
    /// What it has beside, where it came on paper; and who keyed it in.
    pub intake: Option<(Intake, String)>,
    /// Letters about it that go by post.
    pub postings: Vec<Posting>,
    /// What it has after its grant.
    pub after: Option<AfterGrant>,
    /// What was filed on the way, where there is no grant yet.
    pub filed: Vec<Filed>,
    /// How long its papers are kept, or when they went.
    pub papers: OfCase,
}

/// What a case has after its grant.
#[derive(Debug, Clone)]
pub struct AfterGrant {
    /// The grant with its money.
    pub granted: Granted,
    /// The report as it was last handed in.
    pub report: Option<Report>,
    /// What was filed on the way.
    pub filed: Vec<Filed>,
    /// The budgets before and after each change.
    pub plans: Vec<(Budget, Budget)>,
    /// Every ruling, with the name of its drafter and of those who hold its present step.
    pub rulings: Vec<(Ruling, String, Vec<String>)>,
    /// The most that the change that waits may leave.
    pub change: Option<Yen>,
    /// The most that the early end that waits may leave.
    pub end: Option<Yen>,
    /// The register of what was acquired with it, with what was struck out.
    pub property: Vec<Property>,
}

/// Reads what a case has after its grant. `None` before.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn after_grant(tx: &mut Tx, case: &Submission, today: NaiveDate) -> Stored<Option<AfterGrant>> {
    let Some(granted) = reports::granted(tx, case.id).await? else { return Ok(None) };
    let report = reports::handed_in(tx, &granted).await?.map(|whole| whole.report);
    let filed = reports::requests(tx, case.id).await?;
    let (plans, change) = plans(tx, &granted, &filed).await?;
    let mut rulings = Vec::new();
    for ruling in rulings_of(tx, case.id).await? {
        let drafter = people::find(tx, ruling.drafted_by).await?.map(|person| person.name).unwrap_or_default();
        let holders = people::holders_of_ruling(tx, case.department, &ruling, today).await?;
        rulings.push((ruling, drafter, holders.into_iter().map(|person| person.name).collect()));
    }
    let ends = |filed: &&Filed| filed.kind == RequestKind::Discontinuation && filed.outcome.is_none();
    let grant = granted.application.proposal.grant();
    let end = filed.iter().rfind(ends);
    let end = end.map(|filed| most_at_end(&grant, granted.award.granted, &filed.filing.answers));
    let property = property::of_case(tx, case.id).await?;
    Ok(Some(AfterGrant { granted, report, filed, plans, rulings, change, end, property }))
}

/// The budgets before and after each change, and what the one that waits would leave: its line of the subsidy.
async fn plans(tx: &mut Tx, granted: &Granted, filed: &[Filed]) -> Stored<(Vec<(Budget, Budget)>, Option<Yen>)> {
    let proposal = &granted.application.proposal;
    let allowed = &proposal.call.rules.eligible;
    let mut before = Budget::read(&proposal.lines, allowed).budget;
    let (mut plans, mut waits) = (Vec::new(), None);
    for one in filed.iter().filter(|one| one.kind == RequestKind::Change) {
        let lines = filings::lines(tx, one.filing.id).await?;
        let after = Budget::read(&lines, allowed).budget;
        plans.push((before.clone(), after.clone()));
        match one.outcome {
            Some(Returned::Accepted | Returned::Noted) => before = after,
            Some(Returned::GivenBack | Returned::Refused) => {}
            None => waits = Some(after.requested()),
        }
    }
    Ok((plans, waits))
}

/// Reads everything, as of a day.
///
/// # Errors
/// The driver's, or a row that refers to nothing.
pub async fn read(tx: &mut Tx, id: SubmissionId, today: NaiveDate) -> Stored<Option<CaseFile>> {
    let mut earlier = proposals::versions(tx, id).await?;
    let Some(Whole { proposal, group, intake, .. }) = earlier.pop() else { return Ok(None) };
    let mut corrections = Vec::new();
    for filing in filings::versions(tx, id, FilingKind::Application).await? {
        corrections.extend(filings::correction(tx, filing.id).await?.map(|asked| (filing.version, asked)));
    }
    let owner = proposal.case.owner;
    let owner =
        people::find(tx, owner).await?.ok_or_else(|| StoreError::corrupt("submission", "owner_id", id, owner))?;
    let screening = filings::latest_final(tx, id, FilingKind::Screening).await?;
    let sheet = filings::latest(tx, id, FilingKind::Screening).await?;
    let sheet = sheet.filter(|filing| filing.submitted_at.is_none());
    let opinion = filings::latest(tx, id, FilingKind::PanelOpinion).await?;
    let reply = filings::latest(tx, id, FilingKind::Reply).await?;
    let decision = decisions::of_case(tx, id).await?;
    let in_force = decisions::in_force(tx, id).await?;
    let in_force = in_force.filter(|one| decision.as_ref().is_some_and(|last| last.id != one.id));
    let (mut drafter, mut approver) = (None, None);
    if let Some(decision) = &decision {
        drafter = people::find(tx, decision.drafted_by).await?;
        if let Some(by) = decision.approved_by {
            approver = people::find(tx, by).await?;
        }
    }
    let mut holders = Vec::new();
    if let Some(decision) = &decision {
        let found = people::holders_of_step(tx, proposal.case.department, decision, today).await?;
        holders = found.into_iter().map(|person| person.name).collect();
    }
    let approved_total = decisions::approved_total(tx, proposal.call.id, Some(id)).await?;
    let history = history::of_subject(tx, id.0).await?;
    let views = history::views_of(tx, id.0, VIEWS).await?;
    let official = official_letters::of_case(tx, id).await?;
    let letters = messages::of_case(tx, id).await?;
    let assigned = match submissions::assignee(tx, id).await? {
        Some(person) => people::find(tx, person).await?,
        None => None,
    };
    let clock = submissions::clock(tx, id).await?;
    let notes = case_notes::of_case(tx, id).await?;
    let thread = case_messages::of_case(tx, id).await?;
    let settled = desk::settled(tx, id).await?;
    let postings = postings::of_case(tx, id).await?;
    let intake = match intake {
        Some(intake) => {
            let by = people::find(tx, intake.keyed_by).await?.map(|person| person.name).unwrap_or_default();
            Some((intake, by))
        }
        None => None,
    };
    let after = after_grant(tx, &proposal.case, today).await?;
    let filed = match &after {
        Some(after) => after.filed.clone(),
        None => reports::requests(tx, id).await?,
    };
    let papers = disposal::papers(tx, &proposal.case, today).await?;
    Ok(Some(CaseFile {
        papers,
        after,
        filed,
        intake,
        postings,
        proposal,
        earlier,
        corrections,
        group,
        owner,
        screening,
        sheet,
        opinion,
        decision,
        in_force,
        reply,
        holders,
        drafter,
        approver,
        approved_total,
        history,
        views,
        official,
        letters,
        clock,
        assigned,
        notes,
        thread,
        settled,
    }))
}

/// A case of a call in the preview of its release.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The case with its decision.
    pub candidate: Candidate,
    /// The group's name.
    pub group: String,
    /// The amount asked for.
    pub requested: Yen,
    /// Who holds the present step of its draft, by name.
    pub holders: Vec<String>,
}

/// Every submitted case of a call with the decision that counts for it, in the order they came in.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn of_call(tx: &mut Tx, call: CallId, today: NaiveDate) -> Stored<Vec<Listed>> {
    let mut latest = decisions::latest_of_call(tx, call).await?;
    let cases = submissions::of_call(tx, call).await?;
    let mut facts = submissions::facts_of_call(tx, call).await?;
    let mut listed = Vec::new();
    for case in cases {
        let decision = latest.remove(&case.id);
        let (group, requested) = facts.remove(&case.id).unwrap_or_default();
        let mut holders = Vec::new();
        if let Some(decision) = &decision {
            let found = people::holders_of_step(tx, case.department, decision, today).await?;
            holders = found.into_iter().map(|person| person.name).collect();
        }
        listed.push(Listed { candidate: Candidate { case, decision }, group, requested, holders });
    }
    Ok(listed)
}
