//! From the grant to the last payment: report, correction, confirmed amount, invoice, payments, changes, revocation
//! （交付決定の後）.

use crate::round::{Round, refused, verb};
use crate::world::{Browser, Reply, World, on_both};
use axum::http::StatusCode;
use chrono::TimeDelta;
use domain::messages::Letter;
use domain::people::{PersonId, Role};
use domain::submissions::Stage;
use server::actions::reminders;
use server::store::{calls, messages, submissions};

pub const PDF: &[u8] = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n";
pub const PNG: &[u8] = include_bytes!("../../data/demo/photo.png");

/// A round with one granted case of 120,000 yen and somebody who pays.
pub struct Granted {
    pub round: Round,
    payer: PersonId,
    pub number: String,
    pub page: String,
}

impl Granted {
    pub async fn new(world: World) -> Granted {
        let round = Round::new(world).await;
        let payer = round.colleague("会計 五", Role::Payer).await;
        let number = round.case(1, "浜の清掃", "浜の会", 120_000).await;
        round.decide(&number, 120_000).await;
        let mut approver = round.browser(round.approver).await;
        approver.post("/staff/calls/wagamachi-r8/release", &[]).await.redirect();
        assert_eq!(round.stage(&number).await, Stage::Granted);
        let mut tx = round.world.state.db.read().await.expect("a snapshot");
        let case = submissions::find_by_number(&mut tx, &number).await.expect("an answer").expect("the case");
        drop(tx);
        let page = format!("/proposals/{}", case.id.0);
        Granted { round, payer, number, page }
    }

    pub async fn resident(&self) -> Browser {
        self.round.browser(self.round.resident).await
    }

    pub async fn officer(&self) -> Browser {
        self.round.browser(self.round.officer).await
    }

    async fn approver(&self) -> Browser {
        self.round.browser(self.round.approver).await
    }

    pub async fn payer(&self) -> Browser {
        self.round.browser(self.payer).await
    }

    pub async fn stage(&self) -> Stage {
        self.round.stage(&self.number).await
    }

    async fn told(&self, letter: Letter) -> usize {
        let mut tx = self.round.world.state.db.read().await.expect("a snapshot");
        let all = messages::newest(&mut tx, 1000, 0).await.expect("letters");
        all.iter().filter(|message| message.letter == letter.code()).count()
    }

    pub fn verb(&self, of: &str) -> String {
        verb(&self.number, of)
    }

    /// Fills a report in whose printing came to `actual`, and attaches its receipt and a photo.
    pub async fn fill_report(&self, browser: &mut Browser, actual: &str) {
        let report = format!("{}/report", self.page);
        let done =
            [("completed-on", "2026/11/22"), ("held", "浜を掃除した。"), ("participants", "40人"), ("go", "next")];
        browser.post(&format!("{report}/form/done"), &done).await.redirect();
        let results =
            [("results", "ごみ20袋"), ("self-grade", "as-planned"), ("self-text", "よかった"), ("go", "next")];
        browser.post(&format!("{report}/form/results"), &results).await.redirect();
        let accounts = browser.get(&format!("{report}/accounts")).await;
        let fields = accounts.attributes("input[name^='actual-']:not([name*='extra'])", "name");
        assert_eq!(fields.len(), 1, "the subsidy is not typed: {fields:?}");
        // What the city does not pay is the group's own.
        let own = actual.rsplit(',').next().unwrap_or("0");
        let accounts = [
            (fields[0].as_str(), actual),
            ("category-extra0", "i-own"),
            ("text-extra0", if own == "000" { "" } else { "会費" }),
            ("actual-extra0", if own == "000" { "" } else { own }),
            ("go", "next"),
        ];
        browser.post(&format!("{report}/accounts"), &accounts).await.redirect();
        browser.upload(&format!("{report}/files"), &[], ("paper-receipts", "領収書.pdf", PDF)).await.redirect();
        let receipts = browser.get(&format!("{report}/receipts")).await;
        let field = |what: &str| receipts.attributes(&format!("[name$='-{what}']"), "name").remove(0);
        let line = receipts.attributes("select option:nth-child(2)", "value").remove(0);
        let typed = [
            (field("line"), line.as_str()),
            (field("day"), "2026/11/22"),
            (field("payee"), "印刷店"),
            (field("amount"), actual),
            ("go".to_owned(), "next"),
        ];
        let typed: Vec<(&str, &str)> = typed.iter().map(|(key, value)| (key.as_str(), *value)).collect();
        browser.post(&format!("{report}/receipts"), &typed).await.redirect();
        browser.upload(&format!("{report}/files"), &[], ("paper-photos", "浜.png", PNG)).await.redirect();
    }

