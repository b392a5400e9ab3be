//! The page of the editor with the rubric（募集の編集：審査基準と審査会）.

use super::rubric::{Aggregate, Criterion, Flaw, Grade, Judged, Review, Rubric, Seats, Tie};
use crate::calls::{Call, cell, free_key, put_words, rows, words};
use crate::forms::{Answers, read_number};
use crate::money::Yen;
use crate::problems::{Problem, Problems};

/// What stands for the track in addresses where a call has none.
pub const TRACKLESS: &str = "all";

/// Most points of a criterion.
const POINTS_MAX: i64 = 100;
/// How many rules for ties can be given.
const TIES: usize = 2;

impl Call {
    /// The tracks that a panel judges: those of the call, or one without a name.
    pub fn judged_tracks(&self) -> Vec<String> {
        match self.rules.tracks.as_slice() {
            [] => vec![String::new()],
            tracks => tracks.iter().map(|track| track.key.clone()).collect(),
        }
    }

    /// What may be given in a track.
    pub fn budget_of(&self, track: &str) -> Option<Yen> {
        let own = self.rules.terms.review.as_ref().and_then(|review| review.seats(track)?.budget);
        own.or(self.rules.round_budget)
    }

    pub(crate) fn show_review(&self, typed: &mut Answers) {
        let Some(review) = &self.rules.terms.review else {
            typed.set("aggregate", Aggregate::default().code());
            return;
        };
        typed.set("judged", "yes");
        let rubric = &review.rubric;
        for (row, criterion) in rubric.criteria.iter().enumerate() {
            let name = |field: &str| cell("criterion", row, field);
            typed.set(&name("key"), &criterion.key);
            put_words(typed, &name("label"), &criterion.label);
            put_words(typed, &name("question"), &criterion.question);
            typed.set(&name("weight"), &criterion.weight.to_string());
            typed.set(&name("min"), &criterion.min.to_string());
            typed.set(&name("max"), &criterion.max.to_string());
            put(typed, &name("veto"), criterion.veto);
            typed.set(&name("judged"), criterion.judged.code());
        }
        for (row, grade) in rubric.grades.iter().enumerate() {
            typed.set(&cell("grade", row, "points"), &grade.points.to_string());
            put_words(typed, &cell("grade", row, "label"), &grade.label);
        }
        typed.set("aggregate", rubric.aggregate.code());
        typed.set("each", if rubric.each { "yes" } else { "" });
        typed.set("adds-up", if rubric.adds_up { "yes" } else { "" });
        put(typed, "places", rubric.places);
        put(typed, "pass", rubric.pass);
        put(typed, "papers-pass", rubric.papers_pass);
        for (row, tie) in rubric.ties.iter().enumerate() {
            typed.set(&format!("tie-{row}"), &tie.code());
        }
        for seats in &review.seats {
            let track = track_code(&seats.track);
            typed.set(&format!("panel-{track}"), &seats.panel.to_string());
            put(typed, &format!("budget-{track}"), seats.budget);
        }
    }

    pub(crate) fn read_review(&mut self, typed: &Answers, problems: &mut Problems) {
        if typed.get("judged") != "yes" {
            self.rules.terms.review = None;
            return;
        }
        let criteria = read_criteria(typed, problems);
        let known = |tie: &Tie| match tie {
            Tie::LowerRequest => true,
            Tie::Criterion(key) => criteria.iter().any(|criterion| criterion.key == *key),
        };
        let ties = (0..TIES).filter_map(|row| Tie::from_code(typed.get(&format!("tie-{row}")))).filter(known);
        let ties = ties.collect();
        let aggregate = Aggregate::from_code(typed.get("aggregate"));
        if aggregate.is_none() {
            problems.add("aggregate", Problem::NotAChoice);
        }
        let rubric = Rubric {
            criteria,
            grades: rows(typed, "grade", &["points", "label"], |row| Grade {
                points: number(typed, &cell("grade", row, "points"), 0, POINTS_MAX, problems).unwrap_or_default(),
                label: words(typed, &cell("grade", row, "label")),
            }),
            aggregate: aggregate.unwrap_or_default(),
            each: typed.get("each") == "yes",
            places: optional(typed, "places", 0, 2, problems).and_then(|places| u8::try_from(places).ok()),
            pass: optional(typed, "pass", 1, i64::from(u16::MAX), problems),
            papers_pass: optional(typed, "papers-pass", 1, i64::from(u16::MAX), problems),
            adds_up: typed.get("adds-up") == "yes",
            ties,
        };
        let seats = self.judged_tracks().into_iter().filter_map(|track| {
            let code = track_code(&track).to_owned();
            let field = format!("budget-{code}");
            let budget = yen(typed, &field, problems);
            let panel = typed.get(&format!("panel-{code}")).parse().ok()?;
            Some(Seats { track, panel, budget })
        });
        let seats = seats.collect();
        self.rules.terms.review = Some(Review { rubric, seats });
    }

