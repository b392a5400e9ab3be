//! Letters that wait, and workers that take them.

use super::{ground, later};
use crate::world::{morning, on_both};
use chrono::TimeDelta;
use domain::messages::Delivery;
use domain::pace::Urgency;
use domain::people::MessageId;
use domain::texts::Lang;
use server::store::messages::{self, NewMessage, Tried};
use uuid::Uuid;

fn letter(key: &str) -> NewMessage {
    NewMessage {
        id: MessageId(Uuid::now_v7()),
        dedup_key: key.to_owned(),
        letter: "A1",
        lang: Lang::Ja,
        to_address: "nami@example.jp".into(),
        to_person: None,
        submission: None,
        subject: "受け付けました".into(),
        body: "本文".into(),
    }
}

#[test]
fn a_letter_is_written_once_and_leased_to_one_worker() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        let case = ground.case(1).await;
        let tx = &mut ground.tx;
        let new = NewMessage { submission: Some(case.id), ..letter("a") };
        messages::add(tx, &new, morning()).await.expect("written");
        messages::add(tx, &letter("a"), morning()).await.expect("the same letter again is the same letter");
        messages::add(tx, &letter("b"), later(1)).await.expect("written");
        assert_eq!(messages::backlog(tx, Urgency::News).await.expect("a backlog"), (2, Some(morning())));
        assert_eq!(messages::of_case(tx, case.id).await.expect("letters").len(), 1);
        assert_eq!(messages::newest(tx, 1, 0).await.expect("letters")[0].created_at, later(1));

        let (one, two, lease) = (Uuid::new_v4(), Uuid::new_v4(), TimeDelta::minutes(5));
        let taken = messages::lease(tx, one, morning(), lease, 10, Urgency::News).await.expect("letters");
        assert_eq!(taken.len(), 1, "the other is not due yet");
        assert!(
            messages::lease(tx, two, later(4), lease, 1, Urgency::News)
                .await
                .expect("letters")
                .iter()
                .all(|m| m.id != new.id)
        );
        let overdue = messages::lease(tx, two, later(5), lease, 10, Urgency::News).await.expect("letters");
        assert!(overdue.iter().any(|message| message.id == new.id), "the lease ran out");
        let accepted = Tried::Accepted { answer: "250 ok".into() };
        assert!(!messages::settle(tx, new.id, one, &accepted, later(6)).await.expect("an answer"), "too late");
        assert!(messages::settle(tx, new.id, two, &accepted, later(6)).await.expect("an answer"));
        let sent = messages::find(tx, new.id).await.expect("an answer").expect("the letter");
        assert_eq!((sent.state, sent.attempts, sent.sent_at), (Delivery::Sent, 1, Some(later(6))));
    });
}

#[test]
fn a_letter_is_tried_later_given_back_or_given_up() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        let (tx, new) = (&mut ground.tx, letter("a"));
        let (worker, lease) = (Uuid::new_v4(), TimeDelta::minutes(5));
        messages::add(tx, &new, morning()).await.expect("written");
        messages::lease(tx, worker, morning(), lease, 1, Urgency::News).await.expect("letters");
        messages::give_back(tx, new.id, worker).await.expect("given back");
        assert_eq!(messages::lease(tx, worker, later(1), lease, 1, Urgency::News).await.expect("letters").len(), 1);
        let wait = Tried::Later { next_try_at: later(30), answer: "451 later".into() };
        assert!(messages::settle(tx, new.id, worker, &wait, later(2)).await.expect("an answer"));
        assert!(messages::lease(tx, worker, later(29), lease, 1, Urgency::News).await.expect("letters").is_empty());
        assert_eq!(messages::lease(tx, worker, later(30), lease, 1, Urgency::News).await.expect("letters").len(), 1);
        let refused = Tried::Refused { answer: "550 no".into() };
        assert!(messages::settle(tx, new.id, worker, &refused, later(31)).await.expect("an answer"));
        let failed = messages::find(tx, new.id).await.expect("an answer").expect("the letter");
        assert_eq!((failed.state, failed.attempts, failed.answer.as_str()), (Delivery::Failed, 2, "550 no"));
        assert_eq!(messages::backlog(tx, Urgency::News).await.expect("a backlog").0, 0);
    });
}
