//! Walks every address as everybody who should not be there（すべての入口の見回り）.

use crate::world::{Browser, Reply, World, on_both};
use axum::http::{Method, StatusCode};
use domain::folding::email_key;
use domain::people::{Membership, PersonId, Role, SubmissionId};
use domain::submissions::{Stage, Submission};
use server::seed::demo;
use server::store::{attachments, calls, people, submissions};
use server::web::guard::{Guard, Route};

const PASSWORD: &str = "minna-de-tomoni";
const OWNER: &str = "resident@tomoni.example";
const OTHER_APPLICANT: &str = "resident2@tomoni.example";
const OFFICER: &str = "officer@tomoni.example";
const OTHER_DEPARTMENT: &str = "other@tomoni.example";
const PAYER: &str = "payer@tomoni.example";
const REVIEWER: &str = "reviewer@tomoni.example";
const AUDITOR: &str = "auditor@tomoni.example";
const ADMIN: &str = "admin@tomoni.example";

/// What stands in the places of the patterns.
struct Places {
    id: String,
    file: String,
    number: String,
    slug: String,
    page: String,
}

impl Places {
    /// Well formed, and nothing is there.
    fn made_up() -> Places {
        let id = "0199aaaa-0000-7000-8000-000000000000".to_owned();
        Places { file: id.clone(), id, number: "R8-GK-9999".into(), slug: "no-such-call".into(), page: "plan".into() }
    }

    fn fill(&self, pattern: &str) -> String {
        let token = "0".repeat(64);
        let places = [("{number}", &self.number), ("{slug}", &self.slug), ("{page}", &self.page), ("{token}", &token)];
        let mut path = pattern.replace("/files/{id}", &format!("/files/{}", self.file));
        path = path.replace("{id}", &self.id).replace("{file}", &self.file).replace("{member}", &self.file);
        path = path
            .replace("{edition}", "2")
            .replace("{key}", &token)
            .replace("{part}", "0")
            .replace("{nth}", "1")
            .replace("{letter}", &self.file)
            .replace("{department}", &self.id)
            .replace("{kind}", "receipt")
            .replace("{year}", "2026")
            .replace("{track}", "all")
            .replace("{*rest}", "staff");
        for (place, value) in places {
            path = path.replace(place, value);
        }
        assert!(!path.contains('{'), "a place without a value in {pattern}");
        path
    }
}

async fn demo_world(world: &World) {
    demo::city(&world.state).await.expect("the demo city");
}

async fn person(world: &World, address: &str) -> PersonId {
    let key = email_key(address).expect("an address");
    let mut tx = world.state.db.read().await.expect("a snapshot");
    people::find_by_email(&mut tx, &key).await.expect("a row").expect("a demo person").0.id
}

async fn signed_in(world: &World, address: &str) -> Browser {
    let mut browser = world.browser();
    world.enter(&mut browser, address, PASSWORD).await;
    browser
}

/// Every route of a city, signing out last: it would end the walk. Those that only a rehearsal has are walked by its
/// own tests.
fn routes() -> Vec<Route> {
    let mut all = server::web::route_list();
    all.retain(|route| route.guard != Guard::RehearsalOnly);
    all.sort_by_key(|route| route.path == "/sign-out");
    all
}

async fn ask(browser: &mut Browser, route: &Route, path: &str) -> Reply {
    let reply = if route.method == Method::GET { browser.get(path).await } else { browser.post(path, &[]).await };
    assert!(!reply.status.is_server_error(), "{} {path}: {} {}", route.method, reply.status, reply.text());
    reply
}

fn is_sign_in(reply: &Reply) -> bool {
    reply.status == StatusCode::SEE_OTHER && reply.location().starts_with("/sign-in?next=%2F")
}

/// What a guard must answer to a viewer who holds these passes.
fn check(guard: Guard, passes: &[Guard], reply: &Reply, route: &Route) {
    let place = format!("{} {} as {passes:?}: {} {}", route.method, route.path, reply.status, reply.location());
    if passes.contains(&guard) {
        assert!(!is_sign_in(reply), "{place}");
        assert!(reply.status != StatusCode::FORBIDDEN || route.path.contains('{'), "{place}");
        return;
    }
    if passes.contains(&Guard::SignedIn) {
        assert_eq!(reply.status, StatusCode::FORBIDDEN, "{place}");
        assert!(!reply.select("main a").is_empty(), "a way onward: {place}");
    } else {
        assert!(is_sign_in(reply), "{place}");
    }
}

