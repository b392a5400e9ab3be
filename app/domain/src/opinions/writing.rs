//! Reading what somebody writes: the pieces of an opinion, and who writes them（意見の記入・提出者の記入）.

use super::{Author, Naming, Part};
use crate::accounts::{NAME_MAX, check_email};
use crate::consultations::{Particulars, Want};
use crate::folding::{Phone, Postcode, clean};
use crate::forms::{Answers, Strictness};
use crate::people::PlanNodeId;
use crate::plans::Plan;
use crate::problems::{Problem, Problems};

/// The longest opinion on one place, in characters: about six pages of A4.
pub const BODY_MAX: usize = 8_000;
/// The longest reason.
pub const REASON_MAX: usize = 4_000;
/// The longest page or line.
pub const PLACE_MAX: usize = 100;
/// The longest address.
pub const ADDRESS_MAX: usize = 120;
/// The most pieces of one opinion.
pub const PARTS_MAX: usize = 20;
/// The most clauses that one piece speaks to.
pub const NODES_MAX: usize = 10;

/// The field of a piece's opinion.
pub fn body_field(part: usize) -> String {
    format!("body-{part}")
}

/// The field of a piece's reason.
pub fn reason_field(part: usize) -> String {
    format!("reason-{part}")
}

/// The field of a piece's page or line.
pub fn place_field(part: usize) -> String {
    format!("place-{part}")
}

/// The field of one of the clauses that a piece speaks to. Left blank it is the draft as a whole.
pub fn node_field(part: usize, nth: usize) -> String {
    format!("node-{part}-{nth}")
}

/// The field with how many pieces the form shows.
pub const PARTS: &str = "parts";

/// The field with how many clauses the form shows for a piece.
pub fn nodes_field(part: usize) -> String {
    format!("nodes-{part}")
}

/// How many pieces the form shows: as many as were asked for, and no fewer than hold something.
pub fn parts_shown(typed: &Answers) -> usize {
    let asked = typed.get(PARTS).parse().unwrap_or(1);
    let filled = (0..PARTS_MAX).rev().find(|part| !is_blank(typed, *part)).map_or(0, |last| last + 1);
    filled.max(asked).clamp(1, PARTS_MAX)
}

/// How many clauses the form shows for a piece.
pub fn nodes_shown(typed: &Answers, part: usize) -> usize {
    let asked = typed.get(&nodes_field(part)).parse().unwrap_or(1);
    let last = (0..NODES_MAX).rev().find(|nth| !typed.get(&node_field(part, *nth)).is_empty());
    last.map_or(0, |last| last + 1).max(asked).clamp(1, NODES_MAX)
}

/// Whether nothing was typed for a piece. A clause that was chosen and not written to is nothing.
fn is_blank(typed: &Answers, part: usize) -> bool {
    [body_field(part), reason_field(part), place_field(part)].iter().all(|field| typed.get(field).is_empty())
}

/// Reads the pieces. What was left blank altogether is left out; a place or a reason alone is not an opinion.
///
/// # Errors
/// Everything that is missing or wrong, by field.
pub fn read_parts(typed: &Answers, plan: &Plan) -> Result<Vec<Part>, Problems> {
    let mut problems = Problems::none();
    let mut parts = Vec::new();
    for part in (0..PARTS_MAX).filter(|part| !is_blank(typed, *part)) {
        let read = Part {
            nodes: read_nodes(typed, plan, part, &mut problems),
            place: clean(typed.get(&place_field(part))),
            body: typed.get(&body_field(part)).to_owned(),
            reason: typed.get(&reason_field(part)).to_owned(),
        };
        if read.body.is_empty() {
            problems.add(body_field(part), Problem::Missing);
        }
        bounded(body_field(part), &read.body, BODY_MAX, &mut problems);
        bounded(reason_field(part), &read.reason, REASON_MAX, &mut problems);
        bounded(place_field(part), &read.place, PLACE_MAX, &mut problems);
        parts.push(read);
    }
    if parts.is_empty() {
        problems.add(body_field(0), Problem::Missing);
    }
    problems.or(parts)
}

fn read_nodes(typed: &Answers, plan: &Plan, part: usize, problems: &mut Problems) -> Vec<PlanNodeId> {
    let mut nodes = Vec::new();
    for field in (0..NODES_MAX).map(|nth| node_field(part, nth)) {
        match typed.get(&field) {
            "" => {}
            chosen => match chosen.parse().ok().filter(|id| plan.node(*id).is_some()) {
                Some(id) if nodes.contains(&id) => {}
                Some(id) => nodes.push(id),
                None => problems.add(field, Problem::NotAChoice),
            },
        }
    }
    nodes
}

pub(super) fn bounded(field: impl Into<String>, text: &str, max: usize, problems: &mut Problems) {
    let now = text.chars().count();
    if now > max {
        problems.add(field, Problem::TooLong { max, now });
    }
}

