//! Groups with what they have said of themselves（団体の情報）.

use super::{StoreError, Stored, Tx, Write, exactly_one, on, people};
use chrono::{DateTime, Utc};
use domain::districts::DistrictId;
use domain::folding::fold;
use domain::forms::Answers;
use domain::groups::{Field, Group, Profile};
use domain::people::OrganisationId;
use sqlx::types::Json;
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct Row {
    facts: Json<Answers>,
    district_id: Option<Uuid>,
    published: bool,
    field: String,
    recruiting: bool,
    wanted: String,
    public_contact: String,
}

/// The group with this id: an organisation of a kind that applies.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn find(tx: &mut Tx, id: OrganisationId) -> Stored<Option<Group>> {
    const SQL: &str = "SELECT facts, district_id, published, field, recruiting, wanted, public_contact
        FROM group_profile WHERE organisation_id = $1";
    let Some(organisation) = people::organisation(tx, id).await?.filter(|found| found.kind.is_group()) else {
        return Ok(None);
    };
    let row: Option<Row> = on!(tx, c => sqlx::query_as(SQL).bind(id.0).fetch_optional(c).await)?;
    let Some(row) = row else { return Ok(Some(Group::named(organisation))) };
    let field = match row.field.as_str() {
        "" => None,
        code => Some(Field::from_code(code).ok_or_else(|| StoreError::corrupt("group_profile", "field", id, code))?),
    };
    Ok(Some(Group {
        organisation,
        facts: row.facts.0,
        district: row.district_id.map(DistrictId),
        profile: Profile {
            published: row.published,
            field,
            recruiting: row.recruiting,
            wanted: row.wanted,
            contact: row.public_contact,
        },
    }))
}

/// Takes the group's turn until the end of the transaction, so that two changes at once come one after the
/// other. `false` where there is no such organisation.
///
/// # Errors
/// The driver's.
pub async fn lock(tx: &mut Write, id: OrganisationId) -> Stored<bool> {
    let sql = "UPDATE organisation SET kind = kind WHERE id = $1";
    let rows = on!(tx, c => sqlx::query(sql).bind(id.0).execute(c).await?.rows_affected());
    Ok(rows == 1)
}

/// Keeps everything a group says of itself.
///
/// # Errors
/// The driver's, or no such organisation.
pub async fn save(tx: &mut Write, group: &Group, at: DateTime<Utc>) -> Stored<()> {
    let organisation = &group.organisation;
    let sql = "UPDATE organisation SET name = $2, name_folded = $3, kind = $4 WHERE id = $1";
    let rows = on!(tx, c => sqlx::query(sql)
        .bind(organisation.id.0)
        .bind(&organisation.name)
        .bind(fold(&organisation.name))
        .bind(organisation.kind.code())
        .execute(c).await?.rows_affected());
    exactly_one("organisation", organisation.id, rows)?;
    let sql = "UPDATE submission SET group_folded = $2 WHERE group_id = $1";
    on!(tx, c => sqlx::query(sql)
        .bind(organisation.id.0)
        .bind(fold(&organisation.name))
        .execute(c).await.map(drop))?;
    let sql = "INSERT INTO group_profile (organisation_id, facts, district_id, published, field, recruiting,
                   wanted, public_contact, kind, sort_key, updated_at)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
               ON CONFLICT (organisation_id) DO UPDATE SET facts = excluded.facts,
                   district_id = excluded.district_id, published = excluded.published, field = excluded.field,
                   recruiting = excluded.recruiting, wanted = excluded.wanted,
                   public_contact = excluded.public_contact, kind = excluded.kind,
                   sort_key = excluded.sort_key, updated_at = excluded.updated_at";
    on!(tx, c => sqlx::query(sql)
        .bind(organisation.id.0)
        .bind(Json(&group.facts))
        .bind(group.district.map(|id| id.0))
        .bind(group.profile.published)
        .bind(group.profile.field.map(Field::code).unwrap_or_default())
        .bind(group.profile.recruiting)
        .bind(&group.profile.wanted)
        .bind(&group.profile.contact)
        .bind(organisation.kind.code())
        .bind(group.sort_key())
        .bind(at)
        .execute(c).await.map(drop))?;
    Ok(())
}
