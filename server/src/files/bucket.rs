//! Files in S3-compatible storage instead of a folder（オブジェクトストレージ）.

use crate::config::{Settings, Unusable};
use object_store::ClientOptions;
use object_store::aws::{AmazonS3, AmazonS3Builder};
use object_store::prefix::PrefixStore;
use object_store::{Certificate, RetryConfig};
use std::time::Duration;

/// How long the storage may take to accept a connection, and to say the next thing.
const CONNECT: Duration = Duration::from_secs(5);
const SILENCE: Duration = Duration::from_secs(20);
/// A person waits for the answer: a storage that does not come back soon is said to be out of reach.
const RETRY: Duration = Duration::from_secs(10);

/// A bucket, or a part of one.
#[derive(Debug, Clone)]
pub(super) struct Bucket {
    pub(super) name: String,
    pub(super) prefix: String,
}

impl Bucket {
    /// Reads `s3://BUCKET` or `s3://BUCKET/PREFIX`.
    pub(super) fn read(address: &str) -> Result<Bucket, Unusable> {
        let wrong = |reason: &str| Unusable { key: "files", reason: reason.to_owned() };
        let rest = address.strip_prefix("s3://").ok_or_else(|| wrong("must be empty or s3://BUCKET/PREFIX"))?;
        let (name, prefix) = rest.split_once('/').unwrap_or((rest, ""));
        let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-');
        if name.len() < 3 || !name.chars().all(fits) {
            return Err(wrong("must name a bucket: s3://BUCKET or s3://BUCKET/PREFIX"));
        }
        Ok(Bucket { name: name.to_owned(), prefix: prefix.trim_matches('/').to_owned() })
    }

    /// Opens it. Nothing is asked of the storage yet.
    pub(super) fn open(self, settings: &Settings) -> Result<PrefixStore<AmazonS3>, Unusable> {
        let wrong = |key, reason: String| Unusable { key, reason };
        // The signatures need it once a process; whoever was first has named the same one.
        drop(rustls::crypto::ring::default_provider().install_default());
        let mut builder = AmazonS3Builder::new()
            .with_bucket_name(self.name)
            .with_region(&settings.files_region)
            .with_retry(RetryConfig { max_retries: 3, retry_timeout: RETRY, ..RetryConfig::default() })
            .with_client_options(client(settings)?);
        if !settings.files_endpoint.is_empty() {
            let endpoint = url::Url::parse(&settings.files_endpoint).ok();
            let usable = endpoint.filter(|url| matches!(url.scheme(), "http" | "https") && url.host().is_some());
            let Some(endpoint) = usable else {
                return Err(wrong("files_endpoint", "must begin with http:// or https:// and name a host".to_owned()));
            };
            builder = builder
                .with_endpoint(settings.files_endpoint.trim_end_matches('/'))
                .with_allow_http(endpoint.scheme() == "http");
        }
        match (settings.files_key.as_str(), settings.files_secret.as_str()) {
            ("", "") if settings.files_endpoint.is_empty() => {}
            ("", _) => return Err(wrong("files_key", "is missing".to_owned())),
            (_, "") => return Err(wrong("files_secret", "is missing".to_owned())),
            (key, secret) => builder = builder.with_access_key_id(key).with_secret_access_key(secret),
        }
        let store = builder.build().map_err(|error| wrong("files", error.to_string()))?;
        Ok(PrefixStore::new(store, self.prefix.as_str()))
    }
}

/// The public authorities are inside the binary, as they are for mail and Postgres; a storage of the house may
/// have an authority of its own.
fn client(settings: &Settings) -> Result<ClientOptions, Unusable> {
    let wrong = |reason: String| Unusable { key: "files_ca_file", reason };
    let mut options = ClientOptions::new()
        .with_connect_timeout(CONNECT)
        .with_read_timeout(SILENCE)
        // A large file on its way to a slow telephone takes as long as it takes.
        .with_timeout_disabled()
        .with_no_system_certificates(true);
    let mut trusted = Vec::new();
    if settings.files_ca_file.is_empty() {
        for der in webpki_root_certs::TLS_SERVER_ROOT_CERTS {
            trusted.push(Certificate::from_der(der).map_err(|error| wrong(error.to_string()))?);
        }
    } else {
        let pem = std::fs::read(&settings.files_ca_file).map_err(|error| wrong(error.to_string()))?;
        trusted = Certificate::from_pem_bundle(&pem).map_err(|error| wrong(error.to_string()))?;
    }
    for certificate in trusted {
        options = options.with_root_certificate(certificate);
    }
    Ok(options)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bucket_is_named_like_an_address() {
        let read = |address| Bucket::read(address).map(|bucket| (bucket.name, bucket.prefix)).ok();
        let is = |name: &str, prefix: &str| Some((name.to_owned(), prefix.to_owned()));
        assert_eq!(read("s3://tsushima"), is("tsushima", ""));
        assert_eq!(read("s3://tsushima/tomoni/files/"), is("tsushima", "tomoni/files"));
        for wrong in ["tsushima", "s3://", "s3:///files", "s3://Tsu shima", "/var/files", "https://s3.example/b"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_storage_of_the_house_needs_both_halves_of_a_key() {
        let settings = |endpoint: &str, key: &str, secret: &str| Settings {
            files_endpoint: endpoint.into(),
            files_key: key.into(),
            files_secret: secret.into(),
            ..Settings::default()
        };
        let wrong = |settings: Settings| {
            let bucket = Bucket::read("s3://tomoni").expect("a bucket");
            bucket.open(&settings).err().map(|wrong| wrong.key)
        };
        assert_eq!(wrong(settings("", "", "")), None, "Amazon's machines have keys of their own");
        assert_eq!(wrong(settings("https://s3.example.jp", "a", "b")), None);
        assert_eq!(wrong(settings("https://s3.example.jp", "", "")), Some("files_key"));
        assert_eq!(wrong(settings("", "a", "")), Some("files_secret"));
        assert_eq!(wrong(settings("", "", "b")), Some("files_key"));
        assert_eq!(wrong(settings("s3.example.jp", "a", "b")), Some("files_endpoint"));
    }
}
