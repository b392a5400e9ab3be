//! The directory of groups that show themselves to the public（地域の団体の一覧）.

use super::search::{Kind, Search};
use super::{StoreError, Stored, Tx, on, push_ids};
use domain::districts::DistrictId;
use domain::groups::Field;
use domain::people::{OrganisationId, OrganisationKind};
use sqlx::QueryBuilder;
use uuid::Uuid;

/// Groups on one page.
pub const PAGE: usize = 20;

/// What is looked for. Everything left open fits everything.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Words.
    pub words: String,
    /// Districts, each with all that lies in it.
    pub districts: Vec<DistrictId>,
    /// A kind of group.
    pub kind: Option<OrganisationKind>,
    /// A field of activity.
    pub field: Option<Field>,
    /// Only groups that look for people.
    pub recruiting: bool,
    /// Where the page begins: after this group.
    pub after: Option<OrganisationId>,
}

/// A group in the directory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Which.
    pub id: OrganisationId,
    /// Name.
    pub name: String,
    /// Kind.
    pub kind: OrganisationKind,
    /// Field of activity.
    pub field: Option<Field>,
    /// Where.
    pub district: Option<DistrictId>,
    /// Whether it looks for people.
    pub recruiting: bool,
    /// What it is for.
    pub purpose: String,
}

#[derive(sqlx::FromRow)]
struct Row {
    organisation_id: Uuid,
    name: String,
    kind: String,
    field: String,
    district_id: Option<Uuid>,
    recruiting: bool,
    purpose: Option<String>,
}

impl TryFrom<Row> for Line {
    type Error = StoreError;
    fn try_from(row: Row) -> Stored<Line> {
        let id = row.organisation_id;
        let kind = OrganisationKind::from_code(&row.kind)
            .ok_or_else(|| StoreError::corrupt("group_profile", "kind", id, &row.kind))?;
        Ok(Line {
            id: OrganisationId(id),
            name: row.name,
            kind,
            field: Field::from_code(&row.field),
            district: row.district_id.map(DistrictId),
            recruiting: row.recruiting,
            purpose: row.purpose.unwrap_or_default(),
        })
    }
}

/// A page of the directory in the order of readings; one more than a page, to know whether another follows.
/// The place is found by the last group that was seen, so every page costs the same.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn page(tx: &mut Tx, wanted: &Wanted) -> Stored<Vec<Line>> {
    let search = Search::read(tx, Kind::Group, &wanted.words);
    let rows: Vec<Row> = on!(tx, c => {
        let mut query = QueryBuilder::new(
            "SELECT p.organisation_id, o.name, p.kind, p.field, p.district_id, p.recruiting, p.facts ->> 'purpose' AS purpose
             FROM group_profile p JOIN organisation o ON o.id = p.organisation_id WHERE p.published",
        );
        if wanted.recruiting {
            query.push(" AND p.recruiting");
        }
        if let Some(kind) = wanted.kind {
            query.push(" AND p.kind = ").push_bind(kind.code());
        }
        if let Some(field) = wanted.field {
            query.push(" AND p.field = ").push_bind(field.code());
        }
        if !wanted.districts.is_empty() {
            query.push(" AND p.district_id IN (");
            push_ids(&mut query, wanted.districts.iter().map(|district| district.0));
            query.push(")");
        }
        if let Some(search) = &search {
            let [before, between, end] = search.sql();
            query.push(" AND p.organisation_id IN ").push(before).push_bind(search.kind());
            query.push(between).push_bind(search.question()).push(end);
        }
        if let Some(after) = wanted.after {
            query.push(" AND (p.sort_key, p.organisation_id) > (SELECT q.sort_key, q.organisation_id FROM group_profile q WHERE q.organisation_id = ");
            query.push_bind(after.0).push(")");
        }
        query.push(" ORDER BY p.sort_key, p.organisation_id LIMIT ").push_bind(PAGE as i64 + 1);
        query.build_query_as().fetch_all(c).await
    })?;
    rows.into_iter().map(Line::try_from).collect()
}
