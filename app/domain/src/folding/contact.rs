//! Postcodes, telephone numbers and e-mail addresses（郵便番号・電話番号・メールアドレス）, lenient in typing.

use super::digits;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A Japanese postcode of seven digits, shown 817-0022.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Postcode(String);

/// Why a postcode was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PostcodeError {
    /// Nothing was typed.
    #[error("no postcode")]
    Empty,
    /// Something other than seven digits.
    #[error("not seven digits")]
    NotSevenDigits,
}

impl Postcode {
    /// The seven digits without hyphen, as address files have them.
    pub fn digits(&self) -> &str {
        &self.0
    }
}

impl FromStr for Postcode {
    type Err = PostcodeError;

    fn from_str(typed: &str) -> Result<Self, PostcodeError> {
        let plain = digits(typed);
        let plain = plain.trim_start_matches('〒').replace('-', "");
        match plain.len() {
            0 => Err(PostcodeError::Empty),
            7 if plain.bytes().all(|digit| digit.is_ascii_digit()) => Ok(Postcode(plain)),
            _ => Err(PostcodeError::NotSevenDigits),
        }
    }
}

impl fmt::Display for Postcode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (area, town) = self.0.split_at(3);
        write!(out, "{area}-{town}")
    }
}

/// A telephone number. Hyphens stay where the person put them; without any, only mobile and
/// free-call numbers get them, since other area codes differ in length.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Phone {
    number: String,
    extension: Option<String>,
}

/// Why a telephone number was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PhoneError {
    /// Nothing was typed.
    #[error("no telephone number")]
    Empty,
    /// A letter that belongs to no telephone number.
    #[error("not a telephone number")]
    Unreadable,
    /// Too few or too many digits, or a Japanese number without the leading 0.
    #[error("wrong number of digits")]
    WrongLength,
}

impl Phone {
    /// Digits only, with a leading + for other countries: what two spellings of one number share.
    pub fn digits(&self) -> String {
        self.number.replace('-', "")
    }

    /// The extension（内線）, digits only.
    pub fn extension(&self) -> Option<&str> {
        self.extension.as_deref()
    }
}

impl FromStr for Phone {
    type Err = PhoneError;

    fn from_str(typed: &str) -> Result<Self, PhoneError> {
        let plain = digits(typed);
        let (number, extension) = split_extension(&plain);
        let number = hyphenated(number);
        if number.is_empty() {
            return Err(PhoneError::Empty);
        }
        let number = at_home(&number);
        let country = number.starts_with('+');
        let bare = number.trim_start_matches('+').replace('-', "");
        if !bare.bytes().all(|digit| digit.is_ascii_digit()) {
            return Err(PhoneError::Unreadable);
        }
        let right = if country { (8..=15).contains(&bare.len()) } else { is_japanese(&bare) };
        if !right {
            return Err(PhoneError::WrongLength);
        }
        let number = if number.contains('-') { number } else { spaced(number) };
        Ok(Phone { number, extension: extension? })
    }
}

impl fmt::Display for Phone {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.extension {
            Some(extension) => write!(out, "{}（内線{extension}）", self.number),
            None => out.write_str(&self.number),
        }
    }
}

/// Separates `内線123`, with or without brackets.
fn split_extension(plain: &str) -> (&str, Result<Option<String>, PhoneError>) {
    let Some((number, extension)) = plain.split_once("内線") else {
        return (plain, Ok(None));
    };
    let extension = extension.trim_matches(['(', ')', ':', '-']);
    let good = (1..=6).contains(&extension.len()) && extension.bytes().all(|b| b.is_ascii_digit());
    let extension = if good { Ok(Some(extension.to_owned())) } else { Err(PhoneError::Unreadable) };
    (number.trim_end_matches(['(', ',', '、']), extension)
}

/// Brackets and dots as hyphens: `0920(53)6111` and `0920.53.6111` are 0920-53-6111.
fn hyphenated(number: &str) -> String {
    let mut out = String::with_capacity(number.len());
    for letter in number.chars() {
        match letter {
            '(' | ')' | '.' | '-' => {
                if !out.is_empty() && !out.ends_with('-') {
                    out.push('-');
                }
            }
            other => out.push(other),
        }
    }
    out.trim_end_matches('-').to_owned()
}

/// A Japanese number in its domestic form: +81-90-… is 090-….
fn at_home(number: &str) -> String {
    match number.strip_prefix("+81") {
        Some(rest) => {
            let rest = rest.trim_start_matches('-');
            let rest = rest.strip_prefix('0').unwrap_or(rest).trim_start_matches('-');
            format!("0{rest}")
        }
        None => number.to_owned(),
    }
}

