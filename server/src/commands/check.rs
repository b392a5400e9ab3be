//! `tomoni check`: what is wrong with the installation, and how to mend it（点検）.

use super::{backup, say};
use crate::config::Settings;
use crate::files::Files;
use crate::mail::imap::MailBox;
use crate::mail::transport::Transport;
use crate::paper::Press;
use crate::store::journal::{self, Chain};
use crate::store::{Db, city};
use crate::web::errors::causes;
use chrono::{DateTime, Datelike, TimeDelta, Utc};
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;
use tokio::time::timeout;

/// How long anything outside may take to answer.
const PATIENCE: Duration = Duration::from_secs(15);
/// How old the newest backup may be: a night may be missed.
const OLD_BACKUP: TimeDelta = TimeDelta::hours(50);

/// What was found about one thing: what it is, or what is wrong and how to mend it.
type Finding = Result<String, (String, String)>;

/// Looks at everything; fails when anything is wrong.
pub async fn all(file: &Path, with_journal: bool) -> anyhow::Result<ExitCode> {
    let settings = match Settings::load(file) {
        Ok(settings) => settings,
        Err(error) => {
            let mend = "correct it where it comes from; `tomoni config` explains every setting";
            report("settings", &Err((error.to_string(), mend.to_owned())));
            return Ok(ExitCode::FAILURE);
        }
    };
    let db = connect(&settings).await;
    let is_demo = match &db {
        Ok(db) => demo(db).await,
        Err(_) => false,
    };
    let mut findings = vec![
        ("settings", Ok("every setting can be used".to_owned())),
        ("database", database(&db).await),
        ("files", files(&settings).await),
        ("mail", mail(&settings, is_demo).await),
        ("bounces", bounces(&settings, is_demo).await),
        ("letters", letters(&settings)),
        ("address", address(&settings, is_demo)),
        ("metrics", metrics(&settings)),
        ("backup", newest_backup(&settings, is_demo, crate::clock::Clock::System.now())),
        ("clock", clock(crate::clock::Clock::System.now())),
    ];
    if with_journal {
        findings.push(("journal", chain(&db).await));
    }
    for (thing, finding) in &findings {
        report(thing, finding);
    }
    if let Ok(db) = db {
        db.close().await;
    }
    let is_good = findings.iter().all(|(_, finding)| finding.is_ok());
    Ok(if is_good { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn report(thing: &str, finding: &Finding) {
    match finding {
        Ok(good) => say(format_args!("ok       {thing:<9} {good}")),
        Err((problem, mend)) => say(format_args!("PROBLEM  {thing:<9} {problem}\n         {:<9} → {mend}", "")),
    }
}

/// Like the operator's shell, `check` makes no file: a missing database is a finding, not a task.
async fn connect(settings: &Settings) -> Result<Db, (String, String)> {
    let is_embedded = settings.database_url.is_empty();
    if is_embedded && !settings.data_dir.join("tomoni.db").exists() {
        let problem = format!("there is no database in {} yet", settings.data_dir.display());
        return Err((problem, "run `tomoni migrate`, or `tomoni serve`, which does it too".to_owned()));
    }
    let mend = if is_embedded {
        "see that this user may read and write the file and its folder"
    } else {
        "see that the server of database_url runs and lets this user in"
    };
    match timeout(PATIENCE, Db::connect(&settings.database())).await {
        Ok(Ok(db)) => Ok(db),
        Ok(Err(error)) => Err((error.to_string(), mend.to_owned())),
        Err(_) => Err(("no answer in time".to_owned(), mend.to_owned())),
    }
}

async fn database(db: &Result<Db, (String, String)>) -> Finding {
    let db = db.as_ref().map_err(Clone::clone)?;
    let schema = db.schema().await.map_err(|error| {
        (error.to_string(), "run `tomoni migrate` once; if that fails, its message says why".to_owned())
    })?;
    if schema.applied < schema.known {
        let problem = format!("{} of {} migrations are applied", schema.applied, schema.known);
        return Err((problem, "run `tomoni migrate`".to_owned()));
    }
    if schema.applied > schema.known {
        let problem =
            format!("the database is from a newer Tomoni ({} migrations, not {})", schema.applied, schema.known);
        return Err((problem, "install that release again, or go back to a backup".to_owned()));
    }
    Ok(format!("{}, {} migrations applied", db.engine_name(), schema.applied))
}

/// Every entry's hash follows from the entry and the one before it, so a change shows, wherever it was made.
async fn chain(db: &Result<Db, (String, String)>) -> Finding {
    let db = db.as_ref().map_err(Clone::clone)?;
    let proved = async { journal::prove(&mut db.read().await?).await };
    match proved.await {
        Ok(Chain::Whole(count)) => Ok(format!("{count} entries, each following the one before it")),
        Ok(Chain::BrokenAt(seq)) => {
            let mend = "somebody changed the database by hand: compare this entry with the last good backup";
            Err((format!("the chain is broken at entry {seq}"), mend.to_owned()))
        }
        Err(error) => Err((error.to_string(), "see what is wrong with the database".to_owned())),
    }
}

async fn demo(db: &Db) -> bool {
    let city = async { city::find(&mut db.read().await?).await };
    city.await.ok().flatten().is_some_and(|city| city.demo)
}

/// Writes a few bytes where files lie, reads them and takes them away again.
async fn files(settings: &Settings) -> Finding {
    let is_folder = settings.files.is_empty();
    let folder = settings.data_dir.join("files");
    let (place, mend) = if is_folder {
        let folder = folder.display().to_string();
        let mend = format!("see that this user may write to {folder} and that the disk is not full");
        (folder, mend)
    } else {
        let mend = "see that the storage of files and files_endpoint runs and can be reached from here, that the bucket \
                    is there, and that files_key may read, write, list and delete in it";
        (settings.files.clone(), mend.to_owned())
    };
    let tried = async {
        let files = Files::of(settings).map_err(|error| error.to_string())?;
        files.probe().await.map_err(|error| causes(&error))
    };
    match timeout(PATIENCE, tried).await {
        Ok(Ok(())) if open_endpoint(settings) => {
            let problem = format!("{} is reached unencrypted", settings.files_endpoint);
            Err((problem, "use its https:// address; papers of residents travel there".to_owned()))
        }
        Ok(Ok(())) => Ok(format!("{place} can be written")),
        Ok(Err(problem)) => Err((problem, mend)),
        Err(_) => Err((format!("{place} does not answer in time"), mend)),
    }
}

/// Whether files would leave this machine unencrypted.
fn open_endpoint(settings: &Settings) -> bool {
    let endpoint = url::Url::parse(&settings.files_endpoint).ok();
    !settings.files.is_empty() && endpoint.is_some_and(|url| url.scheme() == "http" && !is_local(&url))
}

async fn mail(settings: &Settings, is_demo: bool) -> Finding {
    let transport = Transport::of(settings).map_err(|error| (error.to_string(), "correct the setting".to_owned()))?;
    let transport = if is_demo { transport.in_demo() } else { transport };
    let mend = "set smtp_host, smtp_security, smtp_user and smtp_password as the keeper of the relay says, or mail_dir \
                for a rehearsal";
    match timeout(PATIENCE, transport.probe()).await {
        Ok(found) => found.map_err(|problem| (problem, mend.to_owned())),
        Err(_) => Err(("the mail relay does not answer in time".to_owned(), mend.to_owned())),
    }
}

/// Without such a mail box nobody hears of letters that came back after a server had taken them.
async fn bounces(settings: &Settings, is_demo: bool) -> Finding {
    let mail_box = MailBox::of(settings).map_err(|error| (error.to_string(), "correct the setting".to_owned()))?;
    let mend =
        "see that bounce_imap_host, bounce_imap_user, bounce_imap_password and the folders are those of the mail box";
    match mail_box {
        _ if is_demo => Ok("demo city: nothing is sent, so nothing comes back".to_owned()),
        Some(mail_box) => match timeout(PATIENCE, mail_box.probe()).await {
            Ok(Ok(())) => Ok(format!("reports are read from {}", mail_box.name())),
            Ok(Err(problem)) => Err((problem, mend.to_owned())),
            Err(_) => Err((format!("{} does not answer in time", mail_box.name()), mend.to_owned())),
        },
        None if settings.bounce_address.is_empty() => {
            Ok(format!("reports go to {}; have somebody read them, or set bounce_imap_host", settings.mail_from))
        }
        None => Ok(format!("reports go to {}; its mail server hands them to `tomoni bounce`", settings.bounce_address)),
    }
}

/// Without a font, letters can still be printed from the browser; their PDF cannot be made.
fn letters(settings: &Settings) -> Finding {
    let mend = "install fonts-noto-cjk (or fonts-ipaexfont), or set letter_font to a Japanese font file";
    match Press::new(&settings.letter_font).probe() {
        Ok((path, lacks)) if lacks.is_empty() => Ok(format!("printed with {}", path.display())),
        Ok((path, lacks)) => {
            let lacks: String = lacks.into_iter().collect();
            Err((format!("{} lacks {lacks}", path.display()), mend.to_owned()))
        }
        Err(error) => Err((error.to_string(), mend.to_owned())),
    }
}

/// Outside a demo, passwords must not travel in the open.
fn address(settings: &Settings, is_demo: bool) -> Finding {
    let url = &settings.public_url;
    if settings.is_https() || is_local(url) || is_demo {
        return Ok(format!("people reach Tomoni at {url}"));
    }
    let problem = format!("public_url is {url}: passwords would travel unencrypted");
    Err((problem, "put a reverse proxy with TLS before Tomoni and set public_url to its https:// address".to_owned()))
}

fn is_local(url: &url::Url) -> bool {
    match url.host() {
        Some(url::Host::Ipv4(address)) => address.is_loopback(),
        Some(url::Host::Ipv6(address)) => address.is_loopback(),
        Some(url::Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        None => false,
    }
}

fn metrics(settings: &Settings) -> Finding {
    match settings.metrics_address() {
        None => Ok("not served".to_owned()),
        Some(address) if address.ip().is_loopback() => Ok(format!("served at http://{address}/metrics")),
        Some(address) => Err((
            format!("metrics_listen {address} can be reached from outside this machine"),
            "use 127.0.0.1, or leave it empty".to_owned(),
        )),
    }
}

/// Deadlines are decided by this clock. A machine without a battery wakes up in the past.
fn clock(now: DateTime<Utc>) -> Finding {
    const RELEASED: i32 = 2026;
    let shown = now.with_timezone(&domain::calendar::JST).format("%Y-%m-%d %H:%M:%S JST");
    if now.year() < RELEASED {
        return Err((format!("the machine says it is {shown}"), "set the clock and keep it right with NTP".to_owned()));
    }
    Ok(format!("{shown}; deadlines follow it, so keep it right with NTP"))
}

/// Whether the city is backed up by itself, and was lately.
fn newest_backup(settings: &Settings, is_demo: bool, now: DateTime<Utc>) -> Finding {
    let Some(folder) = settings.backup_folder() else {
        let mend = "name a folder in backup_dir, or see that something else keeps the database, the files and seal.key";
        return if is_demo {
            Ok("a demo city needs none".to_owned())
        } else {
            Err(("nothing backs the city up every night".to_owned(), mend.to_owned()))
        };
    };
    let place = folder.display();
    match backup::newest(&folder) {
        Ok(Some((at, file))) if now - at < OLD_BACKUP => Ok(format!("{} is the newest", file.display())),
        Ok(Some((at, _))) => {
            let mend = "see in the log of `tomoni serve` or `tomoni work` why there is none since";
            Err((format!("the newest backup in {place} is of {}", at.format("%F")), mend.to_owned()))
        }
        Ok(None) => {
            Err((format!("there is no backup in {place} yet"), "run `tomoni backup`, or wait a night".to_owned()))
        }
        Err(error) => {
            Err((format!("{place}: {error}"), "make the folder, and see that this user may write to it".to_owned()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_backup_that_is_missing_or_old_is_found() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = |text: &str| text.parse::<DateTime<Utc>>().expect("a moment");
        let settings = Settings { backup_dir: folder.path().display().to_string(), ..Settings::default() };
        assert!(newest_backup(&Settings::default(), true, at("2026-11-30T00:00:00Z")).is_ok());
        assert!(newest_backup(&Settings::default(), false, at("2026-11-30T00:00:00Z")).is_err());
        assert!(newest_backup(&settings, false, at("2026-11-30T00:00:00Z")).is_err());
        std::fs::write(folder.path().join("tomoni-20261129T180000Z.tar.gz"), "").expect("written");
        assert!(newest_backup(&settings, false, at("2026-11-30T00:00:00Z")).is_ok());
        assert!(newest_backup(&settings, false, at("2026-12-02T00:00:00Z")).is_err());
        std::fs::remove_dir_all(folder.path()).expect("removed");
        assert!(newest_backup(&settings, false, at("2026-11-30T00:00:00Z")).is_err());
    }

    #[test]
    fn passwords_travel_encrypted_or_not_at_all() {
        let settings = |url: &str| Settings { public_url: url.parse().expect("a url"), ..Settings::default() };
        assert!(address(&settings("https://tomoni.example.jp"), false).is_ok());
        assert!(address(&settings("http://127.0.0.1:3000"), false).is_ok());
        assert!(address(&settings("http://localhost:3000"), false).is_ok());
        assert!(address(&settings("http://tomoni.example.jp"), false).is_err());
        assert!(address(&settings("http://tomoni.example.jp"), true).is_ok());
    }

    #[test]
    fn files_travel_encrypted_unless_they_stay_on_this_machine() {
        let settings = |endpoint: &str| Settings {
            files: "s3://tomoni".into(),
            files_endpoint: endpoint.into(),
            ..Settings::default()
        };
        assert!(!open_endpoint(&Settings::default()) && !open_endpoint(&settings("")));
        assert!(!open_endpoint(&settings("https://s3.example.jp")) && !open_endpoint(&settings("http://[::1]:9000")));
        assert!(open_endpoint(&settings("http://s3.example.jp")));
    }

    #[test]
    fn a_clock_in_the_past_is_found() {
        assert!(clock(DateTime::from_timestamp(0, 0).expect("a time")).is_err());
        assert!(clock(DateTime::from_timestamp(1_800_000_000, 0).expect("a time")).is_ok());
    }
}