#[test]
fn every_guard_stands_at_its_door() {
    on_both(|world| async move {
        demo_world(&world).await;
        let everybody = [Guard::Anyone, Guard::DemoOnly];
        let walkers: [(Option<&str>, &[Guard]); 8] = [
            (None, &[]),
            (Some(OTHER_APPLICANT), &[Guard::SignedIn]),
            (Some(REVIEWER), &[Guard::SignedIn, Guard::Reviewer]),
            (Some(OTHER_DEPARTMENT), &[Guard::SignedIn, Guard::Colleague, Guard::Staff, Guard::Reader]),
            (
                Some("approver@tomoni.example"),
                &[Guard::SignedIn, Guard::Colleague, Guard::Director, Guard::Staff, Guard::Reader, Guard::Approver],
            ),
            (Some(PAYER), &[Guard::SignedIn, Guard::Colleague, Guard::Reader, Guard::Payer]),
            (Some(AUDITOR), &[Guard::SignedIn, Guard::Colleague, Guard::Reader, Guard::Oversight]),
            (Some(ADMIN), &[Guard::SignedIn, Guard::Colleague, Guard::Director, Guard::Admin, Guard::Oversight]),
        ];
        for (address, passes) in walkers {
            let mut browser = match address {
                Some(address) => signed_in(&world, address).await,
                None => world.browser(),
            };
            let passes: Vec<Guard> = passes.iter().chain(&everybody).copied().collect();
            for route in routes() {
                let reply = ask(&mut browser, &route, &Places::made_up().fill(&route.path)).await;
                check(route.guard, &passes, &reply, &route);
                let has_id = ["{id}", "{number}", "{slug}", "{file}"].iter().any(|place| route.path.contains(place));
                if has_id && passes.contains(&route.guard) {
                    // A link without an account says the same whatever it names: that it is not good.
                    let is_link = route.path.contains("{key}");
                    let expected = if is_link { StatusCode::GONE } else { StatusCode::NOT_FOUND };
                    assert_eq!(reply.status, expected, "{} {}", route.method, route.path);
                }
            }
        }
    });
}

#[test]
fn demo_pages_exist_in_a_demo_city_only() {
    on_both(|world| async move {
        world.found_city().await;
        let mut walked = 0;
        for route in routes().into_iter().filter(|route| route.guard == Guard::DemoOnly) {
            let reply = ask(&mut world.browser(), &route, &Places::made_up().fill(&route.path)).await;
            assert_eq!(reply.status, StatusCode::NOT_FOUND, "{}", route.path);
            walked += 1;
        }
        assert!(walked > 0);
        assert!(world.browser().get("/sign-in").await.select(".demo").is_empty());
    });
}

/// A case of the resident in another person's hands, with everything that names it.
struct Case {
    submission: Submission,
    places: Places,
    /// Words that only those with a right to the case may read.
    secrets: Vec<String>,
}

async fn cases_of_resident(world: &World) -> Vec<Case> {
    let owner = person(world, OWNER).await;
    let mut tx = world.state.db.read().await.expect("a snapshot");
    let mut found = Vec::new();
    for line in submissions::of_person(&mut tx, owner, &[]).await.expect("cases") {
        let submission = submissions::find(&mut tx, line.id).await.expect("a row").expect("a case");
        let call = calls::find(&mut tx, submission.call).await.expect("a row").expect("a call");
        let group = people::organisation(&mut tx, submission.group).await.expect("a row").expect("a group");
        let files = attachments::of_case(&mut tx, submission.id).await.expect("files");
        let file = files.first().map_or_else(|| Places::made_up().file, |file| file.id.to_string());
        let SubmissionId(id) = submission.id;
        let mut secrets = vec![group.name];
        secrets.extend((!submission.title.is_empty()).then(|| submission.title.clone()));
        let number = submission.number.clone().unwrap_or_else(|| Places::made_up().number);
        let page = call.form.pages().next().map_or_else(|| "plan".to_owned(), |page| page.key.clone());
        found.push(Case {
            submission,
            places: Places { id: id.to_string(), file, number, slug: call.slug, page },
            secrets,
        });
    }
    found
}

