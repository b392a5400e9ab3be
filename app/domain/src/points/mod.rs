//! Points（論点）: an opinion cut into what it says, each piece to be answered.
//!
//! The points of a text always make up the whole text: they lie side by side, none overlaps another, and joined in
//! order they give the original letter by letter. So nothing that somebody wrote can fall out by cutting it.

use crate::folding::fold;
use crate::opinions::Part;

/// Most points that one text is cut into.
pub const POINTS_MAX: usize = 200;

/// The text of a part that is cut: the opinion and, after an empty line, its reason. Offsets count its letters.
pub fn text_of(part: &Part) -> String {
    joined(&part.body, &part.reason)
}

/// The same of the two columns.
pub fn joined(body: &str, reason: &str) -> String {
    if reason.trim().is_empty() { body.to_owned() } else { format!("{body}\n\n{reason}") }
}

/// A stretch of a text: letters from one up to another, counted from 0, the end not included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Stretch {
    /// The first letter.
    pub from: usize,
    /// The letter behind the last one.
    pub until: usize,
}

impl Stretch {
    /// The letters that it holds. A stretch that reaches beyond the text ends with it.
    pub fn of(self, text: &str) -> String {
        text.chars().skip(self.from).take(self.until.saturating_sub(self.from)).collect()
    }
}

/// Where a text may be cut without splitting a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seam {
    /// A sentence ends（文の切れ目）.
    Sentence,
    /// A line ends（段落の切れ目）.
    Paragraph,
}

/// How a text is cut: places strictly inside it, in order. Empty: one point, the whole.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cuts(Vec<usize>);

impl Cuts {
    /// Cuts at these places of a text. A place outside, a place named twice, and a place that would make a piece
    /// without any letter fall away, so that whatever is asked for, every piece says something.
    pub fn at(text: &str, places: impl IntoIterator<Item = usize>) -> Cuts {
        let letters: Vec<char> = text.chars().collect();
        let mut places: Vec<usize> = places.into_iter().filter(|at| (1..letters.len()).contains(at)).collect();
        places.sort_unstable();
        places.dedup();
        let mut kept: Vec<usize> = Vec::with_capacity(places.len().min(POINTS_MAX));
        for at in places {
            let begin = kept.last().copied().unwrap_or(0);
            if kept.len() + 1 < POINTS_MAX && says_something(&letters[begin..at]) {
                kept.push(at);
            }
        }
        while kept.last().is_some_and(|at| !says_something(&letters[*at..])) {
            kept.pop();
        }
        Cuts(kept)
    }

    /// The same cuts and those around a selection, so that what was selected is a point of its own（範囲を選んで分ける）.
    #[must_use]
    pub fn around(&self, text: &str, selected: Stretch) -> Cuts {
        let inside = |at: &usize| *at <= selected.from || *at >= selected.until;
        let kept = self.0.iter().copied().filter(inside);
        Cuts::at(text, kept.chain([selected.from, selected.until]))
    }

    /// The same cuts without one: two neighbours become one point again（つなぎ直す）.
    #[must_use]
    pub fn without(&self, place: usize) -> Cuts {
        Cuts(self.0.iter().copied().filter(|at| *at != place).collect())
    }

    /// The places.
    pub fn places(&self) -> &[usize] {
        &self.0
    }

    /// The points of a text of `length` letters.
    pub fn stretches(&self, length: usize) -> Vec<Stretch> {
        let ends = self.0.iter().copied().chain([length]);
        let mut from = 0;
        ends.map(|until| Stretch { from: std::mem::replace(&mut from, until), until }).collect()
    }
}

fn says_something(letters: &[char]) -> bool {
    letters.iter().any(|letter| letter.is_alphanumeric()) || !fold(&letters.iter().collect::<String>()).is_empty()
}

