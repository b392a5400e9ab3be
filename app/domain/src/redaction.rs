//! Passages of what people wrote that must not be published（公表用の墨消し）.
//!
//! The original is never touched: an officer names passages, and the public reads the text with ■■■ in their
//! place. The mark has one length, so that it does not tell how long a name was. Passages are found whatever
//! their width, case, kana or spaces, so that a telephone number written twice, once in full width, goes twice.
//! Source: 行政手続法 第43条第3項 (what may be left out when opinions are made public).

use crate::awards::form as report_form;
use crate::folding::{clean_multiline, fold, is_dash};
use crate::forms::Kind;
use crate::problems::{Problem, Problems};
use crate::texts::{Lang, Text, project, redaction as words, results};
use serde::{Deserialize, Serialize};

/// What the public reads in place of a passage.
pub const MASK: &str = "■■■";
/// Longest list of passages, in characters.
pub const PASSAGES_MAX: usize = 4_000;
/// Longest explanation of a ground, in characters.
pub const WHY_MAX: usize = 400;

/// Why a passage must not be published（墨消しの理由）.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ground {
    /// It tells who somebody is, or how to reach them（個人情報）.
    Personal,
    /// It may harm the interests of a third party（第三者の利益）.
    ThirdParty,
    /// It insults or defames somebody（誹謗中傷）.
    Defamation,
    /// Something else, which has to be said（その他）.
    Other,
}

impl Ground {
    /// All grounds, in the order of the form.
    pub const ALL: [Ground; 4] = [Ground::Personal, Ground::ThirdParty, Ground::Defamation, Ground::Other];

    /// The code in forms and in the database.
    pub fn code(self) -> &'static str {
        match self {
            Ground::Personal => "personal",
            Ground::ThirdParty => "third_party",
            Ground::Defamation => "defamation",
            Ground::Other => "other",
        }
    }

    /// Reads a code; `None` for anything else.
    pub fn from_code(code: &str) -> Option<Ground> {
        Ground::ALL.into_iter().find(|ground| ground.code() == code)
    }

    /// What it is called.
    pub fn text(self, lang: Lang) -> Text {
        match self {
            Ground::Personal => words::ground_personal(lang),
            Ground::ThirdParty => words::ground_third_party(lang),
            Ground::Defamation => words::ground_defamation(lang),
            Ground::Other => words::ground_other(lang),
        }
    }
}

/// The questions of an application that its public page tells, in their order.
pub const PUBLISHED: [&str; 5] = ["area", "purpose", "content", "effect", "future"];

