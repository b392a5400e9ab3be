//! How the city appears（市の表示）: its name, logo and colour, and the words that are the city's own.
//!
//! An administrator writes a draft, looks at it, and puts it in force. Without a look everything is as usual.

mod colour;

pub use colour::{BORDER_RATIO, Colour, NotAColour, On, Palette, TEXT_RATIO, Weak, contrast};

use crate::accounts::check_name;
use crate::calls::editing::{put_words, words};
use crate::folding::{Phone, clean, digits};
use crate::forms::Answers;
use crate::people::{Role, Viewer};
use crate::problems::{Problem, Problems, Refusal};
use crate::texts::{Lang, Text, Words, look as texts};
use serde::{Deserialize, Serialize};

/// Longest sentence of the home page and longest address, in characters.
pub const LINE_MAX: usize = 200;
/// Longest sign-off of mails, in characters.
pub const SIGNATURE_MAX: usize = 400;
/// Longest description of a logo, in characters.
pub const ALT_MAX: usize = 60;
/// Largest logo in bytes.
pub const LOGO_BYTES_MAX: u64 = 512 * 1024;
/// Sides of a logo in pixels: fewer would be blurred on a good screen, more only costs time on a bad line.
pub const LOGO_SIDE: (u32, u32) = (48, 2_000);
/// How many times wider than high a logo may be, at most: a wider one would push the name off a telephone's screen.
pub const LOGO_WIDE: u32 = 6;

/// Whether somebody may change how the city appears: administrators, and nobody in a demo city, which everybody may
/// enter as its administrator.
///
/// # Errors
/// `NotPermitted`, or `DemoCity`.
pub fn may_change(viewer: &Viewer, demo: bool) -> Result<(), Refusal> {
    match (viewer.is(Role::Admin), demo) {
        (false, _) => Err(Refusal::NotPermitted),
        (true, true) => Err(Refusal::DemoCity),
        (true, false) => Ok(()),
    }
}

/// What is wrong with a part of the look that no other form has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LookProblem {
    /// Not readable as a colour.
    NotAColour,
    /// Letters of this colour cannot be read.
    Weak(Weak),
    /// Neither PNG nor JPEG.
    NotALogo,
    /// A logo above [`LOGO_BYTES_MAX`].
    LogoTooHeavy,
    /// A logo whose sides are outside [`LOGO_SIDE`], or which is wider than [`LOGO_WIDE`] times its height.
    LogoSize {
        /// Width in pixels.
        width: u32,
        /// Height in pixels.
        height: u32,
    },
    /// Not a corporate number（法人番号）: thirteen digits, the first of which proves the others.
    NotACorporateNumber,
}

impl LookProblem {
    /// The message beside the field.
    pub fn text(&self, lang: Lang) -> Text {
        match self {
            LookProblem::NotAColour => texts::not_a_colour(lang),
            LookProblem::Weak(weak) => {
                texts::weak(lang, weak.ratio(), ratio(weak.needed), texts::ground(lang, weak.on))
            }
            LookProblem::NotALogo => texts::not_a_logo(lang),
            LookProblem::LogoTooHeavy => texts::logo_heavy(lang, LOGO_BYTES_MAX / 1024),
            LookProblem::LogoSize { width, height } => {
                texts::logo_size(lang, *width, *height, LOGO_SIDE.0, LOGO_SIDE.1, LOGO_WIDE)
            }
            LookProblem::NotACorporateNumber => texts::not_a_corporate_number(lang),
        }
    }
}

/// Hundredths as people read them: 4.5.
fn ratio(hundredths: u32) -> String {
    let text = format!("{}.{:02}", hundredths / 100, hundredths % 100);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A picture that stands for the city.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Logo {
    /// SHA-256 of its bytes, in hex.
    pub sha256: String,
    /// What the bytes are.
    pub mime: String,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// What it shows, for those who do not see it.
    pub alt: String,
}

/// Whether bytes of this kind and size can be a logo.
///
/// # Errors
/// What is wrong with it.
pub fn check_logo(mime: &str, bytes: u64, size: Option<(u32, u32)>) -> Result<(u32, u32), LookProblem> {
    let is_picture = matches!(mime, "image/png" | "image/jpeg");
    let Some((width, height)) = size.filter(|_| is_picture) else { return Err(LookProblem::NotALogo) };
    if bytes > LOGO_BYTES_MAX {
        return Err(LookProblem::LogoTooHeavy);
    }
    let (least, most) = LOGO_SIDE;
    let fits = [width, height].into_iter().all(|side| (least..=most).contains(&side)) && width <= height * LOGO_WIDE;
    if fits { Ok((width, height)) } else { Err(LookProblem::LogoSize { width, height }) }
}

/// Everything about the appearance but the name.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Look {
    /// The key colour; `None` for the usual one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub colour: Option<Colour>,
    /// The logo; `None` for the usual mark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logo: Option<Logo>,
    /// The sentence under the title of the home page; empty for the usual one.
    pub lead: Words,
    /// Postal address of the town hall.
    pub address: Words,
    /// Its telephone number.
    pub phone: String,
    /// When it is open.
    pub hours: Words,
    /// 法人番号
    pub corporate_number: String,
    /// Lines under every mail, above the department's.
    pub signature: Words,
}

