//! The papers that a group keeps here for every application（規約・名簿）.

use crate::people::OrganisationId;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A file that is kept with a group（規約・名簿）. The bytes lie in the file store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupFile {
    /// Which.
    pub id: Uuid,
    /// Of which group.
    pub group: OrganisationId,
    /// What it is.
    pub paper: GroupPaper,
    /// The name it had on the person's device.
    pub name: String,
    /// Size.
    pub bytes: i64,
    /// The type found by looking at the bytes.
    pub mime: String,
    /// Hex digest of the bytes.
    pub sha256: String,
    /// When it arrived.
    pub added_at: DateTime<Utc>,
}

/// The papers that groups keep here, so that every application can take them over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GroupPaper {
    /// 規約・会則
    Rules,
    /// 役員・会員の名簿
    Roster,
}

impl GroupPaper {
    /// Both.
    pub const ALL: [GroupPaper; 2] = [GroupPaper::Rules, GroupPaper::Roster];

    /// The code in the database and in forms.
    pub fn code(self) -> &'static str {
        match self {
            GroupPaper::Rules => "rules",
            GroupPaper::Roster => "roster",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        GroupPaper::ALL.into_iter().find(|paper| paper.code() == code)
    }
}

/// Files that a group may keep; enough for both papers in several parts.
pub const GROUP_FILES_MAX: usize = 12;
