//! The roles of staff, as administrators see them（職員の役割）.

use super::{StoreError, Stored, Tx, Write, exactly_one, on};
use chrono::{DateTime, NaiveDate, Utc};
use domain::people::{Membership, Organisation, OrganisationId, OrganisationKind, Person, PersonId, Role};
use domain::texts::Lang;
use uuid::Uuid;

/// Roles on one page of the list.
pub const PAGE: i64 = 100;

/// A role that somebody holds or will hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffRole {
    /// The membership.
    pub id: Uuid,
    /// Who.
    pub person: Person,
    /// Name of the organisation.
    pub department: String,
    /// What, where and when.
    pub membership: Membership,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    person_id: Uuid,
    name: String,
    email: String,
    lang: String,
    confirmed_at: Option<DateTime<Utc>>,
    organisation_id: Uuid,
    department: String,
    role: String,
    from_on: NaiveDate,
    until_on: Option<NaiveDate>,
}

impl TryFrom<Row> for StaffRole {
    type Error = StoreError;
    fn try_from(row: Row) -> Stored<StaffRole> {
        let role =
            Role::from_code(&row.role).ok_or_else(|| StoreError::corrupt("membership", "role", row.id, &row.role))?;
        let lang = Lang::from_code(&row.lang)
            .ok_or_else(|| StoreError::corrupt("person", "lang", row.person_id, &row.lang))?;
        Ok(StaffRole {
            id: row.id,
            person: Person {
                id: PersonId(row.person_id),
                name: row.name,
                email: row.email,
                lang,
                confirmed_at: row.confirmed_at,
            },
            department: row.department,
            membership: Membership {
                organisation: OrganisationId(row.organisation_id),
                role,
                from: row.from_on,
                until: row.until_on,
            },
        })
    }
}

/// Staff whose term has not ended before `day`, by department; one row more than a page, to know whether
/// another follows.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn page(tx: &mut Tx, day: NaiveDate, page: i64) -> Stored<Vec<StaffRole>> {
    const SQL: &str = "SELECT m.id, m.person_id, p.name, p.email, p.lang, p.confirmed_at,
            m.organisation_id, o.name AS department, m.role, m.from_on, m.until_on
        FROM membership m JOIN person p ON p.id = m.person_id JOIN organisation o ON o.id = m.organisation_id
        WHERE m.role IN ('officer', 'approver', 'admin', 'auditor') AND (m.until_on IS NULL OR m.until_on >= $1)
        ORDER BY o.kind, o.name_folded, m.role, p.name_folded, m.id LIMIT $2 OFFSET $3";
    let rows: Vec<Row> =
        on!(tx, c => sqlx::query_as(SQL).bind(day).bind(PAGE + 1).bind(page * PAGE).fetch_all(c).await)?;
    rows.into_iter().map(StaffRole::try_from).collect()
}

/// One role of a member of staff.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn find(tx: &mut Tx, membership: Uuid) -> Stored<Option<StaffRole>> {
    const SQL: &str = "SELECT m.id, m.person_id, p.name, p.email, p.lang, p.confirmed_at,
            m.organisation_id, o.name AS department, m.role, m.from_on, m.until_on
        FROM membership m JOIN person p ON p.id = m.person_id JOIN organisation o ON o.id = m.organisation_id
        WHERE m.id = $1 AND m.role IN ('officer', 'approver', 'admin', 'auditor')";
    let row: Option<Row> = on!(tx, c => sqlx::query_as(SQL).bind(membership).fetch_optional(c).await)?;
    row.map(StaffRole::try_from).transpose()
}

/// Sets the last day of a role.
///
/// # Errors
/// The driver's, or no such membership.
pub async fn end(tx: &mut Write, membership: Uuid, until: NaiveDate) -> Stored<()> {
    let sql = "UPDATE membership SET until_on = $2 WHERE id = $1";
    let rows = on!(tx, c => sqlx::query(sql).bind(membership).bind(until).execute(c).await?.rows_affected());
    exactly_one("membership", membership, rows)
}

/// Whether anybody who can sign in is an administrator on a day, one membership left aside.
///
/// # Errors
/// The driver's.
pub async fn has_admin_without(tx: &mut Tx, membership: Uuid, day: NaiveDate) -> Stored<bool> {
    let sql = "SELECT count(*) FROM membership m JOIN person p ON p.id = m.person_id
        WHERE m.role = 'admin' AND m.id <> $1 AND p.confirmed_at IS NOT NULL
          AND m.from_on <= $2 AND (m.until_on IS NULL OR m.until_on >= $2)";
    let count: i64 = on!(tx, c => sqlx::query_scalar(sql).bind(membership).bind(day).fetch_one(c).await)?;
    Ok(count > 0)
}

/// The city itself as an organisation, where it has been made.
///
/// # Errors
/// The driver's.
pub async fn city_organisation(tx: &mut Tx) -> Stored<Option<Organisation>> {
    const SQL: &str = "SELECT id, name, email, phone FROM organisation WHERE kind = 'city' ORDER BY id LIMIT 1";
    let row: Option<(Uuid, String, Option<String>, Option<String>)> =
        on!(tx, c => sqlx::query_as(SQL).fetch_optional(c).await)?;
    Ok(row.map(|(id, name, email, phone)| Organisation {
        id: OrganisationId(id),
        kind: OrganisationKind::City,
        name,
        email,
        phone,
    }))
}
