//! A small world for each test: a database of its own, a clock that is turned by hand, browsers with cookies.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, COOKIE, LOCATION, SET_COOKIE};
use axum::http::{HeaderMap, Method, Request, StatusCode};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::folding::email_key;
use domain::keys::step_of;
use domain::people::PersonId;
use scraper::{Html, Selector};
use server::actions::bytes;
use server::clock::Clock;
use server::codes;
use server::config::Settings;
use server::files::Files;
use server::state::State;
use server::store::city::City;
use server::store::{Db, people, second_factors};
use server::web::request::SESSION_PERSON;
use server::web::sessions::{SESSION_BOTH, Sessions};
use std::collections::{BTreeMap, BTreeSet};
use std::future::Future;
use std::path::Path;
use std::sync::Arc;
use tempfile::TempDir;
use tower::ServiceExt;
use tower_sessions::cookie::time::Duration;
use tower_sessions::{Expiry, Session};

/// Sunday 22 November 2026, 10:00 in Japan.
pub fn morning() -> DateTime<Utc> {
    NaiveDate::from_ymd_opt(2026, 11, 22).and_then(|day| day.and_hms_opt(1, 0, 0)).expect("a valid time").and_utc()
}

/// Everything one test needs.
pub struct World {
    /// The state that the service runs on.
    pub state: State,
    /// The service.
    pub service: Router,
    /// Where SQLite and files lie; removed at the end.
    pub folder: Arc<TempDir>,
}

impl World {
    async fn new(engine: &str) -> World {
        let folder = Arc::new(tempfile::tempdir().expect("a temporary folder"));
        let address = address_of(engine, folder.path()).await;
        World::on(&address, folder).await
    }

    /// A world on a database that the test has chosen.
    pub async fn at(address: &str) -> World {
        World::on(address, Arc::new(tempfile::tempdir().expect("a temporary folder"))).await
    }

    async fn on(address: &str, folder: Arc<TempDir>) -> World {
        let db = Db::connect(address).await.expect("the database answers");
        db.migrate().await.expect("migrations run");
        let files = Files::folder(&folder.path().join("files")).expect("a folder for files");
        let settings = Settings { data_dir: folder.path().to_owned(), ..Settings::default() };
        let state = State::new(db, Clock::at(morning()), settings, files);
        World { service: server::web::service(state.clone()), state, folder }
    }

    /// A city without people. Until there is one, every page leads to the set-up.
    pub async fn found_city(&self) {
        let city = City { name: "対馬市".into(), mayor_title: "対馬市長".into(), demo: false };
        let mut tx = self.state.db.write().await.expect("the writer's turn");
        server::store::city::add(&mut tx, &city, morning()).await.expect("the first city");
        tx.commit().await.expect("a commit");
    }

    /// A browser in which a person is signed in already, without the cost of a password and with both factors shown.
    pub async fn browser_of(&self, person: PersonId) -> Browser {
        let lasts = TimeDelta::days(1);
        let store = Sessions { db: self.state.db.clone(), clock: self.state.clock.clone(), lasts };
        let session = Session::new(None, Arc::new(store), Some(Expiry::OnInactivity(Duration::days(1))));
        session.insert(SESSION_PERSON, person.0).await.expect("a session takes an id");
        session.insert(SESSION_BOTH, true).await.expect("a session takes a fact");
        session.save().await.expect("a session is saved");
        let mut browser = self.browser();
        browser.keep("tomoni", session.id().expect("a saved session has an id").to_string());
        browser
    }

    /// Signs in with a password, and with the second factor where one is asked for; says where that leads.
    pub async fn enter(&self, browser: &mut Browser, address: &str, password: &str) -> String {
        let there = browser.post("/sign-in", &[("email", address), ("password", password)]).await.redirect();
        self.second_factor(browser, address, there).await
    }

    /// Does what the second factor asks for, as the person with the telephone at hand; says where that leads.
    pub async fn second_factor(&self, browser: &mut Browser, address: &str, there: String) -> String {
        let (page, query) = there.split_once('?').unwrap_or((&there, ""));
        let next = url::form_urlencoded::parse(query.as_bytes()).find(|(key, _)| key == "next");
        let next = next.map(|(_, value)| value.into_owned()).unwrap_or_default();
        match page {
            "/sign-in/code" => {
                let code = self.code_of(address).await;
                browser.post(page, &[("code", &code), ("next", &next)]).await.redirect()
            }
            "/me/second-factor/set-up" => {
                let code = self.code_on(&browser.get(&there).await);
                browser.post(page, &[("code", &code), ("next", &next)]).await.redirect();
                browser.post("/me/second-factor/codes", &[("next", &next)]).await.redirect()
            }
            _ => there,
        }
    }

    /// The code that the app of a member of staff shows: the earliest that is still good.
    pub async fn code_of(&self, address: &str) -> String {
        let key = email_key(address).expect("an address");
        let mut tx = self.state.db.read().await.expect("a snapshot");
        let (person, _) = people::find_by_email(&mut tx, &key).await.expect("an answer").expect("a person");
        let factor = second_factors::find(&mut tx, person.id).await.expect("an answer").expect("a second factor");
        let secret = self.state.sealing.open(person.id.0.as_bytes(), &factor.secret).expect("our own seal");
        codes::usable_code(&secret, factor.last_step, self.state.clock.now()).expect("turn the clock for another code")
    }

