//! The clerk of the books: what the office and the groups do, with every figure worked out beside it by plain arithmetic from
//! the rows that people typed（帳簿の検算）. Nothing of the program's own arithmetic is asked.

use crate::awards::{PDF, PNG};
use crate::reviews::{Bench, rubric, score};
use crate::round::{refused, screen, verb};
use crate::world::{Browser, Reply, World};
use axum::http::StatusCode;
use chrono::TimeDelta;
use domain::budget::{RawLine, Side};
use domain::calendar::date_in_japan;
use domain::calls::{Call, EditPage};
use domain::money::{Rate, Yen};
use domain::people::{CallId, OrganisationId, PersonId, ProgrammeId, Role};
use domain::submissions::Stage;
use server::actions::reviews;
use server::seed::schemes::Scheme;
use server::store::{calls, messages, submissions};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// A row as a group types it: side and category, what for, how much.
pub type Row = (&'static str, &'static str, i64);

/// A scheme as its ordinance says it: rate, whether income of the project is deducted, cap, what is paid for.
#[derive(Clone, Copy)]
pub struct Ordinance {
    pub rate: (i64, i64),
    pub net: bool,
    pub cap: i64,
    pub paid_for: &'static [&'static str],
}

/// 長崎市 ジャンプ, first time.
pub const JUMP: Ordinance = Ordinance {
    rate: (3, 4),
    net: true,
    cap: 500_000,
    paid_for: &["e-honoraria", "e-printing", "e-rent", "e-materials"],
};
/// The same for a group that was supported once before.
pub const JUMP_AGAIN: Ordinance = Ordinance { rate: (2, 3), ..JUMP };
/// 対馬市 わがまち元気創出, as the demonstration sets it.
pub const LIVELY: Ordinance = Ordinance {
    rate: (1, 2),
    net: false,
    cap: 500_000,
    paid_for: &["e-honoraria", "e-printing", "e-equipment", "e-materials"],
};

pub fn total(rows: &[Row], side: &str) -> i64 {
    rows.iter().filter(|row| row.0.starts_with(side)).map(|row| row.2).sum()
}

pub fn eligible(ordinance: Ordinance, rows: &[Row]) -> i64 {
    rows.iter().filter(|row| ordinance.paid_for.contains(&row.0)).map(|row| row.2).sum()
}

/// The subsidy for these rows: thousands of yen, whatever is left of them falls away.
pub fn subsidy(ordinance: Ordinance, rows: &[Row]) -> i64 {
    let brought_in: i64 = rows.iter().filter(|row| row.0 == "i-fees").map(|row| row.2).sum();
    let cost = eligible(ordinance, rows);
    let base = if ordinance.net { (cost - brought_in).max(0) } else { cost };
    let (num, den) = ordinance.rate;
    (base * num / den / 1_000 * 1_000).min(ordinance.cap)
}

/// What the ledger has to say of a case.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Figures {
    pub granted: i64,
    pub paid: i64,
    pub actual: i64,
    pub confirmed: i64,
    pub returned: i64,
}

impl Figures {
    pub fn row(self) -> [i64; 5] {
        [self.granted, self.paid, self.actual, self.confirmed, self.returned]
    }
}

/// The city with its two rounds, and the figures that a clerk would have written down beside it.
pub struct Books {
    pub bench: Bench,
    pub payer: PersonId,
    /// By call, then by receipt number.
    pub own: BTreeMap<String, BTreeMap<String, Figures>>,
}

impl Books {
    pub async fn new(world: World) -> Books {
        let bench = Bench::new(world, 3).await;
        let payer = bench.round.colleague("会計 五", Role::Payer).await;
        Books { bench, payer, own: BTreeMap::new() }
    }

