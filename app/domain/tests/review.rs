//! How cities let panels judge, told as data（審査の実例と性質）. Each test of a city is named by it.

use domain::calls::Call;
use domain::decisions::Outcome;
use domain::forms::Answers;
use domain::money::Yen;
use domain::people::{CallId, OrganisationId, PersonId, SubmissionId};
use domain::problems::{Problem, Refusal};
use domain::review::{
    Allocation, Assigning, Blocked, Cast, Conflict, Entrant, Flaw, Known, Marks, Override, Part, Ranked, Round, Rubric,
    Score, Share, Verdict, allocate, assign, has_quorum, match_names, prepare, rank, read_marks, tally,
};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

fn rubric(names: &[&str], min: i64, max: i64, own: Value) -> Rubric {
    let criteria: Vec<Value> = names
        .iter()
        .map(|name| json!({ "key": name, "label": { "ja": name }, "weight": 1, "min": min, "max": max }))
        .collect();
    let mut whole = json!({ "criteria": criteria });
    whole.as_object_mut().expect("an object").extend(own.as_object().cloned().unwrap_or_default());
    serde_json::from_value(whole).expect("a rubric")
}

fn person(nth: u128) -> PersonId {
    PersonId(Uuid::from_u128(nth))
}

fn case(nth: u128) -> SubmissionId {
    SubmissionId(Uuid::from_u128(1000 + nth))
}

/// The sheet of a reviewer with these points in the order of the criteria.
fn sheet(rubric: &Rubric, part: Part, nth: u128, points: &[i64]) -> Cast {
    let marks: Marks = rubric.of(part).map(|one| one.key.clone()).zip(points.iter().copied()).collect();
    Cast { reviewer: person(nth), recused: false, marks: Some(marks) }
}

fn recused(cast: Cast) -> Cast {
    Cast { recused: true, ..cast }
}

fn absent(nth: u128) -> Cast {
    Cast { reviewer: person(nth), recused: false, marks: None }
}

fn entrant(nth: u128, requested: i64, casts: Vec<Cast>) -> Entrant {
    Entrant {
        case: case(nth),
        number: format!("R8-GK-{nth:04}"),
        requested: Yen(requested),
        recommended: None,
        casts: vec![(Part::Papers, casts)],
    }
}

/// A case to which every reviewer gives the same points on every criterion.
fn flat(rubric: &Rubric, nth: u128, requested: i64, points: &[i64]) -> Entrant {
    let width = rubric.of(Part::Papers).count();
    let casts =
        (1_u128..).zip(points).map(|(reviewer, points)| sheet(rubric, Part::Papers, reviewer, &vec![*points; width]));
    entrant(nth, requested, casts.collect())
}

fn outcomes(allocation: &Allocation) -> Vec<(Outcome, i64)> {
    allocation.lines.iter().map(|line| (line.outcome, line.amount.0)).collect()
}

fn order(ranked: &[Ranked]) -> Vec<SubmissionId> {
    ranked.iter().map(|one| one.case).collect()
}

#[test]
fn komoro_adds_250_points_and_offers_the_remainder_to_the_next() {
    let five = ["公益性", "市民性", "発展性", "実現性", "自立性"];
    let komoro = rubric(&five, 0, 10, json!({ "aggregate": "sum", "ties": ["lower_request"] }));
    assert_eq!(komoro.full(Part::Papers) * 5, 250);
    let full = flat(&komoro, 1, 250_000, &[10; 5]);
    // The second and third have the same points: who asks for less comes first.
    let dear = flat(&komoro, 2, 300_000, &[8; 5]);
    let cheap = flat(&komoro, 3, 200_000, &[8; 5]);
    let last = flat(&komoro, 4, 50_000, &[6; 5]);
    let ranked = rank(&komoro, &[last, dear, full, cheap]);
    assert_eq!(ranked[0].score, Score::whole(250));
    assert_eq!(order(&ranked), [case(1), case(3), case(2), case(4)]);
    assert!(ranked.iter().all(|one| !one.tied), "the lower request tells them apart");
    let allocation = allocate(&ranked, Some(Yen(600_000)), &BTreeMap::new());
    let wanted = [
        (Outcome::Selected, 250_000),
        (Outcome::Selected, 200_000),
        (Outcome::Waitlisted, 150_000),
        (Outcome::Rejected, 0),
    ];
    assert_eq!(outcomes(&allocation), wanted);
    assert_eq!((allocation.given, allocation.left, allocation.line), (Yen(600_000), Some(Yen::ZERO), Some(2)));
    // One week to take it or to pass it on.
    let draft = prepare(&ranked[2], &allocation.lines[2], "").draft;
    assert_eq!((draft.get("outcome"), draft.get("amount"), draft.get("reply_days")), ("waitlisted", "150000", "7"));
}

