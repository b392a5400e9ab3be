//! Reports as servers and carriers write them, and bytes that are none.

use super::*;
use crate::config::Settings;
use crate::sealing::Sealing;
use proptest::prelude::*;

const ID: &str = "01938f2e-7b1c-7abc-8def-0123456789ab";
const HOST: &str = "tomoni.example.jp";

fn letter() -> MessageId {
    MessageId(Uuid::try_parse(ID).expect("an id"))
}

fn marks() -> Marks {
    Marks { host: HOST.to_owned(), address: None }
}

/// A report with lines as mail has them.
fn mail(lines: &str) -> Vec<u8> {
    lines.replace("ID@HOST", &format!("{ID}@{HOST}")).replace('\n', "\r\n").into_bytes()
}

fn read_mail(lines: &str) -> Reading {
    read(&mail(lines), "", &marks())
}

#[track_caller]
fn report(lines: &str) -> Returned {
    match read_mail(lines) {
        Reading::Report(returned) => {
            assert_eq!(returned.letter, letter());
            returned
        }
        other => panic!("{other:?}: {lines}"),
    }
}

const POSTFIX: &str = "Return-Path: <>
From: MAILER-DAEMON@relay.example.jp (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
To: tomoni@city.example.jp
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
\tboundary=\"4Xr1/relay.example.jp\"
Message-Id: <20261122011500.4Xr1@relay.example.jp>

This is a MIME-encapsulated message.

--4Xr1/relay.example.jp
Content-Description: Notification
Content-Type: text/plain; charset=us-ascii

This is the mail system at host relay.example.jp.

<hanako@example.jp>: host mx.example.jp[192.0.2.10] said: 550 5.1.1
    <hanako@example.jp>: Recipient address rejected: User unknown in virtual
    mailbox table (in reply to RCPT TO command)

--4Xr1/relay.example.jp
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; relay.example.jp
X-Postfix-Queue-ID: 4Xr1
X-Postfix-Sender: rfc822; tomoni@city.example.jp
Arrival-Date: Sun, 22 Nov 2026 10:15:00 +0900 (JST)

Final-Recipient: rfc822; hanako@example.jp
Original-Recipient: rfc822;hanako@example.jp
Action: failed
Status: 5.1.1
Remote-MTA: dns; mx.example.jp
Diagnostic-Code: smtp; 550 5.1.1 <hanako@example.jp>: Recipient address
    rejected: User unknown in virtual mailbox table

--4Xr1/relay.example.jp
Content-Description: Undelivered Message Headers
Content-Type: text/rfc822-headers

Return-Path: <tomoni@city.example.jp>
From: =?utf-8?b?44Go44KC44Gr?= <tomoni@city.example.jp>
To: hanako@example.jp
Message-ID: <ID@HOST>

--4Xr1/relay.example.jp--
";

#[test]
fn postfix_says_so_in_fields() {
    let found = report(POSTFIX);
    assert_eq!(found.verdict, Verdict::Undelivered(Reason::NoSuchAddress));
    assert!(found.said.contains("550 5.1.1") && found.said.contains("User unknown"), "{}", found.said);
    assert!(found.said.lines().count() == 1, "{}", found.said);
    assert_eq!(found, report(&format!("Received: from here by there\n{POSTFIX}")), "the same on another way");
    let later = POSTFIX.replace("4Xr1@relay", "4Xr2@relay");
    assert_ne!(report(&later).fingerprint, found.fingerprint, "another report");
}

#[test]
fn postfix_warns_and_goes_on_trying() {
    let delayed = POSTFIX
        .replace("Action: failed", "Action: delayed")
        .replace("Status: 5.1.1", "Status: 4.4.1")
        .replace(
            "smtp; 550 5.1.1 <hanako@example.jp>: Recipient address",
            "X-Postfix; connect to mx.example.jp: Connection",
        )
        .replace("    rejected: User unknown in virtual mailbox table", "    timed out");
    let found = report(&delayed);
    assert_eq!(found.verdict, Verdict::Delayed(Reason::TimedOut));
    assert!(found.said.starts_with("4.4.1 "), "{}", found.said);
}

#[test]
fn a_receipt_of_delivery_is_no_trouble() {
    let delivered = POSTFIX.replace("Action: failed", "Action: relayed").replace("Status: 5.1.1", "Status: 2.1.5");
    assert_eq!(report(&delivered).verdict, Verdict::Nothing);
}

#[test]
fn exim_sends_fields_or_prose() {
    let prose = "Return-path: <>
From: Mail Delivery System <Mailer-Daemon@mail.example.jp>
To: tomoni@city.example.jp
Auto-Submitted: auto-replied
X-Failed-Recipients: hanako@example.jp
Subject: Mail delivery failed: returning message to sender
Message-Id: <E1tFabc-0001@mail.example.jp>

This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of its
recipients. This is a permanent error. The following address(es) failed:

  hanako@example.jp
    SMTP error from remote mail server after RCPT TO:<hanako@example.jp>:
    host mx.example.jp [192.0.2.10]: 552 5.2.2 Mailbox full

------ This is a copy of the message, including all the headers. ------

Message-ID: <ID@HOST>
Subject: spam blocked user unknown
";
    let found = report(prose);
    assert_eq!(found.verdict, Verdict::Undelivered(Reason::MailboxFull), "our own letter is not listened to");
    assert!(found.said.contains("552 5.2.2"), "{}", found.said);
    let warning = prose
        .replace("could not be delivered to", "has not yet been delivered to")
        .replace("552 5.2.2 Mailbox full", "retry");
    assert_eq!(report(&warning).verdict, Verdict::Delayed(Reason::Other));
}

#[test]
fn gmail_and_exchange_are_understood() {
    let gmail = "Return-Path: <>
From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>
To: tomoni@city.example.jp
Subject: Delivery Status Notification (Failure)
References: <ID@HOST>
In-Reply-To: <ID@HOST>
X-Failed-Recipients: hanako@gmail.com
Content-Type: multipart/report; boundary=\"b1\"; report-type=delivery-status
Message-ID: <6741.bounce@google.com>

--b1
Content-Type: multipart/related; boundary=\"b2\"

--b2
Content-Type: multipart/alternative; boundary=\"b3\"

--b3
Content-Type: text/plain; charset=\"UTF-8\"

** アドレスが見つかりません **

--b3--
--b2--
--b1
Content-Type: message/delivery-status

Reporting-MTA: dns; googlemail.com
Arrival-Date: Sat, 21 Nov 2026 17:15:00 -0800 (PST)

Final-Recipient: rfc822; hanako@gmail.com
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550-5.1.1 The email account that you tried to reach does not exist. Please try
 550-5.1.1 double-checking the recipient's email address for typos.

--b1
Content-Type: message/rfc822

Message-ID: <ID@HOST>
To: hanako@gmail.com
Subject: =?utf-8?b?5Y+X44GR5LuY44GR?=

body
--b1--
";
    assert_eq!(report(gmail).verdict, Verdict::Undelivered(Reason::NoSuchAddress));
    let exchange = "From: Microsoft Outlook <MicrosoftExchange329e@example.jp>
To: <tomoni@city.example.jp>
Subject: =?utf-8?b?6YWN5L+h5LiN6IO9?=: hello
Content-Type: multipart/report; report-type=delivery-status; boundary=x
Message-ID: <aaa@TY1.prod.outlook.com>
In-Reply-To: <ID@HOST>

--x
Content-Type: text/html; charset=\"us-ascii\"

<p>Your message couldn't be delivered.</p>
--x
Content-Type: message/delivery-status

Reporting-MTA: dns;TY1.prod.outlook.com

Final-recipient: RFC822;hanako@example.jp
Action: failed
Status: 5.1.10
Diagnostic-code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup

--x--
";
    assert_eq!(report(exchange).verdict, Verdict::Undelivered(Reason::NoSuchAddress));
}

#[test]
fn mobile_carriers_are_understood() {
    let docomo = "Return-Path: <>
From: Mail Delivery Subsystem <MAILER-DAEMON@docomo.ne.jp>
Subject: Returned mail: see transcript for details
Content-Type: multipart/report; report-type=delivery-status; boundary=d
Message-ID: <2026112201.A1@docomo.ne.jp>

--d
Content-Type: text/plain

   ----- The following addresses had permanent fatal errors -----
<foo..bar@docomo.ne.jp>
   ----- Transcript of session follows -----
... while talking to mfsmax.docomo.ne.jp.:
>>> RCPT To:<foo..bar@docomo.ne.jp>
<<< 550 Unknown user foo..bar@docomo.ne.jp

--d
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example.jp

Final-Recipient: RFC822; foo..bar@docomo.ne.jp
Action: failed
Status: 5.0.0
Diagnostic-Code: SMTP; 550 Unknown user foo..bar@docomo.ne.jp

--d
Content-Type: message/rfc822

Message-ID: <ID@HOST>

x
--d--
";
    assert_eq!(report(docomo).verdict, Verdict::Undelivered(Reason::NoSuchAddress));
    let au = "From: <Postmaster@ezweb.ne.jp>
To: tomoni@city.example.jp
Subject: Mail System Error - Returned Mail
Message-ID: <2026112201.B2@wmflb12na02.ezweb.ne.jp>

The user(s) account is temporarily over quota.

<foo.@ezweb.ne.jp>

--------------------------------------------------
Message-ID: <ID@HOST>
Subject: x
";
    let found = report(au);
    assert_eq!(found.verdict, Verdict::Undelivered(Reason::MailboxFull));
    assert_eq!(found.said, "The user(s) account is temporarily over quota.");
    let unknown = au.replace(
        "The user(s) account is temporarily over quota.\n\n<foo.@ezweb.ne.jp>",
        "Each of the following recipients was rejected by a remote\nmail server.\n\n   Recipient: <foo.@ezweb.ne.jp>\n   <<< 550 <foo.@ezweb.ne.jp>: User unknown",
    );
    assert_eq!(report(&unknown).verdict, Verdict::Undelivered(Reason::NoSuchAddress));
    let softbank = "Return-Path: <>
From: MAILER-DAEMON@softbank.ne.jp
Subject: Undeliverable Mail
Content-Type: text/plain; charset=iso-2022-jp

Your message could not be delivered to the following recipient.
 <hanako@softbank.ne.jp> 550 5.2.0 Mail rejected

Content-Type: message/rfc822

Message-ID: <ID@HOST>
";
    assert_eq!(report(softbank).verdict, Verdict::Undelivered(Reason::Refused));
}

#[test]
fn machines_that_answer_are_left_alone() {
    for header in [
        "Auto-Submitted: auto-replied (vacation)",
        "X-Autoreply: yes",
        "Precedence: auto_reply",
        "Subject: =?utf-8?b?6Ieq5YuV5b+c562U?=: 550 user unknown",
        "Subject: Out of Office: user unknown",
        "Return-Path: <>\nAuto-Submitted: auto-replied",
    ] {
        let away = format!("{header}\nFrom: hanako@example.jp\nIn-Reply-To: <ID@HOST>\n\nI am away. user unknown\n");
        assert_eq!(read_mail(&away), Reading::Automatic, "{header}");
    }
    let read =
        "From: hanako@example.jp\nContent-Type: multipart/report; report-type=disposition-notification; boundary=m

--m
Content-Type: message/disposition-notification

Original-Message-ID: <ID@HOST>
Disposition: manual-action/MDN-sent-manually; displayed
--m--
";
    assert_eq!(read_mail(read), Reading::Automatic);
}

#[test]
fn people_and_forgers_are_not_believed() {
    let reply = "From: hanako@example.jp\nSubject: Re: hello\nIn-Reply-To: <ID@HOST>\n\nuser unknown? 550!\n";
    assert_eq!(read_mail(reply), Reading::Unclear, "an answer is no report");
    let other = POSTFIX.replace("ID@HOST", &format!("{ID}@elsewhere.example"));
    assert_eq!(read_mail(&other), Reading::Unclear, "another house's letter");
    let guessed = POSTFIX.replace("ID@HOST", &format!("hanako@{HOST}"));
    assert_eq!(read_mail(&guessed), Reading::Unclear);
    let copied = POSTFIX.replace("Message-ID: <ID@HOST>\n", "");
    assert_eq!(read_mail(&copied), Reading::Unclear, "an address alone proves nothing");
}

#[test]
fn a_marked_address_is_enough_wherever_it_stands() {
    let folder = tempfile::tempdir().expect("a folder");
    let settings = Settings { bounce_address: "bounce@city.example.jp".into(), ..Settings::default() };
    let address = ReturnAddress::of(&settings, &Sealing::of(folder.path())).expect("a key");
    let marks = Marks { address, ..marks() };
    let sent = marks.address.as_ref().and_then(|address| address.of_letter(letter())).expect("an address");
    let bare = POSTFIX.replace("Message-ID: <ID@HOST>\n", "");
    let found = |lines: &str, recipient: &str| matches!(read(&mail(lines), recipient, &marks), Reading::Report(one) if one.letter == letter());
    assert!(found(&bare, sent.as_ref()), "told by whoever delivered it");
    assert!(found(&format!("Delivered-To: {sent}\n{bare}"), ""));
    assert!(!found(&bare, "") && !found(&bare, &format!("bounce+{}@city.example.jp", "0".repeat(48))));
}

proptest! {
    #[test]
    fn any_bytes_are_read(bytes in proptest::collection::vec(any::<u8>(), 0..2000), recipient in ".{0,80}") {
        let _ = read(&bytes, &recipient, &marks());
    }

    #[test]
    fn any_damage_to_a_report_is_read(cut in 0..POSTFIX.len(), at in 0..POSTFIX.len(), byte in any::<u8>()) {
        let mut bytes = mail(POSTFIX);
        let at = at.min(bytes.len() - 1);
        bytes[at] = byte;
        let _ = read(&bytes, "", &marks());
        let _ = read(&bytes[cut.min(bytes.len())..], "", &marks());
        bytes.truncate(cut);
        if let Reading::Report(found) = read(&bytes, "", &marks()) {
            prop_assert_eq!(found.letter, letter());
        }
    }
}
