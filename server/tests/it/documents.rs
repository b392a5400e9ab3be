//! The documents say what the program does（文書の一致）.

use server::config::{MEANINGS, Sources};
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn read(name: &str) -> String {
    std::fs::read_to_string(root().join(name)).expect(name)
}

/// The table of the README, as the program would write it.
fn table() -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("empty.toml");
    std::fs::write(&file, "").expect("a file");
    let settings = Sources::new(&file, std::iter::empty()).describe().expect("the defaults are good");
    let mut table = "| setting | meaning | default |\n|---|---|---|\n".to_owned();
    for setting in settings {
        let default = if setting.default.is_empty() { String::new() } else { format!("`{}`", setting.default) };
        table.push_str(&format!("| `{}` | {} | {default} |\n", setting.name, setting.meaning));
    }
    table
}

#[test]
fn the_readme_lists_every_setting() {
    let readme = read("README.md");
    let part = readme.split("<!-- settings: checked by a test against the program -->\n").nth(1);
    let found = part.and_then(|part| part.split("<!-- /settings -->").next()).unwrap_or_default();
    let expected = table();
    assert!(found == expected, "the table in README.md should be:\n{expected}");
    assert_eq!(expected.lines().count(), MEANINGS.len() + 2);
}

#[test]
fn the_readme_names_every_command() {
    let readme = read("README.md");
    for command in ["serve", "work", "migrate", "admin create", "check", "config", "seed demo", "seed load"] {
        assert!(readme.contains(&format!("| `tomoni {command}")), "{command}");
    }
}

#[test]
fn links_between_documents_lead_somewhere() {
    let mut dead = Vec::new();
    for name in ["README.md", "SECURITY.md", "CHANGELOG.md"] {
        let text = read(name);
        let targets = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        let ours = targets.filter(|target| !target.contains("://") && !target.starts_with('#'));
        dead.extend(ours.filter(|target| !root().join(target).exists()).map(|target| format!("{name}: {target}")));
    }
    // Pictures are made by the browser tests and kept with a release.
    dead.retain(|link| !link.ends_with(".png"));
    assert!(dead.is_empty(), "{dead:?}");
}
