//! The words about letters that did not arrive（届かなかった知らせの言葉）.

use super::{Lang, Text};
use crate::bounces::Reason;

texts! {
    fn no_such_address() {
        ja: "このアドレスは使われていません（打ち間違い、または変更・解約）。",
        easy: "この アドレスは ありません。まちがいか、変《か》わった アドレスです。",
        en: "Nobody has this address: a slip of typing, or it was given up.",
    }
    fn no_such_domain() {
        ja: "アドレスの @ より後ろが正しくありません（打ち間違い、または廃止）。",
        easy: "アドレスの @の 後《うし》ろが まちがって います。",
        en: "What stands after the @ does not exist or takes no mail.",
    }
    fn mailbox_full() {
        ja: "相手の受信箱がいっぱいです。",
        easy: "相手《あいて》の メールの 箱《はこ》が いっぱいです。",
        en: "The recipient’s mail box is full.",
    }
    fn suspended() {
        ja: "このアドレスは停止または解約されています。",
        easy: "この アドレスは 止《と》まって います。",
        en: "The mail box was closed or suspended.",
    }
    fn refused() {
        ja: "相手の受信設定または迷惑メール対策で断られました。",
        easy: "相手《あいて》の 設定《せってい》で メールが 入《はい》りません。",
        en: "A filter or a setting of the recipient refused it.",
    }
    fn too_large() {
        ja: "メールが大きすぎて断られました。",
        easy: "メールが 大《おお》きすぎます。",
        en: "It was too large for the recipient.",
    }
    fn timed_out() {
        ja: "相手のメールサーバーが応答しませんでした。",
        easy: "相手《あいて》の メールの 会社《かいしゃ》が こたえません。",
        en: "The recipient’s mail server did not answer.",
    }
    fn other() {
        ja: "届きませんでした。理由は相手のサーバーの返事をご覧ください。",
        easy: "届《とど》きませんでした。理由《りゆう》は 下《した》に あります。",
        en: "It did not arrive; see what the server said.",
    }

    fn ask_address() {
        ja: "電話で正しいアドレスを伺い、ご本人に「登録の内容と安全」で直していただいてから再送してください。新しいアドレスに届きます。",
        easy: "電話《でんわ》で 正《ただ》しい アドレスを 聞《き》いて ください。本人《ほんにん》が「わたしの 登録《とうろく》」で 直《なお》したら、もう一度《いちど》 送《おく》ります。",
        en: "Ask for the right address by telephone; once the person has corrected it under “My account”, send again: it goes to the new one.",
    }
    fn ask_allow() {
        ja: "電話で内容を伝え、この市からのメールを受け取る設定をお願いしてから再送してください。",
        easy: "電話《でんわ》で 話《はな》して ください。メールが 入《はい》る 設定《せってい》を お願《ねが》いして、もう一度《いちど》 送《おく》ります。",
        en: "Tell by telephone, ask to allow mail from the city, then send again.",
    }
    fn wait_and_call() {
        ja: "電話で内容を伝え、時間をおいて再送してください。",
        easy: "電話《でんわ》で 話《はな》して、あとで もう一度《いちど》 送《おく》って ください。",
        en: "Tell by telephone, and send again later.",
    }

    fn came_back(date) { ja: "{date}に戻ってきました。", easy: "{date}に もどって きました。", en: "It came back on {date}." }
    fn on_the_way(date) {
        ja: "{date}の時点で相手のサーバーに届いていません。配送は続いています。",
        easy: "{date}には まだ 届《とど》いて いません。まだ 送《おく》って います。",
        en: "On {date} the recipient’s server had not taken it yet; delivery goes on.",
    }
}

/// Why a letter did not arrive.
pub fn reason(lang: Lang, reason: Reason) -> Text {
    match reason {
        Reason::NoSuchAddress => no_such_address(lang),
        Reason::NoSuchDomain => no_such_domain(lang),
        Reason::MailboxFull => mailbox_full(lang),
        Reason::Suspended => suspended(lang),
        Reason::Refused => refused(lang),
        Reason::TooLarge => too_large(lang),
        Reason::TimedOut => timed_out(lang),
        Reason::Other => other(lang),
    }
}

/// What an officer can do about it.
pub fn advice(lang: Lang, reason: Reason) -> Text {
    match reason {
        Reason::NoSuchAddress | Reason::NoSuchDomain | Reason::Suspended => ask_address(lang),
        Reason::Refused => ask_allow(lang),
        Reason::MailboxFull | Reason::TooLarge | Reason::TimedOut | Reason::Other => wait_and_call(lang),
    }
}
