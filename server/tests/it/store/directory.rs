//! The directory: found by words of two letters, filtered, turned page by page, and served by an index.

use super::{day, ground, organisation};
use crate::world::{World, morning, on_both};
use domain::districts::{Level, Listed};
use domain::groups::{Field, Group, Profile};
use domain::people::{OrganisationId, OrganisationKind};
use server::actions::groups::keep;
use server::store::directory::{PAGE, Wanted};
use server::store::search::{Kind, Search};
use server::store::{Db, Write, directory, districts, people, search};

async fn shown(tx: &mut Write, name: &str, purpose: &str, kind: OrganisationKind, field: Field) -> OrganisationId {
    let id = organisation(tx, kind, name).await;
    let organisation = people::organisation(tx, id).await.expect("a row").expect("a group");
    let profile = Profile { published: true, field: Some(field), ..Profile::default() };
    let facts = [("purpose".to_owned(), purpose.to_owned())].into_iter().collect();
    let group = Group { facts, profile, ..Group::named(organisation) };
    keep(tx, &group, morning()).await.expect("kept");
    id
}

async fn names(tx: &mut Write, wanted: &Wanted) -> Vec<String> {
    directory::page(tx, wanted).await.expect("a page").into_iter().map(|line| line.name).collect()
}

fn words(words: &str) -> Wanted {
    Wanted { words: words.to_owned(), ..Wanted::default() }
}

#[test]
fn groups_are_found_by_any_word_in_any_spelling() {
    on_both(|world| async move {
        let mut tx = ground(&world).await.tx;
        let tx = &mut tx;
        shown(tx, "対馬の海を守る会", "協働と防災。", OrganisationKind::Npo, Field::Nature).await;
        shown(tx, "𠮷野ﾂｼﾏ倶楽部", "ＩＴを教える R8", OrganisationKind::Company, Field::Learning).await;
        let hidden = shown(tx, "隠れた会", "協働", OrganisationKind::Npo, Field::Other).await;
        search::remove(tx, Kind::Group, hidden.0).await.expect("forgotten");
        let (first, second) = ("対馬の海を守る会", "𠮷野ﾂｼﾏ倶楽部");
        let cases = [
            ("協働", vec![first]),
            ("防災", vec![first]),
            ("働防", vec![]),
            ("ツシマ", vec![second]),
            ("つしま", vec![second]),
            ("𠮷野", vec![second]),
            ("it", vec![second]),
            ("海 防災", vec![first]),
            ("海 ＩＴ", vec![]),
            ("部", vec![second]),
            ("る", vec![first, second]),
            ("\"協働\" OR x", vec![]),
            ("対馬' -- (", vec![first]),
        ];
        for (typed, expected) in cases {
            assert_eq!(names(tx, &words(typed)).await, expected, "{typed}");
        }
        assert!(Search::read(tx, Kind::Group, "・").is_none());
        search::put(tx, Kind::Group, hidden.0, &["別の言葉".to_owned()]).await.expect("written");
        search::put(tx, Kind::Group, hidden.0, &["新しい言葉".to_owned()]).await.expect("written again");
        assert_eq!(names(tx, &words("別の")).await, Vec::<String>::new(), "the old words are gone");
        assert_eq!(names(tx, &words("新しい")).await, ["隠れた会"]);
    });
}

