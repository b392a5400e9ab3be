//! Whole-app tests: real forms posted to the real service, on SQLite and on Postgres（結合試験）.

mod account_letters;
mod accounts;
mod calls;
mod commands;
mod corrections;
mod documents;
mod drafts;
mod groups;
mod letters;
mod lint;
mod mail;
mod migrations;
mod pages;
mod post_office;
mod proposals;
mod results;
mod round;
mod routes;
mod running;
mod seed;
mod setup;
mod staff;
mod store;
mod storm;
mod thread;
mod world;
