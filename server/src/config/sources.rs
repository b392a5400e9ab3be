//! Where settings come from, and how one says so（設定の出どころ）.

use super::{ConfigError, MEANINGS, Settings};
use figment::providers::{Format, Serialized, Toml};
use figment::value::{Dict, Map, Num, Value};
use figment::{Figment, Metadata, Profile, Provider};
use std::path::Path;

/// The file with settings, unless another one is named.
pub const FILE: &str = "tomoni.toml";

/// Where settings come from: the defaults, the file, and the environment, each over the one before.
#[derive(Debug, Clone)]
pub struct Sources(Figment);

/// One setting as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// Name.
    pub name: &'static str,
    /// Meaning.
    pub meaning: &'static str,
    /// What it is by default.
    pub default: String,
    /// What it is; passwords are masked.
    pub value: String,
    /// Where that comes from.
    pub origin: String,
}

impl Sources {
    /// The file and these variables of the environment.
    pub fn new(file: &Path, variables: impl Iterator<Item = (String, String)>) -> Sources {
        let defaults = Figment::from(Serialized::defaults(Settings::default()));
        // The usual file may be missing; one that somebody named may not.
        let is_optional = file == Path::new(FILE) && !file.exists();
        let with_file = if is_optional { defaults } else { defaults.merge(Toml::file(file).search(false)) };
        Sources(with_file.merge(Environment::of(variables)))
    }

    /// The settings, checked.
    ///
    /// # Errors
    /// The first setting that is wrong, with its source.
    pub fn settings(&self) -> Result<Settings, ConfigError> {
        let figment = &self.0;
        let mut settings: Settings = figment.extract().map_err(|error| ConfigError::Unreadable(Box::new(error)))?;
        if self.is_default("public_url") {
            settings.public_url = url::Url::parse(&format!("http://{}", settings.listen))
                .map_err(|error| unusable(figment, "listen", error))?;
        }
        settings.check(figment)?;
        Ok(settings)
    }

    fn is_default(&self, name: &str) -> bool {
        origin(&self.0, name) == DEFAULT
    }

    /// Every setting with its meaning, default, value and origin.
    ///
    /// # Errors
    /// As [`Sources::settings`].
    pub fn describe(&self) -> Result<Vec<Setting>, ConfigError> {
        let settings = self.settings()?;
        let defaults = Settings::default();
        let list = MEANINGS.iter().map(|&(name, meaning)| Setting {
            name,
            meaning: meaning.trim(),
            default: shown(&defaults, name),
            value: shown(&settings, name),
            origin: origin(&self.0, name),
        });
        Ok(list.collect())
    }
}

/// A value as a person would type it, without passwords.
fn shown(settings: &Settings, name: &str) -> String {
    let text = match serde_json::to_value(settings).ok().and_then(|all| all.get(name).cloned()) {
        Some(serde_json::Value::String(text)) => text,
        Some(value) => value.to_string(),
        None => String::new(),
    };
    match name {
        "smtp_password" | "bounce_imap_password" | "files_key" | "files_secret" if !text.is_empty() => MASK.to_owned(),
        "database_url" => without_password(&text),
        _ => text,
    }
}

const MASK: &str = "********";

/// An address of a database that may be shown: its password, in whatever place, is masked.
fn without_password(address: &str) -> String {
    let Ok(mut url) = url::Url::parse(address) else { return address.to_owned() };
    let in_query = url.query_pairs().any(|(key, _)| key == "password");
    if url.password().is_none() && !in_query {
        return address.to_owned();
    }
    if url.password().is_some() && url.set_password(Some(MASK)).is_err() {
        return MASK.to_owned();
    }
    if in_query {
        let pairs: Vec<(String, String)> = url.query_pairs().into_owned().collect();
        let masked = pairs.iter().map(|(key, value)| (key, if key == "password" { MASK } else { value.as_str() }));
        url.query_pairs_mut().clear().extend_pairs(masked);
    }
    url.to_string()
}

