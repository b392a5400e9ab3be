//! What comes after the grant, on screen（交付決定の後の画面の言葉）: stages, verbs, problems, and the pages of both sides.

use super::{Lang, Text, property};
use crate::awards::{AccountKind, AwardProblem, PaymentKind, RequestKind, RulingKind};
use crate::calendar;

texts! {
    fn reported() { ja: "実績報告済み", easy: "報告《ほうこく》を 出《だ》しました", en: "Report submitted" }
    fn report_returned() { ja: "実績報告の補正", easy: "報告《ほうこく》を 直《なお》して ください", en: "Report to be corrected" }
    fn confirmed() { ja: "額の確定", easy: "お金《かね》が 決《き》まりました", en: "Amount confirmed" }
    fn closed() { ja: "完了", easy: "終《お》わりました", en: "Completed" }
    fn discontinued() { ja: "中止・廃止", easy: "とちゅうで やめました", en: "Discontinued" }
    fn revoked() { ja: "交付決定取消し", easy: "補助金《ほじょきん》が 取《と》り消《け》されました", en: "Grant revoked" }

    fn say_reported() {
        ja: "実績報告を受け付けました。市が確かめています。",
        easy: "報告《ほうこく》を 受《う》け付《つ》けました。市《し》が 見《み》て います。",
        en: "We have received your report. The city is looking at it.",
    }
    fn say_report_returned() {
        ja: "実績報告に、直していただきたい所があります。直して、もう一度提出してください。",
        easy: "報告《ほうこく》に 直《なお》す 所《ところ》が あります。直《なお》して、もう一度《いちど》 出《だ》して ください。",
        en: "Something in your report has to be corrected. Please correct it and submit it again.",
    }
    fn say_confirmed() { ja: "補助金の額が決まりました。", easy: "補助金《ほじょきん》が いくらか 決《き》まりました。", en: "The amount of the grant is confirmed." }
    fn say_confirmed_amount(amount) { ja: "補助金は {amount}円 に決まりました。", easy: "補助金《ほじょきん》は {amount}円《えん》に 決《き》まりました。", en: "The grant is confirmed at {amount} yen." }
    fn say_closed() { ja: "完了しました。ありがとうございました。", easy: "終《お》わりました。ありがとう ございました。", en: "Completed. Thank you very much." }
    fn say_discontinued() { ja: "事業は中止・廃止となりました。", easy: "とちゅうで やめる ことに なりました。", en: "The project was ended early." }
    fn say_revoked() { ja: "補助金の交付決定が取り消されました。理由を読んでください。", easy: "補助金《ほじょきん》が 取《と》り消《け》されました。理由《りゆう》を 読《よ》んで ください。", en: "The grant was revoked. Please read the reason." }

    fn do_apply_for_grant() { ja: "交付を申請する", easy: "補助金《ほじょきん》を 申請《しんせい》する", en: "Apply for the grant" }
    fn do_ask_advance() { ja: "概算払を請求する", easy: "先《さき》に お金《かね》を もらう", en: "Ask for an advance" }
    fn do_pay_advance() { ja: "概算払の支払いを記録する", easy: "先《さき》に 払《はら》った お金《かね》を 書《か》く", en: "Record an advance" }
    fn do_tell_status() { ja: "状況を報告する", easy: "今《いま》の ようすを 知《し》らせる", en: "Report on progress" }
    fn do_ask_change() { ja: "計画の変更を申請する", easy: "計画《けいかく》を 変《か》える", en: "Ask to change the project" }
    fn do_draft_change() { ja: "変更の承認を起案する", easy: "変更《へんこう》の 案《あん》を 書《か》く", en: "Draft the approval of the change" }
    fn do_approve_change() { ja: "変更の承認を決裁する", easy: "変更《へんこう》を 決《き》める", en: "Approve the change" }
    fn do_ask_discontinuation() { ja: "中止・廃止を申請する", easy: "とちゅうで やめる", en: "Ask to discontinue" }
    fn do_draft_discontinuation() { ja: "中止の承認を起案する", easy: "中止《ちゅうし》の 案《あん》を 書《か》く", en: "Draft the approval of the end" }
    fn do_discontinue() { ja: "中止の承認を決裁する", easy: "中止《ちゅうし》を 決《き》める", en: "Approve the end" }
    fn do_return_request() { ja: "申請・請求を差し戻す", easy: "書類《しょるい》を もどす", en: "Give a request back" }
    fn do_report() { ja: "実績を報告する", easy: "実績《じっせき》を 報告《ほうこく》する", en: "Submit the report" }
    fn do_return_report() { ja: "実績報告の補正をお願いする", easy: "報告《ほうこく》を 直《なお》して もらう", en: "Ask for a correction of the report" }
    fn do_rereport() { ja: "直して報告する", easy: "直《なお》して 出《だ》す", en: "Submit the corrected report" }
    fn do_draft_settlement() { ja: "額の確定を起案する", easy: "お金《かね》の 案《あん》を 書《か》く", en: "Draft the confirmation of the amount" }
    fn do_consent_ruling() { ja: "承認して次へ回す", easy: "よいと 認《みと》めて、次《つぎ》の 人《ひと》に わたす", en: "Consent and pass on" }
    fn do_confirm() { ja: "額の確定を決裁する", easy: "お金《かね》を 決《き》める", en: "Confirm the amount" }
    fn do_send_back_ruling() { ja: "起案を差し戻す", easy: "案《あん》を もどす", en: "Send the draft back" }
    fn do_send_invoice() { ja: "請求書を出す", easy: "請求書《せいきゅうしょ》を 出《だ》す", en: "Send an invoice" }
    fn do_pay_balance() { ja: "支払いを記録する", easy: "払《はら》った お金《かね》を 書《か》く", en: "Record the payment" }
    fn do_take_refund() { ja: "返還を記録する", easy: "返《かえ》って きた お金《かね》を 書《か》く", en: "Record a refund" }
    fn do_close() { ja: "完了とする", easy: "終《お》わりに する", en: "Close the case" }
    fn do_draft_revocation() { ja: "交付決定の取消しを起案する", easy: "取《と》り消《け》す 案《あん》を 書《か》く", en: "Draft the revocation of the grant" }
    fn do_revoke() { ja: "取消しを決裁する", easy: "取《と》り消《け》しを 決《き》める", en: "Approve the revocation" }

    fn was_apply_for_grant() { ja: "交付申請書を受付", easy: "補助金《ほじょきん》の 申請《しんせい》が 来《き》ました", en: "Application for the grant received" }
    fn was_ask_advance() { ja: "概算払請求書を受付", easy: "先《さき》に お金《かね》を もらう 請求《せいきゅう》が 来《き》ました", en: "Request for an advance received" }
    fn was_pay_advance() { ja: "概算払の支払いを記録", easy: "先《さき》に 払《はら》いました", en: "Advance paid" }
    fn was_tell_status() { ja: "状況報告書を受付", easy: "今《いま》の ようすが 来《き》ました", en: "Progress report received" }
    fn was_ask_change() { ja: "変更承認申請書を受付", easy: "変更《へんこう》の 申請《しんせい》が 来《き》ました", en: "Request for a change received" }
    fn was_draft_change() { ja: "変更の承認を起案", easy: "変更《へんこう》の 案《あん》を 書《か》きました", en: "Approval of the change drafted" }
    fn was_approve_change() { ja: "変更を承認", easy: "変更《へんこう》を 認《みと》めました", en: "Change approved" }
    fn was_ask_discontinuation() { ja: "中止・廃止承認申請書を受付", easy: "やめる 申請《しんせい》が 来《き》ました", en: "Request to discontinue received" }
    fn was_draft_discontinuation() { ja: "中止の承認を起案", easy: "中止《ちゅうし》の 案《あん》を 書《か》きました", en: "Approval of the end drafted" }
    fn was_discontinue() { ja: "中止・廃止を承認", easy: "やめる ことを 認《みと》めました", en: "End approved" }
    fn was_return_request() { ja: "申請・請求を差し戻し", easy: "書類《しょるい》を もどしました", en: "Request given back" }
    fn was_report() { ja: "実績報告書を受付", easy: "報告《ほうこく》が 来《き》ました", en: "Report received" }
    fn was_return_report() { ja: "実績報告の補正を依頼", easy: "報告《ほうこく》を 直《なお》して もらいます", en: "Correction of the report wanted" }
    fn was_rereport() { ja: "直した実績報告書を受付", easy: "直《なお》した 報告《ほうこく》が 来《き》ました", en: "Corrected report received" }
    fn was_draft_settlement() { ja: "額の確定を起案", easy: "お金《かね》の 案《あん》を 書《か》きました", en: "Confirmation of the amount drafted" }
    fn was_consent_ruling() { ja: "起案を承認して回付", easy: "案《あん》を 次《つぎ》の 人《ひと》に わたしました", en: "Draft passed on" }
    fn was_confirm() { ja: "額を確定", easy: "お金《かね》を 決《き》めました", en: "Amount confirmed" }
    fn was_send_back_ruling() { ja: "起案を差し戻し", easy: "案《あん》を もどしました", en: "Draft sent back" }
    fn was_send_invoice() { ja: "請求書を受付", easy: "請求書《せいきゅうしょ》が 来《き》ました", en: "Invoice received" }
    fn was_pay_balance() { ja: "支払いを記録", easy: "払《はら》いました", en: "Payment recorded" }
    fn was_take_refund() { ja: "返還を記録", easy: "お金《かね》が 返《かえ》って きました", en: "Refund recorded" }
    fn was_close() { ja: "完了", easy: "終《お》わりました", en: "Closed" }
    fn was_draft_revocation() { ja: "交付決定の取消しを起案", easy: "取《と》り消《け》す 案《あん》を 書《か》きました", en: "Revocation drafted" }
    fn was_revoke() { ja: "交付決定を取消し", easy: "補助金《ほじょきん》を 取《と》り消《け》しました", en: "Grant revoked" }

    fn not_kana() { ja: "口座名義は、通帳のとおりカナで入力してください。", easy: "口座《こうざ》の 名前《なまえ》は カタカナで 書《か》いて ください。", en: "Type the holder in kana, as it is printed in the pass book." }
    fn more_income(by) { ja: "収入が支出より {by}円 多くなっています。自己資金などの欄で合わせてください。", easy: "入《はい》った お金《かね》が {by}円《えん》 多《おお》いです。合《あ》わせて ください。", en: "Income is {by} yen more than expenses. Adjust own money or another line." }
    fn more_expense(by) { ja: "支出が収入より {by}円 多くなっています。自己資金などの欄で合わせてください。", easy: "使《つか》った お金《かね》が {by}円《えん》 多《おお》いです。合《あ》わせて ください。", en: "Expenses are {by} yen more than income. Adjust own money or another line." }
    fn no_receipt() { ja: "この費用の領収書がありません。", easy: "この お金《かね》の 領収書《りょうしゅうしょ》が ありません。", en: "There is no receipt for this cost." }
    fn receipts_short(by) { ja: "領収書の合計が、決算額に {by}円 足りません。", easy: "領収書《りょうしゅうしょ》が {by}円《えん》 たりません。", en: "The receipts are {by} yen short of this cost." }
    fn before_grant(from) { ja: "交付決定の日（{from}）より前の領収書は、対象になりません。対象外の費用にするか、日付を確かめてください。", easy: "{from}より 前《まえ》の 領収書《りょうしゅうしょ》は 使《つか》えません。日《ひ》を 確《たし》かめて ください。", en: "Receipts from before the grant ({from}) do not count. Check the date." }
    fn paid_before_grant(from) { ja: "交付決定の日（{from}）より前の日は記録できません。日付を確かめてください。", easy: "{from}より 前《まえ》の 日《ひ》は 書《か》けません。", en: "The grant was decided on {from}; nothing can have been paid before it." }
    fn day_to_come() { ja: "まだ来ていない日です。", easy: "まだ 来《き》て いない 日《ひ》です。", en: "This day is still to come." }
    fn no_photo() { ja: "写真を1枚以上付けてください。", easy: "写真《しゃしん》を 1枚《まい》 入《い》れて ください。", en: "Attach at least one photo." }
    fn not_a_picture() { ja: "写真（JPEG・PNG）を選んでください。", easy: "写真《しゃしん》を えらんで ください。", en: "Choose a photo (JPEG or PNG)." }
    fn above_advance(most) { ja: "概算払で請求できるのは、1円から {most}円 までです。", easy: "先《さき》に もらえるのは {most}円《えん》までです。", en: "An advance may be 1 to {most} yen." }
    fn above_open(most) { ja: "記録できるのは、1円から {most}円 までです。", easy: "{most}円《えん》までです。", en: "1 to {most} yen can be recorded." }
    fn above_formula(most) { ja: "0円から、実績から計算した {most}円 までで入力してください。", easy: "{most}円《えん》までで 書《か》いて ください。", en: "Type 0 to {most} yen: what the actual figures give." }
    fn nothing_changed() { ja: "変更する内容・予算・終わる日のどれかを入力してください。", easy: "何《なに》を 変《か》えるか 書《か》いて ください。", en: "Say what changes: content, budget or last day." }
    fn too_many_files(max) { ja: "ファイルは{max}個までです。", easy: "ファイルは {max}個《こ》までです。", en: "At most {max} files." }

    fn request_grant() { ja: "交付申請書", easy: "補助金《ほじょきん》の 申請《しんせい》", en: "Application for the grant" }
    fn request_change() { ja: "変更承認申請書", easy: "計画《けいかく》を 変《か》える 申請《しんせい》", en: "Request for a change" }
    fn request_discontinuation() { ja: "中止・廃止承認申請書", easy: "やめる 申請《しんせい》", en: "Request to discontinue" }
    fn request_advance() { ja: "概算払請求書", easy: "先《さき》に お金《かね》を もらう 請求《せいきゅう》", en: "Request for an advance" }
    fn request_status() { ja: "状況報告書", easy: "今《いま》の ようす", en: "Progress report" }
    fn request_invoice() { ja: "請求書", easy: "お金《かね》の 請求書《せいきゅうしょ》", en: "Invoice" }
    fn ruling_settlement() { ja: "額の確定", easy: "お金《かね》を 決《き》める こと", en: "Confirmation of the amount" }
    fn ruling_change() { ja: "変更の承認", easy: "変更《へんこう》を 認《みと》める こと", en: "Approval of a change" }
    fn ruling_discontinuation() { ja: "中止・廃止の承認", easy: "やめるのを 認《みと》める こと", en: "Approval of the end" }
    fn ruling_revocation() { ja: "交付決定の取消し", easy: "補助金《ほじょきん》の 取《と》り消《け》し", en: "Revocation of the grant" }
    fn payment_advance() { ja: "概算払", easy: "先《さき》に 払《はら》った お金《かね》", en: "Advance" }
    fn payment_balance() { ja: "精算払", easy: "後《あと》で 払《はら》った お金《かね》", en: "Balance" }
    fn payment_refund() { ja: "返還", easy: "返《かえ》した お金《かね》", en: "Refund" }
    fn account_ordinary() { ja: "普通", easy: "普通《ふつう》", en: "Ordinary" }
    fn account_current() { ja: "当座", easy: "当座《とうざ》", en: "Current" }
    fn account_savings() { ja: "貯蓄", easy: "貯蓄《ちょちく》", en: "Savings" }

    fn report_title() { ja: "実績報告", easy: "実績報告《じっせきほうこく》", en: "Report" }
    fn report_lead() {
        ja: "事業が終わったら、行ったことと収支を市に報告します。ページごとに保存されるので、何日かに分けて書けます。",
        easy: "終《お》わったら、した ことと お金《かね》を 報告《ほうこく》します。少《すこ》しずつ 書《か》いて いいです。",
        en: "When the project is over, you report what you did and the accounts. Every page is saved, so you can take several days.",
    }
    fn report_due(date) { ja: "期限は{date}です。", easy: "{date}までに 出《だ》して ください。", en: "Due on {date}." }
    fn report_late(date) { ja: "期限の{date}を過ぎています。できるだけ早く提出してください。遅れても受け付けます。", easy: "{date}が すぎました。早《はや》く 出《だ》して ください。今《いま》からでも 出《だ》せます。", en: "It was due on {date}. Please submit it as soon as you can; it is still taken." }
    fn write_report() { ja: "実績報告を書く", easy: "実績報告《じっせきほうこく》を 書《か》く", en: "Write the report" }
    fn go_on_report() { ja: "実績報告の続きを書く", easy: "報告《ほうこく》の つづきを 書《か》く", en: "Go on with the report" }
    fn task_accounts() { ja: "収支決算", easy: "お金《かね》の まとめ", en: "Accounts" }
    fn task_receipts() { ja: "領収書", easy: "領収書《りょうしゅうしょ》", en: "Receipts" }
    fn task_photos() { ja: "写真", easy: "写真《しゃしん》", en: "Photos" }
    fn task_check() { ja: "確認と提出", easy: "確《たし》かめて 出《だ》す", en: "Check and submit" }
    fn help_page() { ja: "設問に答えます", easy: "質問《しつもん》に 答《こた》えます", en: "A few questions" }
    fn help_accounts() { ja: "予算の行ごとに、実際の額を入力します", easy: "使《つか》った お金《かね》を 書《か》きます", en: "The actual amount of every line of the budget" }
    fn help_receipts() { ja: "写真かPDFで付け、どの費用のものかを選びます", easy: "写真《しゃしん》で 入《い》れて、どの お金《かね》か えらびます", en: "Photo or PDF, each with the cost it is for" }
    fn help_photos() { ja: "活動のようすがわかる写真", easy: "した ことが わかる 写真《しゃしん》", en: "Photos of what you did" }
    fn help_check() { ja: "全体を確かめて、市に提出します", easy: "ぜんぶ 見《み》て、市《し》に 出《だ》します", en: "Look at all of it and submit" }
    fn back_to_report() { ja: "実績報告の一覧に戻る", easy: "もどる", en: "Back to the report" }
    fn back_to_case() { ja: "案件のページに戻る", easy: "もどる", en: "Back to the case" }

    fn accounts_lead() { ja: "予算の行ごとに、実際にかかった額を入力してください。使わなかった行は「0」と入力します。", easy: "本当《ほんとう》に 使《つか》った お金《かね》を 書《か》いて ください。使《つか》わなかった ときは「0」を 書《か》きます。", en: "Type what every line came to. Type 0 where nothing was spent." }
    fn planned() { ja: "予算額", easy: "計画《けいかく》の お金《かね》", en: "Budget" }
    fn actual() { ja: "決算額", easy: "本当《ほんとう》の お金《かね》", en: "Actual" }
    fn difference() { ja: "差額", easy: "ちがい", en: "Difference" }
    fn remark() { ja: "備考", easy: "ひとこと", en: "Remark" }
    fn excluded() { ja: "対象外", easy: "対象外《たいしょうがい》", en: "not covered" }
    fn beside_plan() { ja: "予算になかった費用・収入", easy: "計画《けいかく》に なかった お金《かね》", en: "Not in the budget" }
    fn beside_plan_help() { ja: "あるときだけ入力してください。保存すると行が増えます。", easy: "ある ときだけ 書《か》いて ください。", en: "Only where there is any. Saving adds rows." }
    fn subsidy_computed() { ja: "実績から計算した額です", easy: "計算《けいさん》で 決《き》まります", en: "follows from the actual figures" }
    fn calculate() { ja: "保存して計算する", easy: "保存《ほぞん》して 計算《けいさん》する", en: "Save and calculate" }
    fn fill_own() { ja: "自己資金で差を埋める", easy: "のこりを 自分《じぶん》たちの お金《かね》に する", en: "Fill the rest with own money" }
    fn total_expense() { ja: "支出計", easy: "使《つか》った お金《かね》", en: "Expenses" }
    fn total_income() { ja: "収入計", easy: "入《はい》った お金《かね》", en: "Income" }
    fn eligible() { ja: "補助対象経費", easy: "補助《ほじょ》の 対象《たいしょう》の お金《かね》", en: "Eligible costs" }
    fn granted_amount() { ja: "交付決定額", easy: "決《き》まった 補助金《ほじょきん》", en: "Granted" }
    fn granted_on() { ja: "交付決定日", easy: "補助金《ほじょきん》が 決《き》まった 日《ひ》", en: "Decided on" }
    fn expected() { ja: "確定額の見込み", easy: "もらえる 補助金《ほじょきん》（よそう）", en: "Grant to expect" }
    fn confirmed_amount() { ja: "確定額", easy: "決《き》まった お金《かね》", en: "Confirmed" }
    fn paid_so_far() { ja: "受取済みの額", easy: "もう もらった お金《かね》", en: "Received so far" }
    fn to_be_paid() { ja: "これから支払われる額", easy: "これから もらう お金《かね》", en: "Still to be paid" }
    fn to_be_returned() { ja: "返還する額", easy: "返《かえ》す お金《かね》", en: "To be returned" }
    fn repay_by() { ja: "返還の期限", easy: "返《かえ》す 期限《きげん》", en: "Return by" }

    fn receipts_lead(date) { ja: "対象の費用には、すべて領収書が必要です。{date}（交付決定の日）から後のものが対象です。スマートフォンで撮った写真でかまいません。", easy: "領収書《りょうしゅうしょ》を ぜんぶ 入《い》れて ください。{date}から 後《あと》の ものです。写真《しゃしん》で いいです。", en: "Every eligible cost needs its receipt, dated {date} (the grant) or later. A photo taken with a telephone is fine." }
    fn add_receipt() { ja: "領収書を付ける", easy: "領収書《りょうしゅうしょ》を 入《い》れる", en: "Attach a receipt" }
    fn choose_receipt() { ja: "領収書のファイル（写真・PDF）", easy: "領収書《りょうしゅうしょ》の 写真《しゃしん》", en: "File of the receipt (photo or PDF)" }
    fn receipt_no(nth) { ja: "領収書 {nth}", easy: "領収書《りょうしゅうしょ》 {nth}", en: "Receipt {nth}" }
    fn receipt_line() { ja: "どの費用の領収書ですか", easy: "どの お金《かね》ですか", en: "Which cost is it for?" }
    fn receipt_day() { ja: "領収書の日付", easy: "領収書《りょうしゅうしょ》の 日《ひ》", en: "Its date" }
    fn receipt_payee() { ja: "支払先", easy: "お店《みせ》の 名前《なまえ》", en: "Paid to" }
    fn receipt_amount() { ja: "金額", easy: "お金《かね》", en: "Amount" }
    fn not_matched() { ja: "えらんでください", easy: "えらんで ください", en: "Choose one" }
    fn save_receipts() { ja: "領収書の内容を保存する", easy: "保存《ほぞん》する", en: "Save the receipts" }
    fn remove_file() { ja: "取り除く", easy: "消《け》す", en: "Remove" }
    fn receipts_sum() { ja: "費用ごとの領収書の合計", easy: "お金《かね》ごとの 領収書《りょうしゅうしょ》", en: "Receipts by cost" }
    fn receipts_total() { ja: "領収書の合計", easy: "領収書《りょうしゅうしょ》の お金《かね》", en: "Receipts" }
    fn none_yet() { ja: "まだありません。", easy: "まだ ありません。", en: "None yet." }
    fn photos_lead() { ja: "活動の前・とちゅう・後のようすがわかる写真を付けてください。完了のあと、市のサイトで公表することがあります。人の顔が写っているときは、本人の了解を得てください。", easy: "した ことが わかる 写真《しゃしん》を 入《い》れて ください。みんなに 見《み》せる ことが あります。顔《かお》が 写《うつ》って いる 人《ひと》には 聞《き》いて ください。", en: "Attach photos from before, during and after. They may be published on the city's site. Ask people whose faces can be seen." }
    fn add_photo() { ja: "写真を付ける", easy: "写真《しゃしん》を 入《い》れる", en: "Attach a photo" }
    fn choose_photo() { ja: "写真のファイル（JPEG・PNG）", easy: "写真《しゃしん》", en: "Photo (JPEG or PNG)" }
    fn check_lead() { ja: "全体を確かめて、提出してください。提出すると、市が検査して補助金の額を確定します。", easy: "ぜんぶ 見《み》て、出《だ》して ください。市《し》が 見《み》て、補助金《ほじょきん》を 決《き》めます。", en: "Look at all of it and submit. The city then inspects it and confirms the amount." }
    fn still_missing() { ja: "まだ足りないもの", easy: "まだ たりない もの", en: "Still missing" }
    fn submit_report() { ja: "実績報告を提出する", easy: "報告《ほうこく》を 出《だ》す", en: "Submit the report" }
    fn submitted_on() { ja: "提出した日", easy: "出《だ》した 日《ひ》", en: "Submitted" }
    fn accounts() { ja: "収支決算", easy: "お金《かね》の まとめ", en: "Accounts" }
    fn locked() { ja: "補正の対象ではないため、変えられません。", easy: "ここは 変《か》えられません。", en: "Not part of the correction, so it cannot be changed." }

    fn award() { ja: "補助金の記録", easy: "補助金《ほじょきん》の 記録《きろく》", en: "The grant" }
    fn more_to_do() { ja: "このほかにできる手続き", easy: "ほかに できる こと", en: "What else you can do" }
    fn status_due(date) { ja: "{date}までに、状況報告書を出してください。", easy: "{date}までに、今《いま》の ようすを 知《し》らせて ください。", en: "Please send a progress report by {date}." }
    fn invoice_now(amount) { ja: "まだ受け取っていない {amount}円 を請求できます。請求書を出してください。", easy: "まだ もらって いない {amount}円《えん》が あります。請求書《せいきゅうしょ》を 出《だ》して ください。", en: "{amount} yen are still to be paid. Please send an invoice." }
    fn invoice_waits() { ja: "請求書を受け付けました。市が支払いの手続きをしています。", easy: "請求書《せいきゅうしょ》を 受《う》け付《つ》けました。市《し》が 払《はら》います。", en: "Your invoice was received. The city is arranging the payment." }
    fn refund_now(amount, date) { ja: "{amount}円 を、{date}までに返還してください。納付の方法は担当課からご案内します。", easy: "{amount}円《えん》を {date}までに 返《かえ》して ください。返《かえ》し方《かた》は 市《し》が 教《おし》えます。", en: "Please return {amount} yen by {date}. The department tells you how." }
    fn settled_waits() { ja: "精算が終わりました。市が完了の手続きをします。", easy: "お金《かね》の ことは 終《お》わりました。", en: "Everything is settled. The city closes the case." }
    fn apply_now() { ja: "交付申請書を出してください。市が確かめて、交付を決定します。", easy: "補助金《ほじょきん》の 申請《しんせい》を 出《だ》して ください。", en: "Please apply for the grant. The city then decides it." }
    fn apply_waits() { ja: "交付申請書を受け付けました。市が確かめています。", easy: "申請《しんせい》を 受《う》け付《つ》けました。市《し》が 見《み》て います。", en: "Your application for the grant was received. The city is looking at it." }
    fn waiting_tag() { ja: "市の返事を待っています", easy: "市《し》の 返事《へんじ》を 待《ま》って います", en: "waiting for the city" }
    fn accepted_tag() { ja: "認められました", easy: "認《みと》められました", en: "accepted" }
    fn noted_tag() { ja: "届出として受理（軽微な変更）", easy: "知《し》らせを 受《う》けました", en: "taken note of (small change)" }
    fn given_back_tag() { ja: "差し戻し", easy: "もどされました", en: "given back" }
    fn told_tag() { ja: "受付済み", easy: "受《う》け付《つ》けました", en: "received" }
    fn filed() { ja: "出した書類", easy: "出《だ》した 書類《しょるい》", en: "Filed" }
    fn payments() { ja: "支払い・返還", easy: "お金《かね》の 動《うご》き", en: "Payments" }

    fn send_request() { ja: "提出する", easy: "出《だ》す", en: "Submit" }
    fn bank_title() { ja: "振込先の口座", easy: "お金《かね》を 入《い》れる 口座《こうざ》", en: "Bank account" }
    fn bank_lead() { ja: "団体名義の口座を入力してください。支払いのためだけに使い、支払担当の職員だけが見ます。", easy: "団体《だんたい》の 口座《こうざ》を 書《か》いて ください。お金《かね》を 払《はら》う 人《ひと》だけが 見《み》ます。", en: "An account in the name of the group. It is used to pay and for nothing else, and only those who pay can see it." }
    fn bank() { ja: "金融機関名", easy: "銀行《ぎんこう》の 名前《なまえ》", en: "Bank" }
    fn branch() { ja: "支店名", easy: "支店《してん》の 名前《なまえ》", en: "Branch" }
    fn account_kind() { ja: "種別", easy: "しゅるい", en: "Kind" }
    fn account_number() { ja: "口座番号", easy: "口座《こうざ》の 番号《ばんごう》", en: "Account number" }
    fn holder() { ja: "口座名義（カナ）", easy: "口座《こうざ》の 名前《なまえ》（カタカナ）", en: "Holder (in kana)" }
    fn before_after() { ja: "予算の変更前と変更後", easy: "お金《かね》の 前《まえ》と 後《あと》", en: "The budget before and after" }
    fn before() { ja: "変更前", easy: "前《まえ》", en: "Before" }
    fn after() { ja: "変更後", easy: "後《あと》", en: "After" }
    fn budget_help() { ja: "変わる行だけ直してください。補助金の額は計算で決まります。", easy: "変《か》わる 所《ところ》だけ 直《なお》して ください。", en: "Change only what changes. The grant follows from the figures." }
    fn new_lines() { ja: "新しい費用・収入", easy: "新《あたら》しい お金《かね》", en: "New lines" }
    fn at_most(amount) { ja: "いま請求できるのは {amount}円 までです。", easy: "{amount}円《えん》までです。", en: "At most {amount} yen now." }
    fn you_ask(amount) { ja: "請求する額：{amount}円", easy: "請求《せいきゅう》する お金《かね》：{amount}円《えん》", en: "You ask for {amount} yen." }
    fn category() { ja: "節・区分", easy: "しゅるい", en: "Category" }
    fn text() { ja: "内容", easy: "何《なに》の お金《かね》か", en: "What for" }
    fn income_option(name) { ja: "収入：{name}", easy: "入《はい》る お金《かね》：{name}", en: "Income: {name}" }
    fn expense_option(name) { ja: "支出：{name}", easy: "使《つか》う お金《かね》：{name}", en: "Expense: {name}" }

    fn inspect() { ja: "実績報告の検査", easy: "報告《ほうこく》を 見《み》る", en: "Inspection of the report" }
    fn formula_says(eligible, amount) { ja: "補助対象経費 {eligible}円 から計算した額は {amount}円 です。", easy: "計算《けいさん》した お金《かね》は {amount}円《えん》です。", en: "Eligible costs of {eligible} yen give {amount} yen." }
    fn amount_left() { ja: "確定する額", easy: "決《き》める お金《かね》", en: "Amount to confirm" }
    fn amount_after() { ja: "変更後の交付決定額", easy: "変《か》えた 後《あと》の お金《かね》", en: "Grant after the change" }
    fn amount_kept() { ja: "取消し後に残る額（全部取消しは 0）", easy: "のこる お金《かね》（ぜんぶは 0）", en: "What remains (0: all is revoked)" }
    fn amount_help(most) { ja: "{most}円までで、検査の結果に応じて減らせます。", easy: "{most}円《えん》までです。", en: "At most {most} yen; less where the inspection says so." }
    fn ruling_reason() { ja: "理由・検査の所見（団体に通知します）", easy: "理由《りゆう》（団体《だんたい》が 読《よ》みます）", en: "Reason or findings (told to the group)" }
    fn repay_help() { ja: "支払済みの額より少なくするときに必要です。", easy: "返《かえ》して もらう ときに 書《か》きます。", en: "Needed where less remains than was paid." }
    fn payment_amount() { ja: "金額", easy: "お金《かね》", en: "Amount" }
    fn payment_on() { ja: "支払・収納の日", easy: "払《はら》った 日《ひ》", en: "Day" }
    fn payment_note() { ja: "支出命令番号など", easy: "メモ", en: "Reference" }
    fn which_request() { ja: "差し戻す書類", easy: "もどす 書類《しょるい》", en: "What is given back" }
    fn return_why() { ja: "差し戻す理由（団体が読みます）", easy: "理由《りゆう》（団体《だんたい》が 読《よ》みます）", en: "Reason (the group reads it)" }
    fn send_back_why() { ja: "差し戻す理由", easy: "理由《りゆう》", en: "Reason" }
    fn see_account() { ja: "振込先の口座を見る", easy: "口座《こうざ》を 見《み》る", en: "See the bank account" }
    fn see_account_note() { ja: "見たことは記録されます。", easy: "見《み》た ことは のこります。", en: "That you looked is noted." }
    fn saw_account() { ja: "振込先の口座を閲覧", easy: "口座《こうざ》を 見《み》ました", en: "Looked at the bank account" }
    fn no_account() { ja: "口座はまだ届いていません。", easy: "口座《こうざ》は まだ ありません。", en: "No bank account was given yet." }
    fn need_settlement() { ja: "領収書・写真・収支を検査し、額の確定を起案します。", easy: "報告《ほうこく》を 見《み》て、お金《かね》の 案《あん》を 書《か》きます。", en: "Inspect receipts, photos and accounts, then draft the amount." }
    fn need_return_report() { ja: "直していただきたい所に印を付け、理由と期限を書いてください。", easy: "直《なお》す 所《ところ》に しるしを つけます。", en: "Mark what has to be corrected, with reasons and a day." }
    fn need_ruling_approval() { ja: "起案を読み、よければ決裁してください。最後の決裁で、番号と日付が付き、団体に通知されます。", easy: "案《あん》を 読《よ》んで 決《き》めて ください。", en: "Read the draft. The last approval gives it number and date and tells the group." }
    fn need_change() { ja: "変更前と変更後を確かめ、承認を起案します。", easy: "前《まえ》と 後《あと》を 見《み》て、案《あん》を 書《か》きます。", en: "Compare before and after, then draft the approval." }
    fn need_discontinuation() { ja: "それまでの対象経費をもとに、確定する額を起案します。", easy: "使《つか》った お金《かね》を 見《み》て、案《あん》を 書《か》きます。", en: "Draft the amount on what was spent until then." }
    fn need_revocation() { ja: "条件に違反したときなどに、全部または一部を取り消します。理由は団体に通知されます。", easy: "約束《やくそく》を 守《まも》らない とき などに 取《と》り消《け》します。", en: "Where conditions were broken, all or part is revoked. The reason is told to the group." }
    fn need_payment() { ja: "支払いが済んだ日と額を記録します。", easy: "払《はら》った 日《ひ》と お金《かね》を 書《か》きます。", en: "Record day and amount of the payment." }
    fn need_refund() { ja: "返還された日と額を記録します。", easy: "返《かえ》って きた 日《ひ》と お金《かね》を 書《か》きます。", en: "Record day and amount of the refund." }
    fn need_close() { ja: "支払いと返還がすべて済みました。完了とし、成果を公表します。", easy: "お金《かね》の ことは 終《お》わりました。終《お》わりに します。", en: "All payments are settled. Close the case and publish the result." }
    fn need_return_request() { ja: "内容に不備があるときなどに、理由を付けて戻します。", easy: "たりない とき などに もどします。", en: "Give it back with a reason, where something is amiss." }
    fn stands() { ja: "起案の状態", easy: "案《あん》の ようす", en: "State of the draft" }
    fn ruling_drafted() { ja: "決裁待ち", easy: "決《き》めるのを 待《ま》って います", en: "waits for approval" }
    fn ruling_back() { ja: "差し戻し", easy: "もどされました", en: "sent back" }
    fn ruling_in_force() { ja: "通知済み", easy: "知《し》らせました", en: "in force" }
    fn say_staff_granted() { ja: "事業が行われています。申請・請求や実績報告を待っています。", easy: "事業《じぎょう》を して います。報告《ほうこく》を 待《ま》って います。", en: "The project is under way. Requests and the report are awaited." }
    fn say_staff_reported() { ja: "実績報告を検査し、補正を求めるか、額の確定を起案してください。", easy: "報告《ほうこく》を 見《み》て ください。", en: "Inspect the report; ask for a correction, or draft the amount." }
    fn say_staff_report_returned() { ja: "団体が実績報告を直しています。", easy: "団体《だんたい》が 報告《ほうこく》を 直《なお》して います。", en: "The group is correcting its report." }
    fn say_staff_confirmed() { ja: "額が確定しました。請求を受けて支払い、精算が済んだら完了とします。", easy: "お金《かね》が 決《き》まりました。払《はら》って ください。", en: "The amount is confirmed. Pay on the invoice, then close the case." }
    fn published_actual() { ja: "決算額", easy: "使《つか》った お金《かね》", en: "Actual cost" }
    fn published_confirmed() { ja: "確定額", easy: "決《き》まった 補助金《ほじょきん》", en: "Confirmed" }
}

