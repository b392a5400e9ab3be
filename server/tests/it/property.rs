//! The register of what was acquired with a grant, by real forms: from the rule of the call to the day on which papers may
//! go（財産管理台帳・財産の処分の制限）.

use crate::retention::close;
use crate::round::{Round, refused, verb};
use crate::world::{Browser, World, on_both};
use axum::http::StatusCode;
use calamine::{Data, Reader, Xlsx};
use chrono::NaiveDate;
use domain::calendar::start_of_day;
use domain::money::Yen;
use domain::people::{Role, SubmissionId};
use server::actions::disposal::carry_on;
use server::store::{calls, history, property, submissions};
use std::io::{Cursor, Read};

const SLUG: &str = "wagamachi-r8";
pub const TENT: [(&str, &str); 8] = [
    ("name", "大型テント<b>"),
    ("model", "AB-100"),
    ("quantity", "2"),
    ("price", "600,000"),
    ("acquired", "2026/11/22"),
    ("place", "浜の公民館"),
    ("years", "10"),
    ("until", ""),
];

/// A round whose call keeps a register from 500,000 yen on, with one granted case.
pub struct Granted {
    pub round: Round,
    pub number: String,
    pub id: SubmissionId,
}

impl Granted {
    pub async fn new(world: World) -> Granted {
        let round = Round::new(world).await;
        let number = round.case(1, "浜の清掃", "浜の会", 120_000).await;
        round.decide(&number, 100_000).await;
        round.browser(round.approver).await.post(&format!("/staff/calls/{SLUG}/release"), &[]).await.redirect();
        let mut tx = round.world.state.db.read().await.expect("a snapshot");
        let case = submissions::find_by_number(&mut tx, &number).await.expect("an answer").expect("the case");
        drop(tx);
        let granted = Granted { round, number, id: case.id };
        granted.keep_from(Some(500_000)).await;
        granted
    }

    async fn keep_from(&self, from: Option<i64>) {
        let mut tx = self.round.world.state.db.write().await.expect("a transaction");
        let mut call = calls::find_by_slug(&mut tx, SLUG).await.expect("an answer").expect("the call");
        call.rules.terms.property_from = from.map(Yen);
        calls::update(&mut tx, &call).await.expect("changed");
        tx.commit().await.expect("kept");
    }

    pub fn register(&self) -> String {
        verb(&self.number, "property")
    }

    pub fn entry(&self, nth: i32) -> String {
        format!("{}/{nth}", self.register())
    }

    pub async fn officer(&self) -> Browser {
        self.round.browser(self.round.officer).await
    }

    pub fn turn_to(&self, year: i32, month: u32, day: u32) {
        let clock = &self.round.world.state.clock;
        clock.turn(start_of_day(NaiveDate::from_ymd_opt(year, month, day).expect("a day")) - clock.now());
    }
}

/// The usual entry with some fields typed otherwise.
fn typed<'a>(other: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut form: Vec<(&str, &str)> = TENT.into();
    for (key, value) in other {
        form.retain(|(field, _)| field != key);
        form.push((*key, *value));
    }
    form
}

#[test]
fn the_rule_is_on_the_call_and_asked_for_with_the_report() {
    on_both(|world| async move {
        let granted = Granted::new(world).await;
        let rule = "1件500,000円以上で取得した財産は、市の承認なく処分できない期間があります";
        let page = format!("/calls/{SLUG}");
        let public = granted.round.world.browser().get(&page).await.expect(StatusCode::OK);
        assert!(public.text().contains(rule));
        let report = format!("/proposals/{}/report", granted.id.0);
        let mut resident = granted.round.browser(granted.round.resident).await;
        let asked = resident.get(&report).await.expect(StatusCode::OK).select("#property");
        assert!(asked.concat().contains("1件500,000円以上で取得した財産があるとき"), "{asked:?}");
        granted.keep_from(None).await;
        assert!(!granted.round.world.browser().get(&page).await.text().contains("取得した財産"));
        assert!(resident.get(&report).await.expect(StatusCode::OK).select("#property").is_empty());
        let mut officer = granted.officer().await;
        let case = officer.get(&format!("/staff/cases/{}", granted.number)).await.expect(StatusCode::OK);
        assert!(case.select("#property").is_empty());
        refused(officer.get(&granted.register()).await, StatusCode::NOT_FOUND);
        refused(officer.post(&granted.register(), &TENT).await, StatusCode::NOT_FOUND);
    });
}

