//! Every address of Tomoni, once（アドレス一覧）: what a page links to and what the router listens on come from one line.
//!
//! `public` is open to everybody, `own` belongs to signed-in people, `staff` to the city. Addresses without a
//! place are their own patterns; those with one have theirs in [`at`].

mod opinions;
mod own;
mod public;
mod staff;

pub use opinions::*;
pub use own::*;
pub use public::*;
pub use staff::*;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// The patterns of addresses with places, as the router wants them.
pub mod at {
    pub use super::opinions::at::*;
    pub use super::own::at::*;
    pub use super::public::at::*;
    pub use super::staff::at::*;

    /// Every address of the rehearsal's city.
    pub const REHEARSED: &str = "/rehearsal/{*rest}";
}

/// Where the rehearsal's city lies beneath the real one; within it, addresses are those of any city.
pub const REHEARSAL: &str = "/rehearsal";

/// Where an address of the rehearsal's city lies for the real one.
pub fn rehearsed(path: &str) -> String {
    if path == "/" { REHEARSAL.to_owned() } else { format!("{REHEARSAL}{path}") }
}

/// Addresses that never change: `name = "/path";` makes the function `name()`.
macro_rules! fixed {
    ($($(#[$doc:meta])* $name:ident = $path:literal;)*) => {$(
        $(#[$doc])*
        pub fn $name() -> String {
            $path.to_owned()
        }
    )*};
}

/// Addresses with places: `name(id: Uuid), NAME = "/path/{id}";` makes the function `name(id)` and the pattern `at::NAME`.
macro_rules! places {
    ($($(#[$doc:meta])* $name:ident($($place:ident: $kind:ty),+), $pattern:ident = $path:literal;)*) => {
        $(
            $(#[$doc])*
            pub fn $name($($place: $kind),+) -> String {
                let mut path = $path.to_owned();
                $(path = path.replace(concat!("{", stringify!($place), "}"), &super::segment(&$place.to_string()));)+
                path
            }
        )*

        pub(super) mod at {
            $(
                $(#[$doc])*
                pub const $pattern: &str = $path;
            )*
        }

        /// An example of every address and its pattern.
        #[cfg(test)]
        pub(super) fn examples() -> Vec<(String, &'static str)> {
            vec![$(($name($(<$kind>::default()),+), at::$pattern)),*]
        }
    };
}

use {fixed, places};

/// What may stand in a path segment unescaped.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

fn segment(text: &str) -> String {
    utf8_percent_encode(text, SEGMENT).to_string()
}

/// A path to go on to, if it is one of ours. Everything that a browser could read as another place is
/// refused: `//host`, `/\host`, control characters that browsers drop, and whole addresses.
pub fn local(path: &str) -> Option<&str> {
    let mut bytes = path.bytes();
    let begins_here = bytes.next() == Some(b'/') && !matches!(bytes.next(), Some(b'/' | b'\\'));
    let plain = path.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    (begins_here && plain && path.len() <= 2000).then_some(path)
}

/// An address with a query; pairs with empty values are left out.
pub fn with_query(path: &str, pairs: &[(&str, &str)]) -> String {
    let query: Vec<String> = pairs
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(key, value)| format!("{key}={}", utf8_percent_encode(value, SEGMENT)))
        .collect();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{}", query.join("&")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_escaped() {
        assert_eq!(call("../etc"), "/calls/..%2Fetc");
        assert_eq!(with_query("/a", &[("q", "協働 &"), ("p", "")]), "/a?q=%E5%8D%94%E5%83%8D%20%26");
    }

    #[test]
    fn every_place_is_filled() {
        for (address, pattern) in
            [public::examples(), own::examples(), staff::examples(), opinions::examples()].concat()
        {
            assert!(pattern.contains('{') && !address.contains('{'), "{pattern} gave {address}");
        }
    }

    #[test]
    fn only_our_own_paths_are_local() {
        for ours in ["/", "/me", "/calls?page=2", "/proposals/0192/form/plan#f-title"] {
            assert_eq!(local(ours), Some(ours));
        }
        let foreign = [
            "",
            "me",
            "https://evil.jp/",
            "//evil.jp",
            "/\\evil.jp",
            "\\\\evil.jp",
            "/\t/evil.jp",
            "/\n/evil.jp",
            " /me",
            "javascript:alert(1)",
            "/a\\b",
            "/me\r\nSet-Cookie: a=b",
            "/調べる",
        ];
        for path in foreign {
            assert_eq!(local(path), None, "{path:?}");
        }
    }
}
