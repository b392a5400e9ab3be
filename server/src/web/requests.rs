//! What a group asks for or tells on the way: one page each（交付申請・変更・中止・概算払・状況報告・請求・財産処分）.

use super::errors::{Answer, Trouble};
use super::guard::{Guard, Routes};
use super::proposals::{read_id, see_other};
use super::request::{Ctx, Fields};
use crate::actions::cases::NotDone;
use crate::actions::requests::{self as actions, Ground, kept};
use app::frame::{Frame, Page};
use app::links::{self, at};
use app::pages::awards::request::{RequestPage, request};
use axum::extract::Path;
use domain::awards::RequestKind;
use domain::calendar::date_in_japan;
use domain::forms::Answers;
use domain::people::SubmissionId;
use domain::problems::{Problems, Refusal};

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default().get(at::REQUEST, Guard::SignedIn, show).post(at::REQUEST, Guard::SignedIn, send)
}

fn read(id: &str, kind: &str) -> Result<(SubmissionId, RequestKind), Trouble> {
    Ok((read_id(id)?, RequestKind::from_code(kind).ok_or(Refusal::NotFound)?))
}

/// The ground of a request of the viewer's own case, or of one on paper.
async fn ground(ctx: &Ctx, id: SubmissionId) -> Result<Ground, Trouble> {
    let mut tx = ctx.state.db.read().await?;
    let ground = Ground::read(&mut tx, id, date_in_japan(ctx.now())).await?;
    let is_mine = ground.application.proposal.case.is_written_by(ctx.viewer());
    if is_mine { Ok(ground) } else { Err(Refusal::NotFound.into()) }
}

fn page(frame: &Frame, ground: &Ground, kind: RequestKind, typed: &Answers, problems: &Problems) -> Page {
    let (answers, grant) = (kept(typed), ground.application.proposal.grant());
    let asked = ground.request(kind, &answers, &grant);
    let data = RequestPage {
        request: &asked,
        typed,
        problems,
        group: &ground.application.group.name,
        call: ground.application.proposal.call.title.text(frame.lang),
        on_paper: ground.application.intake.is_some(),
        restricted: &ground.restricted,
    };
    request(frame, &data)
}

async fn show(ctx: Ctx, Path((id, kind)): Path<(String, String)>) -> Answer {
    let (id, kind) = read(&id, &kind)?;
    let ground = ground(&ctx, id).await?;
    let (typed, grant) = (Answers::default(), ground.application.proposal.grant());
    ground.request(kind, &typed, &grant).may(ctx.viewer())?;
    Ok(ctx.page(|frame| page(frame, &ground, kind, &typed, &Problems::none())))
}

async fn send(ctx: Ctx, Path((id, kind)): Path<(String, String)>, fields: Fields) -> Answer {
    let (id, kind) = read(&id, &kind)?;
    let typed = fields.answers();
    match actions::file(&ctx.state, ctx.viewer(), id, kind, &typed, ctx.now()).await {
        Ok(()) => Ok(see_other(&links::proposal(id.0))),
        Err(NotDone::Mend(problems)) => {
            let ground = ground(&ctx, id).await?;
            Ok(ctx.form_again(|frame| page(frame, &ground, kind, &typed, &problems)))
        }
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}
