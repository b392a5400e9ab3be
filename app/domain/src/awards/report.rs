//! The report at the end（実績報告）: what was done, the accounts, receipts matched to their lines, photos; and how it is
//! handed in, given back and handed in again.

use super::{AccountLine, Accounts, Award, AwardProblem, Ledger};
use crate::budget::{Budget, Expense, Side};
use crate::calendar::{date_in_japan, parse_date};
use crate::corrections::{Correction, Mark, REASON_MAX, coming_day, mark_field, reason_field};
use crate::decisions::REMARK_MAX;
use crate::filings::Attachment;
use crate::forms::{Answers, Form, Strictness};
use crate::money::{Grant, Yen};
use crate::people::{FileId, Viewer};
use crate::problems::{Problem, Problems, Refusal};
use crate::proposals::TaskState;
use crate::submissions::{Objection, Stage, Step, Submission, Verb};
use chrono::{DateTime, NaiveDate, Utc};
use serde_json::json;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// The field of the accounts, where fields are named.
pub const ACCOUNTS: &str = "accounts";
/// The field of the receipts; also the paper that their files are.
pub const RECEIPTS: &str = "receipts";
/// The field of the photos; also the paper that their files are.
pub const PHOTOS: &str = "photos";
/// The question of the day on which the project was done.
pub const COMPLETED_ON: &str = "completed-on";

/// The questions of a report（事業実績書・自己評価表）.
pub fn form() -> &'static Form {
    static FORM: LazyLock<Form> =
        LazyLock::new(|| serde_json::from_str(include_str!("../../data/forms/report.json")).unwrap_or_default());
    &FORM
}

/// The fields of a receipt in the answers.
pub fn receipt_field(file: FileId, what: &str) -> String {
    format!("r{}-{what}", file.0.simple())
}

/// A receipt with what was typed about it（領収書）.
#[derive(Debug, Clone, Copy)]
pub struct Receipt<'a> {
    /// Its file.
    pub file: &'a Attachment,
    answers: &'a Answers,
}

impl Receipt<'_> {
    /// What was typed: `line`, `day`, `payee` or `amount`.
    pub fn typed(&self, what: &str) -> &str {
        self.answers.get(&receipt_field(self.file.id, what))
    }

    /// Its day, if it can be read.
    pub fn day(&self) -> Option<NaiveDate> {
        parse_date(self.typed("day")).ok()
    }

    /// Its amount, if it can be read.
    pub fn amount(&self) -> Option<Yen> {
        Yen::parse(self.typed("amount")).ok().filter(|amount| (1..=Yen::MAX_TYPED.0).contains(&amount.0))
    }
}

/// Everything that belongs to one report.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// The case.
    pub case: Submission,
    /// The grant.
    pub award: Award,
    /// What was paid and returned.
    pub ledger: Ledger,
    /// The rule for its amount.
    pub grant: Grant,
    /// The categories that the subsidy covers.
    pub allowed: BTreeSet<Expense>,
    /// The budget as it was last approved.
    pub plan: Budget,
    /// What was typed.
    pub answers: Answers,
    /// Receipts and photos.
    pub files: Vec<Attachment>,
    /// What has to be mended, while a correction is being written.
    pub correction: Option<Correction>,
}

/// A part of a report, in the order of its pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReportTask {
    /// A page of questions, by key.
    Page(String),
    /// 収支決算
    Accounts,
    /// 領収書
    Receipts,
    /// 写真
    Photos,
    /// 確認と提出
    Check,
}

/// Everything of a report that can be marked, in its order.
pub fn fields() -> Vec<String> {
    let questions = form().questions().map(|question| question.key.clone());
    questions.chain([ACCOUNTS, RECEIPTS, PHOTOS].map(str::to_owned)).collect()
}

impl Report {
    /// The accounts as far as they are typed.
    pub fn accounts(&self) -> Accounts {
        let money = (self.award.granted, self.ledger.held());
        Accounts::read(&self.plan, &self.answers, &self.allowed, &self.grant, money)
    }

