//! The report at the end: saved page by page, its files, handed in, given back（実績報告）.

use super::bytes;
use super::cases::{NotDone, carry_out, case as found, commit, in_turn};
use super::papers::{NotAttached, Upload};
use crate::state::State;
use crate::store::reports::{self, Whole};
use crate::store::{Failure, Write, attachments, filings, rulings, submissions};
use chrono::{DateTime, Utc};
use domain::awards::{self as rules, AwardProblem, PHOTOS, RECEIPTS, Ruling};
use domain::filings::{Attachment, CASE_FILES_MAX, Filing, FilingKind, fitting_name};
use domain::forms::Answers;
use domain::people::{FileId, FilingId, SubmissionId, Viewer};
use domain::problems::{Problem, Problems, Refusal};
use domain::submissions::Verb;
use uuid::Uuid;

/// Most files of a kind in a report.
const FILES_MAX: usize = 60;

/// The report that the viewer writes, with its case locked; begun where it was not.
async fn hold(
    tx: &mut Write,
    viewer: &Viewer,
    id: SubmissionId,
    now: DateTime<Utc>,
) -> Result<(Whole, Filing), Failure> {
    if !submissions::lock(tx, id).await? {
        return Err(Refusal::NotFound.into());
    }
    let case = found(tx, id).await?;
    if !case.is_written_by(viewer) {
        return Err(Refusal::NotFound.into());
    }
    let granted = reports::granted(tx, id).await?.ok_or(Refusal::NotNow(Verb::Report))?;
    let whole = reports::find(tx, &granted).await?;
    whole.report.may_edit(viewer)?;
    let filing = match &whole.filing {
        Some(filing) => filing.clone(),
        None => {
            let first = Filing {
                id: FilingId(Uuid::now_v7()),
                submission: id,
                kind: FilingKind::Report,
                version: 1,
                answers: Answers::default(),
                saved_at: now,
                submitted_at: None,
            };
            filings::add(tx, &first).await?;
            first
        }
    };
    Ok((whole, filing))
}

/// Saves what was typed on one page, whatever it is. `field` is the part that the page belongs to; only the answers of
/// `keys` are touched, so that two people on two pages keep what each typed.
///
/// # Errors
/// `NotMarked` where the part is no part of a correction, a rule's refusal, or the store's.
pub async fn save(
    state: &State,
    viewer: &Viewer,
    id: SubmissionId,
    typed: &[(String, String)],
    now: DateTime<Utc>,
) -> Result<Whole, Failure> {
    let mut tx = state.db.write().await?;
    let (mut whole, filing) = hold(&mut tx, viewer, id, now).await?;
    for (key, value) in typed {
        if whole.report.is_unlocked(part_of(key)) {
            whole.report.answers.set(key, value);
        }
    }
    filings::save(&mut tx, filing.id, &whole.report.answers, now).await?;
    commit(tx, state).await?;
    whole.filing = Some(Filing { saved_at: now, answers: whole.report.answers.clone(), ..filing });
    Ok(whole)
}

/// The part of a report that an answer belongs to.
fn part_of(key: &str) -> &str {
    let accounts = ["actual-", "note-", "category-", "text-"];
    if accounts.iter().any(|prefix| key.starts_with(prefix)) {
        return rules::ACCOUNTS;
    }
    let is_receipt = key.strip_prefix('r').and_then(|rest| rest.split_once('-')).is_some_and(|(id, _)| id.len() == 32);
    if is_receipt { RECEIPTS } else { key }
}

