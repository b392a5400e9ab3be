//! `kill -9` in a flood of opinions: every receipt that was given out is that of one opinion, whole and with its letter, and who
//! got no answer presses the button again and is received once（意見の殺到の最中の強制終了）.
//!
//! The real binary serves over real HTTP; the test looks into the database while nobody serves.

use crate::storm::{agent, check_journal, post, start, state, wait};
use crate::world::engines;
use domain::opinions::Opinion;
use rand::Rng;
use server::clock::Clock;
use server::config::Settings;
use server::secrets;
use server::seed::demo;
use server::store::opinion_lists::{self, Filter};
use server::store::{consultations, messages, opinions};
use std::collections::BTreeMap;
use std::net::TcpListener;
use std::path::Path;
use std::time::Duration;
use ureq::http::Response;
use ureq::{Agent, Body};

const ROUNDS: usize = 3;
const WRITERS: usize = 6;
const SLUG: &str = "action-plan";

/// An opinion on its way, and what its writer was told.
#[derive(Debug, Clone)]
struct Sent {
    email: String,
    body: String,
    /// What the check page carries.
    carried: String,
    /// The key of the receipt, once the server has answered with it.
    receipt: Option<String>,
}

#[test]
fn kill_nine_in_a_flood_loses_no_receipt() {
    for engine in engines() {
        eprintln!("— on {engine}");
        let folder = tempfile::tempdir().expect("a temporary folder");
        let runtime = tokio::runtime::Runtime::new().expect("a runtime");
        let settings = runtime.block_on(make_city(folder.path(), &engine));
        let mut all: Vec<Sent> = Vec::new();
        for round in 0..ROUNDS {
            let mut server = start(&settings, folder.path());
            // Who got no answer the last time presses the button once more.
            for sent in all.iter_mut().filter(|sent| sent.receipt.is_none()) {
                sent.receipt = send(&agent(), &settings, sent);
                assert!(sent.receipt.is_some(), "the server answers");
            }
            let writers: Vec<_> = (0..WRITERS)
                .map(|writer| {
                    let settings = settings.clone();
                    std::thread::spawn(move || write(&settings, round * WRITERS + writer))
                })
                .collect();
            let moment = Duration::from_millis(rand::rng().random_range(400..2_000));
            wait(moment);
            server.kill().expect("kill -9");
            server.wait().expect("the server is gone");
            for writer in writers {
                all.extend(writer.join().expect("every answer was an acknowledgement"));
            }
            let told = all.iter().filter(|sent| sent.receipt.is_some()).count();
            eprintln!("round {round}: killed after {moment:?}; {told} of {} receipts given out", all.len());
            runtime.block_on(check(&settings, &all));
        }
        assert!(all.iter().any(|sent| sent.receipt.is_some()), "the flood brought something");
    }
}

/// The demo city, on an engine.
async fn make_city(folder: &Path, engine: &str) -> Settings {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let listen = listener.local_addr().expect("an address");
    let settings = Settings {
        listen,
        public_url: format!("http://{listen}").parse().expect("an address"),
        data_dir: folder.join("data"),
        database_url: if engine == "sqlite" { String::new() } else { crate::world::postgres().await },
        // Each writer comes from a place of its own: what is tried here is no limit.
        client_address_header: "x-real-ip".to_owned(),
        metrics_listen: String::new(),
        ..Settings::default()
    };
    let state = state(&settings, Clock::System).await;
    demo::city(&state).await.expect("the demo city");
    state.db.close().await;
    settings
}

/// Writes one opinion after another until the line goes dead.
fn write(settings: &Settings, writer: usize) -> Vec<Sent> {
    let mut written = Vec::new();
    for opinion in 0.. {
        let Some(mut sent) = prepare(settings, writer, opinion) else { return written };
        sent.receipt = send(&agent(), settings, &sent);
        let is_dead = sent.receipt.is_none();
        written.push(sent);
        if is_dead {
            return written;
        }
    }
    written
}

fn page(settings: &Settings, rest: &str) -> String {
    format!("{}consultations/{SLUG}/opinion{rest}", settings.public_url)
}

/// The answer to a press of a button; `None` once the server is dead.
fn press(agent: &Agent, address: &str, cookie: &str, fields: &[(&str, &str)]) -> Option<Response<Body>> {
    let fields: Vec<_> = fields.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
    let mut answer = post(agent, address, cookie, &fields).ok()?;
    if answer.status() != 303 {
        let text = answer.body_mut().read_to_string().ok()?;
        panic!("{address} gave {}: {text}", answer.status());
    }
    Some(answer)
}

