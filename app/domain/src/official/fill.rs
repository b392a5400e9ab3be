//! A template and the facts of a case become a sheet（差し込み）. What residents typed stays text: it is put in after
//! the template was read, and nothing reads it again.

use super::{Block, Inline, Placeholder, Sheet, Template};
use std::collections::BTreeMap;

/// What a case says in the places of a template. What is absent or blank does not exist for conditions.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facts(BTreeMap<Placeholder, String>);

impl Facts {
    /// Sets a fact.
    pub fn set(&mut self, place: Placeholder, value: impl Into<String>) {
        self.0.insert(place, value.into());
    }

    /// A fact; blank where there is none.
    pub fn get(&self, place: Placeholder) -> &str {
        self.0.get(&place).map(String::as_str).unwrap_or_default()
    }

    fn has(&self, place: Placeholder) -> bool {
        !self.get(place).trim().is_empty()
    }
}

/// Fills a template. `frame` brings what every letter has: number, date, addressee, sender, contact.
pub fn fill(template: &Template, facts: &Facts, frame: Sheet) -> Sheet {
    let mut sheet = Sheet {
        form: template.form.clone(),
        subject: said(&template.subject, facts),
        body: Vec::new(),
        items: Vec::new(),
        ..frame
    };
    put(&template.blocks, facts, &mut sheet);
    sheet
}

fn put(blocks: &[Block], facts: &Facts, sheet: &mut Sheet) {
    for block in blocks {
        match block {
            Block::Paragraph(pieces) => {
                let text = said(pieces, facts);
                if !text.trim().is_empty() {
                    sheet.body.push(text);
                }
            }
            Block::Item(item) => sheet.items.push((item.label.clone(), said(&item.value, facts))),
            Block::When(place, blocks) if facts.has(*place) => put(blocks, facts, sheet),
            Block::When(..) => {}
        }
    }
}

fn said(pieces: &[Inline], facts: &Facts) -> String {
    let piece = |piece: &Inline| match piece {
        Inline::Said(text) => text.clone(),
        Inline::Place(place) => facts.get(*place).trim_end().to_owned(),
    };
    pieces.iter().map(piece).collect()
}
