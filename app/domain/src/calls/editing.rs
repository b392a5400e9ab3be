//! Editing a call page by page, like filling in a form（募集の編集）. Everything is typed text on its way in and out,
//! so that a page that comes back shows what was typed.

use super::{Call, GuideSection, Paper, Phase, SelfCheck, Track};
use crate::calendar::{self, jst};
use crate::folding::clean;
use crate::forms::{Answers, Choice, Kind};
use crate::groups::GroupPaper;
use crate::problems::{Problem, Problems};
use crate::texts::Words;
use chrono::{DateTime, NaiveTime, Utc};

/// The question that asks for the track.
pub const TRACK: &str = "track";

/// A page of the editor: one topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EditPage {
    /// 名前・記号・受付期間
    Basics,
    /// 募集の要点
    Notice,
    /// 募集要項
    Guide,
    /// 補助率・対象経費
    Money,
    /// 特例
    Variations,
    /// だれが
    Who,
    /// 自己点検
    SelfCheck,
    /// 必要な書類
    Papers,
    /// 誓約・形式審査の項目
    Statements,
    /// 審査基準・審査会
    Review,
}

impl EditPage {
    /// Every page, in the order of the task list.
    pub const ALL: [EditPage; 10] = [
        EditPage::Basics,
        EditPage::Notice,
        EditPage::Guide,
        EditPage::Money,
        EditPage::Variations,
        EditPage::Who,
        EditPage::SelfCheck,
        EditPage::Papers,
        EditPage::Statements,
        EditPage::Review,
    ];

    /// The name in addresses.
    pub fn code(self) -> &'static str {
        match self {
            EditPage::Basics => "basics",
            EditPage::Notice => "notice",
            EditPage::Guide => "guide",
            EditPage::Money => "money",
            EditPage::Variations => "variations",
            EditPage::Who => "who",
            EditPage::SelfCheck => "self-check",
            EditPage::Papers => "papers",
            EditPage::Statements => "statements",
            EditPage::Review => "review",
        }
    }

    /// Reads a name.
    pub fn from_code(code: &str) -> Option<EditPage> {
        EditPage::ALL.into_iter().find(|page| page.code() == code)
    }

    /// Whether it holds rules that applicants rely on from the opening on.
    pub fn is_rule(self) -> bool {
        !matches!(self, EditPage::Basics | EditPage::Notice | EditPage::Guide | EditPage::SelfCheck)
    }
}

impl Call {
    /// Whether a page may be changed: rules are frozen from the first second of the call on, and everything once
    /// results are out or the call was given up.
    pub fn is_editable(&self, page: EditPage, now: DateTime<Utc>) -> bool {
        match self.dates.phase(now) {
            Phase::Preparing | Phase::Upcoming => true,
            Phase::Open | Phase::Judging => !page.is_rule(),
            Phase::Results | Phase::Cancelled => false,
        }
    }

    /// What stands in the fields of a page.
    pub fn typed(&self, page: EditPage) -> Answers {
        let mut typed = Answers::default();
        match page {
            EditPage::Basics => self.show_basics(&mut typed),
            EditPage::Notice => {
                let notice = &self.notice;
                for (key, words) in [
                    ("summary", &notice.summary),
                    ("purpose", &notice.purpose),
                    ("who", &notice.who),
                    ("what", &notice.what),
                    ("how", &notice.how),
                ] {
                    put_words(&mut typed, key, words);
                }
            }
            EditPage::Guide => {
                for (row, section) in self.notice.guide.iter().enumerate() {
                    put_words(&mut typed, &cell("guide", row, "title"), &section.title);
                    put_words(&mut typed, &cell("guide", row, "body"), &section.body);
                }
            }
            EditPage::Money => self.show_money(&mut typed),
            EditPage::Variations => self.show_variations(&mut typed),
            EditPage::Who => self.show_who(&mut typed),
            EditPage::SelfCheck => {
                for (row, check) in self.rules.terms.self_check.iter().enumerate() {
                    put_words(&mut typed, &cell("check", row, "question"), &check.question);
                    put_words(&mut typed, &cell("check", row, "why"), &check.why);
                    tick(&mut typed, &cell("check", row, "no"), check.fits_no);
                }
            }
            EditPage::Papers => {
                for (row, paper) in self.rules.papers.iter().enumerate() {
                    typed.set(&cell("paper", row, "key"), &paper.key);
                    put_words(&mut typed, &cell("paper", row, "label"), &paper.label);
                    put_words(&mut typed, &cell("paper", row, "help"), &paper.help);
                    tick(&mut typed, &cell("paper", row, "required"), paper.required);
                    typed.set(&cell("paper", row, "group"), paper.from_group.map_or("", GroupPaper::code));
                }
            }
            EditPage::Statements => {
                for (list, lines) in [("pledge", &self.rules.pledges), ("line", &self.rules.checklist)] {
                    for (row, words) in lines.iter().enumerate() {
                        put_words(&mut typed, &cell(list, row, "text"), words);
                    }
                }
            }
            EditPage::Review => self.show_review(&mut typed),
        }
        typed
    }

