//! Who writes an opinion, as far as the notice asks（提出者の記入）.

use super::{FORM, field_name, steps};
use crate::frame::{Frame, Page, Saving};
use crate::links;
use crate::ui::{Choice, Field, Typing, choices, district_select, error_summary, hidden, input, t};
use domain::consultations::{Consultation, Want};
use domain::districts::Districts;
use domain::forms::Answers;
use domain::opinions::Naming;
use domain::people::Organisation;
use domain::problems::Problems;
use domain::texts::{Lang, Text, opinions as words};
use leptos::prelude::*;

/// What the page shows.
pub struct SenderPage<'a> {
    /// The consultation.
    pub consultation: &'a Consultation,
    /// What was typed.
    pub typed: &'a Answers,
    /// What is wrong with it.
    pub problems: &'a Problems,
    /// What the form carries beside its fields.
    pub carried: &'a str,
    /// The groups that the viewer may write for.
    pub groups: &'a [Organisation],
    /// The districts of the city.
    pub districts: &'a Districts,
}

/// The page.
pub fn sender(frame: &Frame, data: &SenderPage<'_>) -> Page {
    let lang = frame.lang;
    let slug = data.consultation.slug.as_str();
    let body = view! {
        <div class="page page--text">
            {error_summary(lang, data.problems, |key| field_name(lang, key))}
            {steps(lang, 2)}
            <a class="back" href=links::consultation_opinion(slug)>{t(words::write_title(lang))}</a>
            <header class="page__head">
                <p class="page__over">{t(data.consultation.title.text(lang))}</p>
                <h1>{t(words::sender_title(lang))}</h1>
                <p class="lead">{t(words::sender_lead(lang))}</p>
            </header>
            <form class="form" id=FORM method="post" action=links::opinion_sender(slug) novalidate>
                <button class="vh" name="go" value="next" tabindex="-1" aria-hidden="true">{t(words::next(lang))}</button>
                {hidden("carried", data.carried)}
                {group(lang, data)}
                {sender_fields(lang, data.consultation, data.typed, data.problems, data.districts, true)}
                <p class="quiet">{t(words::purpose(lang))}</p>
                <div class="buttons">
                    <button class="btn btn--primary btn--big" name="go" value="next">{t(words::next(lang))}</button>
                    <button class="btn" name="go" value="save">{t(words::save(lang))}</button>
                </div>
            </form>
        </div>
    };
    let saving = Saving { form: FORM, usual: "next" };
    Page::public(words::sender_title(lang), body)
        .under(links::consultations())
        .saving(Some(saving))
        .with_problems(data.problems)
}

fn group(lang: Lang, data: &SenderPage<'_>) -> Option<AnyView> {
    if data.groups.is_empty() {
        return None;
    }
    let myself = Choice { value: String::new(), label: words::as_myself(lang), help: None };
    let groups = data.groups.iter().map(|group| Choice {
        value: group.id.to_string(),
        label: Text::typed(&group.name),
        help: None,
    });
    let field = Field::new("group", words::group(lang), data.typed.get("group"), lang).unmarked();
    Some(choices(&field.problems(data.problems), std::iter::once(myself).chain(groups).collect()))
}

