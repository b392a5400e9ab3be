//! The seal on what must be read again but not by a thief of the database（封印）: secrets of one-time codes.
//!
//! The key lies in a file of its own beside the data, so a copy of the database alone opens nothing.

use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::hmac;
use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

/// The name of the key's file in the folder of data.
pub const KEY_FILE: &str = "seal.key";
const KEY_LENGTH: usize = 32;

/// Something could not be sealed or opened.
#[derive(Debug, thiserror::Error)]
pub enum SealBroken {
    /// The key cannot be read or made.
    #[error("the key {}: {cause}", file.display())]
    Key {
        /// Its file.
        file: PathBuf,
        /// Why.
        cause: io::Error,
    },
    /// It was sealed with another key, for something else, or was changed.
    #[error("what was sealed does not open with the present key")]
    Foreign,
}

/// Seals and opens. The key is read, or made, when it is first needed.
#[derive(Debug, Clone)]
pub struct Sealing {
    file: PathBuf,
    key: Arc<OnceLock<LessSafeKey>>,
}

impl Sealing {
    /// With the key of a folder of data.
    pub fn of(data_dir: &Path) -> Sealing {
        Sealing { file: data_dir.join(KEY_FILE), key: Arc::default() }
    }

    /// Seals bytes for a purpose, such as a person's id: they open for no other.
    ///
    /// # Errors
    /// The key cannot be read or made.
    pub fn seal(&self, purpose: &[u8], open: &[u8]) -> Result<Vec<u8>, SealBroken> {
        let mut nonce = [0; NONCE_LEN];
        rand::fill(&mut nonce);
        let mut sealed = open.to_vec();
        let key = self.key()?;
        key.seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::from(purpose), &mut sealed)
            .map_err(|_| SealBroken::Foreign)?;
        Ok([nonce.as_slice(), &sealed].concat())
    }

    /// Opens what was sealed for this purpose.
    ///
    /// # Errors
    /// The key cannot be read, or does not fit.
    pub fn open(&self, purpose: &[u8], sealed: &[u8]) -> Result<Vec<u8>, SealBroken> {
        let (nonce, rest) = sealed.split_at_checked(NONCE_LEN).ok_or(SealBroken::Foreign)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| SealBroken::Foreign)?;
        let mut bytes = rest.to_vec();
        let open = self.key()?.open_in_place(nonce, Aad::from(purpose), &mut bytes).map_err(|_| SealBroken::Foreign)?;
        Ok(open.to_vec())
    }

    /// A key to mark public things with, so that nobody else can make them up. Each purpose has its own.
    ///
    /// # Errors
    /// The key cannot be read or made.
    pub fn marks(&self, purpose: &str) -> Result<hmac::Key, SealBroken> {
        let whole = hmac::Key::new(hmac::HMAC_SHA256, &self.bytes()?);
        Ok(hmac::Key::new(hmac::HMAC_SHA256, hmac::sign(&whole, purpose.as_bytes()).as_ref()))
    }

    fn bytes(&self) -> Result<Vec<u8>, SealBroken> {
        self.read_or_make().map_err(|cause| SealBroken::Key { file: self.file.clone(), cause })
    }

    fn key(&self) -> Result<&LessSafeKey, SealBroken> {
        if let Some(key) = self.key.get() {
            return Ok(key);
        }
        let bytes = self.bytes()?;
        let key = UnboundKey::new(&CHACHA20_POLY1305, &bytes).map_err(|_| SealBroken::Foreign)?;
        Ok(self.key.get_or_init(|| LessSafeKey::new(key)))
    }

    fn read_or_make(&self) -> io::Result<Vec<u8>> {
        match fs::read_to_string(&self.file) {
            Err(error) if error.kind() == ErrorKind::NotFound => {
                self.make()?;
                decode(&fs::read_to_string(&self.file)?)
            }
            Err(error) => Err(error),
            Ok(text) => decode(&text),
        }
    }

    /// Several processes may share the folder: the key appears whole, and whose link comes first makes it.
    fn make(&self) -> io::Result<()> {
        let mut bytes = [0_u8; KEY_LENGTH];
        rand::fill(&mut bytes);
        let draft = self.file.with_extension(format!("key.{}", uuid::Uuid::new_v4().simple()));
        let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&draft)?;
        writeln!(file, "{}", hex::encode(bytes))?;
        file.sync_all()?;
        let made = match fs::hard_link(&draft, &self.file) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
            other => other,
        };
        fs::remove_file(&draft)?;
        made
    }
}

fn decode(text: &str) -> io::Result<Vec<u8>> {
    let bytes = hex::decode(text.trim()).map_err(io::Error::other)?;
    if bytes.len() == KEY_LENGTH { Ok(bytes) } else { Err(io::Error::other("it is not 32 bytes in hex")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn what_is_sealed_opens_with_its_key_and_purpose_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let sealing = Sealing::of(folder.path());
        let sealed = sealing.seal(b"sato", b"secret").expect("sealed");
        assert!(!sealed.windows(6).any(|part| part == b"secret"));
        assert_ne!(sealed, sealing.seal(b"sato", b"secret").expect("sealed"), "no two seals are alike");
        let again = Sealing::of(folder.path());
        assert_eq!(again.open(b"sato", &sealed).expect("opened by another process"), b"secret");
        assert!(again.open(b"suzuki", &sealed).is_err(), "not in another's row");
        let mut changed = sealed.clone();
        changed[20] ^= 1;
        assert!(again.open(b"sato", &changed).is_err());
        assert!(again.open(b"sato", &sealed[..5]).is_err());
        let other = tempfile::tempdir().expect("a folder");
        assert!(Sealing::of(other.path()).open(b"sato", &sealed).is_err());
        let mode = fs::metadata(folder.path().join(KEY_FILE)).expect("the key").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1, "no draft is left");
    }

    #[test]
    fn a_broken_key_is_named() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join(KEY_FILE), "nonsense").expect("a file");
        let error = Sealing::of(folder.path()).seal(b"x", b"y").expect_err("no key");
        assert!(error.to_string().contains(KEY_FILE), "{error}");
    }
}
