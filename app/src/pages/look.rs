//! How the city appears: the administrator's form, and the draft as residents would see it（市の表示）.

use crate::frame::{Frame, Page};
use crate::links;
use crate::pages::calls::CallCard;
use crate::pages::consultations::Card;
use crate::pages::home;
use crate::pages::staff::calls::Sheet;
use crate::ui::{Field, Typing, error_summary, file_input, input, t};
use domain::forms::Answers;
use domain::look::{Appearance, LOGO_BYTES_MAX, LOGO_SIDE, LOGO_WIDE, Logo};
use domain::problems::Problems;
use domain::texts::{Lang, Text, look as words};
use leptos::prelude::*;

/// The name of the field that holds the picture.
pub const LOGO_FIELD: &str = "paper-logo";

fn label(lang: Lang, key: &str) -> Text {
    match key.split('.').next().unwrap_or(key) {
        "name" => words::name(lang),
        "mayor_title" => words::mayor(lang),
        "colour" => words::colour(lang),
        "alt" | "label" => words::alt(lang),
        "lead" => words::home_lead(lang),
        "address" => words::address(lang),
        "phone" => words::phone(lang),
        "hours" => words::hours(lang),
        "corporate_number" => words::corporate_number(lang),
        "signature" => words::signature(lang),
        _ => words::logo(lang),
    }
}

/// The page. `shown` is the draft, or what is in force where there is none; `said` what has just been done.
pub fn look(
    frame: &Frame,
    shown: &Appearance,
    has_draft: bool,
    typed: &Answers,
    said: &str,
    problems: &Problems,
) -> Page {
    let lang = frame.lang;
    let content = if frame.demo {
        view! { <p class="notice notice--warn">{t(words::demo(lang))}</p> }.into_any()
    } else {
        view! {
            {done(lang, said)}
            {standing(lang, has_draft)}
            {form(lang, shown, typed, problems)}
            {logo(lang, shown.look.logo.as_ref(), typed, problems)}
            {usual(lang)}
        }
        .into_any()
    };
    let body = view! {
        <div class="page page--text">
            {error_summary(lang, problems, |key| label(lang, key))}
            <header class="page__head"><h1>{t(words::title(lang))}</h1><p class="lead">{t(words::lead(lang))}</p></header>
            <div class="stack--l">{content}</div>
        </div>
    };
    Page::staff(words::title(lang), body).under(links::staff_look()).with_problems(problems)
}

fn done(lang: Lang, said: &str) -> Option<AnyView> {
    let text = match said {
        "logo" => words::saved_logo(lang),
        "published" => words::in_force_now(lang),
        "dropped" => words::dropped(lang),
        _ => return None,
    };
    Some(view! { <p class="notice notice--good" role="status">{t(text)}</p> }.into_any())
}

fn standing(lang: Lang, has_draft: bool) -> AnyView {
    if !has_draft {
        return view! { <p class="notice">{t(words::no_draft(lang))}</p> }.into_any();
    }
    view! {
        <div class="notice notice--warn">
            <p>{t(words::draft_waits(lang))}</p>
            <div class="row">
                <a class="btn" href=links::staff_look_preview()>{t(words::preview(lang))}</a>
                <form method="post" action=links::staff_look_publish()><button class="btn btn--primary">{t(words::put_in_force(lang))}</button></form>
                <form method="post" action=links::staff_look_drop()><button class="link link--danger">{t(words::drop_draft(lang))}</button></form>
            </div>
        </div>
    }
    .into_any()
}

