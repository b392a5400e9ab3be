//! Budgets of projects（収支予算書）.

use domain::budget::{
    Budget, BudgetLine, BudgetProblem, Category, Expense, Income, LineFault, LineField, LineProblem, Quantity,
    QuantityError, RawLine, Side, TEXT_MAX,
};
use domain::money::{Base, Grant, MoneyError, Part, Rate, Unit, Yen, YenError};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// What most programmes allow: everything but food and other things.
fn allowed() -> BTreeSet<Expense> {
    let out = [Expense::Food, Expense::Other];
    Expense::ALL.iter().copied().filter(|category| !out.contains(category)).collect()
}

fn rule() -> Grant {
    Grant { rate: Rate::new(1, 2).expect("a rate"), base: Base::Cost, cap: Some(Yen(300_000)), unit: Unit::Thousand }
}

fn line(category: Category, amount: i64) -> BudgetLine {
    BudgetLine {
        id: None,
        category,
        text: "内容".into(),
        quantity: None,
        unit: String::new(),
        price: None,
        amount: Yen(amount),
        eligible: matches!(category, Category::Expense(kind) if allowed().contains(&kind)),
        basis: String::new(),
    }
}

fn income(kind: Income, amount: i64) -> BudgetLine {
    line(Category::Income(kind), amount)
}

fn expense(kind: Expense, amount: i64) -> BudgetLine {
    line(Category::Expense(kind), amount)
}

fn raw(side: Side, category: &str, quantity: &str, price: &str, amount: &str) -> RawLine {
    RawLine {
        category: category.into(),
        text: "チラシ".into(),
        quantity: quantity.into(),
        price: price.into(),
        amount: amount.into(),
        ..RawLine::empty(side)
    }
}

fn printing(quantity: &str, price: &str, amount: &str) -> RawLine {
    raw(Side::Expense, "printing", quantity, price, amount)
}

/// A budget without any fault: 400,000 spent, of it 30,000 on food.
fn sound() -> Budget {
    Budget {
        lines: vec![
            income(Income::Subsidy, 185_000),
            income(Income::Own, 115_000),
            income(Income::Fees, 60_000),
            income(Income::Donations, 30_000),
            income(Income::Other, 10_000),
            expense(Expense::Honoraria, 120_000),
            expense(Expense::Printing, 150_000),
            expense(Expense::Rent, 100_000),
            expense(Expense::Food, 30_000),
        ],
    }
}

#[test]
fn totals_of_both_sides() {
    let budget = sound();
    assert_eq!(budget.income(), Yen(400_000));
    assert_eq!(budget.expense(), Yen(400_000));
    assert_eq!(budget.eligible(), Yen(370_000));
    assert_eq!(budget.excluded(), Yen(30_000));
    assert_eq!(budget.requested(), Yen(185_000));
    assert_eq!(budget.own_money(), Yen(115_000));
    assert_eq!(budget.project_income(), Yen(90_000), "fees and donations, nothing else");
    assert_eq!(budget.balance(), Yen::ZERO);
    let sums = budget.by_category();
    assert_eq!(sums.get(&Category::Expense(Expense::Rent)), Some(&Yen(100_000)));
    assert_eq!(sums.keys().next(), Some(&Category::Income(Income::Subsidy)));
    assert_eq!(sums.len(), 9);
}

#[test]
fn a_sound_budget_has_no_problems() {
    let assessment = sound().assess(&rule());
    assert_eq!(assessment.problems, []);
    assert_eq!(assessment.requested, Yen(185_000));
    let calculation = assessment.calculation.expect("calculable");
    assert_eq!((calculation.limit, calculation.amount), (Yen(185_000), Yen(185_000)));
}

#[test]
fn a_net_base_deducts_what_the_project_brings_in() {
    let net = Grant { base: Base::Net, ..rule() };
    let assessment = sound().assess(&net);
    let limit = Yen(140_000);
    let requested = Yen(185_000);
    assert_eq!(assessment.problems, [BudgetProblem::RequestAboveFormula { requested, limit }]);
}

