//! The mail box that reports come to, read over IMAP（不達通知の受信箱）.

use crate::config::{Encryption, Settings, Unusable};
use async_imap::{Client, Session};
use futures::TryStreamExt;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, RootCertStore};
use std::fmt::{Debug, Display};
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;

/// How long one question to the server may take.
const PATIENCE: Duration = Duration::from_secs(30);
/// Most mails of one visit; the next one goes on.
const STRETCH: usize = 200;

/// A connection, encrypted or on this machine.
trait Line: AsyncRead + AsyncWrite + Unpin + Send + Debug {}
impl<T: AsyncRead + AsyncWrite + Unpin + Send + Debug> Line for T {}

/// The mail box of the settings. Not printable: it knows our password.
#[derive(Clone)]
pub struct MailBox {
    host: String,
    port: u16,
    security: Encryption,
    tls: Option<(TlsConnector, ServerName<'static>)>,
    user: String,
    password: String,
    folder: String,
    done: String,
}

/// What happens to a mail that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// It is done with.
    Done,
    /// A person should look at it: it is flagged and stays.
    ForAPerson,
}

impl MailBox {
    /// The mail box that the settings name, if they name one.
    ///
    /// # Errors
    /// The setting that cannot be used.
    pub fn of(settings: &Settings) -> Result<Option<MailBox>, Unusable> {
        if settings.bounce_imap_host.is_empty() {
            return Ok(None);
        }
        let unusable = |key, reason: &str| Err(Unusable { key, reason: reason.to_owned() });
        let security = settings.bounce_imap_security;
        let (host, port) = host_and_port(&settings.bounce_imap_host, security)?;
        if security == Encryption::None && !is_here(&host) {
            return unusable(
                "bounce_imap_security",
                "must be `tls` or `starttls`, except for a server on this machine",
            );
        }
        if settings.bounce_imap_user.is_empty() || settings.bounce_imap_password.is_empty() {
            return unusable("bounce_imap_user", "needs a name, and bounce_imap_password a password");
        }
        if settings.bounce_imap_folder.is_empty() || settings.bounce_imap_folder == settings.bounce_imap_done {
            return unusable("bounce_imap_folder", "must name a folder, and another one than bounce_imap_done");
        }
        let tls = match security {
            Encryption::None => None,
            Encryption::Starttls | Encryption::Tls => Some(tls(&host, &settings.bounce_imap_ca_file)?),
        };
        Ok(Some(MailBox {
            host,
            port,
            security,
            tls,
            user: settings.bounce_imap_user.clone(),
            password: settings.bounce_imap_password.clone(),
            folder: settings.bounce_imap_folder.clone(),
            done: settings.bounce_imap_done.clone(),
        }))
    }

    /// Where it is, for the log.
    pub fn name(&self) -> String {
        format!("{} at {}:{}", self.folder, self.host, self.port)
    }

    /// Signs in and looks whether the folders are there, without changing anything.
    ///
    /// # Errors
    /// What went wrong, in words for the operator.
    pub async fn probe(&self) -> Result<(), String> {
        let mut session = self.sign_in().await?;
        if !self.done.is_empty() {
            patiently(session.examine(&self.done)).await.map_err(|error| format!("bounce_imap_done: {error}"))?;
            if !patiently(session.capabilities()).await?.has_str("MOVE") {
                return Err("the server cannot move mails; leave bounce_imap_done empty".to_owned());
            }
        }
        patiently(session.examine(&self.folder)).await.map_err(|error| format!("bounce_imap_folder: {error}"))?;
        goodbye(session).await;
        Ok(())
    }

    /// Opens the folder and finds what is new in it.
    ///
    /// # Errors
    /// What went wrong, in words for the operator.
    pub async fn visit(&self) -> Result<Visit, String> {
        let mut session = self.sign_in().await?;
        let can_move = patiently(session.capabilities()).await?.has_str("MOVE");
        patiently(session.select(&self.folder)).await?;
        let mut new: Vec<u32> = patiently(session.uid_search("UNSEEN")).await?.into_iter().collect();
        new.sort_unstable_by(|a, b| b.cmp(a));
        let done = (can_move && !self.done.is_empty()).then(|| self.done.clone());
        let new = new.split_off(new.len().saturating_sub(STRETCH));
        Ok(Visit { session, new, done })
    }

