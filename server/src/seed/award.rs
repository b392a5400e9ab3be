//! What came after the grants of the demo city（交付決定の後の見本）: played by the real actions, so that accounts, letters
//! and payments are real.

use super::story::{APPROVER, Cast, OFFICER, PAPER, at_ten, readable};
use crate::actions::{awards, reports, requests};
use crate::state::State;
use crate::store::reports as store;
use crate::store::{attachments, calls, filings, submissions};
use anyhow::Context;
use bytes::Bytes;
use chrono::{DateTime, Utc};
use domain::awards::{PHOTOS, PaymentKind, RECEIPTS, RequestKind, RulingKind, line_keys, receipt_field, typed_field};
use domain::budget::{Budget, Category, Income, Side};
use domain::calendar::{date, date_in_japan};
use domain::filings::{Attachment, FilingKind};
use domain::forms::Answers;
use domain::people::{FileId, SubmissionId, Viewer};
use domain::texts::Lang;
use sha2::{Digest, Sha256};
use uuid::Uuid;

const PAYER: &str = "payer@tomoni.example";
const PHOTO: &[u8] = include_bytes!("../../data/demo/photo.png");

/// The round whose results are out.
const ROUND: &str = "one-percent";

/// A case of the round with everybody who acts on it.
struct Player<'a> {
    state: &'a State,
    cast: &'a Cast,
    now: DateTime<Utc>,
    id: SubmissionId,
    number: String,
    agent: String,
}

/// Plays what came after: one project is done with, one is reported, one wants to change its plan.
pub(super) async fn tell(state: &State, cast: &Cast, now: DateTime<Utc>) -> anyhow::Result<()> {
    let photo = hex::encode(Sha256::digest(PHOTO));
    state.files.put(&photo, Bytes::from_static(PHOTO)).await?;
    let mut tx = state.db.read().await?;
    let call = calls::find_by_slug(&mut tx, ROUND).await?.context("the round whose results are out")?;
    let cases = submissions::of_call(&mut tx, call.id).await?;
    drop(tx);
    for case in cases.into_iter().filter(|case| case.stage == domain::submissions::Stage::Granted) {
        let agent = cast.people.iter().find(|(person, _)| person.id == case.owner).context("the case's owner")?;
        let number = case.number.clone().unwrap_or_default();
        let player = Player { state, cast, now, id: case.id, number, agent: agent.0.email.clone() };
        match case.title.as_str() {
            "みんなで歩く、なぎさの観察会" => player.whole_way().await?,
            "空き家でひらく、まちの茶の間" => player.reported().await?,
            _ => player.on_the_way().await?,
        }
    }
    Ok(())
}

fn sheet(pairs: &[(&str, &str)]) -> Answers {
    pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
}

