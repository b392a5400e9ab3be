//! Days, deadlines and fiscal years（日付・期限・年度）.

use chrono::{DateTime, Datelike, Days, NaiveDate, TimeDelta, Utc};
use domain::calendar::{
    self, DateBox, DateError, Deadline, Era, FiscalYear, days_inclusive, earliest_close, end_of_day, parse_boxes,
    parse_date, short_date, start_of_day,
};
use domain::texts::Lang;
use proptest::prelude::*;

fn day(iso: &str) -> NaiveDate {
    iso.parse().expect("the test states a real day")
}

fn moment(rfc3339: &str) -> DateTime<Utc> {
    rfc3339.parse().expect("the test states a real time")
}

#[test]
fn days_are_written_in_three_languages() {
    let today = day("2026-11-22");
    assert_eq!(calendar::date(today, Lang::Ja), "令和8年11月22日（日）");
    assert_eq!(calendar::date(today, Lang::Easy), "2026年11月22日（日曜日）");
    assert_eq!(calendar::date(today, Lang::En), "Sunday 22 November 2026");
    assert_eq!(calendar::month_and_day(today, Lang::Ja), "11月22日（日）");
    assert_eq!(calendar::month_and_day(today, Lang::En), "Sunday 22 November");
    assert_eq!(short_date(today), "R8.11.22");
}

#[test]
fn times_are_written_as_clocks_in_japan_show_them() {
    let last = moment("2026-11-22T14:59:59Z");
    assert_eq!(calendar::date_and_time(last, Lang::Ja), "令和8年11月22日（日）23時59分");
    assert_eq!(calendar::date_and_time(last, Lang::Easy), "2026年11月22日（日曜日）23時59分");
    assert_eq!(calendar::date_and_time(last, Lang::En), "Sunday 22 November 2026, 23:59");
    let next = moment("2026-11-22T15:00:00Z");
    assert_eq!(calendar::date_and_time(next, Lang::Ja), "令和8年11月23日（月）0時");
    assert_eq!(calendar::time(moment("2026-11-22T00:05:00Z"), Lang::Ja), "9時05分");
    assert_eq!(calendar::jst(last).to_rfc3339(), "2026-11-22T23:59:59+09:00");
}

#[test]
fn a_calendar_leaf_shows_the_day_in_japan() {
    let late = moment("2026-11-22T15:05:00Z");
    let leaf = calendar::leaf(late, Lang::Ja);
    assert_eq!((leaf.month.as_str(), leaf.day, leaf.weekday.as_str()), ("11月", 23, "月曜"));
    assert_eq!(leaf.time, "00:05");
    let leaf = calendar::leaf(late, Lang::En);
    assert_eq!((leaf.month.as_str(), leaf.day, leaf.weekday.as_str()), ("Nov", 23, "Mon"));
}

#[test]
fn periods_name_the_year_once() {
    let (from, to) = (day("2026-11-01"), day("2026-11-30"));
    let japanese = "令和8年11月1日（日）から11月30日（月）まで";
    assert_eq!(calendar::period(from, to, Lang::Ja), japanese);
    let english = "Sunday 1 November to Monday 30 November 2026";
    assert_eq!(calendar::period(from, to, Lang::En), english);
    let over_new_year = "令和8年11月1日（日）から令和9年1月4日（月）まで";
    assert_eq!(calendar::period(from, day("2027-01-04"), Lang::Ja), over_new_year);
}

#[test]
fn eras_change_on_their_day() {
    for (iso, text) in [
        ("1868-01-24", "1868年1月24日（金）"),
        ("1868-01-25", "明治元年1月25日（土）"),
        ("1912-07-29", "明治45年7月29日（月）"),
        ("1912-07-30", "大正元年7月30日（火）"),
        ("1926-12-24", "大正15年12月24日（金）"),
        ("1926-12-25", "昭和元年12月25日（土）"),
        ("1989-01-07", "昭和64年1月7日（土）"),
        ("1989-01-08", "平成元年1月8日（日）"),
        ("2019-04-30", "平成31年4月30日（火）"),
        ("2019-05-01", "令和元年5月1日（水）"),
    ] {
        assert_eq!(calendar::date(day(iso), Lang::Ja), text);
    }
}

#[test]
fn dates_are_read_as_people_type_them() {
    for typed in [
        "2026-11-22",
        "2026/11/22",
        "2026.11.22",
        "２０２６／１１／２２",
        "2026ー11ー22",
        "2026−11−22",
        "20261122",
        "2026年11月22日",
        "2026年 11月 22日",
        "2026年11月22日（日）",
        "2026年11月22日日曜日",
        "22 November 2026",
        "Sunday 22 November 2026",
        "Sun, 22nd Nov 2026",
        "november 22, ２０２６",
        "Nov. 22 2026",
        "令和8年11月22日",
        "令和８年１１月２２日（日曜日）",
        "㋿8年11月22日",
        "R8.11.22",
        "r8/11/22",
        "Ｒ８－１１－２２",
        "R.8.11.22",
        "令8.11.22",
    ] {
        assert_eq!(parse_date(typed), Ok(day("2026-11-22")), "{typed}");
    }
    assert_eq!(parse_date("令和元年5月1日"), Ok(day("2019-05-01")));
    assert_eq!(parse_date("H1.1.8"), Ok(day("1989-01-08")));
    assert_eq!(parse_date("S64.1.7"), Ok(day("1989-01-07")));
    assert_eq!(parse_date("T15.12.24"), Ok(day("1926-12-24")));
    assert_eq!(parse_date("明治元年1月25日"), Ok(day("1868-01-25")));
    assert_eq!(parse_date("2024-2-29"), Ok(day("2024-02-29")));
}

