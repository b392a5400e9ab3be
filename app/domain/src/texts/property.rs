//! The register of what was acquired with a grant（財産管理台帳・財産の処分の制限）.

use super::{Lang, Text};
use crate::awards::Dealing;

texts! {
    fn title() { ja: "財産管理台帳", easy: "補助金《ほじょきん》で 買《か》った 物《もの》の 台帳《だいちょう》", en: "Register of property" }
    fn lead(from) {
        ja: "補助金で取得した、1件{from}円以上の財産を載せます。処分が制限されている間、案件の書類は廃棄されません。",
        easy: "補助金《ほじょきん》で 買《か》った、1つ {from}円《えん》か それより 高《たか》い 物《もの》を 書《か》きます。勝手《かって》に 売《う》れない 間《あいだ》、書類《しょるい》は 消《け》しません。",
        en: "What was acquired with the grant for {from} yen or more each. While it is restricted, the papers of the case are not disposed of.",
    }
    fn lead_closed() {
        ja: "この募集では、いまは台帳への記載を求めていません。載っている財産の訂正はできます。",
        easy: "新《あたら》しく 書《か》く ことは ありません。直《なお》す ことは できます。",
        en: "The call asks for no entries now. Those that are there can be corrected.",
    }
    fn of_group() {
        ja: "制限の期間が終わるまで、市の承認なく、目的以外に使うこと、譲ること、交換、貸すこと、担保に入れること、捨てることはできません。そのようなときは、先に「財産の処分の承認を申請する」から申請してください。",
        easy: "下《した》の 日《ひ》まで、売《う》ったり、あげたり、貸《か》したり、捨《す》てたり しないで ください。したい ときは、先《さき》に 申請《しんせい》を 出《だ》して ください。",
        en: "Until its day has passed, nothing of it may be used otherwise, given away, swapped, lent, pledged or thrown away without the city's leave. Ask for it first, under what else you can do.",
    }
    fn of_report(from) {
        ja: "1件{from}円以上で取得した財産があるときは、「行ったことと、日・場所」に、品名・型番・数量・単価・取得した日・置き場所を書き、領収書の写しを付けてください。市が財産管理台帳に載せ、処分が制限される期間をお知らせします。",
        easy: "1つ {from}円《えん》か、それより 高《たか》い 物《もの》を 買《か》った ときは、「いつ、どこで、何《なに》を しましたか」に、物《もの》の 名前《なまえ》・数《かず》・値段《ねだん》・買《か》った 日《ひ》・置《お》いて ある 所《ところ》を 書《か》いて ください。領収書《りょうしゅうしょ》も 出《だ》して ください。",
        en: "If you acquired anything for {from} yen or more each, write under “What you did, when and where” what it is, model, quantity, price, the day, and where it stands, and attach the receipt. The city enters it in its register and tells you how long it is restricted.",
    }
    fn report_title() { ja: "高額な財産を取得したとき", easy: "高《たか》い 物《もの》を 買《か》った とき", en: "If you acquired property" }
    fn none() { ja: "台帳に載せた財産はありません。", easy: "まだ ありません。", en: "Nothing is in the register." }
    fn nth() { ja: "番号", easy: "番号《ばんごう》", en: "No." }
    fn name() { ja: "品名", easy: "物《もの》の 名前《なまえ》", en: "What it is" }
    fn model() { ja: "メーカー・型番", easy: "作《つく》った 会社《かいしゃ》・型番《かたばん》", en: "Maker and model" }
    fn quantity() { ja: "数量", easy: "数《かず》", en: "Quantity" }
    fn price() { ja: "単価（円）", easy: "1つの 値段《ねだん》（円《えん》）", en: "Price of one (yen)" }
    fn value() { ja: "取得価格（円）", easy: "ぜんぶの 値段《ねだん》（円《えん》）", en: "Price in all (yen)" }
    fn acquired() { ja: "取得した日", easy: "買《か》った 日《ひ》", en: "Acquired on" }
    fn place() { ja: "設置・保管の場所", easy: "置《お》いて ある 所《ところ》", en: "Where it stands" }
    fn place_help() { ja: "個人の家のときは、番地は書かず、地区と「会員宅」などとします。", easy: "人《ひと》の 家《いえ》の ときは、番地《ばんち》を 書《か》かないで ください。", en: "At somebody's home, name the district only." }
    fn years() { ja: "処分制限期間（年）", easy: "何年《なんねん》 止《と》めるか", en: "Restricted for (years)" }
    fn years_help() {
        ja: "「減価償却資産の耐用年数等に関する省令」の年数を入れると、取得した日から末日を数えます。年数か末日のどちらかを入れてください。",
        easy: "国《くに》の 表《ひょう》の 年数《ねんすう》を 書《か》いて ください。終《お》わりの 日《ひ》を 書《か》いても いいです。",
        en: "The useful life from the ministry's table; the last day is counted from the day of acquisition. Give years or the last day.",
    }
    fn until() { ja: "処分制限の末日", easy: "いつまで", en: "Restricted until" }
    fn dealing() { ja: "処分の種類", easy: "何《なに》を したか", en: "What was done with it" }
    fn dealing_help() {
        ja: "市が承認した処分が済んだら選びます。譲渡・交換・廃棄をすると、制限は終わります。",
        easy: "市《し》が いいと 言《い》って、した ときに 選《えら》びます。",
        en: "Once it was done with the city's leave. Given away, swapped or scrapped, it is restricted no longer.",
    }
    fn not_dealt() { ja: "処分していない", easy: "何《なに》も して いない", en: "Nothing" }
    fn dealt_on() { ja: "処分した日", easy: "した 日《ひ》", en: "Done on" }
    fn reason() { ja: "訂正・記録の理由", easy: "直《なお》す 理由《りゆう》", en: "Reason" }
    fn reason_help() {
        ja: "処分を記録するときは、承認の文書番号と日付を書いてください。個人の名前は書かないでください。履歴に残ります。",
        easy: "人《ひと》の 名前《なまえ》は 書《か》かないで ください。",
        en: "For what was done with it, number and date of the city's leave. Do not name persons: it stays in the journal.",
    }
    fn why_struck() { ja: "抹消の理由", easy: "消《け》す 理由《りゆう》", en: "Why it is struck out" }
    fn entry() { ja: "台帳に載せる", easy: "台帳《だいちょう》に 書《か》く", en: "Enter a property" }
    fn enter() { ja: "この内容で載せる", easy: "書《か》く", en: "Enter it" }
    fn correct() { ja: "訂正・処分の記録", easy: "直《なお》す", en: "Correct" }
    fn save() { ja: "訂正を保存する", easy: "直《なお》す", en: "Save the correction" }
    fn strike() { ja: "記載を抹消する", easy: "書《か》いた ものを やめる", en: "Strike the entry out" }
    fn strike_help() {
        ja: "載せるべきでなかった記載だけを抹消します。番号と履歴は残り、団体のページには出なくなります。",
        easy: "まちがって 書《か》いた ときだけ、やめます。",
        en: "Only for what should not have been entered. Number and journal stay; the group does not see it any more.",
    }
    fn struck_note(day) { ja: "{day}に抹消された記載です。", easy: "{day}に やめました。", en: "Struck out on {day}." }
    fn history() { ja: "この財産の履歴", easy: "した こと", en: "What happened to it" }
    fn change(field, before, after) { ja: "{field}：{before} → {after}", easy: "{field}：{before} → {after}", en: "{field}: {before} → {after}" }
    fn empty() { ja: "（なし）", easy: "（なし）", en: "(nothing)" }
    fn state() { ja: "処分の制限", easy: "いまの ようす", en: "Restriction" }
    fn restricted() { ja: "制限中", easy: "まだ だめ", en: "Restricted" }
    fn over() { ja: "期間満了", easy: "終《お》わりました", en: "Over" }
    fn struck() { ja: "抹消", easy: "やめました", en: "Struck out" }
    fn dealt(what, day) { ja: "{what}（{day}）", easy: "{what}（{day}）", en: "{what} ({day})" }
    fn to_register() { ja: "台帳を開く", easy: "台帳《だいちょう》を 見《み》る", en: "Open the register" }
    fn list_title() { ja: "処分が制限されている財産", easy: "まだ 売《う》っては いけない 物《もの》", en: "Property that is restricted" }
    fn list_lead() {
        ja: "補助金で取得され、処分に市の承認が要る財産です。期限の近いものから並びます。",
        easy: "終《お》わりの 日《ひ》が 近《ちか》い 物《もの》から 並《なら》んで います。",
        en: "What was acquired with grants and may not be disposed of without leave, the first to become free first.",
    }
    fn list_none() { ja: "処分が制限されている財産はありません。", easy: "ありません。", en: "Nothing is restricted." }
    fn list_year() { ja: "年度ごとの台帳は、交付台帳のExcelファイルの2枚目にあります。", easy: "交付台帳《こうふだいちょう》の Excelにも あります。", en: "The register of a year is the second sheet of the ledger's spreadsheet." }
    fn kind_divert() { ja: "目的外使用", easy: "ほかの ことに 使《つか》った", en: "Used otherwise" }
    fn kind_transfer() { ja: "譲渡", easy: "あげた・売《う》った", en: "Given away or sold" }
    fn kind_swap() { ja: "交換", easy: "取《と》りかえた", en: "Swapped" }
    fn kind_lend() { ja: "貸付け", easy: "貸《か》した", en: "Lent" }
    fn kind_pledge() { ja: "担保提供", easy: "担保《たんぽ》に した", en: "Pledged" }
    fn kind_scrap() { ja: "取壊し・廃棄", easy: "こわした・捨《す》てた", en: "Scrapped" }
    fn request() { ja: "財産処分承認申請書", easy: "物《もの》を 売《う》ったり したい 申請《しんせい》", en: "Request to dispose of property" }
    fn ruling() { ja: "財産の処分の承認", easy: "物《もの》を 売《う》ったり するのを 認《みと》める こと", en: "Leave to dispose of property" }
    fn ruling_refusal() { ja: "財産の処分の不承認", easy: "物《もの》を 売《う》ったり するのを 認《みと》めない こと", en: "Refusal to dispose of property" }
    fn do_ask() { ja: "財産の処分の承認を申請する", easy: "買《か》った 物《もの》を 売《う》ったり したい", en: "Ask to dispose of property" }
    fn do_draft() { ja: "財産の処分の承認を起案する", easy: "認《みと》める 案《あん》を 書《か》く", en: "Draft the leave to dispose of property" }
    fn do_allow() { ja: "財産の処分の承認を決裁する", easy: "認《みと》める", en: "Approve the leave to dispose of property" }
    fn do_draft_refusal() { ja: "財産の処分の不承認を起案する", easy: "認《みと》めない 案《あん》を 書《か》く", en: "Draft the refusal to dispose of property" }
    fn do_refuse() { ja: "財産の処分の不承認を決裁する", easy: "認《みと》めない", en: "Approve the refusal to dispose of property" }
    fn was_asked() { ja: "財産処分承認申請書を受付", easy: "物《もの》の 申請《しんせい》が 来《き》ました", en: "Request to dispose of property received" }
    fn was_drafted() { ja: "財産の処分の承認を起案", easy: "認《みと》める 案《あん》を 書《か》きました", en: "Leave to dispose of property drafted" }
    fn was_allowed() { ja: "財産の処分を承認", easy: "物《もの》を 売《う》ったり するのを 認《みと》めました", en: "Leave to dispose of property given" }
    fn was_refusal_drafted() { ja: "財産の処分の不承認を起案", easy: "認《みと》めない 案《あん》を 書《か》きました", en: "Refusal to dispose of property drafted" }
    fn was_refused() { ja: "財産の処分を不承認", easy: "物《もの》を 売《う》ったり するのを 認《みと》めませんでした", en: "Disposal of property refused" }
    fn need_dealing() { ja: "申請の内容と台帳を確かめ、納付を求める額と条件を起案します。", easy: "申請《しんせい》を 見《み》て、案《あん》を 書《か》きます。", en: "Look at request and register, then draft conditions and any amount to pay." }
    fn need_dealing_refusal() { ja: "承認できないときに、その理由を起案します。理由は団体に通知されます。", easy: "認《みと》めない 理由《りゆう》を 書《か》きます。", en: "Where it cannot be allowed, draft why. The group is told." }
    fn returned() { ja: "納付を求める額（求めないときは 0）", easy: "払《はら》って もらう お金《かね》（ない ときは 0）", en: "Amount to be paid (0: nothing)" }
    fn returned_help(most) { ja: "{most}円まで。残りの制限期間や処分で得る額に応じて決めます。", easy: "{most}円《えん》までです。", en: "At most {most} yen, by what is left of the period or what is gained." }
    fn repay_help() { ja: "納付を求めるときに必要です。", easy: "払《はら》って もらう ときに 書《か》きます。", en: "Needed where something is to be paid." }
    fn refused_tag() { ja: "認められませんでした", easy: "認《みと》められませんでした", en: "refused" }
    fn above_grant(most) { ja: "0円から、交付した額の {most}円 までで入力してください。", easy: "{most}円《えん》までで 書《か》いて ください。", en: "Type 0 to {most} yen: what was granted." }
    fn did_enter() { ja: "財産管理台帳に記載", easy: "台帳《だいちょう》に 書《か》きました", en: "Entered a property in the register" }
    fn did_correct() { ja: "財産管理台帳を訂正", easy: "台帳《だいちょう》を 直《なお》しました", en: "Corrected the register of property" }
    fn did_strike() { ja: "財産管理台帳の記載を抹消", easy: "台帳《だいちょう》に 書《か》いた ものを やめました", en: "Struck out an entry of the register of property" }
    fn below_register(from) { ja: "台帳に載せるのは、1件{from}円以上の財産です。", easy: "1つ {from}円《えん》より 安《やす》い 物《もの》は 書《か》きません。", en: "The register takes what costs {from} yen or more." }
    fn acquired_before_grant(from) { ja: "交付決定の日（{from}）より前に取得した財産は、補助金で取得したものになりません。", easy: "{from}より 前《まえ》の 日《ひ》です。日《ひ》を 確《たし》かめて ください。", en: "It was acquired before the grant ({from}). Check the day." }
    fn before_acquired(on) { ja: "取得した日（{on}）より前の日です。", easy: "買《か》った 日《ひ》（{on}）より 前《まえ》です。", en: "This is before it was acquired ({on})." }
    fn restriction_differs(counted) { ja: "年数から数えた末日（{counted}）と違います。どちらかを空欄にしてください。", easy: "年数《ねんすう》から 数《かぞ》えると {counted}です。どちらかを 消《け》して ください。", en: "The years lead to {counted}. Leave one of the two empty." }
    fn nothing_corrected() { ja: "変わったところがありません。", easy: "何《なに》も 変《か》わって いません。", en: "Nothing has been changed." }
}

/// What was done with a property.
pub fn dealing_of(lang: Lang, dealing: Dealing) -> Text {
    match dealing {
        Dealing::Divert => kind_divert(lang),
        Dealing::Transfer => kind_transfer(lang),
        Dealing::Swap => kind_swap(lang),
        Dealing::Lend => kind_lend(lang),
        Dealing::Pledge => kind_pledge(lang),
        Dealing::Scrap => kind_scrap(lang),
    }
}

/// What a field of an entry is called.
pub fn field(lang: Lang, key: &str) -> Text {
    match key {
        "name" => name(lang),
        "model" => model(lang),
        "quantity" => quantity(lang),
        "price" => price(lang),
        "acquired" => acquired(lang),
        "place" => place(lang),
        "years" => years(lang),
        "until" => until(lang),
        "dealing" => dealing(lang),
        "dealt-on" => dealt_on(lang),
        "why" => why_struck(lang),
        _ => reason(lang),
    }
}
