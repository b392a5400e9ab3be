//! The file of a backup（バックアップファイル）: a tar of lines of JSON and of attached files, packed and, where wanted, locked.
//!
//! ```text
//! header.json                 what it is
//! seal.key                    only in a locked archive
//! tables/NAME.jsonl           a line naming the columns, then a row a line
//! files/SHA256                the bytes of an attached file
//! sums.json                   last: what must have been there
//! ```
//!
//! `age --decrypt | tar xz` opens it as well.

use super::lock::{Closing, Keys, Lock};
use super::{Header, Piece, ROWS, Sums};
use crate::store::whole::Row;
use anyhow::{Context, bail, ensure};
use bytes::Bytes;
use chrono::{DateTime, NaiveDateTime, Utc};
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use std::fs::{self, File, OpenOptions};
use std::io::{BufRead, BufReader, BufWriter, Read, Seek, SeekFrom, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use tar::{Builder, EntryType};
use tokio::sync::mpsc::{Receiver, Sender};

const HEADER: &str = "header.json";
const KEY: &str = "seal.key";
const SUMS: &str = "sums.json";
const PREFIX: &str = "tomoni-";
const OPEN: &str = ".tar.gz";
const LOCKED: &str = ".tar.gz.age";
const STAMP: &str = "%Y%m%dT%H%M%SZ";
/// The longest header or list of sums that is read: both are small, whatever an archive says.
const SMALL: u64 = 16 << 20;

/// The name of an archive of this moment.
pub fn name(at: DateTime<Utc>, lock: &Lock) -> String {
    format!("{PREFIX}{}{}", at.format(STAMP), if lock.is_closed() { LOCKED } else { OPEN })
}

/// The moment that an archive's name tells; `None` for other files.
pub fn moment(name: &str) -> Option<DateTime<Utc>> {
    let rest = name.strip_prefix(PREFIX)?;
    let stamp = rest.strip_suffix(LOCKED).or_else(|| rest.strip_suffix(OPEN))?;
    NaiveDateTime::parse_from_str(stamp, STAMP).ok().map(|at| at.and_utc())
}

/// Every archive in a folder with its moment, the oldest first.
///
/// # Errors
/// The folder cannot be read.
pub fn all(folder: &Path) -> std::io::Result<Vec<(DateTime<Utc>, PathBuf)>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if let Some(at) = entry.file_name().to_str().and_then(moment) {
            found.push((at, entry.path()));
        }
    }
    found.sort();
    Ok(found)
}

/// Writes a file that nobody else may read, and sees that it is on the disk. Never over another.
///
/// # Errors
/// It is there already, or cannot be written.
pub fn write_private(file: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(file)?;
    file.write_all(bytes)?;
    file.sync_all()
}

type Packed = GzEncoder<Closing<BufWriter<File>>>;

/// Writes what comes into a file. It gets its name when it is whole and on the disk.
///
/// # Errors
/// The sender stopped before the end; the disk is full.
pub fn write(file: &Path, lock: &Lock, mut pieces: Receiver<Piece>) -> anyhow::Result<()> {
    let folder = file.parent().context("a file without a folder")?;
    let mut draft = tempfile::Builder::new().prefix(".tomoni-").suffix(".part").tempfile_in(folder)?; // 0600
    let out = lock.close(BufWriter::new(draft.as_file_mut().try_clone()?))?;
    let mut archive = Archive { tar: Builder::new(GzEncoder::new(out, Compression::fast())), table: None };
    loop {
        match pieces.blocking_recv().context("the backup was cut off")? {
            Piece::Header(header) => archive.small(HEADER, &serde_json::to_vec_pretty(&header)?)?,
            Piece::Key(key) => archive.small(KEY, &key)?,
            Piece::Table(name, columns) => archive.begin(name, &columns)?,
            Piece::Rows(rows) => archive.rows(&rows)?,
            Piece::File(sha256, bytes) => {
                archive.finish_table()?;
                archive.small(&format!("files/{sha256}"), &bytes)?;
            }
            Piece::End(sums) => {
                archive.finish_table()?;
                archive.small(SUMS, &serde_json::to_vec_pretty(&sums)?)?;
                break;
            }
        }
    }
    let packed: Packed = archive.tar.into_inner()?;
    packed.finish()?.finish()?.flush()?;
    draft.as_file().sync_all()?;
    draft.persist_noclobber(file).with_context(|| file.display().to_string())?;
    File::open(folder)?.sync_all()?;
    Ok(())
}

struct Archive {
    tar: Builder<Packed>,
    /// A table is written down beside first: a tar says how long a thing is before the thing.
    table: Option<(String, BufWriter<File>)>,
}

impl Archive {
    fn small(&mut self, name: &str, bytes: &[u8]) -> std::io::Result<()> {
        self.entry(name, bytes.len() as u64, bytes)
    }

    fn entry(&mut self, name: &str, size: u64, from: impl Read) -> std::io::Result<()> {
        let mut header = tar::Header::new_gnu();
        header.set_size(size);
        header.set_mode(0o600);
        header.set_entry_type(EntryType::Regular);
        self.tar.append_data(&mut header, name, from)
    }

