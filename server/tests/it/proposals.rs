//! A proposal from the first press to the receipt, by real forms; nothing typed is ever lost（提案）.

use crate::world::{Browser, Reply, World, on_both};
use axum::http::{Method, StatusCode};
use chrono::TimeDelta;
use domain::submissions::Stage;
use server::seed::demo;
use server::store::{calls, filings, history, submissions};

pub const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n";
const ATTACK: &str = "</textarea><script>alert(1)</script>\"'>&amp;";

/// What a careful person answers, page by page.
pub const ANSWERS: [(&str, &[(&str, &str)]); 6] = [
    (
        "group-about",
        &[
            ("founded", "平成30年4月"),
            ("members", "２４人"),
            ("members-in-city", "24"),
            ("group-address", "対馬市上県町舟志"),
            ("group-work", "月に一度の海岸清掃と、子どもの自然教室。"),
        ],
    ),
    (
        "group-contact",
        &[
            ("representative", "会長　髙橋 𠮷郎"),
            ("contact-name", "髙橋 𠮷郎"),
            ("contact-phone", "０９２０－００－１２３４"),
        ],
    ),
    (
        "outline",
        &[
            ("title", "海岸の清掃と学びの会"),
            ("track", "special"),
            ("area", "舟志地区"),
            ("starts", "令和9年4月1日"),
            ("ends", "2028/3/20"),
        ],
    ),
    ("aim", &[("problem", "漂着ごみが多い。"), ("purpose", "海をきれいにする。")]),
    (
        "content",
        &[("content", "一行目\r\n二行目"), ("team", "会員で分担する。"), ("schedule", "4月から毎月。"), ("safety", "")],
    ),
    ("effect", &[("effect", "ごみが減る。"), ("future", "続ける。"), ("city", ""), ("publicity", "")]),
];

/// Expenses of 183,450 yen, half of it from the city.
pub const LINES: [(&str, &str); 14] = [
    ("e-0-category", "rent"),
    ("e-0-text", "会場の借り上げ"),
    ("e-0-quantity", "３"),
    ("e-0-unit", "回"),
    ("e-0-price", "50,000"),
    ("e-1-category", "printing"),
    ("e-1-text", "チラシ"),
    ("e-1-amount", "33,450円"),
    ("i-0-category", "subsidy"),
    ("i-0-text", "市補助金"),
    ("i-0-amount", "91,000"),
    ("i-1-category", "own"),
    ("i-1-text", "会費"),
    ("i-1-amount", "92,450"),
];

const PAPERS: [&str; 3] = ["rules", "members", "estimates"];
pub const PLEDGES: [(&str, &str); 3] = [("pledge-0", "yes"), ("pledge-1", "yes"), ("pledge-2", "yes")];

pub async fn sign_in(world: &World, address: &str) -> Browser {
    let mut browser = world.browser();
    let sign_in = demo::SIGN_INS.iter().find(|person| person.address == address).expect("a sign-in");
    world.enter(&mut browser, address, sign_in.password).await;
    browser
}

/// The demo city, with somebody who has begun a draft under a new group.
pub async fn begun(world: &World) -> (Browser, String) {
    demo::city(&world.state).await.expect("the demo city");
    let mut browser = sign_in(world, "resident@tomoni.example").await;
    let group = [("group", "new"), ("kind", "citizen_group"), ("name", "舟志の海を守る会")];
    let home = browser.post("/calls/wagamachi/apply", &group).await.redirect();
    assert!(home.starts_with("/proposals/"), "{home}");
    (browser, home)
}

pub async fn fill_in(browser: &mut Browser, home: &str) {
    for (page, answers) in ANSWERS {
        browser.post(&format!("{home}/form/{page}"), answers).await.redirect();
    }
    browser.post(&format!("{home}/budget"), &LINES).await.redirect();
    for paper in PAPERS {
        attach(browser, home, paper, "規約（髙橋）.pdf", PDF).await.redirect();
    }
}

pub async fn attach(browser: &mut Browser, home: &str, paper: &str, name: &str, bytes: &[u8]) -> Reply {
    browser.upload(&format!("{home}/papers"), &[], (&format!("paper-{paper}"), name, bytes)).await
}

pub fn states(page: &Reply) -> Vec<String> {
    page.select(".tasks .tag")
}

