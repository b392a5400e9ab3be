//! Backups（バックアップと復元）: everything comes back, on either engine, or nothing does.

use crate::round::Round;
use crate::world::{World, address_of, engines, morning, on_both};
use axum::http::StatusCode;
use chrono::TimeDelta;
use domain::calendar::date_in_japan;
use domain::history::{Entry, Subject};
use domain::people::Role;
use futures::TryStreamExt;
use server::backup::lock::{Keys, Lock};
use server::backup::{self, Place, archive};
use server::config::Settings;
use server::jobs;
use server::seed::demo;
use server::state::State;
use server::store::search::{self, Kind};
use server::store::whole::{self, Row};
use server::store::{Db, backups, calls, history, next_number};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use tempfile::TempDir;
use uuid::Uuid;

const PASSPHRASE: &str = "潮の音と 松の風";

fn locked() -> Lock {
    Lock::of("", PASSPHRASE).expect("a lock")
}

fn keys() -> Keys {
    Keys::of(PASSPHRASE, None).expect("keys")
}

/// An empty database of an engine, and a folder for the rest.
async fn elsewhere(engine: &str) -> (Place, TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    let db = Db::connect(&address_of(engine, folder.path()).await).await.expect("a database");
    let files = server::files::Files::folder(&folder.path().join("files")).expect("a folder for files");
    (Place { db, files: Some(files), data_dir: Some(folder.path().to_owned()) }, folder)
}

/// Every row of every table.
async fn everything(db: &Db) -> BTreeMap<String, Vec<Row>> {
    let mut tx = db.read().await.expect("a snapshot");
    let mut all = BTreeMap::new();
    for table in whole::tables(&mut tx).await.expect("tables") {
        let rows: Vec<Row> = whole::rows(&mut tx, &table).map_ok(json_by_meaning).try_collect().await.expect("rows");
        assert_eq!(whole::count(&mut tx, &table).await.expect("a number"), rows.len() as i64);
        all.insert(table.name, rows);
    }
    all
}

/// Postgres gives JSON back in an order of its own.
fn json_by_meaning(row: Row) -> Row {
    let cells = row.into_iter().map(|cell| match cell {
        whole::Cell::Text(text) if text.starts_with(['{', '[']) => {
            let value = serde_json::from_str::<serde_json::Value>(&text);
            whole::Cell::Text(value.map_or(text, |value| value.to_string()))
        }
        other => other,
    });
    cells.collect()
}

fn attached(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.join("files")];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("inside").to_owned();
                found.insert(name, std::fs::read(&path).expect("bytes"));
            }
        }
    }
    found
}

#[test]
fn a_city_comes_back_whole_on_either_engine() {
    on_both(|world| async move {
        demo::city(&world.state).await.expect("the demo city");
        world.state.sealing.seal(b"somebody", b"a secret").expect("a key is made");
        let before = everything(&world.state.db).await;
        assert!(before.values().map(Vec::len).sum::<usize>() > 500);
        let (file, sums) = backup::take(&world.state, world.folder.path(), locked()).await.expect("a backup");
        assert!(sums.files > 1 && sums.missing.is_empty(), "{sums:?}");
        for engine in engines() {
            let (place, folder) = elsewhere(&engine).await;
            let (header, restored) = backup::restore(&file, keys(), &place).await.expect("it comes back");
            assert_eq!((restored.rows(), header.city.as_str()), (sums.rows(), "対馬市"));
            assert_eq!(everything(&place.db).await, before, "into {engine}");
            assert_eq!(attached(folder.path()), attached(world.folder.path()));
            let key = |folder: &Path| std::fs::read(folder.join("seal.key")).expect("a key");
            assert_eq!(key(folder.path()), key(world.folder.path()));
            goes_on(&place.db).await;
            let again = backup::restore(&file, keys(), &place).await.expect_err("never over a city");
            assert!(again.to_string().contains("a city in that database already"), "{again:#}");
            place.db.close().await;
        }
    });
}

/// What was restored can be found, and is written to as before.
async fn goes_on(db: &Db) {
    let mut tx = db.read().await.expect("a snapshot");
    for kind in [Kind::Group, Kind::Case, Kind::Opinion] {
        let none = search::missing(&mut tx, kind, Uuid::nil(), 10).await.expect("an answer");
        assert!(none.is_empty(), "{kind:?} that cannot be found: {none:?}");
    }
    assert!(calls::find_by_slug(&mut tx, "one-percent").await.expect("an answer").is_some());
    drop(tx);
    let mut tx = db.write().await.expect("a transaction");
    history::append(&mut tx, &Entry::new(None, Subject::City, "restored"), morning()).await.expect("the next entry");
    search::put(&mut tx, Kind::Group, Uuid::now_v7(), &["新しい会".to_owned()]).await.expect("the next number");
    tx.commit().await.expect("kept");
    let tightened =
        "INSERT INTO membership (id, person_id, organisation_id, role, from_day) VALUES ($1, $1, $1, 'x', $2)";
    let id = Uuid::now_v7();
    let day = date_in_japan(morning());
    let refused = match db {
        Db::Sqlite { writer, .. } => sqlx::query(tightened).bind(id).bind(day).execute(writer).await.map(drop),
        Db::Postgres { pool, .. } => sqlx::query(tightened).bind(id).bind(day).execute(pool).await.map(drop),
    };
    assert!(refused.is_err(), "references hold again");
}

