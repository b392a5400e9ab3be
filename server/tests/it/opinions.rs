//! Opinions from the first word to the withdrawal, without an account（意見の提出・訂正・取下げ）, and what staff do with them.

use crate::world::{Browser, Reply, World, morning, on_both};
use axum::http::StatusCode;
use chrono::{DateTime, Days, TimeDelta, Utc};
use domain::calendar::date_in_japan;
use domain::calls::Dates;
use domain::consultations::{Choice, Consultation, Particulars, State, Want, Wanted};
use domain::opinions::{Channel, Naming, Opinion, Validity};
use domain::people::{
    CallId, Membership, Organisation, OrganisationId, OrganisationKind, PersonId, PlanId, PlanNodeId, ProgrammeId, Role,
};
use domain::plans::{Plan, PlanKind, PlanNode};
use domain::texts::{Lang, Words};
use server::store::calls::{self, Programme};
use server::store::people::NewPerson;
use server::store::{
    Write, consultations, history, messages, opinion_drafts, opinion_lists, opinion_redactions, opinions, people, plans,
};
use uuid::Uuid;

pub const WRITE: &str = "/consultations/plan-r8/opinion";
const SENDER: &str = "/consultations/plan-r8/opinion/sender";
pub const CHECK: &str = "/consultations/plan-r8/opinion/check";
const ENTRY: &str = "/staff/consultations/plan-r8/entry";
pub const PDF: &[u8] = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n";

/// A city with a consultation that is open, two officers and an auditor.
pub struct City {
    pub world: World,
    pub call: CallId,
    nodes: Vec<PlanNodeId>,
    pub first: PersonId,
    second: PersonId,
}

async fn person(tx: &mut Write, name: &str, address: &str) -> PersonId {
    let id = PersonId(Uuid::now_v7());
    let new = NewPerson {
        id,
        name,
        email: address,
        email_key: address,
        lang: Lang::Ja,
        password_hash: None,
        confirmed_at: Some(morning()),
    };
    people::add(tx, &new, morning()).await.expect("a person");
    id
}

fn words(text: &str) -> Words {
    Words { ja: text.into(), ..Words::default() }
}

fn consultation(programme: ProgrammeId, department: OrganisationId, by: PersonId) -> Consultation {
    Consultation {
        call: CallId(Uuid::now_v7()),
        programme,
        department,
        slug: "plan-r8".into(),
        code: "PC".into(),
        title: words("地域づくり計画（案）への意見募集"),
        summary: Words::default(),
        dates: Dates {
            published_at: Some(morning() - TimeDelta::days(20)),
            opens_at: morning() - TimeDelta::days(20),
            closes_at: morning() + TimeDelta::days(10),
            results_published_at: None,
            cancelled_at: None,
        },
        state: State::Approved,
        particulars: Particulars {
            naming: Naming::ALL.into(),
            wanted: Wanted {
                address: Want::Optional,
                phone: Want::No,
                email: Want::Optional,
                category: Want::Required,
            },
            categories: vec![
                Choice { key: "resident".into(), label: words("市内に住んでいる") },
                Choice { key: "worker".into(), label: words("市内で働いている") },
            ],
            grace_days: 5,
            ..Particulars::default()
        },
        drafted_by: by,
        approved_by: None,
        approved_at: None,
        answered_by: None,
        answered_at: None,
        decided_on: None,
    }
}

fn draft(call: CallId) -> Plan {
    let node = |depth, label: &str, title: &str| PlanNode {
        id: PlanNodeId(Uuid::now_v7()),
        depth,
        label: label.into(),
        title: title.into(),
        body: "本文".into(),
        origin: None,
    };
    Plan {
        id: PlanId(Uuid::now_v7()),
        call,
        kind: PlanKind::Draft,
        edition: 1,
        title: "地域づくり計画（案）".into(),
        errata: String::new(),
        frozen_at: None,
        nodes: vec![node(0, "第1章", "目的"), node(0, "第2章", "道と港"), node(1, "1", "道"), node(1, "2", "港")],
    }
}

