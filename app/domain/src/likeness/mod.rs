//! Whether two texts say the same in almost the same words（ほぼ同じ文）: found by rule, shown with its reason, decided by a person.
//!
//! Every run of four letters of a text is a shingle. Two texts are as like as the share of shingles that they have in
//! common (Jaccard). Comparing a quarter of a million texts pair by pair would take days, so each is first boiled down
//! to a signature (MinHash; Broder 1997), and only texts are compared that agree in some band of it (LSH). Seeds
//! are fixed: the same texts give the same proposals on every machine, and no text leaves the house. The page
//! docs/same-meaning.md explains it to officers and councillors.

mod near;
mod shared;
mod signature;

pub use near::{Near, near_copies};
pub use shared::{Run, shared_runs};
pub use signature::Signature;

use signature::{letters, shingles};

/// Letters in a shingle.
const SHINGLE: usize = 4;

/// From this share of common shingles on, a text is proposed as a near copy, in hundredths.
pub const NEAR: u8 = 60;

/// How like two texts are, in hundredths: the share of their shingles that both have. Width, case, kana,
/// punctuation and spaces make no difference. Texts too short to have shingles are like only if equal.
pub fn likeness(one: &str, other: &str) -> u8 {
    let (letters, others) = (letters(one), letters(other));
    if letters == others {
        return 100;
    }
    let (one, other) = (shingles(one), shingles(other));
    if one.is_empty() || other.is_empty() {
        return 0;
    }
    let (mut left, mut right, mut common) = (0, 0, 0_usize);
    while left < one.len() && right < other.len() {
        match one[left].cmp(&other[right]) {
            std::cmp::Ordering::Less => left += 1,
            std::cmp::Ordering::Greater => right += 1,
            std::cmp::Ordering::Equal => {
                common += 1;
                left += 1;
                right += 1;
            }
        }
    }
    let all = one.len() + other.len() - common;
    u8::try_from(common * 100 / all).unwrap_or(100)
}
