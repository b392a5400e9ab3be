//! Who belongs to a group, who may let people in and out, and invitations（会員・招待）.

use crate::accounts::check_email;
use crate::calendar::parse_date;
use crate::people::{OrganisationId, PersonId, Role, Viewer};
use crate::problems::{Problem, Problems, Refusal};
use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

/// The roles that people have in groups.
pub const GROUP_ROLES: [Role; 2] = [Role::Representative, Role::Contact];

/// Somebody's place in a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The membership.
    pub id: Uuid,
    /// Who.
    pub person: PersonId,
    /// Name.
    pub name: String,
    /// Mail address; shown to members of the group only.
    pub email: String,
    /// What.
    pub role: Role,
    /// First day.
    pub from: NaiveDate,
    /// Last day; open while `None`.
    pub until: Option<NaiveDate>,
}

impl Member {
    /// Whether the term covers this day.
    pub fn covers(&self, day: NaiveDate) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }

    fn is_head_on(&self, day: NaiveDate) -> bool {
        self.role == Role::Representative && self.covers(day)
    }
}

/// Whether the viewer may see and change what the group says of itself. For everybody else it does not exist.
///
/// # Errors
/// `NotFound`.
pub fn may_edit(viewer: &Viewer, group: OrganisationId) -> Result<(), Refusal> {
    if viewer.acts_for(group) { Ok(()) } else { Err(Refusal::NotFound) }
}

/// Whether the viewer may invite people and end memberships: heads may, and while a group has no head
/// any member may, so that no group is left without hands.
///
/// # Errors
/// `NotFound` for strangers, `NotPermitted` for members.
pub fn may_manage(viewer: &Viewer, group: OrganisationId, members: &[Member], today: NaiveDate) -> Result<(), Refusal> {
    may_edit(viewer, group)?;
    let headless = !members.iter().any(|member| member.is_head_on(today));
    if viewer.is_in(Role::Representative, group) || headless { Ok(()) } else { Err(Refusal::NotPermitted) }
}

/// Whether a group keeps a head when one membership ends today.
///
/// # Errors
/// `LastHead`.
pub fn may_end(members: &[Member], ending: Uuid, today: NaiveDate) -> Result<(), Refusal> {
    let ends_head = members.iter().any(|member| member.id == ending && member.is_head_on(today));
    let another = members.iter().any(|member| member.id != ending && member.is_head_on(today));
    if ends_head && !another { Err(Refusal::LastHead) } else { Ok(()) }
}

/// A change of somebody's role, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MemberForm {
    /// Code of the role.
    pub role: String,
    /// Last day of the term; empty while it is open.
    pub until: String,
}

impl MemberForm {
    /// Checks it for a term that begins on `from`. Field keys: `role`, `until`.
    ///
    /// # Errors
    /// Every problem that the person can mend.
    pub fn check(&self, from: NaiveDate) -> Result<(Role, Option<NaiveDate>), Problems> {
        let mut problems = Problems::none();
        let role = read_role(&self.role).map_err(|problem| problems.add("role", problem)).ok();
        let until = match self.until.trim() {
            "" => None,
            typed => parse_date(typed).map_err(|_| problems.add("until", Problem::NotADate)).ok(),
        };
        if until.is_some_and(|until| until < from) {
            problems.add("until", Problem::EndsBeforeItBegins);
        }
        match role {
            Some(role) if problems.is_empty() => Ok((role, until)),
            _ => Err(problems),
        }
    }
}

fn read_role(code: &str) -> Result<Role, Problem> {
    let role = Role::from_code(code).filter(|role| GROUP_ROLES.contains(role));
    role.ok_or(if code.is_empty() { Problem::Missing } else { Problem::NotAChoice })
}

/// Most invitations of one group that wait at a time: enough for any board, too few for a nuisance.
pub const INVITATIONS_MAX: usize = 20;

/// An invitation, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct InvitationForm {
    /// Address.
    pub email: String,
    /// Code of the role.
    pub role: String,
}

