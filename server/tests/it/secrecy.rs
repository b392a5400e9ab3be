//! Nobody learns of a case without a right to it, whatever role, address and id they try（他人の案件は見えない）.
//!
//! Every case is marked in its title, in an answer and in a note with words that stand nowhere else. People with random
//! roles, some of them over or still to come, ask for random addresses with the ids of random cases. What comes back –
//! page, table, workbook, archive, feed – may hold the marks of those cases alone that a rule written down here, apart from the
//! program's, lets them read.

use crate::world::{Browser, World, on_both};
use axum::http::Method;
use chrono::{NaiveDate, TimeDelta, Utc};
use domain::calendar::date_in_japan;
use domain::folding::email_key;
use domain::people::{Membership, Organisation, OrganisationId, OrganisationKind, PersonId, Role};
use domain::review::{Assignment, Conflict, Part, Round};
use domain::submissions::{Stage, Submission};
use domain::texts::Lang;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{Rng, SeedableRng};
use server::jobs;
use server::seed::demo;
use server::store::city::City;
use server::store::{
    Db, Engine, Write, attachments, calls, messages, official_letters, people, postings, proposals, reviews,
    submissions,
};
use server::web::guard::{Guard, Route};
use sqlx::types::Json;
use std::collections::BTreeSet;
use std::io::{Cursor, Read};
use uuid::Uuid;

const PEOPLE: usize = 30;
const REQUESTS: usize = 45;
/// Where a case can stand whose title everybody may read once the results are out.
const ADOPTED: [Stage; 8] = [
    Stage::Selected,
    Stage::Conditional,
    Stage::Granted,
    Stage::Reported,
    Stage::ReportReturned,
    Stage::Confirmed,
    Stage::Closed,
    Stage::Discontinued,
];

/// A case with what stands in the places of addresses.
struct Marked {
    case: Submission,
    slug: String,
    page: String,
    files: Vec<Uuid>,
    letters: Vec<Uuid>,
    posted: Vec<Uuid>,
    /// Whether its title and group are told to everybody with the results.
    is_adopted: bool,
    title: String,
    secret: String,
}

async fn set<'v, V>(tx: &mut Write, sql: &'static str, id: Uuid, value: V)
where
    V: sqlx::Encode<'v, sqlx::Sqlite>
        + sqlx::Type<sqlx::Sqlite>
        + sqlx::Encode<'v, sqlx::Postgres>
        + sqlx::Type<sqlx::Postgres>
        + 'v
        + Send,
{
    match tx.engine() {
        Engine::Sqlite(c) => drop(sqlx::query(sql).bind(id).bind(value).execute(c).await.expect("a mark")),
        Engine::Postgres(c) => drop(sqlx::query(sql).bind(id).bind(value).execute(c).await.expect("a mark")),
    }
}

async fn all_ids(db: &Db) -> Vec<Uuid> {
    let sql = "SELECT id FROM submission ORDER BY id";
    match db {
        Db::Sqlite { readers, .. } => sqlx::query_scalar(sql).fetch_all(readers).await.expect("cases"),
        Db::Postgres { pool, .. } => sqlx::query_scalar(sql).fetch_all(pool).await.expect("cases"),
    }
}

