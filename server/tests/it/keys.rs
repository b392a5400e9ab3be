//! Passkeys and the second factor by real forms（パスキー・二段階の確認の試験）.

use crate::accounts::letters;
use crate::authenticator::Authenticator;
use crate::world::{Browser, World, on_both};
use axum::http::header::CONTENT_SECURITY_POLICY;
use axum::http::{Method, StatusCode};
use chrono::TimeDelta;
use domain::folding::email_key;
use domain::keys::StaffRule;
use domain::people::PersonId;
use serde_json::Value;
use server::seed::demo;
use server::state::State;
use server::store::{history, passkeys, people};
use server::web::guard::Guard;
use std::sync::Arc;

const PASSWORD: &str = "minna-de-tomoni";
const RESIDENT: &str = "resident@tomoni.example";
const OFFICER: &str = "officer@tomoni.example";
const OTHER: &str = "other@tomoni.example";
const ADMIN: &str = "admin@tomoni.example";
/// What a browser calls the test's own address when it may use passkeys there.
const ORIGIN: &str = "http://localhost:3000";

async fn demo(world: &World) {
    demo::city(&world.state).await.expect("the demo city");
}

async fn signed_in(world: &World, address: &str) -> Browser {
    let mut browser = world.browser();
    world.enter(&mut browser, address, PASSWORD).await;
    browser
}

async fn person(world: &World, address: &str) -> PersonId {
    let key = email_key(address).expect("an address");
    let mut tx = world.state.db.read().await.expect("a snapshot");
    people::find_by_email(&mut tx, &key).await.expect("a row").expect("a demo person").0.id
}

async fn actions_of(world: &World, address: &str) -> Vec<String> {
    let person = person(world, address).await;
    let mut tx = world.state.db.read().await.expect("a snapshot");
    let entries = history::of_subject(&mut tx, person.0).await.expect("history");
    entries.into_iter().map(|(entry, _)| entry.action).collect()
}

/// What the browser is asked, with the secret of the ceremony.
async fn question(browser: &mut Browser, path: &str) -> (String, Value) {
    let reply = browser.post(path, &[]).await.expect(StatusCode::OK);
    let reply: Value = serde_json::from_slice(&reply.body).expect("JSON");
    (reply["ceremony"].as_str().expect("a secret").to_owned(), reply["options"].clone())
}

async fn add(browser: &mut Browser, device: &mut Authenticator, name: &str) -> crate::world::Reply {
    let (ceremony, options) = question(browser, "/me/account/passkeys/begin").await;
    let credential = device.create(&options);
    let fields = [("name", name), ("ceremony", &ceremony), ("credential", &credential)];
    browser.post("/me/account/passkeys", &fields).await
}

async fn sign_in(browser: &mut Browser, device: &Authenticator, next: &str) -> crate::world::Reply {
    let (ceremony, options) = question(browser, "/sign-in/passkey/begin").await;
    let credential = device.get(&options);
    let fields = [("next", next), ("ceremony", &ceremony), ("credential", &credential)];
    browser.post("/sign-in/passkey", &fields).await
}

