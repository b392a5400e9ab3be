//! The demo city（デモの市）: invented people, the three real schemes, and cases in every stage.

use super::concluded;
use super::consultations::{self, Staff};
use super::opinions;
use super::review;
use super::schemes::Scheme;
use super::story;
use super::story::{Cast, Round};
use crate::actions::groups::keep;
use crate::codes;
use crate::sealing::Sealing;
use crate::state::State;
use crate::store::city::{self, City};
use crate::store::{Write, announcements, calls, districts, panels, people, second_factors};
use anyhow::Context;
use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use domain::accounts;
use domain::calendar::{self, date_in_japan};
use domain::calls::Dates;
use domain::districts::Listed;
use domain::people::{
    CallId, Membership, Organisation, OrganisationId, OrganisationKind, Person, PersonId, ProgrammeId, Role, Viewer,
};
use domain::texts::{Lang, Words};
use uuid::Uuid;

/// Somebody who may sign in to the demo city.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SignIn {
    /// What the person is, for the terminal and the page.
    pub role: &'static str,
    /// Mail address.
    pub address: &'static str,
    /// Password.
    pub password: &'static str,
    /// Name.
    pub name: &'static str,
}

/// One for all, so that a demonstration does not stop for a lost note.
const PASSWORD: &str = "minna-de-tomoni";

const fn sign_in(role: &'static str, address: &'static str, name: &'static str) -> SignIn {
    SignIn { role, address, password: PASSWORD, name }
}

/// Everybody who may sign in, in the order of a demonstration.
pub const SIGN_INS: &[SignIn] = &[
    sign_in("市民（団体の代表）", "resident@tomoni.example", "浜口 みなと"),
    sign_in("市民（別の団体の代表）", "resident2@tomoni.example", "山下 かえで"),
    sign_in("担当課の職員", "officer@tomoni.example", "島村 あゆみ"),
    sign_in("担当課の職員（もう一人）", "officer2@tomoni.example", "瀬戸 けんた"),
    sign_in("担当課の決裁者（課長）", "approver@tomoni.example", "高浜 よしえ"),
    sign_in("担当課の決裁者（部長）", "approver2@tomoni.example", "大浦 まさと"),
    sign_in("支払担当の職員", "payer@tomoni.example", "会田 なつき"),
    sign_in("審査委員", review::REVIEWER, "二宮 いつき"),
    sign_in("別の課の職員", "other@tomoni.example", "小島 はるか"),
    sign_in("監査", "auditor@tomoni.example", "平山 つとむ"),
    sign_in("システム管理者", "admin@tomoni.example", "岡 ひろし"),
];

/// Roles with the city: address, organisation by its place in [`OFFICES`], role.
const POSTS: [(&str, usize, Role); 8] = [
    ("officer@tomoni.example", 1, Role::Officer),
    ("officer2@tomoni.example", 1, Role::Officer),
    ("approver@tomoni.example", 1, Role::Approver),
    ("approver2@tomoni.example", 1, Role::Approver),
    ("payer@tomoni.example", 1, Role::Payer),
    ("other@tomoni.example", 2, Role::Officer),
    ("auditor@tomoni.example", 0, Role::Auditor),
    ("admin@tomoni.example", 0, Role::Admin),
];

/// The former towns of Tsushima and the districts in them, as its ordinance on district heads lists them.
const DISTRICTS: &str = include_str!("../../data/districts/tsushima.json");

/// The city and its departments. The second is in charge of the schemes.
const OFFICES: [(OrganisationKind, &str, &str, &str); 3] = [
    (OrganisationKind::City, "対馬市", "shi@tomoni.example", "0920-00-0000"),
    (OrganisationKind::Department, "市民協働・自然共生課", "kyodo@tomoni.example", "0920-00-0001"),
    (OrganisationKind::Department, "政策企画課", "seisaku@tomoni.example", "0920-00-0002"),
];
const IN_CHARGE: usize = 1;

