//! A flood of opinions for measuring（意見の殺到の試験データ）: one consultation whose term is over, with opinions of every way,
//! judged as after some weeks of work. The texts are those of [`Flood`]. No letters are written.

use super::load::demo_city;
use super::words;
use crate::actions::opinions::{present_plan, sender_key};
use crate::actions::points;
use crate::state::State;
use crate::store::{Write, bulk, bulk_opinions, consultations, opinion_search, plans, take_numbers};
use anyhow::{Context, ensure};
use chrono::{DateTime, TimeDelta, Utc};
use domain::calendar::{FiscalYear, date_in_japan, end_of_day};
use domain::calls::Dates;
use domain::consultations::Consultation;
use domain::floods::{Dice, Flood};
use domain::history::{Entry, Subject};
use domain::opinions::{
    Author, Channel, Naming, OPINION_JUDGED, OPINION_KEYED, OPINION_RECEIVED, Opinion, Part, Validity, text_hash,
};
use domain::people::{CallId, OpinionId, PersonId, PlanId, PlanNodeId};
use domain::plans::Plan;
use domain::submissions::receipt_number;
use domain::texts::Lang;
use rand::SeedableRng;
use rand::rngs::StdRng;
use serde_json::json;
use std::collections::HashSet;
use std::time::{Duration, Instant};
use tokio::sync::mpsc;
use uuid::Uuid;

/// How many opinions one transaction writes.
const BATCH: usize = 2_000;
/// The consultation of the demo city whose draft and notice the flood takes.
const MODEL: &str = "action-plan";
/// The days of the term, counted with the first and the last; its last day was some days ago.
const TERM: i64 = 30;
const AGO: i64 = 14;

/// What was loaded, and how fast.
#[derive(Debug, Clone)]
pub struct Flooded {
    /// The name of the consultation in addresses.
    pub slug: String,
    /// How many opinions.
    pub opinions: usize,
    /// In what time they were there, and could be found.
    pub took: Duration,
    /// In what time after that their points were made, counted and compared.
    pub pointed: Duration,
}

impl Flooded {
    /// Opinions a second.
    pub fn rate(&self) -> f64 {
        self.opinions as f64 / self.took.as_secs_f64().max(0.001)
    }
}

/// The name in addresses of the consultation that a seed loads.
pub fn slug(seed: u64) -> String {
    format!("flood-{seed}")
}

/// Adds a consultation with a flood of opinions to the demo city. `progress` hears how many are there so far.
///
/// # Errors
/// There is no demo city, this seed was loaded before, or the store's.
pub async fn load(state: &State, opinions: usize, seed: u64, progress: impl Fn(usize)) -> anyhow::Result<Flooded> {
    demo_city(state).await?;
    let started = Instant::now();
    let flood = Flood::of_copies(opinions, seed);
    let writer = Writer::begin(state, flood, seed).await?;
    // One batch is thought out while the one before it is written.
    let (sender, mut receiver) = mpsc::channel(1);
    let thinking = tokio::task::spawn_blocking(move || writer.all(&sender));
    let (mut done, mut known) = (0, HashSet::new());
    while let Some(batch) = receiver.recv().await {
        let mut tx = state.db.write().await?;
        batch.write(&mut tx, &mut known).await?;
        tx.commit().await?;
        done += batch.opinions.len();
        progress(done);
    }
    thinking.await??;
    state.db.refresh_statistics().await?;
    let took = started.elapsed();
    points::catch_up(state, state.clock.now()).await?;
    state.db.refresh_statistics().await?;
    Ok(Flooded { slug: slug(seed), opinions: done, took, pointed: started.elapsed() - took })
}

/// Rows of one transaction.
#[derive(Default)]
struct Batch {
    opinions: Vec<(Opinion, bool)>,
    authors: Vec<(OpinionId, Author)>,
    history: Vec<(Entry, DateTime<Utc>)>,
}

impl Batch {
    async fn write(&self, tx: &mut Write, known: &mut HashSet<String>) -> anyhow::Result<()> {
        bulk_opinions::opinions(tx, &self.opinions).await?;
        bulk_opinions::authors(tx, &self.authors).await?;
        bulk_opinions::parts(tx, &self.opinions).await?;
        bulk::history(tx, &self.history).await?;
        for (opinion, _) in &self.opinions {
            if known.insert(opinion.text_hash.clone()) {
                opinion_search::write(tx, opinion).await?;
            }
        }
        Ok(())
    }
}

