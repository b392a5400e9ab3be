//! The words of writing an opinion to a draft of the city's（意見の提出の言葉）.

use super::{Lang, Text};
use crate::opinions::{Channel, Naming, Validity};

texts! {
    fn write_title() { ja: "意見を書く", easy: "意見《いけん》を 書《か》く", en: "Write your opinion" }
    fn write_lead() {
        ja: "登録はいりません。書いたものはボタンを押すたびに保存され、この端末で続きから書けます。",
        easy: "登録《とうろく》は いりません。ボタンを 押《お》すと 保存《ほぞん》します。あとで 続《つづ》きを 書《か》けます。",
        en: "No account is needed. What you write is saved each time you press a button, and you can go on later on this device.",
    }
    fn not_a_vote() {
        ja: "賛成・反対の数で決めるものではありません。よいと思うところ、直してほしいところと、その理由をお書きください。同じ意見が多くても少なくても、内容をよく読んで検討します。",
        easy: "賛成《さんせい》や 反対《はんたい》の 数《かず》では 決《き》めません。あなたの 考《かんが》えと 理由《りゆう》を 書《か》いて ください。",
        en: "This is not a vote. Tell us what is good, what should change, and why. Every opinion is read for what it says, however many say it.",
    }
    fn until(moment) { ja: "{moment}まで受け付けています。", easy: "{moment}まで 出《だ》せます。", en: "Opinions are taken until {moment}." }
    fn steps(step) { ja: "全3ステップ中、{step}番目", easy: "3つの うち {step}番目《ばんめ》", en: "Step {step} of 3" }
    fn piece(number) { ja: "意見 {number}", easy: "意見《いけん》 {number}", en: "Opinion {number}" }
    fn clause() { ja: "どの部分についての意見ですか", easy: "どこの 意見《いけん》ですか", en: "Which part is it about?" }
    fn clause_more() { ja: "あわせて意見を述べる部分", easy: "ほかの 部分《ぶぶん》", en: "Another part that it is about" }
    fn whole() { ja: "案全体について", easy: "ぜんぶに ついて", en: "The draft as a whole" }
    fn none_more() { ja: "（なし）", easy: "（なし）", en: "(none)" }
    fn place() { ja: "ページや行", easy: "ページ", en: "Page or line" }
    fn place_help() { ja: "例：12ページ 3行目", easy: "例《れい》：12ページ 3行目《ぎょうめ》", en: "For instance: page 12, line 3" }
    fn body() { ja: "意見", easy: "意見《いけん》", en: "Your opinion" }
    fn body_help(max) {
        ja: "{max}字まで。氏名や電話番号など、個人がわかることは書かないでください。",
        easy: "{max}字《じ》まで。名前《なまえ》や 電話番号《でんわばんごう》は 書《か》かないで ください。",
        en: "Up to {max} characters. Please leave out names, telephone numbers and the like.",
    }
    fn reason() { ja: "そう考える理由", easy: "理由《りゆう》", en: "Why you think so" }
    fn more_clause() { ja: "この意見に、ほかの部分も加える", easy: "ほかの 部分《ぶぶん》も えらぶ", en: "Add another part to this opinion" }
    fn more_piece() { ja: "別の意見も書く", easy: "ほかの 意見《いけん》も 書《か》く", en: "Write another opinion" }
    fn blank_piece() {
        ja: "いらなくなった意見は、文字を消して空にすると、送られません。",
        easy: "いらない 意見《いけん》は、文字《もじ》を 消《け》して ください。送《おく》りません。",
        en: "An opinion that you empty is not sent.",
    }
    fn next() { ja: "保存して次へ", easy: "保存《ほぞん》して つぎへ", en: "Save and go on" }
    fn save() { ja: "保存する", easy: "保存《ほぞん》する", en: "Save" }
    fn saved(moment) {
        ja: "{moment}に保存しました。この端末でこのページを開くと、続きから書けます。",
        easy: "{moment}に 保存《ほぞん》しました。同《おな》じ 電話《でんわ》や パソコンで、続《つづ》きを 書《か》けます。",
        en: "Saved on {moment}. Open this page on this device to go on.",
    }
    fn both_kept() {
        ja: "ほかの画面で書かれた文も、下に残しました。いらないほうを消してください。",
        easy: "ほかの 画面《がめん》の 文《ぶん》も 残《のこ》しました。いらない ほうを 消《け》して ください。",
        en: "What was written in another window is kept below. Please empty what you do not need.",
    }
    fn discard_title() { ja: "書きかけを消す", easy: "書《か》いた ものを 消《け》す", en: "Delete what you have written" }
    fn discard_text() {
        ja: "図書館などの共用の端末では、書くのをやめるときに消してください。消さなくても、14日後に自動で消えます。",
        easy: "みんなで 使《つか》う パソコンでは、終《お》わったら 消《け》して ください。14日《じゅうよっか》で 消《き》えます。",
        en: "On a shared computer, delete it when you stop. Otherwise it is deleted after 14 days.",
    }
    fn discard_button() { ja: "書きかけを消す", easy: "消《け》す", en: "Delete it" }

    fn sender_title() { ja: "あなたについて", easy: "あなたの こと", en: "About you" }
    fn sender_lead() {
        ja: "お名前や連絡先は公表しません。意見の内容だけを、市の考え方とともに公表します。",
        easy: "名前《なまえ》や 電話番号《でんわばんごう》は 見《み》せません。意見《いけん》だけを みんなに 見《み》せます。",
        en: "Names and contacts are not published; only what you say is, with the city's answer.",
    }
    fn purpose() {
        ja: "ここに書かれた個人情報は、意見の内容を確かめること、受付の控えと結果をお知らせすること、件数をまとめることにだけ使います（個人情報の保護に関する法律 第62条）。",
        easy: "あなたの 情報《じょうほう》は、意見《いけん》の 確認《かくにん》と お知《し》らせだけに 使《つか》います。",
        en: "Personal data are used to ask back, to send you the receipt and the result, and to count opinions (Act on the Protection of Personal Information, article 62).",
    }
    fn naming() { ja: "お名前の出し方", easy: "名前《なまえ》の 書《か》き方《かた》", en: "How you are named" }
    fn name() { ja: "氏名", easy: "名前《なまえ》", en: "Name" }
    fn pseudonym() { ja: "氏名またはペンネーム", easy: "名前《なまえ》、または ペンネーム", en: "Name or pen name" }
    fn name_help() { ja: "匿名のときは空けておいてください。", easy: "名前《なまえ》を 出《だ》さない ときは 書《か》きません。", en: "Leave it blank to stay anonymous." }
    fn organisation() { ja: "団体・会社として出すときは、その名前と代表者", easy: "グループや 会社《かいしゃ》の 名前《なまえ》", en: "Group or company with its representative, if you write for one" }
    fn group() { ja: "どの立場で出しますか", easy: "だれとして 出《だ》しますか", en: "For whom do you write?" }
    fn as_myself() { ja: "個人として", easy: "わたし ひとり", en: "For myself" }
    fn category() { ja: "市とのかかわり", easy: "市《し》との かんけい", en: "What you are to the city" }
    fn no_category() { ja: "（選ばない）", easy: "（えらばない）", en: "(not told)" }
    fn postcode() { ja: "郵便番号", easy: "郵便番号《ゆうびんばんごう》", en: "Postcode" }
    fn address() { ja: "住所", easy: "住所《じゅうしょ》", en: "Address" }
    fn address_help() { ja: "市外の方は市町村まででかまいません。", easy: "市《し》の 外《そと》の 人《ひと》は、市《し》や 町《まち》の 名前《なまえ》だけで いいです。", en: "From elsewhere, your municipality is enough." }
    fn district() { ja: "地区", easy: "地区《ちく》", en: "District" }
    fn no_district() { ja: "市外・選ばない", easy: "市《し》の 外《そと》・えらばない", en: "Elsewhere, or not told" }
    fn email() { ja: "メールアドレス", easy: "メールアドレス", en: "E-mail address" }
    fn email_help() {
        ja: "書くと、受付番号と意見の控えをメールでお送りします。訂正や取下げもメールからできます。",
        easy: "書《か》くと、番号《ばんごう》と コピーを メールで 送《おく》ります。",
        en: "If you give one, we send you the receipt number and a copy, and a link to correct or withdraw it.",
    }
    fn phone() { ja: "電話番号", easy: "電話番号《でんわばんごう》", en: "Telephone" }

    fn review_title() { ja: "内容の確認", easy: "たしかめる", en: "Look it over" }
    fn review_lead() {
        ja: "まだ送られていません。確かめて、下のボタンを押してください。",
        easy: "まだ 出《だ》して いません。下《した》の ボタンを 押《お》して ください。",
        en: "Nothing has been sent yet. Look it over and press the button below.",
    }
    fn send() { ja: "意見を提出する", easy: "意見《いけん》を 出《だ》す", en: "Send the opinion" }
    fn once_more() {
        ja: "お手数ですが、もう一度「意見を提出する」を押してください。自動で送る仕組みによるものでないことを確かめています。書いた内容はそのままです。",
        easy: "もう一度《いちど》、「意見《いけん》を 出《だ》す」を 押《お》して ください。書《か》いた ものは 残《のこ》って います。",
        en: "Please press “Send the opinion” once more. This tells people from programs. Nothing you wrote is lost.",
    }
    fn trap() { ja: "ここには何も書かないでください", easy: "ここには 書《か》かないで ください", en: "Leave this blank" }
    fn to_consultation() { ja: "意見募集のページへ", easy: "意見募集《いけんぼしゅう》の ページへ", en: "To the consultation" }

    fn stale_save() {
        ja: "別の画面でもこの意見が書かれています。「保存」を押すと、両方の文を表示します。",
        easy: "ほかの 画面《がめん》でも 書《か》いて います。「保存《ほぞん》」を 押《お》すと、両方《りょうほう》が 見《み》えます。",
        en: "This opinion is being written in another window too. Press Save to see both texts.",
    }
    fn files() { ja: "添付", easy: "ファイル", en: "Files" }
    fn files_title() { ja: "ファイルを添える", easy: "ファイルを つける", en: "Files with your opinion" }
    fn files_lead(most, mega) {
        ja: "写真や資料があれば添えられます。なければ、このまま次へ進んでください。1つ{mega}MBまで、{most}つまで（PDF・画像・Word・Excel）。",
        easy: "写真《しゃしん》などを つける ことが できます。なければ 「次《つぎ》へ」を 押《お》して ください。{most}つまで。1つ {mega}MBまで。",
        en: "Add photos or papers if you have any; otherwise go on. Up to {most} files of {mega} MB each (PDF, pictures, Word, Excel).",
    }
    fn files_note() {
        ja: "添えたファイルは担当課が読みます。個人が特定される情報や、他の人の著作物は添えないでください。",
        easy: "市《し》の 人《ひと》が 見《み》ます。名前《なまえ》や 顔《かお》が わかる ものは つけないで ください。",
        en: "The department reads the files. Please leave out what identifies people, and what others have made.",
    }
    fn files_before() {
        ja: "次の画面で、写真や資料のファイルを添えられます。",
        easy: "次《つぎ》の ページで ファイルを つける ことが できます。",
        en: "On the next page you can add files.",
    }
    fn no_files() { ja: "まだ添付はありません。", easy: "ファイルは ありません。", en: "No file yet." }
    fn file_choose() { ja: "添えるファイル", easy: "つける ファイル", en: "File" }
    fn file_taken_back() { ja: "提出者が外しました", easy: "はずしました", en: "Taken back by its author" }
    fn files_change() { ja: "添付を変える", easy: "ファイルを 変《か》える", en: "Change the files" }
    fn closed_title() { ja: "受付は終わりました", easy: "受付《うけつけ》は 終《お》わりました", en: "Opinions are no longer taken" }
    fn closed_text(moment) {
        ja: "受付は{moment}までだったため、この意見は受け付けられませんでした。書かれた内容は下に残しています。印刷するか写しを取り、担当課にご相談ください。期間内に届いた紙の意見は、このあとも入力されます。",
        easy: "{moment}で 終《お》わりました。この 意見《いけん》は 届《とど》いて いません。書《か》いた ものは 下《した》に あります。担当《たんとう》の 課《か》に 相談《そうだん》して ください。",
        en: "Opinions were taken until {moment}, so this one was not received. What you wrote is below. Print or copy it and ask the department what can be done.",
    }

    fn received_title() { ja: "意見を受け付けました", easy: "意見《いけん》を 受《う》け付《つ》けました", en: "Your opinion was received" }
    fn receipt_title() { ja: "受け付けた意見", easy: "受《う》け付《つ》けた 意見《いけん》", en: "Your opinion" }
    fn received_stamp() { ja: "受付", easy: "受付《うけつけ》", en: "Received" }
    fn number() { ja: "受付番号", easy: "受付番号《うけつけばんごう》", en: "Receipt number" }
    fn consultation() { ja: "意見募集", easy: "意見募集《いけんぼしゅう》", en: "Consultation" }
    fn received_at() { ja: "受付日時", easy: "受付《うけつけ》の 日時《にちじ》", en: "Received" }
    fn what_next() { ja: "このあとのこと", easy: "この あと", en: "What happens next" }
    fn next_read() {
        ja: "担当課がすべての意見を読み、市の考え方をまとめます。",
        easy: "市《し》の 人《ひと》が ぜんぶ 読《よ》みます。",
        en: "The department reads every opinion and writes the city's answers.",
    }
    fn next_result() {
        ja: "結果は、意見の概要と市の考え方、案の修正箇所とあわせて公表します。個別の返事はしていません。",
        easy: "結果《けっか》は ホームページで 見《み》せます。ひとりずつの 返事《へんじ》は しません。",
        en: "The result is published with the answers and the changes to the draft. There are no individual replies.",
    }
    fn result_due(day) {
        ja: "結果は{day}ごろまでに公表する予定です。",
        easy: "結果《けっか》は {day}ごろまでに 見《み》せます。",
        en: "The result is to be published by {day}.",
    }
    fn copy_sent(address) {
        ja: "控えを {address} にお送りしました。",
        easy: "コピーを {address} に 送《おく》りました。",
        en: "A copy was sent to {address}.",
    }
    fn copy_not_sent() {
        ja: "控えのメールはお送りしていません。このページを印刷するか、控えを保存してください。",
        easy: "メールは 送《おく》って いません。この ページを 印刷《いんさつ》するか、保存《ほぞん》して ください。",
        en: "No copy was sent by mail. Print this page or save the copy.",
    }
    fn keep_address() {
        ja: "このページのアドレスを知っている人だけが、訂正や取下げをできます。ブックマークするか、控えに残してください。",
        easy: "この ページの アドレスを 残《のこ》して ください。直《なお》す ときに 使《つか》います。ほかの 人《ひと》には 教《おし》えないで ください。",
        en: "Whoever knows the address of this page can correct or withdraw the opinion. Bookmark it or keep it with your copy.",
    }
    fn save_copy() { ja: "控えを保存する（テキスト）", easy: "コピーを 保存《ほぞん》する", en: "Save a copy (text)" }
    fn print_hint() { ja: "このページは、そのまま印刷できます。", easy: "この ページは 印刷《いんさつ》できます。", en: "This page can be printed as it is." }
    fn correct() { ja: "訂正する", easy: "直《なお》す", en: "Correct it" }
    fn withdraw() { ja: "取り下げる", easy: "やめる（取《と》り下《さ》げ）", en: "Withdraw it" }
    fn may_change_until(moment) {
        ja: "{moment}まで、訂正と取下げができます。",
        easy: "{moment}まで、直《なお》したり やめたり できます。",
        en: "You can correct or withdraw it until {moment}.",
    }
    fn may_not_change() {
        ja: "受付期間が終わったので、訂正と取下げはできません。",
        easy: "期間《きかん》が 終《お》わったので、直《なお》したり やめたり できません。",
        en: "The term is over, so it can no longer be corrected or withdrawn.",
    }
    fn is_withdrawn() { ja: "この意見は取り下げられています。", easy: "この 意見《いけん》は 取《と》り下《さ》げました。", en: "This opinion was withdrawn." }
    fn version(number) { ja: "訂正後の第{number}版です。", easy: "直《なお》した 意見《いけん》です（{number}回目《かいめ》）。", en: "This is version {number}, after correction." }
    fn correct_title() { ja: "意見を訂正する", easy: "意見《いけん》を 直《なお》す", en: "Correct your opinion" }
    fn correct_lead() {
        ja: "直したところだけでなく、全体が新しい版になります。前の版も記録に残ります。",
        easy: "直《なお》した 意見《いけん》が 新《あたら》しい 意見《いけん》に なります。前《まえ》の 意見《いけん》も 記録《きろく》に 残《のこ》ります。",
        en: "What you send becomes a new version. The old one stays on record.",
    }
    fn correct_button() { ja: "訂正を送る", easy: "直《なお》した 意見《いけん》を 送《おく》る", en: "Send the correction" }
    fn corrected_elsewhere() {
        ja: "この意見は、ほかの画面で先に訂正されました。書いた内容はそのままです。確かめて、もう一度送ってください。",
        easy: "ほかの 画面《がめん》で 先《さき》に 直《なお》しました。たしかめて、もう一度《いちど》 送《おく》って ください。",
        en: "It was corrected in another window in the meantime. What you typed is still here; look it over and send it again.",
    }
    fn keep_as_is() { ja: "訂正しない", easy: "直《なお》さない", en: "Leave it as it is" }
    fn withdraw_title() { ja: "意見を取り下げる", easy: "意見《いけん》を やめる", en: "Withdraw your opinion" }
    fn withdraw_text() {
        ja: "取り下げると、この意見は検討も公表もされません。元に戻せませんが、期間内であれば新しい意見を出せます。",
        easy: "やめると、この 意見《いけん》は 使《つか》いません。もとに 戻《もど》せません。新《あたら》しい 意見《いけん》は 出《だ》せます。",
        en: "A withdrawn opinion is neither considered nor published. It cannot be brought back, but you can send a new one within the term.",
    }
    fn withdraw_button() { ja: "この意見を取り下げる", easy: "この 意見《いけん》を やめる", en: "Withdraw this opinion" }
    fn keep() { ja: "取り下げない", easy: "やめない", en: "Keep it" }
    fn my_opinions() { ja: "わたしの意見", easy: "わたしの 意見《いけん》", en: "My opinions" }
    fn of_group() { ja: "団体として", easy: "グループの 意見《いけん》", en: "for a group" }

    fn named() { ja: "氏名を出す", easy: "名前《なまえ》を 書《か》く", en: "By name" }
    fn by_pseudonym() { ja: "ペンネームを使う", easy: "ペンネームを 使《つか》う", en: "By a pen name" }
    fn anonymous() { ja: "匿名（名前を書かない）", easy: "名前《なまえ》を 書《か》かない", en: "Anonymous" }

    fn online() { ja: "このサイト", easy: "この サイト", en: "Online" }
    fn counter() { ja: "窓口", easy: "窓口《まどぐち》", en: "Counter" }
    fn branch() { ja: "支所", easy: "支所《ししょ》", en: "Branch office" }
    fn post() { ja: "郵送", easy: "郵便《ゆうびん》", en: "Post" }
    fn fax() { ja: "ファクス", easy: "ファクス", en: "Fax" }
    fn mail() { ja: "電子メール", easy: "メール", en: "E-mail" }
    fn meeting() { ja: "説明会・懇談会", easy: "説明会《せつめいかい》", en: "Meeting" }
    fn hearing() { ja: "聞き取り", easy: "聞《き》き取《と》り", en: "Hearing" }

    fn received() { ja: "受付済み", easy: "受付済《うけつけず》み", en: "Received" }
    fn valid() { ja: "有効", easy: "有効《ゆうこう》", en: "Valid" }
    fn out_of_scope() { ja: "対象外", easy: "対象外《たいしょうがい》", en: "Out of scope" }
    fn invalid() { ja: "無効", easy: "無効《むこう》", en: "Invalid" }
    fn withdrawn() { ja: "取下げ", easy: "取下《とりさ》げ", en: "Withdrawn" }
}

