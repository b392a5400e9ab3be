//! A rehearsal from its beginning to its end, and that nothing of it is left in the real city（練習）.

use crate::official::text_of;
use crate::world::{Browser, World, on_both};
use axum::http::{Method, StatusCode};
use chrono::TimeDelta;
use domain::history::{BEGIN_REHEARSAL, END_REHEARSAL};
use server::actions::rehearsals;
use server::seed::demo;
use server::state::State;
use server::store::city::City;
use server::store::{Db, calls, history, messages, official_letters, submissions};
use server::web::guard::Guard;
use std::collections::BTreeMap;

const PASSWORD: &str = "minna-de-tomoni";
const OFFICER: &str = "officer@tomoni.example";
const APPROVER: &str = "approver@tomoni.example";
const ROUND: &str = "wagamachi-zenkai";

/// A city where everything is real, with the people and cases of the demo.
async fn real_city(world: &World) {
    let row = City { name: "対馬市".into(), mayor_title: "対馬市長".into(), demo: false };
    demo::like(&world.state, row).await.expect("a city");
}

async fn signed_in(world: &World, address: &str) -> Browser {
    let mut browser = world.browser();
    world.enter(&mut browser, address, PASSWORD).await;
    browser.get("/me").await.expect(StatusCode::OK);
    browser
}

/// Everything that stands in the database, a text for each table.
async fn everything(db: &Db) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    match db {
        Db::Sqlite { readers, .. } => {
            let sql = "SELECT m.name, group_concat('quote(' || c.name || ')', '||''|''||')
                FROM sqlite_master m JOIN pragma_table_info(m.name) c
                WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' GROUP BY m.name";
            let tables: Vec<(String, String)> = sqlx::query_as(sql).fetch_all(readers).await.expect("tables");
            for (table, columns) in tables {
                let sql = format!(
                    "SELECT coalesce(group_concat({columns}, char(10)), '') FROM (SELECT * FROM {table} ORDER BY 1)"
                );
                let text = sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).fetch_one(readers).await.expect("rows");
                all.insert(table, text);
            }
        }
        Db::Postgres { pool, .. } => {
            let sql = "SELECT tablename::text FROM pg_tables WHERE schemaname = current_schema()";
            let tables: Vec<String> = sqlx::query_scalar(sql).fetch_all(pool).await.expect("tables");
            for table in tables {
                let sql = format!("SELECT coalesce(string_agg(t::text, E'\\n' ORDER BY t::text), '') FROM {table} t");
                let text = sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).fetch_one(pool).await.expect("rows");
                all.insert(table, text);
            }
        }
    }
    all
}

async fn play(browser: &mut Browser, address: &str) {
    let there = browser.post("/controls/part", &[("part", address)]).await.redirect();
    assert!(there.starts_with("/rehearsal/"), "{there}");
}

/// Sends the form of a verb on a case, every box ticked, with these fields.
async fn act(browser: &mut Browser, number: &str, verb: &str, fields: &[(&str, &str)]) {
    let place = format!("/staff/cases/{number}/{verb}");
    let page = browser.get(&format!("/staff/cases/{number}")).await.expect(StatusCode::OK);
    let boxes = page.attributes(&format!("form[action$='{place}'] input[type=checkbox]"), "name");
    let mut all: Vec<(&str, &str)> = boxes.iter().map(|name| (name.as_str(), "yes")).collect();
    all.extend(fields);
    browser.post(&place, &all).await.redirect();
}

/// The moves that a page of a case offers to its officer, one after another, until somebody else has to act.
async fn through_the_office(browser: &mut Browser, number: &str) {
    let verbs: [(&str, &[(&str, &str)]); 4] = [
        ("screening", &[]),
        ("review", &[]),
        ("opinion", &[("fit", "yes"), ("amount", "30000"), ("remarks", "良い計画です。")]),
        ("decision", &[("outcome", "selected"), ("amount", "30000"), ("reason", "公益性が高いため。")]),
    ];
    for (verb, fields) in verbs {
        let page = browser.get(&format!("/staff/cases/{number}")).await;
        if !page.select(&format!("form[action$='/{number}/{verb}']")).is_empty() {
            act(browser, number, verb, fields).await;
        }
    }
}

/// Cases of the round that have no decision yet, as the page of the release names them.
async fn undecided(browser: &mut Browser) -> Vec<String> {
    let page = browser.get(&format!("/staff/calls/{ROUND}/release")).await.expect(StatusCode::OK);
    let mut numbers = page.select(".notice--warn .list a");
    numbers.retain(|text| text.starts_with('R'));
    numbers
}

