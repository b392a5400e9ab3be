//! What was acquired with a grant: entries, corrections, and until when each is restricted（財産管理台帳・財産の処分の制限）.

use chrono::NaiveDate;
use domain::awards::{Award, AwardProblem, Dealing, Property, told};
use domain::calls::Terms;
use domain::forms::Answers;
use domain::money::Yen;
use domain::people::SubmissionId;
use domain::problems::{Problem, Problems, Refusal};
use domain::submissions::Objection;
use domain::texts::Lang;
use uuid::Uuid;

const FROM: Yen = Yen(500_000);

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn today() -> NaiveDate {
    day("2027-03-20")
}

fn award() -> Award {
    Award::begun(SubmissionId(Uuid::from_u128(1)), Yen(900_000), day("2026-06-15"), None, &Terms::default())
}

/// The form of a tent, with some fields typed otherwise.
fn typed(other: &[(&str, &str)]) -> Answers {
    let usual = [
        ("name", "大型テント"),
        ("model", "ＡＢ－１００"),
        ("quantity", "2"),
        ("price", "６０万円"),
        ("acquired", "令和8年12月1日"),
        ("place", "浜の公民館"),
        ("years", "5年"),
    ];
    usual.iter().chain(other).map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
}

fn enter(other: &[(&str, &str)]) -> Result<Property, Problems> {
    Property::enter(1, &typed(other), &award(), FROM, today())
}

fn tent() -> Property {
    enter(&[]).expect("an entry")
}

/// Corrects the tent: what is stored stands in the form, some of it typed otherwise.
fn correct(before: &Property, other: &[(&str, &str)]) -> Result<(Property, String), Objection> {
    let mut form = before.typed(Lang::Ja);
    form.set("reason", "領収書で確かめた");
    for (key, value) in other {
        form.set(key, value);
    }
    before.corrected(&form, &award(), Some(FROM), today())
}

fn wrong(result: Result<(Property, String), Objection>) -> Problems {
    match result {
        Err(Objection::Mend(problems)) => problems,
        other => panic!("problems were wanted: {other:?}"),
    }
}

#[test]
fn an_entry_is_read_as_people_type() {
    let tent = tent();
    assert_eq!((tent.name.as_str(), tent.model.as_str(), tent.quantity), ("大型テント", "ＡＢ－１００", 2));
    assert_eq!((tent.price, tent.value()), (Yen(600_000), Yen(1_200_000)));
    assert_eq!((tent.acquired_on, tent.restricted_until), (day("2026-12-01"), day("2031-12-01")));
    assert!(tent.is_restricted(day("2031-12-01")), "the last day counts");
    assert!(!tent.is_restricted(day("2031-12-02")));
}

#[test]
fn years_or_a_last_day_say_until_when() {
    let differs = |counted: &str| Problem::Award(AwardProblem::RestrictionDiffers { counted: day(counted) });
    let before = Problem::Award(AwardProblem::BeforeAcquired { on: day("2026-12-01") });
    let out_of_range = || Problem::OutOfRange { min: 1, max: 50 };
    let table = [
        ("5", "", Ok("2031-12-01")),
        ("", "2033/3/31", Ok("2033-03-31")),
        ("5", "2031/12/1", Ok("2031-12-01")),
        ("5", "2031/11/30", Err(("until", differs("2031-12-01")))),
        ("50", "", Ok("2076-12-01")),
        ("51", "", Err(("years", out_of_range()))),
        ("0", "", Err(("years", out_of_range()))),
        ("ながい", "", Err(("years", Problem::NotANumber))),
        ("", "", Err(("years", Problem::Missing))),
        ("", "2026/11/30", Err(("until", before))),
        ("", "2076/12/1", Ok("2076-12-01")),
        ("", "2076/12/2", Err(("until", Problem::NotADate))),
        ("", "いつか", Err(("until", Problem::NotADate))),
    ];
    for (years, until, wanted) in table {
        let found = enter(&[("years", years), ("until", until)]).map(|entry| entry.restricted_until);
        let wanted = wanted.map(day).map_err(|(field, problem)| Problems::one(field, problem));
        assert_eq!(found, wanted, "{years} {until}");
    }
    let leap = Award { granted_on: day("2024-01-10"), ..award() };
    let form = typed(&[("acquired", "2024/2/29"), ("years", "4")]);
    let until = |form: &Answers| Property::enter(1, form, &leap, FROM, today()).expect("an entry").restricted_until;
    assert_eq!(until(&form), day("2028-02-29"));
    let form = typed(&[("acquired", "2024/2/29"), ("years", "5")]);
    assert_eq!(until(&form), day("2029-02-28"), "a day that is not there is the last of its month");
}

