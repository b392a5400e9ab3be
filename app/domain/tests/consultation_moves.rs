//! Who may do what with a consultation, from where: the whole table（意見募集の手続きの表）.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::calls::Dates;
use domain::consultations::{Act, Consultation, Particulars, ROWS, Standing, State};
use domain::people::{CallId, Membership, OrganisationId, Person, PersonId, ProgrammeId, Role, Viewer};
use domain::problems::Refusal;
use domain::submissions::Who;
use domain::texts::{Lang, Words};
use std::fmt::Write;
use uuid::Uuid;

const DEPARTMENT: OrganisationId = OrganisationId(Uuid::from_u128(1));
const ELSEWHERE: OrganisationId = OrganisationId(Uuid::from_u128(2));
const DRAFTER: u128 = 10;

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day")
}

fn now() -> DateTime<Utc> {
    domain::calendar::start_of_day(day())
}

fn viewer(id: u128, roles: &[(Role, OrganisationId)]) -> Viewer {
    let (name, email) = (String::new(), String::new());
    let person = Person { id: PersonId(Uuid::from_u128(id)), name, email, lang: Lang::Ja, confirmed_at: None };
    let memberships = roles.iter().map(|(role, organisation)| Membership {
        organisation: *organisation,
        role: *role,
        from: day(),
        until: None,
    });
    Viewer::person(person, memberships.collect(), day())
}

fn everybody() -> Vec<(&'static str, Viewer)> {
    vec![
        ("guest", Viewer::guest()),
        ("somebody", viewer(9, &[])),
        ("officer who drafted it", viewer(DRAFTER, &[(Role::Officer, DEPARTMENT)])),
        ("approver who drafted it", viewer(DRAFTER, &[(Role::Officer, DEPARTMENT), (Role::Approver, DEPARTMENT)])),
        ("officer", viewer(11, &[(Role::Officer, DEPARTMENT)])),
        ("approver", viewer(12, &[(Role::Approver, DEPARTMENT)])),
        ("approver elsewhere", viewer(13, &[(Role::Approver, ELSEWHERE)])),
        ("administrator", viewer(14, &[(Role::Admin, DEPARTMENT)])),
        ("auditor", viewer(15, &[(Role::Auditor, ELSEWHERE)])),
    ]
}

/// A consultation that stands there now.
fn at(standing: Standing) -> Consultation {
    let hours = |hours| now() + TimeDelta::hours(hours);
    let (state, published, opens, closes) = match standing {
        Standing::Draft => (State::Draft, None, 1, 2),
        Standing::Waiting => (State::Approved, Some(1), 1, 2),
        Standing::Upcoming => (State::Approved, Some(-1), 1, 2),
        Standing::Open => (State::Approved, Some(-2), -1, 2),
        Standing::Answering => (State::Approved, Some(-3), -2, -1),
        Standing::Answered => (State::Answered, Some(-3), -2, -1),
        Standing::Concluded => (State::Concluded, Some(-3), -2, -1),
        Standing::Exempted => (State::Exempted, Some(-1), -1, -1),
        Standing::Abandoned => (State::Abandoned, Some(-3), -2, 1),
    };
    Consultation {
        call: CallId(Uuid::from_u128(3)),
        programme: ProgrammeId(Uuid::from_u128(4)),
        department: DEPARTMENT,
        slug: "plan".into(),
        code: "PC".into(),
        title: Words::default(),
        summary: Words::default(),
        dates: Dates {
            published_at: published.map(hours),
            opens_at: hours(opens),
            closes_at: hours(closes),
            results_published_at: None,
            cancelled_at: None,
        },
        state,
        particulars: Particulars::default(),
        drafted_by: PersonId(Uuid::from_u128(DRAFTER)),
        approved_by: None,
        approved_at: None,
        answered_by: None,
        answered_at: None,
        decided_on: None,
    }
}

fn word(answer: Result<(), Refusal>) -> &'static str {
    match answer {
        Ok(()) => "yes",
        Err(Refusal::SignInFirst) => "sign in",
        Err(Refusal::NotFound) => "404",
        Err(Refusal::NotPermitted) => "403",
        Err(Refusal::OwnDraft) => "own draft",
        Err(Refusal::NotFromHere) => "·",
        Err(_) => "other",
    }
}