/// A round: name in addresses, scheme, letters of receipt numbers, the days from today on which it is published,
/// opens and closes, and the day on which its results were released.
type RoundPlan = (&'static str, &'static str, &'static str, [i64; 3], Option<i64>);
const ROUNDS: [RoundPlan; 5] = [
    ("wagamachi", "wagamachi", "GK", [-14, -4, 26], None),
    ("wagamachi-zenkai", "wagamachi", "GZ", [-75, -60, -11], None),
    ("start", "start", "ST", [-2, 20, 60], None),
    ("jump", "jump", "JP", [-2, 20, 60], None),
    ("one-percent", "one-percent", "IP", [-140, -120, -90], Some(-56)),
];

/// What became of a call to [`city`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seeded {
    /// The demo city was made.
    Made {
        /// How many calls.
        calls: usize,
        /// How many cases.
        cases: usize,
    },
    /// There is a city already; nothing was touched.
    AlreadyThere,
}

/// Makes the demo city, everything dated relative to the clock.
///
/// # Errors
/// The store's, or data of ours that a rule refuses.
pub async fn city(state: &State) -> anyhow::Result<Seeded> {
    like(state, City { name: OFFICES[0].1.to_owned(), mayor_title: "対馬市長".to_owned(), demo: true }).await
}

/// Makes the same under the name of another city, for its rehearsals.
///
/// # Errors
/// As for [`city`].
pub async fn like(state: &State, row: City) -> anyhow::Result<Seeded> {
    if city::find(&mut state.db.read().await?).await?.is_some() {
        return Ok(Seeded::AlreadyThere);
    }
    let now = state.clock.now();
    let hash = state.passwords.hash(PASSWORD).await?;

    // Letters need a city to sign them, so the city is there before the first case moves.
    let mut tx = state.db.write().await?;
    city::add(&mut tx, &row, now).await?;
    let mut town = Town { tx, now, cast: Cast::default() };
    town.sign_ins(&hash).await?;
    let department = town.offices(&row.name).await?;
    town.second_factors(&state.sealing).await?;
    town.districts().await?;
    town.groups().await?;
    let panels = town.panels(department).await?;
    let rounds = town.rounds(department, panels).await?;
    let Town { mut tx, cast, .. } = town;
    let staff = Staff {
        department,
        officer: cast.viewer("officer@tomoni.example", now)?,
        approver: cast.viewer("approver@tomoni.example", now)?,
    };
    Box::pin(consultations::hold(&mut tx, &staff, now)).await?;
    Box::pin(opinions::hear(&mut tx, state, &staff, now)).await?;
    tx.commit().await?;
    // Long stories are told from the heap: a rehearsal begins inside a request, whose stack is small.
    Box::pin(concluded::conclude(state, &staff, now)).await?;
    let cases = Box::pin(story::tell(state, &cast, &rounds)).await?;
    Box::pin(review::hold(state, &cast, now)).await?;
    Ok(Seeded::Made { calls: rounds.len(), cases })
}

/// The city while it is being built.
struct Town {
    tx: Write,
    now: DateTime<Utc>,
    cast: Cast,
}

impl Town {
    fn long_ago(&self) -> DateTime<Utc> {
        self.now - TimeDelta::days(400)
    }

    async fn sign_ins(&mut self, hash: &str) -> anyhow::Result<()> {
        for sign_in in SIGN_INS {
            self.person(sign_in.name, sign_in.address, Some(hash)).await?;
        }
        Ok(())
    }

    async fn person(&mut self, name: &str, address: &str, password_hash: Option<&str>) -> anyhow::Result<PersonId> {
        let at = self.long_ago();
        let id = PersonId(Uuid::now_v7());
        let email_key = accounts::check_email(address).ok().with_context(|| format!("{address} is no address"))?;
        let lang = Lang::Ja;
        let new = people::NewPerson {
            id,
            name,
            email: address,
            email_key: &email_key,
            lang,
            password_hash,
            confirmed_at: Some(at),
        };
        people::add(&mut self.tx, &new, at).await?;
        let person = Person { id, name: name.to_owned(), email: address.to_owned(), lang, confirmed_at: Some(at) };
        self.cast.people.push((person, Vec::new()));
        Ok(id)
    }

