//! What a notice begins with in most cities（実施要領のひな形）; the department changes what differs.

use super::{Choice, Class, Particulars, Want, Wanted};
use crate::opinions::{Channel, Naming};
use crate::texts::Words;

/// Who may write: key and name.
const CATEGORIES: [(&str, &str, &str, &str); 6] = [
    ("resident", "市内にお住まいの方", "市《し》に 住《す》んで いる 人《ひと》", "I live in the city"),
    ("worker", "市内で働いている方", "市《し》で 働《はたら》いて いる 人《ひと》", "I work in the city"),
    (
        "student",
        "市内の学校に通っている方",
        "市《し》の 学校《がっこう》に 通《かよ》って いる 人《ひと》",
        "I study in the city",
    ),
    (
        "business",
        "市内に事務所・事業所がある個人・団体",
        "市《し》に 会社《かいしゃ》や 団体《だんたい》が ある 人《ひと》",
        "A business or group in the city",
    ),
    (
        "taxpayer",
        "市に納税している方",
        "市《し》に 税金《ぜいきん》を はらって いる 人《ひと》",
        "I pay taxes to the city",
    ),
    (
        "interest",
        "この案件に利害関係がある方",
        "この ことに 関係《かんけい》が ある 人《ひと》",
        "The matter concerns me",
    ),
];

/// How answers are sorted: sign, name, meaning, whether the draft changes.
const CLASSES: [(&str, [&str; 3], [&str; 3], bool); 5] = [
    (
        "A",
        ["反映する", "案《あん》を 直《なお》します", "Taken up"],
        [
            "ご意見により案を修正します。",
            "意見《いけん》を 聞《き》いて、案《あん》を 直《なお》します。",
            "The draft is changed.",
        ],
        true,
    ),
    (
        "B",
        ["すでに盛り込み済み", "もう 書《か》いて あります", "There already"],
        [
            "案にすでに含まれているか、趣旨が同じものです。",
            "同《おな》じ ことが もう 案《あん》に あります。",
            "The draft says so already.",
        ],
        false,
    ),
    (
        "C",
        ["今後の参考", "これから 考《かんが》えます", "For later"],
        [
            "今後の取組や実施の段階で検討します。",
            "これから することの 参考《さんこう》に します。",
            "To be considered when the plan is carried out.",
        ],
        false,
    ),
    (
        "D",
        ["反映できない", "案《あん》は 変《か》えません", "Not taken up"],
        [
            "案に反映することが難しいもので、その理由を示します。",
            "案《あん》は 変《か》えません。理由《りゆう》を 書《か》きます。",
            "The draft is not changed, and the reason is given.",
        ],
        false,
    ),
    (
        "E",
        ["その他", "そのほか", "Other"],
        ["ご質問・ご感想などです。", "質問《しつもん》や 感想《かんそう》です。", "Questions and remarks."],
        false,
    ),
];

impl Particulars {
    /// A notice to begin with.
    pub fn usual() -> Particulars {
        let class =
            |(code, [ja, easy, en], [long, long_easy, long_en], changes): (&str, [&str; 3], [&str; 3], bool)| Class {
                code: code.to_owned(),
                label: Words::of(ja, easy, en),
                meaning: Words::of(long, long_easy, long_en),
                changes,
            };
        let choice = |(key, ja, easy, en): (&str, &str, &str, &str)| Choice {
            key: key.to_owned(),
            label: Words::of(ja, easy, en),
        };
        Particulars {
            who: Words::of(
                "市内にお住まいの方、市内で働く方・学ぶ方、市内に事務所や事業所がある個人・団体、市に納税している方、この案件に利害関係がある方",
                "市《し》に 住《す》んで いる 人《ひと》、働《はたら》いて いる 人《ひと》、学校《がっこう》に 通《かよ》って いる 人《ひと》、会社《かいしゃ》や 団体《だんたい》、この ことに 関係《かんけい》が ある 人《ひと》",
                "Everybody who lives, works or studies in the city, businesses and groups here, taxpayers, and those whom the matter concerns",
            ),
            channels: [Channel::Online, Channel::Counter, Channel::Branch, Channel::Post, Channel::Fax, Channel::Mail]
                .into(),
            naming: vec![Naming::Named],
            wanted: Wanted {
                address: Want::Required,
                phone: Want::Optional,
                email: Want::Optional,
                category: Want::Required,
            },
            categories: CATEGORIES.map(choice).to_vec(),
            classes: CLASSES.map(class).to_vec(),
            grace_days: 7,
            ..Particulars::default()
        }
    }
}
