//! What happens when something under the city fails（障害の試験）: whoever types is told and gets it back, whatever was
//! acknowledged is there, and everything goes on by itself once the fault is over.

use crate::proposals::begun;
use crate::running::{said, tomoni};
use crate::world::{Browser, Reply, World, on_both, postgres};
use axum::http::StatusCode;
use chrono::TimeDelta;
use server::store::Db;
use sqlx::Connection;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use std::collections::BTreeSet;
use std::path::Path;
use std::time::Duration;

/// The longest text that the questions of the page take.
const LONGEST: usize = 800;

async fn save(browser: &mut Browser, home: &str, text: &str) -> Reply {
    browser.post(&format!("{home}/form/aim"), &[("problem", text), ("purpose", text)]).await
}

/// Insists that a text which was not kept came back with a plain word.
#[track_caller]
fn given_back(reply: Reply, text: &str) {
    let reply = reply.expect(StatusCode::SERVICE_UNAVAILABLE);
    assert!(reply.text().contains(text), "what was typed comes back: {}", reply.text());
    assert!(!reply.select("h1").is_empty() && !reply.select("main form button").is_empty(), "and a way onward");
}

async fn is_kept(browser: &mut Browser, home: &str, text: &str) {
    let page = browser.get(&format!("{home}/form/aim")).await.expect(StatusCode::OK);
    assert!(page.text().contains(text), "{text} is stored");
}

/// Runs a statement on the one connection that writes to SQLite; nothing where there is none.
async fn on_the_writer(world: &World, sql: &'static str) -> bool {
    let Db::Sqlite { writer, .. } = &world.state.db else { return false };
    sqlx::query(sql).execute(writer).await.expect("a statement");
    true
}

#[test]
fn a_full_disk_is_told_and_what_was_kept_stays() {
    on_both(|world| async move {
        let (mut browser, home) = begun(&world).await;
        let long = |word: &str| word.repeat(LONGEST);
        save(&mut browser, &home, "満杯になる前").await.redirect();
        // The smallest allowance that SQLite accepts is the size the file has.
        if !on_the_writer(&world, "PRAGMA max_page_count = 1").await {
            return;
        }
        let mut full = None;
        for word in ["海", "浜", "山", "川"] {
            let reply = save(&mut browser, &home, &long(word)).await;
            if reply.status == StatusCode::SERVICE_UNAVAILABLE {
                full = Some((reply, word));
                break;
            }
        }
        let (reply, word) = full.expect("the disk is full at some point");
        given_back(reply, &long(word));
        browser.get("/calls").await.expect(StatusCode::OK);
        browser.get(&home).await.expect(StatusCode::OK);
        on_the_writer(&world, "PRAGMA max_page_count = 1000000").await;
        save(&mut browser, &home, &long(word)).await.redirect();
        is_kept(&mut browser, &home, &long(word)).await;
    });
}

#[test]
fn a_disk_that_only_reads_is_told_and_pages_go_on() {
    on_both(|world| async move {
        let (mut browser, home) = begun(&world).await;
        save(&mut browser, &home, "まだ書けるとき").await.redirect();
        if !on_the_writer(&world, "PRAGMA query_only = ON").await {
            return;
        }
        given_back(save(&mut browser, &home, "書けないとき").await, "書けないとき");
        is_kept(&mut browser, &home, "まだ書けるとき").await;
        browser.get("/").await.expect(StatusCode::OK);
        on_the_writer(&world, "PRAGMA query_only = OFF").await;
        save(&mut browser, &home, "また書けるとき").await.redirect();
        is_kept(&mut browser, &home, "また書けるとき").await;
    });
}

#[test]
fn a_file_that_somebody_else_has_locked_is_told_and_waited_for() {
    on_both(|world| async move {
        let (mut browser, home) = begun(&world).await;
        if !matches!(world.state.db, Db::Sqlite { .. }) {
            return;
        }
        let file = SqliteConnectOptions::new().filename(world.folder.path().join("test.db"));
        let mut other = SqliteConnection::connect_with(&file).await.expect("another program");
        // Shorter than we wait: nobody notices.
        sqlx::query("BEGIN IMMEDIATE").execute(&mut other).await.expect("its turn");
        let freed = tokio::spawn(async move {
            tokio::time::sleep(Duration::from_secs(1)).await;
            sqlx::query("ROLLBACK").execute(&mut other).await.expect("given up");
            other
        });
        save(&mut browser, &home, "少し待った").await.redirect();
        let mut other = freed.await.expect("freed");
        sqlx::query("BEGIN IMMEDIATE").execute(&mut other).await.expect("its turn");
        given_back(save(&mut browser, &home, "待ちきれない").await, "待ちきれない");
        is_kept(&mut browser, &home, "少し待った").await;
        sqlx::query("ROLLBACK").execute(&mut other).await.expect("given up");
        save(&mut browser, &home, "待ったあと").await.redirect();
        is_kept(&mut browser, &home, "待ったあと").await;
    });
}

