//! The register of what was acquired with grants.

use super::directory::plan;
use super::{Ground, day, ground};
use crate::world::on_both;
use chrono::{Days, NaiveDate};
use domain::awards::{Award, Dealing, Property};
use domain::calls::Terms;
use domain::money::Yen;
use domain::people::{OrganisationId, ProgrammeId};
use domain::submissions::{Stage, Submission};
use server::store::case_list::Scope;
use server::store::{Tx, awards, property, retention, submissions};
use uuid::Uuid;

async fn granted(ground: &mut Ground, nth: i64) -> Submission {
    let case = ground.submitted(nth).await;
    submissions::advance(&mut ground.tx, case.id, Stage::Submitted, Stage::Closed).await.expect("a move");
    let award = Award::begun(case.id, Yen(900_000), day(), None, &Terms::default());
    awards::put(&mut ground.tx, &case, &award).await.expect("kept");
    case
}

fn tent(nth: i32, until: NaiveDate) -> Property {
    Property {
        nth,
        name: "大型テント".into(),
        model: "𠮷-100".into(),
        quantity: 2,
        price: Yen(600_000),
        acquired_on: day(),
        place: "浜の公民館".into(),
        restricted_until: until,
        dealt: None,
        struck_on: None,
    }
}

#[test]
fn entries_keep_their_numbers_and_are_saved_whole() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        let case = granted(&mut ground, 1).await;
        let tx = &mut ground.tx;
        let (one, two) = (tent(1, day() + Days::new(100)), tent(2, day() + Days::new(50)));
        property::add(tx, case.id, &one).await.expect("entered");
        property::add(tx, case.id, &two).await.expect("entered");
        assert_eq!(property::of_case(tx, case.id).await.expect("entries"), [one.clone(), two.clone()]);
        let after =
            Property { dealt: Some((Dealing::Lend, day())), struck_on: Some(day()), place: "港".into(), ..two };
        property::save(tx, case.id, &after).await.expect("saved");
        assert_eq!(property::find(tx, case.id, 2).await.expect("an answer"), Some(after));
        assert_eq!(property::find(tx, case.id, 1).await.expect("an answer"), Some(one));
        assert_eq!(property::find(tx, case.id, 3).await.expect("an answer"), None);
        assert!(property::save(tx, case.id, &tent(3, day())).await.is_err(), "there is none");
    });
}

async fn seen(tx: &mut Tx, scope: &Scope, today: NaiveDate) -> Vec<(String, i32)> {
    let lines = property::restricted(tx, scope, today, 0).await.expect("a list");
    lines.into_iter().map(|line| (line.number, line.property.nth)).collect()
}

#[test]
fn what_is_restricted_is_listed_by_its_last_day_to_whom_it_concerns() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        let (early, late) = (granted(&mut ground, 1).await, granted(&mut ground, 2).await);
        let scope = Scope::Departments(vec![ground.department]);
        let tx = &mut ground.tx;
        let until = |days: u64| day() + Days::new(days);
        let gone = Property { dealt: Some((Dealing::Scrap, day())), ..tent(3, until(90)) };
        let lent = Property { dealt: Some((Dealing::Lend, day())), ..tent(4, until(20)) };
        let struck = Property { struck_on: Some(day()), ..tent(5, until(90)) };
        for entry in [tent(1, until(30)), tent(2, until(0)), gone, lent, struck] {
            property::add(tx, early.id, &entry).await.expect("entered");
        }
        property::add(tx, late.id, &tent(1, until(10))).await.expect("entered");
        let named = |wanted: &[(&Submission, i32)]| -> Vec<(String, i32)> {
            wanted.iter().map(|(case, nth)| (case.number.clone().expect("a number"), *nth)).collect()
        };
        let all = named(&[(&early, 2), (&late, 1), (&early, 4), (&early, 1)]);
        assert_eq!(seen(tx, &scope, day()).await, all, "the last day counts; gone and struck out are left out");
        assert_eq!(seen(tx, &Scope::City, until(11)).await, named(&[(&early, 4), (&early, 1)]));
        let without = Scope::Without(Box::new(Scope::City), vec![early.id]);
        assert_eq!(seen(tx, &without, day()).await, named(&[(&late, 1)]));
        let elsewhere = Scope::Departments(vec![OrganisationId(Uuid::now_v7())]);
        assert!(seen(tx, &elsewhere, day()).await.is_empty());
        assert!(seen(tx, &Scope::default(), day()).await.is_empty());
        assert!(property::restricted(tx, &scope, day(), 1).await.expect("a second page").is_empty());

        let year = domain::calendar::FiscalYear::of(day()).0;
        let lines = property::of_year(tx, &scope, year).await.expect("a register");
        let lines: Vec<(String, i32)> = lines.into_iter().map(|line| (line.number, line.property.nth)).collect();
        assert_eq!(lines, named(&[(&early, 1), (&early, 2), (&early, 3), (&early, 4), (&late, 1)]));
        assert!(property::of_year(tx, &scope, year - 1).await.expect("a register").is_empty());
        assert!(property::of_year(tx, &elsewhere, year).await.expect("a register").is_empty());
    });
}

async fn kept(tx: &mut Tx, programme: ProgrammeId, case: &Submission) -> NaiveDate {
    retention::kept_until(tx, programme, case.id, day()).await.expect("an answer").expect("it has ended")
}

#[test]
fn papers_stay_as_long_as_what_was_acquired_is_restricted() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        let case = granted(&mut ground, 1).await;
        let programme = ground.call.programme;
        let tx = &mut ground.tx;
        let usual = kept(tx, programme, &case).await;
        let long = usual + Days::new(1_000);
        property::add(tx, case.id, &tent(1, long)).await.expect("entered");
        property::add(tx, case.id, &tent(2, day())).await.expect("entered");
        assert_eq!(kept(tx, programme, &case).await, long);
        awards::keep_longer(tx, case.id, long + Days::new(5)).await.expect("longer by hand");
        assert_eq!(kept(tx, programme, &case).await, long + Days::new(5), "whichever is last");
        awards::keep_longer(tx, case.id, day()).await.expect("set back for the test");
        for dealing in Dealing::ALL {
            let dealt = Property { dealt: Some((dealing, day())), ..tent(1, long) };
            property::save(tx, case.id, &dealt).await.expect("saved");
            assert_eq!(
                kept(tx, programme, &case).await,
                if dealing.takes_it_away() { usual } else { long },
                "{dealing:?}"
            );
        }
        let struck = Property { struck_on: Some(day()), ..tent(1, long) };
        property::save(tx, case.id, &struck).await.expect("saved");
        assert_eq!(kept(tx, programme, &case).await, usual, "what was struck out binds nothing");
    });
}

#[test]
fn the_list_is_served_by_its_index() {
    on_both(|world| async move {
        let sql = "SELECT p.nth FROM property p CROSS JOIN submission s WHERE s.id = p.submission_id
                   AND p.struck_on IS NULL AND p.restricted_until >= '2026-11-22'
                   ORDER BY p.restricted_until, p.submission_id, p.nth LIMIT 51";
        let listed = plan(&world, sql).await;
        assert!(listed.contains("property_restricted"), "{listed}");
        assert!(!listed.contains("TEMP B-TREE"), "{listed}");
    });
}
