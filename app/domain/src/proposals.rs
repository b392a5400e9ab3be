//! A proposal in the making: what is there, what is missing, and whether it may be handed in（提案の下書き）.

use crate::accounts;
use crate::budget::{Assessment, Budget, RawLine, Reading};
use crate::calls::{Call, Paper, Phase, Standing};
use crate::changes;
use crate::corrections::{self, Correction};
use crate::filings::Attachment;
use crate::folding;
use crate::forms::{Answers, Form, Strictness};
use crate::intake;
use crate::money::Grant;
use crate::people::{OrganisationId, OrganisationKind, Viewer};
use crate::problems::{Problem, Problems, Refusal};
use crate::submissions::{Objection, Stage, Step, Submission, Verb};
use chrono::{DateTime, Utc};
use serde_json::json;
use sha2::{Digest, Sha256};

/// The answer that names the project; every form for proposals has this question.
pub const TITLE: &str = "title";
/// The field of the budget, where fields are named.
pub const BUDGET: &str = "budget";

/// The field under which problems of the group itself stand.
pub const APPLICANT: &str = "applicant";

/// Everything an applicant has put together for one call.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal {
    /// The case.
    pub case: Submission,
    /// The call it answers.
    pub call: Call,
    /// Answers to the form.
    pub answers: Answers,
    /// The budget as typed.
    pub lines: Vec<RawLine>,
    /// Attached files.
    pub files: Vec<Attachment>,
    /// What is known of the group beside what it writes.
    pub standing: Standing,
    /// What has to be mended, while a correction is being written.
    pub revision: Option<Revision>,
}

/// A correction that is being written（補正）.
#[derive(Debug, Clone, PartialEq)]
pub struct Revision {
    /// What was asked for.
    pub correction: Correction,
    /// The application as it was handed in.
    pub before: Box<Proposal>,
}

/// A task of the task list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Task {
    /// A section of the form, by key（団体・計画）.
    Section(String),
    /// 予算
    Budget,
    /// 書類
    Papers,
    /// 確認と提出
    Check,
}

/// How far a task is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TaskState {
    /// まだ始められません
    Locked,
    /// これから
    Open,
    /// 入力中
    Begun,
    /// 直してください: marked, and not changed yet.
    ToMend,
    /// 完了
    Done,
}

impl Proposal {
    /// The budget as far as it can be read.
    pub fn reading(&self) -> Reading {
        Budget::read(&self.lines, &self.call.rules.eligible)
    }

    /// The questions that are asked with these answers.
    pub fn form(&self) -> Form {
        self.call.form.asked(&self.answers)
    }

    /// The same for people who judge it: without the questions whose answers are personal data, and without those answers.
    #[must_use]
    pub fn without_personal(&self) -> Proposal {
        let mut bare = self.clone();
        bare.revision = None;
        bare.files.clear();
        for question in self.call.form.questions().filter(|question| question.personal) {
            bare.answers.set(&question.key, "");
        }
        for section in &mut bare.call.form.sections {
            for page in &mut section.pages {
                page.questions.retain(|question| !question.personal);
            }
            section.pages.retain(|page| !page.questions.is_empty());
        }
        bare.call.form.sections.retain(|section| !section.pages.is_empty());
        bare
    }

    /// The papers that belong to it: those of the call, those that answers ask for, and the scan of a form on paper.
    pub fn papers(&self) -> Vec<Paper> {
        let form = self.form();
        let asked = form.questions().filter_map(|question| question.paper(self.answers.get(&question.key)));
        let scan = self.case.channel.is_paper().then(intake::scan);
        scan.into_iter().chain(self.call.rules.papers.iter().cloned()).chain(asked).collect()
    }

    /// The rule for its amount.
    pub fn grant(&self) -> Grant {
        self.call.rules.grant_for(&self.standing, &self.answers)
    }

    /// The budget measured against the call's rule.
    pub fn assessment(&self) -> Assessment {
        self.reading().budget.assess(&self.grant())
    }

    /// Whether the budget may be handed in.
    pub fn budget_is_good(&self) -> bool {
        let reading = self.reading();
        reading.problems.is_empty() && reading.budget.assess(&self.grant()).problems.is_empty()
    }

    /// The required papers that are not attached.
    pub fn missing_papers(&self) -> Vec<Paper> {
        let is_missing = |key: &str| !self.files.iter().any(|file| file.paper == key);
        self.papers().into_iter().filter(|paper| paper.required && is_missing(&paper.key)).collect()
    }

