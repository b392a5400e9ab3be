//! The sheet of one reviewer for one case（採点票）.

use super::rubric::{Part, Rubric};
use crate::forms::{Answers, read_number};
use crate::problems::{Problem, Problems};
use std::collections::BTreeMap;

/// Longest remark, in characters.
pub const REMARK_MAX: usize = 2000;
/// The field of the remark on the whole case.
pub const REMARK_FIELD: &str = "remark";

/// Points by criterion.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Marks(BTreeMap<String, i64>);

impl Marks {
    /// The points of a criterion.
    pub fn get(&self, key: &str) -> Option<i64> {
        self.0.get(key).copied()
    }

    /// The weighted points of a criterion; nothing where it has no mark.
    pub fn weighted(&self, key: &str, weight: i64) -> i64 {
        self.get(key).unwrap_or(0).saturating_mul(weight)
    }

    /// The weighted total of a part.
    pub fn total(&self, rubric: &Rubric, part: Part) -> i64 {
        rubric.of(part).map(|criterion| self.weighted(&criterion.key, criterion.weight)).sum()
    }
}

impl FromIterator<(String, i64)> for Marks {
    fn from_iter<I: IntoIterator<Item = (String, i64)>>(marks: I) -> Self {
        Marks(marks.into_iter().collect())
    }
}

/// The field of the remark on a criterion.
pub fn remark_of(key: &str) -> String {
    format!("remark-{key}")
}

/// Reads the marks of a part as they were typed, in fields named by the criteria. `whole`: the sheet is handed in, so
/// that every criterion needs its mark; while it is being filled in, those that are there are read.
///
/// # Errors
/// `Missing`, `NotANumber` or `OutOfRange` beside each mark.
pub fn read_marks(rubric: &Rubric, part: Part, typed: &Answers, whole: bool) -> Result<Marks, Problems> {
    let mut problems = Problems::none();
    let mut marks = Marks::default();
    for criterion in rubric.of(part) {
        let text = typed.get(&criterion.key).trim();
        let (min, max) = (criterion.min, criterion.max);
        match read_number(text) {
            _ if text.is_empty() && !whole => {}
            _ if text.is_empty() => problems.add(&criterion.key, Problem::Missing),
            None => problems.add(&criterion.key, Problem::NotANumber),
            Some(points) if !(min..=max).contains(&points) => {
                problems.add(&criterion.key, Problem::OutOfRange { min, max });
            }
            Some(points) => drop(marks.0.insert(criterion.key.clone(), points)),
        }
    }
    problems.or(marks)
}

/// What is wrong with the remarks of a sheet.
pub fn remark_problems(rubric: &Rubric, part: Part, typed: &Answers) -> Problems {
    let mut problems = Problems::none();
    let fields = rubric.of(part).map(|criterion| remark_of(&criterion.key)).chain([REMARK_FIELD.to_owned()]);
    for field in fields {
        let now = typed.get(&field).chars().count();
        if now > REMARK_MAX {
            problems.add(field, Problem::TooLong { max: REMARK_MAX, now });
        }
    }
    problems
}