/// The variables `TOMONI_*`. Their values are taken as they are typed: a password of digits stays text.
#[derive(Debug, Clone)]
struct Environment(Vec<(String, String)>);

impl Environment {
    /// Those that are settings; tools and tests have variables of their own.
    fn of(variables: impl Iterator<Item = (String, String)>) -> Environment {
        let ours = variables.filter_map(|(name, value)| {
            let key = name.strip_prefix("TOMONI_")?.to_ascii_lowercase();
            (!NOT_SETTINGS.iter().any(|other| key.starts_with(other))).then_some((key, value))
        });
        Environment(ours.collect())
    }
}

/// `TOMONI_CONFIG` names the file; the others belong to tests and builds.
const NOT_SETTINGS: [&str; 3] = ["config", "test_", "build_"];

impl Provider for Environment {
    fn metadata(&self) -> Metadata {
        Metadata::named("the environment")
            .interpolater(|_, keys| format!("TOMONI_{}", keys.join("_").to_ascii_uppercase()))
    }

    fn data(&self) -> Result<Map<Profile, Dict>, figment::Error> {
        let defaults = serde_json::to_value(Settings::default()).unwrap_or_default();
        let typed = |(key, value): &(String, String)| {
            let is_number = defaults.get(key).is_some_and(serde_json::Value::is_number);
            let value = match value.parse::<u64>() {
                Ok(number) if is_number => Value::from(Num::from(number)),
                _ => Value::from(value.clone()),
            };
            (key.clone(), value)
        };
        Ok(Profile::Default.collect(self.0.iter().map(typed).collect()))
    }
}

const DEFAULT: &str = "default";

/// Where a value comes from: a file, a variable, or the default.
fn origin(figment: &Figment, key: &str) -> String {
    match figment.find_metadata(key) {
        None => DEFAULT.to_owned(),
        Some(found) if found.name.contains("Settings") => DEFAULT.to_owned(),
        Some(found) => match &found.source {
            Some(source) => source.to_string(),
            None => found.interpolate(&Profile::Default, &[key]),
        },
    }
}

/// Every wrong setting in a line of its own, with where it comes from.
pub(super) fn wrongs(error: &figment::Error) -> String {
    let one = |error: figment::Error| {
        let from = error.metadata.as_ref().map(|found| match &found.source {
            Some(source) => format!(" (from {source})"),
            None if error.path.is_empty() => format!(" (from {})", found.name),
            None => {
                let keys: Vec<&str> = error.path.iter().map(String::as_str).collect();
                format!(" (from {})", found.interpolate(&Profile::Default, &keys))
            }
        });
        let key = if error.path.is_empty() { String::new() } else { format!("{}: ", error.path.join(".")) };
        format!("{key}{}{}", error.kind, from.unwrap_or_default())
    };
    error.clone().into_iter().map(one).collect::<Vec<_>>().join("\n")
}

