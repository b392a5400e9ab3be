//! Tells departments each morning what waits（毎朝のまとめ）.

use super::cases::commit;
use crate::mail;
use crate::state::State;
use crate::store::case_list::{self, Filter, Scope, Stretch};
use crate::store::{Failure, Stored, Tx, digests, history, people, postings, responses, unreached};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::calendar::date_in_japan;
use domain::digest::{Digest, is_time};
use domain::history::{DIGEST, Entry, Subject};
use domain::listing::Sort;
use domain::people::{OrganisationId, OrganisationKind, PersonId};
use domain::problems::Refusal;
use domain::submissions::Stage;
use serde_json::json;

/// How many cases are named.
const NAMED: i64 = 5;

/// What waits in a department.
///
/// # Errors
/// The store's.
pub async fn of_department(tx: &mut Tx, department: OrganisationId, now: DateTime<Utc>) -> Stored<Digest> {
    let scope = Scope::Departments(vec![department]);
    let all = Filter { scope: scope.clone(), ..Filter::default() };
    let arrived = Filter { stages: vec![Stage::Submitted], ..all.clone() };
    let overdue = Filter { due_before: Some(now), ..all.clone() };
    let within = Filter { due_before: Some(now + TimeDelta::days(7)), ..all };
    let late = case_list::count(tx, &overdue).await?;
    let (lines, _) = case_list::stretch(tx, &within, Sort::Due, &Stretch::First, NAMED).await?;
    let (answers_late, answers_soon) = responses::waiting(tx, department, date_in_japan(now)).await?;
    let nearest = lines.into_iter().filter_map(|line| Some((line.number, line.title, due(line.clock?.due_at?))));
    Ok(Digest {
        arrived: case_list::count(tx, &arrived).await?,
        overdue: late,
        soon: case_list::count(tx, &within).await? - late,
        decisions: digests::decisions(tx, department).await?,
        questions: digests::questions(tx, department).await?,
        unreached: unreached::count(tx, &scope).await?,
        postings: postings::backlog(tx, &scope).await?.0,
        answers_late,
        answers_soon,
        nearest: nearest.collect(),
    })
}

fn due(at: DateTime<Utc>) -> NaiveDate {
    date_in_japan(at)
}

/// Tells every department that wants to be told, once on a working day, where something waits. Says how many were.
///
/// # Errors
/// The store's; what was written stays written.
pub async fn send(state: &State, now: DateTime<Utc>) -> Stored<usize> {
    if !is_time(now, state.settings.digest_hour) {
        return Ok(0);
    }
    let today = date_in_japan(now);
    let departments = digests::due(&mut state.db.read().await?, today).await?;
    let mut told = 0;
    for department in departments {
        let mut tx = state.db.write().await?;
        if !digests::claim(&mut tx, department, today).await? {
            continue;
        }
        let digest = of_department(&mut tx, department, now).await?;
        if !digest.is_empty() {
            mail::digest::tell(&mut tx, state, department, &digest, today, now).await?;
            told += 1;
        }
        commit(tx, state).await?;
    }
    Ok(told)
}

/// Switches a department's digest on or off.
///
/// # Errors
/// `NotFound`, or the store's.
pub async fn switch(
    state: &State,
    admin: PersonId,
    id: OrganisationId,
    on: bool,
    now: DateTime<Utc>,
) -> Result<(), Failure> {
    let mut tx = state.db.write().await?;
    let found = people::organisation(&mut tx, id).await?;
    found.filter(|found| found.kind == OrganisationKind::Department).ok_or(Refusal::NotFound)?;
    if digests::is_off(&mut tx, id).await? == on {
        digests::switch(&mut tx, id, !on).await?;
        let entry = Entry::new(Some(admin), Subject::Organisation(id.0), DIGEST).with(json!({ "on": on }));
        history::append(&mut tx, &entry, now).await?;
    }
    Ok(commit(tx, state).await?)
}
