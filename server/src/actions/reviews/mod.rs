//! A panel at work: the round begins, goes on, ends（審査の開始・進行）.

pub mod day;
pub mod interests;
pub mod sheets;
pub mod tallying;

use super::cases::{NotDone, carry_out, commit};
use crate::mail::reviews as letters;
use crate::state::State;
use crate::store::{Tx, Write, calls, decisions, history, people, review_cases, reviews as store, submissions};
use chrono::{DateTime, Days, NaiveDate, Utc};
use domain::calendar::{date_in_japan, parse_date};
use domain::calls::Call;
use domain::calls::editing::TRACK;
use domain::forms::{Answers, Form, read_number};
use domain::history::{ASSIGN_REVIEW, BEGIN_REVIEW, CHANGE_REVIEW, Entry, Subject};
use domain::messages::is_quiet_hour;
use domain::people::{Person, PersonId, Role, SubmissionId, Viewer};
use domain::problems::{Problem, Problems, Refusal};
use domain::review::{
    Assigning, Assignment, Blocked, Known, Matched, Part, Round, Rubric, TRACKLESS, Verdict, assign, match_names,
};
use domain::submissions::{Stage, Verb};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// How many days before the last one reviewers are reminded.
const REMIND_BEFORE: Days = Days::new(3);

/// A call of the viewer's whose cases a panel judges here, and one of its tracks.
pub struct Judging {
    /// The call.
    pub call: Call,
    /// Key of the track; empty for a call without tracks.
    pub track: String,
    /// The rubric.
    pub rubric: Rubric,
    /// The round, once it began.
    pub round: Option<Round>,
}

impl Judging {
    /// The round.
    ///
    /// # Errors
    /// `NotFound` before it began.
    pub fn begun(&self) -> Result<&Round, Refusal> {
        self.round.as_ref().ok_or(Refusal::NotFound)
    }

    /// What stands for the track in addresses.
    pub fn code(&self) -> &str {
        if self.track.is_empty() { TRACKLESS } else { &self.track }
    }
}

/// Finds what an address names. Who has an interest in a case of the call as a reviewer does not run its rounds: the page of
/// a round shows every case of it.
///
/// # Errors
/// `NotFound`, or the store's.
pub async fn judging(tx: &mut Tx, viewer: &Viewer, slug: &str, track: &str) -> Result<Judging, NotDone> {
    let call = calls::find_by_slug(tx, slug).await?.filter(|call| viewer.is_staff_of(call.department));
    let call = call.ok_or(Refusal::NotFound)?;
    let track = if track == TRACKLESS { "" } else { track };
    let review = call.rules.terms.review.as_ref().filter(|_| call.judged_tracks().iter().any(|known| known == track));
    let rubric = review.filter(|review| review.seats(track).is_some()).ok_or(Refusal::NotFound)?.rubric.clone();
    let round = store::of_track(tx, call.id, track).await?;
    if let Some(round) = &round {
        let cases = review_cases::said(tx, round.id).await?;
        if cases.iter().any(|case| viewer.keeps_out_of(case.case)) {
            return Err(Refusal::NotFound.into());
        }
    }
    Ok(Judging { track: track.to_owned(), call, rubric, round })
}

/// The same for an action, after taking its turns.
async fn judging_in_turn(tx: &mut Write, viewer: &Viewer, slug: &str, track: &str) -> Result<Judging, NotDone> {
    let seen = judging(tx, viewer, slug, track).await?;
    decisions::lock_round(tx, seen.call.id).await?;
    if let Some(round) = &seen.round {
        store::in_turn(tx, round.id).await?;
    }
    judging(tx, viewer, slug, track).await
}

/// The cases of a track that wait for the panel or are with it.
///
/// # Errors
/// The store's.
pub async fn candidates(tx: &mut Tx, call: &Call, track: &str) -> Result<Vec<review_cases::Candidate>, NotDone> {
    let mut found = review_cases::waiting(tx, call.id).await?;
    found.retain(|case| track.is_empty() || case.answers.get(TRACK) == track);
    Ok(found)
}

/// What is known of the people behind cases: who belongs to the group, and what was answered to personal questions.
async fn known(tx: &mut Tx, call: &Call, cases: &[review_cases::Candidate]) -> Result<Vec<Known>, NotDone> {
    let groups = review_cases::people_of_groups(tx, call.id).await?;
    let of = |case: &review_cases::Candidate| {
        let people = groups.get(&case.group).cloned().unwrap_or_default();
        let names = people.iter().map(|(_, name)| name.clone()).chain(personal(&call.form, &case.answers));
        Known { case: case.id, names: names.collect(), members: people.iter().map(|(person, _)| *person).collect() }
    };
    Ok(cases.iter().map(of).collect())
}