fn form(lang: Lang, shown: &Appearance, typed: &Answers, problems: &Problems) -> AnyView {
    let sheet = Sheet { lang, typed, problems };
    let field = |key: &'static str| sheet.field(key, label(lang, key));
    let line = |field: &Field<'_>| input(field, Typing { autocomplete: Some("off"), ..Typing::TEXT }, None);
    let narrow =
        |field: &Field<'_>| input(field, Typing { autocomplete: Some("off"), class: "w-24", ..Typing::TEXT }, None);
    let words_of = |key: &'static str, help: Text, rows: u8| sheet.words_with(key, label(lang, key), help, rows);
    let none = || Text::fixed("");
    let phone = input(&field("phone").optional(), Typing { autocomplete: Some("off"), ..Typing::PHONE }, None);
    let alt = shown.look.logo.is_some().then(|| line(&field("alt").help(words::alt_help(lang))));
    view! {
        <form class="form" method="post" action=links::staff_look() novalidate>
            <h2 class="h-line">{t(words::names(lang))}</h2>
            {line(&field("name"))}
            {line(&field("mayor_title").help(words::mayor_help(lang)))}
            <h2 class="h-line">{t(words::looks(lang))}</h2>
            {narrow(&field("colour").optional().help(words::colour_help(lang)))}
            {alt}
            <h2 class="h-line">{t(words::home_part(lang))}</h2>
            {words_of("lead", words::home_lead_help(lang), 3)}
            <h2 class="h-line">{t(words::foot(lang))}</h2>
            {words_of("address", none(), 1)}
            {phone}
            {words_of("hours", none(), 1)}
            {narrow(&field("corporate_number").optional().help(words::corporate_help(lang)))}
            <h2 class="h-line">{t(words::mail(lang))}</h2>
            {words_of("signature", words::signature_help(lang), 4)}
            <div class="buttons"><button class="btn btn--primary">{t(words::save(lang))}</button></div>
        </form>
    }
    .into_any()
}

fn logo(lang: Lang, logo: Option<&Logo>, typed: &Answers, problems: &Problems) -> AnyView {
    let now = match logo {
        None => view! { <p>{t(words::no_logo(lang))}</p> }.into_any(),
        Some(logo) => view! {
            <div class="row">
                <img class="logo-now" src=links::city_logo(&logo.sha256) alt=logo.alt.clone() width=logo.width.to_string() height=logo.height.to_string() />
                <form method="post" action=links::staff_look_logo_remove()><button class="link link--danger">{t(words::remove_logo(lang))}</button></form>
            </div>
        }
        .into_any(),
    };
    let (least, most) = LOGO_SIDE;
    let help = words::logo_help(lang, LOGO_BYTES_MAX / 1024, least, most, LOGO_WIDE);
    let file = Field::new(LOGO_FIELD, words::logo(lang), "", lang).help(help).problems(problems);
    let alt = Field::new("label", words::alt(lang), typed.get("label"), lang);
    let alt = alt.help(words::alt_help(lang)).problems(problems);
    view! {
        <section class="section stack" id="logo">
            <h2 class="h-line">{t(words::logo(lang))}</h2>
            {now}
            <form class="form" method="post" action=links::staff_look_logo() enctype="multipart/form-data" novalidate>
                {input(&alt, Typing { autocomplete: Some("off"), ..Typing::TEXT }, None)}
                {file_input(&file, ".png,.jpg,.jpeg")}
                <div class="buttons"><button class="btn">{t(words::send_logo(lang))}</button></div>
            </form>
        </section>
    }
    .into_any()
}

fn usual(lang: Lang) -> AnyView {
    view! {
        <section class="section stack">
            <h2 class="h-line">{t(words::back_to_usual(lang))}</h2>
            <p>{t(words::back_to_usual_text(lang))}</p>
            <form method="post" action=links::staff_look_reset()>
                <button class="btn btn--danger">{t(words::back_to_usual(lang))}</button>
            </form>
        </section>
    }
    .into_any()
}

/// The home page in the clothes of the draft, which `frame` wears already, and what stands on no page: the sign-off
/// of mails, and who official letters come from.
pub fn preview(frame: &Frame, draft: &Appearance, open: &[CallCard], asked: &[Card]) -> Page {
    let lang = frame.lang;
    let page = home::home(frame, open, asked);
    let signature = draft.look.signature.text(lang).with_brackets();
    let signature = (!signature.is_empty()).then(|| {
        view! { <div><dt>{t(words::preview_mail(lang))}</dt><dd class="typed">{draft.name.clone()} "\n" {signature}</dd></div> }
    });
    let home = page.body;
    let body = view! {
        <div class="page"><div class="notice notice--warn">
            <p>{t(words::preview_bar(lang))}</p>
            <div class="row">
                <form method="post" action=links::staff_look_publish()><button class="btn btn--primary">{t(words::put_in_force(lang))}</button></form>
                <a class="btn" href=links::staff_look()>{t(words::back_to_form(lang))}</a>
            </div>
            <dl class="facts">
                <div><dt>{t(words::preview_letter(lang))}</dt><dd>{draft.mayor_title.clone()}</dd></div>
                {signature}
            </dl>
        </div></div>
        {home}
    };
    Page { body: body.into_any(), title: words::preview(lang), ..page }
}
