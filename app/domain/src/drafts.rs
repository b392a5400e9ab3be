//! Saving a page that somebody else may have saved meanwhile（同時編集）.
//!
//! Every page of a draft counts its saves. A form carries the count it was loaded with and the window it
//! stands in; a save from elsewhere in between makes it stale, and a stale form changes nothing.

use crate::forms::{Answers, FormPage};
use crate::people::PersonId;
use crate::problems::{Problem, Problems};
use chrono::{DateTime, Utc};

/// The field with the count of saves.
pub const VERSION_FIELD: &str = "draft-version";
/// The field with the window.
pub const WINDOW_FIELD: &str = "draft-window";
/// The field in which a form without an account carries what was typed, sealed.
pub const CARRIED_FIELD: &str = "carried";
/// The field that says that this form comes from the page where both texts were compared.
pub const COMPARED_FIELD: &str = "draft-compared";
/// The value of a choice for one's own text.
pub const MINE: &str = "mine";
/// The value of a choice for the stored text.
pub const THEIRS: &str = "theirs";

/// The field in which somebody chooses between two texts.
pub fn take_field(key: &str) -> String {
    format!("take-{key}")
}

/// What a form was loaded from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Base {
    /// Saves of the page until then.
    pub version: i32,
    /// The window: every page that is loaded gets a name of its own.
    pub window: String,
}

impl Base {
    /// Reads what a form carries. A form without it is taken as it is: only programs send one.
    pub fn read(typed: &Answers) -> Option<Base> {
        let version = typed.get(VERSION_FIELD).parse().ok()?;
        Some(Base { version, window: typed.get(WINDOW_FIELD).chars().take(64).collect() })
    }
}

/// The saves of one page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageSaves {
    /// How many.
    pub version: i32,
    /// The count before the saves of the present window began.
    pub run_from: i32,
    /// The window of the last save.
    pub window: String,
    /// Who saved last.
    pub saved_by: PersonId,
    /// When.
    pub saved_at: DateTime<Utc>,
}

impl PageSaves {
    /// Whether a form that was loaded from `base` would write over what somebody else has saved. A window
    /// never disturbs itself: not by a double click, not by the back button, not when the line dropped
    /// after a save that had arrived.
    pub fn makes_stale(&self, base: &Base) -> bool {
        let own = !base.window.is_empty() && self.window == base.window && base.version >= self.run_from;
        base.version != self.version && !own
    }

    /// The saves after one more.
    pub fn after(before: Option<&PageSaves>, window: &str, by: PersonId, at: DateTime<Utc>) -> PageSaves {
        let version = before.map_or(0, |saves| saves.version);
        let own_run = before.filter(|saves| !window.is_empty() && saves.window == window);
        PageSaves {
            version: version.saturating_add(1),
            run_from: own_run.map_or(version, |saves| saves.run_from),
            window: window.to_owned(),
            saved_by: by,
            saved_at: at,
        }
    }
}

/// The answers of a page after both texts were compared: for every question that differs, the text that
/// was chosen.
///
/// # Errors
/// `NotChosen` for every question on which nothing was said.
pub fn choose(page: &FormPage, stored: &Answers, typed: &Answers) -> Result<Answers, Problems> {
    let mut chosen = typed.clone();
    let mut problems = Problems::none();
    for key in page.questions.iter().map(|question| question.key.as_str()) {
        match typed.get(&take_field(key)) {
            _ if stored.get(key) == typed.get(key) => {}
            MINE => {}
            THEIRS => chosen.set(key, stored.get(key)),
            _ => problems.add(key, Problem::NotChosen),
        }
    }
    problems.or(chosen)
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn base(version: i32, window: &str) -> Base {
        Base { version, window: window.into() }
    }

    fn save(before: Option<&PageSaves>, window: &str) -> PageSaves {
        PageSaves::after(before, window, PersonId(Uuid::nil()), DateTime::UNIX_EPOCH)
    }

    #[test]
    fn only_the_saves_of_others_make_a_form_stale() {
        let first = save(None, "a");
        let second = save(Some(&first), "a");
        let other = save(Some(&second), "b");
        let back = save(Some(&other), "a");
        let cases = [
            (&first, base(0, "a"), false, "a double click"),
            (&second, base(0, "a"), false, "the back button after two saves"),
            (&second, base(2, "b"), false, "loaded after the saves"),
            (&second, base(1, "b"), true, "loaded between the saves of another"),
            (&other, base(2, "a"), true, "another window saved since"),
            (&other, base(2, "b"), false, "the answer to the other's save got lost"),
            (&back, base(3, "b"), true, "and once more the other way round"),
            (&back, base(2, "a"), true, "its own first run lies before the other's save"),
            (&back, base(4, ""), false, "without a name, but up to date"),
            (&back, base(3, ""), true, "without a name and late"),
        ];
        for (saves, base, stale, why) in cases {
            assert_eq!(saves.makes_stale(&base), stale, "{why}");
        }
    }
}
