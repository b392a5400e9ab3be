//! Making a form without code: parts move up and down, questions are typed into a form of their own（様式の編集）.

use super::table::{Cell, Column};
use super::{Answers, Choice, Form, FormPage, Kind, Question, Section, When, read_number};
use crate::calls::{cell, free_key, put_words, rows, words};
use crate::groups::Fact;
use crate::problems::{Problem, Problems};
use crate::proposals::TITLE;
use crate::texts::Words;

/// A part of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// A section, by key.
    Section(String),
    /// A page, by key.
    Page(String),
    /// A question, by key.
    Question(String),
}

impl Part {
    /// Reads `s:KEY`, `p:KEY`, `q:KEY`.
    pub fn from_code(code: &str) -> Option<Part> {
        let (kind, key) = code.split_once(':')?;
        let key = key.to_owned();
        match kind {
            "s" => Some(Part::Section(key)),
            "p" => Some(Part::Page(key)),
            "q" => Some(Part::Question(key)),
            _ => None,
        }
    }

    /// The code in forms.
    pub fn code(&self) -> String {
        match self {
            Part::Section(key) => format!("s:{key}"),
            Part::Page(key) => format!("p:{key}"),
            Part::Question(key) => format!("q:{key}"),
        }
    }
}

/// A change of the outline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// One place up; a question at the top of its page goes to the end of the page before.
    Up(Part),
    /// One place down.
    Down(Part),
    /// Away.
    Remove(Part),
    /// A new section at the end, with a page.
    AddSection,
    /// A new page at the end of a section.
    AddPage(String),
}

impl Change {
    /// Reads the value of a button: `up:q:KEY`, `add-section`, `add-page:KEY`.
    pub fn from_code(code: &str) -> Option<Change> {
        let (verb, rest) = code.split_once(':').unwrap_or((code, ""));
        match verb {
            "up" => Part::from_code(rest).map(Change::Up),
            "down" => Part::from_code(rest).map(Change::Down),
            "remove" => Part::from_code(rest).map(Change::Remove),
            "add-section" => Some(Change::AddSection),
            "add-page" => Some(Change::AddPage(rest.to_owned())),
            _ => None,
        }
    }
}

impl Form {
    /// The smallest form there can be: it asks for the name of the project.
    pub fn smallest() -> Form {
        let title = Question {
            key: TITLE.to_owned(),
            label: Words::of("事業名", "事業《じぎょう》の 名前《なまえ》", "Name of the project"),
            help: Words::default(),
            kind: Kind::Line { max: 60 },
            required: true,
            personal: false,
            when: None,
            from_group: None,
        };
        let heading = Words::of("計画", "計画《けいかく》", "Your plan");
        let page =
            FormPage { key: "page1".into(), title: heading.clone(), help: Words::default(), questions: vec![title] };
        Form { version: 1, sections: vec![Section { key: "section1".into(), title: heading, pages: vec![page] }] }
    }

    /// Carries a change of the outline out. What is not there any more is left as it is.
    pub fn change(&mut self, change: &Change) {
        match change {
            Change::Up(part) => self.shift(part, true),
            Change::Down(part) => self.shift(part, false),
            Change::Remove(part) => self.remove(part),
            Change::AddSection => {
                let taken: Vec<String> = self.sections.iter().map(|section| section.key.clone()).collect();
                let page = self.new_page();
                let title = Words::ja("新しい見出し");
                self.sections.push(Section { key: free_key("section", &taken), title, pages: vec![page] });
            }
            Change::AddPage(section) => {
                let page = self.new_page();
                if let Some(section) = self.sections.iter_mut().find(|found| found.key == *section) {
                    section.pages.push(page);
                }
            }
        }
    }

    fn new_page(&self) -> FormPage {
        let taken: Vec<String> = self.pages().map(|page| page.key.clone()).collect();
        let title = Words::ja("新しいページ");
        FormPage { key: free_key("page", &taken), title, help: Words::default(), questions: Vec::new() }
    }

    fn shift(&mut self, part: &Part, up: bool) {
        match part {
            Part::Section(key) => {
                let at = self.sections.iter().position(|section| section.key == *key);
                swap(&mut self.sections, at, up);
            }
            Part::Page(key) => {
                for section in &mut self.sections {
                    let at = section.pages.iter().position(|page| page.key == *key);
                    swap(&mut section.pages, at, up);
                }
            }
            Part::Question(key) => self.shift_question(key, up),
        }
    }

