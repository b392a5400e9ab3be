//! Which passages of a text stand in another one too: the reason why it was proposed（共通する部分）.

use super::SHINGLE;
use super::signature::{counts, number, shingles};
use crate::folding::fold;

/// A run of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Its letters, as written.
    pub text: String,
    /// Whether the other text has them too.
    pub shared: bool,
}

/// A text in runs that stand in the other text too, and runs that do not. Joined, they are the text. A letter is
/// shared if it lies in a shingle that both have: exactly what the proposal was made of.
pub fn shared_runs(text: &str, other: &str) -> Vec<Run> {
    let units = units(text);
    let theirs = shingles(other);
    let letters: Vec<(char, usize)> = units
        .iter()
        .enumerate()
        .flat_map(|(at, unit)| {
            fold(unit).chars().filter(|letter| counts(*letter)).map(move |letter| (letter, at)).collect::<Vec<_>>()
        })
        .collect();
    let mut shared = vec![false; units.len()];
    for window in letters.windows(SHINGLE) {
        let run: Vec<char> = window.iter().map(|(letter, _)| *letter).collect();
        if theirs.binary_search(&number(&run)).is_ok() {
            let (first, last) = (window[0].1, window[SHINGLE - 1].1);
            // Punctuation between shared letters is marked along with them.
            shared[first..=last].fill(true);
        }
    }
    let mut runs: Vec<Run> = Vec::new();
    for (unit, shared) in units.into_iter().zip(shared) {
        match runs.last_mut() {
            Some(run) if run.shared == shared => run.text.push_str(&unit),
            _ => runs.push(Run { text: unit, shared }),
        }
    }
    runs
}

/// Letters with the marks that fold into them: ｶ and ﾞ are one.
fn units(text: &str) -> Vec<String> {
    let mut units: Vec<String> = Vec::new();
    for letter in text.chars() {
        match units.last_mut() {
            Some(unit) if matches!(letter, 'ﾞ' | 'ﾟ' | '\u{3099}' | '\u{309A}' | '\u{0300}'..='\u{036F}') => {
                unit.push(letter)
            }
            _ => units.push(letter.to_string()),
        }
    }
    units
}
