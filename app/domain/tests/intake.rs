//! Applications on paper: reading the entry, what may stay blank, who keys in（窓口受付）.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::budget::{Expense, form};
use domain::calendar::{end_of_day, start_of_day};
use domain::calls::{Call, CallKind, Dates, Notice, Paper, Rules, Standing, Terms};
use domain::corrections::{self, Correction, Mark};
use domain::filings::Attachment;
use domain::forms::{Answers, Form, FormPage, Kind, Question, Section};
use domain::history::{KEYED_CORRECTION, KEYED_IN};
use domain::intake::{Channel, Contact, Intake, PAPER_FORM, Telling, check_stamp, contact, read_entry, takes_paper};
use domain::money::{Base, Grant, Rate, Unit};
use domain::people::{
    CallId, FileId, Membership, OrganisationId, OrganisationKind, Person, PersonId, ProgrammeId, Role, SubmissionId,
    Viewer,
};
use domain::problems::{Problem, Problems, Refusal};
use domain::proposals::{Proposal, Revision};
use domain::submissions::{Objection, Stage, Step, Submission, Verb};
use domain::texts::{Lang, Words};
use proptest::prelude::*;
use std::collections::BTreeSet;
use uuid::Uuid;

const DEPARTMENT: OrganisationId = OrganisationId(Uuid::from_u128(3));
const GROUP: OrganisationId = OrganisationId(Uuid::from_u128(2));

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).expect("a day")
}

fn noon(of: NaiveDate) -> DateTime<Utc> {
    start_of_day(of) + TimeDelta::hours(12)
}

/// Open from 20 November to 20 December.
fn call() -> Call {
    let question = |key: &str, kind: Kind| {
        let (label, help) = (Words::ja(key), Words::default());
        Question { key: key.into(), label, help, kind, required: true, personal: false, when: None, from_group: None }
    };
    let questions = vec![
        question("title", Kind::Line { max: 20 }),
        question("members", Kind::Number { min: 1, max: 99, unit: Words::ja("人") }),
    ];
    let page = FormPage { key: "plan".into(), title: Words::ja("計画"), help: Words::default(), questions };
    let paper = |key: &str| Paper {
        key: key.into(),
        label: Words::ja(key),
        help: Words::default(),
        required: true,
        from_group: None,
    };
    Call {
        id: CallId(Uuid::from_u128(4)),
        programme: ProgrammeId(Uuid::from_u128(5)),
        kind: CallKind::Grant,
        slug: "call".into(),
        code: "GK".into(),
        title: Words::ja("募集"),
        department: DEPARTMENT,
        dates: Dates {
            published_at: Some(start_of_day(day(11, 1))),
            opens_at: noon(day(11, 20)),
            closes_at: end_of_day(day(12, 20)),
            results_published_at: None,
            cancelled_at: None,
        },
        notice: Notice::default(),
        form: Form {
            version: 1,
            sections: vec![Section { key: "plan".into(), title: Words::ja("計画"), pages: vec![page] }],
        },
        rules: Rules {
            grant: Grant { rate: Rate::new(1, 2).expect("a rate"), base: Base::Cost, cap: None, unit: Unit::Thousand },
            round_budget: None,
            eligible: BTreeSet::from([Expense::Rent]),
            tracks: vec![],
            papers: vec![paper("rules")],
            pledges: vec![Words::ja("誓約")],
            checklist: vec![],
            document_mark: "対協".into(),
            apply_after_selection: false,
            terms: Terms { applicants: vec![OrganisationKind::Ward], ..Terms::default() },
        },
    }
}

fn file(paper: &str) -> Attachment {
    Attachment {
        id: FileId(Uuid::from_u128(9)),
        submission: SubmissionId(Uuid::from_u128(6)),
        paper: paper.into(),
        name: "紙.pdf".into(),
        bytes: 1,
        mime: "application/pdf".into(),
        sha256: "ab".into(),
        added_at: noon(day(11, 25)),
    }
}

/// A paper with a title and its scan, and nothing else.
fn bare() -> Proposal {
    let case = Submission {
        id: SubmissionId(Uuid::from_u128(6)),
        number: None,
        call: CallId(Uuid::from_u128(4)),
        department: DEPARTMENT,
        owner: PersonId(Uuid::from_u128(1)),
        group: GROUP,
        channel: Channel::Counter,
        title: String::new(),
        stage: Stage::Draft,
        begun_at: noon(day(11, 25)),
        submitted_at: None,
        disposed_at: None,
    };
    let mut answers = Answers::default();
    answers.set("title", "道の花");
    let standing = Standing { kind: Some(OrganisationKind::Ward), ..Standing::default() };
    Proposal { case, call: call(), answers, lines: vec![], files: vec![file(PAPER_FORM)], standing, revision: None }
}

