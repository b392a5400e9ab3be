//! A text for the city's newsletter, made from the notice（広報文）.

use super::Consultation;
use crate::calendar::{date, date_in_japan};
use crate::opinions::Channel;
use crate::people::Organisation;
use crate::texts::{Lang, Text, consultations, newsletter as words};
use chrono::{DateTime, Utc};

impl Consultation {
    /// What the newsletter says of it: title, what it is about, and everything that one needs to take part. What the notice
    /// leaves open is left out. `page`: the whole address of its page.
    pub fn newsletter(&self, lang: Lang, office: &Organisation, page: &str, now: DateTime<Utc>) -> String {
        let about = &self.particulars;
        let bare = |text: Text| text.bare();
        let mut lines = vec![bare(words::heading(lang, self.title.text(lang)))];
        lines.push(bare(self.summary.text(lang)));
        let day = |at| date(date_in_japan(at), lang);
        let from = self.dates.opens_at.max(self.publication(now));
        lines.push(bare(words::period(lang, day(from), day(self.dates.closes_at))));
        let who = bare(about.who.text(lang));
        if !who.is_empty() {
            lines.push(bare(words::who(lang, who)));
        }
        let comma = if lang == Lang::En { ", " } else { "、" };
        let places: Vec<&str> =
            about.places.iter().map(|place| place.name.as_str()).filter(|name| !name.is_empty()).collect();
        lines.push(bare(match places.is_empty() {
            true => words::page_only(lang),
            false => words::places(lang, places.join(comma)),
        }));
        let ways: Vec<String> = about.channels.iter().map(|channel| bare(way(lang, *channel))).collect();
        if !ways.is_empty() {
            lines.push(bare(words::ways(lang, ways.join(comma))));
        }
        let phone = office.phone.as_deref().unwrap_or_default();
        lines.push(bare(words::contact(lang, office.name.as_str(), phone)));
        lines.push(page.to_owned());
        lines.retain(|line| !line.trim().is_empty());
        lines.join("\n")
    }
}

/// On paper, 「このページから」 would lead nowhere.
fn way(lang: Lang, channel: Channel) -> Text {
    if channel == Channel::Online { words::online(lang) } else { consultations::channel(lang, channel) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calls::Dates;
    use crate::consultations::{Particulars, State};
    use crate::people::{CallId, OrganisationId, OrganisationKind, PersonId, ProgrammeId};
    use crate::texts::Words;
    use uuid::Uuid;

    #[test]
    fn the_newsletter_says_how_to_take_part() {
        let at = |seconds| DateTime::from_timestamp(seconds, 0).expect("a valid time");
        let it = Consultation {
            call: CallId(Uuid::nil()),
            programme: ProgrammeId(Uuid::nil()),
            department: OrganisationId(Uuid::nil()),
            slug: "kotsu".into(),
            code: "PK".into(),
            title: Words::of("交通計画（素案）", "バスの 計画《けいかく》", "Draft transport plan"),
            summary: Words::of("これからの交通の計画です。", "バスの 計画《けいかく》です。", "A plan for buses."),
            dates: Dates {
                published_at: Some(at(1_795_309_200)),
                opens_at: at(1_795_309_200),
                closes_at: at(1_798_037_999),
                results_published_at: None,
                cancelled_at: None,
            },
            state: State::Approved,
            particulars: Particulars { places: vec![], ..Particulars::usual() },
            drafted_by: PersonId(Uuid::nil()),
            approved_by: None,
            approved_at: None,
            answered_by: None,
            answered_at: None,
            decided_on: None,
        };
        let office = Organisation {
            id: OrganisationId(Uuid::nil()),
            kind: OrganisationKind::Department,
            name: "市民協働課".into(),
            email: None,
            phone: Some("0920-00-0001".into()),
        };
        let page = "https://tomoni.example/consultations/kotsu";
        let text = it.newsletter(Lang::Ja, &office, page, at(1_795_400_000));
        for words in [
            "「交通計画（素案）」へのご意見を募集します\nこれからの交通の計画です。\n■募集期間",
            "■意見を出せる方　市内にお住まいの方",
            "■案を見られる所　市ホームページ",
            "■問い合わせ先　市民協働課　電話 0920-00-0001",
            page,
        ] {
            assert!(text.contains(words), "{words}: {text}");
        }
        assert!(it.newsletter(Lang::Easy, &office, page, at(1_795_400_000)).contains("「バスの 計画」に ついて"));
    }
}
