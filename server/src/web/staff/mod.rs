//! The staff's pages: cases, their moves, calls and the release of results（職員の画面）.

mod archive;
pub(super) mod awards;
mod call_forms;
mod calls;
mod cases;
mod consultations;
mod desk;
mod documents;
mod exports;
mod keeping;
mod ledger;
mod list;
mod property;
mod redactions;
mod rounds;
mod talk;
mod unreached;
mod verbs;

pub(super) use cases::thread;

use super::guard::{Guard, Routes};
use super::papers::REQUEST_MAX;
use app::links::{self, at};
use axum::extract::DefaultBodyLimit;
use axum::handler::Handler;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default()
        .and(desk())
        .get(at::STAFF_CASE, Guard::Reader, cases::show)
        .post(at::STAFF_SCREENING, Guard::Staff, verbs::screening)
        .post(at::STAFF_CORRECTION, Guard::Staff, verbs::correction)
        .post(at::STAFF_CORRECTION_DAY, Guard::Staff, verbs::correction_day)
        .post(at::STAFF_CORRECTION_BACK, Guard::Staff, verbs::correction_taken_back)
        .post(at::STAFF_REOPENING, Guard::Staff, verbs::reopening)
        .post(at::STAFF_EXCLUSION, Guard::Approver, verbs::exclusion)
        .post(at::STAFF_REVIEW, Guard::Staff, verbs::review)
        .post(at::STAFF_OPINION, Guard::Staff, verbs::opinion)
        .post(at::STAFF_DECISION, Guard::Staff, verbs::decision)
        .post(at::STAFF_APPROVAL, Guard::Staff, verbs::approval)
        .post(at::STAFF_RETURN, Guard::Staff, verbs::send_back)
        .post(at::STAFF_ANNOUNCEMENT, Guard::Approver, verbs::announcement)
        .post(at::STAFF_REPLY_CONFIRM, Guard::Approver, verbs::confirm_reply)
        .post(at::STAFF_REPLY_RETURN, Guard::Approver, verbs::return_reply)
        .post(at::STAFF_GRANT, Guard::Approver, verbs::grant)
        .and(after_grant())
        .and(working())
        .and(making())
        .and(consulting())
        .get(links::staff_calls(), Guard::Staff, rounds::list)
        .get(at::STAFF_RELEASE, Guard::Staff, rounds::preview)
        .post(at::STAFF_RELEASE, Guard::Approver, rounds::release)
        .get(at::STAFF_RELEASE_LETTERS, Guard::Staff, rounds::letters)
        .get(at::STAFF_DRAFT_LETTER, Guard::Staff, rounds::draft_letter)
        .post(at::STAFF_RELEASE_COMMENT, Guard::Staff, rounds::comment)
}

/// What comes after the grant.
fn after_grant() -> Routes {
    let staff = Guard::Staff;
    Routes::default()
        .post(at::STAFF_RULING, staff, awards::draft)
        .post(at::STAFF_RULING_APPROVAL, staff, awards::approve)
        .post(at::STAFF_RULING_RETURN, staff, awards::send_back)
        .post(at::STAFF_REPORT_CORRECTION, staff, awards::correction)
        .post(at::STAFF_REQUEST_RETURN, staff, awards::give_back)
        .post(at::STAFF_PAYMENT, Guard::Payer, awards::pay)
        .post(at::STAFF_CLOSING, staff, awards::close)
        .get(at::STAFF_ACCOUNT, Guard::Payer, awards::account)
        .get(at::STAFF_REGISTER, staff, property::show)
        .post(at::STAFF_REGISTER, staff, property::enter)
        .get(at::STAFF_PROPERTY, staff, property::entry)
        .post(at::STAFF_PROPERTY, staff, property::save)
        .get(links::staff_properties(), Guard::Reader, property::list)
        .get(links::staff_ledger(), Guard::Reader, ledger::show)
        .get(at::STAFF_LEDGER_OF, Guard::Reader, ledger::of_year)
        .get(at::STAFF_LEDGER_XLSX, Guard::Reader, ledger::xlsx)
}

/// Working on one case beside its moves.
fn working() -> Routes {
    let staff = Guard::Staff;
    Routes::default()
        .get(at::STAFF_ARCHIVE, Guard::Reader, archive::download)
        .get(at::STAFF_CASE_FILES, Guard::Reader, talk::files)
        .get(at::STAFF_REDACTION, staff, redactions::of_case)
        .post(at::STAFF_REDACTION, staff, redactions::save_case)
        .get(at::STAFF_KEEPING, staff, keeping::show)
        .post(at::STAFF_KEEPING, staff, keeping::save)
        .get(at::STAFF_COMMENT_REDACTION, staff, redactions::of_call)
        .post(at::STAFF_COMMENT_REDACTION, staff, redactions::save_call)
        .post(at::STAFF_ASSIGNMENT, staff, talk::assign)
        .post(at::STAFF_SHEET, staff, talk::sheet)
        .post(at::STAFF_NOTES, staff, talk::note)
        .post(at::STAFF_MESSAGES, staff, talk::message)
        .post(at::STAFF_NO_ANSWER, staff, talk::no_answer)
        .post(at::STAFF_LETTER_AGAIN, staff, talk::send_again)
        .post(at::STAFF_LETTER_TOLD, staff, talk::told)
}

