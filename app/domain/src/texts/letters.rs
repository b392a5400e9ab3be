//! The words of letters（通知の言葉）: what all of them share, and what each says about a case.

use super::{Lang, Text};
use crate::messages::Letter;

texts! {
    /// The first line.
    fn to(name) { ja: "{name} 様", easy: "{name} さん", en: "Dear {name}," }
    /// The first line to a department.
    fn to_office(name) { ja: "{name} 御中", easy: "{name} の みなさん", en: "Dear colleagues of {name}," }
    /// A label with what it names.
    fn fact(label, value) { ja: "{label}：{value}", easy: "{label}：{value}", en: "{label}: {value}" }
    fn phone(number) { ja: "電話 {number}", easy: "電話《でんわ》 {number}", en: "Telephone {number}" }
    fn mail(address) { ja: "メール {address}", easy: "メール {address}", en: "E-mail {address}" }
    fn no_idea() {
        ja: "このメールに心当たりがない方は、お手数ですが削除してください。",
        easy: "この メールの ことが わからない 人《ひと》は、メールを 消《け》して ください。",
        en: "If you do not know why you received this e-mail, please delete it.",
    }
    fn no_reply() {
        ja: "このメールには返信できません。",
        easy: "この メールに 返事《へんじ》は できません。",
        en: "This address does not take replies.",
    }

    fn call() { ja: "募集", easy: "募集《ぼしゅう》", en: "Call" }
    fn number() { ja: "受付番号", easy: "受付番号《うけつけばんごう》", en: "Receipt number" }
    fn project() { ja: "事業名", easy: "すること", en: "Project" }
    fn group() { ja: "団体名", easy: "団体《だんたい》の 名前《なまえ》", en: "Group" }
    fn received_at() { ja: "受付日時", easy: "受《う》け付《つ》けた 日《ひ》", en: "Received" }
    fn date() { ja: "日付", easy: "日《ひ》", en: "Date" }
    fn document() { ja: "文書番号", easy: "通知《つうち》の 番号《ばんごう》", en: "Document number" }
    fn decided_on() { ja: "決定日", easy: "決《き》まった 日《ひ》", en: "Date of decision" }
    fn closes() { ja: "募集の締切", easy: "募集《ぼしゅう》の 締切《しめきり》", en: "The call closes" }

    fn open_page() {
        ja: "こちらから確認できます（ログインが必要です）。",
        easy: "ここで 見《み》る ことが できます（ログインして ください）。",
        en: "You can see it here (sign-in needed):",
    }
    /// For readers whose mail server takes links out.
    fn without_link(number) {
        ja: "リンクを開けないときは、「ともに」にログインして、マイページで受付番号 {number} をお選びください。",
        easy: "リンクが 開《ひら》かない ときは、「ともに」に ログインして、マイページで 番号《ばんごう》 {number} を えらんで ください。",
        en: "If the link does not open, sign in to Tomoni and choose number {number} on your page.",
    }
    /// The same for a draft, which has no number yet.
    fn without_link_draft(title) {
        ja: "リンクを開けないときは、「ともに」にログインして、マイページで「{title}」をお選びください。",
        easy: "リンクが 開《ひら》かない ときは、「ともに」に ログインして、マイページで「{title}」を えらんで ください。",
        en: "If the link does not open, sign in to Tomoni and choose “{title}” on your page.",
    }
    fn open_case() { ja: "案件の画面：", easy: "案件《あんけん》の 画面《がめん》：", en: "Page of the case:" }
    fn without_link_staff(number) {
        ja: "リンクを開けないときは、職員の画面の「案件」で受付番号 {number} をお選びください。",
        easy: "リンクが 開《ひら》かない ときは、職員《しょくいん》の 画面《がめん》の「案件《あんけん》」で 番号《ばんごう》 {number} を えらんで ください。",
        en: "If the link does not open, choose number {number} under “Cases” on the staff pages.",
    }

    fn received_subject(number) { ja: "受け付けました（{number}）", easy: "うけつけました（{number}）", en: "Received ({number})" }
    fn received() {
        ja: "ご提出を受け付けました。",
        easy: "あなたの 提案《ていあん》を 受《う》け付《つ》けました。",
        en: "We have received your proposal.",
    }
    fn received_next() {
        ja: "これから市が書類を確かめ、終わりましたらメールでお知らせします。いま行っていただくことはありません。受付番号はお問い合わせのときに必要です。",
        easy: "これから 市《し》が 書類《しょるい》を 確《たし》かめます。終《お》わったら メールで 知《し》らせます。いま する ことは ありません。市《し》に 聞《き》く ときは、受付番号《うけつけばんごう》を 言《い》って ください。",
        en: "The city now checks the papers and will write to you when that is done. There is nothing for you to do at present. Please quote the receipt number when you contact us.",
    }

    fn mended_subject(number) { ja: "補正を受け付けました（{number}）", easy: "なおした ものを うけました（{number}）", en: "Correction received ({number})" }
    fn mended() {
        ja: "直していただいた内容を受け付けました。",
        easy: "直《なお》した ものを 受《う》け付《つ》けました。",
        en: "We have received your correction.",
    }
    fn correction_subject(number) { ja: "書類の補正のお願い（{number}）", easy: "なおして ください（{number}）", en: "Please correct ({number})" }
    fn correction(date) {
        ja: "ご提出の内容に、直していただきたい所があります。{date}までに直して、もう一度ご提出ください。",
        easy: "直《なお》して ほしい 所《ところ》が あります。{date}までに 直《なお》して、もう一度《いちど》 出《だ》して ください。",
        en: "Something in what you submitted has to be corrected. Please correct it and submit it again by {date}.",
    }
    fn correction_next() {
        ja: "マイページで提案を開くと、直す所だけを書き換えられます。ほかの所は、ご提出いただいたままです。ご不明な点は、下の担当課へお問い合わせください。",
        easy: "マイページで 開《ひら》くと、直《なお》す 所《ところ》だけ 変《か》えられます。わからない ことは、下《した》の 課《か》に 聞《き》いて ください。",
        en: "Open the proposal on your page: only what has to be corrected can be changed. If anything is unclear, please contact the department named below.",
    }
    fn day_moved_subject(number) { ja: "補正の期限の変更（{number}）", easy: "期限が かわりました（{number}）", en: "Correction: new day ({number})" }
    fn day_moved(date) {
        ja: "お願いしている補正の期限を、{date}に変更しました。",
        easy: "直《なお》す 期限《きげん》が 変《か》わりました。{date}までに 出《だ》して ください。",
        en: "We have moved the day for your correction. Please submit it by {date}.",
    }
    fn day_moved_next() {
        ja: "これまでに入力された内容は、そのまま残っています。マイページで提案を開き、直してもう一度ご提出ください。変更の理由もマイページでご覧いただけます。ご不明な点は、下の担当課へお問い合わせください。",
        easy: "書《か》いた ものは 残《のこ》って います。マイページで 開《ひら》いて、直《なお》して 出《だ》して ください。理由《りゆう》も マイページに あります。わからない ことは、下《した》の 課《か》に 聞《き》いて ください。",
        en: "What you have typed so far is kept. Open the proposal on your page, correct it and submit it again. The reason for the new day is on your page too. If anything is unclear, please contact the department named below.",
    }
    fn taken_back_subject(number) { ja: "補正のお願いの取消し（{number}）", easy: "なおさなくて いいです（{number}）", en: "No correction needed ({number})" }
    fn taken_back() {
        ja: "先にお願いした補正を取り消しました。直していただく必要はありません。お手数をおかけし、申し訳ありません。",
        easy: "直《なお》して くださいと お願《ねが》いしましたが、直《なお》さなくて いいです。すみませんでした。",
        en: "We have taken back our request for a correction. Nothing has to be corrected. We apologise for the trouble.",
    }
    fn taken_back_next() {
        ja: "ご提出いただいた内容のまま、書類の確認を続けます。いま行っていただくことはありません。直しかけの内容は、提出されていないものとして、マイページで読めるように残しています。取消しの理由もマイページでご覧いただけます。",
        easy: "前《まえ》に 出《だ》した もので 続《つづ》けます。する ことは ありません。書《か》いて いた ものは マイページで 読《よ》めます。理由《りゆう》も マイページに あります。",
        en: "We carry on with what you submitted. There is nothing for you to do at present. What you had typed for the correction was not submitted; you can still read it on your page. The reason is there too.",
    }
    fn to_correct() { ja: "直していただきたい所", easy: "直《なお》す 所《ところ》", en: "To be corrected" }
    fn due() { ja: "期限", easy: "いつまで", en: "By" }
    fn note() { ja: "そのほか", easy: "ほかに", en: "Besides" }
    fn draft_reminder_subject() { ja: "締切が近づいています（下書き）", easy: "もうすぐ しめきりです", en: "Your draft: the deadline is near" }
    fn draft_reminder(date) {
        ja: "下書きがまだ提出されていません。締切は{date}です。",
        easy: "まだ 出《だ》して いません。締切《しめきり》は {date}です。",
        en: "Your draft has not been submitted. The deadline is {date}.",
    }
    fn draft_reminder_next() {
        ja: "マイページで下書きを開き、残りを書いて提出してください。応募をやめるときは、何もしなくてかまいません。",
        easy: "マイページで 開《ひら》いて、書《か》いて 出《だ》して ください。やめる ときは、何《なに》も しなくて いいです。",
        en: "Open the draft on your page, finish it and submit it. If you no longer wish to apply, there is nothing to do.",
    }
    fn draft_lapses_subject() { ja: "出されなかった下書きを消去します", easy: "下書きを けします", en: "Your draft will be erased" }
    fn draft_lapses(date) {
        ja: "募集が終わり、提出されなかった下書きが残っています。{date}を過ぎると、書かれたものと添付ファイルを消去します。",
        easy: "募集《ぼしゅう》は 終《お》わりました。出《だ》さなかった 下書《したが》きを、{date}の あとで 消《け》します。",
        en: "The call is over, and your draft was not submitted. After {date} we erase what you wrote and attached.",
    }
    fn draft_lapses_next() {
        ja: "必要な方は、それまでにマイページで下書きを開き、書き写すか印刷してください。必要がなければ、何もしなくてかまいません。",
        easy: "いる ものは、その日《ひ》までに マイページで 見《み》て、写《うつ》して ください。いらない ときは、何《なに》も しなくて いいです。",
        en: "If you still need it, open it on your page before then and copy or print it. If not, there is nothing to do.",
    }
    fn correction_reminder_subject(number) { ja: "補正の期限が近づいています（{number}）", easy: "もうすぐ 期限です（{number}）", en: "Correction due soon ({number})" }
    fn correction_reminder(date) {
        ja: "お願いした補正が、まだ提出されていません。期限は{date}です。",
        easy: "直《なお》した ものが まだ 届《とど》いて いません。期限《きげん》は {date}です。",
        en: "The correction we asked for has not been submitted. It is due on {date}.",
    }
    fn sign_off_subject() { ja: "提出前の確認のお願い", easy: "だす まえに みて ください", en: "Please check and submit" }
    fn sign_off(name) {
        ja: "{name}さんから、団体の申請の確認と提出をお願いされています。まだ提出されていません。",
        easy: "{name}さんが お願《ねが》いして います。団体《だんたい》の 申請《しんせい》を 見《み》て、出《だ》して ください。まだ 出《だ》して いません。",
        en: "{name} asks you to check your group's application and submit it. It is not submitted yet.",
    }
    fn sign_off_next() {
        ja: "マイページで内容を読み、よければ「確認と提出」の画面で提出してください。",
        easy: "マイページで 読《よ》んで、よければ「確認《かくにん》と 提出《ていしゅつ》」で 出《だ》して ください。",
        en: "Read it on your page and, if it is right, submit it under “Check and submit”.",
    }
    fn arrived_subject(number) { ja: "補正あり（{number}）", easy: "補正が ありました（{number}）", en: "Correction arrived ({number})" }
    fn arrived() { ja: "補正が提出されました。", easy: "直《なお》した ものが 届《とど》きました。", en: "A correction was submitted." }
    fn arrived_next() {
        ja: "次にすること：変わった所を確かめ、形式審査を進めてください。",
        easy: "次《つぎ》に すること：変《か》わった 所《ところ》を 確《たし》かめて ください。",
        en: "Next: look at what changed and carry on with the formal check.",
    }

    fn screened_subject(number) { ja: "形式審査が終わりました（{number}）", easy: "しょるいを たしかめました（{number}）", en: "Papers checked ({number})" }
    fn screened() {
        ja: "ご提出いただいた書類がそろっていることを確かめました。",
        easy: "あなたの 書類《しょるい》は そろって いました。",
        en: "We have checked your papers and they are complete.",
    }
    fn screened_next() {
        ja: "次は審査会が審査します。結果が決まりましたらメールでお知らせします。いま行っていただくことはありません。",
        easy: "次《つぎ》は 審査会《しんさかい》が 見《み》ます。決《き》まったら メールで 知《し》らせます。いま する ことは ありません。",
        en: "Next, the review panel looks at the proposal. You will hear the result by e-mail. There is nothing for you to do at present.",
    }

    fn reopened_subject(number) { ja: "書類を再び確かめています（{number}）", easy: "また 書類を 見ます（{number}）", en: "Rechecking papers ({number})" }
    fn reopened() {
        ja: "形式審査の終了をお知らせしましたが、書類をもう一度確かめることになりました。",
        easy: "書類《しょるい》を もう一度《いちど》 確《たし》かめます。",
        en: "We told you that the check of your papers was finished. We are taking it up again.",
    }
    fn reopened_next() {
        ja: "理由はマイページでご覧いただけます。直していただくことがあれば、メールでお知らせします。",
        easy: "理由《りゆう》は マイページに あります。直《なお》す ところが あったら メールで 知《し》らせます。",
        en: "The reason is on your page. If something has to be corrected, you will hear by e-mail.",
    }

    fn ineligible_subject(number) { ja: "対象外となりました（{number}）", easy: "たいしょうがいです（{number}）", en: "Not eligible ({number})" }
    fn ineligible() {
        ja: "書類を確かめた結果、この制度の対象外となりました。理由をご確認ください。",
        easy: "書類《しょるい》を 見《み》ました。この 制度《せいど》では 支援《しえん》できません。理由《りゆう》を 読《よ》んで ください。",
        en: "Having checked the papers, we found that this programme cannot support the proposal. Please read the reason.",
    }
    fn ineligible_next() {
        ja: "理由はマイページでご覧いただけます。ご不明な点は、下の担当課へお問い合わせください。",
        easy: "理由《りゆう》は マイページに あります。わからない ことは、下《した》の 課《か》に 聞《き》いて ください。",
        en: "You can read the reason on your page. If anything is unclear, please contact the department named below.",
    }

    fn selected_subject(number) { ja: "審査結果のお知らせ（採択）{number}", easy: "けっかの おしらせ（採択）{number}", en: "Result: selected ({number})" }
    fn selected() {
        ja: "審査の結果、採択と決まりました。通知をご確認ください。",
        easy: "あなたの 提案《ていあん》は 選《えら》ばれました。採択《さいたく》です。通知《つうち》を 読《よ》んで ください。",
        en: "Your proposal was selected. Please read the notice.",
    }
    fn selected_next() {
        ja: "通知を開き、内容と条件をお確かめください。補助の対象になるのは、交付決定の日以後の費用です。",
        easy: "通知《つうち》を 開《ひら》いて、条件《じょうけん》を 確《たし》かめて ください。交付決定《こうふけってい》の 日《ひ》から 使《つか》う お金《かね》が 対象《たいしょう》です。",
        en: "Please open the notice and check what it says and its conditions. Only costs from the day of the grant decision on are covered.",
    }

    fn rejected_subject(number) { ja: "審査結果のお知らせ（不採択）{number}", easy: "けっかの おしらせ（不採択）{number}", en: "Result: not selected ({number})" }
    fn rejected() {
        ja: "審査の結果、今回は不採択となりました。理由をご確認ください。ご応募いただき、ありがとうございました。",
        easy: "今回《こんかい》は 選《えら》ばれませんでした。不採択《ふさいたく》です。理由《りゆう》を 読《よ》んで ください。応募《おうぼ》して くれて、ありがとうございました。",
        en: "Your proposal was not selected this time. Please read the reason. Thank you for applying.",
    }
    fn rejected_next() {
        ja: "理由は通知に書いてあります。次の募集に向けたご相談は、下の担当課でお受けします。",
        easy: "理由《りゆう》は 通知《つうち》に 書《か》いて あります。次《つぎ》の 募集《ぼしゅう》の 相談《そうだん》は、下《した》の 課《か》で できます。",
        en: "The notice gives the reason. The department named below is glad to advise you for the next call.",
    }

    fn granted_subject(number) { ja: "交付決定のお知らせ（{number}）", easy: "ほじょきんが きまりました（{number}）", en: "Grant decided ({number})" }
    fn granted() {
        ja: "補助金の交付が決まりました。金額と条件は、通知をご確認ください。",
        easy: "補助金《ほじょきん》が 決《き》まりました。いくらか、どんな 条件《じょうけん》かは、通知《つうち》を 読《よ》んで ください。",
        en: "The grant was decided. Please see the notice for its amount and conditions.",
    }
    fn granted_next(date) {
        ja: "{date}以後の費用が補助の対象です。この日から事業を始められます。対象となる費用の領収書は、すべて保管してください。",
        easy: "{date}から 使《つか》う お金《かね》が 対象《たいしょう》です。この 日《ひ》から 始《はじ》める ことが できます。レシートは 全部《ぜんぶ》 とって おいて ください。",
        en: "Costs from {date} on are covered, so you can begin from that day. Please keep the receipt of every cost that is covered.",
    }

    fn called_off_subject(number) { ja: "募集中止のお知らせ（{number}）", easy: "募集《ぼしゅう》の 中止《ちゅうし》（{number}）", en: "Call cancelled ({number})" }
    fn called_off_subject_draft() { ja: "募集中止のお知らせ", easy: "募集《ぼしゅう》の 中止《ちゅうし》", en: "Call cancelled" }
    fn called_off() {
        ja: "提案を受け付けていた次の募集は、中止になりました。",
        easy: "次《つぎ》の 募集《ぼしゅう》は 中止《ちゅうし》に なりました。",
        en: "The following call has been cancelled.",
    }
    fn called_off_next() {
        ja: "提出いただいた提案は、審査を行わずに終わります。書かれた内容は、これからもマイページでお読みいただけます。行っていただくことはありません。",
        easy: "出《だ》した 提案《ていあん》の 審査《しんさ》は ありません。書《か》いた ものは マイページで 読《よ》めます。する ことは ありません。",
        en: "Your proposal ends without a review. You can still read what you wrote on your page. There is nothing for you to do.",
    }
    fn called_off_next_draft() {
        ja: "書きかけの提案は提出できなくなりました。書かれた内容は、これからもマイページでお読みいただけます。",
        easy: "書《か》いて いた 提案《ていあん》は 出《だ》せません。書《か》いた ものは マイページで 読《よ》めます。",
        en: "The proposal you were writing can no longer be submitted. You can still read it on your page.",
    }
    fn called_off_reason() { ja: "中止の理由", easy: "中止《ちゅうし》の 理由《りゆう》", en: "Reason" }
    fn withdrawn_subject(number) { ja: "取下げを受け付けました（{number}）", easy: "とりさげました（{number}）", en: "Withdrawn ({number})" }
    fn withdrawn() {
        ja: "提案の取下げを受け付けました。",
        easy: "提案《ていあん》の 取《と》り下《さ》げを 受《う》け付《つ》けました。",
        en: "We have recorded that you withdrew the proposal.",
    }
    fn withdrawn_next() {
        ja: "審査はここで終わります。受付期間中であれば、新しい提案をお出しいただけます。取り下げた覚えがないときは、すぐに下の担当課へご連絡ください。",
        easy: "審査《しんさ》は ここで 終《お》わります。募集《ぼしゅう》の 間《あいだ》なら、新《あたら》しい 提案《ていあん》を 出《だ》せます。取《と》り下《さ》げて いない ときは、すぐに 下《した》の 課《か》に 電話《でんわ》して ください。",
        en: "The review ends here. While the call is open you can hand in a new proposal. If you did not withdraw it, please contact the department named below at once.",
    }

    fn new_submission_subject(number) { ja: "新しい提出（{number}）", easy: "あたらしい 提出（{number}）", en: "New submission ({number})" }
    fn new_submission() {
        ja: "新しい提出がありました。",
        easy: "新《あたら》しい 提出《ていしゅつ》が ありました。",
        en: "A new proposal was submitted.",
    }
    fn new_submission_next() {
        ja: "次にすること：書類を確かめ、形式審査を進めてください。",
        easy: "次《つぎ》に すること：書類《しょるい》を 確《たし》かめて、形式審査《けいしきしんさ》を して ください。",
        en: "Next: check the papers and carry out the formal check.",
    }

    fn approval_subject(number) { ja: "決裁のお願い（{number}）", easy: "決裁の おねがい（{number}）", en: "Approval wanted ({number})" }
    fn approval() {
        ja: "決定案が起案され、決裁を待っています。",
        easy: "決定《けってい》の 案《あん》が できました。決裁《けっさい》を 待《ま》って います。",
        en: "A decision was drafted and waits for approval.",
    }
    fn approval_next() {
        ja: "次にすること：内容と理由を確かめ、決裁または差し戻しをしてください。起案した本人は決裁できません。",
        easy: "次《つぎ》に すること：案《あん》と 理由《りゆう》を 読《よ》んで、決裁《けっさい》するか、もどすか 決《き》めて ください。案《あん》を 書《か》いた 人《ひと》は 決裁《けっさい》できません。",
        en: "Next: check the draft and its reason, then approve it or send it back. The person who drafted it cannot approve it.",
    }

    fn sent_back_subject(number) { ja: "起案の差し戻し（{number}）", easy: "案が もどりました（{number}）", en: "Draft sent back ({number})" }
    fn sent_back() {
        ja: "起案した決定案が差し戻されました。理由をご確認ください。",
        easy: "あなたが 書《か》いた 決定《けってい》の 案《あん》が もどされました。理由《りゆう》を 読《よ》んで ください。",
        en: "The decision that you drafted was sent back. Please read the reason.",
    }
    fn sent_back_next() {
        ja: "次にすること：理由を確かめ、直してからもう一度起案してください。",
        easy: "次《つぎ》に すること：理由《りゆう》を 読《よ》んで、直《なお》して、もう一度《いちど》 案《あん》を 書《か》いて ください。",
        en: "Next: read the reason, mend the draft and submit it again.",
    }

    fn copy() { ja: "提出した内容の控え", easy: "出《だ》した 内容《ないよう》の コピー", en: "Copy of what you submitted" }
    fn budget() { ja: "収支予算", easy: "お金《かね》の 計画《けいかく》", en: "Budget" }
    fn income() { ja: "収入計", easy: "入《はい》る お金《かね》の 合計《ごうけい》", en: "Total income" }
    fn expense() { ja: "支出計", easy: "使《つか》う お金《かね》の 合計《ごうけい》", en: "Total expenses" }
    fn eligible() { ja: "補助対象経費", easy: "補助《ほじょ》の 対象《たいしょう》に なる お金《かね》", en: "Eligible costs" }
    fn requested() { ja: "申請額", easy: "市《し》に お願《ねが》いする お金《かね》", en: "Amount applied for" }
    fn files() { ja: "添付した書類", easy: "いっしょに 出《だ》した 書類《しょるい》", en: "Attached papers" }
    fn no_files() { ja: "なし", easy: "ありません", en: "None" }
}

