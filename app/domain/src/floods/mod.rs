//! What a flood of opinions looks like（意見の殺到）: texts for measuring and for tests, the same for the same seed.
//!
//! In the largest flood that a national office has told of, 207,850 opinions had 8,277 texts, and one of them was sent in ten
//! thousand times. A flood here has that shape: few texts lead, most are rare, every text has near copies beside it, and
//! many opinions arrive in the last hours. Any opinion and any text can be asked for by its number, in any order, and
//! nothing of a flood has to be held in memory. No chance is in it.

mod words;

use words::{LITTLE, OPENINGS, PLACES, REASONS, THINGS, WISHES};

/// Opinions of the largest flood, and the different texts among them.
const LARGEST: (usize, usize) = (207_850, 8_277);
/// Texts that lie together; each such block holds two families at most.
const BLOCK: usize = 8;
/// The most sentences of a text.
const SENTENCES: usize = 14;

/// A small generator: the same seed gives the same numbers on every machine.
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    /// A generator for one thing of many.
    pub fn of(seed: u64, what: u64, number: usize) -> Dice {
        Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ what.wrapping_mul(0xbf58_476d_1ce4_e5b9) ^ number as u64)
    }

    /// A number below `end`; 0 where there is none.
    pub fn below(&mut self, end: usize) -> usize {
        // SplitMix64.
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) >> 33) as usize % end.max(1)
    }

    fn one_of(&mut self, of: &[&'static str]) -> &'static str {
        of.get(self.below(of.len())).copied().unwrap_or_default()
    }
}

/// A flood of opinions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Flood {
    opinions: usize,
    texts: usize,
    seed: u64,
}

impl Flood {
    /// A flood of so many opinions with so many texts; no more texts than opinions.
    pub fn new(opinions: usize, texts: usize, seed: u64) -> Flood {
        let opinions = opinions.max(1);
        Flood { opinions, texts: texts.clamp(1, opinions), seed }
    }

    /// A flood in which 96 of 100 opinions are copies, as in the largest one.
    pub fn of_copies(opinions: usize, seed: u64) -> Flood {
        Flood::new(opinions, opinions * LARGEST.1 / LARGEST.0, seed)
    }

    /// How many opinions.
    pub fn opinions(&self) -> usize {
        self.opinions
    }

    /// How many texts.
    pub fn texts(&self) -> usize {
        self.texts
    }

    /// The text of an opinion. Every text is the text of some opinion, and a few are those of many.
    pub fn text_of(&self, opinion: usize) -> usize {
        let place = shuffled(opinion % self.opinions, self.opinions, self.seed);
        let rank = if place < self.texts {
            place
        } else {
            // Each power of two is as frequent as the next: the first text has a share, the next two share another.
            let mut dice = Dice::of(self.seed, 1, place);
            let power = dice.below(self.texts.ilog2() as usize + 1);
            ((1 << power) - 1 + dice.below(1 << power)).min(self.texts - 1)
        };
        shuffled(rank, self.texts, self.seed ^ 1)
    }

    /// The family of a text: texts of one family are near copies of each other.
    pub fn family_of(&self, text: usize) -> usize {
        let (block, cut) = self.block_of(text);
        block * 2 + usize::from(text % BLOCK >= cut)
    }

    /// Where a block of texts is cut into two families.
    fn block_of(&self, text: usize) -> (usize, usize) {
        let block = text / BLOCK;
        (block, Dice::of(self.seed, 2, block).below(BLOCK))
    }

    /// The words of a text: the first of a family as somebody wrote it, the others with a few words changed, left out
    /// or put in, as people do with a text that they were given.
    pub fn text(&self, text: usize) -> String {
        let (block, cut) = self.block_of(text);
        let first = if text % BLOCK >= cut { block * BLOCK + cut } else { block * BLOCK };
        let mut pieces = written(&mut Dice::of(self.seed, 3, first));
        if text != first {
            change(&mut pieces, &mut Dice::of(self.seed, 4, text));
        }
        pieces.concat()
    }

