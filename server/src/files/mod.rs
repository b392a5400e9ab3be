//! The bytes of attached files, in an object store under their own hash（添付ファイルの保存）.

mod bucket;

use crate::config::{Settings, Unusable};
use bucket::Bucket;
use bytes::Bytes;
use chrono::{DateTime, Utc};
use futures::stream::{BoxStream, StreamExt, TryStreamExt};
use object_store::local::LocalFileSystem;
use object_store::path::Path as Key;
use object_store::{Error, GetOptions, GetRange, ObjectStore, ObjectStoreExt, PutPayload, WriteMultipart};
use sha2::{Digest, Sha256};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use uuid::Uuid;

/// Where files lie while they arrive.
const INCOMING: &str = "incoming";
/// Pieces that are on their way to the store at the same time, at most.
const PIECES: usize = 2;

/// Where bytes lie. Equal bytes lie there once.
#[derive(Debug, Clone)]
pub struct Files {
    store: Arc<dyn ObjectStore>,
    /// Where it is a folder: there a killed process leaves pieces that the store itself does not list.
    folder: Option<PathBuf>,
}

/// The bytes of a file, or a part of them, as they are read.
pub struct Opened {
    /// How many the whole file has.
    pub size: u64,
    /// Which of them come.
    pub range: Range<u64>,
    /// They.
    pub bytes: BoxStream<'static, Result<Bytes, Error>>,
}

impl Files {
    /// The place that the settings name.
    ///
    /// # Errors
    /// The folder cannot be made, or a setting cannot be used.
    pub fn of(settings: &Settings) -> Result<Files, Error> {
        if settings.files.is_empty() {
            return Files::folder(&settings.data_dir.join("files"));
        }
        let opened = Bucket::read(&settings.files).and_then(|bucket| bucket.open(settings));
        let store = opened.map_err(|wrong| Error::Generic { store: "files", source: Box::new(wrong) })?;
        Ok(Files { store: Arc::new(store), folder: None })
    }

    /// Whether the settings name a place, without looking whether it is there.
    ///
    /// # Errors
    /// The setting that cannot be used.
    pub fn check(settings: &Settings) -> Result<(), Unusable> {
        if settings.files.is_empty() {
            return Ok(());
        }
        Bucket::read(&settings.files)?.open(settings).map(drop)
    }

    /// Writes, lists, reads and deletes a few bytes, for `tomoni check`.
    ///
    /// # Errors
    /// The store's.
    pub async fn probe(&self) -> Result<(), Error> {
        let key = Key::from(format!("{INCOMING}/check-{}", Uuid::now_v7()));
        let mut incoming = WriteMultipart::new(self.store.put_multipart(&key).await?);
        incoming.write(b"tomoni check");
        incoming.finish().await?;
        self.store.list(Some(&Key::from(INCOMING))).take(1).try_collect::<Vec<_>>().await?;
        self.store.get(&key).await?.bytes().await?;
        self.store.delete(&key).await
    }

    /// A folder on this machine; it is made if missing.
    ///
    /// # Errors
    /// The folder cannot be made or used.
    pub fn folder(folder: &Path) -> Result<Files, Error> {
        std::fs::create_dir_all(folder).map_err(unreadable)?;
        let store = LocalFileSystem::new_with_prefix(folder)?.with_fsync(true);
        Ok(Files { store: Arc::new(store), folder: Some(folder.to_owned()) })
    }

    fn key(sha256: &str) -> Key {
        let (shard, _) = sha256.split_at(sha256.len().min(2));
        Key::from(format!("{shard}/{sha256}"))
    }

    /// Keeps bytes under their hash.
    ///
    /// # Errors
    /// The store's.
    pub async fn put(&self, sha256: &str, bytes: Bytes) -> Result<(), Error> {
        self.store.put(&Self::key(sha256), PutPayload::from_bytes(bytes)).await.map(drop)
    }

    /// The bytes with this hash.
    ///
    /// # Errors
    /// The store's; `NotFound` where they are lost.
    pub async fn get(&self, sha256: &str) -> Result<Bytes, Error> {
        self.store.get(&Self::key(sha256)).await?.bytes().await
    }

    /// Begins to take a file in, piece by piece.
    ///
    /// # Errors
    /// The store's.
    pub async fn begin(&self) -> Result<Incoming, Error> {
        let key = Key::from(format!("{INCOMING}/{}", Uuid::now_v7()));
        let upload = WriteMultipart::new(self.store.put_multipart(&key).await?);
        Ok(Incoming { key, upload, digest: Sha256::new(), bytes: 0 })
    }

