//! The words of the demo city's mail box（体験版のメール）.

use super::{Lang, Text};
use crate::messages::Delivery;

texts! {
    fn title() { ja: "届いたメール（体験版）", easy: "届《とど》いた メール（ためす ための もの）", en: "Mail of the demonstration" }
    fn lead() {
        ja: "この体験版が書いたメールです。宛先は架空で、外へは送られていません。新しいものから並んでいます。",
        easy: "この ためす ための サイトが 書《か》いた メールです。外《そと》へは 送《おく》って いません。新《あたら》しい ものが 上《うえ》に あります。",
        en: "The letters that this demonstration has written, newest first. The addresses are invented and nothing was sent.",
    }
    fn none_title() { ja: "メールはまだありません", easy: "メールは まだ ありません", en: "There is no mail yet" }
    fn none() {
        ja: "登録や提出などの手続きをすると、ここに届きます。",
        easy: "登録《とうろく》したり 提案《ていあん》を 出《だ》したり すると、ここに 届《とど》きます。",
        en: "Letters appear here when somebody signs up, submits a proposal and so on.",
    }
    fn to() { ja: "宛先", easy: "だれに", en: "To" }
    fn subject() { ja: "件名", easy: "題名《だいめい》", en: "Subject" }
    fn written() { ja: "日時", easy: "日《ひ》と 時間《じかん》", en: "Date" }
    fn state() { ja: "状態", easy: "いま", en: "State" }
    fn waiting() { ja: "送信待ち", easy: "待《ま》って います", en: "Waiting" }
    fn shown() { ja: "この画面に届きました", easy: "ここに 届《とど》きました", en: "Delivered to this page" }
    fn failed() { ja: "送れませんでした", easy: "送《おく》れませんでした", en: "Not delivered" }
    fn all() { ja: "届いたメールの一覧へ", easy: "メールの 一覧《いちらん》へ", en: "All mail" }
}

/// How far a letter got.
pub fn delivery(lang: Lang, delivery: Delivery) -> Text {
    match delivery {
        Delivery::Waiting => waiting(lang),
        Delivery::Sent => shown(lang),
        Delivery::Failed => failed(lang),
    }
}