#[test]
fn unbalanced_sides_are_named_with_the_difference() {
    let mut budget = sound();
    budget.lines.push(expense(Expense::Fuel, 7_000));
    let more = Side::Expense;
    assert_eq!(budget.check(), [BudgetProblem::Unbalanced { more, by: Yen(7_000) }]);
    budget.lines.push(income(Income::Own, 9_000));
    let more = Side::Income;
    assert_eq!(budget.check(), [BudgetProblem::Unbalanced { more, by: Yen(2_000) }]);
}

#[test]
fn own_money_cannot_be_negative() {
    let budget = Budget {
        lines: vec![
            income(Income::Subsidy, 100_000),
            income(Income::Fees, 150_000),
            income(Income::Own, -50_000),
            expense(Expense::Rent, 200_000),
        ],
    };
    assert_eq!(budget.check(), [BudgetProblem::OwnMoneyNegative { own: Yen(-50_000) }]);
}

#[test]
fn lines_need_a_text_and_an_amount() {
    let mut budget = sound();
    budget.lines[5].text.clear();
    budget.lines.push(expense(Expense::Fuel, 0));
    let expected = [BudgetProblem::LineWithoutText { line: 5 }, BudgetProblem::LineWithoutAmount { line: 9 }];
    assert_eq!(budget.check(), expected);
}

#[test]
fn an_empty_budget_says_what_is_missing() {
    let problems = Budget::default().assess(&rule()).problems;
    assert_eq!(problems, [BudgetProblem::NoExpense, BudgetProblem::NoRequest]);
    let only_food = Budget { lines: vec![income(Income::Own, 5_000), expense(Expense::Food, 5_000)] };
    let problems = only_food.assess(&rule()).problems;
    assert_eq!(problems, [BudgetProblem::NothingEligible, BudgetProblem::NoRequest]);
}

#[test]
fn figures_that_cannot_be_calculated_with_are_a_problem() {
    let budget = Budget { lines: vec![income(Income::Subsidy, -1), expense(Expense::Rent, -1)] };
    let assessment = budget.assess(&rule());
    assert_eq!(assessment.calculation, None);
    let negative = MoneyError::Negative(Part::Eligible);
    assert!(assessment.problems.contains(&BudgetProblem::NotCalculable(negative)));
}

#[test]
fn a_line_is_quantity_times_price() {
    for (quantity, price, amount, expected) in [
        ("３", "１，２００円", "", 3_600),
        ("1.5", "999", "", 1_498),
        ("", "1200", "", 1_200),
        ("", "", "5万円", 50_000),
        ("1", "", "50000", 50_000),
        ("2", "1200", "9999", 2_400),
    ] {
        let line = printing(quantity, price, amount).parse(&allowed()).expect("readable");
        assert_eq!(line.amount, Yen(expected), "{quantity} × {price} / {amount}");
        assert!(line.eligible);
    }
}

#[test]
fn eligibility_follows_the_call_and_the_applicant() {
    let food = raw(Side::Expense, "food", "10", "150", "");
    assert!(!food.parse(&allowed()).expect("readable").eligible);
    let excluded = RawLine { excluded: true, ..printing("1", "1000", "") };
    assert!(!excluded.parse(&allowed()).expect("readable").eligible);
    let subsidy = raw(Side::Income, "subsidy", "", "", "100000");
    assert!(!subsidy.parse(&allowed()).expect("readable").eligible);
}

#[test]
fn every_fault_of_a_line_is_reported() {
    let fault = |field, fault| LineProblem { field, fault };
    let bad = RawLine { text: "あ".repeat(TEXT_MAX + 1), ..raw(Side::Expense, "subsidy", "数個", "-5", "") };
    assert_eq!(
        bad.parse(&allowed()),
        Err(vec![
            fault(LineField::Category, LineFault::UnknownCategory),
            fault(LineField::Text, LineFault::TooLong { max: TEXT_MAX }),
            fault(LineField::Quantity, LineFault::Quantity(QuantityError::Unreadable)),
            fault(LineField::Price, LineFault::Negative),
        ])
    );
    let only = |raw: RawLine, field, why| {
        assert_eq!(raw.parse(&allowed()), Err(vec![fault(field, why)]));
    };
    only(printing("3", "", ""), LineField::Amount, LineFault::Missing);
    only(printing("", "", "約5千円"), LineField::Amount, LineFault::Yen(YenError::Unreadable));
    only(printing("", "", "-1"), LineField::Amount, LineFault::Negative);
    only(printing("1000", "999999999999", ""), LineField::Amount, LineFault::TooLarge);
    let own = raw(Side::Income, "own", "", "", "▲5,000").parse(&allowed());
    assert_eq!(own.map(|line| line.amount), Ok(Yen(-5_000)));
}