#[test]
fn from_the_first_press_to_the_receipt() {
    on_both(|world| async move {
        let (mut browser, home) = begun(&world).await;
        let tasks = browser.get(&home).await.expect(StatusCode::OK);
        assert_eq!(tasks.select(".tasks__link"), ["団体", "計画", "予算", "書類", "確認と提出"]);
        assert_eq!(states(&tasks), ["これから", "これから", "これから", "これから", "まだ始められません"]);

        let next = browser.post(&format!("{home}/form/group-about"), ANSWERS[0].1).await.redirect();
        assert_eq!(next, format!("{home}/form/group-contact"));
        assert_eq!(states(&browser.get(&home).await)[0], "入力中");
        fill_in(&mut browser, &home).await;
        let tasks = browser.get(&home).await.expect(StatusCode::OK);
        assert_eq!(states(&tasks), ["完了", "完了", "完了", "完了", "これから"]);
        assert_eq!(tasks.select("h1"), ["海岸の清掃と学びの会"]);

        let check = browser.get(&format!("{home}/check")).await.expect(StatusCode::OK);
        assert!(check.text().contains("対象経費 183,450円 × 1/2 → 千円未満切捨て → 91,000円"), "{}", check.text());
        assert!(check.select("#missing").is_empty());
        let again =
            browser.post(&format!("{home}/check"), &PLEDGES[..1]).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(again.attributes(".errors__list a", "href"), ["#f-pledge-1", "#f-pledge-2"]);
        assert_eq!(again.attributes("#f-pledge-0[checked]", "id"), ["f-pledge-0"]);

        let receipt = browser.post(&format!("{home}/check"), &PLEDGES).await.redirect();
        let page = browser.get(&receipt).await.expect(StatusCode::OK);
        let number = page.select(".receipt__no");
        assert!(number[0].starts_with("R8-GK-"), "{number:?}");
        assert_eq!(browser.post(&format!("{home}/check"), &PLEDGES).await.redirect(), receipt, "pressed twice");
        assert_eq!(browser.get(&receipt).await.select(".receipt__no"), number);

        let case = browser.get(&home).await.expect(StatusCode::OK);
        assert_eq!(case.select(".status__label"), ["いまの状態：受付済み"]);
        assert!(case.select("#letters summary")[0].contains(&number[0]), "{}", case.text());
        let mine = browser.get("/me").await.expect(StatusCode::OK);
        assert!(mine.select(".card__title").contains(&"海岸の清掃と学びの会".to_owned()));
        assert_frozen(&world, &number[0]).await;
    });
}

async fn assert_frozen(world: &World, number: &str) {
    let mut tx = world.state.db.read().await.expect("a snapshot");
    let case = submissions::find_by_number(&mut tx, number).await.expect("an answer").expect("the case");
    let filing = filings::latest(&mut tx, case.id, domain::filings::FilingKind::Application).await;
    assert!(filing.expect("an answer").expect("a filing").submitted_at.is_some());
    let history = history::of_subject(&mut tx, case.id.0).await.expect("history");
    let submit: Vec<_> = history.iter().filter(|(entry, _)| entry.action == "submit").collect();
    let [(entry, _)] = submit[..] else { panic!("submitted once: {history:?}") };
    assert_eq!(entry.detail["sha256"].as_str().map(str::len), Some(64));
    let whole = server::store::proposals::find(&mut tx, case.id).await.expect("an answer").expect("the proposal");
    assert_eq!(entry.detail["sha256"], whole.proposal.fingerprint(), "what lies there is what was handed in");
}

#[test]
fn beginning_twice_comes_back_to_the_same_draft() {
    on_both(|world| async move {
        let (mut browser, home) = begun(&world).await;
        let group = [("group", "new"), ("kind", "citizen_group"), ("name", "舟志の海を　守る会 ")];
        assert_eq!(browser.post("/calls/wagamachi/apply", &group).await.redirect(), home);
        let page = browser.get("/calls/wagamachi/apply").await.expect(StatusCode::OK);
        let mine = page.select(".choice__label").iter().filter(|label| label.starts_with("舟志の海を守る会")).count();
        assert_eq!(mine, 1);

        let nothing = browser.post("/calls/wagamachi/apply", &[("group", "new"), ("name", ATTACK)]).await;
        let nothing = nothing.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(nothing.attributes(".errors__list a", "href"), ["#f-kind"]);
        assert_eq!(nothing.attributes("#f-name", "value"), [ATTACK]);
        let foreign =
            browser.post("/calls/wagamachi/apply", &[("group", "018f0000-0000-7000-8000-000000000000")]).await;
        foreign.expect(StatusCode::UNPROCESSABLE_ENTITY);
        browser.get("/calls/one-percent/apply").await.expect(StatusCode::CONFLICT);
        assert!(world.browser().get("/calls/wagamachi/apply").await.redirect().starts_with("/sign-in"));
    });
}

