//! Districts: 町 → 校区 → 行政区, as a tree（地区）.

use crate::problems::Problem;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A district.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DistrictId(pub Uuid);

impl std::fmt::Display for DistrictId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl std::str::FromStr for DistrictId {
    type Err = uuid::Error;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(DistrictId)
    }
}

/// How large a district is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// A former town（旧町）.
    Town,
    /// The area of a primary school（校区）.
    School,
    /// A district with a head of its own（行政区）.
    Ward,
}

impl Level {
    /// The code in the database.
    pub fn code(self) -> &'static str {
        match self {
            Level::Town => "town",
            Level::School => "school",
            Level::Ward => "ward",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Level::Town, Level::School, Level::Ward].into_iter().find(|level| level.code() == code)
    }
}

/// A district as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct District {
    /// Which.
    pub id: DistrictId,
    /// What it lies in.
    pub parent: Option<DistrictId>,
    /// How large.
    pub level: Level,
    /// Name.
    pub name: String,
    /// Reading; empty where the city has not told it.
    pub kana: String,
    /// Its place among its neighbours.
    pub position: i32,
}

/// A district in the file that a city loads. Readings may be left out: a guessed one is worse than none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Listed {
    /// How large.
    pub level: Level,
    /// Name.
    pub name: String,
    /// Reading.
    #[serde(default)]
    pub kana: String,
    /// What lies in it.
    #[serde(default)]
    pub inside: Vec<Listed>,
}

impl Listed {
    /// Whether the tree makes sense: every level below its parent's, no empty name, no name twice in one place.
    ///
    /// # Errors
    /// A sentence for the person at the terminal, with the path to the place.
    pub fn check(tree: &[Listed]) -> Result<usize, String> {
        check_level(tree, None, "")
    }
}

fn check_level(tree: &[Listed], above: Option<Level>, path: &str) -> Result<usize, String> {
    let mut count = 0;
    for (index, listed) in tree.iter().enumerate() {
        let name = crate::folding::clean(&listed.name);
        let here = format!("{path}/{name}");
        if name.is_empty() || name != listed.name {
            return Err(format!("{here}: the name is empty or begins or ends with a space"));
        }
        if above.is_some_and(|above| listed.level <= above) {
            return Err(format!(
                "{here}: a {} cannot lie in a district of the same size or smaller",
                listed.level.code()
            ));
        }
        if tree[..index].iter().any(|other| other.name == listed.name) {
            return Err(format!("{here}: the name stands there twice"));
        }
        count += 1 + check_level(&listed.inside, Some(listed.level), &here)?;
    }
    Ok(count)
}

/// All districts of the city that exist today, in the order of the tree.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Districts(Vec<District>);

impl Districts {
    /// Puts districts in the order of the tree. Parents are named by id and may stand anywhere.
    pub fn new(mut all: Vec<District>) -> Districts {
        all.sort_by_key(|district| (district.position, district.id));
        let mut ordered = Vec::with_capacity(all.len());
        collect(&all, None, &mut ordered);
        Districts(ordered)
    }

    /// Whether there is none: then nobody is asked for one.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All, parents before what lies in them.
    pub fn iter(&self) -> impl Iterator<Item = &District> {
        self.0.iter()
    }

    /// One of them.
    pub fn find(&self, id: DistrictId) -> Option<&District> {
        self.0.iter().find(|district| district.id == id)
    }

    /// The name with what it lies in: 厳原町 曲.
    pub fn full_name(&self, id: DistrictId) -> String {
        let mut names = Vec::new();
        let mut next = self.find(id);
        while let Some(district) = next {
            names.push(district.name.as_str());
            // A tree has no circles; more steps than districts would be one.
            next = district.parent.filter(|_| names.len() <= self.0.len()).and_then(|parent| self.find(parent));
        }
        names.reverse();
        names.join(" ")
    }

    /// A district and everything in it.
    pub fn within(&self, id: DistrictId) -> Vec<DistrictId> {
        let mut found = vec![id];
        for district in &self.0 {
            if district.parent.is_some_and(|parent| found.contains(&parent)) {
                found.push(district.id);
            }
        }
        found
    }

