//! A person's own account by real forms: name, password, address, devices, data, deletion, signing in by mail.

use crate::accounts::{letters, link};
use crate::world::{Browser, World, morning, on_both};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use chrono::TimeDelta;
use domain::folding::email_key;
use domain::people::PersonId;
use domain::submissions::Stage;
use domain::texts::Lang;
use server::seed::demo;
use server::store::people::{self, NewPerson};
use server::store::submissions;
use sha2::{Digest, Sha256};
use std::io::{Cursor, Read};
use uuid::Uuid;

const PASSWORD: &str = "ふるさとの海と山と道";
const NEW_PASSWORD: &str = "みなとの朝と古い松の木";
const HANAKO: &str = "hanako@example.jp";
/// Letters that Unicode or old character sets would change.
const NAME: &str = "𠮷﨑 髙子 神\u{FA19}";

async fn resident(world: &World, address: &str) -> PersonId {
    let id = PersonId(Uuid::now_v7());
    let key = email_key(address).expect("an address");
    let hash = world.state.passwords.hash(PASSWORD).await.expect("hashing works");
    let mut tx = world.state.db.write().await.expect("the writer's turn");
    let new = NewPerson {
        id,
        name: "対馬 花子",
        email: address,
        email_key: &key,
        lang: Lang::Ja,
        password_hash: Some(&hash),
        confirmed_at: Some(morning()),
    };
    people::add(&mut tx, &new, morning()).await.expect("a person");
    tx.commit().await.expect("a commit");
    id
}

async fn sign_in(world: &World, address: &str, password: &str) -> Browser {
    let mut browser = world.browser();
    world.enter(&mut browser, address, password).await;
    browser
}

async fn last_link(world: &World, address: &str) -> String {
    link(letters(world, address).await.last().expect("a letter"))
}

async fn is_signed_in(browser: &mut Browser) -> bool {
    browser.get("/me").await.status == StatusCode::OK
}

#[test]
fn a_name_survives_every_screen_letter_and_export() {
    on_both(|world| async move {
        world.found_city().await;
        resident(&world, HANAKO).await;
        let mut browser = sign_in(&world, HANAKO, PASSWORD).await;
        assert_eq!(browser.post("/me/account/name", &[("name", NAME)]).await.redirect(), "/me/account");
        let empty = browser.post("/me/account/name", &[("name", " ")]).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(empty.attributes(".errors__list a", "href"), ["#f-name"]);
        for path in ["/me", "/me/account"] {
            assert!(browser.get(path).await.text().contains(NAME), "{path}");
        }
        world.browser().post("/sign-in/link", &[("email", HANAKO)]).await.redirect();
        let letter = letters(&world, HANAKO).await.pop().expect("a letter");
        assert!(letter.body.contains(NAME), "{}", letter.body);
        let path = link(&letter);
        assert!(world.browser().get(&path).await.text().contains(NAME));

        let group = [("name", NAME), ("kind", "npo"), ("purpose", "髙い山 ㈱①")];
        browser.post("/me/groups/new", &group).await.redirect();
        let reply = browser.get("/me/data.zip").await.expect(StatusCode::OK);
        assert_eq!(reply.headers[CONTENT_TYPE], "application/zip");
        let mut archive = zip::ZipArchive::new(Cursor::new(reply.body)).expect("an archive");
        for file in ["data.json", "index.html"] {
            let mut text = String::new();
            archive.by_name(file).expect(file).read_to_string(&mut text).expect("text");
            assert!(text.contains(NAME) && text.contains("髙い山 ㈱①") && text.contains(HANAKO), "{file}: {text}");
            assert!(!text.contains("argon2"), "no secret goes along");
        }
    });
}

