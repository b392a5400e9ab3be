//! The rubric of a call（審査基準）: what is asked of reviewers, and how their marks become a score.

use crate::money::Yen;
use crate::people::OrganisationId;
use crate::texts::Words;
use serde::{Deserialize, Serialize};

/// How a call is judged: by which rubric, and by whom. Frozen when the call opens, as every rule.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Review {
    /// The rubric.
    pub rubric: Rubric,
    /// Which panel judges which track.
    #[serde(default)]
    pub seats: Vec<Seats>,
}

/// The panel of a track.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seats {
    /// Key of the track; empty for a call without tracks.
    pub track: String,
    /// The panel.
    pub panel: OrganisationId,
    /// What this track may give; the budget of the whole call where nothing stands here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub budget: Option<Yen>,
}

/// A rubric.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Rubric {
    /// What is asked.
    pub criteria: Vec<Criterion>,
    /// What the points mean in words, best first. May be empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub grades: Vec<Grade>,
    /// How the marks of all become one score.
    #[serde(default)]
    pub aggregate: Aggregate,
    /// Whether every criterion is summed up by itself before they are added（基準ごとの平均を合計）.
    #[serde(default)]
    pub each: bool,
    /// Decimal places to which what was summed up is rounded; exact where nothing stands here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub places: Option<u8>,
    /// The least score that is supported（基準点）.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pass: Option<i64>,
    /// The least score of the papers with which a group is invited to speak（書類審査の基準点）.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub papers_pass: Option<i64>,
    /// Whether the score of the papers counts beside that of the presentation.
    #[serde(default)]
    pub adds_up: bool,
    /// What decides between equal scores, in this order; the earlier receipt number after them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ties: Vec<Tie>,
}

/// A criterion（審査項目）.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criterion {
    /// Key of its mark; never used again.
    pub key: String,
    /// Name, e.g. 公益性.
    pub label: Words,
    /// What reviewers ask themselves.
    #[serde(default)]
    pub question: Words,
    /// How often its points count.
    pub weight: i64,
    /// Fewest points.
    pub min: i64,
    /// Most points.
    pub max: i64,
    /// A majority that gives so few points or fewer ends it, whatever the total.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub veto: Option<i64>,
    /// In which part it is judged.
    #[serde(default)]
    pub judged: Judged,
}

/// What points mean in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grade {
    /// Points.
    pub points: i64,
    /// 高く評価できる, …
    pub label: Words,
}

/// A part of the review. Both have sheets of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// 書類審査
    Papers,
    /// プレゼンテーション審査
    Talk,
}

impl Part {
    /// In their order.
    pub const ALL: [Part; 2] = [Part::Papers, Part::Talk];

    /// The code in the database.
    pub fn code(self) -> &'static str {
        match self {
            Part::Papers => "papers",
            Part::Talk => "talk",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Part> {
        Part::ALL.into_iter().find(|part| part.code() == code)
    }
}

/// When a criterion is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Judged {
    /// From the papers.
    #[default]
    Papers,
    /// In the presentation.
    Talk,
    /// From the papers, and again in the presentation.
    Both,
}

impl Judged {
    /// In the order of the form.
    pub const ALL: [Judged; 3] = [Judged::Papers, Judged::Talk, Judged::Both];

    /// The code in forms.
    pub fn code(self) -> &'static str {
        match self {
            Judged::Papers => "papers",
            Judged::Talk => "talk",
            Judged::Both => "both",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Judged> {
        Judged::ALL.into_iter().find(|judged| judged.code() == code)
    }

    fn is_in(self, part: Part) -> bool {
        match self {
            Judged::Papers => part == Part::Papers,
            Judged::Talk => part == Part::Talk,
            Judged::Both => true,
        }
    }
}

/// How the marks of all reviewers become one score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Aggregate {
    /// The sum of all（合計点）.
    Sum,
    /// The sum over all reviewers of the case, whether they took part or not（委員数で割る）.
    Mean,
    /// The sum over those who took part（出席した委員の平均）.
    #[default]
    MeanPresent,
    /// The one in the middle; between two, halfway（中央値）.
    Median,
}

impl Aggregate {
    /// In the order of the form.
    pub const ALL: [Aggregate; 4] = [Aggregate::MeanPresent, Aggregate::Mean, Aggregate::Sum, Aggregate::Median];

