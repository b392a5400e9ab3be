//! Pages for everybody.

use crate::world::on_both;
use axum::http::StatusCode;

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
