//! What the journal says of accounts, groups, departments and calls（操作の履歴の言葉）. What happens to cases, opinions and
//! reviews has its words beside their own.

use super::{Lang, Text};

texts! {
    fn sign_up() { ja: "利用登録をしました", easy: "登録《とうろく》しました", en: "Created an account" }
    fn confirm_address() { ja: "メールアドレスを確認しました", easy: "メールアドレスを たしかめました", en: "Confirmed the address" }
    fn sign_in_by_link() { ja: "メールのリンクでログインしました", easy: "メールの リンクで ログインしました", en: "Signed in by a link" }
    fn sign_in_by_passkey() { ja: "パスキーでログインしました", easy: "パスキーで ログインしました", en: "Signed in with a passkey" }
    fn show_code() { ja: "確認コードでログインしました", easy: "確認《かくにん》コードで ログインしました", en: "Signed in with a code" }
    fn use_recovery_code() { ja: "回復コードでログインしました", easy: "回復《かいふく》コードで ログインしました", en: "Signed in with a recovery code" }
    fn set_up_second_factor() { ja: "二段階認証を設定しました", easy: "二段階《にだんかい》の 確認《かくにん》を 決《き》めました", en: "Set up the second factor" }
    fn new_recovery_codes() { ja: "回復コードを作り直しました", easy: "回復《かいふく》コードを 新《あたら》しく しました", en: "Made new recovery codes" }
    fn remove_second_factor() { ja: "二段階認証をやめました", easy: "二段階《にだんかい》の 確認《かくにん》を やめました", en: "Removed the second factor" }
    fn reset_second_factor() { ja: "二段階認証を解除しました（管理者）", easy: "管理者《かんりしゃ》が 二段階《にだんかい》の 確認《かくにん》を とめました", en: "Reset the second factor (administrator)" }
    fn add_passkey() { ja: "パスキーを登録しました", easy: "パスキーを 登録《とうろく》しました", en: "Added a passkey" }
    fn remove_passkey() { ja: "パスキーを削除しました", easy: "パスキーを 消《け》しました", en: "Removed a passkey" }
    fn change_password() { ja: "パスワードを変更しました", easy: "パスワードを 変《か》えました", en: "Changed the password" }
    fn change_name() { ja: "お名前を変更しました", easy: "名前《なまえ》を 変《か》えました", en: "Changed the name" }
    fn ask_address_change() { ja: "メールアドレスの変更を申し出ました", easy: "メールアドレスを 変《か》えたいと 言《い》いました", en: "Asked to change the address" }
    fn change_address() { ja: "メールアドレスを変更しました", easy: "メールアドレスを 変《か》えました", en: "Changed the address" }
    fn end_session() { ja: "端末をログアウトさせました", easy: "ほかの 機械《きかい》を ログアウトさせました", en: "Signed a device out" }
    fn end_other_sessions() { ja: "ほかの端末をログアウトさせました", easy: "ほかの 機械《きかい》を ぜんぶ ログアウトさせました", en: "Signed all other devices out" }
    fn erase_person() { ja: "利用登録を削除しました", easy: "登録《とうろく》を 消《け》しました", en: "Deleted the account" }
    fn register_group() { ja: "団体を登録しました", easy: "団体《だんたい》を 登録《とうろく》しました", en: "Registered a group" }
    fn name_group() { ja: "応募で団体を登録しました", easy: "応募《おうぼ》で 団体《だんたい》を 登録《とうろく》しました", en: "Registered a group while applying" }
    fn learn_group() { ja: "応募の内容から団体の情報を補いました", easy: "応募《おうぼ》から 団体《だんたい》の ことを 書《か》きました", en: "Completed a group from its application" }
    fn edit_group() { ja: "団体の情報を変更しました", easy: "団体《だんたい》の ことを 変《か》えました", en: "Changed a group" }
    fn keep_group_paper() { ja: "団体の書類を保管しました", easy: "団体《だんたい》の 書類《しょるい》を 入《い》れました", en: "Kept a paper of a group" }
    fn remove_group_paper() { ja: "団体の書類を外しました", easy: "団体《だんたい》の 書類《しょるい》を はずしました", en: "Removed a paper of a group" }
    fn publish_group() { ja: "団体の紹介を公開しました", easy: "団体《だんたい》の 紹介《しょうかい》を 出《だ》しました", en: "Published a group's profile" }
    fn hide_group() { ja: "団体の紹介を非公開にしました", easy: "団体《だんたい》の 紹介《しょうかい》を やめました", en: "Hid a group's profile" }
    fn edit_group_profile() { ja: "団体の紹介を変更しました", easy: "団体《だんたい》の 紹介《しょうかい》を 変《か》えました", en: "Changed a group's profile" }
    fn take_group_down() { ja: "団体の紹介を取り下げさせました", easy: "市《し》が 団体《だんたい》の 紹介《しょうかい》を とめました", en: "Took a group's profile down" }
    fn invite_member() { ja: "会員を招待しました", easy: "会員《かいいん》を よびました", en: "Invited a member" }
    fn revoke_invitation() { ja: "招待を取り消しました", easy: "よぶのを やめました", en: "Withdrew an invitation" }
    fn join_group() { ja: "団体の会員になりました", easy: "団体《だんたい》に 入《はい》りました", en: "Joined a group" }
    fn change_membership() { ja: "会員の役割・任期を変更しました", easy: "会員《かいいん》の 役割《やくわり》を 変《か》えました", en: "Changed a membership" }
    fn end_membership() { ja: "会員の任期を終えました", easy: "会員《かいいん》を やめました", en: "Ended a membership" }
    fn add_department() { ja: "課を登録しました", easy: "課《か》を 登録《とうろく》しました", en: "Added a department" }
    fn change_department() { ja: "課の連絡先を変更しました", easy: "課《か》の 連絡先《れんらくさき》を 変《か》えました", en: "Changed a department" }
    fn set_route() { ja: "決裁ルートを変更しました", easy: "決裁《けっさい》の 順番《じゅんばん》を 変《か》えました", en: "Changed the route of approval" }
    fn change_letter() { ja: "通知書のひな形を変更しました", easy: "通知《つうち》の 形《かたち》を 変《か》えました", en: "Changed the template of a letter" }
    fn make_panel() { ja: "審査会をつくりました", easy: "審査会《しんさかい》を つくりました", en: "Made a panel" }
    fn add_programme() { ja: "制度を登録しました", easy: "制度《せいど》を 登録《とうろく》しました", en: "Added a programme" }
    fn edit_programme() { ja: "制度を変更しました", easy: "制度《せいど》を 変《か》えました", en: "Changed a programme" }
    fn create_call() { ja: "募集をつくりました", easy: "募集《ぼしゅう》を つくりました", en: "Made a call" }
    fn edit_call() { ja: "募集の内容を変更しました", easy: "募集《ぼしゅう》を 変《か》えました", en: "Changed a call" }
    fn publish_call() { ja: "募集を公開しました", easy: "募集《ぼしゅう》を 出《だ》しました", en: "Published a call" }
    fn cancel_call() { ja: "募集を中止しました", easy: "募集《ぼしゅう》を やめました", en: "Gave a call up" }
    fn publish_form() { ja: "応募の様式を公開しました", easy: "応募《おうぼ》の 紙《かみ》を 出《だ》しました", en: "Published a form" }
    fn add_call_file() { ja: "募集のファイルを加えました", easy: "募集《ぼしゅう》の ファイルを 入《い》れました", en: "Added a file to a call" }
    fn remove_call_file() { ja: "募集のファイルを外しました", easy: "募集《ぼしゅう》の ファイルを はずしました", en: "Removed a file of a call" }
    fn record_talk() { ja: "事前相談を記録しました", easy: "前《まえ》の 相談《そうだん》を 書《か》きました", en: "Recorded a talk before applying" }
    fn remove_talk() { ja: "事前相談の記録を消しました", easy: "前《まえ》の 相談《そうだん》を 消《け》しました", en: "Removed the record of a talk" }
    fn load_districts() { ja: "地区を読み込みました", easy: "地区《ちく》を 入《い》れました", en: "Loaded the districts" }
    fn set_up() { ja: "市の初期設定をしました", easy: "市《し》の はじめの 設定《せってい》を しました", en: "Set the city up" }
}

