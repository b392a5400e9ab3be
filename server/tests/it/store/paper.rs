//! What cases on paper have, and letters that go by post.

use super::{day, ground, later};
use crate::world::on_both;
use domain::intake::{Channel, Contact, Intake, Telling};
use domain::official::Sheet;
use domain::people::{OrganisationKind, PersonId, SubmissionId};
use domain::postings::{About, Posted};
use domain::submissions::{Stage, Submission};
use server::store::case_list::Scope;
use server::store::postings::NewPosting;
use server::store::{Write, erasure, intakes, people, postings, submissions};
use uuid::Uuid;

fn intake(keyed_by: PersonId) -> Intake {
    let contact = Contact {
        name: "髙橋 なみ".into(),
        telling: Telling::Post,
        postcode: "817-1701".into(),
        address: "上対馬町".into(),
        phone: "0920-86-0000".into(),
        email: String::new(),
    };
    Intake { stamped_on: day(), keyed_by, contact }
}

async fn on_paper(tx: &mut Write, like: &Submission, kept: &Intake) -> SubmissionId {
    let case = Submission { id: SubmissionId(Uuid::now_v7()), channel: Channel::Fax, ..like.clone() };
    submissions::add(tx, &case).await.expect("a case");
    intakes::add(tx, case.id, kept).await.expect("what it has beside");
    case.id
}

#[test]
fn a_case_on_paper_is_kept_found_by_name_and_forgotten() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        let like = ground.case(1).await;
        let kept = intake(ground.officer);
        let tx = &mut ground.tx;
        let id = on_paper(tx, &like, &kept).await;
        assert_eq!(intakes::find(tx, id).await.expect("an answer"), Some(kept.clone()));
        assert_eq!(intakes::find(tx, like.id).await.expect("an answer"), None);

        let open = intakes::unfinished(tx, &[ground.department]).await.expect("a list");
        assert_eq!((open.len(), open[0].id, open[0].channel, open[0].keyed_by.as_str()), (1, id, Channel::Fax, "係"));
        assert!(intakes::unfinished(tx, &[]).await.expect("a list").is_empty());
        assert!(intakes::unfinished(tx, &[ground.group]).await.expect("a list").is_empty());

        let same = intakes::namesakes(tx, ground.call.id, ground.department, "𠮷田のカイ").await.expect("a list");
        assert!(same.is_empty(), "another name");
        let same = intakes::namesakes(tx, ground.call.id, ground.department, "　𠮷田の会").await.expect("a list");
        assert_eq!(same.iter().map(|one| one.id).collect::<Vec<_>>(), [id], "a draft of an applicant is nobody else's");
        let known = |name: &'static str| (OrganisationKind::CitizenGroup, "𠮷田の会", name);
        let (kind, group, name) = known("髙橋　なみ");
        let found = intakes::known(tx, ground.department, kind, group, name).await.expect("an answer");
        assert_eq!(found, Some((ground.group, ground.agent)));
        let found =
            intakes::known(tx, ground.department, OrganisationKind::Ward, group, name).await.expect("an answer");
        assert_eq!(found, None);
        assert_eq!(intakes::known(tx, ground.department, kind, group, "別人").await.expect("an answer"), None);
        assert_eq!(intakes::cases_of(tx, ground.agent).await.expect("a count"), 2);

        let contact = Contact {
            name: "髙橋 なぎさ".into(),
            telling: Telling::Mail,
            email: "n@x.jp".into(),
            ..kept.contact.clone()
        };
        intakes::change(tx, id, &contact).await.expect("changed");
        assert_eq!(intakes::find(tx, id).await.expect("an answer"), Some(Intake { contact: contact.clone(), ..kept }));
        assert!(intakes::change(tx, like.id, &contact).await.is_err(), "not on paper");
        assert_eq!(
            people::find(tx, ground.agent).await.expect("an answer").map(|p| p.name),
            Some("髙橋 なぎさ".into())
        );

        assert!(intakes::counts_of_call(tx, ground.call.id).await.expect("counts").is_empty(), "drafts do not count");
        assert!(intakes::remove(tx, id).await.expect("removed"));
        erasure::draft(tx, id, later(1)).await.expect("deleted");
        assert_eq!(submissions::find(tx, id).await.expect("an answer"), None);
    });
}

