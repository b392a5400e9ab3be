//! Amounts and the arithmetic of a subsidy（金額・補助金の計算）.

use domain::money::{Base, Calculation, Grant, MoneyError, Part, Rate, Unit, Yen, YenError};
use proptest::prelude::*;

fn rate(num: u32, den: u32) -> Rate {
    Rate::new(num, den).expect("the test states a real rate")
}

fn grant(num: u32, den: u32) -> Grant {
    Grant { rate: rate(num, den), base: Base::Cost, cap: None, unit: Unit::Thousand }
}

fn amount(grant: Grant, eligible: i64, income: i64, requested: Option<i64>) -> Calculation {
    grant.amount(Yen(eligible), Yen(income), requested.map(Yen)).expect("the test's figures are not negative")
}

#[test]
fn amounts_known_from_real_programmes() {
    assert_eq!(amount(grant(1, 2), 183_450, 0, None).amount, Yen(91_000));
    assert_eq!(amount(grant(1, 2), 301_999, 0, None).amount, Yen(150_000));
    assert_eq!(amount(grant(4, 5), 12_499, 0, None).amount, Yen(9_000));

    let net = Grant { base: Base::Net, cap: Some(Yen(500_000)), ..grant(3, 4) };
    assert_eq!(amount(net, 700_000, 120_000, None).amount, Yen(435_000));

    let capped = Grant { cap: Some(Yen(100_000)), ..grant(10, 10) };
    let calculation = amount(capped, 130_000, 0, None);
    assert_eq!(calculation.amount, Yen(100_000));
    assert!(calculation.cap_applied && !calculation.request_applied);
}

#[test]
fn every_step_can_be_explained() {
    let net = Grant { base: Base::Net, cap: Some(Yen(400_000)), ..grant(2, 3) };
    let steps = amount(net, 700_000, 50_001, Some(390_500));
    assert_eq!(steps.base, Yen(649_999));
    assert_eq!(steps.product, Yen(433_332));
    assert_eq!(steps.rounded, Yen(433_000));
    assert_eq!(steps.limit, Yen(400_000));
    assert!(steps.cap_applied && steps.request_applied);
    assert_eq!(steps.amount, Yen(390_500));
}

#[test]
fn a_cap_or_request_equal_to_the_formula_changes_nothing() {
    let capped = Grant { cap: Some(Yen(91_000)), ..grant(1, 2) };
    let steps = amount(capped, 183_450, 0, Some(91_000));
    assert!(!steps.cap_applied && !steps.request_applied);
}

#[test]
fn income_above_the_cost_gives_nothing_and_income_is_ignored_for_a_cost_base() {
    let net = Grant { base: Base::Net, ..grant(1, 1) };
    assert_eq!(amount(net, 100_000, 250_000, None).amount, Yen::ZERO);
    assert_eq!(amount(grant(1, 1), 100_000, 250_000, None).amount, Yen(100_000));
}

#[test]
fn an_advance_above_the_final_amount_is_returned() {
    let rule = Grant { base: Base::Net, ..grant(3, 4) };
    let settled = rule.settle(Yen(435_000), Yen(560_000), Yen(100_000), Yen(348_000)).expect("no figure is negative");
    assert_eq!(settled.confirmed, Yen(345_000));
    assert_eq!((settled.payable, settled.refund), (Yen::ZERO, Yen(3_000)));
}

#[test]
fn never_more_than_granted_is_confirmed() {
    let settled = grant(1, 2).settle(Yen(90_000), Yen(400_000), Yen::ZERO, Yen(50_000)).expect("no figure is negative");
    assert_eq!((settled.confirmed, settled.payable), (Yen(90_000), Yen(40_000)));
    assert!(settled.calculation.request_applied);
}

#[test]
fn negative_figures_are_refused_by_name() {
    let rule = grant(1, 2);
    let refused = |part| Err(MoneyError::Negative(part));
    assert_eq!(rule.amount(Yen(-1), Yen(0), None), refused(Part::Eligible));
    assert_eq!(rule.amount(Yen(1), Yen(-1), None), refused(Part::Income));
    assert_eq!(rule.amount(Yen(1), Yen(0), Some(Yen(-1))), refused(Part::Requested));
    let bad_cap = Grant { cap: Some(Yen(-1)), ..rule };
    assert_eq!(bad_cap.amount(Yen(1), Yen(0), None), refused(Part::Cap));
    let settled = rule.settle(Yen(1), Yen(1), Yen(0), Yen(-1));
    assert_eq!(settled, Err(MoneyError::Negative(Part::Advances)));
}

