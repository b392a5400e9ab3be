//! Applications that come on paper（窓口受付）: how they came, when they were stamped, how their applicants are told.

use crate::accounts::{check_email, check_name};
use crate::calendar::{date_in_japan, parse_date};
use crate::calls::{Call, Dates, Phase};
use crate::folding::{Phone, Postcode, clean};
use crate::forms::Answers;
use crate::messages::Letter;
use crate::people::{OrganisationKind, PersonId};
use crate::problems::{Problem, Problems, Refusal};
use chrono::{DateTime, NaiveDate, Utc};

mod keyed;

pub(crate) use keyed::scan;
pub use keyed::{BLANK, PAPER_FORM, STAMP, pledge_field};

/// How an application came（受付の方法）.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Channel {
    /// The applicant typed it here.
    #[default]
    Online,
    /// 窓口
    Counter,
    /// 郵送
    Post,
    /// ファクス
    Fax,
    /// 電子メール
    Mail,
}

impl Channel {
    /// Every way, the usual one first.
    pub const ALL: [Channel; 5] = [Channel::Online, Channel::Counter, Channel::Post, Channel::Fax, Channel::Mail];
    /// The ways of paper.
    pub const PAPER: [Channel; 4] = [Channel::Counter, Channel::Post, Channel::Fax, Channel::Mail];

    /// The code in the database and in addresses.
    pub fn code(self) -> &'static str {
        match self {
            Channel::Online => "online",
            Channel::Counter => "counter",
            Channel::Post => "post",
            Channel::Fax => "fax",
            Channel::Mail => "mail",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Channel::ALL.into_iter().find(|channel| channel.code() == code)
    }

    /// Whether staff key it in.
    pub fn is_paper(self) -> bool {
        self != Channel::Online
    }
}

/// How an applicant without an account is told（知らせ方）.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Telling {
    /// 郵送: every letter is printed and posted.
    Post,
    /// メール: to the address that the paper names.
    Mail,
}

impl Telling {
    /// Both, the usual one first.
    pub const ALL: [Telling; 2] = [Telling::Post, Telling::Mail];

    /// The code in the database and in forms.
    pub fn code(self) -> &'static str {
        match self {
            Telling::Post => "post",
            Telling::Mail => "mail",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Telling::ALL.into_iter().find(|telling| telling.code() == code)
    }
}

/// Where an applicant without an account is reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// The person's name（代表者・連絡する人）.
    pub name: String,
    /// How the person is told.
    pub telling: Telling,
    /// Postcode, shown 817-0022; may be blank where letters go by mail.
    pub postcode: String,
    /// Postal address.
    pub address: String,
    /// Telephone; may be blank.
    pub phone: String,
    /// Mail address; blank where there is none.
    pub email: String,
}

/// What a case has that came on paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Intake {
    /// The day of the stamp（受付印の日）.
    pub stamped_on: NaiveDate,
    /// Who keys it in.
    pub keyed_by: PersonId,
    /// Where the applicant is reached.
    pub contact: Contact,
}

/// What is typed before the application itself: how and when it came, and who applies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// How it came.
    pub channel: Channel,
    /// The day of the stamp.
    pub stamped_on: NaiveDate,
    /// What the group is.
    pub kind: OrganisationKind,
    /// The group's name.
    pub group: String,
    /// Who is reached, and where.
    pub contact: Contact,
}

/// The longest postal address, in characters.
pub const ADDRESS_MAX: usize = 120;

/// Letters to the department about what came in. Of what it keyed in itself it is not told: whoever did has the paper in
/// hand, and the case stands on the desk of the others like any new one.
pub const OF_ARRIVALS: [Letter; 3] = [Letter::NewSubmission, Letter::CorrectionArrived, Letter::ReplyArrived];

/// Whether a call takes papers: while it is open, and afterwards those that were stamped in its term, until its
/// results are out.
///
/// # Errors
/// `NotFound` before it is published, else `CallNotOpen`.
pub fn takes_paper(dates: &Dates, now: DateTime<Utc>) -> Result<(), Refusal> {
    match dates.phase(now) {
        Phase::Open | Phase::Judging => Ok(()),
        Phase::Preparing => Err(Refusal::NotFound),
        Phase::Upcoming | Phase::Results | Phase::Cancelled => Err(Refusal::CallNotOpen),
    }
}

/// What is wrong with the day of a stamp: it must lie in the term of the call, both ends counted, and not in the
/// future.
pub fn check_stamp(dates: &Dates, stamped_on: NaiveDate, now: DateTime<Utc>) -> Option<Problem> {
    let (from, to) = (date_in_japan(dates.opens_at), date_in_japan(dates.closes_at));
    if stamped_on > date_in_japan(now) {
        return Some(Problem::DayToCome);
    }
    (stamped_on < from || stamped_on > to).then_some(Problem::StampOutsideTerm { from, to })
}

