//! From the islands crate to the two files a browser loads（島の生成物）: `islands.js` and `islands_bg.wasm`.

use std::{
    env,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::UNIX_EPOCH,
};

use anyhow::{Context, bail, ensure};
use wasm_bindgen_cli_support::Bindgen;

/// A folder with `cargo` and `rustc` that know wasm32, where the usual toolchain does not (`./x` sets it).
const TOOLCHAIN: &str = "WASM_TOOLCHAIN";

/// What rustc may emit for wasm32 by default, so wasm-opt has to accept it.
const WASM_FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    Dev,
    Release,
}

impl Mode {
    fn cargo_profile(self) -> &'static str {
        match self {
            Mode::Dev => "dev",
            Mode::Release => "wasm-release",
        }
    }

    /// Where cargo puts the profile's files.
    fn cargo_folder(self) -> &'static str {
        match self {
            Mode::Dev => "debug",
            Mode::Release => "wasm-release",
        }
    }

    /// Where `server/build.rs` of the same profile looks: two folders, so that neither build spoils the other's.
    fn site_folder(self) -> &'static str {
        match self {
            Mode::Dev => "debug",
            Mode::Release => "release",
        }
    }
}

pub fn build(mode: Mode) -> anyhow::Result<()> {
    let target = workspace().join("target");
    let site = target.join("site").join(mode.site_folder());
    let compiled = compile(mode, &target.join("wasm"))?;

    let stamp = target.join("wasm").join(format!("{}.stamp", mode.site_folder()));
    let state = state_of(&compiled)?;
    let finished = site.join("islands.js").exists() && site.join("islands_bg.wasm").exists();
    if finished && fs::read_to_string(&stamp).is_ok_and(|seen| seen == state) {
        eprintln!("islands: up to date");
        return Ok(());
    }

    let scratch = target.join("wasm").join(format!("bindgen-{}", mode.site_folder()));
    bind(&compiled, &scratch, mode)?;
    if mode == Mode::Release {
        shrink(&scratch.join("islands_bg.wasm"))?;
    }
    for name in ["islands.js", "islands_bg.wasm"] {
        let size = place(&scratch.join(name), &site.join(name))?;
        eprintln!("islands: {name} {} KiB", size.div_ceil(1024));
    }
    fs::write(&stamp, state)?;
    Ok(())
}

/// Runs cargo for wasm32 in a target folder of its own: sharing one would throw away the server's cache each time.
fn compile(mode: Mode, folder: &Path) -> anyhow::Result<PathBuf> {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    if let Some(toolchain) = env::var_os(TOOLCHAIN) {
        let bin = PathBuf::from(&toolchain).join("bin");
        cargo = Command::new(bin.join("cargo"));
        cargo.env("PATH", path_with(bin)?);
        // Left behind by the cargo that runs us; the other toolchain has libraries of its own.
        cargo.env_remove("LD_LIBRARY_PATH");
    }
    let status = cargo
        .current_dir(workspace())
        .args(["build", "--package", "islands", "--lib"])
        .args(["--target", "wasm32-unknown-unknown", "--profile", mode.cargo_profile()])
        .arg("--target-dir")
        .arg(folder)
        .status()
        .context("cannot start cargo for the islands")?;
    ensure!(
        status.success(),
        "the islands did not compile for wasm32 (if the target is missing: `./x build` sets it up)"
    );
    Ok(folder.join("wasm32-unknown-unknown").join(mode.cargo_folder()).join("islands.wasm"))
}

fn path_with(first: PathBuf) -> anyhow::Result<OsString> {
    let rest = env::var_os("PATH").unwrap_or_default();
    Ok(env::join_paths(std::iter::once(first).chain(env::split_paths(&rest)))?)
}

fn bind(compiled: &Path, scratch: &Path, mode: Mode) -> anyhow::Result<()> {
    if scratch.exists() {
        fs::remove_dir_all(scratch)?;
    }
    Bindgen::new()
        .input_path(compiled)
        .web(true)?
        .typescript(false)
        .out_name("islands")
        .remove_name_section(mode == Mode::Release)
        .remove_producers_section(true)
        .generate(scratch)?;
    // The server offers two files and the content security policy knows no third.
    ensure!(
        !scratch.join("snippets").exists(),
        "a dependency of the islands brings JavaScript files of its own; the server does not offer them"
    );
    Ok(())
}

fn shrink(wasm: &Path) -> anyhow::Result<()> {
    let small = wasm.with_extension("small");
    let run = Command::new("wasm-opt").arg("-Oz").args(WASM_FEATURES).arg(wasm).arg("-o").arg(&small).status();
    match run {
        Ok(status) if status.success() => Ok(fs::rename(small, wasm)?),
        Ok(status) => bail!("wasm-opt failed ({status})"),
        Err(error) => {
            bail!("a release needs wasm-opt: install `binaryen` (apt, dnf, pacman, brew or npm) — {error}")
        }
    }
}

/// Copies only what differs: a fresh time stamp alone would make cargo build the server again.
fn place(from: &Path, to: &Path) -> anyhow::Result<u64> {
    let fresh = fs::read(from).with_context(|| format!("bindgen wrote no {}", from.display()))?;
    if fs::read(to).ok().as_ref() != Some(&fresh) {
        fs::create_dir_all(to.parent().context("a file in a folder")?)?;
        fs::write(to, &fresh)?;
    }
    Ok(fresh.len() as u64)
}

/// Names one state of the compiled file without reading its megabytes.
fn state_of(compiled: &Path) -> anyhow::Result<String> {
    let meta = fs::metadata(compiled).with_context(|| format!("cargo left no {}", compiled.display()))?;
    let changed = meta.modified()?.duration_since(UNIX_EPOCH)?.as_nanos();
    Ok(format!("{} {changed}", meta.len()))
}

fn workspace() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."))
}
