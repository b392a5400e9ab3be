//! Who may do what, from where: the whole table of moves, and random walks that never leave it（手続きの表）.

use chrono::{DateTime, NaiveDate, Utc};
use domain::calendar::end_of_day;
use domain::corrections::{Correction, Mark, move_day, moved_days};
use domain::decisions::{self, Decision, DecisionState, Holder, Outcome, Passed, Route, RouteStep};
use domain::forms::Answers;
use domain::history::{FIRST_HASH, HistoryEntry};
use domain::intake::Channel;
use domain::money::Yen;
use domain::people::{CallId, DecisionId, Membership, OrganisationId, Person, PersonId, Role, SubmissionId, Viewer};
use domain::problems::{Problem, Refusal};
use domain::submissions::{MOVES, Objection, Stage, Submission, Verb, Who};
use domain::texts::Lang;
use proptest::prelude::*;
use std::fmt::Write;
use uuid::Uuid;

const DEPARTMENT: OrganisationId = OrganisationId(Uuid::from_u128(1));
const ELSEWHERE: OrganisationId = OrganisationId(Uuid::from_u128(2));
const GROUP: OrganisationId = OrganisationId(Uuid::from_u128(3));
const OWNER: u128 = 10;

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day")
}

fn now() -> DateTime<Utc> {
    domain::calendar::start_of_day(day())
}

fn viewer(id: u128, roles: &[(Role, OrganisationId)]) -> Viewer {
    let person = Person {
        id: PersonId(Uuid::from_u128(id)),
        name: String::new(),
        email: String::new(),
        lang: Lang::Ja,
        confirmed_at: None,
    };
    let memberships = roles.iter().map(|(role, organisation)| Membership {
        organisation: *organisation,
        role: *role,
        from: day(),
        until: None,
    });
    Viewer::person(person, memberships.collect(), day())
}

/// Everybody who can stand before a case, under the name that the table shows.
fn everybody() -> Vec<(&'static str, Viewer)> {
    vec![
        ("guest", Viewer::guest()),
        ("owner", viewer(OWNER, &[])),
        ("representative of the group", viewer(11, &[(Role::Representative, GROUP)])),
        ("somebody else", viewer(12, &[])),
        ("officer", viewer(13, &[(Role::Officer, DEPARTMENT)])),
        ("approver", viewer(14, &[(Role::Approver, DEPARTMENT)])),
        ("second approver", viewer(15, &[(Role::Approver, DEPARTMENT), (Role::Officer, DEPARTMENT)])),
        ("payer", viewer(22, &[(Role::Payer, DEPARTMENT)])),
        ("payer of the group", viewer(23, &[(Role::Payer, DEPARTMENT), (Role::Contact, GROUP)])),
        ("officer of the group", viewer(16, &[(Role::Officer, DEPARTMENT), (Role::Contact, GROUP)])),
        ("approver of the group", viewer(17, &[(Role::Approver, DEPARTMENT), (Role::Contact, GROUP)])),
        ("officer elsewhere", viewer(18, &[(Role::Officer, ELSEWHERE)])),
        ("approver elsewhere", viewer(19, &[(Role::Approver, ELSEWHERE)])),
        ("administrator", viewer(20, &[(Role::Admin, DEPARTMENT)])),
        ("auditor", viewer(21, &[(Role::Auditor, DEPARTMENT)])),
    ]
}

fn case(stage: Stage) -> Submission {
    Submission {
        id: SubmissionId(Uuid::from_u128(100)),
        number: Some("R8-GK-0001".into()),
        call: CallId(Uuid::from_u128(200)),
        department: DEPARTMENT,
        owner: PersonId(Uuid::from_u128(OWNER)),
        group: GROUP,
        channel: Channel::Online,
        title: "浜を守る".into(),
        stage,
        begun_at: now(),
        submitted_at: Some(now()),
        disposed_at: None,
    }
}

