//! The books of two rounds, from the closing of their calls to the last settlement（締切から精算までの帳簿）: the scheme of
//! Nagasaki（ジャンプ）and one of Tsushima's two tracks（認可事業）, against the clerk's own arithmetic.

use crate::awards::BANK;
use crate::clerk::{Books, Figures, JUMP, JUMP_AGAIN, LIVELY, Row, subsidy, total};
use crate::round::{refused, verb};
use crate::world::on_both;
use axum::http::StatusCode;
use calamine::{Data, Reader, Xlsx};
use chrono::{Days, TimeDelta};
use domain::calendar::start_of_day;
use domain::messages::Letter;
use domain::money::Yen;
use domain::official::LetterKind;
use domain::submissions::Stage;
use server::actions::reminders;
use server::store::{awards, official_letters, submissions};
use std::collections::BTreeMap;
use std::io::Cursor;

/// Five groups and a million yen: two are selected beside a third, the first that does not fit is offered the rest and
/// says no, and the next takes it.
async fn nagasaki(books: &mut Books) -> String {
    books.programme("市民活動支援補助金").await;
    let shore = books.bench.round.group("なぎさの会").await;
    let hills = books.bench.round.group("山の手の会").await;

    // The second group was supported last year.
    books.call("jump", "jump-r7", 500_000, None).await;
    let earlier = [("e-printing", "冊子", 140_000), ("i-subsidy", "市補助金", 105_000), ("i-own", "会費", 35_000)];
    books.decided(91, "去年の坂道", hills, &earlier, subsidy(JUMP, &earlier)).await;
    books.turn(30);

    books.call("jump", "jump-r8", 1_000_000, Some("all")).await;
    let first = [
        ("e-honoraria", "講師のお礼", 300_000),
        ("e-printing", "チラシ", 250_000),
        ("e-rent", "会場", 150_000),
        ("e-food", "お茶", 40_000),
        ("i-subsidy", "市補助金", 435_000),
        ("i-fees", "参加費", 120_000),
        ("i-own", "会費", 185_000),
    ];
    let second = [("e-materials", "木材", 300_000), ("i-subsidy", "市補助金", 200_000), ("i-own", "会費", 100_000)];
    let third = [("e-printing", "地図", 401_333), ("i-subsidy", "市補助金", 300_000), ("i-own", "会費", 101_333)];
    let fourth = [("e-rent", "舞台", 200_000), ("i-subsidy", "市補助金", 150_000), ("i-own", "会費", 50_000)];
    let fifth = [("e-printing", "絵本", 120_000), ("i-subsidy", "市補助金", 90_000), ("i-own", "会費", 30_000)];
    let (a, b, c) = (subsidy(JUMP, &first), subsidy(JUMP_AGAIN, &second), subsidy(JUMP, &third));
    assert_eq!((a, b, c), (435_000, 200_000, 300_000), "the figures of the reference");
    let rest = 1_000_000 - a - b - c;
    let mut numbers = Vec::new();
    let groups = [
        shore,
        hills,
        books.bench.round.group("地図の会").await,
        books.bench.round.group("舞台の会").await,
        books.bench.round.group("絵本の会").await,
    ];
    let plans: [(&str, &[Row]); 5] = [
        ("なぎさの学校", &first),
        ("坂道のベンチ", &second),
        ("まち歩きの地図", &third),
        ("港の舞台", &fourth),
        ("島の絵本", &fifth),
    ];
    for ((nth, (title, rows)), group) in (1_i64..).zip(plans).zip(groups) {
        numbers.push(books.apply(nth, title, group, rows, "").await);
    }
    books.judge("all", &numbers, None).await;
    books.release().await;
    let stages = [Stage::Granted, Stage::Granted, Stage::Granted, Stage::Waitlisted, Stage::Rejected];
    for (number, stage) in numbers.iter().zip(stages) {
        assert_eq!(books.stage(number).await, stage, "{number}");
    }
    for (number, amount) in numbers.iter().zip([a, b, c]) {
        books.figures(number).granted = amount;
    }

    // The offer is refused, and the next group down the ranking takes the remainder.
    let state = books.bench.round.world.state.clone();
    books.turn(6);
    reminders::send(&state, state.clock.now()).await.expect("sent");
    books.answer(&numbers[3], "decline", "人手が足りません").await;
    assert_eq!(books.stage(&numbers[3]).await, Stage::Withdrawn);
    let typed = rest.to_string();
    let offer = [
        ("outcome", "waitlisted"),
        ("amount", typed.as_str()),
        ("conditions", ""),
        ("reply_days", "7"),
        ("reason", "次点の辞退により残額を配分する。"),
        ("correction", "次点の辞退があったため。"),
    ];
    books.officer().await.post(&verb(&numbers[4], "decision"), &offer).await.redirect();
    books.approver().await.post(&verb(&numbers[4], "approval"), &[]).await.redirect();
    books.approver().await.post(&verb(&numbers[4], "announcement"), &[]).await.redirect();
    assert_eq!(books.stage(&numbers[4]).await, Stage::Waitlisted);
    books.answer(&numbers[4], "accept", "").await;
    books.confirmed_answer(&numbers[4], rest).await;
    let granted: i64 = books.own["jump-r8"].values().map(|figures| figures.granted).sum();
    assert_eq!(granted, 1_000_000, "the whole budget, and not a yen more");

    // While the first project runs, its group wins the next round at the lower rate. That changes nothing of this one.
    let this = books.bench.round.call.clone();
    books.turn(15);
    books.call("jump", "jump-r9", 500_000, None).await;
    let next = [("e-printing", "しおり", 90_000), ("i-subsidy", "市補助金", 60_000), ("i-own", "会費", 30_000)];
    books.decided(95, "なぎさの続き", shore, &next, subsidy(JUMP_AGAIN, &next)).await;
    books.bench.round.call = this;

    remind_of_reports(books, &numbers[0]).await;
    first_comes_back_with_less(books, &numbers[0], a).await;
    second_changes(books, &numbers[1]).await;

    // The third ends early: on 101,234 yen the formula gives 75,000.
    let spent = [("e-printing", "地図", 101_234)];
    let end = [("why", "人手が足りない"), ("done-so-far", "下見"), ("spent", "101,234円"), ("last-day", "2027/1/11")];
    books.file(&numbers[2], "discontinuation", &end).await.redirect();
    let left = subsidy(JUMP, &spent);
    let above = books.ruling(&numbers[2], "discontinuation", left + 1, "").await;
    refused(above, StatusCode::UNPROCESSABLE_ENTITY);
    books.ruling(&numbers[2], "discontinuation", left, "").await.redirect();
    books.approve_ruling(&numbers[2]).await;
    books.figures(&numbers[2]).confirmed = left;
    books.file(&numbers[2], "invoice", &BANK).await.redirect();
    books.pay(&numbers[2], "balance", left).await.redirect();

    // The fifth spent more than it was granted for, and gets what was granted.
    let came_to = [("e-printing", "絵本", 150_500)];
    let left = subsidy(JUMP, &came_to).min(rest);
    books.report(&numbers[4], JUMP, &came_to, left).await;
    books.settle(&numbers[4], left, "").await;
    books.file(&numbers[4], "invoice", &BANK).await.redirect();
    books.pay(&numbers[4], "balance", left).await.redirect();
    books.close(&numbers[4]).await;
    numbers.swap_remove(0)
}

