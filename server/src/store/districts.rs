//! The districts of the city（地区）.

use super::{StoreError, Stored, Tx, Write, on};
use chrono::NaiveDate;
use domain::districts::{District, DistrictId, Districts, Level, Listed};
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    parent_id: Option<Uuid>,
    level: String,
    name: String,
    kana: String,
    position: i32,
}

impl TryFrom<Row> for District {
    type Error = StoreError;
    fn try_from(row: Row) -> Stored<District> {
        let level =
            Level::from_code(&row.level).ok_or_else(|| StoreError::corrupt("district", "level", row.id, &row.level))?;
        Ok(District {
            id: DistrictId(row.id),
            parent: row.parent_id.map(DistrictId),
            level,
            name: row.name,
            kana: row.kana,
            position: row.position,
        })
    }
}

/// Every district that is in use. A city has some hundred.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn all(tx: &mut Tx) -> Stored<Districts> {
    const SQL: &str = "SELECT id, parent_id, level, name, kana, position FROM district
        WHERE retired_on IS NULL LIMIT 5000";
    let rows: Vec<Row> = on!(tx, c => sqlx::query_as(SQL).fetch_all(c).await)?;
    Ok(Districts::new(rows.into_iter().map(District::try_from).collect::<Stored<_>>()?))
}

/// Makes the districts those of the list: known ones keep their id, new ones are added, and those that the
/// list does not name are retired. Returns how many are in use afterwards, and how many were retired.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn load(tx: &mut Write, tree: &[Listed], today: NaiveDate) -> Stored<(usize, usize)> {
    let known = all(tx).await?;
    let mut kept = Vec::new();
    let mut rest: Vec<(Option<DistrictId>, &[Listed])> = vec![(None, tree)];
    while let Some((parent, listed)) = rest.pop() {
        for (one, position) in listed.iter().zip(0_i32..) {
            let found = known.iter().find(|old| old.parent == parent && old.level == one.level && old.name == one.name);
            let id = found.map_or_else(|| DistrictId(Uuid::now_v7()), |old| old.id);
            put(
                tx,
                &District { id, parent, level: one.level, name: one.name.clone(), kana: one.kana.clone(), position },
            )
            .await?;
            kept.push(id);
            rest.push((Some(id), &one.inside));
        }
    }
    let gone: Vec<DistrictId> = known.iter().map(|old| old.id).filter(|id| !kept.contains(id)).collect();
    for id in &gone {
        let sql = "UPDATE district SET retired_on = $2 WHERE id = $1";
        on!(tx, c => sqlx::query(sql).bind(id.0).bind(today).execute(c).await.map(drop))?;
    }
    Ok((kept.len(), gone.len()))
}

async fn put(tx: &mut Write, district: &District) -> Stored<()> {
    let sql = "INSERT INTO district (id, parent_id, level, name, kana, position) VALUES ($1, $2, $3, $4, $5, $6)
               ON CONFLICT (id) DO UPDATE SET kana = excluded.kana, position = excluded.position";
    on!(tx, c => sqlx::query(sql)
        .bind(district.id.0)
        .bind(district.parent.map(|id| id.0))
        .bind(district.level.code())
        .bind(&district.name)
        .bind(&district.kana)
        .bind(district.position)
        .execute(c).await.map(drop))?;
    Ok(())
}
