//! Forms as data: sections, pages and typed questions, and how answers are checked（様式・設問・回答）.
//!
//! A save takes anything, complete or not; completeness is asked once, at submission.

pub mod condition;
pub mod editing;
pub mod table;

pub use condition::When;
pub use table::{Cell, Column};

use crate::calendar;
use crate::calls::Paper;
use crate::folding;
use crate::money::Yen;
use crate::problems::{Problem, Problems};
use crate::texts::{Lang, Text, Words, proposals as words, shell};
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
    /// When it is asked; always, if nothing stands here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
    /// What the group's own data answer it with in a new draft.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_group: Option<crate::groups::Fact>,
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
    /// An amount in yen.
    Money {
        /// Largest.
        max: i64,
    },
    /// Yes or no.
    YesNo {
        /// The file that proves a yes; nothing is asked for where this is empty.
        #[serde(default)]
        evidence: Words,
    },
    /// A file, attached with the other papers.
    File,
    /// Rows of cells.
    Table {
        /// Columns.
        columns: Vec<Column>,
    },
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

    /// Whether anything was answered here. Files are seen by the papers.
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
        if self.kind == Kind::File {
            return Ok(());
        }
        if typed.trim().is_empty() {
            return match (self.required, strictness) {
                (true, Strictness::Complete) => Err(Problem::Missing),
                _ => Ok(()),
            };
        }
        self.kind.check(typed)
    }

    /// Takes its answer out of a form that was sent.
    pub fn take(&self, typed: &Answers) -> String {
        match &self.kind {
            Kind::Table { columns } => table::gather(&self.key, columns.len(), typed),
            _ => typed.get(&self.key).to_owned(),
        }
    }

    /// The paper that an answer asks for: the file itself, or the proof of a yes. Its key is that of the
    /// question behind `q-`.
    pub fn paper(&self, typed: &str) -> Option<Paper> {
        let key = format!("q-{}", self.key);
        match &self.kind {
            Kind::File => Some(Paper {
                key,
                label: self.label.clone(),
                help: self.help.clone(),
                required: self.required,
                from_group: None,
            }),
            Kind::YesNo { evidence } if !evidence.is_empty() && typed == "yes" => {
                Some(Paper { key, label: evidence.clone(), help: Words::default(), required: true, from_group: None })
            }
            _ => None,
        }
    }

    /// An answer as people read it: the label of a choice, the unit of a number, the rows of a table. `write` says
    /// what becomes of readings.
    pub fn read_out(&self, typed: &str, lang: Lang, write: impl Fn(Text) -> String) -> String {
        if typed.trim().is_empty() {
            return String::new();
        }
        match &self.kind {
            Kind::Choice { options } => {
                let chosen = options.iter().find(|option| option.key == typed);
                chosen.map_or_else(|| typed.to_owned(), |option| write(option.label.text(lang)))
            }
            Kind::Number { unit, .. } if !typed.ends_with(unit.ja.as_str()) => {
                let gap = if lang == Lang::En { " " } else { "" };
                format!("{typed}{gap}{}", write(unit.text(lang)))
            }
            Kind::Money { .. } => {
                Yen::parse(typed).map_or_else(|_| typed.to_owned(), |yen| write(shell::amount(lang, yen)))
            }
            Kind::YesNo { .. } if typed == "yes" => write(words::yes(lang)),
            Kind::YesNo { .. } if typed == "no" => write(words::no(lang)),
            Kind::Table { columns } => {
                let cell = |(column, typed): (&Column, &String)| format!("{}：{typed}", write(column.label.text(lang)));
                let line = |row: &Vec<String>| {
                    let cells = columns.iter().zip(row).filter(|(_, typed)| !typed.is_empty()).map(cell);
                    cells.collect::<Vec<_>>().join("　")
                };
                table::rows(typed).iter().map(line).collect::<Vec<_>>().join("\n")
            }
            _ => typed.to_owned(),
        }
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
    /// Checks one answer that is not blank.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn check(&self, typed: &str) -> Result<(), Problem> {
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
            Kind::Money { max } => {
                let yen = Yen::parse(typed).map_err(|_| Problem::NotMoney)?;
                let fits = (0..=*max).contains(&yen.0);
                if fits { Ok(()) } else { Err(Problem::OutOfRange { min: 0, max: *max }) }
            }
            Kind::YesNo { .. } => {
                if matches!(typed, "yes" | "no") {
                    Ok(())
                } else {
                    Err(Problem::NotAChoice)
                }
            }
            Kind::File => Ok(()),
            Kind::Table { columns } => table::check(columns, typed),
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
mod tests;
