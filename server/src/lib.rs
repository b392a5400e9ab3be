//! HTTP, SQL, mail, jobs and commands of Tomoni（サーバー）. Data flows one way: web → actions → domain → store.

pub mod actions;
pub mod archives;
pub mod clock;
pub mod codes;
pub mod commands;
pub mod config;
pub mod docx;
pub mod files;
pub mod jobs;
pub mod kinds;
pub mod mail;
pub mod paper;
pub mod passkeys;
pub mod passwords;
pub mod pictures;
pub mod postcodes;
pub mod rehearsals;
pub mod sealing;
pub mod secrets;
pub mod seed;
pub mod setup;
pub mod state;
pub mod store;
pub mod tables;
pub mod web;
pub mod workbook;
