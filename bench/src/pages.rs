//! The pages that are measured（測定するページ）: those that everybody opens, and the desk of an officer.

use crate::client::Session;
use crate::html::tags;
use anyhow::Context;
use app::links;

/// What of a page is judged.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Judged {
    /// How it compares with the bare server, which answers it from memory as Tomoni may.
    Rate,
    /// The processor time of an answer, in milliseconds at most, and perhaps how long 99 of 100 take.
    Effort(f64, Option<f64>),
    /// Nothing: it is only shown.
    Nothing,
}

/// A page, and who asks for it.
pub struct Page<'a> {
    /// What it has to reach.
    pub judged: Judged,
    /// How many ask at the same time.
    pub connections: usize,
    /// What it is called in the table.
    pub name: String,
    /// Who asks.
    pub session: &'a Session,
    /// Where.
    pub path: String,
}

/// Stands in every fourth case of the volume data, somewhere in its answers.
const FREQUENT: &str = "清掃";
/// Stands in the titles of some of them.
const RARE: &str = "比田勝の盆踊り録音";

/// All of them.
pub async fn all<'a>(guest: &'a Session, stranger: &'a Session, officer: &'a Session) -> anyhow::Result<Vec<Page<'a>>> {
    let case = oldest_case(officer).await?;
    let cases = |pairs: &[(&str, &str)]| links::with_query(&links::staff_cases(), pairs);
    let open = [
        ("list of calls", links::calls()),
        ("page of a call", links::call("wagamachi")),
        ("results page", links::result("one-percent")),
        ("page of a consultation", links::consultation("action-plan")),
        ("result of a consultation", links::consultation_result("toshokan")),
    ];
    let list = Judged::Effort(5.0, None);
    let own = [
        ("staff's list", links::staff_cases(), list),
        ("  of one stage", cases(&[("stage", "submitted")]), list),
        ("  overdue, by their days", cases(&[("due", "over"), ("sort", "due")]), list),
        ("  with a frequent word", cases(&[("words", FREQUENT)]), Judged::Nothing),
        ("  with a rare word", cases(&[("words", RARE)]), Judged::Nothing),
        ("today's work", links::staff_desk(), Judged::Nothing),
        ("page of a case", case, Judged::Effort(4.0, None)),
    ];
    let kept = open.iter().map(|(name, path)| Page {
        name: (*name).to_owned(),
        session: guest,
        path: path.clone(),
        judged: Judged::Rate,
        connections: 64,
    });
    let afresh = open.iter().map(|(name, path)| Page {
        name: format!("  afresh: {name}"),
        session: stranger,
        path: path.clone(),
        judged: Judged::Effort(2.0, Some(15.0)),
        connections: 16,
    });
    let own = own.into_iter().map(|(name, path, judged)| {
        let name = name.to_owned();
        Page { name, session: officer, path, judged, connections: 16 }
    });
    Ok(kept.chain(afresh).chain(own).collect())
}

/// The list of one stage, with a word of two letters.
pub fn found() -> String {
    links::with_query(&links::staff_cases(), &[("stage", "submitted"), ("words", FREQUENT)])
}

/// The page of the first case of the list.
async fn oldest_case(officer: &Session) -> anyhow::Result<String> {
    let list = officer.get(&links::staff_cases()).await?;
    let folder = format!("{}/", links::staff_cases());
    let tags = tags(&list.body);
    let mut addresses = tags.iter().filter(|tag| tag.in_main).filter_map(|tag| tag.attribute("href"));
    Ok(addresses.find(|address| address.starts_with(&folder)).context("the list shows a case")?.to_owned())
}
