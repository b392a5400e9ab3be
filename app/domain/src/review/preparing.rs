//! From the ranking to drafts of decisions（起案の準備）.

use super::allocation::{Allotted, Share};
use super::ranking::{Ranked, Verdict};
use crate::decisions::{Outcome, USUAL_REPLY_DAYS};
use crate::forms::Answers;
use crate::texts::{Lang, review as words};

/// The two forms that a case goes through at once: the panel's opinion, and the draft of the decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prepared {
    /// For [`crate::decisions::record_opinion`].
    pub opinion: Answers,
    /// For [`crate::decisions::draft`].
    pub draft: Answers,
}

/// Fills both forms in from the ranking. `comment` is what the panel says of the case（講評）; applicants read it as part of
/// the reason. Scores and ranks of a single case are told to nobody.
pub fn prepare(ranked: &Ranked, allotted: &Allotted, comment: &str) -> Prepared {
    let fits = allotted.outcome != Outcome::Rejected;
    let said = [reason(allotted), comment.trim().to_owned()];
    let whole: Vec<&str> = said.iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
    let whole = whole.join("\n");
    let mut opinion = Answers::default();
    opinion.set("fit", if fits { "yes" } else { "no" });
    if fits {
        opinion.set("amount", &allotted.amount.0.to_string());
    }
    opinion
        .set("remarks", &format!("{}\n{whole}", words::record(Lang::Ja, ranked.rank, ranked.score.to_string()).bare()));
    let mut draft = Answers::default();
    draft.set("outcome", allotted.outcome.code());
    if fits {
        draft.set("amount", &allotted.amount.0.to_string());
    }
    if allotted.outcome.asks_for_reply() {
        draft.set("reply_days", &USUAL_REPLY_DAYS.to_string());
    }
    if allotted.outcome == Outcome::Conditional {
        draft.set("conditions", comment.trim());
    }
    draft.set("reason", &whole);
    Prepared { opinion, draft }
}

/// Why a case gets what it gets, as the letter says it.
pub fn reason(allotted: &Allotted) -> String {
    let lang = Lang::Ja;
    let text = match (&allotted.share, allotted.outcome) {
        (Share::Overridden(reason), _) => return reason.trim().to_owned(),
        (Share::Full, _) => words::reason_selected(lang),
        (Share::Remainder, _) => words::reason_waitlisted(lang),
        (Share::UsedUp, _) => words::reason_used_up(lang),
        (Share::Kept(Verdict::Vetoed(_)), _) => words::reason_vetoed(lang),
        (Share::Kept(_), _) => words::reason_under_line(lang),
    };
    text.bare()
}
