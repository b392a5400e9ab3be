//! Letters about accounts, word for word in every language（登録の通知の文面）.

use crate::world::{World, morning, on_both};
use chrono::TimeDelta;
use domain::calendar::date_in_japan;
use domain::people::{Person, PersonId, Role};
use domain::texts::{Lang, people as people_words, staff_people as words};
use server::mail::accounts::{self as letters, Link, RoleInWords};
use server::store::{messages, people};
use std::fmt::Write as _;
use uuid::Uuid;

/// Somebody who reads a language.
pub async fn reader(world: &World, lang: Lang) -> Person {
    let address = format!("{}@example.jp", lang.code());
    let id = PersonId(Uuid::now_v7());
    let new = people::NewPerson {
        id,
        name: "髙﨑 神𠮷",
        email: &address,
        email_key: &address,
        lang,
        password_hash: None,
        confirmed_at: None,
    };
    let mut tx = world.state.db.write().await.expect("the writer's turn");
    people::add(&mut tx, &new, morning()).await.expect("a person");
    tx.commit().await.expect("a commit");
    Person { id, name: "髙﨑 神𠮷".into(), email: address, lang, confirmed_at: None }
}

async fn write_every_letter(world: &World, person: &Person) {
    let (lang, now) = (person.lang, morning());
    let link = Link { address: "http://127.0.0.1:3000/link/abc".into(), until: now + TimeDelta::hours(24) };
    let term = words::from_until_or_open(lang, date_in_japan(now), None);
    let role = RoleInWords { department: "市民協働課", role: people_words::role(lang, Role::Officer), term };
    let mut tx = world.state.db.write().await.expect("the writer's turn");
    let (tx_, state) = (&mut tx, &world.state);
    letters::confirm_address(tx_, person, &link, now).await.expect("written");
    letters::already_registered(tx_, state, person, now).await.expect("written");
    letters::reset_password(tx_, person, &link, now).await.expect("written");
    letters::invitation(tx_, person, &link, now).await.expect("written");
    letters::no_account(tx_, state, &person.email, lang, now).await.expect("written");
    letters::password_changed(tx_, state, person, now).await.expect("written");
    letters::role_given(tx_, state, person, role, now).await.expect("written");
    tx.commit().await.expect("a commit");
}

#[test]
fn account_letters_in_every_language() {
    on_both(|world| async move {
        world.found_city().await;
        for lang in Lang::ALL {
            let person = reader(&world, lang).await;
            write_every_letter(&world, &person).await;
            let mut tx = world.state.db.read().await.expect("a snapshot");
            let mut written = messages::newest(&mut tx, 100, 0).await.expect("letters");
            written.retain(|message| message.to_address == person.email);
            written.sort_by_key(|message| message.id.0);
            let mut all = String::new();
            for message in &written {
                writeln!(all, "{}\n\n{}\n", message.subject, message.body).expect("a string takes text");
            }
            assert_eq!(written.len(), 7, "one of each");
            insta::assert_snapshot!(format!("account_letters.{}", lang.code()), all);
        }
    });
}