/// A text that becomes public with a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// 事業名
    Title,
    /// 団体名
    Group,
    /// An answer of the application, by a key of [`PUBLISHED`].
    Plan(&'static str),
    /// An answer of the report, by the key of its question.
    Report(&'static str),
    /// 講評: what is said of a whole call.
    Comment,
}

impl Field {
    /// Every text that a case can have, in the order of the page.
    pub fn of_case() -> impl Iterator<Item = Field> {
        let names = [Field::Title, Field::Group];
        let told = report_form().questions().filter(|question| !question.personal && is_told(&question.kind));
        names.into_iter().chain(PUBLISHED.map(Field::Plan)).chain(told.map(|question| Field::Report(&question.key)))
    }

    /// The code in forms and in the database.
    pub fn code(self) -> String {
        match self {
            Field::Title => "title".to_owned(),
            Field::Group => "group".to_owned(),
            Field::Plan(key) => format!("plan-{key}"),
            Field::Report(key) => format!("report-{key}"),
            Field::Comment => "comment".to_owned(),
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Field> {
        Field::of_case().chain([Field::Comment]).find(|field| field.code() == code)
    }

    /// What it is called, where the form of the call has no name for it.
    pub fn text(self, lang: Lang) -> Text {
        match self {
            Field::Title => results::project(lang),
            Field::Group => results::group(lang),
            Field::Plan(_) => project::plan(lang),
            Field::Report(key) => {
                let question = report_form().questions().find(|question| question.key == key);
                question.map_or_else(|| project::outcome(lang), |question| question.label.text(lang))
            }
            Field::Comment => results::comment(lang),
        }
    }

    /// Whether it names the project or the group: only passages that were marked in it are hidden in it. In the other
    /// texts of a case a passage is hidden whichever of them it was marked in.
    pub fn is_name(self) -> bool {
        matches!(self, Field::Title | Field::Group)
    }
}

/// Whether an answer of this kind is words that somebody wrote.
pub fn is_told(kind: &Kind) -> bool {
    matches!(kind, Kind::Line { .. } | Kind::Text { .. } | Kind::Email | Kind::Phone | Kind::Postcode)
}

/// A ground as it was chosen, with its explanation: `Other` has to be explained. Field keys: `ground`, `why`.
///
/// # Errors
/// No ground, `Other` without a word, or too many words.
pub fn ground(code: &str, why: &str) -> Result<(Ground, String), Problems> {
    let mut problems = Problems::none();
    let ground = Ground::from_code(code);
    if ground.is_none() {
        problems.add("ground", if code.is_empty() { Problem::Missing } else { Problem::NotAChoice });
    }
    let why = clean_multiline(why);
    let now = why.chars().count();
    if now == 0 && ground == Some(Ground::Other) {
        problems.add("why", Problem::Missing);
    } else if now > WHY_MAX {
        problems.add("why", Problem::TooLong { max: WHY_MAX, now });
    }
    problems.or((ground.unwrap_or(Ground::Other), why))
}

/// Letters of a text from one up to another, counted from 0, the end not included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The first letter.
    pub from: usize,
    /// The letter behind the last one.
    pub until: usize,
}

/// A run of a text, for staff to see what the public reads and what not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part<'a> {
    /// The public reads it.
    Shown(&'a str),
    /// The public reads [`MASK`] instead.
    Hidden(&'a str),
}

/// A text and the passages of it that stay unpublished. It can only be made by [`Redacted::mark`], so every
/// passage was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redacted {
    original: String,
    passages: Vec<String>,
    spans: Vec<Span>,
}

impl Redacted {
    /// Hides passages, one a line, wherever they stand in the text. Where only one of several places is meant, or
    /// a single letter, the line holds the words around it, and what is to be hidden in 【 】: `会長の【林】さん`.
    /// Field key: `passages`.
    ///
    /// # Errors
    /// No passage, too many, or one that the text does not hold: better said than published.
    pub fn mark(original: &str, passages: &str) -> Result<Redacted, Problems> {
        let passages = clean_multiline(passages);
        let now = passages.chars().count();
        if now > PASSAGES_MAX {
            return Err(Problems::one("passages", Problem::TooLong { max: PASSAGES_MAX, now }));
        }
        let mut lines: Vec<&str> = Vec::new();
        for line in passages.lines().map(str::trim).filter(|line| !fold(line).is_empty()) {
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
        if lines.is_empty() {
            return Err(Problems::one("passages", Problem::Missing));
        }
        let text = Folded::of(original);
        let mut spans = Vec::new();
        let mut problems = Problems::none();
        for line in &lines {
            match text.places(line) {
                found if found.is_empty() => {
                    problems.add("passages", Problem::PassageNotFound { passage: (*line).to_owned() });
                }
                found => spans.extend(found),
            }
        }
        let passages = lines.into_iter().map(str::to_owned).collect();
        problems.or(Redacted { original: original.to_owned(), passages, spans: joined(spans) })
    }

    /// The text as it was written.
    pub fn original(&self) -> &str {
        &self.original
    }

    /// What was named, one a line: for the form, and to be kept. [`Redacted::mark`] makes the same again of it.
    pub fn passages(&self) -> String {
        self.passages.join("\n")
    }

    /// What is hidden, from the beginning of the text to its end; spans neither touch nor overlap.
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// The text in runs, shown and hidden.
    pub fn parts(&self) -> Vec<Part<'_>> {
        let at: Vec<usize> = self.original.char_indices().map(|(at, _)| at).chain([self.original.len()]).collect();
        let mut parts = Vec::with_capacity(2 * self.spans.len() + 1);
        let mut done = 0;
        for span in &self.spans {
            if done < span.from {
                parts.push(Part::Shown(&self.original[at[done]..at[span.from]]));
            }
            parts.push(Part::Hidden(&self.original[at[span.from]..at[span.until]]));
            done = span.until;
        }
        if at[done] < self.original.len() {
            parts.push(Part::Shown(&self.original[at[done]..]));
        }
        parts
    }

    /// What the public reads.
    pub fn public(&self) -> String {
        let said = |part: &Part<'_>| match part {
            Part::Shown(text) => (*text).to_owned(),
            Part::Hidden(_) => MASK.to_owned(),
        };
        self.parts().iter().map(said).collect()
    }

    /// Whether the text has changed since its passages were marked, so that staff have to look again.
    pub fn is_stale(&self, now: &str) -> bool {
        self.original != now
    }

    /// What the public reads of the text as it is now. If it has changed, the same passages are hidden in it; if
    /// one of them cannot be found any more, nobody knows what became of it, and nothing is published.
    pub fn public_of(&self, now: &str) -> String {
        if !self.is_stale(now) {
            return self.public();
        }
        Redacted::mark(now, &self.passages()).map_or_else(|_| MASK.to_owned(), |again| again.public())
    }
}

/// What the public reads of a text that may have marked passages.
pub fn public(text: &str, marked: Option<&Redacted>) -> String {
    marked.map_or_else(|| text.to_owned(), |marked| marked.public_of(text))
}

/// A text with its own passages hidden and those of the texts beside it, one a line, as far as it holds them. `None`
/// where one of its own cannot be found any more, so that nothing may be published.
pub fn among(text: &str, own: Option<&Redacted>, beside: &str) -> Option<Redacted> {
    let mut spans = match own {
        None => Vec::new(),
        Some(own) if own.is_stale(text) => Redacted::mark(text, &own.passages()).ok()?.spans,
        Some(own) => own.spans.clone(),
    };
    let folded = Folded::of(text);
    spans.extend(beside.lines().flat_map(|line| folded.places(line.trim())));
    let passages = own.map(|own| own.passages.clone()).unwrap_or_default();
    Some(Redacted { original: text.to_owned(), passages, spans: joined(spans) })
}

/// Spans in their order, those that touch or overlap made one.
fn joined(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut joined: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match joined.last_mut() {
            Some(last) if span.from <= last.until => last.until = last.until.max(span.until),
            _ => joined.push(span),
        }
    }
    joined
}

