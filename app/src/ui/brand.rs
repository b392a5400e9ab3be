//! The pictures of Tomoni, inlined so that they cost no request（ロゴ・挿絵）.

use leptos::prelude::*;

/// The logo mark. The name beside it speaks; the picture is silent.
pub fn mark() -> AnyView {
    view! { <span class="brand__mark" aria-hidden="true" inner_html=include_str!("../../../style/static/logo.svg")></span> }.into_any()
}

/// The islands and boats of the home page.
pub fn hero() -> AnyView {
    view! { <div class="hero__pic" aria-hidden="true" inner_html=include_str!("../../../style/static/hero.svg")></div> }
        .into_any()
}
