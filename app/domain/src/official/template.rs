//! The templates of official letters（通知書のひな形）: a small language of lines, checked before it is used.
//!
//! ```text
//! 様式：様式第4号
//! 件名：補助金の交付決定について
//!
//! 　{受付日}付けで申請のあった「{事業名}」について、次のとおり決定しました。
//!
//! ［{条件}があるとき］
//! 　交付には条件を付します。
//! ［ここまで］
//! 記
//! ・交付決定額：{決定額}
//! ```
//!
//! Paragraphs are set apart by an empty line; below 記 stand points, and the printed letter closes with 以上.

use super::{LetterKind, Placeholder, Shape};

/// Most characters of a template.
pub const TEMPLATE_MAX: usize = 6000;

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// As typed by the office.
    Said(String),
    /// Filled in from the case.
    Place(Placeholder),
}

/// A point below 記.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Before the colon.
    pub label: String,
    /// After it.
    pub value: Vec<Inline>,
}

/// A part of the letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// 本文
    Paragraph(Vec<Inline>),
    /// A point below 記.
    Item(Item),
    /// Only where the case has the placeholder（条件）.
    When(Placeholder, Vec<Block>),
}

/// A template that was read and found good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// 様式番号
    pub form: String,
    /// 件名
    pub subject: Vec<Inline>,
    /// Everything below.
    pub blocks: Vec<Block>,
}

/// What is wrong with a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// No placeholder has this name.
    Unknown(String),
    /// This letter does not have it.
    NotHere(Placeholder),
    /// It may have several lines and stands within a line.
    NotInALine(Placeholder),
    /// `{` without `}` or the other way round.
    Brace,
    /// A point without a colon.
    NoColon,
    /// Below 記 stand only points.
    NotAPoint,
    /// 件名 is missing.
    NoSubject,
    /// There is no body.
    NoBody,
    /// A condition inside a condition, or one without its beginning or end.
    Condition,
    /// Longer than [`TEMPLATE_MAX`].
    TooLong,
}

/// A fault with the line it stands in, counted from one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The line.
    pub line: usize,
    /// What is wrong.
    pub wrong: Wrong,
}

struct Reader {
    kind: LetterKind,
    form: String,
    subject: Vec<Inline>,
    blocks: Vec<Block>,
    /// The condition that is open, the line it began in, and what stands in it.
    open: Option<(Placeholder, usize, Vec<Block>)>,
    paragraph: Option<(usize, String)>,
    listing: bool,
    faults: Vec<Fault>,
}

impl Template {
    /// Reads a template of a kind of letter.
    ///
    /// # Errors
    /// Every fault with its line.
    pub fn read(kind: LetterKind, text: &str) -> Result<Template, Vec<Fault>> {
        let mut reader = Reader {
            kind,
            form: String::new(),
            subject: Vec::new(),
            blocks: Vec::new(),
            open: None,
            paragraph: None,
            listing: false,
            faults: Vec::new(),
        };
        if text.chars().count() > TEMPLATE_MAX {
            reader.fault(1, Wrong::TooLong);
        }
        let mut last = 1;
        for (index, line) in text.lines().enumerate() {
            last = index + 1;
            reader.line(last, line.trim_end());
        }
        reader.finish(last)
    }
}

impl Reader {
    fn fault(&mut self, line: usize, wrong: Wrong) {
        self.faults.push(Fault { line, wrong });
    }

    fn line(&mut self, number: usize, line: &str) {
        if let Some(form) = line.strip_prefix("様式：") {
            self.form = form.trim().to_owned();
        } else if let Some(subject) = line.strip_prefix("件名：") {
            self.subject = self.inlines(number, subject.trim(), false);
        } else if line.is_empty() {
            self.end_paragraph();
        } else if line == "記" {
            self.end_paragraph();
            self.listing = true;
        } else if let Some(name) = condition(line) {
            self.end_paragraph();
            self.begin_condition(number, name);
        } else if line == "［ここまで］" {
            self.end_paragraph();
            self.end_condition(number);
        } else if let Some(point) = line.strip_prefix('・').filter(|_| self.listing) {
            self.point(number, point);
        } else if self.listing {
            self.fault(number, Wrong::NotAPoint);
        } else {
            match &mut self.paragraph {
                Some((_, text)) => text.push_str(line),
                None => self.paragraph = Some((number, line.to_owned())),
            }
        }
    }

