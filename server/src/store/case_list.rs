//! The staff's list of cases（案件の一覧）: one filter for the page, the count and the export.

use super::search::{Kind, Search};
use super::submissions::{ClockRow, read_channel, read_stage};
use super::{StoreError, Stored, Tx, on, push_ids};
use chrono::{DateTime, NaiveDate, Utc};
use domain::intake::Channel;
use domain::listing::{Count, Sort};
use domain::money::Yen;
use domain::people::{CallId, OrganisationId, PersonId, SubmissionId};
use domain::processing::Clock;
use domain::submissions::Stage;
use domain::texts::Words;
use sqlx::types::Json;
use sqlx::{Database, Encode, QueryBuilder, Type};
use std::collections::HashMap;
use uuid::Uuid;

/// How many cases stand on one page.
pub const PAGE: i64 = 50;

/// Whose cases are meant. Nothing but this decides what a list, a count or an export may show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// Those of some departments.
    Departments(Vec<OrganisationId>),
    /// All, for auditors.
    City,
    /// Those of a scope without the ones in which the viewer has an interest as a member of a panel（回避）.
    Without(Box<Scope>, Vec<SubmissionId>),
}

impl Default for Scope {
    fn default() -> Self {
        Scope::Departments(Vec::new())
    }
}

impl Scope {
    /// What a viewer may read.
    pub fn of(viewer: &domain::people::Viewer) -> Scope {
        let scope = match viewer.is(domain::people::Role::Auditor) {
            true => Scope::City,
            false => Scope::Departments(viewer.departments()),
        };
        let kept_out: Vec<SubmissionId> = viewer.kept_out().collect();
        if kept_out.is_empty() { scope } else { Scope::Without(Box::new(scope), kept_out) }
    }

    /// The scope without what is left out of it.
    pub fn whole(&self) -> &Scope {
        match self {
            Scope::Without(scope, _) => scope.whole(),
            scope => scope,
        }
    }

    /// The parts whose cases stand in one index in any order: departments one by one, or the whole city.
    fn parts(&self) -> Vec<Option<OrganisationId>> {
        match self {
            Scope::City => vec![None],
            Scope::Departments(departments) => departments.iter().copied().map(Some).collect(),
            Scope::Without(scope, _) => scope.parts(),
        }
    }

    /// Whether nothing lies in it.
    pub fn is_empty(&self) -> bool {
        matches!(self.whole(), Scope::Departments(departments) if departments.is_empty())
    }

    /// Adds it to a query as one more condition on the columns of the department and of the case.
    pub(super) fn push<DB: Database>(&self, query: &mut QueryBuilder<DB>, column: &str, case: &str)
    where
        Uuid: for<'q> Encode<'q, DB> + Type<DB>,
    {
        if let Scope::Departments(departments) = self {
            query.push(format_args!(" AND {column} IN ("));
            push_ids(query, departments.iter().map(|department| department.0));
            query.push(")");
        }
        if let Scope::Without(scope, _) = self {
            scope.push(query, column, case);
        }
        self.push_left_out(query, case);
    }

    /// Adds only what is left out.
    fn push_left_out<DB: Database>(&self, query: &mut QueryBuilder<DB>, case: &str)
    where
        Uuid: for<'q> Encode<'q, DB> + Type<DB>,
    {
        if let Scope::Without(_, cases) = self {
            query.push(format_args!(" AND {case} NOT IN ("));
            push_ids(query, cases.iter().map(|case| case.0));
            query.push(")");
        }
    }
}

/// The column of an order.
fn column(sort: Sort) -> &'static str {
    match sort {
        Sort::Received => "submitted_at",
        Sort::Number => "number",
        Sort::Group => "group_folded",
        Sort::Due => "due_at",
    }
}

/// Who works on the cases that are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Assigned {
    /// Anybody or nobody.
    #[default]
    Anyhow,
    /// Nobody yet.
    Nobody,
    /// This person.
    To(PersonId),
}

/// Which stretch. It begins beside a case and not at a count of rows, so a page costs the same however far down
/// the list it lies.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Stretch {
    /// From the beginning.
    #[default]
    First,
    /// The rows after the case with this receipt number.
    After(String),
    /// The rows before it.
    Before(String),
}

