//! The first start of an installation（はじめの設定）: which city this is, its departments, its first administrator.

use crate::accounts::{NAME_MAX, SignUp, check_name};
use crate::folding::{clean, fold};
use crate::problems::{Problem, Problems};

/// Most departments that the form takes. The largest cities have about as many sections.
pub const DEPARTMENTS_MAX: usize = 300;

/// The form of the first start, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Setup {
    /// Name of the city.
    pub city: String,
    /// Who signs letters; empty for the usual title.
    pub mayor_title: String,
    /// Departments, one a line.
    pub departments: String,
    /// Which districts the city begins with: [`TSUSHIMA`], or none.
    pub districts: String,
    /// The first administrator.
    pub admin: SignUp,
}

/// The choice of the districts of 対馬市, which come with the program.
pub const TSUSHIMA: &str = "tsushima";
/// The choice of no districts; a file may be loaded at any time.
pub const NO_DISTRICTS: &str = "none";

/// A city that can be set up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCity {
    /// Name.
    pub name: String,
    /// Who signs letters.
    pub mayor_title: String,
    /// Names of departments, each once.
    pub departments: Vec<String>,
    /// Whether it begins with the districts of 対馬市.
    pub tsushima: bool,
}

impl Setup {
    /// Checks everything. Field keys: `city`, `mayor_title`, `departments`, `districts`, and those of [`SignUp`].
    ///
    /// # Errors
    /// Every problem that the person can mend.
    pub fn check(&self) -> Result<NewCity, Problems> {
        let mut problems = Problems::none();
        check_name("city", &self.city, &mut problems);
        let name = clean(&self.city);
        let mayor_title = match clean(&self.mayor_title) {
            empty if empty.is_empty() => format!("{name}長"),
            title => title,
        };
        let length = mayor_title.chars().count();
        // One more than a name may have: the usual title is the name and 長.
        if length > NAME_MAX + 1 {
            problems.add("mayor_title", Problem::TooLong { max: NAME_MAX, now: length });
        }
        let departments = distinct_lines(&self.departments);
        check_departments(&departments, &mut problems);
        if ![TSUSHIMA, NO_DISTRICTS, ""].contains(&self.districts.as_str()) {
            problems.add("districts", Problem::NotAChoice);
        }
        if let Err(more) = self.admin.check() {
            problems.extend(more.iter().map(|(field, problem)| (field.to_owned(), problem.clone())));
        }
        problems.or(NewCity { name, mayor_title, departments, tsushima: self.districts == TSUSHIMA })
    }
}

/// The lines that say something, each once whichever way it was typed.
fn distinct_lines(typed: &str) -> Vec<String> {
    let mut seen = Vec::new();
    let mut kept = Vec::new();
    for line in typed.lines().map(clean).filter(|line| !line.is_empty()) {
        let key = fold(&line);
        if !seen.contains(&key) {
            seen.push(key);
            kept.push(line);
        }
    }
    kept
}

fn check_departments(departments: &[String], problems: &mut Problems) {
    let longest = departments.iter().map(|name| name.chars().count()).max().unwrap_or_default();
    if departments.is_empty() {
        problems.add("departments", Problem::Missing);
    } else if longest > NAME_MAX {
        problems.add("departments", Problem::TooLong { max: NAME_MAX, now: longest });
    } else if departments.len() > DEPARTMENTS_MAX {
        problems.add("departments", Problem::OutOfRange { min: 1, max: DEPARTMENTS_MAX as i64 });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed() -> Setup {
        Setup {
            city: " 対馬市 ".into(),
            mayor_title: String::new(),
            departments: "市民協働課\r\n\r\n　環境課　\n市民協働課\n".into(),
            districts: TSUSHIMA.into(),
            admin: SignUp {
                name: "管理 太郎".into(),
                email: "admin@example.jp".into(),
                password: "海と山と道と人と".repeat(2),
            },
        }
    }

    #[test]
    fn departments_are_lines_and_the_title_has_a_default() {
        let city = typed().check().expect("a good form");
        assert_eq!(city.name, "対馬市");
        assert_eq!(city.mayor_title, "対馬市長");
        assert_eq!(city.departments, ["市民協働課", "環境課"]);
        assert!(city.tsushima);
        for (chosen, expected) in [(NO_DISTRICTS, Some(false)), ("", Some(false)), ("atlantis", None)] {
            let setup = Setup { districts: chosen.into(), ..typed() };
            assert_eq!(setup.check().map(|city| city.tsushima).ok(), expected, "{chosen}");
        }
    }

    #[test]
    fn every_gap_is_named_in_the_order_of_the_form() {
        let problems = Setup::default().check().expect_err("nothing was typed");
        let fields: Vec<_> = problems.iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["city", "departments", "name", "email", "password"]);
    }
}
