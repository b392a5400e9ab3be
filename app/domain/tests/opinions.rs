//! Opinions: what is read of a form, what makes two of them one, and what may happen to them when（意見の決まり）.

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use domain::calendar::{at, date_in_japan, end_of_day, start_of_day};
use domain::calls::Dates;
use domain::consultations::{Consultation, Particulars, PostalRule, State, Want, Wanted};
use domain::folding::fold;
use domain::forms::{Answers, Strictness};
use domain::opinions::*;
use domain::people::{
    CallId, Membership, OpinionId, OrganisationId, Person, PersonId, PlanId, PlanNodeId, ProgrammeId, Role, Viewer,
};
use domain::plans::{Plan, PlanKind, PlanNode};
use domain::problems::{Problem, Problems, Refusal};
use domain::submissions::Objection;
use domain::texts::{Lang, Words};
use proptest::prelude::*;
use uuid::Uuid;

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).expect("a day")
}

fn noon(of: u32) -> DateTime<Utc> {
    at(day(of), chrono::NaiveTime::from_hms_opt(12, 0, 0).expect("noon"))
}

fn node(nth: u128) -> PlanNodeId {
    PlanNodeId(Uuid::from_u128(nth))
}

fn plan() -> Plan {
    let clause = |nth: u128| PlanNode {
        id: node(nth),
        depth: 0,
        label: format!("第{nth}章"),
        title: String::new(),
        body: String::new(),
        origin: None,
    };
    Plan {
        id: PlanId(Uuid::nil()),
        call: CallId(Uuid::nil()),
        kind: PlanKind::Draft,
        edition: 1,
        title: String::new(),
        errata: String::new(),
        frozen_at: None,
        nodes: (1..=3).map(clause).collect(),
    }
}

/// Open from the 1st to the 20th of November.
fn consultation() -> Consultation {
    Consultation {
        call: CallId(Uuid::nil()),
        programme: ProgrammeId(Uuid::nil()),
        department: OrganisationId(Uuid::from_u128(9)),
        slug: "pc".into(),
        code: "PC".into(),
        title: Words::default(),
        summary: Words::default(),
        dates: Dates {
            published_at: Some(start_of_day(day(1))),
            opens_at: start_of_day(day(1)),
            closes_at: end_of_day(day(20)),
            results_published_at: None,
            cancelled_at: None,
        },
        state: State::Approved,
        particulars: Particulars { grace_days: 3, ..Particulars::default() },
        drafted_by: PersonId(Uuid::nil()),
        approved_by: None,
        approved_at: None,
        answered_by: None,
        answered_at: None,
        decided_on: None,
    }
}

fn viewer(nth: u128, role: Option<Role>) -> Viewer {
    let person = Person {
        id: PersonId(Uuid::from_u128(nth)),
        name: "係".into(),
        email: "kakari@example.jp".into(),
        lang: Lang::Ja,
        confirmed_at: None,
    };
    let organisation = OrganisationId(Uuid::from_u128(9));
    let roles = role.map(|role| Membership { organisation, role, from: day(1), until: None });
    Viewer::person(person, roles.into_iter().collect(), day(10))
}

fn opinion(validity: Validity) -> Opinion {
    Opinion {
        id: OpinionId(Uuid::nil()),
        call: CallId(Uuid::nil()),
        plan: PlanId(Uuid::nil()),
        number: "R8-PC-0001".into(),
        channel: Channel::Post,
        validity,
        validity_reason: String::new(),
        received_at: noon(10),
        received_on: day(10),
        postmark_on: None,
        naming: Naming::Named,
        category: String::new(),
        lang: Lang::Ja,
        version: 1,
        text_hash: String::new(),
        sender_key: None,
        person: None,
        group: None,
        keyed_by: Some(PersonId(Uuid::from_u128(1))),
        checked_by: None,
        parts: Vec::new(),
    }
}

fn typed(pairs: &[(&str, &str)]) -> Answers {
    pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
}

