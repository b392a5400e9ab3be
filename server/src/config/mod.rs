//! Settings: from `tomoni.toml` and `TOMONI_*`, with the same names, checked before anything starts（設定）.

mod sources;

pub use sources::{FILE, Setting, Sources};

use crate::backup::lock::Lock;
use crate::files::Files;
use crate::mail::imap::MailBox;
use crate::mail::return_address::ReturnAddress;
use crate::mail::transport::Transport;
use domain::keys::StaffRule;
use figment::Figment;
use serde::{Deserialize, Serialize};
use sources::{unusable, wrongs};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

/// Declares the settings once: the field, its default, and the sentence that `tomoni config` and the
/// README print.
macro_rules! settings {
    ($($(#[doc = $doc:literal])+ $name:ident: $kind:ty = $default:expr;)*) => {
        /// Every setting. The documentation of a field is what `tomoni config` prints.
        #[derive(Debug, Clone, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct Settings {
            $($(#[doc = $doc])+ pub $name: $kind,)*
        }

        impl Default for Settings {
            fn default() -> Self {
                Settings { $($name: $default,)* }
            }
        }

        /// Every setting's name and meaning.
        pub const MEANINGS: &[(&str, &str)] = &[$((stringify!($name), concat!($($doc),+))),*];
    };
}

settings! {
    /// Address and port that the web server listens on.
    listen: SocketAddr = SocketAddr::from(([127, 0, 0, 1], 3000));
    /// Address of the service as people see it; links in letters begin with it. Follows `listen` unless set. Passkeys belong to its host name: after a move to another name people add new ones.
    public_url: url::Url = url::Url::parse("http://127.0.0.1:3000").expect("a valid constant");
    /// Folder for the embedded database, and for attached files unless `files` says otherwise.
    data_dir: PathBuf = PathBuf::from("data");
    /// Database: empty for SQLite under `data_dir`, or `postgres://user@host/name`, or `sqlite:PATH`.
    database_url: String = String::new();
    /// Storage of attached files: empty for the folder `files` under `data_dir`, or `s3://BUCKET/PREFIX` for S3-compatible storage.
    files: String = String::new();
    /// Address of that storage, e.g. `https://s3.example.jp`; empty for Amazon's.
    files_endpoint: String = String::new();
    /// Region there.
    files_region: String = "ap-northeast-1".to_owned();
    /// Key to that storage.
    files_key: String = String::new();
    /// Secret that belongs to the key.
    files_secret: String = String::new();
    /// Certificate of the authority that vouches for that storage, as a PEM file, where the public ones do not; empty for none.
    files_ca_file: String = String::new();
    /// Address for Prometheus; empty for none. Keep it on the loopback.
    metrics_listen: String = "127.0.0.1:9464".to_owned();
    /// Log lines: `text` for people, `json` for machines.
    log_format: LogFormat = LogFormat::Text;
    /// Which log lines: a filter such as `info` or `server=debug,info`.
    log_filter: String = "info".to_owned();
    /// How many passwords are hashed at the same time, 1 to 64. Each takes 19 MiB while it lasts.
    hashing_threads: usize = 2;
    /// Whether staff must show a second factor: `required`, or `optional` for those who have set one up.
    staff_second_factor: StaffRule = StaffRule::Required;
    /// How many days the clock goes ahead, to rehearse a round from opening to results; in a demo city only.
    demo_days_ahead: u16 = 0;
    /// Header in which a reverse proxy of yours passes the visitor's address, e.g. `x-forwarded-for`; empty for none.
    client_address_header: String = String::new();
    /// Server that takes our mail, as `host` or `host:port`; empty: mail is not sent.
    smtp_host: String = String::new();
    /// Encryption towards it: `starttls`, `tls` or `none`.
    smtp_security: Encryption = Encryption::Starttls;
    /// User name there; empty for none.
    smtp_user: String = String::new();
    /// Password there.
    smtp_password: String = String::new();
    /// Certificate of the authority that vouches for that server, as a PEM file, where the public ones do not; empty for none.
    smtp_ca_file: String = String::new();
    /// Seconds that handing one letter over may take before it is tried again later, 1 to 120.
    smtp_timeout: u64 = 30;
    /// Font file (TTF, OTF, TTC) for the PDF of official letters; empty: the first of the usual places that has one.
    letter_font: String = String::new();
    /// Sender of all mail.
    mail_from: String = "ともに <tomoni@localhost>".to_owned();
    /// Most letters handed over in a minute; 0 for no limit. Carriers put off senders who come in crowds.
    mail_per_minute: u32 = 0;
    /// Most letters handed over on a day, as the keeper of the relay allows; 0 for no limit. Of these, reminders and news take four fifths at most.
    mail_per_day: u32 = 0;
    /// Hour in Japan from which departments are told on working days what waits, 7 to 20.
    digest_hour: u32 = 8;
    /// Address that reports about undelivered letters come to, e.g. `bounce@mail.example.jp`; letters carry it with a `+` and a mark of their own, which the mail server must deliver there too. Empty: reports go to the address of `mail_from`.
    bounce_address: String = String::new();
    /// IMAP server with the mail box of those reports, as `host` or `host:port`; empty: it is not read.
    bounce_imap_host: String = String::new();
    /// Encryption towards it: `tls`, `starttls`, or `none` on this machine alone.
    bounce_imap_security: Encryption = Encryption::Tls;
    /// User name there.
    bounce_imap_user: String = String::new();
    /// Password there.
    bounce_imap_password: String = String::new();
    /// Certificate of the authority that vouches for that server, as a PEM file, where the public ones do not; empty for none.
    bounce_imap_ca_file: String = String::new();
    /// Folder that is read there.
    bounce_imap_folder: String = "INBOX".to_owned();
    /// Folder into which reports are moved that were read; empty: they stay where they are, marked as seen.
    bounce_imap_done: String = String::new();
    /// Folder into which the worker backs the city up every night; empty: it does not. `tomoni backup` writes there too.
    backup_dir: String = String::new();
    /// Hour in Japan from which that happens, 0 to 23.
    backup_hour: u32 = 3;
    /// Of how many last days a backup is kept.
    backup_keep_days: u32 = 14;
    /// Of how many last months one is kept beyond that.
    backup_keep_months: u32 = 12;
    /// Passphrase that backups are locked with (age); the server can rehearse restoring them. Empty for none.
    backup_passphrase: String = String::new();
    /// Instead of it: public keys `age1…`, separated by spaces. Only the holders of their secret halves can open the backups, the server cannot.
    backup_recipients: String = String::new();
    /// Folder into which mail is written as .eml files instead of being sent; empty for none.
    mail_dir: String = String::new();
}

/// How log lines look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// For people.
    Text,
    /// For machines.
    Json,
}

/// Encryption towards a mail server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Encryption {
    /// Plain connection that is upgraded; refused if the server cannot.
    Starttls,
    /// Encrypted from the first byte.
    Tls,
    /// None. Only for a server on the same machine or network.
    None,
}

/// A setting that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{key}: {reason}")]
pub struct Unusable {
    /// The setting.
    pub key: &'static str,
    /// What is wrong with it.
    pub reason: String,
}

/// A setting that cannot be used, with where it came from.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// Unreadable or unknown.
    #[error("{}", wrongs(.0))]
    Unreadable(Box<figment::Error>),
    /// Readable, but not usable.
    #[error("{key}: {reason} (from {origin})")]
    Unusable {
        /// The setting.
        key: &'static str,
        /// What is wrong.
        reason: String,
        /// File, variable or default.
        origin: String,
    },
}

