//! Keys to the door beside the password: passkeys, one-time codes and recovery codes（パスキー・確認コード・復旧コード）.

use crate::people::{Role, Viewer};
use crate::problems::{Problem, Problems};
use serde::{Deserialize, Serialize};

/// Longest name of a passkey.
pub const PASSKEY_NAME_MAX: usize = 60;
/// Most passkeys of one person.
pub const PASSKEYS_MAX: usize = 20;
/// How many recovery codes there are at a time.
pub const RECOVERY_CODES: usize = 10;
/// Seconds for which a one-time code is shown (RFC 6238).
pub const STEP_SECONDS: i64 = 30;
/// Digits of a one-time code.
pub const CODE_DIGITS: usize = 6;

/// Letters of recovery codes: none is mistaken for another on paper. Their number divides 256, so each is as likely.
pub const RECOVERY_LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
/// Letters of a recovery code: 60 bits.
pub const RECOVERY_LENGTH: usize = 12;

/// Whether staff must show a second factor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum StaffRule {
    /// Nobody works for the city with a password alone.
    #[default]
    Required,
    /// Asked only of those who have set one up.
    Optional,
}

/// What somebody who gave one proof still owes before coming in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owed {
    /// Nothing: come in.
    Nothing,
    /// A code of the second factor that is set up.
    Code,
    /// A second factor has to be set up first.
    SetUp,
}

/// Whether somebody holds a role with the city, of whatever kind: the second factor is asked of all of them, auditors too,
/// who read everything.
pub fn works_for_the_city(viewer: &Viewer) -> bool {
    viewer.is_reader() || viewer.is(Role::Admin)
}

/// What a viewer owes. `has_factor`: one-time codes are set up. `shown_both`: this session has seen both factors,
/// for instance a passkey with which the person was verified.
pub fn owed(viewer: &Viewer, rule: StaffRule, has_factor: bool, shown_both: bool) -> Owed {
    if shown_both || !works_for_the_city(viewer) {
        return Owed::Nothing;
    }
    match (has_factor, rule) {
        (true, _) => Owed::Code,
        (false, StaffRule::Required) => Owed::SetUp,
        (false, StaffRule::Optional) => Owed::Nothing,
    }
}

/// The step of time in which an instant lies.
pub fn step_of(seconds: i64) -> i64 {
    seconds.div_euclid(STEP_SECONDS)
}

/// Whether a code of this step may still be used: each step counts once, and none before the last one that did.
pub fn is_fresh(step: i64, last: Option<i64>) -> bool {
    last.is_none_or(|last| step > last)
}

/// What somebody typed as proof.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Typed {
    /// Six digits of the moment.
    OneTime(String),
    /// A recovery code, without its hyphens.
    Recovery(String),
}

/// Reads a code, however it was typed: full-width digits, gaps, hyphens, capitals.
///
/// # Errors
/// Nothing was typed, or it is neither kind of code.
pub fn read_code(typed: &str) -> Result<Typed, Problem> {
    let folded = crate::folding::fold(typed);
    let code: String = folded.chars().filter(char::is_ascii_alphanumeric).collect();
    if code.is_empty() {
        return Err(Problem::Missing);
    }
    if code.len() == CODE_DIGITS && code.bytes().all(|byte| byte.is_ascii_digit()) {
        return Ok(Typed::OneTime(code));
    }
    if code.len() == RECOVERY_LENGTH && code.bytes().all(|byte| RECOVERY_LETTERS.contains(&byte)) {
        return Ok(Typed::Recovery(code));
    }
    Err(Problem::CodeFails)
}

/// A recovery code from random bytes.
pub fn recovery_code(random: [u8; RECOVERY_LENGTH]) -> String {
    random.iter().map(|byte| char::from(RECOVERY_LETTERS[usize::from(*byte) % RECOVERY_LETTERS.len()])).collect()
}

/// A recovery code as it is written down: three groups of four.
pub fn in_groups(code: &str) -> String {
    let letters: Vec<char> = code.chars().collect();
    let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
    groups.join("-")
}