#[test]
fn staff_enter_correct_and_strike_out_and_the_journal_says_what_stood_there() {
    on_both(|world| async move {
        let granted = Granted::new(world).await;
        let register = granted.register();
        let mut officer = granted.officer().await;
        let case = format!("/staff/cases/{}", granted.number);
        assert!(officer.get(&case).await.expect(StatusCode::OK).attributes("#property a", "href").contains(&register));
        let empty = officer.post(&register, &[]).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(empty.select(".errors li").len(), 6);
        let cheap = officer.post(&register, &typed(&[("price", "499,999")])).await;
        let cheap = cheap.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert!(cheap.select(".errors").concat().contains("1件500,000円以上"));
        assert_eq!(cheap.attributes("#f-name", "value"), ["大型テント<b>"], "what was typed stays");
        assert_eq!(officer.post(&register, &TENT).await.redirect(), register);
        officer.post(&register, &typed(&[("name", "発電機"), ("years", ""), ("until", "2030/3/31")])).await.redirect();
        let shown = officer.get(&register).await.expect(StatusCode::OK);
        assert_eq!(shown.select("tbody td:first-child"), ["1", "2"]);
        assert!(!shown.text().contains("テント<b>"), "what was typed is text");

        let entry = granted.entry(1);
        let form = officer.get(&entry).await.expect(StatusCode::OK);
        assert_eq!(form.attributes("#f-until", "value"), ["令和18年11月22日（土）"], "ten years to the day");
        let same = officer.post(&entry, &typed(&[("reason", "見直し")])).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert!(same.select(".errors").concat().contains("変わったところがありません"));
        let moved = [("place", "港の倉庫"), ("reason", "移したと連絡があった"), ("go", "correct")];
        assert_eq!(officer.post(&entry, &typed(&moved)).await.redirect(), register);
        let told = officer.get(&entry).await.expect(StatusCode::OK).select("#history li");
        assert!(told.iter().any(|line| line.contains("設置・保管の場所：浜の公民館 → 港の倉庫")), "{told:?}");
        let lent = [("place", "港の倉庫"), ("dealing", "lend"), ("dealt-on", "2026/11/22"), ("reason", "8対協第30号")];
        officer.post(&entry, &typed(&lent)).await.redirect();
        let shown = officer.get(&register).await.expect(StatusCode::OK).select("tbody tr:first-child");
        assert!(shown.concat().contains("貸付け"), "{shown:?}");

        let other = granted.entry(2);
        let why =
            officer.post(&other, &[("go", "strike"), ("why", " ")]).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(why.select("details[open] #f-why-error").len(), 1);
        assert_eq!(why.attributes("#f-name", "value"), ["発電機"], "the other form shows what is stored");
        officer.post(&other, &[("go", "strike"), ("why", "別の案件の財産だった")]).await.redirect();
        refused(officer.post(&other, &[("go", "strike"), ("why", "再び")]).await, StatusCode::CONFLICT);
        refused(officer.post(&other, &typed(&[("reason", "再び")])).await, StatusCode::CONFLICT);
        let struck = officer.get(&other).await.expect(StatusCode::OK);
        assert!(struck.select("#struck").concat().contains("抹消") && struck.select("main form").is_empty());
        refused(officer.get(&granted.entry(3)).await, StatusCode::NOT_FOUND);
        refused(officer.get(&format!("{register}/one")).await, StatusCode::NOT_FOUND);

        let said = officer.get(&case).await.select("#history .timeline__what");
        for action in ["財産管理台帳に記載", "財産管理台帳を訂正", "財産管理台帳の記載を抹消"]
        {
            assert!(said.contains(&action.to_owned()), "{said:?}");
        }
        let mut tx = granted.round.world.state.db.read().await.expect("a snapshot");
        let journal = history::of_subject(&mut tx, granted.id.0).await.expect("a journal");
        let strike = journal.iter().rfind(|(entry, _)| entry.action == "strike_property").expect("an entry");
        assert_eq!((strike.0.reason.as_str(), strike.0.detail["nth"].as_i64()), ("別の案件の財産だった", Some(2)));
    });
}

