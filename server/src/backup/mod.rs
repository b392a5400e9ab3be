//! Backups（バックアップ）: everything of a city in one archive, and back.
//!
//! A backup is a stream of pieces. [`dump`] makes it from a running database; [`archive`] writes it into a file and
//! reads it from there; [`receive`] puts it into an empty database of either engine, looks at every row again, and
//! only then commits. `migrate-to` is the same stream without the file between.

pub mod archive;
pub mod lock;

use crate::actions::finding;
use crate::files::Files;
use crate::sealing::KEY_FILE;
use crate::state::State;
use crate::store::whole::{self, Row, Table};
use crate::store::{Db, Stored, Tx, Write, city};
use anyhow::{Context, bail, ensure};
use bytes::Bytes;
use chrono::{DateTime, TimeDelta, Utc};
use futures::{StreamExt, TryStreamExt};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use tokio::sync::mpsc::{Receiver, Sender, channel};

/// The format of archives that this release writes, and the newest it reads.
const FORMAT: u32 = 1;
/// How many rows travel together.
const ROWS: usize = 500;
/// How many pieces wait between sender and receiver.
const WAITING: usize = 4;
/// Tables that a fresh database does not have a row in. Whoever restores over them would lose something.
const TELLING: [&str; 4] = ["city", "person", "submission", "history"];

/// What an archive begins with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// Of the archive.
    pub format: u32,
    /// The release that wrote it.
    pub tomoni: String,
    /// The engine that the city lived in.
    pub engine: String,
    /// The moment whose state it holds, by the city's clock.
    pub taken_at: DateTime<Utc>,
    /// The city's name; empty before it was set up.
    pub city: String,
    /// The migrations that its tables had seen.
    pub schema: Vec<i64>,
}

/// What a table came to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sum {
    /// How many rows.
    pub rows: u64,
    /// SHA-256 over the rows, a line of JSON each, in the order of the key.
    pub sha256: String,
}

/// What an archive ends with: whatever is in it was complete.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sums {
    /// By table.
    pub tables: BTreeMap<String, Sum>,
    /// How many attached files.
    pub files: u64,
    /// Their bytes.
    pub bytes: u64,
    /// Files that rows name and the storage no longer has, by hash.
    pub missing: Vec<String>,
}

impl Sums {
    /// How many rows in all.
    pub fn rows(&self) -> u64 {
        self.tables.values().map(|sum| sum.rows).sum()
    }
}

/// A piece of a backup. They come in this order.
#[derive(Debug)]
pub enum Piece {
    /// First.
    Header(Header),
    /// The key that opens what is sealed; only where the archive itself is encrypted.
    Key(Vec<u8>),
    /// A table begins; its columns in the order of the cells.
    Table(String, Vec<String>),
    /// Rows of the table that began last.
    Rows(Vec<Row>),
    /// The bytes of an attached file, by hash.
    File(String, Bytes),
    /// Last.
    End(Sums),
}

/// What takes part of a backup beside the tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct With {
    /// The bytes of attached files.
    pub files: bool,
    /// The key of the seal.
    pub key: bool,
}

/// A channel for pieces.
pub fn pipe() -> (Sender<Piece>, Receiver<Piece>) {
    channel(WAITING)
}

/// A sum that grows row by row.
#[derive(Default)]
struct Summing {
    rows: u64,
    digest: Sha256,
}

impl Summing {
    fn add(&mut self, row: &Row) -> anyhow::Result<()> {
        self.rows += 1;
        self.digest.update(serde_json::to_vec(row)?);
        self.digest.update(b"\n");
        Ok(())
    }

    fn sum(self) -> Sum {
        Sum { rows: self.rows, sha256: hex::encode(self.digest.finalize()) }
    }
}

