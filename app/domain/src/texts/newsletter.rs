//! The words of the text for the city's newsletter（広報文の言葉）.

texts! {
    fn title() { ja: "広報紙にのせる文", easy: "広報《こうほう》の 文《ぶん》", en: "Text for the newsletter" }
    fn lead() {
        ja: "実施要領からつくった文です。選んで写し、紙面に合わせて直してお使いください。",
        easy: "広報《こうほう》に のせる 文《ぶん》です。コピーして 使《つか》って ください。",
        en: "Made from the notice. Copy it and change it to fit the page.",
    }
    fn usual() { ja: "ふつうの文", easy: "ふつうの 文《ぶん》", en: "The usual text" }
    fn easy_text() { ja: "やさしい日本語の文", easy: "やさしい 日本語《にほんご》の 文《ぶん》", en: "In easy Japanese" }
    fn letters(count) { ja: "{count}字", easy: "{count}字《じ》", en: "{count} characters" }
    fn heading(title) { ja: "「{title}」へのご意見を募集します", easy: "「{title}」に ついて、意見《いけん》を 聞《き》かせて ください", en: "What do you think of “{title}”?" }
    fn period(from, until) { ja: "■募集期間　{from}から{until}まで", easy: "■いつまで　{from}から {until}まで", en: "■ From {from} to {until}" }
    fn who(who) { ja: "■意見を出せる方　{who}", easy: "■だれが　{who}", en: "■ Who: {who}" }
    fn places(places) { ja: "■案を見られる所　{places}、市ホームページ", easy: "■読《よ》む ところ　{places}、市《し》の ホームページ", en: "■ Where to read the draft: {places}, the city's pages" }
    fn page_only() { ja: "■案を見られる所　市ホームページ", easy: "■読《よ》む ところ　市《し》の ホームページ", en: "■ Where to read the draft: the city's pages" }
    fn ways(ways) { ja: "■出し方　{ways}", easy: "■出《だ》し方《かた》　{ways}", en: "■ How: {ways}" }
    fn online() { ja: "インターネット（下のアドレス）", easy: "インターネット（下《した》の アドレス）", en: "on the internet, at the address below" }
    fn contact(office, phone) { ja: "■問い合わせ先　{office}　電話 {phone}", easy: "■聞《き》く ところ　{office}　電話《でんわ》 {phone}", en: "■ Contact: {office}, telephone {phone}" }
}
