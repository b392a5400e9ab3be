//! Letters over a real mail server that is well, slow, refusing, cut off or down.

use crate::post_office::PostOffice;
use crate::world::{World, on_both};
use axum::http::StatusCode;
use chrono::TimeDelta;
use domain::messages::Delivery;
use domain::pace::Urgency;
use domain::people::MessageId;
use domain::texts::Lang;
use server::config::Encryption;
use server::jobs::mail::Worker;
use server::state::State;
use server::store::messages::{self, Message, NewMessage};
use std::sync::Arc;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

/// The world's state with mail going to a post office.
pub fn posting(world: &World, office: &PostOffice) -> State {
    with(world, |settings| {
        settings.smtp_host = format!("localhost:{}", office.port);
        settings.smtp_security = Encryption::None;
    })
}

pub fn with(world: &World, change: impl FnOnce(&mut server::config::Settings)) -> State {
    let mut state = world.state.clone();
    let mut settings = (*state.settings).clone();
    settings.mail_from = "ともに <tomoni@city.example.jp>".to_owned();
    settings.public_url = "https://tomoni.example.jp".parse().expect("an address");
    settings.smtp_timeout = 2;
    change(&mut settings);
    state.settings = Arc::new(settings);
    state
}

pub fn worker(state: &State) -> Worker {
    Worker::new(state.clone(), CancellationToken::new()).expect("good settings")
}

pub async fn write(state: &State, to: &str, subject: &str) -> MessageId {
    let new = NewMessage {
        id: MessageId(Uuid::now_v7()),
        dedup_key: Uuid::new_v4().to_string(),
        letter: "A1",
        lang: Lang::Ja,
        to_address: to.to_owned(),
        to_person: None,
        submission: None,
        subject: subject.to_owned(),
        body: "髙橋 花子 様\n\n受け付けました。\n.\n𠮷田区\n".to_owned(),
    };
    let mut tx = state.db.write().await.expect("a transaction");
    messages::add(&mut tx, &new, state.clock.now()).await.expect("added");
    tx.commit().await.expect("committed");
    new.id
}

pub async fn read(state: &State, id: MessageId) -> Message {
    let mut tx = state.db.read().await.expect("a transaction");
    messages::find(&mut tx, id).await.expect("readable").expect("there")
}

pub async fn drain(state: &State) -> usize {
    worker(state).drain_once().await.expect("drained")
}

#[test]
fn a_letter_is_delivered_once_with_everything_in_it() {
    on_both(|world| async move {
        let office = PostOffice::open();
        let state = posting(&world, &office);
        let id = write(&state, "hanako@example.jp", "【対馬市】受け付けました（R8-GK-0012）").await;
        assert_eq!(drain(&state).await, 1);
        state.clock.turn(TimeDelta::days(1));
        assert_eq!(drain(&state).await, 0, "nothing is left to send");
        let taken = office.taken();
        assert_eq!(taken.len(), 1);
        let letter = &taken[0];
        assert_eq!(
            (letter.from.as_str(), letter.to.as_slice()),
            ("tomoni@city.example.jp", &["hanako@example.jp".to_owned()][..])
        );
        assert_eq!(letter.header("Subject"), "【対馬市】受け付けました（R8-GK-0012）");
        assert_eq!(letter.header("From"), "ともに <tomoni@city.example.jp>");
        assert_eq!(letter.header("Message-ID"), format!("<{id}@tomoni.example.jp>"));
        assert_eq!(letter.header("Auto-Submitted"), "auto-generated");
        assert!(letter.header("Date").contains("22 Nov 2026"), "{}", letter.header("Date"));
        assert_eq!(letter.body.trim_end(), "髙橋 花子 様\n\n受け付けました。\n.\n𠮷田区");
        let stored = read(&state, id).await;
        assert_eq!((stored.state, stored.attempts), (Delivery::Sent, 1));
        assert!(stored.answer.starts_with("250"), "{}", stored.answer);
        assert!(stored.sent_at.is_some());
    });
}