    /// What is missing before a call may be published whose cases a panel judges here.
    pub fn review_flaws(&self) -> Vec<Flaw> {
        let Some(review) = &self.rules.terms.review else { return Vec::new() };
        let mut flaws = review.rubric.flaws();
        for track in self.judged_tracks() {
            if review.seats(&track).is_none() {
                let name = self.rules.tracks.iter().find(|one| one.key == track).map(|one| one.name.ja.clone());
                flaws.push(Flaw::NoPanel(name.unwrap_or_default()));
            }
        }
        flaws
    }
}

fn track_code(track: &str) -> &str {
    if track.is_empty() { TRACKLESS } else { track }
}

fn read_criteria(typed: &Answers, problems: &mut Problems) -> Vec<Criterion> {
    let mut taken: Vec<String> = Vec::new();
    rows(typed, "criterion", &["label", "question"], |row| {
        let name = |field: &str| cell("criterion", row, field);
        let kept = typed.get(&name("key")).to_owned();
        let key = if kept.is_empty() || taken.contains(&kept) {
            free_key("criterion", &all_keys(typed, &taken))
        } else {
            kept
        };
        taken.push(key.clone());
        let label = words(typed, &name("label"));
        if label.is_empty() {
            problems.add(name("label"), Problem::Missing);
        }
        let min = number(typed, &name("min"), 0, POINTS_MAX, problems).unwrap_or_default();
        let max = number(typed, &name("max"), min + 1, POINTS_MAX.max(min + 1), problems).unwrap_or(min + 1);
        Criterion {
            key,
            label,
            question: words(typed, &name("question")),
            weight: optional(typed, &name("weight"), 1, 10, problems).unwrap_or(1),
            min,
            max,
            veto: optional(typed, &name("veto"), min, max - 1, problems),
            judged: Judged::from_code(typed.get(&name("judged"))).unwrap_or_default(),
        }
    })
}

/// The keys that are used already, in rows above and below.
fn all_keys(typed: &Answers, taken: &[String]) -> Vec<String> {
    let sent = typed.iter().filter(|(key, _)| key.starts_with("criterion.") && key.ends_with(".key"));
    sent.map(|(_, value)| value.to_owned()).chain(taken.iter().cloned()).collect()
}

fn put(typed: &mut Answers, key: &str, value: Option<impl ToString>) {
    typed.set(key, &value.map(|value| value.to_string()).unwrap_or_default());
}

fn number(typed: &Answers, key: &str, min: i64, max: i64, problems: &mut Problems) -> Option<i64> {
    let text = typed.get(key).trim();
    let problem = match read_number(text) {
        _ if text.is_empty() => Problem::Missing,
        None => Problem::NotANumber,
        Some(number) if !(min..=max).contains(&number) => Problem::OutOfRange { min, max },
        Some(number) => return Some(number),
    };
    problems.add(key, problem);
    None
}

fn optional(typed: &Answers, key: &str, min: i64, max: i64, problems: &mut Problems) -> Option<i64> {
    if typed.get(key).trim().is_empty() { None } else { number(typed, key, min, max, problems) }
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