#[test]
fn pieces_are_read_and_written_back() {
    let (second, third) = (node(2).to_string(), node(3).to_string());
    let form = typed(&[
        ("node-0-0", &second),
        ("node-0-1", &third),
        ("node-0-2", &second),
        ("body-0", "  字下げ\r\n二行目"),
        ("reason-0", "理由"),
        ("place-0", "12ページ　3行目"),
        // A clause that nothing was written to.
        ("node-1-0", &second),
        ("body-4", "案全体への意見"),
    ]);
    let parts = read_parts(&form, &plan()).expect("good");
    assert_eq!(parts.len(), 2);
    assert_eq!(parts[0].nodes, [node(2), node(3)], "each clause once, in the order chosen");
    assert_eq!((parts[0].body.as_str(), parts[0].place.as_str()), ("  字下げ\n二行目", "12ページ　3行目"));
    assert_eq!((parts[1].nodes.len(), parts[1].body.as_str()), (0, "案全体への意見"));
    assert_eq!((parts_shown(&form), nodes_shown(&form, 0), nodes_shown(&form, 1)), (5, 3, 1));
    let mut again = Answers::default();
    write_parts(&parts, &mut again);
    assert_eq!(read_parts(&again, &plan()).expect("good"), parts);
    assert_eq!(parts_shown(&again), 2);
}

#[test]
fn what_is_wrong_with_pieces_is_said_at_their_fields() {
    let long = "あ".repeat(BODY_MAX + 1);
    type Case<'a> = (&'a [(&'a str, &'a str)], &'a str, Problem);
    let cases: [Case<'_>; 5] = [
        (&[], "body-0", Problem::Missing),
        (&[("node-0-0", "00000000-0000-0000-0000-000000000001")], "body-0", Problem::Missing),
        (&[("body-0", "よい"), ("reason-1", "理由だけ")], "body-1", Problem::Missing),
        (&[("body-0", &long)], "body-0", Problem::TooLong { max: BODY_MAX, now: BODY_MAX + 1 }),
        (&[("body-0", "よい"), ("node-0-0", "no such")], "node-0-0", Problem::NotAChoice),
    ];
    for (form, field, problem) in cases {
        let problems = read_parts(&typed(form), &plan()).expect_err("something is wrong");
        assert_eq!(problems, Problems::one(field, problem), "{field}");
    }
    assert_eq!(parts_shown(&typed(&[(PARTS, "900")])), PARTS_MAX, "nobody makes the page endless");
    assert_eq!(parts_shown(&typed(&[(PARTS, "-1")])), 1);
}

fn particulars() -> Particulars {
    let resident = domain::consultations::Choice { key: "resident".into(), label: Words::default() };
    Particulars {
        naming: Naming::ALL.into(),
        wanted: Wanted { address: Want::Required, phone: Want::No, email: Want::Required, category: Want::Required },
        categories: vec![resident],
        ..Particulars::default()
    }
}

#[test]
fn a_sender_tells_what_the_notice_asks_and_no_more() {
    let full = [
        ("naming", "named"),
        ("name", "佐藤　健"),
        ("category", "resident"),
        ("postcode", "８１７ー００２２"),
        ("address", "対馬市厳原町"),
        ("email", "sato@example.jp"),
        ("phone", "0920-52-0000"),
    ];
    let sender = read_sender(&typed(&full), &particulars(), Strictness::Complete).expect("good");
    assert_eq!((sender.naming, sender.author.postcode.as_str()), (Naming::Named, "817-0022"));
    assert_eq!(sender.author.phone, "", "it was not asked");

    let mut anonymous = full;
    anonymous[0].1 = "anonymous";
    let sender = read_sender(&typed(&anonymous), &particulars(), Strictness::Complete).expect("good");
    assert_eq!((sender.author.name.as_str(), sender.author.address.as_str()), ("", ""));
    assert_eq!(sender.author.email, "sato@example.jp", "a copy may be wanted all the same");

    let empty = read_sender(&typed(&[]), &particulars(), Strictness::Complete).expect_err("nothing");
    let fields: Vec<_> = empty.iter().map(|(field, _)| field).collect();
    assert_eq!(fields, ["naming", "category"], "whatever the name, this much is asked of everybody");
    let only = Particulars { naming: Vec::new(), ..particulars() };
    let missing = read_sender(&typed(&[]), &only, Strictness::Complete).expect_err("much is missing");
    let fields: Vec<_> = missing.iter().map(|(field, _)| field).collect();
    assert_eq!(fields, ["name", "category", "address", "email"]);
    let paper = read_sender(&typed(&[]), &only, Strictness::Draft).expect("paper is taken as it is");
    assert_eq!(only.lacking(&paper), ["name", "category", "address", "email"]);
    let wrong = typed(&[("name", "佐"), ("category", "?"), ("postcode", "12"), ("email", "x"), ("district", "?")]);
    let problems = read_sender(&wrong, &only, Strictness::Draft).expect_err("unreadable");
    let fields: Vec<_> = problems.iter().map(|(field, _)| field).collect();
    assert_eq!(fields, ["district", "category", "postcode", "email"]);
}

