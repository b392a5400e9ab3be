//! Everything that is held of a person, gathered to be taken along（自分のデータの持ち出し）.

use super::archive_award::property_data;
use super::official_letters::to_take_along;
use crate::archives::Archive;
use crate::paper::Press;
use crate::state::State;
use crate::store::{
    Failure, Stored, Tx, groups, members, messages, official_letters, opinion_lists, opinions, passkeys, property,
    proposals, sessions, submissions,
};
use crate::tables::{Cell, csv};
use app::pages::awards::property::described;
use app::pages::my_data::{Part, document};
use chrono::{DateTime, SecondsFormat, Utc};
use domain::budget::RawLine;
use domain::calendar::{date_and_time, date_in_japan};
use domain::groups::{Fact, Group};
use domain::opinions::Validity;
use domain::people::{Person, Viewer};
use domain::problems::Refusal;
use domain::texts::{
    Lang, Text, accounts, groups as group_words, opinions as opinion_words, people as people_words,
    property as register, proposals as words, settings, staff, submissions as stages,
};
use serde_json::{Value, json};

/// The rows before the answers of an application: group, number, stage.
const ABOUT: usize = 3;

fn instant(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// Gathers everything that the viewer typed, received or may read of the own groups.
///
/// # Errors
/// The store's, or nobody is signed in.
pub async fn gather(state: &State, viewer: &Viewer, now: DateTime<Utc>) -> Result<Archive, Failure> {
    let person = viewer.who().ok_or(Refusal::SignInFirst)?;
    let lang = person.lang;
    let mut tx = state.db.read().await?;
    let mut gathered = Gathered::new(lang);
    let account = account(&mut tx, &mut gathered, person, now).await?;
    let groups = own_groups(&mut tx, &mut gathered, viewer, now).await?;
    let applications = applications(&mut tx, &mut gathered, viewer, &state.press).await?;
    let opinions = own_opinions(&mut tx, &mut gathered, viewer).await?;
    let letters = letters(&mut tx, &mut gathered, person).await?;
    let json = json!({
        "account": account,
        "groups": groups,
        "applications": applications,
        "opinions": opinions,
        "letters": letters,
        "made_at": instant(now),
    });
    let Gathered { parts, files, made, applications, letters, .. } = gathered;
    // Two readings of the same, for people and for programs, and tables for spreadsheets.
    let texts = [
        ("index.html", document(lang, parts)),
        ("data.json", serde_json::to_string_pretty(&json).unwrap_or_default()),
        ("applications.csv", csv(&applications)),
        ("letters.csv", csv(&letters)),
    ];
    Ok(Archive { texts: texts.map(|(path, text)| (path.to_owned(), text)).into(), made, files })
}

struct Gathered {
    lang: Lang,
    parts: Vec<Part>,
    files: Vec<(String, String)>,
    made: Vec<(String, Vec<u8>)>,
    applications: Vec<Vec<Cell>>,
    letters: Vec<Vec<Cell>>,
}

/// The first line of a table.
fn heads(heads: &[Text]) -> Vec<Cell> {
    heads.iter().map(|head| Cell::text(head.bare())).collect()
}

impl Gathered {
    fn new(lang: Lang) -> Gathered {
        let applications = [
            words::number(lang),
            staff::call(lang),
            words::group(lang),
            settings::data_name(lang),
            staff::stage(lang),
            settings::data_submitted(lang),
            settings::data_question(lang),
            settings::data_answer(lang),
        ];
        let letters =
            [settings::data_sent(lang), accounts::email(lang), settings::data_subject(lang), settings::data_text(lang)];
        Gathered {
            lang,
            parts: Vec::new(),
            files: Vec::new(),
            made: Vec::new(),
            applications: vec![heads(&applications)],
            letters: vec![heads(&letters)],
        }
    }

    fn part(&mut self, title: &Text, rows: Vec<(Text, String)>) {
        self.parts.push(Part { title: title.bare(), rows, files: Vec::new() });
    }

    /// A file under a path of its own; two of the same name stay two.
    fn file(&mut self, folder: &str, name: &str, sha256: &str) -> (String, String) {
        let path = format!("files/{folder}/{:03}-{name}", self.files.len() + 1);
        self.files.push((path.clone(), sha256.to_owned()));
        (path, name.to_owned())
    }
}

/// The opinions that the person sent, and those of the person's groups, with what was told about the sender.
async fn own_opinions(tx: &mut Tx, gathered: &mut Gathered, viewer: &Viewer) -> Stored<Vec<Value>> {
    let lang = gathered.lang;
    let Some(person) = viewer.id() else { return Ok(Vec::new()) };
    let mut all = Vec::new();
    for own in opinion_lists::own(tx, person, &viewer.groups()).await? {
        let Some(opinion) = opinions::find_by_number(tx, &own.number).await? else { continue };
        let author = opinions::author(tx, opinion.id).await?.unwrap_or_default();
        let mut rows = vec![(opinion_words::consultation(lang), own.title.text(lang).bare())];
        for part in &opinion.parts {
            rows.push((opinion_words::body(lang), part.body.clone()));
            rows.push((opinion_words::reason(lang), part.reason.clone()));
        }
        rows.extend([
            (opinion_words::name(lang), author.name.clone()),
            (opinion_words::organisation(lang), author.organisation.clone()),
            (opinion_words::address(lang), author.address.clone()),
            (opinion_words::email(lang), author.email.clone()),
            (opinion_words::phone(lang), author.phone.clone()),
        ]);
        rows.retain(|(_, value)| !value.is_empty());
        gathered.part(&Text::typed(&own.number), rows);
        all.push(json!({
            "number": own.number,
            "consultation": own.slug,
            "received_at": instant(own.received_at),
            "withdrawn": opinion.validity == Validity::Withdrawn,
            "version": opinion.version,
            "parts": opinion.parts,
            "name": author.name,
            "organisation": author.organisation,
            "postcode": author.postcode,
            "address": author.address,
            "email": author.email,
            "phone": author.phone,
        }));
    }
    Ok(all)
}

async fn account(tx: &mut Tx, gathered: &mut Gathered, person: &Person, now: DateTime<Utc>) -> Stored<Value> {
    let lang = gathered.lang;
    let rows = vec![(accounts::name(lang), person.name.clone()), (accounts::email(lang), person.email.clone())];
    gathered.part(&domain::texts::settings::title(lang), rows);
    let devices: Vec<Value> = sessions::of_person(tx, person.id, now)
        .await?
        .into_iter()
        .map(|kept| {
            // What else a session keeps is sealed and for this service alone.
            let text = |key: &str| kept.data.get("data").unwrap_or(&kept.data).get(key).cloned();
            json!({ "begun_at": instant(kept.created_at), "device": text("device"), "seen": text("seen") })
        })
        .collect();
    let keys = passkeys::of_person(tx, person.id).await?.into_iter().map(
        |key| json!({ "name": key.name, "added_at": instant(key.created_at), "used_at": key.used_at.map(instant) }),
    );
    let keys: Vec<Value> = keys.collect();
    Ok(json!({
        "name": person.name,
        "email": person.email,
        "language": person.lang.code(),
        "confirmed_at": person.confirmed_at.map(instant),
        "sessions": devices,
        "passkeys": keys,
    }))
}

async fn own_groups(tx: &mut Tx, gathered: &mut Gathered, viewer: &Viewer, now: DateTime<Utc>) -> Stored<Vec<Value>> {
    let lang = gathered.lang;
    let today = date_in_japan(now);
    let mut all = Vec::new();
    for id in viewer.groups() {
        let Some(Group { organisation, facts, profile, .. }) = groups::find(tx, id).await? else { continue };
        let members = members::of_group(tx, id, today).await?;
        let mine = members.iter().find(|member| Some(member.person) == viewer.id());
        let role = mine.map(|member| people_words::role(lang, member.role).bare()).unwrap_or_default();
        let mut rows = vec![
            (group_words::kind(lang), people_words::kind(lang, organisation.kind).bare()),
            (group_words::role(lang), role),
        ];
        rows.extend(Fact::ALL.map(|fact| (group_words::fact(lang, fact), facts.get(fact.code()).to_owned())));
        gathered.part(&Text::typed(&organisation.name), rows);
        all.push(json!({
            "name": organisation.name,
            "kind": organisation.kind.code(),
            "facts": facts,
            "published": profile.published,
            "my_role": mine.map(|member| member.role.code()),
            "my_term": mine.map(|member| json!({ "from": member.from, "until": member.until })),
        }));
    }
    Ok(all)
}

fn budget(lines: &[RawLine]) -> Vec<Value> {
    let row = |row: &RawLine| json!({ "text": row.text, "quantity": row.quantity, "unit": row.unit, "price": row.price, "amount": row.amount });
    lines.iter().map(row).collect()
}

async fn applications(
    tx: &mut Tx,
    gathered: &mut Gathered,
    viewer: &Viewer,
    press: &Press,
) -> Result<Vec<Value>, Failure> {
    let Some(person) = viewer.id() else { return Ok(Vec::new()) };
    let lang = gathered.lang;
    let mut all = Vec::new();
    for line in submissions::of_person(tx, person, &viewer.groups()).await? {
        let Some(whole) = proposals::find(tx, line.id).await? else { continue };
        let proposal = &whole.proposal;
        let mut rows: Vec<(Text, String)> = vec![
            (words::group(lang), line.group.clone()),
            (words::number(lang), line.number.clone().unwrap_or_default()),
            (staff::stage(lang), stages::stage_for_applicant(lang, line.stage).bare()),
        ];
        let questions = proposal.call.form.questions();
        rows.extend(questions.map(|question| {
            (
                question.label.text(lang),
                question.read_out(proposal.answers.get(&question.key), lang, |text| text.bare()),
            )
        }));
        let about = [
            line.number.clone().unwrap_or_default(),
            line.call.clone(),
            line.group.clone(),
            line.title.clone(),
            stages::stage_for_applicant(lang, line.stage).bare(),
            line.submitted_at.map(|at| date_and_time(at, lang)).unwrap_or_default(),
        ];
        for (question, answer) in rows.iter().skip(ABOUT) {
            let cells = about.iter().cloned().chain([question.bare(), answer.clone()]);
            gathered.applications.push(cells.map(Cell::Text).collect());
        }
        let mut property = property::of_case(tx, line.id).await?;
        property.retain(|entry| entry.struck_on.is_none());
        rows.extend(property.iter().map(|entry| (register::title(lang), described(lang, entry))));
        let folder = line.number.clone().unwrap_or_else(|| format!("draft-{}", all.len() + 1));
        let files: Vec<_> =
            proposal.files.iter().map(|file| gathered.file(&folder, &file.name, &file.sha256)).collect();
        let official = official_letters::of_case(tx, line.id).await?;
        let official = to_take_along(press, &official, &format!("notices/{folder}")).await?;
        let notices: Vec<String> = official.iter().map(|(path, _)| path.clone()).collect();
        let beside = files.iter().cloned().chain(notices.iter().map(|path| (path.clone(), path.clone())));
        let title = format!("{} {}", line.call, line.title);
        gathered.parts.push(Part { title, rows, files: beside.collect() });
        gathered.made.extend(official);
        let mut asides: Vec<Value> = Vec::new();
        for aside in proposals::asides(tx, line.id).await? {
            let files = aside.files.iter().map(|file| gathered.file(&folder, &file.name, &file.sha256).0);
            asides.push(json!({
                "saved_at": instant(aside.saved_at),
                "files": files.collect::<Vec<_>>(),
                "answers": aside.answers,
                "budget": budget(&aside.lines),
            }));
        }
        all.push(json!({
            "number": line.number,
            "call": line.call,
            "group": line.group,
            "title": line.title,
            "stage": line.stage.code(),
            "begun_at": instant(line.begun_at),
            "submitted_at": line.submitted_at.map(instant),
            "answers": proposal.answers,
            "budget": budget(&proposal.lines),
            "corrections_taken_back": asides,
            "property": property.iter().map(property_data).collect::<Vec<_>>(),
            "files": files.into_iter().map(|(path, _)| path).collect::<Vec<_>>(),
            "notices": notices,
        }));
    }
    Ok(all)
}

async fn letters(tx: &mut Tx, gathered: &mut Gathered, person: &Person) -> Stored<Vec<Value>> {
    let lang = gathered.lang;
    let mut all = Vec::new();
    for letter in messages::of_person(tx, person.id).await? {
        let rows = vec![(Text::typed(&date_and_time(letter.created_at, lang)), letter.body.clone())];
        gathered.part(&Text::typed(&letter.subject), rows);
        let at = date_and_time(letter.created_at, lang);
        let cells = [at, letter.to_address.clone(), letter.subject.clone(), letter.body.clone()];
        gathered.letters.push(cells.into_iter().map(Cell::Text).collect());
        all.push(json!({
            "at": instant(letter.created_at),
            "to": letter.to_address,
            "subject": letter.subject,
            "body": letter.body,
        }));
    }
    Ok(all)
}
