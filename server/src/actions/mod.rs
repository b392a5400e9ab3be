//! Actions（操作）: one verb, one transaction. An action asks the rule, saves, writes the history and the
//! outbox, and commits; either all of it happened or nothing did.

pub mod accounts;
pub mod archive;
pub mod bulk;
pub mod bytes;
pub mod calls;
pub mod case_talk;
pub mod cases;
pub mod clocks;
pub mod corrections;
pub mod decisions;
pub mod departments;
pub mod desk;
pub mod drafts;
pub mod erasure;
pub mod exports;
pub mod following;
pub mod groups;
pub mod letter_templates;
pub mod members;
pub mod my_data;
pub mod official_letters;
pub mod papers;
pub mod passkeys;
pub mod proposals;
pub mod reminders;
pub mod replies;
pub mod screening;
pub mod second_factor;
pub mod settings;
pub mod setup;
pub mod sign_off;
pub mod staff_access;
pub mod staff_people;
pub mod takeover;
pub mod views;
