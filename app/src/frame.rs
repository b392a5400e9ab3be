//! The frame around every page, and the one function that turns a page into HTML（画面の枠）.

use crate::links;
use crate::ui::{brand, city_foot, t};
use chrono::{DateTime, Utc};
use domain::calendar::{date, date_in_japan};
use domain::keys::works_for_the_city;
use domain::look::{Look, Palette};
use domain::people::{Role, Viewer};
use domain::texts::{Lang, Text, rehearsals, shell as words};
use hydration_context::SsrSharedContext;
use leptos::prelude::*;
use std::sync::Arc;

/// What every page knows of the request it answers.
#[derive(Debug, Clone)]
pub struct Frame {
    /// The language of the page.
    pub lang: Lang,
    /// Who asks.
    pub viewer: Viewer,
    /// The city's name, e.g. 対馬市; empty before it is set up.
    pub city: Arc<str>,
    /// How the city appears.
    pub look: Arc<Look>,
    /// Whether this is the demo city. Every page says so.
    pub demo: bool,
    /// Where the city of a rehearsal lies beneath the real one; empty for every other city. Pages do not know of it:
    /// it is put before their addresses when they are finished.
    pub mount: &'static str,
    /// The path of this page, for the language switch.
    pub path: String,
    /// The present instant.
    pub now: DateTime<Utc>,
    /// Addresses of the style sheet and of the script that wakes the islands.
    pub assets: Assets,
}

impl Frame {
    /// Whether this is the city of a rehearsal. Every page says so.
    pub fn is_rehearsal(&self) -> bool {
        !self.mount.is_empty()
    }
}

/// Where the page finds what it is made of.
#[derive(Debug, Clone, Copy)]
pub struct Assets {
    /// Style sheet.
    pub css: &'static str,
    /// Icon.
    pub icon: &'static str,
    /// The script that wakes islands; `None` where they were not built.
    pub islands: Option<&'static str>,
    /// The script that asks the browser for a passkey.
    pub passkeys: &'static str,
}

/// Which scripts a page needs; most need none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Scripts {
    /// The one that wakes islands.
    pub islands: bool,
    /// The one that asks for a passkey.
    pub passkeys: bool,
}

/// A form on the page that is saved before the page is left for another language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Saving {
    /// The id of the form.
    pub form: &'static str,
    /// The value of `go` that the return key sends: that of the first button of the form in the page's order, so
    /// it has to stand before those of the languages.
    pub usual: &'static str,
}

/// The value of `go` that saves a form and then changes to a language.
fn to_language(lang: Lang) -> String {
    format!("to:lang:{}", lang.code())
}

/// The language that a value of `go` leads to.
pub fn language(go: &str) -> Option<Lang> {
    Lang::from_code(go.strip_prefix("to:lang:")?)
}

/// Which of the two heads a page wears.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// For everybody.
    Public,
    /// For people who work for the city.
    Staff,
}

/// A page, ready for its frame.
pub struct Page {
    /// Title of the window; the city's name is added.
    pub title: Text,
    /// Which head.
    pub side: Side,
    /// Which scripts it needs. None is loaded otherwise.
    pub scripts: Scripts,
    /// What is saved before the language changes.
    pub saving: Option<Saving>,
    /// Whether it shows problems; then the title begins with エラー.
    pub problems: bool,
    /// The path of the main navigation that it belongs to.
    pub nav: String,
    /// What stands in `main`.
    pub body: AnyView,
}

impl Page {
    /// A page for everybody, without islands.
    pub fn public(title: Text, body: impl IntoView + 'static) -> Page {
        let (scripts, nav, body) = (Scripts::default(), String::new(), body.into_any());
        Page { title, side: Side::Public, scripts, saving: None, problems: false, nav, body }
    }

    /// A page for staff, without islands.
    pub fn staff(title: Text, body: impl IntoView + 'static) -> Page {
        Page { side: Side::Staff, ..Page::public(title, body) }
    }

    /// With islands on it.
    #[must_use]
    pub fn with_islands(self) -> Page {
        Page { scripts: Scripts { islands: true, ..self.scripts }, ..self }
    }

