//! The journal and the record of views, for administrators and auditors（操作の履歴・閲覧の記録）.

use super::errors::Answer;
use super::guard::{Guard, Routes};
use super::request::{Ctx, Fields};
use crate::store::journal::{self, Found, PAGE, Wanted};
use app::links;
use app::pages::oversight::{Line, Typed, Which, journal as page};
use axum::extract::RawQuery;
use domain::calendar::{end_of_day, parse_date, start_of_day};
use domain::history::{ARCHIVE, EXPORT, VIEW_PERSONAL};
use domain::people::Role;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default().get(links::staff_journal(), Guard::Oversight, all).get(
        links::staff_views(),
        Guard::Oversight,
        views,
    )
}

async fn all(ctx: Ctx, RawQuery(query): RawQuery) -> Answer {
    show(ctx, query, Which::Journal).await
}

async fn views(ctx: Ctx, RawQuery(query): RawQuery) -> Answer {
    show(ctx, query, Which::Views).await
}

async fn show(ctx: Ctx, query: Option<String>, which: Which) -> Answer {
    let fields = Fields::of_query(query.as_deref().unwrap_or_default());
    let get = |key: &str| fields.get(key).trim().to_owned();
    let mut typed =
        Typed { who: get("who"), action: get("action"), number: get("number"), from: get("from"), until: get("until") };
    let of_views = [VIEW_PERSONAL, EXPORT, ARCHIVE].map(str::to_owned);
    if which == Which::Views && !of_views.contains(&typed.action) {
        typed.action = VIEW_PERSONAL.to_owned();
    }
    let wanted = Wanted {
        who: typed.who.clone(),
        action: typed.action.clone(),
        number: typed.number.clone(),
        from: parse_date(&typed.from).ok().map(start_of_day),
        until: parse_date(&typed.until).ok().map(end_of_day),
        before: get("before").parse().ok(),
    };
    let mut tx = ctx.state.db.read().await?;
    let mut found = journal::page(&mut tx, &wanted).await?;
    let size = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let more = found.len() > size;
    found.truncate(size);
    let before = found.last().map(|last| last.entry.seq).filter(|_| more);
    let actions = match which {
        Which::Views => of_views.into(),
        Which::Journal => journal::actions(&mut tx).await?,
    };
    // Whoever has an interest in a case does not read its journal either.
    let is_mine = |found: &Found| {
        let entry = &found.entry;
        entry.subject_kind != "submission" || !ctx.viewer().keeps_out_of(entry.subject_id.into())
    };
    let lines: Vec<Line> =
        found.into_iter().filter(is_mine).map(|found| line(found, ctx.viewer().is(Role::Auditor))).collect();
    Ok(ctx.page(|frame| page(frame, which, &typed, &actions, &lines, before)))
}

/// Administrators see that something happened to a case or an opinion, and not what was written about it.
fn line(found: Found, reads_cases: bool) -> Line {
    let entry = found.entry;
    let mut more = Vec::new();
    if reads_cases || !matches!(entry.subject_kind.as_str(), "submission" | "opinion") {
        more.extend(Some(entry.reason).filter(|reason| !reason.is_empty()));
        let detail = entry.detail.as_object().into_iter().flatten();
        more.extend(detail.filter(|(_, value)| !value.is_null()).map(|(key, value)| match value.as_str() {
            Some(text) => format!("{key}: {text}"),
            None => format!("{key}: {value}"),
        }));
    }
    Line {
        seq: entry.seq,
        at: entry.at,
        who: found.who,
        action: entry.action,
        number: found.number,
        kind: entry.subject_kind,
        more: more.join("\n"),
    }
}
