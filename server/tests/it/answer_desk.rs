//! Sharing out answers, standard answers, many at once, and reminders（担当の割当・標準的な考え方・一括処理・回答期限）.

use crate::store::answers::{Desk, ROOF, SLUG, desk};
use crate::world::{Browser, Reply, on_both};
use axum::http::StatusCode;
use chrono::{NaiveDate, TimeDelta};
use domain::answers::Duty;
use domain::answers::standards::Standard;
use domain::calendar::{date_in_japan, start_of_day};
use domain::people::{OrganisationId, StandardId, Viewer, WordingId};
use server::actions::answer_reminders::send;
use server::actions::digests::of_department;
use server::store::answer_desk;
use server::store::messages::{self, Message};
use server::store::opinion_redactions::{self, Hidden};
use server::store::responses::{self, Wanted};
use server::store::{duties, people, standards, wordings};
use uuid::Uuid;

const MAIL: &str = "kotsuka@city.example.jp";
const LIGHT: &str = "夜も明るい港にしてほしい。";

fn at(page: &str) -> String {
    format!("/staff/consultations/{SLUG}/{page}")
}

impl Desk {
    async fn as_browser(&self, viewer: &Viewer) -> Browser {
        self.world.browser_of(viewer.id().expect("a person")).await
    }

    fn elsewhere(&self) -> OrganisationId {
        self.other.departments()[0]
    }

    /// Gives the other department a mail box.
    async fn mailbox(&self) {
        let mut tx = self.world.state.db.write().await.expect("a transaction");
        let details =
            domain::departments::DepartmentDetails { name: "交通課".into(), email: Some(MAIL.into()), phone: None };
        people::change_department(&mut tx, self.elsewhere(), &details).await.expect("a mail box");
        tx.commit().await.expect("kept");
    }

    /// Today, a day of November at ten o'clock.
    fn turn(&self, day: u32) {
        let clock = &self.world.state.clock;
        let day = NaiveDate::from_ymd_opt(2026, 11, day).expect("a day");
        clock.turn(start_of_day(day) + TimeDelta::hours(10) - clock.now());
    }

    /// What was written to an address, word for word, in the order in which it was.
    async fn written(&self, address: &str) -> String {
        let mut tx = self.world.state.db.read().await.expect("a snapshot");
        let mut all = messages::newest(&mut tx, 100, 0).await.expect("letters");
        all.retain(|letter| letter.to_address == address);
        all.sort_by_key(|letter| letter.created_at);
        let one = |letter: Message| {
            // An id is another one each time, and so is which text comes first.
            let body = letter.body.replace(&self.elsewhere().to_string(), "DEPARTMENT");
            let body = [ROOF, LIGHT].into_iter().fold(body, |body, text| body.replace(text, "意見の概要"));
            format!("{}: {}\n\n{body}\n", letter.letter, letter.subject)
        };
        all.into_iter().map(one).collect::<Vec<_>>().join("\n")
    }

    async fn remind(&self) -> usize {
        send(&self.world.state, self.world.state.clock.now()).await.expect("sent")
    }
}

fn says(reply: &Reply, words: &str) -> bool {
    reply.text().contains(words)
}