#[test]
fn miyako_gives_grades_in_words() {
    let ten: Vec<String> = (1..=10).map(|nth| format!("問{nth}")).collect();
    let names: Vec<&str> = ten.iter().map(String::as_str).collect();
    let grades = json!({ "grades": [
        { "points": 5, "label": { "ja": "高く評価できる" } }, { "points": 1, "label": { "ja": "ほとんどできない" } },
    ]});
    let miyako = rubric(&names, 1, 5, grades);
    assert_eq!(miyako.full(Part::Papers), 50);
    assert_eq!(miyako.grade(5).map(|grade| grade.label.ja.as_str()), Some("高く評価できる"));
    assert_eq!(miyako.flaws(), []);
}

#[test]
fn higashimatsushima_divides_by_those_who_took_part_and_rounds() {
    let city = rubric(&["評価"], 0, 20, json!({ "aggregate": "mean_present", "places": 0, "pass": 15 }));
    // 14.5 is rounded to 15 and passes; 14.33 is not.
    let passes = entrant(
        1,
        100_000,
        vec![
            sheet(&city, Part::Papers, 1, &[14]),
            sheet(&city, Part::Papers, 2, &[15]),
            absent(3),
            recused(sheet(&city, Part::Papers, 4, &[0])),
        ],
    );
    let fails = entrant(
        2,
        100_000,
        vec![
            sheet(&city, Part::Papers, 1, &[14]),
            sheet(&city, Part::Papers, 2, &[14]),
            sheet(&city, Part::Papers, 3, &[15]),
        ],
    );
    // The amount may be below the request, and never above it.
    let less = Entrant { recommended: Some(Yen(70_000)), ..flat(&city, 3, 90_000, &[20, 20]) };
    let more = Entrant { recommended: Some(Yen(99_000)), ..flat(&city, 4, 90_000, &[19, 19]) };
    let ranked = rank(&city, &[passes, fails, less, more]);
    assert_eq!(order(&ranked), [case(3), case(4), case(1), case(2)]);
    assert_eq!(ranked[2].score, Score::whole(15));
    assert_eq!(ranked[2].tallies[0].1.seats, 3, "who has an interest has no seat");
    assert_eq!(ranked[3].verdict, Verdict::UnderLine);
    let allocation = allocate(&ranked, None, &BTreeMap::new());
    let amounts = outcomes(&allocation);
    assert_eq!(amounts[..2], [(Outcome::Selected, 70_000), (Outcome::Selected, 90_000)]);
    assert_eq!(amounts[3], (Outcome::Rejected, 0));
    assert_eq!(allocation.left, None);
}

#[test]
fn yakage_rejects_under_fifteen_in_principle_and_needs_a_majority() {
    let yakage = rubric(&["評価"], 0, 25, json!({ "pass": 15 }));
    let ranked = rank(&yakage, &[flat(&yakage, 1, 50_000, &[14, 15]), flat(&yakage, 2, 50_000, &[15, 15])]);
    assert_eq!(order(&ranked), [case(2), case(1)]);
    let usual = allocate(&ranked, Some(Yen(100_000)), &BTreeMap::new());
    assert_eq!(usual.lines[1].share, Share::Kept(Verdict::UnderLine));
    // In principle: the panel may decide otherwise, with its reason in writing.
    let over = Override { outcome: Outcome::Selected, amount: Yen(40_000), reason: "地域の要望が強い".into() };
    let otherwise = allocate(&ranked, Some(Yen(100_000)), &BTreeMap::from([(case(1), over)]));
    assert_eq!(outcomes(&otherwise), [(Outcome::Selected, 50_000), (Outcome::Selected, 40_000)]);
    assert_eq!(prepare(&ranked[1], &otherwise.lines[1], "").draft.get("reason"), "地域の要望が強い");
    assert!(has_quorum(7, 4) && !has_quorum(7, 3) && !has_quorum(6, 3) && has_quorum(6, 4));
}

