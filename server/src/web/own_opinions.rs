//! Coming back to an opinion（意見の控え・訂正・取下げ）: with the key of the link, or signed in by its number.
//! Opening a page changes nothing; only buttons do.

use super::downloads::made_here;
use super::errors::{Answer, Trouble};
use super::guard::{Guard, Routes};
use super::opinion_files::{of_held, ways as file_ways};
use super::opinions::{department, district_name};
use super::proposals::see_other;
use super::request::{Ctx, Fields};
use crate::actions::cases::NotDone;
use crate::actions::opinions::{self as actions, By, Held};
use crate::store::{districts, messages};
use app::links::{self, at};
use app::pages::opinions as pages;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use domain::calendar::date_and_time;
use domain::forms::Answers;
use domain::opinions::{
    PARTS, Sender, Validity, may_change, node_field, nodes_field, nodes_shown, parts_shown, write_parts,
};
use domain::problems::Problems;
use domain::texts::opinions as words;
use uuid::Uuid;

/// The routes of this feature.
pub fn routes() -> Routes {
    let (anyone, own) = (Guard::Anyone, Guard::SignedIn);
    Routes::default()
        .get(at::OPINION, anyone, |ctx: Ctx, Path(key): Path<String>| receipt(ctx, By::Key(key)))
        .get(at::OPINION_TEXT, anyone, |ctx: Ctx, Path(key): Path<String>| text(ctx, By::Key(key)))
        .get(at::OPINION_CORRECT, anyone, |ctx: Ctx, Path(key): Path<String>| correct_form(ctx, By::Key(key)))
        .post(at::OPINION_CORRECT, anyone, |ctx: Ctx, Path(key): Path<String>, fields: Fields| {
            correct(ctx, By::Key(key), fields)
        })
        .get(at::OPINION_WITHDRAW, anyone, |ctx: Ctx, Path(key): Path<String>| withdraw_form(ctx, By::Key(key)))
        .post(at::OPINION_WITHDRAW, anyone, |ctx: Ctx, Path(key): Path<String>| withdraw(ctx, By::Key(key)))
        .get(at::MY_OPINION, own, |ctx: Ctx, Path(number): Path<String>| receipt(ctx, By::Number(number)))
        .get(at::MY_OPINION_TEXT, own, |ctx: Ctx, Path(number): Path<String>| text(ctx, By::Number(number)))
        .get(at::MY_OPINION_CORRECT, own, |ctx: Ctx, Path(number): Path<String>| correct_form(ctx, By::Number(number)))
        .post(at::MY_OPINION_CORRECT, own, |ctx: Ctx, Path(number): Path<String>, fields: Fields| {
            correct(ctx, By::Number(number), fields)
        })
        .get(at::MY_OPINION_WITHDRAW, own, |ctx: Ctx, Path(number): Path<String>| {
            withdraw_form(ctx, By::Number(number))
        })
        .post(at::MY_OPINION_WITHDRAW, own, |ctx: Ctx, Path(number): Path<String>| withdraw(ctx, By::Number(number)))
}

/// The pages to correct an opinion, to withdraw it, and its text file.
fn ways(by: &By) -> [String; 3] {
    match by {
        By::Key(key) => [links::opinion_correct(key), links::opinion_withdraw(key), links::opinion_text(key)],
        By::Number(number) => {
            [links::my_opinion_correct(number), links::my_opinion_withdraw(number), links::my_opinion_text(number)]
        }
    }
}

async fn find(ctx: &Ctx, by: &By) -> Result<Held, Trouble> {
    Ok(actions::held(&mut ctx.state.db.read().await?, ctx.viewer(), by).await?)
}

fn sender_of(held: &Held) -> Sender {
    Sender { naming: held.opinion.naming, category: held.opinion.category.clone(), author: held.author.clone() }
}

async fn show(ctx: &Ctx, held: &Held, by: &By, asks: bool) -> Answer {
    let department = department(ctx, &held.consultation).await?;
    let mut tx = ctx.state.db.read().await?;
    let districts = districts::all(&mut tx).await?;
    let letters = messages::of_opinion(&mut tx, held.opinion.id).await?;
    drop(tx);
    let sender = sender_of(held);
    let files = of_held(ctx, held, by, false).await?;
    let takes_files = held.consultation.particulars.file_rule().is_some();
    let [files_page, _, _] = file_ways(by, Uuid::nil());
    let data = pages::Receipt {
        files: &files,
        files_page: if takes_files { files_page } else { String::new() },
        opinion: &held.opinion,
        consultation: &held.consultation,
        plan: &held.plan,
        sender: &sender,
        district: &district_name(&districts, &sender),
        department: &department,
        may_change: may_change(&held.opinion, &held.consultation, ctx.now()).is_ok(),
        sent_to: letters.last().map_or("", |letter| letter.to_address.as_str()),
        by_key: matches!(by, By::Key(_)),
        ways: ways(by),
    };
    Ok(ctx.page(|frame| if asks { pages::withdraw(frame, &data, by.page()) } else { pages::receipt(frame, &data) }))
}

