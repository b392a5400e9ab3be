//! What could not be saved, kept on the person's own device until it is（端末に残す写し）.
//!
//! It is written only while the server has less than the screen, belongs to one person and one page, and
//! goes as soon as the server has everything.

use serde::{Deserialize, Serialize};
use web_sys::Storage;

/// A form that the server does not have yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Copy {
    /// Its fields as the form would send them.
    pub fields: Vec<(String, String)>,
}

/// The place of one page's copy.
#[derive(Debug, Clone)]
pub struct Place(String);

impl Place {
    /// The place of a person's page.
    pub fn of(person: &str, address: &str) -> Place {
        Place(format!("tomoni {person} {address}"))
    }

    /// Keeps a copy. `false`: this browser keeps nothing.
    pub fn put(&self, copy: &Copy) -> bool {
        let text = serde_json::to_string(copy).ok();
        let kept = text.zip(storage()).map(|(text, storage)| storage.set_item(&self.0, &text).is_ok());
        kept.unwrap_or(false)
    }

    /// The copy, if there is one.
    pub fn get(&self) -> Option<Copy> {
        let text = storage()?.get_item(&self.0).ok()??;
        serde_json::from_str(&text).ok()
    }

    /// Takes it away.
    pub fn clear(&self) {
        if let Some(storage) = storage() {
            // A browser that does not let go of it did not take it either.
            let _ = storage.remove_item(&self.0);
        }
    }
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}
