//! Near copies are found, and nothing else（同趣旨の候補）: planted copies, exact measures, and runs that are shared.

use domain::folding::text_hash;
use domain::likeness::{NEAR, Near, Signature, likeness, near_copies, shared_runs};
use proptest::prelude::*;

/// A small generator with a fixed seed, so that every run plants the same.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % end
    }
}

const WORDS: [&str; 60] = [
    "バスの",
    "本数を",
    "増やして",
    "ください",
    "港の",
    "待合所に",
    "屋根が",
    "ほしい",
    "高齢者の",
    "見守りを",
    "地域で",
    "続ける",
    "ために",
    "予算を",
    "確保し",
    "若い人が",
    "戻れる",
    "仕事を",
    "つくる",
    "べきです",
    "計画の",
    "目標が",
    "あいまいで",
    "分かりません",
    "空き家の",
    "活用に",
    "補助を",
    "出して",
    "移住者を",
    "迎える",
    "海岸の",
    "漂着ごみを",
    "集める",
    "活動に",
    "学校も",
    "参加する",
    "診療所の",
    "夜間の",
    "当番を",
    "決める",
    "道路の",
    "草刈りを",
    "年三回に",
    "してほしい",
    "図書館の",
    "開館時間を",
    "延ばす",
    "ことに",
    "賛成します",
    "反対です",
    "市民の",
    "意見を",
    "聞く",
    "場が",
    "少ない",
    "祭りの",
    "担い手が",
    "足りない",
    "防災無線が",
    "聞こえない",
];

fn text(dice: &mut Dice, words: usize) -> Vec<&'static str> {
    (0..words).map(|_| WORDS[dice.below(WORDS.len())]).collect()
}

/// A copy with a few words changed, left out or put in, as people do with a text that they were given.
fn near_copy(dice: &mut Dice, words: &[&'static str]) -> String {
    let mut copy = words.to_vec();
    for _ in 0..1 + words.len() / 20 {
        let at = dice.below(copy.len());
        match dice.below(3) {
            0 => copy[at] = WORDS[dice.below(WORDS.len())],
            1 => copy.insert(at, WORDS[dice.below(WORDS.len())]),
            _ => drop(copy.remove(at)),
        }
    }
    copy.concat()
}

fn proposals(texts: &[String]) -> Vec<Near> {
    let signatures: Vec<_> = texts.iter().map(|text| Signature::of(text)).collect();
    near_copies(&signatures, |_, _| false)
}

#[test]
fn planted_copies_are_found_and_nothing_else() {
    let mut dice = Dice(8_277);
    let mut texts: Vec<(usize, String)> = Vec::new();
    for family in 0..220 {
        let size = 20 + dice.below(60);
        let original = text(&mut dice, size);
        texts.push((family, original.concat()));
        for _ in 0..dice.below(8) {
            texts.push((family, near_copy(&mut dice, &original)));
        }
    }
    // Shuffled: the original does not stand first in its family.
    for at in (1..texts.len()).rev() {
        texts.swap(at, dice.below(at + 1));
    }
    let (families, texts): (Vec<usize>, Vec<String>) = texts.into_iter().unzip();
    let found = proposals(&texts);
    let first = |at: usize| found.iter().find(|near| near.text == at).map_or(at, |near| near.first);
    let (mut planted, mut proposed, mut both) = (0_u32, 0_u32, 0_u32);
    for one in 0..texts.len() {
        for other in one + 1..texts.len() {
            let is_planted = families[one] == families[other];
            let is_proposed = first(one) == first(other);
            planted += u32::from(is_planted);
            proposed += u32::from(is_proposed);
            both += u32::from(is_planted && is_proposed);
        }
    }
    assert!(both * 100 >= planted * 95, "recall: {both} of {planted} planted pairs");
    assert!(both * 100 >= proposed * 99, "precision: {both} of {proposed} proposed pairs");
    assert!(found.iter().all(|near| near.first <= near.to && near.text > near.first && near.text != near.to));
}

#[test]
fn what_was_told_apart_is_not_proposed_again() {
    let original = "港の待合所に屋根をつけて、雨の日も高齢者が安心して船を待てるようにしてください。";
    let texts = [original.to_owned(), original.replace("高齢者", "子ども")];
    assert_eq!(proposals(&texts), [Near { text: 1, to: 0, first: 0 }]);
    let signatures: Vec<_> = texts.iter().map(|text| Signature::of(text)).collect();
    assert_eq!(near_copies(&signatures, |one, other| (one, other) == (0, 1)), []);
}

#[test]
fn short_texts_are_never_near_and_nothing_is_near_to_what_it_denies() {
    assert_eq!(Signature::of("賛成です。"), None);
    assert_eq!(likeness("はい", "ハイ"), 100);
    assert_eq!(likeness("はい", "いいえ"), 0);
    let texts = [
        "計画に賛成します。海を守る活動を続けてください。".to_owned(),
        "港のトイレをきれいにしてほしいと思っています。".to_owned(),
    ];
    assert_eq!(proposals(&texts), []);
}

#[test]
fn shared_passages_are_marked_in_the_words_of_the_text() {
    let text = "ﾊﾞｽの本数を増やして、高齢者が病院に通えるようにしてください。";
    let runs = shared_runs(text, "バスの本数を増やして、子どもが学校に通えるようにしてください！");
    let marked: Vec<_> = runs.iter().filter(|run| run.shared).map(|run| run.text.as_str()).collect();
    assert_eq!(marked, ["ﾊﾞｽの本数を増やして", "に通えるようにしてください"]);
    assert_eq!(runs.iter().map(|run| run.text.as_str()).collect::<String>(), text);
}

proptest! {
    #[test]
    fn likeness_is_a_measure(one in "[あいうえおかきくけこ、。 ]{0,40}", other in "[あいうえおかきくけこ、。 ]{0,40}") {
        prop_assert_eq!(likeness(&one, &other), likeness(&other, &one));
        prop_assert_eq!(likeness(&one, &one), 100);
        if text_hash(&one) == text_hash(&other) {
            prop_assert_eq!(likeness(&one, &other), 100);
        }
        let runs = shared_runs(&one, &other);
        prop_assert_eq!(runs.into_iter().map(|run| run.text).collect::<String>(), one);
    }

    #[test]
    fn the_order_of_the_machine_does_not_matter(seed in 1_u64..1_000) {
        let mut dice = Dice(seed);
        let original = text(&mut dice, 30);
        let texts: Vec<String> = (0..6).map(|_| near_copy(&mut dice, &original)).collect();
        let found = proposals(&texts);
        prop_assert_eq!(&found, &proposals(&texts));
        for near in found {
            // The estimate errs by a few hundredths, not by a family.
            prop_assert!(likeness(&texts[near.text], &texts[near.to]) + 15 >= NEAR);
        }
    }
}
