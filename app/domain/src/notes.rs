//! Notes among staff, and whom they call upon（内部メモ・呼びかけ）.

use crate::folding::{clean_multiline, fold};
use crate::people::{Person, PersonId};
use crate::problems::{Problem, Problems};

/// Longest note or message, in characters.
pub const NOTE_MAX: usize = 2_000;

/// A text that was typed into the field `body`.
///
/// # Errors
/// Missing or too long.
pub fn check(typed: &str) -> Result<String, Problems> {
    let kept = clean_multiline(typed);
    let now = kept.chars().count();
    match now {
        0 => Err(Problems::one("body", Problem::Missing)),
        _ if now > NOTE_MAX => Err(Problems::one("body", Problem::TooLong { max: NOTE_MAX, now })),
        _ => Ok(kept),
    }
}

/// The family name, where first and last name are set apart.
fn family(name: &str) -> Option<String> {
    let (family, _) = name.trim().split_once([' ', '\u{3000}'])?;
    Some(fold(family))
}

/// The colleagues that a note calls upon with `@佐藤 健` or, where only one has the name, `@佐藤`. An address
/// like `a@example.jp` calls upon nobody.
///
/// # Errors
/// A call that fits no colleague: better said than unheard.
pub fn mentions(body: &str, colleagues: &[Person]) -> Result<Vec<PersonId>, Problems> {
    let mut found = Vec::new();
    for call in calls(body) {
        let full = colleagues.iter().filter(|person| call.starts_with(&fold(&person.name)));
        let best = full.max_by_key(|person| fold(&person.name).chars().count());
        let by_family = || {
            let same = colleagues.iter().filter(|p| family(&p.name).is_some_and(|family| call.starts_with(&family)));
            let same: Vec<_> = same.collect();
            if let [only] = same[..] { Some(only) } else { None }
        };
        let Some(person) = best.or_else(by_family) else {
            return Err(Problems::one("body", Problem::NobodyOfThatName));
        };
        if !found.contains(&person.id) {
            found.push(person.id);
        }
    }
    Ok(found)
}

/// What follows each @ that does not stand inside an address, folded.
fn calls(body: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut before = None;
    for (place, letter) in body.char_indices() {
        let is_call = matches!(letter, '@' | '＠') && !before.is_some_and(|b: char| b.is_ascii_alphanumeric());
        let rest = &body[place + letter.len_utf8()..];
        if is_call && rest.chars().next().is_some_and(|next| next.is_alphabetic()) {
            found.push(fold(&rest.chars().take(60).collect::<String>()));
        }
        before = Some(letter);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::Lang;
    use uuid::Uuid;

    fn colleagues() -> Vec<Person> {
        let names = ["佐藤 健", "佐藤 花", "髙橋　なみ", "小島 はるか"];
        let person = |(id, name): (usize, &str)| Person {
            id: PersonId(Uuid::from_u128(id as u128)),
            name: name.to_owned(),
            email: String::new(),
            lang: Lang::Ja,
            confirmed_at: None,
        };
        names.into_iter().enumerate().map(person).collect()
    }

    #[test]
    fn colleagues_are_called_by_name() {
        let found = |body: &str| {
            let found = mentions(body, &colleagues());
            found.map(|ids| ids.into_iter().map(|id| id.0.as_u128()).collect::<Vec<_>>())
        };
        let cases: [(&str, &[u128]); 7] = [
            ("@佐藤 健 見積書を確かめてください。", &[0]),
            ("＠佐藤健さん、@佐藤花さん", &[0, 1]),
            ("@髙橋さん、お願いします", &[2]),
            ("@髙橋　なみ @髙橋なみ", &[2]),
            ("a@example.jp へ送った", &[]),
            ("@ 小島", &[]),
            ("時給 @1,000円", &[]),
        ];
        for (body, expected) in cases {
            assert_eq!(found(body).as_deref(), Ok(expected), "{body}");
        }
        for unheard in ["@佐藤さん", "@山田さん"] {
            assert_eq!(found(unheard), Err(Problems::one("body", Problem::NobodyOfThatName)), "{unheard}");
        }
    }

    #[test]
    fn a_note_has_something_to_say() {
        assert_eq!(check(" \n "), Err(Problems::one("body", Problem::Missing)));
        assert_eq!(check("見た\r\n"), Ok("見た".to_owned()));
        assert!(check(&"あ".repeat(NOTE_MAX + 1)).is_err());
    }
}
