//! A consultation from its first word to its end: an officer makes it, another person approves it, residents read it
//! （意見募集をつくり、公表し、訂正し、延長し、打ち切る）.

use crate::world::{Browser, World, on_both};
use axum::http::StatusCode;
use chrono::TimeDelta;
use domain::consultations::Standing;
use domain::people::CallId;
use domain::plans::PlanKind;
use server::actions::following::tell_due;
use server::seed::demo;
use server::store::{consultations, history, messages, plans};
use std::io::{Cursor, Write};

async fn sign_in(world: &World, address: &str) -> Browser {
    let mut browser = world.browser();
    let sign_in = demo::SIGN_INS.iter().find(|person| person.address == address).expect("a sign-in");
    world.enter(&mut browser, address, sign_in.password).await;
    browser
}

async fn officer(world: &World) -> Browser {
    demo::city(&world.state).await.expect("the demo city");
    sign_in(world, "officer@tomoni.example").await
}

const HOME: &str = "/staff/consultations/kasen-r9";

async fn save(browser: &mut Browser, page: &str, fields: &[(&str, &str)]) {
    let reply = browser.post(&format!("{HOME}/edit/{page}"), fields).await;
    assert_eq!(reply.redirect(), format!("{HOME}?saved=yes"), "{page}");
}

const TERM: [(&str, &str); 5] = [
    ("publish-date", "2026/11/25"),
    ("publish-time", "9:00"),
    ("closes-date", "2026/12/24"),
    ("closes-time", "24:00"),
    ("due", "2027/2/26"),
];

const TEXT: &str = "第1章 目的\n河川を守ります。\n\n第2章 進め方\n1 清掃\n年2回行います。\n2 見守り\n市民が行います。";

/// Everything that the gate wants.
async fn fill_in(browser: &mut Browser) {
    let new = [("title", "河川美化計画（案）"), ("slug", "kasen-r9"), ("code", "kb")];
    assert_eq!(browser.post("/staff/new-consultation", &new).await.redirect(), format!("{HOME}?saved=yes"));
    let page = browser.get(HOME).await.expect(StatusCode::OK);
    assert_eq!(page.select("#gaps li").len(), 10, "{:?}", page.select("#gaps li"));
    let basics = [
        ("title", "河川美化計画（案）"),
        ("code", "KB"),
        ("summary", "川をきれいにする計画です。"),
        ("summary.easy", "川《かわ》を きれいに する 計画《けいかく》です。"),
        ("purpose", "川を守るため"),
        ("who", "どなたでも"),
        ("basis", "市民基本条例第25条"),
    ];
    save(browser, "basics", &basics).await;
    save(browser, "term", &TERM).await;
    let ways = [
        ("channel-online", "yes"),
        ("channel-post", "yes"),
        ("send", "市役所"),
        ("postal", "postmark"),
        ("grace", "7"),
        ("place.0.name", "本庁"),
        ("place.0.hours", "平日"),
    ];
    save(browser, "ways", &ways).await;
    let page = browser.get(&format!("{HOME}/edit/classes")).await.expect(StatusCode::OK);
    assert_eq!(page.attributes("[id^='f-class'][id$='.code']", "value")[..5], ["A", "B", "C", "D", "E"]);
    let classes = [("originals", "本庁"), ("class.0.code", "A"), ("class.0.label", "反映"), ("class.0.changes", "yes")];
    save(browser, "classes", &classes).await;
    save(browser, "files", &[("none", "yes")]).await;
    let read = browser.upload(&format!("{HOME}/document/read"), &[("text", TEXT)], ("file", "", b"")).await;
    assert_eq!(read.redirect(), format!("{HOME}/document?saved=yes"));
}

async fn seen(browser: &mut Browser) -> String {
    let page = browser.get(&format!("{HOME}/acts/approve_notice")).await.expect(StatusCode::OK);
    page.attributes("input[name=seen]", "value")[0].clone()
}

async fn ask(browser: &mut Browser) {
    assert_eq!(browser.post(&format!("{HOME}/acts/ask_to_publish"), &[]).await.redirect(), HOME);
}