fn personal(form: &Form, answers: &Answers) -> Vec<String> {
    form.questions().filter(|one| one.personal).map(|one| answers.get(&one.key).to_owned()).collect()
}

/// Reads the last day for sheets: `due`.
fn read_due(typed: &Answers, today: NaiveDate, problems: &mut Problems) -> NaiveDate {
    let year = today.checked_add_days(Days::new(366)).unwrap_or(today);
    match parse_date(typed.get("due")) {
        _ if typed.get("due").trim().is_empty() => problems.add("due", Problem::Missing),
        Err(_) => problems.add("due", Problem::NotADate),
        Ok(day) if day <= today || day > year => problems.add("due", Problem::NotAComingDay),
        Ok(day) => return day,
    }
    today
}

/// Sends the cases of a track to its panel（審査会にかける）: a round with seats, interests that were found, assignments, and
/// the letter to every reviewer. Where the round began before, cases that came later join it and go to everybody.
///
/// # Errors
/// Problems of the form, a rule's refusal, or the store's.
pub async fn open(
    state: &State,
    viewer: &Viewer,
    (slug, track): (&str, &str),
    typed: &Answers,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let found = judging_in_turn(&mut tx, viewer, slug, track).await?;
    let today = date_in_japan(now);
    let (way, due_on) = match &found.round {
        Some(round) => {
            round.takes_sheets()?;
            (Assigning::All, round.due_on)
        }
        None => read_opening(typed, today).map_err(NotDone::Mend)?,
    };
    let mut cases = candidates(&mut tx, &found.call, &found.track).await?;
    if found.round.is_some() {
        cases.retain(|case| case.stage == Stage::Eligible.code());
    }
    if cases.is_empty() {
        return Err(Refusal::from(Blocked::NoCases).into());
    }
    let review = found.call.rules.terms.review.as_ref();
    let panel = review.and_then(|review| review.seats(&found.track)).ok_or(Refusal::NotFound)?.panel;
    let members = people::holders(&mut tx, panel, Role::Reviewer, today).await?;
    if members.is_empty() {
        return Err(Refusal::from(Blocked::NoMembers).into());
    }
    let (round, turn) = match found.round.clone() {
        Some(round) => {
            let turn = review_cases::said(&mut tx, round.id).await?.iter().map(|case| case.turn).max().unwrap_or(0);
            (round, turn)
        }
        None => {
            let round = Round {
                id: Uuid::now_v7(),
                call: found.call.id,
                track: found.track.clone(),
                panel,
                part: found.rubric.parts().first().copied().unwrap_or(Part::Papers),
                due_on,
                opened_at: now,
                tallied_at: None,
                prepared_at: None,
            };
            store::open(&mut tx, &round).await?;
            (round, 0)
        }
    };
    for member in &members {
        store::seat(&mut tx, round.id, member.id).await?;
    }
    for (turn, case) in (turn + 1..).zip(&cases) {
        review_cases::take_in(&mut tx, round.id, case.id, turn).await?;
    }
    let matched = give_out(&mut tx, &found.call, &round, &cases, &members, way).await?;
    for case in cases.iter().filter(|case| case.stage == Stage::Eligible.code()) {
        let case = super::cases::case(&mut tx, case.id).await?;
        let step = case.step(viewer, Verb::StartReview, None, "")?;
        carry_out(&mut tx, state, &case, Verb::StartReview, &step, now).await?;
    }
    letters::wanted(&mut tx, state, &found.call, &round, &members, now).await?;
    let detail = json!({
        "track": round.track, "cases": cases.len(), "reviewers": members.len(), "interests": matched, "due": due_on.to_string(),
    });
    let entry = Entry::new(viewer.id(), Subject::Call(found.call.id.0), BEGIN_REVIEW).with(detail);
    history::append(&mut tx, &entry, now).await?;
    Ok(commit(tx, state).await?)
}

fn read_opening(typed: &Answers, today: NaiveDate) -> Result<(Assigning, NaiveDate), Problems> {
    let mut problems = Problems::none();
    let due = read_due(typed, today, &mut problems);
    let way = Assigning::read(typed.get("way"), read_number(typed.get("count")));
    if way.is_none() {
        problems.add(if typed.get("way") == "evenly" { "count" } else { "way" }, Problem::Missing);
    }
    problems.or((way.unwrap_or(Assigning::All), due))
}

