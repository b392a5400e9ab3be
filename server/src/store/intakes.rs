//! What applications on paper have beside the others（窓口受付）.

use super::submissions::{read_channel, read_stage};
use super::{StoreError, Stored, Tx, Write, exactly_one, on, push_ids};
use chrono::{DateTime, NaiveDate, Utc};
use domain::folding::fold;
use domain::intake::{Channel, Contact, Intake, Telling};
use domain::people::{CallId, OrganisationId, OrganisationKind, PersonId, SubmissionId};
use domain::submissions::Stage;
use domain::texts::Words;
use sqlx::QueryBuilder;
use sqlx::types::Json;
use uuid::Uuid;

/// Entries that are listed at most.
const MOST: i64 = 100;

#[derive(sqlx::FromRow)]
struct Row {
    submission_id: Uuid,
    stamped_on: NaiveDate,
    keyed_by: Uuid,
    telling: String,
    name: String,
    postcode: String,
    address: String,
    phone: String,
    email: String,
}

impl TryFrom<Row> for Intake {
    type Error = StoreError;
    fn try_from(row: Row) -> Stored<Intake> {
        let telling = Telling::from_code(&row.telling)
            .ok_or_else(|| StoreError::corrupt("intake", "telling", row.submission_id, &row.telling))?;
        let Row { stamped_on, keyed_by, name, postcode, address, phone, email, .. } = row;
        let contact = Contact { name, telling, postcode, address, phone, email };
        Ok(Intake { stamped_on, keyed_by: PersonId(keyed_by), contact })
    }
}

/// Keeps what a case on paper has. Its person and group are there already.
///
/// # Errors
/// The driver's.
pub async fn add(tx: &mut Write, case: SubmissionId, new: &Intake) -> Stored<()> {
    let sql = "INSERT INTO intake (submission_id, stamped_on, keyed_by, telling, postcode, address, phone, email)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    on!(tx, c => sqlx::query(sql)
        .bind(case.0)
        .bind(new.stamped_on)
        .bind(new.keyed_by.0)
        .bind(new.contact.telling.code())
        .bind(&new.contact.postcode)
        .bind(&new.contact.address)
        .bind(&new.contact.phone)
        .bind(&new.contact.email)
        .execute(c).await.map(drop))?;
    Ok(())
}

/// What a case on paper has; `None` for one that was typed here.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn find(tx: &mut Tx, case: SubmissionId) -> Stored<Option<Intake>> {
    let sql = "SELECT i.submission_id, i.stamped_on, i.keyed_by, i.telling, p.name, i.postcode, i.address, i.phone,
                   i.email FROM intake i JOIN submission s ON s.id = i.submission_id JOIN person p ON p.id = s.owner_id
               WHERE i.submission_id = $1";
    let row: Option<Row> = on!(tx, c => sqlx::query_as(sql).bind(case.0).fetch_optional(c).await)?;
    row.map(Intake::try_from).transpose()
}

/// Changes where the applicant is reached. The name stands with the person.
///
/// # Errors
/// The driver's, or a case that did not come on paper.
pub async fn change(tx: &mut Write, case: SubmissionId, contact: &Contact) -> Stored<()> {
    let sql = "UPDATE intake SET telling = $2, postcode = $3, address = $4, phone = $5, email = $6
               WHERE submission_id = $1";
    let rows = on!(tx, c => sqlx::query(sql)
        .bind(case.0)
        .bind(contact.telling.code())
        .bind(&contact.postcode)
        .bind(&contact.address)
        .bind(&contact.phone)
        .bind(&contact.email)
        .execute(c).await?.rows_affected());
    exactly_one("intake", case, rows)?;
    let sql = "UPDATE person SET name = $2, name_folded = $3
               WHERE id = (SELECT owner_id FROM submission WHERE id = $1)";
    let rows = on!(tx, c => sqlx::query(sql)
        .bind(case.0)
        .bind(&contact.name)
        .bind(fold(&contact.name))
        .execute(c).await?.rows_affected());
    exactly_one("person", case, rows)
}

/// An entry that was begun and not received yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfinished {
    /// Its case.
    pub id: SubmissionId,
    /// How it came.
    pub channel: Channel,
    /// The day of its stamp.
    pub stamped_on: NaiveDate,
    /// The group's name.
    pub group: String,
    /// The call's title.
    pub call: Words,
    /// Who keys it in.
    pub keyed_by: String,
    /// When it was begun.
    pub begun_at: DateTime<Utc>,
}

#[derive(sqlx::FromRow)]
struct UnfinishedRow {
    id: Uuid,
    channel: String,
    stamped_on: NaiveDate,
    group_name: String,
    call_title: Json<Words>,
    keyed_by: String,
    begun_at: DateTime<Utc>,
}