fn whole() -> Proposal {
    let mut proposal = bare();
    proposal.answers.set("members", "12");
    proposal.answers.set("pledge-0", "yes");
    proposal.files.push(file("rules"));
    proposal.lines = form::rows([
        ("e-0-category", "rent"),
        ("e-0-text", "会場"),
        ("e-0-amount", "10,000"),
        ("i-0-category", "subsidy"),
        ("i-0-text", "市補助金"),
        ("i-0-amount", "5,000"),
        ("i-1-category", "own"),
        ("i-1-text", "会費"),
        ("i-1-amount", "5,000"),
    ]);
    proposal
}

fn intake() -> Intake {
    let contact = Contact {
        name: "阿比留 キク".into(),
        telling: Telling::Post,
        postcode: "817-1701".into(),
        address: "長崎県対馬市上対馬町比田勝1".into(),
        phone: String::new(),
        email: String::new(),
    };
    Intake { stamped_on: day(11, 24), keyed_by: PersonId(Uuid::from_u128(7)), contact }
}

fn viewer(role: Option<(Role, OrganisationId)>) -> Viewer {
    let lang = Lang::Ja;
    let person =
        Person {
            id: PersonId(Uuid::from_u128(7)), name: "島村".into(), email: "o@x".into(), lang, confirmed_at: None
        };
    let roles = role.map(|(role, organisation)| Membership { organisation, role, from: day(1, 1), until: None });
    Viewer::person(person, roles.into_iter().collect(), day(11, 25))
}

fn officer() -> Viewer {
    viewer(Some((Role::Officer, DEPARTMENT)))
}

fn sheet(pairs: &[(&str, &str)]) -> Answers {
    let mut sheet = Answers::default();
    for (key, value) in pairs {
        sheet.set(key, value);
    }
    sheet
}

fn key_in(proposal: &Proposal, pairs: &[(&str, &str)]) -> Result<Step, Objection> {
    proposal.key_in(&officer(), &intake(), &sheet(pairs), noon(day(11, 25)))
}

