//! Staff make a call, edit it page by page, build its form, publish it, and change the form later（募集をつくる）.

use crate::world::{Browser, World, on_both};
use axum::http::StatusCode;
use chrono::TimeDelta;
use domain::filings::FilingKind;
use domain::folding::email_key;
use domain::history::Subject;
use domain::people::SubmissionId;
use domain::submissions::Stage;
use server::seed::demo;
use server::store::{announcements, calls, filings, history, messages, people, submissions};
use sha2::{Digest, Sha256};

async fn sign_in(world: &World, address: &str) -> Browser {
    let mut browser = world.browser();
    let sign_in = demo::SIGN_INS.iter().find(|person| person.address == address).expect("a sign-in");
    world.enter(&mut browser, address, sign_in.password).await;
    browser
}

/// The demo city with an officer at work.
async fn officer(world: &World) -> Browser {
    demo::city(&world.state).await.expect("the demo city");
    sign_in(world, "officer@tomoni.example").await
}

const DATES: [(&str, &str); 4] = [
    ("opens-date", "令和9年4月1日"),
    ("opens-time", "9時"),
    ("closes-date", "2027/4/30"),
    ("closes-time", "１７時１５分"),
];

/// A programme and a call from nothing.
async fn new_call(browser: &mut Browser) {
    let programme = [("name", "ふるさと活動補助金"), ("basis", "ふるさと活動補助金交付要綱"), ("retention", "５")];
    assert_eq!(browser.post("/staff/programmes", &programme).await.redirect(), "/staff/programmes?saved=yes");
    let page = browser.get("/staff/new-call").await.expect(StatusCode::OK);
    let names = page.select("#f-programme option");
    let at = names.iter().position(|name| name == "ふるさと活動補助金").expect("the new programme");
    let id = page.attributes("#f-programme option", "value")[at].clone();
    let mut fields = vec![("programme", id.as_str()), ("from", "nothing"), ("title", "ふるさと活動 春の募集")];
    fields.extend([("slug", "furusato-r9"), ("code", "fk")]);
    fields.extend(DATES);
    assert_eq!(browser.post("/staff/new-call", &fields).await.redirect(), "/staff/calls/furusato-r9?saved=yes");
}

async fn save(browser: &mut Browser, page: &str, fields: &[(&str, &str)]) {
    let address = format!("/staff/calls/furusato-r9/edit/{page}");
    assert_eq!(browser.post(&address, fields).await.redirect(), "/staff/calls/furusato-r9?saved=yes", "{page}");
}

async fn fill_in(browser: &mut Browser) {
    let mut basics = vec![("title", "ふるさと活動 春の募集"), ("basis", "要綱"), ("code", "FK"), ("mark", "対協")];
    basics.extend(DATES);
    save(browser, "basics", &basics).await;
    let notice = [
        ("summary", "地域の活動を支えます。"),
        ("summary.easy", "地域《ちいき》の 活動《かつどう》を 助《たす》けます。"),
        ("purpose", "地域づくり"),
        ("who", "市民活動団体"),
        ("what", "地域の活動"),
        ("how", "書類で審査します。"),
    ];
    save(browser, "notice", &notice).await;
    save(browser, "guide", &[("guide.0.title", "趣旨"), ("guide.0.body", "・一つ\r\n・二つ")]).await;
    let money =
        [("rate", "３分の２"), ("base", "cost"), ("unit", "1000"), ("cap", "30万"), ("eligible-printing", "yes")];
    save(browser, "money", &money).await;
    save(browser, "statements", &[("pledge.0.text", "約束します。"), ("line.0.text", "要件を満たす")]).await;
}

