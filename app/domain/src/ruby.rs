//! Readings in Aozora notation（ルビ・ふりがな）: `漢字《かんじ》` and `｜範囲《よみ》`.
//!
//! The notation belongs to the catalogue of texts. Words that people type pass through [`protect`],
//! so that a 《 of theirs stays a 《 and their kanji never run into a reading of the catalogue.

/// Stands for a typed 《. Unicode noncharacters never come from a keyboard and are dropped by
/// [`crate::folding::clean`].
const TYPED_OPEN: char = '\u{FDD0}';
/// Stands for a typed 》.
const TYPED_CLOSE: char = '\u{FDD1}';
/// Stands for a typed ｜.
const TYPED_BAR: char = '\u{FDD2}';
/// The end of typed words: the run of kanji under a reading does not reach across it.
const TYPED_END: char = '\u{FDD3}';

/// A run of text, with its reading where it has one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// What is written.
    pub text: String,
    /// How it is read.
    pub reading: Option<String>,
}

/// Splits a marked text into runs. Every string is accepted: marks that make no reading are text.
pub fn segments(marked: &str) -> Vec<Segment> {
    let mut runs = Runs::default();
    let mut rest = marked;
    while let Some(open) = rest.find('《') {
        let (before, from_open) = rest.split_at(open);
        let inside = &from_open['《'.len_utf8()..];
        let (base, reading) = (base_of(before), reading_of(inside));
        match (base, reading) {
            (Some(base), Some(reading)) => {
                runs.plain(base.lead);
                runs.read(base.text, reading);
                rest = &inside[reading.len() + '》'.len_utf8()..];
            }
            _ => {
                runs.plain(before);
                runs.plain("《");
                rest = inside;
            }
        }
    }
    runs.plain(rest);
    runs.done
}

/// The text without readings, for attributes, titles and comparison.
pub fn bare(marked: &str) -> String {
    segments(marked).into_iter().map(|segment| segment.text).collect()
}

/// The text with readings in brackets, `漢字（かんじ）`, for mail and CSV.
pub fn with_brackets(marked: &str) -> String {
    let mut out = String::with_capacity(marked.len());
    for Segment { text, reading } in segments(marked) {
        out.push_str(&text);
        if let Some(reading) = reading {
            out.push('（');
            out.push_str(&reading);
            out.push('）');
        }
    }
    out
}

/// Makes typed words safe inside a marked text: `bare(&protect(x)) == x`.
pub fn protect(typed: &str) -> String {
    let mut out: String = typed
        .chars()
        .map(|letter| match letter {
            '《' => TYPED_OPEN,
            '》' => TYPED_CLOSE,
            '｜' => TYPED_BAR,
            other => other,
        })
        .collect();
    if typed.ends_with(is_kanji) {
        out.push(TYPED_END);
    }
    out
}

/// Text before 《, split where the reading begins to apply.
struct Base<'a> {
    lead: &'a str,
    text: &'a str,
}

/// An explicit range after ｜, or the run of kanji directly before 《.
fn base_of(before: &str) -> Option<Base<'_>> {
    if let Some(bar) = before.rfind('｜') {
        let text = &before[bar + '｜'.len_utf8()..];
        if !text.is_empty() && !text.contains('\n') {
            return Some(Base { lead: &before[..bar], text });
        }
    }
    let lead = before.trim_end_matches(is_kanji);
    let text = &before[lead.len()..];
    (!text.is_empty()).then_some(Base { lead, text })
}

/// The reading up to 》, unless it is empty, unclosed or broken by another mark.
fn reading_of(inside: &str) -> Option<&str> {
    let end = inside.find(['》', '《', '｜', '\n'])?;
    (end > 0 && inside[end..].starts_with('》')).then(|| &inside[..end])
}

/// Letters that carry a reading without ｜, as Aozora Bunko counts them（々〆〇ヶ included）.
fn is_kanji(letter: char) -> bool {
    matches!(letter,
        '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFF}'
        | '々' | '〆' | '〇' | 'ヶ')
}

/// Gives typed marks their own shape back.
fn restore(marked: &str) -> impl Iterator<Item = char> + '_ {
    marked.chars().filter(|letter| *letter != TYPED_END).map(|letter| match letter {
        TYPED_OPEN => '《',
        TYPED_CLOSE => '》',
        TYPED_BAR => '｜',
        other => other,
    })
}

/// Collects runs; neighbouring runs without reading become one.
#[derive(Default)]
struct Runs {
    done: Vec<Segment>,
}

impl Runs {
    fn plain(&mut self, marked: &str) {
        match self.done.last_mut() {
            Some(Segment { text, reading: None }) => text.extend(restore(marked)),
            _ => {
                let text: String = restore(marked).collect();
                if !text.is_empty() {
                    self.done.push(Segment { text, reading: None });
                }
            }
        }
    }

    fn read(&mut self, base: &str, reading: &str) {
        let text = restore(base).collect();
        let reading = Some(restore(reading).collect());
        self.done.push(Segment { text, reading });
    }
}