    /// The task list in order, each task with its state.
    pub fn tasks(&self) -> Vec<(Task, TaskState)> {
        let mut tasks: Vec<(Task, TaskState)> = Vec::new();
        let to_mend = self.to_mend();
        let state = |begun, good, is_mine: &dyn Fn(&str) -> bool| match progress(begun, good) {
            TaskState::Done if to_mend.iter().any(|field| is_mine(field)) => TaskState::ToMend,
            state => state,
        };
        for section in &self.form().sections {
            let good = section.check(&self.answers, Strictness::Complete).is_empty();
            let asks = |field: &str| section.pages.iter().flat_map(|page| &page.questions).any(|q| q.key == field);
            tasks.push((Task::Section(section.key.clone()), state(section.is_begun(&self.answers), good, &asks)));
        }
        let budget_begun = self.lines.iter().any(|line| !line.is_blank());
        tasks.push((Task::Budget, state(budget_begun, self.budget_is_good(), &|field| field == BUDGET)));
        let papers_good = self.missing_papers().is_empty();
        let papers_begun = !self.files.is_empty() || self.papers().iter().all(|paper| !paper.required);
        let is_paper = |field: &str| self.papers().iter().any(|paper| paper_field(&paper.key) == field);
        tasks.push((Task::Papers, state(papers_begun, papers_good, &is_paper)));
        // What is marked and was left as it is does not lock the last task: perhaps it was right.
        let ready = tasks.iter().all(|(_, state)| matches!(state, TaskState::Done | TaskState::ToMend));
        tasks.push((Task::Check, if ready { TaskState::Open } else { TaskState::Locked }));
        tasks
    }

    /// What still keeps the proposal from being handed in, the pledges aside: fields of the form by their
    /// keys, `budget`, `paper-KEY`.
    pub fn missing(&self) -> Problems {
        let mut problems = self.form().check(&self.answers, Strictness::Complete);
        if !self.budget_is_good() {
            problems.add(BUDGET, Problem::Unfinished);
        }
        for paper in self.missing_papers() {
            problems.add(paper_field(&paper.key), Problem::Missing);
        }
        for problem in self.not_admitted() {
            problems.add(APPLICANT, problem);
        }
        problems
    }

    /// What about the group itself keeps it from applying.
    pub fn not_admitted(&self) -> Vec<Problem> {
        let (terms, standing) = (&self.call.rules.terms, &self.standing);
        let kind = standing.kind.filter(|kind| !terms.admits(*kind)).map(|_| Problem::KindNotAdmitted);
        let used = terms.max_times.filter(|max| standing.times_used >= *max).map(|max| Problem::UsedUp { max });
        let talk = (terms.consultation_required && !standing.consulted).then_some(Problem::NotConsulted);
        kind.into_iter().chain(used).chain(talk).collect()
    }

    /// A digest of everything that was handed in, for the history: whether the stored answers are still
    /// those of that day can be checked by anyone who holds the journal.
    pub fn fingerprint(&self) -> String {
        let files: Vec<_> = self.files.iter().map(|file| (&file.paper, &file.name, &file.sha256)).collect();
        let whole = json!({ "answers": self.answers, "lines": self.lines, "files": files });
        hex::encode(Sha256::digest(whole.to_string().as_bytes()))
    }

    /// Hands the proposal in. `pledges` are the fields of the check page: `pledge-0` … with `yes`.
    ///
    /// # Errors
    /// `CallNotOpen` after the last second, the table's refusal, or everything that is missing: fields of
    /// the form by their keys, `budget`, `paper-KEY`, `pledge-N`.
    pub fn submit(&self, viewer: &Viewer, pledges: &Answers, now: DateTime<Utc>) -> Result<Step, Objection> {
        let step = self.case.step(viewer, Verb::Submit, None, "")?;
        if self.call.dates.phase(now) != Phase::Open {
            return Err(Refusal::CallNotOpen.into());
        }
        let mut problems = self.missing();
        for index in 0..self.call.rules.pledges.len() {
            let field = format!("pledge-{index}");
            if pledges.get(&field) != "yes" {
                problems.add(field, Problem::MustAgree);
            }
        }
        let mut step = problems.or(step)?;
        step.entry = step.entry.with(json!({ "sha256": self.fingerprint() }));
        Ok(step)
    }