/// The group is reminded of its report 30 days before.
async fn remind_of_reports(books: &Books, number: &str) {
    let state = &books.bench.round.world.state;
    let mut tx = state.db.read().await.expect("a snapshot");
    let case = submissions::find_by_number(&mut tx, number).await.expect("an answer").expect("the case");
    let award = awards::find(&mut tx, case.id).await.expect("an answer").expect("a grant");
    drop(tx);
    let morning = start_of_day(award.report_due_on - Days::new(30)) + TimeDelta::hours(10);
    assert!(reminders::send(state, morning).await.expect("sent") > 0);
}

/// An advance of four fifths, a progress report, a report that is corrected, a lower amount, and what was paid too much.
async fn first_comes_back_with_less(books: &mut Books, number: &str, granted: i64) {
    let most = granted * 4 / 5;
    let ask = |amount: i64| {
        let amount = amount.to_string();
        let fields = [("amount", amount.as_str()), ("needed-on", "2027/1/20"), ("why", "講師に払う")];
        fields.into_iter().chain(BANK).map(|(key, value)| (key.to_owned(), value.to_owned())).collect::<Vec<_>>()
    };
    let above = ask(most + 1);
    let above: Vec<(&str, &str)> = above.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
    refused(books.file(number, "advance", &above).await, StatusCode::UNPROCESSABLE_ENTITY);
    let whole = ask(most);
    let whole: Vec<(&str, &str)> = whole.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
    books.file(number, "advance", &whole).await.redirect();
    books.pay(number, "advance", most).await.redirect();
    let status = [("progress", "半分まで進んだ"), ("spent", "210,000円")];
    books.file(number, "status", &status).await.redirect();

    let rows = [
        ("e-honoraria", "講師のお礼", 200_000),
        ("e-printing", "チラシ", 210_000),
        ("e-rent", "会場", 110_000),
        ("e-food", "お茶", 31_000),
        ("i-fees", "参加費", 60_000),
    ];
    let left = subsidy(JUMP, &rows);
    assert_eq!((most, left), (348_000, 345_000), "the vector of the reference");
    books.report(number, JUMP, &rows, left).await;
    let ask = [("why-results", "袋の数え方を書いてください。"), ("due", "2027/1/25"), ("message", "")];
    books.officer().await.post(&verb(number, "report-correction"), &ask).await.redirect();
    let report = format!("{}/report", books.page(number).await);
    let mut resident = books.resident().await;
    resident.post(&format!("{report}/form/results"), &[("results", "45リットルの袋で20")]).await.redirect();
    resident.post(&format!("{report}/check"), &[]).await.redirect();

    // Without a day for the refund the draft is not taken.
    refused(books.ruling(number, "settlement", left, "").await, StatusCode::UNPROCESSABLE_ENTITY);
    books.settle(number, left, "2027/1/29").await;
    refused(books.pay(number, "refund", most - left + 1).await, StatusCode::UNPROCESSABLE_ENTITY);
    books.pay(number, "refund", most - left).await.redirect();
    books.close(number).await;
}

