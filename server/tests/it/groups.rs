//! Groups by real forms: registering, inviting, joining, changing, leaving, and what applications take over.

use crate::accounts::{letters, link};
use crate::world::{Browser, Reply, World, morning, on_both};
use axum::http::StatusCode;
use chrono::TimeDelta;
use domain::folding::email_key;
use domain::people::PersonId;
use domain::texts::Lang;
use server::seed::demo;
use server::store::people::{self, NewPerson};
use uuid::Uuid;

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n";
/// Letters that Unicode or old character sets would change.
pub const NAME: &str = "𠮷﨑・髙橋の神\u{FA19}会 ㈱①";
const PASSWORD: &str = "ふるさとの海と山と道";

/// A person with a confirmed address, signed in.
async fn resident(world: &World, name: &str, address: &str) -> (Browser, PersonId) {
    let id = PersonId(Uuid::now_v7());
    let key = email_key(address).expect("an address");
    let mut tx = world.state.db.write().await.expect("the writer's turn");
    let new = NewPerson {
        id,
        name,
        email: address,
        email_key: &key,
        lang: Lang::Ja,
        password_hash: None,
        confirmed_at: Some(morning()),
    };
    people::add(&mut tx, &new, morning()).await.expect("a person");
    tx.commit().await.expect("a commit");
    (world.browser_of(id).await, id)
}

fn data<'a>(more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let base = [
        ("name", NAME),
        ("kind", "citizen_group"),
        ("purpose", "森を守る。"),
        ("work", "月に一度の草刈り。"),
        ("members", "２４人"),
        ("members_in_city", "20"),
    ];
    let kept = base.into_iter().filter(|(key, _)| !more.iter().any(|(other, _)| other == key));
    kept.chain(more.iter().copied()).collect()
}

async fn register(browser: &mut Browser) -> String {
    browser.post("/me/groups/new", &data(&[])).await.redirect()
}

/// Invites and gives the link in the letter.
async fn invite(world: &World, head: &mut Browser, group: &str, email: &str, role: &str) -> String {
    assert_eq!(head.post(&format!("{group}/invite"), &[("email", email), ("role", role)]).await.redirect(), group);
    link(letters(world, email).await.last().expect("an invitation"))
}

fn members(page: &Reply) -> Vec<String> {
    page.select(".facts dt")
}

/// The link to a member's page, found by the member's name.
fn member_link(page: &Reply, name: &str) -> String {
    let names = page.select("a[href*='/members/']");
    let index = names.iter().position(|text| text.contains(name)).expect("a link to the member");
    page.attributes("a[href*='/members/']", "href").remove(index)
}

#[test]
fn a_group_is_registered_once_and_shows_what_was_typed() {
    on_both(|world| async move {
        world.found_city().await;
        let (mut browser, _) = resident(&world, "髙橋 𠮷郎", "head@example.jp").await;
        assert!(browser.get("/me").await.text().contains("/me/groups/new"));
        let bad = browser.post("/me/groups/new", &data(&[("kind", ""), ("members", "多い"), ("postcode", "12")])).await;
        let bad = bad.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(bad.attributes(".errors__list a", "href"), ["#f-kind", "#f-members", "#f-postcode"]);
        assert_eq!(bad.attributes("#f-name", "value"), [NAME]);
        assert!(bad.select("#f-work")[0].contains("草刈り"), "everything typed is still there");

        let group = register(&mut browser).await;
        assert_eq!(register(&mut browser).await, group, "pressed twice");
        let page = browser.get(&group).await.expect(StatusCode::OK);
        assert_eq!(page.select("h1"), [NAME]);
        assert!(page.text().contains("２４人"), "kept as typed");
        assert_eq!(members(&page), ["髙橋 𠮷郎 あなた"]);
        assert!(browser.get("/me").await.text().contains(NAME));

        let changed = data(&[("work", "草刈りと巡回。"), ("contact_phone", "０９２０−００−１２３４")]);
        assert_eq!(browser.post(&format!("{group}/edit"), &changed).await.redirect(), group);
        assert!(browser.get(&group).await.text().contains("草刈りと巡回。"));
        let form = browser.get(&format!("{group}/edit")).await.expect(StatusCode::OK);
        assert_eq!(form.attributes("#f-contact_phone", "value"), ["０９２０−００−１２３４"]);
        assert_eq!(form.attributes("#f-name", "value"), [NAME]);
    });
}