/// Types an opinion and its sender, up to the page on which it is sent.
fn prepare(settings: &Settings, writer: usize, opinion: usize) -> Option<Sent> {
    let agent = agent();
    let body = format!("嵐の中の意見です。港の待合所に屋根をつけてください。{writer}-{opinion}");
    let email = format!("flood-{writer}-{opinion}@example.jp");
    let answer = press(&agent, &page(settings, ""), "", &[("body-0", &body), ("go", "next")])?;
    let cookie = answer.headers().get("set-cookie")?.to_str().ok()?.split(';').next()?.to_owned();
    let sender = [("naming", "anonymous"), ("category", "resident"), ("email", email.as_str())];
    press(&agent, &page(settings, "/sender"), &cookie, &sender)?;
    let check = agent.get(page(settings, "/check")).header("cookie", &cookie).call().ok()?;
    let text = check.into_body().read_to_string().ok()?;
    let (_, rest) = text.split_once("name=\"carried\"").expect("the page carries what was typed");
    let carried = rest.split('"').nth(1).expect("a value").to_owned();
    Some(Sent { email, body, carried, receipt: None })
}

/// Sends it; gives the key of the receipt.
fn send(agent: &Agent, settings: &Settings, sent: &Sent) -> Option<String> {
    let place = format!("10.{}.{}.{}", sent.email.len(), sent.body.len() % 250, rand::rng().random_range(1..250));
    let request =
        agent.post(page(settings, "/check")).header("sec-fetch-site", "same-origin").header("x-real-ip", &place);
    // Pressed twice at once, as a program or a hurried person would: they are asked once more, and this is that press.
    let answer = request.send_form([("carried", sent.carried.as_str()), ("again", "yes")]).ok()?;
    assert_eq!(answer.status(), 303);
    Some(answer.headers().get("location")?.to_str().ok()?.rsplit('/').next()?.to_owned())
}

/// Every receipt is that of one opinion, whole and with its letter; nothing is there twice or by halves.
async fn check(settings: &Settings, all: &[Sent]) {
    let state = state(settings, Clock::System).await;
    let mut tx = state.db.read().await.expect("a snapshot");
    let it = consultations::find_by_slug(&mut tx, SLUG).await.expect("an answer").expect("the consultation");
    let mut of_body: BTreeMap<String, Vec<Opinion>> = BTreeMap::new();
    let mut numbers: Vec<usize> = Vec::new();
    let mut after: Option<Opinion> = None;
    loop {
        let stretch = opinion_lists::walk(&mut tx, &Filter::of(it.call), after.as_ref(), 200).await.expect("opinions");
        let Some(last) = stretch.last() else { break };
        after = Some(last.clone());
        for opinion in stretch {
            numbers.push(opinion.number.rsplit('-').next().and_then(|number| number.parse().ok()).expect("a number"));
            of_body.entry(opinion.parts[0].body.clone()).or_default().push(opinion);
        }
    }
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=numbers.len()).collect::<Vec<_>>(), "receipt numbers without gap and without twins");
    for sent in all {
        let found = of_body.remove(&sent.body).unwrap_or_default();
        assert!(found.len() <= 1, "{} was received {} times", sent.body, found.len());
        if let Some(key) = &sent.receipt {
            let held = opinions::find_by_key(&mut tx, &secrets::hash(key)).await.expect("an answer");
            assert_eq!(held.as_ref(), found.first(), "the receipt is that of the opinion");
            assert!(held.is_some(), "an acknowledged opinion is lost");
        }
        for opinion in found {
            let author = opinions::author(&mut tx, opinion.id).await.expect("an answer").expect("the author");
            assert_eq!(author.email, sent.email);
            let letters = messages::of_opinion(&mut tx, opinion.id).await.expect("letters");
            let letters: Vec<_> = letters.iter().map(|one| (one.letter.as_str(), one.to_address.as_str())).collect();
            assert_eq!(letters, [("O1", sent.email.as_str())], "opinion and letter come together");
        }
    }
    assert!(of_body.keys().all(|body| !body.starts_with("嵐の中の意見")), "nobody's opinion: {of_body:?}");
    check_journal(&mut tx).await;
    drop(tx);
    state.db.close().await;
}
