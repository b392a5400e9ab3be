//! The few pieces of a page that are alive in the browser（島）, and the only crate that becomes wasm.
//!
//! Every page works without them. They add to what the server wrote: they find its elements by id, and where
//! an element is missing they do nothing.

mod budget_total;
mod char_count;
mod draft_saver;
mod local_copy;
mod page;

pub use budget_total::BudgetTotal;
pub use char_count::CharCount;
pub use draft_saver::{DraftSaver, SaverWords};

/// Gets the reactive system ready. The starting script calls it once, before it wakes the islands.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
