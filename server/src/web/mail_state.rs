//! The administrator's page of mail（メールの送信）.

use super::errors::Answer;
use super::guard::{Guard, Routes};
use super::request::Ctx;
use crate::mail::transport::Transport;
use crate::store::{messages, pace};
use app::links;
use app::pages::mail_state::{MailState, mail_state as page};
use chrono::TimeDelta;
use domain::messages::is_quiet_hour;
use domain::pace::Limits;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default().get(links::staff_mail(), Guard::Admin, show)
}

async fn show(ctx: Ctx) -> Answer {
    let settings = &ctx.state.settings;
    let limits = Limits { per_minute: settings.mail_per_minute, per_day: settings.mail_per_day };
    let is_demo = ctx.state.city().await?.is_some_and(|city| city.demo);
    let mut tx = ctx.state.db.read().await?;
    let pace = pace::read(&mut tx).await?.at(ctx.now());
    let (failed, returned) = messages::failed_since(&mut tx, ctx.now() - TimeDelta::days(7)).await?;
    let state = MailState {
        queues: messages::queues(&mut tx).await?,
        today: pace.in_day,
        limits,
        is_day_full: pace.is_day_full(limits),
        is_quiet: is_quiet_hour(ctx.now()),
        has_way: is_demo || !matches!(Transport::of(settings), Ok(Transport::None) | Err(_)),
        failed,
        returned,
    };
    Ok(ctx.page(|frame| page(frame, &state)))
}
