//! Keys to the door beside the password: passkeys and the second factor（パスキー・二段階の確認の画面）.

mod passkeys;
mod second_factor;

pub use passkeys::{KnownPasskey, PasskeysPage, passkeys, sign_in_form};
pub use second_factor::{CodePage, DemoCode, FactorPage, SetUpPage, enter_code, factor, recovery_codes, set_up};