/// What is wrong, beside the field.
pub fn problem(lang: Lang, problem: AwardProblem) -> Text {
    match problem {
        AwardProblem::Unbalanced { more_income: true, by } => more_income(lang, by),
        AwardProblem::Unbalanced { more_income: false, by } => more_expense(lang, by),
        AwardProblem::NoReceipt => no_receipt(lang),
        AwardProblem::ReceiptsShort { by } => receipts_short(lang, by),
        AwardProblem::BeforeGrant { from } => before_grant(lang, calendar::date(from, lang)),
        AwardProblem::PaidBeforeGrant { from } => paid_before_grant(lang, calendar::date(from, lang)),
        AwardProblem::DayToCome => day_to_come(lang),
        AwardProblem::NoPhoto => no_photo(lang),
        AwardProblem::NotAPicture => not_a_picture(lang),
        AwardProblem::AboveAdvance { most } => above_advance(lang, most),
        AwardProblem::AboveOpen { most } => above_open(lang, most),
        AwardProblem::AboveFormula { most } => above_formula(lang, most),
        AwardProblem::NothingChanged => nothing_changed(lang),
        AwardProblem::TooManyFiles { max } => too_many_files(lang, max),
        AwardProblem::AboveGrant { most } => property::above_grant(lang, most),
        AwardProblem::BelowRegister { from } => property::below_register(lang, from),
        AwardProblem::AcquiredBeforeGrant { from } => property::acquired_before_grant(lang, calendar::date(from, lang)),
        AwardProblem::BeforeAcquired { on } => property::before_acquired(lang, calendar::date(on, lang)),
        AwardProblem::RestrictionDiffers { counted } => {
            property::restriction_differs(lang, calendar::date(counted, lang))
        }
        AwardProblem::NothingCorrected => property::nothing_corrected(lang),
    }
}

