//! Points, texts of the same words, and answers: from opinions to an approved answer, on both engines.

use super::{Ground, day, ground, later, person, since_yesterday};
use crate::world::{World, on_both};
use chrono::Days;
use domain::answers::{
    Cause, Duty, Gap, Pair, Response, ResponseState, Work, Writing, gaps, may_look, pairs, plan_gaps,
};
use domain::calls::Dates;
use domain::consultations::{Class, Consultation, Particulars, State};
use domain::people::{CallId, OpinionId, Person, PlanId, PlanNodeId, Role, Viewer, WordingId};
use domain::plans::{Plan, PlanKind, PlanNode};
use domain::problems::Refusal;
use domain::texts::{Lang, Words};
use server::actions::answers as actions;
use server::actions::cases::NotDone;
use server::actions::points::{catch_up, compare_next, step};
use server::store::responses::{self, Filter as Which};
use server::store::wordings::{self, Filter, PAGE, Wording};
use server::store::{
    Db, Failure, Write, consultations, finals, history, messages, opinions, people, plans, points, tallies,
};
use uuid::Uuid;

/// A consultation that has closed, with its officer and its approver.
pub(crate) struct Desk {
    pub(crate) world: World,
    pub(crate) consultation: Consultation,
    pub(crate) plan: Plan,
    pub(crate) officer: Viewer,
    pub(crate) approver: Viewer,
    pub(crate) other: Viewer,
}

pub(crate) const SLUG: &str = "keikaku";
pub(crate) const ROOF: &str = "港の待合所に屋根をつけて、雨の日も高齢者が安心して船を待てるようにしてください。";

fn class(code: &str, changes: bool) -> Class {
    Class { code: code.to_owned(), label: Words::of(code, code, code), meaning: Words::default(), changes }
}

fn plan(call: CallId) -> Plan {
    let node = |label: &str| PlanNode {
        id: PlanNodeId(Uuid::now_v7()),
        depth: 0,
        label: label.to_owned(),
        title: "交通".to_owned(),
        body: "本文".to_owned(),
        origin: None,
    };
    Plan {
        id: PlanId(Uuid::now_v7()),
        call,
        kind: PlanKind::Draft,
        edition: 1,
        title: "計画（案）".to_owned(),
        errata: String::new(),
        frozen_at: Some(later(-60)),
        nodes: vec![node("1"), node("2")],
    }
}

pub(crate) async fn desk(world: World) -> Desk {
    let mut ground = ground(&world).await;
    let consultation = Consultation {
        call: CallId(Uuid::now_v7()),
        programme: ground.call.programme,
        department: ground.department,
        slug: SLUG.to_owned(),
        code: "PC".to_owned(),
        title: Words::of("計画（案）", "計画《けいかく》", "Draft"),
        summary: Words::default(),
        dates: Dates {
            published_at: Some(later(-60)),
            opens_at: later(-60),
            closes_at: later(-1),
            results_published_at: None,
            cancelled_at: None,
        },
        state: State::Approved,
        particulars: Particulars { classes: vec![class("A", true), class("D", false)], ..Particulars::default() },
        drafted_by: ground.officer,
        approved_by: None,
        approved_at: None,
        answered_by: None,
        answered_at: None,
        decided_on: None,
    };
    consultations::add(&mut ground.tx, &consultation, later(-90)).await.expect("a consultation");
    let plan = plan(consultation.call);
    plans::add(&mut ground.tx, &plan, later(-90)).await.expect("an edition");
    let officer = viewer(&mut ground, "係長", "kakaricho@example.jp", Role::Officer).await;
    let approver = viewer(&mut ground, "課長", "kacho@example.jp", Role::Approver).await;
    let elsewhere = super::organisation(&mut ground.tx, domain::people::OrganisationKind::Department, "交通課").await;
    let other = person(&mut ground.tx, "交通課の係", "kotsu@example.jp").await;
    let role = since_yesterday(elsewhere, Role::Officer);
    people::add_membership(&mut ground.tx, other, &role).await.expect("a role");
    let other = as_viewer(other, "交通課の係", "kotsu@example.jp", role);
    ground.tx.commit().await.expect("kept");
    Desk { world, consultation, plan, officer, approver, other }
}