#[test]
fn a_passkey_is_added_named_used_and_removed() {
    on_both(|world| async move {
        demo(&world).await;
        let mut browser = signed_in(&world, RESIDENT).await;
        let page = browser.get("/me/account/passkeys").await.expect(StatusCode::OK);
        assert_eq!(page.attributes("#passkey-form", "data-host"), ["localhost"]);
        assert_eq!(page.attributes("#passkey-form", "hidden").len(), 1, "hidden until the script finds it usable");
        let policy = page.headers[CONTENT_SECURITY_POLICY].to_str().expect("text").to_owned();
        assert!(policy.contains("script-src 'self';") && !policy.contains("unsafe"), "{policy}");

        let mut device = Authenticator::new(ORIGIN);
        assert_eq!(add(&mut browser, &mut device, "自分のスマホ").await.redirect(), "/me/account/passkeys");
        let page = browser.get("/me/account/passkeys").await;
        assert!(page.text().contains("自分のスマホ") && page.text().contains("まだ使っていません"));
        let letter = letters(&world, RESIDENT).await.pop().expect("a letter");
        assert!(
            letter.body.contains("自分のスマホ") && letter.body.contains("/me/account/passkeys"),
            "{}",
            letter.body
        );

        let mut other = world.browser();
        assert_eq!(sign_in(&mut other, &device, "").await.redirect(), "/me");
        assert!(other.get("/me").await.expect(StatusCode::OK).text().contains("浜口 みなと"));
        assert_eq!(sign_in(&mut world.browser(), &device, "/calls").await.redirect(), "/calls");
        assert_eq!(sign_in(&mut world.browser(), &device, "//evil.jp").await.redirect(), "/me");
        let page = browser.get("/me/account/passkeys").await;
        assert!(page.text().contains("最後に使った日"));

        let id = page.attributes("[name=passkey]", "value").pop().expect("one passkey");
        let mut stranger = signed_in(&world, "resident2@tomoni.example").await;
        stranger.post("/me/account/passkeys/remove", &[("passkey", &id)]).await.redirect();
        assert_eq!(browser.get("/me/account/passkeys").await.attributes("[name=passkey]", "value").len(), 1);
        stranger.post("/me/account/passkeys/remove", &[("passkey", "x")]).await.expect(StatusCode::NOT_FOUND);
        browser.post("/me/account/passkeys/remove", &[("passkey", &id)]).await.redirect();
        browser.post("/me/account/passkeys/remove", &[("passkey", &id)]).await.redirect();
        sign_in(&mut world.browser(), &device, "").await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        let actions = actions_of(&world, RESIDENT).await;
        for action in ["add_passkey", "sign_in_by_passkey", "remove_passkey"] {
            assert!(actions.iter().any(|known| known == action), "{action}: {actions:?}");
        }
    });
}

#[test]
fn what_is_wrong_with_a_passkey_is_refused_in_the_same_words() {
    on_both(|world| async move {
        demo(&world).await;
        let mut browser = signed_in(&world, RESIDENT).await;
        let mut foreign = Authenticator::new("https://evil.example");
        let again = add(&mut browser, &mut foreign, "にせのサイト").await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(again.attributes("#f-name", "value"), ["にせのサイト"], "what was typed is kept");
        assert_eq!(again.attributes(".errors__list a", "href"), ["#f-credential"]);
        let mut careless = Authenticator::new(ORIGIN);
        careless.verifies = false;
        add(&mut browser, &mut careless, "確かめない").await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        let mut device = Authenticator::new(ORIGIN);
        add(&mut browser, &mut device, " ").await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        add(&mut browser, &mut device, "スマホ").await.redirect();
        add(&mut browser, &mut device, "同じスマホ").await.expect(StatusCode::UNPROCESSABLE_ENTITY);

        // An answer counts once, for the person and the purpose that were asked, and not for long.
        let (ceremony, options) = question(&mut browser, "/me/account/passkeys/begin").await;
        let mut second = Authenticator::new(ORIGIN);
        let credential = second.create(&options);
        let fields = [("name", "PC"), ("ceremony", &ceremony), ("credential", &credential)];
        let mut stranger = signed_in(&world, "resident2@tomoni.example").await;
        stranger.post("/me/account/passkeys", &fields).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        world.state.clock.turn(TimeDelta::minutes(6));
        browser.post("/me/account/passkeys", &fields).await.expect(StatusCode::UNPROCESSABLE_ENTITY);

        let mut guest = world.browser();
        let (ceremony, options) = question(&mut guest, "/sign-in/passkey/begin").await;
        let credential = device.get(&options);
        let fields = [("ceremony", ceremony.as_str()), ("credential", &credential)];
        guest.post("/sign-in/passkey", &fields).await.redirect();
        let told = world.browser().post("/sign-in/passkey", &fields).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        let unknown = sign_in(&mut world.browser(), &second, "").await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(told.select(".errors"), unknown.select(".errors"), "nothing tells whether a passkey is known");

        device.origin = "https://evil.example".into();
        sign_in(&mut world.browser(), &device, "").await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        device.origin = ORIGIN.into();
        device.verifies = false;
        sign_in(&mut world.browser(), &device, "").await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        device.verifies = true;
        let own = std::mem::take(&mut device.handle);
        device.handle = person(&world, "resident2@tomoni.example").await.0.as_bytes().to_vec();
        sign_in(&mut world.browser(), &device, "").await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        device.handle = own;
        sign_in(&mut world.browser(), &device, "").await.redirect();
        let nonsense = [("ceremony", "x"), ("credential", "{")];
        world.browser().post("/sign-in/passkey", &nonsense).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
    });
}