/// Written by the officer, asked for, and approved by somebody else; published on the 25th.
async fn approved(world: &World) -> (Browser, Browser) {
    let mut officer = officer(world).await;
    fill_in(&mut officer).await;
    ask(&mut officer).await;
    let mut approver = sign_in(world, "approver@tomoni.example").await;
    let seen = seen(&mut approver).await;
    let done = approver.post(&format!("{HOME}/acts/approve_notice"), &[("seen", &seen)]).await;
    assert_eq!(done.redirect(), HOME);
    (officer, approver)
}

/// Who got a letter about the consultation of this file; the demo city has others, which are told of too.
async fn letters(world: &World, letter: &str) -> Vec<String> {
    let mut tx = world.state.db.read().await.expect("a snapshot");
    let all = messages::newest(&mut tx, 200, 0).await.expect("letters");
    let about = |message: &messages::Message| message.letter == letter && message.body.contains("河川美化計画");
    all.into_iter().filter(about).map(|message| message.to_address).collect()
}

async fn call(world: &World) -> CallId {
    let mut tx = world.state.db.read().await.expect("a snapshot");
    consultations::find_by_slug(&mut tx, "kasen-r9").await.expect("an answer").expect("the consultation").call
}

async fn tell_all(world: &World) {
    while tell_due(&world.state, world.state.clock.now()).await.expect("followers are told") {}
}

#[test]
fn an_officer_makes_it_another_approves_it_and_a_resident_reads_it() {
    on_both(|world| async move {
        let (mut officer, mut approver) = approved(&world).await;
        assert!(letters(&world, "P1c").await.contains(&"approver@tomoni.example".to_owned()));
        let again = officer.post(&format!("{HOME}/edit/basics"), &[("title", "別の題"), ("code", "KB")]).await;
        assert_eq!(again.status, StatusCode::CONFLICT, "what was approved stays");

        let mut resident = world.browser();
        for address in ["/consultations/kasen-r9", "/consultations/kasen-r9/document"] {
            resident.get(address).await.expect(StatusCode::NOT_FOUND);
        }
        approver.get(&format!("{HOME}/preview")).await.expect(StatusCode::OK);
        let text = officer.get(&format!("{HOME}/newsletter")).await.expect(StatusCode::OK);
        assert!(text.select("textarea")[0].contains("へのご意見を募集します"), "{:?}", text.select("textarea"));
        world.state.clock.turn(TimeDelta::days(3));
        let page = resident.get("/consultations/kasen-r9").await.expect(StatusCode::OK);
        let text = page.text();
        assert!(text.contains("公表の日から数えて30日間") && text.contains("投票ではありません"), "{text}");
        assert!(text.contains("令和8年12月24日（木）23時59分"), "{text}");
        for word in ["賛成です", "反対です"] {
            assert!(!text.contains(word));
        }
        let page = resident.get("/consultations/kasen-r9/document").await.expect(StatusCode::OK);
        let anchors = page.attributes(".clauses__one", "id");
        assert_eq!(anchors.len(), 4);
        let write = page.attributes(".clauses__write a", "href");
        let node = anchors[3].strip_prefix("c-").expect("an anchor");
        assert_eq!(write[3], format!("/consultations/kasen-r9/opinion?node={node}"));
        assert_eq!(page.select("h3"), ["1 清掃", "2 見守り"]);
        resident.get("/consultations/kasen-r9/poster").await.expect(StatusCode::OK);
        let list = resident.get("/consultations").await.expect(StatusCode::OK);
        assert!(list.text().contains("河川美化計画（案）"));
        let feed = resident.get("/consultations.atom").await.expect(StatusCode::OK);
        assert!(feed.text().contains("/consultations/kasen-r9"));
        let calendar = resident.get("/consultations/kasen-r9/calendar.ics").await.expect(StatusCode::OK);
        assert!(calendar.text().contains("kasen-r9"));
        for elsewhere in ["/calls", "/calls.atom", "/calls.ics", "/results"] {
            let page = resident.get(elsewhere).await.expect(StatusCode::OK);
            assert!(!page.text().contains("河川美化計画"), "{elsewhere} shows calls for subsidy only");
        }
        resident.get("/calls/kasen-r9").await.expect(StatusCode::NOT_FOUND);
    });
}

