//! Reading what came back（不達通知の読み取り）: which letter a report is about, and what it says.
//!
//! A report counts only where it carries a secret of the letter: the marked address that it was sent from, or its
//! `Message-ID`, of whose id 74 bits are random. Whoever never had the letter in hand can make up neither.

use super::return_address::ReturnAddress;
use crate::sealing::SealBroken;
use crate::state::State;
use domain::bounces::{Action, Reason, Report, Status, Verdict, judge};
use domain::people::MessageId;
use mail_parser::{Message, MessageParser, MessagePart, MimeHeaders, PartType};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// How much of a mail is read. A report says everything in its first lines; our letters are short.
pub const READ: usize = 256 * 1024;
/// How much of what a server said is kept.
const SAID: usize = 400;

/// What a mail turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reading {
    /// A report about one of our letters.
    Report(Returned),
    /// An answering machine, or a receipt of reading: nothing to do.
    Automatic,
    /// Nothing that we understand: a person should look at it.
    Unclear,
}

/// A report about a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Returned {
    /// The letter.
    pub letter: MessageId,
    /// Names this report, so that it counts once on whatever ways it comes.
    pub fingerprint: String,
    /// What it means.
    pub verdict: Verdict,
    /// What the server said, on one line.
    pub said: String,
}

/// What our letters can be known by.
#[derive(Debug, Clone)]
pub struct Marks {
    /// The right side of every `Message-ID`.
    pub host: String,
    /// The marked addresses, if there are any.
    pub address: Option<ReturnAddress>,
}

impl Marks {
    /// Those of this installation.
    ///
    /// # Errors
    /// The key of marked addresses cannot be read or made.
    pub fn of(state: &State) -> Result<Marks, SealBroken> {
        let host = state.settings.public_url.host_str().unwrap_or("localhost").to_owned();
        Ok(Marks { host, address: ReturnAddress::of(&state.settings, &state.sealing)? })
    }
}

/// Reads a mail. `recipient` is whom it was delivered to, if whoever delivered it says so. Any bytes are welcome.
pub fn read(raw: &[u8], recipient: &str, marks: &Marks) -> Reading {
    let raw = &raw[..raw.len().min(READ)];
    let Some(mail) = MessageParser::default().parse(raw) else { return Reading::Unclear };
    let Some(report) = report_of(&mail) else {
        return if is_automatic(&mail) { Reading::Automatic } else { Reading::Unclear };
    };
    let Some(letter) = letter_of(&mail, raw, recipient, marks) else { return Reading::Unclear };
    let verdict = judge(&report);
    if verdict == Verdict::Nothing && report.action.is_none() {
        return if is_automatic(&mail) { Reading::Automatic } else { Reading::Unclear };
    }
    let said = in_short(&report);
    let fingerprint = fingerprint(&mail, raw, letter);
    Reading::Report(Returned { letter, fingerprint, verdict, said })
}

/// What a report says, be it in fields or in prose; `None` for other mail.
fn report_of(mail: &Message<'_>) -> Option<Report> {
    let status =
        mail.parts.iter().find(|part| is_type(part, "message", &["delivery-status", "global-delivery-status"]));
    if let Some(part) = status {
        return Some(fields(&String::from_utf8_lossy(part.contents())));
    }
    if !looks_like_report(mail) {
        return None;
    }
    let said = prose(&mail.parts.iter().find_map(words)?.replace("\r\n", "\n"));
    Some(Report { action: None, status: Status::find(&said), said })
}

fn is_type(part: &MessagePart<'_>, kind: &str, subs: &[&str]) -> bool {
    part.content_type().is_some_and(|found| {
        let sub = found.subtype().unwrap_or_default();
        found.ctype().eq_ignore_ascii_case(kind) && subs.iter().any(|one| sub.eq_ignore_ascii_case(one))
    })
}

/// The text of a part that has one.
fn words<'a>(part: &'a MessagePart<'_>) -> Option<&'a str> {
    match &part.body {
        PartType::Text(text) | PartType::Html(text) => Some(text),
        _ => None,
    }
}

/// The fields of the recipient for whom it went worst（RFC 3464）. Lines that begin with a space belong to the one above.
fn fields(text: &str) -> Report {
    let unfolded = text.replace("\r\n", "\n").replace("\n ", " ").replace("\n\t", " ");
    let mut worst = Report::default();
    for block in unfolded.split("\n\n") {
        let field = |name: &str| {
            let is_it =
                |line: &&str| line.split_once(':').is_some_and(|(key, _)| key.trim().eq_ignore_ascii_case(name));
            block.lines().find(is_it).and_then(|line| line.split_once(':')).map_or("", |(_, value)| value.trim())
        };
        let action = Action::read(field("Action").split_whitespace().next().unwrap_or_default());
        if action > worst.action || (worst.action.is_none() && !field("Status").is_empty()) {
            let status = Status::find(field("Status"));
            worst = Report { action, status, said: field("Diagnostic-Code").to_owned() };
        }
    }
    worst
}

