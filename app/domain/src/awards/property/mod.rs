//! What was acquired with a grant and may not be disposed of for a time（財産管理台帳・財産の処分の制限）.
//!
//! The law on grants of the state is the model of every city's rule: 補助金等に係る予算の執行の適正化に関する法律 第22条 says what may
//! not be done without leave, 同法施行令 第13条 with what, 第14条 for how long.

mod reading;

use super::{Award, AwardProblem};
use crate::calendar::date;
use crate::forms::Answers;
use crate::money::Yen;
use crate::problems::{Problem, Problems, Refusal};
use crate::retention;
use crate::submissions::Objection;
use crate::texts::Lang;
use chrono::NaiveDate;
use serde_json::{Map, Value};

/// What was done with a property（処分の種類）, in the order of the law.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Dealing {
    /// 目的外使用
    Divert,
    /// 譲渡
    Transfer,
    /// 交換
    Swap,
    /// 貸付け
    Lend,
    /// 担保提供
    Pledge,
    /// 取壊し・廃棄
    Scrap,
}

impl Dealing {
    /// Every kind.
    pub const ALL: [Dealing; 6] =
        [Dealing::Divert, Dealing::Transfer, Dealing::Swap, Dealing::Lend, Dealing::Pledge, Dealing::Scrap];

    /// The code in forms and in the database.
    pub fn code(self) -> &'static str {
        match self {
            Dealing::Divert => "divert",
            Dealing::Transfer => "transfer",
            Dealing::Swap => "swap",
            Dealing::Lend => "lend",
            Dealing::Pledge => "pledge",
            Dealing::Scrap => "scrap",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Dealing::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Whether the group has it no longer, so that nothing is left to restrict.
    pub fn takes_it_away(self) -> bool {
        matches!(self, Dealing::Transfer | Dealing::Swap | Dealing::Scrap)
    }
}

/// An entry of the register. Field keys: `name`, `model`, `quantity`, `price`, `acquired`, `place`, `years` or `until`,
/// and once something was done with it `dealing` and `dealt-on`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Property {
    /// Its number within the case, from 1. A number is never given again.
    pub nth: i32,
    /// What it is.
    pub name: String,
    /// Maker and model; empty where there is none.
    pub model: String,
    /// How many.
    pub quantity: i64,
    /// The price of one.
    pub price: Yen,
    /// The day on which it was acquired.
    pub acquired_on: NaiveDate,
    /// Where it stands.
    pub place: String,
    /// The last day on which nothing may be done with it without leave（処分制限期間の末日）.
    pub restricted_until: NaiveDate,
    /// What was done with it, and when.
    pub dealt: Option<(Dealing, NaiveDate)>,
    /// When the entry was struck out because it should not have been made（抹消）.
    pub struck_on: Option<NaiveDate>,
}

