//! What a group asks for or tells on the way（交付申請・変更・中止・概算払・状況報告・請求・財産処分）: one filing each, of one page.

use super::accounts::{line_keys, typed_field};
use super::bank::BankAccount;
use super::{Award, AwardProblem, Ledger};
use crate::budget::{Budget, BudgetLine, Category, Income, RawLine, Side};
use crate::calendar::parse_date;
use crate::calls::Rules;
use crate::decisions::REMARK_MAX;
use crate::filings::FilingKind;
use crate::folding::clean;
use crate::forms::{Answers, Form, FormPage, Strictness};
use crate::money::{Grant, Yen};
use crate::people::Viewer;
use crate::problems::{Problem, Problems, Refusal};
use crate::submissions::{Objection, Step, Submission, Verb};
use chrono::NaiveDate;
use serde_json::json;
use std::sync::LazyLock;

/// The question of an early end that asks for the eligible costs so far.
const SPENT: &str = "spent";

/// A kind of request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RequestKind {
    /// 交付申請, where the programme asks for one after the selection.
    Grant,
    /// 変更承認申請
    Change,
    /// 中止・廃止承認申請
    Discontinuation,
    /// 概算払請求
    Advance,
    /// 状況報告
    Status,
    /// 請求
    Invoice,
    /// 財産処分承認申請
    Dealing,
}

impl RequestKind {
    /// Every kind, in the order of a case's life.
    pub const ALL: [RequestKind; 7] = [
        RequestKind::Grant,
        RequestKind::Advance,
        RequestKind::Status,
        RequestKind::Change,
        RequestKind::Discontinuation,
        RequestKind::Invoice,
        RequestKind::Dealing,
    ];

    /// The code in addresses.
    pub fn code(self) -> &'static str {
        match self {
            RequestKind::Grant => "grant",
            RequestKind::Change => "change",
            RequestKind::Discontinuation => "discontinuation",
            RequestKind::Advance => "advance",
            RequestKind::Status => "status",
            RequestKind::Invoice => "invoice",
            RequestKind::Dealing => "dealing",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        RequestKind::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// The filing that it is.
    pub fn filing(self) -> FilingKind {
        match self {
            RequestKind::Grant => FilingKind::GrantApplication,
            RequestKind::Change => FilingKind::Change,
            RequestKind::Discontinuation => FilingKind::Discontinuation,
            RequestKind::Advance => FilingKind::Advance,
            RequestKind::Status => FilingKind::Status,
            RequestKind::Invoice => FilingKind::Invoice,
            RequestKind::Dealing => FilingKind::Dealing,
        }
    }

    /// The verb that hands it in.
    pub fn verb(self) -> Verb {
        match self {
            RequestKind::Grant => Verb::ApplyForGrant,
            RequestKind::Change => Verb::AskChange,
            RequestKind::Discontinuation => Verb::AskDiscontinuation,
            RequestKind::Advance => Verb::AskAdvance,
            RequestKind::Status => Verb::TellStatus,
            RequestKind::Invoice => Verb::SendInvoice,
            RequestKind::Dealing => Verb::AskDealing,
        }
    }

    /// The kind that a verb hands in.
    pub fn of_verb(verb: Verb) -> Option<Self> {
        RequestKind::ALL.into_iter().find(|kind| kind.verb() == verb)
    }

    /// Whether money is asked for, so that the bank account is needed.
    pub fn asks_for_money(self) -> bool {
        matches!(self, RequestKind::Advance | RequestKind::Invoice)
    }

    /// Whether the city answers it. What is only told stays as it is.
    pub fn waits_for_answer(self) -> bool {
        self != RequestKind::Status
    }

    /// Its questions.
    pub fn page(self) -> Option<&'static FormPage> {
        static FORM: LazyLock<Form> =
            LazyLock::new(|| serde_json::from_str(include_str!("../../data/forms/requests.json")).unwrap_or_default());
        FORM.page(self.code())
    }
}

/// How a request that the city has answered ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Returned {
    /// Done as asked.
    Accepted,
    /// A small change, which only had to be told（軽微な変更）.
    Noted,
    /// Given back with a reason.
    GivenBack,
    /// Refused by a ruling（不承認）.
    Refused,
}

