//! The pages, a folder for each feature: functions from data to a [`Page`](crate::frame::Page).

pub mod about;
pub mod accounts;
pub mod approval_routes;
pub mod calls;
pub mod case_parts;
pub mod case_thread;
pub mod consultations;
pub mod demo_mail;
pub mod departments;
pub mod faults;
pub mod groups;
pub mod home;
pub mod keys;
pub mod mail_state;
pub mod my_data;
pub mod official;
pub mod oversight;
pub mod proposals;
pub mod questions;
pub mod rehearsals;
pub mod results;
pub mod settings;
pub mod setup;
pub mod staff;
pub mod staff_access;
pub mod staff_people;
