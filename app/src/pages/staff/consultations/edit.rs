//! One topic of a notice on one page（実施要領の編集）.

use super::{frozen_note, head};
use crate::frame::{Frame, Page};
use crate::links;
use crate::pages::staff::calls::{Sheet, choice, kept, saved_note};
use crate::ui::{Typing, choices, error_summary, input, t, text_area};
use domain::calls::cell;
use domain::consultations::editing::{channel_key, naming_key};
use domain::consultations::{Consultation, EditPage, SHORTEST_TERM};
use domain::opinions::{Channel, Naming};
use domain::texts::{Lang, Text, consultations as public, staff_calls, staff_consultations as words};
use leptos::prelude::*;

/// The page. `frozen`: it can be read and no longer changed; `days`: the term as it is typed.
pub fn edit(
    frame: &Frame,
    it: &Consultation,
    page: EditPage,
    sheet: &Sheet<'_>,
    frozen: bool,
    days: i64,
    saved: bool,
) -> Page {
    let lang = frame.lang;
    let buttons = (!frozen).then(|| {
        view! {
            <div class="buttons">
                <button class="btn btn--primary" name="go" value="back">{t(staff_calls::save(lang))}</button>
                <button class="btn" name="go" value="stay">{t(staff_calls::save_more(lang))}</button>
            </div>
        }
    });
    let title = words::page(lang, page);
    let body = view! {
        <div class="page page--text">
            {error_summary(lang, sheet.problems, |key| label(lang, key))}
            {head(lang, it, title.clone())}
            {frozen.then(|| frozen_note(lang, it, frame))}
            {saved_note(lang, saved)}
            <form class="form" method="post" action=links::staff_consultation_edit(&it.slug, page.code()) novalidate>
                <fieldset class="field stack--l" disabled=frozen>
                    <legend class="vh">{t(title.clone())}</legend>
                    {fields(lang, page, sheet, days)}
                </fieldset>
                {buttons}
            </form>
        </div>
    };
    Page::staff(title, body).under(links::staff_consultations()).with_problems(sheet.problems)
}

/// What a field is called in the summary of problems.
fn label(lang: Lang, key: &str) -> Text {
    let last = key.rsplit('.').next().unwrap_or(key);
    let name = match last {
        "title" => words::name(lang),
        "code" if key.starts_with("class") => words::class_code(lang),
        "code" => staff_calls::code(lang),
        "publish-date" => words::publish_date(lang),
        "publish-time" => words::publish_time(lang),
        "opens-date" => words::opens_date(lang),
        "opens-time" => words::opens_time(lang),
        "closes-date" => words::closes_date(lang),
        "closes-time" => words::closes_time(lang),
        "due" => words::result_due(lang),
        "grace" => words::grace(lang),
        "files-most" => words::files_most(lang),
        "file-mega" => words::file_mega(lang),
        "naming-named" => words::naming(lang),
        "label" => words::category(lang),
        other => Text::typed(other),
    };
    let row = key.split('.').nth(1).and_then(|row| row.parse::<usize>().ok());
    row.map_or(name.clone(), |row| staff_calls::answer_is(lang, staff_calls::row(lang, row + 1), name))
}

fn fields(lang: Lang, page: EditPage, sheet: &Sheet<'_>, days: i64) -> AnyView {
    match page {
        EditPage::Basics => view! {
            {sheet.words("title", words::name(lang), 1)}
            {sheet.line_with("code", staff_calls::code(lang), words::code_help(lang))}
            {sheet.words_with("summary", words::summary(lang), words::summary_help(lang), 3)}
            {sheet.words("purpose", words::purpose(lang), 6)}
            {sheet.words("who", words::who(lang), 3)}
            {sheet.optional("basis", words::basis(lang))}
        }
        .into_any(),
        EditPage::Term => term(lang, sheet, days),
        EditPage::Ways => ways(lang, sheet),
        EditPage::Person => person(lang, sheet),
        EditPage::Classes => view! {
            {sheet.optional_with("originals", words::originals(lang), words::originals_help(lang))}
            {sheet.rows("class", words::classes(lang), |row| view! {
                {sheet.line(&cell("class", row, "code"), words::class_code(lang))}
                {sheet.words(&cell("class", row, "label"), words::class_label(lang), 1)}
                {sheet.words(&cell("class", row, "meaning"), words::class_meaning(lang), 2)}
                {sheet.tick(&cell("class", row, "changes"), words::class_changes(lang))}
            }.into_any())}
        }
        .into_any(),
    }
}

