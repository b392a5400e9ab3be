//! The consultations of the demo city（意見募集の見本）: one open, one being answered, one in preparation, by the real rules.

use crate::store::calls::{self, Programme};
use crate::store::{Write, announcements, consultations, history, plans};
use anyhow::Context;
use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use domain::calendar::{self, date_in_japan};
use domain::calls::Dates;
use domain::consultations::{Act, Consultation, Particulars, State};
use domain::history::{CREATE_CONSULTATION, Entry, Subject};
use domain::people::{CallId, OrganisationId, PlanId, PlanNodeId, ProgrammeId, Viewer};
use domain::plans::{ActionPlan, Clause, Plan, PlanKind};
use domain::texts::Words;
use serde::Deserialize;
use serde_json::Value;
use uuid::Uuid;

const CONSULTATIONS: &str = include_str!("../../data/demo/consultations.json");
const ACTION_PLAN: &str = include_str!("../../../app/data/action-plan-h26.json");

/// The programme that every consultation of a department is a round of.
const PROGRAMME: &str = "パブリックコメント手続";

/// A consultation as its file describes it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Model {
    slug: String,
    code: String,
    /// The days from today on which it is published, opens and closes.
    days: [i64; 3],
    approved: bool,
    title: Words,
    summary: Words,
    particulars: Value,
    document: Document,
    /// The day from today by which the result is due.
    result_days: i64,
}

/// The text that is consulted on.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Document {
    /// The city's yearly plan.
    Named(String),
    /// Clauses.
    Clauses(Vec<Clause>),
}

/// Who makes the consultations, and who approves them.
pub(super) struct Staff {
    pub department: OrganisationId,
    pub officer: Viewer,
    pub approver: Viewer,
}

/// Writes them all; returns how many.
pub(super) async fn hold(tx: &mut Write, staff: &Staff, now: DateTime<Utc>) -> anyhow::Result<usize> {
    let models: Vec<Model> = serde_json::from_str(CONSULTATIONS).context("consultations of the demo city")?;
    let programme = Programme {
        id: ProgrammeId(Uuid::now_v7()),
        name: PROGRAMME.to_owned(),
        department: staff.department,
        legal_basis: "対馬市パブリックコメント手続実施要綱（平成24年訓令第18号）".to_owned(),
        retention_years: 5,
    };
    calls::add_programme(tx, &programme, now - TimeDelta::days(400)).await?;
    let count = models.len();
    for model in models {
        model.hold(tx, staff, programme.id, now).await?;
    }
    Ok(count)
}

impl Model {
    /// Writes one down.
    pub(super) async fn hold(
        self,
        tx: &mut Write,
        staff: &Staff,
        programme: ProgrammeId,
        now: DateTime<Utc>,
    ) -> anyhow::Result<()> {
        let [published, opens, closes] = self.days.map(|days| date_in_japan(now + TimeDelta::days(days)));
        let nine = NaiveTime::from_hms_opt(9, 0, 0).context("nine o'clock exists")?;
        let published_at = calendar::at(published, nine);
        // The office wrote it some days before, and approved it the day before publication.
        let written_at = published_at.min(now) - TimeDelta::days(5);
        let approved_at = published_at.min(now) - TimeDelta::days(1);
        let mut consultation = Consultation {
            call: CallId(Uuid::now_v7()),
            programme,
            department: staff.department,
            dates: Dates {
                published_at: None,
                opens_at: calendar::at(opens, nine),
                closes_at: calendar::end_of_day(closes),
                results_published_at: None,
                cancelled_at: None,
            },
            state: State::Draft,
            particulars: self.particulars(published_at, now)?,
            drafted_by: staff.officer.id().context("the officer has an account")?,
            approved_by: None,
            approved_at: None,
            answered_by: None,
            answered_at: None,
            decided_on: None,
            slug: self.slug,
            code: self.code,
            title: self.title,
            summary: self.summary,
        };
        let plan = plan(consultation.call, &consultation.title.ja, clauses(self.document)?);
        consultations::add(tx, &consultation, written_at).await?;
        plans::add(tx, &plan, written_at).await?;
        let call = Subject::Call(consultation.call.0);
        history::append(tx, &Entry::new(staff.officer.id(), call, CREATE_CONSULTATION), written_at).await?;
        if self.approved {
            history::append(tx, &consultation.act(&staff.officer, Act::Ask, "", written_at)?, written_at).await?;
            let entry = consultation.act(&staff.approver, Act::Approve, "", approved_at)?;
            consultation.dates.published_at = Some(published_at);
            (consultation.approved_by, consultation.approved_at) = (staff.approver.id(), Some(approved_at));
            consultations::update(tx, &consultation).await?;
            announcements::plan_consultation(tx, &consultation).await?;
            plans::freeze(tx, plan.id, published_at).await?;
            history::append(tx, &entry, approved_at).await?;
        }
        Ok(())
    }

    /// Its name in addresses.
    pub(super) fn slug(&self) -> &str {
        &self.slug
    }

    /// The usual notice, with what this one says itself.
    fn particulars(&self, published_at: DateTime<Utc>, now: DateTime<Utc>) -> anyhow::Result<Particulars> {
        let mut all = serde_json::to_value(Particulars::usual())?;
        let own = self.particulars.as_object().context("particulars are an object")?;
        for (key, value) in own {
            all[key] = value.clone();
        }
        let particulars: Particulars = serde_json::from_value(all).context("particulars")?;
        let result_due = Some(date_in_japan(now + TimeDelta::days(self.result_days)));
        Ok(Particulars { result_due, publish_at: Some(published_at), ..particulars })
    }
}

fn clauses(document: Document) -> anyhow::Result<Vec<Clause>> {
    match document {
        Document::Named(name) if name == "action-plan" => Ok(ActionPlan::read(ACTION_PLAN)?.clauses()),
        Document::Named(name) => anyhow::bail!("there is no document {name}"),
        Document::Clauses(clauses) => Ok(clauses),
    }
}

fn plan(call: CallId, title: &str, clauses: Vec<Clause>) -> Plan {
    Plan {
        id: PlanId(Uuid::now_v7()),
        call,
        kind: PlanKind::Draft,
        edition: 1,
        title: title.to_owned(),
        errata: String::new(),
        frozen_at: None,
        nodes: clauses.into_iter().map(|clause| clause.node(PlanNodeId(Uuid::now_v7()), None)).collect(),
    }
}
