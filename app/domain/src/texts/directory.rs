//! The directory of groups and their public profiles（地域の団体の一覧・紹介の言葉）.

texts! {
    fn title() { ja: "地域の団体", easy: "地域《ちいき》の 団体《だんたい》", en: "Groups in the city" }
    fn lead() {
        ja: "市内で活動する団体の紹介です。のせることを選んだ団体だけが並んでいます。",
        easy: "市《し》で 活動《かつどう》して いる 団体《だんたい》です。見《み》せても いいと 言《い》った 団体《だんたい》だけ あります。",
        en: "Groups at work in the city. Only those that chose to be shown are listed.",
    }
    fn words() { ja: "ことば（名前・目的・活動）", easy: "ことば（名前《なまえ》や 活動《かつどう》）", en: "Words (name, purpose, work)" }
    fn district() { ja: "地区", easy: "地区《ちく》", en: "District" }
    fn any() { ja: "すべて", easy: "ぜんぶ", en: "All" }
    fn kind() { ja: "種類", easy: "種類《しゅるい》", en: "Kind" }
    fn field() { ja: "分野", easy: "活動《かつどう》の 種類《しゅるい》", en: "Field" }
    fn only_recruiting() { ja: "募集している団体だけ", easy: "さがして いる 団体《だんたい》だけ", en: "Only those" }
    fn search() { ja: "探す", easy: "さがす", en: "Search" }
    fn recruiting() { ja: "仲間募集", easy: "仲間《なかま》を さがして います", en: "Looking for people" }
    fn none() { ja: "見つかりませんでした", easy: "見《み》つかりませんでした", en: "Nothing found" }
    fn none_help() {
        ja: "言葉を短くするか、条件を減らしてみてください。",
        easy: "ことばを 短《みじか》くして みて ください。",
        en: "Try a shorter word or fewer filters.",
    }
    fn none_at_all() { ja: "公開している団体はまだありません", easy: "団体《だんたい》は まだ ありません", en: "No group is shown yet" }
    fn show_all() { ja: "すべての団体を見る", easy: "ぜんぶの 団体《だんたい》を 見《み》る", en: "Show all groups" }
    fn from_start() { ja: "最初から見る", easy: "はじめから 見《み》る", en: "From the beginning" }
    fn yours() { ja: "あなたの団体ものせられます", easy: "あなたの 団体《だんたい》も のせられます", en: "Your group can be here too" }
    fn yours_text() {
        ja: "団体を登録し、「市民への紹介」で公開を選ぶと、この一覧に並びます。いつでもやめられます。",
        easy: "団体《だんたい》を 登録《とうろく》して、「みんなへの 紹介《しょうかい》」を 書《か》いて ください。いつでも やめられます。",
        en: "Register your group and choose to publish its profile. You can take it back at any time.",
    }
    fn wanted() { ja: "こんな仲間を募集しています", easy: "こんな 人《ひと》を さがして います", en: "Whom the group is looking for" }
    fn contact() { ja: "連絡先", easy: "連絡先《れんらくさき》", en: "Contact" }
    fn contact_city() {
        ja: "連絡先は公開されていません。市の担当課にお尋ねください。",
        easy: "連絡先《れんらくさき》は ありません。市《し》の 人《ひと》に 聞《き》いて ください。",
        en: "No public contact. Please ask the city's department.",
    }
    fn contact_page() { ja: "担当課の連絡先", easy: "市《し》の 連絡先《れんらくさき》", en: "How to reach the departments" }
    fn own_words() {
        ja: "この紹介は、団体が自分で書いたものです。",
        easy: "これは 団体《だんたい》の 人《ひと》が 書《か》きました。",
        en: "The group wrote this profile itself.",
    }
    fn edit() { ja: "紹介を変える", easy: "紹介《しょうかい》を 変《か》える", en: "Change the profile" }
    fn hide_title() { ja: "公開をやめさせる（職員）", easy: "見《み》せるのを やめる（市《し》の 職員《しょくいん》）", en: "Take the profile down (staff)" }
    fn hide_lead() {
        ja: "個人情報や事実でない内容がのっているときに使います。理由は団体の代表にメールで届きます。",
        easy: "個人情報《こじんじょうほう》や まちがいが ある ときに 使《つか》います。理由《りゆう》は 団体《だんたい》の 代表《だいひょう》に 届《とど》きます。",
        en: "For personal data or false statements. The reason is sent to the group's representatives.",
    }
    fn hide_reason() { ja: "理由", easy: "理由《りゆう》", en: "Reason" }
    fn hide_button() { ja: "公開をやめさせる", easy: "見《み》せるのを やめる", en: "Take it down" }
    fn hidden_subject(group) { ja: "「{group}」の紹介の公開を止めました", easy: "「{group}」の 紹介《しょうかい》を 止《と》めました", en: "The profile of “{group}” was taken down" }
    fn hidden_say(group) {
        ja: "市の職員が、「{group}」の紹介の公開を止めました。団体の登録や応募はそのままです。",
        easy: "市《し》の 職員《しょくいん》が、「{group}」の 紹介《しょうかい》を 止《と》めました。団体《だんたい》の 登録《とうろく》や 応募《おうぼ》は 残《のこ》って います。",
        en: "The city took the public profile of “{group}” down. The group's registration and applications are untouched.",
    }
    fn hidden_reason() { ja: "理由", easy: "理由《りゆう》", en: "Reason" }
    fn hidden_link() {
        ja: "内容を直すと、次のページからもう一度公開できます。",
        easy: "直《なお》すと、下《した》の ページから もう一度《いちど》 見《み》せる ことが できます。",
        en: "Once it is mended, you can publish it again from the following page.",
    }
}
