//! Letters（通知）: what is written, into the outbox, in the transaction of the event, and how it travels.

pub mod accounts;
mod case_letter;
pub mod cases;
pub mod following;
pub mod form_changed;
pub mod groups;
pub mod keys;
mod letterhead;
mod single;
mod smtp;
pub mod talk;
pub mod transport;
pub mod wire;

pub use letterhead::{Body, Letterhead};