/// What a request is called.
pub fn request(lang: Lang, kind: RequestKind) -> Text {
    match kind {
        RequestKind::Grant => request_grant(lang),
        RequestKind::Change => request_change(lang),
        RequestKind::Discontinuation => request_discontinuation(lang),
        RequestKind::Advance => request_advance(lang),
        RequestKind::Status => request_status(lang),
        RequestKind::Invoice => request_invoice(lang),
        RequestKind::Dealing => property::request(lang),
    }
}

/// What a ruling is called.
pub fn ruling(lang: Lang, kind: RulingKind) -> Text {
    match kind {
        RulingKind::Settlement => ruling_settlement(lang),
        RulingKind::Change => ruling_change(lang),
        RulingKind::Discontinuation => ruling_discontinuation(lang),
        RulingKind::Revocation => ruling_revocation(lang),
        RulingKind::Dealing => property::ruling(lang),
        RulingKind::DealingRefusal => property::ruling_refusal(lang),
    }
}

/// What a payment is called.
pub fn payment(lang: Lang, kind: PaymentKind) -> Text {
    match kind {
        PaymentKind::Advance => payment_advance(lang),
        PaymentKind::Balance => payment_balance(lang),
        PaymentKind::Refund => payment_refund(lang),
    }
}

/// What a kind of bank account is called.
pub fn account(lang: Lang, kind: AccountKind) -> Text {
    match kind {
        AccountKind::Ordinary => account_ordinary(lang),
        AccountKind::Current => account_current(lang),
        AccountKind::Savings => account_savings(lang),
    }
}
