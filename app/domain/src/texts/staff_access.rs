//! The administrator's page of a colleague's sign-ins（職員のログインの管理の言葉）.

texts! {
    fn title(name) { ja: "{name}さんのログイン", easy: "{name}さんの ログイン", en: "Sign-ins of {name}" }
    fn link() { ja: "ログインの管理", easy: "ログインを 見《み》る", en: "Sign-ins" }
    fn sessions() { ja: "ログインしている端末", easy: "ログインして いる スマホや パソコン", en: "Where the person is signed in" }
    fn no_sessions() { ja: "いまログインしている端末はありません。", easy: "いま ログインして いません。", en: "Signed in nowhere at present." }
    fn end_session() { ja: "ログアウトさせる", easy: "ログアウトする", en: "Sign it out" }
    fn end_all() { ja: "すべての端末をログアウトさせる", easy: "ぜんぶ ログアウトする", en: "Sign out everywhere" }
    fn keys() { ja: "二段階の確認", easy: "2回《かい》の 確認《かくにん》", en: "Second factor" }
    fn app_on() { ja: "認証アプリ：設定済み", easy: "アプリ：あります", en: "Authenticator app: set up" }
    fn app_off() { ja: "認証アプリ：未設定", easy: "アプリ：ありません", en: "Authenticator app: none" }
    fn passkeys(count) { ja: "パスキー：{count}個", easy: "パスキー：{count}個《こ》", en: "Passkeys: {count}" }
    fn reset_title() { ja: "二段階の確認を解除する", easy: "2回《かい》の 確認《かくにん》を なくす", en: "Reset the second factor" }
    fn reset_lead() {
        ja: "端末をなくしたと本人から直接聞いて確かめたときだけ行ってください。認証アプリ・復旧コード・パスキーがすべて取り消され、すべての端末からログアウトします。本人にメールで知らせ、理由は履歴に残ります。",
        easy: "本人《ほんにん》から 話《はなし》を 聞《き》いた ときだけ して ください。アプリと 復旧《ふっきゅう》コードと パスキーが 消《き》えます。本人《ほんにん》に メールで 知《し》らせます。",
        en: "Do this only after the person has told you in person that the device is lost. App, recovery codes and passkeys are removed and every sign-in ends. The person is told by mail, and the reason is kept in the journal.",
    }
    fn reason() { ja: "理由", easy: "理由《りゆう》", en: "Reason" }
    fn reason_help() {
        ja: "本人に届くメールにも書かれます（例：スマートフォンの機種変更のため、窓口で本人を確認した）。",
        easy: "この 理由《りゆう》は、本人《ほんにん》に 届《とど》く メールにも 書《か》かれます。",
        en: "The person reads it in the mail too, e.g. “new phone; identity checked at the desk”.",
    }
    fn reset_button() { ja: "解除する", easy: "なくす", en: "Reset it" }
    fn own() {
        ja: "ご自分のログインは「登録の内容と安全」で管理します。",
        easy: "自分《じぶん》の ログインは「わたしの 登録《とうろく》」で 見《み》ます。",
        en: "Your own sign-ins are under “My account”.",
    }
}