/// What staff of these departments have begun to key in, the oldest first.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn unfinished(tx: &mut Tx, departments: &[OrganisationId]) -> Stored<Vec<Unfinished>> {
    if departments.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<UnfinishedRow> = on!(tx, c => {
        let mut query = QueryBuilder::new(
            "SELECT s.id, s.channel, i.stamped_on, o.name AS group_name, c.title AS call_title, p.name AS keyed_by, s.begun_at
             FROM submission s JOIN intake i ON i.submission_id = s.id JOIN organisation o ON o.id = s.group_id
             JOIN call c ON c.id = s.call_id JOIN person p ON p.id = i.keyed_by
             WHERE s.stage = 'draft' AND s.channel IN ('counter', 'post', 'fax', 'mail') AND s.submitted_at IS NULL
               AND s.department_id IN (",
        );
        push_ids(&mut query, departments.iter().map(|department| department.0));
        query.push(") ORDER BY s.begun_at, s.id LIMIT ").push_bind(MOST);
        query.build_query_as().fetch_all(c).await
    })?;
    let one = |row: UnfinishedRow| {
        Ok(Unfinished {
            channel: read_channel(row.id, &row.channel)?,
            id: SubmissionId(row.id),
            stamped_on: row.stamped_on,
            group: row.group_name,
            call: row.call_title.0,
            keyed_by: row.keyed_by,
            begun_at: row.begun_at,
        })
    };
    rows.into_iter().map(one).collect()
}

/// A case of a call whose group has the name that is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Namesake {
    /// Which.
    pub id: SubmissionId,
    /// Receipt number; `None` while it is being keyed in.
    pub number: Option<String>,
    /// Name of the project.
    pub title: String,
    /// The group's name as typed there.
    pub group: String,
    /// How it came.
    pub channel: Channel,
    /// Where it stands.
    pub stage: Stage,
}

/// The cases of a call whose group has this name, however it is typed. What applicants have not handed in yet is
/// theirs alone.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn namesakes(tx: &mut Tx, call: CallId, department: OrganisationId, group: &str) -> Stored<Vec<Namesake>> {
    let sql = "SELECT s.id, s.number, s.title, o.name, s.channel, s.stage
               FROM submission s JOIN organisation o ON o.id = s.group_id
               WHERE s.department_id = $1 AND s.group_folded = $2 AND s.call_id = $3
                 AND (s.submitted_at IS NOT NULL OR s.channel <> 'online') ORDER BY s.id LIMIT 20";
    type Found = (Uuid, Option<String>, String, String, String, String);
    let rows: Vec<Found> = on!(tx, c => sqlx::query_as(sql)
        .bind(department.0)
        .bind(fold(group))
        .bind(call.0)
        .fetch_all(c).await)?;
    let one = |(id, number, title, group, channel, stage): Found| {
        let (channel, stage) = (read_channel(id, &channel)?, read_stage(id, &stage)?);
        Ok(Namesake { id: SubmissionId(id), number, title, group, channel, stage })
    };
    rows.into_iter().map(one).collect()
}

/// The group and the person of an earlier paper in the department with the same kind and names: whoever applies on
/// paper twice is one group.
///
/// # Errors
/// The driver's.
pub async fn known(
    tx: &mut Tx,
    department: OrganisationId,
    kind: OrganisationKind,
    group: &str,
    person: &str,
) -> Stored<Option<(OrganisationId, PersonId)>> {
    let sql = "SELECT s.group_id, s.owner_id FROM submission s JOIN intake i ON i.submission_id = s.id
               JOIN organisation o ON o.id = s.group_id JOIN person p ON p.id = s.owner_id
               WHERE s.department_id = $1 AND s.group_folded = $2 AND o.kind = $3 AND p.name_folded = $4
               ORDER BY s.id DESC LIMIT 1";
    let row: Option<(Uuid, Uuid)> = on!(tx, c => sqlx::query_as(sql)
        .bind(department.0)
        .bind(fold(group))
        .bind(kind.code())
        .bind(fold(person))
        .fetch_optional(c).await)?;
    Ok(row.map(|(group, person)| (OrganisationId(group), PersonId(person))))
}

/// Deletes what a case on paper has, before the case itself goes. `false`: the case was received meanwhile.
///
/// # Errors
/// The driver's.
pub async fn remove(tx: &mut Write, case: SubmissionId) -> Stored<bool> {
    let letters = "DELETE FROM posting WHERE submission_id = $1
        AND (SELECT stage FROM submission WHERE id = $1) = 'draft'";
    on!(tx, c => sqlx::query(letters).bind(case.0).execute(c).await.map(drop))?;
    let sql = "DELETE FROM intake WHERE submission_id = $1
        AND (SELECT stage FROM submission WHERE id = $1) = 'draft'";
    let rows = on!(tx, c => sqlx::query(sql).bind(case.0).execute(c).await?.rows_affected());
    Ok(rows == 1)
}

/// How many cases a person owns.
///
/// # Errors
/// The driver's.
pub async fn cases_of(tx: &mut Tx, person: PersonId) -> Stored<i64> {
    let sql = "SELECT count(*) FROM submission WHERE owner_id = $1";
    Ok(on!(tx, c => sqlx::query_scalar(sql).bind(person.0).fetch_one(c).await)?)
}

/// How many handed-in cases of a call came in each way.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn counts_of_call(tx: &mut Tx, call: CallId) -> Stored<Vec<(Channel, i64)>> {
    let sql = "SELECT channel, count(*) FROM submission WHERE call_id = $1 AND stage <> 'draft' GROUP BY channel";
    let rows: Vec<(String, i64)> = on!(tx, c => sqlx::query_as(sql).bind(call.0).fetch_all(c).await)?;
    rows.into_iter().map(|(code, count)| Ok((read_channel(call.0, &code)?, count))).collect()
}
