//! The words of letters about what comes after the grant（交付決定の後の通知の言葉）.

use super::letters::CaseWords;
use super::{Lang, Text};
use crate::messages::Letter;

texts! {
    /// The last day of a report, as a fact of a letter.
    fn report_by() { ja: "実績報告の期限", easy: "報告《ほうこく》の 最後《さいご》の 日《ひ》", en: "Report by" }
    /// What was filed, as a fact of a letter.
    fn filed() { ja: "書類", easy: "書類《しょるい》", en: "Paper" }
    /// How much was paid or returned, as a fact of a letter.
    fn amount() { ja: "金額", easy: "お金《かね》", en: "Amount" }

    fn report_received_subject(number) { ja: "実績報告を受け付けました（{number}）", easy: "ほうこくを うけました（{number}）", en: "Report received ({number})" }
    fn report_received() {
        ja: "実績報告を受け付けました。",
        easy: "実績報告《じっせきほうこく》を 受《う》け付《つ》けました。",
        en: "We have received your report.",
    }
    fn report_received_next() {
        ja: "次にすること：いま必要な手続きはありません。市が内容を検査し、補助金の額を確定します。",
        easy: "次《つぎ》に すること：いまは ありません。市《し》が 見《み》て、補助金《ほじょきん》を 決《き》めます。",
        en: "Next: nothing for now. The city inspects it and confirms the amount of the grant.",
    }
    fn request_received_subject(number) { ja: "書類を受け付けました（{number}）", easy: "しょるいを うけました（{number}）", en: "Paper received ({number})" }
    fn request_received(name) {
        ja: "{name}を受け付けました。",
        easy: "{name}を 受《う》け付《つ》けました。",
        en: "We have received your paper: {name}.",
    }
    fn request_received_next() {
        ja: "次にすること：いま必要な手続きはありません。市が内容を確かめます。",
        easy: "次《つぎ》に すること：いまは ありません。市《し》が 確《たし》かめます。",
        en: "Next: nothing for now. The city looks at it.",
    }
    fn report_correction_subject(number) { ja: "実績報告の補正のお願い（{number}）", easy: "なおして ください（{number}）", en: "Please correct ({number})" }
    fn report_correction(date) {
        ja: "実績報告に、直していただきたい所があります。{date}までに直して、もう一度ご提出ください。",
        easy: "報告《ほうこく》に 直《なお》して ほしい 所《ところ》が あります。{date}までに 直《なお》して、もう一度《いちど》 出《だ》して ください。",
        en: "Something in your report has to be corrected. Please correct it and submit it again by {date}.",
    }
    fn report_correction_next() {
        ja: "次にすること：マイページで案件を開き、印の付いた所を直して、もう一度提出してください。",
        easy: "次《つぎ》に すること：マイページで 開《ひら》いて、直《なお》して、もう一度《いちど》 出《だ》して ください。",
        en: "Next: open the case on your page, mend what is marked and submit the report again.",
    }
    fn request_returned_subject(number) { ja: "書類をお戻しします（{number}）", easy: "しょるいを もどします（{number}）", en: "Paper given back ({number})" }
    fn request_returned(name) {
        ja: "お出しいただいた{name}を、お戻しします。理由は案件のページに書かれています。",
        easy: "{name}を もどします。理由《りゆう》を 読《よ》んで ください。",
        en: "We give your paper back: {name}. The reason is on the page of your case.",
    }
    fn request_returned_next() {
        ja: "次にすること：理由を確かめ、必要なときは直してもう一度お出しください。",
        easy: "次《つぎ》に すること：理由《りゆう》を 読《よ》んで、直《なお》して 出《だ》して ください。",
        en: "Next: read the reason and file it again if you still want to.",
    }
    fn change_subject(number) { ja: "変更承認のお知らせ（{number}）", easy: "かえて よいです（{number}）", en: "Change approved ({number})" }
    fn change() {
        ja: "申請のあった変更を承認しました。変更後の額は通知書に書かれています。",
        easy: "計画《けいかく》を 変《か》えて いいです。お金《かね》は 通知《つうち》を 読《よ》んで ください。",
        en: "The change was approved. The notice says what the amount is now.",
    }
    fn change_next() {
        ja: "次にすること：変更後の計画に沿って事業を進め、領収書を保管してください。",
        easy: "次《つぎ》に すること：新《あたら》しい 計画《けいかく》で して ください。領収書《りょうしゅうしょ》を とって おいて ください。",
        en: "Next: go on with the changed plan, and keep your receipts.",
    }
    fn paid_subject(number) { ja: "お支払いのお知らせ（{number}）", easy: "お金を はらいました（{number}）", en: "Payment made ({number})" }
    fn paid() {
        ja: "補助金をお支払いしました。額は案件のページに書かれています。",
        easy: "補助金《ほじょきん》を 払《はら》いました。いくらかは ページを 見《み》て ください。",
        en: "The city has paid. The amount is on the page of your case.",
    }
    fn paid_next() {
        ja: "次にすること：ご指定の口座への入金をお確かめください。",
        easy: "次《つぎ》に すること：口座《こうざ》に お金《かね》が 来《き》たか、見《み》て ください。",
        en: "Next: check that the money has arrived in your account.",
    }
    fn refund_subject(number) { ja: "返還を確認しました（{number}）", easy: "お金を うけとりました（{number}）", en: "Refund received ({number})" }
    fn refund() {
        ja: "補助金の返還を確認しました。",
        easy: "返《かえ》して もらった お金《かね》を 受《う》け取《と》りました。",
        en: "We have received the money you returned.",
    }
    fn nothing_next() {
        ja: "次にすること：いま必要な手続きはありません。",
        easy: "次《つぎ》に すること：いまは ありません。",
        en: "Next: nothing for now.",
    }
    fn confirmed_subject(number) { ja: "額の確定のお知らせ（{number}）", easy: "お金が きまりました（{number}）", en: "Amount confirmed ({number})" }
    fn confirmed() {
        ja: "実績報告をもとに、補助金の額を確定しました。額は通知書に書かれています。",
        easy: "補助金《ほじょきん》が いくらか 決《き》まりました。通知《つうち》を 読《よ》んで ください。",
        en: "The amount of the grant was confirmed on your report. The notice says how much it is.",
    }
    fn confirmed_next() {
        ja: "次にすること：通知書をご確認ください。まだ受け取っていない額があるときは、案件のページから請求書をお出しください。",
        easy: "次《つぎ》に すること：通知《つうち》を 読《よ》んで ください。まだ もらって いない お金《かね》が あるときは、請求書《せいきゅうしょ》を 出《だ》して ください。",
        en: "Next: read the notice. If something is still to be paid, send an invoice from the page of your case.",
    }
    fn closed_subject(number) { ja: "事業が完了しました（{number}）", easy: "おわりました（{number}）", en: "Project completed ({number})" }
    fn closed() {
        ja: "補助金の手続きがすべて終わり、事業が完了しました。地域のためのお取り組みに、心からお礼を申し上げます。成果は市のサイトで公表します。",
        easy: "ぜんぶ 終《お》わりました。地域《ちいき》の ために、ありがとう ございました。した ことを みんなに 見《み》せます。",
        en: "Everything is done and the project is completed. Thank you for all that you did for your district. The results are published on the city's site.",
    }
    fn closed_next() {
        ja: "次にすること：帳簿と領収書を、決められた年数のあいだ保管してください。",
        easy: "次《つぎ》に すること：帳簿《ちょうぼ》と 領収書《りょうしゅうしょ》を とって おいて ください。",
        en: "Next: keep your books and receipts for the years the programme asks for.",
    }
    fn discontinued_subject(number) { ja: "中止の承認のお知らせ（{number}）", easy: "やめる ことに しました（{number}）", en: "Discontinued ({number})" }
    fn discontinued() {
        ja: "申請のあった中止（廃止）を承認し、補助金の額を確定しました。額は通知書に書かれています。",
        easy: "やめる ことに なりました。補助金《ほじょきん》は 通知《つうち》を 読《よ》んで ください。",
        en: "The end of the project was approved and the amount confirmed. The notice says how much it is.",
    }
    fn discontinued_next() {
        ja: "次にすること：通知書をご確認ください。返還する額があるときは、期限までに手続きをお願いします。",
        easy: "次《つぎ》に すること：通知《つうち》を 読《よ》んで ください。返《かえ》す お金《かね》が ある ときは、期限《きげん》までに 返《かえ》して ください。",
        en: "Next: read the notice. If something is to be returned, please do so by the day it names.",
    }
    fn revoked_subject(number) { ja: "取消しのお知らせ（{number}）", easy: "とりけしの おしらせ（{number}）", en: "Grant revoked ({number})" }
    fn revoked() {
        ja: "補助金の交付決定を取り消しました。理由は通知書に書かれています。",
        easy: "補助金《ほじょきん》を 取《と》り消《け》しました。理由《りゆう》は 通知《つうち》を 読《よ》んで ください。",
        en: "The decision on the grant was revoked. The notice says why.",
    }
    fn revoked_next() {
        ja: "次にすること：通知書をご確認ください。返還する額と期限が書かれているときは、その手続きをお願いします。",
        easy: "次《つぎ》に すること：通知《つうち》を 読《よ》んで ください。返《かえ》す お金《かね》が ある ときは、期限《きげん》までに 返《かえ》して ください。",
        en: "Next: read the notice. If it names an amount to return and a day, please do so by then.",
    }
    fn allowed_subject(number) { ja: "財産処分の承認のお知らせ（{number}）", easy: "物の ことを みとめました（{number}）", en: "Property: leave given ({number})" }
    fn allowed() {
        ja: "補助金で取得した財産について、申請のあった処分を承認しました。条件と、納付する額があるときはその額は、通知書に書かれています。",
        easy: "補助金《ほじょきん》で 買《か》った 物《もの》の ことで、お願《ねが》いを 認《みと》めました。通知《つうち》を 読《よ》んで ください。",
        en: "What you asked for about property acquired with the grant was allowed. The notice names conditions and any amount to pay.",
    }
    fn allowed_next() {
        ja: "次にすること：通知書をご確認ください。処分が済んだら、日付を担当課へお知らせください。",
        easy: "次《つぎ》に すること：通知《つうち》を 読《よ》んで ください。終《お》わったら、市《し》に 知《し》らせて ください。",
        en: "Next: read the notice. Once it is done, tell the department the day.",
    }
    fn refused_subject(number) { ja: "財産処分の申請結果のお知らせ（{number}）", easy: "物の ことの おしらせ（{number}）", en: "Property: refused ({number})" }
    fn refused() {
        ja: "補助金で取得した財産について、申請のあった処分は承認できませんでした。理由は通知書に書かれています。",
        easy: "補助金《ほじょきん》で 買《か》った 物《もの》の ことで、お願《ねが》いを 認《みと》める ことが できませんでした。理由《りゆう》は 通知《つうち》を 読《よ》んで ください。",
        en: "What you asked for about property acquired with the grant could not be allowed. The notice says why.",
    }
    fn refused_next() {
        ja: "次にすること：通知書をご確認ください。財産は、これまでどおりお使いください。ご不明な点は担当課へお尋ねください。",
        easy: "次《つぎ》に すること：通知《つうち》を 読《よ》んで ください。物《もの》は 今《いま》までのように 使《つか》って ください。",
        en: "Next: read the notice. Please go on using the property as before, and ask the department where something is unclear.",
    }
    fn reminder_subject(number) { ja: "実績報告の期限のお知らせ（{number}）", easy: "ほうこくの 日です（{number}）", en: "Report due soon ({number})" }
    fn reminder(date) {
        ja: "実績報告の期限は{date}です。まだ提出されていません。",
        easy: "実績報告《じっせきほうこく》は {date}までに 出《だ》して ください。まだ 届《とど》いて いません。",
        en: "Your report is due on {date}. We have not received it yet.",
    }
    fn reminder_next() {
        ja: "次にすること：マイページで案件を開き、実績報告を提出してください。領収書と写真をご用意ください。間に合わないときは、早めに担当課へご連絡ください。",
        easy: "次《つぎ》に すること：マイページで 報告《ほうこく》を 出《だ》して ください。領収書《りょうしゅうしょ》と 写真《しゃしん》が いります。間《ま》に合《あ》わない ときは、電話《でんわ》して ください。",
        en: "Next: open the case on your page and submit the report, with receipts and photos. If you cannot make it, tell the department early.",
    }
    fn report_arrived_subject(number) { ja: "実績報告あり（{number}）", easy: "報告が 来ました（{number}）", en: "Report arrived ({number})" }
    fn report_arrived() {
        ja: "実績報告が提出されました。",
        easy: "実績報告《じっせきほうこく》が 届《とど》きました。",
        en: "A report was submitted.",
    }
    fn report_arrived_next() {
        ja: "次にすること：収支と領収書を検査し、補正を求めるか、額の確定を起案してください。",
        easy: "次《つぎ》に すること：お金《かね》と 領収書《りょうしゅうしょ》を 見《み》て ください。",
        en: "Next: inspect accounts and receipts; ask for a correction, or draft the confirmation of the amount.",
    }
    fn request_arrived_subject(number) { ja: "申請・請求あり（{number}）", easy: "書類が 来ました（{number}）", en: "A paper arrived ({number})" }
    fn request_arrived(name) {
        ja: "{name}が提出されました。",
        easy: "{name}が 届《とど》きました。",
        en: "A paper was filed: {name}.",
    }
    fn request_arrived_next() {
        ja: "次にすること：案件の画面で内容を確かめ、手続きを進めてください。",
        easy: "次《つぎ》に すること：案件《あんけん》の 画面《がめん》を 見《み》て ください。",
        en: "Next: look at it on the page of the case.",
    }
    fn ruling_subject(number) { ja: "決裁のお願い（{number}）", easy: "決めて ください（{number}）", en: "Approval wanted ({number})" }
    fn ruling() {
        ja: "交付決定後の決定が起案されました。",
        easy: "決定《けってい》の 案《あん》が できました。",
        en: "A ruling after the grant was drafted.",
    }
    fn ruling_next() {
        ja: "次にすること：案件の画面で起案を読み、承認するか、理由を付けて差し戻してください。",
        easy: "次《つぎ》に すること：案《あん》を 読《よ》んで、決《き》めるか もどして ください。",
        en: "Next: read the draft on the page of the case; approve it, or send it back with a reason.",
    }
    fn ruling_back_subject(number) { ja: "起案が差し戻されました（{number}）", easy: "案が もどりました（{number}）", en: "Draft sent back ({number})" }
    fn ruling_back() {
        ja: "起案した決定が差し戻されました。理由は案件の画面の経過にあります。",
        easy: "決定《けってい》の 案《あん》が もどりました。理由《りゆう》を 見《み》て ください。",
        en: "The ruling you drafted was sent back. The reason stands in the history of the case.",
    }
    fn ruling_back_next() {
        ja: "次にすること：理由を確かめ、直して起案し直してください。",
        easy: "次《つぎ》に すること：理由《りゆう》を 読《よ》んで、もう一度《いちど》 書《か》いて ください。",
        en: "Next: read the reason and draft it anew.",
    }

    fn by_paper_report() {
        ja: "次にすること：実績報告書に、収支決算書・領収書の写し・写真を付けて、窓口または郵送でお出しください。",
        easy: "次《つぎ》に すること：報告書《ほうこくしょ》と 領収書《りょうしゅうしょ》と 写真《しゃしん》を、窓口《まどぐち》か 郵便《ゆうびん》で 出《だ》して ください。",
        en: "Next: bring or post the report with accounts, copies of receipts and photos.",
    }
    fn by_paper_correction() {
        ja: "次にすること：直したものを、窓口または郵送でお出しください。",
        easy: "次《つぎ》に すること：直《なお》した ものを 窓口《まどぐち》か 郵便《ゆうびん》で 出《だ》して ください。",
        en: "Next: bring or post what was corrected.",
    }
    fn by_paper_confirmed() {
        ja: "次にすること：同封の通知書をご確認ください。まだ受け取っていない額があるときは、請求書を窓口または郵送でお出しください。",
        easy: "次《つぎ》に すること：通知書《つうちしょ》を 読《よ》んで ください。まだ もらって いない お金《かね》が ある ときは、請求書《せいきゅうしょ》を 出《だ》して ください。",
        en: "Next: read the enclosed notice. If something is still to be paid, bring or post an invoice.",
    }
    fn by_paper_returned(name) {
        ja: "お出しいただいた{name}を、お戻しします。",
        easy: "{name}を もどします。",
        en: "We give your paper back: {name}.",
    }
    fn by_paper_paid() {
        ja: "補助金をお支払いしました。",
        easy: "補助金《ほじょきん》を 払《はら》いました。",
        en: "The city has paid.",
    }
}