#[test]
fn kurashiki_averages_each_criterion_and_heeds_a_majority_against() {
    let own = json!({ "each": true, "places": 1, "ties": [{ "criterion": "優先性" }] });
    let mut city = rubric(&["公益性", "優先性"], 1, 5, own);
    city.criteria[0].veto = Some(2);
    // 公益性 (3+4+4)/3 = 3.67 → 3.7, 優先性 (5+5+4)/3 = 4.67 → 4.7; one rounding of the total would give 8.3.
    let points = [[3, 5], [4, 5], [4, 4]];
    let casts: Vec<Cast> =
        (1_u128..).zip(points).map(|(nth, points)| sheet(&city, Part::Papers, nth, &points)).collect();
    assert_eq!(tally(&city, Part::Papers, &casts).score.to_string(), "8.40");
    // Two of three give 公益性 2 or less: rejected, though the total is high.
    let against = entrant(
        1,
        10_000,
        vec![
            sheet(&city, Part::Papers, 1, &[2, 5]),
            sheet(&city, Part::Papers, 2, &[1, 5]),
            sheet(&city, Part::Papers, 3, &[5, 5]),
        ],
    );
    // Half are no majority.
    let half = entrant(2, 10_000, vec![sheet(&city, Part::Papers, 1, &[2, 5]), sheet(&city, Part::Papers, 2, &[3, 5])]);
    let equal =
        entrant(3, 10_000, vec![sheet(&city, Part::Papers, 1, &[3, 4]), sheet(&city, Part::Papers, 2, &[4, 4])]);
    let ranked = rank(&city, &[against, equal, half]);
    assert_eq!(order(&ranked), [case(2), case(3), case(1)], "ties by 優先性");
    assert_eq!((ranked[0].score, ranked[1].score), (ranked[1].score, ranked[0].score));
    assert_eq!(ranked[2].verdict, Verdict::Vetoed("公益性".into()));
}

#[test]
fn tottori_counts_public_benefit_twice() {
    let mut city = rubric(&["公益性", "実現性"], 1, 5, json!({}));
    city.criteria[0].weight = 2;
    assert_eq!(city.full(Part::Papers), 15);
    let public = flat(&city, 1, 10_000, &[0]);
    let casts = |points: [i64; 2]| vec![(Part::Papers, vec![sheet(&city, Part::Papers, 1, &points)])];
    let public = Entrant { casts: casts([5, 3]), ..public };
    let real = Entrant { casts: casts([3, 5]), ..entrant(2, 10_000, vec![]) };
    let ranked = rank(&city, &[real, public]);
    assert_eq!((ranked[0].case, ranked[0].score), (case(1), Score::whole(13)));
    assert_eq!(ranked[1].score, Score::whole(11));
    assert_eq!(ranked[0].mean("公益性"), Score::whole(5), "the public reads averages without weights");
}

#[test]
fn yamanakako_hears_only_those_whose_papers_pass() {
    let mut city = rubric(&["的確性", "意欲・熱意"], 0, 10, json!({ "papers_pass": 6, "pass": 12 }));
    city.criteria[0].judged = domain::review::Judged::Both;
    city.criteria[1].judged = domain::review::Judged::Talk;
    assert_eq!(city.parts(), [Part::Papers, Part::Talk]);
    let spoken = |nth: u128, papers: i64, talk: Option<[i64; 2]>| {
        let mut casts = vec![(Part::Papers, vec![sheet(&city, Part::Papers, 1, &[papers])])];
        casts.extend(talk.map(|talk| (Part::Talk, vec![sheet(&city, Part::Talk, 1, &talk)])));
        Entrant { casts, ..entrant(nth, 10_000, vec![]) }
    };
    let entrants =
        [spoken(1, 5, Some([10, 10])), spoken(2, 6, Some([6, 7])), spoken(3, 10, Some([2, 9])), spoken(4, 9, None)];
    let ranked = rank(&city, &entrants);
    assert_eq!((ranked[0].case, ranked[0].score), (case(2), Score::whole(13)), "papers do not add up here");
    let verdict = |nth| ranked.iter().find(|one| one.case == case(nth)).map(|one| one.verdict.clone());
    assert_eq!(verdict(1), Some(Verdict::UnderLine), "who did not pass the papers is not heard");
    assert_eq!(verdict(3), Some(Verdict::UnderLine));
    assert_eq!(verdict(4), Some(Verdict::NotJudged), "the talk is still to come");
    let adds = Rubric { adds_up: true, ..city.clone() };
    assert_eq!(rank(&adds, &entrants)[0].score, Score::whole(21));
}

