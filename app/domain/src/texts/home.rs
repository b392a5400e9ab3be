//! The words of the home page and of the pages about the service（ホーム・案内）.

texts! {
    fn page_title() { ja: "ホーム", easy: "ホーム", en: "Home" }
    fn title() {
        ja: "あなたの声と提案が、まちを動かす。",
        easy: "あなたの 声《こえ》で、まちを よく します。",
        en: "Your voice and ideas move our town.",
    }
    fn lead() {
        ja: "地域を元気にする提案も、市の案への意見も、ここから届けられます。だれが、いつまでに、どうするのかを、最後まで見えるようにします。",
        easy: "まちを 元気《げんき》に する 提案《ていあん》を、ここから 出《だ》せます。どう なったかも ここで わかります。",
        en: "Propose a project for your community and follow it to the end: who does what, and by when.",
    }
    fn see_calls() { ja: "いまの募集を見る", easy: "いまの 募集《ぼしゅう》を 見《み》る", en: "See current calls" }
    fn doors() { ja: "四つの入口", easy: "4つの 入口《いりぐち》", en: "Four doors" }
    fn share() { ja: "共有", easy: "共有《きょうゆう》", en: "Share" }
    fn share_verb() { ja: "知る", easy: "知《し》る", en: "Find out" }
    fn share_text() {
        ja: "市と市民が一緒に進めることを知る",
        easy: "市《し》と みんなで する ことを 知《し》る",
        en: "What the city and its people do together",
    }
    fn feel() { ja: "共感", easy: "共感《きょうかん》", en: "Understand" }
    fn feel_verb() { ja: "声を届ける", easy: "声《こえ》を 届《とど》ける", en: "Speak up" }
    fn feel_text() {
        ja: "市の案を読んで、意見を書く",
        easy: "市《し》の 案《あん》を 読《よ》んで、意見《いけん》を 書《か》く",
        en: "Read the city's drafts and say what you think",
    }
    fn act() { ja: "共働", easy: "共働《きょうどう》", en: "Act" }
    fn act_verb() { ja: "一緒にやる", easy: "一緒《いっしょ》に やる", en: "Join in" }
    fn act_text() {
        ja: "募集を見て、事業を提案する",
        easy: "募集《ぼしゅう》を 見《み》て、提案《ていあん》する",
        en: "See the calls and propose a project",
    }
    fn make() { ja: "共創", easy: "共創《きょうそう》", en: "Create" }
    fn make_verb() { ja: "成果", easy: "成果《せいか》", en: "Results" }
    fn make_text() {
        ja: "選ばれた事業と、決まった金額を見る",
        easy: "どんな ことが 決《き》まったかを 見《み》る",
        en: "See which projects were chosen",
    }
    fn open_calls() { ja: "受付中・まもなく始まる募集", easy: "いまの 募集《ぼしゅう》", en: "Open and upcoming calls" }
    fn asked() { ja: "ご意見を募集しています", easy: "意見《いけん》を 聞《き》かせて ください", en: "Your opinion is asked" }
    fn groups() { ja: "地域の団体", easy: "地域《ちいき》の 団体《だんたい》", en: "Groups in the city" }
    fn groups_text() {
        ja: "一緒に活動する相手を探せます。団体を始めた方は、紹介をのせられます。",
        easy: "いっしょに 活動《かつどう》する 団体《だんたい》を さがせます。",
        en: "Find people to work with, and let your own group be found.",
    }
    fn groups_wanted() { ja: "仲間を募集している団体を見る", easy: "仲間《なかま》を さがして いる 団体《だんたい》を 見《み》る", en: "See groups that look for people" }
    fn see_all() { ja: "すべて見る", easy: "ぜんぶ 見《み》る", en: "See all" }
}
