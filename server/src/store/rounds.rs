//! How the calls of a department stand: counts, budget, what is approved（募集の状況）.

use super::calls::{self, CallLine};
use super::{StoreError, Stored, Tx, on};
use domain::calls::Rules;
use domain::money::Yen;
use domain::people::OrganisationId;
use domain::submissions::Stage;
use sqlx::types::Json;
use std::collections::HashMap;
use uuid::Uuid;

/// A call with its figures.
#[derive(Debug, Clone, PartialEq)]
pub struct Round {
    /// The call.
    pub call: CallLine,
    /// All that the round may give.
    pub budget: Option<Yen>,
    /// Whether panels score here.
    pub judged: bool,
    /// The sum of approved amounts.
    pub approved: Yen,
    /// How many submitted cases stand in each stage.
    pub counts: Vec<(Stage, i64)>,
}

/// The calls that a page shows: a city remembers many more, and their cases need not be counted.
macro_rules! shown {
    ($before:literal, $after:literal) => {
        concat!(
            $before,
            " IN (SELECT id FROM call WHERE department_id = $1 AND kind = 'grant' ORDER BY closes_at DESC, id DESC LIMIT 100)",
            $after
        )
    };
}

/// The calls of some departments with their figures, newest first.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn of_departments(tx: &mut Tx, departments: &[OrganisationId]) -> Stored<Vec<Round>> {
    let mut rounds = Vec::new();
    for department in departments {
        let rules = rules(tx, *department).await?;
        let mut approved = approved(tx, *department).await?;
        let mut counts = counts(tx, *department).await?;
        for call in calls::of_departments(tx, &[*department]).await? {
            let id = call.id.0;
            rounds.push(Round {
                budget: rules.get(&id).and_then(|of| of.round_budget),
                judged: rules.get(&id).is_some_and(|of| of.terms.review.is_some()),
                approved: approved.remove(&id).unwrap_or(Yen::ZERO),
                counts: counts.remove(&id).unwrap_or_default(),
                call,
            });
        }
    }
    Ok(rounds)
}

async fn rules(tx: &mut Tx, department: OrganisationId) -> Stored<HashMap<Uuid, Rules>> {
    let sql = "SELECT id, rules FROM call WHERE department_id = $1 AND kind = 'grant' ORDER BY closes_at DESC, id DESC LIMIT 100";
    let rows: Vec<(Uuid, Json<Rules>)> = on!(tx, c => sqlx::query_as(sql).bind(department.0).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(id, rules)| (id, rules.0)).collect())
}

async fn approved(tx: &mut Tx, department: OrganisationId) -> Stored<HashMap<Uuid, Yen>> {
    const SQL: &str = shown!(
        "SELECT d.call_id, CAST(SUM(d.amount) AS BIGINT) FROM decision d JOIN submission s ON s.id = d.submission_id
         WHERE d.call_id",
        " AND d.state IN ('approved', 'released') AND s.stage <> 'withdrawn'
             AND NOT EXISTS (SELECT 1 FROM decision later WHERE later.submission_id = d.submission_id
                             AND later.state IN ('approved', 'released') AND later.drafted_at > d.drafted_at)
         GROUP BY d.call_id"
    );
    let rows: Vec<(Uuid, i64)> = on!(tx, c => sqlx::query_as(SQL).bind(department.0).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(id, sum)| (id, Yen(sum))).collect())
}

async fn counts(tx: &mut Tx, department: OrganisationId) -> Stored<HashMap<Uuid, Vec<(Stage, i64)>>> {
    const SQL: &str = shown!(
        "SELECT call_id, stage, count(*) FROM submission WHERE call_id",
        " AND submitted_at IS NOT NULL GROUP BY call_id, stage"
    );
    let rows: Vec<(Uuid, String, i64)> = on!(tx, c => sqlx::query_as(SQL).bind(department.0).fetch_all(c).await)?;
    let mut counts: HashMap<Uuid, Vec<(Stage, i64)>> = HashMap::new();
    for (call, stage, count) in rows {
        let stage = Stage::from_code(&stage).ok_or_else(|| StoreError::corrupt("submission", "stage", call, stage))?;
        counts.entry(call).or_default().push((stage, count));
    }
    Ok(counts)
}
