//! The words of making a proposal: from choosing the group to the receipt（提案の画面の言葉）.

use super::{Lang, Text, awards, submissions};
use crate::proposals::TaskState;
use crate::submissions::Stage;

texts! {
    fn apply_title() { ja: "応募をはじめる", easy: "応募《おうぼ》を はじめる", en: "Begin your application" }
    fn apply_lead() {
        ja: "はじめに、どの団体として応募するかを決めます。書いた内容は保存されるので、何日かに分けて書けます。",
        easy: "はじめに、どの 団体《だんたい》で 出《だ》すか 決《き》めます。書《か》いた ものは 残《のこ》ります。何日《なんにち》かに 分《わ》けて 書《か》けます。",
        en: "First, say which group applies. What you write is kept, so you can spread the work over several days.",
    }
    fn who_may() { ja: "応募できる団体", easy: "応募《おうぼ》できる 団体《だんたい》", en: "Who may apply" }
    fn will_need() { ja: "用意するもの", easy: "用意《ようい》する もの", en: "What you will need" }
    fn will_need_answers() { ja: "団体と事業の計画についての質問に答えます", easy: "団体《だんたい》と 計画《けいかく》の 質問《しつもん》に 答《こた》えます", en: "Answers about your group and your plan" }
    fn will_need_budget() { ja: "収入と支出の予算", easy: "収入《しゅうにゅう》と 支出《ししゅつ》の 予算《よさん》", en: "A budget of income and expenses" }
    fn which_group() { ja: "どの団体として応募しますか", easy: "どの 団体《だんたい》で 出《だ》しますか", en: "Which group applies?" }
    fn another_group() { ja: "ほかの団体（下に名前を書く）", easy: "ほかの 団体《だんたい》（下《した》に 書《か》く）", en: "Another group (name it below)" }
    fn group_kind() { ja: "団体の種類", easy: "団体《だんたい》の 種類《しゅるい》", en: "Kind of group" }
    fn group_name() { ja: "団体の名前", easy: "団体《だんたい》の 名前《なまえ》", en: "Name of the group" }
    fn group_name_help() { ja: "例：舟志区、対馬の海を守る会", easy: "例《れい》：対馬《つしま》の 海《うみ》を 守《まも》る 会《かい》", en: "The name your group uses towards the city" }
    fn group_new_help() {
        ja: "新しい団体の場合だけ書いてください。あなたがその団体の代表として登録されます。",
        easy: "新《あたら》しい 団体《だんたい》の ときだけ 書《か》いて ください。あなたが 代表《だいひょう》に なります。",
        en: "Only for a new group. You will be registered as its representative.",
    }
    fn begin() { ja: "この団体で書きはじめる", easy: "この団体《だんたい》で 書《か》きはじめる", en: "Start writing" }

    fn untitled() { ja: "（事業名はまだありません）", easy: "（名前《なまえ》は まだ ありません）", en: "(no title yet)" }
    fn tasks_title() { ja: "提出までにすること", easy: "出《だ》すまでに する こと", en: "What to do before submitting" }
    fn tasks_lead() {
        ja: "どれから書いてもかまいません。途中で閉じても、書いた内容は残っています。",
        easy: "どれから 書《か》いても いいです。とちゅうで 閉《と》じても、書《か》いた ものは 残《のこ》ります。",
        en: "Fill in the parts in any order. You can leave at any time; what you wrote is kept.",
    }
    fn task_budget() { ja: "予算", easy: "予算《よさん》", en: "Budget" }
    fn task_budget_help() { ja: "使うお金と、申請する額", easy: "使《つか》う お金《かね》と 申請《しんせい》する お金《かね》", en: "Costs and the amount you apply for" }
    fn task_papers() { ja: "書類", easy: "書類《しょるい》", en: "Papers" }
    fn task_papers_help(needed) { ja: "必ず添付する書類：{needed}件", easy: "かならず いる 書類《しょるい》：{needed}つ", en: "Papers that must be attached: {needed}" }
    fn task_check() { ja: "確認と提出", easy: "確《たし》かめて 出《だ》す", en: "Check and submit" }
    fn task_check_help() { ja: "ほかがすべて終わると提出できます", easy: "ほかが 全部《ぜんぶ》 終《お》わると 出《だ》せます", en: "Opens when the other parts are done" }
    fn pages_in(count) { ja: "{count}ページ", easy: "{count}ページ", en: "Pages: {count}" }
    fn state_locked() { ja: "まだ始められません", easy: "まだ できません", en: "Cannot start yet" }
    fn state_open() { ja: "これから", easy: "これから", en: "To do" }
    fn state_begun() { ja: "入力中", easy: "書《か》いて います", en: "In progress" }
    fn state_done() { ja: "完了", easy: "終《お》わりました", en: "Done" }
    fn state_to_mend() { ja: "直してください", easy: "直《なお》して ください", en: "Please correct" }
    fn last_saved(moment) { ja: "最後の保存：{moment}", easy: "最後《さいご》に 保存《ほぞん》した 時間《じかん》：{moment}", en: "Last saved: {moment}" }
    fn saved_at(time) { ja: "{time}に保存しました", easy: "{time}に 保存《ほぞん》しました", en: "Saved at {time}" }
    fn not_saved() {
        ja: "保存できません。電波を確かめてください。書いた文字はこの画面に残っています。",
        easy: "保存《ほぞん》できません。電波《でんぱ》を 確《たし》かめて ください。書《か》いた ものは この画面《がめん》に あります。",
        en: "Not saved. Check your connection. What you typed is still on this screen.",
    }
    fn deadline_is(moment) { ja: "締切：{moment}まで", easy: "締切《しめきり》：{moment}まで", en: "Deadline: {moment}" }
    fn go_on() { ja: "続きを書く", easy: "続《つづ》きを 書《か》く", en: "Continue" }
    fn go_check() { ja: "確認して提出する", easy: "確《たし》かめて 出《だ》す", en: "Check and submit" }
    fn steps() { ja: "書きすすめる段", easy: "書《か》く 順番《じゅんばん》", en: "Steps" }
    fn step_of(now, count) { ja: "全{count}段の{now}段目　", easy: "{count}の うちの {now}番目《ばんめ》　", en: "Step {now} of {count}: " }
    fn step_done() { ja: "：済み", easy: "：終《お》わりました", en: ": done" }
    fn page_of(now, all) { ja: "{now}／{all}ページ", easy: "{now}／{all}ページ", en: "Page {now} of {all}" }
    fn to_tasks() { ja: "一覧へ戻る", easy: "一覧《いちらん》へ もどる", en: "Back to the list" }
    fn limit_help(max) { ja: "{max}字まで", easy: "{max}字《じ》まで", en: "Up to {max} characters" }
    fn help_and_limit(help, max) { ja: "{help}（{max}字まで）", easy: "{help}（{max}字《じ》まで）", en: "{help} (up to {max} characters)" }
    fn and(one, other) { ja: "{one}・{other}", easy: "{one}・{other}", en: "{one}, {other}" }
    fn date_help() { ja: "例：令和8年11月22日、2026/11/22", easy: "例《れい》：2026/11/22", en: "For example 2026-11-22" }
    fn not_saved_title() { ja: "保存できませんでした", easy: "保存《ほぞん》できませんでした", en: "Not saved" }
    fn closed_keep() {
        ja: "いま書いた文字は下に残しています。必要なら写しを取ってください。これまでに保存した内容は、いつでも読めます。",
        easy: "いま 書《か》いた ものは 下《した》に あります。前《まえ》に 保存《ほぞん》した ものは いつでも 読《よ》めます。",
        en: "What you just typed is shown below so that you can copy it. Everything saved before stays readable.",
    }
    fn read_only() {
        ja: "この内容はもう変えられません。読むことはできます。",
        easy: "もう 変《か》えられません。読《よ》む ことは できます。",
        en: "This can no longer be changed, but you can read it.",
    }

    fn papers_title() { ja: "書類の添付", easy: "書類《しょるい》を つける", en: "Attach your papers" }
    fn papers_lead(each, all) {
        ja: "紙の書類は、スマートフォンで写真に撮ったものでかまいません。PDF・写真（JPEG・PNG・HEIC）・Word・Excelを、1つ{each}MBまで、合わせて{all}MBまで添付できます。",
        easy: "紙《かみ》の 書類《しょるい》は 写真《しゃしん》でも いいです。PDF・写真《しゃしん》・Word・Excelが 使《つか》えます。1つ {each}MBまで、全部《ぜんぶ》で {all}MBまでです。",
        en: "A photo of a paper is fine. You can attach PDF, photos (JPEG, PNG, HEIC), Word and Excel files: up to {each} MB each and {all} MB in all.",
    }
    fn choose_file() { ja: "ファイル", easy: "ファイル", en: "File" }
    fn attach() { ja: "添付する", easy: "つける", en: "Attach" }
    fn attached() { ja: "添付済み", easy: "つけました", en: "Attached" }
    fn missing_paper() { ja: "まだ添付されていません", easy: "まだ つけて いません", en: "Not attached yet" }
    fn not_yet_optional() { ja: "添付なし", easy: "ありません", en: "None attached" }
    fn remove_file() { ja: "解除", easy: "消《け》す", en: "Remove" }
    fn no_papers() { ja: "この募集では、添付する書類はありません。", easy: "いる 書類《しょるい》は ありません。", en: "This call needs no papers." }
    fn next() { ja: "次へ", easy: "次《つぎ》へ", en: "Continue" }

    fn check_title() { ja: "内容の確認", easy: "書《か》いた ものを 確《たし》かめる", en: "Check your answers" }
    fn check_lead() {
        ja: "提出すると、内容は変えられなくなります。読み直して、直すところがあれば「変更」を押してください。",
        easy: "出《だ》した 後《あと》は、変《か》えられません。読《よ》んで 確《たし》かめて ください。直《なお》す ときは「変《か》える」を 押《お》して ください。",
        en: "After submitting, nothing can be changed. Read it once more; press “Change” where something is wrong.",
    }
    fn missing_title(count) { ja: "提出の前に、あと{count}か所あります", easy: "出《だ》す 前《まえ》に、あと {count}つ あります", en: "Before you can submit: {count}" }
    fn is_missing() { ja: "書いてください。", easy: "書《か》いて ください。", en: "Please fill it in." }
    fn budget_unfinished() { ja: "まだ終わっていません。予算のページで確かめてください。", easy: "まだ 終《お》わって いません。予算《よさん》の ページを 見《み》て ください。", en: "Not finished yet. See the budget page." }
    fn paper_missing() { ja: "添付してください。", easy: "つけて ください。", en: "Please attach it." }
    fn pledges() { ja: "誓約", easy: "約束《やくそく》", en: "Declarations" }
    fn pledges_help() { ja: "読んで、そのとおりならしるしを付けてください。", easy: "読《よ》んで、そのとおりなら チェックを つけて ください。", en: "Read each statement and tick it if it is true." }
    fn purpose_of_data() {
        ja: "書かれた個人情報は、この募集の受付・審査・連絡のためだけに使います。",
        easy: "あなたの 情報《じょうほう》は、この募集《ぼしゅう》の ためだけに 使《つか》います。",
        en: "Personal data are used only to receive, review and answer this application.",
    }
    fn submit() { ja: "この内容で提出する", easy: "これで 出《だ》す", en: "Submit this application" }
    fn group() { ja: "団体", easy: "団体《だんたい》", en: "Group" }
    fn project() { ja: "事業名", easy: "事業《じぎょう》の 名前《なまえ》", en: "Project" }
    fn call() { ja: "募集", easy: "募集《ぼしゅう》", en: "Call" }
    fn number() { ja: "受付番号", easy: "受付番号《うけつけばんごう》", en: "Receipt number" }
    fn submitted_on() { ja: "受付日時", easy: "出《だ》した 時間《じかん》", en: "Received" }
    fn answers() { ja: "提出した内容", easy: "出《だ》した もの", en: "What you submitted" }
    fn written() { ja: "書いた内容", easy: "書《か》いた もの", en: "What you wrote" }
    fn letters() { ja: "お知らせ", easy: "お知《し》らせ", en: "Letters" }
    fn letter_to(address) { ja: "{address} あてのメール", easy: "{address} への メール", en: "E-mail to {address}" }

    fn received_title() { ja: "受け付けました", easy: "受《う》け付《つ》けました", en: "We have received your application" }
    fn received_stamp() { ja: "受付", easy: "受付", en: "Received" }
    fn what_next() { ja: "これからのこと", easy: "これからの こと", en: "What happens next" }
    fn next_check(deadline) {
        ja: "市の担当課が、{deadline}の締切のあと、書類がそろっているかを確かめます。",
        easy: "{deadline}の 締切《しめきり》の 後《あと》、市《し》が 書類《しょるい》を 確《たし》かめます。",
        en: "After the deadline ({deadline}) the department checks whether the papers are complete.",
    }
    fn next_panel() { ja: "審査会が内容を審査し、市が決定します。", easy: "審査会《しんさかい》が 見《み》て、市《し》が 決《き》めます。", en: "A panel reviews it, and the city decides." }
    fn next_mail() {
        ja: "状態が変わるたびに、メールとこのサイトのマイページでお知らせします。",
        easy: "変《か》わった ときは、メールと マイページで 知《し》らせます。",
        en: "You hear of every step by e-mail and on your page here.",
    }
    fn print_hint() {
        ja: "このページは、マイページからいつでも開けます。控えが必要なときは、印刷するか番号を書き留めてください。",
        easy: "このページは いつでも 見《み》られます。番号《ばんごう》を メモして ください。印刷《いんさつ》も できます。",
        en: "You can open this page again at any time. Print it or note the number for your records.",
    }
    fn to_case() { ja: "この提案のページへ", easy: "この提案《ていあん》の ページへ", en: "Go to the application" }
    fn to_receipt() { ja: "受付票を見る", easy: "受付票《うけつけひょう》を 見《み》る", en: "See the receipt" }

    fn state_now(stage) { ja: "いまの状態：{stage}", easy: "いま：{stage}", en: "Present state: {stage}" }
    fn next_thing() { ja: "次にすること", easy: "次《つぎ》に する こと", en: "What to do next" }
    fn nothing_to_do() {
        ja: "いまは何もしなくて大丈夫です。次の知らせはメールでお送りします。",
        easy: "いまは 何《なに》も しなくて いいです。メールで 知《し》らせます。",
        en: "There is nothing for you to do now. The next news comes by e-mail.",
    }
    fn do_finish(deadline) {
        ja: "{deadline}までに書き終えて、提出してください。",
        easy: "{deadline}までに 書《か》いて、出《だ》して ください。",
        en: "Finish and submit by {deadline}.",
    }
    fn do_read_reason() {
        ja: "理由を読んでください。わからないことは担当課にお尋ねください。",
        easy: "理由《りゆう》を 読《よ》んで ください。わからない ときは 市《し》に 聞《き》いて ください。",
        en: "Read the reason. Ask the department if anything is unclear.",
    }
    fn do_keep_receipts(date) {
        ja: "{date}から後の支払いの領収書を、すべて取っておいてください。",
        easy: "{date}より 後《あと》の 領収書《りょうしゅうしょ》を 全部《ぜんぶ》 取《と》って おいて ください。",
        en: "Keep every receipt for payments from {date} on.",
    }
    fn do_keep_all_receipts() {
        ja: "支払いの領収書を、すべて取っておいてください。",
        easy: "領収書《りょうしゅうしょ》を 全部《ぜんぶ》 取《と》って おいて ください。",
        en: "Keep every receipt for your payments.",
    }
    fn do_wait_grant() {
        ja: "交付の手続きについて、担当課からの案内をお待ちください。",
        easy: "市《し》からの 案内《あんない》を 待《ま》って ください。",
        en: "Wait for the department to tell you how the grant is arranged.",
    }
    fn do_look_for_calls() { ja: "ほかの募集をご覧ください。", easy: "ほかの 募集《ぼしゅう》を 見《み》て ください。", en: "Have a look at other calls." }
    fn say_granted_short() { ja: "補助金の交付が決まりました。", easy: "補助金《ほじょきん》が 決《き》まりました。", en: "The grant was decided." }
    fn decision() { ja: "決定", easy: "決定《けってい》", en: "Decision" }
    fn decided_number() { ja: "文書番号", easy: "文書番号《ぶんしょばんごう》", en: "Document number" }
    fn decided_on() { ja: "決定日", easy: "決《き》まった 日《ひ》", en: "Date" }
    fn decided_outcome() { ja: "結果", easy: "結果《けっか》", en: "Result" }
    fn decided_amount() { ja: "金額", easy: "お金《かね》", en: "Amount" }
    fn decided_conditions() { ja: "条件", easy: "条件《じょうけん》", en: "Conditions" }
    fn decided_reason() { ja: "理由", easy: "理由《りゆう》", en: "Reason" }
    fn begun_on() { ja: "書きはじめた日", easy: "書《か》きはじめた 日《ひ》", en: "Begun" }

    fn withdraw_title() { ja: "提案を取り下げる", easy: "提案《ていあん》を 取《と》り下《さ》げる", en: "Withdraw the application" }
    fn withdraw_lead() {
        ja: "取り下げると、審査は止まります。元に戻すことはできません。書いた内容は、これからも読めます。",
        easy: "取《と》り下《さ》げると、審査《しんさ》は 止《と》まります。もとに もどせません。書《か》いた ものは 読《よ》めます。",
        en: "Withdrawing stops the review and cannot be undone. What you wrote stays readable.",
    }
    fn withdraw_reason() { ja: "取り下げる理由", easy: "取《と》り下《さ》げる 理由《りゆう》", en: "Reason" }
    fn withdraw_reason_help() { ja: "短くてかまいません。担当課が読みます。", easy: "短《みじか》くて いいです。市《し》の 人《ひと》が 読《よ》みます。", en: "A short sentence is enough. The department reads it." }
    fn withdraw_do() { ja: "取り下げる", easy: "取《と》り下《さ》げる", en: "Withdraw" }
    fn withdraw_stay() { ja: "取り下げずに戻る", easy: "やめて もどる", en: "Keep it and go back" }

    fn mine_title() { ja: "マイページ", easy: "マイページ", en: "My page" }
    fn mine_cases() { ja: "わたしの提案", easy: "わたしの 提案《ていあん》", en: "My applications" }
    fn mine_groups() { ja: "わたしの団体", easy: "わたしの 団体《だんたい》", en: "My groups" }
    fn mine_none() { ja: "提案はまだありません", easy: "提案《ていあん》は まだ ありません", en: "You have no application yet" }
    fn mine_none_help() { ja: "受付中の募集を見て、応募をはじめましょう。", easy: "募集《ぼしゅう》を 見《み》て ください。", en: "Look at the open calls to begin one." }
    fn mine_calls() { ja: "募集を見る", easy: "募集《ぼしゅう》を 見《み》る", en: "See the calls" }
    fn both(first, second) { ja: "{first}{second}", easy: "{first} {second}", en: "{first} {second}" }
    fn yes() { ja: "はい", easy: "はい", en: "Yes" }
    fn no() { ja: "いいえ", easy: "いいえ", en: "No" }
    fn only_after(question, answers) {
        ja: "「{question}」で「{answers}」を選んだ方だけ、お答えください。",
        easy: "「{question}」で「{answers}」を えらんだ 人《ひと》だけ 書《か》いて ください。",
        en: "Only if you chose “{answers}” for “{question}”.",
    }
    fn file_with_papers() {
        ja: "このファイルは「書類」のページで添付します。",
        easy: "この ファイルは「書類《しょるい》」の ページで 出《だ》します。",
        en: "Attach this file on the page “Papers”.",
    }
    fn to_papers() { ja: "「書類」のページへ", easy: "「書類《しょるい》」の ページへ", en: "Go to “Papers”" }
    fn proof_needed(paper) {
        ja: "「はい」の場合は、「{paper}」を「書類」のページで添付してください。",
        easy: "「はい」の 人《ひと》は、「{paper}」を「書類《しょるい》」の ページで 出《だ》して ください。",
        en: "If yes, attach “{paper}” on the page “Papers”.",
    }
    fn more_rows() { ja: "保存して行を増やす", easy: "保存《ほぞん》して 行《ぎょう》を ふやす", en: "Save and add rows" }
    fn consultation_title() { ja: "事前相談", easy: "先《さき》に 市《し》と 話《はな》す", en: "Talk before applying" }
    fn consultation_done() {
        ja: "担当課との事前相談が記録されています。",
        easy: "市《し》の 人《ひと》と 話《はな》した 記録《きろく》が あります。",
        en: "Your talk with the department is recorded.",
    }
    fn consultation_open(group) {
        ja: "提出の前に、担当課への事前相談が必要です。連絡のときに、団体名「{group}」をお伝えください。相談のあと、担当課が記録すると提出できるようになります。",
        easy: "出《だ》す 前《まえ》に、市《し》の 人《ひと》と 話《はな》して ください。団体《だんたい》の 名前《なまえ》「{group}」を 言《い》って ください。話《はな》した あとで、出《だ》せる ように なります。",
        en: "Talk with the department before you submit. Give the name of your group, “{group}”. Once the department has recorded the talk, you can submit.",
    }
    fn no_longer_asked() { ja: "今は聞いていない設問の回答", easy: "今《いま》は 聞《き》いて いない こと", en: "Answers that are no longer asked for" }
    fn no_longer_asked_note() {
        ja: "様式が新しくなり、次の設問はなくなりました。書かれた内容は残してありますが、審査には使いません。",
        easy: "様式《ようしき》が 新《あたら》しく なりました。次《つぎ》の 答《こた》えは 残《のこ》って いますが、使《つか》いません。",
        en: "The form has changed and no longer asks these. What you wrote is kept, but not used in the review.",
    }
    fn requested() { ja: "申請額", easy: "申請《しんせい》する お金《かね》", en: "Applied for" }
}