impl City {
    pub async fn new(world: World) -> City {
        world.found_city().await;
        let mut tx = world.state.db.write().await.expect("a transaction");
        let department = OrganisationId(Uuid::now_v7());
        let new = Organisation {
            id: department,
            kind: OrganisationKind::Department,
            name: "市民協働課".into(),
            email: Some("kyodo@city.example.jp".into()),
            phone: Some("0920-00-0001".into()),
        };
        people::add_organisation(&mut tx, &new, morning()).await.expect("a department");
        let first = person(&mut tx, "佐藤 健", "sato@city.example.jp").await;
        let second = person(&mut tx, "鈴木 恵", "suzuki@city.example.jp").await;
        let from = date_in_japan(morning()) - Days::new(1);
        for officer in [first, second] {
            let role = Membership { organisation: department, role: Role::Officer, from, until: None };
            people::add_membership(&mut tx, officer, &role).await.expect("a role");
        }
        let programme = Programme {
            id: ProgrammeId(Uuid::now_v7()),
            name: "パブリックコメント".into(),
            department,
            legal_basis: "要綱".into(),
            retention_years: 5,
        };
        calls::add_programme(&mut tx, &programme, morning()).await.expect("a programme");
        let consultation = consultation(programme.id, department, first);
        consultations::add(&mut tx, &consultation, morning()).await.expect("a consultation");
        let plan = draft(consultation.call);
        plans::add(&mut tx, &plan, morning()).await.expect("a draft");
        plans::freeze(&mut tx, plan.id, morning()).await.expect("published");
        tx.commit().await.expect("a commit");
        let nodes = plan.nodes.iter().map(|node| node.id).collect();
        City { world, call: consultation.call, nodes, first, second }
    }

    pub fn later(&self, by: TimeDelta) -> DateTime<Utc> {
        self.world.state.clock.turn(by);
        self.world.state.clock.now()
    }

    pub async fn opinion(&self, number: &str) -> Opinion {
        let mut tx = self.world.state.db.read().await.expect("a snapshot");
        opinions::find_by_number(&mut tx, number).await.expect("an answer").expect("an opinion")
    }

    async fn letters(&self, opinion: &Opinion) -> Vec<messages::Message> {
        let mut tx = self.world.state.db.read().await.expect("a snapshot");
        messages::of_opinion(&mut tx, opinion.id).await.expect("letters")
    }

    async fn count(&self) -> i64 {
        let mut tx = self.world.state.db.read().await.expect("a snapshot");
        opinion_lists::counts(&mut tx, self.call).await.expect("counts").opinions
    }
}

fn hidden(page: &Reply, name: &str) -> String {
    page.attributes(&format!("main input[name={name}]"), "value").into_iter().next().unwrap_or_default()
}

/// Sends the page of writing as the browser would that shows it.
pub async fn write(browser: &mut Browser, fields: &[(&str, &str)], go: &str) -> Reply {
    let page = browser.get(WRITE).await.expect(StatusCode::OK);
    let (carried, version, window) =
        (hidden(&page, "carried"), hidden(&page, "draft-version"), hidden(&page, "draft-window"));
    let own = [("carried", carried.as_str()), ("draft-version", &version), ("draft-window", &window), ("go", go)];
    browser.post(WRITE, &[&own, fields].concat()).await
}

/// Tells who writes.
pub async fn tell(browser: &mut Browser, fields: &[(&str, &str)]) -> Reply {
    let page = browser.get(SENDER).await.expect(StatusCode::OK);
    let carried = hidden(&page, "carried");
    browser.post(SENDER, &[&[("carried", carried.as_str()), ("go", "next")], fields].concat()).await
}

pub const KIKU: [(&str, &str); 4] =
    [("naming", "named"), ("name", "阿比留 キク"), ("category", "resident"), ("email", "kiku@example.jp")];

/// An opinion that is ready to be sent; gives what its check page carries.
pub async fn ready(city: &City, browser: &mut Browser, body: &str) -> String {
    write(browser, &[("body-0", body), ("reason-0", "狭いから")], "next").await.redirect();
    tell(browser, &KIKU).await.redirect();
    city.later(TimeDelta::seconds(20));
    hidden(&browser.get(CHECK).await.expect(StatusCode::OK), "carried")
}

