//! The words of the staff's pages: the list of cases, a case, its forms, the release（職員の画面の言葉）.

use super::{Lang, Text, awards, property};
use crate::messages::{Audience, Delivery};
use crate::submissions::Verb;

texts! {
    fn cases_title() { ja: "案件の一覧", easy: "案件《あんけん》の 一覧《いちらん》", en: "Cases" }
    fn number() { ja: "受付番号", easy: "受付番号《うけつけばんごう》", en: "Receipt no." }
    fn project() { ja: "事業名", easy: "事業《じぎょう》の 名前《なまえ》", en: "Project" }
    fn group() { ja: "団体", easy: "団体《だんたい》", en: "Group" }
    fn call() { ja: "募集", easy: "募集《ぼしゅう》", en: "Call" }
    fn stage() { ja: "状態", easy: "いまの 状態《じょうたい》", en: "Stage" }
    fn requested() { ja: "申請額（円）", easy: "申請《しんせい》した お金《かね》（円《えん》）", en: "Requested (yen)" }
    fn received() { ja: "受付日", easy: "受《う》け付《つ》けた 日《ひ》", en: "Received" }
    fn all_calls() { ja: "すべての募集", easy: "全部《ぜんぶ》の 募集《ぼしゅう》", en: "All calls" }
    fn all_stages() { ja: "すべての状態", easy: "全部《ぜんぶ》の 状態《じょうたい》", en: "All stages" }
    fn filter() { ja: "絞り込む", easy: "しぼりこむ", en: "Filter" }
    fn all() { ja: "すべて", easy: "全部《ぜんぶ》", en: "All" }
    fn stage_count(stage, count) { ja: "{stage} {count}件", easy: "{stage} {count}件《けん》", en: "{stage}: {count}" }
    fn shown(count) { ja: "全{count}件", easy: "全部《ぜんぶ》で {count}件《けん》", en: "{count} in all" }
    fn shown_at_least(count) { ja: "{count}件以上", easy: "{count}件《けん》より たくさん", en: "{count} or more" }
    fn no_cases() { ja: "あてはまる案件はありません", easy: "案件《あんけん》は ありません", en: "No case matches" }
    fn no_cases_hint() {
        ja: "担当課の募集に提出があると、ここに並びます。絞り込みを外すと、ほかの案件が見つかることがあります。",
        easy: "提出《ていしゅつ》が あると、ここに 出《で》ます。",
        en: "Submissions to your department's calls appear here. Removing the filter may show others.",
    }
    fn row_of(number) { ja: "受付番号 {number}", easy: "受付番号《うけつけばんごう》 {number}", en: "Receipt number {number}" }

    fn facts() { ja: "案件の要点", easy: "大切《たいせつ》な こと", en: "Key facts" }
    fn applicant() { ja: "申請者", easy: "申請《しんせい》した 人《ひと》", en: "Applicant" }
    fn contact_person() { ja: "連絡先", easy: "連絡《れんらく》する 人《ひと》", en: "Contact" }
    fn on_this_page() { ja: "このページの内容", easy: "このページに ある もの", en: "On this page" }
    fn now(stage) { ja: "いまの状態：{stage}", easy: "いま：{stage}", en: "Now: {stage}" }
    fn next_moves() { ja: "次にできること", easy: "次《つぎ》に できる こと", en: "What can be done next" }
    fn no_moves() {
        ja: "いま、あなたが進める手続きはありません。",
        easy: "いま あなたが する ことは ありません。",
        en: "There is nothing for you to do on this case now.",
    }
    fn own_draft_waits() {
        ja: "あなたが起案した決定です。ほかの決裁者が決裁します。",
        easy: "あなたが 書《か》いた 案《あん》です。ほかの 人《ひと》が 決《き》めます。",
        en: "You drafted this decision; another approver decides on it.",
    }
    fn to_release() { ja: "結果の公表へ進む", easy: "結果《けっか》を 知《し》らせる ページへ", en: "Go to the release of results" }
    fn views_are_noted() {
        ja: "このページには個人情報があります。だれがいつ見たかを記録しています。",
        easy: "このページには 個人情報《こじんじょうほう》が あります。だれが いつ 見《み》たかを 書《か》いて のこします。",
        en: "This page holds personal data. Who looked at it, and when, is recorded.",
    }
    fn say_submitted() { ja: "書類がそろっているかを確かめてください。", easy: "書類《しょるい》を 確《たし》かめて ください。", en: "Check that the papers are complete." }
    fn say_returned() { ja: "申請者の補正を待っています。", easy: "直《なお》すのを 待《ま》って います。", en: "Waiting for the applicant's correction." }
    fn say_eligible() { ja: "審査会にかける準備ができています。", easy: "審査会《しんさかい》に 出《だ》せます。", en: "Ready for the review panel." }
    fn say_reviewing() { ja: "審査会の意見を待っています。", easy: "審査会《しんさかい》の 意見《いけん》を 待《ま》って います。", en: "Waiting for the panel's opinion." }
    fn say_recommended() { ja: "決定の案を書いてください。", easy: "決定《けってい》の 案《あん》を 書《か》いて ください。", en: "A decision is to be drafted." }
    fn say_drafted() { ja: "起案が決裁を待っています。", easy: "案《あん》を 決《き》めるのを 待《ま》って います。", en: "The draft waits for approval." }
    fn say_sent_back() { ja: "決裁者から差し戻されました。起案を直してください。", easy: "案《あん》が もどりました。直《なお》して ください。", en: "The draft was sent back. Please revise it." }
    fn say_approved() { ja: "決裁が終わり、公表を待っています。公表までは申請者にも見えません。", easy: "決《き》まりました。知《し》らせるまで 外《そと》には 見《み》えません。", en: "Approved and held until the results are released. The applicant does not see it yet." }
    fn say_selected() { ja: "採択を通知しました。交付申請を待っています。", easy: "選《えら》ばれた ことを 知《し》らせました。", en: "The selection was announced. The application for payment is awaited." }
    fn say_done() { ja: "この案件の決定は終わっています。", easy: "この案件《あんけん》は 決《き》まりました。", en: "This case is decided." }
    fn say_called_off() { ja: "募集が中止になったため、審査を行わずに終わりました。", easy: "募集《ぼしゅう》が 中止《ちゅうし》に なりました。", en: "The call was cancelled; the case ended without a review." }
    fn was_called_off() { ja: "募集が中止になり、審査を行わずに終わりました", easy: "募集《ぼしゅう》が 中止《ちゅうし》に なりました", en: "Ended because the call was cancelled" }
    fn say_withdrawn() { ja: "申請者が取り下げました。", easy: "申請《しんせい》した 人《ひと》が 取《と》り下《さ》げました。", en: "The applicant withdrew it." }

    fn answers() { ja: "申請の内容", easy: "申請《しんせい》の 中身《なかみ》", en: "Application" }
    fn budget() { ja: "収支予算", easy: "お金《かね》の 計画《けいかく》", en: "Budget" }
    fn files() { ja: "添付書類", easy: "書類《しょるい》", en: "Attached files" }
    fn no_files() { ja: "添付書類はありません。", easy: "書類《しょるい》は ありません。", en: "No file is attached." }
    fn screening() { ja: "形式審査の結果", easy: "書類《しょるい》を 確《たし》かめた 結果《けっか》", en: "Formal check" }
    fn opinion() { ja: "審査会の意見", easy: "審査会《しんさかい》の 意見《いけん》", en: "Opinion of the panel" }
    fn decision() { ja: "決定", easy: "決定《けってい》", en: "Decision" }
    fn history() { ja: "経過", easy: "これまでの こと", en: "History" }
    fn letters() { ja: "送った通知", easy: "送《おく》った 知《し》らせ", en: "Letters" }
    fn no_letters() { ja: "まだ通知はありません。", easy: "まだ ありません。", en: "No letter yet." }
    fn views() { ja: "個人情報の閲覧の記録", easy: "個人情報《こじんじょうほう》を 見《み》た 記録《きろく》", en: "Record of views of personal data" }
    fn views_note(count) {
        ja: "新しいものから最大{count}件を表示しています。職員1人につき1日1回記録します。",
        easy: "新《あたら》しい ものから {count}件《けん》まで 見《み》せます。",
        en: "The newest {count} at most; one for each person and day.",
    }
    fn checked() { ja: "確認済み", easy: "確《たし》かめました", en: "Checked" }
    fn not_checked() { ja: "未確認", easy: "まだです", en: "Not checked" }
    fn note() { ja: "確認のメモ", easy: "メモ", en: "Note" }
    fn recorded_by(name, date) { ja: "{date}　{name}", easy: "{date}　{name}", en: "{date}, {name}" }
    fn system() { ja: "システム", easy: "システム", en: "System" }
    fn reason_given(reason) { ja: "理由：{reason}", easy: "理由《りゆう》：{reason}", en: "Reason: {reason}" }

    fn needs() { ja: "必要なこと", easy: "いる こと", en: "Needed" }
    fn tells(who) { ja: "知らせる相手：{who}", easy: "知《し》らせる 人《ひと》：{who}", en: "Told: {who}" }
    fn by_mail(who) { ja: "{who}（メール）", easy: "{who}（メール）", en: "{who} (e-mail)" }
    fn by_post(who) { ja: "{who}（郵送）", easy: "{who}（手紙《てがみ》）", en: "{who} (post)" }
    fn tells_nobody() { ja: "だれにも通知は送られません。", easy: "だれにも 知《し》らせません。", en: "Nobody is told." }
    fn need_screening() {
        ja: "確認票のすべての項目を確かめ、チェックを入れます。",
        easy: "全部《ぜんぶ》を 確《たし》かめて チェックを つけます。",
        en: "Every line of the checklist, checked and ticked.",
    }
    fn need_move_due() {
        ja: "申請者から延期の申し出があったときなどに、期限を後の日に改めます。申請者が入力した内容はそのまま残ります。理由はそのまま申請者に伝わります。",
        easy: "期限《きげん》を 後《あと》の 日《ひ》に 変《か》えます。書《か》いた ものは 残《のこ》ります。理由《りゆう》は 申請《しんせい》した 人《ひと》が 読《よ》みます。",
        en: "Gives the applicant more time. What the applicant has typed stays. The applicant reads the reason as written.",
    }
    fn move_due_reason() { ja: "変更する理由", easy: "理由《りゆう》", en: "Reason" }
    /// From which day to which, in the journal.
    fn due_moved_from(before, after) { ja: "期限：{before}から{after}へ", easy: "期限《きげん》：{before}から {after}へ", en: "Day: {before}, now {after}" }
    fn need_taking_back() {
        ja: "補正をお願いしたのが誤りだったときに、受付済みに戻します。申請者が入力していた内容は提出されず、申請者の画面に残ります。標準処理期間は、止まらなかったものとして数えます。理由はそのまま申請者に伝わります。",
        easy: "まちがって お願《ねが》いした ときに 受付《うけつけ》に 戻《もど》します。書《か》いて いた ものは 申請《しんせい》した 人《ひと》の 画面《がめん》に 残《のこ》ります。理由《りゆう》は 申請《しんせい》した 人《ひと》が 読《よ》みます。",
        en: "For a correction that was asked for by mistake. The case goes back to received; what the applicant had typed is not handed in and stays on the applicant's page. The days count as if the clock had not stood. The applicant reads the reason as written.",
    }
    fn taking_back_reason() { ja: "取り消す理由", easy: "理由《りゆう》", en: "Reason" }
    fn need_reopening() {
        ja: "終えた形式審査を受付済みに戻します。前の審査票は記録に残ります。",
        easy: "受付《うけつけ》に 戻《もど》します。前《まえ》の 記録《きろく》は 残《のこ》ります。",
        en: "The case goes back to received. The earlier check sheet stays on record.",
    }
    fn reopening_reason() { ja: "やり直す理由", easy: "理由《りゆう》", en: "Reason" }
    fn need_exclusion() {
        ja: "対象外とする理由と根拠の条項を書きます。理由はそのまま申請者に伝わります。",
        easy: "理由《りゆう》を 書《か》きます。申請《しんせい》した 人《ひと》が 読《よ》みます。",
        en: "The reason and the article it rests on. The applicant reads it as written.",
    }
    fn need_review() {
        ja: "審査会に資料を渡せる状態であることを確かめます。",
        easy: "審査会《しんさかい》に わたせるか 確《たし》かめます。",
        en: "Make sure the papers can be handed to the panel.",
    }
    fn need_opinion() {
        ja: "審査会の結論、金額、附帯意見を記録します。公表までは外に出ません。",
        easy: "審査会《しんさかい》の 意見《いけん》を 書《か》きます。",
        en: "The panel's conclusion, amount and remarks. Kept inside until the release.",
    }
    fn need_decision() {
        ja: "結果、金額、条件、理由を書きます。決裁は、起案した人とは別の決裁者が行います。",
        easy: "結果《けっか》、お金《かね》、条件《じょうけん》、理由《りゆう》を 書《か》きます。ほかの 人《ひと》が 決《き》めます。",
        en: "Outcome, amount, conditions and reason. Somebody else approves it.",
    }
    fn need_approval() {
        ja: "起案の内容と予算の残りを確かめます。決裁しても、公表までは申請者に伝わりません。",
        easy: "案《あん》と 予算《よさん》を 確《たし》かめます。まだ 知《し》らせません。",
        en: "Check the draft and the remaining budget. The applicant hears nothing before the release.",
    }
    fn need_return() {
        ja: "直してほしい点を書きます。起案した人に伝わります。",
        easy: "直《なお》して ほしい ことを 書《か》きます。",
        en: "What has to be revised. The drafter reads it.",
    }
    fn need_grant() {
        ja: "交付申請書が届き、決定の内容と合っていることを確かめます。",
        easy: "交付申請書《こうふしんせいしょ》を 確《たし》かめます。",
        en: "The application for payment has arrived and agrees with the decision.",
    }
    fn exclusion_reason() { ja: "対象外とする理由", easy: "理由《りゆう》", en: "Reason" }
    fn fit() { ja: "審査会の結論", easy: "審査会《しんさかい》の 結論《けつろん》", en: "Conclusion of the panel" }
    fn fit_yes() { ja: "支援に適する", easy: "支援《しえん》した ほうが いい", en: "Fit for support" }
    fn fit_no() { ja: "支援に適さない", easy: "支援《しえん》しない ほうが いい", en: "Not fit for support" }
    fn panel_amount() { ja: "審査会が適当とする額", easy: "審査会《しんさかい》の 金額《きんがく》", en: "Amount the panel finds right" }
    fn amount_help(requested) {
        ja: "申請額は{requested}円です。それを超える額にはできません。次点では、予算の残りから示す額を書きます。支援しない場合は空欄にします。",
        easy: "申請《しんせい》は {requested}円《えん》です。それより 多《おお》くは できません。",
        en: "{requested} yen were requested; it cannot be more. For the waiting list, the amount offered from what remains. Leave it blank if there is no support.",
    }
    fn remarks() { ja: "附帯意見", easy: "意見《いけん》", en: "Remarks" }
    fn outcome() { ja: "結果", easy: "結果《けっか》", en: "Outcome" }
    fn amount() { ja: "決定額", easy: "決《き》めた お金《かね》", en: "Amount decided" }
    fn conditions() { ja: "条件", easy: "条件《じょうけん》", en: "Conditions" }
    fn decision_reason() { ja: "理由（申請者に伝わります）", easy: "理由《りゆう》（申請《しんせい》した 人《ひと》が 読《よ》みます）", en: "Reason (told to the applicant)" }
    fn why_back() { ja: "差し戻しの理由", easy: "もどした 理由《りゆう》", en: "Why it was sent back" }
    fn return_reason() { ja: "差し戻す理由", easy: "もどす 理由《りゆう》", en: "Reason for sending back" }
    fn grant_tick() { ja: "交付申請書を受け取り、内容を確かめました", easy: "交付申請書《こうふしんせいしょ》を 確《たし》かめました", en: "The application for payment was received and checked" }
    fn drafted_by() { ja: "起案", easy: "案《あん》を 書《か》いた 人《ひと》", en: "Drafted" }
    fn approved_by() { ja: "決裁", easy: "決《き》めた 人《ひと》", en: "Approved" }
    fn document() { ja: "文書番号", easy: "文書番号《ぶんしょばんごう》", en: "Document no." }
    fn decided_on() { ja: "決定日", easy: "決《き》めた 日《ひ》", en: "Date of decision" }
    fn decision_stands() { ja: "決裁の状況", easy: "いまの 状態《じょうたい》", en: "State of the decision" }

    fn round() { ja: "この回の予算", easy: "この回《かい》の 予算《よさん》", en: "Budget of the round" }
    fn approved_sum() { ja: "決裁済みの合計", easy: "もう 決《き》めた お金《かね》", en: "Approved so far" }
    fn remaining() { ja: "予算の残り", easy: "のこりの お金《かね》", en: "Remaining" }
    fn after_this() { ja: "この決定の後の残り", easy: "この後《あと》の のこり", en: "Remaining after this decision" }
    fn no_limit() { ja: "上限なし", easy: "きまって いません", en: "No limit" }

    fn calls_title() { ja: "担当課の募集", easy: "担当《たんとう》の 募集《ぼしゅう》", en: "Calls of your department" }
    fn no_calls() { ja: "担当課の募集はまだありません", easy: "募集《ぼしゅう》は まだ ありません", en: "Your department has no call yet" }
    fn closes() { ja: "締切", easy: "締切《しめきり》", en: "Closes" }
    fn phase() { ja: "段階", easy: "いまの 段階《だんかい》", en: "Phase" }
    fn by_stage() { ja: "状態ごとの件数", easy: "状態《じょうたい》ごとの 数《かず》", en: "By stage" }
    fn release_link() { ja: "結果の公表", easy: "結果《けっか》を 知《し》らせる", en: "Release of results" }
    fn see_public() { ja: "公表した結果を見る", easy: "結果《けっか》を 見《み》る", en: "See the published results" }
    fn release_title() { ja: "結果の公表", easy: "結果《けっか》を 知《し》らせる", en: "Release of results" }
    fn release_lead() {
        ja: "決裁が終わった決定を、まとめて一度に公表します。全員への通知と公表ページが同時に出ます。取り消しはできません。",
        easy: "決《き》まった ことを 一度《いちど》に 知《し》らせます。もどせません。",
        en: "All approved decisions come into force together: every letter and the public page at once. This cannot be undone.",
    }
    fn comment() { ja: "講評", easy: "審査会《しんさかい》の ことば", en: "The panel's comment" }
    fn comment_help() {
        ja: "審査会が募集全体について述べることを書きます。結果と一緒に公表します。採択されなかった団体の名前は書かないでください。",
        easy: "審査会《しんさかい》の ことばを 書《か》きます。結果《けっか》と 一緒《いっしょ》に みんなに 見《み》せます。",
        en: "What the panel says of the round as a whole. It is published with the results. Do not name groups that were not selected.",
    }
    fn comment_save() { ja: "講評を保存する", easy: "ことばを 保存《ほぞん》する", en: "Save the comment" }
    fn undecided_title(count) { ja: "決裁が終わっていない案件が{count}件あります", easy: "まだ 決《き》まって いない ものが {count}件《けん》あります", en: "Cases without an approved decision: {count}" }
    fn undecided_text() { ja: "次の案件の決裁が終わると、公表できるようになります。", easy: "全部《ぜんぶ》 決《き》まったら 知《し》らせる ことが できます。", en: "Results can be released when these are decided." }
    fn to_tell() { ja: "公表で伝わること", easy: "知《し》らせる こと", en: "What will be told" }
    fn told_by() { ja: "送る通知", easy: "送《おく》る 知《し》らせ", en: "Letters" }
    fn told_to(name, count) { ja: "{name}あてに{count}通", easy: "{name}に {count}通《つう》", en: "{count} to {name}" }
    fn left_out(count) { ja: "取下げ・対象外の{count}件は含みません。", easy: "取《と》り下《さ》げ、対象外《たいしょうがい》の {count}件《けん》は 入《はい》りません。", en: "Withdrawn or ineligible cases left out: {count}." }
    fn nothing_decided() { ja: "公表を待つ決定はありません。", easy: "待《ま》って いる 決定《けってい》は ありません。", en: "No decision waits for release." }
    fn not_closed_yet(date) { ja: "公表できるのは、締切（{date}）の後です。", easy: "締切《しめきり》（{date}）の 後《あと》に できます。", en: "Results can be released after the deadline ({date})." }
    fn approver_only() { ja: "公表できるのは、この課の決裁者です。", easy: "知《し》らせるのは 決《き》める 人《ひと》です。", en: "Only an approver of this department can release." }
    fn own_among() { ja: "あなたの団体の案件が含まれているため、ほかの決裁者が公表してください。", easy: "あなたの 団体《だんたい》の ものが あります。ほかの 人《ひと》が して ください。", en: "A case of your own group is among them. Another approver has to release." }
    fn already_out(date) { ja: "この募集の結果は{date}に公表しました。", easy: "結果《けっか》は {date}に 知《し》らせました。", en: "The results were released on {date}." }
    fn is_cancelled() { ja: "この募集は中止になりました。", easy: "この募集《ぼしゅう》は 中止《ちゅうし》に なりました。", en: "This call was cancelled." }
    fn release_button(count) { ja: "{count}件の結果を公表する", easy: "{count}件《けん》の 結果《けっか》を 知《し》らせる", en: "Release {count} results" }
    fn selected_count() { ja: "採択", easy: "選《えら》ばれた", en: "Selected" }
    fn conditional_count() { ja: "条件付き", easy: "条件《じょうけん》つき", en: "Conditional" }
    fn waitlisted_count() { ja: "次点", easy: "次点《じてん》", en: "Waiting list" }
    fn rejected_count() { ja: "不採択", easy: "選《えら》ばれなかった", en: "Not selected" }
    fn decided_sum() { ja: "決定額の合計（円）", easy: "お金《かね》の 合計《ごうけい》（円《えん》）", en: "Sum decided (yen)" }

    fn to_applicant() { ja: "申請者", easy: "申請《しんせい》した 人《ひと》", en: "the applicant" }
    fn to_representatives() { ja: "団体の代表", easy: "団体《だんたい》の 代表《だいひょう》", en: "the group's representatives" }
    fn to_department() { ja: "担当課", easy: "担当《たんとう》の 課《か》", en: "the department" }
    fn to_approvers() { ja: "決裁者", easy: "決《き》める 人《ひと》", en: "the approvers" }
    fn to_author() { ja: "意見の提出者", easy: "意見《いけん》を 出《だ》した 人《ひと》へ", en: "the author of the opinion" }
    fn to_followers() { ja: "お知らせの購読者", easy: "お知《し》らせを もらう 人《ひと》", en: "Followers" }
    fn to_drafter() { ja: "起案者", easy: "案《あん》を 書《か》いた 人《ひと》", en: "the drafter" }
    fn to_person() { ja: "本人", easy: "本人《ほんにん》", en: "the person" }
    fn and(first, second) { ja: "{first}、{second}", easy: "{first}、{second}", en: "{first}, {second}" }
    fn waiting() { ja: "送信待ち", easy: "待《ま》って います", en: "Waiting" }
    fn sent() { ja: "送信済み", easy: "送《おく》りました", en: "Sent" }
    fn failed() { ja: "届きませんでした", easy: "届《とど》きませんでした", en: "Not delivered" }
    fn tries(count) { ja: "試行 {count}回", easy: "{count}回《かい》 ためしました", en: "Tries: {count}" }
    fn server_said(answer) { ja: "相手のサーバーの答え：{answer}", easy: "サーバーの 答《こた》え：{answer}", en: "The server said: {answer}" }
    fn address() { ja: "宛先", easy: "送《おく》った ところ", en: "To" }
    fn subject() { ja: "件名", easy: "題《だい》", en: "Subject" }
    fn delivery() { ja: "送信の状態", easy: "送《おく》れたか", en: "Delivery" }
    fn written_at() { ja: "作成", easy: "書《か》いた 時《とき》", en: "Written" }

    fn begun() { ja: "下書きを始めました", easy: "書《か》きはじめました", en: "Draft begun" }
    fn was_submitted() { ja: "提出されました", easy: "出《だ》しました", en: "Submitted" }
    fn was_withdrawn() { ja: "取り下げられました", easy: "取《と》り下《さ》げました", en: "Withdrawn" }
    fn was_returned() { ja: "補正をお願いしました", easy: "直《なお》して もらう ことに しました", en: "Correction asked for" }
    fn was_due_moved() { ja: "補正の期限を変更しました", easy: "期限《きげん》を 変《か》えました", en: "Day of the correction moved" }
    fn was_taken_back() { ja: "補正のお願いを取り消しました", easy: "直《なお》さなくて いい ことに しました", en: "Request for a correction taken back" }
    fn was_resubmitted() { ja: "補正が提出されました", easy: "直《なお》した ものが 届《とど》きました", en: "Correction submitted" }
    fn was_screened() { ja: "形式審査を終えました", easy: "書類《しょるい》を 確《たし》かめました", en: "Formal check finished" }
    fn was_reopened() { ja: "形式審査をやり直すことにしました", easy: "もう一度《いちど》 確《たし》かめる ことに しました", en: "Formal check taken up again" }
    fn was_excluded() { ja: "対象外としました", easy: "対象外《たいしょうがい》に しました", en: "Declared ineligible" }
    fn was_sent_to_panel() { ja: "審査会にかけました", easy: "審査会《しんさかい》に 出《だ》しました", en: "Sent to the panel" }
    fn was_judged() { ja: "審査会の意見を記録しました", easy: "審査会《しんさかい》の 意見《いけん》を 書《か》きました", en: "Panel's opinion recorded" }
    fn was_drafted() { ja: "起案しました", easy: "案《あん》を 書《か》きました", en: "Decision drafted" }
    fn was_drafted_anew() { ja: "新しい決定を起案しました", easy: "新《あたら》しい 案《あん》を 書《か》きました", en: "Replacing decision drafted" }
    fn was_passed_on() { ja: "承認して次へ回しました", easy: "次《つぎ》の 人《ひと》に わたしました", en: "Passed on" }
    fn was_replied() { ja: "申請者が回答しました", easy: "返事《へんじ》が 来《き》ました", en: "Applicant answered" }
    fn was_confirmed() { ja: "回答を確認し、採択しました", easy: "返事《へんじ》を 確《たし》かめて、選《えら》びました", en: "Answer confirmed, project selected" }
    fn was_reply_returned() { ja: "回答を差し戻しました", easy: "返事《へんじ》を もどしました", en: "Answer given back" }
    fn was_lapsed() { ja: "回答の期限が過ぎました", easy: "返事《へんじ》の 日《ひ》が すぎました", en: "No answer by the day" }
    fn was_approved() { ja: "決裁しました", easy: "決《き》めました", en: "Decision approved" }
    fn was_sent_back() { ja: "差し戻しました", easy: "もどしました", en: "Draft sent back" }
    fn was_released() { ja: "結果を公表しました", easy: "結果《けっか》を 知《し》らせました", en: "Result released" }
    fn was_granted() { ja: "交付を決定しました", easy: "補助《ほじょ》を 決《き》めました", en: "Grant decided" }
}

