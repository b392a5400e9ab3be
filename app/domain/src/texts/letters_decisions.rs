//! The words of letters about conditions, offers and their answers（条件付き・次点・回答の通知の言葉）.

use super::letters::CaseWords;
use super::{Lang, Text};
use crate::messages::Letter;

texts! {
    /// The last day of an answer, as a fact of a letter.
    fn reply_by() { ja: "回答の期限", easy: "返事《へんじ》の 最後《さいご》の 日《ひ》", en: "Answer by" }

    fn conditional_subject(number) { ja: "審査結果のお知らせ（条件付き）{number}", easy: "けっか（条件つき）{number}", en: "Result: conditional ({number})" }
    fn conditional() {
        ja: "ご提案は、条件付きで採択となりました。条件は通知書に書かれています。ご確認ください。",
        easy: "あなたの 提案《ていあん》は、条件《じょうけん》つきで 選《えら》ばれました。通知《つうち》を 読《よ》んで ください。",
        en: "Your proposal was selected on conditions. The notice says what they are; please read it.",
    }
    fn conditional_next(date) {
        ja: "次にすること：条件をどのように満たすかを、{date}までに案件のページからお答えください。期限までにお返事がないときは、辞退されたものとして扱います。",
        easy: "次《つぎ》に すること：条件《じょうけん》を どう するか、{date}までに 返事《へんじ》を して ください。返事《へんじ》が ないと、取《と》り下《さ》げた ことに なります。",
        en: "Next: tell us on the page of your case by {date} how you meet them. Without an answer by then, the case is closed as declined.",
    }
    fn waitlisted_subject(number) { ja: "審査結果のお知らせ（次点）{number}", easy: "けっかの おしらせ（次点）{number}", en: "Result: waiting list ({number})" }
    fn waitlisted() {
        ja: "ご提案は次点となりました。予算の残りの範囲で支援できる額は、通知書に書かれています。",
        easy: "あなたの 提案《ていあん》は 次点《じてん》に なりました。のこりの お金《かね》で 支援《しえん》できます。いくらかは 通知《つうち》を 読《よ》んで ください。",
        en: "Your proposal is first on the waiting list. The notice says how much support the remaining budget allows.",
    }
    fn waitlisted_next(date) {
        ja: "次にすること：この額で受けるかどうかを、{date}までに案件のページからお答えください。期限までにお返事がないときは、辞退されたものとして扱います。",
        easy: "次《つぎ》に すること：受《う》けるか 受《う》けないか、{date}までに 返事《へんじ》を して ください。返事《へんじ》が ないと、取《と》り下《さ》げた ことに なります。",
        en: "Next: tell us on the page of your case by {date} whether you accept it. Without an answer by then, the case is closed as declined.",
    }
    fn replied_subject(number) { ja: "回答を受け付けました（{number}）", easy: "返事《へんじ》を うけつけました（{number}）", en: "Answer received ({number})" }
    fn replied() {
        ja: "審査結果へのご回答を受け付けました。",
        easy: "あなたの 返事《へんじ》を 受《う》け付《つ》けました。",
        en: "We have received your answer to the result.",
    }
    fn replied_next() {
        ja: "次にすること：いま必要な手続きはありません。市が内容を確かめ、結果をお知らせします。",
        easy: "次《つぎ》に すること：いまは ありません。市《し》が 確《たし》かめて、知《し》らせます。",
        en: "Next: nothing for now. The city checks it and lets you know.",
    }
    fn returned_subject(number) { ja: "回答のお願い（{number}）", easy: "返事《へんじ》の おねがい（{number}）", en: "About your answer ({number})" }
    fn returned() {
        ja: "お寄せいただいた回答について、もう一度お答えいただきたいことがあります。理由は案件のページに書かれています。",
        easy: "あなたの 返事《へんじ》に ついて、もう一度《いちど》 答《こた》えて ほしい ことが あります。理由《りゆう》を 読《よ》んで ください。",
        en: "We need another answer from you. The reason is on the page of your case.",
    }
    fn returned_next(date) {
        ja: "次にすること：理由を確かめ、{date}までに案件のページからもう一度お答えください。",
        easy: "次《つぎ》に すること：理由《りゆう》を 読《よ》んで、{date}までに もう一度《いちど》 返事《へんじ》を して ください。",
        en: "Next: read the reason and answer again on the page of your case by {date}.",
    }
    fn reminder_subject(number) { ja: "回答の期限のお知らせ（{number}）", easy: "返事の 日が 来ます（{number}）", en: "Your answer is due ({number})" }
    fn reminder(date) {
        ja: "審査結果へのご回答の期限は、{date}です。まだお返事をいただいていません。",
        easy: "返事《へんじ》の 最後《さいご》の 日《ひ》は {date}です。まだ 返事《へんじ》が ありません。",
        en: "Your answer to the result is due by {date}. We have not received it yet.",
    }
    fn reminder_next(date) {
        ja: "次にすること：{date}までに、案件のページからお答えください。期限を過ぎると、辞退されたものとして扱います。",
        easy: "次《つぎ》に すること：{date}までに 返事《へんじ》を して ください。その後《あと》は、取《と》り下《さ》げた ことに なります。",
        en: "Next: answer on the page of your case by {date}. After that the case is closed as declined.",
    }
    fn lapsed_subject(number) { ja: "回答の期限が過ぎました（{number}）", easy: "日が すぎました（{number}）", en: "No answer came ({number})" }
    fn lapsed() {
        ja: "審査結果へのご回答の期限が過ぎたため、この案件は辞退されたものとして終了しました。",
        easy: "返事《へんじ》の 日《ひ》が すぎました。この 提案《ていあん》は 取《と》り下《さ》げた ことに なりました。",
        en: "The day to answer the result has passed, and this case was closed as declined.",
    }
    fn lapsed_next() {
        ja: "次にすること：手続きはありません。ご事情がある場合は、担当課へお電話ください。",
        easy: "次《つぎ》に すること：ありません。わけが ある ときは、電話《でんわ》して ください。",
        en: "Next: nothing. If there was a reason, please call the department.",
    }
    fn arrived_subject(number) { ja: "回答がありました（{number}）", easy: "返事《へんじ》が 来《き》ました（{number}）", en: "An applicant answered ({number})" }
    fn arrived() {
        ja: "条件付き採択または次点の申請者から、回答がありました。",
        easy: "条件《じょうけん》つき、または 次点《じてん》の 人《ひと》から 返事《へんじ》が 来《き》ました。",
        en: "The applicant of a conditional or waiting-list result has answered.",
    }
    fn arrived_next() {
        ja: "次にすること：決裁者が回答を確認してください。足りないときは、理由と新しい期限を付けて差し戻せます。",
        easy: "次《つぎ》に すること：決《き》める 人《ひと》が 返事《へんじ》を 確《たし》かめて ください。",
        en: "Next: an approver confirms the answer, or gives it back with a reason and a new day.",
    }
    fn lapsed_office_subject(number) { ja: "回答の期限が過ぎました（{number}）", easy: "日が すぎました（{number}）", en: "No answer by the day ({number})" }
    fn lapsed_office() {
        ja: "期限までに回答がなかったため、案件を取下げとして終了しました。申請者にもお知らせしています。",
        easy: "返事《へんじ》が なかったので、案件《あんけん》を 終《お》わりに しました。",
        en: "There was no answer by the day, and the case was closed as withdrawn. The applicant has been told.",
    }
    fn lapsed_office_next() {
        ja: "次にすること：予算の残りが増えました。ほかの案件の決定を改める場合は、新しい決定を起案してください。",
        easy: "次《つぎ》に すること：のこりの お金《かね》が ふえました。ほかの 案件《あんけん》を 見《み》て ください。",
        en: "Next: its amount is free again. To change the result of another case, draft a new decision on it.",
    }
}

