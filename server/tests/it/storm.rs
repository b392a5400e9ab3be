//! `kill -9` in a storm of saves and submissions: nothing acknowledged is lost, and no letter whose acceptance was
//! recorded is sent again（強制終了の試験）.
//!
//! The real binary serves over real HTTP and sends over real SMTP; the test looks into the database while
//! nobody serves.

use crate::post_office::PostOffice;
use chrono::{TimeDelta, Utc};
use domain::filings::{Attachment, Filing, FilingKind};
use domain::folding::email_key;
use domain::forms::Answers;
use domain::history::FIRST_HASH;
use domain::intake::Channel;
use domain::messages::Delivery;
use domain::pace::Urgency;
use domain::people::{FileId, FilingId, Organisation, OrganisationId, OrganisationKind, SubmissionId};
use domain::proposals::TITLE;
use domain::submissions::{Stage, Submission};
use rand::Rng;
use server::clock::Clock;
use server::config::{Encryption, Settings};
use server::files::Files;
use server::jobs::mail::Worker;
use server::seed::demo::{self, SIGN_INS};
use server::state::State;
use server::store::{Db, Tx, attachments, calls, filings, history, messages, people, submissions};
use std::collections::BTreeMap;
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

/// Rounds of an ordinary run; `TOMONI_STORM_ROUNDS` asks for more.
const ROUNDS: usize = 5;

fn rounds() -> usize {
    std::env::var("TOMONI_STORM_ROUNDS").map_or(ROUNDS, |wanted| wanted.parse().expect("a number of rounds"))
}
const PEOPLE: usize = 4;
const DRAFTS_EACH: usize = 12;
const SAVES_EACH: usize = 3;

/// A draft in the storm, and what its writer was told about it.
#[derive(Debug, Clone)]
struct Draft {
    id: SubmissionId,
    /// The last title that the server acknowledged, if any.
    kept: Option<String>,
    /// The title that was on its way when the line went dead.
    on_the_way: Option<String>,
    /// Whether the server acknowledged the submission.
    submitted: bool,
}

/// What the storm types: the fields of one page, and of the check page.
#[derive(Debug, Clone)]
struct Script {
    page: String,
    fields: Vec<(String, String)>,
    pledges: Vec<(String, String)>,
}

#[test]
fn kill_nine_in_a_storm_loses_nothing_that_was_acknowledged() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let office = PostOffice::open();
    let settings = settings(folder.path(), &office);
    let script = runtime.block_on(make_city(&settings));
    let mut all: Vec<Draft> = Vec::new();
    let mut recorded: BTreeMap<String, usize> = BTreeMap::new();
    for round in 0..rounds() {
        let drafts = runtime.block_on(begin_drafts(&settings));
        let mut server = start(&settings, folder.path());
        let cookie = sign_in(&settings);
        let writers: Vec<_> = drafts
            .chunks(DRAFTS_EACH)
            .map(|drafts| {
                let (drafts, script, cookie, address) =
                    (drafts.to_vec(), script.clone(), cookie.clone(), settings.public_url.to_string());
                std::thread::spawn(move || write(drafts, &script, &cookie, &address))
            })
            .collect();
        let moment = Duration::from_millis(rand::rng().random_range(200..1800));
        wait(moment);
        server.kill().expect("kill -9");
        server.wait().expect("the server is gone");
        for writer in writers {
            all.extend(writer.join().expect("every answer was an acknowledgement"));
        }
        eprintln!("round {round}: killed after {moment:?}; {} submissions acknowledged", count(&all));
        runtime.block_on(check_cases(&settings, &all));
        let copies = copies(&office);
        for (id, before) in &recorded {
            assert_eq!(copies.get(id), Some(before), "letter {id} was recorded as sent and sent again");
        }
        recorded = runtime.block_on(sent(&settings)).into_iter().map(|id| (id.clone(), copies[&id])).collect();
    }
    runtime.block_on(drain(&settings));
    let copies = copies(&office);
    for (id, before) in &recorded {
        assert_eq!(copies.get(id), Some(before), "letter {id} was recorded as sent and sent again");
    }
    let letters = runtime.block_on(sent(&settings));
    assert!(letters.iter().all(|id| copies.contains_key(id)), "a letter that counts as sent was never seen");
    let twice = copies.values().map(|count| count - 1).sum::<usize>();
    eprintln!("{} letters, {twice} of them twice in the window between acceptance and record", copies.len());
    assert!(twice <= 4 * rounds(), "at most one letter of each lane at each kill: {twice}");
    assert!(count(&all) > 0, "the storm submitted something");
}

