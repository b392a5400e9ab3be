//! The words of the workbench on which opinions are answered（意見の整理と回答の画面の言葉）.

use super::{Lang, Text, consultation_results as results};
use crate::answers::{Gap, ResponseState};

texts! {
    fn title() { ja: "意見の整理と回答", easy: "意見《いけん》を まとめて、答《こた》える", en: "Opinions and answers" }
    fn texts() { ja: "文の一覧", easy: "文《ぶん》の 一覧《いちらん》", en: "Texts" }
    fn answers() { ja: "回答の一覧", easy: "答《こた》えの 一覧《いちらん》", en: "Answers" }
    fn texts_lead() {
        ja: "同じ文はひとつにまとめて、多い順に並べています。数は賛否の投票ではありません。",
        easy: "同《おな》じ 文《ぶん》は ひとつに しました。多《おお》い 順《じゅん》です。数《かず》は 投票《とうひょう》では ありません。",
        en: "Equal texts stand once, the most frequent first. Numbers are not votes.",
    }
    fn opinions() { ja: "有効な意見", easy: "有効《ゆうこう》な 意見《いけん》", en: "Valid opinions" }
    fn points() { ja: "提出数", easy: "出《だ》された 数《かず》", en: "Sent in" }
    fn different() { ja: "異なる文", easy: "ちがう 文《ぶん》", en: "Different texts" }
    fn senders() { ja: "提出者", easy: "出《だ》した 人《ひと》", en: "Senders" }
    fn open_texts() { ja: "回答のない文", easy: "答《こた》えが ない 文《ぶん》", en: "Texts without an answer" }
    fn proposals() { ja: "同趣旨の候補", easy: "ほぼ 同《おな》じ 文《ぶん》", en: "Near copies to judge" }
    fn counts(points, texts, senders) {
        ja: "提出数{points}・異なる文{texts}・提出者{senders}",
        easy: "出《だ》された 数《かず》 {points}・ちがう 文《ぶん》 {texts}・出《だ》した 人《ひと》 {senders}",
        en: "{points} sent in, {texts} texts, {senders} senders",
    }
    fn working() {
        ja: "新しい意見から論点をつくっています。数はまもなく変わります。",
        easy: "新《あたら》しい 意見《いけん》を 準備《じゅんび》して います。数《かず》は すぐ 変《か》わります。",
        en: "Points of new opinions are being made. The numbers will change soon.",
    }
    fn words() { ja: "ことば", easy: "ことば", en: "Words" }
    fn clause() { ja: "項目", easy: "項目《こうもく》", en: "Clause" }
    fn every_clause() { ja: "すべての項目", easy: "全部《ぜんぶ》の 項目《こうもく》", en: "Every clause" }
    fn which() { ja: "どの文", easy: "どの 文《ぶん》", en: "Which texts" }
    fn every_text() { ja: "すべて", easy: "全部《ぜんぶ》", en: "All" }
    fn narrow() { ja: "絞り込む", easy: "さがす", en: "Filter" }
    fn no_texts() { ja: "あてはまる文はありません", easy: "文《ぶん》は ありません", en: "No text matches" }
    fn no_texts_help() {
        ja: "意見が有効と判定されると、ここに並びます。",
        easy: "有効《ゆうこう》な 意見《いけん》が、ここに 並《なら》びます。",
        en: "Opinions appear here once they are judged valid.",
    }
    fn next_texts() { ja: "続きの文", easy: "つづき", en: "More texts" }
    fn from_the_top() { ja: "最初から", easy: "はじめから", en: "From the top" }
    fn text() { ja: "文", easy: "文《ぶん》", en: "Text" }
    fn answer_number(number) { ja: "回答{number}", easy: "答《こた》え {number}", en: "Answer {number}" }
    fn no_answer() { ja: "回答なし", easy: "答《こた》えが ありません", en: "No answer" }
    fn like(percent) { ja: "{percent}％同じ文がある", easy: "{percent}％ 同《おな》じ 文《ぶん》が あります", en: "{percent}% like another" }
    fn choose(text) { ja: "選ぶ：{text}", easy: "選《えら》ぶ：{text}", en: "Choose: {text}" }
    fn group_under() { ja: "まとめる先", easy: "まとめる ところ", en: "Under" }
    fn new_answer() { ja: "新しい回答", easy: "新《あたら》しい 答《こた》え", en: "A new answer" }
    fn group() { ja: "選んだ文に同じ回答をする（同趣旨）", easy: "選《えら》んだ 文《ぶん》を まとめる", en: "Answer the chosen texts together" }
    fn chosen() { ja: "文", easy: "文《ぶん》", en: "Texts" }

    fn where_written() { ja: "この文が書かれた意見", easy: "この 文《ぶん》を 書《か》いた 意見《いけん》", en: "Opinions that say this" }
    fn more_opinions() { ja: "続きの意見", easy: "つづき", en: "More opinions" }
    fn cut_it() { ja: "分け直す", easy: "分《わ》ける", en: "Cut" }
    fn near_title() { ja: "ほぼ同じ文", easy: "ほぼ 同《おな》じ 文《ぶん》", en: "Near copies" }
    fn near_why(percent) {
        ja: "色のついた部分が両方の文にあります（4文字ずつ数えて{percent}％）。否定と肯定のように、少しの違いで意味が逆になることがあります。",
        easy: "色《いろ》の ところが 同《おな》じです（{percent}％）。少《すこ》しの ちがいで 意味《いみ》が 反対《はんたい》に なる ことが あります。",
        en: "The marked passages stand in both texts ({percent}% of runs of four letters). A small difference can turn a meaning round.",
    }
    fn this_text() { ja: "この文", easy: "この 文《ぶん》", en: "This text" }
    fn other_text() { ja: "比べた文", easy: "くらべた 文《ぶん》", en: "The other text" }
    fn confirm() { ja: "同趣旨とする", easy: "同《おな》じ 意味《いみ》に する", en: "Same meaning" }
    fn tell_apart() { ja: "別の意見とする", easy: "ちがう 意見《いけん》に する", en: "Not the same" }
    fn copies_of_it() { ja: "この文に近い文", easy: "この 文《ぶん》に 近《ちか》い 文《ぶん》", en: "Texts near to this one" }
    fn apart() { ja: "別の意見とした文", easy: "ちがうと した 文《ぶん》", en: "Texts told apart from it" }
    fn untell() { ja: "取り消す（もう一度比べる）", easy: "取《と》り消《け》す", en: "Take back" }
    fn its_answer() { ja: "この文への回答", easy: "この 文《ぶん》への 答《こた》え", en: "Its answer" }
    fn take_out() { ja: "この回答から外す", easy: "この 答《こた》えから 外《はず》す", en: "Take out of this answer" }
    fn put_under() { ja: "回答を決める", easy: "答《こた》えを 決《き》める", en: "Put under an answer" }
    fn back_to_texts() { ja: "文の一覧へ戻る", easy: "文《ぶん》の 一覧《いちらん》へ", en: "Back to the texts" }

    fn cut_title(number) { ja: "意見を論点に分ける：{number}", easy: "意見《いけん》を 分《わ》ける：{number}", en: "Cut an opinion: {number}" }
    fn cut_lead() {
        ja: "別々に回答する所で区切ってください。原文は変わりません。区切りを外せば元に戻ります。",
        easy: "ちがう 話《はなし》の ところで 分《わ》けて ください。もとの 文《ぶん》は 変《か》わりません。",
        en: "Cut where a new matter begins. The original stays as it is; without the cuts it is whole again.",
    }
    fn cut_here() { ja: "ここで分ける", easy: "ここで 分《わ》ける", en: "Cut here" }
    fn part(number) { ja: "{number}つ目の意見", easy: "{number}つ目《め》の 意見《いけん》", en: "Part {number}" }
    fn save_cuts() { ja: "この分け方で保存する", easy: "保存《ほぞん》する", en: "Save the cuts" }
    fn one_sentence() { ja: "区切れる所はありません。", easy: "分《わ》ける ところは ありません。", en: "There is nowhere to cut." }

    fn department() { ja: "回答課", easy: "答《こた》える 課《か》", en: "Department" }
    fn due() { ja: "回答期限", easy: "いつまで", en: "Due" }
    fn due_help() { ja: "例：令和8年12月10日。空欄なら期限なし。", easy: "例《れい》：令和《れいわ》8年《ねん》12月《がつ》10日《か》", en: "For example 2026-12-10. Leave it blank for none." }
    fn route() { ja: "照会する", easy: "たのむ", en: "Ask the department" }
    fn class() { ja: "反映区分", easy: "どう するか", en: "Class" }
    fn no_class() { ja: "未定", easy: "まだ", en: "Open" }
    fn every_class() { ja: "すべての区分", easy: "全部《ぜんぶ》", en: "Every class" }
    fn every_department() { ja: "すべての課", easy: "全部《ぜんぶ》の 課《か》", en: "Every department" }
    fn state() { ja: "状態", easy: "どこまで", en: "State" }
    fn every_state() { ja: "すべての状態", easy: "全部《ぜんぶ》", en: "Every state" }
    fn drafting() { ja: "起案中", easy: "書《か》いて います", en: "Being written" }
    fn drafted() { ja: "決裁待ち", easy: "決裁《けっさい》を 待《ま》って います", en: "Waiting for approval" }
    fn approved() { ja: "決裁済み", easy: "決《き》まりました", en: "Approved" }
    fn overdue_only() { ja: "期限を過ぎた回答", easy: "おくれて いる 答《こた》え", en: "Overdue" }
    fn progress() { ja: "課ごとの進み具合", easy: "課《か》ごとの 進《すす》みぐあい", en: "Progress by department" }
    fn answers_of() { ja: "回答", easy: "答《こた》え", en: "Answers" }
    fn finished_of() { ja: "起案済み", easy: "書《か》きおわった", en: "Written" }
    fn no_answers() { ja: "回答はまだありません", easy: "答《こた》えは まだ ありません", en: "No answer yet" }
    fn no_answers_help() {
        ja: "文の一覧で文を選び、回答をつくってください。",
        easy: "文《ぶん》の 一覧《いちらん》から 答《こた》えを つくって ください。",
        en: "Choose texts in the list and answer them together.",
    }
    fn summary() { ja: "意見の概要", easy: "意見《いけん》の まとめ", en: "Summary of the opinions" }
    fn summary_help() { ja: "公表されます。個人が分かることは書かないでください。", easy: "みんなが 見《み》ます。人《ひと》の 名前《なまえ》などは 書《か》かないで ください。", en: "It is published. Write nothing that tells who somebody is." }
    fn answer() { ja: "市の考え方", easy: "市《し》の 考《かんが》え", en: "What the city says" }
    fn answer_help() { ja: "案を変えないときは、その理由を書いてください。", easy: "変《か》えない ときは、理由《りゆう》を 書《か》いて ください。", en: "Where the draft is not changed, say why." }
    fn changes() { ja: "修正後の文言", easy: "変《か》えた 後《あと》の ことば", en: "The changed words" }
    fn changes_help() { ja: "案を修正する区分のときに必要です。", easy: "案《あん》を 変《か》える ときに 書《か》きます。", en: "Needed where the draft is changed." }
    fn save() { ja: "途中で保存する", easy: "保存《ほぞん》する", en: "Save" }
    fn finish() { ja: "起案する（決裁へ）", easy: "決裁《けっさい》に 出《だ》す", en: "Put to the approver" }
    fn approve() { ja: "決裁する", easy: "決《き》める", en: "Approve" }
    fn send_back() { ja: "差し戻す", easy: "もどす", en: "Give back" }
    fn reason() { ja: "差し戻す理由", easy: "もどす 理由《りゆう》", en: "Reason" }
    fn versions() { ja: "これまでの版", easy: "前《まえ》の 文《ぶん》", en: "Earlier versions" }
    fn version(number, who, when) { ja: "第{number}版　{who}　{when}", easy: "{number}番目《ばんめ》 {who} {when}", en: "Version {number}, {who}, {when}" }
    fn faster() {
        ja: "入力している間に、ほかの職員がこの回答を保存しました。今の内容は次のとおりです。入力した文は下に残っています。",
        easy: "ほかの 人《ひと》が 先《さき》に 保存《ほぞん》しました。いまの 文《ぶん》は 次《つぎ》の とおりです。あなたの 文《ぶん》も 残《のこ》って います。",
        en: "A colleague has saved this answer meanwhile. This is what it says now; what you typed is still below.",
    }
    fn texts_of_answer() { ja: "回答する文", easy: "答《こた》える 文《ぶん》", en: "Texts it answers" }
    fn history() { ja: "経過", easy: "したこと", en: "History" }
    fn back_to_answers() { ja: "回答の一覧へ戻る", easy: "答《こた》えの 一覧《いちらん》へ", en: "Back to the answers" }

    fn gaps_title() { ja: "結果を公表する前に必要なこと", easy: "まだ 必要《ひつよう》な こと", en: "Still missing before the result" }
    fn no_gaps() { ja: "すべての意見に、決裁済みの回答があります。", easy: "全部《ぜんぶ》の 意見《いけん》に 答《こた》えが あります。", en: "Every opinion has an approved answer." }
    fn gap_unjudged(count) { ja: "有効か確かめていない意見が{count}件あります。", easy: "まだ 確《たし》かめて いない 意見《いけん》が {count} あります。", en: "Opinions that nobody has judged: {count}." }
    fn gap_grace(date) { ja: "期間内に届いた紙の意見は、{date}まで入力できます。それまで全体の決裁はできません。", easy: "紙《かみ》の 意見《いけん》は {date}まで 来《く》る ことが あります。", en: "Paper that came in time can be keyed in until {date}; until then the whole cannot be approved." }
    fn gap_open(count) { ja: "回答のない文が{count}あります。", easy: "答《こた》えの ない 文《ぶん》が {count} あります。", en: "Texts without an answer: {count}." }
    fn gap_incomplete(numbers) { ja: "書きかけの回答：{numbers}", easy: "書《か》いて いる 答《こた》え：{numbers}", en: "Incomplete answers: {numbers}" }
    fn gap_unapproved(numbers) { ja: "決裁されていない回答：{numbers}", easy: "決《き》まって いない 答《こた》え：{numbers}", en: "Answers not approved: {numbers}" }

    fn grouped() { ja: "文を同じ回答にまとめました", easy: "文《ぶん》を まとめました", en: "Put texts under one answer" }
    fn ungrouped() { ja: "文を回答から外しました", easy: "文《ぶん》を 外《はず》しました", en: "Took a text out of an answer" }
    fn told_apart() { ja: "文を別の意見としました", easy: "ちがう 意見《いけん》に しました", en: "Told two texts apart" }
    fn untold() { ja: "別の意見としたことを取り消しました", easy: "取《と》り消《け》しました", en: "Took back that texts were told apart" }
    fn was_cut() { ja: "意見の分け方を変えました", easy: "意見《いけん》を 分《わ》けました", en: "Cut an opinion in another way" }
    fn was_routed() { ja: "回答を照会しました", easy: "答《こた》えを たのみました", en: "Asked a department for an answer" }
    fn was_written() { ja: "回答案を保存しました", easy: "答《こた》えを 書《か》きました", en: "Saved an answer" }
    fn was_finished() { ja: "回答を起案しました", easy: "決裁《けっさい》に 出《だ》しました", en: "Put an answer to the approver" }
    fn was_approved() { ja: "回答を決裁しました", easy: "答《こた》えを 決《き》めました", en: "Approved an answer" }
    fn was_sent_back() { ja: "回答を差し戻しました", easy: "答《こた》えを もどしました", en: "Gave an answer back" }
}

