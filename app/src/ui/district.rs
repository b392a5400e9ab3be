//! A list of districts to choose from, by town（地区の選択）.

use super::field::{Field, frame};
use domain::districts::{District, Districts};
use domain::texts::{Text, groups as words};
use leptos::prelude::*;

/// One district or none. `none` is the first entry's name. A drop-down works on every telephone, and jumps to
/// the letter that is typed.
pub fn district_select(field: &Field<'_>, none: Text, districts: &Districts) -> AnyView {
    let control = view! {
        <select class="select" id=field.id() name=field.key.to_owned() aria-describedby=field.described_by()
            aria-invalid=field.problem.is_some().then_some("true")>
            {district_options(field, none, districts)}
        </select>
    };
    frame(field, control.into_any())
}

/// The entries of such a list, by town.
pub fn district_options(field: &Field<'_>, none: Text, districts: &Districts) -> AnyView {
    let towns = districts.by_town().into_iter().map(|(town, inside)| {
        let whole = words::whole_of(field.lang, &town.name).bare();
        let below = inside.into_iter().map(|district| option(field, district, district.name.clone())).collect_view();
        view! { <optgroup label=town.name.clone()>{option(field, town, whole)}{below}</optgroup> }
    });
    view! { <option value="" selected=field.value.is_empty()>{none.bare()}</option> {towns.collect_view()} }.into_any()
}

fn option(field: &Field<'_>, district: &District, name: String) -> AnyView {
    let value = district.id.to_string();
    let selected = value == field.value;
    view! { <option value=value selected=selected>{name}</option> }.into_any()
}