impl Settings {
    /// Reads `file`, then `TOMONI_*`, and checks everything.
    ///
    /// # Errors
    /// The first setting that is wrong, with its source.
    pub fn load(file: &Path) -> Result<Settings, ConfigError> {
        Sources::new(file, std::env::vars()).settings()
    }

    fn check(&self, figment: &Figment) -> Result<(), ConfigError> {
        if !matches!(self.public_url.scheme(), "http" | "https") || self.public_url.host().is_none() {
            return Err(unusable(figment, "public_url", "must begin with http:// or https:// and name a host"));
        }
        if !self.metrics_listen.is_empty() && self.metrics_listen.parse::<SocketAddr>().is_err() {
            return Err(unusable(figment, "metrics_listen", "must be an address with a port, or empty"));
        }
        if self.mail_from.parse::<lettre::message::Mailbox>().is_err() {
            return Err(unusable(figment, "mail_from", "must be `Name <address>` or an address"));
        }
        if !(1..=120).contains(&self.smtp_timeout) {
            return Err(unusable(figment, "smtp_timeout", "must be from 1 to 120 seconds"));
        }
        if !(7..=20).contains(&self.digest_hour) {
            return Err(unusable(figment, "digest_hour", "must be from 7 to 20"));
        }
        if self.backup_hour > 23 {
            return Err(unusable(figment, "backup_hour", "must be from 0 to 23"));
        }
        if self.backup_keep_days == 0 {
            return Err(unusable(figment, "backup_keep_days", "must be at least 1"));
        }
        if let Err(wrong) = self.backup_lock() {
            return Err(unusable(figment, "backup_recipients", wrong.to_string()));
        }
        if let Err(wrong) = Files::check(self) {
            return Err(unusable(figment, wrong.key, wrong.reason));
        }
        if let Err(wrong) = Transport::of(self) {
            return Err(unusable(figment, wrong.key, wrong.reason));
        }
        if let Err(wrong) = ReturnAddress::check(self).and_then(|()| MailBox::of(self).map(drop)) {
            return Err(unusable(figment, wrong.key, wrong.reason));
        }
        if !(1..=64).contains(&self.hashing_threads) {
            return Err(unusable(figment, "hashing_threads", "must be from 1 to 64"));
        }
        if tracing_subscriber::EnvFilter::try_new(&self.log_filter).is_err() {
            return Err(unusable(figment, "log_filter", "is not a filter"));
        }
        let known = ["", "sqlite:", "postgres:", "postgresql:"];
        let scheme = self.database_url.find(':').map_or("", |end| &self.database_url[..=end]);
        if !known.contains(&scheme) || (scheme.is_empty() && !self.database_url.is_empty()) {
            return Err(unusable(figment, "database_url", "must begin with sqlite: or postgres:"));
        }
        Ok(())
    }

