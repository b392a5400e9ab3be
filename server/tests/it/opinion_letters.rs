//! Authors on paper: the result and receipts by post, and what they ask for（紙で出した方への郵送・申し出による訂正と取下げ）.

use crate::store::answers::{Desk, ROOF, SLUG, desk};
use crate::world::on_both;
use axum::http::StatusCode;
use chrono::TimeDelta;
use domain::answers::{Gap, Work, gaps};
use domain::opinions::Validity;
use domain::people::OpinionId;
use server::actions::conclusions::tell_writers;
use server::store::{opinions, postings};

impl Desk {
    /// An opinion on paper, keyed in by the officer, whose author has an address for post and none for mail.
    async fn paper(&self, number: &str, name: &str, body: &str) -> OpinionId {
        let id = self.opinion(number, name, body).await;
        self.sql(
            "INSERT INTO opinion_author (opinion_id, name, name_folded, organisation, postcode, address, email, phone)
             VALUES ($1, $2, $2, '', '817-0022', '厳原町国分1441', '', '')",
            id,
            &[name],
        )
        .await;
        self.sql(
            "UPDATE opinion SET channel = 'post', keyed_by = (SELECT id FROM person WHERE email = $2) WHERE id = $1",
            id,
            &["kakaricho@example.jp"],
        )
        .await;
        id
    }
}

fn at(page: &str) -> String {
    format!("/staff/consultations/{SLUG}/{page}")
}

#[test]
fn who_wrote_on_paper_gets_the_answer_on_paper() {
    on_both(|world| async move {
        world.found_city().await;
        let desk = desk(world).await;
        let first = desk.paper("R8-PC-0001", "対馬 キク", ROOF).await;
        let nowhere = desk.paper("R8-PC-0002", "対馬 トメ", ROOF).await;
        desk.sql("UPDATE opinion_author SET address = $2, postcode = '' WHERE opinion_id = $1", nowhere, &["厳原町"])
            .await;
        desk.catch_up().await;
        let mut officer = desk.world.browser_of(desk.officer.id().expect("a person")).await;
        let mut approver = desk.world.browser_of(desk.approver.id().expect("a person")).await;
        let text = officer.get(&at("texts")).await.attributes("input[name=text]", "value").remove(0);
        officer.post(&at("texts"), &[("go", "each"), ("text", &text)]).await.redirect();
        let written = [
            ("version", "0"),
            ("summary", "待合所に屋根を"),
            ("answer", "構造の上で難しいため、原案のとおりとします。"),
            ("class", "D"),
            ("changes", ""),
            ("go", "finish"),
        ];
        officer.post(&at("answers/1"), &written).await.redirect();
        approver.post(&at("answers/1"), &[("go", "approve")]).await.redirect();
        officer.post(&at("plan"), &[("go", "begin")]).await.redirect();
        approver.post(&at("plan"), &[("go", "approve")]).await.redirect();
        approver.post(&at("plan"), &[("go", "conclude"), ("decided_on", "2026-11-20")]).await.redirect();
        let state = &desk.world.state;
        while tell_writers(state, state.clock.now()).await.expect("told") {}
        while tell_writers(state, state.clock.now()).await.expect("told") {}
        let mut tx = state.db.read().await.expect("a snapshot");
        let letters = postings::of_opinion(&mut tx, first).await.expect("letters");
        assert_eq!(letters.len(), 1);
        let sheet = &letters[0].sheet;
        assert_eq!(sheet.addressee, ["〒817-0022", "厳原町国分1441", "対馬 キク\u{3000}様"]);
        let said = sheet.body.join("\n");
        for words in ["R8-PC-0001", "待合所に屋根を", "原案のとおりとします。", "/result"] {
            assert!(said.contains(words), "{words}: {said}");
        }
        assert!(postings::of_opinion(&mut tx, nowhere).await.expect("letters").is_empty(), "no postman finds a town");
        drop(tx);

        // On the pile of the office, printed and recorded like every other letter; on the page of the opinion.
        let pile = officer.get("/staff/postings").await.expect(StatusCode::OK);
        assert!(pile.text().contains("R8-PC-0001") && pile.text().contains("/staff/opinions/R8-PC-0001"));
        let page = format!("/staff/postings/{}", letters[0].id);
        assert!(officer.get(&page).await.expect(StatusCode::OK).text().contains("対馬 キク\u{3000}様"));
        officer.post(&format!("{page}/posted"), &[("day", "2026-11-22")]).await.redirect();
        assert!(!officer.get("/staff/postings").await.text().contains("R8-PC-0001"));
        let opinion = officer.get("/staff/opinions/R8-PC-0001").await.expect(StatusCode::OK);
        assert!(opinion.text().contains("11月22日（日）に投函") || opinion.text().contains("に投函"));
        officer.post(&format!("{page}/undo"), &[("reason", "入れ忘れ")]).await.redirect();
        let mut stranger = desk.world.browser_of(desk.other.id().expect("a person")).await;
        stranger.get(&page).await.expect(StatusCode::NOT_FOUND);
        let undone = stranger.post(&format!("{page}/posted"), &[("day", "2026-11-22")]).await;
        assert_eq!(undone.status, StatusCode::NOT_FOUND);
    });
}

