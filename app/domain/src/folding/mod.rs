//! How typed text is kept and compared（文字の整え方・名寄せ）: kept as typed, compared folded.
//!
//! Names are never normalised as a whole: Unicode NFC already turns 神 U+FA19 into 神 U+795E, and
//! NFKC turns ㈱ into (株). Both columns are written: [`clean`] for showing, [`fold`] for searching.

mod contact;
mod unicode;

pub use contact::{Email, EmailError, Phone, PhoneError, Postcode, PostcodeError, email_key};

use sha2::{Digest, Sha256};
use std::fmt::Write;
use unicode::{compose, nfkc};
use unicode_normalization::UnicodeNormalization;

/// The mark every dash and long vowel mark is folded to. It is a letter to SQLite's `unicode61` and
/// to Postgres, so a word like すー stays one token; a hyphen would split it.
const LONG_MARK: char = 'ー';

/// What is kept of one line of typed text: outer spaces and control characters go, か + U+3099
/// becomes が, everything else stays byte for byte. Line breaks and tabs become a space.
pub fn clean(typed: &str) -> String {
    let mut kept = String::with_capacity(typed.len());
    for letter in typed.chars() {
        match letter {
            '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}' => keep(&mut kept, ' '),
            other => keep(&mut kept, other),
        }
    }
    kept.trim().to_owned()
}

/// What is kept of a longer text: like [`clean`], but tabs stay, line breaks become LF, and the
/// first line keeps its indent（字下げ）.
pub fn clean_multiline(typed: &str) -> String {
    let mut kept = String::with_capacity(typed.len());
    let mut letters = typed.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\r' if letters.peek() == Some(&'\n') => {}
            '\r' | '\n' | '\u{2028}' | '\u{2029}' => kept.push('\n'),
            '\t' => kept.push('\t'),
            other => keep(&mut kept, other),
        }
    }
    let kept = kept.trim_end();
    let blank = kept.len() - kept.trim_start().len();
    let first_line = kept[..blank].rfind('\n').map_or(0, |end| end + 1);
    kept[first_line..].to_owned()
}

/// Adds a letter unless it is invisible machinery, joining a voiced mark to its kana.
fn keep(kept: &mut String, letter: char) {
    if is_machinery(letter) {
        return;
    }
    let is_mark = matches!(letter, '\u{3099}' | '\u{309A}');
    let joined = kept.chars().last().filter(|_| is_mark).and_then(|kana| compose(kana, letter));
    if joined.is_some() {
        kept.pop();
    }
    kept.push(joined.unwrap_or(letter));
}

/// Characters nobody types on purpose: controls (Postgres refuses NUL), direction overrides that
/// can disguise a name, byte order marks, zero width spaces and noncharacters.
fn is_machinery(letter: char) -> bool {
    letter.is_control()
        || matches!(letter,
            '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{FDD0}'..='\u{FDEF}')
        || (letter as u32) & 0xFFFE == 0xFFFE
}

/// The form for search, duplicates and sorting: Unicode NFKC, lower case, katakana as hiragana,
/// every dash and long vowel mark as ー, small ヶ as け, no spaces, no variation selectors.
pub fn fold(text: &str) -> String {
    text.chars()
        .filter(|letter| !is_ignorable(*letter))
        .nfkc()
        .filter(|letter| !letter.is_whitespace() && !is_ignorable(*letter))
        .flat_map(char::to_lowercase)
        .flat_map(|letter| [Some(fold_kana(letter)), voiced_mark(letter)])
        .flatten()
        .nfkc()
        .collect()
}

