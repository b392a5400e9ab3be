//! A letter of the outbox as the bytes that travel（送信形式）: plain UTF-8 text, and headers that nobody can inject.

use crate::store::messages::Message;
use domain::folding::Email;
use lettre::Address;
use lettre::address::Envelope;
use lettre::message::header::{ContentTransferEncoding, ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MessageBuilder};
use std::time::SystemTime;

/// A letter ready to travel.
#[derive(Debug, Clone)]
pub struct Wire(lettre::Message);

impl Wire {
    /// Who it goes from and to, as the server is told.
    pub fn envelope(&self) -> &Envelope {
        self.0.envelope()
    }

    /// Headers and text.
    pub fn bytes(&self) -> Vec<u8> {
        self.0.formatted()
    }
}

/// Writes a letter. The bytes depend on the stored letter alone, so that every try sends the same ones:
/// the same `Message-ID` lets the recipient's server drop a copy that arrived twice. Reports about it go to
/// `returns`, which the envelope alone tells.
///
/// # Errors
/// Why it can never be sent, in words for the operator.
pub fn write(message: &Message, from: &Mailbox, returns: &Address, host: &str) -> Result<Wire, String> {
    let to = address(&message.to_address)?;
    // Said outright: lettre would read it back from the headers, and loses the quotes of carrier addresses.
    let envelope = Envelope::new(Some(returns.clone()), vec![to.clone()]).map_err(|error| error.to_string())?;
    let mut builder = MessageBuilder::new();
    for header in news(message) {
        builder = builder.raw_header(header);
    }
    builder
        .envelope(envelope)
        .from(from.clone())
        .to(Mailbox::new(None, to))
        .subject(one_line(&message.subject))
        .date(SystemTime::from(message.created_at))
        .message_id(Some(format!("<{}@{host}>", message.id)))
        .raw_header(auto_submitted())
        .header(ContentType::TEXT_PLAIN)
        .header(ContentTransferEncoding::Base64)
        .body(message.body.replace("\r\n", "\n").replace('\n', "\r\n"))
        .map(Wire)
        .map_err(|error| format!("the letter cannot be written: {error}"))
}

/// Tells other machines not to answer this one（RFC 3834）.
fn auto_submitted() -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".to_owned())
}

/// Lets mail programs stop news with one click（RFC 2369, RFC 8058）. Letters about a case have no such thing.
fn news(message: &Message) -> Vec<HeaderValue> {
    let Some(address) = &message.unsubscribe else { return Vec::new() };
    let header = |name, value| HeaderValue::new(HeaderName::new_from_ascii_str(name), value);
    vec![
        header("List-Unsubscribe", format!("<{}>", one_line(address))),
        header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click".to_owned()),
    ]
}

/// A header is one line, whatever a title was made of.
fn one_line(text: &str) -> String {
    let spaced: String = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The address as it is sent to. Carrier addresses with dots in a row or at the end are quoted: unquoted
/// they break RFC 5321, and the carriers take them so.
fn address(typed: &str) -> Result<Address, String> {
    let email: Email = typed.parse().map_err(|error| format!("not an address that mail can go to: {error}"))?;
    let (local, domain) = email.address().split_once('@').unwrap_or_default();
    let plain = !local.starts_with('.') && !local.ends_with('.') && !local.contains("..");
    let local = if plain { local.to_owned() } else { format!("\"{local}\"") };
    Address::new(local, domain).map_err(|error| format!("not an address that mail can go to: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;
    use domain::messages::Delivery;
    use domain::people::MessageId;
    use uuid::Uuid;

    fn message(to: &str, subject: &str, body: &str) -> Message {
        let at = DateTime::from_timestamp(1_795_309_200, 0).expect("a valid time");
        Message {
            id: MessageId(Uuid::from_u128(7)),
            letter: "A1".to_owned(),
            to_address: to.to_owned(),
            subject: subject.to_owned(),
            body: body.to_owned(),
            state: Delivery::Waiting,
            attempts: 0,
            created_at: at,
            next_try_at: at,
            sent_at: None,
            answer: String::new(),
            unsubscribe: None,
            submission: None,
            subscription: None,
            came_back: String::new(),
            came_back_at: None,
        }
    }

    fn text(message: &Message) -> String {
        let from: Mailbox = "ともに <tomoni@city.example.jp>".parse().expect("a mailbox");
        String::from_utf8(write(message, &from, &from.email, "tomoni.example.jp").expect("writable").bytes())
            .expect("ASCII")
    }

    #[test]
    fn the_letter_is_plain_ascii_lines_with_a_stable_id() {
        let letter = message("hanako@example.jp", "【対馬市】受け付けました", "花子 様\n\n受け付けました。\n");
        let text = text(&letter);
        assert!(text.is_ascii());
        assert!(text.contains("Message-ID: <00000000-0000-0000-0000-000000000007@tomoni.example.jp>\r\n"), "{text}");
        assert!(text.contains("Auto-Submitted: auto-generated\r\n"), "{text}");
        assert!(text.contains("Content-Type: text/plain; charset=utf-8\r\n"), "{text}");
        assert!(text.contains("Content-Transfer-Encoding: base64\r\n"), "{text}");
        assert!(text.contains("Subject: =?utf-8?b?"), "{text}");
        assert!(text.contains("Date: Sun, 22 Nov 2026 "), "{text}");
        assert_eq!(text, super::tests::text(&letter), "every try sends the same bytes");
        assert!(text.lines().all(|line| line.len() <= 998));
    }

    #[test]
    fn only_news_can_be_stopped_with_one_click() {
        let letter = message("hanako@example.jp", "件名", "本文");
        assert!(!text(&letter).contains("List-Unsubscribe"));
        let news = Message { unsubscribe: Some("https://tomoni.example.jp/follow/1/leave".into()), ..letter };
        let text = text(&news);
        assert!(text.contains("List-Unsubscribe: <https://tomoni.example.jp/follow/1/leave>\r\n"), "{text}");
        assert!(text.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"), "{text}");
    }

    #[test]
    fn nothing_typed_becomes_a_header() {
        let letter = message("hanako@example.jp", "Hello\r\nBcc: all@example.jp\r\n\r\nbody", ".\r\nQUIT\r\n");
        let text = text(&letter);
        let (head, _) = text.split_once("\r\n\r\n").expect("head and body");
        assert!(!head.lines().any(|line| line.starts_with("Bcc")), "{head}");
        assert!(head.contains("Subject: Hello Bcc: all@example.jp body\r\n"), "{head}");
    }

    #[test]
    fn carrier_addresses_are_quoted_and_impossible_ones_named() {
        for (typed, sent) in [
            ("foo..bar@docomo.ne.jp", "\"foo..bar\"@docomo.ne.jp"),
            ("foo.@ezweb.ne.jp", "\"foo.\"@ezweb.ne.jp"),
            (".foo@docomo.ne.jp", "\".foo\"@docomo.ne.jp"),
            ("hanako@example.jp", "hanako@example.jp"),
        ] {
            assert_eq!(address(typed).expect("sendable").to_string(), sent);
            let letter = message(typed, "件名", "本文");
            assert!(text(&letter).contains(&format!("To: {sent}\r\n")), "{}", text(&letter));
        }
        for typed in ["", "hanako", "a@b@example.jp", "a\r\nRCPT TO:<b@example.jp>@example.jp", "花子@example.jp"] {
            assert!(address(typed).is_err(), "{typed}");
        }
    }
}
