//! Texts of the catalogue as HTML, with readings where they have them（ふりがな）.

use domain::texts::Text;
use leptos::prelude::*;

/// A text on a page. Readings become `<ruby>`, with brackets for browsers and readers that know none.
pub fn t(text: Text) -> AnyView {
    let segments = text.segments();
    if segments.iter().all(|segment| segment.reading.is_none()) {
        return text.bare().into_any();
    }
    segments
        .into_iter()
        .map(|segment| match segment.reading {
            None => segment.text.into_any(),
            Some(reading) => {
                view! { <ruby>{segment.text}<rp>"（"</rp><rt>{reading}</rt><rp>"）"</rp></ruby> }.into_any()
            }
        })
        .collect_view()
        .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frame::render;

    #[test]
    fn readings_become_ruby_and_typed_words_stay_words() {
        let marked = Text::fixed("申請《しんせい》する");
        let html = render(move || t(marked));
        assert!(html.starts_with("<ruby>申請<rp>（</rp><rt>しんせい</rt><rp>）</rp></ruby>する"), "{html}");
        let typed = Text::typed("<b>漢字《x》</b>");
        assert_eq!(render(move || t(typed)), "&lt;b&gt;漢字《x》&lt;/b&gt;");
    }
}
