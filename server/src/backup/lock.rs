//! How an archive is locked and opened（バックアップの暗号化）: by age, with a passphrase or a pair of keys.

use age::secrecy::SecretString;
use age::{Decryptor, Encryptor, Identity, Recipient, scrypt, x25519};
use anyhow::{Context, bail};
use std::io::{BufRead, Read, Write};
use std::path::Path;
use std::str::FromStr;

/// How an archive is locked.
#[derive(Clone)]
pub enum Lock {
    /// Not at all: whoever has the file reads everything but what is sealed.
    Open,
    /// By a passphrase.
    Passphrase(SecretString),
    /// For the holders of these keys; the server itself cannot read what it wrote.
    Recipients(Vec<x25519::Recipient>),
}

impl Lock {
    /// As settings say it: `age1…` keys, separated by spaces or commas, or else a passphrase; neither for none.
    ///
    /// # Errors
    /// A key that is none.
    pub fn of(recipients: &str, passphrase: &str) -> anyhow::Result<Lock> {
        let keys = recipients.split([' ', ',']).filter(|key| !key.is_empty());
        let keys: Vec<x25519::Recipient> = keys
            .map(|key| x25519::Recipient::from_str(key).map_err(|wrong| anyhow::anyhow!("{key}: {wrong}")))
            .collect::<Result<_, _>>()?;
        Ok(match (keys.is_empty(), passphrase.is_empty()) {
            (false, _) => Lock::Recipients(keys),
            (true, false) => Lock::Passphrase(SecretString::from(passphrase.to_owned())),
            (true, true) => Lock::Open,
        })
    }

    /// Whether anything is needed to open it.
    pub fn is_closed(&self) -> bool {
        !matches!(self, Lock::Open)
    }

    /// Wraps what an archive is written to.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn close<W: Write>(&self, out: W) -> anyhow::Result<Closing<W>> {
        let encryptor = match self {
            Lock::Open => return Ok(Closing::Open(out)),
            Lock::Passphrase(phrase) => Encryptor::with_user_passphrase(phrase.clone()),
            Lock::Recipients(keys) => Encryptor::with_recipients(keys.iter().map(|key| key as &dyn Recipient))?,
        };
        Ok(Closing::Closed(encryptor.wrap_output(out)?))
    }
}

/// Where an archive goes through on its way to the file.
pub enum Closing<W: Write> {
    /// As it is.
    Open(W),
    /// Encrypted.
    Closed(age::stream::StreamWriter<W>),
}

impl<W: Write> Write for Closing<W> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        match self {
            Closing::Open(out) => out.write(bytes),
            Closing::Closed(out) => out.write(bytes),
        }
    }

    fn flush(&mut self) -> std::io::Result<()> {
        match self {
            Closing::Open(out) => out.flush(),
            Closing::Closed(out) => out.flush(),
        }
    }
}

impl<W: Write> Closing<W> {
    /// Writes what is missing to the end: without it the archive does not open.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn finish(self) -> std::io::Result<W> {
        match self {
            Closing::Open(out) => Ok(out),
            Closing::Closed(out) => out.finish(),
        }
    }
}

/// What archives are opened with.
#[derive(Clone, Default)]
pub struct Keys {
    passphrase: Option<SecretString>,
    identities: Vec<x25519::Identity>,
}

impl Keys {
    /// A passphrase, unless it is empty, and the keys in a file, unless there is none.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn of(passphrase: &str, file: Option<&Path>) -> anyhow::Result<Keys> {
        let passphrase = (!passphrase.is_empty()).then(|| SecretString::from(passphrase.to_owned()));
        let Some(file) = file else { return Ok(Keys { passphrase, identities: Vec::new() }) };
        let text = std::fs::read_to_string(file).with_context(|| file.display().to_string())?;
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        let identities = lines
            .map(|line| {
                x25519::Identity::from_str(line).map_err(|wrong| anyhow::anyhow!("{}: {wrong}", file.display()))
            })
            .collect::<Result<_, _>>()?;
        Ok(Keys { passphrase, identities })
    }

    /// Unwraps what an archive is read from.
    ///
    /// # Errors
    /// None of the keys fits.
    pub fn open<'a, R: BufRead + 'a>(&self, input: R) -> anyhow::Result<Box<dyn Read + 'a>> {
        let decryptor = Decryptor::new_buffered(input).context("not an archive that age has locked")?;
        let mut fitting: Vec<Box<dyn Identity>> =
            self.identities.iter().map(|key| Box::new(key.clone()) as Box<dyn Identity>).collect();
        if let Some(phrase) = &self.passphrase {
            fitting.push(Box::new(scrypt::Identity::new(phrase.clone())));
        }
        if fitting.is_empty() {
            let what = if decryptor.is_scrypt() { "a passphrase" } else { "a file with its key (--identity)" };
            bail!("the archive is locked and wants {what}");
        }
        let opened = decryptor.decrypt(fitting.iter().map(AsRef::as_ref));
        Ok(Box::new(opened.context("the archive does not open with the keys at hand")?))
    }
}
