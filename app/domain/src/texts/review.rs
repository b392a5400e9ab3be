//! The words of reviewers: interests, sheets, and what follows from the ranking（審査委員の画面・利害関係・採点）.

use super::{Lang, Text};
use crate::review::{Blocked, Conflict, Judged, Part};

texts! {
    fn title() { ja: "審査", easy: "審査《しんさ》", en: "Review" }
    fn lead() {
        ja: "あなたに審査をお願いしている案件です。書きかけの採点は、いつでも続きから書けます。",
        easy: "あなたが 点《てん》を つける 事業《じぎょう》です。とちゅうで やめても、続《つづ》きから 書《か》けます。",
        en: "The cases that you are asked to review. A sheet that you have begun waits for you.",
    }
    fn nothing() { ja: "いま審査をお願いしている案件はありません。始まるとメールでお知らせします。", easy: "いまは ありません。始《はじ》まると メールで 知《し》らせます。", en: "There is nothing to review now. You will be told by e-mail." }
    fn due(day) { ja: "採点の期限 {day}", easy: "点《てん》を つける 最後《さいご》の 日《ひ》 {day}", en: "Sheets due by {day}" }
    fn progress(done, all) { ja: "{all}件のうち{done}件を提出しました", easy: "{all}件《けん》の 中《なか》で {done}件《けん》 出《だ》しました", en: "{done} of {all} handed in" }
    fn not_begun() { ja: "未採点", easy: "まだ", en: "Not begun" }
    fn begun() { ja: "採点の途中", easy: "とちゅう", en: "Begun" }
    fn handed_in() { ja: "提出済み", easy: "出《だ》しました", en: "Handed in" }
    fn recused() { ja: "回避", easy: "審査《しんさ》しない", en: "Recused" }
    fn ask_title() { ja: "利害関係の確認", easy: "関係《かんけい》が あるか 聞《き》きます", en: "Do you have an interest?" }
    fn ask_lead() {
        ja: "審査の前に、申請した団体とのご関係をおたずねします。役員・会員・家族・取引先など、公平な審査を疑われるおそれのある団体には「ある」とお答えください。その案件は開けなくなり、審査や集計から外れます。ほかの委員に理由は知らされません。",
        easy: "審査《しんさ》の 前《まえ》に 聞《き》きます。あなたや 家族《かぞく》が 入《はい》って いる 団体《だんたい》、仕事《しごと》の 相手《あいて》などは「ある」を えらんで ください。「ある」の 事業《じぎょう》は 見《み》る ことも 点《てん》を つける ことも できません。",
        en: "Before anything opens, please say how you stand to the groups. Say yes for a group in which you, your family or a business partner take part, or wherever people might doubt your fairness. You will not see those cases, and no sheet of yours counts there. Other reviewers are not told why.",
    }
    fn ask_group(group) { ja: "「{group}」と利害関係がありますか", easy: "「{group}」と 関係《かんけい》が ありますか", en: "Do you have an interest in “{group}”?" }
    fn has_none() { ja: "ない", easy: "ない", en: "No" }
    fn has_some() { ja: "ある（この案件の審査をしません）", easy: "ある（審査《しんさ》しません）", en: "Yes: I keep out of this case" }
    fn ask_button() { ja: "答えて審査を始める", easy: "答《こた》えて 始《はじ》める", en: "Answer and begin" }
    fn ask_first() { ja: "利害関係を答える", easy: "関係《かんけい》が あるか 答《こた》える", en: "Answer about interests" }
    fn asked_later() { ja: "利害関係があることに気づいたとき", easy: "関係《かんけい》が ある ことに 気《き》づいた とき", en: "If you find that you have an interest" }
    fn declare_later() {
        ja: "押すと、この案件を開けなくなり、あなたの採点は集計されません。ご自身では取り消せません。",
        easy: "おすと、この 事業《じぎょう》は 見《み》られなく なります。自分《じぶん》では もどせません。",
        en: "Pressing this closes the case to you, and your sheet will not be counted. You cannot undo it yourself.",
    }
    fn declare_button() { ja: "利害関係があるので回避する", easy: "関係《かんけい》が あるので 審査《しんさ》しない", en: "I have an interest: keep me out" }
    fn declare_first() {
        ja: "先に、利害関係の有無をお答えください。すべて答えると案件を開けます。",
        easy: "先《さき》に、関係《かんけい》が あるか 答《こた》えて ください。",
        en: "First answer whether you have an interest in any case. Then they open.",
    }
    fn sheet_title() { ja: "採点票", easy: "点《てん》を つける 紙《かみ》", en: "Scoring sheet" }
    fn points(min, max) { ja: "{min}〜{max}点", easy: "{min}〜{max}点《てん》", en: "{min} to {max} points" }
    fn points_weighted(min, max, weight) { ja: "{min}〜{max}点（{weight}倍で計算）", easy: "{min}〜{max}点《てん》（{weight}倍《ばい》に します）", en: "{min} to {max} points, counted {weight} times" }
    fn grade(points, label) { ja: "{points}＝{label}", easy: "{points}＝{label}", en: "{points} = {label}" }
    fn remark(criterion) { ja: "{criterion}についてのメモ", easy: "{criterion}の メモ", en: "Note on {criterion}" }
    fn whole_remark() { ja: "全体の意見（講評の資料になります）", easy: "全体《ぜんたい》の 意見《いけん》", en: "Remark on the whole" }
    fn whole_remark_help() { ja: "お名前を伏せて、事務局が講評をまとめるときに使います。", easy: "名前《なまえ》は 出《で》ません。", en: "The secretariat uses it, without your name, for the panel's comment." }
    fn save() { ja: "途中で保存する", easy: "とちゅうで 残《のこ》す", en: "Save for later" }
    fn hand_in() { ja: "採点を提出する", easy: "点《てん》を 出《だ》す", en: "Hand the sheet in" }
    fn correct() { ja: "採点を直して提出する", easy: "点《てん》を 直《なお》して 出《だ》す", en: "Hand in the corrected sheet" }
    fn saved() { ja: "保存しました。まだ提出していません。", easy: "残《のこ》しました。まだ 出《だ》して いません。", en: "Saved. It is not handed in yet." }
    fn was_handed_in() { ja: "提出しました。集計までは直せます。", easy: "出《だ》しました。点《てん》を 集《あつ》めるまで 直《なお》せます。", en: "Handed in. You can correct it until the tally." }
    fn tallied() { ja: "集計が終わったため、採点は変えられません。", easy: "点《てん》を 集《あつ》めました。もう 変《か》えられません。", en: "The tally was made. Sheets do not change any more." }
    fn stale() {
        ja: "開いている間に、ほかの画面か事務局がこの採点票を保存しました。下はあなたが入力した内容です。このまま保存すると、あなたの内容に置き換わります。",
        easy: "ほかの 画面《がめん》で 先《さき》に 残《のこ》しました。下《した》は あなたが 書《か》いた ものです。もう一度《いちど》 おすと、これに なります。",
        en: "Another window or the office saved this sheet meanwhile. Below is what you typed. Saving again puts it in the place of the other.",
    }
    fn others_hidden() { ja: "ほかの委員の採点は、あなたが提出すると見られます。", easy: "ほかの 人《ひと》の 点《てん》は、あなたが 出《だ》した 後《あと》に 見《み》られます。", en: "What others gave is shown once you have handed in." }
    fn others_title() { ja: "委員の平均", easy: "みんなの 平均《へいきん》", en: "Mean of the panel" }
    fn others_count(present, seats) { ja: "{seats}人のうち{present}人が提出", easy: "{seats}人《にん》の 中《なか》で {present}人《にん》", en: "{present} of {seats} handed in" }
    fn others_few() { ja: "平均は、3人以上が提出してから表示します。", easy: "3人《にん》より 多《おお》く 出《だ》すと 見《み》られます。", en: "Means are shown once three have handed in." }
    fn case_title() { ja: "案件の内容", easy: "事業《じぎょう》の 内容《ないよう》", en: "The case" }
    fn group() { ja: "団体", easy: "団体《だんたい》", en: "Group" }
    fn requested() { ja: "申請額", easy: "ほしい お金《かね》", en: "Amount asked for" }
    fn budget() { ja: "収支予算", easy: "お金《かね》の 計画《けいかく》", en: "Budget" }
    fn personal() { ja: "個人情報のため表示しません", easy: "個人《こじん》の ことなので 見《み》せません", en: "Personal data: not shown" }
    fn not_answered() { ja: "（記入なし）", easy: "（書《か》いて いません）", en: "(not answered)" }
    fn to_sheet() { ja: "採点票へ", easy: "点《てん》を つける", en: "To the sheet" }
    fn next() { ja: "次の案件", easy: "次《つぎ》の 事業《じぎょう》", en: "Next case" }
    fn part_papers() { ja: "書類審査", easy: "紙《かみ》の 審査《しんさ》", en: "Papers" }
    fn part_talk() { ja: "プレゼンテーション審査", easy: "話《はなし》を 聞《き》く 審査《しんさ》", en: "Presentation" }
    fn judged_both() { ja: "書類とプレゼンの両方", easy: "両方《りょうほう》", en: "Both" }
    fn conflict_member() { ja: "団体の構成員（自動で照合）", easy: "団体《だんたい》の 人《ひと》", en: "Belongs to the group (matched)" }
    fn conflict_name() { ja: "団体の人と同じ氏名（自動で照合）", easy: "同《おな》じ 名前《なまえ》の 人《ひと》が いる", en: "Same name as somebody of the group (matched)" }
    fn conflict_declared() { ja: "本人の申出", easy: "本人《ほんにん》が 言《い》った", en: "Said so" }
    fn conflict_office() { ja: "事務局の記録", easy: "事務局《じむきょく》が 書《か》いた", en: "Written down by the secretariat" }
    fn blocked_tallied() { ja: "この回は集計が終わっているため、採点や割り当てを変えられません。", easy: "点《てん》を 集《あつ》めました。もう 変《か》えられません。", en: "The tally of this round was made. Sheets and assignments do not change any more." }
    fn blocked_sheets(count) { ja: "まだ提出されていない採点票が{count}枚あります。提出を待つか、欠席として集計することを確認してください。", easy: "まだ 出《で》て いない ものが {count}枚《まい》あります。", en: "Sheets still to come: {count}. Wait for them, or confirm that the panel goes on without them." }
    fn blocked_not_tallied() { ja: "先に集計を確定してください。", easy: "先《さき》に 点《てん》を 集《あつ》めて ください。", en: "Make the tally first." }
    fn blocked_quorum() { ja: "出席者が委員の過半数に達していません。出欠を確かめてください。", easy: "来《き》た 人《ひと》が 半分《はんぶん》より 少《すく》ないです。", en: "Half of the panel or fewer are present. Check the attendance." }
    fn blocked_cases() { ja: "形式審査が済んで審査を待つ案件がありません。", easy: "審査《しんさ》を 待《ま》つ ものが ありません。", en: "No case waits for the panel." }
    fn blocked_members() { ja: "審査会に、任期中の委員がいません。先に委員を登録してください。", easy: "審査会《しんさかい》に 人《ひと》が いません。", en: "The panel has no members today. Add them first." }
    fn blocked_prepared() { ja: "この回からはすでに決定が起案されています。", easy: "もう 決定《けってい》の 案《あん》を 書《か》きました。", en: "Decisions were drafted from this round already." }
    fn record(rank, score) { ja: "審査会の審査結果　順位{rank}位　評点{score}点", easy: "審査会《しんさかい》の 結果《けっか》　{rank}番《ばん》　{score}点《てん》", en: "Result of the panel: rank {rank}, score {score}" }
    fn minutes_title(panel, call) { ja: "{panel}　審査の記録（案）\n{call}", easy: "{panel}　記録《きろく》\n{call}", en: "{panel}: minutes (draft)\n{call}" }
    fn minutes_at(at) { ja: "集計の確定　{at}", easy: "点《てん》を 集《あつ》めた とき　{at}", en: "Tally made: {at}" }
    fn minutes_present(names) { ja: "出席委員　{names}", easy: "来《き》た 人《ひと》　{names}", en: "Present: {names}" }
    fn minutes_absent(names) { ja: "欠席委員　{names}", easy: "来《こ》なかった 人《ひと》　{names}", en: "Absent: {names}" }
    fn minutes_members(names) { ja: "委員　{names}", easy: "審査《しんさ》する 人《ひと》　{names}", en: "Members: {names}" }
    fn minutes_recusals() { ja: "\n１　利害関係による回避", easy: "\n１　審査《しんさ》しない 人《ひと》", en: "\n1. Recusals" }
    fn minutes_none() { ja: "　なし", easy: "　ない", en: "   None" }
    fn minutes_recused(number, name) { ja: "　{number}　{name}委員は審査に加わらなかった。", easy: "　{number}　{name}さんは 審査《しんさ》しませんでした。", en: "   {number}: {name} took no part." }
    fn minutes_cases(count) { ja: "\n２　審査の結果（{count}件）", easy: "\n２　結果《けっか》（{count}件《けん》）", en: "\n2. Results ({count} cases)" }
    fn minutes_case(place, number, title, group) { ja: "（{place}）{number}　{title}（{group}）", easy: "（{place}）{number}　{title}（{group}）", en: "({place}) {number} {title} ({group})" }
    fn minutes_result(rank, score, outcome, amount) { ja: "　順位{rank}位、評点{score}点。{outcome}、{amount}が適当とした。", easy: "　{rank}番《ばん》、{score}点《てん》。{outcome}、{amount}。", en: "   Rank {rank}, score {score}: {outcome}, {amount}." }
    fn minutes_comment(comment) { ja: "　講評：{comment}", easy: "　意見《いけん》：{comment}", en: "   Comment: {comment}" }
    fn minutes_sum(sum) { ja: "\n配分の合計　{sum}", easy: "\n合計《ごうけい》　{sum}", en: "\nGiven in all: {sum}" }
    fn reason_selected() { ja: "審査会の審査の結果、採択が適当と認められたため。", easy: "審査会《しんさかい》で よいと みとめられました。", en: "The panel found it fit to be supported." }
    fn reason_waitlisted() { ja: "審査の順位に従って予算を配分した結果、予算の残額の範囲で次点となったため。", easy: "予算《よさん》の 残《のこ》りなら 支援《しえん》できます。", en: "Going down the ranking, the budget holds only what is offered." }
    fn reason_used_up() { ja: "審査の順位に従って予算を配分した結果、予算の上限に達したため。", easy: "予算《よさん》が なくなりました。", en: "Going down the ranking, the budget was used up." }
    fn reason_vetoed() { ja: "審査会の委員の過半数が、審査基準のうち特に重視する項目で基準に達しないと評価したため。", easy: "大切《たいせつ》な ところの 点《てん》が 足《た》りませんでした。", en: "On a decisive criterion, most of the panel found it wanting." }
    fn reason_under_line() { ja: "審査の評点が、募集要項に定める基準点に達しなかったため。", easy: "点《てん》が 足《た》りませんでした。", en: "Its score did not reach the pass line of the guide." }
}

