//! Files arrive piece by piece, lie under their hash, and go when nobody needs them（添付ファイル）.

use crate::proposals::{PDF, PLEDGES, attach, begun, fill_in, sign_in};
use crate::world::{Browser, World, on_both};
use axum::http::{Method, StatusCode};
use bytes::Bytes;
use chrono::TimeDelta;
use domain::forms::Kind;
use domain::people::SubmissionId;
use server::files::Files;
use server::store::{calls, proposals};
use sha2::{Digest, Sha256};
use std::io::Read;
use std::path::{Path, PathBuf};

fn files_under(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten() {
        let path = entry.expect("an entry").path();
        if path.is_dir() { found.extend(files_under(&path)) } else { found.push(path) }
    }
    found
}

fn folder(world: &World) -> PathBuf {
    world.folder.path().join("files")
}

#[tokio::test]
async fn pieces_come_back_as_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let files = Files::folder(folder.path()).expect("a store");
    let whole: Vec<u8> = (0..12_000_000_u32).map(|byte| (byte % 251) as u8).collect();
    let mut incoming = files.begin().await.expect("an upload");
    for piece in whole.chunks(70_001) {
        incoming.push(Bytes::copy_from_slice(piece)).await.expect("a piece");
    }
    let arrived = incoming.finish().await.expect("the end");
    assert_eq!(arrived.sha256, hex::encode(Sha256::digest(&whole)));
    assert_eq!(arrived.bytes, whole.len() as u64);
    files.keep(&arrived).await.expect("kept");
    assert_eq!(files.get(&arrived.sha256).await.expect("the bytes"), whole);
    let opened = files.open(&arrived.sha256, None).await.expect("a stream");
    assert_eq!((opened.size, opened.range), (whole.len() as u64, 0..whole.len() as u64));
    let mut broken = files.begin().await.expect("an upload");
    broken.push(Bytes::from_static(b"half")).await.expect("a piece");
    broken.give_up().await;
    assert_eq!(files_under(folder.path()).len(), 1, "nothing is left of a broken upload");
}

#[test]
fn a_broken_upload_leaves_everything_as_it_was() {
    on_both(|world| async move {
        let (mut browser, home) = begun(&world).await;
        attach(&mut browser, &home, "rules", "規約.pdf", PDF).await.redirect();
        let kind = "multipart/form-data; boundary=x";
        let head =
            "--x\r\nContent-Disposition: form-data; name=\"paper-rules\"; filename=\"a.pdf\"\r\n\r\n%PDF-1.7 half";
        let cut = browser.send(Method::POST, &format!("{home}/papers"), Some(kind), head.into()).await;
        let cut = cut.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert!(cut.select(".errors")[0].contains("最後まで届きませんでした"), "{:?}", cut.select(".errors"));
        assert_eq!(cut.select(".files__name"), ["規約.pdf"]);
        attach(&mut browser, &home, "rules", "同じ.pdf", PDF).await.redirect();
        attach(&mut browser, &home, "nonsense", "別.pdf", b"%PDF-1.7\nother\n").await;
        assert_eq!(browser.get(&format!("{home}/papers")).await.select(".files__name"), ["規約.pdf"]);
        let mine = format!("{:?}", hex::encode(Sha256::digest(PDF)));
        let left: Vec<_> = files_under(&folder(&world)).iter().map(|path| format!("{:?}", path.file_name())).collect();
        assert!(left.iter().any(|name| name.contains(mine.trim_matches('"'))), "{left:?}");
        assert!(
            !files_under(&folder(&world)).iter().any(|path| path.to_string_lossy().contains("incoming")),
            "{left:?}"
        );
    });
}