fn count(drafts: &[Draft]) -> usize {
    drafts.iter().filter(|draft| draft.submitted).count()
}

#[allow(clippy::disallowed_methods)]
pub fn wait(time: Duration) {
    std::thread::sleep(time);
}

fn settings(folder: &Path, office: &PostOffice) -> Settings {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let listen = listener.local_addr().expect("an address");
    Settings {
        listen,
        public_url: format!("http://{listen}").parse().expect("an address"),
        data_dir: folder.join("data"),
        metrics_listen: String::new(),
        smtp_host: format!("127.0.0.1:{}", office.port),
        smtp_security: Encryption::None,
        smtp_timeout: 5,
        ..Settings::default()
    }
}

/// The state of a test on the server's database, while the server does not run.
pub async fn state(settings: &Settings, clock: Clock) -> State {
    std::fs::create_dir_all(&settings.data_dir).expect("a folder");
    let db = Db::connect(&settings.database()).await.expect("the database answers");
    db.migrate().await.expect("migrations run");
    let files = Files::folder(&settings.data_dir.join("files")).expect("a folder for files");
    State::new(db, clock, settings.clone(), files)
}

/// The demo city, but with mail that really goes out; and what a person types into its open call.
async fn make_city(settings: &Settings) -> Script {
    let state = state(settings, Clock::System).await;
    demo::city(&state).await.expect("the demo city");
    let Db::Sqlite { writer, .. } = &state.db else { panic!("the storm runs on SQLite") };
    sqlx::query("UPDATE city SET demo = 0").execute(writer).await.expect("no demo any more");
    // Letters of the demo's past are not part of the storm.
    sqlx::query("DELETE FROM message").execute(writer).await.expect("an empty outbox");
    let (call, filing, ..) = model(&state).await;
    let page = call.form.pages().find(|page| page.questions.iter().any(|question| question.key == TITLE));
    let page = page.expect("a page asks for the title");
    let answer = |key: &str| (key.to_owned(), filing.answers.get(key).to_owned());
    let script = Script {
        page: page.key.clone(),
        fields: page.questions.iter().map(|question| answer(&question.key)).filter(|(key, _)| key != TITLE).collect(),
        pledges: (0..call.rules.pledges.len()).map(|index| (format!("pledge-{index}"), "yes".to_owned())).collect(),
    };
    state.db.close().await;
    script
}

/// The open call, and a submitted case of its last round, of which the drafts are copies.
async fn model(state: &State) -> (domain::calls::Call, Filing, Vec<domain::budget::RawLine>, Vec<Attachment>) {
    let mut tx = state.db.read().await.expect("a snapshot");
    let call = calls::find_by_slug(&mut tx, "wagamachi").await.expect("an answer").expect("the open call");
    let last = calls::find_by_slug(&mut tx, "wagamachi-zenkai").await.expect("an answer").expect("the last round");
    let cases = submissions::of_call(&mut tx, last.id).await.expect("cases");
    let case = cases.first().expect("somebody has submitted");
    let filing =
        filings::latest(&mut tx, case.id, FilingKind::Application).await.expect("an answer").expect("a filing");
    let lines = filings::lines(&mut tx, filing.id).await.expect("lines");
    let files = attachments::of_case(&mut tx, case.id).await.expect("files");
    (call, filing, lines, files)
}

async fn begin_drafts(settings: &Settings) -> Vec<Draft> {
    let state = state(settings, Clock::System).await;
    let now = state.clock.now();
    let (call, filing, lines, files) = model(&state).await;
    let key = email_key(SIGN_INS[0].address).expect("an address");
    let mut tx = state.db.write().await.expect("a transaction");
    let (owner, _) = people::find_by_email(&mut tx, &key).await.expect("an answer").expect("the resident");
    let mut drafts = Vec::new();
    for _ in 0..PEOPLE * DRAFTS_EACH {
        let (id, group, copy) =
            (SubmissionId(Uuid::now_v7()), OrganisationId(Uuid::now_v7()), FilingId(Uuid::now_v7()));
        let (kind, name) = (OrganisationKind::CitizenGroup, format!("嵐の会 {id}"));
        let group_row = Organisation { id: group, kind, name, email: None, phone: None };
        people::add_organisation(&mut tx, &group_row, now).await.expect("a group");
        let case = Submission {
            id,
            number: None,
            call: call.id,
            department: call.department,
            owner: owner.id,
            group,
            channel: Channel::Online,
            title: "嵐".into(),
            stage: Stage::Draft,
            begun_at: now,
            submitted_at: None,
            disposed_at: None,
        };
        submissions::add(&mut tx, &case).await.expect("a case");
        let filing = Filing { id: copy, submission: id, submitted_at: None, ..filing.clone() };
        filings::add(&mut tx, &filing).await.expect("a filing");
        filings::put_lines(&mut tx, copy, &lines).await.expect("lines");
        for file in &files {
            let file = Attachment { id: FileId(Uuid::now_v7()), submission: id, ..file.clone() };
            attachments::add(&mut tx, &file, 1).await.expect("a file");
        }
        drafts.push(Draft { id, kept: None, on_the_way: None, submitted: false });
    }
    tx.commit().await.expect("committed");
    state.db.close().await;
    drafts
}

