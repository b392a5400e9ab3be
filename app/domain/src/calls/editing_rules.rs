//! The pages of the editor with rules: money, special cases, who（募集の編集：金額・特例・対象者）.

use super::editing::{cell, put_words, read_tracks, rows, tick, words};
use super::{Call, Circumstances, Variation};
use crate::budget::Expense;
use crate::forms::{Answers, Form, Kind, read_number};
use crate::money::{Base, Rate, Unit, Yen};
use crate::people::OrganisationKind;
use crate::problems::{Problem, Problems};
use crate::texts::Words;

/// The value that leaves conditions as they are which one field cannot show.
pub const KEEP: &str = "keep";

impl Call {
    pub(super) fn show_money(&self, typed: &mut Answers) {
        let (rules, terms) = (&self.rules, &self.rules.terms);
        typed.set("rate", &rules.grant.rate.to_string());
        typed.set("base", base_code(rules.grant.base));
        typed.set("unit", &rules.grant.unit.yen().to_string());
        put_yen(typed, "cap", rules.grant.cap);
        put_yen(typed, "round-budget", rules.round_budget);
        for expense in &rules.eligible {
            typed.set(&format!("eligible-{}", expense.key()), "yes");
        }
        tick(typed, "apply-after", rules.apply_after_selection);
        put(typed, "advance", terms.advance);
        put(typed, "tolerance", terms.tolerance);
        put(typed, "report-days", terms.report_days);
        put(typed, "status-month", terms.status_month);
        put_yen(typed, "property-from", terms.property_from);
        put(typed, "standard-days", terms.standard_days);
        put(typed, "books-years", terms.books_years);
    }

    pub(super) fn read_money(&mut self, typed: &Answers, problems: &mut Problems) {
        let rules = &mut self.rules;
        match rate(typed, "rate", problems) {
            Some(rate) => rules.grant.rate = rate,
            None if problems.of("rate").is_none() => problems.add("rate", Problem::Missing),
            None => {}
        }
        match base(typed.get("base")) {
            Some(base) => rules.grant.base = base,
            None => problems.add("base", Problem::NotAChoice),
        }
        match typed.get("unit").parse().ok().and_then(|yen: i64| Unit::try_from(yen).ok()) {
            Some(unit) => rules.grant.unit = unit,
            None => problems.add("unit", Problem::NotAChoice),
        }
        rules.grant.cap = yen(typed, "cap", problems);
        rules.round_budget = yen(typed, "round-budget", problems);
        let is_ticked = |expense: &Expense| typed.get(&format!("eligible-{}", expense.key())) == "yes";
        rules.eligible = Expense::ALL.iter().copied().filter(is_ticked).collect();
        rules.apply_after_selection = typed.get("apply-after") == "yes";
        rules.terms.advance = rate(typed, "advance", problems);
        rules.terms.tolerance = rate(typed, "tolerance", problems);
        rules.terms.report_days = number(typed, "report-days", problems);
        rules.terms.status_month = month(typed, "status-month", problems);
        rules.terms.property_from = yen(typed, "property-from", problems);
        rules.terms.standard_days = number(typed, "standard-days", problems);
        rules.terms.books_years = number(typed, "books-years", problems);
    }

    pub(super) fn show_variations(&self, typed: &mut Answers) {
        for (row, variation) in self.rules.terms.variations.iter().enumerate() {
            let name = |field: &str| cell("case", row, field);
            put_words(typed, &name("name"), &variation.name);
            put(typed, &name("rate"), variation.rate);
            put_yen(typed, &name("cap"), variation.cap);
            typed.set(&name("base"), variation.base.map_or("", base_code));
            put(typed, &name("from"), variation.when.times_from.map(|times| times + 1));
            put(typed, &name("to"), variation.when.times_to.map(|times| times + 1));
            for kind in &variation.when.kinds {
                typed.set(&name(kind.code()), "yes");
            }
            typed.set(&name("answer"), &self.answer_code(&variation.when));
            typed.set(&name("was"), &row.to_string());
        }
    }

    /// The one answer that a variation depends on, as `question=option`.
    fn answer_code(&self, when: &Circumstances) -> String {
        let mut answers = when.answers.iter();
        match (answers.next(), answers.next()) {
            (None, _) => String::new(),
            (Some((key, any)), None) if any.len() == 1 => format!("{key}={}", any[0]),
            _ => KEEP.to_owned(),
        }
    }

