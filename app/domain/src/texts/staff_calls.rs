//! The words of the pages on which staff make calls: programmes, calls, forms（募集をつくる画面の言葉）.

use super::{Lang, Text};
use crate::calls::{EditPage, Gap};

texts! {
    fn programmes() { ja: "制度", easy: "制度《せいど》", en: "Programmes" }
    fn programmes_lead() {
        ja: "制度ごとに、毎年・毎回の募集をつくります。",
        easy: "制度《せいど》の 中《なか》に、募集《ぼしゅう》を つくります。",
        en: "A programme has a call for every round.",
    }
    fn no_programmes() { ja: "制度はまだありません", easy: "制度《せいど》は まだ ありません", en: "No programme yet" }
    fn new_programme() { ja: "新しい制度をつくる", easy: "新《あたら》しい 制度《せいど》を つくる", en: "New programme" }
    fn edit_programme() { ja: "制度を直す", easy: "制度《せいど》を 直《なお》す", en: "Edit the programme" }
    fn programme_name() { ja: "制度の名前", easy: "制度《せいど》の 名前《なまえ》", en: "Name of the programme" }
    fn department() { ja: "担当課", easy: "担当《たんとう》の 課《か》", en: "Department" }
    fn basis() { ja: "根拠（要綱などの名前と番号）", easy: "もとの きまり", en: "Legal basis" }
    fn retention() { ja: "文書の保存年限（年）", easy: "書類《しょるい》を とって おく 年《ねん》", en: "Years to keep the papers" }
    fn calls_count(count) { ja: "募集 {count}件", easy: "募集《ぼしゅう》 {count}件《けん》", en: "Calls: {count}" }
    fn save() { ja: "保存する", easy: "保存《ほぞん》する", en: "Save" }
    fn saved() { ja: "保存しました。", easy: "保存《ほぞん》しました。", en: "Saved." }
    fn edit() { ja: "直す", easy: "直《なお》す", en: "Edit" }

    fn copy() { ja: "写して次の募集をつくる", easy: "写《うつ》す", en: "Copy" }
    fn new_call() { ja: "新しい募集をつくる", easy: "新《あたら》しい 募集《ぼしゅう》を つくる", en: "New call" }
    fn new_call_lead() {
        ja: "つくった募集は、公開するまで担当課の職員だけに見えます。",
        easy: "公開《こうかい》するまで、市《し》の 人《ひと》だけが 見《み》ます。",
        en: "Until you publish it, only your department sees the call.",
    }
    fn begin_from() { ja: "何をもとにつくりますか", easy: "何《なに》から つくりますか", en: "Begin from" }
    fn from_nothing() { ja: "白紙から", easy: "何《なに》も ない ところから", en: "Nothing" }
    fn from_template(name) { ja: "見本「{name}」から", easy: "見本《みほん》「{name}」から", en: "The template “{name}”" }
    fn from_call(name) { ja: "これまでの募集「{name}」を写して（日付は1年後）", easy: "前《まえ》の「{name}」から（1年《ねん》 あと）", en: "The earlier call “{name}”, a year later" }
    fn slug() { ja: "アドレスの名前", easy: "アドレスの 名前《なまえ》", en: "Name in the address" }
    fn slug_help() { ja: "公開ページのアドレスの終わりになります。例：wagamachi-r9。あとで変えられません。", easy: "ページの アドレスに なります。例《れい》：wagamachi-r9。あとで 変《か》えられません。", en: "The end of the public address, e.g. wagamachi-r9. It cannot be changed later." }
    fn code() { ja: "受付番号の記号", easy: "受付番号《うけつけばんごう》の 記号《きごう》", en: "Letters of receipt numbers" }
    fn code_help() { ja: "例：GK とすると、受付番号は R8-GK-0001 となります。", easy: "例《れい》：GK → R8-GK-0001", en: "With GK, receipt numbers read R8-GK-0001." }
    fn mark() { ja: "文書番号の記号", easy: "文書番号《ぶんしょばんごう》の 記号《きごう》", en: "Mark of document numbers" }
    fn mark_help() { ja: "例：対協。決定の文書番号に使います。", easy: "例《れい》：対協《たいきょう》", en: "Used in the numbers of decisions." }
    fn title() { ja: "募集の名前", easy: "募集《ぼしゅう》の 名前《なまえ》", en: "Title" }
    fn opens_date() { ja: "受付開始の日", easy: "始《はじ》まる 日《ひ》", en: "First day" }
    fn opens_time() { ja: "受付開始の時刻", easy: "始《はじ》まる 時間《じかん》", en: "From" }
    fn closes_date() { ja: "締切の日", easy: "終《お》わる 日《ひ》", en: "Last day" }
    fn closes_time() { ja: "締切の時刻", easy: "終《お》わる 時間《じかん》", en: "Until" }
    fn closes_help() { ja: "24:00と入れると、その日の23時59分59秒までになります。", easy: "24:00は、その日《ひ》の 終《お》わりまで です。", en: "24:00 is the last second of the day." }
    fn create() { ja: "この内容でつくる", easy: "つくる", en: "Create" }

    fn call_page(call) { ja: "募集をつくる：{call}", easy: "募集《ぼしゅう》を つくる：{call}", en: "Call: {call}" }
    fn tasks() { ja: "つくる項目", easy: "つくる もの", en: "What to fill in" }
    fn done() { ja: "済み", easy: "できました", en: "Done" }
    fn open() { ja: "まだ", easy: "まだ", en: "To do" }
    fn optional() { ja: "なくてもよい", easy: "なくても いい", en: "Optional" }
    fn frozen() { ja: "変更不可", easy: "変《か》えられません", en: "Frozen" }
    fn frozen_why() {
        ja: "受付が始まった募集の決まりは変えられません。応募した方との約束になっているためです。",
        easy: "始《はじ》まった 募集《ぼしゅう》の きまりは 変《か》えられません。",
        en: "The rules of a call that has opened cannot be changed: people have applied under them.",
    }
    fn over_why() {
        ja: "結果を公表した募集と中止した募集は、変えられません。",
        easy: "終《お》わった 募集《ぼしゅう》は 変《か》えられません。",
        en: "A call with results, or one that was given up, cannot be changed.",
    }
    fn see_public() { ja: "公開ページを見る", easy: "公開《こうかい》の ページを 見《み》る", en: "See the public page" }
    fn try_form() { ja: "様式を応募者として試す", easy: "様式《ようしき》を ためす", en: "Try the form as an applicant" }
    fn page_basics() { ja: "名前・受付期間・根拠", easy: "名前《なまえ》・期間《きかん》", en: "Title, dates, legal basis" }
    fn page_notice() { ja: "募集の要点", easy: "大切《たいせつ》な こと", en: "The call in short" }
    fn page_guide() { ja: "募集要項の本文", easy: "くわしい 説明《せつめい》", en: "The guide" }
    fn page_money() { ja: "補助率・上限・対象経費", easy: "お金《かね》の きまり", en: "Rate, cap, eligible costs" }
    fn page_variations() { ja: "補助率・上限の特例", easy: "お金《かね》の 特別《とくべつ》な きまり", en: "Special rates and caps" }
    fn page_who() { ja: "応募できる団体・部門", easy: "出《だ》せる 団体《だんたい》", en: "Who may apply, tracks" }
    fn page_self_check() { ja: "自己点検の質問", easy: "自分《じぶん》で たしかめる 質問《しつもん》", en: "Self-check" }
    fn page_papers() { ja: "必要な書類", easy: "いる 書類《しょるい》", en: "Papers" }
    fn page_statements() { ja: "誓約・形式審査の項目", easy: "やくそく・たしかめる こと", en: "Pledges and checklist" }
    fn page_files() { ja: "様式・資料のファイル", easy: "ファイル", en: "Files" }
    fn page_form() { ja: "応募の様式（設問）", easy: "質問《しつもん》", en: "The form" }
    fn page_talks() { ja: "事前相談の記録", easy: "先《さき》に 話《はな》した 記録《きろく》", en: "Talks before applying" }
    fn page_publish() { ja: "公開する", easy: "公開《こうかい》する", en: "Publish" }
    fn page_cancel() { ja: "募集を中止する", easy: "募集《ぼしゅう》を 中止《ちゅうし》する", en: "Cancel the call" }
    fn cancel_means() { ja: "中止すると、次のようになります", easy: "中止《ちゅうし》すると、こう なります", en: "What happens then" }
    fn cancel_public() {
        ja: "募集のページは残り、「中止」と理由が表示されます。新しい提案は受け付けません。",
        easy: "ページに「中止《ちゅうし》」と 理由《りゆう》が 出《で》ます。新《あたら》しい 提案《ていあん》は 出《だ》せません。",
        en: "The page of the call stays and shows that it was cancelled, and why. No new proposals are taken.",
    }
    fn cancel_drafts(count) {
        ja: "書きかけの提案（{count}件）は提出できなくなります。書いた人は、これからも読むことができます。",
        easy: "書《か》いて いる 提案《ていあん》（{count}件《けん》）は 出《だ》せなく なります。読《よ》む ことは できます。",
        en: "Drafts ({count}) can no longer be submitted. Their writers can still read them.",
    }
    fn cancel_cases(count) {
        ja: "提出済みでまだ結果が決まっていない提案（{count}件）は、審査を行わずに終わります。起案・決裁の途中の決定は公表されません。",
        easy: "出《だ》した 提案《ていあん》（{count}件《けん》）は 審査《しんさ》を しないで 終《お》わります。",
        en: "Proposals that were submitted and not decided ({count}) end without a review. Decisions on the way are not released.",
    }
    fn cancel_letters() {
        ja: "書きかけの人、提出した人の全員に、理由を書いたメールが届きます。募集のお知らせを受け取っている人にも届きます。",
        easy: "書《か》いて いる 人《ひと》、出《だ》した 人《ひと》、お知《し》らせを もらって いる 人《ひと》に メールを 送《おく》ります。",
        en: "Everybody with a draft or a proposal gets a letter with the reason, and so do those who follow the call.",
    }
    fn cancel_for_good() { ja: "中止を取り消すことはできません。", easy: "もとに もどせません。", en: "This cannot be undone." }
    fn cancel_reason() { ja: "中止の理由", easy: "中止《ちゅうし》の 理由《りゆう》", en: "Reason" }
    fn cancel_reason_help() {
        ja: "募集のページとメールに、このまま載ります。（1000字まで）",
        easy: "ページと メールに そのまま 出《で》ます。",
        en: "It stands on the public page and in the letters as you write it. (Up to 1000 characters)",
    }
    fn cancel_button() { ja: "この募集を中止する", easy: "中止《ちゅうし》する", en: "Cancel this call" }
    fn published_on(moment) { ja: "{moment}に公開しました。", easy: "{moment}に 公開《こうかい》しました。", en: "Published {moment}." }
    fn will_publish(moment) { ja: "{moment}に公開します。", easy: "{moment}に 公開《こうかい》します。", en: "Will be published {moment}." }

    fn in_easy() { ja: "やさしい日本語（ふりがなは 漢字《かんじ》 のように書く）", easy: "やさしい日本語《にほんご》", en: "Plain Japanese (readings as 漢字《かんじ》)" }
    fn in_english() { ja: "英語", easy: "英語《えいご》", en: "English" }
    fn other_languages() { ja: "やさしい日本語・英語", easy: "ほかの 言葉《ことば》", en: "Other languages" }
    fn place() { ja: "順番", easy: "順番《じゅんばん》", en: "Place" }
    fn row(number) { ja: "{number}番目", easy: "{number}番目《ばんめ》", en: "No. {number}" }
    fn rows_help() {
        ja: "使わない欄は空のままにしてください。消すときは空にして保存します。欄が足りないときは、保存すると増えます。順番の数字を書き換えると並べ替えられます。",
        easy: "いらない ところは 何《なに》も 書《か》かないで ください。保存《ほぞん》すると、欄《らん》が ふえます。",
        en: "Leave unused boxes empty. To remove a row, empty it and save. Saving gives you more rows; change the numbers to move rows.",
    }
    fn save_more() { ja: "保存して続けて書く", easy: "保存《ほぞん》して 続《つづ》ける", en: "Save and go on" }
    fn summary() { ja: "一覧に出る1～2文", easy: "短《みじか》い 説明《せつめい》", en: "One or two sentences" }
    fn section_title() { ja: "見出し", easy: "見出《みだ》し", en: "Heading" }
    fn section_body() { ja: "本文", easy: "文《ぶん》", en: "Text" }
    fn section_body_help() { ja: "空の行で段落を分けます。行のはじめに「・」を書くと箇条書きになります。", easy: "「・」で はじめると 点《てん》が つきます。", en: "An empty line begins a paragraph; lines that begin with ・ become points." }
    fn rate() { ja: "補助率", easy: "わりあい", en: "Rate" }
    fn rate_help() { ja: "例：1/2、3分の2、80%、10/10", easy: "例《れい》：1/2、80%", en: "For example 1/2, 80%, 10/10" }
    fn base() { ja: "何に補助率を掛けるか", easy: "何《なに》に かけるか", en: "The rate applies to" }
    fn base_cost() { ja: "補助対象経費", easy: "かかる お金《かね》", en: "the eligible cost" }
    fn base_net() { ja: "補助対象経費から事業収入を引いた額", easy: "かかる お金《かね》から もらう お金《かね》を ひいた もの", en: "the eligible cost less income of the project" }
    fn as_usual() { ja: "変えない", easy: "同《おな》じ", en: "as usual" }
    fn unit() { ja: "端数の切捨て", easy: "切《き》り捨《す》て", en: "Rounded down to" }
    fn unit_yen(yen) { ja: "{yen}円未満", easy: "{yen}円《えん》より 小《ちい》さい 数《かず》", en: "{yen} yen" }
    fn cap() { ja: "1件の上限（円）", easy: "いちばん 多《おお》い お金《かね》", en: "Cap (yen)" }
    fn round_budget() { ja: "この回の予算（円）", easy: "この回《かい》の 予算《よさん》", en: "Budget of the round (yen)" }
    fn no_cap_help() { ja: "空のときは、上限なしです。", easy: "書《か》かない ときは ありません。", en: "Empty: none." }
    fn eligible() { ja: "補助の対象になる費目", easy: "使《つか》える お金《かね》", en: "Costs that count" }
    fn apply_after() { ja: "採択のあとに、交付申請書を別に出してもらう", easy: "選《えら》ばれた あとに、もう一度《いちど》 申請《しんせい》する", en: "A separate application follows the selection" }
    fn advance() { ja: "概算払の上限（交付決定額に対する割合）", easy: "先《さき》に はらう わりあい", en: "Most that is paid in advance" }
    fn tolerance() { ja: "変更承認のいらない増減の割合", easy: "変《か》わっても いい わりあい", en: "Change of the total without approval" }
    fn status_month() { ja: "状況報告を求める月（1〜12）", easy: "ようすを 聞《き》く 月《つき》", en: "Month of the progress report (1 to 12)" }
    fn status_month_help() { ja: "その月の末日までに状況報告書を求めます。求めないときは空欄にします。", easy: "聞《き》かない ときは 書《か》きません。", en: "Groups report by its last day. Leave empty if none is asked for." }
    fn property_from() { ja: "財産処分を制限する取得価格（円以上）", easy: "台帳《だいちょう》に のせる 値段《ねだん》", en: "Price from which property is restricted (yen)" }
    fn property_from_help() { ja: "この額以上で取得した財産を台帳に載せ、処分に承認を求めます。制限しないときは空欄にします。", easy: "ない ときは 書《か》きません。", en: "What costs this or more is kept in the register and needs leave to be disposed of. Leave empty for none." }
    fn report_days() { ja: "実績報告の期限（事業が終わってから何日）", easy: "報告《ほうこく》までの 日《ひ》", en: "Days until the report is due" }
    fn standard_days() { ja: "標準処理期間（受付から決定まで何日）", easy: "決《き》めるまでの 日《ひ》", en: "Standard processing period (days)" }
    fn books_years() { ja: "帳簿の保存（年）", easy: "領収書《りょうしゅうしょ》を とって おく 年《ねん》", en: "Years that the group keeps its books" }
    fn case_name() { ja: "特例の名前（公開ページに出ます）", easy: "名前《なまえ》", en: "Name, as the public reads it" }
    fn case_from() { ja: "何回目から", easy: "何回目《なんかいめ》から", en: "From which time" }
    fn case_to() { ja: "何回目まで", easy: "何回目《なんかいめ》まで", en: "To which time" }
    fn case_answer() { ja: "この回答のとき", easy: "この答《こた》えの とき", en: "With this answer" }
    fn any_answer() { ja: "回答によらない", easy: "いつも", en: "Any" }
    fn keep_conditions() { ja: "いまの条件のまま", easy: "いまの まま", en: "As it is now" }
    fn answer_is(question, answer) { ja: "{question}：{answer}", easy: "{question}：{answer}", en: "{question}: {answer}" }
    fn case_kinds() { ja: "団体の種類（選ばなければすべて）", easy: "団体《だんたい》の 種類《しゅるい》", en: "Kinds of group (none: all)" }
    fn kinds() { ja: "応募できる団体の種類（選ばなければすべて）", easy: "出《だ》せる 団体《だんたい》", en: "Kinds of group that may apply (none: all)" }
    fn max_times() { ja: "1団体が使える回数", easy: "何回《なんかい》まで", en: "Most times per group" }
    fn consult() { ja: "応募の前に、担当課への事前相談が必要", easy: "先《さき》に 話《はな》す 必要《ひつよう》が ある", en: "A talk with the department is needed before applying" }
    fn track_name() { ja: "部門の名前", easy: "部門《ぶもん》の 名前《なまえ》", en: "Track" }
    fn track_panel() { ja: "審査会の名前", easy: "審査会《しんさかい》の 名前《なまえ》", en: "Panel" }
    fn check_question() { ja: "質問（はい・いいえで答えるもの）", easy: "質問《しつもん》", en: "Question, answered with yes or no" }
    fn check_no() { ja: "「いいえ」なら応募できる質問", easy: "「いいえ」が いい 質問《しつもん》", en: "“No” is the answer that fits" }
    fn check_why() { ja: "合わないときの説明と、できること", easy: "合《あ》わない ときの 説明《せつめい》", en: "Explanation where it does not fit" }
    fn paper_label() { ja: "書類の名前", easy: "書類《しょるい》の 名前《なまえ》", en: "Paper" }
    fn paper_help() { ja: "説明", easy: "説明《せつめい》", en: "Help" }
    fn paper_required() { ja: "必ず添付", easy: "かならず いる", en: "Required" }
    fn paper_group() { ja: "団体が預けている書類から取り込む", easy: "団体《だんたい》の 書類《しょるい》を 使《つか》う", en: "Taken from the papers the group keeps" }
    fn not_from_group() { ja: "取り込まない", easy: "使《つか》わない", en: "Not taken over" }
    fn pledges() { ja: "誓約（応募者が同意する文）", easy: "やくそく", en: "Pledges of the applicant" }
    fn checklist() { ja: "形式審査で確かめる項目", easy: "市《し》が たしかめる こと", en: "Lines of the formal check" }
    fn statement() { ja: "文", easy: "文《ぶん》", en: "Text" }

    fn file_label() { ja: "ファイルの名前（公開ページに出ます）", easy: "ファイルの 名前《なまえ》", en: "Name, as the public reads it" }
    fn file_choose() { ja: "ファイル", easy: "ファイル", en: "File" }
    fn file_help() { ja: "PDF・Word・Excel・画像。1つ20MBまで。", easy: "PDF・Word・Excel・写真《しゃしん》。20MBまで。", en: "PDF, Word, Excel or pictures, up to 20 MB each." }
    fn file_add() { ja: "ファイルを加える", easy: "ファイルを 入《い》れる", en: "Add the file" }
    fn file_remove() { ja: "外す", easy: "外《はず》す", en: "Remove" }
    fn no_files() { ja: "ファイルはまだありません。", easy: "まだ ありません。", en: "No files yet." }

    fn talks_lead() { ja: "相談した団体の名前を記録すると、その団体は提出できるようになります。", easy: "記録《きろく》すると、その団体《だんたい》は 出《だ》せます。", en: "Once you record the talk, the group can submit." }
    fn talk_group() { ja: "団体の名前", easy: "団体《だんたい》の 名前《なまえ》", en: "Name of the group" }
    fn talk_group_help() { ja: "応募のときの団体名と同じ名前で書いてください。全角・半角、空白の違いはかまいません。", easy: "応募《おうぼ》と 同《おな》じ 名前《なまえ》を 書《か》いて ください。", en: "The same name as in the application; width and spaces do not matter." }
    fn talk_day() { ja: "相談した日", easy: "話《はな》した 日《ひ》", en: "Day" }
    fn talk_note() { ja: "メモ", easy: "メモ", en: "Note" }
    fn talk_add() { ja: "記録する", easy: "記録《きろく》する", en: "Record" }
    fn talk_remove() { ja: "記録を取り消す", easy: "記録《きろく》を 消《け》す", en: "Take back" }
    fn talk_by() { ja: "記録した人", easy: "書《か》いた 人《ひと》", en: "Recorded by" }
    fn no_talks() { ja: "記録はまだありません。", easy: "まだ ありません。", en: "Nothing recorded yet." }

    fn publish_lead() { ja: "公開すると、だれでも募集を見られるようになり、購読している方にお知らせが届きます。", easy: "公開《こうかい》すると、みんなが 見《み》ます。", en: "Everybody will see the call, and followers are told." }
    fn publish_when() { ja: "いつ公開しますか", easy: "いつ 公開《こうかい》しますか", en: "When" }
    fn publish_now() { ja: "今すぐ", easy: "いま すぐ", en: "Now" }
    fn publish_at() { ja: "日時を決めて", easy: "日《ひ》を 決《き》めて", en: "At a set time" }
    fn publish_date() { ja: "公開する日", easy: "公開《こうかい》の 日《ひ》", en: "Day" }
    fn publish_time() { ja: "公開する時刻", easy: "公開《こうかい》の 時間《じかん》", en: "Time" }
    fn publish_button() { ja: "公開する", easy: "公開《こうかい》する", en: "Publish" }
    fn still_missing(count) { ja: "公開の前に、あと{count}か所を整えてください", easy: "あと {count}つ 必要《ひつよう》です", en: "Still missing: {count}" }
    fn all_there() { ja: "公開に必要なものがそろっています。", easy: "ぜんぶ そろいました。", en: "Everything is there." }
    fn not_yet_published() { ja: "まだ公開していません。担当課の職員だけに見えます。", easy: "まだ 公開《こうかい》して いません。", en: "Not published. Only your department sees it." }

    fn gap_title() { ja: "募集の名前がありません", easy: "名前《なまえ》が ありません", en: "The title is missing" }
    fn gap_dates() { ja: "締切が過去か、受付開始より前です", easy: "日《ひ》が まちがって います", en: "The closing is past or before the opening" }
    fn gap_basis() { ja: "根拠がありません", easy: "もとの きまりが ありません", en: "The legal basis is missing" }
    fn gap_mark() { ja: "文書番号の記号がありません", easy: "文書番号《ぶんしょばんごう》の 記号《きごう》が ありません", en: "The mark of document numbers is missing" }
    fn gap_notice() { ja: "要点に空の欄があります", easy: "書《か》いて いない ところが あります", en: "Part of the summary is empty" }
    fn gap_easy() { ja: "やさしい日本語の要約がありません", easy: "やさしい日本語《にほんご》が ありません", en: "The summary in plain Japanese is missing" }
    fn gap_guide() { ja: "募集要項の本文がありません", easy: "くわしい 説明《せつめい》が ありません", en: "The guide is empty" }
    fn gap_eligible() { ja: "対象経費が選ばれていません", easy: "使《つか》える お金《かね》が ありません", en: "No eligible costs are chosen" }
    fn gap_checklist() { ja: "形式審査の項目がありません", easy: "たしかめる ことが ありません", en: "The checklist is empty" }
    fn gap_pledges() { ja: "誓約がありません", easy: "やくそくが ありません", en: "No pledges" }
    fn gap_title_question() { ja: "事業名をたずねる設問がありません", easy: "事業《じぎょう》の 名前《なまえ》の 質問《しつもん》が ありません", en: "The question for the name of the project is missing" }
    fn gap_empty_page(page) { ja: "ページ「{page}」に設問がありません", easy: "「{page}」に 質問《しつもん》が ありません", en: "The page “{page}” has no question" }
    fn gap_condition(question) { ja: "設問「{question}」の条件が、前の設問の回答にありません", easy: "「{question}」の 条件《じょうけん》が まちがって います", en: "The condition of “{question}” names no earlier answer" }
    fn gap_options(question) { ja: "設問「{question}」の選択肢が2つ未満です", easy: "「{question}」の えらぶ ものが たりません", en: "“{question}” needs two options or more" }
}

