//! Making official letters: in the same transaction as the step they tell of（通知書を作る）.

use super::cases::next_document;
use crate::paper::{PaperError, Press};
use crate::store::official_letters::{self as store, OfficialLetter};
use crate::store::reports::{self, Granted};
use crate::store::{StoreError, Stored, Tx, Write, calls, city, decisions, filings, letter_templates, people};
use crate::store::{intakes, programmes, rulings, submissions};
use chrono::{DateTime, NaiveDate, Utc};
use domain::awards::{ACCOUNTS, PHOTOS, RECEIPTS, RequestKind, Ruling, RulingKind, form as report_form};
use domain::calendar::{date, date_in_japan};
use domain::calls::Call;
use domain::corrections::Correction;
use domain::decisions::{Decision, reply_by};
use domain::filings::{Filing, FilingKind};
use domain::money::Yen;
use domain::official::{Facts, LetterKind, Placeholder, Sheet, Template, fill, office_date, yen};
use domain::people::{OrganisationId, Role, SubmissionId};
use domain::proposals::{BUDGET, paper_field};
use domain::submissions::{Stage, Step, Submission};
use domain::texts::{Lang, awards, letters as words, official as said};
use uuid::Uuid;

/// Makes the official letter of a step, if it has one, with its number and the version of its template.
///
/// # Errors
/// The store's.
pub async fn make(tx: &mut Write, case: &Submission, step: &Step, now: DateTime<Utc>) -> Stored<()> {
    if step.letters.is_empty() {
        return Ok(());
    }
    let case = submissions::find(tx, case.id).await?.ok_or_else(|| missing("submission", case.id))?;
    let call = calls::find(tx, case.call).await?.ok_or_else(|| missing("call", case.call))?;
    let grant_follows = !call.rules.apply_after_selection;
    let kinds = step.letters.iter().filter_map(|letter| LetterKind::of(*letter, grant_follows));
    let kinds: Vec<LetterKind> = kinds.collect();
    for kind in kinds {
        let mut matter = Matter::read(tx, &case, &call, now).await?;
        matter.reason = step.entry.reason.clone();
        let decided = matter.decision.as_ref().and_then(|decision| decision.number.clone());
        // A grant that is decided later is a document of its own.
        let ruled = matter.ruling.as_ref().and_then(|ruling| ruling.number.clone());
        let is_own = !kind.is_decision() || (kind == LetterKind::Grant && !grant_follows);
        let number = match decided {
            _ if !kind.is_numbered() => String::new(),
            Some(number) if !is_own => number,
            _ if kind.is_ruling() && ruled.is_some() => ruled.unwrap_or_default(),
            _ => next_document(tx, &call, now).await?,
        };
        let (template_version, template) = template(tx, case.department, kind).await?;
        let sheet = matter.sheet(&template, kind, number.clone(), now);
        let id = Uuid::now_v7();
        let letter = OfficialLetter { id, submission: case.id, kind, number, template_version, sheet, made_at: now };
        store::add(tx, &letter).await?;
    }
    Ok(())
}

/// What a letter would say about a case with a template that is being written. What the case does not have yet
/// stands as the name of its place.
///
/// # Errors
/// The store's, or no such case.
pub async fn preview(
    tx: &mut Tx,
    case: SubmissionId,
    kind: LetterKind,
    template: &Template,
    now: DateTime<Utc>,
) -> Stored<Sheet> {
    let case = submissions::find(tx, case).await?.ok_or_else(|| missing("submission", case))?;
    let call = calls::find(tx, case.call).await?.ok_or_else(|| missing("call", case.call))?;
    let mut matter = Matter::read(tx, &case, &call, now).await?;
    matter.is_preview = true;
    let number = if kind.is_numbered() { said::number_comes(Lang::Ja).bare() } else { String::new() };
    Ok(matter.sheet(template, kind, number, now))
}

/// The notice of a decision that is not in force yet, as it would read if it came into force now; its number comes then
/// （通知書の案）.
///
/// # Errors
/// The store's.
pub async fn of_draft(
    tx: &mut Tx,
    case: &Submission,
    call: &Call,
    decision: &Decision,
    now: DateTime<Utc>,
) -> Stored<(LetterKind, Sheet)> {
    let kind = LetterKind::of_outcome(decision.outcome, !call.rules.apply_after_selection);
    let mut matter = Matter::read(tx, case, call, now).await?;
    let decided_on = Some(date_in_japan(now));
    matter.decision = Some(Decision { decided_on, reply_by: reply_by(decision, now), ..decision.clone() });
    let (_, template) = template(tx, case.department, kind).await?;
    let number = said::number_comes(Lang::Ja).bare();
    Ok((kind, matter.sheet(&template, kind, number, now)))
}