    pub async fn report(&self, actual: &str) {
        let mut resident = self.resident().await;
        self.fill_report(&mut resident, actual).await;
        let sent = resident.post(&format!("{}/report/check", self.page), &[]).await;
        assert_eq!(sent.redirect(), self.page);
        assert_eq!(self.stage().await, Stage::Reported);
    }

    async fn draft(&self, kind: &str, fields: &[(&str, &str)]) -> Reply {
        self.officer().await.post(&self.verb(&format!("rulings/{kind}")), fields).await
    }

    async fn approve(&self) -> Reply {
        self.approver().await.post(&self.verb("ruling-approval"), &[]).await
    }

    pub async fn confirm(&self, amount: &str) {
        self.draft("settlement", &[("amount", amount), ("reason", "検査した。")]).await.redirect();
        self.approve().await.redirect();
        assert_eq!(self.stage().await, Stage::Confirmed);
    }

    /// Confirms what was reported, pays it and closes the case.
    pub async fn finish(&self, amount: &str) {
        self.confirm(amount).await;
        self.resident().await.post(&format!("{}/requests/invoice", self.page), &BANK).await.redirect();
        let payment = [("amount", amount), ("on", "2026/11/22")];
        self.payer().await.post(&self.verb("payments/balance"), &payment).await.redirect();
        self.officer().await.post(&self.verb("closing"), &[]).await.redirect();
        assert_eq!(self.stage().await, Stage::Closed);
    }
}

pub const BANK: [(&str, &str); 5] = [
    ("bank", "しま信用組合"),
    ("branch", "本店"),
    ("account-kind", "ordinary"),
    ("account-number", "００１２３４５"),
    ("holder", "はまのかい"),
];

