//! Beginning a proposal, its own page, the receipt, taking it back, and my page（応募・提案・受付票・マイページ）.

use super::drafts;
use super::errors::{Answer, Trouble};
use super::guard::{Guard, Routes};
use super::official;
use super::request::{Ctx, Fields};
use super::staff::{awards as staff_awards, thread};
use crate::actions::cases::NotDone;
use crate::actions::requests::Ground;
use crate::actions::{case_talk, proposals as actions, replies};
use crate::store::proposals::{self, Whole};
use crate::store::{
    StoreError, calls, case_files, case_messages, decisions, filings, history, messages, official_letters,
    opinion_lists, people, reports, sign_off, submissions,
};
use app::links::{self, at};
use app::pages::case_thread::Typed;
use app::pages::proposals::show::{self, Letter, Show};
use app::pages::proposals::{Draft, Waiting, answer, apply, copy, mine, receipt, withdraw};
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use domain::awards::RequestKind;
use domain::calendar::date_in_japan;
use domain::calls::{Call, Phase};
use domain::decisions::Decision;
use domain::filings::FilingKind;
use domain::forms::Answers;
use domain::messages::{Audience, Letter as Kind};
use domain::people::{Organisation, Role, SubmissionId};
use domain::problems::{Problems, Refusal};
use domain::submissions::{Stage, Submission, Verb, may_begin};

/// The routes of this feature.
pub fn routes() -> Routes {
    let signed_in = Guard::SignedIn;
    Routes::default()
        .get(at::APPLY, signed_in, apply_form)
        .post(at::APPLY, signed_in, begin)
        .get(at::PROPOSAL, signed_in, show)
        .get(at::PROPOSAL_MESSAGES, signed_in, to_proposal)
        .post(at::PROPOSAL_MESSAGES, signed_in, write)
        .get(at::PROPOSAL_RECEIPT, signed_in, show_receipt)
        .get(at::PROPOSAL_COPY, signed_in, show_copy)
        .get(at::PROPOSAL_ANSWER, signed_in, answer_form)
        .post(at::PROPOSAL_ANSWER, signed_in, send_answer)
        .get(at::PROPOSAL_WITHDRAW, signed_in, withdraw_form)
        .post(at::PROPOSAL_WITHDRAW, signed_in, withdraw)
        .get(links::my_page(), signed_in, my_page)
}

/// Leads on after a good POST.
pub(super) fn see_other(address: &str) -> Response {
    Redirect::to(address).into_response()
}

/// The id in an address; anything else names nothing.
pub(super) fn read_id(text: &str) -> Result<SubmissionId, Refusal> {
    text.parse().map_err(|_| Refusal::NotFound)
}

/// The proposal, if it is the viewer's to write: the own one, or one that staff key in from paper.
pub(super) async fn mine(ctx: &Ctx, id: &str) -> Result<Whole, Trouble> {
    let mut tx = ctx.state.db.read().await?;
    let whole = proposals::find(&mut tx, read_id(id)?).await?.ok_or(Refusal::NotFound)?;
    if whole.proposal.case.is_written_by(ctx.viewer()) { Ok(whole) } else { Err(Refusal::NotFound.into()) }
}

/// The proposal as its pages see it. `closed` is why nothing can be changed any more.
pub(super) fn draft<'a>(whole: &'a Whole, closed: Option<&'a Refusal>) -> Draft<'a> {
    Draft {
        proposal: &whole.proposal,
        group: &whole.group.name,
        saved_at: whole.filing.saved_at,
        older: &whole.older,
        closed,
        sign_off: Waiting::default(),
        moved: None,
        intake: whole.intake.as_ref(),
    }
}

/// A call with the groups that may apply.
async fn call_and_groups(ctx: &Ctx, slug: &str) -> Result<(Call, Vec<Organisation>), Trouble> {
    let mut tx = ctx.state.db.read().await?;
    let call = calls::find_by_slug(&mut tx, slug).await?.ok_or(Refusal::NotFound)?;
    if call.dates.phase(ctx.now()) == Phase::Preparing {
        return Err(Refusal::NotFound.into());
    }
    let groups = people::groups_of(&mut tx, ctx.person()?, date_in_japan(ctx.now())).await?;
    Ok((call, groups))
}