/// Takes the invented round to its results, moving the clock until what was asked for is overdue.
async fn to_the_results(browser: &mut Browser) {
    play(browser, OFFICER).await;
    let there = browser.post("/controls/clock", &[("leap", "week")]).await.redirect();
    assert_eq!(there, "/rehearsal/controls");
    for _ in 0..3 {
        browser.post("/controls/clock", &[("leap", "week")]).await.redirect();
    }
    assert!(browser.get("/staff").await.text().contains("期限超過"), "the day of the correction has passed");
    for number in undecided(browser).await {
        play(browser, APPROVER).await;
        let page = browser.get(&format!("/staff/cases/{number}")).await;
        if page.select(".status").join("").contains("補正") {
            act(browser, &number, "exclusion", &[("reason", "期限までに補正がなかったため。")]).await;
        }
        play(browser, OFFICER).await;
        through_the_office(browser, &number).await;
    }
    // What a panel scores is drafted from its tally; who did not come is left out of it.
    play(browser, OFFICER).await;
    let panel = format!("/staff/calls/{ROUND}/review/special");
    let page = browser.get(&panel).await.expect(StatusCode::OK);
    let present = page.attributes("form[action$='/attendance'] input[type=checkbox]", "name");
    let present: Vec<(&str, &str)> = present.iter().map(|name| (name.as_str(), "yes")).collect();
    browser.post(&format!("{panel}/attendance"), &present).await.redirect();
    browser.post(&format!("{panel}/tally"), &[("absent", "yes")]).await.redirect();
    browser.post(&format!("{panel}/prepare"), &[]).await.redirect();
    play(browser, APPROVER).await;
    for number in undecided(browser).await {
        act(browser, &number, "approval", &[]).await;
    }
    browser.post(&format!("/staff/calls/{ROUND}/release"), &[]).await.redirect();
    let results = browser.get(&format!("/results/{ROUND}")).await.expect(StatusCode::OK);
    assert!(!results.select("main table tbody tr").is_empty(), "{}", results.text());
}

#[test]
fn a_whole_round_is_rehearsed_and_leaves_two_entries_in_the_journal() {
    on_both(|world| async move {
        real_city(&world).await;
        let mut approver = signed_in(&world, APPROVER).await;
        let before = everything(&world.state.db).await;
        for _ in 0..2 {
            let there = approver.post("/staff/rehearsal", &[]).await.redirect();
            assert_eq!(there, "/staff/rehearsal", "pressed twice, begun once");
        }
        let mut inside = approver.rehearsing();
        to_the_results(&mut inside).await;

        let rehearsal = world.state.rehearsals.find(&world.state).await.expect("it opens").expect("it runs");
        let mut tx = rehearsal.state.db.read().await.expect("a snapshot");
        let letters = messages::newest(&mut tx, 1000, 0).await.expect("letters");
        assert!(letters.len() > 40, "{}", letters.len());
        assert!(letters.iter().all(|letter| letter.body.contains("対馬市（練習）")), "every letter says what it is");
        assert!(letters.iter().all(|letter| !letter.body.contains("3000/me") && !letter.body.contains("3000/staff")));
        let sent = letters.iter().filter(|letter| letter.letter.starts_with("A")).count();
        assert!(sent > 10, "{sent}");
        drop(tx);
        drop(rehearsal);

        let untouched = approver.post("/staff/rehearsal/end", &[]).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert!(untouched.select(".errors").join("").contains("チェック"), "{}", untouched.text());
        approver.post("/staff/rehearsal/end", &[("sure", "yes")]).await.redirect();
        assert!(!world.folder.path().join("rehearsal").exists());
        let left: Vec<_> = std::fs::read_dir(world.folder.path()).expect("a folder").flatten().collect();
        let left: Vec<_> = left.iter().map(|one| one.file_name().to_string_lossy().into_owned()).collect();
        assert!(left.iter().all(|name| !name.starts_with("rehearsal")), "{left:?}");
        let page = approver.get("/staff/rehearsal").await.expect(StatusCode::OK);
        assert!(page.text().contains("削除したもの：案件"), "{}", page.text());
        assert_eq!(inside.get("/staff").await.redirect(), "/staff/rehearsal", "there is nothing to go to");

        let after = everything(&world.state.db).await;
        for (table, rows) in &before {
            if !table.starts_with("history") {
                assert_eq!(Some(rows), after.get(table), "{table}");
            }
        }
        let mut tx = world.state.db.read().await.expect("a snapshot");
        let entries = history::after(&mut tx, before["history"].lines().count() as i64, 10).await.expect("the journal");
        let actions: Vec<&str> = entries.iter().map(|entry| entry.action.as_str()).collect();
        assert_eq!(actions, [BEGIN_REHEARSAL, END_REHEARSAL]);
        assert!(entries[1].detail["cases"].as_i64() > Some(10), "{}", entries[1].detail);
    });
}