#[test]
fn tables_of_the_own_data_open_in_spreadsheets_without_computing_anything() {
    on_both(|world| async move {
        demo::city(&world.state).await.expect("the demo city");
        let mut browser = sign_in(&world, "resident@tomoni.example", demo::SIGN_INS[0].password).await;
        let page = browser.get("/me").await.expect(StatusCode::OK);
        let drafts = page.attributes("main a", "href").into_iter().filter(|href| href.starts_with("/proposals/"));
        let mut changed = 0;
        for draft in drafts {
            let outline = [("title", "=HYPERLINK(\"http://evil.example\")")];
            let contact = [("contact-phone", "0920536111"), ("contact-name", "+81 神﨑")];
            let saved = browser.post(&format!("{draft}/form/outline"), &outline).await.status;
            browser.post(&format!("{draft}/form/group-contact"), &contact).await;
            changed += usize::from(saved == StatusCode::SEE_OTHER);
        }
        assert!(changed > 0, "the resident has a draft");
        let reply = browser.get("/me/data.zip").await.expect(StatusCode::OK);
        let mut archive = zip::ZipArchive::new(Cursor::new(reply.body)).expect("an archive");
        for (file, expected) in [
            ("applications.csv", ["\"'=HYPERLINK(\"\"http://evil.example\"\")\"", "\"0920536111\"", "\"'+81 神﨑\""]),
            ("letters.csv", ["\"日時\"", "受け付けました", "resident@tomoni.example"]),
        ] {
            let mut text = String::new();
            archive.by_name(file).expect(file).read_to_string(&mut text).expect("text");
            assert!(text.starts_with("\u{FEFF}\"") && text.ends_with("\"\r\n"), "{file}");
            for words in expected {
                assert!(text.contains(words), "{words} in {file}: {text}");
            }
        }
    });
}

#[test]
fn what_was_attached_goes_along_and_nothing_of_others() {
    on_both(|world| async move {
        demo::city(&world.state).await.expect("the demo city");
        let mut browser = sign_in(&world, "resident@tomoni.example", demo::SIGN_INS[0].password).await;
        let reply = browser.get("/me/data.zip").await.expect(StatusCode::OK);
        let mut archive = zip::ZipArchive::new(Cursor::new(reply.body)).expect("an archive");
        let names: Vec<String> = archive.file_names().map(|name| name.expect("a name").into_owned()).collect();
        let file = names.iter().find(|name| name.starts_with("files/") && name.ends_with(".pdf")).expect("a file");
        let mut bytes = Vec::new();
        archive.by_name(file).expect("the file").read_to_end(&mut bytes).expect("bytes");
        assert!(bytes.starts_with(b"%PDF"));
        let mut text = String::new();
        archive.by_name("data.json").expect("data").read_to_string(&mut text).expect("text");
        assert!(text.contains("なぎさ再生の会") && !text.contains("古道を歩く会"));
        let data: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        assert!(data["applications"].as_array().is_some_and(|all| all.len() > 1), "{text}");
    });
}

#[test]
fn a_new_password_ends_the_other_sessions() {
    on_both(|world| async move {
        world.found_city().await;
        resident(&world, HANAKO).await;
        let mut browser = sign_in(&world, HANAKO, PASSWORD).await;
        let mut other = sign_in(&world, HANAKO, PASSWORD).await;
        for (current, password, field) in [
            ("", NEW_PASSWORD, "#f-current_password"),
            ("falsch", NEW_PASSWORD, "#f-current_password"),
            (PASSWORD, "kurz", "#f-password"),
        ] {
            let fields = [("current_password", current), ("password", password)];
            let bad = browser.post("/me/account/password", &fields).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
            assert_eq!(bad.attributes(".errors__list a", "href"), [field]);
            assert!(!bad.text().contains("falsch") && !bad.text().contains("kurz"), "passwords never come back");
        }
        let fields = [("current_password", PASSWORD), ("password", NEW_PASSWORD)];
        assert_eq!(browser.post("/me/account/password", &fields).await.redirect(), "/me/account");
        assert!(is_signed_in(&mut browser).await);
        assert!(!is_signed_in(&mut other).await);
        sign_in(&world, HANAKO, NEW_PASSWORD).await;
        let told = letters(&world, HANAKO).await.pop().expect("a letter");
        assert!(told.subject.contains("パスワードが変わりました"), "{}", told.subject);
    });
}

