//! Passkeys, one-time codes and recovery codes in the database.

use super::{ground, later};
use crate::world::{morning, on_both};
use server::store::passkeys::{Ceremony, Passkey};
use server::store::{passkeys, second_factors};
use uuid::Uuid;

#[test]
fn a_ceremony_is_answered_once_by_whom_it_is_for() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        let (agent, officer) = (ground.agent, ground.officer);
        let tx = &mut ground.tx;
        passkeys::begin(tx, "a", Ceremony::Register(agent), b"state", later(5)).await.expect("begun");
        let taken = passkeys::take(tx, "a", Ceremony::Register(officer), morning()).await.expect("an answer");
        assert_eq!(taken, None, "another person's");
        assert_eq!(passkeys::take(tx, "a", Ceremony::SignIn, morning()).await.expect("an answer"), None);
        assert_eq!(passkeys::take(tx, "a", Ceremony::Register(agent), later(5)).await.expect("an answer"), None, "old");
        let taken = passkeys::take(tx, "a", Ceremony::Register(agent), later(4)).await.expect("an answer");
        assert_eq!(taken.as_deref(), Some(b"state".as_slice()));
        assert_eq!(passkeys::take(tx, "a", Ceremony::Register(agent), later(4)).await.expect("an answer"), None);
        passkeys::begin(tx, "b", Ceremony::SignIn, b"state", later(5)).await.expect("begun");
        assert_eq!(passkeys::sweep(tx, later(4)).await.expect("swept"), 0);
        assert_eq!(passkeys::sweep(tx, later(6)).await.expect("swept"), 1);
    });
}

#[test]
fn passkeys_are_kept_used_and_removed() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        let (agent, officer) = (ground.agent, ground.officer);
        let tx = &mut ground.tx;
        let key = Passkey {
            id: Uuid::now_v7(),
            person: agent,
            credential_id: vec![0, 255, 7],
            name: "自分のスマホ".into(),
            transports: 255,
            fixed: vec![1; 80],
            moving: vec![2; 7],
            created_at: morning(),
            used_at: None,
        };
        passkeys::add(tx, &key).await.expect("kept");
        assert_eq!(passkeys::of_person(tx, agent).await.expect("keys"), std::slice::from_ref(&key));
        passkeys::used(tx, key.id, &[3; 7], later(1)).await.expect("used");
        assert!(passkeys::used(tx, Uuid::now_v7(), &[3; 7], later(1)).await.is_err());
        let found = passkeys::find(tx, &[0, 255, 7]).await.expect("an answer").expect("it is there");
        assert_eq!((found.moving, found.used_at), (vec![3; 7], Some(later(1))));
        assert_eq!(passkeys::find(tx, &[0]).await.expect("an answer"), None);
        assert!(!passkeys::remove(tx, officer, key.id).await.expect("an answer"), "somebody else's");
        assert!(passkeys::remove(tx, agent, key.id).await.expect("an answer"));
        passkeys::add(tx, &key).await.expect("kept again");
        assert_eq!(passkeys::remove_of(tx, agent).await.expect("gone"), 1);
    });
}

#[test]
fn steps_and_recovery_codes_count_once() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        let (agent, officer) = (ground.agent, ground.officer);
        let tx = &mut ground.tx;
        assert_eq!(second_factors::find(tx, officer).await.expect("an answer"), None);
        assert!(!second_factors::use_step(tx, officer, 7).await.expect("an answer"), "nothing is set up");
        assert!(second_factors::add(tx, officer, b"sealed", Some(5), morning()).await.expect("added"));
        assert!(!second_factors::add(tx, officer, b"other", None, later(1)).await.expect("an answer"), "one counts");
        let found = second_factors::find(tx, officer).await.expect("an answer").expect("it is there");
        assert_eq!(
            (found.secret.as_slice(), found.last_step, found.set_up_at),
            (b"sealed".as_slice(), Some(5), morning())
        );
        for (step, expected) in [(5, false), (4, false), (6, true), (6, false), (8, true), (7, false)] {
            assert_eq!(second_factors::use_step(tx, officer, step).await.expect("an answer"), expected, "{step}");
        }
        second_factors::set_codes(tx, officer, &["a".into(), "b".into()]).await.expect("set");
        second_factors::set_codes(tx, agent, &["a".into()]).await.expect("set");
        assert!(second_factors::use_code(tx, officer, "a").await.expect("an answer"));
        assert!(!second_factors::use_code(tx, officer, "a").await.expect("an answer"));
        assert_eq!(second_factors::codes_left(tx, officer).await.expect("a count"), 1);
        assert!(second_factors::remove(tx, officer).await.expect("gone"));
        assert!(!second_factors::remove(tx, officer).await.expect("an answer"));
        assert_eq!(second_factors::codes_left(tx, officer).await.expect("a count"), 0);
        assert_eq!(second_factors::codes_left(tx, agent).await.expect("a count"), 1, "another's stay");
    });
}
