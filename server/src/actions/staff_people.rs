//! Giving and ending the roles of staff（職員の役割）.

use super::accounts::{add_person, send_invitation};
use super::cases::{NotDone, commit};
use crate::mail::accounts::{self as letters, RoleInWords};
use crate::state::State;
use crate::store::{Stored, Write, history, people, staff};
use chrono::{DateTime, Utc};
use domain::folding::{Email, clean};
use domain::history::{Entry, Subject};
use domain::people::{Membership, Person, PersonId, Role};
use domain::problems::{Problem, Problems, Refusal};
use domain::staffing::{RoleForm, RoleGift, check_last_day};
use domain::texts::{Lang, people as people_words, staff_people as words};
use serde_json::{Value, json};
use uuid::Uuid;

/// What the history keeps of a role.
pub(super) fn role_detail(membership: &Membership) -> Value {
    json!({
        "organisation": membership.organisation.to_string(),
        "role": membership.role.code(),
        "from": membership.from.to_string(),
        "until": membership.until.map(|day| day.to_string()),
    })
}

/// Gives a role to a person. Who has no confirmed account gets a letter to choose a password.
///
/// # Errors
/// Problems of the form, or the store's.
pub async fn give_role(
    state: &State,
    admin: PersonId,
    form: &RoleForm,
    lang: Lang,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let gift = form.check().map_err(NotDone::Mend)?;
    let mut tx = state.db.write().await?;
    give(&mut tx, state, admin, form, &gift, lang, now).await?;
    Ok(commit(tx, state).await?)
}

/// Gives what a checked form says, in a transaction.
pub(super) async fn give(
    tx: &mut Write,
    state: &State,
    by: PersonId,
    form: &RoleForm,
    gift: &RoleGift,
    lang: Lang,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let email: Email = form.email.parse().map_err(|_| NotDone::Mend(Problems::one("email", Problem::NotAnEmail)))?;
    let organisation = people::organisation(tx, gift.membership.organisation).await?;
    let Some(organisation) = organisation.filter(|found| found.kind.is_of_the_city()) else {
        return Err(NotDone::Mend(Problems::one("department", Problem::NotAChoice)));
    };
    let person = match people::find_by_email(tx, &gift.email_key).await? {
        Some((person, _)) => person,
        None => {
            form.check_name().map_err(NotDone::Mend)?;
            add_person(tx, &clean(&form.name), &email, lang, None, None, now).await?
        }
    };
    people::add_membership(tx, person.id, &gift.membership).await?;
    let entry = Entry::new(Some(by), Subject::Person(person.id.0), "give_role");
    history::append(tx, &entry.with(role_detail(&gift.membership)), now).await?;
    if person.confirmed_at.is_none() {
        invite(tx, state, &person, now).await
    } else {
        Ok(tell(tx, state, &person, &organisation.name, &gift.membership, now).await?)
    }
}

async fn tell(
    tx: &mut Write,
    state: &State,
    person: &Person,
    department: &str,
    membership: &Membership,
    now: DateTime<Utc>,
) -> Stored<()> {
    let lang = person.lang;
    let term = words::from_until_or_open(lang, membership.from, membership.until);
    let role = RoleInWords { department, role: people_words::role(lang, membership.role), term };
    letters::role_given(tx, state, person, role, now).await
}

/// Somebody may have signed up with a colleague's address and a password of their own, and waits for the
/// colleague to confirm it. So no password from before the invitation lives on.
async fn invite(tx: &mut Write, state: &State, person: &Person, now: DateTime<Utc>) -> Result<(), NotDone> {
    people::forget_password(tx, person.id).await?;
    Ok(send_invitation(tx, state, person, now).await?)
}

/// Sets the last day of a role.
///
/// # Errors
/// Problems of the date, `NotFound`, or the store's.
pub async fn end_role(
    state: &State,
    admin: PersonId,
    membership: Uuid,
    until: &str,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let found = staff::find(&mut tx, membership).await?.ok_or(Refusal::NotFound)?;
    let until = check_last_day(until, found.membership.from).map_err(NotDone::Mend)?;
    let is_admin = found.membership.role == Role::Admin;
    let day_after = until.succ_opt().unwrap_or(until);
    if is_admin && !staff::has_admin_without(&mut tx, membership, day_after).await? {
        return Err(NotDone::Mend(Problems::one("until", Problem::LastAdmin)));
    }
    staff::end(&mut tx, membership, until).await?;
    let ended = Membership { until: Some(until), ..found.membership };
    let entry = Entry::new(Some(admin), Subject::Person(found.person.id.0), "end_role");
    history::append(&mut tx, &entry.with(role_detail(&ended)), now).await?;
    Ok(commit(tx, state).await?)
}
