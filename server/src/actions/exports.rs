//! The staff's list as a table to take along（案件一覧の書き出し）: exactly the cases that the filter shows.

use crate::state::State;
use crate::store::case_list::{self, Filter, Line, Stretch};
use crate::store::{Stored, Tx, attachments, calls, filings, history};
use crate::tables::Cell;
use chrono::{DateTime, NaiveDate, Utc};
use domain::budget::Budget;
use domain::calendar::date_in_japan;
use domain::calls::Call;
use domain::filings::FilingKind;
use domain::history::{EXPORT, Entry, Subject};
use domain::listing::Sort;
use domain::people::{FilingId, SubmissionId, Viewer};
use domain::texts::{Lang, Text, desk as words, intake as paper, staff, submissions};
use serde_json::json;
use std::collections::BTreeMap;

/// A table that is taken along: read stretch by stretch out of one snapshot, never held as a whole.
pub trait Table: Send + 'static {
    /// The name of the file, without its ending.
    fn name(&self) -> String;

    /// The heading.
    fn heading(&self) -> Vec<Cell>;

    /// The next rows; nothing after the last.
    ///
    /// # Errors
    /// The driver's, or a corrupt row.
    fn next(&mut self) -> impl Future<Output = Stored<Vec<Vec<Cell>>>> + Send;

    /// The last line: that the table is whole, and how much it holds.
    fn end(&self) -> Vec<Cell>;
}

/// Rows that are read at a time.
const STRETCH: i64 = 500;

/// A table that is being read, stretch by stretch, out of one snapshot.
pub struct Export {
    tx: Tx,
    filter: Filter,
    sort: Sort,
    lang: Lang,
    call: Option<Call>,
    from: Option<Stretch>,
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
    filter: Filter,
    sort: Sort,
    asked: (&'static str, &str),
    lang: Lang,
    now: DateTime<Utc>,
) -> Stored<Export> {
    let mut tx = state.db.read().await?;
    let count = case_list::count(&mut tx, &filter).await?;
    // The answers of different forms make no table.
    let call = match filter.call {
        Some(call) => calls::find(&mut tx, call).await?,
        None => None,
    };
    let (format, query) = asked;
    let detail = json!({ "format": format, "count": count, "filter": query });
    let mut write = state.db.write_unseen().await?;
    history::append(&mut write, &Entry::new(viewer.id(), Subject::City, EXPORT).with(detail), now).await?;
    write.commit().await?;
    Ok(Export { tx, filter, sort, lang, call, from: Some(Stretch::First), day: date_in_japan(now), count })
}

impl Table for Export {
    fn name(&self) -> String {
        format!("{}-{}-{}", words::file_name(self.lang).bare(), self.day.format("%Y%m%d"), self.count)
    }

    fn heading(&self) -> Vec<Cell> {
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
            paper::channel(lang),
            paper::stamp(lang),
        ];
        let mut heading: Vec<Text> = columns.into();
        if let Some(call) = &self.call {
            heading.extend(call.form.questions().map(|question| question.label.text(lang)));
            heading.extend([staff::budget(lang), staff::files(lang)]);
        }
        heading.into_iter().map(|text| Cell::text(text.bare())).collect()
    }

    async fn next(&mut self) -> Stored<Vec<Vec<Cell>>> {
        let Some(from) = self.from.take() else { return Ok(Vec::new()) };
        let (lines, more) = case_list::stretch(&mut self.tx, &self.filter, self.sort, &from, STRETCH).await?;
        self.from = lines.last().filter(|_| more).map(|last| Stretch::After(last.number.clone()));
        let mut filed = match &self.call {
            Some(call) => filed(&mut self.tx, call, &lines, self.lang).await?,
            None => BTreeMap::new(),
        };
        let rows = lines.into_iter().map(|line| {
            let written = filed.remove(&line.id).unwrap_or_default();
            overview(line, self.lang).into_iter().chain(written).collect()
        });
        Ok(rows.collect())
    }

    fn end(&self) -> Vec<Cell> {
        vec![Cell::text(words::rows_end(self.lang, self.count).bare())]
    }
}

fn overview(line: Line, lang: Lang) -> Vec<Cell> {
    let day = |at: Option<DateTime<Utc>>| Cell::day(at.map(date_in_japan));
    vec![
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
        Cell::text(paper::channel_name(lang, line.channel).bare()),
        Cell::day(line.stamped_on),
    ]
}

/// What was handed in with each case: its answers, its budget line by line, the names of its files.
async fn filed(tx: &mut Tx, call: &Call, lines: &[Line], lang: Lang) -> Stored<BTreeMap<SubmissionId, Vec<Cell>>> {
    let cases: Vec<SubmissionId> = lines.iter().map(|line| line.id).collect();
    let filings = filings::final_ones(tx, &cases, FilingKind::Application).await?;
    let ids: Vec<FilingId> = filings.iter().map(|filing| filing.id).collect();
    let (mut costs, mut names) = (BTreeMap::<_, Vec<_>>::new(), BTreeMap::<_, Vec<_>>::new());
    for (filing, line) in filings::lines_of(tx, &ids).await? {
        costs.entry(filing).or_default().push(line);
    }
    for (filing, name) in attachments::names_of(tx, &ids).await? {
        names.entry(filing).or_default().push(name);
    }
    let written = filings.into_iter().map(|filing| {
        let answers = call
            .form
            .questions()
            .map(|question| Cell::text(question.read_out(filing.answers.get(&question.key), lang, |text| text.bare())));
        let costs = costs.remove(&filing.id).unwrap_or_default();
        let budget = Budget::read(&costs, &call.rules.eligible).budget;
        let budget: Vec<String> = budget.lines.iter().map(|line| line.read_out(lang, |text| text.bare())).collect();
        let names = names.remove(&filing.id).unwrap_or_default();
        let cells = answers.chain([Cell::text(budget.join("\n")), Cell::text(names.join("\n"))]);
        (filing.submission, cells.collect())
    });
    Ok(written.collect())
}