#[test]
fn devices_are_listed_and_signed_out() {
    on_both(|world| async move {
        world.found_city().await;
        resident(&world, HANAKO).await;
        resident(&world, "other@example.jp").await;
        let mut browser = sign_in(&world, HANAKO, PASSWORD).await;
        let mut second = sign_in(&world, HANAKO, PASSWORD).await;
        let mut third = sign_in(&world, HANAKO, PASSWORD).await;
        let mut stranger = sign_in(&world, "other@example.jp", PASSWORD).await;
        assert!(is_signed_in(&mut second).await && is_signed_in(&mut third).await);
        let page = browser.get("/me/account").await.expect(StatusCode::OK);
        let ids = page.attributes("input[name='session']", "value");
        assert_eq!((ids.len(), page.select(".facts .tag").len()), (3, 1), "two others, all others, and this one");
        stranger.post("/me/account/sessions", &[("session", &ids[0])]).await.redirect();
        assert!(is_signed_in(&mut second).await && is_signed_in(&mut third).await, "not a stranger's to end");
        assert_eq!(browser.post("/me/account/sessions", &[("session", &ids[0])]).await.redirect(), "/me/account");
        let left = [is_signed_in(&mut second).await, is_signed_in(&mut third).await];
        assert_eq!(left.iter().filter(|there| **there).count(), 1);
        browser.post("/me/account/sessions", &[("session", "others")]).await.redirect();
        assert!(!is_signed_in(&mut second).await && !is_signed_in(&mut third).await);
        assert!(is_signed_in(&mut browser).await && is_signed_in(&mut stranger).await);
    });
}

#[test]
fn an_address_changes_once_both_owners_agree() {
    on_both(|world| async move {
        world.found_city().await;
        resident(&world, HANAKO).await;
        resident(&world, "taken@example.jp").await;
        let mut browser = sign_in(&world, HANAKO, PASSWORD).await;
        for (email, status) in [("", 422), ("x", 422), ("Ｈanako@example.jp", 422)] {
            let reply = browser.post("/me/account/email", &[("email", email)]).await;
            assert_eq!(reply.status.as_u16(), status, "{email}");
            assert_eq!(reply.attributes("#f-email", "value"), [email]);
        }
        let ask = [("email", "Neu@example.jp")];
        assert_eq!(browser.post("/me/account/email", &ask).await.redirect(), "/me/account");
        assert!(browser.get("/me/account").await.text().contains("Neu@example.jp"), "it waits");
        let (old, new) = (last_link(&world, HANAKO).await, last_link(&world, "Neu@example.jp").await);
        for path in [&old, &new] {
            world.browser().get(path).await.expect(StatusCode::OK);
        }
        world.browser().post(&old, &[]).await.expect(StatusCode::OK);
        world.browser().post(&old, &[]).await.expect(StatusCode::OK);
        let before = world.browser().post("/sign-in", &[("email", "neu@example.jp"), ("password", PASSWORD)]).await;
        assert_eq!(before.status, StatusCode::UNPROCESSABLE_ENTITY, "one side is not enough, pressed twice or not");
        world.browser().post(&new, &[]).await.expect(StatusCode::OK);
        sign_in(&world, "neu@example.jp", PASSWORD).await;
        let gone = world.browser().post("/sign-in", &[("email", HANAKO), ("password", PASSWORD)]).await;
        assert_eq!(gone.status, StatusCode::UNPROCESSABLE_ENTITY);
        world.browser().post(&new, &[]).await.expect(StatusCode::GONE);
        for address in [HANAKO, "Neu@example.jp"] {
            let told = letters(&world, address).await.pop().expect("both are told");
            assert!(told.subject.contains("変わりました"), "{}", told.subject);
        }

        let known = browser.post("/me/account/email", &[("email", "taken@example.jp")]).await;
        assert_eq!(known.redirect(), "/me/account", "the same answer for an address that has an account");
        let told = letters(&world, "taken@example.jp").await.pop().expect("its owner is told");
        assert!(!told.body.contains("/email/"), "{}", told.body);
        let old = last_link(&world, "Neu@example.jp").await;
        world.browser().post(&old, &[]).await.expect(StatusCode::OK);
        sign_in(&world, "taken@example.jp", PASSWORD).await;
        sign_in(&world, "neu@example.jp", PASSWORD).await;
    });
}