#[test]
fn a_call_from_nothing_to_the_public_page() {
    on_both(|world| async move {
        let mut browser = officer(&world).await;
        new_call(&mut browser).await;
        world.browser().get("/calls/furusato-r9").await.expect(StatusCode::NOT_FOUND);
        browser.get("/calls/furusato-r9").await.expect(StatusCode::OK);
        let publish = browser.get("/staff/calls/furusato-r9/publish").await.expect(StatusCode::OK);
        assert_eq!(publish.select("#gaps li").len(), 7, "{:?}", publish.select("#gaps li"));
        let refused = browser.post("/staff/calls/furusato-r9/publish", &[("when", "now")]).await;
        assert_eq!(refused.status, StatusCode::CONFLICT);

        fill_in(&mut browser).await;
        let publish = browser.get("/staff/calls/furusato-r9/publish").await.expect(StatusCode::OK);
        assert!(publish.select("#gaps").is_empty());
        let past = [("when", "at"), ("publish-date", "2026/11/1"), ("publish-time", "9:00")];
        browser.post("/staff/calls/furusato-r9/publish", &past).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        let later = [("when", "at"), ("publish-date", "2026/11/25"), ("publish-time", "9:00")];
        browser.post("/staff/calls/furusato-r9/publish", &later).await.redirect();
        world.browser().get("/calls/furusato-r9").await.expect(StatusCode::NOT_FOUND);
        world.state.clock.turn(TimeDelta::days(3));
        let page = world.browser().get("/calls/furusato-r9").await.expect(StatusCode::OK);
        assert!(page.text().contains("対象経費の2/3以内、上限300,000円"), "{}", page.text());
        assert!(page.text().contains("令和9年4月30日（金）17時15分"));

        let mut tx = world.state.db.write().await.expect("the writer's turn");
        let call = calls::find_by_slug(&mut tx, "furusato-r9").await.expect("an answer").expect("the call");
        let due = announcements::next_due(&mut tx, world.state.clock.now(), false).await.expect("an answer");
        assert!(due.is_some(), "followers will be told");
        let journal = history::of_subject(&mut tx, Subject::Call(call.id.0).id()).await.expect("a journal");
        let actions: Vec<&str> = journal.iter().map(|(entry, _)| entry.action.as_str()).collect();
        assert_eq!(actions.first().copied(), Some("create_call"));
        assert_eq!(actions.last().copied(), Some("publish_call"));
        assert_eq!(call.code, "FK");
    });
}

#[test]
fn what_cannot_be_read_comes_back_as_typed() {
    on_both(|world| async move {
        let mut browser = officer(&world).await;
        let wrong =
            [("title", ""), ("slug", "あ"), ("code", "長すぎる"), ("opens-date", "いつか"), ("opens-time", "朝")];
        let again = browser.post("/staff/new-call", &wrong).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(again.attributes("#f-opens-date", "value"), ["いつか"]);
        assert_eq!(again.select(".errors li").len(), 7, "{:?}", again.select(".errors li"));
        new_call(&mut browser).await;
        let money = [("rate", "たくさん"), ("base", "cost"), ("unit", "1000"), ("cap", "-5")];
        let again = browser.post("/staff/calls/furusato-r9/edit/money", &money).await;
        let again = again.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(again.attributes("#f-rate", "value"), ["たくさん"]);
        assert_eq!(again.select(".errors li").len(), 2);
    });
}