    /// With a form for a passkey on it.
    #[must_use]
    pub fn with_passkeys(self) -> Page {
        Page { scripts: Scripts { passkeys: true, ..self.scripts }, ..self }
    }

    /// With a form that is saved before the language changes.
    #[must_use]
    pub fn saving(self, saving: Option<Saving>) -> Page {
        Page { saving, ..self }
    }

    /// With problems on it, if there are any.
    #[must_use]
    pub fn with_problems(self, problems: &domain::problems::Problems) -> Page {
        Page { problems: !problems.is_empty(), ..self }
    }

    /// Under a point of the main navigation.
    #[must_use]
    pub fn under(self, nav: String) -> Page {
        Page { nav, ..self }
    }
}

/// Renders a view. `build` runs under an owner of its own, as Leptos wants it, so that islands get their
/// props; nothing is left behind afterwards.
pub fn render<V: IntoView + 'static>(build: impl FnOnce() -> V) -> String {
    use leptos::reactive::owner::Owner;
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    let html = owner.with(|| build().into_view().to_html());
    owner.unset_with_forced_cleanup();
    html
}

/// Renders a whole page in its frame; says too which scripts the page needs.
pub fn document(frame: &Frame, build: impl FnOnce() -> Page) -> (String, Scripts) {
    let mut scripts = Scripts::default();
    let html = render(|| {
        let page = build();
        scripts = page.scripts;
        shell(frame, page)
    });
    let html = without_bogus_comments(&html, scripts.islands);
    (format!("<!DOCTYPE html>{}", mounted(html, frame.mount)), scripts)
}

/// The attributes in which a page has addresses.
const ADDRESSES: [&str; 4] = ["href", "src", "action", "formaction"];

/// Puts the mount before every address of ours in a page's tags. No text and no typed value is touched: in text `<` is
/// always escaped, so each one begins a tag, and in attributes the quote is.
fn mounted(html: String, mount: &str) -> String {
    if mount.is_empty() {
        return html;
    }
    let mut whole = String::with_capacity(html.len() + html.len() / 8);
    let mut rest = html.as_str();
    while let Some(start) = rest.find('<') {
        let (text, tag) = rest.split_at(start);
        let (tag, after) = tag.split_at(end_of_tag(tag));
        whole.push_str(text);
        push_tag(&mut whole, tag, mount);
        rest = after;
    }
    whole.push_str(rest);
    whole
}

/// How long the tag is with which this begins; a `>` in quotes does not end it.
fn end_of_tag(html: &str) -> usize {
    let mut quoted = false;
    for (place, letter) in html.bytes().enumerate() {
        match letter {
            b'"' => quoted = !quoted,
            b'>' if !quoted => return place + 1,
            _ => {}
        }
    }
    html.len()
}

fn push_tag(whole: &mut String, tag: &str, mount: &str) {
    let mut rest = tag;
    while let Some(place) = rest.find("=\"/") {
        let name = rest[..place].rsplit(char::is_whitespace).next().unwrap_or_default();
        let (before, value) = rest.split_at(place + 2);
        whole.push_str(before);
        rest = value;
        if ADDRESSES.contains(&name) {
            whole.push_str(mount);
            // The home page lies at the mount itself.
            rest = if value.starts_with("/\"") { &value[1..] } else { value };
        }
        let (first, others) = rest.split_at(1);
        whole.push_str(first);
        rest = others;
    }
    whole.push_str(rest);
}

/// Leptos marks the seams of its pieces with `<!>`, which HTML forgives but counts as an error. Islands find
/// their place by them, so there they become proper comments; elsewhere nobody needs them. No text is
/// touched: in text and in attributes `<` is always escaped.
fn without_bogus_comments(html: &str, islands: bool) -> String {
    html.replace("<!>", if islands { "<!---->" } else { "" })
}