#[test]
fn hirosaki_takes_fifteen_members_and_a_median_bears_one_that_goes_astray() {
    let city = rubric(&["評価"], 0, 10, json!({ "aggregate": "median" }));
    let mut points = vec![7; 14];
    points.push(0);
    let ranked = rank(&city, &[flat(&city, 1, 50_000, &points), flat(&city, 2, 50_000, &[6, 7])]);
    assert_eq!(ranked[0].score, Score::whole(7));
    assert_eq!(ranked[1].score.to_string(), "6.50");
    let mean = Rubric { aggregate: domain::review::Aggregate::Mean, ..city.clone() };
    let half = vec![sheet(&city, Part::Papers, 1, &[10]), absent(2)];
    assert_eq!(tally(&mean, Part::Papers, &half).score, Score::whole(5), "an absent member counts in the mean of all");
}

#[test]
fn equal_to_the_last_rule_is_said_and_falls_to_the_receipt_number() {
    let city = rubric(&["評価"], 0, 10, json!({}));
    let ranked = rank(&city, &[flat(&city, 2, 10, &[5]), flat(&city, 1, 10, &[5]), flat(&city, 3, 10, &[4])]);
    assert_eq!(order(&ranked), [case(1), case(2), case(3)]);
    assert_eq!(ranked.iter().map(|one| one.tied).collect::<Vec<_>>(), [true, true, false]);
}

#[test]
fn a_sheet_is_read_as_people_type_it() {
    let city = rubric(&["公益性", "実現性"], 1, 5, json!({}));
    let typed = |pairs: &[(&str, &str)]| -> Answers {
        pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
    };
    let half = typed(&[("公益性", "４"), ("実現性", " ")]);
    assert_eq!(read_marks(&city, Part::Papers, &half, false).expect("a beginning").get("公益性"), Some(4));
    let problems = read_marks(&city, Part::Papers, &half, true).expect_err("not whole");
    assert_eq!(problems.of("実現性"), Some(&Problem::Missing));
    let wrong =
        read_marks(&city, Part::Papers, &typed(&[("公益性", "6"), ("実現性", "よい")]), false).expect_err("wrong");
    assert_eq!(wrong.of("公益性"), Some(&Problem::OutOfRange { min: 1, max: 5 }));
    assert_eq!(wrong.of("実現性"), Some(&Problem::NotANumber));
}

#[test]
fn interests_are_found_in_memberships_and_names() {
    let reviewers = [(person(1), "阿比留　太郎".to_owned()), (person(2), "小島 花".to_owned())];
    let known = [
        Known { case: case(1), members: vec![person(2)], names: vec!["阿比留太郎".into()] },
        Known { case: case(2), members: vec![], names: vec!["阿比留 次郎".into(), String::new()] },
    ];
    let found: Vec<_> =
        match_names(&reviewers, &known).into_iter().map(|one| (one.case, one.reviewer, one.conflict)).collect();
    assert_eq!(found, [(case(1), person(1), Conflict::Name), (case(1), person(2), Conflict::Member)]);
    assert!(Conflict::Name.may_be_lifted() && !Conflict::Member.may_be_lifted() && !Conflict::Declared.may_be_lifted());
}