#[test]
fn what_is_said_to_a_clause_falls_to_its_department_at_once() {
    on_both(|world| async move {
        world.found_city().await;
        let desk = desk(world).await;
        desk.mailbox().await;
        desk.opinion("R8-PC-0001", "a", ROOF).await;
        desk.catch_up().await;
        let mut officer = desk.as_browser(&desk.officer).await;
        let clause = desk.plan.nodes[0].id.to_string();
        let duty = Duty { department: desk.elsewhere(), officer: desk.other.id() };
        let page = officer.get(&at("duties")).await.expect(StatusCode::OK);
        assert_eq!(page.select("tbody tr").len(), 2);
        officer.post(&at("duties"), &[("to", &duty.code())]).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        let stranger = Duty { officer: desk.officer.id(), ..duty }.code();
        officer
            .post(&at("duties"), &[("clause", &clause), ("to", &stranger)])
            .await
            .expect(StatusCode::UNPROCESSABLE_ENTITY);
        officer.post(&at("duties"), &[("clause", &clause), ("to", &duty.code())]).await.redirect();
        let page = officer.get(&at("duties")).await;
        assert!(page.select("tbody tr")[0].contains("交通課の係"), "{:?}", page.select("tbody tr"));

        // The text says at once to whom it falls, and its answer begins there; the department sees the workbench now.
        assert!(officer.get(&at("texts")).await.select("tbody .table__sub").contains(&"交通課".to_owned()));
        let mut other = desk.as_browser(&desk.other).await;
        other.get(&at("texts")).await.expect(StatusCode::OK);
        let text = officer.get(&at("texts")).await.attributes("input[name=text]", "value").remove(0);
        officer.post(&at("texts"), &[("go", "each"), ("text", &text)]).await.redirect();
        let mut tx = desk.world.state.db.read().await.expect("a snapshot");
        let answer = responses::find(&mut tx, desk.consultation.call, 1).await.expect("an answer").expect("is there");
        assert_eq!((answer.department, answer.officer), (desk.elsewhere(), desk.other.id()));
        assert_eq!(answer.writing.summary, ROOF, "the text is its summary");
        assert_eq!(duties::of_call(&mut tx, desk.consultation.call).await.expect("duties").len(), 1);
        let writers = duties::writers(&mut tx, date_in_japan(desk.world.state.clock.now())).await.expect("writers");
        assert!(writers.iter().any(|one| one.name == "交通課の係" && one.department == "交通課"));
        let id: WordingId = text.parse().expect("an id");
        let clauses = duties::clauses(&mut tx, &[id]).await.expect("clauses");
        assert_eq!(clauses[&id], [(desk.plan.nodes[0].id, 1)]);
        assert!(wordings::hidden(&mut tx, &[id]).await.expect("an answer").is_empty());
        drop(tx);

        let mut tx = desk.world.state.db.write().await.expect("a transaction");
        duties::put(&mut tx, desk.consultation.call, desk.plan.nodes[0].id, None).await.expect("taken");
        assert!(duties::of_call(&mut tx, desk.consultation.call).await.expect("duties").is_empty());
    });
}

#[test]
fn a_text_with_a_hidden_passage_is_no_summary() {
    on_both(|world| async move {
        world.found_city().await;
        let desk = desk(world).await;
        let opinion = desk.opinion("R8-PC-0001", "a", "隣の山田さんの家の前に街灯を。").await;
        let hidden = Hidden { body: "山田".into(), ..Hidden::default() };
        let mut tx = desk.world.state.db.write().await.expect("a transaction");
        let (by, now) = (desk.officer.id().expect("a person"), desk.world.state.clock.now());
        opinion_redactions::put(&mut tx, (opinion, 1, 0), &hidden, by, now).await.expect("hidden");
        tx.commit().await.expect("kept");
        desk.catch_up().await;
        let mut officer = desk.as_browser(&desk.officer).await;
        let text = officer.get(&at("texts")).await.attributes("input[name=text]", "value").remove(0);
        officer.post(&at("texts"), &[("go", "each"), ("text", &text)]).await.redirect();
        let page = officer.get(&at("answers/1")).await.expect(StatusCode::OK);
        assert_eq!(page.select("#f-summary"), [""]);
    });
}

