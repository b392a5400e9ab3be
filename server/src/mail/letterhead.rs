//! What all letters share: the city in the subject, and the sign-off that says how to reach us（差出人・署名）.

use crate::store::{Stored, Tx, city, look, people, staff};
use domain::people::{Organisation, OrganisationId, OrganisationKind};
use domain::texts::{Lang, Text, Words, letters as words};

const RULE: &str = "――――――――――――――――";

/// Who a letter comes from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Letterhead {
    /// The city's name.
    pub city: String,
    /// Who answers questions: the department in charge, or the city's own entry.
    pub department: Option<Organisation>,
    /// Lines of the city's own under the sign-off（市の表示）.
    pub signature: Words,
}

impl Letterhead {
    /// The head of the city's letters, or of one department's.
    ///
    /// # Errors
    /// The store's.
    pub async fn find(tx: &mut Tx, department: Option<OrganisationId>) -> Stored<Letterhead> {
        let city = city::find(tx).await?.map(|city| city.name).unwrap_or_default();
        let department = match department {
            Some(id) => people::organisation(tx, id).await?,
            None => staff::city_organisation(tx).await?,
        };
        let signature = look::in_force(tx).await?.signature;
        Ok(Letterhead { city, department, signature })
    }

    /// A subject: 【city】 and the words, on one line and without readings.
    pub fn subject(&self, words: &Text) -> String {
        format!("【{}】{}", self.city, words.bare())
    }
}

/// The text of a letter, put together from top to bottom. Texts are written with readings in brackets.
#[derive(Debug, Clone)]
pub struct Body {
    lang: Lang,
    text: String,
}

impl Body {
    /// A letter that begins with this line, such as `words::to(lang, name)`.
    pub fn to(lang: Lang, name: Text) -> Body {
        let mut body = Body { lang, text: String::new() };
        body.line(&name);
        body
    }

    /// A paragraph.
    #[must_use]
    pub fn say(mut self, text: Text) -> Body {
        self.text.push('\n');
        self.line(&text);
        self
    }

    /// A heading before a part of the letter.
    #[must_use]
    pub fn heading(mut self, text: Text) -> Body {
        self.text.push('\n');
        self.text.push_str("■ ");
        self.line(&text);
        self
    }

    /// Labels with what they name, a line each.
    #[must_use]
    pub fn facts(mut self, facts: impl IntoIterator<Item = (Text, Text)>) -> Body {
        self.text.push('\n');
        for (label, value) in facts {
            self.line(&words::fact(self.lang, label, value));
        }
        self
    }

    /// An answer as it was typed, under its question.
    #[must_use]
    pub fn quote(mut self, question: Text, answer: &str) -> Body {
        self.text.push('\n');
        self.line(&question);
        for line in answer.lines() {
            if !line.trim().is_empty() {
                self.text.push('　');
                self.text.push_str(line);
            }
            self.text.push('\n');
        }
        self
    }

    /// The one link, alone on its line, under the words that say what it opens.
    #[must_use]
    pub fn link(mut self, what: Text, address: &str) -> Body {
        self = self.say(what);
        self.text.push_str(address);
        self.text.push('\n');
        self
    }

    /// The lines below the greeting, without a sign-off: for paper, which has both in places of its own. A blank line
    /// is a wide space, so that it stands on paper too.
    pub fn lines(&self) -> Vec<String> {
        let said = self.text.lines().skip(1).skip_while(|line| line.trim().is_empty());
        said.map(|line| if line.trim().is_empty() { "　".to_owned() } else { line.to_owned() }).collect()
    }

    /// The finished text with the sign-off.
    pub fn sign(self, head: &Letterhead) -> String {
        let notice = words::no_idea(self.lang);
        self.end(head, Some(&notice))
    }

    /// The finished text of a letter that says in its own words what a stranger should do with it.
    pub fn sign_without_notice(self, head: &Letterhead) -> String {
        self.end(head, None)
    }

    fn end(mut self, head: &Letterhead, notice: Option<&Text>) -> String {
        let lang = self.lang;
        self.text.push('\n');
        self.text.push_str(RULE);
        self.text.push('\n');
        let department = head.department.as_ref();
        let of_one = department.filter(|department| department.kind == OrganisationKind::Department);
        let name = of_one.map_or_else(String::new, |department| format!(" {}", department.name));
        self.line(&Text::typed(&format!("{}{name}", head.city)));
        if let Some(number) = department.and_then(|department| department.phone.as_ref()) {
            self.line(&words::phone(lang, number));
        }
        if let Some(address) = department.and_then(|department| department.email.as_ref()) {
            self.line(&words::mail(lang, address));
        }
        if !head.signature.is_empty() {
            self.line(&head.signature.text(lang));
        }
        self.text.push_str(RULE);
        self.text.push('\n');
        if let Some(notice) = notice {
            self.line(notice);
        }
        self.line(&words::no_reply(lang));
        self.text
    }

    fn line(&mut self, text: &Text) {
        self.text.push_str(&text.with_brackets());
        self.text.push('\n');
    }
}
