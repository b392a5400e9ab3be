//! The binary as a person at a terminal meets it（コマンドの試験）.

use crate::running::{said, tomoni};
use server::config::MEANINGS;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Output, Stdio};
use tempfile::TempDir;

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder")
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    tomoni(folder, arguments).output().expect("it runs")
}

#[test]
fn config_explains_every_setting_and_hides_secrets() {
    let folder = folder();
    std::fs::write(folder.path().join("tomoni.toml"), "smtp_password = \"geheim\"\nlog_format = \"json\"\n")
        .expect("a file");
    let output = run(folder.path(), &["config"]);
    let text = said(&output);
    assert!(output.status.success(), "{text}");
    for (name, meaning) in MEANINGS {
        assert!(text.contains(&format!("{name} = ")) && text.contains(meaning.trim()), "{name} is missing: {text}");
    }
    assert!(!text.contains("geheim"), "{text}");
    assert!(text.contains("log_format = \"json\""), "{text}");
}

#[test]
fn what_config_prints_is_a_file_that_config_reads() {
    let folder = folder();
    let text = said(&run(folder.path(), &["config"]));
    std::fs::write(folder.path().join("tomoni.toml"), text.replace("# listen", "listen")).expect("a file");
    let output = run(folder.path(), &["config"]);
    assert!(output.status.success(), "{}", said(&output));
}

#[test]
fn a_wrong_setting_is_named_and_nothing_starts() {
    let folder = folder();
    let cases = [
        ("TOMONI_LISTN", "127.0.0.1:1", "TOMONI_LISTN"),
        ("TOMONI_HASHING_THREADS", "many", "TOMONI_HASHING_THREADS"),
        ("TOMONI_DATABASE_URL", "mysql://x", "TOMONI_DATABASE_URL"),
    ];
    for (name, value, expected) in cases {
        for command in ["serve", "check", "migrate", "config"] {
            let output = tomoni(folder.path(), &[command]).env(name, value).output().expect("it runs");
            let text = said(&output);
            assert!(!output.status.success() && text.contains(expected), "{command}: {text}");
            assert!(!text.contains("panicked"), "{text}");
        }
    }
    assert!(!folder.path().join("data").exists(), "nothing was made");
    let missing = said(&run(folder.path(), &["--config", "no-such-file.toml", "config"]));
    assert!(missing.contains("no-such-file.toml"), "{missing}");
}

#[test]
fn check_finds_a_missing_database_and_says_how_to_mend_it() {
    let folder = folder();
    let before = run(folder.path(), &["check"]);
    assert!(!before.status.success());
    assert!(said(&before).contains("tomoni migrate"), "{}", said(&before));
    assert!(run(folder.path(), &["migrate"]).status.success());
    let after = said(&run(folder.path(), &["check"]));
    assert!(after.contains("ok       database"), "{after}");
    assert!(after.contains("PROBLEM  mail"), "no way for mail is a problem: {after}");
    assert!(after.contains("PROBLEM  backup"), "nor is there a backup: {after}");
    assert!(run(folder.path(), &["backup", "--to", "kept"]).status.success());
    let mut rehearsal = tomoni(folder.path(), &["check"]);
    let rehearsal =
        rehearsal.env("TOMONI_MAIL_DIR", "mails").env("TOMONI_BACKUP_DIR", "kept").output().expect("it runs");
    assert!(rehearsal.status.success(), "{}", said(&rehearsal));
    let open = tomoni(folder.path(), &["check"]).env("TOMONI_PUBLIC_URL", "http://tomoni.example.jp").output();
    assert!(said(&open.expect("it runs")).contains("unencrypted"));
}

#[test]
fn seed_demo_prints_the_sign_ins_once() {
    let folder = folder();
    let first = said(&run(folder.path(), &["seed", "demo"]));
    for sign_in in server::seed::demo::SIGN_INS {
        let line = first.lines().find(|line| line.contains(sign_in.address));
        assert!(line.is_some_and(|line| line.contains(sign_in.role) && line.contains(sign_in.password)), "{first}");
    }
    let data = std::fs::metadata(folder.path().join("data")).expect("the folder of the data");
    assert_eq!(data.permissions().mode() & 0o077, 0, "nobody else of this machine reads it");
    let second = run(folder.path(), &["seed", "demo"]);
    assert!(second.status.success() && said(&second).contains("already"), "{}", said(&second));
    let load = said(&run(folder.path(), &["seed", "load", "--proposals", "50"]));
    assert!(load.contains("a second"), "{load}");
}