    fn begin_condition(&mut self, line: usize, name: &str) {
        let Some(place) = self.place(line, name) else { return };
        if self.open.is_some() {
            return self.fault(line, Wrong::Condition);
        }
        self.open = Some((place, line, Vec::new()));
    }

    fn end_condition(&mut self, line: usize) {
        match self.open.take() {
            Some((place, _, blocks)) => self.blocks.push(Block::When(place, blocks)),
            // The beginning had its own fault already, or there is none.
            None if self.faults.is_empty() => self.fault(line, Wrong::Condition),
            None => {}
        }
    }

    fn point(&mut self, line: usize, point: &str) {
        let Some((label, value)) = point.split_once('：') else { return self.fault(line, Wrong::NoColon) };
        let value = self.inlines(line, value.trim(), true);
        self.add(Block::Item(Item { label: label.trim().to_owned(), value }));
    }

    fn end_paragraph(&mut self) {
        if let Some((line, text)) = self.paragraph.take() {
            let inlines = self.inlines(line, &text, true);
            self.add(Block::Paragraph(inlines));
        }
    }

    fn add(&mut self, block: Block) {
        match &mut self.open {
            Some((_, _, blocks)) => blocks.push(block),
            None => self.blocks.push(block),
        }
    }

    fn place(&mut self, line: usize, name: &str) -> Option<Placeholder> {
        let Some(place) = Placeholder::from_name(name) else {
            self.fault(line, Wrong::Unknown(name.trim().to_owned()));
            return None;
        };
        if !place.is_in(self.kind) {
            self.fault(line, Wrong::NotHere(place));
        }
        Some(place)
    }

    /// The pieces of a line. Text of several lines stands alone, or nowhere.
    fn inlines(&mut self, line: usize, text: &str, takes_text: bool) -> Vec<Inline> {
        let text = text.replace('｛', "{").replace('｝', "}");
        let mut pieces = Vec::new();
        let mut rest = text.as_str();
        while let Some(begin) = rest.find(['{', '}']) {
            let (said, from) = rest.split_at(begin);
            if !said.is_empty() {
                pieces.push(Inline::Said(said.to_owned()));
            }
            let Some((name, after)) = from.strip_prefix('{').and_then(|from| from.split_once('}')) else {
                self.fault(line, Wrong::Brace);
                return pieces;
            };
            if let Some(place) = self.place(line, name) {
                pieces.push(Inline::Place(place));
            }
            rest = after;
        }
        if !rest.is_empty() {
            pieces.push(Inline::Said(rest.to_owned()));
        }
        let said_beside = pieces.iter().any(|piece| matches!(piece, Inline::Said(said) if !said.trim().is_empty()));
        for piece in pieces.clone() {
            match piece {
                Inline::Place(place) if place.shape() == Shape::Text && (said_beside || !takes_text) => {
                    self.fault(line, Wrong::NotInALine(place));
                }
                _ => {}
            }
        }
        pieces
    }

    fn finish(mut self, last: usize) -> Result<Template, Vec<Fault>> {
        self.end_paragraph();
        if let Some((_, line, _)) = self.open {
            self.fault(line, Wrong::Condition);
        }
        if self.subject.is_empty() {
            self.fault(1, Wrong::NoSubject);
        }
        if !self.blocks.iter().any(|block| matches!(block, Block::Paragraph(_))) {
            self.fault(last, Wrong::NoBody);
        }
        if self.faults.is_empty() {
            Ok(Template { form: self.form, subject: self.subject, blocks: self.blocks })
        } else {
            self.faults.sort_by_key(|fault| fault.line);
            Err(self.faults)
        }
    }
}

/// The name in a line that begins a condition: `［{条件}があるとき］`.
fn condition(line: &str) -> Option<&str> {
    let inner = line.strip_prefix('［')?.strip_suffix("があるとき］")?;
    inner.strip_prefix(['{', '｛'])?.strip_suffix(['}', '｝'])
}