#[test]
fn an_answer_takes_its_text_from_the_library_and_the_library_knows() {
    on_both(|world| async move {
        world.found_city().await;
        let desk = desk(world).await;
        desk.opinion("R8-PC-0001", "a", ROOF).await;
        desk.opinion("R8-PC-0002", "b", "夜も明るい港にしてほしい。").await;
        desk.catch_up().await;
        let mut officer = desk.as_browser(&desk.officer).await;
        let texts = officer.get(&at("texts")).await.attributes("input[name=text]", "value");
        let all: Vec<(&str, &str)> =
            [("go", "each")].into_iter().chain(texts.iter().map(|id| ("text", id.as_str()))).collect();
        officer.post(&at("texts"), &all).await.redirect();

        let id = officer.get(&at("standards")).await.attributes("input[name=id]", "value").remove(0);
        let mut typed = [("id", id.as_str()), ("title", "今後の参考"), ("answer", ""), ("class", "D"), ("all", "yes")];
        let again = officer.post(&at("standards"), &typed).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert!(again.text().contains("今後の参考"));
        typed[2].1 = "今後の参考とします。";
        officer.post(&at("standards"), &typed).await.redirect();
        officer.post(&at("standards"), &typed).await.redirect();
        assert_eq!(officer.get(&at("standards")).await.select("tbody tr").len(), 1, "pressed twice, it is one");

        officer.post(&at("answers/1"), &[("go", "take"), ("seen", "0"), ("standard", &id)]).await.redirect();
        let late = officer.post(&at("answers/1"), &[("go", "take"), ("seen", "0"), ("standard", &id)]).await;
        assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY, "it is another version now");
        let page = officer.get(&at("answers/1")).await.expect(StatusCode::OK);
        assert!(says(&page, "「今後の参考」から取り込みました") && says(&page, "今後の参考とします。"));

        // Many at once: each of them is reported, and what is so already says so.
        let many = [("chore", "take_standard"), ("standard", id.as_str()), ("all", "yes")];
        let report = officer.post(&at("answers"), &many).await.redirect();
        let page = officer.get(&report).await.expect(StatusCode::OK);
        assert_eq!(page.select("tbody td .tag"), ["すでにそうなっています", "行いました"]);
        let used = officer.get(&at(&format!("standards/{id}"))).await.expect(StatusCode::OK);
        assert_eq!(used.select(".section li a").len(), 2);
        officer.post(&at("answers"), &[("chore", "finish"), ("answer", "1"), ("answer", "2")]).await.redirect();
        let own =
            officer.post(&at("answers"), &[("chore", "approve"), ("answer", "1"), ("answer", "9")]).await.redirect();
        let page = officer.get(&own).await.expect(StatusCode::OK);
        assert_eq!(page.select("tbody td .tag"), ["権限がありません", "見つかりません"]);
        officer.post(&at("answers"), &[("chore", "approve")]).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        officer.post(&at("answers"), &[("answer", "1")]).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        let mut approver = desk.as_browser(&desk.approver).await;
        let report = approver.post(&at("answers"), &[("chore", "approve"), ("all", "yes")]).await.redirect();
        let page = approver.get(&report).await.expect(StatusCode::OK);
        assert_eq!(page.select("tbody td .tag"), ["行いました", "行いました"]);
        let mut stranger = desk.as_browser(&desk.other).await;
        stranger.get(&report).await.expect(StatusCode::NOT_FOUND);
        stranger.post(&at("answers"), &[("chore", "finish"), ("answer", "1")]).await.expect(StatusCode::NOT_FOUND);

        // A new text of the library leaves the answers as they were, and the library says that they differ.
        let change =
            [("go", "save"), ("version", "1"), ("title", "今後の参考"), ("answer", "検討します。"), ("class", "")];
        let one = at(&format!("standards/{id}"));
        officer.post(&one, &change).await.redirect();
        let late = change.map(|(key, value)| if key == "answer" { (key, "別の文") } else { (key, value) });
        officer.post(&one, &late).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        let used = officer.get(&one).await;
        assert_eq!(used.select(".section li .tag"), ["回答に合わせて修正", "回答に合わせて修正"]);
        assert!(says(&officer.get(&at("answers/1")).await, "今後の参考とします。"));
        officer.post(&one, &[("go", "retire")]).await.redirect();
        assert!(says(&officer.get(&one).await, "使用停止"));
        officer.post(&one, &[("go", "revive")]).await.redirect();
    });
}

