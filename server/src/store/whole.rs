//! Whole tables, column by column（表の丸写し）: what a backup reads and a restore writes, whatever the tables are.
//!
//! A cell looks the same from either engine: as SQLite keeps it. So an archive of one opens in the other, and two
//! databases are equal when their rows are, in the order of their keys.

use super::{Stored, Tx, Write, on};
use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use futures::stream::{BoxStream, StreamExt};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;
use sqlx::{AssertSqlSafe, Column as _, Row as _, TypeInfo, ValueRef};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use uuid::Uuid;

/// Tables that are not part of it: what the engines and the migrations keep for themselves begins with `_` or
/// `sqlite_`; what is found by words is written down anew.
const DERIVED: &str = "search_entry";

/// A value of a row, as SQLite keeps it: times as text, truth as 0 and 1, ids as their sixteen bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Cell {
    /// Nothing.
    Null,
    /// A whole number.
    Integer(i64),
    /// A text.
    Text(String),
    /// Bytes.
    Bytes {
        /// They, two digits each.
        #[serde(with = "digits")]
        hex: Vec<u8>,
    },
}

mod digits {
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};

    pub fn serialize<S: Serializer>(bytes: &[u8], to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&hex::encode(bytes))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<u8>, D::Error> {
        hex::decode(String::deserialize(from)?).map_err(Error::custom)
    }
}

/// A row: one cell a column.
pub type Row = Vec<Cell>;

/// What a column holds, as far as the engine says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// SQLite: every value says itself what it is.
    Own,
    Text,
    Integer,
    Truth,
    Id,
    Bytes,
    Instant,
    Day,
    Json,
}

impl Kind {
    fn named(table: &str, name: &str) -> Stored<Kind> {
        Ok(match name {
            "text" => Kind::Text,
            "bigint" | "integer" | "smallint" => Kind::Integer,
            "boolean" => Kind::Truth,
            "uuid" => Kind::Id,
            "bytea" => Kind::Bytes,
            "timestamp with time zone" => Kind::Instant,
            "date" => Kind::Day,
            "jsonb" => Kind::Json,
            other => return Err(super::StoreError::corrupt("pg_attribute", "atttypid", table, other)),
        })
    }
}

/// A table of this database.
#[derive(Debug, Clone)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// Its columns, in the order of their names.
    pub columns: Vec<String>,
    kinds: Vec<Kind>,
    key: Vec<String>,
}

/// Every table that holds something of the city's, in the order of their names.
///
/// # Errors
/// The driver's, or a type of column that nobody has thought of.
pub async fn tables(tx: &mut Tx) -> Stored<Vec<Table>> {
    let sqlite = "SELECT m.name, c.name, c.type, CAST(c.pk AS BIGINT)
                  FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' ORDER BY m.name, c.name";
    // Not from information_schema, whose views look at every schema of the server.
    let postgres = "SELECT t.relname::text, a.attname::text, format_type(a.atttypid, NULL),
                           coalesce(array_position(k.indkey::int2[], a.attnum) + 1, 0)::bigint
                    FROM pg_class t
                    JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
                    LEFT JOIN pg_index k ON k.indrelid = t.oid AND k.indisprimary
                    WHERE t.relkind = 'r' AND t.relnamespace = current_schema()::regnamespace
                    ORDER BY t.relname COLLATE \"C\", a.attname COLLATE \"C\"";
    let is_sqlite = tx.is_sqlite();
    let sql = if is_sqlite { sqlite } else { postgres };
    let columns: Vec<(String, String, String, i64)> = on!(tx, c => sqlx::query_as(sql).fetch_all(c).await)?;
    let mut tables: Vec<Table> = Vec::new();
    let mut keys: BTreeMap<(String, i64), String> = BTreeMap::new();
    for (table, column, kind, key) in columns {
        if table.starts_with('_') || table.starts_with("sqlite_") || table == DERIVED {
            continue;
        }
        let kind = if is_sqlite { Kind::Own } else { Kind::named(&table, &kind)? };
        if key > 0 {
            keys.insert((table.clone(), key), column.clone());
        }
        match tables.last_mut().filter(|last| last.name == table) {
            Some(last) => {
                last.columns.push(column);
                last.kinds.push(kind);
            }
            None => tables.push(Table { name: table, columns: vec![column], kinds: vec![kind], key: Vec::new() }),
        }
    }
    for table in &mut tables {
        let own = keys.range((table.name.clone(), 0)..=(table.name.clone(), i64::MAX));
        table.key = own.map(|(_, column)| column.clone()).collect();
    }
    Ok(tables)
}