#[test]
fn rates_are_read_and_checked() {
    for typed in ["1/2", "１／２", "2分の1", "２分の１"] {
        assert_eq!(typed.parse(), Ok(rate(1, 2)), "{typed}");
    }
    assert_eq!("80%".parse(), Ok(rate(80, 100)));
    assert_eq!("8割".parse(), Ok(rate(8, 10)));
    assert_eq!(rate(10, 10).to_string(), "10/10");
    assert_eq!(Rate::new(3, 2), Err(MoneyError::Rate { num: 3, den: 2 }));
    assert_eq!(Rate::new(0, 0), Err(MoneyError::Rate { num: 0, den: 0 }));
    assert_eq!("半分".parse::<Rate>(), Err(MoneyError::RateUnreadable));
    assert_eq!("-1/2".parse::<Rate>(), Err(MoneyError::RateUnreadable));
}

#[test]
fn rules_are_stored_readably_and_bad_ones_are_refused() {
    let rule = Grant { cap: Some(Yen(500_000)), base: Base::Net, ..grant(3, 4) };
    let json = serde_json::to_string(&rule).expect("plain data");
    assert_eq!(json, r#"{"rate":"3/4","base":"net","cap":500000,"unit":1000}"#);
    assert_eq!(serde_json::from_str::<Grant>(&json).expect("just written"), rule);
    for bad in [json.replace("3/4", "4/3"), json.replace("1000", "500")] {
        assert!(serde_json::from_str::<Grant>(&bad).is_err(), "{bad}");
    }
}

#[test]
fn amounts_are_shown_grouped() {
    assert_eq!(Yen(1_234_000).to_string(), "1,234,000");
    assert_eq!(Yen(1_234_000).with_unit(), "1,234,000円");
    assert_eq!(Yen(-1_234).to_string(), "▲1,234");
    assert_eq!(Yen(999).to_string(), "999");
    assert_eq!(Yen(0).to_string(), "0");
    assert_eq!(Yen(i64::MIN).to_string(), "▲9,223,372,036,854,775,808");
    assert_eq!(format!("{:>9}|", Yen(1_000)), "    1,000|");
}

#[test]
fn amounts_are_read_as_people_type_them() {
    for (typed, yen) in [
        ("1234000", 1_234_000),
        ("1,234,000", 1_234_000),
        ("１，２３４，０００円", 1_234_000),
        (" ¥ 1,234,000 ", 1_234_000),
        ("￥1,234,000-", 1_234_000),
        ("金１，２３４，０００円也", 1_234_000),
        ("123万4千円", 1_234_000),
        ("123万4000円", 1_234_000),
        ("1.5万", 15_000),
        ("12万3千円", 123_000),
        ("１２万３千円", 123_000),
        ("3千万円", 30_000_000),
        ("3千5百円", 3_500),
        ("1億2,000万円", 120_000_000),
        ("1000.00", 1_000),
        ("10000 yen", 10_000),
        ("0", 0),
        ("-1,000", -1_000),
        ("▲1,000", -1_000),
        ("△1,000円", -1_000),
        ("−1000", -1_000),
        ("¥-1,000", -1_000),
    ] {
        assert_eq!(Yen::parse(typed), Ok(Yen(yen)), "{typed}");
    }
}

#[test]
fn unclear_amounts_are_refused() {
    for (typed, why) in [
        ("", YenError::Empty),
        ("　", YenError::Empty),
        ("円", YenError::Unreadable),
        ("未定", YenError::Unreadable),
        ("1000円くらい", YenError::Unreadable),
        ("百万円", YenError::Unreadable),
        ("1-000", YenError::Unreadable),
        ("--5", YenError::Unreadable),
        ("2万3億", YenError::Unreadable),
        ("12,34", YenError::Grouping),
        ("1,0000", YenError::Grouping),
        ("1234,567", YenError::Grouping),
        (",123", YenError::Grouping),
        ("10.5", YenError::Fraction),
        ("1.23456万", YenError::Fraction),
        ("1百0.05", YenError::Fraction),
        ("1,000,000,000,000", YenError::TooLarge),
        ("99999999999999999999999", YenError::TooLarge),
        ("99999999999億", YenError::TooLarge),
    ] {
        assert_eq!(Yen::parse(typed), Err(why), "{typed}");
    }
}

#[test]
fn sums_never_wrap() {
    assert_eq!(Yen(i64::MAX).checked_add(Yen(1)), None);
    assert_eq!(Yen(i64::MIN).checked_sub(Yen(1)), None);
    assert_eq!(Yen::checked_sum([Yen(i64::MAX), Yen(1)]), None);
    assert_eq!(Yen::checked_sum([Yen(i64::MAX), Yen(1), Yen(-1)]), Some(Yen(i64::MAX)));
    assert_eq!(Yen::sum([Yen(i64::MAX), Yen(i64::MAX)]), Yen(i64::MAX));
    assert_eq!(Yen::sum([Yen(i64::MIN), Yen(-1)]), Yen(i64::MIN));
}

fn any_rate() -> impl Strategy<Value = Rate> {
    (1..=u32::MAX).prop_flat_map(|den| (0..=den).prop_map(move |num| rate(num, den)))
}

/// Amounts of every size; plain ranges over i64 would hardly ever give a small one.
fn any_cost() -> impl Strategy<Value = i64> {
    prop_oneof![0..2_000_000_i64, 0..=i64::MAX, Just(i64::MAX)]
}

fn any_grant() -> impl Strategy<Value = Grant> {
    let rates = prop_oneof![any_rate(), (1..=10_u32).prop_map(|num| rate(num, 10))];
    let bases = prop_oneof![Just(Base::Cost), Just(Base::Net)];
    let units = prop::sample::select(Unit::ALL.to_vec());
    (rates, bases, prop::option::of(any_cost()), units).prop_map(|(rate, base, cap, unit)| Grant {
        rate,
        base,
        cap: cap.map(Yen),
        unit,
    })
}

proptest! {
    #[test]
    fn no_figures_make_it_panic(
        rule in any_grant(), figures in any::<[i64; 4]>(), cap in any::<Option<i64>>(),
    ) {
        let [eligible, income, request, advances] = figures.map(Yen);
        let rule = Grant { cap: cap.map(Yen), ..rule };
        let negative = [eligible, income, request].iter().any(|yen| yen.is_negative())
            || cap.is_some_and(|cap| cap < 0);
        prop_assert_eq!(rule.amount(eligible, income, Some(request)).is_err(), negative);
        prop_assert_eq!(
            rule.settle(request, eligible, income, advances).is_err(),
            negative || advances.is_negative()
        );
    }

    #[test]
    fn the_amount_keeps_every_bound(
        rule in any_grant(), eligible in any_cost(), income in any_cost(),
        request in prop::option::of(any_cost()),
    ) {
        let steps = amount(rule, eligible, income, request);
        prop_assert!(!steps.amount.is_negative());
        prop_assert!(steps.amount <= steps.eligible);
        prop_assert!(rule.cap.is_none_or(|cap| steps.amount <= cap));
        prop_assert!(request.is_none_or(|request| steps.amount <= Yen(request)));

        // amount ≤ base × rate, without dividing.
        let paid = i128::from(steps.amount.0) * i128::from(rule.rate.den());
        prop_assert!(paid <= i128::from(steps.base.0) * i128::from(rule.rate.num()));

        let bound = steps.cap_applied || steps.request_applied;
        prop_assert!(bound || steps.amount.0 % rule.unit.yen() == 0);
        // Less than one unit and one yen is lost by rounding.
        prop_assert!(steps.product.0 - steps.rounded.0 < rule.unit.yen());
        if !bound {
            prop_assert_eq!(steps.amount, steps.rounded);
        }
    }

    #[test]
    fn a_higher_cost_never_gives_less_and_a_higher_income_never_more(
        rule in any_grant(), cost in any_cost(), income in any_cost(), more in any_cost(),
        request in prop::option::of(any_cost()),
    ) {
        let base = amount(rule, cost, income, request).amount;
        prop_assert!(amount(rule, cost.saturating_add(more), income, request).amount >= base);
        prop_assert!(amount(rule, cost, income.saturating_add(more), request).amount <= base);
    }

    #[test]
    fn settling_balances_to_the_yen(
        rule in any_grant(), granted in any_cost(), cost in any_cost(), income in any_cost(),
        advances in any_cost(),
    ) {
        let settled = rule
            .settle(Yen(granted), Yen(cost), Yen(income), Yen(advances))
            .expect("no figure is negative");
        let sides = i128::from(settled.advances.0) + i128::from(settled.payable.0)
            - i128::from(settled.refund.0);
        prop_assert_eq!(i128::from(settled.confirmed.0), sides);
        prop_assert!(settled.confirmed <= Yen(granted));
        prop_assert!(settled.payable == Yen::ZERO || settled.refund == Yen::ZERO);
        prop_assert!(!settled.payable.is_negative() && !settled.refund.is_negative());
    }

    #[test]
    fn what_is_shown_can_be_typed(yen in -Yen::MAX_TYPED.0..=Yen::MAX_TYPED.0) {
        prop_assert_eq!(Yen::parse(&Yen(yen).to_string()), Ok(Yen(yen)));
        prop_assert_eq!(Yen::parse(&Yen(yen).with_unit()), Ok(Yen(yen)));
        prop_assert_eq!(Yen::parse(&yen.to_string()), Ok(Yen(yen)));
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,12}", odd in "[0-9０-９,，.万千百億円¥▲ー-]{0,12}") {
        let _ = Yen::parse(&text);
        if let Ok(Yen(yen)) = Yen::parse(&odd) {
            prop_assert!(yen.abs() <= Yen::MAX_TYPED.0);
        }
    }
}