/// The plan shrinks with the city's approval, the cost comes out above it, and the balance is paid in two parts.
async fn second_changes(books: &mut Books, number: &str) {
    let rows = [("e-materials", "木材", 240_000)];
    let granted = subsidy(JUMP_AGAIN, &rows);
    let form = format!("{}/requests/change", books.page(number).await);
    let page = books.resident().await.get(&form).await.expect(StatusCode::OK);
    let fields = page.attributes("input[name^='after-']", "name");
    let labels = page.attributes("input[name^='after-']", "aria-label");
    let own = total(&rows, "e-") - granted;
    let typed: Vec<(String, String)> = fields
        .into_iter()
        .zip(labels)
        .map(|(name, label)| (name, if label.ends_with("会費") { own } else { 240_000 }.to_string()))
        .collect();
    let mut typed: Vec<(&str, &str)> = typed.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
    typed.extend([("why", "ベンチを一つ減らす"), ("purpose-changes", "no")]);
    books.file(number, "change", &typed).await.redirect();
    let above = books.ruling(number, "change", granted + 1, "").await;
    refused(above, StatusCode::UNPROCESSABLE_ENTITY);
    books.ruling(number, "change", granted, "").await.redirect();
    books.approve_ruling(number).await;
    books.figures(number).granted = granted;

    let came_to = [("e-materials", "木材", 250_001)];
    let left = subsidy(JUMP_AGAIN, &came_to).min(granted);
    assert_eq!((granted, left), (160_000, 160_000));
    books.report(number, JUMP_AGAIN, &came_to, left).await;
    books.settle(number, left, "").await;
    books.file(number, "invoice", &BANK).await.redirect();
    books.pay(number, "balance", 100_000).await.redirect();
    refused(books.officer().await.post(&verb(number, "closing"), &[]).await, StatusCode::CONFLICT);
    refused(books.pay(number, "balance", 60_001).await, StatusCode::UNPROCESSABLE_ENTITY);
    books.pay(number, "balance", 60_000).await.redirect();
    books.close(number).await;
}

