//! Where the work of staff begins（今日の仕事）.

use super::list::row;
use crate::store::case_list::{self, Assigned, Filter, Scope, Stretch};
use crate::store::rulings::of_case as rulings_of;
use crate::store::{Tx, answer_desk, case_notes, decisions, desk, ledger, postings, submissions, unreached};
use crate::web::errors::{Answer, Trouble};
use crate::web::request::Ctx;
use app::pages::staff::cases::CaseRow;
use app::pages::staff::desk::{Desk, ToWrite, Waiting, desk as page};
use chrono::TimeDelta;
use domain::awards::RequestKind;
use domain::bounces::Reason;
use domain::calendar::{date_in_japan, end_of_day};
use domain::decisions::verbs;
use domain::listing::Sort;
use domain::people::{OrganisationId, Role};
use domain::submissions::{Stage, Verb};
use domain::texts::{Text, awards, bounces as returned};

pub async fn show(ctx: Ctx) -> Answer {
    let mut tx = ctx.state.db.read().await?;
    let scope = Scope::of(ctx.viewer());
    let open = Filter { scope: scope.clone(), ..Filter::default() };
    let soon = Filter { due_before: Some(ctx.now() + TimeDelta::days(7)), ..open.clone() };
    let arrived = Filter { stages: vec![Stage::Submitted], ..open.clone() };
    let reported = Filter { stages: vec![Stage::Reported], ..open.clone() };
    let person = ctx.person()?;
    let mine = Filter { assigned: Assigned::To(person), ..open.clone() };
    let (letters, _) = unreached::page(&mut tx, &scope, None, desk::SHOWN).await?;
    let unreached = letters.into_iter().map(|letter| Waiting {
        number: letter.number,
        what: format!("{}\n{}", letter.subject, returned::reason(ctx.lang(), Reason::of(&letter.said)).bare()),
        who: letter.to_address,
        at: letter.created_at,
    });
    let data = Desk {
        due: rows(&ctx, &mut tx, &soon, Sort::Due).await?,
        arrived: rows(&ctx, &mut tx, &arrived, Sort::Received).await?,
        approvals: approvals(&ctx, &mut tx).await?,
        given_back: given_back(&ctx, &mut tx).await?,
        questions: waiting(desk::questions(&mut tx, &scope).await?),
        mentions: mentions(&ctx, &mut tx).await?,
        overdue: ledger::overdue(&mut tx, &scope, date_in_japan(ctx.now())).await?.into_iter().map(overdue).collect(),
        requests: requests(&ctx, &mut tx, &scope).await?,
        reported: rows(&ctx, &mut tx, &reported, Sort::Received).await?,
        unreached: unreached.collect(),
        unreached_count: unreached::count(&mut tx, &scope).await?,
        postings: postings::backlog(&mut tx, &scope).await?,
        counts: case_list::counts(&mut tx, &open).await?,
        left_behind: desk::left_behind(&mut tx, &ctx.viewer().departments(), date_in_japan(ctx.now())).await?,
        mine: case_list::count(&mut tx, &mine).await?,
        to_write: to_write(&ctx, &mut tx).await?,
        to_approve: to_approve(&ctx, &mut tx).await?,
    };
    Ok(ctx.page(|frame| page(frame, &data)))
}

/// Answers to opinions that the viewer's departments still have to write.
async fn to_write(ctx: &Ctx, tx: &mut Tx) -> Result<Vec<ToWrite>, Trouble> {
    let (departments, today) = (ctx.viewer().departments(), date_in_japan(ctx.now()));
    let found = answer_desk::to_write(tx, &departments, ctx.person()?, today).await?;
    let one = |found: answer_desk::ToWrite| ToWrite {
        slug: found.slug,
        title: found.title.0.text(ctx.lang()),
        department: (OrganisationId(found.department_id), found.department),
        numbers: [found.unfinished, found.late, found.soon, found.own],
        next_due: found.next_due,
    };
    Ok(found.into_iter().map(one).collect())
}

