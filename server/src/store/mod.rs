//! The store: one SQL text per question over two engines, SQLite and Postgres（データベース）.
//!
//! There are two doors. [`Db::read`] gives a consistent snapshot. [`Db::write`] gives the only kind of
//! transaction that may change anything; on SQLite it takes the writer's turn at once
//! (`BEGIN IMMEDIATE`), so a transaction never fails half way because somebody else wrote first.
//! [`Db::writes`] counts what was committed, so that whoever keeps a page for a moment knows when it is old.

use domain::problems::Refusal;
use sqlx::migrate::{MigrateError, Migrator};
use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Database, Encode, QueryBuilder, Type};
use std::str::FromStr;
use std::time::Duration;
use transactions::{Inner, is_at_rest};
use uuid::Uuid;

pub use transactions::{Engine, Tx, Write, Writes};

pub mod announcements;
pub mod answer_desk;
pub mod approval_routes;
pub mod attachments;
pub mod author_disposal;
pub mod awards;
pub mod backups;
pub mod bounces;
pub mod bulk;
pub mod bulk_opinions;
pub mod bulk_reports;
pub mod call_files;
pub mod call_forms;
pub mod call_holds;
pub mod call_lists;
pub mod calls;
pub mod case_files;
pub mod case_list;
pub mod case_messages;
pub mod case_notes;
pub mod case_search;
pub mod city;
pub mod consultations;
pub mod decisions;
pub mod desk;
pub mod digests;
pub mod directory;
pub mod disposal;
pub mod districts;
pub mod drafts;
pub mod duties;
pub mod email_changes;
pub mod erasure;
pub mod filings;
pub mod finals;
pub mod group_files;
pub mod groups;
pub mod history;
pub mod intakes;
pub mod journal;
pub mod kept_filters;
pub mod lapsed_drafts;
pub mod ledger;
pub mod letter_templates;
pub mod look;
pub mod members;
pub mod messages;
pub mod official_letters;
pub mod opinion_draft_files;
pub mod opinion_drafts;
pub mod opinion_files;
pub mod opinion_lists;
pub mod opinion_redactions;
pub mod opinion_search;
pub mod opinions;
pub mod orphans;
pub mod pace;
pub mod panels;
pub mod passkeys;
pub mod people;
pub mod plans;
pub mod points;
pub mod postings;
pub mod programmes;
pub mod property;
pub mod proposals;
pub mod redactions;
pub mod rehearsals;
pub mod reminders;
pub mod reports;
pub mod responses;
pub mod retention;
pub mod review_cases;
pub mod review_sheets;
pub mod reviews;
pub mod rounds;
pub mod rulings;
pub mod search;
pub mod second_factors;
pub mod sessions;
pub mod sign_off;
pub mod staff;
pub mod standards;
pub mod submissions;
pub mod subscriptions;
pub mod talks;
pub mod tallies;
pub mod tokens;
mod transactions;
pub mod unreached;
pub mod whole;
pub mod wordings;

/// Runs one expression on whichever engine a transaction has. Both arms hold the same tokens, so the
/// compiler checks the query against both drivers.
macro_rules! on {
    ($tx:expr, $c:ident => $query:expr) => {
        match $tx.engine() {
            $crate::store::Engine::Sqlite($c) => $query,
            $crate::store::Engine::Postgres($c) => $query,
        }
    };
}
pub(crate) use on;

/// What goes wrong below the rules: the driver, a row that is not there, or a value that cannot be.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database did not answer, or refused the statement.
    #[error("database: {0}")]
    Driver(#[from] sqlx::Error),
    /// A write touched another number of rows than it must.
    #[error("{table} {id}: {found} rows instead of {expected}")]
    RowCount {
        /// Table.
        table: &'static str,
        /// Key of the row.
        id: String,
        /// How many rows must change.
        expected: u64,
        /// How many did.
        found: u64,
    },
    /// A stored value that the program does not know.
    #[error("{table}.{column} of {id} holds {value:?}")]
    Corrupt {
        /// Table.
        table: &'static str,
        /// Column.
        column: &'static str,
        /// Key of the row.
        id: String,
        /// What was found.
        value: String,
    },
    /// The schema could not be brought up to date.
    #[error("migration: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
}

