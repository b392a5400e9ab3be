//! Where reports about a letter go（返送先）: an address of its own for each letter, which nobody can make up.

use crate::config::{Settings, Unusable};
use crate::sealing::{SealBroken, Sealing};
use domain::people::MessageId;
use lettre::Address;
use ring::hmac;
use subtle::ConstantTimeEq;
use uuid::Uuid;

/// What the mark of an address is made for.
const PURPOSE: &str = "return address";
/// Letters of a UUID in hex.
const ID: usize = 32;
/// Letters of the mark: 64 bits, of which each guess costs a mail.
const MARK: usize = 16;
/// Longest name before the @ that leaves room for `+`, id and mark（RFC 5321: 64）.
const LONGEST: usize = 64 - 1 - ID - MARK;

/// The address that reports go to: `bounce@…` sends letters as `bounce+ID-AND-MARK@…`.
#[derive(Debug, Clone)]
pub struct ReturnAddress {
    name: String,
    domain: String,
    key: hmac::Key,
}

impl ReturnAddress {
    /// The address of the settings, with the key of this installation; `None` where none is set.
    ///
    /// # Errors
    /// The key cannot be read or made.
    pub fn of(settings: &Settings, sealing: &Sealing) -> Result<Option<ReturnAddress>, SealBroken> {
        let Ok(Some((name, domain))) = parts(settings) else { return Ok(None) };
        Ok(Some(ReturnAddress { name, domain, key: sealing.marks(PURPOSE)? }))
    }

    /// Looks whether the setting can be used.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn check(settings: &Settings) -> Result<(), Unusable> {
        parts(settings).map(drop)
    }

    /// The sender of a letter's envelope.
    pub fn of_letter(&self, id: MessageId) -> Option<Address> {
        let id = id.0.simple().to_string();
        Address::new(format!("{}+{id}{}", self.name, self.mark(&id)), &self.domain).ok()
    }

    /// The letter that some such address in a text belongs to. Upper and lower case are the same: some servers
    /// change them.
    pub fn letter_in(&self, text: &str) -> Option<MessageId> {
        let text = text.to_ascii_lowercase();
        let begin = format!("{}+", self.name);
        text.match_indices(&begin).find_map(|(at, _)| {
            let rest = text.get(at + begin.len()..)?;
            let (id, mark) = (rest.get(..ID)?, rest.get(ID..ID + MARK)?);
            let is_ours = bool::from(self.mark(id).as_bytes().ct_eq(mark.as_bytes()));
            if is_ours { Uuid::try_parse(id).ok().map(MessageId) } else { None }
        })
    }

    fn mark(&self, id: &str) -> String {
        let mut mark = hex::encode(hmac::sign(&self.key, id.as_bytes()));
        mark.truncate(MARK);
        mark
    }
}

fn parts(settings: &Settings) -> Result<Option<(String, String)>, Unusable> {
    if settings.bounce_address.is_empty() {
        return Ok(None);
    }
    let unusable = |reason: String| Unusable { key: "bounce_address", reason };
    let address: Address =
        settings.bounce_address.parse().map_err(|_| unusable("must be an address such as bounce@example.jp".into()))?;
    let name = address.user().to_ascii_lowercase();
    let is_plain = name.bytes().all(|letter| letter.is_ascii_alphanumeric() || letter == b'-' || letter == b'.');
    if !is_plain || name.len() > LONGEST {
        let reason = format!("must have at most {LONGEST} letters, digits, - and . before the @");
        return Err(unusable(reason));
    }
    Ok(Some((name, address.domain().to_owned())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(folder: &std::path::Path, typed: &str) -> ReturnAddress {
        let settings = Settings { bounce_address: typed.to_owned(), ..Settings::default() };
        ReturnAddress::of(&settings, &Sealing::of(folder)).expect("a key").expect("an address")
    }

    #[test]
    fn every_letter_has_an_address_that_only_we_can_make() {
        let folder = tempfile::tempdir().expect("a folder");
        let ours = address(folder.path(), "Bounce@mail.example.jp");
        let id = MessageId(Uuid::now_v7());
        let sent = ours.of_letter(id).expect("an address").to_string();
        assert!(sent.starts_with("bounce+") && sent.ends_with("@mail.example.jp"), "{sent}");
        assert!(sent.split('@').next().is_some_and(|name| name.len() <= 64));
        assert_eq!(ours.letter_in(&format!("Delivered-To: <{}>", sent.to_uppercase())), Some(id));
        assert_eq!(ours.letter_in(&format!("bounce+junk bounce+ {sent}")), Some(id), "the first that holds");
        let other = MessageId(Uuid::now_v7()).0.simple().to_string();
        let forged = sent.replace(&id.0.simple().to_string(), &other);
        assert_eq!(ours.letter_in(&forged), None, "the mark belongs to one letter");
        assert_eq!(ours.letter_in(&sent[..sent.len() - 30]), None);
        assert_eq!(ours.letter_in("bounce+花子花子花子花子花子花子花子花子花子花子花子花子花子花子"), None);
        let elsewhere = tempfile::tempdir().expect("a folder");
        assert_eq!(address(elsewhere.path(), "bounce@mail.example.jp").letter_in(&sent), None, "another's key");
    }

    #[test]
    fn addresses_without_room_are_refused() {
        let check = |typed: &str| {
            ReturnAddress::check(&Settings { bounce_address: typed.to_owned(), ..Settings::default() }).is_ok()
        };
        assert!(check("") && check("bounce@example.jp") && check("fifteen-letters@example.jp"));
        for wrong in ["bounce", "sixteen--letters@example.jp", "a+b@example.jp", "\"a b\"@example.jp"] {
            assert!(!check(wrong), "{wrong}");
        }
    }
}