    fn begin(&mut self, name: String, columns: &[String]) -> anyhow::Result<()> {
        self.finish_table()?;
        let mut beside = BufWriter::new(tempfile::tempfile()?);
        line(&mut beside, columns)?;
        self.table = Some((name, beside));
        Ok(())
    }

    fn rows(&mut self, rows: &[Row]) -> anyhow::Result<()> {
        let (_, beside) = self.table.as_mut().context("rows of no table")?;
        rows.iter().try_for_each(|row| line(beside, row))
    }

    fn finish_table(&mut self) -> anyhow::Result<()> {
        let Some((name, beside)) = self.table.take() else { return Ok(()) };
        let mut beside = beside.into_inner()?;
        let size = beside.stream_position()?;
        beside.seek(SeekFrom::Start(0))?;
        self.entry(&format!("tables/{name}.jsonl"), size, BufReader::new(beside))?;
        Ok(())
    }
}

fn line(out: &mut impl Write, value: &(impl serde::Serialize + ?Sized)) -> anyhow::Result<()> {
    serde_json::to_writer(&mut *out, value)?;
    out.write_all(b"\n")?;
    Ok(())
}

/// Reads a file and sends what is in it, until it ends or nobody receives any more.
///
/// # Errors
/// It does not open, is damaged, or is not a backup.
pub fn read(file: &Path, keys: &Keys, out: &Sender<Piece>) -> anyhow::Result<()> {
    let input = BufReader::new(File::open(file).with_context(|| file.display().to_string())?);
    let is_locked = file.extension().is_some_and(|last| last == "age");
    let opened: Box<dyn Read + '_> = if is_locked { keys.open(input)? } else { Box::new(input) };
    let mut archive = tar::Archive::new(GzDecoder::new(opened));
    for entry in archive.entries()? {
        let entry = entry.context("the archive is damaged or not a backup of Tomoni")?;
        let name = entry.path()?.to_string_lossy().into_owned();
        let size = entry.size();
        if !send_entry(&name, size, entry, out).with_context(|| name.clone())? {
            return Ok(()); // the receiver says why
        }
    }
    Ok(())
}

/// `false`: nobody receives.
fn send_entry(name: &str, size: u64, mut from: impl Read, out: &Sender<Piece>) -> anyhow::Result<bool> {
    let piece = match (name.split_once('/'), name) {
        (Some(("tables", table)), _) => {
            let table = table.strip_suffix(".jsonl").context("not a table")?.to_owned();
            return send_table(table, BufReader::new(from), out);
        }
        (Some(("files", sha256)), _) => Piece::File(sha256.to_owned(), Bytes::from(all_of(&mut from, size)?)),
        (None, HEADER) => Piece::Header(serde_json::from_slice::<Header>(&small_of(&mut from, size)?)?),
        (None, KEY) => Piece::Key(small_of(&mut from, size)?),
        (None, SUMS) => Piece::End(serde_json::from_slice::<Sums>(&small_of(&mut from, size)?)?),
        _ => bail!("nothing that a backup of Tomoni holds"),
    };
    Ok(out.blocking_send(piece).is_ok())
}

fn small_of(from: &mut impl Read, size: u64) -> anyhow::Result<Vec<u8>> {
    ensure!(size <= SMALL, "far too long");
    all_of(from, size)
}

/// What an archive says about a length is believed only as far as bytes follow.
fn all_of(from: &mut impl Read, size: u64) -> anyhow::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.read_to_end(&mut bytes)?;
    ensure!(bytes.len() as u64 == size, "cut off");
    Ok(bytes)
}

fn send_table(table: String, from: impl BufRead, out: &Sender<Piece>) -> anyhow::Result<bool> {
    let mut lines = from.lines();
    let columns = lines.next().context("a table without its columns")??;
    if out.blocking_send(Piece::Table(table, serde_json::from_str(&columns)?)).is_err() {
        return Ok(false);
    }
    let mut rows: Vec<Row> = Vec::with_capacity(ROWS);
    for line in lines {
        rows.push(serde_json::from_str(&line?)?);
        if rows.len() == ROWS {
            let full = std::mem::replace(&mut rows, Vec::with_capacity(ROWS));
            if out.blocking_send(Piece::Rows(full)).is_err() {
                return Ok(false);
            }
        }
    }
    Ok(rows.is_empty() || out.blocking_send(Piece::Rows(rows)).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_archive_tells_its_moment() {
        let at = DateTime::from_timestamp(1_795_992_896, 0).expect("a moment");
        let name = name(at, &Lock::Open);
        assert_eq!(name, "tomoni-20261129T225456Z.tar.gz");
        assert_eq!(moment(&name), Some(at));
        assert_eq!(moment("tomoni-20261129T225456Z.tar.gz.age"), Some(at));
        for other in ["tomoni.db", "tomoni-20261129T225456Z.zip", "tomoni-2026.tar.gz", ".tomoni-x.part"] {
            assert_eq!(moment(other), None, "{other}");
        }
    }
}
