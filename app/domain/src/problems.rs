//! The three kinds of error that rules know: what a person can mend（入力の誤り）and what a rule refuses（できないこと）.

use crate::awards::AwardProblem;
use crate::budget::LineProblem;
use crate::calendar;
use crate::look::LookProblem;
use crate::submissions::Verb;
use crate::texts::{Lang, Text, Words, intake, problems as words, staff_consultations as consultations};
use chrono::NaiveDate;

/// What is wrong with one field. The words are the catalogue's; here is only the meaning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// Nothing was typed.
    Missing,
    /// More than `max` characters; `now` were typed.
    TooLong {
        /// The limit.
        max: usize,
        /// What was typed.
        now: usize,
    },
    /// Fewer than `min` characters.
    TooShort {
        /// The limit.
        min: usize,
    },
    /// Not readable as a number.
    NotANumber,
    /// A number outside its range.
    OutOfRange {
        /// Smallest allowed.
        min: i64,
        /// Largest allowed.
        max: i64,
    },
    /// Not readable as an amount of money.
    NotMoney,
    /// Not readable as a date.
    NotADate,
    /// Not an e-mail address.
    NotAnEmail,
    /// Not a telephone number.
    NotAPhone,
    /// Not a postcode of seven digits.
    NotAPostcode,
    /// A choice that is not offered.
    NotAChoice,
    /// A task that is not done yet.
    Unfinished,
    /// A box that must be ticked.
    MustAgree,
    /// The end lies before the beginning.
    EndsBeforeItBegins,
    /// Two passwords differ.
    PasswordsDiffer,
    /// Not the present password of who is signed in.
    WrongPassword,
    /// The address that is used already.
    SameAddress,
    /// A password that is among the most used or contains the address.
    PasswordTooEasy,
    /// Address and password do not belong together, or nobody has the address: the same words for both.
    SignInFails,
    /// Not the code that was printed in the terminal.
    WrongCode,
    /// Not a one-time code of now, nor a recovery code that is left.
    CodeFails,
    /// A one-time code that was used a moment ago.
    CodeUsed,
    /// A passkey that could not be verified.
    PasskeyFails,
    /// More passkeys than a person may have.
    TooManyPasskeys {
        /// The limit.
        max: usize,
    },
    /// Something of that name is there already.
    AlreadyThere,
    /// Nobody would be left who can register staff.
    LastAdmin,
    /// A group that wants to be shown has not said what it is for.
    NoPurpose,
    /// More invitations of a group wait than may.
    TooManyInvitations {
        /// The limit.
        max: usize,
    },
    /// More files are kept with a group than may.
    TooManyFiles {
        /// The limit.
        max: usize,
    },
    /// More files are brought with an opinion than its consultation takes.
    FilesWithOpinion {
        /// The limit.
        max: u32,
    },
    /// More filters are kept than may.
    TooManyFilters {
        /// The limit.
        max: usize,
    },
    /// Something wrong with a line of the budget.
    Line(LineProblem),
    /// No file was chosen.
    NoFile,
    /// A file above the limit.
    FileTooLarge {
        /// The limit in MB.
        max: u64,
    },
    /// All files of a case together are above the limit.
    FilesTooLarge {
        /// The limit in MB.
        max: u64,
    },
    /// A kind of file that is not taken.
    FileKind,
    /// The file did not arrive to its end.
    FileCut,
    /// The storage of files is out of reach: not the person's fault, and nothing was changed.
    StorageDown,
    /// A picture for the public that may say where it was taken, in a way that cannot be taken out.
    PictureNotCleaned,
    /// A paper that the call does not ask for.
    NotAPaper,
    /// Not readable as a time of day.
    NotATime,
    /// Not readable as a rate.
    NotARate,
    /// Not the letters of receipt numbers.
    NotACode,
    /// A name of an address that is taken, or holds letters that addresses do not have.
    NotASlug,
    /// An instant that has passed.
    PastMoment,
    /// A date that people rely on can only be put off.
    OnlyLater,
    /// Something wrong with a cell of a table.
    Cell {
        /// The row, from 1.
        row: usize,
        /// The column's heading.
        column: Words,
        /// What is wrong.
        problem: Box<Problem>,
    },
    /// A group of a kind that the call is not for.
    KindNotAdmitted,
    /// The talk before applying was not recorded yet.
    NotConsulted,
    /// The group was supported as often as the programme allows.
    UsedUp {
        /// How often that is.
        max: u32,
    },
    /// A note calls upon a colleague whom nobody knows, or whose name several have.
    NobodyOfThatName,
    /// Two texts differ, and neither was chosen.
    NotChosen,
    /// A correction is asked for, but nothing is marked.
    NothingMarked,
    /// A day that has passed, is today, or lies more than a year ahead.
    NotAComingDay,
    /// No later than a day that holds already.
    NotLaterThan {
        /// That day.
        day: chrono::NaiveDate,
    },
    /// A day of the past was asked for.
    DayToCome,
    /// The stamp is not of the term of the call.
    StampOutsideTerm {
        /// First day of the term.
        from: NaiveDate,
        /// Last day.
        to: NaiveDate,
    },
    /// The correction cannot have been stamped before the application.
    StampBeforeFirst {
        /// The stamp of the application.
        first: NaiveDate,
    },
    /// An opinion was corrected in another window meanwhile.
    CorrectedElsewhere,
    /// The post office stamps before the city does.
    PostmarkAfterStamp,
    /// Paper is keyed in after the days of grace, and nobody has said that it came in time.
    AfterGrace {
        /// The last day of grace.
        last: NaiveDate,
    },
    /// Something is missing, and nobody has said that the paper leaves it blank.
    BlanksNotSeen,
    /// A case of the same group is there already.
    SameGroup,
    /// The letter was written after that day.
    PostedTooEarly,
    /// No case has that receipt number.
    NoSuchCase,
    /// Something wrong with how the city is to appear.
    Look(LookProblem),
    /// A passage to be hidden that the text does not hold.
    PassageNotFound {
        /// As it was typed.
        passage: String,
    },
    /// A document with more clauses than one may have.
    TooManyClauses {
        /// The limit.
        max: usize,
    },
    /// Somebody else changed it after the page was opened.
    ChangedMeanwhile,
    /// A document that cannot be read as text.
    NotReadable,
    /// Letters that a pass book does not have: the holder of an account stands there in kana.
    NotKana,
    /// Something wrong with a report or a request after the grant.
    Award(AwardProblem),
    /// A sentence that comes with the call's own data.
    Said(Words),
}