    /// Takes over what was typed on a page.
    ///
    /// # Errors
    /// Everything that cannot be read; the call is as it was.
    pub fn edit(&mut self, page: EditPage, typed: &Answers, now: DateTime<Utc>) -> Result<(), Problems> {
        let mut changed = self.clone();
        let mut problems = Problems::none();
        match page {
            EditPage::Basics => changed.read_basics(typed, now, &mut problems),
            EditPage::Notice => {
                let notice = &mut changed.notice;
                notice.summary = words(typed, "summary");
                notice.purpose = words(typed, "purpose");
                notice.who = words(typed, "who");
                notice.what = words(typed, "what");
                notice.how = words(typed, "how");
            }
            EditPage::Guide => {
                changed.notice.guide = rows(typed, "guide", &["title", "body"], |row| GuideSection {
                    title: words(typed, &cell("guide", row, "title")),
                    body: words(typed, &cell("guide", row, "body")),
                });
            }
            EditPage::Money => changed.read_money(typed, &mut problems),
            EditPage::Variations => changed.read_variations(typed, &mut problems),
            EditPage::Who => {
                changed.read_who(typed, &mut problems);
                changed.offer_tracks();
            }
            EditPage::SelfCheck => {
                changed.rules.terms.self_check = rows(typed, "check", &["question", "why"], |row| SelfCheck {
                    question: words(typed, &cell("check", row, "question")),
                    fits_no: typed.get(&cell("check", row, "no")) == "yes",
                    why: words(typed, &cell("check", row, "why")),
                });
            }
            EditPage::Papers => changed.read_papers(typed),
            EditPage::Statements => {
                let list = |name: &str| rows(typed, name, &["text"], |row| words(typed, &cell(name, row, "text")));
                changed.rules.pledges = list("pledge");
                changed.rules.checklist = list("line");
            }
            EditPage::Review => changed.read_review(typed, &mut problems),
        }
        problems.or(())?;
        *self = changed;
        Ok(())
    }

    /// The question for the track offers the tracks there are.
    fn offer_tracks(&mut self) {
        let offered = |track: &Track| Choice { key: track.key.clone(), label: track.name.clone() };
        let options: Vec<Choice> = self.rules.tracks.iter().map(offered).collect();
        let pages = self.form.sections.iter_mut().flat_map(|section| &mut section.pages);
        if let Some(question) = pages.flat_map(|page| &mut page.questions).find(|question| question.key == TRACK) {
            question.kind = Kind::Choice { options };
        }
    }

    fn show_basics(&self, typed: &mut Answers) {
        put_words(typed, "title", &self.title);
        typed.set("code", &self.code);
        typed.set("mark", &self.rules.document_mark);
        typed.set("basis", &self.notice.legal_basis);
        for (key, moment) in [("opens", self.dates.opens_at), ("closes", self.dates.closes_at)] {
            let local = jst(moment);
            typed.set(&format!("{key}-date"), &local.format("%Y/%m/%d").to_string());
            typed.set(&format!("{key}-time"), &local.format("%H:%M").to_string());
        }
    }

    fn read_basics(&mut self, typed: &Answers, now: DateTime<Utc>, problems: &mut Problems) {
        self.title = words(typed, "title");
        if self.title.is_empty() {
            problems.add("title", Problem::Missing);
        }
        self.notice.legal_basis = clean(typed.get("basis"));
        let before = self.dates;
        let begun = before.published_at.is_some() && now >= before.opens_at;
        if !begun {
            self.rules.document_mark = clean(typed.get("mark"));
            self.code = read_code(typed.get("code"), problems);
        }
        let opens = read_moment(typed, "opens", 0, problems);
        let closes = read_moment(typed, "closes", 59, problems);
        if let (Some(opens), Some(closes)) = (opens, closes) {
            (self.dates.opens_at, self.dates.closes_at) = (opens, closes);
            if closes <= opens {
                problems.add("closes-date", Problem::EndsBeforeItBegins);
            }
            // Who relies on a date must not lose it: once begun, a call can only be open longer.
            if begun {
                self.dates.opens_at = before.opens_at;
                if closes.timestamp() / 60 < before.closes_at.timestamp() / 60 {
                    problems.add("closes-date", Problem::OnlyLater);
                }
            }
        }
    }

    fn read_papers(&mut self, typed: &Answers) {
        let mut taken: Vec<String> = Vec::new();
        self.rules.papers = rows(typed, "paper", &["label"], |row| {
            let kept = typed.get(&cell("paper", row, "key")).to_owned();
            let key = if kept.is_empty() || taken.contains(&kept) { free_key("paper", &taken) } else { kept };
            taken.push(key.clone());
            Paper {
                key,
                label: words(typed, &cell("paper", row, "label")),
                help: words(typed, &cell("paper", row, "help")),
                required: typed.get(&cell("paper", row, "required")) == "yes",
                from_group: GroupPaper::from_code(typed.get(&cell("paper", row, "group"))),
            }
        });
    }
}

/// Reads the letters of receipt numbers: one to four capitals.
pub fn read_code(typed: &str, problems: &mut Problems) -> String {
    let code = crate::folding::digits(typed).to_uppercase();
    if !(1..=4).contains(&code.len()) || !code.bytes().all(|letter| letter.is_ascii_uppercase()) {
        problems.add("code", Problem::NotACode);
    }
    code
}

