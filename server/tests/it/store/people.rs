//! People, organisations, roles.

use super::{day, ground, organisation, person, since_yesterday};
use crate::world::{morning, on_both};
use chrono::Days;
use domain::departments::DepartmentDetails;
use domain::people::{Membership, OrganisationId, OrganisationKind, Role};
use domain::texts::Lang;
use server::store::city::{self, City};
use server::store::people::NewPerson;
use server::store::{StoreError, next_number, people, staff};
use uuid::Uuid;

#[test]
fn a_person_is_found_and_changed() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        let tx = &mut ground.tx;
        let found = people::find(tx, ground.agent).await.expect("an answer").expect("a person");
        assert_eq!((found.name.as_str(), found.lang, found.confirmed_at), ("髙橋 なみ", Lang::Ja, None));

        people::sign_up_again(tx, ground.agent, "髙橋 海", Lang::Easy, "phc2").await.expect("not confirmed yet");
        people::confirm(tx, ground.agent, morning()).await.expect("confirmed");
        people::confirm(tx, ground.agent, super::later(5)).await.expect("confirmed twice");
        let late = people::sign_up_again(tx, ground.agent, "別人", Lang::Ja, "phc3").await;
        assert!(matches!(late, Err(StoreError::RowCount { found: 0, .. })), "{late:?}");
        people::set_lang(tx, ground.agent, Lang::En).await.expect("a language");
        people::set_password(tx, ground.agent, "phc4").await.expect("a password");

        let (found, hash) = people::find_by_email(tx, "nami@example.jp").await.expect("an answer").expect("a person");
        assert_eq!((found.name.as_str(), found.lang), ("髙橋 海", Lang::En));
        assert_eq!((found.confirmed_at, hash.as_deref()), (Some(morning()), Some("phc4")));
        people::forget_password(tx, ground.agent).await.expect("forgotten");
        let (_, hash) = people::find_by_email(tx, "nami@example.jp").await.expect("an answer").expect("a person");
        assert_eq!(hash, None);
        assert!(people::find_by_email(tx, "nobody@example.jp").await.expect("an answer").is_none());
    });
}

#[test]
fn an_address_belongs_to_one_person() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        let again = NewPerson {
            id: domain::people::PersonId(uuid::Uuid::now_v7()),
            name: "別人",
            email: "Nami@example.jp",
            email_key: "nami@example.jp",
            lang: Lang::Ja,
            password_hash: None,
            confirmed_at: None,
        };
        let refused = people::add(&mut ground.tx, &again, morning()).await.expect_err("the key is taken");
        assert!(refused.is_duplicate(), "{refused}");
    });
}

#[test]
fn roles_hold_for_their_term() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        let tx = &mut ground.tx;
        let past = Membership {
            organisation: ground.department,
            role: Role::Approver,
            from: day() - Days::new(10),
            until: Some(day() - Days::new(1)),
        };
        people::add_membership(tx, ground.officer, &past).await.expect("a role");
        people::add_membership(tx, ground.officer, &past).await.expect("the same once more is one");
        assert_eq!(people::memberships(tx, ground.officer).await.expect("roles").len(), 2);
        let mut held = async |role, days| {
            let on = day() - Days::new(days);
            people::holders(tx, ground.department, role, on).await.expect("holders").len()
        };
        assert_eq!(held(Role::Approver, 1).await, 1, "the last day counts");
        assert_eq!(held(Role::Approver, 0).await, 0);
        assert_eq!(held(Role::Officer, 0).await, 1);
        assert_eq!(held(Role::Officer, 2).await, 0, "not before the first day");
    });
}