impl StoreError {
    /// A value of a row that cannot be read.
    pub fn corrupt(table: &'static str, column: &'static str, id: impl ToString, value: impl ToString) -> Self {
        StoreError::Corrupt { table, column, id: id.to_string(), value: value.to_string() }
    }

    /// Whether the database itself is out of reach, so that trying again later may help.
    pub fn is_outage(&self) -> bool {
        match self {
            StoreError::Driver(error) => match error {
                sqlx::Error::Io(_)
                | sqlx::Error::PoolTimedOut
                | sqlx::Error::PoolClosed
                | sqlx::Error::WorkerCrashed
                | sqlx::Error::Tls(_) => true,
                sqlx::Error::Database(database) => is_busy_or_full(database.as_ref()),
                _ => false,
            },
            _ => false,
        }
    }

    /// Whether a unique key was there already.
    pub fn is_duplicate(&self) -> bool {
        matches!(self, StoreError::Driver(sqlx::Error::Database(database)) if database.is_unique_violation())
    }
}

/// SQLite: locked (5, 6), read-only (8), I/O (10), full (13), cannot open (14). Postgres: shutting down,
/// starting up, out of connections or disk.
fn is_busy_or_full(error: &dyn sqlx::error::DatabaseError) -> bool {
    let Some(code) = error.code() else { return false };
    if let Ok(number) = code.parse::<i32>()
        && code.len() < 5
    {
        return matches!(number & 0xff, 5 | 6 | 8 | 10 | 13 | 14);
    }
    code.starts_with("57P") || code.starts_with("53") || code.starts_with("08")
}

/// What a store function returns.
pub type Stored<T> = Result<T, StoreError>;

static SQLITE: Migrator = sqlx::migrate!("../migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("../migrations/postgres");

/// How many migrations a database has, and how many this release knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Schema {
    /// Applied to the database.
    pub applied: i64,
    /// Known to this release.
    pub known: i64,
}

/// A pool of connections.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pool {
    /// What it is for.
    pub name: &'static str,
    /// Connections that are open.
    pub open: u32,
    /// Those of them that do nothing.
    pub idle: usize,
}

/// The database, whichever it is.
#[derive(Debug, Clone)]
pub enum Db {
    /// One file; readers beside one writer.
    Sqlite {
        /// Connections that only read.
        readers: SqlitePool,
        /// The one connection that writes.
        writer: SqlitePool,
        /// What was written through it.
        writes: Writes,
    },
    /// A server.
    Postgres {
        /// Its connections.
        pool: PgPool,
        /// What was written through them.
        writes: Writes,
    },
}

