//! Near copies are found, and nothing else（同趣旨の候補）: planted copies, exact measures, and runs that are shared.

use domain::floods::Flood;
use domain::folding::text_hash;
use domain::likeness::{NEAR, Near, Signature, likeness, near_copies, shared_runs};
use proptest::prelude::*;

fn proposals(texts: &[String]) -> Vec<Near> {
    let signatures: Vec<_> = texts.iter().map(|text| Signature::of(text)).collect();
    near_copies(&signatures, |_, _| false)
}

#[test]
fn planted_copies_are_found_and_nothing_else() {
    // As many opinions as texts: all differ, in an order in which the original does not stand first in its family.
    let flood = Flood::new(1_000, 1_000, 8_277);
    let order: Vec<usize> = (0..flood.opinions()).map(|opinion| flood.text_of(opinion)).collect();
    let families: Vec<usize> = order.iter().map(|text| flood.family_of(*text)).collect();
    let texts: Vec<String> = order.iter().map(|text| flood.text(*text)).collect();
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
        let flood = Flood::new(8, 8, seed);
        let texts: Vec<String> = (0..flood.texts()).map(|text| flood.text(text)).collect();
        let found = proposals(&texts);
        prop_assert_eq!(&found, &proposals(&texts));
        for near in found {
            // The estimate errs by a few hundredths, not by a family.
            prop_assert!(likeness(&texts[near.text], &texts[near.to]) + 15 >= NEAR);
        }
    }
}
