//! The cases of the demo city（案件の見本）, moved by the real rules so that history and letters are real.

use super::Ids;
use crate::actions::cases::carry_out;
use crate::state::State;
use crate::store::{Write, attachments, calls, decisions, filings, next_number, submissions};
use anyhow::{Context, anyhow, ensure};
use bytes::Bytes;
use chrono::{DateTime, Datelike, NaiveTime, TimeDelta, Utc};
use domain::budget::{RawLine, Side};
use domain::calendar::{self, FiscalYear, date_in_japan};
use domain::calls::Call;
use domain::decisions::{self as rules, Decision, DecisionState};
use domain::filings::{Attachment, Filing, FilingKind};
use domain::forms::Answers;
use domain::money::Yen;
use domain::people::{
    DecisionId, FileId, FilingId, Membership, Organisation, OrganisationKind, Person, SubmissionId, Viewer,
};
use domain::proposals::{Proposal, TITLE};
use domain::submissions::{Objection, Stage, Step, Submission, Verb, receipt_number};
use serde::Deserialize;
use sha2::{Digest, Sha256};

const PAPER: &[u8] = include_bytes!("../../data/demo/paper.pdf");

/// Everybody in the demo city.
#[derive(Debug, Default)]
pub(super) struct Cast {
    /// People with their memberships.
    pub people: Vec<(Person, Vec<Membership>)>,
    /// Departments and groups.
    pub groups: Vec<Organisation>,
}

/// A round of a scheme.
#[derive(Debug)]
pub(super) struct Round {
    /// The call.
    pub call: Call,
}

/// A group as its file describes it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Group {
    /// Name.
    pub name: String,
    /// Kind.
    pub kind: OrganisationKind,
    /// Who acts for it: the first part of a sign-in's address, or the name of somebody on paper.
    pub agent: String,
    answers: Answers,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    round: String,
    group: String,
    answers: Answers,
    /// Category, text, quantity, unit, price, basis.
    expenses: Vec<[String; 6]>,
    #[serde(default)]
    fees: String,
    subsidy: String,
    steps: Vec<Event>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Event {
    #[serde(rename = "do")]
    what: What,
    /// Days from today.
    day: i64,
    #[serde(default = "ten_in_the_morning")]
    hour: u32,
    #[serde(default)]
    sheet: Answers,
}

