//! People, the organisations they belong to, and what their memberships let them do（人・団体・所属・権限）.

use crate::texts::Lang;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                $name(id)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map($name)
            }
        }
    )*};
}
ids! {
    /// A person（人）.
    PersonId,
    /// An organisation（団体・課・審査会）.
    OrganisationId,
    /// A programme（制度）.
    ProgrammeId,
    /// A call（募集）.
    CallId,
    /// A submission（案件）. Never shown; the receipt number is.
    SubmissionId,
    /// A filing（提出書）.
    FilingId,
    /// A decision（決定）.
    DecisionId,
    /// Of a ruling after the grant.
    RulingId,
    /// An attached file（添付）.
    FileId,
    /// A message（通知）.
    MessageId,
    /// A text of the city in one edition（計画・案の版）.
    PlanId,
    /// A clause of such a text（項目）.
    PlanNodeId,
    /// An opinion（意見）. Never shown; the receipt number is.
    OpinionId,
    /// A text that points have, once however often it came（異なる文）.
    WordingId,
    /// What the city says to a group of texts（市の考え方）.
    ResponseId,
    /// An answer that is given again and again（標準的な考え方）.
    StandardId,
}

/// A person with an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Who.
    pub id: PersonId,
    /// Full name, as typed.
    pub name: String,
    /// Address, as typed.
    pub email: String,
    /// The language of screens and letters.
    pub lang: Lang,
    /// When the address was confirmed.
    pub confirmed_at: Option<DateTime<Utc>>,
}

/// What an organisation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrganisationKind {
    /// The municipality itself（市）.
    City,
    /// A department（課）.
    Department,
    /// A district（区）.
    Ward,
    /// The union of district heads（区長会）.
    WardUnion,
    /// A specified non-profit corporation（NPO法人）.
    Npo,
    /// A citizens' group（市民活動団体）.
    CitizenGroup,
    /// A university（大学）.
    University,
    /// A company（会社）.
    Company,
    /// A review panel（審査会）.
    Panel,
}

impl OrganisationKind {
    /// The kinds that may act as an applicant, in the order of the form.
    pub const APPLICANTS: [OrganisationKind; 6] = [
        OrganisationKind::Ward,
        OrganisationKind::WardUnion,
        OrganisationKind::Npo,
        OrganisationKind::CitizenGroup,
        OrganisationKind::University,
        OrganisationKind::Company,
    ];

    /// Whether it is a group of citizens rather than a part of the city.
    pub fn is_group(self) -> bool {
        OrganisationKind::APPLICANTS.contains(&self)
    }

    /// The code in the database and in forms.
    pub fn code(self) -> &'static str {
        match self {
            OrganisationKind::City => "city",
            OrganisationKind::Department => "department",
            OrganisationKind::Ward => "ward",
            OrganisationKind::WardUnion => "ward_union",
            OrganisationKind::Npo => "npo",
            OrganisationKind::CitizenGroup => "citizen_group",
            OrganisationKind::University => "university",
            OrganisationKind::Company => "company",
            OrganisationKind::Panel => "panel",
        }
    }

    /// Whether it is a part of the city rather than a group of its people.
    pub fn is_of_the_city(self) -> bool {
        matches!(self, OrganisationKind::City | OrganisationKind::Department | OrganisationKind::Panel)
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        [OrganisationKind::City, OrganisationKind::Department, OrganisationKind::Panel]
            .into_iter()
            .chain(OrganisationKind::APPLICANTS)
            .find(|kind| kind.code() == code)
    }
}

/// An organisation: a department of the city, or a group that applies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisation {
    /// Which.
    pub id: OrganisationId,
    /// What it is.
    pub kind: OrganisationKind,
    /// Its name, as typed.
    pub name: String,
    /// The shared mail box; departments hear of new submissions here.
    pub email: Option<String>,
    /// The telephone, shown to the public for departments.
    pub phone: Option<String>,
}

/// What a person is in an organisation. Roles are the only source of permission.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Head of an applying group（代表）.
    Representative,
    /// Member of an applying group who deals with the city（担当）.
    Contact,
    /// Staff of a department（課員）.
    Officer,
    /// Who decides for a department（決裁者）.
    Approver,
    /// Who pays for a department, and alone sees bank accounts（支払担当）.
    Payer,
    /// Settings of the system; sees no case（管理者）.
    Admin,
    /// Reads everything of the city and changes nothing（監査）.
    Auditor,
    /// Sits on a panel（審査委員）.
    Reviewer,
}

impl Role {
    /// Every role.
    pub const ALL: [Role; 8] = [
        Role::Representative,
        Role::Contact,
        Role::Officer,
        Role::Approver,
        Role::Payer,
        Role::Admin,
        Role::Auditor,
        Role::Reviewer,
    ];

