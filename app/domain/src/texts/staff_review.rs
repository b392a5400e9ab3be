//! The words of the secretariat of a panel: rubric, members, assignment, tally, drafts（審査会の事務局）.

use super::{Lang, Text};
use crate::history;
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
    fn range_of_points() { ja: "配点", easy: "点《てん》の はば", en: "Range" }
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

texts! {
    fn panels() { ja: "審査会", easy: "審査会《しんさかい》", en: "Review panels" }
    fn panels_lead() {
        ja: "案件を審査する会です。委員は任期の間だけ、割り当てられた案件を見て採点できます。",
        easy: "事業《じぎょう》に 点《てん》を つける 人《ひと》たちの 会《かい》です。",
        en: "Those who judge cases. For their term, members see and score the cases that are assigned to them.",
    }
    fn no_panels() { ja: "審査会はまだありません", easy: "まだ ありません", en: "There are no panels yet" }
    fn no_panels_yet() { ja: "審査会がまだありません。先につくってください。", easy: "審査会《しんさかい》が まだ ありません。", en: "There are no panels yet. Make one first." }
    fn panel() { ja: "審査会", easy: "審査会《しんさかい》", en: "Panel" }
    fn panel_name() { ja: "審査会の名前", easy: "審査会《しんさかい》の 名前《なまえ》", en: "Name of the panel" }
    fn office() { ja: "事務局の課", easy: "世話《せわ》を する 課《か》", en: "Department in charge" }
    fn new_panel() { ja: "新しい審査会", easy: "新《あたら》しい 審査会《しんさかい》", en: "New panel" }
    fn make_panel() { ja: "審査会をつくる", easy: "審査会《しんさかい》を つくる", en: "Make the panel" }
    fn members() { ja: "委員", easy: "審査《しんさ》する 人《ひと》", en: "Members" }
    fn no_members() { ja: "委員はまだいません", easy: "まだ いません", en: "It has no members yet" }
    fn add_member() { ja: "委員を加える", easy: "人《ひと》を 加《くわ》える", en: "Add a member" }
    fn add_member_lead() {
        ja: "まだ登録のない方には、パスワードを決めるためのメールが届きます。",
        easy: "登録《とうろく》が ない 人《ひと》には メールが とどきます。",
        en: "Those without an account get a letter to choose a password.",
    }
    fn add_member_button() { ja: "委員に加える", easy: "加《くわ》える", en: "Add" }
    fn end_member() { ja: "任期を終える", easy: "終《お》わりに する", en: "End the term" }
    fn end_member_title() { ja: "委員の任期を終える", easy: "審査《しんさ》する 人《ひと》を 終《お》わりに する", en: "End a member's term" }
    fn end_member_button() { ja: "最後の日を記録する", easy: "最後《さいご》の 日《ひ》を 書《か》く", en: "Set the last day" }
    fn round_link() { ja: "審査", easy: "審査《しんさ》", en: "Review" }
    fn rounds_title() { ja: "審査会の審査", easy: "審査会《しんさかい》の 審査《しんさ》", en: "Review by panels" }
    fn whole_call() { ja: "すべての案件", easy: "全部《ぜんぶ》", en: "All cases" }
    fn not_begun() { ja: "始まっていません", easy: "まだ です", en: "Not begun" }
    fn in_work() { ja: "採点中", easy: "点《てん》を つけて います", en: "Scoring" }
    fn is_tallied() { ja: "集計済み", easy: "点《てん》を 集《あつ》めました", en: "Tallied" }
    fn is_prepared() { ja: "決定を起案済み", easy: "案《あん》を 書《か》きました", en: "Decisions drafted" }
    fn waiting(count) { ja: "審査を待つ案件 {count}件", easy: "待《ま》って いる もの {count}件《けん》", en: "Cases waiting: {count}" }
    fn member_count(count) { ja: "委員 {count}人", easy: "審査《しんさ》する 人《ひと》 {count}人《にん》", en: "Members: {count}" }
    fn begin_title() { ja: "審査を始める", easy: "審査《しんさ》を 始《はじ》める", en: "Begin the review" }
    fn begin_lead() {
        ja: "形式審査が済んだ案件を審査会にかけ、委員に割り当てます。団体の構成員や同じ氏名の委員は、自動で回避にします。委員にはメールでお願いします。",
        easy: "準備《じゅんび》が できた 事業《じぎょう》を 審査会《しんさかい》に わたします。メールで 知《し》らせます。",
        en: "Sends the cases that passed the formal check to the panel and assigns them. Members of a group, and those of the same name, are kept out at once. Reviewers are told by e-mail.",
    }
    fn due() { ja: "採点の期限", easy: "点《てん》を つける 最後《さいご》の 日《ひ》", en: "Sheets due by" }
    fn way() { ja: "割り当ての方法", easy: "わけかた", en: "Assignment" }
    fn way_all() { ja: "全員が全件を審査する", easy: "みんなが 全部《ぜんぶ》", en: "Everybody judges every case" }
    fn way_evenly() { ja: "1件ごとに決まった人数を均等に割り当てる", easy: "同《おな》じ 数《かず》に わける", en: "A number of reviewers a case, loads shared evenly" }
    fn count() { ja: "1件を審査する人数（均等のとき）", easy: "1件《けん》の 人数《にんずう》", en: "Reviewers a case (when shared)" }
    fn begin_button() { ja: "審査会にかける", easy: "審査会《しんさかい》に わたす", en: "Send to the panel" }
    fn join_lead() { ja: "審査が始まった後に形式審査が済んだ案件があります。加えると、委員全員に割り当て、メールで知らせます。", easy: "後《あと》から 準備《じゅんび》が できた ものが あります。", en: "Some cases passed the formal check after the review began. Adding them assigns them to everybody and tells the reviewers." }
    fn join_button() { ja: "この回に加える", easy: "加《くわ》える", en: "Add to this round" }
    fn by_reviewer() { ja: "委員ごとの進み具合", easy: "人《ひと》ごとの ようす", en: "Progress of reviewers" }
    fn by_case() { ja: "案件ごとの進み具合", easy: "事業《じぎょう》ごとの ようす", en: "Progress of cases" }
    fn reviewer() { ja: "委員", easy: "人《ひと》", en: "Reviewer" }
    fn interests() { ja: "利害関係", easy: "関係《かんけい》", en: "Interests" }
    fn answered() { ja: "回答済み", easy: "答《こた》えました", en: "Answered" }
    fn unanswered() { ja: "未回答", easy: "まだ", en: "Not answered" }
    fn recused_count(count) { ja: "回避 {count}件", easy: "審査《しんさ》しない {count}件《けん》", en: "Kept out of {count}" }
    fn done_of(done, all) { ja: "{done}／{all}", easy: "{done}／{all}", en: "{done}/{all}" }
    fn sheets() { ja: "採点票", easy: "点《てん》の 紙《かみ》", en: "Sheets" }
    fn assignments() { ja: "割り当てと回避", easy: "わけかた", en: "Assignments and recusals" }
    fn assignments_lead() {
        ja: "印のある組み合わせで審査します。採点票を提出した組み合わせと、回避の組み合わせは外せません。",
        easy: "しるしの ある 人《ひと》が 審査《しんさ》します。",
        en: "Ticked pairs review. A pair with a sheet that was handed in, or with a recusal, cannot be taken out.",
    }
    fn assign_button() { ja: "割り当てを保存する", easy: "残《のこ》す", en: "Save the assignment" }
    fn print_sheets() { ja: "採点票を印刷する", easy: "紙《かみ》を 印刷《いんさつ》する", en: "Print scoring sheets" }
    fn key_in() { ja: "紙から入力", easy: "紙《かみ》から 書《か》く", en: "Key in" }
    fn key_title() { ja: "紙の採点票の入力", easy: "紙《かみ》の 点《てん》を 書《か》く", en: "Key in a sheet on paper" }
    fn key_lead() { ja: "委員が紙に書いたとおりに入力します。誰が入力したかは記録に残ります。", easy: "紙《かみ》の とおりに 書《か》いて ください。", en: "Type what stands on the paper. Who keyed it in stays on record." }
    fn key_button() { ja: "この採点を提出済みにする", easy: "出《だ》した ことに する", en: "Hand in for the reviewer" }
    fn blank_sheet_name() { ja: "委員氏名", easy: "名前《なまえ》", en: "Reviewer" }
    fn blank_total() { ja: "合計", easy: "合計《ごうけい》", en: "Total" }
    fn blank_points() { ja: "点", easy: "点《てん》", en: "Points" }
    fn blank_note() { ja: "利害関係のある案件は審査できません。記入せず事務局にお申し出ください。", easy: "関係《かんけい》の ある 事業《じぎょう》は 書《か》かないで ください。", en: "Do not score a case in which you have an interest; tell the secretariat." }
    fn write_interest() { ja: "利害関係があるため回避とする", easy: "審査《しんさ》しない ことに する", en: "Keep the reviewer out" }
    fn lift_interest() { ja: "回避を取り消す", easy: "もどす", en: "Lift the recusal" }
    fn interest_reason() { ja: "理由（記録に残ります）", easy: "理由《りゆう》", en: "Reason (stays on record)" }
    fn change_due() { ja: "期限を変える", easy: "日《ひ》を 変《か》える", en: "Change the day" }
    fn next_title() { ja: "プレゼンテーション審査へ進む", easy: "話《はなし》を 聞《き》く 審査《しんさ》に 進《すす》む", en: "Go on to the presentations" }
    fn next_lead() { ja: "書類審査の基準点に達した案件だけが次に進みます。書類審査の採点は、この後は変えられません。", easy: "点《てん》が 足《た》りた ものだけ 進《すす》みます。", en: "Only cases that reach the pass line of the papers go on. Sheets on papers do not change afterwards." }
    fn next_button() { ja: "次の審査へ進む", easy: "次《つぎ》へ 進《すす》む", en: "Go on" }
    fn absent() { ja: "まだ出ていない採点票は、欠席として集計から外す", easy: "出《で》て いない 点《てん》は 入《い》れない", en: "Go on without the sheets that are still to come" }
    fn attendance() { ja: "当日の出欠", easy: "来《き》た 人《ひと》", en: "Attendance" }
    fn attendance_lead() { ja: "出席した委員に印を付けます。過半数の出席で成立します。記録しないときは、採点票を提出した委員を出席とみなします。", easy: "来《き》た 人《ひと》に しるしを つけて ください。", en: "Tick those who are present. More than half make a quorum. Where nothing is recorded, those who handed in a sheet count as present." }
    fn attendance_button() { ja: "出欠を記録する", easy: "残《のこ》す", en: "Record attendance" }
    fn quorum_met(present, all) { ja: "出席 {present}人／{all}人：成立", easy: "{all}人《にん》の 中《なか》で {present}人《にん》：できます", en: "Present: {present} of {all}. There is a quorum." }
    fn quorum_missing(present, all) { ja: "出席 {present}人／{all}人：過半数に達していません", easy: "{all}人《にん》の 中《なか》で {present}人《にん》：足《た》りません", en: "Present: {present} of {all}. No quorum." }
    fn tally() { ja: "集計と順位", easy: "点《てん》と 順番《じゅんばん》", en: "Tally and ranking" }
    fn tally_lead() { ja: "集計を確定すると、採点は変えられなくなり、順位と予算の線が表示されます。", easy: "点《てん》を 集《あつ》めると、もう 変《か》えられません。", en: "Once the tally is made, sheets do not change, and the ranking with the budget line is shown." }
    fn tally_button() { ja: "集計を確定する", easy: "点《てん》を 集《あつ》める", en: "Make the tally" }
    fn open_sheets(count) { ja: "未提出の採点票 {count}枚", easy: "まだ 出《で》て いない 紙《かみ》 {count}枚《まい》", en: "Sheets still to come: {count}" }
    fn all_in() { ja: "すべての採点票がそろっています。", easy: "全部《ぜんぶ》 出《で》ました。", en: "All sheets are in." }
    fn rank() { ja: "順位", easy: "順番《じゅんばん》", en: "Rank" }
    fn score() { ja: "評点", easy: "点《てん》", en: "Score" }
    fn judges() { ja: "採点者", easy: "人数《にんずう》", en: "Judges" }
    fn requested() { ja: "申請額", easy: "ほしい お金《かね》", en: "Asked for" }
    fn would_get() { ja: "配分額", easy: "もらう お金《かね》", en: "Amount" }
    fn running() { ja: "累計", easy: "合計《ごうけい》", en: "Running sum" }
    fn outcome() { ja: "決定案", easy: "案《あん》", en: "Proposed" }
    fn budget_line(budget) { ja: "ここまでで予算 {budget} を使い切ります", easy: "ここで 予算《よさん》 {budget}が なくなります", en: "The budget of {budget} ends here" }
    fn given(given) { ja: "配分の合計 {given}", easy: "合計《ごうけい》 {given}", en: "Given in all: {given}" }
    fn left(left) { ja: "残り {left}", easy: "残《のこ》り {left}", en: "Left: {left}" }
    fn tied() { ja: "同点", easy: "同《おな》じ 点《てん》", en: "Tied" }
    fn under_line() { ja: "基準点未満", easy: "点《てん》が 足《た》りない", en: "Under the pass line" }
    fn vetoed() { ja: "重視項目で基準未満", easy: "大切《たいせつ》な 点《てん》が 足《た》りない", en: "Wanting on a decisive criterion" }
    fn not_judged() { ja: "採点なし", easy: "点《てん》が ない", en: "Not judged" }
    fn overridden() { ja: "審査会の判断", easy: "審査会《しんさかい》が 決《き》めた", en: "As the panel decided" }
    fn say_link() { ja: "金額・講評・判断", easy: "お金《かね》・意見《いけん》", en: "Amount, comment, decision" }
    fn say_title() { ja: "審査会の判断と講評", easy: "審査会《しんさかい》の 意見《いけん》", en: "What the panel says" }
    fn recommended() { ja: "審査会が適当と認める額", easy: "よいと 思《おも》う お金《かね》", en: "Amount that the panel finds right" }
    fn recommended_help() { ja: "申請額より少なくするときだけ入力します（円）。", easy: "少《すく》なく する ときだけ 書《か》きます。", en: "Only where it is less than what was asked for (yen)." }
    fn comment() { ja: "講評", easy: "意見《いけん》", en: "Comment" }
    fn comment_help() { ja: "結果の通知に、理由としてそのまま載ります。条件付き採択では、ここに条件を書きます。", easy: "手紙《てがみ》に のります。", en: "Goes into the letter as part of the reason. For a conditional result, the conditions." }
    fn override_title() { ja: "順位によらない判断", easy: "順番《じゅんばん》と ちがう 決定《けってい》", en: "Otherwise than the ranking" }
    fn override_lead() { ja: "順位と予算から決まる案と異なる判断をするときは、理由を必ず書きます。理由は記録と通知書に残ります。", easy: "ちがう 決定《けってい》の ときは、理由《りゆう》を 書《か》いて ください。", en: "Where the panel wants something else than what follows from ranking and budget, it gives its reason in writing. The reason stays on record and in the letter." }
    fn as_ranked() { ja: "順位のとおり", easy: "順番《じゅんばん》の とおり", en: "As ranked" }
    fn amount() { ja: "金額（採択・条件付き・次点のとき）", easy: "お金《かね》", en: "Amount (unless rejected)" }
    fn reason() { ja: "理由", easy: "理由《りゆう》", en: "Reason" }
    fn say_button() { ja: "保存する", easy: "残《のこ》す", en: "Save" }
    fn remarks_title() { ja: "委員の意見（氏名は出ません）", easy: "みんなの 意見《いけん》", en: "Remarks of reviewers (without names)" }
    fn no_remarks() { ja: "意見はありません。", easy: "ありません。", en: "There are none." }
    fn prepare_title() { ja: "決定の起案", easy: "決定《けってい》の 案《あん》", en: "Draft the decisions" }
    fn prepare_lead(count) { ja: "{count}件すべての決定を、この順位と判断のとおりに一度に起案します。起案の後は、これまでどおり決裁と公表に進みます。", easy: "{count}件《けん》の 案《あん》を 一度《いちど》に 書《か》きます。", en: "Drafts the decisions of all {count} cases at once, as ranked and decided here. Approval and release follow as always." }
    fn prepare_button() { ja: "まとめて起案する", easy: "まとめて 案《あん》を 書《か》く", en: "Draft them all" }
    fn prepared() { ja: "この回の決定は起案済みです。決裁の状況は「結果の公表」で確かめられます。", easy: "案《あん》を 書《か》きました。", en: "The decisions of this round are drafted. See the release of results for their approval." }
    fn untally_title() { ja: "集計を取り消す", easy: "集計《しゅうけい》を もどす", en: "Take the tally back" }
    fn untally_button() { ja: "取り消して採点を直せるようにする", easy: "もどす", en: "Take it back, so that sheets can be mended" }
    fn minutes() { ja: "議事録の案", easy: "記録《きろく》の 案《あん》", en: "Draft of the minutes" }
    fn minutes_lead() { ja: "写して使える文章です。印刷もできます。", easy: "写《うつ》して 使《つか》えます。", en: "To copy or print." }
}