impl Returned {
    /// The code in the database.
    pub fn code(self) -> &'static str {
        match self {
            Returned::Accepted => "accepted",
            Returned::Noted => "noted",
            Returned::GivenBack => "given_back",
            Returned::Refused => "refused",
        }
    }

    /// Reads a code; nothing stands for a request that waits.
    pub fn from_code(code: &str) -> Option<Self> {
        let all = [Returned::Accepted, Returned::Noted, Returned::GivenBack, Returned::Refused];
        all.into_iter().find(|one| one.code() == code)
    }
}

/// A request with all that its rule looks at.
#[derive(Debug, Clone, PartialEq)]
pub struct Request<'a> {
    /// What it is.
    pub kind: RequestKind,
    /// The case.
    pub case: &'a Submission,
    /// The grant; none before it was decided.
    pub award: Option<&'a Award>,
    /// What was paid and returned.
    pub ledger: Option<&'a Ledger>,
    /// The rules of the call.
    pub rules: &'a Rules,
    /// The rule for the amount of this case.
    pub grant: &'a Grant,
    /// The budget as it was last approved.
    pub plan: &'a Budget,
    /// Whether one of its kind waits for the city.
    pub is_open: bool,
    /// Whether something that was acquired with the grant is restricted（財産の処分の制限）.
    pub is_restricted: bool,
    /// What was typed, the bank account aside.
    pub answers: &'a Answers,
}

/// What a change leaves（変更後の収支予算）.
#[derive(Debug, Clone, PartialEq)]
pub struct Changed {
    /// The budget after it.
    pub plan: Budget,
    /// The amount that it gives: never more than was granted.
    pub amount: Yen,
    /// The last day after it, where it is moved.
    pub ends_on: Option<NaiveDate>,
    /// Whether it only has to be told（軽微な変更）.
    pub is_small: bool,
}

/// The field of the amount after a change.
fn after_field(key: &str) -> String {
    typed_field("after", key)
}