#[test]
fn the_hall_keeps_time() {
    use domain::review::{Act, Agenda, Hall};
    let starts_at = chrono::DateTime::from_timestamp(1_800_000_000, 0).expect("a time");
    let agenda = Agenda { starts_at, place: String::new(), talk: 7, questions: 5, scoring: 3 };
    let at = |minutes: i64| starts_at + chrono::TimeDelta::minutes(minutes);
    let now = |case, act, until| Hall::Now { case, act, until: at(until) };
    let cases = [
        (-1, Hall::Before),
        (0, now(0, Act::Talk, 7)),
        (7, now(0, Act::Questions, 12)),
        (14, now(0, Act::Scoring, 15)),
        (15, now(1, Act::Talk, 22)),
        (29, now(1, Act::Scoring, 30)),
        (30, Hall::After),
    ];
    for (minute, expected) in cases {
        assert_eq!(agenda.hall(2, at(minute)), expected, "minute {minute}");
    }
    assert_eq!(agenda.begins(18) - agenda.starts_at, chrono::TimeDelta::minutes(270), "18 projects in an afternoon");
}

#[test]
fn a_rubric_names_its_flaws() {
    assert_eq!(Rubric::default().flaws(), [Flaw::NoCriteria]);
    let mut poor = rubric(&["公益性"], 3, 3, json!({ "pass": 4 }));
    assert_eq!(poor.flaws(), [Flaw::Range("公益性".into()), Flaw::PassTooHigh]);
    poor.aggregate = domain::review::Aggregate::Sum;
    assert_eq!(poor.flaws(), [Flaw::Range("公益性".into())], "a sum grows with the panel");
}

fn typed(pairs: &[(&str, &str)]) -> Answers {
    pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
}

/// A call in preparation, without a rubric.
fn call() -> Call {
    let rules = json!({
        "grant": { "rate": "1/1", "base": "cost", "cap": null, "unit": 1000 }, "round_budget": 1_000_000, "eligible": [],
        "papers": [], "pledges": [], "checklist": [], "document_mark": "対協", "apply_after_selection": false,
    });
    let at = chrono::DateTime::from_timestamp(1_800_000_000, 0).expect("a time");
    Call {
        id: domain::people::CallId(Uuid::nil()),
        programme: domain::people::ProgrammeId(Uuid::nil()),
        kind: domain::calls::CallKind::Grant,
        slug: "a".into(),
        code: "A".into(),
        title: domain::texts::Words::ja("募集"),
        department: OrganisationId(Uuid::nil()),
        dates: domain::calls::Dates {
            published_at: None,
            opens_at: at,
            closes_at: at,
            results_published_at: None,
            cancelled_at: None,
        },
        notice: domain::calls::Notice::default(),
        form: domain::forms::Form::default(),
        rules: serde_json::from_value(rules).expect("rules"),
    }
}

#[test]
fn the_rubric_is_edited_as_a_page_and_frozen_when_the_call_opens() {
    use domain::calls::EditPage;
    let mut call = call();
    let before = call.dates.opens_at - chrono::TimeDelta::days(1);
    let panel = Uuid::from_u128(7).to_string();
    let page = typed(&[
        ("judged", "yes"),
        ("criterion.0.label", "公益性"),
        ("criterion.0.weight", "2"),
        ("criterion.0.min", "1"),
        ("criterion.0.max", "５"),
        ("criterion.0.veto", "2"),
        ("criterion.1.label", "実現性"),
        ("criterion.1.min", "1"),
        ("criterion.1.max", "5"),
        ("aggregate", "mean_present"),
        ("each", "yes"),
        ("places", "1"),
        ("pass", "9"),
        ("tie-0", "lower-request"),
        ("tie-1", "criterion:criterion9"),
        ("panel-all", &panel),
        ("budget-all", "60万円"),
    ]);
    call.edit(EditPage::Review, &page, before).expect("a rubric");
    let review = call.rules.terms.review.clone().expect("it is judged here");
    assert_eq!(
        review.rubric.criteria.iter().map(|one| (one.key.as_str(), one.weight)).collect::<Vec<_>>(),
        [("criterion1", 2), ("criterion2", 1)]
    );
    assert_eq!(review.rubric.ties.len(), 1, "a rule about a criterion that is gone is dropped");
    assert_eq!(call.budget_of(""), Some(Yen(600_000)));
    assert_eq!(call.review_flaws(), []);
    // What the page shows is what it reads.
    let mut again = call.clone();
    again.edit(EditPage::Review, &call.typed(EditPage::Review), before).expect("the same");
    assert_eq!(again, call);
    let problems = call.edit(EditPage::Review, &typed(&[("judged", "yes"), ("criterion.0.label", "x")]), before);
    let problems = problems.expect_err("points are missing");
    assert_eq!(problems.of("criterion.0.min"), Some(&Problem::Missing));
    call.dates.published_at = Some(before);
    call.dates.closes_at = call.dates.opens_at + chrono::TimeDelta::days(30);
    assert!(call.is_editable(EditPage::Review, before) && !call.is_editable(EditPage::Review, call.dates.opens_at));
    call.edit(EditPage::Review, &typed(&[]), before).expect("not judged here");
    assert_eq!(call.rules.terms.review, None);
}

