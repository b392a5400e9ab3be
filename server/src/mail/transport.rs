//! The ways out of the house that a letter may take, chosen once from the settings（送信方法）.

use super::smtp::{Relay, goodbye};
use super::wire::Wire;
use crate::config::Settings;
pub use crate::config::Unusable;
use lettre::transport::smtp::client::AsyncSmtpConnection;
use std::path::PathBuf;
use tokio::io::AsyncWriteExt;

/// Why a letter did not get out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// Another try may help.
    Later(String),
    /// It never will.
    Never(String),
}

/// How letters leave.
#[derive(Clone)]
pub enum Transport {
    /// Over a mail server.
    Smtp(Box<Relay>),
    /// As .eml files in a folder.
    Folder(PathBuf),
    /// Not at all: the demo city shows them in its mail box.
    DemoMailbox,
    /// No way was set up. Letters wait until there is one.
    None,
}

impl Transport {
    /// The way that the settings name. A folder goes before a server, so that a rehearsal sends nothing.
    ///
    /// # Errors
    /// The setting that cannot be used.
    pub fn of(settings: &Settings) -> Result<Transport, Unusable> {
        if !settings.mail_dir.is_empty() {
            return Ok(Transport::Folder(PathBuf::from(&settings.mail_dir)));
        }
        if settings.smtp_host.is_empty() {
            return Ok(Transport::None);
        }
        Relay::of(settings).map(Box::new).map(Transport::Smtp)
    }

    /// The way in a demo city: nothing goes to a server, whatever the settings say.
    #[must_use]
    pub fn in_demo(self) -> Transport {
        match self {
            Transport::Folder(folder) => Transport::Folder(folder),
            Transport::Smtp(_) | Transport::DemoMailbox | Transport::None => Transport::DemoMailbox,
        }
    }

    /// Tries the way without a letter, for `tomoni check`.
    ///
    /// # Errors
    /// What is wrong, in words for the operator.
    pub async fn probe(&self) -> Result<String, String> {
        match self {
            Transport::Smtp(relay) => relay.probe().await.map(|()| format!("{} takes our mail", relay.name())),
            Transport::Folder(folder) => {
                let made = tokio::fs::create_dir_all(folder).await;
                made.map(|()| format!("mail is written into {}", folder.display()))
                    .map_err(|error| format!("mail_dir {}: {error}", folder.display()))
            }
            Transport::DemoMailbox => Ok("demo city: mail is shown at /demo/mail and never sent".to_owned()),
            Transport::None => Err("neither smtp_host nor mail_dir is set: letters wait and are not sent".to_owned()),
        }
    }
}

/// One of the worker's lanes: letters go out one after another, over one connection while it holds.
pub struct Lane<'a> {
    transport: &'a Transport,
    connection: Option<AsyncSmtpConnection>,
}

impl<'a> Lane<'a> {
    /// A lane without a connection yet.
    pub fn new(transport: &'a Transport) -> Lane<'a> {
        Lane { transport, connection: None }
    }

    /// Sends a letter and says what the other side answered. `name` is what a file is called.
    ///
    /// # Errors
    /// Whether another try may help, and what went wrong.
    pub async fn send(&mut self, wire: &Wire, name: &str) -> Result<String, Fault> {
        match self.transport {
            Transport::Smtp(relay) => relay.send(&mut self.connection, wire).await,
            Transport::Folder(folder) => {
                let path = folder.join(format!("{name}.eml"));
                let written = put_file(folder, &path, &wire.bytes()).await;
                written
                    .map(|()| format!("written to {}", path.display()))
                    .map_err(|error| Fault::Later(format!("{} cannot be written: {error}", path.display())))
            }
            Transport::DemoMailbox => Ok("demo: shown in the mail box, not sent".to_owned()),
            Transport::None => Err(Fault::Later("no mail server is set up".to_owned())),
        }
    }

    /// Ends the lane.
    pub async fn close(self) {
        if let Some(connection) = self.connection {
            goodbye(connection).await;
        }
    }
}

/// Writes a file whole or not at all. A second try of the same letter replaces the same file.
async fn put_file(folder: &std::path::Path, path: &std::path::Path, bytes: &[u8]) -> std::io::Result<()> {
    tokio::fs::create_dir_all(folder).await?;
    let unfinished = path.with_extension("tmp");
    let mut file = tokio::fs::File::create(&unfinished).await?;
    file.write_all(bytes).await?;
    file.sync_all().await?;
    tokio::fs::rename(&unfinished, path).await
}
