//! Letters about a case reach whom they are for, once, in their language.

use crate::world::on_both;
use chrono::NaiveDate;
use domain::messages::Letter;
use domain::people::{Membership, PersonId, Role};
use domain::submissions::{Stage, Submission};
use domain::texts::Lang;
use server::mail::cases::tell;
use server::seed::demo;
use server::state::State;
use server::store::messages::Message;
use server::store::{calls, decisions, messages, people, submissions};
use uuid::Uuid;

const LETTERS: &[Letter] = &[
    Letter::Received,
    Letter::NewSubmission,
    Letter::Screened,
    Letter::Selected,
    Letter::ApprovalWanted,
    Letter::DecisionSentBack,
];

/// A case of the demo's last round on which a decision was drafted by an officer.
async fn drafted_case(state: &State) -> Submission {
    let mut tx = state.db.read().await.expect("a snapshot");
    let call = calls::find_by_slug(&mut tx, "wagamachi-zenkai").await.expect("an answer").expect("the last round");
    for case in submissions::of_call(&mut tx, call.id).await.expect("cases") {
        let decision = decisions::of_case(&mut tx, case.id).await.expect("an answer");
        if case.stage == Stage::Recommended && decision.is_some() {
            return case;
        }
    }
    panic!("no case of the last round has a drafted decision")
}

/// A second person who stands for the group and reads English.
async fn add_representative(state: &State, case: &Submission) {
    let mut tx = state.db.write().await.expect("a transaction");
    let new = people::NewPerson {
        id: PersonId(Uuid::now_v7()),
        name: "Maria Santos",
        email: "maria@tomoni.example",
        email_key: "maria@tomoni.example",
        lang: Lang::En,
        password_hash: None,
        confirmed_at: None,
    };
    people::add(&mut tx, &new, state.clock.now()).await.expect("a person");
    let from = NaiveDate::from_ymd_opt(2020, 4, 1).expect("a day");
    let membership = Membership { organisation: case.group, role: Role::Representative, from, until: None };
    people::add_membership(&mut tx, new.id, &membership).await.expect("a membership");
    tx.commit().await.expect("committed");
}

async fn tell_once(state: &State, case: &Submission, occasion: i64) -> Vec<Message> {
    let mut tx = state.db.write().await.expect("a transaction");
    let before = messages::of_case(&mut tx, case.id).await.expect("letters").len();
    tell(&mut tx, state, case, LETTERS, occasion, state.clock.now()).await.expect("told");
    let after = messages::of_case(&mut tx, case.id).await.expect("letters");
    tx.commit().await.expect("committed");
    after.into_iter().skip(before).collect()
}

#[test]
fn letters_reach_whom_they_are_for_once_and_in_their_language() {
    on_both(|world| async move {
        let state = &world.state;
        demo::city(state).await.expect("the demo city");
        let case = drafted_case(state).await;
        add_representative(state, &case).await;
        let mut tx = state.db.read().await.expect("a snapshot");
        let owner = people::find(&mut tx, case.owner).await.expect("an answer").expect("the owner");
        let drafter = decisions::of_case(&mut tx, case.id).await.expect("an answer").expect("a decision").drafted_by;
        let drafter = people::find(&mut tx, drafter).await.expect("an answer").expect("the drafter");
        drop(tx);

        let told = tell_once(state, &case, 1_000_000).await;
        let to = |letter: Letter| -> Vec<&str> {
            let mut to: Vec<&str> =
                told.iter().filter(|row| row.letter == letter.code()).map(|row| row.to_address.as_str()).collect();
            to.sort_unstable();
            to
        };
        assert_eq!(to(Letter::Received), [owner.email.as_str()]);
        assert_eq!(to(Letter::Screened), [owner.email.as_str()]);
        assert_eq!(to(Letter::NewSubmission), ["kyodo@tomoni.example"]);
        assert_eq!(to(Letter::ApprovalWanted), ["approver2@tomoni.example", "approver@tomoni.example"]);
        assert_eq!(to(Letter::DecisionSentBack), [drafter.email.as_str()]);
        let mut both = [owner.email.as_str(), "maria@tomoni.example"];
        both.sort_unstable();
        assert_eq!(to(Letter::Selected), both, "owner and representative, each once");

        let maria = told.iter().find(|row| row.to_address == "maria@tomoni.example").expect("a letter");
        assert!(maria.body.starts_with("Dear Maria Santos,"), "{}", maria.body);
        let received = told.iter().find(|row| row.letter == "A1").expect("a receipt");
        assert!(received.body.contains(&case.title) && received.body.contains("申請額："), "{}", received.body);
        let number = case.number.as_deref().expect("a number");
        assert!(told.iter().all(|row| row.subject.starts_with("【対馬市】") && row.subject.contains(number)));

        assert_eq!(tell_once(state, &case, 1_000_000).await, [], "the same occasion tells nobody twice");
        assert_eq!(tell_once(state, &case, 1_000_001).await.len(), told.len(), "another occasion is another letter");
    });
}