    fn shift_question(&mut self, key: &str, up: bool) {
        let mut pages: Vec<&mut FormPage> = self.sections.iter_mut().flat_map(|section| &mut section.pages).collect();
        let place = pages
            .iter()
            .enumerate()
            .find_map(|(page, found)| Some((page, found.questions.iter().position(|question| question.key == key)?)));
        let Some((page, at)) = place else { return };
        let last = pages[page].questions.len() - 1;
        match (up, at == 0, at == last) {
            (true, true, _) if page > 0 => {
                let question = pages[page].questions.remove(0);
                pages[page - 1].questions.push(question);
            }
            (false, _, true) if page + 1 < pages.len() => {
                let question = pages[page].questions.remove(at);
                pages[page + 1].questions.insert(0, question);
            }
            _ => swap(&mut pages[page].questions, Some(at), up),
        }
    }

    fn remove(&mut self, part: &Part) {
        let holds_title = |page: &FormPage| page.questions.iter().any(|question| question.key == TITLE);
        match part {
            Part::Section(key) => {
                self.sections.retain(|section| section.key != *key || section.pages.iter().any(holds_title));
            }
            Part::Page(key) => {
                for section in &mut self.sections {
                    section.pages.retain(|page| page.key != *key || holds_title(page));
                }
            }
            Part::Question(key) if key != TITLE => {
                for page in self.sections.iter_mut().flat_map(|section| &mut section.pages) {
                    page.questions.retain(|question| question.key != *key);
                }
            }
            Part::Question(_) => {}
        }
    }

    /// The page with this key, to change it.
    pub fn page_mut(&mut self, key: &str) -> Option<&mut FormPage> {
        self.sections.iter_mut().flat_map(|section| &mut section.pages).find(|page| page.key == key)
    }

    /// Puts a question in the place of the one with its key, or at the end of a page.
    pub fn put(&mut self, page: &str, question: Question) {
        let mut all =
            self.sections.iter_mut().flat_map(|section| &mut section.pages).flat_map(|page| &mut page.questions);
        if let Some(found) = all.find(|found| found.key == question.key) {
            *found = question;
        } else if let Some(page) = self.page_mut(page) {
            page.questions.push(question);
        }
    }

    /// Conditions that name no earlier question, or an answer that it does not offer.
    pub fn broken_conditions(&self) -> Vec<&Question> {
        let is_broken = |question: &&Question| {
            let Some(when) = &question.when else { return false };
            let decider = self.before(&question.key).find(|earlier| earlier.key == when.key);
            let offers = |value: &String| decider.is_some_and(|decider| decider.offers(value));
            when.any.is_empty() || !when.any.iter().all(offers)
        };
        self.questions().filter(is_broken).collect()
    }
}

fn swap<T>(list: &mut [T], at: Option<usize>, up: bool) {
    let Some(at) = at else { return };
    let other = if up { at.checked_sub(1) } else { Some(at + 1).filter(|other| *other < list.len()) };
    if let Some(other) = other {
        list.swap(at, other);
    }
}

impl Kind {
    /// The codes of all kinds, in the order of the editor.
    pub const CODES: [&str; 12] =
        ["line", "text", "number", "money", "date", "choice", "yes_no", "file", "table", "email", "phone", "postcode"];

    /// The code of the kind.
    pub fn code(&self) -> &'static str {
        match self {
            Kind::Line { .. } => "line",
            Kind::Text { .. } => "text",
            Kind::Number { .. } => "number",
            Kind::Date => "date",
            Kind::Choice { .. } => "choice",
            Kind::Email => "email",
            Kind::Phone => "phone",
            Kind::Postcode => "postcode",
            Kind::Money { .. } => "money",
            Kind::YesNo { .. } => "yes_no",
            Kind::File => "file",
            Kind::Table { .. } => "table",
        }
    }
}

/// The most characters that a question may allow.
const TEXT_LIMIT: i64 = 10_000;

impl Question {
    /// Whether a value is among its answers, for conditions.
    pub fn offers(&self, value: &str) -> bool {
        match &self.kind {
            Kind::Choice { options } => options.iter().any(|option| option.key == value),
            Kind::YesNo { .. } => matches!(value, "yes" | "no"),
            _ => false,
        }
    }

    /// What stands in the fields of its editor.
    pub fn typed(&self) -> Answers {
        let mut typed = Answers::default();
        put_words(&mut typed, "label", &self.label);
        put_words(&mut typed, "help", &self.help);
        typed.set("kind", self.kind.code());
        typed.set("required", if self.required { "yes" } else { "" });
        typed.set("personal", if self.personal { "yes" } else { "" });
        typed.set("group", self.from_group.map_or("", Fact::code));
        if let Some(when) = &self.when {
            typed.set("when", &format!("{}={}", when.key, when.any.join(",")));
        }
        match &self.kind {
            Kind::Line { max } | Kind::Text { max } => typed.set("max", &max.to_string()),
            Kind::Money { max } => typed.set("max", &max.to_string()),
            Kind::Number { min, max, unit } => {
                typed.set("min", &min.to_string());
                typed.set("max", &max.to_string());
                put_words(&mut typed, "unit", unit);
            }
            Kind::Choice { options } => {
                for (row, option) in options.iter().enumerate() {
                    typed.set(&cell("option", row, "key"), &option.key);
                    put_words(&mut typed, &cell("option", row, "label"), &option.label);
                }
            }
            Kind::YesNo { evidence } => put_words(&mut typed, "evidence", evidence),
            Kind::Table { columns } => {
                for (row, column) in columns.iter().enumerate() {
                    put_words(&mut typed, &cell("column", row, "label"), &column.label);
                    typed.set(&cell("column", row, "cell"), column.cell.code());
                }
            }
            Kind::Date | Kind::Email | Kind::Phone | Kind::Postcode | Kind::File => {}
        }
        typed
    }