/// Checks what a person calls a passkey. Field key: `name`.
///
/// # Errors
/// Missing or too long.
pub fn check_passkey_name(name: &str) -> Result<(), Problems> {
    let length = name.chars().count();
    match length {
        0 => Err(Problems::one("name", Problem::Missing)),
        PASSKEY_NAME_MAX.. if length > PASSKEY_NAME_MAX => {
            Err(Problems::one("name", Problem::TooLong { max: PASSKEY_NAME_MAX, now: length }))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::{Membership, OrganisationId, Person, PersonId};
    use crate::texts::Lang;
    use chrono::NaiveDate;
    use uuid::Uuid;

    fn viewer(role: Option<Role>) -> Viewer {
        let day = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day");
        let person = Person {
            id: PersonId(Uuid::nil()),
            name: "佐藤 健".into(),
            email: "sato@example.jp".into(),
            lang: Lang::Ja,
            confirmed_at: None,
        };
        let organisation = OrganisationId(Uuid::nil());
        let roles = role.map(|role| Membership { organisation, role, from: day, until: None });
        Viewer::person(person, roles.into_iter().collect(), day)
    }

    #[test]
    fn only_those_who_work_for_the_city_owe_a_second_factor() {
        use StaffRule::{Optional, Required};
        for role in [None, Some(Role::Representative), Some(Role::Contact)] {
            for has in [true, false] {
                assert_eq!(owed(&viewer(role), Required, has, false), Owed::Nothing, "{role:?}");
            }
        }
        for role in [Role::Officer, Role::Approver, Role::Admin].map(Some) {
            let owes = |rule, has, shown| owed(&viewer(role), rule, has, shown);
            assert_eq!(owes(Required, false, false), Owed::SetUp);
            assert_eq!(owes(Required, true, false), Owed::Code);
            assert_eq!(owes(Optional, true, false), Owed::Code, "who has one is always asked");
            assert_eq!(owes(Optional, false, false), Owed::Nothing);
            assert_eq!(owes(Required, false, true), Owed::Nothing, "a passkey is both factors");
            assert_eq!(owes(Required, true, true), Owed::Nothing);
        }
        assert_eq!(owed(&Viewer::guest(), Required, false, false), Owed::Nothing);
    }

    #[test]
    fn a_step_counts_once() {
        assert!(is_fresh(10, None) && is_fresh(10, Some(9)));
        assert!(!is_fresh(10, Some(10)) && !is_fresh(9, Some(10)));
        assert_eq!((step_of(59), step_of(60)), (1, 2));
    }

    #[test]
    fn codes_are_read_however_they_are_typed() {
        let one_time = |code: &str| Ok(Typed::OneTime(code.to_owned()));
        let recovery = |code: &str| Ok(Typed::Recovery(code.to_owned()));
        let cases = [
            ("012345", one_time("012345")),
            (" ０１２ ３４５ ", one_time("012345")),
            ("abcd-efgh-jkmn", recovery("abcdefghjkmn")),
            ("ＡＢＣＤ ｅｆｇｈ jkmn", recovery("abcdefghjkmn")),
            ("", Err(Problem::Missing)),
            ("　－ ", Err(Problem::Missing)),
            ("12345", Err(Problem::CodeFails)),
            ("abcd-efgh-jkl0", Err(Problem::CodeFails)),
        ];
        for (typed, expected) in cases {
            assert_eq!(read_code(typed), expected, "{typed}");
        }
    }

    #[test]
    fn recovery_codes_survive_paper() {
        let code = recovery_code(*b"0123456789ab");
        assert_eq!(read_code(&in_groups(&code)), Ok(Typed::Recovery(code.clone())));
        assert_eq!(in_groups(&code).len(), RECOVERY_LENGTH + 2);
        assert!(recovery_code([255; 12]).chars().all(|letter| letter == '9'));
    }

    #[test]
    fn names_of_passkeys() {
        assert!(check_passkey_name("自分のスマホ").is_ok());
        assert!(check_passkey_name("").is_err());
        assert!(check_passkey_name(&"あ".repeat(PASSKEY_NAME_MAX)).is_ok());
        assert!(check_passkey_name(&"あ".repeat(PASSKEY_NAME_MAX + 1)).is_err());
    }
}
