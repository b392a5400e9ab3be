//! The words of letters to reviewers（審査委員への通知）.

texts! {
    fn wanted_subject() { ja: "審査のお願い", easy: "審査《しんさ》の お願《ねが》い", en: "Please review" }
    fn wanted_news() {
        ja: "審査をお願いします。はじめに、申請した団体との利害関係の有無をお答えください。",
        easy: "審査《しんさ》を お願《ねが》いします。はじめに、団体《だんたい》と 関係《かんけい》が あるか 答《こた》えて ください。",
        en: "You are asked to review. First, please say whether you have an interest in any of the groups.",
    }
    fn reminder_subject() { ja: "採点の期限が近づいています", easy: "点《てん》を つける 最後《さいご》の 日《ひ》が 近《ちか》いです", en: "Sheets are due soon" }
    fn reminder_news() {
        ja: "まだ提出されていない採点票があります。",
        easy: "まだ 出《だ》して いない 点《てん》が あります。",
        en: "Some of your scoring sheets have not been handed in yet.",
    }
    fn next() {
        ja: "ともにに入り、「審査」のページを開いてください。紙の採点票で提出する方は、担当課にお渡しください。",
        easy: "ともにに 入《はい》って、「審査《しんさ》」を ひらいて ください。紙《かみ》の 人《ひと》は、市《し》に わたして ください。",
        en: "Sign in to Tomoni and open the page “Review”. If you score on paper, give the sheets to the department.",
    }
    fn call() { ja: "募集", easy: "募集《ぼしゅう》", en: "Call" }
    fn part() { ja: "審査", easy: "審査《しんさ》", en: "Review" }
    fn due() { ja: "採点の期限", easy: "最後《さいご》の 日《ひ》", en: "Sheets due" }
}
