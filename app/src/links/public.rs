//! Addresses that everybody may open.

use uuid::Uuid;

super::fixed! {
    /// Home.
    home = "/";
    /// Calls.
    calls = "/calls";
    /// The feed of calls.
    calls_feed = "/calls.atom";
    /// The calendar of deadlines.
    calls_calendar = "/calls.ics";
    /// Follow all calls by mail.
    calls_follow = "/follow";
    /// "Look into your mail", after asking to follow.
    follow_sent = "/follow/sent";
    /// Results.
    results = "/results";
    /// Consultations.
    consultations = "/consultations";
    /// The feed of consultations.
    consultations_feed = "/consultations.atom";
    /// The calendar of their last days.
    consultations_calendar = "/consultations.ics";
    /// Follow all consultations by mail.
    consultations_follow = "/follow/consultations";
    /// Switches the language.
    language = "/language";
    /// The groups that show themselves to the public.
    groups = "/groups";
    /// What the city and its people do together, and the plan behind it.
    story = "/story";
    /// How to reach the departments.
    contact = "/contact";
    /// What is done with personal data.
    privacy = "/privacy";
    /// Accessibility statement.
    accessibility = "/accessibility";
    /// The mail box of the demo city.
    demo_mail = "/demo/mail";
    /// First start.
    setup = "/setup";
    /// Liveness.
    healthz = "/healthz";
    /// Readiness.
    readyz = "/readyz";
}

super::places! {
    /// The public profile of a group.
    group(id: Uuid), GROUP = "/groups/{id}";
    /// Takes a group's public profile down.
    group_hide(id: Uuid), GROUP_HIDE = "/groups/{id}/hide";
    /// A call.
    call(slug: &str), CALL = "/calls/{slug}";
    /// The guide of a call in full.
    call_guide(slug: &str), CALL_GUIDE = "/calls/{slug}/guide";
    /// The self-check of a call.
    call_check(slug: &str), CALL_CHECK = "/calls/{slug}/check";
    /// The calculator of a call.
    call_calculator(slug: &str), CALL_CALCULATOR = "/calls/{slug}/calculator";
    /// The deadline of a call for calendars.
    call_calendar(slug: &str), CALL_CALENDAR = "/calls/{slug}/calendar.ics";
    /// Follow a call by mail.
    call_follow(slug: &str), CALL_FOLLOW = "/calls/{slug}/follow";
    /// Confirms that somebody wants to follow.
    follow_confirm(token: &str), FOLLOW_CONFIRM = "/follow/confirm/{token}";
    /// Ends a subscription.
    follow_leave(token: &str), FOLLOW_LEAVE = "/follow/leave/{token}";
    /// A file of the guide.
    call_file(slug: &str, file: Uuid), CALL_FILE = "/calls/{slug}/files/{file}";
    /// A consultation.
    consultation(slug: &str), CONSULTATION = "/consultations/{slug}";
    /// Its draft document, clause by clause; see [`consultation_clause`].
    consultation_document(slug: &str), CONSULTATION_DOCUMENT = "/consultations/{slug}/document";
    /// An earlier edition of it.
    consultation_edition(slug: &str, edition: i32), CONSULTATION_EDITION = "/consultations/{slug}/document/{edition}";
    /// What an edition changed（正誤表）.
    consultation_errata(slug: &str, edition: i32), CONSULTATION_ERRATA = "/consultations/{slug}/errata/{edition}";
    /// Write an opinion; `?node=ID` begins with a clause.
    consultation_opinion(slug: &str), CONSULTATION_OPINION = "/consultations/{slug}/opinion";
    /// The result of a consultation; `?number=` looks for the answer to one opinion.
    consultation_result(slug: &str), CONSULTATION_RESULT = "/consultations/{slug}/result";
    /// Its answers as CSV.
    consultation_result_csv(slug: &str), CONSULTATION_RESULT_CSV = "/consultations/{slug}/result/answers.csv";
    /// The whole as JSON.
    consultation_result_xlsx(slug: &str), CONSULTATION_RESULT_XLSX = "/consultations/{slug}/result/answers.xlsx";
    /// The result as a Word file in the form of the office.
    consultation_result_docx(slug: &str), CONSULTATION_RESULT_DOCX = "/consultations/{slug}/result/result.docx";
    /// The result as sheets of A4 to print.
    consultation_result_print(slug: &str), CONSULTATION_RESULT_PRINT = "/consultations/{slug}/result/print";
    /// The result as open data.
    consultation_result_json(slug: &str), CONSULTATION_RESULT_JSON = "/consultations/{slug}/result/result.json";
    /// A sheet to hang up, with a code for telephones.
    consultation_poster(slug: &str), CONSULTATION_POSTER = "/consultations/{slug}/poster";
    /// Its last day for calendars.
    consultation_calendar(slug: &str), CONSULTATION_CALENDAR = "/consultations/{slug}/calendar.ics";
    /// Follow it by mail.
    consultation_follow(slug: &str), CONSULTATION_FOLLOW = "/consultations/{slug}/follow";
    /// A paper beside the draft document.
    consultation_file(slug: &str, file: Uuid), CONSULTATION_FILE = "/consultations/{slug}/files/{file}";
    /// Results of a call.
    result(slug: &str), RESULT = "/results/{slug}";
    /// The adopted projects of a call as a table.
    result_csv(slug: &str), RESULT_CSV = "/results/{slug}/data.csv";
    /// The same for programs, with the counts.
    result_json(slug: &str), RESULT_JSON = "/results/{slug}/data.json";
    /// An adopted project.
    project(slug: &str, number: &str), PROJECT = "/results/{slug}/projects/{number}";
    /// A photo of a project that is done with.
    project_photo(slug: &str, number: &str, file: Uuid), PROJECT_PHOTO = "/results/{slug}/projects/{number}/photos/{file}";
    /// The shades of the city's colour, under a name that holds them.
    city_colours(token: &str), CITY_COLOURS = "/city/colours/{token}";
    /// The city's logo, under the hash of its bytes.
    city_logo(token: &str), CITY_LOGO = "/city/logo/{token}";
    /// A letter in the mail box of the demo city.
    demo_letter(id: Uuid), DEMO_LETTER = "/demo/mail/{id}";
}

/// The id of a clause on the page of its document.
pub fn clause_anchor(node: Uuid) -> String {
    format!("c-{node}")
}

/// A clause of a consultation's document.
pub fn consultation_clause(slug: &str, node: Uuid) -> String {
    format!("{}#{}", consultation_document(slug), clause_anchor(node))
}

/// Write an opinion on a clause.
pub fn consultation_opinion_on(slug: &str, node: Uuid) -> String {
    super::with_query(&consultation_opinion(slug), &[("node", &node.to_string())])
}
