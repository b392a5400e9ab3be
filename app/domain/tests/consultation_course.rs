//! The statutory clock, the gate, and what changes the course of a consultation（法定の期間・決裁・延長・打ち切り）.

use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use domain::calendar;
use domain::calls::Dates;
use domain::consultations::{
    Act, Consultation, EditPage, Gap, Particulars, Place, Standing, State, Surroundings, Where,
};
use domain::forms::Answers;
use domain::people::{
    CallId, Membership, Organisation, OrganisationId, OrganisationKind, Person, PersonId, PlanId, PlanNodeId,
    ProgrammeId, Role, Viewer,
};
use domain::plans::{Clause, Plan, PlanKind};
use domain::problems::{Problem, Refusal};
use domain::submissions::Objection;
use domain::texts::{Lang, Words};
use proptest::prelude::*;
use uuid::Uuid;

const DEPARTMENT: OrganisationId = OrganisationId(Uuid::from_u128(1));

fn day(number: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 12, 1).expect("a day") + Days::new(u64::from(number) - 1)
}

fn at(number: u32, hour: u32) -> DateTime<Utc> {
    calendar::at(day(number), NaiveTime::from_hms_opt(hour, 0, 0).expect("a time"))
}

fn viewer(id: u128, role: Role) -> Viewer {
    let (name, email) = (String::new(), String::new());
    let person = Person { id: PersonId(Uuid::from_u128(id)), name, email, lang: Lang::Ja, confirmed_at: None };
    let membership = Membership { organisation: DEPARTMENT, role, from: day(1), until: None };
    Viewer::person(person, vec![membership], day(1))
}

fn department() -> Organisation {
    Organisation {
        id: DEPARTMENT,
        kind: OrganisationKind::Department,
        name: "協働課".into(),
        email: None,
        phone: Some("0920-00-0001".into()),
    }
}

fn plan() -> Plan {
    let clause = Clause { title: "目的".into(), ..Clause::default() };
    Plan {
        id: PlanId(Uuid::from_u128(50)),
        call: CallId(Uuid::from_u128(3)),
        kind: PlanKind::Draft,
        edition: 1,
        title: "案".into(),
        errata: String::new(),
        frozen_at: None,
        nodes: vec![clause.node(PlanNodeId(Uuid::from_u128(51)), None)],
    }
}

/// Complete: published on the 5th, closed at the end of the 34th day of December's count, thirty days.
fn consultation() -> Consultation {
    Consultation {
        call: CallId(Uuid::from_u128(3)),
        programme: ProgrammeId(Uuid::from_u128(4)),
        department: DEPARTMENT,
        slug: "plan".into(),
        code: "PC".into(),
        title: Words::of("案", "案《あん》", "Draft"),
        summary: Words::of("要旨", "要旨《ようし》", "Summary"),
        dates: Dates {
            published_at: None,
            opens_at: at(5, 9),
            closes_at: calendar::end_of_day(day(34)),
            results_published_at: None,
            cancelled_at: None,
        },
        state: State::Draft,
        particulars: Particulars {
            legal_basis: "条例".into(),
            purpose: Words { ja: "目的".into(), easy: None, en: None },
            send_to: "市役所".into(),
            places: vec![Place { name: "本庁".into(), hours: String::new() }],
            originals_at: "本庁".into(),
            publish_at: Some(at(5, 9)),
            result_due: Some(day(60)),
            no_materials: true,
            ..Particulars::usual()
        },
        drafted_by: PersonId(Uuid::from_u128(10)),
        approved_by: None,
        approved_at: None,
        answered_by: None,
        answered_at: None,
        decided_on: None,
    }
}

fn gaps(consultation: &Consultation) -> Vec<(Where, Gap)> {
    let (plan, department) = (plan(), department());
    consultation.gaps(Surroundings { plan: Some(&plan), files: 0, department: &department }, at(1, 9))
}

