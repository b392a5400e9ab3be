//! Two folders of migrations, one schema（移行の一致）; and a journal that cannot be changed.

use crate::world::{morning, on_both};
use domain::history::{Entry, Subject};
use server::store::{Db, history};
use sqlx::Row;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Table, column, kind of value, whether it must be there.
type Columns = BTreeSet<(String, String, &'static str, bool)>;

fn files(engine: &str) -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../migrations").join(engine);
    let entries = std::fs::read_dir(&folder).expect("a folder of migrations");
    entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect()
}

#[test]
fn both_folders_hold_the_same_files() {
    assert_eq!(files("sqlite"), files("postgres"));
}

/// Both engines' types in the words of SQLite, whose types are the coarser.
fn kind(name: &str) -> &'static str {
    match name.to_lowercase().as_str() {
        "blob" | "uuid" | "bytea" => "BLOB",
        "integer" | "bigint" | "smallint" | "boolean" => "INTEGER",
        "text" | "timestamp with time zone" | "date" | "jsonb" | "json" => "TEXT",
        other => panic!("a type that the test does not know: {other}"),
    }
}

async fn columns(db: &Db) -> Columns {
    match db {
        Db::Sqlite { readers, .. } => {
            let sql = "SELECT m.name, c.name, c.type, c.\"notnull\" = 1 OR c.pk > 0
                       FROM sqlite_master m JOIN pragma_table_info(m.name) c
                       WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' AND m.name NOT LIKE '\\_%' ESCAPE '\\'";
            let rows = sqlx::query(sql).fetch_all(readers).await.expect("SQLite tells its schema");
            rows.iter().map(|row| (row.get(0), row.get(1), kind(row.get(2)), row.get(3))).collect()
        }
        Db::Postgres { pool, .. } => {
            let sql = "SELECT table_name::text, column_name::text, data_type::text, is_nullable = 'NO'
                       FROM information_schema.columns
                       WHERE table_schema = current_schema() AND table_name NOT LIKE '\\_%'";
            let rows = sqlx::query(sql).fetch_all(pool).await.expect("Postgres tells its schema");
            rows.iter().map(|row| (row.get(0), row.get(1), kind(row.get(2)), row.get(3))).collect()
        }
    }
}

/// Indexes that were given a name, with their table.
async fn indexes(db: &Db) -> BTreeMap<String, String> {
    let rows: Vec<(String, String)> = match db {
        Db::Sqlite { readers, .. } => {
            let sql = "SELECT name, tbl_name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL";
            sqlx::query_as(sql).fetch_all(readers).await.expect("SQLite tells its indexes")
        }
        Db::Postgres { pool, .. } => {
            let sql = "SELECT indexname::text, tablename::text FROM pg_indexes
                       WHERE schemaname = current_schema() AND indexname NOT LIKE '%\\_pkey'
                         AND indexname NOT LIKE '%\\_key' AND tablename NOT LIKE '\\_%'";
            sqlx::query_as(sql).fetch_all(pool).await.expect("Postgres tells its indexes")
        }
    };
    rows.into_iter().collect()
}

#[test]
fn both_engines_have_the_same_tables_columns_and_indexes() {
    let seen = std::sync::Mutex::new(Vec::new());
    on_both(|world| {
        let seen = &seen;
        async move {
            let found = (columns(&world.state.db).await, indexes(&world.state.db).await);
            assert!(found.0.len() > 100, "{} columns", found.0.len());
            seen.lock().expect("nobody panicked").push(found);
        }
    });
    let seen = seen.into_inner().expect("nobody panicked");
    if let [(columns, indexes), (other_columns, other_indexes)] = &seen[..] {
        let differ: Vec<_> = columns.symmetric_difference(other_columns).collect();
        assert!(differ.is_empty(), "columns differ: {differ:#?}");
        assert_eq!(indexes, other_indexes);
    }
}

#[test]
fn the_journal_refuses_changes() {
    on_both(|world| async move {
        let db = &world.state.db;
        let mut tx = db.write().await.expect("a transaction");
        history::append(&mut tx, &Entry::new(None, Subject::City, "set_up"), morning()).await.expect("an entry");
        tx.commit().await.expect("kept");
        for sql in ["UPDATE history SET reason = 'x'", "DELETE FROM history"] {
            let refused = match db {
                Db::Sqlite { writer, .. } => sqlx::query(sql).execute(writer).await.map(drop),
                Db::Postgres { pool, .. } => sqlx::query(sql).execute(pool).await.map(drop),
            };
            let error = refused.expect_err(sql).to_string();
            assert!(error.contains("append-only"), "{sql}: {error}");
        }
        let mut tx = db.read().await.expect("a snapshot");
        assert_eq!(history::after(&mut tx, 0, 10).await.expect("the journal")[0].reason, "");
    });
}

#[test]
fn migrating_twice_changes_nothing() {
    on_both(|world| async move {
        let before = world.state.db.schema().await.expect("a schema");
        world.state.db.migrate().await.expect("nothing to do");
        assert_eq!(world.state.db.schema().await.expect("a schema"), before);
        assert_eq!(before.applied, before.known);
    });
}