impl Look {
    /// Whether the foot of the pages has something to say.
    pub fn has_foot(&self) -> bool {
        let words = [&self.address, &self.hours].into_iter().any(|words| !words.is_empty());
        words || !self.phone.is_empty() || !self.corporate_number.is_empty()
    }
}

/// The whole appearance, as it is drafted and put in force.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Appearance {
    /// The city's name, e.g. 対馬市.
    pub name: String,
    /// Who signs letters, e.g. 対馬市長.
    pub mayor_title: String,
    /// Everything else.
    pub look: Look,
}

/// The keys of words in several languages, with how long they may be.
const WORDS: [(&str, usize); 4] =
    [("lead", LINE_MAX), ("address", LINE_MAX), ("hours", LINE_MAX), ("signature", SIGNATURE_MAX)];

impl Appearance {
    /// What stands in the fields of the form.
    pub fn typed(&self) -> Answers {
        let look = &self.look;
        let mut typed = Answers::default();
        typed.set("name", &self.name);
        typed.set("mayor_title", &self.mayor_title);
        typed.set("colour", &look.colour.map(|colour| colour.to_string()).unwrap_or_default());
        let alt = look.logo.as_ref().map(|logo| logo.alt.as_str()).unwrap_or_default();
        typed.set("alt", alt);
        typed.set("phone", &look.phone);
        typed.set("corporate_number", &look.corporate_number);
        for ((key, _), words) in WORDS.iter().zip([&look.lead, &look.address, &look.hours, &look.signature]) {
            put_words(&mut typed, key, words);
        }
        typed
    }

    /// The appearance that the form asks for; the picture of the logo is this one's. Field keys: `name`,
    /// `mayor_title`, `colour`, `alt`, `lead`, `address`, `phone`, `hours`, `corporate_number`, `signature`, and
    /// those of words with `.easy` and `.en` behind them.
    ///
    /// # Errors
    /// Every problem that the person can mend.
    pub fn change(&self, typed: &Answers) -> Result<Appearance, Problems> {
        let mut problems = Problems::none();
        for key in ["name", "mayor_title"] {
            check_name(key, typed.get(key), &mut problems);
        }
        let colour = match clean(typed.get("colour")) {
            empty if empty.is_empty() => None,
            said => match Colour::read(&said) {
                Ok(colour) => Some(colour),
                Err(problem) => {
                    problems.add("colour", Problem::Look(problem));
                    None
                }
            },
        };
        let alt = clean(typed.get("alt"));
        if self.look.logo.is_some() {
            check_length("alt", &alt, ALT_MAX, true, &mut problems);
        }
        let logo = self.look.logo.clone().map(|logo| Logo { alt, ..logo });
        let [lead, address, hours, signature] = WORDS.map(|(key, max)| {
            let words = words(typed, key);
            let others = [("", Some(&words.ja)), (".easy", words.easy.as_ref()), (".en", words.en.as_ref())];
            for (suffix, text) in others {
                let text = text.map_or("", String::as_str);
                check_length(&format!("{key}{suffix}"), text, max, false, &mut problems);
            }
            // Without Japanese, nobody would see the others.
            if words.is_empty() && (words.easy.is_some() || words.en.is_some()) {
                problems.add(key, Problem::Missing);
            }
            words
        });
        let phone = clean(typed.get("phone"));
        if !phone.is_empty() && phone.parse::<Phone>().is_err() {
            problems.add("phone", Problem::NotAPhone);
        }
        let corporate_number = digits(typed.get("corporate_number"));
        if !corporate_number.is_empty() && !is_corporate_number(&corporate_number) {
            problems.add("corporate_number", Problem::Look(LookProblem::NotACorporateNumber));
        }
        let look = Look { colour, logo, lead, address, phone, hours, corporate_number, signature };
        let (name, mayor_title) = (clean(typed.get("name")), clean(typed.get("mayor_title")));
        problems.or(Appearance { name, mayor_title, look })
    }
}

