//! The words of the journal and of the record of views（履歴・閲覧の記録の言葉）.

use super::{Lang, Text};
use crate::consultations::Act;
use crate::history::{BEGIN, CREATE_CONSULTATION, PUBLISH_RESULTS, VIEW_PERSONAL};
use crate::submissions::Verb;

texts! {
    fn journal() { ja: "操作の履歴", easy: "したことの 記録《きろく》", en: "Journal" }
    fn journal_lead() {
        ja: "だれが、いつ、何をしたかの記録です。消すことも書き換えることもできず、つながりで改ざんが分かります。",
        easy: "だれが いつ 何《なに》を したかの 記録《きろく》です。変《か》えられません。",
        en: "Who did what, and when. Nothing here can be changed or removed unnoticed.",
    }
    fn views_short() { ja: "閲覧の記録", easy: "見《み》た 記録《きろく》", en: "Views" }
    fn views() { ja: "個人情報の閲覧の記録", easy: "個人情報《こじんじょうほう》を 見《み》た 記録《きろく》", en: "Views of personal data" }
    fn views_lead() {
        ja: "職員が案件の個人情報を見たり、書き出したりした記録です。閲覧は1人1件につき1日1回記録します。",
        easy: "職員《しょくいん》が 個人情報《こじんじょうほう》を 見《み》た 記録《きろく》です。",
        en: "When staff looked into the personal data of a case, or exported them; views once for each person, case and day.",
    }
    fn place() { ja: "番号", easy: "番号《ばんごう》", en: "No." }
    fn when() { ja: "日時", easy: "いつ", en: "When" }
    fn who() { ja: "だれが", easy: "だれが", en: "Who" }
    fn what() { ja: "何を", easy: "何《なに》を", en: "What" }
    fn about() { ja: "対象", easy: "何《なに》の", en: "About" }
    fn reason() { ja: "理由・詳細", easy: "理由《りゆう》", en: "Reason and detail" }
    fn any_action() { ja: "すべての操作", easy: "全部《ぜんぶ》", en: "Every action" }
    fn from_day() { ja: "この日から", easy: "この日《ひ》から", en: "From" }
    fn until_day() { ja: "この日まで", easy: "この日《ひ》まで", en: "Until" }
    fn older() { ja: "前の記録へ", easy: "前《まえ》の 記録《きろく》", en: "Earlier entries" }
    fn nothing() { ja: "あてはまる記録はありません。", easy: "記録《きろく》は ありません。", en: "No entry matches." }
    fn viewed() { ja: "個人情報を閲覧", easy: "個人情報《こじんじょうほう》を 見《み》ました", en: "Looked at personal data" }
    fn exported() { ja: "一覧を書き出し", easy: "一覧《いちらん》を 書《か》き出《だ》しました", en: "Exported the list" }
    fn archived() { ja: "一件書類を書き出し", easy: "書類《しょるい》を 書《か》き出《だ》しました", en: "Took out the whole file" }
    fn published() { ja: "結果を公表", easy: "結果《けっか》を 知《し》らせました", en: "Published results" }
    fn begun() { ja: "下書きを開始", easy: "書《か》きはじめました", en: "Began a draft" }
    fn assigned() { ja: "担当を変更", easy: "担当《たんとう》を 変《か》えました", en: "Changed who works on it" }
    fn noted() { ja: "内部メモを記入", easy: "メモを 書《か》きました", en: "Wrote a note" }
    fn wrote() { ja: "連絡を送信", easy: "連絡《れんらく》しました", en: "Wrote to the other side" }
    fn sent_again() { ja: "通知を再送", easy: "もう一度《いちど》 送《おく》りました", en: "Sent a letter again" }
    fn settled() { ja: "通知を別の方法で伝達", easy: "ほかの 方法《ほうほう》で 伝《つた》えました", en: "Told in another way" }
    fn came_back() { ja: "通知が届かずに戻ってきました", easy: "知《し》らせが 届《とど》かないで もどって きました", en: "A letter came back without having arrived" }
    fn answered() { ja: "返事不要として処理", easy: "返事《へんじ》は いりません", en: "Marked as needing no answer" }
    fn sheet_saved() { ja: "審査票を途中保存", easy: "とちゅうで とって おきました", en: "Saved the check sheet" }
    fn keyed_in() { ja: "紙の申請を入力して受付", easy: "紙《かみ》の 申請《しんせい》を 受《う》け付《つ》けました", en: "Keyed in an application on paper" }
    fn keyed_correction() { ja: "紙の補正を入力して受付", easy: "紙《かみ》の 補正《ほせい》を 受《う》け付《つ》けました", en: "Keyed in a correction on paper" }
    fn entry_dropped() { ja: "紙の申請の入力を取りやめ", easy: "入力《にゅうりょく》を やめました", en: "Gave up keying in an application on paper" }
    fn contact_changed() { ja: "紙の申請の連絡先を変更", easy: "連絡先《れんらくさき》を 変《か》えました", en: "Changed the contact of a case on paper" }
    fn post_instead() { ja: "メールに代えて郵送に変更", easy: "メールでは なく 郵送《ゆうそう》に しました", en: "Chose post in the place of mail" }
    fn commented() { ja: "講評を保存", easy: "審査会《しんさかい》の ことばを 保存《ほぞん》", en: "Saved the panel's comment" }
    fn posted() { ja: "通知を投函", easy: "手紙《てがみ》を 出《だ》しました", en: "Posted a letter" }
    fn unposted() { ja: "投函の記録を取消し", easy: "出《だ》した 記録《きろく》を 消《け》しました", en: "Took back that a letter was posted" }
    fn role_given() { ja: "役割を付与", easy: "役割《やくわり》を つけました", en: "Gave a role" }
    fn rehearsal_begun() { ja: "練習を開始", easy: "練習《れんしゅう》を 始《はじ》めました", en: "Began a rehearsal" }
    fn rehearsal_ended() { ja: "練習を終了し、すべて削除", easy: "練習《れんしゅう》を 終《お》わって、全部《ぜんぶ》 消《け》しました", en: "Ended a rehearsal and removed all of it" }
    fn about_city() { ja: "市の設定", easy: "市《し》の 設定《せってい》", en: "Installation" }
    fn about_call() { ja: "募集", easy: "募集《ぼしゅう》", en: "Call" }
    fn about_person() { ja: "人", easy: "人《ひと》", en: "Person" }
    fn about_group() { ja: "団体・課", easy: "団体《だんたい》", en: "Organisation" }
    fn about_draft() { ja: "下書き", easy: "下書《したが》き", en: "Draft" }
    fn role_ended() { ja: "役割を終了", easy: "役割《やくわり》を 終《お》わりに しました", en: "Ended a role" }
}