/// The rows of the table, then a table for each person: acts down, standings across.
fn table() -> String {
    let mut text = String::from("## rows\n");
    for row in ROWS {
        let letters: Vec<_> = row.letters.iter().map(|letter| letter.code()).collect();
        let reason = if row.reason { "reason" } else { "" };
        let _ =
            writeln!(text, "{:<22}{:<10}{:<8}{}", row.act.code(), format!("{:?}", row.who), reason, letters.join(" "));
    }
    for (name, viewer) in everybody() {
        let _ = write!(text, "\n## {name}\n{:<22}", "");
        for standing in Standing::ALL {
            let _ = write!(text, "{:<11}", standing.code());
        }
        for act in Act::ALL {
            text.truncate(text.trim_end().len());
            let _ = write!(text, "\n{:<22}", act.code());
            for standing in Standing::ALL {
                let _ = write!(text, "{:<11}", word(at(standing).allows(&viewer, act, now()).map(drop)));
            }
        }
        text.truncate(text.trim_end().len());
        text.push('\n');
    }
    text.lines().map(str::trim_end).fold(String::new(), |all, line| all + line + "\n")
}

#[test]
fn the_table_of_who_may_do_what_changes_only_on_purpose() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/consultation_moves.txt");
    let expected = std::fs::read_to_string(path).unwrap_or_default();
    let found = table();
    if found != expected && std::env::var_os("TOMONI_UPDATE_TABLES").is_some() {
        std::fs::write(path, &found).expect("the table can be written");
        return;
    }
    assert_eq!(
        found, expected,
        "if this change is wanted: TOMONI_UPDATE_TABLES=1 cargo test -p domain --test consultation_moves"
    );
}

#[test]
fn every_act_has_one_row_and_somebody_for_it() {
    for act in Act::ALL {
        assert_eq!(ROWS.iter().filter(|row| row.act == act).count(), 1, "{act:?}");
        assert_eq!(Act::from_code(act.code()), Some(act));
        for from in act.row().from {
            let people = everybody();
            let may: Vec<_> = people
                .iter()
                .filter(|(_, viewer)| at(*from).allows(viewer, act, now()).is_ok())
                .map(|(name, _)| *name)
                .collect();
            assert_eq!(may.is_empty(), act.row().who == Who::Clock, "{act:?} from {from:?}: {may:?}");
            let outside = ["guest", "somebody", "approver elsewhere", "administrator", "auditor"];
            assert!(!may.iter().any(|name| outside.contains(name)), "{may:?}");
        }
    }
}

#[test]
fn the_standings_are_what_their_names_say_and_only_the_first_two_are_secret() {
    for standing in Standing::ALL {
        let consultation = at(standing);
        assert_eq!(consultation.standing(now()), standing);
        let secret = matches!(standing, Standing::Draft | Standing::Waiting);
        assert_eq!(consultation.is_visible_to(&Viewer::guest(), now()), !secret, "{standing:?}");
        for (name, viewer) in everybody() {
            let inside = ["officer", "approver", "auditor", "officer who drafted it", "approver who drafted it"];
            assert_eq!(consultation.is_visible_to(&viewer, now()), !secret || inside.contains(&name), "{name}");
        }
    }
}

#[test]
fn an_act_moves_the_state_along_its_row_and_leaves_an_entry() {
    let approver = viewer(12, &[(Role::Approver, DEPARTMENT)]);
    for act in Act::ALL.into_iter().filter(|act| act.row().who != Who::Clock) {
        let mut consultation = at(act.row().from[0]);
        let before = consultation.state;
        let entry = consultation.act(&approver, act, "理由", now()).expect("an approver may do it all");
        assert_eq!(consultation.state, act.row().to.unwrap_or(before));
        assert_eq!(entry.to, act.row().to.map(State::code));
        assert_eq!((entry.action, entry.reason.as_str()), (act.code(), "理由"));
    }
}
