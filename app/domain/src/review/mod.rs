//! Review by a panel（審査会の審査）: the rubric, the sheets of the reviewers, the tally, the ranking, who gets what.
//!
//! All of it is arithmetic on whole numbers and exact fractions: two machines, or a machine and a pencil, never differ.

mod agenda;
mod allocation;
mod assigning;
mod minutes;
mod preparing;
mod ranking;
mod round;
mod rubric;
mod rubric_editing;
mod score;
mod sheet;
mod tally;

pub use agenda::{Act, Agenda, Hall};
pub use allocation::{Allocation, Allotted, Override, Share, allocate};
pub use assigning::{Assigning, assign};
pub use minutes::Minutes;
pub use preparing::{Prepared, prepare, reason};
pub use ranking::{Entrant, Ranked, Verdict, rank};
pub use round::{Assignment, Blocked, Conflict, Known, Matched, Round, has_quorum, match_names, may_score};
pub use rubric::{Aggregate, Criterion, Flaw, Grade, Judged, Part, Review, Rubric, Seats, Tie};
pub use rubric_editing::TRACKLESS;
pub use score::Score;
pub use sheet::{Marks, REMARK_FIELD, REMARK_MAX, read_marks, remark_of, remark_problems};
pub use tally::{Cast, Tally, tally};