#[test]
fn typed_text_survives_bad_input_and_stays_text() {
    on_both(|world| async move {
        let (mut browser, home) = begun(&world).await;
        let page = format!("{home}/form/group-about");
        let typed = [("members", "たくさん"), ("group-address", ATTACK), ("group-work", ATTACK), ("founded", ATTACK)];
        let back = browser.post(&page, &typed).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(back.attributes(".errors__list a", "href"), ["#f-founded", "#f-members"]);
        for reply in [back, browser.get(&page).await.expect(StatusCode::OK)] {
            assert_eq!(reply.attributes("#f-members", "value"), ["たくさん"]);
            assert_eq!(reply.attributes("#f-group-address", "value"), [ATTACK]);
            assert!(reply.text().contains("&lt;/textarea&gt;&lt;script&gt;alert(1)"));
            assert!(!reply.text().contains("<script>alert"));
        }
        let long = "長".repeat(601);
        browser.post(&page, &[("group-work", &long)]).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert!(browser.get(&page).await.text().contains(&long), "too long, and kept");

        for (page, answers) in ANSWERS {
            let attacks: Vec<(&str, &str)> = answers.iter().map(|(key, _)| (*key, ATTACK)).collect();
            browser.post(&format!("{home}/form/{page}"), &attacks).await;
        }
        let lines: Vec<(&str, &str)> = LINES.iter().map(|(key, _)| (*key, ATTACK)).collect();
        let bad = browser.post(&format!("{home}/budget"), &lines).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(bad.attributes("#f-e-0-price", "value"), [ATTACK]);
        for path in ["", "/budget", "/check", "/papers", "/form/outline"] {
            let text = browser.get(&format!("{home}{path}")).await.expect(StatusCode::OK).text();
            assert!(!text.contains("<script>alert"), "{path}");
        }
        assert!(!browser.get("/me").await.text().contains("<script>alert"));
    });
}

#[test]
fn the_draft_saver_saves_the_same_and_wants_no_page() {
    on_both(|world| async move {
        let (mut browser, home) = begun(&world).await;
        let page = format!("{home}/form/aim");
        let saved = browser.post(&page, &[("problem", "途中"), ("go", "save")]).await.expect(StatusCode::NO_CONTENT);
        assert!(saved.headers.contains_key("x-tomoni-saved") && saved.body.is_empty());
        assert!(browser.get(&page).await.text().contains("途中"));
        // Another page in another window does not undo it.
        browser.post(&format!("{home}/form/effect"), &[("effect", "別の窓")]).await.redirect();
        assert!(browser.get(&page).await.text().contains("途中"));
    });
}

#[test]
fn the_budget_works_by_buttons_alone() {
    on_both(|world| async move {
        let (mut browser, home) = begun(&world).await;
        let path = format!("{home}/budget");
        let rows = |page: &Reply| page.attributes("select[name^='e-']", "name").len();
        let start = rows(&browser.get(&path).await);
        let mut lines: Vec<(&str, &str)> = LINES[..8].to_vec();
        lines.extend([("e-2-text", ""), ("go", "add-e")]);
        browser.post(&path, &lines).await.redirect();
        let page = browser.get(&path).await;
        assert_eq!((start, rows(&page)), (3, 4), "one row more than was sent");
        assert_eq!(page.attributes("#f-e-0-quantity", "value"), ["３"], "as typed");
        assert_eq!(page.select("#total-e"), ["183,450円"]);
        assert_eq!(page.select("#sum-limit"), ["91,000円"]);

        lines.pop();
        lines.push(("go", "fill"));
        browser.post(&path, &lines).await.redirect();
        let page = browser.get(&path).await;
        assert_eq!(page.attributes("#f-i-0-amount", "value"), ["91,000"]);
        let open = page.select("#sum-problems li");
        assert_eq!(open, ["支出が収入より92,450円多くなっています。自己資金などを足して、同じ額にしてください。"]);

        lines.pop();
        lines.push(("remove", "e-0"));
        browser.post(&path, &lines).await.redirect();
        let page = browser.get(&path).await;
        assert_eq!(page.attributes("#f-e-0-text", "value"), ["チラシ"]);
        assert_eq!(page.select("#total-e"), ["33,450円"]);

        let bad =
            [("e-0-category", "printing"), ("e-0-text", "チラシ"), ("e-0-price", "12,34"), ("e-0-excluded", "yes")];
        let page = browser.post(&path, &bad).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(page.attributes(".errors__list a", "href"), ["#f-e-0-price"]);
        assert!(page.select(".budget__err")[0].contains("単価"), "{:?}", page.select(".budget__err"));
        let page = browser.get(&path).await;
        assert_eq!(page.attributes("#f-e-0-price", "value"), ["12,34"], "stored although unreadable");
        assert_eq!(page.attributes("#f-e-0-excluded[checked]", "name"), ["e-0-excluded"]);
    });
}

