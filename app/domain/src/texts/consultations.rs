//! The words of the public pages of consultations（意見募集の公開ページの言葉）.

use super::{Lang, Text};
use crate::consultations::{Ground, Standing};
use crate::opinions::{Channel, Naming};

texts! {
    fn title() { ja: "意見募集", easy: "意見募集《いけんぼしゅう》", en: "Consultations" }
    fn lead() {
        ja: "市の計画や条例の案を公表し、ご意見を伺っています（パブリックコメント）。どなたでも読めて、登録なしでご意見を出せます。",
        easy: "市《し》が つくる 計画《けいかく》や きまりの 案《あん》です。読《よ》んで、意見《いけん》を 聞《き》かせて ください。",
        en: "Drafts of the city's plans and ordinances. Everybody can read them and say what they think, without an account.",
    }
    fn open_list() { ja: "意見を募集しています", easy: "意見《いけん》を 聞《き》いて います", en: "Open now" }
    fn upcoming_list() { ja: "これから募集します", easy: "これから 聞《き》きます", en: "Coming up" }
    fn answering_list() { ja: "ご意見を検討しています", easy: "意見《いけん》を 考《かんが》えて います", en: "Being considered" }
    fn finished_list() { ja: "終了した意見募集", easy: "終《お》わった もの", en: "Finished" }
    fn none_open() { ja: "今、募集している案はありません。", easy: "今《いま》は ありません。", en: "Nothing is open at the moment." }
    fn none_upcoming() { ja: "予定しているものはありません。", easy: "予定《よてい》は ありません。", en: "Nothing is planned." }
    fn none_answering() { ja: "検討中のものはありません。", easy: "ありません。", en: "Nothing is being considered." }
    fn none_finished() { ja: "終了したものはまだありません。", easy: "まだ ありません。", en: "Nothing has finished yet." }
    fn all_of_list(list) { ja: "「{list}」をすべて見る", easy: "「{list}」を ぜんぶ 見《み》る", en: "All: {list}" }
    fn all_lists() { ja: "意見募集の一覧へ", easy: "意見募集《いけんぼしゅう》へ", en: "All consultations" }
    fn standing_draft() { ja: "準備中", easy: "準備中《じゅんびちゅう》", en: "In preparation" }
    fn standing_waiting() { ja: "公表待ち", easy: "公表《こうひょう》の 前《まえ》", en: "Waiting for publication" }
    fn standing_upcoming() { ja: "まもなく募集", easy: "もうすぐ", en: "Coming up" }
    fn standing_open() { ja: "募集中", easy: "募集中《ぼしゅうちゅう》", en: "Open" }
    fn standing_answering() { ja: "検討中", easy: "考《かんが》えて います", en: "Being considered" }
    fn standing_concluded() { ja: "結果公表", easy: "結果《けっか》が 出《で》ました", en: "Result published" }
    fn standing_exempted() { ja: "実施しません", easy: "しません", en: "Not held" }
    fn standing_abandoned() { ja: "打ち切り", easy: "やめました", en: "Given up" }

    fn until_when() { ja: "いつまで", easy: "いつまで", en: "Until when" }
    fn days_from(days) { ja: "公表の日から数えて{days}日間", easy: "公表《こうひょう》の 日《ひ》から {days}日間《にちかん》", en: "{days} days from the publication" }
    fn short_because() { ja: "期間が30日より短い理由", easy: "みじかい 理由《りゆう》", en: "Why it is shorter than thirty days" }
    fn purpose() { ja: "何のため", easy: "何《なん》の ため", en: "What it is for" }
    fn who() { ja: "だれが", easy: "だれが", en: "Who may write" }
    fn how() { ja: "どうやって", easy: "どう やって", en: "How" }
    fn places() { ja: "閲覧場所", easy: "見《み》る ことが できる 場所《ばしょ》", en: "Where to read it on paper" }
    fn send_to() { ja: "提出先", easy: "出《だ》す ところ", en: "Where to send it" }
    fn postal_arrival() { ja: "郵送は締切の日までに届いたものを受け付けます（必着）。", easy: "郵便《ゆうびん》は、締切《しめきり》までに とどく ように 出《だ》して ください。", en: "Post must arrive by the last day." }
    fn postal_postmark() { ja: "郵送は締切の日までの消印があるものを受け付けます（消印有効）。", easy: "郵便《ゆうびん》は、締切《しめきり》の 日《ひ》までに 出《だ》して ください。", en: "Post counts by its postmark." }
    fn result_due() { ja: "結果の公表予定", easy: "結果《けっか》を 出《だ》す 予定《よてい》", en: "Result planned for" }
    fn legal_basis() { ja: "根拠", easy: "もとの きまり", en: "Legal basis" }
    fn naming() { ja: "お名前", easy: "名前《なまえ》", en: "Names" }
    fn names_hidden() { ja: "お名前・住所などは公表しません。", easy: "名前《なまえ》や 住所《じゅうしょ》は 公表《こうひょう》しません。", en: "Names and addresses are not published." }
    fn no_vote_title() { ja: "投票ではありません", easy: "投票《とうひょう》では ありません", en: "This is not a vote" }
    fn no_vote() {
        ja: "賛成・反対の数で決めるものではありません。いただいたご意見は内容を一つひとつ検討し、市の考え方を公表します。個別の回答はしません。",
        easy: "人数《にんずう》で 決《き》める ものでは ありません。意見《いけん》の 中身《なかみ》を ひとつずつ 考《かんが》えて、市《し》の 答《こた》えを 知《し》らせます。",
        en: "Numbers do not decide. Every opinion is considered for what it says, and the city publishes its answers. There are no personal replies.",
    }
    fn read_document() { ja: "案を読む", easy: "案《あん》を 読《よ》む", en: "Read the draft" }
    fn document() { ja: "案（本文）", easy: "案《あん》", en: "The draft" }
    fn document_items(count) { ja: "{count}の項目に分かれています。項目ごとに意見を書けます。", easy: "{count}の 項目《こうもく》が あります。項目《こうもく》ごとに 意見《いけん》を 書《か》けます。", en: "It has {count} clauses, and you can write about each." }
    fn write_opinion() { ja: "意見を書く", easy: "意見《いけん》を 書《か》く", en: "Write your opinion" }
    fn write_on_clause() { ja: "この項目に意見を書く", easy: "ここに 意見《いけん》を 書《か》く", en: "Write about this clause" }
    fn without_account() { ja: "登録はいりません。", easy: "登録《とうろく》は いりません。", en: "No account is needed." }
    fn materials() { ja: "関連資料", easy: "資料《しりょう》", en: "Papers" }
    fn no_materials() { ja: "案のほかに資料はありません。", easy: "ほかの 資料《しりょう》は ありません。", en: "There are no papers beside the draft." }
    fn contents() { ja: "目次", easy: "もくじ", en: "Contents" }
    fn print_hint() { ja: "ブラウザーの印刷で、A4の紙に印刷できます。", easy: "ブラウザーから 紙《かみ》に 印刷《いんさつ》できます。", en: "Print it from your browser, on A4." }
    fn edition(number) { ja: "第{number}版", easy: "{number}番目《ばんめ》の 版《はん》", en: "Edition {number}" }
    fn edition_of(number, date) { ja: "第{number}版（{date}公表）", easy: "{number}番目《ばんめ》の 版《はん》（{date}）", en: "Edition {number}, published on {date}" }
    fn newer_edition() { ja: "この案は訂正されました。新しい版をご覧ください。", easy: "新《あたら》しい 版《はん》が あります。", en: "This edition was corrected. Please read the new one." }
    fn errata() { ja: "正誤表", easy: "直《なお》した ところ", en: "What was corrected" }
    fn errata_see(number) { ja: "第{number}版の正誤表を見る", easy: "直《なお》した ところを 見《み》る（{number}）", en: "See what edition {number} corrected" }
    fn errata_lead(before, after) { ja: "第{before}版と第{after}版の違いです。提出済みのご意見は、書かれたときの版に対するものとして扱います。", easy: "{before}番目《ばんめ》と {after}番目《ばんめ》の 版《はん》の ちがいです。", en: "The differences between edition {before} and edition {after}. Opinions stay with the edition they were written on." }
    fn errata_was() { ja: "訂正前", easy: "前《まえ》", en: "Before" }
    fn errata_is() { ja: "訂正後", easy: "あと", en: "After" }
    fn errata_added() { ja: "加えた項目", easy: "ふやした 項目《こうもく》", en: "Added" }
    fn errata_removed() { ja: "削った項目", easy: "なくした 項目《こうもく》", en: "Removed" }
    fn errata_changed() { ja: "改めた項目", easy: "変《か》えた 項目《こうもく》", en: "Changed" }
    fn course() { ja: "お知らせ（経過）", easy: "お知《し》らせ", en: "Changes since the publication" }
    fn extended(before) { ja: "期間を延長しました（延長前の締切：{before}）", easy: "期間《きかん》を のばしました（前《まえ》の 締切《しめきり》：{before}）", en: "The term was extended (it would have closed on {before})" }
    fn corrected() { ja: "案を訂正しました", easy: "案《あん》を 直《なお》しました", en: "The draft was corrected" }
    fn abandoned() { ja: "意見募集を打ち切り、案を定めないこととしました", easy: "やめました。計画《けいかく》は つくりません", en: "It was given up; the draft will not be adopted" }
    fn asked_again() { ja: "あらためてご意見を募集する予定です。", easy: "あとで もう一度《いちど》 聞《き》きます。", en: "Opinions will be asked for again." }
    fn exempted() { ja: "意見募集を実施しないこととしました", easy: "意見募集《いけんぼしゅう》を しない ことに しました", en: "No consultation is held" }
    fn not_yet_open() { ja: "受付はまだ始まっていません。案は今から読めます。", easy: "まだ 始《はじ》まって いません。案《あん》は 読《よ》めます。", en: "It has not opened yet. You can read the draft already." }
    fn is_closed() { ja: "受付は終了しました。いただいたご意見を検討しています。", easy: "受付《うけつけ》は 終《お》わりました。今《いま》、考《かんが》えて います。", en: "It has closed. The city is considering what was said." }
    fn received(count) { ja: "届いたご意見 {count}件", easy: "とどいた 意見《いけん》 {count}件《けん》", en: "Opinions received: {count}" }
    fn easy_title() { ja: "やさしい日本語で読む", easy: "やさしい 日本語《にほんご》", en: "In easy Japanese" }
    fn poster() { ja: "掲示用ちらし（A4）", easy: "ちらし（A4）", en: "Poster (A4)" }
    fn poster_head() { ja: "ご意見をお聞かせください", easy: "意見《いけん》を 聞《き》かせて ください", en: "Tell us what you think" }
    fn poster_scan() { ja: "スマートフォンで読み取ると、案を読んで意見を書けます。", easy: "スマートフォンで 読《よ》むと、意見《いけん》を 書《か》けます。", en: "Scan it with a telephone to read the draft and write." }
    fn poster_paper() { ja: "紙でも出せます。用紙は閲覧場所にあります。", easy: "紙《かみ》でも 出《だ》せます。", en: "You can write on paper too; ask at the places below." }
    fn poster_code(address) { ja: "{address} を開くQRコード", easy: "{address} の QRコード", en: "QR code for {address}" }
    fn calendar() { ja: "締切をカレンダーに入れる（iCalendar）", easy: "締切《しめきり》を カレンダーに 入《い》れる", en: "Put the last day into your calendar (iCalendar)" }
    fn channel_online() { ja: "このページから", easy: "この ページから", en: "On this page" }
    fn channel_counter() { ja: "窓口へ持参", easy: "窓口《まどぐち》へ 持《も》って 行《い》く", en: "At the counter" }
    fn channel_branch() { ja: "支所へ持参", easy: "支所《ししょ》へ 持《も》って 行《い》く", en: "At a branch office" }
    fn channel_post() { ja: "郵送", easy: "郵便《ゆうびん》", en: "By post" }
    fn channel_fax() { ja: "ファクス", easy: "ファクス", en: "By fax" }
    fn channel_mail() { ja: "電子メール", easy: "メール", en: "By e-mail" }
    fn channel_meeting() { ja: "説明会・懇談会", easy: "説明会《せつめいかい》", en: "At a meeting" }
    fn channel_hearing() { ja: "聞き取り", easy: "聞《き》き取《と》り", en: "In a hearing" }
    fn named() { ja: "記名", easy: "名前《なまえ》を 書《か》く", en: "With your name" }
    fn pseudonym() { ja: "ペンネーム", easy: "ペンネーム", en: "Under a pseudonym" }
    fn anonymous() { ja: "匿名", easy: "名前《なまえ》を 書《か》かない", en: "Without a name" }
    fn ground_urgent() { ja: "緊急を要するため", easy: "いそぐ ため", en: "Urgent" }
    fn ground_minor() { ja: "軽微な変更のため", easy: "小《ちい》さい 変更《へんこう》の ため", en: "Minor" }
    fn ground_no_discretion() { ja: "市の裁量の余地がないため", easy: "市《し》が 決《き》める ことが できない ため", en: "Nothing to decide" }
    fn ground_asked() { ja: "すでに意見を聴いているため", easy: "もう 意見《いけん》を 聞《き》いた ため", en: "Asked already" }
    fn ground_demand() { ja: "直接請求によるため", easy: "直接請求《ちょくせつせいきゅう》の ため", en: "By direct demand of citizens" }
}

