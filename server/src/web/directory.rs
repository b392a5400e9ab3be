//! The directory of groups, and the public profile of one（地域の団体）.

use super::errors::{Answer, Trouble};
use super::groups::read_group;
use super::guard::{Guard, Routes};
use super::proposals::see_other;
use super::request::{Ctx, Fields};
use crate::actions::cases::NotDone;
use crate::actions::groups as actions;
use crate::store::directory::{self, PAGE, Wanted};
use crate::store::{districts, groups};
use app::links::{self, at};
use app::pages::groups::directory::{self as pages, Filter, Line, List, Profile};
use axum::extract::{Path, Query};
use domain::groups::{Field, Group};
use domain::people::OrganisationKind;
use domain::problems::{Problems, Refusal};
use serde::Deserialize;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default().public(links::groups(), list).public(at::GROUP, show).post(at::GROUP_HIDE, Guard::Staff, hide)
}

/// The filters in the address. What cannot be read is left open.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    q: String,
    district: String,
    kind: String,
    field: String,
    recruiting: String,
    after: String,
}

/// The longest search that is looked at.
const WORDS_MAX: usize = 100;

async fn list(ctx: Ctx, Query(asked): Query<Asked>) -> Answer {
    let mut tx = ctx.state.db.read().await?;
    let known = districts::all(&mut tx).await?;
    let district = known.chosen(&asked.district).ok().flatten();
    let wanted = Wanted {
        words: asked.q.chars().take(WORDS_MAX).collect(),
        districts: district.map(|id| known.within(id)).unwrap_or_default(),
        kind: OrganisationKind::from_code(&asked.kind).filter(|kind| kind.is_group()),
        field: Field::from_code(&asked.field),
        recruiting: asked.recruiting == "yes",
        after: asked.after.parse().ok(),
    };
    let mut found = directory::page(&mut tx, &wanted).await?;
    let more = found.len() > PAGE;
    found.truncate(PAGE);
    let lines: Vec<Line> = found
        .into_iter()
        .map(|line| Line {
            id: line.id,
            name: line.name,
            kind: line.kind,
            field: line.field,
            district: line.district.map(|id| known.full_name(id)).unwrap_or_default(),
            recruiting: line.recruiting,
            purpose: line.purpose,
        })
        .collect();
    let filter = Filter {
        words: wanted.words,
        district: district.map(|id| id.to_string()).unwrap_or_default(),
        kind: wanted.kind.map(OrganisationKind::code).unwrap_or_default().to_owned(),
        field: wanted.field.map(Field::code).unwrap_or_default().to_owned(),
        recruiting: if wanted.recruiting { "yes".to_owned() } else { String::new() },
        after: wanted.after.map(|id| id.to_string()).unwrap_or_default(),
    };
    let data = List { lines: &lines, more, filter: &filter, districts: &known };
    Ok(ctx.page(|frame| pages::list(frame, &data)))
}

/// A group that shows itself, with the name of its district.
async fn published(ctx: &Ctx, id: &str) -> Result<(Group, String), Trouble> {
    let mut tx = ctx.state.db.read().await?;
    let group = groups::find(&mut tx, read_group(id)?).await?;
    let group = group.filter(|group| group.profile.published).ok_or(Refusal::NotFound)?;
    let known = districts::all(&mut tx).await?;
    let district = group.district.map(|id| known.full_name(id)).unwrap_or_default();
    Ok((group, district))
}

async fn show(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let (group, district) = published(&ctx, &id).await?;
    let data = Profile { group: &group, district: &district, reason: "", problems: &Problems::none() };
    Ok(ctx.page(|frame| pages::profile(frame, &data)))
}

async fn hide(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer {
    let (group, district) = published(&ctx, &id).await?;
    let reason = fields.get("reason");
    match actions::hide(&ctx.state, ctx.viewer(), group.organisation.id, reason, ctx.now()).await {
        Ok(()) => Ok(see_other(&links::groups())),
        Err(NotDone::Mend(problems)) => {
            let data = Profile { group: &group, district: &district, reason, problems: &problems };
            Ok(ctx.form_again(|frame| pages::profile(frame, &data)))
        }
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}
