//! Rules of the house that the compiler does not know（ソースの決まり）, checked in the text of the sources.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

struct Source {
    /// From the root of the repository.
    path: String,
    /// Without its unit tests.
    code: String,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn gather(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            gather(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// The sources under some folders.
fn sources(folders: &[&str]) -> Vec<Source> {
    let mut paths = Vec::new();
    for folder in folders {
        gather(&root().join(folder), &mut paths);
    }
    assert!(paths.len() > 5, "the sources are there");
    let source = |path: PathBuf| {
        let text = std::fs::read_to_string(&path).expect("a readable source");
        let code = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default().to_owned();
        let path = path.strip_prefix(root()).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        Source { path, code }
    };
    let is_product = |source: &Source| !source.path.ends_with("/tests.rs");
    paths.into_iter().map(source).filter(is_product).collect()
}

const PRODUCT: [&str; 4] = ["app/src", "app/domain/src", "app/islands/src", "server/src"];

/// Insists that a text stands nowhere but in the files that may hold it.
fn only_in(folders: &[&str], allowed: &[&str], is_bad: impl Fn(&str) -> bool, why: &str) {
    let mut wrong = Vec::new();
    for source in sources(folders) {
        if allowed.iter().any(|path| source.path.starts_with(path)) {
            continue;
        }
        let lines = source.code.lines().enumerate();
        let code = lines.filter(|(_, line)| !line.trim_start().starts_with("//"));
        let bad = code.filter(|(_, line)| is_bad(line));
        wrong.extend(bad.map(|(index, line)| format!("{}:{}: {}", source.path, index + 1, line.trim())));
    }
    assert!(wrong.is_empty(), "{why}\n{}", wrong.join("\n"));
}

/// The action that a line of code writes into the journal, where it names one.
fn action_of(line: &str) -> Option<&str> {
    let writes = ["Entry::new(", "remember(", "note("].iter().any(|call| line.contains(call));
    let (before, rest) = line.split_once('"').filter(|_| writes)?;
    let is_argument = before.ends_with(", ") && !before.contains("json!");
    rest.split('"').next().filter(|_| is_argument)
}

#[test]
fn the_journal_has_words_for_everything() {
    use domain::texts::{Lang, oversight};
    let mut found = BTreeSet::new();
    for source in sources(&["server/src/actions"]) {
        found.extend(source.code.lines().filter_map(action_of).map(str::to_owned));
    }
    assert!(found.len() > 30, "{found:?}");
    let bare: Vec<&String> = found.iter().filter(|code| oversight::action(Lang::Ja, code).bare() == **code).collect();
    assert!(bare.is_empty(), "auditors would read a code: {bare:?}");
}

#[test]
fn text_areas_have_one_home() {
    let why = "a text area loses its first line break in HTML; ui/text_area.rs knows how to keep it";
    only_in(
        &["app/src", "app/islands/src", "server/src"],
        &["app/src/ui/text_area.rs"],
        |line| line.contains("<textarea"),
        why,
    );
}

#[test]
fn time_is_read_in_one_place() {
    let reads = ["Utc::now", "Local::now", "SystemTime::now"];
    let why = "time comes as an argument; only clock.rs reads it";
    only_in(&PRODUCT, &["server/src/clock.rs"], |line| reads.iter().any(|read| line.contains(read)), why);
}

/// A literal that begins like a path of a page.
fn has_path(line: &str) -> bool {
    line.match_indices("\"/").any(|(index, _)| line[index + 2..].starts_with(|c: char| c.is_ascii_lowercase()))
}

#[test]
fn addresses_are_written_once() {
    let allowed = [
        "app/src/links/",
        // Addresses of files, made by the build script.
        "server/src/web/assets/",
        // Where systems keep their fonts.
        "server/src/paper/",
        // The names of the parts of a Word file, inside of it.
        "server/src/result_document.rs",
        // Prometheus' own, and /proc.
        "server/src/commands/metrics.rs",
    ];
    only_in(&["app/src", "app/islands/src", "server/src"], &allowed, has_path, "addresses come from app::links");
}

/// A literal that begins like a statement of SQL.
fn has_sql(line: &str) -> bool {
    let begins = ["SELECT ", "INSERT INTO ", "UPDATE ", "DELETE FROM ", "WITH ", "BEGIN ", "CREATE ", "DROP "];
    line.split('"').skip(1).step_by(2).any(|literal| begins.iter().any(|begin| literal.starts_with(begin)))
}

#[test]
fn sql_stays_in_the_store() {
    only_in(&PRODUCT, &["server/src/store/"], has_sql, "SQL belongs into server/src/store");
}

#[test]
fn failures_are_values() {
    let panics = [".unwrap()", "panic!(", "todo!(", "unimplemented!("];
    only_in(&PRODUCT, &[], |line| panics.iter().any(|panic| line.contains(panic)), "product code returns its failures");
}

/// Who writes unseen, and in how many places. What `unseen::what_is_written_unseen_changes_no_page_of_the_public` does with
/// each is told there; whoever comes new is walked there first.
const UNSEEN: [(&str, usize); 9] = [
    ("server/src/actions/drafts.rs", 2),
    ("server/src/actions/exports.rs", 1),
    ("server/src/actions/opinion_drafts.rs", 2),
    ("server/src/actions/opinion_exports.rs", 1),
    ("server/src/actions/opinions.rs", 1),
    ("server/src/actions/views.rs", 2),
    ("server/src/jobs/mail.rs", 3),
    ("server/src/jobs/sweep.rs", 1),
    ("server/src/web/sessions.rs", 3),
];

#[test]
fn whoever_writes_unseen_is_known() {
    let mut found: Vec<(String, usize)> = Vec::new();
    for source in sources(&["server/src"]).into_iter().filter(|source| source.path != "server/src/store/mod.rs") {
        let lines = source.code.lines().filter(|line| !line.trim_start().starts_with("//"));
        let count: usize = lines.map(|line| line.matches("write_unseen").count()).sum();
        found.extend((count > 0).then_some((source.path, count)));
    }
    found.sort_unstable();
    let known = UNSEEN.map(|(path, count)| (path.to_owned(), count));
    assert_eq!(found, known, "pages that are kept for guests stay kept beside these writes: do they show any of them?");
}

#[test]
fn every_source_opens_with_what_it_is() {
    let silent: Vec<_> = sources(&PRODUCT)
        .into_iter()
        .filter(|source| !source.code.starts_with("//! "))
        .map(|source| source.path)
        .collect();
    assert!(silent.is_empty(), "a first line `//! …` is missing: {silent:?}");
}

#[test]
fn every_function_of_the_store_is_tested() {
    let mut paths = Vec::new();
    gather(&root().join("server/tests/it"), &mut paths);
    let read = |path: &PathBuf| std::fs::read_to_string(path).expect("a readable test");
    let tests: String = paths.iter().map(read).collect();
    let mut untested = Vec::new();
    for source in sources(&["server/src/store"]) {
        let module = source.path.trim_end_matches(".rs").rsplit('/').next().unwrap_or_default().to_owned();
        for line in source.code.lines().filter_map(|line| line.strip_prefix("pub async fn ")) {
            let name = line.split(['(', '<']).next().unwrap_or_default();
            let call = if module == "mod" { format!("{name}(") } else { format!("{module}::{name}(") };
            if !tests.contains(&call) {
                untested.push(call);
            }
        }
    }
    assert!(untested.is_empty(), "no test calls {untested:?}");
}

#[test]
fn threats_and_faults_name_tests_that_there_are() {
    let mut paths = Vec::new();
    for folder in ["server/src", "server/tests", "app"] {
        gather(&root().join(folder), &mut paths);
    }
    let all: String = paths.iter().filter_map(|path| std::fs::read_to_string(path).ok()).collect();
    for (file, least) in [("docs/security.md", 30), ("docs/faults.md", 15)] {
        let text = std::fs::read_to_string(root().join(file)).expect(file);
        let cells = text.lines().filter_map(|line| line.rsplit('|').nth(1));
        let named: BTreeSet<&str> = cells.flat_map(|cell| cell.split('`').skip(1).step_by(2)).collect();
        assert!(named.len() > least, "{file}: {named:?}");
        let missing: Vec<_> = named.iter().filter(|name| !all.contains(&format!("fn {name}()"))).collect();
        assert!(missing.is_empty(), "{file} names {missing:?}");
    }
}

/// Figures that a text asks for or makes.
fn figures(text: &str) -> BTreeSet<String> {
    let ends = |letter: char| !letter.is_ascii_lowercase() && letter != '_';
    let words = text.split(ends).filter(|word| word.starts_with("tomoni_") || word.starts_with("process_"));
    words.map(|word| word.strip_suffix("_bucket").unwrap_or(word).to_owned()).collect()
}

#[test]
fn alarms_ask_for_figures_that_there_are() {
    let made: BTreeSet<String> = sources(&["server/src"]).iter().flat_map(|source| figures(&source.code)).collect();
    for file in ["deploy/alerts.yml", "deploy/grafana-dashboard.json"] {
        let text = std::fs::read_to_string(root().join(file)).expect(file);
        let asked = figures(&text);
        assert!(asked.len() > 5, "{file}: {asked:?}");
        let missing: Vec<_> = asked.difference(&made).collect();
        assert!(missing.is_empty(), "{file} asks for {missing:?}");
    }
    let dashboard = std::fs::read_to_string(root().join("deploy/grafana-dashboard.json")).expect("a dashboard");
    serde_json::from_str::<serde_json::Value>(&dashboard).expect("JSON");
}

#[test]
fn the_lints_find_what_they_look_for() {
    assert!(has_path("href=\"/calls/x\""));
    assert!(!has_path("a \"/\" b") && !has_path("\"//! \""));
    assert!(has_sql("let sql = \"SELECT 1\";") && !has_sql("// SELECT \"x\""));
}
