//! Shingles and signatures: a text boiled down to eighty numbers（MinHash）.

use super::SHINGLE;
use crate::folding::fold;

/// Numbers in a signature. The standard error of an estimate at 60 % is 5.5 %.
pub(super) const NUMBERS: usize = 80;

/// Fewer shingles than this are no ground to call two texts near: はい and いいえ are short, and so is 賛成です。
const FEWEST: usize = 12;

/// A text boiled down: the share of numbers that two signatures have in common estimates how like the texts are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature(pub(super) Box<[u32; NUMBERS]>);

impl Signature {
    /// The signature of a text. `None` where it is too short to be compared; exact copies of it are found all the same.
    pub fn of(text: &str) -> Option<Signature> {
        let shingles = shingles(text);
        if shingles.len() < FEWEST {
            return None;
        }
        let mut least = Box::new([u32::MAX; NUMBERS]);
        for shingle in &shingles {
            for (kept, (odd, add)) in least.iter_mut().zip(&FAMILY) {
                *kept = (*kept).min(high_half(shingle.wrapping_mul(*odd).wrapping_add(*add)));
            }
        }
        Some(Signature(least))
    }

    /// How many of the numbers two signatures share.
    pub(super) fn in_common(&self, other: &Signature) -> usize {
        self.0.iter().zip(other.0.iter()).filter(|(one, two)| one == two).count()
    }
}

/// The upper half: the better one of multiply-and-shift (Dietzfelbinger 1997).
fn high_half(number: u64) -> u32 {
    (number >> 32) as u32
}

/// Whether a folded letter counts: punctuation does not.
pub(super) fn counts(letter: char) -> bool {
    letter.is_alphanumeric()
}

/// The letters of a text that count.
pub(super) fn letters(text: &str) -> Vec<char> {
    fold(text).chars().filter(|letter| counts(*letter)).collect()
}

/// The different shingles of a text as numbers, in order.
pub(super) fn shingles(text: &str) -> Vec<u64> {
    let mut all: Vec<u64> = letters(text).windows(SHINGLE).map(number).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// A shingle as a number (FNV-1a over its letters, then mixed).
pub(super) fn number(letters: &[char]) -> u64 {
    let folded = letters.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, letter| {
        (hash ^ u64::from(u32::from(*letter))).wrapping_mul(0x0000_0100_0000_01b3)
    });
    mix(folded)
}

/// SplitMix64's finaliser: near inputs give far outputs.
const fn mix(mut number: u64) -> u64 {
    number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

/// Eighty fixed functions of multiply-and-shift. They are never changed: stored proposals rest on them.
static FAMILY: [(u64, u64); NUMBERS] = family();

const fn family() -> [(u64, u64); NUMBERS] {
    let mut all = [(0, 0); NUMBERS];
    let mut seed = 0x746f_6d6f_6e69_u64; // "tomoni"
    let mut at = 0;
    while at < NUMBERS {
        seed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let odd = mix(seed) | 1;
        seed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
        all[at] = (odd, mix(seed));
        at += 1;
    }
    all
}