impl Request<'_> {
    /// Whether the viewer may hand it in now: the table allows it, none of its kind waits, and there is something to ask
    /// for.
    ///
    /// # Errors
    /// The rule that stands in the way.
    pub fn may(&self, viewer: &Viewer) -> Result<(), Refusal> {
        let verb = self.kind.verb();
        self.case.allows(viewer, verb)?;
        let offered = match self.kind {
            RequestKind::Grant => self.rules.apply_after_selection,
            RequestKind::Advance => self.ledger.is_some_and(|ledger| ledger.advance_left() > Yen::ZERO),
            RequestKind::Invoice => self.ledger.is_some_and(|ledger| ledger.payable() > Yen::ZERO),
            RequestKind::Change | RequestKind::Discontinuation | RequestKind::Status => self.award.is_some(),
            RequestKind::Dealing => self.is_restricted,
        };
        let waits = self.is_open && self.kind.waits_for_answer();
        if offered && !waits { Ok(()) } else { Err(Refusal::NotNow(verb)) }
    }

    /// The lines of a change, each with its key and the amount after as typed; what the plan has stands there to begin
    /// with.
    pub fn after_lines(&self) -> Vec<(String, &BudgetLine, String)> {
        let keys = line_keys(self.plan);
        let lines = self.plan.lines.iter().zip(keys).filter(|(line, _)| !is_subsidy(line.category));
        lines
            .map(|(line, key)| {
                let typed = self.answers.get(&after_field(&key));
                let typed = if typed.is_empty() { line.amount.to_string() } else { typed.to_owned() };
                (key, line, typed)
            })
            .collect()
    }

    /// What a change would leave.
    ///
    /// # Errors
    /// Everything that cannot be read, sides that differ, nothing that changes.
    pub fn changed(&self) -> Result<Changed, Problems> {
        let mut problems = Problems::none();
        let mut lines: Vec<BudgetLine> = Vec::new();
        for (key, line, typed) in self.after_lines() {
            let amount = Yen::parse(&typed).ok().filter(|amount| (0..=Yen::MAX_TYPED.0).contains(&amount.0));
            let Some(amount) = amount else {
                problems.add(after_field(&key), Problem::NotMoney);
                continue;
            };
            // What is typed over quantity and price stands as a sum.
            let same = amount == line.amount;
            let (quantity, price) = if same { (line.quantity, line.price) } else { (None, None) };
            lines.push(BudgetLine { amount, quantity, price, ..line.clone() });
        }
        lines.extend(self.new_lines(&mut problems));
        let ends_on = self.ends_on(&mut problems);
        if !problems.is_empty() {
            return Err(problems);
        }
        lines.retain(|line| line.amount > Yen::ZERO);
        self.leave(lines, ends_on)
    }

    fn leave(&self, lines: Vec<BudgetLine>, ends_on: Option<NaiveDate>) -> Result<Changed, Problems> {
        let granted = self.award.map_or(Yen::ZERO, |award| award.granted);
        let mut plan = Budget { lines };
        let formula = self.grant.amount(plan.eligible(), plan.project_income(), Some(granted));
        let amount = formula.map_or(Yen::ZERO, |calculation| calculation.amount);
        // Less may have been granted than was asked for: a budget that stays as it is need not be mended for a new day.
        let same_budget = amounts(&plan) == amounts(self.plan);
        if same_budget {
            plan = self.plan.clone();
        } else {
            plan.lines.insert(0, subsidy(amount, self.plan));
        }
        let balance = plan.balance();
        if balance != Yen::ZERO && !same_budget {
            let by = Yen(balance.0.saturating_abs());
            let problem = AwardProblem::Unbalanced { more_income: balance > Yen::ZERO, by };
            return Err(Problems::one(super::ACCOUNTS, Problem::Award(problem)));
        }
        let content_changes = self.answers.get("purpose-changes") == "yes";
        let same_words = self.answers.get("after").trim().is_empty();
        if same_budget && same_words && ends_on.is_none() && !content_changes {
            return Err(Problems::one("after", Problem::Award(AwardProblem::NothingChanged)));
        }
        let is_small = !content_changes && self.is_within_tolerance(plan.expense());
        Ok(Changed { plan, amount, ends_on, is_small })
    }

    /// Whether the total falls by no more than the programme lets pass, and does not rise（軽微な変更）.
    fn is_within_tolerance(&self, after: Yen) -> bool {
        let before = self.plan.expense();
        let Some(rate) = self.rules.terms.tolerance else { return false };
        after <= before && before.0 - after.0 <= rate.of(before).0
    }

    fn ends_on(&self, problems: &mut Problems) -> Option<NaiveDate> {
        let typed = self.answers.get("new-end");
        if typed.trim().is_empty() {
            return None;
        }
        let day = parse_date(typed);
        if day.is_err() {
            problems.add("new-end", Problem::NotADate);
        }
        let now = self.award.and_then(|award| award.ends_on);
        day.ok().filter(|day| Some(*day) != now)
    }

    /// Lines that the plan did not have: `new-N-category`, `new-N-text`, `new-N-amount`.
    fn new_lines(&self, problems: &mut Problems) -> Vec<BudgetLine> {
        let mut lines = Vec::new();
        for nth in 0..super::EXTRA_MAX {
            let field = |what: &str| format!("new-{nth}-{what}");
            let get = |what: &str| clean(self.answers.get(&field(what)));
            let (text, amount) = (get("text"), get("amount"));
            if text.is_empty() && amount.is_empty() {
                continue;
            }
            let (side, key) =
                get("category").split_once('-').map(|(s, k)| (s.to_owned(), k.to_owned())).unwrap_or_default();
            let side = if side == "i" { Side::Income } else { Side::Expense };
            let raw = RawLine { category: key, text, amount, ..RawLine::empty(side) };
            match raw.parse(&self.rules.eligible) {
                Ok(line) if !is_subsidy(line.category) => lines.push(line),
                Ok(_) => problems.add(field("category"), Problem::NotAChoice),
                Err(wrong) => problems
                    .extend(wrong.into_iter().map(|problem| (field(problem.field.key()), Problem::Line(problem)))),
            }
        }
        lines
    }

    /// Hands it in. The bank account is read apart, and kept apart.
    ///
    /// # Errors
    /// The rule that stands in the way, or everything that is missing.
    pub fn file(&self, viewer: &Viewer, bank: &Answers) -> Result<(Step, Option<BankAccount>), Objection> {
        self.may(viewer)?;
        let mut step = self.case.step(viewer, self.kind.verb(), None, "")?;
        let mut problems =
            self.kind.page().map(|page| page.check(self.answers, Strictness::Complete)).unwrap_or_default();
        let mut detail = json!({});
        match self.kind {
            RequestKind::Advance => match self.check_advance() {
                Ok(amount) => detail = json!({ "amount": amount.0 }),
                Err(problem) => problems.extend([("amount".to_owned(), problem)]),
            },
            RequestKind::Invoice => {
                let payable = self.ledger.map_or(Yen::ZERO, Ledger::payable);
                detail = json!({ "amount": payable.0 });
            }
            RequestKind::Change => match self.changed() {
                Ok(changed) => detail = json!({ "amount": changed.amount.0, "small": i64::from(changed.is_small) }),
                Err(more) => problems.extend(more.iter().map(|(field, problem)| (field.to_owned(), problem.clone()))),
            },
            RequestKind::Grant | RequestKind::Discontinuation | RequestKind::Status | RequestKind::Dealing => {}
        }
        let mut account = None;
        if self.kind.asks_for_money() {
            match BankAccount::read(bank) {
                Ok(read) => account = Some(read),
                Err(more) => problems.extend(more.iter().map(|(field, problem)| (field.to_owned(), problem.clone()))),
            }
        }
        step = problems.or(step)?;
        step.entry = step.entry.with(detail);
        Ok((step, account))
    }

    /// The amount that is asked for in advance.
    fn check_advance(&self) -> Result<Yen, Problem> {
        let most = self.ledger.map_or(Yen::ZERO, Ledger::advance_left);
        match Yen::parse(self.answers.get("amount")) {
            _ if self.answers.get("amount").trim().is_empty() => Err(Problem::Missing),
            Err(_) => Err(Problem::NotMoney),
            Ok(amount) if amount.0 <= 0 || amount > most => Err(Problem::Award(AwardProblem::AboveAdvance { most })),
            Ok(amount) => Ok(amount),
        }
    }
}

