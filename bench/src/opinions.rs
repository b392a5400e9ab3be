//! A flood of opinions（意見の殺到）: how fast they are received for good, whether the officer's pages stay as quick as with a
//! few hundred, and what it costs to take them all along.

use crate::client::Session;
use crate::html::fields;
use crate::load::{Pace, Plan, UNMETERED, both, middle, pace};
use crate::save::{commit_round, raw_file};
use crate::servers::{self, Tomoni};
use crate::table::{Table, mebibytes, milliseconds, per_second};
use anyhow::{Context, ensure};
use app::links;
use futures::future::try_join_all;
use http::StatusCode;
use std::path::Path;
use std::time::Instant;

/// Opinions of an ordinary large consultation, beside which the flood is measured.
const FEW: u32 = 300;
/// The seeds, which name the consultations.
const OF_FEW: u64 = 2;
const OF_FLOOD: u64 = 1;
/// Connections that send opinions at the same time.
const SENDERS: usize = 64;
/// The consultation that takes opinions.
const OPEN: &str = "action-plan";

/// Measures everything, on a city of its own.
///
/// # Errors
/// The program is missing, or something does not answer as it should.
pub async fn measure(program: &Path, plan: &Plan, opinions: u32) -> anyhow::Result<Table> {
    let folder = tempfile::tempdir().context("a temporary folder")?;
    let mut table = Table::new(plan, &format!("{opinions} opinions")).headed(["", "300", "flood", "ratio"]);
    servers::demo(program, folder.path())?;
    servers::load(program, folder.path(), "--opinions", FEW, OF_FEW)?;
    let seeded = servers::load(program, folder.path(), "--opinions", opinions, OF_FLOOD)?;
    table.note("seed load", format!("{seeded:.0} opinions a second, with their points made, counted and compared"));

    let tomoni = Tomoni::start(program, folder.path()).await?;
    let officer = Session::sign_in(tomoni.address, crate::OFFICER).await?;
    pages(plan, &officer, &mut table).await?;
    receiving(plan, &Session::guest(tomoni.address), folder.path(), &mut table).await?;
    tomoni.stop().await?;
    taking_along(program, folder.path(), &officer, &mut table).await?;
    Ok(table)
}

/// The pages that an officer opens all day, with few opinions and with the flood in turns.
async fn pages(plan: &Plan, officer: &Session, table: &mut Table) -> anyhow::Result<()> {
    let named = |seed: u64| format!("flood-{seed}");
    let (few, flood) = (named(OF_FEW), named(OF_FLOOD));
    let open = |page: String| links::with_query(&page, &[("which", "open")]);
    let near = |page: String| links::with_query(&page, &[("which", "near")]);
    let found = |page: String| links::with_query(&page, &[("words", "待合所の屋根")]);
    let of = |page: fn(&str) -> String| [page(&few), page(&flood)];
    let texts = || of(links::staff_texts);
    let all = [
        ("workbench, first page", texts(), 2.0),
        ("  without an answer", texts().map(open), 2.0),
        ("  near copies", texts().map(near), 2.0),
        ("  with words", texts().map(found), 0.0),
        ("answers", of(links::staff_answers), 2.0),
        ("list of opinions", of(links::staff_opinions), 0.0),
        ("page of the consultation, guest", of(links::consultation), 0.0),
    ];
    for (name, [few, flood], at_most) in all {
        eprintln!("▸ {}", name.trim());
        let both = both(plan, (officer, &few), (officer, &flood), UNMETERED).await?;
        let (few, flood) = (both.tomoni.most, both.bare.most);
        let ratio = flood.as_secs_f64() / few.as_secs_f64();
        let limit = if at_most > 0.0 { format!(" (at most {at_most:.0})") } else { String::new() };
        let name = format!("{name}: 99 % within");
        table.row(&name, milliseconds(few), milliseconds(flood), format!("{ratio:.1} ×{limit}"));
    }
    Ok(())
}