texts! {
    fn did_make_panel() { ja: "審査会の作成", easy: "審査会《しんさかい》を つくりました", en: "Made a panel" }
    fn did_begin() { ja: "審査の開始", easy: "審査《しんさ》を 始《はじ》めました", en: "Began a review" }
    fn did_change() { ja: "審査の進行", easy: "審査《しんさ》を 進《すす》めました", en: "Moved a review on" }
    fn did_assign() { ja: "審査の割り当て", easy: "審査《しんさ》を わけました", en: "Assigned cases" }
    fn did_recuse() { ja: "利害関係による回避", easy: "審査《しんさ》しない ことに しました", en: "Recusal" }
    fn did_lift() { ja: "回避の取消し", easy: "審査《しんさ》する ことに もどしました", en: "Lifted a recusal" }
    fn did_declare() { ja: "利害関係なしの申出", easy: "関係《かんけい》が ないと 言《い》いました", en: "Declared no interest" }
    fn did_hand_in() { ja: "採点票の提出", easy: "点《てん》を 出《だ》しました", en: "Handed a sheet in" }
    fn did_key() { ja: "紙の採点票の入力", easy: "紙《かみ》の 点《てん》を 書《か》きました", en: "Keyed a sheet in" }
    fn did_tally() { ja: "集計の確定", easy: "点《てん》を 集《あつ》めました", en: "Made the tally" }
    fn did_untally() { ja: "集計の取消し", easy: "集計《しゅうけい》を もどしました", en: "Took the tally back" }
    fn did_say() { ja: "審査会の判断の記録", easy: "審査会《しんさかい》の 意見《いけん》を 書《か》きました", en: "Wrote what the panel says" }
    fn did_prepare() { ja: "決定の一括起案", easy: "まとめて 案《あん》を 書《か》きました", en: "Drafted the decisions of a round" }
}

