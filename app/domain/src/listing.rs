//! What the staff's list of cases is asked for, as it stands in an address（案件の一覧の絞り込み）.

use crate::intake::Channel;
use crate::submissions::Stage;

/// In which order the list stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// The longest waiting first.
    #[default]
    Received,
    /// By receipt number.
    Number,
    /// By the group's name.
    Group,
    /// What is due first.
    Due,
}

impl Sort {
    /// Every order.
    pub const ALL: [Sort; 4] = [Sort::Received, Sort::Number, Sort::Group, Sort::Due];

    /// The code in addresses; the usual order has none.
    pub fn code(self) -> &'static str {
        match self {
            Sort::Received => "",
            Sort::Number => "number",
            Sort::Group => "group",
            Sort::Due => "due",
        }
    }
}

/// How many fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    /// So many.
    Exactly(i64),
    /// So many and perhaps more: nobody pages through them, so they were not counted to the end.
    AtLeast(i64),
}

impl Count {
    /// How far a search is counted.
    pub const BOUND: i64 = 5_000;

    /// Reads what was counted by somebody who stops behind the bound.
    pub fn bounded(found: i64) -> Count {
        if found > Count::BOUND { Count::AtLeast(Count::BOUND) } else { Count::Exactly(found) }
    }

    /// Whether nothing fits.
    pub fn is_none(self) -> bool {
        self == Count::Exactly(0)
    }
}

/// Which due days are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Due {
    /// Any, or none.
    #[default]
    Any,
    /// Those that have passed.
    Over,
    /// Those that have passed or come within a week.
    Week,
}

impl Due {
    /// Every choice.
    pub const ALL: [Due; 3] = [Due::Any, Due::Over, Due::Week];

    /// The code in addresses.
    pub fn code(self) -> &'static str {
        match self {
            Due::Any => "",
            Due::Over => "over",
            Due::Week => "week",
        }
    }
}

/// The value of `assigned` for cases that nobody works on.
pub const NOBODY: &str = "nobody";
/// The value of `assigned` for the viewer's own cases; it means somebody else in a colleague's hands.
pub const ME: &str = "me";

/// What is asked for. Everything left open fits everything.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Asked {
    /// Name of a call in addresses.
    pub call: String,
    /// Stages.
    pub stages: Vec<Stage>,
    /// Words.
    pub words: String,
    /// [`NOBODY`], [`ME`], or the id of a colleague.
    pub assigned: String,
    /// Due days.
    pub due: Due,
    /// Received at least so many days ago.
    pub days: Option<u32>,
    /// How it came.
    pub channel: Option<Channel>,
    /// The order.
    pub sort: Sort,
}

impl Asked {
    /// Reads the pairs of an address. What is not understood is left out; it narrows nothing and shows nothing more.
    pub fn read<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Asked {
        let mut asked = Asked::default();
        for (key, value) in pairs {
            match key {
                "call" => asked.call = value.to_owned(),
                "stage" => asked.stages.extend(Stage::from_code(value).filter(|stage| *stage != Stage::Draft)),
                "words" => asked.words = value.trim().chars().take(100).collect(),
                "assigned" => asked.assigned = value.to_owned(),
                "due" => asked.due = Due::ALL.into_iter().find(|due| due.code() == value).unwrap_or_default(),
                "days" => asked.days = crate::forms::read_number(value).and_then(|days| u32::try_from(days).ok()),
                "channel" => asked.channel = Channel::from_code(value),
                "sort" => asked.sort = Sort::ALL.into_iter().find(|sort| sort.code() == value).unwrap_or_default(),
                _ => {}
            }
        }
        asked.stages.dedup();
        asked.days = asked.days.filter(|days| (1..=36_500).contains(days));
        asked
    }

    /// The pairs of an address that asks for the same.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs = vec![("call", self.call.clone())];
        pairs.extend(self.stages.iter().map(|stage| ("stage", stage.code().to_owned())));
        pairs.extend([
            ("words", self.words.clone()),
            ("assigned", self.assigned.clone()),
            ("due", self.due.code().to_owned()),
            ("days", self.days.map(|days| days.to_string()).unwrap_or_default()),
            ("channel", self.channel.map(|channel| channel.code().to_owned()).unwrap_or_default()),
            ("sort", self.sort.code().to_owned()),
        ]);
        pairs.retain(|(_, value)| !value.is_empty());
        pairs
    }

    /// Whether the list is narrowed at all.
    pub fn is_narrow(&self) -> bool {
        *self != Asked { sort: self.sort, ..Asked::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_says_where_it_stopped() {
        assert_eq!(Count::bounded(Count::BOUND), Count::Exactly(Count::BOUND));
        assert_eq!(Count::bounded(Count::BOUND + 1), Count::AtLeast(Count::BOUND));
        assert!(Count::bounded(0).is_none() && !Count::AtLeast(Count::BOUND).is_none());
    }

    use proptest::prelude::*;

    #[test]
    fn what_is_not_understood_narrows_nothing() {
        let typed = [
            ("stage", "draft"),
            ("stage", "nonsense"),
            ("due", "x"),
            ("days", "-3"),
            ("sort", "id; --"),
            ("channel", "pigeon"),
            ("x", "y"),
        ];
        assert_eq!(Asked::read(typed), Asked::default());
        assert_eq!(Asked::read([("days", "３０")]).days, Some(30));
    }

    proptest! {
        #[test]
        fn an_address_asks_for_what_was_asked(
            call in "[a-z-]{0,8}", words in "[^ \\s]{0,10}", stages in 0_usize..5, due in 0_usize..3, sort in 0_usize..4,
            channel in proptest::option::of(0_usize..5),
            days in proptest::option::of(1_u32..400),
        ) {
            let stages = Stage::ALL[1..=stages].to_vec();
            let asked = Asked { call, stages, words, assigned: NOBODY.into(), due: Due::ALL[due], days, sort: Sort::ALL[sort],
                channel: channel.map(|place| Channel::ALL[place]) };
            let pairs = asked.pairs();
            let again = Asked::read(pairs.iter().map(|(key, value)| (*key, value.as_str())));
            prop_assert_eq!(again, asked);
        }
    }
}
