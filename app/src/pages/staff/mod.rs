//! Pages for the city's staff: cases, decisions, release of results（職員の画面）.

pub mod archive;
pub mod award;
pub mod bulk;
pub mod calls;
pub mod case;
pub mod cases;
pub mod consultations;
pub mod correction;
pub mod desk;
pub mod forms;
pub mod intake;
pub mod keeping;
pub mod ledger;
pub mod paper;
pub mod postings;
pub mod property;
mod record;
pub mod redactions;
pub mod release;
pub mod rounds;
pub mod talk;
pub mod unreached;
pub mod viewer;
