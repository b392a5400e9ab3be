//! The first start（はじめの設定の画面の言葉）.

texts! {
    fn title() { ja: "はじめの設定", easy: "はじめの 設定《せってい》", en: "First set-up" }
    fn lead() {
        ja: "この市の名前と課、最初の管理者を決めます。この画面は一度だけ使えます。",
        easy: "市《し》の 名前《なまえ》と 課《か》と 管理《かんり》する 人《ひと》を 決《き》めます。一度《いちど》だけ 使《つか》えます。",
        en: "Name the city, its departments and the first administrator. This page works once.",
    }
    fn code() { ja: "設定コード", easy: "設定《せってい》コード", en: "Set-up code" }
    fn code_help() {
        ja: "サーバーを始めた端末に表示されています。始め直すと新しいコードに変わります。",
        easy: "サーバーを 始《はじ》めた 画面《がめん》に 出《で》て います。",
        en: "It was printed in the terminal where the server was started. A restart prints a new one.",
    }
    fn city_part() { ja: "市について", easy: "市《し》に ついて", en: "The city" }
    fn city() { ja: "市の名前", easy: "市《し》の 名前《なまえ》", en: "Name of the city" }
    fn city_help() { ja: "画面とメールに出ます（例：対馬市）。", easy: "画面《がめん》と メールに 出《で》ます（例《れい》：対馬市《つしまし》）。", en: "Shown on pages and in mail, such as 対馬市." }
    fn mayor() { ja: "通知の差出人", easy: "手紙《てがみ》を 出《だ》す 人《ひと》", en: "Who signs letters" }
    fn mayor_help() {
        ja: "決定の通知に出る職名です。空欄なら「市の名前＋長」にします（例：対馬市長）。",
        easy: "手紙《てがみ》に 出《で》る 名前《なまえ》です。書《か》かない ときは「〇〇市長《しちょう》」です。",
        en: "The office named on decisions. Left empty, it becomes the city's name with 長, such as 対馬市長.",
    }
    fn departments() { ja: "課の名前", easy: "課《か》の 名前《なまえ》", en: "Departments" }
    fn departments_help() {
        ja: "1行に1つずつ入力してください。提案を受け付け、審査する課です。",
        easy: "1行《ぎょう》に 1つずつ 書《か》いて ください。",
        en: "One a line: the departments that receive and judge proposals.",
    }
    fn districts() { ja: "地区の一覧", easy: "地区《ちく》の 一覧《いちらん》", en: "Districts" }
    fn districts_help() {
        ja: "団体の所在地を選ぶときに使います。あとから自分の市の一覧を読み込むこともできます（tomoni districts load）。",
        easy: "団体《だんたい》の 場所《ばしょ》を えらぶ ときに 使《つか》います。後《あと》で かえられます。",
        en: "From these, groups choose where they are at home. Your own list can be loaded at any time (tomoni districts load).",
    }
    fn districts_none() { ja: "いまは使わない", easy: "いまは 使《つか》わない", en: "None for now" }
    fn districts_tsushima() { ja: "対馬市の地区（行政区）を使う", easy: "対馬市《つしまし》の 地区《ちく》を 使《つか》う", en: "Those of 対馬市 (Tsushima)" }
    fn admin_part() { ja: "最初の管理者", easy: "はじめの 管理《かんり》する 人《ひと》", en: "First administrator" }
    fn admin_note() {
        ja: "管理者は職員を登録します。案件の中身は見られません。",
        easy: "この 人《ひと》は 職員《しょくいん》を 登録《とうろく》します。提案《ていあん》の 中身《なかみ》は 見《み》られません。",
        en: "The administrator registers staff and sees no case.",
    }
    fn button() { ja: "設定して始める", easy: "設定《せってい》して 始《はじ》める", en: "Set up and start" }
}