/// A part of the review.
pub fn part(lang: Lang, part: Part) -> Text {
    match part {
        Part::Papers => part_papers(lang),
        Part::Talk => part_talk(lang),
    }
}

/// When a criterion is judged.
pub fn judged(lang: Lang, judged: Judged) -> Text {
    match judged {
        Judged::Papers => part_papers(lang),
        Judged::Talk => part_talk(lang),
        Judged::Both => judged_both(lang),
    }
}

/// Why a reviewer keeps out, for the secretariat.
pub fn conflict(lang: Lang, conflict: Conflict) -> Text {
    match conflict {
        Conflict::Member => conflict_member(lang),
        Conflict::Name => conflict_name(lang),
        Conflict::Declared => conflict_declared(lang),
        Conflict::Office => conflict_office(lang),
    }
}

/// Why something cannot be done with a round now.
pub fn blocked(lang: Lang, blocked: Blocked) -> Text {
    match blocked {
        Blocked::Tallied => blocked_tallied(lang),
        Blocked::SheetsMissing(count) => blocked_sheets(lang, count),
        Blocked::NotTallied => blocked_not_tallied(lang),
        Blocked::NoQuorum => blocked_quorum(lang),
        Blocked::NoCases => blocked_cases(lang),
        Blocked::NoMembers => blocked_members(lang),
        Blocked::Prepared => blocked_prepared(lang),
    }
}