impl Table {
    /// The row as this engine gives it back: Postgres keeps JSON by its meaning, not by its letters.
    pub fn as_kept(&self, row: Row) -> Row {
        let cells = row.into_iter().zip(&self.kinds);
        cells.map(|(cell, kind)| if *kind == Kind::Json { by_meaning(cell) } else { cell }).collect()
    }

    fn quoted(&self, columns: &[String]) -> String {
        columns.iter().map(|column| format!("\"{column}\"")).collect::<Vec<_>>().join(", ")
    }

    /// The same order on both engines, whatever order of letters a Postgres has.
    fn ordered(&self) -> String {
        let key = if self.key.is_empty() { &self.columns } else { &self.key };
        let by = key.iter().map(|column| {
            let kind = self.columns.iter().position(|own| own == column).map(|at| self.kinds[at]);
            let collation = if kind == Some(Kind::Text) { " COLLATE \"C\"" } else { "" };
            format!("\"{column}\"{collation}")
        });
        by.collect::<Vec<_>>().join(", ")
    }
}

fn by_meaning(cell: Cell) -> Cell {
    match cell {
        Cell::Text(text) => match serde_json::from_str::<Value>(&text) {
            Ok(value) => Cell::Text(value.to_string()),
            Err(_) => Cell::Text(text),
        },
        other => other,
    }
}

/// Every row as it is read, in the order of the key. Each may be the driver's error.
pub fn rows<'a>(tx: &'a mut Tx, table: &'a Table) -> BoxStream<'a, Stored<Row>> {
    let sql = format!("SELECT {} FROM \"{}\" ORDER BY {}", table.quoted(&table.columns), table.name, table.ordered());
    match tx.engine() {
        super::Engine::Sqlite(c) => sqlx::query(AssertSqlSafe(sql)).fetch(c).map(|row| of_sqlite(table, &row?)).boxed(),
        super::Engine::Postgres(c) => {
            sqlx::query(AssertSqlSafe(sql)).fetch(c).map(|row| Ok(of_postgres(table, &row?)?)).boxed()
        }
    }
}

fn of_sqlite(table: &Table, row: &SqliteRow) -> Stored<Row> {
    let cell = |at: usize| -> Stored<Cell> {
        let value = row.try_get_raw(at)?;
        if value.is_null() {
            return Ok(Cell::Null);
        }
        let kind = value.type_info().name().to_owned();
        Ok(match kind.as_str() {
            "INTEGER" => Cell::Integer(row.try_get_unchecked(at)?),
            "TEXT" => Cell::Text(row.try_get_unchecked(at)?),
            "BLOB" => Cell::Bytes { hex: row.try_get_unchecked(at)? },
            other => return Err(super::StoreError::corrupt("sqlite_master", "type", &table.name, other)),
        })
    };
    (0..table.columns.len()).map(cell).collect()
}

fn of_postgres(table: &Table, row: &PgRow) -> Result<Row, sqlx::Error> {
    let text = |value: Option<String>| value.map_or(Cell::Null, Cell::Text);
    let bytes = |value: Option<Vec<u8>>| value.map_or(Cell::Null, |hex| Cell::Bytes { hex });
    let cell = |(at, kind): (usize, &Kind)| -> Result<Cell, sqlx::Error> {
        Ok(match kind {
            Kind::Own | Kind::Text => text(row.try_get(at)?),
            Kind::Integer => whole(row, at)?.map_or(Cell::Null, Cell::Integer),
            Kind::Truth => row.try_get::<Option<bool>, _>(at)?.map_or(Cell::Null, |is| Cell::Integer(is.into())),
            Kind::Id => bytes(row.try_get::<Option<Uuid>, _>(at)?.map(|id| id.as_bytes().to_vec())),
            Kind::Bytes => bytes(row.try_get(at)?),
            Kind::Instant => text(row.try_get::<Option<DateTime<Utc>>, _>(at)?.map(instant)),
            Kind::Day => text(row.try_get::<Option<NaiveDate>, _>(at)?.map(|day| day.format("%F").to_string())),
            Kind::Json => text(row.try_get::<Option<Value>, _>(at)?.map(|value| value.to_string())),
        })
    };
    table.kinds.iter().enumerate().map(cell).collect()
}