/// Whoever thinks the opinions out.
struct Writer {
    state: State,
    flood: Flood,
    seed: u64,
    call: CallId,
    plan: PlanId,
    nodes: Vec<PlanNodeId>,
    categories: Vec<String>,
    officer: PersonId,
    approver: PersonId,
    opens_at: DateTime<Utc>,
    term: TimeDelta,
    /// The letters of receipt numbers, with the year.
    code: (String, String),
}

impl Writer {
    /// Makes the consultation.
    async fn begin(state: &State, flood: Flood, seed: u64) -> anyhow::Result<Writer> {
        let now = state.clock.now();
        let mut tx = state.db.write().await?;
        let model =
            consultations::find_by_slug(&mut tx, MODEL).await?.context("the demo city lacks its consultation")?;
        let there = consultations::find_by_slug(&mut tx, &slug(seed)).await?;
        ensure!(there.is_none(), "--rng {seed} was loaded before; another number makes other data");
        let plan = present_plan(&mut tx, &model).await.map_err(|_| anyhow::anyhow!("the model has a draft"))?;
        let consultation = over(&model, seed, now);
        let plan = copy(plan, consultation.call, consultation.dates.opens_at);
        consultations::add(&mut tx, &consultation, consultation.dates.opens_at - TimeDelta::days(5)).await?;
        plans::add(&mut tx, &plan, consultation.dates.opens_at - TimeDelta::days(5)).await?;
        let year = FiscalYear::at(consultation.dates.opens_at).code();
        let counter = format!("receipt {year}-{}", consultation.code);
        take_numbers(&mut tx, &counter, i64::try_from(flood.opinions())?).await?;
        tx.commit().await?;
        Ok(Writer {
            state: state.clone(),
            flood,
            seed,
            call: consultation.call,
            plan: plan.id,
            nodes: plan.nodes.iter().map(|node| node.id).collect(),
            categories: consultation.particulars.categories.iter().map(|choice| choice.key.clone()).collect(),
            officer: consultation.drafted_by,
            approver: consultation.approved_by.context("the model is approved")?,
            opens_at: consultation.dates.opens_at,
            term: consultation.dates.closes_at - consultation.dates.opens_at,
            code: (year, consultation.code),
        })
    }

    /// Every batch in the order of arrival, until nobody takes them any more.
    fn all(&self, sender: &mpsc::Sender<Batch>) -> anyhow::Result<()> {
        let mut order: Vec<(u32, usize)> =
            (0..self.flood.opinions()).map(|opinion| (self.flood.arrives(opinion), opinion)).collect();
        order.sort_unstable();
        let mut running = 0;
        for arriving in order.chunks(BATCH) {
            let mut batch = Batch::default();
            for (share, opinion) in arriving {
                running += 1;
                self.opinion(*opinion, *share, running, &mut batch)?;
            }
            if sender.blocking_send(batch).is_err() {
                break;
            }
        }
        Ok(())
    }

    fn opinion(&self, opinion: usize, share: u32, running: i64, batch: &mut Batch) -> anyhow::Result<()> {
        let mut dice = Dice::of(self.seed, 100, opinion);
        let text = self.flood.text_of(opinion);
        let received_at = self.opens_at + TimeDelta::seconds(self.term.num_seconds() * i64::from(share) / 100_000);
        let channel = channel(&mut dice);
        let (naming, author) = self.author(opinion, &mut dice);
        let validity = validity(&mut dice);
        // Whoever passes a text on says where in the draft it belongs; one in five speaks to the whole.
        let mut of_text = Dice::of(self.seed, 101, text);
        let nodes = match of_text.below(5) {
            0 => Vec::new(),
            _ => self.nodes.get(of_text.below(self.nodes.len())).copied().into_iter().collect(),
        };
        let parts = vec![Part { nodes, body: self.flood.text(text), ..Part::default() }];
        let id = OpinionId(Uuid::now_v7());
        let keyed = channel.is_keyed_in();
        let (year, code) = &self.code;
        let one = Opinion {
            id,
            call: self.call,
            plan: self.plan,
            number: receipt_number(year, code, running),
            channel,
            validity,
            validity_reason: if needs_reason(validity) {
                "案件と関係がないため。".to_owned()
            } else {
                String::new()
            },
            received_at,
            received_on: date_in_japan(received_at),
            postmark_on: None,
            naming,
            category: self.categories.get(dice.below(self.categories.len())).cloned().unwrap_or_default(),
            lang: Lang::Ja,
            version: 1,
            text_hash: text_hash(&parts),
            sender_key: sender_key(&self.state, naming, &author)?,
            person: None,
            group: None,
            keyed_by: keyed.then_some(self.officer),
            checked_by: (keyed && dice.below(10) > 0).then_some(self.approver),
            parts,
        };
        self.remember(&one, batch);
        let burst = !keyed && (20..55).contains(&dice.below(100));
        batch.authors.push((id, author));
        batch.opinions.push((one, burst));
        Ok(())
    }