#[test]
fn a_case_goes_from_the_grant_to_its_end() {
    on_both(|world| async move {
        let granted = Granted::new(world).await;
        let mut resident = granted.resident().await;
        let page = resident.get(&granted.page).await;
        assert!(page.text().contains("/report"), "the next step leads to the report");
        let empty = resident.post(&format!("{}/report/check", granted.page), &[]).await;
        let empty = empty.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert!(empty.select(".errors__list li").len() >= 8, "everything missing is named");
        granted.report("100,500").await;
        assert_eq!(granted.told(Letter::ReportReceived).await, 1);
        assert_eq!(granted.told(Letter::ReportArrived).await, 1);
        let again = resident.post(&format!("{}/report/check", granted.page), &[]).await;
        assert_eq!(again.redirect(), granted.page, "a second press comes to the same end");

        let mut officer = granted.officer().await;
        let case = officer.get(&format!("/staff/cases/{}", granted.number)).await.text();
        assert!(case.contains("▲19,500") && case.contains("100,500"), "budget, actual, difference");
        let above = granted.draft("settlement", &[("amount", "100,501"), ("reason", "検査した。")]).await;
        let above = above.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert!(above.text().contains("100,501"), "what was typed is still there");
        granted.draft("settlement", &[("amount", "100,000"), ("reason", "検査した。")]).await.redirect();
        refused(officer.post(&granted.verb("ruling-approval"), &[]).await, StatusCode::FORBIDDEN);
        refused(granted.draft("settlement", &[("amount", "1"), ("reason", "二つ目")]).await, StatusCode::CONFLICT);
        granted.approver().await.post(&granted.verb("ruling-return"), &[("reason", "確かめて")]).await.redirect();
        assert_eq!(granted.told(Letter::RulingSentBack).await, 1);
        granted.confirm("100,000").await;
        assert_eq!(granted.told(Letter::Confirmed).await, 1);
        let page = resident.get(&granted.page).await;
        assert!(page.text().contains("100,000円 に決まりました"));
        assert!(page.text().contains("額の確定通知書"), "the notice is there to print");

        let mut payer = granted.payer().await;
        let payment = [("amount", "100,000"), ("on", "2026/11/22")];
        refused(payer.post(&granted.verb("payments/balance"), &payment).await, StatusCode::CONFLICT);
        let invoice = format!("{}/requests/invoice", granted.page);
        let blank = resident.post(&invoice, &[("bank", "しま信用組合")]).await;
        let blank = blank.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert!(blank.text().contains("しま信用組合"), "what was typed is still there");
        resident.post(&invoice, &BANK).await.redirect();
        refused(resident.post(&invoice, &BANK).await, StatusCode::CONFLICT);
        let account = granted.verb("account");
        refused(officer.get(&account).await, StatusCode::FORBIDDEN);
        refused(granted.approver().await.get(&account).await, StatusCode::FORBIDDEN);
        assert!(!officer.get(&format!("/staff/cases/{}", granted.number)).await.text().contains("0012345"));
        let seen = payer.get(&account).await.expect(StatusCode::OK).text();
        assert!(seen.contains("0012345") && seen.contains("ハマノカイ"));
        let history = officer.get(&format!("/staff/cases/{}", granted.number)).await.text();
        assert!(history.contains("振込先の口座を閲覧"), "that somebody looked is noted");

        refused(officer.post(&granted.verb("closing"), &[]).await, StatusCode::CONFLICT);
        refused(officer.post(&granted.verb("payments/balance"), &payment).await, StatusCode::FORBIDDEN);
        let too_much =
            payer.post(&granted.verb("payments/balance"), &[("amount", "100,001"), ("on", "2026/11/22")]).await;
        drop(too_much.expect(StatusCode::UNPROCESSABLE_ENTITY));
        payer.post(&granted.verb("payments/balance"), &payment).await.redirect();
        assert_eq!(granted.told(Letter::Paid).await, 1);
        officer.post(&granted.verb("closing"), &[]).await.redirect();
        assert_eq!((granted.stage().await, granted.told(Letter::Closed).await), (Stage::Closed, 1));
        let results = granted.round.world.browser().get("/results/wagamachi-r8").await.text();
        assert!(results.contains("100,500") && results.contains("100,000"), "what it cost, and what was confirmed");
        let address = format!("/results/wagamachi-r8/projects/{}", granted.number);
        let mut guest = granted.round.world.browser();
        let project = guest.get(&address).await.expect(StatusCode::OK);
        assert!(project.text().contains("ごみ20袋") && !project.text().contains("0920-00-1234"));
        let photo = project.attributes(".photos__img", "src").remove(0);
        drop(guest.get(&photo).await.expect(StatusCode::OK));
        let receipt = granted.resident().await.get(&granted.page).await.attributes("#receipts a", "href").remove(0);
        let receipt = receipt.replace("/files/", &format!("{address}/photos/"));
        refused(guest.get(&receipt).await, StatusCode::NOT_FOUND);
    });
}

