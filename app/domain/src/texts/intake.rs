//! The words of applications that come on paper（窓口受付の言葉）.

use super::{Lang, Text, Words};
use crate::intake::{Channel, Telling};

texts! {
    fn title() { ja: "窓口受付", easy: "紙《かみ》の 申請《しんせい》", en: "Paper applications" }
    fn lead() {
        ja: "紙で届いた申請を入力して受け付けます。受付番号、審査の手続き、公表のしかたは、オンラインの申請と同じです。",
        easy: "紙《かみ》で 来《き》た 申請《しんせい》を 入力《にゅうりょく》します。番号《ばんごう》も 審査《しんさ》も 同《おな》じです。",
        en: "Key in applications that came on paper. They get the same receipt numbers and go the same way as those made online.",
    }
    fn open_calls() { ja: "いま受け付けられる募集", easy: "いま 受《う》け付《つ》ける 募集《ぼしゅう》", en: "Calls that take papers now" }
    fn no_calls() { ja: "いま紙の申請を受け付けられる募集はありません。", easy: "いまは ありません。", en: "No call takes papers now." }
    fn key_in() { ja: "紙の申請を入力する", easy: "紙《かみ》の 申請《しんせい》を 入力《にゅうりょく》する", en: "Key in a paper application" }
    fn key_in_of(name) { ja: "：{name}", easy: "：{name}", en: ": {name}" }
    fn after_close(date) {
        ja: "募集は終わりました。受付印が{date}までのものだけ受け付けられます。",
        easy: "募集《ぼしゅう》は 終《お》わりました。受付印《うけつけいん》が {date}までの ものだけ 受《う》け付《つ》けます。",
        en: "The call has closed. Only papers stamped until {date} are taken.",
    }
    fn unfinished() { ja: "入力の途中のもの", easy: "入力《にゅうりょく》の とちゅう", en: "Not finished" }
    fn no_unfinished() { ja: "入力の途中のものはありません。", easy: "ありません。", en: "Nothing is half keyed in." }
    fn go_on() { ja: "続きを入力する", easy: "つづける", en: "Go on" }
    fn keyed_by() { ja: "入力した職員", easy: "入力《にゅうりょく》した 人《ひと》", en: "Keyed in by" }
    fn begun_on() { ja: "入力を始めた日", easy: "始《はじ》めた 日《ひ》", en: "Begun" }

    fn entry_lead() {
        ja: "紙の申請書を手もとに置いて、まず受付印と申請者を入力してください。申請の内容は、次の画面から入力します。",
        easy: "紙《かみ》を 見《み》ながら、受付印《うけつけいん》と 名前《なまえ》を 入力《にゅうりょく》して ください。",
        en: "With the paper at hand, first enter its stamp and who applies. The application itself follows.",
    }
    fn channel() { ja: "受付の方法", easy: "どう やって 来《き》ましたか", en: "How it came" }
    fn online() { ja: "オンライン", easy: "オンライン", en: "Online" }
    fn counter() { ja: "窓口", easy: "窓口《まどぐち》", en: "Counter" }
    fn post() { ja: "郵送", easy: "郵便《ゆうびん》", en: "Post" }
    fn fax() { ja: "ファクス", easy: "ファクス", en: "Fax" }
    fn mail() { ja: "電子メール", easy: "メール", en: "E-mail" }
    fn any_channel() { ja: "すべて", easy: "全部《ぜんぶ》", en: "Any" }
    fn taken_at_counter(channel) { ja: "窓口受付（{channel}）", easy: "紙《かみ》の 申請《しんせい》（{channel}）", en: "On paper ({channel})" }
    fn stamp() { ja: "受付印の日", easy: "受付印《うけつけいん》の 日《ひ》", en: "Day of the stamp" }
    fn stamp_help(from, to) {
        ja: "受付期間は{from}から{to}までです。例：令和8年11月20日、2026/11/20",
        easy: "{from}から {to}までです。例《れい》：2026/11/20",
        en: "The call is open from {from} to {to}. Example: 2026/11/20",
    }
    fn correction_stamp() { ja: "補正の書類の受付印の日", easy: "直《なお》した 紙《かみ》の 受付印《うけつけいん》の 日《ひ》", en: "Day on which the correction was stamped" }
    fn applicant() { ja: "申請者", easy: "申《もう》し込《こ》んだ 人《ひと》", en: "Applicant" }
    fn kind() { ja: "団体の種類", easy: "団体《だんたい》の 種類《しゅるい》", en: "Kind of group" }
    fn group() { ja: "団体名", easy: "団体《だんたい》の 名前《なまえ》", en: "Name of the group" }
    fn name() { ja: "代表者の氏名（通知の宛名）", easy: "代表《だいひょう》の 人《ひと》の 名前《なまえ》", en: "Name of its head, to whom letters go" }
    fn telling() { ja: "通知の方法", easy: "知《し》らせる 方法《ほうほう》", en: "How letters go" }
    fn telling_help() {
        ja: "紙の申請者は「ともに」に登録していないので、知らせはここで選んだ方法で届けます。",
        easy: "知《し》らせは ここで えらんだ 方法《ほうほう》で 送《おく》ります。",
        en: "The applicant has no account here, so everything is told in this way.",
    }
    fn by_post() { ja: "郵送", easy: "郵便《ゆうびん》", en: "By post" }
    fn by_post_help() { ja: "知らせのたびに「印刷して郵送」の仕事ができます。", easy: "知《し》らせを 印刷《いんさつ》して 送《おく》ります。", en: "Every letter becomes one to print and post." }
    fn by_mail() { ja: "電子メール", easy: "メール", en: "By e-mail" }
    fn postcode() { ja: "郵便番号", easy: "郵便番号《ゆうびんばんごう》", en: "Postcode" }
    fn postcode_help() { ja: "7桁の数字。全角でもかまいません。", easy: "7つの 数字《すうじ》", en: "Seven digits" }
    fn address() { ja: "住所", easy: "住所《じゅうしょ》", en: "Address" }
    fn phone() { ja: "電話番号", easy: "電話番号《でんわばんごう》", en: "Telephone" }
    fn email() { ja: "メールアドレス", easy: "メールアドレス", en: "E-mail address" }
    fn email_help() { ja: "書かれているときだけ。知らせをメールで届けるときは必要です。", easy: "書《か》いて ある ときだけ", en: "If the paper has one; needed where letters go by e-mail." }
    fn purpose() {
        ja: "入力する個人情報は、この申請の受付・審査と連絡のためだけに使います。",
        easy: "個人情報《こじんじょうほう》は、この 申請《しんせい》の ためだけに 使《つか》います。",
        en: "Personal data are used for this application and for contact about it alone.",
    }
    fn begin() { ja: "申請の内容の入力へ進む", easy: "次《つぎ》へ", en: "Go on to the application" }
    fn change_title() { ja: "紙の申請の連絡先", easy: "連絡先《れんらくさき》", en: "Contact of a paper application" }
    fn change_lead() {
        ja: "宛名や住所のまちがいを直します。すでに作られた郵送の仕事の宛名は変わりません。",
        easy: "宛名《あてな》と 住所《じゅうしょ》を 直《なお》します。もう できた 手紙《てがみ》は 変《か》わりません。",
        en: "Mend names and addresses. Letters that are already written keep theirs.",
    }
    fn change() { ja: "連絡先を変える", easy: "変《か》える", en: "Change the contact" }
    fn save() { ja: "保存する", easy: "とって おく", en: "Save" }

    fn same_title() { ja: "同じ名前の団体の案件があります", easy: "同《おな》じ 名前《なまえ》の ものが あります", en: "There is a case of a group of this name" }
    fn same_lead() {
        ja: "この募集に、同じ名前の団体の案件があります。二重に受け付けないよう、先に確かめてください。",
        easy: "同《おな》じ 名前《なまえ》の 団体《だんたい》が もう あります。確《たし》かめて ください。",
        en: "This call has a case of a group of the same name. Please look first, so that nothing is received twice.",
    }
    fn same_tick() { ja: "別の申請であることを確かめました", easy: "別《べつ》の 申請《しんせい》です", en: "I have checked that this is another application" }
    fn same_draft() { ja: "入力の途中", easy: "入力《にゅうりょく》の とちゅう", en: "being keyed in" }
    fn same_group() {
        ja: "同じ名前の団体の案件があります。別の申請のときは、下の欄に印を付けてください。",
        easy: "同《おな》じ 名前《なまえ》の ものが あります。別《べつ》の 申請《しんせい》なら、印《しるし》を つけて ください。",
        en: "There is a case of a group of this name. If this is another application, tick the box.",
    }

    fn banner() { ja: "紙の申請を入力しています", easy: "紙《かみ》の 申請《しんせい》を 入力《にゅうりょく》しています", en: "You are keying in a paper application" }
    fn banner_who(group, name) { ja: "申請者：{group}　{name} 様", easy: "{group}　{name} さん", en: "Applicant: {group}, {name}" }
    fn banner_stamp(channel, date) { ja: "受付：{channel}、受付印 {date}", easy: "{channel}、受付印《うけつけいん》 {date}", en: "{channel}, stamped {date}" }
    fn scan_reminder() {
        ja: "紙に書かれたとおりに入力してください。空欄のものは、空欄のままでかまいません。紙の申請書の写しは「書類」に付けます。",
        easy: "紙《かみ》と 同《おな》じように 入力《にゅうりょく》して ください。",
        en: "Type what the paper says. What it leaves blank may stay blank. The scan of the form goes with the papers.",
    }
    fn to_list() { ja: "窓口受付の一覧へ", easy: "一覧《いちらん》へ", en: "Back to paper applications" }
    fn drop_entry() { ja: "この入力をやめて消す", easy: "やめて 消《け》す", en: "Give this entry up and delete it" }
    fn drop_title() { ja: "入力をやめる", easy: "やめる", en: "Give up" }
    fn drop_lead() {
        ja: "まだ受け付けていない入力だけを消せます。消すと元に戻せません。",
        easy: "消《け》すと 戻《もど》せません。",
        en: "Only what was not received yet can be deleted. It cannot be brought back.",
    }

    fn check_lead() {
        ja: "紙の申請書と見くらべてから受け付けてください。受け付けると受付番号が付きます。",
        easy: "紙《かみ》と くらべて から 受《う》け付《つ》けて ください。",
        en: "Compare with the paper, then receive it. It gets its receipt number then.",
    }
    fn pledges() { ja: "紙の申請書の誓約", easy: "紙《かみ》の 約束《やくそく》", en: "Pledges on the paper" }
    fn pledges_help() {
        ja: "署名または印のあるものに、印を付けてください。ないものは不足として記録します。",
        easy: "サインの ある ものに 印《しるし》を つけて ください。",
        en: "Tick those that are signed on the paper. The others are recorded as missing.",
    }
    fn missing_title(count) { ja: "紙の申請書に足りないもの（{count}か所）", easy: "足《た》りない もの（{count}）", en: "Missing on the paper ({count})" }
    fn missing_on_paper() { ja: "紙の申請書に足りないもの", easy: "足《た》りない もの", en: "Missing on the paper" }
    fn check_name() { ja: "確認と受付", easy: "確《たし》かめて 受《う》け付《つ》ける", en: "Check and receive" }
    fn missing_help() {
        ja: "入力もれがないか確かめてください。紙に書かれていないものは、不足として記録したうえで受け付け、あとから文書で補正をお願いします。",
        easy: "紙《かみ》に ない ものは、「足《た》りない」と 記録《きろく》します。あとで 直《なお》して もらいます。",
        en: "Please see whether anything was overlooked. What the paper leaves blank is recorded as missing, and the applicant is asked for it by letter.",
    }
    fn blank_tick() {
        ja: "上のものが紙の申請書に書かれていない（付いていない）ことを確かめました。不足として記録します。",
        easy: "紙《かみ》に ない ことを 確《たし》かめました。",
        en: "I have checked that the paper leaves these blank. Record them as missing.",
    }
    fn receive() { ja: "受け付ける", easy: "受《う》け付《つ》ける", en: "Receive" }
    fn receive_correction() { ja: "補正を受け付ける", easy: "直《なお》した ものを 受《う》け付《つ》ける", en: "Receive the correction" }
    fn still_missing(count) { ja: "紙の申請書に足りないもの（{count}か所）", easy: "足《た》りない もの（{count}）", en: "Missing on the paper ({count})" }
    fn still_missing_help() {
        ja: "そろうまで形式審査は終えられません。「補正をお願いする」で、文書でお願いできます。",
        easy: "そろうまで 審査《しんさ》は 終《お》わりません。",
        en: "The formal check cannot end before these are there. Ask for a correction by letter.",
    }
    fn ask_blank() { ja: "紙の申請書に書かれていない、または足りないところがあります。", easy: "紙《かみ》に 書《か》いて いない ところが あります。", en: "The paper leaves this blank or incomplete." }
    fn ask_pledges() { ja: "申請書の誓約の欄に、署名をお願いします。", easy: "約束《やくそく》の ところに 名前《なまえ》を 書《か》いて ください。", en: "Please sign the pledges on the form." }
    fn key_correction() { ja: "紙で届いた補正を入力する", easy: "直《なお》した 紙《かみ》を 入力《にゅうりょく》する", en: "Key in a correction on paper" }
    fn key_reply() { ja: "紙で届いた回答を入力する", easy: "返事《へんじ》の 紙《かみ》を 入力《にゅうりょく》する", en: "Key in an answer on paper" }
    fn key_withdrawal() { ja: "取下げの届けを入力する", easy: "取下《とりさ》げの 紙《かみ》を 入力《にゅうりょく》する", en: "Key in a withdrawal on paper" }

    fn scan() { ja: "紙の申請書の写し", easy: "紙《かみ》の コピー", en: "Scan of the paper form" }
    fn day_to_come() { ja: "今日より後の日は入力できません。", easy: "これからの 日《ひ》は 書《か》けません。", en: "This day is still to come." }
    fn stamp_outside(from, to) {
        ja: "受付期間（{from}から{to}まで）の日ではないため、受け付けられません。",
        easy: "{from}から {to}までの 日《ひ》では ありません。受《う》け付《つ》けられません。",
        en: "This is not a day of the call ({from} to {to}), so the paper cannot be taken.",
    }
    fn stamp_before_first(date) {
        ja: "申請書の受付印の日（{date}）より前の日は入力できません。",
        easy: "{date}より 前《まえ》の 日《ひ》は 書《か》けません。",
        en: "A correction cannot be stamped before the application ({date}).",
    }
    fn blanks_not_seen() {
        ja: "足りないものがあります。紙に書かれていないことを確かめて、印を付けてください。",
        easy: "足《た》りない ものが あります。確《たし》かめて、印《しるし》を つけて ください。",
        en: "Something is missing. Please check that the paper leaves it blank, and tick the box.",
    }
    fn paper_incomplete() {
        ja: "紙の申請書に足りないものがあるため、形式審査を終えられません。先に補正をお願いしてください。",
        easy: "足《た》りない ものが あります。先《さき》に 直《なお》して もらって ください。",
        en: "The paper is not complete, so the formal check cannot end. Please ask for a correction first.",
    }
}

/// The scan as a paper of a case.
pub fn scan_words() -> Words {
    Words::of(scan(Lang::Ja).bare(), "紙《かみ》の コピー", scan(Lang::En).bare())
}

/// What the scan should show.
pub fn scan_help_words() -> Words {
    Words::of(
        "受付印のある申請書を、読み取り機や写真で写したもの。証拠として案件に残ります。",
        "受付印《うけつけいん》の ある 紙《かみ》の コピー。",
        "The stamped form, scanned or photographed. It stays with the case as evidence.",
    )
}

/// How an application came.
pub fn channel_name(lang: Lang, channel: Channel) -> Text {
    match channel {
        Channel::Online => online(lang),
        Channel::Counter => counter(lang),
        Channel::Post => post(lang),
        Channel::Fax => fax(lang),
        Channel::Mail => mail(lang),
    }
}

/// How an applicant is told.
pub fn telling_name(lang: Lang, telling: Telling) -> Text {
    match telling {
        Telling::Post => by_post(lang),
        Telling::Mail => by_mail(lang),
    }
}
