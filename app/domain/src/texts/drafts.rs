//! The words of writing together, of corrections, and of the representative's sign-off（同時編集・補正・代表の確認の言葉）.

texts! {
    fn stale_title() { ja: "2つの文を見比べてください", easy: "2つの 文《ぶん》を くらべて ください", en: "Compare the two versions" }
    fn stale_by(name, time) {
        ja: "あなたが書いている間に、{name}さんが{time}にこのページを保存しました。",
        easy: "あなたが 書《か》いて いる 間《あいだ》に、{name}さんが {time}に このページを 保存《ほぞん》しました。",
        en: "While you were writing, {name} saved this page at {time}.",
    }
    fn stale_by_me(time) {
        ja: "あなたは{time}に、別の画面でこのページを保存しています。",
        easy: "あなたは {time}に、ほかの 画面《がめん》で このページを 保存《ほぞん》しました。",
        en: "You saved this page in another window at {time}.",
    }
    fn stale_nothing_lost() {
        ja: "どちらの内容も消えていません。違うところだけを並べました。残すほうを選び、必要なら書き直して、もう一度保存してください。",
        easy: "どちらも 消《き》えて いません。ちがう 所《ところ》を ならべました。残《のこ》す ほうを えらんで、もう一度《いちど》 保存《ほぞん》して ください。",
        en: "Neither is lost. What differs stands side by side. Choose which to keep, edit it if you like, and save again.",
    }
    fn stored_text() { ja: "保存されている内容", easy: "保存《ほぞん》されて いる もの", en: "What is saved" }
    fn my_text() { ja: "あなたが書いた内容（書き直せます）", easy: "あなたが 書《か》いた もの（直《なお》せます）", en: "What you wrote (you can edit it)" }
    fn which(label) { ja: "「{label}」はどちらを残しますか", easy: "「{label}」は どちらを 残《のこ》しますか", en: "Which one to keep for “{label}”?" }
    fn keep_stored() { ja: "保存されている内容を残す", easy: "保存《ほぞん》されて いる ものを 残《のこ》す", en: "Keep what is saved" }
    fn keep_mine() { ja: "あなたが書いた内容にする", easy: "あなたが 書《か》いた ものに する", en: "Use what you wrote" }
    fn keep_both_rows() { ja: "両方の行を残す", easy: "両方《りょうほう》の 行《ぎょう》を 残《のこ》す", en: "Keep the rows of both" }
    fn keep_both_help() {
        ja: "両方の行を1つの表にまとめます。いらない行は、その後で消せます。",
        easy: "両方《りょうほう》の 行《ぎょう》を 1つの 表《ひょう》に します。いらない 行《ぎょう》は 後《あと》で 消《け》せます。",
        en: "All rows go into one table; remove those you do not need afterwards.",
    }
    fn save_chosen() { ja: "選んだ内容で保存する", easy: "えらんだ もので 保存《ほぞん》する", en: "Save what I chose" }
    fn only_stored() { ja: "保存されている表だけの行", easy: "保存《ほぞん》されて いる 表《ひょう》だけ", en: "Only in what is saved" }
    fn only_mine() { ja: "あなたの表だけの行", easy: "あなたの 表《ひょう》だけ", en: "Only in yours" }
    fn gone() { ja: "（削除）", easy: "（消《け》した）", en: "(removed)" }
    fn added() { ja: "（追加）", easy: "（足《た》した）", en: "(added)" }
    fn stale_save() {
        ja: "別の画面でこのページが保存されたため、まだ保存していません。「保存」を押すと、2つを見比べられます。",
        easy: "ほかの 画面《がめん》で 保存《ほぞん》されました。「保存《ほぞん》」を 押《お》すと、2つを くらべられます。",
        en: "This page was saved elsewhere, so nothing was saved just now. Press Save to compare the two.",
    }
    fn closed_save() {
        ja: "いまは保存できません。「保存」を押すと、理由が表示されます。書いたものは、この端末に残しています。",
        easy: "いまは 保存《ほぞん》できません。「保存《ほぞん》」を 押《お》すと 理由《りゆう》が 出《で》ます。書《か》いた ものは この スマートフォンや パソコンに あります。",
        en: "This cannot be saved now. Press Save to see why. What you wrote is kept on this device.",
    }
    fn signed_out() {
        ja: "ログインが切れたため、保存できません。「保存」を押すと、書いたものを残したままログインできます。",
        easy: "ログインが 切《き》れました。「保存《ほぞん》」を 押《お》して ください。書《か》いた ものは 残《のこ》ります。",
        en: "You were signed out, so this is not saved. Press Save: you can sign in and keep what you wrote.",
    }
    fn kept_here() {
        ja: "保存できません。書いたものは、この端末に残しています。電波が戻ると保存します。",
        easy: "保存《ほぞん》できません。書《か》いた ものは この スマートフォンや パソコンに あります。電波《でんぱ》が もどると 保存《ほぞん》します。",
        en: "Not saved. What you wrote is kept on this device and is saved when the connection is back.",
    }
    fn local_title() { ja: "保存できなかった文が、この端末に残っています", easy: "保存《ほぞん》できなかった ものが あります", en: "This device holds text that was not saved" }
    fn local_text() {
        ja: "前に保存できなかった内容です。元に戻して保存しますか。",
        easy: "前《まえ》に 保存《ほぞん》できませんでした。もどして 保存《ほぞん》しますか。",
        en: "It could not be saved earlier. Bring it back and save it?",
    }
    fn local_use() { ja: "元に戻して保存する", easy: "もどして 保存《ほぞん》する", en: "Bring it back and save" }
    fn local_drop() { ja: "消す", easy: "消《け》す", en: "Discard it" }

    fn locked() { ja: "編集不可：補正をお願いした所ではありません", easy: "変《か》えられません", en: "Locked: no correction was asked for here" }
    fn please_mend() { ja: "直してください", easy: "直《なお》して ください", en: "Please correct this" }
    fn correction_title(count) { ja: "直していただきたい所が{count}か所あります", easy: "直《なお》す 所《ところ》が {count}つ あります", en: "Places to correct: {count}" }
    fn correction_due(date) { ja: "{date}までに直して、もう一度提出してください。", easy: "{date}までに 直《なお》して、もう一度《いちど》 出《だ》して ください。", en: "Please correct them and submit again by {date}." }
    fn correction_late(date) {
        ja: "期限（{date}）を過ぎています。できるだけ早く直して提出するか、担当課にご連絡ください。",
        easy: "{date}が すぎました。早《はや》く 直《なお》して 出《だ》すか、市《し》に 電話《でんわ》して ください。",
        en: "The day ({date}) has passed. Submit as soon as you can, or call the department.",
    }
    fn correction_only() {
        ja: "印の付いた所だけを変えられます。ほかは提出したときのままです。",
        easy: "しるしの ある 所《ところ》だけ 変《か》えられます。",
        en: "Only what is marked can be changed; the rest stays as you submitted it.",
    }
    fn day_was_moved() { ja: "期限を変更しました", easy: "期限《きげん》が 変《か》わりました", en: "The day was moved" }
    fn say_taken_back() {
        ja: "補正のお願いを取り消しました。直していただく必要はありません。ご提出いただいた内容のまま、市が書類を確かめています。",
        easy: "直《なお》さなくて いいです。前《まえ》に 出《だ》した ものを、市《し》が 確《たし》かめて います。",
        en: "The city took its request for a correction back. Nothing has to be corrected; the city is checking what you submitted.",
    }
    fn aside_title() { ja: "直しかけの内容（提出されていません）", easy: "書《か》いて いた もの（出《だ》して いません）", en: "What you were correcting (not submitted)" }
    fn aside_lead(date) {
        ja: "取り消された補正のために{date}までに入力されたものです。審査には使いません。同じ所の補正をもう一度お願いするときは、ここから続けられます。",
        easy: "{date}までに 書《か》いた ものです。審査《しんさ》には 使《つか》いません。同《おな》じ 所《ところ》を また 直《なお》す ときは、ここから 続《つづ》けられます。",
        en: "This is what was typed by {date} for the request that was taken back. It is not used in the review. Should the same be asked for again, you go on from here.",
    }
    fn from_office() { ja: "担当課から", easy: "市《し》から", en: "From the department" }
    fn unchanged_title() { ja: "まだ変えていない所があります", easy: "まだ 変《か》えて いません", en: "Not changed yet" }
    fn unchanged_help() {
        ja: "直す必要がないときは、そのまま提出できます。",
        easy: "直《なお》さなくて いい ときは、そのまま 出《だ》せます。",
        en: "If nothing has to be changed there, you can submit as it is.",
    }
    fn resubmit() { ja: "直した内容で提出する", easy: "直《なお》した ものを 出《だ》す", en: "Submit the correction" }
    fn resubmit_lead() {
        ja: "直した所を確かめて、もう一度提出してください。提出した後は変えられません。",
        easy: "直《なお》した 所《ところ》を 確《たし》かめて、もう一度《いちど》 出《だ》して ください。",
        en: "Check what you corrected and submit it again. Afterwards it can no longer be changed.",
    }

    fn ask_need() {
        ja: "直してほしい所に印を付け、理由と期限を書きます。印のない所は変えられません。理由はそのまま申請者に伝わります。",
        easy: "直《なお》して ほしい 所《ところ》に しるしを つけて、理由《りゆう》と 日《ひ》を 書《か》きます。",
        en: "Mark what has to be corrected, with a reason for each and a day. The rest stays locked. The applicant reads the reasons as written.",
    }
    fn ask_marks() { ja: "直してほしい所", easy: "直《なお》して ほしい 所《ところ》", en: "To be corrected" }
    fn ask_reason(label) { ja: "「{label}」の理由", easy: "「{label}」の 理由《りゆう》", en: "Reason for “{label}”" }
    fn ask_due() { ja: "期限", easy: "いつまで", en: "By" }
    fn ask_due_help() { ja: "この日の23時59分まで受け付けます。例：令和8年12月6日、2026/12/6", easy: "例《れい》：2026/12/6", en: "Until 23:59 of that day, for example 2026-12-06" }
    fn ask_note() { ja: "そのほかに伝えること", easy: "ほかに 伝《つた》える こと", en: "Anything else to say" }
    fn asked(version) { ja: "補正のお願い（第{version}版）", easy: "直《なお》して もらう こと（{version}）", en: "Correction asked for (version {version})" }
    fn changes_of(version) { ja: "補正で変わった所（第{version}版）", easy: "変《か》わった 所《ところ》（{version}）", en: "What the correction changed (version {version})" }
    fn no_changes() { ja: "変わった所はありません。", easy: "変《か》わって いません。", en: "Nothing was changed." }
    fn being_written(date) { ja: "申請者が直しています（期限：{date}）。提出されるまで、ここには前の版が表示されます。", easy: "申請《しんせい》した 人《ひと》が 直《なお》して います（{date}まで）。", en: "The applicant is correcting it (by {date}). Until it is submitted, the previous version stands here." }
    fn before() { ja: "前", easy: "前《まえ》", en: "Before" }
    fn after() { ja: "後", easy: "後《あと》", en: "After" }

    fn sign_off_title() { ja: "代表の確認", easy: "代表《だいひょう》の 確認《かくにん》", en: "Check by the representative" }
    fn sign_off_lead() {
        ja: "この団体では、代表の方が内容を確かめて提出します。ボタンを押すと、代表の方にメールでお願いします。",
        easy: "この 団体《だんたい》は 代表《だいひょう》の 人《ひと》が 出《だ》します。ボタンを 押《お》すと、代表《だいひょう》に メールを 送《おく》ります。",
        en: "In this group the representative checks and submits. Press the button to ask by e-mail.",
    }
    fn sign_off_ask() { ja: "代表に確認をお願いする", easy: "代表《だいひょう》に お願《ねが》いする", en: "Ask the representative" }
    fn sign_off_waits(name, moment) {
        ja: "{name}さんが{moment}に、代表の確認をお願いしました。代表の方が提出するのを待っています。まだ提出されていません。",
        easy: "{name}さんが {moment}に 代表《だいひょう》に お願《ねが》いしました。まだ 出《だ》して いません。",
        en: "{name} asked the representative on {moment}. It waits for the representative and is not submitted yet.",
    }
    fn sign_off_yours(name) {
        ja: "{name}さんから、内容の確認と提出をお願いされています。読んで確かめ、よければ提出してください。",
        easy: "{name}さんが お願《ねが》いして います。読《よ》んで、よければ 出《だ》して ください。",
        en: "{name} asks you to check this and submit it.",
    }
    fn sign_off_state() { ja: "代表の確認待ち", easy: "代表《だいひょう》を 待《ま》って います", en: "Waiting for the representative" }
    fn sign_off_is_on() { ja: "いまの設定：代表が確かめて提出する", easy: "いま：代表《だいひょう》が 出《だ》す", en: "Now: the representative checks and submits" }
    fn sign_off_is_off() { ja: "いまの設定：担当もそのまま提出できる", easy: "いま：担当《たんとう》も 出《だ》せる", en: "Now: contacts may submit themselves" }
    fn sign_off_turn_on() { ja: "代表が提出するようにする", easy: "代表《だいひょう》が 出《だ》すように する", en: "Have the representative submit" }
    fn sign_off_turn_off() { ja: "担当も提出できるようにする", easy: "担当《たんとう》も 出《だ》せるように する", en: "Let contacts submit" }

    fn copy_title() { ja: "提出した内容の控え", easy: "出《だ》した ものの コピー", en: "Copy of what you submitted" }
    fn copy_print() { ja: "控えを印刷する", easy: "コピーを 印刷《いんさつ》する", en: "Print a copy" }
    fn copy_version(version) { ja: "第{version}版", easy: "{version}回目《かいめ》", en: "Version {version}" }
    fn copy_hint() { ja: "ブラウザーの「印刷」で、A4の紙に印刷するか、PDFとして保存できます。", easy: "ブラウザーの「印刷《いんさつ》」で 紙《かみ》に 出《だ》せます。", en: "Use your browser's Print to get it on A4 paper or as a PDF." }

    fn file_lost_title() { ja: "ファイルは添付されていません", easy: "ファイルは ついて いません", en: "The file was not attached" }
    fn file_lost() {
        ja: "ログインが切れていたため、選んだファイルは受け取れませんでした。ファイルはお使いの端末に残っています。ログインしてから、もう一度選んで添付してください。これまでに添付したファイルと書いた内容は、そのまま残っています。",
        easy: "ログインが 切《き》れて いました。ファイルは 届《とど》いて いません。ファイルは あなたの スマートフォンや パソコンに あります。ログインして、もう一度《いちど》 えらんで ください。前《まえ》の ファイルと 書《か》いた ものは 残《のこ》って います。",
        en: "You had been signed out, so the file you chose was not received. It is still on your device. Sign in and attach it again. Files attached earlier and what you wrote are untouched.",
    }
    fn save_and_previous() { ja: "保存して前へ", easy: "保存《ほぞん》して 前《まえ》へ", en: "Save and go back" }
    fn unfold() { ja: "入力欄を開く", easy: "ひらく", en: "Open" }
    fn up() { ja: "上へ", easy: "上《うえ》へ", en: "Up" }
    fn down() { ja: "下へ", easy: "下《した》へ", en: "Down" }
}
