//! What a browser calls itself, in the words of the person who holds it（端末の名前）.

/// The most that is kept of what a browser says of itself.
pub const KEPT: usize = 200;

/// A browser and the machine it runs on, as far as it tells. The first fitting line counts, so browsers that
/// pretend to be others stand before them.
const BROWSERS: [(&str, &str); 8] = [
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
];
const MACHINES: [(&str, &str); 7] = [
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("CrOS", "Chromebook"),
    ("Windows", "Windows"),
    ("Macintosh", "Mac"),
    ("Linux", "Linux"),
];

/// The names of browser and machine; `None` where neither is known. It helps people to recognise their own
/// devices and nothing more: anybody can send anything here.
pub fn describe(user_agent: &str) -> Option<String> {
    let find = |known: &[(&str, &'static str)]| {
        known.iter().find(|(mark, _)| user_agent.contains(mark)).map(|(_, name)| *name)
    };
    match (find(&MACHINES), find(&BROWSERS)) {
        (Some(machine), Some(browser)) => Some(format!("{machine} / {browser}")),
        (Some(one), None) | (None, Some(one)) => Some(one.to_owned()),
        (None, None) => None,
    }
}

/// What is kept of the header: its beginning.
pub fn cut(user_agent: &str) -> String {
    user_agent.chars().filter(|letter| !letter.is_control()).take(KEPT).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_browsers_are_named() {
        let cases = [
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
                Some("iPhone / Safari"),
            ),
            (
                "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/137.0.0.0 Mobile Safari/537.36",
                Some("Android / Chrome"),
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/137.0.0.0 Safari/537.36 Edg/137.0.0.0",
                Some("Windows / Edge"),
            ),
            ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", Some("Linux / Firefox")),
            ("curl/8.0", None),
            ("", None),
        ];
        for (header, expected) in cases {
            assert_eq!(describe(header).as_deref(), expected, "{header}");
        }
        assert_eq!(cut(&"あ".repeat(500)).chars().count(), KEPT);
    }
}
