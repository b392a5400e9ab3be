//! The statutory clock and what a notice still lacks（法定の期間・公表前の確認）.

use super::{Consultation, EditPage, SHORTEST_TERM};
use crate::calendar::date_in_japan;
use crate::opinions::Channel;
use crate::people::Organisation;
use crate::plans::Plan;
use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};

/// Where something is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Where {
    /// A page of the editor.
    Page(EditPage),
    /// The draft document.
    Document,
    /// The papers beside it.
    Files,
    /// The department's own entry.
    Department,
}

/// What is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Gap {
    /// 題名
    Title,
    /// 根拠法令
    LegalBasis,
    /// 要旨
    Summary,
    /// やさしい日本語の要旨
    EasySummary,
    /// 趣旨・目的
    Purpose,
    /// 意見を出せる人
    Who,
    /// The publication lies in the past, or the close before it.
    Dates,
    /// Shorter than thirty days, and no reason is given.
    ShortReason,
    /// 結果公表の予定日
    ResultDue,
    /// 提出方法
    Channels,
    /// 提出先
    SendTo,
    /// 閲覧場所
    Places,
    /// 案
    Document,
    /// 関連資料
    Materials,
    /// 問い合わせ先
    Contact,
    /// 原文の閲覧場所
    Originals,
}

/// What the gate looks at beside the notice.
#[derive(Debug, Clone, Copy)]
pub struct Surroundings<'a> {
    /// The draft document, if there is one.
    pub plan: Option<&'a Plan>,
    /// How many papers lie beside it.
    pub files: usize,
    /// The department in charge.
    pub department: &'a Organisation,
}

/// Tells one wording of a notice and its document from every other, so that nobody approves what he has not seen.
pub fn fingerprint(consultation: &Consultation, plan: Option<&Plan>) -> String {
    let mut text = format!(
        "{:?}{:?}{:?}{:?}{}",
        consultation.title, consultation.summary, consultation.dates, consultation.particulars, consultation.code
    );
    for node in plan.iter().flat_map(|plan| &plan.nodes) {
        text.push_str(&format!("{:?}", (node.depth, &node.label, &node.title, &node.body)));
    }
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Consultation {
    /// Days that people have, counted from the day of publication, which counts itself（公表の日から起算、行政手続法39条3項）.
    pub fn term(&self, now: DateTime<Utc>) -> i64 {
        let from = self.publication(now);
        (date_in_japan(self.dates.closes_at) - date_in_japan(from)).num_days() + 1
    }

    /// When it was published, or will be if it is approved now.
    pub fn publication(&self, now: DateTime<Utc>) -> DateTime<Utc> {
        self.dates.published_at.or(self.particulars.publish_at).unwrap_or(now)
    }

    /// When it opens, or will open if it is approved now: not before its publication.
    pub fn opening(&self, now: DateTime<Utc>) -> DateTime<Utc> {
        self.dates.opens_at.max(self.publication(now))
    }

    /// Whether the term is shorter than the rule wants.
    pub fn is_short(&self, now: DateTime<Utc>) -> bool {
        self.term(now) < i64::from(SHORTEST_TERM)
    }

    /// Everything that keeps the notice from being approved, with the place to mend it.
    pub fn gaps(&self, around: Surroundings<'_>, now: DateTime<Utc>) -> Vec<(Where, Gap)> {
        let about = &self.particulars;
        let page = Where::Page;
        let past = self.dates.published_at.is_none() && about.publish_at.is_some_and(|at| at < now);
        let dates_wrong = past || self.dates.closes_at <= self.publication(now).max(self.dates.opens_at);
        let easy = self.summary.easy.as_deref().unwrap_or_default().trim();
        let elsewhere = about.channels.iter().any(|channel| *channel != Channel::Online);
        let empty = around.plan.is_none_or(|plan| plan.nodes.is_empty());
        let contact = around.department.phone.is_some() || around.department.email.is_some();
        let checks = [
            (self.title.is_empty(), page(EditPage::Basics), Gap::Title),
            (about.legal_basis.is_empty(), page(EditPage::Basics), Gap::LegalBasis),
            (self.summary.is_empty(), page(EditPage::Basics), Gap::Summary),
            (easy.is_empty(), page(EditPage::Basics), Gap::EasySummary),
            (about.purpose.is_empty(), page(EditPage::Basics), Gap::Purpose),
            (about.who.is_empty(), page(EditPage::Basics), Gap::Who),
            (dates_wrong, page(EditPage::Term), Gap::Dates),
            (self.is_short(now) && about.short_reason.is_empty(), page(EditPage::Term), Gap::ShortReason),
            (about.result_due.is_none(), page(EditPage::Term), Gap::ResultDue),
            (about.channels.is_empty(), page(EditPage::Ways), Gap::Channels),
            (elsewhere && about.send_to.is_empty(), page(EditPage::Ways), Gap::SendTo),
            (about.places.is_empty(), page(EditPage::Ways), Gap::Places),
            (about.originals_at.is_empty(), page(EditPage::Classes), Gap::Originals),
            (empty, Where::Document, Gap::Document),
            (around.files == 0 && !about.no_materials, Where::Files, Gap::Materials),
            (!contact, Where::Department, Gap::Contact),
        ];
        let missing = checks.into_iter().filter(|(is_missing, ..)| *is_missing);
        missing.map(|(_, place, gap)| (place, gap)).collect()
    }
}
