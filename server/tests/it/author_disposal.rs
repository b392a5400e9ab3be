//! Years after a consultation nobody can tell who wrote, and everybody can still read what（意見提出者の個人情報の廃棄）.

use crate::retention::found;
use crate::store::answers::{Desk, ROOF, SLUG, desk};
use crate::store::since_yesterday;
use crate::world::{Browser, on_both};
use axum::http::StatusCode;
use chrono::NaiveDate;
use domain::calendar::{FiscalYear, start_of_day};
use domain::history::DISPOSE_AUTHORS;
use domain::people::{PersonId, Role};
use domain::retention::Erased;
use server::actions::disposal::{carry_on, span};
use server::store::disposal::Proposal;
use server::store::{
    author_disposal, call_holds, consultations, disposal, history, messages, people, retention, wordings,
};
use sqlx::types::Json;
use uuid::Uuid;

const PAGE: &str = "/staff/retention";
const PLANTED: [&str; 4] = ["秘田 密子", "himitsu@example.jp", "秘密町1-2-3", "sender-key-a"];

async fn admin(desk: &Desk, person: Option<PersonId>) -> Browser {
    let person = person.expect("a person");
    let mut tx = desk.world.state.db.write().await.expect("the writer's turn");
    let role = since_yesterday(desk.consultation.department, Role::Admin);
    people::add_membership(&mut tx, person, &role).await.expect("a role");
    tx.commit().await.expect("a commit");
    desk.world.browser_of(person).await
}

/// A consultation with three opinions of two senders, whose result is out.
async fn published(desk: &Desk) {
    let first = desk.opinion("R8-PC-0001", "sender-key-a", ROOF).await;
    desk.opinion("R8-PC-0002", "sender-key-a", "バスを増やす").await;
    desk.opinion("R8-PC-0003", "sender-key-b", ROOF).await;
    let author = "INSERT INTO opinion_author
                      (opinion_id, name, name_folded, organisation, postcode, address, email, phone)
                  VALUES ($1, $2, $2, '', '', $3, $4, '')";
    desk.sql(author, first, &["秘田 密子", "秘密町1-2-3", "himitsu@example.jp"]).await;
    desk.catch_up().await;
    let mut tx = desk.world.state.db.write().await.expect("the writer's turn");
    let mut over = desk.consultation.clone();
    over.dates.results_published_at = Some(desk.world.state.clock.now());
    consultations::update(&mut tx, &over).await.expect("published");
    tx.commit().await.expect("a commit");
}

async fn senders(desk: &Desk) -> (i64, i64, i64) {
    let mut tx = desk.world.state.db.read().await.expect("a snapshot");
    let tally = wordings::tally(&mut tx, desk.consultation.call).await.expect("numbers");
    (tally.opinions, tally.texts, tally.senders)
}

