//! What a report that came back says about a letter（不達通知の判定）.
//!
//! The fields are those of RFC 3464; mobile carriers and older servers write prose instead, so words count too.

use std::fmt;

/// What the reporting server did（`Action`）.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Action {
    /// Delivered, relayed or expanded: nothing is wrong.
    Passed,
    /// Still trying.
    Delayed,
    /// Given up.
    Failed,
}

impl Action {
    /// Reads the field.
    pub fn read(field: &str) -> Option<Action> {
        match field.trim().to_ascii_lowercase().as_str() {
            "failed" => Some(Action::Failed),
            "delayed" => Some(Action::Delayed),
            "delivered" | "relayed" | "expanded" => Some(Action::Passed),
            _ => None,
        }
    }
}

/// An enhanced status code（RFC 3463）, such as 5.1.1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Status {
    /// 2 good, 4 for now, 5 for good.
    pub class: u8,
    /// What it is about.
    pub subject: u16,
    /// What exactly.
    pub detail: u16,
}

impl Status {
    /// The first status code in a text.
    pub fn find(text: &str) -> Option<Status> {
        words(text).find_map(Status::read)
    }

    fn read(word: &str) -> Option<Status> {
        let mut parts = word.split('.');
        let class = parts.next().filter(|class| matches!(*class, "2" | "4" | "5"))?.parse().ok()?;
        let subject = short_number(parts.next()?)?;
        let detail = short_number(parts.next()?)?;
        // Four numbers are an address of a machine.
        parts.next().is_none().then_some(Status { class, subject, detail })
    }
}

impl fmt::Display for Status {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}.{}.{}", self.class, self.subject, self.detail)
    }
}

/// Up to three digits.
fn short_number(text: &str) -> Option<u16> {
    let is_short = !text.is_empty() && text.len() <= 3 && text.bytes().all(|digit| digit.is_ascii_digit());
    if is_short { text.parse().ok() } else { None }
}

/// Runs of digits and dots.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_ascii_digit() && letter != '.')
        .map(|word| word.trim_matches('.'))
        .filter(|word| !word.is_empty())
}

/// What a report says about one recipient.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// `Action`, where there is one.
    pub action: Option<Action>,
    /// `Status`, where there is one.
    pub status: Option<Status>,
    /// `Diagnostic-Code`, or the prose of a report without fields.
    pub said: String,
}

/// Why a letter did not arrive, as far as an officer can do something about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// Nobody has this address（宛先不明）.
    NoSuchAddress,
    /// What stands behind the @ does not exist or takes no mail.
    NoSuchDomain,
    /// The mail box is full.
    MailboxFull,
    /// The mail box was closed or suspended（解約・停止）.
    Suspended,
    /// A filter or a setting of the recipient refused it（受信拒否）.
    Refused,
    /// It was too large.
    TooLarge,
    /// The other side did not answer for days.
    TimedOut,
    /// Nothing that we know.
    Other,
}

impl Reason {
    /// Every reason.
    pub const ALL: [Reason; 8] = [
        Reason::NoSuchAddress,
        Reason::NoSuchDomain,
        Reason::MailboxFull,
        Reason::Suspended,
        Reason::Refused,
        Reason::TooLarge,
        Reason::TimedOut,
        Reason::Other,
    ];

    /// The reason behind what a mail server said.
    pub fn of(said: &str) -> Reason {
        reason(Status::find(said), said)
    }

    /// Whether another letter to the same address cannot arrive either.
    pub fn is_about_the_address(self) -> bool {
        matches!(self, Reason::NoSuchAddress | Reason::NoSuchDomain)
    }
}

/// What a report means for the letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It did not arrive and will not.
    Undelivered(Reason),
    /// It did not arrive yet; somebody is still trying.
    Delayed(Reason),
    /// Nothing is wrong, or nothing can be told.
    Nothing,
}