/// What happened, for a verb in the history.
pub fn happened(lang: Lang, verb: Verb) -> Text {
    match verb {
        Verb::Submit => was_submitted(lang),
        Verb::Withdraw => was_withdrawn(lang),
        Verb::Return => was_returned(lang),
        Verb::MoveDue => was_due_moved(lang),
        Verb::TakeBackReturn => was_taken_back(lang),
        Verb::Resubmit => was_resubmitted(lang),
        Verb::PassScreening => was_screened(lang),
        Verb::Reopen => was_reopened(lang),
        Verb::Exclude => was_excluded(lang),
        Verb::StartReview => was_sent_to_panel(lang),
        Verb::RecordOpinion => was_judged(lang),
        Verb::DraftDecision => was_drafted(lang),
        Verb::DraftAnew => was_drafted_anew(lang),
        Verb::Consent => was_passed_on(lang),
        Verb::Reply => was_replied(lang),
        Verb::ConfirmReply => was_confirmed(lang),
        Verb::ReturnReply => was_reply_returned(lang),
        Verb::Lapse => was_lapsed(lang),
        Verb::ApproveDecision => was_approved(lang),
        Verb::SendBackDecision => was_sent_back(lang),
        Verb::Release => was_released(lang),
        Verb::Grant => was_granted(lang),
        Verb::CallOff => was_called_off(lang),
        Verb::ApplyForGrant => awards::was_apply_for_grant(lang),
        Verb::AskAdvance => awards::was_ask_advance(lang),
        Verb::PayAdvance => awards::was_pay_advance(lang),
        Verb::TellStatus => awards::was_tell_status(lang),
        Verb::AskChange => awards::was_ask_change(lang),
        Verb::DraftChange => awards::was_draft_change(lang),
        Verb::ApproveChange => awards::was_approve_change(lang),
        Verb::AskDiscontinuation => awards::was_ask_discontinuation(lang),
        Verb::DraftDiscontinuation => awards::was_draft_discontinuation(lang),
        Verb::Discontinue => awards::was_discontinue(lang),
        Verb::ReturnRequest => awards::was_return_request(lang),
        Verb::Report => awards::was_report(lang),
        Verb::ReturnReport => awards::was_return_report(lang),
        Verb::Rereport => awards::was_rereport(lang),
        Verb::DraftSettlement => awards::was_draft_settlement(lang),
        Verb::ConsentRuling => awards::was_consent_ruling(lang),
        Verb::Confirm => awards::was_confirm(lang),
        Verb::SendBackRuling => awards::was_send_back_ruling(lang),
        Verb::SendInvoice => awards::was_send_invoice(lang),
        Verb::PayBalance => awards::was_pay_balance(lang),
        Verb::TakeRefund => awards::was_take_refund(lang),
        Verb::Close => awards::was_close(lang),
        Verb::DraftRevocation => awards::was_draft_revocation(lang),
        Verb::Revoke => awards::was_revoke(lang),
        Verb::AskDealing => property::was_asked(lang),
        Verb::DraftDealing => property::was_drafted(lang),
        Verb::AllowDealing => property::was_allowed(lang),
        Verb::DraftDealingRefusal => property::was_refusal_drafted(lang),
        Verb::RefuseDealing => property::was_refused(lang),
    }
}

/// Who a letter goes to, in a sentence.
pub fn audience(lang: Lang, audience: Audience) -> Text {
    match audience {
        Audience::Person => to_person(lang),
        Audience::Applicant => to_applicant(lang),
        Audience::Representatives => to_representatives(lang),
        Audience::Department => to_department(lang),
        Audience::Approvers => to_approvers(lang),
        Audience::Drafter => to_drafter(lang),
        Audience::Followers => to_followers(lang),
        Audience::Author => to_author(lang),
    }
}

/// How far a letter got.
pub fn delivered(lang: Lang, state: Delivery) -> Text {
    match state {
        Delivery::Waiting => waiting(lang),
        Delivery::Sent => sent(lang),
        Delivery::Failed => failed(lang),
    }
}
