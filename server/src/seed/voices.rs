//! A consultation with many opinions to be answered（回答を待つ多くの意見の見本）: as large as the case of a city that its office
//! remembers, with copies and near copies, for trying the workbench.

use super::consultations::{Model as Notice, Staff};
use crate::actions::opinions::{next_receipt, present_plan, sender_key};
use crate::actions::points;
use crate::state::State;
use crate::store::opinions::{self, Keys};
use crate::store::{Write, city, consultations, history, opinion_search, people};
use anyhow::{Context, bail};
use chrono::{DateTime, TimeDelta, Utc};
use domain::calendar::date_in_japan;
use domain::consultations::Consultation;
use domain::folding::email_key;
use domain::history::{Entry, Subject};
use domain::opinions::{Author, Channel, Naming, OPINION_RECEIVED, Opinion, Part, Validity, clauses_of, text_hash};
use domain::people::{OpinionId, Viewer};
use domain::plans::Plan;
use domain::texts::Lang;
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;

const VOICES: &str = include_str!("../../data/demo/voices.json");
/// Of whom the office remembers that they wrote, and in how many points.
const PEOPLE: usize = 79;
const POINTS: usize = 172;

/// The file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Model {
    notice: Notice,
    /// Clause and text; what people say again and again.
    texts: Vec<(String, String)>,
    /// Clause and a text of two matters that has to be cut.
    to_cut: (String, String),
}

/// What was heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Heard {
    /// How many people wrote.
    pub people: usize,
    /// In how many points, once the one of two matters is cut.
    pub points: usize,
}

/// Adds the consultation with its opinions to the demo city, judged valid and ready to be answered. Asked twice, it is
/// there once.
///
/// # Errors
/// There is no demo city, or the store's.
pub async fn hear(state: &State) -> anyhow::Result<Heard> {
    let now = state.clock.now();
    let model: Model = serde_json::from_str(VOICES).context("voices of the demo city")?;
    let mut tx = state.db.write().await?;
    match city::find(&mut tx).await? {
        None => bail!("there is no city yet: run `tomoni seed demo` first"),
        Some(city) if !city.demo => bail!("{} is not a demo city: it keeps real opinions only", city.name),
        Some(_) => {}
    }
    let heard = Heard { people: PEOPLE, points: POINTS };
    let other = consultations::find_by_slug(&mut tx, "kotsu").await?.context("the demo city has consultations")?;
    let slug = model.notice.slug().to_owned();
    if consultations::find_by_slug(&mut tx, &slug).await?.is_some() {
        return Ok(heard);
    }
    let staff = Staff {
        department: other.department,
        officer: viewer(&mut tx, "officer@tomoni.example", now).await?,
        approver: viewer(&mut tx, "approver@tomoni.example", now).await?,
    };
    model.notice.hold(&mut tx, &staff, other.programme, now).await?;
    let consultation = consultations::find_by_slug(&mut tx, &slug).await?.context("the consultation is there")?;
    let plan = present_plan(&mut tx, &consultation).await?;
    for person in 0..PEOPLE {
        let parts = parts(&plan, &model.texts, &model.to_cut, person)?;
        write(&mut tx, state, &consultation, (&plan, parts), person, now).await?;
    }
    tx.commit().await?;
    points::catch_up(state, now).await?;
    Ok(heard)
}

async fn viewer(tx: &mut Write, address: &str, now: DateTime<Utc>) -> anyhow::Result<Viewer> {
    let key = email_key(address).with_context(|| format!("{address} is no address"))?;
    let (person, _) = people::find_by_email(tx, &key).await?.with_context(|| format!("nobody has {address}"))?;
    let memberships = people::memberships(tx, person.id).await?;
    Ok(Viewer::person(person, memberships, date_in_japan(now)))
}

/// What a person says: two matters, some three, and the last one two in one piece.
fn parts(
    plan: &Plan,
    texts: &[(String, String)],
    to_cut: &(String, String),
    person: usize,
) -> anyhow::Result<Vec<Part>> {
    let part = |(clause, body): &(String, String)| {
        let nodes = clauses_of(plan, clause).ok().with_context(|| format!("a clause {clause:?}"))?;
        anyhow::Ok(Part { nodes, place: String::new(), body: body.clone(), reason: String::new() })
    };
    if person + 1 == PEOPLE {
        return Ok(vec![part(to_cut)?]);
    }
    // The one who says two matters in one piece counts as two.
    let thrice = POINTS - 2 * PEOPLE;
    let count = if person < thrice { 3 } else { 2 };
    // Some texts are said by many, others by few; nobody says the same twice.
    (0..count).map(|nth| part(&texts[(person * person + nth * 5 + person / 7) % texts.len()])).collect()
}

async fn write(
    tx: &mut Write,
    state: &State,
    consultation: &Consultation,
    (plan, parts): (&Plan, Vec<Part>),
    person: usize,
    now: DateTime<Utc>,
) -> anyhow::Result<()> {
    let at = consultation.dates.opens_at + TimeDelta::hours(5 * i64::try_from(person)?);
    let is_paper = person % 4 == 3;
    let author = Author {
        name: format!("意見 {}郎", person + 1),
        postcode: if is_paper { "817-0022".to_owned() } else { String::new() },
        address: if is_paper { format!("厳原町国分{}番地", 100 + person) } else { "厳原町".to_owned() },
        email: if is_paper { String::new() } else { format!("voice-{}@tomoni.example", person + 1) },
        ..Author::default()
    };
    let opinion = Opinion {
        id: OpinionId(Uuid::now_v7()),
        call: consultation.call,
        plan: plan.id,
        number: next_receipt(tx, &consultation.code, now).await?,
        channel: if is_paper { Channel::Post } else { Channel::Online },
        validity: Validity::Valid,
        validity_reason: String::new(),
        received_at: at,
        received_on: date_in_japan(at),
        postmark_on: None,
        naming: Naming::Named,
        category: "resident".to_owned(),
        lang: Lang::Ja,
        version: 1,
        text_hash: text_hash(&parts),
        sender_key: sender_key(state, Naming::Named, &author)?,
        person: None,
        group: None,
        keyed_by: is_paper.then_some(consultation.drafted_by),
        checked_by: is_paper.then_some(consultation.drafted_by),
        parts,
    };
    opinions::add(tx, &opinion, &author, Keys::default()).await?;
    opinion_search::write(tx, &opinion).await?;
    let detail = json!({ "channel": opinion.channel.code(), "number": opinion.number });
    let entry = Entry::new(opinion.keyed_by, Subject::Opinion(opinion.id.0), OPINION_RECEIVED).with(detail);
    history::append(tx, &entry, at).await?;
    Ok(())
}
