//! Files with an opinion（意見に添えるファイル）: brought without an account, kept with the draft, handed in, changed until the close, read by staff.

use crate::opinions::{CHECK, City, KIKU, PDF, WRITE, ready, tell, write};
use crate::world::on_both;
use axum::http::StatusCode;
use chrono::TimeDelta;
use domain::opinions::Validity;
use server::actions::exports::Table;
use server::actions::opinion_exports::begin;
use server::store::opinion_lists::Filter;
use server::store::{consultations, opinion_draft_files, opinion_drafts, opinion_files, orphans};

const FILES: &str = "/consultations/plan-r8/opinion/files";
const FIELD: &str = "paper-opinion";
const TEXT: &[u8] = b"just some words";

/// The notice takes two files of at most a megabyte.
async fn allow(city: &City) {
    let mut tx = city.world.state.db.write().await.expect("a transaction");
    let mut it = consultations::find(&mut tx, city.call).await.expect("an answer").expect("the consultation");
    it.particulars.files = true;
    (it.particulars.files_most, it.particulars.file_mega) = (2, 1);
    consultations::update(&mut tx, &it).await.expect("updated");
    tx.commit().await.expect("a commit");
}

fn pdf(mark: &str) -> Vec<u8> {
    [PDF, mark.as_bytes()].concat()
}

#[test]
fn files_come_with_an_opinion_and_change_until_the_close() {
    on_both(|world| async move {
        let city = City::new(world).await;
        let mut browser = city.world.browser();
        browser.get(FILES).await.expect(StatusCode::NOT_FOUND);
        allow(&city).await;
        assert_eq!(browser.get(FILES).await.redirect(), WRITE, "an opinion begins with words");
        assert_eq!(browser.upload(FILES, &[], (FIELD, "図.pdf", PDF)).await.redirect(), WRITE);

        let target = write(&mut browser, &[("body-0", "道を広げてください。")], "next").await.redirect();
        assert_eq!(target, FILES);
        let again = browser.upload(FILES, &[], (FIELD, "文.txt", TEXT)).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(again.attributes(".errors__list a", "href"), ["#f-paper-opinion"]);
        let large = pdf(&"x".repeat(1024 * 1024));
        browser.upload(FILES, &[], (FIELD, "大きい.pdf", &large)).await.expect(StatusCode::PAYLOAD_TOO_LARGE);
        for _ in 0..2 {
            assert_eq!(browser.upload(FILES, &[], (FIELD, "図.pdf", PDF)).await.redirect(), FILES);
        }
        let page = browser.get(FILES).await.expect(StatusCode::OK);
        assert_eq!(page.select(".files__name"), ["図.pdf"], "the same bytes twice are there once");
        browser.upload(FILES, &[], (FIELD, "二.pdf", &pdf("2"))).await.redirect();
        let full = browser.upload(FILES, &[], (FIELD, "三.pdf", &pdf("3"))).await;
        assert!(full.expect(StatusCode::UNPROCESSABLE_ENTITY).text().contains("2つまで"));

        // Its writer looks at it, after the server was away; nobody else does.
        browser.visit(server::web::service(city.world.state.clone()));
        let page = browser.get(FILES).await.expect(StatusCode::OK);
        let links = page.attributes("a.files__name", "href");
        let own = browser.get(&links[0]).await.expect(StatusCode::OK);
        assert_eq!(
            (own.file_name().as_str(), own.headers["x-content-type-options"].to_str().ok()),
            ("図.pdf", Some("nosniff"))
        );
        let mut stranger = city.world.browser();
        stranger.get(&links[0]).await.expect(StatusCode::NOT_FOUND);
        let remove = page.attributes(".files form", "action");
        stranger.post(&remove[1], &[]).await.redirect();
        assert_eq!(browser.get(FILES).await.select(".files__name").len(), 2, "a stranger takes nothing away");
        assert_eq!(browser.post(&remove[1], &[]).await.redirect(), FILES);

        tell(&mut browser, &KIKU).await.redirect();
        city.later(TimeDelta::seconds(20));
        let page = browser.get(CHECK).await.expect(StatusCode::OK);
        assert_eq!(page.select(".files__name"), ["図.pdf"]);
        let carried = page.attributes("main input[name=carried]", "value")[0].clone();
        let receipt = browser.post(CHECK, &[("carried", &carried)]).await.redirect();
        handed_in(&city, &receipt).await;
    });
}

