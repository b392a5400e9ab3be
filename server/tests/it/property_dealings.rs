//! Leave to do something with what was acquired with a grant, by real forms（財産処分の承認）.

use crate::property::{Granted, TENT};
use crate::retention::close;
use crate::round::{refused, verb};
use crate::world::{Browser, Reply, on_both};
use axum::http::StatusCode;
use domain::awards::Property;
use domain::messages::Letter;
use domain::official::LetterKind;
use domain::submissions::Stage;
use server::store::{messages, official_letters, property};

/// What the group asks for.
const SALE: [(&str, &str); 6] = [
    ("which", "1 大型テント"),
    ("what", "transfer"),
    ("on", "2027/1/10"),
    ("why", "会員が減り、使う機会がなくなった"),
    ("to", "隣の区に譲る"),
    ("gain", "50,000"),
];

impl Granted {
    /// A closed case with a tent in its register.
    async fn with_tent(world: crate::world::World) -> Granted {
        let granted = Granted::new(world).await;
        granted.officer().await.post(&granted.register(), &TENT).await.redirect();
        close(&granted.round, &granted.number).await;
        granted
    }

    fn page(&self) -> String {
        format!("/proposals/{}", self.id.0)
    }

    fn asking(&self) -> String {
        format!("{}/requests/dealing", self.page())
    }

    async fn resident(&self) -> Browser {
        self.round.browser(self.round.resident).await
    }

    async fn draft(&self, kind: &str, fields: &[(&str, &str)]) -> Reply {
        self.officer().await.post(&verb(&self.number, &format!("rulings/{kind}")), fields).await
    }

    async fn approve(&self) {
        let mut approver = self.round.browser(self.round.approver).await;
        approver.post(&verb(&self.number, "ruling-approval"), &[]).await.redirect();
    }

    async fn told(&self, letter: Letter) -> usize {
        let mut tx = self.round.world.state.db.read().await.expect("a snapshot");
        let all = messages::newest(&mut tx, 1000, 0).await.expect("letters");
        all.iter().filter(|message| message.letter == letter.code()).count()
    }

    async fn tent(&self) -> Property {
        let mut tx = self.round.world.state.db.read().await.expect("a snapshot");
        property::find(&mut tx, self.id, 1).await.expect("an answer").expect("the tent")
    }
}

#[test]
fn a_group_asks_for_leave_one_drafts_it_and_another_gives_it() {
    on_both(|world| async move {
        let granted = Granted::with_tent(world).await;
        let (asking, page) = (granted.asking(), granted.page());
        let mut resident = granted.resident().await;
        let own = resident.get(&page).await.expect(StatusCode::OK);
        assert!(own.attributes("main a", "href").contains(&asking), "the way there");
        let form = resident.get(&asking).await.expect(StatusCode::OK);
        assert!(form.select("tbody tr").concat().contains("大型テント"), "the register stands below");
        let empty = resident.post(&asking, &[]).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(empty.select(".errors li").len(), 4);
        assert_eq!(resident.post(&asking, &SALE).await.redirect(), page);
        refused(resident.post(&asking, &SALE).await, StatusCode::CONFLICT);
        assert_eq!((granted.told(Letter::RequestReceived).await, granted.told(Letter::RequestArrived).await), (1, 1));
        let desk = granted.officer().await.get("/staff").await.expect(StatusCode::OK);
        assert!(desk.text().contains("財産処分承認申請書"), "it waits on the desk");

        let case = format!("/staff/cases/{}", granted.number);
        let shown = granted.officer().await.get(&case).await.expect(StatusCode::OK);
        let forms = shown.attributes("#status form", "action");
        for kind in ["dealing", "dealing_refusal"] {
            assert!(forms.contains(&verb(&granted.number, &format!("rulings/{kind}"))), "{forms:?}");
        }
        for (amount, by) in [("", ""), ("100,001", "2027/3/1"), ("30,000", ""), ("-1", "")] {
            let wrong = [("amount", amount), ("repay-by", by), ("reason", "残りの期間による")];
            refused(granted.draft("dealing", &wrong).await, StatusCode::UNPROCESSABLE_ENTITY);
        }
        let leave = [("amount", "30,000"), ("repay-by", "2027/3/1"), ("reason", "残りの期間による")];
        granted.draft("dealing", &leave).await.redirect();
        refused(granted.draft("dealing_refusal", &[("reason", "二つ目")]).await, StatusCode::CONFLICT);
        let approval = verb(&granted.number, "ruling-approval");
        refused(granted.officer().await.post(&approval, &[]).await, StatusCode::FORBIDDEN);
        refused(granted.round.browser(granted.round.stranger).await.post(&approval, &[]).await, StatusCode::NOT_FOUND);
        granted.approve().await;

        assert_eq!(granted.round.stage(&granted.number).await, Stage::Closed, "the case stays where it is");
        assert!(granted.told(Letter::DealingAllowed).await >= 1);
        let mut tx = granted.round.world.state.db.read().await.expect("a snapshot");
        let letters = official_letters::of_case(&mut tx, granted.id).await.expect("letters");
        drop(tx);
        let notice = letters.iter().rfind(|letter| letter.kind == LetterKind::Dealing).expect("the notice");
        let item = |label: &str| {
            let found = notice.sheet.items.iter().find(|(name, _)| name == label);
            found.map(|(_, said)| said.clone()).unwrap_or_default()
        };
        assert!(notice.number.contains("対協"), "{}", notice.number);
        assert_eq!((item("納付する額").as_str(), item("納付の期限").as_str()), ("金 30,000円", "令和9年3月1日"));
        assert!(item("申請の内容").contains("1 大型テント") && item("申請の内容").contains("隣の区に譲る"));
        assert_eq!(item("理由・条件"), "残りの期間による");
        let own = resident.get(&page).await.expect(StatusCode::OK);
        assert!(own.select("#filed").concat().contains("認められました"));
        assert!(granted.tent().await.dealt.is_none(), "that it may be sold is not that it was");
        assert!(resident.get(&asking).await.status == StatusCode::OK, "another thing may be asked for");
    });
}

