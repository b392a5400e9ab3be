//! The bytes of attached files, in an object store under their own hash（添付ファイルの保存）.

use bytes::Bytes;
use object_store::local::LocalFileSystem;
use object_store::path::Path as Key;
use object_store::{ObjectStore, ObjectStoreExt, PutPayload};
use std::path::Path;
use std::sync::Arc;

/// Where bytes lie. Equal bytes lie there once.
#[derive(Debug, Clone)]
pub struct Files {
    store: Arc<dyn ObjectStore>,
}

impl Files {
    /// A folder on this machine; it is made if missing.
    ///
    /// # Errors
    /// The folder cannot be made or used.
    pub fn folder(folder: &Path) -> Result<Files, object_store::Error> {
        std::fs::create_dir_all(folder)
            .map_err(|error| object_store::Error::Generic { store: "folder", source: Box::new(error) })?;
        let store = LocalFileSystem::new_with_prefix(folder)?.with_fsync(true);
        Ok(Files { store: Arc::new(store) })
    }

    fn key(sha256: &str) -> Key {
        let (shard, _) = sha256.split_at(sha256.len().min(2));
        Key::from(format!("{shard}/{sha256}"))
    }

    /// Keeps bytes under their hash.
    ///
    /// # Errors
    /// The store's.
    pub async fn put(&self, sha256: &str, bytes: Bytes) -> Result<(), object_store::Error> {
        self.store.put(&Self::key(sha256), PutPayload::from_bytes(bytes)).await.map(drop)
    }

    /// The bytes with this hash.
    ///
    /// # Errors
    /// The store's; `NotFound` where they are lost.
    pub async fn get(&self, sha256: &str) -> Result<Bytes, object_store::Error> {
        self.store.get(&Self::key(sha256)).await?.bytes().await
    }
}
