//! The three real schemes that serve as templates（制度の見本）, read from the JSON files under `server/data`.

use anyhow::Context;
use domain::calls::{Call, CallKind, Dates, Notice, Rules};
use domain::forms::{Choice, Form, Kind, Section};
use domain::people::{CallId, OrganisationId, ProgrammeId};
use domain::texts::Words;
use serde::Deserialize;

/// The question that asks for the track; its options are the tracks of the rules.
const TRACK: &str = "track";

/// A scheme: everything of a call but its dates.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scheme {
    /// Letters in receipt numbers.
    pub code: String,
    /// Name of the programme it is a round of.
    pub programme: String,
    /// How many years papers are kept.
    pub retention_years: i32,
    /// Title of the call.
    pub title: Words,
    /// What the public page says.
    pub notice: Notice,
    sections: Vec<String>,
    /// The rules.
    pub rules: Rules,
}

const SCHEMES: [(&str, &str); 4] = [
    ("wagamachi", include_str!("../../data/schemes/wagamachi.json")),
    ("start", include_str!("../../data/schemes/start.json")),
    ("jump", include_str!("../../data/schemes/jump.json")),
    ("one-percent", include_str!("../../data/schemes/one-percent.json")),
];

const SECTIONS: [(&str, &str); 3] = [
    ("group", include_str!("../../data/forms/group.json")),
    ("plan", include_str!("../../data/forms/plan.json")),
    ("plan-short", include_str!("../../data/forms/plan-short.json")),
];