/// Letters that choose a glyph or join emoji; two spellings that differ only here are the same.
fn is_ignorable(letter: char) -> bool {
    is_machinery(letter)
        || matches!(letter,
            '\u{00AD}' | '\u{034F}' | '\u{180B}'..='\u{180F}' | '\u{200C}' | '\u{200D}'
            | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// One letter of NFKC text as hiragana or ー.
fn fold_kana(letter: char) -> char {
    match letter {
        'ヵ' | 'ゕ' => 'か',
        'ヶ' | 'ゖ' => 'け',
        'ァ'..='ヴ' | 'ヽ' | 'ヾ' => shift_kana(letter, 0),
        'ヷ'..='ヺ' => shift_kana(letter, 8),
        dash if is_dash(dash) => LONG_MARK,
        other => other,
    }
}

/// Hiragana lies 0x60 below katakana; ヷヸヹヺ lie 8 above ワヰヱヲ and have no hiragana of their own.
fn shift_kana(letter: char, above: u32) -> char {
    char::from_u32(letter as u32 - 0x60 - above).unwrap_or(letter)
}

/// The mark that ヷヸヹヺ lose when they become わゐゑを.
fn voiced_mark(letter: char) -> Option<char> {
    matches!(letter, 'ヷ'..='ヺ').then_some('\u{3099}')
}

/// Everything that stands for a dash on some keyboard. NFKC maps neither − (U+2212) nor ー to `-`.
pub(crate) fn is_dash(letter: char) -> bool {
    matches!(
        letter,
        '-' | '\u{02D7}' | '\u{2010}'
            ..='\u{2015}'
                | '\u{2043}'
                | '\u{207B}'
                | '\u{208B}'
                | '\u{2212}'
                | '─'
                | '━'
                | '\u{2E3A}'
                | '\u{2E3B}'
                | 'ー'
                | '\u{FE58}'
                | '\u{FE63}'
                | '\u{FF0D}'
                | '\u{FF70}'
    )
}

/// Numbers, telephone numbers and postcodes in half width: Unicode NFKC, every dash as `-`, no spaces.
pub fn digits(typed: &str) -> String {
    let plain = typed.chars().map(|letter| if is_dash(letter) { '-' } else { letter });
    let plain: String = plain.filter(|letter| !is_machinery(*letter)).collect();
    nfkc(&plain).chars().filter(|letter| !letter.is_whitespace()).collect()
}

/// The searchable form: overlapping pairs of folded letters, separated by spaces, for FTS5
/// `unicode61` and Postgres `simple`. A text of one letter is that letter.
///
/// What is neither letter nor digit becomes ー, so that no database splits a pair.
pub fn bigrams(text: &str) -> String {
    let letters: Vec<char> = fold(text).chars().map(token_letter).collect();
    if let [only] = letters[..] {
        return only.to_string();
    }
    let mut out = String::with_capacity(letters.len() * 7);
    for pair in letters.windows(2) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(pair);
    }
    out
}

fn token_letter(letter: char) -> char {
    if letter.is_alphanumeric() { letter } else { LONG_MARK }
}

/// One word of a search; all words must be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SearchTerm {
    /// Bigrams to look up as one phrase in a column of [`bigrams`].
    Phrase(String),
    /// A single letter or digit to look up with `LIKE '%…%'` in a column of [`fold`]ed text. Never % or _.
    Letter(char),
}

/// Reads a search box: words at spaces, words without any letter or digit left out.
pub fn bigram_query(typed: &str) -> Vec<SearchTerm> {
    typed.split_whitespace().filter_map(search_term).collect()
}

fn search_term(word: &str) -> Option<SearchTerm> {
    let folded = fold(word);
    if !folded.chars().any(char::is_alphanumeric) {
        return None;
    }
    let mut letters = folded.chars();
    match (letters.next(), letters.next()) {
        (Some(only), None) => Some(SearchTerm::Letter(only)),
        _ => Some(SearchTerm::Phrase(bigrams(word))),
    }
}

/// SHA-256 of the folded text in hexadecimal: texts that differ only in width, case, kana or spaces
/// share it（同一意見の判定）.
pub fn text_hash(text: &str) -> String {
    let hash = Sha256::digest(fold(text).as_bytes());
    hash.iter().fold(String::with_capacity(64), |mut hex, byte| {
        write!(hex, "{byte:02x}").expect("a String takes every write");
        hex
    })
}
