//! The words of letters about consultations（意見募集の通知の言葉）.

texts! {
    fn approval_subject() { ja: "決裁のお願い（意見募集の公表）", easy: "決裁《けっさい》の お願《ねが》い（意見募集《いけんぼしゅう》）", en: "Approval wanted: consultation" }
    fn approval_news() {
        ja: "次の意見募集について、公表の決裁をお願いします。",
        easy: "この 意見募集《いけんぼしゅう》を 公表《こうひょう》して いいか、決《き》めて ください。",
        en: "Please approve the publication of this consultation.",
    }
    fn sent_back_subject() { ja: "差し戻し（意見募集の公表）", easy: "もどって きました（意見募集《いけんぼしゅう》）", en: "Sent back: consultation" }
    fn sent_back_news() {
        ja: "公表の決裁をお願いした次の意見募集が、差し戻されました。",
        easy: "決裁《けっさい》を たのんだ 意見募集《いけんぼしゅう》が もどって きました。",
        en: "The consultation that you asked to publish was sent back.",
    }
    fn closed_office_subject() { ja: "意見の受付を締め切りました", easy: "意見《いけん》を 締《し》め切《き》りました", en: "A consultation has closed" }
    fn closed_office_news() {
        ja: "次の意見募集の受付を締め切りました。期間内に届いた紙のご意見は、下の日数のあいだ入力できます。",
        easy: "意見《いけん》を 締《し》め切《き》りました。間《ま》に合《あ》った 紙《かみ》の 意見《いけん》は、まだ 入力《にゅうりょく》できます。",
        en: "This consultation has closed. Opinions on paper that came in time can still be keyed in for the days below.",
    }
    fn consultation() { ja: "意見募集", easy: "意見募集《いけんぼしゅう》", en: "Consultation" }
    fn published_at() { ja: "公表", easy: "公表《こうひょう》", en: "Published" }
    fn closes_at() { ja: "締切", easy: "締切《しめきり》", en: "Closes" }
    fn closed_at() { ja: "締め切った日時", easy: "締《し》め切《き》った とき", en: "Closed" }
    fn term() { ja: "期間", easy: "期間《きかん》", en: "Term" }
    fn days(days) { ja: "{days}日間", easy: "{days}日間《にちかん》", en: "{days} days" }
    fn received() { ja: "届いたご意見", easy: "とどいた 意見《いけん》", en: "Received" }
    fn opinions(count) { ja: "{count}件", easy: "{count}件《けん》", en: "{count}" }
    fn grace() { ja: "紙のご意見を入力できる期間", easy: "紙《かみ》の 意見《いけん》を 入力《にゅうりょく》できる 期間《きかん》", en: "Paper can be keyed in for" }
    fn result_due() { ja: "結果の公表予定", easy: "結果《けっか》を 出《だ》す 予定《よてい》", en: "Result planned" }
    fn reason() { ja: "理由", easy: "理由《りゆう》", en: "Reason" }
    fn open_staff_page() { ja: "次のページで内容をご確認ください。", easy: "この ページを 見《み》て ください。", en: "Please look at this page:" }

    fn published_subject(title) { ja: "ご意見を募集します：{title}", easy: "意見《いけん》を 聞《き》かせて ください：{title}", en: "Your opinion is asked: {title}" }
    fn published_news() { ja: "次の案について、ご意見を募集します。", easy: "この 案《あん》に ついて、意見《いけん》を 聞《き》かせて ください。", en: "The city asks for opinions on this draft." }
    fn no_vote() {
        ja: "賛成・反対の数を競うものではありません。ご意見の内容を一つひとつ検討します。",
        easy: "投票《とうひょう》では ありません。意見《いけん》の 中身《なかみ》を ひとつずつ 考《かんが》えます。",
        en: "This is not a vote. Every opinion is considered for what it says.",
    }
    fn closing_subject(title) { ja: "まもなく締切：{title}", easy: "もうすぐ 締切《しめきり》：{title}", en: "Closing soon: {title}" }
    fn closing_news() { ja: "次の意見募集の締切が近づいています。", easy: "もうすぐ 締切《しめきり》です。", en: "This consultation closes soon." }
    fn changed_subject(title) { ja: "訂正・延長のお知らせ：{title}", easy: "変《か》わりました：{title}", en: "Changed: {title}" }
    fn changed_news() { ja: "次の意見募集の内容が変わりました。", easy: "この 意見募集《いけんぼしゅう》が 変《か》わりました。", en: "This consultation has changed." }
    fn extended_because() { ja: "期間を延長しました。理由：", easy: "期間《きかん》を のばしました。理由《りゆう》：", en: "The term was extended. Reason:" }
    fn corrected_because() { ja: "案を訂正しました。内容：", easy: "案《あん》を 直《なお》しました。", en: "The draft was corrected:" }
    fn closed_subject(title) { ja: "受付を終了しました：{title}", easy: "終《お》わりました：{title}", en: "Closed: {title}" }
    fn closed_news() {
        ja: "次の意見募集の受付を終了しました。ご意見をありがとうございました。これから一つひとつ検討し、市の考え方を公表します。",
        easy: "意見《いけん》の 受付《うけつけ》が 終《お》わりました。これから 考《かんが》えて、市《し》の 答《こた》えを 知《し》らせます。",
        en: "This consultation has closed. Thank you. The city now considers every opinion and will publish its answers.",
    }
    fn results_subject(title) { ja: "結果を公表しました：{title}", easy: "結果《けっか》が 出《で》ました：{title}", en: "Result: {title}" }
    fn results_news() { ja: "次の意見募集の結果と市の考え方を公表しました。", easy: "意見募集《いけんぼしゅう》の 結果《けっか》が 出《で》ました。", en: "The result of this consultation and the city's answers are out." }
    fn abandoned_subject(title) { ja: "意見募集の打ち切り：{title}", easy: "やめました：{title}", en: "Given up: {title}" }
    fn abandoned_news() {
        ja: "次の意見募集を打ち切り、案を定めないこととしました。",
        easy: "この 意見募集《いけんぼしゅう》を やめました。計画《けいかく》は つくりません。",
        en: "This consultation was given up; the draft will not be adopted.",
    }
    fn abandoned_because() { ja: "打ち切りの理由", easy: "やめた 理由《りゆう》", en: "Reason" }
    fn asked_again() { ja: "あらためてご意見を募集する予定です。", easy: "あとで もう一度《いちど》 意見《いけん》を 聞《き》きます。", en: "Opinions will be asked for again." }
    fn without_link() {
        ja: "リンクを開けないときは、「ともに」の「意見募集」から同じ名前のものをお選びください。",
        easy: "リンクが 開《ひら》かない ときは、「ともに」の「意見募集《いけんぼしゅう》」を 見《み》て ください。",
        en: "If the link does not open, find it by its name under “Consultations” on Tomoni.",
    }
}
