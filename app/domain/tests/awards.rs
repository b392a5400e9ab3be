//! From the grant to the last payment: accounts, receipts, the amount, changes, and that no path pays more than it may
//! （収支決算・領収書・額の確定・変更・支払）.

use chrono::{DateTime, NaiveDate, Utc};
use domain::awards::{
    Accounts, Award, AwardProblem, Ledger, Payment, PaymentKind, Report, Request, RequestKind, carry_over, form,
    line_keys, most_at_end, receipt_field, typed_field,
};
use domain::budget::{Budget, BudgetLine, Category, Expense, Income};
use domain::calendar::start_of_day;
use domain::calls::{Rules, Terms};
use domain::filings::Attachment;
use domain::forms::{Answers, Strictness};
use domain::intake::Channel;
use domain::money::{Base, Grant, Rate, Unit, Yen};
use domain::people::{CallId, FileId, OrganisationId, Person, PersonId, SubmissionId, Viewer};
use domain::problems::Problem;
use domain::submissions::{Objection, Stage, Submission, Verb};
use domain::texts::Lang;
use proptest::prelude::*;
use std::collections::BTreeSet;
use uuid::Uuid;

const OWNER: PersonId = PersonId(Uuid::from_u128(10));

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn now() -> DateTime<Utc> {
    start_of_day(day("2026-11-22"))
}

fn rate(num: u32, den: u32) -> Rate {
    Rate::new(num, den).expect("a rate")
}

fn grant(rate: Rate, base: Base, cap: Option<i64>) -> Grant {
    Grant { rate, base, cap: cap.map(Yen), unit: Unit::Thousand }
}

fn line(category: Category, text: &str, amount: i64, eligible: bool) -> BudgetLine {
    BudgetLine {
        id: None,
        category,
        text: text.into(),
        quantity: None,
        unit: String::new(),
        price: None,
        amount: Yen(amount),
        eligible,
        basis: String::new(),
    }
}

/// Printing 200,000 and food 20,000 out of scope; subsidy 100,000, own money 90,000, fees 30,000.
fn plan() -> Budget {
    Budget {
        lines: vec![
            line(Category::Income(Income::Subsidy), "市補助金", 100_000, false),
            line(Category::Income(Income::Own), "会費", 90_000, false),
            line(Category::Income(Income::Fees), "参加費", 30_000, false),
            line(Category::Expense(Expense::Printing), "チラシ", 200_000, true),
            line(Category::Expense(Expense::Food), "お茶", 20_000, false),
        ],
    }
}

fn allowed() -> BTreeSet<Expense> {
    [Expense::Printing].into_iter().collect()
}

fn answers(pairs: &[(String, &str)]) -> Answers {
    pairs.iter().map(|(key, value)| (key.clone(), (*value).to_owned())).collect()
}

fn actual(plan: &Budget, text: &str) -> String {
    let nth = plan.lines.iter().position(|line| line.text == text).expect("a line");
    typed_field("actual", &line_keys(plan)[nth])
}

fn half() -> Grant {
    grant(rate(1, 2), Base::Cost, None)
}

fn typed(own: &str) -> Answers {
    let plan = plan();
    answers(&[
        (actual(&plan, "チラシ"), "183,450"),
        (actual(&plan, "お茶"), "２万円"),
        (actual(&plan, "参加費"), "30000"),
        (actual(&plan, "会費"), own),
    ])
}