    /// The receipts with what was typed about each.
    pub fn receipts(&self) -> impl Iterator<Item = Receipt<'_>> {
        let files = self.files.iter().filter(|file| file.paper == RECEIPTS);
        files.map(|file| Receipt { file, answers: &self.answers })
    }

    /// The photos.
    pub fn photos(&self) -> impl Iterator<Item = &Attachment> {
        self.files.iter().filter(|file| file.paper == PHOTOS)
    }

    /// The sum of the receipts that belong to a line.
    pub fn receipts_of(&self, key: &str) -> Yen {
        Yen::sum(self.receipts().filter(|receipt| receipt.typed("line") == key).filter_map(|receipt| receipt.amount()))
    }

    /// The lines that receipts can belong to: every expense.
    pub fn receipt_lines(&self) -> Vec<AccountLine> {
        self.accounts().lines.into_iter().filter(|line| line.side == Side::Expense).collect()
    }

    /// What is wrong with the receipts as they are; what is missing as well, where that is asked.
    pub fn check_receipts(&self, strictness: Strictness, now: DateTime<Utc>) -> Problems {
        let mut problems = Problems::none();
        let lines = self.receipt_lines();
        for receipt in self.receipts() {
            self.check_receipt(&receipt, &lines, strictness, now, &mut problems);
        }
        if strictness == Strictness::Draft {
            return problems;
        }
        for line in lines.iter().filter(|line| line.eligible) {
            let Some(actual) = line.actual.filter(|actual| *actual > Yen::ZERO) else { continue };
            let shown = self.receipts_of(&line.key);
            let problem = match shown {
                Yen::ZERO => AwardProblem::NoReceipt,
                _ if shown < actual => AwardProblem::ReceiptsShort { by: Yen(actual.0 - shown.0) },
                _ => continue,
            };
            problems.add(format!("receipts-{}", line.key), Problem::Award(problem));
        }
        problems
    }

    fn check_receipt(
        &self,
        receipt: &Receipt<'_>,
        lines: &[AccountLine],
        strictness: Strictness,
        now: DateTime<Utc>,
        problems: &mut Problems,
    ) {
        let field = |what: &str| receipt_field(receipt.file.id, what);
        let missing = |what: &str| receipt.typed(what).trim().is_empty();
        for what in ["line", "day", "amount"] {
            if missing(what) && strictness == Strictness::Complete {
                problems.add(field(what), Problem::Missing);
            }
        }
        if !missing("line") && !lines.iter().any(|line| line.key == receipt.typed("line")) {
            problems.add(field("line"), Problem::NotAChoice);
        }
        let from = self.award.granted_on;
        match receipt.day() {
            _ if missing("day") => {}
            None => problems.add(field("day"), Problem::NotADate),
            Some(day) if day < from => problems.add(field("day"), Problem::Award(AwardProblem::BeforeGrant { from })),
            Some(day) if day > date_in_japan(now) => {
                problems.add(field("day"), Problem::Award(AwardProblem::DayToCome));
            }
            Some(_) => {}
        }
        if !missing("amount") && receipt.amount().is_none() {
            problems.add(field("amount"), Problem::NotMoney);
        }
        let now = receipt.typed("payee").chars().count();
        if now > 100 {
            problems.add(field("payee"), Problem::TooLong { max: 100, now });
        }
    }

    /// Everything that still keeps the report from being handed in.
    pub fn missing(&self, now: DateTime<Utc>) -> Problems {
        let mut problems = form().check(&self.answers, Strictness::Complete);
        if let Ok(day) = parse_date(self.answers.get(COMPLETED_ON))
            && day > date_in_japan(now)
        {
            problems.add(COMPLETED_ON, Problem::Award(AwardProblem::DayToCome));
        }
        let others = [self.accounts().check(Strictness::Complete), self.check_receipts(Strictness::Complete, now)];
        for other in others {
            problems.extend(other.iter().map(|(field, problem)| (field.to_owned(), problem.clone())));
        }
        if self.photos().next().is_none() {
            problems.add(PHOTOS, Problem::Award(AwardProblem::NoPhoto));
        }
        problems
    }

    /// The parts in order, each with its state.
    pub fn tasks(&self, now: DateTime<Utc>) -> Vec<(ReportTask, TaskState)> {
        let state = |begun: bool, good: bool, fields: &[&str]| match (begun, good) {
            (true, true) if self.correction.is_some() && fields.iter().any(|field| self.is_marked(field)) => {
                TaskState::ToMend
            }
            (true, true) => TaskState::Done,
            (true, false) => TaskState::Begun,
            (false, _) => TaskState::Open,
        };
        let mut tasks = Vec::new();
        for page in form().pages() {
            let keys: Vec<&str> = page.questions.iter().map(|question| question.key.as_str()).collect();
            let begun = keys.iter().any(|key| !self.answers.get(key).is_empty());
            let good = page.check(&self.answers, Strictness::Complete).is_empty();
            tasks.push((ReportTask::Page(page.key.clone()), state(begun, good, &keys)));
        }
        let accounts = self.accounts();
        let begun = accounts.lines.iter().any(|line| !line.is_subsidy() && !line.typed.is_empty());
        let good = accounts.check(Strictness::Complete).is_empty();
        tasks.push((ReportTask::Accounts, state(begun, good, &[ACCOUNTS])));
        let begun = self.receipts().next().is_some();
        let good = self.check_receipts(Strictness::Complete, now).is_empty();
        tasks.push((ReportTask::Receipts, state(begun, good, &[RECEIPTS])));
        let begun = self.photos().next().is_some();
        tasks.push((ReportTask::Photos, state(begun, begun, &[PHOTOS])));
        let ready = tasks.iter().all(|(_, state)| matches!(state, TaskState::Done | TaskState::ToMend));
        tasks.push((ReportTask::Check, if ready { TaskState::Open } else { TaskState::Locked }));
        tasks
    }

    fn is_marked(&self, field: &str) -> bool {
        self.correction.as_ref().is_some_and(|correction| correction.has(field))
    }

    /// Whether a part may be changed: all of a first report, of a correction what is marked. Receipts follow accounts:
    /// who corrects an amount may have to bring its receipt.
    pub fn is_unlocked(&self, field: &str) -> bool {
        self.correction.is_none() || self.is_marked(field) || (field == RECEIPTS && self.is_marked(ACCOUNTS))
    }

    /// The verb that hands it in from here.
    pub fn verb(&self) -> Verb {
        if self.case.stage == Stage::ReportReturned { Verb::Rereport } else { Verb::Report }
    }

    /// Whether the viewer may write it now.
    ///
    /// # Errors
    /// The table's refusal.
    pub fn may_edit(&self, viewer: &Viewer) -> Result<(), Refusal> {
        self.case.allows(viewer, self.verb())
    }

    /// A digest of everything that was handed in, for the history.
    pub fn fingerprint(&self) -> String {
        let files: Vec<_> = self.files.iter().map(|file| (&file.paper, &file.name, &file.sha256)).collect();
        hex::encode(Sha256::digest(json!({ "answers": self.answers, "files": files }).to_string().as_bytes()))
    }

    /// Hands the report in, for the first time or mended. One that comes late is taken all the same; the list of what is
    /// overdue has said so.
    ///
    /// # Errors
    /// The table's refusal, or everything that is missing.
    pub fn submit(&self, viewer: &Viewer, now: DateTime<Utc>) -> Result<Step, Objection> {
        let mut step = self.case.step(viewer, self.verb(), None, "")?;
        let accounts = self.accounts();
        step = self.missing(now).or(step)?;
        let amount = accounts.settlement.map(|settlement| settlement.confirmed.0);
        step.entry = step.entry.with(json!({
            "sha256": self.fingerprint(),
            "expense": accounts.expense().0,
            "eligible": accounts.eligible().0,
            "amount": amount.unwrap_or_default(),
        }));
        Ok(step)
    }
}

