//! Sessions and single-use links.

use super::{ground, later};
use crate::world::{morning, on_both};
use serde_json::json;
use server::store::tokens::TokenKind;
use server::store::{sessions, tokens};

#[test]
fn a_session_lives_until_it_ends() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        let (tx, agent) = (&mut ground.tx, ground.agent);
        sessions::add(tx, "hash", None, &json!({"a": 1}), morning(), later(10)).await.expect("a session");
        sessions::change(tx, "hash", Some(agent), &json!({"a": 2}), later(20)).await.expect("changed");
        let found = sessions::find(tx, "hash", later(19)).await.expect("an answer");
        assert_eq!(found, Some((json!({"a": 2}), later(20))));
        assert_eq!(sessions::find(tx, "hash", later(20)).await.expect("an answer"), None, "it has ended");
        sessions::add(tx, "second", Some(agent), &json!({}), morning(), later(5)).await.expect("a session");
        sessions::add(tx, "third", Some(agent), &json!({}), morning(), later(99)).await.expect("a session");
        assert_eq!(sessions::sweep(tx, later(10)).await.expect("swept"), 1);
        sessions::remove(tx, "third").await.expect("ended");
        assert_eq!(sessions::remove_of(tx, agent).await.expect("ended"), 1);
    });
}

#[test]
fn a_link_works_once_and_only_the_newest() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        let (tx, agent) = (&mut ground.tx, ground.agent);
        let kind = TokenKind::Confirm;
        tokens::add(tx, "old", kind, agent, morning(), later(10)).await.expect("a link");
        tokens::add(tx, "new", kind, agent, morning(), later(10)).await.expect("a link");
        assert_eq!(tokens::find(tx, "old", kind, later(1)).await.expect("an answer"), None, "retired");
        assert_eq!(tokens::find(tx, "new", kind, later(1)).await.expect("an answer"), Some(agent));
        assert_eq!(tokens::find(tx, "new", TokenKind::Reset, later(1)).await.expect("an answer"), None);
        assert_eq!(tokens::take(tx, "new", kind, later(10)).await.expect("an answer"), None, "too late");
        assert_eq!(tokens::take(tx, "new", kind, later(9)).await.expect("an answer"), Some(agent));
        assert_eq!(tokens::take(tx, "new", kind, later(9)).await.expect("an answer"), None, "used");
        assert_eq!(tokens::sweep(tx, later(11)).await.expect("swept"), 2);
    });
}
