//! Which of many texts are near copies of which, without comparing all with all（ほぼ同じ文を探す）.

use super::NEAR;
use super::signature::{NUMBERS, Signature};
use std::collections::VecDeque;

/// Numbers in a band, and bands. Two texts that are like by 60 % meet in some band in 94 of 100 cases, by 70 % in
/// more than 99; by 10 % in one of 500, and then their signatures tell them apart.
const ROWS: usize = 4;
const BANDS: usize = NUMBERS / ROWS;
/// How many different families a text is compared with in one bucket: what keeps a flood of one template linear.
const COMPARED: usize = 16;

/// A text that is a near copy of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Near {
    /// Its place in the list.
    pub text: usize,
    /// The text that it is proposed to be put with; never itself, and nearer to the first of the family.
    pub to: usize,
    /// The first text of the family: the one that stands first in the list.
    pub first: usize,
}

/// Finds the near copies among texts, given by their signatures in the order of their weight, the most frequent
/// first. `unlike` says which pairs a person has told apart: they are never linked directly.
///
/// Needs 16 bytes a text beside the signatures. The result depends on nothing but the arguments.
pub fn near_copies(signatures: &[Option<Signature>], unlike: impl Fn(usize, usize) -> bool) -> Vec<Near> {
    let mut families = Families::of(signatures.len());
    let mut links: Vec<(usize, usize)> = Vec::new();
    let mut keys: Vec<(u64, usize)> = Vec::with_capacity(signatures.len());
    for band in 0..BANDS {
        keys.clear();
        keys.extend(
            signatures.iter().enumerate().filter_map(|(at, signature)| Some((key(signature.as_ref()?, band), at))),
        );
        keys.sort_unstable();
        for bucket in keys.chunk_by(|one, other| one.0 == other.0) {
            link(bucket, signatures, &mut families, &mut links, &unlike);
        }
    }
    towards_the_first(signatures, &links, &unlike)
}

fn key(signature: &Signature, band: usize) -> u64 {
    signature.0[band * ROWS..(band + 1) * ROWS].iter().fold(0xcbf2_9ce4_8422_2325, |hash, number| {
        (hash ^ u64::from(*number)).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29)
    })
}

/// Whether the signatures of two texts agree far enough.
fn is_near(one: Option<&Signature>, other: Option<&Signature>) -> bool {
    let (Some(one), Some(other)) = (one, other) else { return false };
    one.in_common(other) * 100 >= usize::from(NEAR) * NUMBERS
}

fn link(
    bucket: &[(u64, usize)],
    signatures: &[Option<Signature>],
    families: &mut Families,
    links: &mut Vec<(usize, usize)>,
    unlike: &impl Fn(usize, usize) -> bool,
) {
    let mut firsts: Vec<usize> = Vec::new();
    for (_, text) in bucket {
        let mut known = false;
        for first in &firsts {
            if families.head(*first) == families.head(*text) {
                known = true;
            } else if is_near(signatures[*first].as_ref(), signatures[*text].as_ref()) && !unlike(*first, *text) {
                families.unite(*first, *text);
                links.push((*first, *text));
                known = true;
            }
        }
        if !known && firsts.len() < COMPARED {
            firsts.push(*text);
        }
    }
}

/// Walks each family from its first text outwards, so that every other text has one to be put with: the
/// first itself where they are near, else the one that leads to it.
fn towards_the_first(
    signatures: &[Option<Signature>],
    links: &[(usize, usize)],
    unlike: &impl Fn(usize, usize) -> bool,
) -> Vec<Near> {
    let mut beside: Vec<Vec<usize>> = vec![Vec::new(); signatures.len()];
    for (one, other) in links {
        beside[*one].push(*other);
        beside[*other].push(*one);
    }
    let mut seen = vec![false; signatures.len()];
    let mut found = Vec::new();
    for first in 0..signatures.len() {
        if seen[first] || beside[first].is_empty() {
            continue;
        }
        seen[first] = true;
        let mut waiting = VecDeque::from([first]);
        while let Some(at) = waiting.pop_front() {
            for text in beside[at].iter().copied() {
                if !std::mem::replace(&mut seen[text], true) {
                    let direct = is_near(signatures[first].as_ref(), signatures[text].as_ref()) && !unlike(first, text);
                    found.push(Near { text, to: if direct { first } else { at }, first });
                    waiting.push_back(text);
                }
            }
        }
    }
    found.sort_unstable_by_key(|near| near.text);
    found
}

/// Which texts hang together (union-find; the smaller place is the head).
struct Families(Vec<usize>);

impl Families {
    fn of(texts: usize) -> Families {
        Families((0..texts).collect())
    }

    fn head(&mut self, mut text: usize) -> usize {
        while self.0[text] != text {
            self.0[text] = self.0[self.0[text]];
            text = self.0[text];
        }
        text
    }

    fn unite(&mut self, one: usize, other: usize) {
        let (one, other) = (self.head(one), self.head(other));
        self.0[one.max(other)] = one.min(other);
    }
}