#[test]
fn a_letter_waits_while_the_server_is_unwell_and_goes_out_afterwards() {
    on_both(|world| async move {
        for mood in ["rcpt-4xx", "data-4xx", "closed", "slow"] {
            let office = PostOffice::open();
            office.mood(mood);
            let state = posting(&world, &office);
            let id = write(&state, "hanako@example.jp", "件名").await;
            assert_eq!(drain(&state).await, 1);
            let waiting = read(&state, id).await;
            assert_eq!((waiting.state, waiting.attempts), (Delivery::Waiting, 1), "{mood}: {}", waiting.answer);
            assert!(!waiting.answer.is_empty(), "{mood}: the operator sees what went wrong");
            assert_eq!(waiting.next_try_at - state.clock.now(), TimeDelta::seconds(60), "{mood}");
            assert_eq!(drain(&state).await, 0, "{mood}: not before its time");
            state.clock.turn(TimeDelta::seconds(60));
            assert_eq!(drain(&state).await, 1);
            let waiting = read(&state, id).await;
            assert_eq!(waiting.next_try_at - state.clock.now(), TimeDelta::seconds(120), "{mood}: patience grows");
            office.mood("ok");
            state.clock.turn(TimeDelta::seconds(120));
            drain(&state).await;
            assert_eq!(read(&state, id).await.state, Delivery::Sent, "{mood}");
            assert_eq!(office.taken().len(), 1, "{mood}");
        }
    });
}

#[test]
fn a_server_that_is_down_costs_no_letter() {
    on_both(|world| async move {
        let office = PostOffice::open();
        let state = posting(&world, &office);
        drop(office);
        let id = write(&state, "hanako@example.jp", "件名").await;
        drain(&state).await;
        assert_eq!(read(&state, id).await.state, Delivery::Waiting);
        let office = PostOffice::open();
        let state = posting(&world, &office);
        state.clock.turn(TimeDelta::seconds(60));
        drain(&state).await;
        assert_eq!(read(&state, id).await.state, Delivery::Sent);
        assert_eq!(office.taken().len(), 1);
    });
}

#[test]
fn a_clock_that_was_years_ahead_makes_no_letter_wait_for_years() {
    on_both(|world| async move {
        let office = PostOffice::open();
        office.mood("rcpt-4xx");
        let state = posting(&world, &office);
        let id = write(&state, "hanako@example.jp", "件名").await;
        state.clock.turn(TimeDelta::days(900));
        assert_eq!(drain(&state).await, 1);
        state.clock.turn(TimeDelta::days(-900));
        office.mood("ok");
        assert_eq!(drain(&state).await, 0, "it waits for a time that does not come");
        let mut tx = state.db.write().await.expect("a transaction");
        assert_eq!(messages::bring_back(&mut tx, state.clock.now()).await.expect("an answer"), 1);
        assert_eq!(messages::bring_back(&mut tx, state.clock.now()).await.expect("an answer"), 0);
        tx.commit().await.expect("a commit");
        drain(&state).await;
        assert_eq!(read(&state, id).await.state, Delivery::Sent);
        assert_eq!(office.taken().len(), 1);
    });
}

#[test]
fn a_refused_letter_is_not_tried_again_and_says_why() {
    on_both(|world| async move {
        for mood in ["rcpt-5xx", "data-5xx"] {
            let office = PostOffice::open();
            office.mood(mood);
            let state = posting(&world, &office);
            let id = write(&state, "nobody@example.jp", "件名").await;
            drain(&state).await;
            let failed = read(&state, id).await;
            assert_eq!(failed.state, Delivery::Failed, "{mood}");
            assert!(failed.answer.contains("55"), "{mood}: {}", failed.answer);
            office.mood("ok");
            state.clock.turn(TimeDelta::days(7));
            assert_eq!(drain(&state).await, 0, "{mood}");
            assert!(office.taken().is_empty(), "{mood}");
        }
    });
}