    /// Hands a correction in.
    ///
    /// # Errors
    /// The table's refusal, or everything that is missing, as [`Proposal::submit`].
    pub fn resubmit(&self, viewer: &Viewer) -> Result<Step, Objection> {
        let step = self.case.step(viewer, Verb::Resubmit, None, "")?;
        // Whether the group may apply was asked when it did.
        let missing = self.missing().iter().filter(|(field, _)| *field != APPLICANT).fold(
            Problems::none(),
            |mut missing, (field, problem)| {
                missing.add(field, problem.clone());
                missing
            },
        );
        let mut step = missing.or(step)?;
        let changed: Vec<String> = self.changed();
        step.entry = step.entry.with(json!({ "sha256": self.fingerprint(), "changed": changed }));
        Ok(step)
    }

    /// Whether the viewer may still write: a draft of his own while the call is open, or a correction.
    ///
    /// # Errors
    /// The rule that stands in the way.
    pub fn may_edit(&self, viewer: &Viewer, now: DateTime<Utc>) -> Result<(), Refusal> {
        if self.case.stage == Stage::Returned {
            return self.case.allows(viewer, Verb::Resubmit);
        }
        self.case.allows(viewer, Verb::Submit)?;
        if self.case.channel.is_paper() {
            return intake::takes_paper(&self.call.dates, now);
        }
        if self.call.dates.phase(now) == Phase::Open { Ok(()) } else { Err(Refusal::CallNotOpen) }
    }

    /// Whether a field may be changed: in a draft every one; in a correction those that were marked, and
    /// those that nobody asked for until a marked answer was changed. The scan of a paper may always be added.
    pub fn is_unlocked(&self, field: &str) -> bool {
        let Some(revision) = &self.revision else { return true };
        let was_asked = || corrections::fields(&revision.before).iter().any(|asked| asked == field);
        revision.correction.has(field) || !was_asked()
    }

    /// The fields that differ from what was handed in; of a draft none.
    pub fn changed(&self) -> Vec<String> {
        let before = self.revision.as_ref().map(|revision| &*revision.before);
        before.map(|before| changes::between(before, self)).unwrap_or_default().iter().map(|c| c.field()).collect()
    }

    /// The marked fields that stand as they were handed in.
    pub fn to_mend(&self) -> Vec<String> {
        let Some(revision) = &self.revision else { return Vec::new() };
        let changed = self.changed();
        let marks = revision.correction.marks.iter().map(|mark| mark.field.clone());
        marks.filter(|field| !changed.contains(field)).collect()
    }

    /// Everything that is missing or wrong on one page, for a draft.
    pub fn page_problems(&self, page: &str) -> Problems {
        self.form().page(page).map(|page| page.check(&self.answers, Strictness::Draft)).unwrap_or_default()
    }
}

/// The field of a paper's file.
pub fn paper_field(key: &str) -> String {
    format!("paper-{key}")
}

/// The group that somebody applies for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Applicant {
    /// One that the person acts for already.
    Mine(OrganisationId),
    /// A new one, which the person will represent.
    New {
        /// What it is.
        kind: OrganisationKind,
        /// Its name.
        name: String,
    },
}

/// The value of `group` that names a new group.
pub const NEW_GROUP: &str = "new";

/// Reads the form in which a group is chosen or named: `group`, `kind`, `name`. `mine` are the groups the
/// person may act for; without any, nothing has to be chosen.
///
/// # Errors
/// What is missing, or a group of somebody else.
pub fn read_applicant(typed: &Answers, mine: &[OrganisationId]) -> Result<Applicant, Problems> {
    let chosen = typed.get("group");
    let is_new = chosen == NEW_GROUP || (chosen.is_empty() && mine.is_empty());
    if !is_new {
        let known = mine.iter().find(|id| id.to_string() == chosen).copied();
        let problem = if chosen.is_empty() { Problem::Missing } else { Problem::NotAChoice };
        return known.map(Applicant::Mine).ok_or_else(|| Problems::one("group", problem));
    }
    let mut problems = Problems::none();
    let kind = OrganisationKind::APPLICANTS.into_iter().find(|kind| kind.code() == typed.get("kind"));
    if kind.is_none() {
        problems.add("kind", Problem::Missing);
    }
    let name = folding::clean(typed.get("name"));
    accounts::check_name("name", &name, &mut problems);
    match kind {
        Some(kind) if problems.is_empty() => Ok(Applicant::New { kind, name }),
        _ => Err(problems),
    }
}

fn progress(begun: bool, good: bool) -> TaskState {
    match (begun, good) {
        (true, true) => TaskState::Done,
        (true, false) => TaskState::Begun,
        (false, _) => TaskState::Open,
    }
}
