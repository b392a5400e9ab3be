//! A group's own pages: its data, members, papers and public profile（団体の画面の言葉）.

use super::{Lang, Text};
use crate::addresses::Filled;
use crate::groups::{Fact, Field, GroupPaper};

texts! {
    fn new_title() { ja: "団体を登録する", easy: "団体《だんたい》を 登録《とうろく》する", en: "Register a group" }
    fn new_lead() {
        ja: "一度登録すると、応募のたびに書く必要がなくなります。団体名と種類のほかは、あとから書けます。",
        easy: "一度《いちど》 書《か》くと、応募《おうぼ》の ときに もう一度《いちど》 書《か》かなくても いいです。名前《なまえ》と 種類《しゅるい》だけ 書《か》けば、ほかは あとで いいです。",
        en: "What you enter here is filled into every application. Only name and kind are needed now; the rest can follow.",
    }
    fn new_head() {
        ja: "登録した人が、この団体の代表になります。",
        easy: "登録《とうろく》した 人《ひと》が、団体《だんたい》の 代表《だいひょう》に なります。",
        en: "Whoever registers the group becomes its representative.",
    }
    fn new_button() { ja: "登録する", easy: "登録《とうろく》する", en: "Register" }
    fn edit_title() { ja: "団体の情報を変える", easy: "団体《だんたい》の 情報《じょうほう》を 変《か》える", en: "Change the group's data" }
    fn edit_lead() {
        ja: "ここで変えた内容は、これから始める応募に使われます。提出済みの応募は変わりません。",
        easy: "ここで 変《か》えた ものは、これからの 応募《おうぼ》に 使《つか》います。もう 出《だ》した ものは 変《か》わりません。",
        en: "Changes are used in applications you begin from now on. What was submitted stays as it is.",
    }
    fn save() { ja: "保存する", easy: "保存《ほぞん》する", en: "Save" }

    fn name() { ja: "団体の名前", easy: "団体《だんたい》の 名前《なまえ》", en: "Name of the group" }
    fn name_help() {
        ja: "漢字の種類は問いません。入力したとおりに残ります。",
        easy: "書《か》いた 字《じ》の まま 残《のこ》ります。",
        en: "It is kept exactly as you type it.",
    }
    fn kind() { ja: "団体の種類", easy: "団体《だんたい》の 種類《しゅるい》", en: "Kind of group" }
    fn district() { ja: "活動の中心になる地区", easy: "いちばん よく 活動《かつどう》する 地区《ちく》", en: "District where you are mostly active" }
    fn no_district() { ja: "選ばない（市全体など）", easy: "えらばない（市《し》の 全部《ぜんぶ》 など）", en: "None (the whole city, for example)" }
    fn whole_of(name) { ja: "{name}全体", easy: "{name}の 全部《ぜんぶ》", en: "All of {name}" }
    fn about_title() { ja: "団体について", easy: "団体《だんたい》に ついて", en: "About the group" }
    fn place_title() { ja: "所在地", easy: "場所《ばしょ》", en: "Where it is" }
    fn contact_title() { ja: "市からの連絡先", easy: "市《し》が 連絡《れんらく》する 人《ひと》", en: "How the city reaches you" }
    fn contact_lead() {
        ja: "市からの連絡と応募にだけ使います。公表しません。",
        easy: "市《し》の 連絡《れんらく》と 応募《おうぼ》だけに 使《つか》います。ほかの 人《ひと》には 見《み》せません。",
        en: "Used only for letters from the city and in applications. Not published.",
    }

    fn fact_kana() { ja: "ふりがな", easy: "ふりがな", en: "Reading in kana" }
    fn fact_kana_help() {
        ja: "ひらがなでもカタカナでもかまいません。一覧はこの順に並びます。",
        easy: "ひらがなか カタカナで 書《か》いて ください。",
        en: "Hiragana or katakana. The directory is sorted by it.",
    }
    fn fact_founded() { ja: "設立した年月日", easy: "団体《だんたい》が できた 日《ひ》", en: "When the group was founded" }
    fn fact_founded_help() {
        ja: "例：平成30年4月。日が分からなくてもかまいません。",
        easy: "例《れい》：平成《へいせい》30年《ねん》4月《がつ》。日《ひ》は なくても いいです。",
        en: "For example April 2018. The day is not needed.",
    }
    fn fact_members() { ja: "会員の数", easy: "会員《かいいん》の 数《かず》", en: "Number of members" }
    fn fact_members_in_city() {
        ja: "そのうち市内に住む人・通う人の数",
        easy: "会員《かいいん》の 中《なか》で、市《し》に 住《す》む 人《ひと》と 通《かよ》う 人《ひと》の 数《かず》",
        en: "How many of them live, work or study in the city",
    }
    fn people() { ja: "人", easy: "人《にん》", en: "people" }
    fn fact_purpose() { ja: "目的", easy: "団体《だんたい》の 目的《もくてき》", en: "Purpose" }
    fn fact_purpose_help(max) {
        ja: "何のための団体か、ひとことで書いてください。{max}字まで。",
        easy: "何《なに》の ための 団体《だんたい》か 書《か》いて ください。{max}字《じ》まで。",
        en: "What the group is for, in a sentence or two. Up to {max} characters.",
    }
    fn fact_work() { ja: "主な活動", easy: "いつもの 活動《かつどう》", en: "What the group does" }
    fn fact_work_help(max) {
        ja: "この1年でしたことを、二つ三つ書いてください。{max}字まで。",
        easy: "この 1年《ねん》に した ことを、2つか 3つ 書《か》いて ください。{max}字《じ》まで。",
        en: "Two or three things you did in the last year. Up to {max} characters.",
    }
    fn fact_postcode() { ja: "郵便番号", easy: "郵便番号《ゆうびんばんごう》", en: "Postcode" }
    fn fact_postcode_help() {
        ja: "例：817-0022。全角でも半角でもかまいません。",
        easy: "例《れい》：817-0022",
        en: "For example 817-0022.",
    }
    fn find_address() { ja: "郵便番号から住所を入れる", easy: "郵便番号《ゆうびんばんごう》で 住所《じゅうしょ》を 入《い》れる", en: "Fill in the address" }
    fn found_filled() {
        ja: "住所を入れました。番地などを続けて書いてください。",
        easy: "住所《じゅうしょ》を 入《い》れました。続《つづ》きを 書《か》いて ください。",
        en: "The beginning of the address was filled in. Please add the rest.",
    }
    fn found_kept(address) {
        ja: "この郵便番号は「{address}」です。書かれていた住所はそのままにしました。",
        easy: "この郵便番号《ゆうびんばんごう》は「{address}」です。書《か》いて あった 住所《じゅうしょ》は 変《か》えて いません。",
        en: "This postcode is “{address}”. The address you had typed was left alone.",
    }
    fn found_several(addresses) {
        ja: "この郵便番号の場所はいくつかあります：{addresses}",
        easy: "この郵便番号《ゆうびんばんごう》の 場所《ばしょ》は、いくつか あります：{addresses}",
        en: "Several places have this postcode: {addresses}",
    }
    fn found_none() {
        ja: "この郵便番号の住所は見つかりませんでした。住所を書いてください。",
        easy: "この郵便番号《ゆうびんばんごう》の 住所《じゅうしょ》は ありません。住所《じゅうしょ》を 書《か》いて ください。",
        en: "No address has this postcode. Please type the address.",
    }
    fn fact_address() { ja: "所在地", easy: "住所《じゅうしょ》", en: "Address" }
    fn fact_address_help() {
        ja: "事務所がないときは、代表の方の住所でもかまいません。公表しません。",
        easy: "事務所《じむしょ》が ない ときは、代表《だいひょう》の 人《ひと》の 住所《じゅうしょ》でも いいです。ほかの 人《ひと》には 見《み》せません。",
        en: "Without an office, your representative's address will do. It is not published.",
    }
    fn fact_contact_name() { ja: "連絡を受ける人の氏名", easy: "市《し》と 話《はな》す 人《ひと》の 名前《なまえ》", en: "Who deals with the city" }
    fn fact_contact_phone() { ja: "昼間につながる電話番号", easy: "昼《ひる》に 話《はな》せる 電話番号《でんわばんごう》", en: "Telephone in the daytime" }
    fn fact_contact_email() { ja: "連絡用のメールアドレス", easy: "連絡《れんらく》の メールアドレス", en: "E-mail address of the group" }

    fn data() { ja: "団体の情報", easy: "団体《だんたい》の 情報《じょうほう》", en: "The group's data" }
    fn saved_note() { ja: "保存しました", easy: "保存《ほぞん》しました", en: "Saved" }
    fn register_another() { ja: "団体を登録する", easy: "団体《だんたい》を 登録《とうろく》する", en: "Register a group" }
    fn none_yet() {
        ja: "登録した団体はまだありません。応募の前に登録しておくと、書く手間が減ります。",
        easy: "団体《だんたい》は まだ ありません。応募《おうぼ》の 前《まえ》に 登録《とうろく》すると、あとで 楽《らく》です。",
        en: "No group yet. Register one before you apply, and its data are filled in for you.",
    }
    fn my_role(role) { ja: "あなたの役割：{role}", easy: "あなたは {role}です", en: "You are: {role}" }

    fn members() { ja: "会員（この団体で手続きができる人）", easy: "会員《かいいん》（この団体《だんたい》の 手続《てつづ》きが できる 人《ひと》）", en: "Members (who may act for the group here)" }
    fn members_lead() {
        ja: "代表は会員を招いたり外したりできます。担当は応募の手続きができます。",
        easy: "代表《だいひょう》は、人《ひと》を 入《い》れたり、外《はず》したり できます。担当《たんとう》は、応募《おうぼ》が できます。",
        en: "Representatives let people in and out. Contacts prepare and submit applications.",
    }
    fn you() { ja: "あなた", easy: "あなた", en: "you" }
    fn since(day) { ja: "{day}から", easy: "{day}から", en: "since {day}" }
    fn from_until(from, until) { ja: "{from}から{until}まで", easy: "{from}から {until}まで", en: "{from} to {until}" }
    fn member_change() { ja: "役割・任期を変える", easy: "役割《やくわり》を 変《か》える", en: "Change role or term" }
    fn head_ends(day) {
        ja: "代表の任期が{day}に終わります。次の代表を決めて、役割を変えておいてください。",
        easy: "代表《だいひょう》は {day}までです。次《つぎ》の 代表《だいひょう》を 決《き》めて ください。",
        en: "The representative's term ends on {day}. Please name the next one in time.",
    }
    fn headless() {
        ja: "いま代表がいません。代表になる人の役割を変えてください。",
        easy: "いま 代表《だいひょう》が いません。だれかを 代表《だいひょう》に して ください。",
        en: "The group has no representative at present. Make one of you the representative.",
    }
    fn invite_title() { ja: "会員を招待する", easy: "人《ひと》を 招待《しょうたい》する", en: "Invite somebody" }
    fn invite_lead(days) {
        ja: "招待のメールを送ります。受け取った人がリンクを開いてボタンを押すと、会員になります。リンクは{days}日間、一度だけ使えます。",
        easy: "招待《しょうたい》の メールを 送《おく》ります。メールを もらった 人《ひと》が ボタンを 押《お》すと、会員《かいいん》に なります。{days}日《にち》の 間《あいだ》、一度《いちど》だけ 使《つか》えます。",
        en: "We send an invitation by mail. Whoever receives it becomes a member by opening the link and pressing a button. The link works once, for {days} days.",
    }
    fn invite_email() { ja: "招待する人のメールアドレス", easy: "招待《しょうたい》する 人《ひと》の メールアドレス", en: "E-mail address of the person" }
    fn invite_email_help() {
        ja: "「ともに」に登録していない人でもかまいません。",
        easy: "まだ 登録《とうろく》して いない 人《ひと》でも いいです。",
        en: "The person need not be registered.",
    }
    fn role() { ja: "役割", easy: "役割《やくわり》", en: "Role" }
    fn head_help() { ja: "会員を招いたり外したりできます", easy: "人《ひと》を 入《い》れたり、外《はず》したり できます", en: "Lets people in and out" }
    fn contact_help() { ja: "応募の手続きができます", easy: "応募《おうぼ》が できます", en: "Prepares and submits applications" }
    fn invite_button() { ja: "招待のメールを送る", easy: "招待《しょうたい》の メールを 送《おく》る", en: "Send the invitation" }
    fn invited() { ja: "返事を待っている招待", easy: "返事《へんじ》を 待《ま》って いる 招待《しょうたい》", en: "Invitations waiting for an answer" }
    fn invited_until(day) { ja: "{day}まで有効", easy: "{day}まで", en: "valid until {day}" }
    fn revoke() { ja: "招待を取り消す", easy: "招待《しょうたい》を やめる", en: "Cancel the invitation" }
    fn member_title(name) { ja: "{name}さんの役割と任期", easy: "{name}さんの 役割《やくわり》", en: "Role and term of {name}" }
    fn until() { ja: "任期の最後の日", easy: "いつまで", en: "Last day of the term" }
    fn until_help() {
        ja: "決まっていないときは空けておいてください。例：令和9年3月31日",
        easy: "わからない ときは 書《か》かないで ください。例《れい》：2027/3/31",
        en: "Leave empty while it is open. For example 2027-03-31.",
    }
    fn end_title() { ja: "この団体から外す", easy: "この団体《だんたい》から 外《はず》す", en: "End the membership" }
    fn end_lead(name) {
        ja: "{name}さんは、今日からこの団体の手続きができなくなります。本人にメールで知らせます。",
        easy: "{name}さんは、今日《きょう》から この団体《だんたい》の 手続《てつづ》きが できません。メールで 知《し》らせます。",
        en: "From today {name} can no longer act for the group, and is told so by mail.",
    }
    fn end_button() { ja: "外す", easy: "外《はず》す", en: "End it" }
    fn leave_title() { ja: "この団体を抜ける", easy: "この団体《だんたい》を やめる", en: "Leave this group" }
    fn leave_lead(group) {
        ja: "「{group}」の手続きができなくなります。団体の応募や書類はそのまま残ります。代表の方にメールで知らせます。",
        easy: "「{group}」の 手続《てつづ》きが できなく なります。団体《だんたい》の 応募《おうぼ》は 残《のこ》ります。代表《だいひょう》の 人《ひと》に メールで 知《し》らせます。",
        en: "You will no longer act for “{group}”. Its applications and papers stay. Its representatives are told by mail.",
    }
    fn leave_button() { ja: "抜ける", easy: "やめる", en: "Leave" }

    fn papers() { ja: "保管している書類", easy: "書類《しょるい》", en: "Papers kept here" }
    fn papers_lead() {
        ja: "規約と名簿を置いておくと、応募のときにボタン一つで添付できます。会員だけが見られます。",
        easy: "規約《きやく》（きまり）と 名簿《めいぼ》を ここに 置《お》くと、応募《おうぼ》の ときに すぐ 使《つか》えます。会員《かいいん》だけが 見《み》ます。",
        en: "Keep rules and list of members here, and attach them to an application with one button. Only members see them.",
    }
    fn paper_rules() { ja: "規約・会則", easy: "規約《きやく》（きまり）", en: "Rules of the group" }
    fn paper_roster() { ja: "役員・会員の名簿", easy: "会員《かいいん》の 名簿《めいぼ》", en: "List of officers and members" }
    fn paper_none() { ja: "まだありません", easy: "まだ ありません", en: "Nothing yet" }
    fn paper_choose() { ja: "ファイルを選ぶ", easy: "ファイルを えらぶ", en: "Choose a file" }
    fn paper_keep() { ja: "保管する", easy: "置《お》いて おく", en: "Keep it here" }
    fn paper_remove() { ja: "外す", easy: "消《け》す", en: "Remove" }

    fn profile_title() { ja: "市民への紹介", easy: "みんなへの 紹介《しょうかい》", en: "Public profile" }
    fn profile_hidden() { ja: "いまは公開していません。", easy: "いまは みんなに 見《み》せて いません。", en: "Not shown to the public at present." }
    fn profile_shown() { ja: "「地域の団体」の一覧で公開しています。", easy: "「地域《ちいき》の 団体《だんたい》」で みんなに 見《み》せて います。", en: "Shown to the public among the groups." }
    fn profile_see() { ja: "公開されている紹介を見る", easy: "紹介《しょうかい》を 見《み》る", en: "See the public profile" }
    fn profile_edit() { ja: "紹介を書く・変える", easy: "紹介《しょうかい》を 書《か》く", en: "Write or change the profile" }
    fn profile_lead() {
        ja: "公開すると、団体名・種類・地区・分野・設立・会員数・目的・主な活動が、だれでも見られるページにのります。会員の氏名、所在地、連絡先はのりません。",
        easy: "公開《こうかい》すると、団体《だんたい》の 名前《なまえ》、種類《しゅるい》、地区《ちく》、目的《もくてき》、活動《かつどう》を だれでも 見《み》る ことが できます。人《ひと》の 名前《なまえ》、住所《じゅうしょ》、電話《でんわ》は 見《み》せません。",
        en: "A public profile shows name, kind, district, field, founding, number of members, purpose and work. It never shows names of members, the address or the city's contact.",
    }
    fn profile_published() { ja: "「地域の団体」の一覧で公開する", easy: "「地域《ちいき》の 団体《だんたい》」で みんなに 見《み》せる", en: "Show the group to the public" }
    fn profile_field() { ja: "活動の分野", easy: "活動《かつどう》の 種類《しゅるい》", en: "Field of activity" }
    fn profile_recruiting() { ja: "仲間を募集している", easy: "仲間《なかま》を さがして いる", en: "We are looking for people" }
    fn profile_wanted() { ja: "どんな仲間を募集していますか", easy: "どんな 人《ひと》を さがして いますか", en: "Whom are you looking for?" }
    fn profile_wanted_help(max) {
        ja: "例：月に一度の海岸清掃に加わる人。年齢や経験は問いません。{max}字まで。",
        easy: "例《れい》：海岸《かいがん》の そうじを する 人《ひと》。{max}字《じ》まで。",
        en: "For example: people who join our monthly beach clean-up. Up to {max} characters.",
    }
    fn profile_contact() { ja: "公開する連絡先", easy: "みんなに 見《み》せる 連絡先《れんらくさき》", en: "Public contact" }
    fn profile_contact_help() {
        ja: "だれでも見られます。団体の電話やメールなど、公開してよいものだけを書いてください。空けておくと、市の担当課を案内します。",
        easy: "だれでも 見《み》ます。見《み》せても いい ものだけ 書《か》いて ください。書《か》かない ときは、市《し》の 課《か》を 案内《あんない》します。",
        en: "Everybody can see it. Write only what may be public. If empty, visitors are sent to the city's department.",
    }

    fn join_title() { ja: "団体への招待", easy: "団体《だんたい》への 招待《しょうたい》", en: "Invitation to a group" }
    fn join_lead(inviter, group, role) {
        ja: "{inviter}さんが、あなたを「{group}」の{role}として招待しています。",
        easy: "{inviter}さんが、あなたを「{group}」の {role}に 招待《しょうたい》して います。",
        en: "{inviter} invites you to act for “{group}” as {role}.",
    }
    fn join_as(name) { ja: "いま{name}さんとしてログインしています。", easy: "いま {name}さんで ログインして います。", en: "You are signed in as {name}." }
    fn join_button() { ja: "この団体の会員になる", easy: "この団体《だんたい》の 会員《かいいん》に なる", en: "Join this group" }
    fn join_sign_in_title() { ja: "「ともに」に登録している方", easy: "「ともに」に 登録《とうろく》して いる 人《ひと》", en: "If you have an account" }
    fn join_sign_in() { ja: "ログインして会員になる", easy: "ログインして 会員《かいいん》に なる", en: "Sign in and join" }
    fn join_new_title() { ja: "はじめての方", easy: "はじめての 人《ひと》", en: "If you are new" }
    fn join_new_lead(email) {
        ja: "お名前とパスワードを決めると、登録と入会が一度に終わります。メールアドレスは {email} です。",
        easy: "名前《なまえ》と パスワードを 書《か》くと、登録《とうろく》と 入会《にゅうかい》が 一度《いちど》に 終《お》わります。メールアドレスは {email} です。",
        en: "Choose a name and a password, and you are registered and a member at once. Your address is {email}.",
    }
    fn join_new_button() { ja: "登録して会員になる", easy: "登録《とうろく》して 会員《かいいん》に なる", en: "Register and join" }
    fn join_not_me() {
        ja: "心当たりがないときは、何もせずにこのページを閉じてください。",
        easy: "知《し》らない ときは、何《なに》も しないで、このページを 閉《と》じて ください。",
        en: "If you do not recognise this, close the page and do nothing.",
    }
    fn join_dead() {
        ja: "この招待は使えません。期限が過ぎたか、取り消されたか、すでに使われています。団体の代表の方に、もう一度招待してもらってください。",
        easy: "この招待《しょうたい》は もう 使《つか》えません。団体《だんたい》の 代表《だいひょう》の 人《ひと》に、もう一度《いちど》 招待《しょうたい》して もらって ください。",
        en: "This invitation is no longer valid. It has expired, was cancelled or was used. Ask the group's representative for a new one.",
    }

    fn differs_title() { ja: "団体に登録した内容があります", easy: "団体《だんたい》の 情報《じょうほう》が あります", en: "The group's own data are at hand" }
    fn differs_lead() {
        ja: "次の項目は、団体に登録した内容と違います。ボタンを押すと、登録した内容に置きかえます。ほかの入力は保存されます。",
        easy: "下《した》の ものは、団体《だんたい》の 情報《じょうほう》と ちがいます。ボタンを 押《お》すと、団体《だんたい》の 情報《じょうほう》に 変《か》わります。",
        en: "These answers differ from what the group has registered. The button replaces them; everything else is saved as it is.",
    }
    fn take_facts() { ja: "団体の情報を取り込む", easy: "団体《だんたい》の 情報《じょうほう》を 入《い》れる", en: "Use the group's data" }
    fn take_paper() { ja: "団体に保管した書類を使う", easy: "団体《だんたい》の 書類《しょるい》を 使《つか》う", en: "Use the paper kept with the group" }

    fn field_welfare() { ja: "保健・医療・福祉", easy: "健康《けんこう》・福祉《ふくし》", en: "Health and welfare" }
    fn field_children() { ja: "子ども・若者", easy: "子《こ》ども・若《わか》い 人《ひと》", en: "Children and youth" }
    fn field_community() { ja: "まちづくり・支え合い", easy: "まちづくり・助《たす》け合《あ》い", en: "Community" }
    fn field_nature() { ja: "環境・自然", easy: "自然《しぜん》・環境《かんきょう》", en: "Nature and environment" }
    fn field_culture() { ja: "文化・芸術・スポーツ", easy: "文化《ぶんか》・音楽《おんがく》・スポーツ", en: "Culture and sports" }
    fn field_learning() { ja: "学び・歴史", easy: "勉強《べんきょう》・歴史《れきし》", en: "Learning and history" }
    fn field_safety() { ja: "防災・安全", easy: "防災《ぼうさい》・安全《あんぜん》", en: "Safety and disaster readiness" }
    fn field_exchange() { ja: "観光・交流・国際", easy: "観光《かんこう》・交流《こうりゅう》", en: "Tourism and exchange" }
    fn field_industry() { ja: "農林水産・仕事づくり", easy: "農業《のうぎょう》・漁業《ぎょぎょう》・仕事《しごと》", en: "Farming, fishing, work" }
    fn field_other() { ja: "その他", easy: "ほか", en: "Other" }
}

