//! The words around official letters: their kinds, their templates, what is wrong with a line（通知書の言葉）.

use super::{Lang, Text, Words};
use crate::official::{Fault, LetterKind, Wrong};

texts! {
    fn letters() { ja: "通知書", easy: "通知《つうち》", en: "Official letters" }
    fn letters_lead() {
        ja: "市からの正式な通知書です。印刷したり、PDFで保存したりできます。",
        easy: "市《し》からの 大切《たいせつ》な 通知《つうち》です。印刷《いんさつ》、保存《ほぞん》が できます。",
        en: "The city's official letters about this case, to print or to keep as PDF.",
    }
    fn open() { ja: "開く・印刷する", easy: "開《ひら》く・印刷《いんさつ》する", en: "Open and print" }
    fn pdf() { ja: "PDFで保存する", easy: "PDFで 保存《ほぞん》する", en: "Save as PDF" }
    fn no_font() {
        ja: "PDFは作れません（サーバーに日本語の書体がないため）。印刷の画面からは印刷できます。",
        easy: "PDFは 作《つく》れません。印刷《いんさつ》は できます。",
        en: "No PDF can be made: the server has no Japanese font. Printing this page works.",
    }
    fn print_hint() {
        ja: "ブラウザーの印刷で、A4の紙にそのまま印刷できます。",
        easy: "ブラウザーで A4の 紙《かみ》に 印刷《いんさつ》できます。",
        en: "Print it with your browser; it fits A4.",
    }
    fn made(date, version) { ja: "{date}作成（ひな形 第{version}版）", easy: "{date}（{version}）", en: "Made {date}, template version {version}" }
    fn in_japanese() {
        ja: "通知書は日本語で作られます。",
        easy: "通知《つうち》は ふつうの 日本語《にほんご》です。わからない ときは 電話《でんわ》して ください。",
        en: "Official letters are in Japanese. The page of your case says the same in English.",
    }
    fn contact() { ja: "（問い合わせ先）", easy: "（聞《き》く ところ）", en: "(Contact)" }
    fn honoured(name) { ja: "{name}　様", easy: "{name} さん", en: "{name}" }
    fn no_seal() { ja: "（公印省略）", easy: "（公印省略《こういんしょうりゃく》）", en: "(seal omitted)" }
    fn draft() { ja: "通知書の案", easy: "お知《し》らせの 案《あん》", en: "Draft of the notice" }
    fn drafts() { ja: "送る前の通知書", easy: "送《おく》る 前《まえ》の お知《し》らせ", en: "Notices before they go" }
    fn drafts_lead() {
        ja: "いま公表したときの文面です。日付は公表の日、文書番号は公表のときに付きます。まだ何も送っていません。",
        easy: "いま 送《おく》ると、こう なります。まだ 送《おく》って いません。",
        en: "As they would read if they went out now. The date is that of the release, and the document number comes with it. Nothing has been sent.",
    }
    fn see_drafts(count) { ja: "送る通知書{count}通を確かめる", easy: "お知《し》らせ {count}を 見《み》る", en: "Look at the {count} notices" }
    fn number_comes() { ja: "（文書番号）", easy: "（番号《ばんごう》）", en: "(document number)" }
    fn closing() { ja: "以上", easy: "以上《いじょう》", en: "End" }
    fn below() { ja: "記", easy: "記《き》", en: "Details" }

    fn templates() { ja: "通知書のひな形", easy: "通知《つうち》の もと", en: "Letter templates" }
    fn templates_lead() {
        ja: "課が出す通知書の文面を変えられます。変えるたびに版が残り、すでに出した通知書は変わりません。",
        easy: "通知《つうち》の 文《ぶん》を 変《か》えられます。もう 出《だ》した 通知《つうち》は 変《か》わりません。",
        en: "The texts of your department's official letters. Every change is a version; letters already made stay as they are.",
    }
    fn kind() { ja: "種類", easy: "種類《しゅるい》", en: "Letter" }
    fn version() { ja: "版", easy: "版《はん》", en: "Version" }
    fn usual() { ja: "標準", easy: "ふつう", en: "Usual text" }
    fn version_of(number, date) { ja: "第{number}版（{date}）", easy: "{number}（{date}）", en: "{number} ({date})" }
    fn edit() { ja: "文面を見る・変える", easy: "見《み》る・変《か》える", en: "See and change" }
    fn text() { ja: "文面", easy: "文《ぶん》", en: "Text" }
    fn text_help() {
        ja: "1行目に「様式：」、次に「件名：」を書きます。段落は空の行で分けます。「記」の行の下には、「・見出し：内容」を並べます。「［{条件}があるとき］」から「［ここまで］」までは、その項目があるときだけ出ます。",
        easy: "「様式《ようしき》：」「件名《けんめい》：」から 書《か》きます。",
        en: "Begin with 様式： and 件名：. An empty line parts paragraphs. Below 記, write points as ・label：text. What stands between ［{条件}があるとき］ and ［ここまで］ appears only where the case has it.",
    }
    fn places() { ja: "この通知書で使える差込項目", easy: "使《つか》える ことば", en: "Placeholders of this letter" }
    fn preview_case() { ja: "試しに当てはめる案件の受付番号", easy: "受付番号《うけつけばんごう》", en: "Receipt number of a case to try it on" }
    fn preview() { ja: "当てはめて見る", easy: "見《み》て みる", en: "Preview" }
    fn preview_title() { ja: "当てはめた結果", easy: "こう なります", en: "Preview" }
    fn save() { ja: "この文面にする", easy: "この 文《ぶん》に する", en: "Use this text" }
    fn save_note() { ja: "これから作る通知書に使われます。", easy: "これから 使《つか》います。", en: "Used for letters made from now on." }

    fn receipt() { ja: "受付票", easy: "受付票《うけつけひょう》", en: "Receipt" }
    fn correction() { ja: "補正依頼書", easy: "直《なお》す お願《ねが》い", en: "Request for correction" }
    fn ineligible() { ja: "対象外通知書", easy: "対象外《たいしょうがい》の 通知《つうち》", en: "Notice of ineligibility" }
    fn selected() { ja: "審査結果通知書（採択）", easy: "結果《けっか》の 通知《つうち》（採択《さいたく》）", en: "Notice of result: selected" }
    fn conditional() { ja: "審査結果通知書（条件付き採択）", easy: "結果《けっか》の 通知《つうち》（条件《じょうけん》つき）", en: "Notice of result: conditional" }
    fn waitlisted() { ja: "審査結果通知書（次点）", easy: "結果《けっか》の 通知《つうち》（次点《じてん》）", en: "Notice of result: waiting list" }
    fn rejected() { ja: "審査結果通知書（不採択）", easy: "結果《けっか》の 通知《つうち》（不採択《ふさいたく》）", en: "Notice of result: not selected" }
    fn grant() { ja: "交付決定通知書", easy: "補助金《ほじょきん》の 通知《つうち》", en: "Notice of grant" }
    fn report_correction() { ja: "実績報告補正依頼書", easy: "報告《ほうこく》を 直《なお》す お願《ねが》い", en: "Request for correction of the report" }
    fn change() { ja: "変更承認通知書", easy: "変更《へんこう》の 通知《つうち》", en: "Notice of change" }
    fn settlement() { ja: "額の確定通知書", easy: "お金《かね》の 通知《つうち》", en: "Notice of the confirmed amount" }
    fn discontinuation() { ja: "中止（廃止）承認通知書", easy: "やめる 通知《つうち》", en: "Notice of the end of the project" }
    fn revocation() { ja: "交付決定取消通知書", easy: "取《と》り消《け》しの 通知《つうち》", en: "Notice of revocation" }
    fn dealing() { ja: "財産処分承認通知書", easy: "物《もの》を 売《う》ったり する ことの 通知《つうち》（いい）", en: "Notice of leave to dispose of property" }
    fn dealing_refusal() { ja: "財産処分不承認通知書", easy: "物《もの》を 売《う》ったり する ことの 通知《つうち》（だめ）", en: "Notice of refusal to dispose of property" }

    fn unknown(line, name) { ja: "{line}行目：「{name}」という差込項目はありません。", easy: "{line}行《ぎょう》：「{name}」は ありません。", en: "Line {line}: there is no placeholder “{name}”." }
    fn not_here(line, name) { ja: "{line}行目：「{name}」は、この通知書では使えません。", easy: "{line}行《ぎょう》：「{name}」は 使《つか》えません。", en: "Line {line}: this letter has no “{name}”." }
    fn not_in_a_line(line, name) {
        ja: "{line}行目：「{name}」は何行にもなることがあるので、1つの段落か項目の内容に、それだけで置いてください。",
        easy: "{line}行《ぎょう》：「{name}」は それだけで 書《か》いて ください。",
        en: "Line {line}: “{name}” may have several lines. Let it stand alone, as a paragraph or as the text of a point.",
    }
    fn brace(line) { ja: "{line}行目：「{{」と「}}」の組が合っていません。", easy: "{line}行《ぎょう》：「{{」と「}}」を 見《み》て ください。", en: "Line {line}: a brace is not closed or not opened." }
    fn no_colon(line) { ja: "{line}行目：項目は「・見出し：内容」の形で書いてください。", easy: "{line}行《ぎょう》：「・…：…」と 書《か》いて ください。", en: "Line {line}: a point is written ・label：text." }
    fn not_a_point(line) { ja: "{line}行目：「記」の下には「・」で始まる項目だけを書けます。", easy: "{line}行《ぎょう》：「・」から 書《か》いて ください。", en: "Line {line}: below 記 only points that begin with ・." }
    fn no_subject() { ja: "「件名：」の行がありません。", easy: "「件名《けんめい》：」が ありません。", en: "There is no line 件名：." }
    fn no_body() { ja: "本文がありません。", easy: "本文《ほんぶん》が ありません。", en: "There is no text." }
    fn condition(line) { ja: "{line}行目：「［…があるとき］」と「［ここまで］」の組が合っていません。", easy: "{line}行《ぎょう》：「［…があるとき］」と「［ここまで］」を 見《み》て ください。", en: "Line {line}: a condition is not closed, not opened, or inside another." }
    fn too_long() { ja: "文面が長すぎます。", easy: "長《なが》すぎます。", en: "The text is too long." }
}

