//! Letters that a server had taken and that came back: by IMAP, by a pipe, twice, forged（不達通知）.

use crate::mail::{certificates, drain, posting, read, with, write};
use crate::mail_box::MailBox;
use crate::post_office::PostOffice;
use crate::round::{Round, screen};
use crate::running::{said, tomoni};
use crate::world::{World, on_both};
use chrono::TimeDelta;
use domain::messages::Delivery;
use domain::people::MessageId;
use server::actions::bounces::{Outcome, take};
use server::config::Encryption;
use server::jobs::bounces::empty;
use server::mail::imap;
use server::mail::returned::Marks;
use server::state::State;
use server::store::{bounces, messages, people};
use std::io::Write;
use std::process::Stdio;
use tokio_util::sync::CancellationToken;

/// A report as Postfix writes them.
fn report(message_id: &str, report_id: &str, action: &str, status: &str, said: &str) -> String {
    format!(
        "Return-Path: <>\nFrom: MAILER-DAEMON@relay.example.jp (Mail Delivery System)\n\
         Subject: Undelivered Mail Returned to Sender\nTo: tomoni@city.example.jp\nAuto-Submitted: auto-replied\n\
         MIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\
         Message-Id: <{report_id}@relay.example.jp>\n\n--b\nContent-Type: text/plain\n\nI'm sorry.\n\n--b\n\
         Content-Type: message/delivery-status\n\nReporting-MTA: dns; relay.example.jp\n\n\
         Final-Recipient: rfc822; hanako@example.jp\nAction: {action}\nStatus: {status}\n\
         Diagnostic-Code: smtp; {said}\n\n--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: {message_id}\n\n--b--\n"
    )
}

fn unknown(message_id: &str, report_id: &str) -> String {
    report(message_id, report_id, "failed", "5.1.1", "550 5.1.1 <hanako@example.jp>: User unknown")
}

fn message_id(id: MessageId) -> String {
    format!("<{id}@tomoni.example.jp>")
}

async fn heard(state: &State, mail: &str) -> Outcome {
    let marks = Marks::of(state).expect("a key");
    take(state, mail.as_bytes(), "", &marks, state.clock.now()).await.expect("read")
}

/// A letter that a real mail server has taken.
async fn sent(state: &State) -> MessageId {
    let id = write(state, "hanako@example.jp", "件名").await;
    drain(state).await;
    assert_eq!(read(state, id).await.state, Delivery::Sent);
    id
}

#[test]
fn a_letter_that_comes_back_has_not_arrived() {
    on_both(|world| async move {
        let office = PostOffice::open();
        let state = posting(&world, &office);
        let id = sent(&state).await;
        let taken = office.taken().remove(0);
        assert_eq!(taken.from, "tomoni@city.example.jp", "without an address of their own, reports go to the sender");
        let id_header = taken.header("Message-ID").to_owned();

        let warning = report(&id_header, "a", "delayed", "4.4.1", "connect to mx.example.jp: Connection timed out");
        assert_eq!(heard(&state, &warning).await, Outcome::Delayed);
        let waiting = read(&state, id).await;
        assert_eq!(waiting.state, Delivery::Sent, "somebody still tries");
        assert!(waiting.came_back.contains("Connection timed out"), "{}", waiting.came_back);

        state.clock.turn(TimeDelta::hours(5));
        let back = unknown(&id_header, "b");
        assert_eq!(heard(&state, &back).await, Outcome::Undelivered);
        let failed = read(&state, id).await;
        assert_eq!(failed.state, Delivery::Failed);
        assert!(failed.came_back.contains("User unknown"), "{}", failed.came_back);
        assert_eq!(failed.came_back_at, Some(state.clock.now()));
        assert!(failed.answer.starts_with("250") && failed.sent_at.is_some(), "that it was taken stays known");

        state.clock.turn(TimeDelta::hours(1));
        assert_eq!(heard(&state, &back).await, Outcome::Nothing, "the same report");
        assert_eq!(heard(&state, &warning).await, Outcome::Nothing);
        assert_eq!(read(&state, id).await, failed, "nothing has changed");
        state.clock.turn(TimeDelta::days(3));
        assert_eq!(drain(&state).await, 0, "nobody tries by himself");
    });
}

