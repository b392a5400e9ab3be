//! Correcting a document clause by clause（項目の編集）. Nothing that was published is touched: only editions in the making change.

use super::{Clause, Plan, PlanNode};
use crate::folding::{clean, clean_multiline};
use crate::forms::Answers;
use crate::people::PlanNodeId;
use crate::problems::{Problem, Problems};

/// The longest number of a clause, in characters.
pub const LABEL_MAX: usize = 30;
/// The longest heading.
pub const TITLE_MAX: usize = 200;
/// The longest text of one clause.
pub const BODY_MAX: usize = 20_000;
/// How deep clauses may lie.
const DEEPEST: i32 = 8;

/// What can be done with a clause by one press.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Change {
    /// 上へ, with what lies in it.
    Up,
    /// 下へ, with what lies in it.
    Down,
    /// 下位へ: into the clause before it.
    Indent,
    /// 上位へ
    Outdent,
    /// 前の項目とつなぐ
    Join,
    /// 削除: what lies in it moves one step up.
    Remove,
}

impl Change {
    /// Every change, in the order of the buttons.
    pub const ALL: [Change; 6] =
        [Change::Up, Change::Down, Change::Indent, Change::Outdent, Change::Join, Change::Remove];

    /// The code in forms.
    pub fn code(self) -> &'static str {
        match self {
            Change::Up => "up",
            Change::Down => "down",
            Change::Indent => "indent",
            Change::Outdent => "outdent",
            Change::Join => "join",
            Change::Remove => "remove",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Change::ALL.into_iter().find(|change| change.code() == code)
    }
}

/// Reads the fields of a clause: `label`, `title`, `body`.
///
/// # Errors
/// A field that is too long, or a clause without a word.
pub fn read_clause(typed: &Answers) -> Result<Clause, Problems> {
    let clause = Clause {
        depth: 0,
        label: clean(typed.get("label")),
        title: clean(typed.get("title")),
        body: clean_multiline(typed.get("body")).trim().to_owned(),
    };
    let mut problems = Problems::none();
    for (key, text, max) in
        [("label", &clause.label, LABEL_MAX), ("title", &clause.title, TITLE_MAX), ("body", &clause.body, BODY_MAX)]
    {
        let now = text.chars().count();
        if now > max {
            problems.add(key, Problem::TooLong { max, now });
        }
    }
    if clause.label.is_empty() && clause.title.is_empty() && clause.body.is_empty() {
        problems.add("title", Problem::Missing);
    }
    problems.or(clause)
}

impl Plan {
    /// The place of a clause.
    pub fn place(&self, id: PlanNodeId) -> Option<usize> {
        self.nodes.iter().position(|node| node.id == id)
    }

    /// Where the clauses that lie in the one at `place` end.
    fn end_of(&self, place: usize) -> usize {
        let depth = self.nodes[place].depth;
        let inside = self.nodes[place + 1..].iter().take_while(|node| node.depth > depth).count();
        place + 1 + inside
    }

    /// Whether the change would do anything: the buttons of the page.
    pub fn can(&self, id: PlanNodeId, change: Change) -> bool {
        let Some(place) = self.place(id) else { return false };
        let node = &self.nodes[place];
        match change {
            Change::Up => self.sibling_before(place).is_some(),
            Change::Down => self.nodes.get(self.end_of(place)).is_some_and(|next| next.depth == node.depth),
            Change::Indent => place > 0 && node.depth <= self.nodes[place - 1].depth && node.depth < DEEPEST,
            Change::Outdent => node.depth > 0,
            Change::Join => place > 0,
            Change::Remove => true,
        }
    }

    /// Makes a change; one that cannot be made leaves everything as it is.
    pub fn change(&mut self, id: PlanNodeId, change: Change) {
        let Some(place) = self.place(id).filter(|_| self.can(id, change)) else { return };
        let end = self.end_of(place);
        match change {
            Change::Up => {
                if let Some(before) = self.sibling_before(place) {
                    self.nodes[before..end].rotate_left(place - before);
                }
            }
            Change::Down => {
                let after = self.end_of(end);
                self.nodes[place..after].rotate_left(end - place);
            }
            Change::Indent => self.nodes[place..end].iter_mut().for_each(|node| node.depth += 1),
            Change::Outdent => self.nodes[place..end].iter_mut().for_each(|node| node.depth -= 1),
            Change::Join => {
                let joined = self.nodes.remove(place);
                let before = &mut self.nodes[place - 1];
                let heading = format!("{} {}", joined.label, joined.title);
                let parts = [before.body.trim(), heading.trim(), joined.body.trim()];
                before.body = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n");
            }
            Change::Remove => {
                self.nodes[place + 1..end].iter_mut().for_each(|node| node.depth -= 1);
                self.nodes.remove(place);
            }
        }
        self.settle();
    }

    fn sibling_before(&self, place: usize) -> Option<usize> {
        let depth = self.nodes[place].depth;
        let before = (0..place).rev().find(|before| self.nodes[*before].depth <= depth)?;
        (self.nodes[before].depth == depth).then_some(before)
    }

    /// Adds a clause after another with what lies in it, or at the end.
    pub fn add_after(&mut self, after: Option<PlanNodeId>, id: PlanNodeId, clause: Clause) {
        let place = after.and_then(|after| self.place(after));
        let (at, depth) = place.map_or((self.nodes.len(), 0), |place| (self.end_of(place), self.nodes[place].depth));
        self.nodes.insert(at, Clause { depth, ..clause }.node(id, None));
        self.settle();
    }

