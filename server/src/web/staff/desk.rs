//! Where the work of staff begins（今日の仕事）.

use super::list::row;
use crate::store::case_list::{self, Assigned, Filter, Scope, Stretch};
use crate::store::{Tx, case_notes, desk, submissions};
use crate::web::errors::{Answer, Trouble};
use crate::web::request::Ctx;
use app::pages::staff::cases::CaseRow;
use app::pages::staff::desk::{Desk, Waiting, desk as page};
use chrono::TimeDelta;
use domain::listing::Sort;
use domain::people::{OrganisationId, Role, Viewer};
use domain::submissions::Stage;

pub async fn show(ctx: Ctx) -> Answer {
    let mut tx = ctx.state.db.read().await?;
    let viewer = ctx.viewer();
    let scope = Scope::of(viewer);
    let open = Filter { scope: scope.clone(), ..Filter::default() };
    let soon = Filter { due_before: Some(ctx.now() + TimeDelta::days(7)), ..open.clone() };
    let arrived = Filter { stages: vec![Stage::Submitted], ..open.clone() };
    let person = ctx.person()?;
    let mine = Filter { assigned: Assigned::To(person), ..open.clone() };
    let unreached = desk::unreached(&mut tx, &scope).await?.into_iter().map(|letter| Waiting {
        number: letter.number,
        what: format!("{}\n{}", letter.subject, letter.answer),
        who: letter.to_address,
        at: letter.created_at,
    });
    let data = Desk {
        due: rows(&ctx, &mut tx, &soon, Sort::Due).await?,
        arrived: rows(&ctx, &mut tx, &arrived, Sort::Received).await?,
        approvals: waiting(desk::approvals(&mut tx, person, &approving(viewer)).await?),
        given_back: waiting(desk::given_back(&mut tx, person).await?),
        questions: waiting(desk::questions(&mut tx, &scope).await?),
        mentions: mentions(&ctx, &mut tx).await?,
        unreached: unreached.collect(),
        counts: case_list::counts(&mut tx, &open).await?,
        mine: case_list::count(&mut tx, &mine).await?,
    };
    Ok(ctx.page(|frame| page(frame, &data)))
}

async fn rows(ctx: &Ctx, tx: &mut Tx, filter: &Filter, sort: Sort) -> Result<Vec<CaseRow>, Trouble> {
    let (lines, _) = case_list::stretch(tx, filter, sort, &Stretch::First, desk::SHOWN).await?;
    Ok(lines.into_iter().map(|line| row(line, ctx.lang())).collect())
}

fn waiting(found: Vec<desk::Waiting>) -> Vec<Waiting> {
    let one = |found: desk::Waiting| Waiting {
        number: found.number,
        what: format!("{}\n{}", found.title, found.group_name),
        who: found.who,
        at: found.at,
    };
    found.into_iter().map(one).collect()
}

/// The departments for which a viewer decides.
fn approving(viewer: &Viewer) -> Vec<OrganisationId> {
    viewer.departments().into_iter().filter(|department| viewer.is_in(Role::Approver, *department)).collect()
}

/// Notes that call upon the viewer, where the viewer still works on their cases.
async fn mentions(ctx: &Ctx, tx: &mut Tx) -> Result<Vec<Waiting>, Trouble> {
    let mut found = Vec::new();
    for (id, number, note) in case_notes::unseen(tx, ctx.person()?).await? {
        let case = submissions::find(tx, id).await?;
        if case.is_some_and(|case| ctx.viewer().is_staff_of(case.department)) {
            found.push(Waiting { number, what: note.body, who: note.author, at: note.created_at });
        }
    }
    Ok(found)
}
