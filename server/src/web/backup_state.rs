//! The administrator's page of backups（バックアップ）.

use super::errors::Answer;
use super::guard::{Guard, Routes};
use super::request::Ctx;
use crate::store::backups::{self, Backup};
use app::links;
use app::pages::backup_state::{BackupState, Night, backup_state as page};

/// How many nights are shown.
const SHOWN: i64 = 30;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default().get(links::staff_backups(), Guard::Admin, show)
}

async fn show(ctx: Ctx) -> Answer {
    let settings = &ctx.state.settings;
    let nights = backups::last(&mut ctx.state.db.read().await?, SHOWN).await?;
    let state = BackupState {
        is_on: settings.backup_folder().is_some(),
        is_locked: !settings.backup_passphrase.is_empty() || !settings.backup_recipients.is_empty(),
        nights: nights.into_iter().map(night).collect(),
    };
    Ok(ctx.page(|frame| page(frame, &state)))
}

fn night(backup: Backup) -> Night {
    Night {
        day: backup.day,
        ended_at: backup.ended_at,
        is_rehearsed: backup.rehearsed_at.is_some(),
        file: backup.file.unwrap_or_default(),
        problem: backup.problem.unwrap_or_default(),
    }
}
