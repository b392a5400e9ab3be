//! The words of sharing out and speeding up the work on answers（担当の割当・標準的な考え方・一括処理の言葉）.

use super::{Lang, Text};
use crate::answers::AnswerChore;

texts! {
    fn duties() { ja: "項目の担当", easy: "だれが 答《こた》えるか", en: "Who answers" }
    fn duties_lead() {
        ja: "案の項目ごとに、回答する課や担当者を決めます。その項目への意見から回答をつくると、初めからその課の回答になります。下の項目は、上の項目の担当を引き継ぎます。",
        easy: "項目《こうもく》ごとに 答《こた》える 人《ひと》を 決《き》めます。新《あたら》しい 答《こた》えは、その 人《ひと》の 仕事《しごと》に なります。",
        en: "Say for each clause who answers what is said to it. Answers to new opinions then begin there. What lies below a clause follows it.",
    }
    fn no_clauses() { ja: "公表された案がまだありません。", easy: "案《あん》は まだ ありません。", en: "No draft is published yet." }
    fn clauses() { ja: "項目", easy: "項目《こうもく》", en: "Clauses" }
    fn duty() { ja: "担当", easy: "担当《たんとう》", en: "Answered by" }
    fn inherited(name) { ja: "{name}（上の項目から）", easy: "{name}（上《うえ》と 同《おな》じ）", en: "{name} (from above)" }
    fn in_charge(name) { ja: "{name}（取りまとめ）", easy: "{name}（まとめる 課《か》）", en: "{name} (in charge)" }
    fn assign_to() { ja: "選んだ項目の担当", easy: "選《えら》んだ 項目《こうもく》の 担当《たんとう》", en: "The chosen clauses are answered by" }
    fn nobody() { ja: "決めない（取りまとめの課）", easy: "決《き》めない", en: "Nobody in particular" }
    fn whole_department(name) { ja: "{name}（課全体）", easy: "{name}（みんな）", en: "{name} (as a whole)" }
    fn assign() { ja: "担当を決める", easy: "決《き》める", en: "Assign" }
    fn was_assigned() { ja: "項目の担当を決めました", easy: "担当《たんとう》を 決《き》めました", en: "Assigned clauses" }
    fn officer() { ja: "担当者", easy: "担当《たんとう》の 人《ひと》", en: "Officer" }

    fn each() { ja: "選んだ文ごとに回答をつくる", easy: "ひとつずつ 答《こた》えを つくる", en: "One answer for each chosen text" }
    fn each_note() {
        ja: "文ごとにつくると、文がそのまま「意見の概要」に入ります。公表しない部分を含む文は入りません。",
        easy: "ひとつずつ つくると、文《ぶん》が「意見《いけん》の まとめ」に 入《はい》ります。",
        en: "One by one, each text becomes the summary of its answer, unless a passage of it is hidden from publication.",
    }

    fn standards() { ja: "標準的な考え方", easy: "よく 使《つか》う 答《こた》え", en: "Standard answers" }
    fn standards_lead() {
        ja: "くり返し使う市の考え方を、課ごとに置いておきます。回答に取り込んでから、その意見に合わせて直せます。",
        easy: "よく 使《つか》う 答《こた》えです。入《い》れてから 直《なお》す ことが できます。",
        en: "What the department says again and again. An answer takes its text from here and can be changed afterwards.",
    }
    fn no_standards() { ja: "標準的な考え方はまだありません", easy: "まだ ありません", en: "No standard answer yet" }
    fn title() { ja: "見出し", easy: "名前《なまえ》", en: "Title" }
    fn title_help() { ja: "職員が選ぶときの名前です。公表されません。", easy: "選《えら》ぶ ときの 名前《なまえ》です。", en: "By which colleagues find it. It is not published." }
    fn text() { ja: "市の考え方", easy: "市《し》の 考《かんが》え", en: "What the city says" }
    fn class() { ja: "反映区分", easy: "どう するか", en: "Class" }
    fn any_class() { ja: "決めない（回答ごとに選ぶ）", easy: "決《き》めない", en: "Chosen for each answer" }
    fn scope() { ja: "使う範囲", easy: "どこで 使《つか》うか", en: "Where it is offered" }
    fn for_all() { ja: "この課のほかの意見募集でも使う", easy: "ほかの 意見募集《いけんぼしゅう》でも 使《つか》う", en: "In other consultations of the department too" }
    fn here_only() { ja: "この意見募集だけ", easy: "ここだけ", en: "This consultation" }
    fn everywhere() { ja: "課のすべての意見募集", easy: "課《か》の 全部《ぜんぶ》", en: "All of the department" }
    fn uses() { ja: "使用", easy: "使《つか》った 数《かず》", en: "Used" }
    fn uses_count(count) { ja: "{count}件の回答", easy: "{count}", en: "{count} answers" }
    fn where_used() { ja: "使われている回答", easy: "使《つか》った ところ", en: "Where it is used" }
    fn unused() { ja: "まだ使われていません。", easy: "まだ 使《つか》って いません。", en: "Not used yet." }
    fn same() { ja: "そのまま", easy: "同《おな》じ", en: "As it is" }
    fn altered() { ja: "回答に合わせて修正", easy: "直《なお》して います", en: "Changed there" }
    fn add() { ja: "標準的な考え方を加える", easy: "加《くわ》える", en: "Add a standard answer" }
    fn save() { ja: "保存する", easy: "保存《ほぞん》する", en: "Save" }
    fn save_note() { ja: "保存しても、すでに取り込んだ回答の文は変わりません。", easy: "前《まえ》に 入《い》れた 答《こた》えは 変《か》わりません。", en: "Answers that took their text before stay as they are." }
    fn retire() { ja: "使わないことにする", easy: "もう 使《つか》わない", en: "Put away" }
    fn revive() { ja: "また使う", easy: "また 使《つか》う", en: "Use again" }
    fn retired() { ja: "使用停止", easy: "使《つか》いません", en: "Put away" }
    fn back_to_standards() { ja: "標準的な考え方の一覧へ戻る", easy: "一覧《いちらん》へ", en: "Back to the standard answers" }
    fn take() { ja: "この考え方を取り込む", easy: "この 答《こた》えを 入《い》れる", en: "Take its text" }
    fn take_note() { ja: "取り込むと、保存されている「市の考え方」が置き換わります。前の文は「これまでの版」に残ります。", easy: "入《い》れると、前《まえ》の 答《こた》えは 変《か》わります。", en: "It replaces the text that is saved; the one before stays among the earlier versions." }
    fn choose_standard() { ja: "選んでください", easy: "選《えら》んで ください", en: "Choose one" }
    fn taken_from(title) { ja: "「{title}」から取り込みました", easy: "「{title}」を 使《つか》いました", en: "Taken from “{title}”" }
    fn was_kept() { ja: "標準的な考え方を保存しました", easy: "よく 使《つか》う 答《こた》えを 保存《ほぞん》しました", en: "Saved a standard answer" }
    fn was_retired() { ja: "標準的な考え方の使用を変えました", easy: "使《つか》う・使《つか》わないを 変《か》えました", en: "Put a standard answer away, or took it up again" }
    fn faster() {
        ja: "入力している間に、ほかの職員が保存しました。今の内容は次のとおりです。入力した文は下に残っています。",
        easy: "ほかの 人《ひと》が 先《さき》に 保存《ほぞん》しました。あなたの 文《ぶん》も 残《のこ》って います。",
        en: "A colleague has saved it meanwhile. This is what it says now; what you typed is still below.",
    }

    fn bulk() { ja: "選んだ回答をまとめて処理する", easy: "選《えら》んだ 答《こた》えを まとめて する", en: "The chosen answers together" }
    fn all_found() { ja: "いま絞り込んでいる回答すべてを選ぶ", easy: "いま 見《み》えて いる 全部《ぜんぶ》", en: "All answers that the filter finds" }
    fn chore() { ja: "すること", easy: "する こと", en: "What to do" }
    fn take_standard() { ja: "標準的な考え方を取り込む", easy: "よく 使《つか》う 答《こた》えを 入《い》れる", en: "Take a standard answer" }
    fn route() { ja: "課に照会する", easy: "課《か》に たのむ", en: "Ask a department" }
    fn finish() { ja: "起案する（決裁へ）", easy: "決裁《けっさい》に 出《だ》す", en: "Put to the approver" }
    fn approve() { ja: "決裁する", easy: "決《き》める", en: "Approve" }
    fn which_standard() { ja: "取り込む考え方", easy: "どの 答《こた》え", en: "Which standard answer" }
    fn run() { ja: "まとめて処理する", easy: "まとめて する", en: "Do it" }
    fn choose(number) { ja: "回答{number}を選ぶ", easy: "答《こた》え {number}を 選《えら》ぶ", en: "Choose answer {number}" }
    fn report() { ja: "まとめて処理した結果", easy: "まとめて した 結果《けっか》", en: "What became of each answer" }
}

/// What can be done to many answers.
pub fn chore_name(lang: Lang, chore: AnswerChore) -> Text {
    match chore {
        AnswerChore::TakeStandard => take_standard(lang),
        AnswerChore::Route => route(lang),
        AnswerChore::Finish => finish(lang),
        AnswerChore::Approve => approve(lang),
    }
}
