//! Forms as data: sections, pages and typed questions, and how answers are checked（様式・設問・回答）.
//!
//! A save takes anything, complete or not; completeness is asked once, at submission.

use crate::calendar;
use crate::folding;
use crate::money::Yen;
use crate::problems::{Problem, Problems};
use crate::texts::Words;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A form in one version.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Form {
    /// Rises with every published change.
    pub version: u32,
    /// Tasks on the task list that consist of questions.
    pub sections: Vec<Section>,
}

/// A task of the task list, e.g. 団体 or 計画.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Key in addresses.
    pub key: String,
    /// Title.
    pub title: Words,
    /// One topic a page.
    pub pages: Vec<FormPage>,
}

/// One page of questions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormPage {
    /// Key in addresses; unique in the form.
    pub key: String,
    /// Title.
    pub title: Words,
    /// A sentence under the title.
    #[serde(default)]
    pub help: Words,
    /// Questions.
    pub questions: Vec<Question>,
}

/// One question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// Key of the answer; unique in the form.
    pub key: String,
    /// Label.
    pub label: Words,
    /// Support text between label and control.
    #[serde(default)]
    pub help: Words,
    /// What kind of answer is asked.
    pub kind: Kind,
    /// Whether submission needs it.
    pub required: bool,
    /// Whether the answer is personal data: never published, erased with the person.
    #[serde(default)]
    pub personal: bool,
}

/// The kinds of question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "type")]
pub enum Kind {
    /// One line of text.
    Line {
        /// Most characters.
        max: usize,
    },
    /// Several lines of text.
    Text {
        /// Most characters.
        max: usize,
    },
    /// A whole number.
    Number {
        /// Smallest.
        min: i64,
        /// Largest.
        max: i64,
        /// Unit after the box, e.g. 人.
        unit: Words,
    },
    /// A date.
    Date,
    /// One of several.
    Choice {
        /// What is offered.
        options: Vec<Choice>,
    },
    /// A mail address.
    Email,
    /// A telephone number.
    Phone,
    /// A postcode.
    Postcode,
}

/// An option of a choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// Stored value.
    pub key: String,
    /// Label.
    pub label: Words,
}

/// The answers of a filing by question key, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Answers(BTreeMap<String, String>);

impl Answers {
    /// The answer to a question; empty while there is none.
    pub fn get(&self, key: &str) -> &str {
        self.0.get(key).map_or("", String::as_str)
    }

    /// Keeps an answer, cleaned of control characters but otherwise as typed.
    pub fn set(&mut self, key: &str, typed: &str) {
        let kept = folding::clean_multiline(typed);
        if kept.is_empty() {
            self.0.remove(key);
        } else {
            self.0.insert(key.to_owned(), kept);
        }
    }

    /// All answers.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(key, value)| (key.as_str(), value.as_str()))
    }

    /// Whether nothing was answered.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromIterator<(String, String)> for Answers {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(pairs: I) -> Self {
        let mut answers = Answers::default();
        for (key, value) in pairs {
            answers.set(&key, &value);
        }
        answers
    }
}

/// Whether a missing required answer counts. A draft page may be left half done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strictness {
    /// What was typed must be readable; blanks are fine.
    Draft,
    /// Everything required must be there.
    Complete,
}

impl Form {
    /// The page with this key.
    pub fn page(&self, key: &str) -> Option<&FormPage> {
        self.pages().find(|page| page.key == key)
    }

    /// All pages in order.
    pub fn pages(&self) -> impl Iterator<Item = &FormPage> {
        self.sections.iter().flat_map(|section| &section.pages)
    }

    /// All questions in order.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.pages().flat_map(|page| &page.questions)
    }

    /// The page after this one within the form.
    pub fn page_after(&self, key: &str) -> Option<&FormPage> {
        self.pages().skip_while(|page| page.key != key).nth(1)
    }

    /// The page before this one within the form.
    pub fn page_before(&self, key: &str) -> Option<&FormPage> {
        let index = self.pages().position(|page| page.key == key)?;
        self.pages().nth(index.checked_sub(1)?)
    }

    /// Every problem of the whole form.
    pub fn check(&self, answers: &Answers, strictness: Strictness) -> Problems {
        let mut problems = Problems::none();
        for page in self.pages() {
            page.check_into(answers, strictness, &mut problems);
        }
        problems
    }
}

impl Section {
    /// Every problem of this section.
    pub fn check(&self, answers: &Answers, strictness: Strictness) -> Problems {
        let mut problems = Problems::none();
        for page in &self.pages {
            page.check_into(answers, strictness, &mut problems);
        }
        problems
    }

    /// Whether anything was answered here.
    pub fn is_begun(&self, answers: &Answers) -> bool {
        self.pages.iter().flat_map(|page| &page.questions).any(|q| !answers.get(&q.key).is_empty())
    }
}

impl FormPage {
    /// Every problem of this page.
    pub fn check(&self, answers: &Answers, strictness: Strictness) -> Problems {
        let mut problems = Problems::none();
        self.check_into(answers, strictness, &mut problems);
        problems
    }

