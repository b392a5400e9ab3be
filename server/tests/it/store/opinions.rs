//! Opinions: received, corrected, judged, compared, found, counted; what was typed before they were sent.

use super::{Ground, ground, later, person};
use crate::world::{morning, on_both};
use domain::calls::Dates;
use domain::consultations::{Consultation, Particulars, State};
use domain::messages::Letter;
use domain::opinions::{Author, Channel, Naming, Opinion, Part, Validity, text_hash};
use domain::people::{CallId, MessageId, OpinionId, OrganisationId, PersonId, PlanId, PlanNodeId};
use domain::plans::{Plan, PlanKind, PlanNode};
use domain::texts::{Lang, Words};
use server::store::messages::NewMessage;
use server::store::opinion_files::{FILE, OpinionFile, SCAN};
use server::store::opinion_lists::{self, Counts, Filter, Stretch};
use server::store::opinion_redactions::Hidden;
use server::store::opinions::Keys;
use server::store::{
    Tx, consultations, messages, opinion_draft_files, opinion_drafts, opinion_files, opinion_redactions,
    opinion_search, opinions, plans,
};
use uuid::Uuid;

/// A consultation with a draft of two clauses.
struct Asked {
    ground: Ground,
    call: CallId,
    plan: Plan,
}

async fn asked(world: &crate::world::World) -> Asked {
    let mut ground = ground(world).await;
    let consultation = Consultation {
        call: CallId(Uuid::now_v7()),
        programme: ground.call.programme,
        department: ground.department,
        slug: "pc".into(),
        code: "PC".into(),
        title: Words::default(),
        summary: Words::default(),
        dates: Dates { opens_at: later(-30), closes_at: later(600), ..ground.call.dates },
        state: State::Approved,
        particulars: Particulars::default(),
        drafted_by: ground.officer,
        approved_by: None,
        approved_at: None,
        answered_by: None,
        answered_at: None,
        decided_on: None,
    };
    consultations::add(&mut ground.tx, &consultation, morning()).await.expect("a consultation");
    let node = |label: &str| PlanNode {
        id: PlanNodeId(Uuid::now_v7()),
        depth: 0,
        label: label.to_owned(),
        title: String::new(),
        body: String::new(),
        origin: None,
    };
    let plan = Plan {
        id: PlanId(Uuid::now_v7()),
        call: consultation.call,
        kind: PlanKind::Draft,
        edition: 1,
        title: "案".into(),
        errata: String::new(),
        frozen_at: None,
        nodes: vec![node("第1章"), node("第2章")],
    };
    plans::add(&mut ground.tx, &plan, morning()).await.expect("a draft");
    Asked { ground, call: consultation.call, plan }
}

impl Asked {
    fn opinion(&self, minutes: i64, channel: Channel, body: &str) -> Opinion {
        let piece = |nodes: Vec<PlanNodeId>, body: &str| Part {
            nodes,
            place: "3ページ".into(),
            body: body.into(),
            reason: "理由".into(),
        };
        let parts = vec![piece(self.plan.nodes.iter().map(|node| node.id).collect(), body), piece(Vec::new(), "全体")];
        Opinion {
            id: OpinionId(Uuid::now_v7()),
            call: self.call,
            plan: self.plan.id,
            number: format!("R8-PC-{minutes:04}"),
            channel,
            validity: Validity::Received,
            validity_reason: String::new(),
            received_at: later(minutes),
            received_on: super::day(),
            postmark_on: None,
            naming: Naming::Named,
            category: "resident".into(),
            lang: Lang::Easy,
            version: 1,
            text_hash: text_hash(&parts),
            sender_key: None,
            person: None,
            group: None,
            keyed_by: channel.is_keyed_in().then_some(self.ground.officer),
            checked_by: None,
            parts,
        }
    }