/// Marks every case of the city, drafts too.
async fn marked(world: &World) -> Vec<Marked> {
    let ids = all_ids(&world.state.db).await;
    let mut tx = world.state.db.write().await.expect("the writer's turn");
    let mut all = Vec::new();
    for (nth, id) in ids.into_iter().enumerate() {
        let (title, secret) = (format!("題しるし{nth:03}題"), format!("密しるし{nth:03}密"));
        let case = submissions::find(&mut tx, id.into()).await.expect("a row").expect("a case");
        let whole = proposals::find(&mut tx, case.id).await.expect("an answer").expect("an application");
        let mut answers = whole.filing.answers.clone();
        answers.set("problem", &secret);
        answers.set("contact-name", &secret);
        answers.set("title", &title);
        set(&mut tx, "UPDATE filing SET answers = $2 WHERE id = $1", whole.filing.id.0, Json(&answers)).await;
        set(&mut tx, "UPDATE submission SET title = $2, title_folded = $2 WHERE id = $1", id, title.clone()).await;
        let call = calls::find(&mut tx, case.call).await.expect("a row").expect("a call");
        let is_out = call.dates.results_published_at.is_some();
        let files = attachments::of_case(&mut tx, case.id).await.expect("files");
        let letters = official_letters::of_case(&mut tx, case.id).await.expect("letters");
        let posted = postings::of_case(&mut tx, case.id).await.expect("letters");
        all.push(Marked {
            is_adopted: is_out && ADOPTED.contains(&case.stage),
            page: call.form.pages().next().map_or_else(|| "plan".to_owned(), |page| page.key.clone()),
            slug: call.slug,
            files: files.iter().map(|file| file.id.0).collect(),
            letters: letters.iter().map(|letter| letter.id).collect(),
            posted: posted.iter().map(|letter| letter.id).collect(),
            title,
            secret,
            case,
        });
    }
    tx.commit().await.expect("a commit");
    all
}

/// Somebody with up to three roles, each in force, over, or still to come; half of them in the department in charge.
async fn somebody(
    world: &World,
    rng: &mut StdRng,
    nth: usize,
    everywhere: &[OrganisationId],
    in_charge: OrganisationId,
) -> (PersonId, Vec<Membership>) {
    let now = world.state.clock.now();
    let id = PersonId(Uuid::now_v7());
    let email = format!("walker{nth}@example.jp");
    let mut tx = world.state.db.write().await.expect("the writer's turn");
    let new = people::NewPerson {
        id,
        name: "歩く 人",
        email: &email,
        email_key: &email_key(&email).expect("an address"),
        lang: Lang::Ja,
        password_hash: None,
        confirmed_at: Some(now),
    };
    people::add(&mut tx, &new, now).await.expect("a person");
    let day = |days: i64| date_in_japan(now + TimeDelta::days(days));
    let mut held = Vec::new();
    for _ in 0..rng.random_range(0..=3) {
        let terms: [(NaiveDate, Option<NaiveDate>); 4] =
            [(day(-9), None), (day(0), Some(day(0))), (day(-9), Some(day(-1))), (day(1), None)];
        let (from, until) = terms[rng.random_range(0..4)];
        let anywhere = *everywhere.choose(rng).expect("an organisation");
        let organisation = if rng.random_bool(0.5) { in_charge } else { anywhere };
        let role = *Role::ALL.choose(rng).expect("a role");
        let membership = Membership { organisation, role, from, until };
        if held.iter().any(|one: &Membership| (one.organisation, one.role) == (organisation, role)) {
            continue;
        }
        people::add_membership(&mut tx, id, &membership).await.expect("a role");
        held.push(membership);
    }
    tx.commit().await.expect("a commit");
    (id, held)
}

/// The right to read a case, once more and apart from the program: its group's people; and once it was handed in, who works in
/// its department, and auditors. A paper that is keyed in is its department's from the first letter on.
fn may_read(held: &[Membership], today: NaiveDate, case: &Submission) -> bool {
    held.iter().filter(|one| one.from <= today && one.until.is_none_or(|until| today <= until)).any(|one| {
        match one.role {
            Role::Representative | Role::Contact => one.organisation == case.group,
            Role::Officer | Role::Approver => {
                one.organisation == case.department && (case.stage != Stage::Draft || case.channel.is_paper())
            }
            Role::Payer => one.organisation == case.department && case.stage != Stage::Draft,
            Role::Auditor => case.stage != Stage::Draft,
            Role::Admin | Role::Reviewer => false,
        }
    })
}

