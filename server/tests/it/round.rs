//! A round of a call with its people and cases, for the tests of what staff do（募集の一回分）.

use crate::world::{Browser, Reply, World};
use axum::http::StatusCode;
use chrono::{DateTime, TimeDelta, Utc};
use domain::budget::{Expense, RawLine, Side};
use domain::calls::{Call, CallKind, Dates, Notice, Rules, Terms};
use domain::filings::{Filing, FilingKind};
use domain::forms::{Answers, Form, FormPage, Kind, Question, Section};
use domain::intake::Channel;
use domain::money::{Base, Grant, Rate, Unit, Yen};
use domain::people::{
    CallId, FilingId, Membership, Organisation, OrganisationId, OrganisationKind, PersonId, ProgrammeId, Role,
    SubmissionId,
};
use domain::submissions::{Stage, Submission};
use domain::texts::{Lang, Words};
use server::store::city::City;
use server::store::{Write, calls, city, filings, people, submissions};
use uuid::Uuid;

/// A call that closed yesterday, with a budget of 300,000 yen.
pub struct Round {
    /// The world it lies in.
    pub world: World,
    /// The call.
    pub call: Call,
    /// 課員
    pub officer: PersonId,
    /// 決裁者
    pub approver: PersonId,
    /// 決裁者, another.
    pub second: PersonId,
    /// Staff who belong to the group of every case made by [`Round::case_of`] `own`.
    pub insider: PersonId,
    /// The group of the insider.
    pub own: OrganisationId,
    /// 決裁者 of another department.
    pub stranger: PersonId,
    /// An applicant.
    pub resident: PersonId,
}

fn new_id() -> Uuid {
    Uuid::now_v7()
}

async fn person(tx: &mut Write, name: &str, at: DateTime<Utc>) -> PersonId {
    let id = PersonId(new_id());
    let email = format!("{}@example.jp", id.0.simple());
    let new = people::NewPerson {
        id,
        name,
        email: &email,
        email_key: &email,
        lang: Lang::Ja,
        password_hash: None,
        confirmed_at: Some(at),
    };
    people::add(tx, &new, at).await.expect("a person");
    id
}

async fn organisation(tx: &mut Write, kind: OrganisationKind, name: &str, at: DateTime<Utc>) -> OrganisationId {
    let id = OrganisationId(new_id());
    let email = Some("kyodo@city.example.jp".to_owned());
    let new = Organisation { id, kind, name: name.into(), email, phone: Some("0920-53-6111".into()) };
    people::add_organisation(tx, &new, at).await.expect("an organisation");
    id
}

async fn role(tx: &mut Write, person: PersonId, role: Role, organisation: OrganisationId, at: DateTime<Utc>) {
    let from = (at - TimeDelta::days(100)).date_naive();
    let membership = Membership { organisation, role, from, until: None };
    people::add_membership(tx, person, &membership).await.expect("a membership");
}

fn form() -> Form {
    let question = |key: &str, label: &str, kind: Kind, personal: bool| Question {
        key: key.into(),
        label: Words::ja(label),
        help: Words::default(),
        kind,
        required: true,
        personal,
        when: None,
        from_group: None,
    };
    let questions = vec![
        question("title", "事業名", Kind::Line { max: 60 }, false),
        question("phone", "電話番号", Kind::Phone, true),
    ];
    let page = FormPage { key: "plan".into(), title: Words::ja("計画"), help: Words::default(), questions };
    Form {
        version: 1,
        sections: vec![Section { key: "plan".into(), title: Words::ja("事業の計画"), pages: vec![page] }],
    }
}

fn rules() -> Rules {
    let rate = Rate::new(1, 1).expect("a rate");
    Rules {
        grant: Grant { rate, base: Base::Cost, cap: Some(Yen(500_000)), unit: Unit::Thousand },
        round_budget: Some(Yen(300_000)),
        eligible: [Expense::Printing].into_iter().collect(),
        tracks: vec![],
        papers: vec![],
        pledges: vec![],
        checklist: vec![Words::ja("団体の要件を満たす"), Words::ja("書類がそろっている")],
        document_mark: "対協".into(),
        apply_after_selection: false,
        terms: Terms::default(),
    }
}

