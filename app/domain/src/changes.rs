//! What differs between two texts, two budgets, two versions of a proposal（変更点）.

use crate::budget::RawLine;
use crate::filings::Attachment;
use crate::proposals::{BUDGET, Proposal, paper_field};
use similar::{Algorithm, ChangeTag, DiffOp, TextDiff, capture_diff_slices};

/// What became of a piece of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// In both.
    Kept,
    /// Only in the old one.
    Gone,
    /// Only in the new one.
    New,
}

/// A piece of text and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// What became of it.
    pub fate: Fate,
    /// The text.
    pub text: String,
}

/// Below this likeness two texts are shown one after the other: single letters that happen to be the
/// same would only confuse.
const ALIKE: f32 = 0.4;

/// The way from one text to another, letter by letter. Both texts can be put together from the pieces.
pub fn text(old: &str, new: &str) -> Vec<Piece> {
    let piece = |fate, text: &str| Piece { fate, text: text.to_owned() };
    let diff = TextDiff::configure().algorithm(Algorithm::Myers).diff_chars(old, new);
    if diff.ratio() < ALIKE {
        let both = [piece(Fate::Gone, old), piece(Fate::New, new)];
        return both.into_iter().filter(|piece| !piece.text.is_empty()).collect();
    }
    let mut pieces: Vec<Piece> = Vec::new();
    for change in diff.iter_all_changes() {
        let fate = match change.tag() {
            ChangeTag::Equal => Fate::Kept,
            ChangeTag::Delete => Fate::Gone,
            ChangeTag::Insert => Fate::New,
        };
        match pieces.last_mut() {
            Some(last) if last.fate == fate => last.text.push_str(change.value()),
            _ => pieces.push(piece(fate, change.value())),
        }
    }
    pieces
}

/// Rows of two budgets beside each other, in order: kept rows once, the others as gone or new.
pub fn lines(old: &[RawLine], new: &[RawLine]) -> Vec<(Fate, RawLine)> {
    let mut rows = Vec::new();
    let mut push = |fate, lines: &[RawLine]| rows.extend(lines.iter().map(|line| (fate, line.clone())));
    for operation in capture_diff_slices(Algorithm::Myers, old, new) {
        match operation {
            DiffOp::Equal { old_index, len, .. } => push(Fate::Kept, &old[old_index..old_index + len]),
            DiffOp::Delete { old_index, old_len, .. } => push(Fate::Gone, &old[old_index..old_index + old_len]),
            DiffOp::Insert { new_index, new_len, .. } => push(Fate::New, &new[new_index..new_index + new_len]),
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                push(Fate::Gone, &old[old_index..old_index + old_len]);
                push(Fate::New, &new[new_index..new_index + new_len]);
            }
        }
    }
    rows
}

/// Every row of both budgets, those that are in both once.
pub fn both(old: &[RawLine], new: &[RawLine]) -> Vec<RawLine> {
    let mut rows: Vec<RawLine> = lines(old, new).into_iter().map(|(_, line)| line).collect();
    rows.sort_by_key(|line| line.side);
    rows
}

/// A difference between two versions of a proposal.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// An answer.
    Answer {
        /// Key of the question.
        key: String,
        /// Before.
        old: String,
        /// After.
        new: String,
    },
    /// The budget.
    Budget(Vec<(Fate, RawLine)>),
    /// The files of a paper.
    Paper {
        /// Key of the paper.
        key: String,
        /// Files that were taken away.
        gone: Vec<Attachment>,
        /// Files that came.
        new: Vec<Attachment>,
    },
}

impl Change {
    /// The field that changed, named as in a correction.
    pub fn field(&self) -> String {
        match self {
            Change::Answer { key, .. } => key.clone(),
            Change::Budget(_) => BUDGET.to_owned(),
            Change::Paper { key, .. } => paper_field(key),
        }
    }
}

/// What differs between two versions, in the order of the form.
pub fn between(old: &Proposal, new: &Proposal) -> Vec<Change> {
    let mut changes = Vec::new();
    for question in new.call.form.questions() {
        let (before, after) = (old.answers.get(&question.key), new.answers.get(&question.key));
        if before != after {
            let key = question.key.clone();
            changes.push(Change::Answer { key, old: before.to_owned(), new: after.to_owned() });
        }
    }
    if old.lines != new.lines {
        changes.push(Change::Budget(lines(&old.lines, &new.lines)));
    }
    let mut papers = old.papers();
    papers.extend(new.papers());
    papers.sort_by(|one, other| one.key.cmp(&other.key));
    papers.dedup_by(|one, other| one.key == other.key);
    for paper in &papers {
        let only = |of: &Proposal, other: &Proposal| -> Vec<Attachment> {
            let files = of.files.iter().filter(|file| file.paper == paper.key);
            files.filter(|file| !other.files.iter().any(|kept| kept.id == file.id)).cloned().collect()
        };
        let (gone, new) = (only(old, new), only(new, old));
        if !gone.is_empty() || !new.is_empty() {
            changes.push(Change::Paper { key: paper.key.clone(), gone, new });
        }
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::budget::Side;

    fn shown(pieces: &[Piece]) -> String {
        let mark = |piece: &Piece| match piece.fate {
            Fate::Kept => piece.text.clone(),
            Fate::Gone => format!("[-{}-]", piece.text),
            Fate::New => format!("[+{}+]", piece.text),
        };
        pieces.iter().map(mark).collect()
    }

    #[test]
    fn letters_that_differ_are_marked() {
        let cases = [
            ("海をきれいにする。", "海と浜をきれいにする。", "海[+と浜+]をきれいにする。"),
            ("𠮷田", "髙田", "[-𠮷-][+髙+]田"),
            ("同じ", "同じ", "同じ"),
            ("", "新しい", "[+新しい+]"),
            ("漂着ごみ", "森の道", "[-漂着ごみ-][+森の道+]"),
        ];
        for (old, new, expected) in cases {
            assert_eq!(shown(&text(old, new)), expected);
        }
    }

    #[test]
    fn both_budgets_keep_every_row() {
        let row = |side, text: &str| RawLine { text: text.into(), ..RawLine::empty(side) };
        let old = [row(Side::Income, "会費"), row(Side::Expense, "会場"), row(Side::Expense, "印刷")];
        let new = [
            row(Side::Income, "会費"),
            row(Side::Income, "寄附"),
            row(Side::Expense, "会場費"),
            row(Side::Expense, "印刷"),
        ];
        let texts: Vec<String> = both(&old, &new).into_iter().map(|line| line.text).collect();
        for text in ["会費", "寄附", "会場", "会場費", "印刷"] {
            assert_eq!(texts.iter().filter(|kept| *kept == text).count(), 1, "{text}: {texts:?}");
        }
    }

    mod properties {
        use super::*;
        use proptest::prelude::*;

        proptest! {
            #[test]
            fn both_texts_can_be_read_from_the_pieces(old in "\\PC{0,40}", new in "\\PC{0,40}") {
                let pieces = text(&old, &new);
                let without = |fate| -> String {
                    pieces.iter().filter(|piece| piece.fate != fate).map(|piece| piece.text.as_str()).collect()
                };
                prop_assert_eq!(without(Fate::New), old);
                prop_assert_eq!(without(Fate::Gone), new);
            }
        }
    }
}
