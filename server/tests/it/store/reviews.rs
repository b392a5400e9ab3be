//! Panels, rounds, assignments, interests and sheets.

use super::{Ground, day, filing, ground, later, organisation, person, since_yesterday};
use crate::world::on_both;
use chrono::Days;
use domain::decisions::Outcome;
use domain::drafts::PageSaves;
use domain::forms::Answers;
use domain::money::Yen;
use domain::people::{Organisation, OrganisationId, OrganisationKind, PersonId, Role};
use domain::review::{Agenda, Assignment, Conflict, Override, Part, Round};
use domain::submissions::{Stage, Submission};
use server::store::{filings, panels, people, review_cases, review_sheets, reviews, submissions};
use uuid::Uuid;

/// A panel with two members, whose terms began yesterday.
async fn panel(ground: &mut Ground) -> (OrganisationId, [PersonId; 2]) {
    let id = OrganisationId(Uuid::now_v7());
    let (kind, name) = (OrganisationKind::Panel, "市民特認事業審査会".to_owned());
    let new = Organisation { id, kind, name, email: None, phone: None };
    panels::add(&mut ground.tx, &new, ground.department, later(0)).await.expect("a panel");
    let members = [
        person(&mut ground.tx, "委員 一", "one@example.jp").await,
        person(&mut ground.tx, "委員 二", "two@example.jp").await,
    ];
    for member in members {
        people::add_membership(&mut ground.tx, member, &since_yesterday(id, Role::Reviewer)).await.expect("a term");
    }
    (id, members)
}

/// A case that passed its formal check, with an application that was handed in.
async fn eligible(ground: &mut Ground, nth: i64) -> Submission {
    let mut case = ground.submitted(nth).await;
    let mut whole = filing(case.id);
    whole.submitted_at = Some(later(nth));
    filings::add(&mut ground.tx, &whole).await.expect("an application");
    // Words are those of a draft or of a correction.
    let moved = submissions::advance(&mut ground.tx, case.id, Stage::Submitted, Stage::Returned).await;
    assert!(moved.expect("a move"));
    submissions::describe(&mut ground.tx, case.id, "浜の灯", Yen(100_000)).await.expect("words");
    let moved = submissions::advance(&mut ground.tx, case.id, Stage::Returned, Stage::Eligible).await;
    assert!(moved.expect("a move"));
    case.stage = Stage::Eligible;
    case
}

fn round(ground: &Ground, panel: OrganisationId) -> Round {
    Round {
        id: Uuid::now_v7(),
        call: ground.call.id,
        track: String::new(),
        panel,
        part: Part::Papers,
        due_on: day() + Days::new(2),
        opened_at: later(1),
        tallied_at: None,
        prepared_at: None,
    }
}

fn place(round: &Round, case: &Submission, reviewer: PersonId) -> Assignment {
    Assignment { id: Uuid::now_v7(), round: round.id, case: case.id, reviewer, conflict: None, declared_at: None }
}

#[test]
fn a_panel_has_members_for_a_term() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        let (id, members) = panel(&mut ground).await;
        let elsewhere = organisation(&mut ground.tx, OrganisationKind::Department, "別の課").await;
        let tx = &mut ground.tx;
        let found = panels::of_departments(tx, &[ground.department]).await.expect("panels");
        assert_eq!(
            found.iter().map(|one| (one.organisation(), one.office())).collect::<Vec<_>>(),
            [(id, ground.department)]
        );
        assert!(panels::of_departments(tx, &[elsewhere]).await.expect("panels").is_empty());
        assert!(panels::of_departments(tx, &[]).await.expect("panels").is_empty());
        assert_eq!(panels::find(tx, id.0).await.expect("an answer").expect("a panel").name, "市民特認事業審査会");
        assert_eq!(panels::find(tx, elsewhere.0).await.expect("an answer"), None);
        let listed = panels::members(tx, id.0, day()).await.expect("members");
        assert_eq!(listed.iter().map(panels::Member::person).collect::<Vec<_>>(), members);
        let one = panels::member(tx, id.0, listed[0].id).await.expect("an answer").expect("a member");
        assert_eq!(one, listed[0]);
        assert_eq!(panels::member(tx, elsewhere.0, listed[0].id).await.expect("an answer"), None);
        server::store::staff::end(tx, listed[0].id, day()).await.expect("an end");
        assert_eq!(panels::members(tx, id.0, day() + Days::new(1)).await.expect("members").len(), 1);
    });
}

