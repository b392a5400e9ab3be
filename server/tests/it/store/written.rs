//! What is being written: files, corrections, the saves of pages, the sign-off.

use super::{day, filing, ground, later};
use crate::world::{morning, on_both};
use domain::corrections::{Correction, Mark};
use domain::drafts::PageSaves;
use domain::filings::{Attachment, Filing, FilingKind};
use domain::people::{FileId, FilingId, SubmissionId};
use domain::sign_off::SignOff;
use domain::submissions::Stage;
use server::store::{attachments, drafts, filings, proposals, sign_off, submissions};
use uuid::Uuid;

#[test]
fn files_belong_to_their_case() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        let (case, other) = (ground.case(1).await, ground.case(2).await);
        let tx = &mut ground.tx;
        let file = Attachment {
            id: FileId(Uuid::now_v7()),
            submission: case.id,
            paper: "rules".into(),
            name: "規約（案）.pdf".into(),
            bytes: 12,
            mime: "application/pdf".into(),
            sha256: "ab".repeat(32),
            added_at: morning(),
        };
        attachments::add(tx, &file, 1).await.expect("a file");
        assert_eq!(attachments::find(tx, file.id).await.expect("an answer"), Some(file.clone()));
        assert_eq!(attachments::of_case(tx, case.id).await.expect("files"), std::slice::from_ref(&file));
        assert!(attachments::remove(tx, other.id, file.id, 1, later(1)).await.is_err(), "not a file of that case");
        attachments::remove(tx, case.id, file.id, 1, later(1)).await.expect("removed");
        assert!(attachments::of_case(tx, case.id).await.expect("files").is_empty());
        assert_eq!(attachments::find(tx, file.id).await.expect("an answer"), None);

        assert!(attachments::left_over(tx, morning(), 10).await.expect("files").is_empty(), "not yet");
        let left = attachments::left_over(tx, later(1), 10).await.expect("files");
        assert_eq!(left, std::slice::from_ref(&file));
        assert!(!attachments::is_used(tx, &file.sha256, file.id).await.expect("an answer"));
        let twin = Attachment { id: FileId(Uuid::now_v7()), ..file.clone() };
        attachments::add(tx, &twin, 1).await.expect("the same bytes again");
        assert!(attachments::is_used(tx, &file.sha256, file.id).await.expect("an answer"));
        attachments::forget(tx, twin.id).await.expect("no error");
        assert!(attachments::find(tx, twin.id).await.expect("an answer").is_some(), "what is there is not forgotten");
        attachments::forget(tx, file.id).await.expect("forgotten");
        assert!(attachments::left_over(tx, later(1), 10).await.expect("files").is_empty());
    });
}

#[test]
fn what_was_handed_in_keeps_its_files() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        let case = ground.case(1).await;
        let tx = &mut ground.tx;
        let file = |name: &str, minutes: i64| Attachment {
            id: FileId(Uuid::now_v7()),
            submission: case.id,
            paper: "rules".into(),
            name: name.into(),
            bytes: 1,
            mime: "application/pdf".into(),
            sha256: "cd".repeat(32),
            added_at: later(minutes),
        };
        let (first, second) = (file("第一版.pdf", 1), file("第二版.pdf", 2));
        attachments::add(tx, &first, 1).await.expect("a file");
        attachments::add(tx, &second, 2).await.expect("a file of the correction");
        attachments::remove(tx, case.id, first.id, 2, later(3)).await.expect("taken away in the correction");
        let [old, new] = [1, 2].map(|version| Filing { version, id: FilingId(Uuid::now_v7()), ..filing(case.id) });
        filings::add(tx, &old).await.expect("the first version");
        filings::add(tx, &new).await.expect("the second");
        let named = attachments::names_of(tx, &[old.id, new.id]).await.expect("names");
        assert_eq!(named, [(old.id, "第一版.pdf".to_owned()), (new.id, "第二版.pdf".to_owned())]);
        assert!(attachments::names_of(tx, &[]).await.expect("names").is_empty());
        let names = |files: Vec<Attachment>| files.into_iter().map(|file| file.name).collect::<Vec<_>>();
        assert_eq!(names(attachments::of_version(tx, case.id, 1).await.expect("files")), ["第一版.pdf"]);
        assert_eq!(names(attachments::of_version(tx, case.id, 2).await.expect("files")), ["第二版.pdf"]);
        assert!(attachments::find(tx, first.id).await.expect("an answer").is_some(), "staff may still read it");
        assert!(attachments::is_handed_in(tx, first.id, 1).await.expect("an answer"));
        assert!(!attachments::is_handed_in(tx, second.id, 1).await.expect("an answer"));
        assert!(attachments::left_over(tx, later(9), 10).await.expect("files").is_empty(), "and is not swept");
    });
}