#[test]
fn an_author_on_paper_has_it_corrected_and_withdrawn() {
    on_both(|world| async move {
        world.found_city().await;
        let desk = desk(world).await;
        let id = desk.paper("R8-PC-0001", "対馬 キク", ROOF).await;
        desk.opinion("R8-PC-0002", "b", "港にベンチがほしい。").await;
        desk.catch_up().await;
        let mut officer = desk.world.browser_of(desk.officer.id().expect("a person")).await;
        let request = "/staff/opinions/R8-PC-0001/request";
        let page = officer.get(request).await.expect(StatusCode::OK);
        assert!(page.text().contains(ROOF));
        officer.get("/staff/opinions/R8-PC-0002/request").await.expect(StatusCode::NOT_FOUND);
        let mut stranger = desk.world.browser_of(desk.other.id().expect("a person")).await;
        stranger.get(request).await.expect(StatusCode::NOT_FOUND);

        let corrected = "港の待合所に、屋根と壁をつけてください。";
        let typed = [("go", "correct"), ("version", "1"), ("body-0", corrected), ("clause-0", "2"), ("asked", "")];
        let again = officer.post(request, &typed).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert!(again.text().contains(corrected), "everything typed is there again");
        let typed =
            typed.map(|(key, value)| if key == "asked" { (key, "11月22日、本人から電話") } else { (key, value) });
        officer.post(request, &typed).await.redirect();
        officer.post(request, &typed).await.redirect();
        let state = &desk.world.state;
        let mut tx = state.db.read().await.expect("a snapshot");
        let now = opinions::find(&mut tx, id).await.expect("an answer").expect("the opinion");
        assert_eq!((now.version, now.validity), (2, Validity::Received), "judged anew");
        assert_eq!(now.parts[0].body, corrected);
        drop(tx);
        let stale = typed.map(|(key, value)| if key == "body-0" { (key, "別の文") } else { (key, value) });
        officer.post(request, &stale).await.expect(StatusCode::UNPROCESSABLE_ENTITY);

        officer.post(request, &[("go", "withdraw"), ("asked", " ")]).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        officer.post(request, &[("go", "withdraw"), ("asked", "はがきで申し出")]).await.redirect();
        let twice = officer.post(request, &[("go", "withdraw"), ("asked", "はがきで申し出")]).await;
        assert_eq!(twice.status, StatusCode::CONFLICT);
        let page = officer.get("/staff/opinions/R8-PC-0001").await.expect(StatusCode::OK);
        assert!(page.text().contains("はがきで申し出") && page.text().contains("11月22日、本人から電話"));
        let mut tx = state.db.read().await.expect("a snapshot");
        let letters = postings::of_opinion(&mut tx, id).await.expect("letters");
        let kinds: Vec<_> = letters.iter().map(|one| one.letter.as_str()).collect();
        assert_eq!(kinds, ["O1b", "O2"], "told by post of both");
        drop(tx);

        // The days of grace are over on the next day.
        desk.paper("R8-PC-0003", "対馬 トメ", ROOF).await;
        state.clock.turn(TimeDelta::days(1));
        let late = officer.post("/staff/opinions/R8-PC-0003/request", &[("go", "withdraw"), ("asked", "電話")]).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
    });
}

#[test]
fn the_days_of_grace_stand_before_the_approval() {
    on_both(|world| async move {
        let desk = desk(world).await;
        let mut it = desk.consultation.clone();
        it.particulars.grace_days = 7;
        let now = desk.world.state.clock.now();
        let work = Work { unjudged: 0, open_texts: 0, is_counted: true };
        assert!(matches!(gaps(&it, &[], work, now)[..], [Gap::Grace(day)] if day.to_string() == "2026-11-29"));
        assert!(gaps(&it, &[], work, now + TimeDelta::days(8)).is_empty());
        assert!(gaps(&desk.consultation, &[], work, now).is_empty(), "without days of grace nothing waits");
    });
}
