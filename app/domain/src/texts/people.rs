//! What organisations and roles are called（団体の種類・役割の名前）.

use super::{Lang, Text};
use crate::people::{OrganisationKind, Role};

texts! {
    fn city() { ja: "市", easy: "市《し》", en: "City" }
    fn department() { ja: "課", easy: "課《か》", en: "Department" }
    fn ward() { ja: "区（自治会）", easy: "区《く》（自治会《じちかい》）", en: "District association" }
    fn ward_union() { ja: "区長会", easy: "区長会《くちょうかい》", en: "Union of district heads" }
    fn npo() { ja: "NPO法人", easy: "NPO法人《ほうじん》", en: "Non-profit corporation (NPO)" }
    fn citizen_group() { ja: "市民活動団体", easy: "市民活動《しみんかつどう》の 団体《だんたい》", en: "Citizens' group" }
    fn university() { ja: "大学・学校", easy: "大学《だいがく》・学校《がっこう》", en: "University or school" }
    fn panel() { ja: "審査会", easy: "審査会《しんさかい》", en: "Review panel" }
    fn company() { ja: "会社", easy: "会社《かいしゃ》", en: "Company" }
    fn representative() { ja: "代表", easy: "代表《だいひょう》", en: "Representative" }
    fn contact() { ja: "担当", easy: "担当《たんとう》", en: "Contact" }
    fn officer() { ja: "担当職員", easy: "市《し》の 職員《しょくいん》", en: "Officer" }
    fn approver() { ja: "決裁者", easy: "決《き》める 人《ひと》", en: "Approver" }
    fn payer() { ja: "支払担当", easy: "お金《かね》を 払《はら》う 人《ひと》", en: "Payer" }
    fn reviewer() { ja: "審査委員", easy: "審査《しんさ》する 人《ひと》", en: "Reviewer" }
    fn auditor() { ja: "監査", easy: "監査《かんさ》する 人《ひと》", en: "Auditor" }
    fn admin() { ja: "管理者", easy: "管理《かんり》する 人《ひと》", en: "Administrator" }
}

/// What a kind of organisation is called.
pub fn kind(lang: Lang, kind: OrganisationKind) -> Text {
    match kind {
        OrganisationKind::City => city(lang),
        OrganisationKind::Department => department(lang),
        OrganisationKind::Ward => ward(lang),
        OrganisationKind::WardUnion => ward_union(lang),
        OrganisationKind::Npo => npo(lang),
        OrganisationKind::CitizenGroup => citizen_group(lang),
        OrganisationKind::University => university(lang),
        OrganisationKind::Company => company(lang),
        OrganisationKind::Panel => panel(lang),
    }
}

/// What a role is called.
pub fn role(lang: Lang, role: Role) -> Text {
    match role {
        Role::Representative => representative(lang),
        Role::Contact => contact(lang),
        Role::Officer => officer(lang),
        Role::Approver => approver(lang),
        Role::Payer => payer(lang),
        Role::Admin => admin(lang),
        Role::Auditor => auditor(lang),
        Role::Reviewer => reviewer(lang),
    }
}
