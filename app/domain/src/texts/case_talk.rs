//! The words of notes among staff, of the thread with the applicant, of letters sent again, and of the file to take
//! along（案件のやりとりの言葉）.

texts! {
    fn notes() { ja: "内部メモ", easy: "職員《しょくいん》の メモ", en: "Internal notes" }
    fn notes_lead() {
        ja: "職員だけが見られます。＠に続けて氏名を書くと、その人の「今日の仕事」に出て、読まれなければメールでも知らせます。",
        easy: "職員《しょくいん》だけが 読《よ》みます。＠と 名前《なまえ》を 書《か》くと、その人《ひと》に 知《し》らせます。",
        en: "Read by staff only. @ and a colleague's name puts the note into their work list, and into a mail if it stays unread.",
    }
    fn no_notes() { ja: "メモはまだありません。", easy: "メモは まだ ありません。", en: "No note yet." }
    fn note() { ja: "メモ", easy: "メモ", en: "Note" }
    fn add_note() { ja: "メモを書く", easy: "メモを 書《か》く", en: "Add the note" }
    fn thread() { ja: "申請者とのやりとり", easy: "申請《しんせい》した 人《ひと》との 話《はなし》", en: "Messages with the applicant" }
    fn thread_city() { ja: "担当課とのやりとり", easy: "市《し》との 話《はなし》", en: "Messages with the city" }
    fn thread_lead() {
        ja: "書いたことは申請者にそのまま伝わり、メールでも届きます。送った後は消せません。",
        easy: "申請《しんせい》した 人《ひと》が 読《よ》みます。メールも 行《い》きます。あとで 消《け》せません。",
        en: "The applicant reads what you write, also by e-mail. It cannot be taken back.",
    }
    fn thread_city_lead() {
        ja: "この提案について、担当課に質問や連絡ができます。返事はメールとこの画面に届きます。",
        easy: "市《し》に 質問《しつもん》できます。返事《へんじ》は メールと ここに 来《き》ます。",
        en: "Ask or tell the department about this proposal. The answer comes by e-mail and on this page.",
    }
    fn no_messages() { ja: "やりとりはまだありません。", easy: "まだ ありません。", en: "No message yet." }
    fn message() { ja: "伝えること", easy: "言《い》いたい こと", en: "Message" }
    fn send() { ja: "送る", easy: "送《おく》る", en: "Send" }
    fn from_city() { ja: "市", easy: "市《し》", en: "City" }
    fn from_applicant() { ja: "申請者", easy: "申請《しんせい》した 人《ひと》", en: "Applicant" }
    fn open_question() { ja: "返事を待っています", easy: "返事《へんじ》を 待《ま》って います", en: "Waiting for an answer" }
    fn no_answer_needed() { ja: "返事は不要として済ませる", easy: "返事《へんじ》は いらない", en: "No answer needed" }
    fn resend() { ja: "もう一度送る", easy: "もう一度《いちど》 送《おく》る", en: "Send again" }
    fn resend_of(subject) { ja: "：{subject}", easy: "：{subject}", en: ": {subject}" }
    fn settle() { ja: "別の方法で伝えた", easy: "ほかの 方法《ほうほう》で 伝《つた》えた", en: "Told in another way" }
    fn settled() { ja: "別の方法で伝えました", easy: "ほかの 方法《ほうほう》で 伝《つた》えました", en: "Told in another way" }
    fn archive() { ja: "一件書類をZIPで保存（文書管理用）", easy: "全部《ぜんぶ》を ZIPで とって おく", en: "Save the whole file as ZIP" }
    fn contents() { ja: "内容の一覧", easy: "中身《なかみ》", en: "Contents" }
    fn made_at(date) { ja: "{date}に書き出しました。", easy: "{date}に つくりました。", en: "Taken out on {date}." }
    fn viewer() { ja: "書類を並べて見る", easy: "書類《しょるい》を 見《み》る", en: "Files side by side" }
    fn viewer_left() { ja: "左", easy: "左《ひだり》", en: "Left" }
    fn viewer_right() { ja: "右", easy: "右《みぎ》", en: "Right" }
    fn viewer_answers() { ja: "申請の内容", easy: "申請《しんせい》の 中身《なかみ》", en: "The application" }
    fn viewer_show() { ja: "表示する", easy: "見《み》る", en: "Show" }
    fn cannot_show() { ja: "この種類のファイルは、保存してから開いてください。", easy: "この ファイルは、とって おいてから 開《ひら》いて ください。", en: "Save this kind of file to open it." }
    fn save_sheet() { ja: "審査票を途中で保存する", easy: "とちゅうで とって おく", en: "Save the sheet for later" }
    fn sheet_saved() { ja: "途中まで保存した審査票です。", easy: "とちゅうの ものです。", en: "A sheet saved half way." }

    fn city_wrote_subject(number) { ja: "担当課からの連絡（{number}）", easy: "市からの 連絡（{number}）", en: "Message from the city ({number})" }
    fn city_wrote() { ja: "提案について、担当課から連絡があります。", easy: "市《し》から 連絡《れんらく》が あります。", en: "The department wrote to you about your proposal." }
    fn city_wrote_next() {
        ja: "返事は、このメールではなく「ともに」の提案のページからお願いします。",
        easy: "返事《へんじ》は「ともに」の ページから 送《おく》って ください。",
        en: "Please answer on the page of your proposal, not by replying to this e-mail.",
    }
    fn applicant_wrote_subject(number) { ja: "申請者からの連絡（{number}）", easy: "申請者からの 連絡（{number}）", en: "Applicant wrote ({number})" }
    fn applicant_wrote() { ja: "申請者から連絡がありました。", easy: "申請《しんせい》した 人《ひと》から 連絡《れんらく》が ありました。", en: "The applicant wrote." }
    fn applicant_wrote_next() {
        ja: "次にすること：案件の画面で返事をするか、「返事は不要」としてください。",
        easy: "次《つぎ》に すること：返事《へんじ》を 書《か》いて ください。",
        en: "Next: answer on the page of the case, or mark that no answer is needed.",
    }
    fn written_message() { ja: "連絡の内容", easy: "書《か》いて ある こと", en: "What was written" }
    fn notes_subject(count) { ja: "あなたへの呼びかけ {count}件", easy: "あなたへの メモ {count}件", en: "Notes that call upon you: {count}" }
    fn notes_news() {
        ja: "案件の内部メモで、あなたが呼びかけられています。まだ読まれていないものをお知らせします。",
        easy: "職員《しょくいん》の メモに あなたの 名前《なまえ》が あります。",
        en: "Colleagues call upon you in notes that you have not read yet.",
    }
    fn notes_next() { ja: "次にすること：案件を開いて、メモをお読みください。", easy: "次《つぎ》に すること：メモを 読《よ》んで ください。", en: "Next: open the cases and read the notes." }
    fn notes_line(number, author) { ja: "{number}（{author}）", easy: "{number}（{author}）", en: "{number} ({author})" }
    fn open_desk() { ja: "今日の仕事の画面：", easy: "今日《きょう》の 仕事《しごと》：", en: "My work:" }
}
