//! From a postcode to an address, without losing what was typed（郵便番号から住所を入れる）.

use crate::folding::{clean, fold};

/// A place that a postcode stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    /// 都道府県
    pub prefecture: String,
    /// 市区町村
    pub city: String,
    /// 町域; may be empty.
    pub town: String,
}

impl Area {
    /// The beginning of an address there.
    pub fn address(&self) -> String {
        format!("{}{}{}", self.prefecture, self.city, self.town)
    }
}

/// What became of a question for an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Filled {
    /// The box was empty and holds the beginning of the address now.
    Filled,
    /// The box held something else; it was left alone, and this is what the postcode says.
    Kept(String),
    /// Several places have the postcode; what they share was put in, and these are they.
    Several(Vec<String>),
    /// No place has it.
    Unknown,
}

/// Fills in the beginning of an address where the box is empty. What stands in it is never replaced.
pub fn fill(areas: &[Area], typed: &str) -> (String, Filled) {
    let kept = || typed.to_owned();
    let [first, rest @ ..] = areas else { return (kept(), Filled::Unknown) };
    let blank = clean(typed).is_empty();
    if rest.is_empty() {
        let address = first.address();
        return match (blank, fold(typed).contains(&fold(&format!("{}{}", first.city, first.town)))) {
            (true, _) => (address, Filled::Filled),
            (false, true) => (kept(), Filled::Filled),
            (false, false) => (kept(), Filled::Kept(address)),
        };
    }
    let same_city = rest.iter().all(|area| (&area.prefecture, &area.city) == (&first.prefecture, &first.city));
    let same_prefecture = rest.iter().all(|area| area.prefecture == first.prefecture);
    let shared = match (same_city, same_prefecture) {
        (true, _) => format!("{}{}", first.prefecture, first.city),
        (false, true) => first.prefecture.clone(),
        (false, false) => String::new(),
    };
    let names = areas.iter().map(Area::address).collect();
    (if blank { shared } else { kept() }, Filled::Several(names))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(city: &str, town: &str) -> Area {
        Area { prefecture: "長崎県".into(), city: city.into(), town: town.into() }
    }

    #[test]
    fn what_was_typed_is_never_replaced() {
        let one = [area("対馬市", "厳原町国分")];
        let full = "長崎県対馬市厳原町国分";
        let cases = [
            ("", full, Filled::Filled),
            ("　", full, Filled::Filled),
            ("対馬市厳原町国分１４４１", "対馬市厳原町国分１４４１", Filled::Filled),
            ("福岡市", "福岡市", Filled::Kept(full.into())),
        ];
        for (typed, address, filled) in cases {
            assert_eq!(fill(&one, typed), (address.to_owned(), filled), "{typed}");
        }
        assert_eq!(fill(&[], "x"), ("x".to_owned(), Filled::Unknown));
        let two = [area("対馬市", "甲"), area("対馬市", "乙")];
        let names = vec!["長崎県対馬市甲".to_owned(), "長崎県対馬市乙".to_owned()];
        assert_eq!(fill(&two, ""), ("長崎県対馬市".to_owned(), Filled::Several(names.clone())));
        assert_eq!(fill(&two, "港"), ("港".to_owned(), Filled::Several(names)));
        let far = [area("対馬市", ""), area("壱岐市", "")];
        assert_eq!(fill(&far, "").0, "長崎県");
    }
}
