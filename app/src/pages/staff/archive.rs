//! The first page of a case's archive: it stands alone, without sheet, script or address of ours（一件書類の表紙）.

use crate::pages::my_data::{Part, standing_alone};
use domain::texts::{Lang, case_talk as words};

/// The page.
pub fn document(lang: Lang, parts: Vec<Part>) -> String {
    standing_alone(lang, words::archive(lang), parts)
}
