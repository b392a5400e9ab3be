//! The letter that tells a department what waits this morning（毎朝のまとめ）.

use super::letterhead::{Body, Letterhead};
use crate::state::State;
use crate::store::messages::{self, NewMessage};
use crate::store::{Stored, Write};
use app::links;
use chrono::{DateTime, NaiveDate, Utc};
use domain::calendar::short_date;
use domain::digest::Digest;
use domain::messages::Letter;
use domain::people::{MessageId, OrganisationId};
use domain::texts::{Lang, digest as words, letters};
use uuid::Uuid;

/// Tells a department, once a day.
///
/// # Errors
/// The store's.
pub async fn tell(
    tx: &mut Write,
    state: &State,
    department: OrganisationId,
    digest: &Digest,
    day: NaiveDate,
    now: DateTime<Utc>,
) -> Stored<()> {
    let head = Letterhead::find(tx, Some(department)).await?;
    let office = head.department.as_ref().and_then(|office| Some((office.name.clone(), office.email.clone()?)));
    let Some((name, address)) = office else { return Ok(()) };
    let (letter, lang) = (Letter::MorningDigest, Lang::Ja);
    let new = NewMessage {
        id: MessageId(Uuid::now_v7()),
        dedup_key: format!("{}:{department}:{day}", letter.code()),
        letter: letter.code(),
        lang,
        to_address: address,
        to_person: None,
        submission: None,
        subject: head.subject(&words::subject(lang, short_date(day))),
        body: write(&head, lang, &name, digest, &state.settings.absolute(&links::staff_desk())),
    };
    messages::add(tx, &new, now).await
}

fn write(head: &Letterhead, lang: Lang, name: &str, digest: &Digest, page: &str) -> String {
    let facts = [
        (words::overdue(lang), digest.overdue),
        (words::soon(lang), digest.soon),
        (words::arrived(lang), digest.arrived),
        (words::decisions(lang), digest.decisions),
        (words::questions(lang), digest.questions),
        (words::unreached(lang), digest.unreached),
        (words::postings(lang), digest.postings),
        (words::answers_late(lang), digest.answers_late),
        (words::answers_soon(lang), digest.answers_soon),
    ];
    let facts = facts.into_iter().filter(|(_, count)| *count > 0);
    let facts = facts.map(|(label, count)| (label, words::count(lang, count)));
    let mut body = Body::to(lang, letters::to_office(lang, name)).say(words::news(lang)).facts(facts);
    if !digest.nearest.is_empty() {
        let line = |(number, title, day): &(String, String, NaiveDate)| {
            words::near(lang, number, title, short_date(*day)).with_brackets()
        };
        let lines: Vec<String> = digest.nearest.iter().map(line).collect();
        body = body.quote(words::nearest(lang), &lines.join("\n"));
    }
    body.link(words::open(lang), page).say(words::how_to_stop(lang)).sign(head)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::people::{Organisation, OrganisationKind};

    #[test]
    fn what_a_department_reads_in_the_morning() {
        let department = Organisation {
            id: OrganisationId(Uuid::from_u128(3)),
            kind: OrganisationKind::Department,
            name: "市民協働課".into(),
            email: Some("kyodo@city.example.jp".into()),
            phone: Some("0920-53-6111".into()),
        };
        let head = Letterhead { city: "対馬市".into(), department: Some(department), ..Letterhead::default() };
        let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).expect("a day");
        let digest = Digest {
            arrived: 3,
            overdue: 1,
            soon: 2,
            decisions: 0,
            questions: 1,
            unreached: 1,
            postings: 2,
            answers_late: 1,
            answers_soon: 4,
            nearest: vec![
                ("R8-GK-0001".into(), "浜の清掃".into(), day(20)),
                ("R8-GK-0002".into(), "漢字《かな》の道".into(), day(27)),
            ],
        };
        for lang in Lang::ALL {
            let letter = write(&head, lang, "市民協働課", &digest, "https://tomoni.example.jp/staff");
            insta::assert_snapshot!(format!("digest_{}", lang.code()), letter);
        }
    }
}
