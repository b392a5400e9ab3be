//! How to reach the town hall, at the foot of public pages（ページの下の連絡先）.

use super::t;
use domain::look::Look;
use domain::texts::{Lang, Text, look as words};
use leptos::prelude::*;

/// Address, telephone, opening hours and corporate number, as far as the city has said them.
pub fn facts(lang: Lang, look: &Look) -> Option<AnyView> {
    if !look.has_foot() {
        return None;
    }
    let line = |label: Text, value: AnyView| view! { <p>{t(label)} "　" {value}</p> }.into_any();
    let address = (!look.address.is_empty()).then(|| view! { <p>{t(look.address.text(lang))}</p> });
    let phone = (!look.phone.is_empty()).then(|| {
        let digits: String = domain::folding::digits(&look.phone).chars().filter(char::is_ascii_digit).collect();
        let link = view! { <a href=format!("tel:{digits}")>{look.phone.clone()}</a> };
        line(words::foot_phone(lang), link.into_any())
    });
    let hours = (!look.hours.is_empty()).then(|| line(words::foot_hours(lang), t(look.hours.text(lang)).into_any()));
    let number = (!look.corporate_number.is_empty())
        .then(|| line(words::foot_number(lang), look.corporate_number.clone().into_any()));
    Some(view! { <address class="foot__facts">{address}{phone}{hours}{number}</address> }.into_any())
}