fn fields(objection: Result<Step, Objection>) -> Vec<String> {
    match objection {
        Err(Objection::Mend(problems)) => problems.iter().map(|(field, _)| field.to_owned()).collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_the_paper_leaves_blank_is_recorded_and_asked_for_afterwards() {
    assert_eq!(fields(key_in(&bare(), &[])), ["blank"]);
    let step = key_in(&bare(), &[("blank", "yes")]).expect("received");
    assert_eq!((step.to, step.entry.action), (Stage::Submitted, KEYED_IN));
    let detail = &step.entry.detail;
    assert_eq!((&detail["channel"], &detail["stamped"]), (&"counter".into(), &"2026-11-24".into()));
    assert_eq!(detail["missing"], serde_json::json!(["members", "budget", "paper-rules", "pledge-0"]));
    assert_eq!(bare().is_whole(), Err(Refusal::PaperIncomplete));
    let step = key_in(&whole(), &[]).expect("nothing is missing");
    assert_eq!(step.entry.detail["missing"], serde_json::json!([]));
    assert_eq!(whole().is_whole(), Ok(()));
}

#[test]
fn title_and_scan_are_never_missing_and_wrong_typing_is_mended() {
    let mut untitled = bare();
    untitled.answers.set("title", " ");
    assert_eq!(fields(key_in(&untitled, &[("blank", "yes")])), ["title"]);
    let mut unseen = bare();
    unseen.files.clear();
    assert_eq!(fields(key_in(&unseen, &[("blank", "yes")])), ["paper-scan-of-form"]);
    let mut wrong = whole();
    wrong.answers.set("members", "十二人くらい");
    assert_eq!(fields(key_in(&wrong, &[("blank", "yes")])), ["members"]);
    let mut foreign = whole();
    foreign.standing.kind = Some(OrganisationKind::Company);
    assert_eq!(fields(key_in(&foreign, &[("blank", "yes")])), ["applicant"], "the gates are the same for everybody");
}

#[test]
fn one_that_was_typed_here_knows_nothing_of_this() {
    let mut online = whole();
    online.case.channel = Channel::Online;
    assert!(online.papers().iter().all(|paper| paper.key != PAPER_FORM));
    assert_eq!(online.is_whole(), Ok(()));
    assert_eq!(
        online.case.allows(&officer(), Verb::Submit),
        Err(Refusal::NotFound),
        "a draft is its applicant's alone"
    );
    let submitted = Submission { stage: Stage::Returned, ..online.case };
    assert_eq!(submitted.allows(&officer(), Verb::Resubmit), Err(Refusal::NotPermitted));
}

#[test]
fn staff_of_the_department_key_in_and_nobody_else() {
    let cases = [
        (officer(), Ok(())),
        (viewer(Some((Role::Approver, DEPARTMENT))), Ok(())),
        (viewer(Some((Role::Officer, OrganisationId(Uuid::from_u128(8))))), Err(Refusal::NotFound)),
        (viewer(Some((Role::Auditor, DEPARTMENT))), Err(Refusal::NotFound)),
        (viewer(Some((Role::Admin, DEPARTMENT))), Err(Refusal::NotFound)),
        (viewer(None), Err(Refusal::NotFound)),
        (Viewer::guest(), Err(Refusal::SignInFirst)),
    ];
    for (viewer, expected) in cases {
        assert_eq!(bare().case.allows(&viewer, Verb::Submit), expected, "{viewer:?}");
    }
    let submitted = Submission { stage: Stage::Submitted, ..bare().case };
    let auditor = viewer(Some((Role::Auditor, DEPARTMENT)));
    assert!(submitted.is_readable_by(&auditor) && !submitted.is_written_by(&auditor));
    assert_eq!(submitted.allows(&auditor, Verb::Withdraw), Err(Refusal::NotPermitted));
    assert_eq!(submitted.allows(&officer(), Verb::Withdraw), Ok(()), "a withdrawal on paper is keyed in too");
    let own = viewer(Some((Role::Contact, GROUP)));
    assert_eq!(submitted.allows(&own, Verb::Withdraw), Err(Refusal::NotPermitted), "who is on paper writes on paper");
}

#[test]
fn a_stamp_counts_by_its_day_and_a_call_takes_paper_until_its_results() {
    let dates = call().dates;
    let outside = Some(Problem::StampOutsideTerm { from: day(11, 20), to: day(12, 20) });
    let late = noon(day(12, 28));
    let cases = [
        (day(11, 19), outside.clone()),
        (day(11, 20), None),
        (day(12, 20), None),
        (day(12, 21), outside),
        (day(12, 29), Some(Problem::DayToCome)),
    ];
    for (stamped, expected) in cases {
        assert_eq!(check_stamp(&dates, stamped, late), expected, "{stamped}");
    }
    let results = Dates { results_published_at: Some(late), ..dates };
    let cancelled = Dates { cancelled_at: Some(late), ..dates };
    let hidden = Dates { published_at: None, ..dates };
    let now = [
        (dates, noon(day(11, 19)), Err(Refusal::CallNotOpen)),
        (dates, noon(day(11, 25)), Ok(())),
        (dates, late, Ok(())),
        (results, late, Err(Refusal::CallNotOpen)),
        (cancelled, late, Err(Refusal::CallNotOpen)),
        (hidden, late, Err(Refusal::NotFound)),
    ];
    for (dates, at, expected) in now {
        assert_eq!(takes_paper(&dates, at), expected, "{dates:?}");
    }
}

#[test]
fn a_correction_on_paper_has_a_stamp_of_its_own() {
    let mut proposal = whole();
    proposal.answers.set("members", "");
    proposal.case.stage = Stage::Returned;
    let marks = vec![Mark { field: "members".into(), reason: "人数".into() }];
    let correction = Correction { marks, note: String::new(), due_at: noon(day(12, 1)) };
    proposal.revision = Some(Revision { correction, before: Box::new(whole()) });
    assert!(proposal.is_unlocked("members") && proposal.is_unlocked("paper-scan-of-form"));
    assert!(!proposal.is_unlocked("title"));
    assert!(!corrections::fields(&whole()).iter().any(|field| field.contains(PAPER_FORM)));
    assert_eq!(fields(key_in(&proposal, &[])), ["stamp", "blank"]);
    let stamps = [("2026/11/23", "stamp"), ("2026/11/26", "stamp"), ("そのうち", "stamp")];
    for (typed, field) in stamps {
        assert_eq!(fields(key_in(&proposal, &[("blank", "yes"), ("stamp", typed)])), [field], "{typed}");
    }
    let step = key_in(&proposal, &[("blank", "yes"), ("stamp", "R8.11.25")]).expect("received, and incomplete still");
    assert_eq!((step.from, step.to, step.entry.action), (Stage::Returned, Stage::Submitted, KEYED_CORRECTION));
    assert_eq!(step.entry.detail["stamped"], "2026-11-25");
}

const TYPED: [(&str, &str); 8] = [
    ("channel", "post"),
    ("stamp", "令和8年11月24日"),
    ("kind", "ward"),
    ("group", " みどり区 "),
    ("name", "阿比留　キク"),
    ("telling", "post"),
    ("postcode", "８１７ー１７０１"),
    ("address", "対馬市上対馬町"),
];

#[test]
fn an_entry_says_how_it_came_and_where_its_applicant_is_reached() {
    let now = noon(day(11, 25));
    let entry = read_entry(&sheet(&TYPED), &call(), now).expect("complete");
    assert_eq!((entry.channel, entry.stamped_on, entry.group.as_str()), (Channel::Post, day(11, 24), "みどり区"));
    let envelope = entry.contact.envelope(&entry.group);
    assert_eq!(envelope, ["〒817-1701", "対馬市上対馬町", "みどり区", "阿比留　キク　様"]);
    let changes = [
        ("channel", "online", "channel", Problem::Missing),
        ("stamp", "2026/11/26", "stamp", Problem::DayToCome),
        ("kind", "company", "kind", Problem::KindNotAdmitted),
        ("kind", "city", "kind", Problem::Missing),
        ("group", "　", "group", Problem::Missing),
        ("name", "", "name", Problem::Missing),
        ("telling", "pigeon", "telling", Problem::Missing),
        ("telling", "mail", "email", Problem::Missing),
        ("postcode", "", "postcode", Problem::Missing),
        ("postcode", "81", "postcode", Problem::NotAPostcode),
        ("address", "", "address", Problem::Missing),
        ("phone", "なし", "phone", Problem::NotAPhone),
        ("email", "kiku", "email", Problem::NotAnEmail),
    ];
    for (key, value, field, problem) in changes {
        let mut typed = sheet(&TYPED);
        typed.set(key, value);
        assert_eq!(read_entry(&typed, &call(), now), Err(Problems::one(field, problem)), "{key}={value}");
    }
}

#[test]
fn who_is_told_by_mail_needs_no_address() {
    let mut problems = Problems::none();
    let typed = sheet(&[("name", "山田"), ("telling", "mail"), ("email", "foo..bar@docomo.ne.jp")]);
    let contact = contact(&typed, &mut problems).expect("an address that exists");
    assert_eq!(contact.envelope("会"), ["会", "山田　様"]);
}

proptest! {
    /// Nothing that is typed breaks the reading, and what is read is complete.
    #[test]
    fn any_typing_is_read_or_refused(values in proptest::collection::vec("\\PC{0,40}", 10), post in any::<bool>()) {
        let keys = ["channel", "stamp", "kind", "group", "name", "postcode", "address", "phone", "email", "same"];
        let mut typed = Answers::default();
        for (key, value) in keys.iter().zip(&values) {
            typed.set(key, value);
        }
        typed.set("telling", if post { "post" } else { "mail" });
        prop_assert!(read_entry(&typed, &call(), noon(day(11, 25))).is_err(), "a channel is one of four words");
        typed.set("channel", "fax");
        typed.set("stamp", "2026-11-24");
        typed.set("kind", "ward");
        if let Ok(entry) = read_entry(&typed, &call(), noon(day(11, 25))) {
            let reached = if post { &entry.contact.address } else { &entry.contact.email };
            prop_assert!(!entry.group.is_empty() && !entry.contact.name.is_empty() && !reached.is_empty());
        }
    }

    /// Whatever is there and whatever is not: either the paper is received whole, or what is missing is recorded.
    #[test]
    fn nothing_is_missing_in_silence(members in any::<bool>(), rules in any::<bool>(), lines in any::<bool>(), pledge in any::<bool>(), seen in any::<bool>()) {
        let mut proposal = whole();
        if !members { proposal.answers.set("members", ""); }
        if !rules { proposal.files.truncate(1); }
        if !lines { proposal.lines.clear(); }
        if !pledge { proposal.answers.set("pledge-0", ""); }
        let blanks = [members, rules, lines, pledge].iter().filter(|there| !**there).count();
        match key_in(&proposal, &[("blank", if seen { "yes" } else { "" })]) {
            Ok(step) => {
                prop_assert!(blanks == 0 || seen);
                prop_assert_eq!(step.entry.detail["missing"].as_array().map(Vec::len), Some(blanks));
            }
            Err(_) => prop_assert!(blanks > 0 && !seen),
        }
        prop_assert_eq!(proposal.is_whole().is_ok(), blanks == 0);
    }
}