#[test]
fn limits_themselves_are_allowed() {
    let longest = RawLine { text: "あ".repeat(TEXT_MAX), ..printing("", "", "999,999,999,999") };
    let line = longest.parse(&allowed()).expect("at the limits");
    assert_eq!((line.amount, line.text.chars().count()), (Yen::MAX_TYPED, TEXT_MAX));
}

#[test]
fn a_half_filled_table_still_has_totals() {
    let rows = [
        raw(Side::Income, "subsidy", "", "", "50,000"),
        RawLine::empty(Side::Income),
        printing("100", "５０", ""),
        printing("", "", "未定"),
        RawLine { text: String::new(), ..printing("2", "1,000", "") },
        RawLine { category: "rent".into(), unit: "式".into(), ..RawLine::empty(Side::Expense) },
    ];
    let reading = Budget::read(&rows, &allowed());
    assert_eq!(reading.rows, [0, 2, 4]);
    assert_eq!(reading.budget.expense(), Yen(7_000));
    let unreadable = LineFault::Yen(YenError::Unreadable);
    let problem = LineProblem { field: LineField::Amount, fault: unreadable };
    assert_eq!(reading.problems, [(3, problem)]);
    let problems = reading.budget.check();
    assert!(problems.contains(&BudgetProblem::LineWithoutText { line: 2 }));
}

#[test]
fn quantities_have_two_decimals_at_most() {
    for (typed, hundredths, shown) in [
        ("3", 300, "3"),
        ("１．５", 150, "1.5"),
        ("0.05", 5, "0.05"),
        ("1,000", 100_000, "1,000"),
        ("2.50000", 250, "2.5"),
        ("9999999.99", 999_999_999, "9,999,999.99"),
    ] {
        assert_eq!(typed.parse(), Ok(Quantity(hundredths)), "{typed}");
        assert_eq!(Quantity(hundredths).to_string(), shown);
    }
    for (typed, why) in [
        ("", QuantityError::Unreadable),
        (".5", QuantityError::Unreadable),
        ("-1", QuantityError::Unreadable),
        ("1.2.3", QuantityError::Unreadable),
        ("1.005", QuantityError::TooFine),
        ("10000000", QuantityError::TooLarge),
        ("99999999999999999999", QuantityError::TooLarge),
    ] {
        assert_eq!(typed.parse::<Quantity>(), Err(why), "{typed}");
    }
}

#[test]
fn keys_are_unique_within_a_side_and_stored_as_such() {
    let keys: Vec<&str> = Expense::ALL.iter().map(|category| category.key()).collect();
    assert_eq!(keys.iter().collect::<BTreeSet<_>>().len(), 14);
    for &category in Expense::ALL {
        assert_eq!(Expense::from_key(category.key()), Some(category));
        let json = serde_json::to_string(&category).expect("plain data");
        assert_eq!(json, format!("\"{}\"", category.key()));
    }
    for &category in Income::ALL {
        let found = Category::from_key(Side::Income, category.key());
        assert_eq!(found, Some(Category::Income(category)));
    }
    assert_eq!(Category::from_key(Side::Income, "rent"), None);
}

#[test]
fn a_row_that_misses_new_columns_can_still_be_read() {
    let stored = r#"{"id":null,"side":"expense","category":"rent","text":"会場","quantity":"1",
        "unit":"日","price":"3000","amount":"","basis":""}"#;
    let line: RawLine = serde_json::from_str(stored).expect("a stored row");
    assert!(!line.excluded);
    assert_eq!(line.parse(&allowed()).map(|line| line.amount), Ok(Yen(3_000)));
}

