//! The words of the administrator's page of mail, and of the list of people not reached（送信の状態の言葉）.

use super::{Lang, Text};
use crate::pace::Urgency;

texts! {
    fn title() { ja: "メールの送信", easy: "メールの 送信《そうしん》", en: "Mail" }
    fn short() { ja: "メール", easy: "メール", en: "Mail" }
    fn lead(date) { ja: "{date}の時点の状態です。", easy: "{date}の ものです。", en: "As of {date}." }
    fn today_title() { ja: "今日の送信", easy: "今日《きょう》 送《おく》った もの", en: "Today" }
    fn today() { ja: "今日サーバーへ渡した通数", easy: "今日《きょう》 送《おく》った 数《かず》", en: "Handed over today" }
    fn letters(count) { ja: "{count}通", easy: "{count}通《つう》", en: "{count}" }
    fn per_day() { ja: "1日の上限", easy: "1日《いちにち》に 送《おく》れる 数《かず》", en: "Limit a day" }
    fn per_minute() { ja: "1分の上限", easy: "1分《いっぷん》に 送《おく》れる 数《かず》", en: "Limit a minute" }
    fn no_limit() { ja: "上限なし", easy: "決《き》まって いません", en: "none" }
    fn not_counted() { ja: "上限がないため数えていません", easy: "数《かぞ》えて いません", en: "not counted without a limit" }
    fn day_full() {
        ja: "今日の上限に達しました。残りは日付が変わってから送ります。急ぐ用件は電話でお伝えください。上限は設定 mail_per_day で変えられます。",
        easy: "今日《きょう》は もう 送《おく》れません。残《のこ》りは あした 送《おく》ります。急《いそ》ぐ ことは 電話《でんわ》で 話《はな》して ください。",
        en: "Today’s limit is reached; the rest goes out after midnight. Tell what is urgent by telephone. The setting mail_per_day changes the limit.",
    }
    fn quiet() {
        ja: "夜間（21時から7時まで）のため、リマインダーとお知らせは朝まで待ちます。登録・申請に関する通知は送っています。",
        easy: "夜《よる》なので、一部《いちぶ》の 知《し》らせは 朝《あさ》に 送《おく》ります。",
        en: "It is night (21 to 7 o’clock): reminders and news wait for the morning; letters about accounts and cases go out.",
    }
    fn no_way() {
        ja: "送信の方法が設定されていません。通知は設定されるまで待ちます。設定 smtp_host をご確認ください。",
        easy: "メールを 送《おく》る 設定《せってい》が ありません。smtp_host を 確《たし》かめて ください。",
        en: "No way for mail is set up; letters wait until there is one. See the setting smtp_host.",
    }
    fn waiting_title() { ja: "送信を待っている通知", easy: "待《ま》って いる もの", en: "Letters that wait" }
    fn kind() { ja: "種類（急ぐ順）", easy: "種類《しゅるい》", en: "Kind, the most urgent first" }
    fn waiting() { ja: "待ち", easy: "待《ま》って いる 数《かず》", en: "Waiting" }
    fn oldest() { ja: "いちばん古いもの", easy: "いちばん 古《ふる》い もの", en: "The oldest" }
    fn nothing() { ja: "なし", easy: "なし", en: "none" }
    fn for_now() { ja: "登録・ログイン・確認", easy: "登録《とうろく》・ログイン", en: "Accounts and confirmations" }
    fn for_cases() { ja: "申請・審査・決定", easy: "申請《しんせい》の こと", en: "Cases" }
    fn for_reminders() { ja: "リマインダー・毎朝のまとめ（7時から21時まで）", easy: "お知《し》らせ（7時《しちじ》から 21時《にじゅういちじ》まで）", en: "Reminders and digests (7 to 21 o’clock)" }
    fn for_news() { ja: "購読者へのお知らせ（7時から21時まで）", easy: "もらいたい 人《ひと》への お知《し》らせ（7時《しちじ》から 21時《にじゅういちじ》まで）", en: "News to followers (7 to 21 o’clock)" }
    fn trouble_title() { ja: "この7日間", easy: "この 7日間《なのかかん》", en: "The last seven days" }
    fn failed() { ja: "届かなかった通知", easy: "届《とど》かなかった もの", en: "Letters that did not arrive" }
    fn returned() { ja: "そのうち、送信後に戻ってきたもの", easy: "もどって きた もの", en: "Of these, came back after they were taken" }
    fn trouble_note() {
        ja: "だれに届いていないかは、担当課の「まだ知らせが届いていない方」に出ています。戻ってきたメールを読む方法は、設定 bounce_imap_host をご覧ください。",
        easy: "だれに 届《とど》いて いないかは、担当《たんとう》の 課《か》の 画面《がめん》に あります。",
        en: "Whom no letter has reached is told to the department in charge. How mail that comes back is read: see the setting bounce_imap_host.",
    }

    fn unreached_title() { ja: "まだ知らせが届いていない方", easy: "知《し》らせが まだ 届《とど》いて いない 人《ひと》", en: "People whom no letter has reached" }
    fn unreached_lead() {
        ja: "案件についての通知が届かなかった方です。電話などで伝えたら「別の方法で伝えた」を、アドレスが直ったら「もう一度送る」を押してください。",
        easy: "知《し》らせが 届《とど》かなかった 人《ひと》です。電話《でんわ》で 話《はな》すか、もう一度《いちど》 送《おく》って ください。",
        en: "Letters about cases did not reach these people. Once you have told them by telephone, say so; once the address is right, send again.",
    }
    fn unreached_all(count) { ja: "{count}件すべてを見る", easy: "{count}件《けん》 全部《ぜんぶ》 見《み》る", en: "See all {count}" }
    fn unreached_none() { ja: "届いていない通知はありません。", easy: "全部《ぜんぶ》 届《とど》きました。", en: "Every letter has arrived." }
    fn who() { ja: "届け先", easy: "送《おく》った 人《ひと》", en: "To" }
    fn case_of() { ja: "案件と通知", easy: "案件《あんけん》と 知《し》らせ", en: "Case and letter" }
    fn why() { ja: "理由とすること", easy: "理由《りゆう》と する こと", en: "Why, and what to do" }
    fn phone(number) { ja: "電話 {number}", easy: "電話《でんわ》 {number}", en: "Telephone {number}" }
    fn no_phone() { ja: "電話番号は案件の画面でお確かめください。", easy: "電話番号《でんわばんごう》は 案件《あんけん》の 画面《がめん》で 見《み》て ください。", en: "Look for a telephone number on the case." }
    fn office() { ja: "課の共有メール", easy: "課《か》の メール", en: "The department’s mail box" }
    fn office_advice() {
        ja: "「課と連絡先」のメールアドレスを管理者に確かめてもらい、再送してください。",
        easy: "管理者《かんりしゃ》に 課《か》の メールを 確《たし》かめて もらって、もう一度《いちど》 送《おく》って ください。",
        en: "Have an administrator look at the address under “Departments”, then send again.",
    }
    fn address_mended(address) {
        ja: "アドレスは {address} に直されています。再送するとそちらに届きます。",
        easy: "アドレスは {address} に なりました。もう一度《いちど》 送《おく》ると、そこに 届《とど》きます。",
        en: "The address has become {address}; sent again, the letter goes there.",
    }
}

/// What kind of letters wait.
pub fn urgency(lang: Lang, urgency: Urgency) -> Text {
    match urgency {
        Urgency::Now => for_now(lang),
        Urgency::Case => for_cases(lang),
        Urgency::Reminder => for_reminders(lang),
        Urgency::News => for_news(lang),
    }
}