fn word(answer: Result<(), Refusal>) -> &'static str {
    match answer {
        Ok(()) => "yes",
        Err(Refusal::SignInFirst) => "sign in",
        Err(Refusal::NotFound) => "404",
        Err(Refusal::NotPermitted) => "403",
        Err(Refusal::OwnCase) => "own case",
        Err(Refusal::NotNow(_)) => "·",
        Err(_) => "other",
    }
}

/// A table for each person: verbs down, stages across.
fn table() -> String {
    let mut text = String::new();
    for (name, viewer) in everybody() {
        let _ = writeln!(text, "## {name}");
        let _ = write!(text, "{:<23}", "");
        for stage in Stage::ALL {
            let _ = write!(text, "{:<16}", stage.code());
        }
        text.truncate(text.trim_end().len());
        text.push('\n');
        for verb in Verb::ALL {
            let _ = write!(text, "{:<23}", verb.code());
            for stage in Stage::ALL {
                let _ = write!(text, "{:<16}", word(case(stage).allows(&viewer, verb)));
            }
            text.truncate(text.trim_end().len());
            text.push('\n');
        }
        text.push('\n');
    }
    text
}

#[test]
fn the_table_of_who_may_do_what_changes_only_on_purpose() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/moves.txt");
    let expected = std::fs::read_to_string(path).unwrap_or_default();
    let found = table();
    if found != expected && std::env::var_os("TOMONI_UPDATE_TABLES").is_some() {
        std::fs::write(path, &found).expect("the table can be written");
        return;
    }
    assert_eq!(found, expected, "if this change is wanted: TOMONI_UPDATE_TABLES=1 cargo test -p domain --test moves");
}

#[test]
fn every_row_can_be_made_by_somebody_and_by_nobody_outside() {
    for row in MOVES {
        if row.who == Who::Clock {
            continue;
        }
        for from in row.from {
            let people = everybody();
            let may = people.iter().filter(|(_, viewer)| case(*from).step(viewer, row.verb, row.to, "").is_ok());
            let names: Vec<_> = may.map(|(name, _)| *name).collect();
            assert!(!names.is_empty(), "nobody can {:?} from {from:?}", row.verb);
            let outside = ["guest", "somebody else", "officer elsewhere", "approver elsewhere", "administrator"];
            assert!(!names.iter().any(|name| outside.contains(name)), "{names:?}");
        }
    }
}

fn sheet(pairs: &[(&str, &str)]) -> Answers {
    pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
}

/// A case in the hands of anybody, with the decision that counts for it.
struct Walk {
    case: Submission,
    decision: Option<Decision>,
}