#[test]
fn an_opinion_goes_from_its_first_word_to_its_withdrawal() {
    on_both(|world| async move {
        let city = City::new(world).await;
        let mut browser = city.world.browser();
        let node = city.nodes[2].to_string();
        let page = browser.get(&format!("{WRITE}?node={node}")).await.expect(StatusCode::OK);
        assert!(page.text().contains("賛成・反対の数で決めるものではありません"));
        assert_eq!(page.attributes("select option[selected]", "value"), [node.as_str()]);
        assert_eq!(browser.cookie("opinion_draft"), None, "nothing is kept of somebody who only looks");

        // Pieces and clauses are added without losing anything.
        let fields = [("node-0-0", node.as_str()), ("body-0", "道を広げてください。\r\n二行目"), ("parts", "1")];
        let target = write(&mut browser, &fields, "piece").await.redirect();
        assert_eq!(target, format!("{WRITE}#f-node-1-0"));
        let page = browser.get(WRITE).await.expect(StatusCode::OK);
        assert!(page.text().contains("道を広げてください。\n二行目</textarea>"), "lines stay lines");
        assert_eq!(page.attributes("textarea", "name"), ["body-0", "reason-0", "body-1", "reason-1"]);
        let target = write(&mut browser, &fields, "clause-0").await.redirect();
        assert_eq!(target, format!("{WRITE}#f-node-0-1"));

        // What is wrong comes back with everything typed.
        let wrong = [("body-0", ""), ("reason-0", "理由だけ"), ("place-0", "3ページ")];
        let again = write(&mut browser, &wrong, "next").await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(again.attributes(".errors__list a", "href"), ["#f-body-0"]);
        assert_eq!(again.select("textarea[name=reason-0]"), ["理由だけ"]);
        let second = city.nodes[3].to_string();
        let fields = [
            ("node-0-0", node.as_str()),
            ("node-0-1", &second),
            ("body-0", "道を広げてください。"),
            ("reason-0", "狭いから"),
        ];
        assert_eq!(write(&mut browser, &fields, "next").await.redirect(), SENDER);

        // Another browser knows nothing of it; this one goes on after the server was away.
        assert!(city.world.browser().get(WRITE).await.select("textarea[name=body-0]")[0].is_empty());
        browser.visit(server::web::service(city.world.state.clone()));
        let again = tell(&mut browser, &[("naming", "named"), ("email", "kiku")]).await;
        let again = again.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(again.attributes(".errors__list a", "href"), ["#f-email", "#f-name", "#f-category"]);
        assert_eq!(tell(&mut browser, &KIKU).await.redirect(), CHECK);

        city.later(TimeDelta::seconds(20));
        let page = browser.get(CHECK).await.expect(StatusCode::OK);
        for words in
            ["1 道、2 港", "道を広げてください。", "狭いから", "阿比留 キク", "市内に住んでいる", "kiku@example.jp"]
        {
            assert!(page.text().contains(words), "{words}");
        }
        let carried = hidden(&page, "carried");
        let receipt = browser.post(CHECK, &[("carried", &carried)]).await.redirect();
        assert!(receipt.starts_with("/opinions/"));
        assert_eq!(browser.post(CHECK, &[("carried", &carried)]).await.redirect(), receipt, "pressed twice");
        assert_eq!(city.count().await, 1);
        assert!(browser.get(WRITE).await.select("textarea[name=body-0]")[0].is_empty(), "the draft is gone");

        let opinion = city.opinion("R8-PC-0001").await;
        assert_eq!((opinion.parts.len(), opinion.parts[0].nodes.len()), (1, 2));
        assert_eq!(opinion.channel, Channel::Online);
        let letters = city.letters(&opinion).await;
        assert_eq!(
            (letters.len(), letters[0].letter.as_str(), letters[0].to_address.as_str()),
            (1, "O1", "kiku@example.jp")
        );
        assert!(letters[0].body.contains(&receipt) && letters[0].body.contains("道を広げてください。"));
        let mut elsewhere = city.world.browser();
        let page = elsewhere.get(&receipt).await.expect(StatusCode::OK);
        assert!(page.text().contains("R8-PC-0001") && page.text().contains("kiku@example.jp"));
        let copy = elsewhere.get(&format!("{receipt}/copy.txt")).await.expect(StatusCode::OK);
        assert!(copy.text().contains("道を広げてください。"));
        assert_eq!(copy.file_name(), "R8-PC-0001.txt");

        correct_and_withdraw(&city, &receipt).await;
    });
}

