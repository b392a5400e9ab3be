//! Every address of Tomoni, once（アドレス一覧）. Functions without arguments are also the patterns of the router;
//! patterns with a place are the `_at` functions.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use uuid::Uuid;

/// What may stand in a path segment unescaped.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

fn segment(text: &str) -> String {
    utf8_percent_encode(text, SEGMENT).to_string()
}

macro_rules! fixed {
    ($($(#[$doc:meta])* $name:ident = $path:literal;)*) => {$(
        $(#[$doc])*
        pub fn $name() -> String {
            $path.to_owned()
        }
    )*};
}

fixed! {
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
    /// Switches the language.
    language = "/language";
    /// New account.
    sign_up = "/sign-up";
    /// Sign in.
    sign_in = "/sign-in";
    /// Sign out.
    sign_out = "/sign-out";
    /// "Look into your mail", after signing up or asking for a reset.
    check_mail = "/check-mail";
    /// Ask for a new password.
    reset = "/reset";
    /// My cases.
    my_page = "/me";
    /// My account: name, password, address, devices.
    my_account = "/me/account";
    /// Changes my name.
    my_name = "/me/account/name";
    /// Changes my password.
    my_password = "/me/account/password";
    /// Begins the change of my address.
    my_email = "/me/account/email";
    /// Ends sessions of mine.
    my_sessions_end = "/me/account/sessions";
    /// Everything that is held of me.
    my_data = "/me/data.zip";
    /// Delete my account.
    my_erasure = "/me/erasure";
    /// Sends the link that deletes my account.
    my_erasure_mail = "/me/erasure/mail";
    /// Ask for a link to sign in with.
    sign_in_link = "/sign-in/link";
    /// Register a group.
    my_group_new = "/me/groups/new";
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
    /// The staff's list.
    staff_cases = "/staff/cases";
    /// The staff's calls.
    staff_calls = "/staff/calls";
    /// A new call.
    staff_call_new = "/staff/new-call";
    /// The programmes of a department.
    staff_programmes = "/staff/programmes";
    /// The administrator's page of departments.
    staff_departments = "/staff/departments";
    /// The administrator's page of staff.
    staff_people = "/staff/people";
    /// Liveness.
    healthz = "/healthz";
    /// Readiness.
    readyz = "/readyz";
}

/// Confirm an address.
pub fn confirm(token: &str) -> String {
    format!("/confirm/{}", segment(token))
}

/// Set a new password.
pub fn reset_with(token: &str) -> String {
    format!("/reset/{}", segment(token))
}

/// Sign in with a link.
pub fn sign_in_with(token: &str) -> String {
    format!("/sign-in/link/{}", segment(token))
}

/// Agree to another mail address.
pub fn email_change(token: &str) -> String {
    format!("/email/{}", segment(token))
}

/// Delete an account with a link.
pub fn erase_with(token: &str) -> String {
    format!("/erase/{}", segment(token))
}

/// An invitation into a group.
pub fn join(token: &str) -> String {
    format!("/join/{}", segment(token))
}

/// A group's own page.
pub fn my_group(id: Uuid) -> String {
    format!("/me/groups/{id}")
}

/// What a group says of itself.
pub fn my_group_edit(id: Uuid) -> String {
    format!("/me/groups/{id}/edit")
}

/// What the public sees of a group.
pub fn my_group_profile(id: Uuid) -> String {
    format!("/me/groups/{id}/profile")
}

/// Invite somebody into a group.
pub fn my_group_invite(id: Uuid) -> String {
    format!("/me/groups/{id}/invite")
}

/// Takes an invitation back.
pub fn my_group_revoke(id: Uuid, invitation: Uuid) -> String {
    format!("/me/groups/{id}/invite/{invitation}/revoke")
}

/// Somebody's role and term in a group.
pub fn my_group_member(id: Uuid, member: Uuid) -> String {
    format!("/me/groups/{id}/members/{member}")
}

/// Ends a membership.
pub fn my_group_member_end(id: Uuid, member: Uuid) -> String {
    format!("/me/groups/{id}/members/{member}/end")
}

/// Leave a group.
pub fn my_group_leave(id: Uuid) -> String {
    format!("/me/groups/{id}/leave")
}

/// Keeps a paper with a group.
pub fn my_group_papers(id: Uuid) -> String {
    format!("/me/groups/{id}/papers")
}

/// A paper of a group.
pub fn my_group_paper(id: Uuid, file: Uuid) -> String {
    format!("/me/groups/{id}/papers/{file}")
}

/// Takes a paper away from a group.
pub fn my_group_paper_remove(id: Uuid, file: Uuid) -> String {
    format!("/me/groups/{id}/papers/{file}/remove")
}

/// The public profile of a group.
pub fn group(id: Uuid) -> String {
    format!("/groups/{id}")
}

/// Takes a group's public profile down.
pub fn group_hide(id: Uuid) -> String {
    format!("/groups/{id}/hide")
}

/// A call.
pub fn call(slug: &str) -> String {
    format!("/calls/{}", segment(slug))
}

/// The guide of a call in full.
pub fn call_guide(slug: &str) -> String {
    format!("/calls/{}/guide", segment(slug))
}

/// The self-check of a call.
pub fn call_check(slug: &str) -> String {
    format!("/calls/{}/check", segment(slug))
}

/// The calculator of a call.
pub fn call_calculator(slug: &str) -> String {
    format!("/calls/{}/calculator", segment(slug))
}

/// The deadline of a call for calendars.
pub fn call_calendar(slug: &str) -> String {
    format!("/calls/{}/calendar.ics", segment(slug))
}

/// Follow a call by mail.
pub fn call_follow(slug: &str) -> String {
    format!("/calls/{}/follow", segment(slug))
}

/// Confirms that somebody wants to follow.
pub fn follow_confirm(token: &str) -> String {
    format!("/follow/confirm/{}", segment(token))
}

/// Ends a subscription.
pub fn follow_leave(token: &str) -> String {
    format!("/follow/leave/{}", segment(token))
}

/// A file of the guide.
pub fn call_file(slug: &str, file: Uuid) -> String {
    format!("/calls/{}/files/{file}", segment(slug))
}

/// Begin a proposal: choose or name the group.
pub fn apply(slug: &str) -> String {
    format!("/calls/{}/apply", segment(slug))
}

/// Results of a call.
pub fn result(slug: &str) -> String {
    format!("/results/{}", segment(slug))
}

/// A proposal: its task list while it is a draft, its state afterwards.
pub fn proposal(id: Uuid) -> String {
    format!("/proposals/{id}")
}

/// A page of questions.
pub fn proposal_page(id: Uuid, page: &str) -> String {
    format!("/proposals/{id}/form/{}", segment(page))
}

/// The budget.
pub fn proposal_budget(id: Uuid) -> String {
    format!("/proposals/{id}/budget")
}

/// The papers.
pub fn proposal_papers(id: Uuid) -> String {
    format!("/proposals/{id}/papers")
}

/// Takes a file away.
pub fn proposal_paper_remove(id: Uuid, file: Uuid) -> String {
    format!("/proposals/{id}/papers/{file}/remove")
}

/// Attaches what the group keeps for a paper.
pub fn proposal_paper_take(id: Uuid) -> String {
    format!("/proposals/{id}/papers/from-group")
}

/// Check your answers, and submit.
pub fn proposal_check(id: Uuid) -> String {
    format!("/proposals/{id}/check")
}

/// The receipt.
pub fn proposal_receipt(id: Uuid) -> String {
    format!("/proposals/{id}/receipt")
}

/// The copy of what was submitted, for paper.
pub fn proposal_copy(id: Uuid) -> String {
    format!("/proposals/{id}/copy")
}

/// Ask the representative to check and submit.
pub fn proposal_sign_off(id: Uuid) -> String {
    format!("/proposals/{id}/sign-off")
}

/// Whether the representative of a group submits.
pub fn group_sign_off(id: Uuid) -> String {
    format!("/groups/{id}/sign-off")
}

/// Take the proposal back.
pub fn proposal_withdraw(id: Uuid) -> String {
    format!("/proposals/{id}/withdraw")
}

/// An attached file.
pub fn file(id: Uuid) -> String {
    format!("/files/{id}")
}

/// A letter in the mail box of the demo city.
pub fn demo_letter(id: Uuid) -> String {
    format!("/demo/mail/{id}")
}

/// A case for staff.
pub fn staff_case(number: &str) -> String {
    format!("/staff/cases/{}", segment(number))
}

fn on_case(number: &str, verb: &str) -> String {
    format!("/staff/cases/{}/{verb}", segment(number))
}

/// The formal check of a case.
pub fn staff_screening(number: &str) -> String {
    on_case(number, "screening")
}

/// Asks for a correction.
pub fn staff_correction(number: &str) -> String {
    on_case(number, "correction")
}

/// Takes the formal check of a case up again.
pub fn staff_reopening(number: &str) -> String {
    format!("/staff/cases/{}/reopening", segment(number))
}

/// Declares a case ineligible.
pub fn staff_exclusion(number: &str) -> String {
    on_case(number, "exclusion")
}

/// Sends a case to the panel.
pub fn staff_review(number: &str) -> String {
    on_case(number, "review")
}

/// The panel's opinion on a case.
pub fn staff_opinion(number: &str) -> String {
    on_case(number, "opinion")
}

/// Drafts a decision.
pub fn staff_decision(number: &str) -> String {
    on_case(number, "decision")
}

/// Approves a decision.
pub fn staff_approval(number: &str) -> String {
    on_case(number, "approval")
}

/// Gives a drafted decision back.
pub fn staff_return(number: &str) -> String {
    on_case(number, "return")
}

/// Decides the grant of a selected case.
pub fn staff_grant(number: &str) -> String {
    on_case(number, "grant")
}

/// A programme.
pub fn staff_programme(id: Uuid) -> String {
    format!("/staff/programmes/{id}")
}

fn of_call(slug: &str, rest: &str) -> String {
    format!("/staff/calls/{}/{rest}", segment(slug))
}

/// A call in the making.
pub fn staff_call(slug: &str) -> String {
    format!("/staff/calls/{}", segment(slug))
}

/// A page of a call's editor.
pub fn staff_call_edit(slug: &str, page: &str) -> String {
    of_call(slug, &format!("edit/{}", segment(page)))
}

/// The files of a call's guide.
pub fn staff_call_files(slug: &str) -> String {
    of_call(slug, "files")
}

/// Takes a file out of the guide.
pub fn staff_call_file_remove(slug: &str, file: Uuid) -> String {
    of_call(slug, &format!("files/{file}/remove"))
}

/// Talks before applying.
pub fn staff_call_talks(slug: &str) -> String {
    of_call(slug, "talks")
}

/// Takes the record of a talk back.
pub fn staff_call_talk_remove(slug: &str, talk: Uuid) -> String {
    of_call(slug, &format!("talks/{talk}/remove"))
}

/// Publishes a call.
pub fn staff_call_publish(slug: &str) -> String {
    of_call(slug, "publish")
}

/// The outline of a call's form.
pub fn staff_form(slug: &str) -> String {
    of_call(slug, "form")
}

/// The words of a section or page of the form.
pub fn staff_form_part(slug: &str, part: &str) -> String {
    of_call(slug, &format!("form/parts/{}", segment(part)))
}

/// A question of the form.
pub fn staff_question(slug: &str, question: &str) -> String {
    of_call(slug, &format!("form/questions/{}", segment(question)))
}

/// A new question on a page of the form.
pub fn staff_question_new(slug: &str, page: &str) -> String {
    of_call(slug, &format!("form/pages/{}/new", segment(page)))
}

/// Puts the next version of the form in force.
pub fn staff_form_publish(slug: &str) -> String {
    of_call(slug, "form/publish")
}

/// Tries the form as an applicant.
pub fn staff_try(slug: &str) -> String {
    of_call(slug, "try")
}

/// The release of a call's results.
pub fn staff_release(slug: &str) -> String {
    format!("/staff/calls/{}/release", segment(slug))
}

/// A department.
pub fn staff_department(id: Uuid) -> String {
    format!("/staff/departments/{id}")
}

/// The end of a member of staff's term.
pub fn staff_person_end(membership: Uuid) -> String {
    format!("/staff/people/{membership}/end")
}

/// A path to go on to, if it is one of ours. Everything that a browser could read as another place is
/// refused: `//host`, `/\host`, control characters that browsers drop, and whole addresses.
pub fn local(path: &str) -> Option<&str> {
    let mut bytes = path.bytes();
    let begins_here = bytes.next() == Some(b'/') && !matches!(bytes.next(), Some(b'/' | b'\\'));
    let plain = path.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    (begins_here && plain && path.len() <= 2000).then_some(path)
}

/// An address with a query; pairs with empty values are left out.
pub fn with_query(path: &str, pairs: &[(&str, &str)]) -> String {
    let query: Vec<String> = pairs
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(key, value)| format!("{key}={}", utf8_percent_encode(value, SEGMENT)))
        .collect();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{}", query.join("&")) }
}

/// The patterns of addresses with places, as the router wants them.
pub mod at {
    /// [`super::confirm`]
    pub const CONFIRM: &str = "/confirm/{token}";
    /// [`super::reset_with`]
    pub const RESET: &str = "/reset/{token}";
    /// [`super::sign_in_with`]
    pub const SIGN_IN_WITH: &str = "/sign-in/link/{token}";
    /// [`super::email_change`]
    pub const EMAIL_CHANGE: &str = "/email/{token}";
    /// [`super::erase_with`]
    pub const ERASE: &str = "/erase/{token}";
    /// [`super::join`]
    pub const JOIN: &str = "/join/{token}";
    /// [`super::my_group`]
    pub const MY_GROUP: &str = "/me/groups/{id}";
    /// [`super::my_group_edit`]
    pub const MY_GROUP_EDIT: &str = "/me/groups/{id}/edit";
    /// [`super::my_group_profile`]
    pub const MY_GROUP_PROFILE: &str = "/me/groups/{id}/profile";
    /// [`super::my_group_invite`]
    pub const MY_GROUP_INVITE: &str = "/me/groups/{id}/invite";
    /// [`super::my_group_revoke`]
    pub const MY_GROUP_REVOKE: &str = "/me/groups/{id}/invite/{member}/revoke";
    /// [`super::my_group_member`]
    pub const MY_GROUP_MEMBER: &str = "/me/groups/{id}/members/{member}";
    /// [`super::my_group_member_end`]
    pub const MY_GROUP_MEMBER_END: &str = "/me/groups/{id}/members/{member}/end";
    /// [`super::my_group_leave`]
    pub const MY_GROUP_LEAVE: &str = "/me/groups/{id}/leave";
    /// [`super::my_group_papers`]
    pub const MY_GROUP_PAPERS: &str = "/me/groups/{id}/papers";
    /// [`super::my_group_paper`]
    pub const MY_GROUP_PAPER: &str = "/me/groups/{id}/papers/{file}";
    /// [`super::my_group_paper_remove`]
    pub const MY_GROUP_PAPER_REMOVE: &str = "/me/groups/{id}/papers/{file}/remove";
    /// [`super::group`]
    pub const GROUP: &str = "/groups/{id}";
    /// [`super::group_hide`]
    pub const GROUP_HIDE: &str = "/groups/{id}/hide";
    /// [`super::call`]
    pub const CALL: &str = "/calls/{slug}";
    /// [`super::call_guide`]
    pub const CALL_GUIDE: &str = "/calls/{slug}/guide";
    /// [`super::call_check`]
    pub const CALL_CHECK: &str = "/calls/{slug}/check";
    /// [`super::call_calculator`]
    pub const CALL_CALCULATOR: &str = "/calls/{slug}/calculator";
    /// [`super::call_file`]
    pub const CALL_FILE: &str = "/calls/{slug}/files/{file}";
    /// [`super::call_calendar`]
    pub const CALL_CALENDAR: &str = "/calls/{slug}/calendar.ics";
    /// [`super::call_follow`]
    pub const CALL_FOLLOW: &str = "/calls/{slug}/follow";
    /// [`super::follow_confirm`]
    pub const FOLLOW_CONFIRM: &str = "/follow/confirm/{token}";
    /// [`super::follow_leave`]
    pub const FOLLOW_LEAVE: &str = "/follow/leave/{token}";
    /// [`super::apply`]
    pub const APPLY: &str = "/calls/{slug}/apply";
    /// [`super::result`]
    pub const RESULT: &str = "/results/{slug}";
    /// [`super::proposal`]
    pub const PROPOSAL: &str = "/proposals/{id}";
    /// [`super::proposal_page`]
    pub const PROPOSAL_PAGE: &str = "/proposals/{id}/form/{page}";
    /// [`super::proposal_budget`]
    pub const PROPOSAL_BUDGET: &str = "/proposals/{id}/budget";
    /// [`super::proposal_papers`]
    pub const PROPOSAL_PAPERS: &str = "/proposals/{id}/papers";
    /// [`super::proposal_paper_remove`]
    pub const PROPOSAL_PAPER_REMOVE: &str = "/proposals/{id}/papers/{file}/remove";
    /// [`super::proposal_paper_take`]
    pub const PROPOSAL_PAPER_TAKE: &str = "/proposals/{id}/papers/from-group";
    /// [`super::proposal_check`]
    pub const PROPOSAL_CHECK: &str = "/proposals/{id}/check";
    /// [`super::proposal_receipt`]
    pub const PROPOSAL_RECEIPT: &str = "/proposals/{id}/receipt";
    /// [`super::proposal_copy`]
    pub const PROPOSAL_COPY: &str = "/proposals/{id}/copy";
    /// [`super::proposal_sign_off`]
    pub const PROPOSAL_SIGN_OFF: &str = "/proposals/{id}/sign-off";
    /// [`super::group_sign_off`]
    pub const GROUP_SIGN_OFF: &str = "/groups/{id}/sign-off";
    /// [`super::proposal_withdraw`]
    pub const PROPOSAL_WITHDRAW: &str = "/proposals/{id}/withdraw";
    /// [`super::file`]
    pub const FILE: &str = "/files/{id}";
    /// [`super::demo_letter`]
    pub const DEMO_LETTER: &str = "/demo/mail/{id}";
    /// [`super::staff_case`]
    pub const STAFF_CASE: &str = "/staff/cases/{number}";
    /// [`super::staff_screening`]
    pub const STAFF_SCREENING: &str = "/staff/cases/{number}/screening";
    /// [`super::staff_correction`]
    pub const STAFF_CORRECTION: &str = "/staff/cases/{number}/correction";
    /// [`super::staff_reopening`]
    pub const STAFF_REOPENING: &str = "/staff/cases/{number}/reopening";
    /// [`super::staff_exclusion`]
    pub const STAFF_EXCLUSION: &str = "/staff/cases/{number}/exclusion";
    /// [`super::staff_review`]
    pub const STAFF_REVIEW: &str = "/staff/cases/{number}/review";
    /// [`super::staff_opinion`]
    pub const STAFF_OPINION: &str = "/staff/cases/{number}/opinion";
    /// [`super::staff_decision`]
    pub const STAFF_DECISION: &str = "/staff/cases/{number}/decision";
    /// [`super::staff_approval`]
    pub const STAFF_APPROVAL: &str = "/staff/cases/{number}/approval";
    /// [`super::staff_return`]
    pub const STAFF_RETURN: &str = "/staff/cases/{number}/return";
    /// [`super::staff_grant`]
    pub const STAFF_GRANT: &str = "/staff/cases/{number}/grant";
    /// [`super::staff_department`]
    pub const STAFF_DEPARTMENT: &str = "/staff/departments/{id}";
    /// [`super::staff_person_end`]
    pub const STAFF_PERSON_END: &str = "/staff/people/{id}/end";
    /// [`super::staff_programme`]
    pub const STAFF_PROGRAMME: &str = "/staff/programmes/{id}";
    /// [`super::staff_call`]
    pub const STAFF_CALL: &str = "/staff/calls/{slug}";
    /// [`super::staff_call_edit`]
    pub const STAFF_CALL_EDIT: &str = "/staff/calls/{slug}/edit/{page}";
    /// [`super::staff_call_files`]
    pub const STAFF_CALL_FILES: &str = "/staff/calls/{slug}/files";
    /// [`super::staff_call_file_remove`]
    pub const STAFF_CALL_FILE_REMOVE: &str = "/staff/calls/{slug}/files/{file}/remove";
    /// [`super::staff_call_talks`]
    pub const STAFF_CALL_TALKS: &str = "/staff/calls/{slug}/talks";
    /// [`super::staff_call_talk_remove`]
    pub const STAFF_CALL_TALK_REMOVE: &str = "/staff/calls/{slug}/talks/{id}/remove";
    /// [`super::staff_call_publish`]
    pub const STAFF_CALL_PUBLISH: &str = "/staff/calls/{slug}/publish";
    /// [`super::staff_form`]
    pub const STAFF_FORM: &str = "/staff/calls/{slug}/form";
    /// [`super::staff_form_part`]
    pub const STAFF_FORM_PART: &str = "/staff/calls/{slug}/form/parts/{page}";
    /// [`super::staff_question`]
    pub const STAFF_QUESTION: &str = "/staff/calls/{slug}/form/questions/{page}";
    /// [`super::staff_question_new`]
    pub const STAFF_QUESTION_NEW: &str = "/staff/calls/{slug}/form/pages/{page}/new";
    /// [`super::staff_form_publish`]
    pub const STAFF_FORM_PUBLISH: &str = "/staff/calls/{slug}/form/publish";
    /// [`super::staff_try`]
    pub const STAFF_TRY: &str = "/staff/calls/{slug}/try";
    /// [`super::staff_release`]
    pub const STAFF_RELEASE: &str = "/staff/calls/{slug}/release";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_escaped() {
        assert_eq!(call("../etc"), "/calls/..%2Fetc");
        assert_eq!(with_query("/a", &[("q", "協働 &"), ("p", "")]), "/a?q=%E5%8D%94%E5%83%8D%20%26");
    }

    #[test]
    fn only_our_own_paths_are_local() {
        for ours in ["/", "/me", "/calls?page=2", "/proposals/0192/form/plan#f-title"] {
            assert_eq!(local(ours), Some(ours));
        }
        let foreign = [
            "",
            "me",
            "https://evil.jp/",
            "//evil.jp",
            "/\\evil.jp",
            "\\\\evil.jp",
            "/\t/evil.jp",
            "/\n/evil.jp",
            " /me",
            "javascript:alert(1)",
            "/a\\b",
            "/me\r\nSet-Cookie: a=b",
            "/調べる",
        ];
        for path in foreign {
            assert_eq!(local(path), None, "{path:?}");
        }
    }
}
