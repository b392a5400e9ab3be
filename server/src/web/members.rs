//! Who belongs to a group: inviting, joining, changing, ending, leaving（会員・招待）.

use super::accounts::visit;
use super::errors::{Answer, Trouble};
use super::groups::{mine, read_group};
use super::guard::{Guard, Routes};
use super::place::Place;
use super::proposals::see_other;
use super::request::{Ctx, Fields};
use super::sessions::{self, Proof};
use crate::actions::cases::NotDone;
use crate::actions::members::{self as actions, INVITATION_LASTS, Invited};
use crate::store::{Failure, members};
use app::links::{self, at};
use app::pages::groups::join::{self, Join};
use app::pages::groups::members::{self as pages, MemberPage};
use axum::extract::Path;
use axum::http::StatusCode;
use domain::accounts::SignUp;
use domain::calendar::date_in_japan;
use domain::groups::{InvitationForm, Member, MemberForm, may_end, may_manage};
use domain::people::{Organisation, Role};
use domain::problems::{Problems, Refusal};
use tower_sessions::Session;
use uuid::Uuid;

/// The routes of this feature.
pub fn routes() -> Routes {
    let signed_in = Guard::SignedIn;
    Routes::default()
        .get(at::MY_GROUP_INVITE, signed_in, invite_form)
        .post(at::MY_GROUP_INVITE, signed_in, invite)
        .post(at::MY_GROUP_REVOKE, signed_in, revoke)
        .get(at::MY_GROUP_MEMBER, signed_in, member_form)
        .post(at::MY_GROUP_MEMBER, signed_in, change)
        .post(at::MY_GROUP_MEMBER_END, signed_in, end)
        .get(at::MY_GROUP_LEAVE, signed_in, leave_form)
        .post(at::MY_GROUP_LEAVE, signed_in, leave)
        .get(at::JOIN, Guard::Anyone, join_form)
        .post(at::JOIN, Guard::Anyone, join)
}

/// The group and its members, where the viewer may change who belongs to it.
async fn managed(ctx: &Ctx, id: &str) -> Result<(Organisation, Vec<Member>), Trouble> {
    let today = date_in_japan(ctx.now());
    let mut tx = ctx.state.db.read().await?;
    let group = mine(ctx, &mut tx, id).await?.organisation;
    let members = members::of_group(&mut tx, group.id, today).await?;
    may_manage(ctx.viewer(), group.id, &members, today)?;
    Ok((group, members))
}

async fn invite_form(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let (group, _) = managed(&ctx, &id).await?;
    let form = InvitationForm { email: String::new(), role: Role::Contact.code().to_owned() };
    Ok(ctx.page(|frame| pages::invite(frame, &group, &form, INVITATION_LASTS.num_days(), &Problems::none())))
}

