//! Letters（通知）: what is written, into the outbox, in the transaction of the event, and how it travels.

pub mod accounts;
pub mod answers;
pub mod apart;
mod case_letter;
pub mod cases;
pub mod consultations;
pub mod digest;
pub mod following;
pub mod form_changed;
pub mod groups;
pub mod imap;
pub mod keys;
mod letterhead;
pub mod opinions;
pub mod opinions_answered;
pub mod return_address;
pub mod returned;
pub mod reviews;
mod single;
mod smtp;
pub mod talk;
pub mod transport;
pub mod wire;

pub use letterhead::{Body, Letterhead};