/// A text as it is compared: folded letters, each with the typed letters that it came from.
struct Folded {
    letters: Vec<char>,
    origins: Vec<Span>,
}

/// A mark that belongs to the letter before it: voiced kana in half width, and choices of a glyph.
fn is_mark(letter: char) -> bool {
    matches!(letter, 'ﾞ' | 'ﾟ' | '\u{3099}' | '\u{309A}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

impl Folded {
    fn of(text: &str) -> Folded {
        let typed: Vec<char> = text.chars().collect();
        let mut folded = Folded { letters: Vec::with_capacity(typed.len()), origins: Vec::with_capacity(typed.len()) };
        let mut from = 0;
        while from < typed.len() {
            let marks = typed[from + 1..].iter().take_while(|letter| is_mark(**letter)).count();
            let until = from + 1 + marks;
            let letters = fold(&typed[from..until].iter().collect::<String>());
            for letter in letters.chars() {
                folded.letters.push(letter);
                folded.origins.push(Span { from, until });
            }
            from = until;
        }
        folded
    }

    /// Where a line of the list stands in the text: as it is, or else by what it has in 【 】.
    fn places(&self, line: &str) -> Vec<Span> {
        let whole = self.find(&[(line, true)]);
        if !whole.is_empty() {
            return whole;
        }
        let Some(pieces) = bracketed(line) else { return Vec::new() };
        self.find(&pieces)
    }

    /// Every place where the pieces follow each other; of each place the pieces that are to be hidden.
    fn find(&self, pieces: &[(&str, bool)]) -> Vec<Span> {
        let mut wanted: Vec<(char, bool)> = Vec::new();
        for (piece, hidden) in pieces {
            wanted.extend(Folded::of(piece).letters.into_iter().map(|letter| (letter, *hidden)));
        }
        if !wanted.iter().any(|(_, hidden)| *hidden) {
            return Vec::new();
        }
        let is_here = |window: &[char]| window.iter().zip(&wanted).all(|(letter, (want, _))| letter == want);
        let starts = self.letters.windows(wanted.len()).enumerate().filter(|(_, window)| is_here(window));
        let mut found = Vec::new();
        for (start, _) in starts {
            let mut run: Option<Span> = None;
            for (origin, (_, hidden)) in self.origins[start..].iter().zip(&wanted) {
                match (&mut run, *hidden) {
                    (Some(run), true) => run.until = origin.until,
                    (None, true) => run = Some(*origin),
                    (_, false) => found.extend(run.take()),
                }
            }
            found.extend(run);
        }
        found
    }
}

/// `前【中】後` as pieces, what stands in brackets to be hidden. `None` where brackets do not close.
fn bracketed(line: &str) -> Option<Vec<(&str, bool)>> {
    let mut pieces = Vec::new();
    let mut rest = line;
    while let Some((before, behind)) = rest.split_once('【') {
        let (inside, after) = behind.split_once('】')?;
        pieces.push((before, false));
        pieces.push((inside, true));
        rest = after;
    }
    pieces.push((rest, false));
    (pieces.len() > 1).then_some(pieces)
}

/// Passages that probably should not be published: addresses of mail, telephone numbers, postcodes, and the names
/// that are known here. A proposal to the officer, who decides; none of it is hidden by itself.
pub fn suspects(text: &str, known: &[&str]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let folded = Folded::of(text);
    let names = known.iter().map(|name| name.trim()).filter(|name| fold(name).chars().count() > 1);
    let names = names.filter(|name| !folded.find(&[(name, true)]).is_empty()).map(str::to_owned);
    for one in names.chain(addresses(text)).chain(numbers(text)) {
        if !found.contains(&one) {
            found.push(one);
        }
    }
    found
}

/// Words around an @.
fn addresses(text: &str) -> Vec<String> {
    let is_part = |letter: char| {
        let folded = fold(&letter.to_string());
        is_dash(letter) || folded.chars().any(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '+' | '@'))
    };
    let words = text.split(|letter| !is_part(letter));
    let is_address = |word: &&str| {
        let folded = fold(word);
        folded.split_once('@').is_some_and(|(local, domain)| !local.is_empty() && domain.contains('.'))
    };
    words.map(|word| word.trim_end_matches(['.', '．'])).filter(is_address).map(str::to_owned).collect()
}

/// Telephone numbers of 10 or 11 digits that begin with 0, and postcodes like 817-0022.
fn numbers(text: &str) -> Vec<String> {
    let digit = |letter: char| crate::folding::digits(&letter.to_string()).chars().all(|c| c.is_ascii_digit());
    let is_part = |letter: char| {
        !letter.is_whitespace() && (digit(letter) || is_dash(letter) || matches!(letter, '(' | ')' | '（' | '）'))
    };
    let is_number = |run: &&str| {
        let plain = crate::folding::digits(run);
        let digits: String = plain.chars().filter(char::is_ascii_digit).collect();
        let is_phone = digits.starts_with('0') && matches!(digits.len(), 10 | 11);
        is_phone || (digits.len() == 7 && plain.find('-') == Some(3))
    };
    let runs = text.split(|letter| !is_part(letter)).map(|run| run.trim_matches(|letter| !digit(letter)));
    runs.filter(|run| !run.is_empty()).filter(is_number).map(str::to_owned).collect()
}