/// Every vector of the reference: rate, base, cap, eligible, income, granted, advance → amount and refund.
#[test]
fn the_amount_follows_from_the_actual_figures() {
    let plenty = 9_000_000;
    let table = [
        (grant(rate(1, 2), Base::Cost, None), 183_450, 0, plenty, 0, 91_000, 0),
        (grant(rate(1, 2), Base::Cost, None), 301_999, 0, plenty, 0, 150_000, 0),
        (grant(rate(3, 4), Base::Net, Some(500_000)), 700_000, 120_000, plenty, 0, 435_000, 0),
        (grant(rate(10, 10), Base::Cost, Some(100_000)), 130_000, 0, plenty, 0, 100_000, 0),
        (grant(rate(4, 5), Base::Cost, None), 12_499, 0, plenty, 0, 9_000, 0),
        (grant(rate(3, 4), Base::Net, Some(500_000)), 460_000, 0, 435_000, 348_000, 345_000, 3_000),
        (grant(rate(1, 2), Base::Cost, None), 400_000, 0, 100_000, 0, 100_000, 0),
    ];
    for (grant, eligible, fees, granted, advance, amount, refund) in table {
        let plan = Budget {
            lines: vec![
                line(Category::Income(Income::Subsidy), "市補助金", granted, false),
                line(Category::Income(Income::Fees), "参加費", fees, false),
                line(Category::Expense(Expense::Printing), "チラシ", eligible, true),
            ],
        };
        let typed = answers(&[
            (actual(&plan, "参加費"), fees.to_string().as_str()),
            (actual(&plan, "チラシ"), eligible.to_string().as_str()),
        ]);
        let accounts = Accounts::read(&plan, &typed, &allowed(), &grant, (Yen(granted), Yen(advance)));
        let settlement = accounts.settlement.expect("figures that can be calculated with");
        assert_eq!((settlement.confirmed, settlement.refund), (Yen(amount), Yen(refund)), "{grant:?} {eligible}");
        assert_eq!(accounts.income(), Yen(amount + fees), "the subsidy stands in the accounts");
    }
}

#[test]
fn accounts_stand_beside_the_plan_and_must_balance() {
    let plan = plan();
    let read = |own: &str| Accounts::read(&plan, &typed(own), &allowed(), &half(), (Yen(100_000), Yen::ZERO));
    let short = read("80000");
    assert_eq!((short.expense(), short.eligible(), short.income()), (Yen(203_450), Yen(183_450), Yen(201_000)));
    assert_eq!(short.own_money_wanted(), Yen(82_450));
    let unbalanced = AwardProblem::Unbalanced { more_income: false, by: Yen(2_450) };
    assert_eq!(short.check(Strictness::Complete).of("accounts"), Some(&Problem::Award(unbalanced)));
    assert!(read("82450").check(Strictness::Complete).is_empty());
    let printing = short.lines.iter().find(|line| line.text == "チラシ").expect("the line");
    assert_eq!((printing.planned, printing.difference()), (Yen(200_000), Some(Yen(-16_550))));

    let wrong = read("はちまん");
    assert_eq!(wrong.check(Strictness::Draft).len(), 1, "what cannot be read is said even in a draft");
    let blank = Accounts::read(&plan, &Answers::default(), &allowed(), &half(), (Yen(100_000), Yen::ZERO));
    assert!(blank.check(Strictness::Draft).is_empty());
    assert_eq!(blank.check(Strictness::Complete).len(), 4, "the subsidy is not typed");
}

#[test]
fn what_was_not_planned_stands_beside_it() {
    let plan = plan();
    let mut typed = typed("83450");
    typed.set("category-extra0", "e-printing");
    typed.set("text-extra0", "看板");
    typed.set("actual-extra0", "20000");
    typed.set("category-extra1", "i-donations");
    typed.set("text-extra1", "寄附");
    typed.set("actual-extra1", "10000");
    let accounts = Accounts::read(&plan, &typed, &allowed(), &half(), (Yen(100_000), Yen::ZERO));
    assert_eq!(
        (accounts.eligible(), accounts.expense(), accounts.income()),
        (Yen(203_450), Yen(223_450), Yen(223_450))
    );
    typed.set("category-extra1", "i-subsidy");
    let accounts = Accounts::read(&plan, &typed, &allowed(), &half(), (Yen(100_000), Yen::ZERO));
    assert!(accounts.check(Strictness::Draft).of("category-extra1").is_some(), "nobody types a second subsidy");
}

#[test]
fn amounts_of_lines_that_a_change_took_away_are_not_lost() {
    let before = plan();
    let mut after = plan();
    after.lines.retain(|line| line.text != "お茶");
    after.lines.push(line(Category::Expense(Expense::Printing), "しおり", 5_000, true));
    let carried = carry_over(&before, &after, &typed("1"));
    assert_eq!(carried.get(&actual(&after, "チラシ")), "183,450", "what stayed keeps its amount");
    assert_eq!((carried.get("category-extra0"), carried.get("text-extra0")), ("e-food", "お茶"));
    assert_eq!(carried.get("actual-extra0"), "２万円");
}