#[test]
fn reports_are_stored_once_and_only_about_letters_that_are_out() {
    on_both(|world| async move {
        let state = with(&world, |_| {});
        let id = write(&state, "hanako@example.jp", "件名").await;
        let now = state.clock.now();
        let mut tx = state.db.write().await.expect("a transaction");
        assert!(bounces::note(&mut tx, "f", id, now).await.expect("noted"));
        assert!(!bounces::note(&mut tx, "f", id, now).await.expect("an answer"), "once");
        assert!(!bounces::fail(&mut tx, id, "550", now).await.expect("an answer"), "it is not out yet");
        assert!(!bounces::delay(&mut tx, id, "450", now).await.expect("an answer"));
        tx.commit().await.expect("kept");
        assert_eq!(read(&state, id).await.state, Delivery::Waiting);
        assert_eq!(heard(&state, &unknown(&message_id(id), "a")).await, Outcome::Nothing);
        assert_eq!(read(&state, id).await.came_back, "");
    });
}

#[test]
fn forged_and_foreign_reports_change_nothing() {
    on_both(|world| async move {
        let office = PostOffice::open();
        let state = posting(&world, &office);
        let id = sent(&state).await;
        let stranger = MessageId(uuid::Uuid::now_v7());
        for forged in [
            unknown(&message_id(stranger), "a"),
            unknown(&format!("<{id}@elsewhere.example>"), "b"),
            unknown("<hanako@tomoni.example.jp>", "c"),
            "From: hanako@example.jp\n\nuser unknown\n".to_owned(),
            String::new(),
        ] {
            assert_eq!(heard(&state, &forged).await, Outcome::Unclear, "{forged}");
        }
        let away = format!(
            "From: hanako@example.jp\nAuto-Submitted: auto-replied\nIn-Reply-To: {}\n\n550 5.1.1 away\n",
            message_id(id)
        );
        assert_eq!(heard(&state, &away).await, Outcome::Automatic);
        assert_eq!(read(&state, id).await.state, Delivery::Sent);
    });
}

#[test]
fn letters_go_out_from_an_address_of_their_own() {
    on_both(|world| async move {
        let office = PostOffice::open();
        let mut state = posting(&world, &office);
        let mut settings = (*state.settings).clone();
        settings.bounce_address = "bounce@mail.city.example.jp".to_owned();
        state.settings = settings.into();
        let id = sent(&state).await;
        let taken = office.taken().remove(0);
        assert!(taken.from.starts_with("bounce+") && taken.from.ends_with("@mail.city.example.jp"), "{}", taken.from);
        assert_eq!(taken.header("From"), "ともに <tomoni@city.example.jp>", "people see the city");
        let carrier = "From: Postmaster@ezweb.ne.jp\nSubject: Mail System Error - Returned Mail\n\n\
                       The user(s) account is disabled.\n\n<foo.@ezweb.ne.jp>: 550 user unknown\n";
        let marks = Marks::of(&state).expect("a key");
        let hear = async |recipient: &str| {
            take(&state, carrier.as_bytes(), recipient, &marks, state.clock.now()).await.expect("read")
        };
        assert_eq!(hear("bounce@mail.city.example.jp").await, Outcome::Unclear, "no letter is named");
        let mut forged = taken.from.clone().into_bytes();
        forged[40] ^= 1;
        assert_eq!(hear(&String::from_utf8_lossy(&forged)).await, Outcome::Unclear, "the mark does not fit");
        assert_eq!(hear(&taken.from).await, Outcome::Undelivered);
        assert_eq!(read(&state, id).await.state, Delivery::Failed);
    });
}