impl Walk {
    /// Tries a verb as its action would; `Ok` with the stage it led to.
    fn attempt(&mut self, viewer: &Viewer, verb: Verb, to: Option<Stage>) -> Result<Stage, Objection> {
        let requested = Yen(100_000);
        let missing = Refusal::NotNow(verb);
        let step = match verb {
            // One form drafts both; which it is follows from the stage.
            Verb::DraftDecision | Verb::DraftAnew => {
                if verb != decisions::drafting_verb(self.case.stage) {
                    return Err(Refusal::NotNow(verb).into());
                }
                let outcome = Outcome::ALL.into_iter().find(|outcome| Some(outcome.stage()) == to);
                let outcome = outcome.unwrap_or(Outcome::Selected);
                let typed = sheet(&[
                    ("outcome", outcome.code()),
                    ("amount", "80,000"),
                    ("reason", "公益性が高い"),
                    ("conditions", "安全計画を出す"),
                    ("reply_days", "7"),
                    ("correction", "誤記のため"),
                ]);
                let (drafted, step) = decisions::draft(viewer, &self.case, self.decision.as_ref(), requested, &typed)?;
                let by = viewer.id().expect("guests draft nothing");
                let id = DecisionId(Uuid::from_u128(300));
                self.decision = Some(Decision::drafted(id, self.case.id, drafted, route(), by, now()));
                step
            }
            Verb::Consent | Verb::ApproveDecision => {
                let decision = self.decision.as_mut().ok_or(missing)?;
                self.case.allows(viewer, verb)?;
                let is_last = decision.is_at_last_step();
                let step = decisions::approve(viewer, &self.case, decision, &rules(), Yen::ZERO)?;
                decision.passed.push(Passed { by: viewer.id().expect("guests approve nothing"), at: now() });
                if is_last {
                    decision.state = DecisionState::Approved;
                    decision.approved_by = viewer.id();
                }
                step
            }
            Verb::Reply => {
                let decision = self.decision.as_mut().ok_or(missing)?;
                let typed = sheet(&[("answer", "accept"), ("text", "警備員を置きます")]);
                match decisions::reply(viewer, &self.case, decision, &typed, now())? {
                    decisions::Reply::Accepted(step) => {
                        decision.replied_at = Some(now());
                        step
                    }
                    decisions::Reply::Declined(step) => step,
                }
            }
            Verb::ConfirmReply => {
                let answered = self.decision.clone().ok_or(missing)?;
                let selected = Decision { outcome: Outcome::Selected, ..answered.clone() };
                let steps = decisions::confirm_reply(viewer, &self.case, &answered, &selected, &rules())?;
                self.decision = Some(selected);
                steps.into_iter().next().ok_or(Refusal::NotNow(verb))?
            }
            Verb::ReturnReply => {
                let decision = self.decision.as_mut().ok_or(missing)?;
                let typed = sheet(&[("reason", "計画がありません"), ("due", "2026-12-10")]);
                let (due, step) = decisions::return_reply(viewer, &self.case, decision, &typed, now())?;
                (decision.replied_at, decision.reply_by) = (None, Some(due));
                step
            }
            Verb::Lapse => {
                let decision = self.decision.as_ref().ok_or(missing)?;
                decisions::lapse(&self.case, decision, now() + chrono::TimeDelta::days(60))?
            }
            Verb::SendBackDecision => {
                let decision = self.decision.as_mut().ok_or(missing)?;
                let step = decisions::send_back(viewer, &self.case, decision, "理由を詳しく")?;
                decision.state = DecisionState::SentBack;
                step
            }
            Verb::Release => {
                let decision = self.decision.as_mut().ok_or(missing)?;
                let steps = decisions::release(viewer, &self.case, decision, &rules())?;
                decision.state = DecisionState::Released;
                decision.reply_by = decisions::reply_by(decision, now());
                steps.into_iter().next().ok_or(Refusal::NotNow(verb))?
            }
            _ => self.case.step(viewer, verb, to, "理由")?,
        };
        assert_eq!(step.from, self.case.stage);
        self.case.stage = step.to;
        Ok(step.to)
    }
}

/// Two steps: anybody of the department, then an approver.
fn route() -> Route {
    let step = |role| RouteStep { title: String::new(), holder: Holder::Role(role), deputies: vec![] };
    Route(vec![step(Role::Officer), step(Role::Approver)])
}

fn rules() -> domain::calls::Rules {
    serde_json::from_value(serde_json::json!({
        "grant": { "rate": "10/10", "base": "cost", "cap": null, "unit": 1000 },
        "round_budget": 1_000_000,
        "eligible": [],
        "papers": [],
        "pledges": [],
        "checklist": [],
        "document_mark": "対協",
        "apply_after_selection": false,
    }))
    .expect("rules")
}

proptest! {
    #[test]
    fn random_walks_stay_on_the_table(steps in prop::collection::vec((0..12_usize, 0..22_usize, 0..13_usize), 1..120)) {
        let people = everybody();
        let mut walk = Walk { case: case(Stage::Draft), decision: None };
        for (who, verb, to) in steps {
            let (name, viewer) = &people[who];
            let verb = Verb::ALL[verb];
            let from = walk.case.stage;
            let wanted = (to % 3 != 0).then(|| Stage::ALL[to]);
            let Ok(reached) = walk.attempt(viewer, verb, wanted) else {
                prop_assert_eq!(walk.case.stage, from, "a refused verb moves nothing");
                continue;
            };
            let row = MOVES.iter().find(|row| row.verb == verb && row.from.contains(&from) && row.to.unwrap_or(from) == reached);
            prop_assert!(row.is_some(), "{} did {:?} from {:?} to {:?}", name, verb, from, reached);
            if let Some(decision) = &walk.decision {
                prop_assert!(decision.approved_by != Some(decision.drafted_by), "{} approved an own draft", name);
                let hands: std::collections::BTreeSet<_> = decision.passed.iter().map(|passed| passed.by).collect();
                prop_assert_eq!(hands.len(), decision.passed.len(), "nobody takes two steps");
                prop_assert!(!hands.contains(&decision.drafted_by));
            }
        }
    }
}