fn shell(frame: &Frame, page: Page) -> impl IntoView + use<> {
    let lang = frame.lang;
    let error = if page.problems { words::error_in_title(lang).bare() } else { String::new() };
    let title = format!("{error}{} | {} {}", page.title.bare(), words::product(lang).bare(), frame.city);
    let islands = frame.assets.islands.filter(|_| page.scripts.islands);
    let passkeys = page.scripts.passkeys.then_some(frame.assets.passkeys);
    let scripts = islands.into_iter().chain(passkeys);
    let scripts = scripts.map(|src| view! { <script type="module" src=src></script> }).collect_view();
    let colours = frame.look.colour.map(|key| links::city_colours(&Palette::of(key).sheet_name()));
    let staff = page.side == Side::Staff;
    let class = match (staff, lang) {
        (true, _) => "staff",
        (false, Lang::Easy) => "easy",
        (false, _) => "",
    };
    let class = if frame.is_rehearsal() { format!("{class} rehearsal") } else { class.to_owned() };
    let head = if staff { staff_head(frame, &page.nav) } else { public_head(frame, &page) };
    view! {
        <html lang=lang.tag()>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light" />
                <title>{title}</title>
                <link rel="stylesheet" href=frame.assets.css />
                {colours.map(|href| view! { <link rel="stylesheet" href=href /> })}
                <link rel="icon" type="image/svg+xml" href=frame.assets.icon />
                {scripts}
            </head>
            <body class=class>
                <a class="skip" href="#main">{t(words::skip(lang))}</a>
                {page.saving.map(|saving| usual_button(lang, saving))}
                <header>
                    {ribbon(frame)}
                    {head}
                </header>
                <main id="main" tabindex="-1">{page.body}</main>
                {foot(frame, staff)}
            </body>
        </html>
    }
}

/// The band over every page of a city where nothing is real.
fn ribbon(frame: &Frame) -> Option<AnyView> {
    if frame.is_rehearsal() {
        return Some(rehearsal_ribbon(frame));
    }
    frame.demo.then(|| demo_ribbon(frame.lang))
}

fn rehearsal_ribbon(frame: &Frame) -> AnyView {
    let lang = frame.lang;
    let today = date(date_in_japan(frame.now), lang);
    view! {
        <p class="ribbon ribbon--rehearsal">
            <strong class="ribbon__name">{t(rehearsals::ribbon(lang))}</strong> <span>{t(rehearsals::ribbon_note(lang))}</span>
            <span class="ribbon__day">{t(rehearsals::today(lang, today))}</span>
            <a href=links::controls()>{t(rehearsals::to_controls(lang))}</a>
            <a href=links::demo_mail()>{t(words::demo_mailbox(lang))}</a>
            <a href=links::rehearsal_leave()>{t(rehearsals::leave(lang))}</a>
        </p>
    }
    .into_any()
}

fn demo_ribbon(lang: Lang) -> AnyView {
    view! {
        <p class="ribbon">
            {t(words::demo_ribbon(lang))} " "
            <a href=links::demo_mail()>{t(words::demo_mailbox(lang))}</a>
        </p>
    }
    .into_any()
}

fn usual_button(lang: Lang, saving: Saving) -> AnyView {
    view! {
        <button class="vh" form=saving.form name="go" value=saving.usual tabindex="-1" aria-hidden="true">{t(words::save_and_next(lang))}</button>
    }
    .into_any()
}

fn language_switch(frame: &Frame, saving: Option<Saving>) -> AnyView {
    let current = frame.lang;
    let buttons = Lang::ALL.map(|lang| {
        let (name, value) = match saving {
            Some(_) => ("go", to_language(lang)),
            None => ("lang", lang.code().to_owned()),
        };
        view! {
            <button class="lang__btn" form=saving.map(|saving| saving.form) name=name value=value lang=lang.tag() aria-current=(lang == current).then_some("true")>
                {lang.own_name()}
            </button>
        }
    });
    view! {
        <form class="lang" method="post" action=links::language() aria-label=words::language(current).bare()>
            <input type="hidden" name="back" value=frame.path.clone() />
            {buttons.collect_view()}
        </form>
    }
    .into_any()
}