impl Problem {
    /// The message beside the field and in the summary.
    pub fn text(&self, lang: Lang) -> Text {
        match self {
            Problem::Missing => words::missing(lang),
            Problem::TooLong { max, now } => words::too_long(lang, *max, *now),
            Problem::TooShort { min } => words::too_short(lang, *min),
            Problem::NotANumber => words::not_a_number(lang),
            Problem::OutOfRange { min, max } => words::out_of_range(lang, *min, *max),
            Problem::NotMoney => words::not_money(lang),
            Problem::NotADate => words::not_a_date(lang),
            Problem::NotAnEmail => words::not_an_email(lang),
            Problem::NotAPhone => words::not_a_phone(lang),
            Problem::NotAPostcode => words::not_a_postcode(lang),
            Problem::NotAChoice => words::not_a_choice(lang),
            Problem::Unfinished => words::unfinished(lang),
            Problem::MustAgree => words::must_agree(lang),
            Problem::EndsBeforeItBegins => words::ends_before_it_begins(lang),
            Problem::PasswordsDiffer => words::passwords_differ(lang),
            Problem::WrongPassword => crate::texts::settings::wrong_password(lang),
            Problem::CodeFails => crate::texts::keys::code_fails(lang),
            Problem::CodeUsed => crate::texts::keys::code_used(lang),
            Problem::PasskeyFails => crate::texts::keys::passkey_failed(lang),
            Problem::TooManyPasskeys { max } => crate::texts::keys::passkey_full(lang, *max),
            Problem::SameAddress => crate::texts::settings::email_same(lang),
            Problem::PasswordTooEasy => words::password_too_easy(lang),
            Problem::SignInFails => words::sign_in_fails(lang),
            Problem::WrongCode => words::wrong_code(lang),
            Problem::AlreadyThere => words::already_there(lang),
            Problem::LastAdmin => words::last_admin(lang),
            Problem::NoPurpose => words::no_purpose(lang),
            Problem::TooManyInvitations { max } => words::too_many_invitations(lang, *max),
            Problem::TooManyFiles { max } => words::too_many_files(lang, *max),
            Problem::FilesWithOpinion { max } => words::files_with_opinion(lang, *max),
            Problem::TooManyFilters { max } => words::too_many_filters(lang, *max),
            Problem::Line(problem) => crate::texts::budget::line_problem(lang, *problem),
            Problem::NoFile => words::no_file(lang),
            Problem::FileTooLarge { max } => words::file_too_large(lang, *max),
            Problem::FilesTooLarge { max } => words::files_too_large(lang, *max),
            Problem::FileKind => words::file_kind(lang),
            Problem::FileCut => words::file_cut(lang),
            Problem::StorageDown => words::storage_down(lang),
            Problem::PictureNotCleaned => words::picture_not_cleaned(lang),
            Problem::NotAPaper => words::not_a_paper(lang),
            Problem::Cell { row, column, problem } => words::cell(lang, *row, column.text(lang), problem.text(lang)),
            Problem::NotATime => words::not_a_time(lang),
            Problem::NotARate => words::not_a_rate(lang),
            Problem::NotACode => words::not_a_code(lang),
            Problem::NotASlug => words::not_a_slug(lang),
            Problem::PastMoment => words::past_moment(lang),
            Problem::OnlyLater => words::only_later(lang),
            Problem::KindNotAdmitted => words::kind_not_admitted(lang),
            Problem::NotConsulted => words::not_consulted(lang),
            Problem::UsedUp { max } => words::used_up(lang, *max),
            Problem::NobodyOfThatName => words::nobody_of_that_name(lang),
            Problem::NotChosen => words::not_chosen(lang),
            Problem::NothingMarked => words::nothing_marked(lang),
            Problem::NotAComingDay => words::not_a_coming_day(lang),
            Problem::NotLaterThan { day } => words::not_later_than(lang, crate::calendar::date(*day, lang)),
            Problem::DayToCome => intake::day_to_come(lang),
            Problem::StampOutsideTerm { from, to } => {
                intake::stamp_outside(lang, calendar::date(*from, lang), calendar::date(*to, lang))
            }
            Problem::StampBeforeFirst { first } => intake::stamp_before_first(lang, calendar::date(*first, lang)),
            Problem::CorrectedElsewhere => crate::texts::opinions::corrected_elsewhere(lang),
            Problem::PostmarkAfterStamp => crate::texts::opinions_keyed::postmark_after_stamp(lang),
            Problem::AfterGrace { last } => {
                crate::texts::opinions_keyed::after_grace(lang, calendar::date(*last, lang))
            }
            Problem::BlanksNotSeen => intake::blanks_not_seen(lang),
            Problem::SameGroup => intake::same_group(lang),
            Problem::PostedTooEarly => crate::texts::postings::too_early(lang),
            Problem::NoSuchCase => crate::texts::retention::no_such_case(lang),
            Problem::Look(problem) => problem.text(lang),
            Problem::PassageNotFound { passage } => crate::texts::redaction::not_found(lang, passage),
            Problem::TooManyClauses { max } => consultations::too_many_clauses(lang, *max),
            Problem::ChangedMeanwhile => consultations::changed_meanwhile(lang),
            Problem::NotReadable => consultations::not_readable(lang),
            Problem::NotKana => crate::texts::awards::not_kana(lang),
            Problem::Award(problem) => crate::texts::awards::problem(lang, *problem),
            Problem::Said(said) => said.text(lang),
        }
    }
}

