//! Transactions: those that only read, and those that may write（トランザクション）.

use super::Stored;
use sqlx::postgres::PgConnection;
use sqlx::sqlite::SqliteConnection;
use sqlx::{Connection, Postgres, Sqlite, Transaction};
use std::ops::{Deref, DerefMut};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// How many transactions of this process may have changed what the public reads.
#[derive(Debug, Clone, Default)]
pub struct Writes(Arc<AtomicU64>);

impl Writes {
    /// How many there were so far.
    pub(super) fn count(&self) -> u64 {
        self.0.load(Ordering::Acquire)
    }
}

#[derive(Debug)]
pub(super) enum Inner {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

/// A transaction to read from. Every read of the store takes one.
#[derive(Debug)]
pub struct Tx(pub(super) Inner);

/// The connection under a transaction, for the macro `on!`.
pub enum Engine<'a> {
    /// SQLite's.
    Sqlite(&'a mut SqliteConnection),
    /// Postgres's.
    Postgres(&'a mut PgConnection),
}

impl Tx {
    /// The connection underneath.
    pub fn engine(&mut self) -> Engine<'_> {
        match &mut self.0 {
            Inner::Sqlite(tx) => Engine::Sqlite(tx),
            Inner::Postgres(tx) => Engine::Postgres(tx),
        }
    }

    /// Whether the few statements that differ should be SQLite's.
    pub fn is_sqlite(&self) -> bool {
        matches!(self.0, Inner::Sqlite(_))
    }
}

/// A transaction that may write. Every write of the store takes one, and it reads like any [`Tx`].
#[derive(Debug)]
#[must_use = "without commit nothing is kept"]
pub struct Write {
    pub(super) tx: Tx,
    /// Where it is counted; nowhere, if no page of the public shows what it writes.
    pub(super) told: Option<Writes>,
}

impl Write {
    /// Makes everything permanent.
    ///
    /// # Errors
    /// The commit failed; nothing was kept.
    pub async fn commit(self) -> Stored<()> {
        // Counted at the end whatever it is: a commit that nobody waited for any more may have happened all the same.
        let _told = self.told.map(Told);
        match self.tx.0 {
            Inner::Sqlite(tx) => tx.commit().await?,
            Inner::Postgres(tx) => tx.commit().await?,
        }
        Ok(())
    }
}

/// Counts a write when it is over.
struct Told(Writes);

impl Drop for Told {
    fn drop(&mut self) {
        self.0.0.fetch_add(1, Ordering::Release);
    }
}

impl Deref for Write {
    type Target = Tx;
    fn deref(&self) -> &Tx {
        &self.tx
    }
}

impl DerefMut for Write {
    fn deref_mut(&mut self) -> &mut Tx {
        &mut self.tx
    }
}

/// Whether a connection may be used again. SQLite ends a transaction by itself when the disk is full; the driver then
/// cannot end it once more, and counts it as open for ever. Such a connection is closed, and a new one writes.
pub(super) async fn is_at_rest(connection: &mut SqliteConnection) -> Result<bool, sqlx::Error> {
    // What was given up without a word is rolled back before this is answered.
    connection.ping().await?;
    Ok(!connection.is_in_transaction())
}
