//! The words of letters that are printed and posted（印刷して郵送する通知の言葉）.

use super::Lang;
use super::letters::CaseWords;
use crate::messages::Letter;

texts! {
    fn title() { ja: "印刷して郵送する通知", easy: "郵便《ゆうびん》で 送《おく》る 知《し》らせ", en: "Letters to print and post" }
    fn lead() {
        ja: "メールのない申請者や意見の提出者への知らせです。印刷して封筒に入れ、投函したら日を記録してください。",
        easy: "メールの ない 人《ひと》への 知《し》らせです。印刷《いんさつ》して 送《おく》って ください。",
        en: "Letters to applicants and authors of opinions without e-mail. Print and post them, then record the day.",
    }
    fn none() { ja: "郵送を待っている通知はありません。", easy: "送《おく》る ものは ありません。", en: "No letter waits to be posted." }
    fn print_all(count) { ja: "{count}通をまとめてPDFにする", easy: "{count}つを PDFに する", en: "All {count} as one PDF" }
    fn all_note(count) { ja: "古いものから{count}通までを1つのPDFにします。", easy: "{count}つまで まとめます。", en: "Up to {count}, the oldest first." }
    fn subject() { ja: "件名", easy: "何《なに》の 知《し》らせ", en: "Subject" }
    fn to() { ja: "宛名", easy: "だれに", en: "To" }
    fn written() { ja: "作成日", easy: "作《つく》った 日《ひ》", en: "Written" }
    fn state() { ja: "状態", easy: "状態《じょうたい》", en: "State" }
    fn waiting() { ja: "郵送待ち", easy: "まだ 送《おく》って いません", en: "To be posted" }
    fn posted_on(date) { ja: "{date}に投函", easy: "{date}に 送《おく》りました", en: "Posted {date}" }
    fn posted_by(name) { ja: "記録：{name}", easy: "{name}", en: "Recorded by {name}" }
    fn open() { ja: "開いて印刷する", easy: "開《ひら》く", en: "Open and print" }
    fn see_all() { ja: "郵送する通知をすべて見る", easy: "全部《ぜんぶ》 見《み》る", en: "See all letters to post" }
    fn waiting_longest(date) { ja: "いちばん古いもの：{date}", easy: "いちばん 古《ふる》い もの：{date}", en: "The oldest is of {date}" }
    fn count(count) { ja: "{count}通", easy: "{count}つ", en: "{count}" }
    fn pdf() { ja: "PDFで保存する", easy: "PDFに する", en: "Save as PDF" }
    fn mark() { ja: "投函した", easy: "送《おく》りました", en: "It was posted" }
    fn mark_lead() { ja: "郵便局やポストに出した日を記録します。", easy: "送《おく》った 日《ひ》を 書《か》きます。", en: "Record the day on which it went." }
    fn day() { ja: "投函した日", easy: "送《おく》った 日《ひ》", en: "Day" }
    fn undo() { ja: "投函の記録を取り消す", easy: "記録《きろく》を 消《け》す", en: "Take this record back" }
    fn undo_lead() { ja: "記録した日のうちだけ取り消せます。", easy: "今日《きょう》だけ 消《け》せます。", en: "Possible on the day of the record only." }
    fn undo_reason() { ja: "取り消す理由", easy: "理由《りゆう》", en: "Reason" }
    fn undo_late() { ja: "記録した日を過ぎたため、取り消せません。", easy: "もう 消《け》せません。", en: "The day is over; the record stays." }
    fn enclosed() { ja: "同封する通知書", easy: "いっしょに 入《い》れる 通知《つうち》", en: "Enclosed official letter" }
    fn on_case() { ja: "郵送した通知・郵送待ちの通知", easy: "郵便《ゆうびん》の 知《し》らせ", en: "Letters by post" }
    fn too_early() { ja: "通知を作成した日より前の日は入力できません。", easy: "作《つく》った 日《ひ》より 前《まえ》は 書《か》けません。", en: "The letter was not written by then." }

    fn instead() { ja: "郵送する", easy: "郵便《ゆうびん》で 送《おく》る", en: "Send by post instead" }
    fn instead_title() { ja: "メールに代えて郵送する", easy: "メールでは なく 郵便《ゆうびん》で 送《おく》る", en: "Send by post instead of e-mail" }
    fn instead_lead() {
        ja: "メールで届かなかったこの通知を、印刷して郵送します。宛名と住所を入力してください。",
        easy: "届《とど》かなかった 知《し》らせを 郵便《ゆうびん》で 送《おく》ります。住所《じゅうしょ》を 書《か》いて ください。",
        en: "This letter did not arrive by e-mail. Say to whom and where it is posted.",
    }
    fn instead_go() { ja: "郵送の仕事にする", easy: "郵便《ゆうびん》に する", en: "Make it a letter to post" }
    fn name() { ja: "宛名の氏名", easy: "名前《なまえ》", en: "Name" }

    fn received_next() {
        ja: "これから市が書類を確かめ、文書でお知らせします。いま行っていただくことはありません。受付番号はお問い合わせのときに必要です。",
        easy: "これから 市《し》が 書類《しょるい》を 確《たし》かめます。手紙《てがみ》で 知《し》らせます。いま する ことは ありません。市《し》に 聞《き》く ときは、受付番号《うけつけばんごう》を 言《い》って ください。",
        en: "The city now checks the papers and will write to you. There is nothing for you to do at present. Please quote the receipt number when you contact us.",
    }
    fn correction_next() {
        ja: "直した書類を、窓口にお持ちいただくか、郵送でお出しください。下に挙げた所のほかは、直していただかなくてかまいません。ご不明な点は、担当課へお電話ください。",
        easy: "直《なお》した 紙《かみ》を、窓口《まどぐち》に 持《も》って くるか、郵便《ゆうびん》で 送《おく》って ください。わからない ときは 電話《でんわ》して ください。",
        en: "Please bring or post the corrected papers. Only what is listed has to be corrected. If anything is unclear, please call the department.",
    }
    fn taken_back_next() {
        ja: "お出しいただいた書類のまま、確認を続けます。いま行っていただくことはありません。直した書類をすでにお出しになったときは、担当課へお電話ください。",
        easy: "前《まえ》に 出《だ》した もので 続《つづ》けます。する ことは ありません。直《なお》した 紙《かみ》を もう 出《だ》した ときは、電話《でんわ》して ください。",
        en: "We carry on with the papers you handed in. There is nothing for you to do at present. If you have already sent corrected papers, please call the department.",
    }
    fn screened_next() {
        ja: "次は審査会が審査します。結果が決まりましたら文書でお知らせします。いま行っていただくことはありません。",
        easy: "次《つぎ》は 審査会《しんさかい》が 見《み》ます。決《き》まったら 手紙《てがみ》で 知《し》らせます。いま する ことは ありません。",
        en: "Next, the review panel looks at the proposal. We will write to you when the result is known. There is nothing for you to do at present.",
    }
    fn reopened_next() {
        ja: "直していただくことがあれば、文書でお知らせします。",
        easy: "直《なお》す ところが あったら 手紙《てがみ》で 知《し》らせます。",
        en: "If something has to be corrected, we will write to you.",
    }
    fn ineligible_next() {
        ja: "理由は同封の通知書に書いてあります。ご不明な点は、担当課へお電話ください。",
        easy: "理由《りゆう》は いっしょに 入《い》れた 通知《つうち》に あります。わからない ときは 電話《でんわ》して ください。",
        en: "The enclosed notice gives the reason. If anything is unclear, please call the department.",
    }
    fn selected_next() {
        ja: "同封の通知書で、内容と条件をお確かめください。補助の対象になるのは、交付決定の日以後の費用です。",
        easy: "通知《つうち》を 読《よ》んで ください。交付決定《こうふけってい》の 日《ひ》から 使《つか》う お金《かね》が 対象《たいしょう》です。",
        en: "Please read the notice and its conditions. Only costs from the day of the grant decision on are covered.",
    }
    fn conditional_next(date) {
        ja: "次にすること：条件をどのように満たすかを書いて、{date}までに窓口または郵送でお出しください。期限までにお返事がないときは、辞退されたものとして扱います。",
        easy: "次《つぎ》に すること：条件《じょうけん》を どう するか 書《か》いて、{date}までに 出《だ》して ください。返事《へんじ》が ないと、取《と》り下《さ》げた ことに なります。",
        en: "Next: write how you meet the conditions and bring or post it by {date}. Without an answer by then, the case is closed as declined.",
    }
    fn waitlisted_next(date) {
        ja: "次にすること：この額で受けるかどうかを書いて、{date}までに窓口または郵送でお出しください。期限までにお返事がないときは、辞退されたものとして扱います。",
        easy: "次《つぎ》に すること：受《う》けるか 受《う》けないか 書《か》いて、{date}までに 出《だ》して ください。返事《へんじ》が ないと、取《と》り下《さ》げた ことに なります。",
        en: "Next: write whether you accept it and bring or post it by {date}. Without an answer by then, the case is closed as declined.",
    }
    fn reply_returned() {
        ja: "お寄せいただいた回答について、もう一度お答えいただきたいことがあります。",
        easy: "あなたの 返事《へんじ》に ついて、もう一度《いちど》 答《こた》えて ほしい ことが あります。",
        en: "We need another answer from you.",
    }
    fn reply_again(date) {
        ja: "次にすること：{date}までに、窓口または郵送でお答えください。期限を過ぎると、辞退されたものとして扱います。",
        easy: "次《つぎ》に すること：{date}までに 返事《へんじ》を 出《だ》して ください。その後《あと》は、取《と》り下《さ》げた ことに なります。",
        en: "Next: bring or post your answer by {date}. After that the case is closed as declined.",
    }
    fn called_off_next() {
        ja: "お出しいただいた申請は、審査を行わずに終わります。行っていただくことはありません。",
        easy: "出《だ》した 申請《しんせい》の 審査《しんさ》は ありません。する ことは ありません。",
        en: "Your application ends without a review. There is nothing for you to do.",
    }
    fn wrote_next() {
        ja: "お返事は、担当課への電話、窓口または郵送でお願いします。",
        easy: "返事《へんじ》は 電話《でんわ》か 手紙《てがみ》で して ください。",
        en: "Please answer by telephone, at the counter or by post.",
    }
    fn reason() { ja: "理由", easy: "理由《りゆう》", en: "Reason" }
}

