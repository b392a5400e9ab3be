//! Whole-app tests: real forms posted to the real service, on SQLite and on Postgres（結合試験）.

mod pages;
mod seed;
mod world;
