//! Pages for the city's staff: cases, decisions, release of results（職員の画面）.

pub mod calls;
pub mod case;
pub mod cases;
pub mod correction;
pub mod forms;
pub mod record;
pub mod release;
pub mod rounds;