fn case(stage: Stage) -> Submission {
    Submission {
        id: SubmissionId(Uuid::from_u128(1)),
        number: Some("R8-GK-0001".into()),
        call: CallId(Uuid::from_u128(2)),
        department: OrganisationId(Uuid::from_u128(3)),
        owner: OWNER,
        group: OrganisationId(Uuid::from_u128(4)),
        channel: Channel::Online,
        title: "浜を守る".into(),
        stage,
        begun_at: now(),
        submitted_at: Some(now()),
        disposed_at: None,
    }
}

fn owner() -> Viewer {
    let person = Person { id: OWNER, name: String::new(), email: String::new(), lang: Lang::Ja, confirmed_at: None };
    Viewer::person(person, Vec::new(), day("2026-11-22"))
}

fn award() -> Award {
    Award::begun(SubmissionId(Uuid::from_u128(1)), Yen(100_000), day("2026-06-15"), None, &Terms::default())
}

fn ledger() -> Ledger {
    Ledger { granted: Yen(100_000), advance: Some(rate(4, 5)), confirmed: None, payments: Vec::new() }
}

fn file(nth: u128, paper: &str) -> Attachment {
    Attachment {
        id: FileId(Uuid::from_u128(nth)),
        submission: SubmissionId(Uuid::from_u128(1)),
        paper: paper.into(),
        name: "領収書.jpg".into(),
        bytes: 1,
        mime: "image/jpeg".into(),
        sha256: String::new(),
        added_at: now(),
    }
}

fn report() -> Report {
    let plan = plan();
    let printing = line_keys(&plan)[3].clone();
    let mut answers = typed("82450");
    for question in form().questions() {
        let said = match question.key.as_str() {
            "completed-on" => "2026/11/20",
            "participants" => "42人",
            "self-grade" => "as-planned",
            _ => "浜の清掃を行った。",
        };
        answers.set(&question.key, said);
    }
    let receipt = file(50, "receipts");
    for (what, typed) in [("line", printing.as_str()), ("day", "2026/6/15"), ("payee", "印刷店"), ("amount", "183,450")]
    {
        answers.set(&receipt_field(receipt.id, what), typed);
    }
    Report {
        case: case(Stage::Granted),
        award: award(),
        ledger: ledger(),
        grant: half(),
        allowed: allowed(),
        plan,
        answers,
        files: vec![receipt, file(51, "photos")],
        correction: None,
    }
}

#[test]
fn the_questions_of_a_report_can_be_read() {
    assert!(form().questions().count() >= 6);
    for kind in RequestKind::ALL {
        let page = kind.page().unwrap_or_else(|| panic!("{kind:?} has no questions"));
        assert!(!page.questions.is_empty() && page.title.easy.is_some() && page.title.en.is_some());
        assert_eq!((RequestKind::from_code(kind.code()), RequestKind::of_verb(kind.verb())), (Some(kind), Some(kind)));
    }
}

#[test]
fn a_report_is_taken_when_every_cost_has_its_receipt() {
    let whole = report();
    assert_eq!(whole.missing(now()).iter().collect::<Vec<_>>(), []);
    let step = whole.submit(&owner(), now()).expect("a whole report");
    assert_eq!((step.to, step.entry.detail["amount"].as_i64()), (Stage::Reported, Some(91_000)));

    let receipt = whole.files[0].id;
    let set = |what: &str, typed: &str| {
        let mut other = report();
        other.answers.set(&receipt_field(receipt, what), typed);
        other
    };
    let early = set("day", "2026/6/14");
    let problem = Problem::Award(AwardProblem::BeforeGrant { from: day("2026-06-15") });
    assert_eq!(early.check_receipts(Strictness::Draft, now()).of(&receipt_field(receipt, "day")), Some(&problem));
    let to_come = set("day", "2026/11/23");
    assert!(to_come.check_receipts(Strictness::Draft, now()).of(&receipt_field(receipt, "day")).is_some());
    let key = format!("receipts-{}", line_keys(&plan())[3]);
    let short = set("amount", "180,000").missing(now());
    assert_eq!(short.of(&key), Some(&Problem::Award(AwardProblem::ReceiptsShort { by: Yen(3_450) })));
    let none = set("line", "").missing(now());
    assert_eq!(none.of(&key), Some(&Problem::Award(AwardProblem::NoReceipt)));
    let mut dark = report();
    dark.files.pop();
    let Err(Objection::Mend(problems)) = dark.submit(&owner(), now()) else { panic!("a photo is wanted") };
    assert_eq!(problems.of("photos"), Some(&Problem::Award(AwardProblem::NoPhoto)));
    let mut later = report();
    later.case.stage = Stage::Reported;
    assert!(matches!(later.submit(&owner(), now()), Err(Objection::Refuse(_))), "once");
    assert_eq!(Report { case: case(Stage::ReportReturned), ..report() }.verb(), Verb::Rereport);
}

