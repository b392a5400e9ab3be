//! Signing up, signing in and passwords（登録・ログイン・パスワードの画面の言葉）.

texts! {
    fn sign_up_title() { ja: "新しく登録する", easy: "新《あたら》しく 登録《とうろく》する", en: "Create an account" }
    fn sign_up_lead() {
        ja: "提案を出すには登録が必要です。見るだけなら登録はいりません。",
        easy: "提案《ていあん》を 出《だ》す 人《ひと》は、登録《とうろく》を して ください。見《み》るだけの 人《ひと》は、登録《とうろく》しなくても いいです。",
        en: "You need an account to send a proposal. Reading needs none.",
    }
    fn purpose() {
        ja: "お名前とメールアドレスは、提案や応募の受付と、そのご連絡のためだけに使います。",
        easy: "名前《なまえ》と メールアドレスは、提案《ていあん》の 受付《うけつけ》と 連絡《れんらく》の ためだけに 使《つか》います。",
        en: "Your name and address are used only to receive your proposals and to contact you about them.",
    }
    fn name() { ja: "お名前", easy: "名前《なまえ》", en: "Your name" }
    fn name_help() {
        ja: "姓と名を続けて入力してください。漢字の種類は問いません（例：髙橋 花子）。",
        easy: "名前《なまえ》を ぜんぶ 書《か》いて ください（例《れい》：髙橋《たかはし》 花子《はなこ》）。",
        en: "Family name and given name, in any script.",
    }
    fn email() { ja: "メールアドレス", easy: "メールアドレス", en: "E-mail address" }
    fn email_help(sender) {
        ja: "携帯電話会社のアドレスも使えます。迷惑メールを防ぐ設定をしている方は、先に「{sender}」からのメールを受け取れるようにしてください。",
        easy: "携帯電話《けいたいでんわ》の アドレスも 使《つか》えます。「{sender}」からの メールが 届《とど》く ように して ください。",
        en: "Mobile carriers' addresses are fine. If you filter mail, allow messages from “{sender}” first.",
    }
    fn password() { ja: "パスワード", easy: "パスワード", en: "Password" }
    fn password_help(min) {
        ja: "{min}文字以上。日本語や空白も使えます。",
        easy: "{min}文字《もじ》より 長《なが》く して ください。日本語《にほんご》も 使《つか》えます。",
        en: "At least {min} characters. Spaces and any script are fine.",
    }
    fn rules_title() { ja: "パスワードの決まりを見る", easy: "パスワードの 決《き》まりを 見《み》る", en: "Show the rules for passwords" }
    fn rule_length(min) {
        ja: "{min}文字以上にしてください。長いほど安全です。",
        easy: "{min}文字《もじ》より 長《なが》く します。長《なが》い ほうが 安全《あんぜん》です。",
        en: "Use {min} characters or more. Longer is safer.",
    }
    fn rule_words() {
        ja: "関係のない言葉を3つか4つ並べると、覚えやすく、破られにくくなります。",
        easy: "関係《かんけい》の ない 言葉《ことば》を 3つか 4つ ならべると いいです。",
        en: "Three or four unrelated words are easy to remember and hard to guess.",
    }
    fn rule_signs() {
        ja: "記号や大文字を混ぜる必要はありません。",
        easy: "記号《きごう》や 大文字《おおもじ》は、なくても いいです。",
        en: "Signs and capitals are not required.",
    }
    fn rule_refused() {
        ja: "「1234567890」のようによく使われるもの、同じ文字の繰り返し、メールアドレスそのものは使えません。",
        easy: "「1234567890」や、同《おな》じ 文字《もじ》だけの もの、メールアドレスは 使《つか》えません。",
        en: "Very common passwords such as “1234567890”, one repeated character, and your address are refused.",
    }
    fn rule_elsewhere() {
        ja: "ほかのサービスと同じパスワードは使わないでください。",
        easy: "ほかの ところと 同《おな》じ パスワードは 使《つか》わないで ください。",
        en: "Do not use a password that you use elsewhere.",
    }
    fn sign_up_button() { ja: "確認メールを受け取る", easy: "確認《かくにん》の メールを もらう", en: "Send me the confirmation mail" }
    fn have_account() { ja: "登録がお済みの方", easy: "もう 登録《とうろく》した 人《ひと》", en: "Already registered?" }

    fn check_mail_title() { ja: "メールをご確認ください", easy: "メールを 見《み》て ください", en: "Look into your mail" }
    fn check_mail_lead() {
        ja: "入力されたアドレスに、手続きの続きを書いたメールをお送りしました。数分のうちに届きます。",
        easy: "メールを 送《おく》りました。少《すこ》し 待《ま》つと 届《とど》きます。メールを 読《よ》んで、続《つづ》きを して ください。",
        en: "We have written to the address you entered, with what to do next. The mail arrives within minutes.",
    }
    fn check_mail_rule() {
        ja: "安全のため、そのアドレスが登録されているかどうかに関わらず、この画面を表示しています。",
        easy: "安全《あんぜん》の ため、登録《とうろく》が ある 人《ひと》にも ない 人《ひと》にも、同《おな》じ ページを 見《み》せます。",
        en: "For your safety this page looks the same whether or not the address is registered.",
    }
    fn not_arrived() { ja: "届かないとき", easy: "メールが 来《こ》ない とき", en: "If nothing arrives" }
    fn not_arrived_spam(sender) {
        ja: "迷惑メールの入れ物をご覧ください。差出人は「{sender}」です。",
        easy: "迷惑《めいわく》メールの 中《なか》を 見《み》て ください。メールは「{sender}」から 来《き》ます。",
        en: "Look into the junk folder. The sender is “{sender}”.",
    }
    fn not_arrived_typo() {
        ja: "アドレスの打ち間違いがあると届きません。もう一度、初めから手続きしてください。",
        easy: "アドレスが まちがって いると 届《とど》きません。もう一度《いちど》 初《はじ》めから して ください。",
        en: "A misspelt address receives nothing. Please start again.",
    }

    fn confirm_title() { ja: "メールアドレスの確認", easy: "メールアドレスの 確認《かくにん》", en: "Confirm your address" }
    fn confirm_lead() {
        ja: "次の内容で登録を終えます。よろしければボタンを押してください。",
        easy: "これで 登録《とうろく》が 終《お》わります。よければ ボタンを 押《お》して ください。",
        en: "This completes your registration. Press the button if it is right.",
    }
    fn confirm_button() { ja: "確認してログインする", easy: "確認《かくにん》して ログインする", en: "Confirm and sign in" }
    fn dead_link_again() {
        ja: "新しいリンクを受け取るには、次のどちらかへお進みください。",
        easy: "新《あたら》しい リンクが ほしい ときは、下《した》の どちらかを えらんで ください。",
        en: "To receive a new link, choose one of these.",
    }

    fn sign_in_title() { ja: "ログイン", easy: "ログイン", en: "Sign in" }
    fn sign_in_button() { ja: "ログインする", easy: "ログインする", en: "Sign in" }
    fn forgot() { ja: "パスワードを忘れた方", easy: "パスワードを 忘《わす》れた 人《ひと》", en: "Forgot your password?" }
    fn first_time() { ja: "初めての方", easy: "初《はじ》めての 人《ひと》", en: "New here?" }
    fn demo_title() { ja: "体験版のログイン", easy: "ためすための ログイン", en: "Demonstration sign-ins" }
    fn demo_note() {
        ja: "どれも架空の人です。自由に使って、それぞれの画面を試してください。",
        easy: "どれも 本当《ほんとう》の 人《ひと》では ありません。自由《じゆう》に 使《つか》って ください。",
        en: "These people are invented. Use them to see each role's pages.",
    }

    fn reset_title() { ja: "パスワードの再設定", easy: "パスワードを 新《あたら》しく する", en: "Set a new password" }
    fn reset_lead() {
        ja: "登録したアドレスを入力してください。新しいパスワードを決めるためのメールをお送りします。",
        easy: "登録《とうろく》した メールアドレスを 書《か》いて ください。新《あたら》しい パスワードを 決《き》める メールを 送《おく》ります。",
        en: "Enter the address you registered. We will write to you how to choose a new password.",
    }
    fn reset_button() { ja: "メールを受け取る", easy: "メールを もらう", en: "Send me the mail" }
    fn new_password_title() { ja: "新しいパスワードを決める", easy: "新《あたら》しい パスワードを 決《き》める", en: "Choose a new password" }
    fn new_password_lead() {
        ja: "決めると、ほかの端末でのログインはすべて終わります。",
        easy: "決《き》めると、ほかの スマホや パソコンの ログインは 終《お》わります。",
        en: "This ends every other sign-in of yours.",
    }
    fn new_password() { ja: "新しいパスワード", easy: "新《あたら》しい パスワード", en: "New password" }
    fn new_password_button() { ja: "決めてログインする", easy: "決《き》めて ログインする", en: "Set it and sign in" }
}