/// The words of a letter about what comes after the grant; `None` for others.
pub(super) fn of_case(lang: Lang, letter: Letter, number: &str, detail: &str) -> Option<CaseWords> {
    let (subject, news, next): (Text, Text, Text) = match letter {
        Letter::ReportReceived => {
            (report_received_subject(lang, number), report_received(lang), report_received_next(lang))
        }
        Letter::RequestReceived => {
            (request_received_subject(lang, number), request_received(lang, detail), request_received_next(lang))
        }
        Letter::ReportCorrectionWanted => {
            (report_correction_subject(lang, number), report_correction(lang, detail), report_correction_next(lang))
        }
        Letter::RequestReturned => {
            (request_returned_subject(lang, number), request_returned(lang, detail), request_returned_next(lang))
        }
        Letter::ChangeApproved => (change_subject(lang, number), change(lang), change_next(lang)),
        Letter::Paid => (paid_subject(lang, number), paid(lang), paid_next(lang)),
        Letter::RefundReceived => (refund_subject(lang, number), refund(lang), nothing_next(lang)),
        Letter::Confirmed => (confirmed_subject(lang, number), confirmed(lang), confirmed_next(lang)),
        Letter::Closed => (closed_subject(lang, number), closed(lang), closed_next(lang)),
        Letter::Discontinued => (discontinued_subject(lang, number), discontinued(lang), discontinued_next(lang)),
        Letter::Revoked => (revoked_subject(lang, number), revoked(lang), revoked_next(lang)),
        Letter::DealingAllowed => (allowed_subject(lang, number), allowed(lang), allowed_next(lang)),
        Letter::DealingRefused => (refused_subject(lang, number), refused(lang), refused_next(lang)),
        Letter::ReportReminder => (reminder_subject(lang, number), reminder(lang, detail), reminder_next(lang)),
        Letter::ReportArrived => {
            (report_arrived_subject(lang, number), report_arrived(lang), report_arrived_next(lang))
        }
        Letter::RequestArrived => {
            (request_arrived_subject(lang, number), request_arrived(lang, detail), request_arrived_next(lang))
        }
        Letter::RulingWanted => (ruling_subject(lang, number), ruling(lang), ruling_next(lang)),
        Letter::RulingSentBack => (ruling_back_subject(lang, number), ruling_back(lang), ruling_back_next(lang)),
        _ => return None,
    };
    Some(CaseWords { subject, news, next })
}

/// What differs for somebody without an account: nothing leads to a page.
pub(super) fn apart(lang: Lang, letter: Letter, detail: &str) -> Option<(Option<Text>, Text)> {
    Some(match letter {
        Letter::ReportReminder => (None, by_paper_report(lang)),
        Letter::ReportCorrectionWanted => (None, by_paper_correction(lang)),
        Letter::RequestReturned => (Some(by_paper_returned(lang, detail)), by_paper_correction(lang)),
        Letter::Confirmed => (None, by_paper_confirmed(lang)),
        Letter::Paid => (Some(by_paper_paid(lang)), paid_next(lang)),
        _ => return None,
    })
}
