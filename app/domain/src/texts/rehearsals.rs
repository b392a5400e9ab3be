//! The words of rehearsals（練習の言葉）.

use super::{Lang, Text};
use crate::rehearsals::Occasion;

texts! {
    fn title() { ja: "練習", easy: "練習《れんしゅう》", en: "Rehearsal" }
    fn lead() {
        ja: "架空の市民・団体・案件で、受付から結果の公表まで、ひととおりの事務を練習できます。日付は練習の中だけで進められます。",
        easy: "本当《ほんとう》では ない 人《ひと》と 案件《あんけん》で、仕事《しごと》の 練習《れんしゅう》が できます。日《ひ》も 進《すす》められます。",
        en: "Practise a whole round, from arrival to released results, with invented people, groups and cases. The date moves as you like, in the rehearsal alone.",
    }
    fn apart() {
        ja: "練習は本番とは別のデータベースで動きます。本番の案件・番号・統計には何も残らず、メールは外へ送られません。",
        easy: "練習《れんしゅう》は 別《べつ》の 場所《ばしょ》に あります。本当《ほんとう》の 市《し》には 何《なに》も 残《のこ》りません。メールも 送《おく》りません。",
        en: "The rehearsal runs on a database of its own. Nothing of it touches the real cases, numbers or figures, and no mail leaves it.",
    }
    fn shared() {
        ja: "練習は市に一つで、職員みんなで使います。それぞれの端末で、別々の役になれます。",
        easy: "練習《れんしゅう》は 1つだけです。みんなで 使《つか》います。",
        en: "There is one rehearsal for the whole office. Everybody may play another part on their own machine.",
    }
    fn none() { ja: "いま、練習は行われていません。", easy: "いま、練習《れんしゅう》は ありません。", en: "There is no rehearsal at present." }
    fn who_begins() {
        ja: "練習を始めたり終えたりできるのは、決裁者とシステム管理者です。",
        easy: "始《はじ》めたり 終《お》わったり できるのは、決裁者《けっさいしゃ》と 管理者《かんりしゃ》です。",
        en: "Approvers and administrators begin and end it.",
    }
    fn begin() { ja: "練習を始める", easy: "練習《れんしゅう》を 始《はじ》める", en: "Begin a rehearsal" }
    fn running() { ja: "いまの練習", easy: "いまの 練習《れんしゅう》", en: "The present rehearsal" }
    fn begun(when, name) { ja: "{when}に{name}さんが始めました。", easy: "{when}に {name}さんが 始《はじ》めました。", en: "Begun on {when} by {name}." }
    fn date_there(date) { ja: "練習の中の日付：{date}", easy: "練習《れんしゅう》の 日《ひ》：{date}", en: "The date there: {date}" }
    fn kept_for(days) {
        ja: "だれも{days}日間使わないと、自動で終わって削除されます。",
        easy: "{days}日《にち》 だれも 使《つか》わないと、消《き》えます。",
        en: "It is removed by itself when nobody has used it for {days} days.",
    }
    fn enter_title() { ja: "役を選んで入る", easy: "だれに なるか えらぶ", en: "Choose a part and enter" }
    fn enter_lead() {
        ja: "どの職員も、どの役にもなれます。パスワードや確認コードは要りません。",
        easy: "だれにでも なれます。パスワードは いりません。",
        en: "Anybody may play any part. No password or code is asked for.",
    }
    fn enter_as(role, name) { ja: "{role}（{name}）として入る", easy: "{role}（{name}）に なる", en: "Enter as {role}（{name}）" }
    fn end_title() { ja: "練習を終える", easy: "練習《れんしゅう》を 終《お》わる", en: "End the rehearsal" }
    fn end_lead() {
        ja: "練習の中の案件・人・ファイル・メールを、すべて削除します。元に戻せません。本番のデータはそのままです。",
        easy: "練習《れんしゅう》の ものを 全部《ぜんぶ》 消《け》します。もどせません。本当《ほんとう》の ものは 消《き》えません。",
        en: "Everything in the rehearsal – cases, people, files, mail – is removed and cannot be brought back. The real city stays as it is.",
    }
    fn end_sure() {
        ja: "ほかに練習中の職員がいないことを確かめました",
        easy: "ほかの 人《ひと》が 使《つか》って いないか 見《み》ました",
        en: "I have made sure that no colleague is still rehearsing",
    }
    fn end() { ja: "練習を終えて、すべて削除する", easy: "終《お》わって、全部《ぜんぶ》 消《け》す", en: "End it and remove everything" }
    fn broken() {
        ja: "いまの練習は、この版のプログラムでは開けません。終えて、新しく始めてください。",
        easy: "いまの 練習《れんしゅう》は 使《つか》えません。終《お》わって、新《あたら》しく 始《はじ》めて ください。",
        en: "The present rehearsal does not open with this version. End it and begin anew.",
    }
    fn past() { ja: "これまでの練習", easy: "前《まえ》の 練習《れんしゅう》", en: "Earlier rehearsals" }
    fn removed(cases, people, letters, files) {
        ja: "削除したもの：案件{cases}件、人{people}人、通知{letters}通、ファイル{files}個",
        easy: "消《け》した もの：案件《あんけん》{cases}、人《ひと》{people}、知《し》らせ{letters}、ファイル{files}",
        en: "Removed: {cases} cases, {people} people, {letters} letters, {files} files",
    }
    fn by_itself() { ja: "使われなくなったため自動で", easy: "使《つか》わなかったので", en: "by itself, unused" }

    fn ribbon() { ja: "練習中", easy: "練習《れんしゅう》", en: "Rehearsal" }
    fn ribbon_note() {
        ja: "ここで行ったことは本番に残りません。",
        easy: "ここで した ことは 残《のこ》りません。",
        en: "Nothing done here stays in the real city.",
    }
    fn today(date) { ja: "{date}の想定", easy: "今日《きょう》は {date}と します", en: "Supposing {date}" }
    fn to_controls() { ja: "役と日付を変える", easy: "人《ひと》と 日《ひ》を 変《か》える", en: "Part and date" }
    fn leave() { ja: "本番の画面へ戻る", easy: "本当《ほんとう》の 画面《がめん》へ もどる", en: "Back to the real city" }

    fn controls() { ja: "練習の役と日付", easy: "練習《れんしゅう》の 人《ひと》と 日《ひ》", en: "Part and date of the rehearsal" }
    fn clock() { ja: "日付を進める", easy: "日《ひ》を 進《すす》める", en: "Move the date" }
    fn clock_lead() {
        ja: "朝9時30分まで進みます。間の日に出るはずの通知・お知らせ・まとめも、その日ごとに書かれます。戻すことはできません。全員の日付が変わります。",
        easy: "朝《あさ》 9時《じ》30分《ぷん》に なります。間《あいだ》の 日《ひ》の 知《し》らせも 出《で》ます。もどせません。みんなの 日《ひ》が 変《か》わります。",
        en: "It becomes half past nine in the morning, and what the days in between would have written is written. There is no way back, and it is everybody's date.",
    }
    fn now_is(when) { ja: "いまは{when}です。", easy: "いまは {when}です。", en: "It is now {when}." }
    fn tomorrow() { ja: "翌日へ", easy: "次《つぎ》の 日《ひ》へ", en: "To the next day" }
    fn week() { ja: "1週間後へ", easy: "1週間《しゅうかん》 あとへ", en: "One week on" }
    fn to_day() { ja: "日付を指定する", easy: "日《ひ》を 書《か》く", en: "A day of your choice" }
    fn to_day_help() { ja: "例：令和8年12月20日、2026/12/20", easy: "例《れい》：2026/12/20", en: "e.g. 2026-12-20" }
    fn go() { ja: "この日へ進める", easy: "この日《ひ》へ", en: "Go to this day" }
    fn occasions() { ja: "次の節目", easy: "大切《たいせつ》な 日《ひ》", en: "What comes next" }
    fn opening(name) { ja: "「{name}」の受付開始", easy: "「{name}」が 始《はじ》まる 日《ひ》", en: "“{name}” opens" }
    fn closing(name) { ja: "「{name}」の締切の翌朝", easy: "「{name}」の 締切《しめきり》の 次《つぎ》の 朝《あさ》", en: "The morning after “{name}” closes" }
    fn correction(name) { ja: "「{name}」の補正期限の翌朝", easy: "「{name}」を 直《なお》す 期限《きげん》の 次《つぎ》の 朝《あさ》", en: "The morning after the correction of “{name}” is due" }
    fn reply(name) { ja: "「{name}」の回答期限の翌朝", easy: "「{name}」の 返事《へんじ》の 期限《きげん》の 次《つぎ》の 朝《あさ》", en: "The morning after the answer about “{name}” is due" }
    fn to_this(date) { ja: "{date}へ", easy: "{date}へ", en: "To {date}" }
}

/// What a day is waited for.
pub fn occasion(lang: Lang, occasion: Occasion, name: &str) -> Text {
    match occasion {
        Occasion::Opening => opening(lang, name),
        Occasion::Closing => closing(lang, name),
        Occasion::Correction => correction(lang, name),
        Occasion::Reply => reply(lang, name),
    }
}
