//! Opinions as a table to take along（意見の書き出し）: exactly those that the filter shows, a line for each piece, and nothing of
//! who wrote them.

use super::exports::Table;
use crate::state::State;
use crate::store::opinion_lists::{self, Filter};
use crate::store::{Stored, Tx, history, opinion_files, plans, responses};
use crate::tables::Cell;
use chrono::{DateTime, NaiveDate, Utc};
use domain::calendar::date_in_japan;
use domain::consultations::Consultation;
use domain::history::{EXPORT, Entry, Subject};
use domain::opinions::{Opinion, Part, sign_of};
use domain::people::{OpinionId, PlanNodeId, Viewer};
use domain::plans::PlanKind;
use domain::texts::{Lang, opinions as texts, staff_opinions as words, workbench};
use serde_json::json;
use std::collections::HashMap;

/// Opinions that are read at a time.
const STRETCH: i64 = 500;

/// A table that is being read, stretch by stretch, out of one snapshot.
pub struct OpinionExport {
    tx: Tx,
    filter: Filter,
    consultation: Consultation,
    /// The clauses of every edition, as they are typed.
    clauses: HashMap<PlanNodeId, String>,
    /// How often each text that was met came: copies are counted once, however many follow.
    copies: HashMap<String, i64>,
    lang: Lang,
    after: Option<Opinion>,
    day: NaiveDate,
    count: i64,
}

/// Opens the table and notes in the journal who takes how much along.
///
/// # Errors
/// The store's.
pub async fn begin(
    state: &State,
    viewer: &Viewer,
    consultation: Consultation,
    filter: Filter,
    (format, query): (&'static str, &str),
    lang: Lang,
    now: DateTime<Utc>,
) -> Stored<OpinionExport> {
    let mut tx = state.db.read().await?;
    let count = opinion_lists::count(&mut tx, &filter).await?;
    let mut clauses = HashMap::new();
    for plan in plans::editions(&mut tx, consultation.call, PlanKind::Draft).await? {
        clauses.extend(plan.nodes.iter().map(|node| (node.id, sign_of(&plan, node.id))));
    }
    let detail = json!({ "format": format, "count": count, "filter": query, "consultation": consultation.slug });
    let mut write = state.db.write_unseen().await?;
    history::append(&mut write, &Entry::new(viewer.id(), Subject::City, EXPORT).with(detail), now).await?;
    write.commit().await?;
    let (copies, day) = (HashMap::new(), date_in_japan(now));
    Ok(OpinionExport { tx, filter, consultation, clauses, copies, lang, after: None, day, count })
}

impl Table for OpinionExport {
    fn name(&self) -> String {
        let (name, day) = (words::file_name(self.lang).bare(), self.day.format("%Y%m%d"));
        format!("{name}-{}-{day}-{}", self.consultation.slug, self.count)
    }

    fn heading(&self) -> Vec<Cell> {
        let lang = self.lang;
        let columns = [
            texts::number(lang),
            words::received_on(lang),
            words::channel(lang),
            words::validity(lang),
            words::judge_reason(lang),
            texts::naming(lang),
            texts::category(lang),
            words::piece(lang),
            words::clause(lang),
            texts::place(lang),
            words::begins(lang),
            texts::reason(lang),
            words::copies_column(lang),
            workbench::answers_of(lang),
            words::files(lang),
        ];
        columns.into_iter().map(|text| Cell::text(text.bare())).collect()
    }

    async fn next(&mut self) -> Stored<Vec<Vec<Cell>>> {
        let opinions = opinion_lists::walk(&mut self.tx, &self.filter, self.after.as_ref(), STRETCH).await?;
        let ids: Vec<OpinionId> = opinions.iter().map(|opinion| opinion.id).collect();
        let hashes = opinions.iter().map(|opinion| opinion.text_hash.as_str());
        let unmet: Vec<&str> = hashes.filter(|hash| !self.copies.contains_key(*hash)).collect();
        self.copies.extend(opinion_lists::copies_of(&mut self.tx, self.filter.call, &unmet).await?);
        let beside = Beside {
            answers: responses::to_opinions(&mut self.tx, &ids).await?,
            files: opinion_files::names_of(&mut self.tx, &ids).await?,
        };
        let rows = opinions.iter().flat_map(|opinion| self.rows(opinion, &beside)).collect();
        self.after = opinions.into_iter().next_back().or(self.after.take());
        Ok(rows)
    }

    fn end(&self) -> Vec<Cell> {
        vec![Cell::text(words::rows_end(self.lang, self.count).bare())]
    }
}

/// What is read of a whole stretch at once.
struct Beside {
    answers: HashMap<(OpinionId, i32), Vec<i32>>,
    files: HashMap<OpinionId, Vec<String>>,
}

impl OpinionExport {
    /// A line for each piece; one for an opinion that has none, so that none is left out.
    fn rows(&self, opinion: &Opinion, beside: &Beside) -> Vec<Vec<Cell>> {
        let nothing = [Part::default()];
        let parts = if opinion.parts.is_empty() { &nothing[..] } else { &opinion.parts };
        let copies = self.copies.get(&opinion.text_hash).copied().unwrap_or(1);
        let files = beside.files.get(&opinion.id).map(|names| names.join("\n")).unwrap_or_default();
        let rows = (0_i32..).zip(parts).map(|(position, part)| {
            let clauses: Vec<&str> =
                part.nodes.iter().filter_map(|node| self.clauses.get(node)).map(String::as_str).collect();
            let answers = beside.answers.get(&(opinion.id, position));
            let answers: Vec<String> = answers.into_iter().flatten().map(i32::to_string).collect();
            let mut row = self.facts(opinion);
            row.extend([
                Cell::Number(i64::from(position) + 1),
                Cell::text(clauses.join("、")),
                Cell::text(part.place.as_str()),
                Cell::text(part.body.as_str()),
                Cell::text(part.reason.as_str()),
                Cell::Number(copies),
                Cell::text(answers.join("、")),
                Cell::text(files.as_str()),
            ]);
            row
        });
        rows.collect()
    }

    fn facts(&self, opinion: &Opinion) -> Vec<Cell> {
        let lang = self.lang;
        let categories = &self.consultation.particulars.categories;
        let category = categories.iter().find(|choice| choice.key == opinion.category);
        vec![
            Cell::text(opinion.number.as_str()),
            Cell::Day(opinion.received_on),
            Cell::text(texts::channel(lang, opinion.channel).bare()),
            Cell::text(texts::validity(lang, opinion.validity).bare()),
            Cell::text(opinion.validity_reason.as_str()),
            Cell::text(texts::naming_name(lang, opinion.naming).bare()),
            Cell::text(category.map(|choice| choice.label.text(lang).bare()).unwrap_or_default()),
        ]
    }
}