fn ten_in_the_morning() -> u32 {
    10
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
enum What {
    Begin(Begin),
    Move(Verb),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Begin {
    Begin,
}

pub(super) fn groups() -> anyhow::Result<Vec<Group>> {
    serde_json::from_str(include_str!("../../data/demo/groups.json")).context("groups of the demo city")
}

/// Plays every case's events in the order of time, in one transaction; returns how many cases there are.
pub(super) async fn tell(
    state: &State,
    ids: &mut Ids,
    cast: &Cast,
    rounds: &[Round],
    now: DateTime<Utc>,
) -> anyhow::Result<usize> {
    let cases: Vec<Case> =
        serde_json::from_str(include_str!("../../data/demo/cases.json")).context("cases of the demo city")?;
    let groups = groups()?;
    let hash = hex::encode(Sha256::digest(PAPER));
    state.files.put(&hash, Bytes::from_static(PAPER)).await?;

    let mut events: Vec<(DateTime<Utc>, usize, &Event)> = Vec::new();
    for (index, case) in cases.iter().enumerate() {
        events.extend(case.steps.iter().map(|event| (event.at(now), index, event)));
    }
    events.sort_by_key(|(at, index, _)| (*at, *index));

    let tx = state.db.write().await?;
    let mut teller = Teller { state, ids, cast, tx, paper: hash };
    let mut plays: Vec<Option<Play>> = cases.iter().map(|_| None).collect();
    for (at, index, event) in events {
        let case = &cases[index];
        let play = match plays[index].take() {
            Some(play) => play,
            None => teller.open(case, &groups, rounds, at).await?,
        };
        let played = teller.play(play, event, at).await;
        plays[index] = Some(played.with_context(|| format!("{}: {:?}", case.answers.get(TITLE), event.what))?);
    }
    teller.publish(rounds, &plays).await?;
    teller.tx.commit().await?;
    Ok(cases.len())
}

impl Event {
    fn at(&self, now: DateTime<Utc>) -> DateTime<Utc> {
        let day = date_in_japan(now + TimeDelta::days(self.day));
        calendar::at(day, NaiveTime::from_hms_opt(self.hour, 0, 0).unwrap_or_default())
    }
}

/// A case while its story goes on.
struct Play {
    proposal: Proposal,
    filing: FilingId,
    agent: String,
    requested: Yen,
    released_at: Option<DateTime<Utc>>,
}

struct Teller<'a> {
    state: &'a State,
    ids: &'a mut Ids,
    cast: &'a Cast,
    tx: Write,
    paper: String,
}

impl Teller<'_> {
    /// Puts a proposal together as a draft.
    async fn open(
        &mut self,
        case: &Case,
        groups: &[Group],
        rounds: &[Round],
        at: DateTime<Utc>,
    ) -> anyhow::Result<Play> {
        let call = &rounds.iter().find(|round| round.call.slug == case.round).context("a known round")?.call;
        let about = groups.iter().find(|group| group.name == case.group).context("a known group")?;
        let group = self.cast.groups.iter().find(|group| group.name == case.group).context("a seeded group")?;
        let acts = |memberships: &[Membership]| memberships.iter().any(|m| m.organisation == group.id);
        let (owner, _) = self
            .cast
            .people
            .iter()
            .find(|(_, memberships)| acts(memberships))
            .context("somebody acts for the group")?;
        let submission = Submission {
            id: SubmissionId(self.ids.next(at)),
            number: None,
            call: call.id,
            department: call.department,
            owner: owner.id,
            group: group.id,
            title: case.answers.get(TITLE).to_owned(),
            stage: Stage::Draft,
            begun_at: at,
            submitted_at: None,
        };
        let is_complete = case.steps.len() > 1;
        let mut proposal = Proposal {
            case: submission,
            call: call.clone(),
            answers: answers(call, about, case, is_complete),
            lines: lines(case)?,
            files: Vec::new(),
        };
        if is_complete {
            proposal.files = self.papers(call, proposal.case.id, at);
        }
        let filing = FilingId(self.ids.next(at));
        self.keep(&proposal, filing, at).await?;
        let requested = proposal.assessment().requested;
        Ok(Play { proposal, filing, agent: owner.email.clone(), requested, released_at: None })
    }

    fn papers(&mut self, call: &Call, submission: SubmissionId, at: DateTime<Utc>) -> Vec<Attachment> {
        let required = call.rules.papers.iter().filter(|paper| paper.required);
        required
            .map(|paper| Attachment {
                id: FileId(self.ids.next(at)),
                submission,
                paper: paper.key.clone(),
                name: format!("{}.pdf", paper.label.ja),
                bytes: PAPER.len() as i64,
                mime: "application/pdf".to_owned(),
                sha256: self.paper.clone(),
                added_at: at,
            })
            .collect()
    }

    async fn keep(&mut self, proposal: &Proposal, id: FilingId, at: DateTime<Utc>) -> anyhow::Result<()> {
        let case = &proposal.case;
        submissions::add(&mut self.tx, case).await?;
        submissions::describe(&mut self.tx, case.id, &case.title, proposal.assessment().requested).await?;
        let filing = Filing {
            id,
            submission: case.id,
            kind: FilingKind::Application,
            version: 1,
            answers: proposal.answers.clone(),
            saved_at: at,
            submitted_at: None,
        };
        filings::add(&mut self.tx, &filing).await?;
        filings::put_lines(&mut self.tx, id, &proposal.lines).await?;
        for file in &proposal.files {
            attachments::add(&mut self.tx, file).await?;
        }
        Ok(())
    }

    async fn play(&mut self, mut play: Play, event: &Event, at: DateTime<Utc>) -> anyhow::Result<Play> {
        let What::Move(verb) = event.what else { return Ok(play) };
        let sheet = &event.sheet;
        let viewer = self.cast.viewer(actor(verb, &play.agent), at)?;
        let case = play.proposal.case.clone();
        let step = match verb {
            Verb::Submit => self.submit(&mut play, &viewer, at).await?,
            Verb::Withdraw => rules::withdraw(&viewer, &case, sheet.get("reason")).map_err(objection)?,
            Verb::Exclude => rules::exclude(&viewer, &case, sheet.get("reason")).map_err(objection)?,
            Verb::PassScreening => self.screen(&play, &viewer, at).await?,
            Verb::RecordOpinion => {
                let step = rules::record_opinion(&viewer, &case, play.requested, sheet).map_err(objection)?;
                self.file(case.id, FilingKind::PanelOpinion, sheet, at).await?;
                step
            }
            Verb::DraftDecision => self.draft(&play, &viewer, sheet, at).await?,
            Verb::ApproveDecision => self.approve(&play, &viewer, at).await?,
            Verb::SendBackDecision => {
                let decision = self.decision(&case).await?;
                let step = rules::send_back(&viewer, &case, &decision, sheet.get("reason")).map_err(objection)?;
                decisions::send_back(&mut self.tx, decision.id).await?;
                step
            }
            Verb::Release => return self.release(play, &viewer, at).await,
            Verb::StartReview | Verb::Grant => case.step(&viewer, verb, None, "")?,
        };
        self.carry_out(&mut play, verb, &step, at).await?;
        Ok(play)
    }

    async fn carry_out(&mut self, play: &mut Play, verb: Verb, step: &Step, at: DateTime<Utc>) -> anyhow::Result<()> {
        carry_out(&mut self.tx, self.state, &play.proposal.case, verb, step, at).await?;
        play.proposal.case.stage = step.to;
        Ok(())
    }

    async fn submit(&mut self, play: &mut Play, viewer: &Viewer, at: DateTime<Utc>) -> anyhow::Result<Step> {
        let proposal = &mut play.proposal;
        let pledges = ticked("pledge", proposal.call.rules.pledges.len());
        let step = proposal.submit(viewer, &pledges, at).map_err(objection)?;
        let year = FiscalYear::at(at).code();
        let running = next_number(&mut self.tx, &format!("receipt {year}-{}", proposal.call.code)).await?;
        let number = receipt_number(&year, &proposal.call.code, running);
        submissions::receive(&mut self.tx, proposal.case.id, &number, at).await?;
        filings::finish(&mut self.tx, play.filing, at).await?;
        proposal.case.number = Some(number);
        proposal.case.submitted_at = Some(at);
        Ok(step)
    }

    async fn screen(&mut self, play: &Play, viewer: &Viewer, at: DateTime<Utc>) -> anyhow::Result<Step> {
        let Proposal { case, call, .. } = &play.proposal;
        let sheet = ticked("check", call.rules.checklist.len());
        let step = rules::pass_screening(viewer, case, &call.rules, &sheet).map_err(objection)?;
        self.file(case.id, FilingKind::Screening, &sheet, at).await?;
        Ok(step)
    }

    async fn file(
        &mut self,
        submission: SubmissionId,
        kind: FilingKind,
        answers: &Answers,
        at: DateTime<Utc>,
    ) -> anyhow::Result<()> {
        let id = FilingId(self.ids.next(at));
        let answers = answers.clone();
        let filing = Filing { id, submission, kind, version: 1, answers, saved_at: at, submitted_at: Some(at) };
        Ok(filings::add(&mut self.tx, &filing).await?)
    }

    async fn draft(
        &mut self,
        play: &Play,
        viewer: &Viewer,
        sheet: &Answers,
        at: DateTime<Utc>,
    ) -> anyhow::Result<Step> {
        let case = &play.proposal.case;
        let (drafted, step) = rules::draft(viewer, case, None, play.requested, sheet).map_err(objection)?;
        let decision = Decision {
            id: DecisionId(self.ids.next(at)),
            submission: case.id,
            outcome: drafted.outcome,
            amount: drafted.amount,
            conditions: drafted.conditions,
            reason: drafted.reason,
            state: DecisionState::Drafted,
            drafted_by: viewer.id().context("somebody drafts")?,
            drafted_at: at,
            approved_by: None,
            approved_at: None,
            number: None,
            decided_on: None,
        };
        decisions::add(&mut self.tx, case.call, &decision).await?;
        Ok(step)
    }

    async fn decision(&mut self, case: &Submission) -> anyhow::Result<Decision> {
        decisions::of_case(&mut self.tx, case.id).await?.context("a decision was drafted")
    }

    async fn approve(&mut self, play: &Play, viewer: &Viewer, at: DateTime<Utc>) -> anyhow::Result<Step> {
        let Proposal { case, call, .. } = &play.proposal;
        let decision = self.decision(case).await?;
        let elsewhere = decisions::approved_total(&mut self.tx, call.id).await?;
        let step = rules::approve(viewer, case, &decision, &call.rules, elsewhere)?;
        decisions::approve(&mut self.tx, decision.id, viewer.id().context("somebody approves")?, at).await?;
        Ok(step)
    }

    async fn release(&mut self, mut play: Play, viewer: &Viewer, at: DateTime<Utc>) -> anyhow::Result<Play> {
        let decision = self.decision(&play.proposal.case).await?;
        let rules = &play.proposal.call.rules;
        let steps = rules::release(viewer, &play.proposal.case, &decision, rules)?;
        let year = FiscalYear::at(at);
        let running = next_number(&mut self.tx, &format!("document {}{}", year.0, rules.document_mark)).await?;
        let number = rules::document_number(year.0, &rules.document_mark, running);
        decisions::release(&mut self.tx, decision.id, &number, date_in_japan(at)).await?;
        for step in &steps {
            self.carry_out(&mut play, if step.to == Stage::Granted { Verb::Grant } else { Verb::Release }, step, at)
                .await?;
        }
        play.released_at = Some(at);
        Ok(play)
    }

    /// Rounds in which something was released have their results out.
    async fn publish(&mut self, rounds: &[Round], plays: &[Option<Play>]) -> anyhow::Result<()> {
        for round in rounds {
            let of_round = plays.iter().flatten().filter(|play| play.proposal.call.id == round.call.id);
            if let Some(at) = of_round.filter_map(|play| play.released_at).max() {
                calls::publish_results(&mut self.tx, round.call.id, at).await?;
            }
        }
        Ok(())
    }
}