#[test]
fn filters_narrow_and_pages_follow_one_another() {
    on_both(|world| async move {
        let mut tx = ground(&world).await.tx;
        let tx = &mut tx;
        let ward = Listed { level: Level::Ward, name: "曲".into(), kana: String::new(), inside: vec![] };
        let town = Listed { level: Level::Town, name: "厳原町".into(), inside: vec![ward.clone()], ..ward };
        districts::load(tx, &[town], day()).await.expect("districts");
        let known = districts::all(tx).await.expect("districts");
        let ids: Vec<_> = known.iter().map(|district| district.id).collect();
        for number in 0..45 {
            let name = format!("会{number:02}");
            let id = shown(tx, &name, "目的", OrganisationKind::Npo, Field::Nature).await;
            let mut group = server::store::groups::find(tx, id).await.expect("a row").expect("a group");
            group.district = (number % 10 == 0).then_some(ids[1]);
            group.profile.recruiting = number % 5 == 0;
            keep(tx, &group, morning()).await.expect("kept");
        }
        shown(tx, "社", "目的", OrganisationKind::Company, Field::Industry).await;

        let mut seen = Vec::new();
        let mut wanted = Wanted::default();
        loop {
            let mut page = directory::page(tx, &wanted).await.expect("a page");
            let more = page.len() > PAGE;
            page.truncate(PAGE);
            seen.extend(page.iter().map(|line| line.name.clone()));
            wanted.after = page.last().map(|line| line.id);
            if !more {
                break;
            }
        }
        let mut once = seen.clone();
        once.dedup();
        assert_eq!((seen.len(), once.len()), (46, 46), "every group once: {seen:?}");

        let within = Wanted { districts: known.within(ids[0]), ..Wanted::default() };
        assert_eq!(names(tx, &within).await.len(), 5);
        let recruiting = Wanted { recruiting: true, ..Wanted::default() };
        assert_eq!(names(tx, &recruiting).await.len(), 9);
        let companies = Wanted { kind: Some(OrganisationKind::Company), ..Wanted::default() };
        assert_eq!(names(tx, &companies).await, ["社"]);
        let industry = Wanted { field: Some(Field::Industry), words: "目的".into(), ..Wanted::default() };
        assert_eq!(names(tx, &industry).await, ["社"]);
    });
}

/// How an engine would answer, on tables that are as good as empty: Postgres is kept from reading and sorting them whole.
pub(super) async fn plan(world: &World, sql: &'static str) -> String {
    let explain = match &world.state.db {
        Db::Sqlite { .. } => format!("EXPLAIN QUERY PLAN {sql}"),
        Db::Postgres { .. } => format!("EXPLAIN {sql}"),
    };
    let explain = sqlx::AssertSqlSafe(explain);
    match &world.state.db {
        Db::Sqlite { readers, .. } => {
            let rows: Vec<(i64, i64, i64, String)> = sqlx::query_as(explain).fetch_all(readers).await.expect("a plan");
            rows.into_iter().map(|row| row.3).collect::<Vec<_>>().join("\n")
        }
        Db::Postgres { pool, .. } => {
            let mut connection = pool.acquire().await.expect("a connection");
            for setting in ["SET enable_seqscan = off", "SET enable_sort = off", "SET enable_incremental_sort = off"] {
                sqlx::query(setting).execute(&mut *connection).await.expect("a setting");
            }
            let rows: Vec<(String,)> = sqlx::query_as(explain).fetch_all(&mut *connection).await.expect("a plan");
            rows.into_iter().map(|row| row.0).collect::<Vec<_>>().join("\n")
        }
    }
}

#[test]
fn the_directory_is_served_by_its_indexes() {
    on_both(|world| async move {
        let list = "SELECT organisation_id FROM group_profile p WHERE p.published ORDER BY p.sort_key, p.organisation_id LIMIT 21";
        let listed = plan(&world, list).await;
        assert!(listed.contains("group_profile_"), "{listed}");
        assert!(!listed.contains("TEMP B-TREE"), "{listed}");
        let (sql, index) = match &world.state.db {
            Db::Sqlite { .. } => ("SELECT rowid FROM _search WHERE words MATCH '\"協働\"'", "VIRTUAL TABLE INDEX"),
            Db::Postgres { .. } => {
                ("SELECT seq FROM _search WHERE words @@ to_tsquery('simple', '協働')", "_search_words")
            }
        };
        let searched = plan(&world, sql).await;
        assert!(searched.contains(index), "{searched}");
    });
}