#[test]
fn a_report_is_corrected_only_where_it_is_marked() {
    on_both(|world| async move {
        let granted = Granted::new(world).await;
        granted.report("100,000").await;
        let mut officer = granted.officer().await;
        let ask = granted.verb("report-correction");
        drop(officer.post(&ask, &[("due", "2026/12/6")]).await.expect(StatusCode::UNPROCESSABLE_ENTITY));
        let marked = [("why-results", "袋の数え方を書いてください。"), ("due", "2026/12/6"), ("message", "")];
        officer.post(&ask, &marked).await.redirect();
        assert_eq!(
            (granted.stage().await, granted.told(Letter::ReportCorrectionWanted).await),
            (Stage::ReportReturned, 1)
        );
        let mut resident = granted.resident().await;
        let report = format!("{}/report", granted.page);
        let results = resident.get(&format!("{report}/form/results")).await.text();
        assert!(results.contains("袋の数え方を書いてください。"));
        let typed = [("results", "45リットルの袋で20"), ("self-text", "直せない所"), ("go", "next")];
        resident.post(&format!("{report}/form/results"), &typed).await.redirect();
        let upload = resident.upload(&format!("{report}/files"), &[], ("paper-photos", "別.png", PNG)).await;
        refused(upload, StatusCode::CONFLICT);
        let case = officer.get(&format!("/staff/cases/{}", granted.number)).await.text();
        assert!(case.contains("ごみ20袋") && !case.contains("45リットル"), "the city sees what was handed in");
        resident.post(&format!("{report}/check"), &[]).await.redirect();
        assert_eq!(granted.stage().await, Stage::Reported);
        let case = officer.get(&format!("/staff/cases/{}", granted.number)).await.text();
        assert!(case.contains("45リットルの袋で20") && !case.contains("直せない所"));
        granted.draft("settlement", &[("amount", "100,000"), ("reason", "検査した。")]).await.redirect();
        refused(officer.post(&ask, &marked).await, StatusCode::CONFLICT);
    });
}

#[test]
fn what_is_typed_stays_and_receipts_from_before_the_grant_do_not_count() {
    on_both(|world| async move {
        let granted = Granted::new(world).await;
        let mut resident = granted.resident().await;
        granted.fill_report(&mut resident, "100,000").await;
        let receipts = format!("{}/report/receipts", granted.page);
        let page = resident.get(&receipts).await;
        let day = page.attributes("[name$='-day']", "name").remove(0);
        let early = resident.post(&receipts, &[(&day, "2026/11/21"), ("go", "next")]).await;
        let early = early.expect(StatusCode::UNPROCESSABLE_ENTITY).text();
        assert!(early.contains("2026/11/21") && early.contains("交付決定の日"));
        let still = resident.get(&receipts).await.text();
        assert!(still.contains("2026/11/21"), "saved as it was typed");
        drop(
            resident
                .post(&format!("{}/report/check", granted.page), &[])
                .await
                .expect(StatusCode::UNPROCESSABLE_ENTITY),
        );
        let accounts = format!("{}/report/accounts", granted.page);
        let field = resident.get(&accounts).await.attributes("input[name^='actual-']", "name").remove(0);
        let wrong = resident.post(&accounts, &[(&field, "じゅうまん"), ("go", "calc")]).await;
        assert!(wrong.expect(StatusCode::UNPROCESSABLE_ENTITY).text().contains("じゅうまん"));
        let file = resident.get(&receipts).await.attributes("a[href^='/files/']", "href").remove(0);
        refused(granted.officer().await.get(&file).await, StatusCode::NOT_FOUND);
        let stranger =
            granted.round.browser(granted.round.stranger).await.get(&format!("{}/report", granted.page)).await;
        refused(stranger, StatusCode::NOT_FOUND);
    });
}

