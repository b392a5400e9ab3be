//! The rules of a programme as data: who may apply, how much under which circumstances, what is asked beside the
//! form（対象者・補助率の特例・事前相談・概算払・変更の範囲）.

use crate::forms::Answers;
use crate::money::{Base, Grant, Rate, Yen};
use crate::people::OrganisationKind;
use crate::texts::Words;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Everything that one city's scheme has and another's has not. What a stored call does not name is absent.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Terms {
    /// The kinds of applicant that may apply. Empty: every kind.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub applicants: Vec<OrganisationKind>,
    /// Where rate, base or cap differ（特例）. All that fit apply, the later before the earlier.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub variations: Vec<Variation>,
    /// The questions with which people see for themselves whether the call is for them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub self_check: Vec<SelfCheck>,
    /// Whether staff must have talked with the group before it applies（事前相談）.
    #[serde(default)]
    pub consultation_required: bool,
    /// How often one group may be supported by the programme.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_times: Option<u32>,
    /// The share that may be paid in advance（概算払）.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub advance: Option<Rate>,
    /// By how much the total may fall without a new approval（軽微な変更）.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tolerance: Option<Rate>,
    /// Days after the end of the project in which the report is due（実績報告）.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub report_days: Option<u32>,
    /// The month, 1 to 12, by whose end the group says how it goes（状況報告）.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status_month: Option<u32>,
    /// The price from which on what was bought with the grant is kept in the register and not disposed of without the city's
    /// leave（財産処分の制限）. None: there is no register.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub property_from: Option<Yen>,
    /// Days in which the city usually decides, corrections not counted（標準処理期間）.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub standard_days: Option<u32>,
    /// Years that the group keeps its books（帳簿の保存）.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub books_years: Option<u32>,
    /// How a panel judges it（審査基準・審査会）. Absent: the panel's opinion comes on paper and is recorded as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<crate::review::Review>,
}

/// A special case of the amount, with the name that the public reads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Variation {
    /// For whom, e.g. 2回目の団体.
    pub name: Words,
    /// When it applies.
    pub when: Circumstances,
    /// Another rate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rate: Option<Rate>,
    /// Another base.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<Base>,
    /// Another cap.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cap: Option<Yen>,
}

/// What must hold for a variation. What is not named does not matter.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Circumstances {
    /// One of these kinds of applicant.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kinds: Vec<OrganisationKind>,
    /// The group was supported at least so often before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub times_from: Option<u32>,
    /// And at most so often.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub times_to: Option<u32>,
    /// Answers to questions of choice: theme, track, single or group.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub answers: BTreeMap<String, Vec<String>>,
}

/// What the amount depends on beside the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Standing {
    /// The kind of the group that applies.
    pub kind: Option<OrganisationKind>,
    /// How often the programme has supported it before.
    pub times_used: u32,
    /// Whether staff recorded a talk with it（事前相談）.
    pub consulted: bool,
}

/// A question of the self-check. It explains; it refuses nobody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SelfCheck {
    /// The question, answered with yes or no.
    pub question: Words,
    /// Whether "no" is the answer that fits, as in 営利を目的としますか.
    #[serde(default)]
    pub fits_no: bool,
    /// Why it matters, and what can be done, for those whom it does not fit.
    pub why: Words,
}

/// What somebody answered to a question of the self-check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// Nothing yet.
    Unanswered,
    /// As it should be.
    Fits,
    /// Otherwise: the explanation is shown.
    Explain,
}

impl SelfCheck {
    /// Reads `yes` or `no`.
    pub fn fit(&self, typed: &str) -> Fit {
        match (typed, self.fits_no) {
            ("yes", false) | ("no", true) => Fit::Fits,
            ("yes" | "no", _) => Fit::Explain,
            _ => Fit::Unanswered,
        }
    }
}

impl Circumstances {
    /// Whether they hold.
    pub fn hold(&self, standing: &Standing, answers: &Answers) -> bool {
        let kind = self.kinds.is_empty() || standing.kind.is_some_and(|kind| self.kinds.contains(&kind));
        let from = self.times_from.is_none_or(|from| standing.times_used >= from);
        let to = self.times_to.is_none_or(|to| standing.times_used <= to);
        let is_chosen = |(key, any): (&String, &Vec<String>)| any.iter().any(|value| value == answers.get(key));
        kind && from && to && self.answers.iter().all(is_chosen)
    }
}

impl Terms {
    /// The rule for the amount of one case: `usual`, changed by every variation that fits.
    pub fn grant(&self, usual: &Grant, standing: &Standing, answers: &Answers) -> Grant {
        let fitting = self.variations.iter().filter(|variation| variation.when.hold(standing, answers));
        fitting.fold(*usual, |grant, variation| Grant {
            rate: variation.rate.unwrap_or(grant.rate),
            base: variation.base.unwrap_or(grant.base),
            cap: variation.cap.or(grant.cap),
            unit: grant.unit,
        })
    }

    /// Whether a group of this kind may apply.
    pub fn admits(&self, kind: OrganisationKind) -> bool {
        self.applicants.is_empty() || self.applicants.contains(&kind)
    }

    /// The kinds that may apply, in the order of the form.
    pub fn admitted(&self) -> Vec<OrganisationKind> {
        OrganisationKind::APPLICANTS.into_iter().filter(|kind| self.admits(*kind)).collect()
    }
}
