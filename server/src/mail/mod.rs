//! Letters（通知）: what is written, into the outbox, in the transaction of the event.

pub mod cases;
mod letterhead;

pub use letterhead::{Body, Letterhead};