#[test]
fn a_link_signs_in_once_and_only_after_a_press() {
    on_both(|world| async move {
        world.found_city().await;
        resident(&world, HANAKO).await;
        let mut browser = world.browser();
        assert!(browser.get("/sign-in").await.text().contains("/sign-in/link"));
        for address in [HANAKO, "nobody@example.jp"] {
            let sent = browser.post("/sign-in/link", &[("email", address), ("next", "/me/account")]).await;
            assert_eq!(sent.redirect(), "/check-mail", "the same answer, known or not");
        }
        browser.post("/sign-in/link", &[("email", "x")]).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        let none = letters(&world, "nobody@example.jp").await.pop().expect("a letter");
        assert!(!none.body.contains("/sign-in/link/"), "{}", none.body);
        let path = last_link(&world, HANAKO).await;
        for _ in 0..2 {
            browser.get(&path).await.expect(StatusCode::OK);
            assert!(!is_signed_in(&mut browser).await, "opening the link does nothing");
        }
        assert_eq!(browser.post(&path, &[]).await.redirect(), "/me/account");
        assert!(is_signed_in(&mut browser).await);
        world.browser().get(&path).await.expect(StatusCode::GONE);
        world.browser().post(&path, &[]).await.expect(StatusCode::GONE);

        let evil = [("email", HANAKO), ("next", "//evil.example")];
        world.browser().post("/sign-in/link", &evil).await.redirect();
        let path = last_link(&world, HANAKO).await;
        assert!(!path.contains("evil"), "{path}");
        let mut other = world.browser();
        assert_eq!(other.post(&format!("{path}?next=//evil.example"), &[]).await.redirect(), "/me");
        world.browser().post("/sign-in/link", &[("email", HANAKO)]).await.redirect();
        let late = last_link(&world, HANAKO).await;
        world.state.clock.turn(TimeDelta::minutes(20));
        world.browser().post(&late, &[]).await.expect(StatusCode::GONE);
    });
}

