//! The words of the form editor（様式の編集の言葉）.

use super::{Lang, Text};
use crate::forms::Cell;

texts! {
    fn title() { ja: "応募の様式", easy: "質問《しつもん》を つくる", en: "The form" }
    fn lead_draft() { ja: "公開するまで、自由に直せます。", easy: "公開《こうかい》するまで 直《なお》せます。", en: "Free to change until the call is published." }
    fn lead_next(version) { ja: "公開中の様式は変わりません。ここで直したものは、第{version}版として公開したときに入れ替わります。", easy: "いまの 質問《しつもん》は 変《か》わりません。第{version}版《はん》を つくって います。", en: "The published form does not change. What you do here becomes version {version} when you publish it." }
    fn lead_frozen() { ja: "公開した様式は、このままでは直せません。直すときは新しい版をつくります。", easy: "公開《こうかい》した 質問《しつもん》は 直《なお》せません。新《あたら》しい 版《はん》を つくります。", en: "A published form cannot be changed. Make a new version." }
    fn begin_version() { ja: "新しい版をつくる", easy: "新《あたら》しい 版《はん》を つくる", en: "Begin a new version" }
    fn drop_version() { ja: "新しい版をやめる", easy: "新《あたら》しい 版《はん》を やめる", en: "Give the new version up" }
    fn to_publish_version() { ja: "新しい版を公開する…", easy: "新《あたら》しい 版《はん》を 公開《こうかい》する…", en: "Publish the new version …" }
    fn publish_version() { ja: "新しい版を公開する", easy: "新《あたら》しい 版《はん》を 公開《こうかい》する", en: "Publish the new version" }
    fn what_happens() { ja: "公開すると、こうなります", easy: "公開《こうかい》すると", en: "What happens" }
    fn drafts_count(count) { ja: "書きかけの応募が{count}件あります。書かれた回答は残り、同じ設問にはそのまま入ります。", easy: "書《か》いて いる 人《ひと》が {count}人《にん》 います。書《か》いた ものは のこります。", en: "Open drafts: {count}. Answers are kept and stay with the questions that remain." }
    fn owners_told() { ja: "書きかけの方には、変わった設問をメールでお知らせします。", easy: "書《か》いて いる 人《ひと》に メールで 知《し》らせます。", en: "Their owners are told by mail which questions changed." }
    fn submitted_stay() { ja: "提出済みの応募は、提出したときの様式のまま変わりません。", easy: "もう 出《だ》した ものは 変《か》わりません。", en: "What was handed in stays with the form of its day." }
    fn added() { ja: "増える設問", easy: "ふえる 質問《しつもん》", en: "New questions" }
    fn gone() { ja: "なくなる設問", easy: "なくなる 質問《しつもん》", en: "Questions that go" }
    fn changed() { ja: "変わる設問", easy: "変《か》わる 質問《しつもん》", en: "Questions that change" }
    fn nothing() { ja: "なし", easy: "なし", en: "None" }
    fn no_change() { ja: "公開中の様式と同じです。", easy: "同《おな》じです。", en: "It is the same as the published form." }
    fn section() { ja: "見出し", easy: "見出《みだ》し", en: "Section" }
    fn page() { ja: "ページ", easy: "ページ", en: "Page" }
    fn question() { ja: "設問", easy: "質問《しつもん》", en: "Question" }
    fn add_section() { ja: "見出しを加える", easy: "見出《みだ》しを ふやす", en: "Add a section" }
    fn add_page() { ja: "ページを加える", easy: "ページを ふやす", en: "Add a page" }
    fn add_question() { ja: "設問を加える", easy: "質問《しつもん》を ふやす", en: "Add a question" }
    fn up() { ja: "上へ", easy: "上《うえ》へ", en: "Up" }
    fn down() { ja: "下へ", easy: "下《した》へ", en: "Down" }
    fn remove() { ja: "削除", easy: "消《け》す", en: "Remove" }
    fn rename() { ja: "名前を直す", easy: "名前《なまえ》を 直《なお》す", en: "Rename" }
    fn edit() { ja: "直す", easy: "直《なお》す", en: "Edit" }
    fn required() { ja: "必須", easy: "かならず", en: "Required" }
    fn personal() { ja: "個人情報", easy: "個人情報《こじんじょうほう》", en: "Personal data" }
    fn conditional() { ja: "条件つき", easy: "条件《じょうけん》つき", en: "Conditional" }
    fn label() { ja: "設問の文", easy: "質問《しつもん》", en: "Question" }
    fn help() { ja: "説明（設問の下に出ます）", easy: "説明《せつめい》", en: "Help, shown under the question" }
    fn kind() { ja: "答え方", easy: "答《こた》え方《かた》", en: "Kind of answer" }
    fn kind_line() { ja: "短い文", easy: "短《みじか》い 文《ぶん》", en: "Short text" }
    fn kind_text() { ja: "長い文", easy: "長《なが》い 文《ぶん》", en: "Long text" }
    fn kind_number() { ja: "数", easy: "数《かず》", en: "Number" }
    fn kind_money() { ja: "金額", easy: "お金《かね》", en: "Money" }
    fn kind_date() { ja: "日付", easy: "日《ひ》", en: "Date" }
    fn kind_choice() { ja: "1つを選ぶ", easy: "1つ えらぶ", en: "One of several" }
    fn kind_yes_no() { ja: "はい・いいえ", easy: "はい・いいえ", en: "Yes or no" }
    fn kind_file() { ja: "ファイル", easy: "ファイル", en: "File" }
    fn kind_table() { ja: "表", easy: "表《ひょう》", en: "Table" }
    fn kind_email() { ja: "メールアドレス", easy: "メールアドレス", en: "E-mail address" }
    fn kind_phone() { ja: "電話番号", easy: "電話番号《でんわばんごう》", en: "Telephone number" }
    fn kind_postcode() { ja: "郵便番号", easy: "郵便番号《ゆうびんばんごう》", en: "Postcode" }
    fn details() { ja: "答え方の細かい決まり（選んだ答え方のところだけ書きます）", easy: "くわしい きまり", en: "Details (only those of the chosen kind)" }
    fn max_text() { ja: "短い文・長い文：最大の文字数。数・金額：最大の値", easy: "いちばん 大《おお》きい 数《かず》", en: "Texts: most characters. Numbers and money: largest" }
    fn min() { ja: "数：最小の値", easy: "いちばん 小《ちい》さい 数《かず》", en: "Numbers: smallest" }
    fn unit() { ja: "数：単位（人、回など）", easy: "単位《たんい》", en: "Numbers: unit" }
    fn options() { ja: "1つを選ぶ：選択肢", easy: "えらぶ もの", en: "Options" }
    fn option(number) { ja: "選択肢{number}", easy: "えらぶ もの {number}", en: "Option {number}" }
    fn evidence() { ja: "はい・いいえ：「はい」のときに添付してもらう書類", easy: "「はい」の ときの 書類《しょるい》", en: "Yes or no: the paper that proves a yes" }
    fn columns() { ja: "表：列", easy: "表《ひょう》の 列《れつ》", en: "Table: columns" }
    fn column(number) { ja: "列{number}", easy: "列《れつ》 {number}", en: "Column {number}" }
    fn cell() { ja: "この列に入るもの", easy: "入《い》れる もの", en: "What stands in it" }
    fn from_group() { ja: "団体の登録から書き写す項目", easy: "団体《だんたい》の 登録《とうろく》から 入《い》れる もの", en: "Filled in from the group's own data" }
    fn when() { ja: "いつたずねますか", easy: "いつ 聞《き》きますか", en: "When it is asked" }
    fn always() { ja: "いつも", easy: "いつも", en: "Always" }
    fn when_is(question, answer) { ja: "「{question}」が「{answer}」のときだけ", easy: "「{question}」が「{answer}」の とき", en: "Only if “{question}” is “{answer}”" }
    fn save_question() { ja: "設問を保存する", easy: "保存《ほぞん》する", en: "Save the question" }
    fn preview() { ja: "試し書き", easy: "ためす", en: "Trying it" }
    fn preview_note() { ja: "これは試し書きです。ここに書いたものは保存されず、だれにも送られません。", easy: "ためして います。書《か》いた ものは のこりません。", en: "You are trying the form. Nothing you write here is stored or sent." }
    fn preview_end() { ja: "試し書きは終わりです", easy: "終《お》わりです", en: "That is the end of the form" }
    fn preview_end_text() { ja: "応募者には、このあと予算・書類・確認のページが続きます。", easy: "このあと、予算《よさん》と 書類《しょるい》が あります。", en: "Applicants go on to the budget, the papers and the check." }
    fn again() { ja: "はじめから試す", easy: "もう一度《いちど》 ためす", en: "Try again" }
    fn check_page() { ja: "確かめて次へ", easy: "次《つぎ》へ", en: "Check and go on" }

    fn letter_subject() { ja: "応募の様式が変わりました", easy: "質問《しつもん》が 変《か》わりました", en: "The form of your draft has changed" }
    fn letter_news(call) { ja: "書きかけの応募「{call}」の様式が新しくなりました。書かれた内容は残っています。", easy: "「{call}」の 質問《しつもん》が 変《か》わりました。書《か》いた ものは のこって います。", en: "The form of your draft for “{call}” has changed. What you wrote is kept." }
    fn letter_next() { ja: "お手数ですが、提出の前に、増えた設問と変わった設問をご確認ください。", easy: "出《だ》す 前《まえ》に、新《あたら》しい 質問《しつもん》を 見《み》て ください。", en: "Please look at the new and changed questions before you submit." }
    fn letter_without_link() { ja: "リンクを開けないときは、「ともに」にログインして、マイページからお進みください。", easy: "リンクが 開《ひら》かない ときは、マイページを 見《み》て ください。", en: "If the link does not open, sign in to Tomoni and go to your page." }
}

/// What a kind of question is called.
pub fn kind_name(lang: Lang, code: &str) -> Text {
    match code {
        "line" => kind_line(lang),
        "text" => kind_text(lang),
        "number" => kind_number(lang),
        "money" => kind_money(lang),
        "date" => kind_date(lang),
        "choice" => kind_choice(lang),
        "yes_no" => kind_yes_no(lang),
        "file" => kind_file(lang),
        "table" => kind_table(lang),
        "email" => kind_email(lang),
        "phone" => kind_phone(lang),
        _ => kind_postcode(lang),
    }
}

/// What stands in a cell.
pub fn cell_name(lang: Lang, cell: Cell) -> Text {
    match cell {
        Cell::Text => kind_line(lang),
        Cell::Number => kind_number(lang),
        Cell::Money => kind_money(lang),
        Cell::Date => kind_date(lang),
    }
}
