//! The first start: the city, its departments and its first administrator, in one transaction（はじめの設定）.

use super::accounts::add_admin;
use super::cases::{NotDone, commit};
use crate::state::State;
use crate::store::city::City;
use crate::store::{StoreError, Stored, Write, city, districts, history, people};
use chrono::{DateTime, Utc};
use domain::calendar::date_in_japan;
use domain::districts::Listed;
use domain::folding::Email;
use domain::history::{Entry, Subject};
use domain::people::{Organisation, OrganisationId, OrganisationKind, PersonId};
use domain::problems::{Problem, Problems, Refusal};
use domain::setup::Setup;
use domain::texts::Lang;
use serde_json::json;
use uuid::Uuid;

/// The districts that come with the program.
const TSUSHIMA: &str = include_str!("../../data/districts/tsushima.json");

/// Sets the installation up, and closes the door behind it.
///
/// # Errors
/// A wrong code or problems of the form; `NotFound` once there is a city; or the store's.
pub async fn set_up(
    state: &State,
    code: &str,
    form: &Setup,
    lang: Lang,
    now: DateTime<Utc>,
) -> Result<PersonId, NotDone> {
    if !state.setup.opens(code) {
        return Err(NotDone::Mend(Problems::one("code", Problem::WrongCode)));
    }
    let new = form.check().map_err(NotDone::Mend)?;
    let email: Email =
        form.admin.email.parse().map_err(|_| NotDone::Mend(Problems::one("email", Problem::NotAnEmail)))?;
    let hash = state.passwords.hash(&form.admin.password).await?;
    let mut tx = state.db.write().await?;
    if city::find(&mut tx).await?.is_some() {
        return Err(Refusal::NotFound.into());
    }
    let the_city = City { name: new.name.clone(), mayor_title: new.mayor_title.clone(), demo: false };
    city::add(&mut tx, &the_city, now).await?;
    for name in &new.departments {
        add_department(&mut tx, name, now).await?;
    }
    if new.tsushima {
        let tree: Vec<Listed> = serde_json::from_str(TSUSHIMA)
            .map_err(|error| StoreError::corrupt("data", "districts", "tsushima.json", error))?;
        districts::load(&mut tx, &tree, date_in_japan(now)).await?;
    }
    let admin = add_admin(&mut tx, &new.name, &form.admin, &email, &hash, lang, now).await?;
    let detail = json!({"name": new.name, "mayor_title": new.mayor_title, "departments": new.departments, "districts": form.districts});
    history::append(&mut tx, &Entry::new(Some(admin), Subject::City, "set_up").with(detail), now).await?;
    commit(tx, state).await?;
    state.setup.close();
    Ok(admin)
}

async fn add_department(tx: &mut Write, name: &str, now: DateTime<Utc>) -> Stored<()> {
    let id = OrganisationId(Uuid::now_v7());
    let kind = OrganisationKind::Department;
    people::add_organisation(tx, &Organisation { id, kind, name: name.to_owned(), email: None, phone: None }, now).await
}