fn rules(tolerance: Option<Rate>) -> Rules {
    Rules {
        grant: half(),
        round_budget: None,
        eligible: allowed(),
        tracks: vec![],
        papers: vec![],
        pledges: vec![],
        checklist: vec![],
        document_mark: "対協".into(),
        apply_after_selection: false,
        terms: Terms { tolerance, advance: Some(rate(4, 5)), ..Terms::default() },
    }
}

/// What a change that is typed like this leaves: the amount, and whether it is small.
fn change(pairs: &[(String, &str)]) -> Result<(i64, bool), Vec<String>> {
    change_of(&plan(), pairs)
}

fn change_of(plan: &Budget, pairs: &[(String, &str)]) -> Result<(i64, bool), Vec<String>> {
    let (case, award, ledger, rules) = (case(Stage::Granted), award(), ledger(), rules(Some(rate(1, 5))));
    let typed = answers(pairs);
    let request = Request {
        kind: RequestKind::Change,
        case: &case,
        award: Some(&award),
        ledger: Some(&ledger),
        rules: &rules,
        grant: &rules.grant,
        plan,
        is_open: false,
        is_restricted: false,
        answers: &typed,
    };
    let changed =
        request.changed().map_err(|wrong| wrong.iter().map(|(field, _)| field.to_owned()).collect::<Vec<_>>())?;
    Ok((changed.amount.0, changed.is_small))
}

#[test]
fn small_cuts_are_told_and_everything_else_is_asked() {
    let plan = plan();
    let after = |text: &str| actual(&plan, text).replace("actual", "after");
    let why = |pairs: &[(String, &str)]| change(pairs);
    assert_eq!(why(&[]), Err(vec!["after".to_owned()]), "nothing changes");
    // Printing falls by 40,000 of 220,000: less than a fifth. The grant falls to half of what is left.
    let small = [(after("チラシ"), "160,000"), (after("会費"), "70,000")];
    assert_eq!(why(&small), Ok((80_000, true)));
    let mut other_purpose = small.to_vec();
    other_purpose.push(("purpose-changes".into(), "yes"));
    assert_eq!(why(&other_purpose), Ok((80_000, false)));
    let large = [(after("チラシ"), "150,000"), (after("会費"), "65,000")];
    assert_eq!(why(&large), Ok((75_000, false)), "50,000 of 220,000 are more than a fifth");
    let more = [(after("チラシ"), "300,000"), (after("会費"), "190,000")];
    assert_eq!(why(&more), Ok((100_000, false)), "never more than was granted");
    assert_eq!(why(&[(after("チラシ"), "160,000")]), Err(vec!["accounts".to_owned()]), "the sides differ");
    assert_eq!(why(&[("new-end".into(), "2027/2/28")]), Ok((100_000, true)));
    // Granted were 100,000; a plan that had asked for more still moves its day without a new budget.
    let mut asked_more = plan.clone();
    asked_more.lines[0].amount = Yen(120_000);
    asked_more.lines[1].amount = Yen(70_000);
    assert_eq!(change_of(&asked_more, &[("new-end".into(), "2027/2/28")]), Ok((100_000, true)));
    let new_line = [
        ("new-0-category".into(), "e-printing"),
        ("new-0-text".into(), "看板"),
        ("new-0-amount".into(), "10,000"),
        (after("会費"), "100,000"),
    ];
    assert_eq!(why(&new_line), Ok((100_000, false)));
}