/// What an entry is about, where it is no case with a number.
pub fn kind(lang: Lang, code: &str) -> Text {
    match code {
        "city" => about_city(lang),
        "call" => about_call(lang),
        "person" => about_person(lang),
        "organisation" => about_group(lang),
        "submission" => about_draft(lang),
        "response" => super::workbench::answer(lang),
        "opinion" => super::opinions::body(lang),
        other => Text::typed(other),
    }
}

/// What happened, for an action of the journal; codes without words are shown as they are.
pub fn action(lang: Lang, code: &str) -> Text {
    if let Some(verb) = Verb::from_code(code) {
        return super::staff::happened(lang, verb);
    }
    if let Some(act) = Act::from_code(code) {
        return super::staff_consultations::happened(lang, act);
    }
    let known = super::workbench::action(lang, code)
        .or_else(|| super::staff_review::action(lang, code))
        .or_else(|| super::journal::action(lang, code));
    if let Some(text) = known {
        return text;
    }
    match code {
        CREATE_CONSULTATION => super::staff_consultations::did_create(lang),
        VIEW_PERSONAL => viewed(lang),
        PUBLISH_RESULTS => published(lang),
        BEGIN => begun(lang),
        crate::history::EXPORT => exported(lang),
        crate::history::ARCHIVE => archived(lang),
        crate::history::ASSIGN => assigned(lang),
        crate::history::NOTE => noted(lang),
        crate::history::WRITE => wrote(lang),
        crate::history::SEND_AGAIN => sent_again(lang),
        crate::history::SETTLE => settled(lang),
        crate::history::CAME_BACK => came_back(lang),
        crate::history::DIGEST => super::digest::switched(lang),
        crate::history::NO_ANSWER => answered(lang),
        crate::history::SAVE_SHEET => sheet_saved(lang),
        crate::history::KEYED_IN => keyed_in(lang),
        crate::history::KEYED_CORRECTION => keyed_correction(lang),
        crate::history::DROP_ENTRY => entry_dropped(lang),
        crate::history::CHANGE_CONTACT => contact_changed(lang),
        crate::history::POST_INSTEAD => post_instead(lang),
        crate::history::COMMENT_ON_ROUND => commented(lang),
        crate::history::POSTED => posted(lang),
        crate::history::UNPOSTED => unposted(lang),
        crate::history::BEGIN_REHEARSAL => rehearsal_begun(lang),
        crate::history::END_REHEARSAL => rehearsal_ended(lang),
        crate::history::SEE_ACCOUNT => super::awards::saw_account(lang),
        crate::history::REDACT => super::redaction::did_mark(lang),
        crate::history::UNREDACT => super::redaction::did_clear(lang),
        crate::history::HOLD => super::retention::did_hold(lang),
        crate::history::KEEP_LONGER => super::retention::did_keep_longer(lang),
        crate::history::ENTER_PROPERTY => super::property::did_enter(lang),
        crate::history::CORRECT_PROPERTY => super::property::did_correct(lang),
        crate::history::STRIKE_PROPERTY => super::property::did_strike(lang),
        crate::history::RELEASE_HOLD => super::retention::did_release(lang),
        crate::history::PROPOSE_DISPOSAL => super::retention::did_propose(lang),
        crate::history::APPROVE_DISPOSAL => super::retention::did_approve(lang),
        crate::history::REFUSE_DISPOSAL => super::retention::did_refuse(lang),
        crate::history::DISPOSE => super::retention::did_dispose(lang),
        crate::history::LAPSE_DRAFT => super::retention::did_lapse(lang),
        crate::history::DISPOSE_AUTHORS => super::retention::did_dispose_authors(lang),
        crate::history::FINISH_DISPOSAL => super::retention::did_finish(lang),
        crate::history::CHANGE_LOOK => super::look::changed(lang),
        crate::history::RESET_LOOK => super::look::reset(lang),
        "give_role" => role_given(lang),
        "end_role" => role_ended(lang),
        crate::opinions::OPINION_RECEIVED => super::staff_opinions::happened_received(lang),
        crate::opinions::OPINION_KEYED => super::staff_opinions::happened_keyed(lang),
        crate::opinions::OPINION_CORRECTED => super::staff_opinions::happened_corrected(lang),
        crate::opinions::OPINION_WITHDRAWN => super::staff_opinions::happened_withdrawn(lang),
        crate::opinions::OPINION_JUDGED => super::staff_opinions::happened_judged(lang),
        crate::opinions::OPINION_CHECKED => super::staff_opinions::happened_checked(lang),
        crate::opinions::OPINION_FILED => super::staff_opinions::happened_filed(lang),
        crate::opinions::OPINION_SCANNED => super::staff_opinions::happened_scanned(lang),
        crate::opinions::OPINION_REDACTED => super::staff_opinions::happened_redacted(lang),
        other => Text::typed(other),
    }
}