impl Round {
    /// Makes everything but cases.
    pub async fn new(world: World) -> Round {
        let now = world.state.clock.now();
        let mut tx = world.state.db.write().await.expect("a transaction");
        let city = City { name: "対馬市".into(), mayor_title: "対馬市長".into(), demo: false };
        city::add(&mut tx, &city, now).await.expect("a city");
        let department = organisation(&mut tx, OrganisationKind::Department, "市民協働課", now).await;
        let elsewhere = organisation(&mut tx, OrganisationKind::Department, "観光課", now).await;
        let own = organisation(&mut tx, OrganisationKind::CitizenGroup, "身内の会", now).await;
        let officer = person(&mut tx, "佐藤 健", now).await;
        let approver = person(&mut tx, "課長 一", now).await;
        let second = person(&mut tx, "部長 二", now).await;
        let insider = person(&mut tx, "兼務 三", now).await;
        let stranger = person(&mut tx, "他課 四", now).await;
        let resident = person(&mut tx, "山田 花子", now).await;
        role(&mut tx, officer, Role::Officer, department, now).await;
        role(&mut tx, approver, Role::Approver, department, now).await;
        role(&mut tx, second, Role::Approver, department, now).await;
        role(&mut tx, insider, Role::Approver, department, now).await;
        role(&mut tx, insider, Role::Contact, own, now).await;
        role(&mut tx, stranger, Role::Approver, elsewhere, now).await;
        let programme = ProgrammeId(new_id());
        let kept = calls::Programme {
            id: programme,
            name: "わがまち元気創出支援事業".into(),
            department,
            legal_basis: "補助金交付要綱".into(),
            retention_years: 5,
        };
        calls::add_programme(&mut tx, &kept, now).await.expect("a programme");
        let call = Call {
            id: CallId(new_id()),
            programme,
            kind: CallKind::Grant,
            slug: "wagamachi-r8".into(),
            code: "GK".into(),
            title: Words::ja("わがまち元気創出支援事業"),
            department,
            dates: Dates {
                published_at: Some(now - TimeDelta::days(60)),
                opens_at: now - TimeDelta::days(40),
                closes_at: now - TimeDelta::days(1),
                results_published_at: None,
                cancelled_at: None,
            },
            notice: Notice::default(),
            form: form(),
            rules: rules(),
        };
        calls::add(&mut tx, &call, now).await.expect("a call");
        tx.commit().await.expect("the round is kept");
        Round { world, call, officer, approver, second, insider, own, stranger, resident }
    }

    /// A submitted case of a group of its own. `nth` is its receipt number.
    pub async fn case(&self, nth: i64, title: &str, group: &str, requested: i64) -> String {
        let group = self.group(group).await;
        self.case_of(nth, title, group, requested).await
    }

    /// A group that applies.
    pub async fn group(&self, name: &str) -> OrganisationId {
        let now = self.world.state.clock.now();
        let mut tx = self.world.state.db.write().await.expect("a transaction");
        let group = organisation(&mut tx, OrganisationKind::CitizenGroup, name, now).await;
        tx.commit().await.expect("the group is kept");
        group
    }

    /// A submitted case of a group that exists: all of it is printing, and the city pays it.
    pub async fn case_of(&self, nth: i64, title: &str, group: OrganisationId, requested: i64) -> String {
        let line = |side: Side, category: &str| RawLine {
            category: category.into(),
            text: "チラシ".into(),
            amount: requested.to_string(),
            ..RawLine::empty(side)
        };
        let lines = [line(Side::Income, "subsidy"), line(Side::Expense, "printing")];
        self.application(nth, title, group, requested, &lines, &[]).await
    }