    /// Cuts the text of a clause before its `paragraph`, counted from 0: the rest becomes a clause of its own under `new`.
    pub fn split(&mut self, id: PlanNodeId, paragraph: usize, new: PlanNodeId) {
        let Some(place) = self.place(id) else { return };
        let paragraphs = paragraphs(&self.nodes[place].body);
        if paragraph == 0 || paragraph >= paragraphs.len() {
            return;
        }
        let rest =
            Clause { depth: self.nodes[place].depth, body: paragraphs[paragraph..].join("\n\n"), ..Clause::default() };
        self.nodes[place].body = paragraphs[..paragraph].join("\n\n");
        self.nodes.insert(place + 1, rest.node(new, None));
        self.settle();
    }

    /// Sees to it that no step is left out: the first clause lies at the top, and each at most one step below the one
    /// before it.
    pub fn settle(&mut self) {
        let mut above = -1;
        for node in &mut self.nodes {
            node.depth = node.depth.clamp(0, DEEPEST).min(above + 1);
            above = node.depth;
        }
    }

    /// The next edition, which begins as this one: every clause continues its own. `ids` makes new ids.
    pub fn next_edition(&self, mut ids: impl FnMut() -> uuid::Uuid) -> Plan {
        let node = |node: &PlanNode| PlanNode { id: PlanNodeId(ids()), origin: Some(node.id), ..node.clone() };
        let nodes = self.nodes.iter().map(node).collect();
        Plan {
            id: crate::people::PlanId(ids()),
            edition: self.edition + 1,
            errata: String::new(),
            frozen_at: None,
            nodes,
            ..self.clone()
        }
    }
}

/// The paragraphs of a clause.
pub fn paragraphs(body: &str) -> Vec<&str> {
    body.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::{CallId, PlanId};
    use crate::plans::PlanKind;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn id(number: usize) -> PlanNodeId {
        PlanNodeId(Uuid::from_u128(number as u128))
    }

    fn plan(depths: &[i32]) -> Plan {
        let node = |(index, depth): (usize, &i32)| PlanNode {
            id: id(index),
            depth: *depth,
            label: format!("{index}"),
            title: format!("題{index}"),
            body: format!("甲{index}\n\n乙{index}"),
            origin: None,
        };
        let mut plan = Plan {
            id: PlanId(Uuid::nil()),
            call: CallId(Uuid::nil()),
            kind: PlanKind::Draft,
            edition: 1,
            title: String::new(),
            errata: String::new(),
            frozen_at: None,
            nodes: depths.iter().enumerate().map(node).collect(),
        };
        plan.settle();
        plan
    }

    fn shape(plan: &Plan) -> Vec<(String, i32)> {
        plan.nodes.iter().map(|node| (node.label.clone(), node.depth)).collect()
    }

    #[test]
    fn clauses_move_with_what_lies_in_them() {
        let mut one = plan(&[0, 1, 1, 0, 1]);
        one.change(id(3), Change::Up);
        let labels: Vec<String> = shape(&one).into_iter().map(|(label, _)| label).collect();
        assert_eq!(labels, ["3", "4", "0", "1", "2"]);
        one.change(id(3), Change::Down);
        assert_eq!(shape(&one), shape(&plan(&[0, 1, 1, 0, 1])));
        assert!(!one.can(id(1), Change::Up) && !one.can(id(0), Change::Indent) && !one.can(id(0), Change::Outdent));
        one.change(id(2), Change::Join);
        assert_eq!(one.nodes[1].body, "甲1\n\n乙1\n\n2 題2\n\n甲2\n\n乙2");
        one.change(id(0), Change::Remove);
        assert_eq!(one.nodes[0].depth, 0, "what lay in it moved up");
        one.split(id(1), 2, id(90));
        assert_eq!((one.nodes[0].body.as_str(), one.nodes[1].body.as_str()), ("甲1\n\n乙1", "2 題2\n\n甲2\n\n乙2"));
        let next = one.next_edition(|| Uuid::from_u128(5));
        assert_eq!((next.edition, next.nodes[0].origin), (2, Some(id(1))));
    }

    proptest! {
        #[test]
        fn no_change_breaks_the_tree_and_only_removal_loses_words(
            depths in prop::collection::vec(0..4_i32, 1..12),
            changes in prop::collection::vec((0..12_usize, 0..7_usize), 0..30),
        ) {
            let mut plan = plan(&depths);
            let words = |plan: &Plan| {
                let mut all: Vec<char> = plan.nodes.iter()
                    .flat_map(|node| format!("{}{}{}", node.label, node.title, node.body).chars().collect::<Vec<_>>())
                    .filter(|letter| !letter.is_whitespace()).collect();
                all.sort_unstable();
                all
            };
            for (turn, (which, change)) in changes.into_iter().enumerate() {
                let before = words(&plan);
                match Change::ALL.get(change) {
                    Some(Change::Remove) => plan.change(id(which), Change::Remove),
                    Some(change) => {
                        plan.change(id(which), *change);
                        prop_assert_eq!(&before, &words(&plan), "{:?}", change);
                    }
                    None => {
                        plan.split(id(which), 1, id(100 + turn));
                        prop_assert_eq!(&before, &words(&plan));
                    }
                }
                let mut above = -1;
                for node in &plan.nodes {
                    prop_assert!(node.depth >= 0 && node.depth <= above + 1);
                    above = node.depth;
                }
            }
        }
    }
}