#[test]
fn an_invited_stranger_registers_and_joins_with_one_press() {
    on_both(|world| async move {
        world.found_city().await;
        let (mut head, _) = resident(&world, "髙橋 𠮷郎", "head@example.jp").await;
        let group = register(&mut head).await;
        let link = invite(&world, &mut head, &group, "new@example.jp", "contact").await;
        let letter = letters(&world, "new@example.jp").await.remove(0);
        assert!(letter.body.contains(NAME) && letter.body.contains("髙橋 𠮷郎"), "{}", letter.body);
        assert!(head.get(&group).await.text().contains("new@example.jp"), "the invitation is waiting");

        let mut guest = world.browser();
        for _ in 0..2 {
            let page = guest.get(&link).await.expect(StatusCode::OK);
            assert!(page.text().contains(NAME) && page.select("#f-password").len() == 1, "{}", page.text());
        }
        let bad = guest.post(&link, &[("name", "神\u{FA19} 花子"), ("password", "short")]).await;
        let bad = bad.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(bad.attributes("#f-name", "value"), ["神\u{FA19} 花子"]);
        let good = [("name", "神\u{FA19} 花子"), ("password", PASSWORD)];
        assert_eq!(guest.post(&link, &good).await.redirect(), group);
        let page = guest.get(&group).await.expect(StatusCode::OK);
        assert!(members(&page).iter().any(|name| name.contains("神\u{FA19} 花子")), "{:?}", members(&page));
        guest.get(&format!("{group}/invite")).await.expect(StatusCode::FORBIDDEN);

        let told = letters(&world, "head@example.jp").await.pop().expect("the head is told");
        assert!(told.body.contains("神\u{FA19} 花子"), "{}", told.body);
        assert!(!head.get(&group).await.text().contains("new@example.jp／"), "nothing waits any more");
        world.browser().get(&link).await.expect(StatusCode::GONE);
        world.browser().post(&link, &good).await.expect(StatusCode::GONE);

        let mut again = world.browser();
        let entered = again.post("/sign-in", &[("email", "new@example.jp"), ("password", PASSWORD)]).await;
        assert_eq!(entered.redirect(), "/me", "the link has confirmed the address");
    });
}

#[test]
fn an_invitation_is_the_same_to_who_invites_and_works_once() {
    on_both(|world| async move {
        world.found_city().await;
        let (mut head, _) = resident(&world, "代表", "head@example.jp").await;
        let (mut known, _) = resident(&world, "花子", "known@example.jp").await;
        let group = register(&mut head).await;
        let link = invite(&world, &mut head, &group, "Known@example.jp", "contact").await;
        let known_page = head.get(&group).await.text().replace("Known@example.jp", "");
        let cancelled = invite(&world, &mut head, &group, "unknown@example.jp", "contact").await;
        let both = head.get(&group).await;
        assert!(known_page.contains("招待を取り消す"));
        assert_eq!(both.select("form[action*='/revoke']").len(), 2, "known or not, it looks the same");

        let guest = world.browser().get(&link).await.expect(StatusCode::OK);
        assert!(guest.select("#f-password").is_empty(), "the owner of a known address signs in");
        assert!(guest.attributes("a.btn", "href")[0].starts_with("/sign-in?next=%2Fjoin%2F"));

        let revoke = both.attributes("form[action*='/revoke']", "action").remove(1);
        assert_eq!(head.post(&revoke, &[]).await.redirect(), group);
        assert_eq!(head.post(&revoke, &[]).await.redirect(), group, "pressed twice");
        world.browser().get(&cancelled).await.expect(StatusCode::GONE);

        known.get(&group).await.expect(StatusCode::NOT_FOUND);
        assert_eq!(known.post(&link, &[]).await.redirect(), group);
        known.get(&group).await.expect(StatusCode::OK);
        known.post(&link, &[]).await.expect(StatusCode::GONE);

        let late = invite(&world, &mut head, &group, "late@example.jp", "representative").await;
        world.state.clock.turn(TimeDelta::days(14));
        world.browser().get(&late).await.expect(StatusCode::GONE);
    });
}

