//! What a page weighs on the line（ページの重さ）.

use crate::client::Session;
use crate::html::{Tag, tags};
use anyhow::Context;
use std::net::SocketAddr;

/// The bytes of a page and of what it needs, raw and as sent with brotli.
#[derive(Debug, Clone)]
pub struct Weight {
    /// Which page.
    pub name: &'static str,
    /// The page, its style sheet, its scripts and its wasm: name, raw, brotli.
    pub parts: Vec<(&'static str, usize, usize)>,
}

/// The weights of the pages that people open most, and of one with islands.
pub async fn pages(address: SocketAddr, resident: &Session) -> anyhow::Result<Vec<Weight>> {
    let guest = Session::guest(address);
    let resident = resident.on(address);
    Ok(vec![
        weigh("home", &guest, "/").await?,
        weigh("page of a call", &guest, &app::links::call("wagamachi")).await?,
        weigh("draft page with islands", &resident, &crate::save::draft_page(&resident).await?).await?,
    ])
}

async fn weigh(name: &'static str, session: &Session, path: &str) -> anyhow::Result<Weight> {
    let page = session.get(path).await?.body;
    let mut parts = vec![both("HTML", session, path).await?];
    let mut addresses = references(&page);
    for script in addresses.clone().iter().filter(|address| address.ends_with(".js")) {
        let text = session.get(script).await?.body;
        addresses.extend(neighbours(script, &String::from_utf8_lossy(&text)));
    }
    for address in addresses {
        let kind = match address.rsplit('.').next() {
            Some("css") => "CSS",
            Some("js") => "JS",
            Some("wasm") => "wasm",
            _ => continue,
        };
        parts.push(both(kind, session, &address).await?);
    }
    Ok(Weight { name, parts })
}

async fn both(kind: &'static str, session: &Session, path: &str) -> anyhow::Result<(&'static str, usize, usize)> {
    let raw = session.get(path).await?.body.len();
    let small = session.connect().await?.get(path, "br").await.context("the page in brotli")?.body.len();
    Ok((kind, raw, small))
}

/// What the starting script fetches from beside itself.
fn neighbours(script: &str, text: &str) -> Vec<String> {
    let folder = script.rsplit_once('/').map_or("", |(folder, _)| folder);
    let named = text.split('\'').skip(1).step_by(2).filter(|name| name.ends_with(".js") || name.ends_with(".wasm"));
    named.map(|name| format!("{folder}/{}", name.trim_start_matches("./"))).collect()
}

/// Style sheets and scripts of a page.
fn references(page: &[u8]) -> Vec<String> {
    let of = |tag: &Tag| match tag.name.as_str() {
        "link" => tag.attribute("href").map(str::to_owned),
        "script" => tag.attribute("src").map(str::to_owned),
        _ => None,
    };
    let mut found: Vec<String> = tags(page).iter().filter_map(of).filter(|address| address.starts_with('/')).collect();
    found.sort();
    found.dedup();
    found
}
