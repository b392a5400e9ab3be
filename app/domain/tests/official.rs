//! Templates of official letters: what is refused, with its line, and that nothing residents type is ever read（通知書）.

use domain::official::{Facts, Fault, LetterKind, Placeholder, Sheet, Template, Wrong, fill, office_date, yen};
use proptest::prelude::*;

fn frame() -> Sheet {
    Sheet {
        form: String::new(),
        number: "8対協第1号".into(),
        date: "令和8年11月24日".into(),
        addressee: vec!["舟志の森の会".into()],
        sender: "対馬市長".into(),
        seal: String::new(),
        subject: String::new(),
        body: vec![],
        items: vec![],
        contact: vec![],
    }
}

#[test]
fn the_usual_texts_are_good_and_leave_no_place_open() {
    for kind in LetterKind::ALL {
        let template = Template::read(kind, kind.usual_text()).unwrap_or_else(|faults| panic!("{kind:?}: {faults:?}"));
        let mut facts = Facts::default();
        facts.stand_in(kind);
        let sheet = fill(&template, &facts, frame());
        let items: String = sheet.items.iter().map(|(label, said)| format!("{label}{said}")).collect();
        let text = format!("{}{}{items}", sheet.subject, sheet.body.concat());
        assert!(!text.contains('{') && !text.contains('［'), "{kind:?}: {text}");
        assert!(!sheet.form.is_empty() && !sheet.items.is_empty());
    }
}

#[test]
fn a_fault_is_named_with_its_line() {
    let head = "件名：通知\n\n";
    let fault = |line, wrong| vec![Fault { line, wrong }];
    let table: Vec<(&str, Vec<Fault>)> = vec![
        ("本文{市長の気持ち}です", fault(3, Wrong::Unknown("市長の気持ち".into()))),
        ("本文{決定額}です", fault(3, Wrong::NotHere(Placeholder::Amount))),
        ("本文{補正事項}です", fault(3, Wrong::NotInALine(Placeholder::Marks))),
        ("本文{団体名です", fault(3, Wrong::Brace)),
        ("本文団体名}です", fault(3, Wrong::Brace)),
        ("本文\n\n記\n・見出しだけ", fault(6, Wrong::NoColon)),
        ("本文\n\n記\n本文の続き", fault(6, Wrong::NotAPoint)),
        ("本文\n［{団体名}があるとき］\n中", fault(4, Wrong::Condition)),
        ("本文\n［ここまで］", fault(4, Wrong::Condition)),
        ("本文\n［{団体名}があるとき］\n［{事業名}があるとき］\n中\n［ここまで］", fault(5, Wrong::Condition)),
        ("", fault(2, Wrong::NoBody)),
    ];
    for (text, faults) in table {
        let found = Template::read(LetterKind::Correction, &format!("{head}{text}"));
        assert_eq!(found, Err(faults), "{text}");
    }
    let both = Template::read(LetterKind::Receipt, "本文{なぞ}\n\nつづき{条件}").expect_err("four faults");
    let lines: Vec<usize> = both.iter().map(|fault| fault.line).collect();
    assert_eq!(lines, [1, 1, 3, 3], "all of them at once");
}

#[test]
fn braces_of_full_width_are_braces_and_conditions_follow_the_case() {
    let text = "件名：{募集名}\n\n　｛団体名｝のみなさま\n\n［{条件}があるとき］\n　条件があります。\n［ここまで］\n記\n・条件：{条件}";
    let template = Template::read(LetterKind::Grant, text).expect("a template");
    let mut facts = Facts::default();
    facts.set(Placeholder::Group, "浜の会");
    let sheet = fill(&template, &facts, frame());
    assert_eq!(sheet.body, ["　浜の会のみなさま"]);
    facts.set(Placeholder::Conditions, "一つ\n二つ");
    let sheet = fill(&template, &facts, frame());
    assert_eq!(sheet.body, ["　浜の会のみなさま", "　条件があります。"]);
    assert_eq!(sheet.items, [("条件".to_owned(), "一つ\n二つ".to_owned())]);
}

#[test]
fn days_and_amounts_are_written_as_offices_do() {
    let day = |year, month, day| chrono::NaiveDate::from_ymd_opt(year, month, day).expect("a day");
    assert_eq!(office_date(day(2026, 11, 4)), "令和8年11月4日");
    assert_eq!(office_date(day(2019, 5, 1)), "令和元年5月1日");
    assert_eq!(yen(1_234_000), "金 1,234,000円");
}

proptest! {
    #[test]
    fn what_residents_type_stays_text(typed in ".{0,60}") {
        let template = Template::read(LetterKind::Receipt, "件名：通知\n\n{団体名}\n\n記\n・事業名：{事業名}").expect("a template");
        let mut facts = Facts::default();
        facts.set(Placeholder::Group, format!("あ{typed}い"));
        facts.set(Placeholder::Project, format!("あ{typed}い"));
        let sheet = fill(&template, &facts, frame());
        prop_assert_eq!(&sheet.body, &[format!("あ{typed}い")]);
        prop_assert_eq!(&sheet.items[0].1, &format!("あ{typed}い"));
    }

    #[test]
    fn any_text_is_read_or_refused(text in "[様式件名記・：{}［］団体名条件があるときここまで\n 。]{0,120}") {
        for kind in LetterKind::ALL {
            if let Err(faults) = Template::read(kind, &text) {
                prop_assert!(!faults.is_empty() && faults.iter().all(|fault| fault.line >= 1));
            }
        }
    }
}