#[test]
fn a_damaged_or_foreign_archive_changes_nothing() {
    on_both(|world| async move {
        demo::city(&world.state).await.expect("the demo city");
        let (file, _) = backup::take(&world.state, world.folder.path(), Lock::Open).await.expect("a backup");
        let bytes = std::fs::read(&file).expect("bytes");
        let damaged = world.folder.path().join("tomoni-20000101T000000Z.tar.gz");
        for (what, bytes) in [
            ("cut off", bytes[..bytes.len() * 2 / 3].to_vec()),
            ("a bit turned", turned(&bytes)),
            ("something else", b"PK\x03\x04".repeat(500)),
            ("nothing", Vec::new()),
        ] {
            std::fs::write(&damaged, bytes).expect("written");
            let (place, _folder) = elsewhere(&engines()[0]).await;
            let wrong = backup::restore(&damaged, Keys::default(), &place).await;
            assert!(wrong.is_err(), "{what}");
            if place.db.versions().await.expect("an answer").is_empty() {
                continue;
            }
            let mut tx = place.db.read().await.expect("a snapshot");
            for table in whole::tables(&mut tx).await.expect("tables") {
                let telling = ["person", "city", "submission", "history", "opinion"].contains(&table.name.as_str());
                assert!(
                    !telling || whole::count(&mut tx, &table).await.expect("a number") == 0,
                    "{what}: {}",
                    table.name
                );
            }
        }
        let (locked_file, _) = backup::take(&turn(&world, 60), world.folder.path(), locked()).await.expect("a backup");
        let (place, _folder) = elsewhere(&engines()[0]).await;
        for (wrong, told) in
            [(Keys::default(), "wants a passphrase"), (Keys::of("x", None).expect("keys"), "does not open")]
        {
            let refused = backup::restore(&locked_file, wrong, &place).await.expect_err("locked");
            assert!(format!("{refused:#}").contains(told), "{refused:#}");
        }
    });
}

/// The state a little later: two backups of one second would have one name.
fn turn(world: &World, seconds: i64) -> State {
    world.state.clock.turn(TimeDelta::seconds(seconds));
    world.state.clone()
}

fn turned(bytes: &[u8]) -> Vec<u8> {
    let mut turned = bytes.to_vec();
    let middle = turned.len() / 2;
    turned[middle] ^= 0x10;
    turned
}

#[test]
fn only_the_holder_of_the_key_opens_what_was_locked_for_it() {
    on_both(|world| async move {
        demo::city(&world.state).await.expect("the demo city");
        let own = age::x25519::Identity::generate();
        let lock = Lock::of(&own.to_public().to_string(), "not used").expect("a lock");
        let (file, _) = backup::take(&world.state, world.folder.path(), lock).await.expect("a backup");
        let key_file = world.folder.path().join("identity.txt");
        let secret = age::secrecy::ExposeSecret::expose_secret(&own.to_string()).to_owned();
        std::fs::write(&key_file, format!("# the archive's\n{secret}\n")).expect("written");
        let fits = Keys::of("", Some(&key_file)).expect("keys");
        backup::verify(&file, fits, world.folder.path()).await.expect("it opens");
        let wrong = backup::verify(&file, keys(), world.folder.path()).await.expect_err("a passphrase is no key");
        assert!(format!("{wrong:#}").contains("does not open"), "{wrong:#}");
        assert!(Lock::of("age1nonsense", "").is_err());
    });
}

#[test]
fn a_backup_holds_one_moment_while_others_write() {
    on_both(|world| async move {
        demo::city(&world.state).await.expect("the demo city");
        let state = world.state.clone();
        let stop = std::sync::Arc::new(AtomicBool::new(false));
        let stopped = stop.clone();
        let writing = tokio::spawn(async move {
            let mut written = 0_i64;
            while !stopped.load(Ordering::Relaxed) {
                // Two rows of two tables, in one transaction: a backup has both or neither.
                let mut tx = state.db.write().await.expect("a transaction");
                history::append(&mut tx, &Entry::new(None, Subject::City, "ticked"), morning())
                    .await
                    .expect("an entry");
                written = next_number(&mut tx, "ticks").await.expect("a number");
                tx.commit().await.expect("kept");
            }
            written
        });
        let mut seen = Vec::new();
        for _ in 0..3 {
            let (file, _) = backup::take(&turn(&world, 1), world.folder.path(), Lock::Open).await.expect("a backup");
            let (place, _folder) = elsewhere(&engines()[0]).await;
            backup::restore(&file, Keys::default(), &place).await.expect("it comes back");
            let mut tx = place.db.write().await.expect("a transaction");
            let entries = history::after(&mut tx, 0, 100_000).await.expect("the journal");
            let ticks = entries.iter().filter(|entry| entry.action == "ticked").count() as i64;
            assert_eq!(next_number(&mut tx, "ticks").await.expect("a number"), ticks + 1);
            seen.push(ticks);
        }
        stop.store(true, Ordering::Relaxed);
        let written = writing.await.expect("it wrote");
        assert!(seen.is_sorted() && written >= seen[2] && seen[2] > 0, "{seen:?} of {written}");
    });
}