/// Where a consultation stands.
pub fn standing(lang: Lang, standing: Standing) -> Text {
    match standing {
        Standing::Draft => standing_draft(lang),
        Standing::Waiting => standing_waiting(lang),
        Standing::Upcoming => standing_upcoming(lang),
        Standing::Open => standing_open(lang),
        Standing::Answering | Standing::Answered => standing_answering(lang),
        Standing::Concluded => standing_concluded(lang),
        Standing::Exempted => standing_exempted(lang),
        Standing::Abandoned => standing_abandoned(lang),
    }
}

/// A way to send an opinion.
pub fn channel(lang: Lang, channel: Channel) -> Text {
    match channel {
        Channel::Online => channel_online(lang),
        Channel::Counter => channel_counter(lang),
        Channel::Branch => channel_branch(lang),
        Channel::Post => channel_post(lang),
        Channel::Fax => channel_fax(lang),
        Channel::Mail => channel_mail(lang),
        Channel::Meeting => channel_meeting(lang),
        Channel::Hearing => channel_hearing(lang),
    }
}

/// A way of naming.
pub fn naming_of(lang: Lang, naming: Naming) -> Text {
    match naming {
        Naming::Named => named(lang),
        Naming::Pseudonym => pseudonym(lang),
        Naming::Anonymous => anonymous(lang),
    }
}

/// An exception.
pub fn ground(lang: Lang, ground: Ground) -> Text {
    match ground {
        Ground::Urgent => ground_urgent(lang),
        Ground::Minor => ground_minor(lang),
        Ground::NoDiscretion => ground_no_discretion(lang),
        Ground::AskedAlready => ground_asked(lang),
        Ground::DirectDemand => ground_demand(lang),
    }
}