/// Writes pieces back into the fields they were read from, to be corrected.
pub fn write_parts(parts: &[Part], typed: &mut Answers) {
    typed.set(PARTS, &parts.len().to_string());
    for (index, part) in parts.iter().enumerate() {
        typed.set(&body_field(index), &part.body);
        typed.set(&reason_field(index), &part.reason);
        typed.set(&place_field(index), &part.place);
        for (nth, node) in part.nodes.iter().enumerate() {
            typed.set(&node_field(index, nth), &node.to_string());
        }
    }
}

/// Who writes, as far as the notice asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sender {
    /// How the author is named.
    pub naming: Naming,
    /// What the author is to the city; a key of the notice's, or empty.
    pub category: String,
    /// The particulars.
    pub author: Author,
}

impl Particulars {
    /// The ways of naming that are offered; a notice that says nothing takes names.
    pub fn namings(&self) -> &[Naming] {
        if self.naming.is_empty() { &[Naming::Named] } else { &self.naming }
    }

    /// How far something is asked of somebody who is named in this way. Whoever stays anonymous tells neither
    /// address nor telephone, and need not tell where mail arrives.
    pub fn want(&self, field: &str, naming: Naming) -> Want {
        let is_anonymous = naming == Naming::Anonymous;
        match field {
            "name" if is_anonymous => Want::No,
            "name" => Want::Required,
            "address" | "phone" | "organisation" if is_anonymous => Want::No,
            "organisation" => Want::Optional,
            "address" => self.wanted.address,
            "phone" => self.wanted.phone,
            "email" if is_anonymous && self.wanted.email == Want::Required => Want::Optional,
            "email" => self.wanted.email,
            "category" if self.categories.is_empty() => Want::No,
            "category" => self.wanted.category,
            _ => Want::No,
        }
    }

    /// What is required of a sender and is not there（必須欠け）, by field: staff see it on paper that came in so.
    pub fn lacking(&self, sender: &Sender) -> Vec<&'static str> {
        let author = &sender.author;
        let told = [
            ("name", author.name.as_str()),
            ("category", sender.category.as_str()),
            ("address", author.address.as_str()),
            ("phone", author.phone.as_str()),
            ("email", author.email.as_str()),
        ];
        let required = |field: &str| self.want(field, sender.naming) == Want::Required;
        told.into_iter().filter(|(field, told)| told.is_empty() && required(field)).map(|(field, _)| field).collect()
    }
}

/// Reads who writes: `naming`, `name`, `organisation`, `category`, `postcode`, `address`, `district`, `email`, `phone`.
/// What the notice does not ask is not kept, whatever was typed. `Draft` takes paper as it is: blanks are no fault.
///
/// # Errors
/// Everything that is missing or wrong, by field.
pub fn read_sender(typed: &Answers, particulars: &Particulars, strictness: Strictness) -> Result<Sender, Problems> {
    let mut problems = Problems::none();
    let offered = particulars.namings();
    let chosen = Naming::from_code(typed.get("naming")).filter(|naming| offered.contains(naming));
    let naming = match (chosen, offered) {
        (Some(naming), _) => naming,
        (None, [only]) => *only,
        // The rest is looked at all the same, by what is asked of everybody: nobody is sent back twice.
        (None, _) => {
            problems.add("naming", Problem::Missing);
            Naming::Anonymous
        }
    };
    let asked = |field: &str| match particulars.want(field, naming) {
        Want::No => String::new(),
        Want::Optional | Want::Required => clean(typed.get(field)),
    };
    let mut sender = Sender { naming, category: asked("category"), author: Author::default() };
    let author = &mut sender.author;
    author.name = asked("name");
    author.organisation = asked("organisation");
    author.address = asked("address");
    (author.email, author.phone) = (asked("email"), asked("phone"));
    if particulars.want("address", naming) != Want::No {
        author.postcode = clean(typed.get("postcode"));
        author.district = match typed.get("district") {
            "" => None,
            district => district.parse().map_err(|_| problems.add("district", Problem::NotAChoice)).ok(),
        };
    }
    check(&mut sender, particulars, &mut problems);
    if strictness == Strictness::Complete {
        for field in particulars.lacking(&sender) {
            problems.add(field, Problem::Missing);
        }
    }
    problems.or(sender)
}

fn check(sender: &mut Sender, particulars: &Particulars, problems: &mut Problems) {
    let category = sender.category.as_str();
    if !category.is_empty() && !particulars.categories.iter().any(|choice| choice.key == category) {
        problems.add("category", Problem::NotAChoice);
    }
    let author = &mut sender.author;
    bounded("name", &author.name, NAME_MAX, problems);
    bounded("organisation", &author.organisation, NAME_MAX, problems);
    bounded("address", &author.address, ADDRESS_MAX, problems);
    if !author.postcode.is_empty() {
        match author.postcode.parse::<Postcode>() {
            Ok(postcode) => author.postcode = postcode.to_string(),
            Err(_) => problems.add("postcode", Problem::NotAPostcode),
        }
    }
    if !author.phone.is_empty() {
        match author.phone.parse::<Phone>() {
            Ok(phone) => author.phone = phone.to_string(),
            Err(_) => problems.add("phone", Problem::NotAPhone),
        }
    }
    if !author.email.is_empty()
        && let Err(problem) = check_email(&author.email)
    {
        problems.add("email", problem);
    }
}
