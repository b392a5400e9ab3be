//! People, organisations and memberships（人・団体・所属）.

use super::{StoreError, Stored, Tx, Write, exactly_one, on};
use chrono::{DateTime, NaiveDate, Utc};
use domain::awards::Ruling;
use domain::decisions::{Decision, Holder, RouteStep};
use domain::departments::DepartmentDetails;
use domain::folding::fold;
use domain::people::{Membership, Organisation, OrganisationId, OrganisationKind, Person, PersonId, Role};
use domain::texts::Lang;
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct PersonRow {
    id: Uuid,
    name: String,
    email: String,
    lang: String,
    confirmed_at: Option<DateTime<Utc>>,
}

impl TryFrom<PersonRow> for Person {
    type Error = StoreError;
    fn try_from(row: PersonRow) -> Stored<Person> {
        let lang =
            Lang::from_code(&row.lang).ok_or_else(|| StoreError::corrupt("person", "lang", row.id, &row.lang))?;
        Ok(Person { id: PersonId(row.id), name: row.name, email: row.email, lang, confirmed_at: row.confirmed_at })
    }
}

/// A new person as it is stored.
#[derive(Debug, Clone)]
pub struct NewPerson<'a> {
    /// Who.
    pub id: PersonId,
    /// Name as typed.
    pub name: &'a str,
    /// Address as typed.
    pub email: &'a str,
    /// The key that makes the address unique.
    pub email_key: &'a str,
    /// Language.
    pub lang: Lang,
    /// PHC string; `None` for people who only exist on paper.
    pub password_hash: Option<&'a str>,
    /// When the address was confirmed, if it is.
    pub confirmed_at: Option<DateTime<Utc>>,
}

/// Adds a person.
///
/// # Errors
/// A duplicate address key ([`StoreError::is_duplicate`]), or the driver's.
pub async fn add(tx: &mut Write, new: &NewPerson<'_>, at: DateTime<Utc>) -> Stored<()> {
    let sql =
        "INSERT INTO person (id, name, name_folded, email, email_key, lang, password_hash, confirmed_at, created_at)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    on!(tx, c => sqlx::query(sql)
        .bind(new.id.0)
        .bind(new.name)
        .bind(fold(new.name))
        .bind(new.email)
        .bind(new.email_key)
        .bind(new.lang.code())
        .bind(new.password_hash)
        .bind(new.confirmed_at)
        .bind(at)
        .execute(c).await.map(drop))?;
    Ok(())
}

/// The person with this id.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn find(tx: &mut Tx, id: PersonId) -> Stored<Option<Person>> {
    const SQL: &str = "SELECT id, name, email, lang, confirmed_at FROM person WHERE id = $1";
    let row: Option<PersonRow> = on!(tx, c => sqlx::query_as(SQL).bind(id.0).fetch_optional(c).await)?;
    row.map(Person::try_from).transpose()
}

/// The person with this address key, and the password's PHC string.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn find_by_email(tx: &mut Tx, email_key: &str) -> Stored<Option<(Person, Option<String>)>> {
    #[derive(sqlx::FromRow)]
    struct Row {
        #[sqlx(flatten)]
        person: PersonRow,
        password_hash: Option<String>,
    }
    const SQL: &str = "SELECT id, name, email, lang, confirmed_at, password_hash FROM person WHERE email_key = $1";
    let row: Option<Row> = on!(tx, c => sqlx::query_as(SQL).bind(email_key).fetch_optional(c).await)?;
    row.map(|row| Ok((Person::try_from(row.person)?, row.password_hash))).transpose()
}

/// Takes the person's turn until the end of the transaction, so that two presses of a button come one after
/// the other.
///
/// # Errors
/// The driver's, or no such person.
pub async fn lock(tx: &mut Write, id: PersonId) -> Stored<()> {
    let sql = "UPDATE person SET lang = lang WHERE id = $1";
    let rows = on!(tx, c => sqlx::query(sql).bind(id.0).execute(c).await?.rows_affected());
    exactly_one("person", id, rows)
}

/// Marks the address as confirmed. Confirming twice keeps the first instant.
///
/// # Errors
/// The driver's, or no such person.
pub async fn confirm(tx: &mut Write, id: PersonId, at: DateTime<Utc>) -> Stored<()> {
    let sql = "UPDATE person SET confirmed_at = COALESCE(confirmed_at, $2) WHERE id = $1";
    let rows = on!(tx, c => sqlx::query(sql).bind(id.0).bind(at).execute(c).await?.rows_affected());
    exactly_one("person", id, rows)
}

/// Replaces the password.
///
/// # Errors
/// The driver's, or no such person.
pub async fn set_password(tx: &mut Write, id: PersonId, hash: &str) -> Stored<()> {
    let sql = "UPDATE person SET password_hash = $2 WHERE id = $1";
    let rows = on!(tx, c => sqlx::query(sql).bind(id.0).bind(hash).execute(c).await?.rows_affected());
    exactly_one("person", id, rows)
}

