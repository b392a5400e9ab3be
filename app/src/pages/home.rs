//! The home page with its four doors 共有・共感・共働・共創（ホーム）.

use crate::frame::{Frame, Page};
use crate::links;
use crate::pages::calls::{CallCard, cards};
use crate::pages::consultations::{self, Card};
use crate::ui::{brand, t};
use domain::texts::{Text, home as words};
use leptos::prelude::*;

/// The home page. `open` are the next calls to close, `asked` the consultations that are.
pub fn home(frame: &Frame, open: &[CallCard], asked: &[Card]) -> Page {
    let lang = frame.lang;
    let doors = [
        ("noren", links::story(), words::share(lang), words::share_verb(lang), words::share_text(lang)),
        (
            "noren noren--feel",
            links::consultations(),
            words::feel(lang),
            words::feel_verb(lang),
            words::feel_text(lang),
        ),
        ("noren noren--act", links::calls(), words::act(lang), words::act_verb(lang), words::act_text(lang)),
        ("noren noren--make", links::results(), words::make(lang), words::make_verb(lang), words::make_text(lang)),
    ];
    let own = &frame.look.lead;
    let lead = if own.is_empty() { words::lead(lang) } else { own.text(lang) };
    let friends = links::with_query(&links::groups(), &[("recruiting", "yes")]);
    let body = view! {
        <section class="hero"><div class="hero__in">
            <div class="hero__main">
                <h1 class="hero__title">{t(words::title(lang))}</h1>
                <p class="hero__text">{t(lead)}</p>
                <p class="hero__act"><a class="btn btn--primary btn--big btn--go" href=links::calls()>{t(words::see_calls(lang))}</a></p>
            </div>
            {brand::hero()}
        </div></section>
        <section class="band"><div class="band__in">
            <div class="band__head"><h2>{t(words::doors(lang))}</h2></div>
            <ul class="doors">{doors.map(door_view).collect_view()}</ul>
        </div></section>
        <section class="band band--paper"><div class="band__in">
            <div class="band__head"><h2>{t(words::open_calls(lang))}</h2><a href=links::calls()>{t(words::see_all(lang))}</a></div>
            {cards(frame, open)}
        </div></section>
        {(!asked.is_empty()).then(|| view! {
            <section class="band"><div class="band__in">
                <div class="band__head"><h2>{t(words::asked(lang))}</h2><a href=links::consultations()>{t(words::see_all(lang))}</a></div>
                {consultations::cards(frame, asked)}
            </div></section>
        })}
        <section class="band"><div class="band__in">
            <div class="band__head"><h2>{t(words::groups(lang))}</h2><a href=links::groups()>{t(words::see_all(lang))}</a></div>
            <p>{t(words::groups_text(lang))} " " <a href=friends>{t(words::groups_wanted(lang))}</a></p>
        </div></section>
    };
    Page::public(words::page_title(lang), body)
}

fn door_view((class, href, cloth, verb, text): (&'static str, String, Text, Text, Text)) -> impl IntoView {
    view! {
        <li><a class=class href=href>
            <span class="noren__cloth">{t(cloth)}</span>
            <span class="noren__verb">{t(verb)}</span>
            <span class="noren__text">{t(text)}</span>
        </a></li>
    }
}