/// Where a report in prose ends and the copy of our letter begins. Ours cannot speak of failures then.
const COPIES: [&str; 7] = [
    "------ This is a copy of",
    "--- Below this line is a copy",
    "Content-Type: message/rfc822",
    "--------------------------------------------------",
    "----- Original message",
    "-----Original Message",
    "Original message follows",
];

fn prose(text: &str) -> String {
    let end = COPIES.iter().filter_map(|copy| text.find(copy)).min().unwrap_or(text.len());
    text[..end].to_owned()
}

/// Subjects under which servers report without fields.
const SUBJECTS: [&str; 11] = [
    "mail system error",
    "returned mail",
    "undeliver",
    "delivery status notification",
    "delivery failure",
    "delivery notification",
    "failure notice",
    "mail delivery failed",
    "配信不能",
    "配信できません",
    "宛先不明",
];

fn looks_like_report(mail: &Message<'_>) -> bool {
    let header = |name: &'static str| mail.header_raw(name).unwrap_or_default().trim().to_ascii_lowercase();
    let from = header("From");
    let is_daemon = ["mailer-daemon", "postmaster@", "mail delivery sub"].iter().any(|name| from.contains(name));
    let subject = mail.subject().unwrap_or_default().to_lowercase();
    let is_named = SUBJECTS.iter().any(|name| subject.contains(name));
    let is_bare = header("Return-Path") == "<>";
    is_daemon || is_named || (is_bare && !answers_by_machine(mail)) || !header("X-Failed-Recipients").is_empty()
}

/// Somebody is away, or has read it（不在通知・開封通知）.
fn is_automatic(mail: &Message<'_>) -> bool {
    let read = mail.parts.iter().any(|part| is_type(part, "message", &["disposition-notification"]));
    read || answers_by_machine(mail)
}

fn answers_by_machine(mail: &Message<'_>) -> bool {
    let header = |name: &'static str| mail.header_raw(name).unwrap_or_default().trim().to_ascii_lowercase();
    let submitted = header("Auto-Submitted");
    let is_automatic = submitted.starts_with("auto-replied") || submitted.starts_with("auto-generated");
    let older = ["X-Autoreply", "X-Autorespond", "X-Auto-Reply"].into_iter().any(|name| !header(name).is_empty());
    let subject = mail.subject().unwrap_or_default().to_lowercase();
    let named = ["out of office", "automatic reply", "auto reply", "自動応答", "自動返信", "不在"];
    is_automatic || older || header("Precedence") == "auto_reply" || named.iter().any(|name| subject.contains(name))
}

/// The letter, by its marked address or else by its `Message-ID`, wherever the report carries them.
fn letter_of(mail: &Message<'_>, raw: &[u8], recipient: &str, marks: &Marks) -> Option<MessageId> {
    let plain = String::from_utf8_lossy(raw);
    let texts = || mail.parts.iter().map(shown).chain([plain.to_string()]);
    let by_address = marks
        .address
        .as_ref()
        .and_then(|address| address.letter_in(recipient).or_else(|| texts().find_map(|text| address.letter_in(&text))));
    by_address.or_else(|| texts().find_map(|text| id_in(&text, &marks.host)))
}

/// A part with everything in it as text: a copy of our letter tells its headers.
fn shown(part: &MessagePart<'_>) -> String {
    match &part.body {
        PartType::Text(text) | PartType::Html(text) => text.to_string(),
        PartType::Binary(bytes) | PartType::InlineBinary(bytes) => String::from_utf8_lossy(bytes).into_owned(),
        PartType::Message(inner) => inner.message_id().map(|id| format!("<{id}>")).unwrap_or_default(),
        PartType::Multipart(_) => String::new(),
    }
}

/// The first `<UUID@host>` of a text.
fn id_in(text: &str, host: &str) -> Option<MessageId> {
    let end = format!("@{}>", host.to_ascii_lowercase());
    let text = text.to_ascii_lowercase();
    text.match_indices(&end).find_map(|(at, _)| {
        let begin = text[..at].rfind('<')? + 1;
        Uuid::try_parse(&text[begin..at]).ok().map(MessageId)
    })
}

/// The same report has its own `Message-ID` on whatever way it comes; one without is known by its bytes.
fn fingerprint(mail: &Message<'_>, raw: &[u8], letter: MessageId) -> String {
    let mut hash = Sha256::new();
    hash.update(letter.0.as_bytes());
    match mail.message_id().filter(|id| !id.is_empty()) {
        Some(id) => hash.update(id.as_bytes()),
        None => hash.update(raw),
    }
    hex::encode(hash.finalize())
}

/// What was said on one line: the line of a long text that tells most, with the status in front.
fn in_short(report: &Report) -> String {
    let telling = |line: &&str| Status::find(line).is_some() || Reason::of(line) != Reason::Other;
    let line = report.said.lines().find(telling).unwrap_or(&report.said);
    let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
    let line: String = line.chars().filter(|letter| !letter.is_control()).take(SAID).collect();
    match report.status {
        Some(status) if Status::find(&line) != Some(status) => format!("{status} {line}").trim_end().to_owned(),
        _ => line,
    }
}

#[cfg(test)]
mod tests;