    /// Most are unsigned; some names come again and again.
    fn author(&self, opinion: usize, dice: &mut Dice) -> (Naming, Author) {
        let mut rng = StdRng::seed_from_u64(self.seed ^ opinion as u64);
        let mut author = Author::default();
        let naming = match dice.below(100) {
            0..28 => Naming::Named,
            28..36 => Naming::Pseudonym,
            _ => Naming::Anonymous,
        };
        match naming {
            Naming::Named => {
                author.name = words::name(&mut rng);
                author.address = format!("{} {}", words::place(&mut rng), 1 + dice.below(400));
            }
            Naming::Pseudonym => author.name = format!("島の声{}", dice.below(500)),
            Naming::Anonymous => {}
        }
        if naming != Naming::Anonymous && dice.below(3) == 0 {
            author.email = format!("flood-{}@load.example", dice.below(self.flood.opinions()));
        }
        (naming, author)
    }

    fn remember(&self, one: &Opinion, batch: &mut Batch) {
        let subject = Subject::Opinion(one.id.0);
        let action = if one.keyed_by.is_some() { OPINION_KEYED } else { OPINION_RECEIVED };
        let detail = json!({ "channel": one.channel.code(), "number": one.number });
        batch.history.push((Entry::new(one.keyed_by, subject, action).with(detail), one.received_at));
        if matches!(one.validity, Validity::Valid | Validity::OutOfScope | Validity::Invalid) {
            let mut entry = Entry::new(Some(self.officer), subject, OPINION_JUDGED).because(&one.validity_reason);
            (entry.from, entry.to) = (Some(Validity::Received.code()), Some(one.validity.code()));
            batch.history.push((entry, one.received_at + TimeDelta::days(1)));
        }
    }
}

fn needs_reason(validity: Validity) -> bool {
    matches!(validity, Validity::OutOfScope | Validity::Invalid)
}

/// A flood comes by this page; the rest as everywhere.
fn channel(dice: &mut Dice) -> Channel {
    match dice.below(100) {
        0..88 => Channel::Online,
        88..93 => Channel::Mail,
        93..96 => Channel::Fax,
        96..98 => Channel::Post,
        98 => Channel::Branch,
        _ => Channel::Counter,
    }
}

fn validity(dice: &mut Dice) -> Validity {
    match dice.below(1_000) {
        0..6 => Validity::Received,
        6..16 => Validity::OutOfScope,
        16..24 => Validity::Invalid,
        24..28 => Validity::Withdrawn,
        _ => Validity::Valid,
    }
}

/// The same consultation, held before, with its term over.
fn over(model: &Consultation, seed: u64, now: DateTime<Utc>) -> Consultation {
    let closes_at = end_of_day(date_in_japan(now - TimeDelta::days(AGO)));
    let opens_at = closes_at - TimeDelta::days(TERM) + TimeDelta::seconds(1);
    let mut consultation = model.clone();
    consultation.call = CallId(Uuid::now_v7());
    consultation.slug = slug(seed);
    consultation.code = format!("PF{seed}");
    consultation.title.ja = format!("{}（試験データ {seed}）", consultation.title.ja);
    consultation.title.easy = None;
    consultation.title.en = consultation.title.en.map(|title| format!("{title} (volume data {seed})"));
    consultation.dates =
        Dates { published_at: Some(opens_at), opens_at, closes_at, results_published_at: None, cancelled_at: None };
    consultation.approved_at = Some(opens_at - TimeDelta::days(1));
    consultation.particulars.naming = Naming::ALL.to_vec();
    consultation
}

fn copy(plan: Plan, call: CallId, frozen_at: DateTime<Utc>) -> Plan {
    let nodes = plan.nodes.into_iter().map(|node| domain::plans::PlanNode {
        id: PlanNodeId(Uuid::now_v7()),
        origin: None,
        ..node
    });
    Plan { id: PlanId(Uuid::now_v7()), call, edition: 1, frozen_at: Some(frozen_at), nodes: nodes.collect(), ..plan }
}