#[test]
fn a_copy_of_last_year_is_a_year_later_and_brings_its_files() {
    on_both(|world| async move {
        let mut browser = officer(&world).await;
        let file = ("paper-guide", "様式1.exe", b"%PDF-1.7 form".as_slice());
        browser.upload("/staff/calls/wagamachi/files", &[("label", "様式第1号")], file).await.redirect();
        let bad = ("paper-guide", "x.html", b"<html>".as_slice());
        let again = browser.upload("/staff/calls/wagamachi/files", &[("label", "名前")], bad).await;
        let again = again.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(again.attributes("#f-label", "value"), ["名前"], "what was typed stays");

        let page = browser.get("/staff/new-call?from=wagamachi").await.expect(StatusCode::OK);
        assert_eq!(page.attributes("#f-closes-date", "value"), ["2027/12/18"]);
        assert_eq!(page.attributes("#f-closes-time", "value"), ["23:59"]);
        let programme = page.attributes("#f-programme option[selected]", "value").remove(0);
        let title = page.attributes("#f-title", "value").remove(0);
        let mut fields = vec![("programme", programme.as_str()), ("from", "call:wagamachi"), ("title", title.as_str())];
        fields.extend([("slug", "wagamachi-r9"), ("code", "GK")]);
        fields.extend(DATES);
        browser.post("/staff/new-call", &fields).await.redirect();
        let copy = browser.get("/calls/wagamachi-r9").await.expect(StatusCode::OK);
        assert_eq!(copy.select("#files .files__name"), ["様式第1号"]);
        let link = copy.attributes("#files a", "href").remove(0);
        let sent = browser.get(&link).await.expect(StatusCode::OK);
        assert!(
            sent.headers["content-disposition"].to_str().expect("text").contains(".pdf"),
            "the name tells the truth"
        );
        world.browser().get(&link).await.expect(StatusCode::NOT_FOUND);
        let twice = browser.post("/staff/new-call", &fields).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert!(!twice.select("#f-slug-error").is_empty());

        let mut template = fields.clone();
        template[1] = ("from", "template:jump");
        template[3] = ("slug", "jump-r9");
        browser.post("/staff/new-call", &template).await.redirect();
        let page = browser.get("/staff/calls/jump-r9/edit/variations").await.expect(StatusCode::OK);
        assert_eq!(page.attributes("#f-case\\.0\\.rate", "value"), ["2/3"]);
    });
}

#[test]
fn rules_are_frozen_once_a_call_is_open_and_deadlines_only_move_away() {
    on_both(|world| async move {
        let mut browser = officer(&world).await;
        let page = browser.get("/staff/calls/wagamachi/edit/money").await.expect(StatusCode::OK);
        assert!(page.select(".buttons").is_empty(), "no button for what cannot be done");
        let money = [("rate", "1/1"), ("base", "cost"), ("unit", "1000")];
        browser.post("/staff/calls/wagamachi/edit/money", &money).await.expect(StatusCode::CONFLICT);
        let basics = |date: &'static str| {
            let fixed = [
                ("title", "わがまち元気創出支援事業"),
                ("basis", "要綱"),
                ("opens-date", "2026/11/18"),
                ("opens-time", "9:00"),
            ];
            fixed.into_iter().chain([("closes-date", date), ("closes-time", "24:00")]).collect::<Vec<_>>()
        };
        let address = "/staff/calls/wagamachi/edit/basics";
        browser.post(address, &basics("2026/12/10")).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        browser.post(address, &basics("2026/12/25")).await.redirect();
        let page = browser.get("/calls/wagamachi").await.expect(StatusCode::OK);
        assert!(page.text().contains("12月25日（金）23時59分"), "{:?}", page.select("dl.facts dd"));
        // The other department has no business here.
        let mut other = sign_in(&world, "other@tomoni.example").await;
        other.get("/staff/calls/wagamachi").await.expect(StatusCode::NOT_FOUND);
        other.post(address, &basics("2026/12/31")).await.expect(StatusCode::NOT_FOUND);
    });
}

