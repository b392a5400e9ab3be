//! The staff's list as a table to take along（案件一覧の書き出し）: exactly the cases that the filter shows.

use crate::state::State;
use crate::store::case_list::{self, Filter, Line, Stretch};
use crate::store::{Stored, Tx, calls, filings, history};
use crate::tables::Cell;
use chrono::{DateTime, Utc};
use domain::calendar::date_in_japan;
use domain::filings::FilingKind;
use domain::forms::Form;
use domain::history::{EXPORT, Entry, Subject};
use domain::listing::Sort;
use domain::people::Viewer;
use domain::texts::{Lang, desk as words, staff, submissions};
use serde_json::json;

/// Rows that are read at a time.
const STRETCH: i64 = 500;

/// A table that is being read, stretch by stretch, out of one snapshot.
pub struct Export {
    tx: Tx,
    filter: Filter,
    sort: Sort,
    lang: Lang,
    form: Option<Form>,
    from: Option<Stretch>,
    /// How many cases there are.
    pub count: i64,
}

/// Opens the table and notes in the journal who takes how much along.
///
/// # Errors
/// The store's.
pub async fn begin(
    state: &State,
    viewer: &Viewer,
    filter: Filter,
    sort: Sort,
    asked: (&'static str, &str),
    lang: Lang,
    now: DateTime<Utc>,
) -> Stored<Export> {
    let mut tx = state.db.read().await?;
    let count = case_list::count(&mut tx, &filter).await?;
    // The answers of different forms make no table.
    let form = match filter.call {
        Some(call) => calls::find(&mut tx, call).await?.map(|call| call.form),
        None => None,
    };
    let (format, query) = asked;
    let detail = json!({ "format": format, "count": count, "filter": query });
    let mut write = state.db.write().await?;
    history::append(&mut write, &Entry::new(viewer.id(), Subject::City, EXPORT).with(detail), now).await?;
    write.commit().await?;
    Ok(Export { tx, filter, sort, lang, form, from: Some(Stretch::First), count })
}

impl Export {
    /// The heading.
    pub fn heading(&self) -> Vec<Cell> {
        let lang = self.lang;
        let columns = [
            staff::number(lang),
            staff::received(lang),
            staff::call(lang),
            staff::group(lang),
            staff::project(lang),
            staff::stage(lang),
            staff::requested(lang),
            words::assigned(lang),
            words::due(lang),
            staff::contact_person(lang),
            words::contact_email(lang),
        ];
        let questions = self.form.iter().flat_map(Form::questions).map(|question| question.label.text(lang));
        columns.into_iter().chain(questions).map(|text| Cell::text(text.bare())).collect()
    }

    /// The next rows; nothing after the last.
    ///
    /// # Errors
    /// The driver's, or a corrupt row.
    pub async fn next(&mut self) -> Stored<Vec<Vec<Cell>>> {
        let Some(from) = self.from.take() else { return Ok(Vec::new()) };
        let (lines, more) = case_list::stretch(&mut self.tx, &self.filter, self.sort, &from, STRETCH).await?;
        self.from = lines.last().filter(|_| more).map(|last| Stretch::After(last.number.clone()));
        let mut rows = Vec::with_capacity(lines.len());
        for line in lines {
            rows.push(self.row(line).await?);
        }
        Ok(rows)
    }

    async fn row(&mut self, line: Line) -> Stored<Vec<Cell>> {
        let lang = self.lang;
        let day = |at: Option<DateTime<Utc>>| Cell::day(at.map(date_in_japan));
        let mut row = vec![
            Cell::text(line.number),
            day(line.submitted_at),
            Cell::text(line.call.text(lang).bare()),
            Cell::text(line.group),
            Cell::text(line.title),
            Cell::text(submissions::stage(lang, line.stage).bare()),
            Cell::Number(line.requested.0),
            line.assigned.map_or(Cell::Empty, Cell::Text),
            day(line.clock.and_then(|clock| clock.due_at)),
            Cell::text(line.contact.0),
            Cell::text(line.contact.1),
        ];
        if let Some(form) = &self.form {
            let filing = filings::latest_final(&mut self.tx, line.id, FilingKind::Application).await?;
            let answers = filing.map(|filing| filing.answers).unwrap_or_default();
            row.extend(form.questions().map(|question| {
                let answer = answers.get(&question.key);
                Cell::text(question.read_out(answer, lang, |text| text.bare()))
            }));
        }
        Ok(row)
    }

    /// The last line: that the table is whole, and how many cases it holds.
    pub fn end(&self) -> Vec<Cell> {
        vec![Cell::text(words::rows_end(self.lang, self.count).bare())]
    }
}
