//! Volume data for measuring（負荷試験用のデータ）: believable proposals in Japanese, the same for the same seed.
//!
//! Cases are written as they stand at the end of their way, with the whole history behind them; no letters
//! are written.

use super::schemes::Scheme;
use super::words;
use crate::actions::finding;
use crate::state::State;
use crate::store::{Write, bulk, calls, city, people};
use anyhow::{Context, bail, ensure};
use chrono::{DateTime, TimeDelta, Utc};
use domain::budget::{RawLine, Side};
use domain::calendar::{FiscalYear, date_in_japan};
use domain::calls::{Call, Dates};
use domain::decisions::{Decision, DecisionState, Drafted, Outcome, Route, document_number};
use domain::filings::{Filing, FilingKind};
use domain::folding::fold;
use domain::forms::Answers;
use domain::history::{Entry, Subject};
use domain::intake::Channel;
use domain::money::Yen;
use domain::people::{
    CallId, DecisionId, FilingId, Membership, Organisation, OrganisationId, OrganisationKind, PersonId, Role,
    SubmissionId,
};
use domain::submissions::{Stage, Submission, Verb, receipt_number};
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{Rng, SeedableRng};
use serde_json::json;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::mpsc;
use uuid::Uuid;

/// How many proposals are thought out while as many before them are written.
const BATCH: usize = 2_000;
/// How many proposals one call receives.
const PER_CALL: usize = 250;
/// How many proposals a group hands in over the years.
const PER_GROUP: usize = 8;

/// What was loaded, and how fast.
#[derive(Debug, Clone, Copy)]
pub struct Loaded {
    /// How many proposals.
    pub proposals: usize,
    /// In what time they were there.
    pub took: Duration,
    /// In what time after that they could be found.
    pub findable: Duration,
}

impl Loaded {
    /// Proposals a second.
    pub fn rate(&self) -> f64 {
        self.proposals as f64 / self.took.as_secs_f64().max(0.001)
    }
}

/// Adds proposals to the demo city, all of them or none. `progress` hears how many are written so far.
///
/// # Errors
/// There is no demo city, this seed was loaded before, or the store's.
pub async fn load(state: &State, proposals: usize, seed: u64, progress: impl Fn(usize)) -> anyhow::Result<Loaded> {
    demo_city(state).await?;
    let started = Instant::now();
    let mut tx = state.db.write().await?;
    let loader = Loader::begin(&mut tx, proposals, seed, state.clock.now()).await?;
    // To make them again costs as much as there are rows: a few more rows are better entered one by one.
    let indexes = match bulk::submission_count(&mut tx).await? < proposals {
        true => Some(bulk::take_indexes_off(&mut tx).await?),
        false => None,
    };
    // One batch is thought out while the one before it is written.
    let (sender, mut receiver) = mpsc::channel(1);
    let thinking = tokio::task::spawn_blocking(move || loader.all(proposals, &sender));
    let mut done = 0;
    while let Some(batch) = receiver.recv().await {
        batch.write(&mut tx).await?;
        done += batch.cases.len();
        progress(done);
    }
    thinking.await??;
    if let Some(indexes) = indexes {
        bulk::put_indexes_back(&mut tx, indexes).await?;
    }
    bulk::awards(&mut tx).await?;
    tx.commit().await?;
    let took = started.elapsed();
    finding::fill_all(&state.db).await?;
    let findable = started.elapsed() - took;
    state.db.refresh_statistics().await?;
    Ok(Loaded { proposals, took, findable })
}

/// Volume data goes into a demo city only.
pub(super) async fn demo_city(state: &State) -> anyhow::Result<()> {
    match city::find(&mut state.db.read().await?).await? {
        None => bail!("there is no city yet: run `tomoni seed demo` first"),
        Some(city) if !city.demo => bail!("{} is not a demo city: it keeps real cases only", city.name),
        Some(_) => Ok(()),
    }
}

/// A group with the person who acts for it.
#[derive(Debug, Clone)]
struct Applicant {
    group: OrganisationId,
    name_folded: Arc<str>,
    agent: PersonId,
}

struct Loader {
    rng: StdRng,
    seed: u64,
    calls: Vec<Arc<Call>>,
    applicants: Vec<Applicant>,
    officer: PersonId,
    approver: PersonId,
    now: DateTime<Utc>,
}

/// Rows that are written together.
#[derive(Default)]
struct Batch {
    cases: Vec<(Submission, Yen, Arc<str>)>,
    filings: Vec<Filing>,
    lines: Vec<(FilingId, i32, RawLine)>,
    decisions: Vec<(CallId, Decision)>,
    history: Vec<(Entry, DateTime<Utc>)>,
}

