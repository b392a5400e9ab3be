//! What forms take and refuse.

use super::*;

fn question(kind: Kind, required: bool) -> Question {
    Question {
        key: "q".into(),
        label: Words::ja("問い"),
        help: Words::default(),
        kind,
        required,
        personal: false,
        when: None,
        from_group: None,
    }
}

#[test]
fn blanks_count_only_at_submission() {
    let required = question(Kind::Line { max: 10 }, true);
    assert_eq!(required.check("", Strictness::Draft), Ok(()));
    assert_eq!(required.check(" 　", Strictness::Complete), Err(Problem::Missing));
    assert_eq!(question(Kind::Date, false).check("", Strictness::Complete), Ok(()));
}

#[test]
fn kinds_accept_common_typing_and_refuse_the_rest() {
    let number = Kind::Number { min: 1, max: 1000, unit: Words::ja("人") };
    let cases = [
        (Kind::Line { max: 3 }, "𠮷田さ", Ok(())),
        (Kind::Line { max: 3 }, "𠮷田さん", Err(Problem::TooLong { max: 3, now: 4 })),
        (number.clone(), "１２０人", Ok(())),
        (number.clone(), "0", Err(Problem::OutOfRange { min: 1, max: 1000 })),
        (number, "たくさん", Err(Problem::NotANumber)),
        (Kind::Date, "令和８年４月１日", Ok(())),
        (Kind::Date, "あした", Err(Problem::NotADate)),
        (Kind::Email, "foo..bar@docomo.ne.jp", Ok(())),
        (Kind::Email, "foo", Err(Problem::NotAnEmail)),
        (Kind::Phone, "０９２０−５３−６１１１", Ok(())),
        (Kind::Phone, "なし", Err(Problem::NotAPhone)),
        (Kind::Postcode, "８１７ー００２２", Ok(())),
        (Kind::Postcode, "123", Err(Problem::NotAPostcode)),
    ];
    for (kind, typed, expected) in cases {
        assert_eq!(kind.check(typed), expected, "{typed}");
    }
}

#[test]
fn pages_know_their_neighbours() {
    let page =
        |key: &str| FormPage { key: key.into(), title: Words::ja(key), help: Words::default(), questions: vec![] };
    let section = |key: &str, pages| Section { key: key.into(), title: Words::ja(key), pages };
    let form =
        Form { version: 1, sections: vec![section("s", vec![page("a")]), section("t", vec![page("b"), page("c")])] };
    assert_eq!(form.page_after("a").map(|p| p.key.as_str()), Some("b"));
    assert_eq!(form.page_after("c"), None);
    assert_eq!(form.page_before("c").map(|p| p.key.as_str()), Some("b"));
    assert_eq!(form.page_before("a"), None);
}

fn asked_when(key: &str, after: Option<(&str, &str)>) -> Question {
    let when = after.map(|(key, value)| When { key: key.into(), any: vec![value.into()] });
    Question { key: key.into(), when, ..question(Kind::Line { max: 10 }, true) }
}

fn two_pages() -> Form {
    let page =
        |key: &str, questions| FormPage { key: key.into(), title: Words::ja(key), help: Words::default(), questions };
    let first = page("a", vec![asked_when("fee", None), asked_when("how", Some(("fee", "yes")))]);
    let second = page("b", vec![asked_when("much", Some(("how", "cash")))]);
    Form { version: 1, sections: vec![Section { key: "s".into(), title: Words::ja("s"), pages: vec![first, second] }] }
}

fn answers(pairs: &[(&str, &str)]) -> Answers {
    pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
}

fn keys(form: &Form) -> Vec<&str> {
    form.questions().map(|question| question.key.as_str()).collect()
}

/// What was typed, what is asked then, and what is shown.
type Asked<'a> = (&'a [(&'a str, &'a str)], &'a [&'a str], &'a [&'a str]);