fn me(frame: &Frame) -> AnyView {
    let lang = frame.lang;
    if frame.viewer.is_guest() {
        return view! { <div class="top__me"><a href=links::sign_in()>{t(words::sign_in(lang))}</a></div> }.into_any();
    }
    let name = frame.viewer.who().map(|person| person.name.clone()).unwrap_or_default();
    let staff = staff_home(&frame.viewer);
    view! {
        <div class="top__me">
            <span>{name}</span>
            {staff.map(|href| view! { <a href=href>{t(words::staff_pages(lang))}</a> })}
            {frame.viewer.is_reviewer().then(|| view! { <a href=links::review()>{t(domain::texts::review::title(lang))}</a> })}
            <a href=links::my_page()>{t(words::my_page(lang))}</a>
            <form method="post" action=links::sign_out()>
                <button class="link">{t(words::sign_out(lang))}</button>
            </form>
        </div>
    }
    .into_any()
}

/// Where a viewer's work for the city begins; administrators see no case.
pub fn staff_home(viewer: &Viewer) -> Option<String> {
    let admin = || viewer.is(Role::Admin).then(links::staff_people);
    viewer.is_reader().then(links::staff_desk).or_else(admin)
}

fn nav_link(href: String, text: Text, current: &str) -> impl IntoView + use<> {
    let here = (href == current).then_some("page");
    view! { <li><a class="nav__link" href=href aria-current=here>{t(text)}</a></li> }
}

fn public_head(frame: &Frame, page: &Page) -> AnyView {
    let (lang, nav) = (frame.lang, page.nav.as_str());
    view! {
        <div class="top"><div class="top__in">
            <span class="top__city">{frame.city.to_string()}</span>
            <div class="top__side">{language_switch(frame, page.saving)} {me(frame)}</div>
        </div></div>
        <div class="head"><div class="head__in">
            <a class="brand" href=links::home()>
                {brand::mark(&frame.look)}
                <span>
                    <span class="brand__name">{t(words::product(lang))}</span>
                    <span class="brand__tag">{t(words::tagline(lang, &*frame.city))}</span>
                </span>
            </a>
            <nav class="nav" aria-label=words::main_nav(lang).bare()><ul class="nav__list">
                {nav_link(links::calls(), words::calls(lang), nav)}
                {nav_link(links::consultations(), words::consultations(lang), nav)}
                {nav_link(links::groups(), words::groups(lang), nav)}
                {nav_link(links::results(), words::results(lang), nav)}
                {nav_link(links::my_page(), words::my_page(lang), nav)}
            </ul></nav>
        </div></div>
    }
    .into_any()
}

fn staff_head(frame: &Frame, nav: &str) -> AnyView {
    let lang = frame.lang;
    let name = frame.viewer.who().map(|person| person.name.clone()).unwrap_or_default();
    let role = [Role::Approver, Role::Officer, Role::Payer, Role::Admin, Role::Auditor]
        .into_iter()
        .find(|role| frame.viewer.is(*role));
    let role = role.map(|role| t(domain::texts::people::role(lang, role)));
    let cases = frame.viewer.is_reader().then_some(nav);
    let calls = frame.viewer.is_staff().then_some(nav);
    let oversight = frame.viewer.oversees().then_some(nav);
    let admin = frame.viewer.is(Role::Admin).then_some(nav);
    let rehearses = (works_for_the_city(&frame.viewer) && !frame.is_rehearsal()).then_some(nav);
    view! {
        <div class="staff-head"><div class="staff-head__in">
            <a class="brand" href=staff_home(&frame.viewer).unwrap_or_else(links::home)>
                {brand::mark(&frame.look)}
                <span class="brand__name">{t(words::product(lang))}</span>
                <span class="brand__tag">{t(words::staff(lang))}</span>
            </a>
            <nav class="nav" aria-label=words::main_nav(lang).bare()><ul class="nav__list">
                {cases.map(|here| view! {
                    {nav_link(links::staff_desk(), domain::texts::desk::title(lang), here)}
                    {nav_link(links::staff_cases(), words::cases(lang), here)}
                })}
                {cases.map(|here| nav_link(links::staff_postings(), words::postings(lang), here))}
                {calls.map(|here| view! {
                    {nav_link(links::staff_intake(), domain::texts::intake::title(lang), here)}
                    {nav_link(links::staff_calls(), words::calls(lang), here)}
                    {nav_link(links::staff_consultations(), words::consultations(lang), here)}
                })}
                {admin.map(|here| view! {
                    {nav_link(links::staff_people(), words::staff_people(lang), here)}
                    {nav_link(links::staff_departments(), words::departments(lang), here)}
                    {nav_link(links::staff_look(), domain::texts::look::title(lang), here)}
                    {nav_link(links::staff_mail(), domain::texts::mail_state::short(lang), here)}
                    {nav_link(links::staff_backups(), domain::texts::backup_state::title(lang), here)}
                })}
                {oversight.map(|here| view! {
                    {nav_link(links::staff_journal(), domain::texts::oversight::journal(lang), here)}
                    {nav_link(links::staff_views(), domain::texts::oversight::views_short(lang), here)}
                    {nav_link(links::staff_retention(), domain::texts::retention::title(lang), here)}
                })}
                {frame.viewer.is_reviewer().then(|| nav_link(links::review(), domain::texts::review::title(lang), nav))}
                {rehearses.map(|here| nav_link(links::staff_rehearsal(), rehearsals::title(lang), here))}
                {nav_link(links::home(), words::home(lang), nav)}
            </ul></nav>
            <a href=links::my_account()>{role} " " {name}<span class="vh">"：" {t(domain::texts::settings::title(lang))}</span></a>
            <form method="post" action=links::sign_out()><button class="link">{t(words::sign_out(lang))}</button></form>
        </div></div>
    }
    .into_any()
}

