//! What makes two opinions one text and two authors one sender（同一文の判定・提出者の名寄せ）.
//!
//! Neither takes anything away from anybody. They only let numbers say honestly how many were sent in, how many
//! texts they are, and by how many senders.

use super::{Author, Naming, Part};
use crate::folding::{email_key, fold};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// The fold of all that was written, as hex of SHA-256: width, case, kana, spaces and line breaks make no
/// difference, and neither does the place in the draft. Punctuation does.
pub fn text_hash(parts: &[Part]) -> String {
    let mut digest = Sha256::new();
    for text in parts.iter().flat_map(|part| [&part.body, &part.reason]) {
        digest.update(fold(text).as_bytes());
        // No folded text holds it, so that no text runs into the next.
        digest.update([0]);
    }
    hex::encode(digest.finalize())
}

/// A text as the search knows it: the beginning of its hash in the shape of an id. Copies share it.
pub fn text_id(text_hash: &str) -> Uuid {
    text_hash.get(..32).and_then(|half| Uuid::parse_str(half).ok()).unwrap_or_default()
}

/// What tells a sender from another, where anything does: the mail address; else the name with the address or the
/// telephone; else the name alone, if it is one. A pseudonym without an address tells nothing.
///
/// It is personal data; keep only what a keyed hash makes of it.
pub fn sender_words(naming: Naming, author: &Author) -> Option<String> {
    if let Ok(key) = email_key(&author.email) {
        return Some(format!("mail\n{key}"));
    }
    if naming != Naming::Named || author.name.is_empty() {
        return None;
    }
    let name = fold(&author.name);
    let (kind, beside) = match (author.address.as_str(), author.phone.as_str()) {
        ("", "") => ("organisation", fold(&author.organisation)),
        ("", phone) => ("phone", phone.chars().filter(char::is_ascii_digit).collect()),
        (address, _) => ("address", fold(address)),
    };
    Some(format!("name\n{name}\n{kind}\n{beside}"))
}