fn pick(rng: &mut StdRng, ids: &[Uuid]) -> String {
    ids.choose(rng).copied().unwrap_or_else(Uuid::nil).to_string()
}

/// A pattern with the ids of a case in its places.
fn filled(rng: &mut StdRng, pattern: &str, one: &Marked, department: OrganisationId) -> String {
    let begins = |starts: &[&str]| starts.iter().any(|start| pattern.starts_with(start));
    let id = if begins(&["/files/"]) {
        pick(rng, &one.files)
    } else if begins(&["/staff/postings/"]) {
        pick(rng, &one.posted)
    } else if begins(&["/groups/", "/me/groups/"]) {
        one.case.group.to_string()
    } else {
        one.case.id.to_string()
    };
    let mut path = pattern.replace("{id}", &id).replace("{letter}", &pick(rng, &one.letters));
    let number = one.case.number.clone().unwrap_or_else(|| "R8-GK-9999".to_owned());
    for (place, value) in [
        ("{number}", number.as_str()),
        ("{slug}", &one.slug),
        ("{page}", &one.page),
        ("{file}", &pick(rng, &one.files)),
        ("{member}", &one.case.owner.to_string()),
        ("{department}", &department.to_string()),
        ("{kind}", "receipt"),
        ("{nth}", "1"),
        ("{token}", &"0".repeat(64)),
        ("{*rest}", "staff"),
    ] {
        path = path.replace(place, value);
    }
    // Places of other things than cases: nothing of theirs is there.
    while let (Some(from), Some(to)) = (path.find('{'), path.find('}')) {
        path.replace_range(from..=to, &Uuid::nil().to_string());
    }
    path
}

/// Everything that can be read in an answer; archives and workbooks are unpacked.
fn readable(body: &[u8]) -> String {
    let mut text = String::from_utf8_lossy(body).into_owned();
    if body.starts_with(b"PK")
        && let Ok(mut zip) = zip::ZipArchive::new(Cursor::new(body))
    {
        for nth in 0..zip.len() {
            let mut bytes = Vec::new();
            zip.by_index(nth).expect("an entry").read_to_end(&mut bytes).expect("it is whole");
            text.push_str(&String::from_utf8_lossy(&bytes));
        }
    }
    text
}

/// Lists and tables that name many cases at once: they are asked of everybody.
const LISTS: [&str; 24] = [
    "/",
    "/consultations",
    "/me",
    "/me/data.zip",
    "/calls",
    "/calls.atom",
    "/calls.ics",
    "/results",
    "/groups",
    "/staff",
    "/staff/cases",
    "/staff/cases?words=しるし",
    "/staff/export/cases.csv",
    "/staff/export/cases.xlsx",
    "/staff/unreached",
    "/staff/postings",
    "/staff/intake",
    "/staff/calls",
    "/staff/ledger",
    "/staff/property",
    "/staff/journal",
    "/staff/views",
    "/staff/mail",
    "/staff/backups",
];

/// Refuses marks that the viewer has no right to; says how many there were that it has.
fn look(text: &str, cases: &[Marked], held: &[Membership], today: NaiveDate, place: &str) -> usize {
    let mut seen = 0;
    for one in cases {
        let (title, secret) = (text.contains(&one.title), text.contains(&one.secret));
        let may = may_read(held, today, &one.case);
        assert!(!secret || may, "{place} shows {} of {:?} to {held:?}", one.secret, one.case.stage);
        assert!(!title || may || one.is_adopted, "{place} shows {} of {:?} to {held:?}", one.title, one.case.stage);
        seen += usize::from(secret || title);
    }
    seen
}

/// What would end the walk: signing out, and giving the account up.
fn ends_the_walk(route: &Route) -> bool {
    route.guard == Guard::RehearsalOnly
        || ["/sign-out", "/me/erasure", "/me/erasure/mail", "/me/account/sessions", "/staff/rehearsal"]
            .contains(&route.path.as_str())
}