fn any_line() -> impl Strategy<Value = BudgetLine> {
    let category = prop_oneof![
        prop::sample::select(Income::ALL).prop_map(Category::Income),
        prop::sample::select(Expense::ALL).prop_map(Category::Expense),
    ];
    (category, 0..5_000_000_i64).prop_map(|(category, amount)| line(category, amount))
}

fn any_budget() -> impl Strategy<Value = Budget> {
    prop::collection::vec(any_line(), 0..20).prop_map(|lines| Budget { lines })
}

proptest! {
    #[test]
    fn parts_make_the_whole(budget in any_budget()) {
        let whole = |parts: [Yen; 2]| Yen::checked_sum(parts);
        prop_assert_eq!(whole([budget.eligible(), budget.excluded()]), Some(budget.expense()));
        prop_assert_eq!(whole([budget.expense(), budget.balance()]), Some(budget.income()));
        let by_category = Yen::checked_sum(budget.by_category().into_values());
        prop_assert_eq!(by_category, whole([budget.income(), budget.expense()]));
        prop_assert!(budget.project_income() <= budget.income());
    }

    #[test]
    fn own_money_can_always_balance(budget in any_budget()) {
        let mut budget = budget;
        budget.lines.push(income(Income::Own, -budget.balance().0));
        let unbalanced = |problem: &BudgetProblem| matches!(problem, BudgetProblem::Unbalanced { .. });
        prop_assert!(!budget.check().iter().any(unbalanced));
    }

    #[test]
    fn a_budget_without_problems_asks_no_more_than_the_formula(budget in any_budget()) {
        let assessment = budget.assess(&rule());
        let calculation = assessment.calculation.expect("no line is negative");
        let above = assessment.requested > calculation.limit;
        let told = assessment
            .problems
            .iter()
            .any(|problem| matches!(problem, BudgetProblem::RequestAboveFormula { .. }));
        prop_assert_eq!(above, told);
        prop_assert!(calculation.amount <= assessment.requested);
    }

    #[test]
    fn extreme_lines_do_not_overflow(amounts in prop::collection::vec(any::<i64>(), 0..6)) {
        let categories = [Category::Income(Income::Own), Category::Expense(Expense::Rent)];
        let lines = amounts.into_iter().zip(categories.into_iter().cycle());
        let budget = Budget { lines: lines.map(|(amount, kind)| line(kind, amount)).collect() };
        let _ = budget.assess(&rule());
        let _ = budget.by_category();
    }

    #[test]
    fn what_was_read_can_be_shown_and_read_again(
        quantity in "([1-9][0-9]{0,3}(\\.[0-9]{1,2})?)?", price in prop::option::of(0..9_999_999_i64),
        amount in 0..9_999_999_i64, excluded in any::<bool>(),
    ) {
        let price = price.map(|price| price.to_string()).unwrap_or_default();
        let typed = RawLine { excluded, ..printing(&quantity, &price, &amount.to_string()) };
        let line = typed.parse(&allowed()).expect("figures are in range");
        prop_assert_eq!(line.to_raw().parse(&allowed()), Ok(line));
    }

    #[test]
    fn any_typing_is_read_or_refused(
        texts in prop::array::uniform5("\\PC{0,10}"), number in "[0-9０-９.,万円-]{0,10}",
    ) {
        let [category, text, quantity, price, amount] = texts;
        let line = RawLine { text, ..raw(Side::Expense, &category, &quantity, &price, &amount) };
        let _ = line.parse(&allowed());
        let line = printing(&number, &number, &number).parse(&allowed());
        prop_assert!(line.is_err() || line.is_ok_and(|line| line.amount <= Yen::MAX_TYPED));
    }

    #[test]
    fn quantities_survive_showing(hundredths in 0..=Quantity::MAX.0) {
        let shown = Quantity(hundredths).to_string();
        prop_assert_eq!(shown.parse(), Ok(Quantity(hundredths)));
    }
}