fn as_viewer(id: domain::people::PersonId, name: &str, email: &str, role: domain::people::Membership) -> Viewer {
    let person = Person { id, name: name.into(), email: email.into(), lang: Lang::Ja, confirmed_at: Some(later(-90)) };
    Viewer::person(person, vec![role], day())
}

async fn viewer(ground: &mut Ground, name: &str, email: &str, role: Role) -> Viewer {
    let id = person(&mut ground.tx, name, email).await;
    let role = since_yesterday(ground.department, role);
    people::add_membership(&mut ground.tx, id, &role).await.expect("a role");
    as_viewer(id, name, email, role)
}

impl Desk {
    pub(crate) async fn sql(&self, sql: &'static str, opinion: OpinionId, texts: &[&str]) {
        macro_rules! run {
            ($pool:expr) => {{
                let mut query = sqlx::query(sql).bind(opinion.0);
                for text in texts {
                    query = query.bind(*text);
                }
                query.execute($pool).await.map(drop)
            }};
        }
        match &self.world.state.db {
            Db::Sqlite { writer, .. } => run!(writer),
            Db::Postgres { pool, .. } => run!(pool),
        }
        .expect("it is written");
    }

    /// A valid opinion of one part, to the first clause.
    pub(crate) async fn opinion(&self, number: &str, sender: &str, body: &str) -> OpinionId {
        let id = OpinionId(Uuid::now_v7());
        let (call, plan, node) = (self.consultation.call, self.plan.id, self.plan.nodes[0].id);
        macro_rules! add {
            ($pool:expr) => {{
                sqlx::query(
                    "INSERT INTO opinion (id, call_id, plan_id, number, channel, validity, validity_reason, received_at,
                         received_on, naming, category, lang, version, text_hash, sender_key)
                     VALUES ($1, $2, $3, $4, 'online', 'valid', '', $5, $6, 'named', '', 'ja', 1, '', $7)",
                )
                .bind(id.0)
                .bind(call.0)
                .bind(plan.0)
                .bind(number)
                .bind(later(-30))
                .bind(day())
                .bind((!sender.is_empty()).then_some(sender))
                .execute($pool)
                .await
                .expect("an opinion");
                sqlx::query("INSERT INTO opinion_part (opinion_id, version, position, place, body, reason) VALUES ($1, 1, 0, '', $2, '')")
                    .bind(id.0)
                    .bind(body)
                    .execute($pool)
                    .await
                    .expect("a part");
                sqlx::query("INSERT INTO opinion_part_node (opinion_id, version, position, node_id) VALUES ($1, 1, 0, $2)")
                    .bind(id.0)
                    .bind(node.0)
                    .execute($pool)
                    .await
                    .expect("a clause");
            }};
        }
        match &self.world.state.db {
            Db::Sqlite { writer, .. } => add!(writer),
            Db::Postgres { pool, .. } => add!(pool),
        }
        id
    }

    /// The department in charge.
    pub(crate) fn duty(&self) -> Duty {
        Duty { department: self.consultation.department, officer: None }
    }

    pub(crate) async fn catch_up(&self) {
        catch_up(&self.world.state, later(0)).await.expect("the work is done");
    }

    /// Recipients and bodies of the letters of a kind.
    pub(crate) async fn letters(&self, code: &str) -> Vec<(String, String)> {
        let mut tx = self.world.state.db.read().await.expect("a snapshot");
        let all = messages::newest(&mut tx, 1000, 0).await.expect("letters");
        all.into_iter().filter(|one| one.letter == code).map(|one| (one.to_address, one.body)).collect()
    }

    async fn list(&self, filter: &Filter) -> Vec<Wording> {
        let mut tx = self.world.state.db.read().await.expect("a snapshot");
        wordings::stretch(&mut tx, self.consultation.call, filter, None).await.expect("texts")
    }

    async fn numbers(&self) -> (i64, i64, i64, i64) {
        let mut tx = self.world.state.db.read().await.expect("a snapshot");
        let tally = wordings::tally(&mut tx, self.consultation.call).await.expect("numbers");
        assert!(tally.is_counted);
        (tally.opinions, tally.points, tally.texts, tally.senders)
    }

    async fn find(&self, id: WordingId) -> Wording {
        let mut tx = self.world.state.db.read().await.expect("a snapshot");
        wordings::find(&mut tx, self.consultation.call, id).await.expect("an answer").expect("a text")
    }
}

