//! The words of the morning digest（毎朝のまとめの言葉）.

texts! {
    fn title() { ja: "毎朝のまとめ", easy: "毎朝《まいあさ》の まとめ", en: "Morning digest" }
    fn subject(date) { ja: "今日の仕事のまとめ（{date}）", easy: "今日《きょう》の 仕事《しごと》（{date}）", en: "What waits today ({date})" }
    fn news() {
        ja: "けさの時点で待っている仕事をお知らせします。",
        easy: "けさ 待《ま》って いる 仕事《しごと》です。",
        en: "This is what waits this morning.",
    }
    fn arrived() { ja: "届いた案件（形式審査の前）", easy: "届《とど》いた もの", en: "New arrivals to check" }
    fn overdue() { ja: "期限を過ぎた案件", easy: "日《ひ》が すぎた もの", en: "Overdue" }
    fn soon() { ja: "7日以内に期限の来る案件", easy: "7日《なのか》の 中《なか》に する もの", en: "Due within 7 days" }
    fn decisions() { ja: "決裁を待っている決定", easy: "決《き》めて もらう もの", en: "Decisions waiting for approval" }
    fn questions() { ja: "申請者からの返事待ち", easy: "返事《へんじ》を 待《ま》って いる 人《ひと》", en: "Applicants waiting for an answer" }
    fn unreached() { ja: "まだ知らせが届いていない方", easy: "知《し》らせが 届《とど》いて いない 人《ひと》", en: "People whom no letter has reached" }
    fn postings() { ja: "印刷して郵送する通知", easy: "印刷《いんさつ》して 送《おく》る 手紙《てがみ》", en: "Letters to print and post" }
    fn answers_late() { ja: "期限を過ぎた回答（意見募集）", easy: "日《ひ》が すぎた 答《こた》え", en: "Overdue answers to opinions" }
    fn answers_soon() { ja: "7日以内に期限の来る回答（意見募集）", easy: "7日《なのか》の 中《なか》に 書《か》く 答《こた》え", en: "Answers to opinions due within 7 days" }
    fn count(count) { ja: "{count}件", easy: "{count}件《けん》", en: "{count}" }
    fn nearest() { ja: "期限の近い案件", easy: "急《いそ》ぐ もの", en: "Due first" }
    fn near(number, title, date) { ja: "{number}　{title}（期限 {date}）", easy: "{number}　{title}（{date}まで）", en: "{number} {title} (due {date})" }
    fn open() { ja: "「今日の仕事」で、一件ずつ確認できます。", easy: "「今日《きょう》の 仕事《しごと》」で 見《み》る ことが できます。", en: "See them one by one under “My work”:" }
    fn how_to_stop() {
        ja: "開庁日の朝に、待っている仕事があるときだけお送りしています。止めるときは、管理者に「課と連絡先」での設定をご依頼ください。",
        easy: "役所《やくしょ》が 開《ひら》いて いる 日《ひ》の 朝《あさ》に、仕事《しごと》が ある ときだけ 送《おく》ります。止《と》めたい ときは、管理者《かんりしゃ》に 言《い》って ください。",
        en: "Sent on the mornings of working days when something waits. An administrator can stop it under “Departments”.",
    }

    fn lead() {
        ja: "開庁日の朝、待っている仕事の件数を課のメールに送ります。待っている仕事がない日は送りません。",
        easy: "役所《やくしょ》が 開《ひら》いて いる 日《ひ》の 朝《あさ》に、仕事《しごと》の 数《かず》を 課《か》の メールに 送《おく》ります。仕事《しごと》が ない 日《ひ》は 送《おく》りません。",
        en: "On the mornings of working days the department’s mail box is told how much waits. Days on which nothing waits are left out.",
    }
    fn is_on() { ja: "いまは送っています。", easy: "今《いま》は 送《おく》って います。", en: "It is sent." }
    fn is_off() { ja: "いまは送っていません。", easy: "今《いま》は 送《おく》って いません。", en: "It is not sent." }
    fn no_mailbox() {
        ja: "課のメールが登録されていないので、送れません。",
        easy: "課《か》の メールが ないので、送《おく》る ことが できません。",
        en: "The department has no mail box, so it cannot be sent.",
    }
    fn turn_off() { ja: "止める", easy: "止《と》める", en: "Stop it" }
    fn turn_on() { ja: "送る", easy: "送《おく》る", en: "Send it" }
    fn switched() { ja: "毎朝のまとめの設定を変更", easy: "毎朝《まいあさ》の まとめを 変《か》えました", en: "Changed the morning digest" }
}