/// What a letter about a case says: its subject, what happened, and what comes next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseWords {
    /// Subject, without the city in front.
    pub subject: Text,
    /// What happened.
    pub news: Text,
    /// What comes next.
    pub next: Text,
}

/// The words of a letter about a case; `None` for letters that are about an account. `detail` is what
/// the news names: the day of a decision or until which something is wanted, or who asks.
pub fn of_case(lang: Lang, letter: Letter, number: &str, detail: &str) -> Option<CaseWords> {
    let (subject, news, next) = match letter {
        Letter::Received => (received_subject(lang, number), received(lang), received_next(lang)),
        Letter::CorrectionReceived => (mended_subject(lang, number), mended(lang), received_next(lang)),
        Letter::CorrectionWanted => (correction_subject(lang, number), correction(lang, detail), correction_next(lang)),
        Letter::CorrectionDayMoved => (day_moved_subject(lang, number), day_moved(lang, detail), day_moved_next(lang)),
        Letter::CorrectionTakenBack => (taken_back_subject(lang, number), taken_back(lang), taken_back_next(lang)),
        Letter::DraftReminder => {
            (draft_reminder_subject(lang), draft_reminder(lang, detail), draft_reminder_next(lang))
        }
        Letter::DraftLapses => (draft_lapses_subject(lang), draft_lapses(lang, detail), draft_lapses_next(lang)),
        Letter::CorrectionReminder => {
            (correction_reminder_subject(lang, number), correction_reminder(lang, detail), correction_next(lang))
        }
        Letter::SignOffWanted => (sign_off_subject(lang), sign_off(lang, detail), sign_off_next(lang)),
        Letter::CorrectionArrived => (arrived_subject(lang, number), arrived(lang), arrived_next(lang)),
        Letter::Reopened => (reopened_subject(lang, number), reopened(lang), reopened_next(lang)),
        Letter::Screened => (screened_subject(lang, number), screened(lang), screened_next(lang)),
        Letter::Ineligible => (ineligible_subject(lang, number), ineligible(lang), ineligible_next(lang)),
        Letter::Selected => (selected_subject(lang, number), selected(lang), selected_next(lang)),
        Letter::Rejected => (rejected_subject(lang, number), rejected(lang), rejected_next(lang)),
        Letter::Granted => (granted_subject(lang, number), granted(lang), granted_next(lang, detail)),
        Letter::Conditional
        | Letter::Waitlisted
        | Letter::ReplyReceived
        | Letter::ReplyReturned
        | Letter::ReplyReminder
        | Letter::OfferLapsed
        | Letter::ReplyArrived
        | Letter::OfferLapsedOffice => return super::letters_decisions::of_case(lang, letter, number, detail),
        Letter::ReportReceived
        | Letter::RequestReceived
        | Letter::ReportCorrectionWanted
        | Letter::RequestReturned
        | Letter::ChangeApproved
        | Letter::Paid
        | Letter::RefundReceived
        | Letter::Confirmed
        | Letter::Closed
        | Letter::Discontinued
        | Letter::Revoked
        | Letter::DealingAllowed
        | Letter::DealingRefused
        | Letter::ReportReminder
        | Letter::ReportArrived
        | Letter::RequestArrived
        | Letter::RulingWanted
        | Letter::RulingSentBack => return super::letters_awards::of_case(lang, letter, number, detail),
        Letter::Withdrawn => (withdrawn_subject(lang, number), withdrawn(lang), withdrawn_next(lang)),
        Letter::CallCancelled if number.is_empty() => {
            (called_off_subject_draft(lang), called_off(lang), called_off_next_draft(lang))
        }
        Letter::CallCancelled => (called_off_subject(lang, number), called_off(lang), called_off_next(lang)),
        Letter::NewSubmission => {
            (new_submission_subject(lang, number), new_submission(lang), new_submission_next(lang))
        }
        Letter::ApprovalWanted => (approval_subject(lang, number), approval(lang), approval_next(lang)),
        Letter::DecisionSentBack => (sent_back_subject(lang, number), sent_back(lang), sent_back_next(lang)),
        Letter::ConfirmAddress
        | Letter::AlreadyRegistered
        | Letter::ResetPassword
        | Letter::NoAccount
        | Letter::PasswordChanged
        | Letter::RoleGiven
        | Letter::SignInLink
        | Letter::AddressChange
        | Letter::AccountErased
        | Letter::PasskeyAdded
        | Letter::RecoveryCodeUsed
        | Letter::SecondFactorReset
        | Letter::GroupInvitation
        | Letter::GroupJoined
        | Letter::GroupLeft
        | Letter::GroupEnded
        | Letter::GroupHidden
        | Letter::FormChanged
        | Letter::CityWrote
        | Letter::ApplicantWrote
        | Letter::NotesWaiting
        | Letter::MorningDigest
        | Letter::ReviewWanted
        | Letter::ReviewReminder
        | Letter::FollowAsked
        | Letter::FollowKnown
        | Letter::CallPublished
        | Letter::CallClosing
        | Letter::CallResults
        | Letter::CancelledNews
        | Letter::NoticeToApprove
        | Letter::NoticeSentBack
        | Letter::ConsultationClosedOffice
        | Letter::AnswersWanted
        | Letter::AnswersDueSoon
        | Letter::AnswersLate
        | Letter::ConsultationPublished
        | Letter::ConsultationClosing
        | Letter::ConsultationChanged
        | Letter::ConsultationClosed
        | Letter::ConsultationResults
        | Letter::ConsultationAbandoned
        | Letter::OpinionAnswered
        | Letter::OpinionReceived
        | Letter::OpinionCorrected
        | Letter::OpinionWithdrawn => return None,
    };
    Some(CaseWords { subject, news, next })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn subjects_are_short_and_carry_the_number() {
        for lang in Lang::ALL {
            for letter in Letter::ALL {
                let Some(words) = of_case(lang, letter, "R8-GK-0012", "") else { continue };
                let subject = format!("【対馬市】{}", words.subject.bare());
                let is_draft = matches!(letter, Letter::DraftReminder | Letter::DraftLapses | Letter::SignOffWanted);
                assert!(is_draft || subject.contains("R8-GK-0012"), "{subject}");
                let most = if lang == Lang::En { 40 } else { 31 };
                assert!(subject.chars().count() <= most, "{subject}: {}", subject.chars().count());
            }
        }
    }
}