/// The words of a letter for somebody without an account: nothing of them leads to a page or promises mail.
pub fn apart(lang: Lang, letter: Letter, words: CaseWords, detail: &str) -> CaseWords {
    let (news, next) = match letter {
        Letter::Received | Letter::CorrectionReceived => (None, received_next(lang)),
        Letter::CorrectionWanted | Letter::CorrectionReminder | Letter::CorrectionDayMoved => {
            (None, correction_next(lang))
        }
        Letter::CorrectionTakenBack => (None, taken_back_next(lang)),
        Letter::Screened => (None, screened_next(lang)),
        Letter::Reopened => (None, reopened_next(lang)),
        Letter::Ineligible => (None, ineligible_next(lang)),
        Letter::Selected => (None, selected_next(lang)),
        Letter::Conditional => (None, conditional_next(lang, detail)),
        Letter::Waitlisted => (None, waitlisted_next(lang, detail)),
        Letter::ReplyReturned => (Some(reply_returned(lang)), reply_again(lang, detail)),
        Letter::ReplyReminder => (None, reply_again(lang, detail)),
        Letter::CallCancelled => (None, called_off_next(lang)),
        _ => match super::letters_awards::apart(lang, letter, detail) {
            Some(apart) => apart,
            None => return words,
        },
    };
    CaseWords { news: news.unwrap_or(words.news), next, ..words }
}