/// What became of the question for an address.
pub fn found(lang: Lang, filled: &Filled) -> Text {
    match filled {
        Filled::Filled => found_filled(lang),
        Filled::Kept(address) => found_kept(lang, address),
        Filled::Several(addresses) => found_several(lang, super::list(lang, addresses)),
        Filled::Unknown => found_none(lang),
    }
}

/// What a fact is called.
pub fn fact(lang: Lang, fact: Fact) -> Text {
    match fact {
        Fact::Kana => fact_kana(lang),
        Fact::Founded => fact_founded(lang),
        Fact::Members => fact_members(lang),
        Fact::MembersInCity => fact_members_in_city(lang),
        Fact::Purpose => fact_purpose(lang),
        Fact::Work => fact_work(lang),
        Fact::Postcode => fact_postcode(lang),
        Fact::Address => fact_address(lang),
        Fact::ContactName => fact_contact_name(lang),
        Fact::ContactPhone => fact_contact_phone(lang),
        Fact::ContactEmail => fact_contact_email(lang),
    }
}

/// The sentence under the label of a fact, where it needs one.
pub fn fact_help(lang: Lang, fact: Fact) -> Option<Text> {
    let max = fact.limit().unwrap_or_default();
    match fact {
        Fact::Kana => Some(fact_kana_help(lang)),
        Fact::Founded => Some(fact_founded_help(lang)),
        Fact::Purpose => Some(fact_purpose_help(lang, max)),
        Fact::Work => Some(fact_work_help(lang, max)),
        Fact::Postcode => Some(fact_postcode_help(lang)),
        Fact::Address => Some(fact_address_help(lang)),
        _ => None,
    }
}

/// What a field of activity is called.
pub fn field(lang: Lang, field: Field) -> Text {
    match field {
        Field::Welfare => field_welfare(lang),
        Field::Children => field_children(lang),
        Field::Community => field_community(lang),
        Field::Nature => field_nature(lang),
        Field::Culture => field_culture(lang),
        Field::Learning => field_learning(lang),
        Field::Safety => field_safety(lang),
        Field::Exchange => field_exchange(lang),
        Field::Industry => field_industry(lang),
        Field::Other => field_other(lang),
    }
}

/// What a kept paper is called.
pub fn paper(lang: Lang, paper: GroupPaper) -> Text {
    match paper {
        GroupPaper::Rules => paper_rules(lang),
        GroupPaper::Roster => paper_roster(lang),
    }
}