/// The template in force for a department. What cannot be read any more gives way to the usual text.
///
/// # Errors
/// The store's, or a usual text that cannot be read.
pub async fn template(tx: &mut Tx, department: OrganisationId, kind: LetterKind) -> Stored<(i32, Template)> {
    if let Some(own) = letter_templates::latest(tx, department, kind).await? {
        match Template::read(kind, &own.text) {
            Ok(template) => return Ok((own.version, template)),
            Err(faults) => tracing::error!(kind = kind.code(), ?faults, "a stored template cannot be read"),
        }
    }
    let usual = Template::read(kind, kind.usual_text());
    Ok((0, usual.map_err(|_| StoreError::corrupt("letter_template", "text", kind.code(), "usual"))?))
}

/// What a letter may tell of a case.
struct Matter<'a> {
    case: &'a Submission,
    call: &'a Call,
    group: String,
    representative: Option<String>,
    requested: i64,
    basis: String,
    city: String,
    mayor: String,
    department: String,
    phone: String,
    email: String,
    decision: Option<Decision>,
    correction: Option<Correction>,
    ruling: Option<Ruling>,
    granted: Option<Granted>,
    report: Option<Filing>,
    /// 補助対象経費 of the report.
    eligible: Option<Yen>,
    /// The grant before the change that is told of.
    granted_before: Option<Yen>,
    reason: String,
    /// The last request about property（財産処分承認申請）.
    asked: Option<Filing>,
    stamped_on: Option<NaiveDate>,
    is_preview: bool,
}

/// What a group asks to do with its property, a line an answer.
fn asked(filing: &Filing) -> String {
    let questions = RequestKind::Dealing.page().map(|page| page.questions.as_slice()).unwrap_or_default();
    let answered = questions.iter().filter(|question| !filing.answers.get(&question.key).trim().is_empty());
    let lines = answered.map(|question| {
        let said = question.read_out(filing.answers.get(&question.key), Lang::Ja, |text| text.bare());
        format!("{}：{said}", question.label.text(Lang::Ja).bare())
    });
    lines.collect::<Vec<_>>().join("\n")
}

