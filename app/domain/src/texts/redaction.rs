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
    fn title() { ja: "公表用の墨消し", easy: "みんなに 見《み》せない 言葉《ことば》", en: "Hide passages from the public" }
    fn lead() {
        ja: "結果や事業の成果のページに載る文から、個人情報など公表できない部分を隠します。原文は変わりません。ここで隠した語句は、同じ案件の計画と報告のどこにあっても隠れます。",
        easy: "みんなに 見《み》せては いけない 言葉《ことば》を かくします。もとの 文《ぶん》は 変《か》わりません。",
        en: "Take what must not be published out of the texts that appear with results and projects. The originals stay as they are. What is hidden here is hidden throughout the plan and report of the case.",
    }
    fn nothing() {
        ja: "公表される文は、まだありません。",
        easy: "みんなが 見《み》る 文《ぶん》は まだ ありません。",
        en: "There is no text yet that will be published.",
    }
    fn comment_link() {
        ja: "講評の公表できない部分を隠す",
        easy: "講評《こうひょう》の 見《み》せない 言葉《ことば》を かくす",
        en: "Hide passages of the comment from the public",
    }
    fn original() { ja: "原文（職員だけ）", easy: "もとの 文《ぶん》（職員《しょくいん》だけ）", en: "As written (staff only)" }
    fn public() { ja: "公表される文", easy: "みんなが 見《み》る 文《ぶん》", en: "What the public reads" }
    fn as_written() { ja: "公表される文（原文のまま）", easy: "みんなが 見《み》る 文《ぶん》（もとの まま）", en: "What the public reads, as written" }
    fn hide() { ja: "隠す部分を決める", easy: "かくす ところを 決《き》める", en: "Choose what to hide" }
    fn passages() { ja: "隠す語句", easy: "かくす 言葉《ことば》", en: "Passages to hide" }
    fn passages_help() {
        ja: "1行に1つ、原文から書き写してください。同じ語句はすべて隠れます。一か所だけ隠すときは、前後の言葉も書き、隠す部分を【 】で囲みます（例：会長の【林】さん）。",
        easy: "1行《ぎょう》に 1つ 書《か》きます。ひとつの 場所《ばしょ》だけの ときは、前《まえ》と 後《うし》ろの 言葉《ことば》も 書《か》いて、かくす ところを 【 】で かこみます。",
        en: "One a line, copied from the original; each is hidden wherever it stands. To hide a single place, write the words around it and put 【 】 around what is to be hidden.",
    }
    fn suspects() {
        ja: "隠したほうがよいかもしれない語句です。確かめてください。",
        easy: "かくした ほうが いいかも しれません。見《み》て ください。",
        en: "These may have to be hidden. Please check.",
    }
    fn ground() { ja: "隠す理由", easy: "かくす 理由《りゆう》", en: "Ground" }
    fn why() { ja: "理由の説明", easy: "理由《りゆう》の 説明《せつめい》", en: "Explanation" }
    fn why_help() {
        ja: "「その他」のときは必ず書いてください。隠す語句そのものは書かないでください。履歴に残ります。",
        easy: "「その ほか」の ときは 書《か》いて ください。かくす 言葉《ことば》は 書《か》かないで ください。",
        en: "Required for “Other”. Do not repeat the passage: this stays in the journal.",
    }
    fn save() { ja: "この部分を隠す", easy: "かくす", en: "Hide these passages" }
    fn clear() { ja: "墨消しをやめて、原文を公表する", easy: "かくすのを やめる", en: "Hide nothing, publish the original" }
    fn stale() {
        ja: "墨消しのあとで原文が変わりました。いまの公表文を確かめ、もう一度決めてください。",
        easy: "もとの 文《ぶん》が 変《か》わりました。もう 一度《いちど》 見《み》て ください。",
        en: "The original has changed since. Check what is published now and decide again.",
    }
    fn marked_by(name) { ja: "{name}が隠しました。", easy: "{name}さんが かくしました。", en: "Hidden by {name}." }
    fn did_mark() { ja: "公表用の墨消し", easy: "言葉《ことば》を かくしました", en: "Hid passages from the public" }
    fn did_clear() { ja: "公表用の墨消しを解除", easy: "かくすのを やめました", en: "Hides nothing any more" }
    fn not_found(passage) {
        ja: "「{passage}」は原文にありません。原文のとおりに書き写してください。",
        easy: "「{passage}」は もとの 文《ぶん》に ありません。もとの 文《ぶん》から 写《うつ》して ください。",
        en: "The original does not contain “{passage}”. Copy the passage as it stands there.",
    }
}
