//! Who answers what is said to a clause（項目の担当）, and who there is to choose from.

use super::{Stored, Tx, Write, on, push_ids};
use chrono::NaiveDate;
use domain::answers::Duty;
use domain::people::{CallId, OrganisationId, PersonId, PlanNodeId, WordingId};
use sqlx::QueryBuilder;
use std::collections::HashMap;
use uuid::Uuid;

/// Gives a clause its duty, or takes it. The clause is the first of its line of editions.
///
/// # Errors
/// The driver's.
pub async fn put(tx: &mut Write, call: CallId, root: PlanNodeId, duty: Option<Duty>) -> Stored<()> {
    let Some(duty) = duty else {
        let sql = "DELETE FROM clause_duty WHERE node_id = $1";
        return Ok(on!(tx, c => sqlx::query(sql).bind(root.0).execute(c).await.map(drop))?);
    };
    let sql = "INSERT INTO clause_duty (node_id, call_id, department_id, officer_id) VALUES ($1, $2, $3, $4)
               ON CONFLICT (node_id) DO UPDATE SET department_id = $3, officer_id = $4";
    on!(tx, c => sqlx::query(sql)
        .bind(root.0)
        .bind(call.0)
        .bind(duty.department.0)
        .bind(duty.officer.map(|id| id.0))
        .execute(c).await.map(drop))?;
    Ok(())
}

/// The duties of a call, by the first clauses of their lines of editions.
///
/// # Errors
/// The driver's.
pub async fn of_call(tx: &mut Tx, call: CallId) -> Stored<Vec<(PlanNodeId, Duty)>> {
    let sql = "SELECT node_id, department_id, officer_id FROM clause_duty WHERE call_id = $1 ORDER BY node_id";
    let rows: Vec<(Uuid, Uuid, Option<Uuid>)> = on!(tx, c => sqlx::query_as(sql).bind(call.0).fetch_all(c).await)?;
    let duty = |(node, department, officer): (Uuid, Uuid, Option<Uuid>)| {
        (PlanNodeId(node), Duty { department: OrganisationId(department), officer: officer.map(PersonId) })
    };
    Ok(rows.into_iter().map(duty).collect())
}

/// Somebody who can be given a duty.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Writer {
    /// In which department.
    pub department_id: Uuid,
    /// Its name.
    pub department: String,
    /// Who.
    pub person_id: Uuid,
    /// Name.
    pub name: String,
}

/// Everybody who works as an officer in a department on a day, by department and name.
///
/// # Errors
/// The driver's.
pub async fn writers(tx: &mut Tx, day: NaiveDate) -> Stored<Vec<Writer>> {
    let sql = "SELECT DISTINCT m.organisation_id AS department_id, o.name AS department, p.id AS person_id, p.name
               FROM organisation o JOIN membership m ON m.organisation_id = o.id AND m.role = 'officer'
               JOIN person p ON p.id = m.person_id
               WHERE o.kind = 'department' AND m.from_on <= $1 AND (m.until_on IS NULL OR m.until_on >= $1)
               ORDER BY o.name, m.organisation_id, p.name, p.id LIMIT 2000";
    Ok(on!(tx, c => sqlx::query_as(sql).bind(day).fetch_all(c).await)?)
}

/// The clauses that texts speak to, each with how often it was sent in.
///
/// # Errors
/// The driver's.
pub async fn clauses(tx: &mut Tx, texts: &[WordingId]) -> Stored<HashMap<WordingId, Vec<(PlanNodeId, i64)>>> {
    let mut found: HashMap<WordingId, Vec<(PlanNodeId, i64)>> = HashMap::new();
    if texts.is_empty() {
        return Ok(found);
    }
    let rows: Vec<(Uuid, Uuid, i64)> = on!(tx, c => {
        let mut query = QueryBuilder::new("SELECT wording_id, node_id, points FROM wording_node WHERE wording_id IN (");
        push_ids(&mut query, texts.iter().map(|text| text.0));
        query.push(") ORDER BY wording_id, node_id").build_query_as().fetch_all(c).await
    })?;
    for (text, node, points) in rows {
        found.entry(WordingId(text)).or_default().push((PlanNodeId(node), points));
    }
    Ok(found)
}