#[test]
fn a_site_without_a_name_has_no_passkeys() {
    on_both(|world| async move {
        demo(&world).await;
        let mut settings = (*world.state.settings).clone();
        settings.public_url = "https://192.0.2.7".parse().expect("an address");
        let State { db, clock, files, .. } = world.state.clone();
        let world = World { service: server::web::service(State::new(db, clock, settings, files)), ..world };
        let page = world.browser().get("/sign-in").await.expect(StatusCode::OK);
        assert!(page.select("#passkey-form").is_empty() && !page.text().contains("<script"));
        world.browser().post("/sign-in/passkey/begin", &[]).await.expect(StatusCode::NOT_FOUND);
    });
}

#[test]
fn no_staff_page_opens_before_the_second_factor() {
    on_both(|world| async move {
        demo(&world).await;
        for (address, there) in [(OFFICER, "/sign-in/code"), (ADMIN, "/sign-in/code")] {
            let mut browser = world.browser();
            let reply = browser.post("/sign-in", &[("email", address), ("password", PASSWORD)]).await;
            assert_eq!(reply.redirect(), there);
            for route in server::web::route_list() {
                let elsewhere = matches!(route.guard, Guard::Anyone | Guard::DemoOnly | Guard::RehearsalOnly);
                if elsewhere || route.path.contains('{') {
                    continue;
                }
                let reply = match route.method {
                    Method::GET => browser.get(&route.path).await,
                    _ => browser.post(&route.path, &[]).await,
                };
                let target = reply.redirect();
                assert!(target.starts_with("/sign-in/code?next=%2F"), "{} {}: {target}", route.method, route.path);
            }
            let home = browser.get("/").await.expect(StatusCode::OK);
            assert!(!home.text().contains("職員の画面"), "a guest to every page");
        }
        // Without one, the way leads to its set-up.
        let officer = person(&world, OFFICER).await;
        let mut tx = world.state.db.write().await.expect("the writer's turn");
        server::store::second_factors::remove(&mut tx, officer).await.expect("removed");
        tx.commit().await.expect("a commit");
        let mut browser = world.browser();
        let reply = browser.post("/sign-in", &[("email", OFFICER), ("password", PASSWORD), ("next", "/staff/calls")]);
        let there = reply.await.redirect();
        assert_eq!(there, "/me/second-factor/set-up?next=%2Fstaff%2Fcalls");
        assert!(browser.get("/staff/cases").await.redirect().starts_with("/me/second-factor/set-up?next="));
        assert!(browser.get("/sign-in/code").await.redirect().starts_with("/sign-in"));
        assert_eq!(world.second_factor(&mut browser, OFFICER, there).await, "/staff/calls");
        browser.get("/staff/calls").await.expect(StatusCode::OK);
    });
}

