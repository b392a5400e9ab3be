//! The key colour: whether letters in it can be read, and the shades that are made of it（主色とコントラスト）.
//!
//! Source: WCAG 2.2, contrast ratio and relative luminance; success criteria 1.4.3 (text, 4.5) and 1.4.11 (borders, 3).

use super::LookProblem;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt;
use std::str::FromStr;
use unicode_normalization::UnicodeNormalization;

/// The least contrast of letters with their ground, in hundredths.
pub const TEXT_RATIO: u32 = 450;
/// The least contrast of borders that have a meaning, in hundredths.
pub const BORDER_RATIO: u32 = 300;

/// A colour of the screen: red, green, blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Colour(pub [u8; 3]);

const WHITE: Colour = Colour([0xff, 0xff, 0xff]);
const BLACK: Colour = Colour([0, 0, 0]);
/// The grounds of pages that are not made of the key colour, as in the style sheet.
const PAPER: Colour = Colour([0xfb, 0xf8, 0xf2]);
const PAPER_2: Colour = Colour([0xf4, 0xee, 0xe2]);

/// Not `#` and six hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a colour like #00428c")]
pub struct NotAColour;

impl FromStr for Colour {
    type Err = NotAColour;

    fn from_str(text: &str) -> Result<Colour, NotAColour> {
        let digits = text.strip_prefix('#').ok_or(NotAColour)?;
        if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(NotAColour);
        }
        let number = u32::from_str_radix(digits, 16).map_err(|_| NotAColour)?;
        let [_, red, green, blue] = number.to_be_bytes();
        Ok(Colour([red, green, blue]))
    }
}

impl TryFrom<String> for Colour {
    type Error = NotAColour;

    fn try_from(text: String) -> Result<Colour, NotAColour> {
        text.parse()
    }
}

impl From<Colour> for String {
    fn from(colour: Colour) -> String {
        colour.to_string()
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Colour([red, green, blue]) = self;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

/// A ground on which letters of the key colour stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum On {
    /// White.
    White,
    /// The warm white of the pages.
    Paper,
    /// The light shade of the colour itself, under pressed buttons.
    Tint,
}

/// A colour that cannot be read somewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weak {
    /// The contrast it has, in hundredths, rounded down: what is shown as 4.49 is not 4.5.
    pub hundredths: u32,
    /// The contrast it needs.
    pub needed: u32,
    /// Where.
    pub on: On,
}

impl Weak {
    /// The contrast as people read it: 3.54.
    pub fn ratio(&self) -> String {
        super::ratio(self.hundredths)
    }
}

impl Colour {
    /// Reads a key colour, with or without #, in any width, and sees whether it can be read everywhere it stands.
    ///
    /// # Errors
    /// Not a colour, or the first place where its contrast is too weak.
    pub fn read(typed: &str) -> Result<Colour, LookProblem> {
        let plain: String = typed.nfkc().filter(|letter| !letter.is_whitespace()).collect();
        let digits = plain.trim_start_matches('#').to_lowercase();
        let colour: Colour = format!("#{digits}").parse().map_err(|_| LookProblem::NotAColour)?;
        match colour.weakness() {
            None => Ok(colour),
            Some(weak) => Err(LookProblem::Weak(weak)),
        }
    }

    /// Where letters of this colour, or white letters on it, cannot be read.
    pub fn weakness(self) -> Option<Weak> {
        let shades = Palette::of(self);
        // White first: it is what people compare with. The border shade follows from the key colour; it is measured
        // all the same, so that a change of the shades cannot slip through.
        let pairs = [
            (On::White, self, WHITE, TEXT_RATIO),
            (On::Paper, self, PAPER, TEXT_RATIO),
            (On::Paper, self, PAPER_2, TEXT_RATIO),
            (On::Tint, self, shades.tint, TEXT_RATIO),
            (On::Tint, shades.deep, shades.tint, TEXT_RATIO),
            (On::White, shades.bright, WHITE, BORDER_RATIO),
        ];
        pairs.into_iter().find_map(|(on, colour, ground, needed)| {
            let hundredths = contrast(colour, ground);
            (hundredths < needed).then_some(Weak { hundredths, needed, on })
        })
    }

    /// The colour with a share of another, in hundredths.
    fn with(self, other: Colour, share: u32) -> Colour {
        let mixed = |index: usize| {
            let mixed = u32::from(self.0[index]) * (100 - share) + u32::from(other.0[index]) * share;
            u8::try_from((mixed + 50) / 100).unwrap_or(u8::MAX)
        };
        Colour([mixed(0), mixed(1), mixed(2)])
    }

    /// Relative luminance: 0 black, 1 white.
    fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let share = f64::from(channel) / 255.0;
            if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        };
        let [red, green, blue] = self.0.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}

/// The contrast of two colours in hundredths, from 100 to 2100, rounded down.
pub fn contrast(one: Colour, other: Colour) -> u32 {
    let (one, other) = (one.luminance(), other.luminance());
    let ratio = (one.max(other) + 0.05) / (one.min(other) + 0.05);
    // Between 1 and 21, so nothing is cut off but what lies behind the hundredth.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a ratio lies between 1 and 21")]
    let hundredths = (ratio * 100.0 + 1e-9).floor() as u32;
    hundredths
}

/// The shades that a key colour brings along, in the places of the usual blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Palette {
    wash: Colour,
    tint: Colour,
    line: Colour,
    soft: Colour,
    bright: Colour,
    key: Colour,
    deep: Colour,
    arc: Colour,
    night: Colour,
}