impl Db {
    /// Opens the database that the address names: `sqlite:PATH` or `postgres://…`.
    ///
    /// # Errors
    /// An address that cannot be read, or no answer.
    pub async fn connect(address: &str) -> Stored<Db> {
        if address.starts_with("postgres:") || address.starts_with("postgresql:") {
            let options = PgConnectOptions::from_str(address)?;
            let pool = PgPoolOptions::new()
                .max_connections(16)
                .acquire_timeout(Duration::from_secs(5))
                .connect_with(options)
                .await?;
            return Ok(Db::Postgres { pool, writes: Writes::default() });
        }
        let options = SqliteConnectOptions::from_str(address)?
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            // FULL: a commit that was answered survives the power going off.
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(5))
            .pragma("temp_store", "memory")
            .pragma("analysis_limit", "1000")
            .optimize_on_close(true, None);
        let writer = SqlitePoolOptions::new()
            .max_connections(1)
            .acquire_timeout(Duration::from_secs(10))
            .after_release(|connection, _| Box::pin(is_at_rest(connection)))
            .connect_with(options.clone().pragma("cache_size", "-16000"))
            .await?;
        let readers = SqlitePoolOptions::new()
            .max_connections(8)
            .acquire_timeout(Duration::from_secs(5))
            .connect_with(options.pragma("cache_size", "-4000").pragma("query_only", "on"))
            .await?;
        Ok(Db::Sqlite { readers, writer, writes: Writes::default() })
    }

    /// Brings the schema up to date. Safe to call at every start; refuses a schema from a newer release.
    ///
    /// # Errors
    /// The migration that failed.
    pub async fn migrate(&self) -> Stored<()> {
        match self {
            Db::Sqlite { writer, .. } => SQLITE.run(writer).await?,
            Db::Postgres { pool, .. } => POSTGRES.run(pool).await?,
        }
        Ok(())
    }

    /// Lets the query planner look at how the tables have grown. Figures from the time when they were small
    /// make SQLite scan where an index would do; Postgres does this by itself, only later.
    ///
    /// # Errors
    /// The driver's.
    pub async fn refresh_statistics(&self) -> Stored<()> {
        match self {
            // 0x02: analyse what has changed tenfold; 0x10000: look at every table, not only at those queried.
            Db::Sqlite { writer, .. } => sqlx::query("PRAGMA optimize=0x10002").execute(writer).await.map(drop)?,
            Db::Postgres { pool, .. } => sqlx::query("ANALYZE").execute(pool).await.map(drop)?,
        }
        Ok(())
    }

    /// Brings an empty database to the schema that a backup was made with, which may be an older one.
    ///
    /// # Errors
    /// A migration that this release does not know; the one that failed.
    pub async fn migrate_to(&self, versions: &[i64]) -> Stored<()> {
        let known = match self {
            Db::Sqlite { .. } => &SQLITE,
            Db::Postgres { .. } => &POSTGRES,
        };
        if let Some(newer) = versions.iter().find(|version| !known.version_exists(**version)) {
            return Err(MigrateError::VersionMissing(*newer).into());
        }
        let wanted = known.iter().filter(|migration| versions.contains(&migration.version)).cloned();
        let then = Migrator::with_migrations(wanted.collect());
        match self {
            Db::Sqlite { writer, .. } => then.run(writer).await?,
            Db::Postgres { pool, .. } => then.run(pool).await?,
        }
        Ok(())
    }

    /// The migrations that the database has seen, the first one first; none where there is no schema at all.
    ///
    /// # Errors
    /// The driver's.
    pub async fn versions(&self) -> Stored<Vec<i64>> {
        let there = match self {
            Db::Sqlite { .. } => "SELECT count(*) FROM sqlite_master WHERE name = '_sqlx_migrations'",
            Db::Postgres { .. } => {
                "SELECT count(*) FROM information_schema.tables
                 WHERE table_name = '_sqlx_migrations' AND table_schema = current_schema()"
            }
        };
        let seen = "SELECT version FROM _sqlx_migrations WHERE success ORDER BY version";
        let mut tx = self.read().await?;
        let there: i64 = on!(tx, c => sqlx::query_scalar(there).fetch_one(c).await)?;
        if there == 0 {
            return Ok(Vec::new());
        }
        Ok(on!(tx, c => sqlx::query_scalar(seen).fetch_all(c).await)?)
    }

    /// Whether this release has migrations that a database with these has not seen.
    pub fn lags(&self, versions: &[i64]) -> bool {
        let known = match self {
            Db::Sqlite { .. } => &SQLITE,
            Db::Postgres { .. } => &POSTGRES,
        };
        known.iter().any(|migration| !versions.contains(&migration.version))
    }

    /// How far the schema is, for `tomoni check`.
    ///
    /// # Errors
    /// The driver's; there is no schema at all.
    pub async fn schema(&self) -> Stored<Schema> {
        let sql = "SELECT count(*) FROM _sqlx_migrations WHERE success";
        let (applied, known): (i64, _) = match self {
            Db::Sqlite { readers, .. } => (sqlx::query_scalar(sql).fetch_one(readers).await?, &SQLITE),
            Db::Postgres { pool, .. } => (sqlx::query_scalar(sql).fetch_one(pool).await?, &POSTGRES),
        };
        Ok(Schema { applied, known: i64::try_from(known.migrations.len()).unwrap_or(i64::MAX) })
    }

    /// Its pools of connections, for the figures.
    pub fn pools(&self) -> Vec<Pool> {
        match self {
            Db::Sqlite { readers, writer, .. } => vec![
                Pool { name: "readers", open: readers.size(), idle: readers.num_idle() },
                Pool { name: "writer", open: writer.size(), idle: writer.num_idle() },
            ],
            Db::Postgres { pool, .. } => vec![Pool { name: "all", open: pool.size(), idle: pool.num_idle() }],
        }
    }

    /// A snapshot to read from.
    ///
    /// # Errors
    /// No connection.
    pub async fn read(&self) -> Stored<Tx> {
        Ok(match self {
            Db::Sqlite { readers, .. } => Tx(Inner::Sqlite(readers.begin().await?)),
            Db::Postgres { pool, .. } => {
                Tx(Inner::Postgres(pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await?))
            }
        })
    }

    /// A transaction that may write. Dropped without [`Write::commit`], it leaves nothing behind.
    ///
    /// # Errors
    /// No connection, or the writer's turn did not come in time.
    pub async fn write(&self) -> Stored<Write> {
        let told = self.counter().clone();
        Ok(Write { told: Some(told), ..self.write_unseen().await? })
    }

    /// The same for what no page of the public shows: sessions, drafts, the mail worker's leases. Pages that are kept
    /// for guests stay kept. When in doubt, [`Db::write`].
    ///
    /// # Errors
    /// As [`Db::write`].
    pub async fn write_unseen(&self) -> Stored<Write> {
        let tx = match self {
            Db::Sqlite { writer, .. } => Tx(Inner::Sqlite(writer.begin_with("BEGIN IMMEDIATE").await?)),
            Db::Postgres { pool, .. } => Tx(Inner::Postgres(pool.begin().await?)),
        };
        Ok(Write { tx, told: None })
    }

    /// How often this process has written what the public may read. What was rendered under another number is old.
    pub fn writes(&self) -> u64 {
        self.counter().count()
    }

    fn counter(&self) -> &Writes {
        match self {
            Db::Sqlite { writes, .. } | Db::Postgres { writes, .. } => writes,
        }
    }

    /// Which engine, for messages to the operator.
    pub fn engine_name(&self) -> &'static str {
        match self {
            Db::Sqlite { .. } => "SQLite",
            Db::Postgres { .. } => "Postgres",
        }
    }

    /// Closes all connections; SQLite folds its log back into the file.
    pub async fn close(&self) {
        match self {
            Db::Sqlite { readers, writer, .. } => {
                readers.close().await;
                writer.close().await;
            }
            Db::Postgres { pool, .. } => pool.close().await,
        }
    }
}