#[test]
fn a_mail_box_is_emptied_once_whatever_lies_in_it() {
    on_both(|world| async move {
        let office = PostOffice::open();
        let mail_box = MailBox::open();
        let mut state = posting(&world, &office);
        let mut settings = (*state.settings).clone();
        mail_box.settings(&mut settings);
        settings.bounce_imap_done = "Done".to_owned();
        state.settings = settings.into();
        let reader = imap::MailBox::of(&state.settings).expect("good settings").expect("a mail box");
        reader.probe().await.expect("it can be read");
        let stop = CancellationToken::new();
        assert_eq!(empty(&state, &reader, &stop).await.expect("read"), 0);

        let id = sent(&state).await;
        mail_box.deliver("1.report", &unknown(&message_id(id), "a"));
        mail_box.deliver("2.again", &unknown(&message_id(id), "a"));
        mail_box.deliver("3.away", "From: a@example.jp\nAuto-Submitted: auto-replied\n\nAway.\n");
        mail_box.deliver("4.letter", "From: a@example.jp\nSubject: hello\n\nWhen are you open?\n");
        let huge = format!("{}{}", unknown(&message_id(id), "b"), "x".repeat(3_000_000));
        mail_box.deliver("5.huge", &huge);
        let (first, second) = tokio::join!(empty(&state, &reader, &stop), empty(&state, &reader, &stop));
        assert!(first.is_ok() || second.is_ok(), "two at once: {first:?} {second:?}");
        while empty(&state, &reader, &stop).await.expect("read") > 0 {}
        assert_eq!(read(&state, id).await.state, Delivery::Failed);
        let kept = |folder: &str| mail_box.kept(folder);
        assert_eq!(kept(""), [("4.letter".to_owned(), "FS".to_owned())], "for a person to look at");
        let done = kept(".Done");
        // Two who move a mail at the same moment may leave a copy there; none is missing.
        assert!(done.len() >= 4, "{done:?}");
        assert!(done.iter().all(|(_, flags)| flags == "S"), "{done:?}");
    });
}

#[test]
fn the_mail_box_is_read_encrypted_and_only_if_somebody_vouches_for_it() {
    on_both(|world| async move {
        let (ca, certificate, key) = certificates(&world);
        let mail_box = MailBox::encrypted(&certificate, &key);
        let reader = |security: Encryption, port: u16, ca: &str, password: &str| {
            let state = with(&world, |settings| {
                mail_box.settings(settings);
                settings.bounce_imap_host = format!("localhost:{port}");
                settings.bounce_imap_security = security;
                settings.bounce_imap_ca_file = ca.to_owned();
                settings.bounce_imap_password = password.to_owned();
            });
            imap::MailBox::of(&state.settings).expect("good settings").expect("a mail box")
        };
        let ca = ca.to_str().expect("a path");
        for (security, port) in [(Encryption::Tls, mail_box.tls_port), (Encryption::Starttls, mail_box.port)] {
            reader(security, port, ca, "secret").probe().await.expect("encrypted and signed in");
            let stranger = reader(security, port, "", "secret").probe().await.expect_err("nobody vouches");
            assert!(stranger.to_lowercase().contains("certificate"), "{stranger}");
            let wrong = reader(security, port, ca, "wrong").probe().await.expect_err("no such password");
            assert!(wrong.to_lowercase().contains("auth"), "{wrong}");
        }
        let plain = MailBox::open();
        let error = reader(Encryption::Starttls, plain.port, ca, "secret").probe().await.expect_err("no STARTTLS");
        assert!(!error.is_empty());
    });
}

#[test]
fn check_greets_the_mail_box_of_reports() {
    let folder = tempfile::tempdir().expect("a folder");
    let mail_box = MailBox::open();
    let check = |password: &str| {
        let output = tomoni(folder.path(), &["check"])
            .env("TOMONI_BOUNCE_IMAP_HOST", format!("127.0.0.1:{}", mail_box.port))
            .env("TOMONI_BOUNCE_IMAP_SECURITY", "none")
            .env("TOMONI_BOUNCE_IMAP_USER", "bounce")
            .env("TOMONI_BOUNCE_IMAP_PASSWORD", password)
            .output()
            .expect("it runs");
        said(&output)
    };
    let good = check("secret");
    assert!(good.contains("ok       bounces   reports are read from INBOX"), "{good}");
    let wrong = check("wrong");
    assert!(wrong.contains("PROBLEM  bounces") && wrong.contains("bounce_imap_password"), "{wrong}");
    assert!(!wrong.contains("secret"), "{wrong}");
}

/// Hands a mail to `tomoni bounce` as a mail server does.
fn pipe(world: &World, database: &str, recipient: &str, mail: &str) -> std::process::Output {
    let mut child = tomoni(world.folder.path(), &["bounce", "--to", recipient])
        .env("TOMONI_DATABASE_URL", database)
        .env("TOMONI_DATA_DIR", world.folder.path())
        .env("TOMONI_PUBLIC_URL", "https://tomoni.example.jp")
        .env("TOMONI_BOUNCE_ADDRESS", "bounce@city.example.jp")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it runs");
    child.stdin.take().expect("a pipe").write_all(mail.as_bytes()).expect("it reads everything");
    child.wait_with_output().expect("it ends")
}