/// Answers that wait for the viewer as an approver, by consultation.
async fn to_approve(ctx: &Ctx, tx: &mut Tx) -> Result<Vec<(String, Text, i64)>, Trouble> {
    let mut departments = ctx.viewer().departments();
    departments.retain(|department| ctx.viewer().is_in(Role::Approver, *department));
    let found = answer_desk::to_approve(tx, &departments, ctx.person()?).await?;
    Ok(found.into_iter().map(|one| (one.slug, one.title.0.text(ctx.lang()), one.answers)).collect())
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

/// Drafts whose present step is the viewer's to take.
async fn approvals(ctx: &Ctx, tx: &mut Tx) -> Result<Vec<Waiting>, Trouble> {
    let (person, departments) = (ctx.person()?, ctx.viewer().departments());
    let drafted = desk::approvals(tx, person, &departments).await?;
    let mut found = allowed(ctx, tx, drafted, &[Verb::Consent, Verb::ApproveDecision]).await?;
    let drafted = ledger::rulings(tx, person, &departments).await?;
    found.extend(rulings(ctx, tx, drafted, true).await?);
    Ok(found)
}

/// Own drafts that were given back and can be drafted anew.
async fn given_back(ctx: &Ctx, tx: &mut Tx) -> Result<Vec<Waiting>, Trouble> {
    let back = desk::given_back(tx, ctx.person()?).await?;
    let mut found = allowed(ctx, tx, back, &[Verb::DraftDecision, Verb::DraftAnew]).await?;
    let back = ledger::given_back(tx, ctx.person()?).await?;
    found.extend(rulings(ctx, tx, back, false).await?);
    Ok(found)
}

/// Rulings that are the viewer's to pass on, or to draft anew.
async fn rulings(ctx: &Ctx, tx: &mut Tx, found: Vec<desk::Waiting>, to_approve: bool) -> Result<Vec<Waiting>, Trouble> {
    let mut kept = Vec::new();
    for one in found {
        let Some(case) = submissions::find_by_number(tx, &one.number).await? else { continue };
        let Some(ruling) = rulings_of(tx, case.id).await?.pop() else { continue };
        let ours = match to_approve {
            true => domain::awards::approve(ctx.viewer(), &case, &ruling).is_ok(),
            false => case.allows(ctx.viewer(), ruling.kind.drafting()).is_ok(),
        };
        if ours {
            kept.push(one);
        }
    }
    Ok(waiting(kept))
}

/// What groups ask for on the way.
async fn requests(ctx: &Ctx, tx: &mut Tx, scope: &Scope) -> Result<Vec<Waiting>, Trouble> {
    let mut found = waiting(ledger::requests(tx, scope).await?);
    for one in &mut found {
        let kind = RequestKind::ALL.into_iter().find(|kind| kind.filing().code() == one.who);
        one.who = kind.map(|kind| awards::request(ctx.lang(), kind).bare()).unwrap_or_default();
    }
    Ok(found)
}

fn overdue(late: ledger::Overdue) -> Waiting {
    let what = format!("{}\n{}", late.title, late.group_name);
    Waiting { number: late.number, what, who: String::new(), at: end_of_day(late.due_on) }
}

/// Those for which the rules give the viewer one of these verbs now.
async fn allowed(ctx: &Ctx, tx: &mut Tx, found: Vec<desk::Waiting>, wanted: &[Verb]) -> Result<Vec<Waiting>, Trouble> {
    let mut kept = Vec::new();
    for one in found {
        let Some(case) = submissions::find_by_number(tx, &one.number).await? else { continue };
        let decision = decisions::of_case(tx, case.id).await?;
        if verbs(ctx.viewer(), &case, decision.as_ref()).iter().any(|verb| wanted.contains(verb)) {
            kept.push(one);
        }
    }
    Ok(waiting(kept))
}

/// Notes that call upon the viewer, where the viewer still works on their cases.
async fn mentions(ctx: &Ctx, tx: &mut Tx) -> Result<Vec<Waiting>, Trouble> {
    let mut found = Vec::new();
    for (id, number, note) in case_notes::unseen(tx, ctx.person()?).await? {
        let case = submissions::find(tx, id).await?;
        if case.is_some_and(|case| ctx.viewer().is_staff_of(case.department) && case.is_readable_by(ctx.viewer())) {
            found.push(Waiting { number, what: note.body, who: note.author, at: note.created_at });
        }
    }
    Ok(found)
}
