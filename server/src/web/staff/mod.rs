//! The staff's pages: cases, their moves, calls and the release of results（職員の画面）.

mod cases;
mod rounds;
mod verbs;

use super::guard::{Guard, Routes};
use app::links::{self, at};

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default()
        .get(links::staff_cases(), Guard::Staff, cases::list)
        .get(at::STAFF_CASE, Guard::Staff, cases::show)
        .post(at::STAFF_SCREENING, Guard::Staff, verbs::screening)
        .post(at::STAFF_CORRECTION, Guard::Staff, verbs::correction)
        .post(at::STAFF_EXCLUSION, Guard::Approver, verbs::exclusion)
        .post(at::STAFF_REVIEW, Guard::Staff, verbs::review)
        .post(at::STAFF_OPINION, Guard::Staff, verbs::opinion)
        .post(at::STAFF_DECISION, Guard::Staff, verbs::decision)
        .post(at::STAFF_APPROVAL, Guard::Approver, verbs::approval)
        .post(at::STAFF_RETURN, Guard::Approver, verbs::send_back)
        .post(at::STAFF_GRANT, Guard::Approver, verbs::grant)
        .get(links::staff_calls(), Guard::Staff, rounds::list)
        .get(at::STAFF_RELEASE, Guard::Staff, rounds::preview)
        .post(at::STAFF_RELEASE, Guard::Approver, rounds::release)
}