#[test]
fn points_follow_from_valid_opinions_and_nothing_is_forgotten() {
    on_both(|world| async move {
        let desk = desk(world).await;
        assert_eq!(desk.numbers().await, (0, 0, 0, 0));
        let first = desk.opinion("R8-PC-0001", "a", "バスを増やしてください。").await;
        desk.opinion("R8-PC-0002", "b", "ﾊﾞｽ を 増やしてください。").await;
        desk.opinion("R8-PC-0003", "b", "バスを増やしてください。").await;
        desk.opinion("R8-PC-0004", "", "港にベンチがほしい。").await;
        desk.opinion("R8-PC-0005", "", "港にベンチがほしい。").await;
        // One step makes points, the next one counts; a stop between them loses nothing.
        assert!(step(&desk.world.state).await.expect("a step"));
        let mut tx = desk.world.state.db.read().await.expect("a snapshot");
        assert_eq!(wordings::uncounted(&mut tx).await.expect("an answer"), Some(desk.consultation.call));
        drop(tx);
        desk.catch_up().await;
        assert_eq!(desk.numbers().await, (5, 5, 2, 4), "nobody can tell whether two who left no name are one");
        let texts = desk.list(&Filter::default()).await;
        let seen: Vec<_> = texts.iter().map(|text| (text.body.as_str(), text.points, text.senders)).collect();
        assert_eq!(seen, [("バスを増やしてください。", 3, 2), ("港にベンチがほしい。", 2, 2)]);
        let mut tx = desk.world.state.db.read().await.expect("a snapshot");
        let places = points::of_wording(&mut tx, texts[0].id, Uuid::nil(), 10).await.expect("points");
        let from: Vec<_> = places.iter().map(|place| place.number.as_str()).collect();
        assert_eq!(from, ["R8-PC-0001", "R8-PC-0002", "R8-PC-0003"]);
        drop(tx);

        // An opinion that counts no longer takes its point along; its text stays as long as somebody else says it.
        desk.sql("UPDATE opinion SET validity = $2 WHERE id = $1", first, &["out_of_scope"]).await;
        desk.catch_up().await;
        assert_eq!(desk.numbers().await, (4, 4, 2, 3));
        // It counts again, in a corrected version.
        desk.sql("UPDATE opinion SET validity = $2, version = 2 WHERE id = $1", first, &["valid"]).await;
        desk.sql(
            "INSERT INTO opinion_part (opinion_id, version, position, place, body, reason) VALUES ($1, 2, 0, '', $2, $3)",
            first,
            &["船を増やしてください。", "通院のため"],
        )
        .await;
        desk.catch_up().await;
        assert_eq!(desk.numbers().await, (5, 5, 3, 4));
        assert!(!step(&desk.world.state).await.expect("a step"), "all is done");
        let words = Filter { words: "通院".into(), ..Filter::default() };
        let texts = desk.list(&words).await;
        assert_eq!(texts.len(), 1);
        assert_eq!(texts[0].body, "船を増やしてください。\n\n通院のため");
        let nodes = |at: usize| Filter { nodes: vec![desk.plan.nodes[at].id], ..Filter::default() };
        assert_eq!(desk.list(&nodes(0)).await.len(), 2, "the corrected version names no clause");
        assert_eq!(desk.list(&nodes(1)).await.len(), 0);
    });
}