#[test]
fn a_department_is_asked_reminded_and_told_that_it_is_late_each_once() {
    on_both(|world| async move {
        world.found_city().await;
        let desk = desk(world).await;
        desk.mailbox().await;
        desk.opinion("R8-PC-0001", "a", ROOF).await;
        desk.opinion("R8-PC-0002", "b", LIGHT).await;
        desk.catch_up().await;
        let mut officer = desk.as_browser(&desk.officer).await;
        let texts = officer.get(&at("texts")).await.attributes("input[name=text]", "value");
        let all: Vec<(&str, &str)> =
            [("go", "each")].into_iter().chain(texts.iter().map(|id| ("text", id.as_str()))).collect();
        officer.post(&at("texts"), &all).await.redirect();
        let duty = Duty { department: desk.elsewhere(), officer: desk.other.id() }.code();
        let route = [("chore", "route"), ("department", duty.as_str()), ("due", "2026-12-04"), ("all", "yes")];
        officer.post(&at("answers"), &route).await.redirect();
        officer.post(&at("answers"), &route).await.redirect();
        let asked = desk.letters("S5").await;
        let mut to: Vec<&str> = asked.iter().map(|(to, _)| to.as_str()).collect();
        to.sort_unstable();
        assert_eq!(to, ["kotsu@example.jp", MAIL], "the office and its officer, one letter for both answers");
        assert!(asked[0].1.contains("回答1") && asked[0].1.contains("回答2") && asked[0].1.contains("12月4日"));

        desk.turn(30);
        assert_eq!(desk.remind().await, 0, "four days before");
        let clock = &desk.world.state.clock;
        clock.turn(TimeDelta::days(1));
        assert_eq!(desk.remind().await, 1);
        assert_eq!(desk.remind().await, 0, "once");
        assert_eq!(desk.letters("S5b").await.len(), 2);
        let mut tx = desk.world.state.db.read().await.expect("a snapshot");
        let digest = of_department(&mut tx, desk.elsewhere(), clock.now()).await.expect("a digest");
        assert_eq!((digest.answers_late, digest.answers_soon), (0, 2));
        drop(tx);

        // One is written; the other one is late.
        let mut other = desk.as_browser(&desk.other).await;
        let written = [
            ("version", "0"),
            ("summary", "屋根"),
            ("answer", "設けません"),
            ("class", "D"),
            ("changes", ""),
            ("go", "finish"),
        ];
        other.post(&at("answers/1"), &written).await.redirect();
        clock.turn(TimeDelta::days(4));
        let mut tx = desk.world.state.db.read().await.expect("a snapshot");
        let today = date_in_japan(clock.now());
        let late = responses::late(&mut tx, today, 10).await.expect("an answer");
        let day = NaiveDate::from_ymd_opt(2026, 12, 4).expect("a day");
        assert_eq!(late, [Wanted { call: desk.consultation.call, department: desk.elsewhere(), due_on: day }]);
        assert_eq!(responses::waiting(&mut tx, desk.elsewhere(), today).await.expect("numbers"), (1, 0));
        assert!(responses::due_soon(&mut tx, today, today, 10).await.expect("an answer").is_empty());
        drop(tx);
        assert_eq!(desk.remind().await, 1);
        assert_eq!(desk.remind().await, 0, "once");
        let told = desk.letters("S5c").await;
        assert_eq!(told.len(), 2);
        assert!(told[0].1.contains("回答2") && !told[0].1.contains("回答1"), "{}", told[0].1);
        insta::assert_snapshot!("answer_letters", desk.written(MAIL).await);
        let mut tx = desk.world.state.db.write().await.expect("a transaction");
        let of = Wanted { call: desk.consultation.call, department: desk.elsewhere(), due_on: day };
        assert!(responses::claim(&mut tx, of, true).await.expect("an answer").is_empty());
        drop(tx);

        // A new day is reminded of again; nobody is told at night.
        let route = [("go", "route"), ("department", duty.as_str()), ("due", "2026-12-06")];
        officer.post(&at("answers/2"), &route).await.redirect();
        clock.turn(TimeDelta::hours(12));
        assert_eq!(desk.remind().await, 0, "at night");
        clock.turn(TimeDelta::hours(10));
        assert_eq!(desk.remind().await, 1);
    });
}

