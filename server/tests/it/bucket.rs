//! Files in S3-compatible storage: the same as in a folder, and what is said when it is down（オブジェクトストレージ）.

use crate::proposals::{PDF, attach, begun, sign_in};
use crate::running::{said, tomoni};
use crate::warehouse::Warehouse;
use crate::world::{Browser, Reply, World, on_both};
use axum::http::{Method, StatusCode};
use chrono::TimeDelta;
use server::actions::bytes::sweep;
use server::files::Files;
use sha2::{Digest, Sha256};

/// Larger than one piece on its way to the storage.
fn large() -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    bytes.extend((0..12_000_000_u32).map(|byte| (byte % 251) as u8));
    bytes
}

async fn part(browser: &mut Browser, path: &str, range: &str) -> Reply {
    browser.send_with(Method::GET, path, &[("range", range)]).await
}

async fn swept_after(world: &World, time: TimeDelta) -> usize {
    world.state.clock.turn(time);
    sweep(&world.state, world.state.clock.now()).await.expect("swept")
}

#[test]
fn a_bucket_is_as_good_as_a_folder() {
    on_both(|world| async move {
        let storage = Warehouse::open("tomoni-test");
        let world = storage.serve(world, "s3://tomoni-test/city/files");
        let (mut browser, home) = begun(&world).await;
        let large = large();
        attach(&mut browser, &home, "rules", "規約.pdf", &large).await.redirect();
        attach(&mut browser, &home, "members", "名簿.pdf", PDF).await.redirect();
        let papers = format!("{home}/papers");
        let links = browser.get(&papers).await.attributes(".files__name", "href");
        assert_eq!(browser.get(&links[0]).await.expect(StatusCode::OK).body, large);

        let middle = part(&mut browser, &links[0], "bytes=9000000-9000009").await.expect(StatusCode::PARTIAL_CONTENT);
        assert_eq!(middle.body, large[9_000_000..9_000_010]);
        let range = middle.headers.get("content-range").and_then(|value| value.to_str().ok());
        assert_eq!(range, Some("bytes 9000000-9000009/12000009"));
        let rest = part(&mut browser, &links[0], "bytes=12000000-").await.expect(StatusCode::PARTIAL_CONTENT);
        assert_eq!(rest.body, large[12_000_000..]);
        let behind = part(&mut browser, &links[0], "bytes=99999999-").await.expect(StatusCode::OK);
        assert_eq!(behind.body.len(), large.len(), "who asks for what is not there gets everything");
        sign_in(&world, "resident2@tomoni.example").await.get(&links[0]).await.expect(StatusCode::NOT_FOUND);

        let removal = browser.get(&papers).await.attributes(".files__item form", "action").remove(0);
        browser.post(&removal, &[]).await.redirect();
        assert_eq!(swept_after(&world, TimeDelta::days(6)).await, 0, "a week of grace");
        assert_eq!(swept_after(&world, TimeDelta::days(2)).await, 1);
        let sha256 = |bytes: &[u8]| hex::encode(Sha256::digest(bytes));
        assert!(world.state.files.get(&sha256(&large)).await.is_err(), "gone");
        assert_eq!(world.state.files.get(&sha256(PDF)).await.expect("still there"), PDF);
    });
}

#[test]
fn what_never_came_to_belong_to_anybody_is_cleared_away() {
    on_both(|world| async move {
        let storage = Warehouse::open("tomoni-test");
        let world = storage.serve(world, "s3://tomoni-test");
        let (mut browser, home) = begun(&world).await;
        attach(&mut browser, &home, "nonsense", "別.pdf", PDF).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        let mut half = world.state.files.begin().await.expect("an upload");
        half.push(PDF.into()).await.expect("a piece");
        half.finish().await.expect("it arrives, and then the server is killed");
        let sha256 = hex::encode(Sha256::digest(PDF));
        assert!(world.state.files.get(&sha256).await.is_ok(), "somebody may be attaching the same");
        assert_eq!(swept_after(&world, TimeDelta::days(3)).await, 2);
        assert!(world.state.files.get(&sha256).await.is_err());
        assert_eq!(swept_after(&world, TimeDelta::days(3)).await, 0);
    });
}

#[test]
fn while_the_storage_is_down_nothing_of_a_draft_is_lost() {
    on_both(|world| async move {
        let storage = Warehouse::open("tomoni-test");
        let world = storage.serve(world, "s3://tomoni-test");
        let (mut browser, home) = begun(&world).await;
        attach(&mut browser, &home, "rules", "規約.pdf", PDF).await.redirect();
        let papers = format!("{home}/papers");
        let link = browser.get(&papers).await.attributes(".files__name", "href").remove(0);
        drop(storage);

        let refused = attach(&mut browser, &home, "members", "名簿.pdf", &large()).await;
        let refused = refused.expect(StatusCode::SERVICE_UNAVAILABLE);
        assert!(
            refused.select(".errors")[0].contains("このファイルは添付されていません"),
            "{:?}",
            refused.select(".errors")
        );
        assert_eq!(refused.select(".files__name"), ["規約.pdf"]);
        let lost = browser.get(&link).await.expect(StatusCode::SERVICE_UNAVAILABLE);
        assert!(lost.text().contains("ファイルの保管場所に、いまつながりません"), "{}", lost.text());
        browser.get(&home).await.expect(StatusCode::OK);
        assert!(
            sweep(&world.state, world.state.clock.now()).await.is_err(),
            "it is said, and the next one tries again"
        );
    });
}

#[test]
fn the_check_tries_the_storage_and_keeps_its_secrets() {
    let folder = tempfile::tempdir().expect("a folder");
    let storage = Warehouse::open("tomoni-test");
    let check = |files: &str, endpoint: &str| {
        let output = tomoni(folder.path(), &["check"])
            .env("TOMONI_FILES", files)
            .env("TOMONI_FILES_ENDPOINT", endpoint)
            .env("TOMONI_FILES_KEY", "the-key")
            .env("TOMONI_FILES_SECRET", "the-secret")
            .output();
        let said = said(&output.expect("it runs"));
        assert!(!said.contains("the-key") && !said.contains("the-secret"), "{said}");
        said.lines().skip_while(|line| !line.contains(" files ")).take(2).collect::<Vec<_>>().join("\n")
    };
    let good = check("s3://tomoni-test/city", &storage.endpoint);
    assert!(good.starts_with("ok") && good.contains("s3://tomoni-test/city can be written"), "{good}");
    let other = check("s3://another-bucket", &storage.endpoint);
    assert!(other.starts_with("PROBLEM") && other.contains("NoSuchBucket") && other.contains("→"), "{other}");
    let endpoint = storage.endpoint.clone();
    drop(storage);
    let down = check("s3://tomoni-test", &endpoint);
    assert!(down.starts_with("PROBLEM") && down.contains("files_endpoint"), "{down}");
}

#[tokio::test]
async fn a_check_leaves_nothing_behind() {
    let folder = tempfile::tempdir().expect("a folder");
    let files = Files::folder(folder.path()).expect("a store");
    files.probe().await.expect("it can be written");
    assert!(std::fs::read_dir(folder.path().join("incoming")).map_or(true, |mut left| left.next().is_none()));
}