#[test]
fn only_what_was_acquired_with_the_grant_and_costs_enough_is_entered() {
    let problem = |key: &str, value: &str| enter(&[(key, value)]).expect_err("a problem").of(key).cloned();
    let table = [
        ("price", "499,999", Problem::Award(AwardProblem::BelowRegister { from: FROM })),
        ("price", "0", Problem::NotMoney),
        ("price", "高い", Problem::NotMoney),
        ("quantity", "0", Problem::OutOfRange { min: 1, max: 100_000 }),
        ("quantity", "たくさん", Problem::NotANumber),
        ("acquired", "2026/6/14", Problem::Award(AwardProblem::AcquiredBeforeGrant { from: day("2026-06-15") })),
        ("acquired", "2027/3/21", Problem::Award(AwardProblem::DayToCome)),
        ("name", "あ".repeat(101).as_str(), Problem::TooLong { max: 100, now: 101 }),
    ]
    .map(|(key, value, problem)| (key, value.to_owned(), problem));
    for (key, value, wanted) in table {
        assert_eq!(problem(key, &value), Some(wanted), "{key} {value}");
    }
    assert!(enter(&[("price", "500,000"), ("acquired", "2026/6/15")]).is_ok(), "the least and the first day");
    let nothing = Property::enter(1, &Answers::default(), &award(), FROM, today()).expect_err("problems");
    let missing: Vec<&str> = nothing.iter().map(|(field, _)| field).collect();
    assert_eq!(missing.len(), 6, "each once: {missing:?}");
    for field in ["name", "quantity", "price", "acquired", "place", "years"] {
        assert_eq!(nothing.of(field), Some(&Problem::Missing), "{field}");
    }
}

#[test]
fn a_correction_has_a_reason_and_says_what_it_changed() {
    let tent = tent();
    let same = wrong(correct(&tent, &[]));
    assert_eq!(same.of("name"), Some(&Problem::Award(AwardProblem::NothingCorrected)));
    assert_eq!(wrong(correct(&tent, &[("place", "港の倉庫"), ("reason", " ")])).of("reason"), Some(&Problem::Missing));
    let (after, why) = correct(&tent, &[("place", "港の倉庫"), ("until", "2034/12/1")]).expect("corrected");
    assert_eq!((after.nth, after.place.as_str(), why.as_str()), (1, "港の倉庫", "領収書で確かめた"));
    let changes = [
        ("place", "浜の公民館".to_owned(), "港の倉庫".to_owned()),
        ("until", "2031-12-01".to_owned(), "2034-12-01".to_owned()),
    ];
    assert_eq!(told(&after.changed(&tent)), Some((1, changes.into())));
    assert_eq!(told(&tent.entered()), Some((1, Vec::new())), "what is new has no before");
    assert_eq!(told(&serde_json::json!({ "amount": 5 })), None, "another line of the journal");

    // A call that keeps no register any more sets no least price.
    let mut form = tent.typed(Lang::En);
    form.set("price", "1");
    form.set("reason", "単価の誤り");
    let (after, _) = tent.corrected(&form, &award(), None, today()).expect("corrected");
    assert_eq!(after.price, Yen(1));
}

#[test]
fn what_was_done_with_it_has_a_kind_and_a_day() {
    let tent = tent();
    for dealing in Dealing::ALL {
        assert_eq!(Dealing::from_code(dealing.code()), Some(dealing));
        let (after, _) = correct(&tent, &[("dealing", dealing.code()), ("dealt-on", "2027/3/1")]).expect("recorded");
        assert_eq!(after.dealt, Some((dealing, day("2027-03-01"))));
        assert_eq!(after.binds_until().is_none(), dealing.takes_it_away(), "{dealing:?}");
        let (back, _) = correct(&after, &[("dealing", ""), ("dealt-on", "")]).expect("taken back");
        assert_eq!(back, tent);
    }
    let table = [
        ("transfer", "", "dealt-on", Problem::Missing),
        ("", "2027/3/1", "dealing", Problem::Missing),
        ("burn", "2027/3/1", "dealing", Problem::NotAChoice),
        ("transfer", "2027/3/21", "dealt-on", Problem::Award(AwardProblem::DayToCome)),
        ("lend", "2026/11/30", "dealt-on", Problem::Award(AwardProblem::BeforeAcquired { on: day("2026-12-01") })),
        ("lend", "きのう", "dealt-on", Problem::NotADate),
    ];
    for (dealing, on, field, problem) in table {
        let problems = wrong(correct(&tent, &[("dealing", dealing), ("dealt-on", on)]));
        assert_eq!(problems.of(field), Some(&problem), "{dealing} {on}");
    }
}

#[test]
fn an_entry_that_was_struck_out_keeps_its_number_and_nothing_else_happens_to_it() {
    let tent = tent();
    assert_eq!(wrong(tent.struck("", today())).of("why"), Some(&Problem::Missing));
    let (struck, why) = tent.struck("別の案件の財産だった", today()).expect("struck out");
    assert_eq!((struck.nth, struck.struck_on, why.as_str()), (1, Some(today()), "別の案件の財産だった"));
    assert_eq!(struck.binds_until(), None);
    let frozen = |result: Result<(Property, String), Objection>| {
        assert!(matches!(result, Err(Objection::Refuse(Refusal::Frozen))), "{result:?}");
    };
    frozen(struck.struck("もう一度", today()));
    frozen(correct(&struck, &[("place", "港の倉庫")]));
}
