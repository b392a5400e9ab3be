//! How long it takes to group a flood of opinions, how much memory, and how well planted near copies are found（同一文・同趣旨の候補）.

use anyhow::Context;
use domain::floods::Flood;
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

/// Groups a flood: what is timed are the texts too, as they would be read from somewhere.
///
/// # Errors
/// A Linux without /proc.
pub fn group(flood: Flood) -> anyhow::Result<Found> {
    let opinions = flood.opinions();
    let begun = Instant::now();
    let mut known: HashMap<String, usize> = HashMap::new();
    let mut weights: Vec<(usize, usize, Option<Signature>)> = Vec::new();
    for opinion in 0..opinions {
        let number = flood.text_of(opinion);
        let (family, text) = (flood.family_of(number), flood.text(number));
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