fn whole(row: &PgRow, at: usize) -> Result<Option<i64>, sqlx::Error> {
    Ok(match row.column(at).type_info().name() {
        "INT2" => row.try_get::<Option<i16>, _>(at)?.map(i64::from),
        "INT4" => row.try_get::<Option<i32>, _>(at)?.map(i64::from),
        _ => row.try_get(at)?,
    })
}

/// As the SQLite driver writes it.
fn instant(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::AutoSi, false)
}

/// How many rows a table has.
///
/// # Errors
/// The driver's.
pub async fn count(tx: &mut Tx, table: &Table) -> Stored<i64> {
    let sql = format!("SELECT count(*) FROM \"{}\"", table.name);
    Ok(on!(tx, c => sqlx::query_scalar(AssertSqlSafe(sql)).fetch_one(c).await)?)
}

/// Takes out what the migrations put in, before what is restored comes in its place.
///
/// # Errors
/// The driver's.
pub async fn empty(tx: &mut Write, table: &Table) -> Stored<()> {
    let sql = format!("DELETE FROM \"{}\"", table.name);
    on!(tx, c => sqlx::query(AssertSqlSafe(sql)).execute(c).await.map(drop))?;
    Ok(())
}

/// Writes rows whose cells stand in the order of these columns.
///
/// # Errors
/// The driver's: a column that is not there, a value that does not fit.
pub async fn write(tx: &mut Write, table: &Table, columns: &[String], rows: &[Row]) -> Stored<()> {
    match tx.engine() {
        super::Engine::Sqlite(c) => {
            let holes: Vec<String> = (1..=columns.len()).map(|at| format!("${at}")).collect();
            let (into, holes) = (table.quoted(columns), holes.join(", "));
            let sql = format!("INSERT INTO \"{}\" ({into}) VALUES ({holes})", table.name);
            for row in rows {
                let mut query = sqlx::query(AssertSqlSafe(sql.clone()));
                for cell in row {
                    query = match cell {
                        Cell::Null => query.bind(None::<String>),
                        Cell::Integer(number) => query.bind(*number),
                        Cell::Text(text) => query.bind(text.as_str()),
                        Cell::Bytes { hex } => query.bind(hex.as_slice()),
                    };
                }
                query.execute(&mut *c).await?;
            }
        }
        super::Engine::Postgres(c) => {
            let sql = format!("COPY \"{}\" ({}) FROM STDIN", table.name, table.quoted(columns));
            let ids: Vec<bool> = columns.iter().map(|column| table.kind(column) == Some(Kind::Id)).collect();
            let mut lines = String::new();
            for row in rows {
                for (at, cell) in row.iter().enumerate() {
                    lines.push_str(if at == 0 { "" } else { "\t" });
                    copy(&mut lines, cell, ids.get(at) == Some(&true));
                }
                lines.push('\n');
            }
            let mut copying = c.copy_in_raw(&sql).await?;
            copying.send(lines.into_bytes()).await?;
            copying.finish().await?;
        }
    }
    Ok(())
}

impl Table {
    fn kind(&self, column: &str) -> Option<Kind> {
        self.columns.iter().position(|own| own == column).map(|at| self.kinds[at])
    }
}