async fn correct_and_withdraw(city: &City, receipt: &str) {
    let mut elsewhere = city.world.browser();
    let correct = format!("{receipt}/correct");
    let page = elsewhere.get(&correct).await.expect(StatusCode::OK);
    assert_eq!(page.select("textarea[name=body-0]"), ["道を広げてください。"]);
    let fields = [("version", "1"), ("body-0", "道を広げ、歩道も付けてください。"), ("reason-0", "狭いから")];
    let more = elsewhere.post(&correct, &[&fields[..], &[("go", "piece")]].concat()).await.expect(StatusCode::OK);
    assert_eq!(more.select("textarea[name=body-0]"), ["道を広げ、歩道も付けてください。"]);
    assert_eq!(elsewhere.post(&correct, &fields).await.redirect(), receipt);
    assert_eq!(elsewhere.post(&correct, &fields).await.redirect(), receipt, "pressed twice");
    let stale = [("version", "1"), ("body-0", "別の窓から")];
    let again = elsewhere.post(&correct, &stale).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(again.select("textarea[name=body-0]"), ["別の窓から"]);
    let opinion = city.opinion("R8-PC-0001").await;
    assert_eq!((opinion.version, opinion.parts[0].body.as_str()), (2, "道を広げ、歩道も付けてください。"));
    assert_eq!(city.letters(&opinion).await.len(), 2);

    let withdraw = format!("{receipt}/withdraw");
    elsewhere.get(&withdraw).await.expect(StatusCode::OK);
    assert_eq!(city.opinion("R8-PC-0001").await.validity, Validity::Received, "the link alone changes nothing");
    assert_eq!(elsewhere.post(&withdraw, &[]).await.redirect(), receipt);
    assert_eq!(elsewhere.post(&withdraw, &[]).await.redirect(), receipt, "pressed twice");
    let opinion = city.opinion("R8-PC-0001").await;
    assert_eq!(opinion.validity, Validity::Withdrawn);
    let letters = city.letters(&opinion).await;
    assert_eq!(letters.iter().map(|letter| letter.letter.as_str()).collect::<Vec<_>>(), ["O1", "O1b", "O2"]);
    assert!(elsewhere.get(receipt).await.text().contains("取り下げられています"));
    elsewhere.get(&correct).await.expect(StatusCode::CONFLICT);
    elsewhere.get("/opinions/0000").await.expect(StatusCode::GONE);
}

#[test]
fn what_was_typed_outlives_the_close_and_a_lost_cookie() {
    on_both(|world| async move {
        let city = City::new(world).await;
        let mut browser = city.world.browser();
        let carried = ready(&city, &mut browser, "道を広げてください。").await;
        // A cookie that is lost: the form itself brings everything.
        let mut other = city.world.browser();
        let receipt = other.post(CHECK, &[("carried", &carried)]).await.redirect();
        assert!(other.get(&receipt).await.text().contains("道を広げてください。"));

        let mut late = city.world.browser();
        let carried = ready(&city, &mut late, "港を直してください。").await;
        city.later(TimeDelta::days(10));
        let page = late.post(CHECK, &[("carried", &carried)]).await.expect(StatusCode::CONFLICT);
        assert!(page.text().contains("港を直してください。") && page.text().contains("0920-00-0001"));
        let page = late.get(WRITE).await.expect(StatusCode::CONFLICT);
        assert!(page.text().contains("港を直してください。"), "it is still there later");
        city.world.browser().get(WRITE).await.expect(StatusCode::CONFLICT);
        late.get(&receipt).await.expect(StatusCode::OK);
        late.get(&format!("{receipt}/withdraw")).await.expect(StatusCode::CONFLICT);
        late.post(&format!("{receipt}/withdraw"), &[]).await.expect(StatusCode::CONFLICT);
        let typed = [("version", "1"), ("body-0", "遅い訂正")];
        let page = late.post(&format!("{receipt}/correct"), &typed).await.expect(StatusCode::CONFLICT);
        assert!(page.text().contains("遅い訂正"));
        assert_eq!(city.count().await, 1);

        let now = city.later(TimeDelta::days(20));
        let mut tx = city.world.state.db.write().await.expect("a transaction");
        assert_eq!(opinion_drafts::sweep(&mut tx, now).await.expect("swept"), 2);
    });
}

/// More people than the database has connections: nobody waits for somebody who waits.
#[test]
fn many_who_type_at_the_same_moment_are_all_served() {
    on_both(|world| async move {
        let city = City::new(world).await;
        let begun = std::time::Instant::now();
        let writers = (0..48).map(|writer| {
            let mut browser = city.world.browser();
            async move {
                let body = format!("同時に書いた意見 {writer}");
                write(&mut browser, &[("body-0", &body)], "save").await.redirect();
                assert_eq!(browser.get(WRITE).await.select("textarea[name=body-0]"), [body]);
            }
        });
        futures::future::join_all(writers).await;
        assert!(begun.elapsed() < std::time::Duration::from_secs(60), "{:?}", begun.elapsed());
    });
}

