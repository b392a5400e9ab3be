//! Who belongs to a group, inviting, changing roles, ending and leaving（会員）.

use super::{Show, role_help, term};
use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::{Choice, Field, Typing, choices, error_summary, input, t};
use domain::calendar;
use domain::groups::{GROUP_ROLES, InvitationForm, Member, MemberForm};
use domain::people::{Organisation, Role};
use domain::problems::{Problems, Refusal};
use domain::texts::{Lang, Text, groups as words, people};
use leptos::prelude::*;
use uuid::Uuid;

/// The section of the group's page.
pub(super) fn section(lang: Lang, data: &Show<'_>) -> AnyView {
    let rows = data.members.iter().map(|member| row(lang, data, member)).collect_view();
    let invite = data.manages.then(|| {
        view! {
            <p><a class="btn" href=links::my_group_invite(data.id())>{t(words::invite_title(lang))}</a></p>
        }
    });
    view! {
        <section class="section stack--l">
            <h2 class="h-line">{t(words::members(lang))}</h2>
            <p>{t(words::members_lead(lang))}</p>
            {head_note(lang, data)}
            <dl class="facts facts--wide">{rows}</dl>
            {waiting(lang, data)}
            {invite}
        </section>
    }
    .into_any()
}

/// Warns while the group has no head, or none after a known day.
fn head_note(lang: Lang, data: &Show<'_>) -> Option<AnyView> {
    let heads = || {
        let is_head = |member: &&Member| member.role == Role::Representative;
        data.members.iter().filter(is_head)
    };
    let text = if !heads().any(|head| head.covers(data.today)) {
        words::headless(lang)
    } else if heads().all(|head| head.until.is_some()) {
        let last = heads().filter_map(|head| head.until).max()?;
        words::head_ends(lang, calendar::date(last, lang))
    } else {
        return None;
    };
    Some(view! { <div class="notice notice--warn"><p>{t(text)}</p></div> }.into_any())
}

fn row(lang: Lang, data: &Show<'_>, member: &Member) -> AnyView {
    let you = (member.person == data.viewer)
        .then(|| view! { " " <span class="tag tag--neutral">{t(words::you(lang))}</span> });
    let change = data.manages.then(|| {
        let name = member.name.clone();
        view! {
            <br /><a href=links::my_group_member(data.id(), member.id)>
                {t(words::member_change(lang))}<span class="vh">"：" {name}</span>
            </a>
        }
    });
    view! {
        <div>
            <dt>{member.name.clone()} {you}</dt>
            <dd>
                {t(people::role(lang, member.role))} "　" {t(term(lang, member.from, member.until))}
                <br /><span class="quiet">{member.email.clone()}</span>
                {change}
            </dd>
        </div>
    }
    .into_any()
}

fn waiting(lang: Lang, data: &Show<'_>) -> Option<AnyView> {
    if data.invitations.is_empty() {
        return None;
    }
    let rows = data.invitations.iter().map(|invitation| {
        let email = invitation.email.clone();
        let until = words::invited_until(lang, calendar::date_and_time(invitation.expires_at, lang));
        view! {
            <div>
                <dt>{email.clone()}</dt>
                <dd>
                    {t(people::role(lang, invitation.role))} <br /><span class="quiet">{t(until)}</span>
                    <form method="post" action=links::my_group_revoke(data.id(), invitation.id)>
                        <button class="link link--danger">{t(words::revoke(lang))}<span class="vh">"：" {email}</span></button>
                    </form>
                </dd>
            </div>
        }
    });
    let rows = rows.collect_view();
    Some(
        view! {
            <div class="stack"><h3>{t(words::invited(lang))}</h3><dl class="facts facts--wide">{rows}</dl></div>
        }
        .into_any(),
    )
}

fn label(lang: Lang, key: &str) -> Text {
    match key {
        "email" => words::invite_email(lang),
        "until" => words::until(lang),
        _ => words::role(lang),
    }
}

fn roles(lang: Lang) -> Vec<Choice> {
    let choice = |role: Role| Choice {
        value: role.code().to_owned(),
        label: people::role(lang, role),
        help: Some(role_help(lang, role)),
    };
    GROUP_ROLES.map(choice).into()
}