#[test]
fn a_code_counts_once_and_guessing_is_slow() {
    on_both(|world| async move {
        demo(&world).await;
        let code = world.code_of(OFFICER).await;
        let mut first = world.browser();
        first.post("/sign-in", &[("email", OFFICER), ("password", PASSWORD)]).await.redirect();
        let page = first.get("/sign-in/code").await.expect(StatusCode::OK);
        assert_eq!(page.select("#demo-code"), [code.as_str()], "the demo city shows it");
        let before = first.cookie("tomoni").expect("a session").to_owned();
        let typed = format!(" {} {} ", &code[..3], &code[3..]);
        assert_eq!(first.post("/sign-in/code", &[("code", &typed)]).await.redirect(), "/staff");
        assert_ne!(first.cookie("tomoni"), Some(before.as_str()), "a session that may do more has a new id");

        let mut second = world.browser();
        second.post("/sign-in", &[("email", OFFICER), ("password", PASSWORD)]).await.redirect();
        let again = second.post("/sign-in/code", &[("code", &code)]).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert!(again.text().contains("もう使われました"));
        for wrong in ["", "12", "abcd-efgh-jkmn"] {
            let again = second.post("/sign-in/code", &[("code", wrong)]).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
            assert_eq!(again.attributes(".errors__list a", "href"), ["#f-code"]);
        }
        let mut last = StatusCode::UNPROCESSABLE_ENTITY;
        for guess in 0..40 {
            last = second.post("/sign-in/code", &[("code", &format!("{guess:06}"))]).await.status;
        }
        assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
        second.get("/staff/cases").await.redirect();
    });
}

#[test]
fn recovery_codes_open_once_and_are_renewed() {
    on_both(|world| async move {
        demo(&world).await;
        let mut browser = signed_in(&world, OFFICER).await;
        let page = browser.get("/me/second-factor").await.expect(StatusCode::OK);
        assert!(page.text().contains("復旧コード：0個"));
        let code = world.code_of(OFFICER).await;
        let there = browser.post("/me/second-factor/codes/new", &[("code", &code)]).await.redirect();
        let page = browser.get(&there).await.expect(StatusCode::OK);
        let fresh = page.select("main li code");
        assert_eq!(fresh.len(), 10);
        assert_eq!(browser.get(&there).await.select("main li code"), fresh, "a lost line loses nothing");
        assert_eq!(browser.post("/me/second-factor/codes", &[]).await.redirect(), "/staff");
        assert_eq!(browser.get("/me/second-factor/codes").await.redirect(), "/me/second-factor", "shown no more");

        for (turn, expected) in [(0, StatusCode::SEE_OTHER), (1, StatusCode::UNPROCESSABLE_ENTITY)] {
            let mut lost = world.browser();
            lost.post("/sign-in", &[("email", OFFICER), ("password", PASSWORD)]).await.redirect();
            let reply = lost.post("/sign-in/code", &[("code", &fresh[3].to_uppercase())]).await;
            assert_eq!(reply.status, expected, "use {turn}");
        }
        let letter = letters(&world, OFFICER).await.pop().expect("a letter");
        assert!(letter.body.contains("残りは9個"), "{}", letter.body);

        // Another telephone: the old codes go, and nothing of staff opens until the new one is set up.
        let refused = browser.post("/me/second-factor/remove", &[("move_code", "123")]).await;
        let refused = refused.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(refused.attributes(".errors__list a", "href"), ["#f-move_code"]);
        let there = browser.post("/me/second-factor/remove", &[("move_code", &fresh[4])]).await.redirect();
        assert_eq!(world.second_factor(&mut browser, OFFICER, there).await, "/staff");
        let mut lost = world.browser();
        lost.post("/sign-in", &[("email", OFFICER), ("password", PASSWORD)]).await.redirect();
        let old = lost.post("/sign-in/code", &[("code", &fresh[5])]).await;
        assert_eq!(old.status, StatusCode::UNPROCESSABLE_ENTITY, "codes of before are gone");
        signed_in(&world, RESIDENT).await.get("/me/second-factor").await.expect(StatusCode::NOT_FOUND);
    });
}