#[test]
fn nobody_approves_what_he_wrote_or_has_not_seen() {
    on_both(|world| async move {
        let mut officer = officer(&world).await;
        fill_in(&mut officer).await;
        ask(&mut officer).await;
        officer.get(&format!("{HOME}/acts/approve_notice")).await.expect(StatusCode::FORBIDDEN);
        let mut approver = sign_in(&world, "approver@tomoni.example").await;
        let old = seen(&mut approver).await;
        save(
            &mut officer,
            "term",
            &TERM.map(|(key, value)| if key == "due" { (key, "2027/3/1") } else { (key, value) }),
        )
        .await;
        let changed = approver.post(&format!("{HOME}/acts/approve_notice"), &[("seen", &old)]).await;
        changed.expect(StatusCode::UNPROCESSABLE_ENTITY);

        // The approver mends a comma himself: now somebody else has to approve it.
        save(&mut approver, "term", &TERM).await;
        let now = seen(&mut approver).await;
        let own = approver.post(&format!("{HOME}/acts/approve_notice"), &[("seen", &now)]).await;
        own.expect(StatusCode::FORBIDDEN);
        let back = approver.post(&format!("{HOME}/acts/send_back_notice"), &[("reason", "")]).await;
        back.expect(StatusCode::UNPROCESSABLE_ENTITY);
        let reason = [("reason", "閲覧場所を増やしてください。")];
        approver.post(&format!("{HOME}/acts/send_back_notice"), &reason).await.redirect();
        assert_eq!(letters(&world, "P2c").await, ["officer@tomoni.example"]);
        let mut second = sign_in(&world, "approver2@tomoni.example").await;
        let now = seen(&mut second).await;
        second.post(&format!("{HOME}/acts/approve_notice"), &[("seen", &now)]).await.redirect();

        let recall = [("reason", "数字の誤り")];
        officer.post(&format!("{HOME}/acts/recall_notice"), &recall).await.redirect();
        world.state.clock.turn(TimeDelta::days(4));
        world.browser().get("/consultations/kasen-r9").await.expect(StatusCode::NOT_FOUND);
        let page = officer.get(HOME).await.expect(StatusCode::OK);
        assert_eq!(page.select("#gaps li").len(), 1, "its day has passed: {:?}", page.select("#gaps li"));
    });
}

#[test]
fn the_days_are_counted_and_fewer_need_a_reason() {
    on_both(|world| async move {
        let mut officer = officer(&world).await;
        fill_in(&mut officer).await;
        let term = |closes: &'static str, more: &[(&'static str, &'static str)]| {
            let mut fields: Vec<_> = TERM.to_vec();
            fields[2].1 = closes;
            fields.extend(more);
            fields
        };
        let count = term("2026/12/23", &[("go", "count")]);
        let page = officer.post(&format!("{HOME}/edit/term"), &count).await.expect(StatusCode::OK);
        assert!(page.select("#days")[0].contains("29日間"), "{:?}", page.select("#days"));
        assert_eq!(page.attributes("#f-closes-date", "value"), ["2026/12/23"], "nothing typed is lost");
        save(&mut officer, "term", &term("2026/12/23", &[])).await;
        let page = officer.get(HOME).await.expect(StatusCode::OK);
        assert!(page.select("#gaps li")[0].contains("30日より短い理由"));
        save(&mut officer, "term", &term("2026/12/23", &[("short", "法律の施行に間に合わせるため")])).await;
        assert!(officer.get(HOME).await.expect(StatusCode::OK).select("#gaps li").is_empty());
        let wrong = term("2026/11/1", &[]);
        let page = officer.post(&format!("{HOME}/edit/term"), &wrong).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(page.attributes("#f-closes-date", "value"), ["2026/11/1"]);
    });
}

