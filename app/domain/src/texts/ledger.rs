//! The words of the ledger of grants and of what is overdue（交付台帳・期限超過）.

texts! {
    fn title() { ja: "交付台帳", easy: "補助金《ほじょきん》の 台帳《だいちょう》", en: "Ledger of grants" }
    fn title_of(city, year) { ja: "{city} 補助金交付台帳 {year}", easy: "{city} 補助金《ほじょきん》の 台帳《だいちょう》 {year}", en: "{city}: ledger of grants, {year}" }
    fn lead() { ja: "交付を決定した案件の、決定から確定・支払・返還までの額です。", easy: "補助金《ほじょきん》の お金《かね》を まとめて います。", en: "Every grant with what was decided, paid, confirmed and returned." }
    fn year() { ja: "年度", easy: "年度《ねんど》", en: "Fiscal year" }
    fn made_on(date) { ja: "{date}現在・単位 円", easy: "{date}・円《えん》", en: "As of {date}, in yen" }
    fn stage() { ja: "段階", easy: "いまの ようす", en: "Stage" }
    fn granted_on() { ja: "交付決定日", easy: "決《き》まった 日《ひ》", en: "Decided on" }
    fn granted() { ja: "交付決定額", easy: "決《き》まった お金《かね》", en: "Granted" }
    fn paid() { ja: "支払済額", easy: "払《はら》った お金《かね》", en: "Paid" }
    fn actual() { ja: "決算額", easy: "使《つか》った お金《かね》", en: "Actual cost" }
    fn confirmed() { ja: "確定額", easy: "確定《かくてい》した お金《かね》", en: "Confirmed" }
    fn returned() { ja: "返還済額", easy: "返《かえ》って きた お金《かね》", en: "Returned" }
    fn budget() { ja: "募集の予算", easy: "予算《よさん》", en: "Budget of the round" }
    fn sum() { ja: "合計", easy: "ぜんぶ", en: "Total" }
    /// A round beside another of the same title.
    fn closed_on(call, date) { ja: "{call}（{date}締切）", easy: "{call}（{date}まで）", en: "{call} (closed {date})" }
    fn sum_of(call) { ja: "{call} 計", easy: "{call} ぜんぶ", en: "Total of {call}" }
    fn xlsx() { ja: "Excelファイルで書き出す", easy: "Excelで 出《だ》す", en: "Download for spreadsheets" }
    fn none() { ja: "この年度に交付した案件はありません。", easy: "この 年度《ねんど》は ありません。", en: "Nothing was granted in this year." }
    fn file_name(year) { ja: "交付台帳-{year}", easy: "交付台帳-{year}", en: "grants-{year}" }
    fn overdue() { ja: "実績報告の期限超過", easy: "報告《ほうこく》が おそい もの", en: "Reports overdue" }
    fn due_on() { ja: "期限", easy: "期限《きげん》", en: "Due" }
    fn requests() { ja: "申請・請求が届いています", easy: "書類《しょるい》が 来《き》て います", en: "Requests to answer" }
    fn reported() { ja: "実績報告の検査を待っています", easy: "報告《ほうこく》を 見《み》て ください", en: "Reports to inspect" }
    fn all_reported() { ja: "実績報告済みの案件をすべて見る", easy: "ぜんぶ 見《み》る", en: "See all reported cases" }
}
