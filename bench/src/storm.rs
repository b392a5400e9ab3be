//! Sixty-four people sign in at once: how long everybody else waits（ログインの集中）.

use crate::client::Session;
use crate::load::{Pace, Plan, middle, round};
use crate::servers::Tomoni;
use anyhow::ensure;
use futures::future::try_join_all;
use http::StatusCode;
use std::path::Path;
use std::time::Instant;

/// Connections that sign in at the same time.
const TRIERS: usize = 64;
/// The header by which they seem to come from many places: from one place most would be asked to wait.
const FORWARDED: &str = "x-forwarded-for";

/// A page that is rendered for each reader, in peace and in the storm.
#[derive(Debug, Clone, Copy)]
pub struct Stormed {
    /// While nobody signs in.
    pub idle: Pace,
    /// While all do.
    pub stormed: Pace,
    /// Passwords that were looked at in the storm.
    pub tries: usize,
}

/// Measures both in turns.
///
/// # Errors
/// A page or a sign-in does not answer as it should.
pub async fn measure(program: &Path, plan: &Plan, folder: &Path, path: &str) -> anyhow::Result<Stormed> {
    let tomoni = Tomoni::start_with(program, folder, &[("TOMONI_CLIENT_ADDRESS_HEADER", FORWARDED)]).await?;
    let reader = Session::stranger(tomoni.address);
    let few = Plan { connections: 4, ..*plan };
    let (mut idle, mut stormed, mut tries) = (Vec::new(), Vec::new(), 0);
    for number in 0..plan.rounds {
        idle.push(round(&few, &reader, path).await?);
        let storm = storm(&few, &reader, number);
        let (page, tried) = tokio::try_join!(round(&few, &reader, path), storm)?;
        stormed.push(page);
        tries += tried;
    }
    tomoni.stop().await?;
    Ok(Stormed { idle: middle(&idle), stormed: middle(&stormed), tries })
}

/// Every try costs a whole hash, whether the address is known or not.
async fn storm(plan: &Plan, guest: &Session, number: usize) -> anyhow::Result<usize> {
    let end = Instant::now() + plan.duration;
    let triers = (0..TRIERS).map(|trier| async move {
        let mut line = guest.connect().await?;
        let mut tries = 0;
        while Instant::now() < end {
            let email = format!("storm-{number}-{trier}-{tries}@example.jp");
            let fields = [("email", email.as_str()), ("password", "minna-de-tomoni")];
            let place = format!("198.51.{trier}.{}", tries % 250);
            let reply = line.post_from(&app::links::sign_in(), &fields, (FORWARDED, &place)).await?;
            ensure!(reply.status == StatusCode::UNPROCESSABLE_ENTITY, "a wrong password gave {}", reply.status);
            tries += 1;
        }
        Ok(tries)
    });
    Ok(try_join_all(triers).await?.into_iter().sum())
}
