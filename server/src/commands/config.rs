//! `tomoni config`: every setting with its meaning, default and present value（設定の一覧）.

use super::say;
use crate::config::{Setting, Sources};
use anyhow::Context;
use std::path::Path;

/// Prints the settings in the form of a `tomoni.toml`, so that the output can serve as one.
pub fn show(file: &Path) -> anyhow::Result<()> {
    let settings = Sources::new(file, std::env::vars()).describe().context("settings")?;
    let file = file.display();
    say(format_args!("# Settings of Tomoni. Put them into {file}, or into variables TOMONI_… of the same names."));
    for setting in &settings {
        say(paragraph(setting));
    }
    Ok(())
}

fn paragraph(setting: &Setting) -> String {
    let Setting { name, meaning, default, value, origin } = setting;
    let variable = name.to_ascii_uppercase();
    let is_default = origin == "default";
    // A line that only repeats the default is commented out: copying it would freeze the default.
    let mark = if is_default { "# " } else { "" };
    let default = if is_default { String::new() } else { format!("; default: {}", quoted(default)) };
    format!("\n# {meaning}\n# TOMONI_{variable}; from {origin}{default}\n{mark}{name} = {}", quoted(value))
}

/// As TOML writes it.
fn quoted(value: &str) -> String {
    if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) {
        value.to_owned()
    } else {
        format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""))
    }
}
