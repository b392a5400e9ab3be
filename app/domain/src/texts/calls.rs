//! The words of calls: lists, the page of one call, results（募集の言葉）.

use super::{Lang, Text};
use crate::calendar;
use crate::calls::{Left, Phase};

texts! {
    fn title() { ja: "募集", easy: "募集《ぼしゅう》", en: "Calls" }
    fn lead() {
        ja: "地域の活動を支える市の募集です。受付中の募集には、このサイトから応募できます。",
        easy: "市《し》の 募集《ぼしゅう》です。受付中《うけつけちゅう》の ものは、ここから 出《だ》せます。",
        en: "Calls by the city for projects in the community. You can apply to open calls here.",
    }
    fn open_list() { ja: "受付中の募集", easy: "いま 出《だ》せる もの", en: "Open now" }
    fn upcoming_list() { ja: "これから始まる募集", easy: "これから 始《はじ》まる もの", en: "Opening soon" }
    fn all_of_list(list) { ja: "{list}をすべて見る", easy: "{list}を ぜんぶ 見《み》る", en: "See all: {list}" }
    fn all_lists() { ja: "募集の一覧へ戻る", easy: "一覧《いちらん》へ もどる", en: "Back to all calls" }
    fn none_upcoming() { ja: "これから始まる募集は、いまはありません", easy: "これから 始《はじ》まる ものは ありません", en: "Nothing is announced at the moment" }
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
    fn opens_in(days) { ja: "あと{days}日で受付開始", easy: "あと {days}日《にち》で 始《はじ》まります", en: "Opens in {days} days" }
    fn opens_tomorrow(time) { ja: "あした{time}から", easy: "あした {time}から", en: "Opens tomorrow at {time}" }
    fn opens_today(time) { ja: "きょう{time}から", easy: "きょう {time}から", en: "Opens today at {time}" }
    fn closes_tomorrow(time) { ja: "あした{time}まで", easy: "あした {time}まで", en: "Until tomorrow, {time}" }
    fn closes_today(time) { ja: "きょう{time}まで", easy: "きょう {time}まで", en: "Until today, {time}" }
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
    fn cancelled_reason() { ja: "中止の理由", easy: "中止《ちゅうし》の 理由《りゆう》", en: "Reason" }
    fn is_cancelled() { ja: "この募集は中止になりました。", easy: "この募集《ぼしゅう》は 中止《ちゅうし》に なりました。", en: "This call was cancelled." }
    fn received_so_far(count) { ja: "応募 {count}件", easy: "応募《おうぼ》 {count}件《けん》", en: "Applications: {count}" }
    fn see_results() { ja: "結果を見る", easy: "結果《けっか》を 見《み》る", en: "See the results" }
    fn variations() { ja: "条件によって変わるもの", easy: "ちがう 場合《ばあい》", en: "Where it differs" }
    fn rate_is(rate) { ja: "補助率 {rate}", easy: "{rate}まで", en: "rate {rate}" }
    fn cap_is(cap) { ja: "上限 {cap}円", easy: "いちばん 多《おお》くて {cap}円《えん》", en: "at most {cap} yen" }
    fn base_is_net() { ja: "収入を差し引いた額が基本", easy: "もらった お金《かね》を ひいて 計算《けいさん》", en: "income is deducted first" }
    fn base_is_cost() { ja: "対象経費が基本", easy: "かかる お金《かね》で 計算《けいさん》", en: "income is not deducted" }
    fn eligible_kinds() { ja: "対象になる費目", easy: "使《つか》える お金《かね》の 種類《しゅるい》", en: "Costs that count" }
    fn applicant_kinds(kinds) { ja: "応募できる団体：{kinds}", easy: "出《だ》せる 団体《だんたい》：{kinds}", en: "Kinds of group: {kinds}" }
    fn must_consult() {
        ja: "応募の前に、担当課への事前相談が必要です。",
        easy: "出《だ》す 前《まえ》に、市《し》の 人《ひと》と 話《はな》して ください。",
        en: "Talk with the department before you apply.",
    }
    fn at_most_times(max) { ja: "1団体につき{max}回まで", easy: "1つの 団体《だんたい》は {max}回《かい》まで", en: "At most {max} times per group" }
    fn advance(rate) { ja: "決まった額の{rate}まで、前もって受け取れます（概算払）。", easy: "{rate}まで、先《さき》に もらえます。", en: "Up to {rate} can be paid in advance." }
    fn status_month(month) { ja: "{month}月の末日までに、状況報告書を出します。", easy: "{month}月《がつ》の 終《お》わりまでに、今《いま》の ようすを 知《し》らせます。", en: "Progress report by the end of month {month}." }
    fn property_from(from) { ja: "1件{from}円以上で取得した財産は、市の承認なく処分できない期間があります。", easy: "1つ {from}円《えん》か、それより 高《たか》い 物《もの》は、しばらく 売《う》ったり 捨《す》てたり できません。", en: "What was bought for {from} yen or more may not be disposed of for a time without the city's leave." }
    fn report_days(days) { ja: "事業が終わってから{days}日以内に、実績報告書を出します。", easy: "終《お》わってから {days}日《にち》の 中《なか》に、報告《ほうこく》します。", en: "Report within {days} days of the end." }
    fn standard_days(days) { ja: "受付から{days}日以内の決定を目安とします（補正の期間を除きます）。", easy: "市《し》は {days}日《にち》くらいで 決《き》めます。", en: "The city usually decides within {days} days, corrections not counted." }
    fn books_years(years) { ja: "帳簿と領収書を{years}年間保存します。", easy: "領収書《りょうしゅうしょ》を {years}年《ねん》 とって おきます。", en: "Keep books and receipts for {years} years." }
    fn tolerance(rate) { ja: "事業費が{rate}を超えて変わるときは、変更の承認が必要です。", easy: "お金《かね》が {rate}より 変《か》わる ときは、市《し》に 聞《き》きます。", en: "A change of more than {rate} of the total needs approval." }
    fn afterwards() { ja: "決まったあと", easy: "決《き》まった あと", en: "Afterwards" }

    fn guide() { ja: "募集要項", easy: "くわしい 説明《せつめい》（募集《ぼしゅう》要項《ようこう》）", en: "Full guide" }
    fn guide_of(call) { ja: "{call}　募集要項", easy: "{call}　くわしい 説明《せつめい》", en: "{call}: full guide" }
    fn guide_link() { ja: "募集要項をすべて読む", easy: "くわしい 説明《せつめい》を 読《よ》む", en: "Read the full guide" }
    fn guide_print() { ja: "A4の紙に印刷できます。", easy: "紙《かみ》に 印刷《いんさつ》できます。", en: "Prints on A4 paper." }
    fn guide_files() { ja: "様式・資料", easy: "ファイル", en: "Forms and files" }
    fn guide_contents() { ja: "目次", easy: "目次《もくじ》", en: "Contents" }
    fn short_form() { ja: "要点", easy: "大切《たいせつ》な こと", en: "In short" }
    fn to_call(call) { ja: "「{call}」へ戻る", easy: "「{call}」へ もどる", en: "Back to “{call}”" }
    fn easy_title() { ja: "やさしい日本語", easy: "やさしい日本語《にほんご》", en: "In plain Japanese（やさしい日本語）" }

    fn check_title() { ja: "応募できるか確かめる", easy: "出《だ》せるか たしかめる", en: "Is this for us?" }
    fn check_lead() {
        ja: "はい・いいえで答えると、応募できるかどうかの目安が分かります。答えは保存しません。市にも送られません。",
        easy: "はい・いいえで 答《こた》えて ください。答《こた》えは のこりません。市《し》も 見《み》ません。",
        en: "Answer yes or no for a first idea of whether you can apply. Nothing is stored or sent to the city.",
    }
    fn check_button() { ja: "確かめる", easy: "たしかめる", en: "Check" }
    fn check_fits() { ja: "応募できる見込みです", easy: "出《だ》せると 思《おも》います", en: "You can probably apply" }
    fn check_fits_text() {
        ja: "どの項目にも当てはまります。最後の判断は、書類を出していただいたあとに市が行います。",
        easy: "ぜんぶ だいじょうぶです。書類《しょるい》を 見《み》てから、市《し》が 決《き》めます。",
        en: "Everything fits. The city decides once it has your papers.",
    }
    fn check_explain(count) { ja: "確かめていただきたいことが{count}つあります", easy: "たしかめる ことが {count}つ あります", en: "Things to look at: {count}" }
    fn check_explain_text() {
        ja: "応募できないと決まったわけではありません。下の説明をお読みになり、迷うときは担当課にご相談ください。",
        easy: "出《だ》せないと 決《き》まった わけでは ありません。下《した》を 読《よ》んで、市《し》に 聞《き》いて ください。",
        en: "This does not mean that you cannot apply. Read the notes below, and ask the department if in doubt.",
    }
    fn check_open(count) { ja: "まだ答えていない項目が{count}つあります。", easy: "まだ {count}つ 答《こた》えて いません。", en: "Questions without an answer: {count}" }
    fn calculator() { ja: "補助金の目安を計算する", easy: "もらえる お金《かね》を 計算《けいさん》する", en: "Calculate the subsidy" }
    fn calculator_lead() {
        ja: "かかる費用を入れると、補助金の目安が分かります。入力した数字は保存しません。",
        easy: "かかる お金《かね》を 入《い》れて ください。もらえる お金《かね》が 分《わ》かります。数字《すうじ》は のこりません。",
        en: "Enter what the project costs to see what the city may pay. The figures are not stored.",
    }
    fn cost() { ja: "補助の対象になる費用", easy: "かかる お金《かね》", en: "Eligible costs" }
    fn income() { ja: "事業の収入（参加費・協賛金など）", easy: "入《はい》る お金《かね》（参加費《さんかひ》など）", en: "Income of the project (fees, sponsors)" }
    fn requested() { ja: "申請したい額", easy: "ほしい お金《かね》", en: "What you would like to apply for" }
    fn requested_help() { ja: "空のままなら、もらえる最大の額を計算します。", easy: "書《か》かなくても いいです。いちばん 多《おお》い お金《かね》を 計算《けいさん》します。", en: "Leave empty for the most you can get." }
    fn which_case() { ja: "当てはまるもの", easy: "あてはまる もの", en: "Which applies" }
    fn usual_case() { ja: "どれにも当てはまらない", easy: "どれでも ない", en: "None of these" }
    fn calculate() { ja: "計算する", easy: "計算《けいさん》する", en: "Calculate" }
    fn result_is(amount) { ja: "補助金の目安：{amount}円", easy: "もらえる お金《かね》：だいたい {amount}円《えん》", en: "Subsidy: about {amount} yen" }
    fn own_share(amount) { ja: "残りの{amount}円は、自己資金や収入でまかないます。", easy: "のこりの {amount}円《えん》は、自分《じぶん》たちで 出《だ》します。", en: "The remaining {amount} yen come from own money and income." }
    fn result_note() { ja: "目安です。実際の額は、審査のあとに市が決めます。", easy: "だいたいの 数字《すうじ》です。市《し》が 決《き》めます。", en: "An estimate. The city decides the amount after the review." }
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

/// The time that is left, in words.
pub fn left(lang: Lang, left: Left) -> Text {
    match left {
        Left::OpensIn(days) => opens_in(lang, days),
        Left::OpensTomorrow(at) => opens_tomorrow(lang, calendar::time(at, lang)),
        Left::OpensToday(at) => opens_today(lang, calendar::time(at, lang)),
        Left::ClosesIn(days) => days_left(lang, days),
        Left::ClosesTomorrow(at) => closes_tomorrow(lang, calendar::time(at, lang)),
        Left::ClosesToday(at) => closes_today(lang, calendar::time(at, lang)),
    }
}