/// A narrow page about one group.
fn narrow(title: Text, group: &Organisation, lead: Text, summary: Option<AnyView>, body: AnyView) -> AnyView {
    view! {
        <div class="page page--text">
            {summary}
            <a class="back" href=links::my_group(group.id.0)>{group.name.clone()}</a>
            <header class="page__head"><h1>{t(title)}</h1><p class="lead">{t(lead)}</p></header>
            <div class="stack--xl">{body}</div>
        </div>
    }
    .into_any()
}

/// The form of an invitation. `days`: how long the link works.
pub fn invite(frame: &Frame, group: &Organisation, form: &InvitationForm, days: i64, problems: &Problems) -> Page {
    let lang = frame.lang;
    let email = Field::new("email", words::invite_email(lang), &form.email, lang)
        .help(words::invite_email_help(lang))
        .problems(problems);
    let role = Field::new("role", words::role(lang), &form.role, lang).problems(problems);
    // The address is somebody else's: the browser must not fill in the viewer's own.
    let typing = Typing { autocomplete: Some("off"), ..Typing::EMAIL };
    let body = view! {
        <form class="form" method="post" action=links::my_group_invite(group.id.0) novalidate>
            {input(&email, typing, None)}
            {choices(&role, roles(lang))}
            <div class="buttons"><button class="btn btn--primary">{t(words::invite_button(lang))}</button></div>
        </form>
    };
    let errors = error_summary(lang, problems, |key| label(lang, key));
    let title = words::invite_title(lang);
    let body = narrow(title.clone(), group, words::invite_lead(lang, days), errors, body.into_any());
    Page::public(title, body).under(links::my_page()).with_problems(problems)
}

/// What the page of a member shows.
pub struct MemberPage<'a> {
    /// The group.
    pub group: &'a Organisation,
    /// Who.
    pub member: &'a Member,
    /// What was typed.
    pub form: &'a MemberForm,
    /// Whether the membership may end: the last head's may not.
    pub may_end: bool,
    /// What is wrong with the form.
    pub problems: &'a Problems,
}

/// Somebody's role and term, and the end of it.
pub fn member(frame: &Frame, data: &MemberPage<'_>) -> Page {
    let lang = frame.lang;
    let MemberPage { group, member, form, may_end, problems } = data;
    let role = Field::new("role", words::role(lang), &form.role, lang).problems(problems);
    let until = Field::new("until", words::until(lang), &form.until, lang)
        .optional()
        .help(words::until_help(lang))
        .problems(problems);
    let id: Uuid = group.id.0;
    let end = match may_end {
        false => view! { <p class="quiet">{t(Refusal::LastHead.text(lang))}</p> }.into_any(),
        true => view! {
            <section class="section stack">
                <h2 class="h-line">{t(words::end_title(lang))}</h2>
                <p>{t(words::end_lead(lang, &member.name))}</p>
                <form method="post" action=links::my_group_member_end(id, member.id)>
                    <div class="buttons"><button class="btn btn--danger">{t(words::end_button(lang))}</button></div>
                </form>
            </section>
        }
        .into_any(),
    };
    let body = view! {
        <form class="form" method="post" action=links::my_group_member(id, member.id) novalidate>
            {choices(&role, roles(lang))}
            {input(&until, Typing::DATE, None)}
            <div class="buttons"><button class="btn btn--primary">{t(words::save(lang))}</button></div>
        </form>
        {end}
    };
    let errors = error_summary(lang, problems, |key| label(lang, key));
    let title = words::member_title(lang, &member.name);
    let lead = term(lang, member.from, member.until);
    let body = narrow(title.clone(), group, lead, errors, body.into_any());
    Page::public(title, body).under(links::my_page()).with_problems(problems)
}

/// Asks before leaving.
pub fn leave(frame: &Frame, group: &Organisation) -> Page {
    let lang = frame.lang;
    let body = view! {
        <form method="post" action=links::my_group_leave(group.id.0)>
            <div class="buttons">
                <button class="btn btn--danger">{t(words::leave_button(lang))}</button>
                <a class="btn" href=links::my_group(group.id.0)>{t(domain::texts::shell::back(lang))}</a>
            </div>
        </form>
    };
    let title = words::leave_title(lang);
    let body = narrow(title.clone(), group, words::leave_lead(lang, &group.name), None, body.into_any());
    Page::public(title, body).under(links::my_page())
}