#[test]
fn a_long_list_of_texts_is_walked_by_key() {
    on_both(|world| async move {
        let desk = desk(world).await;
        for index in 0..PAGE + 5 {
            desk.opinion(&format!("R8-PC-{index:04}"), "", &format!("{index}番の道を直してください。")).await;
        }
        desk.catch_up().await;
        for nodes in [vec![], vec![desk.plan.nodes[0].id]] {
            let filter = Filter { nodes, ..Filter::default() };
            let first = desk.list(&filter).await;
            assert_eq!(first.len(), PAGE + 1);
            let last = &first[PAGE - 1];
            let mut tx = desk.world.state.db.read().await.expect("a snapshot");
            let after = Some((last.points, last.id));
            let rest = wordings::stretch(&mut tx, desk.consultation.call, &filter, after).await.expect("texts");
            assert_eq!(rest.len(), 5);
            assert_eq!(rest[0], first[PAGE]);
        }
        let mut tx = desk.world.state.db.read().await.expect("a snapshot");
        let texts = wordings::texts(&mut tx, desk.consultation.call, None, 10).await.expect("texts");
        let last = texts.last().expect("a text");
        let next = wordings::texts(&mut tx, desk.consultation.call, Some((last.points, last.id)), 100).await;
        assert_eq!(next.expect("texts").len(), PAGE - 5);
        assert_eq!(wordings::bodies(&mut tx, &[last.id]).await.expect("a text"), [(last.id, last.body.clone())]);
    });
}

#[test]
fn near_copies_are_proposed_decided_and_every_step_has_its_way_back() {
    on_both(|world| async move {
        let desk = desk(world).await;
        let (state, officer) = (desk.world.state.clone(), desk.officer.clone());
        desk.opinion("R8-PC-0001", "a", ROOF).await;
        desk.opinion("R8-PC-0002", "b", ROOF).await;
        desk.opinion("R8-PC-0003", "c", &ROOF.replace("高齢者", "子ども")).await;
        desk.opinion("R8-PC-0004", "d", "図書館の開館時間を夜八時まで延ばしてほしいと思います。").await;
        desk.catch_up().await;
        assert!(!compare_next(&state, later(0)).await.expect("an answer"), "nothing has changed since");
        let proposed = Filter { proposed: true, ..Filter::default() };
        let found = desk.list(&proposed).await;
        assert_eq!(found.len(), 1);
        let (copy, near) = (found[0].id, found[0].near.expect("a proposal"));
        assert_eq!(desk.find(near.0).await.body, ROOF);
        assert!((60..100).contains(&near.1), "{near:?}");
        let mut tx = state.db.read().await.expect("a snapshot");
        assert_eq!(wordings::near(&mut tx, near.0, 10).await.expect("texts"), found);
        assert_eq!(wordings::proposed(&mut tx, desk.consultation.call).await.expect("a number"), 1);
        assert_eq!(wordings::open(&mut tx, desk.consultation.call).await.expect("a number"), 3);
        drop(tx);

        // Same meaning: one answer with honest numbers.
        let number = actions::confirm(&state, &officer, SLUG, copy, later(1)).await.expect("confirmed");
        let mut tx = state.db.read().await.expect("a snapshot");
        let response = responses::find(&mut tx, desk.consultation.call, number).await.expect("an answer").expect("one");
        assert_eq!((response.counts.points, response.counts.texts, response.counts.senders), (3, 2, 3));
        assert_eq!(
            responses::to_opinion(&mut tx, desk.consultation.call, "R8-PC-0003").await.expect("numbers"),
            [number]
        );
        drop(tx);
        assert_eq!(desk.find(copy).await.near, None, "the question is settled");
        desk.catch_up().await;
        assert_eq!(desk.list(&proposed).await.len(), 0);

        // Out again, told apart, and that taken back.
        actions::ungroup(&state, &officer, SLUG, copy, later(2)).await.expect("taken out");
        assert_eq!(desk.find(copy).await.response, None);
        desk.opinion("R8-PC-0005", "e", "もう一つ別のことを書きます。").await;
        desk.catch_up().await;
        assert_eq!(desk.find(copy).await.near.map(|near| near.0), Some(near.0), "it is a question again");
        actions::tell_apart(&state, &officer, SLUG, copy, later(3)).await.expect("told apart");
        desk.opinion("R8-PC-0006", "f", "さらに別のことを書きます。").await;
        desk.catch_up().await;
        assert_eq!(desk.find(copy).await.near, None);
        let mut tx = state.db.read().await.expect("a snapshot");
        let apart = wordings::apart_from(&mut tx, copy).await.expect("texts");
        assert_eq!(apart.iter().map(|text| text.id).collect::<Vec<_>>(), [near.0]);
        assert!(wordings::told_apart(&mut tx, desk.consultation.call).await.expect("pairs").contains(&(copy, near.0)));
        drop(tx);
        actions::untell(&state, &officer, SLUG, copy, near.0, later(4)).await.expect("taken back");
        assert_eq!(desk.find(copy).await.near, Some(near));
    });
}

