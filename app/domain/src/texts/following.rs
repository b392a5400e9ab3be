//! The words of following by mail, of feeds and calendars（購読・お知らせの言葉）.

texts! {
    fn title() { ja: "お知らせを受け取る", easy: "お知《し》らせを もらう", en: "Follow" }
    fn lead_calls() {
        ja: "新しい募集、締切が近いこと、結果の公表をメールでお知らせします。",
        easy: "新《あたら》しい 募集《ぼしゅう》や 締切《しめきり》を、メールで お知《し》らせします。",
        en: "We write to you about new calls, calls that close soon, and published results.",
    }
    fn lead_call(call) {
        ja: "「{call}」の締切が近いことと、結果の公表をメールでお知らせします。",
        easy: "「{call}」の 締切《しめきり》と 結果《けっか》を、メールで お知《し》らせします。",
        en: "We write to you when “{call}” closes soon and when its results are out.",
    }
    fn email() { ja: "メールアドレス", easy: "メールアドレス", en: "E-mail address" }
    fn email_help() {
        ja: "確認のメールをお送りします。メールの中のページでボタンを押すと、お知らせが始まります。アドレスはお知らせのほかには使いません。",
        easy: "たしかめる メールを 送《おく》ります。メールの 中《なか》の ページで ボタンを 押《お》して ください。",
        en: "We send a mail with a link. Press the button on that page, and it begins. The address is used for nothing else.",
    }
    fn ask_button() { ja: "お知らせを申し込む", easy: "お知《し》らせを 申《もう》し込《こ》む", en: "Follow" }
    fn sent_title() { ja: "確認のメールをお送りしました", easy: "メールを 送《おく》りました", en: "We have sent you a mail" }
    fn sent_text() {
        ja: "届いたメールの中のページを開いて、ボタンを押してください。3日のあいだ有効です。届かないときは、迷惑メールのフォルダーをご確認ください。",
        easy: "とどいた メールの ページを 開《ひら》いて、ボタンを 押《お》して ください。3日《みっか》 使《つか》えます。",
        en: "Open the page in the mail and press the button. The link works for three days. If nothing arrives, look in your junk folder.",
    }
    fn confirm_title() { ja: "お知らせを始める", easy: "お知《し》らせを はじめる", en: "Begin" }
    fn confirm_text(topic) {
        ja: "「{topic}」のお知らせを、このアドレスにお送りします。",
        easy: "「{topic}」の お知《し》らせを 送《おく》ります。",
        en: "We will write to this address about “{topic}”.",
    }
    fn confirm_button() { ja: "お知らせを始める", easy: "はじめる", en: "Begin" }
    fn confirmed_title() { ja: "お知らせを始めました", easy: "お知《し》らせを はじめました", en: "You are following" }
    fn confirmed_text() {
        ja: "やめたいときは、お知らせのメールの終わりにあるリンクから、いつでもやめられます。",
        easy: "やめたい ときは、メールの 終《お》わりの リンクを 開《ひら》いて ください。",
        en: "You can stop at any time with the link at the end of each mail.",
    }
    fn leave_title() { ja: "お知らせをやめる", easy: "お知《し》らせを やめる", en: "Stop" }
    fn leave_text(topic) {
        ja: "「{topic}」のお知らせをやめます。",
        easy: "「{topic}」の お知《し》らせを やめます。",
        en: "We stop writing to you about “{topic}”.",
    }
    fn leave_button() { ja: "このお知らせをやめる", easy: "この お知《し》らせを やめる", en: "Stop these mails" }
    fn leave_all_button() { ja: "すべてのお知らせをやめる", easy: "ぜんぶ やめる", en: "Stop all mails" }
    fn also_following() { ja: "このアドレスで受け取っているもの", easy: "もらって いる お知《し》らせ", en: "What this address follows" }
    fn left_title() { ja: "お知らせをやめました", easy: "お知《し》らせを やめました", en: "Stopped" }
    fn left_text() {
        ja: "アドレスの記録も消しました。また受け取りたくなったら、募集のページからお申し込みください。",
        easy: "アドレスも 消《け》しました。また もらいたい ときは、もう一度《いちど》 申《もう》し込《こ》んで ください。",
        en: "The address is deleted. You can follow again from the page of calls.",
    }
    fn topic_calls() { ja: "すべての募集", easy: "ぜんぶの 募集《ぼしゅう》", en: "All calls" }
    fn topic_consultations() { ja: "すべての意見募集", easy: "ぜんぶの 意見募集《いけんぼしゅう》", en: "All consultations" }
    fn lead_consultations() {
        ja: "新しい意見募集、締切が近いこと、訂正や延長、結果の公表をメールでお知らせします。",
        easy: "新《あたら》しい 意見募集《いけんぼしゅう》や 締切《しめきり》、結果《けっか》を、メールで お知《し》らせします。",
        en: "We write to you about new consultations, changes, those that close soon, and results.",
    }
    fn feed_consultations(city) { ja: "{city}の意見募集", easy: "{city}の 意見募集《いけんぼしゅう》", en: "Consultations of {city}" }
    fn by_mail() { ja: "メールで受け取る", easy: "メールで もらう", en: "By mail" }
    fn calendar_call() { ja: "締切をカレンダーに入れる（iCalendar）", easy: "カレンダーに 入《い》れる", en: "Put the deadline into your calendar (iCalendar)" }
    fn calendar_calls() { ja: "締切のカレンダー（iCalendar）", easy: "締切《しめきり》の カレンダー", en: "Calendar of deadlines (iCalendar)" }
    fn feed() { ja: "フィード（Atom）", easy: "フィード（Atom）", en: "Feed (Atom)" }
    fn deadline_of(call) { ja: "【締切】{call}", easy: "【締切《しめきり》】{call}", en: "Deadline: {call}" }
    fn feed_title(city) { ja: "{city}の募集", easy: "{city}の 募集《ぼしゅう》", en: "Calls of {city}" }

    fn hello() { ja: "お知らせを申し込まれた方へ", easy: "お知《し》らせを 申《もう》し込《こ》んだ 人《ひと》へ", en: "To our followers" }
    fn ask_subject() { ja: "お知らせの申し込みの確認", easy: "お知《し》らせの 確認《かくにん》", en: "Confirm that you want to follow" }
    fn ask_news(topic) {
        ja: "このメールアドレスで、「{topic}」のお知らせの申し込みがありました。",
        easy: "この アドレスで、「{topic}」の お知《し》らせの 申《もう》し込《こ》みが ありました。",
        en: "Somebody asked for news about “{topic}” to be sent to this address.",
    }
    fn ask_until(until) {
        ja: "お知らせを始めるには、{until}までに次のページを開き、ボタンを押してください。",
        easy: "はじめる 人《ひと》は、{until}までに 下《した》の ページを 開《ひら》いて、ボタンを 押《お》して ください。",
        en: "To begin, open the following page and press the button by {until}.",
    }
    fn ask_no_idea() {
        ja: "心当たりがない方は、何もせずに削除してください。お知らせは始まりません。",
        easy: "知《し》らない 人《ひと》は、何《なに》も しないで ください。お知《し》らせは はじまりません。",
        en: "If this was not you, delete this mail. Nothing will be sent.",
    }
    fn known_subject() { ja: "お知らせはすでに始まっています", easy: "お知《し》らせは もう はじまって います", en: "You are following already" }
    fn known_news(topic) {
        ja: "このメールアドレスには、「{topic}」のお知らせをすでにお送りしています。手続きは必要ありません。",
        easy: "この アドレスには、「{topic}」の お知《し》らせを もう 送《おく》って います。何《なに》も しなくて いいです。",
        en: "This address already gets news about “{topic}”. There is nothing to do.",
    }
    fn published_subject(call) { ja: "募集のお知らせ：{call}", easy: "新《あたら》しい 募集《ぼしゅう》：{call}", en: "New call: {call}" }
    fn published_news() { ja: "新しい募集をお知らせします。", easy: "新《あたら》しい 募集《ぼしゅう》です。", en: "There is a new call." }
    fn closing_subject(call) { ja: "まもなく締切：{call}", easy: "もうすぐ 締切《しめきり》：{call}", en: "Closing soon: {call}" }
    fn closing_news() { ja: "次の募集の締切が近づいています。", easy: "もうすぐ 締切《しめきり》です。", en: "This call closes soon." }
    fn results_subject(call) { ja: "結果の公表：{call}", easy: "結果《けっか》：{call}", en: "Results: {call}" }
    fn results_news() { ja: "次の募集の結果を公表しました。", easy: "結果《けっか》が 出《で》ました。", en: "The results of this call are out." }
    fn cancelled_subject(call) { ja: "募集の中止：{call}", easy: "中止《ちゅうし》：{call}", en: "Cancelled: {call}" }
    fn cancelled_news() { ja: "次の募集は中止になりました。", easy: "次《つぎ》の 募集《ぼしゅう》は 中止《ちゅうし》に なりました。", en: "This call has been cancelled." }
    fn cancelled_reason() { ja: "中止の理由", easy: "中止《ちゅうし》の 理由《りゆう》", en: "Reason" }
    fn call() { ja: "募集", easy: "募集《ぼしゅう》", en: "Call" }
    fn opens() { ja: "受付開始", easy: "始《はじ》まり", en: "Opens" }
    fn closes() { ja: "締切", easy: "締切《しめきり》", en: "Closes" }
    fn open_page() { ja: "くわしくは次のページをご覧ください。", easy: "この ページを 見《み》て ください。", en: "Details are on this page:" }
    fn without_link() {
        ja: "リンクを開けないときは、「ともに」の「募集」から同じ名前の募集をお選びください。",
        easy: "リンクが 開《ひら》かない ときは、「ともに」の「募集《ぼしゅう》」を 見《み》て ください。",
        en: "If the link does not open, find the call by its name under “Calls” on Tomoni.",
    }
    fn leave_link() { ja: "このお知らせをやめるときは、次のページでボタンを押してください。", easy: "やめる ときは、この ページで ボタンを 押《お》して ください。", en: "To stop these mails, press the button on this page:" }
}