async fn walk(world: &World, rng: &mut StdRng, browser: &mut Browser, cases: &[Marked], held: &[Membership]) -> usize {
    let today = date_in_japan(world.state.clock.now());
    let routes: Vec<Route> = server::web::route_list().into_iter().filter(|route| !ends_the_walk(route)).collect();
    let about: Vec<&Route> = routes.iter().filter(|route| route.path.contains('{')).collect();
    let mut seen = 0;
    for path in LISTS {
        seen += look(&readable(&browser.get(path).await.body), cases, held, today, path);
    }
    for _ in 0..REQUESTS {
        // A third of the tries aim at a case that one may read, so that the test does not only meet closed doors.
        let mine: Vec<&Marked> = cases.iter().filter(|one| may_read(held, today, &one.case)).collect();
        let one = match mine.choose(rng) {
            Some(one) if rng.random_bool(0.3) => *one,
            _ => cases.choose(rng).expect("a case"),
        };
        let route = about.choose(rng).expect("a route");
        let path = filled(rng, &route.path, one, one.case.department);
        let reply = match route.method {
            Method::GET => browser.get(&path).await,
            _ => browser.post(&path, &[]).await,
        };
        assert!(!reply.status.is_server_error(), "{} {path}: {}", route.method, reply.status);
        seen += look(&readable(&reply.body), cases, held, today, &format!("{} {path}", route.method));
    }
    seen
}

#[test]
fn whoever_asks_for_whatever_reads_only_what_is_theirs() {
    on_both(|world| async move {
        let row = City { name: "対馬市".into(), mayor_title: "対馬市長".into(), demo: false };
        demo::like(&world.state, row).await.expect("a city");
        let cases = marked(&world).await;
        assert!(
            cases.len() > 15
                && cases.iter().any(|one| one.is_adopted)
                && cases.iter().any(|one| !one.letters.is_empty())
        );
        let mut everywhere: BTreeSet<OrganisationId> =
            cases.iter().flat_map(|one| [one.case.group, one.case.department]).collect();
        let mut tx = world.state.db.read().await.expect("a snapshot");
        everywhere.extend(people::departments(&mut tx).await.expect("departments").into_iter().map(|one| one.id));
        drop(tx);
        let everywhere: Vec<OrganisationId> = everywhere.into_iter().collect();
        // Who walks is drawn apart from where they go: another route makes nobody else of them.
        let mut roles = StdRng::seed_from_u64(20_261_130);
        let mut steps = StdRng::seed_from_u64(20_261_201);
        let (mut seen, mut readers) = (0, 0);
        for nth in 0..PEOPLE {
            let (person, held) = somebody(&world, &mut roles, nth, &everywhere, cases[0].case.department).await;
            let mut browser = if nth == 0 { world.browser() } else { world.browser_of(person).await };
            let held = if nth == 0 { Vec::new() } else { held };
            let found = walk(&world, &mut steps, &mut browser, &cases, &held).await;
            seen += found;
            readers += usize::from(found > 20);
        }
        assert!(seen > 200 && readers > 3, "those with a right do read: {seen} marks, {readers} readers");
    });
}

/// Cases in whose panel a person has an interest, with a round for each call they lie in.
async fn keep_out(world: &World, person: PersonId, panel: OrganisationId, cases: &[&Marked]) {
    let now = world.state.clock.now();
    let mut tx = world.state.db.write().await.expect("the writer's turn");
    let from = date_in_japan(now - TimeDelta::days(30));
    let term = Membership { organisation: panel, role: Role::Reviewer, from, until: None };
    people::add_membership(&mut tx, person, &term).await.expect("a term");
    for one in cases {
        let track = "walked".to_owned();
        let round = match reviews::of_track(&mut tx, one.case.call, &track).await.expect("an answer") {
            Some(round) => round,
            None => {
                let (id, call, due_on) = (Uuid::now_v7(), one.case.call, date_in_japan(now));
                let (part, opened_at, tallied_at, prepared_at) = (Part::Papers, now, None, None);
                let round = Round { id, call, track, panel, part, due_on, opened_at, tallied_at, prepared_at };
                reviews::open(&mut tx, &round).await.expect("a round");
                round
            }
        };
        reviews::seat(&mut tx, round.id, person).await.expect("a seat");
        let (id, case, conflict) = (Uuid::now_v7(), one.case.id, Some(Conflict::Declared));
        let place = Assignment { id, round: round.id, case, reviewer: person, conflict, declared_at: Some(now) };
        reviews::assign(&mut tx, &place).await.expect("a place");
    }
    tx.commit().await.expect("a commit");
}

