//! The words of conditions, offers, answers, and of decisions that replace others（条件付き・次点・回答・決定を改める）.

texts! {
    fn reply_days() { ja: "回答の期限（公表の日から何日か）", easy: "返事《へんじ》まで 何日《なんにち》か", en: "Days to answer, from the release" }
    fn reply_days_help() {
        ja: "条件付き採択と次点のときに入力します。期限の日の23時59分まで答えられます。",
        easy: "条件《じょうけん》つき、次点《じてん》の ときに 書《か》きます。",
        en: "For conditional results and the waiting list. Answers are taken until 23:59 on the last day.",
    }
    fn days_unit() { ja: "日", easy: "日《にち》", en: "days" }
    fn conditions_help() {
        ja: "条件付き採択では必ず書きます。申請者にそのまま伝わります。",
        easy: "条件《じょうけん》つきの ときは 書《か》いて ください。",
        en: "Needed for a conditional result. The applicant reads it as written.",
    }
    fn correction() { ja: "決定を改める理由", easy: "決定《けってい》を 変《か》える 理由《りゆう》", en: "Why the decision is replaced" }
    fn correction_help() {
        ja: "新しい決定が通知されるまで、いまの決定がそのまま有効です。理由は記録と通知書に残ります。",
        easy: "新《あたら》しい 決定《けってい》を 知《し》らせるまで、いまの 決定《けってい》の ままです。",
        en: "The decision in force holds until the new one is announced. The reason stays on record and in the letter.",
    }
    fn need_anew() {
        ja: "公表した決定が誤っていたときに、理由を付けて新しい決定を起案します。前の決定は記録に残ります。",
        easy: "決定《けってい》が まちがって いた とき、理由《りゆう》を 書《か》いて 新《あたら》しい 案《あん》を 書《か》きます。",
        en: "Where a released decision was wrong: draft a new one with its reason. The earlier one stays on record.",
    }
    fn need_consent() {
        ja: "起案の内容を確かめ、次の人に回します。",
        easy: "案《あん》を 見《み》て、次《つぎ》の 人《ひと》に わたします。",
        en: "Check the draft and pass it on to the next.",
    }
    fn need_release() {
        ja: "新しい決定に番号と日付を付けて、申請者に通知します。前の決定はこの時に効力を失います。",
        easy: "新《あたら》しい 決定《けってい》を 知《し》らせます。前《まえ》の 決定《けってい》は 終《お》わります。",
        en: "Gives the new decision its number and date and tells the applicant. The earlier decision ends here.",
    }
    fn need_confirm() {
        ja: "申請者の回答を確かめます。確認すると採択が決まり、番号と日付を付けて申請者に通知します。",
        easy: "返事《へんじ》を 確《たし》かめます。よければ 選《えら》ばれた ことを 知《し》らせます。",
        en: "Check the applicant's answer. Confirming it selects the project, with number and date, and tells the applicant.",
    }
    fn need_reply_return() {
        ja: "回答が条件を満たしていないときに、理由と新しい期限を付けて、もう一度答えてもらいます。",
        easy: "返事《へんじ》が たりない とき、もう一度《いちど》 答《こた》えて もらいます。",
        en: "Where the answer does not meet the conditions: ask again, with the reason and a new day.",
    }
    fn return_reason() { ja: "もう一度答えてほしい理由（申請者に伝わります）", easy: "理由《りゆう》（申請《しんせい》した 人《ひと》が 読《よ》みます）", en: "Reason (told to the applicant)" }
    fn return_due() { ja: "新しい期限", easy: "新《あたら》しい 最後《さいご》の 日《ひ》", en: "New last day" }
    fn confirmed_reason() {
        ja: "回答の内容を確認し、条件が満たされたため",
        easy: "返事《へんじ》を 確《たし》かめました。条件《じょうけん》は だいじょうぶです。",
        en: "Your answer was checked and the conditions are met.",
    }
    fn accepted_reason() {
        ja: "次点としてお示しした額での受諾を確認したため",
        easy: "この 金額《きんがく》で 受《う》ける ことを 確《たし》かめました。",
        en: "You accepted the amount offered from the waiting list.",
    }
    fn reply() { ja: "申請者の回答", easy: "申請《しんせい》した 人《ひと》の 返事《へんじ》", en: "Applicant's answer" }
    fn reply_by() { ja: "回答の期限", easy: "返事《へんじ》の 最後《さいご》の 日《ひ》", en: "Answer by" }
    fn replied_at() { ja: "回答した日時", easy: "返事《へんじ》を した 日《ひ》", en: "Answered" }
    fn not_replied() { ja: "まだ回答はありません", easy: "まだ 返事《へんじ》は ありません", en: "No answer yet" }
    fn say_conditional() { ja: "申請者の回答を待っています。", easy: "返事《へんじ》を 待《ま》って います。", en: "Waiting for the applicant's answer." }
    fn say_replied() { ja: "申請者から回答がありました。決裁者が確認してください。", easy: "返事《へんじ》が 来《き》ました。決《き》める 人《ひと》が 確《たし》かめて ください。", en: "The applicant has answered. An approver has to confirm it." }
    fn say_redrafted() { ja: "新しい決定の起案が決裁を待っています。通知するまで、いまの決定が有効です。", easy: "新《あたら》しい 案《あん》が 決《き》まるのを 待《ま》って います。", en: "A new decision waits for approval. Until it is announced, the present one holds." }
    fn say_redecided() { ja: "新しい決定の決裁が終わりました。通知すると効力を持ちます。", easy: "新《あたら》しい 決定《けってい》が 決《き》まりました。知《し》らせると 始《はじ》まります。", en: "The new decision is approved. It comes into force when it is announced." }
    fn pending() { ja: "起案中の新しい決定", easy: "新《あたら》しい 決定《けってい》の 案《あん》", en: "New decision on its way" }
    fn do_announce() { ja: "新しい決定を通知する", easy: "新《あたら》しい 決定《けってい》を 知《し》らせる", en: "Announce the new decision" }

    fn answer_title() { ja: "審査結果への回答", easy: "結果《けっか》への 返事《へんじ》", en: "Your answer to the result" }
    fn answer_lead(date) {
        ja: "{date}までにお答えください。期限までにお返事がないときは、辞退されたものとして扱います。",
        easy: "{date}までに 返事《へんじ》を して ください。返事《へんじ》が ないと、取《と》り下《さ》げた ことに なります。",
        en: "Please answer by {date}. Without an answer by then, the case is closed as declined.",
    }
    fn answer() { ja: "お返事", easy: "返事《へんじ》", en: "Your answer" }
    fn accept_conditions() { ja: "条件を満たして、事業を行います", easy: "条件《じょうけん》を 守《まも》って、します", en: "We meet the conditions and carry the project out" }
    fn accept_offer(amount) { ja: "{amount}円で受けます", easy: "{amount}円《えん》で 受《う》けます", en: "We accept {amount} yen" }
    fn accepted() { ja: "受け入れます", easy: "受《う》けます", en: "Accepted" }
    fn consent() { ja: "承認", easy: "見《み》る 人《ひと》", en: "Consent" }
    fn step_done(name, date) { ja: "{name}：済み（{date}）", easy: "{name}：おわりました（{date}）", en: "{name}: done ({date})" }
    fn step_now(name, people) { ja: "{name}：いま待っています（{people}）", easy: "{name}：いま 待《ま》って います（{people}）", en: "{name}: waiting now ({people})" }
    fn step_nobody(name) {
        ja: "{name}：いま待っていますが、担当できる人がいません。決裁ルートか職員の登録を見直してください。",
        easy: "{name}：見《み》る 人《ひと》が いません。登録《とうろく》を 見直《みなお》して ください。",
        en: "{name}: waiting, but nobody can take this step. Check the route or the staff's roles.",
    }
    fn now_with(people) { ja: "いま：{people}", easy: "いま：{people}", en: "Now with {people}" }
    fn step_later(name) { ja: "{name}：この後", easy: "{name}：この後《あと》", en: "{name}: later" }
    fn decline() { ja: "辞退します", easy: "やめます", en: "We decline" }
    fn decline_help() { ja: "この案件は取下げとなり、元に戻せません。", easy: "取《と》り下《さ》げに なります。もどせません。", en: "The case is withdrawn. This cannot be undone." }
    fn text_conditions() { ja: "条件をどのように満たすか、または辞退の理由", easy: "条件《じょうけん》を どう するか。やめる ときは 理由《りゆう》", en: "How you meet the conditions, or why you decline" }
    fn text_offer() { ja: "伝えたいこと（辞退のときは理由）", easy: "言《い》いたい こと。やめる ときは 理由《りゆう》", en: "Anything to add, or why you decline" }
    fn send_answer() { ja: "回答を送る", easy: "返事《へんじ》を 送《おく》る", en: "Send the answer" }
    fn to_answer() { ja: "回答する", easy: "返事《へんじ》を する", en: "Answer now" }
    fn your_answer() { ja: "お送りいただいた回答", easy: "あなたの 返事《へんじ》", en: "The answer you sent" }
    fn wait_for_city() { ja: "市が回答を確かめています。結果をお知らせします。", easy: "市《し》が 返事《へんじ》を 見《み》て います。決《き》まったら 知《し》らせます。", en: "The city is checking your answer and will let you know." }
    fn offered() { ja: "支援できる額", easy: "支援《しえん》できる お金《かね》", en: "Amount on offer" }
}