#[test]
fn a_round_keeps_its_course_seats_and_cases() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        let (id, [first, second]) = panel(&mut ground).await;
        let case = eligible(&mut ground, 1).await;
        let group = ground.group;
        let mut round = round(&ground, id);
        let tx = &mut ground.tx;
        let waiting = review_cases::waiting(tx, round.call).await.expect("cases");
        assert_eq!((waiting.len(), waiting[0].id, waiting[0].requested), (1, case.id, Yen(100_000)));
        assert_eq!(waiting[0].answers.get("title"), "浜の𠮷田");
        let people = review_cases::people_of_groups(tx, round.call).await.expect("people");
        assert_eq!(people[&group], [(ground.agent, "髙橋 なみ".to_owned())]);

        reviews::open(tx, &round).await.expect("a round");
        assert_eq!(reviews::of_track(tx, round.call, "").await.expect("an answer"), Some(round.clone()));
        assert_eq!(reviews::of_track(tx, round.call, "special").await.expect("an answer"), None);
        round.due_on = day() + Days::new(3);
        round.tallied_at = Some(later(2));
        reviews::save(tx, &round).await.expect("saved");
        assert_eq!(reviews::find(tx, round.id).await.expect("an answer"), Some(round.clone()));
        assert_eq!(reviews::in_turn(tx, round.id).await.expect("an answer"), Some(round.clone()));

        for member in [first, second, first] {
            reviews::seat(tx, round.id, member).await.expect("a seat");
        }
        reviews::set_present(tx, round.id, second.0, true).await.expect("attendance");
        let seats = reviews::seats(tx, round.id).await.expect("seats");
        assert_eq!(
            seats.iter().map(|seat| (seat.person_id, seat.present)).collect::<Vec<_>>(),
            [(first.0, None), (second.0, Some(true))]
        );
        assert_eq!(reviews::of_person(tx, first).await.expect("rounds"), std::slice::from_ref(&round));
        assert!(reviews::of_person(tx, ground.agent).await.expect("rounds").is_empty());

        assert!(!reviews::in_open_round(tx, case.id).await.expect("an answer"));
        review_cases::take_in(tx, round.id, case.id, 1).await.expect("taken in");
        assert!(reviews::in_open_round(tx, case.id).await.expect("an answer"));
        let mut said = review_cases::said(tx, round.id).await.expect("cases").remove(0);
        assert_eq!((said.turn, said.heard, said.over.is_none()), (1, true, true));
        said.recommended = Some(Yen(80_000));
        said.comment = "地域の灯".into();
        said.over = Some(Override { outcome: Outcome::Conditional, amount: Yen(70_000), reason: "理由".into() });
        review_cases::say(tx, &said).await.expect("said");
        assert_eq!(review_cases::said(tx, round.id).await.expect("cases"), [said]);
        assert_eq!(review_cases::agenda(tx, round.id).await.expect("an answer"), None);
        let (starts_at, place) = (later(60), "市役所".to_owned());
        let mut agenda = Agenda { starts_at, place, talk: 7, questions: 5, scoring: 3 };
        for talk in [7, 10] {
            agenda.talk = talk;
            review_cases::set_agenda(tx, round.id, &agenda).await.expect("kept");
            assert_eq!(review_cases::agenda(tx, round.id).await.expect("an answer"), Some(agenda.clone()));
        }
        round.prepared_at = Some(later(3));
        reviews::save(tx, &round).await.expect("saved");
        assert!(!reviews::in_open_round(tx, case.id).await.expect("an answer"));
    });
}