#[test]
fn whoever_keeps_out_of_a_case_comes_to_it_by_no_office_and_no_address() {
    on_both(|world| async move {
        let row = City { name: "対馬市".into(), mayor_title: "対馬市長".into(), demo: false };
        demo::like(&world.state, row).await.expect("a city");
        let cases = marked(&world).await;
        let department = cases[0].case.department;
        let panel = OrganisationId(Uuid::now_v7());
        let new =
            Organisation {
                id: panel, kind: OrganisationKind::Panel, name: "審査会".into(), email: None, phone: None
            };
        let mut tx = world.state.db.write().await.expect("the writer's turn");
        people::add_organisation(&mut tx, &new, world.state.clock.now()).await.expect("a panel");
        tx.commit().await.expect("a commit");
        let handed_in: Vec<&Marked> = cases.iter().filter(|one| one.case.stage != Stage::Draft).collect();
        let (mut rng, today) = (StdRng::seed_from_u64(7), date_in_japan(world.state.clock.now()));
        let mut read = 0;
        for (nth, office) in [None, Some(Role::Officer), Some(Role::Approver), Some(Role::Payer), Some(Role::Auditor)]
            .into_iter()
            .enumerate()
        {
            let (person, _) = somebody(&world, &mut StdRng::seed_from_u64(3), 100 + nth, &[panel], panel).await;
            let mut tx = world.state.db.write().await.expect("the writer's turn");
            let held: Vec<Membership> = office
                .map(|role| Membership { organisation: department, role, from: today, until: None })
                .into_iter()
                .collect();
            for membership in &held {
                people::add_membership(&mut tx, person, membership).await.expect("a role");
            }
            tx.commit().await.expect("a commit");
            let out: Vec<&Marked> = handed_in.iter().copied().skip(nth % 2).step_by(2).collect();
            keep_out(&world, person, panel, &out).await;
            let mut browser = world.browser_of(person).await;
            let shown = |text: &str, place: &str| {
                for one in &out {
                    assert!(!text.contains(&one.secret), "{place} shows {} to {office:?}", one.secret);
                    assert!(!text.contains(&one.title) || one.is_adopted, "{place} shows {} to {office:?}", one.title);
                }
                cases.iter().filter(|one| text.contains(&one.title)).count()
            };
            for path in LISTS.iter().chain(&["/review"]) {
                read += shown(&readable(&browser.get(path).await.body), path);
            }
            let routes = server::web::route_list().into_iter().filter(|route| !ends_the_walk(route));
            for route in routes.filter(|route| route.path.contains('{')) {
                let one = out.choose(&mut rng).expect("a case");
                let path = filled(&mut rng, &route.path, one, department);
                let reply = match route.method {
                    Method::GET => browser.get(&path).await,
                    _ => browser.post(&path, &[]).await,
                };
                assert!(!reply.status.is_server_error(), "{} {path}: {}", route.method, reply.status);
                read += shown(&readable(&reply.body), &format!("{} {path}", route.method));
            }
        }
        assert!(read > 50, "the other cases of the department are there to read: {read}");
    });
}

