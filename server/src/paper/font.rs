//! The font of printed letters: glyphs, their widths, and what it does not have（書体）.

use krilla::text::{Font, GlyphId, KrillaGlyph};
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::string::StringId;
use skrifa::{FontRef, MetadataProvider};
use std::ops::Range;

/// Stands for what the font does not have（下駄）.
const MISSING: char = '〓';

/// A font, read for measuring and for drawing.
pub struct Face<'a> {
    read: FontRef<'a>,
    metrics: GlyphMetrics<'a>,
    em: f32,
    /// For drawing.
    pub font: Font,
}

/// A glyph with the bytes of the text it stands for; widths in ems.
#[derive(Debug, Clone)]
pub struct Placed {
    glyph: GlyphId,
    /// The bytes it stands for.
    pub range: Range<usize>,
    /// Its width.
    pub width: f32,
    /// The blank before it.
    pub before: f32,
}

impl<'a> Face<'a> {
    /// Reads a font file; of a collection, the Japanese face.
    pub fn read(bytes: &'a [u8]) -> Option<Face<'a>> {
        let index = japanese_face(bytes);
        let read = FontRef::from_index(bytes, index).ok()?;
        let metrics = read.glyph_metrics(Size::unscaled(), LocationRef::default());
        let em = f32::from(read.metrics(Size::unscaled(), LocationRef::default()).units_per_em);
        let font = Font::new(bytes.to_vec().into(), index)?;
        Some(Face { read, metrics, em, font })
    }

    /// The glyphs of a text, with a quarter's blank between Japanese and Latin letters as books set it.
    pub fn glyphs(&self, text: &str) -> Vec<Placed> {
        let map = self.read.charmap();
        let mut placed: Vec<Placed> = Vec::new();
        let mut last: Option<char> = None;
        let mut letters = text.char_indices().peekable();
        while let Some((at, letter)) = letters.next() {
            let mut end = at + letter.len_utf8();
            let mut glyph = map.map(letter);
            // A name may ask for one shape of its character（異体字セレクタ）.
            if let Some((selector_at, selector)) = letters.peek().copied().filter(|(_, next)| is_selector(*next)) {
                if let Some(skrifa::charmap::MapVariant::Variant(variant)) = map.map_variant(letter, selector) {
                    glyph = Some(variant);
                }
                end = selector_at + selector.len_utf8();
                letters.next();
            }
            let glyph = glyph.or_else(|| map.map(MISSING)).unwrap_or_default();
            let width = self.metrics.advance_width(glyph).unwrap_or(self.em) / self.em;
            let before = if last.is_some_and(|last| is_seam(last, letter)) { 0.2 } else { 0.0 };
            placed.push(Placed { glyph: GlyphId::new(glyph.to_u32()), range: at..end, width, before });
            last = Some(letter);
        }
        placed
    }

    /// Characters of a text that the font does not have.
    pub fn missing(&self, text: &str) -> Vec<char> {
        let map = self.read.charmap();
        text.chars()
            .filter(|letter| !letter.is_control() && !is_selector(*letter) && map.map(*letter).is_none())
            .collect()
    }
}

/// As krilla draws them, each followed by `gap` ems; ranges count from `base`.
pub fn drawn(glyphs: &[Placed], gap: f32, base: usize) -> Vec<KrillaGlyph> {
    let next_blank = |index: usize| glyphs.get(index + 1).map_or(0.0, |next| next.before + gap);
    let glyph = |(index, one): (usize, &Placed)| KrillaGlyph {
        glyph_id: one.glyph,
        text_range: one.range.start - base..one.range.end - base,
        x_advance: one.width + next_blank(index),
        x_offset: 0.0,
        y_offset: 0.0,
        y_advance: 0.0,
        location: None,
    };
    glyphs.iter().enumerate().map(glyph).collect()
}

/// Collections hold the same font for several countries; ours is named JP.
fn japanese_face(bytes: &[u8]) -> u32 {
    let is_ours = |index: &u32| {
        let name = FontRef::from_index(bytes, *index).ok().and_then(|font| {
            let found = font.localized_strings(StringId::FAMILY_NAME).english_or_first()?;
            Some(found.chars().collect::<String>())
        });
        name.is_some_and(|name| name.contains("JP"))
    };
    (0..16).find(is_ours).unwrap_or(0)
}

fn is_selector(letter: char) -> bool {
    matches!(letter, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// Where Latin letters or digits meet Japanese ones.
fn is_seam(left: char, right: char) -> bool {
    let is_latin = |letter: char| letter.is_ascii_alphanumeric();
    (is_latin(left) && is_japanese(right)) || (is_japanese(left) && is_latin(right))
}

fn is_japanese(letter: char) -> bool {
    matches!(letter, '\u{3041}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}
