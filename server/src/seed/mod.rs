//! Data to begin with（初期データ）: the demo city, the schemes that serve as templates, and volume for measuring.

mod award;
mod concluded;
mod consultations;
pub mod demo;
pub mod flood;
pub mod load;
mod opinions;
mod paper;
mod review;
pub mod schemes;
mod story;
pub mod voices;
mod words;