fn docx(paragraphs: &[&str]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let body: String = paragraphs.iter().map(|text| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")).collect();
    let xml = format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    zip.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).expect("a part");
    zip.write_all(xml.as_bytes()).expect("its bytes");
    zip.finish().expect("an archive").into_inner()
}

#[test]
fn a_document_is_read_and_corrected_clause_by_clause() {
    on_both(|world| async move {
        let mut officer = officer(&world).await;
        fill_in(&mut officer).await;
        let read = format!("{HOME}/document/read");
        let bad = officer.upload(&read, &[("text", "打ちかけの文")], ("file", "x.docx", b"PK\x03\x04broken")).await;
        let bad = bad.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert!(bad.text().contains("打ちかけの文"), "what was typed stays");
        let empty = officer.upload(&read, &[("text", "")], ("file", "", b"")).await;
        empty.expect(StatusCode::UNPROCESSABLE_ENTITY);
        let file = docx(&["第1条　目的を定める。", "第2条　方法を定める。", "(1) 清掃"]);
        officer.upload(&read, &[("text", "")], ("file", "案.docx", &file)).await.redirect();

        let names = |plan: &domain::plans::Plan| -> Vec<(i32, String)> {
            plan.nodes.iter().map(|node| (node.depth, node.name())).collect()
        };
        let call = call(&world).await;
        let latest = || async {
            let mut tx = world.state.db.read().await.expect("a snapshot");
            plans::latest(&mut tx, call, PlanKind::Draft).await.expect("an answer").expect("a document")
        };
        let plan = latest().await;
        assert_eq!(names(&plan), [(0, "第1条".into()), (0, "第2条".into()), (1, "(1) 清掃".into())]);

        let press = |change: &str, node: usize| format!("{change}:{}", plan.nodes[node].id);
        officer.post(&format!("{HOME}/document"), &[("change", &press("outdent", 2))]).await.redirect();
        officer.post(&format!("{HOME}/document"), &[("change", &press("up", 2))]).await.redirect();
        let clause = format!("{HOME}/document/{}", plan.nodes[0].id);
        let words = [("label", "第1条"), ("title", "目的"), ("body", "一段目\r\n\r\n二段目")];
        officer.post(&clause, &words).await.redirect();
        officer.post(&clause, &[("split", "1")]).await.redirect();
        let blank = [("label", ""), ("title", ""), ("body", "")];
        officer.post(&clause, &blank).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        let nil = format!("{HOME}/document/{}", uuid::Uuid::nil());
        officer.post(&nil, &[("title", "付則"), ("after", "")]).await.redirect();
        let found = names(&latest().await);
        let expected = ["第1条 目的", "二段目", "(1) 清掃", "第2条", "付則"];
        assert_eq!(found.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>(), expected);
        assert!(found.iter().all(|(depth, _)| *depth == 0));
        officer.post(&format!("{HOME}/document"), &[("change", &press("remove", 1))]).await.redirect();
        assert_eq!(latest().await.nodes.len(), 4);
        let preview = officer.get(&format!("{HOME}/preview?part=document")).await.expect(StatusCode::OK);
        assert_eq!(preview.select("h2.h-line")[0], "第1条 目的");
    });
}