impl Palette {
    /// The shades of a colour: lighter ones for grounds and lines, darker ones under the pointer and for the foot.
    pub fn of(key: Colour) -> Palette {
        Palette {
            wash: key.with(WHITE, 94),
            tint: key.with(WHITE, 87),
            line: key.with(WHITE, 75),
            soft: key.with(WHITE, 58),
            bright: key.with(WHITE, 15),
            key,
            deep: key.with(BLACK, 26),
            arc: key.with(BLACK, 10),
            night: key.with(BLACK, 48),
        }
    }

    /// The name of the style sheet: its colour, and a mark of what it says, so that browsers may keep it for ever.
    pub fn sheet_name(&self) -> String {
        let hash = hex::encode(Sha256::digest(self.css().as_bytes()));
        format!("{}-{}.css", self.key.to_string().trim_start_matches('#'), &hash[..12])
    }

    /// The style sheet with this name; `None` for a name that no readable colour has.
    pub fn of_sheet(name: &str) -> Option<Palette> {
        let (digits, _) = name.split_once('-')?;
        let colour: Colour = format!("#{digits}").parse().ok()?;
        let shades = Palette::of(colour);
        (colour.weakness().is_none() && shades.sheet_name() == name).then_some(shades)
    }

    /// The style sheet that puts them in the places of the usual ones. On paper and where the reader chose colours
    /// of their own, those count as before.
    pub fn css(&self) -> String {
        let names = [
            ("sea-50", self.wash),
            ("sea-100", self.tint),
            ("sea-200", self.line),
            ("sea-300", self.soft),
            ("sea-700", self.bright),
            ("sea", self.key),
            ("sea-deep", self.deep),
            ("sea-arc", self.arc),
            ("sea-night", self.night),
        ];
        let lines: Vec<String> = names.iter().map(|(name, colour)| format!("--{name}:{colour}")).collect();
        format!(":root{{{}}}\n", lines.join(";"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colour(text: &str) -> Colour {
        text.parse().expect("a colour")
    }

    #[test]
    fn contrast_is_that_of_wcag() {
        let cases = [
            ("#000000", "#ffffff", 2_100),
            ("#ffffff", "#ffffff", 100),
            ("#777777", "#ffffff", 447),
            ("#767676", "#ffffff", 454),
            ("#0000ff", "#ffffff", 859),
            ("#ff0000", "#ffffff", 399),
            ("#0017c1", "#ffffff", 1_109),
        ];
        for (one, other, expected) in cases {
            assert_eq!(contrast(colour(one), colour(other)), expected, "{one} on {other}");
            assert_eq!(contrast(colour(other), colour(one)), expected);
        }
    }

    #[test]
    fn only_colours_that_can_be_read_are_taken() {
        for good in ["#00428c", "00428C", "＃００４２８ｃ", " #115a36 ", "#8b0000", "#4b0082", "#1a1a1a"] {
            assert!(Colour::read(good).is_ok(), "{good}: {:?}", Colour::read(good));
        }
        for bad in ["", "#", "#12345", "#1234567", "青", "#00428g", "rgb(0,0,0)", "#+12345"] {
            assert_eq!(Colour::read(bad), Err(LookProblem::NotAColour), "{bad}");
        }
        let weak = |text| match Colour::read(text) {
            Err(LookProblem::Weak(weak)) => (weak.ratio(), weak.on),
            other => panic!("{text}: {other:?}"),
        };
        assert_eq!(weak("#ff8800"), ("2.39".to_owned(), On::White));
        assert_eq!(weak("#777777"), ("4.47".to_owned(), On::White));
        assert_eq!(weak("#757575"), ("4.34".to_owned(), On::Paper), "4.6 on white, but pages are not all white");
    }

    #[test]
    fn every_shade_of_a_good_colour_can_be_read() {
        for key in ["#00428c", "#115a36", "#8b0000", "#4b0082", "#5c4400", "#1a1a1a", "#000000"] {
            let shades = Palette::of(colour(key));
            for dark in [shades.deep, shades.night] {
                assert!(contrast(dark, WHITE) >= TEXT_RATIO, "{key} {dark}");
            }
            assert!(contrast(shades.bright, WHITE) >= BORDER_RATIO, "{key}");
        }
        assert_eq!(
            Palette::of(colour("#00428c")).css(),
            ":root{--sea-50:#f0f4f8;--sea-100:#dee6f0;--sea-200:#bfd0e2;--sea-300:#94b0cf;--sea-700:#265e9d;\
             --sea:#00428c;--sea-deep:#003168;--sea-arc:#003b7e;--sea-night:#002249}\n"
        );
    }

    #[test]
    fn a_sheet_is_found_by_its_own_name_only() {
        let shades = Palette::of(colour("#115a36"));
        let name = shades.sheet_name();
        assert!(name.starts_with("115a36-") && name.ends_with(".css"), "{name}");
        assert_eq!(Palette::of_sheet(&name), Some(shades));
        let weak = Palette::of(colour("#ff8800")).sheet_name();
        for other in ["", "115a36.css", "115a36-000000000000.css", "あ-1.css", &weak, &name.to_uppercase()] {
            assert_eq!(Palette::of_sheet(other), None, "{other}");
        }
    }

    proptest::proptest! {
        #[test]
        fn what_is_taken_can_be_read_and_is_written_as_it_was_read(channels in proptest::array::uniform3(0_u8..)) {
            let colour = Colour(channels);
            proptest::prop_assert_eq!(colour.to_string().parse(), Ok(colour));
            if Colour::read(&colour.to_string()).is_ok() {
                for ground in [WHITE, PAPER, PAPER_2, Palette::of(colour).tint] {
                    proptest::prop_assert!(contrast(colour, ground) >= TEXT_RATIO);
                }
            }
        }
    }
}
