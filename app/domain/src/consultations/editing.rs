//! Writing a notice page by page（実施要領の編集）. Everything is typed text on its way in and out, so that a page that
//! comes back shows what was typed.

use super::{Choice, Class, Consultation, Place, PostalRule, Want};
use crate::calendar::{self, jst};
use crate::calls::editing::{read_code, read_moment, row_count, rows};
use crate::calls::{cell, free_key, put_words, words};
use crate::folding::{clean, clean_multiline};
use crate::forms::{Answers, read_number};
use crate::opinions::{Channel, FILE_MEGA_MOST, FILES_MOST, Naming};
use crate::problems::{Problem, Problems};
use chrono::{DateTime, NaiveDate, Utc};

/// The longest reason that somebody gives.
pub const REASON_MAX: usize = 1000;

/// A page of the editor: one topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EditPage {
    /// 題名・趣旨・根拠
    Basics,
    /// 期間
    Term,
    /// 提出方法・閲覧場所
    Ways,
    /// 提出者に尋ねること
    Person,
    /// 反映区分・原文の閲覧
    Classes,
}

impl EditPage {
    /// Every page, in the order of the task list.
    pub const ALL: [EditPage; 5] =
        [EditPage::Basics, EditPage::Term, EditPage::Ways, EditPage::Person, EditPage::Classes];

    /// The name in addresses.
    pub fn code(self) -> &'static str {
        match self {
            EditPage::Basics => "basics",
            EditPage::Term => "term",
            EditPage::Ways => "ways",
            EditPage::Person => "person",
            EditPage::Classes => "classes",
        }
    }

    /// Reads a name.
    pub fn from_code(code: &str) -> Option<EditPage> {
        EditPage::ALL.into_iter().find(|page| page.code() == code)
    }
}

/// The codes of a particular's want.
const WANTS: [(Want, &str); 3] = [(Want::No, "no"), (Want::Optional, "optional"), (Want::Required, "required")];

/// The code of a want in forms.
pub fn want_code(want: Want) -> &'static str {
    WANTS.into_iter().find(|(known, _)| *known == want).map_or("optional", |(_, code)| code)
}

fn read_want(typed: &Answers, key: &str) -> Want {
    WANTS.into_iter().find(|(_, code)| *code == typed.get(key)).map_or(Want::Optional, |(want, _)| want)
}

/// The opening of one that opens with its publication, while nobody knows when that is.
const WITH_PUBLICATION: DateTime<Utc> = DateTime::<Utc>::UNIX_EPOCH;

fn tick(typed: &mut Answers, key: &str, ticked: bool) {
    if ticked {
        typed.set(key, "yes");
    }
}

/// The field of a way, such as `channel-post`.
pub fn channel_key(channel: Channel) -> String {
    format!("channel-{}", channel.code())
}

/// The field of a way of naming.
pub fn naming_key(naming: Naming) -> String {
    format!("naming-{}", naming.code())
}

fn put_moment(typed: &mut Answers, key: &str, at: Option<DateTime<Utc>>) {
    let Some(at) = at else { return };
    typed.set(&format!("{key}-date"), &jst(at).format("%Y/%m/%d").to_string());
    typed.set(&format!("{key}-time"), &jst(at).format("%H:%M").to_string());
}

/// A moment that may be left blank as a whole.
fn optional_moment(typed: &Answers, key: &str, problems: &mut Problems) -> Option<DateTime<Utc>> {
    let blank = typed.get(&format!("{key}-date")).is_empty() && typed.get(&format!("{key}-time")).is_empty();
    if blank { None } else { read_moment(typed, key, 0, problems) }
}

fn optional_day(typed: &Answers, key: &str, problems: &mut Problems) -> Option<NaiveDate> {
    if typed.get(key).trim().is_empty() {
        return None;
    }
    calendar::parse_date(typed.get(key)).map_err(|_| problems.add(key, Problem::NotADate)).ok()
}

/// Reads a reason that has to be given.
///
/// # Errors
/// None, or one that is too long.
pub fn because(typed: &Answers, key: &str) -> Result<String, Problems> {
    let reason = clean_multiline(typed.get(key)).trim().to_owned();
    let now = reason.chars().count();
    match now {
        0 => Err(Problems::one(key, Problem::Missing)),
        _ if now > REASON_MAX => Err(Problems::one(key, Problem::TooLong { max: REASON_MAX, now })),
        _ => Ok(reason),
    }
}

