//! The departments of the city and how they are reached（課と連絡先）.

use crate::accounts::{check_email, check_name};
use crate::folding::{Phone, clean};
use crate::problems::{Problem, Problems};

/// The form of a department, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DepartmentForm {
    /// Name.
    pub name: String,
    /// Shared mail box; empty for none.
    pub email: String,
    /// Telephone; empty for none.
    pub phone: String,
}

/// What is kept of a department.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DepartmentDetails {
    /// Name.
    pub name: String,
    /// Shared mail box. Letters about new submissions go there; without one, nobody in the department hears of them.
    pub email: Option<String>,
    /// Telephone, shown to the public.
    pub phone: Option<String>,
}

impl DepartmentForm {
    /// Checks everything. Field keys: `name`, `email`, `phone`.
    ///
    /// # Errors
    /// Every problem that the administrator can mend.
    pub fn check(&self) -> Result<DepartmentDetails, Problems> {
        let mut problems = Problems::none();
        check_name("name", &self.name, &mut problems);
        let email = clean(&self.email);
        if !email.is_empty()
            && let Err(problem) = check_email(&email)
        {
            problems.add("email", problem);
        }
        let phone = match self.phone.trim() {
            "" => None,
            typed => typed.parse::<Phone>().map_err(|_| problems.add("phone", Problem::NotAPhone)).ok(),
        };
        problems.or(DepartmentDetails {
            name: clean(&self.name),
            email: (!email.is_empty()).then_some(email),
            phone: phone.map(|phone| phone.to_string()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(name: &str, email: &str, phone: &str) -> DepartmentForm {
        DepartmentForm { name: name.into(), email: email.into(), phone: phone.into() }
    }

    #[test]
    fn a_department_may_have_no_mail_box_but_never_a_broken_one() {
        let full = form(" 市民協働課 ", "kyodo@city.example.jp", "０９２０－５３－６１１１").check();
        let expected = DepartmentDetails {
            name: "市民協働課".into(),
            email: Some("kyodo@city.example.jp".into()),
            phone: Some("0920-53-6111".into()),
        };
        assert_eq!(full, Ok(expected));
        let bare = form("環境課", " ", "").check().expect("neither is required");
        assert_eq!((bare.email, bare.phone), (None, None));
        let broken = form("", "kyodo@", "なし").check().expect_err("all three are wrong");
        assert_eq!(broken.iter().map(|(key, _)| key).collect::<Vec<_>>(), ["name", "email", "phone"]);
    }
}