/// Sends everything of a city as it stood at one moment, while others go on writing.
///
/// # Errors
/// The store's, the storage's, or nobody receives any more.
pub async fn dump(state: &State, with: With, out: Sender<Piece>) -> anyhow::Result<Sums> {
    let mut tx = state.db.read().await?;
    out.send(Piece::Header(header(state, &mut tx).await?)).await.ok().context("nobody receives")?;
    if with.key
        && let Some(key) = key_of(&state.settings.data_dir).await?
    {
        out.send(Piece::Key(key)).await.ok().context("nobody receives")?;
    }
    let mut sums = Sums::default();
    let mut named = BTreeSet::new();
    for table in whole::tables(&mut tx).await? {
        let sum = send_table(&mut tx, &table, &mut named, &out).await?;
        sums.tables.insert(table.name, sum);
    }
    drop(tx);
    if !with.files {
        named.clear();
    }
    for sha256 in named {
        match state.files.get(&sha256).await {
            Ok(bytes) => {
                sums.files += 1;
                sums.bytes += bytes.len() as u64;
                out.send(Piece::File(sha256, bytes)).await.ok().context("nobody receives")?;
            }
            Err(object_store::Error::NotFound { .. }) => sums.missing.push(sha256),
            Err(error) => return Err(error).with_context(|| format!("file {sha256}")),
        }
    }
    out.send(Piece::End(sums.clone())).await.ok().context("nobody receives")?;
    Ok(sums)
}

async fn header(state: &State, tx: &mut Tx) -> anyhow::Result<Header> {
    // Before a migration the city's row may lack a column that this release asks for.
    let city = city::find(tx).await.ok().flatten().map(|city| city.name).unwrap_or_default();
    Ok(Header {
        format: FORMAT,
        tomoni: env!("CARGO_PKG_VERSION").to_owned(),
        engine: state.db.engine_name().to_owned(),
        taken_at: state.clock.now(),
        city,
        schema: state.db.versions().await?,
    })
}

async fn key_of(data_dir: &Path) -> anyhow::Result<Option<Vec<u8>>> {
    let file = data_dir.join(KEY_FILE);
    match tokio::fs::read(&file).await {
        Ok(key) => Ok(Some(key)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| file.display().to_string()),
    }
}

async fn send_table(
    tx: &mut Tx,
    table: &Table,
    named: &mut BTreeSet<String>,
    out: &Sender<Piece>,
) -> anyhow::Result<Sum> {
    out.send(Piece::Table(table.name.clone(), table.columns.clone())).await.ok().context("nobody receives")?;
    let hash_at = table.columns.iter().position(|column| column == "sha256");
    let mut sum = Summing::default();
    let mut rows = whole::rows(tx, table).chunks(ROWS);
    while let Some(some) = rows.next().await {
        let some: Vec<Row> =
            some.into_iter().collect::<Stored<_>>().with_context(|| format!("table {}", table.name))?;
        for row in &some {
            sum.add(row)?;
            if let Some(whole::Cell::Text(sha256)) = hash_at.and_then(|at| row.get(at)) {
                named.insert(sha256.clone());
            }
        }
        out.send(Piece::Rows(some)).await.ok().context("nobody receives")?;
    }
    Ok(sum.sum())
}

/// Where a backup goes to.
#[derive(Debug, Clone)]
pub struct Place {
    /// An empty database, which is brought to the schema of the backup and afterwards to this release's.
    pub db: Db,
    /// Where attached files go; `None` where they stay where they are.
    pub files: Option<Files>,
    /// Where the key of the seal goes.
    pub data_dir: Option<PathBuf>,
}