#[test]
fn a_secret_that_somebody_saw_with_the_password_alone_is_worth_nothing() {
    on_both(|world| async move {
        demo(&world).await;
        let officer = person(&world, OFFICER).await;
        let mut tx = world.state.db.write().await.expect("the writer's turn");
        server::store::second_factors::remove(&mut tx, officer).await.expect("removed");
        tx.commit().await.expect("a commit");
        let (mut thief, mut owner) = (world.browser(), world.browser());
        for browser in [&mut thief, &mut owner] {
            browser.post("/sign-in", &[("email", OFFICER), ("password", PASSWORD)]).await.redirect();
        }
        let seen = thief.get("/me/second-factor/set-up").await.expect(StatusCode::OK);
        let page = owner.get("/me/second-factor/set-up").await.expect(StatusCode::OK);
        assert_ne!(seen.select("#secret"), page.select("#secret"));
        assert_eq!(owner.get("/me/second-factor/set-up").await.select("#secret"), page.select("#secret"));
        assert_eq!(page.select("svg.qr").len(), 1);
        owner.post("/me/second-factor/set-up", &[("code", &world.code_on(&page))]).await.redirect();
        let late = thief.post("/me/second-factor/set-up", &[("code", &world.code_on(&seen))]).await.redirect();
        assert_eq!(late, "/sign-in", "one counts already");
        assert_eq!(thief.get("/staff/cases").await.redirect(), "/sign-in/code?next=%2Fstaff%2Fcases");
    });
}

#[test]
fn a_passkey_is_both_factors_and_a_role_asks_for_them_at_once() {
    on_both(|world| async move {
        demo(&world).await;
        let mut browser = signed_in(&world, OFFICER).await;
        let mut device = Authenticator::new(ORIGIN);
        add(&mut browser, &mut device, "職場のPC").await.redirect();
        let mut other = world.browser();
        assert_eq!(sign_in(&mut other, &device, "").await.redirect(), "/staff");
        other.get("/staff/cases").await.expect(StatusCode::OK);

        // A resident who is made an officer while signed in with a password.
        let mut resident = signed_in(&world, RESIDENT).await;
        let mut admin = signed_in(&world, ADMIN).await;
        let department = admin.get("/staff/people").await.attributes("#f-department option", "value").remove(0);
        let give = [("email", RESIDENT), ("department", &department), ("role", "officer"), ("from", "2026/11/22")];
        admin.post("/staff/people", &give).await.redirect();
        assert_eq!(resident.get("/staff/cases").await.redirect(), "/me/second-factor/set-up?next=%2Fstaff%2Fcases");
        assert!(resident.get("/me/account/passkeys").await.redirect().starts_with("/me/second-factor/set-up"));
    });
}

#[test]
fn where_it_is_optional_only_those_who_have_it_are_asked() {
    on_both(|world| async move {
        demo(&world).await;
        let other = person(&world, OTHER).await;
        let mut tx = world.state.db.write().await.expect("the writer's turn");
        server::store::second_factors::remove(&mut tx, other).await.expect("removed");
        tx.commit().await.expect("a commit");
        let mut state = world.state.clone();
        let mut settings = (*state.settings).clone();
        settings.staff_second_factor = StaffRule::Optional;
        state.settings = Arc::new(settings);
        let world = World { service: server::web::service(state.clone()), state, ..world };
        let mut browser = world.browser();
        let reply = browser.post("/sign-in", &[("email", OTHER), ("password", PASSWORD)]).await;
        assert_eq!(reply.redirect(), "/staff");
        let page = browser.get("/me/second-factor").await.expect(StatusCode::OK);
        assert_eq!(page.attributes("main a.btn", "href"), ["/me/second-factor/set-up"]);
        world.second_factor(&mut browser, OTHER, "/me/second-factor/set-up".into()).await;
        let reply = world.browser().post("/sign-in", &[("email", OTHER), ("password", PASSWORD)]).await;
        assert_eq!(reply.redirect(), "/sign-in/code");
    });
}