#[test]
fn letters_printed_in_a_rehearsal_say_what_they_are() {
    on_both(|world| async move {
        real_city(&world).await;
        let mut approver = signed_in(&world, APPROVER).await;
        approver.post("/staff/rehearsal", &[]).await.redirect();
        let mut inside = approver.rehearsing();
        play(&mut inside, OFFICER).await;
        let rehearsal = world.state.rehearsals.find(&world.state).await.expect("it opens").expect("it runs");
        let mut tx = rehearsal.state.db.read().await.expect("a snapshot");
        let (mut printed, mut cases) = (0, Vec::new());
        for slug in ["one-percent", ROUND, "wagamachi"] {
            let call = calls::find_by_slug(&mut tx, slug).await.expect("an answer").expect("a round");
            cases.extend(submissions::of_call(&mut tx, call.id).await.expect("cases"));
        }
        for case in cases {
            for letter in official_letters::of_case(&mut tx, case.id).await.expect("letters") {
                let number = case.number.clone().expect("a number");
                let address = format!("/staff/cases/{number}/letters/{}", letter.id);
                let page = inside.get(&address).await.expect(StatusCode::OK);
                assert!(page.select(".letter").concat().contains("対馬市長（練習）"), "{}", page.text());
                if !world.state.press.is_ready() {
                    continue;
                }
                let pdf = inside.get(&format!("{address}/pdf")).await.expect(StatusCode::OK);
                let path = world.folder.path().join(format!("{}.pdf", letter.id));
                std::fs::write(&path, &pdf.body).expect("a file");
                let Some(text) = text_of(&path) else { continue };
                let plain: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
                assert!(plain.contains("対馬市長（練習）"), "{plain}");
                printed += 1;
            }
        }
        assert!(printed > 2 || !world.state.press.is_ready() || !has_poppler(), "{printed}");
    });
}

fn has_poppler() -> bool {
    std::process::Command::new("pdftotext").arg("-v").output().is_ok()
}

#[test]
fn only_colleagues_enter_and_no_sign_in_crosses() {
    on_both(|world| async move {
        real_city(&world).await;
        let mut officer = signed_in(&world, OFFICER).await;
        assert!(officer.get("/staff/rehearsal").await.select("main form").is_empty(), "no button without the right");
        officer.post("/staff/rehearsal", &[]).await.expect(StatusCode::FORBIDDEN);
        let mut approver = signed_in(&world, APPROVER).await;
        approver.post("/staff/rehearsal", &[]).await.redirect();

        let mut guest = world.browser().rehearsing();
        for path in ["/", "/staff", "/calls", "/demo/mail", "/assets/nothing.css"] {
            assert!(guest.get(path).await.redirect().starts_with("/sign-in?next=%2Frehearsal"), "{path}");
        }
        let mut resident = signed_in(&world, "resident@tomoni.example").await.rehearsing();
        resident.get("/staff").await.expect(StatusCode::FORBIDDEN);
        resident.post("/controls/part", &[("part", OFFICER)]).await.expect(StatusCode::FORBIDDEN);

        // The officer plays the approver; the real city still sees the officer.
        let mut inside = officer.rehearsing();
        assert!(inside.get("/staff").await.redirect().starts_with("/rehearsal/sign-in"), "nobody is played yet");
        play(&mut inside, APPROVER).await;
        let page = inside.get("/staff").await.expect(StatusCode::OK);
        assert!(page.select(".staff-head").join("").contains("高浜 よしえ") && page.text().contains("練習中"));
        let played = inside.cookie("tomoni-rehearsal").expect("a cookie of its own").to_owned();
        assert_eq!(inside.cookie("tomoni"), officer.cookie("tomoni"), "the real sign-in is untouched");
        let mut real = world.browser();
        real.plant("tomoni", &played);
        real.plant("tomoni-rehearsal", &played);
        assert!(real.get("/staff").await.redirect().starts_with("/sign-in"), "it opens nothing in the real city");
        let mut there = officer.rehearsing();
        there.plant("tomoni-rehearsal", officer.cookie("tomoni").expect("a cookie"));
        assert!(there.get("/staff").await.redirect().starts_with("/rehearsal/sign-in"), "nor the other way round");
        let set = inside.post("/controls/part", &[("part", OFFICER)]).await;
        let cookies: Vec<_> = set.headers.get_all("set-cookie").iter().filter_map(|one| one.to_str().ok()).collect();
        let one = cookies.iter().find(|one| one.starts_with("tomoni-rehearsal=")).expect("a cookie");
        assert!(one.contains("Path=/rehearsal") && one.contains("HttpOnly"), "{one}");

        // Who signs out in the rehearsal is still signed in outside; who signs out outside is out of both.
        assert_eq!(inside.post("/sign-out", &[]).await.redirect(), "/rehearsal");
        officer.get("/staff").await.expect(StatusCode::OK);
        officer.post("/sign-out", &[]).await.redirect();
        assert!(inside.get("/calls").await.redirect().starts_with("/sign-in"));
    });
}

