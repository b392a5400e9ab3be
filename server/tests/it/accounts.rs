//! Signing up, signing in, passwords: whole ways, with the letters read out of the outbox.

use crate::world::{Browser, Reply, World, on_both};
use axum::http::header::{CONTENT_TYPE, SET_COOKIE};
use axum::http::{Method, StatusCode};
use chrono::TimeDelta;
use server::store::messages::{self, Message};
use server::store::{history, people};

const PASSWORD: &str = "ふるさとの海と山と道";
const HANAKO: &str = "hanako@example.jp";

/// The letters to an address, oldest first.
pub async fn letters(world: &World, address: &str) -> Vec<Message> {
    let mut tx = world.state.db.read().await.expect("a snapshot");
    let mut all = messages::newest(&mut tx, 100, 0).await.expect("letters");
    all.reverse();
    all.retain(|letter| letter.to_address == address);
    all
}

/// The path of the one link in a letter. It stands on a line of its own.
pub fn link(letter: &Message) -> String {
    let lines: Vec<&str> = letter.body.lines().filter(|line| line.starts_with("http")).collect();
    let [line] = lines[..] else { panic!("one link in {}", letter.body) };
    line.strip_prefix("http://127.0.0.1:3000").expect("our own address").to_owned()
}

async fn last_link(world: &World, address: &str) -> String {
    link(letters(world, address).await.last().expect("a letter"))
}

async fn sign_up(browser: &mut Browser, email: &str, password: &str) -> Reply {
    browser.post("/sign-up", &[("name", "対馬 花子"), ("email", email), ("password", password)]).await
}

async fn sign_in(browser: &mut Browser, email: &str, password: &str) -> Reply {
    browser.post("/sign-in", &[("email", email), ("password", password)]).await
}

/// Signs up, confirms, and leaves the browser signed in.
async fn resident(world: &World, email: &str) -> Browser {
    let mut browser = world.browser();
    assert_eq!(sign_up(&mut browser, email, PASSWORD).await.redirect(), "/check-mail");
    let link = last_link(world, email).await;
    assert_eq!(browser.post(&link, &[]).await.redirect(), "/me");
    browser
}

async fn is_signed_in(browser: &mut Browser) -> bool {
    let home = browser.get("/").await.expect(StatusCode::OK);
    home.select(".top__me form[action='/sign-out']").len() == 1
}

#[test]
fn sign_up_confirm_sign_out_and_in_again() {
    on_both(|world| async move {
        world.found_city().await;
        let mut browser = world.browser();
        let page = browser.get("/sign-up").await.expect(StatusCode::OK);
        assert_eq!(page.attributes("#f-email", "autocomplete"), ["email"]);
        assert_eq!(sign_up(&mut browser, "Hanako@Example.jp", PASSWORD).await.redirect(), "/check-mail");
        browser.get("/check-mail").await.expect(StatusCode::OK);

        let letter = letters(&world, "Hanako@Example.jp").await.remove(0);
        assert!(letter.subject.starts_with("【対馬市】"), "{}", letter.subject);
        assert!(
            letter.body.contains("心当たりがない方は") && letter.body.contains("返信できません"),
            "{}",
            letter.body
        );
        assert!(!letter.body.contains("花子"), "a name a stranger may have typed is not delivered");

        let link = link(&letter);
        let page = browser.get(&link).await.expect(StatusCode::OK);
        assert!(page.text().contains("対馬 花子"));
        assert!(!is_signed_in(&mut browser).await, "opening the link does nothing");
        assert_eq!(browser.post(&link, &[]).await.redirect(), "/me");
        assert!(is_signed_in(&mut browser).await);

        assert_eq!(browser.post("/sign-out", &[]).await.redirect(), "/");
        assert!(!is_signed_in(&mut browser).await);
        assert_eq!(sign_in(&mut browser, "ｈａｎａｋｏ＠example.jp", PASSWORD).await.redirect(), "/me");
        assert!(is_signed_in(&mut browser).await);

        let mut tx = world.state.db.read().await.expect("a snapshot");
        let (person, hash) = people::find_by_email(&mut tx, HANAKO).await.expect("a row").expect("a person");
        assert!(person.confirmed_at.is_some());
        assert!(hash.is_some_and(|hash| hash.starts_with("$argon2id$")));
        let entries = history::of_subject(&mut tx, person.id.0).await.expect("history");
        let actions: Vec<&str> = entries.iter().map(|(entry, _)| entry.action.as_str()).collect();
        assert_eq!(actions, ["sign_up", "confirm_address"]);
        let kept = entries.iter().map(|entry| format!("{entry:?}")).collect::<String>();
        assert!(!kept.contains(PASSWORD) && !kept.contains("argon2"));
    });
}

