//! The words of the pages about the service: the story, contact, accessibility, privacy（案内の言葉）.

texts! {
    fn story_title() { ja: "共に有し、感じ、働き、創る", easy: "いっしょに まちを つくる", en: "Sharing, understanding, acting, creating" }
    fn story_lead(city) {
        ja: "{city}は、市民と市が一緒に進めるまちづくりを「共有→共感→共働→共創」という物語で表しています。ともには、この四つを入口にした窓口です。",
        easy: "{city}は、みんなと 市《し》が いっしょに まちを つくります。その 道《みち》は 4つです。",
        en: "{city} tells how people and city build the town together as a story in four parts: sharing, understanding, acting, creating. This service has a door for each.",
    }
    fn in_japanese() {
        ja: "計画の文は、公表された資料のとおりに載せています。",
        easy: "下《した》の 文《ぶん》は、市《し》の 計画《けいかく》の ままです。むずかしい 日本語《にほんご》です。",
        en: "The text of the plan below is given as published, in Japanese.",
    }
    fn four_steps() { ja: "物語の四つの段", easy: "4つの 段《だん》", en: "The four parts of the story" }
    fn go_share() { ja: "計画を読む", easy: "計画《けいかく》を 読《よ》む", en: "Read the plan" }
    fn go_feel() { ja: "担当の課に声を届ける", easy: "市《し》に 話《はな》す", en: "Talk to a department" }
    fn go_act() { ja: "募集を見て提案する", easy: "募集《ぼしゅう》を 見《み》る", en: "See the calls" }
    fn go_make() { ja: "成果を見る", easy: "成果《せいか》を 見《み》る", en: "See the results" }
    fn aims() { ja: "ねらい", easy: "めざす こと", en: "Aims" }
    fn plan() { ja: "アクションプラン", easy: "計画《けいかく》（アクションプラン）", en: "Action plan" }
    fn marks() { ja: "しるしの意味", easy: "しるしの 意味《いみ》", en: "What the marks mean" }
    fn mark_counts(mark, text, count) { ja: "{mark} {text}（{count}項目）", easy: "{mark} {text}（{count}こ）", en: "{mark} {text} ({count} items)" }
    fn citizens() { ja: "市民が主体", easy: "みんなが します", en: "Led by citizens" }
    fn by_city() { ja: "市が主体", easy: "市《し》が します", en: "Led by the city" }
    fn joint() { ja: "市民と市が主体", easy: "みんなと 市《し》が します", en: "Led by citizens and city together" }
    fn item() { ja: "項目", easy: "すること", en: "Item" }
    fn content() { ja: "取組の内容", easy: "中身《なかみ》", en: "What is done" }
    fn lead() { ja: "主体", easy: "だれが", en: "Led by" }
    fn departments() { ja: "関係部署", easy: "市《し》の 部署《ぶしょ》", en: "Departments" }
    fn source(title, file) { ja: "出典：{title}（{file}）", easy: "もとの 資料《しりょう》：{title}（{file}）", en: "Source: {title} ({file})" }

    fn contact_title() { ja: "お問い合わせ", easy: "市《し》に 聞《き》く", en: "Contact" }
    fn contact_lead() {
        ja: "提案の前の相談、制度への質問、使いにくいところ、どんなことでも担当の課へお寄せください。電話でも、メールでも、窓口でもかまいません。",
        easy: "わからない こと、こまった ことを 聞《き》いて ください。電話《でんわ》でも、メールでも、市役所《しやくしょ》でも いいです。",
        en: "Ask before you propose, ask about a programme, or tell us what does not work. Telephone, e-mail or the counter: all are welcome.",
    }
    fn which() { ja: "相談先", easy: "聞《き》く ところ", en: "Whom to ask" }
    fn phone() { ja: "電話", easy: "電話《でんわ》", en: "Telephone" }
    fn email() { ja: "メール", easy: "メール", en: "E-mail" }
    fn no_departments() { ja: "相談先はまだ登録されていません", easy: "まだ ありません", en: "No department is registered yet" }
    fn how_to() { ja: "届け方", easy: "どうやって", en: "How" }
    fn how_about_call() {
        ja: "募集についての質問は、その募集のページにある問い合わせ先が早く答えられます。",
        easy: "募集《ぼしゅう》の ことは、その ページに ある ところへ 聞《き》いて ください。",
        en: "For a call, the contact named on its page answers fastest.",
    }
    fn how_number() {
        ja: "提出した案件のことは、受付番号をお伝えください。番号だけで担当者が見つけられます。",
        easy: "出《だ》した ものの ことは、受付番号《うけつけばんごう》を 言《い》って ください。",
        en: "For something you submitted, tell us the receipt number; that is all we need to find it.",
    }
    fn how_help() {
        ja: "耳や目が不自由な方、日本語が苦手な方、書くことが難しい方には、その方に合った方法でお手伝いします。お申し出ください。",
        easy: "聞《き》くこと、見《み》ること、書《か》くこと、日本語《にほんご》が むずかしい 人《ひと》を 手伝《てつだ》います。言《い》って ください。",
        en: "If hearing, seeing, writing or Japanese is difficult for you, tell us and we will find a way that suits you.",
    }
    fn see_calls() { ja: "募集を見る", easy: "募集《ぼしゅう》を 見《み》る", en: "See the calls" }

    fn access_title() { ja: "アクセシビリティ", easy: "だれでも 使《つか》える ように", en: "Accessibility" }
    fn access_lead() {
        ja: "年齢や障害の有無、使う機器にかかわらず、だれでも提案を出し、結果を読めることを目指しています。",
        easy: "だれでも このページを 使《つか》える ように して います。",
        en: "Everybody should be able to propose and to read the results, whatever their age, ability or device.",
    }
    fn standard() { ja: "目標とする基準", easy: "きまり", en: "Standard" }
    fn standard_text() {
        ja: "ウェブコンテンツ・アクセシビリティ・ガイドライン（WCAG）2.2のレベルAAを目標に作り、日本産業規格JIS X 8341-3:2016のレベルAAに照らして確かめています。JISへの「準拠」を宣言する試験は、導入した市がすべてのページについて行います。",
        easy: "WCAG 2.2 AA と JIS X 8341-3:2016 AA という きまりに 合《あ》わせて 作《つく》って います。",
        en: "Built towards WCAG 2.2 level AA and checked against JIS X 8341-3:2016 level AA. The full test that a claim of conformance needs is made by the city that runs the service.",
    }
    fn measures() { ja: "していること", easy: "して いる こと", en: "What we do" }
    fn measure_script() {
        ja: "すべての手続きは、JavaScriptを使わなくても最後までできます。",
        easy: "JavaScript が なくても 使《つか》えます。",
        en: "Every procedure works from start to end without JavaScript.",
    }
    fn measure_keyboard() {
        ja: "キーボードだけで操作でき、いまの位置がはっきり見えます。",
        easy: "キーボードだけで 使《つか》えます。",
        en: "Everything can be used with the keyboard, and the focus is plain to see.",
    }
    fn measure_errors() {
        ja: "入力の誤りは、ページの先頭と入力欄のそばに文章で示し、入力した内容は消えません。",
        easy: "まちがいは 言葉《ことば》で 知《し》らせます。書《か》いた ものは きえません。",
        en: "Errors are told in words at the top and beside the field, and nothing typed is lost.",
    }
    fn measure_colour() {
        ja: "文字と背景の明るさの差は4.5対1以上です。色だけで意味を伝えることはしません。",
        easy: "文字《もじ》は 見《み》やすい 色《いろ》です。色《いろ》だけで 知《し》らせません。",
        en: "Text has a contrast of at least 4.5 to 1, and nothing is told by colour alone.",
    }
    fn measure_zoom() {
        ja: "幅320ピクセルの画面や400％の拡大でも、横に動かさずに読めます。広い表だけは、その枠の中で横に動きます。",
        easy: "大《おお》きく しても 読《よ》めます。",
        en: "Pages can be read at a width of 320 pixels or 400 % zoom without scrolling sideways; only wide tables scroll, in their own frame.",
    }
    fn measure_easy() {
        ja: "やさしい日本語（ふりがな付き）と英語を選べます。",
        easy: "やさしい 日本語《にほんご》と 英語《えいご》が あります。",
        en: "Easy Japanese with readings, and English, can be chosen on every page.",
    }
    fn tested() { ja: "試験の方法", easy: "確《たし》かめ方《かた》", en: "How it is tested" }
    fn tested_text() {
        ja: "プログラムを変えるたびに、応募から結果までの画面を自動検査（axe-core）とキーボード操作の試験で確かめます。JavaScriptを切った状態、スマートフォンとパソコンの幅でも同じ試験をします。機械で分かるのは問題の一部なので、人による確認を合わせて行ってください。",
        easy: "変《か》える たびに、機械《きかい》で 確《たし》かめます。人《ひと》も 確《たし》かめます。",
        en: "With every change the pages from application to result are checked by axe-core and by keyboard, with JavaScript on and off, on a phone's and a desktop's width. Machines find only part of the problems, so people have to check as well.",
    }
    fn limits() { ja: "分かっている限界", easy: "まだ できない こと", en: "Known limits" }
    fn limit_files() {
        ja: "応募者が添付したPDFや写真は、読み上げに対応していないことがあります。公表ページの内容は、必ず文字でも載せます。",
        easy: "ほかの 人《ひと》が 出《だ》した PDFや 写真《しゃしん》は 読《よ》み上《あ》げる ことが できない ときが あります。",
        en: "PDFs and photographs attached by applicants may not be readable by screen readers. What the city publishes is always there as text.",
    }
    fn limit_typed() {
        ja: "事業名や計画の文など、応募者や市が書いた文には、やさしい日本語や英語がないことがあります。",
        easy: "人《ひと》が 書《か》いた 文《ぶん》には、ふりがなが ない ことが あります。",
        en: "What applicants and the city typed, such as names of projects or the text of plans, may exist in ordinary Japanese only.",
    }
    fn limit_readers() {
        ja: "実際の読み上げソフト（NVDA、PC-Talker、VoiceOver）での確認は、導入のときに市で行う必要があります。まだ全画面では済んでいません。",
        easy: "読《よ》み上《あ》げソフトでの 確認《かくにん》は、まだ 全部《ぜんぶ》は 終《お》わって いません。",
        en: "Checks with real screen readers (NVDA, PC-Talker, VoiceOver) are part of a city's introduction and have not been made for every page.",
    }
    fn tell_us() { ja: "使いにくいとき", easy: "使《つか》いにくい とき", en: "If something does not work for you" }
    fn tell_us_text() {
        ja: "困ったことがあれば、お知らせください。別の方法（電話、書面、窓口）でも同じ手続きができるようにします。",
        easy: "こまったら 言《い》って ください。電話《でんわ》や 紙《かみ》でも できます。",
        en: "Tell us. You can do the same by telephone, on paper or at the counter.",
    }
    fn to_contact() { ja: "連絡先を見る", easy: "連絡先《れんらくさき》を 見《み》る", en: "See how to reach us" }

    fn privacy_title() { ja: "個人情報の取扱い", easy: "個人情報《こじんじょうほう》の こと", en: "Personal data" }
    fn privacy_lead() {
        ja: "個人情報の保護に関する法律（個人情報保護法）第62条に基づき、書いていただく個人情報の利用目的を示します。",
        easy: "あなたの 名前《なまえ》や 電話番号《でんわばんごう》を 何《なに》に 使《つか》うかを 書《か》きます。",
        en: "As article 62 of the Act on the Protection of Personal Information asks, this page says what your data are used for.",
    }
    fn what_kept() { ja: "いただくもの", easy: "もらう もの", en: "What we collect" }
    fn kept_account() {
        ja: "アカウント：氏名、メールアドレス、パスワード（元に戻せない形で保存）、画面の言語、ログインしている端末の種類と日時",
        easy: "アカウント：名前《なまえ》、メールアドレス、パスワード、ことば、スマホや パソコンの 種類《しゅるい》",
        en: "Account: name, e-mail address, password (kept only as a hash), language of the screen, kind of device and time of each sign-in",
    }
    fn kept_group() {
        ja: "団体：団体の情報、連絡を受ける人の氏名・電話・メール、会員の氏名とメールアドレス、保管した規約と名簿。会員だけが見られます。",
        easy: "団体《だんたい》：団体《だんたい》の 情報《じょうほう》、会員《かいいん》の 名前《なまえ》と メールアドレス、書類《しょるい》。会員《かいいん》だけが 見《み》ます。",
        en: "Groups: their data, whom to contact, names and addresses of members, papers kept here. Only members see them.",
    }
    fn kept_case() {
        ja: "応募：団体の名前と連絡先、代表者・担当者の氏名など、それぞれの様式でお尋ねする内容と添付書類",
        easy: "応募《おうぼ》：団体《だんたい》の 名前《なまえ》、連絡先《れんらくさき》、書類《しょるい》",
        en: "Applications: the group's name and contact, names of representatives, and whatever the form of the call asks for, with its papers",
    }
    fn kept_trace() {
        ja: "記録：手続きの日時と操作した人、職員が個人情報を見た日時。広告や外部の分析は使いません。",
        easy: "記録《きろく》：だれが いつ したか。広告《こうこく》は ありません。",
        en: "Records: who did what and when, and when staff looked at personal data. No advertising and no outside analytics.",
    }
    fn kept_cookies() {
        ja: "クッキー：ログインの維持と言語の記憶にだけ使います。",
        easy: "クッキー：ログインと ことばの ために 使《つか》います。",
        en: "Cookies: only to keep you signed in and to remember your language.",
    }
    fn why() { ja: "利用目的", easy: "何《なに》に 使《つか》うか", en: "What for" }
    fn why_text() {
        ja: "応募の受付、審査、決定、補助金の交付、その通知と連絡、制度の統計のために使います。目的の外で使うこと、ほかへ渡すことは、法令に定めがある場合を除いて行いません。",
        easy: "応募《おうぼ》を 受《う》け付《つ》けて、決《き》めて、知《し》らせる ために 使《つか》います。ほかには 使《つか》いません。",
        en: "To receive, review and decide applications, to pay grants, to write to you about them, and for statistics of the programme. Nothing else, unless a law demands it.",
    }
    fn public() { ja: "公表するもの", easy: "みんなに 見《み》せる もの", en: "What becomes public" }
    fn public_text() {
        ja: "採択された事業の名前、団体の名前、申請額、交付決定額と、応募・採択・不採択の件数です。そのほかに、団体が自分で公開を選んだ紹介があります。採択されなかった団体の名前、個人の氏名や連絡先は公表しません。",
        easy: "選《えら》ばれた 事業《じぎょう》の 名前《なまえ》、団体《だんたい》の 名前《なまえ》、お金《かね》です。団体《だんたい》が 自分《じぶん》で 書《か》いた 紹介《しょうかい》も 見《み》せます。選《えら》ばれなかった 団体《だんたい》と 人《ひと》の 名前《なまえ》は 見《み》せません。",
        en: "Names of selected projects and groups, amounts requested and decided, and counts; also the profile that a group chose to publish. Never the groups that were not selected, nor names or contacts of persons.",
    }
    fn how_long() { ja: "保存する期間", easy: "いつまで", en: "How long" }
    fn how_long_text() {
        ja: "制度ごとに市の文書の保存期間に従います（数え始めは翌年度の4月1日です）。",
        easy: "きまった 年《とし》まで のこします。",
        en: "For each programme as the city's rules on documents say, counted from 1 April of the next fiscal year.",
    }
    fn programme() { ja: "制度", easy: "制度《せいど》", en: "Programme" }
    fn years() { ja: "保存期間", easy: "のこす 年数《ねんすう》", en: "Kept for" }
    fn years_count(count) { ja: "{count}年", easy: "{count}年《ねん》", en: "{count} years" }
    fn safety() { ja: "守り方", easy: "守《まも》り方《かた》", en: "How it is protected" }
    fn safety_text() {
        ja: "担当課の職員だけが案件を見られます。個人情報を見たことは記録に残り、その記録は後から書き換えるとわかる仕組みです。通信は暗号化し、添付書類は権限を確かめてから渡します。",
        easy: "担当《たんとう》の 人《ひと》だけが 見《み》ます。だれが 見《み》たかを のこします。",
        en: "Only staff of the department in charge see a case. Each view is recorded in a journal in which later changes show. Connections are encrypted, and files are handed out only after a check of permission.",
    }
    fn rights() { ja: "開示・訂正・利用停止", easy: "あなたが できる こと", en: "Your rights" }
    fn rights_text() {
        ja: "ご自分の情報の開示、訂正、利用停止を請求できます（個人情報保護法第76条、第90条、第98条）。データの受け取り、内容の変更、登録の削除は、マイページの「登録の内容と安全」からご自分でもできます。そのほかの手続きは下の担当課にお尋ねください。",
        easy: "自分《じぶん》の 情報《じょうほう》を 見《み》る、直《なお》す、止《と》める ことが できます。マイページの「わたしの 登録《とうろく》」で 自分《じぶん》でも できます。下《した》の ところに 聞《き》いて ください。",
        en: "You may ask to see, correct or stop the use of your data (articles 76, 90 and 98). On “My account” you can take your data along, change them or delete your account yourself; for anything else ask a department below.",
    }
}