/// Starts the real binary, and waits until it answers.
pub fn start(settings: &Settings, folder: &Path) -> Child {
    let server = Command::new(env!("CARGO_BIN_EXE_tomoni"))
        .arg("serve")
        .current_dir(folder)
        .env("TOMONI_LISTEN", settings.listen.to_string())
        .env("TOMONI_DATA_DIR", &settings.data_dir)
        .env("TOMONI_DATABASE_URL", &settings.database_url)
        .env("TOMONI_CLIENT_ADDRESS_HEADER", &settings.client_address_header)
        .env("TOMONI_METRICS_LISTEN", "")
        .env("TOMONI_LOG_FILTER", "warn")
        .env("TOMONI_SMTP_HOST", &settings.smtp_host)
        .env("TOMONI_SMTP_SECURITY", "none")
        .env("TOMONI_SMTP_TIMEOUT", settings.smtp_timeout.to_string())
        .stdout(Stdio::null())
        .spawn()
        .expect("the server starts");
    let ready = format!("{}readyz", settings.public_url);
    let begun = Instant::now();
    while ureq::get(&ready).call().is_err() {
        assert!(begun.elapsed() < Duration::from_secs(30), "the server is not ready");
        wait(Duration::from_millis(50));
    }
    server
}

/// A browser's connection: redirects and bad statuses are answers.
pub fn agent() -> ureq::Agent {
    let config = ureq::Agent::config_builder().http_status_as_error(false).max_redirects(0);
    config.timeout_global(Some(Duration::from_secs(20))).build().into()
}

/// Sends a form, as a browser does from a page of ours.
pub fn post(
    agent: &ureq::Agent,
    address: &str,
    cookie: &str,
    fields: &[(String, String)],
) -> Result<ureq::http::Response<ureq::Body>, ureq::Error> {
    let request = agent.post(address).header("sec-fetch-site", "same-origin").header("cookie", cookie);
    request.send_form(fields.iter().map(|(key, value)| (key.as_str(), value.as_str())))
}

fn sign_in(settings: &Settings) -> String {
    let fields = [("email", SIGN_INS[0].address), ("password", SIGN_INS[0].password)];
    let fields = fields.map(|(key, value)| (key.to_owned(), value.to_owned()));
    let answer = post(&agent(), &format!("{}sign-in", settings.public_url), "", &fields).expect("an answer");
    assert_eq!(answer.status(), 303, "signed in");
    let cookies = answer.headers().get_all("set-cookie").iter();
    let pairs = cookies.filter_map(|cookie| cookie.to_str().ok()?.split(';').next().map(str::to_owned));
    pairs.collect::<Vec<_>>().join("; ")
}

/// Writes until the line goes dead, and tells what was acknowledged.
fn write(mut drafts: Vec<Draft>, script: &Script, cookie: &str, address: &str) -> Vec<Draft> {
    let agent = agent();
    for draft in &mut drafts {
        for save in 0..SAVES_EACH {
            let title = format!("嵐の中の提案 {save} {}", draft.id);
            let mut fields = script.fields.clone();
            fields.push((TITLE.to_owned(), title.clone()));
            fields.push(("go".to_owned(), "next".to_owned()));
            draft.on_the_way = Some(title);
            let page = format!("{address}proposals/{}/form/{}", draft.id, script.page);
            if !acknowledged(post(&agent, &page, cookie, &fields)) {
                return drafts;
            }
            draft.kept = draft.on_the_way.take();
        }
        let check = format!("{address}proposals/{}/check", draft.id);
        if !acknowledged(post(&agent, &check, cookie, &script.pledges)) {
            return drafts;
        }
        draft.submitted = true;
    }
    drafts
}