    async fn add(&mut self, opinion: &Opinion) {
        opinions::add(&mut self.ground.tx, opinion, &author(), Keys::default()).await.expect("an opinion");
        opinion_search::write(&mut self.ground.tx, opinion).await.expect("can be found");
    }

    async fn numbers(&mut self, filter: &Filter) -> Vec<String> {
        let (lines, more) =
            opinion_lists::stretch(&mut self.ground.tx, filter, &Stretch::First, 50).await.expect("a list");
        assert!(!more);
        let count = opinion_lists::count(&mut self.ground.tx, filter).await.expect("a count");
        assert_eq!(usize::try_from(count).expect("few"), lines.len());
        lines.into_iter().map(|line| line.number).collect()
    }
}

fn author() -> Author {
    Author {
        name: "𠮷田 なみ".into(),
        organisation: "浜の会".into(),
        postcode: "817-0022".into(),
        address: "厳原町".into(),
        district: None,
        email: "nami@example.jp".into(),
        phone: "0920-52-0000".into(),
    }
}

#[test]
fn an_opinion_is_kept_found_and_corrected() {
    on_both(|world| async move {
        let mut asked = asked(&world).await;
        let new = asked.opinion(1, Channel::Online, "道路を直してください。");
        let keys = Keys { manage_hash: Some("manage"), once_key: Some("once") };
        let tx = &mut asked.ground.tx;
        opinions::add(tx, &new, &author(), keys).await.expect("an opinion");
        assert_eq!(opinions::find(tx, new.id).await.expect("an answer"), Some(new.clone()));
        assert_eq!(opinions::find_by_number(tx, "R8-PC-0001").await.expect("an answer"), Some(new.clone()));
        assert_eq!(opinions::find_by_once(tx, "once").await.expect("an answer"), Some(new.clone()));
        assert_eq!(opinions::find_by_key(tx, "manage").await.expect("an answer"), Some(new.clone()));
        assert_eq!(opinions::find_by_key(tx, "once").await.expect("an answer"), None);
        assert_eq!(opinions::hold(tx, "R8-PC-0001").await.expect("an answer"), Some(new.clone()));
        assert_eq!(opinions::hold(tx, "R8-PC-0002").await.expect("an answer"), None);
        assert_eq!(opinions::author(tx, new.id).await.expect("an answer"), Some(author()));

        let parts = vec![Part { body: "橋を直してください。".into(), ..Part::default() }];
        let hash = text_hash(&parts);
        assert!(opinions::add_version(tx, &new, &parts, &hash).await.expect("corrected"));
        assert!(!opinions::add_version(tx, &new, &parts, &hash).await.expect("an answer"), "somebody was faster");
        let corrected = Opinion { version: 2, text_hash: hash, parts: parts.clone(), ..new.clone() };
        assert_eq!(opinions::find(tx, new.id).await.expect("an answer"), Some(corrected.clone()));
        let versions = opinions::versions(tx, new.id).await.expect("both");
        assert_eq!(versions, [(1, new.parts.clone()), (2, parts)]);

        let other = Author { name: "別の名".into(), ..Author::default() };
        opinions::put_author(tx, new.id, &other).await.expect("changed");
        assert_eq!(opinions::author(tx, new.id).await.expect("an answer"), Some(other));
        let renamed = Opinion {
            naming: Naming::Pseudonym,
            category: String::new(),
            sender_key: Some("key".into()),
            channel: Channel::Post,
            postmark_on: Some(super::day()),
            ..corrected
        };
        opinions::put_sender(tx, &renamed).await.expect("changed");
        opinions::put_arrival(tx, &renamed).await.expect("changed");
        assert_eq!(opinions::find(tx, new.id).await.expect("an answer"), Some(renamed));
    });
}

async fn waits(tx: &mut Tx, call: CallId, by: PersonId, after: &str) -> Option<String> {
    opinion_lists::next_unchecked(tx, call, by, after).await.expect("an answer")
}