impl Player<'_> {
    fn viewer(&self, address: &str, day: i64) -> anyhow::Result<(Viewer, DateTime<Utc>)> {
        let at = at_ten(self.now, day);
        Ok((self.cast.viewer(address, at)?, at))
    }

    fn day(&self, day: i64) -> String {
        date(date_in_japan(at_ten(self.now, day)), Lang::Ja)
    }

    /// An advance, the report, the confirmed amount, the balance, the end.
    async fn whole_way(&self) -> anyhow::Result<()> {
        self.report(-30, "のべ112人が歩き、記録の冊子を図書館に納めた。").await?;
        self.confirm(-24, -22).await?;
        let bank = [
            ("bank", "しま信用組合"),
            ("branch", "本店"),
            ("account-kind", "ordinary"),
            ("account-number", "0012345"),
            ("holder", "ナギササイセイノカイ"),
        ];
        let (agent, at) = self.viewer(&self.agent, -20)?;
        let done = requests::file(self.state, &agent, self.id, RequestKind::Invoice, &sheet(&bank), at).await;
        done.map_err(readable)?;
        let mut tx = self.state.db.read().await?;
        let granted = store::granted(&mut tx, self.id).await?.context("a grant")?;
        drop(tx);
        let (payer, at) = self.viewer(PAYER, -16)?;
        let payment = [("amount", granted.ledger.payable().to_string()), ("on", self.day(-16))];
        let payment: Answers = payment.map(|(key, value)| (key.to_owned(), value)).into_iter().collect();
        awards::pay(self.state, &payer, &self.number, PaymentKind::Balance, &payment, at).await.map_err(readable)?;
        let (officer, at) = self.viewer(OFFICER, -14)?;
        awards::close(self.state, &officer, &self.number, at).await.map_err(readable)
    }

    /// The report has come; the amount is drafted.
    async fn reported(&self) -> anyhow::Result<()> {
        self.report(-5, "週に二日ひらき、一日に平均十一人が寄った。").await?;
        let (officer, at) = self.viewer(OFFICER, -2)?;
        let draft = self.settlement().await?;
        let done = awards::draft(self.state, &officer, &self.number, RulingKind::Settlement, &draft, at).await;
        done.map_err(readable)
    }

    /// The plan is to change, and how it goes was told.
    async fn on_the_way(&self) -> anyhow::Result<()> {
        let (agent, at) = self.viewer(&self.agent, -12)?;
        let status =
            [("progress", "聞き取りは予定の半分まで進みました。編集は来月から始めます。"), ("spent", "42,000円")];
        let done = requests::file(self.state, &agent, self.id, RequestKind::Status, &sheet(&status), at).await;
        done.map_err(readable)?;
        let (agent, at) = self.viewer(&self.agent, -4)?;
        let new_end = self.day(45);
        let change = [
            ("why", "話を聞かせてくださる方が増え、聞き取りに時間がかかるため。"),
            ("purpose-changes", "no"),
            ("after", "聞き取りの期間を一か月延ばす。"),
            ("new-end", new_end.as_str()),
        ];
        let done = requests::file(self.state, &agent, self.id, RequestKind::Change, &sheet(&change), at).await;
        done.map_err(readable)
    }

    /// The sheet of the amount: what the formula gives.
    async fn settlement(&self) -> anyhow::Result<Answers> {
        let mut tx = self.state.db.read().await?;
        let granted = store::granted(&mut tx, self.id).await?.context("a grant")?;
        let whole = store::handed_in(&mut tx, &granted).await?.context("a report")?;
        let amount = whole.report.accounts().settlement.context("figures")?.confirmed;
        let reason = "領収書、写真、収支決算書を検査し、計画どおり行われたことを確認した。";
        let amount = amount.to_string();
        Ok(sheet(&[("amount", amount.as_str()), ("reason", reason)]))
    }

    async fn confirm(&self, drafted: i64, approved: i64) -> anyhow::Result<()> {
        let (officer, at) = self.viewer(OFFICER, drafted)?;
        let draft = self.settlement().await?;
        let done = awards::draft(self.state, &officer, &self.number, RulingKind::Settlement, &draft, at).await;
        done.map_err(readable)?;
        let (approver, at) = self.viewer(APPROVER, approved)?;
        awards::approve(self.state, &approver, &self.number, None, at).await.map_err(readable)
    }

    /// Writes and hands in a report: every line came to what was planned, each with a receipt.
    async fn report(&self, day: i64, results: &str) -> anyhow::Result<()> {
        let (agent, at) = self.viewer(&self.agent, day)?;
        let mut tx = self.state.db.read().await?;
        let granted = store::granted(&mut tx, self.id).await?.context("a grant")?;
        drop(tx);
        let mut typed: Vec<(String, String)> = [
            ("completed-on", self.day(day - 3)),
            ("held", "計画のとおり行った。雨の日は公民館での学習に替えた。".to_owned()),
            ("participants", "112".to_owned()),
            ("results", results.to_owned()),
            ("self-grade", "as-planned".to_owned()),
            ("self-text", "初めて来る人が多かった。広報の時期をもう少し早くしたい。".to_owned()),
        ]
        .map(|(key, value)| (key.to_owned(), value))
        .into();
        reports::save(self.state, &agent, self.id, &typed, at).await?;
        typed = self.lines(&granted.plan, day).await?;
        let whole = reports::save(self.state, &agent, self.id, &typed, at).await?;
        let accounts = whole.report.accounts();
        let own = accounts.lines.iter().find(|line| line.category == Some(Category::Income(Income::Own)));
        if let Some(own) = own {
            let own = (typed_field("actual", &own.key), accounts.own_money_wanted().to_string());
            reports::save(self.state, &agent, self.id, &[own], at).await?;
        }
        reports::submit(self.state, &agent, self.id, at).await.map_err(readable)
    }

    /// The amounts of every line, and a receipt for every expense; the files lie with the report.
    async fn lines(&self, plan: &Budget, day: i64) -> anyhow::Result<Vec<(String, String)>> {
        let mut typed = Vec::new();
        let filing = filings::latest(&mut self.state.db.read().await?, self.id, FilingKind::Report).await?;
        let version = filing.context("a report that was begun")?.version;
        let mut tx = self.state.db.write().await?;
        for (line, key) in plan.lines.iter().zip(line_keys(plan)) {
            if line.category == Category::Income(Income::Subsidy) {
                continue;
            }
            typed.push((typed_field("actual", &key), line.amount.to_string()));
            if line.side() == Side::Expense {
                let file = self.file(RECEIPTS, &format!("領収書_{}.pdf", line.text), PAPER, "application/pdf", day);
                attachments::add_to(&mut tx, &file, FilingKind::Report, version).await?;
                let said = [
                    ("line", key.clone()),
                    ("day", self.day(day - 8)),
                    ("payee", "しまの商店".to_owned()),
                    ("amount", line.amount.to_string()),
                ];
                typed.extend(said.map(|(what, value)| (receipt_field(file.id, what), value)));
            }
        }
        let photo = self.file(PHOTOS, "活動のようす.png", PHOTO, "image/png", day);
        attachments::add_to(&mut tx, &photo, FilingKind::Report, version).await?;
        tx.commit().await?;
        Ok(typed)
    }

    fn file(&self, paper: &str, name: &str, bytes: &[u8], mime: &str, day: i64) -> Attachment {
        Attachment {
            id: FileId(Uuid::now_v7()),
            submission: self.id,
            paper: paper.to_owned(),
            name: name.replace(['/', '、'], "_"),
            bytes: bytes.len() as i64,
            mime: mime.to_owned(),
            sha256: hex::encode(Sha256::digest(bytes)),
            added_at: at_ten(self.now, day),
        }
    }
}