/// The state of a task.
pub fn task_state(lang: Lang, state: TaskState) -> Text {
    match state {
        TaskState::Locked => state_locked(lang),
        TaskState::Open => state_open(lang),
        TaskState::Begun => state_begun(lang),
        TaskState::Done => state_done(lang),
        TaskState::ToMend => state_to_mend(lang),
    }
}

/// Where a case stands, in one sentence. `deadline` is there while a draft can still be submitted.
pub fn say(lang: Lang, stage: Stage, deadline: Option<&str>) -> Text {
    match (stage, deadline) {
        (Stage::Draft, Some(deadline)) => submissions::say_draft(lang, deadline),
        (Stage::Draft, None) => submissions::say_draft_late(lang),
        (Stage::Submitted, _) => submissions::say_submitted(lang),
        (Stage::Returned, _) => submissions::say_returned(lang),
        (Stage::Eligible, _) => submissions::say_eligible(lang),
        (Stage::Ineligible, _) => submissions::say_ineligible(lang),
        (Stage::Reviewing | Stage::Recommended, _) => submissions::say_reviewing(lang),
        (Stage::Selected, _) => submissions::say_selected(lang),
        (Stage::Conditional, _) => submissions::say_conditional(lang),
        (Stage::Waitlisted, _) => submissions::say_waitlisted(lang),
        (Stage::Rejected, _) => submissions::say_rejected(lang),
        (Stage::Granted, _) => say_granted_short(lang),
        (Stage::Withdrawn, _) => submissions::say_withdrawn(lang),
        (Stage::CalledOff, _) => submissions::say_called_off(lang),
        (Stage::Reported, _) => awards::say_reported(lang),
        (Stage::ReportReturned, _) => awards::say_report_returned(lang),
        (Stage::Confirmed, _) => awards::say_confirmed(lang),
        (Stage::Closed, _) => awards::say_closed(lang),
        (Stage::Discontinued, _) => awards::say_discontinued(lang),
        (Stage::Revoked, _) => awards::say_revoked(lang),
    }
}

/// The next thing to do. `deadline` as for [`say`]; `decided_on` is the day of the decision.
pub fn next_step(lang: Lang, stage: Stage, deadline: Option<&str>, decided_on: Option<&str>) -> Text {
    match (stage, deadline, decided_on) {
        (Stage::Draft, Some(deadline), _) => do_finish(lang, deadline),
        (Stage::Returned, ..) => submissions::say_returned(lang),
        (Stage::Conditional, ..) => submissions::say_conditional(lang),
        (Stage::Waitlisted, ..) => submissions::say_waitlisted(lang),
        (Stage::Granted, _, Some(date)) => do_keep_receipts(lang, date),
        (Stage::Granted, ..) => do_keep_all_receipts(lang),
        (Stage::Ineligible | Stage::Rejected | Stage::CalledOff | Stage::Revoked, ..) => do_read_reason(lang),
        (Stage::ReportReturned, ..) => awards::say_report_returned(lang),
        (Stage::Selected, ..) => do_wait_grant(lang),
        (Stage::Draft | Stage::Withdrawn, ..) => do_look_for_calls(lang),
        _ => nothing_to_do(lang),
    }
}