async fn invite(ctx: Ctx, place: Place, Path(id): Path<String>, fields: Fields) -> Answer {
    let (group, _) = managed(&ctx, &id).await?;
    let form = InvitationForm { email: fields.get("email").to_owned(), role: fields.get("role").to_owned() };
    match actions::invite(&ctx.state, ctx.viewer(), group.id, &form, visit(&ctx, place)).await {
        Ok(()) => Ok(see_other(&links::my_group(group.id.0))),
        Err(NotDone::Mend(problems)) => {
            let days = INVITATION_LASTS.num_days();
            Ok(ctx.form_again(|frame| pages::invite(frame, &group, &form, days, &problems)))
        }
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

fn read_member(text: &str) -> Result<Uuid, Refusal> {
    text.parse().map_err(|_| Refusal::NotFound)
}

async fn revoke(ctx: Ctx, Path((id, invitation)): Path<(String, String)>) -> Answer {
    let group = read_group(&id)?;
    actions::revoke(&ctx.state, ctx.viewer(), group, read_member(&invitation)?, ctx.now()).await?;
    Ok(see_other(&links::my_group(group.0)))
}

async fn managed_member(ctx: &Ctx, id: &str, member: &str) -> Result<(Organisation, Member, bool), Trouble> {
    let wanted = read_member(member)?;
    let (group, members) = managed(ctx, id).await?;
    let may_end = may_end(&members, wanted, date_in_japan(ctx.now())).is_ok();
    let member = members.into_iter().find(|member| member.id == wanted).ok_or(Refusal::NotFound)?;
    Ok((group, member, may_end))
}

async fn member_form(ctx: Ctx, Path((id, member)): Path<(String, String)>) -> Answer {
    let (group, member, may_end) = managed_member(&ctx, &id, &member).await?;
    let until = member.until.map(|day| day.to_string()).unwrap_or_default();
    let form = MemberForm { role: member.role.code().to_owned(), until };
    let data = MemberPage { group: &group, member: &member, form: &form, may_end, problems: &Problems::none() };
    Ok(ctx.page(|frame| pages::member(frame, &data)))
}

async fn change(ctx: Ctx, Path((id, member)): Path<(String, String)>, fields: Fields) -> Answer {
    let (group, member, may_end) = managed_member(&ctx, &id, &member).await?;
    let form = MemberForm { role: fields.get("role").to_owned(), until: fields.get("until").to_owned() };
    match actions::change(&ctx.state, ctx.viewer(), group.id, member.id, &form, ctx.now()).await {
        Ok(()) => Ok(see_other(&links::my_group(group.id.0))),
        Err(NotDone::Mend(problems)) => {
            let data = MemberPage { group: &group, member: &member, form: &form, may_end, problems: &problems };
            Ok(ctx.form_again(|frame| pages::member(frame, &data)))
        }
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

async fn end(ctx: Ctx, Path((id, member)): Path<(String, String)>) -> Answer {
    let (group, member, _) = managed_member(&ctx, &id, &member).await?;
    actions::end(&ctx.state, ctx.viewer(), group.id, member.id, ctx.now()).await?;
    // Who ended the own membership has no right to the group's page any more.
    let own = ctx.viewer().id() == Some(member.person);
    Ok(see_other(&if own { links::my_page() } else { links::my_group(group.id.0) }))
}

async fn leave_form(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let group = mine(&ctx, &mut ctx.state.db.read().await?, &id).await?;
    Ok(ctx.page(|frame| pages::leave(frame, &group.organisation)))
}

async fn leave(ctx: Ctx, Path(id): Path<String>) -> Answer {
    actions::leave(&ctx.state, ctx.viewer(), read_group(&id)?, ctx.now()).await?;
    Ok(see_other(&links::my_page()))
}

/// A dead invitation gets a page of its own, with whom to ask.
fn or_dead(ctx: &Ctx, failure: Failure) -> Answer {
    match failure {
        Failure::Refused(Refusal::LinkNotValid) => Ok(ctx.page_with(StatusCode::GONE, join::dead)),
        other => Err(other.into()),
    }
}

fn invitation<'a>(invited: &'a Invited, token: &'a str, form: &'a SignUp, problems: &'a Problems) -> Join<'a> {
    Join {
        token,
        group: &invited.group,
        role: invited.invitation.role,
        inviter: &invited.inviter,
        email: &invited.invitation.email,
        known: invited.known,
        form,
        problems,
    }
}

async fn join_form(ctx: Ctx, Path(token): Path<String>) -> Answer {
    match actions::look(&ctx.state, &token, ctx.now()).await {
        Ok(invited) => {
            let (form, problems) = (SignUp::default(), Problems::none());
            Ok(ctx.page(|frame| join::join(frame, &invitation(&invited, &token, &form, &problems))))
        }
        Err(failure) => or_dead(&ctx, failure),
    }
}

async fn join(ctx: Ctx, session: Session, place: Place, Path(token): Path<String>, fields: Fields) -> Answer {
    if !ctx.viewer().is_guest() {
        return match actions::accept(&ctx.state, ctx.viewer(), &token, ctx.now()).await {
            Ok(group) => Ok(see_other(&links::my_group(group.0))),
            Err(failure) => or_dead(&ctx, failure),
        };
    }
    let typed = |key| fields.get(key).to_owned();
    let form = SignUp { name: typed("name"), email: String::new(), password: typed("password") };
    match actions::accept_new(&ctx.state, &token, &form, visit(&ctx, place)).await {
        Ok((person, group)) => {
            sessions::enter(&session, person, Proof::One).await?;
            Ok(see_other(&links::my_group(group.0)))
        }
        Err(NotDone::Mend(problems)) => {
            let invited = actions::look(&ctx.state, &token, ctx.now()).await?;
            Ok(ctx.form_again(|frame| join::join(frame, &invitation(&invited, &token, &form, &problems))))
        }
        Err(NotDone::Failed(failure)) => or_dead(&ctx, failure),
    }
}