/// How far an answer is.
pub fn state_name(lang: Lang, state: ResponseState) -> Text {
    match state {
        ResponseState::Drafting => drafting(lang),
        ResponseState::Drafted => drafted(lang),
        ResponseState::Approved => approved(lang),
    }
}

/// What is missing.
pub fn gap(lang: Lang, gap: &Gap) -> Text {
    let list = |numbers: &[i32]| numbers.iter().map(i32::to_string).collect::<Vec<_>>().join(", ");
    match gap {
        Gap::Unjudged(count) => gap_unjudged(lang, *count),
        Gap::Grace(day) => gap_grace(lang, crate::calendar::date(*day, lang)),
        Gap::OpenTexts(count) => gap_open(lang, *count),
        Gap::Uncounted => working(lang),
        Gap::Incomplete(numbers) => gap_incomplete(lang, list(numbers)),
        Gap::Unapproved(numbers) => gap_unapproved(lang, list(numbers)),
        Gap::NoPlan => results::gap_no_plan(lang),
        Gap::SilentChanges(clauses) => results::gap_silent(lang, clauses.join(", ")),
        Gap::IdleAnswers(numbers) => results::gap_idle(lang, list(numbers)),
    }
}

/// What happened, for an action of the journal.
pub fn action(lang: Lang, code: &str) -> Option<Text> {
    use crate::answers as done;
    Some(match code {
        done::GROUP => grouped(lang),
        done::UNGROUP => ungrouped(lang),
        done::TELL_APART => told_apart(lang),
        done::UNTELL => untold(lang),
        done::CUT => was_cut(lang),
        done::ROUTE => was_routed(lang),
        done::WRITE_ANSWER => was_written(lang),
        done::FINISH => was_finished(lang),
        done::APPROVE => was_approved(lang),
        done::SEND_BACK => was_sent_back(lang),
        done::ASSIGN_CLAUSES => super::answer_desk::was_assigned(lang),
        done::standards::KEEP_STANDARD => super::answer_desk::was_kept(lang),
        done::standards::RETIRE_STANDARD => super::answer_desk::was_retired(lang),
        done::BEGIN_PLAN => results::was_begun(lang),
        done::EDIT_PLAN => results::was_edited(lang),
        _ => return None,
    })
}
