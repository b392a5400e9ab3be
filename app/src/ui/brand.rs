//! The pictures of Tomoni, inlined so that they cost no request（ロゴ・挿絵）.

use crate::links;
use domain::look::Look;
use leptos::prelude::*;

/// The city's logo with its words; or else the usual mark, which is silent because the name stands beside it.
pub fn mark(look: &Look) -> AnyView {
    if let Some(logo) = &look.logo {
        let (src, alt) = (links::city_logo(&logo.sha256), logo.alt.clone());
        let (width, height) = (logo.width.to_string(), logo.height.to_string());
        return view! { <img class="brand__logo" src=src alt=alt width=width height=height /> }.into_any();
    }
    view! { <span class="brand__mark" aria-hidden="true" inner_html=include_str!("../../../style/static/logo.svg")></span> }.into_any()
}

/// The little boat of a page that says what is not possible.
pub fn boat() -> AnyView {
    view! { <div class="fault__pic" aria-hidden="true" inner_html=include_str!("../../../style/static/boat.svg")></div> }
        .into_any()
}

/// The islands and boats of the home page.
pub fn hero() -> AnyView {
    view! { <div class="hero__pic" aria-hidden="true" inner_html=include_str!("../../../style/static/hero.svg")></div> }
        .into_any()
}
