//! The forms of a group's data and of its public profile（団体の情報・紹介の入力）.

use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::{Choice, Field, Typing, choices, district_select, error_summary, input, t, text_area, tick};
use domain::districts::Districts;
use domain::groups::{Fact, Field as Activity, GroupForm, ProfileForm, WANTED_MAX};
use domain::people::{Organisation, OrganisationKind};
use domain::problems::Problems;
use domain::texts::{Lang, Text, groups as words, people, shell};
use leptos::prelude::*;

/// The value of `go` that asks for the address of a postcode.
pub const FIND_ADDRESS: &str = "find-address";

/// What the form of a group's data shows.
pub struct Edit<'a> {
    /// The group; `None` for a new one.
    pub group: Option<&'a Organisation>,
    /// What was typed.
    pub form: &'a GroupForm,
    /// Where a group can be at home.
    pub districts: &'a Districts,
    /// What is wrong with it.
    pub problems: &'a Problems,
    /// What the postcode means, where that was asked.
    pub found: Option<Text>,
}

fn label(lang: Lang, key: &str) -> Text {
    let fact = Fact::ALL.into_iter().find(|fact| fact.code() == key);
    match (key, fact) {
        (_, Some(fact)) => words::fact(lang, fact),
        ("kind", _) => words::kind(lang),
        ("district", _) => words::district(lang),
        _ => words::name(lang),
    }
}

/// The form.
pub fn edit(frame: &Frame, data: &Edit<'_>) -> Page {
    let lang = frame.lang;
    let (title, lead, back, save) = match data.group {
        None => (words::new_title(lang), words::new_lead(lang), links::my_page(), words::new_button(lang)),
        Some(group) => {
            (words::edit_title(lang), words::edit_lead(lang), links::my_group(group.id.0), words::save(lang))
        }
    };
    let note = data.group.is_none().then(|| view! { <p class="quiet">{t(words::new_head(lang))}</p> });
    let body = view! {
        <div class="page page--text">
            {error_summary(lang, data.problems, |key| label(lang, key))}
            <a class="back" href=back>{t(shell::back(lang))}</a>
            <header class="page__head"><h1>{t(title.clone())}</h1><p class="lead">{t(lead)}</p></header>
            <form class="form" method="post" action=action(data) novalidate>
                // Enter in a box presses the first button, which must not be the one for the address.
                <button class="vh" name="go" value="save" tabindex="-1" aria-hidden="true">{save.bare()}</button>
                {fields(lang, data)}
                {note}
                <div class="buttons"><button class="btn btn--primary" name="go" value="save">{t(save)}</button></div>
            </form>
        </div>
    };
    Page::public(title, body).under(links::my_page()).with_problems(data.problems)
}

fn fields(lang: Lang, data: &Edit<'_>) -> AnyView {
    let form = data.form;
    let name =
        Field::new("name", words::name(lang), &form.name, lang).help(words::name_help(lang)).problems(data.problems);
    let kind = Field::new("kind", words::kind(lang), &form.kind, lang).problems(data.problems);
    let kinds = OrganisationKind::APPLICANTS.map(|kind| Choice {
        value: kind.code().to_owned(),
        label: people::kind(lang, kind),
        help: None,
    });
    let each = |facts: &[Fact]| facts.iter().map(|fact| ask(lang, data, *fact)).collect_view();
    let district =
        Field::new("district", words::district(lang), &form.district, lang).optional().problems(data.problems);
    let district =
        (!data.districts.is_empty()).then(|| district_select(&district, words::no_district(lang), data.districts));
    view! {
        {input(&name, Typing::TEXT, None)}
        {ask(lang, data, Fact::Kana)}
        {choices(&kind, kinds.into())}
        <h2 class="h-line">{t(words::about_title(lang))}</h2>
        {each(&[Fact::Purpose, Fact::Work, Fact::Founded, Fact::Members, Fact::MembersInCity])}
        <h2 class="h-line">{t(words::place_title(lang))}</h2>
        {district}
        {each(&[Fact::Postcode, Fact::Address])}
        <h2 class="h-line">{t(words::contact_title(lang))}</h2>
        <p>{t(words::contact_lead(lang))}</p>
        {each(&[Fact::ContactName, Fact::ContactPhone, Fact::ContactEmail])}
    }
    .into_any()
}