#[test]
fn an_administrator_sees_a_colleagues_sign_ins_and_resets_the_second_factor() {
    on_both(|world| async move {
        demo(&world).await;
        let mut officer = signed_in(&world, OFFICER).await;
        let mut device = Authenticator::new(ORIGIN);
        add(&mut officer, &mut device, "職場のPC").await.redirect();
        let mut second = world.browser();
        sign_in(&mut second, &device, "").await.redirect();
        let mut admin = signed_in(&world, ADMIN).await;
        let id = person(&world, OFFICER).await;
        let here = format!("/staff/access/{id}");
        assert!(admin.get("/staff/people").await.attributes("tbody a", "href").contains(&here));
        let page = admin.get(&here).await.expect(StatusCode::OK);
        assert!(page.text().contains("パスキー：1個") && page.text().contains("認証アプリ：設定済み"));
        let sessions = page.attributes("[name=session]", "value");
        assert_eq!(sessions.len(), 3, "two and all");
        admin.post(&format!("{here}/sessions"), &[("session", &sessions[0])]).await.redirect();
        assert_eq!(admin.get(&here).await.attributes("[name=session]", "value").len(), 1);

        let again = admin.post(&format!("{here}/reset"), &[("reason", " ")]).await;
        assert_eq!(again.expect(StatusCode::UNPROCESSABLE_ENTITY).select(".errors__list li").len(), 1);
        let reason = [("reason", "機種変更。窓口で本人を確認した。")];
        assert_eq!(admin.post(&format!("{here}/reset"), &reason).await.redirect(), here);
        assert!(officer.get("/staff/cases").await.redirect().starts_with("/sign-in?next="), "every session ended");
        sign_in(&mut world.browser(), &device, "").await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        let letter = letters(&world, OFFICER).await.pop().expect("a letter");
        assert!(letter.body.contains("窓口で本人を確認した") && letter.body.contains("岡 ひろし"), "{}", letter.body);
        let mut tx = world.state.db.read().await.expect("a snapshot");
        let entries = history::of_subject(&mut tx, id.0).await.expect("history");
        let (reset, _) = entries.iter().find(|(entry, _)| entry.action == "reset_second_factor").expect("an entry");
        assert_eq!(reset.reason, reason[0].1);
        assert!(entries.iter().any(|(entry, _)| entry.action == "end_session"));
        assert!(passkeys::of_person(&mut tx, id).await.expect("keys").is_empty());
        drop(tx);
        let reply = world.browser().post("/sign-in", &[("email", OFFICER), ("password", PASSWORD)]).await;
        assert_eq!(reply.redirect(), "/me/second-factor/set-up");

        // Neither the administrator's own, nor a resident's, and nobody else may.
        let own = format!("/staff/access/{}", person(&world, ADMIN).await);
        assert!(admin.get(&own).await.expect(StatusCode::OK).attributes("[name=reason]", "id").is_empty());
        for path in ["sessions", "reset"] {
            let reply = admin.post(&format!("{own}/{path}"), &[("session", "all"), ("reason", "x")]).await;
            reply.expect(StatusCode::FORBIDDEN);
        }
        let resident = person(&world, RESIDENT).await;
        admin.get(&format!("/staff/access/{resident}")).await.expect(StatusCode::NOT_FOUND);
        let reply = admin.post(&format!("/staff/access/{resident}/reset"), &reason).await;
        reply.expect(StatusCode::NOT_FOUND);
        let mut other = signed_in(&world, OTHER).await;
        other.post(&format!("{here}/reset"), &reason).await.expect(StatusCode::FORBIDDEN);
    });
}