#[test]
fn a_form_is_built_tried_and_frozen() {
    on_both(|world| async move {
        let mut browser = officer(&world).await;
        new_call(&mut browser).await;
        let form = "/staff/calls/furusato-r9/form";
        browser.post(form, &[("change", "add-page:section1")]).await.redirect();
        let rename = [("title", "お金のこと"), ("help", "分かる範囲で。")];
        browser.post(&format!("{form}/parts/p:page2"), &rename).await.redirect();
        let yes_no = [("label", "参加費を集めますか"), ("kind", "yes_no"), ("required", "yes")];
        browser.post(&format!("{form}/pages/page2/new"), &yes_no).await.redirect();
        let much =
            [("label", "参加費の額"), ("kind", "money"), ("required", "yes"), ("when", "q1=yes"), ("max", "10万")];
        browser.post(&format!("{form}/pages/page2/new"), &much).await.redirect();
        let table = [
            ("label", "役員"),
            ("kind", "table"),
            ("column.0.label", "氏名"),
            ("column.0.cell", "text"),
            ("column.1.label", "年齢"),
            ("column.1.cell", "number"),
        ];
        browser.post(&format!("{form}/pages/page1/new"), &table).await.redirect();
        let empty = browser.post(&format!("{form}/pages/page1/new"), &[("label", ""), ("kind", "choice")]).await;
        assert_eq!(empty.expect(StatusCode::UNPROCESSABLE_ENTITY).select(".errors li").len(), 2);
        let outline = browser.get(form).await.expect(StatusCode::OK);
        assert_eq!(outline.select("a.tasks__link"), ["事業名", "役員", "参加費を集めますか", "参加費の額"]);
        browser.post(form, &[("change", "up:q:q3")]).await.redirect();
        browser.post(form, &[("change", "down:q:q1")]).await.redirect();
        let outline = browser.get(form).await.expect(StatusCode::OK);
        assert_eq!(outline.select("a.tasks__link"), ["役員", "事業名", "参加費の額", "参加費を集めますか"]);
        let publish = browser.get("/staff/calls/furusato-r9/publish").await.expect(StatusCode::OK);
        assert!(publish.text().contains("設問「参加費の額」の条件"), "a condition on a later question is named");
        browser.post(form, &[("change", "up:q:q1")]).await.redirect();
        browser.post(form, &[("change", "remove:q:title")]).await.redirect();
        assert_eq!(browser.get(form).await.select("a.tasks__link").len(), 4, "the name of the project stays");

        // Trying it: what was written travels along, and nothing is kept.
        let address = "/staff/calls/furusato-r9/try";
        let first = browser.get(address).await.expect(StatusCode::OK);
        assert!(first.text().contains("保存されず、だれにも送られません"));
        let typed = [("page", "page1"), ("title", "試し"), ("q3.0.0", "山田"), ("q3.0.1", "若い")];
        let again = browser.post(address, &typed).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(again.attributes("#f-q3\\.0\\.1", "value"), ["若い"]);
        let typed = [("page", "page1"), ("title", "試し"), ("q3.0.0", "山田"), ("q3.0.1", "６０")];
        let second = browser.post(address, &typed).await.expect(StatusCode::OK);
        assert_eq!(second.select("h1"), ["お金のこと"]);
        assert_eq!(second.attributes("input[name=title]", "value"), ["試し"]);
        let typed = [("page", "page2"), ("title", "試し"), ("q1", "yes"), ("q2", "")];
        browser.post(address, &typed).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        let typed = [("page", "page2"), ("title", "試し"), ("q1", "no"), ("q2", "")];
        let end = browser.post(address, &typed).await.expect(StatusCode::OK);
        assert_eq!(end.select("h1"), ["試し書きは終わりです"]);

        fill_in(&mut browser).await;
        browser.post("/staff/calls/furusato-r9/publish", &[("when", "now")]).await.redirect();
        browser.post(form, &[("change", "remove:q:q3")]).await.expect(StatusCode::CONFLICT);
        browser.get(&format!("{form}/questions/q3")).await.expect(StatusCode::CONFLICT);
    });
}

