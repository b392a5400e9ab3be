//! The workbench on which opinions are answered（意見の整理と回答）.

use super::answer_desk;
use super::errors::{Answer, Trouble};
use super::guard::{Guard, Routes};
use super::proposals::see_other;
use super::request::{Ctx, Fields};
use crate::actions::answer_chores;
use crate::actions::answers as actions;
use crate::actions::cases::NotDone;
use crate::store::responses::{self, Filter as Wanted};
use crate::store::wordings::{self, Filter, Mark, PAGE, Wording};
use crate::store::{Stored, Tx, consultations, duties, history, people, plans, points, standards};
use app::links::{self, at};
use app::pages::workbench::{
    self as pages, AnswerPage, AnswersPage, Bench, ClauseChoice, CutPart, DepartmentLine, TextLine, TextPage, TextsPage,
};
use axum::extract::{Path, Query};
use domain::answers::{self as rules, Duties, Duty, Gap, ResponseState, Writing};
use domain::calendar::{date_and_time, date_in_japan};
use domain::consultations::Consultation;
use domain::people::{OrganisationId, PlanNodeId, WordingId};
use domain::plans::{Plan, PlanKind};
use domain::problems::{Problem, Problems, Refusal};
use domain::texts::oversight;
use serde::Deserialize;
use std::collections::HashSet;
use uuid::Uuid;

/// The routes of this feature.
pub fn routes() -> Routes {
    let (reader, staff) = (Guard::Reader, Guard::Staff);
    Routes::default()
        .get(at::STAFF_TEXTS, reader, list)
        .post(at::STAFF_TEXTS, staff, group)
        .get(at::STAFF_TEXT, reader, show)
        .post(at::STAFF_TEXT, staff, judge)
        .get(at::STAFF_CUT, staff, cut_form)
        .post(at::STAFF_CUT, staff, cut)
        .get(at::STAFF_ANSWERS, reader, answers)
        .post(at::STAFF_ANSWERS, staff, bulk)
        .get(at::STAFF_ANSWER, reader, answer)
        .post(at::STAFF_ANSWER, staff, write)
}

/// Answers on one page.
const ANSWERS: i64 = 50;
/// Most answers to which one thing is done at once.
const CHOICES: i64 = 1_000;
/// Opinions listed below a text.
const OPINIONS: i64 = 50;
/// Texts listed below another one.
const BESIDE: i64 = 20;
/// Versions of an answer that are shown.
const VERSIONS: i64 = 20;

/// The consultation, if the viewer may look into its workbench.
pub(super) async fn find(ctx: &Ctx, tx: &mut Tx, slug: &str) -> Result<Consultation, Trouble> {
    let consultation = consultations::find_by_slug(tx, slug).await?.ok_or(Refusal::NotFound)?;
    let asked = responses::departments(tx, consultation.call).await?;
    rules::may_look(ctx.viewer(), &consultation, &asked)?;
    Ok(consultation)
}

/// What every page of the workbench knows.
pub(super) fn bench<'a>(ctx: &Ctx, consultation: &'a Consultation) -> Bench<'a> {
    Bench { consultation, may_sort: rules::may_sort(ctx.viewer(), consultation, ctx.now()).is_ok() }
}

fn line(wording: Wording) -> TextLine {
    falling(wording, None)
}

/// A text, with whom it falls to where it has no answer yet.
fn falling(wording: Wording, duty: Option<String>) -> TextLine {
    TextLine {
        id: wording.id,
        body: wording.body,
        points: wording.points,
        senders: wording.senders,
        answer: wording.response.map(|(_, number)| number),
        near: wording.near,
        duty,
    }
}

fn lines(wordings: Vec<Wording>) -> Vec<TextLine> {
    wordings.into_iter().map(line).collect()
}

async fn gaps(ctx: &Ctx, tx: &mut Tx, consultation: &Consultation) -> Stored<Vec<Gap>> {
    let all = responses::outlines(tx, consultation.call).await?;
    let work = wordings::work(tx, consultation.call).await?;
    Ok(rules::gaps(consultation, &all, work, ctx.now()))
}

