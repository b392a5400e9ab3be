//! What the public reads of a text with hidden passages（墨消し）.

use domain::problems::{Problem, Problems};
use domain::redaction::{Field, Ground, MASK, Part, Redacted, Span, among, ground, public, suspects};
use domain::texts::Lang;
use proptest::prelude::*;

fn shown(original: &str, passages: &str) -> String {
    Redacted::mark(original, passages).expect("every passage is there").public()
}

#[test]
fn passages_are_hidden_wherever_and_however_they_are_written() {
    let cases = [
        ("会長の山田太郎です。", "山田太郎", "会長の■■■です。"),
        ("山田 太郎、山田　太郎、山田\n太郎", "山田太郎", "■■■、■■■、■■■"),
        ("電話は０９２０－５３－６１１１、0920-53-6111", "0920-53-6111", "電話は■■■、■■■"),
        ("HANAKO＠Example.jp まで", "hanako@example.jp", "■■■ まで"),
        ("ｶﾞｲﾄﾞのスズキさん", "ガイド\nすずき", "■■■の■■■さん"),
        ("山田太郎", "山田\n太郎", "■■■"),
        ("山田太郎", "山田太郎\n太郎", "■■■"),
        ("渡邊\u{E0100}さん", "渡邊", "■■■さん"),
        ("字は𠮷田です", "𠮷田", "字は■■■です"),
        ("途中にも山田、最後は山田", "  山田  \n\n", "途中にも■■■、最後は■■■"),
    ];
    for (original, passages, expected) in cases {
        assert_eq!(shown(original, passages), expected, "{original} / {passages}");
    }
}

#[test]
fn one_place_of_several_is_named_by_the_words_around_it() {
    let original = "林の手入れは林さんが、林業の講習は【担当】森さんが受け持ちます。";
    assert_eq!(shown(original, "手入れは【林】さん"), original.replace("林さん", "■■■さん"));
    assert_eq!(shown(original, "【担当】森さん"), original.replace("【担当】森さん", MASK), "literally there");
    assert_eq!(shown(original, "【林】さんが、【林業】の"), original.replace("林さんが、林業", "■■■さんが、■■■"));
    for lost in ["は【林", "【】", "】林【"] {
        let said = Redacted::mark(original, lost);
        assert_eq!(said, Err(Problems::one("passages", Problem::PassageNotFound { passage: lost.to_owned() })));
    }
}

#[test]
fn what_is_not_in_the_text_is_said_and_not_passed_over() {
    let problems = Redacted::mark("山田です", "山田\n田中\n鈴木").expect_err("two are not there");
    let names: Vec<_> = problems.iter().map(|(field, problem)| (field, problem.clone())).collect();
    let missing = |passage: &str| ("passages", Problem::PassageNotFound { passage: passage.to_owned() });
    assert_eq!(names, [missing("田中"), missing("鈴木")]);
    let twice = Redacted::mark("山田です", "田中\n 田中\n田中").expect_err("said once");
    assert_eq!(twice.iter().count(), 1);
    assert_eq!(Redacted::mark("山田です", " \n　"), Err(Problems::one("passages", Problem::Missing)));
    assert!(Redacted::mark("山田です", &"あ".repeat(4_001)).is_err());
}

#[test]
fn staff_see_both_side_by_side() {
    let marked = Redacted::mark("会長の山田です", "山田").expect("there");
    assert_eq!(marked.parts(), [Part::Shown("会長の"), Part::Hidden("山田"), Part::Shown("です")]);
    assert_eq!(marked.spans(), [Span { from: 3, until: 5 }]);
    assert_eq!(Redacted::mark(marked.original(), &marked.passages()), Ok(marked.clone()));
    assert_eq!(public("だれでも", None), "だれでも");
    assert_eq!(public("会長の山田です", Some(&marked)), "会長の■■■です");
}

#[test]
fn a_text_that_changed_is_never_published_by_mistake() {
    let marked = Redacted::mark("会長の山田です", "山田").expect("there");
    assert!(!marked.is_stale("会長の山田です") && marked.is_stale("副会長の山田です"));
    assert_eq!(marked.public_of("副会長の山田です。山田より"), "副会長の■■■です。■■■より");
    assert_eq!(marked.public_of("会長のヤマダです"), MASK, "the name may stand there in another spelling");
}

