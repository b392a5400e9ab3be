//! The words and rules of Tomoni（ともに）: pure functions and plain data, no I/O, no clock, no randomness.
//!
//! Everything here builds for the server and for wasm, so that a page, a letter, an island and a
//! transaction ask the same function the same question.
#![deny(missing_docs)]

pub mod accounts;
pub mod addresses;
pub mod answers;
pub mod approval_routes;
pub mod awards;
pub mod backups;
pub mod bounces;
pub mod budget;
pub mod bulk;
pub mod calendar;
pub mod calls;
pub mod changes;
pub mod consultations;
pub mod corrections;
pub mod decisions;
pub mod departments;
pub mod devices;
pub mod digest;
pub mod districts;
pub mod drafts;
pub mod filings;
pub mod floods;
pub mod folding;
pub mod following;
pub mod forms;
pub mod groups;
pub mod history;
pub mod intake;
pub mod keys;
pub mod likeness;
pub mod listing;
pub mod look;
pub mod messages;
pub mod money;
pub mod notes;
pub mod official;
pub mod opinions;
pub mod pace;
pub mod people;
pub mod plans;
pub mod points;
pub mod postings;
pub mod problems;
pub mod processing;
pub mod proposals;
pub mod redaction;
pub mod rehearsals;
pub mod reminding;
pub mod retention;
pub mod review;
pub mod ruby;
pub mod setup;
pub mod sign_off;
pub mod staffing;
pub mod submissions;
pub mod texts;