#[test]
fn bytes_go_after_a_while_when_nothing_refers_to_them() {
    on_both(|world| async move {
        let (mut browser, home) = begun(&world).await;
        let papers = format!("{home}/papers");
        let sha256 = |bytes: &[u8]| hex::encode(Sha256::digest(bytes));
        let (twin, lone): (&[u8], &[u8]) = (b"%PDF-1.7\ntwin\n", b"%PDF-1.7\nlone\n");
        for (paper, bytes) in [("rules", twin), ("members", twin), ("estimates", lone)] {
            attach(&mut browser, &home, paper, "書類.pdf", bytes).await.redirect();
        }
        let removals = browser.get(&papers).await.attributes(".files__item form", "action");
        for removal in [&removals[0], &removals[2]] {
            browser.post(removal, &[]).await.redirect();
        }
        assert_eq!(world.sweep_after(TimeDelta::days(6)).await, 0, "a week of grace");
        assert!(world.state.files.get(&sha256(lone)).await.is_ok());
        assert_eq!(world.sweep_after(TimeDelta::days(3)).await, 1, "one of two has bytes that nothing else refers to");
        assert!(world.state.files.get(&sha256(lone)).await.is_err(), "gone");
        assert!(world.state.files.get(&sha256(twin)).await.is_ok(), "another paper has the same bytes");
        std::fs::create_dir_all(folder(&world).join("incoming")).expect("a folder");
        std::fs::write(folder(&world).join("incoming/half#1"), b"half").expect("a stray");
        assert_eq!(world.sweep_after(TimeDelta::days(2)).await, 1, "what a killed server leaves behind");
    });
}

#[test]
fn every_table_with_hashes_of_bytes_keeps_the_sweep_away() {
    let migrations = Path::new(env!("CARGO_MANIFEST_DIR")).join("../migrations/sqlite");
    let sweep = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/store/attachments.rs"));
    let sweep = sweep.expect("the source of the store");
    let mut table = String::new();
    for path in files_under(&migrations) {
        for line in std::fs::read_to_string(path).expect("a migration").lines() {
            if let Some(name) = line.strip_prefix("CREATE TABLE ") {
                table = name.split_whitespace().next().unwrap_or_default().to_owned();
            }
            let is_hash = line.trim_start().starts_with("sha256 ") || line.contains("ADD COLUMN sha256");
            assert!(!is_hash || sweep.contains(&format!("FROM {table} WHERE sha256")), "{table} is not asked: {line}");
        }
    }
}

#[test]
fn a_file_sent_without_a_session_is_spoken_of_plainly() {
    on_both(|world| async move {
        let (mut browser, home) = begun(&world).await;
        attach(&mut browser, &home, "rules", "規約.pdf", PDF).await.redirect();
        let mut guest = world.browser();
        let lost = attach(&mut guest, &home, "members", "名簿.pdf", PDF).await.expect(StatusCode::UNAUTHORIZED);
        assert_eq!(lost.select("h1"), ["ファイルは添付されていません"]);
        let way = lost.attributes("main a", "href").remove(0);
        assert!(way.starts_with("/sign-in?next=%2Fproposals%2F") && way.ends_with("%2Fpapers"), "{way}");
        let mut again = sign_in(&world, "resident@tomoni.example").await;
        assert_eq!(again.get(&format!("{home}/papers")).await.select(".files__name"), ["規約.pdf"]);
    });
}

/// The scheme's questions, each with as much room as a form may give.
async fn ask_for_long_answers(world: &World) {
    let mut tx = world.state.db.write().await.expect("a transaction");
    let mut call = calls::find_by_slug(&mut tx, "wagamachi").await.expect("an answer").expect("the call");
    let pages = call.form.sections.iter_mut().flat_map(|section| &mut section.pages);
    for question in pages.flat_map(|page| &mut page.questions) {
        if let Kind::Text { max } = &mut question.kind {
            *max = 10_000;
        }
    }
    calls::update(&mut tx, &call).await.expect("changed");
    tx.commit().await.expect("a commit");
}

/// Whether a text stands somewhere, exactly or within.
fn has_text(value: &serde_json::Value, text: &str) -> bool {
    match value {
        serde_json::Value::String(known) => known.contains(text),
        serde_json::Value::Array(all) => all.iter().any(|one| has_text(one, text)),
        serde_json::Value::Object(all) => all.values().any(|one| has_text(one, text)),
        _ => false,
    }
}

