//! Hiding passages before publication（公表用の墨消しの言葉）.

texts! {
    fn ground_personal() { ja: "個人情報", easy: "だれかが わかる こと（個人情報《こじんじょうほう》）", en: "Personal information" }
    fn ground_third_party() {
        ja: "第三者の利益を害するおそれ",
        easy: "ほかの 人《ひと》が 困《こま》る こと",
        en: "May harm a third party",
    }
    fn ground_defamation() { ja: "誹謗・中傷", easy: "人《ひと》を 傷《きず》つける 言葉《ことば》", en: "Insult or defamation" }
    fn ground_other() { ja: "その他", easy: "その ほか", en: "Other" }
    fn not_found(passage) {
        ja: "「{passage}」は原文にありません。原文のとおりに書き写してください。",
        easy: "「{passage}」は もとの 文《ぶん》に ありません。もとの 文《ぶん》から 写《うつ》して ください。",
        en: "The original does not contain “{passage}”. Copy the passage as it stands there.",
    }
}
