//! The words of the secretariat of a panel: rubric, members, assignment, tally, drafts（審査会の事務局）.

use super::{Lang, Text};
use crate::review::{Aggregate, Flaw};

texts! {
    fn page_review() { ja: "審査基準・審査会", easy: "審査《しんさ》の きまり", en: "Rubric and panels" }
    fn judged() { ja: "審査会の採点をこのシステムで行う", easy: "点《てん》を ここで つける", en: "The panel scores here" }
    fn criteria() { ja: "審査項目", easy: "審査《しんさ》する こと", en: "Criteria" }
    fn criterion() { ja: "項目の名前", easy: "名前《なまえ》", en: "Name" }
    fn question() { ja: "着眼点（委員が自分に問うこと）", easy: "見《み》る ところ", en: "What reviewers ask themselves" }
    fn weight() { ja: "倍率", easy: "何倍《なんばい》", en: "Weight" }
    fn min() { ja: "最低点", easy: "一番《いちばん》 低《ひく》い 点《てん》", en: "Fewest points" }
    fn max() { ja: "最高点", easy: "一番《いちばん》 高《たか》い 点《てん》", en: "Most points" }
    fn veto() { ja: "過半数がこの点以下なら不採択", easy: "半分《はんぶん》より 多《おお》くの 人《ひと》が この点《てん》より 下《した》なら 落《お》ちる", en: "Rejected where a majority gives so few points" }
    fn judged_in() { ja: "いつ採点するか", easy: "いつ 点《てん》を つけるか", en: "When it is judged" }
    fn grades() { ja: "点数の意味", easy: "点《てん》の 意味《いみ》", en: "What the points mean" }
    fn grade_points() { ja: "点", easy: "点《てん》", en: "Points" }
    fn grade_label() { ja: "意味（例：高く評価できる）", easy: "意味《いみ》", en: "Meaning" }
    fn aggregate() { ja: "集計の方法", easy: "点《てん》の 集《あつ》め方《かた》", en: "How marks become a score" }
    fn sum() { ja: "全委員の合計", easy: "みんなの 合計《ごうけい》", en: "Sum of all" }
    fn mean() { ja: "委員の数で割った平均", easy: "全員《ぜんいん》の 数《かず》で わる", en: "Mean over the whole panel" }
    fn mean_present() { ja: "採点した委員の平均", easy: "点《てん》を つけた 人《ひと》の 平均《へいきん》", en: "Mean over those who took part" }
    fn median() { ja: "中央値", easy: "真《ま》ん中《なか》の 点《てん》", en: "Median" }
    fn each() { ja: "項目ごとに集計してから合計する", easy: "一《ひと》つずつ 集《あつ》めてから たす", en: "Work out each criterion first, then add" }
    fn places() { ja: "四捨五入する小数の桁数", easy: "小数《しょうすう》の けた", en: "Decimal places, halves up" }
    fn places_help() { ja: "0なら整数にします。空欄なら四捨五入しません。", easy: "0は 整数《せいすう》です。", en: "0 for whole points; leave empty to keep it exact." }
    fn pass() { ja: "基準点（これに満たないと不採択）", easy: "これより 下《した》は 落《お》ちる", en: "Pass line" }
    fn papers_pass() { ja: "書類審査の基準点（満たないとプレゼンに進めない）", easy: "紙《かみ》の 審査《しんさ》の 点《てん》", en: "Pass line of the papers" }
    fn adds_up() { ja: "書類審査の点をプレゼンテーション審査の点に足す", easy: "両方《りょうほう》の 点《てん》を たす", en: "Papers and presentation add up" }
    fn tie(place) { ja: "同点のとき（{place}番目に見ること）", easy: "同《おな》じ 点《てん》の とき（{place}）", en: "Between equals, rule {place}" }
    fn tie_none() { ja: "なし（受付順）", easy: "ない（出《だ》した 順《じゅん》）", en: "None (order of receipt)" }
    fn tie_lower() { ja: "申請額の低い方", easy: "お金《かね》が 少《すく》ない ほう", en: "The lower request" }
    fn tie_criterion(name) { ja: "「{name}」の点が高い方", easy: "「{name}」の 点《てん》が 高《たか》い ほう", en: "The better on “{name}”" }
    fn seats() { ja: "審査会", easy: "審査会《しんさかい》", en: "Panels" }
    fn seat_of(track) { ja: "「{track}」を審査する審査会", easy: "「{track}」の 審査会《しんさかい》", en: "Panel of “{track}”" }
    fn seat() { ja: "審査する審査会", easy: "審査会《しんさかい》", en: "Panel" }
    fn seat_budget() { ja: "この審査会が配分する予算", easy: "この 審査会《しんさかい》の 予算《よさん》", en: "Budget of this panel" }
    fn seat_budget_help() { ja: "円。空欄なら、この回の予算の全額です。", easy: "空《あ》いて いると、全部《ぜんぶ》の 予算《よさん》です。", en: "Yen; the budget of the whole call if left empty." }
    fn choose_panel() { ja: "選んでください", easy: "えらんで ください", en: "Choose" }
    fn flaw_none() { ja: "審査項目がありません", easy: "審査《しんさ》する ことが ありません", en: "The rubric has no criteria" }
    fn flaw_range(name) { ja: "審査項目「{name}」の点の範囲が正しくありません", easy: "「{name}」の 点《てん》が まちがって います", en: "The points of “{name}” do not fit together" }
    fn flaw_pass() { ja: "基準点が満点より高くなっています", easy: "基準《きじゅん》の 点《てん》が 高《たか》すぎます", en: "The pass line lies above the full points" }
    fn flaw_panel() { ja: "審査会が選ばれていません", easy: "審査会《しんさかい》が ありません", en: "No panel is chosen" }
    fn flaw_panel_of(track) { ja: "「{track}」の審査会が選ばれていません", easy: "「{track}」の 審査会《しんさかい》が ありません", en: "No panel is chosen for “{track}”" }
}

/// What is wrong with a rubric.
pub fn flaw(lang: Lang, flaw: &Flaw) -> Text {
    match flaw {
        Flaw::NoCriteria => flaw_none(lang),
        Flaw::Range(name) => flaw_range(lang, name),
        Flaw::PassTooHigh => flaw_pass(lang),
        Flaw::NoPanel(track) if track.is_empty() => flaw_panel(lang),
        Flaw::NoPanel(track) => flaw_panel_of(lang, track),
    }
}

/// How marks become a score.
pub fn how(lang: Lang, aggregate: Aggregate) -> Text {
    match aggregate {
        Aggregate::Sum => sum(lang),
        Aggregate::Mean => mean(lang),
        Aggregate::MeanPresent => mean_present(lang),
        Aggregate::Median => median(lang),
    }
}
