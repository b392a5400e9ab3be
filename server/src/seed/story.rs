//! The cases of the demo city（案件の見本）, moved by the real rules so that history and letters are real.

use super::{award, paper};
use crate::actions::cases::NotDone;
use crate::actions::{corrections, decisions, proposals, replies, screening};
use crate::state::State;
use crate::store::{attachments, filings, submissions};
use anyhow::{Context, anyhow, bail, ensure};
use bytes::Bytes;
use chrono::{DateTime, Datelike, NaiveTime, TimeDelta, Utc};
use domain::budget::{RawLine, Side};
use domain::calendar::{self, date_in_japan};
use domain::calls::{Call, Standing};
use domain::corrections::usual_due;
use domain::districts::Districts;
use domain::filings::{Attachment, Filing, FilingKind};
use domain::forms::Answers;
use domain::groups::{self, Fact, Field, Profile};
use domain::intake::Channel;
use domain::money::Yen;
use domain::people::{FileId, FilingId, Membership, Organisation, OrganisationKind, Person, SubmissionId};
use domain::proposals::{Proposal, TITLE};
use domain::submissions::{Stage, Submission, Verb};
use domain::texts::Lang;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use uuid::Uuid;

pub(super) const PAPER: &[u8] = include_bytes!("../../data/demo/paper.pdf");

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
    /// The day from today on which its results were released, if they were.
    pub released: Option<i64>,
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
    /// What it says of itself beside the answers.
    about: About,
    answers: Answers,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct About {
    kana: String,
    purpose: String,
    district: String,
    #[serde(default)]
    field: String,
    #[serde(default)]
    published: bool,
    #[serde(default)]
    recruiting: bool,
    #[serde(default)]
    wanted: String,
    #[serde(default)]
    contact: String,
}

impl Group {
    /// The group with all that it has said of itself.
    pub(super) fn described(&self, organisation: Organisation, districts: &Districts) -> groups::Group {
        let answered = |key: &str| self.answers.get(key).to_owned();
        let facts = [
            (Fact::Kana, self.about.kana.clone()),
            (Fact::Purpose, self.about.purpose.clone()),
            (Fact::Founded, answered("founded")),
            (Fact::Members, answered("members")),
            (Fact::MembersInCity, answered("members-in-city")),
            (Fact::Work, answered("group-work")),
            (Fact::Address, answered("group-address")),
            (Fact::ContactName, answered("contact-name")),
            (Fact::ContactPhone, answered("contact-phone")),
        ];
        groups::Group {
            organisation,
            facts: facts.map(|(fact, typed)| (fact.code().to_owned(), typed)).into_iter().collect(),
            district: districts.iter().find(|one| districts.full_name(one.id) == self.about.district).map(|one| one.id),
            profile: Profile {
                published: self.about.published,
                field: Field::from_code(&self.about.field),
                recruiting: self.about.recruiting,
                wanted: self.about.wanted.clone(),
                contact: self.about.contact.clone(),
            },
        }
    }
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

/// Plays every case's events in the order of time; returns how many cases there are.
pub(super) async fn tell(state: &State, cast: &Cast, rounds: &[Round]) -> anyhow::Result<usize> {
    let cases: Vec<Case> =
        serde_json::from_str(include_str!("../../data/demo/cases.json")).context("cases of the demo city")?;
    let groups = groups()?;
    let paper = hex::encode(Sha256::digest(PAPER));
    state.files.put(&paper, Bytes::from_static(PAPER)).await?;

    let now = state.clock.now();
    let mut events: Vec<(DateTime<Utc>, usize, &Event)> = Vec::new();
    for (index, case) in cases.iter().enumerate() {
        events.extend(case.steps.iter().map(|event| (event.at(now), index, event)));
    }
    events.sort_by_key(|(at, index, _)| (*at, *index));

    let teller = Teller { state, cast, rounds, groups: &groups, paper };
    let mut plays: Vec<Option<Play>> = cases.iter().map(|_| None).collect();
    for (at, index, event) in events {
        let what = || format!("{}: {event:?}", cases[index].answers.get(TITLE));
        match &plays[index] {
            Some(play) => teller.play(play, event, at).await.with_context(what)?,
            None => plays[index] = Some(teller.open(&cases[index], at).await.with_context(what)?),
        }
    }
    for round in rounds {
        if let Some(days) = round.released {
            let viewer = cast.viewer(APPROVER, at_ten(now, days))?;
            decisions::release(state, &viewer, &round.call.slug, at_ten(now, days)).await.map_err(readable)?;
        }
    }
    award::tell(state, cast, now).await.context("what came after the grants of the demo city")?;
    let (bytes, at) = (i64::try_from(PAPER.len()).unwrap_or_default(), at_ten(now, -11));
    let officer = cast.viewer(OFFICER, at)?;
    paper::key_in(state, &officer, "wagamachi-zenkai", (bytes, &teller.paper), at)
        .await
        .context("the paper of the demo city")?;
    Ok(cases.len() + 1)
}

pub(super) fn at_ten(now: DateTime<Utc>, days: i64) -> DateTime<Utc> {
    Event { what: What::Begin(Begin::Begin), day: days, hour: 10, sheet: Answers::default() }.at(now)
}

impl Event {
    fn at(&self, now: DateTime<Utc>) -> DateTime<Utc> {
        let day = date_in_japan(now + TimeDelta::days(self.day));
        calendar::at(day, NaiveTime::from_hms_opt(self.hour, 0, 0).unwrap_or_default())
    }
}

/// A case while its story goes on.
struct Play {
    id: SubmissionId,
    call: Call,
    agent: String,
}

struct Teller<'a> {
    state: &'a State,
    cast: &'a Cast,
    rounds: &'a [Round],
    groups: &'a [Group],
    paper: String,
}

