//! The server as a process: how it stops, what it logs, which figures it shows（起動・停止・監視）.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

/// No runtime here to block: these tests wait for other processes.
#[allow(clippy::disallowed_methods)]
fn pause(milliseconds: u64) {
    std::thread::sleep(Duration::from_millis(milliseconds));
}

/// A port that was free a moment ago.
pub fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
    listener.local_addr().expect("an address").port()
}

/// `tomoni` in a folder of its own, without the settings of whoever runs the tests.
pub fn tomoni(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tomoni"));
    command.current_dir(folder).args(arguments);
    for (name, _) in std::env::vars() {
        if name.starts_with("TOMONI_") {
            command.env_remove(name);
        }
    }
    command.env("TOMONI_METRICS_LISTEN", "");
    command
}

/// Everything a process said.
pub fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// A running `tomoni serve`; it ends with the test.
pub struct Server {
    /// Where it listens.
    pub port: u16,
    child: Option<Child>,
}

impl Server {
    /// Starts it and waits until it answers.
    pub fn start(folder: &Path, settings: &[(&str, &str)]) -> Server {
        let port = free_port();
        let child = tomoni(folder, &["serve"])
            .env("TOMONI_LISTEN", format!("127.0.0.1:{port}"))
            .envs(settings.iter().copied())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it runs");
        let server = Server { port, child: Some(child) };
        let begun = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(begun.elapsed() < Duration::from_secs(60), "it does not listen");
            pause(20);
        }
        assert!(get(port, "/healthz").starts_with("HTTP/1.1 200"));
        server
    }

    /// Tells it to stop.
    pub fn terminate(&self) {
        let id = self.child.as_ref().expect("it runs").id().to_string();
        assert!(Command::new("kill").args(["-TERM", &id]).status().expect("kill runs").success());
    }

    /// Waits for its end.
    pub fn ended(mut self) -> Output {
        self.child.take().expect("it runs").wait_with_output().expect("it ends")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(child) = &mut self.child {
            child.kill().ok();
            child.wait().ok();
        }
    }
}

fn open(port: u16) -> TcpStream {
    let stream = TcpStream::connect(("127.0.0.1", port)).expect("it listens");
    stream.set_read_timeout(Some(Duration::from_secs(60))).expect("a socket");
    stream
}

fn answer(mut stream: TcpStream) -> String {
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("it answers");
    answer
}

/// Asks for a page over a bare connection.
pub fn get(port: u16, path: &str) -> String {
    let mut stream = open(port);
    write!(stream, "GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").expect("it reads");
    answer(stream)
}

/// Begins to send a form, and says what is still to come.
fn half_a_form(port: u16) -> (TcpStream, &'static str) {
    const BODY: &str = "email=resident%40tomoni.example&password=wrong-password";
    let (first, rest) = BODY.split_at(20);
    let mut stream = open(port);
    write!(
        stream,
        "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nSec-Fetch-Site: same-origin\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{first}",
        BODY.len()
    )
    .expect("it reads");
    pause(300);
    (stream, rest)
}

#[test]
fn a_request_under_way_is_answered_before_the_end() {
    let folder = tempfile::tempdir().expect("a folder");
    assert!(tomoni(folder.path(), &["seed", "demo"]).output().expect("it runs").status.success());
    let server = Server::start(folder.path(), &[]);
    let (mut stream, rest) = half_a_form(server.port);
    server.terminate();
    pause(300);
    assert!(TcpStream::connect(("127.0.0.1", server.port)).is_err(), "nobody new is let in");
    stream.write_all(rest.as_bytes()).expect("it still reads");
    let answer = answer(stream);
    assert!(answer.starts_with("HTTP/1.1 422"), "{answer}");
    let output = server.ended();
    assert!(output.status.success(), "{}", said(&output));
}

#[test]
fn somebody_who_never_finishes_does_not_hold_up_the_end() {
    let folder = tempfile::tempdir().expect("a folder");
    assert!(tomoni(folder.path(), &["seed", "demo"]).output().expect("it runs").status.success());
    let server = Server::start(folder.path(), &[]);
    let _half = half_a_form(server.port);
    let told = Instant::now();
    server.terminate();
    let output = server.ended();
    assert!(output.status.success(), "{}", said(&output));
    let took = told.elapsed().as_secs();
    assert!((9..20).contains(&took), "ten seconds are given, and no more: {took} s");
    assert!(said(&output).contains("cut off"), "{}", said(&output));
}

#[test]
fn who_connects_and_says_nothing_is_not_waited_for() {
    let folder = tempfile::tempdir().expect("a folder");
    assert!(tomoni(folder.path(), &["seed", "demo"]).output().expect("it runs").status.success());
    let server = Server::start(folder.path(), &[]);
    let silent = open(server.port);
    let mut stammering = open(server.port);
    stammering.write_all(b"GET / HTTP/1.1\r\nHost: local").expect("it reads");
    let asked = Instant::now();
    for mut stream in [silent, stammering] {
        stream.set_read_timeout(Some(Duration::from_secs(60))).expect("a socket");
        let mut said = Vec::new();
        // Closed, or cut: either way nobody is held.
        let _cut = stream.read_to_end(&mut said);
        assert!(!String::from_utf8_lossy(&said).contains("200 OK"));
    }
    let took = asked.elapsed().as_secs();
    assert!((10..50).contains(&took), "twenty seconds are given: {took} s");
    assert!(get(server.port, "/healthz").starts_with("HTTP/1.1 200"));
}

#[test]
fn figures_and_log_lines_tell_of_a_request_but_no_secret() {
    let folder = tempfile::tempdir().expect("a folder");
    let metrics = free_port();
    let address = format!("127.0.0.1:{metrics}");
    let server = Server::start(folder.path(), &[("TOMONI_LOG_FORMAT", "json"), ("TOMONI_METRICS_LISTEN", &address)]);
    get(server.port, "/confirm/a-secret-token");
    get(server.port, "/no/such/secret-page");
    let begun = Instant::now();
    let figures = loop {
        let figures = get(metrics, "/metrics");
        if figures.contains("process_resident_memory_bytes") || begun.elapsed() > Duration::from_secs(20) {
            break figures;
        }
        pause(100);
    };
    for name in ["tomoni_requests_total{", "tomoni_request_seconds_bucket{", "tomoni_database_connections{"] {
        assert!(figures.contains(name), "{name}: {figures}");
    }
    assert!(!get(server.port, "/metrics").starts_with("HTTP/1.1 200"), "figures are not for the public");
    server.terminate();
    let output = server.ended();
    let log = String::from_utf8_lossy(&output.stderr).into_owned();
    let confirm = log.lines().find(|line| line.contains("/confirm/")).expect("a line of the request");
    let line: serde_json::Value = serde_json::from_str(confirm).expect("JSON");
    assert_eq!(line["request_id"].as_str().map(str::len), Some(12), "{confirm}");
    assert!(!log.contains("secret") && !figures.contains("secret"), "{log}{figures}");
}

#[test]
fn two_on_one_port_is_said_in_plain_words() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = Server::start(folder.path(), &[]);
    let address = format!("127.0.0.1:{}", server.port);
    let rival = tomoni(folder.path(), &["serve"]).env("TOMONI_LISTEN", &address).output().expect("it runs");
    assert!(!rival.status.success() && said(&rival).contains("TOMONI_LISTEN"), "{}", said(&rival));
    server.terminate();
    let output = server.ended();
    assert!(output.status.success() && said(&output).contains("/setup"), "{}", said(&output));
}
