//! The panels of the demo city and their work on the round that is being judged（審査会の見本）, done by the real rules.

use super::story::Cast;
use crate::actions::cases::NotDone;
use crate::actions::reviews::sheets::Hand;
use crate::actions::reviews::{self as actions, interests, sheets};
use crate::state::State;
use crate::store::{calls, reviews as store};
use anyhow::{Context, anyhow};
use chrono::{DateTime, TimeDelta, Utc};
use domain::forms::Answers;
use domain::people::OrganisationId;
use domain::review::Review;
use serde_json::json;

/// The sign-in of a reviewer.
pub(super) const REVIEWER: &str = "reviewer@tomoni.example";

/// A panel's name and its members: name and mail address.
type Panel = (&'static str, &'static [(&'static str, &'static str)]);

/// The two panels of the scheme: officials judge districts' projects, citizens those of citizens.
pub(super) const PANELS: [Panel; 2] = [
    (
        "認可事業審査会",
        &[
            ("永留 さだお", "shinsa1@tomoni.example"),
            ("阿比留 ともこ", "shinsa2@tomoni.example"),
            ("斎藤 まもる", "shinsa3@tomoni.example"),
        ],
    ),
    (
        "市民特認事業審査会",
        &[
            ("二宮 いつき", REVIEWER),
            ("梅野 さちこ", "shinsa4@tomoni.example"),
            ("吉村 たかし", "shinsa5@tomoni.example"),
            ("犬束 ゆり", "shinsa6@tomoni.example"),
        ],
    ),
];

/// The call whose cases are with the panels now, and its track of citizens' projects.
const ROUND: (&str, &str) = ("wagamachi-zenkai", "special");

/// The rubric, and which panel judges which track.
pub(super) fn rules([officials, citizens]: [OrganisationId; 2]) -> anyhow::Result<Review> {
    let criterion = |key: &str, ja: &str, easy: &str, en: &str, question: &str, weight: i64| {
        json!({
            "key": key, "label": { "ja": ja, "easy": easy, "en": en }, "question": { "ja": question },
            "weight": weight, "min": 1, "max": 5, "veto": if key == "public" { Some(2) } else { None },
        })
    };
    let grade = |points: i64, ja: &str, easy: &str, en: &str| json!({ "points": points, "label": { "ja": ja, "easy": easy, "en": en } });
    let review = json!({
        "rubric": {
            "criteria": [
                criterion("public", "公益性", "みんなの 役《やく》に 立《た》つか", "Public benefit",
                    "地域の多くの人の利益になるか。特定の人だけのものになっていないか。", 2),
                criterion("need", "必要性", "必要《ひつよう》か", "Need", "地域の課題をとらえ、いま取り組む理由があるか。", 1),
                criterion("real", "実現性", "できるか", "Feasibility", "計画・体制・予算に無理がないか。", 1),
                criterion("growth", "発展性・継続性", "続《つづ》くか", "Growth", "補助が終わった後も続けられるか。", 1),
                criterion("together", "協働性", "いっしょに するか", "Working together", "多くの人や団体が関わるか。", 1),
            ],
            "grades": [
                grade(5, "特に優れている", "とても よい", "Excellent"),
                grade(4, "優れている", "よい", "Good"),
                grade(3, "普通", "ふつう", "Fair"),
                grade(2, "やや劣る", "すこし よくない", "Weak"),
                grade(1, "劣る", "よくない", "Poor"),
            ],
            "aggregate": "mean_present", "places": 1, "pass": 18, "ties": [{ "criterion": "public" }, "lower_request"],
        },
        "seats": [
            { "track": "approved", "panel": officials, "budget": 1_500_000 },
            { "track": "special", "panel": citizens, "budget": 1_500_000 },
        ],
    });
    serde_json::from_value(review).context("the rubric of the demo city")
}

fn done<T>(result: Result<T, NotDone>, what: &str) -> anyhow::Result<T> {
    result.map_err(|not_done| anyhow!("{what}: {not_done:?}"))
}

/// The citizens' panel at work: everybody but the one with a sign-in has answered, and two have handed in.
pub(super) async fn hold(state: &State, cast: &Cast, now: DateTime<Utc>) -> anyhow::Result<()> {
    let officer = cast.viewer("officer@tomoni.example", now)?;
    let began = now - TimeDelta::days(2);
    let mut opening = Answers::default();
    opening.set("due", &(now + TimeDelta::days(6)).format("%Y-%m-%d").to_string());
    opening.set("way", "all");
    done(actions::open(state, &officer, ROUND, &opening, began).await, "the round begins")?;
    let mut tx = state.db.read().await?;
    let call = calls::find_by_slug(&mut tx, ROUND.0).await?.context("the call is there")?;
    let round = store::of_track(&mut tx, call.id, ROUND.1).await?.context("the round is there")?;
    drop(tx);
    let marks = [[4, 4, 3, 3, 5], [5, 4, 4, 3, 4]];
    for (nth, (_, address)) in PANELS[1].1.iter().enumerate().skip(1) {
        let reviewer = cast.viewer(address, now)?;
        let asked = done(interests::asked(&mut state.db.read().await?, &reviewer, round.id).await, "interests")?.1;
        let answers = asked.iter().map(|line| (interests::field(line.assignment.id), "no".to_owned())).collect();
        done(interests::declare(state, &reviewer, round.id, &answers, began).await, "an answer")?;
        let Some(marks) = marks.get(nth - 1) else { continue };
        for line in asked {
            let keys = ["public", "need", "real", "growth", "together"];
            let mut sheet: Answers =
                keys.iter().zip(marks).map(|(key, points)| ((*key).to_owned(), points.to_string())).collect();
            sheet.set("remark", "地域の人が関わる仕組みがよく考えられている。");
            let hand = (Hand::Reviewer, true);
            done(sheets::save(state, &reviewer, line.assignment.id, hand, &sheet, now).await, "a sheet")?;
        }
    }
    Ok(())
}
