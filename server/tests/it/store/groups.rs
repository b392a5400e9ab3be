//! Groups, their members, invitations, files and districts.

use super::{day, ground, later, person, since_yesterday};
use crate::world::{morning, on_both};
use chrono::{Days, TimeDelta};
use domain::districts::{Level, Listed};
use domain::groups::{Field, Group, GroupFile, GroupPaper, Invitation, Profile};
use domain::people::{Membership, Organisation, OrganisationKind, Role};
use server::store::{districts, group_files, groups, members, people};
use uuid::Uuid;

#[test]
fn a_group_keeps_what_it_says_byte_for_byte() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        let (id, department) = (ground.group, ground.department);
        let tx = &mut ground.tx;
        assert!(groups::lock(tx, id).await.expect("a turn"));
        assert!(!groups::lock(tx, Uuid::nil().into()).await.expect("no turn"));
        assert_eq!(groups::find(tx, department).await.expect("an answer"), None, "a department is no group");
        let plain = groups::find(tx, id).await.expect("an answer").expect("the group");
        assert_eq!(plain, Group::named(plain.organisation.clone()));
        let said = Group {
            organisation: Organisation {
                name: "𠮷野﨑の神\u{FA19}会".into(),
                kind: OrganisationKind::Npo,
                ..plain.organisation
            },
            facts: [("purpose".to_owned(), "髙い山。\n二行目".to_owned())].into_iter().collect(),
            district: None,
            profile: Profile { published: true, field: Some(Field::Nature), ..Profile::default() },
        };
        for _ in 0..2 {
            groups::save(tx, &said, morning()).await.expect("kept");
            assert_eq!(groups::find(tx, id).await.expect("an answer").as_ref(), Some(&said));
        }
    });
}

#[test]
fn members_come_change_and_go() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        let (group, agent) = (ground.group, ground.agent);
        let tx = &mut ground.tx;
        people::lock(tx, agent).await.expect("a turn");
        let maria = person(tx, "Maria", "maria@example.jp").await;
        let contact = Membership { from: day(), ..since_yesterday(group, Role::Contact) };
        members::join(tx, maria, &contact).await.expect("in");
        let found = members::of_group(tx, group, day()).await.expect("members");
        let roles: Vec<_> = found.iter().map(|member| (member.person, member.role)).collect();
        assert_eq!(roles, [(agent, Role::Representative), (maria, Role::Contact)], "heads first");
        members::end(tx, found[1].id, Some(day() - Days::new(1))).await.expect("out");
        assert_eq!(members::of_group(tx, group, day()).await.expect("members").len(), 1);
        members::join(tx, maria, &contact).await.expect("in again on the same day");
        assert_eq!(members::of_group(tx, group, day()).await.expect("members").len(), 2);
    });
}

#[test]
fn invitations_end_once() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        let (group, agent) = (ground.group, ground.agent);
        let tx = &mut ground.tx;
        let invitation = |minutes| Invitation {
            id: Uuid::now_v7(),
            group,
            role: Role::Contact,
            email: "Maria@example.jp".into(),
            email_key: "maria@example.jp".into(),
            invited_by: agent,
            created_at: later(minutes),
            expires_at: later(minutes) + TimeDelta::days(14),
        };
        let (first, second) = (invitation(0), invitation(1));
        members::invite(tx, &first, "one").await.expect("kept");
        assert_eq!(members::invitation(tx, "one", later(0)).await.expect("an answer"), Some(first.clone()));
        members::invite(tx, &second, "two").await.expect("kept");
        assert_eq!(members::invitation(tx, "one", later(1)).await.expect("an answer"), None, "the newer one counts");
        assert_eq!(members::invitations(tx, group, later(2)).await.expect("waiting"), std::slice::from_ref(&second));
        assert_eq!(members::invitation(tx, "two", second.expires_at).await.expect("an answer"), None, "too late");
        assert!(!members::end_invitation(tx, Uuid::nil().into(), second.id, later(2)).await.expect("not theirs"));
        assert!(members::end_invitation(tx, group, second.id, later(2)).await.expect("ended"));
        assert!(!members::end_invitation(tx, group, second.id, later(2)).await.expect("once"));
        assert_eq!(members::sweep_invitations(tx, later(0) + TimeDelta::days(20)).await.expect("swept"), 2);
    });
}

#[test]
fn papers_are_kept_with_a_group() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        let group = ground.group;
        let tx = &mut ground.tx;
        let file = GroupFile {
            id: Uuid::now_v7(),
            group,
            paper: GroupPaper::Roster,
            name: "名簿（髙橋）.pdf".into(),
            bytes: 5,
            mime: "application/pdf".into(),
            sha256: "ab".into(),
            added_at: morning(),
        };
        group_files::add(tx, &file).await.expect("kept");
        assert_eq!(group_files::of_group(tx, group).await.expect("files"), std::slice::from_ref(&file));
        assert!(group_files::remove(tx, Uuid::nil().into(), file.id).await.is_err(), "not theirs");
        group_files::remove(tx, group, file.id).await.expect("gone");
        assert_eq!(group_files::of_group(tx, group).await.expect("files"), []);
    });
}

#[test]
fn districts_are_loaded_again_without_losing_their_ids() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        let tx = &mut ground.tx;
        let ward = |name: &str| Listed { level: Level::Ward, name: name.into(), kana: String::new(), inside: vec![] };
        let town = |name: &str, wards: &[&str]| Listed {
            level: Level::Town,
            inside: wards.iter().map(|name| ward(name)).collect(),
            ..ward(name)
        };
        let first = [town("厳原町", &["曲", "小浦"]), town("上県町", &["志多留"])];
        assert_eq!(districts::load(tx, &first, day()).await.expect("loaded"), (5, 0));
        let before = districts::all(tx).await.expect("districts");
        let second = [town("厳原町", &["小浦", "曲", "国分"])];
        assert_eq!(districts::load(tx, &second, day()).await.expect("loaded"), (4, 2));
        let after = districts::all(tx).await.expect("districts");
        let names: Vec<_> = after.iter().map(|district| after.full_name(district.id)).collect();
        assert_eq!(names, ["厳原町", "厳原町 小浦", "厳原町 曲", "厳原町 国分"]);
        for old in before.iter().filter(|old| before.full_name(old.id).starts_with("厳原町")) {
            assert_eq!(after.find(old.id).map(|new| &new.name), Some(&old.name), "the same id");
        }
    });
}