/// Where a text may be cut: at every end of a line, and at every end of a sentence. The place is that of the
/// first letter behind it.
pub fn seams(text: &str) -> Vec<(usize, Seam)> {
    let mut found = Vec::new();
    let mut ended: Option<Seam> = None;
    let mut begun = false;
    let mut before = ' ';
    for (at, letter) in text.chars().enumerate() {
        match letter {
            '\n' => ended = Some(Seam::Paragraph),
            '。' | '！' | '？' | '｡' | '!' | '?' => ended = ended.or(Some(Seam::Sentence)),
            // 「…です。」と続く: the sentence goes on behind what is quoted.
            '」' | '』' if ended == Some(Seam::Sentence) => ended = None,
            '）' | ')' | '】' if ended.is_some() => {}
            blank if blank.is_whitespace() => {
                if before == '.' {
                    ended = ended.or(Some(Seam::Sentence));
                }
            }
            _ => {
                if let Some(seam) = ended.take().filter(|_| begun) {
                    found.push((at, seam));
                }
                begun = true;
            }
        }
        before = letter;
    }
    found
}

/// Cuts at every end of a line（段落ごとに分ける）.
pub fn by_paragraph(text: &str) -> Cuts {
    Cuts::at(text, seams(text).into_iter().filter(|(_, seam)| *seam == Seam::Paragraph).map(|(at, _)| at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn pieces(text: &str, cuts: &Cuts) -> Vec<String> {
        cuts.stretches(text.chars().count()).into_iter().map(|stretch| stretch.of(text)).collect()
    }

    #[test]
    fn an_opinion_is_cut_by_paragraph() {
        let text = "一つ目。バスを増やしてください。\n\n二つ目。案内所（港です。）がほしい。「無理だ。」と言われた。\n ・おわり";
        let cuts = by_paragraph(text);
        assert_eq!(
            pieces(text, &cuts),
            [
                "一つ目。バスを増やしてください。\n\n",
                "二つ目。案内所（港です。）がほしい。「無理だ。」と言われた。\n ",
                "・おわり"
            ]
        );
        let sentences = seams(text).into_iter().filter(|(_, seam)| *seam == Seam::Sentence).count();
        assert_eq!(sentences, 4);
        assert_eq!(seams("It is 3.5 km. Why? No"), [(14, Seam::Sentence), (19, Seam::Sentence)]);
    }

    #[test]
    fn a_selection_becomes_a_point_and_can_be_joined_again() {
        let text = "あいうえおかきくけこ";
        let cuts = Cuts::at(text, [3]).around(text, Stretch { from: 2, until: 6 });
        assert_eq!(pieces(text, &cuts), ["あい", "うえおか", "きくけこ"]);
        assert_eq!(pieces(text, &cuts.without(2)), ["あいうえおか", "きくけこ"]);
        assert_eq!(Cuts::at(" 一 \n ", [1, 2, 4]), Cuts::default());
    }

    #[test]
    fn the_reason_belongs_to_the_text() {
        assert_eq!(joined("増やす", "遠いから"), "増やす\n\n遠いから");
        assert_eq!(joined("増やす", " "), "増やす");
    }

    proptest! {
        #[test]
        fn whatever_is_asked_for_the_pieces_are_the_text(
            text in "[ 　\nあいう漢字。！a.]{0,60}",
            places in proptest::collection::vec(0_usize..70, 0..10),
            from in 0_usize..70, length in 0_usize..20,
        ) {
            let cuts = Cuts::at(&text, places).around(&text, Stretch { from, until: from + length });
            let pieces = pieces(&text, &cuts);
            prop_assert_eq!(pieces.concat(), text.clone());
            if pieces.len() > 1 {
                prop_assert!(pieces.iter().all(|piece| !fold(piece).is_empty()));
            }
            // Cutting again at the same places changes nothing, and taking every cut back gives the whole.
            prop_assert_eq!(&Cuts::at(&text, cuts.places().iter().copied()), &cuts);
            let whole = cuts.places().iter().fold(cuts.clone(), |left, at| left.without(*at));
            prop_assert_eq!(whole, Cuts::default());
        }
    }
}