    /// The code in the database.
    pub fn code(self) -> &'static str {
        match self {
            Role::Representative => "representative",
            Role::Contact => "contact",
            Role::Officer => "officer",
            Role::Approver => "approver",
            Role::Payer => "payer",
            Role::Admin => "admin",
            Role::Auditor => "auditor",
            Role::Reviewer => "reviewer",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Role::ALL.into_iter().find(|role| role.code() == code)
    }
}

/// A person's role in an organisation for a term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Membership {
    /// Where.
    pub organisation: OrganisationId,
    /// What.
    pub role: Role,
    /// First day.
    pub from: NaiveDate,
    /// Last day; open while `None`.
    pub until: Option<NaiveDate>,
}

impl Membership {
    /// Whether the term covers this day. Both ends count.
    pub fn covers(&self, day: NaiveDate) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
}

/// Who is asking（いま操作している人）. Every rule about permission takes a viewer.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Viewer {
    person: Option<Person>,
    memberships: Vec<Membership>,
    kept_out: std::collections::BTreeSet<SubmissionId>,
}

impl Viewer {
    /// Somebody who is not signed in.
    pub fn guest() -> Self {
        Viewer::default()
    }

    /// Somebody who is signed in, with the memberships whose term covers `today`.
    pub fn person(person: Person, memberships: Vec<Membership>, today: NaiveDate) -> Self {
        let memberships = memberships.into_iter().filter(|m| m.covers(today)).collect();
        Viewer { person: Some(person), memberships, ..Viewer::default() }
    }

    /// With the cases in which the person has an interest as a member of a panel（回避）.
    #[must_use]
    pub fn keeping_out_of(mut self, cases: impl IntoIterator<Item = SubmissionId>) -> Self {
        self.kept_out.extend(cases);
        self
    }

    /// Whether the person has an interest in a case that a panel of his judges. Then no office opens it.
    pub fn keeps_out_of(&self, case: SubmissionId) -> bool {
        self.kept_out.contains(&case)
    }

    /// The cases that no office opens for this person.
    pub fn kept_out(&self) -> impl Iterator<Item = SubmissionId> {
        self.kept_out.iter().copied()
    }

    /// Whether the viewer sits on a panel.
    pub fn is_reviewer(&self) -> bool {
        self.is(Role::Reviewer)
    }

    /// The person behind the screen.
    pub fn who(&self) -> Option<&Person> {
        self.person.as_ref()
    }

    /// The person's id.
    pub fn id(&self) -> Option<PersonId> {
        self.person.as_ref().map(|person| person.id)
    }

    /// Whether nobody is signed in.
    pub fn is_guest(&self) -> bool {
        self.person.is_none()
    }

    /// Whether the viewer holds a role anywhere.
    pub fn is(&self, role: Role) -> bool {
        self.memberships.iter().any(|m| m.role == role)
    }

    /// Whether the viewer holds a role in one organisation.
    pub fn is_in(&self, role: Role, organisation: OrganisationId) -> bool {
        self.memberships.iter().any(|m| m.role == role && m.organisation == organisation)
    }

    /// Whether the viewer works for the city, as officer or approver of some department.
    pub fn is_staff(&self) -> bool {
        self.is(Role::Officer) || self.is(Role::Approver)
    }

    /// Whether the viewer works in this department.
    pub fn is_staff_of(&self, department: OrganisationId) -> bool {
        self.is_in(Role::Officer, department) || self.is_in(Role::Approver, department)
    }

    /// Whether the viewer may read the cases of this department: who works in it or pays for it, and auditors.
    pub fn reads(&self, department: OrganisationId) -> bool {
        self.is_staff_of(department) || self.is_in(Role::Payer, department) || self.is(Role::Auditor)
    }

    /// Whether the viewer may read cases at all.
    pub fn is_reader(&self) -> bool {
        self.is_staff() || self.is(Role::Payer) || self.is(Role::Auditor)
    }

    /// Whether the viewer looks after the whole: who looked at what, and what happened.
    pub fn oversees(&self) -> bool {
        self.is(Role::Admin) || self.is(Role::Auditor)
    }

    /// The departments the viewer works in or pays for.
    pub fn departments(&self) -> Vec<OrganisationId> {
        let mut found: Vec<_> = self
            .memberships
            .iter()
            .filter(|m| matches!(m.role, Role::Officer | Role::Approver | Role::Payer))
            .map(|m| m.organisation)
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Whether the viewer may act for this group towards the city.
    pub fn acts_for(&self, group: OrganisationId) -> bool {
        self.is_in(Role::Representative, group) || self.is_in(Role::Contact, group)
    }

    /// The groups the viewer may act for.
    pub fn groups(&self) -> Vec<OrganisationId> {
        let mut found: Vec<_> = self
            .memberships
            .iter()
            .filter(|m| matches!(m.role, Role::Representative | Role::Contact))
            .map(|m| m.organisation)
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}