#[test]
fn roles_change_and_the_last_head_stays() {
    on_both(|world| async move {
        world.found_city().await;
        let (mut head, _) = resident(&world, "代表者", "head@example.jp").await;
        let (mut other, hanako) = resident(&world, "花子", "hanako@example.jp").await;
        let group = register(&mut head).await;
        let link = invite(&world, &mut head, &group, "hanako@example.jp", "contact").await;
        other.post(&link, &[]).await.redirect();

        let page = head.get(&group).await;
        let (own, hers) = (member_link(&page, "代表者"), member_link(&page, "花子"));
        for (path, fields) in [
            (format!("{group}/leave"), vec![]),
            (format!("{own}/end"), vec![]),
            (own.clone(), vec![("role", "contact"), ("until", "")]),
            (own.clone(), vec![("role", "representative"), ("until", "2026-11-21")]),
        ] {
            let reply = head.post(&path, &fields).await;
            let refused = [StatusCode::CONFLICT, StatusCode::UNPROCESSABLE_ENTITY].contains(&reply.status);
            assert!(refused, "{path}: {}", reply.status);
        }
        other.post(&hers, &[("role", "representative"), ("until", "")]).await.expect(StatusCode::FORBIDDEN);
        let backwards = head.post(&hers, &[("role", "contact"), ("until", "2026/1/1")]).await;
        assert_eq!(backwards.expect(StatusCode::UNPROCESSABLE_ENTITY).attributes("#f-until", "value"), ["2026/1/1"]);
        let given = head.post(&hers, &[("role", "representative"), ("until", "令和9年3月31日")]).await.redirect();
        assert_eq!(given, group);
        assert!(head.get(&group).await.text().contains("令和9年3月31日"));
        assert_eq!(head.post(&format!("{group}/leave"), &[]).await.redirect(), "/me");
        head.get(&group).await.expect(StatusCode::NOT_FOUND);
        let told = letters(&world, "hanako@example.jp").await.pop().expect("the other head is told");
        assert!(told.body.contains("代表者"), "{}", told.body);
        let page = other.get(&group).await.expect(StatusCode::OK);
        assert!(page.select(".notice--warn")[0].contains("令和9年3月31日"), "the term of the only head ends");
        world.state.clock.turn(TimeDelta::days(200));
        let mut other = world.browser_of(hanako).await;
        other.get(&group).await.expect(StatusCode::NOT_FOUND);
    });
}

#[test]
fn whose_membership_ended_is_told_and_sees_nothing_more() {
    on_both(|world| async move {
        world.found_city().await;
        let (mut head, _) = resident(&world, "代表者", "head@example.jp").await;
        let (mut other, _) = resident(&world, "花子", "hanako@example.jp").await;
        let group = register(&mut head).await;
        let link = invite(&world, &mut head, &group, "hanako@example.jp", "contact").await;
        other.post(&link, &[]).await.redirect();
        let hers = member_link(&head.get(&group).await, "花子");
        assert_eq!(head.post(&format!("{hers}/end"), &[]).await.redirect(), group);
        head.post(&format!("{hers}/end"), &[]).await.expect(StatusCode::NOT_FOUND);
        other.get(&group).await.expect(StatusCode::NOT_FOUND);
        let told = letters(&world, "hanako@example.jp").await.pop().expect("she is told");
        assert!(told.subject.contains("会員でなくなりました"), "{}", told.subject);
    });
}

#[test]
fn strangers_and_former_members_reach_nothing_of_a_group() {
    on_both(|world| async move {
        world.found_city().await;
        let (mut head, _) = resident(&world, "代表者", "head@example.jp").await;
        let (mut stranger, _) = resident(&world, "他人", "stranger@example.jp").await;
        let group = register(&mut head).await;
        let member = member_link(&head.get(&group).await, "代表者");
        let papers = format!("{group}/papers");
        head.upload(&papers, &[], ("paper-rules", "規約.pdf", PDF)).await.redirect();
        let file = head.get(&group).await.attributes(".files__name", "href").remove(0);
        let own = stranger.post("/me/groups/new", &data(&[("name", "別の会")])).await.redirect();
        let foreign_file = file.replace(&group, &own);
        for path in [
            &group,
            &format!("{group}/edit"),
            &format!("{group}/profile"),
            &format!("{group}/invite"),
            &member,
            &format!("{group}/leave"),
            &file,
            &foreign_file,
            &member.replace(&group, &own),
        ] {
            stranger.get(path).await.expect(StatusCode::NOT_FOUND);
        }
        for path in [
            format!("{group}/edit"),
            format!("{group}/profile"),
            format!("{group}/invite"),
            member.clone(),
            format!("{member}/end"),
            format!("{group}/leave"),
            format!("{file}/remove"),
            member.replace(&group, &own),
        ] {
            stranger
                .post(&path, &data(&[("email", "x@example.jp"), ("role", "contact")]))
                .await
                .expect(StatusCode::NOT_FOUND);
        }
        stranger.upload(&papers, &[], ("paper-rules", "x.pdf", PDF)).await.expect(StatusCode::NOT_FOUND);
        assert_eq!(stranger.post(&format!("{foreign_file}/remove"), &[]).await.redirect(), own, "nothing of theirs");
        assert_eq!(head.get(&file).await.expect(StatusCode::OK).body, PDF);
        assert_eq!(letters(&world, "x@example.jp").await, []);
    });
}