    async fn organisation(&mut self, new: Organisation) -> anyhow::Result<()> {
        let at = self.long_ago();
        people::add_organisation(&mut self.tx, &new, at).await?;
        self.cast.groups.push(new);
        Ok(())
    }

    /// Gives a role from long ago on.
    async fn join(&mut self, address: &str, organisation: OrganisationId, role: Role) -> anyhow::Result<()> {
        let from = date_in_japan(self.long_ago());
        let membership = Membership { organisation, role, from, until: None };
        let found = self.cast.people.iter_mut().find(|(person, _)| person.email == address);
        let (person, memberships) = found.with_context(|| format!("nobody has the address {address}"))?;
        people::add_membership(&mut self.tx, person.id, &membership).await?;
        memberships.push(membership);
        Ok(())
    }

    /// The city, its departments and who works there; returns the department in charge.
    async fn offices(&mut self, city: &str) -> anyhow::Result<OrganisationId> {
        let ids: Vec<_> = OFFICES.iter().map(|_| OrganisationId(Uuid::now_v7())).collect();
        for (&id, (kind, name, email, phone)) in ids.iter().zip(OFFICES) {
            let (email, phone) = (Some(email.to_owned()), Some(phone.to_owned()));
            let name = if kind == OrganisationKind::City { city } else { name }.to_owned();
            self.organisation(Organisation { id, kind, name, email, phone }).await?;
        }
        for (address, office, role) in POSTS {
            self.join(address, ids[office], role).await?;
        }
        Ok(ids[IN_CHARGE])
    }

    /// One-time codes for everybody who works for the city; the page that asks for one shows it.
    async fn second_factors(&mut self, sealing: &Sealing) -> anyhow::Result<()> {
        for (address, _, _) in POSTS {
            let found = self.cast.people.iter().find(|(person, _)| person.email == address);
            let (person, _) = found.with_context(|| format!("nobody has the address {address}"))?;
            let secret = sealing.seal(person.id.0.as_bytes(), &codes::new_secret())?;
            second_factors::add(&mut self.tx, person.id, &secret, None, self.now).await?;
        }
        Ok(())
    }

    /// The districts of the real city; readings are not among them, because nobody has told us.
    async fn districts(&mut self) -> anyhow::Result<()> {
        let tree: Vec<Listed> = serde_json::from_str(DISTRICTS).context("districts of the demo city")?;
        districts::load(&mut self.tx, &tree, date_in_japan(self.now)).await?;
        Ok(())
    }

    /// The groups that apply. Agents without a sign-in exist on paper only.
    async fn groups(&mut self) -> anyhow::Result<()> {
        let districts = districts::all(&mut self.tx).await?;
        for (index, group) in story::groups()?.into_iter().enumerate() {
            let signs_in = SIGN_INS.iter().find(|sign_in| sign_in.address.split('@').next() == Some(&group.agent));
            let address = match signs_in {
                Some(sign_in) => sign_in.address.to_owned(),
                None => format!("dantai{index}@tomoni.example"),
            };
            if signs_in.is_none() {
                self.person(&group.agent, &address, None).await?;
            }
            let id = OrganisationId(Uuid::now_v7());
            let (kind, name) = (group.kind, group.name.clone());
            let organisation = Organisation { id, kind, name, email: None, phone: None };
            self.organisation(organisation.clone()).await?;
            self.join(&address, id, Role::Representative).await?;
            let described = group.described(organisation, &districts);
            let at = self.long_ago();
            keep(&mut self.tx, &described, at).await?;
        }
        Ok(())
    }