#[test]
fn an_opinion_is_cut_and_joined_again_and_its_letters_stay() {
    on_both(|world| async move {
        let desk = desk(world).await;
        let (state, officer) = (desk.world.state.clone(), desk.officer.clone());
        let opinion = desk.opinion("R8-PC-0001", "a", "バスを増やす。\n港にベンチ。").await;
        desk.opinion("R8-PC-0002", "b", "港にベンチ。").await;
        desk.catch_up().await;
        let cut = |places: &'static [usize]| actions::cut(&state, &officer, SLUG, ("R8-PC-0001", 0), places, later(1));
        cut(&[8]).await.expect("cut");
        desk.catch_up().await;
        assert_eq!(desk.numbers().await, (2, 3, 2, 2));
        let bench = &desk.list(&Filter::default()).await[0];
        assert_eq!((bench.points, bench.senders), (2, 2), "what is cut out joins its copies");
        let mut tx = state.db.read().await.expect("a snapshot");
        let found = points::of_opinion(&mut tx, desk.consultation.call, "R8-PC-0001").await.expect("an answer");
        let (_, parts) = found.expect("parts");
        assert_eq!((parts[0].cuts.places(), parts[0].nodes.len()), (&[8][..], 1));
        drop(tx);
        cut(&[]).await.expect("joined again");
        desk.catch_up().await;
        assert_eq!(desk.numbers().await, (2, 2, 2, 2));
        let stranger = actions::cut(&state, &desk.other, SLUG, ("R8-PC-0001", 0), &[8], later(2)).await;
        assert!(matches!(stranger, Err(NotDone::Failed(Failure::Refused(Refusal::NotPermitted)))), "{stranger:?}");
        let mut tx = state.db.read().await.expect("a snapshot");
        let told = history::of_subject(&mut tx, opinion.0).await.expect("entries");
        assert_eq!(told.iter().filter(|(entry, _)| entry.action == domain::answers::CUT).count(), 2);
    });
}

fn writing(class: &str, changes: &str) -> Writing {
    Writing {
        summary: "待合所の屋根".into(),
        answer: "設置します。".into(),
        class: class.into(),
        changes: changes.into(),
    }
}

