//! Subscriptions, and what is planned to be told.

use super::{Ground, ground, later};
use crate::world::on_both;
use domain::calls::{Call, Dates};
use domain::following::{Event, Topic};
use domain::people::MessageId;
use domain::texts::Lang;
use server::store::messages::{self, NewMessage};
use server::store::subscriptions::{self, Confirm, Subscription};
use server::store::{Write, announcements};
use uuid::Uuid;

fn wish(topic: Topic, address: &str) -> Subscription {
    Subscription {
        id: Uuid::now_v7(),
        topic,
        email: address.to_owned(),
        email_key: address.to_lowercase(),
        lang: Lang::En,
        leave_key: format!("leave {address} {}", topic.code()),
        confirmed_at: None,
    }
}

async fn ask(tx: &mut Write, new: &Subscription, hash: &str) -> Subscription {
    subscriptions::ask(tx, new, Confirm { hash, until: later(100) }, later(0)).await.expect("kept")
}

#[test]
fn a_subscription_is_confirmed_once_and_leaves_nothing_behind() {
    on_both(|world| async move {
        let Ground { mut tx, call, .. } = ground(&world).await;
        let tx = &mut tx;
        let first = ask(tx, &wish(Topic::Calls, "Hana@example.jp"), "one").await;
        let again = ask(tx, &wish(Topic::Calls, "hana@example.jp"), "two").await;
        assert_eq!(again.id, first.id, "the same mail box");
        assert_eq!(subscriptions::waiting(tx, "one", later(1)).await.expect("an answer"), None, "replaced");
        assert!(subscriptions::waiting(tx, "two", later(100)).await.expect("an answer").is_some());
        assert_eq!(subscriptions::waiting(tx, "two", later(101)).await.expect("an answer"), None, "too late");
        assert!(subscriptions::followers(tx, "calls", None, 9).await.expect("a list").is_empty());

        let confirmed = subscriptions::confirm(tx, "two", later(2)).await.expect("an answer").expect("confirmed");
        assert_eq!((confirmed.id, confirmed.confirmed_at), (first.id, Some(later(2))));
        assert_eq!(subscriptions::confirm(tx, "two", later(2)).await.expect("an answer"), None, "once");
        let known = ask(tx, &wish(Topic::Calls, "hana@example.jp"), "three").await;
        assert_eq!(known.confirmed_at, Some(later(2)), "it stays confirmed");
        assert_eq!(subscriptions::waiting(tx, "three", later(3)).await.expect("an answer"), None);

        ask(tx, &wish(Topic::Call(call.id), "hana@example.jp"), "four").await;
        subscriptions::confirm(tx, "four", later(4)).await.expect("an answer").expect("confirmed");
        assert_eq!(subscriptions::of_address(tx, "hana@example.jp").await.expect("a list").len(), 2);
        let followers = subscriptions::followers(tx, "calls", None, 9).await.expect("a list");
        assert_eq!(followers.len(), 1);
        let rest = subscriptions::followers(tx, "calls", Some(followers[0].id), 9).await.expect("a list");
        assert!(rest.is_empty());

        let news = NewMessage {
            id: MessageId(Uuid::now_v7()),
            dedup_key: "F3:1".into(),
            letter: "F3",
            lang: Lang::En,
            to_address: "hana@example.jp".into(),
            to_person: None,
            submission: None,
            subject: "s".into(),
            body: "b".into(),
        };
        messages::add_news(tx, &news, confirmed.id, "https://x/leave", later(5)).await.expect("kept");
        let waiting = messages::newest(tx, 50, 0).await.expect("letters");
        assert_eq!(waiting[0].unsubscribe.as_deref(), Some("https://x/leave"));

        let key = confirmed.leave_key.clone();
        assert!(subscriptions::find(tx, &key).await.expect("an answer").is_some());
        subscriptions::end(tx, confirmed.id).await.expect("ended");
        assert_eq!(subscriptions::find(tx, &key).await.expect("an answer"), None);
        assert!(messages::newest(tx, 50, 0).await.expect("letters").is_empty(), "what has not left does not leave");

        ask(tx, &wish(Topic::Calls, "kei@example.jp"), "five").await;
        assert_eq!(subscriptions::sweep(tx, later(100)).await.expect("swept"), 0);
        assert_eq!(subscriptions::sweep(tx, later(101)).await.expect("swept"), 1, "never confirmed");
    });
}

#[test]
fn plans_follow_the_dates_until_they_are_carried_out() {
    on_both(|world| async move {
        let Ground { mut tx, call, .. } = ground(&world).await;
        let tx = &mut tx;
        let days = |days: i64| later(days * 24 * 60);
        let dates = Dates { opens_at: days(1), closes_at: days(30), published_at: Some(days(0)), ..call.dates };
        let call = Call { dates, ..call };
        announcements::plan(tx, &call).await.expect("planned");
        announcements::plan(tx, &call).await.expect("planned twice is planned once");
        assert_eq!(announcements::next_due(tx, later(-1), false).await.expect("an answer"), None);
        let mut topics = Vec::new();
        while let Some(due) = announcements::next_due(tx, days(0), false).await.expect("an answer") {
            assert_eq!((due.event, due.call, due.told_to), (Event::Published, call.id, None));
            announcements::told(tx, due.id, Uuid::nil()).await.expect("noted");
            announcements::finish(tx, due.id, days(0)).await.expect("finished");
            topics.push(due.topic);
        }
        topics.sort();
        assert_eq!(topics, [Topic::Call(call.id).code(), "calls".to_owned()]);

        assert!(announcements::next_due(tx, days(27), false).await.expect("an answer").is_some(), "closing soon");
        let extended = Call { dates: Dates { closes_at: days(40), ..call.dates }, ..call.clone() };
        announcements::plan(tx, &extended).await.expect("planned");
        assert_eq!(
            announcements::next_due(tx, days(36), false).await.expect("an answer"),
            None,
            "it moved with the date"
        );
        let short = Call { dates: Dates { closes_at: days(2), ..call.dates }, ..call.clone() };
        announcements::plan(tx, &short).await.expect("planned");
        assert_eq!(
            announcements::next_due(tx, days(50), false).await.expect("an answer"),
            None,
            "too short to be named twice"
        );
    });
}