    /// The district that was chosen in a form; none for an empty choice.
    ///
    /// # Errors
    /// `NotAChoice`.
    pub fn chosen(&self, typed: &str) -> Result<Option<DistrictId>, Problem> {
        if typed.trim().is_empty() {
            return Ok(None);
        }
        let id = typed.parse().map_err(|_| Problem::NotAChoice)?;
        self.find(id).map(|district| Some(district.id)).ok_or(Problem::NotAChoice)
    }

    /// The towns with what lies in them, for a list to choose from. A town without districts stands for itself.
    pub fn by_town(&self) -> Vec<(&District, Vec<&District>)> {
        let towns = self.0.iter().filter(|district| district.parent.is_none());
        towns
            .map(|town| {
                let inside = self.within(town.id);
                let below = self.0.iter().filter(|district| district.id != town.id && inside.contains(&district.id));
                (town, below.collect())
            })
            .collect()
    }
}

fn collect(all: &[District], parent: Option<DistrictId>, ordered: &mut Vec<District>) {
    for district in all.iter().filter(|district| district.parent == parent) {
        if ordered.iter().any(|known| known.id == district.id) {
            continue;
        }
        ordered.push(district.clone());
        collect(all, Some(district.id), ordered);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn district(id: u128, parent: Option<u128>, level: Level, name: &str, position: i32) -> District {
        let parent = parent.map(|id| DistrictId(Uuid::from_u128(id)));
        District {
            id: DistrictId(Uuid::from_u128(id)),
            parent,
            level,
            name: name.into(),
            kana: String::new(),
            position,
        }
    }

    #[test]
    fn a_tree_names_its_places_and_knows_what_lies_in_them() {
        let tree = Districts::new(vec![
            district(3, Some(1), Level::Ward, "小浦", 1),
            district(4, Some(2), Level::Ward, "志多留", 0),
            district(2, None, Level::Town, "上県町", 1),
            district(1, None, Level::Town, "厳原町", 0),
            district(5, Some(1), Level::Ward, "曲", 0),
        ]);
        let names: Vec<_> = tree.iter().map(|district| district.name.as_str()).collect();
        assert_eq!(names, ["厳原町", "曲", "小浦", "上県町", "志多留"]);
        let id = |id| DistrictId(Uuid::from_u128(id));
        assert_eq!(tree.full_name(id(5)), "厳原町 曲");
        assert_eq!(tree.within(id(1)), [id(1), id(5), id(3)]);
        assert_eq!(tree.chosen(""), Ok(None));
        assert_eq!(tree.chosen(&id(9).to_string()), Err(Problem::NotAChoice));
        assert_eq!(tree.chosen("曲"), Err(Problem::NotAChoice));
    }

    #[test]
    fn a_list_is_refused_where_it_makes_no_sense() {
        let ward = |name: &str| Listed { level: Level::Ward, name: name.into(), kana: String::new(), inside: vec![] };
        let town = |inside| Listed { level: Level::Town, name: "町".into(), kana: String::new(), inside };
        let inside_ward = Listed { inside: vec![ward("b")], ..ward("a") };
        let cases: [(Vec<Listed>, Result<usize, &str>); 5] = [
            (vec![town(vec![ward("曲"), ward("小浦")])], Ok(3)),
            (vec![town(vec![ward("曲"), ward("曲")])], Err("/町/曲")),
            (vec![town(vec![ward("")])], Err("/町/")),
            (vec![town(vec![ward(" 曲")])], Err("/町/曲")),
            (vec![town(vec![inside_ward])], Err("/町/a/b")),
        ];
        for (tree, expected) in cases {
            match (Listed::check(&tree), expected) {
                (Ok(count), Ok(wanted)) => assert_eq!(count, wanted),
                (Err(said), Err(place)) => assert!(said.starts_with(place), "{said}"),
                (got, wanted) => panic!("{got:?} instead of {wanted:?}"),
            }
        }
    }
}