#[test]
fn the_draft_saver_keeps_an_opinion_and_writes_over_nothing() {
    on_both(|world| async move {
        const QUIETLY: &[(&str, &str)] = &[("x-tomoni-save", "1")];
        let city = City::new(world).await;
        let mut browser = city.world.browser();
        let left = browser.get(WRITE).await;
        let (version, window) = (hidden(&left, "draft-version"), hidden(&left, "draft-window"));
        let typed = [("draft-version", version.as_str()), ("draft-window", &window), ("body-0", "打ちかけ")];
        let saved = browser.post_with(WRITE, &typed, QUIETLY).await.expect(StatusCode::NO_CONTENT);
        assert!(saved.headers.contains_key("x-tomoni-saved") && saved.body.is_empty());
        assert_eq!(saved.headers["x-tomoni-version"], "1");
        assert_eq!(browser.get(WRITE).await.select("textarea[name=body-0]"), ["打ちかけ"]);

        write(&mut browser, &[("body-0", "右の窓")], "save").await.redirect();
        let stale = [("draft-version", "1"), ("draft-window", &window), ("body-0", "左の窓")];
        browser.post_with(WRITE, &stale, QUIETLY).await.expect(StatusCode::PRECONDITION_FAILED);
        assert_eq!(browser.get(WRITE).await.select("textarea[name=body-0]"), ["右の窓"]);
        let page = browser.post(WRITE, &[&stale[..], &[("go", "next")]].concat()).await.expect(StatusCode::OK);
        let texts = page.select("textarea");
        assert!(["左の窓", "右の窓"].iter().all(|text| texts.iter().any(|found| found == text)), "{texts:?}");

        city.later(TimeDelta::days(11));
        browser.post_with(WRITE, &typed, QUIETLY).await.expect(StatusCode::CONFLICT);
    });
}

#[test]
fn two_windows_and_a_thrown_away_draft() {
    on_both(|world| async move {
        let city = City::new(world).await;
        let mut browser = city.world.browser();
        write(&mut browser, &[("body-0", "左の窓")], "save").await.redirect();
        let left = browser.get(WRITE).await;
        write(&mut browser, &[("body-0", "右の窓")], "save").await.redirect();
        let (version, window) = (hidden(&left, "draft-version"), hidden(&left, "draft-window"));
        let own = [
            ("draft-version", version.as_str()),
            ("draft-window", &window),
            ("go", "next"),
            ("body-0", "左の窓、続き"),
        ];
        let page = browser.post(WRITE, &own).await.expect(StatusCode::OK);
        let texts = page.select("textarea");
        assert!(
            texts.iter().any(|text| text == "左の窓、続き") && texts.iter().any(|text| text == "右の窓"),
            "{texts:?}"
        );
        browser.post("/consultations/plan-r8/opinion/discard", &[]).await.redirect();
        assert!(browser.get(WRITE).await.select("textarea[name=body-0]")[0].is_empty());
    });
}

#[test]
fn programs_are_asked_once_more_and_a_school_is_never_stopped() {
    on_both(|world| async move {
        let city = City::new(world).await;
        let mut hasty = city.world.browser();
        write(&mut hasty, &[("body-0", "速い")], "next").await.redirect();
        tell(&mut hasty, &KIKU).await.redirect();
        let page = hasty.get(CHECK).await;
        let carried = hidden(&page, "carried");
        let page = hasty.post(CHECK, &[("carried", &carried)]).await.expect(StatusCode::OK);
        assert!(page.text().contains("もう一度"));
        assert_eq!(city.count().await, 0);
        let again = hidden(&page, "again");
        hasty.post(CHECK, &[("carried", &carried), ("again", &again)]).await.redirect();
        let mut filled = city.world.browser();
        let carried = ready(&city, &mut filled, "わなに書いた").await;
        let page = filled.post(CHECK, &[("carried", &carried), ("website", "http://x")]).await.expect(StatusCode::OK);
        assert!(page.text().contains("もう一度"));
        filled.post(CHECK, &[("carried", &carried), ("website", "http://x"), ("again", "yes")]).await.redirect();
        // A class of forty, all at one address of the network.
        for pupil in 0..40 {
            let mut browser = city.world.browser();
            let carried = ready(&city, &mut browser, &format!("意見{pupil}")).await;
            browser.post(CHECK, &[("carried", &carried)]).await.redirect();
        }
        assert_eq!(city.count().await, 42);
        let mut tx = city.world.state.db.read().await.expect("a snapshot");
        let last = opinions::find_by_number(&mut tx, "R8-PC-0042").await.expect("an answer").expect("the last");
        assert!(opinions::is_burst(&mut tx, last.id).await.expect("an answer"), "staff see that many came at once");
        let sent = messages::of_opinion(&mut tx, last.id).await.expect("letters");
        assert!(sent.is_empty(), "one mail box is not flooded with copies");
    });
}

