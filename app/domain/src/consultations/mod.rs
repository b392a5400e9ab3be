//! Consultations（意見募集・パブリックコメント）: what the city asks everybody's opinion on, by which rules, and where it stands.
//!
//! A consultation is a call: it shares names, dates, followers and receipt numbers with the others. What it has
//! beside them is here. Nobody counts votes: an opinion is weighed by what it says（行政手続法42条の趣旨）.

mod course;
pub mod editing;
mod gate;
mod moves;
mod newsletter;
mod usual;

pub use editing::EditPage;
pub use gate::{Gap, Surroundings, Where, fingerprint};
pub use moves::{Act, ROWS, Row};

use crate::calls::{Dates, Phase};
use crate::opinions::{Channel, Naming};
use crate::people::{CallId, OrganisationId, PersonId, ProgrammeId};
use crate::texts::Words;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The shortest term, counted from the day of publication（30日以上、行政手続法39条3項）.
pub const SHORTEST_TERM: u32 = 30;

/// How far the city has come with a consultation. Being open and being closed follow from the dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// 準備中: the notice is being written.
    Draft,
    /// 公表決裁済み: it becomes public at its time.
    Approved,
    /// 回答決裁済み: every opinion has an answer.
    Answered,
    /// 結果公表
    Concluded,
    /// 実施しない: the city may do without, and says why.
    Exempted,
    /// 打ち切り: nothing will be decided.
    Abandoned,
}

impl State {
    /// Every state.
    pub const ALL: [State; 6] =
        [State::Draft, State::Approved, State::Answered, State::Concluded, State::Exempted, State::Abandoned];

    /// The code in the database.
    pub fn code(self) -> &'static str {
        match self {
            State::Draft => "draft",
            State::Approved => "approved",
            State::Answered => "answered",
            State::Concluded => "concluded",
            State::Exempted => "exempted",
            State::Abandoned => "abandoned",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        State::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// Where a consultation stands at a moment: its state and its dates in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// 準備中
    Draft,
    /// 公表待ち
    Waiting,
    /// 予告
    Upcoming,
    /// 募集中
    Open,
    /// 検討中: closed, the answers are being written.
    Answering,
    /// 結果公表待ち: the answers are approved.
    Answered,
    /// 結果公表
    Concluded,
    /// 実施しない
    Exempted,
    /// 打ち切り
    Abandoned,
}

impl Standing {
    /// Every standing, in the order of its way.
    pub const ALL: [Standing; 9] = [
        Standing::Draft,
        Standing::Waiting,
        Standing::Upcoming,
        Standing::Open,
        Standing::Answering,
        Standing::Answered,
        Standing::Concluded,
        Standing::Exempted,
        Standing::Abandoned,
    ];

    /// The code in tests and in lists.
    pub fn code(self) -> &'static str {
        match self {
            Standing::Draft => "draft",
            Standing::Waiting => "waiting",
            Standing::Upcoming => "upcoming",
            Standing::Open => "open",
            Standing::Answering => "answering",
            Standing::Answered => "answered",
            Standing::Concluded => "concluded",
            Standing::Exempted => "exempted",
            Standing::Abandoned => "abandoned",
        }
    }
}

/// A consultation.
#[derive(Debug, Clone, PartialEq)]
pub struct Consultation {
    /// The call that it is.
    pub call: CallId,
    /// The procedure it is an instance of, with the years that papers are kept.
    pub programme: ProgrammeId,
    /// The department in charge.
    pub department: OrganisationId,
    /// The name in addresses of pages.
    pub slug: String,
    /// The letters in receipt numbers, e.g. `PC`.
    pub code: String,
    /// Title.
    pub title: Words,
    /// What it is about, in one or two sentences; its easy form is the summary in やさしい日本語.
    pub summary: Words,
    /// The instants that decide whether it is open. Results are published with the conclusion.
    pub dates: Dates,
    /// How far the city has come.
    pub state: State,
    /// The notice.
    pub particulars: Particulars,
    /// Who wrote the notice; somebody else approves it.
    pub drafted_by: PersonId,
    /// Who approved it.
    pub approved_by: Option<PersonId>,
    /// When.
    pub approved_at: Option<DateTime<Utc>>,
    /// Who approved the answers.
    pub answered_by: Option<PersonId>,
    /// When.
    pub answered_at: Option<DateTime<Utc>>,
    /// The day on which the plan itself was decided（決定日）.
    pub decided_on: Option<NaiveDate>,
}

impl Consultation {
    /// Where it stands at `now`.
    pub fn standing(&self, now: DateTime<Utc>) -> Standing {
        match self.state {
            State::Draft => Standing::Draft,
            State::Answered => Standing::Answered,
            State::Concluded => Standing::Concluded,
            State::Exempted => Standing::Exempted,
            State::Abandoned => Standing::Abandoned,
            State::Approved => match self.dates.phase(now) {
                Phase::Preparing => Standing::Waiting,
                Phase::Upcoming => Standing::Upcoming,
                Phase::Open => Standing::Open,
                Phase::Judging | Phase::Results | Phase::Cancelled => Standing::Answering,
            },
        }
    }
}

