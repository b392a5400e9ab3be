//! Real schemes of cities, told as data（制度の実例）. Each test is named by its city.

use domain::calls::{Rules, Standing};
use domain::forms::Answers;
use domain::money::Yen;
use domain::people::OrganisationKind;
use serde_json::{Value, json};

/// The rules of a call with these of its own.
fn rules(grant: Value, own: Value) -> Rules {
    let mut whole = json!({
        "grant": grant, "round_budget": null, "eligible": [], "papers": [], "pledges": [], "checklist": [],
        "document_mark": "対協", "apply_after_selection": false,
    });
    let fields = own.as_object().cloned().unwrap_or_default();
    whole.as_object_mut().expect("an object").extend(fields);
    serde_json::from_value(whole).expect("rules")
}

fn used(times_used: u32) -> Standing {
    Standing { times_used, ..Standing::default() }
}

fn chose(key: &str, value: &str) -> Answers {
    [(key.to_owned(), value.to_owned())].into_iter().collect()
}

/// What a cost gives, with income of the project.
fn gives(rules: &Rules, standing: Standing, answers: &Answers, cost: i64, income: i64) -> Yen {
    rules.grant_for(&standing, answers).amount(Yen(cost), Yen(income), None).expect("an amount").amount
}

#[test]
fn stored_rules_of_before_keep_reading() {
    let rules = rules(json!({ "rate": "1/2", "base": "cost", "cap": null, "unit": 1000 }), json!({}));
    assert_eq!(rules.terms, domain::calls::Terms::default());
    assert_eq!(rules.terms.admitted(), OrganisationKind::APPLICANTS);
    let again: Rules = serde_json::from_value(serde_json::to_value(&rules).expect("json")).expect("rules");
    assert_eq!(again, rules);
}

#[test]
fn nagasaki_falls_with_every_time_on_a_net_base() {
    let jump = rules(
        json!({ "rate": "3/4", "base": "net", "cap": 500000, "unit": 1000 }),
        json!({ "max_times": 3, "variations": [
            { "name": { "ja": "2回目" }, "when": { "times_from": 1, "times_to": 1 }, "rate": "2/3" },
            { "name": { "ja": "3回目" }, "when": { "times_from": 2 }, "rate": "1/2" },
        ] }),
    );
    let none = Answers::default();
    let amounts = [0, 1, 2].map(|times| gives(&jump, used(times), &none, 700_000, 120_000));
    assert_eq!(amounts, [Yen(435_000), Yen(386_000), Yen(290_000)]);
    let start = rules(json!({ "rate": "4/5", "base": "net", "cap": 100000, "unit": 1000 }), json!({ "max_times": 1 }));
    assert_eq!(gives(&start, used(0), &none, 200_000, 0), Yen(100_000));
}

#[test]
fn hirosaki_caps_beginners_lower() {
    let one_percent = rules(
        json!({ "rate": "9/10", "base": "cost", "cap": 500000, "unit": 1000 }),
        json!({ "variations": [
            { "name": { "ja": "スタート部門" }, "when": { "answers": { "track": ["start"] } }, "cap": 50000 },
        ] }),
    );
    assert_eq!(gives(&one_percent, used(0), &chose("track", "start"), 400_000, 0), Yen(50_000));
    assert_eq!(gives(&one_percent, used(0), &chose("track", "usual"), 400_000, 0), Yen(360_000));
}

#[test]
fn kashiwazaki_has_two_steps() {
    let steps = rules(
        json!({ "rate": "80%", "base": "cost", "cap": 100000, "unit": 1000 }),
        json!({ "variations": [
            { "name": { "ja": "ステップアップ" }, "when": { "answers": { "track": ["up"] } }, "rate": "50%", "cap": 300000 },
        ] }),
    );
    assert_eq!(gives(&steps, used(0), &chose("track", "first"), 110_000, 0), Yen(88_000));
    assert_eq!(gives(&steps, used(0), &chose("track", "up"), 900_000, 0), Yen(300_000));
}

#[test]
fn yuki_pays_all_for_the_first_time_with_a_certificate() {
    let yuki = rules(
        json!({ "rate": "1/2", "base": "cost", "cap": 100000, "unit": 1000 }),
        json!({ "variations": [{
            "name": { "ja": "講座の修了証のある団体の1回目" },
            "when": { "times_to": 0, "answers": { "certificate": ["yes"] } }, "rate": "10/10",
        }] }),
    );
    assert_eq!(gives(&yuki, used(0), &chose("certificate", "yes"), 130_000, 0), Yen(100_000));
    assert_eq!(gives(&yuki, used(0), &chose("certificate", "yes"), 80_500, 0), Yen(80_000));
    assert_eq!(gives(&yuki, used(1), &chose("certificate", "yes"), 80_500, 0), Yen(40_000));
    assert_eq!(gives(&yuki, used(0), &chose("certificate", "no"), 80_500, 0), Yen(40_000));
}

#[test]
fn komoro_splits_its_budget_over_two_calls() {
    let grant = json!({ "rate": "10/10", "base": "cost", "cap": null, "unit": 1000 });
    let [first, second] = [600_000, 300_000].map(|yen| rules(grant.clone(), json!({ "round_budget": yen })));
    assert_eq!((first.round_budget, second.round_budget), (Some(Yen(600_000)), Some(Yen(300_000))));
}

#[test]
fn tsushima_research_differs_by_theme_and_by_group() {
    let research = rules(
        json!({ "rate": "2/3", "base": "cost", "cap": 150000, "unit": 1000 }),
        json!({ "variations": [
            { "name": { "ja": "市が定めたテーマ" }, "when": { "answers": { "theme": ["set"] } }, "rate": "4/5" },
            { "name": { "ja": "グループ" }, "when": { "kinds": ["citizen_group", "university"] }, "cap": 500000 },
        ] }),
    );
    let group = Standing { kind: Some(OrganisationKind::University), ..Standing::default() };
    assert_eq!(gives(&research, used(0), &chose("theme", "set"), 12_499, 0), Yen(9_000));
    assert_eq!(gives(&research, used(0), &chose("theme", "own"), 300_000, 0), Yen(150_000));
    assert_eq!(gives(&research, group, &chose("theme", "set"), 600_000, 0), Yen(480_000));
}

#[test]
fn hamamatsu_falls_on_repeats() {
    let hamamatsu = rules(
        json!({ "rate": "1/2", "base": "cost", "cap": 2000000, "unit": 1000 }),
        json!({ "variations": [
            { "name": { "ja": "2回目から" }, "when": { "times_from": 1 }, "rate": "1/3" },
        ] }),
    );
    let none = Answers::default();
    assert_eq!(gives(&hamamatsu, used(0), &none, 5_000_000, 0), Yen(2_000_000));
    assert_eq!(gives(&hamamatsu, used(4), &none, 3_000_000, 0), Yen(1_000_000));
}

#[test]
fn goto_shimada_and_sakaiminato_have_rules_beside_the_amount() {
    let rules = rules(
        json!({ "rate": "1/2", "base": "cost", "cap": null, "unit": 100 }),
        json!({ "applicants": ["npo", "citizen_group"], "consultation_required": true, "advance": "80%",
                "tolerance": "20%", "report_days": 30, "books_years": 5 }),
    );
    assert!(rules.terms.admits(OrganisationKind::Npo) && !rules.terms.admits(OrganisationKind::Company));
    assert!(rules.terms.consultation_required);
    assert_eq!(rules.terms.advance.map(|rate| (rate.num(), rate.den())), Some((80, 100)));
}
