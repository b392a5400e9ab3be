//! Letters about groups, following and keys, word for word in every language（団体・購読・鍵の通知の文面）.

use crate::account_letters::reader;
use crate::world::{World, morning, on_both};
use chrono::{DateTime, TimeDelta, Utc};
use domain::calls::{Call, Dates};
use domain::following::{Event, Topic};
use domain::people::{CallId, Organisation, OrganisationId, OrganisationKind, Person, ProgrammeId, Role};
use domain::texts::Lang;
use server::mail::accounts::Link;
use server::mail::following::News;
use server::mail::{Letterhead, following, groups, keys};
use server::seed::schemes::Scheme;
use server::store::subscriptions::{self, Confirm, Subscription};
use server::store::{Write, messages};
use std::fmt::Write as _;
use uuid::Uuid;

fn organisation(kind: OrganisationKind, name: &str) -> Organisation {
    let id = OrganisationId(Uuid::from_u128(7));
    Organisation { id, kind, name: name.into(), email: Some("kyodo@city.example.jp".into()), phone: None }
}

async fn about_groups(world: &World, tx: &mut Write, person: &Person, now: DateTime<Utc>) {
    let group = organisation(OrganisationKind::CitizenGroup, "𠮷田の森を育てる会");
    let link = Link { address: "http://127.0.0.1:3000/join/abc".into(), until: now + TimeDelta::days(7) };
    let invited = ("髙橋 なみ", &group, Role::Contact);
    let state = &world.state;
    groups::invitation(tx, &person.email, person.lang, invited, &link, now).await.expect("written");
    groups::joined(tx, state, person, invited, now).await.expect("written");
    groups::left(tx, state, person, "髙橋 なみ", &group, now).await.expect("written");
    groups::ended(tx, person, &group, now).await.expect("written");
    groups::hidden(tx, state, person, &group, "電話番号がのっています。\n消してください。", now)
        .await
        .expect("written");
}

fn call() -> Call {
    let dates = Dates {
        published_at: Some(morning()),
        opens_at: morning(),
        closes_at: morning() + TimeDelta::days(20),
        results_published_at: None,
        cancelled_at: None,
    };
    let scheme = Scheme::load("start").expect("a scheme");
    let department = OrganisationId(Uuid::from_u128(7));
    scheme.call(CallId(Uuid::nil()), ProgrammeId(Uuid::nil()), department, "start", dates).expect("a call")
}

async fn about_following(world: &World, tx: &mut Write, person: &Person, now: DateTime<Utc>) {
    let (call, lang) = (call(), person.lang);
    let new = Subscription {
        id: Uuid::now_v7(),
        topic: Topic::Calls,
        email: person.email.clone(),
        email_key: person.email.clone(),
        lang,
        leave_key: format!("leave-{}", lang.code()),
        confirmed_at: None,
    };
    let confirm = Confirm { hash: lang.code(), until: now + TimeDelta::days(3) };
    let kept = subscriptions::ask(tx, &new, confirm, now).await.expect("kept");
    let topic = call.title.text(lang);
    let link = "http://127.0.0.1:3000/follow/confirm/abc";
    following::ask(tx, &kept, &topic, link, now + TimeDelta::days(3), now).await.expect("written");
    following::known(tx, &world.state, &kept, &topic, now).await.expect("written");
    let department = organisation(OrganisationKind::Department, "市民協働課");
    let head = Letterhead { city: "対馬市".into(), department: Some(department), ..Letterhead::default() };
    for event in [Event::Published, Event::ClosingSoon, Event::Results] {
        following::tell(tx, &world.state, &head, &News::Grant(Box::new(call.clone())), event, &kept, now)
            .await
            .expect("written");
    }
}

async fn about_keys(world: &World, tx: &mut Write, person: &Person, now: DateTime<Utc>) {
    let state = &world.state;
    keys::passkey_added(tx, state, person, "自分のスマホ", now).await.expect("written");
    keys::recovery_used(tx, state, person, 9, now).await.expect("written");
    keys::reset(tx, state, person, ("岡 ひろし", "機種変更。窓口で本人を確認した。"), now).await.expect("written");
}

/// What was written to one address, in the order in which it was.
async fn written(world: &World, person: &Person, expected: usize) -> String {
    let mut tx = world.state.db.read().await.expect("a snapshot");
    let mut written = messages::newest(&mut tx, 100, 0).await.expect("letters");
    written.retain(|message| message.to_address == person.email);
    written.sort_by_key(|message| message.id.0);
    assert_eq!(written.len(), expected, "one of each");
    let mut all = String::new();
    for message in &written {
        writeln!(all, "{}: {}\n\n{}\n", message.letter, message.subject, message.body).expect("a string takes text");
    }
    all
}

#[test]
fn letters_about_groups_in_every_language() {
    on_both(|world| async move {
        world.found_city().await;
        for lang in Lang::ALL {
            let person = reader(&world, lang).await;
            let mut tx = world.state.db.write().await.expect("the writer's turn");
            about_groups(&world, &mut tx, &person, morning()).await;
            tx.commit().await.expect("a commit");
            insta::assert_snapshot!(format!("group_letters.{}", lang.code()), written(&world, &person, 5).await);
        }
    });
}

#[test]
fn letters_to_followers_in_every_language() {
    on_both(|world| async move {
        world.found_city().await;
        for lang in Lang::ALL {
            let person = reader(&world, lang).await;
            let mut tx = world.state.db.write().await.expect("the writer's turn");
            about_following(&world, &mut tx, &person, morning()).await;
            tx.commit().await.expect("a commit");
            insta::assert_snapshot!(format!("following_letters.{}", lang.code()), written(&world, &person, 5).await);
        }
    });
}

#[test]
fn letters_about_keys_in_every_language() {
    on_both(|world| async move {
        world.found_city().await;
        for lang in Lang::ALL {
            let person = reader(&world, lang).await;
            let mut tx = world.state.db.write().await.expect("the writer's turn");
            about_keys(&world, &mut tx, &person, morning()).await;
            tx.commit().await.expect("a commit");
            insta::assert_snapshot!(format!("key_letters.{}", lang.code()), written(&world, &person, 3).await);
        }
    });
}