/// A paper as it is keyed in.
fn paper<'a>(changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![
        ("once", "1"),
        ("channel", "post"),
        ("received", "令和8年11月20日"),
        ("clause-0", "2-1"),
        ("body-0", "道を広げてください。"),
        ("naming", "named"),
        ("name", "阿比留 キク"),
    ];
    for (key, value) in changes {
        fields.retain(|(known, _)| known != key);
        fields.push((key, value));
    }
    fields
}

#[test]
fn a_copy_goes_by_post_to_who_asked_and_has_no_mail() {
    on_both(|world| async move {
        let city = City::new(world).await;
        let mut first = city.world.browser_of(city.first).await;
        let lost = paper(&[("copy", "yes")]);
        let again = first.post(ENTRY, &lost).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(again.attributes(".errors__list a", "href"), ["#f-address"], "no way leads there");
        let asked = paper(&[("copy", "yes"), ("postcode", "817-0022"), ("address", "厳原町国分1441")]);
        first.post(ENTRY, &asked).await.redirect();
        first.post(ENTRY, &asked).await.redirect();
        let pile = first.get("/staff/postings").await.expect(StatusCode::OK);
        assert_eq!(pile.select("tbody tr").len(), 1, "pressed twice, it is one letter");
        let letter = pile.attributes("tbody a", "href").remove(1);
        let page = first.get(&letter).await.expect(StatusCode::OK);
        for words in ["R8-PC-0001", "道を広げてください。", "阿比留 キク\u{3000}様"] {
            assert!(page.text().contains(words), "{words}");
        }
        first.post(ENTRY, &paper(&[("once", "2")])).await.redirect();
        assert_eq!(first.get("/staff/postings").await.select("tbody tr").len(), 1, "who did not ask gets nothing");
    });
}

#[test]
fn papers_are_keyed_in_and_compared_by_somebody_else() {
    on_both(|world| async move {
        let city = City::new(world).await;
        let mut first = city.world.browser_of(city.first).await;
        let mut second = city.world.browser_of(city.second).await;
        first.get(ENTRY).await.expect(StatusCode::OK);
        let next = first.post(ENTRY, &paper(&[])).await.redirect();
        assert!(next.contains("done=R8-PC-0001") && next.contains("channel=post"), "{next}");
        assert_eq!(first.post(ENTRY, &paper(&[])).await.redirect(), next, "pressed twice");
        let page = first.get(&next).await.expect(StatusCode::OK);
        assert!(page.text().contains("R8-PC-0001"));
        assert_eq!(page.attributes("select[name=channel] option[selected]", "value"), ["post"]);
        let wrong = paper(&[("once", "2"), ("clause-0", "9-9"), ("body-0", ""), ("received", "令和8年12月20日")]);
        let again = first.post(ENTRY, &wrong).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        let fields = again.attributes(".errors__list a", "href");
        assert_eq!(fields, ["#f-received", "#f-body-0", "#f-clause-0"]);
        first.post(ENTRY, &paper(&[("once", "3"), ("received", "2026-10-01")])).await.redirect();
        let early = city.opinion("R8-PC-0002").await;
        assert_eq!((early.validity, early.validity_reason.is_empty()), (Validity::Invalid, false), "before the term");

        let opinion = city.opinion("R8-PC-0001").await;
        assert_eq!((opinion.parts[0].nodes.as_slice(), opinion.keyed_by), (&city.nodes[2..3], Some(city.first)));
        let checks = "/staff/consultations/plan-r8/checks";
        assert!(first.get(checks).await.text().contains("あなたが確認する入力はありません"));
        first.get("/staff/opinions/R8-PC-0001/check").await.expect(StatusCode::FORBIDDEN);
        let check = second.get(checks).await.redirect();
        assert_eq!(check, "/staff/opinions/R8-PC-0001/check");
        let page = second.get(&check).await.expect(StatusCode::OK);
        assert_eq!(hidden(&page, "clause-0"), "1", "its label, which no other clause has");
        let mended = paper(&[("body-0", "道を広げてください。歩道も。"), ("received", "2026-11-20")]);
        let next = second.post(&check, &mended).await.redirect();
        assert_eq!(next, format!("{checks}?after=R8-PC-0001"));
        let opinion = city.opinion("R8-PC-0001").await;
        assert_eq!((opinion.version, opinion.checked_by), (2, Some(city.second)));
        let page = second.get("/staff/opinions/R8-PC-0001").await.expect(StatusCode::OK);
        assert!(page.text().contains("第1版") && !page.text().contains("阿比留 キク"), "names are shown on request");

        let scans = "/staff/opinions/R8-PC-0001/scans";
        first
            .upload(scans, &[], ("paper-scan", "はがき.exe", b"MZ\x90"))
            .await
            .expect(StatusCode::UNPROCESSABLE_ENTITY);
        first.upload(scans, &[], ("paper-scan", "はがき.pdf", PDF)).await.redirect();
        let page = first.get("/staff/opinions/R8-PC-0001").await;
        let scan = page.attributes("#scans iframe", "src").into_iter().next().expect("the scan");
        assert_eq!(first.get(&scan).await.expect(StatusCode::OK).body, PDF);
        city.world.browser().get(&scan).await.redirect();
        first.post(&format!("{scan}/remove"), &[]).await.redirect();
        first.get(&scan).await.expect(StatusCode::NOT_FOUND);
    });
}

