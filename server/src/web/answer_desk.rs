//! Sharing out and speeding up the work on answers（項目の担当・標準的な考え方・一括処理）.

use super::errors::{Answer, Trouble};
use super::guard::{Guard, Routes};
use super::proposals::see_other;
use super::request::{Ctx, Fields};
use super::workbench::{bench, find};
use crate::actions::answer_chores::Asked;
use crate::actions::cases::NotDone;
use crate::actions::{duties as actions, standards as standard_actions};
use crate::store::{Stored, Tx, bulk_reports, duties as store, people, responses, standards};
use app::links::{self, at};
use app::pages::workbench::{
    self as pages, BulkForm, DutiesPage, DutyLine, StandardLine, StandardPage, StandardsPage, UseLine,
};
use app::ui::Choice;
use axum::extract::Path;
use chrono::{DateTime, NaiveDate, Utc};
use domain::answers::standards::{Standard, Typed, library as whose};
use domain::answers::{AnswerChore, Duties, Duty, is_at_work, may_sort};
use domain::calendar::{date_in_japan, parse_date};
use domain::consultations::Consultation;
use domain::people::{Organisation, OrganisationId, PersonId, PlanNodeId, Role, StandardId};
use domain::problems::{Problem, Problems, Refusal};
use domain::texts::{Lang, Text, answer_desk as words};
use uuid::Uuid;

/// The routes of this feature.
pub fn routes() -> Routes {
    let (reader, staff) = (Guard::Reader, Guard::Staff);
    Routes::default()
        .get(at::STAFF_DUTIES, reader, duties)
        .post(at::STAFF_DUTIES, staff, assign)
        .get(at::STAFF_STANDARDS, reader, library_page)
        .post(at::STAFF_STANDARDS, staff, add)
        .get(at::STAFF_STANDARD, reader, standard)
        .post(at::STAFF_STANDARD, staff, change)
        .get(at::STAFF_ANSWERS_REPORT, staff, report)
}

/// Answers below a standard one.
const USES: i64 = 200;

/// Departments as a whole, and the officers in them.
pub(super) async fn duty_choices(tx: &mut Tx, now: DateTime<Utc>, lang: Lang) -> Stored<Vec<Choice>> {
    let departments = people::departments(tx).await?;
    let writers = store::writers(tx, date_in_japan(now)).await?;
    let mut all = Vec::new();
    for department in departments {
        let whole = Duty { department: department.id, officer: None };
        all.push(Choice {
            value: whole.code(),
            label: words::whole_department(lang, department.name.as_str()),
            help: None,
        });
        let own = writers.iter().filter(|one| one.department_id == department.id.0);
        all.extend(own.map(|one| Choice {
            value: Duty { officer: Some(PersonId(one.person_id)), ..whole }.code(),
            label: Text::typed(&format!("{} {}", one.department, one.name)),
            help: None,
        }));
    }
    Ok(all)
}

/// The standard answers of the department in charge and of others, for one consultation.
pub(super) async fn library(
    tx: &mut Tx,
    consultation: &Consultation,
    others: &[OrganisationId],
) -> Stored<Vec<Standard>> {
    let mut departments = vec![consultation.department];
    departments.extend(others.iter().copied().filter(|other| *other != consultation.department));
    let found = standards::library(tx, &departments, consultation.call).await?;
    Ok(found.into_iter().map(|(standard, _)| standard).collect())
}

/// A standard answer to choose.
pub(super) fn choice(standard: &Standard) -> Choice {
    let label = Text::typed(format!("{} {}", standard.class, standard.title).trim());
    Choice { value: standard.id.to_string(), label, help: None }
}

/// What the viewer may do to many answers.
pub(super) async fn bulk_form(ctx: &Ctx, tx: &mut Tx, it: &Consultation) -> Result<Option<BulkForm>, Trouble> {
    let (viewer, now) = (ctx.viewer(), ctx.now());
    let asked = responses::departments(tx, it.call).await?;
    if !is_at_work(it, now) || whose(viewer, it, &asked).is_err() {
        return Ok(None);
    }
    let may = |chore: &AnswerChore| match chore {
        AnswerChore::Route => may_sort(viewer, it, now).is_ok(),
        AnswerChore::Approve => viewer.is_in(Role::Approver, it.department),
        AnswerChore::TakeStandard | AnswerChore::Finish => true,
    };
    let chores: Vec<AnswerChore> = AnswerChore::ALL.into_iter().filter(may).collect();
    let duties = duty_choices(tx, now, ctx.lang()).await?;
    let all = library(tx, it, &asked).await?;
    let standards = all.iter().filter(|one| !one.is_retired).map(choice).collect();
    Ok(Some(BulkForm { chores, standards, duties }))
}

/// The day by which an answer is wanted.
pub(super) fn read_due(fields: &Fields) -> Result<Option<NaiveDate>, Problems> {
    match fields.get("due").trim() {
        "" => Ok(None),
        typed => parse_date(typed).map(Some).map_err(|_| Problems::one("due", Problem::NotADate)),
    }
}

