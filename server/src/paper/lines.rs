//! Breaking text into lines by the rules of Japanese（禁則処理）: Unicode's line breaking, strict, and full lines.

use super::font::{Face, Placed};
use icu_segmenter::LineSegmenter;
use icu_segmenter::options::LineBreakOptions;

/// How far a closing mark may reach beyond the line: the right half of its square is empty.
const HANGING: f32 = 0.5;

/// A line of a text.
#[derive(Debug, Clone)]
pub struct Line {
    /// Its glyphs, without blanks at the end.
    pub glyphs: Vec<Placed>,
    /// Whether the text goes on below, so that the line is set full.
    pub goes_on: bool,
}

impl Line {
    /// Its width in ems.
    pub fn width(&self) -> f32 {
        width(&self.glyphs)
    }
}

fn width(glyphs: &[Placed]) -> f32 {
    let blanks: f32 = glyphs.iter().skip(1).map(|one| one.before).sum();
    glyphs.iter().map(|one| one.width).sum::<f32>() + blanks
}

/// The lines of a text no wider than `most` ems. Line breaks that were typed stay.
pub fn lines(face: &Face<'_>, text: &str, most: f32) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut from = 0;
    for paragraph in text.split('\n') {
        let glyphs = face.glyphs(paragraph);
        let mut set = paragraph_lines(paragraph, &glyphs, most);
        for line in &mut set {
            for glyph in &mut line.glyphs {
                glyph.range = glyph.range.start + from..glyph.range.end + from;
            }
        }
        lines.append(&mut set);
        from += paragraph.len() + 1;
    }
    lines
}

fn paragraph_lines(text: &str, glyphs: &[Placed], most: f32) -> Vec<Line> {
    let segmenter = LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default());
    let ends: Vec<usize> = segmenter.segment_str(text).filter(|end| *end > 0).collect();
    let index_of = |byte: usize| glyphs.iter().position(|one| one.range.start >= byte).unwrap_or(glyphs.len());
    let mut lines = Vec::new();
    let (mut start, mut good) = (0, 0);
    for end in ends.into_iter().map(index_of) {
        let mut end = end;
        while start < end && !fits(text, &glyphs[start..end], most) {
            // A word longer than a line is cut where the line ends.
            let cut = if good > start {
                good
            } else {
                (start + 1..end).rev().find(|cut| fits(text, &glyphs[start..*cut], most)).unwrap_or(start + 1)
            };
            lines.push(line(text, &glyphs[start..cut], true));
            start = cut;
            end = end.max(start);
        }
        good = end;
    }
    lines.push(line(text, &glyphs[start..], false));
    lines
}

fn fits(text: &str, glyphs: &[Placed], most: f32) -> bool {
    let glyphs = trimmed(text, glyphs);
    let closes = glyphs
        .last()
        .is_some_and(|last| text[last.range.clone()].starts_with(['、', '。', '，', '．', '）', '」', '』', '】']));
    width(glyphs) <= most + if closes { HANGING } else { 0.001 }
}

fn trimmed<'g>(text: &str, glyphs: &'g [Placed]) -> &'g [Placed] {
    let blank = |one: &&Placed| text[one.range.clone()].trim().is_empty();
    let blanks = glyphs.iter().rev().take_while(blank).count();
    &glyphs[..glyphs.len() - blanks]
}

fn line(text: &str, glyphs: &[Placed], goes_on: bool) -> Line {
    Line { glyphs: trimmed(text, glyphs).to_vec(), goes_on }
}