#[test]
fn unclear_dates_are_refused() {
    for (typed, why) in [
        ("", DateError::Empty),
        ("　", DateError::Empty),
        ("11月22日", DateError::Unreadable),
        ("来週", DateError::Unreadable),
        ("2026/11-22", DateError::Unreadable),
        ("2026/11/22/1", DateError::Unreadable),
        ("2026/１１月/22", DateError::Unreadable),
        ("令和", DateError::Unreadable),
        ("8.11.22", DateError::AmbiguousYear),
        ("26/11/22", DateError::AmbiguousYear),
        ("2026-02-30", DateError::NoSuchDay),
        ("2026-13-01", DateError::NoSuchDay),
        ("2026-00-10", DateError::NoSuchDay),
        ("202-11-22", DateError::YearOutOfRange(202)),
        ("1867-11-22", DateError::YearOutOfRange(1867)),
        ("2200-01-01", DateError::YearOutOfRange(2200)),
        ("平成31年5月1日", DateError::OutsideEra(Era::Heisei)),
        ("H32.4.1", DateError::OutsideEra(Era::Heisei)),
        ("令和元年4月30日", DateError::OutsideEra(Era::Reiwa)),
        ("令和0年11月22日", DateError::OutsideEra(Era::Reiwa)),
        ("R9999.1.1", DateError::OutsideEra(Era::Reiwa)),
        ("令和8年2月29日", DateError::NoSuchDay),
        ("令和8年11月22日（月）", DateError::WrongWeekday),
        ("Monday 22 November 2026", DateError::WrongWeekday),
        ("30 February 2026", DateError::NoSuchDay),
        ("November 2026", DateError::Unreadable),
        ("22 November 26", DateError::AmbiguousYear),
    ] {
        assert_eq!(parse_date(typed), Err(why), "{typed}");
    }
}

#[test]
fn three_boxes_are_read_and_say_which_one_is_wrong() {
    let expected = Ok(day("2026-11-22"));
    for year in ["2026", "２０２６年", "令和8", "令和８年", "R8", "r 8"] {
        assert_eq!(parse_boxes(year, "11", "22"), expected, "{year}");
    }
    assert_eq!(parse_boxes("2026", "１１月", "22日"), expected);
    assert_eq!(parse_boxes("令和元年", "5", "1"), Ok(day("2019-05-01")));
    for (boxes, why) in [
        (["", " ", "　"], DateError::Empty),
        (["", "11", "22"], DateError::Missing(DateBox::Year)),
        (["2026", "月", "22"], DateError::Missing(DateBox::Month)),
        (["2026", "11", ""], DateError::Missing(DateBox::Day)),
        (["8", "11", "22"], DateError::AmbiguousYear),
        (["今年", "11", "22"], DateError::NotANumber(DateBox::Year)),
        (["2026", "霜月", "22"], DateError::NotANumber(DateBox::Month)),
        (["2026", "11", "末"], DateError::NotANumber(DateBox::Day)),
        (["2026", "11", "31"], DateError::NoSuchDay),
        (["H31", "5", "1"], DateError::OutsideEra(Era::Heisei)),
    ] {
        let [year, month, day] = boxes;
        assert_eq!(parse_boxes(year, month, day), Err(why), "{boxes:?}");
    }
}

#[test]
fn fiscal_years_begin_in_april() {
    let year = FiscalYear::of(day("2026-03-31"));
    assert_eq!(year, FiscalYear(2025));
    assert_eq!(year.to_string(), "令和7年度");
    assert_eq!(FiscalYear::of(day("2026-04-01")).to_string(), "令和8年度");
    assert_eq!(FiscalYear(2026).code(), "R8");
    assert_eq!(FiscalYear(2026).start(), day("2026-04-01"));
    assert_eq!(FiscalYear(2026).end(), day("2027-03-31"));
    assert_eq!(FiscalYear::at(moment("2026-03-31T14:59:59Z")), FiscalYear(2025));
    assert_eq!(FiscalYear::at(moment("2026-03-31T15:00:00Z")), FiscalYear(2026));
}

#[test]
fn fiscal_years_of_an_era_change_have_one_name() {
    assert_eq!(FiscalYear(2018).to_string(), "平成30年度");
    assert_eq!(FiscalYear(2019).to_string(), "令和元年度");
    assert_eq!(FiscalYear(2019).code(), "R1");
    assert_eq!(FiscalYear(1988).to_string(), "昭和63年度");
    assert_eq!(FiscalYear(1989).to_string(), "平成元年度");
    assert_eq!(FiscalYear(1926).to_string(), "大正15年度");
    assert_eq!(FiscalYear(1867).to_string(), "1867年度");
}