#[test]
fn a_city_moves_to_another_database() {
    on_both(|world| async move {
        demo::city(&world.state).await.expect("the demo city");
        for engine in engines() {
            let (place, _folder) = elsewhere(&engine).await;
            backup::copy(&world.state, place.db.clone()).await.expect("it moves");
            assert_eq!(everything(&place.db).await, everything(&world.state.db).await, "into {engine}");
            goes_on(&place.db).await;
        }
    });
}

#[test]
fn an_archive_of_an_older_release_is_brought_up_to_date_and_a_newer_one_is_left_alone() {
    on_both(|world| async move {
        let all = world.state.db.versions().await.expect("versions");
        let (old, folder) = elsewhere(&engines()[0]).await;
        old.db.migrate_to(&all[..all.len() - 1]).await.expect("an older schema");
        let older = old.db.versions().await.expect("versions");
        assert!(old.db.lags(&older) && !old.db.lags(&all));
        let settings = Settings { data_dir: folder.path().to_owned(), ..Settings::default() };
        let files = old.files.clone().expect("files");
        let state = State::new(old.db.clone(), world.state.clock.clone(), settings, files);
        let (file, _) = backup::take(&state, folder.path(), Lock::Open).await.expect("a backup");
        let (place, _folder) = elsewhere(&engines()[0]).await;
        let (header, _) = backup::restore(&file, Keys::default(), &place).await.expect("it comes back");
        assert_eq!(header.schema, older);
        assert_eq!(place.db.versions().await.expect("versions"), all);
        let newer = place.db.migrate_to(&[all[0], 9_999]).await.expect_err("nobody knows it");
        assert!(newer.to_string().contains("9999"), "{newer}");
    });
}

#[test]
fn the_worker_takes_one_a_day_and_lets_old_ones_go() {
    on_both(|world| async move {
        demo::city(&world.state).await.expect("the demo city");
        let folder = world.folder.path().join("backups");
        let settings = Settings {
            backup_passphrase: PASSPHRASE.to_owned(),
            backup_keep_days: 2,
            backup_keep_months: 1,
            ..(*world.state.settings).clone()
        };
        let mut state = world.state.clone();
        state.settings = std::sync::Arc::new(settings);
        let other = state.clone();
        let (one, two) = tokio::join!(jobs::backup::round(&state, &folder), jobs::backup::round(&other, &folder));
        assert_eq!([one.expect("a round"), two.expect("a round")].iter().filter(|did| **did).count(), 1);
        for _ in 0..4 {
            state.clock.turn(TimeDelta::days(1));
            assert!(jobs::backup::round(&state, &folder).await.expect("a round"));
        }
        let names = archive::all(&folder).expect("archives");
        assert_eq!(names.len(), 2, "{names:?}");
        let days = backups::last(&mut state.db.read().await.expect("a snapshot"), 10).await.expect("backups");
        assert_eq!(days.len(), 5);
        assert!(days.iter().all(|day| day.rehearsed_at.is_some() && day.problem.is_none()), "{days:?}");
        // A file that is lost is told, and everything else is kept.
        let lost = attached(world.folder.path()).into_keys().next().expect("a file");
        std::fs::remove_file(world.folder.path().join(&lost)).expect("lost");
        state.clock.turn(TimeDelta::days(1));
        assert!(jobs::backup::round(&state, &folder).await.expect("a round"));
        let last = backups::last(&mut state.db.read().await.expect("a snapshot"), 1).await.expect("a backup");
        assert!(last[0].ended_at.is_some() && last[0].problem.is_some(), "{last:?}");
    });
}

#[test]
fn an_administrator_sees_what_became_of_them_and_nobody_else() {
    on_both(|world| async move {
        let round = Round::new(world).await;
        let admin = round.colleague("管理 者", Role::Admin).await;
        let page = round.browser(admin).await.get("/staff/backups").await.expect(StatusCode::OK);
        assert!(page.text().contains("backup_dir") && page.text().contains("まだバックアップはありません"));

        let folder = round.world.folder.path().join("backups");
        let settings = Settings {
            backup_dir: folder.display().to_string(),
            backup_passphrase: PASSPHRASE.to_owned(),
            ..(*round.world.state.settings).clone()
        };
        let mut state = round.world.state.clone();
        state.settings = std::sync::Arc::new(settings);
        jobs::backup::round(&state, &folder).await.expect("a round");
        let mut browser = round.browser(admin).await;
        browser.visit(server::web::service(state));
        let page = browser.get("/staff/backups").await.expect(StatusCode::OK);
        assert!(page.text().contains("復元まで確認済み") && !page.text().contains("backup_dir"), "{}", page.text());
        assert!(!page.text().contains(PASSPHRASE));
        round.browser(round.officer).await.get("/staff/backups").await.expect(StatusCode::FORBIDDEN);
    });
}
