//! The administrator's pages of departments（課の登録の画面の言葉）.

texts! {
    fn title() { ja: "課と連絡先", easy: "課《か》と 連絡先《れんらくさき》", en: "Departments" }
    fn lead() {
        ja: "新しい提出があると、課のメールボックスに知らせが届きます。電話番号とメールアドレスは、募集のページと通知に載ります。",
        easy: "新《あたら》しい 提案《ていあん》が あると、課《か》の メールに お知《し》らせが 届《とど》きます。電話《でんわ》と メールは みんなに 見《み》えます。",
        en: "A department's mail box hears of every new submission. Telephone and address stand on the pages of its calls and in letters.",
    }
    fn list() { ja: "いまの課", easy: "いまの 課《か》", en: "Present departments" }
    fn name() { ja: "名前", easy: "名前《なまえ》", en: "Name" }
    fn email() { ja: "メールボックス", easy: "メールアドレス", en: "Mail box" }
    fn email_help() {
        ja: "課の職員みんなが読むアドレスにしてください。",
        easy: "課《か》の 人《ひと》が みんな 読《よ》む アドレスに して ください。",
        en: "An address that everybody in the department reads.",
    }
    fn phone() { ja: "電話番号", easy: "電話番号《でんわばんごう》", en: "Telephone" }
    fn phone_help() { ja: "例：0920-53-6111（内線 123）", easy: "例《れい》：0920-53-6111", en: "For example 0920-53-6111 ext. 123" }
    fn no_mailbox() { ja: "未登録：知らせが届きません", easy: "ありません：お知《し》らせが 届《とど》きません", en: "None: it hears of nothing" }
    fn none() { ja: "未登録", easy: "ありません", en: "None" }
    fn acts() { ja: "手続き", easy: "する こと", en: "Actions" }
    fn change() { ja: "変更", easy: "変《か》える", en: "Change" }
    fn change_title() { ja: "課の内容を変える", easy: "課《か》の 内容《ないよう》を 変《か》える", en: "Change a department" }
    fn save() { ja: "保存する", easy: "保存《ほぞん》する", en: "Save" }
    fn add_title() { ja: "課を加える", easy: "課《か》を 加《くわ》える", en: "Add a department" }
    fn add() { ja: "加える", easy: "加《くわ》える", en: "Add" }
}
