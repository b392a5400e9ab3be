//! Writes down what things are found by that have none of it yet（検索の準備）: from before there was a search, loaded in
//! bulk, or restored. What comes in later is written down as it comes in.

use super::groups;
use crate::store::search::Kind;
use crate::store::{self, Db, Stored, Write, case_search, opinion_search, opinions, search, wordings};
use domain::people::{OpinionId, OrganisationId, SubmissionId, WordingId};
use uuid::Uuid;

/// How many things one transaction writes down where nobody waits for the turn.
const MANY: i64 = 500;

/// Writes down things of a kind behind this one, in one transaction. Says where it stopped, or that none are left.
///
/// # Errors
/// The store's; what was written before stays written.
pub async fn fill(db: &Db, kind: Kind, after: Uuid, batch: i64) -> Stored<Option<Uuid>> {
    let missing = search::missing(&mut db.read().await?, kind, after, batch).await?;
    let Some(last) = missing.last() else { return Ok(None) };
    let mut tx = db.write().await?;
    for id in &missing {
        write(&mut tx, kind, *id).await?;
    }
    tx.commit().await?;
    Ok(Some(*last))
}

async fn write(tx: &mut Write, kind: Kind, id: Uuid) -> Stored<()> {
    match kind {
        Kind::Case => case_search::write(tx, SubmissionId(id)).await,
        Kind::Group => match store::groups::find(tx, OrganisationId(id)).await? {
            Some(group) => groups::write_down(tx, &group).await,
            None => Ok(()),
        },
        Kind::Opinion => match opinions::find(tx, OpinionId(id)).await? {
            Some(opinion) => opinion_search::write(tx, &opinion).await,
            None => Ok(()),
        },
        Kind::Wording => match wordings::body(tx, WordingId(id)).await? {
            Some(body) => search::put(tx, kind, id, &[body]).await,
            None => Ok(()),
        },
    }
}

/// Writes down everything that cannot be found yet.
///
/// # Errors
/// The store's; what was written before stays written.
pub async fn fill_all(db: &Db) -> Stored<()> {
    for kind in Kind::ALL {
        let mut place = Some(Uuid::nil());
        while let Some(last) = place {
            place = fill(db, kind, last, MANY).await?;
        }
    }
    Ok(())
}