impl Consultation {
    /// What stands in the fields of a page.
    pub fn typed(&self, page: EditPage) -> Answers {
        let mut typed = Answers::default();
        match page {
            EditPage::Basics => {
                let about = &self.particulars;
                for (key, words) in [
                    ("title", &self.title),
                    ("summary", &self.summary),
                    ("purpose", &about.purpose),
                    ("who", &about.who),
                ] {
                    put_words(&mut typed, key, words);
                }
                typed.set("code", &self.code);
                typed.set("basis", &about.legal_basis);
            }
            EditPage::Term => self.show_term(&mut typed),
            EditPage::Ways => self.show_ways(&mut typed),
            EditPage::Person => self.show_person(&mut typed),
            EditPage::Classes => {
                typed.set("originals", &self.particulars.originals_at);
                for (row, class) in self.particulars.classes.iter().enumerate() {
                    typed.set(&cell("class", row, "code"), &class.code);
                    put_words(&mut typed, &cell("class", row, "label"), &class.label);
                    put_words(&mut typed, &cell("class", row, "meaning"), &class.meaning);
                    tick(&mut typed, &cell("class", row, "changes"), class.changes);
                }
            }
        }
        typed
    }

    fn show_term(&self, typed: &mut Answers) {
        put_moment(typed, "publish", self.particulars.publish_at);
        // The opening stands apart only where it is announced before.
        let opens = Some(self.dates.opens_at);
        put_moment(typed, "opens", opens.filter(|at| *at > self.particulars.publish_at.unwrap_or(WITH_PUBLICATION)));
        put_moment(typed, "closes", Some(self.dates.closes_at));
        typed.set("short", &self.particulars.short_reason);
        if let Some(due) = self.particulars.result_due {
            typed.set("due", &due.format("%Y/%m/%d").to_string());
        }
    }

    fn show_ways(&self, typed: &mut Answers) {
        let about = &self.particulars;
        about.channels.iter().for_each(|channel| typed.set(&channel_key(*channel), "yes"));
        typed.set("send", &about.send_to);
        typed.set("postal", if about.postal == PostalRule::Postmark { "postmark" } else { "arrival" });
        typed.set("grace", &about.grace_days.to_string());
        for (row, place) in about.places.iter().enumerate() {
            typed.set(&cell("place", row, "name"), &place.name);
            typed.set(&cell("place", row, "hours"), &place.hours);
        }
    }

    fn show_person(&self, typed: &mut Answers) {
        let about = &self.particulars;
        about.naming.iter().for_each(|naming| typed.set(&naming_key(*naming), "yes"));
        for (key, want) in [
            ("address", about.wanted.address),
            ("phone", about.wanted.phone),
            ("email", about.wanted.email),
            ("category", about.wanted.category),
        ] {
            typed.set(&format!("want-{key}"), want_code(want));
        }
        tick(typed, "files", about.files);
        let files = about.allowed_files();
        typed.set("files-most", &files.most.to_string());
        typed.set("file-mega", &files.mega.to_string());
        for (row, choice) in about.categories.iter().enumerate() {
            typed.set(&cell("category", row, "key"), &choice.key);
            put_words(typed, &cell("category", row, "label"), &choice.label);
        }
    }

    /// Takes over what was typed on a page.
    ///
    /// # Errors
    /// Everything that cannot be read; the consultation is as it was.
    pub fn edit(&mut self, page: EditPage, typed: &Answers) -> Result<(), Problems> {
        let mut changed = self.clone();
        let mut problems = Problems::none();
        match page {
            EditPage::Basics => changed.read_basics(typed, &mut problems),
            EditPage::Term => changed.read_term(typed, &mut problems),
            EditPage::Ways => changed.read_ways(typed, &mut problems),
            EditPage::Person => changed.read_person(typed, &mut problems),
            EditPage::Classes => changed.read_classes(typed, &mut problems),
        }
        problems.or(())?;
        *self = changed;
        Ok(())
    }

    fn read_basics(&mut self, typed: &Answers, problems: &mut Problems) {
        self.title = words(typed, "title");
        if self.title.is_empty() {
            problems.add("title", Problem::Missing);
        }
        self.code = read_code(typed.get("code"), problems);
        self.summary = words(typed, "summary");
        self.particulars.legal_basis = clean(typed.get("basis"));
        self.particulars.purpose = words(typed, "purpose");
        self.particulars.who = words(typed, "who");
    }