#[test]
fn paper_counts_by_its_stamp_or_its_postmark() {
    use Arrival::{Early, InTime, Late};
    let arrival_rule = consultation();
    let mut postmark_rule = consultation();
    postmark_rule.particulars.postal = PostalRule::Postmark;
    let previous = day(1) - Days::new(1);
    let cases = [
        (&arrival_rule, Channel::Counter, day(20), None, InTime),
        (&arrival_rule, Channel::Counter, day(1), None, InTime),
        (&arrival_rule, Channel::Branch, day(21), None, Late),
        (&arrival_rule, Channel::Hearing, previous, None, Early),
        (&arrival_rule, Channel::Post, day(21), Some(day(20)), Late),
        (&postmark_rule, Channel::Post, day(23), Some(day(20)), InTime),
        (&postmark_rule, Channel::Post, day(23), Some(day(21)), Late),
        (&postmark_rule, Channel::Post, day(20), None, InTime),
        (&postmark_rule, Channel::Post, day(21), None, Late),
        (&postmark_rule, Channel::Post, day(2), Some(previous), Early),
        (&postmark_rule, Channel::Fax, day(21), Some(day(20)), Late),
    ];
    for (rule, channel, received, postmark, expected) in cases {
        assert_eq!(arrival(rule, channel, received, postmark), expected, "{channel:?} {received} {postmark:?}");
    }
    assert_eq!(date_in_japan(grace_ends(&arrival_rule)), day(23));
    let mut problems = Problems::none();
    check_days(day(11), Some(day(12)), noon(10), &mut problems);
    let expected = [("received", &Problem::DayToCome), ("postmark", &Problem::PostmarkAfterStamp)];
    assert_eq!(problems.iter().collect::<Vec<_>>(), expected);
}

#[test]
fn what_may_happen_when() {
    let mut held = consultation();
    let officer = viewer(1, Some(Role::Officer));
    let second = viewer(2, Some(Role::Approver));
    let closes = held.dates.closes_at;
    assert_eq!(may_write(&held, start_of_day(day(1)) - TimeDelta::seconds(1)), Err(Refusal::NotFound));
    assert_eq!((may_write(&held, start_of_day(day(1))), may_write(&held, closes)), (Ok(()), Ok(())));
    let late = closes + TimeDelta::seconds(1);
    assert_eq!(may_write(&held, late), Err(Refusal::CallNotOpen));
    assert_eq!(may_change(&opinion(Validity::Invalid), &held, closes), Ok(()));
    assert_eq!(may_change(&opinion(Validity::Received), &held, late), Err(Refusal::CallNotOpen));
    assert_eq!(may_change(&opinion(Validity::Withdrawn), &held, closes), Err(Refusal::Frozen));

    assert_eq!(may_key_in(&officer, &held, late), Ok(()));
    assert_eq!(may_key_in(&viewer(3, None), &held, late), Err(Refusal::NotFound));
    assert_eq!(may_check(&opinion(Validity::Received), &held, &officer, late), Err(Refusal::OwnDraft));
    assert_eq!(may_check(&opinion(Validity::Received), &held, &second, late), Ok(()));
    assert_eq!(may_check(&opinion(Validity::Withdrawn), &held, &second, late), Err(Refusal::Frozen));
    let online = Opinion { keyed_by: None, ..opinion(Validity::Received) };
    assert_eq!(may_check(&online, &held, &second, late), Err(Refusal::NotFound));
    held.state = State::Answered;
    assert_eq!(may_key_in(&officer, &held, late), Err(Refusal::CallNotOpen));
}

