//! How the city appears, by real forms: a draft, a preview, in force, back to the usual（市の表示）.

use crate::round::{Round, refused};
use crate::world::{Browser, Reply, on_both};
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use chrono::TimeDelta;
use domain::history::{CHANGE_LOOK, RESET_LOOK, Subject};
use domain::people::Role;
use server::seed::demo;
use server::store::{city, history, look, messages};

const PAGE: &str = "/staff/city";

/// A picture of one colour with these sides, and words that a camera or a program wrote beside it.
fn png(width: u32, height: u32) -> Vec<u8> {
    let chunk = |kind: &[u8; 4], body: &[u8]| {
        let mut sum = flate2::Crc::new();
        sum.update(kind);
        sum.update(body);
        let length = u32::try_from(body.len()).expect("short");
        [&length.to_be_bytes()[..], kind, body, &sum.sum().to_be_bytes()].concat()
    };
    let head = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 2, 0, 0, 0]].concat();
    let parts = [
        chunk(b"IHDR", &head),
        chunk(b"tEXt", b"Author\0Hanako Yamada"),
        chunk(b"IDAT", &[1; 40]),
        chunk(b"IEND", b""),
    ];
    [b"\x89PNG\r\n\x1a\n".to_vec(), parts.concat()].concat()
}

const FORM: [(&str, &str); 13] = [
    ("name", "新対馬市"),
    ("mayor_title", "新対馬市長"),
    ("colour", "#115a36"),
    ("alt", "新対馬市の市章"),
    ("lead", "島のことを、みんなで決めます。"),
    ("lead.easy", "島《しま》の ことを みんなで 決《き》めます。"),
    ("lead.en", "We decide together."),
    ("address", "長崎県対馬市厳原町国分1441"),
    ("phone", "0920-53-6111"),
    ("hours", "平日 8時45分から17時30分まで"),
    ("hours.en", "Weekdays 8:45 to 17:30"),
    ("corporate_number", "8000020130001"),
    ("signature", "長崎県対馬市厳原町国分1441\n開庁 平日8時45分〜"),
];

async fn send_logo(browser: &mut Browser, alt: &str, bytes: &[u8]) -> Reply {
    browser.upload("/staff/city/logo", &[("label", alt)], ("paper-logo", "mark.png", bytes)).await
}

#[test]
fn a_new_look_is_drafted_seen_and_put_in_force() {
    on_both(|world| async move {
        let round = Round::new(world).await;
        let admin = round.colleague("管理 者", Role::Admin).await;
        let mut browser = round.browser(admin).await;
        assert!(send_logo(&mut browser, "市章", &png(480, 120)).await.redirect().contains("said=logo"));
        assert_eq!(browser.post(PAGE, &FORM).await.redirect(), "/staff/city/preview");
        let page = browser.get(PAGE).await.expect(StatusCode::OK);
        assert_eq!(page.attributes("#f-colour", "value"), ["#115a36"]);

        // The draft is the administrator's alone.
        let before = round.world.browser().get("/").await.text();
        assert!(!before.contains("新対馬市") && !before.contains("/city/"), "{before}");
        let preview = browser.get("/staff/city/preview").await.expect(StatusCode::OK);
        assert_eq!(preview.select(".hero__text"), ["島のことを、みんなで決めます。"]);
        assert!(preview.text().contains("開庁 平日8時45分〜") && preview.text().contains("新対馬市長"));

        assert!(browser.post("/staff/city/publish", &[]).await.redirect().contains("said=published"));
        assert!(browser.post("/staff/city/publish", &[]).await.redirect().contains("said="), "pressed twice");
        let home = round.world.browser().get("/").await.expect(StatusCode::OK);
        assert_eq!(home.select(".hero__text"), ["島のことを、みんなで決めます。"]);
        let foot = home.select(".foot__facts").concat();
        for said in ["長崎県対馬市厳原町国分1441", "0920-53-6111", "平日 8時45分から17時30分まで", "8000020130001"]
        {
            assert!(foot.contains(said), "{foot}");
        }
        assert_eq!(home.attributes(".brand__logo", "alt"), ["新対馬市の市章"]);
        let css = home.attributes("link[rel=stylesheet]", "href").pop().expect("the colours");
        let sheet = round.world.browser().get(&css).await.expect(StatusCode::OK);
        assert!(sheet.text().contains("--sea:#115a36;") && sheet.headers[CONTENT_TYPE] == "text/css; charset=utf-8");
        let logo = home.attributes(".brand__logo", "src").pop().expect("the logo");
        let picture = round.world.browser().get(&logo).await.expect(StatusCode::OK);
        assert_eq!(picture.headers[CONTENT_TYPE], "image/png");
        assert!(picture.headers[CACHE_CONTROL].to_str().is_ok_and(|kept| kept.contains("immutable")));
        assert!(!picture.text().contains("Hanako"), "what a program wrote beside the picture is gone");

        // Letters and the feed are the new city's.
        let feed = round.world.browser().get("/calls.atom").await.text();
        assert!(feed.contains("新対馬市"), "{feed}");
        let number = round.case(1, "浜の清掃", "浜の会", 120_000).await;
        round.decide(&number, 100_000).await;
        let mut tx = round.world.state.db.read().await.expect("a snapshot");
        let mail = messages::newest(&mut tx, 1, 0).await.expect("letters").remove(0).body;
        drop(tx);
        assert!(mail.contains("新対馬市") && mail.contains("開庁 平日8時45分〜"), "{mail}");

        let mut tx = round.world.state.db.read().await.expect("a snapshot");
        let journal = history::of_subject(&mut tx, Subject::City.id()).await.expect("a journal");
        let (entry, _) = journal.last().expect("an entry");
        assert_eq!((entry.action.as_str(), &entry.detail["before"]["name"]), (CHANGE_LOOK, &"対馬市".into()));
        assert_eq!(entry.detail["after"]["look"]["colour"], "#115a36");
    });
}

