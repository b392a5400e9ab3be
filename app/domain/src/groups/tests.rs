//! The rules of groups, as tables.

use super::*;
use crate::forms::{FormPage, Question, Section};
use crate::people::OrganisationId;
use uuid::Uuid;

fn typed(pairs: &[(&str, &str)]) -> Answers {
    pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
}

fn group(facts: &[(&str, &str)]) -> Group {
    let organisation = Organisation {
        id: OrganisationId(Uuid::from_u128(7)),
        kind: OrganisationKind::Npo,
        name: "NPO法人 𠮷﨑の森".into(),
        email: None,
        phone: None,
    };
    Group { facts: typed(facts), ..Group::named(organisation) }
}

#[test]
fn only_name_and_kind_must_be_there_and_the_rest_must_be_readable() {
    let good =
        [("name", " NPO法人 𠮷﨑の森 "), ("kind", "npo"), ("members", "２４人"), ("postcode", "８１７ー００２２")];
    let checked = GroupForm::read(&typed(&good)).check().expect("a good form");
    assert_eq!(checked.name, "NPO法人 𠮷﨑の森");
    assert_eq!(checked.facts.get("postcode"), "８１７ー００２２", "kept as typed");
    let cases = [
        (vec![], vec!["name", "kind"]),
        (vec![("name", "会"), ("kind", "city")], vec!["kind"]),
        (
            vec![("name", "会"), ("kind", "npo"), ("members", "多い"), ("contact_email", "x")],
            vec!["members", "contact_email"],
        ),
        (vec![("name", "会"), ("kind", "npo"), ("members", "5"), ("members_in_city", "6")], vec!["members_in_city"]),
        (vec![("name", "会"), ("kind", "npo"), ("district", "曲")], vec!["district"]),
    ];
    for (fields, expected) in cases {
        let problems = GroupForm::read(&typed(&fields)).check().expect_err("a bad form");
        let found: Vec<_> = problems.iter().map(|(field, _)| field).collect();
        assert_eq!(found, expected, "{fields:?}");
    }
}

#[test]
fn who_is_shown_says_what_for_and_who_seeks_says_whom() {
    let form = |pairs: &[(&str, &str)]| ProfileForm::read(&typed(pairs));
    let silent = group(&[]);
    let known = group(&[("purpose", "森を守る。")]);
    assert_eq!(form(&[]).check(&silent), Ok(Profile::default()), "hidden without a word");
    let shown = form(&[("published", "yes"), ("field", "nature")]);
    assert_eq!(shown.check(&silent), Err(Problems::one("published", Problem::NoPurpose)));
    assert!(shown.check(&known).is_ok_and(|profile| profile.published));
    let no_field = form(&[("published", "yes")]);
    assert_eq!(no_field.check(&known), Err(Problems::one("field", Problem::Missing)));
    let silent_search = form(&[("recruiting", "yes")]);
    assert_eq!(silent_search.check(&known), Err(Problems::one("wanted", Problem::Missing)));
}

#[test]
fn what_is_searched_holds_nothing_personal() {
    let personal: Vec<_> = Fact::ALL.into_iter().filter(|fact| fact.is_personal()).collect();
    let facts: Vec<_> = Fact::ALL.map(|fact| (fact.code(), fact.code())).into();
    let words = group(&facts).searchable("厳原町 曲");
    assert!(words.contains(&"厳原町 曲".to_owned()) && words.contains(&"purpose".to_owned()));
    assert!(personal.iter().all(|fact| !words.contains(&fact.code().to_owned())), "{words:?}");
    assert!(!words.contains(&"address".to_owned()), "an address may be somebody's home");
}

#[test]
fn facts_answer_questions_and_answers_become_facts() {
    let question = |key: &str, fact| Question {
        key: key.into(),
        label: Words::ja(key),
        help: Words::default(),
        kind: Kind::Line { max: 10 },
        required: true,
        personal: false,
        when: None,
        from_group: fact,
    };
    let questions = vec![question("q1", Some(Fact::Members)), question("q2", None)];
    let page = FormPage { key: "p".into(), title: Words::ja("p"), help: Words::default(), questions };
    let section = Section { key: "s".into(), title: Words::ja("s"), pages: vec![page] };
    let form = Form { version: 1, sections: vec![section] };
    let answers = answers_from(&form, &typed(&[("members", "24"), ("q2", "x")]));
    assert_eq!(answers, typed(&[("q1", "24")]));
    let told = typed(&[("q1", "30"), ("q2", "y")]);
    assert_eq!(facts_from(&form, &told, &typed(&[])), typed(&[("members", "30")]));
    assert_eq!(facts_from(&form, &told, &typed(&[("members", "24")])), typed(&[("members", "24")]));
    assert_eq!(facts_from(&form, &typed(&[("q1", "多い")]), &typed(&[])), typed(&[]), "unreadable is not known");
}