#[test]
fn judgements_have_reasons_and_can_be_taken_back() {
    use Validity::{Invalid, OutOfScope, Received, Valid, Withdrawn};
    let held = consultation();
    let officer = viewer(1, Some(Role::Officer));
    let told = |from, to, reason: &str| judge(&opinion(from), &held, &officer, to, reason, noon(21));
    let missing = Objection::Mend(Problems::one("reason", Problem::Missing));
    assert!(told(Received, Valid, "").is_ok());
    for (from, to) in [(Received, Invalid), (Received, OutOfScope), (Valid, Received), (Invalid, Valid)] {
        assert_eq!(told(from, to, " ").expect_err("no reason"), missing, "{from:?} {to:?}");
        let entry = told(from, to, " 期間後に届いた ").expect("a reason");
        assert_eq!((entry.from, entry.to), (Some(from.code()), Some(to.code())));
        assert_eq!((entry.reason.as_str(), entry.action), ("期間後に届いた", OPINION_JUDGED));
    }
    for (from, to) in [(Withdrawn, Valid), (Valid, Withdrawn)] {
        assert_eq!(told(from, to, "x").expect_err("its author's alone"), Objection::Refuse(Refusal::Frozen));
    }
    let stranger = viewer(3, None);
    let refused = judge(&opinion(Received), &held, &stranger, Valid, "", noon(21)).expect_err("a stranger");
    assert_eq!(refused, Objection::Refuse(Refusal::NotFound));
}

fn said(body: &str, reason: &str) -> Part {
    Part { body: body.into(), reason: reason.into(), ..Part::default() }
}

#[test]
fn copies_and_senders() {
    let one = text_hash(&[said("道路を直して ください。", "")]);
    assert_eq!(one, text_hash(&[said("道路を直して\nください。", "")]));
    assert_ne!(one, text_hash(&[said("道路を直してください", "")]), "punctuation makes another text");
    let elsewhere =
        Part { nodes: vec![node(1)], place: "3ページ".into(), ..said("道路を直してください。", "") };
    assert_eq!(one, text_hash(&[elsewhere]));
    assert_ne!(text_hash(&[said("あい", "う")]), text_hash(&[said("あ", "いう")]));

    let author = |name: &str, address: &str, email: &str| Author {
        name: name.into(),
        address: address.into(),
        email: email.into(),
        ..Author::default()
    };
    let words = |naming, author: Author| sender_words(naming, &author);
    let sato = words(Naming::Named, author("佐藤 健", "厳原町 1-2", ""));
    assert!(sato.is_some());
    assert_eq!(sato, words(Naming::Named, author("佐藤　健", "厳原町１－２", "")));
    assert_ne!(sato, words(Naming::Named, author("佐藤 健", "豊玉町", "")));
    assert_eq!(words(Naming::Pseudonym, author("海の子", "", "")), None);
    assert_eq!(words(Naming::Anonymous, author("", "", "")), None);
    let by_mail = words(Naming::Anonymous, author("", "", "Sato@Example.jp"));
    assert_eq!(by_mail, words(Naming::Named, author("佐藤 健", "厳原町", "ｓａｔｏ@example.jp")));
}

proptest! {
    /// Whatever is typed comes back from the sealed form, and reading never fails in another way than by problems.
    #[test]
    fn any_form_is_read_or_told_what_is_wrong(pairs in proptest::collection::vec(("(body|reason|place|node-0|naming|parts)-?[0-9]{0,2}", ".{0,40}"), 0..12)) {
        let form: Answers = pairs.into_iter().collect();
        let shown = parts_shown(&form);
        prop_assert!((1..=PARTS_MAX).contains(&shown));
        match read_parts(&form, &plan()) {
            Ok(parts) => prop_assert!(!parts.is_empty() && parts.len() <= shown && parts.iter().all(|part| !part.body.is_empty())),
            Err(problems) => prop_assert!(!problems.is_empty()),
        }
        let kept = serde_json::to_string(&form).expect("JSON");
        prop_assert_eq!(serde_json::from_str::<Answers>(&kept).expect("the same"), form);
    }

    /// Texts that fold alike are copies, and only those.
    #[test]
    fn copies_are_texts_that_fold_alike(one in ".{0,60}", other in ".{0,60}") {
        let same = text_hash(&[said(&one, "")]) == text_hash(&[said(&other, "")]);
        prop_assert_eq!(same, fold(&one) == fold(&other));
    }
}