prop_compose! {
    fn a_case(rubric: Rubric)(nth in 1_u128..500, requested in 1_i64..500_000, less in proptest::option::of(1_i64..500_000),
        points in prop::collection::vec(prop::collection::vec(0_i64..=10, 3), 0..6), out in prop::collection::vec(any::<bool>(), 6),
        rubric in Just(rubric)) -> Entrant {
        let casts = (1_u128..).zip(points).zip(out).map(|((reviewer, points), recused)| Cast {
            recused, ..sheet(&rubric, Part::Papers, reviewer, &points)
        });
        Entrant { recommended: less.map(Yen), ..entrant(nth, requested, casts.collect()) }
    }
}

fn a_rubric() -> impl Strategy<Value = Rubric> {
    let aggregates = prop::sample::select(vec!["sum", "mean", "mean_present", "median"]);
    (aggregates, any::<bool>(), proptest::option::of(0_u8..3), proptest::option::of(1_i64..30), any::<bool>()).prop_map(
        |(aggregate, each, places, pass, veto)| {
            let own = json!({ "aggregate": aggregate, "each": each, "places": places, "pass": pass,
                "ties": ["lower_request", { "criterion": "公益性" }] });
            let mut rubric = rubric(&["公益性", "実現性", "発展性"], 0, 10, own);
            rubric.criteria[0].veto = veto.then_some(2);
            rubric.criteria[1].weight = 2;
            rubric
        },
    )
}

fn a_round() -> impl Strategy<Value = (Rubric, Vec<Entrant>)> {
    a_rubric().prop_flat_map(|rubric| {
        let cases = prop::collection::vec(a_case(rubric.clone()), 1..10).prop_map(|mut cases| {
            cases.sort_by_key(|one| one.case);
            cases.dedup_by_key(|one| one.case);
            cases
        });
        (Just(rubric), cases)
    })
}