/// What a page of the editor is called.
pub fn page(lang: Lang, page: EditPage) -> Text {
    match page {
        EditPage::Basics => page_basics(lang),
        EditPage::Notice => page_notice(lang),
        EditPage::Guide => page_guide(lang),
        EditPage::Money => page_money(lang),
        EditPage::Variations => page_variations(lang),
        EditPage::Who => page_who(lang),
        EditPage::SelfCheck => page_self_check(lang),
        EditPage::Papers => page_papers(lang),
        EditPage::Statements => page_statements(lang),
        EditPage::Review => super::staff_review::page_review(lang),
    }
}

/// What is missing, in words.
pub fn gap(lang: Lang, gap: &Gap) -> Text {
    match gap {
        Gap::Title => gap_title(lang),
        Gap::Dates => gap_dates(lang),
        Gap::LegalBasis => gap_basis(lang),
        Gap::DocumentMark => gap_mark(lang),
        Gap::Notice => gap_notice(lang),
        Gap::EasySummary => gap_easy(lang),
        Gap::Guide => gap_guide(lang),
        Gap::Eligible => gap_eligible(lang),
        Gap::Checklist => gap_checklist(lang),
        Gap::Pledges => gap_pledges(lang),
        Gap::TitleQuestion => gap_title_question(lang),
        Gap::EmptyPage(page) => gap_empty_page(lang, page),
        Gap::Condition(question) => gap_condition(lang, question),
        Gap::Options(question) => gap_options(lang, question),
        Gap::Review(flaw) => super::staff_review::flaw(lang, flaw),
    }
}
