//! What staff do after the grant: each form is one verb（額の確定・変更・中止・取消・支払・完了）.

use super::verbs::settle;
use crate::actions::{awards as actions, reports};
use crate::store::case_files::CaseFile;
use crate::store::reports::Filed;
use crate::web::errors::Answer;
use crate::web::request::{Ctx, Fields};
use app::pages::awards::parts::FiledRow;
use app::pages::staff::award::{AwardView, account as account_page};
use axum::extract::Path;
use domain::awards::{PaymentKind, RequestKind, RulingKind};
use domain::budget::{Budget, Category, Side};
use domain::money::Yen;
use domain::problems::Refusal;
use domain::submissions::Verb;
use domain::texts::{Lang, Text, budget as words};
use std::collections::BTreeMap;

pub async fn draft(ctx: Ctx, Path((number, kind)): Path<(String, String)>, fields: Fields) -> Answer {
    let kind = RulingKind::from_code(&kind).ok_or(Refusal::NotFound)?;
    let done = actions::draft(&ctx.state, ctx.viewer(), &number, kind, &fields.answers(), ctx.now()).await;
    settle(&ctx, &number, kind.drafting(), &fields, done).await
}

pub async fn approve(ctx: Ctx, Path(number): Path<String>, fields: Fields) -> Answer {
    let seen = fields.get("ruling").parse().ok();
    let done = actions::approve(&ctx.state, ctx.viewer(), &number, seen, ctx.now()).await;
    settle(&ctx, &number, Verb::ConsentRuling, &fields, done).await
}

pub async fn send_back(ctx: Ctx, Path(number): Path<String>, fields: Fields) -> Answer {
    let done = actions::send_back(&ctx.state, ctx.viewer(), &number, fields.get("reason"), ctx.now()).await;
    settle(&ctx, &number, Verb::SendBackRuling, &fields, done).await
}

pub async fn correction(ctx: Ctx, Path(number): Path<String>, fields: Fields) -> Answer {
    let done = reports::give_back(&ctx.state, ctx.viewer(), &number, &fields.answers(), ctx.now()).await;
    settle(&ctx, &number, Verb::ReturnReport, &fields, done).await
}

pub async fn give_back(ctx: Ctx, Path(number): Path<String>, fields: Fields) -> Answer {
    let done = actions::give_back(&ctx.state, ctx.viewer(), &number, &fields.answers(), ctx.now()).await;
    settle(&ctx, &number, Verb::ReturnRequest, &fields, done).await
}

pub async fn pay(ctx: Ctx, Path((number, kind)): Path<(String, String)>, fields: Fields) -> Answer {
    let kind = PaymentKind::from_code(&kind).ok_or(Refusal::NotFound)?;
    let done = actions::pay(&ctx.state, ctx.viewer(), &number, kind, &fields.answers(), ctx.now()).await;
    settle(&ctx, &number, actions::paying_verb(kind), &fields, done).await
}

pub async fn close(ctx: Ctx, Path(number): Path<String>, fields: Fields) -> Answer {
    let done = actions::close(&ctx.state, ctx.viewer(), &number, ctx.now()).await;
    settle(&ctx, &number, Verb::Close, &fields, done).await
}

pub async fn account(ctx: Ctx, Path(number): Path<String>) -> Answer {
    let (case, account) = actions::account(&ctx.state, ctx.viewer(), &number, ctx.now()).await?;
    Ok(ctx.page(|frame| account_page(frame, &number, &case.title, account.as_ref())))
}

/// The amounts of a change before and after, for lines of either budget.
fn changes(before: &Budget, after: &Budget, lang: Lang) -> Vec<(Text, Yen, Yen)> {
    let mut sums: BTreeMap<(Side, Category, String), (Yen, Yen)> = BTreeMap::new();
    for (budget, is_after) in [(before, false), (after, true)] {
        for line in &budget.lines {
            let sum = sums.entry((line.side(), line.category, line.text.clone())).or_default();
            let side = if is_after { &mut sum.1 } else { &mut sum.0 };
            *side = Yen::sum([*side, line.amount]);
        }
    }
    let name = |category: Category, text: &str| {
        Text::typed(&format!("{}　{text}", words::category_name(lang, category).bare()))
    };
    sums.into_iter().map(|((_, category, text), (before, after))| (name(category, &text), before, after)).collect()
}

/// What was filed, as the pages of both sides show it. `plans` are the budgets before and after each change.
pub fn filed(filed: &[Filed], plans: &[(Budget, Budget)], lang: Lang) -> Vec<FiledRow> {
    let mut plans = plans.iter();
    let row = |filed: &Filed| FiledRow {
        kind: filed.kind,
        at: filed.filing.submitted_at.unwrap_or(filed.filing.saved_at),
        answers: filed.filing.answers.clone(),
        outcome: filed.outcome,
        changes: match filed.kind {
            RequestKind::Change => plans.next().map(|(before, after)| changes(before, after, lang)).unwrap_or_default(),
            _ => Vec::new(),
        },
    };
    filed.iter().map(row).collect()
}

/// What the page of a case shows after its grant.
pub fn view(file: &CaseFile, lang: Lang) -> Option<AwardView> {
    let after = file.after.as_ref()?;
    Some(AwardView {
        award: after.granted.award.clone(),
        ledger: after.granted.ledger.clone(),
        report: after.report.clone(),
        filed: filed(&after.filed, &after.plans, lang),
        rulings: after.rulings.clone(),
        change: after.change,
        end: after.end,
        property: after.property.clone(),
    })
}
