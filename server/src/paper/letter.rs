//! An official letter on A4, as offices set it（通知書の組版）: number and date right, addressee left, mayor right, subject
//! centred, text, 記 … 以上, and who answers questions.

use super::font::{Face, drawn};
use super::lines::{Line, lines};
use domain::official::Sheet;
use krilla::Document;
use krilla::geom::Point;
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla::surface::Surface;

const WIDTH: f32 = 595.276;
const HEIGHT: f32 = 841.89;
/// 25 mm.
const MARGIN: f32 = 70.866;
const TEXT: f32 = 10.5;
const SMALL: f32 = 9.0;
const TITLE: f32 = 13.0;
const LEADING: f32 = 18.0;
const LINE: f32 = WIDTH - 2.0 * MARGIN;
const BOTTOM: f32 = HEIGHT - MARGIN;

/// Where a line stands between the margins.
#[derive(Clone, Copy)]
enum Stand {
    /// So many points from the left margin, set full over a width if it goes on.
    Left(f32, f32),
    Centre,
    /// So many points from the right margin.
    Right(f32),
    /// Spread over a width（均等割付）.
    Spread(f32, f32),
}

/// A line with its place on its page.
struct Set<'t> {
    page: usize,
    y: f32,
    size: f32,
    stand: Stand,
    text: &'t str,
    line: Line,
}

struct Setter<'t, 'f> {
    face: &'f Face<'f>,
    page: usize,
    y: f32,
    set: Vec<Set<'t>>,
}

impl<'t> Setter<'t, '_> {
    fn put(&mut self, text: &'t str, size: f32, stand: Stand, most: f32) {
        for line in lines(self.face, text, most / size) {
            self.room(LEADING);
            self.y += LEADING;
            self.set.push(Set { page: self.page, y: self.y, size, stand, text, line });
        }
    }

    /// A new page where so much does not fit any more.
    fn room(&mut self, height: f32) {
        if self.y + height > BOTTOM {
            self.page += 1;
            self.y = MARGIN;
        }
    }

    fn gap(&mut self, lines: f32) {
        self.y += LEADING * lines;
    }

    fn head(&mut self, sheet: &'t Sheet) {
        self.put(&sheet.form, SMALL, Stand::Left(0.0, LINE), LINE);
        self.put(&sheet.number, TEXT, Stand::Right(0.0), LINE);
        self.put(&sheet.date, TEXT, Stand::Right(0.0), LINE);
        self.gap(1.0);
        for line in &sheet.addressee {
            self.put(line, TEXT, Stand::Left(TEXT, LINE - TEXT), LINE - TEXT);
        }
        self.gap(1.0);
        self.put(&sheet.sender, TEXT, Stand::Right(TEXT * 4.0), LINE);
        self.put(&sheet.seal, SMALL, Stand::Right(TEXT * 4.0), LINE);
        self.gap(1.0);
        let most = self.balanced(&sheet.subject, TITLE, LINE - TEXT * 4.0);
        self.put(&sheet.subject, TITLE, Stand::Centre, most);
        self.gap(1.0);
    }

    /// The least width in which a text takes no more lines and each ends where a reader would pause; the whole
    /// width where there is none.
    fn balanced(&self, text: &str, size: f32, most: f32) -> f32 {
        const PAUSES: [char; 9] = ['の', 'を', 'に', 'は', 'が', 'て', '、', '）', '」'];
        let set = |width: f32| lines(self.face, text, width / size);
        let least = set(most).len();
        let pauses = |line: &Line| {
            let end = line.glyphs.last().map(|last| &text[last.range.clone()]);
            !line.goes_on || end.is_some_and(|end| end.ends_with(PAUSES))
        };
        let mut width = most / 3.0;
        while width < most {
            let tried = set(width);
            if tried.len() == least && tried.iter().all(pauses) {
                return width;
            }
            width += size / 2.0;
        }
        most
    }

    fn items(&mut self, items: &'t [(String, String)]) {
        if items.is_empty() {
            return;
        }
        self.gap(0.75);
        self.room(LEADING * 3.0);
        self.put("記", TEXT, Stand::Centre, LINE);
        self.gap(0.5);
        let widest = items.iter().map(|(label, _)| self.width(label)).fold(0.0, f32::max);
        let column = widest.min(TEXT * 9.0);
        let (indent, value) = (TEXT * 2.0, TEXT * 4.0 + column);
        for (label, said) in items {
            self.room(LEADING);
            let (page, y) = (self.page, self.y);
            let stand =
                if self.width(label) <= column { Stand::Spread(indent, column) } else { Stand::Left(indent, column) };
            self.put(label, TEXT, stand, column);
            let (after_page, after) = (self.page, self.y);
            (self.page, self.y) = (page, y);
            self.put(said, TEXT, Stand::Left(value, LINE - value), LINE - value);
            if (self.page, self.y) < (after_page, after) {
                (self.page, self.y) = (after_page, after);
            }
            self.gap(0.2);
        }
        self.gap(0.3);
        self.put("以上", TEXT, Stand::Right(TEXT), LINE);
    }

    fn width(&self, text: &str) -> f32 {
        lines(self.face, text, f32::MAX).first().map_or(0.0, |line| line.width() * TEXT)
    }

    /// Who answers questions: at the foot of the last page.
    fn contact(&mut self, contact: &'t [String]) {
        let height = LEADING * contact.len() as f32;
        self.gap(1.0);
        self.room(height);
        self.y = self.y.max(BOTTOM - height);
        let widest = contact.iter().map(|line| self.width(line) * SMALL / TEXT).fold(0.0, f32::max).min(LINE);
        for line in contact {
            self.put(line, SMALL, Stand::Left(LINE - widest, widest), widest + 1.0);
        }
    }
}