/// A field of an entry that a correction has changed: its key, what stood there before, what stands there now.
pub type Change = (&'static str, String, String);

const KEYS: [&str; 9] = ["name", "model", "quantity", "price", "acquired", "place", "until", "dealing", "dealt-on"];

impl Property {
    /// The price of all of them.
    pub fn value(&self) -> Yen {
        Yen(self.price.0.saturating_mul(self.quantity))
    }

    /// The last day of the restriction; none where it was struck out, or the group has it no longer.
    pub fn binds_until(&self) -> Option<NaiveDate> {
        let gone = self.dealt.is_some_and(|(dealing, _)| dealing.takes_it_away());
        (self.struck_on.is_none() && !gone).then_some(self.restricted_until)
    }

    /// Whether nothing may be done with it on a day without leave. The last day counts.
    pub fn is_restricted(&self, today: NaiveDate) -> bool {
        self.binds_until().is_some_and(|until| today <= until)
    }

    /// A new entry. `from` is the price from which the call keeps one.
    ///
    /// # Errors
    /// Everything that is missing or wrong.
    pub fn enter(nth: i32, typed: &Answers, award: &Award, from: Yen, today: NaiveDate) -> Result<Property, Problems> {
        let mut problems = Problems::none();
        let read = reading::entry(nth, typed, (award, Some(from), today), &mut problems);
        read.filter(|_| problems.is_empty()).ok_or(problems)
    }

    /// The entry with what was typed, why, and what differs. `from` is none where the call keeps no register any more.
    /// Field key of the reason: `reason`.
    ///
    /// # Errors
    /// `Frozen` once it was struck out, or everything that is missing or wrong, nothing that differs among it.
    pub fn corrected(
        &self,
        typed: &Answers,
        award: &Award,
        from: Option<Yen>,
        today: NaiveDate,
    ) -> Result<(Property, String), Objection> {
        self.still_stands()?;
        let mut problems = Problems::none();
        let mut after = reading::entry(self.nth, typed, (award, from, today), &mut problems);
        if let Some(after) = &mut after {
            after.dealt = reading::dealt(typed, after.acquired_on, today, &mut problems);
            if problems.is_empty() && after == self {
                problems.add("name", Problem::Award(AwardProblem::NothingCorrected));
            }
        }
        let why = retention::reason(typed.get("reason"));
        if let Err(wrong) = &why {
            problems.extend(wrong.iter().map(|(field, problem)| (field.to_owned(), problem.clone())));
        }
        match (after, why) {
            (Some(after), Ok(why)) if problems.is_empty() => Ok((after, why)),
            _ => Err(problems.into()),
        }
    }

    /// The entry struck out, and why（抹消）. It keeps its number. Field key: `why`.
    ///
    /// # Errors
    /// `Frozen` where it was already, a missing reason, or too long a one.
    pub fn struck(&self, why: &str, today: NaiveDate) -> Result<(Property, String), Objection> {
        self.still_stands()?;
        let why = retention::reason(why).map_err(|wrong| {
            let mut problems = Problems::none();
            problems.extend(wrong.iter().map(|(_, problem)| ("why".to_owned(), problem.clone())));
            problems
        })?;
        Ok((Property { struck_on: Some(today), ..self.clone() }, why))
    }

    fn still_stands(&self) -> Result<(), Refusal> {
        if self.struck_on.is_some() { Err(Refusal::Frozen) } else { Ok(()) }
    }

    /// What stands in the fields of its form.
    pub fn typed(&self, lang: Lang) -> Answers {
        let mut typed = Answers::default();
        typed.set("name", &self.name);
        typed.set("model", &self.model);
        typed.set("quantity", &self.quantity.to_string());
        typed.set("price", &self.price.to_string());
        typed.set("acquired", &date(self.acquired_on, lang));
        typed.set("place", &self.place);
        typed.set("until", &date(self.restricted_until, lang));
        if let Some((dealing, on)) = self.dealt {
            typed.set("dealing", dealing.code());
            typed.set("dealt-on", &date(on, lang));
        }
        typed
    }

    /// Every field as the journal keeps it, in the order of [`KEYS`].
    fn cells(&self) -> [String; 9] {
        let (dealing, dealt_on) = match self.dealt {
            Some((dealing, on)) => (dealing.code().to_owned(), on.to_string()),
            None => (String::new(), String::new()),
        };
        [
            self.name.clone(),
            self.model.clone(),
            self.quantity.to_string(),
            self.price.0.to_string(),
            self.acquired_on.to_string(),
            self.place.clone(),
            self.restricted_until.to_string(),
            dealing,
            dealt_on,
        ]
    }

    /// What the journal keeps of an entry that is new.
    pub fn entered(&self) -> Value {
        detail(self.nth, KEYS.into_iter().zip(self.cells()).map(|(key, cell)| (key.to_owned(), cell)))
    }

    /// What the journal keeps of a correction: each field that differs, before and after.
    pub fn changed(&self, before: &Property) -> Value {
        let cells = before.cells().into_iter().zip(self.cells());
        let differ = KEYS.into_iter().zip(cells).filter(|(_, (before, after))| before != after);
        let pairs = differ.flat_map(|(key, (before, after))| [(before_key(key), before), (key.to_owned(), after)]);
        detail(self.nth, pairs)
    }

    /// What the journal keeps of an entry that was struck out.
    pub fn struck_out(&self) -> Value {
        detail(self.nth, std::iter::empty())
    }
}

fn before_key(key: &str) -> String {
    format!("{key}-before")
}

fn detail(nth: i32, pairs: impl Iterator<Item = (String, String)>) -> Value {
    let mut detail: Map<String, Value> = pairs.map(|(key, cell)| (key, Value::String(cell))).collect();
    detail.insert("nth".to_owned(), nth.into());
    Value::Object(detail)
}

/// Which entry a line of the journal speaks of, and what it changed there.
pub fn told(detail: &Value) -> Option<(i32, Vec<Change>)> {
    let nth = detail.get("nth")?.as_i64().and_then(|nth| i32::try_from(nth).ok())?;
    let text = |key: &str| detail.get(key).and_then(Value::as_str).map(str::to_owned);
    let changes = KEYS.into_iter().filter_map(|key| Some((key, text(&before_key(key))?, text(key)?)));
    Some((nth, changes.collect()))
}