/// Reads the form of a bulk action.
pub(super) fn read_chore(fields: &Fields) -> Result<Asked, Problems> {
    let chore = AnswerChore::from_code(fields.get("chore"));
    match chore.ok_or_else(|| Problems::one("chore", Problem::Missing))? {
        AnswerChore::TakeStandard => {
            let standard = fields.get("standard").parse().map_err(|_| Problems::one("standard", Problem::Missing))?;
            Ok(Asked::Standard(standard))
        }
        AnswerChore::Route => {
            let duty = Duty::from_code(fields.get("department"));
            let duty = duty.ok_or_else(|| Problems::one("department", Problem::Missing))?;
            Ok(Asked::Route(duty, read_due(fields)?))
        }
        AnswerChore::Finish => Ok(Asked::Finish),
        AnswerChore::Approve => Ok(Asked::Approve),
    }
}

async fn report(ctx: Ctx, Path((slug, id)): Path<(String, String)>) -> Answer {
    let id: Uuid = id.parse().map_err(|_| Refusal::NotFound)?;
    let mut tx = ctx.state.db.read().await?;
    let it = find(&ctx, &mut tx, &slug).await?;
    let report = bulk_reports::find(&mut tx, ctx.person()?, id).await?.ok_or(Refusal::NotFound)?;
    drop(tx);
    let chore = AnswerChore::from_code(&report.verb).ok_or(Refusal::NotFound)?;
    Ok(ctx.page(|frame| pages::report(frame, &bench(&ctx, &it), chore, &report.lines)))
}

async fn duties(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    duties_page(&ctx, &slug, &Fields::default(), &Problems::none()).await
}

async fn duties_page(ctx: &Ctx, slug: &str, sent: &Fields, problems: &Problems) -> Answer {
    let mut tx = ctx.state.db.read().await?;
    let it = find(ctx, &mut tx, slug).await?;
    let all = actions::read(&mut tx, it.call).await?;
    let departments = people::departments(&mut tx).await?;
    let writers = store::writers(&mut tx, date_in_japan(ctx.now())).await?;
    let lang = ctx.lang();
    let none = Choice { value: String::new(), label: words::nobody(lang), help: None };
    let choices = duty_choices(&mut tx, ctx.now(), lang).await?;
    drop(tx);
    let department = |id: OrganisationId| departments.iter().find(|one: &&Organisation| one.id == id);
    let in_charge = department(it.department).map(|one| one.name.clone()).unwrap_or_default();
    let name = |duty: Duty| {
        let whole = department(duty.department).map(|one| one.name.clone()).unwrap_or_default();
        let officer = writers.iter().find(|one| Some(PersonId(one.person_id)) == duty.officer);
        officer.map_or(whole.clone(), |one| format!("{whole} {}", one.name))
    };
    let ticked: Vec<PlanNodeId> = sent.all("clause").filter_map(|id| id.parse().ok()).collect();
    let present = all.editions.iter().rfind(|plan| plan.frozen_at.is_some());
    let line = |node: &domain::plans::PlanNode| DutyLine {
        id: node.id,
        depth: node.depth,
        name: node.name(),
        duty: said(lang, &all, node.id, &in_charge, name),
        is_chosen: ticked.contains(&node.id),
    };
    let data = DutiesPage {
        bench: bench(ctx, &it),
        lines: present.map(|plan| plan.nodes.iter().map(line).collect()).unwrap_or_default(),
        choices: [none].into_iter().chain(choices).collect(),
        to: sent.get("to"),
        problems,
    };
    let build = |frame: &app::frame::Frame| pages::duties(frame, &data);
    Ok(if problems.is_empty() { ctx.page(build) } else { ctx.form_again(build) })
}

/// Who answers what is said to a clause, and where that comes from.
fn said(lang: Lang, all: &Duties, node: PlanNodeId, in_charge: &str, name: impl Fn(Duty) -> String) -> Text {
    match (all.own(node), all.of(node)) {
        (Some(own), _) => Text::typed(&name(own)),
        (None, Some(above)) => words::inherited(lang, name(above)),
        (None, None) => words::in_charge(lang, in_charge),
    }
}

