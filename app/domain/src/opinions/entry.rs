//! Keying in opinions that came on paper（紙の意見の入力）: what is read of the entry screen.

use super::rules::{Arrival, arrival, check_days, grace_ends};
use super::writing::bounded;
use super::{
    BODY_MAX, Channel, PARTS_MAX, PLACE_MAX, Part, REASON_MAX, Sender, body_field, place_field, read_sender,
    reason_field,
};
use crate::calendar::{date_in_japan, parse_date};
use crate::consultations::Consultation;
use crate::folding::{clean, digits, fold};
use crate::forms::{Answers, Strictness};
use crate::people::PlanNodeId;
use crate::plans::Plan;
use crate::problems::{Problem, Problems};
use chrono::{DateTime, NaiveDate, Utc};

/// The field with which staff say that paper keyed in after the days of grace came in time.
pub const AFTER_GRACE: &str = "late";

/// The field of the clauses of a piece, as they are typed: `2-1` or 第2章.
pub fn clause_field(part: usize) -> String {
    format!("clause-{part}")
}

/// What was keyed in of one paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keyed {
    /// How it came.
    pub channel: Channel,
    /// The day of the city's stamp.
    pub received_on: NaiveDate,
    /// The day of the postmark.
    pub postmark_on: Option<NaiveDate>,
    /// Whether it came in time.
    pub arrival: Arrival,
    /// Who wrote it, as far as the paper says.
    pub sender: Sender,
    /// What was written.
    pub parts: Vec<Part>,
}

/// The clauses that somebody means who types their signs, several set apart by 、 or commas. A sign is the label as it
/// stands in the text, in whatever width, or the place in the tree by numbers: `2-1` is the first below the second.
///
/// # Errors
/// `NotAChoice` where nothing or more than one thing is meant.
pub fn clauses_of(plan: &Plan, typed: &str) -> Result<Vec<PlanNodeId>, Problem> {
    let mut found = Vec::new();
    let signs = typed.split(['、', ',', '，', ';', '；']).map(str::trim).filter(|sign| !sign.is_empty());
    for sign in signs {
        let id = clause_of(plan, sign).ok_or(Problem::NotAChoice)?;
        if !found.contains(&id) {
            found.push(id);
        }
    }
    Ok(found)
}

fn clause_of(plan: &Plan, sign: &str) -> Option<PlanNodeId> {
    let folded = fold(sign);
    let only = |mut fitting: Vec<PlanNodeId>| if fitting.len() == 1 { fitting.pop() } else { None };
    let by_label = plan.nodes.iter().filter(|node| !node.label.is_empty() && fold(&node.label) == folded);
    let by_name = plan.nodes.iter().filter(|node| {
        let name = [node.label.as_str(), node.title.as_str()].concat();
        fold(&name) == folded || fold(&node.title) == folded
    });
    only(by_label.map(|node| node.id).collect())
        .or_else(|| by_path(plan, &digits(sign)))
        .or_else(|| only(by_name.map(|node| node.id).collect()))
}

/// The clause at a place of the tree, counted from 1 on each level.
fn by_path(plan: &Plan, path: &str) -> Option<PlanNodeId> {
    let wanted: Vec<usize> =
        path.split(['-', '.', '_']).map(|number| number.parse().ok()).collect::<Option<Vec<_>>>()?;
    let mut at: Vec<usize> = Vec::new();
    for node in &plan.nodes {
        let depth = usize::try_from(node.depth).ok()?;
        at.truncate(depth + 1);
        // A text that leaves a level out counts it as the first.
        while at.len() < depth {
            at.push(1);
        }
        match at.get_mut(depth) {
            Some(count) => *count += 1,
            None => at.push(1),
        }
        if at == wanted {
            return Some(node.id);
        }
    }
    None
}

/// How a clause is typed: its label where no other has the same, else its place in the tree.
pub fn sign_of(plan: &Plan, id: PlanNodeId) -> String {
    let Some(node) = plan.node(id) else { return String::new() };
    if clause_of(plan, &node.label) == Some(id) {
        return node.label.clone();
    }
    [node.label.as_str(), node.title.as_str()].join(" ").trim().to_owned()
}

/// Reads the entry screen: `channel`, `received`, `postmark`, the fields of a sender, and of each piece `clause-N`,
/// `place-N`, `body-N`, `reason-N`. What the paper leaves blank is no fault, except the opinion itself.
///
/// # Errors
/// Everything that is missing or wrong, by field.
pub fn read_keyed(
    typed: &Answers,
    consultation: &Consultation,
    plan: &Plan,
    now: DateTime<Utc>,
) -> Result<Keyed, Problems> {
    let mut problems = Problems::none();
    let channel = Channel::from_code(typed.get("channel")).filter(|channel| channel.is_keyed_in());
    if channel.is_none() {
        problems.add("channel", Problem::Missing);
    }
    let received_on = day(typed, "received", &mut problems);
    if received_on.is_none() && typed.get("received").is_empty() {
        problems.add("received", Problem::Missing);
    }
    let postmark_on = day(typed, "postmark", &mut problems);
    if let Some(received_on) = received_on {
        check_days(received_on, postmark_on, now, &mut problems);
    }
    let grace = grace_ends(consultation);
    if now > grace && typed.get(AFTER_GRACE) != "yes" {
        problems.add(AFTER_GRACE, Problem::AfterGrace { last: date_in_japan(grace) });
    }
    let sender = match read_sender(typed, &consultation.particulars, Strictness::Draft) {
        Ok(sender) => Some(sender),
        Err(wrong) => {
            problems.extend(wrong.iter().map(|(field, problem)| (field.to_owned(), problem.clone())));
            None
        }
    };
    let parts = read_pieces(typed, plan, &mut problems);
    match (channel, received_on, sender) {
        (Some(channel), Some(received_on), Some(sender)) if problems.is_empty() => {
            let arrival = arrival(consultation, channel, received_on, postmark_on);
            Ok(Keyed { channel, received_on, postmark_on, arrival, sender, parts })
        }
        _ => Err(problems),
    }
}

fn day(typed: &Answers, field: &str, problems: &mut Problems) -> Option<NaiveDate> {
    let text = typed.get(field);
    if text.trim().is_empty() {
        return None;
    }
    parse_date(text).map_err(|_| problems.add(field, Problem::NotADate)).ok()
}

/// Reads the pieces alone: of each `clause-N`, `place-N`, `body-N`, `reason-N`. What is wrong is added to the problems.
pub fn read_pieces(typed: &Answers, plan: &Plan, problems: &mut Problems) -> Vec<Part> {
    let mut parts = Vec::new();
    for part in 0..PARTS_MAX {
        let read = Part {
            nodes: Vec::new(),
            place: clean(typed.get(&place_field(part))),
            body: typed.get(&body_field(part)).to_owned(),
            reason: typed.get(&reason_field(part)).to_owned(),
        };
        let clause = typed.get(&clause_field(part));
        let is_blank = read == Part::default() && clause.is_empty();
        if is_blank && part > 0 {
            continue;
        }
        if read.body.is_empty() {
            problems.add(body_field(part), Problem::Missing);
        }
        let nodes = clauses_of(plan, clause).unwrap_or_else(|problem| {
            problems.add(clause_field(part), problem);
            Vec::new()
        });
        bounded(body_field(part), &read.body, BODY_MAX, problems);
        bounded(reason_field(part), &read.reason, REASON_MAX, problems);
        bounded(place_field(part), &read.place, PLACE_MAX, problems);
        parts.push(Part { nodes, ..read });
    }
    parts
}