    /// Opens another call of a scheme, closed since yesterday; the panel judges `track` of it where one is named.
    pub async fn call(&mut self, scheme: &str, slug: &str, budget: i64, track: Option<&str>) {
        let now = self.bench.round.world.state.clock.now();
        let found = Scheme::load(scheme).expect("a scheme");
        let mut call = Call {
            id: CallId(Uuid::now_v7()),
            slug: slug.to_owned(),
            rules: found.rules.clone(),
            title: found.title.clone(),
            ..self.bench.round.call.clone()
        };
        call.dates.opens_at = now - TimeDelta::days(40);
        call.dates.closes_at = now - TimeDelta::days(1);
        // Applications are put in as they were handed in; papers and pledges have tests of their own.
        call.rules.papers.clear();
        call.rules.pledges.clear();
        call.rules.checklist.truncate(2);
        call.rules.round_budget = Some(Yen(budget));
        call.rules.terms.advance = Some(Rate::new(4, 5).expect("a rate"));
        call.rules.terms.status_month = Some(12);
        if let Some(track) = track {
            let before = call.dates.opens_at - TimeDelta::days(1);
            call.edit(EditPage::Review, &rubric(self.bench.panel, track), before).expect("a rubric");
        }
        let mut tx = self.bench.round.world.state.db.write().await.expect("a transaction");
        calls::add(&mut tx, &call, now).await.expect("a call");
        tx.commit().await.expect("kept");
        self.bench.round.call = call;
    }

    /// The programme that the next calls belong to.
    pub async fn programme(&mut self, name: &str) {
        let now = self.bench.round.world.state.clock.now();
        let id = ProgrammeId(Uuid::now_v7());
        let kept = calls::Programme {
            id,
            name: name.into(),
            department: self.bench.round.call.department,
            legal_basis: "補助金交付要綱".into(),
            retention_years: 5,
        };
        let mut tx = self.bench.round.world.state.db.write().await.expect("a transaction");
        calls::add_programme(&mut tx, &kept, now).await.expect("a programme");
        tx.commit().await.expect("kept");
        self.bench.round.call.programme = id;
    }

    pub async fn apply(&self, nth: i64, title: &str, group: OrganisationId, rows: &[Row], track: &str) -> String {
        assert_eq!(total(rows, "e-"), total(rows, "i-"), "{title}: the test's own budget balances");
        let lines: Vec<RawLine> = rows
            .iter()
            .map(|(key, text, amount)| {
                let side = if key.starts_with("e-") { Side::Expense } else { Side::Income };
                let (category, amount) = (key[2..].to_owned(), amount.to_string());
                RawLine { category, text: (*text).to_owned(), amount, ..RawLine::empty(side) }
            })
            .collect();
        let asked = rows.iter().find(|row| row.0 == "i-subsidy").expect("what is asked for").2;
        let more = [("ends", "2027/1/31"), ("track", track)];
        let number = self.bench.round.application(nth, title, group, asked, &lines, &more).await;
        screen(&mut self.officer().await, &number).await.redirect();
        number
    }

    pub async fn officer(&self) -> Browser {
        self.bench.round.browser(self.bench.round.officer).await
    }

    pub async fn approver(&self) -> Browser {
        self.bench.round.browser(self.bench.round.approver).await
    }

    pub async fn resident(&self) -> Browser {
        self.bench.round.browser(self.bench.round.resident).await
    }

    pub async fn stage(&self, number: &str) -> Stage {
        self.bench.round.stage(number).await
    }

    /// The applicant's page of a case.
    pub async fn page(&self, number: &str) -> String {
        let mut tx = self.bench.round.world.state.db.read().await.expect("a snapshot");
        let case = submissions::find_by_number(&mut tx, number).await.expect("an answer").expect("the case");
        format!("/proposals/{}", case.id.0)
    }

    pub fn turn(&self, days: i64) {
        self.bench.round.world.state.clock.turn(TimeDelta::days(days));
    }

    pub fn today(&self) -> String {
        date_in_japan(self.bench.round.world.state.clock.now()).format("%Y/%-m/%-d").to_string()
    }

    /// A case of a call that no panel judges: opinion recorded, decided, released.
    pub async fn decided(&mut self, nth: i64, title: &str, group: OrganisationId, rows: &[Row], amount: i64) -> String {
        let number = self.apply(nth, title, group, rows, "").await;
        let mut officer = self.officer().await;
        officer.post(&verb(&number, "review"), &[]).await.redirect();
        let typed = amount.to_string();
        let opinion = [("fit", "yes"), ("amount", typed.as_str()), ("remarks", "よい計画")];
        officer.post(&verb(&number, "opinion"), &opinion).await.redirect();
        let sheet = [("outcome", "selected"), ("amount", typed.as_str()), ("conditions", ""), ("reason", "公益性")];
        officer.post(&verb(&number, "decision"), &sheet).await.redirect();
        let mut approver = self.approver().await;
        approver.post(&verb(&number, "approval"), &[]).await.redirect();
        self.release().await;
        assert_eq!(self.stage(&number).await, Stage::Granted);
        self.figures(&number).granted = amount;
        number
    }

