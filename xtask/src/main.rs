//! Build steps that cargo alone cannot do（ビルドの段取り）: `cargo xtask wasm [--release]`.

mod wasm;

use std::process::ExitCode;

use anyhow::bail;

const USAGE: &str = "usage: cargo xtask wasm [--release]";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("✗ {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> anyhow::Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["wasm"] => wasm::build(wasm::Mode::Dev),
        ["wasm", "--release"] => wasm::build(wasm::Mode::Release),
        _ => bail!(USAGE),
    }
}