#[test]
fn opinions_are_judged_found_and_partly_hidden() {
    on_both(|world| async move {
        let city = City::new(world).await;
        let mut resident = city.world.browser();
        let carried = ready(&city, &mut resident, "担当の山田さんが悪い。道を広げてください。").await;
        resident.post(CHECK, &[("carried", &carried)]).await.redirect();
        let mut officer = city.world.browser_of(city.first).await;
        let list = "/staff/consultations/plan-r8/opinions";
        let page = officer.get(list).await.expect(StatusCode::OK);
        assert_eq!(page.select("tbody td a"), ["R8-PC-0001"]);
        assert_eq!(officer.get(&format!("{list}?words=R8-PC-0001")).await.redirect(), "/staff/opinions/R8-PC-0001");
        assert_eq!(officer.get(&format!("{list}?words=%E5%B1%B1%E7%94%B0")).await.select("tbody td a"), ["R8-PC-0001"]);
        assert!(
            officer
                .get(&format!("{list}?words=%E7%A9%BA%E6%B8%AF"))
                .await
                .text()
                .contains("条件に合う意見はありません")
        );
        resident.get(list).await.redirect();

        let one = "/staff/opinions/R8-PC-0001";
        let page = officer.get(one).await.expect(StatusCode::OK);
        assert!(!page.text().contains("kiku@example.jp"));
        let page = officer.post(&format!("{one}/author"), &[]).await.expect(StatusCode::OK);
        assert!(page.text().contains("kiku@example.jp"));
        let opinion = city.opinion("R8-PC-0001").await;
        let mut tx = city.world.state.db.read().await.expect("a snapshot");
        let seen = history::views_of(&mut tx, opinion.id.0, 9).await.expect("views");
        drop(tx);
        assert_eq!(seen.len(), 1, "that somebody looked is remembered");

        let judge = format!("{one}/validity");
        let again = officer.post(&judge, &[("to", "invalid")]).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(again.attributes(".errors__list a", "href"), ["#f-reason"]);
        officer.post(&judge, &[("to", "invalid"), ("reason", "誹謗中傷のため")]).await.redirect();
        assert_eq!(city.opinion("R8-PC-0001").await.validity, Validity::Invalid);
        officer.post(&judge, &[("to", "valid"), ("reason", "墨消しをして公表する")]).await.redirect();
        assert_eq!(city.opinion("R8-PC-0001").await.validity, Validity::Valid);
        assert!(officer.get(one).await.text().contains("墨消しをして公表する"));

        let redact = format!("{one}/redaction/0");
        officer.get(&redact).await.expect(StatusCode::OK);
        let wrong = [("body", "田中"), ("ground", "personal"), ("go", "save")];
        let again = officer.post(&redact, &wrong).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(again.select("textarea[name=body]"), ["田中"]);
        let right = [("body", "山田"), ("ground", "personal"), ("go", "save")];
        officer.post(&redact, &right).await.redirect();
        assert!(officer.get(&redact).await.text().contains("担当の■■■さんが悪い"));
        let mut tx = city.world.state.db.read().await.expect("a snapshot");
        let kept = opinion_redactions::of(&mut tx, opinion.id, 1).await.expect("what is hidden");
        drop(tx);
        assert_eq!((kept.len(), kept[0].1.body.as_str()), (1, "山田"));
        officer.post(&redact, &[("go", "none")]).await.redirect();
        assert!(!officer.get(&redact).await.text().contains("■■■"));
        officer.get(&format!("{one}/redaction/7")).await.expect(StatusCode::NOT_FOUND);
    });
}

