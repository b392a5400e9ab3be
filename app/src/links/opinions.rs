//! Addresses of opinions: writing one, coming back to it, and what staff do with it（意見のアドレス）.

use uuid::Uuid;

super::places! {
    /// Who writes it.
    opinion_sender(slug: &str), OPINION_SENDER = "/consultations/{slug}/opinion/sender";
    /// Look it over, and send it.
    opinion_review(slug: &str), OPINION_REVIEW = "/consultations/{slug}/opinion/check";
    /// Files with an opinion that is being written.
    opinion_papers(slug: &str), OPINION_PAPERS = "/consultations/{slug}/opinion/files";
    /// One of them.
    opinion_paper(slug: &str, file: Uuid), OPINION_PAPER = "/consultations/{slug}/opinion/files/{file}";
    /// Takes it away.
    opinion_paper_out(slug: &str, file: Uuid), OPINION_PAPER_OUT = "/consultations/{slug}/opinion/files/{file}/remove";
    /// Throws away what was typed.
    opinion_discard(slug: &str), OPINION_DISCARD = "/consultations/{slug}/opinion/discard";
    /// The receipt, for who holds its key.
    opinion(key: &str), OPINION = "/opinions/{key}";
    /// Correct it.
    opinion_correct(key: &str), OPINION_CORRECT = "/opinions/{key}/correct";
    /// Take it back.
    opinion_withdraw(key: &str), OPINION_WITHDRAW = "/opinions/{key}/withdraw";
    /// The whole as a text file.
    opinion_text(key: &str), OPINION_TEXT = "/opinions/{key}/copy.txt";
    /// The files of an opinion, to change them.
    opinion_files(key: &str), OPINION_FILES = "/opinions/{key}/files";
    /// One of them.
    opinion_file(key: &str, file: Uuid), OPINION_FILE = "/opinions/{key}/files/{file}";
    /// Takes it away.
    opinion_file_back(key: &str, file: Uuid), OPINION_FILE_BACK = "/opinions/{key}/files/{file}/remove";
    /// The files of an opinion, for who is signed in.
    my_opinion_files(number: &str), MY_OPINION_FILES = "/me/opinions/{number}/files";
    /// One of them.
    my_opinion_file(number: &str, file: Uuid), MY_OPINION_FILE = "/me/opinions/{number}/files/{file}";
    /// Takes it away.
    my_opinion_file_back(number: &str, file: Uuid), MY_OPINION_FILE_BACK = "/me/opinions/{number}/files/{file}/remove";
    /// The receipt, for who is signed in.
    my_opinion(number: &str), MY_OPINION = "/me/opinions/{number}";
    /// Correct it.
    my_opinion_correct(number: &str), MY_OPINION_CORRECT = "/me/opinions/{number}/correct";
    /// Take it back.
    my_opinion_withdraw(number: &str), MY_OPINION_WITHDRAW = "/me/opinions/{number}/withdraw";
    /// The whole as a text file.
    my_opinion_text(number: &str), MY_OPINION_TEXT = "/me/opinions/{number}/copy.txt";
    /// The staff's list of opinions of a consultation.
    staff_opinions(slug: &str), STAFF_OPINIONS = "/staff/consultations/{slug}/opinions";
    /// What became of opinions that were judged in one go.
    staff_opinions_report(slug: &str, id: Uuid), STAFF_OPINIONS_REPORT = "/staff/consultations/{slug}/opinions/reports/{id}";
    /// Those opinions as CSV.
    staff_opinions_csv(slug: &str), STAFF_OPINIONS_CSV = "/staff/consultations/{slug}/opinions.csv";
    /// Those opinions for spreadsheets.
    staff_opinions_xlsx(slug: &str), STAFF_OPINIONS_XLSX = "/staff/consultations/{slug}/opinions.xlsx";
    /// Key in opinions that came on paper.
    staff_opinion_entry(slug: &str), STAFF_OPINION_ENTRY = "/staff/consultations/{slug}/entry";
    /// The next opinion to compare with its paper.
    staff_opinion_checks(slug: &str), STAFF_OPINION_CHECKS = "/staff/consultations/{slug}/checks";
    /// An opinion.
    staff_opinion_show(number: &str), STAFF_OPINION_SHOW = "/staff/opinions/{number}";
    /// Who wrote it.
    staff_opinion_author(number: &str), STAFF_OPINION_AUTHOR = "/staff/opinions/{number}/author";
    /// Judges whether it counts.
    staff_opinion_judge(number: &str), STAFF_OPINION_JUDGE = "/staff/opinions/{number}/validity";
    /// Hides passages of a piece from publication.
    staff_opinion_redact(number: &str, part: usize), STAFF_OPINION_REDACT = "/staff/opinions/{number}/redaction/{part}";
    /// Compare it with its paper.
    staff_opinion_request(number: &str), STAFF_OPINION_REQUEST = "/staff/opinions/{number}/request";
    /// Comparing one paper with what was keyed in.
    staff_opinion_check(number: &str), STAFF_OPINION_CHECK = "/staff/opinions/{number}/check";
    /// Keeps a scan with it.
    staff_opinion_scans(number: &str), STAFF_OPINION_SCANS = "/staff/opinions/{number}/scans";
    /// A scan.
    staff_opinion_scan(number: &str, file: Uuid), STAFF_OPINION_SCAN = "/staff/opinions/{number}/scans/{file}";
    /// Takes a scan away.
    staff_opinion_unscan(number: &str, file: Uuid), STAFF_OPINION_UNSCAN = "/staff/opinions/{number}/scans/{file}/remove";
}