/// Opinions received for good, beside commits of one row to the same file.
async fn receiving(plan: &Plan, guest: &Session, folder: &Path, table: &mut Table) -> anyhow::Result<()> {
    eprintln!("▸ opinions");
    let mut raw = raw_file(&folder.join("tomoni.db")).await?;
    let (mut received, mut commits) = (Vec::new(), Vec::new());
    let each = if plan.rounds < 5 { 4 } else { 20 };
    for round in 0..plan.rounds {
        let ready = prepare(guest, round, each).await?;
        received.push(send(guest, &ready).await?);
        commits.push(commit_round(plan, &mut raw).await?);
    }
    let (received, commits) = (middle(&received), middle(&commits));
    let ratio = received.rate / commits.rate;
    let text = format!(
        "{} on {SENDERS} connections, 99 % within {}; {} commits of one row to the same file: {ratio:.2} (at least 0.3)",
        per_second(&received),
        milliseconds(received.most),
        per_second(&commits),
    );
    table.note("opinions received for good", text);
    Ok(())
}

/// Opinions that are typed up to the last page, for each connection some.
async fn prepare(guest: &Session, round: usize, each: usize) -> anyhow::Result<Vec<Vec<String>>> {
    let writers = (0..SENDERS).map(|writer| async move {
        let mut ready = Vec::new();
        for opinion in 0..each {
            let body = format!("待合所の屋根を直してください。雨の日に困っています。{round}-{writer}-{opinion}");
            let mut line = guest.connect().await?;
            let written =
                line.post(&links::consultation_opinion(OPEN), &[("body-0", body.as_str()), ("go", "next")]).await?;
            ensure!(written.status == StatusCode::SEE_OTHER, "writing gave {}", written.status);
            let writer = guest.with_cookies(&written)?;
            let mut line = writer.connect().await?;
            let sender = [("naming", "anonymous"), ("category", "resident")];
            let told = line.post(&links::opinion_sender(OPEN), &sender).await?;
            ensure!(told.status == StatusCode::SEE_OTHER, "the sender gave {}", told.status);
            let page = line.get(&links::opinion_review(OPEN), "identity").await?;
            let carried = fields(&page.body).into_iter().find(|(name, _)| name == "carried");
            ready.push(carried.context("the page carries what was typed")?.1);
        }
        anyhow::Ok(ready)
    });
    try_join_all(writers).await
}

/// Sends them all; each counts once the server has answered with its receipt.
async fn send(guest: &Session, ready: &[Vec<String>]) -> anyhow::Result<Pace> {
    let started = Instant::now();
    let senders = ready.iter().map(|ready| async move {
        let mut line = guest.connect().await?;
        let mut times = Vec::new();
        for carried in ready {
            let asked = Instant::now();
            let fields = [("carried", carried.as_str()), ("again", "yes")];
            let reply = line.post(&links::opinion_review(OPEN), &fields).await?;
            ensure!(reply.status == StatusCode::SEE_OTHER, "sending gave {}", reply.status);
            times.push(asked.elapsed());
        }
        anyhow::Ok(times)
    });
    pace(try_join_all(senders).await?.concat(), started.elapsed())
}

/// All opinions of the flood as tables, from a server that has done nothing else.
async fn taking_along(program: &Path, folder: &Path, officer: &Session, table: &mut Table) -> anyhow::Result<()> {
    let slug = format!("flood-{OF_FLOOD}");
    for (name, page) in [("CSV", links::staff_opinions_csv(&slug)), ("Excel", links::staff_opinions_xlsx(&slug))] {
        eprintln!("▸ {name}");
        let tomoni = Tomoni::start(program, folder).await?;
        let officer = officer.on(tomoni.address);
        let started = Instant::now();
        let bytes = officer.connect().await?.drain(&page).await?;
        let text = format!(
            "{} in {:.1} s, the server held {} at most (at most 200 MiB)",
            mebibytes(bytes),
            started.elapsed().as_secs_f64(),
            mebibytes(tomoni.peak()?),
        );
        table.note(&format!("all opinions as {name}"), text);
        tomoni.stop().await?;
    }
    Ok(())
}