#[test]
fn a_bad_form_comes_back_with_what_was_typed_but_the_password() {
    on_both(|world| async move {
        world.found_city().await;
        let mut browser = world.browser();
        let fields = [("name", ""), ("email", "\"><script>hanako"), ("password", "short")];
        let page = browser.post("/sign-up", &fields).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(page.attributes(".errors__list a", "href"), ["#f-name", "#f-email", "#f-password"]);
        assert_eq!(page.attributes("#f-email", "value"), ["\"><script>hanako"]);
        assert_eq!(page.attributes("#f-password", "value"), [""]);
        assert_eq!(page.text().matches("<script").count(), 0);
        assert!(page.select("title")[0].starts_with("エラー："));
        assert!(letters(&world, "\"><script>hanako").await.is_empty());
    });
}

#[test]
fn carrier_addresses_are_taken_as_they_are() {
    on_both(|world| async move {
        world.found_city().await;
        for address in ["foo..bar@docomo.ne.jp", "foo.@ezweb.ne.jp"] {
            let mut browser = resident(&world, address).await;
            assert!(is_signed_in(&mut browser).await);
        }
    });
}

#[test]
fn a_link_works_once_and_not_for_ever() {
    on_both(|world| async move {
        world.found_city().await;
        let mut browser = world.browser();
        sign_up(&mut browser, HANAKO, PASSWORD).await.redirect();
        let first = last_link(&world, HANAKO).await;
        sign_up(&mut browser, HANAKO, PASSWORD).await.redirect();
        let second = last_link(&world, HANAKO).await;
        browser.post(&first, &[]).await.expect(StatusCode::GONE);
        world.state.clock.turn(TimeDelta::days(3));
        let page = browser.get(&second).await.expect(StatusCode::GONE);
        assert_eq!(page.attributes("main .buttons a", "href"), ["/sign-up", "/reset"]);
        browser.post(&second, &[]).await.expect(StatusCode::GONE);

        sign_up(&mut browser, HANAKO, PASSWORD).await.redirect();
        let third = last_link(&world, HANAKO).await;
        world.state.clock.turn(TimeDelta::days(3) - TimeDelta::seconds(1));
        assert_eq!(browser.post(&third, &[]).await.redirect(), "/me");
        browser.post(&third, &[]).await.expect(StatusCode::GONE);
        browser.get("/confirm/no-such-token").await.expect(StatusCode::GONE);
        browser.get("/reset/no-such-token").await.expect(StatusCode::GONE);
        // A link of one kind opens nothing of the other.
        sign_up(&mut browser, "taro@example.jp", PASSWORD).await.redirect();
        let confirm = last_link(&world, "taro@example.jp").await;
        let crossed = confirm.replace("/confirm/", "/reset/");
        browser.post(&crossed, &[("password", PASSWORD)]).await.expect(StatusCode::GONE);
    });
}