#[test]
fn everything_comes_back_byte_for_byte() {
    on_both(|world| async move {
        let (mut browser, home) = begun(&world).await;
        ask_for_long_answers(&world).await;
        fill_in(&mut browser, &home).await;
        let long: String = "髙𠮷﨑神～①㈱ｶﾞ《》|<&>'\"　".chars().cycle().take(3000).collect();
        let about = [
            ("members", "24"),
            ("members-in-city", "24"),
            ("founded", "平成30年4月"),
            ("group-address", "対馬市𠮷"),
            ("group-work", &long),
        ];
        browser.post(&format!("{home}/form/group-about"), &about).await.redirect();
        // As long as the form allows.
        let longest: String = "海と𠮷の計画。\r\n".chars().cycle().take(10_000).filter(|c| *c != '\r').collect();
        let content = [("content", longest.as_str()), ("team", "会員"), ("schedule", "毎月"), ("safety", &long)];
        browser.post(&format!("{home}/form/content"), &content).await.redirect();
        let lines: Vec<(String, String)> = (0..30)
            .flat_map(|row| {
                let name = |column: &str| format!("e-{row}-{column}");
                [
                    (name("category"), "rent".to_owned()),
                    (name("text"), format!("髙橋𠮷郎さんの機材その{row}＜&＞")),
                    (name("amount"), "1,000".to_owned()),
                ]
            })
            .chain(
                [
                    ("i-0-category", "subsidy"),
                    ("i-0-text", "市補助金"),
                    ("i-0-amount", "15000"),
                    ("i-1-category", "own"),
                    ("i-1-text", "会費"),
                    ("i-1-amount", "15000"),
                ]
                .map(|(name, value)| (name.to_owned(), value.to_owned())),
            )
            .collect();
        let lines: Vec<(&str, &str)> = lines.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        browser.post(&format!("{home}/budget"), &lines).await.redirect();
        for number in 0..7 {
            let bytes = format!("%PDF-1.7\n{number}\n");
            attach(&mut browser, &home, "other", &format!("髙𠮷の図面{number}.pdf"), bytes.as_bytes()).await.redirect();
        }
        browser.post(&format!("{home}/check"), &PLEDGES).await.redirect();

        let id: SubmissionId = home.trim_start_matches("/proposals/").parse().expect("an id");
        let mut tx = world.state.db.read().await.expect("a snapshot");
        let whole = proposals::handed_in(&mut tx, id).await.expect("an answer").expect("the snapshot");
        assert_eq!(whole.proposal.answers.get("group-work"), long);
        assert_eq!(whole.proposal.answers.get("content"), longest.trim_end());
        assert_eq!((whole.proposal.lines.len(), whole.proposal.files.len()), (32, 10));
        let letters = server::store::messages::of_case(&mut tx, id).await.expect("letters");
        let mail = &letters.iter().find(|letter| letter.letter == "A1").expect("a receipt").body;
        drop(tx);
        let screens = [browser.get(&home).await, browser.get(&format!("{home}/copy")).await];
        for screen in &screens {
            let typed: String = scraper::Html::parse_document(&screen.text()).root_element().text().collect();
            assert!(typed.contains(&long), "the long answer on the screen");
            for row in 0..30 {
                assert!(typed.contains(&format!("髙橋𠮷郎さんの機材その{row}＜&＞")), "row {row}");
            }
        }
        assert!(mail.contains(&long), "the long answer in the letter");
        for row in 0..30 {
            assert!(mail.contains(&format!("髙橋𠮷郎さんの機材その{row}＜&＞　1,000円")), "row {row} in the letter");
        }
        for number in 0..7 {
            assert!(mail.contains(&format!("髙𠮷の図面{number}.pdf")), "file {number}");
        }
        let number = whole.proposal.case.number.clone().expect("a number");
        let mut officer = sign_in(&world, "officer@tomoni.example").await;
        let desk = officer.get(&format!("/staff/cases/{number}")).await.expect(StatusCode::OK);
        let desk_text: String = scraper::Html::parse_document(&desk.text()).root_element().text().collect();
        assert!(desk_text.contains(&long) && desk_text.contains(longest.trim_end()), "the long answers at the desk");
        tables_hold(&mut officer, &long, longest.trim_end()).await;
        let data = browser.get("/me/data.zip").await.expect(StatusCode::OK).body;
        let mut data = zip::ZipArchive::new(std::io::Cursor::new(data)).expect("an archive");
        let mut unpacked = |name: &str| {
            let mut bytes = Vec::new();
            data.by_name(name).expect("a part").read_to_end(&mut bytes).expect("it is whole");
            bytes
        };
        let machine: serde_json::Value = serde_json::from_slice(&unpacked("data.json")).expect("JSON");
        assert!(has_text(&machine, &long) && has_text(&machine, longest.trim_end()), "the long answers for machines");
        let index = String::from_utf8(unpacked("index.html")).expect("text");
        let readable: String = scraper::Html::parse_document(&index).root_element().text().collect();
        for row in 0..30 {
            let text = format!("髙橋𠮷郎さんの機材その{row}＜&＞");
            assert!(desk_text.contains(&text), "row {row} at the desk");
            assert!(has_text(&machine, &text) && readable.contains(&text), "row {row} in one's own data");
        }
        assert!(readable.contains(&long), "the long answer to read");
        let names: Vec<String> = data.file_names().map(|name| name.expect("a name").into_owned()).collect();
        let notice =
            names.iter().find(|name| name.starts_with(&format!("notices/{number}/001-"))).expect("the receipt");
        assert!(readable_links(&index).contains(notice), "{notice} stands on the page");
        for number in 0..7 {
            let name = format!("髙𠮷の図面{number}.pdf");
            assert!(names.iter().any(|known| known.ends_with(&name)), "{name}: {names:?}");
            assert!(desk_text.contains(&name), "{name} at the desk");
        }
        for link in screens[0].attributes("a[href^='/files/']", "href") {
            let file = browser.get(&link).await.expect(StatusCode::OK);
            let stored = whole.proposal.files.iter().find(|file| link.ends_with(&file.id.to_string()));
            assert_eq!(hex::encode(Sha256::digest(&file.body)), stored.expect("a known file").sha256);
        }
    });
}

