//! Handing letters to a mail server（SMTP）.
//!
//! Each lane of the worker holds its own connection and gives it up at the first thing that goes wrong.
//! There is no pool: a pooled connection that was left in the middle of a conversation would hand the next
//! letter the answer that was meant for this one.

use super::transport::{Fault, Unusable};
use super::wire::Wire;
use crate::config::{Encryption, Settings};
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{AsyncSmtpConnection, Certificate, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use lettre::transport::smtp::{Error, response::Code};
use std::time::Duration;
use tokio::time::timeout;

/// The server that takes our mail. Not printable: it knows our password.
#[derive(Clone)]
pub struct Relay {
    host: String,
    port: u16,
    security: Encryption,
    tls: Option<TlsParameters>,
    credentials: Option<Credentials>,
    patience: Duration,
}

impl Relay {
    /// The relay that the settings name.
    ///
    /// # Errors
    /// The setting that cannot be used.
    pub fn of(settings: &Settings) -> Result<Relay, Unusable> {
        let (host, port) = host_and_port(&settings.smtp_host, settings.smtp_security)?;
        let tls = match settings.smtp_security {
            Encryption::None => None,
            Encryption::Starttls | Encryption::Tls => Some(tls(&host, &settings.smtp_ca_file)?),
        };
        let named = !settings.smtp_user.is_empty();
        let credentials = named.then(|| Credentials::new(settings.smtp_user.clone(), settings.smtp_password.clone()));
        let patience = Duration::from_secs(settings.smtp_timeout);
        Ok(Relay { host, port, security: settings.smtp_security, tls, credentials, patience })
    }

    /// Where it is, for the log.
    pub fn name(&self) -> String {
        format!("{}:{}", self.host, self.port)
    }

    /// Opens a connection, encrypts it and signs in, and says goodbye.
    ///
    /// # Errors
    /// What went wrong, in words for the operator.
    pub async fn probe(&self) -> Result<(), String> {
        match timeout(self.patience, self.connect()).await {
            Ok(Ok(connection)) => {
                goodbye(connection).await;
                Ok(())
            }
            Ok(Err(error)) => Err(words(&error)),
            Err(_) => Err(self.silence()),
        }
    }

    /// Sends one letter over the lane's connection, or over a new one. The time limit covers everything, so
    /// that no letter outlives its lease.
    ///
    /// # Errors
    /// Whether another try may help, and what was said.
    pub async fn send(&self, lane: &mut Option<AsyncSmtpConnection>, wire: &Wire) -> Result<String, Fault> {
        // Out of the lane before anything is said: only a conversation that ended well goes back.
        let kept = lane.take();
        let talk = async {
            let mut connection = match kept {
                Some(connection) => connection,
                None => self.connect().await?,
            };
            let response = connection.send(wire.envelope(), &wire.bytes()).await?;
            Ok::<_, Error>((connection, response))
        };
        match timeout(self.patience, talk).await {
            Ok(Ok((connection, response))) => {
                *lane = Some(connection);
                Ok(format!("{} {}", response.code(), response.first_line().unwrap_or_default()))
            }
            Ok(Err(error)) => Err(fault(&error)),
            Err(_) => Err(Fault::Later(self.silence())),
        }
    }

    async fn connect(&self) -> Result<AsyncSmtpConnection, Error> {
        let hello = ClientId::default();
        let wrapped = self.tls.clone().filter(|_| self.security == Encryption::Tls);
        let address = (self.host.as_str(), self.port);
        let mut connection =
            AsyncSmtpConnection::connect_tokio1(address, Some(self.patience), &hello, wrapped, None).await?;
        if self.security == Encryption::Starttls
            && let Some(tls) = self.tls.clone()
        {
            connection.starttls(tls, &hello).await?;
        }
        if let Some(credentials) = &self.credentials {
            connection.auth(&[Mechanism::Plain, Mechanism::Login], credentials).await?;
        }
        Ok(connection)
    }

    fn silence(&self) -> String {
        format!("{} gave no answer within {} seconds", self.name(), self.patience.as_secs())
    }
}

/// Ends a conversation politely, if the server lets us.
pub async fn goodbye(mut connection: AsyncSmtpConnection) {
    let quit = timeout(Duration::from_secs(2), connection.quit()).await;
    if !matches!(quit, Ok(Ok(_))) {
        tracing::debug!("the mail server did not answer QUIT");
    }
}

/// A refusal of this letter is for good; anything else may be mended while the letter waits. A server that
/// refuses *us* – wrong password, no encryption, closed for everybody – is our trouble, not the letter's.
fn fault(error: &Error) -> Fault {
    let about_us = error.status().is_some_and(|code| matches!(number(code), 502 | 521 | 530 | 534 | 535 | 538));
    if error.is_permanent() && !about_us { Fault::Never(words(error)) } else { Fault::Later(words(error)) }
}

fn number(code: Code) -> u16 {
    u16::from(code)
}

/// An error with its causes, on one line.
fn words(error: &Error) -> String {
    let mut said = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(inner) = cause {
        let inner_words = inner.to_string();
        if !said.contains(&inner_words) {
            said = format!("{said}: {inner_words}");
        }
        cause = inner.source();
    }
    said.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(500).collect()
}

fn host_and_port(typed: &str, security: Encryption) -> Result<(String, u16), Unusable> {
    let usual = match security {
        Encryption::Starttls => 587,
        Encryption::Tls => 465,
        Encryption::None => 25,
    };
    let unusable = || Unusable { key: "smtp_host", reason: "must be `host` or `host:port`".to_owned() };
    let (host, port) = match typed.rsplit_once(':') {
        Some((host, port)) => (host, port.parse().map_err(|_| unusable())?),
        None => (typed, usual),
    };
    let host = host.trim_start_matches('[').trim_end_matches(']');
    let good = !host.is_empty() && !host.contains(|letter: char| letter.is_whitespace() || "/@<>".contains(letter));
    if good { Ok((host.to_owned(), port)) } else { Err(unusable()) }
}

fn tls(host: &str, ca_file: &str) -> Result<TlsParameters, Unusable> {
    let mut builder = TlsParameters::builder(host.to_owned());
    if !ca_file.is_empty() {
        let unusable = |reason: String| Unusable { key: "smtp_ca_file", reason };
        let pem = std::fs::read(ca_file).map_err(|error| unusable(format!("{ca_file} cannot be read: {error}")))?;
        let certificate = Certificate::from_pem(&pem)
            .map_err(|error| unusable(format!("{ca_file} is not a certificate: {}", words(&error))))?;
        builder = builder.add_root_certificate(certificate);
    }
    builder.build().map_err(|error| Unusable { key: "smtp_security", reason: words(&error) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_read_with_and_without_port() {
        let read = |typed| host_and_port(typed, Encryption::Starttls).ok();
        assert_eq!(read("mail.example.jp"), Some(("mail.example.jp".to_owned(), 587)));
        assert_eq!(read("mail.example.jp:25"), Some(("mail.example.jp".to_owned(), 25)));
        assert_eq!(read("[::1]:2525"), Some(("::1".to_owned(), 2525)));
        for wrong in ["", ":25", "mail.example.jp:smtp", "smtp://mail.example.jp", "mail example"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
