//! Who belongs to a group, and who is invited（会員・招待）.

use super::{StoreError, Stored, Tx, Write, exactly_one, on};
use chrono::{DateTime, NaiveDate, Utc};
use domain::groups::{Invitation, Member};
use domain::people::{Membership, OrganisationId, PersonId, Role};
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    person_id: Uuid,
    name: String,
    email: String,
    role: String,
    from_on: NaiveDate,
    until_on: Option<NaiveDate>,
}

/// The role of a row in a group's table.
fn role_of(table: &'static str, id: Uuid, code: &str) -> Stored<Role> {
    Role::from_code(code).ok_or_else(|| StoreError::corrupt(table, "role", id, code))
}

/// The members of a group whose term has not ended before `day`, heads first.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn of_group(tx: &mut Tx, group: OrganisationId, day: NaiveDate) -> Stored<Vec<Member>> {
    const SQL: &str = "SELECT m.id, m.person_id, p.name, p.email, m.role, m.from_on, m.until_on
        FROM membership m JOIN person p ON p.id = m.person_id
        WHERE m.organisation_id = $1 AND m.role IN ('representative', 'contact')
          AND (m.until_on IS NULL OR m.until_on >= $2)
        ORDER BY m.role DESC, p.name_folded, m.id LIMIT 500";
    let rows: Vec<Row> = on!(tx, c => sqlx::query_as(SQL).bind(group.0).bind(day).fetch_all(c).await)?;
    rows.into_iter()
        .map(|row| {
            Ok(Member {
                id: row.id,
                person: PersonId(row.person_id),
                name: row.name,
                email: row.email,
                role: role_of("membership", row.id, &row.role)?,
                from: row.from_on,
                until: row.until_on,
            })
        })
        .collect()
}

/// Lets somebody in. Who was in and left on the same day comes back into the same membership.
///
/// # Errors
/// The driver's.
pub async fn join(tx: &mut Write, person: PersonId, membership: &Membership) -> Stored<()> {
    let sql = "INSERT INTO membership (id, person_id, organisation_id, role, from_on, until_on)
               VALUES ($1, $2, $3, $4, $5, $6)
               ON CONFLICT (person_id, organisation_id, role, from_on) DO UPDATE SET until_on = excluded.until_on";
    on!(tx, c => sqlx::query(sql)
        .bind(Uuid::now_v7())
        .bind(person.0)
        .bind(membership.organisation.0)
        .bind(membership.role.code())
        .bind(membership.from)
        .bind(membership.until)
        .execute(c).await.map(drop))?;
    Ok(())
}

/// Sets the last day of a membership. A day before the first one means that it never held.
///
/// # Errors
/// The driver's, or no such membership.
pub async fn end(tx: &mut Write, membership: Uuid, until: Option<NaiveDate>) -> Stored<()> {
    let sql = "UPDATE membership SET until_on = $2 WHERE id = $1";
    let rows = on!(tx, c => sqlx::query(sql).bind(membership).bind(until).execute(c).await?.rows_affected());
    exactly_one("membership", membership, rows)
}

#[derive(sqlx::FromRow)]
struct InvitationRow {
    id: Uuid,
    organisation_id: Uuid,
    role: String,
    email: String,
    email_key: String,
    invited_by: Uuid,
    created_at: DateTime<Utc>,
    expires_at: DateTime<Utc>,
}

impl TryFrom<InvitationRow> for Invitation {
    type Error = StoreError;
    fn try_from(row: InvitationRow) -> Stored<Invitation> {
        Ok(Invitation {
            id: row.id,
            group: OrganisationId(row.organisation_id),
            role: role_of("group_invitation", row.id, &row.role)?,
            email: row.email,
            email_key: row.email_key,
            invited_by: PersonId(row.invited_by),
            created_at: row.created_at,
            expires_at: row.expires_at,
        })
    }
}

/// Keeps an invitation and ends older ones of the group to the same address.
///
/// # Errors
/// The driver's.
pub async fn invite(tx: &mut Write, new: &Invitation, token_hash: &str) -> Stored<()> {
    let retire = "UPDATE group_invitation SET ended_at = $3
        WHERE organisation_id = $1 AND email_key = $2 AND ended_at IS NULL";
    on!(tx, c => sqlx::query(retire)
        .bind(new.group.0)
        .bind(&new.email_key)
        .bind(new.created_at)
        .execute(c).await.map(drop))?;
    let sql = "INSERT INTO group_invitation (id, organisation_id, role, email, email_key, token_hash, invited_by,
                   created_at, expires_at)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    on!(tx, c => sqlx::query(sql)
        .bind(new.id)
        .bind(new.group.0)
        .bind(new.role.code())
        .bind(&new.email)
        .bind(&new.email_key)
        .bind(token_hash)
        .bind(new.invited_by.0)
        .bind(new.created_at)
        .bind(new.expires_at)
        .execute(c).await.map(drop))?;
    Ok(())
}

/// The invitation with this token, while it can be used.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn invitation(tx: &mut Tx, token_hash: &str, at: DateTime<Utc>) -> Stored<Option<Invitation>> {
    const SQL: &str = "SELECT id, organisation_id, role, email, email_key, invited_by, created_at, expires_at
        FROM group_invitation WHERE token_hash = $1 AND ended_at IS NULL AND expires_at > $2";
    let row: Option<InvitationRow> =
        on!(tx, c => sqlx::query_as(SQL).bind(token_hash).bind(at).fetch_optional(c).await)?;
    row.map(Invitation::try_from).transpose()
}

/// The invitations of a group that wait, oldest first.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn invitations(tx: &mut Tx, group: OrganisationId, at: DateTime<Utc>) -> Stored<Vec<Invitation>> {
    const SQL: &str = "SELECT id, organisation_id, role, email, email_key, invited_by, created_at, expires_at
        FROM group_invitation WHERE organisation_id = $1 AND ended_at IS NULL AND expires_at > $2
        ORDER BY created_at, id LIMIT 100";
    let rows: Vec<InvitationRow> = on!(tx, c => sqlx::query_as(SQL).bind(group.0).bind(at).fetch_all(c).await)?;
    rows.into_iter().map(Invitation::try_from).collect()
}

/// Ends an invitation: used, or taken back. `false` when it had ended: of two requests at once only one
/// gets `true`.
///
/// # Errors
/// The driver's.
pub async fn end_invitation(tx: &mut Write, group: OrganisationId, id: Uuid, at: DateTime<Utc>) -> Stored<bool> {
    let sql = "UPDATE group_invitation SET ended_at = $3
        WHERE id = $1 AND organisation_id = $2 AND ended_at IS NULL AND expires_at > $3";
    let rows = on!(tx, c => sqlx::query(sql).bind(id).bind(group.0).bind(at).execute(c).await?.rows_affected());
    Ok(rows == 1)
}

/// Removes invitations whose time is over, with the addresses in them.
///
/// # Errors
/// The driver's.
pub async fn sweep_invitations(tx: &mut Write, at: DateTime<Utc>) -> Stored<u64> {
    let sql = "DELETE FROM group_invitation WHERE expires_at < $1";
    Ok(on!(tx, c => sqlx::query(sql).bind(at).execute(c).await?.rows_affected()))
}