/// Attaches a receipt or a photo. The same bytes twice are attached once.
///
/// # Errors
/// Too many files or bytes, a picture that is none, a rule's refusal, or the stores'.
pub async fn attach(
    state: &State,
    viewer: &Viewer,
    id: SubmissionId,
    upload: Upload,
    now: DateTime<Utc>,
) -> Result<(), NotAttached> {
    let field = format!("paper-{}", upload.paper);
    let mend = |problem| NotAttached::from(Problems::one(field.as_str(), problem));
    if ![RECEIPTS, PHOTOS].contains(&upload.paper.as_str()) {
        return Err(mend(Problem::NotAPaper));
    }
    if upload.paper == PHOTOS && !matches!(upload.mime, "image/jpeg" | "image/png") {
        return Err(mend(Problem::Award(AwardProblem::NotAPicture)));
    }
    // The bytes first: a row always has its bytes. Photos may be shown to everybody, so they lose what the camera wrote.
    let is_photo = upload.paper == PHOTOS;
    let upload = if is_photo {
        bytes::keep_public(state, upload, &field, now).await?
    } else {
        bytes::keep(state, &upload.arrived, now).await?;
        upload
    };
    let mut tx = state.db.write().await?;
    let (whole, filing) = hold(&mut tx, viewer, id, now).await?;
    if !whole.report.is_unlocked(&upload.paper) {
        return Err(NotDone::from(Refusal::NotMarked).into());
    }
    let files = &whole.report.files;
    let same = || files.iter().filter(|file| file.paper == upload.paper);
    if same().any(|file| file.sha256 == upload.arrived.sha256) {
        return Ok(());
    }
    if same().count() >= FILES_MAX {
        return Err(mend(Problem::Award(AwardProblem::TooManyFiles { max: FILES_MAX })));
    }
    let size = i64::try_from(upload.arrived.bytes).unwrap_or(i64::MAX);
    let total = files.iter().map(|file| file.bytes).sum::<i64>().saturating_add(size);
    if total > i64::try_from(CASE_FILES_MAX).unwrap_or(i64::MAX) {
        return Err(mend(Problem::FilesTooLarge { max: CASE_FILES_MAX / (1024 * 1024) }));
    }
    let file = Attachment {
        id: FileId(Uuid::now_v7()),
        submission: id,
        paper: upload.paper,
        name: fitting_name(&upload.name, upload.mime),
        bytes: size,
        mime: upload.mime.to_owned(),
        sha256: upload.arrived.sha256,
        added_at: now,
    };
    attachments::add_to(&mut tx, &file, FilingKind::Report, filing.version).await?;
    filings::save(&mut tx, filing.id, &whole.report.answers, now).await?;
    Ok(commit(tx, state).await?)
}

/// Takes a file away. One that is gone already is gone.
///
/// # Errors
/// A rule's refusal, or the store's.
pub async fn remove(
    state: &State,
    viewer: &Viewer,
    id: SubmissionId,
    file: FileId,
    now: DateTime<Utc>,
) -> Result<(), Failure> {
    let mut tx = state.db.write().await?;
    let (whole, filing) = hold(&mut tx, viewer, id, now).await?;
    let Some(attached) = whole.report.files.iter().find(|attached| attached.id == file) else { return Ok(()) };
    if !whole.report.is_unlocked(&attached.paper) {
        return Err(Refusal::NotMarked.into());
    }
    attachments::remove(&mut tx, id, file, filing.version, now).await?;
    let mut answers = whole.report.answers.clone();
    for what in ["line", "day", "payee", "amount"] {
        answers.set(&rules::receipt_field(file, what), "");
    }
    filings::save(&mut tx, filing.id, &answers, now).await?;
    Ok(commit(tx, state).await?)
}

/// Hands the report in, for the first time or mended（実績報告を提出する）. A second press finds it handed in.
///
/// # Errors
/// Everything that is missing, a rule's refusal, or the store's.
pub async fn submit(state: &State, viewer: &Viewer, id: SubmissionId, now: DateTime<Utc>) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let (whole, filing) = hold(&mut tx, viewer, id, now).await?;
    let verb = whole.report.verb();
    let filed = reports::requests(&mut tx, id).await?;
    let open: Vec<_> = filed.iter().filter(|filed| filed.outcome.is_none()).map(|filed| filed.kind).collect();
    rules::may_report(&open)?;
    let step = whole.report.submit(viewer, now)?;
    filings::finish(&mut tx, filing.id, now).await?;
    carry_out(&mut tx, state, &whole.report.case, verb, &step, now).await?;
    submissions::arrive(&mut tx, id, now).await?;
    Ok(commit(tx, state).await?)
}

/// Gives the report back to its group（実績報告の補正をお願いする）: what was handed in stays, and a copy begins.
///
/// # Errors
/// Nothing marked, a reason or a day that is missing, a rule's refusal, or the store's.
pub async fn give_back(
    state: &State,
    viewer: &Viewer,
    number: &str,
    sheet: &Answers,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let case = in_turn(&mut tx, number).await?;
    let (correction, step) = rules::ask_correction(viewer, &case, sheet, now)?;
    let last = rulings::of_case(&mut tx, case.id).await?.pop();
    if last.as_ref().is_some_and(Ruling::is_pending) {
        return Err(Refusal::NotNow(Verb::ReturnReport).into());
    }
    let before = filings::latest(&mut tx, case.id, FilingKind::Report).await?;
    let before = before.ok_or(Refusal::NotNow(Verb::ReturnReport))?;
    let filing = Filing {
        id: FilingId(Uuid::now_v7()),
        version: before.version.saturating_add(1),
        saved_at: now,
        submitted_at: None,
        ..before
    };
    filings::add(&mut tx, &filing).await?;
    filings::put_correction(&mut tx, filing.id, &correction).await?;
    carry_out(&mut tx, state, &case, Verb::ReturnReport, &step, now).await?;
    Ok(commit(tx, state).await?)
}
