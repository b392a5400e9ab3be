//! The words of making consultations（意見募集をつくるときの言葉）.

use super::{Lang, Text};
use crate::consultations::{Act, EditPage, Gap, Where};
use crate::plans::editing::Change;

texts! {
    fn title() { ja: "意見募集", easy: "意見募集《いけんぼしゅう》", en: "Consultations" }
    fn programme() { ja: "パブリックコメント手続", easy: "意見募集《いけんぼしゅう》", en: "Public comment" }
    fn programme_basis() { ja: "パブリックコメント手続実施要綱", easy: "意見募集《いけんぼしゅう》の きまり", en: "Rules on public comment" }
    fn new_one() { ja: "新しい意見募集をつくる", easy: "新《あたら》しい 意見募集《いけんぼしゅう》を つくる", en: "New consultation" }
    fn new_lead() {
        ja: "つくった意見募集は、別の職員が決裁して公表の日時になるまで、市の職員だけに見えます。",
        easy: "決裁《けっさい》が おわって 公表《こうひょう》の 日《ひ》に なるまで、市《し》の 人《ひと》だけが 見《み》ます。",
        en: "Until somebody else has approved it and its time has come, only the city's staff see it.",
    }
    fn name() { ja: "題名", easy: "題名《だいめい》", en: "Title" }
    fn name_help() { ja: "例：対馬市地域公共交通計画（素案）", easy: "例《れい》：地域公共交通計画《ちいきこうきょうこうつうけいかく》（案《あん》）", en: "e.g. Draft plan for local public transport" }
    fn slug_help() { ja: "公開ページのアドレスの終わりになります。例：kotsu-r9。あとで変えられません。", easy: "ページの アドレスに なります。例《れい》：kotsu-r9。あとで 変《か》えられません。", en: "The end of the public address, e.g. kotsu-r9. It cannot be changed later." }
    fn code_help() { ja: "例：PK とすると、受付番号は R8-PK-0001 となります。", easy: "例《れい》：PK → R8-PK-0001", en: "With PK, receipt numbers read R8-PK-0001." }
    fn department() { ja: "担当課", easy: "担当《たんとう》の 課《か》", en: "Department" }
    fn none() { ja: "意見募集はまだありません", easy: "意見募集《いけんぼしゅう》は まだ ありません", en: "No consultation yet" }
    fn standing_column() { ja: "状況", easy: "今《いま》", en: "Standing" }
    fn publication() { ja: "公表", easy: "公表《こうひょう》", en: "Publication" }
    fn close() { ja: "締切", easy: "締切《しめきり》", en: "Closes" }
    fn result_due() { ja: "結果公表の予定日", easy: "結果《けっか》を 出《だ》す 予定《よてい》の 日《ひ》", en: "Result due on" }
    fn overdue() { ja: "予定日を過ぎています", easy: "予定《よてい》の 日《ひ》を すぎました", en: "Overdue" }

    fn page_basics() { ja: "題名・趣旨・根拠", easy: "題名《だいめい》・目的《もくてき》", en: "Title, purpose, legal basis" }
    fn page_term() { ja: "期間", easy: "期間《きかん》", en: "Term" }
    fn page_ways() { ja: "提出方法・閲覧場所", easy: "出《だ》し方《かた》・見《み》る 場所《ばしょ》", en: "Ways and places" }
    fn page_person() { ja: "提出する人に尋ねること", easy: "聞《き》く こと", en: "What is asked of people" }
    fn page_classes() { ja: "反映区分・原文の閲覧", easy: "答《こた》えの 分《わ》け方《かた》", en: "Classes of answers, originals" }
    fn page_document() { ja: "案（本文）", easy: "案《あん》の 文《ぶん》", en: "Draft document" }
    fn page_files() { ja: "関連資料", easy: "資料《しりょう》", en: "Papers" }
    fn page_department() { ja: "担当課の連絡先", easy: "担当《たんとう》の 課《か》の 連絡先《れんらくさき》", en: "The department's contact" }

    fn summary() { ja: "要旨（一覧に出る1〜2文）", easy: "みじかい 説明《せつめい》", en: "Summary (one or two sentences)" }
    fn summary_help() {
        ja: "やさしい日本語の要旨も書いてください。公表の前に必要です。",
        easy: "やさしい 日本語《にほんご》でも 書《か》いて ください。",
        en: "Write it in easy Japanese too; it is needed before publication.",
    }
    fn purpose() { ja: "趣旨・目的・背景", easy: "目的《もくてき》", en: "Purpose and background" }
    fn who() { ja: "意見を出せる人", easy: "意見《いけん》を 出《だ》せる 人《ひと》", en: "Who may write" }
    fn basis() { ja: "根拠法令（要綱などの名前と番号）", easy: "もとの きまり", en: "Legal basis" }

    fn publish_date() { ja: "公表する日", easy: "公表《こうひょう》する 日《ひ》", en: "Published on" }
    fn publish_time() { ja: "公表する時刻", easy: "公表《こうひょう》する 時間《じかん》", en: "At" }
    fn publish_help() { ja: "空欄にすると、決裁のときに公表します。", easy: "書《か》かないと、決裁《けっさい》の ときに 公表《こうひょう》します。", en: "Left blank: at the moment of approval." }
    fn opens_date() { ja: "受付開始の日（公表より後のとき）", easy: "受付《うけつけ》が 始《はじ》まる 日《ひ》", en: "First day, if later than the publication" }
    fn opens_time() { ja: "受付開始の時刻", easy: "始《はじ》まる 時間《じかん》", en: "From" }
    fn closes_date() { ja: "締切の日", easy: "締切《しめきり》の 日《ひ》", en: "Last day" }
    fn closes_time() { ja: "締切の時刻", easy: "締切《しめきり》の 時間《じかん》", en: "Until" }
    fn term_now(days) {
        ja: "公表の日から数えて {days}日間です。",
        easy: "公表《こうひょう》の 日《ひ》から {days}日間《にちかん》です。",
        en: "{days} days, the day of publication included.",
    }
    fn term_rule(days) {
        ja: "公表の日を1日目として{days}日以上必要です。短いときは、理由を書いて公表します。",
        easy: "公表《こうひょう》の 日《ひ》を 1日目《いちにちめ》と 数《かぞ》えて、{days}日《にち》より 長《なが》く します。みじかい ときは 理由《りゆう》を 書《か》きます。",
        en: "At least {days} days, the day of publication being the first. If shorter, the reason is published.",
    }
    fn count_again() { ja: "日数を数える", easy: "日《ひ》を 数《かぞ》える", en: "Count the days" }
    fn short_reason() { ja: "30日より短いときの理由", easy: "30日《にち》より みじかい 理由《りゆう》", en: "Why it is shorter than thirty days" }
    fn short_help() { ja: "意見募集のページにそのまま載ります。", easy: "ページに そのまま 出《で》ます。", en: "It stands on the public page as you write it." }

    fn channels() { ja: "意見の提出方法", easy: "意見《いけん》の 出《だ》し方《かた》", en: "Ways to send an opinion" }
    fn send_to() { ja: "提出先（郵便の宛先、ファクス番号、メールアドレス）", easy: "出《だ》す ところ", en: "Where to send it (address, fax, mail)" }
    fn postal() { ja: "郵送のときの締切", easy: "郵便《ゆうびん》の 締切《しめきり》", en: "What counts for post" }
    fn postal_arrival() { ja: "必着（締切までに届いたもの）", easy: "締切《しめきり》までに とどいた もの", en: "The day it arrives" }
    fn postal_postmark() { ja: "消印有効（締切までの消印があるもの）", easy: "締切《しめきり》までの 消印《けしいん》が ある もの", en: "The day of the postmark" }
    fn grace() { ja: "締切の後に紙の意見を入力できる日数", easy: "締切《しめきり》の あとで 入力《にゅうりょく》できる 日数《にっすう》", en: "Days after the close in which paper may be keyed in" }
    fn places() { ja: "閲覧場所", easy: "見《み》る ことが できる 場所《ばしょ》", en: "Where the papers lie open" }
    fn place_name() { ja: "場所の名前", easy: "場所《ばしょ》", en: "Place" }
    fn place_hours() { ja: "見られる曜日・時間", easy: "時間《じかん》", en: "Hours" }

    fn naming() { ja: "名前の書き方", easy: "名前《なまえ》の 書《か》き方《かた》", en: "How people may be named" }
    fn wanted() { ja: "尋ねること", easy: "聞《き》く こと", en: "What is asked" }
    fn want_address() { ja: "住所", easy: "住所《じゅうしょ》", en: "Address" }
    fn want_phone() { ja: "電話番号", easy: "電話番号《でんわばんごう》", en: "Telephone" }
    fn want_email() { ja: "メールアドレス", easy: "メールアドレス", en: "E-mail address" }
    fn want_category() { ja: "市との関係（区分）", easy: "市《し》との 関係《かんけい》", en: "Relation to the city" }
    fn want_no() { ja: "尋ねない", easy: "聞《き》かない", en: "Not asked" }
    fn want_optional() { ja: "任意", easy: "書《か》かなくても いい", en: "Optional" }
    fn want_required() { ja: "必須", easy: "かならず 書《か》く", en: "Required" }
    fn files_allowed() { ja: "意見にファイルを付けられるようにする", easy: "ファイルを つけても いい", en: "A file may come with an opinion" }
    fn files_most() { ja: "1件の意見に添えられる数", easy: "ファイルの 数《かず》", en: "Files with one opinion, at most" }
    fn file_mega() { ja: "ファイル1つの大きさの上限（MB）", easy: "ファイルの 大《おお》きさ（MB）", en: "Size of a file, at most (MB)" }
    fn categories() { ja: "市との関係の選択肢", easy: "市《し》との 関係《かんけい》の 選《えら》び方《かた》", en: "Choices for the relation to the city" }
    fn category() { ja: "選択肢", easy: "選《えら》ぶ もの", en: "Choice" }

    fn originals() { ja: "原文の閲覧場所", easy: "もとの 文《ぶん》を 見《み》る 場所《ばしょ》", en: "Where the originals can be read" }
    fn originals_help() { ja: "結果を公表した後、名前を伏せた意見の原文を読める場所です。", easy: "結果《けっか》の あとで、もとの 文《ぶん》を 読《よ》む ことが できる 場所《ばしょ》です。", en: "After the result, the opinions can be read there without names." }
    fn classes() { ja: "反映区分", easy: "答《こた》えの 分《わ》け方《かた》", en: "Classes of answers" }
    fn class_code() { ja: "記号", easy: "記号《きごう》", en: "Sign" }
    fn class_label() { ja: "区分の名前", easy: "名前《なまえ》", en: "Name" }
    fn class_meaning() { ja: "説明", easy: "説明《せつめい》", en: "Meaning" }
    fn class_changes() { ja: "案を修正する区分", easy: "案《あん》を 直《なお》す", en: "The draft is changed" }

    fn document_lead() {
        ja: "案の本文を項目に分けて載せます。住民は項目ごとに読み、意見を書けます。",
        easy: "案《あん》の 文《ぶん》を 項目《こうもく》に 分《わ》けます。",
        en: "The draft is shown clause by clause, and people can write about each clause.",
    }
    fn document_none() { ja: "案はまだありません", easy: "案《あん》は まだ ありません", en: "No document yet" }
    fn document_read() { ja: "文章やファイルから読み込む", easy: "文《ぶん》や ファイルから 読《よ》む", en: "Read from a text or a file" }
    fn document_read_again() { ja: "はじめから読み込み直す", easy: "はじめから 読《よ》みなおす", en: "Read it anew" }
    fn read_lead() {
        ja: "第1章・第1条・1・(1)・ア などの番号や見出しを手がかりに、項目に分けます。文字は失われません。分け方は、あとで一つずつ直せます。",
        easy: "番号《ばんごう》や 見出《みだ》しで、項目《こうもく》に 分《わ》けます。あとで 直《なお》せます。",
        en: "Numbers and headings make the clauses. No word is lost, and you can correct each clause afterwards.",
    }
    fn read_replaces(count) {
        ja: "今ある {count} の項目は、読み込んだものに置き換わります。",
        easy: "今《いま》の {count}の 項目《こうもく》は、新《あたら》しい ものに なります。",
        en: "The present {count} clauses are replaced.",
    }
    fn read_text() { ja: "文章を貼り付ける", easy: "文《ぶん》を はりつける", en: "Paste the text" }
    fn read_text_help() { ja: "ふつうの文章、または Markdown（#・## の見出し）。", easy: "ふつうの 文《ぶん》か Markdown。", en: "Plain text or Markdown." }
    fn read_file() { ja: "またはファイルを選ぶ", easy: "ファイルを 選《えら》ぶ", en: "Or choose a file" }
    fn read_file_help() { ja: "Word（.docx）、テキスト（.txt）、Markdown（.md）。10MBまで。", easy: "Word（.docx）、.txt、.md。10MBまで。", en: "Word (.docx), text (.txt) or Markdown (.md), up to 10 MB." }
    fn read_button() { ja: "読み込む", easy: "読《よ》む", en: "Read" }
    fn clauses_count(count) { ja: "{count}項目", easy: "{count}の 項目《こうもく》", en: "{count} clauses" }
    fn edition(number) { ja: "第{number}版", easy: "{number}番目《ばんめ》の 版《はん》", en: "Edition {number}" }
    fn clause() { ja: "項目", easy: "項目《こうもく》", en: "Clause" }
    fn clause_label() { ja: "番号", easy: "番号《ばんごう》", en: "Number" }
    fn clause_label_help() { ja: "例：第1章、2、(1)", easy: "例《れい》：第1章《だいいっしょう》", en: "e.g. 2 (1)" }
    fn clause_title() { ja: "見出し", easy: "見出《みだ》し", en: "Heading" }
    fn clause_body() { ja: "本文", easy: "文《ぶん》", en: "Text" }
    fn clause_body_help() { ja: "段落の間は1行あけます。", easy: "段落《だんらく》の 間《あいだ》は 1行《いちぎょう》 あけます。", en: "Leave an empty line between paragraphs." }
    fn clause_add() { ja: "項目を加える", easy: "項目《こうもく》を ふやす", en: "Add a clause" }
    fn clause_add_after() { ja: "この後に項目を加える", easy: "この あとに ふやす", en: "Add a clause after this one" }
    fn clause_split() { ja: "ここで分ける", easy: "ここで 分《わ》ける", en: "Split here" }
    fn clause_split_title() { ja: "段落の前で分ける", easy: "分《わ》ける", en: "Split before a paragraph" }
    fn press_up() { ja: "上へ", easy: "上《うえ》へ", en: "Up" }
    fn press_down() { ja: "下へ", easy: "下《した》へ", en: "Down" }
    fn press_indent() { ja: "一段下げる", easy: "一段《いちだん》 下《さ》げる", en: "Indent" }
    fn press_outdent() { ja: "一段上げる", easy: "一段《いちだん》 上《あ》げる", en: "Outdent" }
    fn press_join() { ja: "前とつなぐ", easy: "前《まえ》と つなぐ", en: "Join with the one before" }
    fn press_remove() { ja: "削除", easy: "消《け》す", en: "Remove" }
    fn frozen() {
        ja: "公表した案は変えられません。直すときは「訂正する」から新しい版をつくります。",
        easy: "公表《こうひょう》した 案《あん》は 変《か》えられません。",
        en: "A published draft stays as it is. To correct it, make a new edition.",
    }
    fn waiting_frozen() {
        ja: "決裁済みのため変えられません。直すときは、公表の前に「取り下げて直す」を選んでください。",
        easy: "決裁《けっさい》が おわったので、変《か》えられません。",
        en: "It was approved and cannot be changed. To change it, take it up again before publication.",
    }

    fn no_materials() { ja: "案のほかに資料はありません", easy: "ほかの 資料《しりょう》は ありません", en: "There are no papers beside the draft" }
    fn no_materials_save() { ja: "この内容で保存する", easy: "保存《ほぞん》する", en: "Save" }

    fn missing(count) { ja: "公表までに必要なもの（あと{count}つ）", easy: "まだ いる もの（{count}）", en: "Still missing: {count}" }
    fn complete() { ja: "公表に必要なものは、すべてそろっています。", easy: "ぜんぶ そろいました。", en: "Everything is there." }
    fn gap_title() { ja: "題名", easy: "題名《だいめい》", en: "the title" }
    fn gap_basis() { ja: "根拠法令", easy: "もとの きまり", en: "the legal basis" }
    fn gap_summary() { ja: "要旨", easy: "みじかい 説明《せつめい》", en: "the summary" }
    fn gap_easy() { ja: "やさしい日本語の要旨", easy: "やさしい 日本語《にほんご》の 説明《せつめい》", en: "the summary in easy Japanese" }
    fn gap_purpose() { ja: "趣旨・目的", easy: "目的《もくてき》", en: "the purpose" }
    fn gap_who() { ja: "意見を出せる人", easy: "意見《いけん》を 出《だ》せる 人《ひと》", en: "who may write" }
    fn gap_dates() { ja: "これからの公表の日時と、それより後の締切", easy: "これからの 日《ひ》と 締切《しめきり》", en: "a publication to come, and a close after it" }
    fn gap_short() { ja: "30日より短い理由", easy: "みじかい 理由《りゆう》", en: "why it is shorter than thirty days" }
    fn gap_due() { ja: "結果公表の予定日", easy: "結果《けっか》の 予定《よてい》の 日《ひ》", en: "the day of the result" }
    fn gap_channels() { ja: "提出方法", easy: "出《だ》し方《かた》", en: "a way to send opinions" }
    fn gap_send() { ja: "提出先", easy: "出《だ》す ところ", en: "where to send them" }
    fn gap_places() { ja: "閲覧場所", easy: "見《み》る 場所《ばしょ》", en: "where the papers lie open" }
    fn gap_document() { ja: "案の本文", easy: "案《あん》の 文《ぶん》", en: "the draft document" }
    fn gap_materials() { ja: "関連資料、または「資料はありません」", easy: "資料《しりょう》か「資料《しりょう》は ありません」", en: "papers, or that there are none" }
    fn gap_contact() { ja: "担当課の電話番号かメールアドレス", easy: "担当《たんとう》の 課《か》の 電話《でんわ》か メール", en: "the department's telephone or mail" }
    fn gap_originals() { ja: "原文の閲覧場所", easy: "もとの 文《ぶん》を 見《み》る 場所《ばしょ》", en: "where the originals can be read" }

    fn work() { ja: "届いた意見と市の考え方", easy: "届《とど》いた 意見《いけん》と 市《し》の 考《かんが》え", en: "What came in, and what the city says" }
    fn next_steps() { ja: "手続き", easy: "すること", en: "What can be done" }
    fn see_public() { ja: "公開ページを見る", easy: "公開《こうかい》の ページを 見《み》る", en: "See the public page" }
    fn preview() { ja: "住民に見える形で確かめる", easy: "どう 見《み》えるか たしかめる", en: "See it as residents will" }
    fn preview_note() { ja: "これは公表前の見本です。住民にはまだ見えません。", easy: "まだ 公表《こうひょう》して いません。見本《みほん》です。", en: "A preview: residents cannot see this yet." }
    fn course() { ja: "履歴", easy: "した こと", en: "History" }
    fn act_ask() { ja: "公表の決裁を依頼する", easy: "決裁《けっさい》を たのむ", en: "Ask for approval" }
    fn act_approve() { ja: "公表を決裁する", easy: "公表《こうひょう》を 決《き》める", en: "Approve the publication" }
    fn act_send_back() { ja: "差し戻す", easy: "もどす", en: "Send it back" }
    fn act_recall() { ja: "公表前に取り下げて直す", easy: "とりやめて 直《なお》す", en: "Take it up again" }
    fn act_correct() { ja: "案を訂正する（正誤表）", easy: "案《あん》を 直《なお》す", en: "Correct the draft" }
    fn act_extend() { ja: "期間を延長する", easy: "期間《きかん》を のばす", en: "Extend the term" }
    fn act_exempt() { ja: "意見募集を実施しない", easy: "意見募集《いけんぼしゅう》を しない", en: "Do without a consultation" }
    fn act_abandon() { ja: "意見募集を打ち切る", easy: "とちゅうで やめる", en: "Give it up" }
    fn ask_means() {
        ja: "決裁者にメールが届きます。決裁が済むまでは、内容を直せます。",
        easy: "決《き》める 人《ひと》に メールが 行《い》きます。",
        en: "Approvers get a letter. Until one has approved, the notice can still be changed.",
    }
    fn approve_means(when, days) {
        ja: "{when}に公表されます。期間は公表の日から数えて{days}日間です。決裁すると、案も実施要領も変えられなくなります。",
        easy: "{when}に 公表《こうひょう》します。{days}日間《にちかん》です。もう 変《か》えられません。",
        en: "It becomes public on {when} and runs for {days} days. Nothing in it can be changed afterwards.",
    }
    fn own_draft() { ja: "自分が書いた意見募集は、自分では決裁できません。別の決裁者にお願いしてください。", easy: "自分《じぶん》で 書《か》いた ものは、自分《じぶん》では 決《き》められません。", en: "You wrote some of it, so somebody else has to approve it." }
    fn reason() { ja: "理由", easy: "理由《りゆう》", en: "Reason" }
    fn reason_inside() { ja: "担当の職員と履歴に残ります。公表はされません。", easy: "市《し》の 人《ひと》だけが 読《よ》みます。", en: "It stays inside the office and in the journal." }
    fn reason_public() { ja: "意見募集のページとお知らせのメールに、このまま載ります。（1000字まで）", easy: "ページと メールに そのまま 出《で》ます。", en: "It stands on the public page and in letters as you write it. (Up to 1000 characters)" }
    fn extend_means() { ja: "締切は後にだけ動かせます。お知らせを受け取っている人にメールが届きます。", easy: "締切《しめきり》は あとにだけ 変《か》えられます。", en: "The close can only be put off. Followers get a letter." }
    fn exempt_means() { ja: "意見募集を行わないことと、その理由を公表します。", easy: "意見募集《いけんぼしゅう》を しない ことと 理由《りゆう》を 公表《こうひょう》します。", en: "It is published that none is held, and why." }
    fn ground() { ja: "あてはまる例外", easy: "理由《りゆう》の 種類《しゅるい》", en: "Which exception" }
    fn abandon_means() { ja: "案を定めないこととし、理由を公表します。取り消すことはできません。", easy: "計画《けいかく》を つくらない ことに します。もとに もどせません。", en: "The draft will not be adopted, and the reason is published. This cannot be undone." }
    fn again() { ja: "あらためて意見を募集する予定がある", easy: "あとで もう一度《いちど》 聞《き》く", en: "Opinions will be asked for again" }
    fn correct_begin() { ja: "新しい版をつくって直す", easy: "新《あたら》しい 版《はん》を つくる", en: "Begin a new edition" }
    fn correct_means() {
        ja: "今の版はそのまま残り、届いた意見は書かれたときの版に結びついたままです。新しい版を公表すると、正誤表が公開されます。",
        easy: "今《いま》の 版《はん》は のこります。新《あたら》しい 版《はん》と 直《なお》した ところを 公表《こうひょう》します。",
        en: "The present edition stays, and opinions stay bound to it. The new edition is published with a list of what changed.",
    }
    fn correct_drop() { ja: "この訂正をやめる", easy: "直《なお》すのを やめる", en: "Give this correction up" }
    fn correct_edit() { ja: "新しい版を編集する", easy: "新《あたら》しい 版《はん》を 直《なお》す", en: "Edit the new edition" }
    fn correct_map() { ja: "項目の対応", easy: "項目《こうもく》の つながり", en: "Which clause continues which" }
    fn correct_map_help() { ja: "新しい版の項目が、前の版のどの項目にあたるかを確かめてください。", easy: "前《まえ》の どの 項目《こうもく》か、たしかめて ください。", en: "Check which clause of the edition before each one continues." }
    fn correct_map_save() { ja: "対応を保存する", easy: "保存《ほぞん》する", en: "Save the map" }
    fn new_clause() { ja: "（新しい項目）", easy: "（新《あたら》しい 項目《こうもく》）", en: "(new clause)" }
    fn correct_summary() { ja: "訂正の説明（正誤表の上に載ります）", easy: "どこを なぜ 直《なお》したか", en: "What was corrected, and why" }
    fn correct_publish() { ja: "正誤表を付けて公表する", easy: "公表《こうひょう》する", en: "Publish the correction" }
    fn correct_same() { ja: "前の版と同じです。直してから公表してください。", easy: "前《まえ》と 同《おな》じです。", en: "It is the same as before. Correct something first." }

    fn too_many_clauses(max) { ja: "項目が多すぎます（{max}まで）。文書を分けてください。", easy: "項目《こうもく》が 多《おお》すぎます（{max}まで）。", en: "Too many clauses (up to {max}). Please divide the document." }
    fn changed_meanwhile() { ja: "画面を開いた後に内容が変わりました。もう一度内容を確かめてから決裁してください。", easy: "内容《ないよう》が 変《か》わりました。もう一度《いちど》 見《み》て ください。", en: "It was changed after you opened this page. Please look again before you approve." }
    fn not_readable() { ja: "このファイルは文章として読み込めません。Word（.docx）、テキスト、Markdownのどれかを選んでください。", easy: "この ファイルは 読《よ》めません。.docx、.txt、.md を 選《えら》んで ください。", en: "This file cannot be read as a text. Choose .docx, .txt or .md." }

    fn did_create() { ja: "意見募集を作成", easy: "意見募集《いけんぼしゅう》を つくりました", en: "Made a consultation" }
    fn did_edit() { ja: "意見募集を編集", easy: "書《か》きました", en: "Edited the consultation" }
    fn did_ask() { ja: "公表の決裁を依頼", easy: "公表《こうひょう》の 決裁《けっさい》を たのみました", en: "Asked to approve the publication" }
    fn did_approve() { ja: "公表を決裁", easy: "公表《こうひょう》を 決《き》めました", en: "Approved the publication" }
    fn did_send_back() { ja: "公表の決裁を差し戻し", easy: "もどしました", en: "Sent the notice back" }
    fn did_recall() { ja: "公表前に取り下げて再編集", easy: "公表《こうひょう》の 前《まえ》に とりやめました", en: "Took it up again before publication" }
    fn did_publish() { ja: "意見募集を公表", easy: "公表《こうひょう》しました", en: "Published" }
    fn did_correct() { ja: "案を訂正（正誤表）", easy: "案《あん》を 直《なお》しました", en: "Corrected the draft" }
    fn did_extend() { ja: "意見募集の期間を延長", easy: "期間《きかん》を のばしました", en: "Extended the term" }
    fn did_close() { ja: "意見の受付を締切", easy: "締《し》め切《き》りました", en: "Closed" }
    fn did_approve_answers() { ja: "市の考え方を決裁", easy: "答《こた》えを 決《き》めました", en: "Approved the answers" }
    fn did_conclude() { ja: "意見募集の結果を公表", easy: "結果《けっか》を 公表《こうひょう》しました", en: "Published the result" }
    fn did_exempt() { ja: "意見募集を実施しないことを公表", easy: "しない ことに しました", en: "Published that none is held" }
    fn did_abandon() { ja: "意見募集を打ち切り", easy: "とちゅうで やめました", en: "Gave it up" }
}