#[test]
fn an_answer_goes_to_a_department_is_drafted_and_approved_by_somebody_else() {
    on_both(|world| async move {
        let desk = desk(world).await;
        let (state, officer, approver) = (desk.world.state.clone(), desk.officer.clone(), desk.approver.clone());
        desk.opinion("R8-PC-0001", "a", ROOF).await;
        desk.catch_up().await;
        let text = desk.list(&Filter { open: true, ..Filter::default() }).await[0].id;
        let number = actions::group(&state, &officer, SLUG, &[text], None, later(1)).await.expect("a group");
        let department = desk.other.departments()[0];
        let asked = (Duty { department, officer: None }, Some(day() - Days::new(1)));
        actions::route(&state, &officer, SLUG, number, asked, later(2)).await.expect("asked");
        let mut tx = state.db.read().await.expect("a snapshot");
        let departments = responses::departments(&mut tx, desk.consultation.call).await.expect("departments");
        assert_eq!(may_look(&desk.other, &desk.consultation, &departments), Ok(()));
        assert_eq!(may_look(&desk.other, &desk.consultation, &[]), Err(Refusal::NotFound));
        let progress = responses::progress(&mut tx, desk.consultation.call, day()).await.expect("progress");
        assert_eq!((progress[0].name.as_str(), progress[0].answers, progress[0].overdue), ("交通課", 1, 1));
        let overdue = Which { due_before: Some(day()), ..Which::default() };
        assert_eq!(
            responses::stretch(&mut tx, desk.consultation.call, &overdue, 0, 10).await.expect("answers").len(),
            1
        );
        drop(tx);

        let write = |viewer: Viewer, seen: i32, writing: Writing, finish: bool| {
            let state = state.clone();
            async move { actions::write(&state, &viewer, SLUG, (number, seen), &writing, finish, later(3)).await }
        };
        let unfinished = write(desk.other.clone(), 0, writing("A", ""), true).await;
        assert!(matches!(unfinished, Err(NotDone::Mend(problems)) if problems.of("changes").is_some()));
        write(desk.other.clone(), 0, writing("A", ""), false).await.expect("saved as it is");
        let late = write(officer.clone(), 0, writing("D", ""), false).await;
        assert!(matches!(late, Err(NotDone::Mend(_))), "a colleague's words are not written over");
        write(officer.clone(), 1, writing("A", "屋根を設ける"), true).await.expect("drafted");
        let own = actions::approve(&state, &officer, SLUG, number, later(4)).await;
        assert!(matches!(own, Err(NotDone::Failed(Failure::Refused(Refusal::NotPermitted)))));
        actions::approve(&state, &approver, SLUG, number, later(5)).await.expect("approved");
        let frozen = write(officer.clone(), 2, writing("D", ""), false).await;
        assert!(matches!(frozen, Err(NotDone::Failed(Failure::Refused(Refusal::Frozen)))));
        let mut tx = state.db.read().await.expect("a snapshot");
        let all = responses::stretch(&mut tx, desk.consultation.call, &Which::default(), 0, 10).await.expect("answers");
        let outlines = responses::outlines(&mut tx, desk.consultation.call).await.expect("outlines");
        assert_eq!(
            gaps(
                &desk.consultation,
                &outlines,
                wordings::work(&mut tx, desk.consultation.call).await.expect("far"),
                later(6)
            ),
            []
        );
        assert_eq!(all[0].state, ResponseState::Approved);
        let versions = responses::versions(&mut tx, all[0].id, 10).await.expect("versions");
        assert_eq!(versions.iter().map(|one| one.version).collect::<Vec<_>>(), [2, 1]);
        drop(tx);
        actions::send_back(&state, &approver, SLUG, number, "表現を直す", later(6)).await.expect("given back");
        let mut tx = state.db.read().await.expect("a snapshot");
        let all = responses::stretch(&mut tx, desk.consultation.call, &Which::default(), 0, 10).await.expect("answers");
        let outlines = responses::outlines(&mut tx, desk.consultation.call).await.expect("outlines");
        assert_eq!(
            gaps(&desk.consultation, &outlines, Work { unjudged: 2, open_texts: 1, is_counted: false }, later(6)),
            [Gap::Unjudged(2), Gap::Uncounted, Gap::OpenTexts(1), Gap::Unapproved(vec![number])]
        );
        let told: Vec<_> = history::of_subject(&mut tx, all[0].id.0).await.expect("entries");
        let told: Vec<_> = told.iter().map(|(entry, _)| entry.action.as_str()).collect();
        let expected =
            ["group_texts", "route_response", "write_answer", "finish_answer", "approve_answer", "send_back_answer"];
        assert_eq!(told, expected);
    });
}

