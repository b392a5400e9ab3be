//! Questions that are asked only after a certain answer（条件つきの設問）.
//!
//! A question that is not asked is treated as absent: it is not checked, not listed, not shown. What was
//! answered to it before is kept, so that a change of mind loses nothing.

use super::{Answers, Form, FormPage, Question};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The answer to an earlier question on which a question depends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct When {
    /// Key of the earlier question.
    pub key: String,
    /// Answers with which it is asked.
    pub any: Vec<String>,
}

impl Form {
    /// The form as these answers make it: only questions that are asked, and only pages and sections that
    /// have any.
    pub fn asked(&self, answers: &Answers) -> Form {
        self.only(&self.asked_keys(answers, false))
    }

    /// The form as it is shown for filling in. A question that depends on one of its own page is there from the
    /// beginning, because without a script nothing appears while somebody chooses.
    pub fn shown(&self, answers: &Answers) -> Form {
        self.only(&self.asked_keys(answers, true))
    }

    /// The keys of the questions that are asked. `early`: also those that an answer on the same page may bring.
    fn asked_keys(&self, answers: &Answers, early: bool) -> BTreeSet<String> {
        let mut asked = BTreeSet::new();
        for page in self.pages() {
            let mut here: BTreeSet<&str> = BTreeSet::new();
            for question in &page.questions {
                let is_asked = question.when.as_ref().is_none_or(|when| {
                    let is_answered = when.any.iter().any(|value| value == answers.get(&when.key));
                    asked.contains(&when.key) && (is_answered || (early && here.contains(when.key.as_str())))
                });
                if is_asked {
                    asked.insert(question.key.clone());
                    here.insert(&question.key);
                }
            }
        }
        asked
    }

    fn only(&self, keys: &BTreeSet<String>) -> Form {
        let mut form = self.clone();
        for section in &mut form.sections {
            for page in &mut section.pages {
                page.questions.retain(|question| keys.contains(&question.key));
            }
            section.pages.retain(|page| !page.questions.is_empty());
        }
        form.sections.retain(|section| !section.pages.is_empty());
        form
    }

    /// The questions before one, which its condition may name.
    pub fn before(&self, key: &str) -> impl Iterator<Item = &Question> {
        self.questions().take_while(move |question| question.key != key)
    }
}

impl FormPage {
    /// The question of this page that decides whether another is asked.
    pub fn decider<'a>(&'a self, question: &Question) -> Option<&'a Question> {
        let when = question.when.as_ref()?;
        self.questions.iter().find(|other| other.key == when.key)
    }
}