/// Who makes a move, unless it is the applicant's.
fn actor(verb: Verb, agent: &str) -> &str {
    match verb {
        Verb::Submit | Verb::Withdraw => agent,
        Verb::PassScreening | Verb::StartReview | Verb::RecordOpinion | Verb::DraftDecision => "officer@tomoni.example",
        _ => "approver@tomoni.example",
    }
}

fn objection(objection: Objection) -> anyhow::Error {
    match objection {
        Objection::Mend(problems) => anyhow!("{problems:?}"),
        Objection::Refuse(refusal) => refusal.into(),
    }
}

/// `pledge-0=yes` and so on.
fn ticked(name: &str, count: usize) -> Answers {
    (0..count).map(|index| (format!("{name}-{index}"), "yes".to_owned())).collect()
}

/// The group's answers, the case's own, and days of the project after the round.
fn answers(call: &Call, group: &Group, case: &Case, is_complete: bool) -> Answers {
    let both = group.answers.iter().chain(case.answers.iter());
    let mut answers: Answers = both.map(|(key, value)| (key.to_owned(), value.to_owned())).collect();
    if is_complete {
        for (key, days) in [("starts", 30), ("ends", 100)] {
            let day = date_in_japan(call.dates.closes_at + TimeDelta::days(days));
            answers.set(key, &format!("{}年{}月{}日", day.year(), day.month(), day.day()));
        }
    }
    answers
}