/// A Postgres whose connections of this test alone can be told from all others, by their role.
async fn of_a_role() -> (String, String, sqlx::PgPool) {
    let address = postgres().await;
    let role = format!("r{}", uuid::Uuid::new_v4().simple());
    let office = sqlx::PgPool::connect(&address).await.expect("Postgres answers");
    let make = sqlx::AssertSqlSafe(format!("CREATE ROLE {role} LOGIN SUPERUSER"));
    sqlx::query(make).execute(&office).await.expect("a role");
    (address.replacen("//tomoni@", &format!("//{role}@"), 1), role, office)
}

#[test]
fn a_postgres_that_throws_everybody_out_loses_nothing_acknowledged() {
    const SAVES: usize = 60;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    runtime.expect("a runtime").block_on(async {
        if !crate::world::engines().contains(&"postgres".to_owned()) {
            return;
        }
        let (address, role, office) = of_a_role().await;
        let world = World::at(&address).await;
        let (mut browser, home) = begun(&world).await;
        let over = tokio_util::sync::CancellationToken::new();
        let thrown_out = tokio::spawn({
            let over = over.clone();
            async move {
                let mut thrown_out: i64 = 0;
                while !over.is_cancelled() {
                    let sql = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE usename = $1";
                    let count: i64 = sqlx::query_scalar(sql).bind(&role).fetch_one(&office).await.expect("a count");
                    thrown_out += count;
                    tokio::time::sleep(Duration::from_millis(40)).await;
                }
                thrown_out
            }
        });
        let (mut acknowledged, mut refused) = (None, 0);
        for number in 0..SAVES {
            let text = format!("{number}回目の保存");
            let reply = save(&mut browser, &home, &text).await;
            match reply.status {
                StatusCode::SEE_OTHER if reply.location().starts_with("/sign-in") => {
                    panic!("nobody is signed out by it")
                }
                StatusCode::SEE_OTHER => acknowledged = Some(number),
                _ => {
                    given_back(reply, &text);
                    refused += 1;
                }
            }
        }
        over.cancel();
        let thrown_out = thrown_out.await.expect("it ends");
        let acknowledged = acknowledged.expect("some are kept between two blows");
        assert!(thrown_out > 0, "it was noticed");
        let page = browser.get(&format!("{home}/form/aim")).await.expect(StatusCode::OK);
        // One that nobody was told of may have been kept all the same; an older one may not stand there.
        let stored = (acknowledged..SAVES).filter(|number| page.text().contains(&format!("{number}回目の保存")));
        assert!(stored.count() >= 1, "{acknowledged} was acknowledged, {refused} came back, {thrown_out} thrown out");
        save(&mut browser, &home, "落ち着いたあと").await.redirect();
        is_kept(&mut browser, &home, "落ち着いたあと").await;
    });
}

#[test]
fn a_clock_that_jumps_loses_nothing_and_signs_nobody_out() {
    on_both(|world| async move {
        let (mut browser, home) = begun(&world).await;
        for (jump, text) in [(2, "二時間先"), (-26, "一日前"), (24, "もどった")] {
            world.state.clock.turn(TimeDelta::hours(jump));
            save(&mut browser, &home, text).await.redirect();
            is_kept(&mut browser, &home, text).await;
        }
    });
}

/// Tables, indexes and triggers of a file.
async fn schema(file: &Path) -> BTreeSet<String> {
    let options = SqliteConnectOptions::new().filename(file).read_only(true);
    let mut connection = SqliteConnection::connect_with(&options).await.expect("the file opens");
    let sql = "SELECT coalesce(sql, name) FROM sqlite_master";
    let found: Vec<String> = sqlx::query_scalar(sql).fetch_all(&mut connection).await.expect("its schema");
    found.into_iter().collect()
}

#[test]
fn a_migration_that_was_killed_goes_on_where_it_stopped() {
    let whole = tempfile::tempdir().expect("a folder");
    let started = std::time::Instant::now();
    assert!(tomoni(whole.path(), &["migrate"]).output().expect("it runs").status.success());
    let usual = started.elapsed();
    let folder = tempfile::tempdir().expect("a folder");
    for round in 1..=8_u32 {
        let mut child = tomoni(folder.path(), &["migrate"]).spawn().expect("it runs");
        std::thread::park_timeout(usual * round / 10);
        child.kill().expect("kill -9");
        child.wait().expect("it ended");
    }
    let last = tomoni(folder.path(), &["migrate"]).output().expect("it runs");
    assert!(last.status.success(), "{}", said(&last));
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let of = |folder: &Path| runtime.block_on(schema(&folder.join("data/tomoni.db")));
    assert_eq!(of(folder.path()), of(whole.path()));
}

#[test]
fn an_older_release_leaves_a_newer_database_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    assert!(tomoni(folder.path(), &["migrate"]).output().expect("it runs").status.success());
    let file = folder.path().join("data/tomoni.db");
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let mut newer =
            SqliteConnection::connect_with(&SqliteConnectOptions::new().filename(&file)).await.expect("opens");
        let sql = "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
                   VALUES (999999, 'of tomorrow', TRUE, X'00', 0)";
        sqlx::query(sql).execute(&mut newer).await.expect("a migration of tomorrow");
    });
    for command in ["migrate", "serve", "work"] {
        let refused = tomoni(folder.path(), &[command]).output().expect("it runs");
        assert!(!refused.status.success(), "{command}");
        assert!(said(&refused).contains("newer Tomoni"), "{command}: {}", said(&refused));
    }
}