/// Sets letters one after the other and gives their PDF. Each counts its own pages.
pub fn pdf(sheets: &[Sheet], face: &Face<'_>) -> Option<Vec<u8>> {
    let first = sheets.first()?;
    let mut document = Document::new();
    document.set_metadata(
        Metadata::new().title(first.subject.clone()).language("ja".to_owned()).authors(vec![first.sender.clone()]),
    );
    for sheet in sheets {
        put_in(&mut document, sheet, face)?;
    }
    document.finish().ok()
}

fn put_in(document: &mut Document, sheet: &Sheet, face: &Face<'_>) -> Option<()> {
    let mut setter = Setter { face, page: 0, y: MARGIN - LEADING, set: Vec::new() };
    setter.head(sheet);
    for paragraph in &sheet.body {
        setter.put(paragraph, TEXT, Stand::Left(0.0, LINE), LINE);
    }
    setter.items(&sheet.items);
    setter.contact(&sheet.contact);
    let pages = setter.page + 1;
    for page in 0..pages {
        let mut sheet_of = document.start_page_with(PageSettings::from_wh(WIDTH, HEIGHT)?);
        let mut surface = sheet_of.surface();
        for set in setter.set.iter().filter(|set| set.page == page) {
            draw(&mut surface, face, set);
        }
        if pages > 1 {
            let folio = format!("{}／{pages}", page + 1);
            if let Some(line) = lines(face, &folio, f32::MAX).into_iter().next() {
                let set = Set { page, y: HEIGHT - MARGIN / 2.0, size: SMALL, stand: Stand::Centre, text: &folio, line };
                draw(&mut surface, face, &set);
            }
        }
        surface.finish();
        sheet_of.finish();
    }
    Some(())
}

fn draw(surface: &mut Surface<'_>, face: &Face<'_>, set: &Set<'_>) {
    let (glyphs, size) = (&set.line.glyphs, set.size);
    let (Some(first), Some(last)) = (glyphs.first(), glyphs.last()) else { return };
    let width = set.line.width() * size;
    let gaps = (glyphs.len() - 1).max(1) as f32;
    let (x, gap) = match set.stand {
        Stand::Centre => ((LINE - width) / 2.0, 0.0),
        Stand::Right(from) => (LINE - from - width, 0.0),
        Stand::Left(from, over) if set.line.goes_on => (from, (over - width) / size / gaps),
        Stand::Left(from, _) => (from, 0.0),
        Stand::Spread(from, over) => (from, ((over - width) / size / gaps).max(0.0)),
    };
    let text = &set.text[first.range.start..last.range.end];
    let drawn = drawn(glyphs, gap, first.range.start);
    surface.draw_glyphs(Point::from_xy(MARGIN + x, set.y), &drawn, face.font.clone(), text, size, false);
}