#[test]
fn a_new_password_ends_every_other_session() {
    on_both(|world| async move {
        world.found_city().await;
        let mut phone = resident(&world, HANAKO).await;
        let mut browser = world.browser();
        assert_eq!(browser.post("/reset", &[("email", HANAKO)]).await.redirect(), "/check-mail");
        let link = last_link(&world, HANAKO).await;
        let page = browser.get(&link).await.expect(StatusCode::OK);
        assert_eq!(page.attributes("#f-email", "value"), [HANAKO]);
        browser.post(&link, &[("password", "short")]).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert!(is_signed_in(&mut phone).await, "a bad password changes nothing");

        assert_eq!(browser.post(&link, &[("password", "別の言葉を四つ並べる")]).await.redirect(), "/me");
        assert!(is_signed_in(&mut browser).await);
        assert!(!is_signed_in(&mut phone).await);
        browser.post(&link, &[("password", PASSWORD)]).await.expect(StatusCode::GONE);
        let codes: Vec<String> = letters(&world, HANAKO).await.into_iter().map(|letter| letter.letter).collect();
        assert_eq!(codes, ["confirm", "reset", "password"]);

        sign_in(&mut phone, HANAKO, PASSWORD).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(sign_in(&mut phone, HANAKO, "別の言葉を四つ並べる").await.redirect(), "/me");

        browser.post("/reset", &[("email", HANAKO)]).await.redirect();
        let late = last_link(&world, HANAKO).await;
        world.state.clock.turn(TimeDelta::hours(1));
        browser.post(&late, &[("password", PASSWORD)]).await.expect(StatusCode::GONE);
    });
}

/// Everything of a reply that a stranger can compare.
fn seen(reply: &Reply, email: &str) -> (StatusCode, String, String) {
    (reply.status, reply.location().to_owned(), reply.text().replace(email, "ADDRESS"))
}

#[test]
fn no_reply_tells_whether_an_address_is_known() {
    on_both(|world| async move {
        world.found_city().await;
        resident(&world, HANAKO).await;
        sign_up(&mut world.browser(), "waiting@example.jp", PASSWORD).await.redirect();
        let addresses = [HANAKO, "waiting@example.jp", "nobody@example.jp"];

        let mut wrong = Vec::new();
        for email in addresses {
            wrong.push(seen(&sign_in(&mut world.browser(), email, "この言葉は違います").await, email));
        }
        assert_eq!(wrong[0].0, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.iter().all(|reply| *reply == wrong[0]), "{wrong:#?}");

        let mut resets = Vec::new();
        for email in addresses {
            resets.push(seen(&world.browser().post("/reset", &[("email", email)]).await, email));
        }
        assert!(resets.iter().all(|reply| *reply == resets[0]), "{resets:#?}");

        let mut sign_ups = Vec::new();
        for email in addresses {
            sign_ups.push(seen(&sign_up(&mut world.browser(), email, PASSWORD).await, email));
        }
        assert!(sign_ups.iter().all(|reply| *reply == sign_ups[0]), "{sign_ups:#?}");

        let codes = |letters: Vec<Message>| letters.into_iter().map(|letter| letter.letter).collect::<Vec<_>>();
        assert_eq!(codes(letters(&world, HANAKO).await), ["confirm", "reset", "known"]);
        assert_eq!(codes(letters(&world, "waiting@example.jp").await), ["confirm", "reset", "confirm"]);
        assert_eq!(codes(letters(&world, "nobody@example.jp").await), ["unknown", "confirm"]);
    });
}

#[test]
fn an_unknown_address_costs_as_much_as_a_wrong_password() {
    on_both(|world| async move {
        world.found_city().await;
        resident(&world, HANAKO).await;
        for email in [HANAKO, "nobody@example.jp"] {
            let before = world.state.passwords.worked();
            let reply = sign_in(&mut world.browser(), email, "この言葉は違います").await;
            reply.expect(StatusCode::UNPROCESSABLE_ENTITY);
            // Hashing is all that takes time.
            assert_eq!(world.state.passwords.worked() - before, 1, "{email}");
        }
    });
}

#[test]
fn whoever_has_the_password_but_never_confirmed_gets_a_new_letter() {
    on_both(|world| async move {
        world.found_city().await;
        let mut browser = world.browser();
        sign_up(&mut browser, HANAKO, PASSWORD).await.redirect();
        assert_eq!(sign_in(&mut browser, HANAKO, PASSWORD).await.redirect(), "/check-mail");
        assert!(!is_signed_in(&mut browser).await);
        assert_eq!(letters(&world, HANAKO).await.len(), 2);
        let link = last_link(&world, HANAKO).await;
        assert_eq!(browser.post(&link, &[]).await.redirect(), "/me");
    });
}