fn check_length(key: &str, text: &str, max: usize, required: bool, problems: &mut Problems) {
    let now = text.chars().count();
    if required && now == 0 {
        problems.add(key, Problem::Missing);
    } else if now > max {
        problems.add(key, Problem::TooLong { max, now });
    }
}

/// Thirteen digits; the first is nine less the remainder, by nine, of the others with weights 1 and 2 from the end.
/// Source: 法人番号の指定等に関する省令 第2条.
fn is_corporate_number(number: &str) -> bool {
    let digits: Vec<u32> = number.chars().filter_map(|letter| letter.to_digit(10)).collect();
    if digits.len() != 13 || number.len() != 13 {
        return false;
    }
    let sum: u32 =
        digits[1..].iter().rev().enumerate().map(|(at, digit)| digit * if at % 2 == 0 { 1 } else { 2 }).sum();
    digits[0] == 9 - sum % 9
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn corporate_numbers_prove_themselves() {
        // 国税庁 and 東京都; then a slip in one digit, two swapped, and other lengths.
        for good in ["7000012050002", "8000020130001"] {
            assert!(is_corporate_number(good), "{good}");
        }
        for bad in ["7000012050003", "7000012500002", "700001205000", "70000120500020", "", "７000012050002"] {
            assert!(!is_corporate_number(bad), "{bad}");
        }
    }

    #[test]
    fn a_logo_is_a_picture_of_a_sensible_size() {
        let check = |mime, bytes, size| check_logo(mime, bytes, size);
        assert_eq!(check("image/png", 9_000, Some((480, 120))), Ok((480, 120)));
        assert_eq!(check("image/jpeg", 9_000, Some((48, 48))), Ok((48, 48)));
        assert_eq!(check("image/png", 9_000, None), Err(LookProblem::NotALogo));
        assert_eq!(check("application/pdf", 9_000, Some((480, 120))), Err(LookProblem::NotALogo));
        assert_eq!(check("image/png", LOGO_BYTES_MAX + 1, Some((480, 120))), Err(LookProblem::LogoTooHeavy));
        for (width, height) in [(47, 47), (2_001, 400), (601, 100), (100, 2_001)] {
            assert_eq!(check("image/png", 9, Some((width, height))), Err(LookProblem::LogoSize { width, height }));
        }
    }

    fn sheet(pairs: &[(&str, &str)]) -> Answers {
        let usual = [("name", "対馬市"), ("mayor_title", "対馬市長")];
        usual.iter().chain(pairs).map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn what_was_typed_is_what_stands_there_afterwards() {
        let typed = sheet(&[
            ("colour", "＃00428Ｃ"),
            ("lead", "海のまちへ。"),
            ("lead.en", "To the town by the sea."),
            ("address", "長崎県対馬市厳原町国分1441"),
            ("phone", "0920-53-6111"),
            ("hours", "平日 8時45分〜17時30分"),
            ("corporate_number", "7000012050002"),
            ("signature", "対馬市役所\n長崎県対馬市厳原町国分1441"),
        ]);
        let changed = Appearance::default().change(&typed).expect("a good form");
        assert_eq!(changed.look.colour.map(|colour| colour.to_string()).as_deref(), Some("#00428c"));
        assert_eq!(changed.change(&changed.typed()), Ok(changed.clone()));
        assert!(changed.look.has_foot() && !Look::default().has_foot());
        let kept = serde_json::to_value(&changed).expect("JSON");
        assert_eq!(serde_json::from_value::<Appearance>(kept).expect("the same"), changed);
    }

    #[test]
    fn every_problem_is_named() {
        let logo = Logo { sha256: "0".into(), mime: "image/png".into(), width: 99, height: 99, alt: "市章".into() };
        let long = "あ".repeat(LINE_MAX + 1);
        let typed = sheet(&[
            ("name", " "),
            ("colour", "#888888"),
            ("lead", &long),
            ("hours.en", "Weekdays"),
            ("phone", "いちにさん"),
            ("corporate_number", "1234567890123"),
        ]);
        let with_logo = Appearance { look: Look { logo: Some(logo), ..Look::default() }, ..Appearance::default() };
        let problems = with_logo.change(&typed).expect_err("nearly all of it is wrong");
        let fields: Vec<&str> = problems.iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["name", "colour", "alt", "lead", "hours", "phone", "corporate_number"]);
        assert!(Appearance::default().change(&sheet(&[("colour", "海の色")])).is_err());
    }
}