/// Three districts and 300,000 yen: one selected, one on a condition, one takes the rest that is offered.
async fn tsushima(books: &mut Books) -> String {
    books.programme("わがまち元気創出支援事業").await;
    books.call("wagamachi", "wagamachi-r8b", 300_000, Some("approved")).await;
    let first = [("e-printing", "冊子", 183_450), ("i-subsidy", "市補助金", 91_000), ("i-own", "会費", 92_450)];
    let second = [("e-equipment", "テント", 301_999), ("i-subsidy", "市補助金", 150_000), ("i-own", "会費", 151_999)];
    let third = [("e-honoraria", "講師のお礼", 140_000), ("i-subsidy", "市補助金", 70_000), ("i-own", "会費", 70_000)];
    let (a, b) = (subsidy(LIVELY, &first), subsidy(LIVELY, &second));
    assert_eq!((a, b), (91_000, 150_000), "the vectors of the reference");
    let rest = 300_000 - a - b;
    let plans: [(&str, &str, &[Row]); 3] =
        [("浜区", "浜の記録", &first), ("峰区", "峰の祭り", &second), ("里区", "里の教室", &third)];
    let mut numbers = Vec::new();
    for (nth, (group, title, rows)) in (11_i64..).zip(plans) {
        let group = books.bench.round.group(group).await;
        numbers.push(books.apply(nth, title, group, rows, "approved").await);
    }
    let typed = b.to_string();
    let wish = [
        ("comment", "警備の計画を出すこと"),
        ("outcome", "conditional"),
        ("amount", typed.as_str()),
        ("reason", "人が多く集まるため"),
    ];
    books.judge("approved", &numbers, Some((&numbers[1], &wish))).await;
    books.release().await;
    let stages = [Stage::Granted, Stage::Conditional, Stage::Waitlisted];
    for (number, stage) in numbers.iter().zip(stages) {
        assert_eq!(books.stage(number).await, stage, "{number}");
    }
    books.figures(&numbers[0]).granted = a;
    books.answer(&numbers[1], "accept", "警備員を２人置きます").await;
    books.confirmed_answer(&numbers[1], b).await;
    books.answer(&numbers[2], "accept", "").await;
    books.confirmed_answer(&numbers[2], rest).await;

    // An advance of less than would be possible: nobody pays more than was asked for. A small change is only told.
    let asked = [("amount", "70,000"), ("needed-on", "2027/1/20"), ("why", "印刷店に払う")];
    let asked: Vec<(&str, &str)> = asked.into_iter().chain(BANK).collect();
    books.file(&numbers[0], "advance", &asked).await.redirect();
    assert!(a * 4 / 5 > 70_000);
    refused(books.pay(&numbers[0], "advance", a * 4 / 5).await, StatusCode::UNPROCESSABLE_ENTITY);
    books.pay(&numbers[0], "advance", 70_000).await.redirect();
    let rows = [("e-printing", "冊子", 150_001)];
    let left = subsidy(LIVELY, &rows).min(a);
    books.report(&numbers[0], LIVELY, &rows, left).await;
    books.settle(&numbers[0], left, "").await;
    books.file(&numbers[0], "invoice", &BANK).await.redirect();
    books.pay(&numbers[0], "balance", left - 70_000).await.redirect();
    books.close(&numbers[0]).await;

    // The second is paid in full; then most of the grant is revoked and comes back.
    let rows = [("e-equipment", "テント", 301_999)];
    books.report(&numbers[1], LIVELY, &rows, b).await;
    books.settle(&numbers[1], b, "").await;
    books.file(&numbers[1], "invoice", &BANK).await.redirect();
    books.pay(&numbers[1], "balance", b).await.redirect();
    books.ruling(&numbers[1], "revocation", 40_000, "2027/1/29").await.redirect();
    books.approve_ruling(&numbers[1]).await;
    books.figures(&numbers[1]).confirmed = 40_000;
    books.pay(&numbers[1], "refund", b - 40_000).await.redirect();

    // Of the third a part is revoked before anything was paid: what is left is still the group's.
    books.ruling(&numbers[2], "revocation", 20_000, "").await.redirect();
    books.approve_ruling(&numbers[2]).await;
    books.figures(&numbers[2]).confirmed = 20_000;
    books.file(&numbers[2], "invoice", &BANK).await.redirect();
    refused(books.pay(&numbers[2], "balance", 20_001).await, StatusCode::UNPROCESSABLE_ENTITY);
    books.pay(&numbers[2], "balance", 20_000).await.redirect();
    numbers.swap_remove(0)
}

