//! What was typed of an entry in the register（財産管理台帳の入力）.

use super::{Dealing, Property};
use crate::awards::{Award, AwardProblem};
use crate::calendar::parse_date;
use crate::folding::clean;
use crate::forms::{Answers, read_number};
use crate::money::Yen;
use crate::problems::{Problem, Problems};
use chrono::{Months, NaiveDate};

/// Longest name or model, in characters.
const NAME_MAX: usize = 100;
/// Longest place.
const PLACE_MAX: usize = 200;
/// More of one kind is a slip of the finger.
const QUANTITY_MAX: i64 = 100_000;
/// The longest useful life that the ministry's table of useful lives knows is fifty years（減価償却資産の耐用年数等に関する省令）.
const YEARS_MAX: i64 = 50;

/// Reads the fields that every entry has. What cannot be read leaves a problem.
pub(super) fn entry(
    nth: i32,
    typed: &Answers,
    (award, from, today): (&Award, Option<Yen>, NaiveDate),
    problems: &mut Problems,
) -> Option<Property> {
    let name = text(typed, "name", NAME_MAX, problems);
    let model = clean(typed.get("model"));
    check_length(&model, "model", NAME_MAX, problems);
    let place = text(typed, "place", PLACE_MAX, problems);
    let quantity = quantity(typed.get("quantity")).map_err(|problem| problems.add("quantity", problem)).ok();
    let price = price(typed.get("price"), from).map_err(|problem| problems.add("price", problem)).ok();
    let acquired_on = acquired(typed, award, today, problems);
    let restricted_until = restriction(typed, acquired_on, problems);
    Some(Property {
        nth,
        name: name?,
        model,
        quantity: quantity?,
        price: price?,
        acquired_on: acquired_on?,
        place: place?,
        restricted_until: restricted_until?,
        dealt: None,
        struck_on: None,
    })
}

fn check_length(text: &str, key: &str, max: usize, problems: &mut Problems) {
    let now = text.chars().count();
    if now > max {
        problems.add(key, Problem::TooLong { max, now });
    }
}

fn text(typed: &Answers, key: &str, max: usize, problems: &mut Problems) -> Option<String> {
    let text = clean(typed.get(key));
    if text.is_empty() {
        problems.add(key, Problem::Missing);
        return None;
    }
    check_length(&text, key, max, problems);
    Some(text)
}

fn quantity(typed: &str) -> Result<i64, Problem> {
    if typed.trim().is_empty() {
        return Err(Problem::Missing);
    }
    match read_number(typed) {
        None => Err(Problem::NotANumber),
        Some(quantity) if (1..=QUANTITY_MAX).contains(&quantity) => Ok(quantity),
        Some(_) => Err(Problem::OutOfRange { min: 1, max: QUANTITY_MAX }),
    }
}

fn price(typed: &str, from: Option<Yen>) -> Result<Yen, Problem> {
    if typed.trim().is_empty() {
        return Err(Problem::Missing);
    }
    match (Yen::parse(typed), from) {
        (Ok(price), _) if price <= Yen::ZERO || price > Yen::MAX_TYPED => Err(Problem::NotMoney),
        (Ok(price), Some(from)) if price < from => Err(Problem::Award(AwardProblem::BelowRegister { from })),
        (Ok(price), _) => Ok(price),
        (Err(_), _) => Err(Problem::NotMoney),
    }
}

/// A day that may be left empty.
fn day(typed: &Answers, key: &str, problems: &mut Problems) -> Option<NaiveDate> {
    let typed = typed.get(key);
    if typed.trim().is_empty() {
        return None;
    }
    parse_date(typed).map_err(|_| problems.add(key, Problem::NotADate)).ok()
}

fn acquired(typed: &Answers, award: &Award, today: NaiveDate, problems: &mut Problems) -> Option<NaiveDate> {
    const KEY: &str = "acquired";
    if typed.get(KEY).trim().is_empty() {
        problems.add(KEY, Problem::Missing);
    }
    let day = day(typed, KEY, problems)?;
    if day < award.granted_on {
        problems.add(KEY, Problem::Award(AwardProblem::AcquiredBeforeGrant { from: award.granted_on }));
    }
    if day > today {
        problems.add(KEY, Problem::Award(AwardProblem::DayToCome));
    }
    Some(day)
}

/// Until when it is restricted: so many years from the day on which it was acquired, which itself is not counted（民法 第140条・
/// 第143条）, or until a day. Where both were typed they have to agree.
fn restriction(typed: &Answers, acquired_on: Option<NaiveDate>, problems: &mut Problems) -> Option<NaiveDate> {
    let years = clean(typed.get("years"));
    let until = day(typed, "until", problems);
    if years.is_empty() && typed.get("until").trim().is_empty() {
        problems.add("years", Problem::Missing);
        return None;
    }
    let years = match read_number(years.trim_end_matches('年')) {
        _ if years.is_empty() => None,
        None => {
            problems.add("years", Problem::NotANumber);
            return None;
        }
        Some(years) if (1..=YEARS_MAX).contains(&years) => u32::try_from(years).ok(),
        Some(_) => {
            problems.add("years", Problem::OutOfRange { min: 1, max: YEARS_MAX });
            return None;
        }
    };
    // Without the day on which it was acquired, which has a problem of its own, there is nothing to measure.
    let acquired_on = acquired_on?;
    let after = |years: u32| acquired_on.checked_add_months(Months::new(years * 12));
    let counted = years.and_then(after);
    let last = u32::try_from(YEARS_MAX).ok().and_then(after);
    match (counted, until) {
        (_, Some(until)) if until < acquired_on => {
            problems.add("until", Problem::Award(AwardProblem::BeforeAcquired { on: acquired_on }));
        }
        (_, Some(until)) if last.is_some_and(|last| until > last) => problems.add("until", Problem::NotADate),
        (Some(counted), Some(until)) if counted != until => {
            problems.add("until", Problem::Award(AwardProblem::RestrictionDiffers { counted }));
        }
        _ => {}
    }
    until.or(counted)
}

/// What was done with it: both the kind and the day, or neither.
pub(super) fn dealt(
    typed: &Answers,
    acquired_on: NaiveDate,
    today: NaiveDate,
    problems: &mut Problems,
) -> Option<(Dealing, NaiveDate)> {
    let code = typed.get("dealing");
    let dealing = Dealing::from_code(code);
    if dealing.is_none() && !code.is_empty() {
        problems.add("dealing", Problem::NotAChoice);
    }
    let has_day = !typed.get("dealt-on").trim().is_empty();
    if code.is_empty() && has_day {
        problems.add("dealing", Problem::Missing);
    }
    if !code.is_empty() && !has_day {
        problems.add("dealt-on", Problem::Missing);
    }
    let on = day(typed, "dealt-on", problems)?;
    if on < acquired_on {
        problems.add("dealt-on", Problem::Award(AwardProblem::BeforeAcquired { on: acquired_on }));
    }
    if on > today {
        problems.add("dealt-on", Problem::Award(AwardProblem::DayToCome));
    }
    dealing.map(|dealing| (dealing, on))
}