/// Insists that both tables of the call's cases hold the long answers, every line of the budget and every file name.
async fn tables_hold(officer: &mut Browser, long: &str, longest: &str) {
    let csv = officer.get("/staff/export/cases.csv?call=wagamachi").await.expect(StatusCode::OK).text();
    let rows: Vec<Vec<String>> = csv::ReaderBuilder::new()
        .flexible(true)
        .from_reader(csv.trim_start_matches('\u{FEFF}').as_bytes())
        .records()
        .map(|row| row.expect("a row").iter().map(str::to_owned).collect())
        .collect();
    let xlsx = officer.get("/staff/export/cases.xlsx?call=wagamachi").await.expect(StatusCode::OK).body;
    let mut book: calamine::Xlsx<_> = calamine::Reader::new(std::io::Cursor::new(xlsx)).expect("a workbook");
    let sheet = calamine::Reader::worksheet_range_at(&mut book, 0).expect("a sheet").expect("rows");
    let cells: Vec<Vec<String>> = sheet.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect();
    let budget: Vec<String> = (0..30).map(|row| format!("髙橋𠮷郎さんの機材その{row}＜&＞　1,000円")).collect();
    for (table, name) in [(rows, "CSV"), (cells, "XLSX")] {
        let row = table.iter().find(|row| row.iter().any(|cell| cell == long)).expect(name);
        assert!(row.iter().any(|cell| cell == longest), "{name}: the longest answer");
        for line in &budget {
            assert!(row.iter().any(|cell| cell.contains(line.as_str())), "{name}: {line}");
        }
        assert!(row.iter().any(|cell| cell.contains("髙𠮷の図面6.pdf")), "{name}: the files");
    }
}

/// Where the links of a page lead.
fn readable_links(page: &str) -> Vec<String> {
    let links = scraper::Selector::parse("a[href]").expect("a selector");
    let page = scraper::Html::parse_document(page);
    page.select(&links).filter_map(|link| link.value().attr("href").map(str::to_owned)).collect()
}
