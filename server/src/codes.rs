//! One-time codes（確認コード, RFC 6238）: their secret, what an app shows, and its QR code.

use chrono::{DateTime, Utc};
use domain::keys::{CODE_DIGITS, STEP_SECONDS, step_of};
use qrcode::{Color, EcLevel, QrCode};
use std::fmt::Write;
use totp_rs::{Algorithm, Builder, Secret, Totp};

/// Bytes of a secret, as RFC 4226 recommends.
pub const SECRET_LENGTH: usize = 20;

/// A new secret.
pub fn new_secret() -> [u8; SECRET_LENGTH] {
    let mut bytes = [0; SECRET_LENGTH];
    rand::fill(&mut bytes);
    bytes
}

/// Every app knows SHA-1, and no app all others; the weakness of SHA-1 does not matter in HMAC. A clock may be a
/// step off.
fn app(secret: &[u8]) -> Builder {
    Builder::new()
        .with_algorithm(Algorithm::SHA1)
        .with_digits(CODE_DIGITS as u8)
        .with_skew(1)
        .with_step_duration(STEP_SECONDS.unsigned_abs())
        .with_secret(secret.to_vec())
}

fn built(secret: &[u8]) -> Option<Totp> {
    app(secret).build().ok()
}

/// The step whose code this is, at an instant give or take one step.
pub fn matching_step(secret: &[u8], code: &str, now: DateTime<Utc>) -> Option<i64> {
    let seconds = u64::try_from(now.timestamp()).ok()?;
    built(secret)?.check(code, seconds).and_then(|step| i64::try_from(step).ok())
}

/// The code of a step.
pub fn code_of(secret: &[u8], step: i64) -> Option<String> {
    let seconds = u64::try_from(step * STEP_SECONDS).ok()?;
    Some(built(secret)?.generate(seconds).to_string())
}

/// The code that the demo city shows: of now, or of the next step where the present one is used up. `None`
/// where both are.
pub fn usable_code(secret: &[u8], last: Option<i64>, now: DateTime<Utc>) -> Option<String> {
    let step = step_of(now.timestamp());
    let fresh = [step, step + 1].into_iter().find(|step| domain::keys::is_fresh(*step, last))?;
    code_of(secret, fresh)
}

/// The secret in letters, in groups of four, to type into an app.
pub fn in_letters(secret: &[u8]) -> String {
    let letters = Secret::from(secret.to_vec()).to_base32();
    let groups: Vec<&str> = letters.as_bytes().chunks(4).filter_map(|group| std::str::from_utf8(group).ok()).collect();
    groups.join(" ")
}

/// The address that an app reads out of the QR code. A colon would part the names.
pub fn address(secret: &[u8], issuer: &str, account: &str) -> Option<String> {
    let plain = |text: &str| text.replace(':', " ");
    app(secret).with_issuer(Some(plain(issuer))).with_account_name(plain(account)).build().ok()?.to_url().ok()
}

/// A QR code as the path of an SVG, with how many squares it is wide. The quiet zone around it is included.
pub fn picture(text: &str) -> Option<(usize, String)> {
    const QUIET: usize = 4;
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let width = code.width();
    let mut path = String::new();
    for (index, color) in code.to_colors().into_iter().enumerate() {
        if color == Color::Dark {
            write!(path, "M{} {}h1v1h-1z", index % width + QUIET, index / width + QUIET).ok()?;
        }
    }
    Some((width + 2 * QUIET, path))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &[u8] = b"12345678901234567890";

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(seconds, 0).expect("a valid time")
    }

    #[test]
    fn codes_are_those_of_rfc_6238() {
        for (seconds, code) in [(59, "287082"), (1_111_111_109, "081804"), (1_234_567_890, "005924")] {
            let step = step_of(seconds);
            assert_eq!(code_of(SECRET, step).as_deref(), Some(code), "{seconds}");
            assert_eq!(matching_step(SECRET, code, at(seconds)), Some(step));
            assert_eq!(matching_step(SECRET, code, at(seconds + STEP_SECONDS)), Some(step), "a clock behind");
            assert_eq!(matching_step(SECRET, code, at(seconds - STEP_SECONDS)), Some(step), "a clock ahead");
            assert_eq!(matching_step(SECRET, code, at(seconds + 3 * STEP_SECONDS)), None, "too old");
        }
        assert_eq!(matching_step(SECRET, "28708", at(59)), None);
        assert_eq!(matching_step(SECRET, "", at(59)), None);
    }

    #[test]
    fn the_demo_shows_a_code_that_works_or_none() {
        let step = step_of(59);
        assert_eq!(usable_code(SECRET, None, at(59)), code_of(SECRET, step));
        assert_eq!(usable_code(SECRET, Some(step), at(59)), code_of(SECRET, step + 1));
        assert_eq!(usable_code(SECRET, Some(step + 1), at(59)), None);
    }

    #[test]
    fn an_app_can_read_it() {
        assert_eq!(in_letters(SECRET), "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        let address = address(SECRET, "ともに: 対馬市", "sato@example.jp").expect("an address");
        assert!(address.starts_with("otpauth://totp/") && address.contains("secret=GEZDGNBV"), "{address}");
        let (width, path) = picture(&address).expect("a picture");
        assert!((29..120).contains(&width) && path.starts_with("M4 4h1v1h-1z"), "{width} {path}");
    }
}