impl Batch {
    async fn write(&self, tx: &mut Write) -> anyhow::Result<()> {
        bulk::submissions(tx, &self.cases).await?;
        bulk::filings(tx, &self.filings).await?;
        bulk::lines(tx, &self.lines).await?;
        bulk::decisions(tx, &self.decisions).await?;
        bulk::history(tx, &self.history).await?;
        Ok(())
    }
}

impl Loader {
    /// Makes the calls and the groups.
    async fn begin(tx: &mut Write, proposals: usize, seed: u64, now: DateTime<Utc>) -> anyhow::Result<Loader> {
        let mut rng = StdRng::seed_from_u64(seed);
        let model = calls::find_by_slug(tx, "wagamachi").await?.context("the demo city lacks its open call")?;
        let today = date_in_japan(now);
        let holders = people::holders(tx, model.department, Role::Officer, today).await?;
        let approvers = people::holders(tx, model.department, Role::Approver, today).await?;
        let officer = holders.first().context("nobody works in the department")?.id;
        let approver = approvers.first().context("nobody decides in the department")?.id;

        let first = calls::find_by_slug(tx, &slug(seed, 0)).await?;
        ensure!(first.is_none(), "--rng {seed} was loaded before; another number makes other data");
        let mut rounds = Vec::new();
        for index in 0..proposals.div_ceil(PER_CALL) {
            let call = round(&model, seed, index, now)?;
            calls::add(tx, &call, call.dates.opens_at).await?;
            rounds.push(Arc::new(call));
        }
        let applicants = applicants(tx, &mut rng, proposals.div_ceil(PER_GROUP), now).await?;
        Ok(Loader { rng, seed, calls: rounds, applicants, officer, approver, now })
    }

    /// Every batch, until nobody takes them any more.
    fn all(mut self, proposals: usize, sender: &mpsc::Sender<Batch>) -> anyhow::Result<()> {
        for from in (0..proposals).step_by(BATCH) {
            let batch = self.batch(from, BATCH.min(proposals - from))?;
            if sender.blocking_send(batch).is_err() {
                break;
            }
        }
        Ok(())
    }

    fn batch(&mut self, from: usize, size: usize) -> anyhow::Result<Batch> {
        let mut batch = Batch::default();
        for index in from..from + size {
            self.proposal(index, &mut batch)?;
        }
        Ok(batch)
    }

    fn proposal(&mut self, index: usize, batch: &mut Batch) -> anyhow::Result<()> {
        let call = Arc::clone(&self.calls[index / PER_CALL]);
        let applicant = self.applicants.choose(&mut self.rng).context("there are groups")?.clone();
        let stage = self.stage();
        let window = (call.dates.closes_at - call.dates.opens_at).num_seconds().max(1);
        let submitted_at = call.dates.opens_at + TimeDelta::seconds(self.rng.random_range(0..window));
        let year = FiscalYear::at(submitted_at);
        let theme = words::theme(&mut self.rng);
        let title = theme.title(&mut self.rng);
        let (lines, requested) = self.budget(&theme);
        let case = Submission {
            id: SubmissionId(Uuid::now_v7()),
            number: Some(receipt_number(&year.code(), &call.code, (index % PER_CALL) as i64 + 1)),
            call: call.id,
            department: call.department,
            owner: applicant.agent,
            group: applicant.group,
            channel: Channel::Online,
            title: title.clone(),
            stage,
            begun_at: submitted_at - TimeDelta::days(self.rng.random_range(1..10)),
            submitted_at: Some(submitted_at),
            disposed_at: None,
        };
        let filing = Filing {
            id: FilingId(Uuid::now_v7()),
            submission: case.id,
            kind: FilingKind::Application,
            version: 1,
            answers: self.answers(&theme, title, submitted_at),
            saved_at: submitted_at,
            submitted_at: Some(submitted_at),
        };
        batch.lines.extend(lines.into_iter().zip(0..).map(|(line, position)| (filing.id, position, line)));
        batch.filings.push(filing);
        self.decide(&case, requested, index, batch);
        self.remember(&case, submitted_at, batch);
        batch.cases.push((case, requested, applicant.name_folded));
        Ok(())
    }

    /// Most cases have gone all the way, as in an office after some years.
    fn stage(&mut self) -> Stage {
        match self.rng.random_range(0..100) {
            0..6 => Stage::Submitted,
            6..11 => Stage::Eligible,
            11..16 => Stage::Reviewing,
            16..22 => Stage::Recommended,
            22..27 => Stage::Ineligible,
            27..32 => Stage::Withdrawn,
            32..52 => Stage::Rejected,
            _ => Stage::Granted,
        }
    }