#[test]
fn an_address_that_cannot_be_sent_to_fails_with_a_clear_answer_and_stops_nobody_else() {
    on_both(|world| async move {
        let office = PostOffice::open();
        let state = posting(&world, &office);
        let bad = write(&state, "花子@例え.jp", "件名").await;
        let carrier = write(&state, "foo..bar@docomo.ne.jp", "件名").await;
        drain(&state).await;
        let failed = read(&state, bad).await;
        assert_eq!(failed.state, Delivery::Failed);
        assert!(failed.answer.contains("not an address"), "{}", failed.answer);
        assert_eq!(read(&state, carrier).await.state, Delivery::Sent);
        let taken = office.taken();
        assert_eq!(taken[0].to, ["foo..bar@docomo.ne.jp"], "the server read the quoted address");
        assert!(taken[0].raw.contains("To: \"foo..bar\"@docomo.ne.jp\r\n"), "{}", taken[0].raw);
    });
}

#[test]
fn a_connection_cut_around_the_acceptance_is_tried_again_under_the_same_id() {
    on_both(|world| async move {
        for (mood, copies) in [("cut-before", 1), ("cut-after", 2)] {
            let office = PostOffice::open();
            office.mood(mood);
            let state = posting(&world, &office);
            let id = write(&state, "hanako@example.jp", "件名").await;
            drain(&state).await;
            assert_eq!(read(&state, id).await.state, Delivery::Waiting, "{mood}: no answer is no acceptance");
            office.mood("ok");
            state.clock.turn(TimeDelta::seconds(60));
            drain(&state).await;
            assert_eq!(read(&state, id).await.state, Delivery::Sent);
            let taken = office.taken();
            assert_eq!(taken.len(), copies, "{mood}");
            assert!(taken.iter().all(|letter| letter.raw == taken[0].raw), "{mood}: copies are equal to the byte");
            assert_eq!(taken[0].header("Message-ID"), format!("<{id}@tomoni.example.jp>"));
        }
    });
}

#[test]
fn a_worker_that_dies_leaves_its_letters_to_the_next_one() {
    on_both(|world| async move {
        let office = PostOffice::open();
        let state = posting(&world, &office);
        let id = write(&state, "hanako@example.jp", "件名").await;
        let mut tx = state.db.write().await.expect("a transaction");
        let leased =
            messages::lease(&mut tx, Uuid::new_v4(), state.clock.now(), TimeDelta::minutes(3), 8, Urgency::News).await;
        assert_eq!(leased.expect("leased").len(), 1);
        tx.commit().await.expect("committed");
        assert_eq!(drain(&state).await, 0, "the lease holds");
        state.clock.turn(TimeDelta::seconds(179));
        assert_eq!(drain(&state).await, 0, "to its last second");
        state.clock.turn(TimeDelta::seconds(1));
        assert_eq!(drain(&state).await, 1);
        assert_eq!(read(&state, id).await.state, Delivery::Sent);
        assert_eq!(office.taken().len(), 1);
    });
}

#[test]
fn two_workers_at_once_never_send_a_letter_twice() {
    on_both(|world| async move {
        let office = PostOffice::open();
        let state = posting(&world, &office);
        for index in 0..30 {
            write(&state, &format!("person{index}@example.jp"), "件名").await;
        }
        let (first, second) = (worker(&state), worker(&state));
        let run = |worker: Worker| async move {
            let mut took = 0;
            loop {
                match worker.drain_once().await.expect("drained") {
                    0 => return took,
                    count => took += count,
                }
            }
        };
        let (first, second) = tokio::join!(tokio::spawn(run(first)), tokio::spawn(run(second)));
        assert_eq!(first.expect("no panic") + second.expect("no panic"), 30);
        let mut ids: Vec<String> = office.taken().iter().map(|letter| letter.header("Message-ID").to_owned()).collect();
        assert_eq!(ids.len(), 30);
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), 30);
    });
}