impl<'a> Matter<'a> {
    async fn read(tx: &mut Tx, case: &'a Submission, call: &'a Call, now: DateTime<Utc>) -> Stored<Matter<'a>> {
        let today = date_in_japan(now);
        let group = people::organisation(tx, case.group).await?.ok_or_else(|| missing("organisation", case.group))?;
        let department = people::organisation(tx, case.department).await?;
        let department = department.ok_or_else(|| missing("organisation", case.department))?;
        let heads = people::holders(tx, case.group, Role::Representative, today).await?;
        let owner = people::find(tx, case.owner).await?;
        let basis = programmes::find(tx, call.programme).await?.map(|programme| programme.legal_basis);
        let kind = if case.stage == Stage::ReportReturned { FilingKind::Report } else { FilingKind::Application };
        let latest = filings::latest(tx, case.id, kind).await?;
        let correction = match latest {
            Some(filing) => filings::correction(tx, filing.id).await?,
            None => None,
        };
        let city = city::find(tx).await?;
        let (city, mayor) = city.map(|city| (city.name, city.mayor_title)).unwrap_or_default();
        let granted = reports::granted(tx, case.id).await?;
        let eligible = match &granted {
            Some(granted) => reports::handed_in(tx, granted).await?.map(|whole| whole.report.accounts().eligible()),
            None => None,
        };
        let mut changes = rulings::of_case(tx, case.id).await?;
        changes.retain(|ruling| ruling.kind == RulingKind::Change && ruling.number.is_some());
        let in_force = decisions::in_force(tx, case.id).await?;
        // The change that a notice tells of is the last one; what stood before it is its predecessor's, or the grant's.
        let granted_before = (!changes.is_empty()).then(|| match changes.len() {
            1 => in_force.as_ref().map_or(Yen::ZERO, |decision| decision.amount),
            several => changes[several - 2].amount,
        });
        let requested = submissions::facts_of_call(tx, case.call).await?.remove(&case.id);
        Ok(Matter {
            group: group.name,
            representative: heads.into_iter().next().or(owner).map(|person| person.name),
            requested: requested.map(|(_, requested)| requested.0).unwrap_or_default(),
            basis: basis.filter(|basis| !basis.trim().is_empty()).unwrap_or_else(|| call.notice.legal_basis.clone()),
            department: department.name,
            phone: department.phone.unwrap_or_default(),
            email: department.email.unwrap_or_default(),
            decision: in_force,
            ruling: rulings::of_case(tx, case.id).await?.into_iter().rfind(|ruling| ruling.number.is_some()),
            granted,
            eligible,
            granted_before,
            report: filings::latest_final(tx, case.id, FilingKind::Report).await?,
            reason: String::new(),
            asked: filings::latest_final(tx, case.id, FilingKind::Dealing).await?,
            stamped_on: intakes::find(tx, case.id).await?.map(|intake| intake.stamped_on),
            is_preview: false,
            city,
            mayor,
            correction,
            case,
            call,
        })
    }

    fn sheet(&self, template: &Template, kind: LetterKind, number: String, now: DateTime<Utc>) -> Sheet {
        let mut contact = vec![said::contact(Lang::Ja).bare(), format!("{} {}", self.city, self.department)];
        if !self.phone.is_empty() {
            contact.push(words::phone(Lang::Ja, self.phone.as_str()).bare());
        }
        if !self.email.is_empty() {
            contact.push(words::mail(Lang::Ja, self.email.as_str()).bare());
        }
        let to = self.representative.as_deref().unwrap_or_default();
        let frame = Sheet {
            form: String::new(),
            number,
            date: office_date(date_in_japan(now)),
            addressee: vec![self.group.clone(), said::honoured(Lang::Ja, to).bare()],
            sender: self.mayor.clone(),
            seal: if kind.is_numbered() { said::no_seal(Lang::Ja).bare() } else { String::new() },
            subject: String::new(),
            body: Vec::new(),
            items: Vec::new(),
            contact,
        };
        fill(template, &self.facts(kind), frame)
    }

    fn facts(&self, kind: LetterKind) -> Facts {
        let mut facts = Facts::default();
        let received =
            self.stamped_on.or(self.case.submitted_at.map(date_in_japan)).map(office_date).unwrap_or_default();
        let own = [
            (Placeholder::Group, self.group.clone()),
            (Placeholder::Representative, self.representative.clone().unwrap_or_default()),
            (Placeholder::Project, self.case.title.clone()),
            (Placeholder::Call, self.call.title.text(Lang::Ja).bare()),
            (Placeholder::Basis, self.basis.clone()),
            (Placeholder::Receipt, self.case.number.clone().unwrap_or_default()),
            (Placeholder::ReceivedOn, received),
            (Placeholder::Requested, yen(self.requested)),
            (Placeholder::Department, self.department.clone()),
            (Placeholder::Phone, self.phone.clone()),
            (Placeholder::Mail, self.email.clone()),
            (Placeholder::Reason, self.reason.clone()),
        ];
        for (place, value) in own {
            facts.set(place, value);
        }
        if let Some(decision) = self.decision.as_ref().filter(|_| kind.is_decision()) {
            decided(&mut facts, decision);
        }
        if let Some(correction) = &self.correction {
            facts.set(Placeholder::Marks, self.marks(correction));
            facts.set(Placeholder::MarksNote, &*correction.note);
            facts.set(Placeholder::CorrectBy, date(date_in_japan(correction.due_at), Lang::Ja));
        }
        if let Some(granted) = &self.granted {
            self.after_grant(&mut facts, granted, kind);
        }
        if self.is_preview {
            facts.stand_in(kind);
        }
        facts
    }

    /// What is told of a grant, its settlement and rulings. What is nothing is left out.
    fn after_grant(&self, facts: &mut Facts, granted: &Granted, kind: LetterKind) {
        let (award, ledger) = (&granted.award, &granted.ledger);
        let some = |amount: Yen| (amount > Yen::ZERO).then(|| yen(amount.0));
        let ruling = self.ruling.as_ref().filter(|_| kind.is_ruling());
        let reported = self.report.as_ref().and_then(|filing| filing.submitted_at).map(date_in_japan);
        let before = self.granted_before.filter(|_| kind == LetterKind::Change).unwrap_or(award.granted);
        // What has to be paid for a leave stands in the ruling itself; everything else follows from the money.
        let (refund, repay_by) = match ruling.filter(|ruling| ruling.kind == RulingKind::Dealing) {
            Some(leave) => (leave.amount, leave.repay_by),
            None => (ledger.refundable(), award.repay_by),
        };
        let values = [
            (Placeholder::Granted, Some(yen(before.0))),
            (Placeholder::GrantedOn, Some(office_date(award.granted_on))),
            (Placeholder::ReportedOn, reported.map(office_date)),
            (Placeholder::RulingOn, ruling.and_then(|ruling| ruling.decided_on).map(office_date)),
            (Placeholder::Confirmed, award.confirmed.map(|amount| yen(amount.0))),
            (Placeholder::AmountAfter, ruling.map(|ruling| yen(ruling.amount.0))),
            (Placeholder::Eligible, self.eligible.map(|amount| yen(amount.0))),
            (Placeholder::PaidSoFar, Some(yen(ledger.held().0))),
            (Placeholder::Payable, some(ledger.payable())),
            (Placeholder::Refund, some(refund)),
            (Placeholder::RepayBy, repay_by.map(office_date)),
            (Placeholder::Asked, self.asked.as_ref().map(asked)),
        ];
        for (place, value) in values {
            if let Some(value) = value {
                facts.set(place, value);
            }
        }
        if let Some(ruling) = ruling {
            facts.set(Placeholder::Reason, &*ruling.reason);
        }
    }

    /// What has to be mended, a line each, under the names that people know.
    fn marks(&self, correction: &Correction) -> String {
        let name = |field: &str| {
            match field {
                BUDGET => return words::budget(Lang::Ja).bare(),
                ACCOUNTS => return awards::task_accounts(Lang::Ja).bare(),
                RECEIPTS => return awards::task_receipts(Lang::Ja).bare(),
                PHOTOS => return awards::task_photos(Lang::Ja).bare(),
                _ => {}
            }
            if let Some(question) = report_form().questions().find(|question| question.key == field) {
                return question.label.text(Lang::Ja).bare();
            }
            let question = self.call.form.questions().find(|question| question.key == field);
            let paper = self.call.rules.papers.iter().find(|paper| paper_field(&paper.key) == field);
            let label = question.map(|question| &question.label).or(paper.map(|paper| &paper.label));
            label.map_or_else(|| field.to_owned(), |label| label.text(Lang::Ja).bare())
        };
        let lines: Vec<String> =
            correction.marks.iter().map(|mark| format!("{}：{}", name(&mark.field), mark.reason)).collect();
        lines.join("\n")
    }
}