    /// The code in forms.
    pub fn code(self) -> &'static str {
        match self {
            Aggregate::Sum => "sum",
            Aggregate::Mean => "mean",
            Aggregate::MeanPresent => "mean_present",
            Aggregate::Median => "median",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Aggregate> {
        Aggregate::ALL.into_iter().find(|aggregate| aggregate.code() == code)
    }
}

/// What decides between equal scores.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tie {
    /// Who asked for less（申請額の低い方）.
    LowerRequest,
    /// The better score in one criterion.
    Criterion(String),
}

impl Tie {
    /// The code in forms.
    pub fn code(&self) -> String {
        match self {
            Tie::LowerRequest => "lower-request".to_owned(),
            Tie::Criterion(key) => format!("criterion:{key}"),
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Tie> {
        match code.split_once(':') {
            Some(("criterion", key)) => Some(Tie::Criterion(key.to_owned())),
            _ => (code == "lower-request").then_some(Tie::LowerRequest),
        }
    }
}

/// What is wrong with a rubric, or missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Flaw {
    /// There is no criterion.
    NoCriteria,
    /// A criterion, by its name, has no points to give or a limit outside of them.
    Range(String),
    /// The pass line lies above what can be reached.
    PassTooHigh,
    /// A track, by its name, has no panel. Empty for a call without tracks.
    NoPanel(String),
}

impl Rubric {
    /// The parts that it has, in order.
    pub fn parts(&self) -> Vec<Part> {
        Part::ALL.into_iter().filter(|part| self.of(*part).next().is_some()).collect()
    }

    /// The criteria of a part.
    pub fn of(&self, part: Part) -> impl Iterator<Item = &Criterion> {
        self.criteria.iter().filter(move |criterion| criterion.judged.is_in(part))
    }

    /// The part after this one.
    pub fn after(&self, part: Part) -> Option<Part> {
        self.parts().into_iter().find(|next| *next > part)
    }

    /// Most points that one reviewer can give in a part.
    pub fn full(&self, part: Part) -> i64 {
        self.of(part).map(|criterion| criterion.weight * criterion.max).sum()
    }

    /// What the points of a criterion mean.
    pub fn grade(&self, points: i64) -> Option<&Grade> {
        self.grades.iter().find(|grade| grade.points == points)
    }

    /// The pass line of a part.
    pub fn line(&self, part: Part) -> Option<i64> {
        match self.after(part) {
            Some(_) => self.papers_pass,
            None => self.pass,
        }
    }

    /// What of it is judged in one part, as if there were no other.
    #[must_use]
    pub fn only(&self, part: Part) -> Rubric {
        let judged = if part == Part::Papers { Judged::Papers } else { Judged::Talk };
        let criteria = self.of(part).map(|criterion| Criterion { judged, ..criterion.clone() }).collect();
        Rubric { criteria, pass: self.line(part), papers_pass: None, adds_up: false, ..self.clone() }
    }

    /// What keeps it from being used. A sum grows with the reviewers, so its pass line is not held against one sheet.
    pub fn flaws(&self) -> Vec<Flaw> {
        if self.criteria.is_empty() {
            return vec![Flaw::NoCriteria];
        }
        let poor = |criterion: &&Criterion| {
            criterion.min >= criterion.max
                || criterion.weight < 1
                || criterion.veto.is_some_and(|veto| veto < criterion.min || veto >= criterion.max)
        };
        let ranges = self.criteria.iter().filter(poor).map(|criterion| Flaw::Range(criterion.label.ja.clone()));
        let mut flaws: Vec<Flaw> = ranges.collect();
        let parts = self.parts();
        let (first, last) = (parts.first().copied(), parts.last().copied());
        let reach = |part: Option<Part>| part.map_or(0, |part| self.full(part));
        let most = if self.adds_up && parts.len() > 1 { reach(first) + reach(last) } else { reach(last) };
        let is_high = |line: Option<i64>, most: i64| line.is_some_and(|line| line > most);
        let too_high = is_high(self.pass, most) || is_high(self.papers_pass, reach(first));
        if self.aggregate != Aggregate::Sum && too_high {
            flaws.push(Flaw::PassTooHigh);
        }
        flaws
    }
}

impl Review {
    /// The panel of a track.
    pub fn seats(&self, track: &str) -> Option<&Seats> {
        self.seats.iter().find(|seats| seats.track == track)
    }
}
