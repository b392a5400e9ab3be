//! Filings: a form of a kind and version with its answers（様式・提出書）.

use crate::forms::Answers;
use crate::people::{FileId, FilingId, SubmissionId};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// What a filing is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FilingKind {
    /// The application itself（交付申請書・事業計画書・収支予算書）.
    Application,
    /// What was typed for a correction until the city took its request back（途中の補正）. It never becomes final.
    SetAside,
    /// The check sheet of the formal check（審査票）.
    Screening,
    /// The panel's opinion as the secretariat records it（審査会の意見）.
    PanelOpinion,
    /// What the applicant says to conditions or an offer（条件付き採択・次点への回答書）.
    Reply,
    /// 交付申請書, where it comes after the selection.
    GrantApplication,
    /// 変更承認申請書
    Change,
    /// 中止・廃止承認申請書
    Discontinuation,
    /// 概算払請求書
    Advance,
    /// 状況報告書
    Status,
    /// 実績報告書・収支決算書
    Report,
    /// 請求書
    Invoice,
    /// 財産処分承認申請書
    Dealing,
}

impl FilingKind {
    /// Every kind.
    pub const ALL: [FilingKind; 13] = [
        FilingKind::Application,
        FilingKind::SetAside,
        FilingKind::Screening,
        FilingKind::PanelOpinion,
        FilingKind::Reply,
        FilingKind::GrantApplication,
        FilingKind::Change,
        FilingKind::Discontinuation,
        FilingKind::Advance,
        FilingKind::Status,
        FilingKind::Report,
        FilingKind::Invoice,
        FilingKind::Dealing,
    ];

    /// The code in the database.
    pub fn code(self) -> &'static str {
        match self {
            FilingKind::Application => "application",
            FilingKind::SetAside => "set_aside",
            FilingKind::Screening => "screening",
            FilingKind::PanelOpinion => "panel_opinion",
            FilingKind::Reply => "reply",
            FilingKind::GrantApplication => "grant_application",
            FilingKind::Change => "change",
            FilingKind::Discontinuation => "discontinuation",
            FilingKind::Advance => "advance",
            FilingKind::Status => "status",
            FilingKind::Report => "report",
            FilingKind::Invoice => "invoice",
            FilingKind::Dealing => "dealing",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        FilingKind::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// One filing of a case. Frozen once `submitted_at` is set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filing {
    /// Which.
    pub id: FilingId,
    /// Of which case.
    pub submission: SubmissionId,
    /// What it is for.
    pub kind: FilingKind,
    /// 1 for the first, rising with each correction.
    pub version: i32,
    /// Answers as typed.
    pub answers: Answers,
    /// Last save.
    pub saved_at: DateTime<Utc>,
    /// When it became final.
    pub submitted_at: Option<DateTime<Utc>>,
}

/// A file attached to a case（添付）. The bytes lie in the file store under `sha256`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Which.
    pub id: FileId,
    /// Of which case.
    pub submission: SubmissionId,
    /// Key of the paper it is, see [`crate::calls::Paper`].
    pub paper: String,
    /// The name it had on the person's device.
    pub name: String,
    /// Size.
    pub bytes: i64,
    /// The type found by looking at the bytes, never the one claimed.
    pub mime: String,
    /// Hex digest of the bytes; also the name in the file store.
    pub sha256: String,
    /// When it arrived.
    pub added_at: DateTime<Utc>,
}

/// Largest file, in bytes.
pub const FILE_MAX: u64 = 20 * 1024 * 1024;
/// All files of a case together, in bytes.
pub const CASE_FILES_MAX: u64 = 100 * 1024 * 1024;

/// The kinds of file that are taken, by sniffed type, with the names people know.
pub const FILE_TYPES: [(&str, &str); 6] = [
    ("application/pdf", "PDF"),
    ("image/jpeg", "JPEG"),
    ("image/png", "PNG"),
    ("image/heif", "HEIC"),
    ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word"),
    ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel"),
];

/// The endings that belong to a type, the usual one first.
fn endings(mime: &str) -> &'static [&'static str] {
    match mime {
        "application/pdf" => &["pdf"],
        "image/jpeg" => &["jpg", "jpeg", "jpe"],
        "image/png" => &["png"],
        "image/heif" => &["heic", "heif"],
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document" => &["docx"],
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" => &["xlsx"],
        _ => &[],
    }
}

/// A safe name whose ending tells the truth: what looks like `program.exe` but is a PDF becomes
/// `program.exe.pdf`, so that a double click opens what staff expect.
pub fn fitting_name(typed: &str, mime: &str) -> String {
    let name = safe_file_name(typed);
    let endings = endings(mime);
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
    match endings.first() {
        Some(usual) if !endings.contains(&ending.as_str()) => format!("{name}.{usual}"),
        _ => name,
    }
}

/// A file name that is safe to store, show and send back: no path, no control characters,
/// no direction marks that could hide an ending, at most 120 characters.
pub fn safe_file_name(typed: &str) -> String {
    let last = typed.rsplit(['/', '\\']).next().unwrap_or_default();
    let kept: String = last
        .chars()
        .filter(|c| {
            !c.is_control() && !matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
        })
        .collect();
    let kept = kept.trim().trim_start_matches('.');
    let length = kept.chars().count();
    let short: String = match kept.rsplit_once('.') {
        Some((stem, ending)) if length > 120 && ending.chars().count() <= 8 => {
            let room = 119 - ending.chars().count();
            format!("{}.{ending}", stem.chars().take(room).collect::<String>())
        }
        _ => kept.chars().take(120).collect(),
    };
    if short.is_empty() { "file".to_owned() } else { short }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_tell_the_truth() {
        let cases = [
            ("見積書.pdf", "application/pdf", "見積書.pdf"),
            ("写真.JPG", "image/jpeg", "写真.JPG"),
            ("invoice.exe", "application/pdf", "invoice.exe.pdf"),
            ("名簿", "image/png", "名簿.png"),
        ];
        for (typed, mime, expected) in cases {
            assert_eq!(fitting_name(typed, mime), expected);
        }
        assert!(FILE_TYPES.iter().all(|(mime, _)| !endings(mime).is_empty()));
    }

    #[test]
    fn file_names_lose_what_is_dangerous_and_keep_the_rest() {
        let cases = [
            ("見積書（髙橋）.pdf", "見積書（髙橋）.pdf"),
            ("../../etc/passwd", "passwd"),
            ("C:\\Users\\me\\図面.png", "図面.png"),
            ("evil\u{202E}fdp.exe", "evilfdp.exe"),
            ("a\r\nb.pdf", "ab.pdf"),
            ("...", "file"),
            ("", "file"),
        ];
        for (typed, expected) in cases {
            assert_eq!(safe_file_name(typed), expected);
        }
        let long = format!("{}.pdf", "あ".repeat(300));
        let kept = safe_file_name(&long);
        assert_eq!(kept.chars().count(), 120);
        assert!(kept.ends_with(".pdf"));
    }
}