#[test]
fn an_early_end_leaves_what_the_formula_gives_on_the_costs_so_far() {
    let net = grant(rate(3, 4), Base::Net, Some(500_000));
    for (spent, granted, most) in [("101,234円", 90_000, 75_000), ("200000", 90_000, 90_000), ("なし", 90_000, 0)] {
        let told = answers(&[("spent".to_owned(), spent)]);
        assert_eq!(most_at_end(&net, Yen(granted), &told), Yen(most), "{spent}");
    }
}

#[test]
fn an_advance_is_a_share_of_the_grant() {
    let paid = |amount| Payment { kind: PaymentKind::Advance, amount: Yen(amount), on: day("2026-07-01") };
    let open = ledger();
    assert_eq!(open.advance_left(), Yen(80_000));
    let after = open.after(paid(50_000), None).expect("within the share");
    assert_eq!(after.advance_left(), Yen(30_000));
    assert_eq!(after.after(paid(30_001), None), Err(AwardProblem::AboveAdvance { most: Yen(30_000) }));
    let asked = Some(Yen(20_000));
    assert_eq!(
        after.after(paid(20_001), asked),
        Err(AwardProblem::AboveAdvance { most: Yen(20_000) }),
        "not asked for"
    );
    assert!(after.after(paid(20_000), asked).is_ok());
    assert_eq!(after.after(paid(30_001), Some(Yen(90_000))), Err(AwardProblem::AboveAdvance { most: Yen(30_000) }));
    assert_eq!(Ledger { advance: None, ..ledger() }.advance_left(), Yen::ZERO);
    let settled = Ledger { confirmed: Some(Yen(48_000)), ..after };
    assert_eq!((settled.payable(), settled.refundable(), settled.is_settled()), (Yen::ZERO, Yen(2_000), false));
}

/// Something that happens to the money of a grant.
#[derive(Debug, Clone)]
enum Event {
    Pay(PaymentKind, i64),
    Lower(i64),
    Confirm(i64),
}

fn event() -> impl Strategy<Value = Event> {
    let kind = prop_oneof![Just(PaymentKind::Advance), Just(PaymentKind::Balance), Just(PaymentKind::Refund)];
    prop_oneof![
        4 => (kind, -10_i64..600_000).prop_map(|(kind, amount)| Event::Pay(kind, amount)),
        1 => (0_i64..500_000).prop_map(Event::Lower),
        1 => (0_i64..900_000).prop_map(Event::Confirm),
    ]
}

proptest! {
    /// However a case goes: no payment brings the group more than the grant, before the amount is confirmed no more
    /// than the share that may be paid in advance, afterwards no more than what was confirmed; and nobody returns
    /// more than too much.
    #[test]
    fn no_path_pays_more_than_it_may(granted in 0_i64..500_000, num in 0_u32..=10, events in proptest::collection::vec(event(), 0..20)) {
        let mut ledger = Ledger { granted: Yen(granted), advance: Some(rate(num, 10)), confirmed: None, payments: vec![] };
        for event in events {
            match event {
                Event::Lower(to) if ledger.confirmed.is_none() => ledger.granted = ledger.granted.min(Yen(to)),
                Event::Lower(_) => {}
                // The formula never gives more than was granted.
                Event::Confirm(actual) if ledger.confirmed.is_none() => {
                    let settled = half().settle(ledger.granted, Yen(actual), Yen::ZERO, ledger.held()).expect("figures");
                    ledger.confirmed = Some(settled.confirmed);
                    prop_assert_eq!((ledger.payable(), ledger.refundable()), (settled.payable, settled.refund));
                }
                Event::Confirm(_) => {}
                Event::Pay(kind, amount) => {
                    let payment = Payment { kind, amount: Yen(amount), on: day("2026-07-01") };
                    let Ok(after) = ledger.after(payment, None) else {
                        prop_assert!(amount <= 0 || Yen(amount) > ledger.most(kind));
                        continue;
                    };
                    let most = match ledger.confirmed {
                        Some(confirmed) => confirmed,
                        None => rate(num, 10).of(ledger.granted),
                    };
                    if kind == PaymentKind::Refund {
                        prop_assert!(after.held() >= most && amount > 0);
                    } else {
                        prop_assert!(after.held() <= most && after.held() <= ledger.granted);
                    }
                    ledger = after;
                }
            }
        }
        prop_assert_eq!(ledger.is_settled(), ledger.confirmed == Some(ledger.held()));
    }
}
