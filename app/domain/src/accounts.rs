//! Rules for accounts: what a good name, address and password are（アカウントの決まり）.

use crate::folding;
use crate::problems::{Problem, Problems};

/// Shortest password, in characters. NIST SP 800-63B asks for 8; length beats rules about signs.
pub const PASSWORD_MIN: usize = 10;
/// Longest password, so that hashing has a bound.
pub const PASSWORD_MAX: usize = 200;
/// Longest name of a person or a group.
pub const NAME_MAX: usize = 100;

/// The passwords that attackers try first. Longer lists add little once ten characters are asked for.
const MOST_USED: [&str; 14] = [
    "1234567890",
    "0123456789",
    "0987654321",
    "password12",
    "password123",
    "password1234",
    "passw0rd123",
    "qwertyuiop",
    "1q2w3e4r5t",
    "1qaz2wsx3edc",
    "q1w2e3r4t5",
    "abcdefghij",
    "tsushima2026",
    "tsushima1234",
];

/// A form for a new account, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SignUp {
    /// Full name.
    pub name: String,
    /// Mail address.
    pub email: String,
    /// Password; never shown again.
    pub password: String,
}

impl SignUp {
    /// Checks name, address and password. Field keys: `name`, `email`, `password`.
    ///
    /// # Errors
    /// Every problem that the person can mend.
    pub fn check(&self) -> Result<(), Problems> {
        let mut problems = Problems::none();
        check_name("name", &self.name, &mut problems);
        if let Err(problem) = check_email(&self.email) {
            problems.add("email", problem);
        }
        if let Err(problem) = check_password(&self.password, &self.email) {
            problems.add("password", problem);
        }
        problems.or(())
    }
}

/// Checks a name of a person or group.
pub fn check_name(field: &str, name: &str, problems: &mut Problems) {
    let length = name.trim().chars().count();
    if length == 0 {
        problems.add(field, Problem::Missing);
    } else if length > NAME_MAX {
        problems.add(field, Problem::TooLong { max: NAME_MAX, now: length });
    }
}

/// Checks an address and returns the key that makes it unique.
///
/// # Errors
/// Missing, or not an address.
pub fn check_email(email: &str) -> Result<String, Problem> {
    if email.trim().is_empty() {
        return Err(Problem::Missing);
    }
    folding::email_key(email).map_err(|_| Problem::NotAnEmail)
}

/// Checks a new password.
///
/// # Errors
/// Missing, too short, too long, among the most used, or the address itself.
pub fn check_password(password: &str, email: &str) -> Result<(), Problem> {
    let length = password.chars().count();
    if length == 0 {
        return Err(Problem::Missing);
    }
    if length < PASSWORD_MIN {
        return Err(Problem::TooShort { min: PASSWORD_MIN });
    }
    if length > PASSWORD_MAX {
        return Err(Problem::TooLong { max: PASSWORD_MAX, now: length });
    }
    let lower = password.to_lowercase();
    let mut letters = lower.chars();
    let first = letters.next();
    let monotone = letters.all(|letter| Some(letter) == first);
    if monotone || MOST_USED.contains(&lower.as_str()) || lower == email.trim().to_lowercase() {
        return Err(Problem::PasswordTooEasy);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords() {
        let cases = [
            ("", Err(Problem::Missing)),
            ("short", Err(Problem::TooShort { min: PASSWORD_MIN })),
            ("1234567890", Err(Problem::PasswordTooEasy)),
            ("aaaaaaaaaaaa", Err(Problem::PasswordTooEasy)),
            ("hanako@example.jp", Err(Problem::PasswordTooEasy)),
            ("ふるさとの海と山と道", Ok(())),
            ("correct horse battery", Ok(())),
        ];
        for (password, expected) in cases {
            assert_eq!(check_password(password, "Hanako@example.jp"), expected, "{password}");
        }
    }

    #[test]
    fn every_field_is_named() {
        let problems = SignUp::default().check().expect_err("nothing was typed");
        let fields: Vec<_> = problems.iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["name", "email", "password"]);
    }
}
