//! The storage of a test: a process of its own that speaks S3（試験用オブジェクトストレージ）.

use crate::world::World;
use chrono::TimeDelta;
use server::clock::Clock;
use server::config::Settings;
use server::files::Files;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

/// A running storage. It ends with the test, or when it is dropped.
pub struct Warehouse {
    process: Child,
    /// Where it listens.
    pub endpoint: String,
}

impl Warehouse {
    /// Opens one with a bucket of this name.
    pub fn open(bucket: &str) -> Warehouse {
        let python = std::env::var("TOMONI_TEST_PYTHON").expect(
            "TOMONI_TEST_PYTHON names a Python with moto, flask and flask-cors; `./x test` makes one, or: \
             python3 -m venv V && V/bin/pip install aiosmtpd moto flask flask-cors",
        );
        let script: PathBuf = [env!("CARGO_MANIFEST_DIR"), "tests", "it", "s3_server.py"].iter().collect();
        let mut process = Command::new(python)
            .arg(script)
            .arg(bucket)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the storage starts");
        let mut line = String::new();
        let output = process.stdout.take().expect("a pipe");
        BufReader::new(output).read_line(&mut line).expect("the storage tells its port");
        Warehouse { process, endpoint: format!("http://127.0.0.1:{}", line.trim()) }
    }

    /// Settings that name it.
    pub fn settings(&self, files: &str) -> Settings {
        Settings {
            files: files.to_owned(),
            files_endpoint: self.endpoint.clone(),
            files_key: "test".into(),
            files_secret: "test".into(),
            ..Settings::default()
        }
    }

    /// The same world with its files here. The storage stamps what it gets with the machine's time, so the clock of the
    /// world must not lag behind that.
    pub fn serve(&self, mut world: World, files: &str) -> World {
        let lag = Clock::System.now() - world.state.clock.now();
        world.state.clock.turn(lag.max(TimeDelta::zero()));
        world.state.files = Files::of(&self.settings(files)).expect("a bucket");
        world.service = server::web::service(world.state.clone());
        world
    }
}

impl Drop for Warehouse {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