proptest! {
    #[test]
    fn the_order_of_sheets_and_cases_does_not_matter((rubric, cases) in a_round(), seed in any::<u64>()) {
        let mut shuffled = cases.clone();
        let turn = |count: usize| usize::try_from(seed % 97).unwrap_or(0) % count.max(1);
        for one in &mut shuffled {
            for (_, casts) in &mut one.casts {
                let by = turn(casts.len());
                casts.rotate_left(by);
            }
        }
        let by = turn(shuffled.len());
        shuffled.rotate_left(by);
        shuffled.reverse();
        prop_assert_eq!(rank(&rubric, &cases), rank(&rubric, &shuffled));
    }

    #[test]
    fn a_recused_reviewers_sheet_never_counts((rubric, mut cases) in a_round(), points in prop::collection::vec(0_i64..=10, 3)) {
        let before = rank(&rubric, &cases);
        for one in &mut cases {
            for (_, casts) in &mut one.casts {
                casts.push(recused(sheet(&rubric, Part::Papers, 99, &points)));
            }
        }
        prop_assert_eq!(before, rank(&rubric, &cases));
    }

    #[test]
    fn no_budget_is_ever_overrun((rubric, cases) in a_round(), budget in 0_i64..1_000_000, aside in 0_i64..200_000) {
        let ranked = rank(&rubric, &cases);
        let over = Override { outcome: Outcome::Selected, amount: Yen(aside.min(budget)), reason: "理由".into() };
        for overrides in [BTreeMap::new(), BTreeMap::from([(cases[0].case, over)])] {
            let allocation = allocate(&ranked, Some(Yen(budget)), &overrides);
            prop_assert!(allocation.given.0 <= budget);
            prop_assert_eq!(allocation.lines.len(), ranked.len());
            for (one, line) in ranked.iter().zip(&allocation.lines) {
                let is_over = overrides.contains_key(&line.case);
                prop_assert!(is_over || line.amount <= one.amount);
                prop_assert!(is_over || (line.outcome == Outcome::Rejected) == (line.amount == Yen::ZERO));
                prop_assert!(is_over || one.verdict == Verdict::Ranked || line.outcome == Outcome::Rejected);
            }
            let offers = allocation.lines.iter().filter(|line| line.share == Share::Remainder).count();
            prop_assert!(offers <= 1);
            if offers == 1 && overrides.is_empty() {
                prop_assert_eq!(allocation.given.0, budget, "an offer is all that is left");
            }
        }
    }

    #[test]
    fn a_better_sheet_never_lowers_a_rank((rubric, mut cases) in a_round(), which in 0_usize..10) {
        let which = which % cases.len();
        let target = cases[which].case;
        let place = |ranked: &[Ranked]| ranked.iter().find(|one| one.case == target).map(|one| (one.rank, one.score));
        let (rank_before, score_before) = place(&rank(&rubric, &cases)).expect("a place");
        for (_, casts) in &mut cases[which].casts {
            for cast in casts.iter_mut() {
                let better = cast.marks.take().map(|marks| {
                    rubric.criteria.iter().map(|one| (one.key.clone(), (marks.get(&one.key).unwrap_or(0) + 1).min(10))).collect()
                });
                cast.marks = better;
            }
        }
        let (rank_after, score_after) = place(&rank(&rubric, &cases)).expect("a place");
        prop_assert!(score_after >= score_before);
        prop_assert!(rank_after <= rank_before);
    }

    #[test]
    fn loads_are_even_and_nobody_gets_what_he_must_not(cases in 1_u128..30, reviewers in 1_u128..9, count in 1_usize..5, bad in prop::collection::btree_set((1_u128..30, 1_u128..9), 0..6)) {
        let all: Vec<SubmissionId> = (1..=cases).map(case).collect();
        let people: Vec<PersonId> = (1..=reviewers).map(person).collect();
        let free = assign(Assigning::Evenly(count), &all, &people, &BTreeSet::new());
        let loads: Vec<usize> = people.iter().map(|one| free.iter().filter(|(_, who)| who == one).count()).collect();
        let (least, most) = (loads.iter().min().copied().unwrap_or(0), loads.iter().max().copied().unwrap_or(0));
        prop_assert!(most - least <= 1);
        prop_assert_eq!(free.len(), all.len() * count.min(people.len()));
        let blocked: BTreeSet<_> = bad.into_iter().map(|(one, who)| (case(one), person(who))).collect();
        let careful = assign(Assigning::Evenly(count), &all, &people, &blocked);
        prop_assert!(careful.iter().all(|pair| !blocked.contains(pair)));
        prop_assert_eq!(assign(Assigning::All, &all, &people, &blocked).len(), all.len() * people.len());
    }
}

#[test]
fn a_round_changes_until_it_is_counted_and_is_spoken_of_until_decisions_are_drafted() {
    let at = chrono::DateTime::UNIX_EPOCH;
    let round = |tallied: bool, prepared: bool| Round {
        id: Uuid::nil(),
        call: CallId(Uuid::nil()),
        track: String::new(),
        panel: OrganisationId(Uuid::nil()),
        part: Part::Papers,
        due_on: at.date_naive(),
        opened_at: at,
        tallied_at: tallied.then_some(at),
        prepared_at: prepared.then_some(at),
    };
    let no = |blocked: Blocked| Err(Refusal::Review(blocked));
    let table = [
        (round(false, false), Ok(()), Ok(()), no(Blocked::NotTallied)),
        (round(true, false), no(Blocked::Tallied), Ok(()), Ok(())),
        (round(true, true), no(Blocked::Tallied), no(Blocked::Prepared), no(Blocked::Prepared)),
    ];
    let only = rubric(&["公益性"], 1, 5, json!({}));
    for (mut round, sheets, words, counted) in table {
        assert_eq!((round.takes_sheets(), round.takes_words(), round.is_counted()), (sheets.clone(), words, counted));
        assert_eq!(round.may_be_counted(&only), sheets);
        let last = sheets.and(Err(Refusal::NotFound));
        assert_eq!(round.go_on(&only), last, "there is no other part");
    }
}
