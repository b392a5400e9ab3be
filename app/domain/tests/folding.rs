//! How typed text is kept and compared（文字の整え方・名寄せ）.

use domain::folding::{
    Email, EmailError, Phone, PhoneError, Postcode, PostcodeError, SearchTerm, bigram_query, bigrams, clean,
    clean_multiline, digits, email_key, fold, text_hash,
};
use proptest::prelude::*;

/// 吉 and 高 in their other shapes, 崎 with a standing stroke, 神 as a compatibility ideograph, and a
/// glyph choice: all occur in family registers and all are lost by NFKC, JIS or a BMP limit.
const NAMES: [&str; 6] = ["𠮷野", "髙橋", "宮﨑", "\u{FA19}田", "葛\u{E0100}城", "㈱ともに①"];

#[test]
fn names_are_kept_byte_for_byte() {
    for name in NAMES {
        assert_eq!(clean(name), name);
        assert_eq!(clean_multiline(name), name);
        assert_eq!(clean(&format!("　{name}\u{0}\u{202E} ")), name);
    }
}

#[test]
fn loose_voiced_marks_join_their_kana() {
    assert_eq!(clean("か\u{3099}っこう"), "がっこう");
    assert_eq!(clean("ハ\u{309A}ン"), "パン");
    assert_eq!(clean("か\u{FEFF}\u{3099}"), "が");
    assert_eq!(clean("山\u{3099}"), "山\u{3099}");
    assert_eq!(clean("e\u{301}"), "e\u{301}", "only kana are joined");
}

#[test]
fn one_line_stays_one_line() {
    assert_eq!(clean(" 対馬市\r\n厳原町\t1 "), "対馬市  厳原町 1");
    assert_eq!(clean("\u{FDD0}a\u{FFFF}"), "a");
}

#[test]
fn longer_texts_keep_lines_and_the_first_indent() {
    assert_eq!(clean_multiline("\r\n  \r\n　一行目\r\n二行目\r三行目\t表\n\n"), "　一行目\n二行目\n三行目\t表");
    assert_eq!(clean_multiline(" \n \r\n"), "");
}

#[test]
fn spellings_of_one_word_fold_alike() {
    for (one, other) in [
        ("カイガンセイソウ", "かいがん せいそう"),
        ("ｶﾞｯｺｳ", "がっこう"),
        ("か\u{3099}", "ガ"),
        ("か゛", "が"),
        ("㈱ともに", "(株)ともに"),
        ("Ｔｏｍｏｎｉ", "tomoni"),
        ("スーパー", "す―ぱ−"),
        ("1−2−3", "１ｰ２‐３"),
        ("樽ヶ浜", "樽ケ浜"),
        ("樽ヶ浜", "樽ｹ浜"),
        ("ヴァイオリン", "ゔぁいおりん"),
        ("ヷ", "わ゛"),
        ("葛\u{E0100}城", "葛城"),
        ("\u{FA19}田", "神田"),
        ("ABC\u{200B}\u{AD}D", "abcd"),
    ] {
        assert_eq!(fold(one), fold(other), "{one} and {other}");
        assert_eq!(text_hash(one), text_hash(other));
    }
    assert_eq!(fold("バーベキュー・１"), "ばーべきゅー・1");
    assert_ne!(fold("対馬"), fold("津島"));
    assert_ne!(text_hash("賛成"), text_hash("反対"));
}

