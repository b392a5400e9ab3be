//! Texts of the city as trees of clauses: the draft that is consulted on, in editions, and the plan as it was decided（計画・案・項目）.

mod action;
pub mod editing;
pub mod errata;
pub mod reading;

pub use action::{ActionPlan, Aim, Aims, Group, Item, Labelled, Lead, Measure, Sign, Source, Story, StoryStage};

use crate::people::{CallId, PlanId, PlanNodeId};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// What a text of the city is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PlanKind {
    /// 案: what people are asked about.
    Draft,
    /// 成案: what was decided in the end.
    Final,
}

impl PlanKind {
    /// The code in the database.
    pub fn code(self) -> &'static str {
        match self {
            PlanKind::Draft => "draft",
            PlanKind::Final => "final",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        [PlanKind::Draft, PlanKind::Final].into_iter().find(|kind| kind.code() == code)
    }
}

/// A text in one edition（版）.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Which.
    pub id: PlanId,
    /// The call that it belongs to.
    pub call: CallId,
    /// What it is.
    pub kind: PlanKind,
    /// From 1. An opinion stays bound to the edition that it was written on.
    pub edition: i32,
    /// Title.
    pub title: String,
    /// What is different from the edition before, in words（正誤表の説明）; empty for the first.
    pub errata: String,
    /// When it was published; from then on nothing in it changes.
    pub frozen_at: Option<DateTime<Utc>>,
    /// Its clauses in reading order.
    pub nodes: Vec<PlanNode>,
}

/// A clause（項目）: a chapter, a section, an article. Its place among the others and its depth make the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanNode {
    /// Which.
    pub id: PlanNodeId,
    /// How deep it lies: 0 for a chapter, 1 below it.
    pub depth: i32,
    /// Its number as it stands in the text: 第2章, 2 (1), 施策１.
    pub label: String,
    /// Heading; may be empty for an article that has none.
    pub title: String,
    /// Text: paragraphs are set apart by an empty line.
    pub body: String,
    /// The clause of the edition before that this one continues（項目の対応）.
    pub origin: Option<PlanNodeId>,
}

/// A clause before it has an id: as it was read, or comes with the demo city.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Clause {
    /// How deep it lies.
    pub depth: i32,
    /// Its number as it stands in the text.
    pub label: String,
    /// Heading.
    pub title: String,
    /// Text.
    pub body: String,
}

impl Clause {
    /// The clause under an id, continuing one of the edition before.
    pub fn node(self, id: PlanNodeId, origin: Option<PlanNodeId>) -> PlanNode {
        PlanNode { id, depth: self.depth, label: self.label, title: self.title, body: self.body, origin }
    }
}

impl PlanNode {
    /// How the clause is called: its number and its heading, or the beginning of its text where it has neither.
    pub fn name(&self) -> String {
        let name = format!("{} {}", self.label, self.title).trim().to_owned();
        if !name.is_empty() {
            return name;
        }
        self.body.lines().next().unwrap_or_default().chars().take(20).collect()
    }
}

impl Plan {
    /// A clause.
    pub fn node(&self, id: PlanNodeId) -> Option<&PlanNode> {
        self.nodes.iter().find(|node| node.id == id)
    }
}
