//! The page of a person's own account: name, password, address, devices, data, deletion（アカウントの設定の言葉）.

texts! {
    fn title() { ja: "登録の内容と安全", easy: "わたしの 登録《とうろく》", en: "My account" }
    fn name_title() { ja: "お名前", easy: "名前《なまえ》", en: "Name" }
    fn save() { ja: "変更する", easy: "変《か》える", en: "Change it" }
    fn saved() { ja: "変更しました。", easy: "変《か》えました。", en: "Changed." }
    fn language_title() { ja: "画面とメールのことば", easy: "画面《がめん》と メールの ことば", en: "Language of pages and letters" }
    fn password_title() { ja: "パスワード", easy: "パスワード", en: "Password" }
    fn current() { ja: "いまのパスワード", easy: "いまの パスワード", en: "Present password" }
    fn wrong_password() { ja: "いまのパスワードが違います。", easy: "いまの パスワードが ちがいます。", en: "This is not your present password." }
    fn password_lead() {
        ja: "変えると、この端末のほかのログインはすべて終わります。",
        easy: "変《か》えると、ほかの スマホや パソコンの ログインは 終《お》わります。",
        en: "Changing it ends every other sign-in of yours.",
    }
    fn no_password() {
        ja: "パスワードはまだ決めていません。メールのリンクで決められます。",
        easy: "パスワードは まだ ありません。メールで 決《き》める ことが できます。",
        en: "You have no password yet. You can set one by mail.",
    }
    fn email_title() { ja: "メールアドレス", easy: "メールアドレス", en: "E-mail address" }
    fn email_now(address) { ja: "いまのアドレス：{address}", easy: "いまの アドレス：{address}", en: "Present address: {address}" }
    fn email_lead() {
        ja: "新しいアドレスといまのアドレスの両方に、確認のメールを送ります。両方のメールのボタンを押すと変わります。",
        easy: "新《あたら》しい アドレスと いまの アドレスに、メールを 送《おく》ります。2つの メールの ボタンを 押《お》すと、変《か》わります。",
        en: "We write to both the new and the present address. The change counts once the buttons of both letters were pressed.",
    }
    fn email_new() { ja: "新しいメールアドレス", easy: "新《あたら》しい メールアドレス", en: "New e-mail address" }
    fn email_button() { ja: "確認のメールを送る", easy: "確認《かくにん》の メールを 送《おく》る", en: "Send both letters" }
    fn email_same() { ja: "いまのアドレスと同じです。", easy: "いまの アドレスと 同《おな》じです。", en: "This is your present address." }
    fn email_waits(address, until) {
        ja: "{address} への変更を待っています（{until}まで）。届いた2通のメールをご確認ください。",
        easy: "{address} に 変《か》える ために 待《ま》って います（{until}まで）。2つの メールを 見《み》て ください。",
        en: "Waiting for the change to {address} (until {until}). Please look into both mail boxes.",
    }
    fn email_confirm_title() { ja: "メールアドレスの変更", easy: "メールアドレスを 変《か》える", en: "Change of e-mail address" }
    fn email_confirm_lead(old, new) {
        ja: "{old} を {new} に変えます。よろしければボタンを押してください。",
        easy: "{old} を {new} に 変《か》えます。よければ ボタンを 押《お》して ください。",
        en: "{old} is to become {new}. Press the button if that is right.",
    }
    fn email_confirm_button() { ja: "変更に同意する", easy: "変《か》えても いい", en: "Agree to the change" }
    fn email_half() {
        ja: "ありがとうございます。もう一方のアドレスに届いたメールでも、ボタンを押してください。",
        easy: "ありがとうございます。もう 一《ひと》つの メールでも、ボタンを 押《お》して ください。",
        en: "Thank you. Please press the button in the letter to the other address too.",
    }
    fn email_done() { ja: "メールアドレスが変わりました。", easy: "メールアドレスが 変《か》わりました。", en: "The address was changed." }
    fn dead_link() {
        ja: "このリンクは使えません。期限が過ぎたか、すでに使われています。",
        easy: "このリンクは もう 使《つか》えません。",
        en: "This link is no longer valid. It has expired or was used.",
    }

    fn sessions_title() { ja: "ログインしている端末", easy: "ログインして いる スマホや パソコン", en: "Where you are signed in" }
    fn sessions_lead() {
        ja: "見覚えのない端末があるときは、ログアウトさせて、パスワードを変えてください。",
        easy: "知《し》らない ものが ある ときは、ログアウトして、パスワードを 変《か》えて ください。",
        en: "If you do not recognise one, sign it out and change your password.",
    }
    fn unknown_device() { ja: "種類の分からない端末", easy: "わからない スマホか パソコン", en: "Unknown device" }
    fn this_device() { ja: "この端末", easy: "これ", en: "this device" }
    fn session_begun(moment) { ja: "ログイン：{moment}", easy: "ログイン：{moment}", en: "Signed in: {moment}" }
    fn session_seen(day) { ja: "最後に使った日：{day}", easy: "最後《さいご》に 使《つか》った 日《ひ》：{day}", en: "Last used: {day}" }
    fn session_end() { ja: "ログアウトさせる", easy: "ログアウトする", en: "Sign it out" }
    fn session_end_others() { ja: "ほかの端末をすべてログアウトさせる", easy: "ほかを ぜんぶ ログアウトする", en: "Sign out everywhere else" }

    fn data_title() { ja: "自分のデータ", easy: "わたしの データ", en: "My data" }
    fn data_lead() {
        ja: "登録の内容、団体、応募、届いたメール、添付したファイルを、一つのファイル（ZIP）で受け取れます。応募とメールは、表計算ソフトで開ける表（CSV）でも入っています。",
        easy: "書《か》いた ものや ファイルを、一《ひと》つの ファイル（ZIP）で もらう ことが できます。",
        en: "Everything we hold of you – account, groups, applications, letters, files – as one ZIP file, with tables (CSV) of applications and letters for spreadsheets.",
    }
    fn data_submitted() { ja: "提出日時", easy: "出《だ》した 日《ひ》", en: "Submitted" }
    fn data_name() { ja: "題名", easy: "題名《だいめい》", en: "Title" }
    fn data_question() { ja: "質問", easy: "質問《しつもん》", en: "Question" }
    fn data_answer() { ja: "回答", easy: "答《こた》え", en: "Answer" }
    fn data_sent() { ja: "日時", easy: "日《ひ》と 時間《じかん》", en: "Date and time" }
    fn data_subject() { ja: "件名", easy: "タイトル", en: "Subject" }
    fn data_text() { ja: "本文", easy: "本文《ほんぶん》", en: "Text" }
    fn data_button() { ja: "データを受け取る（ZIP）", easy: "データを もらう（ZIP）", en: "Download (ZIP)" }

    fn erase_title() { ja: "登録を削除する", easy: "登録《とうろく》を 消《け》す", en: "Delete my account" }
    fn erase_lead() {
        ja: "登録を削除すると、元に戻せません。",
        easy: "登録《とうろく》を 消《け》すと、もとに もどりません。",
        en: "Deleting your account cannot be undone.",
    }
    fn erase_gone() {
        ja: "消えるもの：お名前、メールアドレス、パスワード、ログイン、提出していない下書き（ほかに会員がいる団体の下書きは団体に残ります）、団体の会員であること。",
        easy: "消《き》える もの：名前《なまえ》、メールアドレス、パスワード、出《だ》して いない 下書《したが》き、団体《だんたい》の 会員《かいいん》で ある こと。",
        en: "What goes: your name, address, password and sign-ins, drafts that were not submitted (those of a group with other members stay with it), and your memberships.",
    }
    fn erase_stays() {
        ja: "残るもの：提出した応募とその記録。市の文書として、保存期間が終わるまで残ります。そこに書かれた連絡先なども、文書の一部として残ります。",
        easy: "残《のこ》る もの：出《だ》した 応募《おうぼ》の 記録《きろく》。市《し》の 決《き》まりで、しばらく 残《のこ》ります。",
        en: "What stays: applications you submitted and their record. They are the city's documents until their retention ends, with what was written in them.",
    }
    fn erase_staff() {
        ja: "職員の役割があるあいだは、登録を削除できません。管理者に役割を終えてもらってください。",
        easy: "市《し》の 職員《しょくいん》の 役割《やくわり》が ある ときは、消《け》せません。",
        en: "While you hold a role with the city, the account cannot be deleted. Ask the administrator to end the role.",
    }
    fn erase_head(groups) {
        ja: "あなたは次の団体のただ一人の代表で、審査や手続きの途中の応募があります：{groups}。先に、ほかの会員を代表にしてください。",
        easy: "あなたは この団体《だんたい》の 一人《ひとり》だけの 代表《だいひょう》です：{groups}。まだ 終《お》わって いない 応募《おうぼ》が あります。先《さき》に、ほかの 人《ひと》を 代表《だいひょう》に して ください。",
        en: "You are the only representative of these groups, which have applications under way: {groups}. Make another member the representative first.",
    }
    fn erase_by_password() { ja: "パスワードで確かめて削除する", easy: "パスワードで 確《たし》かめて 消《け》す", en: "Confirm with your password" }
    fn erase_by_mail() { ja: "メールで確かめて削除する", easy: "メールで 確《たし》かめて 消《け》す", en: "Confirm by mail" }
    fn erase_by_mail_lead() {
        ja: "登録したアドレスに、削除のためのリンクを送ります。",
        easy: "メールで リンクを 送《おく》ります。",
        en: "We send a link for the deletion to your address.",
    }
    fn erase_mail_button() { ja: "リンクを受け取る", easy: "リンクを もらう", en: "Send me the link" }
    fn erase_button() { ja: "登録を削除する", easy: "登録《とうろく》を 消《け》す", en: "Delete my account" }
    fn erased_title() { ja: "登録を削除しました", easy: "登録《とうろく》を 消《け》しました", en: "Your account was deleted" }
    fn erased_lead() {
        ja: "これまでありがとうございました。確認のメールをお送りしました。",
        easy: "ありがとうございました。メールを 送《おく》りました。",
        en: "Thank you for having been with us. A letter confirms it.",
    }
    fn erased_name() { ja: "（登録を削除した方）", easy: "（登録《とうろく》を 消《け》した 人《ひと》）", en: "(deleted account)" }

    fn link_title() { ja: "メールのリンクでログイン", easy: "メールで ログインする", en: "Sign in by mail" }
    fn link_lead() {
        ja: "登録したアドレスに、一度だけ使えるリンクを送ります。パスワードはいりません。",
        easy: "登録《とうろく》した アドレスに、一度《いちど》だけ 使《つか》える リンクを 送《おく》ります。パスワードは いりません。",
        en: "We send a link to your registered address. It works once; no password is needed.",
    }
    fn link_button() { ja: "リンクを受け取る", easy: "リンクを もらう", en: "Send me the link" }
    fn link_enter_lead(name) {
        ja: "{name}さんとしてログインします。よろしければボタンを押してください。",
        easy: "{name}さんで ログインします。よければ ボタンを 押《お》して ください。",
        en: "You are about to sign in as {name}. Press the button to go on.",
    }
}
