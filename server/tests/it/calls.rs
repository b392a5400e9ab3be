//! The public pages of calls: lists, one call, its guide, the self-check, the calculator（募集の公開ページ）.

use crate::world::{Browser, World, morning, on_both};
use axum::http::StatusCode;
use chrono::TimeDelta;
use domain::calls::GuideFile;
use domain::people::FileId;
use server::seed::demo;
use server::store::{call_files, calls};
use uuid::Uuid;

async fn demo_city(world: &World) -> Browser {
    demo::city(&world.state).await.expect("the demo city");
    world.browser()
}

#[test]
fn the_lists_say_what_is_open_and_how_long() {
    on_both(|world| async move {
        let mut browser = demo_city(&world).await;
        let page = browser.get("/calls").await.expect(StatusCode::OK);
        assert_eq!(page.select("h2.h-line")[..3], ["受付中の募集", "これから始まる募集", "終了した募集"]);
        assert_eq!(page.select(".leaf__left"), ["あと26日", "あと20日", "あと20日"]);
        assert!(!page.text().contains("<script"));
        let past = browser.get("/calls?list=past").await.expect(StatusCode::OK);
        assert_eq!(past.select("h2.h-line")[..1], ["終了した募集"]);
        assert_eq!(past.select(".card").len(), 2);

        // Twenty-six days on, it is the last day.
        world.state.clock.turn(TimeDelta::days(26));
        let page = browser.get("/calls").await.expect(StatusCode::OK);
        assert!(
            page.select(".leaf__left").contains(&"きょう23時59分まで".to_owned()),
            "{:?}",
            page.select(".leaf__left")
        );
    });
}

#[test]
fn one_call_tells_everything_and_its_guide_is_a_page() {
    on_both(|world| async move {
        let mut browser = demo_city(&world).await;
        let page = browser.get("/calls/wagamachi").await.expect(StatusCode::OK);
        let facts = page.select("dl.facts--wide dt");
        for wanted in ["だれが", "何のために", "いくら", "いつまでに", "必要な書類", "決まったあと"]
        {
            assert!(facts.contains(&wanted.to_owned()), "{wanted} in {facts:?}");
        }
        assert!(!page.select("#easy ruby").is_empty(), "the summary in plain Japanese has readings");
        let guide = browser.get("/calls/wagamachi/guide").await.expect(StatusCode::OK);
        assert!(guide.select("h2.h-line").contains(&"対象になる費用".to_owned()));
        assert!(guide.select(".prose li").iter().any(|point| point == "市内で行うもの"));
    });
}

#[test]
fn files_of_the_guide_are_for_everybody_once_the_call_is_published() {
    on_both(|world| async move {
        let mut browser = demo_city(&world).await;
        let mut tx = world.state.db.write().await.expect("the writer's turn");
        let call = calls::find_by_slug(&mut tx, "wagamachi").await.expect("an answer").expect("a call");
        let file = GuideFile {
            id: FileId(Uuid::now_v7()),
            call: call.id,
            label: "事業計画書（様式第1号）".into(),
            name: "様式1.pdf".into(),
            bytes: 5,
            mime: "application/pdf".into(),
            sha256: "0123".into(),
        };
        call_files::add(&mut tx, &file, morning()).await.expect("a file");
        tx.commit().await.expect("a commit");
        world.state.files.put("0123", "%PDF-".into()).await.expect("bytes");
        let page = browser.get("/calls/wagamachi").await.expect(StatusCode::OK);
        let links = page.attributes("#files a", "href");
        assert_eq!(links, [format!("/calls/wagamachi/files/{}", file.id)]);
        let sent = browser.get(&links[0]).await.expect(StatusCode::OK);
        assert_eq!(sent.body, b"%PDF-");
        assert!(sent.headers["content-disposition"].to_str().expect("text").starts_with("attachment"));
        let elsewhere = format!("/calls/start/files/{}", file.id);
        browser.get(&elsewhere).await.expect(StatusCode::NOT_FOUND);
    });
}

#[test]
fn the_self_check_explains_and_keeps_nothing() {
    on_both(|world| async move {
        let mut browser = demo_city(&world).await;
        let page = browser.get("/calls/start/check").await.expect(StatusCode::OK);
        assert!(page.select("#verdict").is_empty());
        let good = browser.get("/calls/start/check?q0=yes&q1=yes&q2=no").await.expect(StatusCode::OK);
        assert_eq!(good.select("#verdict h2"), ["応募できる見込みです"]);
        let other = browser.get("/calls/start/check?q0=no&q1=yes").await.expect(StatusCode::OK);
        assert_eq!(other.select("#verdict h2"), ["確かめていただきたいことが1つあります"]);
        assert!(other.text().contains("「ジャンプ」に応募できます"));
        assert!(other.select("#verdict p").iter().any(|text| text.contains("まだ答えていない項目が1つ")));
        assert!(other.headers.get("set-cookie").is_none(), "nothing is kept");
        browser.get("/calls/one-percent/check").await.expect(StatusCode::NOT_FOUND);
    });
}

#[test]
fn the_calculator_says_where_the_amount_comes_from() {
    on_both(|world| async move {
        let mut browser = demo_city(&world).await;
        let page = browser.get("/calls/jump/calculator?cost=700%2C000&income=１２万&requested=&case=usual").await;
        let page = page.expect(StatusCode::OK);
        assert_eq!(page.select("#result .status__say"), ["補助金の目安：435,000円"]);
        let second =
            browser.get("/calls/jump/calculator?cost=700000&income=120000&case=0").await.expect(StatusCode::OK);
        assert_eq!(second.select("#result .status__say"), ["補助金の目安：386,000円"]);
        let wrong = browser.get("/calls/jump/calculator?cost=たくさん").await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(wrong.select(".errors a").len(), 1);
        assert_eq!(wrong.attributes("#f-cost", "value"), ["たくさん"], "what was typed stays");
    });
}