#[test]
fn judging_comparing_and_withdrawing_happen_once() {
    on_both(|world| async move {
        let mut asked = asked(&world).await;
        let new = asked.opinion(1, Channel::Fax, "道路を直してください。");
        asked.add(&new).await;
        let second = person(&mut asked.ground.tx, "次長", "second@example.jp").await;
        let (call, officer) = (asked.call, asked.ground.officer);
        let tx = &mut asked.ground.tx;
        assert_eq!(opinion_lists::unchecked(tx, call, officer).await.expect("counts"), (1, 0));
        assert_eq!(opinion_lists::unchecked(tx, call, second).await.expect("counts"), (1, 1));
        assert_eq!(waits(tx, call, second, "").await.as_deref(), Some("R8-PC-0001"));
        assert_eq!(waits(tx, call, second, "R8-PC-0001").await, None, "it was skipped");
        assert_eq!(waits(tx, call, officer, "").await, None, "not by who keyed it in");
        assert!(opinions::check(tx, new.id, second, later(2)).await.expect("compared"));
        assert!(!opinions::check(tx, new.id, second, later(2)).await.expect("an answer"));
        assert_eq!(waits(tx, call, second, "").await, None);

        use Validity::{Invalid, Received, Valid, Withdrawn};
        assert!(opinions::judge(tx, new.id, Received, Invalid, "期間後").await.expect("judged"));
        assert!(!opinions::judge(tx, new.id, Received, Valid, "").await.expect("an answer"), "it is not that any more");
        let found = opinions::find(tx, new.id).await.expect("an answer").expect("an opinion");
        assert_eq!((found.validity, found.validity_reason.as_str()), (Invalid, "期間後"));
        assert_eq!(found.checked_by, Some(second));
        assert!(opinions::withdraw(tx, new.id, later(3)).await.expect("taken back"));
        assert!(!opinions::withdraw(tx, new.id, later(4)).await.expect("an answer"));
        let counts = opinion_lists::counts_by_validity(tx, call).await.expect("counts");
        assert_eq!(counts, [(Withdrawn, 1)]);
    });
}

