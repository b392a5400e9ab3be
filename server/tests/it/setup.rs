//! The first start, and the administrator's page of staff that follows it.

use crate::accounts::{letters, link};
use crate::world::{Browser, Reply, World, on_both};
use axum::http::StatusCode;
use chrono::TimeDelta;
use domain::accounts::SignUp;
use domain::people::OrganisationKind;
use domain::texts::Lang;
use server::setup::invitation;
use server::store::{history, people, staff};

const PASSWORD: &str = "ふるさとの海と山と道";

/// The code as the terminal shows it.
async fn code(world: &World) -> String {
    let printed = invitation(&world.state).await.expect("the database answers").expect("not set up yet");
    assert!(printed.contains("http://127.0.0.1:3000/setup"));
    printed.lines().last().expect("a line").trim().to_owned()
}

async fn fill_in(browser: &mut Browser, code: &str) -> Reply {
    let fields = [
        ("code", code),
        ("city", "対馬市"),
        ("mayor_title", ""),
        ("departments", "市民協働課\r\n環境課\r\n"),
        ("districts", "tsushima"),
        ("name", "管理 太郎"),
        ("email", "admin@example.jp"),
        ("password", PASSWORD),
    ];
    browser.post("/setup", &fields).await
}

/// A city that was just set up, with its administrator signed in.
async fn set_up(world: &World) -> Browser {
    let code = code(world).await;
    let mut browser = world.browser();
    let there = fill_in(&mut browser, &code).await.redirect();
    assert_eq!(there, "/me/second-factor/set-up", "no page of staff opens with a password alone");
    assert_eq!(world.second_factor(&mut browser, "admin@example.jp", there).await, "/staff/people");
    browser
}

async fn department(world: &World, name: &str) -> String {
    let mut tx = world.state.db.read().await.expect("a snapshot");
    let all = people::departments(&mut tx).await.expect("departments");
    all.into_iter().find(|one| one.name == name).expect("this department").id.to_string()
}

#[test]
fn everything_leads_to_the_set_up_until_there_is_a_city() {
    on_both(|world| async move {
        let mut browser = world.browser();
        for path in ["/", "/calls", "/sign-in", "/staff/people", "/no/such/page"] {
            assert_eq!(browser.get(path).await.redirect(), "/setup", "{path}");
        }
        assert_eq!(browser.post("/sign-up", &[]).await.redirect(), "/setup");
        browser.get("/healthz").await.expect(StatusCode::OK);
        browser.get("/readyz").await.expect(StatusCode::OK);
        let page = browser.get("/setup").await.expect(StatusCode::OK);
        let sheet = page.attributes("link[rel=stylesheet]", "href").remove(0);
        browser.get(&sheet).await.expect(StatusCode::OK);
        assert_eq!(browser.post("/language", &[("lang", "en"), ("back", "/setup")]).await.redirect(), "/setup");
        assert_eq!(browser.get("/setup").await.select("h1"), ["First set-up"]);
    });
}

#[test]
fn the_code_opens_once_and_only_with_a_good_form() {
    on_both(|world| async move {
        let mut browser = world.browser();
        let page = fill_in(&mut browser, "").await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(page.attributes(".errors__list a", "href"), ["#f-code"], "no code, no way in");
        let code = code(&world).await;
        let wrong = code.replace(|letter: char| letter.is_ascii_digit(), "a");
        fill_in(&mut browser, &wrong).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        let page = browser.post("/setup", &[("code", &code), ("city", "<b>")]).await;
        let page = page.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(page.attributes("#f-city", "value"), ["<b>"]);
        let missing = ["#f-departments", "#f-name", "#f-email", "#f-password"];
        assert_eq!(page.attributes(".errors__list a", "href"), missing);

        assert_eq!(fill_in(&mut browser, &code).await.redirect(), "/me/second-factor/set-up");
        fill_in(&mut browser, &code).await.expect(StatusCode::NOT_FOUND);
        browser.get("/setup").await.expect(StatusCode::NOT_FOUND);
        assert!(!world.state.setup.opens(&code));
        assert!(invitation(&world.state).await.expect("the database answers").is_none());

        let mut tx = world.state.db.read().await.expect("a snapshot");
        let city = server::store::city::find(&mut tx).await.expect("a row").expect("a city");
        assert_eq!((city.name.as_str(), city.mayor_title.as_str(), city.demo), ("対馬市", "対馬市長", false));
        let names: Vec<String> =
            people::departments(&mut tx).await.expect("rows").into_iter().map(|d| d.name).collect();
        assert_eq!(names.len(), 2);
        let kind = staff::city_organisation(&mut tx).await.expect("a row").expect("the city itself").kind;
        assert_eq!(kind, OrganisationKind::City);
        let entries = history::after(&mut tx, 0, 10).await.expect("history");
        let actions: Vec<&str> = entries.iter().map(|entry| entry.action.as_str()).collect();
        assert_eq!(actions, ["give_role", "set_up"]);
    });
}

