//! What a new edition changes（正誤表）: clause beside clause, with the words that differ.

use super::{Plan, PlanNode};
use crate::people::PlanNodeId;
use similar::{ChangeTag, TextDiff};

/// A piece of a text, and whether the other edition lacks it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// Whether they are only here.
    pub differs: bool,
}

/// A clause that is not the same in both editions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference {
    /// 改めた項目: before and after, piece by piece.
    Changed {
        /// The clause before.
        before: PlanNode,
        /// The clause now.
        after: PlanNode,
        /// Its words before（誤）.
        was: Vec<Piece>,
        /// Its words now（正）.
        is: Vec<Piece>,
    },
    /// 加えた項目
    Added(PlanNode),
    /// 削った項目
    Removed(PlanNode),
}

/// Everything of a clause as one text.
fn whole(node: &PlanNode) -> String {
    let heading = format!("{} {}", node.label, node.title);
    [heading.trim(), node.body.trim()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}

fn pieces(before: &str, after: &str) -> (Vec<Piece>, Vec<Piece>) {
    let diff = TextDiff::from_chars(before, after);
    let side = |only: ChangeTag| {
        let mut pieces: Vec<Piece> = Vec::new();
        let mine = |tag: &ChangeTag| *tag == ChangeTag::Equal || *tag == only;
        for change in diff.iter_all_changes().filter(|change| mine(&change.tag())) {
            let differs = change.tag() == only;
            match pieces.last_mut() {
                Some(last) if last.differs == differs => last.text.push_str(change.value()),
                _ => pieces.push(Piece { text: change.value().to_owned(), differs }),
            }
        }
        pieces
    };
    (side(ChangeTag::Delete), side(ChangeTag::Insert))
}

/// What differs, in the order of the new edition; what is gone stands at the end.
pub fn differences(before: &Plan, after: &Plan) -> Vec<Difference> {
    let mut found = Vec::new();
    for node in &after.nodes {
        match node.origin.and_then(|origin| before.node(origin)) {
            None => found.push(Difference::Added(node.clone())),
            Some(old) => {
                let (was, is) = (whole(old), whole(node));
                if was != is {
                    let (was, is) = pieces(&was, &is);
                    found.push(Difference::Changed { before: old.clone(), after: node.clone(), was, is });
                }
            }
        }
    }
    let kept = |old: &PlanNode| after.nodes.iter().any(|node| node.origin == Some(old.id));
    found.extend(before.nodes.iter().filter(|old| !kept(old)).cloned().map(Difference::Removed));
    found
}

/// Whether an old clause and a new one are taken for the same.
type Fits<'a> = &'a dyn Fn(&PlanNode, &PlanNode) -> bool;

/// How alike two texts must be to be taken for the same clause, in hundredths.
const ALIKE: f32 = 0.6;

/// Proposes for every clause of a new edition the one it continues: the same number and heading first, then the same
/// heading, then the most similar text. Each old clause is continued once.
pub fn propose(before: &Plan, after: &mut Plan) {
    let mut free: Vec<&PlanNode> = before.nodes.iter().collect();
    let mut take = |node: &mut PlanNode, fits: Fits<'_>| {
        if node.origin.is_none()
            && let Some(place) = free.iter().position(|old| fits(old, node))
        {
            node.origin = Some(free.remove(place).id);
        }
    };
    let rules: [Fits<'_>; 4] = [
        &|old, node| old.label == node.label && old.title == node.title && old.body == node.body,
        &|old, node| !node.name().is_empty() && old.label == node.label && old.title == node.title,
        &|old, node| !node.title.is_empty() && old.title == node.title,
        &|old, node| {
            let (old, new) = (whole(old), whole(node));
            let within = old.len().min(new.len()) * 3 >= old.len().max(new.len());
            within && TextDiff::from_chars(old.as_str(), new.as_str()).ratio() >= ALIKE
        },
    ];
    after.nodes.iter_mut().for_each(|node| node.origin = None);
    for fits in rules {
        after.nodes.iter_mut().for_each(|node| take(node, fits));
    }
}

/// Says by hand which clause one continues; nobody else continues it then.
pub fn connect(after: &mut Plan, node: PlanNodeId, origin: Option<PlanNodeId>) {
    for other in &mut after.nodes {
        if other.id == node {
            other.origin = origin;
        } else if origin.is_some() && other.origin == origin {
            other.origin = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::{CallId, PlanId};
    use crate::plans::PlanKind;
    use uuid::Uuid;

    fn plan(first: u128, clauses: &[(&str, &str, &str)]) -> Plan {
        let node = |(index, (label, title, body)): (usize, &(&str, &str, &str))| PlanNode {
            id: PlanNodeId(Uuid::from_u128(first + index as u128)),
            depth: 0,
            label: (*label).to_owned(),
            title: (*title).to_owned(),
            body: (*body).to_owned(),
            origin: None,
        };
        Plan {
            id: PlanId(Uuid::from_u128(first)),
            call: CallId(Uuid::nil()),
            kind: PlanKind::Draft,
            edition: 1,
            title: String::new(),
            errata: String::new(),
            frozen_at: None,
            nodes: clauses.iter().enumerate().map(node).collect(),
        }
    }

    #[test]
    fn clauses_find_the_ones_they_continue_and_differ_by_letters() {
        let before = plan(
            10,
            &[
                ("1", "目的", "協働を進める。"),
                ("2", "期間", "5年間とする。"),
                ("3", "", "運賃は1回500円とします。"),
                ("4", "付則", "別に定める。"),
            ],
        );
        let mut after = plan(
            20,
            &[
                ("1", "目的", "協働を進める。"),
                ("2", "推進体制", "協議会を置く。"),
                ("3", "期間", "6年間とする。"),
                ("4", "", "運賃は1回300円とします。"),
            ],
        );
        propose(&before, &mut after);
        let origins: Vec<_> = after.nodes.iter().map(|node| node.origin.map(|id| id.0.as_u128())).collect();
        assert_eq!(origins, [Some(10), None, Some(11), Some(12)]);
        let found = differences(&before, &after);
        assert_eq!(found.len(), 4);
        assert!(matches!(&found[0], Difference::Added(node) if node.title == "推進体制"));
        let Difference::Changed { was, is, .. } = &found[1] else { panic!("{found:?}") };
        let only = |pieces: &[Piece]| -> String {
            pieces.iter().filter(|piece| piece.differs).map(|piece| piece.text.as_str()).collect()
        };
        assert_eq!((only(was).as_str(), only(is).as_str()), ("25", "36"));
        assert!(matches!(&found[3], Difference::Removed(node) if node.title == "付則"));

        connect(&mut after, PlanNodeId(Uuid::from_u128(21)), Some(PlanNodeId(Uuid::from_u128(11))));
        assert_eq!(after.nodes[2].origin, None, "one clause is continued once");
        assert!(differences(&before, &before.next_edition(|| Uuid::from_u128(99))).is_empty());
    }
}