/// Judges a report. The field `Action` goes before the status, the status before prose.
pub fn judge(report: &Report) -> Verdict {
    let status = report.status.or_else(|| Status::find(&report.said));
    let reason = reason(status, &report.said);
    match report.action {
        Some(Action::Failed) => return Verdict::Undelivered(reason),
        Some(Action::Delayed) => return Verdict::Delayed(reason),
        Some(Action::Passed) => return Verdict::Nothing,
        None => {}
    }
    if says(&report.said, STILL_TRYING) {
        return Verdict::Delayed(reason);
    }
    match status.map(|status| status.class).or_else(|| reply_class(&report.said)) {
        Some(5) => Verdict::Undelivered(reason),
        Some(4) => Verdict::Delayed(reason),
        Some(_) => Verdict::Nothing,
        None if reason == Reason::Other => Verdict::Nothing,
        None => Verdict::Undelivered(reason),
    }
}

/// The first digit of a reply code such as 550.
fn reply_class(said: &str) -> Option<u8> {
    let codes = words(said).filter(|word| word.len() == 3 && matches!(word.as_bytes()[0], b'4' | b'5'));
    codes.filter_map(|word| word.parse::<u16>().ok()).map(|code| if code < 500 { 4 } else { 5 }).next()
}

fn reason(status: Option<Status>, said: &str) -> Reason {
    let exact = status.and_then(exact_reason);
    let in_words = || PHRASES.iter().find(|(_, phrases)| says(said, phrases)).map(|(reason, _)| *reason);
    let roughly = || status.and_then(rough_reason);
    exact.or_else(in_words).or_else(roughly).unwrap_or(Reason::Other)
}

/// Codes that servers use for one thing.
fn exact_reason(status: Status) -> Option<Reason> {
    match (status.subject, status.detail) {
        (1, 1 | 6) => Some(Reason::NoSuchAddress),
        (1, 2) => Some(Reason::NoSuchDomain),
        (2, 1) => Some(Reason::Suspended),
        (2, 2) => Some(Reason::MailboxFull),
        (2, 3) | (3, 4) => Some(Reason::TooLarge),
        _ => None,
    }
}

/// Codes that say little; carriers answer 5.2.0 where their customer refuses mail.
fn rough_reason(status: Status) -> Option<Reason> {
    match (status.subject, status.detail) {
        (1, 0 | 3) => Some(Reason::NoSuchAddress),
        (1, 10) | (4, 4) => Some(Reason::NoSuchDomain),
        (2, 0) | (7, _) => Some(Reason::Refused),
        (4, _) => Some(Reason::TimedOut),
        _ => None,
    }
}

fn says(said: &str, phrases: &[&str]) -> bool {
    let said = said.to_lowercase();
    phrases.iter().any(|phrase| said.contains(phrase))
}

const STILL_TRYING: &[&str] = &[
    "has not yet been delivered",
    "not been delivered yet",
    "will be retried",
    "will retry",
    "still trying",
    "warning message only",
    "do not need to resend",
    "まだ配信",
];

