//! Whole tables, and which backups were taken（表の丸写しとバックアップの記録）.

use super::{day, later};
use crate::world::{morning, on_both};
use chrono::Days;
use futures::TryStreamExt;
use server::store::backups::{self, Backup};
use server::store::whole::{self, Cell, Row};

#[test]
fn rows_are_written_as_they_were_read() {
    on_both(|world| async move {
        let mut tx = world.state.db.write().await.expect("a transaction");
        backups::claim(&mut tx, day(), morning(), morning()).await.expect("claimed");
        let tables = whole::tables(&mut tx).await.expect("tables");
        assert!(tables.iter().all(|table| !table.name.starts_with('_') && table.name != "search_entry"));
        assert!(tables.iter().any(|table| table.name == "attachment"));
        let table = tables.iter().find(|table| table.name == "backup").expect("a table");
        let rows: Vec<Row> = whole::rows(&mut tx, table).try_collect().await.expect("rows");
        let at = |column: &str| table.columns.iter().position(|name| name == column).expect("a column");
        assert_eq!(rows[0][at("day")], Cell::Text("2026-11-22".to_owned()));
        assert_eq!(rows[0][at("begun_at")], Cell::Text("2026-11-22T01:00:00+00:00".to_owned()));
        assert_eq!(rows[0][at("problem")], Cell::Null);
        let loosened = whole::loosen(&mut tx).await.expect("loosened");
        whole::empty(&mut tx, table).await.expect("emptied");
        assert_eq!(whole::count(&mut tx, table).await.expect("a number"), 0);
        whole::write(&mut tx, table, &table.columns, &rows).await.expect("written");
        whole::tighten(&mut tx, loosened).await.expect("tightened");
        let again: Vec<Row> = whole::rows(&mut tx, table).try_collect().await.expect("rows");
        assert_eq!(again, rows);
        tx.commit().await.expect("kept");
    });
}

#[test]
fn a_day_is_backed_up_once_unless_it_was_lost() {
    on_both(|world| async move {
        let mut tx = world.state.db.write().await.expect("a transaction");
        assert!(backups::claim(&mut tx, day(), morning(), later(-180)).await.expect("an answer"));
        assert!(!backups::claim(&mut tx, day(), later(1), later(-179)).await.expect("an answer"), "another is at it");
        assert!(backups::claim(&mut tx, day(), later(200), later(20)).await.expect("an answer"), "it was lost");
        let whole = Backup {
            day: day(),
            begun_at: later(200),
            ended_at: Some(later(201)),
            rehearsed_at: Some(later(202)),
            file: Some("tomoni-20261122T043000Z.tar.gz".to_owned()),
            problem: None,
        };
        backups::note(&mut tx, &whole).await.expect("noted");
        assert!(!backups::claim(&mut tx, day(), later(900), later(800)).await.expect("an answer"), "it is done");
        let tomorrow = day() + Days::new(1);
        assert!(backups::claim(&mut tx, tomorrow, later(1440), later(1300)).await.expect("an answer"));
        let last = backups::last(&mut tx, 10).await.expect("backups");
        assert_eq!((last[0].day, last.len()), (tomorrow, 2));
        assert_eq!(last[1], whole);
        let unclaimed = Backup { day: tomorrow + Days::new(1), ..whole };
        assert!(backups::note(&mut tx, &unclaimed).await.is_err());
    });
}
