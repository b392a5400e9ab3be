//! Letters to applicants without an account（紙の申請者への通知）: printed and posted, or by mail to the address on
//! their paper.

use super::case_letter::{Matter, write_apart};
use super::letterhead::{Body, Letterhead};
use crate::store::messages::{self, NewMessage};
use crate::store::postings::{self, NewPosting};
use crate::store::{Stored, Tx, Write, history, official_letters, people};
use chrono::{DateTime, Utc};
use domain::calendar::date_in_japan;
use domain::intake::{Contact, Intake, Telling};
use domain::messages::Letter;
use domain::official::{LetterKind, Sheet, office_date};
use domain::people::{MessageId, SubmissionId};
use domain::postings::About;
use domain::submissions::Submission;
use domain::texts::{Lang, Text, letters as words, official as said};
use uuid::Uuid;

/// A letter that is to be told, whichever way.
pub(super) struct Told {
    /// Kind.
    pub(super) letter: Letter,
    /// Subject, without the city in front.
    pub(super) subject: Text,
    /// Text, without a sign-off.
    pub(super) body: Body,
    /// The official letter that goes into the same envelope.
    pub(super) official: Option<Uuid>,
}

/// Tells the applicant of a case on paper. The same step tells once.
///
/// # Errors
/// The store's.
pub(super) async fn tell(
    tx: &mut Write,
    matter: &Matter,
    letter: Letter,
    intake: &Intake,
    occasion: i64,
) -> Stored<()> {
    let case = &matter.case;
    let reason = reason(tx, letter, case.id).await?;
    let Some((subject, body)) = write_apart(matter, letter, &intake.contact.name, reason.as_deref()) else {
        return Ok(());
    };
    let official = official(tx, matter, letter).await?;
    let key = format!("{}:{}:{occasion}", letter.code(), case.id);
    send(tx, &matter.head, case, intake, Told { letter, subject, body, official }, key, matter.now).await
}

/// Why the city made its move, where others would read that on their page.
async fn reason(tx: &mut Tx, letter: Letter, case: SubmissionId) -> Stored<Option<String>> {
    if !letter.brings_its_reason_by_post() {
        return Ok(None);
    }
    Ok(history::last_move(tx, case.0).await?.map(|entry| entry.reason))
}

/// The official letter that was made in the same step.
async fn official(tx: &mut Tx, matter: &Matter, letter: Letter) -> Stored<Option<Uuid>> {
    let grant_follows = !matter.call.rules.apply_after_selection;
    let Some(kind) = LetterKind::of(letter, grant_follows) else { return Ok(None) };
    let all = official_letters::of_case(tx, matter.case.id).await?;
    let made = all.into_iter().rfind(|one| one.kind == kind && one.made_at == matter.now);
    Ok(made.map(|one| one.id))
}

/// Puts a letter where the applicant's way of being told wants it.
///
/// # Errors
/// The store's.
pub(super) async fn send(
    tx: &mut Write,
    head: &Letterhead,
    case: &Submission,
    intake: &Intake,
    told: Told,
    dedup_key: String,
    now: DateTime<Utc>,
) -> Stored<()> {
    let Told { letter, subject, body, official } = told;
    if intake.contact.telling == Telling::Mail {
        let new = NewMessage {
            id: MessageId(Uuid::now_v7()),
            dedup_key,
            letter: letter.code(),
            lang: Lang::Ja,
            to_address: intake.contact.email.clone(),
            to_person: None,
            submission: Some(case.id),
            subject: head.subject(&subject),
            body: body.sign(head),
        };
        return messages::add(tx, &new, now).await;
    }
    let group = people::organisation(tx, case.group).await?.map(|group| group.name).unwrap_or_default();
    let new = NewPosting {
        id: Uuid::now_v7(),
        dedup_key,
        about: About::Case(case.id),
        department: case.department,
        letter: letter.code().to_owned(),
        sheet: sheet(head, intake.contact.envelope(&group), subject.bare(), body.lines(), now),
        official,
    };
    postings::add(tx, &new, now).await.map(drop)
}

/// A letter that did not arrive by mail, on paper: its text as it was, without the sign-off that speaks of mail.
pub fn in_place_of_mail(
    head: &Letterhead,
    to: &Contact,
    group: &str,
    subject: &str,
    body: &str,
    now: DateTime<Utc>,
) -> Sheet {
    let own = format!("【{}】", head.city);
    let text = body.split("\n――――").next().unwrap_or_default();
    let said = text.lines().skip(1).skip_while(|line| line.trim().is_empty());
    let mut lines: Vec<String> =
        said.map(|line| if line.trim().is_empty() { "　".to_owned() } else { line.to_owned() }).collect();
    while lines.last().is_some_and(|line| line.trim().is_empty()) {
        lines.pop();
    }
    sheet(head, to.envelope(group), subject.trim_start_matches(&own).to_owned(), lines, now)
}

/// A letter in the form of the office.
pub(super) fn sheet(
    head: &Letterhead,
    addressee: Vec<String>,
    subject: String,
    body: Vec<String>,
    now: DateTime<Utc>,
) -> Sheet {
    let department = head.department.as_ref();
    let name = department.map(|department| department.name.as_str()).unwrap_or_default();
    let sender = format!("{} {name}", head.city).trim().to_owned();
    let mut contact = vec![said::contact(Lang::Ja).bare(), sender.clone()];
    if let Some(number) = department.and_then(|department| department.phone.as_ref()) {
        contact.push(words::phone(Lang::Ja, number).bare());
    }
    if let Some(address) = department.and_then(|department| department.email.as_ref()) {
        contact.push(words::mail(Lang::Ja, address).bare());
    }
    Sheet {
        form: String::new(),
        number: String::new(),
        date: office_date(date_in_japan(now)),
        addressee,
        sender,
        seal: String::new(),
        subject,
        body,
        items: Vec::new(),
        contact,
    }
}