    fn read_term(&mut self, typed: &Answers, problems: &mut Problems) {
        let publish = optional_moment(typed, "publish", problems);
        let opens = optional_moment(typed, "opens", problems);
        let closes = read_moment(typed, "closes", 59, problems);
        self.particulars.publish_at = publish;
        self.dates.opens_at = opens.or(publish).unwrap_or(WITH_PUBLICATION);
        if let (Some(publish), Some(opens)) = (publish, opens)
            && opens < publish
        {
            problems.add("opens-date", Problem::EndsBeforeItBegins);
        }
        if let Some(closes) = closes {
            self.dates.closes_at = closes;
            if opens.or(publish).is_some_and(|opens| closes <= opens) {
                problems.add("closes-date", Problem::EndsBeforeItBegins);
            }
        }
        self.particulars.short_reason = clean_multiline(typed.get("short")).trim().to_owned();
        self.particulars.result_due = optional_day(typed, "due", problems);
        if let (Some(due), Some(closes)) = (self.particulars.result_due, closes)
            && due <= calendar::date_in_japan(closes)
        {
            problems.add("due", Problem::EndsBeforeItBegins);
        }
    }

    fn read_ways(&mut self, typed: &Answers, problems: &mut Problems) {
        let about = &mut self.particulars;
        about.channels = Channel::ALL.into_iter().filter(|one| typed.get(&channel_key(*one)) == "yes").collect();
        about.send_to = clean_multiline(typed.get("send")).trim().to_owned();
        about.postal = if typed.get("postal") == "postmark" { PostalRule::Postmark } else { PostalRule::Arrival };
        match read_number(typed.get("grace")).and_then(|days| u32::try_from(days).ok()).filter(|days| *days <= 60) {
            Some(days) => about.grace_days = days,
            None => problems.add("grace", Problem::OutOfRange { min: 0, max: 60 }),
        }
        about.places = rows(typed, "place", &["name"], |row| Place {
            name: clean(typed.get(&cell("place", row, "name"))),
            hours: clean(typed.get(&cell("place", row, "hours"))),
        });
    }

    fn read_person(&mut self, typed: &Answers, problems: &mut Problems) {
        let about = &mut self.particulars;
        about.naming = Naming::ALL.into_iter().filter(|one| typed.get(&naming_key(*one)) == "yes").collect();
        if about.naming.is_empty() {
            problems.add(naming_key(Naming::Named), Problem::Missing);
        }
        about.wanted.address = read_want(typed, "want-address");
        about.wanted.phone = read_want(typed, "want-phone");
        about.wanted.email = read_want(typed, "want-email");
        about.wanted.category = read_want(typed, "want-category");
        about.files = typed.get("files") == "yes";
        for (key, most, kept) in
            [("files-most", FILES_MOST, &mut about.files_most), ("file-mega", FILE_MEGA_MOST, &mut about.file_mega)]
        {
            let number = read_number(typed.get(key)).and_then(|number| u32::try_from(number).ok());
            match number.filter(|number| (1..=most).contains(number)) {
                _ if !about.files => {}
                Some(number) => *kept = number,
                None => problems.add(key, Problem::OutOfRange { min: 1, max: most.into() }),
            }
        }
        let mut taken: Vec<String> = (0..row_count(typed, "category"))
            .map(|row| typed.get(&cell("category", row, "key")).to_owned())
            .filter(|key| !key.is_empty())
            .collect();
        about.categories = rows(typed, "category", &["label"], |row| {
            let kept = typed.get(&cell("category", row, "key")).to_owned();
            let key = if kept.is_empty() { free_key("other", &taken) } else { kept };
            taken.push(key.clone());
            Choice { key, label: words(typed, &cell("category", row, "label")) }
        });
        if about.categories.is_empty() && about.wanted.category != Want::No {
            problems.add(cell("category", 0, "label"), Problem::Missing);
        }
    }

    fn read_classes(&mut self, typed: &Answers, problems: &mut Problems) {
        let about = &mut self.particulars;
        about.originals_at = clean(typed.get("originals"));
        let mut codes: Vec<String> = Vec::new();
        about.classes = rows(typed, "class", &["code", "label"], |row| {
            let code = clean(typed.get(&cell("class", row, "code")));
            if code.is_empty() {
                problems.add(cell("class", row, "code"), Problem::Missing);
            } else if codes.contains(&code) {
                problems.add(cell("class", row, "code"), Problem::AlreadyThere);
            }
            codes.push(code.clone());
            Class {
                code,
                label: words(typed, &cell("class", row, "label")),
                meaning: words(typed, &cell("class", row, "meaning")),
                changes: typed.get(&cell("class", row, "changes")) == "yes",
            }
        });
        if about.classes.is_empty() {
            problems.add(cell("class", 0, "code"), Problem::Missing);
        }
    }
}
