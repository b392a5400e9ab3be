//! The pages, a folder for each feature: functions from data to a [`Page`](crate::frame::Page).

pub mod calls;
pub mod demo_mail;
pub mod home;