#[test]
fn todays_work_says_which_answers_wait_for_whom() {
    on_both(|world| async move {
        world.found_city().await;
        let desk = desk(world).await;
        desk.opinion("R8-PC-0001", "a", ROOF).await;
        desk.opinion("R8-PC-0002", "b", "夜も明るい港にしてほしい。").await;
        desk.catch_up().await;
        let mut officer = desk.as_browser(&desk.officer).await;
        let texts = officer.get(&at("texts")).await.attributes("input[name=text]", "value");
        let all: Vec<(&str, &str)> =
            [("go", "each")].into_iter().chain(texts.iter().map(|id| ("text", id.as_str()))).collect();
        officer.post(&at("texts"), &all).await.redirect();
        let mut other = desk.as_browser(&desk.other).await;
        assert!(other.get("/staff").await.expect(StatusCode::OK).select("#answers").is_empty());
        let duty = Duty { department: desk.elsewhere(), officer: desk.other.id() }.code();
        let route = [("go", "route"), ("department", duty.as_str()), ("due", "2026-12-04")];
        officer.post(&at("answers/1"), &route).await.redirect();

        // The department that was asked sees its own, and the way to it; the one in charge keeps what is left.
        desk.turn(30);
        let mut other = desk.as_browser(&desk.other).await;
        let page = other.get("/staff").await.expect(StatusCode::OK);
        assert_eq!(page.select("#answers tbody td")[..4], ["1", "0", "1", "1"]);
        assert!(page.select("#answers tbody td")[4].contains("R8.12.4"), "{:?}", page.select("#answers tbody td"));
        let own = page.attributes("#answers tbody a", "href").remove(0);
        let found = other.get(&own).await.expect(StatusCode::OK);
        assert_eq!(found.select("tbody td a"), ["1"], "narrowed to the department");
        let mut officer = desk.as_browser(&desk.officer).await;
        assert_eq!(officer.get("/staff").await.select("#answers tbody td"), ["1", "0", "0", "0", ""]);

        desk.world.state.clock.turn(TimeDelta::days(5));
        let mut other = desk.as_browser(&desk.other).await;
        let page = other.get("/staff").await;
        assert_eq!(page.select("#answers tbody td")[..3], ["1", "1", "0"]);
        let late = page.attributes("#answers tbody a.late", "href").remove(0);
        assert_eq!(other.get(&late).await.expect(StatusCode::OK).select("tbody td a"), ["1"]);
        let written = [
            ("version", "0"),
            ("summary", "屋根"),
            ("answer", "設けません"),
            ("class", "D"),
            ("changes", ""),
            ("go", "finish"),
        ];
        other.post(&at("answers/1"), &written).await.redirect();
        assert!(other.get("/staff").await.select("#answers").is_empty(), "nothing is left to write");
        assert!(other.get("/staff").await.select("#answer-approvals").is_empty(), "not theirs to approve");
        let mut approver = desk.as_browser(&desk.approver).await;
        let page = approver.get("/staff").await;
        assert_eq!(page.select("#answer-approvals li"), ["計画（案）（1件）"]);
        let waiting = page.attributes("#answer-approvals a", "href").remove(0);
        assert_eq!(approver.get(&waiting).await.expect(StatusCode::OK).select("tbody td a"), ["1"]);

        let mut tx = desk.world.state.db.read().await.expect("a snapshot");
        let (person, today) = (desk.officer.id().expect("a person"), date_in_japan(desk.world.state.clock.now()));
        assert!(answer_desk::to_write(&mut tx, &[], person, today).await.expect("nothing").is_empty());
        assert!(answer_desk::to_approve(&mut tx, &[], person).await.expect("nothing").is_empty());
        let own =
            answer_desk::to_approve(&mut tx, &[desk.consultation.department], desk.other.id().expect("a person")).await;
        assert!(own.expect("an answer").is_empty(), "nobody approves his own draft");
        let left =
            answer_desk::to_write(&mut tx, &[desk.consultation.department], person, today).await.expect("an answer");
        assert_eq!((left.len(), left[0].slug.as_str(), left[0].unfinished), (1, SLUG, 1));
    });
}

#[test]
fn standard_answers_are_kept_in_versions() {
    on_both(|world| async move {
        let desk = desk(world).await;
        let by = desk.officer.id().expect("a person");
        let (call, department) = (desk.consultation.call, desk.consultation.department);
        let now = desk.world.state.clock.now();
        let mut tx = desk.world.state.db.write().await.expect("a transaction");
        let new = Standard {
            id: StandardId(Uuid::now_v7()),
            department,
            call: Some(call),
            title: "参考".into(),
            answer: "参考とします。".into(),
            class: "D".into(),
            version: 1,
            is_retired: false,
        };
        standards::add(&mut tx, &new, by, now).await.expect("kept");
        assert_eq!(standards::find(&mut tx, new.id).await.expect("an answer"), Some((new.clone(), 0)));
        let after = Standard { answer: "検討します。".into(), version: 2, ..new.clone() };
        assert!(standards::update(&mut tx, &after, 1, by, now).await.expect("an answer"));
        assert!(!standards::update(&mut tx, &after, 1, by, now).await.expect("an answer"), "another version");
        assert_eq!(standards::library(&mut tx, &[department], call).await.expect("a library"), [(after, 0)]);
        assert!(standards::library(&mut tx, &[desk.elsewhere()], call).await.expect("a library").is_empty());
        assert!(standards::library(&mut tx, &[], call).await.expect("a library").is_empty());
        assert!(standards::uses(&mut tx, new.id, 10).await.expect("uses").is_empty());
    });
}
