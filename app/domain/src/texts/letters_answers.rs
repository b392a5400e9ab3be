//! The words of letters to departments that are to answer opinions（回答の照会・回答期限の知らせの言葉）.

texts! {
    fn wanted_subject(title) { ja: "回答のお願い：{title}", easy: "答《こた》えて ください：{title}", en: "Answers wanted: {title}" }
    fn wanted_news() {
        ja: "意見募集に寄せられた次の意見について、回答（市の考え方）の作成をお願いします。",
        easy: "次《つぎ》の 意見《いけん》の 答《こた》えを 書《か》いて ください。",
        en: "Please write the city's answers to these opinions.",
    }
    fn soon_subject(title, date) { ja: "回答期限が近づいています（{date}）：{title}", easy: "{date}までに 書《か》いて ください：{title}", en: "Answers due on {date}: {title}" }
    fn soon_news() {
        ja: "次の回答の期限が近づいています。書き終えたら起案してください。",
        easy: "もうすぐ 期限《きげん》です。書《か》いたら 決裁《けっさい》に 出《だ》して ください。",
        en: "These answers are due soon. When they are written, put them to the approver.",
    }
    fn late_subject(title) { ja: "回答期限を過ぎています：{title}", easy: "期限《きげん》が すぎました：{title}", en: "Overdue answers: {title}" }
    fn late_news() {
        ja: "次の回答は期限を過ぎています。期日までに書けないときは、取りまとめの課に連絡してください。",
        easy: "期限《きげん》が すぎました。書《か》けない ときは 連絡《れんらく》して ください。",
        en: "These answers are overdue. If you need more time, tell the department in charge.",
    }
    fn consultation() { ja: "案件", easy: "意見募集《いけんぼしゅう》", en: "Consultation" }
    fn in_charge() { ja: "取りまとめの課", easy: "まとめる 課《か》", en: "Department in charge" }
    fn officer() { ja: "担当者", easy: "担当《たんとう》の 人《ひと》", en: "Officer" }
    fn due() { ja: "回答期限", easy: "いつまで", en: "Due" }
    fn no_due() { ja: "指定なし", easy: "ありません", en: "None" }
    fn which() { ja: "回答する意見", easy: "答《こた》える 意見《いけん》", en: "Opinions to answer" }
    fn line(number, summary) { ja: "回答{number}　{summary}", easy: "答《こた》え{number}　{summary}", en: "Answer {number}: {summary}" }
    fn more(count) { ja: "ほか{count}件", easy: "ほか {count}", en: "and {count} more" }
    fn open() { ja: "回答の一覧を開く", easy: "答《こた》えの 一覧《いちらん》を 開《ひら》く", en: "Open the list of answers" }
}