/// What of the list of texts is asked for.
#[derive(Debug, Clone, Deserialize, Default)]
#[serde(default)]
struct Asked {
    clause: String,
    which: String,
    words: String,
    after: String,
}

/// Reads a place in the list; anything else is its beginning.
fn read_mark(mark: &str) -> Option<Mark> {
    let (points, id) = mark.split_once('.')?;
    Some((points.parse().ok()?, id.parse().ok()?))
}

/// A clause and all that it continues: opinions stay bound to the edition that they were written on.
fn editions_of(plans: &[Plan], clause: PlanNodeId) -> Vec<PlanNodeId> {
    let nodes = || plans.iter().flat_map(|plan| &plan.nodes);
    let mut found = vec![clause];
    while let Some(origin) = nodes().find(|node| Some(&node.id) == found.last()).and_then(|node| node.origin) {
        if found.contains(&origin) {
            break;
        }
        found.push(origin);
    }
    found
}

async fn list(ctx: Ctx, Path(slug): Path<String>, Query(asked): Query<Asked>) -> Answer {
    texts_page(&ctx, &slug, &asked, &Problems::none()).await
}

async fn texts_page(ctx: &Ctx, slug: &str, asked: &Asked, problems: &Problems) -> Answer {
    let mut tx = ctx.state.db.read().await?;
    let consultation = find(ctx, &mut tx, slug).await?;
    let call = consultation.call;
    let editions = plans::editions(&mut tx, call, PlanKind::Draft).await?;
    let clause: Option<PlanNodeId> = asked.clause.parse().ok();
    let filter = Filter {
        nodes: clause.map(|clause| editions_of(&editions, clause)).unwrap_or_default(),
        open: asked.which == "open",
        proposed: asked.which == "near",
        response: None,
        words: asked.words.chars().take(100).collect(),
    };
    let mut found = wordings::stretch(&mut tx, call, &filter, read_mark(&asked.after)).await?;
    let more = found.len() > PAGE;
    found.truncate(PAGE);
    let next = found.last().filter(|_| more).map(|last| {
        let mark = format!("{}.{}", last.points, last.id);
        let pairs =
            [("clause", asked.clause.as_str()), ("which", &asked.which), ("words", &asked.words), ("after", &mark)];
        links::with_query(&links::staff_texts(slug), &pairs)
    });
    let tally = wordings::tally(&mut tx, call).await?;
    let work = wordings::work(&mut tx, call).await?;
    let proposed = wordings::proposed(&mut tx, call).await?;
    let answers = responses::outlines(&mut tx, consultation.call).await?;
    let fallen = fallen(&mut tx, &consultation, &editions, &found).await?;
    drop(tx);
    let found = found.into_iter().zip(fallen).map(|(wording, duty)| falling(wording, duty)).collect();
    let clauses = editions.last().map(|plan| plan.nodes.iter().map(clause_choice).collect()).unwrap_or_default();
    let data = TextsPage {
        bench: bench(ctx, &consultation),
        numbers: [tally.opinions, tally.points, tally.texts, tally.senders, work.open_texts, proposed],
        is_counted: tally.is_counted,
        lines: found,
        clauses,
        asked: [&asked.clause, &asked.which, &asked.words],
        gaps: rules::gaps(&consultation, &answers, work, ctx.now()),
        answers,
        next,
        is_further: !asked.after.is_empty(),
        problems,
    };
    Ok(if problems.is_empty() {
        ctx.page(|frame| pages::texts(frame, &data))
    } else {
        ctx.form_again(|frame| pages::texts(frame, &data))
    })
}