/// Takes over what somebody typed who signed up again before confirming the address. Whoever reads the
/// mail box decides in the end: older links died when the new one was made.
///
/// # Errors
/// The driver's, or the address was confirmed meanwhile.
pub async fn sign_up_again(tx: &mut Write, id: PersonId, name: &str, lang: Lang, hash: &str) -> Stored<()> {
    let sql = "UPDATE person SET name = $2, name_folded = $3, lang = $4, password_hash = $5
               WHERE id = $1 AND confirmed_at IS NULL";
    let rows = on!(tx, c => sqlx::query(sql)
        .bind(id.0)
        .bind(name)
        .bind(fold(name))
        .bind(lang.code())
        .bind(hash)
        .execute(c).await?.rows_affected());
    exactly_one("person", id, rows)
}

/// Takes a password away, so that only a link to the person's own mail box can set the next one.
///
/// # Errors
/// The driver's, or no such person.
pub async fn forget_password(tx: &mut Write, id: PersonId) -> Stored<()> {
    let sql = "UPDATE person SET password_hash = NULL WHERE id = $1";
    let rows = on!(tx, c => sqlx::query(sql).bind(id.0).execute(c).await?.rows_affected());
    exactly_one("person", id, rows)
}

/// Keeps the language a person chose.
///
/// # Errors
/// The driver's, or no such person.
pub async fn set_lang(tx: &mut Write, id: PersonId, lang: Lang) -> Stored<()> {
    let sql = "UPDATE person SET lang = $2 WHERE id = $1";
    let rows = on!(tx, c => sqlx::query(sql).bind(id.0).bind(lang.code()).execute(c).await?.rows_affected());
    exactly_one("person", id, rows)
}

/// Whether the person has a password.
///
/// # Errors
/// The driver's.
pub async fn has_password(tx: &mut Tx, id: PersonId) -> Stored<bool> {
    let sql = "SELECT count(*) FROM person WHERE id = $1 AND password_hash IS NOT NULL";
    let count: i64 = on!(tx, c => sqlx::query_scalar(sql).bind(id.0).fetch_one(c).await)?;
    Ok(count > 0)
}

/// Changes the name.
///
/// # Errors
/// The driver's, or no such person.
pub async fn rename(tx: &mut Write, id: PersonId, name: &str) -> Stored<()> {
    let sql = "UPDATE person SET name = $2, name_folded = $3 WHERE id = $1";
    let rows = on!(tx, c => sqlx::query(sql).bind(id.0).bind(name).bind(fold(name)).execute(c).await?.rows_affected());
    exactly_one("person", id, rows)
}

/// Changes the address.
///
/// # Errors
/// A duplicate key ([`StoreError::is_duplicate`]), no such person, or the driver's.
pub async fn set_email(tx: &mut Write, id: PersonId, email: &str, email_key: &str) -> Stored<()> {
    let sql = "UPDATE person SET email = $2, email_key = $3 WHERE id = $1";
    let rows = on!(tx, c => sqlx::query(sql).bind(id.0).bind(email).bind(email_key).execute(c).await?.rows_affected());
    exactly_one("person", id, rows)
}

/// All memberships of a person, past and future included.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn memberships(tx: &mut Tx, person: PersonId) -> Stored<Vec<Membership>> {
    let sql = "SELECT organisation_id, role, from_on, until_on FROM membership WHERE person_id = $1";
    let rows: Vec<(Uuid, String, NaiveDate, Option<NaiveDate>)> =
        on!(tx, c => sqlx::query_as(sql).bind(person.0).fetch_all(c).await)?;
    rows.into_iter()
        .map(|(organisation, role, from, until)| {
            let role = Role::from_code(&role).ok_or_else(|| StoreError::corrupt("membership", "role", person, role))?;
            Ok(Membership { organisation: OrganisationId(organisation), role, from, until })
        })
        .collect()
}

/// Gives a person a role. The same role from the same day twice is one.
///
/// # Errors
/// The driver's.
pub async fn add_membership(tx: &mut Write, person: PersonId, membership: &Membership) -> Stored<()> {
    let sql = "INSERT INTO membership (id, person_id, organisation_id, role, from_on, until_on)
               VALUES ($1, $2, $3, $4, $5, $6)
               ON CONFLICT (person_id, organisation_id, role, from_on) DO NOTHING";
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

/// Who holds a role in an organisation on a day.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn holders(tx: &mut Tx, organisation: OrganisationId, role: Role, day: NaiveDate) -> Stored<Vec<Person>> {
    const SQL: &str = "SELECT DISTINCT person.id, person.name, person.email, person.lang, person.confirmed_at
        FROM membership JOIN person ON person.id = membership.person_id
        WHERE organisation_id = $1 AND role = $2 AND from_on <= $3 AND (until_on IS NULL OR until_on >= $3)
        ORDER BY person.id";
    let rows: Vec<PersonRow> =
        on!(tx, c => sqlx::query_as(SQL).bind(organisation.0).bind(role.code()).bind(day).fetch_all(c).await)?;
    rows.into_iter().map(Person::try_from).collect()
}

#[derive(sqlx::FromRow)]
struct OrganisationRow {
    id: Uuid,
    kind: String,
    name: String,
    email: Option<String>,
    phone: Option<String>,
}