/// What happened, in the journal.
pub fn happened(lang: Lang, act: Act) -> Text {
    match act {
        Act::Edit => did_edit(lang),
        Act::Ask => did_ask(lang),
        Act::Approve => did_approve(lang),
        Act::SendBack => did_send_back(lang),
        Act::Recall => did_recall(lang),
        Act::Publish => did_publish(lang),
        Act::Correct => did_correct(lang),
        Act::Extend => did_extend(lang),
        Act::Close => did_close(lang),
        Act::ApproveAnswers => did_approve_answers(lang),
        Act::Conclude => did_conclude(lang),
        Act::Exempt => did_exempt(lang),
        Act::Abandon => did_abandon(lang),
    }
}

/// The name of a page of the editor.
pub fn page(lang: Lang, page: EditPage) -> Text {
    match page {
        EditPage::Basics => page_basics(lang),
        EditPage::Term => page_term(lang),
        EditPage::Ways => page_ways(lang),
        EditPage::Person => page_person(lang),
        EditPage::Classes => page_classes(lang),
    }
}

/// The name of a place where something is missing.
pub fn place(lang: Lang, place: Where) -> Text {
    match place {
        Where::Page(one) => page(lang, one),
        Where::Document => page_document(lang),
        Where::Files => page_files(lang),
        Where::Department => page_department(lang),
    }
}