fn sheet(subject: &str) -> Sheet {
    Sheet {
        form: String::new(),
        number: String::new(),
        date: "令和8年11月22日".into(),
        addressee: vec!["〒817-1701".into(), "𠮷田の会".into()],
        sender: "対馬市 協働課".into(),
        seal: String::new(),
        subject: subject.into(),
        body: vec!["本文".into()],
        items: vec![],
        contact: vec![],
    }
}

#[test]
fn letters_wait_are_posted_once_and_taken_back() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        let case = ground.submitted(1).await;
        let draft = ground.case(2).await;
        let kept = intake(ground.officer);
        let (department, officer) = (ground.department, ground.officer);
        let tx = &mut ground.tx;
        let new = |key: &str, submission: SubmissionId| NewPosting {
            id: Uuid::now_v7(),
            dedup_key: key.into(),
            about: About::Case(submission),
            department,
            letter: "A1".into(),
            sheet: sheet(key),
            official: None,
        };
        let (first, second) = (new("一", case.id), new("二", case.id));
        assert!(postings::add(tx, &second, later(2)).await.expect("kept"));
        assert!(postings::add(tx, &first, later(1)).await.expect("kept"));
        assert!(
            !postings::add(tx, &new("一", case.id), later(3)).await.expect("an answer"),
            "the same event is one letter"
        );
        let ours = Scope::Departments(vec![department]);
        let ids = |letters: Vec<postings::Posting>| letters.into_iter().map(|one| one.id).collect::<Vec<_>>();
        assert_eq!(ids(postings::waiting(tx, &ours).await.expect("a list")), [first.id, second.id]);
        assert_eq!(ids(postings::of_case(tx, case.id).await.expect("a list")), [first.id, second.id]);
        assert_eq!(postings::backlog(tx, &Scope::City).await.expect("a count"), (2, Some(later(1))));
        for nobody in [Scope::Departments(vec![]), Scope::Departments(vec![ground.group])] {
            assert!(postings::waiting(tx, &nobody).await.expect("a list").is_empty());
            assert_eq!(postings::backlog(tx, &nobody).await.expect("a count"), (0, None));
        }
        let posted = Posted { on: day(), at: later(5), by: officer };
        assert!(postings::post(tx, first.id, &posted).await.expect("posted"));
        assert!(!postings::post(tx, first.id, &Posted { at: later(6), ..posted }).await.expect("an answer"));
        let found = postings::find(tx, first.id).await.expect("an answer").expect("the letter");
        assert_eq!(
            (found.posted, found.posted_by.as_deref(), found.number),
            (Some(posted), Some("係"), case.number.clone())
        );
        assert_eq!(ids(postings::waiting(tx, &ours).await.expect("a list")), [second.id]);
        assert!(postings::take_back(tx, first.id).await.expect("taken back"));
        assert!(!postings::take_back(tx, first.id).await.expect("an answer"));

        intakes::add(tx, draft.id, &kept).await.expect("a paper");
        intakes::add(tx, case.id, &kept).await.expect("a paper");
        postings::add(tx, &new("三", draft.id), later(4)).await.expect("kept");
        assert!(!intakes::remove(tx, case.id).await.expect("an answer"), "what was received stays, with its letters");
        assert!(intakes::remove(tx, draft.id).await.expect("removed"));
        assert_eq!(postings::backlog(tx, &ours).await.expect("a count").0, 2);
        assert_eq!(case.stage, Stage::Submitted);
    });
}