/// What is looked for. Everything left open fits everything.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Whose cases.
    pub scope: Scope,
    /// Only this call.
    pub call: Option<CallId>,
    /// Only these stages.
    pub stages: Vec<Stage>,
    /// Words that stand in the case.
    pub words: String,
    /// Who works on it.
    pub assigned: Assigned,
    /// Only what was due before this instant.
    pub due_before: Option<DateTime<Utc>>,
    /// Only what was received until this instant.
    pub received_until: Option<DateTime<Utc>>,
    /// Only what came in this way.
    pub channel: Option<Channel>,
}

/// A case in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Which.
    pub id: SubmissionId,
    /// Receipt number.
    pub number: String,
    /// Name of the project.
    pub title: String,
    /// The group's name.
    pub group: String,
    /// The call's title.
    pub call: Words,
    /// Where it stands.
    pub stage: Stage,
    /// The amount asked for.
    pub requested: Yen,
    /// When it was submitted.
    pub submitted_at: Option<DateTime<Utc>>,
    /// When something came in last.
    pub arrived_at: Option<DateTime<Utc>>,
    /// Its days.
    pub clock: Option<Clock>,
    /// Who works on it.
    pub assigned: Option<String>,
    /// The applicant's contact.
    pub contact: (String, String),
    /// How it came.
    pub channel: Channel,
    /// The day of its stamp, where it came on paper.
    pub stamped_on: Option<NaiveDate>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    number: Option<String>,
    title: String,
    group_name: String,
    call_title: Json<Words>,
    stage: String,
    requested: i64,
    submitted_at: Option<DateTime<Utc>>,
    arrived_at: Option<DateTime<Utc>>,
    #[sqlx(flatten)]
    clock: ClockRow,
    assigned_name: Option<String>,
    owner_name: String,
    owner_email: String,
    channel: String,
    stamped_on: Option<NaiveDate>,
}

impl TryFrom<Row> for Line {
    type Error = StoreError;
    fn try_from(row: Row) -> Stored<Line> {
        Ok(Line {
            stage: read_stage(row.id, &row.stage)?,
            id: SubmissionId(row.id),
            number: row.number.unwrap_or_default(),
            title: row.title,
            group: row.group_name,
            call: row.call_title.0,
            requested: Yen(row.requested),
            submitted_at: row.submitted_at,
            arrived_at: row.arrived_at,
            clock: row.clock.clock(),
            assigned: row.assigned_name,
            contact: (row.owner_name, row.owner_email),
            channel: read_channel(row.id, &row.channel)?,
            stamped_on: row.stamped_on,
        })
    }
}

