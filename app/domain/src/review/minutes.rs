//! The minutes of a panel as a draft（議事録の案）.

use super::allocation::Allocation;
use super::ranking::Ranked;
use crate::calendar::date_and_time;
use crate::people::SubmissionId;
use crate::texts::{Lang, Text, review as words, submissions};
use chrono::{DateTime, Utc};

/// What the minutes are put together from.
#[derive(Debug, Clone)]
pub struct Minutes<'a> {
    /// The call's title.
    pub call: String,
    /// The panel's name.
    pub panel: String,
    /// When the tally was made.
    pub tallied_at: Option<DateTime<Utc>>,
    /// Who has a seat, and whether they came.
    pub seats: Vec<(String, Option<bool>)>,
    /// Who kept out of which case: receipt number and name.
    pub recused: Vec<(String, String)>,
    /// The cases in their running order: id, receipt number, project, group, comment.
    pub cases: Vec<(SubmissionId, String, String, String, String)>,
    /// Ranking and allocation, once the tally was made.
    pub result: Option<(&'a [Ranked], &'a Allocation)>,
}

impl Minutes<'_> {
    /// The text, in Japanese as the city keeps its records. It names no reviewer beside any points.
    pub fn text(&self) -> String {
        let lang = Lang::Ja;
        let mut lines: Vec<String> = Vec::new();
        let mut say = |text: Text| lines.push(text.bare());
        say(words::minutes_title(lang, &self.panel, &self.call));
        if let Some(at) = self.tallied_at {
            say(words::minutes_at(lang, date_and_time(at, lang)));
        }
        let names = |wanted: Option<bool>| {
            let names = self.seats.iter().filter(|(_, present)| *present == wanted).map(|(name, _)| name.as_str());
            names.collect::<Vec<_>>().join("、")
        };
        for (people, text) in [
            (names(Some(true)), words::minutes_present as fn(Lang, String) -> Text),
            (names(Some(false)), words::minutes_absent),
            (names(None), words::minutes_members),
        ] {
            if !people.is_empty() {
                say(text(lang, people));
            }
        }
        say(words::minutes_recusals(lang));
        if self.recused.is_empty() {
            say(words::minutes_none(lang));
        }
        for (number, name) in &self.recused {
            say(words::minutes_recused(lang, number, name));
        }
        say(words::minutes_cases(lang, self.cases.len()));
        for (place, (case, number, title, group, comment)) in (1_usize..).zip(&self.cases) {
            say(words::minutes_case(lang, place, number, title, group));
            let ranked = self.result.and_then(|(ranked, _)| ranked.iter().find(|one| one.case == *case));
            let allotted = self.result.and_then(|(_, allocation)| allocation.of(*case));
            if let (Some(ranked), Some(allotted)) = (ranked, allotted) {
                let outcome = submissions::outcome(lang, allotted.outcome);
                let (rank, score) = (ranked.rank, ranked.score.to_string());
                say(words::minutes_result(lang, rank, score, outcome, allotted.amount.with_unit()));
            }
            if !comment.is_empty() {
                say(words::minutes_comment(lang, comment));
            }
        }
        if let Some((_, allocation)) = self.result {
            say(words::minutes_sum(lang, allocation.given.with_unit()));
        }
        lines.join("\n")
    }
}