/// Puts a backup in its place. Nothing of the database is kept unless every row, read again, is the one that was
/// sent.
///
/// # Errors
/// The place is not empty; the archive is damaged, cut off, or of a newer release; the store's.
pub async fn receive(place: &Place, mut pieces: Receiver<Piece>) -> anyhow::Result<(Header, Sums)> {
    let Some(Piece::Header(header)) = pieces.recv().await else { bail!("this is not a backup of Tomoni") };
    ensure!(header.format <= FORMAT, "the archive is of a newer Tomoni ({}); restore it with that one", header.tomoni);
    place.db.migrate_to(&header.schema).await?;
    let mut tx = place.db.write().await?;
    let tables: BTreeMap<String, Table> =
        whole::tables(&mut tx).await?.into_iter().map(|table| (table.name.clone(), table)).collect();
    for name in TELLING {
        let table = tables.get(name).with_context(|| format!("table {name} is missing"))?;
        ensure!(whole::count(&mut tx, table).await? == 0, "there is a city in that database already; it is left alone");
    }
    let loosened = whole::loosen(&mut tx).await?;
    let mut arriving = Arriving { tables: &tables, open: None, sent: BTreeMap::new(), kept: BTreeMap::new() };
    let mut files = (0, 0);
    let sums = loop {
        match pieces.recv().await.context("the archive ends too early")? {
            Piece::Header(_) => bail!("the archive begins twice"),
            Piece::Key(key) => keep_key(place, &key).await?,
            Piece::Table(name, columns) => arriving.begin(&mut tx, name, columns).await?,
            Piece::Rows(rows) => arriving.rows(&mut tx, rows).await?,
            Piece::File(sha256, bytes) => {
                ensure!(hex::encode(Sha256::digest(&bytes)) == sha256, "file {sha256} is damaged");
                files = (files.0 + 1, files.1 + bytes.len() as u64);
                if let Some(store) = &place.files {
                    store.put(&sha256, bytes).await?;
                }
            }
            Piece::End(sums) => break sums,
        }
    };
    ensure!((sums.files, sums.bytes) == files, "the archive says {} files and holds {}", sums.files, files.0);
    let kept = arriving.end(&sums)?;
    whole::tighten(&mut tx, loosened).await.context("a row refers to nothing")?;
    for (name, sent) in kept {
        let mut sum = Summing::default();
        let mut rows = whole::rows(&mut tx, &tables[&name]);
        while let Some(row) = rows.try_next().await? {
            sum.add(&row)?;
        }
        drop(rows);
        ensure!(sum.sum() == sent, "table {name} is not what was sent; nothing was kept");
    }
    tx.commit().await?;
    place.db.migrate().await?;
    finding::fill_all(&place.db).await?;
    place.db.refresh_statistics().await?;
    Ok((header, sums))
}

/// Rows on their way in.
struct Arriving<'a> {
    tables: &'a BTreeMap<String, Table>,
    open: Option<Open>,
    /// What the archive held.
    sent: BTreeMap<String, Sum>,
    /// What this engine must give back.
    kept: BTreeMap<String, Sum>,
}

struct Open {
    name: String,
    columns: Vec<String>,
    sent: Summing,
    kept: Summing,
}

impl Arriving<'_> {
    async fn begin(&mut self, tx: &mut Write, name: String, columns: Vec<String>) -> anyhow::Result<()> {
        self.close();
        let table = self.tables.get(&name).with_context(|| format!("there is no table {name} here"))?;
        ensure!(table.columns == columns, "the columns of {name} are not those of this database");
        whole::empty(tx, table).await?;
        self.open = Some(Open { name, columns, sent: Summing::default(), kept: Summing::default() });
        Ok(())
    }

    async fn rows(&mut self, tx: &mut Write, rows: Vec<Row>) -> anyhow::Result<()> {
        let open = self.open.as_mut().context("rows of no table")?;
        let table = &self.tables[&open.name];
        whole::write(tx, table, &open.columns, &rows).await.with_context(|| format!("table {}", open.name))?;
        for row in rows {
            open.sent.add(&row)?;
            open.kept.add(&table.as_kept(row))?;
        }
        Ok(())
    }

    fn close(&mut self) {
        if let Some(open) = self.open.take() {
            self.sent.insert(open.name.clone(), open.sent.sum());
            self.kept.insert(open.name, open.kept.sum());
        }
    }

    /// Everything has come. Says what must be read again.
    fn end(mut self, sums: &Sums) -> anyhow::Result<BTreeMap<String, Sum>> {
        self.close();
        for (name, sum) in &sums.tables {
            ensure!(self.sent.get(name) == Some(sum), "table {name} is damaged in the archive");
        }
        for name in self.tables.keys() {
            ensure!(self.sent.contains_key(name), "the archive lacks table {name}");
        }
        Ok(self.kept)
    }
}