fn decided(facts: &mut Facts, decision: &Decision) {
    facts.set(Placeholder::Amount, yen(decision.amount.0));
    facts.set(Placeholder::Conditions, &*decision.conditions);
    facts.set(Placeholder::Reason, &*decision.reason);
    facts.set(Placeholder::Replaced, &*decision.correction);
    if let Some(day) = decision.decided_on {
        facts.set(Placeholder::DecidedOn, office_date(day));
    }
    if let Some(last) = decision.reply_by {
        facts.set(Placeholder::ReplyBy, date(date_in_japan(last), Lang::Ja));
    }
}

fn missing(table: &'static str, id: impl ToString) -> StoreError {
    StoreError::RowCount { table, id: id.to_string(), expected: 1, found: 0 }
}

/// The letters of a case as files to take along, under `folder`: PDF, or plain text where there is no font to print with.
///
/// # Errors
/// A font that cannot be read.
pub async fn to_take_along(
    press: &Press,
    letters: &[OfficialLetter],
    folder: &str,
) -> Result<Vec<(String, Vec<u8>)>, PaperError> {
    let mut made = Vec::new();
    for (letter, nth) in letters.iter().zip(1..) {
        let path = format!("{folder}/{nth:03}-{}", letter.file_name());
        made.push(match press.pdf(letter.sheet.clone()).await {
            Ok(bytes) => (format!("{path}.pdf"), bytes),
            Err(PaperError::NoFont) => (format!("{path}.txt"), plain(&letter.sheet).into_bytes()),
            Err(error) => return Err(error),
        });
    }
    Ok(made)
}

/// A sheet as plain text, in the order in which it is read.
pub fn plain(sheet: &Sheet) -> String {
    let items = sheet.items.iter().map(|(name, value)| format!("{name}　{value}"));
    let items: Vec<String> = items.collect();
    let lines = [
        sheet.form.as_str(),
        &sheet.number,
        &sheet.date,
        &sheet.addressee.join("\n"),
        &sheet.sender,
        "",
        &sheet.subject,
        "",
        &sheet.body.join("\n"),
        &items.join("\n"),
        &sheet.contact.join("\n"),
    ];
    lines.join("\n").trim_start().to_owned()
}
