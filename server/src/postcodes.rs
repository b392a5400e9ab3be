//! What a postcode stands for, from a file inside the program（郵便番号から住所）. See `server/data/postcodes`.

use domain::addresses::Area;
use domain::folding::Postcode;
use flate2::read::GzDecoder;
use std::io::Read;
use std::sync::LazyLock;

static FILE: &[u8] = include_bytes!("../data/postcodes/japan.txt.gz");

/// The unpacked list, 1.8 MB, from the first question on.
static LIST: LazyLock<String> = LazyLock::new(|| {
    let mut text = String::new();
    if let Err(error) = GzDecoder::new(FILE).read_to_string(&mut text) {
        tracing::error!(%error, "the list of postcodes cannot be read");
        text.clear();
    }
    text
});

/// The places of a postcode; most have one. Reading the whole list takes some milliseconds.
pub fn look_up(postcode: &Postcode) -> Vec<Area> {
    let Ok(wanted) = postcode.digits().parse::<u32>() else { return Vec::new() };
    let (mut at, mut prefecture, mut city) = (0_u32, "", "");
    let mut found = Vec::new();
    for line in LIST.lines() {
        if let Some(place) = line.strip_prefix('=') {
            (prefecture, city) = place.split_once('\t').unwrap_or((place, ""));
            continue;
        }
        let (step, town) = line.split_once(' ').unwrap_or((line, ""));
        at += step.parse::<u32>().unwrap_or_default();
        if at > wanted {
            break;
        }
        if at == wanted {
            found.push(Area { prefecture: prefecture.into(), city: city.into(), town: town.into() });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(typed: &str) -> Vec<String> {
        let postcode = typed.parse().expect("a postcode");
        look_up(&postcode).iter().map(Area::address).collect()
    }

    #[test]
    fn the_whole_country_is_there() {
        assert_eq!(names("８１７ー００２２"), ["長崎県対馬市厳原町国分"]);
        assert_eq!(names("〒060-0000"), ["北海道札幌市中央区"]);
        assert_eq!(names("907-1801"), ["沖縄県八重山郡与那国町与那国"]);
        assert_eq!(names("000-0000"), Vec::<String>::new());
        assert!(names("498-0000").len() > 1, "one postcode for several places");
    }
}
