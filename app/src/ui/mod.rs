//! The pieces that pages are made of（画面の部品）. Their HTML and classes are described in `style/README.md`.

pub mod brand;
pub mod city_foot;
mod district;
mod error_summary;
mod field;
mod pager;
mod ruby;
mod summary;
mod text_area;

pub use district::{district_options, district_select};
pub use error_summary::error_summary;
pub use field::{Choice, Field, Typing, choices, choices_in_row, file_input, hidden, input, password, select, tick};
pub use pager::{Pager, pager};
pub use ruby::t;
pub use summary::{Row, summary};
pub use text_area::text_area;
