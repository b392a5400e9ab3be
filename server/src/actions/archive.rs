//! Gathering everything on file for a case, to be taken into another system（一件書類）.

use super::archive_award;
use super::official_letters::to_take_along;
use crate::archives::Archive;
use crate::state::State;
use crate::store::case_files::CaseFile;
use crate::store::postings::Posting;
use crate::store::{Failure, history};
use app::pages::my_data::Part;
use app::pages::staff::archive::document;
use chrono::{DateTime, SecondsFormat, Utc};
use domain::budget::Side;
use domain::calendar::{date, date_and_time};
use domain::filings::{Attachment, Filing};
use domain::history::{ARCHIVE, Entry, HistoryEntry, Subject};
use domain::people::Viewer;
use domain::proposals::Proposal;
use domain::texts::{Lang, Text, budget, case_talk as words, intake as paper, oversight, staff, submissions};
use serde_json::{Value, json};

fn instant(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// Gathers the file of a case and notes in its history who took it out.
///
/// # Errors
/// The store's, or a font that cannot be read.
pub async fn gather(
    state: &State,
    viewer: &Viewer,
    file: &CaseFile,
    lang: Lang,
    now: DateTime<Utc>,
) -> Result<Archive, Failure> {
    let case = &file.proposal.case;
    let papers = papers(file);
    let made = to_take_along(&state.press, &file.official, "notices").await?;
    let mut letters: Vec<(String, String)> = file.letters.iter().zip(1..).map(letter).collect();
    letters.extend(file.postings.iter().zip(1..).map(by_post));
    let mut parts = vec![contents(lang, &papers, &letters, &made)];
    parts.push(facts(lang, file, now));
    let versions = file.earlier.iter().map(|whole| &whole.proposal).chain([&file.proposal]);
    parts.extend(versions.zip(1..).map(|(proposal, version)| snapshot(lang, proposal, version)));
    parts.extend(file.screening.as_ref().map(|sheet| checked(lang, &file.proposal, sheet)));
    parts.extend(file.after.iter().flat_map(|after| archive_award::parts(lang, after)));
    parts.push(happened(lang, &file.history));
    parts.push(said(lang, file));
    let json = serde_json::to_string_pretty(&data(file, now)).unwrap_or_default();
    let mut texts = vec![("index.html".to_owned(), document(lang, parts)), ("data.json".to_owned(), json)];
    texts.extend(letters);
    let mut tx = state.db.write().await?;
    let entry = Entry::new(viewer.id(), Subject::Submission(case.id.0), ARCHIVE);
    history::append(&mut tx, &entry.with(json!({ "papers": papers.len() })), now).await?;
    tx.commit().await?;
    Ok(Archive { texts, made, files: papers.into_iter().map(|(path, file)| (path, file.sha256.clone())).collect() })
}

/// Every paper of every version that was handed in, once, under a path of its own.
fn papers(file: &CaseFile) -> Vec<(String, &Attachment)> {
    let versions = file.earlier.iter().map(|whole| &whole.proposal).chain([&file.proposal]);
    let mut found: Vec<&Attachment> = Vec::new();
    let reported = file.after.as_ref().and_then(|after| after.report.as_ref());
    let reported = reported.map(|report| report.files.as_slice()).unwrap_or_default();
    for attached in versions.flat_map(|proposal| &proposal.files).chain(reported) {
        if !found.iter().any(|known| known.id == attached.id) {
            found.push(attached);
        }
    }
    found.into_iter().zip(1..).map(|(file, nth)| (format!("files/{nth:03}-{}", file.name), file)).collect()
}

fn letter((letter, nth): (&crate::store::messages::Message, usize)) -> (String, String) {
    let text = format!(
        "{}\nTo: {}\nSubject: {}\nState: {}\n\n{}",
        instant(letter.created_at),
        letter.to_address,
        letter.subject,
        letter.state.code(),
        letter.body
    );
    (format!("letters/{nth:03}-{}.txt", letter.letter), text)
}

/// A letter that goes by post, as text.
fn by_post((posting, nth): (&Posting, usize)) -> (String, String) {
    let sheet = &posting.sheet;
    let posted = posting.posted.as_ref().map(|posted| posted.on.to_string());
    let text = format!(
        "{}\n{}\nPosted: {}\n\n{}\n\n{}\n{}",
        sheet.date,
        sheet.addressee.join("\n"),
        posted.unwrap_or_else(|| "-".to_owned()),
        sheet.subject,
        sheet.body.join("\n"),
        sheet.contact.join("\n"),
    );
    (format!("letters/post-{nth:03}-{}.txt", posting.letter), text)
}

fn contents(
    lang: Lang,
    papers: &[(String, &Attachment)],
    letters: &[(String, String)],
    made: &[(String, Vec<u8>)],
) -> Part {
    let mut files = vec![("data.json".to_owned(), "data.json".to_owned())];
    files.extend(papers.iter().map(|(path, _)| (path.clone(), path.clone())));
    files.extend(letters.iter().map(|(path, _)| (path.clone(), path.clone())));
    files.extend(made.iter().map(|(path, _)| (path.clone(), path.clone())));
    Part { title: words::contents(lang).bare(), rows: Vec::new(), files }
}

fn facts(lang: Lang, file: &CaseFile, now: DateTime<Utc>) -> Part {
    let case = &file.proposal.case;
    let mut rows = vec![
        (staff::number(lang), case.number.clone().unwrap_or_default()),
        (staff::call(lang), file.proposal.call.title.text(lang).bare()),
        (staff::project(lang), case.title.clone()),
        (staff::group(lang), file.group.name.clone()),
        (staff::contact_person(lang), file.owner.name.clone()),
        (staff::stage(lang), submissions::stage(lang, case.stage).bare()),
        (staff::received(lang), case.submitted_at.map(|at| date_and_time(at, lang)).unwrap_or_default()),
    ];
    rows.push((paper::channel(lang), paper::channel_name(lang, case.channel).bare()));
    if let Some((intake, by)) = &file.intake {
        rows.push((paper::stamp(lang), date(intake.stamped_on, lang)));
        rows.push((paper::keyed_by(lang), by.clone()));
    }
    if let Some(decision) = &file.decision {
        let number = decision.number.clone().unwrap_or_default();
        rows.push((staff::outcome(lang), submissions::outcome(lang, decision.outcome).bare()));
        rows.push((staff::amount(lang), decision.amount.to_string()));
        rows.push((staff::conditions(lang), decision.conditions.clone()));
        rows.push((staff::decision_reason(lang), decision.reason.clone()));
        rows.push((staff::document(lang), number));
    }
    let made = words::made_at(lang, date_and_time(now, lang));
    Part { title: format!("{}　{}", staff::facts(lang).bare(), made.bare()), rows, files: Vec::new() }
}

fn snapshot(lang: Lang, proposal: &Proposal, version: usize) -> Part {
    let questions = proposal.call.form.questions();
    let mut rows: Vec<(Text, String)> = questions
        .map(|question| {
            let answer = proposal.answers.get(&question.key);
            (question.label.text(lang), question.read_out(answer, lang, |text| text.bare()))
        })
        .collect();
    for line in proposal.reading().budget.lines {
        let category = budget::category_name(lang, line.category).bare();
        let amount = line.amount.to_string();
        rows.push((budget::side(lang, line.side()), format!("{category}　{}　{amount}　{}", line.text, line.basis)));
    }
    Part { title: format!("{} {version}", staff::answers(lang).bare()), rows, files: Vec::new() }
}

fn checked(lang: Lang, proposal: &Proposal, sheet: &Filing) -> Part {
    let lines = proposal.call.rules.checklist.iter().enumerate();
    let mut rows: Vec<(Text, String)> = lines
        .map(|(index, line)| {
            let ticked = sheet.answers.get(&format!("check-{index}")) == "yes";
            let said = if ticked { staff::checked(lang) } else { staff::not_checked(lang) };
            (line.text(lang), said.bare())
        })
        .collect();
    rows.push((staff::note(lang), sheet.answers.get("note").to_owned()));
    Part { title: staff::screening(lang).bare(), rows, files: Vec::new() }
}

fn happened(lang: Lang, entries: &[(HistoryEntry, Option<String>)]) -> Part {
    let row = |(entry, who): &(HistoryEntry, Option<String>)| {
        let who = who.clone().unwrap_or_else(|| staff::system(lang).bare());
        let what = oversight::action(lang, &entry.action).bare();
        (Text::typed(&date_and_time(entry.at, lang)), format!("{what}　{who}\n{}", entry.reason))
    };
    Part { title: staff::history(lang).bare(), rows: entries.iter().map(row).collect(), files: Vec::new() }
}

fn said(lang: Lang, file: &CaseFile) -> Part {
    let row = |at: DateTime<Utc>, author: &str, body: &str| {
        (Text::typed(&date_and_time(at, lang)), format!("{author}\n{body}"))
    };
    let rows = file.thread.iter().map(|said| row(said.created_at, &said.author, &said.body));
    Part { title: words::thread(lang).bare(), rows: rows.collect(), files: Vec::new() }
}

fn side(side: Side) -> &'static str {
    match side {
        Side::Expense => "expense",
        Side::Income => "income",
    }
}