async fn receipt(ctx: Ctx, by: By) -> Answer {
    let held = find(&ctx, &by).await?;
    show(&ctx, &held, &by, false).await
}

async fn withdraw_form(ctx: Ctx, by: By) -> Answer {
    let held = find(&ctx, &by).await?;
    if held.opinion.validity == Validity::Withdrawn {
        return Ok(see_other(&by.page()));
    }
    may_change(&held.opinion, &held.consultation, ctx.now())?;
    show(&ctx, &held, &by, true).await
}

async fn withdraw(ctx: Ctx, by: By) -> Answer {
    actions::withdraw(&ctx.state, ctx.viewer(), &by, ctx.now()).await?;
    Ok(see_other(&by.page()))
}

fn correct_page(ctx: &Ctx, held: &Held, by: &By, typed: &Answers, problems: &Problems) -> Response {
    let [action, _, _] = ways(by);
    let data = pages::Correcting {
        consultation: &held.consultation,
        opinion: &held.opinion,
        plan: &held.plan,
        typed,
        problems,
        action,
        back: by.page(),
    };
    match problems.is_empty() {
        true => ctx.page(|frame| pages::correct(frame, &data)),
        false => ctx.form_again(|frame| pages::correct(frame, &data)),
    }
}

async fn correct_form(ctx: Ctx, by: By) -> Answer {
    let held = find(&ctx, &by).await?;
    may_change(&held.opinion, &held.consultation, ctx.now())?;
    let mut typed = Answers::default();
    write_parts(&held.opinion.parts, &mut typed);
    Ok(correct_page(&ctx, &held, &by, &typed, &Problems::none()))
}

async fn correct(ctx: Ctx, by: By, fields: Fields) -> Answer {
    let mut typed = fields.answers();
    let go = fields.get("go");
    let clause = go.strip_prefix("clause-").and_then(|part| part.parse::<usize>().ok());
    if go == "piece" || clause.is_some() {
        match clause {
            Some(part) => {
                let nth = nodes_shown(&typed, part);
                typed.set(&nodes_field(part), &(nth + 1).to_string());
                typed.set(&node_field(part, nth), "");
            }
            None => typed.set(PARTS, &(parts_shown(&typed) + 1).to_string()),
        }
        let held = find(&ctx, &by).await?;
        return Ok(correct_page(&ctx, &held, &by, &typed, &Problems::none()));
    }
    match actions::correct(&ctx.state, ctx.viewer(), &by, &typed, ctx.now()).await {
        Ok(()) => Ok(see_other(&by.page())),
        Err(NotDone::Mend(problems)) => {
            let held = find(&ctx, &by).await?;
            Ok(correct_page(&ctx, &held, &by, &typed, &problems))
        }
        Err(NotDone::Failed(crate::store::Failure::Refused(domain::problems::Refusal::CallNotOpen))) => {
            let held = find(&ctx, &by).await?;
            let department = department(&ctx, &held.consultation).await?;
            let status = axum::http::StatusCode::CONFLICT;
            Ok(ctx.page_with(status, |frame| pages::closed(frame, &held.consultation, &department, &typed)))
        }
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

/// The copy as a text file. The mark at its beginning tells Windows that it is UTF-8.
async fn text(ctx: Ctx, by: By) -> Answer {
    let held = find(&ctx, &by).await?;
    let lang = ctx.lang();
    let mut lines = vec![
        held.consultation.title.text(lang).bare(),
        format!("{} {}", words::number(lang).bare(), held.opinion.number),
        format!("{} {}", words::received_at(lang).bare(), date_and_time(held.opinion.received_at, lang)),
        ctx.state.settings.absolute(&by.page()),
    ];
    for (index, part) in held.opinion.parts.iter().enumerate() {
        lines.push(String::new());
        lines.push(format!("■ {}", words::piece(lang, index + 1).bare()));
        lines.push(format!("{} {}", words::clause(lang).bare(), pages::places(lang, &held.plan, part)));
        lines.push(part.body.clone());
        if !part.reason.is_empty() {
            lines.push(words::reason(lang).bare());
            lines.push(part.reason.clone());
        }
    }
    for file in of_held(&ctx, &held, &by, false).await? {
        lines.push(format!("{} {}", words::files(lang).bare(), file.name));
    }
    let text = format!("\u{feff}{}\n", lines.join("\n")).replace('\n', "\r\n");
    let name = format!("{}.txt", held.opinion.number);
    Ok((made_here(&name, "text/plain; charset=utf-8")?, text).into_response())
}
