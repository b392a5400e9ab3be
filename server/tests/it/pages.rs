//! Pages for everybody.

use crate::proposals::sign_in;
use crate::world::on_both;
use axum::http::StatusCode;
use server::seed::demo;

#[test]
fn home_opens_and_unknown_addresses_are_pages() {
    on_both(|world| async move {
        world.found_city().await;
        let mut browser = world.browser();
        let home = browser.get("/").await.expect(StatusCode::OK);
        assert_eq!(home.select(".noren__cloth"), ["共有", "共感", "共働", "共創"]);
        assert!(home.headers["content-security-policy"].to_str().expect("text").starts_with("default-src 'none'"));
        assert!(!home.text().contains("<script"), "a page without islands carries no script");
        let missing = browser.get("/no/such/page").await.expect(StatusCode::NOT_FOUND);
        assert_eq!(missing.select("h1"), ["ページが見つかりません"]);
    });
}

#[test]
fn a_database_that_is_gone_is_a_page_and_keeps_what_was_typed() {
    on_both(|world| async move {
        demo::city(&world.state).await.expect("the demo city");
        let mut browser = sign_in(&world, "resident@tomoni.example").await;
        world.state.db.close().await;

        let page = browser.get("/calls").await.expect(StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(page.select("h1"), ["ただいま利用できません"]);
        assert_eq!(page.headers["retry-after"], "60");
        assert_eq!(page.select(".fault__id").len(), 1, "the operator finds the log line by it");
        assert!(page.select(".fault__ways a").contains(&"ホームへ".to_owned()), "{:?}", page.select(".fault__ways a"));
        assert!(!page.text().contains("pool"), "no word of the driver reaches the public");

        let fields = [("group", "new"), ("kind", "citizen_group"), ("name", "髙橋の会</textarea>")];
        let page = browser.post("/calls/wagamachi/apply", &fields).await.expect(StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(page.attributes("main form", "action"), ["/calls/wagamachi/apply"]);
        assert_eq!(page.attributes("main input[name=name]", "value"), ["髙橋の会</textarea>"]);
        let secret = [("email", "hanako@example.jp"), ("password", "とても長い合い言葉")];
        let page = browser.post("/sign-in", &secret).await.expect(StatusCode::SERVICE_UNAVAILABLE);
        assert!(!page.text().contains("合い言葉"), "a password never stands on a page");

        assert_eq!(browser.get("/healthz").await.status, StatusCode::OK);
        assert_eq!(browser.get("/readyz").await.status, StatusCode::SERVICE_UNAVAILABLE);
    });
}
