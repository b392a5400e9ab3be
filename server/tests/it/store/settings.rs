//! Accounts that change and end: addresses, sessions, erasure.

use super::{filing, ground, later, person};
use crate::world::{morning, on_both};
use chrono::TimeDelta;
use domain::people::MessageId;
use domain::people::OrganisationId;
use domain::submissions::Stage;
use domain::texts::Lang;
use serde_json::json;
use server::store::email_changes::{EmailChange, Side};
use server::store::messages::NewMessage;
use server::store::tokens::{self, TokenKind};
use server::store::{email_changes, erasure, filings, messages, orphans, people, sessions, submissions};
use uuid::Uuid;

#[test]
fn a_change_of_address_waits_for_both() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        let agent = ground.agent;
        let tx = &mut ground.tx;
        let change = EmailChange {
            person: agent,
            email: "Neu@example.jp".into(),
            email_key: "neu@example.jp".into(),
            old_said_at: None,
            new_said_at: None,
            expires_at: later(60),
        };
        for _ in 0..2 {
            email_changes::put(tx, &change, "old", "new", morning()).await.expect("kept");
        }
        let found = email_changes::find(tx, "new", morning()).await.expect("an answer");
        assert_eq!(found, Some((change.clone(), Side::New)));
        assert_eq!(email_changes::find(tx, "old", later(60)).await.expect("an answer"), None, "too late");
        email_changes::agree(tx, agent, Side::Old, later(1)).await.expect("agreed");
        email_changes::agree(tx, agent, Side::Old, later(2)).await.expect("agreed again");
        let waits = email_changes::of_person(tx, agent, later(3)).await.expect("an answer").expect("it waits");
        assert_eq!((waits.old_said_at, waits.new_said_at), (Some(later(1)), None));
        email_changes::remove(tx, agent).await.expect("gone");
        assert!(email_changes::agree(tx, agent, Side::New, later(1)).await.is_err(), "nothing waits");
        email_changes::put(tx, &change, "old", "new", morning()).await.expect("kept");
        assert_eq!(email_changes::sweep(tx, later(61)).await.expect("swept"), 1);
    });
}

#[test]
fn names_addresses_and_links_change() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        let agent = ground.agent;
        let tx = &mut ground.tx;
        assert!(people::has_password(tx, agent).await.expect("an answer"));
        people::rename(tx, agent, "𠮷﨑 神\u{FA19}").await.expect("renamed");
        people::set_email(tx, agent, "Neu@example.jp", "neu@example.jp").await.expect("changed");
        let found = people::find(tx, agent).await.expect("a row").expect("a person");
        assert_eq!((found.name.as_str(), found.email.as_str()), ("𠮷﨑 神\u{FA19}", "Neu@example.jp"));
        tokens::add(tx, "t", TokenKind::SignIn, agent, morning(), later(20)).await.expect("kept");
        tokens::retire_all(tx, agent, later(1)).await.expect("retired");
        assert_eq!(tokens::take(tx, "t", TokenKind::SignIn, later(2)).await.expect("an answer"), None);
    });
}

#[test]
fn sessions_are_ended_one_by_one_and_by_their_owner_only() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        let (agent, officer) = (ground.agent, ground.officer);
        let tx = &mut ground.tx;
        for (id, minutes) in [("a", 0), ("b", 1), ("c", 2)] {
            let data = json!({ "device": "x" });
            let until = later(minutes) + TimeDelta::days(1);
            sessions::add(tx, id, Some(agent), &data, later(minutes), until).await.expect("kept");
        }
        let kept = sessions::of_person(tx, agent, later(3)).await.expect("sessions");
        let ids: Vec<_> = kept.iter().map(|kept| kept.id_hash.as_str()).collect();
        assert_eq!(ids, ["c", "b", "a"]);
        assert_eq!(kept[0].data, json!({ "device": "x" }));
        assert!(!sessions::remove_one(tx, officer, "a").await.expect("an answer"), "somebody else's");
        assert!(sessions::remove_one(tx, agent, "a").await.expect("an answer"));
        assert_eq!(sessions::remove_others(tx, agent, "c").await.expect("ended"), 1);
        assert_eq!(sessions::of_person(tx, agent, later(3)).await.expect("sessions").len(), 1);
    });
}

#[test]
fn bytes_without_a_row_are_known_until_they_are_gone() {
    on_both(|world| async move {
        let mut tx = world.state.db.write().await.expect("a transaction");
        let tx = &mut tx;
        orphans::add(tx, "aa", morning()).await.expect("noted");
        orphans::add(tx, "aa", later(1)).await.expect("noted again");
        assert_eq!(orphans::left_before(tx, later(1), 10).await.expect("bytes"), Vec::<String>::new());
        assert_eq!(orphans::left_before(tx, later(2), 10).await.expect("bytes"), ["aa"]);
        orphans::add(tx, "aa", morning()).await.expect("an older note takes nothing back");
        assert!(!orphans::take(tx, "aa", later(1)).await.expect("left alone"), "written anew since");
        assert!(orphans::take(tx, "aa", later(2)).await.expect("taken"));
        assert_eq!(orphans::left_before(tx, later(2), 10).await.expect("bytes"), Vec::<String>::new());
    });
}

#[test]
fn erasure_leaves_cases_and_takes_the_rest() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        let (agent, group) = (ground.agent, ground.group);
        let draft = ground.case(1).await;
        let handed_in = ground.submitted(2).await;
        let tx = &mut ground.tx;
        filings::add(tx, &filing(draft.id)).await.expect("a filing");
        assert!(erasure::has_running_case(tx, group).await.expect("an answer"));
        assert!(!erasure::has_running_case(tx, OrganisationId(Uuid::nil())).await.expect("an answer"));
        let letter = |submission| {
            let id = Uuid::now_v7();
            NewMessage {
                id: MessageId(id),
                dedup_key: id.to_string(),
                letter: "A1",
                lang: Lang::Ja,
                to_address: "nami@example.jp".into(),
                to_person: Some(agent),
                submission,
                subject: "件名".into(),
                body: "本文".into(),
            }
        };
        for submission in [None, Some(draft.id), Some(handed_in.id)] {
            messages::add(tx, &letter(submission), morning()).await.expect("a letter");
        }
        assert_eq!(messages::of_person(tx, agent).await.expect("letters").len(), 3);

        assert_eq!(erasure::drafts(tx, agent, group, morning()).await.expect("deleted"), 1);
        assert_eq!(submissions::find(tx, draft.id).await.expect("an answer"), None);
        let kept = submissions::find(tx, handed_in.id).await.expect("an answer").expect("what was handed in stays");
        assert_eq!(kept.stage, Stage::Submitted);
        erasure::group(tx, group, morning()).await.expect("emptied");
        erasure::person(tx, agent, "（消えた方）", morning()).await.expect("erased");
        let found = people::find(tx, agent).await.expect("a row").expect("a row stays");
        assert_eq!((found.name.as_str(), found.email.as_str()), ("（消えた方）", ""));
        assert_eq!(messages::of_person(tx, agent).await.expect("letters").len(), 1, "the one about the case");
        let again = person(tx, "髙橋 なみ", "nami@example.jp").await;
        assert_ne!(again, agent, "the address is free again");
        erasure::person(tx, again, "（消えた方）", morning()).await.expect("two may be erased");
    });
}
