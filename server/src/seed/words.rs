//! Words from which believable proposals are put together（文例）. All people and groups are invented.

use rand::Rng;
use rand::seq::IndexedRandom;

/// A kind of project with the words that belong to it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Theme {
    things: &'static [&'static str],
    deeds: &'static [&'static str],
    /// Category, what for, unit.
    pub costs: &'static [(&'static str, &'static str, &'static str)],
}

const THEMES: &[Theme] = &[
    Theme {
        things: &["海岸", "砂浜", "港", "磯", "藻場"],
        deeds: &["清掃", "観察会", "見守り", "再生", "学習会"],
        costs: &[
            ("consumables", "軍手とごみ袋", "式"),
            ("services", "行事保険", "回"),
            ("rent", "軽トラックの借り上げ", "日"),
            ("honoraria", "講師へのお礼", "回"),
        ],
    },
    Theme {
        things: &["古道", "峠道", "里山", "竹林", "棚田"],
        deeds: &["手入れ", "道しるべづくり", "歩く会", "案内図づくり", "草刈り"],
        costs: &[
            ("materials", "木材と杭", "本"),
            ("fuel", "草刈り機の燃料", "式"),
            ("printing", "案内図の印刷", "部"),
            ("services", "行事保険", "回"),
        ],
    },
    Theme {
        things: &["昔話", "島ことば", "盆踊り", "神楽", "郷土料理"],
        deeds: &["聞き取り", "録音", "伝承の会", "冊子づくり", "お披露目会"],
        costs: &[
            ("honoraria", "語り手へのお礼", "人"),
            ("outsourcing", "録音の編集", "話"),
            ("printing", "冊子の印刷", "部"),
            ("travel", "聞き取りの交通費", "回"),
            ("rent", "会場の借り上げ", "回"),
        ],
    },
    Theme {
        things: &["集会所", "空き家", "元小学校", "公民館", "広場"],
        deeds: &["茶の間づくり", "手すり付け", "花壇づくり", "子ども食堂", "防災訓練"],
        costs: &[
            ("materials", "板と塗料", "式"),
            ("consumables", "訓練の資材", "式"),
            ("printing", "ちらしの印刷", "枚"),
            ("equipment", "折り畳みの机", "台"),
        ],
    },
];

const PLACES: &[&str] = &[
    "厳原町 久田",
    "厳原町 豆酘浜町",
    "厳原町 小浦",
    "美津島町 竹敷",
    "美津島町 根緒",
    "美津島町 大山",
    "豊玉町 仁位",
    "豊玉町 千尋藻",
    "豊玉町 貝口",
    "峰町 三根浜",
    "峰町 木坂",
    "峰町 志多賀",
    "上県町 伊奈",
    "上県町 志多留",
    "上県町 女連",
    "上対馬町 比田勝",
    "上対馬町 鰐浦",
    "上対馬町 豊",
];

const FAMILY: &[&str] =
    &["浦川", "磯野", "岬", "波多野", "松尾", "竹内", "川辺", "森口", "石田", "橋本", "髙田", "渡邉"];
const GIVEN: &[&str] =
    &["なぎさ", "みのる", "しおり", "たくみ", "ひなた", "こずえ", "あきら", "まこと", "いつき", "ちはる"];
const GROUP_ENDS: &[&str] = &["を守る会", "の会", "を語る会", "応援隊", "クラブ", "実行委員会", "ネットワーク"];

const SENTENCES: &[&str] = &[
    "{place}では、{thing}に関わる人が年々少なくなっています。",
    "{thing}を次の世代へ渡すために、{deed}を行います。",
    "小学生から高齢の方まで、だれでも参加できるようにします。",
    "当日は会員が受付、案内、記録を分担します。",
    "雨の日は公民館に場所を移して行います。",
    "終わったあとに用紙で感想を尋ね、次の{deed}に生かします。",
    "区の掲示板と学校への配布で、{deed}をお知らせします。",
    "{thing}の写真を撮り、始める前と後を比べます。",
    "翌年度からは会費と寄附で{deed}を続けます。",
    "けがのないように、行事保険に入り、見守りの人を置きます。",
];

fn pick(rng: &mut impl Rng, words: &'static [&'static str]) -> &'static str {
    words.choose(rng).copied().unwrap_or_default()
}

/// A kind of project.
pub(super) fn theme(rng: &mut impl Rng) -> Theme {
    *THEMES.choose(rng).unwrap_or(&THEMES[0])
}

/// A place in the city.
pub(super) fn place(rng: &mut impl Rng) -> &'static str {
    pick(rng, PLACES)
}

/// A person's name.
pub(super) fn name(rng: &mut impl Rng) -> String {
    format!("{} {}", pick(rng, FAMILY), pick(rng, GIVEN))
}

/// A group's name.
pub(super) fn group(rng: &mut impl Rng) -> String {
    let theme = theme(rng);
    let town = place(rng).split(' ').next_back().unwrap_or_default();
    format!("{town}の{}{}", pick(rng, theme.things), pick(rng, GROUP_ENDS))
}

/// Some sentences.
pub(super) fn paragraph(rng: &mut impl Rng, theme: &Theme, sentences: usize) -> String {
    let mut text = String::new();
    for _ in 0..sentences {
        let sentence = pick(rng, SENTENCES);
        let sentence = sentence.replace("{place}", place(rng)).replace("{thing}", pick(rng, theme.things));
        text.push_str(&sentence.replace("{deed}", pick(rng, theme.deeds)));
    }
    text
}

/// Why it was decided so.
pub(super) fn reason(rng: &mut impl Rng, selected: bool) -> &'static str {
    const YES: &[&str] = &["計画が具体的で、続ける見通しがあるため。", "地域の多くの人が参加でき、効果が広いため。"];
    const NO: &[&str] =
        &["予算の範囲内で、審査会の評価が高い順に採択したため。", "団体自身の維持費が大半を占めるため。"];
    pick(rng, if selected { YES } else { NO })
}

impl Theme {
    /// A title for a project.
    pub fn title(&self, rng: &mut impl Rng) -> String {
        let town = place(rng).split(' ').next_back().unwrap_or_default();
        format!("{town}の{}{}", pick(rng, self.things), pick(rng, self.deeds))
    }
}