#[test]
fn what_is_not_asked_is_absent_everywhere() {
    let form = two_pages();
    let cases: [Asked; 4] = [
        (&[], &["fee"], &["fee", "how"]),
        (&[("fee", "yes")], &["fee", "how"], &["fee", "how"]),
        (&[("fee", "yes"), ("how", "cash")], &["fee", "how", "much"], &["fee", "how", "much"]),
        // The answer to a question that is no longer asked decides nothing for a later page.
        (&[("fee", "no"), ("how", "cash")], &["fee"], &["fee", "how", "much"]),
    ];
    for (typed, asked, shown) in cases {
        assert_eq!(keys(&form.asked(&answers(typed))), asked, "{typed:?}");
        assert_eq!(keys(&form.shown(&answers(typed))), shown, "{typed:?}");
    }
    let open = answers(&[("fee", "no")]);
    assert!(form.asked(&open).check(&open, Strictness::Complete).is_empty());
    assert!(form.asked(&open).page("b").is_none(), "a page without questions is left out");
}

#[test]
fn money_yes_no_and_files() {
    let yes_no = Kind::YesNo { evidence: Words::ja("許可証") };
    let cases = [
        (Kind::Money { max: 1000 }, "９００円", Ok(())),
        (Kind::Money { max: 1000 }, "1,001", Err(Problem::OutOfRange { min: 0, max: 1000 })),
        (Kind::Money { max: 1000 }, "たくさん", Err(Problem::NotMoney)),
        (yes_no.clone(), "yes", Ok(())),
        (yes_no.clone(), "maybe", Err(Problem::NotAChoice)),
    ];
    for (kind, typed, expected) in cases {
        assert_eq!(kind.check(typed), expected, "{typed}");
    }
    let asked = question(yes_no, true);
    assert_eq!(asked.paper("no"), None);
    assert_eq!(asked.paper("yes").map(|paper| (paper.key, paper.label.ja)), Some(("q-q".into(), "許可証".into())));
    let file = question(Kind::File, true);
    assert_eq!(file.check("", Strictness::Complete), Ok(()), "the papers ask for it");
    assert!(file.paper("").is_some_and(|paper| paper.required));
    assert_eq!(
        question(Kind::Money { max: 9_999 }, true).read_out("１２３４", Lang::Ja, |text| text.bare()),
        "1,234円"
    );
}

#[test]
fn tables_name_the_cell_that_is_wrong() {
    let columns = vec![
        Column { label: Words::ja("氏名"), cell: Cell::Text },
        Column { label: Words::ja("年齢"), cell: Cell::Number },
    ];
    let table = question(Kind::Table { columns }, true);
    let typed = answers(&[("q.0.0", "山田 花子"), ("q.0.1", "６０"), ("q.3.0", "田中"), ("q.3.1", "さあ")]);
    let stored = table.take(&typed);
    assert_eq!(
        table.read_out(&stored, Lang::Ja, |text| text.bare()),
        "氏名：山田 花子　年齢：６０\n氏名：田中　年齢：さあ"
    );
    let problem = table.check(&stored, Strictness::Draft).expect_err("no number");
    assert_eq!(
        problem.text(Lang::Ja).bare(),
        format!("2行目の「年齢」：{}", Problem::NotANumber.text(Lang::Ja).bare())
    );
    assert_eq!(table.take(&Answers::default()), "", "blank rows are not kept");
}

proptest::proptest! {
    #[test]
    fn typed_cells_come_back_as_they_were(cells in proptest::collection::vec(proptest::collection::vec("\\PC{0,12}", 3), 0..6)) {
        let mut typed = Answers::default();
        for (row, line) in cells.iter().enumerate() {
            for (column, cell) in line.iter().enumerate() {
                typed.set(&table::field("q", row, column), cell);
            }
        }
        let mut answers = Answers::default();
        answers.set("q", &table::gather("q", 3, &typed));
        let clean = |line: &Vec<String>| line.iter().map(|cell| folding::clean(cell)).collect::<Vec<_>>();
        let expected: Vec<Vec<String>> = cells.iter().map(clean).filter(|line| line.iter().any(|cell| !cell.is_empty())).collect();
        proptest::prop_assert_eq!(table::rows(answers.get("q")), expected);
    }

    #[test]
    fn any_stored_text_is_read_without_harm(stored in "\\PC{0,40}") {
        let columns = vec![Column { label: Words::ja("列"), cell: Cell::Date }];
        let _ = question(Kind::Table { columns }, false).check(&stored, Strictness::Complete);
    }
}
