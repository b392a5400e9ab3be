//! The only `<textarea>` of the product（複数行の入力欄）.
//!
//! Leptos 0.8 does not escape the children of a textarea on the server, so text that closes the element
//! would run as script. Here the text is escaped by hand and set as inner HTML; a test of the source
//! tree allows the tag in this file only.

use super::field::{Field, frame};
use leptos::prelude::*;

/// A field for several lines. `rows` is its height.
pub fn text_area(field: &Field<'_>, rows: u8, limit: Option<usize>) -> AnyView {
    let control = view! {
        <textarea
            class="textarea"
            id=field.id()
            name=field.key.to_owned()
            rows=rows.to_string()
            aria-describedby=field.described_by()
            aria-invalid=field.problem.is_some().then_some("true")
            data-limit=limit.map(|limit| limit.to_string())
            inner_html=inner(field.value)
        ></textarea>
    };
    frame(field, control.into_any())
}

/// What stands between the tags. HTML drops one line break after the opening tag, so one is put there for
/// it to drop: a text that begins with an empty line keeps it.
fn inner(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 16);
    escaped.push('\n');
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frame::render;
    use domain::texts::{Lang, Text};

    #[test]
    fn text_that_closes_the_textarea_stays_text() {
        let attack = "\n</textarea><script>alert(1)</script>&amp;";
        let html = render(move || text_area(&Field::new("body", Text::fixed("内容"), attack, Lang::Ja), 4, None));
        assert!(
            html.contains(">\n\n&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;</textarea>"),
            "{html}"
        );
        assert_eq!(html.matches("<script").count(), 0);
    }
}