/// Whether a route shows or changes one case or the cases of one call to those who have a right to them.
fn is_about_a_case(route: &Route) -> bool {
    let own = ["/proposals/{id}", "/files/{id}", "/staff/cases/{number}", "/staff/calls/{slug}"];
    own.iter().any(|start| route.path.starts_with(start))
}

#[test]
fn nobody_reaches_the_case_of_another() {
    on_both(|world| async move {
        demo_world(&world).await;
        // Who works in another department there may do everything: only the rules can refuse.
        let other = person(&world, OTHER_DEPARTMENT).await;
        let mut tx = world.state.db.write().await.expect("the writer's turn");
        let theirs = people::memberships(&mut tx, other).await.expect("roles").remove(0);
        let approver = Membership { role: Role::Approver, ..theirs };
        people::add_membership(&mut tx, other, &approver).await.expect("a role");
        tx.commit().await.expect("a commit");

        let cases = cases_of_resident(&world).await;
        assert!(cases.iter().any(|case| case.submission.stage == Stage::Draft), "a draft is among them");
        assert!(cases.iter().any(|case| case.submission.number.is_some()), "a submitted case is among them");
        let routes: Vec<Route> = routes().into_iter().filter(is_about_a_case).collect();
        for address in [OTHER_APPLICANT, OTHER_DEPARTMENT, ADMIN] {
            let mut browser = signed_in(&world, address).await;
            for case in &cases {
                for route in &routes {
                    let path = case.places.fill(&route.path);
                    let reply = ask(&mut browser, route, &path).await;
                    let refused = [StatusCode::FORBIDDEN, StatusCode::NOT_FOUND].contains(&reply.status);
                    assert!(refused, "{} {path} as {address}: {} {}", route.method, reply.status, reply.text());
                    // The address that was asked for stands in the language switch.
                    let text = reply.text().replace(&path, "");
                    assert!(!case.secrets.iter().any(|secret| text.contains(secret)), "{path} as {address}: {text}");
                }
            }
            for path in [
                "/me",
                "/staff",
                "/staff/cases",
                "/staff/cases?words=の",
                "/staff/export/cases.csv",
                "/staff/calls",
                "/staff/journal",
                "/staff/views",
            ] {
                let text = browser.get(path).await.text();
                let leaked = cases.iter().flat_map(|case| &case.secrets).find(|secret| text.contains(*secret));
                assert_eq!(leaked, None, "{path} as {address}");
            }
        }
        for case in &cases {
            let mut tx = world.state.db.read().await.expect("a snapshot");
            let now = submissions::find(&mut tx, case.submission.id).await.expect("a row").expect("a case");
            assert_eq!(now, case.submission, "nothing moved");
        }
    });
}

#[test]
fn those_with_a_right_reach_what_the_others_do_not() {
    on_both(|world| async move {
        demo_world(&world).await;
        let cases = cases_of_resident(&world).await;
        let mut owner = signed_in(&world, OWNER).await;
        let mut officer = signed_in(&world, OFFICER).await;
        for case in &cases {
            let places = &case.places;
            let page = owner.get(&places.fill("/proposals/{id}")).await.expect(StatusCode::OK);
            assert!(page.text().contains(&case.secrets[0]));
            if case.submission.number.is_some() {
                let page = officer.get(&places.fill("/staff/cases/{number}")).await.expect(StatusCode::OK);
                assert!(page.text().contains(&case.secrets[0]));
            } else {
                officer.get(&places.fill("/proposals/{id}")).await.expect(StatusCode::NOT_FOUND);
            }
        }
    });
}

/// Addresses stand in letters, bookmarks and leaflets, so none changes by accident. After a change on
/// purpose, run this test with `TOMONI_WRITE_ROUTES=1`.
#[test]
fn addresses_are_those_of_the_list() {
    let mut routes = server::web::route_list();
    routes.sort_by(|a, b| (&a.path, a.method.as_str()).cmp(&(&b.path, b.method.as_str())));
    let lines: Vec<String> = routes
        .into_iter()
        .map(|route| format!("{:<4} {:<44} {:?}", route.method.as_str(), route.path, route.guard))
        .collect();
    let now = lines.join("\n") + "\n";
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/route-list.txt");
    if std::env::var_os("TOMONI_WRITE_ROUTES").is_some() {
        std::fs::write(file, &now).expect("the list can be written");
    }
    let kept = std::fs::read_to_string(file).expect("the list can be read");
    assert_eq!(now, kept, "an address changed; see this test");
}
