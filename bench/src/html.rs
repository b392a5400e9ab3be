//! Just enough of a page's HTML to walk through it as a browser would: links and the fields of forms（ページの読み取り）.

use html5gum::{StartTag, Token, Tokenizer};

/// A start tag and the text right behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// Its name.
    pub name: String,
    /// The text up to the next tag.
    pub text: String,
    /// Whether it lies in the page's `main`.
    pub in_main: bool,
    /// Whether it lies in a form.
    pub in_form: bool,
    attributes: Vec<(String, String)>,
}

impl Tag {
    /// An attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The start tags of a page in their order.
pub fn tags(page: &[u8]) -> Vec<Tag> {
    let mut tags: Vec<Tag> = Vec::new();
    let (mut in_main, mut in_form, mut open) = (false, false, false);
    for token in Tokenizer::new(page).flatten() {
        match token {
            Token::StartTag(StartTag { name, attributes, .. }) => {
                in_main |= name.as_slice() == b"main";
                in_form |= name.as_slice() == b"form";
                let attributes = attributes.iter().map(|(name, value)| (text(name), text(value))).collect();
                tags.push(Tag { name: text(&name), text: String::new(), in_main, in_form, attributes });
                open = true;
            }
            Token::EndTag(tag) => {
                in_main &= tag.name.as_slice() != b"main";
                in_form &= tag.name.as_slice() != b"form";
                open = false;
            }
            Token::String(string) if open => {
                tags.iter_mut().last().into_iter().for_each(|tag| tag.text += &text(&string))
            }
            _ => {}
        }
    }
    tags
}

/// What a browser would send of the forms in `main`.
pub fn fields(page: &[u8]) -> Vec<(String, String)> {
    let mut fields = Vec::new();
    let mut select = None;
    for tag in tags(page).iter().filter(|tag| tag.in_main && tag.in_form) {
        let name = tag.attribute("name");
        let value = tag.attribute("value").unwrap_or_default().to_owned();
        match (tag.name.as_str(), tag.attribute("type")) {
            ("select", _) => select = name,
            ("option", _) if tag.attribute("selected").is_some() => {
                fields.extend(select.map(|name| (name.to_owned(), value)));
            }
            // A line break right behind the tag is not part of the text.
            ("textarea", _) => {
                let typed = tag.text.strip_prefix('\n').unwrap_or(&tag.text);
                fields.extend(name.map(|name| (name.to_owned(), typed.to_owned())));
            }
            ("input", Some("submit" | "file")) => {}
            ("input", Some("radio" | "checkbox")) if tag.attribute("checked").is_none() => {}
            ("input", _) => fields.extend(name.map(|name| (name.to_owned(), value))),
            _ => {}
        }
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fields_of_the_main_form_are_what_a_browser_sends() {
        let page = "<form><input name=lang></form><main><a href='/x'>x</a><form><input name=save value='1&amp;2'>
            <input type=radio name=kind value=a><input type=radio name=kind value=b checked>
            <textarea name=problem>\nごみ&lt;海\n</textarea><input type=file name=paper>
            <select name=day><option value=1>一<option value=2 selected>二</select></form><input name=stray></main>";
        let expected = [("save", "1&2"), ("kind", "b"), ("problem", "ごみ<海\n"), ("day", "2")];
        assert_eq!(fields(page.as_bytes()), expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
    }
}
