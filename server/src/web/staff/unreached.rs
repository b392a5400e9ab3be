//! People whom no letter has reached（まだ知らせが届いていない方）.

use crate::actions::views;
use crate::store::case_list::Scope;
use crate::store::unreached::{self, PAGE, Unreached};
use crate::store::{Tx, proposals, submissions};
use crate::web::errors::{Answer, Trouble};
use crate::web::keyset::{mark, read_mark};
use crate::web::request::{Ctx, Fields};
use app::links;
use app::pages::staff::unreached::{Line, unreached as page};
use axum::extract::RawQuery;
use domain::forms::Kind;
use domain::messages::{Audience, Letter};
use domain::people::SubmissionId;

/// The list. It shows telephone numbers, so it is remembered who looked at whose.
pub async fn show(ctx: Ctx, RawQuery(query): RawQuery) -> Answer {
    let asked = Fields::of_query(query.as_deref().unwrap_or_default());
    let scope = Scope::of(ctx.viewer());
    let mut tx = ctx.state.db.read().await?;
    let (found, more) = unreached::page(&mut tx, &scope, read_mark(asked.get("after")), PAGE).await?;
    let count = unreached::count(&mut tx, &scope).await?;
    let next = found.last().filter(|_| more);
    let next =
        next.map(|last| links::with_query(&links::staff_unreached(), &[("after", &mark(last.created_at, last.id))]));
    let (mut lines, mut seen) = (Vec::new(), Vec::new());
    for letter in found {
        let Some(case) = submissions::find(&mut tx, letter.case).await? else { continue };
        if !case.is_readable_by(ctx.viewer()) {
            continue;
        }
        seen.push(case.id);
        let may_act = case.may_be_worked_on(ctx.viewer()).is_ok();
        let phones = phones(&mut tx, case.id).await?;
        lines.push(line(letter, phones, may_act));
    }
    drop(tx);
    views::note_all(&ctx.state, ctx.viewer(), &seen, ctx.now()).await?;
    Ok(ctx.page(|frame| page(frame, &lines, count, next)))
}

/// The telephone numbers of an application as it was last handed in.
async fn phones(tx: &mut Tx, case: SubmissionId) -> Result<Vec<String>, Trouble> {
    let Some(whole) = proposals::handed_in(tx, case).await? else { return Ok(Vec::new()) };
    let proposal = whole.proposal;
    let questions = proposal.call.form.questions().filter(|question| matches!(question.kind, Kind::Phone));
    let numbers = questions.map(|question| proposal.answers.get(&question.key).to_owned());
    Ok(numbers.filter(|number| !number.is_empty()).collect())
}

fn line(letter: Unreached, phones: Vec<String>, may_act: bool) -> Line {
    let is_office = Letter::from_code(&letter.letter).is_some_and(|kind| kind.audience() == Audience::Department);
    let person = letter.person.filter(|_| !is_office);
    let mended = person.as_ref().map(|(_, email)| email.clone());
    let mended = mended.filter(|email| !email.is_empty() && !email.eq_ignore_ascii_case(&letter.to_address));
    Line {
        id: letter.id,
        number: letter.number,
        title: letter.title,
        group: letter.group,
        subject: letter.subject,
        phones: if person.is_some() { phones } else { Vec::new() },
        person: person.map(|(name, _)| name),
        to: letter.to_address,
        mended,
        said: letter.said,
        written: letter.created_at,
        came_back: letter.came_back_at,
        may_act,
    }
}