impl InvitationForm {
    /// Checks it and gives the key of the address and the role. Field keys: `email`, `role`.
    ///
    /// # Errors
    /// Every problem that the person can mend.
    pub fn check(&self) -> Result<(String, Role), Problems> {
        let mut problems = Problems::none();
        let key = check_email(&self.email).map_err(|problem| problems.add("email", problem)).ok();
        let role = read_role(&self.role).map_err(|problem| problems.add("role", problem)).ok();
        match (key, role) {
            (Some(key), Some(role)) => Ok((key, role)),
            _ => Err(problems),
        }
    }
}

/// An invitation on its way（招待）.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// Which.
    pub id: Uuid,
    /// Into which group.
    pub group: OrganisationId,
    /// As what.
    pub role: Role,
    /// Whom, as typed.
    pub email: String,
    /// The key of the address.
    pub email_key: String,
    /// By whom.
    pub invited_by: PersonId,
    /// Since when.
    pub created_at: DateTime<Utc>,
    /// Until when the link works.
    pub expires_at: DateTime<Utc>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::{Membership, Person};
    use crate::texts::Lang;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).expect("a day")
    }

    fn member(id: u128, role: Role, from: u32, until: Option<u32>) -> Member {
        Member {
            id: Uuid::from_u128(id),
            person: PersonId(Uuid::from_u128(id)),
            name: "名".into(),
            email: "a@example.jp".into(),
            role,
            from: day(from),
            until: until.map(day),
        }
    }

    #[test]
    fn a_group_is_never_left_without_a_head() {
        let head = Role::Representative;
        let cases = [
            (vec![member(1, head, 1, None)], Err(Refusal::LastHead)),
            (vec![member(1, head, 1, None), member(2, Role::Contact, 1, None)], Err(Refusal::LastHead)),
            (vec![member(1, head, 1, None), member(2, head, 1, None)], Ok(())),
            (vec![member(1, head, 1, None), member(2, head, 1, Some(22))], Ok(())),
            (vec![member(1, head, 1, None), member(2, head, 1, Some(21))], Err(Refusal::LastHead)),
            (vec![member(1, head, 1, None), member(2, head, 23, None)], Err(Refusal::LastHead)),
            (vec![member(1, head, 1, Some(21)), member(2, Role::Contact, 1, None)], Ok(())),
        ];
        for (members, expected) in cases {
            assert_eq!(may_end(&members, Uuid::from_u128(1), day(22)), expected, "{members:?}");
        }
    }

    #[test]
    fn heads_manage_and_members_while_there_is_none() {
        let group = OrganisationId(Uuid::from_u128(7));
        let viewer = |role| {
            let person = Person {
                id: PersonId(Uuid::from_u128(1)),
                name: "名".into(),
                email: "a@example.jp".into(),
                lang: Lang::Ja,
                confirmed_at: None,
            };
            let membership = Membership { organisation: group, role, from: day(1), until: None };
            Viewer::person(person, vec![membership], day(22))
        };
        let headed = [member(2, Role::Representative, 1, None)];
        let headless = [member(2, Role::Representative, 1, Some(21))];
        let cases = [
            (viewer(Role::Representative), &headed, Ok(())),
            (viewer(Role::Contact), &headed, Err(Refusal::NotPermitted)),
            (viewer(Role::Contact), &headless, Ok(())),
            (viewer(Role::Officer), &headless, Err(Refusal::NotFound)),
            (Viewer::guest(), &headless, Err(Refusal::NotFound)),
        ];
        for (viewer, members, expected) in cases {
            assert_eq!(may_manage(&viewer, group, members, day(22)), expected, "{viewer:?}");
        }
    }

    #[test]
    fn terms_and_roles_are_read() {
        let form = |role: &str, until: &str| MemberForm { role: role.into(), until: until.into() };
        assert_eq!(form("contact", "").check(day(1)), Ok((Role::Contact, None)));
        assert_eq!(form("representative", "令和8年11月30日").check(day(1)), Ok((Role::Representative, Some(day(30)))));
        let backwards = Problems::one("until", Problem::EndsBeforeItBegins);
        assert_eq!(form("contact", "2026/10/31").check(day(1)), Err(backwards));
        assert_eq!(form("officer", "").check(day(1)), Err(Problems::one("role", Problem::NotAChoice)));
        let invitation = InvitationForm { email: "Ｓato@example.jp".into(), role: "contact".into() };
        assert_eq!(invitation.check(), Ok(("sato@example.jp".to_owned(), Role::Contact)));
    }
}