/// Ten digits, but eleven for mobile, IP and 0800 numbers（総務省 電気通信番号計画）.
fn is_japanese(bare: &str) -> bool {
    let long = ["020", "050", "060", "070", "080", "090"].iter().any(|head| bare.starts_with(head));
    bare.starts_with('0') && bare.len() == if long { 11 } else { 10 }
}

/// Hyphens for numbers whose parts are the same everywhere in Japan.
fn spaced(number: String) -> String {
    let parts = |first: usize, second: usize| {
        let (head, rest) = number.split_at(first);
        let (middle, tail) = rest.split_at(second);
        format!("{head}-{middle}-{tail}")
    };
    match number.len() {
        11 if number.starts_with("0800") => parts(4, 3),
        11 if number.starts_with('0') => parts(3, 4),
        10 if number.starts_with("0120") || number.starts_with("0570") => parts(4, 3),
        _ => number,
    }
}

/// An e-mail address: as it is written to, and the key that makes it unique.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Email {
    address: String,
    key: String,
}

/// Why an address was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EmailError {
    /// Nothing was typed.
    #[error("no address")]
    Empty,
    /// No @, or more than one.
    #[error("not exactly one @")]
    NotOneAt,
    /// Nothing, or something unsendable, before the @.
    #[error("unreadable before the @")]
    LocalPart,
    /// No sendable domain after the @.
    #[error("unreadable after the @")]
    Domain,
    /// More than 254 characters, or more than 64 before the @（RFC 5321）.
    #[error("address too long")]
    TooLong,
}

impl Email {
    /// Longest address that mail servers must take（RFC 5321 4.5.3.1, errata 1690）.
    pub const MAX: usize = 254;

    /// The address in half width with its case as typed.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// The address in lower case.
    pub fn key(&self) -> &str {
        &self.key
    }
}

impl FromStr for Email {
    type Err = EmailError;

    /// Carrier addresses that break the RFC, `foo..bar@docomo.ne.jp` and `foo.@ezweb.ne.jp`, exist
    /// and are accepted; the sender quotes them.
    fn from_str(typed: &str) -> Result<Self, EmailError> {
        let plain = digits(typed).replace('。', ".");
        if plain.is_empty() {
            return Err(EmailError::Empty);
        }
        let (local, domain) = plain.split_once('@').ok_or(EmailError::NotOneAt)?;
        if domain.contains('@') {
            return Err(EmailError::NotOneAt);
        }
        let local = local.strip_prefix('"').and_then(|inner| inner.strip_suffix('"')).unwrap_or(local);
        if local.is_empty() || !local.bytes().all(is_local_byte) {
            return Err(EmailError::LocalPart);
        }
        if !is_domain(domain) {
            return Err(EmailError::Domain);
        }
        let address = format!("{local}@{domain}");
        if local.len() > 64 || address.len() > Email::MAX {
            return Err(EmailError::TooLong);
        }
        let key = address.to_ascii_lowercase();
        Ok(Email { address, key })
    }
}

impl fmt::Display for Email {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.address)
    }
}

/// The form of an address that is unique for one mailbox.
///
/// # Errors
/// Why it is not an address.
pub fn email_key(typed: &str) -> Result<String, EmailError> {
    typed.parse::<Email>().map(|email| email.key)
}

/// atext of RFC 5322 and the dot, wherever it stands.
fn is_local_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b".!#$%&'*+-/=?^_`{|}~".contains(&byte)
}

/// At least two labels of letters, digits and inner hyphens.
fn is_domain(domain: &str) -> bool {
    let label = |part: &str| {
        (1..=63).contains(&part.len())
            && !part.starts_with('-')
            && !part.ends_with('-')
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    let top_is_name = domain.rsplit('.').next().is_some_and(|top| !top.bytes().all(|b| b.is_ascii_digit()));
    domain.contains('.') && top_is_name && domain.split('.').all(label)
}

macro_rules! stored_as_text {
    ($($kind:ident: $error:ident),*) => {$(
        impl TryFrom<String> for $kind {
            type Error = $error;

            fn try_from(text: String) -> Result<Self, $error> {
                text.parse()
            }
        }

        impl From<$kind> for String {
            fn from(value: $kind) -> String {
                value.to_string()
            }
        }
    )*};
}
stored_as_text!(Postcode: PostcodeError, Phone: PhoneError, Email: EmailError);