/// The same for programs.
fn data(file: &CaseFile, now: DateTime<Utc>) -> Value {
    let case = &file.proposal.case;
    let version = |proposal: &Proposal| {
        let lines = proposal.lines.iter().map(|row| {
            json!({ "side": side(row.side), "category": row.category, "text": row.text, "quantity": row.quantity,
                    "unit": row.unit, "price": row.price, "amount": row.amount, "basis": row.basis })
        });
        let files = proposal.files.iter().map(|file| json!({ "name": file.name, "sha256": file.sha256 }));
        json!({ "answers": proposal.answers, "budget": lines.collect::<Vec<_>>(), "files": files.collect::<Vec<_>>() })
    };
    let versions = file.earlier.iter().map(|whole| version(&whole.proposal)).chain([version(&file.proposal)]);
    let history = file.history.iter().map(|(entry, who)| {
        json!({ "seq": entry.seq, "at": instant(entry.at), "who": who, "action": entry.action, "from": entry.from,
                "to": entry.to, "reason": entry.reason, "detail": entry.detail, "hash": entry.hash })
    });
    let thread = file.thread.iter().map(|said| {
        json!({ "at": instant(said.created_at), "author": said.author, "from_city": said.from_city, "body": said.body })
    });
    json!({
        "made_at": instant(now),
        "number": case.number,
        "call": file.proposal.call.slug,
        "title": case.title,
        "group": file.group.name,
        "stage": case.stage.code(),
        "submitted_at": case.submitted_at.map(instant),
        "channel": case.channel.code(),
        "stamped_on": file.intake.as_ref().map(|(intake, _)| intake.stamped_on.to_string()),
        "postings": file.postings.iter().map(|one| json!({
            "letter": one.letter, "made_at": instant(one.made_at),
            "posted_on": one.posted.as_ref().map(|posted| posted.on.to_string()),
        })).collect::<Vec<_>>(),
        "versions": versions.collect::<Vec<_>>(),
        "screening": file.screening.as_ref().map(|sheet| &sheet.answers),
        "opinion": file.opinion.as_ref().map(|sheet| &sheet.answers),
        "decision": file.decision.as_ref().map(|decision| json!({
            "outcome": decision.outcome.code(), "amount": decision.amount.0, "conditions": decision.conditions,
            "reason": decision.reason, "number": decision.number, "state": decision.state.code(),
        })),
        "after_grant": file.after.as_ref().map(archive_award::data),
        "history": history.collect::<Vec<_>>(),
        "thread": thread.collect::<Vec<_>>(),
    })
}