/// Who may hear of a case by mail: its group's people and owner, the address on its paper, its department and who works there.
async fn may_hear(world: &World, case: &Submission) -> BTreeSet<String> {
    let mut tx = world.state.db.read().await.expect("a snapshot");
    let today = date_in_japan(world.state.clock.now());
    let mut addresses = BTreeSet::new();
    addresses.extend(people::find(&mut tx, case.owner).await.expect("an answer").map(|owner| owner.email));
    for (organisation, roles) in
        [(case.group, [Role::Representative, Role::Contact]), (case.department, [Role::Officer, Role::Approver])]
    {
        for role in roles {
            let holders = people::holders(&mut tx, organisation, role, today).await.expect("people");
            addresses.extend(holders.into_iter().map(|person| person.email));
        }
        addresses
            .extend(people::organisation(&mut tx, organisation).await.expect("an answer").and_then(|one| one.email));
    }
    addresses
}

#[test]
fn no_letter_tells_of_a_case_to_somebody_without_a_right_to_it() {
    on_both(|world| async move {
        demo::city(&world.state).await.expect("the demo city");
        // Reminders, digests and news of a month.
        for _ in 0..35 {
            let clock = &world.state.clock;
            let next =
                domain::calendar::start_of_day(date_in_japan(clock.now()) + chrono::Days::new(1)) + TimeDelta::hours(9);
            clock.turn(next - clock.now());
            jobs::once(&world.state).await.expect("a day's work");
        }
        let ids = all_ids(&world.state.db).await;
        let mut tx = world.state.db.read().await.expect("a snapshot");
        let letters = messages::newest(&mut tx, 5_000, 0).await.expect("letters");
        let mut told = 0;
        for id in ids {
            let case = submissions::find(&mut tx, id.into()).await.expect("a row").expect("a case");
            let may = may_hear(&world, &case).await;
            for letter in &letters {
                let text = format!("{}\n{}", letter.subject, letter.body);
                let by_number = case.number.as_ref().is_some_and(|number| text.contains(number.as_str()));
                if by_number || letter.submission == Some(case.id) {
                    told += 1;
                    assert!(
                        may.contains(&letter.to_address),
                        "{} tells {} of {:?}",
                        letter.letter,
                        letter.to_address,
                        case.number
                    );
                }
            }
        }
        assert!(told > 60, "{told}");
        let latest: chrono::DateTime<Utc> = letters[0].created_at;
        assert!(latest > crate::world::morning() + TimeDelta::days(3), "the days in between were told of too");
    });
}

/// Names every group anew, with words that stand nowhere else; those that no result names, by id.
async fn unnamed(world: &World, cases: &[Marked]) -> Vec<(OrganisationId, String)> {
    let named: BTreeSet<OrganisationId> = cases.iter().filter(|one| one.is_adopted).map(|one| one.case.group).collect();
    let groups: BTreeSet<OrganisationId> = cases.iter().map(|one| one.case.group).collect();
    let mut tx = world.state.db.write().await.expect("the writer's turn");
    let mut unnamed = Vec::new();
    for (nth, group) in groups.into_iter().enumerate() {
        let name = format!("団しるし{nth:03}団");
        let sql = "UPDATE organisation SET name = $2, name_folded = $2 WHERE id = $1";
        set(&mut tx, sql, group.0, name.clone()).await;
        unnamed.extend((!named.contains(&group)).then_some((group, name)));
    }
    tx.commit().await.expect("a commit");
    unnamed
}

/// Where a page, feed or calendar leads within the city.
fn leads(world: &World, text: &str) -> BTreeSet<String> {
    let home = world.state.settings.absolute("/");
    let ends = |letter: char| matches!(letter, '"' | '\'' | '<' | '>') || letter.is_whitespace();
    let mut found = BTreeSet::new();
    for start in ["href=\"", "src=\"", &home] {
        for rest in text.split(start).skip(1) {
            let path = rest.split(ends).next().unwrap_or_default().split('#').next().unwrap_or_default();
            let path = path.strip_prefix(&home).unwrap_or(path).trim_start_matches('/').replace("&amp;", "&");
            found.insert(format!("/{path}"));
        }
    }
    found
}