#[test]
fn english_and_easy_readers_see_their_words() {
    on_both(|world| async move {
        let round = Round::new(world).await;
        let admin = round.colleague("管理 者", Role::Admin).await;
        let mut browser = round.browser(admin).await;
        let form: Vec<(&str, &str)> = FORM.into_iter().filter(|(key, _)| *key != "alt").collect();
        browser.post(PAGE, &form).await.redirect();
        browser.post("/staff/city/publish", &[]).await.redirect();
        let mut reader = round.world.browser();
        reader.keep("lang", "en".to_owned());
        let home = reader.get("/").await;
        assert_eq!(home.select(".hero__text"), ["We decide together."]);
        assert!(home.select(".foot__facts").concat().contains("Weekdays 8:45 to 17:30"));
        reader.keep("lang", "easy".to_owned());
        assert!(reader.get("/").await.text().contains("<rt>しま</rt>"));
    });
}

#[test]
fn what_cannot_be_read_is_refused_and_stays_typed() {
    on_both(|world| async move {
        let round = Round::new(world).await;
        let admin = round.colleague("管理 者", Role::Admin).await;
        let mut browser = round.browser(admin).await;
        let weak = [("name", "対馬市"), ("mayor_title", "対馬市長"), ("colour", "#ff8800"), ("lead", "のこる文")];
        let again = browser.post(PAGE, &weak).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert!(again.select("#f-colour-error").concat().contains("2.39"), "{}", again.text());
        assert_eq!(again.attributes("#f-colour", "value"), ["#ff8800"]);
        assert!(again.text().contains("のこる文"));
        assert!(browser.get("/staff/city/preview").await.redirect().ends_with(PAGE), "nothing was kept");

        let wrong: [(&str, Vec<u8>, &str); 4] = [
            ("市章", png(30, 30), "30"),
            ("市章", png(1_900, 100), "1900"),
            ("", png(480, 120), "入力してください"),
            ("市章", b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj".to_vec(), "PNGかJPEG"),
        ];
        for (alt, bytes, said) in wrong {
            let again = send_logo(&mut browser, alt, &bytes).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
            assert!(again.select(".errors").concat().contains(said), "{said}: {}", again.text());
        }
        let heavy = [png(480, 120), vec![0; 600 * 1024]].concat();
        let again = send_logo(&mut browser, "市章", &heavy).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert!(again.select(".errors").concat().contains("512KB"));
        for lost in ["/city/colours/ff8800-000000000000.css", "/city/logo/00"] {
            refused(round.world.browser().get(lost).await, StatusCode::NOT_FOUND);
        }
    });
}

#[test]
fn one_button_goes_back_and_the_picture_is_swept() {
    on_both(|world| async move {
        let round = Round::new(world).await;
        let admin = round.colleague("管理 者", Role::Admin).await;
        let mut browser = round.browser(admin).await;
        send_logo(&mut browser, "市章", &png(480, 120)).await.redirect();
        browser.post(PAGE, &FORM).await.redirect();
        browser.post("/staff/city/publish", &[]).await.redirect();
        let logo = browser.get("/").await.attributes(".brand__logo", "src").pop().expect("the logo");
        let state = &round.world.state;
        round.world.sweep_after(TimeDelta::hours(2)).await;
        browser.get(&logo).await.expect(StatusCode::OK);

        browser.post("/staff/city/logo/remove", &[]).await.redirect();
        assert!(browser.get(PAGE).await.select("h1 ~ *, .notice").concat().contains("まだ公開していません"));
        browser.post("/staff/city/drop", &[]).await.redirect();
        browser.get(&logo).await.expect(StatusCode::OK);

        browser.post("/staff/city/reset", &[]).await.redirect();
        let home = round.world.browser().get("/").await;
        assert!(home.select(".foot__facts").is_empty() && home.attributes(".brand__logo", "src").is_empty());
        assert!(home.text().contains("新対馬市"), "the names stay");
        refused(browser.get(&logo).await, StatusCode::NOT_FOUND);
        let mut tx = state.db.read().await.expect("a snapshot");
        let journal = history::of_subject(&mut tx, Subject::City.id()).await.expect("a journal");
        assert_eq!(journal.last().map(|(entry, _)| entry.action.as_str()), Some(RESET_LOOK));
        let sha256 = logo.rsplit('/').next().expect("a hash").to_owned();
        drop(tx);
        state.files.get(&sha256).await.expect("still there");
        round.world.sweep_after(TimeDelta::days(30)).await;
        assert!(state.files.get(&sha256).await.is_err(), "nobody needs it any more");
    });
}

#[test]
fn a_demo_city_keeps_its_look() {
    on_both(|world| async move {
        demo::city(&world.state).await.expect("the demo city");
        let mut browser = world.browser();
        world.enter(&mut browser, "admin@tomoni.example", demo::SIGN_INS[0].password).await;
        let page = browser.get(PAGE).await.expect(StatusCode::OK);
        assert!(page.select("main form").is_empty() && page.text().contains("体験版の市では"));
        for (path, form) in [(PAGE, &FORM[..]), ("/staff/city/publish", &[]), ("/staff/city/reset", &[])] {
            refused(browser.post(path, form).await, StatusCode::CONFLICT);
        }
        refused(send_logo(&mut browser, "市章", &png(480, 120)).await, StatusCode::CONFLICT);
        let mut officer = world.browser();
        world.enter(&mut officer, "officer@tomoni.example", demo::SIGN_INS[0].password).await;
        refused(officer.get(PAGE).await, StatusCode::FORBIDDEN);
    });
}

#[test]
fn the_store_keeps_both_looks_apart() {
    on_both(|world| async move {
        let now = world.state.clock.now();
        let mut tx = world.state.db.write().await.expect("a transaction");
        assert_eq!(look::appearance(&mut tx).await.expect("an answer"), None, "there is no city yet");
        drop(tx);
        world.found_city().await;
        let mut tx = world.state.db.write().await.expect("a transaction");
        let before = look::appearance(&mut tx).await.expect("an answer").expect("a city");
        let mut draft = before.clone();
        draft.name = "新対馬市".to_owned();
        draft.look.phone = "0920-53-6111".to_owned();
        look::keep_draft(&mut tx, Some(&draft), now).await.expect("kept");
        assert_eq!(look::draft(&mut tx).await.expect("an answer"), Some(draft.clone()));
        assert_eq!(look::in_force(&mut tx).await.expect("an answer"), before.look);
        look::put_in_force(&mut tx, &draft, now).await.expect("in force");
        assert_eq!(look::draft(&mut tx).await.expect("an answer"), None);
        assert_eq!(look::appearance(&mut tx).await.expect("an answer"), Some(draft));
        assert_eq!(look::logo(&mut tx, "00").await.expect("an answer"), None);
        city::rename(&mut tx, "対馬市", "対馬市長").await.expect("renamed");
        assert_eq!(city::find(&mut tx).await.expect("an answer").map(|city| city.name).as_deref(), Some("対馬市"));
    });
}
