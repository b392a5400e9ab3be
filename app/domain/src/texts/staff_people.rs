//! The administrator's page of staff（職員の登録の画面の言葉）.

use super::{Lang, Text};
use crate::calendar;
use chrono::NaiveDate;

texts! {
    fn title() { ja: "職員の登録", easy: "職員《しょくいん》の 登録《とうろく》", en: "Staff" }
    fn lead() {
        ja: "課ごとの担当職員・決裁者・管理者です。役割は最終日の翌日から効かなくなります。",
        easy: "課《か》の 職員《しょくいん》と 決《き》める 人《ひと》と 管理《かんり》する 人《ひと》です。",
        en: "Officers, approvers and administrators of each department. A role ends after its last day.",
    }
    fn list() { ja: "いまの職員", easy: "いまの 職員《しょくいん》", en: "Present staff" }
    fn person() { ja: "氏名", easy: "名前《なまえ》", en: "Name" }
    fn role() { ja: "役割", easy: "役割《やくわり》", en: "Role" }
    fn term() { ja: "期間", easy: "いつから いつまで", en: "Term" }
    fn acts() { ja: "操作", easy: "する こと", en: "Actions" }
    fn from_on(day) { ja: "{day}から", easy: "{day}から", en: "from {day}" }
    fn from_until(from, until) { ja: "{from}から{until}まで", easy: "{from}から {until}まで", en: "{from} to {until}" }
    fn waits() { ja: "本人の確認待ち", easy: "まだ 確認《かくにん》して いません", en: "Not confirmed yet" }
    fn end() { ja: "任期を終える", easy: "終《お》わりに する", en: "End the term" }
    fn end_title() { ja: "任期を終える", easy: "役割《やくわり》を 終《お》わりに する", en: "End a term" }
    fn end_of(name, role, department) {
        ja: "{department}　{name}さん（{role}）",
        easy: "{department}　{name}さん（{role}）",
        en: "{name}, {role} of {department}",
    }
    fn last_day() { ja: "最終日", easy: "最後《さいご》の 日《ひ》", en: "Last day" }
    fn last_day_help() { ja: "この日までは役割が続きます。", easy: "この日《ひ》までです。", en: "The role lasts to the end of this day." }
    fn give_title() { ja: "役割を与える", easy: "役割《やくわり》を つける", en: "Give a role" }
    fn give_lead() {
        ja: "登録のない方には、パスワードを決めるためのメールが届きます。",
        easy: "登録《とうろく》が ない 人《ひと》には、パスワードを 決《き》める メールが 行《い》きます。",
        en: "People without an account receive a mail to choose a password.",
    }
    fn email_help() {
        ja: "すでに登録のある方は、そのアドレスを入力してください。",
        easy: "もう 登録《とうろく》した 人《ひと》は、その アドレスを 書《か》いて ください。",
        en: "For people with an account, the address they registered.",
    }
    fn name_help() {
        ja: "登録のない方だけ入力してください。",
        easy: "登録《とうろく》が ない 人《ひと》だけ 書《か》いて ください。",
        en: "Only for people without an account.",
    }
    fn department() { ja: "課", easy: "課《か》", en: "Department" }
    fn from() { ja: "始まりの日", easy: "始《はじ》まりの 日《ひ》", en: "First day" }
    fn until() { ja: "最終日", easy: "最後《さいご》の 日《ひ》", en: "Last day" }
    fn until_help() { ja: "決まっていなければ空欄にします。", easy: "まだ 決《き》まって いない ときは、書《か》かなくても いいです。", en: "Leave empty if it is open." }
    fn give_button() { ja: "役割を与える", easy: "役割《やくわり》を つける", en: "Give the role" }
    fn officer_help() { ja: "提案を確かめ、決定の案を書きます。", easy: "提案《ていあん》を 見《み》て、決定《けってい》の 案《あん》を 書《か》きます。", en: "Screens proposals and drafts decisions." }
    fn approver_help() { ja: "ほかの職員の案を決裁します。", easy: "ほかの 職員《しょくいん》の 案《あん》を 決《き》めます。", en: "Approves what colleagues drafted." }
    fn payer_help() { ja: "課の案件を見て、補助金の支払いと返還を記録します。団体の振込先の口座を見られるのは、この役割の人だけです。", easy: "お金《かね》を 払《はら》って 書《か》きます。口座《こうざ》を 見《み》られるのは この 人《ひと》だけです。", en: "Reads the department's cases and records payments and refunds. Only this role sees the bank accounts of groups." }
    fn auditor_help() { ja: "すべての課の案件と記録を見られますが、何も変えられません。", easy: "全部《ぜんぶ》 見《み》られます。変《か》える ことは できません。", en: "Reads the cases and records of every department and changes nothing." }
    fn admin_help() { ja: "職員を登録します。案件の中身は見られません。", easy: "職員《しょくいん》を 登録《とうろく》します。提案《ていあん》は 見《み》られません。", en: "Registers staff and sees no case." }
}

/// From when until when a role is held.
pub fn from_until_or_open(lang: Lang, from: NaiveDate, until: Option<NaiveDate>) -> Text {
    let from = calendar::date(from, lang);
    match until {
        None => from_on(lang, from),
        Some(until) => from_until(lang, from, calendar::date(until, lang)),
    }
}