#[test]
fn a_correction_is_a_new_edition_and_an_extension_says_why() {
    on_both(|world| async move {
        let (mut officer, _) = approved(&world).await;
        world.state.clock.turn(TimeDelta::days(4));
        tell_all(&world).await;
        let call = call(&world).await;
        officer.get(&format!("{HOME}/errata")).await.expect(StatusCode::OK);
        officer.post(&format!("{HOME}/errata"), &[("do", "begin")]).await.redirect();
        let same = officer.post(&format!("{HOME}/acts/correct_document"), &[("reason", "誤記")]).await;
        same.expect(StatusCode::CONFLICT);
        let next = {
            let mut tx = world.state.db.read().await.expect("a snapshot");
            plans::latest(&mut tx, call, PlanKind::Draft).await.expect("an answer").expect("an edition")
        };
        assert_eq!((next.edition, next.frozen_at), (2, None));
        let clause = format!("{HOME}/document/{}", next.nodes[2].id);
        let words = [("label", "1"), ("title", "清掃"), ("body", "年3回行います。")];
        officer.post(&clause, &words).await.redirect();
        let resident = &mut world.browser();
        let page = resident.get("/consultations/kasen-r9/document").await.expect(StatusCode::OK);
        assert!(page.text().contains("年2回"), "nobody sees it yet");
        officer
            .post(&format!("{HOME}/acts/correct_document"), &[("reason", "")])
            .await
            .expect(StatusCode::UNPROCESSABLE_ENTITY);
        officer
            .post(&format!("{HOME}/acts/correct_document"), &[("reason", "回数の誤りを直しました。")])
            .await
            .redirect();
        let page = resident.get("/consultations/kasen-r9/errata/2").await.expect(StatusCode::OK);
        assert_eq!((page.select("del"), page.select("ins")), (vec!["2".to_owned()], vec!["3".to_owned()]));
        resident.get("/consultations/kasen-r9/errata/1").await.expect(StatusCode::NOT_FOUND);
        let old = resident.get("/consultations/kasen-r9/document/1").await.expect(StatusCode::OK);
        assert!(old.text().contains("年2回") && old.select(".clauses__write").is_empty());
        assert!(resident.get("/consultations/kasen-r9/document").await.text().contains("年3回"));

        let later = [("closes-date", "2027/1/10"), ("closes-time", "17:00"), ("due", "2027/3/1")];
        let mut fields = later.to_vec();
        officer
            .post(&format!("{HOME}/acts/extend_consultation"), &fields)
            .await
            .expect(StatusCode::UNPROCESSABLE_ENTITY);
        fields.push(("reason", "大雪のため"));
        officer.post(&format!("{HOME}/acts/extend_consultation"), &fields).await.redirect();
        let page = resident.get("/consultations/kasen-r9").await.expect(StatusCode::OK);
        let course = page.select("#course").concat();
        assert!(course.contains("大雪のため") && course.contains("回数の誤り"), "{course}");

        world.state.clock.turn(TimeDelta::days(60));
        tell_all(&world).await;
        assert_eq!(letters(&world, "S-close").await, ["kyodo@tomoni.example"], "once, at the new close");
        let mut tx = world.state.db.read().await.expect("a snapshot");
        let it = consultations::find(&mut tx, call).await.expect("an answer").expect("the consultation");
        assert_eq!(it.standing(world.state.clock.now()), Standing::Answering);
        let journal = history::of_subject(&mut tx, call.0).await.expect("a journal");
        let actions: Vec<&str> = journal.iter().map(|(entry, _)| entry.action.as_str()).collect();
        for act in ["publish_consultation", "correct_document", "extend_consultation", "close_consultation"] {
            assert_eq!(actions.iter().filter(|action| **action == act).count(), 1, "{act}: {actions:?}");
        }
    });
}

