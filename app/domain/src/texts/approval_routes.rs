//! The words of the route of approval（決裁ルートの言葉）.

texts! {
    fn title() { ja: "決裁ルート", easy: "決《き》める 順番《じゅんばん》", en: "Route of approval" }
    fn lead() {
        ja: "起案された決定を、だれがどの順に見て決裁するかを決めます（1〜3段）。最後の段の人が決裁します。起案した人と、前の段で承認した人は、同じ案の次の段を受け持てません。",
        easy: "決定《けってい》の 案《あん》を、だれが どの 順番《じゅんばん》で 見《み》るかを 決《き》めます。最後《さいご》の 人《ひと》が 決《き》めます。",
        en: "Who sees a drafted decision, in which order (one to three steps). The last step approves. Nobody takes a step of a draft of their own, or two steps of the same one.",
    }
    fn from_now() {
        ja: "変えた内容は、これから起案するものに使われます。すでに回っている案は、起案のときのルートのまま進みます。",
        easy: "これから 書《か》く 案《あん》に 使《つか》います。",
        en: "Changes apply to drafts from now on. Drafts under way keep the route they began with.",
    }
    fn step(number) { ja: "{number}段目", easy: "{number}番目《ばんめ》", en: "Step {number}" }
    fn step_title() { ja: "役職などの名前", easy: "名前《なまえ》", en: "Name of the step" }
    fn step_title_help() { ja: "例：係長、課長。空欄にすると「承認」「決裁」と表示します。", easy: "例《れい》：係長《かかりちょう》", en: "For example: section chief. Blank shows the usual words." }
    fn holder() { ja: "担当する人", easy: "見《み》る 人《ひと》", en: "Held by" }
    fn nobody() { ja: "（この段は使わない）", easy: "（使《つか》わない）", en: "(not used)" }
    fn any_officer() { ja: "課員のだれか", easy: "課《か》の だれか", en: "Any officer of the department" }
    fn any_approver() { ja: "決裁者のだれか", easy: "決《き》める 人《ひと》の だれか", en: "Any approver of the department" }
    fn approver_named(name) { ja: "{name}（決裁者）", easy: "{name}（決《き》める 人《ひと》）", en: "{name} (approver)" }
    fn deputy(number) { ja: "代理{number}", easy: "代《か》わりの 人《ひと》 {number}", en: "Deputy {number}" }
    fn no_deputy() { ja: "（代理なし）", easy: "（いません）", en: "(none)" }
    fn save() { ja: "このルートにする", easy: "この 順番《じゅんばん》に する", en: "Use this route" }
    fn saved() { ja: "決裁ルートを保存しました。", easy: "保存《ほぞん》しました。", en: "The route was saved." }
}
