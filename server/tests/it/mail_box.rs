//! The mail box of a test: a Dovecot of its own that nobody but the test knows（試験用受信箱）.

use crate::running::free_port;
use server::config::{Encryption, Settings};
use std::net::TcpStream;
use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// Dovecot refuses to work for root; Debian's `nobody` owns nothing.
const NOBODY: u32 = 65534;

/// A running IMAP server with one mail box. It ends with the test.
pub struct MailBox {
    process: Child,
    folder: TempDir,
    /// Its port on the loopback, with STARTTLS where there is a certificate.
    pub port: u16,
    /// Its port that is encrypted from the first byte.
    pub tls_port: u16,
}

impl MailBox {
    /// Without encryption.
    pub fn open() -> MailBox {
        MailBox::start("ssl = no\n")
    }

    /// With a certificate.
    pub fn encrypted(certificate: &Path, key: &Path) -> MailBox {
        let read = |path: &Path| std::fs::read_to_string(path).expect("readable");
        let folder = tempfile::tempdir().expect("a temporary folder");
        let (certificate, key) = (read(certificate), read(key));
        let put = |name: &str, text: &str| {
            let path = folder.path().join(name);
            std::fs::write(&path, text).expect("written");
            path.display().to_string()
        };
        let (certificate, key) = (put("certificate.pem", &certificate), put("key.pem", &key));
        let ssl = format!("ssl = yes\nssl_cert = <{certificate}\nssl_key = <{key}\n");
        MailBox::start_in(folder, &ssl)
    }

    fn start(ssl: &str) -> MailBox {
        MailBox::start_in(tempfile::tempdir().expect("a temporary folder"), ssl)
    }

    fn start_in(folder: TempDir, ssl: &str) -> MailBox {
        let (port, tls_port) = (free_port(), free_port());
        let path = folder.path().display();
        for name in
            ["run", "state", "mail/new", "mail/cur", "mail/tmp", "mail/.Done/new", "mail/.Done/cur", "mail/.Done/tmp"]
        {
            std::fs::create_dir_all(folder.path().join(name)).expect("a folder");
        }
        let is_root = said("id", &["-u"]) == "0";
        let (user, group) = if is_root {
            ("nobody".to_owned(), "nogroup".to_owned())
        } else {
            (said("id", &["-un"]), said("id", &["-gn"]))
        };
        let settings = format!(
            "base_dir = {path}/run\nstate_dir = {path}/state\nlog_path = {path}/log\nprotocols = imap\nlisten = 127.0.0.1\n\
             default_internal_user = {user}\ndefault_internal_group = {group}\ndefault_login_user = {user}\n\
             disable_plaintext_auth = no\nauth_failure_delay = 0\nmail_location = maildir:{path}/mail\nfirst_valid_uid = 1\n{ssl}\
             passdb {{\n driver = static\n args = password=secret\n}}\n\
             userdb {{\n driver = static\n args = uid={user} gid={group} home={path}\n}}\n\
             service imap-login {{\n chroot =\n inet_listener imap {{\n port = {port}\n }}\n\
             inet_listener imaps {{\n port = {tls_port}\n ssl = yes\n }}\n}}\n\
             service anvil {{\n chroot =\n}}\nservice stats {{\n chroot =\n}}\n"
        );
        std::fs::write(folder.path().join("dovecot.conf"), settings).expect("written");
        let mut command = Command::new(dovecot());
        command.arg("-F").arg("-c").arg(folder.path().join("dovecot.conf"));
        if is_root {
            give_away(folder.path());
            command.uid(NOBODY).gid(NOBODY);
        }
        let process = command
            .stdout(Stdio::null())
            .stderr(Stdio::inherit())
            .spawn()
            .expect("dovecot runs; `./x test` installs it, or: apt-get install dovecot-imapd");
        let mail_box = MailBox { process, folder, port, tls_port };
        mail_box.wait();
        mail_box
    }

    /// Another process has to come up: there is nothing to wait for but its port.
    #[allow(clippy::disallowed_methods)]
    fn wait(&self) {
        let begun = Instant::now();
        while TcpStream::connect(("127.0.0.1", self.port)).is_err() {
            let log = || std::fs::read_to_string(self.folder.path().join("log")).unwrap_or_default();
            assert!(begun.elapsed() < Duration::from_secs(60), "dovecot does not listen: {}", log());
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// Settings that read it, without encryption.
    pub fn settings(&self, settings: &mut Settings) {
        settings.bounce_imap_host = format!("127.0.0.1:{}", self.port);
        settings.bounce_imap_security = Encryption::None;
        settings.bounce_imap_user = "bounce".to_owned();
        settings.bounce_imap_password = "secret".to_owned();
    }

    /// A mail arrives.
    pub fn deliver(&self, name: &str, mail: &str) {
        let path = self.folder.path().join("mail/tmp").join(name);
        std::fs::write(&path, mail.replace('\n', "\r\n")).expect("written");
        std::fs::rename(path, self.folder.path().join("mail/new").join(name)).expect("delivered");
    }

    /// The mails in a folder with their flags, `S` seen and `F` flagged, in order of their names.
    pub fn kept(&self, folder: &str) -> Vec<(String, String)> {
        let mut kept = Vec::new();
        for part in ["new", "cur"] {
            let path = self.folder.path().join("mail").join(folder).join(part);
            for entry in std::fs::read_dir(path).expect("a folder") {
                let name = entry.expect("an entry").file_name().to_string_lossy().into_owned();
                let (name, flags) = name.split_once(":2,").unwrap_or((&name, ""));
                let name = name.split(',').next().unwrap_or_default();
                kept.push((name.to_owned(), flags.to_owned()));
            }
        }
        kept.sort();
        kept
    }
}

impl Drop for MailBox {
    fn drop(&mut self) {
        // Its children end with it when it is asked, not when it is killed.
        let _ = Command::new("kill").args(["-TERM", &self.process.id().to_string()]).status();
        let _ = self.process.wait();
    }
}

fn said(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output().expect("it runs");
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

/// Debian keeps it where only root looks.
fn dovecot() -> PathBuf {
    let usual = PathBuf::from("/usr/sbin/dovecot");
    if usual.exists() { usual } else { PathBuf::from("dovecot") }
}

fn give_away(folder: &Path) {
    chown(folder, Some(NOBODY), Some(NOBODY)).expect("root may give away");
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            give_away(&path);
        } else {
            chown(&path, Some(NOBODY), Some(NOBODY)).expect("root may give away");
        }
    }
}
