//! Addresses of the staff.

use uuid::Uuid;

super::fixed! {
    /// Where the work of staff begins.
    staff_desk = "/staff";
    /// Whom no letter has reached.
    staff_unreached = "/staff/unreached";
    /// How mail stands.
    staff_mail = "/staff/mail";
    /// How backups stand.
    staff_backups = "/staff/backups";
    /// Keeps a filter of the list.
    staff_filters = "/staff/filters";
    /// Does one thing to many cases.
    staff_bulk = "/staff/bulk";
    /// Hands all cases of a colleague over.
    staff_hand_over = "/staff/hand-over";
    /// The list as CSV.
    staff_cases_csv = "/staff/export/cases.csv";
    /// The list for spreadsheets.
    staff_cases_xlsx = "/staff/export/cases.xlsx";
    /// Everything that happened.
    staff_journal = "/staff/journal";
    /// Who looked at personal data.
    staff_views = "/staff/views";
    /// The staff's list.
    staff_cases = "/staff/cases";
    /// Applications on paper.
    staff_intake = "/staff/intake";
    /// Letters to print and post.
    staff_postings = "/staff/postings";
    /// The same as one PDF.
    staff_postings_pdf = "/staff/postings/all.pdf";
    /// The staff's calls.
    staff_calls = "/staff/calls";
    /// A new call.
    staff_call_new = "/staff/new-call";
    /// The staff's consultations.
    staff_consultations = "/staff/consultations";
    /// A new consultation.
    staff_consultation_new = "/staff/new-consultation";
    /// The templates of official letters.
    staff_templates = "/staff/letters";
    /// The programmes of a department.
    staff_programmes = "/staff/programmes";
    /// Retention and disposal.
    staff_retention = "/staff/retention";
    /// Holds a case back from disposal.
    staff_holds = "/staff/retention/holds";
    /// The record of disposals.
    staff_disposals_csv = "/staff/retention/record.csv";
    /// How the city appears.
    staff_look = "/staff/city";
    /// The draft of it, as residents would see it.
    staff_look_preview = "/staff/city/preview";
    /// Sends a logo.
    staff_look_logo = "/staff/city/logo";
    /// Takes the logo away.
    staff_look_logo_remove = "/staff/city/logo/remove";
    /// Puts the draft in force.
    staff_look_publish = "/staff/city/publish";
    /// Throws the draft away.
    staff_look_drop = "/staff/city/drop";
    /// Goes back to the usual look.
    staff_look_reset = "/staff/city/reset";
    /// The administrator's page of departments.
    staff_departments = "/staff/departments";
    /// The review panels.
    staff_panels = "/staff/panels";
    /// What was acquired with grants and is restricted.
    staff_properties = "/staff/property";
    /// The ledger of grants.
    staff_ledger = "/staff/ledger";
    /// The administrator's page of staff.
    staff_people = "/staff/people";
    /// Begins, enters and ends the rehearsal.
    staff_rehearsal = "/staff/rehearsal";
    /// Ends the rehearsal.
    staff_rehearsal_end = "/staff/rehearsal/end";
    /// The way out of it; the real city answers.
    rehearsal_leave = "/leave";
    /// Whom one plays, and the clock. Seen from within, as all addresses there.
    controls = "/controls";
    /// Chooses whom one plays.
    controls_part = "/controls/part";
    /// Moves the clock.
    controls_clock = "/controls/clock";
}

