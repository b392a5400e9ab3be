//! The one-time code that guards the first start（設定コード）.
//!
//! Whoever reaches a fresh installation first could make themselves its administrator. So the page asks
//! for a code that only the person at the server's terminal can see. It lives in memory: another start
//! makes another code, and after the set-up there is none.

use crate::secrets;
use crate::state::State;
use crate::store::{Stored, city};
use app::links;
use std::sync::Mutex;
use subtle::ConstantTimeEq;

/// The door to the set-up page. Closed until a code is made.
#[derive(Debug, Default)]
pub struct SetupDoor {
    code_hash: Mutex<Option<String>>,
}

impl SetupDoor {
    /// Makes a new code of 128 random bits; an older one is worth nothing afterwards.
    pub fn new_code(&self) -> String {
        let code = secrets::random::<16>();
        if let Ok(mut kept) = self.code_hash.lock() {
            *kept = Some(secrets::hash(&code));
        }
        in_groups(&code)
    }

    /// Whether this is the code, however its groups were typed.
    pub fn opens(&self, typed: &str) -> bool {
        let plain: String = typed.chars().filter(char::is_ascii_alphanumeric).collect();
        let typed = secrets::hash(&plain.to_ascii_lowercase());
        let kept = self.code_hash.lock().ok().and_then(|kept| kept.clone());
        kept.is_some_and(|kept| bool::from(kept.as_bytes().ct_eq(typed.as_bytes())))
    }

    /// Closes for good.
    pub fn close(&self) {
        if let Ok(mut kept) = self.code_hash.lock() {
            *kept = None;
        }
    }
}

fn in_groups(code: &str) -> String {
    let letters: Vec<char> = code.chars().collect();
    let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
    groups.join("-")
}

/// What `serve` prints where no city was set up yet: the address of the page and its code.
///
/// # Errors
/// The driver's.
pub async fn invitation(state: &State) -> Stored<Option<String>> {
    if city::find(&mut state.db.read().await?).await?.is_some() {
        return Ok(None);
    }
    let address = state.settings.absolute(&links::setup());
    let code = state.setup.new_code();
    Ok(Some(format!("This installation is not set up yet. Open {address} and enter this code:\n\n    {code}\n")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_newest_code_opens_and_only_until_closed() {
        let door = SetupDoor::default();
        assert!(!door.opens(""), "no code, no way in");
        let first = door.new_code();
        assert_eq!(first.len(), 32 + 7);
        assert!(door.opens(&first));
        assert!(door.opens(&format!(" {} ", first.replace('-', "").to_uppercase())));
        let second = door.new_code();
        assert!(!door.opens(&first));
        assert!(door.opens(&second));
        door.close();
        assert!(!door.opens(&second));
    }
}
