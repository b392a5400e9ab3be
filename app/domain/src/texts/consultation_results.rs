//! The words of the decided plan and of the result of a consultation（成案と結果の言葉）.

texts! {
    fn plan() { ja: "成案と修正箇所", easy: "決《き》まった 計画《けいかく》", en: "The plan as decided" }
    fn plan_lead() {
        ja: "公表した案から、決まった計画を項目ごとに書きます。直した項目には、もとになった回答の番号か理由が必要です。",
        easy: "決《き》まった 計画《けいかく》を 書《か》きます。変《か》えた ところには 理由《りゆう》を 書《か》きます。",
        en: "The plan as decided, clause by clause, from the draft. Every changed clause needs the answers that caused it, or a reason.",
    }
    fn begin() { ja: "案を写して書きはじめる", easy: "案《あん》から 始《はじ》める", en: "Begin from the draft" }
    fn clause() { ja: "項目", easy: "項目《こうもく》", en: "Clause" }
    fn changed() { ja: "修正あり", easy: "変《か》えました", en: "Changed" }
    fn unchanged() { ja: "修正なし", easy: "同《おな》じ", en: "Unchanged" }
    fn why() { ja: "修正の理由", easy: "変《か》えた 理由《りゆう》", en: "Why it was changed" }
    fn edit(clause) { ja: "項目を直す：{clause}", easy: "直《なお》す：{clause}", en: "Edit: {clause}" }
    fn heading() { ja: "見出し", easy: "見出《みだ》し", en: "Heading" }
    fn body() { ja: "本文（空にすると項目を削ります）", easy: "本文《ほんぶん》", en: "Text (empty: the clause is dropped)" }
    fn answers() { ja: "もとになった回答の番号", easy: "もとの 答《こた》えの 番号《ばんごう》", en: "Numbers of the answers that caused it" }
    fn answers_help() { ja: "例：3、5", easy: "例《れい》：3、5", en: "For example 3, 5" }
    fn because() { ja: "理由（意見によらない修正のとき）", easy: "理由《りゆう》", en: "Reason, where no opinion caused it" }
    fn save() { ja: "保存する", easy: "保存《ほぞん》する", en: "Save" }
    fn draft_text() { ja: "公表した案", easy: "はじめの 案《あん》", en: "The draft" }

    fn approve_all() { ja: "すべての回答を決裁する", easy: "全部《ぜんぶ》の 答《こた》えを 決《き》める", en: "Approve all answers" }
    fn conclude() { ja: "結果を公表する", easy: "結果《けっか》を 知《し》らせる", en: "Publish the result" }
    fn conclude_note() {
        ja: "公表すると、意見を出した方と購読者にお知らせが送られます。公表したあとは取り消せません。",
        easy: "意見《いけん》を 出《だ》した 人《ひと》に メールが 届《とど》きます。あとで 取《と》り消《け》せません。",
        en: "Everybody who wrote and everybody who follows is told. It cannot be taken back.",
    }
    fn decided_on() { ja: "計画を決定した日", easy: "決《き》まった 日《ひ》", en: "Day of the decision" }
    fn gap_no_plan() { ja: "成案がまだありません。", easy: "決《き》まった 計画《けいかく》が まだ ありません。", en: "The plan as decided is not there yet." }
    fn gap_silent(clauses) { ja: "修正の理由がない項目：{clauses}", easy: "理由《りゆう》の ない 項目《こうもく》：{clauses}", en: "Changed clauses without a reason: {clauses}" }
    fn gap_idle(numbers) { ja: "案を修正する区分なのに、修正した項目と結びついていない回答：{numbers}", easy: "変《か》える ところが ない 答《こた》え：{numbers}", en: "Answers that change the draft, linked to no changed clause: {numbers}" }

    fn result(title) { ja: "結果：{title}", easy: "結果《けっか》：{title}", en: "Result: {title}" }
    fn see_result() { ja: "意見と市の考え方を見る", easy: "結果《けっか》を 見《み》る", en: "See the result" }
    fn result_lead() {
        ja: "いただいた意見の概要と、それに対する市の考え方です。同じ趣旨の意見はまとめています。件数は賛否の投票ではありません。",
        easy: "意見《いけん》の まとめと、市《し》の 考《かんが》えです。同《おな》じ 意味《いみ》の 意見《いけん》は まとめました。数《かず》は 投票《とうひょう》では ありません。",
        en: "What people said, in summary, and what the city says to it. Opinions of the same meaning stand together. Numbers are not votes.",
    }
    /// What came and what was answered, in one line.
    fn in_one_line(senders, points, answers) {
        ja: "{senders}人・団体から{points}件の意見をいただき、{answers}件の市の考え方にまとめました。",
        easy: "{senders}の 人《ひと》や 団体《だんたい》から {points}の 意見《いけん》が 来《き》ました。{answers}の 答《こた》えに まとめました。",
        en: "{senders} senders made {points} points, which the city answers in {answers} answers.",
    }
    fn numbers() { ja: "募集の概要と件数の内訳", easy: "くわしい 数《かず》", en: "The consultation and its numbers" }
    fn none_came() { ja: "意見の提出はありませんでした。", easy: "意見《いけん》は ありませんでした。", en: "No opinion was sent in." }
    fn period() { ja: "募集期間", easy: "集《あつ》めた 期間《きかん》", en: "Period" }
    fn senders() { ja: "提出者数", easy: "出《だ》した 人《ひと》", en: "Senders" }
    fn senders_of(all, groups) { ja: "{all}（うち団体等の意見 {groups}件）", easy: "{all}（団体《だんたい》の 意見《いけん》 {groups}）", en: "{all} ({groups} opinions of groups)" }
    fn opinions() { ja: "意見書の数", easy: "届《とど》いた 意見書《いけんしょ》", en: "Opinions received" }
    fn points() { ja: "意見数", easy: "意見《いけん》の 数《かず》", en: "Points made" }
    fn texts() { ja: "異なる文の数", easy: "ちがう 文《ぶん》の 数《かず》", en: "Different texts" }
    fn out_of_scope() { ja: "対象外・無効", easy: "答《こた》えない もの", en: "Out of scope, or without effect" }
    fn apart(out, invalid) { ja: "対象外 {out}件・無効 {invalid}件", easy: "対象外《たいしょうがい》 {out}・無効《むこう》 {invalid}", en: "{out} out of scope, {invalid} without effect" }
    fn originals() { ja: "原文の閲覧", easy: "もとの 文《ぶん》を 見《み》る ところ", en: "Where the originals can be read" }
    fn by_channel() { ja: "提出方法ごとの数", easy: "出《だ》し方《かた》ごとの 数《かず》", en: "By the way they came" }
    fn by_class() { ja: "反映区分ごとの数", easy: "どう したか", en: "By class" }
    fn channel() { ja: "提出方法", easy: "出《だ》し方《かた》", en: "Way" }
    fn class() { ja: "反映区分", easy: "どう したか", en: "Class" }
    fn answers_count() { ja: "回答の数", easy: "答《こた》えの 数《かず》", en: "Answers" }
    fn table() { ja: "意見の概要と市の考え方", easy: "意見《いけん》と 市《し》の 考《かんが》え", en: "Opinions and answers" }
    fn number() { ja: "番号", easy: "番号《ばんごう》", en: "No." }
    fn summary() { ja: "意見の概要", easy: "意見《いけん》の まとめ", en: "Opinions in summary" }
    fn answer() { ja: "市の考え方", easy: "市《し》の 考《かんが》え", en: "What the city says" }
    fn count() { ja: "件数", easy: "数《かず》", en: "Count" }
    fn changes_title() { ja: "案からの修正", easy: "変《か》えた ところ", en: "Changes to the draft" }
    fn no_changes() { ja: "案からの修正はありません。", easy: "変《か》えた ところは ありません。", en: "The draft was not changed." }
    fn caused_by(numbers) { ja: "もとになった意見：番号 {numbers}", easy: "もとの 意見《いけん》：{numbers}番《ばん》", en: "Caused by No. {numbers}" }
    fn find_mine() { ja: "受付番号から回答を探す", easy: "受付番号《うけつけばんごう》で さがす", en: "Find the answer to an opinion" }
    fn receipt() { ja: "受付番号", easy: "受付番号《うけつけばんごう》", en: "Receipt number" }
    fn find() { ja: "探す", easy: "さがす", en: "Find" }
    fn found(number, answers) { ja: "{number}の意見への回答：番号 {answers}", easy: "{number}への 答《こた》え：{answers}番《ばん》", en: "The answer to {number}: No. {answers}" }
    fn not_found(number) { ja: "{number}への回答は見つかりません。番号を確かめてください。対象外の意見などには回答がありません。", easy: "{number}への 答《こた》えは ありません。番号《ばんごう》を 見《み》て ください。", en: "There is no answer to {number}. Please check the number. Opinions out of scope have none." }
    fn csv() { ja: "CSVで保存", easy: "CSVで 保存《ほぞん》", en: "Save as CSV" }
    fn xlsx() { ja: "Excelで保存", easy: "Excelで 保存《ほぞん》", en: "Save as Excel" }
    fn docx() { ja: "Wordで保存", easy: "Wordで 保存《ほぞん》", en: "Save as Word" }
    fn print() { ja: "印刷用の画面", easy: "紙《かみ》に 印刷《いんさつ》する", en: "Sheets to print" }
    fn take_along() { ja: "結果を保存・印刷する", easy: "結果《けっか》を 保存《ほぞん》する・印刷《いんさつ》する", en: "Save or print the result" }
    fn office_title(title) { ja: "「{title}」に対する意見募集の結果について", easy: "「{title}」の 結果《けっか》", en: "Result of the consultation on “{title}”" }
    fn office_lead() {
        ja: "お寄せいただいた意見の概要と、それに対する市の考え方を次のとおり公表します。貴重なご意見をありがとうございました。",
        easy: "みなさんの 意見《いけん》と 市《し》の 考《かんが》えです。意見《いけん》を ありがとう ございました。",
        en: "This is what people said, in summary, and what the city says to it. Thank you for every opinion.",
    }
    fn subject() { ja: "件名", easy: "名前《なまえ》", en: "Subject" }
    fn contact() { ja: "問い合わせ先", easy: "聞《き》く ところ", en: "Contact" }
    fn published_on() { ja: "結果の公表日", easy: "結果《けっか》を 出《だ》した 日《ひ》", en: "Published" }
    fn as_drafted() { ja: "修正前（案）", easy: "はじめの 案《あん》", en: "Draft" }
    fn as_decided() { ja: "修正後（成案）", easy: "決《き》まった もの", en: "As decided" }
    fn changed_words() { ja: "修正後の文言：", easy: "変《か》えた 後《あと》の ことば：", en: "The changed words:" }
    fn json() { ja: "JSONで保存", easy: "JSONで 保存《ほぞん》", en: "Save as JSON" }
    fn more() { ja: "続きの回答", easy: "つづき", en: "More answers" }

    fn letter_subject(title) { ja: "結果を公表しました：{title}", easy: "結果《けっか》が 出《で》ました：{title}", en: "The result is published: {title}" }
    fn letter_news(title, number) {
        ja: "「{title}」の結果を公表しました。ご意見（受付番号 {number}）をお寄せいただき、ありがとうございました。",
        easy: "「{title}」の 結果《けっか》が 出《で》ました。意見《いけん》（受付番号《うけつけばんごう》 {number}）を ありがとう ございました。",
        en: "The result of “{title}” is published. Thank you for your opinion (receipt number {number}).",
    }
    fn letter_answer(number) { ja: "回答　番号{number}", easy: "答《こた》え {number}", en: "Answer No. {number}" }
    fn letter_no_answer() {
        ja: "お寄せいただいた内容は、この案件への意見としての回答の対象になりませんでした。",
        easy: "あなたの 意見《いけん》への 答《こた》えは ありません。",
        en: "What you wrote was not among the opinions that are answered.",
    }
    fn letter_where(address) {
        ja: "すべての意見と市の考え方は、市のホームページ（{address}）と、下記の窓口でご覧になれます。",
        easy: "全部《ぜんぶ》の 答《こた》えは、ホームページ（{address}）と 市役所《しやくしょ》で 読《よ》めます。",
        en: "All opinions and answers can be read at {address} and at the city's counter.",
    }
    fn letter_link() { ja: "回答を見る", easy: "答《こた》えを 見《み》る", en: "Read the answer" }

    fn was_begun() { ja: "成案を書きはじめました", easy: "決《き》まった 計画《けいかく》を 書《か》きはじめました", en: "Began the plan as decided" }
    fn was_edited() { ja: "成案の項目を直しました", easy: "項目《こうもく》を 直《なお》しました", en: "Edited a clause of the plan" }
}