/// The notice of a consultation as data（実施要領）.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Particulars {
    /// The rule that the plan or ordinance rests on（根拠法令）.
    pub legal_basis: String,
    /// Why the city makes it, and what it is for（趣旨・目的・背景）.
    pub purpose: Words,
    /// Who may write（意見を出せる人）.
    pub who: Words,
    /// Where the papers lie open（閲覧場所）, with their hours.
    pub places: Vec<Place>,
    /// The ways in which opinions are taken, beside this page.
    pub channels: BTreeSet<Channel>,
    /// Where to send what does not come by this page: postal address, fax number, mail address（提出先）.
    pub send_to: String,
    /// What counts for an opinion that comes by post.
    pub postal: PostalRule,
    /// How many days after the close paper may still be keyed in that came in time.
    pub grace_days: u32,
    /// How a person may be named; the first is the usual one.
    pub naming: Vec<Naming>,
    /// Which particulars of a person are wanted.
    pub wanted: Wanted,
    /// What people are to the city（意見提出者の区分）: 在住, 在勤 …
    pub categories: Vec<Choice>,
    /// Whether a file may come with an opinion. Usually not.
    pub files: bool,
    /// How many, and how large each may be in MB; 0 for what is usual.
    pub files_most: u32,
    /// See `files_most`.
    pub file_mega: u32,
    /// Into what answers are sorted（反映区分）.
    pub classes: Vec<Class>,
    /// Why the term is shorter than thirty days（行政手続法40条1項の趣旨）; shown with the notice.
    pub short_reason: String,
    /// Why there is none at all, where there is none.
    pub exemption: Option<Exemption>,
    /// When it is to be published; at the moment of its approval where nothing is set（公表予定）.
    pub publish_at: Option<DateTime<Utc>>,
    /// The day by which the result is to be published（結果公表予定）.
    pub result_due: Option<NaiveDate>,
    /// Where the originals can be read afterwards（原文の閲覧場所）.
    pub originals_at: String,
    /// Whether there are no papers beside the draft document, as somebody has said.
    pub no_materials: bool,
    /// What changed after the publication, and why; shown with the notice（経過）.
    pub course: Vec<Turn>,
    /// Whether opinions will be asked for anew, where it was given up.
    pub asked_again: bool,
}

/// A turn in the course of a consultation, as everybody reads it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turn {
    /// What was done, by the code of its [`Act`].
    pub act: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Why, as typed.
    pub reason: String,
    /// When it would have closed, where the term was extended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed_before: Option<DateTime<Utc>>,
}

/// A place where the papers lie open.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Place {
    /// Name, e.g. 本庁 市民協働課, 豊玉支所.
    pub name: String,
    /// When it is open.
    pub hours: String,
}

/// What counts for an opinion that comes by post.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PostalRule {
    /// 必着: the day on which it arrives.
    #[default]
    Arrival,
    /// 消印有効: the day of the postmark.
    Postmark,
}

/// How far a particular of a person is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Want {
    /// It is not asked.
    No,
    /// It may be left blank.
    #[default]
    Optional,
    /// It must be there.
    Required,
}

/// Which particulars of a person are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Wanted {
    /// Address; people from elsewhere give their municipality.
    pub address: Want,
    /// Telephone.
    pub phone: Want,
    /// Mail address; whoever gives one gets a copy.
    pub email: Want,
    /// What the person is to the city.
    pub category: Want,
}

/// Something that people choose from.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Choice {
    /// Key.
    pub key: String,
    /// Name.
    pub label: Words,
}

/// A class of answers（反映区分）: A 反映する … E その他. Cities letter them differently.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Class {
    /// Its letter or sign.
    pub code: String,
    /// Name.
    pub label: Words,
    /// What it means, in a sentence.
    pub meaning: Words,
    /// Whether the draft is changed, so that the changed words belong to the answer.
    pub changes: bool,
}

/// Why a city may do without a consultation（対馬市パブリックコメント手続実施要綱の適用除外）.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exemption {
    /// Which exception.
    pub ground: Ground,
    /// The reason in words; published.
    pub reason: String,
}

/// The exceptions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ground {
    /// 緊急を要する
    Urgent,
    /// 軽微な変更
    Minor,
    /// 裁量の余地がない
    NoDiscretion,
    /// すでに意見を聴いている
    AskedAlready,
    /// 直接請求による
    DirectDemand,
}

impl Ground {
    /// Every exception, in the order of the form.
    pub const ALL: [Ground; 5] =
        [Ground::Urgent, Ground::Minor, Ground::NoDiscretion, Ground::AskedAlready, Ground::DirectDemand];

    /// The code in forms.
    pub fn code(self) -> &'static str {
        match self {
            Ground::Urgent => "urgent",
            Ground::Minor => "minor",
            Ground::NoDiscretion => "no_discretion",
            Ground::AskedAlready => "asked_already",
            Ground::DirectDemand => "direct_demand",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Ground::ALL.into_iter().find(|ground| ground.code() == code)
    }
}