super::places! {
    /// The texts of a consultation's opinions.
    staff_texts(slug: &str), STAFF_TEXTS = "/staff/consultations/{slug}/texts";
    /// One text, with where it was written and what it resembles.
    staff_text(slug: &str, id: Uuid), STAFF_TEXT = "/staff/consultations/{slug}/texts/{id}";
    /// Cuts an opinion into points.
    staff_cut(slug: &str, number: &str), STAFF_CUT = "/staff/consultations/{slug}/cut/{number}";
    /// The plan as decided.
    staff_plan(slug: &str), STAFF_PLAN = "/staff/consultations/{slug}/plan";
    /// A clause of it.
    staff_plan_clause(slug: &str, id: Uuid), STAFF_PLAN_CLAUSE = "/staff/consultations/{slug}/plan/{id}";
    /// Who answers what is said to the clauses of a draft.
    staff_duties(slug: &str), STAFF_DUTIES = "/staff/consultations/{slug}/duties";
    /// Standard answers.
    staff_standards(slug: &str), STAFF_STANDARDS = "/staff/consultations/{slug}/standards";
    /// One of them, with where it is used.
    staff_standard(slug: &str, id: Uuid), STAFF_STANDARD = "/staff/consultations/{slug}/standards/{id}";
    /// What became of each of many answers.
    staff_answers_report(slug: &str, id: Uuid), STAFF_ANSWERS_REPORT = "/staff/consultations/{slug}/answers/reports/{id}";
    /// The answers of a consultation.
    staff_answers(slug: &str), STAFF_ANSWERS = "/staff/consultations/{slug}/answers";
    /// One answer.
    staff_answer(slug: &str, number: i32), STAFF_ANSWER = "/staff/consultations/{slug}/answers/{number}";
    /// A case for staff.
    staff_case(number: &str), STAFF_CASE = "/staff/cases/{number}";
    /// The formal check of a case.
    staff_screening(number: &str), STAFF_SCREENING = "/staff/cases/{number}/screening";
    /// Asks for a correction.
    staff_correction(number: &str), STAFF_CORRECTION = "/staff/cases/{number}/correction";
    /// Moves the day of a correction.
    staff_correction_day(number: &str), STAFF_CORRECTION_DAY = "/staff/cases/{number}/correction/day";
    /// Takes the request for a correction back.
    staff_correction_back(number: &str), STAFF_CORRECTION_BACK = "/staff/cases/{number}/correction/taken-back";
    /// Takes the formal check of a case up again.
    staff_reopening(number: &str), STAFF_REOPENING = "/staff/cases/{number}/reopening";
    /// Declares a case ineligible.
    staff_exclusion(number: &str), STAFF_EXCLUSION = "/staff/cases/{number}/exclusion";
    /// Sends a case to the panel.
    staff_review(number: &str), STAFF_REVIEW = "/staff/cases/{number}/review";
    /// The panel's opinion on a case.
    staff_opinion(number: &str), STAFF_OPINION = "/staff/cases/{number}/opinion";
    /// Drafts a decision.
    staff_decision(number: &str), STAFF_DECISION = "/staff/cases/{number}/decision";
    /// Approves a decision.
    staff_approval(number: &str), STAFF_APPROVAL = "/staff/cases/{number}/approval";
    /// Gives a drafted decision back.
    staff_return(number: &str), STAFF_RETURN = "/staff/cases/{number}/return";
    /// An official letter about a case, to print.
    staff_letter(number: &str, letter: Uuid), STAFF_LETTER = "/staff/cases/{number}/letters/{letter}";
    /// The notice of a decision that is on its way, as it would read today.
    staff_draft_letter(number: &str), STAFF_DRAFT_LETTER = "/staff/cases/{number}/draft-letter";
    /// The same as PDF.
    staff_letter_pdf(number: &str, letter: Uuid), STAFF_LETTER_PDF = "/staff/cases/{number}/letters/{letter}/pdf";
    /// The template of a department's official letters of a kind.
    staff_template(department: Uuid, kind: &str), STAFF_TEMPLATE = "/staff/letters/{department}/{kind}";
    /// Announces a decision that replaces another.
    staff_announcement(number: &str), STAFF_ANNOUNCEMENT = "/staff/cases/{number}/announcement";
    /// Confirms the applicant's answer.
    staff_reply_confirm(number: &str), STAFF_REPLY_CONFIRM = "/staff/cases/{number}/reply/confirm";
    /// Gives the applicant's answer back.
    staff_reply_return(number: &str), STAFF_REPLY_RETURN = "/staff/cases/{number}/reply/return";
    /// Decides the grant of a selected case.
    staff_grant(number: &str), STAFF_GRANT = "/staff/cases/{number}/grant";
    /// Drafts a ruling after the grant.
    staff_ruling(number: &str, kind: &str), STAFF_RULING = "/staff/cases/{number}/rulings/{kind}";
    /// Approves a ruling.
    staff_ruling_approval(number: &str), STAFF_RULING_APPROVAL = "/staff/cases/{number}/ruling-approval";
    /// Gives a drafted ruling back.
    staff_ruling_return(number: &str), STAFF_RULING_RETURN = "/staff/cases/{number}/ruling-return";
    /// Asks for a correction of the report.
    staff_report_correction(number: &str), STAFF_REPORT_CORRECTION = "/staff/cases/{number}/report-correction";
    /// Gives a request back.
    staff_request_return(number: &str), STAFF_REQUEST_RETURN = "/staff/cases/{number}/request-return";
    /// Records a payment or a refund.
    staff_payment(number: &str, kind: &str), STAFF_PAYMENT = "/staff/cases/{number}/payments/{kind}";
    /// Closes a case.
    staff_closing(number: &str), STAFF_CLOSING = "/staff/cases/{number}/closing";
    /// The group's bank account.
    staff_account(number: &str), STAFF_ACCOUNT = "/staff/cases/{number}/account";
    /// The ledger of a fiscal year.
    staff_ledger_of(year: i32), STAFF_LEDGER_OF = "/staff/ledger/{year}";
    /// The same for spreadsheets.
    staff_ledger_xlsx(year: i32), STAFF_LEDGER_XLSX = "/staff/ledger/{year}/ledger.xlsx";
    /// Who works on a case.
    staff_assignment(number: &str), STAFF_ASSIGNMENT = "/staff/cases/{number}/assignment";
    /// Saves the check sheet of a case half way.
    staff_sheet(number: &str), STAFF_SHEET = "/staff/cases/{number}/sheet";
    /// Notes on a case among staff.
    staff_notes(number: &str), STAFF_NOTES = "/staff/cases/{number}/notes";
    /// Messages to the applicant.
    staff_messages(number: &str), STAFF_MESSAGES = "/staff/cases/{number}/messages";
    /// What the applicant wrote needs no answer.
    staff_no_answer(number: &str), STAFF_NO_ANSWER = "/staff/cases/{number}/no-answer";
    /// Sends a letter of a case again.
    staff_letter_again(number: &str, id: Uuid), STAFF_LETTER_AGAIN = "/staff/cases/{number}/mails/{id}/again";
    /// What a letter could not tell was told in another way.
    staff_letter_told(number: &str, id: Uuid), STAFF_LETTER_TOLD = "/staff/cases/{number}/mails/{id}/told";
    /// Has a letter of a case posted in the place of mail.
    staff_letter_post(number: &str, id: Uuid), STAFF_LETTER_POST = "/staff/cases/{number}/mails/{id}/post";
    /// Where the applicant of a case on paper is reached.
    staff_contact(number: &str), STAFF_CONTACT = "/staff/cases/{number}/contact";
    /// Key in an application on paper: how it came, and who applies.
    staff_intake_new(slug: &str), STAFF_INTAKE_NEW = "/staff/calls/{slug}/paper";
    /// Gives an application up that is being keyed in.
    staff_intake_drop(id: Uuid), STAFF_INTAKE_DROP = "/staff/intake/{id}/drop";
    /// A letter to print and post.
    staff_posting(id: Uuid), STAFF_POSTING = "/staff/postings/{id}";
    /// The same as PDF.
    staff_posting_pdf(id: Uuid), STAFF_POSTING_PDF = "/staff/postings/{id}/pdf";
    /// Records that a letter was posted.
    staff_posting_posted(id: Uuid), STAFF_POSTING_POSTED = "/staff/postings/{id}/posted";
    /// Takes that back.
    staff_posting_undo(id: Uuid), STAFF_POSTING_UNDO = "/staff/postings/{id}/undo";
    /// What the public reads of a case, and what is hidden from it.
    staff_redaction(number: &str), STAFF_REDACTION = "/staff/cases/{number}/redaction";
    /// How long a case is kept, and what keeps it longer.
    staff_keeping(number: &str), STAFF_KEEPING = "/staff/cases/{number}/keeping";
    /// The register of what was acquired with a grant.
    staff_register(number: &str), STAFF_REGISTER = "/staff/cases/{number}/property";
    /// An entry of it.
    staff_property(number: &str, nth: i32), STAFF_PROPERTY = "/staff/cases/{number}/property/{nth}";
    /// Files of a case side by side.
    staff_case_files(number: &str), STAFF_CASE_FILES = "/staff/cases/{number}/files";
    /// Everything on file for a case as one archive.
    staff_archive(number: &str), STAFF_ARCHIVE = "/staff/cases/{number}/archive";
    /// Forgets a kept filter.
    staff_filter_forget(id: Uuid), STAFF_FILTER_FORGET = "/staff/filters/{id}/forget";
    /// What became of each case of a bulk action.
    staff_bulk_report(id: Uuid), STAFF_BULK_REPORT = "/staff/bulk/{id}";
    /// A programme.
    staff_programme(id: Uuid), STAFF_PROGRAMME = "/staff/programmes/{id}";
    /// A call in the making.
    staff_call(slug: &str), STAFF_CALL = "/staff/calls/{slug}";
    /// A page of a call's editor.
    staff_call_edit(slug: &str, page: &str), STAFF_CALL_EDIT = "/staff/calls/{slug}/edit/{page}";
    /// The files of a call's guide.
    staff_call_files(slug: &str), STAFF_CALL_FILES = "/staff/calls/{slug}/files";
    /// Takes a file out of the guide.
    staff_call_file_remove(slug: &str, file: Uuid), STAFF_CALL_FILE_REMOVE = "/staff/calls/{slug}/files/{file}/remove";
    /// Talks before applying.
    staff_call_talks(slug: &str), STAFF_CALL_TALKS = "/staff/calls/{slug}/talks";
    /// Takes the record of a talk back.
    staff_call_talk_remove(slug: &str, id: Uuid), STAFF_CALL_TALK_REMOVE = "/staff/calls/{slug}/talks/{id}/remove";
    /// Publishes a call.
    staff_call_publish(slug: &str), STAFF_CALL_PUBLISH = "/staff/calls/{slug}/publish";
    /// Gives a call up.
    staff_call_cancel(slug: &str), STAFF_CALL_CANCEL = "/staff/calls/{slug}/cancel";
    /// A consultation in the making, and afterwards.
    staff_consultation(slug: &str), STAFF_CONSULTATION = "/staff/consultations/{slug}";
    /// A page of a consultation's editor.
    staff_consultation_edit(slug: &str, page: &str), STAFF_CONSULTATION_EDIT = "/staff/consultations/{slug}/edit/{page}";
    /// The outline of its draft document.
    staff_document(slug: &str), STAFF_DOCUMENT = "/staff/consultations/{slug}/document";
    /// Reads the draft document from a text or a file.
    staff_document_read(slug: &str), STAFF_DOCUMENT_READ = "/staff/consultations/{slug}/document/read";
    /// A clause of it.
    staff_clause(slug: &str, id: Uuid), STAFF_CLAUSE = "/staff/consultations/{slug}/document/{id}";
    /// Papers beside it.
    staff_consultation_files(slug: &str), STAFF_CONSULTATION_FILES = "/staff/consultations/{slug}/files";
    /// Takes such a paper away.
    staff_consultation_file_remove(slug: &str, file: Uuid), STAFF_CONSULTATION_FILE_REMOVE = "/staff/consultations/{slug}/files/{file}/remove";
    /// A text for the newsletter.
    staff_newsletter(slug: &str), STAFF_NEWSLETTER = "/staff/consultations/{slug}/newsletter";
    /// How long those who wrote to it stay known, and what holds them back.
    staff_consultation_keeping(slug: &str), STAFF_CONSULTATION_KEEPING = "/staff/consultations/{slug}/keeping";
    /// The page as residents will see it.
    staff_consultation_preview(slug: &str), STAFF_CONSULTATION_PREVIEW = "/staff/consultations/{slug}/preview";
    /// Does one thing with a consultation: `page` is the code of the act.
    staff_consultation_act(slug: &str, page: &str), STAFF_CONSULTATION_ACT = "/staff/consultations/{slug}/acts/{page}";
    /// The clauses of a new edition beside those of the one before（正誤表・項目の対応）.
    staff_errata(slug: &str), STAFF_ERRATA = "/staff/consultations/{slug}/errata";
    /// The outline of a call's form.
    staff_form(slug: &str), STAFF_FORM = "/staff/calls/{slug}/form";
    /// The words of a section or page of the form.
    staff_form_part(slug: &str, page: &str), STAFF_FORM_PART = "/staff/calls/{slug}/form/parts/{page}";
    /// A question of the form.
    staff_question(slug: &str, page: &str), STAFF_QUESTION = "/staff/calls/{slug}/form/questions/{page}";
    /// A new question on a page of the form.
    staff_question_new(slug: &str, page: &str), STAFF_QUESTION_NEW = "/staff/calls/{slug}/form/pages/{page}/new";
    /// Puts the next version of the form in force.
    staff_form_publish(slug: &str), STAFF_FORM_PUBLISH = "/staff/calls/{slug}/form/publish";
    /// Tries the form as an applicant.
    staff_try(slug: &str), STAFF_TRY = "/staff/calls/{slug}/try";
    /// The release of a call's results.
    staff_release(slug: &str), STAFF_RELEASE = "/staff/calls/{slug}/release";
    /// The notices that it would send, as they would read today.
    staff_release_letters(slug: &str), STAFF_RELEASE_LETTERS = "/staff/calls/{slug}/release/letters";
    /// The panel's comment on a round.
    staff_release_comment(slug: &str), STAFF_RELEASE_COMMENT = "/staff/calls/{slug}/release/comment";
    /// What the public reads of that comment, and what is hidden from it.
    staff_comment_redaction(slug: &str), STAFF_COMMENT_REDACTION = "/staff/calls/{slug}/release/redaction";
    /// A panel and its members.
    staff_panel(id: Uuid), STAFF_PANEL = "/staff/panels/{id}";
    /// The end of a member's term.
    staff_panel_end(id: Uuid, member: Uuid), STAFF_PANEL_END = "/staff/panels/{id}/members/{member}/end";
    /// The rounds of a call's panels.
    staff_reviews(slug: &str), STAFF_REVIEWS = "/staff/calls/{slug}/review";
    /// The round of a track.
    staff_round(slug: &str, track: &str), STAFF_ROUND = "/staff/calls/{slug}/review/{track}";
    /// Changes the last day for sheets.
    staff_round_due(slug: &str, track: &str), STAFF_ROUND_DUE = "/staff/calls/{slug}/review/{track}/due";
    /// Goes on to the presentations.
    staff_round_next(slug: &str, track: &str), STAFF_ROUND_NEXT = "/staff/calls/{slug}/review/{track}/next";
    /// Who judges which case.
    staff_assignments(slug: &str, track: &str), STAFF_ASSIGNMENTS = "/staff/calls/{slug}/review/{track}/assignments";
    /// Scoring sheets to print.
    staff_sheets(slug: &str, track: &str), STAFF_SHEETS = "/staff/calls/{slug}/review/{track}/sheets";
    /// A reviewer's sheet, keyed in by the secretariat.
    staff_key_sheet(id: Uuid), STAFF_KEY_SHEET = "/staff/sheets/{id}";
    /// A reviewer's interest, written down or lifted by the secretariat.
    staff_interest(id: Uuid), STAFF_INTEREST = "/staff/sheets/{id}/interest";
    /// The tally of a round.
    staff_tally(slug: &str, track: &str), STAFF_TALLY = "/staff/calls/{slug}/review/{track}/tally";
    /// Takes the tally back.
    staff_untally(slug: &str, track: &str), STAFF_UNTALLY = "/staff/calls/{slug}/review/{track}/untally";
    /// Who came on the day.
    staff_attendance(slug: &str, track: &str), STAFF_ATTENDANCE = "/staff/calls/{slug}/review/{track}/attendance";
    /// The running order of the day.
    staff_agenda(slug: &str, track: &str), STAFF_AGENDA = "/staff/calls/{slug}/review/{track}/agenda";
    /// The clock for the screen in the hall.
    staff_clock(slug: &str, track: &str), STAFF_CLOCK = "/staff/calls/{slug}/review/{track}/clock";
    /// What the panel says of a case.
    staff_say(slug: &str, track: &str, number: &str), STAFF_SAY = "/staff/calls/{slug}/review/{track}/cases/{number}";
    /// The minutes of the panel, to copy and print.
    staff_minutes(slug: &str, track: &str), STAFF_MINUTES = "/staff/calls/{slug}/review/{track}/minutes";
    /// Drafts the decisions of a round.
    staff_prepare(slug: &str, track: &str), STAFF_PREPARE = "/staff/calls/{slug}/review/{track}/prepare";
    /// What a disposal of a programme's year would erase.
    staff_retention_year(id: Uuid, year: i32), STAFF_RETENTION_YEAR = "/staff/retention/{id}/{year}";
    /// Releases a case that was held back.
    staff_hold_release(id: Uuid), STAFF_HOLD_RELEASE = "/staff/retention/holds/{id}/release";
    /// Approves a disposal.
    staff_disposal_approve(id: Uuid), STAFF_DISPOSAL_APPROVE = "/staff/retention/disposals/{id}/approve";
    /// Refuses a disposal.
    staff_disposal_refuse(id: Uuid), STAFF_DISPOSAL_REFUSE = "/staff/retention/disposals/{id}/refuse";
    /// A department.
    staff_department(id: Uuid), STAFF_DEPARTMENT = "/staff/departments/{id}";
    /// Switches a department's morning digest.
    staff_digest(id: Uuid), STAFF_DIGEST = "/staff/departments/{id}/digest";
    /// The route of a department's decisions.
    staff_route(id: Uuid), STAFF_ROUTE = "/staff/departments/{id}/route";
    /// A colleague's sign-ins.
    staff_access(id: Uuid), STAFF_ACCESS = "/staff/access/{id}";
    /// Signs a colleague out.
    staff_access_sessions(id: Uuid), STAFF_ACCESS_SESSIONS = "/staff/access/{id}/sessions";
    /// Resets a colleague's second factor.
    staff_access_reset(id: Uuid), STAFF_ACCESS_RESET = "/staff/access/{id}/reset";
    /// The end of a member of staff's term.
    staff_person_end(id: Uuid), STAFF_PERSON_END = "/staff/people/{id}/end";
}