#[test]
fn who_is_signed_in_finds_the_own_opinions_and_is_forgotten() {
    on_both(|world| async move {
        let city = City::new(world).await;
        let mut tx = city.world.state.db.write().await.expect("a transaction");
        let kiku = person(&mut tx, "阿比留 キク", "kiku@example.jp").await;
        let other = person(&mut tx, "別の人", "other@example.jp").await;
        tx.commit().await.expect("a commit");
        let mut browser = city.world.browser_of(kiku).await;
        write(&mut browser, &[("body-0", "わたしの意見")], "next").await.redirect();
        let page = browser.get(SENDER).await.expect(StatusCode::OK);
        assert_eq!(hidden(&page, "name"), "阿比留 キク", "the account has told it before");
        let carried = ready(&city, &mut browser, "わたしの意見").await;
        browser.post(CHECK, &[("carried", &carried)]).await.redirect();
        let mine = "/me/opinions/R8-PC-0001";
        assert_eq!(browser.get("/me").await.attributes("#my-opinions a", "href"), [mine]);
        browser.get(mine).await.expect(StatusCode::OK);
        city.world.browser_of(other).await.get(mine).await.expect(StatusCode::NOT_FOUND);
        let fields = [("version", "1"), ("body-0", "直した意見")];
        assert_eq!(browser.post(&format!("{mine}/correct"), &fields).await.redirect(), mine);
        let opinion = city.opinion("R8-PC-0001").await;
        assert_eq!((opinion.version, opinion.person), (2, Some(kiku)));

        let mut tx = city.world.state.db.write().await.expect("a transaction");
        server::store::erasure::person(&mut tx, kiku, "", city.world.state.clock.now()).await.expect("erased");
        assert_eq!(opinions::author(&mut tx, opinion.id).await.expect("an answer"), None);
        let left = opinions::find(&mut tx, opinion.id).await.expect("an answer").expect("the opinion stays");
        assert_eq!((left.person, left.parts[0].body.as_str()), (None, "直した意見"));
        assert_ne!(left.sender_key, opinion.sender_key);
        tx.commit().await.expect("a commit");
    });
}

#[test]
fn presses_of_one_moment_make_one_opinion_and_numbers_have_no_gap() {
    on_both(|world| async move {
        let city = City::new(world).await;
        let mut browser = city.world.browser();
        let carried = ready(&city, &mut browser, "道を広げてください。").await;
        let mut twin = browser.clone();
        let fields = [("carried", carried.as_str())];
        let (one, other) = tokio::join!(browser.post(CHECK, &fields), twin.post(CHECK, &fields));
        assert_eq!(one.redirect(), other.redirect());
        assert_eq!(city.count().await, 1);
        let opinion = city.opinion("R8-PC-0001").await;
        assert_eq!(city.letters(&opinion).await.len(), 1);

        let mut all = Vec::new();
        for nth in 0..6 {
            let mut browser = city.world.browser();
            let carried = ready(&city, &mut browser, &format!("意見{nth}")).await;
            all.push((browser, carried));
        }
        let presses = all.iter_mut().map(|(browser, carried)| {
            let fields = vec![("carried", carried.as_str())];
            async move { browser.post(CHECK, &fields).await.redirect() }
        });
        let mut receipts = futures::future::join_all(presses).await;
        receipts.sort();
        receipts.dedup();
        assert_eq!((receipts.len(), city.count().await), (6, 7));
        for number in 1..=7 {
            city.opinion(&format!("R8-PC-{number:04}")).await;
        }
    });
}