fn file(files: &[(&str, &'static str)], name: &str) -> anyhow::Result<&'static str> {
    let found = files.iter().find(|(key, _)| *key == name);
    found.map(|(_, text)| *text).with_context(|| format!("there is no file {name}"))
}

impl Scheme {
    /// The scheme with this name.
    ///
    /// # Errors
    /// No such scheme, or its file cannot be read.
    pub fn load(name: &str) -> anyhow::Result<Scheme> {
        serde_json::from_str(file(&SCHEMES, name)?).with_context(|| format!("scheme {name}"))
    }

    /// The names of all schemes.
    pub fn names() -> impl Iterator<Item = &'static str> {
        SCHEMES.iter().map(|(name, _)| *name)
    }

    /// The form: its sections, with the tracks filled in where the scheme has any.
    ///
    /// # Errors
    /// A section that cannot be read.
    pub fn form(&self) -> anyhow::Result<Form> {
        let mut sections = Vec::new();
        for name in &self.sections {
            let section: Section =
                serde_json::from_str(file(&SECTIONS, name)?).with_context(|| format!("section {name}"))?;
            sections.push(self.with_tracks(section));
        }
        Ok(Form { version: 1, sections })
    }

    fn with_tracks(&self, mut section: Section) -> Section {
        let tracks = &self.rules.tracks;
        for page in &mut section.pages {
            page.questions.retain(|question| question.key != TRACK || !tracks.is_empty());
            for question in page.questions.iter_mut().filter(|question| question.key == TRACK) {
                let options =
                    tracks.iter().map(|track| Choice { key: track.key.clone(), label: track.name.clone() }).collect();
                question.kind = Kind::Choice { options };
            }
        }
        section
    }

    /// A call of this scheme.
    ///
    /// # Errors
    /// A section that cannot be read.
    pub fn call(
        &self,
        id: CallId,
        programme: ProgrammeId,
        department: OrganisationId,
        slug: &str,
        dates: Dates,
    ) -> anyhow::Result<Call> {
        Ok(Call {
            id,
            programme,
            kind: CallKind::Grant,
            slug: slug.to_owned(),
            code: self.code.clone(),
            title: self.title.clone(),
            department,
            dates,
            notice: self.notice.clone(),
            form: self.form()?,
            rules: self.rules.clone(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::calls::{EditPage, Gap};
    use domain::forms::Question;
    use domain::proposals::TITLE;
    use domain::ruby;
    use std::collections::BTreeSet;

    fn words_of(form: &Form, scheme: &Scheme) -> Vec<Words> {
        let notice = &scheme.notice;
        let mut words = vec![scheme.title.clone(), notice.summary.clone(), notice.purpose.clone(), notice.who.clone()];
        words.extend([notice.what.clone(), notice.how.clone()]);
        words.extend(notice.guide.iter().flat_map(|section| [section.title.clone(), section.body.clone()]));
        let terms = &scheme.rules.terms;
        words.extend(terms.self_check.iter().flat_map(|check| [check.question.clone(), check.why.clone()]));
        words.extend(terms.variations.iter().map(|variation| variation.name.clone()));
        words.extend(scheme.rules.pledges.iter().cloned());
        words.extend(scheme.rules.papers.iter().flat_map(|paper| [paper.label.clone(), paper.help.clone()]));
        words.extend(form.pages().flat_map(|page| [page.title.clone(), page.help.clone()]));
        words.extend(form.questions().flat_map(|question| [question.label.clone(), question.help.clone()]));
        words.retain(|words| !words.is_empty());
        words
    }

    #[test]
    fn every_scheme_can_be_read_and_is_complete() {
        for name in Scheme::names() {
            let scheme = Scheme::load(name).expect(name);
            let form = scheme.form().expect(name);
            assert!(form.questions().any(|question| question.key == TITLE), "{name} asks for the title");
            let keys: BTreeSet<_> = form.questions().map(|question| &question.key).collect();
            assert_eq!(keys.len(), form.questions().count(), "{name}: keys are unique");
            let pages: BTreeSet<_> = form.pages().map(|page| &page.key).collect();
            assert_eq!(pages.len(), form.pages().count(), "{name}: pages are unique");
            assert_eq!(keys.contains(&TRACK.to_owned()), !scheme.rules.tracks.is_empty(), "{name}: tracks");
            assert!(!scheme.rules.pledges.is_empty() && !scheme.rules.checklist.is_empty());
        }
    }

    #[test]
    fn what_residents_read_is_there_in_three_languages_with_readings() {
        for name in Scheme::names() {
            let scheme = Scheme::load(name).expect(name);
            for words in words_of(&scheme.form().expect(name), &scheme) {
                assert!(words.en.is_some(), "{name}: English of {}", words.ja);
                let easy = words.easy.as_deref().unwrap_or_default();
                assert!(!easy.is_empty(), "{name}: easy Japanese of {}", words.ja);
                for segment in ruby::segments(easy) {
                    let bare_kanji = segment.text.chars().any(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c));
                    assert!(segment.reading.is_some() || !bare_kanji, "{name}: no reading in {easy}");
                }
            }
        }
    }

    #[test]
    fn the_editor_gives_back_every_page_as_it_was() {
        let at = chrono::DateTime::from_timestamp(1_795_309_200, 0).expect("a valid time");
        let closes_at = chrono::DateTime::from_timestamp(1_797_000_059, 0).expect("a valid time");
        let dates =
            Dates { published_at: None, opens_at: at, closes_at, results_published_at: None, cancelled_at: None };
        for name in Scheme::names() {
            let scheme = Scheme::load(name).expect(name);
            let nil = uuid::Uuid::nil();
            let call = scheme.call(CallId(nil), ProgrammeId(nil), OrganisationId(nil), name, dates).expect(name);
            for page in EditPage::ALL {
                let mut again = call.clone();
                again.edit(page, &call.typed(page), at).expect("its own words");
                assert_eq!(again, call, "{name}: {}", page.code());
            }
            for question in call.form.questions() {
                let again = Question::read(&question.key, &question.typed()).expect("its own words");
                assert_eq!(&again, question, "{name}");
            }
            let gaps = call.gaps(at);
            assert!(gaps.iter().all(|(_, gap)| *gap == Gap::Guide), "{name}: {gaps:?}");
        }
    }
}
