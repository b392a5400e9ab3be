//! Reading amounts as people type them（金額の入力）: `１２３，０００円`, `¥123,000`, `12万3千円`.

use super::Yen;
use crate::folding::{digits, is_dash};

/// Why an amount was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum YenError {
    /// Nothing was typed.
    #[error("no amount")]
    Empty,
    /// Not a number.
    #[error("not an amount")]
    Unreadable,
    /// Commas that do not separate thousands: 12,34 may be a slip for 1,234 or for 12,340.
    #[error("commas do not separate thousands")]
    Grouping,
    /// A fraction of a yen.
    #[error("not whole yen")]
    Fraction,
    /// Beyond [`Yen::MAX_TYPED`].
    #[error("amount too large")]
    TooLarge,
}

/// 億, 万, 千, 百 with their values, largest first.
const UNITS: [(char, u64); 4] = [('億', 100_000_000), ('万', 10_000), ('千', 1_000), ('百', 100)];

pub(super) fn parse(typed: &str) -> Result<Yen, YenError> {
    let plain = digits(typed);
    if plain.is_empty() {
        return Err(YenError::Empty);
    }
    let (negative, number) = strip_signs(&plain);
    if number.is_empty() {
        return Err(YenError::Unreadable);
    }
    let amount = if number.contains(|letter| UNITS.iter().any(|(unit, _)| *unit == letter)) {
        read_units(number)?
    } else {
        read_whole(number)?
    };
    match i64::try_from(amount) {
        Ok(amount) if amount <= Yen::MAX_TYPED.0 => Ok(Yen(if negative { -amount } else { amount })),
        _ => Err(YenError::TooLarge),
    }
}

/// Takes off the sign, ¥ or 金 in front, and 円, 円也 or the closing dash of `¥1,000-` behind.
fn strip_signs(plain: &str) -> (bool, &str) {
    let minus = |letter: char| is_dash(letter) || letter == '▲' || letter == '△';
    let mark = |letter: char| matches!(letter, '¥' | '\\' | '金');
    let unsigned = plain.strip_prefix(minus);
    let number = unsigned.unwrap_or(plain);
    let marked = number.strip_prefix(mark);
    let number = marked.unwrap_or(number);
    let after_mark = marked.filter(|_| unsigned.is_none());
    let inner = after_mark.and_then(|number| number.strip_prefix(minus));
    let negative = unsigned.is_some() || inner.is_some();
    let number = inner.unwrap_or(number);
    let number = number.strip_suffix('也').unwrap_or(number);
    let unit = ["円", "yen", "JPY"].into_iter().find_map(|unit| number.strip_suffix(unit));
    let number = unit.unwrap_or(number);
    let closed = marked.and_then(|_| number.strip_suffix('-'));
    (negative, closed.unwrap_or(number))
}

/// Digits with or without commas between thousands.
fn read_whole(number: &str) -> Result<u64, YenError> {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    if !fraction.bytes().all(|digit| digit.is_ascii_digit()) {
        return Err(YenError::Unreadable);
    }
    let whole = ungroup(whole)?;
    if fraction.bytes().any(|digit| digit != b'0') {
        return Err(YenError::Fraction);
    }
    whole.parse().map_err(|_| YenError::TooLarge)
}

/// Removes commas, which must stand before groups of three digits.
fn ungroup(number: &str) -> Result<String, YenError> {
    let groups: Vec<&str> = number.split([',', '、']).collect();
    if groups.concat().is_empty() || !groups.concat().bytes().all(|digit| digit.is_ascii_digit()) {
        return Err(YenError::Unreadable);
    }
    let (first, rest) = groups.split_first().ok_or(YenError::Unreadable)?;
    let well_grouped = rest.is_empty() || (1..=3).contains(&first.len());
    if !well_grouped || rest.iter().any(|group| group.len() != 3) {
        return Err(YenError::Grouping);
    }
    Ok(groups.concat())
}

/// `1億2,000万`, `12万3千`, `1.5万`, `3千万`: each unit once, from large to small.
fn read_units(number: &str) -> Result<u64, YenError> {
    let mut rest = number;
    let mut total: u64 = 0;
    for (unit, value) in &UNITS[..2] {
        if let Some((part, after)) = rest.split_once(*unit) {
            total = add(total, read_part(part, *value)?)?;
            rest = after;
        }
    }
    if rest.is_empty() { Ok(total) } else { add(total, read_part(rest, 1)?) }
}

/// What stands before 億 or 万, or at the end: digits, or digits with 千 and 百.
fn read_part(part: &str, value: u64) -> Result<u64, YenError> {
    let mut rest = part;
    let mut total: u64 = 0;
    for (unit, inner) in &UNITS[2..] {
        if let Some((count, after)) = rest.split_once(*unit) {
            total = add(total, scaled(count, inner.saturating_mul(value))?)?;
            rest = after;
        }
    }
    if rest.is_empty() && total > 0 { Ok(total) } else { add(total, scaled(rest, value)?) }
}

/// A number, with decimals as long as the result is whole yen: 1.5万 is 15,000.
fn scaled(count: &str, value: u64) -> Result<u64, YenError> {
    let (whole, fraction) = count.split_once('.').unwrap_or((count, ""));
    let whole: u64 = ungroup(whole)?.parse().map_err(|_| YenError::TooLarge)?;
    let mut amount = whole.checked_mul(value).ok_or(YenError::TooLarge)?;
    let mut place = value;
    for digit in fraction.chars() {
        let digit = u64::from(digit.to_digit(10).ok_or(YenError::Unreadable)?);
        if place < 10 && digit != 0 {
            return Err(YenError::Fraction);
        }
        place /= 10;
        amount = add(amount, digit * place)?;
    }
    Ok(amount)
}

fn add(left: u64, right: u64) -> Result<u64, YenError> {
    left.checked_add(right).ok_or(YenError::TooLarge)
}