#[test]
fn what_is_missing_is_named_with_the_way_to_it() {
    on_both(|world| async move {
        let (mut browser, home) = begun(&world).await;
        browser.post(&format!("{home}/form/aim"), ANSWERS[3].1).await.redirect();
        let page = browser.get(&format!("{home}/check")).await.expect(StatusCode::OK);
        let ways = page.attributes("#missing a", "href");
        for way in ["/form/outline#f-title", "/budget", "/papers#f-paper-rules"] {
            assert!(ways.contains(&format!("{home}{way}")), "{way} in {ways:?}");
        }
        assert!(!ways.iter().any(|way| way.contains("#f-purpose")));
        let refused = browser.post(&format!("{home}/check"), &PLEDGES).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(refused.attributes(".errors__list a", "href"), ways);
        assert!(refused.select("title")[0].starts_with("エラー："));
    });
}

#[test]
fn another_persons_draft_does_not_exist() {
    on_both(|world| async move {
        let (mut owner, home) = begun(&world).await;
        attach(&mut owner, &home, "rules", "規約.pdf", PDF).await.redirect();
        let file = owner.get(&format!("{home}/papers")).await.attributes(".files__name", "href").remove(0);
        for address in ["resident2@tomoni.example", "officer@tomoni.example", "admin@tomoni.example"] {
            let mut other = sign_in(&world, address).await;
            for path in ["", "/form/aim", "/budget", "/papers", "/check", "/receipt", "/withdraw"] {
                other.get(&format!("{home}{path}")).await.expect(StatusCode::NOT_FOUND);
            }
            for path in ["/form/aim", "/budget", "/check", "/withdraw"] {
                other.post(&format!("{home}{path}"), &[("problem", "上書き")]).await.expect(StatusCode::NOT_FOUND);
            }
            attach(&mut other, &home, "rules", "x.pdf", PDF).await.expect(StatusCode::NOT_FOUND);
            other.get(&file).await.expect(StatusCode::NOT_FOUND);
        }
        assert!(!owner.get(&format!("{home}/form/aim")).await.text().contains("上書き"));
        owner.get("/proposals/nonsense").await.expect(StatusCode::NOT_FOUND);
        owner.get(&format!("{home}/form/no-such-page")).await.expect(StatusCode::NOT_FOUND);
    });
}

#[test]
fn the_last_second_counts_and_the_next_does_not() {
    on_both(|world| async move {
        let (mut browser, home) = begun(&world).await;
        fill_in(&mut browser, &home).await;
        let mut tx = world.state.db.read().await.expect("a snapshot");
        let call = calls::find_by_slug(&mut tx, "wagamachi").await.expect("an answer").expect("the call");
        drop(tx);
        let left = call.dates.closes_at - world.state.clock.now();
        world.state.clock.turn(left + TimeDelta::seconds(1));
        // Weeks have passed, and with them the session: what is typed comes back, ready to be sent again.
        let kept = browser.post(&format!("{home}/form/aim"), &[("problem", ATTACK)]).await;
        let kept = kept.expect(StatusCode::UNAUTHORIZED);
        assert_eq!(kept.attributes("form input[name='problem']", "value"), [ATTACK]);
        assert!(kept.attributes("main form", "action").contains(&format!("{home}/form/aim")));
        assert!(!kept.text().contains("<script>alert"));
        let mut browser = sign_in(&world, "resident@tomoni.example").await;

        let text = "締切を過ぎて書いた大切な文";
        let page = browser.post(&format!("{home}/form/aim"), &[("problem", text)]).await.expect(StatusCode::CONFLICT);
        assert!(page.text().contains(text), "what was typed is shown once more");
        assert_eq!(page.select("#closed h2"), ["保存できませんでした"]);
        let page = browser.post(&format!("{home}/budget"), &[("e-0-text", text)]).await.expect(StatusCode::CONFLICT);
        assert_eq!(page.attributes("#f-e-0-text", "value"), [text]);
        attach(&mut browser, &home, "other", "図.pdf", PDF).await.expect(StatusCode::CONFLICT);
        browser.post(&format!("{home}/check"), &PLEDGES).await.expect(StatusCode::CONFLICT);
        let page = browser.get(&home).await.expect(StatusCode::OK);
        assert!(page.text().contains("漂着ごみが多い。"), "what was saved stays readable");
        assert!(browser.get(&format!("{home}/form/aim")).await.text().contains("漂着ごみが多い。"));

        world.state.clock.turn(-TimeDelta::seconds(1));
        assert_eq!(browser.post(&format!("{home}/check"), &PLEDGES).await.redirect(), format!("{home}/receipt"));
    });
}

