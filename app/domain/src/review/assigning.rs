//! Who judges which case（割り当て）.

use crate::people::{PersonId, SubmissionId};
use std::collections::{BTreeMap, BTreeSet};

/// How cases are given to reviewers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Assigning {
    /// Everybody judges every case.
    All,
    /// So many reviewers a case, all with the same load as nearly as can be.
    Evenly(usize),
}

impl Assigning {
    /// Reads what the form sends: `all`, or `evenly` with the number of reviewers.
    pub fn read(way: &str, reviewers: Option<i64>) -> Option<Assigning> {
        match (way, reviewers.and_then(|count| usize::try_from(count).ok())) {
            ("all", _) => Some(Assigning::All),
            ("evenly", Some(count)) if count > 0 => Some(Assigning::Evenly(count)),
            _ => None,
        }
    }
}

/// Gives cases to reviewers. Whoever has an interest in a case（`blocked`）keeps a place for it when everybody judges
/// everything, so that the record shows why no sheet is there, and gets none where loads are shared out.
pub fn assign(
    way: Assigning,
    cases: &[SubmissionId],
    reviewers: &[PersonId],
    blocked: &BTreeSet<(SubmissionId, PersonId)>,
) -> Vec<(SubmissionId, PersonId)> {
    match way {
        Assigning::All => cases.iter().flat_map(|case| reviewers.iter().map(|reviewer| (*case, *reviewer))).collect(),
        Assigning::Evenly(count) => {
            let mut loads: BTreeMap<PersonId, usize> = reviewers.iter().map(|reviewer| (*reviewer, 0)).collect();
            let mut given = Vec::new();
            for case in cases {
                let mut free: Vec<PersonId> =
                    loads.keys().copied().filter(|reviewer| !blocked.contains(&(*case, *reviewer))).collect();
                free.sort_by_key(|reviewer| (loads.get(reviewer).copied().unwrap_or(0), *reviewer));
                for reviewer in free.into_iter().take(count) {
                    *loads.entry(reviewer).or_default() += 1;
                    given.push((*case, reviewer));
                }
            }
            given
        }
    }
}