#[test]
fn lists_walk_by_key_and_count_honestly() {
    on_both(|world| async move {
        let mut asked = asked(&world).await;
        let texts = ["道路を直してください。", "道路を 直して\nください。", "港を直してください。"];
        let channels = [Channel::Online, Channel::Post, Channel::Online];
        let senders = [Some("one"), Some("one"), None];
        for (minutes, ((body, channel), sender)) in (1..).zip(texts.into_iter().zip(channels).zip(senders)) {
            let sender_key = sender.map(str::to_owned);
            let opinion = Opinion { sender_key, ..asked.opinion(minutes, channel, body) };
            asked.add(&opinion).await;
        }
        let all = Filter::of(asked.call);
        assert_eq!(asked.numbers(&all).await, ["R8-PC-0001", "R8-PC-0002", "R8-PC-0003"]);
        let by_words = |words: &str| Filter { words: words.into(), ..all.clone() };
        assert_eq!(asked.numbers(&by_words("道路")).await, ["R8-PC-0001", "R8-PC-0002"], "copies share an entry");
        assert_eq!(asked.numbers(&by_words("ミナト")).await.len(), 0);
        assert_eq!(asked.numbers(&by_words("港")).await, ["R8-PC-0003"]);
        let posted = Filter { channel: Some(Channel::Post), ..all.clone() };
        assert_eq!(asked.numbers(&posted).await, ["R8-PC-0002"]);
        let unchecked = Filter { unchecked: true, ..all.clone() };
        assert_eq!(asked.numbers(&unchecked).await, ["R8-PC-0002"]);
        let valid = Filter { validity: Some(Validity::Valid), ..all.clone() };
        assert!(asked.numbers(&valid).await.is_empty());
        let elsewhere = Filter::of(asked.ground.call.id);
        assert!(asked.numbers(&elsewhere).await.is_empty());

        let tx = &mut asked.ground.tx;
        let from = |number: &str, back: bool| match back {
            true => Stretch::Before(number.to_owned()),
            false => Stretch::After(number.to_owned()),
        };
        let (lines, more) = opinion_lists::stretch(tx, &all, &Stretch::First, 2).await.expect("a page");
        assert!(more);
        assert_eq!((lines[0].copies, lines[0].begins.as_str()), (2, "道路を直してください。"));
        assert!(!lines[0].is_keyed_in && lines[1].is_keyed_in && !lines[1].is_checked);
        let copies = Filter { text_hash: Some(lines[0].text_hash.clone()), ..all.clone() };
        assert_eq!(opinion_lists::count(tx, &copies).await.expect("a count"), 2);
        let (lines, more) = opinion_lists::stretch(tx, &all, &from("R8-PC-0002", false), 2).await.expect("a page");
        assert_eq!((lines.len(), lines[0].number.as_str(), more), (1, "R8-PC-0003", false));
        let (lines, more) = opinion_lists::stretch(tx, &all, &from("R8-PC-0003", true), 1).await.expect("a page");
        assert_eq!((lines.len(), lines[0].number.as_str(), more), (1, "R8-PC-0002", true));

        let first = opinion_lists::walk(tx, &all, None, 2).await.expect("whole ones");
        assert_eq!((first.len(), first[0].parts.len(), first[0].parts[0].nodes.len()), (2, 2, 2));
        let rest = opinion_lists::walk(tx, &all, first.last(), 2).await.expect("whole ones");
        assert_eq!(rest.iter().map(|one| one.number.as_str()).collect::<Vec<_>>(), ["R8-PC-0003"]);

        let counts = opinion_lists::counts(tx, all.call).await.expect("counts");
        assert_eq!(counts, Counts { opinions: 3, texts: 2, senders: 1, unknown: 1 });
        let by_channel = opinion_lists::counts_by_channel(tx, all.call).await.expect("counts");
        let online = Counts { opinions: 2, texts: 2, senders: 1, unknown: 1 };
        let post = Counts { opinions: 1, texts: 1, senders: 1, unknown: 0 };
        assert_eq!(by_channel, [(Channel::Online, online), (Channel::Post, post)]);
        assert!(opinions::withdraw(tx, rest[0].id, later(9)).await.expect("taken back"));
        assert_eq!(opinion_lists::counts(tx, all.call).await.expect("counts").opinions, 2);
    });
}

#[test]
fn texts_are_found_as_long_as_an_opinion_has_them() {
    on_both(|world| async move {
        let mut asked = asked(&world).await;
        let new = asked.opinion(1, Channel::Online, "港を直してください。");
        let tx = &mut asked.ground.tx;
        opinions::add(tx, &new, &author(), Keys::default()).await.expect("an opinion");
        opinion_search::write(tx, &new).await.expect("can be found");
        opinion_search::write(tx, &new).await.expect("once is enough");
        opinion_search::forget(tx, &new.text_hash).await.expect("an answer");
        let filter = Filter { words: "港".into(), ..Filter::of(asked.call) };
        assert_eq!(asked.numbers(&filter).await, ["R8-PC-0001"], "it still has the text");
        let tx = &mut asked.ground.tx;
        let parts = vec![Part { body: "別の文".into(), ..Part::default() }];
        assert!(opinions::add_version(tx, &new, &parts, &text_hash(&parts)).await.expect("corrected"));
        opinion_search::forget(tx, &new.text_hash).await.expect("forgotten");
        assert!(asked.numbers(&filter).await.is_empty());
    });
}

