//! The yearly action plan as a file: a story, aims, measures, and items with who leads them（アクションプラン）.

use super::Clause;
use serde::Deserialize;

/// A yearly action plan（アクションプラン）.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct ActionPlan {
    /// Title, as printed.
    pub title: String,
    /// Where the text comes from.
    pub source: Source,
    /// What the plan is for（指針の目的）.
    pub purpose: Labelled,
    /// The story that leads to working together（物語）.
    pub story: Story,
    /// What it aims at（ねらい）.
    pub aims: Aims,
    /// What the marks mean（凡例）.
    pub legend: Vec<Sign>,
    /// Measures（施策）.
    pub measures: Vec<Measure>,
}

/// Where a text comes from.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Source {
    /// Name of the document.
    pub file: String,
}

/// A heading with its text.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Labelled {
    /// Heading.
    pub label: String,
    /// Text.
    pub text: String,
}

/// The story in four stages.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Story {
    /// Heading.
    pub heading: String,
    /// Text.
    pub text: String,
    /// 起承転結
    pub stages: Vec<StoryStage>,
}

/// A stage of the story.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct StoryStage {
    /// 起, 承, 転 or 結.
    pub turn: String,
    /// 共有, 共感, 共働 or 共創.
    pub name: String,
    /// What happens in it.
    pub process: Option<String>,
    /// The words in the frame beside it, where the plan has one.
    #[serde(default, rename = "box")]
    pub frame: Option<String>,
}

/// The aims.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Aims {
    /// Heading.
    pub heading: String,
    /// A sentence before them.
    pub intro: String,
    /// Each.
    pub items: Vec<Aim>,
}

/// An aim.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Aim {
    /// What it says.
    pub text: String,
}

/// Who leads an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lead {
    /// ★ 市民が主体
    Citizens,
    /// ● 市が主体
    City,
    /// ◎ 市民と市が主体
    Joint,
}

/// A mark and what it means.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Sign {
    /// ★, ● or ◎.
    pub mark: String,
    /// Who leads.
    pub lead: Lead,
    /// What it means.
    pub text: String,
}

/// A measure（施策）.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Measure {
    /// From 1.
    pub no: u32,
    /// 施策１
    pub label: String,
    /// Title.
    pub title: String,
    /// Groups of items.
    pub groups: Vec<Group>,
}

/// A group of items under one ■.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Group {
    /// Key, such as `1-1`.
    pub id: String,
    /// Title.
    pub title: String,
    /// Items.
    pub items: Vec<Item>,
}

/// An item（項目）.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Item {
    /// Key, such as `1-1-1`.
    pub id: String,
    /// ★, ● or ◎.
    pub mark: String,
    /// Who leads.
    pub lead: Lead,
    /// Title.
    pub title: String,
    /// What is done, one sentence each.
    pub actions: Vec<String>,
    /// Departments in charge.
    pub departments: Vec<String>,
}

impl ActionPlan {
    /// Reads a plan file.
    ///
    /// # Errors
    /// Where the file is not such a plan.
    pub fn read(json: &str) -> Result<ActionPlan, serde_json::Error> {
        serde_json::from_str(json)
    }

    /// All items in order.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.measures.iter().flat_map(|measure| &measure.groups).flat_map(|group| &group.items)
    }

    /// The plan as a tree of clauses: story, aims and legend, then measure（施策）, group（■）and item（項目）.
    pub fn clauses(&self) -> Vec<Clause> {
        let clause = |depth, label: &str, title: &str, body: String| Clause {
            depth,
            label: label.to_owned(),
            title: title.to_owned(),
            body,
        };
        let mut all = vec![clause(0, "", &self.purpose.label, self.purpose.text.clone())];
        all.push(clause(0, "", &self.story.heading, self.story.text.clone()));
        for stage in &self.story.stages {
            let said: Vec<&str> = stage.frame.iter().chain(&stage.process).map(String::as_str).collect();
            all.push(clause(1, &stage.turn, &stage.name, said.join("\n\n")));
        }
        let aims: Vec<String> = self.aims.items.iter().map(|aim| format!("・{}", aim.text)).collect();
        all.push(clause(0, "", &self.aims.heading, format!("{}\n\n{}", self.aims.intro, aims.join("\n"))));
        for measure in &self.measures {
            all.push(clause(0, &measure.label, &measure.title, self.legend_line()));
            for group in &measure.groups {
                all.push(clause(1, &group.id, &group.title, String::new()));
                for item in &group.items {
                    let departments = format!("関係部署：{}", item.departments.join("、"));
                    let body = format!("{}\n\n{departments}", item.actions.join("\n\n"));
                    all.push(clause(2, &format!("{} {}", item.id, item.mark), &item.title, body));
                }
            }
        }
        all
    }

    fn legend_line(&self) -> String {
        let signs: Vec<String> = self.legend.iter().map(|sign| format!("{}：{}", sign.mark, sign.text)).collect();
        signs.join("　")
    }

    /// What a mark means, in the plan's own words.
    pub fn meaning(&self, lead: Lead) -> &str {
        self.legend.iter().find(|sign| sign.lead == lead).map_or("", |sign| &sign.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_plan_of_2014_is_read_whole() {
        let plan = ActionPlan::read(include_str!("../../../data/action-plan-h26.json")).expect("the file is a plan");
        let names: Vec<_> = plan.story.stages.iter().map(|stage| stage.name.as_str()).collect();
        assert_eq!(names, ["共有", "共感", "共働", "共創"]);
        assert_eq!((plan.measures.len(), plan.items().count()), (5, 20));
        let led_by = |lead| plan.items().filter(|item| item.lead == lead).count();
        assert_eq!((led_by(Lead::Citizens), led_by(Lead::City), led_by(Lead::Joint)), (0, 9, 11));
        assert_eq!(plan.items().map(|item| item.actions.len()).sum::<usize>(), 23);
        let clauses = plan.clauses();
        assert_eq!(clauses.iter().filter(|clause| clause.depth == 2).count(), 20);
        assert_eq!(clauses.iter().filter(|clause| clause.label.starts_with("施策")).count(), 5);
        for action in plan.items().flat_map(|item| &item.actions) {
            assert!(clauses.iter().any(|clause| clause.body.contains(action)), "{action}");
        }
        assert_eq!(plan.meaning(Lead::Joint), "市民と市が主体");
        for item in plan.items() {
            assert!(plan.legend.iter().any(|sign| sign.mark == item.mark && sign.lead == item.lead), "{}", item.id);
        }
    }
}
