//! Every function of the store on both engines（データベースの単体試験）. A test of the source tree sees to it that
//! none is left out.

pub mod answers;
mod award;
mod backups;
mod bulk;
mod call_parts;
mod cases;
mod consultations;
mod decided;
mod desk;
mod directory;
mod followers;
mod found;
mod groups;
mod keys;
mod links;
mod opinions;
mod outbox;
mod paper;
mod people;
mod plans;
mod property;
mod rehearsals;
mod reviews;
mod settings;
mod written;

use crate::world::{World, morning};
use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use domain::calendar::date_in_japan;
use domain::calls::{Call, Dates};
use domain::filings::{Filing, FilingKind};
use domain::intake::Channel;
use domain::people::{
    CallId, FilingId, Membership, Organisation, OrganisationId, OrganisationKind, PersonId, ProgrammeId, Role,
    SubmissionId,
};
use domain::submissions::{Stage, Submission};
use domain::texts::Lang;
use server::seed::schemes::Scheme;
use server::store::calls::{self, Programme};
use server::store::people::NewPerson;
use server::store::{Write, people as store, submissions};
use uuid::Uuid;

/// A department, a call, a group and its agent: what most questions need.
struct Ground {
    tx: Write,
    department: OrganisationId,
    group: OrganisationId,
    agent: PersonId,
    officer: PersonId,
    call: Call,
}

fn day() -> NaiveDate {
    date_in_japan(morning())
}

fn later(minutes: i64) -> DateTime<Utc> {
    morning() + TimeDelta::minutes(minutes)
}

async fn person(tx: &mut Write, name: &str, address: &str) -> PersonId {
    let id = PersonId(Uuid::now_v7());
    let new = NewPerson {
        id,
        name,
        email: address,
        email_key: address,
        lang: Lang::Ja,
        password_hash: Some("phc"),
        confirmed_at: None,
    };
    store::add(tx, &new, morning()).await.expect("a person");
    id
}

async fn organisation(tx: &mut Write, kind: OrganisationKind, name: &str) -> OrganisationId {
    let id = OrganisationId(Uuid::now_v7());
    let new = Organisation { id, kind, name: name.to_owned(), email: None, phone: None };
    store::add_organisation(tx, &new, morning()).await.expect("an organisation");
    id
}

pub(crate) fn since_yesterday(organisation: OrganisationId, role: Role) -> Membership {
    Membership { organisation, role, from: day() - Days::new(1), until: None }
}

async fn ground(world: &World) -> Ground {
    let mut tx = world.state.db.write().await.expect("a transaction");
    let department = organisation(&mut tx, OrganisationKind::Department, "協働課").await;
    let group = organisation(&mut tx, OrganisationKind::CitizenGroup, "𠮷田の会").await;
    let agent = person(&mut tx, "髙橋 なみ", "nami@example.jp").await;
    let officer = person(&mut tx, "係", "kakari@example.jp").await;
    let roles = [(agent, group, Role::Representative), (officer, department, Role::Officer)];
    for (who, place, role) in roles {
        store::add_membership(&mut tx, who, &since_yesterday(place, role)).await.expect("a role");
    }
    let programme = Programme {
        id: ProgrammeId(Uuid::now_v7()),
        name: "制度".to_owned(),
        department,
        legal_basis: "要綱".to_owned(),
        retention_years: 5,
    };
    calls::add_programme(&mut tx, &programme, morning()).await.expect("a programme");
    let dates = Dates {
        published_at: Some(later(-60)),
        opens_at: later(-30),
        closes_at: later(60),
        results_published_at: None,
        cancelled_at: None,
    };
    let scheme = Scheme::load("wagamachi").expect("a scheme");
    let id = CallId(Uuid::now_v7());
    let call = scheme.call(id, programme.id, department, "wagamachi", dates).expect("a call");
    calls::add(&mut tx, &call, morning()).await.expect("a call is kept");
    Ground { tx, department, group, agent, officer, call }
}

/// The application of a case, as a draft.
fn filing(submission: SubmissionId) -> Filing {
    Filing {
        id: FilingId(Uuid::now_v7()),
        submission,
        kind: FilingKind::Application,
        version: 1,
        answers: [("title".to_owned(), "浜の𠮷田".to_owned())].into_iter().collect(),
        saved_at: morning(),
        submitted_at: None,
    }
}

impl Ground {
    /// A draft of the group, begun that many minutes after the morning.
    async fn case(&mut self, minutes: i64) -> Submission {
        let case = Submission {
            id: SubmissionId(Uuid::now_v7()),
            number: None,
            call: self.call.id,
            department: self.department,
            owner: self.agent,
            group: self.group,
            channel: Channel::Online,
            title: format!("事業{minutes}"),
            stage: Stage::Draft,
            begun_at: later(minutes),
            submitted_at: None,
            disposed_at: None,
        };
        submissions::add(&mut self.tx, &case).await.expect("a case");
        case
    }

    /// A case that was handed in.
    async fn submitted(&mut self, minutes: i64) -> Submission {
        let mut case = self.case(minutes).await;
        let number = format!("R8-GK-{minutes:04}");
        submissions::receive(&mut self.tx, case.id, &number, later(minutes)).await.expect("a number");
        let moved = submissions::advance(&mut self.tx, case.id, Stage::Draft, Stage::Submitted).await;
        assert!(moved.expect("a move"));
        (case.number, case.submitted_at, case.stage) = (Some(number), Some(later(minutes)), Stage::Submitted);
        case
    }
}