/// Whether a report may be handed in beside the requests that wait for the city. What a change or an early end would alter is
/// what the report is measured against, so the city answers first.
///
/// # Errors
/// `RequestWaits`.
pub fn may_report(open: &[RequestKind]) -> Result<(), Refusal> {
    let alters = |kind: &&RequestKind| matches!(kind, RequestKind::Change | RequestKind::Discontinuation);
    open.iter().find(alters).map_or(Ok(()), |kind| Err(Refusal::RequestWaits(*kind)))
}

/// What a request for an advance asks for, if it can be read.
pub fn asked_in_advance(answers: &Answers) -> Option<Yen> {
    Yen::parse(answers.get("amount")).ok()
}

/// The most that an early end may leave the group: what the formula gives on the eligible costs so far（中止・廃止）. Income of
/// the project is not asked for, so it is counted as none.
pub fn most_at_end(grant: &Grant, granted: Yen, answers: &Answers) -> Yen {
    let spent = Yen::parse(answers.get(SPENT)).unwrap_or_default();
    grant.amount(spent, Yen::ZERO, Some(granted)).map_or(Yen::ZERO, |calculation| calculation.amount)
}

fn is_subsidy(category: Category) -> bool {
    category == Category::Income(Income::Subsidy)
}

/// The line of the subsidy, in the words of the plan.
fn subsidy(amount: Yen, plan: &Budget) -> BudgetLine {
    let found = plan.lines.iter().find(|line| is_subsidy(line.category));
    let text = found.map(|line| line.text.clone()).unwrap_or_default();
    let unit = String::new();
    let category = Category::Income(Income::Subsidy);
    BudgetLine {
        id: None,
        category,
        text,
        quantity: None,
        unit,
        price: None,
        amount,
        eligible: false,
        basis: String::new(),
    }
}

/// The amounts of a budget by what they are for, the subsidy aside: whether two budgets say the same.
fn amounts(plan: &Budget) -> Vec<(Side, &'static str, &str, i64)> {
    let lines = plan.lines.iter().filter(|line| !is_subsidy(line.category) && line.amount > Yen::ZERO);
    let mut amounts: Vec<_> =
        lines.map(|line| (line.side(), line.category.key(), line.text.as_str(), line.amount.0)).collect();
    amounts.sort_unstable();
    amounts
}

/// Gives a request back with a reason that the group reads（申請を差し戻す）.
///
/// # Errors
/// A missing reason, or the table's refusal.
pub fn give_back(viewer: &Viewer, case: &Submission, kind: RequestKind, reason: &str) -> Result<Step, Objection> {
    let mut step = case.step(viewer, Verb::ReturnRequest, None, reason)?;
    let now = reason.chars().count();
    if reason.trim().is_empty() {
        return Err(Problems::one("reason", Problem::Missing).into());
    }
    if now > REMARK_MAX {
        return Err(Problems::one("reason", Problem::TooLong { max: REMARK_MAX, now }).into());
    }
    step.entry = step.entry.with(json!({ "request": kind.code() }));
    Ok(step)
}