    /// Puts a file that has arrived where files lie.
    ///
    /// # Errors
    /// The store's.
    pub async fn keep(&self, arrived: &Arrived) -> Result<(), Error> {
        self.store.rename(&arrived.key, &Self::key(&arrived.sha256)).await
    }

    /// The bytes of a file that has arrived.
    ///
    /// # Errors
    /// The store's.
    pub async fn read(&self, arrived: &Arrived) -> Result<Bytes, Error> {
        self.store.get(&arrived.key).await?.bytes().await
    }

    /// Throws a file away that has arrived and is not wanted. What is not thrown away is swept.
    pub async fn discard(&self, arrived: &Arrived) {
        if let Err(error) = self.store.delete(&arrived.key).await {
            tracing::debug!(%error, "an unwanted file is left to the sweep");
        }
    }

    /// The bytes with this hash as they are read, all of them or a part.
    ///
    /// # Errors
    /// The store's; `NotFound` where they are lost.
    pub async fn open(&self, sha256: &str, part: Option<GetRange>) -> Result<Opened, Error> {
        let options = GetOptions { range: part, ..GetOptions::default() };
        let found = self.store.get_opts(&Self::key(sha256), options).await?;
        Ok(Opened { size: found.meta.size, range: found.range.clone(), bytes: found.into_stream() })
    }

    /// Removes bytes that nothing refers to any more, unless they were put there since `before`: somebody
    /// may be attaching the same file at this moment. `false`: they are still there.
    ///
    /// # Errors
    /// The store's.
    pub async fn remove(&self, sha256: &str, before: DateTime<Utc>) -> Result<bool, Error> {
        let key = Self::key(sha256);
        match self.store.head(&key).await {
            Ok(meta) if meta.last_modified > before => return Ok(false),
            Ok(_) => {}
            Err(Error::NotFound { .. }) => return Ok(true),
            Err(error) => return Err(error),
        }
        self.store.delete(&key).await.map(|()| true)
    }

    /// Removes what began to arrive before this instant and never did. Says how much that was.
    ///
    /// # Errors
    /// The store's.
    pub async fn remove_strays(&self, before: DateTime<Utc>) -> Result<usize, Error> {
        if let Some(folder) = &self.folder {
            return strays_of(&folder.join(INCOMING), before).await.map_err(unreadable);
        }
        let found: Vec<_> = self.store.list(Some(&Key::from(INCOMING))).take(1000).try_collect().await?;
        let strays: Vec<_> = found.into_iter().filter(|meta| meta.last_modified < before).collect();
        for stray in &strays {
            self.store.delete(&stray.location).await?;
        }
        Ok(strays.len())
    }
}

async fn strays_of(folder: &Path, before: DateTime<Utc>) -> std::io::Result<usize> {
    let mut entries = match tokio::fs::read_dir(folder).await {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(0),
        Err(error) => return Err(error),
    };
    let mut gone = 0;
    while let Some(entry) = entries.next_entry().await? {
        if DateTime::<Utc>::from(entry.metadata().await?.modified()?) < before {
            tokio::fs::remove_file(entry.path()).await?;
            gone += 1;
        }
    }
    Ok(gone)
}

fn unreadable(error: std::io::Error) -> Error {
    Error::Generic { store: "folder", source: Box::new(error) }
}

/// A file that is arriving.
#[derive(Debug)]
pub struct Incoming {
    key: Key,
    upload: WriteMultipart,
    digest: Sha256,
    bytes: u64,
}

/// A file that has arrived to its end, and is not yet where files lie.
#[derive(Debug, Clone)]
pub struct Arrived {
    key: Key,
    /// Hex digest of the bytes.
    pub sha256: String,
    /// How many.
    pub bytes: u64,
}

impl Incoming {
    /// Takes the next piece. Waits while the store is behind, so that little lies in memory.
    ///
    /// # Errors
    /// The store's.
    pub async fn push(&mut self, piece: Bytes) -> Result<(), Error> {
        self.digest.update(&piece);
        self.bytes += piece.len() as u64;
        self.upload.put(piece);
        self.upload.wait_for_capacity(PIECES).await
    }

    /// Ends it well.
    ///
    /// # Errors
    /// The store's.
    pub async fn finish(self) -> Result<Arrived, Error> {
        self.upload.finish().await?;
        Ok(Arrived { key: self.key, sha256: hex::encode(self.digest.finalize()), bytes: self.bytes })
    }

    /// Ends it because the file is not wanted, or did not arrive to its end.
    pub async fn give_up(self) {
        if let Err(error) = self.upload.abort().await {
            tracing::debug!(%error, "a broken upload is left to the sweep");
        }
    }
}