    fn budget(&mut self, theme: &words::Theme) -> (Vec<RawLine>, Yen) {
        let mut expenses = Vec::new();
        let mut total = 0;
        for (category, text, unit) in theme.costs {
            let quantity = self.rng.random_range(1..30_i64);
            let price = self.rng.random_range(1..60_i64) * 250;
            total += quantity * price;
            let mut line = raw(Side::Expense, category, text);
            (line.quantity, line.unit, line.price) = (quantity.to_string(), (*unit).to_owned(), price.to_string());
            expenses.push(line);
        }
        let subsidy = (total / 2 / 1000 * 1000).min(500_000);
        let mut lines = vec![raw(Side::Income, "subsidy", "市補助金"), raw(Side::Income, "own", "会費")];
        lines[0].amount = subsidy.to_string();
        lines[1].amount = (total - subsidy).to_string();
        lines.extend(expenses);
        (lines, Yen(subsidy))
    }

    fn answers(&mut self, theme: &words::Theme, title: String, at: DateTime<Utc>) -> Answers {
        let start = date_in_japan(at + TimeDelta::days(60));
        let pairs = [
            ("title", title),
            ("track", if self.rng.random_bool(0.5) { "approved" } else { "special" }.to_owned()),
            ("area", words::place(&mut self.rng).to_owned()),
            ("starts", start.format("%Y-%m-%d").to_string()),
            ("ends", (start + TimeDelta::days(90)).format("%Y-%m-%d").to_string()),
            ("founded", format!("平成{}年4月", self.rng.random_range(1..31))),
            ("members", self.rng.random_range(5..90).to_string()),
            ("members-in-city", self.rng.random_range(3..80).to_string()),
            ("group-address", words::place(&mut self.rng).to_owned()),
            ("group-work", words::paragraph(&mut self.rng, theme, 2)),
            ("problem", words::paragraph(&mut self.rng, theme, 3)),
            ("purpose", words::paragraph(&mut self.rng, theme, 2)),
            ("content", words::paragraph(&mut self.rng, theme, 6)),
            ("team", words::paragraph(&mut self.rng, theme, 2)),
            ("schedule", words::paragraph(&mut self.rng, theme, 2)),
            ("effect", words::paragraph(&mut self.rng, theme, 2)),
            ("future", words::paragraph(&mut self.rng, theme, 2)),
            ("representative", words::name(&mut self.rng)),
            ("contact-name", words::name(&mut self.rng)),
            ("contact-phone", "0920-00-0000".to_owned()),
        ];
        pairs.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
    }

    fn decide(&mut self, case: &Submission, requested: Yen, index: usize, batch: &mut Batch) {
        let outcome = match case.stage {
            Stage::Granted => Outcome::Selected,
            Stage::Rejected => Outcome::Rejected,
            _ => return,
        };
        let at = case.submitted_at.unwrap_or(self.now) + TimeDelta::days(40);
        let year = FiscalYear::at(at).0;
        let drafted = Drafted {
            outcome,
            amount: if outcome == Outcome::Selected { requested } else { Yen(0) },
            conditions: String::new(),
            reason: words::reason(&mut self.rng, outcome == Outcome::Selected).to_owned(),
            reply_days: None,
            correction: String::new(),
        };
        let id = DecisionId(Uuid::now_v7());
        let decision = Decision {
            state: DecisionState::Released,
            approved_by: Some(self.approver),
            approved_at: Some(at + TimeDelta::days(1)),
            number: Some(document_number(year, &format!("試{}", self.seed), index as i64 + 1)),
            decided_on: Some(date_in_japan(at + TimeDelta::days(2))),
            ..Decision::drafted(id, case.id, drafted, Route::default(), self.officer, at)
        };
        batch.decisions.push((case.call, decision));
    }

    /// One entry for every move that leads to the stage.
    fn remember(&self, case: &Submission, submitted_at: DateTime<Utc>, batch: &mut Batch) {
        let mut from = Stage::Draft;
        for (days, &(verb, to)) in (0..).zip(way_to(case.stage)) {
            let actor = match verb {
                Verb::Submit | Verb::Withdraw => case.owner,
                Verb::Exclude | Verb::ApproveDecision | Verb::Release | Verb::Grant => self.approver,
                _ => self.officer,
            };
            let mut entry = Entry::new(Some(actor), Subject::Submission(case.id.0), verb.code()).with(json!({}));
            (entry.from, entry.to) = (Some(from.code()), Some(to.code()));
            batch.history.push((entry, submitted_at + TimeDelta::days(days * 7)));
            from = to;
        }
    }
}