#[test]
fn a_person_has_the_own_opinions_and_those_of_the_groups() {
    on_both(|world| async move {
        let mut asked = asked(&world).await;
        let (agent, group) = (asked.ground.agent, asked.ground.group);
        let mine = Opinion { person: Some(agent), ..asked.opinion(1, Channel::Online, "わたし") };
        let ours = Opinion { group: Some(group), ..asked.opinion(2, Channel::Online, "わたしたち") };
        let foreign = asked.opinion(3, Channel::Online, "だれか");
        for opinion in [&mine, &ours, &foreign] {
            asked.add(opinion).await;
        }
        let tx = &mut asked.ground.tx;
        let numbers = |own: Vec<opinion_lists::Own>| own.into_iter().map(|one| one.number).collect::<Vec<_>>();
        let own = opinion_lists::own(tx, agent, &[]).await.expect("a list");
        assert_eq!((own[0].slug.as_str(), own[0].begins.as_str(), own[0].group), ("pc", "わたし", None));
        assert_eq!(numbers(own), ["R8-PC-0001"]);
        let own = opinion_lists::own(tx, agent, &[group, OrganisationId(Uuid::nil())]).await.expect("a list");
        assert_eq!(numbers(own), ["R8-PC-0002", "R8-PC-0001"]);
    });
}

#[test]
fn what_is_typed_stays_until_its_time_is_over() {
    on_both(|world| async move {
        let mut asked = asked(&world).await;
        let call = asked.call;
        let tx = &mut asked.ground.tx;
        opinion_drafts::put(tx, "key", call, b"one", morning(), later(10)).await.expect("kept");
        opinion_drafts::put(tx, "key", call, b"two", later(1), later(20)).await.expect("kept");
        opinion_drafts::put(tx, "old", call, b"x", morning(), later(5)).await.expect("kept");
        let found = opinion_drafts::find(tx, "key", later(19)).await.expect("an answer");
        assert_eq!(found, Some((b"two".to_vec(), later(1))));
        assert_eq!(opinion_drafts::find(tx, "key", later(20)).await.expect("an answer"), None);
        assert_eq!(opinion_drafts::sweep(tx, later(5)).await.expect("swept"), 1);
        opinion_drafts::remove(tx, "key").await.expect("removed");
        assert_eq!(opinion_drafts::find(tx, "key", later(2)).await.expect("an answer"), None);
    });
}

#[test]
fn scans_stay_with_their_opinion() {
    on_both(|world| async move {
        let mut asked = asked(&world).await;
        let new = asked.opinion(1, Channel::Post, "紙");
        asked.add(&new).await;
        let tx = &mut asked.ground.tx;
        let file = OpinionFile {
            id: Uuid::now_v7(),
            kind: SCAN.into(),
            name: "はがき.pdf".into(),
            bytes: 3,
            mime: "application/pdf".into(),
            sha256: "abc".into(),
            added_at: later(2),
            removed_at: None,
        };
        opinion_files::add(tx, new.id, &file).await.expect("kept");
        assert_eq!(opinion_files::of(tx, new.id).await.expect("a list"), vec![file.clone()]);
        assert!(opinion_files::remove(tx, new.id, file.id, later(3)).await.expect("removed"));
        assert!(!opinion_files::remove(tx, new.id, file.id, later(3)).await.expect("an answer"));
        assert!(opinion_files::of(tx, new.id).await.expect("a list").is_empty());
    });
}