#[test]
fn other_texts_lose_what_they_hold_of_the_same_passages() {
    let beside = |text: &str, passages: &str| among(text, None, passages).map(|hidden| hidden.public());
    assert_eq!(beside("代表の山田　太郎が話した", "山田太郎\n0920-53-6111").as_deref(), Some("代表の■■■が話した"));
    assert_eq!(beside("だれも出てこない", "山田太郎").as_deref(), Some("だれも出てこない"));
    assert_eq!(beside("", "山田太郎\n\n").as_deref(), Some(""));
}

#[test]
fn a_ground_is_given_and_another_one_is_explained() {
    assert_eq!(ground("personal", ""), Ok((Ground::Personal, String::new())));
    assert_eq!(ground("other", "事故の場所 \r\n"), Ok((Ground::Other, "事故の場所".to_owned())));
    assert_eq!(ground("other", " "), Err(Problems::one("why", Problem::Missing)));
    assert_eq!(ground("", ""), Err(Problems::one("ground", Problem::Missing)));
    assert_eq!(ground("because", ""), Err(Problems::one("ground", Problem::NotAChoice)));
    assert!(ground("personal", &"あ".repeat(401)).is_err());
}

#[test]
fn numbers_addresses_and_known_names_are_proposed() {
    let text = "連絡は山田 太郎（０９０－１２３４－５６７８、(0920)53-6111）か taro.y@example.jp. へ。〒817-0022 厳原町。\
                予算は1,200,000円、令和8年11月22日、120-50、12345678901。";
    let found = suspects(text, &["山田太郎", "鈴木花子", "林"]);
    assert_eq!(found, ["山田太郎", "taro.y@example.jp", "０９０－１２３４－５６７８", "0920)53-6111", "817-0022"]);
    assert_eq!(shown(text, &found.join("\n")).matches(MASK).count(), 5);
}

proptest! {
    #[test]
    fn nothing_hidden_is_left_and_nothing_else_is_lost(
        before in "[ぁ-ん一-龠a-z0-9 \n]{0,12}",
        secret in "[一-龠ァ-ン]{2,6}",
        between in "[ぁ-んa-z\n]{1,12}",
        after in "[ぁ-ん一-龠a-zA-Z０-９ ]{0,12}",
    ) {
        let original = format!("{before}{secret}{between}{secret}{after}");
        let marked = Redacted::mark(&original, &secret).expect("it stands there twice");
        prop_assert!(!marked.public().contains(&secret));
        let whole: String = marked.parts().iter().map(|part| match part {
            Part::Shown(text) | Part::Hidden(text) => *text,
        }).collect();
        prop_assert_eq!(&whole, &original);
        prop_assert!(marked.spans().windows(2).all(|pair| pair[0].until < pair[1].from));
        prop_assert_eq!(marked.public_of(&original), marked.public());
    }

    #[test]
    fn no_text_brings_it_down(original in ".{0,60}", passages in ".{0,30}") {
        if let Ok(marked) = Redacted::mark(&original, &passages) {
            prop_assert!(!marked.spans().is_empty());
            marked.public();
        }
        suspects(&original, &[&passages]);
    }
}

#[test]
fn passages_of_a_text_and_of_its_neighbours_are_hidden_together() {
    let own = Redacted::mark("山田太郎と鈴木が植えた", "鈴木").expect("there");
    let both = |text: &str| among(text, Some(&own), "山田太郎").map(|hidden| hidden.public());
    assert_eq!(both("山田太郎と鈴木が植えた").as_deref(), Some("■■■と■■■が植えた"));
    assert_eq!(both("鈴木と山田　太郎が植えた").as_deref(), Some("■■■と■■■が植えた"), "changed, and found again");
    assert_eq!(both("すずきさんと山田太郎が植えた"), None, "nobody knows what became of the passage");
    let hidden = among("山田太郎と鈴木が植えた", Some(&own), "山田太郎と").expect("found");
    assert_eq!(hidden.parts(), [Part::Hidden("山田太郎と鈴木"), Part::Shown("が植えた")]);
}

#[test]
fn every_text_that_becomes_public_has_a_code_of_its_own() {
    let fields: Vec<Field> = Field::of_case().chain([Field::Comment]).collect();
    assert!(fields.contains(&Field::Plan("purpose")) && fields.iter().any(|field| matches!(field, Field::Report(_))));
    for field in &fields {
        assert_eq!(Field::from_code(&field.code()), Some(*field));
        assert!(!field.text(Lang::Ja).bare().is_empty());
    }
    assert_eq!(fields.iter().filter(|field| field.is_name()).count(), 2);
    assert_eq!([Field::from_code("plan-budget"), Field::from_code("report-"), Field::from_code("")], [None; 3]);
}
