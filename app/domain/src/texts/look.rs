//! How the city appears（市の表示の言葉）.

use super::{Lang, Text};
use crate::look::On;

texts! {
    fn title() { ja: "市の表示", easy: "市《し》の 見《み》え方《かた》", en: "How the city appears" }
    fn lead() {
        ja: "市の名前、ロゴ、色、ページの下の連絡先、メールの署名を変えられます。保存しても、公開するまでは住民には見えません。",
        easy: "市《し》の 名前《なまえ》や ロゴや 色《いろ》を 変《か》えます。「公開《こうかい》する」まで、みんなには 見《み》えません。",
        en: "The city's name, logo and colour, what stands at the foot of its pages, and how its mails are signed. Residents see nothing of it until you put it in force.",
    }
    fn demo() {
        ja: "体験版の市では、表示は変えられません。",
        easy: "ここは 体験版《たいけんばん》です。見《み》え方《かた》は 変《か》えられません。",
        en: "A demo city keeps its usual look.",
    }
    fn draft_waits() {
        ja: "保存した下書きがあります。まだ公開していません。",
        easy: "下書《したが》きが あります。まだ みんなには 見《み》えません。",
        en: "There is a draft. It is not in force yet.",
    }
    fn no_draft() {
        ja: "いま公開している内容です。",
        easy: "いま みんなに 見《み》えて いる 内容《ないよう》です。",
        en: "This is what is in force.",
    }
    fn preview() { ja: "見え方を確かめる", easy: "見《み》え方《かた》を 見《み》る", en: "Look at it" }
    fn put_in_force() { ja: "公開する", easy: "公開《こうかい》する", en: "Put in force" }
    fn drop_draft() { ja: "下書きを捨てる", easy: "下書《したが》きを すてる", en: "Throw the draft away" }
    fn name() { ja: "市の名前", easy: "市《し》の 名前《なまえ》", en: "Name of the city" }
    fn mayor() { ja: "通知の差出人", easy: "手紙《てがみ》を 出《だ》す 人《ひと》", en: "Who signs letters" }
    fn mayor_help() {
        ja: "公文書の差出人になる職名です（例：対馬市長）。すでに出した通知は変わりません。",
        easy: "手紙《てがみ》に 書《か》く 名前《なまえ》です（例《れい》：対馬市長《つしましちょう》）。",
        en: "The office that official letters come from, such as 対馬市長. Letters already made stay as they are.",
    }
    fn names() { ja: "名前", easy: "名前《なまえ》", en: "Names" }
    fn looks() { ja: "色", easy: "色《いろ》", en: "Colour" }
    fn colour() { ja: "主な色", easy: "おもな 色《いろ》", en: "Key colour" }
    fn colour_help() {
        ja: "#と6桁の英数字で入力してください（例：#00428c）。白い地の上の文字が読める濃さ（コントラスト比4.5以上）が必要です。空欄なら、いつもの青です。",
        easy: "#と 6つの 文字《もじ》で 書《か》いて ください（例《れい》：#00428c）。うすい 色《いろ》は 使《つか》えません。",
        en: "A # and six digits, such as #00428c. It has to be dark enough to read on white: a contrast of 4.5 or more. Leave it empty for the usual blue.",
    }
    fn not_a_colour() {
        ja: "色として読めません。#と6桁の英数字で入力してください（例：#00428c）。",
        easy: "色《いろ》が わかりません。#00428c の ように 書《か》いて ください。",
        en: "Enter a # and six digits from 0 to 9 and a to f, such as #00428c.",
    }
    fn weak(ratio, needed, ground) {
        ja: "この色は読みにくいため使えません。{ground}とのコントラスト比は{ratio}で、{needed}以上が必要です。もっと濃い色にしてください。",
        easy: "この 色《いろ》は うすくて 読《よ》めません（{ratio}）。もっと こい 色《いろ》に して ください（{needed}より 上《うえ》）。",
        en: "This colour is hard to read. Its contrast with {ground} is {ratio}; at least {needed} is needed. Choose a darker one.",
    }
    fn on_white() { ja: "白", easy: "白《しろ》", en: "white" }
    fn on_paper() { ja: "画面の地の色", easy: "画面《がめん》の 色《いろ》", en: "the ground of the pages" }
    fn on_tint() { ja: "同じ色の薄い地", easy: "同《おな》じ 色《いろ》の うすい ところ", en: "the light shade of the same colour" }
    fn logo() { ja: "ロゴ", easy: "ロゴ", en: "Logo" }
    fn logo_help(kilobytes, least, most, wide) {
        ja: "PNGかJPEG、{kilobytes}KBまで。縦横それぞれ{least}〜{most}ピクセルで、横は縦の{wide}倍までです。ページの左上に、白い地で出ます。",
        easy: "PNGか JPEGの 絵《え》です。{kilobytes}KBまで。ページの 左《ひだり》の 上《うえ》に 出《で》ます。",
        en: "PNG or JPEG of up to {kilobytes} KB, each side {least} to {most} pixels, at most {wide} times as wide as high. It stands at the top left of pages, on white.",
    }
    fn no_logo() { ja: "いまは、いつもの印を使っています。", easy: "いまは いつもの しるしです。", en: "The usual mark is in use." }
    fn send_logo() { ja: "ロゴを送る", easy: "ロゴを 送《おく》る", en: "Send the logo" }
    fn remove_logo() { ja: "ロゴを外す", easy: "ロゴを はずす", en: "Take the logo away" }
    fn alt() { ja: "ロゴの説明", easy: "ロゴの 説明《せつめい》", en: "What the logo shows" }
    fn alt_help() {
        ja: "画面を見られない方に読み上げます（例：対馬市の市章）。",
        easy: "目《め》の 見《み》えない 人《ひと》が 聞《き》きます（例《れい》：対馬市《つしまし》の マーク）。",
        en: "Read out to those who do not see it, such as “Emblem of Tsushima City”.",
    }
    fn not_a_logo() {
        ja: "PNGかJPEGの画像を選んでください。",
        easy: "PNGか JPEGの 絵《え》を えらんで ください。",
        en: "Choose a picture in PNG or JPEG.",
    }
    fn logo_heavy(kilobytes) {
        ja: "ロゴは{kilobytes}KBまでです。小さくしてから送ってください。",
        easy: "ロゴは {kilobytes}KBまでです。小《ちい》さく して ください。",
        en: "A logo may have {kilobytes} KB. Make it smaller and send it again.",
    }
    fn logo_size(width, height, least, most, wide) {
        ja: "この画像は横{width}×縦{height}ピクセルです。縦横それぞれ{least}〜{most}ピクセル、横は縦の{wide}倍までにしてください。",
        easy: "この 絵《え》は {width}×{height}です。{least}から {most}までに して ください。",
        en: "This picture has {width} by {height} pixels. Each side has to have {least} to {most}, and the width at most {wide} times the height.",
    }
    fn home_part() { ja: "ホームの文", easy: "はじめの ページの 文《ぶん》", en: "Home page" }
    fn home_lead() { ja: "題名の下の文", easy: "題《だい》の 下《した》の 文《ぶん》", en: "The sentence under the title" }
    fn home_lead_help() {
        ja: "空欄なら、いつもの文です。",
        easy: "書《か》かない ときは いつもの 文《ぶん》です。",
        en: "Leave it empty for the usual one.",
    }
    fn foot() { ja: "ページの下の連絡先", easy: "ページの 下《した》の 連絡先《れんらくさき》", en: "Foot of the pages" }
    fn address() { ja: "所在地", easy: "場所《ばしょ》", en: "Address" }
    fn phone() { ja: "代表電話", easy: "電話《でんわ》", en: "Telephone" }
    fn hours() { ja: "開庁時間", easy: "開《あ》いて いる 時間《じかん》", en: "Opening hours" }
    fn corporate_number() { ja: "法人番号", easy: "法人番号《ほうじんばんごう》", en: "Corporate number" }
    fn corporate_help() {
        ja: "13桁の番号です。",
        easy: "13の 数字《すうじ》です。",
        en: "Thirteen digits.",
    }
    fn not_a_corporate_number() {
        ja: "法人番号として正しくありません。13桁の数字を確かめてください。",
        easy: "番号《ばんごう》が ちがいます。13の 数字《すうじ》を 見《み》て ください。",
        en: "This is no corporate number. Check its thirteen digits.",
    }
    fn mail() { ja: "メールの署名", easy: "メールの 下《した》の 言葉《ことば》", en: "Sign-off of mails" }
    fn signature() { ja: "署名に加える文", easy: "メールの 下《した》に 書《か》く こと", en: "Lines to add to the sign-off" }
    fn signature_help() {
        ja: "市の名前・課・電話番号の下に入ります。空欄なら何も加えません。",
        easy: "市《し》の 名前《なまえ》と 電話《でんわ》の 下《した》に 書《か》きます。",
        en: "They stand under the city's name, the department and its telephone number.",
    }
    fn save() { ja: "下書きに保存して確かめる", easy: "下書《したが》きに して、見《み》る", en: "Save as a draft and look at it" }
    fn saved_logo() { ja: "ロゴを下書きに入れました。", easy: "ロゴを 下書《したが》きに 入《い》れました。", en: "The logo is part of the draft now." }
    fn in_force_now() { ja: "公開しました。", easy: "公開《こうかい》しました。", en: "It is in force." }
    fn dropped() { ja: "下書きを捨てました。", easy: "下書《したが》きを すてました。", en: "The draft is gone." }
    fn back_to_usual() { ja: "いつもの見た目に戻す", easy: "いつもの 見《み》え方《かた》に もどす", en: "Back to the usual look" }
    fn back_to_usual_text() {
        ja: "ロゴ、色、文、連絡先、署名を、すぐにすべて外します。市の名前と差出人は変わりません。",
        easy: "ロゴや 色《いろ》や 文《ぶん》を すぐに ぜんぶ はずします。市《し》の 名前《なまえ》は 変《か》わりません。",
        en: "Takes logo, colour, words and sign-off away at once. The names of city and mayor stay.",
    }
    fn preview_bar() {
        ja: "下書きの見え方です。住民には、まだ見えていません。",
        easy: "下書《したが》きの 見《み》え方《かた》です。みんなには まだ 見《み》えません。",
        en: "This is how the draft looks. Residents do not see it yet.",
    }
    fn back_to_form() { ja: "直す", easy: "なおす", en: "Change it" }
    fn preview_mail() { ja: "メールの署名の見え方", easy: "メールの 下《した》の 言葉《ことば》", en: "How mails are signed" }
    fn preview_letter() { ja: "公文書の差出人", easy: "手紙《てがみ》を 出《だ》す 人《ひと》", en: "Official letters come from" }
    fn foot_phone() { ja: "電話", easy: "電話《でんわ》", en: "Telephone" }
    fn foot_hours() { ja: "開庁時間", easy: "開《あ》いて いる 時間《じかん》", en: "Open" }
    fn foot_number() { ja: "法人番号", easy: "法人番号《ほうじんばんごう》", en: "Corporate number" }
    fn changed() { ja: "市の表示を変更して公開", easy: "市《し》の 見《み》え方《かた》を 変《か》えました", en: "Changed how the city appears" }
    fn reset() { ja: "市の表示をいつもの見た目に戻す", easy: "いつもの 見《み》え方《かた》に もどしました", en: "Went back to the usual look" }
}

/// Where letters of the colour stand.
pub fn ground(lang: Lang, on: On) -> Text {
    match on {
        On::White => on_white(lang),
        On::Paper => on_paper(lang),
        On::Tint => on_tint(lang),
    }
}
