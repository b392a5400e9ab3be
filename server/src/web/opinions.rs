//! Writing an opinion without an account（意見の提出）: write, say who, look it over, send. Each press saves.

use super::accounts::switch_language;
use super::drafts::{asks_quietly, saved};
use super::errors::{Answer, Trouble};
use super::guard::{Guard, Routes};
use super::opinion_files::of_draft;
use super::place::Place;
use super::proposals::see_other;
use super::request::{Ctx, Fields};
use crate::actions::cases::NotDone;
use crate::actions::opinion_drafts::{self as drafts, Draft, KEPT_DAYS};
use crate::actions::opinions::{self as actions, Sending};
use crate::secrets;
use crate::store::{consultations, districts, people, plans};
use app::frame;
use app::links::{self, at};
use app::pages::opinions as pages;
use axum::extract::{Path, RawQuery};
use axum::http::header::{COOKIE, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use chrono::TimeDelta;
use domain::accounts::check_email;
use domain::calendar::date_in_japan;
use domain::consultations::Consultation;
use domain::districts::{DistrictId, Districts};
use domain::drafts::{VERSION_FIELD, WINDOW_FIELD};
use domain::forms::{Answers, Strictness};
use domain::opinions::{
    PARTS, PARTS_MAX, Sender, body_field, may_write, node_field, nodes_field, nodes_shown, parts_shown, read_parts,
    read_sender,
};
use domain::people::{Organisation, PlanNodeId};
use domain::plans::Plan;
use domain::problems::{Problems, Refusal};
use tower_sessions::cookie::time::Duration;
use tower_sessions::cookie::{Cookie, SameSite};

/// The cookie that holds the key of what was typed.
const DRAFT_COOKIE: &str = "opinion_draft";
/// Nobody reads, writes and sends an opinion faster than this.
const FASTEST: TimeDelta = TimeDelta::seconds(4);
/// The fields of the page about the sender.
const SENDER_FIELDS: [&str; 10] =
    ["group", "naming", "name", "organisation", "category", "postcode", "address", "district", "email", "phone"];

/// The routes of this feature.
pub fn routes() -> Routes {
    let anyone = Guard::Anyone;
    Routes::default()
        .get(at::CONSULTATION_OPINION, anyone, write_form)
        .post(at::CONSULTATION_OPINION, anyone, write)
        .get(at::OPINION_SENDER, anyone, sender_form)
        .post(at::OPINION_SENDER, anyone, sender)
        .get(at::OPINION_REVIEW, anyone, review_form)
        .post(at::OPINION_REVIEW, anyone, send)
        .post(at::OPINION_DISCARD, anyone, discard)
}

/// An opinion while it is written.
pub(super) struct Writing {
    pub(super) consultation: Consultation,
    plan: Plan,
    pub(super) draft: Draft,
    cookie: Option<String>,
    /// Whether anything was kept before.
    pub(super) kept: bool,
}

fn cookie(headers: &HeaderMap) -> Option<String> {
    let values = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
    let cookies = values.flat_map(|value| Cookie::split_parse(value.to_owned())).filter_map(Result::ok);
    let own = cookies.filter(|cookie| cookie.name() == DRAFT_COOKIE).map(|cookie| cookie.value().to_owned());
    own.filter(|value| value.len() == 64 && value.bytes().all(|byte| byte.is_ascii_hexdigit())).last()
}

impl Writing {
    pub(super) async fn find(ctx: &Ctx, slug: &str, headers: &HeaderMap, carried: &str) -> Result<Writing, Trouble> {
        let mut tx = ctx.state.db.read().await?;
        let consultation = consultations::find_by_slug(&mut tx, slug).await?.ok_or(Refusal::NotFound)?;
        if may_write(&consultation, ctx.now()) == Err(Refusal::NotFound) {
            return Err(Refusal::NotFound.into());
        }
        let cookie = cookie(headers);
        // In the same snapshot: who holds one and waits for another stands in his own way once all are taken.
        let (call, now) = (consultation.call, ctx.now());
        let found = drafts::find(&mut tx, &ctx.state, call, cookie.as_deref(), carried, now).await?;
        let kept = found.is_some();
        let plan = match &found {
            Some(draft) => plans::find(&mut tx, draft.plan).await?,
            None => None,
        };
        let plan = match plan.filter(|plan| plan.call == consultation.call) {
            Some(plan) => plan,
            None => actions::present_plan(&mut tx, &consultation).await?,
        };
        let mut draft = found.unwrap_or_else(|| Draft::new(plan.id, ctx.now()));
        draft.plan = plan.id;
        Ok(Writing { consultation, plan, draft, cookie, kept })
    }

    /// Keeps everything, and has the browser keep the key.
    pub(super) async fn save(&mut self, ctx: &Ctx) -> Result<(), Trouble> {
        let cookie = self.cookie.get_or_insert_with(secrets::random::<32>).clone();
        drafts::save(&ctx.state, self.consultation.call, &cookie, &self.draft, ctx.now()).await?;
        self.draft.saved_at = Some(ctx.now());
        Ok(())
    }

    pub(super) fn with_cookie(&self, ctx: &Ctx, response: Response) -> Response {
        let Some(cookie) = &self.cookie else { return response };
        set_cookie(ctx, response, cookie, Duration::days(KEPT_DAYS))
    }

    pub(super) fn is_open(&self, ctx: &Ctx) -> bool {
        may_write(&self.consultation, ctx.now()).is_ok()
    }

    /// Too late: what was typed stays, and the page says what to do.
    pub(super) async fn closed(self, ctx: &Ctx) -> Answer {
        if self.draft.typed.is_empty() {
            return Err(Refusal::CallNotOpen.into());
        }
        let department = department(ctx, &self.consultation).await?;
        let page = |frame: &app::frame::Frame| pages::closed(frame, &self.consultation, &department, &self.draft.typed);
        Ok(self.with_cookie(ctx, ctx.page_with(StatusCode::CONFLICT, page)))
    }

    fn carried(&self, ctx: &Ctx) -> Result<String, Trouble> {
        Ok(drafts::seal(&ctx.state, self.consultation.call, &self.draft)?)
    }

    /// The page of writing; with problems it is 422.
    fn page(&self, ctx: &Ctx, problems: &Problems, both: bool, changing: bool) -> Answer {
        let carried = self.carried(ctx)?;
        let window = secrets::random::<8>();
        let data = pages::WritePage {
            consultation: &self.consultation,
            plan: &self.plan,
            typed: &self.draft.typed,
            problems,
            carried: &carried,
            version: self.draft.version,
            window: &window,
            saved_at: self.draft.saved_at,
            both,
            changing,
        };
        let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
        Ok(self.with_cookie(ctx, ctx.page_with(status, |frame| pages::write(frame, &data))))
    }
}

fn set_cookie(ctx: &Ctx, mut response: Response, value: &str, lasts: Duration) -> Response {
    let cookie = Cookie::build((DRAFT_COOKIE, value.to_owned()))
        .path("/")
        .same_site(SameSite::Lax)
        .http_only(true)
        .secure(ctx.state.settings.is_https())
        .max_age(lasts)
        .build();
    if let Ok(value) = HeaderValue::from_str(&cookie.to_string()) {
        response.headers_mut().append(SET_COOKIE, value);
    }
    response
}

/// The department in charge of a consultation.
pub(super) async fn department(ctx: &Ctx, consultation: &Consultation) -> Result<Organisation, Trouble> {
    let found = people::organisation(&mut ctx.state.db.read().await?, consultation.department).await?;
    found.ok_or_else(|| Trouble::bug("a consultation without a department"))
}

async fn write_form(ctx: Ctx, Path(slug): Path<String>, headers: HeaderMap, RawQuery(query): RawQuery) -> Answer {
    let query = Fields::of_query(query.as_deref().unwrap_or_default());
    let mut writing = Writing::find(&ctx, &slug, &headers, "").await?;
    if !writing.is_open(&ctx) {
        return writing.closed(&ctx).await;
    }
    if let Ok(node) = query.get("node").parse() {
        begin_on(&mut writing, node);
    }
    let changing = query.has("changing");
    if !writing.kept {
        // Nothing is kept of somebody who only looks.
        writing.cookie = None;
    }
    writing.page(&ctx, &Problems::none(), query.has("both"), changing)
}

/// Chooses a clause in the first piece that holds nothing yet, unless some piece speaks to it already.
fn begin_on(writing: &mut Writing, node: PlanNodeId) {
    let typed = &mut writing.draft.typed;
    let id = node.to_string();
    let chosen = (0..PARTS_MAX).any(|part| typed.get(&node_field(part, 0)) == id);
    if chosen || writing.plan.node(node).is_none() {
        return;
    }
    let free = (0..PARTS_MAX).find(|part| typed.get(&body_field(*part)).is_empty());
    if let Some(part) = free {
        typed.set(&node_field(part, 0), &id);
        let shown = parts_shown(typed).max(part + 1);
        typed.set(PARTS, &shown.to_string());
    }
}

async fn write(ctx: Ctx, Path(slug): Path<String>, headers: HeaderMap, fields: Fields) -> Answer {
    let mut writing = Writing::find(&ctx, &slug, &headers, fields.get("carried")).await?;
    let sent = fields.answers();
    let version = fields.get(VERSION_FIELD).parse().unwrap_or_default();
    let window = fields.get(WINDOW_FIELD);
    if asks_quietly(&headers) {
        return save_quietly(&ctx, writing, &sent, (version, window)).await;
    }
    let both = writing.draft.take_parts(&sent, version, window);
    if !writing.is_open(&ctx) {
        writing.save(&ctx).await?;
        return writing.closed(&ctx).await;
    }
    let here = links::consultation_opinion(&slug);
    let go = fields.get("go");
    let target = match go.strip_prefix("clause-").and_then(|part| part.parse::<usize>().ok()) {
        Some(part) if part < PARTS_MAX => {
            let nth = nodes_shown(&writing.draft.typed, part);
            writing.draft.typed.set(&nodes_field(part), &(nth + 1).to_string());
            Some(format!("{here}#f-{}", node_field(part, nth)))
        }
        _ if go == "piece" => {
            let part = parts_shown(&writing.draft.typed);
            writing.draft.typed.set(PARTS, &(part + 1).to_string());
            Some(format!("{here}#f-{}", node_field(part, 0)))
        }
        _ if go == "save" || go == "stay" => Some(here.clone()),
        _ => None,
    };
    writing.save(&ctx).await?;
    if let Some(lang) = frame::language(go) {
        return Ok(writing.with_cookie(&ctx, switch_language(&ctx, lang, &here).await?));
    }
    let changing = fields.get("changing") == "yes";
    if let Some(target) = target {
        let target = if both { links::with_query(&here, &[("both", "yes")]) } else { target };
        return Ok(writing.with_cookie(&ctx, see_other(&target)));
    }
    match read_parts(&writing.draft.typed, &writing.plan) {
        Err(problems) => writing.page(&ctx, &problems, both, changing),
        Ok(_) if both => writing.page(&ctx, &Problems::none(), both, changing),
        Ok(_) => {
            let takes_files = writing.consultation.particulars.file_rule().is_some();
            let next = match (changing, takes_files) {
                (true, _) => links::opinion_review(&slug),
                (false, true) => links::opinion_papers(&slug),
                (false, false) => links::opinion_sender(&slug),
            };
            Ok(writing.with_cookie(&ctx, see_other(&next)))
        }
    }
}

/// Saves while somebody types. Where another window has written too, only the person can decide: nothing is saved.
async fn save_quietly(ctx: &Ctx, mut writing: Writing, sent: &Answers, (version, window): (u32, &str)) -> Answer {
    if !writing.is_open(ctx) {
        return Ok(StatusCode::CONFLICT.into_response());
    }
    if writing.draft.is_foreign(version, window) {
        return Ok(StatusCode::PRECONDITION_FAILED.into_response());
    }
    writing.draft.take_parts(sent, version, window);
    writing.save(ctx).await?;
    let count = i32::try_from(writing.draft.version).unwrap_or(i32::MAX);
    Ok(writing.with_cookie(ctx, saved(ctx, count)))
}

async fn sender_form(ctx: Ctx, Path(slug): Path<String>, headers: HeaderMap) -> Answer {
    let mut writing = Writing::find(&ctx, &slug, &headers, "").await?;
    if !writing.is_open(&ctx) {
        return writing.closed(&ctx).await;
    }
    if !writing.kept {
        return Ok(see_other(&links::consultation_opinion(&slug)));
    }
    // Who is signed in has told name and address before.
    let is_blank = SENDER_FIELDS.iter().all(|field| writing.draft.typed.get(field).is_empty());
    if let (true, Some(person)) = (is_blank, ctx.viewer().who()) {
        writing.draft.typed.set("name", &person.name);
        writing.draft.typed.set("email", &person.email);
    }
    sender_page(&ctx, &writing, &Problems::none()).await
}

async fn sender_page(ctx: &Ctx, writing: &Writing, problems: &Problems) -> Answer {
    let mut tx = ctx.state.db.read().await?;
    let districts = districts::all(&mut tx).await?;
    let groups = match ctx.viewer().id() {
        Some(person) => people::groups_of(&mut tx, person, date_in_japan(ctx.now())).await?,
        None => Vec::new(),
    };
    let groups: Vec<Organisation> = groups.into_iter().filter(|group| ctx.viewer().acts_for(group.id)).collect();
    let carried = writing.carried(ctx)?;
    let data = pages::SenderPage {
        consultation: &writing.consultation,
        typed: &writing.draft.typed,
        problems,
        carried: &carried,
        groups: &groups,
        districts: &districts,
    };
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(writing.with_cookie(ctx, ctx.page_with(status, |frame| pages::sender(frame, &data))))
}

async fn sender(ctx: Ctx, Path(slug): Path<String>, headers: HeaderMap, fields: Fields) -> Answer {
    let mut writing = Writing::find(&ctx, &slug, &headers, fields.get("carried")).await?;
    for field in SENDER_FIELDS {
        writing.draft.typed.set(field, fields.get(field));
    }
    writing.save(&ctx).await?;
    if !writing.is_open(&ctx) {
        return writing.closed(&ctx).await;
    }
    let here = links::opinion_sender(&slug);
    let go = fields.get("go");
    if let Some(lang) = frame::language(go) {
        return Ok(writing.with_cookie(&ctx, switch_language(&ctx, lang, &here).await?));
    }
    if go == "save" {
        return Ok(writing.with_cookie(&ctx, see_other(&here)));
    }
    let mut tx = ctx.state.db.read().await?;
    let read = actions::read_who(&mut tx, &writing.consultation, ctx.viewer(), &writing.draft.typed).await;
    drop(tx);
    match read {
        Ok(_) => Ok(writing.with_cookie(&ctx, see_other(&links::opinion_review(&slug)))),
        Err(NotDone::Mend(problems)) => sender_page(&ctx, &writing, &problems).await,
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

/// The name of a district in full.
pub(super) fn district_name(districts: &Districts, sender: &Sender) -> String {
    sender.author.district.map_or_else(String::new, |id| districts.full_name(DistrictId(id)))
}

async fn review_page(ctx: &Ctx, writing: &Writing, again: bool) -> Answer {
    let slug = writing.consultation.slug.as_str();
    let Ok(parts) = read_parts(&writing.draft.typed, &writing.plan) else {
        return Ok(writing.with_cookie(ctx, see_other(&links::consultation_opinion(slug))));
    };
    let sender = read_sender(&writing.draft.typed, &writing.consultation.particulars, Strictness::Complete);
    let Ok(sender) = sender else {
        return Ok(writing.with_cookie(ctx, see_other(&links::opinion_sender(slug))));
    };
    let districts = districts::all(&mut ctx.state.db.read().await?).await?;
    let carried = writing.carried(ctx)?;
    let files = of_draft(ctx, writing).await?;
    let data = pages::Review {
        consultation: &writing.consultation,
        plan: &writing.plan,
        files: &files,
        parts: &parts,
        sender: &sender,
        district: &district_name(&districts, &sender),
        carried: &carried,
        again,
    };
    Ok(writing.with_cookie(ctx, ctx.page(|frame| pages::review(frame, &data))))
}

async fn review_form(ctx: Ctx, Path(slug): Path<String>, headers: HeaderMap) -> Answer {
    let writing = Writing::find(&ctx, &slug, &headers, "").await?;
    if !writing.is_open(&ctx) {
        return writing.closed(&ctx).await;
    }
    review_page(&ctx, &writing, false).await
}

async fn send(ctx: Ctx, place: Place, Path(slug): Path<String>, headers: HeaderMap, fields: Fields) -> Answer {
    let mut writing = Writing::find(&ctx, &slug, &headers, fields.get("carried")).await?;
    // What the form carries is what the person saw; the second press finds the draft gone and needs it too.
    let carried = drafts::find_carried(&ctx.state, writing.consultation.call, fields.get("carried"));
    if let Some(carried) = carried.filter(|_| !writing.kept) {
        writing.draft = carried;
    }
    let fast = ctx.now() - writing.draft.begun_at < FASTEST;
    let suspect = fast || !fields.get("website").is_empty();
    if suspect && fields.get("again") != "yes" && writing.is_open(&ctx) {
        return review_page(&ctx, &writing, true).await;
    }
    let burst = ctx.state.limits.opinion(place.0);
    let typed = writing.draft.typed.get("email");
    let may_write = check_email(typed).is_ok_and(|key| ctx.state.limits.letter(&key, place.0).is_ok());
    let sending =
        Sending { viewer: ctx.viewer(), lang: ctx.lang(), cookie: writing.cookie.as_deref(), burst, may_write };
    match actions::submit(&ctx.state, &slug, &writing.draft, sending, ctx.now()).await {
        Ok(_) => Ok(see_other(&links::opinion(&writing.draft.secret))),
        Err(NotDone::Mend(_)) => review_page(&ctx, &writing, false).await,
        Err(NotDone::Failed(crate::store::Failure::Refused(Refusal::CallNotOpen))) => writing.closed(&ctx).await,
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

async fn discard(ctx: Ctx, Path(slug): Path<String>, headers: HeaderMap) -> Answer {
    let found = consultations::find_by_slug(&mut ctx.state.db.read().await?, &slug).await?;
    let consultation = found.ok_or(Refusal::NotFound)?;
    if let Some(cookie) = cookie(&headers) {
        drafts::discard(&ctx.state, consultation.call, &cookie, ctx.now()).await?;
    }
    Ok(see_other(&links::consultation(&slug)))
}