/// The departments that texts fall to by their clauses.
async fn fallen(
    tx: &mut Tx,
    consultation: &Consultation,
    editions: &[Plan],
    texts: &[Wording],
) -> Stored<Vec<Option<String>>> {
    let given = duties::of_call(tx, consultation.call).await?;
    if given.is_empty() {
        return Ok(vec![None; texts.len()]);
    }
    let all = Duties { editions: editions.to_vec(), given };
    let ids: Vec<WordingId> = texts.iter().map(|text| text.id).collect();
    let clauses = duties::clauses(tx, &ids).await?;
    let departments = people::departments(tx).await?;
    let name = |duty: Duty| departments.iter().find(|one| one.id == duty.department).map(|one| one.name.clone());
    Ok(ids.iter().map(|id| clauses.get(id).and_then(|nodes| all.heaviest(nodes)).and_then(name)).collect())
}

fn clause_choice(node: &domain::plans::PlanNode) -> ClauseChoice {
    ClauseChoice { id: node.id, name: format!("{} {}", node.label, node.title).trim().to_owned() }
}

/// The number of the answer that texts are put under; none: a new one.
fn under(fields: &Fields) -> Result<Option<i32>, Problems> {
    match fields.get("under") {
        "" => Ok(None),
        number => number.parse().map(Some).map_err(|_| Problems::one("under", Problem::NotAChoice)),
    }
}