#[test]
fn the_hash_is_sha_256_in_hexadecimal() {
    assert_eq!(text_hash(" A B C "), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

#[test]
fn every_single_letter_folds_once_and_for_all() {
    for letter in '\u{0}'..=char::MAX {
        let text = letter.to_string();
        let once = fold(&text);
        assert_eq!(fold(&once), once, "U+{:04X}", letter as u32);
        let kept = clean(&text);
        assert_eq!(clean(&kept), kept, "U+{:04X}", letter as u32);
    }
}

#[test]
fn pairs_are_made_for_searching() {
    assert_eq!(bigrams("海岸清掃"), "海岸 岸清 清掃");
    assert_eq!(bigrams("𠮷野"), "𠮷野");
    assert_eq!(bigrams("海"), "海");
    assert_eq!(bigrams(" 　"), "");
    assert_eq!(bigrams("花・火"), "花ー ー火", "no letter that a database would split at");
}

#[test]
fn searches_look_for_every_word() {
    let phrase = |text: &str| SearchTerm::Phrase(text.to_owned());
    assert_eq!(bigram_query("海岸　セイソウ"), [phrase("海岸"), phrase("せい いそ そう")]);
    assert_eq!(bigram_query("島"), [SearchTerm::Letter('島')]);
    assert_eq!(bigram_query(" % ・ \" "), []);
    assert_eq!(bigram_query("100%"), [phrase("10 00 0ー")]);
}

#[test]
fn numbers_are_read_in_any_width() {
    assert_eq!(digits("０９２０−５３ー６１１１"), "0920-53-6111");
    assert_eq!(digits(" ８１７　００２２ "), "8170022");
    for dash in "-‐‑‒–—―−－ーｰ─━﹣".chars() {
        assert_eq!(digits(&format!("1{dash}2")), "1-2", "U+{:04X}", dash as u32);
    }
}

#[test]
fn postcodes_are_read_and_shown() {
    for typed in ["8170022", "817-0022", "〒817-0022", "８１７ー００２２", " 817 0022 "] {
        let postcode: Postcode = typed.parse().expect(typed);
        assert_eq!(postcode.to_string(), "817-0022");
        assert_eq!(postcode.digits(), "8170022");
    }
    for typed in ["817-002", "81700222", "817-00a2", "８１７‐００二二"] {
        assert_eq!(typed.parse::<Postcode>(), Err(PostcodeError::NotSevenDigits), "{typed}");
    }
    assert_eq!("〒".parse::<Postcode>(), Err(PostcodeError::Empty));
}

#[test]
fn telephone_numbers_are_read_leniently() {
    for (typed, shown) in [
        ("0920-53-6111", "0920-53-6111"),
        ("０９２０（５３）６１１１", "0920-53-6111"),
        ("(0920) 53-6111", "0920-53-6111"),
        ("0920.53.6111", "0920-53-6111"),
        ("0920536111", "0920536111"),
        ("09012345678", "090-1234-5678"),
        ("+81 90-1234-5678", "090-1234-5678"),
        ("+81(0)920-53-6111", "0920-53-6111"),
        ("0120123456", "0120-123-456"),
        ("08001234567", "0800-123-4567"),
        ("+82-51-123-4567", "+82-51-123-4567"),
        ("0920-53-6111 内線 123", "0920-53-6111（内線123）"),
        ("0920-53-6111（内線：123）", "0920-53-6111（内線123）"),
    ] {
        let phone: Phone = typed.parse().expect(typed);
        assert_eq!(phone.to_string(), shown, "{typed}");
        assert_eq!(phone.to_string().parse(), Ok(phone), "{typed}");
    }
    let hyphens: Phone = "0920-53-6111".parse().expect("a number");
    let none: Phone = "0920536111".parse().expect("a number");
    assert_eq!(hyphens.digits(), none.digits());
}

#[test]
fn what_is_no_telephone_number_is_refused() {
    for (typed, why) in [
        ("", PhoneError::Empty),
        ("--", PhoneError::Empty),
        ("なし", PhoneError::Unreadable),
        ("0920-53-611a", PhoneError::Unreadable),
        ("0920-53-6111 内線", PhoneError::Unreadable),
        ("53-6111", PhoneError::WrongLength),
        ("9920-53-6111", PhoneError::WrongLength),
        ("0920-53-61111", PhoneError::WrongLength),
        ("090-1234-567", PhoneError::WrongLength),
        ("+1-23", PhoneError::WrongLength),
    ] {
        assert_eq!(typed.parse::<Phone>(), Err(why), "{typed}");
    }
}

#[test]
fn addresses_are_made_unique() {
    for (typed, key) in [
        ("Taro@Example.JP", "taro@example.jp"),
        (" ｔａｒｏ＠ｅｘａｍｐｌｅ．ｊｐ ", "taro@example.jp"),
        ("taro@example。jp", "taro@example.jp"),
        ("taro＠tsushima－shi.example", "taro@tsushima-shi.example"),
        ("foo..bar@docomo.ne.jp", "foo..bar@docomo.ne.jp"),
        ("foo.@ezweb.ne.jp", "foo.@ezweb.ne.jp"),
        ("\"foo.\"@ezweb.ne.jp", "foo.@ezweb.ne.jp"),
        ("a+b_c@x.co", "a+b_c@x.co"),
    ] {
        assert_eq!(email_key(typed).as_deref(), Ok(key), "{typed}");
    }
    let email: Email = "Taro＠Example.jp".parse().expect("an address");
    assert_eq!((email.address(), email.key()), ("Taro@Example.jp", "taro@example.jp"));
}

#[test]
fn what_is_no_address_is_refused() {
    for (typed, why) in [
        ("", EmailError::Empty),
        ("taro.example.jp", EmailError::NotOneAt),
        ("a@b@example.jp", EmailError::NotOneAt),
        ("@example.jp", EmailError::LocalPart),
        ("\"\"@example.jp", EmailError::LocalPart),
        ("太郎@example.jp", EmailError::LocalPart),
        ("a,b@example.jp", EmailError::LocalPart),
        ("a<b>@example.jp", EmailError::LocalPart),
        ("taro@", EmailError::Domain),
        ("taro@localhost", EmailError::Domain),
        ("taro@example..jp", EmailError::Domain),
        ("taro@-example.jp", EmailError::Domain),
        ("taro@example.jp.", EmailError::Domain),
        ("taro@192.168.0.1", EmailError::Domain),
        ("taro@例え.jp", EmailError::Domain),
    ] {
        assert_eq!(email_key(typed), Err(why), "{typed}");
    }
    let domain = format!("{}.jp", ["abcdefghi"; 19].join("."));
    assert_eq!(domain.len(), 192);
    let local = |length: usize| "a".repeat(length);
    assert!(email_key(&format!("{}@{domain}", local(61))).is_ok());
    let over = email_key(&format!("{}@{domain}", local(62)));
    assert_eq!(over, Err(EmailError::TooLong));
    assert_eq!(email_key(&format!("{}@a.jp", local(65))), Err(EmailError::TooLong));
}

#[test]
fn contact_data_are_stored_as_plain_text() {
    let postcode: Postcode = serde_json::from_str("\"〒8170022\"").expect("a postcode");
    assert_eq!(serde_json::to_string(&postcode).expect("plain data"), "\"817-0022\"");
    assert!(serde_json::from_str::<Phone>("\"110\"").is_err());
    assert!(serde_json::from_str::<Email>("\"nobody\"").is_err());
}

/// Text rich in what folding treats specially.
fn awkward() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,24}",
        any::<String>(),
        "[かハﾊヷヶーｰ\u{3099}\u{309A}ﾞﾟ゛゜ \t\r\n\u{0}\u{FEFF}\u{E0100}\u{200D}İßAａ㈱①−-]{0,24}",
    ]
}