/// Whether the server said yes. Silence is the kill; anything but yes is a fault of ours.
fn acknowledged(answer: Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> bool {
    let Ok(mut answer) = answer else { return false };
    let status = answer.status();
    let text = answer.body_mut().read_to_string().unwrap_or_default();
    assert_eq!(status, 303, "{text}");
    true
}

/// Everything acknowledged is there; numbers have no gap; the history is whole; each submission has its letters.
async fn check_cases(settings: &Settings, drafts: &[Draft]) {
    let state = state(settings, Clock::System).await;
    let mut tx = state.db.read().await.expect("a snapshot");
    for draft in drafts {
        let case = submissions::find(&mut tx, draft.id).await.expect("an answer").expect("the case");
        let filing = filings::latest(&mut tx, draft.id, FilingKind::Application).await.expect("an answer");
        let answers: Answers = filing.expect("a filing").answers;
        let title = answers.get(TITLE);
        let possible = [draft.kept.as_deref(), draft.on_the_way.as_deref()];
        assert!(possible.contains(&Some(title)) || draft.kept.is_none(), "{possible:?} became {title}");
        assert!(!draft.submitted || case.stage == Stage::Submitted, "an acknowledged submission is lost");
        let letters = messages::of_case(&mut tx, draft.id).await.expect("letters");
        let kinds: Vec<&str> = letters.iter().map(|letter| letter.letter.as_str()).collect();
        let expected: &[&str] = if case.stage == Stage::Submitted { &["A1", "S1"] } else { &[] };
        assert_eq!(kinds, expected, "case and letters come together");
        assert_eq!(case.number.is_some(), case.stage == Stage::Submitted);
    }
    let call = calls::find_by_slug(&mut tx, "wagamachi").await.expect("an answer").expect("the open call");
    let cases = submissions::of_call(&mut tx, call.id).await.expect("cases");
    let mut numbers: Vec<usize> = cases.iter().filter_map(running_number).collect();
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=cases.len()).collect::<Vec<_>>(), "receipt numbers without gap and without twins");
    check_journal(&mut tx).await;
    drop(tx);
    state.db.close().await;
}

/// The history is one chain.
pub async fn check_journal(tx: &mut Tx) {
    let mut previous = (0, FIRST_HASH.to_owned());
    loop {
        let entries = history::after(tx, previous.0, 500).await.expect("the journal");
        let Some(last) = entries.last() else { break };
        let next = (last.seq, last.hash.clone());
        for entry in &entries {
            assert!(entry.follows(&previous.1), "entry {} does not follow", entry.seq);
            previous.1.clone_from(&entry.hash);
        }
        previous = next;
    }
}

fn running_number(case: &Submission) -> Option<usize> {
    case.number.as_deref()?.rsplit('-').next()?.parse().ok()
}

/// How often the mail server took each letter, by `Message-ID`.
fn copies(office: &PostOffice) -> BTreeMap<String, usize> {
    let mut copies = BTreeMap::new();
    for letter in office.taken() {
        let id = letter.header("Message-ID").trim_matches(['<', '>']).split('@').next().unwrap_or_default().to_owned();
        *copies.entry(id).or_insert(0) += 1;
    }
    copies
}

/// The letters that are recorded as accepted.
async fn sent(settings: &Settings) -> Vec<String> {
    let state = state(settings, Clock::System).await;
    let mut tx = state.db.read().await.expect("a snapshot");
    let letters = messages::newest(&mut tx, 10_000, 0).await.expect("letters");
    drop(tx);
    state.db.close().await;
    letters.into_iter().filter(|letter| letter.state == Delivery::Sent).map(|letter| letter.id.to_string()).collect()
}

/// Sends what is left, as a worker would whose leases have run out.
async fn drain(settings: &Settings) {
    #[allow(clippy::disallowed_methods)]
    let later = Utc::now() + TimeDelta::hours(1);
    let state = state(settings, Clock::at(later)).await;
    let worker = Worker::new(state.clone(), CancellationToken::new()).expect("good settings");
    while worker.drain_once().await.expect("drained") > 0 {}
    let left =
        messages::backlog(&mut state.db.read().await.expect("a snapshot"), Urgency::News).await.expect("a count");
    assert_eq!(left, (0, None), "every letter went out");
    state.db.close().await;
}