#[test]
fn a_change_is_asked_and_approved_and_an_end_confirms_what_was_spent() {
    on_both(|world| async move {
        let granted = Granted::new(world).await;
        let mut resident = granted.resident().await;
        let form = format!("{}/requests/change", granted.page);
        let page = resident.get(&form).await.expect(StatusCode::OK);
        let after = page.attributes("input[name^=after-]", "name").remove(0);
        let nothing = [("why", "理由"), ("purpose-changes", "no")];
        drop(resident.post(&form, &nothing).await.expect(StatusCode::UNPROCESSABLE_ENTITY));
        let change = [("why", "印刷を減らす"), ("purpose-changes", "no"), (after.as_str(), "80,000")];
        resident.post(&form, &change).await.redirect();
        assert_eq!(granted.told(Letter::RequestReceived).await, 1);
        refused(resident.post(&form, &change).await, StatusCode::CONFLICT);
        granted.draft("change", &[("amount", "80,000"), ("reason", "やむを得ない。")]).await.redirect();
        granted.approve().await.redirect();
        assert_eq!((granted.stage().await, granted.told(Letter::ChangeApproved).await), (Stage::Granted, 1));
        let page = resident.get(&granted.page).await.text();
        assert!(page.contains("80,000") && page.contains("変更承認通知書"));
        assert!(
            resident.get(&format!("{}/report/accounts", granted.page)).await.text().contains("80,000"),
            "the new plan"
        );

        let end = [("why", "人手が足りない"), ("done-so-far", "下見"), ("spent", "30,000"), ("last-day", "2026/11/22")];
        resident.post(&format!("{}/requests/discontinuation", granted.page), &end).await.redirect();
        let mut officer = granted.officer().await;
        let back = granted.verb("request-return");
        drop(officer.post(&back, &[("request", "discontinuation")]).await.expect(StatusCode::UNPROCESSABLE_ENTITY));
        granted.draft("discontinuation", &[("amount", "30,000"), ("reason", "実績による。")]).await.redirect();
        granted.approve().await.redirect();
        assert_eq!((granted.stage().await, granted.told(Letter::Discontinued).await), (Stage::Discontinued, 1));
        resident.post(&format!("{}/requests/invoice", granted.page), &BANK).await.redirect();
        let payment = [("amount", "30,000"), ("on", "2026/11/22")];
        granted.payer().await.post(&granted.verb("payments/balance"), &payment).await.redirect();
        assert!(resident.get(&granted.page).await.text().contains("精算が終わりました"));
    });
}

#[test]
fn what_was_paid_too_much_comes_back_and_a_grant_can_be_revoked() {
    on_both(|world| async move {
        let granted = Granted::new(world).await;
        granted.report("100,000").await;
        granted.confirm("100,000").await;
        let mut resident = granted.resident().await;
        resident.post(&format!("{}/requests/invoice", granted.page), &BANK).await.redirect();
        let mut officer = granted.officer().await;
        officer
            .post(&granted.verb("request-return"), &[("request", "invoice"), ("reason", "口座が違います")])
            .await
            .redirect();
        assert!(resident.get(&granted.page).await.text().contains("口座が違います"), "the reason is told");
        resident.post(&format!("{}/requests/invoice", granted.page), &BANK).await.redirect();
        let mut payer = granted.payer().await;
        payer.post(&granted.verb("payments/balance"), &[("amount", "100,000"), ("on", "2026/11/22")]).await.redirect();
        let revoke = [("amount", "0"), ("reason", "虚偽の領収書があったため。")];
        drop(granted.draft("revocation", &revoke).await.expect(StatusCode::UNPROCESSABLE_ENTITY));
        let revoke = [revoke[0], revoke[1], ("repay-by", "2026/12/31")];
        granted.draft("revocation", &revoke).await.redirect();
        granted.approve().await.redirect();
        assert_eq!((granted.stage().await, granted.told(Letter::Revoked).await), (Stage::Revoked, 1));
        let page = resident.get(&granted.page).await.text();
        assert!(page.contains("虚偽の領収書") && page.contains("100,000円 を"), "reason, amount and day");
        assert!(!granted.round.world.browser().get("/results/wagamachi-r8").await.text().contains("浜の会"));
        let refund = [("amount", "100,000"), ("on", "2026/11/22")];
        payer.post(&granted.verb("payments/refund"), &refund).await.redirect();
        assert_eq!(granted.told(Letter::RefundReceived).await, 1);
        drop(payer.post(&granted.verb("payments/refund"), &refund).await.expect(StatusCode::UNPROCESSABLE_ENTITY));
    });
}