/// What is missing.
pub fn gap(lang: Lang, gap: Gap) -> Text {
    match gap {
        Gap::Title => gap_title(lang),
        Gap::LegalBasis => gap_basis(lang),
        Gap::Summary => gap_summary(lang),
        Gap::EasySummary => gap_easy(lang),
        Gap::Purpose => gap_purpose(lang),
        Gap::Who => gap_who(lang),
        Gap::Dates => gap_dates(lang),
        Gap::ShortReason => gap_short(lang),
        Gap::ResultDue => gap_due(lang),
        Gap::Channels => gap_channels(lang),
        Gap::SendTo => gap_send(lang),
        Gap::Places => gap_places(lang),
        Gap::Document => gap_document(lang),
        Gap::Materials => gap_materials(lang),
        Gap::Contact => gap_contact(lang),
        Gap::Originals => gap_originals(lang),
    }
}

/// The name of a button of the outline.
pub fn press(lang: Lang, change: Change) -> Text {
    match change {
        Change::Up => press_up(lang),
        Change::Down => press_down(lang),
        Change::Indent => press_indent(lang),
        Change::Outdent => press_outdent(lang),
        Change::Join => press_join(lang),
        Change::Remove => press_remove(lang),
    }
}

/// What a person does with an act; nothing for what is edited, done by the clock, or done on pages of its own.
pub fn act(lang: Lang, act: Act) -> Option<Text> {
    Some(match act {
        Act::Ask => act_ask(lang),
        Act::Approve => act_approve(lang),
        Act::SendBack => act_send_back(lang),
        Act::Recall => act_recall(lang),
        Act::Correct => act_correct(lang),
        Act::Extend => act_extend(lang),
        Act::Exempt => act_exempt(lang),
        Act::Abandon => act_abandon(lang),
        Act::Edit | Act::Publish | Act::Close | Act::ApproveAnswers | Act::Conclude => return None,
    })
}