#[test]
fn a_mail_server_hands_reports_to_a_command() {
    on_both(|world| async move {
        let Some(database) = world
            .state
            .db
            .engine_name()
            .starts_with("SQLite")
            .then(|| format!("sqlite:{}", world.folder.path().join("test.db").display()))
        else {
            return;
        };
        let office = PostOffice::open();
        let state = posting(&world, &office);
        let id = sent(&state).await;
        let long = format!("{}{}", unknown(&message_id(id), "a"), "x\n".repeat(1_000_000));
        let done = pipe(&world, &database, "", &long);
        assert!(done.status.success(), "{}", said(&done));
        assert_eq!(read(&state, id).await.state, Delivery::Failed);
        let letter = pipe(&world, &database, "", "From: a@example.jp\n\nhello\n");
        assert!(letter.status.success() && said(&letter).contains("no report"), "{}", said(&letter));
        let broken = pipe(&world, "sqlite:/nowhere/at/all.db", "", "From: a@example.jp\n\nhello\n");
        assert_eq!(broken.status.code(), Some(75), "the mail server tries again: {}", said(&broken));
    });
}

#[test]
fn an_officer_reads_on_the_case_why_a_letter_came_back() {
    on_both(|world| async move {
        let round = Round::new(world).await;
        let number = round.case(1, "浜の清掃", "浜の会", 120_000).await;
        let mut officer = round.browser(round.officer).await;
        screen(&mut officer, &number).await.redirect();
        let office = PostOffice::open();
        let state = posting(&round.world, &office);
        while drain(&state).await > 0 {}
        let taken = office.taken();
        let receipt =
            taken.iter().find(|letter| letter.header("Subject").contains("形式審査が終わりました")).expect("a letter");
        let back = unknown(receipt.header("Message-ID"), "a");
        assert_eq!(heard(&state, &back).await, Outcome::Undelivered);
        let page = officer.get(&format!("/staff/cases/{number}")).await;
        let letters = page.select("#letters tbody tr").concat();
        assert!(letters.contains("このアドレスは使われていません") && letters.contains("User unknown"), "{letters}");
        assert!(letters.contains("電話で正しいアドレスを伺い"), "{letters}");
        assert!(page.select(".timeline__what").contains(&"通知が届かずに戻ってきました".to_owned()));
        let desk = officer.get("/staff").await;
        assert!(desk.select("#unreached tbody").concat().contains(&number), "{}", desk.text());

        let list = officer.get("/staff/unreached").await.expect(axum::http::StatusCode::OK);
        let row = list.select("tbody tr").concat();
        for said in [number.as_str(), "山田 花子", "このアドレスは使われていません", "浜の清掃", "に戻ってきました"]
        {
            assert!(row.contains(said), "{said}: {row}");
        }
        assert!(row.contains("0920-00-1234"), "how to reach the person: {row}");
        let mut stranger = round.browser(round.stranger).await;
        assert!(stranger.get("/staff/unreached").await.select("tbody tr").is_empty(), "another department's");

        let mut tx = state.db.read().await.expect("a snapshot");
        let all = messages::newest(&mut tx, 100, 0).await.expect("letters");
        let failed = all.into_iter().find(|letter| letter.state == Delivery::Failed).expect("one");
        drop(tx);
        let mut tx = state.db.write().await.expect("a transaction");
        let person = round.resident;
        people::set_email(&mut tx, person, "hanako.new@example.jp", "hanako.new@example.jp").await.expect("mended");
        tx.commit().await.expect("kept");
        let list = officer.get("/staff/unreached").await;
        assert!(list.select("tbody tr").concat().contains("hanako.new@example.jp に直されています"));
        let back = officer
            .post(&format!("/staff/cases/{number}/mails/{}/again", failed.id), &[("from", "unreached")])
            .await
            .redirect();
        assert_eq!(back, "/staff/unreached");
        assert!(officer.get(&back).await.select("tbody tr").is_empty());
        let again = read(&state, failed.id).await;
        assert_eq!(again.to_address, "hanako.new@example.jp", "to the address that the person has by now");
        assert_eq!((again.state, again.came_back.as_str(), again.came_back_at), (Delivery::Waiting, "", None));
    });
}