#[test]
fn followers_hear_of_consultations_and_only_of_them() {
    on_both(|world| async move {
        let (_, mut approver) = approved(&world).await;
        let mut resident = world.browser();
        let page = resident.get("/follow/consultations").await.expect(StatusCode::OK);
        assert_eq!(page.select("h1"), ["お知らせを受け取る"]);
        resident.post("/follow/consultations", &[("email", "だめ")]).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        for (path, address) in [("/follow/consultations", "a@example.jp"), ("/follow", "b@example.jp")] {
            resident.post(path, &[("email", address)]).await.redirect();
        }
        let links: Vec<String> = {
            let mut tx = world.state.db.read().await.expect("a snapshot");
            let all = messages::newest(&mut tx, 200, 0).await.expect("letters");
            let asked = all.into_iter().filter(|message| message.letter == "F1");
            asked
                .filter_map(|message| message.body.lines().find(|line| line.starts_with("http")).map(str::to_owned))
                .collect()
        };
        assert_eq!(links.len(), 2);
        for link in links {
            let path = link.split_once("/follow/").map(|(_, rest)| format!("/follow/{rest}")).expect("a link");
            resident.post(&path, &[]).await.expect(StatusCode::OK);
        }
        world.state.clock.turn(TimeDelta::days(4));
        tell_all(&world).await;
        assert_eq!(letters(&world, "N1").await, ["a@example.jp"], "who follows calls for subsidy hears nothing of it");
        let abandon = [("reason", "法律が変わったため"), ("again", "yes")];
        approver.post(&format!("{HOME}/acts/abandon_consultation"), &abandon).await.redirect();
        tell_all(&world).await;
        assert_eq!(letters(&world, "N5").await, ["a@example.jp"]);
        let page = resident.get("/consultations/kasen-r9").await.expect(StatusCode::OK);
        assert!(page.select("#course").concat().contains("あらためてご意見を募集"), "{}", page.text());
        assert!(page.select(".btn--big").is_empty(), "nobody writes any more");
    });
}

#[test]
fn doing_without_is_published_with_its_reason() {
    on_both(|world| async move {
        let mut officer = officer(&world).await;
        fill_in(&mut officer).await;
        officer.get(&format!("{HOME}/acts/exempt_consultation")).await.expect(StatusCode::FORBIDDEN);
        let mut approver = sign_in(&world, "approver@tomoni.example").await;
        let act = format!("{HOME}/acts/exempt_consultation");
        approver.post(&act, &[("reason", "災害復旧を急ぐため")]).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        approver.post(&act, &[("ground", "urgent"), ("reason", "災害復旧を急ぐため")]).await.redirect();
        let page = world.browser().get("/consultations/kasen-r9").await.expect(StatusCode::OK);
        let said = page.select("#exempted").concat();
        assert!(said.contains("緊急を要するため") && said.contains("災害復旧を急ぐため"), "{said}");
        world.state.clock.turn(TimeDelta::seconds(1));
        let list = world.browser().get("/consultations?list=finished").await.expect(StatusCode::OK);
        assert!(list.text().contains("実施しません"), "{}", list.text());
        assert!(letters(&world, "N5").await.is_empty());
    });
}

#[test]
fn another_department_finds_nothing() {
    on_both(|world| async move {
        let mut officer = officer(&world).await;
        fill_in(&mut officer).await;
        let mut other = sign_in(&world, "other@tomoni.example").await;
        for page in ["", "/edit/basics", "/document", "/files", "/preview", "/acts/ask_to_publish"] {
            other.get(&format!("{HOME}{page}")).await.expect(StatusCode::NOT_FOUND);
        }
        let mine = other.get("/staff/consultations").await.expect(StatusCode::OK);
        assert!(!mine.text().contains("河川美化計画"));
    });
}

#[test]
fn a_paper_lies_beside_the_document() {
    on_both(|world| async move {
        let mut officer = officer(&world).await;
        fill_in(&mut officer).await;
        let files = format!("{HOME}/files");
        officer.upload(&files, &[("label", "概要版")], ("paper-guide", "a.pdf", b"%PDF-1.7 a")).await.redirect();
        let bad = officer.upload(&files, &[("label", "名前")], ("paper-guide", "x.html", b"<html>")).await;
        assert_eq!(bad.expect(StatusCode::UNPROCESSABLE_ENTITY).attributes("#f-label", "value"), ["名前"]);
        let page = officer.get(&format!("{HOME}/preview")).await.expect(StatusCode::OK);
        assert_eq!(page.select(".files__name"), ["概要版"]);
        let file = page.attributes(".files__name", "href")[0].clone();
        officer.get(&file).await.expect(StatusCode::OK);
        world.browser().get(&file).await.expect(StatusCode::NOT_FOUND);
        let remove = officer.get(&files).await.attributes(".files__item form", "action")[0].clone();
        officer.post(&remove, &[]).await.redirect();
        assert!(officer.get(&files).await.select(".files__item").is_empty());
    });
}
