//! Readings in Aozora notation（ルビ）.

use domain::ruby::{Segment, bare, protect, segments, with_brackets};
use proptest::prelude::*;

fn plain(text: &str) -> Segment {
    Segment { text: text.to_owned(), reading: None }
}

fn read(text: &str, reading: &str) -> Segment {
    Segment { text: text.to_owned(), reading: Some(reading.to_owned()) }
}

#[test]
fn a_reading_belongs_to_the_kanji_before_it() {
    assert_eq!(segments("お申請《しんせい》を出す"), [plain("お"), read("申請", "しんせい"), plain("を出す")]);
    assert_eq!(segments("佐々木《ささき》"), [read("佐々木", "ささき")]);
    assert_eq!(segments("樽ヶ浜《たるがはま》"), [read("樽ヶ浜", "たるがはま")]);
    assert_eq!(segments("𠮷野《よしの》"), [read("𠮷野", "よしの")]);
    assert_eq!(segments("一《いち》二《に》"), [read("一", "いち"), read("二", "に")]);
}

#[test]
fn a_bar_opens_a_range() {
    assert_eq!(
        segments("この｜申し込み《もうしこみ》は"),
        [plain("この"), read("申し込み", "もうしこみ"), plain("は")]
    );
    assert_eq!(segments("｜A｜ＳＤＧｓ《エスディージーズ》"), [plain("｜A"), read("ＳＤＧｓ", "エスディージーズ")]);
}

#[test]
fn a_range_does_not_reach_over_a_line() {
    assert_eq!(segments("｜一行目\n二行目《にぎょうめ》"), [plain("｜一行目\n"), read("二行目", "にぎょうめ")]);
}

#[test]
fn marks_that_make_no_reading_are_text() {
    for text in [
        "",
        "《",
        "》",
        "｜",
        "《》",
        "《かな》",
        "かな《かな》",
        "漢字《",
        "漢字《》",
        "漢字《か《な》》》",
        "漢字《か\nな》",
        "漢字》かな《",
        "｜《かな》",
        "｜漢字",
        "漢字《｜》",
        "漢字《かな",
    ] {
        let expected = if text.is_empty() { vec![] } else { vec![plain(text)] };
        assert_eq!(segments(text), expected);
        assert_eq!((bare(text), with_brackets(text)), (text.to_owned(), text.to_owned()));
    }
}

#[test]
fn letters_carry_readings_in_brackets() {
    assert_eq!(with_brackets("申請《しんせい》する"), "申請（しんせい）する");
    assert_eq!(with_brackets("｜お知らせ《おしらせ》"), "お知らせ（おしらせ）");
    assert_eq!(bare("申請《しんせい》する"), "申請する");
}

#[test]
fn typed_marks_are_not_obeyed() {
    let name = protect("田中《たなか》｜");
    assert_eq!(segments(&format!("{name}さん")), [plain("田中《たなか》｜さん")]);
}

#[test]
fn typed_kanji_do_not_run_into_a_reading() {
    let marked = format!("{}様《さま》", protect("山田"));
    assert_eq!(segments(&marked), [plain("山田"), read("様", "さま")]);
}

#[test]
fn typed_words_may_be_given_a_reading() {
    let marked = format!("｜{}《{}》", protect("豆酘"), protect("つつ"));
    assert_eq!(segments(&marked), [read("豆酘", "つつ")]);
}

/// Text rich in marks.
fn marked() -> impl Strategy<Value = String> {
    prop_oneof!["\\PC{0,20}", "[漢字々かな《》｜\n a]{0,20}"]
}

proptest! {
    #[test]
    fn typed_text_is_shown_as_typed(text in marked()) {
        let safe = protect(&text);
        prop_assert_eq!(&bare(&safe), &text);
        prop_assert_eq!(&with_brackets(&safe), &text);
        prop_assert!(segments(&safe).iter().all(|segment| segment.reading.is_none()));
    }

    #[test]
    fn typed_text_leaves_its_surroundings_alone(text in marked()) {
        let marked = format!("お知《し》らせ：{}様《さま》へ", protect(&text));
        prop_assert_eq!(bare(&marked), format!("お知らせ：{text}様へ"));
    }

    #[test]
    fn every_string_is_accepted(text in any::<String>(), odd in marked()) {
        for text in [text, odd] {
            let runs = segments(&text);
            prop_assert!(runs.iter().all(|run| !run.text.is_empty()));
            let readings = runs.iter().filter(|run| run.reading.is_some()).count();
            prop_assert!(readings <= text.matches('》').count());
            let joined: String = runs.into_iter().map(|run| run.text).collect();
            prop_assert_eq!(joined, bare(&text));
        }
    }
}