/// All problems of one form, in the order of its fields. A field is named by its key.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Problems(Vec<(String, Problem)>);

impl Problems {
    /// None yet.
    pub fn none() -> Self {
        Problems::default()
    }

    /// One problem of one field.
    pub fn one(field: impl Into<String>, problem: Problem) -> Self {
        Problems(vec![(field.into(), problem)])
    }

    /// Adds a problem of a field.
    pub fn add(&mut self, field: impl Into<String>, problem: Problem) {
        self.0.push((field.into(), problem));
    }

    /// The first problem of a field.
    pub fn of(&self, field: &str) -> Option<&Problem> {
        self.0.iter().find(|(key, _)| key == field).map(|(_, problem)| problem)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Problem)> {
        self.0.iter().map(|(field, problem)| (field.as_str(), problem))
    }

    /// Whether the form is good.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// `Ok` when there is none.
    pub fn or<T>(self, value: T) -> Result<T, Problems> {
        if self.is_empty() { Ok(value) } else { Err(self) }
    }
}

impl Extend<(String, Problem)> for Problems {
    fn extend<I: IntoIterator<Item = (String, Problem)>>(&mut self, more: I) {
        self.0.extend(more);
    }
}

/// A rule said no. Nothing a person types on the same page would change it, so it is a page of its
/// own with the reason and a way onward.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Nobody is signed in.
    #[error("not signed in")]
    SignInFirst,
    /// The viewer has no right to this. Shown as 403.
    #[error("not permitted")]
    NotPermitted,
    /// There is no such thing, or the viewer may not know that there is. Shown as 404.
    #[error("not found")]
    NotFound,
    /// The move is not possible from the present stage, for instance because somebody else was faster.
    #[error("{0:?} is not possible now")]
    NotNow(Verb),
    /// The act is not possible where the consultation stands now.
    #[error("not from where it stands")]
    NotFromHere,
    /// The call does not take proposals at this moment.
    #[error("the call is not open")]
    CallNotOpen,
    /// The person belongs to the group that applied.
    #[error("own case")]
    OwnCase,
    /// Who drafted a decision cannot approve it.
    #[error("drafter and approver are the same person")]
    OwnDraft,
    /// The draft waits for somebody else on its route.
    #[error("another step of the route")]
    NotYourTurn,
    /// The amounts of the round exceed its budget.
    #[error("over the round budget")]
    OverBudget,
    /// Some cases of the round have no approved decision.
    #[error("{0} cases undecided")]
    Undecided(usize),
    /// A group would be left without a head.
    #[error("the group's last head")]
    LastHead,
    /// The link was used, is too old, or never existed.
    #[error("link is not valid")]
    LinkNotValid,
    /// Too many tries from one place.
    #[error("too many tries")]
    TooManyTries,
    /// Something that people rely on by now, or that is over.
    #[error("frozen")]
    Frozen,
    /// The years of a case are over and its papers are gone.
    #[error("disposed of")]
    Disposed,
    /// Something that still lacks parts.
    #[error("incomplete")]
    Incomplete,
    /// The file is larger than allowed.
    #[error("file too large")]
    TooLarge,
    /// Nobody has asked to have this mended, so it stays as it was handed in.
    #[error("not part of the correction")]
    NotMarked,
    /// The city has not answered a request that the report rests on.
    #[error("a request waits for the city")]
    RequestWaits(crate::awards::RequestKind),
    /// The group wants its representative to hand this in.
    #[error("the representative has to hand this in")]
    SignOffFirst,
    /// The papers of a case that came on paper are not complete.
    #[error("the paper is incomplete")]
    PaperIncomplete,
    /// A reviewer has not yet said whether there is an interest in any case.
    #[error("interests are asked for first")]
    DeclareFirst,
    /// The tally was made, or it cannot be made yet.
    #[error("{0}")]
    Review(crate::review::Blocked),
    /// A demo city, which everybody may enter in any role, keeps this as it is.
    #[error("not in a demo city")]
    DemoCity,
}

