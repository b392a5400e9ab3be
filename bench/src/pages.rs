//! The pages that are measured（測定するページ）: those that everybody opens, and the desk of an officer.

use crate::client::Session;
use crate::html::tags;
use anyhow::Context;
use app::links;

/// A page, and who asks for it.
pub struct Page<'a> {
    /// What it is called in the table.
    pub name: &'static str,
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
pub async fn all<'a>(guest: &'a Session, officer: &'a Session) -> anyhow::Result<Vec<Page<'a>>> {
    let case = oldest_case(officer).await?;
    let cases = |pairs: &[(&str, &str)]| links::with_query(&links::staff_cases(), pairs);
    let open = [
        ("list of calls, guest", links::calls()),
        ("page of a call, guest", links::call("wagamachi")),
        ("results page, guest", links::result("one-percent")),
    ];
    let own = [
        ("staff's list", links::staff_cases()),
        ("  of one stage", cases(&[("stage", "submitted")])),
        ("  overdue, by their days", cases(&[("due", "over"), ("sort", "due")])),
        ("  with a frequent word", cases(&[("words", FREQUENT)])),
        ("  with a rare word", cases(&[("words", RARE)])),
        ("today's work", links::staff_desk()),
        ("page of a case", case),
    ];
    let open = open.map(|(name, path)| Page { name, session: guest, path });
    let own = own.map(|(name, path)| Page { name, session: officer, path });
    Ok(open.into_iter().chain(own).collect())
}

/// The page of the first case of the list.
async fn oldest_case(officer: &Session) -> anyhow::Result<String> {
    let list = officer.get(&links::staff_cases()).await?;
    let folder = format!("{}/", links::staff_cases());
    let tags = tags(&list.body);
    let mut addresses = tags.iter().filter(|tag| tag.in_main).filter_map(|tag| tag.attribute("href"));
    Ok(addresses.find(|address| address.starts_with(&folder)).context("the list shows a case")?.to_owned())
}
