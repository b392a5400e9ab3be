//! Settings: from `tomoni.toml` and `TOMONI_*`, with the same names, checked before anything starts（設定）.

use crate::mail::transport::Transport;
use figment::Figment;
use figment::providers::{Env, Format, Serialized, Toml};
use serde::{Deserialize, Serialize};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

/// Every setting. The documentation of a field is what `tomoni config` prints.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Address and port that the web server listens on.
    pub listen: SocketAddr,
    /// Address of the service as people see it; links in letters begin with it.
    pub public_url: url::Url,
    /// Folder for the embedded database and attached files.
    pub data_dir: PathBuf,
    /// Database: empty for SQLite under `data_dir`, or `postgres://user@host/name`, or `sqlite:PATH`.
    pub database_url: String,
    /// Address for Prometheus; empty for none. Keep it on the loopback.
    pub metrics_listen: String,
    /// Log lines: `text` for people, `json` for machines.
    pub log_format: LogFormat,
    /// Which log lines: a filter such as `info` or `server=debug,info`.
    pub log_filter: String,
    /// How many passwords are hashed at the same time.
    pub hashing_threads: usize,
    /// Header in which a reverse proxy of yours passes the visitor's address, e.g. `x-forwarded-for`; empty for none.
    pub client_address_header: String,
    /// Server that takes our mail, as `host` or `host:port`; empty: mail is not sent.
    pub smtp_host: String,
    /// Encryption towards it: `starttls`, `tls` or `none`.
    pub smtp_security: SmtpSecurity,
    /// User name there; empty for none.
    pub smtp_user: String,
    /// Password there.
    pub smtp_password: String,
    /// Certificate of the authority that vouches for that server, as a PEM file, where the public ones do not; empty for none.
    pub smtp_ca_file: String,
    /// Seconds that handing one letter over may take before it is tried again later.
    pub smtp_timeout: u64,
    /// Sender of all mail.
    pub mail_from: String,
    /// Folder into which mail is written as .eml files instead of being sent; empty for none.
    pub mail_dir: String,
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

/// Encryption towards the mail server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SmtpSecurity {
    /// Plain connection that is upgraded; refused if the server cannot.
    Starttls,
    /// Encrypted from the first byte.
    Tls,
    /// None. Only for a relay on the same machine or network.
    None,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            listen: SocketAddr::from(([127, 0, 0, 1], 3000)),
            public_url: url::Url::parse("http://127.0.0.1:3000").expect("a valid constant"),
            data_dir: PathBuf::from("data"),
            database_url: String::new(),
            metrics_listen: "127.0.0.1:9464".to_owned(),
            log_format: LogFormat::Text,
            log_filter: "info".to_owned(),
            hashing_threads: 2,
            client_address_header: String::new(),
            smtp_host: String::new(),
            smtp_security: SmtpSecurity::Starttls,
            smtp_user: String::new(),
            smtp_password: String::new(),
            smtp_ca_file: String::new(),
            smtp_timeout: 60,
            mail_from: "ともに <tomoni@localhost>".to_owned(),
            mail_dir: String::new(),
        }
    }
}

/// A setting that cannot be used, with where it came from.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// Unreadable or unknown; figment names the key and the file or variable.
    #[error("{0}")]
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
    /// Reads `file` (if it exists), then `TOMONI_*`, and checks everything.
    ///
    /// # Errors
    /// The first setting that is wrong, with its source.
    pub fn load(file: &Path) -> Result<Settings, ConfigError> {
        let figment = Figment::from(Serialized::defaults(Settings::default()))
            .merge(Toml::file(file))
            .merge(Env::prefixed("TOMONI_").filter(|key| key != "config" && !key.starts_with("test_")));
        let mut settings: Settings = figment.extract().map_err(|error| ConfigError::Unreadable(Box::new(error)))?;
        let is_set =
            |key: &str| figment.find_metadata(key).is_some_and(|found| found.name != "server::config::Settings");
        if !is_set("public_url") {
            settings.public_url = url::Url::parse(&format!("http://{}", settings.listen))
                .map_err(|error| unusable(&figment, "listen", error))?;
        }
        settings.check(&figment)?;
        Ok(settings)
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
        if let Err(wrong) = Transport::of(self) {
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

    /// Whether people reach us through TLS; then cookies are marked secure.
    pub fn is_https(&self) -> bool {
        self.public_url.scheme() == "https"
    }

    /// A full address for a letter.
    pub fn absolute(&self, path: &str) -> String {
        format!("{}{path}", self.public_url.as_str().trim_end_matches('/'))
    }
}

fn unusable(figment: &Figment, key: &'static str, reason: impl ToString) -> ConfigError {
    let origin = figment.find_metadata(key).map_or_else(
        || "default".to_owned(),
        |found| match &found.source {
            Some(source) => source.to_string(),
            None => found.name.to_string(),
        },
    );
    ConfigError::Unusable { key, reason: reason.to_string(), origin }
}