/// Assigns cases, with the interests that were found. Says how many those were.
async fn give_out(
    tx: &mut Write,
    call: &Call,
    round: &Round,
    cases: &[review_cases::Candidate],
    members: &[Person],
    way: Assigning,
) -> Result<usize, NotDone> {
    let names: Vec<(PersonId, String)> = members.iter().map(|member| (member.id, member.name.clone())).collect();
    let matched: Vec<Matched> = match_names(&names, &known(tx, call, cases).await?);
    let found: BTreeMap<_, _> = matched.iter().map(|one| ((one.case, one.reviewer), one.conflict)).collect();
    let blocked: BTreeSet<_> = found.keys().copied().collect();
    let ids: Vec<SubmissionId> = cases.iter().map(|case| case.id).collect();
    let reviewers: Vec<PersonId> = members.iter().map(|member| member.id).collect();
    let mut given: BTreeSet<_> = assign(way, &ids, &reviewers, &blocked).into_iter().collect();
    // An interest stays on record where nothing was assigned, too: it closes every other way to the case.
    given.extend(blocked);
    for (case, reviewer) in given {
        let conflict = found.get(&(case, reviewer)).copied();
        let id = Uuid::now_v7();
        store::assign(tx, &Assignment { id, round: round.id, case, reviewer, conflict, declared_at: None }).await?;
    }
    Ok(matched.len())
}

/// Changes a round in its turn: `change` gets what was found and the round, and says what the journal is to know. All of it
/// happens, or nothing.
///
/// # Errors
/// `NotFound` before the round began, what `change` refuses, or the store's.
async fn change(
    state: &State,
    viewer: &Viewer,
    (slug, track): (&str, &str),
    now: DateTime<Utc>,
    change: impl AsyncFnOnce(&mut Write, &Judging, &mut Round) -> Result<Entry, NotDone>,
) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let found = judging_in_turn(&mut tx, viewer, slug, track).await?;
    let mut round = found.begun()?.clone();
    let entry = change(&mut tx, &found, &mut round).await?;
    if found.round.as_ref() != Some(&round) {
        store::save(&mut tx, &round).await?;
    }
    history::append(&mut tx, &entry, now).await?;
    Ok(commit(tx, state).await?)
}

/// What the journal of the call says of its round.
fn entry(viewer: &Viewer, round: &Round, action: &'static str, mut detail: serde_json::Value) -> Entry {
    detail["track"] = json!(round.track);
    Entry::new(viewer.id(), Subject::Call(round.call.0), action).with(detail)
}

/// Changes who judges which case by hand: `give-CASE-REVIEWER` for every pair that stays or comes. A pair with an interest or
/// a sheet that was handed in stays whatever was ticked（手作業の割り当て）.
///
/// # Errors
/// A rule's refusal, or the store's.
pub async fn arrange(
    state: &State,
    viewer: &Viewer,
    place: (&str, &str),
    typed: &Answers,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    change(state, viewer, place, now, async |tx, found, round| {
        round.takes_sheets()?;
        let (gave, took) = give_by_hand(tx, found, round, typed).await?;
        Ok(entry(viewer, round, ASSIGN_REVIEW, json!({ "given": gave, "taken": took })))
    })
    .await
}

/// Says how many places were given and how many taken away.
async fn give_by_hand(
    tx: &mut Write,
    found: &Judging,
    round: &Round,
    typed: &Answers,
) -> Result<(usize, usize), NotDone> {
    let cases = candidates(tx, &found.call, &found.track).await?;
    let seats = store::seats(tx, round.id).await?;
    let present = store::lines(tx, round, None).await?;
    let reviewers: Vec<(PersonId, String)> =
        seats.into_iter().map(|seat| (PersonId(seat.person_id), seat.name)).collect();
    let matched = match_names(&reviewers, &known(tx, &found.call, &cases).await?);
    let (mut gave, mut took) = (0, 0);
    for case in cases.iter().filter(|case| case.stage == Stage::Reviewing.code()) {
        for (reviewer, _) in &reviewers {
            let is_ticked = typed.get(&format!("give-{}-{reviewer}", case.id)) == "yes";
            let line =
                present.iter().find(|line| line.assignment.case == case.id && line.assignment.reviewer == *reviewer);
            match line {
                None if is_ticked => {
                    let conflict = matched.iter().find(|one| one.case == case.id && one.reviewer == *reviewer);
                    let new = Assignment {
                        id: Uuid::now_v7(),
                        round: round.id,
                        case: case.id,
                        reviewer: *reviewer,
                        conflict: conflict.map(|one| one.conflict),
                        declared_at: None,
                    };
                    store::assign(tx, &new).await?;
                    gave += 1;
                }
                Some(line) if !is_ticked => {
                    took += usize::from(store::unassign(tx, line.assignment.id).await?);
                }
                _ => {}
            }
        }
    }
    Ok((gave, took))
}

