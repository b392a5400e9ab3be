//! Opinions to the consultations of the demo city（意見の見本）: invented people, every way, by the real rules.

use super::consultations::Staff;
use crate::actions::opinions::{next_receipt, present_plan, sender_key};
use crate::state::State;
use crate::store::opinions::{self, Keys};
use crate::store::{Write, consultations, history, opinion_search};
use anyhow::Context;
use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use domain::calendar::{self, date_in_japan};
use domain::history::{Entry, Subject};
use domain::opinions::{
    Arrival, Author, Channel, Naming, OPINION_CHECKED, OPINION_KEYED, OPINION_RECEIVED, Opinion, Part, Validity,
    arrival, clauses_of, text_hash,
};
use domain::people::{OpinionId, PersonId};
use domain::texts::{Lang, staff_opinions as words};
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;

const OPINIONS: &str = include_str!("../../data/demo/opinions.json");
/// Invented names of the people who write.
const NAMES: [&str; 12] = [
    "阿比留 キク",
    "小島 誠",
    "梅野 春子",
    "糸瀬 大輔",
    "平山 すみれ",
    "財部 実",
    "佐護 みどり",
    "比田勝 清",
    "峰 あかり",
    "船越 繁",
    "仁位 ふみ",
    "豆酘 航",
];
const PLACES: [&str; 4] = ["厳原町", "美津島町", "豊玉町", "上対馬町"];

/// An opinion as its file describes it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Model {
    /// The consultation.
    slug: String,
    /// The day from today on which it came.
    days: i64,
    channel: Channel,
    /// The clause, as staff type it; the draft as a whole where nothing stands here.
    #[serde(default)]
    clause: String,
    body: String,
    #[serde(default)]
    reason: String,
    naming: Naming,
    category: String,
    /// Whether an address for mail was given.
    #[serde(default)]
    mail: bool,
    /// Whether a whole address for post was given.
    #[serde(default)]
    post: bool,
}

/// Writes them all; returns how many. Papers but the last ones were compared by the approver.
pub(super) async fn hear(tx: &mut Write, state: &State, staff: &Staff, now: DateTime<Utc>) -> anyhow::Result<usize> {
    let models: Vec<Model> = serde_json::from_str(OPINIONS).context("opinions of the demo city")?;
    let officer = staff.officer.id().context("the officer has an account")?;
    let approver = staff.approver.id().context("the approver has an account")?;
    let count = models.len();
    for (nth, model) in models.into_iter().enumerate() {
        model.hear(tx, state, nth, (officer, approver), now).await?;
    }
    Ok(count)
}

impl Model {
    fn author(&self, nth: usize) -> Author {
        let name = if self.naming == Naming::Anonymous { "" } else { NAMES[nth % NAMES.len()] };
        let address = if name.is_empty() { "" } else { PLACES[nth % PLACES.len()] };
        let (postcode, address) = match self.post {
            true => (format!("817-{:04}", 1400 + nth), format!("{address}{}番地", 100 + nth)),
            false => (String::new(), address.to_owned()),
        };
        let email = if self.mail { format!("opinion-{nth}@tomoni.example") } else { String::new() };
        let name = if self.naming == Naming::Pseudonym { "海の子" } else { name };
        Author { name: name.to_owned(), postcode, address, email, ..Author::default() }
    }

    async fn hear(
        self,
        tx: &mut Write,
        state: &State,
        nth: usize,
        (officer, approver): (PersonId, PersonId),
        now: DateTime<Utc>,
    ) -> anyhow::Result<()> {
        let consultation = consultations::find_by_slug(tx, &self.slug).await?.context("the consultation is there")?;
        let plan = present_plan(tx, &consultation).await?;
        let author = self.author(nth);
        let day = date_in_japan(now + TimeDelta::days(self.days));
        let noon = NaiveTime::from_hms_opt(12, 0, 0).context("noon exists")?;
        let at = calendar::at(day, noon) + TimeDelta::minutes(i64::try_from(nth)?);
        let is_keyed_in = self.channel.is_keyed_in();
        let nodes = clauses_of(&plan, &self.clause).ok().with_context(|| format!("a clause {:?}", self.clause))?;
        let parts = vec![Part { nodes, place: String::new(), body: self.body, reason: self.reason }];
        let late = is_keyed_in && arrival(&consultation, self.channel, day, None) == Arrival::Late;
        let compared = is_keyed_in && self.days < -5;
        let opinion = Opinion {
            id: OpinionId(Uuid::now_v7()),
            call: consultation.call,
            plan: plan.id,
            number: next_receipt(tx, &consultation.code, now).await?,
            channel: self.channel,
            validity: if late { Validity::Invalid } else { Validity::Received },
            validity_reason: if late { words::late_reason(Lang::Ja).bare() } else { String::new() },
            received_at: at,
            received_on: day,
            postmark_on: None,
            naming: self.naming,
            category: self.category,
            lang: Lang::Ja,
            version: 1,
            text_hash: text_hash(&parts),
            sender_key: sender_key(state, self.naming, &author)?,
            person: None,
            group: None,
            keyed_by: is_keyed_in.then_some(officer),
            checked_by: compared.then_some(approver),
            parts,
        };
        opinions::add(tx, &opinion, &author, Keys::default()).await?;
        opinion_search::write(tx, &opinion).await?;
        let subject = Subject::Opinion(opinion.id.0);
        let action = if is_keyed_in { OPINION_KEYED } else { OPINION_RECEIVED };
        let detail = json!({ "channel": opinion.channel.code(), "number": opinion.number });
        let entry = Entry::new(opinion.keyed_by, subject, action).because(opinion.validity_reason.clone()).with(detail);
        history::append(tx, &entry, at).await?;
        if compared {
            history::append(tx, &Entry::new(Some(approver), subject, OPINION_CHECKED), at).await?;
        }
        Ok(())
    }
}
