//! The words around every page: head, foot, forms, errors（共通の言葉）.

texts! {
    fn product() { ja: "ともに", easy: "ともに", en: "Tomoni" }
    fn tagline(city) {
        ja: "{city} 市民提案と意見の窓口",
        easy: "{city} みんなの 提案《ていあん》と 意見《いけん》",
        en: "Proposals and opinions of the people of {city}",
    }
    fn skip() { ja: "本文へ", easy: "本文《ほんぶん》へ", en: "Skip to content" }
    fn main_nav() { ja: "おもな案内", easy: "おもな 案内《あんない》", en: "Main" }
    fn language() { ja: "ことばを選ぶ", easy: "ことばを えらぶ", en: "Language" }
    fn know() { ja: "知る", easy: "知《し》る", en: "Find out" }
    fn voice() { ja: "声を届ける", easy: "声《こえ》を 届《とど》ける", en: "Speak up" }
    fn together() { ja: "一緒にやる", easy: "一緒《いっしょ》に やる", en: "Join in" }
    fn results() { ja: "成果", easy: "成果《せいか》", en: "Results" }
    fn groups() { ja: "団体", easy: "団体《だんたい》", en: "Groups" }
    fn consultations() { ja: "意見募集", easy: "意見募集《いけんぼしゅう》", en: "Consultations" }
    fn calls() { ja: "募集", easy: "募集《ぼしゅう》", en: "Calls" }
    fn my_page() { ja: "マイページ", easy: "マイページ", en: "My page" }
    fn sign_in() { ja: "ログイン", easy: "ログイン", en: "Sign in" }
    fn sign_up() { ja: "新しく登録する", easy: "新《あたら》しく 登録《とうろく》する", en: "Create an account" }
    fn sign_out() { ja: "ログアウト", easy: "ログアウト", en: "Sign out" }
    fn staff() { ja: "職員", easy: "職員《しょくいん》", en: "Staff" }
    fn staff_pages() { ja: "職員の画面", easy: "職員《しょくいん》の 画面《がめん》", en: "Staff pages" }
    fn departments() { ja: "課", easy: "課《か》", en: "Departments" }
    fn staff_people() { ja: "職員の登録", easy: "職員《しょくいん》の 登録《とうろく》", en: "Staff accounts" }
    fn cases() { ja: "案件", easy: "案件《あんけん》", en: "Cases" }
    fn postings() { ja: "郵送", easy: "郵便《ゆうびん》", en: "Post" }
    fn accessibility() { ja: "アクセシビリティ", easy: "アクセシビリティ", en: "Accessibility" }
    fn story() { ja: "共に進めるまちづくり", easy: "いっしょに まちを つくる", en: "The story" }
    fn contact() { ja: "お問い合わせ", easy: "市《し》に 聞《き》く", en: "Contact" }
    fn privacy() { ja: "個人情報の取扱い", easy: "個人情報《こじんじょうほう》の こと", en: "Personal data" }
    fn demo_ribbon() {
        ja: "体験版です。人も団体も案件もすべて架空で、メールは外へ送られません。",
        easy: "これは ためすための ものです。人《ひと》も 団体《だんたい》も 本当《ほんとう》では ありません。メールは 送《おく》りません。",
        en: "Demonstration. People, groups and cases are invented and no mail leaves this system.",
    }
    fn demo_mailbox() { ja: "届いたメールを見る", easy: "届《とど》いた メールを 見《み》る", en: "See the mail" }
    fn home() { ja: "ホーム", easy: "ホーム", en: "Home" }
    fn here() { ja: "現在の場所", easy: "いまの 場所《ばしょ》", en: "You are here" }
    fn back() { ja: "戻る", easy: "もどる", en: "Back" }
    fn must() { ja: "※必須", easy: "※かならず 書《か》く", en: "required" }
    fn optional() { ja: "※任意", easy: "※書《か》かなくても いい", en: "optional" }
    fn errors_title(count) {
        ja: "入力を確かめてください（{count}か所）",
        easy: "まちがいが あります（{count}か所《しょ》）",
        en: "Please check your entries ({count})",
    }
    fn error_in_title() { ja: "エラー：", easy: "エラー：", en: "Error: " }
    fn characters_left(count) { ja: "あと{count}字", easy: "あと {count}字《じ》", en: "{count} characters left" }
    fn characters_over(count) { ja: "{count}字多すぎます", easy: "{count}字《じ》 多《おお》いです", en: "{count} characters too many" }
    fn save_and_next() { ja: "保存して次へ", easy: "保存《ほぞん》して 次《つぎ》へ", en: "Save and continue" }
    fn save_and_back() { ja: "保存して一覧へ戻る", easy: "保存《ほぞん》して もどる", en: "Save and return to the list" }
    fn change() { ja: "変更", easy: "変《か》える", en: "Change" }
    fn none_given() { ja: "入力なし", easy: "書《か》いて いません", en: "Not given" }
    fn listed(first, second) { ja: "{first}、{second}", easy: "{first}、{second}", en: "{first}, {second}" }
    fn amount(yen) { ja: "{yen}円", easy: "{yen}円《えん》", en: "{yen} yen" }
    fn yen() { ja: "円", easy: "円《えん》", en: "yen" }
    fn pages() { ja: "ページ", easy: "ページ", en: "Pages" }
    fn previous_page() { ja: "前へ", easy: "前《まえ》へ", en: "Previous" }
    fn next_page() { ja: "次へ", easy: "次《つぎ》へ", en: "Next" }
    fn request_id(id) {
        ja: "お問い合わせの際は、この番号をお知らせください：{id}",
        easy: "市《し》に 聞《き》く ときは、この番号《ばんごう》を 言《い》って ください：{id}",
        en: "When you contact us, please quote this number: {id}",
    }
    fn again_title() { ja: "ログインの期限が切れていました", easy: "もう一度《いちど》 ログインして ください", en: "You were signed out" }
    fn again_kept() {
        ja: "いま送られた内容は、まだ保存されていませんが、この画面に残っています。",
        easy: "いま 書《か》いた ものは まだ 保存《ほぞん》して いません。でも この画面《がめん》に あります。",
        en: "What you just sent is not saved yet, but it is kept on this page.",
    }
    fn again_first() {
        ja: "「別の画面でログインする」を押して、ログインしてください。",
        easy: "「ほかの 画面《がめん》で ログインする」を 押《お》して、ログインして ください。",
        en: "Press “Sign in on another page” and sign in.",
    }
    fn again_second() {
        ja: "この画面に戻って、「もう一度送る」を押してください。",
        easy: "この画面《がめん》に もどって、「もう一度《いちど》 送《おく》る」を 押《お》して ください。",
        en: "Come back to this page and press “Send again”.",
    }
    fn again_sign_in() { ja: "別の画面でログインする", easy: "ほかの 画面《がめん》で ログインする", en: "Sign in on another page" }
    fn again_send() { ja: "もう一度送る", easy: "もう一度《いちど》 送《おく》る", en: "Send again" }
    fn again_what() { ja: "送ろうとした内容", easy: "書《か》いた もの", en: "What you sent" }
    fn still_here() {
        ja: "いま送られた内容は、まだ保存されていませんが、この画面に残っています。少し待って、「もう一度送る」を押してください。",
        easy: "いま 書《か》いた ものは、この 画面《がめん》に あります。少《すこ》し 待《ま》って、「もう一度《いちど》 送《おく》る」を 押《お》して ください。",
        en: "What you just sent is not saved yet, but it is kept on this page. Wait a moment and press “Send again”.",
    }
    fn refused_title() { ja: "この手続きはできません", easy: "これは できません", en: "This is not possible" }
    fn not_found_title() { ja: "ページが見つかりません", easy: "ページが ありません", en: "Page not found" }
    fn broken_title() { ja: "申し訳ありません。処理できませんでした", easy: "すみません。できませんでした", en: "Sorry, something went wrong" }
    fn broken() {
        ja: "こちらの不具合です。保存済みの内容は残っています。少し待ってから、もう一度お試しください。",
        easy: "わたしたちの 問題《もんだい》です。保存《ほぞん》した ものは 残《のこ》って います。少《すこ》し 待《ま》って、もう一度《いちど》 して ください。",
        en: "The fault is ours. What was saved is safe. Please wait a moment and try again.",
    }
    fn outage_title() { ja: "ただいま利用できません", easy: "いまは 使《つか》えません", en: "Temporarily unavailable" }
    fn outage() {
        ja: "一時的に処理が込み合っているか、止まっています。保存済みの内容は残っています。数分後にもう一度お試しください。",
        easy: "いま 止《と》まって います。保存《ほぞん》した ものは 残《のこ》って います。少《すこ》し 待《ま》って、もう一度《いちど》 して ください。",
        en: "The service is busy or interrupted. What was saved is safe. Please try again in a few minutes.",
    }
    fn files_outage() {
        ja: "ファイルの保管場所に、いまつながりません。保存済みの内容とファイルは残っています。数分後にもう一度お試しください。",
        easy: "ファイルの ある 場所《ばしょ》に いま つながりません。保存《ほぞん》した ものは 残《のこ》って います。少《すこ》し 待《ま》って、もう一度《いちど》 して ください。",
        en: "The place where files are kept cannot be reached at the moment. What was saved is safe. Please try again in a few minutes.",
    }
    fn ways_onward() { ja: "次にできること", easy: "次《つぎ》に できる こと", en: "What you can do next" }
    fn to_home() { ja: "ホームへ", easy: "ホームへ", en: "Go to the home page" }
}