#[test]
fn letters_that_were_not_begun_are_given_back_at_a_stop() {
    on_both(|world| async move {
        let office = PostOffice::open();
        let state = posting(&world, &office);
        write(&state, "hanako@example.jp", "件名").await;
        let stop = CancellationToken::new();
        let stopping = Worker::new(state.clone(), stop.clone()).expect("good settings");
        stop.cancel();
        stopping.drain_once().await.expect("drained");
        assert!(office.taken().is_empty());
        assert_eq!(drain(&state).await, 1, "another worker need not wait for the lease");
        assert_eq!(office.taken().len(), 1);
    });
}

#[test]
fn starttls_is_used_with_an_authority_of_the_city_and_never_skipped() {
    on_both(|world| async move {
        let (ca, certificate, key) = certificates(&world);
        let office = PostOffice::encrypted(&certificate, &key);
        let starttls = |ca_file: &str, port: u16| {
            with(&world, |settings| {
                settings.smtp_host = format!("localhost:{port}");
                settings.smtp_security = Encryption::Starttls;
                settings.smtp_ca_file = ca_file.to_owned();
            })
        };
        let id = write(&world.state, "hanako@example.jp", "件名").await;
        let stranger = starttls("", office.port);
        drain(&stranger).await;
        let waiting = read(&stranger, id).await;
        assert_eq!(waiting.state, Delivery::Waiting, "a certificate that nobody vouches for is not trusted");
        let known = starttls(ca.to_str().expect("a path"), office.port);
        known.clock.turn(TimeDelta::seconds(60));
        drain(&known).await;
        assert_eq!(read(&known, id).await.state, Delivery::Sent);
        assert!(office.taken()[0].tls);

        let plain = PostOffice::open();
        let id = write(&world.state, "hanako@example.jp", "件名").await;
        let state = starttls(ca.to_str().expect("a path"), plain.port);
        drain(&state).await;
        let waiting = read(&state, id).await;
        assert_eq!(waiting.state, Delivery::Waiting, "a server without STARTTLS gets nothing");
        assert!(waiting.answer.contains("STARTTLS"), "{}", waiting.answer);
        assert!(plain.taken().is_empty());
    });
}

/// An authority, and a certificate of its for `localhost`.
pub fn certificates(world: &World) -> (std::path::PathBuf, std::path::PathBuf, std::path::PathBuf) {
    let authority_key = rcgen::KeyPair::generate().expect("a key");
    let mut authority = rcgen::CertificateParams::new(Vec::new()).expect("parameters");
    authority.is_ca = rcgen::IsCa::Ca(rcgen::BasicConstraints::Unconstrained);
    let authority_certificate = authority.self_signed(&authority_key).expect("a certificate");
    let issuer = rcgen::Issuer::new(authority, authority_key);
    let key = rcgen::KeyPair::generate().expect("a key");
    let names = rcgen::CertificateParams::new(vec!["localhost".to_owned()]).expect("parameters");
    let certificate = names.signed_by(&key, &issuer).expect("a certificate");
    let put = |name: &str, pem: String| {
        let path = world.folder.path().join(name);
        std::fs::write(&path, pem).expect("written");
        path
    };
    (
        put("ca.pem", authority_certificate.pem()),
        put("certificate.pem", certificate.pem()),
        put("key.pem", key.serialize_pem()),
    )
}