#[test]
fn only_who_chose_it_is_shown_and_nothing_personal_is() {
    on_both(|world| async move {
        demo::city(&world.state).await.expect("the demo city");
        let (mut head, _) = resident(&world, "髙橋 𠮷郎", "head@example.jp").await;
        let group = head
            .post(
                "/me/groups/new",
                &data(&[
                    ("kana", "よしざきのかい"),
                    ("purpose", ""),
                    ("address", "対馬市曲5"),
                    ("contact_name", "連絡 次郎"),
                    ("contact_phone", "090-1234-5678"),
                    ("contact_email", "in@example.jp"),
                ]),
            )
            .await
            .redirect();
        let public = group.trim_start_matches("/me").to_owned();
        let mut guest = world.browser();
        guest.get(&public).await.expect(StatusCode::NOT_FOUND);
        let profile = format!("{group}/profile");
        let form = [
            ("published", "yes"),
            ("field", "nature"),
            ("recruiting", "yes"),
            ("wanted", "船を出せる人 𠮷"),
            ("contact", ""),
        ];
        let mute = head.post(&profile, &form).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(mute.attributes(".errors__list a", "href"), ["#f-published"]);
        assert!(mute.select("#f-wanted")[0].contains("船を出せる人 𠮷"));
        head.post(
            &format!("{group}/edit"),
            &data(&[
                ("contact_phone", "090-1234-5678"),
                ("address", "対馬市曲5"),
                ("contact_name", "連絡 次郎"),
                ("kana", "よしざきのかい"),
            ]),
        )
        .await
        .redirect();
        assert_eq!(head.post(&profile, &form).await.redirect(), group);

        let page = guest.get(&public).await.expect(StatusCode::OK);
        let list = guest.get("/groups?q=%F0%A0%AE%B7%EF%A8%91").await.expect(StatusCode::OK);
        assert_eq!(list.select(".card__title"), [NAME]);
        for text in [page.text(), list.text()] {
            assert!(text.contains(NAME) && text.contains("森を守る。"));
            for secret in ["連絡 次郎", "090-1234-5678", "in@example.jp", "対馬市曲5", "髙橋 𠮷郎", "head@example.jp"]
            {
                assert!(!text.contains(secret), "{secret}: {text}");
            }
        }
        assert!(page.text().contains("船を出せる人 𠮷"));
        let recruiting = guest.get("/groups?recruiting=yes&field=nature&kind=citizen_group").await;
        assert!(recruiting.select(".card__title").contains(&NAME.to_owned()));
        assert!(!guest.get("/groups?kind=company").await.text().contains(NAME));
        let nonsense = guest.get("/groups?district=x&kind=city&field=x&after=x&page=9&q=%00").await;
        nonsense.expect(StatusCode::OK);

        let emptied = head.post(&format!("{group}/edit"), &data(&[("purpose", "")])).await;
        assert_eq!(
            emptied.expect(StatusCode::UNPROCESSABLE_ENTITY).attributes(".errors__list a", "href"),
            ["#f-purpose"]
        );

        let hide = format!("{public}/hide");
        head.post(&hide, &[("reason", "x")]).await.expect(StatusCode::FORBIDDEN);
        let mut officer = world.browser();
        let password = demo::SIGN_INS[0].password;
        world.enter(&mut officer, "officer@tomoni.example", password).await;
        officer.post(&hide, &[("reason", " ")]).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(officer.post(&hide, &[("reason", "電話番号がのっています。")]).await.redirect(), "/groups");
        guest.get(&public).await.expect(StatusCode::NOT_FOUND);
        assert!(!guest.get("/groups").await.text().contains(NAME));
        let told = letters(&world, "head@example.jp").await.pop().expect("the head is told");
        assert!(told.body.contains("電話番号がのっています。") && told.subject.contains(NAME), "{}", told.body);
    });
}