async fn assign(ctx: Ctx, Path(slug): Path<String>, fields: Fields) -> Answer {
    let nodes: Vec<PlanNodeId> = fields.all("clause").filter_map(|id| id.parse().ok()).collect();
    let to = match fields.get("to") {
        "" => Ok(None),
        code => Duty::from_code(code).map(Some).ok_or_else(|| Problems::one("to", Problem::NotAChoice)),
    };
    let done = match to {
        Ok(to) => actions::assign(&ctx.state, ctx.viewer(), &slug, &nodes, to, ctx.now()).await,
        Err(problems) => Err(NotDone::Mend(problems)),
    };
    match done {
        Ok(()) => Ok(see_other(&links::staff_duties(&slug))),
        Err(NotDone::Mend(problems)) => duties_page(&ctx, &slug, &fields, &problems).await,
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

fn typed(fields: &Fields) -> Typed {
    Typed {
        title: fields.get("title").to_owned(),
        answer: fields.get("answer").to_owned(),
        class: fields.get("class").to_owned(),
    }
}

async fn library_page(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    standards_page(&ctx, &slug, &Fields::default(), &Problems::none()).await
}

async fn standards_page(ctx: &Ctx, slug: &str, sent: &Fields, problems: &Problems) -> Answer {
    let mut tx = ctx.state.db.read().await?;
    let it = find(ctx, &mut tx, slug).await?;
    let asked = responses::departments(&mut tx, it.call).await?;
    let mut all = vec![it.department];
    all.extend(asked.iter().copied().filter(|one| *one != it.department));
    let found = standards::library(&mut tx, &all, it.call).await?;
    let departments = people::departments(&mut tx).await?;
    drop(tx);
    let lines = found.into_iter().map(|(standard, uses)| line(standard, uses, &departments)).collect();
    let id = if sent.has("id") { sent.get("id").to_owned() } else { Uuid::now_v7().to_string() };
    let data = StandardsPage {
        bench: bench(ctx, &it),
        lines,
        new: whose(ctx.viewer(), &it, &asked).is_ok().then_some(id),
        typed: typed(sent),
        for_all: sent.get("all") == "yes",
        problems,
    };
    let build = |frame: &app::frame::Frame| pages::standards(frame, &data);
    Ok(if problems.is_empty() { ctx.page(build) } else { ctx.form_again(build) })
}

fn line(standard: Standard, uses: i64, departments: &[Organisation]) -> StandardLine {
    let department = departments.iter().find(|one| one.id == standard.department);
    StandardLine { department: department.map(|one| one.name.clone()).unwrap_or_default(), standard, uses }
}

async fn add(ctx: Ctx, Path(slug): Path<String>, fields: Fields) -> Answer {
    let id: StandardId = fields.get("id").parse().map_err(|_| Refusal::NotFound)?;
    let new = (&typed(&fields), fields.get("all") == "yes");
    match standard_actions::add(&ctx.state, ctx.viewer(), &slug, id, new, ctx.now()).await {
        Ok(()) => Ok(see_other(&links::staff_standards(&slug))),
        Err(NotDone::Mend(problems)) => standards_page(&ctx, &slug, &fields, &problems).await,
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

async fn standard(ctx: Ctx, Path((slug, id)): Path<(String, String)>) -> Answer {
    standard_page(&ctx, &slug, &id, None, &Problems::none()).await
}

async fn standard_page(ctx: &Ctx, slug: &str, id: &str, sent: Option<&Fields>, problems: &Problems) -> Answer {
    let id: StandardId = id.parse().map_err(|_| Refusal::NotFound)?;
    let mut tx = ctx.state.db.read().await?;
    let it = find(ctx, &mut tx, slug).await?;
    let asked = responses::departments(&mut tx, it.call).await?;
    let (standard, count) = standards::find(&mut tx, id).await?.ok_or(Refusal::NotFound)?;
    let is_here = standard.department == it.department || asked.contains(&standard.department);
    if !is_here || standard.call.is_some_and(|call| call != it.call) {
        return Err(Refusal::NotFound.into());
    }
    let uses = standards::uses(&mut tx, id, USES).await?;
    let departments = people::departments(&mut tx).await?;
    drop(tx);
    let lang = ctx.lang();
    let uses = uses.into_iter().map(|one| UseLine {
        title: one.title.text(lang),
        slug: one.slug,
        number: one.number,
        summary: one.summary,
        is_same: one.is_same,
    });
    let kept = Typed { title: standard.title.clone(), answer: standard.answer.clone(), class: standard.class.clone() };
    let data = StandardPage {
        bench: bench(ctx, &it),
        typed: sent.map_or(kept, typed),
        uses: uses.collect(),
        may_write: ctx.viewer().is_staff_of(standard.department),
        was_faster: problems.iter().any(|(_, problem)| *problem == Problem::AlreadyThere),
        line: line(standard, count, &departments),
        problems,
    };
    let build = |frame: &app::frame::Frame| pages::standard(frame, &data);
    Ok(if problems.is_empty() { ctx.page(build) } else { ctx.form_again(build) })
}

async fn change(ctx: Ctx, Path((slug, id)): Path<(String, String)>, fields: Fields) -> Answer {
    let found: StandardId = id.parse().map_err(|_| Refusal::NotFound)?;
    let (state, viewer, now) = (&ctx.state, ctx.viewer(), ctx.now());
    let done = match fields.get("go") {
        "save" => {
            let seen = fields.get("version").parse().unwrap_or(-1);
            standard_actions::change(state, viewer, &slug, (found, seen), &typed(&fields), now).await
        }
        "retire" => standard_actions::retire(state, viewer, &slug, found, true, now).await,
        "revive" => standard_actions::retire(state, viewer, &slug, found, false, now).await,
        _ => Err(Refusal::NotFound.into()),
    };
    match done {
        Ok(()) => Ok(see_other(&links::staff_standard(&slug, found.0))),
        Err(NotDone::Mend(problems)) => standard_page(&ctx, &slug, &id, Some(&fields), &problems).await,
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}