    /// The code that an app shows which has read the secret on the page.
    pub fn code_on(&self, page: &Reply) -> String {
        let letters: String = page.select("#secret")[0].split(' ').collect();
        let secret = totp_rs::Secret::try_from_base32(letters).expect("base32");
        codes::code_of(secret.as_bytes(), step_of(self.state.clock.now().timestamp())).expect("a code")
    }

    /// Sweeps away bytes that nothing refers to, after some time. The folder stamps files with the machine's time, which goes
    /// on while the test's stands: what would come from the test's future is stamped anew, so that no day breaks it.
    pub async fn sweep_after(&self, by: TimeDelta) -> usize {
        let now = self.state.clock.now();
        let mut folders = vec![self.folder.path().join("files")];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).into_iter().flatten() {
                let path = entry.expect("an entry").path();
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                let file = std::fs::File::options().append(true).open(&path).expect("a file");
                if DateTime::<Utc>::from(file.metadata().expect("its facts").modified().expect("a time")) > now {
                    file.set_modified(now.into()).expect("stamped");
                }
            }
        }
        self.state.clock.turn(by);
        bytes::sweep(&self.state, self.state.clock.now()).await.expect("swept")
    }

    /// A browser without cookies.
    pub fn browser(&self) -> Browser {
        let service = self.service.clone();
        Browser { service, cookies: BTreeMap::new(), site: "same-origin", headers: Vec::new(), mount: "" }
    }
}

/// The engines that tests run on.
pub fn engines() -> Vec<String> {
    let named = std::env::var("TOMONI_TEST_ENGINES").unwrap_or_else(|_| "sqlite postgres".to_owned());
    named.split_whitespace().map(str::to_owned).collect()
}

/// An empty database of an engine.
pub async fn address_of(engine: &str, folder: &Path) -> String {
    match engine {
        "sqlite" => format!("sqlite:{}", folder.join("test.db").display()),
        _ => postgres().await,
    }
}

/// A schema of its own in the throw-away Postgres.
pub async fn postgres() -> String {
    let server = std::env::var("TOMONI_TEST_POSTGRES_URL").expect(
        "TOMONI_TEST_POSTGRES_URL names a throw-away Postgres; `./x test` starts one. \
         TOMONI_TEST_ENGINES=sqlite runs the tests on SQLite alone",
    );
    let schema = format!("t{}", uuid::Uuid::new_v4().simple());
    let pool = sqlx::PgPool::connect(&server).await.expect("Postgres answers");
    let create = sqlx::AssertSqlSafe(format!("CREATE SCHEMA {schema}"));
    sqlx::query(create).execute(&pool).await.expect("a schema can be made");
    pool.close().await;
    let separator = if server.contains('?') { '&' } else { '?' };
    format!("{server}{separator}options=-c%20search_path%3D{schema}")
}

/// Runs a test on every engine; a failure names it.
pub fn on_both<F: Future<Output = ()>>(test: impl Fn(World) -> F) {
    for engine in &engines() {
        eprintln!("— on {engine}");
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
        runtime.expect("a runtime").block_on(async {
            let world = World::new(engine).await;
            // A test that uses a part of its world drops the rest; the folder must stay until the end.
            let folder = world.folder.clone();
            test(world).await;
            drop(folder);
        });
    }
}

/// A browser: it keeps cookies and does what it is told.
#[derive(Clone)]
pub struct Browser {
    service: Router,
    cookies: BTreeMap<String, String>,
    site: &'static str,
    headers: Vec<(&'static str, String)>,
    mount: &'static str,
}

impl Browser {
    /// The same browser, with a page of somebody else's open.
    pub fn on_foreign_page(&self) -> Browser {
        Browser { site: "cross-site", ..self.clone() }
    }

    /// The same browser in the rehearsal's city: whatever it opens lies there.
    pub fn rehearsing(&self) -> Browser {
        Browser { mount: "/rehearsal", ..self.clone() }
    }

    /// Goes on with another service, such as one with other settings.
    pub fn visit(&mut self, service: Router) {
        self.service = service;
    }

    /// The value of a cookie.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.get(name).map(String::as_str)
    }

    /// Puts a cookie in, as somebody else at the same machine could.
    pub fn plant(&mut self, name: &str, value: &str) {
        self.cookies.insert(name.to_owned(), value.to_owned());
    }
}

/// What came back.
pub struct Reply {
    /// Status.
    pub status: StatusCode,
    /// Headers.
    pub headers: HeaderMap,
    /// Body.
    pub body: Vec<u8>,
}

impl Browser {
    /// Keeps a cookie as if it had been set.
    pub fn keep(&mut self, name: &str, value: String) {
        self.cookies.insert(name.to_owned(), value);
    }

    /// Opens an address.
    pub async fn get(&mut self, path: &str) -> Reply {
        self.send(Method::GET, path, None, Vec::new()).await
    }

