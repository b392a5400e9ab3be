//! What needs tables of Unicode（文字の正規化）. In a browser its own are asked: they would be a quarter of what the islands weigh.

/// Unicode NFKC.
#[cfg(not(target_arch = "wasm32"))]
pub fn nfkc(text: &str) -> String {
    unicode_normalization::UnicodeNormalization::nfkc(text).collect()
}

/// The letter that a letter and a mark make together, if there is one.
#[cfg(not(target_arch = "wasm32"))]
pub fn compose(letter: char, mark: char) -> Option<char> {
    unicode_normalization::char::compose(letter, mark)
}

/// Unicode NFKC.
#[cfg(target_arch = "wasm32")]
pub fn nfkc(text: &str) -> String {
    js_sys::JsString::from(text).normalize("NFKC").into()
}

/// The letter that a letter and a mark make together, if there is one.
#[cfg(target_arch = "wasm32")]
pub fn compose(letter: char, mark: char) -> Option<char> {
    let both = String::from_iter([letter, mark]);
    let joined = String::from(js_sys::JsString::from(both).normalize("NFC"));
    let mut letters = joined.chars();
    letters.next().filter(|_| letters.next().is_none())
}
