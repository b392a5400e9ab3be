//! The mail server of a test: a process of its own that keeps what it takes over（試験用メールサーバー）.

use serde::Deserialize;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use tempfile::TempDir;

/// A running mail server. It ends with the test.
pub struct PostOffice {
    process: Child,
    folder: TempDir,
    /// Its port on the loopback.
    pub port: u16,
}

/// A letter that it took over.
#[derive(Debug, Clone, Deserialize)]
pub struct Taken {
    /// Sender as the server was told.
    pub from: String,
    /// Recipients as the server was told.
    pub to: Vec<String>,
    /// Whether the connection was encrypted.
    pub tls: bool,
    /// Headers, decoded.
    pub headers: Vec<(String, String)>,
    /// Text, decoded.
    pub body: String,
    /// The bytes.
    pub raw: String,
}

impl Taken {
    /// A header; empty when it is not there.
    pub fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map_or("", |(_, value)| value)
    }
}

impl PostOffice {
    /// A server without encryption.
    pub fn open() -> PostOffice {
        PostOffice::start(&[])
    }

    /// A server that insists on STARTTLS, with a certificate by an authority of its own.
    pub fn encrypted(certificate: &Path, key: &Path) -> PostOffice {
        PostOffice::start(&[certificate, key])
    }

    fn start(arguments: &[&Path]) -> PostOffice {
        let python = std::env::var("TOMONI_TEST_PYTHON").expect(
            "TOMONI_TEST_PYTHON names a Python with aiosmtpd; `./x test` makes one, or: \
             python3 -m venv V && V/bin/pip install aiosmtpd",
        );
        let folder = tempfile::tempdir().expect("a temporary folder");
        let script: PathBuf = [env!("CARGO_MANIFEST_DIR"), "tests", "it", "smtp_server.py"].iter().collect();
        let mut process = Command::new(python)
            .arg(script)
            .arg(folder.path())
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the mail server starts");
        let mut line = String::new();
        let output = process.stdout.take().expect("a pipe");
        BufReader::new(output).read_line(&mut line).expect("the mail server tells its port");
        let port = line.trim().parse().expect("a port");
        PostOffice { process, folder, port }
    }

    /// How it behaves from the next letter on.
    pub fn mood(&self, mood: &str) {
        let path = self.folder.path().join("mood");
        let unfinished = path.with_extension("part");
        std::fs::write(&unfinished, mood).expect("the mood can be written");
        std::fs::rename(unfinished, path).expect("the mood can be written");
    }

    /// Everything it took over, in order.
    pub fn taken(&self) -> Vec<Taken> {
        let mut letters = Vec::new();
        while let Ok(text) = std::fs::read_to_string(self.folder.path().join(format!("{}.json", letters.len() + 1))) {
            letters.push(serde_json::from_str(&text).expect("a letter"));
        }
        letters
    }
}

impl Drop for PostOffice {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