    async fn sign_in(&self) -> Result<Session<Box<dyn Line>>, String> {
        let talk = async {
            let mut client = Client::new(self.connect().await?);
            // With STARTTLS the greeting came before the encryption.
            if self.security != Encryption::Starttls {
                let greeting = client.read_response().await.map_err(words)?;
                greeting.ok_or("the server hung up")?;
            }
            client.login(&self.user, &self.password).await.map_err(|(error, _)| words(error))
        };
        match timeout(PATIENCE, talk).await {
            Ok(session) => session.map_err(|error| format!("{}:{}: {error}", self.host, self.port)),
            Err(_) => Err(format!("{}:{} gives no answer", self.host, self.port)),
        }
    }

    async fn connect(&self) -> Result<Box<dyn Line>, String> {
        let plain = TcpStream::connect((self.host.as_str(), self.port)).await.map_err(words)?;
        let Some((connector, name)) = &self.tls else { return Ok(Box::new(plain)) };
        let ready = match self.security {
            Encryption::Starttls => {
                let mut client = Client::new(plain);
                let greeting = client.read_response().await.map_err(words)?;
                greeting.ok_or("the server hung up")?;
                client.run_command_and_check_ok("STARTTLS", None).await.map_err(words)?;
                // What the server said too early, unencrypted, is dropped with the client's buffer.
                client.into_inner()
            }
            Encryption::Tls | Encryption::None => plain,
        };
        let encrypted = connector.connect(name.clone(), ready).await.map_err(words)?;
        Ok(Box::new(encrypted))
    }
}

/// A visit to the mail box. Mails are named by numbers that hold as long as the visit lasts.
pub struct Visit {
    session: Session<Box<dyn Line>>,
    new: Vec<u32>,
    done: Option<String>,
}

impl Visit {
    /// The next new mail, oldest first, without marking it as seen, and no more than `most` bytes of it.
    ///
    /// # Errors
    /// What went wrong.
    pub async fn next(&mut self, most: usize) -> Result<Option<(u32, Vec<u8>)>, String> {
        while let Some(uid) = self.new.pop() {
            let query = format!("(UID BODY.PEEK[]<0.{most}>)");
            let fetched = patiently(async {
                self.session.uid_fetch(uid.to_string(), query).await?.try_collect::<Vec<_>>().await
            });
            let body = fetched.await?.iter().find_map(|mail| mail.body().map(<[u8]>::to_vec));
            // Another reader may have taken it away meanwhile.
            if let Some(body) = body {
                return Ok(Some((uid, body)));
            }
        }
        Ok(None)
    }

    /// Marks a mail as seen, and moves or flags it. Until then, the next visit finds it again.
    ///
    /// # Errors
    /// What went wrong.
    pub async fn put_away(&mut self, uid: u32, keep: Keep) -> Result<(), String> {
        let flags = match keep {
            Keep::Done => "+FLAGS.SILENT (\\Seen)",
            Keep::ForAPerson => "+FLAGS.SILENT (\\Seen \\Flagged)",
        };
        patiently(async {
            self.session.uid_store(uid.to_string(), flags).await?.try_collect::<Vec<_>>().await.map(drop)
        })
        .await?;
        match &self.done {
            Some(folder) if keep == Keep::Done => patiently(self.session.uid_mv(uid.to_string(), folder)).await,
            _ => Ok(()),
        }
    }

    /// Ends the visit.
    pub async fn end(self) {
        goodbye(self.session).await;
    }
}

async fn goodbye(mut session: Session<Box<dyn Line>>) {
    if patiently(session.logout()).await.is_err() {
        tracing::debug!("the server of bounce_imap_host did not say goodbye");
    }
}

async fn patiently<T>(question: impl Future<Output = async_imap::error::Result<T>>) -> Result<T, String> {
    match timeout(PATIENCE, question).await {
        Ok(answer) => answer.map_err(words),
        Err(_) => Err("the server of bounce_imap_host gives no answer".to_owned()),
    }
}