/// How somebody may be named.
pub fn naming_name(lang: Lang, naming: Naming) -> Text {
    match naming {
        Naming::Named => named(lang),
        Naming::Pseudonym => by_pseudonym(lang),
        Naming::Anonymous => anonymous(lang),
    }
}

/// How an opinion came.
pub fn channel(lang: Lang, of: Channel) -> Text {
    match of {
        Channel::Online => online(lang),
        Channel::Counter => counter(lang),
        Channel::Branch => branch(lang),
        Channel::Post => post(lang),
        Channel::Fax => fax(lang),
        Channel::Mail => mail(lang),
        Channel::Meeting => meeting(lang),
        Channel::Hearing => hearing(lang),
    }
}

/// Whether an opinion counts, for staff.
pub fn validity(lang: Lang, of: Validity) -> Text {
    match of {
        Validity::Received => received(lang),
        Validity::Valid => valid(lang),
        Validity::OutOfScope => out_of_scope(lang),
        Validity::Invalid => invalid(lang),
        Validity::Withdrawn => withdrawn(lang),
    }
}

/// The same for its author: how the office sorts opinions is told with the result, not before.
pub fn validity_for_author(lang: Lang, of: Validity) -> Text {
    match of {
        Validity::Withdrawn => withdrawn(lang),
        _ => received(lang),
    }
}