impl Refusal {
    /// The HTTP status that tells the same thing to a program.
    pub fn status(&self) -> u16 {
        match self {
            Refusal::SignInFirst => 401,
            Refusal::NotPermitted
            | Refusal::OwnCase
            | Refusal::OwnDraft
            | Refusal::NotYourTurn
            | Refusal::SignOffFirst => 403,
            Refusal::NotFound => 404,
            Refusal::LinkNotValid => 410,
            Refusal::TooManyTries => 429,
            Refusal::TooLarge => 413,
            Refusal::LastHead
            | Refusal::NotNow(_)
            | Refusal::NotFromHere
            | Refusal::CallNotOpen
            | Refusal::OverBudget
            | Refusal::Undecided(_)
            | Refusal::NotMarked
            | Refusal::RequestWaits(_)
            | Refusal::Frozen
            | Refusal::Disposed
            | Refusal::PaperIncomplete
            | Refusal::DemoCity
            | Refusal::DeclareFirst
            | Refusal::Review(_)
            | Refusal::Incomplete => 409,
        }
    }

    /// The sentence on the page.
    pub fn text(&self, lang: Lang) -> Text {
        match self {
            Refusal::SignInFirst => words::sign_in_first(lang),
            Refusal::NotPermitted => words::not_permitted(lang),
            Refusal::NotFound => words::not_found(lang),
            Refusal::NotNow(_) | Refusal::NotFromHere => words::not_now(lang),
            Refusal::CallNotOpen => words::call_not_open(lang),
            Refusal::OwnCase => words::own_case(lang),
            Refusal::OwnDraft => words::own_draft(lang),
            Refusal::NotYourTurn => words::not_your_turn(lang),
            Refusal::OverBudget => words::over_budget(lang),
            Refusal::Undecided(count) => words::undecided(lang, *count),
            Refusal::LastHead => words::last_head(lang),
            Refusal::LinkNotValid => words::link_not_valid(lang),
            Refusal::TooManyTries => words::too_many_tries(lang),
            Refusal::Frozen => words::frozen(lang),
            Refusal::Disposed => words::disposed(lang),
            Refusal::Incomplete => words::incomplete(lang),
            Refusal::TooLarge => words::too_large(lang),
            Refusal::NotMarked => words::not_marked(lang),
            Refusal::RequestWaits(kind) => words::request_waits(lang, crate::texts::awards::request(lang, *kind)),
            Refusal::SignOffFirst => words::sign_off_first(lang),
            Refusal::PaperIncomplete => intake::paper_incomplete(lang),
            Refusal::DemoCity => crate::texts::look::demo(lang),
            Refusal::DeclareFirst => crate::texts::review::declare_first(lang),
            Refusal::Review(blocked) => crate::texts::review::blocked(lang, *blocked),
        }
    }
}