fn date(sheet: &Sheet<'_>, key: &str, label: Text) -> AnyView {
    input(&sheet.field(key, label).unmarked(), Typing::DATE, None)
}

fn term(lang: Lang, sheet: &Sheet<'_>, days: i64) -> AnyView {
    let short = sheet.field("short", words::short_reason(lang)).optional().help(words::short_help(lang));
    let class = if days < i64::from(SHORTEST_TERM) { "notice notice--warn" } else { "notice notice--good" };
    view! {
        <p class="quiet">{t(words::publish_help(lang))}</p>
        {date(sheet, "publish-date", words::publish_date(lang))}
        {date(sheet, "publish-time", words::publish_time(lang))}
        {date(sheet, "opens-date", words::opens_date(lang))}
        {date(sheet, "opens-time", words::opens_time(lang))}
        {date(sheet, "closes-date", words::closes_date(lang))}
        {input(&sheet.field("closes-time", words::closes_time(lang)).unmarked().help(staff_calls::closes_help(lang)), Typing::DATE, None)}
        <div class=class id="days">
            <p><strong>{t(words::term_now(lang, days))}</strong></p>
            <p>{t(words::term_rule(lang, SHORTEST_TERM))}</p>
            <p><button class="btn btn--small" name="go" value="count">{t(words::count_again(lang))}</button></p>
        </div>
        {text_area(&short, 3, None)}
        {date(sheet, "due", words::result_due(lang))}
    }
    .into_any()
}

fn ways(lang: Lang, sheet: &Sheet<'_>) -> AnyView {
    let channels = Channel::ALL.map(|channel| sheet.tick(&channel_key(channel), public::channel(lang, channel)));
    let send = sheet.field("send", words::send_to(lang)).optional();
    let postal = vec![choice("arrival", words::postal_arrival(lang)), choice("postmark", words::postal_postmark(lang))];
    view! {
        <fieldset class="field"><legend class="field__label">{t(words::channels(lang))}</legend>{channels.collect_view()}</fieldset>
        {text_area(&send, 3, None)}
        {choices(&sheet.field("postal", words::postal(lang)).unmarked(), postal)}
        {input(&sheet.field("grace", words::grace(lang)).unmarked(), Typing::NUMBER, None)}
        {sheet.rows("place", words::places(lang), |row| view! {
            {sheet.line(&cell("place", row, "name"), words::place_name(lang))}
            {sheet.optional(&cell("place", row, "hours"), words::place_hours(lang))}
        }.into_any())}
    }
    .into_any()
}

fn person(lang: Lang, sheet: &Sheet<'_>) -> AnyView {
    let naming = Naming::ALL.map(|naming| sheet.tick(&naming_key(naming), public::naming_of(lang, naming)));
    let wants = || {
        vec![
            choice("no", words::want_no(lang)),
            choice("optional", words::want_optional(lang)),
            choice("required", words::want_required(lang)),
        ]
    };
    view! {
        <fieldset class="field"><legend class="field__label">{t(words::naming(lang))}</legend>{naming.collect_view()}</fieldset>
        {sheet.select("want-address", words::want_address(lang), wants())}
        {sheet.select("want-phone", words::want_phone(lang), wants())}
        {sheet.select("want-email", words::want_email(lang), wants())}
        {sheet.select("want-category", words::want_category(lang), wants())}
        {sheet.rows("category", words::categories(lang), |row| view! {
            {kept(sheet.typed, &cell("category", row, "key"))}
            {sheet.words(&cell("category", row, "label"), words::category(lang), 1)}
        }.into_any())}
        {sheet.tick("files", words::files_allowed(lang))}
        {input(&sheet.field("files-most", words::files_most(lang)).unmarked(), Typing::NUMBER, None)}
        {input(&sheet.field("file-mega", words::file_mega(lang)).unmarked(), Typing::NUMBER, None)}
    }
    .into_any()
}
