//! Letters about keys to the door（パスキー・二段階の確認の通知の文面）.

texts! {
    fn passkey_subject() { ja: "パスキーが登録されました", easy: "パスキーが できました", en: "A passkey was added" }
    fn passkey_say(name, moment) {
        ja: "{moment}に、あなたの登録にパスキー「{name}」が加わりました。これからは、このパスキーでもログインできます。",
        easy: "{moment}に、パスキー「{name}」が できました。この パスキーで ログインできます。",
        en: "On {moment} the passkey “{name}” was added to your account. It can now be used to sign in.",
    }
    fn passkey_check() {
        ja: "心当たりがないときは、次のページでそのパスキーを削除し、パスワードを変えて、市へお知らせください。",
        easy: "知《し》らない ときは、下《した》の ページで 消《け》して、パスワードを 変《か》えて、市《し》に 言《い》って ください。",
        en: "If this was not you, remove it on the following page, change your password, and tell the city.",
    }
    fn recovery_subject() { ja: "復旧コードが使われました", easy: "復旧《ふっきゅう》コードが 使《つか》われました", en: "A recovery code was used" }
    fn recovery_say(moment, left) {
        ja: "{moment}に、あなたの復旧コードが一つ使われました。残りは{left}個です。",
        easy: "{moment}に、復旧《ふっきゅう》コードが 使《つか》われました。あと {left}個《こ》です。",
        en: "On {moment} one of your recovery codes was used. {left} are left.",
    }
    fn recovery_check() {
        ja: "心当たりがないときは、すぐに管理者へ知らせて、次のページで新しい復旧コードを作ってください。",
        easy: "知《し》らない ときは、すぐ 管理《かんり》する 人《ひと》に 言《い》って ください。下《した》の ページで 新《あたら》しい コードを つくる ことが できます。",
        en: "If this was not you, tell your administrator at once and make new codes on the following page.",
    }
    fn reset_subject() { ja: "二段階の確認が解除されました", easy: "2回《かい》の 確認《かくにん》が なくなりました", en: "Your second factor was reset" }
    fn reset_say(admin, moment) {
        ja: "{moment}に、管理者の{admin}さんが、あなたの認証アプリ・復旧コード・パスキーを取り消し、すべての端末からログアウトさせました。",
        easy: "{moment}に、{admin}さんが、あなたの アプリと 復旧《ふっきゅう》コードと パスキーを 消《け》しました。ぜんぶの ログインが 終《お》わりました。",
        en: "On {moment} the administrator {admin} removed your authenticator app, recovery codes and passkeys, and signed you out everywhere.",
    }
    fn reset_reason() { ja: "理由", easy: "理由《りゆう》", en: "Reason" }
    fn reset_next() {
        ja: "次のページからパスワードでログインすると、二段階の確認を設定し直せます。",
        easy: "下《した》の ページから パスワードで ログインして、もう一度《いちど》 設定《せってい》して ください。",
        en: "Sign in with your password on the following page to set it up anew.",
    }
    fn reset_check() {
        ja: "頼んだ覚えがないときは、すぐに管理者へお知らせください。",
        easy: "頼《たの》んで いない ときは、すぐ 管理《かんり》する 人《ひと》に 言《い》って ください。",
        en: "If you did not ask for this, tell your administrator at once.",
    }
}