/// Reads what is typed before the application: `channel`, `stamp`, `kind`, `group` and the fields of [`contact`].
///
/// # Errors
/// Everything that is missing or wrong.
pub fn read_entry(typed: &Answers, call: &Call, now: DateTime<Utc>) -> Result<Entry, Problems> {
    let mut problems = Problems::none();
    let channel = Channel::from_code(typed.get("channel")).filter(|channel| channel.is_paper());
    if channel.is_none() {
        problems.add("channel", Problem::Missing);
    }
    let stamped_on = read_stamp(typed.get(STAMP), &mut problems);
    if let Some(problem) = stamped_on.and_then(|day| check_stamp(&call.dates, day, now)) {
        problems.add(STAMP, problem);
    }
    let kind = OrganisationKind::APPLICANTS.into_iter().find(|kind| kind.code() == typed.get("kind"));
    match kind {
        None => problems.add("kind", Problem::Missing),
        Some(kind) if !call.rules.terms.admits(kind) => problems.add("kind", Problem::KindNotAdmitted),
        Some(_) => {}
    }
    let group = clean(typed.get("group"));
    check_name("group", &group, &mut problems);
    let contact = contact(typed, &mut problems);
    match (channel, stamped_on, kind, contact) {
        (Some(channel), Some(stamped_on), Some(kind), Some(contact)) if problems.is_empty() => {
            Ok(Entry { channel, stamped_on, kind, group, contact })
        }
        _ => Err(problems),
    }
}

/// Reads the day of a stamp.
pub(crate) fn read_stamp(typed: &str, problems: &mut Problems) -> Option<NaiveDate> {
    match parse_date(typed) {
        Ok(day) => return Some(day),
        Err(_) if typed.trim().is_empty() => problems.add(STAMP, Problem::Missing),
        Err(_) => problems.add(STAMP, Problem::NotADate),
    }
    None
}

/// Reads where an applicant is reached: `name`, `telling`, `postcode`, `address`, `phone`, `email`. Who is told by
/// post needs an address with its postcode, who is told by mail an address for mail.
pub fn contact(typed: &Answers, problems: &mut Problems) -> Option<Contact> {
    let before = problems.len();
    let name = clean(typed.get("name"));
    check_name("name", &name, problems);
    let telling = Telling::from_code(typed.get("telling"));
    if telling.is_none() {
        problems.add("telling", Problem::Missing);
    }
    let by_post = telling == Some(Telling::Post);
    let postcode = read_postcode(typed.get("postcode").trim(), by_post, problems);
    let address = read_address(typed.get("address"), by_post, problems);
    let phone = read_phone(typed.get("phone").trim(), problems);
    let email = clean(typed.get("email"));
    if (telling == Some(Telling::Mail) || !email.is_empty())
        && let Err(problem) = check_email(&email)
    {
        problems.add("email", problem);
    }
    let telling = telling.filter(|_| problems.len() == before)?;
    Some(Contact { name, telling, postcode, address, phone, email })
}

/// A postcode, shown 817-0022; blank only where nothing goes by post.
fn read_postcode(typed: &str, by_post: bool, problems: &mut Problems) -> String {
    if typed.is_empty() {
        if by_post {
            problems.add("postcode", Problem::Missing);
        }
        return String::new();
    }
    typed.parse::<Postcode>().map(|postcode| postcode.to_string()).unwrap_or_else(|_| {
        problems.add("postcode", Problem::NotAPostcode);
        typed.to_owned()
    })
}

/// A postal address; blank only where nothing goes by post.
fn read_address(typed: &str, by_post: bool, problems: &mut Problems) -> String {
    let address = clean(typed);
    let length = address.chars().count();
    if by_post && length == 0 {
        problems.add("address", Problem::Missing);
    } else if length > ADDRESS_MAX {
        problems.add("address", Problem::TooLong { max: ADDRESS_MAX, now: length });
    }
    address
}

/// A telephone number; may be blank.
fn read_phone(typed: &str, problems: &mut Problems) -> String {
    if typed.is_empty() {
        return String::new();
    }
    typed.parse::<Phone>().map(|phone| phone.to_string()).unwrap_or_else(|_| {
        problems.add("phone", Problem::NotAPhone);
        String::new()
    })
}

impl Contact {
    /// The lines of an envelope: postcode, address, group, and the person with 様.
    pub fn envelope(&self, group: &str) -> Vec<String> {
        let mut lines = vec![format!("〒{}", self.postcode), self.address.clone(), group.to_owned()];
        lines.retain(|line| !line.trim_start_matches('〒').trim().is_empty());
        lines.push(crate::texts::official::honoured(crate::texts::Lang::Ja, self.name.as_str()).bare());
        lines
    }
}