fn words(error: impl Display) -> String {
    error.to_string().split_whitespace().collect::<Vec<_>>().join(" ").chars().take(300).collect()
}

fn is_here(host: &str) -> bool {
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

fn host_and_port(typed: &str, security: Encryption) -> Result<(String, u16), Unusable> {
    let usual = if security == Encryption::Tls { 993 } else { 143 };
    let unusable = || Unusable { key: "bounce_imap_host", reason: "must be `host` or `host:port`".to_owned() };
    let (host, port) = match typed.rsplit_once(':') {
        Some((host, port)) => (host, port.parse().map_err(|_| unusable())?),
        None => (typed, usual),
    };
    let host = host.trim_start_matches('[').trim_end_matches(']');
    let good = !host.is_empty() && !host.contains(|letter: char| letter.is_whitespace() || "/@<>".contains(letter));
    if good { Ok((host.to_owned(), port)) } else { Err(unusable()) }
}

/// Trusts the public authorities, and one of the city's own where it is named.
fn tls(host: &str, ca_file: &str) -> Result<(TlsConnector, ServerName<'static>), Unusable> {
    let wrong = |reason: String| Unusable { key: "bounce_imap_ca_file", reason };
    let mut trusted = RootCertStore::empty();
    trusted.add_parsable_certificates(webpki_root_certs::TLS_SERVER_ROOT_CERTS.iter().cloned());
    if !ca_file.is_empty() {
        let certificates = CertificateDer::pem_file_iter(ca_file).and_then(Iterator::collect::<Result<Vec<_>, _>>);
        let certificates = certificates.map_err(|error| wrong(format!("{ca_file}: {error}")))?;
        if certificates.is_empty() {
            return Err(wrong(format!("{ca_file} holds no certificate")));
        }
        for certificate in certificates {
            trusted.add(certificate).map_err(|error| wrong(format!("{ca_file}: {error}")))?;
        }
    }
    let unusable = |reason: String| Unusable { key: "bounce_imap_security", reason };
    let config = ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(|error| unusable(error.to_string()))?
        .with_root_certificates(trusted)
        .with_no_client_auth();
    let name = ServerName::try_from(host.to_owned())
        .map_err(|error| Unusable { key: "bounce_imap_host", reason: error.to_string() })?;
    Ok((TlsConnector::from(Arc::new(config)), name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(change: impl FnOnce(&mut Settings)) -> Option<&'static str> {
        let mut settings = Settings {
            bounce_imap_host: "imap.example.jp".into(),
            bounce_imap_user: "bounce".into(),
            bounce_imap_password: "secret".into(),
            ..Settings::default()
        };
        change(&mut settings);
        MailBox::of(&settings).err().map(|wrong| wrong.key)
    }

    #[test]
    fn passwords_never_travel_in_the_open() {
        assert_eq!(wrong(|_| {}), None);
        assert_eq!(wrong(|settings| settings.bounce_imap_security = Encryption::None), Some("bounce_imap_security"));
        for here in ["localhost:1143", "127.0.0.1:1143", "[::1]:1143"] {
            let unencrypted = wrong(|settings| {
                settings.bounce_imap_host = here.into();
                settings.bounce_imap_security = Encryption::None;
            });
            assert_eq!(unencrypted, None, "{here}");
        }
    }

    #[test]
    fn what_cannot_work_is_named_at_the_start() {
        assert!(MailBox::of(&Settings::default()).is_ok_and(|found| found.is_none()), "none is wanted");
        assert_eq!(wrong(|settings| settings.bounce_imap_host = "imap://x".into()), Some("bounce_imap_host"));
        assert_eq!(wrong(|settings| settings.bounce_imap_password.clear()), Some("bounce_imap_user"));
        assert_eq!(wrong(|settings| settings.bounce_imap_done = "INBOX".into()), Some("bounce_imap_folder"));
        assert_eq!(wrong(|settings| settings.bounce_imap_ca_file = "/nowhere".into()), Some("bounce_imap_ca_file"));
    }
}
