//! What is said when a field is wrong or a rule says no（入力の誤り・お断りの言葉）.

texts! {
    fn missing() {
        ja: "入力してください。",
        easy: "ここに 書《か》いて ください。",
        en: "This is required.",
    }
    fn too_long(max, now) {
        ja: "{max}字までです。いまは{now}字あります。",
        easy: "{max}字《じ》までです。いまは {now}字《じ》です。短《みじか》くして ください。",
        en: "Use {max} characters or fewer. There are {now} now.",
    }
    fn too_short(min) {
        ja: "{min}字以上にしてください。",
        easy: "{min}字《じ》より 長《なが》くして ください。",
        en: "Use {min} characters or more.",
    }
    fn not_a_number() {
        ja: "数字で入力してください。全角でも半角でもかまいません。",
        easy: "数字《すうじ》で 書《か》いて ください。",
        en: "Enter a whole number.",
    }
    fn out_of_range(min, max) {
        ja: "{min}から{max}までの数を入力してください。",
        easy: "{min}から {max}までの 数《かず》を 書《か》いて ください。",
        en: "Enter a number from {min} to {max}.",
    }
    fn not_money() {
        ja: "金額を数字で入力してください（例：12,000）。",
        easy: "お金《かね》の 数字《すうじ》を 書《か》いて ください（例《れい》：12,000）。",
        en: "Enter an amount in yen, such as 12,000.",
    }
    fn not_a_date() {
        ja: "日付として読めません（例：令和8年11月22日、2026/11/22）。",
        easy: "日《ひ》が わかりません。2026/11/22 のように 書《か》いて ください。",
        en: "Enter a date, such as 2026-11-22.",
    }
    fn not_an_email() {
        ja: "メールアドレスの形ではありません（例：hanako@example.jp）。",
        easy: "メールアドレスが 正《ただ》しく ありません（例《れい》：hanako@example.jp）。",
        en: "Enter an e-mail address, such as hanako@example.jp.",
    }
    fn not_a_phone() {
        ja: "電話番号を数字で入力してください（例：0920-53-6111）。",
        easy: "電話番号《でんわばんごう》を 数字《すうじ》で 書《か》いて ください（例《れい》：0920-53-6111）。",
        en: "Enter a telephone number, such as 0920-53-6111.",
    }
    fn not_a_postcode() {
        ja: "郵便番号を7けたの数字で入力してください（例：817-0022）。",
        easy: "郵便番号《ゆうびんばんごう》を 7つの 数字《すうじ》で 書《か》いて ください（例《れい》：817-0022）。",
        en: "Enter a postcode of seven digits, such as 817-0022.",
    }
    fn not_a_choice() {
        ja: "表示された中から選んでください。",
        easy: "この中《なか》から えらんで ください。",
        en: "Choose one of the options.",
    }
    fn unfinished() {
        ja: "まだ終わっていません。直してから提出してください。",
        easy: "まだ 終《お》わって いません。直《なお》してから 出《だ》して ください。",
        en: "This part is not finished yet.",
    }
    fn must_agree() {
        ja: "確かめて、チェックを入れてください。",
        easy: "読《よ》んで、チェックを つけて ください。",
        en: "Read this and tick the box.",
    }
    fn ends_before_it_begins() {
        ja: "終わりの日が、始まりの日より前になっています。",
        easy: "終《お》わりの 日《ひ》が、始《はじ》まりの 日《ひ》より 前《まえ》です。",
        en: "The last day is before the first day.",
    }
    fn passwords_differ() {
        ja: "2つのパスワードが同じではありません。",
        easy: "2つの パスワードが 同《おな》じでは ありません。",
        en: "The two passwords are not the same.",
    }
    fn password_too_easy() {
        ja: "よく使われるパスワードのため、使えません。別の言葉を組み合わせてください。",
        easy: "このパスワードは かんたんすぎます。ほかの 言葉《ことば》に して ください。",
        en: "This password is too common. Choose another one.",
    }
    fn sign_in_fails() {
        ja: "メールアドレスかパスワードが違います。もう一度確かめてください。",
        easy: "メールアドレスか パスワードが ちがいます。もう一度《いちど》 見《み》て ください。",
        en: "The address or the password is wrong. Please check both.",
    }
    fn wrong_code() {
        ja: "設定コードが違います。サーバーを始めた端末の表示を確かめてください。",
        easy: "設定《せってい》コードが ちがいます。サーバーを 始《はじ》めた 画面《がめん》を 見《み》て ください。",
        en: "This is not the set-up code. Look at the terminal where the server was started.",
    }
    fn already_there() { ja: "同じ名前のものがすでにあります。", easy: "同《おな》じ 名前《なまえ》が もう あります。", en: "There is one of this name already." }
    fn last_admin() {
        ja: "この日の後に管理者がいなくなります。先にほかの管理者を登録してください。",
        easy: "管理《かんり》する 人《ひと》が いなく なります。先《さき》に ほかの 人《ひと》を 登録《とうろく》して ください。",
        en: "No administrator would be left after this day. Register another one first.",
    }
    fn no_purpose() {
        ja: "紹介をのせるには、先に「団体の情報」で目的を入力してください。",
        easy: "先《さき》に「団体《だんたい》の 情報《じょうほう》」に 目的《もくてき》を 書《か》いて ください。",
        en: "To be shown in the directory, first say in the group's data what the group is for.",
    }
    fn too_many_invitations(max) {
        ja: "返事を待っている招待が{max}件あります。どれかを取り消してから招待してください。",
        easy: "まだ 返事《へんじ》の ない 招待《しょうたい》が {max}件《けん》 あります。先《さき》に どれかを やめて ください。",
        en: "{max} invitations are still waiting. Cancel one of them first.",
    }
    fn files_with_opinion(max) {
        ja: "添えられるファイルは{max}つまでです。ほかを外してから添えてください。",
        easy: "ファイルは {max}つまでです。ほかの ものを 先《さき》に はずして ください。",
        en: "Up to {max} files. Remove another one first.",
    }
    fn too_many_files(max) {
        ja: "団体に保管できるのは{max}件までです。古いものを外してから保管してください。",
        easy: "ファイルは {max}つまでです。古《ふる》い ものを 先《さき》に 消《け》して ください。",
        en: "A group may keep up to {max} files. Remove an old one first.",
    }
    fn last_head() {
        ja: "この団体に代表がいなくなるため、できません。先に、ほかの人を代表にしてください。",
        easy: "団体《だんたい》の 代表《だいひょう》が いなく なります。先《さき》に、ほかの 人《ひと》を 代表《だいひょう》に して ください。",
        en: "The group would be left without a representative. Make somebody else a representative first.",
    }
    fn no_file() {
        ja: "ファイルが選ばれていません。「ファイルを選択」を押して選んでから、添付してください。",
        easy: "ファイルが ありません。ファイルを えらんでから、押《お》して ください。",
        en: "No file was chosen. Choose a file first, then attach it.",
    }
    fn file_too_large(max) {
        ja: "ファイルが大きすぎます。1つ{max}MBまでです。写真は小さくするか、分けて添付してください。",
        easy: "ファイルが 大《おお》きすぎます。1つ {max}MBまでです。小《ちい》さく して ください。",
        en: "The file is too large. Each file may have up to {max} MB. Make it smaller or split it.",
    }
    fn files_too_large(max) {
        ja: "添付の合計が{max}MBを超えます。使わないファイルを解除してから添付してください。",
        easy: "ファイルが 多《おお》すぎます。全部《ぜんぶ》で {max}MBまでです。いらない ファイルを 消《け》して ください。",
        en: "All files together would exceed {max} MB. Remove files you do not need first.",
    }
    fn file_kind() {
        ja: "この種類のファイルは受け取れません。PDF・JPEG・PNG・HEIC・Word（docx）・Excel（xlsx）にしてください。",
        easy: "この ファイルは 使《つか》えません。PDF、写真《しゃしん》（JPEG・PNG・HEIC）、Word、Excelの ファイルに して ください。",
        en: "This kind of file is not accepted. Use PDF, JPEG, PNG, HEIC, Word (docx) or Excel (xlsx).",
    }
    fn file_cut() {
        ja: "ファイルが最後まで届きませんでした。電波の良い所で、もう一度添付してください。",
        easy: "ファイルが 最後《さいご》まで 届《とど》きませんでした。もう一度《いちど》 して ください。",
        en: "The file did not arrive completely. Please attach it again where the connection is better.",
    }
    fn storage_down() {
        ja: "ファイルの保管場所に一時的につながらないため、このファイルは添付されていません。書いた内容と、ほかのファイルはそのまま残っています。数分後に、もう一度添付してください。",
        easy: "いま ファイルを しまう 場所《ばしょ》に つながりません。この ファイルは まだ ついて いません。書《か》いた ものと ほかの ファイルは 残《のこ》って います。少《すこ》し 待《ま》って、もう一度《いちど》 して ください。",
        en: "The place where files are kept cannot be reached at the moment, so this file was not attached. What you wrote and your other files are untouched. Please attach it again in a few minutes.",
    }
    fn picture_not_cleaned() {
        ja: "この写真からは撮影場所などの情報を取り除けないため、公開するファイルには使えません。写真のアプリでJPEGかPNGとして保存し直すか、PDFにしてから追加してください。",
        easy: "この 写真《しゃしん》には、とった 場所《ばしょ》などが 書《か》いて あります。みんなに 見《み》せる ファイルには 使《つか》えません。JPEGか PNGか PDFに して ください。",
        en: "The place where this picture was taken cannot be removed from it, so it cannot be published. Save it again as JPEG or PNG in a photo app, or turn it into a PDF, and add that.",
    }
    fn cell(row, column, problem) {
        ja: "{row}行目の「{column}」：{problem}",
        easy: "{row}番目《ばんめ》の「{column}」：{problem}",
        en: "Row {row}, “{column}”: {problem}",
    }
    fn not_a_time() { ja: "時刻を読み取れません。例：17:15、17時15分", easy: "時間《じかん》が わかりません。例《れい》：17:15", en: "This is not a time. For example: 17:15" }
    fn not_a_rate() { ja: "割合を読み取れません。例：1/2、3分の2、80%", easy: "わりあいが わかりません。例《れい》：1/2、80%", en: "This is not a rate. For example: 1/2, 80%" }
    fn not_a_code() { ja: "アルファベットの大文字1～4文字で入力してください。例：GK", easy: "アルファベットを 1つから 4つ 書《か》いて ください。", en: "One to four capital letters, for example GK." }
    fn not_a_slug() {
        ja: "半角の小文字・数字・ハイフンで、ほかの募集と重ならない名前にしてください。例：wagamachi-r9",
        easy: "半角《はんかく》の 小文字《こもじ》と 数字《すうじ》で、ほかと ちがう 名前《なまえ》に して ください。",
        en: "Small letters, digits and hyphens, and not the name of another call. For example: wagamachi-r9",
    }
    fn past_moment() { ja: "すぎた日時です。これからの日時にしてください。", easy: "もう すぎました。これからの 日《ひ》に して ください。", en: "This moment has passed." }
    fn frozen() {
        ja: "この内容は、もう変えられません。受付が始まったあとの決まりや、終わった募集は変えられないようになっています。",
        easy: "もう 変《か》えられません。",
        en: "This can no longer be changed: people rely on it, or it is over.",
    }
    fn disposed() {
        ja: "この案件は保存年限が過ぎて廃棄されました。もう手続きはできません。",
        easy: "この 書類《しょるい》は もう ありません。何《なに》も できません。",
        en: "The papers of this case have been disposed of at the end of their years. Nothing more can be done with it.",
    }
    fn incomplete() {
        ja: "足りないものがあるため、まだ公開できません。",
        easy: "足《た》りない ものが あります。まだ 公開《こうかい》できません。",
        en: "Parts are still missing, so it cannot be published yet.",
    }
    fn only_later() {
        ja: "受付が始まったあとは、締切を早めることはできません。",
        easy: "始《はじ》まった あとは、締切《しめきり》を 早《はや》く できません。",
        en: "Once a call has opened, it cannot close earlier.",
    }
    fn kind_not_admitted() {
        ja: "この種類の団体は、この募集の対象ではありません。「だれが」の欄をご確認いただくか、担当課にご相談ください。",
        easy: "この 種類《しゅるい》の 団体《だんたい》は 出《だ》せません。市《し》に 聞《き》いて ください。",
        en: "This call is not for groups of this kind. See who can apply, or ask the department.",
    }
    fn not_consulted() {
        ja: "応募の前に、担当課への事前相談が必要です。まだ相談の記録がありません。担当課に連絡し、団体名をお伝えください。",
        easy: "出《だ》す 前《まえ》に、市《し》の 人《ひと》と 話《はな》す 必要《ひつよう》が あります。電話《でんわ》して、団体《だんたい》の 名前《なまえ》を 言《い》って ください。",
        en: "You need to talk with the department before applying, and no talk is recorded yet. Contact it and give the name of your group.",
    }
    fn used_up(max) {
        ja: "この制度を使えるのは、1つの団体につき{max}回までです。この団体はすでに{max}回の支援を受けています。",
        easy: "1つの 団体《だんたい》は {max}回《かい》までです。この団体《だんたい》は もう {max}回《かい》 使《つか》いました。",
        en: "A group can be supported {max} times by this programme, and this group has been.",
    }
    fn not_a_paper() {
        ja: "この募集にない書類です。下の一覧から書類を選んで添付してください。",
        easy: "この書類《しょるい》は いりません。下《した》の 書類《しょるい》を えらんで ください。",
        en: "This call does not ask for that paper. Choose one of the papers below.",
    }
    fn too_many_filters(max) { ja: "絞り込みは{max}個まで保存できます。使わないものを削除してください。", easy: "しぼりこみは {max}個《こ》までです。いらない ものを けして ください。", en: "At most {max} filters are kept. Delete one that you do not use." }
    fn nobody_of_that_name() {
        ja: "＠の後の名前の職員が見つからないか、同じ名字の人が何人もいます。氏名を続けて書いてください。",
        easy: "＠の 後《あと》の 名前《なまえ》の 人《ひと》が いません。名前《なまえ》を 全部《ぜんぶ》 書《か》いて ください。",
        en: "Nobody, or more than one colleague, has the name after @. Write the full name.",
    }
    fn not_chosen() {
        ja: "どちらの文を残すか選んでください。",
        easy: "どちらを 残《のこ》すか えらんで ください。",
        en: "Choose which text to keep.",
    }
    fn nothing_marked() {
        ja: "直してほしい所に印を付け、理由を書いてください。",
        easy: "直《なお》して ほしい 所《ところ》と 理由《りゆう》を 書《か》いて ください。",
        en: "Mark what has to be mended and give the reason.",
    }
    fn not_later_than(day) { ja: "{day}より後の日を入力してください。", easy: "{day}より 後《あと》の 日《ひ》を 書《か》いて ください。", en: "Enter a day later than {day}." }
    fn not_a_coming_day() {
        ja: "明日から1年以内の日にしてください。",
        easy: "明日《あした》から 1年《ねん》の 間《あいだ》の 日《ひ》に して ください。",
        en: "Choose a day from tomorrow on, within a year.",
    }
    fn request_waits(request) {
        ja: "「{request}」に市がまだ回答していないため、実績報告を提出できません。回答をお待ちいただくか、申請を取りやめるときは担当課へご連絡ください。書いた報告は保存されています。",
        easy: "「{request}」の 返事《へんじ》が まだです。返事《へんじ》を 待《ま》って ください。やめる ときは、市《し》に 電話《でんわ》して ください。書《か》いた 報告《ほうこく》は 残《のこ》って います。",
        en: "The city has not answered “{request}” yet, so the report cannot be submitted. Please wait for the answer, or call the department if you no longer want it. What you wrote is saved.",
    }
    fn not_marked() {
        ja: "ここは補正をお願いした所ではないため、変えられません。提出した内容のまま残ります。",
        easy: "ここは 直《なお》す 所《ところ》では ありません。出《だ》した ときの まま 残《のこ》ります。",
        en: "No correction was asked for here, so it stays as it was handed in.",
    }
    fn sign_off_first() {
        ja: "この団体では、代表の方が内容を確かめて提出します。代表に確認をお願いしてください。",
        easy: "この 団体《だんたい》は、代表《だいひょう》の 人《ひと》が 出《だ》します。代表《だいひょう》に お願《ねが》いして ください。",
        en: "In this group the representative hands applications in. Ask the representative to check it.",
    }
    fn sign_in_first() {
        ja: "このページを見るには、ログインが必要です。",
        easy: "このページを 見《み》るには、ログインして ください。",
        en: "Sign in to see this page.",
    }
    fn not_permitted() {
        ja: "このページや手続きは、あなたの役割では使えません。",
        easy: "あなたは このページを 使《つか》えません。",
        en: "Your role does not allow this page or action.",
    }
    fn not_found() {
        ja: "お探しのページは見つかりませんでした。",
        easy: "このページは ありません。",
        en: "The page was not found.",
    }
    fn not_now() {
        ja: "この手続きは、いまの状態ではできません。ほかの人が先に手続きを進めたのかもしれません。",
        easy: "いまは これが できません。ほかの 人《ひと》が 先《さき》に した かもしれません。",
        en: "This cannot be done in the present state. Somebody else may have been faster.",
    }
    fn call_not_open() {
        ja: "この募集は、いま受け付けていません。下書きは残っています。",
        easy: "いまは 受《う》け付《つ》けて いません。書《か》いた ものは 残《のこ》って います。",
        en: "This call does not take proposals now. Your draft is kept.",
    }
    fn own_case() {
        ja: "ご自身やご自身の団体の案件は、審査や決定ができません。ほかの職員に引き継いでください。",
        easy: "あなたの 団体《だんたい》の ものは、あなたが 決《き》めては いけません。",
        en: "You cannot screen or decide a case of your own group. Hand it to a colleague.",
    }
    fn own_draft() {
        ja: "起案した人は決裁できません。ほかの決裁者に依頼してください。",
        easy: "書《か》いた 人《ひと》は、自分《じぶん》で 決《き》める ことが できません。",
        en: "The drafter of a decision cannot approve it.",
    }
    fn not_your_turn() {
        ja: "この決定は、いまほかの人の決裁を待っています。順番が来るとメールでお知らせします。",
        easy: "いまは ほかの 人《ひと》が 見《み》る 番《ばん》です。",
        en: "The draft waits for somebody else on its route now. You are told by e-mail when it is your turn.",
    }
    fn over_budget() {
        ja: "この回の予算を超えるため、決裁できません。金額を見直してください。",
        easy: "予算《よさん》より 多《おお》く なります。お金《かね》を 見直《みなお》して ください。",
        en: "The amounts exceed the budget of this round.",
    }
    fn undecided(count) {
        ja: "決裁が終わっていない案件が{count}件あるため、まだ公表できません。",
        easy: "まだ 決《き》まって いない ものが {count}件《けん》あります。",
        en: "Cases without an approved decision: {count}. Results cannot be released yet.",
    }
    fn link_not_valid() {
        ja: "このリンクは使えません。期限が過ぎたか、すでに使われています。",
        easy: "このリンクは もう 使《つか》えません。",
        en: "This link is no longer valid. It has expired or was used.",
    }
    fn too_many_tries() {
        ja: "短い間に何度も試されたため、少しお待ちいただいています。数分後にもう一度お試しください。",
        easy: "何度《なんど》も ためしました。少《すこ》し 待《ま》ってから、もう一度《いちど》 して ください。",
        en: "Too many tries in a short time. Wait a few minutes and try again.",
    }
    fn too_large() {
        ja: "送られた内容が大きすぎます。下書きはそのまま残っています。",
        easy: "ファイルが 大《おお》きすぎます。書《か》いた ものは 残《のこ》って います。",
        en: "What you sent is too large. Your draft is untouched.",
    }
}