/// Never over another key: what that one sealed would not open any more.
async fn keep_key(place: &Place, key: &[u8]) -> anyhow::Result<()> {
    let Some(data_dir) = &place.data_dir else { return Ok(()) };
    let file = data_dir.join(KEY_FILE);
    match key_of(data_dir).await? {
        Some(present) if present == key => Ok(()),
        Some(_) => bail!("{} is another key than that of the backup; move it away first", file.display()),
        None => archive::write_private(&file, key).with_context(|| file.display().to_string()),
    }
}

/// Copies a city into another database and looks at every row there. Attached files stay where they are.
///
/// # Errors
/// As [`dump`] and [`receive`].
pub async fn copy(state: &State, into: Db) -> anyhow::Result<Sums> {
    let (out, pieces) = pipe();
    let place = Place { db: into, files: None, data_dir: None };
    let (sent, received) = tokio::join!(dump(state, With { files: false, key: false }, out), receive(&place, pieces));
    // Where the receiver gave up, the sender only knows that nobody listens.
    let (_, sums) = received?;
    sent?;
    Ok(sums)
}

/// Writes a backup of a running city into a folder. Says where, and what is in it.
///
/// # Errors
/// As [`dump`]; the folder cannot be written.
pub async fn take(state: &State, folder: &Path, lock: lock::Lock) -> anyhow::Result<(PathBuf, Sums)> {
    let with = With { files: true, key: lock.is_closed() };
    // Started anew within a second, as after a migration that was killed: the second archive has the next second's name.
    let mut named = state.clock.now();
    while folder.join(archive::name(named, &lock)).exists() {
        named += TimeDelta::seconds(1);
    }
    let file = folder.join(archive::name(named, &lock));
    let (out, pieces) = pipe();
    let target = file.clone();
    let writing = tokio::task::spawn_blocking(move || archive::write(&target, &lock, pieces));
    let (sent, written) = tokio::join!(dump(state, with, out), writing);
    written.context("the writer of the archive")??;
    Ok((file, sent?))
}

/// Puts an archive in its place.
///
/// # Errors
/// As [`receive`]; the archive does not open with the keys at hand.
pub async fn restore(file: &Path, keys: lock::Keys, place: &Place) -> anyhow::Result<(Header, Sums)> {
    let (out, pieces) = pipe();
    let file = file.to_owned();
    let reading = tokio::task::spawn_blocking(move || archive::read(&file, &keys, &out));
    let (read, received) = tokio::join!(reading, receive(place, pieces));
    // What is wrong with the archive says more than that it ended.
    read.context("the reader of the archive")??;
    received
}

/// Restores an archive into a scratch place and throws that away（復元の練習）: the only proof that it can be restored.
///
/// # Errors
/// As [`restore`].
pub async fn verify(file: &Path, keys: lock::Keys, scratch: &Path) -> anyhow::Result<(Header, Sums)> {
    let folder = tempfile::Builder::new().prefix(".rehearsal-").tempdir_in(scratch)?;
    let db = Db::connect(&format!("sqlite:{}", folder.path().join("tomoni.db").display())).await?;
    let files = Files::folder(&folder.path().join("files"))?;
    let place = Place { db, files: Some(files), data_dir: Some(folder.path().to_owned()) };
    let found = restore(file, keys, &place).await;
    place.db.close().await;
    found
}
