//! Groups as they describe themselves: their data, their members, their public profile（団体・会員・紹介）.
//!
//! What a group has typed once is taken over wherever a form asks for it; see [`Fact`].

mod members;
mod papers;

pub use members::{
    GROUP_ROLES, INVITATIONS_MAX, Invitation, InvitationForm, Member, MemberForm, may_edit, may_end, may_manage,
};
pub use papers::{GROUP_FILES_MAX, GroupFile, GroupPaper};

use crate::accounts::check_name;
use crate::districts::DistrictId;
use crate::folding::{clean, fold};
use crate::forms::{Answers, Form, FormPage, Kind, Question};
use crate::people::{Organisation, OrganisationKind};
use crate::problems::{Problem, Problems};
use crate::texts::Words;
use serde::{Deserialize, Serialize};

/// Something a group says of itself once. A question of a form may name one as its source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fact {
    /// The name's reading（ふりがな）.
    Kana,
    /// When it was founded（設立年月日）.
    Founded,
    /// How many members（会員数）.
    Members,
    /// How many of them in the city（うち市内）.
    MembersInCity,
    /// What it is for（目的）.
    Purpose,
    /// What it does（主な活動）.
    Work,
    /// Postcode（郵便番号）.
    Postcode,
    /// Address（所在地）.
    Address,
    /// Who answers（連絡を受ける人）.
    ContactName,
    /// Telephone（電話）.
    ContactPhone,
    /// Mail address（メール）.
    ContactEmail,
}

impl Fact {
    /// Every fact, in the order of the form.
    pub const ALL: [Fact; 11] = [
        Fact::Kana,
        Fact::Founded,
        Fact::Members,
        Fact::MembersInCity,
        Fact::Purpose,
        Fact::Work,
        Fact::Postcode,
        Fact::Address,
        Fact::ContactName,
        Fact::ContactPhone,
        Fact::ContactEmail,
    ];

    /// The key of the field and of the kept value.
    pub fn code(self) -> &'static str {
        match self {
            Fact::Kana => "kana",
            Fact::Founded => "founded",
            Fact::Members => "members",
            Fact::MembersInCity => "members_in_city",
            Fact::Purpose => "purpose",
            Fact::Work => "work",
            Fact::Postcode => "postcode",
            Fact::Address => "address",
            Fact::ContactName => "contact_name",
            Fact::ContactPhone => "contact_phone",
            Fact::ContactEmail => "contact_email",
        }
    }

    /// Whether it names or reaches a person. Such facts are never published.
    pub fn is_personal(self) -> bool {
        matches!(self, Fact::ContactName | Fact::ContactPhone | Fact::ContactEmail)
    }

    /// The longest value in characters, where there is a limit.
    pub fn limit(self) -> Option<usize> {
        match self {
            Fact::Kana | Fact::ContactName => Some(100),
            Fact::Founded => Some(30),
            Fact::Purpose => Some(400),
            Fact::Work => Some(600),
            Fact::Address => Some(200),
            _ => None,
        }
    }

    fn check(self, typed: &str) -> Result<(), Problem> {
        let people = |min| Kind::Number { min, max: 100_000, unit: Words::default() };
        let kind = match self {
            Fact::Members => people(1),
            Fact::MembersInCity => people(0),
            Fact::Postcode => Kind::Postcode,
            Fact::ContactPhone => Kind::Phone,
            Fact::ContactEmail => Kind::Email,
            other => Kind::Text { max: other.limit().unwrap_or(usize::MAX) },
        };
        if typed.trim().is_empty() { Ok(()) } else { kind.check(typed) }
    }
}

/// What a group works at（活動分野）, after the kinds of the law on NPOs, drawn together for a small town.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// 保健・医療・福祉
    Welfare,
    /// 子ども・若者
    Children,
    /// まちづくり・地域の支え合い
    Community,
    /// 環境・自然
    Nature,
    /// 文化・芸術・スポーツ
    Culture,
    /// 学び・歴史
    Learning,
    /// 防災・安全
    Safety,
    /// 観光・交流・国際
    Exchange,
    /// 農林水産・仕事づくり
    Industry,
    /// その他
    Other,
}

impl Field {
    /// Every field, in the order of the form.
    pub const ALL: [Field; 10] = [
        Field::Welfare,
        Field::Children,
        Field::Community,
        Field::Nature,
        Field::Culture,
        Field::Learning,
        Field::Safety,
        Field::Exchange,
        Field::Industry,
        Field::Other,
    ];