/// What a kind of letter is called.
pub fn name(lang: Lang, kind: LetterKind) -> Text {
    match kind {
        LetterKind::Receipt => receipt(lang),
        LetterKind::Correction => correction(lang),
        LetterKind::Ineligible => ineligible(lang),
        LetterKind::Selected => selected(lang),
        LetterKind::Conditional => conditional(lang),
        LetterKind::Waitlisted => waitlisted(lang),
        LetterKind::Rejected => rejected(lang),
        LetterKind::Grant => grant(lang),
        LetterKind::ReportCorrection => report_correction(lang),
        LetterKind::Change => change(lang),
        LetterKind::Settlement => settlement(lang),
        LetterKind::Discontinuation => discontinuation(lang),
        LetterKind::Revocation => revocation(lang),
        LetterKind::Dealing => dealing(lang),
        LetterKind::DealingRefusal => dealing_refusal(lang),
    }
}

impl Fault {
    /// The fault in words, with its line, in every language.
    pub fn said(&self) -> Words {
        let text = |lang| {
            let line = self.line;
            match &self.wrong {
                Wrong::Unknown(name) => unknown(lang, line, name.as_str()),
                Wrong::NotHere(place) => not_here(lang, line, place.name()),
                Wrong::NotInALine(place) => not_in_a_line(lang, line, place.name()),
                Wrong::Brace => brace(lang, line),
                Wrong::NoColon => no_colon(lang, line),
                Wrong::NotAPoint => not_a_point(lang, line),
                Wrong::NoSubject => no_subject(lang),
                Wrong::NoBody => no_body(lang),
                Wrong::Condition => condition(lang, line),
                Wrong::TooLong => too_long(lang),
            }
        };
        let [ja, easy, en] = Lang::ALL.map(|lang| text(lang).bare());
        Words::of(&ja, &easy, &en)
    }
}