#[test]
fn reports_are_reminded_of_three_times() {
    on_both(|world| async move {
        let granted = Granted::new(world).await;
        let clock = &granted.round.world.state.clock;
        // The fiscal year ends 129 days after that Sunday.
        for (days, letters) in [(98, 0), (1, 1), (0, 1), (16, 2), (10, 2), (1, 3), (2, 3)] {
            clock.turn(TimeDelta::days(days));
            reminders::send(&granted.round.world.state, clock.now()).await.expect("sent");
            assert_eq!(granted.told(Letter::ReportReminder).await, letters, "after {days} more days");
        }
    });
}

#[test]
fn the_ledger_of_a_year_is_on_screen_and_in_a_file() {
    on_both(|world| async move {
        let granted = Granted::new(world).await;
        let mut officer = granted.officer().await;
        let page = officer.get("/staff/ledger").await.expect(StatusCode::OK);
        assert!(page.text().contains(&granted.number) && page.text().contains("120,000"));
        let file = officer.get("/staff/ledger/2026/ledger.xlsx").await.expect(StatusCode::OK);
        assert!(file.body.starts_with(b"PK") && file.file_name().ends_with(".xlsx"));
        let stranger = granted.round.browser(granted.round.stranger).await.get("/staff/ledger").await;
        assert!(!stranger.text().contains(&granted.number), "another department's");
        refused(granted.resident().await.get("/staff/ledger").await, StatusCode::FORBIDDEN);
        granted.round.world.state.clock.turn(TimeDelta::days(140));
        let desk = granted.officer().await.get("/staff").await;
        assert!(desk.select("#overdue td").iter().any(|cell| cell.contains("浜の清掃")), "what is late is on the desk");
    });
}

#[test]
fn where_the_programme_asks_for_it_the_grant_answers_an_application() {
    on_both(|world| async move {
        let round = Round::new(world).await;
        let mut call = round.call.clone();
        call.rules.apply_after_selection = true;
        let mut tx = round.world.state.db.write().await.expect("a transaction");
        calls::update(&mut tx, &call).await.expect("changed");
        tx.commit().await.expect("kept");
        let number = round.case(1, "浜の清掃", "浜の会", 120_000).await;
        round.decide(&number, 120_000).await;
        let mut approver = round.browser(round.approver).await;
        approver.post("/staff/calls/wagamachi-r8/release", &[]).await.redirect();
        assert_eq!(round.stage(&number).await, Stage::Selected);
        let grant = verb(&number, "grant");
        refused(approver.post(&grant, &[("application", "yes")]).await, StatusCode::CONFLICT);
        let mut tx = round.world.state.db.read().await.expect("a snapshot");
        let case = submissions::find_by_number(&mut tx, &number).await.expect("an answer").expect("the case");
        drop(tx);
        let mut resident = round.browser(round.resident).await;
        let form = format!("/proposals/{}/requests/grant", case.id.0);
        drop(resident.post(&form, &[("remarks", "よろしく")]).await.expect(StatusCode::UNPROCESSABLE_ENTITY));
        resident.post(&form, &[("confirm", "yes")]).await.redirect();
        let page = approver.get(&format!("/staff/cases/{number}")).await.text();
        assert!(page.contains("交付申請書"), "what came is on the case");
        approver.post(&grant, &[("application", "yes")]).await.redirect();
        assert_eq!(round.stage(&number).await, Stage::Granted);
        let page = resident.get(&format!("/proposals/{}", case.id.0)).await.text();
        assert!(page.contains("認められました"), "the application was answered");
    });
}