#[test]
fn a_refusal_has_its_reason_and_asks_for_nothing() {
    on_both(|world| async move {
        let granted = Granted::with_tent(world).await;
        let mut resident = granted.resident().await;
        resident.post(&granted.asking(), &SALE).await.redirect();
        refused(granted.draft("dealing_refusal", &[("reason", " ")]).await, StatusCode::UNPROCESSABLE_ENTITY);
        granted.draft("dealing_refusal", &[("reason", "ほかの団体が使える")]).await.redirect();
        let mut approver = granted.round.browser(granted.round.approver).await;
        approver.post(&verb(&granted.number, "ruling-return"), &[("reason", "法令の根拠を書き足す")]).await.redirect();
        granted.draft("dealing_refusal", &[("reason", "要綱により承認できない")]).await.redirect();
        granted.approve().await;
        assert!(granted.told(Letter::DealingRefused).await >= 1);
        assert_eq!(granted.told(Letter::DealingAllowed).await, 0);
        let own = resident.get(&granted.page()).await.expect(StatusCode::OK);
        assert!(own.select("#filed").concat().contains("認められませんでした"));
        assert!(own.text().contains("要綱により承認できない"), "the reason is told");
        let mut tx = granted.round.world.state.db.read().await.expect("a snapshot");
        let letters = official_letters::of_case(&mut tx, granted.id).await.expect("letters");
        drop(tx);
        let notice = letters.iter().rfind(|letter| letter.kind == LetterKind::DealingRefusal).expect("the notice");
        assert!(notice.sheet.items.iter().all(|(label, _)| !label.contains("納付")), "{:?}", notice.sheet.items);

        // What is incomplete is given back without a ruling.
        resident.post(&granted.asking(), &SALE).await.redirect();
        let back = [("request", "dealing"), ("reason", "相手方の同意書を付けてください")];
        granted.officer().await.post(&verb(&granted.number, "request-return"), &back).await.redirect();
        let own = resident.get(&granted.page()).await.expect(StatusCode::OK);
        assert!(own.select("#filed").concat().contains("差し戻し"));
    });
}

#[test]
fn nobody_asks_for_what_is_not_restricted() {
    on_both(|world| async move {
        let granted = Granted::new(world).await;
        refused(granted.resident().await.get(&granted.asking()).await, StatusCode::CONFLICT);
        granted.officer().await.post(&granted.register(), &TENT).await.redirect();
        drop(granted.resident().await.get(&granted.asking()).await.expect(StatusCode::OK));
        refused(granted.round.browser(granted.round.insider).await.get(&granted.asking()).await, StatusCode::NOT_FOUND);
        // Drafted by hand, without a request, there is nothing to answer.
        let leave = [("amount", "0"), ("reason", "軽微")];
        refused(granted.draft("dealing", &leave).await, StatusCode::CONFLICT);
        granted.turn_to(2036, 11, 23);
        let mut resident = granted.resident().await;
        refused(resident.get(&granted.asking()).await, StatusCode::CONFLICT);
        refused(resident.post(&granted.asking(), &SALE).await, StatusCode::CONFLICT);
    });
}