/// The fields about the sender that the notice asks for. A page without scripts cannot know how somebody will be
/// named, so it shows what any of the offered ways may ask. `own`: they are asked of the sender, not keyed in.
pub fn sender_fields(
    lang: Lang,
    consultation: &Consultation,
    typed: &Answers,
    problems: &Problems,
    districts: &Districts,
    own: bool,
) -> AnyView {
    let particulars = &consultation.particulars;
    let offered = particulars.namings();
    let want = |key: &str| {
        let wants = offered.iter().map(|naming| particulars.want(key, *naming));
        let (mut asked, mut always) = (false, true);
        for want in wants {
            asked |= want != Want::No;
            always &= want == Want::Required;
        }
        (asked, always)
    };
    let field = |key, label| Field::new(key, label, typed.get(key), lang).problems(problems);
    let text = |key: &'static str, label: Text, help: Option<Text>, typing: Typing| {
        let (asked, always) = want(key);
        let mut field = field(key, label).required(always);
        if !always && offered.iter().any(|naming| particulars.want(key, *naming) == Want::Required) {
            field = field.unmarked();
        }
        field = help.map_or(field.clone(), |help| field.help(help));
        // On the officer's screen the browser must not fill in the officer's own name.
        let typing = if own { typing } else { Typing { autocomplete: Some("off"), ..typing } };
        asked.then(|| input(&field, typing, None))
    };
    let namings = offered.iter().map(|naming| Choice {
        value: naming.code().to_owned(),
        label: words::naming_name(lang, *naming),
        help: None,
    });
    let namings: Vec<Choice> = namings.collect();
    let naming = (namings.len() > 1).then(|| choices(&field("naming", words::naming(lang)), namings));
    let may_be_other = offered.contains(&Naming::Pseudonym);
    let name = if may_be_other { words::pseudonym(lang) } else { words::name(lang) };
    let name_help = offered.contains(&Naming::Anonymous).then(|| words::name_help(lang));
    let category = want("category").0.then(|| {
        let none = Choice { value: String::new(), label: words::no_category(lang), help: None };
        let kinds = particulars.categories.iter().map(|choice| Choice {
            value: choice.key.clone(),
            label: choice.label.text(lang),
            help: None,
        });
        let required = want("category").1;
        let options = (!required).then_some(none).into_iter().chain(kinds).collect();
        choices(&field("category", words::category(lang)).required(required), options)
    });
    let at_home = want("address").0.then(|| {
        let district = field("district", words::district(lang)).optional();
        view! {
            {input(&field("postcode", words::postcode(lang)).optional(), Typing::POSTCODE, None)}
            {(!districts.is_empty()).then(|| district_select(&district, words::no_district(lang), districts))}
        }
    });
    let street = Typing { autocomplete: Some("address-line1"), ..Typing::TEXT };
    let firm = Typing { autocomplete: Some("organization"), ..Typing::TEXT };
    view! {
        {naming}
        {text("name", name, name_help, Typing::NAME)}
        {text("organisation", words::organisation(lang), None, firm)}
        {category}
        {at_home}
        {text("address", words::address(lang), Some(words::address_help(lang)), street)}
        {text("email", words::email(lang), Some(words::email_help(lang)), Typing::EMAIL)}
        {text("phone", words::phone(lang), None, Typing::PHONE)}
    }
    .into_any()
}

/// What was told about the sender, in rows. `change` is the page where it can be changed.
pub fn sender_rows(
    lang: Lang,
    consultation: &Consultation,
    sender: &domain::opinions::Sender,
    district: &str,
    change: Option<&str>,
) -> Vec<crate::ui::Row> {
    let author = &sender.author;
    let category = consultation.particulars.categories.iter().find(|choice| choice.key == sender.category);
    let category = category.map(|choice| choice.label.text(lang).bare()).unwrap_or_default();
    let rows = [
        ("naming", words::naming(lang), words::naming_name(lang, sender.naming).bare()),
        ("name", words::name(lang), author.name.clone()),
        ("organisation", words::organisation(lang), author.organisation.clone()),
        ("category", words::category(lang), category),
        ("postcode", words::postcode(lang), author.postcode.clone()),
        ("district", words::district(lang), district.to_owned()),
        ("address", words::address(lang), author.address.clone()),
        ("email", words::email(lang), author.email.clone()),
        ("phone", words::phone(lang), author.phone.clone()),
    ];
    let is_asked = |key: &str| match key {
        "naming" => true,
        "postcode" | "district" => consultation.particulars.want("address", sender.naming) != Want::No,
        key => consultation.particulars.want(key, sender.naming) != Want::No,
    };
    let rows = rows.into_iter().filter(|(key, _, _)| is_asked(key));
    let row =
        |(key, label, value)| crate::ui::Row { label, value, change: change.map(|page| format!("{page}#f-{key}")) };
    rows.map(row).collect()
}
