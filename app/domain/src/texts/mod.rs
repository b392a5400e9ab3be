//! The catalogue of every text on screen and in mail, in 日本語, やさしい日本語 and English.
//!
//! A text is a function: its name is the key, its parameters are the arguments. The macro wants all
//! three languages, so a missing translation or a misspelt argument does not compile.
//! やさしい日本語 carries readings in Aozora notation, `漢字《かんじ》`; see [`crate::ruby`].

/// Declares texts: `fn name(args) { ja: "…", easy: "…", en: "…" }`.
macro_rules! texts {
    ($($(#[$doc:meta])* fn $name:ident($($arg:ident),* $(,)?) { ja: $ja:literal, easy: $easy:literal, en: $en:literal $(,)? })*) => {
        $($crate::texts::texts!(@one $(#[$doc])* $name ($($arg)*) $ja $easy $en);)*
    };
    (@one $(#[$doc:meta])* $name:ident () $ja:literal $easy:literal $en:literal) => {
        #[doc = $ja]
        $(#[$doc])*
        #[must_use]
        pub fn $name(lang: $crate::texts::Lang) -> $crate::texts::Text {
            $crate::texts::Text::fixed(match lang {
                $crate::texts::Lang::Ja => $ja,
                $crate::texts::Lang::Easy => $easy,
                $crate::texts::Lang::En => $en,
            })
        }
    };
    (@one $(#[$doc:meta])* $name:ident ($($arg:ident)+) $ja:literal $easy:literal $en:literal) => {
        #[doc = $ja]
        $(#[$doc])*
        #[must_use]
        pub fn $name(lang: $crate::texts::Lang, $($arg: impl $crate::texts::Arg),+) -> $crate::texts::Text {
            $(let $arg = $crate::texts::arg(&$arg);)+
            $crate::texts::Text::formatted(match lang {
                $crate::texts::Lang::Ja => format!($ja),
                $crate::texts::Lang::Easy => format!($easy),
                $crate::texts::Lang::En => format!($en),
            })
        }
    };
}
pub(crate) use texts;

pub mod about;
pub mod accounts;
pub mod answer_desk;
pub mod approval_routes;
pub mod awards;
pub mod backup_state;
pub mod bounces;
pub mod budget;
pub mod calls;
pub mod case_talk;
pub mod consultation_results;
pub mod consultations;
pub mod decisions;
pub mod demo_mail;
pub mod departments;
pub mod desk;
pub mod digest;
pub mod directory;
pub mod drafts;
pub mod following;
pub mod form_editor;
pub mod groups;
pub mod home;
pub mod intake;
pub mod journal;
pub mod keys;
pub mod ledger;
pub mod letters;
pub mod letters_accounts;
pub mod letters_answers;
pub mod letters_awards;
pub mod letters_consultations;
pub mod letters_decisions;
pub mod letters_groups;
pub mod letters_keys;
pub mod letters_opinions;
pub mod letters_review;
pub mod look;
pub mod mail_state;
pub mod newsletter;
pub mod official;
pub mod opinions;
pub mod opinions_keyed;
pub mod oversight;
pub mod people;
pub mod postings;
pub mod problems;
pub mod project;
pub mod property;
pub mod proposals;
pub mod redaction;
pub mod rehearsals;
pub mod results;
pub mod retention;
pub mod review;
pub mod settings;
pub mod setup;
pub mod shell;
pub mod staff;
pub mod staff_access;
pub mod staff_calls;
pub mod staff_consultations;
pub mod staff_opinions;
pub mod staff_people;
pub mod staff_review;
pub mod submissions;
pub mod workbench;

use crate::ruby;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fmt;

/// A language of the screen and of letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// 日本語
    #[default]
    Ja,
    /// やさしい日本語 with readings.
    Easy,
    /// English
    En,
}

impl Lang {
    /// All languages, in the order of the language switch.
    pub const ALL: [Lang; 3] = [Lang::Ja, Lang::Easy, Lang::En];

    /// The code kept in cookies and in the database.
    pub fn code(self) -> &'static str {
        match self {
            Lang::Ja => "ja",
            Lang::Easy => "easy",
            Lang::En => "en",
        }
    }

    /// The BCP 47 tag for the `lang` attribute of a page.
    pub fn tag(self) -> &'static str {
        match self {
            Lang::Ja | Lang::Easy => "ja",
            Lang::En => "en",
        }
    }

    /// What the language calls itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Lang::Ja => "日本語",
            Lang::Easy => "やさしい日本語",
            Lang::En => "English",
        }
    }

    /// Reads a stored code; `None` for anything else.
    pub fn from_code(code: &str) -> Option<Lang> {
        Lang::ALL.into_iter().find(|lang| lang.code() == code)
    }
}

/// A finished text. It may carry readings, so it is never shown as it is: pages turn it into
/// `<ruby>`, letters put readings in brackets, attributes drop them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text(Cow<'static, str>);

impl Text {
    /// A text that needs no formatting.
    pub const fn fixed(marked: &'static str) -> Self {
        Text(Cow::Borrowed(marked))
    }

    /// A text whose arguments went through [`arg`].
    pub fn formatted(marked: String) -> Self {
        Text(Cow::Owned(marked))
    }

    /// A text that people typed: no notation in it is obeyed.
    pub fn typed(plain: &str) -> Self {
        Text(Cow::Owned(ruby::protect(plain)))
    }

    /// For attributes, titles and options: without readings.
    pub fn bare(&self) -> String {
        ruby::bare(&self.0)
    }

    /// For mail and CSV: 漢字（かんじ）.
    pub fn with_brackets(&self) -> String {
        ruby::with_brackets(&self.0)
    }

    /// For pages: runs of text with their readings.
    pub fn segments(&self) -> Vec<ruby::Segment> {
        ruby::segments(&self.0)
    }

    /// Its lines. No reading reaches over the end of one.
    pub fn lines(&self) -> Vec<Text> {
        self.0.lines().map(|line| Text::formatted(line.to_owned())).collect()
    }

    /// What stands behind the mark of a point, ・ or -, if the text begins with one.
    pub fn point(&self) -> Option<Text> {
        let rest = self.0.strip_prefix(['・', '-', '•'])?;
        Some(Text::formatted(rest.trim_start().to_owned()))
    }

    /// The text as an argument of another text.
    fn marked(&self) -> &str {
        &self.0
    }
}

/// What may stand in a place of a text: typed words are protected, finished texts keep their readings.
pub trait Arg {
    /// The argument in the catalogue's notation.
    fn marked(&self) -> Cow<'_, str>;
}

impl Arg for Text {
    fn marked(&self) -> Cow<'_, str> {
        Cow::Borrowed(Text::marked(self))
    }
}

impl Arg for &Text {
    fn marked(&self) -> Cow<'_, str> {
        Cow::Borrowed(Text::marked(self))
    }
}

macro_rules! display_args {
    ($($kind:ty),*) => {$(
        impl Arg for $kind {
            fn marked(&self) -> Cow<'_, str> {
                Cow::Owned(ruby::protect(&self.to_string()))
            }
        }
    )*};
}
display_args!(&str, String, &String, i32, i64, u32, u64, usize, crate::money::Yen);

/// The argument as the macro formats it.
pub fn arg(value: &impl Arg) -> impl fmt::Display + '_ {
    value.marked()
}