/// Two texts were put under an answer: it alone is counted anew, and a count of before is not written over it.
async fn answers_are_counted_where_they_change(tx: &mut Write, desk: &Desk, response: &Response, texts: &[WordingId]) {
    let call = desk.consultation.call;
    let before = tallies::count(tx, call).await.expect("an answer").expect("numbers to count");
    tallies::recount(tx, call, &[response.id]).await.expect("counted");
    let kept = responses::find(tx, call, response.number).await.expect("an answer").expect("the answer");
    assert_eq!((kept.counts.points, kept.counts.texts), (2, 2));
    assert!(!tallies::keep(tx, &before).await.expect("an answer"), "somebody has grouped meanwhile");
    let outlines = responses::outlines(tx, call).await.expect("outlines");
    let seen: Vec<_> =
        outlines.iter().map(|one| (one.number, one.in_use, one.is_complete(&desk.consultation))).collect();
    assert_eq!(seen, [(1, true, false), (2, false, false)]);
    let moved = wordings::these(tx, call, texts).await.expect("texts");
    assert!(moved.len() == 2 && moved.iter().all(|text| text.response == Some((response.id, 1))));
    let other = domain::people::CallId(uuid::Uuid::nil());
    assert_eq!(wordings::these(tx, other, texts).await.expect("an answer"), []);
    assert!(tallies::count(tx, other).await.expect("an answer").is_none());
    assert!(!points::is_due(tx).await.expect("an answer"), "all points are made");
    let opinion = opinions::find_by_number(tx, "R8-PC-0001").await.expect("an answer").expect("an opinion");
    let answers = responses::to_opinions(tx, &[opinion.id]).await.expect("answers");
    let answered =
        texts.iter().any(|text| moved.iter().any(|moved| moved.id == *text && moved.body == opinion.parts[0].body));
    assert_eq!(answers.get(&(opinion.id, 0)), answered.then(|| vec![1]).as_ref());
}

#[test]
fn the_store_alone_makes_counts_and_remembers() {
    on_both(|world| async move {
        let desk = desk(world).await;
        let call = desk.consultation.call;
        desk.opinion("R8-PC-0001", "a", "一つ目の文です。").await;
        let opinion = desk.opinion("R8-PC-0002", "b", "二つ目。三つ目。").await;
        let mut tx = desk.world.state.db.write().await.expect("a transaction");
        assert_eq!(points::unmake(&mut tx, 10).await.expect("an answer"), None);
        for expected in [Some(call), Some(call), None] {
            assert_eq!(points::make(&mut tx, 1).await.expect("an answer"), expected);
        }
        let (_, mut parts) = points::of_opinion(&mut tx, call, "R8-PC-0002").await.expect("an answer").expect("parts");
        parts[0].cuts = domain::points::Cuts::at(&parts[0].text, [4]);
        points::cut(&mut tx, call, opinion, &parts).await.expect("cut");
        let counted = tallies::count(&mut tx, call).await.expect("an answer").expect("numbers to count");
        assert!(tallies::keep(&mut tx, &counted).await.expect("written"));
        let tally = wordings::tally(&mut tx, call).await.expect("numbers");
        assert_eq!((tally.points, tally.texts, tally.is_counted, tally.is_compared), (3, 3, true, false));
        let (found, revision) = wordings::uncompared(&mut tx, later(0)).await.expect("an answer").expect("one");
        assert_eq!(found, call);
        wordings::compared(&mut tx, call, revision, later(0)).await.expect("noted");
        assert_eq!(wordings::uncompared(&mut tx, later(1)).await.expect("an answer"), None);

        let texts = wordings::texts(&mut tx, call, None, 10).await.expect("texts");
        let (one, other) = (WordingId(texts[0].id), WordingId(texts[1].id));
        let whole = wordings::find(&mut tx, call, one).await.expect("an answer").expect("a text");
        assert_eq!(wordings::body(&mut tx, one).await.expect("an answer"), Some(whole.body));
        wordings::propose(&mut tx, other, Some((one, 80))).await.expect("proposed");
        let response = responses::open(&mut tx, call, desk.duty(), later(0)).await.expect("an answer");
        let next = responses::open(&mut tx, call, desk.duty(), later(0)).await.expect("an answer");
        assert_eq!((response.number, next.number), (1, 2));
        wordings::answer_by(&mut tx, &[one], Some(response.id)).await.expect("answered");
        wordings::settle(&mut tx, response.id).await.expect("settled");
        let near = |wording: Option<Wording>| wording.expect("a text").near;
        assert_eq!(near(wordings::find(&mut tx, call, other).await.expect("an answer")), Some((one, 80)));
        wordings::answer_by(&mut tx, &[other], Some(response.id)).await.expect("answered");
        wordings::settle(&mut tx, response.id).await.expect("settled");
        assert_eq!(near(wordings::find(&mut tx, call, other).await.expect("an answer")), None);
        answers_are_counted_where_they_change(&mut tx, &desk, &response, &[one, other]).await;

        let by = desk.officer.id().expect("a person");
        for _ in 0..2 {
            wordings::tell_apart(&mut tx, other, one, by, later(0)).await.expect("told");
        }
        assert!(wordings::untell(&mut tx, other, one).await.expect("an answer"));
        assert!(!wordings::untell(&mut tx, other, one).await.expect("an answer"));

        let changed = domain::answers::Response { version: 1, writing: writing("D", ""), ..response.clone() };
        assert!(responses::update(&mut tx, &changed, 0).await.expect("an answer"));
        assert!(!responses::update(&mut tx, &changed, 0).await.expect("an answer"), "somebody was faster");
        responses::keep_version(&mut tx, &changed, by, later(0)).await.expect("kept");
        let kept = responses::find(&mut tx, call, 1).await.expect("an answer").expect("one");
        assert_eq!(kept.writing, writing("D", ""));
        tx.commit().await.expect("kept");
    });
}

