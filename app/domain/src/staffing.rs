//! Giving and ending the roles of staff（職員の役割の付与と終了）.

use crate::accounts::{check_email, check_name};
use crate::calendar::parse_date;
use crate::people::{Membership, OrganisationId, Role};
use crate::problems::{Problem, Problems};
use chrono::NaiveDate;

/// The roles an administrator may give.
pub const STAFF_ROLES: [Role; 5] = [Role::Officer, Role::Approver, Role::Payer, Role::Admin, Role::Auditor];

/// The form that gives a role, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RoleForm {
    /// Address of the person.
    pub email: String,
    /// Name, for people without an account.
    pub name: String,
    /// The department's id.
    pub department: String,
    /// Code of the role.
    pub role: String,
    /// First day.
    pub from: String,
    /// Last day; empty while it is open.
    pub until: String,
}

/// A role that can be given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleGift {
    /// The key of the person's address.
    pub email_key: String,
    /// What is given.
    pub membership: Membership,
}

impl RoleForm {
    /// Checks everything but the name, which only a new person needs. Field keys: `email`, `name`,
    /// `department`, `role`, `from`, `until`.
    ///
    /// # Errors
    /// Every problem that the administrator can mend.
    pub fn check(&self) -> Result<RoleGift, Problems> {
        self.check_for(&STAFF_ROLES)
    }

    /// The same where other roles can be given.
    ///
    /// # Errors
    /// As [`RoleForm::check`].
    pub fn check_for(&self, roles: &[Role]) -> Result<RoleGift, Problems> {
        let mut problems = Problems::none();
        let email_key = check_email(&self.email).map_err(|problem| problems.add("email", problem)).ok();
        let department: Option<OrganisationId> = self.department.parse().ok();
        if department.is_none() {
            problems.add("department", Problem::NotAChoice);
        }
        let role = Role::from_code(&self.role).filter(|role| roles.contains(role));
        if role.is_none() {
            problems.add("role", Problem::NotAChoice);
        }
        let from = required_day(&self.from).map_err(|problem| problems.add("from", problem)).ok();
        let until = optional_day(&self.until).map_err(|problem| problems.add("until", problem)).ok();
        if let (Some(from), Some(Some(until))) = (from, until)
            && until < from
        {
            problems.add("until", Problem::EndsBeforeItBegins);
        }
        match (email_key, department, role, from, until) {
            (Some(email_key), Some(organisation), Some(role), Some(from), Some(until)) if problems.is_empty() => {
                Ok(RoleGift { email_key, membership: Membership { organisation, role, from, until } })
            }
            _ => Err(problems),
        }
    }

    /// Checks the name of a person who has no account yet.
    ///
    /// # Errors
    /// Missing or too long.
    pub fn check_name(&self) -> Result<(), Problems> {
        let mut problems = Problems::none();
        check_name("name", &self.name, &mut problems);
        problems.or(())
    }
}

/// The last day that ends a term. Field key: `until`.
///
/// # Errors
/// Not a date, or before the term begins.
pub fn check_last_day(typed: &str, from: NaiveDate) -> Result<NaiveDate, Problems> {
    let day = required_day(typed).map_err(|problem| Problems::one("until", problem))?;
    if day < from { Err(Problems::one("until", Problem::EndsBeforeItBegins)) } else { Ok(day) }
}

fn required_day(typed: &str) -> Result<NaiveDate, Problem> {
    optional_day(typed)?.ok_or(Problem::Missing)
}

fn optional_day(typed: &str) -> Result<Option<NaiveDate>, Problem> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    parse_date(typed).map(Some).map_err(|_| Problem::NotADate)
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn form() -> RoleForm {
        RoleForm {
            email: "Sato@example.jp".into(),
            name: String::new(),
            department: Uuid::from_u128(7).to_string(),
            role: "officer".into(),
            from: "令和8年4月1日".into(),
            until: "2027/3/31".into(),
        }
    }

    #[test]
    fn dates_in_any_typing_and_only_staff_roles() {
        let gift = form().check().expect("a good form");
        assert_eq!(gift.email_key, "sato@example.jp");
        assert_eq!(gift.membership.role, Role::Officer);
        assert_eq!(Some(gift.membership.from), NaiveDate::from_ymd_opt(2026, 4, 1));
        assert_eq!(gift.membership.until, NaiveDate::from_ymd_opt(2027, 3, 31));
        let applicant = RoleForm { role: "representative".into(), ..form() };
        assert_eq!(applicant.check(), Err(Problems::one("role", Problem::NotAChoice)));
        let backwards = RoleForm { until: "2026/3/31".into(), ..form() };
        assert_eq!(backwards.check(), Err(Problems::one("until", Problem::EndsBeforeItBegins)));
        assert!(form().check_name().is_err(), "a new person needs a name");
    }

    #[test]
    fn a_term_ends_on_or_after_its_first_day() {
        let from = NaiveDate::from_ymd_opt(2026, 4, 1).expect("a valid day");
        assert_eq!(check_last_day("2026/4/1", from), Ok(from));
        assert_eq!(check_last_day("2026/3/31", from), Err(Problems::one("until", Problem::EndsBeforeItBegins)));
        assert_eq!(check_last_day("", from), Err(Problems::one("until", Problem::Missing)));
    }
}
