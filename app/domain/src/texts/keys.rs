//! Passkeys, one-time codes and recovery codes（パスキー・確認コードの画面の言葉）.

texts! {
    fn passkeys_title() { ja: "パスキー", easy: "パスキー", en: "Passkeys" }
    fn passkeys_lead() {
        ja: "パスキーがあると、スマートフォンやパソコンの指紋・顔・暗証番号だけでログインできます。パスワードを覚える必要がなく、にせのサイトでは使えないので安全です。",
        easy: "パスキーが あると、指紋《しもん》や 顔《かお》や 番号《ばんごう》だけで ログインできます。パスワードより 安全《あんぜん》です。",
        en: "With a passkey you sign in by the fingerprint, face or PIN of your phone or computer. There is nothing to remember, and it does not work on a forged site.",
    }
    fn passkeys_count(count) { ja: "登録しているパスキー：{count}個", easy: "いま {count}個《こ》 あります。", en: "Passkeys you have: {count}" }
    fn passkeys_manage() { ja: "パスキーを登録・整理する", easy: "パスキーを つくる・見《み》る", en: "Add or remove passkeys" }
    fn passkeys_none() { ja: "まだ登録していません。", easy: "まだ ありません。", en: "You have none yet." }
    fn passkeys_list() { ja: "登録したパスキー", easy: "あなたの パスキー", en: "Your passkeys" }
    fn passkey_made(day) { ja: "登録：{day}", easy: "つくった 日《ひ》：{day}", en: "Added: {day}" }
    fn passkey_used(day) { ja: "最後に使った日：{day}", easy: "最後《さいご》に 使《つか》った 日《ひ》：{day}", en: "Last used: {day}" }
    fn passkey_never_used() { ja: "まだ使っていません", easy: "まだ 使《つか》って いません", en: "Not used yet" }
    fn passkey_remove() { ja: "削除する", easy: "消《け》す", en: "Remove" }
    fn passkey_remove_note() {
        ja: "削除すると、このパスキーではログインできなくなります。端末に残ったものは、端末の設定で消せます。",
        easy: "消《け》すと、この パスキーでは ログインできません。",
        en: "A removed passkey no longer signs you in. What is left of it on the device can be deleted in the device's settings.",
    }
    fn passkey_add_title() { ja: "この端末のパスキーを登録する", easy: "新《あたら》しい パスキーを つくる", en: "Add a passkey" }
    fn passkey_name() { ja: "パスキーの名前", easy: "パスキーの 名前《なまえ》", en: "Name of the passkey" }
    fn passkey_name_help() {
        ja: "あとで見分けるための名前です（例：自分のスマホ）。",
        easy: "あとで わかる 名前《なまえ》を 書《か》いて ください（例《れい》：わたしの スマホ）。",
        en: "To tell it from others later, e.g. “my phone”.",
    }
    fn passkey_add_button() { ja: "パスキーを登録する", easy: "パスキーを つくる", en: "Add the passkey" }
    fn passkey_unavailable() {
        ja: "いまお使いのブラウザーでは、パスキーを登録できません。パスワードやメールのリンクでのログインは、そのまま使えます。",
        easy: "この ブラウザーでは パスキーを つくれません。パスワードか メールで ログインできます。",
        en: "This browser cannot add passkeys here. Your password and links by mail go on working.",
    }
    fn passkey_full(max) {
        ja: "パスキーは{max}個までです。使わないものを削除してください。",
        easy: "パスキーは {max}個《こ》までです。使《つか》わない ものを 消《け》して ください。",
        en: "There can be {max} passkeys. Remove one you do not use.",
    }
    fn passkey_known_already() {
        ja: "この端末のパスキーは、すでに登録されています。",
        easy: "この パスキーは もう あります。",
        en: "This device's passkey is registered already.",
    }
    fn passkey_cancelled() {
        ja: "パスキーの操作が取り消されたか、時間が過ぎました。もう一度お試しください。",
        easy: "パスキーを 使《つか》えませんでした。もう一度《いちど》 して ください。",
        en: "The passkey was cancelled or took too long. Please try again.",
    }
    fn passkey_failed() {
        ja: "パスキーを確かめられませんでした。もう一度お試しになるか、別の方法でログインしてください。",
        easy: "パスキーを 確《たし》かめる ことが できませんでした。もう一度《いちど》 するか、ほかの 方法《ほうほう》で ログインして ください。",
        en: "The passkey could not be verified. Try again, or sign in another way.",
    }
    fn passkey_sign_in() { ja: "パスキーでログインする", easy: "パスキーで ログインする", en: "Sign in with a passkey" }

    fn factor_title() { ja: "二段階の確認", easy: "2回《かい》の 確認《かくにん》", en: "Second factor" }
    fn code_title() { ja: "確認コードの入力", easy: "確認《かくにん》コードを 書《か》く", en: "Enter your code" }
    fn code_lead(name) {
        ja: "{name}さん、パスワードを確かめました。続けて、認証アプリに出ている6桁の数字を入力してください。",
        easy: "{name}さん、次《つぎ》に、アプリに 出《で》て いる 6つの 数字《すうじ》を 書《か》いて ください。",
        en: "{name}, your first proof is right. Now enter the six digits that your authenticator app shows.",
    }
    fn code() { ja: "確認コード", easy: "確認《かくにん》コード", en: "Code" }
    fn code_help() {
        ja: "認証アプリの6桁の数字、または控えてある復旧コードを入力します。",
        easy: "アプリの 6つの 数字《すうじ》か、紙《かみ》に 書《か》いた 復旧《ふっきゅう》コードを 書《か》きます。",
        en: "The six digits of your app, or one of the recovery codes you noted.",
    }
    fn code_button() { ja: "確認してログインする", easy: "ログインする", en: "Confirm and sign in" }
    fn code_lost() {
        ja: "端末をなくした方は、復旧コードを使うか、管理者に確認の解除を頼んでください。",
        easy: "スマホが ない 人《ひと》は、復旧《ふっきゅう》コードを 使《つか》うか、管理《かんり》する 人《ひと》に 言《い》って ください。",
        en: "If you have lost your device, use a recovery code, or ask an administrator to reset your second factor.",
    }
    fn other_person() { ja: "ログインをやめる", easy: "ログインを やめる", en: "Cancel signing in" }
    fn code_fails() {
        ja: "このコードは使えません。いま出ている数字か、まだ使っていない復旧コードを確かめてください。",
        easy: "このコードは 使《つか》えません。いま 出《で》て いる 数字《すうじ》を 見《み》て ください。",
        en: "This code does not work. Check the digits shown now, or a recovery code you have not used.",
    }
    fn code_used() {
        ja: "この数字はもう使われました。次の数字が出るまで、30秒ほどお待ちください。",
        easy: "この数字《すうじ》は もう 使《つか》いました。30秒《びょう》 待《ま》って、次《つぎ》の 数字《すうじ》を 書《か》いて ください。",
        en: "These digits were used already. Wait up to thirty seconds for the next ones.",
    }
    fn demo_title() { ja: "体験版だけの表示", easy: "ためす ための 表示《ひょうじ》", en: "Shown in the demonstration only" }
    fn demo_code() {
        ja: "本番では、この数字は本人の認証アプリにだけ出ます。いま使える確認コード：",
        easy: "本当《ほんとう》の ときは、アプリだけに 出《で》ます。いまの 数字《すうじ》：",
        en: "In a real city only the person's app shows these digits. The code now:",
    }
    fn demo_wait() {
        ja: "いまの数字はもう使われました。30秒ほど待って、この画面を開き直してください。",
        easy: "30秒《びょう》 待《ま》って、この ページを もう一度《いちど》 開《ひら》いて ください。",
        en: "The present digits were used. Wait thirty seconds and load this page again.",
    }

    fn set_up_title() { ja: "二段階の確認を設定する", easy: "2回《かい》の 確認《かくにん》を 始《はじ》める", en: "Set up your second factor" }
    fn set_up_lead() {
        ja: "職員の画面には市民の個人情報があります。パスワードだけでは開けないように、スマートフォンの認証アプリを組み合わせます。初めに一度だけ設定します。",
        easy: "職員《しょくいん》の ページには 大切《たいせつ》な 情報《じょうほう》が あります。スマホの アプリも 使《つか》って 守《まも》ります。はじめに 1回《かい》だけ します。",
        en: "Staff pages hold residents' personal data. So that a password alone does not open them, an authenticator app on your phone is added. You do this once.",
    }
    fn set_up_app() {
        ja: "認証アプリを用意します（Google Authenticator、Microsoft Authenticator など、お手持ちのもの）。",
        easy: "スマホに 認証《にんしょう》アプリを 入《い》れます。",
        en: "Have an authenticator app at hand, such as Google Authenticator or Microsoft Authenticator.",
    }
    fn set_up_scan() {
        ja: "アプリで次のQRコードを読み取ります。読み取れないときは、下の文字をアプリに入力します。",
        easy: "アプリで この QRコードを 読《よ》みます。読《よ》めない ときは、下《した》の 文字《もじ》を 書《か》きます。",
        en: "Scan this QR code with the app, or type the letters below it into the app.",
    }
    fn set_up_type() {
        ja: "アプリに出た6桁の数字を入力します。",
        easy: "アプリに 出《で》た 6つの 数字《すうじ》を 書《か》きます。",
        en: "Enter the six digits that the app shows.",
    }
    fn set_up_picture() { ja: "認証アプリで読み取るQRコード", easy: "アプリで 読《よ》む QRコード", en: "QR code for the authenticator app" }
    fn set_up_secret() { ja: "アプリに入力する文字", easy: "アプリに 書《か》く 文字《もじ》", en: "Letters for the app" }
    fn set_up_button() { ja: "設定する", easy: "始《はじ》める", en: "Set it up" }
    fn set_up_passkey() {
        ja: "パスキーでログインした方は、それだけで二段階の確認が済んでいます。",
        easy: "パスキーで ログインした 人《ひと》は、しなくても いいです。",
        en: "Signing in with a passkey counts as both factors.",
    }

    fn recovery_title() { ja: "復旧コードを控えてください", easy: "復旧《ふっきゅう》コードを 紙《かみ》に 書《か》いて ください", en: "Note your recovery codes" }
    fn recovery_lead() {
        ja: "認証アプリが使えないときに、確認コードの代わりになります。一つにつき一度だけ使えます。印刷するか書き写して、鍵のかかる所に保管してください。この画面を離れると、もう表示できません。",
        easy: "アプリが 使《つか》えない ときに 使《つか》います。1つを 1回《かい》だけ 使《つか》えます。紙《かみ》に 書《か》いて、大切《たいせつ》に して ください。あとで もう一度《いちど》 見《み》る ことは できません。",
        en: "Each stands in for a code once, when your app is out of reach. Print or copy them and keep them locked away. They cannot be shown again after this page.",
    }
    fn recovery_list() { ja: "復旧コード", easy: "復旧《ふっきゅう》コード", en: "Recovery codes" }
    fn recovery_kept() { ja: "控えました", easy: "書《か》きました", en: "I have noted them" }
    fn recovery_left(count) {
        ja: "まだ使っていない復旧コード：{count}個",
        easy: "使《つか》える 復旧《ふっきゅう》コード：{count}個《こ》",
        en: "Recovery codes left: {count}",
    }
    fn recovery_new() { ja: "新しい復旧コードを作る", easy: "新《あたら》しい 復旧《ふっきゅう》コードを つくる", en: "Make new recovery codes" }
    fn recovery_new_lead() {
        ja: "作ると、前の復旧コードはすべて使えなくなります。いまの確認コードを入力してください。",
        easy: "つくると、前《まえ》の 復旧《ふっきゅう》コードは 使《つか》えません。いまの 確認《かくにん》コードを 書《か》いて ください。",
        en: "All earlier recovery codes stop working. Enter a code of now.",
    }
    fn factor_on(day) {
        ja: "認証アプリを設定しています（{day}から）。",
        easy: "アプリを 使《つか》って います（{day}から）。",
        en: "An authenticator app is set up (since {day}).",
    }
    fn factor_off() { ja: "認証アプリはまだ設定していません。", easy: "アプリは まだ 使《つか》って いません。", en: "No authenticator app is set up." }
    fn factor_move() { ja: "認証アプリを設定し直す", easy: "アプリを もう一度《いちど》 始《はじ》める", en: "Set the app up anew" }
    fn factor_move_lead() {
        ja: "スマートフォンを替えるときに使います。いまの設定を外し、新しい端末で設定し直します。いまの確認コードか復旧コードを入力してください。",
        easy: "新《あたら》しい スマホに する ときに 使《つか》います。いまの 確認《かくにん》コードか 復旧《ふっきゅう》コードを 書《か》いて ください。",
        en: "For a new phone: the present app is removed and you set up the new one. Enter a code of now or a recovery code.",
    }
    fn factor_manage() { ja: "二段階の確認の設定を見る", easy: "2回《かい》の 確認《かくにん》を 見《み》る", en: "Look after the second factor" }
}