/// The rows of the cases that a page was cut out for.
const LINES: &str = "SELECT s.id, s.number, s.title, o.name AS group_name, c.title AS call_title, s.stage,
    s.requested, s.submitted_at, s.arrived_at, s.clock_from, s.paused_at, s.due_at, a.name AS assigned_name,
    w.name AS owner_name, CASE WHEN i.submission_id IS NULL THEN w.email ELSE i.email END AS owner_email, s.channel,
    i.stamped_on FROM submission s JOIN organisation o ON o.id = s.group_id JOIN call c ON c.id = s.call_id
    JOIN person w ON w.id = s.owner_id LEFT JOIN person a ON a.id = s.assigned_to
    LEFT JOIN intake i ON i.submission_id = s.id WHERE s.id IN (";

/// The conditions of a filter. They begin with whose cases may be seen, and no question goes without them.
macro_rules! push_filter {
    ($query:ident, $filter:expr, $search:expr) => {
        $query.push("submitted_at IS NOT NULL");
        $filter.scope.push(&mut $query, "department_id", "id");
        push_wishes!($query, $filter, $search);
    };
}

/// What is wished for, beside whose cases may be seen.
macro_rules! push_wishes {
    ($query:ident, $filter:expr, $search:expr) => {
        if let Some(call) = $filter.call {
            $query.push(" AND call_id = ").push_bind(call.0);
        }
        if !$filter.stages.is_empty() {
            let mut list = $query.push(" AND stage IN (").separated(", ");
            for stage in &$filter.stages {
                list.push_bind(stage.code());
            }
            $query.push(")");
        }
        match $filter.assigned {
            Assigned::Anyhow => {}
            Assigned::Nobody => {
                $query.push(" AND assigned_to IS NULL");
            }
            Assigned::To(person) => {
                $query.push(" AND assigned_to = ").push_bind(person.0);
            }
        }
        if let Some(due_before) = $filter.due_before {
            $query.push(" AND due_at < ").push_bind(due_before);
        }
        if let Some(until) = $filter.received_until {
            $query.push(" AND submitted_at <= ").push_bind(until);
        }
        if let Some(channel) = $filter.channel {
            $query.push(" AND channel = ").push_bind(channel.code());
        }
        if let Some(search) = &$search {
            let [before, between, end] = search.sql();
            $query.push(" AND id IN ").push(before).push_bind(search.kind());
            $query.push(between).push_bind(search.question()).push(end);
        }
    };
}

/// A stretch of the list in at most `limit` rows; and whether more rows lie beyond it in its direction.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn stretch(
    tx: &mut Tx,
    filter: &Filter,
    sort: Sort,
    from: &Stretch,
    limit: i64,
) -> Stored<(Vec<Line>, bool)> {
    if filter.scope.is_empty() {
        return Ok((Vec::new(), false));
    }
    let mut cut = cut(tx, filter, sort, from, limit + 1).await?;
    let size = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = cut.len() > size;
    cut.truncate(size);
    if cut.is_empty() {
        return Ok((Vec::new(), false));
    }
    let rows: Vec<Row> = on!(tx, c => {
        let mut query = QueryBuilder::new(LINES);
        push_ids(&mut query, cut.iter().copied());
        query.push(")");
        query.build_query_as().fetch_all(c).await
    })?;
    let mut lines: HashMap<Uuid, Row> = rows.into_iter().map(|row| (row.id, row)).collect();
    if matches!(from, Stretch::Before(_)) {
        cut.reverse();
    }
    let lines = cut.iter().filter_map(|id| lines.remove(id)).map(Line::try_from).collect::<Stored<_>>()?;
    Ok((lines, more))
}

/// The cases of a stretch, the nearest to its beginning first. An index of the order holds all that a filter looks
/// at, so what does not fit costs a glance at the index and no row. Every department is asked by itself, because no index
/// has the cases of two in one order; what they answer is put together.
async fn cut(tx: &mut Tx, filter: &Filter, sort: Sort, from: &Stretch, limit: i64) -> Stored<Vec<Uuid>> {
    let search = Search::read(tx, Kind::Case, &filter.words);
    let column = column(sort);
    // A receipt number is a key by itself; every other order needs one more to be a single order.
    let (key, mark) = match sort {
        Sort::Number => ("number".to_owned(), "m.number".to_owned()),
        _ => (format!("{column}, id"), format!("m.{column}, m.id")),
    };
    let (beyond, order) = match from {
        Stretch::Before(_) => ("<", key.replace(", ", " DESC, ") + " DESC"),
        _ => (">", key.clone()),
    };
    Ok(on!(tx, c => {
        let mut query = QueryBuilder::new("SELECT id FROM (");
        for (nth, part) in filter.scope.parts().into_iter().enumerate() {
            query.push(if nth == 0 { "" } else { " UNION ALL " });
            query.push(format_args!("SELECT * FROM (SELECT id, {column} FROM submission WHERE submitted_at IS NOT NULL"));
            if let Some(department) = part {
                query.push(" AND department_id = ").push_bind(department.0);
            }
            filter.scope.push_left_out(&mut query, "id");
            push_wishes!(query, filter, search);
            if let Stretch::After(number) | Stretch::Before(number) = from {
                query.push(format_args!(" AND ({key}) {beyond} (SELECT {mark} FROM submission m WHERE m.number = "));
                query.push_bind(number).push(")");
            }
            query.push(" ORDER BY ").push(&order).push(" LIMIT ").push_bind(limit);
            query.push(format_args!(") part{nth}"));
        }
        query.push(") found ORDER BY ").push(&order).push(" LIMIT ").push_bind(limit);
        query.build_query_scalar().fetch_all(c).await
    })?)
}