    /// Sends a form.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Reply {
        let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        self.send(Method::POST, path, Some("application/x-www-form-urlencoded"), body.into_bytes()).await
    }

    /// Sends a form with files.
    pub async fn upload(&mut self, path: &str, fields: &[(&str, &str)], file: (&str, &str, &[u8])) -> Reply {
        const BOUNDARY: &str = "tomoni-test-boundary";
        let mut body = Vec::new();
        for (name, value) in fields {
            body.extend(
                format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes(),
            );
        }
        let (field, name, bytes) = file;
        body.extend(
            format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .bytes(),
        );
        body.extend(bytes);
        body.extend(format!("\r\n--{BOUNDARY}--\r\n").bytes());
        let kind = format!("multipart/form-data; boundary={BOUNDARY}");
        self.send(Method::POST, path, Some(&kind), body).await
    }

    /// Sends a form with headers of its own.
    pub async fn post_with(&mut self, path: &str, fields: &[(&str, &str)], headers: &[(&'static str, &str)]) -> Reply {
        let others = self.headers.clone();
        self.headers.extend(headers.iter().map(|(name, value)| (*name, (*value).to_owned())));
        let reply = self.post(path, fields).await;
        self.headers = others;
        reply
    }

    /// Opens an address with headers of its own.
    pub async fn send_with(&mut self, method: Method, path: &str, headers: &[(&'static str, &str)]) -> Reply {
        let others = self.headers.clone();
        self.headers.extend(headers.iter().map(|(name, value)| (*name, (*value).to_owned())));
        let reply = self.send(method, path, None, Vec::new()).await;
        self.headers = others;
        reply
    }

    /// Sends anything.
    pub async fn send(&mut self, method: Method, path: &str, kind: Option<&str>, body: Vec<u8>) -> Reply {
        let mount = if path.starts_with(self.mount) { "" } else { self.mount };
        let mut request = Request::builder()
            .method(method)
            .uri(format!("{mount}{path}"))
            .header("host", "127.0.0.1:3000")
            .header("accept-language", "ja");
        if let Some(kind) = kind {
            request = request.header(CONTENT_TYPE, kind).header("sec-fetch-site", self.site);
        }
        let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        if !cookies.is_empty() {
            request = request.header(COOKIE, cookies.join("; "));
        }
        for (name, value) in &self.headers {
            request = request.header(*name, value);
        }
        let mut request = request.body(Body::from(body)).expect("a valid request");
        request
            .extensions_mut()
            .insert(axum::extract::ConnectInfo(std::net::SocketAddr::from(([127, 0, 0, 1], 40_000))));
        let response = self.service.clone().oneshot(request).await.expect("the service always answers");
        for cookie in response.headers().get_all(SET_COOKIE) {
            let text = cookie.to_str().expect("cookies are text");
            let (pair, rest) = text.split_once(';').unwrap_or((text, ""));
            let (name, value) = pair.split_once('=').expect("a cookie has a name");
            if rest.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        let (head, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.expect("a body").to_vec();
        let reply = Reply { status: head.status, headers: head.headers, body };
        reply.has_each_id_once(path);
        reply
    }
}

impl Reply {
    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// Where a redirect leads.
    pub fn location(&self) -> &str {
        self.headers.get(LOCATION).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The name under which a browser would keep the body.
    pub fn file_name(&self) -> String {
        let disposition = self.headers[CONTENT_DISPOSITION].to_str().expect("text");
        let name = disposition.split("filename*=UTF-8''").nth(1).expect("a name");
        percent_encoding::percent_decode_str(name).decode_utf8().expect("UTF-8").into_owned()
    }

    /// Insists that a page names each of its places once: labels, error links and screen readers find only the first.
    fn has_each_id_once(&self, path: &str) {
        if !self.headers.get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html")) {
            return;
        }
        let text = self.text();
        let mut seen = BTreeSet::new();
        let ids = text.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next());
        for id in ids {
            assert!(seen.insert(id), "{path} has the id {id} twice");
        }
    }

    /// Insists on a status.
    #[track_caller]
    pub fn expect(self, status: StatusCode) -> Reply {
        assert_eq!(self.status, status, "{}", self.text());
        self
    }

    /// Insists on a redirect and says where to.
    #[track_caller]
    pub fn redirect(self) -> String {
        assert_eq!(self.status, StatusCode::SEE_OTHER, "{}", self.text());
        self.location().to_owned()
    }

    /// The texts of everything that a CSS selector finds.
    pub fn select(&self, css: &str) -> Vec<String> {
        let selector = Selector::parse(css).expect("a valid selector");
        let page = Html::parse_document(&self.text());
        page.select(&selector)
            .map(|found| found.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" "))
            .collect()
    }

    /// An attribute of everything that a CSS selector finds.
    pub fn attributes(&self, css: &str, name: &str) -> Vec<String> {
        let selector = Selector::parse(css).expect("a valid selector");
        let page = Html::parse_document(&self.text());
        page.select(&selector).filter_map(|found| found.value().attr(name).map(str::to_owned)).collect()
    }
}
