//! The task list and handing in（提案の下書き・提出）.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::budget::{Expense, RawLine, Side, form};
use domain::calls::{Call, CallKind, Dates, Notice, Paper, Rules, Standing, Terms};
use domain::filings::Attachment;
use domain::forms::{Answers, Form, FormPage, Kind, Question, Section};
use domain::intake::Channel;
use domain::money::{Base, Grant, Rate, Unit};
use domain::people::{
    CallId, FileId, Membership, OrganisationId, OrganisationKind, Person, PersonId, ProgrammeId, Role, SubmissionId,
    Viewer,
};
use domain::problems::{Problem, Refusal};
use domain::proposals::{Applicant, Proposal, Task, TaskState, read_applicant};
use domain::submissions::{Objection, Stage, Submission, Verb};
use domain::texts::{Lang, Words};
use std::collections::BTreeSet;
use uuid::Uuid;

const OWNER: PersonId = PersonId(Uuid::from_u128(1));
const GROUP: OrganisationId = OrganisationId(Uuid::from_u128(2));
const DEPARTMENT: OrganisationId = OrganisationId(Uuid::from_u128(3));

/// Sunday 20 December 2026, 23:59:59 in Japan.
fn closing() -> DateTime<Utc> {
    NaiveDate::from_ymd_opt(2026, 12, 20).and_then(|day| day.and_hms_opt(14, 59, 59)).expect("a valid time").and_utc()
}

fn question(key: &str, kind: Kind) -> Question {
    Question {
        key: key.into(),
        label: Words::ja(key),
        help: Words::default(),
        kind,
        required: true,
        personal: false,
        when: None,
        from_group: None,
    }
}

fn section(key: &str, question: Question) -> Section {
    let page = FormPage { key: key.into(), title: Words::ja(key), help: Words::default(), questions: vec![question] };
    Section { key: key.into(), title: Words::ja(key), pages: vec![page] }
}

fn call() -> Call {
    let rules = Rules {
        grant: Grant { rate: Rate::new(1, 2).expect("a rate"), base: Base::Cost, cap: None, unit: Unit::Thousand },
        round_budget: None,
        eligible: BTreeSet::from([Expense::Rent]),
        tracks: vec![],
        papers: vec![
            Paper {
                key: "rules".into(),
                label: Words::ja("規約"),
                help: Words::default(),
                required: true,
                from_group: None,
            },
            Paper {
                key: "map".into(),
                label: Words::ja("図面"),
                help: Words::default(),
                required: false,
                from_group: None,
            },
        ],
        pledges: vec![Words::ja("誓約一"), Words::ja("誓約二")],
        checklist: vec![],
        document_mark: "対協".into(),
        apply_after_selection: false,
        terms: Terms::default(),
    };
    let group = section("group", question("members", Kind::Number { min: 1, max: 99, unit: Words::ja("人") }));
    let plan = section("plan", question("title", Kind::Line { max: 20 }));
    Call {
        id: CallId(Uuid::from_u128(4)),
        programme: ProgrammeId(Uuid::from_u128(5)),
        kind: CallKind::Grant,
        slug: "call".into(),
        code: "GK".into(),
        title: Words::ja("募集"),
        department: DEPARTMENT,
        dates: Dates {
            published_at: Some(closing() - TimeDelta::days(40)),
            opens_at: closing() - TimeDelta::days(30),
            closes_at: closing(),
            results_published_at: None,
            cancelled_at: None,
        },
        notice: Notice::default(),
        form: Form { version: 1, sections: vec![group, plan] },
        rules,
    }
}

fn empty() -> Proposal {
    let case = Submission {
        id: SubmissionId(Uuid::from_u128(6)),
        number: None,
        call: CallId(Uuid::from_u128(4)),
        department: DEPARTMENT,
        owner: OWNER,
        group: GROUP,
        channel: Channel::Online,
        title: String::new(),
        stage: Stage::Draft,
        begun_at: closing() - TimeDelta::days(3),
        submitted_at: None,
        disposed_at: None,
    };
    Proposal {
        case,
        call: call(),
        answers: Answers::default(),
        lines: vec![],
        files: vec![],
        standing: Standing::default(),
        revision: None,
    }
}

fn lines(requested: &str, own: &str) -> Vec<RawLine> {
    form::rows([
        ("e-0-category", "rent"),
        ("e-0-text", "会場"),
        ("e-0-amount", "10,000"),
        ("i-0-category", "subsidy"),
        ("i-0-text", "市補助金"),
        ("i-0-amount", requested),
        ("i-1-category", "own"),
        ("i-1-text", "会費"),
        ("i-1-amount", own),
    ])
}