/// 第1章, 第2章 with 1 and 2 below it, 第3章 with another 1.
fn tree() -> Plan {
    let clause = |nth: u128, depth: i32, label: &str, title: &str| PlanNode {
        id: node(nth),
        depth,
        label: label.into(),
        title: title.into(),
        body: String::new(),
        origin: None,
    };
    let nodes = vec![
        clause(1, 0, "第1章", "目的"),
        clause(2, 0, "第2章", "道と港"),
        clause(3, 1, "1", "道"),
        clause(4, 1, "2", "港"),
        clause(5, 0, "第3章", "人"),
        clause(6, 1, "1", "学校"),
    ];
    Plan { nodes, ..plan() }
}

#[test]
fn clauses_are_found_by_what_staff_type() {
    let tree = tree();
    let cases: [(&str, Result<Vec<u128>, Problem>); 9] = [
        ("", Ok(vec![])),
        ("第２章", Ok(vec![2])),
        ("2-1", Ok(vec![3])),
        ("２－２", Ok(vec![4])),
        ("3-1、第1章", Ok(vec![6, 1])),
        ("3", Ok(vec![5])),
        ("港", Ok(vec![4])),
        ("9-9", Err(Problem::NotAChoice)),
        ("道、空港", Err(Problem::NotAChoice)),
    ];
    for (typed, expected) in cases {
        let expected = expected.map(|ids| ids.into_iter().map(node).collect::<Vec<_>>());
        assert_eq!(clauses_of(&tree, typed), expected, "{typed}");
    }
    for clause in &tree.nodes {
        assert_eq!(clauses_of(&tree, &sign_of(&tree, clause.id)), Ok(vec![clause.id]), "{}", clause.label);
    }
}

#[test]
fn papers_are_taken_as_they_are() {
    let mut held = consultation();
    held.particulars.naming = vec![Naming::Named];
    held.particulars.wanted.address = Want::Required;
    let form = typed(&[("channel", "fax"), ("received", "R8.11.10"), ("clause-0", "2-1"), ("body-0", "道を直して")]);
    let keyed = read_keyed(&form, &held, &tree(), noon(12)).expect("blanks are no fault");
    assert_eq!((keyed.channel, keyed.received_on, keyed.arrival), (Channel::Fax, day(10), Arrival::InTime));
    assert_eq!((keyed.parts.len(), keyed.parts[0].nodes.as_slice()), (1, &[node(3)][..]));
    assert_eq!(held.particulars.lacking(&keyed.sender), ["name", "address"]);

    let wrong = typed(&[("channel", "online"), ("received", "x"), ("clause-0", "9"), ("reason-1", "理由だけ")]);
    let problems = read_keyed(&wrong, &held, &tree(), noon(12)).expect_err("much is wrong");
    let fields: Vec<_> = problems.iter().map(|(field, _)| field).collect();
    assert_eq!(fields, ["channel", "received", "body-0", "clause-0", "body-1"]);

    let late = noon(24);
    let problems = read_keyed(&form, &held, &tree(), late).expect_err("the days of grace are over");
    assert_eq!(problems, Problems::one(AFTER_GRACE, Problem::AfterGrace { last: day(23) }));
    let mut sure = form;
    sure.set(AFTER_GRACE, "yes");
    assert!(read_keyed(&sure, &held, &tree(), late).is_ok());
}

#[test]
fn many_are_judged_for_one_reason_that_a_no_never_lacks() {
    let long = "あ".repeat(JUDGEMENT_MAX + 1);
    let table = [
        ("valid", "", Ok(Validity::Valid)),
        ("received", "", Ok(Validity::Received)),
        ("invalid", "期間の後", Ok(Validity::Invalid)),
        ("out_of_scope", " ", Err(("reason", Problem::Missing))),
        ("invalid", "", Err(("reason", Problem::Missing))),
        ("valid", &long, Err(("reason", Problem::TooLong { max: JUDGEMENT_MAX, now: JUDGEMENT_MAX + 1 }))),
        ("withdrawn", "x", Err(("to", Problem::Missing))),
        ("", "x", Err(("to", Problem::Missing))),
    ];
    for (to, reason, wanted) in table {
        let wanted = wanted.map_err(|(field, problem)| Problems::one(field, problem));
        assert_eq!(read_judgement(to, reason), wanted, "{to} {reason}");
    }
    for validity in Validity::ALL {
        assert_eq!(judged(&judging(validity)), Some(validity));
    }
    assert_eq!(judged("approve"), None);
}