/// A cell in the text format of `COPY`, in which the server reads every type from its own words.
fn copy(line: &mut String, cell: &Cell, is_id: bool) {
    match cell {
        Cell::Null => line.push_str("\\N"),
        Cell::Integer(number) => drop(write!(line, "{number}")),
        Cell::Bytes { hex } if is_id => line.push_str(&hex::encode(hex)),
        Cell::Bytes { hex } => drop(write!(line, "\\\\x{}", hex::encode(hex))),
        Cell::Text(text) => {
            for letter in text.chars() {
                match letter {
                    '\\' => line.push_str("\\\\"),
                    '\n' => line.push_str("\\n"),
                    '\r' => line.push_str("\\r"),
                    '\t' => line.push_str("\\t"),
                    other => line.push(other),
                }
            }
        }
    }
}

/// References between tables that are looked at again when everything is there; see [`loosen`].
#[derive(Debug)]
pub struct Loosened(Vec<(String, String, String)>);

/// Lets rows come in any order. SQLite looks at references when the transaction ends; Postgres has to be told to
/// forget them, inside the transaction, and to look at all of them in [`tighten`].
///
/// # Errors
/// The driver's.
pub async fn loosen(tx: &mut Write) -> Stored<Loosened> {
    if tx.is_sqlite() {
        on!(tx, c => sqlx::query("PRAGMA defer_foreign_keys = ON").execute(c).await.map(drop))?;
        return Ok(Loosened(Vec::new()));
    }
    let sql = "SELECT conrelid::regclass::text, conname::text, pg_get_constraintdef(oid) FROM pg_constraint
               WHERE contype = 'f' AND connamespace = current_schema()::regnamespace ORDER BY conrelid, conname";
    let references: Vec<(String, String, String)> = on!(tx, c => sqlx::query_as(sql).fetch_all(c).await)?;
    for (table, name, _) in &references {
        let sql = format!("ALTER TABLE {table} DROP CONSTRAINT \"{name}\"");
        on!(tx, c => sqlx::query(AssertSqlSafe(sql)).execute(c).await.map(drop))?;
    }
    Ok(Loosened(references))
}

/// Insists on the references again, and lets running numbers go on behind the highest one.
///
/// # Errors
/// A row that refers to nothing.
pub async fn tighten(tx: &mut Write, loosened: Loosened) -> Stored<()> {
    for (table, name, definition) in loosened.0 {
        let sql = format!("ALTER TABLE {table} ADD CONSTRAINT \"{name}\" {definition}");
        on!(tx, c => sqlx::query(AssertSqlSafe(sql)).execute(c).await.map(drop))?;
    }
    if tx.is_sqlite() {
        return Ok(()); // a key that is an INTEGER goes on by itself
    }
    let sql = "SELECT t.relname::text, a.attname::text FROM pg_class t JOIN pg_attribute a ON a.attrelid = t.oid
               WHERE t.relkind = 'r' AND t.relnamespace = current_schema()::regnamespace AND a.attidentity <> ''";
    let numbered: Vec<(String, String)> = on!(tx, c => sqlx::query_as(sql).fetch_all(c).await)?;
    for (table, column) in numbered {
        let sql = format!(
            "SELECT setval(pg_get_serial_sequence('{table}', '{column}'), coalesce(max(\"{column}\"), 0) + 1, false)
             FROM \"{table}\""
        );
        on!(tx, c => sqlx::query(AssertSqlSafe(sql)).execute(c).await.map(drop))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_read_as_it_was_written() {
        for cell in [
            Cell::Null,
            Cell::Integer(-1),
            Cell::Text("𠮷\n{\"hex\":\"00\"}".to_owned()),
            Cell::Bytes { hex: vec![0, 255] },
        ] {
            let written = serde_json::to_string(&cell).expect("JSON");
            assert_eq!(serde_json::from_str::<Cell>(&written).expect("a cell"), cell, "{written}");
        }
    }

    #[test]
    fn what_copy_treats_specially_is_escaped() {
        let mut line = String::new();
        copy(&mut line, &Cell::Text("a\tb\\c\r\n".to_owned()), false);
        assert_eq!(line, "a\\tb\\\\c\\r\\n");
        line.clear();
        copy(&mut line, &Cell::Bytes { hex: vec![1, 171] }, false);
        assert_eq!(line, "\\\\x01ab");
        line.clear();
        copy(&mut line, &Cell::Null, false);
        assert_eq!(line, "\\N");
    }
}
