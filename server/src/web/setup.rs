//! The page of the first start（はじめの設定）.

use super::accounts::{enter, sender, sign_up_fields};
use super::errors::{Answer, Trouble};
use super::guard::{Guard, Routes};
use super::place::Place;
use super::request::{Ctx, Fields};
use super::sessions::Proof;
use crate::actions::cases::NotDone;
use crate::actions::setup as actions;
use app::links;
use app::pages::setup as pages;
use domain::problems::{Problems, Refusal};
use domain::setup::Setup;
use tower_sessions::Session;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default().get(links::setup(), Guard::Anyone, form).post(links::setup(), Guard::Anyone, set_up)
}

/// The page is there until there is a city.
fn only_before_setup(ctx: &Ctx) -> Result<(), Trouble> {
    if ctx.frame.city.is_empty() { Ok(()) } else { Err(Refusal::NotFound.into()) }
}

async fn form(ctx: Ctx) -> Answer {
    only_before_setup(&ctx)?;
    Ok(ctx.page(|frame| pages::setup(frame, "", &Setup::default(), &Problems::none(), &sender(&ctx))))
}

async fn set_up(ctx: Ctx, session: Session, place: Place, fields: Fields) -> Answer {
    only_before_setup(&ctx)?;
    ctx.state.limits.setup(place.0)?;
    let typed = |key| fields.get(key).to_owned();
    let form = Setup {
        city: typed("city"),
        mayor_title: typed("mayor_title"),
        departments: typed("departments"),
        districts: typed("districts"),
        admin: sign_up_fields(&fields),
    };
    let code = fields.get("code");
    match actions::set_up(&ctx.state, code, &form, ctx.lang(), ctx.now()).await {
        Ok(admin) => enter(&ctx, &session, admin, Proof::One, "").await,
        Err(NotDone::Mend(problems)) => {
            Ok(ctx.form_again(|frame| pages::setup(frame, code, &form, &problems, &sender(&ctx))))
        }
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}
