//! The words of the staff's pages of opinions（職員の意見の画面の言葉）.

use super::{Lang, Text};
use crate::opinions::Validity;

texts! {
    fn list_title() { ja: "提出された意見", easy: "出《だ》された 意見《いけん》", en: "Opinions received" }
    fn none() { ja: "条件に合う意見はありません。", easy: "意見《いけん》は ありません。", en: "No opinion fits." }
    fn opinions() { ja: "提出数", easy: "出《だ》された 数《かず》", en: "Opinions" }
    fn texts_count() { ja: "異なる文", easy: "ちがう 文《ぶん》", en: "Different texts" }
    fn senders() { ja: "提出者", easy: "出《だ》した 人《ひと》", en: "Senders" }
    fn senders_unknown(count) { ja: "ほかに名寄せできないもの {count}件", easy: "ほかに わからない もの {count}", en: "and {count} that nothing tells apart" }
    fn counts_help() {
        ja: "取下げを除きます。件数は目安であり、賛否の数ではありません。",
        easy: "取下《とりさ》げは 数《かぞ》えません。賛成《さんせい》や 反対《はんたい》の 数《かず》では ありません。",
        en: "Without what was withdrawn. These are numbers of papers, not of votes.",
    }
    fn by_channel() { ja: "提出方法ごとの数", easy: "出《だ》し方《かた》と 数《かず》", en: "By channel" }
    fn channel() { ja: "提出方法", easy: "出《だ》し方《かた》", en: "Channel" }
    fn validity() { ja: "有効性", easy: "有効性《ゆうこうせい》", en: "Validity" }
    fn every() { ja: "すべて", easy: "ぜんぶ", en: "All" }
    fn unchecked() { ja: "未確認の入力のみ", easy: "まだ 確認《かくにん》して いない もの", en: "Not compared yet" }
    fn words() { ja: "ことば・受付番号", easy: "ことば・番号《ばんごう》", en: "Words or number" }
    fn filter() { ja: "絞り込む", easy: "しぼる", en: "Filter" }
    fn begins() { ja: "意見", easy: "意見《いけん》", en: "Opinion" }
    fn received_on() { ja: "受付日", easy: "受《う》け付《つ》けた 日《ひ》", en: "Received on" }
    fn copies(count) { ja: "同じ文 {count}件", easy: "同《おな》じ 文《ぶん》 {count}", en: "{count} with the same text" }
    fn burst() { ja: "短時間に集中", easy: "短《みじか》い 時間《じかん》に たくさん", en: "Came in a burst" }
    fn burst_help() {
        ja: "同じ場所から短い時間に多く届いたものです。学校や職場からのこともあり、これだけでは無効になりません。",
        easy: "同《おな》じ 場所《ばしょ》から たくさん 来《き》ました。これだけで 無効《むこう》には なりません。",
        en: "Many came from one place in a short time. It may be a school or an office; this alone makes nothing invalid.",
    }
    fn compared() { ja: "確認済み", easy: "確認済《かくにんず》み", en: "Compared" }
    fn not_compared() { ja: "未確認", easy: "まだ", en: "Not compared" }
    fn key_in() { ja: "紙の意見を入力する", easy: "紙《かみ》の 意見《いけん》を 入力《にゅうりょく》する", en: "Key in papers" }
    fn to_compare(count) { ja: "入力を確認する（{count}件）", easy: "入力《にゅうりょく》を 確認《かくにん》する（{count}）", en: "Compare with the papers ({count})" }
    fn to_list() { ja: "意見の一覧へ", easy: "一覧《いちらん》へ", en: "To the list" }
    fn back_to_consultation() { ja: "意見募集へ", easy: "意見募集《いけんぼしゅう》へ", en: "To the consultation" }

    fn rows(count) { ja: "{count}件", easy: "{count}件《けん》", en: "{count} opinions" }
    fn rows_end(count) { ja: "以上 {count}件", easy: "ここまで {count}件《けん》", en: "End: {count} opinions" }
    fn file_name() { ja: "意見一覧", easy: "意見一覧", en: "opinions" }
    fn piece() { ja: "何番目の意見か", easy: "何番目《なんばんめ》か", en: "Piece" }
    fn copies_column() { ja: "同じ文の件数", easy: "同《おな》じ 文《ぶん》の 数《かず》", en: "Same text" }
    fn files() { ja: "添付", easy: "ファイル", en: "Files" }
    fn take_csv(count) { ja: "CSVで書き出す（{count}件）", easy: "CSVで 出《だ》す（{count}）", en: "Take along as CSV ({count})" }
    fn take_xlsx(count) { ja: "Excelで書き出す（{count}件）", easy: "Excelで 出《だ》す（{count}）", en: "Take along for Excel ({count})" }
    fn take_note() {
        ja: "提出者の氏名や連絡先は入りません。意見の文中の個人情報は原文のままです。だれがいつ何件を書き出したかを記録します。",
        easy: "名前《なまえ》や 連絡先《れんらくさき》は 入《はい》りません。文《ぶん》は そのままです。だれが 出《だ》したかを 記録《きろく》します。",
        en: "Without names and contacts; what was written stands as it was written. Who exports how much, and when, is recorded.",
    }
    fn happened_received() { ja: "意見を受け付けました", easy: "意見《いけん》を 受《う》け付《つ》けました", en: "Opinion received" }
    fn happened_keyed() { ja: "紙の意見を入力しました", easy: "紙《かみ》の 意見《いけん》を 入力《にゅうりょく》しました", en: "Opinion on paper keyed in" }
    fn happened_corrected() { ja: "提出者が訂正しました", easy: "出《だ》した 人《ひと》が 直《なお》しました", en: "Corrected by its author" }
    fn happened_withdrawn() { ja: "提出者が取り下げました", easy: "出《だ》した 人《ひと》が やめました", en: "Withdrawn by its author" }
    fn happened_judged() { ja: "有効性を判定しました", easy: "有効《ゆうこう》か 決《き》めました", en: "Validity judged" }
    fn happened_checked() { ja: "紙と見比べて確認しました", easy: "紙《かみ》と くらべました", en: "Compared with the paper" }
    fn happened_scanned() { ja: "写しを添え、または外しました", easy: "コピーを つけ、または はずしました", en: "Scan added or removed" }
    fn happened_filed() { ja: "提出者が添付を変えました", easy: "出《だ》した 人《ひと》が ファイルを 変《か》えました", en: "Files changed by its author" }
    fn happened_redacted() { ja: "公表用の墨消しをしました", easy: "見《み》せない ところを 決《き》めました", en: "Passages hidden from publication" }

    fn facts() { ja: "受付", easy: "受付《うけつけ》", en: "Receipt" }
    fn entered_at() { ja: "登録日時", easy: "登録《とうろく》の 日時《にちじ》", en: "Entered" }
    fn postmark() { ja: "消印の日", easy: "郵便局《ゆうびんきょく》の 日《ひ》", en: "Postmark" }
    fn stamp() { ja: "受付印の日", easy: "市《し》の 受付《うけつけ》の 日《ひ》", en: "Day of the stamp" }
    fn edition(number) { ja: "第{number}版の案への意見", easy: "第{number}版《はん》の 意見《いけん》", en: "On edition {number} of the draft" }
    fn keyed_by() { ja: "入力した人", easy: "入力《にゅうりょく》した 人《ひと》", en: "Keyed in by" }
    fn checked_by() { ja: "確認した人", easy: "確認《かくにん》した 人《ひと》", en: "Compared by" }
    fn version_title(number) { ja: "第{number}版（訂正前）", easy: "{number}回目《かいめ》の 文《ぶん》（前《まえ》）", en: "Version {number}, before the correction" }
    fn author() { ja: "提出者", easy: "出《だ》した 人《ひと》", en: "Sender" }
    fn author_hidden() {
        ja: "氏名や連絡先は、必要なときだけ表示してください。表示したことは記録に残ります。",
        easy: "名前《なまえ》は 必要《ひつよう》な ときだけ 見《み》て ください。見《み》た ことは 記録《きろく》に 残《のこ》ります。",
        en: "Show names and contacts only where you need them. That you did is recorded.",
    }
    fn author_show() { ja: "提出者を表示する", easy: "出《だ》した 人《ひと》を 見《み》る", en: "Show the sender" }
    fn author_erased() { ja: "提出者の情報は削除されています。", easy: "出《だ》した 人《ひと》の 情報《じょうほう》は 消《け》しました。", en: "The sender's data were erased." }
    fn lacking(fields) { ja: "必須の項目が空いています：{fields}", easy: "書《か》いて いない ところ：{fields}", en: "Required and not told: {fields}" }

    fn judge_title() { ja: "有効性を判定する", easy: "有効《ゆうこう》か 決《き》める", en: "Judge whether it counts" }
    fn judge_to() { ja: "判定", easy: "判定《はんてい》", en: "Judgement" }
    fn judge_reason() { ja: "理由", easy: "理由《りゆう》", en: "Reason" }
    fn judge_reason_help() {
        ja: "対象外・無効とするとき、判定を改めるときは必ず書いてください。履歴に残ります。",
        easy: "対象外《たいしょうがい》や 無効《むこう》の ときは、理由《りゆう》を 書《か》いて ください。",
        en: "Needed to say no, and to change a judgement. It stays in the history.",
    }
    fn judge_many() { ja: "選んだ意見をまとめて判定する", easy: "選《えら》んだ 意見《いけん》を まとめて 決《き》める", en: "Judge the chosen opinions together" }
    fn judge_all() { ja: "いま絞り込んでいる意見を選ぶ（一度に1,000件まで）", easy: "いま 見《み》えて いる 全部《ぜんぶ》（1,000まで）", en: "What the filter finds, up to 1,000 at a time" }
    fn judge_report() { ja: "まとめて判定した結果", easy: "まとめて 決《き》めた 結果《けっか》", en: "What became of each opinion" }
    fn choose() { ja: "選ぶ", easy: "選《えら》ぶ", en: "Choose" }
    fn choose_opinion(number) { ja: "{number}を選ぶ", easy: "{number}を 選《えら》ぶ", en: "Choose {number}" }
    fn judge_button() { ja: "判定を記録する", easy: "記録《きろく》する", en: "Record" }
    fn reopen() { ja: "受付済みに戻す", easy: "受付済《うけつけず》みに 戻《もど》す", en: "Back to received" }
    fn out_of_scope_help() { ja: "案件と関係のないもの。別に件数だけを公表します。", easy: "関係《かんけい》の ない もの。", en: "Does not speak to the matter; only counted." }
    fn invalid_help() { ja: "期間外、必須の欠け、誹謗中傷など。", easy: "間《ま》に 合《あ》わない もの など。", en: "Out of time, required particulars missing, defamation." }
    fn late_reason() { ja: "受付期間の後に届いたため", easy: "期間《きかん》の 後《あと》に 届《とど》いたため", en: "It came after the term" }
    fn early_reason() { ja: "受付期間の前に届いたため", easy: "期間《きかん》の 前《まえ》に 届《とど》いたため", en: "It came before the term" }
    fn history() { ja: "履歴", easy: "履歴《りれき》", en: "History" }

    fn redaction() { ja: "公表するときの墨消し", easy: "見《み》せない ところ", en: "What is not published" }
    fn redact() { ja: "墨消しをする", easy: "見《み》せない ところを 決《き》める", en: "Hide passages" }
    fn redaction_lead() {
        ja: "公表しない語句を1行に1つずつ書いてください。原文はそのまま残ります。同じ語句が何度も出るときは、すべて隠します。一部だけ隠すときは、前後の語句とともに書き、隠すところを【 】で囲みます。",
        easy: "見《み》せない ことばを 1行《ぎょう》に 1つ 書《か》いて ください。もとの 文《ぶん》は 残《のこ》ります。",
        en: "One passage a line. The original stays. A passage is hidden wherever it stands; to hide one of several, write the words around it and put 【 】 around what is hidden.",
    }
    fn passages_body() { ja: "意見の中で公表しない語句", easy: "意見《いけん》の 中《なか》の 見《み》せない ことば", en: "Passages of the opinion" }
    fn passages_reason() { ja: "理由の中で公表しない語句", easy: "理由《りゆう》の 中《なか》の 見《み》せない ことば", en: "Passages of the reason" }
    fn ground() { ja: "公表しない理由", easy: "見《み》せない 理由《りゆう》", en: "Ground" }
    fn why() { ja: "説明", easy: "説明《せつめい》", en: "Explanation" }
    fn original() { ja: "原文", easy: "もとの 文《ぶん》", en: "Original" }
    fn published_as() { ja: "公表する文", easy: "見《み》せる 文《ぶん》", en: "As published" }
    fn redact_button() { ja: "保存する", easy: "保存《ほぞん》する", en: "Save" }
    fn redact_none() { ja: "墨消しをやめる", easy: "ぜんぶ 見《み》せる", en: "Publish all of it" }

    fn files_title() { ja: "提出者の添付", easy: "ついて いる ファイル", en: "Files from the author" }
    fn files_unseen() {
        ja: "開く前に、差出人に心当たりがあるかを確かめてください。見たことは記録に残ります。",
        easy: "開《ひら》く 前《まえ》に 気《き》を つけて ください。見《み》た ことは 記録《きろく》に 残《のこ》ります。",
        en: "Take care before you open them: anybody may have sent them. That you did is recorded.",
    }
    fn scans() { ja: "紙の写し", easy: "紙《かみ》の コピー", en: "Scans of the paper" }
    fn scan() { ja: "写し（PDF・画像）", easy: "コピー", en: "Scan (PDF or picture)" }
    fn scan_add() { ja: "写しを添える", easy: "コピーを つける", en: "Add the scan" }
    fn scan_remove() { ja: "外す", easy: "はずす", en: "Remove" }
    fn no_scan() { ja: "写しはまだありません。", easy: "コピーは ありません。", en: "There is no scan yet." }

    fn entry_title() { ja: "紙の意見の入力", easy: "紙《かみ》の 意見《いけん》の 入力《にゅうりょく》", en: "Keying in papers" }
    fn entry_keys() {
        ja: "Tabで次の欄へ。保存して次の1件へは Enter（1行の欄）または Alt+S（Mac は Control+Option+S）。提出方法・受付印・消印の日は前の1件のものが残ります。",
        easy: "Tabで つぎへ。Enterか Alt+Sで 保存《ほぞん》します。",
        en: "Tab goes on; Enter in a one-line field, or Alt+S (Control+Option+S on a Mac), saves and opens the next. Channel and days stay as they were.",
    }
    fn entry_done(number) { ja: "{number} を受け付けました。紙に番号を書いてください。", easy: "{number}です。紙《かみ》に 番号《ばんごう》を 書《か》いて ください。", en: "Received as {number}. Write the number on the paper." }
    fn entry_count(count) { ja: "続けて{count}件入力しました。", easy: "{count}件《けん》 入力《にゅうりょく》しました。", en: "{count} keyed in so far." }
    fn entry_late() {
        ja: "受付期間の外の日付なので、「無効」として受け付けました。理由は履歴にあります。",
        easy: "期間《きかん》の 外《そと》なので、無効《むこう》です。",
        en: "The day lies outside the term, so it was taken in as invalid.",
    }
    fn after_close(day) { ja: "受付は終わりました。期間内に届いた紙は{day}まで入力できます。", easy: "終《お》わりました。{day}まで 入力《にゅうりょく》できます。", en: "The term is over. Papers that came in time can be keyed in until {day}." }
    fn late_tick() { ja: "期間内に届いたことを確かめた", easy: "間《ま》に 合《あ》った ことを 確《たし》かめた", en: "I made sure that it came in time" }
    fn clause() { ja: "該当箇所の番号", easy: "どこの 意見《いけん》か（番号《ばんごう》）", en: "Clause" }
    fn clause_help() { ja: "例：2-1（複数は「、」で区切る）。空欄は案全体。", easy: "例《れい》：2-1", en: "For instance 2-1; several with commas; blank for the whole draft." }
    fn request_title() { ja: "提出した方の申し出による訂正・取下げ", easy: "本人《ほんにん》から 言《い》われて 直《なお》す・やめる", en: "Correct or withdraw as the author asked" }
    fn request_lead() {
        ja: "紙で出した方から申し出があったときに使います。元の文は前の版として残り、訂正した意見はもう一度判定します。メールか郵送で、ご本人にお知らせします。",
        easy: "紙《かみ》で 出《だ》した 人《ひと》が 言《い》った ときに 使《つか》います。前《まえ》の 文《ぶん》も 残《のこ》ります。",
        en: "For authors on paper who ask for it. What was written stays as a version; a corrected opinion is judged again. The author is told by e-mail or post.",
    }
    fn asked() { ja: "申し出の日・方法・内容", easy: "いつ、どう 言《い》われたか", en: "When and how the author asked" }
    fn asked_help() { ja: "例：12月3日、本人から電話。本人確認は生年月日による。", easy: "例《れい》：12月《がつ》3日《か》、電話《でんわ》", en: "For example: 3 December, by telephone, identity checked" }
    fn request_correct() { ja: "訂正する", easy: "直《なお》す", en: "Correct it" }
    fn request_withdraw() { ja: "取り下げる", easy: "やめる", en: "Withdraw it" }
    fn letters_by_post() { ja: "郵送する通知", easy: "郵便《ゆうびん》の 知《し》らせ", en: "Letters by post" }
    fn copy() { ja: "控えを送る（メール。ないときは郵送）", easy: "コピーを 送《おく》る（メールか 郵便《ゆうびん》）", en: "Send a copy, by e-mail or else by post" }
    fn save_next() { ja: "保存して次の1件へ", easy: "保存《ほぞん》して つぎへ", en: "Save and next" }
    fn save_scan() { ja: "保存して写しを添える", easy: "保存《ほぞん》して コピーを つける", en: "Save and add the scan" }
    fn another_piece() { ja: "同じ紙の別の意見", easy: "ほかの 意見《いけん》", en: "Another opinion on this paper" }

    fn check_title() { ja: "入力の確認", easy: "入力《にゅうりょく》の 確認《かくにん》", en: "Compare with the paper" }
    fn check_lead() {
        ja: "紙と見比べてください。違うところは直して保存すると、入力したままの版も残ります。",
        easy: "紙《かみ》と くらべて ください。ちがう ところは 直《なお》して ください。",
        en: "Compare it with the paper. What you mend becomes a new version; what was keyed in stays on record.",
    }
    fn check_same() { ja: "紙のとおり（次へ）", easy: "同《おな》じです（つぎへ）", en: "As on the paper; next" }
    fn check_mended() { ja: "直して確認（次へ）", easy: "直《なお》して つぎへ", en: "Mend and confirm; next" }
    fn check_skip() { ja: "とばす", easy: "とばす", en: "Skip" }
    fn check_none() { ja: "あなたが確認する入力はありません。自分で入力したものは、ほかの人が確認します。", easy: "確認《かくにん》する ものは ありません。", en: "Nothing waits for you. What you keyed in yourself is compared by somebody else." }
}

/// What a judgement means, where it needs saying.
pub fn judgement_help(lang: Lang, of: Validity) -> Option<Text> {
    match of {
        Validity::OutOfScope => Some(out_of_scope_help(lang)),
        Validity::Invalid => Some(invalid_help(lang)),
        _ => None,
    }
}