/// The words of a letter about conditions, offers and answers; `None` for others.
pub(super) fn of_case(lang: Lang, letter: Letter, number: &str, detail: &str) -> Option<CaseWords> {
    let (subject, news, next): (Text, Text, Text) = match letter {
        Letter::Conditional => (conditional_subject(lang, number), conditional(lang), conditional_next(lang, detail)),
        Letter::Waitlisted => (waitlisted_subject(lang, number), waitlisted(lang), waitlisted_next(lang, detail)),
        Letter::ReplyReceived => (replied_subject(lang, number), replied(lang), replied_next(lang)),
        Letter::ReplyReturned => (returned_subject(lang, number), returned(lang), returned_next(lang, detail)),
        Letter::ReplyReminder => (reminder_subject(lang, number), reminder(lang, detail), reminder_next(lang, detail)),
        Letter::OfferLapsed => (lapsed_subject(lang, number), lapsed(lang), lapsed_next(lang)),
        Letter::ReplyArrived => (arrived_subject(lang, number), arrived(lang), arrived_next(lang)),
        Letter::OfferLapsedOffice => {
            (lapsed_office_subject(lang, number), lapsed_office(lang), lapsed_office_next(lang))
        }
        _ => return None,
    };
    Some(CaseWords { subject, news, next })
}
