//! The words of letters to who wrote an opinion（意見の提出者への通知の言葉）.

texts! {
    fn hello() { ja: "ご意見をお寄せくださった方へ", easy: "意見《いけん》を 書《か》いた 人《ひと》へ", en: "To the author of an opinion," }
    fn received_subject(number) { ja: "意見を受け付けました（{number}）", easy: "意見《いけん》を 受《う》け付《つ》けました（{number}）", en: "Your opinion was received ({number})" }
    fn received_news() {
        ja: "ご意見を受け付けました。控えをお送りします。",
        easy: "あなたの 意見《いけん》を 受《う》け付《つ》けました。コピーを 送《おく》ります。",
        en: "Your opinion was received. Here is a copy of it.",
    }
    fn corrected_subject(number) { ja: "意見の訂正を受け付けました（{number}）", easy: "直《なお》した 意見《いけん》を 受《う》け付《つ》けました（{number}）", en: "Your correction was received ({number})" }
    fn corrected_news() {
        ja: "ご意見の訂正を受け付けました。訂正後の控えをお送りします。",
        easy: "直《なお》した 意見《いけん》を 受《う》け付《つ》けました。コピーを 送《おく》ります。",
        en: "Your correction was received. Here is a copy of the opinion as it is now.",
    }
    fn withdrawn_subject(number) { ja: "意見を取り下げました（{number}）", easy: "意見《いけん》を やめました（{number}）", en: "Your opinion was withdrawn ({number})" }
    fn withdrawn_news() {
        ja: "ご意見を取り下げました。この意見は、検討も公表もされません。",
        easy: "あなたの 意見《いけん》を やめました。この 意見《いけん》は 使《つか》いません。",
        en: "Your opinion was withdrawn. It will be neither considered nor published.",
    }
    fn no_vote() {
        ja: "賛成・反対の数で決めるものではありません。結果は、ご意見の概要と市の考え方をあわせて公表します。",
        easy: "数《かず》で 決《き》めません。結果《けっか》は ホームページで 見《み》せます。",
        en: "This is not a vote. The result is published with the city's answers.",
    }
    fn open_page(until) {
        ja: "訂正や取下げは、{until}まで、次のページでできます。ページを開いただけでは、何も変わりません。",
        easy: "{until}まで、次《つぎ》の ページで 直《なお》したり やめたり できます。開《ひら》いただけでは 変《か》わりません。",
        en: "You can correct or withdraw it on this page until {until}. Opening the page changes nothing.",
    }
    fn open_page_again() { ja: "受け付けた意見は、次のページで読めます。", easy: "意見《いけん》は 次《つぎ》の ページで 読《よ》めます。", en: "You can read your opinion on this page." }
    fn not_mine() {
        ja: "お心当たりがない場合は、どなたかがアドレスを間違えて書いたものです。お手数ですが、このメールを消してください。",
        easy: "知《し》らない メールの ときは、消《け》して ください。",
        en: "If you know nothing of this, somebody has mistyped an address. Please delete this mail.",
    }
}
