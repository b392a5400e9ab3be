//! Gathers style sheets, pictures and islands into the binary（配布物の埋め込み）, compressed ahead of time.
//!
//! Every file is offered under the hash of its content, so browsers may keep it for ever.

// Cargo listens to a build script's standard output.
#![allow(clippy::print_stdout)]

#[path = "build/css.rs"]
mod css;

use std::{
    env,
    error::Error,
    fmt::Write as _,
    fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use sha2::{Digest, Sha256};

type Outcome<T> = Result<T, Box<dyn Error>>;

/// What `cargo xtask wasm` leaves.
const ISLANDS: [&str; 2] = ["islands.js", "islands_bg.wasm"];

struct File {
    name: String,
    hash: String,
    content: Vec<u8>,
}

impl File {
    fn new(name: impl Into<String>, content: Vec<u8>) -> Self {
        Self { name: name.into(), hash: hash_of(&[&content]), content }
    }

    fn path(&self) -> String {
        format!("/assets/{}/{}", self.hash, self.name)
    }
}

fn main() -> Outcome<()> {
    let root = Path::new(&env::var("CARGO_MANIFEST_DIR")?).parent().ok_or("server/ has a parent")?.to_owned();
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let release = env::var("PROFILE")? == "release";

    let style = root.join("style");
    println!("cargo::rerun-if-changed={}", style.display());
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");

    let mut files = pictures(&style.join("static"))?;
    files.push(style_sheet(&style, &files)?);
    files.push(File::new("passkeys.js", fs::read(root.join("server/build/passkeys.js"))?));
    files.extend(islands(&root, release)?);

    let mut code = String::from("pub static ASSETS: &[Asset] = &[\n");
    for file in &files {
        describe(file, &out, release, &mut code)?;
    }
    code.push_str("];\n");
    fs::write(out.join("assets.rs"), code)?;
    Ok(())
}

fn pictures(folder: &Path) -> Outcome<Vec<File>> {
    let files = names_in(folder)?.into_iter().map(|name| {
        let content = fs::read(folder.join(&name))?;
        Ok(File::new(name, content))
    });
    files.collect()
}

/// All sheets in the order of their names, as one: `url(static/NAME)` in them becomes the address of that picture.
fn style_sheet(folder: &Path, pictures: &[File]) -> Outcome<File> {
    let mut sheet = String::new();
    for name in names_in(folder)?.iter().filter(|name| name.ends_with(".css")) {
        sheet.push_str(&css::minify(&fs::read_to_string(folder.join(name))?));
    }
    for quote in ["", "\"", "'"] {
        for picture in pictures {
            let written = format!("url({quote}static/{}{quote})", picture.name);
            sheet = sheet.replace(&written, &format!("url({})", picture.path()));
        }
        if let Some((_, rest)) = sheet.split_once(&format!("url({quote}static/")) {
            let name = rest.split(')').next().unwrap_or_default();
            return Err(format!("style/*.css asks for static/{name}, which style/static/ does not hold").into());
        }
    }
    Ok(File::new("tomoni.css", sheet.into_bytes()))
}

/// The files of the islands share one hash: each finds the others beside itself.
fn islands(root: &Path, release: bool) -> Outcome<Vec<File>> {
    let folder = root.join("target/site").join(if release { "release" } else { "debug" });
    // Cargo would run this script on every build if it watched a folder that does not exist.
    fs::create_dir_all(&folder)?;
    println!("cargo::rerun-if-changed={}", folder.display());

    if !ISLANDS.iter().all(|name| folder.join(name).exists()) {
        if release {
            println!("cargo::error=the islands are missing: run `./x build`, or `cargo xtask wasm --release` first");
        } else {
            println!("cargo::warning=built without islands (`cargo xtask wasm` makes them)");
        }
        return Ok(Vec::new());
    }
    let mut parts = vec![("boot.js", fs::read(root.join("server/build/boot.js"))?)];
    for name in ISLANDS {
        parts.push((name, fs::read(folder.join(name))?));
    }
    let contents: Vec<&[u8]> = parts.iter().map(|(_, content)| content.as_slice()).collect();
    let hash = hash_of(&contents);
    Ok(parts.into_iter().map(|(name, content)| File { name: name.into(), hash: hash.clone(), content }).collect())
}

fn names_in(folder: &Path) -> Outcome<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().into_string().map_err(|name| format!("{name:?} is not UTF-8"))?;
        if entry.file_type()?.is_file() && !name.starts_with('.') {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

/// Writes the forms of one file and adds its line to the generated table.
fn describe(file: &File, out: &Path, release: bool, code: &mut String) -> Outcome<()> {
    let File { name, hash, content } = file;
    fs::write(out.join(name), content)?;
    let brotli = if_smaller(brotli(content, release)?, content);
    let gzip = if_smaller(gzip(content)?, content);
    let brotli = place(out, &format!("{name}.br"), brotli)?;
    let gzip = place(out, &format!("{name}.gz"), gzip)?;
    let (path, mime, etag) = (file.path(), mime_of(name)?, format!("W/\"{hash}\""));
    let identity = include(name);
    writeln!(
        code,
        "    Asset {{ name: {name:?}, path: {path:?}, mime: {mime:?}, etag: {etag:?}, \
         identity: {identity}, brotli: {brotli}, gzip: {gzip} }},"
    )?;
    Ok(())
}

fn place(out: &Path, name: &str, packed: Option<Vec<u8>>) -> Outcome<String> {
    let Some(packed) = packed else { return Ok("None".into()) };
    fs::write(out.join(name), packed)?;
    Ok(format!("Some({})", include(name)))
}

fn include(name: &str) -> String {
    format!("include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{name}\"))")
}

fn if_smaller(packed: Vec<u8>, content: &[u8]) -> Option<Vec<u8>> {
    (packed.len() < content.len()).then_some(packed)
}

fn brotli(content: &[u8], release: bool) -> io::Result<Vec<u8>> {
    let quality = if release { 11 } else { 5 };
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 4096, quality, 22);
    writer.write_all(content)?;
    Ok(writer.into_inner())
}

fn gzip(content: &[u8]) -> io::Result<Vec<u8>> {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    writer.write_all(content)?;
    writer.finish()
}

fn hash_of(parts: &[&[u8]]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    hex::encode(hash.finalize())[..10].to_owned()
}

fn mime_of(name: &str) -> Outcome<&'static str> {
    Ok(match Path::new(name).extension().and_then(|end| end.to_str()) {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("txt") => "text/plain; charset=utf-8",
        _ => return Err(format!("style/static/{name}: its kind of file is not known to server/build.rs").into()),
    })
}