/// Asks the group to mend its report（実績報告の補正）: `mark-FIELD`, `why-FIELD`, `due`, `message`.
///
/// # Errors
/// Nothing marked, a mark without a reason, a day that cannot be read or has passed, or the table's refusal.
pub fn ask_correction(
    viewer: &Viewer,
    case: &Submission,
    sheet: &Answers,
    now: DateTime<Utc>,
) -> Result<(Correction, Step), Objection> {
    let mut step = case.step(viewer, Verb::ReturnReport, None, sheet.get("message"))?;
    let mut problems = Problems::none();
    let mut marks = Vec::new();
    for field in fields() {
        let (ticked, reason) = (sheet.get(&mark_field(&field)) == "yes", sheet.get(&reason_field(&field)));
        let length = reason.chars().count();
        if reason.trim().is_empty() {
            if ticked {
                problems.add(reason_field(&field), Problem::Missing);
            }
        } else if length > REASON_MAX {
            problems.add(reason_field(&field), Problem::TooLong { max: REASON_MAX, now: length });
        } else {
            marks.push(Mark { field, reason: reason.to_owned() });
        }
    }
    if marks.is_empty() && problems.is_empty() {
        problems.add("marks", Problem::NothingMarked);
    }
    let due = coming_day("due", sheet.get("due"), now, &mut problems);
    let length = sheet.get("message").chars().count();
    if length > REMARK_MAX {
        problems.add("message", Problem::TooLong { max: REMARK_MAX, now: length });
    }
    match due {
        Some(due_at) if problems.is_empty() => {
            let fields: Vec<&str> = marks.iter().map(|mark| mark.field.as_str()).collect();
            step.entry = step.entry.with(json!({ "fields": fields, "due": due_at.timestamp() }));
            Ok((Correction { marks, note: sheet.get("message").to_owned(), due_at }, step))
        }
        _ => Err(problems.into()),
    }
}