#[test]
fn files_of_a_draft_become_those_of_its_opinion() {
    on_both(|world| async move {
        let mut asked = asked(&world).await;
        let new = asked.opinion(1, Channel::Online, "一");
        asked.add(&new).await;
        let call = asked.call;
        let tx = &mut asked.ground.tx;
        let file = |name: &str| OpinionFile {
            id: Uuid::now_v7(),
            kind: FILE.into(),
            name: name.into(),
            bytes: 3,
            mime: "application/pdf".into(),
            sha256: format!("hash of {name}"),
            added_at: later(2),
            removed_at: None,
        };
        let (one, two, three) = (file("一.pdf"), file("二.pdf"), file("三.pdf"));
        for (draft, file) in [("mine", &one), ("mine", &two), ("other", &three)] {
            opinion_draft_files::add(tx, draft, call, file, later(10)).await.expect("kept");
        }
        opinion_draft_files::remove(tx, "other", two.id, later(3)).await.expect("nothing of another draft");
        assert_eq!(opinion_draft_files::of(tx, "mine").await.expect("files"), [one.clone(), two.clone()]);
        opinion_draft_files::remove(tx, "mine", two.id, later(3)).await.expect("removed");
        opinion_draft_files::keep_until(tx, "mine", later(20)).await.expect("kept");
        opinion_draft_files::sweep(tx, later(10)).await.expect("swept");
        assert_eq!(opinion_draft_files::of(tx, "other").await.expect("files"), []);
        for moved in [1, 0] {
            assert_eq!(opinion_draft_files::hand_in(tx, "mine", new.id).await.expect("handed in"), moved);
        }
        assert_eq!(opinion_files::of(tx, new.id).await.expect("files"), std::slice::from_ref(&one));
        for first in [true, false] {
            assert_eq!(opinion_files::take_back(tx, new.id, one.id, later(4)).await.expect("an answer"), first);
        }
        let kept = opinion_files::of(tx, new.id).await.expect("files");
        assert_eq!((kept[0].removed_at, kept[0].is_present()), (Some(later(4)), false));
        assert!(!opinion_files::remove(tx, new.id, one.id, later(5)).await.expect("an answer"), "only scans go");
        opinion_draft_files::add(tx, "mine", call, &two, later(10)).await.expect("kept");
        opinion_draft_files::discard(tx, "mine", later(5)).await.expect("thrown away");
        assert_eq!(opinion_draft_files::of(tx, "mine").await.expect("files"), []);
    });
}

#[test]
fn marks_letters_and_hidden_passages_belong_to_one_opinion() {
    on_both(|world| async move {
        let mut asked = asked(&world).await;
        let (new, other) = (asked.opinion(1, Channel::Online, "一"), asked.opinion(2, Channel::Online, "二"));
        asked.add(&new).await;
        asked.add(&other).await;
        let officer = asked.ground.officer;
        let tx = &mut asked.ground.tx;
        opinions::mark_burst(tx, new.id).await.expect("marked");
        assert!(opinions::is_burst(tx, new.id).await.expect("an answer"));
        assert!(!opinions::is_burst(tx, other.id).await.expect("an answer"));
        assert!(opinions::mark_burst(tx, OpinionId(Uuid::nil())).await.is_err());

        let letter = NewMessage {
            id: MessageId(Uuid::now_v7()),
            dedup_key: "O1:one".into(),
            letter: Letter::OpinionReceived.code(),
            lang: Lang::Ja,
            to_address: "nami@example.jp".into(),
            to_person: None,
            submission: None,
            subject: "受け付けました".into(),
            body: "控え".into(),
        };
        messages::add_about_opinion(tx, &letter, new.id, later(1)).await.expect("a letter");
        messages::add_about_opinion(tx, &letter, new.id, later(1)).await.expect("the same letter");
        let letters = messages::of_opinion(tx, new.id).await.expect("letters");
        assert_eq!((letters.len(), letters[0].id), (1, letter.id));
        assert!(messages::of_opinion(tx, other.id).await.expect("letters").is_empty());

        let hidden = Hidden { body: "一".into(), ground: "personal".into(), ..Hidden::default() };
        let place = (new.id, 1, 0);
        opinion_redactions::put(tx, place, &Hidden::default(), officer, later(1)).await.expect("kept");
        opinion_redactions::put(tx, place, &hidden, officer, later(2)).await.expect("kept instead");
        assert_eq!(opinion_redactions::of(tx, new.id, 1).await.expect("a list"), vec![(0, hidden)]);
        assert!(opinion_redactions::of(tx, new.id, 2).await.expect("a list").is_empty());
        opinion_redactions::remove(tx, place).await.expect("removed");
        assert!(opinion_redactions::of(tx, new.id, 1).await.expect("a list").is_empty());
    });
}