/// Insists that a write touched exactly one row.
pub(crate) fn exactly_one(table: &'static str, id: impl ToString, found: u64) -> Stored<()> {
    if found == 1 { Ok(()) } else { Err(StoreError::RowCount { table, id: id.to_string(), expected: 1, found }) }
}

/// Why an action did not happen, below the form: a rule, or the store.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// A rule said no.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A password could not be hashed.
    #[error(transparent)]
    Hashing(#[from] crate::passwords::HashingFailed),
    /// A secret could not be sealed or opened.
    #[error(transparent)]
    Sealed(#[from] crate::sealing::SealBroken),
    /// A letter could not be printed.
    #[error(transparent)]
    Paper(#[from] crate::paper::PaperError),
    /// A rehearsal could not be made, opened or removed.
    #[error(transparent)]
    Rehearsal(#[from] crate::rehearsals::RehearsalFailed),
}

/// The next value of a running number, from 1. The row stays locked until the end of the transaction,
/// so a number that was given back by a rollback is given out again: the series has no gap.
///
/// # Errors
/// The driver's.
pub async fn next_number(tx: &mut Write, name: &str) -> Stored<i64> {
    let sql = "INSERT INTO counter (name, value) VALUES ($1, 1)
               ON CONFLICT (name) DO UPDATE SET value = counter.value + 1 RETURNING value";
    let value: i64 = on!(tx, c => sqlx::query_scalar(sql).bind(name).fetch_one(c).await)?;
    Ok(value)
}

/// Takes a whole row of numbers at once, and returns the last; for volume data.
///
/// # Errors
/// The driver's.
pub async fn take_numbers(tx: &mut Write, name: &str, count: i64) -> Stored<i64> {
    let sql = "INSERT INTO counter (name, value) VALUES ($1, $2)
               ON CONFLICT (name) DO UPDATE SET value = counter.value + $2 RETURNING value";
    Ok(on!(tx, c => sqlx::query_scalar(sql).bind(name).bind(count).fetch_one(c).await)?)
}

/// Adds ids to a query, as they stand between the brackets of `IN (…)`.
fn push_ids<DB: Database>(query: &mut QueryBuilder<DB>, ids: impl Iterator<Item = Uuid>)
where
    Uuid: for<'q> Encode<'q, DB> + Type<DB>,
{
    let mut list = query.separated(", ");
    for id in ids {
        list.push_bind(id);
    }
}