#[test]
fn a_new_version_keeps_what_was_written_and_tells_the_owners() {
    on_both(|world| async move {
        let mut browser = officer(&world).await;
        let mut resident = sign_in(&world, "resident@tomoni.example").await;
        let group = [("group", "new"), ("kind", "citizen_group"), ("name", "版の会")];
        let home = resident.post("/calls/wagamachi/apply", &group).await.redirect();
        let home = home.split('?').next().unwrap_or_default().to_owned();
        let aim = [("problem", "漂着ごみが多い。"), ("purpose", "海をきれいにする。")];
        resident.post(&format!("{home}/form/aim"), &aim).await.redirect();

        // Another group has handed in already.
        let mut other = sign_in(&world, "resident2@tomoni.example").await;
        let group = [("group", "new"), ("kind", "npo"), ("name", "早い会")];
        let early = other.post("/calls/wagamachi/apply", &group).await.redirect();
        let early = early.split('?').next().unwrap_or_default().to_owned();
        other
            .post(&format!("{early}/form/aim"), &[("problem", "空き家が多い。"), ("purpose", "使う。")])
            .await
            .redirect();
        let id: SubmissionId = early.rsplit('/').next().and_then(|id| id.parse().ok()).expect("an id");
        let mut tx = world.state.db.write().await.expect("the writer's turn");
        let filing = filings::latest(&mut tx, id, FilingKind::Application).await.expect("an answer").expect("a filing");
        filings::finish(&mut tx, filing.id, world.state.clock.now()).await.expect("final");
        submissions::receive(&mut tx, id, "R8-GK-0777", world.state.clock.now()).await.expect("a number");
        assert!(submissions::advance(&mut tx, id, Stage::Draft, Stage::Submitted).await.expect("a move"));
        tx.commit().await.expect("a commit");
        world.state.clock.turn(TimeDelta::minutes(1));

        let form = "/staff/calls/wagamachi/form";
        browser.post(form, &[("version", "begin")]).await.redirect();
        browser.post(form, &[("change", "remove:q:problem")]).await.redirect();
        let new = [("label", "合言葉"), ("kind", "line"), ("required", "yes"), ("max", "20")];
        browser.post(&format!("{form}/pages/aim/new"), &new).await.redirect();
        let still = resident.get(&format!("{home}/form/aim")).await.expect(StatusCode::OK);
        assert!(still.text().contains("漂着ごみが多い。"), "the published form has not changed");
        let look = browser.get(&format!("{form}/publish")).await.expect(StatusCode::OK);
        assert!(look.text().contains("合言葉"));
        browser.post(&format!("{form}/publish"), &[]).await.redirect();
        browser.post(&format!("{form}/publish"), &[]).await.redirect();

        let page = resident.get(&format!("{home}/form/aim")).await.expect(StatusCode::OK);
        assert!(!page.text().contains("漂着ごみが多い。") && page.text().contains("合言葉"));
        let tasks = resident.get(&home).await.expect(StatusCode::OK);
        assert!(
            tasks.select("#no-longer-asked").join("").contains("漂着ごみが多い。"),
            "nothing that was written is lost"
        );
        resident.post(&format!("{home}/form/aim"), &[("purpose", "海をきれいにする。"), ("q1", "海")]).await.redirect();
        let tasks = resident.get(&home).await.expect(StatusCode::OK);
        assert!(tasks.select("#no-longer-asked").join("").contains("漂着ごみが多い。"), "not even after a save");

        let mut tx = world.state.db.read().await.expect("a snapshot");
        let key = email_key("resident@tomoni.example").expect("an address");
        let (owner, _) = people::find_by_email(&mut tx, &key).await.expect("an answer").expect("the resident");
        let cases = submissions::of_person(&mut tx, owner.id, &[]).await.expect("cases");
        let mut told = 0;
        for case in cases {
            let letters = messages::of_case(&mut tx, case.id).await.expect("letters");
            told += letters.iter().filter(|letter| letter.letter == "A0").count();
            assert!(letters.iter().filter(|letter| letter.letter == "A0").all(|letter| letter.body.contains("合言葉")));
        }
        assert!(told >= 1, "the owner was told");
        // A case that was handed in is read by the form of its day.
        let case = browser.get("/staff/cases/R8-GK-0777").await.expect(StatusCode::OK);
        assert!(case.text().contains("空き家が多い。") && !case.text().contains("合言葉"));
    });
}