/// The ledger as the office takes it along: rows by receipt number, and the sums by what stands beside them.
fn read(book: Vec<u8>) -> (BTreeMap<String, [i64; 5]>, BTreeMap<String, [i64; 5]>) {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(book)).expect("a workbook");
    let sheet = book.worksheet_range_at(0).expect("a sheet").expect("rows");
    let (mut rows, mut sums) = (BTreeMap::new(), BTreeMap::new());
    for row in sheet.rows().skip(3) {
        let text = |column: usize| match &row[column] {
            Data::String(text) => text.clone(),
            _ => String::new(),
        };
        let money = [5, 6, 7, 8, 9].map(|column: usize| match row[column] {
            Data::Float(amount) => amount as i64,
            _ => panic!("column {column} is no amount: {row:?}"),
        });
        match text(0) {
            number if number.is_empty() => drop(sums.insert(text(1), money)),
            number => drop(rows.insert(number, money)),
        }
    }
    (rows, sums)
}

fn added<'a>(rows: impl Iterator<Item = &'a Figures>) -> [i64; 5] {
    rows.fold([0; 5], |sum, figures| {
        let row = figures.row();
        [0, 1, 2, 3, 4].map(|column| sum[column] + row[column])
    })
}

/// The events of the mail catalogue that belong to the way from the closing to the settlement, with their letters. A5, the
/// invitation to the presentation, belongs to the day of the panel.
const CATALOGUE: [(&str, Letter); 26] = [
    ("A1''", Letter::ReportReceived),
    ("A1'' 申請・請求", Letter::RequestReceived),
    ("A2 実績報告", Letter::ReportCorrectionWanted),
    ("A3", Letter::Screened),
    ("A6", Letter::Selected),
    ("A7", Letter::Conditional),
    ("A8", Letter::Rejected),
    ("A9", Letter::Waitlisted),
    ("A10", Letter::Granted),
    ("A11", Letter::ChangeApproved),
    ("A12", Letter::Withdrawn),
    ("A13 支払", Letter::Paid),
    ("A13 返還", Letter::RefundReceived),
    ("A14", Letter::Confirmed),
    ("A15", Letter::Closed),
    ("A16", Letter::Discontinued),
    ("A17", Letter::Revoked),
    ("A-rem 実績報告", Letter::ReportReminder),
    ("A-rem 次点・条件の回答", Letter::ReplyReminder),
    ("S1 報告あり", Letter::ReportArrived),
    ("S1 申請・請求あり", Letter::RequestArrived),
    ("S1 回答あり", Letter::ReplyArrived),
    ("R1", Letter::ReviewWanted),
    ("R-rem", Letter::ReviewReminder),
    ("P1", Letter::ApprovalWanted),
    ("P1 交付後", Letter::RulingWanted),
];