#[test]
fn nothing_typed_becomes_a_header_or_a_command() {
    on_both(|world| async move {
        let office = PostOffice::open();
        let state = posting(&world, &office);
        write(&state, "hanako@example.jp", "件名\r\nBcc: everybody@example.jp\r\n\r\n本文").await;
        let id = write(&state, "x@example.jp>\r\nRCPT TO:<y@example.jp", "件名").await;
        drain(&state).await;
        let taken = office.taken();
        assert_eq!(taken.len(), 1);
        assert_eq!(taken[0].to, ["hanako@example.jp"]);
        assert_eq!(taken[0].header("Bcc"), "");
        assert_eq!(taken[0].header("Subject"), "件名 Bcc: everybody@example.jp 本文");
        assert_eq!(read(&state, id).await.state, Delivery::Failed);
    });
}

#[test]
fn a_folder_takes_letters_as_files() {
    on_both(|world| async move {
        let folder = world.folder.path().join("letters");
        let state = with(&world, |settings| settings.mail_dir = folder.display().to_string());
        let id = write(&state, "hanako@example.jp", "件名").await;
        drain(&state).await;
        assert_eq!(read(&state, id).await.state, Delivery::Sent);
        let files: Vec<_> =
            std::fs::read_dir(&folder).expect("a folder").map(|file| file.expect("a file").path()).collect();
        assert_eq!(files.len(), 1, "{files:?}");
        assert_eq!(files[0].extension().and_then(|end| end.to_str()), Some("eml"));
        let text = std::fs::read_to_string(&files[0]).expect("readable");
        assert!(text.contains(&format!("Message-ID: <{id}@tomoni.example.jp>")), "{text}");
    });
}

#[test]
fn without_a_way_out_letters_wait() {
    on_both(|world| async move {
        let state = with(&world, |_| {});
        let id = write(&state, "hanako@example.jp", "件名").await;
        assert_eq!(drain(&state).await, 0);
        let waiting = read(&state, id).await;
        assert_eq!((waiting.state, waiting.attempts), (Delivery::Waiting, 0));
    });
}

#[test]
fn in_the_demo_city_nothing_leaves_and_everything_can_be_read() {
    on_both(|world| async move {
        let mut stranger = world.browser();
        assert_eq!(stranger.get("/demo/mail").await.redirect(), "/setup", "no city yet");
        let city =
            server::store::city::City { name: "対馬市".into(), mayor_title: "対馬市長".into(), demo: true };
        let mut tx = world.state.db.write().await.expect("a transaction");
        server::store::city::add(&mut tx, &city, world.state.clock.now()).await.expect("a city");
        tx.commit().await.expect("committed");

        let office = PostOffice::open();
        let state = posting(&world, &office);
        let mut browser = world.browser();
        let empty = browser.get("/demo/mail").await.expect(StatusCode::OK);
        assert_eq!(empty.select(".empty__title"), ["メールはまだありません"]);
        let mut last = None;
        for index in 0..51 {
            last = Some(write(&state, "hanako@example.jp", &format!("件名{index} <b>")).await);
            state.clock.turn(TimeDelta::seconds(1));
        }
        while drain(&state).await > 0 {}
        assert!(office.taken().is_empty(), "a demo city sends nothing, whatever the settings say");
        let last = read(&state, last.expect("written")).await;
        assert_eq!(last.state, Delivery::Sent);
        assert!(last.answer.starts_with("demo"), "{}", last.answer);
        let list = browser.get("/demo/mail").await.expect(StatusCode::OK);
        let subjects = list.select(".mails__item a");
        assert_eq!((subjects.len(), subjects[0].as_str()), (50, "件名50 <b>"));
        let second = browser.get(&list.attributes("a[rel=next]", "href")[0]).await.expect(StatusCode::OK);
        assert_eq!(second.select(".mails__item a"), ["件名0 <b>"]);
        assert!(second.attributes("a[rel=next]", "href").is_empty());
        let page = browser.get(&format!("/demo/mail/{}", last.id)).await.expect(StatusCode::OK);
        assert!(page.select(".mail__body")[0].starts_with("髙橋 花子 様"));
        browser.get("/demo/mail/nonsense").await.expect(StatusCode::NOT_FOUND);
    });
}