fn ask(lang: Lang, data: &Edit<'_>, fact: Fact) -> AnyView {
    let typed = data.form.facts.get(fact.code());
    let field = Field::new(fact.code(), words::fact(lang, fact), typed, lang).optional().problems(data.problems);
    let field = match words::fact_help(lang, fact) {
        Some(help) => field.help(help),
        None => field,
    };
    // The group's data are not the viewer's own, so the browser fills nothing in.
    let others = |typing: Typing| Typing { autocomplete: Some("off"), ..typing };
    let number = Typing { class: "input--num w-8", ..Typing::NUMBER };
    match fact {
        Fact::Purpose | Fact::Work => text_area(&field, 4, fact.limit()),
        Fact::Members | Fact::MembersInCity => input(&field, number, Some(words::people(lang))),
        Fact::Postcode => postcode(lang, data, &field),
        Fact::ContactPhone => input(&field, others(Typing::PHONE), None),
        Fact::ContactEmail => input(&field, others(Typing::EMAIL), None),
        Fact::Kana | Fact::Founded | Fact::Address | Fact::ContactName => input(&field, others(Typing::TEXT), None),
    }
}

/// The postcode with the button that fills in the address. The answer comes back to the address.
fn postcode(lang: Lang, data: &Edit<'_>, field: &Field<'_>) -> AnyView {
    let typing = Typing { autocomplete: Some("off"), ..Typing::POSTCODE };
    let here = format!("{}#f-{}", action(data), Fact::Postcode.code());
    let found = data.found.clone().map(|found| view! { <p class="notice" role="status">{t(found)}</p> });
    view! {
        {input(field, typing, None)}
        <p><button class="btn btn--small" name="go" value=FIND_ADDRESS formaction=here>{t(words::find_address(lang))}</button></p>
        {found}
    }
    .into_any()
}

fn action(data: &Edit<'_>) -> String {
    data.group.map_or_else(links::my_group_new, |group| links::my_group_edit(group.id.0))
}

fn profile_label(lang: Lang, key: &str) -> Text {
    match key {
        "field" => words::profile_field(lang),
        "wanted" => words::profile_wanted(lang),
        "contact" => words::profile_contact(lang),
        _ => words::profile_published(lang),
    }
}

/// The form of a public profile.
pub fn profile(frame: &Frame, group: &Organisation, form: &ProfileForm, problems: &Problems) -> Page {
    let lang = frame.lang;
    let field = |key, value| Field::new(key, profile_label(lang, key), value, lang).problems(problems);
    let published = field("published", form.published.as_str()).unmarked();
    let recruiting = Field::new("recruiting", words::profile_recruiting(lang), &form.recruiting, lang).unmarked();
    let wanted = field("wanted", form.wanted.as_str()).optional().help(words::profile_wanted_help(lang, WANTED_MAX));
    let contact = field("contact", form.contact.as_str()).optional().help(words::profile_contact_help(lang));
    let activity = field("field", form.field.as_str());
    let fields =
        Activity::ALL.map(|one| Choice { value: one.code().to_owned(), label: words::field(lang, one), help: None });
    let body = view! {
        <div class="page page--text">
            {error_summary(lang, problems, |key| profile_label(lang, key))}
            <a class="back" href=links::my_group(group.id.0)>{group.name.clone()}</a>
            <header class="page__head">
                <h1>{t(words::profile_title(lang))}</h1>
                <p class="lead">{t(words::profile_lead(lang))}</p>
            </header>
            <form class="form" method="post" action=links::my_group_profile(group.id.0) novalidate>
                {tick(&published)}
                {choices(&activity, fields.into())}
                {tick(&recruiting)}
                {text_area(&wanted, 4, Some(WANTED_MAX))}
                {input(&contact, Typing::TEXT, None)}
                <div class="buttons"><button class="btn btn--primary">{t(words::save(lang))}</button></div>
            </form>
        </div>
    };
    Page::public(words::profile_title(lang), body).under(links::my_page()).with_problems(problems)
}
