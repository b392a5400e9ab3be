//! The plan as it was decided beside the draft（成案と案）: what was changed, by which answers, and the numbers of the result.

use super::{Gap, Outline};
use crate::changes::{Piece, text};
use crate::consultations::Consultation;
use crate::opinions::Channel;
use crate::people::PlanNodeId;
use crate::plans::{Plan, PlanNode};
use serde::{Deserialize, Serialize};

/// Longest reason of a change, in characters.
pub const WHY_MAX: usize = 2_000;

/// Why a clause was changed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cause {
    /// The numbers of the answers that caused it.
    pub answers: Vec<i32>,
    /// The reason in words; must be there where no opinion caused it（字句の整理など）.
    pub reason: String,
}

impl Cause {
    /// Whether the change is accounted for.
    pub fn is_given(&self) -> bool {
        !self.answers.is_empty() || !self.reason.is_empty()
    }
}

/// A clause of the decided plan beside the one of the draft that it continues.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair<'a> {
    /// The clause of the draft.
    pub before: &'a PlanNode,
    /// The clause as decided.
    pub after: &'a PlanNode,
}

impl Pair<'_> {
    /// Whether anything in it was changed.
    pub fn is_changed(&self) -> bool {
        (&self.before.label, &self.before.title, &self.before.body)
            != (&self.after.label, &self.after.title, &self.after.body)
    }

    /// What was changed, letter by letter: heading and text.
    pub fn pieces(&self) -> Vec<Piece> {
        text(&whole(self.before), &whole(self.after))
    }
}

fn whole(node: &PlanNode) -> String {
    format!("{} {}\n{}", node.label, node.title, node.body).trim().to_owned()
}

/// The clauses of the decided plan beside those of the draft, in reading order.
pub fn pairs<'a>(draft: &'a Plan, decided: &'a Plan) -> Vec<Pair<'a>> {
    let pair = |after: &'a PlanNode| Some(Pair { before: draft.node(after.origin?)?, after });
    decided.nodes.iter().filter_map(pair).collect()
}

/// What the decided plan still lacks: it must be there, every changed clause must say why, and every answer that
/// changes the draft must have changed a clause.
pub fn plan_gaps(
    consultation: &Consultation,
    outlines: &[Outline],
    pairs: Option<&[Pair<'_>]>,
    causes: &[(PlanNodeId, Cause)],
) -> Vec<Gap> {
    let Some(pairs) = pairs else { return vec![Gap::NoPlan] };
    let mut gaps = Vec::new();
    let cause = |node: PlanNodeId| causes.iter().find(|(id, _)| *id == node).map(|(_, cause)| cause);
    let changed: Vec<&Pair<'_>> = pairs.iter().filter(|pair| pair.is_changed()).collect();
    let silent: Vec<String> = changed
        .iter()
        .filter(|pair| !cause(pair.after.id).is_some_and(Cause::is_given))
        .map(|pair| format!("{} {}", pair.after.label, pair.after.title).trim().to_owned())
        .collect();
    if !silent.is_empty() {
        gaps.push(Gap::SilentChanges(silent));
    }
    let linked: Vec<i32> = changed
        .iter()
        .filter_map(|pair| cause(pair.after.id))
        .flat_map(|cause| cause.answers.iter().copied())
        .collect();
    let changes = |outline: &&Outline| {
        outline.in_use && super::class(consultation, &outline.class).is_some_and(|class| class.changes)
    };
    let idle: Vec<i32> = outlines
        .iter()
        .filter(changes)
        .map(|outline| outline.number)
        .filter(|number| !linked.contains(number))
        .collect();
    if !idle.is_empty() {
        gaps.push(Gap::IdleAnswers(idle));
    }
    gaps
}

/// The numbers of a result, as they were when it was published（結果の数）.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Figures {
    /// Opinions that count.
    pub opinions: i64,
    /// 提出者, as far as they can be told apart.
    pub senders: i64,
    /// Of the opinions, those of groups and companies.
    pub of_groups: i64,
    /// Opinions in points（意見数）.
    pub points: i64,
    /// 異なる文
    pub texts: i64,
    /// Listed apart, without an answer（対象外）.
    pub out_of_scope: i64,
    /// Without effect（無効）.
    pub invalid: i64,
    /// Opinions and senders by the way they came.
    pub by_channel: Vec<(Channel, i64, i64)>,
    /// Class, its answers, and the points that they answer.
    pub by_class: Vec<(String, i64, i64)>,
}
