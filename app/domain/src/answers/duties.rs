//! Who answers what is said to a clause（項目の担当）: a department, and where it is known, the officer in it.

use crate::people::{OrganisationId, PersonId, PlanNodeId};
use crate::plans::Plan;

/// The action of staff who said who answers what is said to clauses（項目の担当の割当）.
pub const ASSIGN_CLAUSES: &str = "assign_clauses";

/// Who answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Duty {
    /// The department（回答課）.
    pub department: OrganisationId,
    /// The officer in it（担当者）; none: whoever in the department takes it.
    pub officer: Option<PersonId>,
}

impl Duty {
    /// As it stands in a form: the department alone, or `department:officer`.
    pub fn code(&self) -> String {
        match self.officer {
            Some(officer) => format!("{}:{officer}", self.department),
            None => self.department.to_string(),
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Duty> {
        match code.split_once(':') {
            Some((department, officer)) => {
                Some(Duty { department: department.parse().ok()?, officer: Some(officer.parse().ok()?) })
            }
            None => Some(Duty { department: code.parse().ok()?, officer: None }),
        }
    }
}

/// The duties of a draft in its editions. One that is given to a clause holds for everything below it that has none of
/// its own, and for the same clause in every edition.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Duties {
    /// Every edition of the draft.
    pub editions: Vec<Plan>,
    /// What was given, by the first clause of each line of editions.
    pub given: Vec<(PlanNodeId, Duty)>,
}

impl Duties {
    /// The first of the line of editions that a clause stands in.
    pub fn root(&self, node: PlanNodeId) -> PlanNodeId {
        let mut root = node;
        // A line is never longer than there are editions.
        for _ in 0..self.editions.len() {
            match self.editions.iter().find_map(|plan| plan.node(root)).and_then(|node| node.origin) {
                Some(origin) => root = origin,
                None => break,
            }
        }
        root
    }

    /// What was given to this clause itself.
    pub fn own(&self, node: PlanNodeId) -> Option<Duty> {
        let root = self.root(node);
        self.given.iter().find(|(id, _)| *id == root).map(|(_, duty)| *duty)
    }

    /// Who answers what is said to a clause: its own duty, or that of the nearest clause above it that has one.
    pub fn of(&self, node: PlanNodeId) -> Option<Duty> {
        let plan = self.editions.iter().find(|plan| plan.node(node).is_some())?;
        let at = plan.nodes.iter().position(|one| one.id == node)?;
        let mut depth = i32::MAX;
        for above in plan.nodes[..=at].iter().rev() {
            if above.depth < depth {
                depth = above.depth;
                if let Some(duty) = self.own(above.id) {
                    return Some(duty);
                }
            }
        }
        None
    }

    /// Who answers a text that speaks to these clauses, each with its weight: the duty with the most of it. Of two of one
    /// weight the clause that was named first decides.
    pub fn heaviest(&self, nodes: &[(PlanNodeId, i64)]) -> Option<Duty> {
        let mut weights: Vec<(Duty, i64)> = Vec::new();
        for (node, weight) in nodes {
            let Some(duty) = self.of(*node) else { continue };
            match weights.iter_mut().find(|(known, _)| *known == duty) {
                Some((_, sum)) => *sum += weight,
                None => weights.push((duty, *weight)),
            }
        }
        let most = weights.iter().map(|(_, weight)| *weight).max()?;
        weights.into_iter().find(|(_, weight)| *weight == most).map(|(duty, _)| duty)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::{CallId, PlanId};
    use crate::plans::{PlanKind, PlanNode};
    use uuid::Uuid;

    fn id(number: u128) -> PlanNodeId {
        PlanNodeId(Uuid::from_u128(number))
    }

    fn node(number: u128, depth: i32, origin: Option<u128>) -> PlanNode {
        let (label, title, body) = (number.to_string(), String::new(), String::new());
        PlanNode { id: id(number), depth, label, title, body, origin: origin.map(id) }
    }

    fn plan(edition: i32, nodes: Vec<PlanNode>) -> Plan {
        Plan {
            id: PlanId(Uuid::from_u128(900)),
            call: CallId(Uuid::nil()),
            kind: PlanKind::Draft,
            edition,
            title: String::new(),
            errata: String::new(),
            frozen_at: None,
            nodes,
        }
    }

    fn duty(department: u128) -> Duty {
        Duty { department: OrganisationId(Uuid::from_u128(department)), officer: None }
    }

    #[test]
    fn a_duty_holds_below_its_clause_and_in_every_edition() {
        let first = plan(1, vec![node(1, 0, None), node(2, 1, None), node(3, 2, None), node(4, 0, None)]);
        let second = plan(2, vec![node(11, 0, Some(1)), node(12, 1, Some(2)), node(13, 1, None), node(14, 0, Some(4))]);
        let duties = Duties { editions: vec![first, second], given: vec![(id(1), duty(70)), (id(2), duty(80))] };
        assert_eq!(duties.of(id(1)), Some(duty(70)));
        assert_eq!(duties.of(id(3)), Some(duty(80)), "the nearest above");
        assert_eq!(duties.of(id(12)), Some(duty(80)), "the same clause later");
        assert_eq!(duties.of(id(13)), Some(duty(70)), "a new clause below");
        assert_eq!(duties.of(id(14)), None);
        assert_eq!(duties.own(id(3)), None);
        assert_eq!(duties.root(id(14)), id(4));
        assert_eq!(duties.heaviest(&[(id(1), 2), (id(3), 3), (id(4), 9)]), Some(duty(80)));
        assert_eq!(duties.heaviest(&[(id(4), 9)]), None);
    }

    #[test]
    fn a_duty_is_read_as_it_was_written() {
        let one = Duty { officer: Some(PersonId(Uuid::from_u128(5))), ..duty(70) };
        assert_eq!(Duty::from_code(&one.code()), Some(one));
        assert_eq!(Duty::from_code(&duty(70).code()), Some(duty(70)));
        assert_eq!(Duty::from_code("x"), None);
        assert_eq!(Duty::from_code(""), None);
    }
}