    /// Reads its editor. `key` is the question's own, or a new one.
    ///
    /// # Errors
    /// Everything that is missing or cannot be read.
    pub fn read(key: &str, typed: &Answers) -> Result<Question, Problems> {
        let mut problems = Problems::none();
        let label = words(typed, "label");
        if label.is_empty() {
            problems.add("label", Problem::Missing);
        }
        let kind = read_kind(typed, &mut problems);
        let when = typed
            .get("when")
            .split_once('=')
            .map(|(key, any)| When { key: key.to_owned(), any: any.split(',').map(str::to_owned).collect() });
        let Some(kind) = kind else { return Err(problems) };
        // The name of the project is what every list shows.
        let is_title = key == TITLE;
        if is_title && !matches!(kind, Kind::Line { .. }) {
            problems.add("kind", Problem::NotAChoice);
        }
        problems.or(Question {
            key: key.to_owned(),
            label,
            help: words(typed, "help"),
            kind,
            required: is_title || typed.get("required") == "yes",
            personal: typed.get("personal") == "yes",
            when: when.filter(|_| !is_title),
            from_group: Fact::ALL.into_iter().find(|fact| !is_title && fact.code() == typed.get("group")),
        })
    }
}

fn read_kind(typed: &Answers, problems: &mut Problems) -> Option<Kind> {
    let limit = |problems: &mut Problems, usual: i64, most: i64| {
        let text = typed.get("max");
        let read = if text.is_empty() { Some(usual) } else { read_number(text) };
        let fits = read.filter(|number| (1..=most).contains(number));
        if fits.is_none() {
            problems.add("max", Problem::OutOfRange { min: 1, max: most });
        }
        fits.unwrap_or(usual)
    };
    let size = |number: i64| usize::try_from(number).unwrap_or(usize::MAX);
    Some(match typed.get("kind") {
        "line" => Kind::Line { max: size(limit(problems, 100, 500)) },
        "text" => Kind::Text { max: size(limit(problems, 400, TEXT_LIMIT)) },
        "number" => {
            let min = if typed.get("min").is_empty() { Some(0) } else { read_number(typed.get("min")) };
            if min.is_none() {
                problems.add("min", Problem::NotANumber);
            }
            let (min, max) = (min.unwrap_or(0), limit(problems, 999_999_999, 999_999_999_999));
            if max < min {
                problems.add("max", Problem::OutOfRange { min, max: 999_999_999_999 });
            }
            Kind::Number { min, max, unit: words(typed, "unit") }
        }
        "money" => Kind::Money { max: limit(problems, 999_999_999, 999_999_999_999) },
        "date" => Kind::Date,
        "email" => Kind::Email,
        "phone" => Kind::Phone,
        "postcode" => Kind::Postcode,
        "file" => Kind::File,
        "yes_no" => Kind::YesNo { evidence: words(typed, "evidence") },
        "choice" => Kind::Choice { options: read_options(typed, problems) },
        "table" => {
            let columns: Vec<Column> = rows(typed, "column", &["label"], |row| Column {
                label: words(typed, &cell("column", row, "label")),
                cell: Cell::from_code(typed.get(&cell("column", row, "cell"))).unwrap_or(Cell::Text),
            });
            if columns.is_empty() {
                problems.add("column.0.label", Problem::Missing);
            }
            Kind::Table { columns }
        }
        _ => {
            problems.add("kind", Problem::Missing);
            return None;
        }
    })
}

fn read_options(typed: &Answers, problems: &mut Problems) -> Vec<Choice> {
    let mut taken: Vec<String> = Vec::new();
    let options = rows(typed, "option", &["label"], |row| {
        let kept = typed.get(&cell("option", row, "key")).to_owned();
        let key = if kept.is_empty() || taken.contains(&kept) { free_key("o", &taken) } else { kept };
        taken.push(key.clone());
        Choice { key, label: words(typed, &cell("option", row, "label")) }
    });
    if options.len() < 2 {
        problems.add(cell("option", options.len(), "label"), Problem::Missing);
    }
    options
}