    pub async fn release(&self) {
        let slug = &self.bench.round.call.slug;
        self.approver().await.post(&format!("/staff/calls/{slug}/release"), &[]).await.redirect();
    }

    pub fn figures(&mut self, number: &str) -> &mut Figures {
        let slug = self.bench.round.call.slug.clone();
        let known = self.own.iter().find(|(_, cases)| cases.contains_key(number)).map(|(slug, _)| slug.clone());
        self.own.entry(known.unwrap_or(slug)).or_default().entry(number.to_owned()).or_default()
    }

    /// The panel's day: sheets in the order of `numbers`, the best first; tally, drafts. `wish` says what the panel wants
    /// otherwise before the drafts are made.
    pub async fn judge(&self, track: &str, numbers: &[String], wish: Option<(&str, &[(&str, &str)])>) {
        let page = format!("/staff/calls/{}/review/{track}", self.bench.round.call.slug);
        let state = &self.bench.round.world.state;
        let due = (state.clock.now() + TimeDelta::days(7)).format("%Y-%m-%d").to_string();
        let mut officer = self.officer().await;
        officer.post(&page, &[("due", due.as_str()), ("way", "all"), ("count", "")]).await.redirect();
        let soon = state.clock.now() + TimeDelta::days(5);
        assert_eq!(reviews::remind(state, soon).await.expect("a look"), 3, "nobody has scored yet");
        let marks = [("5", "5"), ("5", "4"), ("5", "3"), ("4", "4"), ("4", "3")];
        for nth in 0..3 {
            let mut reviewer = self.bench.answered(nth, &[]).await;
            for (number, (public, real)) in numbers.iter().zip(marks) {
                score(&mut reviewer, number, public, real).await.redirect();
            }
        }
        officer.post(&format!("{page}/tally"), &[]).await.redirect();
        if let Some((number, form)) = wish {
            officer.post(&format!("{page}/cases/{number}"), form).await.redirect();
        }
        officer.post(&format!("{page}/prepare"), &[]).await.redirect();
        let mut approver = self.approver().await;
        for number in numbers {
            approver.post(&verb(number, "approval"), &[]).await.redirect();
        }
    }

    pub async fn answer(&self, number: &str, answer: &str, text: &str) {
        let form = format!("{}/answer", self.page(number).await);
        self.resident().await.post(&form, &[("answer", answer), ("text", text)]).await.redirect();
    }

    /// The approver confirms an answer; the grant follows.
    pub async fn confirmed_answer(&mut self, number: &str, amount: i64) {
        self.approver().await.post(&verb(number, "reply/confirm"), &[]).await.redirect();
        assert_eq!(self.stage(number).await, Stage::Granted);
        self.figures(number).granted = amount;
    }

    pub async fn file(&self, number: &str, kind: &str, form: &[(&str, &str)]) -> Reply {
        let address = format!("{}/requests/{kind}", self.page(number).await);
        self.resident().await.post(&address, form).await
    }

    pub async fn pay(&mut self, number: &str, kind: &str, amount: i64) -> Reply {
        let (typed, today) = (amount.to_string(), self.today());
        let mut payer = self.bench.round.browser(self.payer).await;
        let form = [("amount", typed.as_str()), ("on", today.as_str())];
        let reply = payer.post(&verb(number, &format!("payments/{kind}")), &form).await;
        if reply.status == StatusCode::SEE_OTHER {
            let figures = self.figures(number);
            match kind {
                "refund" => figures.returned += amount,
                _ => figures.paid += amount,
            }
        }
        reply
    }

    pub async fn ruling(&self, number: &str, kind: &str, amount: i64, repay_by: &str) -> Reply {
        let typed = amount.to_string();
        let mut form = vec![("amount", typed.as_str()), ("reason", "検査の結果による。")];
        if !repay_by.is_empty() {
            form.push(("repay-by", repay_by));
        }
        self.officer().await.post(&verb(number, &format!("rulings/{kind}")), &form).await
    }

    pub async fn approve_ruling(&self, number: &str) {
        self.approver().await.post(&verb(number, "ruling-approval"), &[]).await.redirect();
    }

