//! Texts and files as one ZIP, to be taken along（一件書類・自分のデータ）.

use crate::files::Files;
use futures::StreamExt;
use std::fs::File;
use std::io::{self, Seek, SeekFrom, Write};
use tokio::runtime::Handle;
use zip::ZipWriter;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;

/// What goes into an archive.
#[derive(Debug)]
pub struct Archive {
    /// Texts: path and content.
    pub texts: Vec<(String, String)>,
    /// What was made for it, such as a letter as PDF: path and bytes.
    pub made: Vec<(String, Vec<u8>)>,
    /// Files: path, and the digest under which the bytes lie.
    pub files: Vec<(String, String)>,
}

/// Why an archive was not made.
#[derive(Debug, thiserror::Error)]
pub enum NotPacked {
    /// The bytes of a file could not be read.
    #[error(transparent)]
    Files(#[from] object_store::Error),
    /// The disk.
    #[error(transparent)]
    Disk(#[from] io::Error),
    /// The archive itself.
    #[error(transparent)]
    Zip(#[from] ZipError),
    /// The work was given up half way.
    #[error(transparent)]
    GivenUp(#[from] tokio::task::JoinError),
}

impl Archive {
    /// Writes the archive into a file without a name, which is gone once it was read, off the async threads. Says how
    /// long it is.
    ///
    /// # Errors
    /// The file store's, or the disk's.
    pub async fn pack(self, files: Files) -> Result<(tokio::fs::File, u64), NotPacked> {
        let handle = Handle::current();
        let packed = tokio::task::spawn_blocking(move || self.write(&files, &handle)).await?;
        packed.map(|(file, length)| (tokio::fs::File::from_std(file), length))
    }

    /// Files run into it piece by piece.
    fn write(&self, files: &Files, handle: &Handle) -> Result<(File, u64), NotPacked> {
        let options = SimpleFileOptions::default();
        let mut zip = ZipWriter::new(tempfile::tempfile()?);
        for (path, text) in &self.texts {
            zip.start_file(path.as_str(), options)?;
            zip.write_all(text.as_bytes())?;
        }
        for (path, bytes) in &self.made {
            zip.start_file(path.as_str(), options)?;
            zip.write_all(bytes)?;
        }
        for (path, sha256) in &self.files {
            let mut pieces = handle.block_on(files.open(sha256, None))?.bytes;
            zip.start_file(path.as_str(), options)?;
            while let Some(piece) = handle.block_on(pieces.next()) {
                zip.write_all(&piece?)?;
            }
        }
        let mut file = zip.finish()?;
        let length = file.seek(SeekFrom::End(0))?;
        file.rewind()?;
        Ok((file, length))
    }
}