/// The desk, the list, and what is done to many cases at once.
fn desk() -> Routes {
    let staff = Guard::Staff;
    Routes::default()
        .get(links::staff_desk(), Guard::Reader, desk::show)
        .get(links::staff_unreached(), Guard::Reader, unreached::show)
        .get(links::staff_cases(), Guard::Reader, list::list)
        .get(links::staff_cases_csv(), Guard::Reader, exports::csv)
        .get(links::staff_cases_xlsx(), Guard::Reader, exports::xlsx)
        .get(links::staff_filters(), Guard::Reader, list::to_list)
        .post(links::staff_filters(), Guard::Reader, list::keep_filter)
        .post(at::STAFF_FILTER_FORGET, Guard::Reader, list::forget_filter)
        .get(links::staff_bulk(), staff, list::to_list)
        .post(links::staff_bulk(), staff, list::run)
        .get(at::STAFF_BULK_REPORT, staff, list::report)
        .get(links::staff_hand_over(), staff, list::hand_over_form)
        .post(links::staff_hand_over(), staff, list::hand_over)
}

/// Making consultations and their documents.
fn consulting() -> Routes {
    let staff = Guard::Staff;
    Routes::default()
        .get(links::staff_consultations(), staff, consultations::list)
        .get(links::staff_consultation_new(), staff, consultations::new)
        .post(links::staff_consultation_new(), staff, consultations::create)
        .get(at::STAFF_CONSULTATION, staff, consultations::show)
        .get(at::STAFF_CONSULTATION_EDIT, staff, consultations::edit)
        .post(at::STAFF_CONSULTATION_EDIT, staff, consultations::save)
        .get(at::STAFF_CONSULTATION_FILES, staff, consultations::files)
        .post(at::STAFF_CONSULTATION_FILES, staff, consultations::add_file.layer(DefaultBodyLimit::max(REQUEST_MAX)))
        .post(at::STAFF_CONSULTATION_FILE_REMOVE, staff, consultations::remove_file)
        .get(at::STAFF_CONSULTATION_PREVIEW, staff, consultations::preview)
        .get(at::STAFF_NEWSLETTER, staff, consultations::newsletter)
        .get(at::STAFF_CONSULTATION_KEEPING, staff, keeping::show_consultation)
        .post(at::STAFF_CONSULTATION_KEEPING, staff, keeping::save_consultation)
        .get(at::STAFF_CONSULTATION_ACT, staff, consultations::act_form)
        .post(at::STAFF_CONSULTATION_ACT, staff, consultations::act)
        .get(at::STAFF_DOCUMENT, staff, documents::outline)
        .post(at::STAFF_DOCUMENT, staff, documents::arrange)
        .get(at::STAFF_DOCUMENT_READ, staff, documents::read_form)
        .post(at::STAFF_DOCUMENT_READ, staff, documents::read.layer(DefaultBodyLimit::max(documents::REQUEST_MAX)))
        .get(at::STAFF_CLAUSE, staff, documents::clause)
        .post(at::STAFF_CLAUSE, staff, documents::save_clause)
        .get(at::STAFF_ERRATA, staff, documents::correction)
        .post(at::STAFF_ERRATA, staff, documents::correct)
}

/// Making calls and their forms.
fn making() -> Routes {
    let staff = Guard::Staff;
    Routes::default()
        .get(links::staff_programmes(), staff, calls::programme_list)
        .post(links::staff_programmes(), staff, calls::add_programme)
        .get(at::STAFF_PROGRAMME, staff, calls::programme)
        .post(at::STAFF_PROGRAMME, staff, calls::edit_programme)
        .get(links::staff_call_new(), staff, calls::new)
        .post(links::staff_call_new(), staff, calls::create)
        .get(at::STAFF_CALL, staff, calls::show)
        .get(at::STAFF_CALL_EDIT, staff, calls::edit)
        .post(at::STAFF_CALL_EDIT, staff, calls::save)
        .get(at::STAFF_CALL_FILES, staff, calls::files)
        .post(at::STAFF_CALL_FILES, staff, calls::add_file.layer(DefaultBodyLimit::max(REQUEST_MAX)))
        .post(at::STAFF_CALL_FILE_REMOVE, staff, calls::remove_file)
        .get(at::STAFF_CALL_TALKS, staff, calls::talk_list)
        .post(at::STAFF_CALL_TALKS, staff, calls::record_talk)
        .post(at::STAFF_CALL_TALK_REMOVE, staff, calls::remove_talk)
        .get(at::STAFF_CALL_PUBLISH, staff, calls::publish_form)
        .post(at::STAFF_CALL_PUBLISH, staff, calls::publish)
        .get(at::STAFF_CALL_CANCEL, staff, calls::cancel_form)
        .post(at::STAFF_CALL_CANCEL, staff, calls::cancel)
        .get(at::STAFF_FORM, staff, call_forms::show)
        .post(at::STAFF_FORM, staff, call_forms::arrange)
        .get(at::STAFF_FORM_PART, staff, call_forms::part)
        .post(at::STAFF_FORM_PART, staff, call_forms::rename)
        .get(at::STAFF_QUESTION, staff, call_forms::question)
        .post(at::STAFF_QUESTION, staff, call_forms::save_question)
        .get(at::STAFF_QUESTION_NEW, staff, call_forms::new_question)
        .post(at::STAFF_QUESTION_NEW, staff, call_forms::add_question)
        .get(at::STAFF_FORM_PUBLISH, staff, call_forms::publish_page)
        .post(at::STAFF_FORM_PUBLISH, staff, call_forms::publish)
        .get(at::STAFF_TRY, staff, call_forms::try_first)
        .post(at::STAFF_TRY, staff, call_forms::try_next)
}