#[test]
fn no_page_of_a_rehearsal_leads_out_of_it() {
    on_both(|world| async move {
        real_city(&world).await;
        let mut approver = signed_in(&world, APPROVER).await;
        approver.post("/staff/rehearsal", &[]).await.redirect();
        let mut seen = 0;
        for address in [OFFICER, "approver@tomoni.example", "resident@tomoni.example", "admin@tomoni.example"] {
            let mut inside = approver.rehearsing();
            play(&mut inside, address).await;
            let mut waiting = vec!["/rehearsal".to_owned(), "/rehearsal/staff".to_owned(), "/rehearsal/me".to_owned()];
            let mut known: std::collections::BTreeSet<String> = waiting.iter().cloned().collect();
            // Breadth first: every kind of page is near the top.
            let mut opened = 0;
            while opened < waiting.len() && opened < 60 {
                let path = waiting[opened].clone();
                opened += 1;
                let page = inside.get(&path).await;
                let kind = page.headers.get("content-type").and_then(|kind| kind.to_str().ok()).unwrap_or_default();
                if !kind.starts_with("text/html") {
                    continue;
                }
                seen += 1;
                for (css, name) in
                    [("[href]", "href"), ("[src]", "src"), ("[action]", "action"), ("[formaction]", "formaction")]
                {
                    for address in page.attributes(css, name) {
                        let stays = !address.starts_with('/')
                            || address == "/rehearsal"
                            || address.starts_with("/rehearsal/")
                            || address.starts_with("/rehearsal?")
                            || address.starts_with("/rehearsal#");
                        assert!(stays, "{path} leads to {address}");
                        assert!(!address.starts_with("/rehearsal/rehearsal"), "{path} leads to {address}");
                        let page = address.split('#').next().unwrap_or_default().to_owned();
                        if name == "href"
                            && page.starts_with("/rehearsal")
                            && !page.contains("leave")
                            && known.insert(page.clone())
                        {
                            waiting.push(page);
                        }
                    }
                }
            }
        }
        assert!(seen > 100, "{seen}");
        let out = approver.rehearsing().get("/leave").await.redirect();
        assert_eq!(out, "/staff/rehearsal");

        // Should an address stray all the same, the real city takes nothing from a page of a rehearsal.
        let from = [("referer", "http://127.0.0.1:3000/rehearsal/staff"), ("sec-fetch-site", "same-origin")];
        let strayed = approver.send_with(Method::POST, "/staff/rehearsal/end", &from).await;
        strayed.expect(StatusCode::FORBIDDEN);
        let from = [("referer", "http://127.0.0.1:3000/staff/rehearsal"), ("sec-fetch-site", "same-origin")];
        let own = approver.send_with(Method::POST, "/staff/rehearsal/end", &from).await;
        own.expect(StatusCode::UNPROCESSABLE_ENTITY);
    });
}

/// The same city as another process on the same data would see it.
async fn another_process(world: &World) -> State {
    let state = &world.state;
    let files = server::files::Files::of(&state.settings).expect("a folder");
    State::new(state.db.clone(), state.clock.clone(), (*state.settings).clone(), files)
}