#[test]
fn an_account_is_deleted_and_what_was_handed_in_stays() {
    on_both(|world| async move {
        demo::city(&world.state).await.expect("the demo city");
        let id = resident(&world, HANAKO).await;
        let mut browser = sign_in(&world, HANAKO, PASSWORD).await;
        let group = browser
            .post("/me/groups/new", &[("name", "花の会"), ("kind", "npo"), ("purpose", "花"), ("contact_name", "花子")])
            .await
            .redirect();
        let group_id = group.rsplit('/').next().expect("an id").to_owned();
        let draft = browser.post("/calls/wagamachi/apply", &[("group", &group_id)]).await.redirect();
        let pdf: &[u8] = b"%PDF-1.7\n% only here\n";
        browser.upload(&format!("{group}/papers"), &[], ("paper-rules", "x.pdf", pdf)).await.redirect();
        let sha256 = hex::encode(Sha256::digest(pdf));
        assert!(world.state.files.get(&sha256).await.is_ok());
        let page = browser.get("/me/erasure").await.expect(StatusCode::OK);
        assert!(page.text().contains("残るもの"));
        let wrong = browser.post("/me/erasure", &[("current_password", "falsch")]).await;
        let wrong = wrong.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert!(!wrong.text().contains("falsch"));
        let mut other = sign_in(&world, HANAKO, PASSWORD).await;
        let gone = browser.post("/me/erasure", &[("current_password", PASSWORD)]).await.expect(StatusCode::OK);
        assert_eq!(gone.select("h1"), ["登録を削除しました"]);
        assert!(!is_signed_in(&mut browser).await && !is_signed_in(&mut other).await);
        let entered = world.browser().post("/sign-in", &[("email", HANAKO), ("password", PASSWORD)]).await;
        assert_eq!(entered.status, StatusCode::UNPROCESSABLE_ENTITY);
        let told = letters(&world, HANAKO).await.pop().expect("a good-bye");
        assert!(told.subject.contains("削除しました"), "{}", told.subject);
        let mut tx = world.state.db.read().await.expect("a snapshot");
        let row = people::find(&mut tx, id).await.expect("a row").expect("a row stays");
        assert!(row.email.is_empty() && !row.name.contains("花子"), "{row:?}");
        let draft = draft.rsplit('/').next().and_then(|id| id.parse().ok()).expect("an id");
        assert_eq!(submissions::find(&mut tx, draft).await.expect("an answer"), None);
        drop(tx);
        // The store calls a file old by the machine's clock, the sweep by ours.
        world.state.clock.turn(TimeDelta::days(4000));
        assert_eq!(server::actions::bytes::sweep(&world.state, world.state.clock.now()).await.expect("swept"), 1);
        assert!(world.state.files.get(&sha256).await.is_err(), "the bytes are gone too");
        resident(&world, HANAKO).await;
    });
}

#[test]
fn nobody_leaves_a_running_case_without_a_head_or_an_office_by_deletion() {
    on_both(|world| async move {
        demo::city(&world.state).await.expect("the demo city");
        let password = demo::SIGN_INS[0].password;
        let mut head = sign_in(&world, "resident@tomoni.example", password).await;
        let page = head.get("/me/erasure").await.expect(StatusCode::OK);
        assert!(page.select(".notice--warn")[0].contains("なぎさ再生の会"), "{}", page.text());
        assert!(page.select("#f-current_password").is_empty(), "no button that refuses");
        head.post("/me/erasure", &[("current_password", password)]).await.expect(StatusCode::CONFLICT);
        assert!(is_signed_in(&mut head).await, "nothing happened");
        for address in ["officer@tomoni.example", "admin@tomoni.example"] {
            let mut staff = sign_in(&world, address, password).await;
            staff.post("/me/erasure", &[("current_password", password)]).await.expect(StatusCode::CONFLICT);
            let mut tx = world.state.db.read().await.expect("a snapshot");
            assert!(people::find_by_email(&mut tx, address).await.expect("a row").is_some());
        }
        let mut tx = world.state.db.read().await.expect("a snapshot");
        let (person, _) =
            people::find_by_email(&mut tx, "resident@tomoni.example").await.expect("a row").expect("a person");
        let cases = submissions::of_person(&mut tx, person.id, &[]).await.expect("cases");
        assert!(cases.iter().any(|case| case.stage != Stage::Draft));
    });
}

#[test]
fn a_link_deletes_after_a_press() {
    on_both(|world| async move {
        world.found_city().await;
        resident(&world, HANAKO).await;
        let mut browser = sign_in(&world, HANAKO, PASSWORD).await;
        assert_eq!(browser.post("/me/erasure/mail", &[]).await.redirect(), "/check-mail");
        let path = last_link(&world, HANAKO).await;
        for _ in 0..2 {
            world.browser().get(&path).await.expect(StatusCode::OK);
        }
        assert!(is_signed_in(&mut browser).await, "opening the link does nothing");
        world.browser().post(&path, &[]).await.expect(StatusCode::OK);
        assert!(!is_signed_in(&mut browser).await);
        world.browser().post(&path, &[]).await.expect(StatusCode::GONE);
    });
}