#[test]
fn organisations_are_found_by_id_by_agent_and_by_kind() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        let tx = &mut ground.tx;
        let group = people::organisation(tx, ground.group).await.expect("an answer").expect("the group");
        assert_eq!((group.kind, group.name.as_str()), (OrganisationKind::CitizenGroup, "𠮷田の会"));
        let groups = people::groups_of(tx, ground.agent, day()).await.expect("groups");
        assert_eq!(groups, [group]);
        assert!(people::groups_of(tx, ground.officer, day()).await.expect("groups").is_empty(), "an office is none");
        assert!(people::groups_of(tx, ground.agent, day() - Days::new(2)).await.expect("groups").is_empty());
        organisation(tx, OrganisationKind::Department, "あ課").await;
        let names: Vec<_> = people::departments(tx).await.expect("departments").into_iter().map(|d| d.name).collect();
        assert_eq!(names, ["あ課", "協働課"]);
        let id = people::departments(tx).await.expect("departments")[0].id;
        let new = DepartmentDetails { name: "ア課".into(), email: Some("a@city.example.jp".into()), phone: None };
        people::change_department(tx, id, &new).await.expect("changed");
        let found = people::organisation(tx, id).await.expect("an answer").expect("the department");
        assert_eq!(
            (found.name.as_str(), found.email.as_deref(), found.phone),
            ("ア課", Some("a@city.example.jp"), None)
        );
        let nobody = OrganisationId(Uuid::now_v7());
        assert!(people::change_department(tx, nobody, &new).await.is_err(), "a change of nothing is an error");
    });
}

#[test]
fn staff_are_listed_and_their_roles_end() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        let tx = &mut ground.tx;
        assert!(staff::city_organisation(tx).await.expect("an answer").is_none());
        let city = organisation(tx, OrganisationKind::City, "対馬市").await;
        assert_eq!(staff::city_organisation(tx).await.expect("an answer").map(|found| found.id), Some(city));
        let admin = person(tx, "管理", "kanri@example.jp").await;
        people::confirm(tx, admin, morning()).await.expect("confirmed");
        people::add_membership(tx, admin, &since_yesterday(city, Role::Admin)).await.expect("a role");

        let listed = staff::page(tx, day(), 0).await.expect("staff");
        assert_eq!(listed.len(), 2, "agents of groups are no staff");
        let role = listed.iter().find(|role| role.person.id == admin).expect("the administrator");
        assert_eq!(staff::find(tx, role.id).await.expect("an answer").as_ref(), Some(role));
        assert!(!staff::has_admin_without(tx, role.id, day()).await.expect("an answer"), "this is the last one");
        assert!(staff::has_admin_without(tx, uuid::Uuid::nil(), day()).await.expect("an answer"));
        staff::end(tx, role.id, day() - Days::new(1)).await.expect("ended");
        assert_eq!(staff::page(tx, day(), 0).await.expect("staff").len(), 1);
    });
}

#[test]
fn there_is_one_city() {
    on_both(|world| async move {
        let mut tx = world.state.db.write().await.expect("a transaction");
        assert_eq!(city::find(&mut tx).await.expect("an answer"), None);
        let row = City { name: "対馬市".into(), mayor_title: "対馬市長".into(), demo: false };
        city::add(&mut tx, &row, morning()).await.expect("a city");
        assert_eq!(city::find(&mut tx).await.expect("an answer"), Some(row.clone()));
        assert!(city::add(&mut tx, &row, morning()).await.expect_err("a second").is_duplicate());
    });
}

#[test]
fn running_numbers_have_no_gap() {
    on_both(|world| async move {
        let db = &world.state.db;
        let mut tx = db.write().await.expect("a transaction");
        assert_eq!(next_number(&mut tx, "a").await.expect("a number"), 1);
        assert_eq!(next_number(&mut tx, "b").await.expect("a number"), 1);
        tx.commit().await.expect("kept");
        let mut tx = db.write().await.expect("a transaction");
        assert_eq!(next_number(&mut tx, "a").await.expect("a number"), 2);
        drop(tx);
        let mut tx = db.write().await.expect("a transaction");
        assert_eq!(next_number(&mut tx, "a").await.expect("a number"), 2, "given back, so given out again");
    });
}