/// What happened, for an action of a panel; `None` for any other.
pub fn action(lang: Lang, code: &str) -> Option<Text> {
    Some(match code {
        "make_panel" => did_make_panel(lang),
        history::BEGIN_REVIEW => did_begin(lang),
        history::CHANGE_REVIEW => did_change(lang),
        history::ASSIGN_REVIEW => did_assign(lang),
        history::RECUSE => did_recuse(lang),
        history::LIFT_RECUSAL => did_lift(lang),
        history::DECLARE => did_declare(lang),
        history::SHEET => did_hand_in(lang),
        history::KEYED_SHEET => did_key(lang),
        history::TALLY => did_tally(lang),
        history::UNTALLY => did_untally(lang),
        history::SAY => did_say(lang),
        history::PREPARE => did_prepare(lang),
        _ => return None,
    })
}

texts! {
    fn agenda() { ja: "進行表", easy: "順番《じゅんばん》の 表《ひょう》", en: "Running order" }
    fn time() { ja: "時刻", easy: "時間《じかん》", en: "Time" }
    fn turn() { ja: "順番", easy: "順番《じゅんばん》", en: "Turn" }
    fn starts_date() { ja: "審査会の日", easy: "審査会《しんさかい》の 日《ひ》", en: "Day" }
    fn starts_time() { ja: "始まる時刻（例：13:30）", easy: "始《はじ》まる 時間《じかん》", en: "Begins at (e.g. 13:30)" }
    fn place() { ja: "会場", easy: "場所《ばしょ》", en: "Place" }
    fn talk_minutes() { ja: "発表", easy: "話《はな》す 時間《じかん》", en: "Presentation" }
    fn question_minutes() { ja: "質疑", easy: "聞《き》く 時間《じかん》", en: "Questions" }
    fn score_minutes() { ja: "採点", easy: "点《てん》を つける 時間《じかん》", en: "Scoring" }
    fn minutes_unit() { ja: "分", easy: "分《ふん》", en: "min" }
    fn agenda_button() { ja: "進行表を保存する", easy: "残《のこ》す", en: "Save" }
    fn hall_clock() { ja: "会場の時計", easy: "会場《かいじょう》の 時計《とけい》", en: "Clock for the hall" }
    fn hall_before() { ja: "まもなく始まります", easy: "もうすぐ 始《はじ》まります", en: "We begin soon" }
    fn hall_after() { ja: "すべての発表が終わりました", easy: "全部《ぜんぶ》 終《お》わりました", en: "All presentations are over" }
    fn hall_next() { ja: "次", easy: "次《つぎ》", en: "Next" }
    fn hall_left(minutes, until) { ja: "あと{minutes}分（{until}まで）", easy: "あと {minutes}分《ふん》（{until}まで）", en: "{minutes} min left (until {until})" }
    fn act_talk() { ja: "発表", easy: "話《はな》す 時間《じかん》", en: "Presentation" }
    fn act_questions() { ja: "質疑", easy: "聞《き》く 時間《じかん》", en: "Questions" }
    fn act_scoring() { ja: "採点", easy: "点《てん》を つける 時間《じかん》", en: "Scoring" }
}