/// Changes the last day for sheets: `due`（期限の変更）.
///
/// # Errors
/// A day that does not do, a rule's refusal, or the store's.
pub async fn change_due(
    state: &State,
    viewer: &Viewer,
    place: (&str, &str),
    typed: &Answers,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    change(state, viewer, place, now, async |_, _, round| {
        round.takes_sheets()?;
        round.due_on = due_of(typed, now)?;
        Ok(entry(viewer, round, CHANGE_REVIEW, json!({ "due": round.due_on.to_string() })))
    })
    .await
}

fn due_of(typed: &Answers, now: DateTime<Utc>) -> Result<NaiveDate, NotDone> {
    let mut problems = Problems::none();
    let due = read_due(typed, date_in_japan(now), &mut problems);
    problems.or(due).map_err(NotDone::Mend)
}

/// Goes on to the next part with those whose papers pass（プレゼンテーション審査へ進む）: `due`, and `absent` where sheets are
/// still to come.
///
/// # Errors
/// A day that does not do, `SheetsMissing`, a rule's refusal, or the store's.
pub async fn next_part(
    state: &State,
    viewer: &Viewer,
    place: (&str, &str),
    typed: &Answers,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    change(state, viewer, place, now, async |tx, found, round| {
        let before = round.clone();
        let next = round.go_on(&found.rubric)?;
        round.due_on = due_of(typed, now)?;
        tallying::all_in(tx, &before, typed).await?;
        let only = found.rubric.only(before.part);
        let ranked = tallying::ranking(tx, &only, &before).await?;
        let failed: BTreeSet<SubmissionId> =
            ranked.iter().filter(|one| one.verdict != Verdict::Ranked).map(|one| one.case).collect();
        for mut said in review_cases::said(tx, round.id).await? {
            if failed.contains(&said.case) {
                said.heard = false;
                review_cases::say(tx, &said).await?;
            }
        }
        let mut members = Vec::new();
        for seat in store::seats(tx, round.id).await? {
            members.extend(people::find(tx, PersonId(seat.person_id)).await?);
        }
        letters::wanted(tx, state, &found.call, round, &members, now).await?;
        Ok(entry(viewer, round, CHANGE_REVIEW, json!({ "part": next.code(), "not_heard": failed.len() })))
    })
    .await
}

/// Reminds reviewers whose sheets are due within three days, once a day of theirs. Says how many letters were written.
///
/// # Errors
/// The store's; what was written stays written.
pub async fn remind(state: &State, now: DateTime<Utc>) -> Result<usize, crate::store::StoreError> {
    if is_quiet_hour(now) {
        return Ok(0);
    }
    let today = date_in_japan(now);
    let until = today.checked_add_days(REMIND_BEFORE).unwrap_or(today);
    let due = store::to_remind(&mut state.db.read().await?, today, until).await?;
    let mut count = 0;
    for round in due {
        let mut tx = state.db.write().await?;
        let Some(round) = store::in_turn(&mut tx, round.id).await?.filter(|round| round.tallied_at.is_none()) else {
            continue;
        };
        let Some(call) = calls::find(&mut tx, round.call).await? else { continue };
        let lines = store::lines(&mut tx, &round, None).await?;
        let open = lines.iter().filter(|line| line.assignment.counts() && line.heard && line.handed_in_at.is_none());
        let late: BTreeSet<PersonId> = open.map(|line| line.assignment.reviewer).collect();
        let mut members = Vec::new();
        for person in late {
            members.extend(people::find(&mut tx, person).await?);
        }
        letters::reminder(&mut tx, state, &call, &round, &members, now).await?;
        store::set_reminded(&mut tx, round.id).await?;
        count += members.len();
        commit(tx, state).await?;
    }
    Ok(count)
}

/// The case with this number, for who acts in a round.
///
/// # Errors
/// `NotFound`, or the store's.
pub async fn case_by_number(tx: &mut Tx, number: &str) -> Result<domain::submissions::Submission, NotDone> {
    Ok(submissions::find_by_number(tx, number).await?.ok_or(Refusal::NotFound)?)
}
