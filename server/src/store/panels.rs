//! Review panels and their members（審査会・委員・任期）.

use super::{Stored, Tx, Write, on, people, push_ids};
use chrono::{DateTime, NaiveDate, Utc};
use domain::people::{Organisation, OrganisationId, PersonId, Role};
use sqlx::QueryBuilder;
use uuid::Uuid;

/// Most panels of a list, and most members of one: a city has a handful.
const MOST: i64 = 200;

/// A panel with the department that looks after it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Panel {
    /// Which.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// The department（事務局）.
    pub department_id: Uuid,
    /// By name.
    pub department: String,
}

/// Somebody's term on a panel.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Member {
    /// The membership.
    pub id: Uuid,
    /// Who.
    pub person_id: Uuid,
    /// By name.
    pub name: String,
    /// Mail address.
    pub email: String,
    /// When the address was confirmed.
    pub confirmed_at: Option<DateTime<Utc>>,
    /// First day.
    pub from_on: NaiveDate,
    /// Last day.
    pub until_on: Option<NaiveDate>,
}

/// Makes a panel.
///
/// # Errors
/// The driver's.
pub async fn add(tx: &mut Write, panel: &Organisation, department: OrganisationId, at: DateTime<Utc>) -> Stored<()> {
    people::add_organisation(tx, panel, at).await?;
    let sql = "INSERT INTO panel (organisation_id, department_id) VALUES ($1, $2)";
    on!(tx, c => sqlx::query(sql).bind(panel.id.0).bind(department.0).execute(c).await.map(drop))?;
    Ok(())
}

/// The panels of some departments, by name.
///
/// # Errors
/// The driver's.
pub async fn of_departments(tx: &mut Tx, departments: &[OrganisationId]) -> Stored<Vec<Panel>> {
    const SQL: &str = "SELECT o.id, o.name, p.department_id, d.name AS department FROM panel p
        JOIN organisation o ON o.id = p.organisation_id JOIN organisation d ON d.id = p.department_id
        WHERE p.department_id IN (";
    if departments.is_empty() {
        return Ok(Vec::new());
    }
    Ok(on!(tx, c => {
        let mut query = QueryBuilder::new(SQL);
        push_ids(&mut query, departments.iter().map(|one| one.0));
        query.push(") ORDER BY o.name_folded, o.id LIMIT ").push_bind(MOST);
        query.build_query_as().fetch_all(c).await
    })?)
}

/// The panel with this id.
///
/// # Errors
/// The driver's.
pub async fn find(tx: &mut Tx, id: Uuid) -> Stored<Option<Panel>> {
    let sql = "SELECT o.id, o.name, p.department_id, d.name AS department FROM panel p
        JOIN organisation o ON o.id = p.organisation_id JOIN organisation d ON d.id = p.department_id
        WHERE p.organisation_id = $1";
    Ok(on!(tx, c => sqlx::query_as(sql).bind(id).fetch_optional(c).await)?)
}

/// Those whose term on a panel has not ended before a day, by name.
///
/// # Errors
/// The driver's.
pub async fn members(tx: &mut Tx, panel: Uuid, day: NaiveDate) -> Stored<Vec<Member>> {
    let sql = "SELECT m.id, m.person_id, p.name, p.email, p.confirmed_at, m.from_on, m.until_on
        FROM membership m JOIN person p ON p.id = m.person_id
        WHERE m.organisation_id = $1 AND m.role = $2 AND (m.until_on IS NULL OR m.until_on >= $3)
        ORDER BY p.name_folded, m.from_on, m.id LIMIT $4";
    let role = Role::Reviewer.code();
    Ok(on!(tx, c => sqlx::query_as(sql).bind(panel).bind(role).bind(day).bind(MOST).fetch_all(c).await)?)
}

/// The panel and the member of a term.
///
/// # Errors
/// The driver's.
pub async fn member(tx: &mut Tx, panel: Uuid, membership: Uuid) -> Stored<Option<Member>> {
    let sql = "SELECT m.id, m.person_id, p.name, p.email, p.confirmed_at, m.from_on, m.until_on
        FROM membership m JOIN person p ON p.id = m.person_id
        WHERE m.id = $1 AND m.organisation_id = $2 AND m.role = $3";
    let role = Role::Reviewer.code();
    Ok(on!(tx, c => sqlx::query_as(sql).bind(membership).bind(panel).bind(role).fetch_optional(c).await)?)
}

impl Member {
    /// The person.
    pub fn person(&self) -> PersonId {
        PersonId(self.person_id)
    }
}

impl Panel {
    /// As an organisation.
    pub fn organisation(&self) -> OrganisationId {
        OrganisationId(self.id)
    }

    /// The department that looks after it.
    pub fn office(&self) -> OrganisationId {
        OrganisationId(self.department_id)
    }
}