fn foot(frame: &Frame, staff: bool) -> AnyView {
    let lang = frame.lang;
    if staff {
        return view! { <footer class="staff-foot"><p>{words::product(lang).bare()} " " {frame.city.to_string()}</p> {language_switch(frame, None)}</footer> }
            .into_any();
    }
    view! {
        <footer class="foot"><div class="foot__in">
            <div><p class="foot__name">{frame.city.to_string()}</p>{city_foot::facts(lang, &frame.look)}</div>
            <ul class="foot__links">
                <li><a href=links::story()>{t(words::story(lang))}</a></li>
                <li><a href=links::contact()>{t(words::contact(lang))}</a></li>
                <li><a href=links::calls()>{t(words::calls(lang))}</a></li>
                <li><a href=links::consultations()>{t(words::consultations(lang))}</a></li>
                <li><a href=links::groups()>{t(words::groups(lang))}</a></li>
                <li><a href=links::results()>{t(words::results(lang))}</a></li>
            </ul>
            <ul class="foot__links">
                <li><a href=links::privacy()>{t(words::privacy(lang))}</a></li>
                <li><a href=links::accessibility()>{t(words::accessibility(lang))}</a></li>
            </ul>
            <p class="foot__note">{t(words::tagline(lang, &*frame.city))}</p>
        </div></footer>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_in_tags_get_the_mount_and_nothing_else_does() {
        let cases = [
            (r#"<a href="/">家</a>"#, r#"<a href="/rehearsal">家</a>"#),
            (r#"<a class="x" href="/me?a=/b#c">"#, r#"<a class="x" href="/rehearsal/me?a=/b#c">"#),
            (
                r#"<form method="post" action="/a"><button formaction="/b">"#,
                r#"<form method="post" action="/rehearsal/a"><button formaction="/rehearsal/b">"#,
            ),
            (r#"<input name="back" value="/staff">"#, r#"<input name="back" value="/staff">"#),
            (r#"<img alt="a > b" src="/f.png">"#, r#"<img alt="a > b" src="/rehearsal/f.png">"#),
            (r#"<p>href="/me" &lt;a href="/x"></p>"#, r#"<p>href="/me" &lt;a href="/x"></p>"#),
            (r#"<textarea> action="/y"</textarea>"#, r#"<textarea> action="/y"</textarea>"#),
            (
                r##"<a href="#main"><a href="https://a.jp/"><a href="mailto:a@b">"##,
                r##"<a href="#main"><a href="https://a.jp/"><a href="mailto:a@b">"##,
            ),
            (r#"<a href="/#top">"#, r#"<a href="/rehearsal/#top">"#),
        ];
        for (page, expected) in cases {
            assert_eq!(mounted(page.to_owned(), "/rehearsal"), expected);
            assert_eq!(mounted(page.to_owned(), ""), page);
        }
    }
}
