//! Addresses of accounts, groups and proposals: a person's own.

use uuid::Uuid;

super::fixed! {
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
    /// What I review.
    review = "/review";
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
    /// What to ask a browser for that has a passkey.
    sign_in_passkey_begin = "/sign-in/passkey/begin";
    /// Sign in with a passkey.
    sign_in_passkey = "/sign-in/passkey";
    /// The second factor at the door.
    sign_in_code = "/sign-in/code";
    /// My passkeys.
    my_passkeys = "/me/account/passkeys";
    /// What to ask a browser for that makes a passkey.
    my_passkeys_begin = "/me/account/passkeys/begin";
    /// Removes a passkey of mine.
    my_passkeys_remove = "/me/account/passkeys/remove";
    /// My second factor.
    second_factor = "/me/second-factor";
    /// Set my second factor up.
    second_factor_set_up = "/me/second-factor/set-up";
    /// My new recovery codes.
    second_factor_codes = "/me/second-factor/codes";
    /// Makes new recovery codes.
    second_factor_codes_new = "/me/second-factor/codes/new";
    /// Removes my one-time codes, to set them up anew.
    second_factor_remove = "/me/second-factor/remove";
    /// Register a group.
    my_group_new = "/me/groups/new";
}

super::places! {
    /// Confirm an address.
    confirm(token: &str), CONFIRM = "/confirm/{token}";
    /// Set a new password.
    reset_with(token: &str), RESET = "/reset/{token}";
    /// Sign in with a link.
    sign_in_with(token: &str), SIGN_IN_WITH = "/sign-in/link/{token}";
    /// Agree to another mail address.
    email_change(token: &str), EMAIL_CHANGE = "/email/{token}";
    /// Delete an account with a link.
    erase_with(token: &str), ERASE = "/erase/{token}";
    /// An invitation into a group.
    join(token: &str), JOIN = "/join/{token}";
    /// Whether I have an interest in a case of a round.
    review_interests(id: Uuid), REVIEW_INTERESTS = "/review/rounds/{id}";
    /// A case that I review, with my sheet.
    review_case(number: &str), REVIEW_CASE = "/review/cases/{number}";
    /// I have an interest in it after all.
    review_interest(number: &str), REVIEW_INTEREST = "/review/cases/{number}/interest";
    /// A group's own page.
    my_group(id: Uuid), MY_GROUP = "/me/groups/{id}";
    /// What a group says of itself.
    my_group_edit(id: Uuid), MY_GROUP_EDIT = "/me/groups/{id}/edit";
    /// What the public sees of a group.
    my_group_profile(id: Uuid), MY_GROUP_PROFILE = "/me/groups/{id}/profile";
    /// Invite somebody into a group.
    my_group_invite(id: Uuid), MY_GROUP_INVITE = "/me/groups/{id}/invite";
    /// Takes an invitation back.
    my_group_revoke(id: Uuid, member: Uuid), MY_GROUP_REVOKE = "/me/groups/{id}/invite/{member}/revoke";
    /// Somebody's role and term in a group.
    my_group_member(id: Uuid, member: Uuid), MY_GROUP_MEMBER = "/me/groups/{id}/members/{member}";
    /// Ends a membership.
    my_group_member_end(id: Uuid, member: Uuid), MY_GROUP_MEMBER_END = "/me/groups/{id}/members/{member}/end";
    /// Leave a group.
    my_group_leave(id: Uuid), MY_GROUP_LEAVE = "/me/groups/{id}/leave";
    /// Keeps a paper with a group.
    my_group_papers(id: Uuid), MY_GROUP_PAPERS = "/me/groups/{id}/papers";
    /// A paper of a group.
    my_group_paper(id: Uuid, file: Uuid), MY_GROUP_PAPER = "/me/groups/{id}/papers/{file}";
    /// Takes a paper away from a group.
    my_group_paper_remove(id: Uuid, file: Uuid), MY_GROUP_PAPER_REMOVE = "/me/groups/{id}/papers/{file}/remove";
    /// Begin a proposal: choose or name the group.
    apply(slug: &str), APPLY = "/calls/{slug}/apply";
    /// A proposal: its task list while it is a draft, its state afterwards.
    proposal(id: Uuid), PROPOSAL = "/proposals/{id}";
    /// A page of questions.
    proposal_page(id: Uuid, page: &str), PROPOSAL_PAGE = "/proposals/{id}/form/{page}";
    /// The budget.
    proposal_budget(id: Uuid), PROPOSAL_BUDGET = "/proposals/{id}/budget";
    /// The papers.
    proposal_papers(id: Uuid), PROPOSAL_PAPERS = "/proposals/{id}/papers";
    /// Takes a file away.
    proposal_paper_remove(id: Uuid, file: Uuid), PROPOSAL_PAPER_REMOVE = "/proposals/{id}/papers/{file}/remove";
    /// Attaches what the group keeps for a paper.
    proposal_paper_take(id: Uuid), PROPOSAL_PAPER_TAKE = "/proposals/{id}/papers/from-group";
    /// Check your answers, and submit.
    proposal_check(id: Uuid), PROPOSAL_CHECK = "/proposals/{id}/check";
    /// The receipt.
    proposal_receipt(id: Uuid), PROPOSAL_RECEIPT = "/proposals/{id}/receipt";
    /// The copy of what was submitted, for paper.
    proposal_copy(id: Uuid), PROPOSAL_COPY = "/proposals/{id}/copy";
    /// Ask the representative to check and submit.
    proposal_sign_off(id: Uuid), PROPOSAL_SIGN_OFF = "/proposals/{id}/sign-off";
    /// Whether the representative of a group submits.
    group_sign_off(id: Uuid), GROUP_SIGN_OFF = "/groups/{id}/sign-off";
    /// The answer to conditions or an offer.
    proposal_answer(id: Uuid), PROPOSAL_ANSWER = "/proposals/{id}/answer";
    /// An official letter about my case, to print.
    proposal_letter(id: Uuid, letter: Uuid), PROPOSAL_LETTER = "/proposals/{id}/letters/{letter}";
    /// The same as PDF.
    proposal_letter_pdf(id: Uuid, letter: Uuid), PROPOSAL_LETTER_PDF = "/proposals/{id}/letters/{letter}/pdf";
    /// The report at the end: its parts.
    report(id: Uuid), REPORT = "/proposals/{id}/report";
    /// A page of questions of the report.
    report_page(id: Uuid, page: &str), REPORT_PAGE = "/proposals/{id}/report/form/{page}";
    /// The accounts.
    report_accounts(id: Uuid), REPORT_ACCOUNTS = "/proposals/{id}/report/accounts";
    /// The receipts.
    report_receipts(id: Uuid), REPORT_RECEIPTS = "/proposals/{id}/report/receipts";
    /// The photos.
    report_photos(id: Uuid), REPORT_PHOTOS = "/proposals/{id}/report/photos";
    /// Attaches a receipt or a photo.
    report_files(id: Uuid), REPORT_FILES = "/proposals/{id}/report/files";
    /// Takes one away.
    report_file_remove(id: Uuid, file: Uuid), REPORT_FILE_REMOVE = "/proposals/{id}/report/files/{file}/remove";
    /// Check the report, and submit.
    report_check(id: Uuid), REPORT_CHECK = "/proposals/{id}/report/check";
    /// A request on the way: an advance, a change, an invoice.
    request(id: Uuid, kind: &str), REQUEST = "/proposals/{id}/requests/{kind}";
    /// Take the proposal back.
    proposal_withdraw(id: Uuid), PROPOSAL_WITHDRAW = "/proposals/{id}/withdraw";
    /// An attached file.
    file(id: Uuid), FILE = "/files/{id}";
    /// An attached file inside a page of ours.
    file_view(id: Uuid), FILE_VIEW = "/files/{id}/view";
    /// Messages to the city about a proposal.
    proposal_messages(id: Uuid), PROPOSAL_MESSAGES = "/proposals/{id}/messages";
}
