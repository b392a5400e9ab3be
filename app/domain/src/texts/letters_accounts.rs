//! Letters about accounts（登録・パスワードの通知の文面）. Each can be acted on even where its link was taken out.

texts! {
    fn confirm_subject() {
        ja: "登録の確認",
        easy: "登録《とうろく》の 確認《かくにん》",
        en: "Confirm your registration",
    }
    fn confirm_body(link, until) {
        ja: "このメールアドレスで、市民提案と意見の窓口「ともに」への登録の申し込みがありました。\n\n登録を終えるには、{until}までに次のページを開き、ボタンを押してください。\n\n{link}\n\n期限を過ぎたときは、「ともに」の「新しく登録する」からもう一度お申し込みください。\n\nこのメールに心当たりがない方は、何もせずに削除してください。登録は完了しません。",
        easy: "この メールアドレスで、「ともに」に 登録《とうろく》したい 人《ひと》が います。\n\n登録《とうろく》する 人《ひと》は、{until}までに、下《した》の ページを 開《ひら》いて、ボタンを 押《お》して ください。\n\n{link}\n\n間《ま》に合《あ》わない ときは、もう一度《いちど》 登録《とうろく》を して ください。\n\nこの メールを 知《し》らない 人《ひと》は、何《なに》も しないで ください。登録《とうろく》は されません。",
        en: "Somebody asked to register this address with “Tomoni”, the city's place for proposals and opinions.\n\nTo complete the registration, open the following page and press the button by {until}.\n\n{link}\n\nIf the time has passed, register again from “Create an account”.\n\nIf you do not recognise this mail, delete it and do nothing. The registration will not be completed.",
    }
    fn known_subject() {
        ja: "登録はお済みです",
        easy: "もう 登録《とうろく》が あります",
        en: "You are registered already",
    }
    fn known_body(name, sign_in) {
        ja: "{name} 様\n\nこのメールアドレスで「ともに」への登録の申し込みがありましたが、すでに登録がお済みです。新しい登録は行っていません。\n\n次のページから、お持ちのパスワードでログインしてください。パスワードをお忘れの方も、このページから再設定できます。\n\n{sign_in}\n\nこのメールに心当たりがない方は、何もする必要はありません。登録の内容は変わっていません。",
        easy: "{name} さん\n\nこの メールアドレスは、もう「ともに」に 登録《とうろく》が あります。新《あたら》しい 登録《とうろく》は して いません。\n\n下《した》の ページから ログインして ください。パスワードを 忘《わす》れた 人《ひと》も、この ページから 新《あたら》しく できます。\n\n{sign_in}\n\nこの メールを 知《し》らない 人《ひと》は、何《なに》も しなくて いいです。",
        en: "Dear {name},\n\nSomebody asked to register this address with “Tomoni”, but you are registered already. No new account was made.\n\nSign in with your password on the following page. If you forgot it, you can set a new one from there.\n\n{sign_in}\n\nIf you do not recognise this mail, there is nothing to do. Your account is unchanged.",
    }
    fn reset_subject() {
        ja: "パスワードの再設定",
        easy: "パスワードを 新《あたら》しく する",
        en: "Set a new password",
    }
    fn reset_body(name, link, until) {
        ja: "{name} 様\n\n「ともに」のパスワードの再設定のお申し込みを受け付けました。\n\n{until}までに次のページを開き、新しいパスワードを決めてください。リンクは一度だけ使えます。\n\n{link}\n\n期限を過ぎたときは、ログインのページの「パスワードを忘れた方」からもう一度お申し込みください。\n\nこのメールに心当たりがない方は、何もせずに削除してください。パスワードは変わりません。",
        easy: "{name} さん\n\n「ともに」の パスワードを 新《あたら》しく できます。\n\n{until}までに、下《した》の ページを 開《ひら》いて、新《あたら》しい パスワードを 決《き》めて ください。一度《いちど》だけ 使《つか》えます。\n\n{link}\n\n間《ま》に合《あ》わない ときは、もう一度《いちど》 して ください。\n\nこの メールを 知《し》らない 人《ひと》は、何《なに》も しないで ください。パスワードは 変《か》わりません。",
        en: "Dear {name},\n\nWe received a request for a new password for “Tomoni”.\n\nOpen the following page by {until} and choose a new password. The link works once.\n\n{link}\n\nIf the time has passed, ask again from “Forgot your password?” on the sign-in page.\n\nIf you do not recognise this mail, delete it and do nothing. Your password stays as it is.",
    }
    fn invitation_subject() {
        ja: "職員の登録のご案内",
        easy: "職員《しょくいん》の 登録《とうろく》",
        en: "Your staff account",
    }
    fn invitation_body(name, link, until) {
        ja: "{name} 様\n\n市の管理者が、あなたを「ともに」の職員として登録しました。\n\n{until}までに次のページを開き、パスワードを決めてください。そのあと、このメールアドレスとパスワードでログインできます。\n\n{link}\n\n期限を過ぎたときは、ログインのページの「パスワードを忘れた方」から、このアドレスでお申し込みください。\n\nこのメールに心当たりがない方は、何もせずに市へお知らせください。",
        easy: "{name} さん\n\n市《し》の 管理《かんり》する 人《ひと》が、あなたを「ともに」の 職員《しょくいん》に しました。\n\n{until}までに、下《した》の ページを 開《ひら》いて、パスワードを 決《き》めて ください。\n\n{link}\n\n間《ま》に合《あ》わない ときは、「パスワードを 忘《わす》れた 人《ひと》」から 申《もう》し込《こ》んで ください。\n\nこの メールを 知《し》らない 人《ひと》は、何《なに》も しないで、市《し》に 言《い》って ください。",
        en: "Dear {name},\n\nThe city's administrator registered you as a member of staff with “Tomoni”.\n\nOpen the following page by {until} and choose a password. After that, sign in with this address and your password.\n\n{link}\n\nIf the time has passed, ask for a new link from “Forgot your password?” on the sign-in page.\n\nIf you do not recognise this mail, do nothing and tell the city.",
    }
    fn unknown_subject() {
        ja: "登録が見つかりません",
        easy: "登録《とうろく》が ありません",
        en: "No account found",
    }
    fn unknown_body(sign_up) {
        ja: "このメールアドレスで「ともに」のパスワードの再設定の申し込みがありましたが、このアドレスの登録はありません。\n\nほかのアドレスで登録した方は、そのアドレスでもう一度お申し込みください。初めての方は、次のページから登録できます。\n\n{sign_up}\n\nこのメールに心当たりがない方は、何もせずに削除してください。",
        easy: "この メールアドレスの パスワードを 新《あたら》しく したい 人《ひと》が います。でも、この アドレスの 登録《とうろく》は ありません。\n\nほかの アドレスで 登録《とうろく》した 人《ひと》は、その アドレスで して ください。初《はじ》めての 人《ひと》は、下《した》の ページから 登録《とうろく》できます。\n\n{sign_up}\n\nこの メールを 知《し》らない 人《ひと》は、何《なに》も しないで ください。",
        en: "Somebody asked for a new password for this address at “Tomoni”, but no account has this address.\n\nIf you registered another address, ask again with that one. If you are new, register on the following page.\n\n{sign_up}\n\nIf you do not recognise this mail, delete it and do nothing.",
    }
    fn changed_subject() {
        ja: "パスワードが変わりました",
        easy: "パスワードが 変《か》わりました",
        en: "Your password was changed",
    }
    fn changed_body(name, when, reset) {
        ja: "{name} 様\n\n{when}に、「ともに」のパスワードが変わりました。ほかの端末でのログインはすべて終わりました。\n\nご自身で変えた方は、何もする必要はありません。\n\nこのメールに心当たりがない方は、すぐに次のページから再設定してください。\n\n{reset}",
        easy: "{name} さん\n\n{when}に、「ともに」の パスワードが 変《か》わりました。ほかの ログインは 終《お》わりました。\n\n自分《じぶん》で 変《か》えた 人《ひと》は、何《なに》も しなくて いいです。\n\nこの メールを 知《し》らない 人《ひと》は、すぐに 下《した》の ページで パスワードを 新《あたら》しく して ください。\n\n{reset}",
        en: "Dear {name},\n\nYour password for “Tomoni” was changed on {when}. Every other sign-in has ended.\n\nIf you did this, there is nothing to do.\n\nIf you do not recognise this, set a new password at once on the following page.\n\n{reset}",
    }
    fn role_subject() {
        ja: "職員としての役割のお知らせ",
        easy: "職員《しょくいん》としての 仕事《しごと》の お知《し》らせ",
        en: "Your role as a member of staff",
    }
    fn role_body(name, department, role, term, sign_in) {
        ja: "{name} 様\n\n市の管理者が、「ともに」であなたに次の役割を設定しました。\n\n課：{department}\n役割：{role}\n期間：{term}\n\nこれまでのメールアドレスとパスワードで、次のページからログインしてください。\n\n{sign_in}\n\n心当たりがない方は、市へお知らせください。",
        easy: "{name} さん\n\n市《し》の 管理《かんり》する 人《ひと》が、「ともに」で あなたの 仕事《しごと》を 決《き》めました。\n\n課《か》：{department}\n仕事《しごと》：{role}\n期間《きかん》：{term}\n\n今《いま》までの メールアドレスと パスワードで、下《した》の ページから ログインして ください。\n\n{sign_in}\n\nこの メールを 知《し》らない 人《ひと》は、市《し》に 言《い》って ください。",
        en: "Dear {name},\n\nThe city's administrator gave you a role with “Tomoni”.\n\nDepartment: {department}\nRole: {role}\nTerm: {term}\n\nSign in with your address and password as before on the following page.\n\n{sign_in}\n\nIf you do not recognise this, please tell the city.",
    }
    fn sign_in_subject() { ja: "ログインのリンク", easy: "ログインの リンク", en: "Your sign-in link" }
    fn sign_in_body(name, link, until) {
        ja: "{name} 様\n\n「ともに」へのログインのお申し込みを受け付けました。\n\n{until}までに次のページを開き、ボタンを押してください。リンクは一度だけ使えます。\n\n{link}\n\nこのメールに心当たりがない方は、何もせずに削除してください。だれもログインしません。",
        easy: "{name} さん\n\n「ともに」に ログインできます。\n\n{until}までに、下《した》の ページを 開《ひら》いて、ボタンを 押《お》して ください。一度《いちど》だけ 使《つか》えます。\n\n{link}\n\nこの メールを 知《し》らない 人《ひと》は、何《なに》も しないで ください。",
        en: "Dear {name},\n\nWe received a request to sign in to “Tomoni”.\n\nOpen the following page by {until} and press the button. The link works once.\n\n{link}\n\nIf you do not recognise this mail, delete it and do nothing. Nobody is signed in.",
    }
    fn sign_in_unknown_body(sign_up) {
        ja: "このメールアドレスで「ともに」にログインしたいという申し込みがありましたが、このアドレスの登録はありません。\n\nほかのアドレスで登録した方は、そのアドレスでもう一度お申し込みください。初めての方は、次のページから登録できます。\n\n{sign_up}\n\nこのメールに心当たりがない方は、何もせずに削除してください。",
        easy: "この メールアドレスで ログインしたい 人《ひと》が います。でも、この アドレスの 登録《とうろく》は ありません。\n\nほかの アドレスで 登録《とうろく》した 人《ひと》は、その アドレスで して ください。初《はじ》めての 人《ひと》は、下《した》の ページから 登録《とうろく》できます。\n\n{sign_up}\n\nこの メールを 知《し》らない 人《ひと》は、何《なに》も しないで ください。",
        en: "Somebody asked to sign in to “Tomoni” with this address, but no account has it.\n\nIf you registered another address, ask again with that one. If you are new, register on the following page.\n\n{sign_up}\n\nIf you do not recognise this mail, delete it and do nothing.",
    }
    fn address_subject() { ja: "メールアドレスの変更の確認", easy: "メールアドレスを 変《か》える 確認《かくにん》", en: "Confirm your new e-mail address" }
    fn address_body(name, old, new, link, until) {
        ja: "{name} 様\n\n「ともに」のメールアドレスを {old} から {new} に変えるお申し込みを受け付けました。\n\n変えてよければ、{until}までに次のページを開き、ボタンを押してください。いまのアドレスと新しいアドレスの両方で押すと変わります。\n\n{link}\n\nこのメールに心当たりがない方は、ボタンを押さないでください。アドレスは変わりません。",
        easy: "{name} さん\n\n「ともに」の メールアドレスを {old} から {new} に 変《か》えます。\n\n変《か》えても いい ときは、{until}までに、下《した》の ページを 開《ひら》いて、ボタンを 押《お》して ください。2つの アドレスの メールで 押《お》して ください。\n\n{link}\n\nこの メールを 知《し》らない 人《ひと》は、ボタンを 押《お》さないで ください。",
        en: "Dear {name},\n\nYour address at “Tomoni” is to change from {old} to {new}.\n\nIf that is right, open the following page by {until} and press the button. The change counts once it was pressed in the letters to both addresses.\n\n{link}\n\nIf you do not recognise this, do not press the button. The address stays as it is.",
    }
    fn address_done_subject() { ja: "メールアドレスが変わりました", easy: "メールアドレスが 変《か》わりました", en: "Your e-mail address was changed" }
    fn address_done_body(name, new, when) {
        ja: "{name} 様\n\n{when}に、「ともに」のメールアドレスが {new} に変わりました。これからのお知らせとログインには、新しいアドレスを使います。\n\n心当たりがない方は、すぐに市の担当課へお知らせください。",
        easy: "{name} さん\n\n{when}に、「ともに」の メールアドレスが {new} に 変《か》わりました。これからは 新《あたら》しい アドレスを 使《つか》います。\n\n知《し》らない 人《ひと》は、すぐに 市《し》に 言《い》って ください。",
        en: "Dear {name},\n\nOn {when} your address at “Tomoni” became {new}. Letters go there, and you sign in with it, from now on.\n\nIf you do not recognise this, tell the city at once.",
    }
    fn erase_subject() { ja: "登録を削除するリンク", easy: "登録《とうろく》を 消《け》す リンク", en: "Delete your account" }
    fn erase_body(name, link, until) {
        ja: "{name} 様\n\n「ともに」の登録を削除するお申し込みを受け付けました。\n\n削除するには、{until}までに次のページを開き、ボタンを押してください。\n\n{link}\n\nこのメールに心当たりがない方は、何もせずに削除してください。登録は変わりません。",
        easy: "{name} さん\n\n「ともに」の 登録《とうろく》を 消《け》します。\n\n消《け》す 人《ひと》は、{until}までに、下《した》の ページを 開《ひら》いて、ボタンを 押《お》して ください。\n\n{link}\n\nこの メールを 知《し》らない 人《ひと》は、何《なに》も しないで ください。",
        en: "Dear {name},\n\nWe received a request to delete your account at “Tomoni”.\n\nTo delete it, open the following page by {until} and press the button.\n\n{link}\n\nIf you do not recognise this mail, delete it and do nothing. Your account stays as it is.",
    }
    fn erased_subject() { ja: "登録を削除しました", easy: "登録《とうろく》を 消《け》しました", en: "Your account was deleted" }
    fn erased_body(name, when) {
        ja: "{name} 様\n\n{when}に、「ともに」の登録を削除しました。お名前、メールアドレス、提出していない下書きは消えました。提出した応募の記録は、市の文書として保存期間が終わるまで残ります。\n\nこれまでありがとうございました。",
        easy: "{name} さん\n\n{when}に、「ともに」の 登録《とうろく》を 消《け》しました。出《だ》した 応募《おうぼ》の 記録《きろく》は、市《し》に しばらく 残《のこ》ります。\n\nありがとうございました。",
        en: "Dear {name},\n\nOn {when} your account at “Tomoni” was deleted. Your name, address and unsubmitted drafts are gone. Applications you submitted stay with the city until their retention ends.\n\nThank you for having been with us.",
    }
}