/// Several things in a row, as the language writes it: 「規約、名簿」, "rules, list of members".
pub fn list<T: Arg>(lang: Lang, things: impl IntoIterator<Item = T>) -> Text {
    let texts = things.into_iter().map(|thing| Text::formatted(thing.marked().into_owned()));
    texts.reduce(|so_far, next| shell::listed(lang, so_far, next)).unwrap_or(Text::fixed(""))
}

/// Words that a call or a programme brings along as data. Japanese is always there; the other
/// languages fall back to it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Words {
    /// 日本語
    pub ja: String,
    /// やさしい日本語, in Aozora notation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub easy: Option<String>,
    /// English
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub en: Option<String>,
}

impl Words {
    /// Japanese only.
    pub fn ja(ja: impl Into<String>) -> Self {
        Words { ja: ja.into(), ..Words::default() }
    }

    /// All three languages.
    pub fn of(ja: impl Into<String>, easy: impl Into<String>, en: impl Into<String>) -> Self {
        Words { ja: ja.into(), easy: Some(easy.into()), en: Some(en.into()) }
    }

    /// The words in a language, or in Japanese where they are missing.
    pub fn text(&self, lang: Lang) -> Text {
        let words = match lang {
            Lang::Ja => None,
            Lang::Easy => self.easy.as_deref(),
            Lang::En => self.en.as_deref(),
        };
        match words {
            Some(marked) if lang == Lang::Easy => Text::formatted(marked.to_owned()),
            Some(plain) => Text::typed(plain),
            None => Text::typed(&self.ja),
        }
    }

    /// Whether anything is there to show.
    pub fn is_empty(&self) -> bool {
        self.ja.trim().is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    texts! {
        fn greeting(name) {
            ja: "{name}さん、こんにちは",
            easy: "{name}さん、｜今日《きょう》は 良《よ》い日《ひ》です",
            en: "Hello, {name}",
        }
        fn plain() { ja: "申請", easy: "申請《しんせい》", en: "Application" }
    }

    #[test]
    fn arguments_never_become_notation() {
        let text = greeting(Lang::Easy, "田中《たなか》");
        assert_eq!(text.bare(), "田中《たなか》さん、今日は 良い日です");
        assert_eq!(plain(Lang::Easy).with_brackets(), "申請（しんせい）");
    }

    #[test]
    fn words_fall_back_to_japanese() {
        let words = Words { en: Some("Costs".into()), ..Words::ja("経費") };
        assert_eq!(words.text(Lang::En).bare(), "Costs");
        assert_eq!(words.text(Lang::Easy).bare(), "経費");
    }
}