/// What servers say, the more telling first.
const PHRASES: &[(Reason, &[&str])] = &[
    (
        Reason::NoSuchDomain,
        &[
            "host unknown",
            "domain not found",
            "host or domain name not found",
            "remote domain doesn",
            "domain does not exist",
            "name service error",
            "unrouteable mail domain",
            "does not accept mail",
            "null mx",
        ],
    ),
    (
        Reason::NoSuchAddress,
        &[
            "user unknown",
            "unknown user",
            "no such user",
            "no such mailbox",
            "no such address",
            "no mailbox here",
            "unknown address",
            "recipient unknown",
            "unknown recipient",
            "invalid recipient",
            "recipientnotfound",
            "recipient not found",
            "address not found",
            "user not found",
            "mailbox not found",
            "does not exist",
            "doesn't exist",
            "unrouteable address",
            "宛先不明",
            "存在しません",
            "見つかりません",
        ],
    ),
    (
        Reason::MailboxFull,
        &[
            "mailbox full",
            "mailbox is full",
            "over quota",
            "overquota",
            "quota exceeded",
            "out of storage",
            "storage space",
            "容量",
        ],
    ),
    (
        Reason::Suspended,
        &["account is disabled", "account disabled", "temporarily limited", "suspended", "inactive", "deactivated"],
    ),
    (Reason::TooLarge, &["too large", "too big", "size limit", "exceeds the maximum"]),
    (
        Reason::Refused,
        &["blocked", "spam", "policy", "access denied", "dmarc", "filtered", "blacklist", "not authorized", "受信拒否"],
    ),
    (
        Reason::TimedOut,
        &[
            "not delivered within",
            "delivery time expired",
            "retry timeout exceeded",
            "timed out",
            "timeout",
            "not responding",
            "connection refused",
            "given up after",
            "too old",
        ],
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn status_codes_are_found_in_prose() {
        for (text, found) in [
            ("5.1.1", Some("5.1.1")),
            ("550-5.1.1 The email account", Some("5.1.1")),
            ("smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound", Some("5.1.10")),
            ("(5.7.1)", Some("5.7.1")),
            ("host 192.0.2.1 said: 452 4.2.2 full", Some("4.2.2")),
            ("5.1.1.1", None),
            ("3.1.1 6.0.0 5.1 5.1.1000", None),
            ("", None),
        ] {
            assert_eq!(Status::find(text).map(|status| status.to_string()).as_deref(), found, "{text}");
        }
    }

    #[test]
    fn what_servers_say_is_judged() {
        use Reason as R;
        use Verdict::{Delayed, Nothing, Undelivered};
        for (action, status, said, verdict) in [
            (Some("failed"), "5.1.1", "smtp; 550 5.1.1 <a@example.jp>: User unknown", Undelivered(R::NoSuchAddress)),
            (Some("Failed"), "5.2.2", "smtp; 552 mailbox full", Undelivered(R::MailboxFull)),
            (Some("failed"), "4.4.7", "smtp; delivery time expired", Undelivered(R::TimedOut)),
            (Some("failed"), "5.4.4", "X-Postfix; Host or domain name not found", Undelivered(R::NoSuchDomain)),
            (Some("failed"), "5.1.10", "550 5.1.10 RESOLVER.ADR.RecipientNotFound", Undelivered(R::NoSuchAddress)),
            (Some("failed"), "5.1.10", "recipient address has null MX", Undelivered(R::NoSuchDomain)),
            (Some("failed"), "5.7.1", "550 5.7.1 message blocked", Undelivered(R::Refused)),
            (Some("failed"), "5.0.0", "smtp; 550 Unknown user <a@docomo.ne.jp>", Undelivered(R::NoSuchAddress)),
            (Some("failed"), "5.2.0", "smtp; 550 Mail from is rejected", Undelivered(R::Refused)),
            (Some("failed"), "5.0.0", "", Undelivered(R::Other)),
            (Some("delayed"), "4.4.1", "connect to mail.example.jp: Connection timed out", Delayed(R::TimedOut)),
            (Some("delivered"), "2.0.0", "250 OK", Nothing),
            (Some("relayed"), "5.1.1", "nonsense", Nothing),
            (
                None,
                "",
                "<a@ezweb.ne.jp>: 550 user unknown (in reply to RCPT TO command)",
                Undelivered(R::NoSuchAddress),
            ),
            (None, "", "The user(s) account is temporarily over quota.", Undelivered(R::MailboxFull)),
            (None, "", "The user(s) account is disabled.", Undelivered(R::Suspended)),
            (None, "", "Your message was not delivered within 1 days and 0 hours.", Undelivered(R::TimedOut)),
            (None, "", "could not be delivered: 421 try later", Delayed(R::Other)),
            (None, "", "has not yet been delivered after 24 hours", Delayed(R::Other)),
            (None, "", "宛先のアドレスは存在しません。", Undelivered(R::NoSuchAddress)),
            (None, "", "Thank you, I read your letter.", Nothing),
            (None, "", "", Nothing),
        ] {
            let report =
                Report { action: action.and_then(Action::read), status: Status::find(status), said: said.to_owned() };
            assert_eq!(judge(&report), verdict, "{action:?} {status} {said}");
        }
    }

    #[test]
    fn the_worst_of_several_recipients_counts() {
        assert!(Action::Failed > Action::Delayed && Action::Delayed > Action::Passed);
        assert_eq!(Action::read("thrown away"), None);
    }

    #[test]
    fn only_an_address_that_is_none_ends_what_goes_there() {
        let about: Vec<Reason> = Reason::ALL.into_iter().filter(|reason| reason.is_about_the_address()).collect();
        assert_eq!(about, [Reason::NoSuchAddress, Reason::NoSuchDomain]);
    }
}