fn typed(pairs: &[(&str, &str)]) -> Answers {
    pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
}

#[test]
fn the_day_of_publication_counts_and_thirty_days_are_enough() {
    let mut it = consultation();
    assert_eq!((it.term(at(1, 9)), it.is_short(at(1, 9))), (30, false));
    it.dates.closes_at = calendar::at(day(34), NaiveTime::from_hms_opt(0, 0, 59).expect("a time"));
    assert_eq!(it.term(at(1, 9)), 30, "the last day counts however early it ends");
    it.dates.closes_at = calendar::end_of_day(day(33));
    assert_eq!((it.term(at(1, 9)), it.is_short(at(1, 9))), (29, true));
    assert!(gaps(&it).contains(&(Where::Page(EditPage::Term), Gap::ShortReason)));
    it.particulars.short_reason = "法律の施行日までに定める必要があるため".into();
    assert!(gaps(&it).is_empty());
    it.particulars.publish_at = None;
    assert_eq!(it.term(at(1, 9)), 33, "published at once, the days run from today");
}

#[test]
fn the_gate_names_everything_that_is_missing() {
    assert!(gaps(&consultation()).is_empty(), "{:?}", gaps(&consultation()));
    let mut bare = consultation();
    (bare.title, bare.summary) = (Words::default(), Words::default());
    bare.particulars = Particulars { publish_at: Some(at(5, 9)), ..Particulars::default() };
    let department = Organisation { phone: None, ..department() };
    let around = Surroundings { plan: None, files: 0, department: &department };
    let found: Vec<Gap> = bare.gaps(around, at(6, 9)).into_iter().map(|(_, gap)| gap).collect();
    let all = [
        Gap::Title,
        Gap::LegalBasis,
        Gap::Summary,
        Gap::EasySummary,
        Gap::Purpose,
        Gap::Who,
        Gap::Dates,
        Gap::ResultDue,
        Gap::Channels,
        Gap::Places,
        Gap::Originals,
        Gap::Document,
        Gap::Materials,
        Gap::Contact,
    ];
    assert_eq!(found, all);
}

#[test]
fn nobody_approves_his_own_notice_nor_an_incomplete_one() {
    let approver = viewer(12, Role::Approver);
    let mut it = consultation();
    assert_eq!(it.approve(&viewer(10, Role::Approver), false, true, at(1, 9)).unwrap_err(), Refusal::OwnDraft);
    assert_eq!(it.approve(&approver, true, true, at(1, 9)).unwrap_err(), Refusal::OwnDraft);
    assert_eq!(it.approve(&approver, false, false, at(1, 9)).unwrap_err(), Refusal::Incomplete);
    assert_eq!(it, consultation(), "a refusal changes nothing");
    let entry = it.approve(&approver, false, true, at(1, 9)).expect("another approver");
    assert_eq!((entry.from, entry.to), (Some("draft"), Some("approved")));
    assert_eq!((it.standing(at(1, 10)), it.standing(at(5, 9))), (Standing::Waiting, Standing::Open));
    assert_eq!(it.approved_by, approver.id());

    let recalled = it.recall(&viewer(10, Role::Officer), &typed(&[("reason", "数字の誤り")]), at(2, 9));
    recalled.expect("nobody has seen it yet");
    assert_eq!((it.standing(at(2, 9)), it.particulars.publish_at), (Standing::Draft, Some(at(5, 9))));
    it.approve(&approver, false, true, at(3, 9)).expect("again");
    assert!(matches!(
        it.recall(&viewer(10, Role::Officer), &typed(&[("reason", "遅い")]), at(5, 9)),
        Err(Objection::Refuse(Refusal::NotFromHere))
    ));

    // Neither publication nor opening is typed: both are the moment of the approval.
    let mut at_once = consultation();
    let blank = [("publish-date", ""), ("publish-time", ""), ("opens-date", ""), ("opens-time", "")];
    let mut term = at_once.typed(EditPage::Term);
    blank.iter().for_each(|(key, value)| term.set(key, value));
    at_once.edit(EditPage::Term, &term).expect("blank dates are fine");
    assert_eq!(at_once.typed(EditPage::Term).get("opens-date"), "");
    at_once.approve(&approver, false, true, at(6, 13)).expect("published at once");
    assert_eq!((at_once.standing(at(6, 13)), at_once.dates.opens_at), (Standing::Open, at(6, 13)));
}