/// What happened, for an action of these.
pub fn action(lang: Lang, code: &str) -> Option<Text> {
    Some(match code {
        "sign_up" => sign_up(lang),
        "confirm_address" => confirm_address(lang),
        "sign_in_by_link" => sign_in_by_link(lang),
        "sign_in_by_passkey" => sign_in_by_passkey(lang),
        "show_code" => show_code(lang),
        "use_recovery_code" => use_recovery_code(lang),
        "set_up_second_factor" => set_up_second_factor(lang),
        "new_recovery_codes" => new_recovery_codes(lang),
        "remove_second_factor" => remove_second_factor(lang),
        "reset_second_factor" => reset_second_factor(lang),
        "add_passkey" => add_passkey(lang),
        "remove_passkey" => remove_passkey(lang),
        "change_password" => change_password(lang),
        "change_name" => change_name(lang),
        "ask_address_change" => ask_address_change(lang),
        "change_address" => change_address(lang),
        "end_session" => end_session(lang),
        "end_other_sessions" => end_other_sessions(lang),
        "erase_person" => erase_person(lang),
        "register_group" => register_group(lang),
        "name_group" => name_group(lang),
        "learn_group" => learn_group(lang),
        "edit_group" => edit_group(lang),
        "keep_group_paper" => keep_group_paper(lang),
        "remove_group_paper" => remove_group_paper(lang),
        "publish_group" => publish_group(lang),
        "hide_group" => hide_group(lang),
        "edit_group_profile" => edit_group_profile(lang),
        "take_group_down" => take_group_down(lang),
        "invite_member" => invite_member(lang),
        "revoke_invitation" => revoke_invitation(lang),
        "join_group" => join_group(lang),
        "change_membership" => change_membership(lang),
        "end_membership" => end_membership(lang),
        "add_department" => add_department(lang),
        "change_department" => change_department(lang),
        "set_route" => set_route(lang),
        "change_letter" => change_letter(lang),
        "make_panel" => make_panel(lang),
        "add_programme" => add_programme(lang),
        "edit_programme" => edit_programme(lang),
        "create_call" => create_call(lang),
        "edit_call" => edit_call(lang),
        "publish_call" => publish_call(lang),
        "cancel_call" => cancel_call(lang),
        "publish_form" => publish_form(lang),
        "add_call_file" => add_call_file(lang),
        "remove_call_file" => remove_call_file(lang),
        "record_talk" => record_talk(lang),
        "remove_talk" => remove_talk(lang),
        "load_districts" => load_districts(lang),
        "set_up" => set_up(lang),
        _ => return None,
    })
}