/// The moves from draft to a stage.
fn way_to(stage: Stage) -> &'static [(Verb, Stage)] {
    const ALL: [(Verb, Stage); 8] = [
        (Verb::Submit, Stage::Submitted),
        (Verb::PassScreening, Stage::Eligible),
        (Verb::StartReview, Stage::Reviewing),
        (Verb::RecordOpinion, Stage::Recommended),
        (Verb::DraftDecision, Stage::Recommended),
        (Verb::ApproveDecision, Stage::Recommended),
        (Verb::Release, Stage::Selected),
        (Verb::Grant, Stage::Granted),
    ];
    const REJECTED: [(Verb, Stage); 7] =
        [ALL[0], ALL[1], ALL[2], ALL[3], ALL[4], ALL[5], (Verb::Release, Stage::Rejected)];
    const INELIGIBLE: [(Verb, Stage); 2] = [ALL[0], (Verb::Exclude, Stage::Ineligible)];
    const WITHDRAWN: [(Verb, Stage); 2] = [ALL[0], (Verb::Withdraw, Stage::Withdrawn)];
    match stage {
        // Corrections have a version of their own, answers a letter, and no round was given up: volume data does without.
        Stage::Draft | Stage::Returned | Stage::Conditional | Stage::Waitlisted | Stage::CalledOff => &[],
        // Volume data ends with the grant.
        Stage::Reported
        | Stage::ReportReturned
        | Stage::Confirmed
        | Stage::Closed
        | Stage::Discontinued
        | Stage::Revoked => &[],
        Stage::Submitted => &ALL[..1],
        Stage::Eligible => &ALL[..2],
        Stage::Reviewing => &ALL[..3],
        Stage::Recommended => &ALL[..4],
        Stage::Selected => &ALL[..7],
        Stage::Granted => &ALL,
        Stage::Rejected => &REJECTED,
        Stage::Ineligible => &INELIGIBLE,
        Stage::Withdrawn => &WITHDRAWN,
    }
}

fn slug(seed: u64, index: usize) -> String {
    format!("load-{seed}-{index}")
}

/// A past round, one a quarter back in time.
fn round(model: &Call, seed: u64, index: usize, now: DateTime<Utc>) -> anyhow::Result<Call> {
    let scheme = Scheme::load("wagamachi")?;
    let opens_at = now - TimeDelta::days(150 + 90 * (index as i64 % 40));
    let dates = Dates {
        published_at: Some(opens_at),
        opens_at,
        closes_at: opens_at + TimeDelta::days(45),
        results_published_at: Some(opens_at + TimeDelta::days(100)),
        cancelled_at: None,
    };
    let id = CallId(Uuid::now_v7());
    let mut call = scheme.call(id, model.programme, model.department, &slug(seed, index), dates)?;
    call.code = format!("L{seed}X{index}");
    call.title.ja = format!("{}（過去の募集 {}）", call.title.ja, index + 1);
    call.title.easy = None;
    call.title.en = call.title.en.map(|title| format!("{title} (past round {})", index + 1));
    Ok(call)
}

async fn applicants(
    tx: &mut Write,
    rng: &mut StdRng,
    count: usize,
    now: DateTime<Utc>,
) -> anyhow::Result<Vec<Applicant>> {
    let long_ago = now - TimeDelta::days(4000);
    let from = date_in_japan(long_ago);
    let (mut groups, mut agents, mut memberships, mut found) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for _ in 0..count {
        let (group, agent) = (OrganisationId(Uuid::now_v7()), PersonId(Uuid::now_v7()));
        let kind = *OrganisationKind::APPLICANTS.choose(rng).context("there are kinds")?;
        let name = words::group(rng);
        let name_folded = fold(&name).into();
        groups.push(Organisation { id: group, kind, name, email: None, phone: None });
        agents.push((agent, words::name(rng), format!("{}@load.example", agent.0.simple())));
        memberships.push((agent, Membership { organisation: group, role: Role::Representative, from, until: None }));
        found.push(Applicant { group, name_folded, agent });
    }
    bulk::organisations(tx, &groups, long_ago).await?;
    bulk::people(tx, &agents, long_ago).await?;
    bulk::memberships(tx, &memberships).await?;
    Ok(found)
}

fn raw(side: Side, category: &str, text: &str) -> RawLine {
    RawLine {
        id: None,
        side,
        category: category.to_owned(),
        text: text.to_owned(),
        quantity: String::new(),
        unit: String::new(),
        price: String::new(),
        amount: String::new(),
        excluded: false,
        basis: String::new(),
    }
}