/// Reads a day and a time of day in Japan from `KEY-date` and `KEY-time`. `second` is the last that counts.
pub fn read_moment(typed: &Answers, key: &str, second: u32, problems: &mut Problems) -> Option<DateTime<Utc>> {
    let (date_key, time_key) = (format!("{key}-date"), format!("{key}-time"));
    let date = match typed.get(&date_key) {
        "" => Err(Problem::Missing),
        text => calendar::parse_date(text).map_err(|_| Problem::NotADate),
    };
    let time = match typed.get(&time_key) {
        "" => Err(Problem::Missing),
        text => read_time(text, second).ok_or(Problem::NotATime),
    };
    let date = date.map_err(|problem| problems.add(&date_key, problem)).ok();
    let time = time.map_err(|problem| problems.add(&time_key, problem)).ok();
    Some(calendar::at(date?, time?))
}

/// Reads `17:15`, `１７時１５分`, `9時`; 24:00 is the last second of the day.
pub fn read_time(typed: &str, second: u32) -> Option<NaiveTime> {
    let plain = crate::folding::digits(typed);
    let (hour, minute) = match plain.split_once('時') {
        Some((hour, "" | "ちょうど")) => (hour, "0"),
        Some((hour, rest)) => (hour, rest.strip_suffix('分').unwrap_or(rest)),
        None => plain.split_once(':')?,
    };
    match (hour.trim().parse().ok()?, minute.trim().parse().ok()?) {
        (24, 0) => NaiveTime::from_hms_opt(23, 59, 59),
        (hour, minute) => NaiveTime::from_hms_opt(hour, minute, second),
    }
}

/// Most rows of a list on a page of the editor.
pub const ROWS: usize = 40;

/// The name of a field of a row.
pub fn cell(list: &str, row: usize, field: &str) -> String {
    format!("{list}.{row}.{field}")
}

/// How many rows of a list were typed.
pub fn row_count(typed: &Answers, list: &str) -> usize {
    let begins = format!("{list}.");
    let row = |key: &str| key.strip_prefix(&begins)?.split('.').next()?.parse::<usize>().ok();
    typed.iter().filter_map(|(key, _)| row(key)).max().map_or(0, |last| (last + 1).min(ROWS))
}

/// The rows in which one of `fields` was typed, in the order of their `at`, which people change to move a row.
pub(crate) fn rows<T>(typed: &Answers, list: &str, fields: &[&str], mut read: impl FnMut(usize) -> T) -> Vec<T> {
    let filled = |row: &usize| fields.iter().any(|field| !typed.get(&cell(list, *row, field)).trim().is_empty());
    let mut found: Vec<usize> = (0..row_count(typed, list)).filter(filled).collect();
    // A number that was not changed is the row's own; a changed one goes before the row that has it.
    let place = |row: &usize| {
        let at = crate::forms::read_number(typed.get(&cell(list, *row, "at")));
        let own = i64::try_from(*row).unwrap_or(i64::MAX).saturating_add(1);
        let at = at.unwrap_or(own);
        (at.saturating_mul(2) - i64::from(at < own) + i64::from(at > own), *row)
    };
    found.sort_by_key(place);
    found.into_iter().map(&mut read).collect()
}

/// Words in three languages: `KEY`, `KEY.easy`, `KEY.en`.
pub fn words(typed: &Answers, key: &str) -> Words {
    let other = |lang: &str| {
        let text = typed.get(&format!("{key}.{lang}")).trim().to_owned();
        (!text.is_empty()).then_some(text)
    };
    Words { ja: typed.get(key).trim().to_owned(), easy: other("easy"), en: other("en") }
}

/// Puts words into the fields that [`words`] reads.
pub fn put_words(typed: &mut Answers, key: &str, words: &Words) {
    typed.set(key, &words.ja);
    typed.set(&format!("{key}.easy"), words.easy.as_deref().unwrap_or_default());
    typed.set(&format!("{key}.en"), words.en.as_deref().unwrap_or_default());
}

pub(super) fn tick(typed: &mut Answers, key: &str, ticked: bool) {
    if ticked {
        typed.set(key, "yes");
    }
}

/// The first of `NAME1`, `NAME2` … that is not taken.
pub fn free_key(name: &str, taken: &[String]) -> String {
    let key = |number: usize| format!("{name}{number}");
    (1..).map(key).find(|key| !taken.contains(key)).unwrap_or_default()
}

/// The tracks of the who page, keys kept.
pub(super) fn read_tracks(typed: &Answers) -> Vec<Track> {
    let mut taken: Vec<String> = Vec::new();
    rows(typed, "track", &["name"], |row| {
        let kept = typed.get(&cell("track", row, "key")).to_owned();
        let key = if kept.is_empty() || taken.contains(&kept) { free_key("track", &taken) } else { kept };
        taken.push(key.clone());
        Track {
            key,
            name: words(typed, &cell("track", row, "name")),
            panel: words(typed, &cell("track", row, "panel")),
        }
    })
}
