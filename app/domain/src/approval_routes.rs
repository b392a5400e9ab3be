//! Setting the route of a department's decisions（決裁ルートの設定）.

use crate::decisions::{Holder, Route, RouteStep};
use crate::forms::Answers;
use crate::people::{PersonId, Role};
use crate::problems::{Problem, Problems};

/// Longest name of a step, in characters.
pub const TITLE_MAX: usize = 30;
/// Deputies that a step can have.
pub const DEPUTIES: usize = 2;

/// Somebody of the department, as the form offers them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub id: PersonId,
    /// Name.
    pub name: String,
    /// Whether this is one of those who decide.
    pub is_approver: bool,
}

/// The field of a step's name, holder or deputy: `title-0`, `holder-0`, `deputy-0-1`.
pub fn field(what: &str, step: usize, deputy: Option<usize>) -> String {
    match deputy {
        Some(deputy) => format!("{what}-{step}-{deputy}"),
        None => format!("{what}-{step}"),
    }
}

/// The code of a holder in the form.
pub fn holder_code(holder: &Holder) -> String {
    match holder {
        Holder::Role(role) => role.code().to_owned(),
        Holder::Person(person) => person.to_string(),
    }
}

/// A route as the fields of its form.
pub fn typed(route: &Route) -> Answers {
    let mut answers = Answers::default();
    for (index, step) in route.0.iter().enumerate() {
        answers.set(&field("title", index, None), &step.title);
        answers.set(&field("holder", index, None), &holder_code(&step.holder));
        for (nth, deputy) in step.deputies.iter().enumerate() {
            answers.set(&field("deputy", index, Some(nth)), &deputy.to_string());
        }
    }
    answers
}

/// Reads a route from its form. Steps without a holder are left out; the last one must be held by those who decide.
///
/// # Errors
/// `Missing` without any step, `NotAChoice` for somebody who is not of the department, or who may not decide, at
/// the last step; `TooLong`, `AlreadyThere` for a deputy who holds the step.
pub fn read(sheet: &Answers, members: &[Member]) -> Result<Route, Problems> {
    let mut problems = Problems::none();
    let places: Vec<usize> =
        (0..Route::MOST).filter(|step| !sheet.get(&field("holder", *step, None)).is_empty()).collect();
    let mut steps = Vec::new();
    for step in &places {
        let decides = places.last() == Some(step);
        steps.extend(read_step(sheet, members, *step, decides, &mut problems));
    }
    if places.is_empty() {
        problems.add(field("holder", 0, None), Problem::Missing);
    }
    problems.or(Route(steps))
}

fn read_step(
    sheet: &Answers,
    members: &[Member],
    step: usize,
    decides: bool,
    problems: &mut Problems,
) -> Option<RouteStep> {
    let title = sheet.get(&field("title", step, None)).trim();
    let now = title.chars().count();
    if now > TITLE_MAX {
        problems.add(field("title", step, None), Problem::TooLong { max: TITLE_MAX, now });
    }
    let key = field("holder", step, None);
    let member = |typed: &str| {
        let found = typed.parse().ok().and_then(|id: PersonId| members.iter().find(|member| member.id == id));
        found.filter(|member| member.is_approver || !decides)
    };
    let holder = match sheet.get(&key) {
        "approver" => Some(Holder::Role(Role::Approver)),
        "officer" if !decides => Some(Holder::Role(Role::Officer)),
        typed => member(typed).map(|member| Holder::Person(member.id)),
    };
    let Some(holder) = holder else {
        problems.add(key, Problem::NotAChoice);
        return None;
    };
    let mut deputies: Vec<PersonId> = Vec::new();
    for nth in 0..DEPUTIES {
        let key = field("deputy", step, Some(nth));
        let typed = sheet.get(&key);
        match (typed, member(typed)) {
            ("", _) => {}
            (_, Some(found)) if holder == Holder::Person(found.id) || deputies.contains(&found.id) => {
                problems.add(key, Problem::AlreadyThere);
            }
            (_, Some(found)) => deputies.push(found.id),
            (_, None) => problems.add(key, Problem::NotAChoice),
        }
    }
    Some(RouteStep { title: title.to_owned(), holder, deputies })
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn members() -> Vec<Member> {
        let member =
            |id: u128, is_approver| Member { id: Uuid::from_u128(id).into(), name: String::new(), is_approver };
        vec![member(1, false), member(2, true), member(3, true)]
    }

    fn sheet(pairs: &[(&str, &str)]) -> Answers {
        pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn a_route_reads_back_as_it_was_typed() {
        let officer = Uuid::from_u128(1).to_string();
        let approver = Uuid::from_u128(2).to_string();
        let typed_in = sheet(&[
            ("title-0", "係長"),
            ("holder-0", &officer),
            ("holder-1", ""),
            ("holder-2", "approver"),
            ("deputy-2-0", &approver),
        ]);
        let route = read(&typed_in, &members()).expect("a route");
        assert_eq!(route.0.len(), 2, "a gap is closed");
        assert_eq!(read(&typed(&route), &members()), Ok(route));
    }

    #[test]
    fn the_last_step_is_held_by_those_who_decide() {
        let (officer, approver) = (Uuid::from_u128(1).to_string(), Uuid::from_u128(2).to_string());
        let stranger = Uuid::from_u128(9).to_string();
        let wrong: [&[(&str, &str)]; 7] = [
            &[],
            &[("holder-0", "officer")],
            &[("holder-0", &officer)],
            &[("holder-0", &stranger)],
            &[("holder-0", "approver"), ("deputy-0-0", &officer)],
            &[("holder-0", &approver), ("deputy-0-0", &approver)],
            &[("holder-0", "admin")],
        ];
        for typed in wrong {
            assert!(read(&sheet(typed), &members()).is_err(), "{typed:?}");
        }
    }
}