#[test]
fn guessing_the_code_is_slowed_down() {
    on_both(|world| async move {
        let mut browser = world.browser();
        for _ in 0..10 {
            fill_in(&mut browser, "0000").await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        }
        let code = code(&world).await;
        fill_in(&mut browser, &code).await.expect(StatusCode::TOO_MANY_REQUESTS);
    });
}

#[test]
fn an_administrator_gives_a_role_and_ends_it() {
    on_both(|world| async move {
        let mut admin = set_up(&world).await;
        let department = department(&world, "市民協働課").await;
        let page = admin.get("/staff/people").await.expect(StatusCode::OK);
        assert_eq!(page.select("tbody tr").len(), 1, "the administrator");

        let bad = admin.post("/staff/people", &[("email", "sato@"), ("department", "x"), ("from", "いつか")]).await;
        let bad = bad.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(bad.attributes(".errors__list a", "href"), ["#f-email", "#f-department", "#f-role", "#f-from"]);
        let nameless =
            [("email", "sato@example.jp"), ("department", &department), ("role", "officer"), ("from", "R8.11.22")];
        let page = admin.post("/staff/people", &nameless).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(page.attributes(".errors__list a", "href"), ["#f-name"]);

        let mut fields = nameless.to_vec();
        fields.push(("name", "佐藤 健"));
        assert_eq!(admin.post("/staff/people", &fields).await.redirect(), "/staff/people");
        let letter = letters(&world, "sato@example.jp").await.remove(0);
        assert!(letter.body.contains("佐藤 健 様"));
        let mut sato = world.browser();
        let there = sato.post(&link(&letter), &[("password", PASSWORD)]).await.redirect();
        assert_eq!(world.second_factor(&mut sato, "sato@example.jp", there).await, "/staff");
        sato.get("/staff/people").await.expect(StatusCode::FORBIDDEN);

        let page = admin.get("/staff/people").await.expect(StatusCode::OK);
        assert!(page.select("tbody tr").iter().any(|row| row.contains("佐藤 健") && row.contains("市民協働課")));
        let mut ends = page.attributes("tbody a", "href");
        ends.retain(|href| href.ends_with("/end"));
        let mut statuses = Vec::new();
        for end in &ends {
            admin.get(end).await.expect(StatusCode::OK);
            let too_early = admin.post(end, &[("until", "2020/1/1")]).await;
            too_early.expect(StatusCode::UNPROCESSABLE_ENTITY);
            statuses.push(admin.post(end, &[("until", "2026年11月22日")]).await.status);
        }
        statuses.sort();
        assert_eq!(
            statuses,
            [StatusCode::SEE_OTHER, StatusCode::UNPROCESSABLE_ENTITY],
            "the officer's term ends; the last administrator's cannot"
        );
        assert_eq!(sato.get("/sign-in").await.redirect(), "/staff", "the last day counts");
        world.state.clock.turn(TimeDelta::days(1));
        assert_eq!(sato.get("/sign-in").await.redirect(), "/me", "the day after it does not");
        admin.post("/staff/people/no-such-id/end", &[("until", "2026/12/1")]).await.expect(StatusCode::NOT_FOUND);
    });
}

#[test]
fn a_password_from_before_an_invitation_is_worth_nothing() {
    on_both(|world| async move {
        let mut admin = set_up(&world).await;
        let department = department(&world, "環境課").await;
        // A stranger signs up with the colleague's address and waits.
        let mut stranger = world.browser();
        let fields = [("name", "だれか"), ("email", "suzuki@example.jp"), ("password", "知らない人の合い言葉")];
        stranger.post("/sign-up", &fields).await.redirect();
        let give =
            [("email", "suzuki@example.jp"), ("department", &department), ("role", "approver"), ("from", "2026/11/22")];
        assert_eq!(admin.post("/staff/people", &give).await.redirect(), "/staff/people");
        // The colleague confirms the stranger's letter. Then the stranger tries the password.
        let first = link(&letters(&world, "suzuki@example.jp").await[0]);
        world.browser().post(&first, &[]).await.redirect();
        let fields = [("email", "suzuki@example.jp"), ("password", "知らない人の合い言葉")];
        stranger.post("/sign-in", &fields).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        // Signing up again with the address does not set one either.
        let fields = [("name", "だれか"), ("email", "mori@example.jp"), ("password", "知らない人の合い言葉")];
        let give = [
            ("email", "mori@example.jp"),
            ("name", "森 次郎"),
            ("department", &department),
            ("role", "officer"),
            ("from", "2026/11/22"),
        ];
        admin.post("/staff/people", &give).await.redirect();
        stranger.post("/sign-up", &fields).await.redirect();
        let codes: Vec<String> = letters(&world, "mori@example.jp").await.into_iter().map(|l| l.letter).collect();
        assert_eq!(codes, ["reset", "reset"], "the owner of the address chooses the first password");
    });
}