#[test]
fn places_interests_and_sheets() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        let (id, [first, second]) = panel(&mut ground).await;
        let case = eligible(&mut ground, 1).await;
        let round = round(&ground, id);
        let tx = &mut ground.tx;
        reviews::open(tx, &round).await.expect("a round");
        review_cases::take_in(tx, round.id, case.id, 1).await.expect("taken in");
        let (mine, theirs) = (place(&round, &case, first), place(&round, &case, second));
        for one in [&mine, &theirs, &Assignment { id: Uuid::now_v7(), ..mine.clone() }] {
            reviews::assign(tx, one).await.expect("a place");
        }
        assert_eq!(reviews::assignment(tx, mine.id).await.expect("an answer"), Some(mine.clone()));
        assert_eq!(reviews::place_of(tx, case.id, first).await.expect("an answer"), Some(mine.clone()));
        assert_eq!(reviews::place_of(tx, case.id, ground.agent).await.expect("an answer"), None);

        assert!(reviews::kept_out(tx, second).await.expect("cases").is_empty());
        reviews::declare(tx, theirs.id, Some(Conflict::Declared), Some(later(2))).await.expect("declared");
        assert_eq!(reviews::kept_out(tx, second).await.expect("cases"), [case.id]);
        assert_eq!(reviews::kept_out_of(tx, case.id).await.expect("people"), [second]);

        assert_eq!(review_sheets::find(tx, mine.id, Part::Papers).await.expect("an answer"), None);
        let answers: Answers = [("criterion1".to_owned(), "4".to_owned())].into_iter().collect();
        let saves = PageSaves::after(None, "w", first, later(3));
        let mut sheet = review_sheets::Sheet { answers: answers.clone(), saves, handed_in_at: None };
        review_sheets::save(tx, mine.id, Part::Papers, &sheet).await.expect("saved");
        assert_eq!(review_sheets::find(tx, mine.id, Part::Papers).await.expect("an answer"), Some(sheet.clone()));
        let cast = review_sheets::cast(tx, round.id, None).await.expect("sheets");
        assert!(cast.iter().all(|one| one.sheet.is_none()), "what is not handed in is nobody's to read");
        let lines = reviews::lines(tx, &round, Some(first)).await.expect("lines");
        assert_eq!((lines.len(), lines[0].begun, lines[0].handed_in_at), (1, true, None));
        sheet.handed_in_at = Some(later(4));
        review_sheets::save(tx, mine.id, Part::Papers, &sheet).await.expect("saved");
        let cast = review_sheets::cast(tx, round.id, Some(case.id)).await.expect("sheets");
        let told = |one: &review_sheets::Cast| (one.reviewer, one.recused, one.sheet.clone());
        let told: Vec<_> = cast.iter().map(told).collect();
        assert!(told.contains(&(first, false, Some((Part::Papers, answers)))) && told.contains(&(second, true, None)));
        assert_eq!(reviews::lines(tx, &round, None).await.expect("lines").len(), 2);

        assert!(!reviews::unassign(tx, mine.id).await.expect("an answer"), "a sheet is in");
        assert!(!reviews::unassign(tx, theirs.id).await.expect("an answer"), "an interest is on record");
        reviews::declare(tx, theirs.id, None, Some(later(5))).await.expect("lifted");
        assert!(reviews::unassign(tx, theirs.id).await.expect("an answer"));
    });
}

#[test]
fn reviewers_are_reminded_once_of_a_day() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        let (id, _) = panel(&mut ground).await;
        let mut round = round(&ground, id);
        let tx = &mut ground.tx;
        reviews::open(tx, &round).await.expect("a round");
        let (today, until) = (day(), day() + Days::new(3));
        assert_eq!(reviews::to_remind(tx, today, until).await.expect("rounds"), std::slice::from_ref(&round));
        assert!(reviews::to_remind(tx, today, day() + Days::new(1)).await.expect("rounds").is_empty(), "not yet");
        reviews::set_reminded(tx, round.id).await.expect("kept");
        assert!(reviews::to_remind(tx, today, until).await.expect("rounds").is_empty());
        round.due_on = until;
        reviews::save(tx, &round).await.expect("moved");
        assert_eq!(reviews::to_remind(tx, today, until).await.expect("rounds").len(), 1, "another day, another letter");
        round.tallied_at = Some(later(2));
        reviews::save(tx, &round).await.expect("tallied");
        assert!(reviews::to_remind(tx, today, until).await.expect("rounds").is_empty());
    });
}