async fn apply_form(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    let (call, groups) = call_and_groups(&ctx, &slug).await?;
    may_begin(ctx.viewer(), &call, ctx.now())?;
    let (typed, problems) = (Answers::default(), Problems::none());
    let data = apply::Apply { call: &call, groups: &groups, typed: &typed, problems: &problems };
    Ok(ctx.page(|frame| apply::apply(frame, &data)))
}

async fn begin(ctx: Ctx, Path(slug): Path<String>, fields: Fields) -> Answer {
    let typed = fields.answers();
    match actions::begin(&ctx.state, ctx.viewer(), &slug, &typed, ctx.now()).await {
        Ok(id) => Ok(see_other(&links::proposal(id.0))),
        Err(NotDone::Mend(problems)) => {
            let (call, groups) = call_and_groups(&ctx, &slug).await?;
            let data = apply::Apply { call: &call, groups: &groups, typed: &typed, problems: &problems };
            Ok(ctx.form_again(|frame| apply::apply(frame, &data)))
        }
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

/// People get here by the language switch of a form that came back.
async fn to_proposal(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let case = mine(&ctx, &id).await?.proposal.case.id;
    Ok(see_other(&links::proposal(case.0)))
}

async fn write(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer {
    let case = read_id(&id)?;
    let text = fields.get("say").to_owned();
    match case_talk::write_to_city(&ctx.state, ctx.viewer(), case, &text, ctx.now()).await {
        Ok(()) => Ok(see_other(&format!("{}#thread", links::proposal(case.0)))),
        Err(NotDone::Mend(problems)) => page(&ctx, &id, Some(Typed { key: "say", text, problems })).await,
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

async fn show(ctx: Ctx, Path(id): Path<String>) -> Answer {
    page(&ctx, &id, None).await
}

async fn page(ctx: &Ctx, id: &str, typed: Option<Typed>) -> Answer {
    let whole = mine(ctx, id).await?;
    let closed = whole.proposal.may_edit(ctx.viewer(), ctx.now()).err();
    let draft = draft(&whole, closed.as_ref());
    let case = &whole.proposal.case;
    if closed.is_none() {
        let draft = Draft { sign_off: drafts::waiting(ctx, &whole).await?, moved: moved(ctx, case).await?, ..draft };
        return Ok(ctx.page(|frame| show::tasks(frame, &draft)));
    }
    if whole.intake.is_some() {
        return Ok(see_other(&after_paper(&whole)));
    }
    let mut tx = ctx.state.db.read().await?;
    let department = department(&mut tx, &whole).await?;
    let decision = decisions::in_force(&mut tx, case.id).await?;
    let reply = filings::latest(&mut tx, case.id, FilingKind::Reply).await?;
    let letters: Vec<Letter> =
        messages::of_case(&mut tx, case.id).await?.into_iter().filter(is_for_applicant).map(letter).collect();
    let last = history::last_move(&mut tx, case.id.0).await?;
    let told = last.filter(|last| Verb::from_code(&last.action).is_some_and(Verb::gives_its_reason));
    let reason = told.as_ref().map(|last| last.reason.as_str());
    let taken_back = told.as_ref().is_some_and(|last| last.action == Verb::TakeBackReturn.code());
    let asides = if case.still_kept().is_ok() { proposals::asides(&mut tx, case.id).await? } else { Vec::new() };
    let official = official::rows(&official_letters::of_case(&mut tx, case.id).await?);
    let thread = thread(&case_messages::of_case(&mut tx, case.id).await?);
    let is_back = typed.is_some();
    let after = case_files::after_grant(&mut tx, case, date_in_japan(ctx.now())).await?;
    let begun = filings::latest(&mut tx, case.id, FilingKind::Report).await?.is_some();
    let ground = Ground::read(&mut tx, case.id, date_in_japan(ctx.now())).await.ok();
    let (mut filed, mut offered) = (Vec::new(), Vec::new());
    if let Some(ground) = &ground {
        let all = reports::requests(&mut tx, case.id).await?;
        let plans = after.as_ref().map(|after| after.plans.as_slice()).unwrap_or_default();
        filed = staff_awards::filed(&all, plans, ctx.lang());
        let (none, grant) = (Answers::default(), whole.proposal.grant());
        let may = |kind: &RequestKind| ground.request(*kind, &none, &grant).may(ctx.viewer()).is_ok();
        offered = RequestKind::ALL.into_iter().filter(may).collect();
    }
    let award = after.map(|after| show::AfterGrant {
        award: after.granted.award,
        ledger: after.granted.ledger,
        report: after.report,
        begun,
        property: after.property,
    });
    let (decision, reply) = (decision.as_ref(), reply.as_ref());
    let (draft, letters, thread) = (&draft, &letters, &thread);
    let has_font = ctx.state.press.is_ready();
    let data = Show {
        draft,
        department: &department,
        decision,
        reply,
        official: &official,
        has_font,
        reason,
        taken_back,
        asides: &asides,
        letters,
        thread,
        typed,
        award,
        filed,
        offered,
    };
    let build = |frame: &app::frame::Frame| show::case(frame, &data);
    Ok(if is_back { ctx.form_again(build) } else { ctx.page(build) })
}

/// Why the day of the correction that is being written was moved, if that was the last thing that happened.
async fn moved(ctx: &Ctx, case: &Submission) -> Result<Option<String>, Trouble> {
    if case.stage != Stage::Returned {
        return Ok(None);
    }
    let last = history::last_move(&mut ctx.state.db.read().await?, case.id.0).await?;
    Ok(last.filter(|last| last.action == Verb::MoveDue.code()).map(|last| last.reason))
}

/// Where staff go on with a case on paper that is keyed in: to its page, or to the list where it has none.
pub(super) fn after_paper(whole: &Whole) -> String {
    whole.proposal.case.number.as_deref().map_or_else(links::staff_intake, links::staff_case)
}

async fn department(tx: &mut crate::store::Tx, whole: &Whole) -> Result<Organisation, StoreError> {
    let id = whole.proposal.case.department;
    let found = people::organisation(tx, id).await?;
    found.ok_or_else(|| StoreError::corrupt("submission", "department_id", whole.proposal.case.id, id))
}

/// What the city says to itself about a case stays inside.
fn is_for_applicant(message: &messages::Message) -> bool {
    Kind::ALL.iter().any(|kind| kind.code() == message.letter && kind.audience() == Audience::Applicant)
}

fn letter(message: messages::Message) -> Letter {
    Letter { subject: message.subject, body: message.body, to: message.to_address, at: message.created_at }
}

async fn show_receipt(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let whole = mine(&ctx, &id).await?;
    let case = &whole.proposal.case;
    if case.stage == Stage::Draft {
        return Ok(see_other(&links::proposal(case.id.0)));
    }
    if whole.intake.is_some() {
        return Ok(see_other(&after_paper(&whole)));
    }
    let mut tx = ctx.state.db.read().await?;
    let department = department(&mut tx, &whole).await?;
    let call = &whole.proposal.call;
    let data = receipt::Receipt { case, call, group: &whole.group.name, department: &department };
    Ok(ctx.page(|frame| receipt::receipt(frame, &data)))
}

/// What was handed in last, for paper.
async fn show_copy(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let case = mine(&ctx, &id).await?.proposal.case;
    let mut tx = ctx.state.db.read().await?;
    let Some(whole) = proposals::handed_in(&mut tx, case.id).await? else {
        return Ok(see_other(&links::proposal(case.id.0)));
    };
    let filing = &whole.filing;
    let (version, at) = (filing.version, filing.submitted_at.unwrap_or(filing.saved_at));
    let draft = draft(&whole, None);
    Ok(ctx.page(|frame| copy::copy(frame, &draft, version, at)))
}

async fn withdraw_form(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let whole = mine(&ctx, &id).await?;
    whole.proposal.case.allows(ctx.viewer(), Verb::Withdraw)?;
    Ok(ctx.page(|frame| withdraw::withdraw(frame, &whole.proposal.case, "", &Problems::none())))
}

async fn withdraw(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer {
    let whole = mine(&ctx, &id).await?;
    let case = &whole.proposal.case;
    let typed = fields.answers();
    let reason = typed.get("reason");
    match actions::withdraw(&ctx.state, ctx.viewer(), case.id, reason, ctx.now()).await {
        Ok(()) => Ok(see_other(&links::proposal(case.id.0))),
        Err(NotDone::Mend(problems)) => Ok(ctx.form_again(|frame| withdraw::withdraw(frame, case, reason, &problems))),
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

/// The decision that asks the applicant for an answer, if it is the viewer's to give.
async fn to_answer(ctx: &Ctx, id: &str) -> Result<(Whole, Decision), Trouble> {
    let whole = mine(ctx, id).await?;
    whole.proposal.case.allows(ctx.viewer(), Verb::Reply)?;
    let mut tx = ctx.state.db.read().await?;
    let decision = decisions::in_force(&mut tx, whole.proposal.case.id).await?;
    Ok((whole, decision.ok_or(Refusal::NotNow(Verb::Reply))?))
}

async fn answer_form(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let (whole, decision) = to_answer(&ctx, &id).await?;
    let case = &whole.proposal.case;
    if !decision.awaits_reply() {
        return Ok(see_other(&links::proposal(case.id.0)));
    }
    let (typed, problems) = (Answers::default(), Problems::none());
    Ok(ctx.page(|frame| answer::answer(frame, case, &decision, &typed, &problems)))
}

async fn send_answer(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer {
    let (whole, decision) = to_answer(&ctx, &id).await?;
    let case = &whole.proposal.case;
    let typed = fields.answers();
    match replies::answer(&ctx.state, ctx.viewer(), case.id, &typed, ctx.now()).await {
        Ok(()) => Ok(see_other(&links::proposal(case.id.0))),
        Err(NotDone::Mend(problems)) => {
            Ok(ctx.form_again(|frame| answer::answer(frame, case, &decision, &typed, &problems)))
        }
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

async fn my_page(ctx: Ctx) -> Answer {
    let person = ctx.person()?;
    let mut tx = ctx.state.db.read().await?;
    let lines = submissions::of_person(&mut tx, person, &ctx.viewer().groups()).await?;
    let groups = people::groups_of(&mut tx, person, date_in_japan(ctx.now())).await?;
    let cases: Vec<mine::MyCase> = lines.into_iter().map(my_case).collect();
    let mut mine = Vec::new();
    for group in groups {
        let sign_off = sign_off::of_group(&mut tx, group.id).await?;
        let is_mine = ctx.viewer().is_in(Role::Representative, group.id);
        mine.push(mine::MyGroup { group, sign_off, is_mine });
    }
    let groups = mine;
    let heard = opinion_lists::own(&mut tx, person, &ctx.viewer().groups()).await?;
    let heard: Vec<mine::MyOpinion> = heard.into_iter().map(|own| my_opinion(&ctx, own)).collect();
    Ok(ctx.page(|frame| mine::mine(frame, &cases, &heard, &groups)))
}

fn my_opinion(ctx: &Ctx, own: opinion_lists::Own) -> mine::MyOpinion {
    mine::MyOpinion {
        title: own.title.text(ctx.lang()),
        number: own.number,
        validity: own.validity,
        received_at: own.received_at,
        closes_at: own.closes_at,
        of_group: own.group.is_some(),
        begins: own.begins,
    }
}

fn my_case(line: submissions::CaseLine) -> mine::MyCase {
    mine::MyCase {
        id: line.id.0,
        number: line.number,
        title: line.title,
        call: line.call,
        group: line.group,
        stage: line.stage,
        closes_at: line.closes_at,
    }
}