#[test]
fn the_group_reads_its_register_and_nobody_else_keeps_it() {
    on_both(|world| async move {
        let granted = Granted::new(world).await;
        let (register, round) = (granted.register(), &granted.round);
        let mut officer = granted.officer().await;
        officer.post(&register, &TENT).await.redirect();
        officer.post(&register, &typed(&[("name", "発電機")])).await.redirect();
        officer.post(&granted.entry(2), &[("go", "strike"), ("why", "誤り")]).await.redirect();
        let page = format!("/proposals/{}", granted.id.0);
        let mut resident = round.browser(round.resident).await;
        let own = resident.get(&page).await.expect(StatusCode::OK);
        let said = own.select("#property").concat();
        assert!(said.contains("市の承認なく") && said.contains("大型テント<b>") && !said.contains("発電機"), "{said}");
        assert!(own.attributes("#property a", "href").is_empty(), "it is the city that keeps it");
        let data = resident.get("/me/data.zip").await.expect(StatusCode::OK).body;
        let mut text = String::new();
        let mut zip = zip::ZipArchive::new(Cursor::new(data)).expect("an archive");
        zip.by_name("data.json").expect("data").read_to_string(&mut text).expect("text");
        let data: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(data["applications"][0]["property"][0]["price"], 600_000);
        assert_eq!(data["applications"][0]["property"].as_array().map(Vec::len), Some(1));
        let archive = officer.get(&verb(&granted.number, "archive")).await.expect(StatusCode::OK).body;
        let mut text = String::new();
        let mut zip = zip::ZipArchive::new(Cursor::new(archive)).expect("an archive");
        zip.by_name("data.json").expect("data").read_to_string(&mut text).expect("text");
        let data: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(data["after_grant"]["property"].as_array().map(Vec::len), Some(2), "staff keep all of it");

        let mut auditor = round.browser(round.colleague("監査 三", Role::Auditor).await).await;
        refused(auditor.get(&register).await, StatusCode::FORBIDDEN);
        let mut stranger = round.browser(round.stranger).await;
        for place in [register.clone(), granted.entry(1)] {
            refused(stranger.get(&place).await, StatusCode::NOT_FOUND);
            refused(stranger.post(&place, &typed(&[("reason", "x")])).await, StatusCode::NOT_FOUND);
            refused(resident.post(&place, &TENT).await, StatusCode::FORBIDDEN);
        }
        let rows = async |browser: &mut Browser| {
            browser.get("/staff/property").await.expect(StatusCode::OK).select("tbody tr")
        };
        let listed = rows(&mut officer).await;
        assert!(
            listed.len() == 1 && listed[0].contains("大型テント") && listed[0].contains(&granted.number),
            "{listed:?}"
        );
        assert_eq!(rows(&mut auditor).await.len(), 1);
        assert!(rows(&mut stranger).await.is_empty(), "another department's");
        refused(resident.get("/staff/property").await, StatusCode::FORBIDDEN);

        let own = round.case_of(2, "身内の事業", round.own, 1_000).await;
        let mut insider = round.browser(round.insider).await;
        refused(insider.get(&verb(&own, "property")).await, StatusCode::FORBIDDEN);
    });
}

