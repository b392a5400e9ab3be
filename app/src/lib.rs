//! What Tomoni is and looks like: pages as functions from data to HTML（画面）. No SQL, no HTTP.

pub mod frame;
pub mod links;
pub mod pages;
pub mod ui;