#[test]
fn a_deadline_is_open_through_its_last_second() {
    let deadline = Deadline::end_of(day("2026-11-22"));
    assert_eq!(deadline.0, moment("2026-11-22T14:59:59Z"));
    assert!(deadline.is_open_at(moment("2026-11-22T14:59:59Z")));
    assert!(deadline.is_open_at(moment("2026-11-22T14:59:59.999Z")));
    assert!(!deadline.is_open_at(moment("2026-11-22T15:00:00Z")));
    assert_eq!(deadline.date(), day("2026-11-22"));
}

#[test]
fn days_left_are_calendar_days_in_japan() {
    let deadline = Deadline::end_of(day("2026-11-22"));
    for (now, left) in [
        ("2026-11-19T14:59:59Z", 3),
        ("2026-11-19T15:00:00Z", 2),
        ("2026-11-21T15:00:00Z", 0),
        ("2026-11-22T14:59:59Z", 0),
        ("2026-11-22T15:00:00Z", -1),
    ] {
        assert_eq!(deadline.days_left(moment(now)), left, "{now}");
    }
}

#[test]
fn a_period_counts_from_the_day_of_publication() {
    let published = day("2026-11-01");
    assert_eq!(days_inclusive(published, published), 1);
    assert_eq!(days_inclusive(published, day("2026-11-30")), 30);
    assert_eq!(days_inclusive(published, day("2026-10-31")), 0);
    assert_eq!(earliest_close(published, 30), day("2026-11-30"));
    assert_eq!(earliest_close(published, 1), published);
    assert_eq!(earliest_close(published, 0), published);
    assert_eq!(earliest_close(day("2024-02-01"), 30), day("2024-03-01"));
}

#[test]
fn every_day_of_two_centuries_survives_writing_and_reading() {
    let mut date = day("1900-01-01");
    while date.year() <= 2100 {
        let shown = Lang::ALL.map(|lang| calendar::date(date, lang));
        for text in shown.into_iter().chain([short_date(date), date.to_string()]) {
            assert_eq!(parse_date(&text), Ok(date), "{text}");
        }
        date = date.succ_opt().expect("2101 exists");
    }
}

#[test]
fn every_day_of_two_centuries_lies_in_its_fiscal_year() {
    let mut date = day("1900-01-01");
    while date.year() <= 2100 {
        let year = FiscalYear::of(date);
        assert!(year.start() <= date && date <= year.end(), "{date}");
        assert!(year.contains(date) && !year.next().contains(date));
        date = date.succ_opt().expect("2101 exists");
    }
}

#[test]
fn the_ends_of_time_do_not_panic() {
    for edge in [NaiveDate::MIN, NaiveDate::MAX] {
        for lang in [Lang::Ja, Lang::Easy, Lang::En] {
            assert!(!calendar::date(edge, lang).is_empty());
        }
        let deadline = Deadline(start_of_day(edge));
        assert!(deadline.days_left(end_of_day(edge)) <= 0);
        assert!(earliest_close(edge, u32::MAX) >= edge);
    }
    assert_eq!(FiscalYear(i32::MAX).end(), NaiveDate::MAX);
}

fn any_moment() -> impl Strategy<Value = DateTime<Utc>> {
    // 1900 to 2100
    (-2_208_988_800_i64..4_133_980_800)
        .prop_map(|second| DateTime::from_timestamp(second, 0).expect("within chrono's range"))
}

proptest! {
    #[test]
    fn days_left_never_grow(deadline in any_moment(), now in any_moment(), later in 0..1_000_000_i64) {
        let deadline = Deadline(deadline);
        let then = now + TimeDelta::seconds(later);
        prop_assert!(deadline.days_left(then) <= deadline.days_left(now));
        prop_assert!(deadline.is_open_at(now) || !deadline.is_open_at(then));
        prop_assert!(deadline.days_left(now) < 1 || deadline.is_open_at(now));
        prop_assert!(deadline.days_left(now) >= 0 || !deadline.is_open_at(now));
    }

    #[test]
    fn a_day_lasts_from_its_first_to_its_last_second(now in any_moment()) {
        let today = calendar::date_in_japan(now);
        prop_assert!(start_of_day(today) <= now && now <= end_of_day(today));
        let tomorrow = today + Days::new(1);
        prop_assert_eq!(end_of_day(today) + TimeDelta::seconds(1), start_of_day(tomorrow));
    }

    #[test]
    fn the_earliest_close_has_exactly_the_days_asked_for(now in any_moment(), days in 1..400_u32) {
        let published = calendar::date_in_japan(now);
        let closes = earliest_close(published, days);
        prop_assert_eq!(days_inclusive(published, closes), i64::from(days));
    }

    #[test]
    fn any_text_is_read_or_refused(
        text in "\\PC{0,16}", odd in "[0-9０-９元年月日令和RHS（）()曜./ー-]{0,16}",
    ) {
        for typed in [&text, &odd] {
            let _ = parse_date(typed);
            let _ = parse_boxes(typed, typed, typed);
        }
    }
}