proptest! {
    #[test]
    fn cleaning_twice_changes_nothing(text in awkward()) {
        let kept = clean(&text);
        prop_assert_eq!(&clean(&kept), &kept);
        let kept = clean_multiline(&text);
        prop_assert_eq!(&clean_multiline(&kept), &kept);
        prop_assert!(!kept.contains(['\r', '\0']));
    }

    #[test]
    fn folding_twice_changes_nothing(text in awkward()) {
        let folded = fold(&text);
        prop_assert_eq!(&fold(&folded), &folded);
        prop_assert!(!folded.contains(char::is_whitespace));
    }

    #[test]
    fn cleaning_does_not_change_what_is_compared(text in awkward()) {
        prop_assert_eq!(fold(&clean(&text)), fold(&text));
    }

    #[test]
    fn any_part_of_a_text_is_found(text in awkward(), from in 0..24_usize, length in 2..24_usize) {
        let part: String = fold(&text).chars().skip(from).take(length).collect();
        for term in bigram_query(&part) {
            match term {
                SearchTerm::Phrase(phrase) => {
                    let haystack = format!(" {} ", bigrams(&text));
                    let needle = format!(" {phrase} ");
                    prop_assert!(haystack.contains(&needle), "{phrase} in {haystack}");
                }
                SearchTerm::Letter(letter) => prop_assert!(fold(&text).contains(letter)),
            }
        }
    }

    #[test]
    fn any_typing_is_read_or_refused(text in awkward(), number in "[0-9０-９()+内線〒@.-]{0,20}") {
        for typed in [&text, &number] {
            if let Ok(phone) = typed.parse::<Phone>() {
                prop_assert_eq!(phone.to_string().parse::<Phone>(), Ok(phone));
            }
            if let Ok(postcode) = typed.parse::<Postcode>() {
                prop_assert_eq!(postcode.to_string().parse::<Postcode>(), Ok(postcode));
            }
            if let Ok(key) = email_key(typed) {
                prop_assert_eq!(email_key(&key), Ok(key));
            }
        }
    }

    #[test]
    fn an_address_has_one_key_in_any_case(local in "[a-zA-Z0-9.+_-]{1,20}", domain in "[a-z]{1,9}\\.(jp|com)") {
        let typed = format!("{local}@{domain}");
        let key = email_key(&typed);
        prop_assert!(key.is_ok());
        prop_assert_eq!(email_key(&typed.to_uppercase()), key);
    }
}