#[test]
fn files_are_looked_at_kept_and_handed_out_safely() {
    on_both(|world| async move {
        let (mut browser, home) = begun(&world).await;
        let papers = format!("{home}/papers");
        let refused = [
            ("rules", "virus.pdf", b"MZ\x90\x00\x03\x00".as_slice(), "この種類のファイルは受け取れません"),
            ("rules", "page.png", b"<html><script>alert(1)</script>", "この種類のファイルは受け取れません"),
            ("rules", "", b"", "ファイルが選ばれていません"),
            ("rules", "empty.pdf", b"", "最後まで届きませんでした"),
            ("nonsense", "a.pdf", PDF, "この募集にない書類です"),
        ];
        for (paper, name, bytes, message) in refused {
            let page = attach(&mut browser, &home, paper, name, bytes).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
            assert!(page.select(".errors")[0].contains(message), "{name}: {:?}", page.select(".errors"));
        }
        let mut large = PDF.to_vec();
        large.resize(20 * 1024 * 1024 + 1, b' ');
        let page =
            attach(&mut browser, &home, "rules", "大きい.pdf", &large).await.expect(StatusCode::PAYLOAD_TOO_LARGE);
        assert!(page.select(".errors")[0].contains("20MBまで"));
        let half = b"--b\r\nContent-Disposition: form-data; name=\"paper-rules\"; filename=\"a.pdf\"\r\n\r\n%PDF-1.7";
        let cut = browser.send(Method::POST, &papers, Some("multipart/form-data; boundary=b"), half.to_vec()).await;
        assert!(cut.expect(StatusCode::UNPROCESSABLE_ENTITY).select(".errors")[0].contains("最後まで届きませんでした"));
        assert!(browser.get(&papers).await.select(".files__name").is_empty(), "nothing of all that was kept");

        for _ in 0..2 {
            attach(&mut browser, &home, "rules", "..\\規約 “髙橋”.exe", PDF).await.redirect();
        }
        let page = browser.get(&papers).await;
        assert_eq!(page.select(".files__name"), ["規約 “髙橋”.exe.pdf"], "once, with an ending that tells the truth");
        let file = page.attributes(".files__name", "href").remove(0);
        let got = browser.get(&file).await.expect(StatusCode::OK);
        assert_eq!(got.body, PDF);
        assert_eq!(got.headers["content-type"], "application/pdf");
        assert_eq!(got.headers["x-content-type-options"], "nosniff");
        assert_eq!(got.headers["content-security-policy"], "default-src 'none'; sandbox");
        assert_eq!(got.headers["cache-control"], "private, no-store");
        let disposition = got.headers["content-disposition"].to_str().expect("ASCII");
        assert!(
            disposition.starts_with("attachment; filename=\"file.pdf\"; filename*=UTF-8''%E8%A6%8F"),
            "{disposition}"
        );
        assert!(world.browser().get(&file).await.redirect().starts_with("/sign-in"));

        let remove = page.attributes(".files__item form", "action").remove(0);
        for _ in 0..2 {
            assert_eq!(browser.post(&remove, &[]).await.redirect(), papers);
        }
        browser.get(&file).await.expect(StatusCode::NOT_FOUND);
    });
}

#[test]
fn a_proposal_can_be_taken_back_with_a_reason() {
    on_both(|world| async move {
        let (mut browser, home) = begun(&world).await;
        browser.get(&format!("{home}/withdraw")).await.expect(StatusCode::CONFLICT);
        fill_in(&mut browser, &home).await;
        browser.post(&format!("{home}/check"), &PLEDGES).await.redirect();
        let path = format!("{home}/withdraw");
        browser.post(&path, &[("reason", "　")]).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(browser.post(&path, &[("reason", "人手が足りない")]).await.redirect(), home);
        let page = browser.get(&home).await.expect(StatusCode::OK);
        assert_eq!(page.select(".status__say"), ["取り下げました。"]);
        assert_eq!(page.select("#letters summary").len(), 2);
        browser.post(&path, &[("reason", "もう一度")]).await.expect(StatusCode::CONFLICT);
        let id = home.trim_start_matches("/proposals/").parse().expect("an id");
        let mut tx = world.state.db.read().await.expect("a snapshot");
        assert_eq!(submissions::find(&mut tx, id).await.expect("an answer").expect("the case").stage, Stage::Withdrawn);
    });
}