    /// A submitted case with a budget and answers of its own.
    pub async fn application(
        &self,
        nth: i64,
        title: &str,
        group: OrganisationId,
        requested: i64,
        lines: &[RawLine],
        more: &[(&str, &str)],
    ) -> String {
        let at = self.call.dates.closes_at - TimeDelta::days(10) + TimeDelta::minutes(nth);
        let number = domain::submissions::receipt_number("R8", "GK", nth);
        let case = Submission {
            id: SubmissionId(new_id()),
            number: None,
            call: self.call.id,
            department: self.call.department,
            owner: self.resident,
            group,
            channel: Channel::Online,
            title: String::new(),
            stage: Stage::Draft,
            begun_at: at,
            submitted_at: None,
            disposed_at: None,
        };
        let mut answers = Answers::default();
        answers.set("title", title);
        answers.set("phone", "0920-00-1234");
        for (key, value) in more {
            answers.set(key, value);
        }
        let mut tx = self.world.state.db.write().await.expect("a transaction");
        submissions::add(&mut tx, &case).await.expect("a case");
        submissions::describe(&mut tx, case.id, title, Yen(requested)).await.expect("a title");
        let filing = Filing {
            id: FilingId(new_id()),
            submission: case.id,
            kind: FilingKind::Application,
            version: 1,
            answers,
            saved_at: at,
            submitted_at: Some(at),
        };
        filings::add(&mut tx, &filing).await.expect("a filing");
        filings::put_lines(&mut tx, filing.id, lines).await.expect("lines");
        submissions::receive(&mut tx, case.id, &number, at).await.expect("a number");
        submissions::advance(&mut tx, case.id, Stage::Draft, Stage::Submitted).await.expect("a submission");
        tx.commit().await.expect("the case is kept");
        number
    }

    /// A browser of one of the people.
    pub async fn browser(&self, person: PersonId) -> Browser {
        self.world.browser_of(person).await
    }

    /// Somebody with a role in the department of the call.
    pub async fn colleague(&self, name: &str, held: Role) -> PersonId {
        let now = self.world.state.clock.now();
        let mut tx = self.world.state.db.write().await.expect("a transaction");
        let colleague = person(&mut tx, name, now).await;
        role(&mut tx, colleague, held, self.call.department, now).await;
        tx.commit().await.expect("the colleague is kept");
        colleague
    }

    /// The stage of a case as stored.
    pub async fn stage(&self, number: &str) -> Stage {
        let mut tx = self.world.state.db.read().await.expect("a snapshot");
        submissions::find_by_number(&mut tx, number).await.expect("an answer").expect("the case").stage
    }

    /// Takes a case to a drafted decision by the officer; `amount` 0 is a rejection.
    pub async fn draft(&self, number: &str, amount: i64) {
        let mut officer = self.browser(self.officer).await;
        screen(&mut officer, number).await.redirect();
        officer.post(&verb(number, "review"), &[]).await.redirect();
        let fit = if amount > 0 { "yes" } else { "no" };
        let typed = amount.to_string();
        let opinion = [("fit", fit), ("amount", &typed), ("remarks", "審査会の附帯意見")];
        officer.post(&verb(number, "opinion"), &opinion).await.redirect();
        redraft(&mut officer, number, amount).await.redirect();
    }

    /// Takes a case to an approved decision.
    pub async fn decide(&self, number: &str, amount: i64) {
        self.draft(number, amount).await;
        let mut approver = self.browser(self.approver).await;
        approver.post(&verb(number, "approval"), &[]).await.redirect();
    }

    /// How many letters wait or went out in all.
    pub async fn letters(&self) -> usize {
        let mut tx = self.world.state.db.read().await.expect("a snapshot");
        server::store::messages::newest(&mut tx, 1000, 0).await.expect("letters").len()
    }
}

/// The address of a verb on a case.
pub fn verb(number: &str, verb: &str) -> String {
    format!("/staff/cases/{number}/{verb}")
}

/// The formal check with every line ticked.
pub async fn screen(browser: &mut Browser, number: &str) -> Reply {
    let sheet = [("check-0", "yes"), ("check-1", "yes"), ("note", "電話で確認")];
    browser.post(&verb(number, "screening"), &sheet).await
}

/// A decision drafted; `amount` 0 is a rejection.
pub async fn redraft(browser: &mut Browser, number: &str, amount: i64) -> Reply {
    let outcome = if amount > 0 { "selected" } else { "rejected" };
    let typed = if amount > 0 { amount.to_string() } else { String::new() };
    let sheet = [("outcome", outcome), ("amount", &typed), ("conditions", ""), ("reason", "公益性を評価した")];
    browser.post(&verb(number, "decision"), &sheet).await
}

/// Insists on a refusal with this status.
#[track_caller]
pub fn refused(reply: Reply, status: StatusCode) {
    drop(reply.expect(status));
}
