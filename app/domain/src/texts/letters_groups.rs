//! Letters about groups: invitations, joining, leaving（団体の通知の文面）.

texts! {
    fn invitation_subject() { ja: "団体への招待", easy: "団体《だんたい》への 招待《しょうたい》", en: "Invitation to a group" }
    fn invitation_to() { ja: "ご担当者 様", easy: "こんにちは。", en: "Hello," }
    fn invitation_say(inviter, group, role) {
        ja: "{inviter}さんが、市民提案と意見の窓口「ともに」で、あなたを「{group}」の{role}として招待しました。",
        easy: "{inviter}さんが、「ともに」で、あなたを「{group}」の {role}に 招待《しょうたい》しました。",
        en: "{inviter} invited you to act for “{group}” as {role} at “Tomoni”, the city's place for proposals and opinions.",
    }
    fn invitation_link(until) {
        ja: "会員になるには、{until}までに次のページを開き、ボタンを押してください。リンクは一度だけ使えます。",
        easy: "会員《かいいん》に なる 人《ひと》は、{until}までに、下《した》の ページを 開《ひら》いて、ボタンを 押《お》して ください。一度《いちど》だけ 使《つか》えます。",
        en: "To join, open the following page and press the button by {until}. The link works once.",
    }
    fn invitation_not_me() {
        ja: "心当たりがないときや、会員にならないときは、何もする必要はありません。",
        easy: "知《し》らない 人《ひと》、会員《かいいん》に ならない 人《ひと》は、何《なに》も しなくて いいです。",
        en: "If you do not recognise this or do not want to join, there is nothing to do.",
    }
    fn joined_subject(group) { ja: "「{group}」に会員が加わりました", easy: "「{group}」に 会員《かいいん》が 入《はい》りました", en: "A new member of “{group}”" }
    fn joined_say(name, group, role) {
        ja: "{name}さんが「{group}」の{role}になりました。",
        easy: "{name}さんが「{group}」の {role}に なりました。",
        en: "{name} has joined “{group}” as {role}.",
    }
    fn joined_check() {
        ja: "招待していない人のときは、次のページで会員から外し、市の担当課にお知らせください。",
        easy: "招待《しょうたい》して いない 人《ひと》の ときは、下《した》の ページで 外《はず》して、市《し》に 言《い》って ください。",
        en: "If you did not invite this person, end the membership on the following page and tell the city.",
    }
    fn left_subject(group) { ja: "「{group}」の会員が抜けました", easy: "「{group}」の 会員《かいいん》が やめました", en: "A member has left “{group}”" }
    fn left_say(name, group) {
        ja: "{name}さんが「{group}」を抜けました。応募や書類はそのまま残っています。",
        easy: "{name}さんが「{group}」を やめました。応募《おうぼ》や 書類《しょるい》は 残《のこ》って います。",
        en: "{name} has left “{group}”. Its applications and papers are untouched.",
    }
    fn left_link() { ja: "会員の一覧は次のページにあります。", easy: "会員《かいいん》は 下《した》の ページで 見《み》る ことが できます。", en: "The members are on the following page." }
    fn ended_subject(group) { ja: "「{group}」の会員でなくなりました", easy: "「{group}」の 会員《かいいん》では なくなりました", en: "You are no longer a member of “{group}”" }
    fn ended_say(group) {
        ja: "「{group}」の代表が、あなたを会員から外しました。この団体の手続きはできなくなりました。あなたの登録はそのまま使えます。",
        easy: "「{group}」の 代表《だいひょう》が、あなたを 会員《かいいん》から 外《はず》しました。この団体《だんたい》の 手続《てつづ》きは できません。あなたの 登録《とうろく》は 残《のこ》って います。",
        en: "A representative of “{group}” ended your membership. You can no longer act for it. Your own account is untouched.",
    }
    fn ended_ask() {
        ja: "おかしいと思うときは、団体の代表の方にお尋ねください。",
        easy: "わからない ときは、団体《だんたい》の 代表《だいひょう》の 人《ひと》に 聞《き》いて ください。",
        en: "If this surprises you, ask the group's representative.",
    }
}
