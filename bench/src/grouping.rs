//! How long it takes to group a flood of opinions, how much memory, and how well planted near copies are found（同一文・同趣旨の候補）.

use anyhow::Context;
use domain::folding::text_hash;
use domain::likeness::{Signature, near_copies};
use std::collections::HashMap;
use std::time::Instant;

/// What was found.
pub struct Found {
    /// Opinions.
    pub opinions: usize,
    /// Different texts among them.
    pub texts: usize,
    /// Seconds for folding, collapsing, boiling down and comparing.
    pub seconds: f64,
    /// Of planted pairs, the share that was found.
    pub recall: f64,
    /// Of found pairs, the share that was planted.
    pub precision: f64,
    /// The most memory that the process had until then, in MiB.
    pub peak: u64,
}

impl std::fmt::Display for Found {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{} opinions, {} different texts: {:.1} s, {} MiB at most, recall {:.4}, precision {:.4}",
            self.opinions, self.texts, self.seconds, self.peak, self.recall, self.precision
        )
    }
}

/// A small generator with a fixed seed, so that every run plants the same.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }
}

/// Texts are put together from these: the same small stock for all, as people write about one matter.
const WORDS: [&str; 48] = [
    "バスの",
    "本数を",
    "増やして",
    "ください",
    "港の",
    "待合所に",
    "屋根が",
    "ほしい",
    "高齢者の",
    "見守りを",
    "地域で",
    "続ける",
    "ために",
    "予算を",
    "確保し",
    "若い人が",
    "戻れる",
    "仕事を",
    "つくる",
    "べきです",
    "計画の",
    "目標が",
    "あいまいで",
    "分かりません",
    "空き家の",
    "活用に",
    "補助を",
    "出して",
    "移住者を",
    "迎える",
    "海岸の",
    "漂着ごみを",
    "集める",
    "活動に",
    "学校も",
    "参加する",
    "診療所の",
    "夜間の",
    "当番を",
    "決める",
    "道路の",
    "草刈りを",
    "年三回に",
    "図書館の",
    "開館時間を",
    "延ばす",
    "ことに",
    "賛成します",
];

/// Near copies of a text beside itself.
const COPIES: usize = 3;

/// The text of a family: the first as it was written, the others with a few words changed, left out or put in.
fn text(family: usize, copy: usize) -> String {
    let mut dice = Dice(family as u64 * 7_919 + 17);
    let length = 15 + dice.below(120);
    let mut words: Vec<&str> = (0..length).map(|_| WORDS[dice.below(WORDS.len())]).collect();
    let mut dice = Dice((family * 31 + copy) as u64 + 1_000_003);
    for _ in 0..copy.min(1) * (1 + length / 20) {
        let at = dice.below(words.len());
        match dice.below(3) {
            0 => words[at] = WORDS[dice.below(WORDS.len())],
            1 => words.insert(at, WORDS[dice.below(WORDS.len())]),
            _ => drop(words.remove(at)),
        }
    }
    words.concat()
}

/// Groups `opinions` opinions that have about `texts` different texts.
///
/// # Errors
/// A Linux without /proc.
pub fn group(opinions: usize, texts: usize) -> anyhow::Result<Found> {
    let families = (texts / (COPIES + 1)).max(1);
    let begun = Instant::now();
    let mut known: HashMap<String, usize> = HashMap::new();
    let mut weights: Vec<(usize, usize, Option<Signature>)> = Vec::new();
    for opinion in 0..opinions {
        let number = opinion % (families * (COPIES + 1));
        let (family, copy) = (number % families, number / families);
        let text = text(family, copy);
        let next = weights.len();
        let at = *known.entry(text_hash(&text)).or_insert(next);
        if at == next {
            weights.push((0, family, Signature::of(&text)));
        }
        weights[at].0 += 1;
    }
    weights.sort_by_key(|(weight, ..)| std::cmp::Reverse(*weight));
    let of: Vec<usize> = weights.iter().map(|(_, family, _)| *family).collect();
    let signatures: Vec<Option<Signature>> = weights.into_iter().map(|(.., signature)| signature).collect();
    let found = near_copies(&signatures, |_, _| false);
    let seconds = begun.elapsed().as_secs_f64();
    let mut group: Vec<usize> = (0..of.len()).collect();
    for near in &found {
        group[near.text] = near.first;
    }
    let planted = pairs(of.iter().copied());
    let proposed = pairs(group.iter().copied());
    let both = pairs(of.iter().copied().zip(group.iter().copied()));
    Ok(Found { opinions, texts: of.len(), seconds, recall: both / planted, precision: both / proposed, peak: peak()? })
}

/// Pairs of things with the same key.
fn pairs<K: std::hash::Hash + Eq>(keys: impl Iterator<Item = K>) -> f64 {
    let mut sizes: HashMap<K, u64> = HashMap::new();
    for key in keys {
        *sizes.entry(key).or_default() += 1;
    }
    sizes.values().map(|size| (size * (size - 1) / 2) as f64).sum()
}

fn peak() -> anyhow::Result<u64> {
    let status = std::fs::read_to_string("/proc/self/status").context("a Linux with /proc")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).context("VmHWM")?;
    let kibibytes: u64 = line.trim().trim_end_matches("kB").trim().parse().context("VmHWM")?;
    Ok(kibibytes / 1024)
}