    /// Writes the report and hands it in. `left` is the subsidy that the test has worked out: with another one the two
    /// sides would differ, and the report would not be taken.
    pub async fn report(&mut self, number: &str, ordinance: Ordinance, rows: &[Row], left: i64) {
        let (report, today) = (format!("{}/report", self.page(number).await), self.today());
        let mut browser = self.resident().await;
        let done = [("completed-on", today.as_str()), ("held", "計画のとおり行った。"), ("participants", "40人")];
        browser.post(&format!("{report}/form/done"), &done).await.redirect();
        let results = [("results", "ごみ20袋"), ("self-grade", "as-planned"), ("self-text", "よかった")];
        browser.post(&format!("{report}/form/results"), &results).await.redirect();

        let own = total(rows, "e-") - total(rows, "i-") - left;
        let accounts = browser.get(&format!("{report}/accounts")).await.expect(StatusCode::OK);
        let names = accounts.attributes("input[name^='actual-']:not([name*='extra'])", "name");
        let labels = accounts.attributes("input[name^='actual-']:not([name*='extra'])", "aria-label");
        let typed: Vec<(String, String)> = names
            .into_iter()
            .zip(labels)
            .map(|(name, label)| {
                let row = rows.iter().find(|row| label.ends_with(row.1));
                let amount = row.map_or(if label.ends_with("会費") { own } else { 0 }, |row| row.2);
                (name, amount.to_string())
            })
            .collect();
        let mut typed: Vec<(&str, &str)> = typed.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
        typed.push(("go", "next"));
        browser.post(&format!("{report}/accounts"), &typed).await.redirect();

        let bills: Vec<&Row> = rows.iter().filter(|row| ordinance.paid_for.contains(&row.0) && row.2 > 0).collect();
        // The same bytes twice would be one file.
        for nth in 0..bills.len() {
            let bill = [PDF, format!("% {nth}\n").as_bytes()].concat();
            browser.upload(&format!("{report}/files"), &[], ("paper-receipts", "領収書.pdf", &bill)).await.redirect();
        }
        let page = browser.get(&format!("{report}/receipts")).await.expect(StatusCode::OK);
        let fields = page.attributes("select[name$='-line']", "name");
        assert_eq!(fields.len(), bills.len(), "a receipt for every cost");
        let options: Vec<(String, String)> = page
            .attributes(&format!("select[name='{}'] option", fields[0]), "value")
            .into_iter()
            .zip(page.select(&format!("select[name='{}'] option", fields[0])))
            .collect();
        let mut typed: Vec<(String, String)> = Vec::new();
        for (field, (_, text, amount)) in fields.iter().zip(bills) {
            let option = options.iter().find(|(_, label)| label.ends_with(text)).expect("its line");
            typed.push((field.clone(), option.0.clone()));
            for (what, value) in
                [("day", today.clone()), ("payee", "しまの商店".to_owned()), ("amount", amount.to_string())]
            {
                typed.push((field.replace("-line", &format!("-{what}")), value));
            }
        }
        let typed: Vec<(&str, &str)> = typed.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
        browser.post(&format!("{report}/receipts"), &typed).await.redirect();
        browser.upload(&format!("{report}/files"), &[], ("paper-photos", "浜.png", PNG)).await.redirect();
        browser.post(&format!("{report}/check"), &[]).await.redirect();
        assert_eq!(self.stage(number).await, Stage::Reported);
        self.figures(number).actual = total(rows, "e-");
    }

    /// Confirms the amount: one yen more than the test's own arithmetic gives is refused.
    pub async fn settle(&mut self, number: &str, left: i64, repay_by: &str) {
        refused(self.ruling(number, "settlement", left + 1, repay_by).await, StatusCode::UNPROCESSABLE_ENTITY);
        self.ruling(number, "settlement", left, repay_by).await.redirect();
        self.approve_ruling(number).await;
        assert_eq!(self.stage(number).await, Stage::Confirmed);
        self.figures(number).confirmed = left;
    }

    pub async fn close(&self, number: &str) {
        self.officer().await.post(&verb(number, "closing"), &[]).await.redirect();
        assert_eq!(self.stage(number).await, Stage::Closed);
    }

    /// The codes of all letters that were written.
    pub async fn letters(&self) -> BTreeSet<String> {
        let mut tx = self.bench.round.world.state.db.read().await.expect("a snapshot");
        let all = messages::newest(&mut tx, 5_000, 0).await.expect("letters");
        all.into_iter().map(|message| message.letter).collect()
    }
}
