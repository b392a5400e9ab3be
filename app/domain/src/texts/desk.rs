//! The words of the officer's desk: today's work, the list's filters, exports, bulk actions（担当者の机の言葉）.

use super::{Lang, Text};
use crate::bulk::{Chore, Done};

texts! {
    fn title() { ja: "今日の仕事", easy: "今日《きょう》の 仕事《しごと》", en: "My work" }
    fn lead(date) { ja: "{date}の時点です。", easy: "{date}の ものです。", en: "As of {date}." }
    fn nothing_waits() { ja: "いま待っている仕事はありません。", easy: "待《ま》って いる 仕事《しごと》は ありません。", en: "Nothing waits for you." }
    fn due_title() { ja: "期限を過ぎた・近い案件", easy: "急《いそ》ぐ もの", en: "Overdue and due soon" }
    fn arrived_title() { ja: "届いた案件（形式審査の前）", easy: "届《とど》いた もの", en: "New arrivals to check" }
    fn approvals_title() { ja: "あなたの決裁を待っている決定", easy: "あなたが 決《き》める もの", en: "Decisions waiting for your approval" }
    fn given_back_title() { ja: "差し戻された起案", easy: "もどって きた 案《あん》", en: "Drafts sent back to you" }
    fn questions_title() { ja: "申請者からの返事待ち", easy: "返事《へんじ》を 待《ま》って いる 人《ひと》", en: "Applicants waiting for an answer" }
    fn mentions_title() { ja: "あなたへの呼びかけ", easy: "あなたへの メモ", en: "Notes that call upon you" }
    fn answers_title() { ja: "意見への回答（起案がまだのもの）", easy: "意見《いけん》への 答《こた》え", en: "Answers to opinions still to be written" }
    fn answers_of() { ja: "意見募集", easy: "意見募集《いけんぼしゅう》", en: "Consultation" }
    fn answers_unfinished() { ja: "起案前", easy: "まだの もの", en: "Unfinished" }
    fn answers_late() { ja: "期限超過", easy: "すぎた もの", en: "Overdue" }
    fn answers_own() { ja: "自分の担当", easy: "わたしの もの", en: "Mine" }
    fn answers_next() { ja: "最も近い期限", easy: "いちばん 近《ちか》い 期限《きげん》", en: "First due" }
    fn answers_to_approve() { ja: "あなたの決裁を待っている回答", easy: "あなたが 決《き》める 答《こた》え", en: "Answers waiting for your approval" }
    fn answers_waiting(title, count) { ja: "{title}（{count}件）", easy: "{title}（{count}件《けん》）", en: "{title} ({count})" }
    fn counts_title() { ja: "状態ごとの件数", easy: "状態《じょうたい》ごとの 数《かず》", en: "Cases by stage" }
    fn my_cases() { ja: "自分が担当の案件", easy: "わたしの もの", en: "Cases assigned to me" }
    fn all_due() { ja: "期限の順にすべて見る", easy: "全部《ぜんぶ》 見《み》る", en: "See all by due day" }
    fn all_arrived() { ja: "届いた案件をすべて見る", easy: "全部《ぜんぶ》 見《み》る", en: "See all arrivals" }
    fn since(date) { ja: "{date}から", easy: "{date}から", en: "since {date}" }
    fn corrected() { ja: "補正後", easy: "直《なお》した もの", en: "Corrected" }
    fn day_of(days, day) { ja: "標準{days}日・{day}日目", easy: "{days}日《にち》の {day}日目《にちめ》", en: "Day {day} of {days}" }
    fn day(day) { ja: "受付から{day}日目", easy: "{day}日目《にちめ》", en: "Day {day}" }
    fn paused(day) { ja: "補正中（{day}日目で停止）", easy: "直《なお》して もらって います", en: "With the applicant (stopped at day {day})" }
    fn late() { ja: "期限超過", easy: "すぎました", en: "Overdue" }
    fn due() { ja: "期限", easy: "期限《きげん》", en: "Due" }
    fn by_whom() { ja: "だれから", easy: "だれから", en: "From" }

    fn words() { ja: "ことば", easy: "ことば", en: "Words" }
    fn words_help() { ja: "番号・団体・事業名・内容・ファイル名", easy: "番号《ばんごう》・団体《だんたい》・名前《なまえ》", en: "Number, group, title, answers, file names" }
    fn assigned() { ja: "担当", easy: "担当《たんとう》", en: "Assigned to" }
    fn anybody() { ja: "すべて", easy: "全部《ぜんぶ》", en: "Anybody" }
    fn nobody() { ja: "未定", easy: "まだ 決《き》まって いません", en: "Nobody yet" }
    fn me() { ja: "自分", easy: "わたし", en: "Me" }
    fn due_filter() { ja: "期限", easy: "期限《きげん》", en: "Due" }
    fn overdue_only() { ja: "過ぎたもの", easy: "すぎた もの", en: "Overdue" }
    fn within_week() { ja: "7日以内", easy: "7日《なのか》の 中《なか》", en: "Within 7 days" }
    fn waiting_days() { ja: "受付から（日以上）", easy: "何日《なんにち》 前《まえ》から", en: "Received at least (days ago)" }
    fn sort() { ja: "並び順", easy: "ならべかた", en: "Order" }
    fn sort_received() { ja: "受付の早い順", easy: "早《はや》い ものから", en: "Received first" }
    fn sort_number() { ja: "受付番号順", easy: "番号《ばんごう》", en: "Receipt number" }
    fn sort_group() { ja: "団体名順", easy: "団体《だんたい》の 名前《なまえ》", en: "Group" }
    fn sort_due() { ja: "期限の近い順", easy: "急《いそ》ぐ ものから", en: "Due first" }
    fn clear() { ja: "絞り込みを外す", easy: "しぼりこみを やめる", en: "Clear the filter" }
    fn kept_title() { ja: "保存した絞り込み", easy: "とって おいた しぼりこみ", en: "Saved filters" }
    fn kept_name() { ja: "この絞り込みに名前を付けて保存", easy: "名前《なまえ》を つけて とって おく", en: "Save this filter as" }
    fn keep() { ja: "保存する", easy: "とって おく", en: "Save" }
    fn forget() { ja: "削除", easy: "けす", en: "Delete" }
    fn forget_of(name) { ja: "：{name}", easy: "：{name}", en: ": {name}" }
    fn take_csv(count) { ja: "この{count}件をCSVで保存", easy: "{count}件《けん》を CSVに する", en: "Save these {count} as CSV" }
    fn take_xlsx(count) { ja: "この{count}件をExcelで保存", easy: "{count}件《けん》を Excelに する", en: "Save these {count} for Excel" }
    fn take_all_csv() { ja: "全件をCSVで保存", easy: "全部《ぜんぶ》を CSVに する", en: "Save all of them as CSV" }
    fn take_all_xlsx() { ja: "全件をExcelで保存", easy: "全部《ぜんぶ》を Excelに する", en: "Save all of them for Excel" }
    fn take_note() {
        ja: "連絡先などの個人情報を含みます。だれがいつ何件を書き出したかを記録します。募集を1つに絞ると、申請の回答も入ります。",
        easy: "個人情報《こじんじょうほう》が 入《はい》って います。だれが 書《か》き出《だ》したかを 記録《きろく》します。",
        en: "Holds personal data; who exports how much, and when, is recorded. With one call chosen, the answers are included.",
    }
    fn rows_end(count) { ja: "以上 {count}件", easy: "ここまで {count}件《けん》", en: "End: {count} cases" }
    fn cell_cut() {
        ja: "…［この先は表計算のセルに入りません。CSVにすべてあります］",
        easy: "…［長《なが》いので、ここまでです。CSVに 全部《ぜんぶ》 あります］",
        en: "… [too long for a cell; the CSV file has all of it]",
    }
    fn contact_email() { ja: "連絡先メール", easy: "メール", en: "Contact e-mail" }
    fn file_name() { ja: "案件一覧", easy: "案件一覧", en: "cases" }

    fn choose() { ja: "選ぶ", easy: "えらぶ", en: "Choose" }
    fn choose_case(number) { ja: "{number}を選ぶ", easy: "{number}を えらぶ", en: "Choose {number}" }
    fn bulk_title() { ja: "選んだ案件をまとめて", easy: "えらんだ ものを まとめて", en: "With the chosen cases" }
    fn bulk_go() { ja: "まとめて実行する", easy: "まとめて する", en: "Do it" }
    fn chore() { ja: "すること", easy: "する こと", en: "What to do" }
    fn assign_to() { ja: "担当にする人", easy: "担当《たんとう》に する 人《ひと》", en: "To whom" }
    fn chore_pass() { ja: "形式審査を終える（審査票がそろっているもの）", easy: "書類《しょるい》の 確認《かくにん》を 終《お》える", en: "Finish the formal check (where the sheet is complete)" }
    fn chore_review() { ja: "審査会にかける", easy: "審査会《しんさかい》に 出《だ》す", en: "Send to the panel" }
    fn chore_assign() { ja: "担当を決める", easy: "担当《たんとう》を 決《き》める", en: "Assign" }
    fn chore_hand_over() { ja: "担当の引継ぎ", easy: "引《ひ》き継《つ》ぎ", en: "Hand over" }
    fn report_title() { ja: "まとめて行った結果", easy: "まとめて した 結果《けっか》", en: "What became of each case" }
    fn report_sum(done, left) { ja: "{done}件を行い、{left}件は行いませんでした。", easy: "{done}件《けん》 しました。{left}件《けん》は しませんでした。", en: "Done: {done}. Not done: {left}." }
    fn result() { ja: "結果", easy: "結果《けっか》", en: "Result" }
    fn was_done() { ja: "行いました", easy: "しました", en: "Done" }
    fn was_so() { ja: "すでにそうなっています", easy: "もう そう なって います", en: "It was so already" }
    fn sheet_open() { ja: "審査票がそろっていません", easy: "確認《かくにん》が 終《お》わって いません", en: "The check sheet is not complete" }
    fn not_now() { ja: "いまの状態ではできません", easy: "いまは できません", en: "Not possible at this stage" }
    fn own_case() { ja: "自分の団体の案件です", easy: "あなたの 団体《だんたい》の ものです", en: "A case of your own group" }
    fn not_found() { ja: "見つかりません", easy: "ありません", en: "Not found" }
    fn incomplete() { ja: "まだ足りない項目があります", easy: "まだ 書《か》く ところが あります", en: "Something is still missing" }
    fn own_draft() { ja: "自分が起案したものは決裁できません", easy: "自分《じぶん》で 書《か》いた ものは 決《き》められません", en: "Drafted by yourself; somebody else approves it" }
    fn refused() { ja: "権限がありません", easy: "できません", en: "Not permitted" }
    fn hand_over_title() { ja: "担当の引継ぎ", easy: "引《ひ》き継《つ》ぎ", en: "Hand over cases" }
    fn hand_over_lead() {
        ja: "異動などのとき、1人が担当している決定前の案件を、すべて別の人に移します。",
        easy: "ひとりの 案件《あんけん》を 全部《ぜんぶ》 別《べつ》の 人《ひと》に 移《うつ》します。",
        en: "Moves every undecided case of one colleague to another, for instance after a transfer.",
    }
    fn left_behind() { ja: "異動した職員が担当のままの案件", easy: "いない 人《ひと》が 担当《たんとう》の もの", en: "Cases of colleagues who have left" }
    fn left_behind_lead() {
        ja: "課での役割が終わった職員が、決定前の案件の担当になっています。新しい担当に、まとめて引き継いでください。",
        easy: "もう いない 人《ひと》の 案件《あんけん》です。新《あたら》しい 人《ひと》に 移《うつ》して ください。",
        en: "Their roles in the department are over, and undecided cases are still assigned to them. Hand them all over in one step.",
    }
    fn hand_over_from() { ja: "いまの担当", easy: "いまの 人《ひと》", en: "From" }
    fn hand_over_to() { ja: "新しい担当", easy: "新《あたら》しい 人《ひと》", en: "To" }
    fn hand_over_go() { ja: "すべて引き継ぐ", easy: "全部《ぜんぶ》 移《うつ》す", en: "Hand all over" }
    fn person_with_count(name, count) { ja: "{name}（{count}件）", easy: "{name}（{count}件《けん》）", en: "{name} ({count})" }
    fn choose_person() { ja: "選んでください", easy: "えらんで ください", en: "Choose" }
    fn no_loads() { ja: "担当が決まっている決定前の案件はありません。", easy: "担当《たんとう》の ある 案件《あんけん》は ありません。", en: "No undecided case is assigned to anybody." }
    fn assigned_now() { ja: "担当を変える", easy: "担当《たんとう》を 変《か》える", en: "Change who works on it" }
    fn assign() { ja: "担当にする", easy: "担当《たんとう》に する", en: "Assign" }
}

/// What a chore is called.
pub fn chore_name(lang: Lang, chore: Chore) -> Text {
    match chore {
        Chore::PassScreening => chore_pass(lang),
        Chore::StartReview => chore_review(lang),
        Chore::Assign => chore_assign(lang),
        Chore::HandOver => chore_hand_over(lang),
    }
}

/// What became of a case.
pub fn done(lang: Lang, done: Done) -> Text {
    match done {
        Done::Done => was_done(lang),
        Done::Already => was_so(lang),
        Done::SheetOpen => sheet_open(lang),
        Done::NotNow => not_now(lang),
        Done::OwnCase => own_case(lang),
        Done::NotFound => not_found(lang),
        Done::Incomplete => incomplete(lang),
        Done::OwnDraft => own_draft(lang),
        Done::Refused => refused(lang),
    }
}