#[test]
fn next_and_back_lead_nowhere_else() {
    on_both(|world| async move {
        world.found_city().await;
        let mut browser = resident(&world, HANAKO).await;
        browser.post("/sign-out", &[]).await.redirect();
        let foreign = ["https://evil.example/", "//evil.example", "/\\evil.example", "/\t/evil.example", "evil"];
        for (index, target) in foreign.into_iter().enumerate() {
            let mut browser = world.browser();
            let fields = [("email", HANAKO), ("password", PASSWORD), ("next", target)];
            assert_eq!(browser.post("/sign-in", &fields).await.redirect(), "/me", "{target}");
            let fields = [("lang", "en"), ("back", target)];
            assert_eq!(browser.post("/language", &fields).await.redirect(), "/", "{target}");
            let query = url::form_urlencoded::byte_serialize(target.as_bytes()).collect::<String>();
            let page = world.browser().get(&format!("/sign-in?next={query}")).await.expect(StatusCode::OK);
            assert!(page.select("input[name=next]").is_empty(), "{index}");
        }
        let page = browser.get("/sign-in?next=%2Fcalls%3Fpage%3D2").await.expect(StatusCode::OK);
        assert_eq!(page.attributes("form[action='/sign-in'] [name=next]", "value"), ["/calls?page=2"]);
        let fields = [("email", HANAKO), ("password", PASSWORD), ("next", "/calls?page=2")];
        assert_eq!(browser.post("/sign-in", &fields).await.redirect(), "/calls?page=2");
    });
}

#[test]
fn an_address_that_only_takes_forms_leads_to_the_page_above() {
    on_both(|world| async move {
        world.found_city().await;
        assert_eq!(world.browser().get("/sign-out").await.redirect(), "/");
        assert_eq!(world.browser().get("/language?a=b").await.redirect(), "/");
    });
}

#[test]
fn a_planted_session_is_worth_nothing_after_signing_in() {
    on_both(|world| async move {
        world.found_city().await;
        // The attacker's own session, planted into the victim's browser.
        let attacker = resident(&world, "attacker@example.jp").await;
        resident(&world, HANAKO).await;
        let planted = attacker.cookie("tomoni").expect("a session").to_owned();
        let mut victim = world.browser();
        victim.plant("tomoni", &planted);
        sign_in(&mut victim, HANAKO, PASSWORD).await.redirect();
        assert_ne!(victim.cookie("tomoni"), Some(planted.as_str()));
        let mut attacker = attacker;
        assert!(!is_signed_in(&mut attacker).await, "the planted session ended");

        // An id that nobody ever gave out is not taken over either.
        let mut victim = world.browser();
        victim.plant("tomoni", "AAAAAAAAAAAAAAAAAAAAAA");
        sign_in(&mut victim, HANAKO, PASSWORD).await.redirect();
        assert_ne!(victim.cookie("tomoni"), Some("AAAAAAAAAAAAAAAAAAAAAA"));
        assert!(is_signed_in(&mut victim).await);

        // After signing out the old cookie opens nothing.
        let old = victim.cookie("tomoni").expect("a session").to_owned();
        victim.post("/sign-out", &[]).await.redirect();
        victim.plant("tomoni", &old);
        assert!(!is_signed_in(&mut victim).await);
    });
}

#[test]
fn session_cookies_are_kept_from_scripts_and_foreign_pages_and_live_while_used() {
    on_both(|world| async move {
        world.found_city().await;
        let mut browser = resident(&world, HANAKO).await;
        browser.post("/sign-out", &[]).await.redirect();
        let reply = sign_in(&mut browser, HANAKO, PASSWORD).await;
        let cookie = reply.headers[SET_COOKIE].to_str().expect("text").to_owned();
        for flag in ["tomoni=", "HttpOnly", "SameSite=Lax", "Path=/"] {
            assert!(cookie.contains(flag), "{flag} in {cookie}");
        }
        for _ in 0..4 {
            world.state.clock.turn(TimeDelta::days(10));
            assert!(is_signed_in(&mut browser).await, "an active person stays signed in");
        }
        assert!(!browser.get("/").await.headers.contains_key(SET_COOKIE), "once a day is enough");
        world.state.clock.turn(TimeDelta::days(14));
        assert!(!is_signed_in(&mut browser).await);
    });
}