fn line(side: Side, category: &str, text: &str, amount: String) -> RawLine {
    RawLine {
        id: None,
        side,
        category: category.to_owned(),
        text: text.to_owned(),
        quantity: String::new(),
        unit: String::new(),
        price: String::new(),
        amount,
        excluded: false,
        basis: String::new(),
    }
}

/// The budget: own money is what the subsidy and the fees leave open.
fn lines(case: &Case) -> anyhow::Result<Vec<RawLine>> {
    let yen = |text: &str| Yen::parse(text).map(|Yen(yen)| yen).map_err(|error| anyhow!("{text}: {error:?}"));
    let mut expenses = Vec::new();
    let mut total = 0;
    for [category, text, quantity, unit, price, basis] in &case.expenses {
        let (quantity, unit, price, basis) = (quantity.clone(), unit.clone(), price.clone(), basis.clone());
        total += yen(&quantity)? * yen(&price)?;
        expenses.push(RawLine { quantity, unit, price, basis, ..line(Side::Expense, category, text, String::new()) });
    }
    let fees = if case.fees.is_empty() { 0 } else { yen(&case.fees)? };
    let own = total - fees - yen(&case.subsidy)?;
    ensure!(own >= 0, "own money below zero: {own}");
    let mut lines = vec![line(Side::Income, "subsidy", "市補助金", case.subsidy.clone())];
    if own > 0 {
        lines.push(line(Side::Income, "own", "会費", own.to_string()));
    }
    if fees > 0 {
        lines.push(line(Side::Income, "fees", "売上", fees.to_string()));
    }
    lines.extend(expenses);
    Ok(lines)
}