/// How many cases fit.
///
/// # Errors
/// The driver's.
pub async fn count(tx: &mut Tx, filter: &Filter) -> Stored<i64> {
    if filter.scope.is_empty() {
        return Ok(0);
    }
    let search = Search::read(tx, Kind::Case, &filter.words);
    Ok(on!(tx, c => {
        let mut query = QueryBuilder::new("SELECT count(*) FROM submission WHERE ");
        push_filter!(query, filter, search);
        query.build_query_scalar().fetch_one(c).await
    })?)
}

/// How many of them stand in each stage.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn counts(tx: &mut Tx, filter: &Filter) -> Stored<Vec<(Stage, i64)>> {
    if filter.scope.is_empty() {
        return Ok(Vec::new());
    }
    let search = Search::read(tx, Kind::Case, &filter.words);
    let rows: Vec<(String, i64)> = on!(tx, c => {
        let mut query = QueryBuilder::new("SELECT stage, count(*) FROM submission WHERE ");
        push_filter!(query, filter, search);
        query.push(" GROUP BY stage");
        query.build_query_as().fetch_all(c).await
    })?;
    rows.into_iter().map(|(stage, count)| Ok((read_stage(Uuid::nil(), &stage)?, count))).collect()
}

/// How many cases fit, and how they spread over the stages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// How many fit.
    pub total: Count,
    /// How many stand in each stage, whatever stages are asked for; `None` where a search found too many to count.
    pub by_stage: Option<Vec<(Stage, i64)>>,
}

/// Counts what a list shows. Words that stand in very many cases are counted no further than [`Count::BOUND`].
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn tally(tx: &mut Tx, filter: &Filter) -> Stored<Tally> {
    let anywhere = Filter { stages: Vec::new(), ..filter.clone() };
    let search = Search::read(tx, Kind::Case, &filter.words).filter(|_| !filter.scope.is_empty());
    let Some(search) = search else {
        let counts = counts(tx, &anywhere).await?;
        return Ok(Tally { total: Count::Exactly(of_stages(filter, &counts)), by_stage: Some(counts) });
    };
    let counts = up_to_bound(tx, &anywhere, &search).await?;
    if counts.iter().map(|(_, count)| count).sum::<i64>() <= Count::BOUND {
        return Ok(Tally { total: Count::Exactly(of_stages(filter, &counts)), by_stage: Some(counts) });
    }
    if filter.stages.is_empty() {
        return Ok(Tally { total: Count::AtLeast(Count::BOUND), by_stage: None });
    }
    let counts = up_to_bound(tx, filter, &search).await?;
    Ok(Tally { total: Count::bounded(of_stages(filter, &counts)), by_stage: None })
}

fn of_stages(filter: &Filter, counts: &[(Stage, i64)]) -> i64 {
    let wanted = counts.iter().filter(|(stage, _)| filter.stages.is_empty() || filter.stages.contains(stage));
    wanted.map(|(_, count)| count).sum()
}

/// How many of the first that a search finds stand in each stage; it stops at one more than the bound. It begins with the
/// words and takes their cases one by one, so that it can stop.
async fn up_to_bound(tx: &mut Tx, filter: &Filter, search: &Search) -> Stored<Vec<(Stage, i64)>> {
    let none: Option<Search> = None;
    let rows: Vec<(String, i64)> = on!(tx, c => {
        let [before, between, end] = search.sql();
        let mut query = QueryBuilder::new("SELECT stage, count(*) FROM (SELECT stage FROM ");
        query.push(before).push_bind(search.kind()).push(between).push_bind(search.question()).push(end);
        query.push(" words CROSS JOIN submission WHERE id = words.subject_id AND ");
        push_filter!(query, filter, none);
        query.push(" LIMIT ").push_bind(Count::BOUND + 1).push(") found GROUP BY stage");
        query.build_query_as().fetch_all(c).await
    })?;
    rows.into_iter().map(|(stage, count)| Ok((read_stage(Uuid::nil(), &stage)?, count))).collect()
}