#[test]
fn districts_are_loaded_from_a_file_or_the_place_of_the_mistake_is_named() {
    let folder = folder();
    let file = folder.path().join("districts.json");
    let load = || run(folder.path(), &["districts", "load", "districts.json"]);
    assert!(said(&load()).contains("districts.json"), "a missing file is named");
    let tsushima = include_str!("../../data/districts/tsushima.json");
    std::fs::write(&file, tsushima).expect("a file");
    let first = load();
    assert!(first.status.success() && said(&first).contains("177 districts are in use, 0 were"), "{}", said(&first));
    std::fs::write(&file, r#"[{"level": "town", "name": "町", "inside": [{"level": "town", "name": "中"}]}]"#)
        .expect("a file");
    let wrong = load();
    assert!(!wrong.status.success() && said(&wrong).contains("/町/中"), "{}", said(&wrong));
    std::fs::write(&file, r#"[{"level": "town", "name": "厳原町"}]"#).expect("a file");
    assert!(said(&load()).contains("1 districts are in use, 176 were"), "{}", said(&load()));
}

#[test]
fn an_administrator_is_made_from_standard_input() {
    let folder = folder();
    let create = |password: &str| {
        let arguments = ["admin", "create", "--name", "管理 花子", "--email", "admin@example.jp"];
        let mut child = tomoni(folder.path(), &arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it runs");
        let mut input = child.stdin.take().expect("a pipe");
        writeln!(input, "{password}").expect("it reads");
        drop(input);
        child.wait_with_output().expect("it ends")
    };
    let homeless = create("a long enough one");
    assert!(!homeless.status.success() && said(&homeless).contains("no city"), "{}", said(&homeless));
    assert!(run(folder.path(), &["seed", "demo"]).status.success());
    let short = create("short");
    assert!(!short.status.success() && said(&short).contains("password"), "{}", said(&short));
    let made = create("a long enough one");
    assert!(made.status.success() && said(&made).contains("管理 花子"), "{}", said(&made));
    assert!(!said(&made).contains("a long enough one"));
}

#[test]
fn a_city_is_backed_up_verified_restored_and_moved_from_the_terminal() {
    let folder = folder();
    let locked = |arguments: &[&str]| {
        tomoni(folder.path(), arguments).env("TOMONI_BACKUP_PASSPHRASE", "潮の音と 松の風").output().expect("it runs")
    };
    assert!(run(folder.path(), &["seed", "demo"]).status.success());
    let taken = locked(&["backup", "--to", "kept"]);
    assert!(taken.status.success(), "{}", said(&taken));
    let archive = said(&taken).split(": ").next().expect("a file").trim().to_owned();
    assert!(archive.starts_with("kept/tomoni-") && archive.ends_with(".tar.gz.age"), "{archive}");
    let good = locked(&["verify", &archive]);
    assert!(good.status.success() && said(&good).contains("対馬市"), "{}", said(&good));
    let shut = run(folder.path(), &["verify", &archive]);
    assert!(!shut.status.success() && said(&shut).contains("passphrase"), "{}", said(&shut));
    let full = locked(&["restore", &archive]);
    assert!(!full.status.success() && said(&full).contains("a city in that database already"), "{}", said(&full));
    let mut back = tomoni(folder.path(), &["restore", &archive]);
    let back = back.env("TOMONI_DATA_DIR", "elsewhere").env("TOMONI_BACKUP_PASSPHRASE", "潮の音と 松の風");
    let back = back.output().expect("it runs");
    assert!(back.status.success() && said(&back).contains("Every row"), "{}", said(&back));
    let moved = run(folder.path(), &["migrate-to", "sqlite:moved.db"]);
    assert!(moved.status.success() && said(&moved).contains("rows in"), "{}", said(&moved));
    let again = run(folder.path(), &["migrate-to", "sqlite:moved.db"]);
    assert!(!again.status.success() && said(&again).contains("left alone"), "{}", said(&again));
}