pub(super) fn unusable(figment: &Figment, key: &'static str, reason: impl ToString) -> ConfigError {
    ConfigError::Unusable { key, reason: reason.to_string(), origin: origin(figment, key) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sources(variables: &[(&str, &str)], file: &str) -> (tempfile::TempDir, Sources) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join(FILE);
        std::fs::write(&path, file).expect("a file");
        let variables = variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        let sources = Sources::new(&path, variables);
        (folder, sources)
    }

    fn complaint(variables: &[(&str, &str)], file: &str) -> String {
        let (_folder, sources) = sources(variables, file);
        sources.settings().expect_err("something is wrong").to_string()
    }

    #[test]
    fn the_environment_goes_before_the_file_and_the_file_before_defaults() {
        let file = "listen = \"127.0.0.1:4000\"\nhashing_threads = 4\n";
        let (_folder, sources) = sources(&[("TOMONI_LISTEN", "127.0.0.1:5000")], file);
        let settings = sources.settings().expect("good settings");
        assert_eq!(settings.listen.port(), 5000);
        assert_eq!(settings.public_url.as_str(), "http://127.0.0.1:5000/", "follows listen");
        assert_eq!(settings.hashing_threads, 4);
        let described = sources.describe().expect("good settings");
        let of = |name: &str| described.iter().find(|setting| setting.name == name).expect("it is there");
        assert_eq!(of("listen").origin, "TOMONI_LISTEN");
        assert!(of("hashing_threads").origin.ends_with(FILE));
        assert_eq!(of("data_dir").origin, DEFAULT);
        assert_eq!(described.len(), MEANINGS.len());
    }

    #[test]
    fn a_password_of_digits_stays_text_and_is_never_shown() {
        let secret = [
            ("TOMONI_SMTP_PASSWORD", "12345678"),
            ("TOMONI_BOUNCE_IMAP_PASSWORD", "12345678"),
            ("TOMONI_FILES_KEY", "AKIA-hidden"),
            ("TOMONI_FILES_SECRET", "87654321"),
            ("TOMONI_DATABASE_URL", "postgres://tomoni:geheim@db.example/tomoni"),
        ];
        let (_folder, sources) = sources(&secret, "");
        assert_eq!(sources.settings().expect("good settings").smtp_password, "12345678");
        let shown = format!("{:?}", sources.describe().expect("good settings"));
        for secret in ["12345678", "geheim", "hidden", "87654321"] {
            assert!(!shown.contains(secret), "{shown}");
        }
        assert!(!without_password("postgres:///x?host=/run&password=geheim").contains("geheim"));
    }

    #[test]
    fn a_wrong_setting_is_named_with_its_source() {
        let cases = [
            (complaint(&[("TOMONI_LISTN", "x")], ""), ["listn", "TOMONI_LISTN"]),
            (complaint(&[("TOMONI_LISTEN", "everywhere")], ""), ["listen", "TOMONI_LISTEN"]),
            (complaint(&[("TOMONI_HASHING_THREADS", "many")], ""), ["hashing_threads", "TOMONI_HASHING_THREADS"]),
            (complaint(&[("TOMONI_PUBLIC_URL", "ftp://x")], ""), ["public_url", "TOMONI_PUBLIC_URL"]),
            (complaint(&[], "listen = 3000\n"), ["listen", FILE]),
            (complaint(&[], "colour = \"blue\"\n"), ["colour", FILE]),
            (complaint(&[], "database_url = \"mysql://x\"\n"), ["database_url", FILE]),
            (complaint(&[], "metrics_listen = \"somewhere\"\n"), ["metrics_listen", FILE]),
            (complaint(&[("TOMONI_FILES", "/var/files")], ""), ["files", "TOMONI_FILES"]),
            (complaint(&[], "files = \"s3://tomoni\"\nfiles_key = \"a\"\n"), ["files_secret", "default"]),
            (complaint(&[], "log_filter = \"a=b=c\"\n"), ["log_filter", FILE]),
            (complaint(&[], "mail_from = \"nobody\"\n"), ["mail_from", FILE]),
            (complaint(&[], "bounce_address = \"nobody\"\n"), ["bounce_address", FILE]),
            (complaint(&[("TOMONI_BOUNCE_IMAP_HOST", "imap.example.jp")], ""), ["bounce_imap_user", "default"]),
        ];
        for (said, expected) in cases {
            assert!(expected.iter().all(|word| said.contains(word)), "{said} lacks one of {expected:?}");
        }
    }

    #[test]
    fn variables_of_tests_and_tools_are_no_settings() {
        let (_folder, sources) = sources(&[("TOMONI_TEST_POSTGRES_URL", "x"), ("TOMONI_CONFIG", "y")], "");
        assert!(sources.settings().is_ok());
    }
}
