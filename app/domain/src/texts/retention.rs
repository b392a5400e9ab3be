//! Retention and disposal（保存年限・廃棄の言葉）.

use super::{Lang, Text};
use crate::retention::State;

texts! {
    fn title() { ja: "保存年限と廃棄", easy: "とって おく 時間《じかん》", en: "Retention and disposal" }
    fn lead() {
        ja: "案件が終わった年度の翌年度の4月1日から、制度ごとの年数だけ保存します。過ぎたものは、提案した人とは別の管理者が承認すると廃棄されます。公表した結果、決定の番号、操作の履歴は残ります。",
        easy: "書類《しょるい》は 決《き》まった 年《とし》だけ とって おきます。すぎたら、2人《ふたり》の 人《ひと》が 決《き》めて 消《け》します。",
        en: "Papers are kept for the years of their programme, counted from 1 April after the fiscal year in which the case ended. Then one administrator proposes their disposal and another approves it. Published results, the numbers of decisions and the journal stay.",
    }
    fn run_out() { ja: "保存年限を過ぎた案件", easy: "時間《じかん》が すぎた もの", en: "Whose years have run out" }
    fn none_run_out() { ja: "保存年限を過ぎた案件はありません。", easy: "すぎた ものは ありません。", en: "No papers have run out." }
    fn programme() { ja: "制度", easy: "制度《せいど》", en: "Programme" }
    fn year() { ja: "終わった年度", easy: "終《お》わった 年度《ねんど》", en: "Ended in" }
    fn kept_until() { ja: "保存の期限", easy: "いつまで", en: "Kept until" }
    fn cases() { ja: "件数", easy: "いくつ", en: "Cases" }
    fn held() { ja: "うち保留", easy: "止《と》めて いる", en: "Held back" }
    fn look() { ja: "廃棄の下見", easy: "中《なか》を 見《み》る", en: "Rehearse" }
    fn years_kept(count) { ja: "{count}年", easy: "{count}年《ねん》", en: "{count} years" }
    fn rehearsal() { ja: "廃棄の下見", easy: "消《け》す 前《まえ》に 見《み》る", en: "Rehearsal of a disposal" }
    fn rehearsal_lead() {
        ja: "廃棄すると何が消え、何が残るかです。まだ何も消えていません。",
        easy: "何《なに》が 消《き》えるかを 見《み》ます。まだ 消《け》して いません。",
        en: "What a disposal would erase, and what would stay. Nothing has been erased yet.",
    }
    fn would_go() { ja: "消えるもの", easy: "消《き》える もの", en: "What goes" }
    fn would_stay() { ja: "残るもの", easy: "残《のこ》る もの", en: "What stays" }
    fn stays_results() {
        ja: "公表した結果（採択した事業名・団体名・金額）と件数",
        easy: "みんなに 見《み》せた 結果《けっか》",
        en: "Published results: adopted projects, their groups and amounts, and all counts",
    }
    fn stays_numbers() { ja: "受付番号、決定の番号・日付・結果・金額", easy: "番号《ばんごう》と 決《き》まった こと", en: "Receipt numbers; numbers, dates, outcomes and amounts of decisions" }
    fn stays_journal() { ja: "操作の履歴（だれが、いつ、何をしたか）と、そのつながり", easy: "したことの 記録《きろく》", en: "The journal, whole and still provable" }
    fn stays_accounts() { ja: "本人のアカウントと、活動している団体の登録", easy: "使《つか》って いる 人《ひと》の 登録《とうろく》", en: "Accounts of people, and groups that have members" }
    fn people() { ja: "紙の申請だけの人", easy: "紙《かみ》だけの 人《ひと》", en: "People known from paper alone" }
    fn filings() { ja: "提出された様式と収支", easy: "出《だ》された 書類《しょるい》", en: "Forms with answers and budget" }
    fn files() { ja: "添付ファイル", easy: "ファイル", en: "Files" }
    fn letters() { ja: "メール・通知書・郵送", easy: "手紙《てがみ》", en: "Mails and letters" }
    fn notes() { ja: "内部メモ・やりとり", easy: "メモ", en: "Notes and messages" }
    fn number() { ja: "受付番号", easy: "番号《ばんごう》", en: "Number" }
    fn stage() { ja: "段階", easy: "どこまで", en: "Stage" }
    fn ended() { ja: "終わった日", easy: "終《お》わった 日《ひ》", en: "Ended on" }
    fn state() { ja: "状態", easy: "いま", en: "State" }
    fn is_held() { ja: "保留", easy: "止《と》めて います", en: "Held back" }
    fn is_proposed() { ja: "廃棄を提案中", easy: "相談中《そうだんちゅう》", en: "Proposed" }
    fn is_ready() { ja: "廃棄できます", easy: "消《け》せます", en: "Ready" }
    fn list() { ja: "案件の一覧", easy: "一覧《いちらん》", en: "Cases" }
    fn more() { ja: "次の案件へ", easy: "つぎ", en: "More cases" }
    fn propose(count) { ja: "この{count}件の廃棄を提案する", easy: "この {count}件《けん》を 消《け》すことを 相談《そうだん》する", en: "Propose to dispose of these {count} cases" }
    fn propose_help() {
        ja: "別の管理者が承認するまで、何も消えません。保留の案件は入りません。",
        easy: "ほかの 人《ひと》が いいと 言《い》うまで、消《き》えません。",
        en: "Nothing is erased until another administrator approves. Cases held back are left out.",
    }
    fn nothing_to_propose() { ja: "提案できる案件はありません。", easy: "消《け》せる ものは ありません。", en: "There is nothing to propose." }
    fn running() { ja: "承認待ち・廃棄中", easy: "いま して いる こと", en: "Proposed and under way" }
    fn none_running() { ja: "いま進んでいる廃棄はありません。", easy: "いまは ありません。", en: "No disposal is under way." }
    fn proposed_by() { ja: "提案した人", easy: "相談《そうだん》した 人《ひと》", en: "Proposed by" }
    fn approved_by() { ja: "承認した人", easy: "いいと 言《い》った 人《ひと》", en: "Approved by" }
    fn approve() { ja: "廃棄を承認する", easy: "消《け》しても いい", en: "Approve the disposal" }
    fn approve_warn(count) {
        ja: "承認すると、{count}件の個人情報・様式・ファイル・メールが消えます。元には戻せません。",
        easy: "{count}件《けん》の 書類《しょるい》が 消《き》えます。もとには もどりません。",
        en: "Approving erases the personal data, forms, files and mails of {count} cases. It cannot be undone.",
    }
    fn refuse() { ja: "承認しない", easy: "だめと 言《い》う", en: "Refuse" }
    fn wait_for_other() {
        ja: "提案した人とは別の管理者の承認を待っています。",
        easy: "ほかの 管理《かんり》する 人《ひと》を 待《ま》って います。",
        en: "It waits for the approval of another administrator.",
    }
    fn progress(done, all) { ja: "{all}件のうち{done}件を廃棄しました", easy: "{all}件《けん》の うち {done}件《けん》 消《け》しました", en: "{done} of {all} cases are erased" }
    fn holds() { ja: "廃棄の保留", easy: "消《け》さない もの", en: "Held back" }
    fn holds_lead() {
        ja: "監査や争いなどのため、年限を過ぎても残す案件です。解くまで廃棄されません。",
        easy: "まだ 消《け》しては いけない ものです。",
        en: "Cases that stay although their years have run out, for an audit or a dispute. They are not disposed of until released.",
    }
    fn no_holds() { ja: "保留している案件はありません。", easy: "ありません。", en: "No case is held back." }
    fn hold() { ja: "保留する", easy: "止《と》める", en: "Hold back" }
    fn release() { ja: "保留を解く", easy: "止《と》めるのを やめる", en: "Release" }
    fn reason() { ja: "理由", easy: "理由《りゆう》", en: "Reason" }
    fn reason_help() { ja: "申請者の名前や連絡先は書かないでください。履歴に残ります。", easy: "人《ひと》の 名前《なまえ》は 書《か》かないで ください。", en: "Do not name applicants: it stays in the journal." }
    fn held_by() { ja: "保留した人", easy: "止《と》めた 人《ひと》", en: "Held by" }
    fn no_such_case() { ja: "その受付番号の案件はありません。", easy: "その 番号《ばんごう》は ありません。", en: "There is no case with that number." }
    fn record() { ja: "廃棄記録簿", easy: "消《け》した 記録《きろく》", en: "Record of disposals" }
    fn no_record() { ja: "まだ廃棄した記録はありません。", easy: "まだ ありません。", en: "Nothing has been disposed of yet." }
    fn record_csv() { ja: "廃棄記録簿をCSVで保存", easy: "記録《きろく》を CSVで とる", en: "Save the record as CSV" }
    fn done_on() { ja: "廃棄した日", easy: "消《け》した 日《ひ》", en: "Disposed on" }
    fn proposed_on() { ja: "提案した日", easy: "相談《そうだん》した 日《ひ》", en: "Proposed on" }
    fn approved_on() { ja: "承認した日", easy: "いいと 言《い》った 日《ひ》", en: "Approved on" }
    fn rule() { ja: "保存年限", easy: "とって おく 年《とし》", en: "Years kept" }
    fn rule_basis() { ja: "根拠", easy: "きまり", en: "Basis" }
    fn kept_back() { ja: "保留で残した件数", easy: "残《のこ》した 数《かず》", en: "Left out as held back" }
    fn numbers() { ja: "受付番号", easy: "番号《ばんごう》", en: "Numbers" }
    fn erased_person() { ja: "保存年限が過ぎて廃棄", easy: "消《け》しました", en: "Disposed of" }
    fn did_propose() { ja: "廃棄を提案", easy: "消《け》すことを 相談《そうだん》しました", en: "Proposed a disposal" }
    fn did_approve() { ja: "廃棄を承認", easy: "消《け》しても いいと 言《い》いました", en: "Approved a disposal" }
    fn did_refuse() { ja: "廃棄を承認しないと回答", easy: "消《け》しては だめと 言《い》いました", en: "Refused a disposal" }
    fn did_dispose() { ja: "保存年限が過ぎて廃棄", easy: "書類《しょるい》を 消《け》しました", en: "Disposed of" }
    fn did_lapse() { ja: "出されなかった下書きを消去", easy: "出《だ》さなかった 下書《したが》きを 消《け》しました", en: "Erased a draft that was never submitted" }
    fn did_dispose_authors() { ja: "意見提出者の個人情報を廃棄", easy: "意見《いけん》を 書《か》いた 人《ひと》の ことを 消《け》しました", en: "Erased those who wrote opinions" }
    fn consultations() { ja: "意見募集", easy: "意見《いけん》を 聞《き》いた もの", en: "Consultations" }
    fn no_cases() { ja: "案件はありません。", easy: "ありません。", en: "There are no cases." }
    fn authors() { ja: "意見を出した人", easy: "意見《いけん》を 書《か》いた 人《ひと》", en: "Authors of opinions" }
    fn stays_opinions() {
        ja: "意見の文、件数、市の考え方（だれの意見かは分からなくなります）",
        easy: "意見《いけん》の 文《ぶん》と 数《かず》",
        en: "Texts of opinions, their numbers and the city's answers, without those who wrote them",
    }
    fn is_longer(day) { ja: "{day}まで保存", easy: "{day}まで とって おきます", en: "Kept until {day}" }
    fn is_unsettled() { ja: "精算が済んでいません", easy: "お金《かね》の ことが 終《お》わって いません", en: "Money is not settled" }
    fn of_case() { ja: "保存と廃棄の保留", easy: "とって おく 時間《じかん》", en: "Retention and hold" }
    fn of_case_lead() {
        ja: "監査や争いなどで、保存年限を過ぎても残す案件は、廃棄を保留してください。保留している間は廃棄されません。",
        easy: "まだ 消《け》しては いけない ときは、止《と》めて ください。",
        en: "Hold the case back where an audit or a dispute needs it longer than its years. While it is held back it is not disposed of.",
    }
    fn of_consultation_lead() {
        ja: "監査や争いなどで、保存年限を過ぎても提出者の情報を残す意見募集は、廃棄を保留してください。保留している間は廃棄されません。",
        easy: "まだ 消《け》しては いけない ときは、止《と》めて ください。",
        en: "Hold the consultation back where an audit or a dispute needs those who wrote to it longer than its years. While it is held back they are not erased.",
    }
    fn authors_gone(day) { ja: "意見を出した人の情報は{day}に廃棄されました。", easy: "意見《いけん》を 書《か》いた 人《ひと》の ことは {day}に 消《け》しました。", en: "Those who wrote were erased on {day}." }
    fn consultation_not_ended() { ja: "まだ終わっていない意見募集です。", easy: "まだ 終《お》わって いません。", en: "The consultation has not ended yet." }
    fn grant_kept_until() { ja: "補助金の書類の保存期限", easy: "お金《かね》の 書類《しょるい》を いつまで", en: "Papers of the grant kept until" }
    fn no_own_day() { ja: "制度の保存年限のとおり", easy: "きまりの とおり", en: "As its programme says" }
    fn longer_title() { ja: "補助金の書類を長く保存する", easy: "お金《かね》の 書類《しょるい》を 長《なが》く とって おく", en: "Keep the papers of the grant longer" }
    fn longer_help() {
        ja: "制度の保存年限より長く残すときに使います。延ばした期限は短くできません。財産管理台帳に載せた財産の処分が制限されている間は、ここで延ばさなくても残ります。",
        easy: "長《なが》く とって おく ときに 使《つか》います。短《みじか》く できません。台帳《だいちょう》に ある 物《もの》を まだ 売《う》っては いけない 間《あいだ》は、いつも とって おきます。",
        en: "It can be made longer, never shorter. While property in the register is restricted, the papers stay anyway.",
    }
    fn longer_until() { ja: "いつまで保存するか", easy: "いつまで", en: "Kept until" }
    fn longer_go() { ja: "保存を延ばす", easy: "長《なが》く する", en: "Keep longer" }
    fn did_keep_longer() { ja: "補助金の書類の保存を延長", easy: "とって おく 時間《じかん》を 長《なが》く しました", en: "Kept the papers of the grant longer" }
    fn number_or_name() { ja: "受付番号、または意見募集の短い名前", easy: "番号《ばんごう》", en: "Receipt number, or short name of a consultation" }
    fn not_ended() { ja: "まだ終わっていない案件です。", easy: "まだ 終《お》わって いません。", en: "The case has not ended yet." }
    fn held_now(day) { ja: "{day}から廃棄を保留しています。", easy: "{day}から 止《と》めて います。", en: "Held back from disposal since {day}." }
    fn release_help() {
        ja: "解くと、保存年限を過ぎている場合は廃棄の対象になります。廃棄には、管理者2人の手続きがさらに必要です。",
        easy: "止《と》めるのを やめても、すぐには 消《き》えません。2人《ふたり》の 人《ひと》が 決《き》めます。",
        en: "Once released it may be disposed of when its years have run out, which still takes two administrators.",
    }
    fn approvers_release() {
        ja: "保留を解くのは、決裁者か管理者です。",
        easy: "やめる ことが できるのは、決《き》める 人《ひと》だけです。",
        en: "An approver or an administrator can release it.",
    }
    fn disposed_title(day) { ja: "この案件は{day}に廃棄されました", easy: "{day}に 消《け》しました", en: "This case was disposed of on {day}" }
    fn disposed_text() {
        ja: "保存年限が過ぎたので、様式・添付・連絡先などは残っていません。受付番号、決定、金額、履歴は残っています。",
        easy: "書類《しょるい》は もう ありません。番号《ばんごう》と 決《き》まった ことは 残《のこ》って います。",
        en: "Its years have run out: forms, files and contacts are gone. Its number, decisions, amounts and journal remain.",
    }
    fn disposed_record(programme, year, years) {
        ja: "廃棄記録簿：{programme}　{year}に終わった案件　保存{years}年",
        easy: "記録《きろく》：{programme} {year} {years}年《ねん》",
        en: "Record: {programme}, ended in {year}, kept {years} years",
    }
    fn disposed_by(proposer, approver) { ja: "提案 {proposer}　承認 {approver}", easy: "相談《そうだん》 {proposer}・決《き》めた {approver}", en: "Proposed by {proposer}, approved by {approver}" }
    fn did_finish() { ja: "廃棄を完了", easy: "ぜんぶ 消《け》しました", en: "Finished a disposal" }
    fn did_hold() { ja: "廃棄を保留", easy: "消《け》すのを 止《と》めました", en: "Held back from disposal" }
    fn did_release() { ja: "廃棄の保留を解除", easy: "止《と》めるのを やめました", en: "Released for disposal" }
    fn st_proposed() { ja: "承認待ち", easy: "待《ま》って います", en: "Proposed" }
    fn st_refused() { ja: "承認されず", easy: "だめでした", en: "Refused" }
    fn st_approved() { ja: "廃棄中", easy: "消《け》して います", en: "Under way" }
    fn st_done() { ja: "廃棄済み", easy: "消《け》しました", en: "Done" }
}

/// Where a disposal stands.
pub fn state_of(lang: Lang, state: State) -> Text {
    match state {
        State::Proposed => st_proposed(lang),
        State::Refused => st_refused(lang),
        State::Approved => st_approved(lang),
        State::Done => st_done(lang),
    }
}