    /// The code in the database and in forms.
    pub fn code(self) -> &'static str {
        match self {
            Field::Welfare => "welfare",
            Field::Children => "children",
            Field::Community => "community",
            Field::Nature => "nature",
            Field::Culture => "culture",
            Field::Learning => "learning",
            Field::Safety => "safety",
            Field::Exchange => "exchange",
            Field::Industry => "industry",
            Field::Other => "other",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Field::ALL.into_iter().find(|field| field.code() == code)
    }
}

/// What the public may see of a group, by the group's own choice（団体の紹介）.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Profile {
    /// Whether the group stands in the directory at all.
    pub published: bool,
    /// What it works at.
    pub field: Option<Field>,
    /// Whether it looks for people（仲間募集）.
    pub recruiting: bool,
    /// Whom it looks for.
    pub wanted: String,
    /// How the public may reach it; nothing unless the group wrote something here.
    pub contact: String,
}

/// A group with everything it has said of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Name and kind.
    pub organisation: Organisation,
    /// What it typed, by [`Fact::code`].
    pub facts: Answers,
    /// Where it is at home.
    pub district: Option<DistrictId>,
    /// What the public may see.
    pub profile: Profile,
}

impl Group {
    /// A group of which only name and kind are known.
    pub fn named(organisation: Organisation) -> Group {
        Group { organisation, facts: Answers::default(), district: None, profile: Profile::default() }
    }

    /// One fact as typed; empty while it is not known.
    pub fn fact(&self, fact: Fact) -> &str {
        self.facts.get(fact.code())
    }

    /// What the directory is sorted by: the reading where there is one.
    pub fn sort_key(&self) -> String {
        let kana = fold(self.fact(Fact::Kana));
        if kana.is_empty() { fold(&self.organisation.name) } else { kana }
    }

    /// What the directory finds the group by. Nothing personal is among it.
    pub fn searchable(&self, district: &str) -> Vec<String> {
        let facts = [Fact::Kana, Fact::Purpose, Fact::Work].map(|fact| self.fact(fact));
        let texts = [self.organisation.name.as_str(), district, self.profile.wanted.as_str()];
        texts.into_iter().chain(facts).filter(|text| !text.is_empty()).map(str::to_owned).collect()
    }
}

/// The form of a group's data, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GroupForm {
    /// Name.
    pub name: String,
    /// Code of the kind.
    pub kind: String,
    /// The district's id; empty for none.
    pub district: String,
    /// The rest, by [`Fact::code`].
    pub facts: Answers,
}

/// A form that can be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckedGroup {
    /// Name, cleaned.
    pub name: String,
    /// Kind.
    pub kind: OrganisationKind,
    /// District; whether there is such a one is the store's to know.
    pub district: Option<DistrictId>,
    /// Facts as typed.
    pub facts: Answers,
}

impl GroupForm {
    /// The form as a group would fill it in today.
    pub fn of(group: &Group) -> GroupForm {
        GroupForm {
            name: group.organisation.name.clone(),
            kind: group.organisation.kind.code().to_owned(),
            district: group.district.map(|id| id.to_string()).unwrap_or_default(),
            facts: group.facts.clone(),
        }
    }

    /// Reads the fields of the form; what is no field of it is left out.
    pub fn read(typed: &Answers) -> GroupForm {
        let facts = Fact::ALL.map(|fact| (fact.code().to_owned(), typed.get(fact.code()).to_owned()));
        GroupForm {
            name: typed.get("name").to_owned(),
            kind: typed.get("kind").to_owned(),
            district: typed.get("district").to_owned(),
            facts: facts.into_iter().collect(),
        }
    }

    /// Checks everything. Only name and kind must be there: the rest can follow. Field keys: `name`,
    /// `kind`, `district`, and the codes of the facts.
    ///
    /// # Errors
    /// Every problem that the person can mend.
    pub fn check(&self) -> Result<CheckedGroup, Problems> {
        let mut problems = Problems::none();
        let name = clean(&self.name);
        check_name("name", &name, &mut problems);
        let kind = OrganisationKind::APPLICANTS.into_iter().find(|kind| kind.code() == self.kind);
        if kind.is_none() {
            problems.add("kind", if self.kind.is_empty() { Problem::Missing } else { Problem::NotAChoice });
        }
        for fact in Fact::ALL {
            if let Err(problem) = fact.check(self.facts.get(fact.code())) {
                problems.add(fact.code(), problem);
            }
        }
        self.check_members(&mut problems);
        let district = match self.district.trim() {
            "" => None,
            typed => typed.parse().map_err(|_| problems.add("district", Problem::NotAChoice)).ok(),
        };
        match kind {
            Some(kind) if problems.is_empty() => Ok(CheckedGroup { name, kind, district, facts: self.facts.clone() }),
            _ => Err(problems),
        }
    }

