//! The words of the public results（結果の言葉）.

texts! {
    fn title() { ja: "成果", easy: "成果《せいか》", en: "Results" }
    fn lead() {
        ja: "終わった募集で、どの事業が選ばれ、いくらの補助が決まったかを公表しています。",
        easy: "どの 事業《じぎょう》が 選《えら》ばれたか、いくらの お金《かね》が 決《き》まったかを 見《み》る ことが できます。",
        en: "Which projects were chosen in past calls, and how much support was decided.",
    }
    fn none() { ja: "公表した結果はまだありません", easy: "まだ 結果《けっか》は ありません", en: "No results have been published yet" }
    fn none_hint() {
        ja: "審査が終わると、ここに載ります。",
        easy: "審査《しんさ》が 終《お》わると、ここに 出《で》ます。",
        en: "They appear here once a review has ended.",
    }
    fn published_on(date) { ja: "{date}公表", easy: "{date}に 知《し》らせました", en: "Published on {date}" }
    fn of_call(title) { ja: "{title}の結果", easy: "{title}の 結果《けっか》", en: "Results of {title}" }
    fn received() { ja: "応募", easy: "応募《おうぼ》", en: "Applications" }
    fn selected() { ja: "採択", easy: "選《えら》ばれた", en: "Selected" }
    fn rejected() { ja: "不採択", easy: "選《えら》ばれなかった", en: "Not selected" }
    fn conditional() { ja: "条件付き採択", easy: "条件《じょうけん》つき", en: "Conditional" }
    fn waitlisted() { ja: "次点", easy: "次点《じてん》", en: "Waiting list" }
    fn total() { ja: "交付決定額の合計", easy: "お金《かね》の 合計《ごうけい》", en: "Total decided" }
    fn cases() { ja: "件", easy: "件《けん》", en: "" }
    fn others(ineligible, withdrawn) {
        ja: "このほか、対象外{ineligible}件、取下げ{withdrawn}件。",
        easy: "ほかに、対象外《たいしょうがい》 {ineligible}件《けん》、取《と》り下《さ》げ {withdrawn}件《けん》。",
        en: "Besides: ineligible {ineligible}, withdrawn {withdrawn}.",
    }
    fn comment() { ja: "講評", easy: "審査会《しんさかい》の ことば", en: "The panel's comment" }
    fn adopted() { ja: "採択された事業", easy: "選《えら》ばれた 事業《じぎょう》", en: "Selected projects" }
    fn none_adopted() { ja: "採択された事業はありませんでした。", easy: "選《えら》ばれた 事業《じぎょう》は ありませんでした。", en: "No project was selected." }
    fn project() { ja: "事業名", easy: "事業《じぎょう》の 名前《なまえ》", en: "Project" }
    fn group() { ja: "団体名", easy: "団体《だんたい》の 名前《なまえ》", en: "Group" }
    fn requested() { ja: "申請額（円）", easy: "申請《しんせい》した お金《かね》（円《えん》）", en: "Requested (yen)" }
    fn decided() { ja: "交付決定額（円）", easy: "決《き》まった お金《かね》（円《えん》）", en: "Decided (yen)" }
    fn sum() { ja: "合計", easy: "合計《ごうけい》", en: "Total" }
    fn privacy_note() {
        ja: "採択されなかった団体の名前は公表していません。",
        easy: "選《えら》ばれなかった 団体《だんたい》の 名前《なまえ》は 出《だ》しません。",
        en: "Groups that were not selected are not named.",
    }
    fn open_data() { ja: "オープンデータ", easy: "データ", en: "Open data" }
    fn open_data_note() {
        ja: "採択された事業の一覧を、表計算ソフト用（CSV）とプログラム用（JSON）で自由にお使いいただけます。",
        easy: "選《えら》ばれた 事業《じぎょう》の データを、自由《じゆう》に 使《つか》えます。",
        en: "The selected projects, free to use: CSV for spreadsheets, JSON for programs.",
    }
    fn csv() { ja: "CSVで保存する", easy: "CSVで 保存《ほぞん》する", en: "Save as CSV" }
    fn json() { ja: "JSONで開く", easy: "JSONで 開《ひら》く", en: "Open as JSON" }
    fn number() { ja: "受付番号", easy: "受付番号《うけつけばんごう》", en: "Receipt no." }
    fn decided_on() { ja: "決定日", easy: "決《き》まった 日《ひ》", en: "Date of decision" }
    fn about_call() { ja: "この募集について", easy: "この募集《ぼしゅう》に ついて", en: "About this call" }
}