#[test]
fn who_wrote_goes_and_what_was_written_stays() {
    on_both(|world| async move {
        world.found_city().await;
        let desk = desk(world).await;
        published(&desk).await;
        let state = desk.world.state.clone();
        for text in PLANTED {
            assert!(!found(&state.db, text).await.is_empty(), "{text} was planted");
        }
        let mut one = admin(&desk, desk.officer.id()).await;
        drop(admin(&desk, desk.approver.id()).await);
        assert!(one.get(PAGE).await.expect(StatusCode::OK).text().contains("保存年限を過ぎた案件はありません"));
        let there = start_of_day(NaiveDate::from_ymd_opt(2032, 4, 1).expect("a day"));
        state.clock.turn(there - state.clock.now());
        let mut one = desk.world.browser_of(desk.officer.id().expect("a person")).await;
        let mut two = desk.world.browser_of(desk.approver.id().expect("a person")).await;
        let before = senders(&desk).await;
        let year = format!("{PAGE}/{}/2026", desk.consultation.programme.0);
        assert_eq!(one.get(PAGE).await.select("#run-out tbody td:nth-child(7)"), ["1"]);
        let page = one.get(&year).await.expect(StatusCode::OK);
        assert_eq!(page.select("#consultations tbody td:nth-child(3)"), ["1"], "one author is known");
        assert!(page.select("#goes dt").concat().contains("意見を出した人"));
        assert!(page.select("#stays li").concat().contains("意見の文、件数、市の考え方"));
        for text in PLANTED {
            assert!(!page.text().contains(text), "administrators see no author: {text}");
        }
        one.post(&year, &[]).await.redirect();
        let forms = two.get(PAGE).await.attributes("#running form", "action");
        let approve = forms.into_iter().find(|form| form.ends_with("/approve")).expect("a button");
        two.post(&approve, &[]).await.redirect();
        while carry_on(&state, state.clock.now()).await.expect("carried on") {}
        for text in PLANTED {
            assert_eq!(found(&state.db, text).await, Vec::<String>::new(), "{text} is still there");
        }
        assert!(!found(&state.db, "港の待合所に屋根をつけて").await.is_empty(), "what was written stays");
        assert_eq!(senders(&desk).await, before, "and so do the numbers");
        desk.catch_up().await;
        assert_eq!(senders(&desk).await, before);
        let opinion = one.get("/staff/opinions/R8-PC-0001").await.expect(StatusCode::OK).text();
        assert!(opinion.contains("港の待合所") && !opinion.contains("秘田"));
        one.get(&format!("/staff/consultations/{SLUG}/texts")).await.expect(StatusCode::OK);
        let record = one.get(&format!("{PAGE}/record.csv")).await.expect(StatusCode::OK).text();
        assert!(record.contains(SLUG) && record.contains("意見募集"), "{record}");
        let mut tx = state.db.read().await.expect("a snapshot");
        let journal = history::of_subject(&mut tx, desk.consultation.call.0).await.expect("a journal");
        let entry = journal.iter().find(|(entry, _)| entry.action == DISPOSE_AUTHORS).expect("an entry");
        assert_eq!(entry.0.detail["people"], 1);
    });
}

#[test]
fn the_store_takes_a_consultation_once_and_counts_what_went() {
    on_both(|world| async move {
        world.found_city().await;
        let desk = desk(world).await;
        published(&desk).await;
        let now = desk.world.state.clock.now();
        let (programme, call) = (desk.consultation.programme, desk.consultation.call);
        let mut tx = desk.world.state.db.write().await.expect("the writer's turn");
        let listed = retention::consultations(&mut tx, programme, span(FiscalYear(2026), now)).await.expect("a list");
        assert_eq!((listed.len(), listed[0].authors, listed[0].files, listed[0].proposed), (1, 1, 0, 0));
        assert_eq!((listed[0].slug.as_str(), &listed[0].title), (SLUG, &Json(desk.consultation.title.clone())));
        assert!(
            retention::consultations(&mut tx, programme, span(FiscalYear(2025), now)).await.expect("a list").is_empty()
        );
        let id = Uuid::now_v7();
        let by = desk.officer.id().expect("a person");
        let new =
            Proposal { id, programme: programme.0, name: "制度", basis: "要綱", years: 5, fiscal_year: 2026, by };
        disposal::propose(&mut tx, &new, &[], &[(call.0, SLUG.to_owned())], now).await.expect("proposed");
        let listed = retention::consultations(&mut tx, programme, span(FiscalYear(2026), now)).await.expect("a list");
        assert_eq!(listed[0].proposed, 1);
        assert_eq!(author_disposal::waiting(&mut tx, id).await.expect("an answer"), Some(call));
        assert!(author_disposal::take(&mut tx, id, call, now).await.expect("taken"));
        assert!(!author_disposal::take(&mut tx, id, call, now).await.expect("taken already"));
        assert_eq!(author_disposal::waiting(&mut tx, id).await.expect("an answer"), None);
        let erased = author_disposal::erase(&mut tx, call, |key| format!("erased:{key}!"), now).await.expect("erased");
        assert_eq!(erased, Erased { people: 1, ..Erased::default() });
        author_disposal::count(&mut tx, id, call, erased).await.expect("counted");
        let kept = disposal::find(&mut tx, id).await.expect("an answer").expect("the disposal");
        assert_eq!((kept.people, kept.consultations, kept.cases), (1, 1, 0));
        assert_eq!(disposal::numbers(&mut tx, id).await.expect("names"), [SLUG]);
        assert!(messages::newest(&mut tx, 10, 0).await.expect("letters").is_empty());
        assert!(
            retention::consultations(&mut tx, programme, span(FiscalYear(2026), now)).await.expect("a list").is_empty()
        );
    });
}