#[test]
fn it_outlives_a_restart_is_shared_by_processes_and_ends_when_nobody_comes() {
    on_both(|world| async move {
        real_city(&world).await;
        let mut approver = signed_in(&world, APPROVER).await;
        approver.post("/staff/rehearsal", &[]).await.redirect();
        let mut inside = approver.rehearsing();
        play(&mut inside, OFFICER).await;
        let reply = inside.post("/controls/clock", &[("day", "令和8年12月20日")]).await.redirect();
        assert_eq!(reply, "/rehearsal/controls");
        let wrong =
            inside.post("/controls/clock", &[("day", "2026-11-01")]).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(wrong.attributes("input[name=day]", "value"), ["2026-11-01"], "what was typed is kept");

        let other = another_process(&world).await;
        let mut elsewhere = inside.clone();
        elsewhere.visit(server::web::service(other.clone()));
        let page = elsewhere.get("/controls").await.expect(StatusCode::OK);
        assert!(page.text().contains("令和8年12月20日"), "the clock and the sign-in hold: {}", page.text());
        inside.post("/controls/clock", &[("leap", "tomorrow")]).await.redirect();
        assert!(elsewhere.get("/controls").await.text().contains("令和8年12月21日"), "it is one clock");
        world.state.rehearsals.close().await;
        inside.get("/controls").await.expect(StatusCode::OK);

        let now = || world.state.clock.now();
        assert!(!rehearsals::sweep(&world.state, now()).await.expect("a sweep"), "somebody was there today");
        world.state.clock.turn(TimeDelta::days(13));
        assert!(!rehearsals::sweep(&world.state, now()).await.expect("a sweep"));
        world.state.clock.turn(TimeDelta::days(2));
        assert!(rehearsals::sweep(&world.state, now()).await.expect("a sweep"), "nobody came for two weeks");
        assert!(other.rehearsals.find(&other).await.expect("it looks").is_none(), "the other process sees the end");
        let mut tx = world.state.db.read().await.expect("a snapshot");
        let entries = history::after(&mut tx, 0, 10_000).await.expect("the journal");
        let last = entries.last().expect("an entry");
        assert_eq!((last.action.as_str(), last.actor), (END_REHEARSAL, None));
    });
}

#[test]
fn what_belongs_to_a_rehearsal_does_not_exist_outside_and_none_lies_within_another() {
    on_both(|world| async move {
        real_city(&world).await;
        let mut approver = signed_in(&world, APPROVER).await;
        let within = server::web::route_list().into_iter().filter(|route| route.guard == Guard::RehearsalOnly);
        for route in within.collect::<Vec<_>>() {
            let reply = approver.send(route.method.clone(), &route.path, None, Vec::new()).await;
            assert_eq!(reply.status, StatusCode::NOT_FOUND, "{}", route.path);
        }
        approver.post("/staff/rehearsal", &[]).await.redirect();
        let mut inside = approver.rehearsing();
        play(&mut inside, APPROVER).await;
        for path in ["/staff/rehearsal", "/rehearsal/rehearsal/staff"] {
            inside.get(path).await.expect(StatusCode::NOT_FOUND);
        }
        inside.post("/rehearsal/staff/rehearsal", &[]).await.expect(StatusCode::NOT_FOUND);
        assert!(
            inside
                .get("/staff")
                .await
                .attributes(".nav a", "href")
                .iter()
                .all(|href| !href.ends_with("/staff/rehearsal"))
        );
    });
}

#[test]
fn one_that_does_not_open_can_be_ended() {
    on_both(|world| async move {
        real_city(&world).await;
        let folder = world.folder.path().join("rehearsal");
        std::fs::create_dir(&folder).expect("a folder");
        let sheet =
            r#"{"id":"0199aaaa-0000-7000-8000-000000000000","begun_at":"2026-11-01T00:00:00Z","begun_by":"前の人"}"#;
        std::fs::write(folder.join("rehearsal.json"), sheet).expect("a file");
        std::fs::write(folder.join("tomoni.db"), "no database, but long enough to be taken for one").expect("a file");
        let mut approver = signed_in(&world, APPROVER).await;
        approver.rehearsing().get("/staff").await.expect(StatusCode::INTERNAL_SERVER_ERROR);
        let page = approver.get("/staff/rehearsal").await.expect(StatusCode::OK);
        assert!(page.text().contains("開けません"), "{}", page.text());
        approver.post("/staff/rehearsal/end", &[("sure", "yes")]).await.redirect();
        assert!(!folder.exists());
    });
}