#[test]
fn the_language_is_kept_in_a_cookie_and_on_the_person() {
    on_both(|world| async move {
        world.found_city().await;
        let mut browser = resident(&world, HANAKO).await;
        let reply = browser.post("/language", &[("lang", "easy"), ("back", "/calls")]).await;
        let cookie = reply.headers[SET_COOKIE].to_str().expect("text").to_owned();
        for part in ["lang=easy", "Max-Age=31536000", "SameSite=Lax", "Path=/"] {
            assert!(cookie.contains(part), "{part} in {cookie}");
        }
        assert_eq!(reply.redirect(), "/calls");
        assert_eq!(browser.get("/").await.attributes("body", "class"), ["easy"]);
        browser.post("/reset", &[("email", HANAKO)]).await.redirect();
        let letter = letters(&world, HANAKO).await.pop().expect("a letter");
        assert!(letter.body.contains("新（あたら）しい パスワード"), "{}", letter.body);
        // Anything else is ignored.
        let reply = browser.post("/language", &[("lang", "fr\r\nSet-Cookie: a=b")]).await;
        assert!(!reply.headers.contains_key(SET_COOKIE));
        assert_eq!(reply.redirect(), "/");
    });
}

#[test]
fn too_many_tries_are_asked_to_wait() {
    on_both(|world| async move {
        world.found_city().await;
        let mut browser = world.browser();
        let mut statuses = Vec::new();
        for _ in 0..11 {
            statuses.push(sign_in(&mut browser, HANAKO, "この言葉は違います").await.status);
        }
        assert_eq!(statuses.pop(), Some(StatusCode::TOO_MANY_REQUESTS));
        assert!(statuses.iter().all(|status| *status == StatusCode::UNPROCESSABLE_ENTITY));
        // Another account is not locked out by it.
        sign_in(&mut browser, "taro@example.jp", "この言葉は違います").await.expect(StatusCode::UNPROCESSABLE_ENTITY);

        for _ in 0..6 {
            browser.post("/reset", &[("email", HANAKO)]).await.redirect();
        }
        let reply = browser.post("/reset", &[("email", HANAKO)]).await.expect(StatusCode::TOO_MANY_REQUESTS);
        assert!(reply.headers.contains_key("retry-after"));
        assert_eq!(letters(&world, HANAKO).await.len(), 6);
    });
}

#[test]
fn foreign_pages_cannot_post() {
    on_both(|world| async move {
        world.found_city().await;
        let mut browser = resident(&world, HANAKO).await;
        for path in ["/sign-in", "/sign-up", "/sign-out", "/reset", "/language"] {
            let reply = browser.on_foreign_page().post(path, &[]).await;
            assert_eq!(reply.status, StatusCode::FORBIDDEN, "{path}");
        }
        assert!(is_signed_in(&mut browser).await);
        let form = Some("application/x-www-form-urlencoded");
        let reply = browser.send(Method::DELETE, "/sign-out", form, Vec::new()).await;
        assert!(reply.status.is_client_error() && reply.headers.contains_key(CONTENT_TYPE));
    });
}

#[test]
fn sweeping_removes_what_has_ended() {
    on_both(|world| async move {
        world.found_city().await;
        let mut browser = resident(&world, HANAKO).await;
        browser.post("/reset", &[("email", HANAKO)]).await.redirect();
        server::actions::accounts::sweep(&world.state).await.expect("swept");
        assert!(is_signed_in(&mut browser).await, "a living session stays");
        world.state.clock.turn(TimeDelta::days(3660));
        server::actions::accounts::sweep(&world.state).await.expect("swept");
        let mut tx = world.state.db.write().await.expect("the writer's turn");
        let far = world.state.clock.now();
        assert_eq!(server::store::tokens::sweep(&mut tx, far).await.expect("swept"), 0);
        assert_eq!(server::store::sessions::sweep(&mut tx, far).await.expect("swept"), 0);
        drop(tx);
        assert!(!is_signed_in(&mut browser).await);
    });
}