    fn check_into(&self, answers: &Answers, strictness: Strictness, problems: &mut Problems) {
        for question in &self.questions {
            if let Err(problem) = question.check(answers.get(&question.key), strictness) {
                problems.add(&question.key, problem);
            }
        }
    }
}

impl Question {
    /// Checks one answer.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn check(&self, typed: &str, strictness: Strictness) -> Result<(), Problem> {
        if typed.trim().is_empty() {
            return match (self.required, strictness) {
                (true, Strictness::Complete) => Err(Problem::Missing),
                _ => Ok(()),
            };
        }
        self.kind.check(typed)
    }

    /// The longest answer in characters, where there is a limit.
    pub fn limit(&self) -> Option<usize> {
        match self.kind {
            Kind::Line { max } | Kind::Text { max } => Some(max),
            _ => None,
        }
    }
}

impl Kind {
    fn check(&self, typed: &str) -> Result<(), Problem> {
        match self {
            Kind::Line { max } | Kind::Text { max } => {
                let now = typed.chars().count();
                if now > *max { Err(Problem::TooLong { max: *max, now }) } else { Ok(()) }
            }
            Kind::Number { min, max, .. } => {
                let number = read_number(typed).ok_or(Problem::NotANumber)?;
                if (*min..=*max).contains(&number) { Ok(()) } else { Err(Problem::OutOfRange { min: *min, max: *max }) }
            }
            Kind::Date => calendar::parse_date(typed).map(drop).map_err(|_| Problem::NotADate),
            Kind::Choice { options } => {
                let offered = options.iter().any(|choice| choice.key == typed);
                if offered { Ok(()) } else { Err(Problem::NotAChoice) }
            }
            Kind::Email => folding::email_key(typed).map(drop).map_err(|_| Problem::NotAnEmail),
            Kind::Phone => typed.parse::<folding::Phone>().map(drop).map_err(|_| Problem::NotAPhone),
            Kind::Postcode => typed.parse::<folding::Postcode>().map(drop).map_err(|_| Problem::NotAPostcode),
        }
    }
}

/// Reads a whole number in any common typing: `１，２００人` is 1200.
pub fn read_number(typed: &str) -> Option<i64> {
    let plain = folding::digits(typed);
    let plain = plain.trim().trim_end_matches(['人', '名', '件', '回', '個']);
    Yen::parse(plain).ok().map(|Yen(number)| number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(kind: Kind, required: bool) -> Question {
        Question {
            key: "q".into(), label: Words::ja("問い"), help: Words::default(), kind, required, personal: false
        }
    }

    #[test]
    fn blanks_count_only_at_submission() {
        let required = question(Kind::Line { max: 10 }, true);
        assert_eq!(required.check("", Strictness::Draft), Ok(()));
        assert_eq!(required.check(" 　", Strictness::Complete), Err(Problem::Missing));
        assert_eq!(question(Kind::Date, false).check("", Strictness::Complete), Ok(()));
    }

    #[test]
    fn kinds_accept_common_typing_and_refuse_the_rest() {
        let number = Kind::Number { min: 1, max: 1000, unit: Words::ja("人") };
        let cases = [
            (Kind::Line { max: 3 }, "𠮷田さ", Ok(())),
            (Kind::Line { max: 3 }, "𠮷田さん", Err(Problem::TooLong { max: 3, now: 4 })),
            (number.clone(), "１２０人", Ok(())),
            (number.clone(), "0", Err(Problem::OutOfRange { min: 1, max: 1000 })),
            (number, "たくさん", Err(Problem::NotANumber)),
            (Kind::Date, "令和８年４月１日", Ok(())),
            (Kind::Date, "あした", Err(Problem::NotADate)),
            (Kind::Email, "foo..bar@docomo.ne.jp", Ok(())),
            (Kind::Email, "foo", Err(Problem::NotAnEmail)),
            (Kind::Phone, "０９２０−５３−６１１１", Ok(())),
            (Kind::Phone, "なし", Err(Problem::NotAPhone)),
            (Kind::Postcode, "８１７ー００２２", Ok(())),
            (Kind::Postcode, "123", Err(Problem::NotAPostcode)),
        ];
        for (kind, typed, expected) in cases {
            assert_eq!(kind.check(typed), expected, "{typed}");
        }
    }

    #[test]
    fn pages_know_their_neighbours() {
        let page =
            |key: &str| FormPage { key: key.into(), title: Words::ja(key), help: Words::default(), questions: vec![] };
        let section = |key: &str, pages| Section { key: key.into(), title: Words::ja(key), pages };
        let form = Form {
            version: 1,
            sections: vec![section("s", vec![page("a")]), section("t", vec![page("b"), page("c")])],
        };
        assert_eq!(form.page_after("a").map(|p| p.key.as_str()), Some("b"));
        assert_eq!(form.page_after("c"), None);
        assert_eq!(form.page_before("c").map(|p| p.key.as_str()), Some("b"));
        assert_eq!(form.page_before("a"), None);
    }
}