#[test]
fn a_postcode_becomes_an_address_and_nothing_typed_is_lost() {
    on_both(|world| async move {
        demo::city(&world.state).await.expect("the demo city");
        let (mut browser, _) = resident(&world, "髙橋", "head@example.jp").await;
        let find = |more: &[(&'static str, &'static str)]| {
            let mut fields = data(more);
            fields.push(("go", "find-address"));
            fields
        };
        let page =
            browser.post("/me/groups/new", &find(&[("postcode", "８１７ー００２２")])).await.expect(StatusCode::OK);
        assert_eq!(page.attributes("#f-address", "value"), ["長崎県対馬市厳原町国分"]);
        assert_eq!(page.attributes("#f-name", "value"), [NAME]);
        assert_eq!(page.attributes("#f-postcode", "value"), ["８１７ー００２２"]);
        let fields = find(&[("postcode", "8170022"), ("address", "福岡市1")]);
        let page = browser.post("/me/groups/new", &fields).await.expect(StatusCode::OK);
        assert_eq!(page.attributes("#f-address", "value"), ["福岡市1"]);
        assert!(page.select("[role=status]")[0].contains("長崎県対馬市厳原町国分"));
        let page = browser.post("/me/groups/new", &find(&[("postcode", "1")])).await.expect(StatusCode::OK);
        assert_eq!(page.attributes(".errors__list a", "href"), ["#f-postcode"]);
        assert!(!browser.get("/me").await.text().contains(NAME), "nothing was registered by asking");

        let form = browser.get("/me/groups/new").await.expect(StatusCode::OK);
        let ward = form.attributes("#f-district optgroup[label='厳原町'] option", "value").remove(1);
        let group = browser.post("/me/groups/new", &data(&[("district", &ward)])).await.redirect();
        assert!(browser.get(&group).await.text().contains("厳原町 曲"));
        let unknown = data(&[("district", "0199aaaa-0000-7000-8000-000000000000")]);
        browser.post(&format!("{group}/edit"), &unknown).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
    });
}

#[test]
fn an_application_begins_with_the_groups_data_and_takes_over_its_papers() {
    on_both(|world| async move {
        demo::city(&world.state).await.expect("the demo city");
        let (mut browser, _) = resident(&world, "髙橋 𠮷郎", "head@example.jp").await;
        let group = register(&mut browser).await;
        let roster = "名簿（髙﨑）.pdf";
        browser.upload(&format!("{group}/papers"), &[], ("paper-roster", roster, PDF)).await.redirect();
        let id = group.rsplit('/').next().expect("an id").to_owned();
        let home = browser.post("/calls/wagamachi/apply", &[("group", &id)]).await.redirect();
        let about = format!("{home}/form/group-about");
        let page = browser.get(&about).await.expect(StatusCode::OK);
        assert_eq!(page.attributes("#f-members", "value"), ["２４人"]);
        assert!(page.select("#f-group-work")[0].contains("月に一度の草刈り。"));
        assert!(page.select("button[value='from-group']").is_empty(), "nothing differs");

        browser.post(&about, &[("members", "30"), ("founded", "平成30年4月"), ("group-work", "")]).await.redirect();
        let page = browser.get(&about).await.expect(StatusCode::OK);
        assert_eq!(page.attributes("#f-members", "value"), ["30"], "the applicant decides");
        assert_eq!(page.select("button[value='from-group']"), ["団体の情報を取り込む"]);
        let typed = [("members", "31"), ("founded", "平成30年5月"), ("group-work", ""), ("go", "from-group")];
        assert_eq!(browser.post(&about, &typed).await.redirect(), about);
        let page = browser.get(&about).await.expect(StatusCode::OK);
        assert_eq!(page.attributes("#f-members", "value"), ["２４人"]);
        assert_eq!(page.attributes("#f-founded", "value"), ["平成30年5月"], "what the group did not say stays");

        let papers = format!("{home}/papers");
        let page = browser.get(&papers).await.expect(StatusCode::OK);
        assert_eq!(page.select("form[action$='/from-group']").len(), 1, "{}", page.text());
        let take = format!("{papers}/from-group");
        for _ in 0..2 {
            assert_eq!(browser.post(&take, &[("paper", "members")]).await.redirect(), papers, "pressed twice");
        }
        let page = browser.get(&papers).await.expect(StatusCode::OK);
        assert_eq!(page.select(".files__name"), [roster]);
        assert!(page.select("form[action$='/from-group']").is_empty());
        browser.post(&take, &[("paper", "no-such")]).await.expect(StatusCode::NOT_FOUND);
    });
}