fn file(paper: &str) -> Attachment {
    Attachment {
        id: FileId(Uuid::from_u128(7)),
        submission: SubmissionId(Uuid::from_u128(6)),
        paper: paper.into(),
        name: "規約.pdf".into(),
        bytes: 10,
        mime: "application/pdf".into(),
        sha256: "00".repeat(32),
        added_at: closing() - TimeDelta::days(1),
    }
}

fn full() -> Proposal {
    let answers = [("members", "12人"), ("title", "海の会")].map(|(key, value)| (key.to_owned(), value.to_owned()));
    Proposal {
        answers: answers.into_iter().collect(),
        lines: lines("5,000", "5,000"),
        files: vec![file("rules")],
        ..empty()
    }
}

fn viewer(id: u128, memberships: Vec<Membership>) -> Viewer {
    let person = Person {
        id: PersonId(Uuid::from_u128(id)),
        name: "髙橋".into(),
        email: "a@example.jp".into(),
        lang: Lang::Ja,
        confirmed_at: Some(closing()),
    };
    Viewer::person(person, memberships, NaiveDate::from_ymd_opt(2026, 12, 1).expect("a day"))
}

fn member(organisation: OrganisationId, role: Role) -> Vec<Membership> {
    vec![Membership { organisation, role, from: NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day"), until: None }]
}

fn pledged() -> Answers {
    [("pledge-0", "yes"), ("pledge-1", "yes")]
        .map(|(key, value)| (key.to_owned(), value.to_owned()))
        .into_iter()
        .collect()
}

fn states(proposal: &Proposal) -> Vec<TaskState> {
    proposal.tasks().into_iter().map(|(_, state)| state).collect()
}

#[test]
fn the_task_list_shows_how_far_each_part_is() {
    use TaskState::{Begun, Done, Locked, Open};
    let names: Vec<Task> = empty().tasks().into_iter().map(|(task, _)| task).collect();
    let section = |key: &str| Task::Section(key.to_owned());
    assert_eq!(names, [section("group"), section("plan"), Task::Budget, Task::Papers, Task::Check]);
    assert_eq!(states(&empty()), [Open, Open, Open, Open, Locked]);
    assert_eq!(states(&full()), [Done, Done, Done, Done, Open]);

    let mut half = full();
    half.answers.set("members", "たくさん");
    half.lines = lines("5,000", "4,000");
    half.files = vec![file("map")];
    assert_eq!(states(&half), [Begun, Done, Begun, Begun, Locked]);

    let mut no_papers = empty();
    no_papers.call.rules.papers.clear();
    assert_eq!(states(&no_papers)[3], Done, "where no paper is asked for, nothing is left to do");
}

#[test]
fn handing_in_needs_everything_and_says_what_is_missing() {
    let me = viewer(1, vec![]);
    let step = full().submit(&me, &pledged(), closing()).expect("complete");
    assert_eq!((step.from, step.to), (Stage::Draft, Stage::Submitted));
    assert_eq!(step.entry.detail["sha256"], full().fingerprint());

    let Err(Objection::Mend(problems)) = empty().submit(&me, &Answers::default(), closing()) else {
        panic!("an empty proposal is not handed in")
    };
    let found: Vec<_> = problems.iter().collect();
    assert_eq!(
        found,
        [
            ("members", &Problem::Missing),
            ("title", &Problem::Missing),
            ("budget", &Problem::Unfinished),
            ("paper-rules", &Problem::Missing),
            ("pledge-0", &Problem::MustAgree),
            ("pledge-1", &Problem::MustAgree),
        ]
    );
    let too_much = Proposal { lines: lines("6,000", "4,000"), ..full() };
    assert_eq!(too_much.missing().iter().map(|(key, _)| key).collect::<Vec<_>>(), ["budget"]);
}

#[test]
fn the_last_second_counts_and_the_next_does_not() {
    let me = viewer(1, vec![]);
    assert!(full().submit(&me, &pledged(), closing()).is_ok());
    let late = closing() + TimeDelta::seconds(1);
    assert_eq!(full().submit(&me, &pledged(), late), Err(Objection::Refuse(Refusal::CallNotOpen)));
    assert_eq!(full().may_edit(&me, late), Err(Refusal::CallNotOpen));
    assert_eq!(full().may_edit(&me, closing()), Ok(()));
}

#[test]
fn only_the_applicants_side_hands_in_and_only_once() {
    let submit = |proposal: &Proposal, who: &Viewer| proposal.submit(who, &pledged(), closing()).map(drop);
    let refuse = |refusal| Err(Objection::Refuse(refusal));
    assert_eq!(submit(&full(), &viewer(9, member(GROUP, Role::Contact))), Ok(()));
    assert_eq!(submit(&full(), &viewer(9, vec![])), refuse(Refusal::NotFound));
    assert_eq!(submit(&full(), &viewer(9, member(DEPARTMENT, Role::Officer))), refuse(Refusal::NotFound));
    assert_eq!(submit(&full(), &Viewer::guest()), refuse(Refusal::SignInFirst));
    let mut done = full();
    done.case.stage = Stage::Submitted;
    assert_eq!(submit(&done, &viewer(1, vec![])), refuse(Refusal::NotNow(Verb::Submit)));
}

#[test]
fn any_change_changes_the_fingerprint() {
    let first = full().fingerprint();
    assert_eq!(first, full().fingerprint());
    let mut answers = full();
    answers.answers.set("title", "海の会。");
    let mut lines = full();
    lines.lines[0].excluded = !lines.lines[0].excluded;
    let mut files = full();
    files.files[0].sha256 = "11".repeat(32);
    for other in [answers, lines, files] {
        assert_ne!(other.fingerprint(), first);
    }
    assert_eq!(full().lines[0].side, Side::Income);
}

#[test]
fn a_group_is_chosen_or_named() {
    let read = |pairs: &[(&str, &str)], mine: &[OrganisationId]| {
        let typed = pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
        read_applicant(&typed, mine).map_err(|problems| {
            problems.iter().map(|(key, problem)| (key.to_owned(), problem.clone())).collect::<Vec<_>>()
        })
    };
    let id = GROUP.to_string();
    let named = Applicant::New { kind: OrganisationKind::Ward, name: "舟志区".into() };
    assert_eq!(read(&[("group", &id)], &[GROUP]), Ok(Applicant::Mine(GROUP)));
    assert_eq!(read(&[("group", "new"), ("kind", "ward"), ("name", " 舟志区　")], &[GROUP]), Ok(named.clone()));
    assert_eq!(read(&[("kind", "ward"), ("name", "舟志区")], &[]), Ok(named));
    assert_eq!(read(&[], &[GROUP]), Err(vec![("group".into(), Problem::Missing)]));
    assert_eq!(read(&[("group", &id)], &[]), Err(vec![("group".into(), Problem::NotAChoice)]));
    let both = vec![("kind".to_owned(), Problem::Missing), ("name".to_owned(), Problem::Missing)];
    assert_eq!(read(&[("kind", "department")], &[]), Err(both), "nobody names a department");
}

#[test]
fn a_call_is_given_up_between_publication_and_results_by_its_department_with_a_reason() {
    let officer = viewer(20, member(DEPARTMENT, Role::Officer));
    let approver = viewer(21, member(DEPARTMENT, Role::Approver));
    let (published, opens) = (closing() - TimeDelta::days(40), closing() - TimeDelta::days(30));
    let results = Some(closing() + TimeDelta::days(20));
    let second = TimeDelta::seconds(1);
    let cases = [
        (published - second, None, Err(Refusal::Frozen)),
        (published, None, Ok(())),
        (opens, None, Ok(())),
        (closing() + second, None, Ok(())),
        (closing() + TimeDelta::days(21), results, Err(Refusal::Frozen)),
    ];
    for (now, results_published_at, expected) in cases {
        let mut call = call();
        call.dates.results_published_at = results_published_at;
        for who in [&officer, &approver] {
            assert_eq!(call.may_cancel(who, now), expected, "{now}");
        }
        for who in [viewer(1, vec![]), Viewer::guest(), viewer(22, member(GROUP, Role::Officer))] {
            assert_eq!(call.may_cancel(&who, now), Err(Refusal::NotFound), "{now}");
        }
    }
    let mut given_up = call();
    let mend = |problem| Err(Objection::Mend(domain::problems::Problems::one("reason", problem)));
    assert_eq!(given_up.cancel(&officer, " \r\n　", opens), mend(Problem::Missing));
    let long = "長".repeat(1001);
    assert_eq!(given_up.cancel(&officer, &long, opens), mend(Problem::TooLong { max: 1000, now: 1001 }));
    assert_eq!(given_up.dates.cancelled_at, None, "a refused reason changes nothing");
    assert_eq!(given_up.cancel(&officer, "災害のため\r\n中止", opens), Ok(()));
    assert_eq!((given_up.dates.cancelled_at, given_up.notice.cancelled.as_str()), (Some(opens), "災害のため\n中止"));
    assert_eq!(given_up.cancel(&officer, "もう一度", opens), Err(Objection::Refuse(Refusal::Frozen)));
    let late = Proposal { call: given_up, ..full() };
    assert_eq!(late.may_edit(&viewer(1, vec![]), opens), Err(Refusal::CallNotOpen));
}
