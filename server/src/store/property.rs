//! What was acquired with grants and may not be disposed of for a time（財産管理台帳）.

use super::case_list::Scope;
use super::{StoreError, Stored, Tx, Write, exactly_one, on};
use chrono::NaiveDate;
use domain::awards::{Dealing, Property};
use domain::money::Yen;
use domain::people::SubmissionId;
use sqlx::QueryBuilder;
use uuid::Uuid;

/// How many a page of the list holds.
pub const PAGE: i64 = 50;
/// Most entries of one fiscal year that the spreadsheet holds.
const MOST: i64 = 5_000;

#[derive(sqlx::FromRow)]
struct Row {
    submission_id: Uuid,
    nth: i32,
    name: String,
    model: String,
    quantity: i64,
    price: i64,
    acquired_on: NaiveDate,
    place: String,
    restricted_until: NaiveDate,
    dealing: Option<String>,
    dealt_on: Option<NaiveDate>,
    struck_on: Option<NaiveDate>,
}

impl TryFrom<Row> for Property {
    type Error = StoreError;
    fn try_from(row: Row) -> Stored<Property> {
        let known = |code: &str| {
            Dealing::from_code(code).ok_or_else(|| StoreError::corrupt("property", "dealing", row.submission_id, code))
        };
        let dealing = row.dealing.as_deref().map(known).transpose()?;
        Ok(Property {
            nth: row.nth,
            name: row.name,
            model: row.model,
            quantity: row.quantity,
            price: Yen(row.price),
            acquired_on: row.acquired_on,
            place: row.place,
            restricted_until: row.restricted_until,
            dealt: dealing.zip(row.dealt_on),
            struck_on: row.struck_on,
        })
    }
}

/// Keeps a new entry.
///
/// # Errors
/// The driver's, or its number is taken.
pub async fn add(tx: &mut Write, submission: SubmissionId, property: &Property) -> Stored<()> {
    let sql = "INSERT INTO property (submission_id, nth, name, model, quantity, price, acquired_on, place,
                   restricted_until, dealing, dealt_on, struck_on)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    put(tx, sql, submission, property).await.map(drop)
}

/// Keeps an entry as it is now: corrected, or struck out.
///
/// # Errors
/// The driver's, or there is none of this number.
pub async fn save(tx: &mut Write, submission: SubmissionId, property: &Property) -> Stored<()> {
    let sql = "UPDATE property SET name = $3, model = $4, quantity = $5, price = $6, acquired_on = $7, place = $8,
                   restricted_until = $9, dealing = $10, dealt_on = $11, struck_on = $12
               WHERE submission_id = $1 AND nth = $2";
    let rows = put(tx, sql, submission, property).await?;
    exactly_one("property", submission, rows)
}

async fn put(tx: &mut Write, sql: &'static str, submission: SubmissionId, property: &Property) -> Stored<u64> {
    Ok(on!(tx, c => sqlx::query(sql)
        .bind(submission.0)
        .bind(property.nth)
        .bind(&property.name)
        .bind(&property.model)
        .bind(property.quantity)
        .bind(property.price.0)
        .bind(property.acquired_on)
        .bind(&property.place)
        .bind(property.restricted_until)
        .bind(property.dealt.map(|(dealing, _)| dealing.code()))
        .bind(property.dealt.map(|(_, day)| day))
        .bind(property.struck_on)
        .execute(c).await?.rows_affected()))
}

/// Every entry of a case by its number, what was struck out among them.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn of_case(tx: &mut Tx, submission: SubmissionId) -> Stored<Vec<Property>> {
    let sql = "SELECT * FROM property WHERE submission_id = $1 ORDER BY nth LIMIT 1000";
    let rows: Vec<Row> = on!(tx, c => sqlx::query_as(sql).bind(submission.0).fetch_all(c).await)?;
    rows.into_iter().map(Property::try_from).collect()
}

/// One entry of a case.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn find(tx: &mut Tx, submission: SubmissionId, nth: i32) -> Stored<Option<Property>> {
    let sql = "SELECT * FROM property WHERE submission_id = $1 AND nth = $2";
    let row: Option<Row> = on!(tx, c => sqlx::query_as(sql).bind(submission.0).bind(nth).fetch_optional(c).await)?;
    row.map(Property::try_from).transpose()
}

/// An entry with the case that it belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Receipt number.
    pub number: String,
    /// Name of the project.
    pub title: String,
    /// The group's name.
    pub group_name: String,
    /// The entry.
    pub property: Property,
}

#[derive(sqlx::FromRow)]
struct LineRow {
    number: String,
    title: String,
    group_name: String,
    #[sqlx(flatten)]
    row: Row,
}

impl TryFrom<LineRow> for Line {
    type Error = StoreError;
    fn try_from(line: LineRow) -> Stored<Line> {
        let LineRow { number, title, group_name, row } = line;
        Ok(Line { number, title, group_name, property: row.try_into()? })
    }
}

/// The columns of a [`Line`]; what stands first is looked through in the order of an index.
macro_rules! lines {
    ($rest:literal) => {
        concat!(
            "SELECT s.number, s.title, o.name AS group_name, p.submission_id, p.nth, p.name, p.model, p.quantity, p.price,
                 p.acquired_on, p.place, p.restricted_until, p.dealing, p.dealt_on, p.struck_on ",
            $rest
        )
    };
}

/// What is restricted on a day, the first to become free first; one more than a page where there are more.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn restricted(tx: &mut Tx, scope: &Scope, today: NaiveDate, page: i64) -> Stored<Vec<Line>> {
    if scope.is_empty() {
        return Ok(Vec::new());
    }
    let (most, offset) = (PAGE + 1, page.saturating_mul(PAGE));
    let rows: Vec<LineRow> = on!(tx, c => {
        let mut query = QueryBuilder::new(lines!(
            "FROM property p CROSS JOIN submission s JOIN organisation o ON o.id = s.group_id
             WHERE s.id = p.submission_id AND p.struck_on IS NULL
               AND (p.dealing IS NULL OR p.dealing IN ('divert', 'lend', 'pledge')) AND p.restricted_until >= "
        ));
        query.push_bind(today);
        scope.push(&mut query, "s.department_id", "s.id");
        query.push(" ORDER BY p.restricted_until, p.submission_id, p.nth LIMIT ").push_bind(most);
        query.push(" OFFSET ").push_bind(offset);
        query.build_query_as().fetch_all(c).await
    })?;
    rows.into_iter().map(Line::try_from).collect()
}

/// What was acquired with the grants of a fiscal year, by receipt number; without what was struck out.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn of_year(tx: &mut Tx, scope: &Scope, year: i32) -> Stored<Vec<Line>> {
    if scope.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<LineRow> = on!(tx, c => {
        let mut query = QueryBuilder::new(lines!(
            "FROM property p JOIN award a ON a.submission_id = p.submission_id
             JOIN submission s ON s.id = p.submission_id JOIN organisation o ON o.id = s.group_id
             WHERE p.struck_on IS NULL AND a.fiscal_year = "
        ));
        query.push_bind(year);
        scope.push(&mut query, "a.department_id", "a.submission_id");
        query.push(" ORDER BY s.number, p.nth LIMIT ").push_bind(MOST);
        query.build_query_as().fetch_all(c).await
    })?;
    rows.into_iter().map(Line::try_from).collect()
}