#[test]
fn a_correction_is_a_version_of_its_own() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        let case = ground.submitted(1).await;
        let agent = ground.agent;
        let tx = &mut ground.tx;
        let first = filing(case.id);
        filings::add(tx, &first).await.expect("a filing");
        let final_one = filings::latest_final(tx, case.id, FilingKind::Application).await;
        assert!(final_one.expect("an answer").is_none());
        filings::finish(tx, first.id, later(2)).await.expect("final");
        let second = Filing { id: FilingId(Uuid::now_v7()), version: 2, ..first.clone() };
        filings::add(tx, &second).await.expect("a second version");
        let asked = Correction {
            marks: vec![Mark { field: "title".into(), reason: "短くしてください《𠮷》".into() }],
            note: String::new(),
            due_at: later(60),
        };
        filings::put_correction(tx, second.id, &asked).await.expect("marks");
        assert!(filings::put_correction(tx, first.id, &asked).await.is_err(), "final is final");
        assert_eq!(filings::correction(tx, second.id).await.expect("an answer"), Some(asked));
        assert_eq!(filings::correction(tx, first.id).await.expect("an answer"), None);
        let last = filings::latest_final(tx, case.id, FilingKind::Application).await.expect("an answer").expect("it");
        assert_eq!(last.version, 1);
        let kind = FilingKind::Application;
        let ones = filings::final_ones(tx, &[case.id, SubmissionId(Uuid::now_v7())], kind).await.expect("filings");
        assert_eq!(ones, std::slice::from_ref(&last), "the version that is being written does not count");
        assert!(filings::final_ones(tx, &[], kind).await.expect("filings").is_empty());
        let versions = filings::versions(tx, case.id, FilingKind::Application).await.expect("versions");
        assert_eq!(versions.iter().map(|filing| filing.version).collect::<Vec<_>>(), [1, 2]);

        submissions::advance(tx, case.id, Stage::Submitted, Stage::Returned).await.expect("a move");
        let whole = proposals::find(tx, case.id).await.expect("an answer").expect("the case");
        assert_eq!((whole.filing.version, whole.proposal.revision.is_some()), (2, true), "its group writes the second");
        let seen = proposals::handed_in(tx, case.id).await.expect("an answer").expect("the case");
        assert_eq!((seen.filing.version, seen.proposal.revision), (1, None), "the city reads the first");
        assert_eq!(proposals::versions(tx, case.id).await.expect("versions").len(), 1);

        let saves = PageSaves::after(None, "window", agent, later(3));
        assert_eq!(drafts::saves(tx, second.id, "outline").await.expect("an answer"), None);
        drafts::put_saves(tx, second.id, "outline", &saves).await.expect("kept");
        let again = PageSaves::after(Some(&saves), "other", agent, later(4));
        drafts::put_saves(tx, second.id, "outline", &again).await.expect("kept over it");
        assert_eq!(drafts::saves(tx, second.id, "outline").await.expect("an answer"), Some(again));
    });
}