#[test]
fn the_plan_as_decided_its_causes_and_the_numbers_are_kept() {
    on_both(|world| async move {
        let desk = desk(world).await;
        let call = desk.consultation.call;
        desk.opinion("R8-PC-0001", "a", ROOF).await;
        desk.catch_up().await;
        let mut tx = desk.world.state.db.write().await.expect("a transaction");
        let node =
            |before: &PlanNode| PlanNode { id: PlanNodeId(Uuid::now_v7()), origin: Some(before.id), ..before.clone() };
        let decided = Plan {
            id: PlanId(Uuid::now_v7()),
            kind: PlanKind::Final,
            frozen_at: None,
            nodes: desk.plan.nodes.iter().map(node).collect(),
            ..desk.plan.clone()
        };
        plans::add(&mut tx, &decided, later(0)).await.expect("a plan");
        let changed = decided.nodes[1].id;
        finals::write_clause(&mut tx, decided.id, changed, "交通", "新しい本文").await.expect("written");
        let response = responses::open(&mut tx, call, desk.duty(), later(0)).await.expect("an answer");
        finals::put_cause(&mut tx, changed, "", &[response.id]).await.expect("kept");
        finals::put_cause(&mut tx, changed, "字句", &[response.id]).await.expect("kept again");
        let causes = finals::causes(&mut tx, decided.id).await.expect("causes");
        assert_eq!(causes, [(changed, Cause { answers: vec![1], reason: "字句".into() })]);
        let kept = plans::latest(&mut tx, call, PlanKind::Final).await.expect("an answer").expect("a plan");
        let pairs = pairs(&desk.plan, &kept);
        assert_eq!(pairs.iter().map(Pair::is_changed).collect::<Vec<_>>(), [false, true]);
        assert_eq!(plan_gaps(&desk.consultation, &[], Some(&pairs), &causes), []);
        let silent = plan_gaps(&desk.consultation, &[], Some(&pairs), &[]);
        assert_eq!(silent, [Gap::SilentChanges(vec!["2 交通".into()])]);
        assert_eq!(plan_gaps(&desk.consultation, &[], None, &[]), [Gap::NoPlan]);

        let figures = finals::count(&mut tx, call).await.expect("numbers");
        assert_eq!((figures.opinions, figures.senders, figures.points, figures.of_groups), (1, 1, 1, 0));
        assert_eq!(figures.by_channel, [(domain::opinions::Channel::Online, 1, 1)]);
        assert_eq!(finals::figures(&mut tx, call).await.expect("an answer"), None);
        finals::keep_figures(&mut tx, call, &figures, later(0)).await.expect("kept");
        assert_eq!(finals::figures(&mut tx, call).await.expect("an answer"), Some(figures));
        assert_eq!(finals::untold(&mut tx).await.expect("an answer"), Some((call, Uuid::nil())));
        assert!(
            finals::writers(&mut tx, call, Uuid::nil(), 10).await.expect("writers").is_empty(),
            "no address was left"
        );
        finals::told(&mut tx, call, None).await.expect("told");
        assert_eq!(finals::untold(&mut tx).await.expect("an answer"), None);
        tx.commit().await.expect("kept");
    });
}