    pub(super) fn read_variations(&mut self, typed: &Answers, problems: &mut Problems) {
        let before = std::mem::take(&mut self.rules.terms.variations);
        let offered = answers_of(&self.form);
        self.rules.terms.variations = rows(typed, "case", &["name", "rate", "cap", "base"], |row| {
            let name = |field: &str| cell("case", row, field);
            let label = words(typed, &name("name"));
            if label.is_empty() {
                problems.add(name("name"), Problem::Missing);
            }
            let was = typed.get(&name("was")).parse::<usize>().ok().and_then(|was| before.get(was));
            let answers = match typed.get(&name("answer")) {
                KEEP => was.map(|was| was.when.answers.clone()).unwrap_or_default(),
                code => {
                    let known = offered.iter().any(|(offered, _)| offered == code);
                    if !code.is_empty() && !known {
                        problems.add(name("answer"), Problem::NotAChoice);
                    }
                    code.split_once('=')
                        .map(|(key, value)| (key.to_owned(), vec![value.to_owned()]))
                        .into_iter()
                        .collect()
                }
            };
            let is_ticked = |kind: &OrganisationKind| typed.get(&name(kind.code())) == "yes";
            let times = |field, problems: &mut Problems| {
                number(typed, &name(field), problems).map(|time: u32| time.saturating_sub(1))
            };
            Variation {
                name: label,
                when: Circumstances {
                    kinds: OrganisationKind::APPLICANTS.into_iter().filter(is_ticked).collect(),
                    times_from: times("from", problems),
                    times_to: times("to", problems),
                    answers,
                },
                rate: rate(typed, &name("rate"), problems),
                base: base(typed.get(&name("base"))),
                cap: yen(typed, &name("cap"), problems),
            }
        });
    }

    pub(super) fn show_who(&self, typed: &mut Answers) {
        for kind in &self.rules.terms.applicants {
            typed.set(&format!("kind-{}", kind.code()), "yes");
        }
        put(typed, "max-times", self.rules.terms.max_times);
        tick(typed, "consult", self.rules.terms.consultation_required);
        for (row, track) in self.rules.tracks.iter().enumerate() {
            typed.set(&cell("track", row, "key"), &track.key);
            put_words(typed, &cell("track", row, "name"), &track.name);
            put_words(typed, &cell("track", row, "panel"), &track.panel);
        }
    }

    pub(super) fn read_who(&mut self, typed: &Answers, problems: &mut Problems) {
        let is_ticked = |kind: &OrganisationKind| typed.get(&format!("kind-{}", kind.code())) == "yes";
        let terms = &mut self.rules.terms;
        terms.applicants = OrganisationKind::APPLICANTS.into_iter().filter(is_ticked).collect();
        terms.max_times = number(typed, "max-times", problems);
        terms.consultation_required = typed.get("consult") == "yes";
        self.rules.tracks = read_tracks(typed);
    }
}

/// The answers of a form on which an amount may depend: `question=option` with its words.
pub fn answers_of(form: &Form) -> Vec<(String, (Words, Words))> {
    let mut found = Vec::new();
    for question in form.questions() {
        if let Kind::Choice { options } = &question.kind {
            found.extend(options.iter().map(|option| {
                (format!("{}={}", question.key, option.key), (question.label.clone(), option.label.clone()))
            }));
        }
        if matches!(question.kind, Kind::YesNo { .. }) {
            let yes = Words::of("はい", "はい", "Yes");
            let no = Words::of("いいえ", "いいえ", "No");
            found.push((format!("{}=yes", question.key), (question.label.clone(), yes)));
            found.push((format!("{}=no", question.key), (question.label.clone(), no)));
        }
    }
    found
}

fn base_code(base: Base) -> &'static str {
    match base {
        Base::Cost => "cost",
        Base::Net => "net",
    }
}

fn base(code: &str) -> Option<Base> {
    [Base::Cost, Base::Net].into_iter().find(|base| base_code(*base) == code)
}

fn put(typed: &mut Answers, key: &str, value: Option<impl ToString>) {
    typed.set(key, &value.map(|value| value.to_string()).unwrap_or_default());
}

fn put_yen(typed: &mut Answers, key: &str, yen: Option<Yen>) {
    put(typed, key, yen);
}

fn rate(typed: &Answers, key: &str, problems: &mut Problems) -> Option<Rate> {
    let text = typed.get(key).trim();
    if text.is_empty() {
        return None;
    }
    text.parse().map_err(|_| problems.add(key, Problem::NotARate)).ok()
}

fn yen(typed: &Answers, key: &str, problems: &mut Problems) -> Option<Yen> {
    let text = typed.get(key).trim();
    if text.is_empty() {
        return None;
    }
    let read = Yen::parse(text).ok().filter(|yen| !yen.is_negative());
    if read.is_none() {
        problems.add(key, Problem::NotMoney);
    }
    read
}

fn month(typed: &Answers, key: &str, problems: &mut Problems) -> Option<u32> {
    let read = number(typed, key, problems);
    if read.is_some_and(|month| month > 12) {
        problems.add(key, Problem::OutOfRange { min: 1, max: 12 });
    }
    read.filter(|month| *month <= 12)
}

fn number(typed: &Answers, key: &str, problems: &mut Problems) -> Option<u32> {
    let text = typed.get(key).trim();
    if text.is_empty() {
        return None;
    }
    let read = read_number(text).and_then(|number| u32::try_from(number).ok()).filter(|number| *number > 0);
    if read.is_none() {
        problems.add(key, Problem::NotANumber);
    }
    read
}