    /// The address of the database, with the embedded one filled in.
    pub fn database(&self) -> String {
        if self.database_url.is_empty() {
            format!("sqlite:{}", self.data_dir.join("tomoni.db").display())
        } else {
            self.database_url.clone()
        }
    }

    /// Where the worker puts backups, if it does.
    pub fn backup_folder(&self) -> Option<PathBuf> {
        (!self.backup_dir.is_empty()).then(|| PathBuf::from(&self.backup_dir))
    }

    /// Where a backup goes that somebody asks for.
    pub fn backup_folder_or_default(&self) -> PathBuf {
        self.backup_folder().unwrap_or_else(|| self.data_dir.join("backups"))
    }

    /// How backups are locked.
    ///
    /// # Errors
    /// A public key that is none.
    pub fn backup_lock(&self) -> anyhow::Result<Lock> {
        Lock::of(&self.backup_recipients, &self.backup_passphrase)
    }

    /// Where figures for Prometheus are served, if they are.
    pub fn metrics_address(&self) -> Option<SocketAddr> {
        self.metrics_listen.parse().ok()
    }

    /// Whether people reach us through TLS; then cookies are marked secure.
    pub fn is_https(&self) -> bool {
        self.public_url.scheme() == "https"
    }

    /// A full address for a letter.
    pub fn absolute(&self, path: &str) -> String {
        format!("{}{path}", self.public_url.as_str().trim_end_matches('/'))
    }
}