#[test]
fn a_talk_before_applying_opens_the_way() {
    on_both(|world| async move {
        let mut browser = officer(&world).await;
        // The rules of a call that is still to open can be changed.
        let who = [("kind-npo", "yes"), ("kind-citizen_group", "yes"), ("consult", "yes"), ("max-times", "1")];
        browser.post("/staff/calls/start/edit/who", &who).await.redirect();
        world.state.clock.turn(TimeDelta::days(21));
        let mut resident = sign_in(&world, "resident@tomoni.example").await;
        let company = [("group", "new"), ("kind", "company"), ("name", "海の会社")];
        let refused = resident.post("/calls/start/apply", &company).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert!(!refused.select("#f-kind-error").is_empty());
        let group = [("group", "new"), ("kind", "npo"), ("name", "ＮＰＯ 海の学校")];
        let home = resident.post("/calls/start/apply", &group).await.redirect();
        let home = home.split('?').next().unwrap_or_default().to_owned();
        let tasks = resident.get(&home).await.expect(StatusCode::OK);
        assert!(!tasks.select("#consultation.notice--warn").is_empty());
        let check = resident.get(&format!("{home}/check")).await.expect(StatusCode::OK);
        assert!(check.text().contains("事前相談が必要です"));

        let mut browser = sign_in(&world, "officer@tomoni.example").await;
        let talk = [("group", "NPO海の学校"), ("day", "令和8年12月12日"), ("note", "予算の立て方")];
        browser.post("/staff/calls/start/talks", &talk).await.redirect();
        let tasks = resident.get(&home).await.expect(StatusCode::OK);
        assert!(!tasks.select("#consultation.notice--good").is_empty());
        let tomorrow = [("group", "別の会"), ("day", "2027/1/1")];
        browser.post("/staff/calls/start/talks", &tomorrow).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        let page = browser.get("/staff/calls/start/talks").await.expect(StatusCode::OK);
        let remove = page.attributes("td form", "action").remove(0);
        browser.post(&remove, &[]).await.redirect();
        let tasks = resident.get(&home).await.expect(StatusCode::OK);
        assert!(!tasks.select("#consultation.notice--warn").is_empty());
    });
}

/// A photo as a telephone writes it: with the place where it was taken beside the picture.
fn photo() -> Vec<u8> {
    let segment = |marker: u8, body: &[u8]| {
        let length = u16::try_from(body.len() + 2).expect("short").to_be_bytes();
        [&[0xFF, marker][..], &length, body].concat()
    };
    let place = b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>GPSLatitude 34,12.34N</x:xmpmeta>";
    [
        vec![0xFF, 0xD8],
        segment(0xE1, place),
        segment(0xDB, &[7; 65]),
        segment(0xC0, &[8, 0, 1, 0, 1, 1, 1, 0x11, 0]),
        segment(0xC4, &[9; 20]),
        segment(0xDA, &[1, 1, 0, 0, 63, 0]),
        vec![1, 2, 3, 4, 0xFF, 0xD9],
    ]
    .concat()
}

#[test]
fn a_photo_of_the_guide_tells_no_place_and_goes_for_good_when_it_is_taken_away() {
    on_both(|world| async move {
        let mut officer = officer(&world).await;
        let bytes = photo();
        let file = ("paper-guide", "会場.jpg", bytes.as_slice());
        officer.upload("/staff/calls/wagamachi/files", &[("label", "会場の写真")], file).await.redirect();
        let link = officer.get("/calls/wagamachi").await.attributes("#files a", "href").remove(0);
        let sent = world.browser().get(&link).await.expect(StatusCode::OK);
        assert_eq!(sent.headers["content-type"], "image/jpeg");
        let tells = |body: &[u8]| body.windows(11).any(|window| window == b"GPSLatitude");
        assert!(tells(&bytes) && !tells(&sent.body), "the place stays with the photographer");
        assert!(sent.body.ends_with(&[1, 2, 3, 4, 0xFF, 0xD9]), "the picture is whole");

        let sha256 = hex::encode(Sha256::digest(&sent.body));
        let remove = officer.get("/staff/calls/wagamachi/files").await.attributes("form[action$=remove]", "action");
        officer.post(&remove[0], &[]).await.redirect();
        world.browser().get(&link).await.expect(StatusCode::NOT_FOUND);
        assert!(world.state.files.get(&sha256).await.is_ok(), "a week of grace");
        world.sweep_after(TimeDelta::days(9)).await;
        assert!(world.state.files.get(&sha256).await.is_err(), "gone");
    });
}