#[test]
fn the_register_of_a_year_is_the_second_sheet_of_its_ledger() {
    on_both(|world| async move {
        let granted = Granted::new(world).await;
        let mut officer = granted.officer().await;
        let sheets = |body: Vec<u8>| {
            let mut book: Xlsx<_> = Xlsx::new(Cursor::new(body)).expect("a workbook");
            let names = book.sheet_names();
            (names, book.worksheet_range_at(1).map(|sheet| sheet.expect("rows")))
        };
        let place = "/staff/ledger/2026/ledger.xlsx";
        let (names, none) = sheets(officer.get(place).await.expect(StatusCode::OK).body);
        assert!(names.len() == 1 && none.is_none(), "nothing was acquired");
        let scrapped = [("dealing", "scrap"), ("dealt-on", "2026/11/22"), ("reason", "8対協第31号")];
        officer.post(&granted.register(), &TENT).await.redirect();
        officer.post(&granted.entry(1), &typed(&scrapped)).await.redirect();
        officer.post(&granted.register(), &typed(&[("name", "発電機")])).await.redirect();
        officer.post(&granted.entry(2), &[("go", "strike"), ("why", "誤り")]).await.redirect();
        let (names, sheet) = sheets(officer.get(place).await.expect(StatusCode::OK).body);
        assert_eq!(names[1], "財産管理台帳");
        let sheet = sheet.expect("a second sheet");
        let rows: Vec<_> = sheet.rows().skip(3).collect();
        assert_eq!(rows.len(), 1, "what was struck out is left out");
        let text = |column: usize| rows[0][column].to_string();
        assert_eq!((text(0), text(4)), (granted.number.clone(), "大型テント<b>".to_owned()));
        assert_eq!(rows[0][8], Data::Float(1_200_000.0));
        assert!(text(12).contains("取壊し・廃棄"));
        assert!(officer.get("/staff/property").await.select("tbody tr").is_empty(), "it is not there any more");
    });
}

#[test]
fn papers_stay_until_the_last_day_of_the_restriction_and_then_all_of_it_goes() {
    on_both(|world| async move {
        let granted = Granted::new(world).await;
        let (round, state) = (&granted.round, granted.round.world.state.clone());
        granted.officer().await.post(&granted.register(), &TENT).await.redirect();
        close(round, &granted.number).await;
        // The years of the programme are over, those of the tent are not.
        granted.turn_to(2033, 4, 1);
        let kept = granted.officer().await.get(&verb(&granted.number, "keeping")).await.expect(StatusCode::OK);
        assert!(kept.select("dl.facts").concat().contains("令和18年11月22日"), "the last day of the restriction");
        let proposer = round.colleague("管理 一", Role::Admin).await;
        let second = round.colleague("管理 二", Role::Admin).await;
        let page = "/staff/retention";
        let year = format!("{page}/{}/2026", round.call.programme.0);
        let mut admin = round.browser(proposer).await;
        let looked = admin.get(&year).await.expect(StatusCode::OK);
        assert_eq!(looked.select("#cases tbody td:last-child"), ["令和18年11月22日（土）まで保存"]);
        refused(admin.post(&year, &[]).await, StatusCode::CONFLICT);
        granted.turn_to(2036, 11, 22);
        refused(round.browser(proposer).await.post(&year, &[]).await, StatusCode::CONFLICT);
        granted.turn_to(2036, 11, 23);
        round.browser(proposer).await.post(&year, &[]).await.redirect();
        // A correction that comes meanwhile keeps it again: the worker asks once more.
        let later = [("years", ""), ("until", "2040/3/31"), ("reason", "耐用年数の見直し")];
        granted.officer().await.post(&granted.entry(1), &typed(&later)).await.redirect();
        let approve = async || {
            let mut other = round.browser(second).await;
            let forms = other.get(page).await.attributes("#running form", "action");
            let approve = forms.into_iter().find(|form| form.ends_with("/approve")).expect("a button");
            other.post(&approve, &[]).await.redirect();
            while carry_on(&state, state.clock.now()).await.expect("carried on") {}
        };
        approve().await;
        let entries = async || {
            let mut tx = state.db.read().await.expect("a snapshot");
            property::of_case(&mut tx, granted.id).await.expect("entries").len()
        };
        assert_eq!(entries().await, 1, "it was left as it is");
        granted.turn_to(2040, 4, 1);
        round.browser(proposer).await.post(&year, &[]).await.redirect();
        approve().await;
        assert_eq!(entries().await, 0);
        refused(granted.officer().await.get(&granted.register()).await, StatusCode::CONFLICT);
        refused(granted.officer().await.post(&granted.register(), &TENT).await, StatusCode::CONFLICT);
    });
}