    /// The review panels with their members. Those without a sign-in exist on paper only.
    async fn panels(&mut self, department: OrganisationId) -> anyhow::Result<[OrganisationId; 2]> {
        let ids = review::PANELS.map(|_| OrganisationId(Uuid::now_v7()));
        for (id, (name, members)) in ids.into_iter().zip(review::PANELS) {
            let new = Organisation { id, kind: OrganisationKind::Panel, name: name.into(), email: None, phone: None };
            let at = self.long_ago();
            panels::add(&mut self.tx, &new, department, at).await?;
            for (name, address) in members {
                if !self.cast.people.iter().any(|(person, _)| person.email == *address) {
                    self.person(name, address, None).await?;
                }
                self.join(address, id, Role::Reviewer).await?;
            }
        }
        Ok(ids)
    }

    async fn rounds(&mut self, department: OrganisationId, panels: [OrganisationId; 2]) -> anyhow::Result<Vec<Round>> {
        let mut programmes: Vec<calls::Programme> = Vec::new();
        let mut rounds = Vec::new();
        for (slug, scheme, code, days, released) in ROUNDS {
            let scheme = Scheme::load(scheme)?;
            let programme = match programmes.iter().find(|known| known.name == scheme.programme) {
                Some(known) => known.id,
                None => {
                    let new = self.programme(&scheme, department).await?;
                    programmes.push(new.clone());
                    new.id
                }
            };
            let dates = dates(self.now, days);
            let made_at = dates.published_at.unwrap_or(self.now);
            let mut call = scheme.call(CallId(Uuid::now_v7()), programme, department, slug, dates)?;
            code.clone_into(&mut call.code);
            if slug.ends_with("-zenkai") {
                call.title = past_round(&call.title);
                call.rules.terms.review = Some(review::rules(panels)?);
            }
            calls::add(&mut self.tx, &call, made_at).await?;
            announcements::plan(&mut self.tx, &call).await?;
            rounds.push(Round { call, released });
        }
        Ok(rounds)
    }

    async fn programme(&mut self, scheme: &Scheme, department: OrganisationId) -> anyhow::Result<calls::Programme> {
        let at = self.long_ago();
        let programme = calls::Programme {
            id: ProgrammeId(Uuid::now_v7()),
            name: scheme.programme.clone(),
            department,
            legal_basis: scheme.notice.legal_basis.clone(),
            retention_years: scheme.retention_years,
        };
        calls::add_programme(&mut self.tx, &programme, at).await?;
        Ok(programme)
    }
}

/// Published and opened at nine in the morning, closed at the end of the day.
fn dates(now: DateTime<Utc>, [published, opens, closes]: [i64; 3]) -> Dates {
    let day = |days| date_in_japan(now + TimeDelta::days(days));
    let nine = NaiveTime::from_hms_opt(9, 0, 0).expect("nine o'clock exists");
    Dates {
        published_at: Some(calendar::at(day(published), nine)),
        opens_at: calendar::at(day(opens), nine),
        closes_at: calendar::end_of_day(day(closes)),
        results_published_at: None,
        cancelled_at: None,
    }
}

fn past_round(title: &Words) -> Words {
    Words::of(
        format!("{}（前回の募集）", title.ja),
        format!("{}（前《まえ》の 募集《ぼしゅう》）", title.easy.as_deref().unwrap_or(&title.ja)),
        format!("{} (last round)", title.en.as_deref().unwrap_or(&title.ja)),
    )
}

impl Cast {
    /// The person with this address, as the rules see a viewer.
    pub(super) fn viewer(&self, address: &str, at: DateTime<Utc>) -> anyhow::Result<Viewer> {
        let found = self.people.iter().find(|(person, _)| person.email == address);
        let (person, memberships) = found.with_context(|| format!("nobody has the address {address}"))?;
        Ok(Viewer::person(person.clone(), memberships.clone(), date_in_japan(at)))
    }
}
