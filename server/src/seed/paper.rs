//! A paper of the demo city（紙の申請の見本）: handed over the counter, keyed in, and its receipt waits to be posted.

use crate::actions::{intake, proposals};
use crate::state::State;
use crate::store::proposals as whole;
use crate::store::{attachments, filings};
use anyhow::{Context, anyhow};
use chrono::{DateTime, Utc};
use domain::budget::{RawLine, Side};
use domain::calendar::date_in_japan;
use domain::filings::Attachment;
use domain::forms::Answers;
use domain::intake::{BLANK, PAPER_FORM, STAMP, pledge_field};
use domain::people::{FileId, Viewer};
use uuid::Uuid;

const ENTRY: [(&str, &str); 8] = [
    ("channel", "counter"),
    ("kind", "ward"),
    ("group", "ゆうなぎ区"),
    ("name", "扇 さだ子"),
    ("telling", "post"),
    ("postcode", "817-1301"),
    ("address", "長崎県対馬市峰町 ゆうなぎ 12番地"),
    ("phone", "0920-00-0083"),
];

/// What the paper says. Who takes part, and when, it leaves blank.
const ANSWERS: [(&str, &str); 12] = [
    ("founded", "昭和の頃から"),
    ("members", "31"),
    ("members-in-city", "31"),
    ("group-address", "峰町 ゆうなぎ"),
    ("group-work", "道ばたの草刈りと、年に一度の寄り合い。"),
    ("representative", "区長　扇 さだ子"),
    ("contact-name", "扇 さだ子"),
    ("contact-phone", "0920-00-0083"),
    ("title", "ゆうなぎの坂に手すりを"),
    ("area", "公民館へ上がる坂道"),
    ("problem", "公民館への坂が急で、足の弱い人が寄り合いに来られない。"),
    ("purpose", "坂に手すりを付け、みんなが集まれるようにする。"),
];

/// Keys the paper in at `at`, stamped the same day, by an officer. `bytes` and `sha256` are the scan's.
pub(super) async fn key_in(
    state: &State,
    officer: &Viewer,
    slug: &str,
    (bytes, sha256): (i64, &str),
    at: DateTime<Utc>,
) -> anyhow::Result<()> {
    let mut typed: Answers = ENTRY.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
    typed.set(STAMP, &date_in_japan(at).to_string());
    let id = intake::begin(state, officer, slug, &typed, at).await.map_err(|why| anyhow!("{why:?}"))?;
    let mut tx = state.db.write().await?;
    let found = whole::find(&mut tx, id).await?.context("the paper that was begun")?;
    let answers: Answers = ANSWERS.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
    filings::save(&mut tx, found.filing.id, &answers, at).await?;
    let line = |side: Side, category: &str, text: &str, amount: &str| RawLine {
        category: category.to_owned(),
        text: text.to_owned(),
        amount: amount.to_owned(),
        ..RawLine::empty(side)
    };
    let lines = [
        line(Side::Income, "subsidy", "市補助金", "48,000"),
        line(Side::Income, "own", "区費", "49,000"),
        line(Side::Expense, "materials", "手すりの材料", "97,000"),
    ];
    filings::put_lines(&mut tx, found.filing.id, &lines).await?;
    let scan = Attachment {
        id: FileId(Uuid::now_v7()),
        submission: id,
        paper: PAPER_FORM.to_owned(),
        name: "申請書（受付印あり）.pdf".to_owned(),
        bytes,
        mime: "application/pdf".to_owned(),
        sha256: sha256.to_owned(),
        added_at: at,
    };
    attachments::add(&mut tx, &scan, found.filing.version).await?;
    tx.commit().await?;
    let mut sheet = Answers::default();
    sheet.set(BLANK, "yes");
    for index in 0..found.proposal.call.rules.pledges.len() {
        sheet.set(&pledge_field(index), "yes");
    }
    proposals::submit(state, officer, id, &sheet, at).await.map_err(|why| anyhow!("{why:?}"))
}