impl TryFrom<OrganisationRow> for Organisation {
    type Error = StoreError;
    fn try_from(row: OrganisationRow) -> Stored<Organisation> {
        let kind = OrganisationKind::from_code(&row.kind)
            .ok_or_else(|| StoreError::corrupt("organisation", "kind", row.id, &row.kind))?;
        Ok(Organisation { id: OrganisationId(row.id), kind, name: row.name, email: row.email, phone: row.phone })
    }
}

/// Adds an organisation.
///
/// # Errors
/// The driver's.
pub async fn add_organisation(tx: &mut Write, new: &Organisation, at: DateTime<Utc>) -> Stored<()> {
    let sql = "INSERT INTO organisation (id, kind, name, name_folded, email, phone, created_at)
               VALUES ($1, $2, $3, $4, $5, $6, $7)";
    on!(tx, c => sqlx::query(sql)
        .bind(new.id.0)
        .bind(new.kind.code())
        .bind(&new.name)
        .bind(fold(&new.name))
        .bind(&new.email)
        .bind(&new.phone)
        .bind(at)
        .execute(c).await.map(drop))?;
    Ok(())
}

/// The organisation with this id.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn organisation(tx: &mut Tx, id: OrganisationId) -> Stored<Option<Organisation>> {
    const SQL: &str = "SELECT id, kind, name, email, phone FROM organisation WHERE id = $1";
    let row: Option<OrganisationRow> = on!(tx, c => sqlx::query_as(SQL).bind(id.0).fetch_optional(c).await)?;
    row.map(Organisation::try_from).transpose()
}

/// The groups a person may act for on a day, by name.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn groups_of(tx: &mut Tx, person: PersonId, day: NaiveDate) -> Stored<Vec<Organisation>> {
    const SQL: &str = "SELECT DISTINCT o.id, o.kind, o.name, o.email, o.phone, o.name_folded
        FROM membership m JOIN organisation o ON o.id = m.organisation_id
        WHERE m.person_id = $1 AND m.role IN ('representative', 'contact')
          AND m.from_on <= $2 AND (m.until_on IS NULL OR m.until_on >= $2)
        ORDER BY o.name_folded, o.id LIMIT 100";
    let rows: Vec<OrganisationRow> = on!(tx, c => sqlx::query_as(SQL).bind(person.0).bind(day).fetch_all(c).await)?;
    rows.into_iter().map(Organisation::try_from).collect()
}

/// Every department, by name.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn departments(tx: &mut Tx) -> Stored<Vec<Organisation>> {
    const SQL: &str = "SELECT id, kind, name, email, phone FROM organisation
        WHERE kind = 'department' ORDER BY name_folded, id LIMIT 500";
    let rows: Vec<OrganisationRow> = on!(tx, c => sqlx::query_as(SQL).fetch_all(c).await)?;
    rows.into_iter().map(Organisation::try_from).collect()
}

/// Changes a department.
///
/// # Errors
/// The driver's, or no such organisation.
pub async fn change_department(tx: &mut Write, id: OrganisationId, new: &DepartmentDetails) -> Stored<()> {
    let sql = "UPDATE organisation SET name = $2, name_folded = $3, email = $4, phone = $5 WHERE id = $1";
    let rows = on!(tx, c => sqlx::query(sql)
        .bind(id.0)
        .bind(&new.name)
        .bind(fold(&new.name))
        .bind(&new.email)
        .bind(&new.phone)
        .execute(c).await?.rows_affected());
    exactly_one("organisation", id.0, rows)
}

/// Who may take the step that a drafted decision waits for: those of its role in the department or the one it
/// names, with the deputies, without whoever had the draft before. Nobody while it does not wait.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn holders_of_step(
    tx: &mut Tx,
    department: OrganisationId,
    decision: &Decision,
    day: NaiveDate,
) -> Stored<Vec<Person>> {
    let hands: Vec<PersonId> = decision.passed.iter().map(|passed| passed.by).chain([decision.drafted_by]).collect();
    holders_of(tx, department, decision.waits_for(), &hands, day).await
}

/// Who may take the step that a drafted ruling waits for, as for a decision.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn holders_of_ruling(
    tx: &mut Tx,
    department: OrganisationId,
    ruling: &Ruling,
    day: NaiveDate,
) -> Stored<Vec<Person>> {
    holders_of(tx, department, ruling.waits_for(), &ruling.hands(), day).await
}

async fn holders_of(
    tx: &mut Tx,
    department: OrganisationId,
    step: Option<&RouteStep>,
    hands: &[PersonId],
    day: NaiveDate,
) -> Stored<Vec<Person>> {
    let Some(step) = step else { return Ok(Vec::new()) };
    let mut found = match step.holder {
        Holder::Role(role) => holders(tx, department, role, day).await?,
        Holder::Person(id) => find(tx, id).await?.into_iter().collect(),
    };
    for deputy in &step.deputies {
        found.extend(find(tx, *deputy).await?);
    }
    let mut seen = std::collections::BTreeSet::new();
    found.retain(|person| !hands.contains(&person.id) && seen.insert(person.id));
    Ok(found)
}