/// The notices with a number that belong to it. Where the grant follows the selection at once, one notice tells both.
const NOTICES: [LetterKind; 9] = [
    LetterKind::Conditional,
    LetterKind::Waitlisted,
    LetterKind::Rejected,
    LetterKind::Grant,
    LetterKind::ReportCorrection,
    LetterKind::Change,
    LetterKind::Settlement,
    LetterKind::Discontinuation,
    LetterKind::Revocation,
];

#[test]
fn the_books_of_two_rounds_balance_to_the_yen() {
    on_both(|world| async move {
        let mut books = Books::new(world).await;
        let shore = nagasaki(&mut books).await;
        let coast = tsushima(&mut books).await;

        let mut officer = books.officer().await;
        let file = officer.get("/staff/ledger/2026/ledger.xlsx").await.expect(StatusCode::OK);
        let (rows, sums) = read(file.body);
        let own: BTreeMap<String, [i64; 5]> =
            books.own.values().flatten().map(|(number, figures)| (number.clone(), figures.row())).collect();
        assert_eq!(rows, own, "every grant, to the yen");
        assert_eq!(sums["合計"], added(books.own.values().flat_map(BTreeMap::values)));
        let lively = sums.iter().find(|(name, _)| name.contains("わがまち")).expect("a sum of its own").1;
        assert_eq!(*lively, added(books.own["wagamachi-r8b"].values()));
        // What is done with: paid less returned is what was confirmed.
        for figures in books.own.values().flat_map(BTreeMap::values).filter(|figures| figures.confirmed > 0) {
            assert_eq!(figures.paid - figures.returned, figures.confirmed, "{figures:?}");
            assert!(figures.confirmed <= figures.granted, "{figures:?}");
        }
        let page = officer.get("/staff/ledger/2026").await.expect(StatusCode::OK).text();
        for figures in books.own.values().flat_map(BTreeMap::values) {
            assert!(page.contains(&Yen(figures.granted).to_string()), "{figures:?}");
        }

        // Everybody reads what became of it.
        let mut guest = books.bench.round.world.browser();
        for (slug, number) in [("jump-r8", &shore), ("wagamachi-r8b", &coast)] {
            let page = guest.get(&format!("/results/{slug}/projects/{number}")).await.expect(StatusCode::OK).text();
            let figures = *books.figures(number);
            for amount in [figures.actual, figures.confirmed] {
                assert!(page.contains(&Yen(amount).to_string()), "{number}: {amount}");
            }
        }

        let met = books.letters().await;
        let named = CATALOGUE.map(|(event, letter)| (event, met.contains(letter.code())));
        eprintln!("met: {met:?}");
        let missing: Vec<&str> = named.iter().filter(|(_, met)| !met).map(|(event, _)| *event).collect();
        assert_eq!(missing, [""; 0], "events of the catalogue without their letter");
        let mut made = Vec::new();
        let mut tx = books.bench.round.world.state.db.read().await.expect("a snapshot");
        for number in own.keys() {
            let case = submissions::find_by_number(&mut tx, number).await.expect("an answer").expect("the case");
            let letters = official_letters::of_case(&mut tx, case.id).await.expect("letters");
            made.extend(letters.into_iter().map(|letter| letter.kind));
        }
        let missing: Vec<&LetterKind> = NOTICES.iter().filter(|kind| !made.contains(kind)).collect();
        assert!(missing.is_empty(), "notices that nobody got: {missing:?}");
    });
}
