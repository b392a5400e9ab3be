//! What a call still lacks before it may be published（公開前の確認）.

use super::{Call, EditPage};
use crate::forms::Kind;
use crate::proposals::TITLE;
use chrono::{DateTime, Utc};

/// Where something is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// A page of the editor.
    Page(EditPage),
    /// The form.
    Form,
}

/// What is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gap {
    /// The title.
    Title,
    /// The closing lies in the past, or before the opening.
    Dates,
    /// The rule it rests on.
    LegalBasis,
    /// The letters before document numbers.
    DocumentMark,
    /// A part of the notice that everybody reads.
    Notice,
    /// The summary in やさしい日本語.
    EasySummary,
    /// The guide.
    Guide,
    /// Costs that count.
    Eligible,
    /// Lines of the formal check.
    Checklist,
    /// Statements of the applicant.
    Pledges,
    /// The question for the name of the project.
    TitleQuestion,
    /// A page without questions, by its title.
    EmptyPage(String),
    /// A question whose condition cannot come true, by its label.
    Condition(String),
    /// A fault of the rubric, or a track without a panel.
    Review(crate::review::Flaw),
    /// A choice with fewer than two options, by its label.
    Options(String),
}

impl Call {
    /// Everything that keeps it from being published, with the place to mend it.
    pub fn gaps(&self, now: DateTime<Utc>) -> Vec<(Place, Gap)> {
        let notice = &self.notice;
        let page = Place::Page;
        let parts = [&notice.summary, &notice.purpose, &notice.who, &notice.what, &notice.how];
        let dates_wrong = self.dates.closes_at <= now || self.dates.closes_at <= self.dates.opens_at;
        let easy = notice.summary.easy.as_deref().unwrap_or_default().trim();
        let checks = [
            (self.title.is_empty(), page(EditPage::Basics), Gap::Title),
            (dates_wrong, page(EditPage::Basics), Gap::Dates),
            (notice.legal_basis.trim().is_empty(), page(EditPage::Basics), Gap::LegalBasis),
            (self.rules.document_mark.trim().is_empty(), page(EditPage::Basics), Gap::DocumentMark),
            (parts.iter().any(|part| part.is_empty()), page(EditPage::Notice), Gap::Notice),
            (easy.is_empty(), page(EditPage::Notice), Gap::EasySummary),
            (notice.guide.is_empty(), page(EditPage::Guide), Gap::Guide),
            (self.rules.eligible.is_empty(), page(EditPage::Money), Gap::Eligible),
            (self.rules.checklist.is_empty(), page(EditPage::Statements), Gap::Checklist),
            (self.rules.pledges.is_empty(), page(EditPage::Statements), Gap::Pledges),
        ];
        let missing = checks.into_iter().filter(|(is_missing, ..)| *is_missing).map(|(_, place, gap)| (place, gap));
        let review = self.review_flaws().into_iter().map(|flaw| (page(EditPage::Review), Gap::Review(flaw)));
        missing.chain(self.form.gaps().into_iter().map(|gap| (Place::Form, gap))).chain(review).collect()
    }
}

impl crate::forms::Form {
    /// Everything that keeps the form from being published.
    pub fn gaps(&self) -> Vec<Gap> {
        let mut gaps = Vec::new();
        if !self.questions().any(|question| question.key == TITLE) {
            gaps.push(Gap::TitleQuestion);
        }
        let empty = self.pages().filter(|page| page.questions.is_empty());
        gaps.extend(empty.map(|page| Gap::EmptyPage(page.title.ja.clone())));
        gaps.extend(self.broken_conditions().into_iter().map(|question| Gap::Condition(question.label.ja.clone())));
        let poor = |kind: &Kind| matches!(kind, Kind::Choice { options } if options.len() < 2);
        let choices = self.questions().filter(|question| poor(&question.kind));
        gaps.extend(choices.map(|question| Gap::Options(question.label.ja.clone())));
        gaps
    }
}