/// Every address that is open to everybody, with every call, case, group and edition in its places.
fn open_to_all(cases: &[Marked], slugs: &[String]) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    let routes = server::web::route_list().into_iter();
    for route in routes.filter(|route| route.method == Method::GET && route.guard == Guard::Anyone) {
        let by_slug = slugs.iter().map(|slug| route.path.replace("{slug}", slug));
        for path in by_slug {
            for one in cases {
                let number = one.case.number.clone().unwrap_or_else(|| "R8-GK-9999".to_owned());
                let path = path.replace("{number}", &number).replace("{id}", &one.case.group.to_string());
                let file = one.files.first().copied().unwrap_or_else(Uuid::nil).to_string();
                all.insert(path.replace("{edition}", "1").replace("{file}", &file).replace("{token}", &"0".repeat(64)));
            }
        }
    }
    all.retain(|path| !path.contains('{'));
    all
}

#[test]
fn a_guest_who_reads_all_that_is_public_meets_nobody_who_was_not_chosen() {
    on_both(|world| async move {
        let row = City { name: "対馬市".into(), mayor_title: "対馬市長".into(), demo: false };
        demo::like(&world.state, row).await.expect("a city");
        let cases = marked(&world).await;
        let unnamed = unnamed(&world, &cases).await;
        assert!(unnamed.len() > 3 && cases.iter().any(|one| one.case.stage == Stage::Rejected), "{unnamed:?}");
        let mut slugs: BTreeSet<String> = cases.iter().map(|one| one.slug.clone()).collect();
        let mut guest = world.browser();
        let mut waiting: Vec<String> = vec!["/".to_owned()];
        for page in ["/consultations", "/consultations.atom"] {
            for path in leads(&world, &guest.get(page).await.text()) {
                slugs.extend(
                    path.strip_prefix("/consultations/")
                        .map(|rest| rest.split('/').next().unwrap_or_default().to_owned()),
                );
            }
        }
        let slugs: Vec<String> = slugs.into_iter().collect();
        waiting.extend(open_to_all(&cases, &slugs));
        let (mut read, mut kinds, mut named) = (BTreeSet::new(), BTreeSet::new(), 0);
        while let Some(path) = waiting.pop() {
            if !read.insert(path.clone()) || ["/assets/", "/pkg/", "/city/"].iter().any(|start| path.starts_with(start))
            {
                continue;
            }
            let reply = guest.get(&path).await;
            assert!(!reply.status.is_server_error(), "{path}: {}", reply.status);
            let text = readable(&reply.body);
            look(&text, &cases, &[], date_in_japan(world.state.clock.now()), &path);
            for (group, name) in &unnamed {
                // A group that shows itself in the directory is named there, by its own wish.
                let own = path.starts_with("/groups");
                assert!(own || !text.contains(name), "{path} names {name} ({group})");
            }
            named += text.matches("団しるし").count();
            let kind = reply.headers.get("content-type").and_then(|kind| kind.to_str().ok()).unwrap_or_default();
            kinds.extend(reply.status.is_success().then(|| kind.split(';').next().unwrap_or_default().to_owned()));
            let is_own = |path: &String| !path.contains("://") && !read.contains(path);
            waiting.extend(leads(&world, &text).into_iter().filter(is_own));
        }
        for kind in ["text/html", "application/atom+xml", "text/calendar", "text/csv", "application/json"] {
            assert!(kinds.contains(kind), "{kind} was read: {kinds:?}");
        }
        let projects = read.iter().filter(|path| path.contains("/projects/")).count();
        assert!(read.len() > 150 && projects >= cases.len() / 2 && named > 20, "{} {projects} {named}", read.len());
    });
}