fn open() -> Consultation {
    let mut it = consultation();
    it.approve(&viewer(12, Role::Approver), false, true, at(1, 9)).expect("approved");
    it
}

#[test]
fn a_term_only_grows_and_everybody_reads_why() {
    let officer = viewer(10, Role::Officer);
    let mut it = open();
    let early = typed(&[("closes-date", "2026/12/20"), ("closes-time", "17:00"), ("due", "2027/3/1"), ("reason", "x")]);
    let Err(Objection::Mend(problems)) = it.extend(&officer, &early, at(10, 9)) else { panic!("it is earlier") };
    assert_eq!(problems.of("closes-date"), Some(&Problem::OnlyLater));
    let Err(Objection::Mend(problems)) = it.extend(&officer, &Answers::default(), at(10, 9)) else { panic!("blank") };
    assert_eq!(
        problems.iter().map(|(key, _)| key).collect::<Vec<_>>(),
        ["closes-date", "closes-time", "due", "reason"]
    );
    let later =
        typed(&[("closes-date", "2027/1/20"), ("closes-time", "24:00"), ("due", "2027/3/1"), ("reason", "台風のため")]);
    let before = it.dates.closes_at;
    it.extend(&officer, &later, at(10, 9)).expect("it is later");
    assert!(it.dates.closes_at > before);
    let turn = &it.particulars.course[0];
    assert_eq!((turn.act.as_str(), turn.closed_before), (Act::Extend.code(), Some(before)));
    assert!(it.extend(&officer, &later, at(80, 9)).is_err(), "it is closed");
}

#[test]
fn it_can_be_given_up_or_done_without_by_an_approver_with_a_reason() {
    let approver = viewer(12, Role::Approver);
    let mut it = open();
    assert!(it.abandon(&approver, &Answers::default(), at(10, 9)).is_err());
    it.abandon(&approver, &typed(&[("reason", "法改正のため"), ("again", "yes")]), at(10, 9)).expect("given up");
    assert_eq!(it.standing(at(10, 9)), Standing::Abandoned);
    assert!(it.particulars.asked_again && it.dates.cancelled_at == Some(at(10, 9)));

    let mut it = consultation();
    let Err(Objection::Mend(problems)) = it.exempt(&approver, &Answers::default(), at(2, 9)) else { panic!("blank") };
    assert_eq!(problems.len(), 2);
    it.exempt(&approver, &typed(&[("ground", "urgent"), ("reason", "災害復旧のため")]), at(2, 9)).expect("exempted");
    assert!(it.is_visible_to(&Viewer::guest(), at(2, 9)), "the reason is published");
    assert_eq!(it.standing(at(2, 9)), Standing::Exempted);
}

#[test]
fn every_page_reads_back_what_it_shows() {
    let it = consultation();
    for page in EditPage::ALL {
        let mut again = it.clone();
        again.edit(page, &it.typed(page)).expect("its own words");
        assert_eq!(again, it, "{page:?}");
    }
}

proptest! {
    #[test]
    fn days_are_counted_as_on_a_wall_calendar(start in 1_u32..300, length in 1_u32..90, hour in 0_u32..24) {
        let mut it = consultation();
        it.particulars.publish_at = Some(at(start, hour));
        it.dates.closes_at = calendar::end_of_day(day(start + length - 1));
        prop_assert_eq!(it.term(at(1, 0)), i64::from(length));
    }
}