#[test]
fn what_was_typed_for_a_request_taken_back_lies_aside() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        let case = ground.submitted(1).await;
        let tx = &mut ground.tx;
        let first = filing(case.id);
        filings::add(tx, &first).await.expect("a filing");
        filings::finish(tx, first.id, later(2)).await.expect("final");
        let file = |name: &str, minutes: i64| Attachment {
            id: FileId(Uuid::now_v7()),
            submission: case.id,
            paper: "rules".into(),
            name: name.into(),
            bytes: 1,
            mime: "application/pdf".into(),
            sha256: "ef".repeat(32),
            added_at: later(minutes),
        };
        let old = file("第一版.pdf", 1);
        attachments::add(tx, &old, 1).await.expect("a file");
        let asked = |reason: &str| Correction {
            marks: vec![Mark { field: "paper-rules".into(), reason: reason.into() }],
            note: String::new(),
            due_at: later(60),
        };
        for (nth, name) in [(1, "途中.pdf"), (2, "また途中.pdf")] {
            let typed = Filing { id: FilingId(Uuid::now_v7()), version: 2, ..first.clone() };
            filings::add(tx, &typed).await.expect("the correction");
            filings::put_correction(tx, typed.id, &asked(name)).await.expect("marks");
            attachments::remove(tx, case.id, old.id, 2, later(3)).await.expect("taken away");
            attachments::add(tx, &file(name, 4), 2).await.expect("a new one");
            filings::set_aside(tx, typed.id, nth).await.expect("aside");
            attachments::set_aside(tx, case.id, 2, nth).await.expect("with its files");
        }
        assert!(filings::set_aside(tx, first.id, 3).await.is_err(), "what was handed in stays");
        let latest = filings::latest(tx, case.id, FilingKind::Application).await.expect("an answer").expect("it");
        assert_eq!((latest.id, latest.version), (first.id, 1));
        let files = attachments::of_version(tx, case.id, 1).await.expect("files");
        assert_eq!(files, std::slice::from_ref(&old), "what was taken away is back");
        assert_eq!(attachments::of_case(tx, case.id).await.expect("files"), files);
        assert!(attachments::left_over(tx, later(90), 10).await.expect("files").is_empty(), "and nothing is swept");
        let second = attachments::added_in(tx, case.id, FilingKind::SetAside, 2).await.expect("files");
        assert_eq!(second.iter().map(|file| file.name.as_str()).collect::<Vec<_>>(), ["また途中.pdf"]);
        let asides = proposals::asides(tx, case.id).await.expect("asides");
        let seen: Vec<_> =
            asides.iter().map(|aside| (aside.correction.clone(), aside.files[0].name.as_str())).collect();
        assert_eq!(seen, [(asked("途中.pdf"), "途中.pdf"), (asked("また途中.pdf"), "また途中.pdf")]);
    });
}

#[test]
fn the_sign_off_follows_the_group_and_its_representatives() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        let case = ground.case(1).await;
        let (agent, group) = (ground.agent, ground.group);
        let tx = &mut ground.tx;
        assert!(!sign_off::of_group(tx, group).await.expect("an answer"));
        sign_off::set(tx, group, true).await.expect("on");
        assert!(sign_off::of_group(tx, group).await.expect("an answer"));
        let found = sign_off::of_case(tx, case.id, day()).await.expect("an answer");
        assert_eq!(found, SignOff { wanted: true, asked: None });
        let long_ago = day() - chrono::Days::new(400);
        let nobody = sign_off::of_case(tx, case.id, long_ago).await.expect("an answer");
        assert!(!nobody.wanted, "without a representative nobody waits for one");
        sign_off::put_asked(tx, case.id, Some((agent, later(5)))).await.expect("asked");
        let found = sign_off::of_case(tx, case.id, day()).await.expect("an answer");
        assert_eq!(found.asked, Some((agent, later(5))));
        sign_off::put_asked(tx, case.id, None).await.expect("forgotten");
        assert_eq!(sign_off::of_case(tx, case.id, day()).await.expect("an answer").asked, None);
    });
}