    fn check_members(&self, problems: &mut Problems) {
        let number = |fact: Fact| crate::forms::read_number(self.facts.get(fact.code()));
        if let (Some(all), Some(some)) = (number(Fact::Members), number(Fact::MembersInCity))
            && some > all
            && problems.of(Fact::MembersInCity.code()).is_none()
        {
            problems.add(Fact::MembersInCity.code(), Problem::OutOfRange { min: 0, max: all });
        }
    }
}

/// Longest text about whom a group looks for.
pub const WANTED_MAX: usize = 300;
/// Longest public contact.
pub const CONTACT_MAX: usize = 100;

/// The form of a public profile, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ProfileForm {
    /// `yes` to stand in the directory.
    pub published: String,
    /// Code of the field.
    pub field: String,
    /// `yes` to look for people.
    pub recruiting: String,
    /// Whom.
    pub wanted: String,
    /// How to be reached.
    pub contact: String,
}

fn yes(ticked: bool) -> String {
    if ticked { "yes".to_owned() } else { String::new() }
}

impl ProfileForm {
    /// The form as it stands today.
    pub fn of(profile: &Profile) -> ProfileForm {
        ProfileForm {
            published: yes(profile.published),
            field: profile.field.map(Field::code).unwrap_or_default().to_owned(),
            recruiting: yes(profile.recruiting),
            wanted: profile.wanted.clone(),
            contact: profile.contact.clone(),
        }
    }

    /// Reads the fields of the form.
    pub fn read(typed: &Answers) -> ProfileForm {
        let field = |key| typed.get(key).to_owned();
        ProfileForm {
            published: field("published"),
            field: field("field"),
            recruiting: field("recruiting"),
            wanted: field("wanted"),
            contact: field("contact"),
        }
    }

    /// Checks it against what the group has said: who stands in the directory says what the group is for.
    /// Field keys: `published`, `field`, `wanted`, `contact`.
    ///
    /// # Errors
    /// Every problem that the person can mend.
    pub fn check(&self, group: &Group) -> Result<Profile, Problems> {
        let mut problems = Problems::none();
        let (published, recruiting) = (self.published == "yes", self.recruiting == "yes");
        if published && group.fact(Fact::Purpose).is_empty() {
            problems.add("published", Problem::NoPurpose);
        }
        let field = Field::from_code(&self.field);
        if field.is_none() && (published || !self.field.is_empty()) {
            problems.add("field", if self.field.is_empty() { Problem::Missing } else { Problem::NotAChoice });
        }
        if recruiting && self.wanted.trim().is_empty() {
            problems.add("wanted", Problem::Missing);
        }
        for (key, text, max) in [("wanted", &self.wanted, WANTED_MAX), ("contact", &self.contact, CONTACT_MAX)] {
            let now = text.chars().count();
            if now > max {
                problems.add(key, Problem::TooLong { max, now });
            }
        }
        let (wanted, contact) = (self.wanted.clone(), self.contact.clone());
        problems.or(Profile { published, field, recruiting, wanted, contact })
    }
}

/// The answers that a group's data give to a form, where they give any.
pub fn answers_from(form: &Form, facts: &Answers) -> Answers {
    let known = form.questions().filter_map(|question| {
        let fact = question.from_group?;
        Some((question.key.clone(), facts.get(fact.code()).to_owned()))
    });
    known.collect()
}

/// The questions of a page whose answers differ from what the group has said of itself, with what it said.
pub fn differing<'a>(page: &'a FormPage, answers: &Answers, facts: &'a Answers) -> Vec<(&'a Question, &'a str)> {
    let known = page.questions.iter().filter_map(|question| Some((question, facts.get(question.from_group?.code()))));
    known.filter(|(question, fact)| !fact.is_empty() && *fact != answers.get(&question.key)).collect()
}

/// The facts that a group did not know yet and that the answers to a form tell.
pub fn facts_from(form: &Form, answers: &Answers, facts: &Answers) -> Answers {
    let mut more = facts.clone();
    for question in form.questions() {
        let Some(fact) = question.from_group else { continue };
        let answer = answers.get(&question.key);
        if more.get(fact.code()).is_empty() && fact.check(answer).is_ok() {
            more.set(fact.code(), answer);
        }
    }
    more
}

#[cfg(test)]
mod tests;