impl Teller<'_> {
    /// Puts a proposal together as a draft.
    async fn open(&self, case: &Case, at: DateTime<Utc>) -> anyhow::Result<Play> {
        let call = &self.rounds.iter().find(|round| round.call.slug == case.round).context("a known round")?.call;
        let about = self.groups.iter().find(|group| group.name == case.group).context("a known group")?;
        let group = self.cast.groups.iter().find(|group| group.name == case.group).context("a seeded group")?;
        let acts = |memberships: &[Membership]| memberships.iter().any(|m| m.organisation == group.id);
        let (owner, _) = self
            .cast
            .people
            .iter()
            .find(|(_, memberships)| acts(memberships))
            .context("somebody acts for the group")?;
        let submission = Submission {
            id: SubmissionId(Uuid::now_v7()),
            number: None,
            call: call.id,
            department: call.department,
            owner: owner.id,
            group: group.id,
            channel: Channel::Online,
            title: case.answers.get(TITLE).to_owned(),
            stage: Stage::Draft,
            begun_at: at,
            submitted_at: None,
            disposed_at: None,
        };
        let is_complete = case.steps.len() > 1;
        let files = if is_complete { self.papers(call, submission.id, at) } else { Vec::new() };
        let answers = answers(call, about, case, is_complete);
        let proposal = Proposal {
            case: submission,
            call: call.clone(),
            answers,
            lines: lines(case)?,
            files,
            standing: Standing::default(),
            revision: None,
        };
        self.keep(&proposal, at).await?;
        Ok(Play { id: proposal.case.id, call: proposal.call, agent: owner.email.clone() })
    }

    fn papers(&self, call: &Call, submission: SubmissionId, at: DateTime<Utc>) -> Vec<Attachment> {
        let required = call.rules.papers.iter().filter(|paper| paper.required);
        required
            .map(|paper| Attachment {
                id: FileId(Uuid::now_v7()),
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

    async fn keep(&self, proposal: &Proposal, at: DateTime<Utc>) -> anyhow::Result<()> {
        let case = &proposal.case;
        let id = FilingId(Uuid::now_v7());
        let mut tx = self.state.db.write().await?;
        submissions::add(&mut tx, case).await?;
        submissions::describe(&mut tx, case.id, &case.title, proposal.assessment().requested).await?;
        let filing = Filing {
            id,
            submission: case.id,
            kind: FilingKind::Application,
            version: 1,
            answers: proposal.answers.clone(),
            saved_at: at,
            submitted_at: None,
        };
        filings::add(&mut tx, &filing).await?;
        filings::put_lines(&mut tx, id, &proposal.lines).await?;
        for file in &proposal.files {
            attachments::add(&mut tx, file, 1).await?;
        }
        Ok(tx.commit().await?)
    }

    async fn play(&self, play: &Play, event: &Event, at: DateTime<Utc>) -> anyhow::Result<()> {
        let What::Move(verb) = event.what else { return Ok(()) };
        let (state, sheet) = (self.state, &event.sheet);
        let viewer = self.cast.viewer(actor(verb, &play.agent), at)?;
        let found = submissions::find(&mut state.db.read().await?, play.id).await?;
        let number = found.and_then(|case| case.number).unwrap_or_default();
        let done = match verb {
            Verb::Submit | Verb::Resubmit => {
                let pledges = ticked("pledge", play.call.rules.pledges.len());
                proposals::submit(state, &viewer, play.id, &pledges, at).await
            }
            Verb::Withdraw => proposals::withdraw(state, &viewer, play.id, sheet.get("reason"), at).await,
            Verb::Return => {
                let mut sheet = sheet.clone();
                sheet.set("due", &calendar::date(usual_due(at), Lang::Ja));
                corrections::ask(state, &viewer, &number, &sheet, at).await
            }
            Verb::Exclude | Verb::Reopen => {
                screening::because(state, &viewer, &number, verb, sheet.get("reason"), at).await
            }
            Verb::PassScreening => {
                let sheet = ticked("check", play.call.rules.checklist.len());
                screening::pass(state, &viewer, &number, &sheet, at).await
            }
            Verb::StartReview => screening::start_review(state, &viewer, &number, at).await,
            Verb::RecordOpinion => screening::record_opinion(state, &viewer, &number, sheet, at).await,
            Verb::DraftDecision | Verb::DraftAnew => decisions::draft(state, &viewer, &number, sheet, at).await,
            Verb::Consent | Verb::ApproveDecision => decisions::approve(state, &viewer, &number, None, at).await,
            Verb::SendBackDecision => decisions::send_back(state, &viewer, &number, sheet.get("reason"), at).await,
            Verb::Grant => decisions::grant(state, &viewer, &number, sheet, at).await,
            Verb::Reply => replies::answer(state, &viewer, play.id, sheet, at).await,
            Verb::ConfirmReply => replies::confirm(state, &viewer, &number, at).await,
            Verb::ReturnReply => replies::give_back(state, &viewer, &number, sheet, at).await,
            Verb::Release => bail!("results are released by round, not by case"),
            Verb::Lapse => bail!("days pass by themselves"),
            Verb::CallOff => bail!("a call is given up as a whole, not case by case"),
            other => bail!("{other:?} comes after the release, which is told by itself"),
        };
        done.map_err(readable)
    }
}

pub(super) const OFFICER: &str = "officer@tomoni.example";
pub(super) const APPROVER: &str = "approver@tomoni.example";

/// Who makes a move, unless it is the applicant's.
fn actor(verb: Verb, agent: &str) -> &str {
    match verb {
        Verb::Submit | Verb::Withdraw | Verb::Resubmit | Verb::Reply => agent,
        Verb::Return
        | Verb::PassScreening
        | Verb::Reopen
        | Verb::StartReview
        | Verb::RecordOpinion
        | Verb::DraftDecision
        | Verb::DraftAnew => OFFICER,
        _ => APPROVER,
    }
}

pub(super) fn readable(why: NotDone) -> anyhow::Error {
    match why {
        NotDone::Mend(problems) => anyhow!("{problems:?}"),
        NotDone::Failed(failure) => failure.into(),
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
