//! The words of calls: lists, the page of one call, results（募集の言葉）.

use super::{Lang, Text};
use crate::calls::Phase;

texts! {
    fn title() { ja: "募集", easy: "募集《ぼしゅう》", en: "Calls" }
    fn lead() {
        ja: "地域の活動を支える市の募集です。受付中の募集には、このサイトから応募できます。",
        easy: "市《し》の 募集《ぼしゅう》です。受付中《うけつけちゅう》の ものは、ここから 出《だ》せます。",
        en: "Calls by the city for projects in the community. You can apply to open calls here.",
    }
    fn current() { ja: "受付中・予告", easy: "いまの 募集《ぼしゅう》", en: "Open and upcoming" }
    fn past() { ja: "終了した募集", easy: "終《お》わった 募集《ぼしゅう》", en: "Past calls" }
    fn none_current() { ja: "いま受付中の募集はありません", easy: "いま 募集《ぼしゅう》は ありません", en: "There is no open call now" }
    fn none_past() { ja: "終了した募集はまだありません", easy: "終《お》わった 募集《ぼしゅう》は ありません", en: "There is no past call yet" }

    fn preparing() { ja: "準備中", easy: "準備中《じゅんびちゅう》", en: "In preparation" }
    fn upcoming() { ja: "予告", easy: "もうすぐ", en: "Upcoming" }
    fn open() { ja: "受付中", easy: "受付中《うけつけちゅう》", en: "Open" }
    fn judging() { ja: "審査中", easy: "審査中《しんさちゅう》", en: "Under review" }
    fn results() { ja: "結果公表", easy: "結果《けっか》が 出《で》ました", en: "Results" }
    fn cancelled() { ja: "中止", easy: "中止《ちゅうし》", en: "Cancelled" }

    fn closing() { ja: "締切", easy: "締切《しめきり》", en: "Closes" }
    fn opening() { ja: "受付開始", easy: "始《はじ》まり", en: "Opens" }
    fn closed() { ja: "締め切りました", easy: "終《お》わりました", en: "Closed" }
    fn days_left(days) { ja: "あと{days}日", easy: "あと {days}日《にち》", en: "Days left: {days}" }
    fn last_day() { ja: "今日まで", easy: "今日《きょう》まで", en: "Last day" }

    fn who() { ja: "だれが", easy: "だれが", en: "Who can apply" }
    fn what_for() { ja: "何のために", easy: "何《なん》の ために", en: "What it is for" }
    fn what() { ja: "対象となる事業", easy: "どんな こと", en: "What is supported" }
    fn how_much() { ja: "いくら", easy: "いくら", en: "How much" }
    fn until_when() { ja: "いつまでに", easy: "いつまでに", en: "Until when" }
    fn how() { ja: "選び方", easy: "選《えら》び方《かた》", en: "How projects are chosen" }
    fn papers() { ja: "必要な書類", easy: "いる 書類《しょるい》", en: "Papers needed" }
    fn legal_basis() { ja: "根拠", easy: "もとの きまり", en: "Legal basis" }
    fn contact() { ja: "問い合わせ", easy: "聞《き》く ところ", en: "Contact" }
    fn period(from, to) { ja: "{from}から{to}まで", easy: "{from}から {to}まで", en: "From {from} to {to}" }
    fn rate_and_cap(rate, cap) {
        ja: "対象経費の{rate}以内、上限{cap}円",
        easy: "かかる お金《かね》の {rate}まで。いちばん 多《おお》くて {cap}円《えん》",
        en: "Up to {rate} of eligible costs, at most {cap} yen",
    }
    fn rate_only(rate) {
        ja: "対象経費の{rate}以内",
        easy: "かかる お金《かね》の {rate}まで",
        en: "Up to {rate} of eligible costs",
    }
    fn whole_cost() { ja: "全額", easy: "全部《ぜんぶ》", en: "the whole" }
    fn net_base() {
        ja: "参加費や売上などの収入を差し引いた額をもとに計算します。",
        easy: "もらった お金《かね》を ひいてから 計算《けいさん》します。",
        en: "Fees and sales of the project are deducted first.",
    }
    fn rounding(unit) {
        ja: "{unit}円未満は切り捨てます。",
        easy: "{unit}円《えん》より 小《ちい》さい 数《かず》は 切《き》り捨《す》てます。",
        en: "Amounts are rounded down to {unit} yen.",
    }
    fn round_budget(amount) {
        ja: "この回の予算：{amount}円",
        easy: "この回《かい》の 予算《よさん》：{amount}円《えん》",
        en: "Budget of this round: {amount} yen",
    }
    fn apply() { ja: "応募する", easy: "応募《おうぼ》する", en: "Apply" }
    fn apply_note() {
        ja: "書きかけのまま保存して、あとから続けられます。",
        easy: "途中《とちゅう》で やめても、あとで 続《つづ》けられます。",
        en: "You can stop at any time and continue later.",
    }
    fn not_yet_open() { ja: "受付はまだ始まっていません。", easy: "まだ 始《はじ》まって いません。", en: "This call is not open yet." }
    fn is_closed() { ja: "この募集は締め切りました。", easy: "この募集《ぼしゅう》は 終《お》わりました。", en: "This call is closed." }
    fn is_cancelled() { ja: "この募集は中止になりました。", easy: "この募集《ぼしゅう》は 中止《ちゅうし》に なりました。", en: "This call was cancelled." }
    fn received_so_far(count) { ja: "応募 {count}件", easy: "応募《おうぼ》 {count}件《けん》", en: "Applications: {count}" }
    fn see_results() { ja: "結果を見る", easy: "結果《けっか》を 見《み》る", en: "See the results" }
    fn required_paper() { ja: "必ず添付", easy: "かならず いります", en: "required" }
    fn if_any_paper() { ja: "あれば添付", easy: "あれば 出《だ》して ください", en: "if available" }
}

/// What a phase is called.
pub fn phase(lang: Lang, phase: Phase) -> Text {
    match phase {
        Phase::Preparing => preparing(lang),
        Phase::Upcoming => upcoming(lang),
        Phase::Open => open(lang),
        Phase::Judging => judging(lang),
        Phase::Results => results(lang),
        Phase::Cancelled => cancelled(lang),
    }
}