#[test]
fn the_terminal_makes_administrators_too() {
    on_both(|world| async move {
        set_up(&world).await;
        let form =
            SignUp { name: "管理 二郎".into(), email: "second@example.jp".into(), password: PASSWORD.into() };
        let now = world.state.clock.now();
        let make = || server::actions::accounts::create_admin(&world.state, &form, Lang::Ja, now);
        make().await.expect("an administrator");
        make().await.expect("the same again");
        let mut browser = world.browser();
        assert_eq!(world.enter(&mut browser, "second@example.jp", PASSWORD).await, "/staff/people");
        make().await.expect("once more, after the telephone was lost");
        let there = world.browser().post("/sign-in", &[("email", "second@example.jp"), ("password", PASSWORD)]).await;
        assert_eq!(there.redirect(), "/me/second-factor/set-up");
        let mut browser = world.browser();
        world.enter(&mut browser, "second@example.jp", PASSWORD).await;
        let page = browser.get("/staff/people").await.expect(StatusCode::OK);
        assert_eq!(page.select("tbody tr").len(), 2, "each administrator once");
    });
}

#[test]
fn departments_get_their_mail_box_and_telephone() {
    on_both(|world| async move {
        let mut admin = set_up(&world).await;
        let page = admin.get("/staff/departments").await.expect(StatusCode::OK);
        let without = page.select(".tag--bad").len();
        assert!(without >= 2, "nobody has a mail box after the set-up, and it is said");

        let id = department(&world, "市民協働課").await;
        let here = format!("/staff/departments/{id}");
        let bad = [("name", "市民協働課"), ("email", "kyodo@"), ("phone", "なし")];
        let again = admin.post(&here, &bad).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(again.attributes(".errors__list a", "href"), ["#f-email", "#f-phone"]);
        assert_eq!(again.attributes("#f-email", "value"), ["kyodo@"]);
        let good = [("name", "市民協働課"), ("email", "kyodo@city.example.jp"), ("phone", "０９２０－５３－６１１１")];
        assert_eq!(admin.post(&here, &good).await.redirect(), "/staff/departments");
        let page = admin.get("/staff/departments").await.expect(StatusCode::OK);
        assert_eq!(page.select(".tag--bad").len(), without - 1);
        assert!(page.text().contains("0920-53-6111"));

        let new = [("name", "地域づくり課"), ("email", "chiiki@city.example.jp"), ("phone", "")];
        for _ in 0..2 {
            assert_eq!(admin.post("/staff/departments", &new).await.redirect(), "/staff/departments");
        }
        let page = admin.get("/staff/departments").await.expect(StatusCode::OK);
        let named = page.select("tbody td:first-child").into_iter().filter(|name| name == "地域づくり課");
        assert_eq!(named.count(), 1, "pressed twice, added once");
        let other = [("name", "地域づくり課"), ("email", "else@city.example.jp")];
        let again = admin.post("/staff/departments", &other).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(again.attributes(".errors__list a", "href"), ["#f-name"]);
        admin.get("/staff/departments/no-such-id").await.expect(StatusCode::NOT_FOUND);
    });
}

#[test]
fn the_city_begins_with_the_districts_that_were_chosen() {
    on_both(|world| async move {
        let code = code(&world).await;
        let mut browser = world.browser();
        let page = browser.get("/setup").await.expect(StatusCode::OK);
        assert_eq!(page.attributes("[name=districts][checked]", "value"), ["none"]);
        let wrong = browser.post("/setup", &[("code", &code), ("districts", "atlantis")]).await;
        let wrong = wrong.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.attributes(".errors a", "href").iter().any(|href| href == "#f-districts"));
        fill_in(&mut browser, &code).await.redirect();
        let mut tx = world.state.db.read().await.expect("a snapshot");
        let known = server::store::districts::all(&mut tx).await.expect("districts");
        assert!(known.by_town().iter().any(|(town, _)| town.name == "厳原町"));
    });
}