async fn handed_in(city: &City, receipt: &str) {
    // Whoever has the link has the file, in any browser.
    let mut author = city.world.browser();
    let page = author.get(receipt).await.expect(StatusCode::OK);
    let link = page.attributes("a.files__name", "href")[0].clone();
    assert_eq!(author.get(&link).await.expect(StatusCode::OK).body, PDF);
    author.get(&link.replace(receipt, "/opinions/0000")).await.expect(StatusCode::GONE);
    assert!(author.get(&format!("{receipt}/copy.txt")).await.text().contains("図.pdf"));

    let mut officer = city.world.browser_of(city.first).await;
    let one = "/staff/opinions/R8-PC-0001";
    let page = officer.get(one).await.expect(StatusCode::OK);
    assert_eq!(page.select("#files .files__name"), ["図.pdf"]);
    assert_eq!(page.attributes("#files form", "action").len(), 0, "the office takes nothing away");
    let staff_link = page.attributes("#files a.files__name", "href")[0].clone();
    let taken = officer.get(&staff_link).await.expect(StatusCode::OK);
    assert_eq!(taken.file_name(), "図.pdf", "what somebody sent is taken along, never shown inside our pages");
    author.get(&staff_link).await.redirect();
    officer.post(&format!("{one}/validity"), &[("to", "valid")]).await.redirect();

    // What the author changes is judged anew, and what was taken back stays on record.
    let files = format!("{receipt}/files");
    assert_eq!(author.upload(&files, &[], (FIELD, "二.pdf", &pdf("2"))).await.redirect(), files);
    let full = author.upload(&files, &[], (FIELD, "三.pdf", &pdf("3"))).await;
    full.expect(StatusCode::UNPROCESSABLE_ENTITY);
    let page = author.get(&files).await.expect(StatusCode::OK);
    let remove = page.attributes(".files form", "action");
    for _ in 0..2 {
        assert_eq!(author.post(&remove[0], &[]).await.redirect(), files);
    }
    assert_eq!(author.get(&files).await.select(".files__name"), ["二.pdf"]);
    author.get(&link).await.expect(StatusCode::NOT_FOUND);
    let opinion = city.opinion("R8-PC-0001").await;
    assert_eq!(opinion.validity, Validity::Received, "it was judged without this file");
    let page = officer.get(one).await.expect(StatusCode::OK);
    assert_eq!(page.select("#files .files__name"), ["図.pdf", "二.pdf"]);
    assert_eq!(page.select("#files .tag"), ["提出者が外しました"]);
    assert!(page.text().contains("提出者が添付を変えました"));
    officer.get(&staff_link).await.expect(StatusCode::OK);

    let (state, now) = (&city.world.state, city.world.state.clock.now());
    let mut tx = state.db.read().await.expect("a snapshot");
    let it = consultations::find(&mut tx, city.call).await.expect("an answer").expect("the consultation");
    drop(tx);
    let guest = domain::people::Viewer::guest();
    let table = begin(state, &guest, it, Filter::of(city.call), ("csv", ""), domain::texts::Lang::Ja, now).await;
    let rows = table.expect("a table").next().await.expect("rows");
    assert_eq!(rows[0].last().map(|cell| cell.plain()).as_deref(), Some("二.pdf"));

    city.later(TimeDelta::days(11));
    author.get(&files).await.expect(StatusCode::CONFLICT);
    author.upload(&files, &[], (FIELD, "遅い.pdf", &pdf("late"))).await.expect(StatusCode::CONFLICT);
    author.post(&remove[1], &[]).await.expect(StatusCode::CONFLICT);
}

#[test]
fn files_of_a_draft_go_with_it() {
    on_both(|world| async move {
        let city = City::new(world).await;
        allow(&city).await;
        let state = &city.world.state;
        let mut thrown = city.world.browser();
        write(&mut thrown, &[("body-0", "捨てる意見")], "next").await.redirect();
        thrown.upload(FILES, &[], (FIELD, "図.pdf", PDF)).await.redirect();
        thrown.post("/consultations/plan-r8/opinion/discard", &[]).await.redirect();
        write(&mut thrown, &[("body-0", "新しい意見")], "next").await.redirect();
        assert_eq!(thrown.get(FILES).await.select(".files__name").len(), 0, "a new draft begins without them");

        let mut left = city.world.browser();
        write(&mut left, &[("body-0", "置き忘れた意見")], "next").await.redirect();
        left.upload(FILES, &[], (FIELD, "忘れ物.pdf", &pdf("left"))).await.redirect();
        let now = city.later(TimeDelta::days(15));
        let mut tx = state.db.write().await.expect("a transaction");
        opinion_drafts::sweep(&mut tx, now).await.expect("swept");
        opinion_draft_files::sweep(&mut tx, now).await.expect("swept");
        tx.commit().await.expect("a commit");
        let later = city.later(TimeDelta::hours(2));
        let nobodys = orphans::left_before(&mut state.db.read().await.expect("a snapshot"), later, 10).await;
        assert_eq!(nobodys.expect("an answer").len(), 2, "the hourly sweep takes the bytes of both");
    });
}

/// The last press finds the files by what the form carries, though the cookie is lost.
#[test]
fn a_lost_cookie_loses_no_file() {
    on_both(|world| async move {
        let city = City::new(world).await;
        allow(&city).await;
        let mut browser = city.world.browser();
        write(&mut browser, &[("body-0", "図を添えた意見")], "next").await.redirect();
        browser.upload(FILES, &[], (FIELD, "図.pdf", PDF)).await.redirect();
        let carried = ready(&city, &mut browser, "図を添えた意見").await;
        let receipt = city.world.browser().post(CHECK, &[("carried", &carried)]).await.redirect();
        let page = city.world.browser().get(&receipt).await.expect(StatusCode::OK);
        assert_eq!(page.select(".files__name"), ["図.pdf"]);
        let opinion = city.opinion("R8-PC-0001").await;
        let mut tx = city.world.state.db.read().await.expect("a snapshot");
        let names = opinion_files::names_of(&mut tx, &[opinion.id]).await.expect("names");
        assert_eq!(names.get(&opinion.id), Some(&vec!["図.pdf".to_owned()]));
    });
}