    /// When an opinion arrives, in hundred-thousandths of the term: a fifth on the last of thirty days, a tenth of these
    /// in its last hour, and some in bursts, as when a text is passed round.
    pub fn arrives(&self, opinion: usize) -> u32 {
        let mut dice = Dice::of(self.seed, 5, opinion);
        let at = match dice.below(100) {
            0..2 => 99_861 + dice.below(139),
            2..20 => 96_667 + dice.below(3_333),
            // One of twelve hours in which somebody calls on others to write.
            20..55 => Dice::of(self.seed, 6, dice.below(12)).below(96_000) + dice.below(139),
            _ => dice.below(96_667),
        };
        u32::try_from(at).unwrap_or(u32::MAX)
    }
}

/// The place of a number among `all` that are shuffled: every place is taken once.
fn shuffled(number: usize, all: usize, seed: u64) -> usize {
    let mut dice = Dice::of(seed, 7, all);
    let mut step = all / 2 + dice.below(all / 2 + 1);
    while divisor(step, all) != 1 {
        step += 1;
    }
    // Numbers of opinions are far below the root of what a usize holds.
    (number * step + dice.below(all)) % all
}

fn divisor(one: usize, other: usize) -> usize {
    if other == 0 { one } else { divisor(other, one % other) }
}

/// The pieces of a text: of each sentence where, what, why, and what is wished for.
fn written(dice: &mut Dice) -> Vec<&'static str> {
    // Short ones are the most frequent.
    let most = 2 + dice.below(SENTENCES - 1);
    let sentences = 2 + dice.below(most - 1);
    let mut pieces = Vec::with_capacity(sentences * 4);
    for _ in 0..sentences {
        pieces.extend([PLACES, THINGS, REASONS, WISHES].map(|words| dice.one_of(words)));
    }
    pieces
}

fn change(pieces: &mut Vec<&'static str>, dice: &mut Dice) {
    for _ in 0..=pieces.len() / 20 {
        let at = dice.below(pieces.len());
        match dice.below(4) {
            0 => pieces[at] = dice.one_of([PLACES, THINGS, REASONS, WISHES][at % 4]),
            1 => pieces.insert(at, dice.one_of(LITTLE)),
            2 => pieces.insert(0, dice.one_of(OPENINGS)),
            _ => drop(pieces.remove(at)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::folding::text_hash;
    use std::collections::HashMap;

    #[test]
    fn a_flood_has_the_shape_of_the_largest_one() {
        let flood = Flood::of_copies(20_785, 1);
        assert_eq!((flood.opinions(), flood.texts()), (20_785, 827));
        let mut times: HashMap<usize, usize> = HashMap::new();
        for opinion in 0..flood.opinions() {
            *times.entry(flood.text_of(opinion)).or_default() += 1;
        }
        assert_eq!(times.len(), flood.texts(), "every text was sent in");
        let most = times.values().max().copied().unwrap_or_default();
        assert!((1_000..4_000).contains(&most), "the most frequent text came {most} times");
        let different: std::collections::HashSet<String> =
            (0..flood.texts()).map(|text| text_hash(&flood.text(text))).collect();
        assert!(different.len() * 100 >= flood.texts() * 95, "{} of {}", different.len(), flood.texts());
        let letters: Vec<usize> = (0..flood.texts()).map(|text| flood.text(text).chars().count()).collect();
        assert!(letters.iter().all(|letters| (30..700).contains(letters)), "{:?}", letters.iter().max());
    }

    #[test]
    fn a_fifth_arrives_on_the_last_day_and_nothing_after_it() {
        let flood = Flood::of_copies(10_000, 7);
        let times: Vec<u32> = (0..flood.opinions()).map(|opinion| flood.arrives(opinion)).collect();
        let after = |from: u32| times.iter().filter(|at| **at >= from).count();
        assert_eq!(after(100_000), 0);
        assert!((1_800..2_200).contains(&after(96_667)), "{}", after(96_667));
        assert!((200..400).contains(&after(99_861)), "{}", after(99_861));
    }

    #[test]
    fn the_same_seed_is_the_same_flood_and_another_one_is_another() {
        let texts = |seed| (0..50).map(|text| Flood::new(50, 50, seed).text(text)).collect::<Vec<_>>();
        assert_eq!(texts(3), texts(3));
        assert_ne!(texts(3), texts(4));
    }
}
