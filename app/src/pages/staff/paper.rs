//! What a case page says of an application that came on paper（窓口受付の案件）.

use super::case::CaseView;
use crate::links;
use crate::ui::{Row, summary, t};
use domain::calendar::date;
use domain::intake::Intake;
use domain::submissions::Stage;
use domain::texts::{Lang, Text, intake as words};
use leptos::prelude::*;

/// Where the applicant has mail, if anywhere.
pub(super) fn email(data: &CaseView<'_>) -> String {
    data.intake.map_or_else(|| data.owner.email.clone(), |(intake, _)| intake.contact.email.clone())
}

/// How it came, as a heading.
pub(super) fn title(lang: Lang, data: &CaseView<'_>) -> Text {
    words::taken_at_counter(lang, words::channel_name(lang, data.proposal.case.channel))
}

/// How it came, among the facts.
pub(super) fn channel(lang: Lang, data: &CaseView<'_>) -> Option<AnyView> {
    data.intake.map(|_| {
        view! { <div><dt>{t(words::channel(lang))}</dt><dd><span class="tag tag--info">{t(title(lang, data))}</span></dd></div> }
            .into_any()
    })
}

/// The stamp, who keyed it in, where the applicant is reached, and what the paper still leaves blank.
pub(super) fn sheet(lang: Lang, data: &CaseView<'_>, intake: &Intake, keyed_by: &str) -> AnyView {
    let contact = &intake.contact;
    let row = |label: Text, value: String| Row { label, value, change: None };
    let postcode = if contact.postcode.is_empty() { String::new() } else { format!("〒{}", contact.postcode) };
    let rows = vec![
        row(words::stamp(lang), date(intake.stamped_on, lang)),
        row(words::keyed_by(lang), keyed_by.to_owned()),
        row(words::telling(lang), words::telling_name(lang, contact.telling).bare()),
        row(words::name(lang), contact.name.clone()),
        row(words::address(lang), format!("{postcode} {}", contact.address).trim().to_owned()),
        row(words::phone(lang), contact.phone.clone()),
        row(words::email(lang), contact.email.clone()),
    ];
    let change = data.may_act.then(|| {
        view! { <p class="no-print"><a class="btn btn--small" href=links::staff_contact(data.number())>{t(words::change(lang))}</a></p> }
    });
    view! { {missing(lang, data)} {summary(lang, rows)} {change} }.into_any()
}

fn missing(lang: Lang, data: &CaseView<'_>) -> Option<AnyView> {
    let blanks = data.proposal.blanks();
    if blanks.is_empty() || !matches!(data.proposal.case.stage, Stage::Submitted | Stage::Returned) {
        return None;
    }
    let rows = blanks.iter().map(|(field, _)| {
        let name = match field.starts_with("pledge-") {
            true => words::pledges(lang),
            false => super::correction::name(lang, data.proposal, field),
        };
        view! { <li>{t(name)}</li> }
    });
    Some(
        view! {
            <div class="notice notice--warn" id="still-missing">
                <h3 class="notice__title">{t(words::still_missing(lang, blanks.len()))}</h3>
                <ul class="list">{rows.collect_view()}</ul>
                <p>{t(words::still_missing_help(lang))}</p>
            </div>
        }
        .into_any(),
    )
}