async fn group(ctx: Ctx, Path(slug): Path<String>, fields: Fields) -> Answer {
    let mut texts: Vec<WordingId> = fields.all("text").filter_map(|id| id.parse().ok()).collect();
    texts.dedup();
    let done = match under(&fields) {
        Ok(_) if fields.get("go") == "each" => {
            let opened = actions::answer_each(&ctx.state, ctx.viewer(), &slug, &texts, ctx.now()).await;
            return match opened {
                Ok(_) => Ok(see_other(&links::staff_answers(&slug))),
                Err(NotDone::Mend(problems)) => texts_page(&ctx, &slug, &Asked::default(), &problems).await,
                Err(NotDone::Failed(failure)) => Err(failure.into()),
            };
        }
        Ok(under) => actions::group(&ctx.state, ctx.viewer(), &slug, &texts, under, ctx.now()).await,
        Err(problems) => Err(NotDone::Mend(problems)),
    };
    match done {
        Ok(number) => Ok(see_other(&links::staff_answer(&slug, number))),
        Err(NotDone::Mend(problems)) => texts_page(&ctx, &slug, &Asked::default(), &problems).await,
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

#[derive(Debug, Deserialize, Default)]
#[serde(default)]
struct More {
    after: String,
}

async fn show(ctx: Ctx, Path((slug, id)): Path<(String, String)>, Query(more): Query<More>) -> Answer {
    let id: WordingId = id.parse().map_err(|_| Refusal::NotFound)?;
    let mut tx = ctx.state.db.read().await?;
    let consultation = find(&ctx, &mut tx, &slug).await?;
    let wording = wordings::find(&mut tx, consultation.call, id).await?.ok_or(Refusal::NotFound)?;
    let near = match wording.near {
        Some((near, _)) => wordings::find(&mut tx, consultation.call, near).await?.map(line),
        None => None,
    };
    let copies = lines(wordings::near(&mut tx, id, BESIDE).await?);
    let apart = lines(wordings::apart_from(&mut tx, id).await?);
    let after = more.after.parse().unwrap_or_else(|_| Uuid::nil());
    let places = points::of_wording(&mut tx, id, after, OPINIONS).await?;
    let is_full = i64::try_from(places.len()).is_ok_and(|found| found == OPINIONS);
    let rest = places
        .last()
        .filter(|_| is_full)
        .map(|last| links::with_query(&links::staff_text(&slug, id.0), &[("after", &last.id.to_string())]));
    let answers = responses::outlines(&mut tx, consultation.call).await?;
    drop(tx);
    // One opinion may say the same twice.
    let mut seen = HashSet::new();
    let opinions = places.into_iter().map(|place| place.number).filter(|number| seen.insert(number.clone())).collect();
    let data = TextPage {
        bench: bench(&ctx, &consultation),
        line: line(wording),
        near,
        copies,
        apart,
        opinions,
        more: rest,
        answers,
    };
    Ok(ctx.page(|frame| pages::text(frame, &data)))
}

async fn judge(ctx: Ctx, Path((slug, id)): Path<(String, String)>, fields: Fields) -> Answer {
    let id: WordingId = id.parse().map_err(|_| Refusal::NotFound)?;
    let (state, viewer, now) = (&ctx.state, ctx.viewer(), ctx.now());
    let done = match fields.get("go") {
        "same" => actions::confirm(state, viewer, &slug, id, now).await.map(drop),
        "apart" => actions::tell_apart(state, viewer, &slug, id, now).await,
        "out" => actions::ungroup(state, viewer, &slug, id, now).await,
        "untell" => {
            let near = fields.get("near").parse().map_err(|_| Refusal::NotFound)?;
            actions::untell(state, viewer, &slug, id, near, now).await
        }
        "group" => {
            let under = under(&fields).map_err(|_| Refusal::NotFound)?;
            actions::group(state, viewer, &slug, &[id], under, now).await.map(drop)
        }
        _ => Err(Refusal::NotFound.into()),
    };
    match done {
        // Nothing is typed on this page, so there is nothing to mend: a choice that is not there is a wrong address.
        Ok(()) => Ok(see_other(&links::staff_text(&slug, id.0))),
        Err(NotDone::Mend(_)) => Err(Refusal::NotFound.into()),
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

async fn cut_form(ctx: Ctx, Path((slug, number)): Path<(String, String)>) -> Answer {
    let mut tx = ctx.state.db.read().await?;
    let consultation = find(&ctx, &mut tx, &slug).await?;
    rules::may_sort(ctx.viewer(), &consultation, ctx.now())?;
    let (_, parts) = points::of_opinion(&mut tx, consultation.call, &number).await?.ok_or(Refusal::NotFound)?;
    drop(tx);
    let parts: Vec<CutPart> =
        parts.into_iter().map(|part| CutPart { position: part.position, text: part.text, cuts: part.cuts }).collect();
    let bench = bench(&ctx, &consultation);
    Ok(ctx.page(|frame| pages::cut(frame, &bench, &number, &parts)))
}

async fn cut(ctx: Ctx, Path((slug, number)): Path<(String, String)>, fields: Fields) -> Answer {
    let part: i32 = fields.get("part").parse().map_err(|_| Refusal::NotFound)?;
    let places: Vec<usize> = fields.all("at").filter_map(|at| at.parse().ok()).collect();
    match actions::cut(&ctx.state, ctx.viewer(), &slug, (&number, part), &places, ctx.now()).await {
        Ok(()) => Ok(see_other(&links::staff_cut(&slug, &number))),
        Err(NotDone::Mend(_)) => Err(Refusal::NotFound.into()),
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

/// What of the list of answers is asked for.
#[derive(Debug, Deserialize, Default)]
#[serde(default)]
struct AskedAnswers {
    department: String,
    state: String,
    class: String,
    after: String,
}

impl AskedAnswers {
    fn wanted(&self, ctx: &Ctx) -> Wanted {
        Wanted {
            department: self.department.parse().ok(),
            state: ResponseState::from_code(&self.state),
            class: (!self.class.is_empty()).then(|| self.class.clone()),
            due_before: (self.state == "overdue").then_some(date_in_japan(ctx.now())),
            in_use: false,
        }
    }
}

async fn answers(ctx: Ctx, Path(slug): Path<String>, Query(asked): Query<AskedAnswers>) -> Answer {
    answers_page(&ctx, &slug, &asked, &Fields::default(), &Problems::none()).await
}

async fn answers_page(ctx: &Ctx, slug: &str, asked: &AskedAnswers, sent: &Fields, problems: &Problems) -> Answer {
    let mut tx = ctx.state.db.read().await?;
    let consultation = find(ctx, &mut tx, slug).await?;
    let today = date_in_japan(ctx.now());
    let after = asked.after.parse().unwrap_or(0);
    let mut found = responses::stretch(&mut tx, consultation.call, &asked.wanted(ctx), after, ANSWERS + 1).await?;
    let size = usize::try_from(ANSWERS).unwrap_or(usize::MAX);
    let more = found.len() > size;
    found.truncate(size);
    let next = found.last().filter(|_| more).map(|last| {
        let after = last.number.to_string();
        let pairs = [
            ("department", asked.department.as_str()),
            ("state", &asked.state),
            ("class", &asked.class),
            ("after", &after),
        ];
        links::with_query(&links::staff_answers(slug), &pairs)
    });
    let progress = responses::progress(&mut tx, consultation.call, today).await?;
    let departments = people::departments(&mut tx).await?;
    let gaps = gaps(ctx, &mut tx, &consultation).await?;
    let bulk = answer_desk::bulk_form(ctx, &mut tx, &consultation).await?;
    drop(tx);
    let progress = progress.into_iter().map(|one| DepartmentLine {
        id: OrganisationId(one.department_id),
        name: one.name,
        numbers: [one.answers, one.finished, one.approved, one.overdue],
    });
    let typed = sent.answers();
    let data = AnswersPage {
        bench: bench(ctx, &consultation),
        answers: found,
        progress: progress.collect(),
        departments,
        asked: [&asked.department, &asked.state, &asked.class],
        gaps,
        today,
        next,
        bulk,
        typed: &typed,
        ticked: sent.all("answer").filter_map(|number| number.parse().ok()).collect(),
        problems,
    };
    let build = |frame: &app::frame::Frame| pages::answers(frame, &data);
    Ok(if problems.is_empty() { ctx.page(build) } else { ctx.form_again(build) })
}

/// Does one thing to many answers: those that are ticked, or all that the filter of the list finds.
async fn bulk(ctx: Ctx, Path(slug): Path<String>, fields: Fields) -> Answer {
    let asked = AskedAnswers {
        department: fields.get("asked-department").to_owned(),
        state: fields.get("asked-state").to_owned(),
        class: fields.get("asked-class").to_owned(),
        after: String::new(),
    };
    let numbers = match fields.get("all") {
        "yes" => {
            let mut tx = ctx.state.db.read().await?;
            let consultation = find(&ctx, &mut tx, &slug).await?;
            let found = responses::stretch(&mut tx, consultation.call, &asked.wanted(&ctx), 0, CHOICES).await?;
            found.into_iter().map(|one| one.number).collect()
        }
        _ => fields.all("answer").filter_map(|number| number.parse().ok()).collect::<Vec<i32>>(),
    };
    let done = match answer_desk::read_chore(&fields) {
        Ok(chore) => answer_chores::run(&ctx.state, ctx.viewer(), &slug, &numbers, chore, ctx.now()).await,
        Err(problems) => Err(NotDone::Mend(problems)),
    };
    match done {
        Ok(report) => Ok(see_other(&links::staff_answers_report(&slug, report))),
        Err(NotDone::Mend(problems)) => answers_page(&ctx, &slug, &asked, &fields, &problems).await,
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

async fn answer(ctx: Ctx, Path((slug, number)): Path<(String, String)>) -> Answer {
    answer_page(&ctx, &slug, &number, None, &Problems::none()).await
}

/// What was typed into the form of an answer.
fn typed(fields: &Fields) -> Writing {
    Writing {
        summary: fields.get("summary").to_owned(),
        answer: fields.get("answer").to_owned(),
        class: fields.get("class").to_owned(),
        changes: fields.get("changes").to_owned(),
    }
}

async fn answer_page(ctx: &Ctx, slug: &str, number: &str, sent: Option<&Fields>, problems: &Problems) -> Answer {
    let number: i32 = number.parse().map_err(|_| Refusal::NotFound)?;
    let mut tx = ctx.state.db.read().await?;
    let consultation = find(ctx, &mut tx, slug).await?;
    let response = responses::find(&mut tx, consultation.call, number).await?.ok_or(Refusal::NotFound)?;
    let filter = Filter { response: Some(response.id), ..Filter::default() };
    let mut texts = wordings::stretch(&mut tx, consultation.call, &filter, None).await?;
    texts.truncate(PAGE);
    let versions = responses::versions(&mut tx, response.id, VERSIONS).await?;
    let entries = history::of_subject(&mut tx, response.id.0).await?;
    let duties = answer_desk::duty_choices(&mut tx, ctx.now(), ctx.lang()).await?;
    let library = answer_desk::library(&mut tx, &consultation, &[response.department]).await?;
    let taken_from = match response.standard {
        Some(id) => standards::find(&mut tx, id).await?.map(|(one, _)| (links::staff_standard(slug, id.0), one.title)),
        None => None,
    };
    drop(tx);
    let standards = library.iter().filter(|one| one.fits(&consultation, &response)).map(answer_desk::choice).collect();
    let (viewer, now, lang) = (ctx.viewer(), ctx.now(), ctx.lang());
    let may_write = rules::may_write(viewer, &consultation, &response, now).is_ok();
    let may_approve = rules::may_approve(viewer, &consultation, &response, now).is_ok();
    let may_return = rules::may_send_back(viewer, &consultation, &response, now).is_ok();
    let history = entries.into_iter().map(|(entry, who)| {
        let what = oversight::action(lang, &entry.action).bare();
        [what, who.unwrap_or_default(), date_and_time(entry.at, lang), entry.reason]
    });
    let versions = versions.into_iter().map(|one| {
        let writing = Writing { summary: one.summary, answer: one.answer, class: one.class, changes: one.changes };
        (one.version, writing, one.saved_by, date_and_time(one.saved_at, lang))
    });
    let written = sent.filter(|fields| fields.has("version")).map(typed);
    let other = sent.map(Fields::answers).unwrap_or_default();
    let data = AnswerPage {
        bench: bench(ctx, &consultation),
        writing: written.unwrap_or_else(|| response.writing.clone()),
        was_faster: problems.iter().any(|(_, problem)| *problem == Problem::AlreadyThere),
        lines: lines(texts),
        duties,
        standards,
        taken_from,
        may: [may_write, may_approve, may_return],
        versions: versions.collect(),
        history: history.collect(),
        typed: &other,
        problems,
        response,
    };
    Ok(if problems.is_empty() {
        ctx.page(|frame| pages::answer(frame, &data))
    } else {
        ctx.form_again(|frame| pages::answer(frame, &data))
    })
}

async fn write(ctx: Ctx, Path((slug, number)): Path<(String, String)>, fields: Fields) -> Answer {
    let found: i32 = number.parse().map_err(|_| Refusal::NotFound)?;
    match carry_out(&ctx, &slug, found, &fields).await {
        Ok(()) => Ok(see_other(&links::staff_answer(&slug, found))),
        Err(NotDone::Mend(problems)) => answer_page(&ctx, &slug, &number, Some(&fields), &problems).await,
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

async fn carry_out(ctx: &Ctx, slug: &str, number: i32, fields: &Fields) -> Result<(), NotDone> {
    let (state, viewer, now) = (&ctx.state, ctx.viewer(), ctx.now());
    match fields.get("go") {
        go @ ("save" | "finish") => {
            let seen = fields.get("version").parse().unwrap_or(-1);
            actions::write(state, viewer, slug, (number, seen), &typed(fields), go == "finish", now).await
        }
        "approve" => actions::approve(state, viewer, slug, number, now).await,
        "back" => actions::send_back(state, viewer, slug, number, fields.get("reason"), now).await,
        "route" => {
            let duty = Duty::from_code(fields.get("department")).ok_or(Refusal::NotFound)?;
            let due = answer_desk::read_due(fields).map_err(NotDone::Mend)?;
            actions::route(state, viewer, slug, number, (duty, due), now).await
        }
        "take" => {
            let seen = fields.get("seen").parse().unwrap_or(-1);
            let standard = fields.get("standard").parse();
            let standard = standard.map_err(|_| NotDone::Mend(Problems::one("standard", Problem::Missing)))?;
            actions::take_standard(state, viewer, slug, (number, seen), standard, now).await
        }
        _ => Err(Refusal::NotFound.into()),
    }
}