#[test]
fn a_consultation_that_is_held_back_keeps_those_who_wrote() {
    on_both(|world| async move {
        world.found_city().await;
        let desk = desk(world).await;
        published(&desk).await;
        let state = desk.world.state.clone();
        drop(admin(&desk, desk.other.id()).await);
        let page = format!("/staff/consultations/{SLUG}/keeping");
        let mut officer = desk.world.browser_of(desk.officer.id().expect("a person")).await;
        let shown = officer.get(&page).await.expect(StatusCode::OK);
        assert!(shown.select("dl.facts").concat().contains("令和14年3月31日"), "{:?}", shown.select("dl.facts"));
        officer.post(&page, &[("go", "hold"), ("reason", " ")]).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        officer.post(&page, &[("go", "hold"), ("reason", "審査請求")]).await.redirect();
        assert!(officer.get(&page).await.text().contains("審査請求"));
        officer.post(&page, &[("go", "release")]).await.expect(StatusCode::FORBIDDEN);

        // Held back it is no part of a proposal; its hold stands in the list of the administrators, who may let it go.
        let there = start_of_day(NaiveDate::from_ymd_opt(2032, 4, 1).expect("a day"));
        state.clock.turn(there - state.clock.now());
        let mut one_again = desk.world.browser_of(desk.other.id().expect("a person")).await;
        assert!(one_again.get(PAGE).await.select("#holds").concat().contains("審査請求"));
        let year = format!("{PAGE}/{}/2026", desk.consultation.programme.0);
        let rehearsed = one_again.get(&year).await.expect(StatusCode::OK);
        assert_eq!(rehearsed.select("#consultations tbody td:last-child"), ["保留"]);
        one_again.post(&year, &[]).await.expect(StatusCode::CONFLICT);
        let release = one_again.get(PAGE).await.attributes("#holds table form", "action").remove(0);
        one_again.post(&release, &[]).await.redirect();
        one_again.post(&year, &[]).await.redirect();

        // Held back after it was proposed: the worker asks again.
        let holds = format!("{PAGE}/holds");
        one_again.post(&holds, &[("number", SLUG), ("reason", "住民監査請求")]).await.redirect();
        let mut two = admin(&desk, desk.approver.id()).await;
        let forms = two.get(PAGE).await.attributes("#running form", "action");
        let approve = forms.into_iter().find(|form| form.ends_with("/approve")).expect("a button");
        two.post(&approve, &[]).await.redirect();
        while carry_on(&state, state.clock.now()).await.expect("carried on") {}
        assert!(!found(&state.db, "himitsu@example.jp").await.is_empty(), "nobody was erased");
        let mut tx = state.db.write().await.expect("the writer's turn");
        let call = desk.consultation.call;
        assert_eq!(call_holds::all(&mut tx).await.expect("holds").len(), 1);
        assert_eq!(
            call_holds::of(&mut tx, call).await.expect("a hold").map(|hold| hold.reason).as_deref(),
            Some("住民監査請求")
        );
        let by = desk.officer.id().expect("a person");
        assert!(!call_holds::hold(&mut tx, call, "x", by, state.clock.now()).await.expect("held already"));
        let term = call_holds::term(&mut tx, call).await.expect("an answer").expect("a term");
        assert_eq!((term.years, term.erased_at), (5, None));
        assert!(call_holds::release(&mut tx, call).await.expect("released"));
        assert!(!call_holds::release(&mut tx, call).await.expect("released already"));
        let kept = disposal::record(&mut tx, 0).await.expect("the record");
        assert_eq!((kept[0].kept, kept[0].consultations), (1, 1));
        assert!(
            author_disposal::leave(&mut tx, Uuid::nil(), call, state.clock.now()).await.is_err(),
            "no such disposal"
        );
    });
}