#[test]
fn the_day_of_a_correction_moves_only_forward_and_for_a_reason() {
    let officer = viewer(13, &[(Role::Officer, DEPARTMENT)]);
    let in_december = |day| NaiveDate::from_ymd_opt(2026, 12, day).expect("a day");
    let asked = Correction {
        marks: vec![Mark { field: "title".into(), reason: "短く".into() }],
        note: "お電話ください".into(),
        due_at: end_of_day(in_december(6)),
    };
    let waiting = case(Stage::Returned);
    let moved = |due: &str, reason: &str| {
        move_day(&officer, &waiting, &asked, &sheet(&[("due", due), ("reason", reason)]), now())
    };
    let (later, step) = moved("令和8年12月13日", "お電話でのお申し出により").expect("moved");
    assert_eq!(later, Correction { due_at: end_of_day(in_december(13)), ..asked.clone() });
    assert_eq!(
        (step.from, step.to, step.entry.reason.as_str()),
        (Stage::Returned, Stage::Returned, "お電話でのお申し出により")
    );
    let entry = HistoryEntry::chained(&step.entry, 1, now(), FIRST_HASH);
    assert_eq!(moved_days(&entry), Some((in_december(6), in_december(13))));
    assert_eq!(moved_days(&HistoryEntry { action: "return".into(), ..entry }), None);
    let not_later = Problem::NotLaterThan { day: in_december(6) };
    for (due, reason, wrong) in [
        ("2026-12-6", "同じ日", vec![("due", not_later.clone())]),
        ("2026-12-1", "早い日", vec![("due", not_later)]),
        ("2026-11-22", "きょう", vec![("due", Problem::NotAComingDay)]),
        ("", " ", vec![("due", Problem::Missing), ("reason", Problem::Missing)]),
    ] {
        let Err(Objection::Mend(problems)) = moved(due, reason) else { panic!("{due} was taken") };
        let found: Vec<_> = problems.iter().map(|(field, problem)| (field, problem.clone())).collect();
        assert_eq!(found, wrong, "{due}");
    }
    for stage in [Stage::Submitted, Stage::Eligible, Stage::Withdrawn] {
        let refused =
            move_day(&officer, &case(stage), &asked, &sheet(&[("due", "2026-12-13"), ("reason", "x")]), now());
        assert_eq!(refused, Err(Refusal::NotNow(Verb::MoveDue).into()));
    }
}

#[test]
fn a_case_that_was_disposed_of_moves_no_more_for_anybody() {
    for stage in Stage::ALL {
        let gone = Submission { disposed_at: Some(now()), ..case(stage) };
        for (name, viewer) in everybody() {
            assert!(gone.verbs(&viewer).is_empty(), "{name} at {}", stage.code());
            let mut told =
                Verb::ALL.into_iter().map(|verb| (case(stage).allows(&viewer, verb), gone.allows(&viewer, verb)));
            assert!(told.all(|(whole, gone)| whole.is_err() || gone == Err(Refusal::Disposed)), "{name}");
            let worked_on = (case(stage).may_be_worked_on(&viewer), gone.may_be_worked_on(&viewer));
            assert!(worked_on.0.is_err() || worked_on.1 == Err(Refusal::Disposed), "{name}");
        }
        assert!(Verb::ALL.into_iter().all(|verb| gone.step_of_the_clock(verb) == Err(Refusal::Disposed)));
    }
}
